// Undoes a login: ends its renewal, logs out of the registry, removes the profile and restores what the profile replaced.

import { checkWorkDirectory } from '../files/work-directory.ts';
import { removeProfile } from '../profile/profile-removal.ts';
import { remainsOf } from '../profile/remains.ts';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import {
  hasCredentialHelper,
  undoLogin as restoreDockerConfig,
  type RegistryReceipt,
} from '../registry/docker-config.ts';
import { dockerLogout } from '../registry/docker.ts';
import type { Renewal } from '../renewal/launch.ts';
import { stopRenewer } from '../renewal/stop.ts';
import { summarise } from '../renewal/summary.ts';
import { describeFailure } from '../text/describe-failure.ts';
import type { LogoutHost } from './host.ts';
import type { LoginReceipt } from './receipt.ts';

/**
 * - `undone`: nothing of the login is left
 * - `missing`: the same, but the home did not exist any more, so there was no profile to remove
 * - `replaced`: the same, but the profile now belongs to another login and stays
 * - `failed`: something is left, which a warning names; its receipt is kept
 */
export type LogoutOutcome = 'undone' | 'missing' | 'replaced' | 'failed';

/** Never throws. */
export async function undoLogin(
  { renewal, registry, profile }: LoginReceipt,
  host: LogoutHost,
): Promise<LogoutOutcome> {
  // The renewal is ended first, because the profile that it renews is about to be removed.
  const isEnded = renewal === undefined || (await endRenewal(renewal, host));
  const isLoggedOut = registry === undefined || (await endRegistryLogin(registry, host));
  const outcome = profile === undefined ? 'undone' : await removeLoginProfile(profile, host);
  return isEnded && isLoggedOut ? outcome : 'failed';
}

async function endRenewal(renewal: Renewal, host: LogoutHost): Promise<boolean> {
  try {
    const { lines, warnings } = summarise(await stopRenewer(renewal));
    for (const line of lines) host.info(line);
    for (const line of warnings) host.warn(line);
  } catch (error) {
    host.warn(`The background process could not be ended. ${describeFailure(error, host.product)}`);
    return false;
  }
  return forget('renewal', host);
}

/** @returns false if the host cannot change its record, which a warning says. The part itself is undone, so another logout does no harm */
function forget(part: keyof LoginReceipt, host: LogoutHost): boolean {
  try {
    host.remember(part, undefined);
    return true;
  } catch (error) {
    host.warn(`The record of the login could not be changed. ${describeFailure(error, host.product)}`);
    return false;
  }
}

async function endRegistryLogin(receipt: RegistryReceipt, host: LogoutHost): Promise<boolean> {
  try {
    checkWorkDirectory(receipt.directory);
    // Only docker can remove a password from a credential helper.
    if (await hasCredentialHelper(receipt)) await dockerLogout(receipt.host);
    await restoreDockerConfig(receipt);
  } catch (error) {
    host.warn(`The logout from the registry ${receipt.host} failed. ${describeFailure(error, host.product)}`);
    return false;
  }
  host.info(`Logged out of the registry ${receipt.host}`);
  return forget('registry', host);
}

async function removeLoginProfile(receipt: ProfileReceipt, host: LogoutHost): Promise<LogoutOutcome> {
  const { warnings, section, files, isHomeMissing } = await removeProfile(receipt);
  for (const line of warnings) host.warn(line);
  const remains = await remainsOf(receipt);
  if (remains.length > 0) host.warn(`Still on this machine: ${remains.join(', ')}`);
  const isReplaced = section === 'left' || files === 'left';
  if (remains.length > 0 || (warnings.length > 0 && !isReplaced)) return 'failed';
  if (!forget('profile', host)) return 'failed';
  if (isHomeMissing === true) return 'missing';
  return isReplaced ? 'replaced' : 'undone';
}
