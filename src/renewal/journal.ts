// What the background process has done, one JSON object per line, for the log of the logout. It contains names, times and failures, no secret.

import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { diskFailure, type Failure, type FailureKind } from '../failure.ts';
import { type Is, isText, objectOf, oneOf, optional, parseJson } from '../text/form.ts';

/** The session token in the profile, or the identity token in the file for the Terraform provider. */
export type RenewedToken = 'session' | 'identity';

/** Times are ISO 8601, UTC. */
export type JournalEntry = { at: string } & JournalEvent;

type JournalEvent =
  | { event: 'started' }
  | { event: 'requested' }
  | { event: 'renewed'; token: RenewedToken; expiresAt: string; next: string }
  | {
      event: 'failed';
      token: RenewedToken;
      kind: FailureKind;
      message: string;
      hint?: string | undefined;
      next: string;
    }
  | { event: 'ended'; reason: string };

export interface Journal {
  /**
   * Never throws, because a full disk must not end the renewal. A line that could not be written is written with the next one.
   *
   * @returns why the line could not be written; undefined: it was written
   */
  write(event: JournalEvent): Promise<Failure | undefined>;
}

/** @param now returns milliseconds since the epoch */
export function openJournal(directory: string, now: () => number): Journal {
  let unwritten = '';
  return {
    async write(event) {
      unwritten += `${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}\n`;
      const text = unwritten;
      try {
        await append(journalFile(directory), text);
        unwritten = unwritten.slice(text.length);
        return undefined;
      } catch (error) {
        // The file may end with an incomplete line. The newline ends it, and readJournal skips it.
        unwritten = unwritten.length > LONGEST_UNWRITTEN ? '\n' : `\n${unwritten.trimStart()}`;
        return diskFailure(error, journalFile(directory));
      }
    },
  };
}

/** @returns the complete entries; empty if there is no journal yet */
export async function readJournal(directory: string): Promise<JournalEntry[]> {
  const text = await readFile(journalFile(directory), 'utf8').catch(() => '');
  const isEntry = entryForm();
  return text.split('\n').flatMap((line) => parseJson(line, isEntry) ?? []);
}

/** The file is in a directory that a step of the job can write to. */
function entryForm(): Is<JournalEntry> {
  const token = oneOf<RenewedToken>('session', 'identity');
  const kind = oneOf<FailureKind>('input', 'denial', 'transient', 'mismatch', 'files');
  const forms: readonly Is<JournalEntry>[] = [
    objectOf({ at: isText, event: oneOf('started' as const, 'requested' as const) }),
    objectOf({ at: isText, event: oneOf('ended' as const), reason: isText }),
    objectOf({ at: isText, event: oneOf('renewed' as const), token, expiresAt: isText, next: isText }),
    objectOf({
      ...{ at: isText, event: oneOf('failed' as const), token, kind },
      ...{ message: isText, hint: optional(isText), next: isText },
    }),
  ];
  return (value): value is JournalEntry => forms.some((is) => is(value));
}

export function journalFile(directory: string): string {
  return path.join(directory, 'journal.jsonl');
}

/** Characters. */
const LONGEST_UNWRITTEN = 64 * 1024;

/** Does not follow a symbolic link, where the system supports that. */
async function append(file: string, text: string): Promise<void> {
  const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;
  const handle = await open(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}
