// Adding our section to an OCI config and removing it changes no other byte.

import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { checkConfig, putSection, type SectionEntries, undoSection } from '../../src/profile/config-file.ts';
import { lineSoup, validConfig } from './config-samples.ts';

const ENTRIES: SectionEntries = {
  tenancy: 'ocid1.tenancy.oc1..aaaa',
  fingerprint: 'aa:bb',
  region: 'eu-frankfurt-1',
  key_file: '/home/me/.oci/sessions/WIF/oci_api_key.pem',
  security_token_file: '/home/me/.oci/sessions/WIF/token',
};
const OURS = `[WIF]
tenancy=ocid1.tenancy.oc1..aaaa
fingerprint=aa:bb
region=eu-frankfurt-1
key_file=/home/me/.oci/sessions/WIF/oci_api_key.pem
security_token_file=/home/me/.oci/sessions/WIF/token
`;

const bytes = (text: string) => Buffer.from(text, 'latin1');
const put = (text: string, name = 'WIF') => putSection(bytes(text), name, ENTRIES);

const places: { name: string; before: string; after: string }[] = [
  { name: 'into an empty file', before: '', after: OURS },
  { name: 'behind other sections', before: '[A]\nk=v\n', after: `[A]\nk=v\n${OURS}` },
  { name: 'behind a file without a final newline', before: '[A]\nk=v', after: `[A]\nk=v\n${OURS}` },
  { name: 'behind a file that ends in blank lines', before: '[A]\nk=v\n\n\n', after: `[A]\nk=v\n\n\n${OURS}` },
  {
    name: 'in place of the old one',
    before: '[A]\nk=v\n[WIF]\nuser=u\n[B]\nl=1\n',
    after: `[A]\nk=v\n${OURS}[B]\nl=1\n`,
  },
  { name: 'in place of an empty one', before: '[WIF]\n[B]\n', after: `${OURS}[B]\n` },
  { name: 'in place of one without a final newline', before: '[WIF]\nuser=u', after: OURS },
  {
    name: 'before the blank lines and comments that follow the last key',
    before: '[WIF]\n# ours\nuser=u\n\n# of B\n[B]\n',
    after: `${OURS}\n# of B\n[B]\n`,
  },
  {
    name: 'in place of continuations, also behind comments and blank lines',
    before: '[WIF]\nuser=u\n\n# note\n  more\n\n[B]\n',
    after: `${OURS}\n[B]\n`,
  },
  { name: 'not in place of a longer name', before: '[WIF2]\nk=v\n', after: `[WIF2]\nk=v\n${OURS}` },
  { name: 'not in place of another case', before: '[wif]\nk=v\n', after: `[wif]\nk=v\n${OURS}` },
  { name: 'not in place of a name with blanks', before: '[ WIF ]\nk=v\n', after: `[ WIF ]\nk=v\n${OURS}` },
  { name: 'into a CRLF file', before: '[A]\r\nk=v\r\n', after: `[A]\r\nk=v\r\n${OURS}` },
  { name: 'in place of the old one in a CRLF file', before: '[WIF]\r\nk=v\r\n[B]\r\n', after: `${OURS}[B]\r\n` },
  { name: 'in place of one with a comment behind its header', before: '[WIF] # x\nk=v\n', after: OURS },
];

test.each(places)('adds the section $name, and removes it again', ({ before, after }) => {
  const done = put(before);
  expect(done.config.toString('latin1')).toBe(after);
  expect(undoSection(done.config, 'WIF', done).config.toString('latin1')).toBe(before);
});

const valid = validConfig();
const anyAccepted = fc.oneof(
  { weight: 4, arbitrary: valid },
  {
    weight: 1,
    arbitrary: fc.oneof(
      lineSoup(),
      fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array)),
    ),
  },
);
const profile = fc.constantFrom('WIF', 'DEFAULT', 'a', 'b.c', 'new');

/** Whether the check accepts the file. */
function passes(config: Buffer): boolean {
  try {
    checkConfig(config, 'config');
    return true;
  } catch {
    return false;
  }
}

test('the sample files pass the check', () => {
  fc.assert(fc.property(valid, passes), { numRuns: 500 });
});

