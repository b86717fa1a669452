// Measures the built main against an empty Node program and against the least a login can be, interleaved, as ratios of medians; once with
// servers on this machine and once with servers a round trip away. It also prints what a login loads and its peak memory.
// Usage: npm run bench -- [--runs N] [--round-trip MS] [--renewer] [--profile] [--check]
// --renewer: also measures the background process, which takes a minute. --profile: also says what the start of a login spends its time on.
// --check: fails when a ratio is over its budget. In a GitHub job, it also writes to the job summary.

import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmulator } from '../../emulator/emulator.ts';
import { inputDefaults } from '../../emulator/runner.ts';
import { startDelayingRelay } from './delaying-relay.ts';
import { loadedScripts } from './loaded-scripts.ts';
import { measureRenewer } from './measure-renewal.ts';
import { partsOfStart } from './profile-parts.ts';

/** Of the least login: with servers on this machine, and with servers a round trip away. docs/performance.md has the aims and what is reached. */
const BUDGETS = { near: 1.25, far: 0.85 };
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    'round-trip': { type: 'string', default: '100' },
    renewer: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const runs = wholeNumber('runs', 3);
const roundTrip = wholeNumber('round-trip', 1);
/** Runners run the action on Node 24; by default it is measured on the Node that runs this script. */
const node = process.env.OCI_WIF_TEST_NODE ?? process.execPath;

const emulator = await startEmulator();
const trust = emulator.domain.trustGitHub({ repository: 'acme/app' });
const directory = mkdtempSync(join(tmpdir(), 'oci-wif-bench-'));
const emulatorPort = Number(new URL(emulator.url).port);
const relays = [await startDelayingRelay(emulatorPort, roundTrip), await startDelayingRelay(emulatorPort, roundTrip)];

const inputs = {
  ...inputDefaults(root),
  'domain-url': emulator.url,
  'client-id': trust.clientId,
  'client-secret': trust.clientSecret,
  region: 'eu-frankfurt-1',
};
const runner = emulator.github.runnerEnvironment({ repository: 'acme/app' });

interface Program {
  name: string;
  file: string;
  inputs?: Record<string, string>;
  exitCode?: number;
}
writeFileSync(join(directory, 'empty.mjs'), '');
const mainFile = join(root, 'dist/main/index.js');
const empty: Program = { name: 'an empty program', file: join(directory, 'empty.mjs') };
const refused: Program = { name: 'main, refusing an input', file: mainFile, inputs: { region: 'x' }, exitCode: 1 };
const least: Program = { name: 'the least login', file: join(root, 'scripts/bench/least-login.mjs') };
const main: Program = { name: 'main, logging in', file: mainFile };

interface Place {
  name: string;
  /** Origins of GitHub and of the identity domain. */
  origins: readonly [string, string];
  programs: Program[];
  budget: number;
}
const near: Place = {
  name: 'Servers on this machine',
  // Two origins, as GitHub and an identity domain are: with one, the least login would use one connection for both requests.
  origins: [emulator.url.replace('localhost', '127.0.0.1'), emulator.url],
  programs: [empty, refused, least, main],
  budget: BUDGETS.near,
};
const far: Place = {
  name: `Two servers with a round trip of ${roundTrip} ms`,
  origins: relays.map(({ port }) => `https://localhost:${port}`) as [string, string],
  programs: [least, main],
  budget: BUDGETS.far,
};

