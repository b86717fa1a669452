// Watches the calls of `node:fs/promises` that change the disk, so that a test can fail, kill or inspect a login at each of them.

import fs from 'node:fs/promises';

export interface DiskWrite {
  /** Counted from 1 since {@link watchDiskWrites} was called. */
  number: number;
  call: string;
  path: string;
}

/** Called before each write. If it throws, the write is not done. */
type Watcher = (write: DiskWrite) => void | Promise<void>;

type Call = (...parameters: unknown[]) => Promise<unknown>;

const original = { ...fs } as unknown as Record<string, Call>;
let watcher: Watcher | undefined;
let writes = 0;

export function watchDiskWrites(next: Watcher | undefined): void {
  watcher = next;
  writes = 0;
}

/** `node:fs/promises` with watched calls, to replace the module. */
export const watchedFs = {
  ...fs,
  ...Object.fromEntries(
    ['chown', 'mkdir', 'open', 'rename', 'rm', 'rmdir', 'unlink'].map((call) => [call, watched(call)]),
  ),
};

function watched(call: string): Call {
  return async (...parameters) => {
    const isWrite = call !== 'open' || parameters[1] === 'wx';
    if (isWrite) await watcher?.({ number: (writes += 1), call, path: String(parameters[0]) });
    return original[call]?.(...parameters);
  };
}
