// Simulates hours of the background process in seconds: only the clock, sleep and randomness are fakes.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustAuthority } from '../action/in-process.ts';
import { EXCHANGE, openActionFixture, type ActionFixture } from '../e2e/action-fixture.ts';
import { loginOrigin } from '../profile/oci-home.ts';
import type { LoginName } from '../../src/profile/record.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { type JournalEntry, readJournal } from '../../src/renewal/journal.ts';
import { keepFresh } from '../../src/renewal/process.ts';
import type { RenewalRequest } from '../../src/renewal/request.ts';
import { generateSessionKey } from '../../src/session-key.ts';
import type { Timing } from '../../src/clock.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export let fixture: ActionFixture;
export let root: string;
export let name: LoginName;
export let request: RenewalRequest;
export const key = await generateSessionKey();

let distrustAuthority: () => void;
beforeAll(async () => {
  fixture = await openActionFixture();
  distrustAuthority = trustAuthority(fixture.emulator.ca);
});
afterAll(async () => {
  distrustAuthority();
  await fixture.stop();
});

beforeEach(async () => {
  const { emulator, trust } = fixture;
  emulator.clock.offsetSeconds = 0;
  emulator.requests.clear();
  emulator.faults.clear();
  root = mkdtempSync(join(tmpdir(), 'oci-wif-renewer-'));
  const directory = join(root, 'oci-wif-0123456789abcdef');
  mkdirSync(directory);
  const profile = { ...key, ociHome: join(root, '.oci'), profile: 'WIF', region: 'eu-frankfurt-1' };
  const login = { tenancy: emulator.tenancy, token: 'a.b.c', origin: loginOrigin() };
  name = (await writeProfile({ ...profile, ...login }, () => undefined)).name;
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
    login: name,
    publicKeyBase64: key.publicKeyBase64,
    runner: undefined,
    endBy: Date.now() + 3 * HOUR,
    userAgent: 'test',
    maxAttempts: 1,
    requestTimeout: 20,
  };
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A clock that the emulator shares; `at` is called after each sleep with the milliseconds since the start. */
function sharedTiming(at: (elapsed: number, jump: (milliseconds: number) => void) => void = () => undefined): Timing {
  const { clock } = fixture.emulator;
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

export async function play(at?: Parameters<typeof sharedTiming>[0], stopped: () => boolean = () => false) {
  const started = Date.now();
  await keepFresh(request, sharedTiming(at), stopped);
  const entries = await readJournal(request.directory);
  const minute = ({ at: time }: JournalEntry): number => Math.round((Date.parse(time) - started) / MINUTE);
  return {
    entries,
    minutes: (event: JournalEntry['event']) => entries.filter((entry) => entry.event === event).map(minute),
    exchanges: fixture.emulator.requests.filter(({ path }) => path === EXCHANGE).length,
  };
}