test('for any file: adding and removing the section restores every byte', () => {
  const property = fc.property(anyAccepted, profile, (config, name) => {
    fc.pre(passes(config));
    const done = putSection(config, name, ENTRIES);
    const undone = undoSection(done.config, name, done);
    expect(undone.config.equals(config)).toBe(true);
    expect(undone.newlineOwners).toEqual([]);
    expect(undone.outcome).toBe(done.replaced ? 'restored' : 'removed');
  });
  fc.assert(property, { numRuns: 1_000 });
});

test('for any file: the result is our section and otherwise the same bytes, and passes the check', () => {
  const property = fc.property(anyAccepted, profile, (config, name) => {
    fc.pre(passes(config));
    const done = putSection(config, name, ENTRIES);
    const text = done.config.toString('latin1');
    const ours = OURS.replace('[WIF]', `[${name}]`);
    const at = text.indexOf(ours);
    expect(at === 0 || text[at - 1] === '\n').toBe(true);
    const rest =
      text.slice(0, at) +
      (done.replaced?.toString('latin1') ?? '') +
      text.slice(at + ours.length - (done.replaced ? 1 : 0));
    expect([config.toString('latin1'), `${config.toString('latin1')}\n`]).toContain(rest);
    expect(() => checkConfig(done.config, 'config')).not.toThrow();
    expect(text.endsWith('\n') || config.at(-1) !== 0x0a).toBe(true);
  });
  fc.assert(property, { numRuns: 1_000 });
});

test('for any file: adding the section twice equals adding it once with the last values', () => {
  const property = fc.property(anyAccepted, profile, (config, name) => {
    fc.pre(passes(config));
    const later = { ...ENTRIES, fingerprint: 'cc:dd' };
    const twice = putSection(putSection(config, name, ENTRIES).config, name, later);
    expect(twice.config.equals(putSection(config, name, later).config)).toBe(true);
  });
  fc.assert(property, { numRuns: 1_000 });
});

test('for any bytes: removing never throws, and changes only a section with our fingerprint', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 60 }), (array) => {
    const config = Buffer.from(array);
    const undo = { fingerprint: 'aa:bb', replaced: undefined, newlineBefore: true, newlineBehind: true };
    expect(undoSection(config, 'WIF', undo).config).toBe(config);
  });
  fc.assert(property);
});

describe('if others have changed the file since', () => {
  const change = (text: string, edit: (text: string) => string) => {
    const done = put(text);
    const undone = undoSection(bytes(edit(done.config.toString('latin1'))), 'WIF', done);
    return { text: undone.config.toString('latin1'), outcome: undone.outcome, owners: undone.newlineOwners };
  };

  test('keeps a section added after ours', () => {
    expect(change('[A]\nk=v\n', (text) => `${text}[B]\nl=1\n`).text).toBe('[A]\nk=v\n[B]\nl=1\n');
  });

  test('keeps the newline that we added, which now belongs to the section after it', () => {
    const { text, owners } = change('[A]\nk=v', (put) => `${put}[B]\nl=1\n`);
    expect(text).toBe('[A]\nk=v\n[B]\nl=1\n');
    expect(owners).toMatchObject([{ name: 'B' }]);
  });

  test('keeps the newline that we added after a replaced section, before a new one', () => {
    const { text, owners } = change('[WIF]\nk=v', (put) => `${put}[B]\nl=1\n`);
    expect(text).toBe('[WIF]\nk=v\n[B]\nl=1\n');
    expect(owners).toMatchObject([{ name: 'B' }]);
  });

  test('keeps the newline before a comment added after ours', () => {
    const { text, owners } = change('[A]\nk=v', (put) => `${put}# note\n`);
    expect(text).toBe('[A]\nk=v\n# note\n');
    expect(owners).toEqual([]);
  });

  test('keeps lines added before ours', () => {
    expect(change('[WIF]\nk=v\n[B]\n', (text) => `[X]\nm=1\n${text}`).text).toBe('[X]\nm=1\n[WIF]\nk=v\n[B]\n');
  });

  test('finds our section in a file that configparser has rewritten', () => {
    expect(change('[A]\nk=v\n', (text) => text.replaceAll('=', ' = ')).text).toBe('[A]\nk = v\n');
  });

  test('keeps a section with the same name and another key', () => {
    const { text, outcome } = change('[A]\nk=v\n', (put) => put.replace('aa:bb', 'cc:dd'));
    expect(outcome).toBe('other');
    expect(text).toContain('cc:dd');
  });

  test('accepts that the section was removed already', () => {
    expect(change('[A]\nk=v\n', () => '[A]\nk=v\n')).toMatchObject({ outcome: 'absent', text: '[A]\nk=v\n' });
  });

  test('finds our section after a duplicate with the same name', () => {
    expect(change('', (put) => `[WIF]\nuser=u\n${put}`).text).toBe('[WIF]\nuser=u\n');
  });
});

