// The report of `doctor` and `explain` about their checks, as text of at most 80 columns.

import type { Watch } from '../diagnosis/run-checks.ts';
import { type CheckResult, CHECKS } from '../diagnosis/checks.ts';
import { wrapped } from '../text/printable.ts';
import { adminShell } from './export-commands.ts';
import { createProgress, type Style, type Terminal } from './terminal.ts';

interface CheckReport {
  /** Prints each result as soon as it is there, and on stderr what is waited for. */
  readonly watch: Watch;
  /** Prints a warning between the results. */
  readonly warn: Terminal['warn'];
  /** What has been reported so far. */
  readonly results: readonly CheckResult[];
}

/** @param shown returns what is reported of a result */
export function createCheckReport(
  terminal: Terminal,
  shown: (result: CheckResult) => CheckResult = (result) => result,
): CheckReport {
  const progress = createProgress();
  const results: CheckResult[] = [];
  return {
    watch: {
      onStart: (check) => {
        progress.start(CHECKS[check]);
      },
      onResult: (result) => {
        progress.end();
        results.push(shown(result));
        printResult(shown(result), terminal);
      },
    },
    warn: (line) => {
      progress.end();
      terminal.warn(line);
    },
    results,
  };
}

const WIDTH = 80;
const INDENT = ' '.repeat(8);

const SIGNS: Readonly<Record<CheckResult['state'], [sign: string, style: Style]>> = {
  ok: ['ok', 'green'],
  failed: ['FAILED', 'red'],
  'not checked': ['-', 'dim'],
};

function printResult({ check, state, seen, next }: CheckResult, { say, paint }: Terminal): void {
  const [sign, style] = SIGNS[state];
  const column = `${paint(style, sign)}${' '.repeat(INDENT.length - sign.length)}`;
  if (state === 'not checked') {
    const [first = '', ...more] = wrapped(`${CHECKS[check]}, not checked: ${seen.join('; ')}`, INDENT, WIDTH);
    say(`${column}${paint('dim', first.slice(INDENT.length))}`);
    for (const line of more) say(paint('dim', line));
  } else {
    say(`${column}${paint('bold', CHECKS[check])}`);
    for (const text of seen) for (const line of wrapped(text, INDENT, WIDTH)) say(line);
  }
  next.forEach((text, index) => {
    const advice = `${index === 0 ? 'Next: ' : ''}${text}`;
    const continued = adminShell() === 'powershell' ? '`' : '\\';
    for (const line of wrapped(advice, INDENT, WIDTH, continued)) say(paint('cyan', line));
  });
}

/** @returns the check to look at first */
export function firstFailed(results: readonly CheckResult[]): CheckResult | undefined {
  return results.find(({ state }) => state === 'failed');
}

/** Whether the domain may refuse a token that passed every check. A token that it has exchanged is accepted. */
export function isUncertain(results: readonly CheckResult[]): boolean {
  const isExchanged = results.some(({ check, state }) => check === 'exchange' && state === 'ok');
  return !isExchanged && results.some(({ uncertain }) => uncertain === true);
}

/** How many checks are in which state, and which one to look at first. */
export function printSummary(results: readonly CheckResult[], { say, paint }: Terminal): void {
  const count = (state: CheckResult['state']): number => results.filter((result) => result.state === state).length;
  say();
  say(`${count('ok')} ok, ${count('failed')} failed, ${count('not checked')} not checked`);
  const failed = firstFailed(results);
  const advised = results.filter(({ state, next }) => state === 'ok' && next.length > 0);
  if (failed) say(paint('red', `First failed check: ${CHECKS[failed.check]}`));
  else if (isUncertain(results))
    say('No check failed, but the domain may still refuse the token: what it does with something above is not known.');
  else if (advised.length > 0)
    say(
      paint(
        'yellow',
        `No check failed, but see what to do about: ${advised.map(({ check }) => CHECKS[check]).join(', ')}`,
      ),
    );
  else if (count('not checked') > 0) say('Everything that was checked is ok.');
  else say(paint('green', 'Everything is ok.'));
}

/** @returns the fields that the JSON of both commands ends with */
export function checksForJson(results: readonly CheckResult[]): {
  firstFailed: CheckResult['check'] | null;
  checks: readonly CheckResult[];
} {
  return { firstFailed: firstFailed(results)?.check ?? null, checks: results };
}

/** @returns lines that fit into the report */
export function reportLines(text: string): string[] {
  return wrapped(text, '', WIDTH);
}
