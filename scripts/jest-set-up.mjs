// Runs once before all tests: names a private directory in which the emulators share their RSA keys (emulator/rsa-keys.ts).
// The workers inherit the variable, and jest-tear-down.mjs removes the directory.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function createKeyDirectory() {
  process.env.OCI_WIF_TEST_KEYS = mkdtempSync(join(tmpdir(), 'oci-wif-test-keys-'));
}
