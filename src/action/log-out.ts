// The action's post step: undoes the login of its main step. It warns and never fails.

import { info, warning } from '@actions/core';
import { undoLogin } from '../login/log-out.ts';
import { damagedParts, recallReceipt } from './state.ts';

export async function runLogout(): Promise<void> {
  const receipt = recallReceipt();
  const outcome = await undoLogin(receipt, {
    product: 'oci-wif-action',
    info,
    warn: warning,
    // The job is over, so nothing reads the state any more.
    remember: () => undefined,
  });
  for (const part of damagedParts()) {
    warning(`The saved state of this step (${part}) is damaged, so this part of the login could not be undone`);
  }
  const { profile } = receipt;
  if (damagedParts().includes('profile')) return;
  if (!profile) info('Nothing to clean up: this step wrote no profile, or its input cleanup is false');
  else if (outcome === 'undone') info(`Removed the profile ${profile.profile} and its session from ${profile.ociHome}`);
}
