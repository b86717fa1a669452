// The connection to the domain: whose certificate it presents, whether it answers as a domain, and the clock.

import { checkClock, checkDns, checkDomain, checkTls, readPeerCertificate } from '../../src/diagnosis/check-domain.ts';
import type { HttpClient, HttpResponse } from '../../src/http/client.ts';
import { describeNetworkError } from '../../src/http/error-text.ts';
import { startEmulator, type Emulator } from '../../emulator/emulator.ts';
import { trustAuthority } from '../action/in-process.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { answering, json } from './domain-in-memory.ts';

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

  it('with a certificate of an unknown authority', async () => {
    const check = async (url: string, environment: NodeJS.ProcessEnv) => {
      const { host } = new URL(url);
      const { state, seen, next } = await checkTls(url, environment);
      expect([state, seen.length, seen[1]]).toEqual([
        'failed',
        3,
        expect.stringMatching(new RegExp(`^${host} [^;]+$`)),
      ]);
      return [seen[2], ...next];
    };
    const advice = (who: string): unknown =>
      expect.stringMatching(
        new RegExp(
          `^${who} probably opens TLS connections and presents a certificate from its own authority, "OCI emulator CA"\\. Save`,
        ),
      );
    expect(await check(emulator.url, {})).toEqual([
      'NODE_EXTRA_CA_CERTS is not set',
      advice('A proxy or firewall on the way'),
    ]);
    process.env.https_proxy = (await emulator.startProxy()).url;
    expect(await check(DOMAIN, { NODE_EXTRA_CA_CERTS: '/ca.pem' })).toEqual([
      'NODE_EXTRA_CA_CERTS is /ca.pem',
      advice('The proxy 127\\.0\\.0\\.1:\\d+'),
    ]);
  });

  it('with a certificate of an authority that the machine trusts otherwise', async () => {
    const distrust = trustAuthority(emulator.ca);
    const { seen } = await checkTls(emulator.url, {}).finally(distrust);
    expect(seen[0]).toMatch(/ valid until \d{4}-\d\d-\d\d$/);
    expect(seen[1]).toMatch(
      /^Node does not trust this authority by default, but the configuration of this machine adds it/,
    );
  });

  it('without a server', async () => {
    expect(await checkTls('https://127.0.0.1:1', {})).toMatchObject({
      state: 'failed',
      seen: [expect.stringMatching(/^127\.0\.0\.1:1 could not be reached: .* \(direct connection\)$/)],
      next: ['Check --domain-url, the firewall of this machine, and whether it needs a proxy (https_proxy).'],
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
    expect(result).toMatchObject({
      state: 'failed',
      seen: [expect.stringMatching(words)],
      next: [expect.stringMatching(/^[A-Z].*[^.]\.$/s)],
    });
  });
});

describe('DNS of the domain', () => {
  it.each([
    ['https://localhost:8443', 'ok', /^localhost: (127\.0\.0\.1|::1)(, |$)/],
    ['https://127.0.0.1', 'ok', /^127\.0\.0\.1 is an IP address$/],
    ['https://[::1]:8443', 'ok', /^::1 is an IP address$/],
    ['https://domain.invalid', 'failed', /^domain\.invalid could not be reached: /],
  ])('of %s', async (url, state, words) => {
    const result = await checkDns(url);
    expect([result.state, result.seen]).toEqual([state, [expect.stringMatching(words)]]);
    if (state === 'failed')
      expect(result.next[0]).toMatch(/^Check --domain-url: .*check the DNS server of this machine/);
  });
});

describe('the identity domain', () => {
  const check = (answer: Partial<HttpResponse>) =>
    checkDomain(DOMAIN, { http: answering({ [`${DOMAIN}/oauth2/v1/token`]: answer }), timing: fakeTiming() });

  it.each([[400], [401]])('answers %i with an OAuth error', async (status) => {
    const { result, found } = await check({ ...json({ error: 'invalid_client' }, status), headers: { date: 'x' } });
    expect(result).toMatchObject({ state: 'ok', seen: [`${DOMAIN} answers as an identity domain`] });
    expect(found).toEqual({ date: 'x', time: fakeTiming().now() });
  });

  it.each([
    ['another status', json({ error: 'no' }, 403), '403 no'],
    ['a token', json({ access_token: 'x' }), '200'],
    ['a web page', { status: 400, body: '<html>' }, '400'],
    ['a web page', { status: 401, body: '<html>' }, '401'],
  ])('is something else if it answers with %s', async (_title, answer, said) => {
    const { result, found } = await check(answer);
    expect(result).toMatchObject({
      state: 'failed',
      seen: [
        `${DOMAIN}/oauth2/v1/token answered ${said} to a request without credentials; an identity domain answers 400 or 401 with an OAuth error`,
      ],
    });
    expect(found?.time).toBe(fakeTiming().now());
  });

  it('is asked without credentials, and the time of its clock is between request and answer', async () => {
    const timing = fakeTiming();
    const start = timing.now();
    const requests: object[] = [];
    const http: HttpClient = {
      async send(_what, prepare) {
        requests.push(await prepare(1, false));
        await timing.sleep(3000);
        return json({ error: 'invalid_client' }, 401);
      },
    };
    expect((await checkDomain(DOMAIN, { http, timing })).found?.time).toBe(start + 1500);
    expect(requests).toEqual([
      {
        method: 'POST',
        url: `${DOMAIN}/oauth2/v1/token`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: 'grant_type=client_credentials',
      },
    ]);
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
    [
      'Wed, 25 Nov 2026 12:00:00 GMT',
      'ok',
      /^this machine says 2026-11-25T12:00:00Z, the domain 2026-11-25T12:00:00Z: no difference$/,
    ],
    ['Wed, 25 Nov 2026 12:00:01 GMT', 'ok', /: no difference$/],
    ['Wed, 25 Nov 2026 11:59:58 GMT', 'ok', /: this machine is 2 s ahead$/],
    ['Wed, 25 Nov 2026 11:58:00 GMT', 'ok', /: this machine is 2 min ahead$/],
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
