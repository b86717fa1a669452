// Which npm packages the files in dist/ contain. They are devDependencies of this project, because the bundles replace them for users.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** @returns `name@version` of every bundled package: the headings of the files licenses.txt, which the build writes */
export function bundledPackages() {
  const files = readdirSync(dist).map((entry) => join(dist, entry, 'licenses.txt'));
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return new Set(lines.filter((line) => /^(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+\S*$/.test(line)));
}
