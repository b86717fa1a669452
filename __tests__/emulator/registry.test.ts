// The registry's token: only for a signed request, and different each time.

import type { SeededTrust } from '../../emulator/domain/seed.ts';
import { startEmulator, type Emulator } from '../../emulator/emulator.ts';
import { sessionToken } from './exchange.ts';
import { httpsCall } from './https-call.ts';
import { signedCall } from './signed-request.ts';

const TOKEN = '/20180419/docker/token';
let emulator: Emulator;
let seeded: SeededTrust;
let keyId: string;
beforeAll(async () => {
  emulator = await startEmulator();
  seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  keyId = `ST$${await sessionToken(emulator, seeded)}`;
});
afterAll(() => emulator.stop());

test('a signed request gets a token that the registry remembers', async () => {
  const answers = [await signedCall(emulator, TOKEN, { keyId }), await signedCall(emulator, TOKEN, { keyId })];
  const tokens = answers.map((answer) => answer.json().token as string);
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) {
    expect(emulator.registry.tokens.get(token)).toMatchObject({ kind: 'user', ocid: seeded.user.ocid });
  }
});

test('a request without a signature gets none', async () => {
  const answer = await httpsCall(emulator, `${emulator.url}${TOKEN}`, { method: 'GET', headers: {} });
  expect([answer.status, answer.json().code]).toEqual([401, 'NotAuthenticated']);
});

test('it is read only', async () => {
  expect((await signedCall(emulator, TOKEN, { keyId, method: 'POST', body: '{}' })).status).toBe(405);
});
