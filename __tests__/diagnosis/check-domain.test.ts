// The connection to the domain: whose certificate it presents, whether it answers as a domain, and the clock.

import { checkClock, checkDns, checkTls, readPeerCertificate } from '../../src/diagnosis/check-domain.ts';
import { describeNetworkError } from '../../src/http/error-text.ts';
import { startEmulator, type Emulator } from '../../emulator/emulator.ts';
import { trustAuthority } from '../action/in-process.ts';

const DOMAIN = 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());
afterEach(() => {
  delete process.env.https_proxy;
});

describe('TLS of the domain', () => {
  it('with a certificate that this machine trusts by its configuration', async () => {
    const distrust = trustAuthority(emulator.ca);
    const result = await checkTls(emulator.url, { NODE_EXTRA_CA_CERTS: emulator.caFile }).finally(distrust);
    expect(result).toMatchObject({
      state: 'ok',
      seen: [
        expect.stringMatching(
          /^direct connection: certificate for localhost, issued by OCI emulator CA, valid until 20/,
        ),
        expect.stringMatching(/Node does not trust this authority by default, but NODE_EXTRA_CA_CERTS adds it/),
      ],
    });
  });

  it('with a certificate for another name', async () => {
    const distrust = trustAuthority(emulator.ca);
    process.env.https_proxy = (await emulator.startProxy()).url;
    // No server name is sent for an address, so the emulator presents the certificate of localhost.
    const result = await checkTls('https://10.0.0.1', {}).finally(distrust);
    expect(result).toMatchObject({
      state: 'failed',
      seen: expect.arrayContaining(['10.0.0.1 has a TLS certificate for another host name']) as unknown,
      next: [expect.stringMatching(/^Check --domain-url/)],
    });
  });

  it('through a proxy with credentials', async () => {
    const distrust = trustAuthority(emulator.ca);
    const proxy = await emulator.startProxy({ credentials: { username: 'me', password: 's3cr3t:/' } });
    process.env.https_proxy = proxy.url;
    const result = await checkTls(DOMAIN, {}).finally(distrust);
    expect(result.seen[0]).toMatch(/^through the proxy 127\.0\.0\.1:\d+: certificate for idcs-/);
    expect(result.state).toBe('ok');
  });

  it.each([
    ['refuses', { status: 407 } as const, /could not be reached: the proxy answered 407 \(through the proxy 127/],
    ['forbids', { status: 403 } as const, /could not be reached: the proxy answered 403/],
  ])('through a proxy that %s', async (_title, answer, words) => {
    const proxy = await emulator.startProxy({ answer });
    process.env.https_proxy = proxy.url;
    const result = await checkTls(DOMAIN, {});
    expect(result).toMatchObject({ state: 'failed', seen: [expect.stringMatching(words)] });
  });
});

it('stops waiting for a proxy that does not answer, and says so', async () => {
  process.env.https_proxy = (await emulator.startProxy({ answer: 'hang' })).url;
  const error: unknown = await readPeerCertificate(new URL(DOMAIN), 100).catch((thrown: unknown) => thrown);
  expect(describeNetworkError(error)).toBe('could not be reached: the connection timed out');
});

it('behind a proxy, the address of the proxy counts', async () => {
  process.env.https_proxy = 'http://localhost:3128';
  expect((await checkDns(DOMAIN)).seen).toEqual([
    `the proxy localhost:3128 resolves ${new URL(DOMAIN).host}`,
    expect.stringMatching(/^localhost: /),
  ]);
  process.env.https_proxy = 'http://proxy.invalid:3128';
  expect(await checkDns(DOMAIN)).toMatchObject({ state: 'failed', next: ['Check https_proxy and no_proxy.'] });
});

describe('the clock', () => {
  const time = Date.UTC(2026, 10, 25, 12, 0, 0, 500);
  it.each([
    ['Wed, 25 Nov 2026 12:00:00 GMT', 'ok', /: no difference$/],
    ['Wed, 25 Nov 2026 11:59:00 GMT', 'ok', /: this machine is 60 s ahead$/],
    ['Wed, 25 Nov 2026 12:05:00 GMT', 'ok', /: this machine is 5 min behind$/],
    ['Wed, 25 Nov 2026 12:05:01 GMT', 'failed', /: this machine is 5 min behind$/],
    ['Wed, 25 Nov 2026 11:00:00 GMT', 'failed', /: this machine is 60 min ahead$/],
    [undefined, 'not checked', /no header Date/],
    ['yesterday', 'not checked', /no header Date/],
  ])('with Date %s', (date, state, words) => {
    expect(checkClock({ date, time })).toMatchObject({ state, seen: [expect.stringMatching(words)] });
  });
});
