// Runs test files with Node for Windows under Wine, and prints what Jest says about each.

import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checkOut, installNode, installWine } from './install.mjs';
import { CACHE, windowsPath } from './places.mjs';
import { copyTemplate, createTemplate } from './prefix.mjs';
import { openSession } from './session.mjs';

/** Milliseconds for one test file. On two processors that nothing else uses, the longest takes about one minute. */
const TIME_LIMIT = 10 * 60_000;

/** How often a test file is run again because Wine's server crashed. */
const MOST_CRASHES = 1;

const PRELOADED = 'scripts/platforms/wine/repeat-spawn.cjs';

/**
 * @param {string[]} files test files or directories of them
 * @returns {Promise<number>} the exit code
 */
export async function runUnderWine(files) {
  if (!(await installWine())) {
    const isRequired = process.env.CI === 'true';
    console.log(`${isRequired ? 'FAILED' : 'skipped'}: Wine is not installed. Run as root: apt-get install wine64`);
    return isRequired ? 1 : 0;
  }
  const node = await installNode();
  await checkOut();
  await createTemplate();
  const queue = [...files];
  const totals = { passed: 0, failed: 0, skipped: 0, crashes: 0 };
  const lanes = Math.min(availableParallelism(), files.length);
  await Promise.all(Array.from({ length: lanes }, (_each, index) => runLane(index + 1, { node, queue, totals })));
  const { passed, failed, skipped, crashes } = totals;
  console.log(`\nOn win32: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (crashes > 0) console.log(`Crashes of Wine's server: ${crashes}`);
  if (process.env.OCI_WIF_TEST_COUNTS) {
    appendFileSync(process.env.OCI_WIF_TEST_COUNTS, `${passed} ${failed} ${skipped}\n`);
  }
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** Runs files one after the other in a separate prefix, each in a new session, so that a crash of Wine's server interrupts one file. */
async function runLane(number, { node, queue, totals }) {
  let prefix = copyTemplate(`lane-${number}`);
  for (let crashes = 0; queue.length > 0;) {
    const file = queue.shift();
    const { output, crash, exitCode, counts } = await runFile({ number, prefix, node, file }).catch((error) => ({
      output: `${error.stack}\n`,
      crash: error.message,
    }));
    if (crash !== undefined) {
      totals.crashes += 1;
      prefix = copyTemplate(`lane-${number}`);
    }
    // If Jest has written its result, that stands, whatever happened afterwards.
    if (crash !== undefined && !counts && crashes < MOST_CRASHES) {
      crashes += 1;
      console.log(`Wine's server crashed, so ${file} runs again in a new prefix (${crash})`);
      queue.unshift(file);
      continue;
    }
    crashes = 0;
    process.stdout.write(output);
    for (const [name, count] of Object.entries(counts ?? {})) totals[name] += count;
    const problem = counts ? undefined : problemOf({ crash, exitCode });
    if (problem !== undefined) {
      totals.failed += 1;
      console.log(`FAILED: ${file} ${problem}`);
    }
  }
}

/** @returns why there is no result */
function problemOf({ crash, exitCode }) {
  if (crash !== undefined) return `was interrupted by a crash of Wine's server again (${crash})`;
  return exitCode === undefined
    ? `did not end within ${TIME_LIMIT / 60_000} minutes`
    : `ended without a result (exit code ${exitCode})`;
}

async function runFile({ number, prefix, node, file }) {
  const countsFile = join(CACHE, `counts-${number}`);
  rmSync(countsFile, { force: true });
  const environment = {
    NODE_SKIP_PLATFORM_CHECK: '1',
    CI: process.env.CI ?? '',
    FORCE_COLOR: '0',
    OCI_WIF_SLOW_TESTS: 'true',
    OCI_WIF_TEST_COUNTS: windowsPath(countsFile),
    // For the processes that the tests start, which get no other variable of these.
    OCI_WIF_TEST_NODE_OPTIONS: `--require=D:/checkout/${PRELOADED}`,
  };
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  // A cache for each lane, because Windows cannot replace a file that another process reads.
  const options = ['--watchman=false', '--runInBand', '--verbose', `--cacheDirectory=D:\\jest-${number}`];
  const session = await openSession(prefix);
  try {
    const command = [node, '--require', `./${PRELOADED}`, ...jest, ...options, file];
    return { ...(await session.run(command, { environment, limit: TIME_LIMIT })), counts: readCounts(countsFile) };
  } finally {
    await session.close();
  }
}

/** Written by scripts/tests/count-reporter.mjs when Jest has finished. */
function readCounts(file) {
  if (!existsSync(file)) return undefined;
  const [passed, failed, skipped] = readFileSync(file, 'utf8').split(/\s/).map(Number);
  return { passed, failed, skipped };
}
