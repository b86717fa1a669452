// Every page of docs/ci/: its setup command creates the trust, the commands of its job file log in, and a job of somebody else cannot.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { componentInputs } from '../../scripts/tests/gitlab-component.ts';
import { setupCall } from '../../src/federation/advice.ts';
import { readRule, ruleMatches } from '../../src/setup/desired/rule.ts';
import { playJob, startTokenServer } from './ci-job.ts';
import { CI_SYSTEMS, gitlabComponent } from './ci-systems.ts';
import { openCliFixture, type CliFixture } from './cli-fixture.ts';
import { inside } from './in-process.ts';

const pageOf = (name: string): string => readFileSync(`docs/ci/${name}.md`, 'utf8');

/** The arguments of the first setup command of a page, without the domain. */
function setupArguments(text: string): string[] {
  const line = /npx oci-wif setup --domain-url \S+ (.*)/.exec(text.replaceAll('\\\n', ' '))?.[1] ?? '';
  return line.match(/'[^']*'|"[^"]*"|\S+/g)?.map((word) => word.replace(/^(['"])(.*)\1$/, '$2')) ?? [];
}

/** The flags for the token in the login commands of a page. */
function flagsOf(text: string): string[] {
  return [...text.matchAll(/(--subject-token-\w+ .*?) --(?:renew|export)/g)].map(([, flags = '']) => flags);
}

