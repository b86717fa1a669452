// Every workflow in examples/, as it is: run by act where its services can be played here, checked by actionlint in any case.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newBucket } from '../../emulator/object-storage/store.ts';
import { checkOut, runWorkflow, type Checkout, type WorkflowOptions } from './act-run.ts';
import { openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { createKubernetesApi } from './kubernetes-api.ts';
import { ansibleCollections, PROVISION } from './provisioned.ts';
import { describeWith, runTool } from './toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
// examples/ci has the job files of other CI systems, whose commands __tests__/cli/ci-systems.slow.test.ts runs.
const examples = readdirSync(join(root, 'examples'))
  .filter((name) => name !== 'ci')
  .sort();
const textOf = (example: string): string => readFileSync(join(root, 'examples', example, 'workflow.yml'), 'utf8');

/** Run below, and by the tests of Terraform and Java. */
const EXECUTED = ['cli', 'container-registry', 'go', 'kubernetes', 'node', 'python', 'rest', 'terraform', 'java'];

test('an example that no test runs says so', () => {
  const silent = examples.filter(
    (example) => !/^# The tests of this repository (do not run this example|run only .*): /m.test(textOf(example)),
  );
  expect(silent.sort()).toEqual([...EXECUTED].sort());
});

describeWith({ actionlint: PROVISION }, 'every workflow', () => {
  test.each([...examples.map((example) => `examples/${example}/workflow.yml`), '__tests__/consumers/act/workflow.yml'])(
    '%s is sound to actionlint',
    async (file) => {
      const options = { cwd: root, environment: process.env, timeout: 30_000 };
      // Its linters for shell and Python are used where they happen to be: a result must not depend on that.
      printed(await runTool('actionlint', ['-shellcheck=', '-pyflakes=', file], options));
    },
  );
});

const programs = {
  act: PROVISION,
  oci: PROVISION,
  kubectl: PROVISION,
  git: 'git-scm.com',
  curl: 'curl.se',
  jq: 'jqlang.org',
  go: 'go.dev/dl',
};

describeWith(programs, 'the example', () => {
  let fixture: ConsumerFixture;
  let checkout: Checkout;
  beforeAll(async () => {
    checkout = checkOut();
    fixture = await openConsumerFixture();
    const { objectStorage, tenancy } = fixture.emulator;
    for (const name of ['first', 'second']) {
      objectStorage.buckets.set(name, newBucket({ name, compartmentId: tenancy }));
    }
  });
  afterAll(async () => {
    checkout.remove();
    await fixture.stop();
  });

  const run = async (example: string, options: Partial<WorkflowOptions> = {}): Promise<string> => {
    fixture.emulator.requests.clear();
    const result = await runWorkflow(fixture, checkout, {
      workflow: `examples/${example}/workflow.yml`,
      // Of the actions in a workflow only ours runs; what the others install is here.
      installers: [...textOf(example).matchAll(/uses: (actions\/setup-\S+)/g)].map(([, action = '']) => action),
      ...options,
      variables: { OCI_COMPARTMENT: fixture.emulator.tenancy, ...options.variables },
    });
    printed(result);
    expect(result.steps.filter((step) => step.startsWith('Post org/oci-wif-action@v1'))).toHaveLength(1);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    return result.log;
  };

  test('cli uploads a file and lists it', async () => {
    const log = await run('cli', { variables: { OCI_BUCKET: 'first' } });
    expect(fixture.emulator.objectStorage.buckets.get('first')?.objects.get('report.txt')?.body.toString()).toMatch(
      /^Built from [0-9a-f]{40}\n$/,
    );
    expect(log).toContain('"report.txt"');
  });

  test('python lists the buckets', async () => {
    expect(await run('python')).toMatch(/^first\nsecond$/m);
  });

  test('go lists the buckets', async () => {
    const { stdout } = await runTool('go', ['env', '-json', 'GOCACHE', 'GOMODCACHE'], {
      cwd: root,
      environment: process.env,
      timeout: 30_000,
    });
    // The job has a home of its own; modules and compiled packages are in this one's.
    const environment = JSON.parse(stdout) as Record<string, string>;
    expect(await run('go', { environment })).toMatch(/^first\nsecond$/m);
  });

  test('node lists the buckets', async () => {
    const wanted = JSON.parse(readFileSync(join(root, 'examples/node/package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const ours = Object.keys(wanted.dependencies).map((name) => {
      const manifest = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
      return [name, (JSON.parse(manifest) as { version: string }).version];
    });
    expect(Object.fromEntries(ours)).toEqual(wanted.dependencies);
    const log = await run('node', {
      // The registry is behind the emulator's proxy, so what would be installed is linked: the same versions, as asserted above.
      standIns: { npm: `[ "$1" = install ]; ln -s ${JSON.stringify(join(root, 'node_modules'))} node_modules` },
      environment: {
        NODE_OPTIONS: `--import ${join(root, '__tests__/consumers/typescript/to-emulator.mjs')}`,
        OCI_EMULATOR_PORT: new URL(fixture.emulator.url).port,
      },
    });
    expect(log).toMatch(/^first\nsecond$/m);
  });

  test('ansible lists the buckets, with a stand-in for the collection', async () => {
    const log = await run('ansible', {
      // Both tools are installed. The collection is not on a registry that can be reached here.
      standIns: { pip: '[ "$1" = install ]', 'ansible-galaxy': '[ "$1 $2" = "collection install" ]' },
      environment: { ANSIBLE_COLLECTIONS_PATH: ansibleCollections },
    });
    expect(log).toMatch(/"msg": \[\s*"first",\s*"second"\s*\]/);
  });

  test('rest reads the namespace, signed by openssl and sent by curl', async () => {
    expect(await run('rest')).toMatch(/^"emulatorns"$/m);
  });

  test('container-registry gets a registry token and passes it to docker on stdin', async () => {
    const seen = join(checkout.directory, 'seen');
    mkdirSync(seen);
    // raw-request looks for a proxy here or behind --proxy, not in https_proxy.
    const rc = join(seen, 'oci_cli_rc');
    writeFileSync(rc, `[OCI_CLI_SETTINGS]\nproxy=${fixture.proxy.url}\n`, { mode: 0o600 });
    await run('container-registry', {
      variables: { OCI_IMAGE: 'tenancy/image:1', OCI_REGISTRY: 'fra.ocir.io' },
      environment: { OCI_CLI_RC_FILE: rc },
      standIns: {
        docker: `cd ${JSON.stringify(seen)}; echo "$@" >>calls; if [ "$1" = login ]; then cat >password; fi`,
      },
    });
    expect(readFileSync(join(seen, 'calls'), 'utf8')).toBe(
      'login fra.ocir.io --username BEARER_TOKEN --password-stdin\npull fra.ocir.io/tenancy/image:1\n',
    );
    const password = readFileSync(join(seen, 'password'), 'utf8').trim();
    expect(fixture.emulator.registry.tokens.get(password)).toMatchObject({ ocid: fixture.trust.user.ocid });
  });

  test('kubernetes lists the nodes of a cluster', async () => {
    const { emulator, trust } = fixture;
    const cluster = emulator.clusters.add();
    emulator.policies.allow({ principal: { user: trust.user.ocid }, verb: 'use', resource: 'clusters', in: 'tenancy' });
    emulator.services.push(createKubernetesApi(emulator, cluster).service);
    expect(await run('kubernetes', { variables: { OCI_CLUSTER: cluster.id } })).toMatch(/^10\.0\.10\.2 /m);
  });
});
