// What all emulators of a test run share, because creating it takes longer than most tests.

import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * If the environment variable OCI_WIF_TEST_KEYS names a directory, the text is kept there and every later call with the same name returns it.
 *
 * @param name usable as a file name
 */
export async function sharedByTheRun(name: string, create: () => Promise<string>): Promise<string> {
  const directory = process.env.OCI_WIF_TEST_KEYS;
  if (directory === undefined) return create();
  const file = join(directory, name);
  if (!existsSync(file)) store(file, await create());
  return readFileSync(file, 'utf8');
}

/** If two processes store a text at the same time, both use the first one. */
function store(file: string, text: string): void {
  const temporary = `${file}.${randomUUID()}`;
  writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
}
