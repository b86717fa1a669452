// A config that is a symbolic link: people who keep their dotfiles in a repository link to it.

import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { diskFailure, Failure, isMissing } from '../failure.ts';
import { readHomes } from './paths.ts';

/**
 * @returns the path itself, or where the symbolic link leads
 * @throws Failure `Cannot write profile` for a link that is not followed
 */
export async function configTarget(configFile: string): Promise<string> {
  const found = await lstat(configFile).catch(() => undefined);
  return found?.isSymbolicLink() === true ? followConfigLink(configFile, found.uid) : configFile;
}

/**
 * A link is followed only to a file that belongs to this account and lies in its home directory: whoever can place a link must not be
 * able to have any other file replaced.
 *
 * @param owner the user ID of the link's owner
 * @throws Failure `Cannot write profile` for any other link
 */
export async function followConfigLink(configFile: string, owner: number): Promise<string> {
  const target = await realpath(configFile).catch((error: unknown) => {
    throw isMissing(error) ? refusal(configFile, 'to a file that does not exist') : diskFailure(error, configFile);
  });
  const found = await stat(target);
  if (!found.isFile()) throw refusal(configFile, `to ${target}, which is not a regular file`);
  const account = process.getuid?.();
  if (account !== undefined && (owner !== account || found.uid !== account))
    throw refusal(configFile, `to ${target}, and one of the two belongs to another user`);
  if (!(await isInHome(target))) throw refusal(configFile, `to ${target}, which is outside your home directory`);
  return target;
}

async function isInHome(target: string): Promise<boolean> {
  const { home, passwd } = readHomes();
  for (const directory of [home, passwd]) {
    const real = directory === undefined ? undefined : await realpath(directory).catch(() => undefined);
    // Nothing begins with the root directory and another separator, so a home that is the root contains nothing.
    if (real !== undefined && target.startsWith(real + path.sep)) return true;
  }
  return false;
}

function refusal(configFile: string, where: string): Failure {
  return new Failure('files', 'Cannot write profile', `${configFile} is a symbolic link ${where}`, {
    hint: 'Replace the link with a regular file, or choose another directory with oci-home.',
  });
}
