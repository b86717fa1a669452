// The action's post step: undoes the login of its main step. It warns and never fails.

import { info, warning } from '@actions/core';
import { undoLogin } from '../login/log-out.ts';
import { recallReceipt } from './state.ts';

export async function runLogout(): Promise<void> {
  const receipt = recallReceipt();
  const isUndone = await undoLogin(receipt, {
    product: 'oci-wif-action',
    info,
    warn: warning,
    // The job is over: nobody reads the state any more.
    remember: () => undefined,
  });
  const { profile } = receipt;
  if (!profile) info('Nothing to clean up: this step wrote no profile, or its input cleanup is false');
  else if (isUndone) info(`Removed the profile ${profile.profile} and its session from ${profile.ociHome}`);
}
