// The one owner of what main leaves for post. The runner echoes state in debug logs, so it holds names and paths only.

import { getState, saveState } from '@actions/core';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import type { RegistryReceipt } from '../registry/docker-config.ts';
import type { Renewal } from '../renewal/launch.ts';

const RECEIPT = 'receipt';
const RENEWAL = 'renewal';
const REGISTRY = 'registry';

/** Called before the first byte is written, so that a job cancelled in between is cleaned up too. */
export function rememberProfile(receipt: ProfileReceipt): void {
  saveState(RECEIPT, JSON.stringify(receipt));
}

/** Called when main itself has taken away what it wrote. */
export function forgetProfile(): void {
  saveState(RECEIPT, '');
}

/** @returns undefined when main wrote nothing that is to be removed, or what it left cannot be read */
export function recallProfile(): ProfileReceipt | undefined {
  try {
    const receipt = JSON.parse(getState(RECEIPT)) as ProfileReceipt | null;
    const names: unknown[] = [receipt?.ociHome, receipt?.profile, receipt?.loginId, receipt?.fingerprint];
    return names.every((name) => typeof name === 'string') ? (receipt ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

/** Called before its directory is made, and again when its process is known: the last one counts. */
export function rememberRenewal(renewal: Renewal): void {
  saveState(RENEWAL, JSON.stringify(renewal));
}

/** @returns undefined when main started nothing in the background, or what it left cannot be read */
export function recallRenewal(): Renewal | undefined {
  try {
    const renewal = JSON.parse(getState(RENEWAL)) as Renewal | null;
    return typeof renewal?.directory === 'string' ? renewal : undefined;
  } catch {
    return undefined;
  }
}

/** Called before the first byte is written. */
export function rememberRegistry(receipt: RegistryReceipt): void {
  saveState(REGISTRY, JSON.stringify(receipt));
}

/** @returns undefined when main logged in to no registry, or what it left cannot be read */
export function recallRegistry(): RegistryReceipt | undefined {
  try {
    const receipt = JSON.parse(getState(REGISTRY)) as RegistryReceipt | null;
    const names: unknown[] = [receipt?.host, receipt?.configFile, receipt?.directory];
    return names.every((name) => typeof name === 'string') ? (receipt ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
