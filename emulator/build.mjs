// Builds the npm package: one readable JavaScript file from cli.ts and the libraries it uses, and their licences. `npm pack` runs it.
// Usage: node emulator/build.mjs [directory], default emulator/build
//
// Like the command line of oci-wif, the package installs nothing else. Unlike dist/, the build is not committed, because no runner downloads
// it: esbuild makes it in a fraction of a second, so it is made anew whenever the package is packed.

import { build } from 'esbuild';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { licensesOf } from '../scripts/build/bundle-licenses.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = resolve(process.argv[2] ?? join(here, 'build'));
// Paths in the bundle are relative to the root of the repository.
const root = join(here, '..');

rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: [join(here, 'cli.ts')],
  outfile: join(out, 'cli.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
  // licenses.txt has all of them.
  legalComments: 'none',
  metafile: true,
});
writeFileSync(join(out, 'licenses.txt'), licensesOf(Object.keys(metafile.inputs).map((path) => join(root, path))));
