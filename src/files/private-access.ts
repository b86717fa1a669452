// Access to a directory on a system without file modes.

/**
 * On Windows, where modes have no effect: lets only this account read the directory and what is created in it later.
 *
 * @returns false if that is not possible
 */
export async function restrictToAccount(directory: string): Promise<boolean> {
  return process.platform !== 'win32' || (await import('./windows-access.ts')).replaceAccessList(directory);
}
