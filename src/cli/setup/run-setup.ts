// What the flows of `oci-wif setup` share: the session, the confirmation, how plans and progress are printed, and the tests with real requests.

import { Failure, invalidInput } from '../../failure.ts';
import type { ClientCredentials } from '../../federation/exchange-request.ts';
import { obtainSession } from '../../federation/exchange.ts';
import type { CheckedToken } from '../../federation/session-token.ts';
import type { SubjectToken } from '../../federation/subject-token.ts';
import type { HttpClient } from '../../http/client.ts';
import { readTokenFile } from '../../renewal/subject-source.ts';
import type { Administrator } from '../../setup/api/administrator.ts';
import type { IdentityDomain } from '../../setup/api/domain.ts';
import type { ExistingTrust } from '../../setup/api/existing-trust.ts';
import type { Policies } from '../../setup/api/policy.ts';
import type { App } from '../../setup/api/scim.ts';
import type { NextStep } from '../../setup/apply/next-steps.ts';
import type { ClientKeyFiles, SavedKey } from '../../setup/apply/client-certificate.ts';
import type { SecretStore } from '../../setup/apply/client-secret.ts';
import type { DesiredTrust } from '../../setup/desired/desired-trust.ts';
import type { SetupFlags } from '../../setup/desired/options.ts';
import type { SetupInput } from '../../setup/desired/options-file.ts';
import type { Step } from '../../setup/plan.ts';
import { harmlessJson } from '../../text/printable.ts';
import type { Timing } from '../../clock.ts';
import { CANCELLED, EXIT, requireOutput, type Style, type Terminal } from '../terminal.ts';
import { confirmed } from './questions.ts';

export interface SetupSession {
  flags: SetupFlags;
  input: SetupInput;
  terminal: Terminal;
  timing: Timing;
  http: HttpClient;
  administrator: Administrator;
  domain: IdentityDomain;
  policies: Policies | undefined;
  policyCompartment: string;
  desired: DesiredTrust;
  found: ExistingTrust;
  secretStore: SecretStore;
  keyFiles: ClientKeyFiles;
  interruption: Interruption;
}

/** @throws Failure `denial` if the application does not exist */
export function existingApp({ found: { app }, desired }: SetupSession): { app: App; clientId: string } {
  if (app?.name !== undefined) return { app, clientId: app.name };
  throw new Failure('denial', 'Setup failed', `the domain has no application ${desired.appName}`, {
    hint: 'run setup first, or name the application with --app',
  });
}

// What a signal does, such as that of Ctrl-C. At a question, Ctrl-C is an answer.

export interface Interruption {
  /** Called right before the first change: until then, a signal ends the program with the message that nothing was changed. */
  changesBegin(): void;
  /** Runs a task that a signal must not cut: the first one ends the program only after the task, the second one at once. */
  complete<T>(task: () => Promise<T>, messages: CompletionMessages): Promise<T>;
}

