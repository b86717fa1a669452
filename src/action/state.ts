// The one owner of what main leaves for post. The runner echoes state in debug logs, so it holds names and paths only.

import { getState, saveState } from '@actions/core';
import type { ProfileReceipt } from '../profile/profile-store.ts';

const RECEIPT = 'receipt';

/** Called before the first byte is written, so that a job cancelled in between is cleaned up too. */
export function rememberProfile(receipt: ProfileReceipt): void {
  saveState(RECEIPT, JSON.stringify(receipt));
}

/** @returns undefined when main wrote nothing that is to be removed, or what it left cannot be read */
export function recallProfile(): ProfileReceipt | undefined {
  try {
    const receipt = JSON.parse(getState(RECEIPT)) as Record<keyof ProfileReceipt, unknown> | null;
    const complete = ['ociHome', 'profile', 'loginId', 'fingerprint'].every(
      (key) => typeof (receipt as Record<string, unknown>)[key] === 'string',
    );
    return complete ? (receipt as unknown as ProfileReceipt) : undefined;
  } catch {
    return undefined;
  }
}
