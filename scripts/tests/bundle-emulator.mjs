// Bundles the emulator into one file, which each worker of Jest loads once (emulator.cjs).

import { build } from 'esbuild';
import { join } from 'node:path';

/** @param directory for `emulator.cjs` */
export async function bundleEmulator(directory) {
  await build({
    entryPoints: ['emulator/emulator.ts'],
    outfile: join(directory, 'emulator.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
}
