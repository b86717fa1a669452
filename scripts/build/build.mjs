// Builds dist/ from src/: esbuild removes the types and the code that nothing uses, and ncc bundles each entry into readable files.
// Usage: node scripts/build/build.mjs [directory], default dist

import ncc from '@vercel/ncc';
import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleLicenses } from './bundle-licenses.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = resolve(process.argv[2] ?? join(root, 'dist'));
const compiled = join(root, 'build');

const ENTRIES = ['main', 'post', 'logout', 'renew-now', 'renew', 'cli'];

// Modules that our code never calls, and why.
const UNREACHED = {
  // Parts of @actions/core: getIDToken, which we replace with our own request; the job summary, to which we append a table; paths; platform.
  '@actions/core': /^\.\/(oidc-utils|summary|path-utils|platform)\.js$/,
};
// What is imported in their place: not node:http, because importing it as an ES module reads its exports, and one of them loads Node's
// whole fetch, which takes 20 ms.
const SUBSTITUTE = 'node:path';
/**
 * Node's modules that take milliseconds to load, of which a refused input needs none and the waiting background process neither. No package
 * in a bundle calls one of them as a function or lists its exports.
 */
const LOADED_ON_FIRST_USE = ['child_process', 'crypto', 'fs/promises', 'http', 'tls'];
// The transport of Oracle's SDK, which we replace with ours.
const SDK_TRANSPORT = { 'isomorphic-fetch': SUBSTITUTE, 'node-fetch': SUBSTITUTE };

// Paths in the bundle are relative to here.
process.chdir(root);
rmSync(compiled, { recursive: true, force: true });
rmSync(out, { recursive: true, force: true });
for (const entry of ENTRIES) {
  const joined = await joinModules(entry);
  const { code, assets, stats } = await ncc(join(compiled, entry, `${entry}.js`), {
    externals: SDK_TRANSPORT,
    target: 'es2022',
    // Otherwise ncc takes a path such as `${tmpdir()}/oci-wif-…` for the file node_modules/oci-wif-emulator, and rewrites it.
    filterAssetBase: compiled,
    quiet: true,
  });
  const files = {
    'index.js': withNodeModulesOnFirstUse(code),
    'licenses.txt': bundleLicenses(stats, joined),
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

/**
 * Joins the modules that are always loaded together, and for the background process all, because it is one file. One scope is shorter, and loads faster, than one per file. Packages other than the
 * toolkit's are left to ncc, which can bundle CommonJS.
 *
 * @returns the files that are joined, absolute
 */
async function joinModules(entry) {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(root, 'src', `${entry}.ts`)],
    outdir: join(compiled, entry),
    ...{
      bundle: true,
      splitting: entry !== 'renew',
      format: 'esm',
      platform: 'node',
      target: 'es2022',
      charset: 'utf8',
    },
    ...{ metafile: true, write: false },
    plugins: [{ name: 'packages', setup: (esbuild) => esbuild.onResolve({ filter: /./ }, resolvePackage) }],
  });
  const names = stableNames(metafile.outputs);
  mkdirSync(join(compiled, entry), { recursive: true });
  for (const { path, text } of outputFiles) {
    const named = [...names].reduce((code, [name, stable]) => code.replaceAll(`"./${name}"`, `"./${stable}"`), text);
    writeFileSync(join(compiled, entry, names.get(basename(path))), named);
  }
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).flatMap((file) => (inputs[file].bytesInOutput > 0 ? [resolve(file)] : [])),
  );
}

/**
 * Replaces how the code that ncc has written loads Node's modules: each with a `require` of its own, when the bundle starts. An `import` in
 * our code stays a plain import.
 */
function withNodeModulesOnFirstUse(code) {
  const declaration = 'import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";\n';
  const call = '__WEBPACK_EXTERNAL_createRequire(import.meta.url)';
  if (!code.includes(declaration) || !code.includes(call))
    throw new Error('ncc loads modules of Node in another way now');
  const loaders = `const require_node = ${call};
const require_on_first_use = (name) => {
  let loaded;
  return new Proxy({}, { get: (_target, key) => (loaded ??= require_node(name))[key] });
};
`;
  return code
    .replaceAll(call, 'require_node')
    .replaceAll(/\brequire_node\("node:(.+?)"\)/g, (all, name) =>
      LOADED_ON_FIRST_USE.includes(name) ? `require_on_first_use("node:${name}")` : all,
    )
    .replace(declaration, `${declaration}${loaders}`);
}

/**
 * Names each joined file after a module in it: the one that is loaded on demand, or the last of those that several files share. esbuild's own
 * names contain a hash of the content, and ncc numbers the files of dist by these names, so every change would rename many files.
 *
 * @returns the new name of each file
 */
function stableNames(outputs) {
  const modules = Object.entries(outputs).map(([file, { entryPoint, inputs }]) => ({
    file: basename(file),
    module: (entryPoint ?? Object.keys(inputs).at(-1)).replace(/^src\//, '').replace(/\.ts$/, ''),
    rank: entryPoint === undefined ? 1 : 0,
  }));
  modules.sort((one, other) => one.rank - other.rank || (one.module < other.module ? -1 : 1));
  const names = new Map();
  for (const { file, module } of modules) {
    const taken = new Set(names.values());
    // Short, because the names are in dist too.
    const path = module.replaceAll('/', '-');
    const name = [basename(module), path, `${path}-shared`]
      .map((candidate) => `${candidate}.js`)
      .find((candidate) => !taken.has(candidate));
    names.set(file, name);
  }
  return names;
}

function resolvePackage({ path, importer, kind }) {
  const unreached = Object.entries(UNREACHED).some(
    ([name, files]) => importer.includes(`/node_modules/${name}/`) && files.test(path),
  );
  if (unreached) return { path: SUBSTITUTE, external: true, sideEffects: false };
  // The toolkit imports it under its old name.
  if (path === 'crypto') return { path: 'node:crypto', external: true };
  const isPackage = kind !== 'entry-point' && /^[^./]/.test(path);
  return isPackage && !path.startsWith('@actions/') ? { path, external: true } : undefined;
}
