// The post step: takes away what the login of this step wrote and puts back what it replaced. It warns and never fails.

import { info, warning } from '@actions/core';
import { removeProfile } from '../profile/profile-store.ts';
import { hasCredentialHelper, undoLogin } from '../registry/docker-config.ts';
import { dockerLogout } from '../registry/docker.ts';
import { stopRenewer } from '../renewal/stop.ts';
import { summarise } from '../renewal/summary.ts';
import { checkWorkDirectory } from '../files/work-directory.ts';
import { describeFailure } from '../text/describe-failure.ts';
import { recallProfile, recallRegistry, recallRenewal } from './state.ts';

export async function logOut(): Promise<void> {
  // First: what it renews is about to be removed.
  await endRenewal();
  await endRegistryLogin();
  await removeLogin();
}

async function endRenewal(): Promise<void> {
  const renewal = recallRenewal();
  if (!renewal) return;
  try {
    const { lines, warnings } = summarise(await stopRenewer(renewal));
    for (const line of lines) info(line);
    for (const line of warnings) warning(line);
  } catch (error) {
    warning(`Ending the background process failed. ${describeFailure(error)}`);
  }
}

async function endRegistryLogin(): Promise<void> {
  const receipt = recallRegistry();
  if (!receipt) return;
  try {
    checkWorkDirectory(receipt.directory);
    // What a program beside the file keeps, only docker can take out again.
    if (await hasCredentialHelper(receipt)) await dockerLogout(receipt.host);
    await undoLogin(receipt);
    info(`Logged out of the registry ${receipt.host}`);
  } catch (error) {
    warning(`Logging out of the registry ${receipt.host} failed. ${describeFailure(error)}`);
  }
}

async function removeLogin(): Promise<void> {
  const receipt = recallProfile();
  if (!receipt) {
    info('Nothing to clean up: this step wrote nothing, or its input cleanup is false');
    return;
  }
  try {
    const { warnings } = await removeProfile(receipt);
    for (const line of warnings) warning(line);
    info(`Removed the profile ${receipt.profile} and its session from ${receipt.ociHome}`);
  } catch (error) {
    warning(`Cleaning up failed. ${describeFailure(error)}`);
  }
}
