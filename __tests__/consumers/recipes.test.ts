// The workflows of docs/recipes.md, as they stand there: run by act against the emulator, with the OCI CLI.

import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newBucket } from '../../emulator/object-storage/store.ts';
import { recipesOf } from '../../scripts/docs/recipe-files.ts';
import { REPOSITORY } from '../e2e/action-fixture.ts';
import { checkOut, runWorkflow, type WorkflowOptions, type WorkflowResult } from './act-run.ts';
import { DOMAIN_URL, openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { PROVISION, toolPath } from './provisioned.ts';
import { describeWith, runTool } from './toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/recipes.md'), 'utf8');
const recipes = recipesOf(page);
const filesOf = (folder: string): Record<string, string> =>
  recipes.find((recipe) => recipe.folder === folder)?.files ?? {};

/** Run below. The others need Docker. */
const EXECUTED = [
  'a-reusable-workflow',
  'a-composite-action',
  'a-matrix',
  'pull-requests-from-forks-and-dependabot',
  'plan-and-apply-with-two-service-users',
  'several-tenancies',
  'sudo',
  'only-allowed-hosts',
  'self-hosted-runners',
  'log-out-in-the-middle-of-a-job',
];

test('every recipe with files is run here, except the one that needs Docker', () => {
  expect(recipes.map(({ folder }) => folder).filter((folder) => !EXECUTED.includes(folder))).toEqual(['containers']);
});

