// Hours of the background process in seconds: when it renews, how it repeats after a failure, and what ends it.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { EXCHANGE, snapshot } from '../e2e/action-fixture.ts';
import { removeProfile } from '../../src/profile/remove-profile.ts';
import type { RenewalRequest } from '../../src/renewal/request.ts';
import { PROCESS_START, unless } from '../platform.ts';
import { MINUTE, HOUR, fixture, root, name, request, key, play } from './played-hours.ts';

it('renews after a quarter of each hour, with the same key, until the time limit', async () => {
  request.endBy = Date.now() + 170 * MINUTE;
  const { entries, minutes, exchanges } = await play();
  expect(minutes('renewed')).toEqual([15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165]);
  expect(exchanges).toBe(11);
  expect(entries[0]).toMatchObject({ event: 'started' });
  expect(entries.at(-1)).toMatchObject({ event: 'ended', reason: 'the time limit is reached' });
  const token = decodeJwt(readFileSync(join(root, '.oci/sessions/WIF/token'), 'utf8'));
  expect(JSON.parse(token.jwk as string)).toMatchObject(key.jwk);
  await removeProfile(name);
  expect(Object.keys(snapshot(root))).toEqual(['oci-wif-0123456789abcdef', 'oci-wif-0123456789abcdef/journal.jsonl']);
});

it('repeats after a transient error with growing pauses of at most a minute, and recovers', async () => {
  fixture.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 503, times: 12 });
  const { entries, minutes } = await play();
  const failed = entries.filter((entry) => entry.event === 'failed');
  const pauses = failed.map(({ at, next }) => Math.round((Date.parse(next) - Date.parse(at)) / 100) / 10);
  expect(pauses).toEqual([1.5, 3, 6, 12, 24, 45, 45, 45, 45, 45, 45, 45]);
  expect(failed[0]).toMatchObject({
    token: 'session',
    kind: 'transient',
    message: expect.stringContaining('503') as unknown,
  });
  // The next renewal is due a quarter of an hour after the recovery.
  expect(minutes('renewed')).toEqual(Array.from({ length: 11 }, (_, index) => 21 + 15 * index));
});

it.each([
  ['three requests', 3, false],
  // A renewal waits for a minute; then the process tries again later.
  ['more than a minute', 20, true],
])('waits for a domain that throttles %s, never shorter than Retry-After, and renews', async (_name, times, fails) => {
  request.endBy = Date.now() + 25 * MINUTE;
  fixture.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 429, headers: { 'retry-after': '7' }, times });
  const { entries, exchanges } = await play();
  const at = (event: string): number[] =>
    entries.filter((entry) => entry.event === event).map((entry) => Date.parse(entry.at));
  expect([at('renewed').length, at('failed').length > 0, exchanges]).toEqual([1, fails, times + 1]);
  expect(at('renewed')[0]! - at('started')[0]!).toBeGreaterThanOrEqual(15 * MINUTE + times * 7_000);
});

it('renews at once when the clock was set back, but not for an adjustment of seconds', async () => {
  const jumps = [
    { at: 5 * MINUTE, by: -20_000 },
    { at: 12 * MINUTE, by: -10 * MINUTE },
  ];
  const { minutes, exchanges } = await play((elapsed, jump) => {
    const [next] = jumps;
    if (!next || elapsed < next.at) return;
    jumps.shift();
    jump(next.by);
  });
  expect(minutes('renewed')[0]).toBe(2);
  expect(exchanges).toBeLessThanOrEqual(14);
});

it('renews once for each request, and counts the next quarter from then on', async () => {
  request.endBy = Date.now() + 40 * MINUTE;
  const requested = [10, 12];
  const { minutes } = await play((elapsed) => {
    if (elapsed < (requested[0] ?? Infinity) * MINUTE) return;
    requested.shift();
    writeFileSync(join(request.directory, 'renew-now'), '');
  });
  expect(minutes('requested')).toEqual([10, 12]);
  expect(minutes('renewed')).toEqual([10, 12, 27]);
});

it('does not take for a request what cannot be removed', async () => {
  request.endBy = Date.now() + 10 * MINUTE;
  mkdirSync(join(request.directory, 'renew-now'));
  expect((await play()).exchanges).toBe(0);
});

it('sends few requests when the token in use has almost expired and the answers are unusable', async () => {
  request.endBy = Date.now() + 5 * MINUTE;
  request.session!.expiresAt = Date.now() + 1;
  fixture.emulator.faults.add({ path: EXCHANGE, kind: 'malformed', body: '{"token": "x"}' });
  const { exchanges, entries } = await play();
  expect(entries.find(({ event }) => event === 'failed')).toMatchObject({
    kind: 'mismatch',
    message: expect.stringContaining('Session token rejected') as unknown,
  });
  expect(exchanges).toBeLessThan(15);
});

it.each<[string, () => unknown, string]>([
  ['the profile is removed', () => removeProfile(name), 'the profile was removed or replaced by another login'],
  [
    'its directory is removed',
    () => {
      rmSync(request.directory, { recursive: true });
    },
    '',
  ],
])('ends when %s', async (_name, change, reason) => {
  let changed: unknown;
  const { entries } = await play((elapsed) => {
    if (elapsed > MINUTE) changed ??= change() ?? true;
  });
  await changed;
  expect(entries.at(-1)?.event === 'ended' ? (entries.at(-1) as { reason: string }).reason : '').toBe(reason);
  expect(Date.now() + fixture.emulator.clock.offsetSeconds * 1000).toBeLessThan(request.endBy - HOUR);
});

it('ends when it is told to', async () => {
  expect((await play(undefined, () => true)).entries.at(-1)).toMatchObject({ reason: 'it was told to end' });
});

unless(PROCESS_START)('ends when another process has the number of the one of the job', async () => {
  request.runner = { pid: process.pid, start: 'another' };
  expect((await play()).entries.at(-1)).toMatchObject({ reason: 'the process of the job has ended' });
});

it.each<[string, (file: string) => RenewalRequest['source'], string[]]>([
  ['a file', (file) => ({ file }), []],
  [
    'a command that fails once',
    (file) => ({
      command: '[ -e "$FILE.asked" ] || { : > "$FILE.asked"; echo canary; exit 3; }; cat "$FILE"',
      directory: root,
      environment: { FILE: file, PATH: process.env.PATH ?? '' },
    }),
    ['No subject token: --subject-token-command ended with exit code 3'],
  ],
])('reads the current token from %s', async (_name, source, failures) => {
  const { github } = fixture.emulator;
  const mint = (): Promise<string> => github.mint({ repository: 'acme/app' }, 'https://cloud.oracle.com');
  const [first, second] = [await mint(), await mint()];
  const file = join(root, 'subject.jwt');
  writeFileSync(file, first);
  request.source = source(file);
  // Renewed after two minutes, while what was minted now still lives.
  request.session!.expiresAt = Date.now() + 8 * MINUTE;
  request.endBy = Date.now() + 10 * MINUTE;
  const { entries, minutes } = await play((elapsed) => {
    if (elapsed > MINUTE) writeFileSync(file, `${second}\n`);
  });
  expect(minutes('renewed')).toEqual([2]);
  expect(entries.flatMap((entry) => (entry.event === 'failed' ? entry.message : []))).toEqual(failures);
  const sent = fixture.emulator.requests.filter(({ path }) => path === EXCHANGE).map(({ form }) => form?.subject_token);
  expect(sent).toEqual([second]);
});
