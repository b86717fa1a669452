// Whatever is printed works: every command that the denial and `explain` print for a row is run against the emulator, through a shell.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { IdentityPropagationTrust } from '../../emulator/domain/store.ts';
import { readClaims } from '../../src/federation/subject-token.ts';
import { inOneLine, openCliFixture, type CliFixture, type CliResult } from '../cli/cli-fixture.ts';
import { inside } from '../cli/in-process.ts';
import type { Row, Token } from './rows.ts';

let fixture: CliFixture;
let groups: ReadonlySet<string>;

/**
 * Defines a test for each of the rows.
 *
 * @param hasDoctor whether `doctor` must print the same commands as `explain`. It asks the issuer, so only an emulated one.
 */
export function testAdvice(rows: readonly Row[], hasDoctor: (row: Row) => boolean): void {
  beforeAll(open);
  afterAll(() => fixture.close());
  test.each(rows.map((row) => [row.name, row] as const))('what is printed works: %s', (_name, row) =>
    followAdvice(row, hasDoctor(row)),
  );
}

async function open(): Promise<void> {
  fixture = await openCliFixture();
  groups = new Set(fixture.emulator.domain.store.groups.keys());
  // Where explain and setup look for the administrator by themselves.
  mkdirSync(join(fixture.home, '.oci'), { recursive: true });
  writeFileSync(join(fixture.home, '.oci', 'config'), readFileSync(fixture.administrator.configFile));
}

function forgetEverything(): void {
  const { store } = fixture.emulator.domain;
  for (const id of store.users.keys()) if (id !== fixture.administrator.user.id) store.users.delete(id);
  store.apps.clear();
  store.trusts.clear();
  for (const id of store.groups.keys()) if (!groups.has(id)) store.groups.delete(id);
}

function mint(token: Token): Promise<string> {
  const { github, provider } = fixture.emulator;
  if ('github' in token) return github.mint({ repository: 'octo/app', ...token.github }, 'https://cloud.oracle.com');
  // The emulated provider adds the claims of GitLab.
  const none = { namespace_path: undefined, project_path: undefined, ref: undefined, ref_type: undefined };
  return provider.mint({ ...none, ...token.claims });
}

/** No issuer but the emulated ones can be reached from a test. */
function keysFor(token: Token, args: readonly string[]): string[] {
  return 'claims' in token && !args.includes('--jwks-file') ? ['--jwks-url', fixture.emulator.provider.jwksUri] : [];
}

interface Client {
  clientId: string;
  secretFile: string;
  /** Flags of the login. */
  session: readonly string[];
}

/** The flags that `login` and `doctor` share. */
async function loginFlags({ clientId, secretFile, session }: Client, token: Token): Promise<string[]> {
  const file = fixture.file('subject.jwt', await mint(token));
  const where = ['--domain-url', fixture.emulator.url, '--client-id', clientId, '--client-secret-file', secretFile];
  return [...where, '--oci-home', join(fixture.home, 'session'), ...session, '--subject-token-file', file];
}

async function logIn(client: Client, token: Token): Promise<CliResult> {
  const flags = await loginFlags(client, token);
  return inside(fixture, ['login', ...flags, '--region', 'eu-frankfurt-1', '--max-attempts', '1', '--json']);
}

/** What doctor prints for an administrator, who has the token. */
async function diagnose(client: Client, token: Token): Promise<string> {
  const flags = await loginFlags(client, token);
  const { code, stdout } = await inside(fixture, ['doctor', ...flags, '--admin-profile', 'DEFAULT']);
  expect(code).toBe(1);
  return stdout;
}

/** The words of each command, as a shell reads them. */
function commandsIn(printed: string): string[][] {
  const lines = printed.replace(/ \\\n\s*/g, ' ').match(/npx oci-wif .*$/gm) ?? [];
  return lines.map((line) => {
    const { stdout } = spawnSync('/bin/sh', ['-c', line.replace(/^npx oci-wif/, "printf '%s\\0'")], {
      encoding: 'utf8',
    });
    return stdout.split('\0').slice(0, -1);
  });
}

const existing = async ({ setup, called = 'deploy', token, session = [] }: Row): Promise<Client> => {
  if (setup.length === 0) {
    const { name, clientSecret } = fixture.emulator.domain.addApp({ displayName: called });
    return { clientId: name, secretFile: fixture.file('secret', clientSecret), session };
  }
  const made = await inside(fixture, [
    'setup',
    ...fixture.setupArguments([...setup, '--name', called, ...keysFor(token, setup), '--json']),
  ]);
  expect(made).toMatchObject({ code: 0 });
  const { clientId, clientSecretFile } = JSON.parse(made.stdout) as { clientId: string; clientSecretFile: string };
  return { clientId, secretFile: clientSecretFile, session };
};

