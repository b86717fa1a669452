// Which files of dist/ a Node process has loaded.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../../dist/', import.meta.url).href;

/**
 * Node's coverage lists every script of a process, with its functions.
 *
 * @param coverage the directory that the process had in NODE_V8_COVERAGE
 * @returns absolute paths
 */
export function loadedScripts(coverage: string): string[] {
  return readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] };
    return result.filter(({ url }) => url.startsWith(DIST)).map(({ url }) => fileURLToPath(url));
  });
}
