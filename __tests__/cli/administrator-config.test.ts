// OCI configs as administrators have them: each works, or is refused with the path, the line and the reason. Then the other input that people type.

import { createPrivateKey, createPublicKey } from 'node:crypto';
import { inOneLine, type CliFixture } from './cli-fixture.ts';
import { openInsideFixture } from './in-process.ts';

let fixture: CliFixture;
let lines: string[];
let keyFile: string;
beforeAll(async () => {
  fixture = await openInsideFixture();
  fixture.emulator.gitHubApi.addRepository('octo/app');
  lines = fixture.administrator.configText.trim().split('\n');
  keyFile = fixture.administrator.keyFile;
});
afterAll(() => fixture.close());

const MAIN = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
const text = (): string => `${lines.join('\n')}\n`;
/** With another line for the key, or none. */
const withLine = (key: string, line?: string): string =>
  `${lines.flatMap((each) => (each.startsWith(`${key}=`) ? (line ?? []) : each)).join('\n')}\n`;
const lineOf = (key: string): number => lines.findIndex((each) => each.startsWith(`${key}=`)) + 1;
const withKey = (name: string, pem: string, more = ''): string =>
  withLine('key_file', `key_file=${fixture.file(name, pem)}${more}`);
const encrypted = (): string =>
  createPrivateKey(fixture.administrator.privateKeyPem)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' })
    .toString();

const run = (config: string, args: readonly string[] = []) => {
  const file = fixture.file('config', config);
  return fixture.cli(
    ['setup', '--domain-url', fixture.emulator.url, '--github-url', fixture.emulator.url].concat(
      ['--oci-config-file', file, '--dry-run'],
      args.length > 0 ? args : MAIN,
    ),
  );
};

test.each<[string, () => string]>([
  ['as the console shows it, with the path', text],
  ['lines that end with CR LF', () => text().replaceAll('\n', '\r\n')],
  ['a byte order mark', () => `\uFEFF${text()}`],
  ['blanks around =', () => text().replaceAll('=', ' = ')],
  ['comments and blank lines', () => `# mine\n\n${text()}\n# end\n`],
  ['a section twice', () => `${text()}\n[DEFAULT]\n`],
  ['other profiles with problems', () => `${text()}\n[OTHER]\nkey_file=\n`],
  ['region key', () => withLine('region', 'region=fra')],
  ['region key in upper case', () => withLine('region', 'region=FRA')],
  ['region in upper case', () => withLine('region', 'region=EU-FRANKFURT-1')],
  ['encrypted key', () => withKey('enc.pem', encrypted(), '\npass_phrase=right')],
  ['no final line break', () => text().trimEnd()],
  [
    'a key file that ends with the label OCI_API_KEY',
    () => withKey('l.pem', `${fixture.administrator.privateKeyPem}\nOCI_API_KEY\n`),
  ],
])('works: %s', async (_shape, config) => {
  const { code, stderr } = await run(config());
  expect([code, stderr]).toEqual([3, '']);
});

