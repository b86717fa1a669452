// What `oci-wif login` stores so that logout can undo it: names and numbers, no secret, in the user's state directory. Each login has its
// own file, so that logins of one profile that run at the same time do not overwrite each other's receipts.

import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { homeDirectory } from '../system/home-directory.ts';
import { Failure } from '../failure.ts';
import type { LoginReceipt, Remember, StoredReceipt } from '../login/receipt.ts';
import { makePrivateDirectory } from '../system/private-files.ts';
import { identify, isRunning, type ProcessIdentity } from '../system/process-identity.ts';
import { comparablePath, retrySync } from '../system/windows.ts';

/**
 * Milliseconds. Windows does not tell when a process started, and soon gives its number to another one, so after this time the number alone
 * does not mean that the login is still running.
 */
const LONGEST_LOGIN = 60 * 60_000;

interface ReceiptFile {
  receipt: LoginReceipt;
  /** The process of the login. */
  process: ProcessIdentity;
}

/**
 * Creates the directory of the receipts, so that a login that could not be undone ends before its first request.
 *
 * @returns a function that stores the receipt of a new login, and throws Failure `files` if that is not possible
 * @throws Failure `files`
 */
export async function createReceipt(ociHome: string, profile: string): Promise<Remember> {
  const owner = (await identify(process.pid)) ?? { pid: process.pid, start: undefined };
  const file = `${receiptPrefix(ociHome, profile)}${randomBytes(8).toString('hex')}.json`;
  try {
    await makePrivateDirectory(dirname(file));
  } catch (cause) {
    throw notWritable(file, cause);
  }
  return rememberIn(file, {}, owner);
}

/** @returns the receipts of all logins of the profile whose process has ended; those that cannot be read are left out */
export async function findReceipts(ociHome: string, profile: string): Promise<StoredReceipt[]> {
  const found: StoredReceipt[] = [];
  for (const file of receiptFiles(ociHome, profile)) {
    const content = readReceipt(file);
    if (!content) continue;
    if (await mayBeRunning(content.process, file)) continue;
    found.push({ receipt: content.receipt, remember: rememberIn(file, content.receipt, content.process) });
  }
  return found;
}

/** Whether the login may not have ended yet. */
async function mayBeRunning(owner: ProcessIdentity, file: string): Promise<boolean> {
  if (owner.pid === process.pid || !(await isRunning(owner))) return false;
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return owner.start !== undefined || Date.now() - written < LONGEST_LOGIN;
}

function rememberIn(file: string, receipt: LoginReceipt, owner: ProcessIdentity): Remember {
  const current = { ...receipt };
  return (part, value) => {
    current[part] = value;
    if (Object.values(current).every((each) => each === undefined)) {
      retrySync(() => {
        rmSync(file, { force: true });
      });
    } else write(file, { receipt: current, process: owner });
  };
}

function readReceipt(file: string): ReceiptFile | undefined {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as Partial<ReceiptFile> | null;
    const { receipt, process: owner } = content ?? {};
    return receipt && typeof owner?.pid === 'number' ? { receipt, process: owner } : undefined;
  } catch {
    return undefined;
  }
}

function write(file: string, content: ReceiptFile): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
    retrySync(() => {
      renameSync(`${file}.new`, file);
    });
  } catch (cause) {
    throw notWritable(file, cause);
  }
}

function notWritable(file: string, cause: unknown): Failure {
  return new Failure('files', 'Cannot write profile', `${file} cannot be written, but logout needs it`, {
    hint:
      'make the directory writable, or set another with ' +
      (process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME'),
    cause,
  });
}

function receiptFiles(ociHome: string, profile: string): string[] {
  const prefix = receiptPrefix(ociHome, profile);
  try {
    const files = readdirSync(dirname(prefix)).map((name) => join(dirname(prefix), name));
    return files.filter((file) => file.startsWith(prefix) && file.endsWith('.json')).sort();
  } catch {
    return [];
  }
}

function receiptPrefix(ociHome: string, profile: string): string {
  const { LOCALAPPDATA: local, XDG_STATE_HOME: xdg } = process.env;
  const base = (process.platform === 'win32' ? local : xdg) ?? '';
  const name = createHash('sha256')
    .update(`${comparablePath(ociHome)}\n${profile}`)
    .digest('hex')
    .slice(0, 16);
  return join(base === '' ? join(homeDirectory('XDG_STATE_HOME'), '.local', 'state') : base, 'oci-wif', `${name}.`);
}
