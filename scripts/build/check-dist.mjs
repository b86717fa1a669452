// Is the committed dist what the source builds? Builds into a temporary directory and compares file by file.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fresh = mkdtempSync(join(tmpdir(), 'oci-wif-dist-'));

const filesOf = (directory) =>
  new Map(
    readdirSync(directory, { recursive: true })
      .filter((name) => statSync(join(directory, name)).isFile())
      .map((name) => [name, readFileSync(join(directory, name))]),
  );

try {
  const build = spawnSync(process.execPath, [join(root, 'scripts/build/build.mjs'), fresh], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (build.status !== 0) process.exit(1);
  const [built, committed] = [filesOf(fresh), filesOf(join(root, 'dist'))];
  const differences = [...new Set([...built.keys(), ...committed.keys()])].filter(
    (name) => !built.get(name)?.equals(committed.get(name) ?? Buffer.alloc(0)),
  );
  for (const name of differences.sort()) {
    const how = !built.has(name) ? 'is not built any more' : !committed.has(name) ? 'is missing' : 'differs';
    console.error(`dist/${name} ${how}`);
  }
  if (differences.length > 0) {
    console.error('dist is not what src builds; run npm run build and commit the result');
    process.exitCode = 1;
  } else {
    console.log(`dist is current: ${built.size} files`);
  }
} finally {
  rmSync(fresh, { recursive: true });
}
