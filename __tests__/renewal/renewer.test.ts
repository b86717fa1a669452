// Hours of the background process in seconds: only the clock, the sleep and the randomness are fakes.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { trustAuthority } from '../action/in-process.ts';
import { EXCHANGE, openStage, snapshot, type Stage } from '../e2e/stage.ts';
import { generateSessionKey } from '../../src/federation/session-key.ts';
import { removeProfile, writeProfile, type ProfileReceipt } from '../../src/profile/profile-store.ts';
import { readJournal, type JournalEntry } from '../../src/renewal/journal.ts';
import type { RenewalRequest } from '../../src/renewal/request.ts';
import { keepFresh } from '../../src/renewal/renewer.ts';
import type { Timing } from '../../src/timing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let stage: Stage;
let root: string;
let receipt: ProfileReceipt;
let request: RenewalRequest;
const key = await generateSessionKey();

beforeAll(async () => {
  stage = await openStage();
  trustAuthority(stage.emulator.ca);
});
afterAll(() => stage.stop());

beforeEach(async () => {
  const { emulator, trust } = stage;
  emulator.clock.offsetSeconds = 0;
  emulator.requests.clear();
  emulator.faults.clear();
  root = mkdtempSync(join(tmpdir(), 'oci-wif-renewer-'));
  const directory = join(root, 'oci-wif-0123456789abcdef');
  mkdirSync(directory);
  const profile = { ...key, ociHome: join(root, '.oci'), profile: 'WIF', region: 'eu-frankfurt-1' };
  const login = { tenancy: emulator.tenancy, token: 'a.b.c', loginId: 'aaaaaaaa', keepReplaced: true };
  receipt = (await writeProfile({ ...profile, ...login }, () => undefined)).receipt;
  const runner = emulator.github.runnerEnvironment({ repository: 'acme/app' });
  const { clientId, clientSecret } = trust;
  request = {
    directory,
    source: {
      requestUrl: runner.ACTIONS_ID_TOKEN_REQUEST_URL!,
      requestToken: runner.ACTIONS_ID_TOKEN_REQUEST_TOKEN!,
      audience: 'https://cloud.oracle.com',
    },
    session: {
      exchange: {
        ...{ domainUrl: emulator.url, clientId, clientSecret },
        tokenType: 'upst',
        publicKeyBase64: key.publicKeyBase64,
      },
      jwk: key.jwk,
      tenancy: emulator.tenancy,
      expiresAt: Date.now() + HOUR,
    },
    identityTokenFile: undefined,
    receipt,
    runner: undefined,
    endBy: Date.now() + 3 * HOUR,
    maxAttempts: 1,
    requestTimeout: 20,
  };
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A clock that the emulator shares; `at` is called after each sleep with the milliseconds since the start. */
function sharedTiming(at: (elapsed: number, jump: (milliseconds: number) => void) => void = () => undefined): Timing {
  const { clock } = stage.emulator;
  let now = Date.now();
  const start = now;
  const set = (time: number): void => {
    now = time;
    clock.offsetSeconds = (now - Date.now()) / 1000;
  };
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (milliseconds) => {
      expect(milliseconds).toBeGreaterThan(0);
      set(now + milliseconds);
      at(now - start, (by) => {
        set(now + by);
      });
      return Promise.resolve();
    },
  };
}

async function play(at?: Parameters<typeof sharedTiming>[0], stopped: () => boolean = () => false) {
  const started = Date.now();
  await keepFresh(request, sharedTiming(at), stopped);
  const entries = await readJournal(request.directory);
  const minute = ({ at: time }: JournalEntry): number => Math.round((Date.parse(time) - started) / MINUTE);
  return {
    entries,
    minutes: (event: JournalEntry['event']) => entries.filter((entry) => entry.event === event).map(minute),
    exchanges: stage.emulator.requests.filter(({ path }) => path === EXCHANGE).length,
  };
}

it('renews after two thirds of each hour, with the same key, until the time limit', async () => {
  const { entries, minutes, exchanges } = await play();
  expect(minutes('renewed')).toEqual([40, 80, 120, 160]);
  expect(exchanges).toBe(4);
  expect(entries[0]).toMatchObject({ event: 'started' });
  expect(entries.at(-1)).toMatchObject({ event: 'ended', reason: 'the time limit is reached' });
  const token = decodeJwt(readFileSync(join(root, '.oci/sessions/WIF/token'), 'utf8'));
  expect(JSON.parse(token.jwk as string)).toMatchObject(key.jwk);
  await removeProfile(receipt);
  expect(Object.keys(snapshot(root))).toEqual(['oci-wif-0123456789abcdef', 'oci-wif-0123456789abcdef/journal.jsonl']);
});

it('requests a new identity token for each renewal, with the audience of the login', async () => {
  await play();
  const forms = stage.emulator.requests.filter(({ path }) => path === EXCHANGE).map(({ form }) => form!);
  expect(new Set(forms.map(({ subject_token: token }) => token)).size).toBe(4);
  expect(decodeJwt(forms[0]!.subject_token!).aud).toBe('https://cloud.oracle.com');
  expect(new Set(forms.map(({ public_key: sent }) => sent))).toEqual(new Set([key.publicKeyBase64]));
});

it('repeats after a transient error with growing pauses of at most a minute, and recovers', async () => {
  stage.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 503, times: 12 });
  const { entries, minutes } = await play();
  const failed = entries.filter((entry) => entry.event === 'failed');
  const pauses = failed.map(({ at, next }) => Math.round((Date.parse(next) - Date.parse(at)) / 100) / 10);
  expect(pauses).toEqual([1.5, 3, 6, 12, 24, 45, 45, 45, 45, 45, 45, 45]);
  expect(failed[0]).toMatchObject({
    token: 'session',
    kind: 'transient',
    message: expect.stringContaining('503') as unknown,
  });
  // The next renewal is due two thirds of an hour after the recovery.
  expect(minutes('renewed')).toEqual([46, 86, 126, 166]);
});

