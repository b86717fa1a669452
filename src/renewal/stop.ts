// Ends the background process and removes its directory.

import { setTimeout as delay } from 'node:timers/promises';
import type { RenewalRecord } from '../profile/record.ts';
import { inspectDirectory, removeTree } from '../system/private-files.ts';
import { identify, isRunning, type ProcessIdentity } from '../system/process-identity.ts';
import { printable } from '../text/printable.ts';
import { type JournalEntry, readJournal, type RenewedToken } from './journal.ts';

/** Milliseconds to wait for a process after a signal. */
const SIGNAL_TIMEOUT = 2_000;
/** Milliseconds to wait for a process that gets no signal: it checks its directory every four seconds. */
const DIRECTORY_TIMEOUT = 6_000;
const POLL_INTERVAL = 20;

export interface EndedRenewal {
  entries: JournalEntry[];
  /** Expiry of the session token that the login obtained, ISO 8601; undefined if the session is not renewed. */
  sessionExpiresAt: string | undefined;
  /** Whether the process was started; if not, the login has warned of it. */
  wasStarted: boolean;
  /** Whether the process was running until now. */
  wasRunning: boolean;
  /** Whether the process could not be ended. */
  stillRuns: boolean;
}

/** @throws Failure `Cannot write profile` if something else is in the place of the directory; nothing is changed then */
export async function stopRenewer(renewal: RenewalRecord): Promise<EndedRenewal> {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await inspectDirectory(directory);
  const wasRunning = identity !== undefined && (await isRunning(identity));
  // The number alone does not identify a process, so a process without a known start gets no signal.
  if (wasRunning && (await isVerified(identity))) await kill(identity);
  const entries = await readJournal(directory);
  await removeTree(directory);
  const stillRuns = identity !== undefined && wasRunning && !(await hasEnded(identity, DIRECTORY_TIMEOUT));
  return { entries, sessionExpiresAt, wasStarted: identity !== undefined, wasRunning, stillRuns };
}

/**
 * Reads what the process has done so far, without ending it.
 *
 * @returns `isFailing`: the last renewal of the session failed
 * @throws Failure `Cannot write profile` if something else is in the place of the directory
 */
export async function reportRenewal(renewal: RenewalRecord): Promise<RenewalSummary & { isFailing: boolean }> {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await inspectDirectory(directory);
  const entries = await readJournal(directory);
  const isStarted = identity !== undefined;
  const wasRunning = isStarted && (await isRunning(identity));
  const last = entries.findLast((entry) => 'token' in entry && entry.token === 'session');
  const summary = summarize({ entries, sessionExpiresAt, wasStarted: isStarted, wasRunning, stillRuns: false });
  return { ...summary, isFailing: last?.event === 'failed' };
}

/** Whether it is certainly this process that runs: false if either start is unknown. */
async function isVerified(identity: ProcessIdentity): Promise<boolean> {
  const found = await identify(identity.pid);
  return found?.start !== undefined && found.start === identity.start;
}

async function kill(identity: ProcessIdentity): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(identity.pid, signal);
    } catch {
      // It has ended meanwhile.
    }
    if (await hasEnded(identity, SIGNAL_TIMEOUT)) return;
  }
}

async function hasEnded(identity: ProcessIdentity, timeout: number): Promise<boolean> {
  const deadline = performance.now() + timeout;
  while (await isRunning(identity)) {
    if (performance.now() >= deadline) return false;
    await delay(POLL_INTERVAL);
  }
  return true;
}

// What the background process did, in sentences for the log of the logout. Pure.

export interface RenewalSummary {
  lines: string[];
  warnings: string[];
}

const NAMES: Record<RenewedToken, string> = {
  session: 'the session token',
  identity: 'the identity token for Terraform',
};

export function summarize(ended: EndedRenewal): RenewalSummary {
  const { entries, wasStarted, wasRunning, stillRuns, sessionExpiresAt } = ended;
  const lines: string[] = [];
  const warnings: string[] = [];
  for (const token of ['session', 'identity'] as const) {
    const own = entries.filter((entry) => 'token' in entry && entry.token === token);
    lines.push(...successLines(own, NAMES[token]));
    warnings.push(...failureWarnings(own, NAMES[token]));
  }
  // The login recorded this time, so the sentence is true even if the process had not written to its journal yet.
  if (wasStarted && lines.length === 0 && warnings.length === 0 && sessionExpiresAt !== undefined)
    lines.push(`No renewal was due: the session token expires at ${time(sessionExpiresAt)}`);
  if (wasStarted && !wasRunning) warnings.push(`The ${describeEnd(entries)}. The session was not renewed after that.`);
  if (stillRuns)
    warnings.push('The background process is still running. It ends when it finds that its directory was removed.');
  return { lines, warnings };
}

function successLines(entries: JournalEntry[], name: string): string[] {
  const renewed = entries.filter((entry) => entry.event === 'renewed');
  const last = renewed.at(-1);
  if (!last) return [];
  return [
    `Renewed ${name} ${times(renewed.length)} in the background, last at ${time(last.at)}; ` +
      `it expires at ${time(last.expiresAt)}, and the next renewal was planned for ${time(last.next)}`,
  ];
}

/** One warning for each kind of failure, however often it occurred. */
function failureWarnings(entries: JournalEntry[], name: string): string[] {
  const failed = entries.filter((entry) => entry.event === 'failed');
  const lastOfKind = new Map(failed.map((entry) => [withoutRequestId(entry), entry]));
  return [...lastOfKind].map(([kind, last]) => {
    const same = failed.filter((entry) => withoutRequestId(entry) === kind);
    const recovery = entries.slice(entries.indexOf(last) + 1).find((entry) => entry.event === 'renewed');
    const outcome =
      recovery === undefined ? 'and has not succeeded since' : `and succeeded again at ${time(recovery.at)}`;
    const when = [...new Set([same[0], last].map((entry) => time(entry?.at)))].join(' to ');
    const hint = last.hint === undefined ? '' : `\n${last.hint}`;
    return `Renewing ${name} in the background failed ${times(same.length)} (${when}) ${outcome}. ${last.message}${hint}`;
  });
}

/** Every answer of the domain has another request ID. */
function withoutRequestId({ message }: { message: string }): string {
  return message.replace(/request ID: +[^\s;)]+/, '');
}

/** @returns why the background process does not run any more, without the article */
export function describeEnd(entries: JournalEntry[]): string {
  const end = entries.findLast((entry) => entry.event === 'ended');
  if (end) return `background renewal ended at ${time(end.at)} because ${printable(end.reason)}`;
  const last = entries.at(-1);
  return `background process was killed${last ? ` after ${time(last.at)}` : ''}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** The journal is a file that somebody may have changed. */
function time(text: string | undefined): string {
  return printable(String(text), 40);
}
