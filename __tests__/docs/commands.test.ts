// Every command and workflow that README.md and docs/ show: a test runs it, or the page says in a comment why none does; a tool that runners lack is
// installed; and the commands of the README, the troubleshooting page and CONTRIBUTING.md work as they stand there.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { createJob, type Job } from '../../emulator/runner.ts';
import { lacksNamespace, readAllowance } from '../../src/setup/desired/statement.ts';
import { playJob } from '../cli/ci-job.ts';
import type { CliFixture } from '../cli/cli-fixture.ts';
import { openInsideFixture } from '../cli/in-process.ts';
import { processesOf, tracking } from '../e2e/background.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

interface Block {
  /** `docs/setup.md:17` */
  place: string;
  page: string;
  language: string;
  /** The comment above, without its signs. */
  mark: string;
  text: string;
}

function blocksOf(page: string): Block[] {
  const text = read(page);
  return [...text.matchAll(/(?:<!-- ((?:(?!-->).)*) -->\n\s*)?^ *```(\w+)\n([^]*?)^ *```$/gm)].map((match) => {
    const [whole, mark = '', language = '', block = ''] = match;
    const line = text.slice(0, match.index + whole.indexOf('```')).split('\n').length;
    return { place: `${page}:${line}`, page, language, mark, text: block };
  });
}

const pages = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`);
const blocks = ['README.md', ...pages].flatMap(blocksOf);

interface Step {
  uses?: string;
  with?: Record<string, string | boolean | number>;
  run?: string;
  env?: Record<string, string>;
}
const stepsOf = ({ language, text }: Block): Step[] =>
  language === 'yaml' ? [parse(text) as Step | Step[]].flat() : [];

const isRun = ({ language }: Block): boolean => ['sh', 'yaml', 'bash', 'powershell', 'bat'].includes(language);

/** The marks of the README, in the order of its blocks: it is short, and they would be lines of it. */
const README = [
  'run by docs/commands.test.ts',
  'run by docs/commands.test.ts',
  'run by docs/commands.test.ts',
  'run by consumers/terraform.test.ts',
  'not run: a part of examples/kubernetes/workflow.yml, which consumers/examples.test.ts runs',
  'not run: npm run docs:check clones this checkout instead',
];

/** The tests that run all commands and workflows of a page. */
const TESTED: readonly [page: RegExp, test: string][] = [
  [/^docs\/setup\.md$/, 'cli/docs.test.ts'],
  [/^docs\/ci\/[\w-]+\.md$/, 'cli/ci-systems.slow.test.ts'],
];

test('every command and every workflow is run, or its page says why it is not', () => {
  const unmarked = blocks.filter((block) => isRun(block) && block.page === 'README.md' && block.mark !== 'run');
  const marked = blocks
    .filter((block) => isRun(block) && !TESTED.some(([pattern]) => pattern.test(block.page)))
    .map((block) => (unmarked.includes(block) ? { ...block, mark: README[unmarked.indexOf(block)] ?? '' } : block));
  const unknown = marked.filter(({ mark }) => !/^(run|file: \S+|run by \S+\.ts|not run: .{20,})$/.test(mark));
  expect(unknown.map(({ place }) => place)).toEqual([]);
  expect(README).toHaveLength(unmarked.length);

  for (const [, test] of TESTED) expect([test, existsSync(`${root}__tests__/${test}`)]).toEqual([test, true]);
  for (const { page, mark } of marked) {
    const test = /^run by (\S+)$/.exec(mark)?.[1];
    if (test !== undefined) expect(read(`__tests__/${test}`)).toContain(page.split('/').at(-1));
  }
});

/** What ubuntu-latest and the images of CI systems lack, and how a snippet installs it: in a fixed version. */
const TOOLS: readonly [name: string, use: RegExp, installs: RegExp][] = [
  [
    'the OCI CLI',
    /(?:^|[\s;&|(`])oci (?:--|[a-z]+ [a-z])/m,
    /pipx install oci-cli==\d|oracle\/oci-cli|the OCI CLI is installed on this runner/,
  ],
  ['Terraform', /(?:^|run: |&& )\s*terraform (?:init|plan|apply)/m, /setup-terraform@[0-9a-f]{40}/],
  ['rclone', /run: rclone /, /rclone-v\d[\w.-]+\.deb/],
  ['Ansible', /ansible-(?:playbook|galaxy) /, /pip install .*ansible(?:-core)?==\d/],
];

