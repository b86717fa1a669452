// What the logout says about the background renewal.

import type { JournalEntry } from '../../src/renewal/journal.ts';
import { type EndedRenewal, summarize } from '../../src/renewal/stop.ts';

const STARTED = { at: '0', event: 'started' } as const;

const failed = (at: string, message: string): JournalEntry => ({
  ...{ at, event: 'failed', token: 'session', kind: 'transient', message, next: 'N' },
});
const renewed = (at: string, token: 'session' | 'identity' = 'session'): JournalEntry => ({
  ...{ at, event: 'renewed', token, expiresAt: 'E', next: 'N' },
});
const ended = (entries: JournalEntry[], more: Partial<EndedRenewal> = {}): EndedRenewal => ({
  ...{ entries, sessionExpiresAt: 'E', wasStarted: true, wasRunning: true, stillRuns: false, ...more },
});

it('reports each kind of failure once, and whether the renewal succeeded again', () => {
  const entries = [STARTED, failed('1', 'A'), failed('2', 'B'), failed('3', 'A'), renewed('4'), failed('5', 'C')];
  expect(summarize(ended(entries))).toEqual({
    lines: [
      'Renewed the session token once in the background, last at 4; it expires at E, and the next renewal was planned for N',
    ],
    warnings: [
      'Renewing the session token in the background failed twice (1 to 3) and succeeded again at 4. A',
      'Renewing the session token in the background failed once (2) and succeeded again at 4. B',
      'Renewing the session token in the background failed once (5) and has not succeeded since. C',
    ],
  });
});

it('reports the identity token separately', () => {
  const { lines } = summarize(ended([renewed('1'), renewed('2', 'identity'), renewed('3', 'identity')]));
  expect(lines).toEqual([
    expect.stringContaining('the session token once'),
    expect.stringContaining('the identity token for Terraform twice in the background, last at 3'),
  ]);
});

it('shows the hint of the last failure, counts from three on, and does not say that no renewal was due', () => {
  const withHint = { ...failed('3', 'A'), hint: 'do this' } as JournalEntry;
  expect(summarize(ended([failed('1', 'A'), failed('2', 'A'), withHint]))).toEqual({
    lines: [],
    warnings: [
      'Renewing the session token in the background failed 3 times (1 to 3) and has not succeeded since. A\ndo this',
    ],
  });
});

it.each([
  ['a denial', (id: string) => `denied\n  client ID:     C\n  request ID:    ${id}`],
  ['an error of the server', (id: string) => `D answered 503 (busy: wait; request ID: ${id}) after 4 attempts`],
])('counts the failures that differ only in the request ID of %s, and shows the last ID', (_name, messageOf) => {
  const entries = ['A1/B-2', 'C3/D-4', 'E5'].map((id, index) => failed(String(index), messageOf(id)));
  expect(summarize(ended(entries)).warnings).toEqual([
    `Renewing the session token in the background failed 3 times (0 to 2) and has not succeeded since. ${messageOf('E5')}`,
  ]);
});

it.each([
  ['after its first journal entry', [STARTED]],
  ['before its first journal entry', []],
])('says when the session expires if the process is ended %s and no renewal was due', (_name, entries) => {
  const lines = ['No renewal was due: the session token expires at E'];
  expect(summarize(ended(entries))).toEqual({ lines, warnings: [] });
});

it('says nothing about the session if only the identity token is renewed', () => {
  expect(summarize(ended([STARTED], { sessionExpiresAt: undefined }))).toEqual({ lines: [], warnings: [] });
});

it.each<[string, JournalEntry[], string]>([
  [
    'by itself',
    [{ at: '1', event: 'ended', reason: 'the time limit is reached' }],
    'ended at 1 because the time limit is reached. The session',
  ],
  ['because something killed it', [STARTED], 'process was killed after 0. The session'],
  ['before its first journal entry', [], 'process was killed. The session'],
])('warns of a process that ended %s', (_name, entries, text) => {
  const { warnings } = summarize(ended(entries, { wasRunning: false }));
  expect(warnings).toEqual([expect.stringContaining(text)]);
});

it('says nothing about a process that did not start, because the login has warned of it', () => {
  expect(summarize(ended([], { wasStarted: false, wasRunning: false }))).toEqual({ lines: [], warnings: [] });
});

it('warns of a process that is still running', () => {
  expect(summarize(ended([], { stillRuns: true })).warnings).toEqual([
    'The background process is still running. It ends when it finds that its directory was removed.',
  ]);
});
