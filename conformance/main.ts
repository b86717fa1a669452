// `npm run conformance`: observes the facts of docs/conformance.md, and writes a report.

import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { describeFailure, Failure } from '../src/failure.ts';
import { FACTS } from './facts.ts';
import { readOptions, USAGE, type RunFlags } from './options.ts';
import { markdownReport, REPORT_FORMAT, type Report } from './report.ts';
import { removeRun, runFacts, type RunOutcome } from './run.ts';
import { BASE_PREFIX, findPlace, newPrefix, type Place } from './world/place.ts';
import type { Found } from './world/remove.ts';

const FAILED = 1;
const USAGE_ERROR = 2;
const INTERRUPTED = 130;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeFailure(error, 'conformance')}\n`);
  return error instanceof Failure && error.kind === 'input' ? USAGE_ERROR : FAILED;
});

/** @returns 0 if every case that could be observed is as expected */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (options === undefined) return (await import('./against-emulator.ts')).runAgainstNewEmulator();
  const place = await findPlace(options);
  if (options.removeLeftovers) return removeLeftovers(options, place);
  if (!(await confirmed(options, place))) {
    console.log('Nothing was created.');
    return FAILED;
  }
  return run(options, place);
}

async function run(options: RunFlags, place: Place): Promise<number> {
  const prefix = newPrefix();
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      interruption.abort();
    });
  const { settle, target } = options;
  const outcome = await runFacts(FACTS, {
    place,
    prefix,
    settle: target === 'tenancy' ? settle : 0,
    signal: interruption.signal,
    say: (line) => {
      console.log(line);
    },
  });
  return finish(options, outcome);
}

function finish({ report: name, target }: RunFlags, { results, interrupted, left }: RunOutcome): number {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const date = new Date().toISOString().slice(0, 10);
  const report: Report = { format: REPORT_FORMAT, date, version, target, complete: !interrupted, results };
  writeFileSync(`${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${name}.md`, markdownReport(report));
  const count = (verdict: string): number => results.filter((result) => result.verdict === verdict).length;
  console.log(
    `${results.length} cases: ${count('same')} same, ${count('different')} different, ${count('not known')} not known. Report: ${name}.md, ${name}.json`,
  );
  if (left.length > 0) {
    sayLeft(left);
    return FAILED;
  }
  console.log('Everything that was created is removed.');
  if (interrupted) return INTERRUPTED;
  return count('same') === results.length ? 0 : FAILED;
}

async function removeLeftovers({ yes }: RunFlags, place: Place): Promise<number> {
  if (!yes && !(await ask(`Remove every object in ${place.domainUrl} whose name begins with ${BASE_PREFIX}? [y/N] `))) {
    console.log('Nothing was removed.');
    return FAILED;
  }
  const left = await removeRun(place, BASE_PREFIX);
  if (left.length > 0) sayLeft(left);
  else console.log('No object of an earlier run is left.');
  return left.length > 0 ? FAILED : 0;
}

function sayLeft(left: readonly Found[]): void {
  console.error(
    `These objects could not be removed: ${left.map(({ collection, name }) => `${collection} ${name}`).join(', ')}`,
  );
  console.error('Run the same command with --remove-leftovers, or remove them in the console.');
}

async function confirmed({ yes }: RunFlags, { domainUrl, compartment, administrator }: Place): Promise<boolean> {
  console.log(`Domain:        ${domainUrl}`);
  console.log(`Administrator: ${administrator.description}`);
  console.log(`Compartment:   ${compartment}`);
  console.log(
    `This creates service users, a group, applications, a certificate, trusts and two policies whose names begin with ${BASE_PREFIX},`,
  );
  console.log(
    `observes ${FACTS.length} cases, which takes less than fifteen minutes in a real tenancy, and removes everything again.`,
  );
  return yes || ask('Start? [y/N] ');
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Failure(
      'input',
      'Invalid input',
      'there is no terminal to ask on; expected: --yes to start without a question',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new AbortController();
  // Without an answer (Ctrl-C, Ctrl-D), the question would never end.
  terminal.once('close', () => {
    ended.abort();
  });
  try {
    const answer = await terminal.question(question, { signal: ended.signal }).catch(() => '');
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
