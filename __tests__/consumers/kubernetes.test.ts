// kubectl and Helm with the kubeconfig that the OCI CLI writes, against the API server of a cluster that verifies each token.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Cluster } from '../../emulator/clusters/clusters.ts';
import type { Service } from '../../emulator/message.ts';
import {
  logInAndExpire,
  openConsumerFixture,
  printed,
  type ConsumerFixture,
  type ConsumerJob,
} from './consumer-fixture.ts';
import { createKubernetesApi, type KubernetesApi } from './kubernetes-api.ts';
import { PROVISION, toolPath } from './provisioned.ts';
import { describeWith, findProgram } from './toolchain.ts';

const tools = { oci: PROVISION, kubectl: PROVISION, helm: PROVISION };

/** Other commands ask for the kinds of resources first, and try that five times. */
const ONE_REQUEST = ['get', '--raw', '/api/v1/nodes'];

describeWith(tools, 'kubectl', () => {
  let fixture: ConsumerFixture;
  let cluster: Cluster;
  let api: KubernetesApi;
  let job: ConsumerJob;
  let kubeconfig: string;
  beforeAll(async () => {
    fixture = await openConsumerFixture();
    const { emulator, trust } = fixture;
    emulator.policies.allow({ principal: { user: trust.user.ocid }, verb: 'use', resource: 'clusters', in: 'tenancy' });
    cluster = emulator.clusters.add();
    api = createKubernetesApi(emulator, cluster);
    emulator.services.push(api.service);
    job = await fixture.logIn();
    kubeconfig = join(job.home, '.kube', 'config');
    printed(await job.step('oci', ['ce', 'cluster', 'create-kubeconfig', '--cluster-id', cluster.id]));
  });
  afterAll(() => fixture.stop());

  const run = async (program: string, ...args: string[]): Promise<string> => printed(await job.step(program, args));

  test('lists the nodes with the kubeconfig that the OCI CLI writes', async () => {
    // The plugin finds the session in the environment of the step.
    expect(readFileSync(kubeconfig, 'utf8')).not.toMatch(/--auth|--profile/);
    expect(await run('kubectl', 'get', 'nodes')).toMatch(/^10\.0\.10\.2 /m);
    expect(api.sessionTokens.at(-1)).toBe(job.token());
    expect(fixture.proxy.tunnels).toContain(new URL(cluster.server).host);
  });

  test('is known to the cluster as the principal of the session', async () => {
    expect(await run('kubectl', 'auth', 'whoami')).toContain(fixture.trust.user.ocid);
  });

  test('uses a renewed token from the next command on', async () => {
    const token = await job.renewToken();
    await run('kubectl', 'get', 'nodes');
    expect(api.sessionTokens.at(-1)).toBe(token);
  });

  test('one command gets each new cluster token with the renewed session, across three renewals', async () => {
    // As if four minutes passed between two requests: the cluster token of the OCI CLI has expired when it is used.
    const folder = join(job.directory, 'expired-at-once');
    mkdirSync(folder);
    const expired = `s/("expirationTimestamp": ")[^"]*/\\12000-01-01T00:00:00Z/`;
    const script = `#!/bin/sh\n'${findProgram('oci') ?? ''}' "$@" | sed -E '${expired}'\n`;
    writeFileSync(join(folder, 'oci'), script, { mode: 0o755 });

    const onDisk = [job.token()];
    const renewAfterEachNode: Service = async ({ path }) => {
      if (path.startsWith('/api/v1/nodes/')) onDisk.push(await job.renewToken());
      return undefined;
    };
    const accepted = api.sessionTokens.length;
    fixture.emulator.services.unshift(renewAfterEachNode);
    try {
      const names = ['10.0.10.2', '10.0.10.3', '10.0.10.4', '10.0.10.5'];
      const PATH = [folder, toolPath].join(delimiter);
      const nodes = printed(await job.step('kubectl', ['get', 'nodes', ...names], { PATH }));
      for (const name of names) expect(nodes).toContain(name);
    } finally {
      fixture.emulator.services.shift();
    }
    // The last renewal came with the last request.
    expect([...new Set(api.sessionTokens.slice(accepted))]).toEqual(onDisk.slice(0, -1));
  });

  test('is refused with a token that is older than five minutes', async () => {
    fixture.emulator.clock.offsetSeconds = 301;
    try {
      const { exitCode, stderr } = await job.step('kubectl', ONE_REQUEST);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('You must be logged in to the server')]);
    } finally {
      fixture.emulator.clock.offsetSeconds = 0;
    }
  });

  test('needs --with-auth-context in create-kubeconfig for steps without the exported variables', async () => {
    const elsewhere = { OCI_CLI_AUTH: '', OCI_CLI_PROFILE: '' };
    const without = await job.step('kubectl', ONE_REQUEST, elsewhere);
    expect([without.exitCode, without.stderr]).toEqual([1, expect.stringContaining('exec: executable oci failed')]);
    const file = join(job.home, 'with-auth-context');
    const command = ['ce', 'cluster', 'create-kubeconfig', '--cluster-id', cluster.id, '--file', file];
    await run('oci', ...command, '--with-auth-context');
    expect(readFileSync(file, 'utf8')).toContain('- --auth\n      - security_token\n      - --profile\n      - WIF\n');
    printed(await job.step('kubectl', ['--kubeconfig', file, 'get', 'nodes'], elsewhere));
  });

  test('does not say that the session has expired, only that the OCI CLI failed', async () => {
    const expired = await logInAndExpire(fixture);
    const { exitCode, stdout, stderr } = await expired.step('kubectl', ['--kubeconfig', kubeconfig, ...ONE_REQUEST]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('getting credentials: exec: executable oci failed with exit code 1');
    expect(stderr).not.toContain('expired');
  });

  test('Helm lists the releases with the same kubeconfig', async () => {
    const accepted = api.sessionTokens.length;
    expect(await run('helm', 'list')).toMatch(/^NAME\s+NAMESPACE\s+REVISION/);
    expect(api.sessionTokens.length).toBeGreaterThan(accepted);
    expect(api.sessionTokens.at(-1)).toBe(job.token());
  });
});
