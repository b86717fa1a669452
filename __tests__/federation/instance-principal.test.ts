// The signature of a compute instance, with a clock that goes on between two attempts. e2e/instance-principal.test.ts has the login.

import { type Emulator, startEmulator } from '../../emulator/emulator.ts';
import { instancePrincipal } from '../../src/federation/instance-principal.ts';
import type { HttpClient, HttpRequest } from '../../src/http/client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
  process.env.OCI_METADATA_BASE_URL = (await emulator.startInstance()).metadataUrl;
});
afterAll(async () => {
  delete process.env.OCI_METADATA_BASE_URL;
  await emulator.stop();
});

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
  const request: HttpRequest = {
    method: 'POST',
    url: 'https://domain.example/oauth2/v1/token',
    headers: {},
    body: 'x',
  };
  const signed = instancePrincipal('client').sign(request, http, () => now);
  await expect(signed).rejects.toThrow('was answered 503 without a token');
  expect(attempts.map(({ headers }) => headers.date)).toEqual([
    'Thu, 01 Jan 2026 12:00:00 GMT',
    'Thu, 01 Jan 2026 12:10:00 GMT',
  ]);
});