/** What a shell makes of them: a value can be quoted in several ways. */
function wordsOf(flags: string): string {
  return execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${flags}`], { encoding: 'utf8' });
}

let fixture: CliFixture;
let token = '';
let server: Awaited<ReturnType<typeof startTokenServer>>;
beforeAll(async () => {
  fixture = await openCliFixture();
  const id = 'ocid1.compartment.oc1..example';
  fixture.emulator.iam.compartments.set(id, { ...fixture.emulator.iam.addCompartment('ci'), id });
  server = await startTokenServer(() => token);
});
afterAll(async () => {
  await server.close();
  await fixture.close();
});

const setup = (args: readonly string[]) => {
  const keys = ['--jwks-url', fixture.emulator.provider.jwksUri];
  return inside(fixture, ['setup', ...fixture.setupArguments([...args, ...keys])]);
};

test('there is a page for each system, and a system for each page', () => {
  const pages = readdirSync('docs/ci').map((name) => name.replace('.md', ''));
  expect(pages.filter((name) => name !== 'README').sort()).toEqual(CI_SYSTEMS.map(({ page }) => page).sort());
});

test.each(CI_SYSTEMS.map(({ page }) => page))('the page of %s shows its job file as it is', (page) => {
  const [, path = '', shown] = /<!-- job: (\S+) -->\n\n```\w+\n([^]*?)```\n\n<!-- \/job -->/.exec(pageOf(page)) ?? [];
  expect(shown).toBe(readFileSync(path, 'utf8'));
});

describe.each(CI_SYSTEMS.map((system) => [system.page, system] as const))('%s', (page, system) => {
  const { claims, others } = system;
  const mint = (more: Record<string, unknown> = {}): Promise<string> =>
    // The emulated provider adds the claims of GitLab, which a rule could match by mistake.
    fixture.emulator.provider.mint({
      ...{ namespace_path: undefined, project_path: undefined, ref: undefined, ref_type: undefined },
      ...claims,
      ...more,
    });

  test('logs in with its own token, and is refused with that of somebody else', async () => {
    const made = await setup(setupArguments(pageOf(page)));
    expect([made.code, made.stderr]).toEqual([0, '']);
    const [, clientId = ''] = /^Client ID: (\w+)$/m.exec(made.stdout) ?? [];
    const [, clientSecretFile = ''] = /^Client secret: in (\S+) /m.exec(made.stdout) ?? [];
    // The printed login gives the token as the job does.
    const flags = /(--subject-token-\w+ .*?) --export/.exec(made.stdout)?.[1] ?? '(none)';
    if (!flags.includes('TOKEN_FILE --') && !flags.endsWith(' TOKEN_FILE')) {
      if (!pageOf(page).includes(flags)) expect(flagsOf(pageOf(page)).map(wordsOf)).toContain(wordsOf(flags));
      expect(made.stdout).toContain(`/docs/ci/${page}.md\n`);
    }
    const settings = {
      OCI_DOMAIN_URL: fixture.emulator.url,
      OCI_CLIENT_ID: clientId,
      OCI_REGION: 'eu-frankfurt-1',
      OCI_WIF_CLIENT_SECRET: readFileSync(clientSecretFile, 'utf8'),
    };

    token = await mint();
    const own = await playJob(fixture, system.job(token, server.url), settings);
    expect(own).toMatchObject({ exitCode: 0 });
    expect(own.calls.length).toBeGreaterThan(0);
    for (const call of own.calls) expect(call).toMatch(/^(verify|(plan|apply) SecurityToken WIF)$/);
    // With the permissions that the page grants.
    if (own.calls.includes('verify')) expect(own.log).toContain('a signed call returned the Object Storage namespace');
    expect(made.stdout).not.toContain('without --allow');
    expect(own.log).not.toContain(token);

    token = await mint(Object.values(others)[0]);
    const refused = await playJob(fixture, system.job(token, server.url), settings);
    expect(refused.log).toContain('No rules matched from given token');
    // The job stops: nothing runs with other credentials.
    expect(refused).toMatchObject({ calls: [], hasSession: false });
    expect(refused.exitCode).not.toBe(0);

    const { configFile } = fixture.administrator;
    const file = ['--subject-token-file', fixture.file('token', token), '--domain-url', fixture.emulator.url];
    const given = [...file, '--client-id', clientId];
    const explained = await inside(fixture, ['explain', ...given, '--oci-config-file', configFile]);
    expect(explained).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^FAILED {2}rules of the trust\s+no rule/m) as string,
    });
  });

  test.each(Object.entries(others))('no rule matches the token of %s', (_name, other) => {
    const issuer = claims.iss;
    const rules = fixture
      .inventory()
      .trusts.filter((trust) => trust.issuer === issuer)
      .flatMap((trust) => trust.rules.map((text) => readRule(text.replace(/ → .*/, '')) ?? []));
    expect(rules.some((rule) => ruleMatches(rule, claims))).toBe(true);
    expect(rules.filter((rule) => ruleMatches(rule, { ...claims, ...other }))).toEqual([]);
  });
});

test('the doctor finds the rule of a preset', async () => {
  const { page, claims } = CI_SYSTEMS.find((system) => system.page === 'bitbucket') ?? { page: '', claims: {} };
  const { stdout } = await setup([...setupArguments(pageOf(page)), '--json']);
  const { clientId = '', clientSecretFile = '' } = JSON.parse(stdout) as Record<string, string>;
  const token = fixture.file('token', await fixture.emulator.provider.mint(claims));
  const doctor = await inside(fixture, [
    ...['doctor', '--domain-url', fixture.emulator.url, '--subject-token-file', token, '--client-id', clientId],
    ...['--client-secret-file', clientSecretFile, '--admin-profile', 'DEFAULT'],
    ...['--admin-config-file', fixture.administrator.configFile],
  ]);
  expect(doctor.stdout).toMatch(/^ok .*rule/im);
});

const WITH_SETUP_CALL = ['azure-devops', 'bitbucket', 'buildkite', 'circleci', 'hcp-terraform', 'spacelift'];

test.each(WITH_SETUP_CALL)('the advice is the setup command of %s, not a rule with the whole subject', (page) => {
  const { claims } = CI_SYSTEMS.find((system) => system.page === page) ?? { claims: {} };
  const call = setupCall(claims, { domainUrl: undefined }) ?? '';
  const suggested = setupArguments(call);
  // What nobody can tell from a token: the audience, conditions beyond the branch, and permissions.
  const shown = setupArguments(pageOf(page).replace(/ (--(audience|require) \S+|--allow "[^"]*")/g, ''));
  const sorted = (args: string[]): string[] => (args.join(' ').match(/--\S+ \S+/g) ?? []).sort();
  expect(sorted(suggested)).toEqual(sorted(shown));
});

/** Keys of the files for which no schema was found in a package registry, from the documentation of each system. */
const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  'spacelift.yml': ['version', 'stack_defaults', 'runner_image', 'environment', 'before_init', 'before_apply'],
  'aws-buildspec.yml': [
    ...['version', 'env', 'shell', 'secrets-manager', 'phases', 'install', 'runtime-versions', 'nodejs'],
    ...['build', 'on-failure', 'commands'],
  ],
  'kubernetes-job.yml': [
    ...['apiVersion', 'kind', 'metadata', 'name', 'namespace', 'spec', 'backoffLimit', 'template'],
    ...['serviceAccountName', 'restartPolicy', 'containers', 'image', 'command', 'args', 'env', 'value', 'valueFrom'],
    ...['secretKeyRef', 'key', 'volumeMounts', 'mountPath', 'readOnly', 'volumes', 'projected', 'sources'],
    ...['serviceAccountToken', 'path', 'audience', 'expirationSeconds'],
  ],
};

test.each(Object.entries(KNOWN_KEYS))('%s has only known keys (no registry has a schema for it)', (file, known) => {
  const document = parseDocument(readFileSync(`examples/ci/${file}`, 'utf8'), { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  const keys = keysOf(document.toJS());
  expect(keys.filter((key) => !known.includes(key) && !/^(OCI|TF)_[A-Z_]+$/.test(key))).toEqual([]);
  expect(keys.length).toBeGreaterThan(5);
});

test('the Jenkinsfile has only known directives and steps (no registry has a parser for it)', () => {
  const text = readFileSync('examples/ci/Jenkinsfile', 'utf8').replace(/'''[^]*?'''|'[^']*'|\/\/.*/g, '');
  const known = ['pipeline', 'agent', 'any', 'environment', 'stages', 'stage', 'steps', 'post', 'always'];
  const steps = ['withCredentials', 'file', 'string', 'credentialsId', 'variable', 'sh'];
  const words = [...text.matchAll(/[A-Za-z]\w*/g)].map(([word]) => word);
  expect(words.filter((word) => ![...known, ...steps].includes(word) && !word.startsWith('OCI_'))).toEqual([]);
  const counts = ['{', '}', '(', ')', '[', ']'].map((bracket) => text.split(bracket).length);
  expect(counts.slice(0, 2)).toEqual([counts[0], counts[0]]);
  expect(counts.slice(2, 4)).toEqual([counts[2], counts[2]]);
  expect(counts.slice(4)).toEqual([counts[4], counts[4]]);
});

test('the GitLab component: every input has a description, a valid default, and a use', () => {
  const text = readFileSync('templates/oci-login.yml', 'utf8');
  const inputs = Object.entries(componentInputs(text));
  for (const [name, { type = 'string', default: value, regex, description }] of inputs) {
    expect(description).not.toBe('');
    expect(typeof value).toBe(type);
    if (regex !== undefined) expect(String(value)).toMatch(new RegExp(regex));
    expect(text).toContain(`$[[ inputs.${name} ]]`);
    expect(pageOf('gitlab')).toMatch(
      new RegExp(`\\| \`${name}\` +\\| \`${String(value).replace(/[.$]/g, '\\$&')}\` +\\|`),
    );
  }
  expect(Object.keys(gitlabComponent({ 'job-name': '.deploy', verify: 'true' }))).toEqual(['.deploy']);
  expect(gitlabComponent({ audience: 'me' })['.oci-login']?.id_tokens).toEqual({ OCI_ID_TOKEN: { aud: 'me' } });
});

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}
