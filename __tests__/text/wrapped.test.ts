import { shortOcids } from '../../src/text/short-ocids.ts';
import { wrapped } from '../../src/text/wrapped.ts';

it('breaks text at spaces and keeps a long word whole', () => {
  expect(wrapped('one two three https://long.example.com/path four\n  five', '  ', 12)).toEqual([
    '  one two',
    '  three',
    '  https://long.example.com/path',
    '  four',
    '  five',
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

it('shortens the unique part of OCIDs, which stay different', () => {
  const id = `aaaa${'0123456789'.repeat(5)}abcdef`;
  const other = id.replace(/f$/, 'e');
  expect(shortOcids(`ocid1.tenancy.oc1..${id}, not ocid1.instance.oc1.eu-frankfurt-1.${other}.`)).toBe(
    'ocid1.tenancy.oc1..aaaa…abcdef, not ocid1.instance.oc1.eu-frankfurt-1.aaaa…abcdee.',
  );
  expect(shortOcids('ocid1.user.oc1..aaaa')).toBe('ocid1.user.oc1..aaaa');
});
