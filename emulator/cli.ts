// `npm run emulator`: starts the emulator with a trust for GitHub and runs until Ctrl-C.

import { once } from 'node:events';
import { exportText } from './cli-exports.ts';
import { readOptions, USAGE } from './cli-options.ts';
import { startEmulator } from './emulator.ts';

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`${options} (--help shows what is allowed)`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const emulator = await startEmulator({ port: options.port }).catch((error: unknown) => reason(error));
  if (typeof emulator === 'string') {
    console.error(`Cannot listen on port ${options.port}: ${emulator}`);
    return 1;
  }
  const seeded = emulator.domain.trustGitHub({ repository: options.repository });
  emulator.policies.allow({
    principal: { user: seeded.user.ocid },
    verb: 'manage',
    resource: 'object-family',
    in: 'tenancy',
  });
  console.log(exportText(emulator, seeded, options.repository));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await emulator.stop();
  return 0;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