const values: { value: string; says: string }[] = [
  { value: '', says: 'is empty' },
  { value: ' x', says: 'begins or ends with a space' },
  { value: 'x\t', says: 'begins or ends with a space' },
  { value: 'a=b', says: 'holds "="' },
  { value: 'a%20b', says: 'holds "%"' },
  { value: 'a;b', says: 'holds ";"' },
  { value: 'a\nuser=b', says: 'line break' },
  { value: 'a\rb', says: 'line break' },
  { value: '/home/jürgen', says: 'non-ASCII' },
];

test.each(values)('refuses the value $value and names the key', ({ value, says }) => {
  const attempt = () => putSection(bytes(''), 'WIF', { ...ENTRIES, key_file: value });
  expect(attempt).toThrow(/^Cannot write profile: the value for key_file /);
  expect(attempt).toThrow(says);
});

test('accepts a path that contains a blank', () => {
  const { config } = putSection(bytes(''), 'WIF', { ...ENTRIES, key_file: '/home/my name/key' });
  expect(config.toString()).toContain('\nkey_file=/home/my name/key\n');
});

test.each(['', '.', '..', 'a b', 'a]', 'a/b', '../x', 'a\n', 'ä', 'a\\b', 'a:b'])(
  'refuses the profile name %j',
  (name) => {
    expect(() => putSection(bytes(''), name, ENTRIES)).toThrow(/^Cannot write profile: the profile name/);
  },
);

test('handles a file of 10 MB', () => {
  const big = bytes(Array.from({ length: 100_000 }, (_, number) => `[S${number}]\nkey=${'x'.repeat(90)}\n`).join(''));
  checkConfig(big, 'config');
  const done = putSection(big, 'WIF', ENTRIES);
  expect(undoSection(done.config, 'WIF', done).config.equals(big)).toBe(true);
});

const python = spawnSync('python3', ['-c', 'import configparser']).status === 0;
const withPython = python ? test : test.skip;
const reason = python ? '' : ' (skipped: no python3 on this machine)';

/** What Python's configparser, strict as the OCI CLI uses it, makes of each file: its sections, or null when it refuses the file. */
function parseWithPython(files: Buffer[]): (Record<string, Record<string, string>> | null)[] {
  const program = `
import configparser, json, sys
answers = []
for text in json.load(sys.stdin):
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
        sections = {name: dict(parser._sections[name]) for name in parser.sections()}
        sections["DEFAULT"] = dict(parser.defaults())
        answers.append(sections)
    except configparser.Error:
        answers.append(None)
json.dump(answers, sys.stdout)`;
  const input = JSON.stringify(files.map((file) => file.toString('latin1')));
  const answer = execFileSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 1e8 });
  return JSON.parse(answer) as ReturnType<typeof parseWithPython>;
}

withPython(`configparser reads what passes the check: our values in our section, the others unchanged${reason}`, () => {
  const files = fc.sample(validConfig({ ascii: true }), { numRuns: 400, seed: 7 });
  const before = parseWithPython(files);
  const after = parseWithPython(files.map((file) => putSection(file, 'WIF', ENTRIES).config));
  for (const [index, sections] of before.entries()) {
    expect(sections).not.toBeNull();
    expect(after[index]).toEqual({ ...sections, WIF: ENTRIES });
  }
});

withPython(`what configparser refuses does not pass the check${reason}`, () => {
  const files = fc.sample(lineSoup(), { numRuns: 3_000, seed: 7 });
  const parsed = parseWithPython(files);
  const wronglyAccepted = files.filter((file, index) => parsed[index] === null && passes(file));
  expect(wronglyAccepted.map(String)).toEqual([]);
  // The input must contain both kinds, otherwise the test proves nothing.
  expect(parsed.filter((sections) => sections === null).length).toBeGreaterThan(300);
  expect(files.filter(passes).length).toBeGreaterThan(100);
});
