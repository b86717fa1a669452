// The container registry after `registry-login`: Docker's own command line logs in, and other tools pull and push with what it saved.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { addImage, type Repository } from '../../emulator/registry/registry.ts';
import type { Job } from '../../emulator/runner.ts';
import { openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { PROVISION, toolPath } from './provisioned.ts';
import { describeWith, runTool } from './toolchain.ts';

let fixture: ConsumerFixture;
let repository: Repository;
let digest: string;
beforeAll(async () => {
  fixture = await openConsumerFixture();
  const { emulator } = fixture;
  repository = emulator.registry.addRepository({ displayName: 'app/web', compartmentId: emulator.tenancy });
  digest = addImage(repository, 'v1');
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.policies.statements.length = 0;
  allow('read');
});

function allow(verb: 'read' | 'manage'): void {
  const principal = { user: fixture.trust.user.ocid };
  fixture.emulator.policies.allow({ principal, verb, resource: 'repos', in: 'tenancy' });
}

const IMAGE = 'fra.ocir.io/emulatorns/app/web:v1';

/** @param path of the job: decides whether the action finds Docker */
function newJob(path: string): Job {
  const job = fixture.machine();
  // No daemon: one that happens to run here would ask the real registry.
  Object.assign(job.environment, { PATH: path, DOCKER_HOST: `unix://${job.home}/no-daemon.sock` });
  return job;
}

const run = async (job: Job, program: string, args: string[]) =>
  runTool(program, args, {
    cwd: job.home,
    environment: { HOME: job.home, ...job.environment, PATH: toolPath },
    timeout: 50_000,
  });

const authOf = (job: Job): string => {
  const text = readFileSync(join(job.home, '.docker', 'config.json'), 'utf8');
  const { auths } = JSON.parse(text) as { auths: Record<string, { auth: string }> };
  return Buffer.from(auths['fra.ocir.io']?.auth ?? '', 'base64').toString();
};

const tools = { crane: PROVISION };
const withDocker = { ...tools, docker: 'the Docker command line, docs.docker.com/engine/install' };

describeWith(withDocker, 'registry-login, with Docker', () => {
  test('logs in with the real docker login; crane pulls an image until the job ends', async () => {
    const job = newJob([toolPath, '/usr/bin', '/bin'].join(delimiter));
    const login = await job.main({ ...fixture.inputs, 'registry-login': 'true' });
    expect(login.stdout).toContain('Logged in to the registry fra.ocir.io\n');
    const docker = fixture.emulator.requests.filter(({ headers }) =>
      headers['user-agent']?.startsWith('Docker-Client'),
    );
    expect(docker.map(({ path, status }) => [path, status])).toEqual([
      ['/v2/', 401],
      ['/20180419/docker/token', 200],
      ['/v2/', 200],
    ]);
    expect(authOf(job)).toMatch(/^BEARER_TOKEN:./);
    expect(printed(await run(job, 'crane', ['digest', IMAGE])).trim()).toBe(digest);
    printed(await run(job, 'crane', ['pull', IMAGE, join(job.home, 'image.tar')]));

    const post = await job.post(login);
    expect(post.stdout).toContain('Logged out of the registry fra.ocir.io\n');
    const refused = await run(job, 'crane', ['digest', IMAGE]);
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('401 Unauthorized')]);
  });

  test('docker login refuses a token that the registry did not issue', async () => {
    const job = newJob(toolPath);
    const refused = await run(job, 'docker', ['login', 'fra.ocir.io', '-u', 'BEARER_TOKEN', '-p', 'wrong']);
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('unauthorized')]);
    expect(existsSync(join(job.home, '.docker', 'config.json'))).toBe(false);
  });
});

describeWith(tools, 'registry-login, without Docker', () => {
  let empty: string;
  beforeAll(() => {
    empty = join(fixture.emulator.directory, 'empty');
    mkdirSync(empty);
  });

  test('writes the config file, with which crane pulls an image', async () => {
    const job = newJob(empty);
    const login = await job.main({ ...fixture.inputs, 'registry-login': 'true' });
    expect(login.stdout).toContain('Logged in to the registry fra.ocir.io, without docker, in ');
    expect(printed(await run(job, 'crane', ['digest', IMAGE])).trim()).toBe(digest);
  });

  for (const program of ['oras', 'regctl']) {
    describeWith({ [program]: PROVISION }, program, () => {
      test('copies an image within the registry, with a policy that lets the service user manage repositories', async () => {
        const job = newJob(empty);
        await job.main({ ...fixture.inputs, 'registry-login': 'true' });
        const copy = IMAGE.replace('app/web', `app/${program}`);
        const args = program === 'oras' ? ['copy', IMAGE, copy] : ['image', 'copy', IMAGE, copy];
        const refused = await run(job, program, args);
        expect([refused.exitCode === 0, refused.stderr]).toEqual([false, expect.stringMatching(/denied|403/i)]);
        allow('manage');
        printed(await run(job, program, args));
        expect(printed(await run(job, 'crane', ['digest', copy])).trim()).toBe(digest);
      });
    });
  }

  describeWith({ helm: PROVISION }, 'Helm', () => {
    test('pushes a chart and pulls it', async () => {
      const job = newJob(empty);
      await job.main({ ...fixture.inputs, 'registry-login': 'true' });
      allow('manage');
      const helm = (...args: string[]) => run(job, 'helm', args);
      mkdirSync(join(job.home, 'chart'));
      writeFileSync(join(job.home, 'chart', 'Chart.yaml'), 'apiVersion: v2\nname: demo\nversion: 1.0.0\n');
      printed(await helm('package', 'chart'));
      printed(await helm('push', 'demo-1.0.0.tgz', 'oci://fra.ocir.io/emulatorns/charts'));
      rmSync(join(job.home, 'demo-1.0.0.tgz'));
      printed(await helm('pull', 'oci://fra.ocir.io/emulatorns/charts/demo', '--version', '1.0.0'));
      expect(existsSync(join(job.home, 'demo-1.0.0.tgz'))).toBe(true);
    });
  });

  test('needs a policy that lets the service user read repositories', async () => {
    const job = newJob(empty);
    await job.main({ ...fixture.inputs, 'registry-login': 'true' });
    fixture.emulator.policies.statements.length = 0;
    const refused = await run(job, 'crane', ['digest', IMAGE]);
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('DENIED')]);
  });
});
