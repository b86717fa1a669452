// A login in its own process, so that tests can kill it, run several at once, or run it as another user.

import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { LoginName } from '../../src/profile/record.ts';
import type { ProfileRequest } from '../../src/profile/write-profile.ts';
import { watchDiskWrites, watchedFs } from './disk-writes.ts';

/** One JSON text as the only argument. */
export interface LoginProcessOrder {
  request: ProfileRequest;
  /** The process kills itself with SIGKILL before the disk write with this number, counted from 1. */
  killBeforeWrite?: number;
  /** Log in and out so many times, one after the other. */
  cycles?: number;
  /** Number of the account that the login runs as; needs root. */
  account?: number;
}

const { request, killBeforeWrite, cycles = 0, account } = JSON.parse(process.argv[2] ?? '') as LoginProcessOrder;

Object.assign(fs, watchedFs);
syncBuiltinESMExports();
const { removeProfile } = await import('../../src/profile/remove-profile.ts');
const { writeProfile } = await import('../../src/profile/write-profile.ts');

// Without a listener, the signal would end the process; with one, Node reports that the file is too large.
process.on('SIGXFSZ', () => undefined);

if (account !== undefined) {
  // Switched only after all modules are loaded, because the other account may not be able to read the repository.
  process.setgroups?.([]);
  process.setgid?.(account);
  process.setuid?.(account);
}

for (let cycle = 0; cycle < cycles; cycle += 1) {
  let loginName: LoginName | undefined;
  await writeProfile(request, (announced) => (loginName = announced));
  const { warnings } = await removeProfile(loginName!);
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
}
if (cycles === 0) {
  watchDiskWrites(({ number }) => {
    if (number === killBeforeWrite) process.kill(process.pid, 'SIGKILL');
  });
  try {
    // The name of the login leaves the process before anything is written, as runner state does.
    await writeProfile(request, (loginName) => process.stdout.write(JSON.stringify(loginName)));
  } catch (error) {
    process.stderr.write((error as Error).message);
    process.exitCode = 1;
  }
}
