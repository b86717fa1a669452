// What a login left behind: the files of the profile, its session token, the variables that win over it, and a signed call with it.

import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findHomeDirectory } from '../system/directories.ts';
import { Failure } from '../failure.ts';
import { carriesKey } from '../federation/session-token.ts';
import { type Claims, describeTime, readClaims } from '../federation/subject-token.ts';
import { describeVerification } from '../login/host-interface.ts';
import { regionWarning } from '../login/settings.ts';
import { checkConfig } from '../profile/config-file.ts';
import { configTarget, locateProfile, type ProfilePaths } from '../profile/paths.ts';
import { overridingVariables } from '../profile/environment.ts';
import { loginIdOf, readRecord, recordFile } from '../profile/record.ts';
import { reportRenewal } from '../renewal/stop.ts';
import { describePublicKey } from '../session-key.ts';
import { isWritableByOthers, readRegularFile } from '../system/private-files.ts';
import { configLines } from '../text/ini.ts';
import { printable, shellQuoted } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import { timeProblem } from './check-token.ts';
import {
  type Checked,
  type CheckResult,
  type CheckTools,
  type DoctorRequest,
  failed,
  findingsOf,
  notChecked,
  ok,
} from './checks.ts';

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
export async function checkProfile({
  ociHome,
  profile,
  profileGiven,
}: Pick<DoctorRequest, 'ociHome' | 'profile' | 'profileGiven'>): Promise<Checked<SavedProfile>> {
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
  const problems = [...sectionProblems(saved, profile), ...(await fileProblems(saved))];
  const { saw, problem, result } = findingsOf('profile');
  for (const { what, next } of problems) problem(what, next);
  const region = entries.get('region') ?? '';
  const unknownRegion = region === '' ? undefined : regionWarning(region, `region of [${profile}]`);
  saw(`[${profile}] in ${paths.configFile}, region ${region || '(none)'}`, ...warnings);
  if (unknownRegion !== undefined) saw(unknownRegion);
  if (problems.length === 0 && process.platform !== 'win32') saw('only its owner can read the key and the token');
  const isUsable = problems.every(({ isIncomplete }) => isIncomplete !== true);
  return { result: result(), found: isUsable ? saved : undefined };
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
  return file.startsWith('~/') || file.startsWith(`~${path.sep}`)
    ? path.join(findHomeDirectory() ?? '~', file.slice(2))
    : file;
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

// The session token of the profile: whether it belongs to the key and the tenancy of the profile, whether it is still valid, and what its renewal
// has done.

const LOGIN_AGAIN = 'Log in again: oci-wif login, or the step of the action. In long jobs, use renew.';

/**
 * @param request `tenancy` is the one that the user expects, if known
 * @param now milliseconds since the epoch
 */
export async function checkSavedSession(
  saved: SavedProfile,
  request: Pick<DoctorRequest, 'profile' | 'tenancy'>,
  now: number,
): Promise<CheckResult> {
  const { entries, tokenFile, keyFile } = saved;
  const [token, key] = [await read(tokenFile), await read(keyFile)];
  if (token === undefined)
    return failed('saved-session', `${tokenFile} cannot be read`, 'Check its owner and its mode.');
  protectSecret(token.trim());
  const claims = readClaims(token.trim());
  if (!claims) return failed('saved-session', `${tokenFile} does not contain a session token`, LOGIN_AGAIN);
  const problems = [
    ...(token === token.trim()
      ? []
      : [`${tokenFile} has a line break or a space around the token, which no SDK can send`]),
    ...keyProblems(claims, key, keyFile, entries.get('fingerprint') ?? ''),
    ...tenancyProblems(claims, entries.get('tenancy') ?? '', request.tenancy),
    ...[timeProblem(claims, now)?.what ?? []].flat(),
  ];
  const renewal = await renewalOf(saved, request.profile);
  if (problems.length > 0 || renewal.isFailing)
    return failed('saved-session', [...problems, ...renewal.seen], ...renewal.next, LOGIN_AGAIN);
  return ok(
    'saved-session',
    `principal ${printable(claims.sub ?? '(none)')}`,
    `its key, fingerprint and tenancy match the profile; it expires at ${describeTime(claims.exp ?? 0)}`,
    ...renewal.seen,
  );
}

function keyProblems({ jwk }: Claims, pem: string | undefined, keyFile: string, fingerprint: string): string[] {
  if (pem === undefined) return [`${keyFile} cannot be read`];
  let key: ReturnType<typeof describePublicKey>;
  try {
    // Node derives the public key from the private one.
    key = describePublicKey(pem);
  } catch {
    return [`${keyFile} does not contain an RSA key without a pass phrase`];
  }
  return [
    ...(carriesKey(jwk, key.jwk)
      ? []
      : [`${keyFile} contains another key than the session token: it was replaced after the login, or the token was`]),
    ...(key.fingerprint === fingerprint ? [] : [`the fingerprint in the config is not that of ${keyFile}`]),
  ];
}

function tenancyProblems(claims: Claims, configured: string, expected: string | undefined): string[] {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === 'string' && value !== '');
  const actual = typeof named === 'string' ? printable(named) : configured;
  return [
    ...(actual === configured
      ? []
      : [`it belongs to the tenancy ${actual}, but the config says ${printable(configured)}`]),
    ...(expected === undefined || actual === expected
      ? []
      : [`it belongs to the tenancy ${actual}, expected ${expected}`]),
  ];
}

