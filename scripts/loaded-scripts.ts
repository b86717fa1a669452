// Which files a Node process has loaded.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Node's coverage lists every script of a process, with its functions.
 *
 * @param coverage the directory that the process had in NODE_V8_COVERAGE
 * @returns absolute paths
 */
export function loadedScripts(coverage: string): string[] {
  return readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] };
    return result.filter(({ url }) => url.startsWith('file:')).map(({ url }) => fileURLToPath(url));
  });
}
