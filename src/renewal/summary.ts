// What the background process did, in sentences for the log of the post step. Pure.

import { printable } from '../text/printable.ts';
import type { JournalEntry, Subject } from './journal.ts';
import type { EndedRenewal } from './stop.ts';

export interface RenewalSummary {
  lines: string[];
  warnings: string[];
}

const NAMES: Record<Subject, string> = { session: 'the session token', identity: 'the identity token for Terraform' };

export function summarise({ entries, wasStarted, wasRunning, stillRuns }: EndedRenewal): RenewalSummary {
  const lines: string[] = [];
  const warnings: string[] = [];
  for (const of of ['session', 'identity'] as const) {
    const own = entries.filter((entry) => 'of' in entry && entry.of === of);
    const renewed = own.filter((entry) => entry.event === 'renewed');
    const last = renewed.at(-1);
    if (last) {
      lines.push(
        `Renewed ${NAMES[of]} ${times(renewed.length)} in the background, last at ${time(last.at)}; ` +
          `it expires at ${time(last.expiresAt)}, the next renewal was due at ${time(last.next)}`,
      );
    }
    warnings.push(...failuresOf(own, NAMES[of]));
  }
  const started = entries.find((entry) => entry.event === 'started');
  if (lines.length === 0 && started && warnings.length === 0) {
    lines.push(`No renewal was due: the session token of the login expires at ${time(started.expiresAt)}`);
  }
  const end = entries.findLast((entry) => entry.event === 'ended');
  if (wasStarted && !wasRunning) warnings.push(endedEarly(end, entries));
  if (stillRuns)
    warnings.push('The background process has not ended yet; it will when it sees that its directory is gone');
  return { lines, warnings };
}

/** One sentence for each way of failing, however often it was tried. */
function failuresOf(entries: JournalEntry[], name: string): string[] {
  const failed = entries.filter((entry) => entry.event === 'failed');
  const messages = [...new Set(failed.map(({ message }) => message))];
  return messages.map((message) => {
    const same = failed.filter((entry) => entry.message === message);
    const last = same.at(-1);
    const after = last === undefined ? [] : entries.slice(entries.indexOf(last) + 1);
    const recovery = after.find((entry) => entry.event === 'renewed');
    const outcome =
      recovery === undefined ? 'it has not succeeded since' : `it succeeded again at ${time(recovery.at)}`;
    const when = [...new Set([same[0], last].map((entry) => time(entry?.at)))].join(' to ');
    const hint = last?.hint === undefined ? '' : `\n${last.hint}`;
    return `Renewing ${name} in the background failed ${times(same.length)} (${when}), ${outcome}. ${message}${hint}`;
  });
}

function endedEarly(end: JournalEntry | undefined, entries: JournalEntry[]): string {
  const consequence = 'the session was not renewed from then on';
  if (end?.event === 'ended') {
    return `The background renewal ended by itself at ${time(end.at)}: ${printable(end.reason)}; ${consequence}`;
  }
  const last = entries.at(-1);
  return `The background renewal was ended by something else${last ? `, some time after ${time(last.at)}` : ''}; ${consequence}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** Of the journal, which is a file. */
function time(text: string | undefined): string {
  return printable(String(text), 40);
}
