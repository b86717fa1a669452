// Starts the emulator for the rest of a GitHub job, waits until it listens, and tells the later steps how to reach it.
// Usage, in a step: node scripts/emulator-in-job.mjs. Outputs: url, client-id, client-secret, tenancy. The runner ends it with the job.

import { spawn } from 'node:child_process';
import { appendFileSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PATIENCE = 60_000;
// For every process of the job, the action's included. Variables of GITHUB_* are the runner's own and stay.
const EXPORTED = [
  'NODE_EXTRA_CA_CERTS',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'CLIENT_HOST_OVERRIDES',
];
const OUTPUTS = ['url', 'client-id', 'client-secret', 'tenancy'];

const { GITHUB_ENV, GITHUB_OUTPUT, GITHUB_REPOSITORY, RUNNER_TEMP } = process.env;
const logFile = join(RUNNER_TEMP, 'emulator.log');
const log = openSync(logFile, 'w');
const emulator = spawn(
  process.execPath,
  ['--import', 'tsx', 'emulator/cli.ts', ...(GITHUB_REPOSITORY ? ['--repository', GITHUB_REPOSITORY] : [])],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    // In its own process group and without a pipe to this step, so that it outlives the step.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  },
);
let ended = false;
emulator.on('exit', () => {
  ended = true;
});

// The last line it prints names the tenancy.
const isReady = () => /^# ocid1\.tenancy\./m.test(readFileSync(logFile, 'utf8'));
for (const deadline = Date.now() + PATIENCE; !isReady() && !ended && Date.now() < deadline;) await sleep(100);
emulator.unref();

if (isReady() && !ended) {
  const printed = readPrinted(readFileSync(logFile, 'utf8'));
  const value = (name) => printed[name] ?? fail(`the emulator printed no ${name}`);
  const outputs = Object.fromEntries(
    OUTPUTS.map((name) => [name, value(`INPUT_${(name === 'url' ? 'domain-url' : name).toUpperCase()}`)]),
  );
  for (const secret of [outputs['client-secret'], value('ACTIONS_ID_TOKEN_REQUEST_TOKEN')]) {
    console.log(`::add-mask::${secret}`);
  }
  appendFileSync(GITHUB_ENV, EXPORTED.map((name) => `${name}=${value(name)}\n`).join(''));
  appendFileSync(GITHUB_OUTPUT, OUTPUTS.map((name) => `${name}=${outputs[name]}\n`).join(''));
  console.log(`The emulator listens on ${outputs.url}`);
} else {
  console.log(readFileSync(logFile, 'utf8'));
  fail(ended ? 'the emulator ended' : `the emulator was not ready after ${PATIENCE / 1000} s`);
}

/** `export NAME='value'`, and the `NAME='value'` or `'NAME=value'` of the command that logs in. */
function readPrinted(text) {
  const assignments = [...text.matchAll(/^(?:export |env | +)'?([A-Z][\w-]*)=(.*?)(?: \\)?$/gm)];
  return Object.fromEntries(assignments.map(([, name, quoted]) => [name, quoted.replaceAll("'", '')]));
}

function fail(why) {
  console.log(`::error::${why}`);
  process.exit(1);
}
