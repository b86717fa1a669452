// Runs the cases against an emulator: the same program as against a tenancy, in a child process that reaches only the emulator.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startEmulator, type Emulator } from '../emulator/emulator.ts';

/** @returns the exit code */
export async function runAgainstNewEmulator(): Promise<number> {
  const emulator = await startEmulator();
  try {
    const { args, environment, cwd } = await emulatedRun(emulator);
    const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, cwd, stdio: 'inherit' });
    // A Ctrl-C also reaches the child, which then needs the emulator to remove what it created.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        child.kill(signal);
      });
    return await new Promise((resolve) => {
      child.once('close', (code) => {
        resolve(code ?? 1);
      });
    });
  } finally {
    await emulator.stop();
  }
}

export interface EmulatedRun {
  /** For Node. */
  args: string[];
  environment: Record<string, string>;
  /** Where Node finds tsx. */
  cwd: string;
}

/** A run against this emulator. */
export async function emulatedRun(emulator: Emulator): Promise<EmulatedRun> {
  const administrator = await emulator.domain.administrator({ profile: 'ADMIN' });
  // In a tenancy, an administrator may read the namespace of Object Storage.
  const principal = { user: administrator.user.ocid };
  emulator.policies.allow({ principal, verb: 'read', resource: 'objectstorage-namespaces', in: 'tenancy' });
  const proxy = await emulator.startProxy();
  const { metadataUrl } = await emulator.startInstance();
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const options = {
    'tenancy-profile': 'ADMIN',
    compartment: emulator.iam.addCompartment('conformance').id,
    'domain-url': emulator.url,
    'oci-config-file': administrator.configFile,
    settle: '0',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    args: ['--import', 'tsx', main, ...flags, '--yes', '--target-emulator'],
    // Every host name leads to the emulator: no request leaves the machine.
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    environment: {
      NODE_EXTRA_CA_CERTS: emulator.caFile,
      https_proxy: proxy.url,
      no_proxy: 'localhost',
      OCI_METADATA_BASE_URL: metadataUrl,
    },
  };
}
