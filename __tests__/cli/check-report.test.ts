// The report of `explain` and `doctor`: signs, colors, advice, the last line and the JSON.

import { checksForJson, createCheckReport, isUncertain, printSummary } from '../../src/cli/check-report.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { type CheckResult, CHECKS } from '../../src/diagnosis/checks.ts';
import { inThisProcess } from '../this-process.ts';

const result = (
  check: CheckResult['check'],
  state: CheckResult['state'],
  more: Partial<CheckResult> = {},
): CheckResult => ({ check, state, seen: [`what ${check} saw`], next: [], ...more });

/** @returns what a person sees, in a log or on a terminal */
async function shown(
  results: readonly CheckResult[],
  surroundings: { terminal?: () => string; environment?: Record<string, string> } = {},
): Promise<string> {
  const { stdout, error } = await inThisProcess(
    () => {
      const terminal = createTerminal('report');
      const report = createCheckReport(terminal);
      for (const each of results) report.watch.onResult(each);
      printSummary(report.results, terminal);
      return Promise.resolve();
    },
    { environment: {}, argv: [], ...surroundings },
  );
  expect(error).toBeUndefined();
  return stdout;
}

const onTerminal = { terminal: () => '' };

test('a log has signs and no colors', async () => {
  const results = [
    result('trust', 'ok'),
    result('rules', 'failed', { next: ['Do this.', 'Or do that.'] }),
    result('exchange', 'not checked', { seen: ['a', 'b'] }),
  ];
  expect(await shown(results)).toBe(
    [
      `ok      ${CHECKS.trust}`,
      '        what trust saw',
      `FAILED  ${CHECKS.rules}`,
      '        what rules saw',
      '        Next: Do this.',
      '        Or do that.',
      `-       ${CHECKS.exchange}, not checked: a; b`,
      '',
      '1 ok, 1 failed, 1 not checked',
      `First failed check: ${CHECKS.rules}`,
      '',
    ].join('\n'),
  );
});

test.each([
  ['linux', '\\'],
  ['win32', '`'],
])('on %s, a command is broken as its shell continues a line', async (platform, end) => {
  const real = Object.getOwnPropertyDescriptor(process, 'platform')!;
  Object.defineProperty(process, 'platform', { ...real, value: platform });
  try {
    const command = `npx oci-wif setup --domain-url https://idcs-0123456789abcdef0123456789abcdef.example --dry-run`;
    expect(await shown([result('rules', 'failed', { next: [`Create the rule with: ${command}`] })])).toContain(
      `npx oci-wif setup ${end}\n          --domain-url https://idcs-0123456789abcdef0123456789abcdef.example ${end}\n          --dry-run\n`,
    );
  } finally {
    Object.defineProperty(process, 'platform', real);
  }
});

test('a terminal shows the state in its color, unless NO_COLOR or TERM=dumb forbids it', async () => {
  const results = [result('trust', 'ok'), result('rules', 'failed'), result('exchange', 'not checked')];
  const colored = await shown(results, onTerminal);
  expect(colored).toContain('\u001b[32mok\u001b[39m      ');
  expect(colored).toContain('\u001b[31mFAILED\u001b[39m  ');
  expect(colored).toContain('\u001b[2m-\u001b[22m       ');
  for (const environment of [{ NO_COLOR: '1' }, { TERM: 'dumb' }])
    expect(await shown(results, { ...onTerminal, environment })).not.toContain('\u001b[');
  expect(await shown(results, { ...onTerminal, environment: { NO_COLOR: '' } })).toBe(colored);
});

test('text of a server cannot color or clear the terminal', async () => {
  const text = await shown([result('trust', 'ok', { seen: ['\u001b[31mred\u001b[2J'] })], onTerminal);
  expect(text).toContain('red');
  expect(text).not.toContain('\u001b[2J');
});

test.each<[string, CheckResult[], string]>([
  ['everything is ok', [result('trust', 'ok')], 'Everything is ok.'],
  [
    'something was not checked',
    [result('trust', 'ok'), result('rules', 'not checked')],
    'Everything that was checked is ok.',
  ],
  [
    'there is advice for what is ok',
    [result('trust', 'ok'), result('rules', 'ok', { next: ['Do this.'] }), result('exchange', 'not checked')],
    `No check failed, but see what to do about: ${CHECKS.rules}`,
  ],
  [
    'the domain may refuse the token',
    [result('trust', 'ok'), result('rules', 'ok', { uncertain: true })],
    'No check failed, but the domain may still refuse the token: what it does with something above is not known.',
  ],
  [
    'the domain may refuse the token, and it was not exchanged',
    [result('rules', 'ok', { uncertain: true }), result('exchange', 'not checked')],
    'No check failed, but the domain may still refuse the token: what it does with something above is not known.',
  ],
  [
    'the domain has exchanged the token',
    [result('rules', 'ok', { uncertain: true }), result('exchange', 'ok')],
    'Everything is ok.',
  ],
  [
    'two checks failed',
    [result('trust', 'ok'), result('rules', 'failed'), result('exchange', 'failed')],
    `First failed check: ${CHECKS.rules}`,
  ],
])('the last line if %s', async (_what, results, last) => {
  expect((await shown(results)).trimEnd().split('\n').at(-1)).toBe(last);
});

test('a token that was exchanged is accepted, whatever is not known of its rules', () => {
  const doubted = result('rules', 'ok', { uncertain: true });
  expect(isUncertain([doubted])).toBe(true);
  expect(isUncertain([doubted, result('exchange', 'failed')])).toBe(true);
  expect(isUncertain([doubted, result('exchange', 'ok')])).toBe(false);
  expect(isUncertain([result('rules', 'ok')])).toBe(false);
});

test('the JSON names the first failed check, or none', () => {
  const results = [result('trust', 'ok'), result('rules', 'failed')];
  expect(checksForJson(results)).toEqual({ firstFailed: 'rules', checks: results });
  expect(checksForJson([result('trust', 'ok')]).firstFailed).toBe(null);
});
