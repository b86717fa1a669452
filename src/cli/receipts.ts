// What `oci-wif login` stores so that logout can undo it: names and numbers, no secret, in the user's state directory.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';
import type { LoginReceipt, Remember } from '../login/receipt.ts';

/** @returns a function that throws Failure `files` when the receipt cannot be stored */
export function receiptWriter(ociHome: string, profile: string): Remember {
  const file = receiptFile(ociHome, profile);
  return (part, value) => {
    const receipt = { ...findReceipt(ociHome, profile), [part]: value };
    if (Object.values(receipt).every((each) => each === undefined)) rmSync(file, { force: true });
    else write(file, receipt);
  };
}

/** @returns undefined when no login is known, or its receipt cannot be read */
export function findReceipt(ociHome: string, profile: string): LoginReceipt | undefined {
  try {
    const receipt = JSON.parse(readFileSync(receiptFile(ociHome, profile), 'utf8')) as LoginReceipt | null;
    return typeof receipt?.profile?.loginId === 'string' ? receipt : undefined;
  } catch {
    return undefined;
  }
}

function write(file: string, receipt: LoginReceipt): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(receipt), { mode: 0o600 });
  } catch (cause) {
    throw new Failure('files', 'Cannot write profile', `${file} cannot be written, but logout needs it`, {
      hint: 'make the directory writable, or name another with XDG_STATE_HOME',
      cause,
    });
  }
}

function receiptFile(ociHome: string, profile: string): string {
  const { LOCALAPPDATA: local, XDG_STATE_HOME: xdg } = process.env;
  const base = (process.platform === 'win32' ? local : xdg) ?? '';
  const name = createHash('sha256').update(`${ociHome}\n${profile}`).digest('hex').slice(0, 16);
  return join(base === '' ? join(homedir(), '.local', 'state') : base, 'oci-wif', `${name}.json`);
}
