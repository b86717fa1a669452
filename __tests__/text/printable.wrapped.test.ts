import { isOcid, ocidsIn, replaceOcids, shortOcids } from '../../src/text/ocid.ts';
import { wrapped } from '../../src/text/printable.ts';

it('breaks text at spaces and keeps a long word whole', () => {
  expect(wrapped('one two three https://long.example.com/path four\n  five', '  ', 12)).toEqual([
    '  one two',
    '  three',
    '  https://long.example.com/path',
    '  four',
    '    five',
  ]);
});

it('breaks a command before its flags, so that it can be copied', () => {
  expect(wrapped('Create it with: npx oci-wif setup --provider github --subject "a b"', '', 34)).toEqual([
    'Create it with:',
    '  npx oci-wif setup \\',
    '  --provider github \\',
    '  --subject "a b"',
  ]);
});

it('fills a line to its last column, and not beyond', () => {
  expect(wrapped('longer than', '', 4)).toEqual(['longer', 'than']);
  expect(wrapped('one two', '', 7)).toEqual(['one two']);
  expect(wrapped('one two', '', 6)).toEqual(['one', 'two']);
  expect(wrapped('with: oci identity-domains a --b 1', '', 27)).toEqual([
    'with:',
    '  oci identity-domains a \\',
    '  --b 1',
  ]);
  expect(wrapped('npx oci-wif a --b --cc', '', 21)).toEqual(['  npx oci-wif a --b \\', '  --cc']);
  expect(wrapped('npx oci-wif a --b --cc', '', 20)).toEqual(['  npx oci-wif a \\', '  --b --cc']);
});

it('takes several blanks as one, and keeps the indentation of a line', () => {
  expect(wrapped('one   two  \n  three:   four ', '', 10)).toEqual(['one two', '  three:', '  four']);
  expect(wrapped('Or this  way:   npx oci-wif login', '', 80)).toEqual(['Or this way:', '  npx oci-wif login']);
});

it('breaks a command that has a line of its own in the same way, but no sentence that only names it', () => {
  expect(wrapped('npx oci-wif explain', '', 80)).toEqual(['  npx oci-wif explain']);
  expect(wrapped(' npx oci-wif login --json  ', '', 80)).toEqual(['  npx oci-wif login --json']);
  expect(wrapped('Run npx oci-wif explain', '', 80)).toEqual(['Run npx oci-wif explain']);
});

it('shortens the unique part of OCIDs, which stay different', () => {
  const id = `aaaa${'0123456789'.repeat(5)}abcdef`;
  const other = id.replace(/f$/, 'e');
  expect(shortOcids(`ocid1.tenancy.oc1..${id}, not ocid1.instance.oc1.eu-frankfurt-1.${other}.`)).toBe(
    'ocid1.tenancy.oc1..aaaa…abcdef, not ocid1.instance.oc1.eu-frankfurt-1.aaaa…abcdee.',
  );
  expect(shortOcids('ocid1.user.oc1..aaaa')).toBe('ocid1.user.oc1..aaaa');
});

it('shortens the OCIDs of the first years, which have colons', () => {
  expect(shortOcids('tenancy ocidv1:tenancy:oc1:phx:1460406592660:aaaaaaaab4faofrfkxecohhjuivjq262pu: found.')).toBe(
    'tenancy ocidv1:tenancy:oc1:phx:1460…q262pu: found.',
  );
});

it('shortens only a unique part that is longer than what would be left of it', () => {
  expect(shortOcids('ocid1.user.oc1..123456789012345')).toBe('ocid1.user.oc1..123456789012345');
  expect(shortOcids('ocid1.user.oc1..1234567890123456')).toBe('ocid1.user.oc1..1234…123456');
});

it('finds each OCID of a text once', () => {
  const text = 'users OCID1.user.oc1..a, ocid1.user.oc1..b (ocid1.user.oc1..b) and ocidv1:user:oc1:phx:1:c.';
  const found = ['OCID1.user.oc1..a', 'ocid1.user.oc1..b', 'ocidv1:user:oc1:phx:1:c'];
  expect([...ocidsIn(text)]).toEqual(found);
  expect([...ocidsIn('no ocid1, no ocid1.user.')]).toEqual([]);
  expect(replaceOcids(text, (ocid) => `<${ocid.length}>`)).toBe('users <17>, <17> (<17>) and <23>.');
});

it('is the OCID of one of several types, or of any', () => {
  expect(isOcid('ocid1.compartment.oc1..a', 'tenancy|compartment')).toBe(true);
  expect(isOcid('ocidv1:compartment:oc1:phx:1:a', 'tenancy|compartment')).toBe(true);
  expect(isOcid('ocid1.user.oc1..a', 'tenancy|compartment')).toBe(false);
  expect(isOcid('ocid1.any-type_1.oc1..a')).toBe(true);
});

it.each([
  ['ocid1.tenancy.oc1..aaaa', true],
  ['an ocid1.tenancy.oc1..aaaa', false],
  ['ocid1xtenancy.oc1..aaaa', false],
  ['ocid1.user.tenancy.oc1..aaaa', false],
  ['ocidv1:tenancy:oc1:', false],
  ['ocidv1:tenancy:oc1::aaaa', true],
  ['ocid1.tenancy.oc1.eu-frankfurt-1.aaaa', true],
  ['ocidv1:tenancy:oc1:phx:1460406592660:aaaa', true],
  ['ocid1.compartment.oc1..aaaa', false],
  ['ocidv1:user:oc1:phx:1460406592660:aaaa', false],
  ['ocid1.tenancy.', false],
  ['ocid1.tenancy.oc1..', false],
  ['ocid1.tenancy.oc1..aaaa\n', false],
  ["ocid1.tenancy.oc1..a' or 'b", false],
  ['ocid1:tenancy:oc1:phx:1:aaaa', false],
])('%j is the OCID of a tenancy: %s', (text, expected) => {
  expect(isOcid(text, 'tenancy')).toBe(expected);
});

it('breaks no command in a text in quotes, whose blanks stay', () => {
  expect(wrapped(`npx oci-wif explain --claim 'workflow=Deploy  --prod' --claim 'a=it'\\''s --b'`, '', 30)).toEqual([
    '  npx oci-wif explain \\',
    "  --claim 'workflow=Deploy  --prod' \\",
    "  --claim 'a=it'\\''s --b'",
  ]);
  expect(wrapped(`npx oci-wif login, in the job's step --json`, '', 30)).toEqual([
    "  npx oci-wif login, in the job's step \\",
    '  --json',
  ]);
});

it('breaks other commands so that they can be copied, too', () => {
  expect(wrapped('with: gh api --method PUT repos/octo/app/sub -F use_default=false', '', 30)).toEqual([
    'with:',
    '  gh api \\',
    '  --method PUT repos/octo/app/sub \\',
    '  -F use_default=false',
  ]);
  expect(wrapped("Run: chmod 600 '/home/me/my  files/config'", '', 20)).toEqual([
    'Run:',
    "  chmod 600 '/home/me/my  files/config'",
  ]);
});
