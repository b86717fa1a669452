// The workflow of docs/migrating.md that replaces Oracle's own actions: run by act against the emulator, with the real tools.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cluster } from '../../emulator/clusters/clusters.ts';
import { addImage } from '../../emulator/registry/registry.ts';
import { recipesOf } from '../../scripts/docs/recipe-files.ts';
import { checkOut, runWorkflow } from './act-run.ts';
import { openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { createKubernetesApi, type KubernetesApi } from './kubernetes-api.ts';
import { PROVISION } from './provisioned.ts';
import { describeWith, findProgram } from './toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recipes = recipesOf(readFileSync(join(root, 'docs/migrating.md'), 'utf8'));

const tools = {
  act: PROVISION,
  oci: PROVISION,
  kubectl: PROVISION,
  crane: PROVISION,
  git: 'git-scm.com',
  docker: 'the Docker command line, docs.docker.com/engine/install',
};

test('the page shows one workflow', () => {
  expect(recipes.map(({ folder, files }) => [folder, Object.keys(files)])).toEqual([
    ['from-oracles-own-actions', ['.github/workflows/deploy.yml']],
  ]);
});

describeWith(tools, "the workflow instead of Oracle's own actions", () => {
  let fixture: ConsumerFixture;
  let cluster: Cluster;
  let api: KubernetesApi;
  beforeAll(async () => {
    fixture = await openConsumerFixture();
    const { emulator, trust } = fixture;
    const principal = { user: trust.user.ocid };
    emulator.policies.allow({ principal, verb: 'use', resource: 'clusters', in: 'tenancy' });
    emulator.policies.allow({ principal, verb: 'manage', resource: 'repos', in: 'tenancy' });
    cluster = emulator.clusters.add();
    api = createKubernetesApi(emulator, cluster);
    emulator.services.push(api.service);
  });
  afterAll(() => fixture.stop());

  /** Docker logs in by itself, but only its daemon can pull: crane does it with the same config file. */
  const docker = (): string => `if [ "$1" = pull ]; then echo "pulled $(crane digest "$2")"; exit; fi
export DOCKER_HOST=unix:///nonexistent/docker.sock
exec '${findProgram('docker') ?? ''}' "$@"`;
  const run = async () => {
    fixture.emulator.requests.clear();
    const checkout = checkOut(recipes[0]?.files);
    try {
      return await runWorkflow(fixture, checkout, {
        workflow: '.github/workflows/deploy.yml',
        variables: { OCI_COMPARTMENT: fixture.emulator.tenancy, OCI_CLUSTER: cluster.id },
        standIns: { docker: docker() },
      });
    } finally {
      checkout.remove();
    }
  };

  test('creates the repository that does not exist yet', async () => {
    const { log } = await run();
    expect([...fixture.emulator.registry.repositories.keys()]).toEqual(['app/web']);
    // It is empty, so nothing can be pulled.
    expect(log).toContain('MANIFEST_UNKNOWN');
  });

  test('finds the repository, pulls an image after docker login, and lists the nodes of the cluster', async () => {
    const { registry } = fixture.emulator;
    const digest = addImage(registry.repositories.get('app/web')!, 'latest');
    const result = await run();
    printed(result);
    expect(result.log).toContain(`pulled ${digest}`);
    expect(result.log).toMatch(/^10\.0\.10\.2 /m);
    expect(api.sessionTokens.length).toBeGreaterThan(0);
    expect(registry.repositories.size).toBe(1);
    expect(fixture.emulator.requests.some(({ headers }) => headers['user-agent']?.startsWith('Docker-Client'))).toBe(
      true,
    );
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });
});