async function arrange(change: Row['arrange'], { clientId }: Client): Promise<void> {
  const { store } = fixture.emulator.domain;
  const [trust] = store.trusts.values() as IterableIterator<IdentityPropagationTrust | undefined>;
  const rules = trust?.impersonationServiceUsers ?? [];
  if (change === undefined || !trust) return;
  if (change === 'inactive') trust.active = false;
  if (change === 'gate on audience') Object.assign(trust, { clientClaimName: 'aud', clientClaimValues: ['oci-prod'] });
  if (change === 'gate on subject')
    Object.assign(trust, { clientClaimName: 'sub', clientClaimValues: ['repo:octo/app:ref:refs/heads/main'] });
  if (change === 'mapping')
    Object.assign(trust, { allowImpersonation: false, subjectClaimName: 'sub', subjectMappingAttribute: 'userName' });
  if (change === 'quoted rule')
    trust.impersonationServiceUsers = rules.map((each) => ({
      ...each,
      rule: each.rule.replace(/eq (.*)$/, "eq '$1'"),
    }));
  if (change === 'client not listed') trust.oauthClients = trust.oauthClients.filter((client) => client !== clientId);
  if (change === 'no service user')
    for (const user of store.users.values())
      user['urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'].serviceUser = false;
  if (change === 'not made by setup')
    for (const made of [...store.users.values(), ...store.apps.values(), ...store.groups.values()])
      Reflect.set(made, 'tags', []);
  if (change === 'certificate') {
    fixture.file('keys.json', await keySet());
    const { code } = await inside(fixture, [
      'setup',
      ...fixture.setupArguments([
        '--provider',
        'github',
        '--repository',
        'octo/app',
        '--branch',
        'main',
        '--name',
        'deploy',
        '--jwks-file',
        join(fixture.home, 'keys.json'),
      ]),
    ]);
    expect(code).toBe(0);
    Reflect.deleteProperty(trust, 'publicKeyEndpoint');
  }
}

async function keySet(): Promise<string> {
  const url = `${fixture.emulator.issuer}/.well-known/jwks`;
  const [answer] = (await once(get(url, { ca: readFileSync(fixture.emulator.caFile) }), 'response')) as [
    IncomingMessage,
  ];
  return text(answer);
}

async function principalAfter(client: Client, token: Token): Promise<string | undefined> {
  const { code, stdout } = await logIn(client, token);
  return code === 0 ? (JSON.parse(stdout) as { principal: string }).principal : undefined;
}

async function followAdvice(row: Row, hasDoctor: boolean): Promise<void> {
  forgetEverything();
  const client = await existing(row);
  await arrange(row.arrange, client);
  const denial = await logIn(client, row.token);
  expect(denial.code).toBe(1);
  let printed = denial.stderr;
  const commands = commandsIn(printed);
  const found: string[][] = commands.filter(([command]) => command === 'setup');
  for (const explain of commands.filter(([command]) => command === 'explain')) {
    const { code, stdout, stderr } = await inside(fixture, explain);
    expect({ explain, code, stderr }).toEqual({ explain, code: 1, stderr: '' });
    printed += stdout;
    found.push(...commandsIn(stdout).filter(([command]) => command === 'setup'));
  }
  expect(inOneLine(printed)).toMatch(row.says);
  if (row.saysNot) expect(inOneLine(printed)).not.toMatch(row.saysNot);
  const setups = [...new Set(found.map((words) => JSON.stringify(words)))].map(
    (words) => JSON.parse(words) as string[],
  );
  if (row.accepts === undefined) expect(setups).toEqual([]);
  else expect(setups).toHaveLength(1);
  if (hasDoctor) {
    const diagnosis = await diagnose(client, row.token);
    expect(commandsIn(diagnosis).filter(([command]) => command === 'setup')).toEqual(setups);
    if (row.saysNot) expect(inOneLine(diagnosis)).not.toMatch(row.saysNot);
  }
  for (const stranger of row.refuses ?? []) expect(await principalAfter(client, stranger)).toBeUndefined();
  if (row.changedJob) expect(await principalAfter(client, row.changedJob)).toBeDefined();
  for (const words of setups) {
    const here = words.map((word) => (word === 'keys.json' ? join(fixture.home, word) : word));
    const args = [...here, ...keysFor(row.token, here), '--json'];
    const preview = await inside(fixture, [...args, '--dry-run']);
    expect({ words, ...preview, code: [0, 3].includes(preview.code ?? 1) }).toMatchObject({ code: true, stderr: '' });
    const { code, stderr } = await inside(fixture, [...args, '--yes']);
    expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
  }
  if (row.accepts) {
    const users = [...fixture.emulator.domain.store.users.values()].filter(
      ({ id }) => id !== fixture.administrator.user.id,
    );
    const isResource = row.session !== undefined;
    expect(users).toHaveLength(isResource ? 0 : 1);
    const principal = isResource ? readClaims(await mint(row.accepts))?.sub : users[0]?.ocid;
    expect(await principalAfter(client, row.accepts)).toBe(principal);
  }
  for (const stranger of row.refuses ?? []) expect(await principalAfter(client, stranger)).toBeUndefined();
}
