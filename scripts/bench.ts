// Measures the built main against an empty Node program and against the least a login can be, interleaved, as ratios of medians.
// Usage: npm run bench -- [--runs N]. Fails when a login takes more than 1.25 times the least possible.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmulator } from '../emulator/emulator.ts';
import { inputDefaults } from '../emulator/runner.ts';

const BUDGET = 1.25;
const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { runs: { type: 'string', default: '41' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 3) {
  console.error(`--runs is "${values.runs}"; expected: a whole number from 3`);
  process.exit(2);
}

const emulator = await startEmulator();
const trust = emulator.domain.trustGitHub({ repository: 'acme/app' });
const directory = mkdtempSync(join(tmpdir(), 'oci-wif-bench-'));
writeFileSync(join(directory, 'empty.mjs'), '');

const inputs = {
  ...inputDefaults(root),
  'domain-url': emulator.url,
  'client-id': trust.clientId,
  'client-secret': trust.clientSecret,
  region: 'eu-frankfurt-1',
};
const runner = emulator.github.runnerEnvironment({ repository: 'acme/app' });
const asInputs = (given: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

interface Program {
  name: string;
  file: string;
  inputs: Record<string, string>;
  exitCode: number;
}
const empty: Program = { name: 'an empty program', file: join(directory, 'empty.mjs'), inputs: {}, exitCode: 0 };
const refused: Program = {
  name: 'main, refusing an input',
  file: join(root, 'dist/main/index.js'),
  inputs: { ...inputs, region: 'x' },
  exitCode: 1,
};
const least: Program = { name: 'the least login', file: join(root, 'scripts/bench-least.mjs'), inputs, exitCode: 0 };
const main: Program = { name: 'main, logging in', file: join(root, 'dist/main/index.js'), inputs, exitCode: 0 };

/** Milliseconds from start to end of one process with a home of its own. */
async function time(program: Program): Promise<number> {
  const home = mkdtempSync(join(directory, 'home-'));
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => [name, join(home, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  mkdirSync(join(home, 'work'));
  const started = performance.now();
  const child = spawn(process.execPath, [program.file], {
    cwd: join(home, 'work'),
    env: {
      PATH: process.env.PATH,
      HOME: home,
      GITHUB_ACTIONS: 'true',
      NODE_EXTRA_CA_CERTS: emulator.caFile,
      ...runner,
      ...files,
      ...asInputs(program.inputs),
    },
    stdio: 'ignore',
  });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  const milliseconds = performance.now() - started;
  if (exitCode !== program.exitCode) throw new Error(`${program.name} ended with ${String(exitCode)}`);
  rmSync(home, { recursive: true });
  return milliseconds;
}

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Runs one after the other, in rounds, so that other load on the machine affects all alike. */
async function compare(programs: Program[]): Promise<Map<Program, number>> {
  const times = new Map(programs.map((program) => [program, [] as number[]]));
  for (let round = -1; round < runs; round += 1) {
    for (const program of programs) {
      const milliseconds = await time(program);
      // The first round fills the caches.
      if (round >= 0) times.get(program)?.push(milliseconds);
    }
  }
  return new Map([...times].map(([program, measured]) => [program, median(measured)]));
}

console.log(
  `Node ${process.version}, medians of ${runs} interleaved runs; main ${kilobytes('main')}, post ${kilobytes('post')}\n`,
);
let over = false;
for (const latency of [0, 100]) {
  emulator.faults.clear();
  if (latency > 0) emulator.faults.add({ kind: 'delay', delayMs: latency });
  const medians = await compare(latency === 0 ? [empty, refused, least, main] : [least, main]);
  console.log(`${latency} ms of latency per request`);
  for (const [program, milliseconds] of medians) {
    const to = (other: Program): string => ((medians.get(program) ?? 0) / (medians.get(other) ?? 0)).toFixed(2);
    const ratios = [
      ...(medians.has(empty) && program !== empty ? [`${to(empty)} x empty`] : []),
      ...(program === main ? [`${to(least)} x least`] : []),
    ];
    console.log(`  ${program.name.padEnd(24)} ${milliseconds.toFixed(0).padStart(5)} ms  ${ratios.join(', ')}`);
  }
  const ratio = (medians.get(main) ?? 0) / (medians.get(least) ?? 0);
  if (!(ratio <= BUDGET)) {
    over = true;
    console.log(`  over the budget of ${BUDGET} x least`);
  }
}
await emulator.stop();
rmSync(directory, { recursive: true });
process.exitCode = over ? 1 : 0;

function kilobytes(entry: string): string {
  return `${(statSync(join(root, 'dist', entry, 'index.js')).size / 1000).toFixed(1)} kB`;
}