interface RenewalFindings {
  /** Whether the session ends with the token on disk, unless the next renewal succeeds. */
  isFailing: boolean;
  seen: string[];
  next: string[];
}

const NO_RENEWAL = { isFailing: false, lines: [], warnings: [] };

/** What the background process has written down; nothing if the login of the profile is not renewed, or cannot be found. */
async function renewalOf({ paths, entries }: SavedProfile, profile: string): Promise<RenewalFindings> {
  const loginId = loginIdOf(entries.get('fingerprint') ?? '');
  const name = { ociHome: paths.ociHome, profile, loginId, missingDirectories: 0 };
  const record = await readRecord(name).catch(() => undefined);
  if (record === 'damaged')
    return { isFailing: true, seen: [`the record of its login (${recordFile(name)}) is damaged`], next: [] };
  const renewal = record?.renewal;
  if (!renewal) return { isFailing: false, seen: [], next: [] };
  const { isFailing, lines, warnings } = await reportRenewal(renewal).catch(() => NO_RENEWAL);
  const parts = warnings.map((warning) => warning.split('\n'));
  return {
    isFailing,
    seen: [...lines, ...parts.flatMap(([first]) => first ?? [])],
    next: parts.flatMap(([, ...hints]) => hints),
  };
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

// Environment variables that win over the profile.

/** The values are not shown. */
export function checkVariables(environment: NodeJS.ProcessEnv): CheckResult {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const found = overridingVariables(environment, {
    terraformFederation: isSet('OCI_WORKLOAD_IDENTITY_TOKEN_PATH'),
    resourcePrincipal: isSet('OCI_RESOURCE_PRINCIPAL_RPST'),
  });
  if (found.length === 0) return ok('variables', 'no variable takes precedence over what a login provides');
  const seen = found.map(({ tool, names }) => `${tool} uses ${names.join(', ')} instead of what the login provides`);
  return failed('variables', seen, `Remove ${found.flatMap(({ names }) => names).join(', ')} from the environment.`);
}

// One signed call with the profile, in its region, as a consumer would make it.

/** @throws what verifyProfile throws as a Failure */
export async function checkSignedCall(
  { paths, entries, tokenFile }: SavedProfile,
  profile: string,
  { http, timing }: CheckTools,
): Promise<CheckResult> {
  const claims = readClaims((await read(tokenFile))?.trim() ?? '');
  if (claims && timeProblem(claims, timing.now()))
    return notChecked('signed-call', 'needs a session token that has not expired');
  const region = entries.get('region') ?? '';
  try {
    const { verifyProfile } = await import('../oci-sdk/verify-profile.ts');
    const verification = await verifyProfile(http, { configFile: paths.configFile, profile });
    return ok('signed-call', `${region}: ${describeVerification(verification)}`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    // The SDK's messages may contain parts of the config.
    return failed('signed-call', `Oracle's SDK cannot use the profile ${profile}`, 'Log in again.');
  }
}
