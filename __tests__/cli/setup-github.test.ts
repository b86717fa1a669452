// The first steps of a new user: create a trust for a GitHub repository, use it in the action, add a second repository, remove it.

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJob } from '../../emulator/runner.ts';
import { runStepInside } from '../e2e/step-inside.ts';
import { inOneLine, type CliFixture } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const FIRST = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
const SECOND = ['--provider', 'github', '--repository', 'octo/web', '--environment', 'prod'];
const ALLOW = ['--allow', 'manage object-family in tenancy'];

interface Made {
  status: string;
  name: string;
  clientId: string;
  clientSecretFile: string;
  secret: string;
}

async function made(fixture: CliFixture, args: readonly string[]): Promise<Made> {
  const { code, stdout, stderr } = await fixture.setup([...args, '--json']);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('Failure')]);
  const result = JSON.parse(stdout) as Made;
  return { ...result, secret: readFileSync(result.clientSecretFile, 'utf8') };
}

async function actionLogsIn(
  fixture: CliFixture,
  repository: string,
  { clientId, secret }: Made,
  more: object = {},
): Promise<string> {
  const { emulator } = fixture;
  const job = createJob({
    run: runStepInside,
    environment: {
      ...emulator.github.runnerEnvironment({ repository, ...more }),
      NODE_EXTRA_CA_CERTS: emulator.caFile,
      CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${emulator.url}`,
    },
  });
  try {
    const step = await job.main({
      'domain-url': emulator.url,
      'client-id': clientId,
      'client-secret': secret,
      region: 'eu-frankfurt-1',
      verify: 'true',
    });
    return step.exitCode === 0 ? `namespace ${step.outputs.namespace ?? '(not allowed)'}` : step.stdout;
  } finally {
    job.remove();
  }
}

test('creates the trust, and the built action then logs in with the allowed permissions', () =>
  withInsideFixture(async (fixture) => {
    const result = await made(fixture, [...FIRST, ...ALLOW]);
    expect(result).toMatchObject({
      status: 'applied',
      name: expect.stringMatching(/^wif-github-octo\.app-[0-9a-f]{6}$/) as string,
    });
    expect(fixture.inventory()).toEqual({
      users: [result.name],
      groups: { [result.name]: [result.name] },
      apps: { [result.name]: true },
      trusts: [
        {
          issuer: fixture.emulator.issuer,
          active: true,
          rules: [`sub eq repo:octo/app:ref:refs/heads/main → ${result.name}`],
          clients: [result.name],
        },
      ],
      policies: { [result.name]: ['Allow group id GROUP to manage object-family in tenancy'] },
    });
    expect(statSync(result.clientSecretFile).mode & 0o777).toBe(0o600);
    expect(await actionLogsIn(fixture, 'octo/app', result)).toBe('namespace emulatorns');
  }));

test.each([
  ['eu-frankfort-1', 3, 'Note: --region is "eu-frankfort-1", which is not in this version\'s list of regions'],
  ['fra', 2, 'Invalid input: --region is "fra"; expected: a region identifier such as eu-frankfurt-1'],
])('the region %s, which jobs would get as a variable, is checked', (region, exitCode, message) =>
  withInsideFixture(async (fixture) => {
    const { code, stdout, stderr } = await fixture.setup([...FIRST, '--region', region, '--dry-run']);
    expect([code, `${stdout}${stderr}`]).toEqual([exitCode, expect.stringContaining(message)]);
  }),
);

test('a second run changes nothing', () =>
  withInsideFixture(async (fixture) => {
    await made(fixture, [...FIRST, ...ALLOW]);
    const before = fixture.inventory();
    fixture.emulator.requests.clear();
    const again = await fixture.setup([...FIRST, ...ALLOW]);
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Nothing to change') as string,
      stderr: '',
    });
    expect(fixture.writes()).toEqual([]);
    expect(fixture.emulator.requests.length).toBeGreaterThan(4);
    expect(fixture.inventory()).toEqual(before);
  }));

test('the next steps are printed on every run, with what is missing, and only those of GitHub', () =>
  withInsideFixture(async (fixture) => {
    const result = await made(fixture, [...FIRST, ...ALLOW]);
    const again = await fixture.setup([...FIRST, ...ALLOW]);
    expect(again.stdout).toContain(`gh secret set OCI_CLIENT_SECRET --repo octo/app < ${result.clientSecretFile}\n`);
    expect(again.stdout).not.toContain('OCI_TOKEN_EXCHANGE');
    expect((await fixture.setup([...FIRST, ...ALLOW, '--print-terraform'])).stdout).toContain('OCI_TOKEN_EXCHANGE');
    const rotated = await fixture.setup(['--provider', 'github', '--repository', 'octo/app', '--rotate-secret']);
    expect(rotated.stdout).toContain(
      `Store the new secret:\n  GH_HOST=localhost gh secret set OCI_CLIENT_SECRET --repo octo/app < ${result.clientSecretFile}\n`,
    );
    rmSync(result.clientSecretFile);
    const lost = await fixture.setup([...FIRST, ...ALLOW]);
    expect(lost.stdout).toContain('Client secret: created by an earlier run, and in no file here. If it is lost,');
  }));

test('the plan says that rules are added and statements are replaced', () =>
  withInsideFixture(async (fixture) => {
    await made(fixture, [...FIRST, ...ALLOW]);
    const dev = [...FIRST.slice(0, 4), '--branch', 'dev', '--allow', 'read buckets in tenancy', '--dry-run'];
    const { stdout } = await fixture.setup(dev);
    expect(stdout).toContain(
      'note: its rule "sub eq repo:octo/app:ref:refs/heads/main" of the same user stays; remove it with its flag and --remove',
    );
    expect(stdout).toContain('note: --allow replaces all statements; repeat those that should stay');
  }));

test('a second repository uses the same trust; each can be removed without the other', () =>
  withInsideFixture(async (fixture) => {
    const first = await made(fixture, [...FIRST, ...ALLOW]);
    const second = await made(fixture, [...SECOND, ...ALLOW]);
    expect(fixture.inventory().trusts).toEqual([
      {
        issuer: fixture.emulator.issuer,
        active: true,
        rules: [
          `sub eq repo:octo/app:ref:refs/heads/main → ${first.name}`,
          `sub eq repo:octo/web:environment:prod → ${second.name}`,
        ],
        clients: [first.name, second.name].sort(),
      },
    ]);
    expect(await actionLogsIn(fixture, 'octo/web', second, { environment: 'prod' })).toBe('namespace emulatorns');

    const removed = await fixture.setup(['--provider', 'github', '--repository', 'octo/app', '--remove']);
    expect(removed).toMatchObject({ code: 0, stderr: '' });
    expect(fixture.inventory()).toMatchObject({ users: [second.name], apps: { [second.name]: true } });
    expect(await actionLogsIn(fixture, 'octo/web', second, { environment: 'prod' })).toBe('namespace emulatorns');
    expect(await actionLogsIn(fixture, 'octo/app', first)).toContain('invalid_client');

    expect(await fixture.setup(['--provider', 'github', '--repository', 'octo/web', '--remove'])).toMatchObject({
      code: 0,
    });
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
    const nothing = await fixture.setup(['--provider', 'github', '--repository', 'octo/web', '--remove']);
    expect(nothing).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to remove') as string });
  }));

test('a shared workflow is trusted on any branch of any repository of its owner, and other jobs are not', () =>
  withInsideFixture(async (fixture) => {
    const workflow = 'octo/ci/.github/workflows/deploy.yml@refs/heads/main';
    const shared = ['--provider', 'github', '--repository', 'octo/*', '--job-workflow-ref', workflow];
    const result = await made(fixture, [...shared, ...ALLOW]);
    const calls = { claims: { job_workflow_ref: workflow } };
    const dev = { ref: 'refs/heads/dev' };
    expect(await actionLogsIn(fixture, 'octo/app', result, { ...calls, ...dev })).toBe('namespace emulatorns');
    expect(await actionLogsIn(fixture, 'octo/web', result, calls)).toBe('namespace emulatorns');
    expect(await actionLogsIn(fixture, 'octo/app', result)).toContain('No rules matched');
    expect(await actionLogsIn(fixture, 'evil/app', result, calls)).toContain('No rules matched');

    const removed = await fixture.setup(['--provider', 'github', '--repository', 'octo/*', '--remove']);
    expect(removed).toMatchObject({ code: 0, stderr: '' });
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
  }));

test('all repositories with a value of a custom property are trusted, and none with another value or of another owner', () =>
  withInsideFixture(async (fixture) => {
    const owner = ['--provider', 'github', '--repository', 'octo/*', '--owner-id', '1001'];
    const prod = ['--require', 'repo_property_tier=prod', '--require', 'ref=refs/heads/main'];
    const result = await made(fixture, [...owner, ...prod, ...ALLOW]);
    const properties = { tier: 'prod' };
    const logIn = (repository: string, job: object) => actionLogsIn(fixture, repository, result, job);
    expect(await logIn('octo/app', { properties })).toBe('namespace emulatorns');
    expect(await logIn('octo/web', { properties, repositoryId: '3' })).toBe('namespace emulatorns');
    for (const [repository, job] of [
      ['octo/app', { properties: { tier: 'dev' } }],
      ['octo/app', {}],
      ['octo/app', { properties, ref: 'refs/heads/dev' }],
      ['octo/app', { properties, event: 'pull_request' }],
      // The name of the organization, taken over by somebody else.
      ['octo/app', { properties, ownerId: '6' }],
      ['evil/app', { properties, ownerId: '6' }],
    ] as const)
      expect(await logIn(repository, job)).toContain('No rules matched');

    expect(await fixture.setup([...owner, '--remove'])).toMatchObject({ code: 0, stderr: '' });
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
  }));

test('the plan for a custom property says what is not confirmed, and the form that it offers instead logs the same jobs in', () =>
  withInsideFixture(async (fixture) => {
    const owner = ['--provider', 'github', '--repository', 'octo/*', '--owner-id', '1001'];
    const { stdout } = await fixture.setup([...owner, '--require', 'repo_property_tier=prod', '--dry-run']);
    expect(stdout).toContain('not confirmed by any public report: "and"');
    const includeClaimKeys = [...stdout.matchAll(/'include_claim_keys\[\]=(\w+)'/g)].map(([, key = '']) => key);
    const [, subject = ''] = /^\s+--subject (\S+)$/m.exec(stdout) ?? [];
    const preview = await fixture.setup([...owner, '--subject', subject, '--dry-run']);
    expect(preview.stdout).not.toContain('not confirmed');

    const result = await made(fixture, [...owner, '--subject', subject, ...ALLOW]);
    const customized = { includeClaimKeys, properties: { tier: 'prod' } };
    expect(await actionLogsIn(fixture, 'octo/web', result, customized)).toBe('namespace emulatorns');
    for (const job of [{ properties: { tier: 'dev' } }, { ownerId: '6' }])
      expect(await actionLogsIn(fixture, 'octo/web', result, { ...customized, ...job })).toContain('No rules matched');
  }));

test('a condition on the ref also lets in jobs that anybody can start; the note says so, and the condition that it offers does not', () =>
  withInsideFixture(async (fixture) => {
    const owner = ['--provider', 'github', '--repository', 'octo/*', '--owner-id', '1001', '--name', 'wif'];
    const main = ['--require', 'repo_property_tier=prod', '--require', 'ref=refs/heads/main'];
    const result = await made(fixture, [...owner, ...main, ...ALLOW]);
    const job = { properties: { tier: 'prod' } };
    const ofStranger = { ...job, event: 'pull_request_target' };
    expect(await actionLogsIn(fixture, 'octo/web', result, ofStranger)).toBe('namespace emulatorns');
    const { stdout } = await fixture.setup([...owner, ...main, '--dry-run']);
    const note = inOneLine(stdout);
    expect(note).toContain(
      'Note: jobs for pull_request_target, issue_comment and workflow_run can run on refs/heads/main too',
    );
    const [, offered = ''] = /Add --require (event_name=push),/.exec(note) ?? [];

    await fixture.setup([...owner, '--remove']);
    const narrow = await made(fixture, [...owner, ...main, '--require', offered, ...ALLOW]);
    expect(await actionLogsIn(fixture, 'octo/web', narrow, job)).toBe('namespace emulatorns');
    expect(await actionLogsIn(fixture, 'octo/web', narrow, ofStranger)).toContain('No rules matched');
  }));

test('a rule for the default branch lets in jobs that others can start; the note says so, and what it offers does not', () =>
  withInsideFixture(async (fixture) => {
    const ofStranger = { event: 'pull_request_target' };
    const wide = await made(fixture, [...FIRST, ...ALLOW]);
    expect(await actionLogsIn(fixture, 'octo/app', wide, ofStranger)).toBe('namespace emulatorns');
    const { stdout } = await fixture.setup([...FIRST, '--dry-run']);
    const [, offered = ''] = /^Note: jobs for pull_request_target, .*, or add --require (\S+)$/m.exec(stdout) ?? [];

    await fixture.setup([...FIRST, '--remove']);
    const narrow = await made(fixture, [...FIRST, '--require', offered, ...ALLOW]);
    expect(await actionLogsIn(fixture, 'octo/app', narrow)).toBe('namespace emulatorns');
    expect(await actionLogsIn(fixture, 'octo/app', narrow, ofStranger)).toContain('No rules matched');
  }));

test('with the IDs of the repository, a shared workflow logs in only there, and not in another that takes its name', () =>
  withInsideFixture(async (fixture) => {
    const workflow = 'octo/ci/.github/workflows/deploy.yml@refs/heads/main';
    const args = ['--provider', 'github', '--repository', 'octo/app', '--job-workflow-ref', workflow];
    const result = await made(fixture, [...args, '--owner-id', '1001', '--repository-id', '2002', ...ALLOW]);
    const job = { claims: { job_workflow_ref: workflow } };
    expect(await actionLogsIn(fixture, 'octo/app', result, job)).toBe('namespace emulatorns');
    const ids = { ownerId: '6', repositoryId: '7' };
    expect(await actionLogsIn(fixture, 'octo/app', result, { ...job, ...ids })).toContain('No rules matched');
  }));

test('a rule written by hand for the issuer of GitHub gets a note that names the provider with more checks', () =>
  withInsideFixture(async (fixture) => {
    const issuer = ['--issuer', fixture.emulator.issuer];
    const args = ['--provider', 'oidc', ...issuer, '--rule', 'repository_owner eq octo', '--name', 'wif'];
    const { stdout } = await fixture.setup([...args, '--dry-run']);
    expect(stdout).toContain('Note: the issuer is that of GitHub Actions: prefer --provider github');
    expect(stdout).toContain('rule: repository_owner eq octo');
  }));

test('a subject that all repositories of the owner have lets in only the one that is named', () =>
  withInsideFixture(async (fixture) => {
    const result = await made(fixture, [
      ...['--provider', 'github', '--repository', 'octo/app'],
      ...['--subject', 'repository_owner_id:1001:environment:prod', ...ALLOW],
    ]);
    const job = { environment: 'prod', includeClaimKeys: ['repository_owner_id', 'environment'] };
    expect(await actionLogsIn(fixture, 'octo/app', result, job)).toBe('namespace emulatorns');
    expect(await actionLogsIn(fixture, 'octo/web', result, job)).toContain('No rules matched');
  }));

test.each([
  [
    ['octo/*', '--owner-id', '1001', '--require', 'repo_property_a;reboot=prod'],
    /names the custom property "a;reboot"/,
  ],
  [
    ['octo/*', '--owner-id', '1001', '--subject', 'repository_owner_id:1001:repo_property_a;reboot:prod'],
    /--subject is /,
  ],
  [['octo/*', '--subject', 'repository_owner_id:6:repo_property_tier:prod'], /--owner-id is missing/],
  [['octo/app', '--subject', 'repo:evil/app:ref:refs/heads/main'], /a subject of this repository/],
  [['octo/app', '--subject', 'repo:octo/*'], /a subject of this repository/],
  [['octo/*', '--job-workflow-ref', 'octo/ci/.github/workflows/d.yml@refs/heads/*'], /--job-workflow-ref is /],
] as const)('setup for %j is refused, and prints no command', ([repository, ...args], message) =>
  withInsideFixture(async (fixture) => {
    const { code, stdout, stderr } = await fixture.setup(['--provider', 'github', '--repository', repository, ...args]);
    expect([code, stderr, fixture.writes()]).toEqual([2, expect.stringMatching(message), []]);
    expect(stdout).not.toContain('gh api');
  }),
);

test('the settings of a shared workflow are those of the organization', () =>
  withInsideFixture(async (fixture) => {
    const workflow = 'octo/ci/.github/workflows/deploy.yml@refs/heads/main';
    const { stdout } = await fixture.setup([
      ...['--provider', 'github', '--repository', 'octo/*', '--job-workflow-ref', workflow],
    ]);
    expect(stdout).toContain('Configure the organization:\n');
    expect(stdout).toContain('GH_HOST=localhost gh variable set OCI_DOMAIN_URL --org octo --visibility private --body');
    expect(stdout).not.toContain('--repo ');
  }));

describe('gh is tried before anything changes', () => {
  const shared = ['--repository', 'octo/*', '--job-workflow-ref', 'octo/ci/.github/workflows/d.yml@refs/heads/main'];
  const last = ', or leave out --write-github and run the commands that setup prints\n';
  const login = 'log in with "gh auth login --hostname localhost" as a user who may';
  test.each([
    [
      'it is missing',
      undefined,
      FIRST.slice(2),
      'gh could not be started',
      `install the GitHub CLI (https://cli.github.com)${last}`,
    ],
    [
      'it is not logged in',
      'exit 4',
      FIRST.slice(2),
      'gh api repos/octo/app ended with exit code 4',
      `${login} set the secrets and variables of octo/app${last}`,
    ],
    [
      'its user may only read',
      'echo false',
      FIRST.slice(2),
      'the user of gh may not write to octo/app',
      `${login}${last}`,
    ],
    [
      'its user may not list the variables of the organization',
      '[ "$*" = "variable list --org octo" ] && exit 1; exit 9',
      shared,
      'gh variable list ended with exit code 1',
      `${login} set the secrets and variables of octo${last}`,
    ],
  ])('%s', (_name, script, workload, what, hint) =>
    withInsideFixture(async (fixture) => {
      const bin = join(fixture.home, 'bin');
      mkdirSync(bin);
      if (script !== undefined) writeFileSync(join(bin, 'gh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      const args = ['--provider', 'github', ...workload, '--write-github'];
      const { code, stderr } = await fixture.setup(args, { environment: { PATH: bin } });
      expect([code, stderr.replace(/\s+/g, ' ')]).toEqual([
        2,
        `Setup failed: --write-github is given, but ${what}; nothing was changed. What to do: ${hint}`.replace(
          /\s+/g,
          ' ',
        ),
      ]);
      expect(fixture.writes()).toEqual([]);
    }),
  );
});

test('gh gets all values, and its failure is reported', () =>
  withInsideFixture(async (fixture) => {
    const bin = join(fixture.home, 'bin');
    mkdirSync(bin);
    const log = join(fixture.home, 'gh.log');
    const gh = (script: string): void => {
      writeFileSync(join(bin, 'gh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    };
    gh(`/bin/cat >> ${log}; echo "$1 $2 $3" >> ${log}`);
    expect((await fixture.setup([...FIRST, '--write-github'], { environment: { PATH: bin } })).code).toBe(0);
    const [app] = fixture.emulator.domain.store.apps.values();
    expect(readFileSync(log, 'utf8')).toContain(`${app!.clientSecret}secret set OCI_CLIENT_SECRET\n`);
    gh('[ "$1" = api ] && exit; exit 3');
    expect((await fixture.setup([...FIRST, '--write-github'], { environment: { PATH: bin } })).stderr).toContain(
      'gh variable set OCI_DOMAIN_URL ended with exit code 3',
    );
    gh('echo gh-token');
    expect(
      (await fixture.setup([...FIRST, '--dry-run'], { environment: { PATH: bin, GITHUB_TOKEN: '' } })).stdout,
    ).toContain('GitHub answered 401');
    const other = ['--provider', 'oidc', '--issuer', fixture.emulator.provider.issuer, '--subject', 'me'];
    expect((await fixture.setup([...other, '--write-github'])).code).toBe(2);
  }));

describe("GitHub's immutable subjects without access to GitHub", () => {
  const none = { environment: { GITHUB_TOKEN: '' } };

  test('are written from the two IDs', () =>
    withInsideFixture(async (fixture) => {
      const ids = ['--owner-id', '1001', '--repository-id', '2002'];
      const jwt = fixture.file(
        't.jwt',
        await fixture.emulator.github.mint({ repository: 'octo/app', subject: 'immutable' }),
      );
      const { code, stdout } = await fixture.setup([...FIRST, ...ids, '--subject-token-file', jwt], none);
      expect([code, stdout]).toEqual([
        0,
        expect.stringContaining('rule: sub eq repo:octo@1001/app@2002:ref:refs/heads/main'),
      ]);
      expect(stdout).not.toContain('There are two:');
    }));

  test.each([
    [['--owner-id', '1'], /only --owner-id is given; expected: both --owner-id and --repository-id/],
    [['--repository-id', '1'], /only --repository-id is given/],
    [
      ['--owner-id', 'octo', '--repository-id', '1'],
      /--owner-id is "octo"; expected: a number; show both with: gh api --hostname localhost repos\/octo\/app/,
    ],
  ])('are refused if they are incomplete: %j', (ids, message) =>
    withInsideFixture(async (fixture) => {
      const { code, stderr } = await fixture.setup([...FIRST, ...ids], none);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }),
  );
});