/** A JWT whose signature nobody checks before the domain does. */
const jwt = (claims: object): string =>
  [{ alg: 'RS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.c2ln';

test.each<[string, config: () => string, advice: string]>([
  [
    'session that has expired',
    () => `${withLine('user')}security_token_file=${fixture.file('token', jwt({ exp: 1_780_000_000 }))}\n`,
    'check that the session has not expired (it is valid until 2026-05-28T20:26:40.000Z; "oci session authenticate" starts a new one), that',
  ],
  [
    'session without an expiry',
    () => `${withLine('user')}security_token_file=${fixture.file('token', jwt({}))}\n`,
    'check that the session has not expired ("oci session authenticate" starts a new one), that',
  ],
  [
    'API key of nobody',
    () => withLine('user', 'user=ocid1.user.oc1..nobody'),
    'check that the API key is still registered, that',
  ],
])('says what to do about a profile with a %s', async (_credentials, config, advice) => {
  const { code, stderr } = await run(config());
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Administrator access denied: .*: the profile "DEFAULT" in .* is not accepted\. /);
  expect(stderr).toContain(advice);
});

test.each<[string, () => string, () => string]>([
  [
    "the console's snippet, unchanged",
    () => withLine('key_file', 'key_file=<path to your private keyfile> # TODO'),
    () => `line ${lineOf('key_file')}: key_file still has the console's placeholder`,
  ],
  [
    'the path, but the comment is still there',
    () => withLine('key_file', `key_file=${keyFile} # TODO`),
    () => `line ${lineOf('key_file')}: key_file has a comment behind the value`,
  ],
  [
    'quotes',
    () => withLine('key_file', `key_file="${keyFile}"`),
    () => `line ${lineOf('key_file')}: key_file has quotes, which would be part of the value; remove them`,
  ],
  [
    'a public key',
    () =>
      withKey(
        'p.pem',
        createPublicKey(fixture.administrator.privateKeyPem).export({ type: 'spki', format: 'pem' }).toString(),
      ),
    () => `line ${lineOf('key_file')}: key_file names "${fixture.home}/p.pem", a public key; expected: the private key`,
  ],
  [
    'a key file that is not there',
    () => withLine('key_file', 'key_file=/none.pem'),
    () => 'key_file names "/none.pem", which cannot be read',
  ],
  ['no PEM', () => withKey('n.pem', 'ssh-rsa AAAA'), () => 'which has no private key in PEM form'],
  [
    'encrypted, no pass phrase',
    () => withKey('e1.pem', encrypted()),
    () => 'which is encrypted, and there is no pass_phrase',
  ],
  [
    'encrypted, wrong',
    () => withKey('e2.pem', encrypted(), '\npass_phrase=wrong'),
    () => 'which pass_phrase does not open',
  ],
  ['no user', () => withLine('user'), () => 'user is missing (or security_token_file, for a session)'],
  ['no key_file', () => withLine('key_file'), () => 'key_file is missing'],
  ['no region', () => withLine('region'), () => 'region is missing'],
  [
    'upper-case keys',
    () => text().replace('tenancy=', 'TENANCY='),
    () => `line ${lineOf('tenancy')}: write tenancy in lower case`,
  ],
  [
    'the name of the tenancy',
    () => withLine('tenancy', 'tenancy=acme'),
    () => `line ${lineOf('tenancy')}: tenancy is "acme"; expected: the OCID`,
  ],
  ['an empty value', () => withLine('region', 'region='), () => `line ${lineOf('region')}: region is empty`],
  [
    'a comment with ;',
    () => `${text()}; mine\n`,
    () => `line ${lines.length + 1} has no "key=value"; a comment begins with #`,
  ],
  [
    'no header',
    () => lines.slice(1).join('\n'),
    () => 'line 1 is above the first profile; begin the file with [DEFAULT]',
  ],
  [
    'another profile only',
    () => text().replace('[DEFAULT]', '[PROD]'),
    () => 'there is no such profile; there are "PROD"',
  ],
  [
    'an expired session file',
    () => `${text()}security_token_file=/none\n`,
    () => 'security_token_file names "/none", which cannot be read',
  ],
])('is refused: %s', async (_shape, config, message) => {
  const { code, stderr } = await run(config());
  expect(code).toBe(2);
  expect(inOneLine(stderr)).toContain(`profile "DEFAULT" in ${fixture.home}/config cannot be used: `);
  expect(inOneLine(stderr)).toContain(message());
  expect(stderr).not.toMatch(/wrong\b|BEGIN/);
});

describe('what people type', () => {
  test.each(['octo/app.git', 'REPO', 'REPO/', 'REPO.git'])('--repository %s', async (typed) => {
    const repository = typed.replace('REPO', `${fixture.emulator.url}/octo/app`);
    const { code, stdout } = await run(text(), MAIN.with(3, repository));
    expect(code).toBe(3);
    expect(stdout).toContain('rule: sub eq repo:octo/app:ref:refs/heads/main');
  });

  test.each([
    [
      'Allow group X to manage buckets in tenancy',
      'setup adds "Allow group … to"; expected: without it: "manage buckets in tenancy"',
    ],
    [
      'manage buckets in compartment ocid1.compartment.oc1..a',
      'an OCID needs "id" before it; expected: "manage buckets in compartment id ocid1.compartment.oc1..a"',
    ],
  ])('--allow "%s"', async (allow, message) => {
    const { code, stderr } = await run(text(), [...MAIN, '--allow', allow]);
    expect(code).toBe(2);
    expect(inOneLine(stderr)).toContain(message);
  });
});

test('a region key is stored as the identifier, which the action accepts', async () => {
  const file = fixture.file('config', withLine('region', 'region=fra'));
  const { code, stdout } = await fixture.cli([
    ...['setup', '--domain-url', fixture.emulator.url, '--github-url', fixture.emulator.url],
    ...['--oci-config-file', file, '--yes', ...MAIN],
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/gh variable set OCI_REGION .*--body eu-frankfurt-1$/m);
});