/** Runs one process with a new home directory. @returns milliseconds from its start to its end */
async function time(
  program: Program,
  { origins }: Place,
  environment: Record<string, string> = {},
  flags: string[] = [],
): Promise<number> {
  const home = mkdtempSync(join(directory, 'home-'));
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => [name, join(home, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  mkdirSync(join(home, 'work'));
  const [gitHub, domain] = origins;
  const given = { ...inputs, 'domain-url': domain, ...program.inputs };
  const started = performance.now();
  const child = spawn(node, [...flags, program.file], {
    cwd: join(home, 'work'),
    env: {
      PATH: process.env.PATH,
      SystemRoot: process.env.SystemRoot,
      ...{ HOME: home, USERPROFILE: home, GITHUB_ACTIONS: 'true', NODE_EXTRA_CA_CERTS: emulator.caFile },
      ...runner,
      ACTIONS_ID_TOKEN_REQUEST_URL: runner.ACTIONS_ID_TOKEN_REQUEST_URL?.replace(emulator.url, gitHub),
      ...files,
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...environment,
    },
    stdio: 'ignore',
  });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  const milliseconds = performance.now() - started;
  if (exitCode !== (program.exitCode ?? 0)) throw new Error(`${program.name} ended with ${String(exitCode)}`);
  rmSync(home, { recursive: true });
  return milliseconds;
}

interface Measured {
  median: number;
  minimum: number;
}

/** Runs one after the other, in rounds, so that other load on the machine affects all alike. */
async function compare(place: Place): Promise<Map<Program, Measured>> {
  const times = new Map(place.programs.map((program) => [program, [] as number[]]));
  for (let round = -1; round < runs; round += 1) {
    for (const program of place.programs) {
      const milliseconds = await time(program, place);
      // The first round fills the caches.
      if (round >= 0) times.get(program)?.push(milliseconds);
    }
  }
  return new Map(
    [...times].map(([program, measured]) => [program, { median: median(measured), minimum: Math.min(...measured) }]),
  );
}

/** @returns milliseconds for each part of the start, the median of all runs */
async function profileStart(): Promise<[part: string, milliseconds: number][]> {
  const profiles: Map<string, number>[] = [];
  for (let run = 0; run < runs; run += 1) {
    const file = join(directory, `start-${run}.cpuprofile`);
    const flags = [
      '--cpu-prof',
      '--cpu-prof-interval',
      '100',
      '--cpu-prof-dir',
      directory,
      '--cpu-prof-name',
      basename(file),
    ];
    await time(main, near, {}, flags);
    profiles.push(partsOfStart(readFileSync(file, 'utf8')));
  }
  const parts = [...(profiles[0]?.keys() ?? [])];
  return parts.map((part) => [part, median(profiles.map((profile) => profile.get(part) ?? 0))]);
}

/** The files of dist/main that a login without options loads. */
async function loadedFiles(): Promise<string[]> {
  const coverage = join(directory, 'coverage');
  await time(main, near, { NODE_V8_COVERAGE: coverage });
  return loadedScripts(coverage);
}

/** @returns the peak of the resident memory of one process, in bytes */
async function peakMemory(program: Program): Promise<number> {
  const file = join(directory, 'memory');
  const preload = `import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`;
  const url = `data:text/javascript,${encodeURIComponent(preload)}`;
  await time(program, near, { NODE_OPTIONS: `--import ${url}` });
  return Number(readFileSync(file, 'utf8')) * 1024;
}

const report: string[] = [];
const print = (line: string): void => {
  report.push(line);
  console.log(line);
};
const files = await loadedFiles();
const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
print(`Node ${await versionOf(node)} on ${process.platform} ${process.arch}, ${runs} interleaved runs`);
print(`A login loads ${files.length} files with ${(size / 1000).toFixed(1)} kB`);
print(
  `Peak memory: ${megabytes(await peakMemory(main))} MB; an empty program: ${megabytes(await peakMemory(empty))} MB; the least login: ${megabytes(await peakMemory(least))} MB`,
);
let isOver = false;
for (const place of [near, far]) {
  const measured = await compare(place);
  print(`\n${`${place.name}, milliseconds`.padEnd(50)} median   min`);
  for (const [program, own] of measured) {
    const to = (other: Program): string => {
      const reference = measured.get(other);
      if (!reference || other === program) return '';
      return `  ${(own.median / reference.median).toFixed(2)} x ${other.name}`;
    };
    const ratios = to(empty) + (program === main ? to(least) : '');
    print(
      `  ${program.name.padEnd(48)} ${own.median.toFixed(0).padStart(6)}${own.minimum.toFixed(0).padStart(6)}${ratios}`,
    );
  }
  const ratio = (measured.get(main)?.median ?? Number.NaN) / (measured.get(least)?.median ?? Number.NaN);
  const isWithin = ratio <= place.budget;
  print(`  ${ratio.toFixed(2)} x the least login is ${isWithin ? 'within' : 'over'} the budget of ${place.budget}`);
  isOver ||= !isWithin;
}
if (values.profile) {
  print('\nWhere the start of a login spends its time, medians in milliseconds');
  for (const [part, milliseconds] of await profileStart()) print(`  ${milliseconds.toFixed(1).padStart(6)}  ${part}`);
}
if (values.renewer) {
  const { start, waitingHour, renewal, waitingMemory, renewedMemory } = await measureRenewer(node);
  // A session of an hour is renewed after forty minutes.
  const hour = start + waitingHour + 4 * renewal;
  print(`\nBackground process: ${hour.toFixed(2)} s of processor time in the first hour`);
  print(
    `  start ${start.toFixed(2)} s, waiting ${waitingHour.toFixed(2)} s an hour, one renewal ${renewal.toFixed(2)} s`,
  );
  print(`  memory ${megabytes(waitingMemory)} MB, after a renewal ${megabytes(renewedMemory)} MB`);
}
if (process.env.GITHUB_STEP_SUMMARY !== undefined) {
  const text = report.join('\n');
  appendFileSync(process.env.GITHUB_STEP_SUMMARY, `### Login: time, memory, size\n\n\`\`\`text\n${text}\n\`\`\`\n`);
}
await Promise.all(relays.map((relay) => relay.stop()));
await emulator.stop();
rmSync(directory, { recursive: true });
process.exitCode = isOver && values.check ? 1 : 0;

function wholeNumber(name: 'runs' | 'round-trip', least: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least) return number;
  console.error(`--${name} is "${values[name]}"; expected: a whole number from ${least}`);
  process.exit(2);
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

async function versionOf(program: string): Promise<string> {
  const child = spawn(program, ['--version'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let version = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) version += chunk.toString();
  return version.trim();
}