const snippets: Pick<Block, 'place' | 'text'>[] = [
  ...blocks.filter(({ page, language }) => language === 'yaml' && !page.startsWith('docs/ci/')),
  ...readdirSync(`${root}examples`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('workflow.yml'))
    .map((name) => ({ place: `examples/${name}`, text: read(`examples/${name}`) })),
];

test.each(TOOLS)(
  '%s is not on ubuntu-latest: every workflow that calls it installs it, pinned',
  (_tool, use, installs) => {
    const withoutComments = (text: string): string => text.replaceAll(/^\s*#.*$/gm, '');
    const users = snippets.filter(({ text }) => use.test(withoutComments(text)));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ text }) => !installs.test(text)).map(({ place }) => place)).toEqual([]);
  },
);

test('every workflow for pull requests leaves out those of forks and of Dependabot, which get no identity token', () => {
  const forPullRequests = snippets.filter(({ text }) => /^ {2}pull_request:/m.test(text));
  expect(forPullRequests).toHaveLength(3);
  for (const { place, text } of forPullRequests) {
    for (const condition of [
      'github.event.pull_request.head.repo.full_name == github.repository',
      "github.event.pull_request.user.login != 'dependabot[bot]'",
    ])
      expect([place, text]).toEqual([place, expect.stringContaining(condition)]);
  }
});

test("a snippet with Oracle's image of the OCI CLI names a version, because the latest one changes", () => {
  const images = blocks.flatMap(({ place, text }) =>
    [...text.matchAll(/ghcr\.io\/oracle\/oci-cli\S*/g)].map(([image]) => ({ place, image })),
  );
  expect(images).toHaveLength(2);
  expect(images.filter(({ image }) => !/:\d{8}$/.test(image))).toEqual([]);
});

/** The permissions of each command, or of a file with options. */
const permissionsOf = (text: string): string[][] =>
  [...text.matchAll(/(?:--allow "[^"]+"[\s\\#]*)+|^allow:\n(?: +- .+\n)+/gm)].map(([run]) =>
    [...run.matchAll(/--allow "([^"]+)"|^ +- (.+)$/gm)].map(([, flag, item]) => flag ?? item ?? ''),
  );

const inUse = [...blocks, ...snippets].map(({ place, text }) => ({ place, text }));
test('every command that allows calls of Object Storage allows to ask for its namespace, as the help does', async () => {
  const fixture = await openInsideFixture();
  for (const command of [[], ['setup']]) {
    const { stdout: text } = await fixture.cli([...command, '--help']);
    inUse.push({ place: `oci-wif ${command.join('')} --help`, text });
  }
  await fixture.close();
  const commands = inUse.flatMap(({ place, text }) =>
    permissionsOf(text.replaceAll('…', 'example')).map((permissions) => ({ place, permissions })),
  );
  expect(commands.length).toBeGreaterThan(20);
  const lacking = commands.filter(({ permissions }) => lacksNamespace(permissions.map(readAllowance)));
  expect(lacking.map(({ place }) => place)).toEqual([]);
});

test('every page says that the same version of Node is needed, which is that of the packages', () => {
  const versionOf = (path: string): string => (JSON.parse(read(path)) as { engines: { node: string } }).engines.node;
  expect(versionOf('emulator/package.json')).toBe(versionOf('package.json'));
  const texts = ['README.md', 'CONTRIBUTING.md', 'emulator/README.md', ...pages].map((page) => ({
    page,
    text: read(page),
  }));
  const named = texts.flatMap(({ page, text }) =>
    [...text.matchAll(/Node (\d[\d.]*) or\s+later/g)].map(([, version = '']) => ({ page, version: `>=${version}` })),
  );
  expect(named.length).toBeGreaterThan(7);
  expect(named.filter(({ version }) => version !== versionOf('package.json'))).toEqual([]);
});

const logins = blocksOf('docs/long-jobs.md')
  .flatMap(stepsOf)
  .flatMap((step) => (step.with === undefined ? [] : [step.with]));
test('long-jobs.md has three logins', () => {
  expect(logins).toHaveLength(3);
});

const ON_MAIN = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];

