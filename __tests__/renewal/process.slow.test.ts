// More hours of the background process in seconds: long outages, denials, a suspended machine, and the identity token.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { EXCHANGE, snapshot } from '../e2e/action-fixture.ts';
import { MINUTE, HOUR, fixture, root, request, key, play } from './played-hours.ts';

it('requests a new identity token for each renewal, with the audience of the login', async () => {
  request.endBy = Date.now() + 170 * MINUTE;
  await play();
  const forms = fixture.emulator.requests.filter(({ path }) => path === EXCHANGE).map(({ form }) => form!);
  expect(new Set(forms.map(({ subject_token: token }) => token)).size).toBe(11);
  expect(decodeJwt(forms[0]!.subject_token!).aud).toBe('https://cloud.oracle.com');
  expect(new Set(forms.map(({ public_key: sent }) => sent))).toEqual(new Set([key.publicKeyBase64]));
});

it('sends few requests to a domain that stays down', async () => {
  request.endBy = Date.now() + 45 * MINUTE;
  fixture.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 503 });
  const { exchanges, minutes } = await play();
  expect(minutes('renewed')).toEqual([]);
  // The domain is down for the last 30 minutes.
  expect(exchanges).toBeGreaterThan(35);
  expect(exchanges).toBeLessThan(60);
});

it('repeats after a denial with pauses of minutes that grow', async () => {
  fixture.emulator.faults.add({
    path: EXCHANGE,
    kind: 'status',
    status: 401,
    body: { error: 'invalid_client' },
    times: 6,
  });
  const { entries, minutes } = await play();
  const failed = entries.filter((entry) => entry.event === 'failed');
  expect(minutes('failed')).toEqual([15, 16, 17, 20, 26, 34]);
  expect(failed[0]).toMatchObject({ kind: 'denial', hint: expect.stringContaining('client-secret') as unknown });
  expect(minutes('renewed')[0]).toBe(41);
});

it('renews at once when the machine wakes up after the expiry', async () => {
  let slept = false;
  const { minutes } = await play((elapsed, jump) => {
    if (slept || elapsed < 10 * MINUTE) return;
    slept = true;
    jump(70 * MINUTE);
  });
  expect(minutes('renewed')).toEqual([80, 95, 110, 125, 140, 155, 170]);
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
  Object.assign(request, { session: undefined, identityTokenFile: file, endBy: Date.now() + HOUR });
  const ages: number[] = [];
  const { entries } = await play(() => {
    ages.push(fixture.emulator.clock.seconds() - decodeJwt(readFileSync(file, 'utf8')).iat!);
  });
  expect(Math.max(...ages)).toBeLessThan(240);
  // One at once, because the login has exchanged the first token, and then one each two and a half minutes.
  const renewed = entries.filter((entry) => entry.event === 'renewed' && entry.token === 'identity').length;
  expect([24, 25]).toContain(renewed);
  expect(snapshot(request.directory)['identity-token']).toMatch(/^600 ey/);
  expect(fixture.emulator.requests.some(({ path }) => path === EXCHANGE)).toBe(false);
});
