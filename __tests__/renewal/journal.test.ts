// The journal: what is written is read, whatever happened in between; and what post says of it.

import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journalFile, openJournal, readJournal, type JournalEntry } from '../../src/renewal/journal.ts';
import { summarise } from '../../src/renewal/summary.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oci-wif-journal-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const NOW = Date.UTC(2026, 10, 21);
const AT = '2026-11-21T00:00:00.000Z';
const started = { event: 'started', expiresAt: AT } as const;
const ended = { event: 'ended', reason: 'asked to' } as const;

it('is private and reads back', async () => {
  const journal = openJournal(directory, () => NOW);
  await journal.write(started);
  await journal.write(ended);
  expect(await readJournal(directory)).toEqual([
    { at: AT, ...started },
    { at: AT, ...ended },
  ]);
  expect(statSync(journalFile(directory)).mode & 0o777).toBe(0o600);
});

it('brings what could not be written with the next line', async () => {
  const journal = openJournal(directory, () => NOW);
  mkdirSync(journalFile(directory));
  await journal.write(started);
  await journal.write(started);
  rmdirSync(journalFile(directory));
  await journal.write(ended);
  expect((await readJournal(directory)).map(({ event }) => event)).toEqual(['started', 'started', 'ended']);
});

it('is read without what is torn or foreign, and may be missing', async () => {
  expect(await readJournal(directory)).toEqual([]);
  await openJournal(directory, () => NOW).write(started);
  appendFileSync(journalFile(directory), 'null\n{"event":1}\n[]\n{"at":"2026-');
  expect(await readJournal(directory)).toEqual([{ at: AT, ...started }]);
});

it('is not written through a link', async () => {
  const target = join(directory, 'target');
  writeFileSync(target, '');
  const { symlinkSync } = await import('node:fs');
  symlinkSync(target, journalFile(directory));
  await openJournal(directory, () => NOW).write(started);
  expect(readFileSync(target, 'utf8')).toBe('');
});

describe('the summary', () => {
  const at = (time: string, event: object): JournalEntry => ({ at: time, ...event }) as JournalEntry;
  const failed = (time: string, message: string): JournalEntry =>
    at(time, { event: 'failed', of: 'session', kind: 'transient', message, next: AT });
  const renewed = (time: string, of = 'session'): JournalEntry =>
    at(time, { event: 'renewed', of, expiresAt: 'E', next: 'N' });
  const state = { wasStarted: true, wasRunning: true, stillRuns: false };

  it('tells each way of failing once, and whether it was over', () => {
    const entries = [
      at('0', started),
      failed('1', 'A'),
      failed('2', 'B'),
      failed('3', 'A'),
      renewed('4'),
      failed('5', 'C'),
    ];
    expect(summarise({ ...state, entries })).toEqual({
      lines: [
        'Renewed the session token once in the background, last at 4; it expires at E, the next renewal was due at N',
      ],
      warnings: [
        'Renewing the session token in the background failed twice (1 to 3), it succeeded again at 4. A',
        'Renewing the session token in the background failed once (2), it succeeded again at 4. B',
        'Renewing the session token in the background failed once (5), it has not succeeded since. C',
      ],
    });
  });

  it('tells the identity token apart', () => {
    const { lines } = summarise({
      ...state,
      entries: [renewed('1'), renewed('2', 'identity'), renewed('3', 'identity')],
    });
    expect(lines).toEqual([
      expect.stringContaining('the session token once'),
      expect.stringContaining('the identity token for Terraform twice in the background, last at 3'),
    ]);
  });

  it.each([
    ['by itself', [at('1', { event: 'ended', reason: 'time limit' })], 'ended by itself at 1: time limit; the session'],
    ['by something else', [at('1', started)], 'was ended by something else, some time after 1; the session'],
    ['before it wrote a line', [], 'was ended by something else; the session'],
  ])('warns of an end %s', (_name, entries, text) => {
    const { warnings } = summarise({ ...state, wasRunning: false, entries });
    expect(warnings).toEqual([expect.stringContaining(text)]);
  });

  it('says nothing of a process that main has reported already, and warns of one that does not end', () => {
    expect(summarise({ ...state, wasStarted: false, wasRunning: false, entries: [] })).toEqual({
      lines: [],
      warnings: [],
    });
    expect(summarise({ ...state, stillRuns: true, entries: [] }).warnings).toEqual([
      'The background process has not ended yet; it will when it sees that its directory is gone',
    ]);
  });
});