it('sends few requests to a domain that stays down', async () => {
  request.endBy = Date.now() + HOUR + 10 * MINUTE;
  stage.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 503 });
  const { exchanges, minutes } = await play();
  expect(minutes('renewed')).toEqual([]);
  // The domain is down for the last 30 minutes.
  expect(exchanges).toBeGreaterThan(35);
  expect(exchanges).toBeLessThan(60);
});

it('repeats after a denial with pauses of minutes that grow', async () => {
  stage.emulator.faults.add({
    path: EXCHANGE,
    kind: 'status',
    status: 401,
    body: { error: 'invalid_client' },
    times: 6,
  });
  const { entries, minutes } = await play();
  const failed = entries.filter((entry) => entry.event === 'failed');
  expect(minutes('failed')).toEqual([40, 41, 42, 45, 51, 59]);
  expect(failed[0]).toMatchObject({ kind: 'denial', hint: expect.stringContaining('client-secret') as unknown });
  expect(minutes('renewed')[0]).toBe(66);
});

it('renews at once when the machine wakes up after the expiry', async () => {
  let slept = false;
  const { minutes } = await play((elapsed, jump) => {
    if (slept || elapsed < 10 * MINUTE) return;
    slept = true;
    jump(70 * MINUTE);
  });
  expect(minutes('renewed')).toEqual([80, 120, 160]);
});

it('renews at once when the clock was set back', async () => {
  let done = false;
  const { minutes, exchanges } = await play((elapsed, jump) => {
    if (done || elapsed < 30 * MINUTE) return;
    done = true;
    jump(-20 * MINUTE);
  });
  expect(minutes('renewed')[0]).toBe(10);
  expect(exchanges).toBeLessThanOrEqual(6);
});

it('sends few requests when the token in use has almost expired and the answers are unusable', async () => {
  request.endBy = Date.now() + 5 * MINUTE;
  request.session!.expiresAt = Date.now() + 1;
  stage.emulator.faults.add({ path: EXCHANGE, kind: 'malformed', body: '{"token": "x"}' });
  const { exchanges, entries } = await play();
  expect(entries.find(({ event }) => event === 'failed')).toMatchObject({
    kind: 'mismatch',
    message: expect.stringContaining('Session token rejected') as unknown,
  });
  expect(exchanges).toBeLessThan(15);
});

it('never installs a token of another tenancy', async () => {
  request.endBy = Date.now() + HOUR;
  request.session!.tenancy = 'ocid1.tenancy.oc1..aaaaother';
  const { minutes, entries } = await play();
  expect(minutes('renewed')).toEqual([]);
  expect(entries.find(({ event }) => event === 'failed')).toMatchObject({
    message: expect.stringMatching(/^Wrong tenancy/) as unknown,
  });
  expect(readFileSync(join(root, '.oci/sessions/WIF/token'), 'utf8')).toBe('a.b.c');
});

it('keeps the identity token in the file less than four minutes old', async () => {
  const file = join(request.directory, 'identity-token');
  request = { ...request, session: undefined, identityTokenFile: file, endBy: Date.now() + HOUR };
  const ages: number[] = [];
  const { entries } = await play(() => {
    ages.push(stage.emulator.clock.seconds() - decodeJwt(readFileSync(file, 'utf8')).iat!);
  });
  expect(Math.max(...ages)).toBeLessThan(240);
  // One at once, because the login has exchanged the first token, and then one each two and a half minutes.
  const renewed = entries.filter((entry) => entry.event === 'renewed' && entry.token === 'identity').length;
  expect([24, 25]).toContain(renewed);
  expect(snapshot(request.directory)['identity-token']).toMatch(/^600 ey/);
  expect(stage.emulator.requests.some(({ path }) => path === EXCHANGE)).toBe(false);
});

it.each<[string, () => unknown, string]>([
  ['the profile is removed', () => removeProfile(receipt), 'the profile was removed or replaced by another login'],
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
  expect(Date.now() + stage.emulator.clock.offsetSeconds * 1000).toBeLessThan(request.endBy - HOUR);
});

it('ends when it is told to, and when the process of the job has ended', async () => {
  expect((await play(undefined, () => true)).entries.at(-1)).toMatchObject({ reason: 'it was told to end' });
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
  const { github } = stage.emulator;
  const mint = (): Promise<string> => github.mint({ repository: 'acme/app' }, 'https://cloud.oracle.com');
  const [first, second] = [await mint(), await mint()];
  const file = join(root, 'subject.jwt');
  writeFileSync(file, first);
  request.source = source(file);
  // Renewed after two minutes, while what was minted now still lives.
  request.session!.expiresAt = Date.now() + 3 * MINUTE;
  request.endBy = Date.now() + 10 * MINUTE;
  const { entries, minutes } = await play((elapsed) => {
    if (elapsed > MINUTE) writeFileSync(file, `${second}\n`);
  });
  expect(minutes('renewed')).toEqual([2]);
  expect(entries.flatMap((entry) => (entry.event === 'failed' ? entry.message : []))).toEqual(failures);
  const sent = stage.emulator.requests.filter(({ path }) => path === EXCHANGE).map(({ form }) => form?.subject_token);
  expect(sent).toEqual([second]);
});
