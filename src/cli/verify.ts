// `oci-wif verify`: one signed call with a profile.

import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { readClaims } from '../federation/claims.ts';
import type { HttpClient } from '../http/client.ts';
import { printable, quoted } from '../text/printable.ts';
import { locateProfile, type ProfilePaths } from '../profile/profile-paths.ts';
import { systemTiming, type Timing } from '../timing.ts';
import type { Verification, VerifyRequest } from '../oci-sdk/verify-profile.ts';
import { EXIT } from './exit.ts';
import { commandHttp } from './http.ts';
import { checkHome, checkProfile } from './login-settings.ts';
import { createTerminal } from './terminal.ts';

export interface VerifyFlags {
  profile: string;
  ociHome: string;
  json?: boolean;
}

/** @returns the exit code. @throws Failure 'Verification failed' when token or signature are refused */
export async function runVerify(flags: VerifyFlags, timing: Timing = systemTiming): Promise<number> {
  const terminal = createTerminal(flags.json === true);
  const profile = checkProfile(flags.profile);
  const paths = await locateProfile(checkHome(flags.ociHome), profile);
  const { principal, expiresAt } = await readSession(paths, profile);
  const expired = expiresAt !== undefined && expiresAt.getTime() <= timing.now();
  terminal.say(`Profile:    ${profile} in ${paths.configFile}`);
  terminal.say(`Principal:  ${principal}`);
  terminal.say(`Expires:    ${expiresAt?.toISOString() ?? '(not said)'}${expired ? ', which is over' : ''}`);
  if (expired) {
    throw new Failure(
      'denial',
      'Verification failed',
      `the session of the profile ${quoted(profile)} ended at ${expiresAt.toISOString()}`,
      {
        hint: 'log in again',
      },
    );
  }
  const verification = await verifyQuietly(commandHttp(terminal, timing), { configFile: paths.configFile, profile });
  terminal.say(describeVerification(verification));
  if (flags.json === true) {
    terminal.result(
      JSON.stringify({ profile, principal, expiresAt: expiresAt?.toISOString(), ...verification }, null, 2),
    );
  }
  return EXIT.done;
}

/** Loaded on demand: Oracle's SDK is many times the size of everything else. */
export async function verifyQuietly(http: HttpClient, request: VerifyRequest): Promise<Verification> {
  const { verifyProfile } = await import('../oci-sdk/verify-profile.ts');
  return verifyProfile(http, request);
}

export function describeVerification(verification: Verification): string {
  return verification.allowed
    ? `Verified:   a signed call returned the Object Storage namespace ${verification.namespace}`
    : `Verified:   the session is good, but no policy lets it read the Object Storage namespace (${verification.status}); where that is needed: Allow group <group> to read objectstorage-namespaces in tenancy`;
}

async function readSession(
  paths: ProfilePaths,
  profile: string,
): Promise<{ principal: string; expiresAt: Date | undefined }> {
  const hint = 'log in first (oci-wif login), or name another profile with --profile';
  let token: string;
  try {
    token = await readFile(paths.tokenFile, 'utf8');
  } catch (cause) {
    throw new Failure(
      'input',
      'Invalid input',
      `the profile ${quoted(profile)} has no session in ${paths.sessionDirectory}`,
      { hint, cause },
    );
  }
  const claims = readClaims(token.trim());
  if (!claims) throw new Failure('files', 'Verification failed', `${paths.tokenFile} holds no session token`, { hint });
  return {
    principal: printable(claims.sub ?? '(not said)'),
    expiresAt: claims.exp === undefined ? undefined : new Date(claims.exp * 1000),
  };
}
