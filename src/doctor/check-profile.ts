// The files of the profile: whether every tool can read the config, what its section contains, and who else can read the session.

import { lstat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { isWritableByOthers, readRegularFile } from '../files/private-files.ts';
import { checkConfig } from '../profile/config-check.ts';
import { configTarget } from '../profile/config-target.ts';
import { locateProfile, type ProfilePaths } from '../profile/profile-paths.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { configLines } from '../text/ini-lines.ts';
import { failed, notChecked, ok, type Checked } from './link.ts';
import type { DoctorRequest } from './request.ts';

export interface SavedProfile {
  paths: ProfilePaths;
  /** The section of the config. */
  entries: ReadonlyMap<string, string>;
  /** Empty: the section does not name it. */
  tokenFile: string;
  /** The same. */
  keyFile: string;
}

/**
 * Only reads. A profile that later checks can use is returned even if something is wrong with it.
 *
 * @throws Failure `Invalid OCI config file`, `Cannot write profile`
 */
export async function checkProfile({ ociHome, profile, profileGiven }: DoctorRequest): Promise<Checked<SavedProfile>> {
  const paths = await locateProfile(ociHome, profile);
  const bytes = await readRegularFile(await configTarget(paths.configFile));
  const warnings = bytes ? checkConfig(bytes, paths.configFile) : [];
  const entries = bytes && sectionOf(bytes, profile);
  const absent = (why: string, next: string): Checked<SavedProfile> => ({
    result: profileGiven ? failed('profile', why, next) : notChecked('profile', why, next),
  });
  if (!entries) {
    return absent(
      `there is no profile ${profile} in ${paths.configFile}`,
      'Log in first, or name the profile with --profile and its directory with --oci-home.',
    );
  }
  if (entries.has('user') && !entries.has('security_token_file')) {
    return absent(
      `[${profile}] in ${paths.configFile} is a profile with an API key, not one of a login`,
      'Name the profile of a login with --profile.',
    );
  }
  const saved = {
    paths,
    entries,
    tokenFile: inHome(entries.get('security_token_file')),
    keyFile: inHome(entries.get('key_file')),
  };
  const seen = [`[${profile}] in ${paths.configFile}, region ${entries.get('region') ?? '(none)'}`, ...warnings];
  const problems = [...sectionProblems(saved, profile), ...(await fileProblems(saved))];
  if (problems.length === 0) {
    const modes = process.platform === 'win32' ? [] : ['only its owner can read the key and the token'];
    return { result: ok('profile', ...seen, ...modes), found: saved };
  }
  return {
    result: failed(
      'profile',
      [...problems.map(({ what }) => what), ...seen],
      ...new Set(problems.map(({ next }) => next)),
    ),
    found: problems.some(({ isIncomplete }) => isIncomplete === true) ? undefined : saved,
  };
}

interface Problem {
  what: string;
  next: string;
  /** Nothing can be done with the profile. */
  isIncomplete?: boolean;
}

const AGAIN = 'Log in again: oci-wif login, or the step of the action.';

const REQUIRED = ['tenancy', 'region', 'fingerprint', 'key_file', 'security_token_file'] as const;

function sectionProblems({ entries }: SavedProfile, profile: string): Problem[] {
  const missing = REQUIRED.filter((key) => (entries.get(key) ?? '') === '');
  return [
    ...(missing.length === 0 ? [] : [{ what: `it has no ${missing.join(', ')}`, next: AGAIN, isIncomplete: true }]),
    ...(entries.has('user')
      ? [
          {
            what: 'it has the key user, so the Go SDK and Terraform sign with an API key',
            next: `Remove the line "user" from [${profile}].`,
          },
        ]
      : []),
  ];
}

async function fileProblems({ paths, tokenFile, keyFile }: SavedProfile): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of [keyFile, tokenFile].filter((each) => each !== '')) {
    const mode = await modeOf(file);
    if (mode === undefined) problems.push({ what: `${file} does not exist`, next: AGAIN, isIncomplete: true });
    else if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const what = `${file} has the mode ${octal(mode)}: other users may use it`;
      problems.push({ what, next: `Run: chmod 600 ${shellQuoted(file)}` });
    }
  }
  for (const place of [paths.ociHome, paths.sessionsDirectory, paths.sessionDirectory, paths.configFile]) {
    const mode = await modeOf(place);
    if (mode === undefined || !isWritableByOthers({ mode })) continue;
    const what = `${place} has the mode ${octal(mode)}: other users may change it`;
    problems.push({ what, next: `Run: chmod go-w ${shellQuoted(place)}` });
  }
  return problems;
}

/** `oci session authenticate` may write paths that begin with `~`. */
function inHome(file = ''): string {
  return file.startsWith('~/') || file.startsWith(`~${path.sep}`) ? path.join(homedir(), file.slice(2)) : file;
}

/** @returns undefined if it does not exist */
async function modeOf(anyPath: string): Promise<number | undefined> {
  const found = await lstat(anyPath).catch(() => undefined);
  // The mode of a link means nothing.
  return found?.isSymbolicLink() === true ? 0 : found?.mode;
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0');
}

function sectionOf(bytes: Buffer, profile: string): ReadonlyMap<string, string> | undefined {
  let entries: Map<string, string> | undefined;
  let isInside = false;
  for (const { kind, name, value } of configLines(bytes)) {
    if (kind === 'header') {
      isInside = name === profile;
      if (isInside) entries = new Map();
    }
    if (isInside && kind === 'key') entries?.set(name, value);
  }
  return entries;
}
