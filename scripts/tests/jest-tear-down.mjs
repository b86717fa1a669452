// Runs once after all tests: removes the directory that jest-set-up.mjs created.

import { rmSync } from 'node:fs';

export default function removeKeyDirectory() {
  rmSync(process.env.OCI_WIF_TEST_KEYS, { recursive: true });
}
