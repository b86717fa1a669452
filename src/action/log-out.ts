// The action's post step: undoes the login of its main step. It warns and never fails.

import { undoLogin } from '../login/log-out.ts';
import type { LoginReceipt } from '../login/receipt.ts';
import { remainsOf } from '../profile/remains.ts';
import { readRecord, removeRecord } from './find-records.ts';
import { info, warning } from './log.ts';
import { damagedParts, recallReceipt, recallRecordFile } from './state.ts';

export async function runLogout(): Promise<void> {
  const receipt = recallReceipt();
  const { left, isUndone } = await leftOf(receipt);
  removeRecord(recallRecordFile());
  if (isUndone) {
    info('Nothing left to clean up: an earlier step of this job has logged out');
    return;
  }
  const outcome = await undoLogin(left, {
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
  else if (outcome === 'missing') info(`${profile.ociHome} no longer exists, so there was no profile to remove`);
  else if (outcome === 'undone') info(`Removed the profile ${profile.profile} and its session from ${profile.ociHome}`);
}

/**
 * What the action in `logout/` has not undone. Any step can change its record, so the profile counts as undone only if nothing of it is on
 * disk.
 */
async function leftOf(receipt: LoginReceipt): Promise<{ left: LoginReceipt; isUndone: boolean }> {
  const record = readRecord(recallRecordFile());
  if (!record) return { left: receipt, isUndone: false };
  const { profile, renewal, registry } = record.receipt;
  const left = {
    profile: receipt.profile,
    renewal: renewal && receipt.renewal,
    registry: registry && receipt.registry,
  };
  const isRecordedUndone = profile === undefined && renewal === undefined && registry === undefined;
  const hadParts = [receipt.profile, receipt.renewal, receipt.registry].some((part) => part !== undefined);
  if (!isRecordedUndone || !hadParts) return { left, isUndone: false };
  return { left, isUndone: receipt.profile === undefined || (await remainsOf(receipt.profile)).length === 0 };
}