describeWith({ act: PROVISION, oci: PROVISION, git: 'git-scm.com' }, 'the recipe', () => {
  let fixture: ConsumerFixture;
  beforeAll(async () => {
    fixture = await openConsumerFixture();
    const { objectStorage, tenancy } = fixture.emulator;
    objectStorage.buckets.set('releases', newBucket({ name: 'releases', compartmentId: tenancy }));
  });
  afterAll(() => fixture.stop());

  const run = async (
    files: Record<string, string>,
    workflow: string,
    options: Partial<WorkflowOptions> = {},
  ): Promise<WorkflowResult> => {
    fixture.emulator.requests.clear();
    const checkout = checkOut(files);
    try {
      const result = await runWorkflow(fixture, checkout, {
        workflow: `.github/workflows/${workflow}.yml`,
        installers: Object.values(files).flatMap((text) =>
          [...text.matchAll(/uses: ((?:hashicorp\/setup|step-security\/harden)-\S+)/g)].map(
            ([, action = '']) => action,
          ),
        ),
        ...options,
        variables: { OCI_REGION: 'eu-frankfurt-1', OCI_TENANCY: fixture.emulator.tenancy, ...options.variables },
      });
      printed(result);
      expect(existsSync(join(result.home, '.oci'))).toBe(false);
      return result;
    } finally {
      checkout.remove();
    }
  };
  const namespaces = (): (string | undefined)[] =>
    fixture.emulator.requests.filter(({ path }) => path === '/n').map(({ headers }) => headers.host?.split('.')[1]);
  const logins = (): number => fixture.emulator.requests.filter(({ path }) => path === '/oauth2/v1/token').length;

  test('a reusable workflow logs in with what the caller passes', async () => {
    await run(filesOf('a-reusable-workflow'), 'deploy');
    expect(logins()).toBe(1);
    expect(fixture.emulator.requests.some(({ path }) => path.endsWith('/b/releases/o'))).toBe(true);
  });

  test('a composite action logs in, and its post step runs at the end of the job', async () => {
    const files = filesOf('a-composite-action');
    const action = '.github/actions/oci-login/action.yml';
    // The trust of this test has another client.
    const text = (files[action] ?? '').replace(/client-id: \S+/, `client-id: ${fixture.trust.clientId}`);
    expect(text).toContain(`domain-url: ${DOMAIN_URL}`);
    const { steps } = await run({ ...files, [action]: text }, 'deploy');
    expect(namespaces()).toEqual(['eu-frankfurt-1']);
    expect(steps.slice(-3)).toEqual([
      'Main oci os ns get',
      'Post ./.github/actions/oci-login',
      'Post org/oci-wif-action@v1',
    ]);
  });

  test('each job of a matrix logs in to its region', async () => {
    await run(filesOf('a-matrix'), 'regions');
    expect(logins()).toBe(2);
    expect(namespaces().sort()).toEqual(['eu-frankfurt-1', 'uk-london-1']);
  });

  const pullRequest = (head: string, author: string) => ({
    name: 'pull_request',
    payload: {
      pull_request: { head: { repo: { full_name: head } }, user: { login: author } },
    },
  });
  test.each([
    ['a branch of the repository', REPOSITORY, 'octocat', 1],
    ['a fork', 'someone/app', 'octocat', 0],
    ['Dependabot', REPOSITORY, 'dependabot[bot]', 0],
  ])('a pull request from %s (%s by %s) runs the tests and logs in %i times', async (_case, head, author, expected) => {
    const files = filesOf('pull-requests-from-forks-and-dependabot');
    const { log } = await run(files, 'pull-request', { event: pullRequest(head, author) });
    expect(log).toContain('run for everybody');
    expect(logins()).toBe(expected);
  });

  test('a push applies and does not plan, a pull request plans and does not apply', async () => {
    const files = filesOf('plan-and-apply-with-two-service-users');
    const standIns = { terraform: 'echo "terraform $*"; oci os ns get' };
    const pushed = await run(files, 'terraform', { standIns });
    expect(pushed.log).toContain('terraform apply');
    expect(pushed.log).not.toContain('terraform plan');
    const requested = await run(files, 'terraform', { standIns, event: pullRequest(REPOSITORY, 'octocat') });
    expect(requested.log).toContain('terraform plan');
    expect(requested.log).not.toContain('terraform apply');
  });

  test('two logins in one job each use their profile', async () => {
    const { clientId, clientSecret } = fixture.trust;
    await run(filesOf('several-tenancies'), 'copy', {
      variables: {
        STAGING_DOMAIN_URL: DOMAIN_URL,
        STAGING_CLIENT_ID: clientId,
        STAGING_TENANCY: fixture.emulator.tenancy,
      },
      secrets: ['OCI_CLIENT_SECRET', 'STAGING_CLIENT_SECRET'],
      environment: { STAGING_CLIENT_SECRET: clientSecret },
    });
    expect(logins()).toBe(2);
    expect(namespaces()).toHaveLength(2);
  });

  test('a self-hosted runner keeps the session below the temporary directory of the job', async () => {
    await run(filesOf('self-hosted-runners'), 'self-hosted');
    expect(namespaces()).toEqual(['eu-frankfurt-1']);
  });

  test('a job that logs out early has no session afterwards', async () => {
    await run(filesOf('log-out-in-the-middle-of-a-job'), 'log-out');
    expect(namespaces()).toEqual(['eu-frankfurt-1']);
  });

  test('sudo keeps the variables that it is told to keep, and runs the OCI CLI in the home of root', async () => {
    // As sudo does, except for what leads to the emulator. It is not installed here.
    const sudo = `
      [[ $1 == --preserve-env=* ]]
      kept=(PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/nonexistent)
      for name in HTTPS_PROXY REQUESTS_CA_BUNDLE $(tr , ' ' <<<"\${1#*=}"); do kept+=("$name=\${!name}"); done
      shift
      exec env -i "\${kept[@]}" "$@"`;
    await run(filesOf('sudo'), 'sudo', { standIns: { sudo } });
    expect(namespaces()).toEqual(['eu-frankfurt-1']);
  });

  test('a job that may reach only some hosts reaches no other, and each of OCI', async () => {
    const files = filesOf('only-allowed-hosts');
    fixture.proxy.tunnels.length = 0;
    await run(files, 'allowed-hosts');
    const [, list = ''] = /allowed-endpoints: >\n((?: +\S+:443\n)+)/.exec(Object.values(files)[0] ?? '') ?? [];
    const allowed = list.trim().split(/\s+/);
    // GitHub's issuer is the emulator's here. act looks for its updates.
    const reached = [...new Set(fixture.proxy.tunnels)].filter((endpoint) => endpoint !== 'api.nektosact.com:443');
    expect(allowed).toEqual(expect.arrayContaining(reached));
    expect(reached).toEqual(expect.arrayContaining(allowed.filter((endpoint) => endpoint.includes('oraclecloud'))));
  });

  test('the hosts that the page names for a command are those that it reaches', async () => {
    const job = await fixture.logIn();
    const [hosts = ''] = /^\| What the job does [^]*?\n\n/m.exec(page) ?? [];
    for (const [row, command] of [
      ['`oci iam db-token get`', ['iam', 'db-token', 'get', '--db-token-location', join(job.directory, 'db-token')]],
      ['`oci iam`', ['iam', 'region', 'list']],
      ['`oci ce cluster create-kubeconfig`', ['ce', 'cluster', 'list', '--compartment-id', job.compartment]],
    ] as const) {
      fixture.proxy.tunnels.length = 0;
      await job.step('oci', [...command]);
      const reached = [...new Set(fixture.proxy.tunnels)].map((tunnel) =>
        tunnel.replace('eu-frankfurt-1', '<region>').replace(':443', ''),
      );
      expect(reached).toHaveLength(1);
      const named = hosts.split('\n').find((line) => line.startsWith(`| ${row}`));
      expect(named).toContain(`\`${String(reached[0])}\``);
    }
  });

  describe('in a container action', () => {
    /** As the runner does it: another path for `$RUNNER_TEMP`, also at the beginning of variables, but not inside files. */
    const inContainer = async () => {
      const machine = fixture.machine();
      const host = join(machine.directory, 'temp');
      const inputs = { 'oci-home': join(host, '.oci'), 'resource-principal-variables': 'true' };
      expect((await machine.main({ ...fixture.inputs, ...inputs })).exitCode).toBe(0);
      const container = join(machine.directory, 'runner_temp');
      renameSync(host, container);
      return (program: string, args: string[], variables: Record<string, string> = {}) =>
        runTool(program, args, {
          cwd: machine.home,
          environment: Object.fromEntries(
            Object.entries({ ...machine.environment, HOME: machine.home, PATH: toolPath, ...variables }).map(
              ([name, value]) => [name, value.startsWith(host) ? container + value.slice(host.length) : value],
            ),
          ),
          timeout: 50_000,
        });
    };

    test('the OCI CLI uses the session as a resource principal, and cannot use the profile', async () => {
      const step = await inContainer();
      const command = ['os', 'ns', 'get'];
      expect(printed(await step('oci', command, { OCI_CLI_AUTH: 'resource_principal' }))).toContain('emulatorns');
      expect(await step('oci', command)).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(/key_file's value '\S+' .* must be a valid file path/) as string,
      });
    });

    test('a program with a resource principal needs nothing else', async () => {
      const step = await inContainer();
      const program =
        'import oci; s = oci.auth.signers.get_resource_principals_signer(); ' +
        'print(oci.object_storage.ObjectStorageClient({}, signer=s).get_namespace().data)';
      expect(printed(await step('python', ['-c', program]))).toBe('emulatorns\n');
    });
  });
});
