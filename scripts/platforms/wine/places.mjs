// Where the files for tests under Wine are, and how Windows calls them.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const CACHE = join(ROOT, '.cache', 'windows');

/** Not the script `wine`: a shell drops variables such as INPUT_CLIENT-ID. */
export const WINE = '/usr/lib/wine/wine64';
export const WINE_SERVER = '/usr/lib/wine/wineserver64';

/** The drive D of every prefix, as on a runner of GitHub. In `Z:\…\.cache`, Jest would take the backslash before the dot for an escape. */
export const DRIVE_D = join(CACHE, 'drive_d');
export const CHECKOUT = join(DRIVE_D, 'checkout');

/** Wine shows the root of Linux as the drive Z. */
export function windowsPath(file) {
  return `Z:${file.replaceAll('/', '\\')}`;
}
