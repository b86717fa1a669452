// Runs before each test file, which takes its RSA keys from the pool. Only the tests of the key itself generate theirs.

import { expect } from '@jest/globals';
import { generateKeys, takeKeysFromPool } from './keys-from-pool.cjs';

if (/[\\/]session-key\.test\.ts$/.test(expect.getState().testPath)) generateKeys();
else takeKeysFromPool();
