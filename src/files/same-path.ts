// Compares two paths as the operating system does.

import path from 'node:path';

/** On Windows, upper and lower case and both slashes are the same. Links are not followed. */
export function isSamePath(one: string | undefined, other: string | undefined, platform = process.platform): boolean {
  if (one === undefined || other === undefined) return one === other;
  return comparablePath(one, platform) === comparablePath(other, platform);
}

/** @returns the text that all spellings of a path have in common */
export function comparablePath(anyPath: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? path.win32.normalize(anyPath).toLowerCase() : anyPath;
}
