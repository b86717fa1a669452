// Waits for other processes that hold a file open: on Windows, it cannot be renamed, replaced or removed meanwhile.

/**
 * Runs one operation of the file system, on Windows again until no other process prevents it. Elsewhere, open files prevent nothing.
 *
 * @throws what the operation throws, on Windows after three seconds at most
 */
export async function retryWhileHeld<T>(operation: () => Promise<T>): Promise<T> {
  return process.platform === 'win32' ? (await import('./windows-retry.ts')).retry(operation) : operation();
}
