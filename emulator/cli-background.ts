// `--background`: starts the emulator as a separate process and returns as soon as it listens. In a GitHub job, later steps use it.

import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmulatorReport } from './cli-sandbox.ts';

/** @returns the exit code. The emulator runs on; GitHub's runner ends it with the job */
export async function startInBackground(args: string[]): Promise<number> {
  const { RUNNER_TEMP, GITHUB_ENV, GITHUB_OUTPUT } = process.env;
  const logFile = join(mkdtempSync(join(RUNNER_TEMP ?? tmpdir(), 'oci-wif-emulator-')), 'emulator.log');
  const log = openSync(logFile, 'w', 0o600);
  const rest = args.filter((argument) => argument !== '--background');
  const emulator = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', '--trust', ...rest], {
    // In its own process group and without a pipe to this process, so that it outlives the step.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  const report = await readyReport(emulator);
  if (report === undefined) {
    process.stderr.write(readFileSync(logFile, 'utf8'));
    return 1;
  }
  emulator.disconnect();
  emulator.unref();
  const { url, tenancy, clientId, clientSecret, configFile, environmentFile, variables } = report;
  if (GITHUB_ENV !== undefined && GITHUB_OUTPUT !== undefined) {
    for (const secret of [clientSecret, variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN]) console.log(`::add-mask::${secret}`);
    appendFileSync(GITHUB_ENV, lines(variables));
    const outputs = { url, 'client-id': clientId, 'client-secret': clientSecret, tenancy, 'config-file': configFile };
    appendFileSync(GITHUB_OUTPUT, lines(outputs));
  }
  console.log(`The OCI emulator listens on ${url}`);
  console.log(`Variables:    . ${environmentFile}`);
  console.log(`Its requests: ${logFile}`);
  console.log(`Stop it with: kill ${emulator.pid ?? ''}`);
  return 0;
}

/** @returns undefined if the process ends before it listens */
function readyReport(emulator: ChildProcess): Promise<EmulatorReport | undefined> {
  return new Promise((resolve, reject) => {
    emulator.once('message', (message) => {
      resolve(message as EmulatorReport);
    });
    emulator.once('exit', () => {
      resolve(undefined);
    });
    emulator.once('error', reject);
  });
}

/** No value has more than one line. */
function lines(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
