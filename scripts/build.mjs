// Builds dist/ from src/: the TypeScript compiler strips the types, ncc makes one readable file of each entry.
// Usage: node scripts/build.mjs [directory], default dist

import ncc from '@vercel/ncc';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = resolve(process.argv[2] ?? join(root, 'dist'));
const compiled = join(root, 'build');

const ENTRIES = ['main', 'post', 'renew', 'cli'];

// Packages that no code of ours reaches; a built-in module stands in for their name.
const UNREACHED = {
  // A dispatcher for proxies that nobody asks for (a test proves that proxies work without it).
  undici: 'node:http',
  // What core.platform runs to describe the machine.
  '@actions/exec': 'node:child_process',
  // The transport that Oracle's SDK brings for old engines; it is given ours.
  'isomorphic-fetch': 'node:http',
  'node-fetch': 'node:http',
};
// The post step sends nothing: the client is there only for core.getIDToken.
const UNREACHED_BY_POST = {
  ...UNREACHED,
  '@actions/http-client': 'node:http',
  '@actions/http-client/lib/auth': 'node:http',
};

// The package tunnel greets a proxy's password with a deprecation warning in the user's log.
const withoutDeprecatedBuffer = (code) =>
  code.replace('new Buffer(connectOptions.proxyAuth)', 'Buffer.from(connectOptions.proxyAuth)');

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
  const { code, assets } = await ncc(join(compiled, `${entry}.js`), {
    externals: entry === 'post' ? UNREACHED_BY_POST : UNREACHED,
    target: 'es2022',
    license: 'licenses.txt',
    quiet: true,
  });
  const files = {
    'index.js': withoutDeprecatedBuffer(code),
    ...Object.fromEntries(Object.entries(assets).map(([name, { source }]) => [name, source])),
  };
  for (const [name, source] of Object.entries(files)) {
    const path = join(out, entry, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source);
    console.log(`${(readFileSync(path).length / 1000).toFixed(1).padStart(8)} kB  ${entry}/${name}`);
  }
}