describe('as they stand there', () => {
  let fixture: CliFixture;
  beforeEach(async () => {
    fixture = await openInsideFixture();
    const { iam } = fixture.emulator;
    const id = 'ocid1.compartment.oc1..example';
    iam.compartments.set(id, { ...iam.addCompartment('ci'), id });
  });
  afterEach(() => fixture.close());

  /** The arguments of each `oci-wif` command; the emulator is its domain. */
  function commandsOf(text: string): string[][] {
    const lines = text.replaceAll('\\\n', ' ').split('\n');
    return lines
      .filter((line) => line.trim().startsWith('npx oci-wif '))
      .map((line) =>
        (line.match(/"[^"]*"|\S+/g) ?? [])
          .slice(2)
          .map((word) => word.replaceAll('"', ''))
          .map((word) => (/^(\$DOMAIN|https:\/\/idcs-.*)$/.test(word) ? fixture.emulator.url : word)),
      );
  }
  const setupOf = (page: string): string[][] =>
    blocksOf(page)
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => commandsOf(text))
      .filter(([command]) => command === 'setup')
      .map((args) => args.slice(3));

  async function create(args: readonly string[]): Promise<{ clientId: string; clientSecret: string }> {
    const { code, stdout, stderr } = await fixture.setup([...args, '--json']);
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    const { clientId, clientSecretFile } = JSON.parse(stdout) as { clientId: string; clientSecretFile: string };
    return { clientId, clientSecret: readFileSync(clientSecretFile, 'utf8') };
  }

  /** What the workflows of the pages read from the repository. */
  const settingsOf = (clientId: string, clientSecret: string): Record<string, string> => ({
    'vars.OCI_DOMAIN_URL': fixture.emulator.url,
    'vars.OCI_CLIENT_ID': clientId,
    'vars.OCI_REGION': 'eu-frankfurt-1',
    'secrets.OCI_CLIENT_SECRET': clientSecret,
  });

  const filledIn = (
    values: Record<string, string | boolean | number>,
    settings: Record<string, string>,
  ): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        String(value).replace(/^\$\{\{ (\S+) \}\}$/, (_all, key: string) => settings[key] ?? ''),
      ]),
    );

  const requiredInputs = (clientId: string, clientSecret: string): Record<string, string> => ({
    'domain-url': fixture.emulator.url,
    'client-id': clientId,
    'client-secret': clientSecret,
    region: 'eu-frankfurt-1',
  });

  const jobOf = (environment: Record<string, string> = {}): Job =>
    createJob({
      environment: fixture.environment({
        ...fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }),
        PATH: process.env.PATH ?? '',
        ...environment,
      }),
    });

  test('the quick start: its command creates the trust, and the login step of each of its workflows proves that it works', async () => {
    const [command = [], ...others] = setupOf('README.md');
    expect(others).toEqual([]);
    const { clientId, clientSecret } = await create(command);
    const values = settingsOf(clientId, clientSecret);
    const workflows = blocksOf('README.md').filter(({ text }) => text.includes('uses: org/oci-wif-action@v1'));
    expect(workflows).toHaveLength(2);
    for (const { text } of workflows) {
      const workflow = parse(text) as { steps?: Step[]; jobs?: Record<string, { steps: Step[] }> };
      const steps = workflow.steps ?? Object.values(workflow.jobs ?? {}).flatMap((job) => job.steps);
      const inputs = steps.find(({ uses }) => uses === 'org/oci-wif-action@v1')?.with ?? {};
      const job = jobOf();
      const { exitCode, stdout } = await job.main({ ...filledIn(inputs, values), verify: 'true' });
      job.remove();
      expect([exitCode, stdout]).toEqual([
        0,
        expect.stringContaining('verified: a signed call returned the Object Storage namespace emulatorns'),
      ]);
    }
  });

  test('troubleshooting: after its setup command a call for the namespace is allowed, and its doctor finds nothing wrong', async () => {
    const [command = [], ...others] = setupOf('docs/troubleshooting.md');
    expect(others).toEqual([]);
    const { clientId, clientSecret } = await create(command);
    const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const environment = { OCI_WIF_CLIENT_SECRET: clientSecret };
    const login = ['--domain-url', fixture.emulator.url, '--client-id', clientId, '--subject-token-file', token];
    expect(
      (await fixture.cli(['login', ...login, '--region', 'eu-frankfurt-1', '--verify'], { environment })).stdout,
    ).toContain('namespace emulatorns');
    const [doctor = []] = blocksOf('docs/troubleshooting.md')
      .flatMap(({ text }) => commandsOf(text))
      .filter(([name]) => name === 'doctor');
    const { code, stdout } = await fixture.cli(
      [
        ...doctor.map((word) => (word === '…' ? clientId : word === 'token.jwt' ? token : word)),
        ...['--admin-config-file', fixture.administrator.configFile],
      ],
      { environment },
    );
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\n\d+ ok, 0 failed, 0 not checked\n/)]);
  });

  test('troubleshooting: its doctor in a job checks the token of the job, and the profile of the login, whatever its name', async () => {
    const { clientId, clientSecret } = await create(ON_MAIN);
    const settings = settingsOf(clientId, clientSecret);
    const job = jobOf();
    const login = await job.main({ ...requiredInputs(clientId, clientSecret), profile: 'DEPLOY' });
    const [step] = blocksOf('docs/troubleshooting.md').flatMap(stepsOf);
    const environment = filledIn(step?.env ?? {}, settings);
    const command = step?.run?.replaceAll(/\$(\w+)/g, (_all, name: string) => environment[name] ?? '') ?? '';
    const [doctor = []] = commandsOf(command);
    const { code, stdout } = await fixture.cli(doctor, {
      environment: { ...job.environment, ...environment, PATH: '/nonexistent' },
    });
    await job.post(login);
    job.remove();
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\n\d+ ok, 0 failed, 2 not checked\n/)]);
    expect(stdout).toContain('[DEPLOY] in');
  });

  test.each(logins)('long-jobs.md: a login with %j works, once it has the required inputs', async (inputs) => {
    const more = filledIn(inputs, {});
    const { 'token-type': type = 'upst', 'resource-type': resource } = more;
    const trust = resource === undefined ? [] : ['--token-type', type, '--resource-type', resource];
    const { clientId, clientSecret } = await create([...ON_MAIN, ...trust]);
    const job = jobOf(tracking());
    try {
      const login = await job.main({ ...requiredInputs(clientId, clientSecret), ...more });
      expect(login).toMatchObject({ exitCode: 0, stdout: expect.not.stringContaining('::warning') as unknown });
      expect(login.exported).toMatchObject(
        more['resource-principal-variables'] === 'true' ? { OCI_RESOURCE_PRINCIPAL_VERSION: '2.2' } : {},
      );
      const { exitCode, stdout } = await job.post(login);
      expect([exitCode, stdout]).toEqual([
        0,
        more.renew === 'true' ? expect.stringContaining('No renewal was due') : expect.not.stringContaining('enewal'),
      ]);
    } finally {
      for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
      job.remove();
    }
  });

  test('long-jobs.md: outside GitHub, the login is renewed until the logout', async () => {
    const { clientId, clientSecret } = await create(ON_MAIN);
    const content = await fixture.emulator.github.mint({ repository: 'octo/app' });
    const [script = ''] = blocksOf('docs/long-jobs.md').flatMap(({ language, text }) =>
      language === 'sh' ? text : [],
    );
    const values = { 'SECRET=': clientSecret, 'domain-url ': fixture.emulator.url, 'client-id ': clientId };
    const withValues = Object.entries({ ...values, 'region ': 'eu-frankfurt-1' }).reduce(
      (text, [name, value]) => text.replace(`${name}…`, `${name}${value}`),
      script,
    );
    const job = {
      scripts: [withValues],
      shell: ['sh', '-e'],
      file: { path: '/var/run/secrets/tokens/oci', content },
    };
    const { exitCode, log, hasSession } = await playJob(fixture, job, {});
    expect({ exitCode, log, hasSession }).toMatchObject({ exitCode: 0, hasSession: false });
    expect(log).toContain('No renewal was due');
  });

  test('platforms.md: a shell gets the variables of the login, and stops if the login fails', async () => {
    const { clientId, clientSecret } = await create(ON_MAIN);
    const content = await fixture.emulator.github.mint({ repository: 'octo/app' });
    const [script = ''] = blocksOf('docs/platforms.md').flatMap(({ language, text }) =>
      language === 'sh' ? text : [],
    );
    const flags = [
      ...['--domain-url', fixture.emulator.url, '--client-id', clientId, '--region', 'eu-frankfurt-1'],
      ...['--subject-token-file', '/token'],
    ].join(' ');
    const play = (secret: string) =>
      playJob(
        fixture,
        {
          scripts: [`${script.replace('…', flags)}echo "$OCI_CLI_AUTH $OCI_CLI_PROFILE"`],
          shell: ['sh', '-e'],
          file: { path: '/token', content },
        },
        { OCI_WIF_CLIENT_SECRET: secret },
      );
    expect(await play(clientSecret)).toMatchObject({
      exitCode: 0,
      log: expect.stringMatching(/^security_token WIF$/m) as unknown,
    });
    expect(await play('wrong')).toMatchObject({
      exitCode: 1,
      log: expect.not.stringContaining('security_token') as unknown,
    });
  });

  test('own-machine.md: the login works, is renewed, and nothing is left after the logout', async () => {
    const { provider, url } = fixture.emulator;
    const [command = []] = setupOf('docs/ci/kubernetes.md');
    const { clientId, clientSecret } = await create([...command, '--jwks-url', provider.jwksUri]);
    const claims = {
      iss: 'https://oidc.cluster.example.org',
      sub: 'system:serviceaccount:prod:deployer',
      aud: ['oci'],
    };
    const commands = blocksOf('docs/own-machine.md').map(({ text }) => text);
    const secretFile = fixture.file('client-secret', clientSecret);
    const scripts = commands.map((text) => text.replace('$HOME/.config/oci-wif/$OCI_CLIENT_ID.secret', secretFile));
    const job = { scripts, shell: ['sh', '-e'], programs: { kubectl: await provider.mint(claims) } };
    const settings = { OCI_DOMAIN_URL: url, OCI_CLIENT_ID: clientId, OCI_REGION: 'eu-frankfurt-1' };
    const { exitCode, calls, hasSession, log } = await playJob(fixture, job, settings);
    expect({ exitCode, calls, hasSession, log }).toMatchObject({ exitCode: 0, calls: ['verify'], hasSession: false });
    expect(log).toContain('a signed call returned the Object Storage namespace');
    expect(scripts).toHaveLength(3);
    expect(scripts[0]).toContain(secretFile);
  });

  test('CONTRIBUTING.md: each setup command works', async () => {
    const commands = setupOf('CONTRIBUTING.md');
    expect(commands).toHaveLength(2);
    for (const command of commands) await create(command);
  });
});
