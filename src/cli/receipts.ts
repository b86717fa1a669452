// What login keeps so that logout can undo it: names and numbers, no secret, in the user's state directory.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import type { Renewal } from '../renewal/launch.ts';

export interface LoginReceipt extends ProfileReceipt {
  /** The process of `login --renew`. */
  renewal?: Renewal;
}

/** Called before the first byte of the profile is written, so that a login cut short is undone too. @throws Failure `files` */
export function keepReceipt(home: string, receipt: LoginReceipt): void {
  const file = fileOf(home, receipt.profile);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(receipt), { mode: 0o600 });
  } catch (cause) {
    throw new Failure(
      'files',
      'Cannot write profile',
      `${file} cannot be written, and without it logout would not know what to undo`,
      { cause },
    );
  }
}

/** @param home as the user names it. @returns undefined when no login is known, or its record cannot be read */
export function findReceipt(home: string, profile: string): LoginReceipt | undefined {
  try {
    const receipt = JSON.parse(readFileSync(fileOf(home, profile), 'utf8')) as LoginReceipt | null;
    return typeof receipt?.loginId === 'string' ? receipt : undefined;
  } catch {
    return undefined;
  }
}

export function forgetReceipt(home: string, profile: string): void {
  rmSync(fileOf(home, profile), { force: true });
}

function fileOf(home: string, profile: string): string {
  const { LOCALAPPDATA: local, XDG_STATE_HOME: xdg } = process.env;
  const base = (process.platform === 'win32' ? local : xdg) ?? '';
  const name = createHash('sha256').update(`${home}\n${profile}`).digest('hex').slice(0, 16);
  return join(base === '' ? join(homedir(), '.local', 'state') : base, 'oci-wif', `${name}.json`);
}
