// What the main step stores for the post step. The runner prints state in debug logs, so it contains only names and paths.

import { getState, saveState } from '@actions/core';
import type { LoginReceipt, Remember } from '../login/receipt.ts';
import { reportingFailure } from './command-files.ts';
import { nameRecord, writeRecord, type LoginRecord } from './login-record.ts';

/** The texts without which a part cannot be undone. */
const REQUIRED: Readonly<Record<keyof LoginReceipt, readonly string[]>> = {
  profile: ['ociHome', 'profile', 'loginId', 'fingerprint'],
  renewal: ['directory'],
  registry: ['host', 'configFile', 'directory'],
};

export interface JobMemory {
  /**
   * The last value of a state counts; an empty one says that there is nothing to undo.
   *
   * @throws Failure `Cannot write runner file`
   */
  remember: Remember;
  /** The login has exported these variables. */
  rememberVariables: (names: string[]) => void;
}

/** Stores a login for its post step, as state, and for the action in `logout/`, as a file. */
export function rememberLogin({ ociHome, profile }: { ociHome: string; profile: string }, now: number): JobMemory {
  const file = nameRecord();
  const record: LoginRecord = { ociHome, profile, time: now, receipt: {}, variables: [] };
  return {
    remember(part, receipt) {
      reportingFailure(() => {
        if (file !== undefined && Object.keys(record.receipt).length === 0) saveState('record', file);
        saveState(part, receipt === undefined ? '' : JSON.stringify(receipt));
      });
      record.receipt[part] = receipt;
      if (file !== undefined) writeRecord(file, record);
    },
    rememberVariables(names) {
      record.variables = names;
      if (file !== undefined && Object.keys(record.receipt).length > 0) writeRecord(file, record);
    },
  };
}

/** @returns the file for the action in `logout/`; empty if there is none */
export function recallRecordFile(): string {
  return getState('record');
}

/** @returns the parts that the main step has stored and that are readable */
export function recallReceipt(): LoginReceipt {
  return { profile: recall('profile'), renewal: recall('renewal'), registry: recall('registry') };
}

/** @returns the parts whose state is not readable, e.g. because another step has changed it */
export function damagedParts(): string[] {
  const parts = Object.keys(REQUIRED) as (keyof LoginReceipt)[];
  return parts.filter((part) => getState(part) !== '' && recall(part) === undefined);
}

function recall<Part extends keyof LoginReceipt>(part: Part): LoginReceipt[Part] {
  try {
    const receipt = JSON.parse(getState(part)) as Record<string, unknown> | null;
    const isWhole = receipt !== null && REQUIRED[part].every((name) => typeof receipt[name] === 'string');
    return isWhole ? (receipt as unknown as LoginReceipt[Part]) : undefined;
  } catch {
    return undefined;
  }
}
