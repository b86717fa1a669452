// What the background process has done, one JSON object a line, for the post step to tell. Names, times and failures; no secret.

import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FailureKind } from '../failure.ts';

/** What is kept fresh: the session token, or the identity token in a file for Terraform. */
export type Subject = 'session' | 'identity';

/** Times are ISO 8601, UTC. */
export type JournalEntry = { at: string } & JournalEvent;

export type JournalEvent =
  | { event: 'started'; expiresAt: string }
  | { event: 'renewed'; of: Subject; expiresAt: string; next: string }
  | { event: 'failed'; of: Subject; kind: FailureKind; message: string; hint?: string | undefined; next: string }
  | { event: 'ended'; reason: string };

export interface Journal {
  /** Never throws: a full disk must not end a renewal that needs no disk. What could not be written comes with the next line. */
  write(event: JournalEvent): Promise<void>;
}

/** @param now milliseconds since the epoch */
export function openJournal(directory: string, now: () => number): Journal {
  let unwritten = '';
  return {
    async write(event) {
      unwritten += `${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}\n`;
      const text = unwritten;
      try {
        await append(journalFile(directory), text);
        unwritten = unwritten.slice(text.length);
      } catch {
        // Half a line may be there: the next one begins on a line of its own, and the half is not read.
        unwritten = unwritten.length > LONGEST_UNWRITTEN ? '\n' : `\n${unwritten.trimStart()}`;
      }
    },
  };
}

/** @returns what can be read; a last line cut short by a kill is left out */
export async function readJournal(directory: string): Promise<JournalEntry[]> {
  const text = await readFile(journalFile(directory), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      const entry = JSON.parse(line) as JournalEntry | null;
      return entry !== null && typeof entry.at === 'string' && typeof entry.event === 'string' ? [entry] : [];
    } catch {
      return [];
    }
  });
}

export function journalFile(directory: string): string {
  return path.join(directory, 'journal.jsonl');
}

const LONGEST_UNWRITTEN = 64 * 1024;

/** The directory is private and ours; a link in it is not, and is not followed where the system can tell. */
async function append(file: string, text: string): Promise<void> {
  const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;
  const handle = await open(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}
