// The files through which a step gives variables, outputs and state to the runner, and what tells its job apart.

import { accessSync, constants, existsSync, statSync, truncateSync } from 'node:fs';
import { getState, saveState } from '@actions/core';
import { diskFailure, Failure, systemErrorCode } from '../failure.ts';
import type { LoginName } from '../profile/record.ts';
import { isText, isWhole, objectOf, parseJson } from '../text/form.ts';

const VARIABLES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'] as const;

/**
 * Call it before anything is written, because without these files a login could be neither used nor undone.
 *
 * @throws Failure `Cannot write runner file`
 */
export function checkCommandFiles(): void {
  for (const file of commandFiles()) {
    try {
      accessSync(file, constants.W_OK);
    } catch (error) {
      throw failure(error, 'nothing was changed', file);
    }
  }
}

/**
 * If `write` fails, what it has written to the files is removed again, so that no later step uses an undone login.
 *
 * @throws what `write` throws; Failure `Cannot write runner file` for an error of the file system
 */
export async function writeCommandFiles(write: () => void | Promise<void>): Promise<void> {
  const lengths = commandFiles().map((file) => [file, statSync(file, { throwIfNoEntry: false })?.size ?? 0] as const);
  try {
    await write();
  } catch (error) {
    for (const [file, length] of lengths) restoreLength(file, length);
    throw error instanceof Failure ? error : failure(error, 'the login was undone');
  }
}

/** Without a variable, the toolkit uses commands on stdout instead of the file. */
function commandFiles(): string[] {
  return VARIABLES.map((name) => process.env[name] ?? '').filter((file) => file !== '');
}

function restoreLength(file: string, length: number): void {
  try {
    truncateSync(file, length);
  } catch {
    // The failure of the write is reported.
  }
}

/**
 * The toolkit reports a missing file without a code.
 *
 * @param consequence what became of the login
 */
function failure(error: unknown, consequence: string, file?: string): Failure {
  const missing = commandFiles().find((candidate) => !existsSync(candidate));
  const { path, code } = error as { path?: string; code?: string };
  const cause = code === undefined && missing !== undefined ? { code: 'ENOENT' } : error;
  const where = file ?? path ?? missing ?? 'a file of the runner';
  const check =
    systemErrorCode(cause) === 'EACCES'
      ? 'if the job runs in a container, run it as root, because the user of the image may not write the files of the runner: "container: { options: --user root }"'
      : 'check the free space and the permissions of the runner';
  return diskFailure(cause, where).with({
    phrase: 'Cannot write runner file',
    furtherHint: `${check}; ${consequence}`,
  });
}

// What the main step stores for the post step. The runner prints state in debug logs, so it contains only names and paths.

/**
 * The last value counts; an empty one says that there is nothing to undo.
 *
 * @throws Failure `Cannot write runner file`
 */
export function saveLoginName(name: LoginName | undefined): void {
  try {
    saveState(STATE, name === undefined ? '' : JSON.stringify(name));
  } catch (error) {
    throw failure(error, 'the login was undone');
  }
}

/** @returns undefined if there is nothing to undo. Another step can have changed the state: its values are checked when it is used */
export function recallLoginName(): LoginName | 'damaged' | undefined {
  const stored = getState(STATE);
  if (stored === '') return undefined;
  const isName = objectOf<LoginName>({
    ociHome: isText,
    profile: isText,
    loginId: isText,
    missingDirectories: isWhole,
  });
  return parseJson(stored, isName) ?? 'damaged';
}

const STATE = 'login';

/** @returns what tells this job apart from others that share an OCI home: its run, and the runner's own directory */
export function jobId(): string {
  const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_TEMP'];
  return names.map((name) => process.env[name] ?? '').join(' ');
}
