// `oci-wif-emulator`, in this repository `npm run emulator`: starts the emulator and runs until Ctrl-C.

import { existsSync, readFileSync } from 'node:fs';
import { startInBackground } from './cli-background.ts';
import { runCommand } from './cli-command.ts';
import { readOptions, USAGE, type CliOptions } from './cli-options.ts';
import { createSandbox } from './cli-sandbox.ts';
import { welcome } from './cli-welcome.ts';
import { isOciHost } from './connect-proxy.ts';
import { startEmulator } from './emulator.ts';
import { requestLine } from './request-line.ts';

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`${options} (--help shows all options)`);
    return 2;
  }
  if (options.help || options.version) {
    console.log(options.help ? USAGE : version());
    return 0;
  }
  return options.background ? startInBackground(args) : serve(options);
}

async function serve({ port, repository, trust, proxy, command }: CliOptions): Promise<number> {
  // First, so that nothing is left if it is stopped while it starts. The listeners stay, because npm and tsx pass Ctrl-C on: without a
  // listener the second signal would end the process before it has removed its files.
  const stopped = new Promise((resolve) => process.on('SIGINT', resolve).on('SIGTERM', resolve));
  const isAlone = command.length === 0;
  const colors = (isAlone ? process.stdout : process.stderr).isTTY && !process.env.NO_COLOR;
  const emulator = await startEmulator({
    port,
    onRequest(record, isOwn) {
      const line = requestLine(record, { isOwn, colors });
      if (isAlone) console.log(line);
      else if ((record.status ?? 400) >= 400) console.error(`oci-wif-emulator: ${line}`);
    },
  }).catch((error: unknown) => reason(error));
  if (typeof emulator === 'string') {
    console.error(`Cannot listen on port ${port}: ${emulator}`);
    return 1;
  }
  const proxyUrl = proxy ? (await emulator.startProxy({ isEmulated: isOciHost })).url : undefined;
  const sandbox = await createSandbox(emulator, { repository, trust, proxyUrl });
  if (!isAlone) {
    const exitCode = await runCommand(command, sandbox.environment);
    await emulator.stop();
    return exitCode;
  }
  console.log(welcome(emulator.url, sandbox.environmentFile, { repository, trust, proxyUrl }));
  // Only a process that was started by `--background` has a parent that listens.
  process.send?.(sandbox.report);
  await stopped;
  await emulator.stop();
  console.log('\nThe emulator has stopped and removed its files.');
  return 0;
}

/** The manifest is beside the source, and above the build. */
function version(): string {
  const [beside, above] = ['package.json', '../package.json'].map((path) => new URL(path, import.meta.url));
  const file = beside && existsSync(beside) ? beside : (above ?? '');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
