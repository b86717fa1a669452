// The file that holds the config. People who keep their dotfiles in a repository link to it.

import { lstat } from 'node:fs/promises';

/**
 * @returns the path itself, or where the symbolic link leads
 * @throws Failure `Cannot write profile` for a link that is not followed
 */
export async function configTarget(configFile: string): Promise<string> {
  const found = await lstat(configFile).catch(() => undefined);
  if (!found?.isSymbolicLink()) return configFile;
  // Loaded on demand: few configs are links.
  const { followConfigLink } = await import('./config-link.ts');
  return followConfigLink(configFile, found.uid);
}
