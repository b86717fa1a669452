// Builds dist/ from src/: the TypeScript compiler removes the types, and ncc bundles each entry into one readable file.
// Usage: node scripts/build.mjs [directory], default dist

import ncc from '@vercel/ncc';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleLicenses } from './bundle-licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = resolve(process.argv[2] ?? join(root, 'dist'));
const compiled = join(root, 'build');

const ENTRIES = ['main', 'post', 'renew', 'cli'];

// Modules that our code never calls. They are replaced with a built-in module, so that the bundle does not contain them.
const UNREACHED = {
  // Parts of @actions/core: getIDToken, which we replace with our own request; the job summary, to which we append a table; paths; platform.
  './oidc-utils.js': 'node:http',
  './path-utils.js': 'node:http',
  './platform.js': 'node:http',
  './summary.js': 'node:http',
  // The transport of Oracle's SDK, which we replace with ours.
  'isomorphic-fetch': 'node:http',
  'node-fetch': 'node:http',
};
// Paths in the bundle are relative to here.
process.chdir(root);
rmSync(compiled, { recursive: true, force: true });
const tsc = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
  { stdio: 'inherit' },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

rmSync(out, { recursive: true, force: true });
for (const entry of ENTRIES) {
  const { code, assets, stats } = await ncc(join(compiled, `${entry}.js`), {
    externals: UNREACHED,
    target: 'es2022',
    // Otherwise ncc takes a path such as `${tmpdir()}/oci-wif-…` for the file node_modules/oci-wif-emulator, and rewrites it.
    filterAssetBase: compiled,
    quiet: true,
  });
  const files = {
    'index.js': code,
    'licenses.txt': bundleLicenses(stats),
    ...Object.fromEntries(Object.entries(assets).map(([name, { source }]) => [name, source])),
  };
  for (const [name, source] of Object.entries(files)) {
    const path = join(out, entry, name);
    mkdirSync(dirname(path), { recursive: true });
    // The command line is executable, because `npx oci-wif` runs this file itself in a clone.
    writeFileSync(path, source, { mode: entry === 'cli' && name === 'index.js' ? 0o755 : 0o644 });
    console.log(`${(readFileSync(path).length / 1000).toFixed(1).padStart(8)} kB  ${entry}/${name}`);
  }
}
