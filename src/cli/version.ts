// The version of the npm package. Read when it is needed, so that a change of the version does not change the built files.

import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @returns undefined if the program is not part of the package */
export function packageVersion(): string | undefined {
  try {
    // npm starts programs through a symbolic link.
    const program = realpathSync(process.argv[1] ?? '');
    const manifest = readFileSync(join(dirname(program), '..', '..', 'package.json'), 'utf8');
    const { name, version } = JSON.parse(manifest) as { name?: unknown; version?: unknown };
    return name === 'oci-wif' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