interface CompletionMessages {
  /** After the first signal. */
  waiting: string;
  /** After the second one. */
  lost: string;
  /** After a signal, when the task is completed. */
  done: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `release` gives the signals their usual effect again. */
export function watchSignals(): { interruption: Interruption; release: () => void } {
  let message = CANCELLED;
  let waiting: string | undefined;
  let pending: number | undefined;
  const say = (text: string): void => {
    process.stderr.write(`\n${text}\n`);
  };
  const onSignal = (_name: string, number: number): void => {
    // As a shell reports a program that the signal has ended.
    const code = 128 + number;
    if (waiting === undefined || pending !== undefined) {
      say(message);
      process.exit(code);
    }
    pending = code;
    say(waiting);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    interruption: {
      changesBegin() {
        message = 'Interrupted. Some changes may be made already: run the same command again to continue.';
      },
      async complete(task, { waiting: first, lost, done }) {
        [waiting, message] = [first, lost];
        try {
          const result = await task();
          message = done;
          if (pending !== undefined) {
            say(message);
            process.exit(pending);
          }
          return result;
        } finally {
          waiting = undefined;
        }
      },
    },
    release() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}

// Asks for confirmation before anything is changed.

/**
 * @param report prints the result of a run that changes nothing, for --json
 * @returns the exit code of such a run: it is a dry run, or the answer is no; undefined if the plan is to be applied
 */
export async function confirmOrStop(
  session: SetupSession,
  question: string,
  report: (status: string) => void,
): Promise<number | undefined> {
  const stopped = await askOrStop(session, question);
  if (stopped !== undefined) {
    report(stopped.status);
    return stopped.code;
  }
  await requireOutput('nothing was changed');
  session.interruption.changesBegin();
  return undefined;
}

async function askOrStop(
  { flags, terminal }: SetupSession,
  question: string,
): Promise<{ code: number; status: string } | undefined> {
  if (flags.dryRun === true) {
    terminal.say('Nothing was changed (--dry-run).');
    return { code: EXIT.wouldChange, status: 'would-change' };
  }
  if (flags.yes === true) return undefined;
  if (!terminal.interactive) {
    const why = flags.json === true ? 'no question is asked with --json' : 'there is no terminal to ask on';
    throw invalidInput(why, '--yes to apply the plan, or --dry-run to preview it');
  }
  if (await confirmed(question)) return undefined;
  terminal.say('Nothing was changed.');
  return { code: EXIT.failed, status: 'declined' };
}

// The plan and the result of setup, as text.

const SIGNS: Readonly<Record<Step['mark'], [string, Style]>> = {
  create: ['+', 'green'],
  change: ['~', 'yellow'],
  same: ['=', 'dim'],
  keep: ['=', 'dim'],
  conflict: ['!', 'red'],
  remove: ['-', 'red'],
};

export function printPlan(steps: readonly Step<unknown>[], terminal: Terminal): void {
  for (const { mark, title, details } of steps) {
    const [sign, style] = SIGNS[mark];
    terminal.say(terminal.paint(style, `  ${sign} ${title}`));
    for (const line of details) terminal.say(terminal.paint('dim', `      ${line}`));
  }
}

export function printProgress(terminal: Terminal): (step: Step<unknown>, number: number, of: number) => void {
  return ({ mark, title }, number, of) => {
    terminal.say(`[${number}/${of}] ${SIGNS[mark][0]} ${title}`);
  };
}

export function printNotes(notes: readonly string[], terminal: Terminal): void {
  for (const note of notes) terminal.say(`Note: ${note}`);
}

export function printNextSteps(steps: readonly NextStep[], terminal: Terminal): void {
  for (const { title, lines } of steps) {
    terminal.say();
    terminal.say(terminal.paint('bold', `${title}:`));
    for (const line of lines) terminal.say(`  ${line}`);
  }
}

/** @param file undefined: the secret is in no file */
export function saySecretFile(file: string | undefined, terminal: Terminal): void {
  if (file !== undefined)
    terminal.say(
      `Client secret: in ${file} (only you can read it; delete it after you have stored it in your CI system)`,
    );
}

/** @param key undefined: the key is in no file here */
export function sayKeyFile(key: SavedKey | undefined, terminal: Terminal): void {
  const { file = '', isPublic = false } = key ?? {};
  terminal.say(
    file === ''
      ? 'Client key: in no file here. If your CI system does not have it, add another with --rotate-client-certificate'
      : isPublic
        ? `Client certificate: in ${file} (it is no secret)`
        : `Client key: in ${file} (only you can read it; delete it after you have stored it in your CI system)`,
  );
}

/** Prints the result on stdout, with --json. */
export function printJson({ flags, terminal }: SetupSession, result: object): void {
  if (flags.json === true) terminal.result(harmlessJson(result));
}

export function stepsForJson(steps: readonly Step<unknown>[]): object[] {
  return steps.map(({ mark, title, details }) => ({ mark, title, details }));
}

// The test with the token of --subject-token-file.

/** Called before anything is changed, so that a wrong file does not fail the run at the end. @throws Failure */
export async function readGivenToken({ subjectTokenFile: file }: SetupFlags): Promise<SubjectToken | undefined> {
  return file === undefined ? undefined : readTokenFile(file);
}

/**
 * A real token exchange. The session token is checked and discarded.
 *
 * @param patience seconds
 * @throws Failure what obtainSession throws
 */
export async function testExchange(
  session: SetupSession,
  client: ClientCredentials,
  subject: SubjectToken,
  patience: number,
): Promise<CheckedToken> {
  const { terminal, desired, http, timing, administrator } = session;
  const { domainUrl, tokenType, resourceType } = desired;
  // The token of another tenancy than that of the administrator's profile fails the test.
  const tenancy = administrator.signed?.tenancy;
  const request = { domainUrl, ...client, tokenType, resourceType, tenancy };
  const { exp } = subject.claims;
  const isExpired = (): boolean => exp !== undefined && exp * 1000 < timing.now();
  const test = () => obtainSession(http, request, () => Promise.resolve(subject), timing);
  const { login } = await untilEffective(session, { what: 'trust', patience, isPointless: isExpired }, test);
  terminal.say(
    `Tested: the token was exchanged for a session of ${login.principal}, valid until ${login.expiresAt.toISOString()}`,
  );
  return login;
}

/** Milliseconds between two tests. */
const PAUSE = 5_000;

interface Waiting {
  /** What was changed. */
  what: 'trust' | 'certificate';
  /** Seconds in which a denial may come from the old state. */
  patience: number;
  /** Whether another attempt cannot succeed. */
  isPointless?: () => boolean;
}

/**
 * Repeats a test until a change takes effect.
 *
 * @param test throws a Failure `denial` if the domain refuses
 * @throws what the last test has thrown
 */
export async function untilEffective<T>(
  { terminal, timing }: SetupSession,
  { what, patience, isPointless = () => false }: Waiting,
  test: () => Promise<T>,
): Promise<T> {
  const end = timing.now() + patience * 1000;
  for (;;) {
    try {
      return await test();
    } catch (error) {
      const isDenied = error instanceof Failure && error.kind === 'denial';
      if (!isDenied || isPointless() || timing.now() + PAUSE > end) throw error;
      const left = Math.round((end - timing.now()) / 1000);
      terminal.say(`not yet: a new ${what} takes a minute or two to take effect; trying for another ${left} s`);
      await timing.sleep(PAUSE);
    }
  }
}
