// The signal to end on Windows, where a process can only be killed at once: the logout removes the directory.

import { lstat } from 'node:fs/promises';

/** Milliseconds between two checks. */
const INTERVAL = 500;

/** Calls `end` once, when the directory does not exist any more. */
export function onRemoval(directory: string, end: () => void): void {
  const timer = setInterval(() => {
    lstat(directory).catch(() => {
      clearInterval(timer);
      end();
    });
  }, INTERVAL).unref();
}
