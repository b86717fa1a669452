// The journal of the background process: what was written can be read, whatever happened in between.

import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journalFile, openJournal, readJournal } from '../../src/renewal/journal.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oci-wif-journal-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const NOW = Date.UTC(2026, 10, 21);
const AT = '2026-11-21T00:00:00.000Z';
const started = { event: 'started' } as const;
const ended = { event: 'ended', reason: 'it was told to end' } as const;

it('is private and readable', async () => {
  const journal = openJournal(directory, () => NOW);
  await journal.write(started);
  await journal.write(ended);
  expect(await readJournal(directory)).toEqual([
    { at: AT, ...started },
    { at: AT, ...ended },
  ]);
  expect(statSync(journalFile(directory)).mode & 0o777).toBe(0o600);
});

it('writes a line that could not be written together with the next one', async () => {
  const journal = openJournal(directory, () => NOW);
  mkdirSync(journalFile(directory));
  await journal.write(started);
  await journal.write(started);
  rmdirSync(journalFile(directory));
  await journal.write(ended);
  expect((await readJournal(directory)).map(({ event }) => event)).toEqual(['started', 'started', 'ended']);
});

it('gives up lines that could not be written for long', async () => {
  const journal = openJournal(directory, () => NOW);
  mkdirSync(journalFile(directory));
  await journal.write({ event: 'ended', reason: 'x'.repeat(66_000) });
  await journal.write(started);
  rmdirSync(journalFile(directory));
  await journal.write(ended);
  expect((await readJournal(directory)).map(({ event }) => event)).toEqual(['started', 'ended']);
});

it('is read without incomplete and unknown lines, and may be missing', async () => {
  expect(await readJournal(directory)).toEqual([]);
  await openJournal(directory, () => NOW).write(started);
  appendFileSync(
    journalFile(directory),
    'null\n{"event":1}\n{"event":"x"}\n{"at":"x"}\n{"at":1,"event":"x"}\n{"at":"x","event":"failed","token":"session"}\n{"at":"x","event":"ended","reason":1}\n[]\n{"at":"2026-',
  );
  expect(await readJournal(directory)).toEqual([{ at: AT, ...started }]);
});

it('is not written through a symbolic link', async () => {
  const target = join(directory, 'target');
  writeFileSync(target, '');
  const { symlinkSync } = await import('node:fs');
  symlinkSync(target, journalFile(directory));
  await openJournal(directory, () => NOW).write(started);
  expect(readFileSync(target, 'utf8')).toBe('');
});
