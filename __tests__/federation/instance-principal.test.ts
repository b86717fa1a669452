// The signature of a compute instance, with a clock that goes on. e2e/instance-principal.test.ts has the login.

import { type Emulator, startEmulator } from '../../emulator/emulator.ts';
import type { Instance } from '../../emulator/instances/instance.ts';
import { instancePrincipal } from '../../src/federation/instance-principal.ts';
import type { HttpClient, HttpRequest } from '../../src/http/client.ts';
import { fakeTiming } from '../http/fake-timing.ts';

let emulator: Emulator;
let instance: Instance;
beforeAll(async () => {
  emulator = await startEmulator();
  instance = await emulator.startInstance();
  process.env.OCI_METADATA_BASE_URL = `${instance.metadataUrl}/`;
});
afterAll(async () => {
  delete process.env.OCI_METADATA_BASE_URL;
  await emulator.stop();
});

const EXCHANGE: HttpRequest = {
  method: 'POST',
  url: 'https://domain.example/oauth2/v1/token',
  headers: {},
  body: 'x',
};

test('each attempt at the token of the instance has the date of its own time, of which OCI tolerates five minutes', async () => {
  let now = Date.parse('2026-01-01T12:00:00.000Z');
  const attempts: HttpRequest[] = [];
  const http: HttpClient = {
    async send(_what, prepare) {
      for (const attempt of [1, 2]) {
        attempts.push(await prepare(attempt, true));
        now += 600_000;
      }
      return { status: 503, headers: {}, body: '' };
    },
  };
  const signed = instancePrincipal('client').sign(EXCHANGE, http, { ...fakeTiming(), now: () => now });
  await expect(signed).rejects.toThrow('was answered 503 without a token');
  expect(attempts.map(({ headers }) => headers.date)).toEqual([
    'Thu, 01 Jan 2026 12:00:00 GMT',
    'Thu, 01 Jan 2026 12:10:00 GMT',
  ]);
});

test('signs with one token of the instance until a minute before it expires, and then with a new one', async () => {
  let now = Date.parse('2026-01-01T12:00:00.000Z');
  let issued = 0;
  const http: HttpClient = {
    async send(_what, prepare) {
      await prepare(1, false);
      issued += 1;
      const claims = Buffer.from(JSON.stringify({ exp: now / 1000 + 1200 })).toString('base64url');
      return { status: 200, headers: {}, body: JSON.stringify({ token: `e30.${claims}.token${issued}` }) };
    },
  };
  const client = instancePrincipal('client');
  const used: string[] = [];
  for (const minutes of [0, 18, 2]) {
    now += minutes * 60_000;
    const { headers } = await client.sign(EXCHANGE, http, { ...fakeTiming(), now: () => now });
    used.push(/token\d/.exec(headers.authorization ?? '')?.[0] ?? '');
  }
  expect(used).toEqual(['token1', 'token1', 'token2']);
});

test('a metadata service that stays in trouble is asked three times', async () => {
  instance.requests.length = 0;
  instance.troubles.push(...Array<number>(12).fill(503));
  const timing = fakeTiming();
  const http: HttpClient = { send: () => Promise.reject(new Error('no token is requested')) };
  const signed = instancePrincipal('client').sign(EXCHANGE, http, timing);
  await expect(signed).rejects.toThrow(/the metadata service at \S+ answered 503$/);
  instance.troubles.length = 0;
  expect(Math.max(...timing.sleeps)).toBe(2_000);
});
