// The oldest versions of the OCI CLI and the SDKs that work with the profile, and the newest TypeScript SDK. The other tests run the newest of the rest.

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  OBJECT_STORAGE,
  openConsumerFixture,
  printed,
  type ConsumerFixture,
  type ConsumerJob,
} from './consumer-fixture.ts';
import { oldestPython, PROVISION, typescriptSdks } from './provisioned.ts';
import { describeWith, type ToolResult } from './toolchain.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const oldest = (program: string): string => join(oldestPython.folder, 'bin', program);

let fixture: ConsumerFixture;
let job: ConsumerJob;
beforeAll(async () => {
  fixture = await openConsumerFixture();
  job = await fixture.logIn();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
  fixture.proxy.tunnels.length = 0;
});

const run = (program: string, args: string[], environment: Record<string, string> = {}): Promise<ToolResult> =>
  job.step(program, args, { COMPARTMENT: job.compartment, ...environment });
const roundTrip = (from: string) => ({ namespace: 'emulatorns', buckets: [`from-${from}`], text: 'héllo' });

describeWith({ [oldest('oci')]: PROVISION }, 'the oldest OCI CLI', () => {
  test('reads the namespace without a warning', async () => {
    const result = await run(oldest('oci'), ['os', 'ns', 'get']);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(result.stdout)).toEqual({ data: 'emulatorns' });
    expect(fixture.proxy.tunnels).toEqual([OBJECT_STORAGE]);
    expect(fixture.signers()).toEqual(['ST']);
  });

  test('reports the expiry of the session', async () => {
    const { exitCode, stderr } = await run(oldest('oci'), ['session', 'validate', '--local']);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Session is valid until ')]);
  });

  test('creates a token for kubectl', async () => {
    const cluster = ['--cluster-id', 'ocid1.cluster.oc1.eu-frankfurt-1.aaaa'];
    expect(printed(await run(oldest('oci'), ['ce', 'cluster', 'generate-token', ...cluster]))).toContain(
      '"kind": "ExecCredential"',
    );
  });
});

describeWith({ [oldest('python')]: PROVISION }, 'the Python SDK of the oldest OCI CLI', () => {
  test('creates, reads and deletes with a SecurityTokenSigner', async () => {
    const result = await run(oldest('python'), [path('python/session.py'), 'session-token']);
    expect(JSON.parse(printed(result))).toEqual(roundTrip('python'));
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });
});

describe.each(typescriptSdks)('the TypeScript SDK $version', ({ folder }) => {
  describeWith({ [folder]: PROVISION }, 'in a program', () => {
    test('creates, reads and deletes with a SessionAuthDetailProvider', async () => {
      // Node looks for a package beside the program that imports it.
      const program = join(folder, 'session.mjs');
      copyFileSync(path('typescript/session.mjs'), program);
      const result = await run(process.execPath, [program, 'session-token'], {
        NODE_OPTIONS: `--import ${path('typescript/to-emulator.mjs')}`,
        OCI_EMULATOR_PORT: new URL(fixture.emulator.url).port,
      });
      expect(JSON.parse(printed(result))).toEqual(roundTrip('typescript'));
      expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    });
  });
});

describeWith({ 'go-session-oldest': PROVISION }, 'the oldest Go SDK', () => {
  test.each(['session-token', 'custom-profile', 'custom-profile-session-token'])(
    'creates, reads and deletes through its %s provider',
    async (way) => {
      expect(JSON.parse(printed(await run('go-session-oldest', [way])))).toEqual(roundTrip('go'));
      expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    },
  );
});
