// Runs once before all tests: names a private directory in which the emulators share their RSA keys (emulator/rsa-keys.ts), and builds the emulator
// there. The workers inherit the variables, and jest-tear-down.mjs removes the directory.

import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleEmulator } from './bundle-emulator.mjs';

export default async function createSharedDirectory() {
  // On macOS, the temporary directory is a symbolic link, but profiles contain real paths.
  process.env.TMPDIR = realpathSync(tmpdir());
  process.env.OCI_WIF_TEST_KEYS = mkdtempSync(join(tmpdir(), 'oci-wif-test-keys-'));
  await bundleEmulator(process.env.OCI_WIF_TEST_KEYS);
}
