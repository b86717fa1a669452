// `oci-wif verify`: one signed call with a profile.

import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { readClaims } from '../federation/subject-token.ts';
import { describeVerification } from '../login/host-interface.ts';
import { locateProfile, type ProfilePaths } from '../profile/paths.ts';
import { harmlessJson, printable, quoted } from '../text/printable.ts';
import { systemTiming, type Timing } from '../clock.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { commandHttp } from './http.ts';
import { PLACE_FLAGS, readLoginPlace } from './login.ts';
import { createTerminal, EXIT } from './terminal.ts';

const VERIFY_FLAGS = {
  ...PLACE_FLAGS,
  json: { flag: '', help: 'print the result as JSON on stdout' },
} as const;

export const verify: CommandDefinition = {
  define: (command) =>
    addFlags(command, VERIFY_FLAGS).addHelpText('after', '\nExample: npx oci-wif verify --profile WIF'),
  run: runVerify,
};

/** @returns the exit code. @throws Failure 'Verification failed' when the session token or the signature is refused */
async function runVerify(flags: Flags<typeof VERIFY_FLAGS>, timing: Timing = systemTiming): Promise<number> {
  const terminal = createTerminal(flags.json === true ? 'json' : 'report');
  const { profile, ociHome } = readLoginPlace(flags);
  const paths = await locateProfile(ociHome, profile);
  const { principal, expiresAt } = await readSession(paths, profile);
  terminal.say(`Profile:    ${profile} in ${paths.configFile}`);
  terminal.say(`Principal:  ${principal}`);
  terminal.say(`Expires:    ${expiresAt?.toISOString() ?? '(the session token has no valid expiry)'}`);
  if (expiresAt !== undefined && expiresAt.getTime() <= timing.now()) {
    const detail = `the session of the profile ${quoted(profile)} expired at ${expiresAt.toISOString()}`;
    throw new Failure('denial', 'Verification failed', detail, {
      hint: 'log in again; for more than an hour of work, with --renew (in the action: renew: true)',
    });
  }
  const { verifyProfile } = await import('../oci-sdk/verify-profile.ts');
  const { configFile } = paths;
  const verification = await verifyProfile(commandHttp(terminal.warn, timing), { configFile, profile });
  terminal.say(`Verified:   ${describeVerification(verification)}`);
  if (flags.json === true) {
    const result = { profile, principal, expiresAt: expiresAt?.toISOString(), ...verification };
    terminal.result(harmlessJson(result));
  }
  return EXIT.done;
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
    const detail = `the profile ${quoted(profile)} has no session in ${paths.sessionDirectory}`;
    throw new Failure('input', 'Invalid input', detail, { hint, cause });
  }
  const claims = readClaims(token.trim());
  if (!claims)
    throw new Failure('files', 'Verification failed', `${paths.tokenFile} does not contain a session token`, { hint });
  const expiry = claims.exp === undefined ? undefined : new Date(claims.exp * 1000);
  return {
    principal: printable(claims.sub ?? '(the session token has no principal)'),
    expiresAt: expiry !== undefined && Number.isNaN(expiry.getTime()) ? undefined : expiry,
  };
}
