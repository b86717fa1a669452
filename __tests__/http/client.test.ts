import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createHttpClient, type HttpOptions, MAX_BODY_BYTES } from '../../src/http/client.ts';
import { until } from '../e2e/background.ts';
import { failureOf } from './failure-of.ts';
import { fakeTiming } from './fake-timing.ts';
import { answer, hang, reset, startLocalServer, type LocalServer, type Script } from './local-server.ts';

const servers: LocalServer[] = [];
const serve = async (...scripts: Script[]): Promise<LocalServer> => {
  const server = await startLocalServer(...scripts);
  servers.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const name of ['http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY']) Reflect.deleteProperty(process.env, name);
});

const options = (changes: Partial<HttpOptions> = {}): HttpOptions => ({
  userAgent: 'test',
  requestTimeout: 5,
  maxAttempts: 4,
  retryTimeout: 60,
  overallTimeout: 60,
  timing: fakeTiming(),
  ...changes,
});

const get = (url: string) => () => ({ method: 'GET' as const, url, headers: {} });

describe('answers', () => {
  it('sends the request, and returns status, headers and body', async () => {
    const server = await serve(answer(200, { ok: 1 }, { 'x-thing': 'yes' }));
    const got = await createHttpClient(options()).send('the thing', () => ({
      method: 'POST',
      url: `${server.url}/a?b=c`,
      headers: { authorization: 'Basic x', 'content-type': 'text/plain' },
      body: 'hällo',
    }));
    expect(got).toMatchObject({ status: 200, body: '{"ok":1}', headers: { 'x-thing': 'yes' } });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/a?b=c',
      body: 'hällo',
      headers: { authorization: 'Basic x', 'user-agent': 'test', 'content-length': '6' },
    });
  });

  it('leaves no timer behind', async () => {
    const server = await serve(answer(200));
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await createHttpClient(options({ requestTimeout: 300 })).send('it', get(server.url));
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it.each([400, 401, 403, 404, 409, 422])('returns %i after one request: a denial is never retried', async (status) => {
    const server = await serve(answer(status, { error: 'no' }));
    const got = await createHttpClient(options()).send('it', get(server.url));
    expect(got.status).toBe(status);
    expect(server.requests).toHaveLength(1);
  });
});

describe('faults', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('tries again after %i', async (status) => {
    const server = await serve(answer(status), answer(200, 'fine'));
    const got = await createHttpClient(options()).send('it', get(server.url));
    expect(got.body).toBe('fine');
    expect(server.requests).toHaveLength(2);
  });

  it('succeeds after two 503 and a broken connection, prepares each attempt again, and reports each retry', async () => {
    const server = await serve(answer(503), reset, answer(503), answer(200, 'fine'));
    const lines: string[] = [];
    const attempts: number[] = [];
    const timing = fakeTiming(0.5);
    const client = createHttpClient(options({ timing, onRetry: (line) => lines.push(line) }));
    await client.send('the exchange', (attempt) => {
      attempts.push(attempt);
      return get(server.url)();
    });
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(timing.sleeps).toEqual([500, 1000, 2000]);
    expect(lines).toEqual([
      'the exchange answered 503; trying again in 0.5 s (2 of 4)',
      'the exchange closed the connection; trying again in 1.0 s (3 of 4)',
      'the exchange answered 503; trying again in 2.0 s (4 of 4)',
    ]);
  });

  it('fails after max-attempts with the last answer, without another pause', async () => {
    const body = { error: 'server_error', error_description: 'try later' };
    const server = await serve(answer(503, body, { 'opc-request-id': 'abc' }));
    const timing = fakeTiming();
    const failure = await failureOf(createHttpClient(options({ timing, maxAttempts: 3 })).send('it', get(server.url)));
    expect(failure).toMatchObject({
      kind: 'transient',
      message: 'Request failed: it answered 503 (server_error: try later; request ID: abc); tried 3 times',
      hint: `try again later; if the error persists, report it to the operator of ${new URL(server.url).host}`,
    });
    expect(server.requests).toHaveLength(3);
    expect(timing.sleeps).toHaveLength(2);
  });

  it('ends a hanging request at its deadline and closes the connection', async () => {
    const server = await serve(hang);
    const failure = await failureOf(
      createHttpClient(options({ requestTimeout: 1, maxAttempts: 2 })).send('it', get(server.url)),
    );
    expect(failure.message).toBe('Request failed: it did not answer within 1 s; tried 2 times');
    await until('the end of both connections', () => server.abandoned === 2);
  });

  it('gives a request no more time than is left for all requests', async () => {
    const server = await serve(answer(500), hang);
    const timing = fakeTiming();
    const pauses = [5_000, 4_400];
    const sent = createHttpClient(options({ timing, overallTimeout: 10, maxAttempts: 2 })).send('it', async () => {
      await timing.sleep(pauses.shift() ?? 0);
      return get(server.url)();
    });
    // 10 s less 5 s, a pause of 0.5 s, and 4.4 s.
    expect((await failureOf(sent)).message).toBe('Request failed: it did not answer within 0.1 s; tried 2 times');
    const first = (overallTimeout: number) =>
      failureOf(createHttpClient(options({ overallTimeout, maxAttempts: 1 })).send('it', get(server.url)));
    expect((await first(0.1)).message).toBe('Request failed: it did not answer within 0.1 s; tried once');
    expect((await first(0)).message).toBe(
      'Request failed: it did not answer within the overall time limit; tried once',
    );
  });

  it('ends a body that never ends at the same deadline', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200);
      response.write('{');
    });
    const failure = await failureOf(
      createHttpClient(options({ requestTimeout: 0.2, maxAttempts: 1 })).send('it', get(server.url)),
    );
    expect(failure.message).toBe('Request failed: it did not answer within 0.2 s; tried once');
  });

  it('tries again after an incomplete body', async () => {
    const server = await serve(
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"tok');
        setTimeout(() => response.destroy(), 20);
      },
      answer(200, 'whole'),
    );
    expect((await createHttpClient(options()).send('it', get(server.url))).body).toBe('whole');
  });

  it('does not start a pause that ends after the overall deadline', async () => {
    const server = await serve(answer(500, {}, { 'retry-after': '25' }));
    const timing = fakeTiming();
    const failure = await failureOf(
      createHttpClient(options({ timing, overallTimeout: 20 })).send('it', get(server.url)),
    );
    expect(failure.message).toBe('Request failed: it answered 500; tried once, no time left for another within 20 s');
    expect(timing.sleeps).toEqual([]);
  });

  it.each([
    ['a refused connection', 'http://127.0.0.1:1', 'it could not be reached: the connection was refused'],
    [
      'an unknown host',
      'http://no-such-host.invalid',
      /^it could not be reached: the (host name does not exist|DNS server does not answer)/,
    ],
  ])('names %s', async (_name, url, said) => {
    const failure = await failureOf(createHttpClient(options({ maxAttempts: 1 })).send('it', get(url)));
    expect(failure.message.replace(/^Request failed: /, '').replace(/; tried once$/, '')).toMatch(said);
    expect(failure.cause).toMatchObject({ code: expect.stringMatching(/^E/) as unknown });
  });

  it('says to check the address if the host name does not exist', async () => {
    // No name has a part of more than 63 characters (RFC 1035 §2.3.4), so the system knows this without a name server.
    const host = `${'a'.repeat(64)}.invalid`;
    const failure = await failureOf(createHttpClient(options({ maxAttempts: 1 })).send('it', get(`http://${host}`)));
    expect(failure).toMatchObject({
      message: 'Request failed: it could not be reached: the host name does not exist; tried once',
      hint: `check the address: ${host}`,
    });
  });

  it('says that the server did not answer with TLS, and does not try again', async () => {
    const server = await serve(answer(200));
    const failure = await failureOf(createHttpClient(options()).send('it', get(server.url.replace('http:', 'https:'))));
    expect(failure.message).toBe(
      'Request failed: it did not answer with TLS; check that the URL and the proxy are right; tried once',
    );
  });
});

describe('throttling', () => {
  const throttled = answer(429, { code: 'TooManyRequests', message: 'slow down' });

  it('is waited out beyond max-attempts, with a line for each pause, and says that the request was not read', async () => {
    const server = await serve(...Array.from({ length: 6 }, () => throttled), answer(200, 'fine'));
    const lines: string[] = [];
    const prepared: [number, boolean][] = [];
    const timing = fakeTiming(0);
    const client = createHttpClient(
      options({ timing, maxAttempts: 1, retryTimeout: 600, onRetry: (line) => lines.push(line) }),
    );
    const got = await client.send('the exchange', (attempt, wasThrottled) => {
      prepared.push([attempt, wasThrottled]);
      return get(server.url)();
    });
    expect(got.body).toBe('fine');
    expect(prepared).toEqual([[1, false], ...[2, 3, 4, 5, 6, 7].map((attempt): [number, boolean] => [attempt, true])]);
    expect(timing.sleeps[0]).toBe(1_250);
    const later = timing.sleeps.slice(1);
    expect(later).toEqual(later.toSorted((a, b) => a - b));
    expect(lines[0]).toBe(
      'the exchange answered 429; trying again in 1.3 s (throttled for 0 s, waiting at most 600 s)',
    );
    expect(lines.at(-1)).toMatch(
      /^the exchange answered 429; trying again in [\d.]+ s \(throttled for \d+ s, waiting at most 600 s\)$/,
    );
  });

  it('does not use up the attempts for other transient errors', async () => {
    const server = await serve(throttled, answer(500), throttled, answer(500), throttled, answer(200, 'fine'));
    const client = createHttpClient(options({ timing: fakeTiming(), maxAttempts: 3 }));
    expect((await client.send('it', get(server.url))).body).toBe('fine');
    expect(server.requests).toHaveLength(6);
  });

  it('ends within the time limit, with advice, and without sleeping past it', async () => {
    const server = await serve(throttled);
    const timing = fakeTiming(0.999);
    const start = timing.now();
    const client = createHttpClient(options({ timing, retryTimeout: 100, throttlingHint: 'start fewer jobs at once' }));
    const failure = await failureOf(client.send('it', get(server.url)));
    expect(failure.message).toMatch(
      /^Request failed: it answered 429 \(TooManyRequests: slow down\); tried \d+ times, no time left for another within 100 s$/,
    );
    expect(failure.hint).toBe('start fewer jobs at once');
    expect(timing.now() - start).toBeLessThan(100_000);
    expect(timing.now() - start).toBeGreaterThan(60_000);
  });

  it('fails at once when the server asks for a longer pause than is left', async () => {
    const server = await serve(answer(503, {}, { 'retry-after': '3600' }));
    const timing = fakeTiming();
    const failure = await failureOf(
      createHttpClient(options({ timing, retryTimeout: 600 })).send('it', get(server.url)),
    );
    expect(failure.message).toBe(
      'Request failed: it answered 503; tried once, and the server asks to wait 3600 s, but only 600 s are left',
    );
    expect(timing.sleeps).toEqual([]);
  });

  it.each([
    ['after', 10_000],
    ['just before', 4_900],
  ])(
    'ends without a word about seconds that are left if the last answer comes %s the time limit',
    async (_when, late) => {
      const timing = fakeTiming(0);
      const lateAnswer: Script = (request, response) => {
        void timing.sleep(late).then(() => {
          answer(429, {}, { 'retry-after': '60' })(request, response);
        });
      };
      const server = await serve(throttled, lateAnswer);
      // The first pause is 1.25 s.
      const sent = createHttpClient(options({ timing, retryTimeout: 6.5 })).send('it', get(server.url));
      expect((await failureOf(sent)).message).toBe(
        'Request failed: it answered 429; tried 2 times, no time left for another within 6.5 s',
      );
    },
  );

  it('is not waited out with a time limit of 0', async () => {
    const server = await serve(throttled);
    const failure = await failureOf(createHttpClient(options({ retryTimeout: 0 })).send('it', get(server.url)));
    expect(failure.message).toBe(
      'Request failed: it answered 429 (TooManyRequests: slow down); tried once, and throttled requests are not repeated',
    );
    expect(failure.hint).toBe('try again later');
  });

  it('shares one time limit among the requests of a client', async () => {
    const server = await serve(throttled, answer(200), throttled);
    const timing = fakeTiming(0.5);
    const client = createHttpClient(options({ timing, retryTimeout: 10 }));
    await client.send('the first', get(server.url));
    const start = timing.now();
    await failureOf(client.send('the second', get(server.url)));
    expect(timing.now() - start).toBeLessThan(10_000 - timing.sleeps[0]!);
  });

  it('sends nothing after the time limit, even if the preparation takes long', async () => {
    const server = await serve(throttled);
    const timing = fakeTiming();
    const sent = createHttpClient(options({ timing, retryTimeout: 10 })).send('it', async (attempt) => {
      // With the pause of 1.625 s before it, this ends exactly at the limit.
      if (attempt > 1) await timing.sleep(8_375);
      return get(server.url)();
    });
    expect((await failureOf(sent)).message).toContain('tried once, no time left for another within 10 s');
    expect(server.requests).toHaveLength(1);
  });

  it('keeps the time for a server that does not answer', async () => {
    const server = await serve(throttled, throttled, throttled, throttled, throttled, throttled, answer(200, 'fine'));
    const client = createHttpClient(options({ timing: fakeTiming(), retryTimeout: 600, overallTimeout: 1 }));
    expect((await client.send('it', get(server.url))).body).toBe('fine');
  });

  it('sends nothing once it is stopped', async () => {
    const server = await serve(throttled);
    let prepared = 0;
    const sent = createHttpClient(options({ isStopped: () => true })).send('it', () => {
      prepared += 1;
      return get(server.url)();
    });
    expect((await failureOf(sent)).message).toContain('it answered 429');
    expect([prepared, server.requests.length]).toEqual([1, 1]);
  });
});

describe('a request that cannot be sent', () => {
  it('is not tried again, and its connection is closed', async () => {
    const closed: Promise<unknown>[] = [];
    const server = createTcpServer((socket) => closed.push(once(socket, 'close')));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { authorization: 'Bearer s3cr3t\r' };
    const failure = await failureOf(createHttpClient(options()).send('it', () => ({ method: 'GET', url, headers })));
    expect(failure.message).toMatch(
      /^Request failed: it could not be sent: a header, such as the token, contains a line break .*; tried once$/,
    );
    expect(failure.message).not.toContain('s3cr3t');
    expect(closed).toHaveLength(1);
    await Promise.all(closed);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('answers that are none', () => {
  it.each([
    [
      '101 with an upgrade',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      'answered 101',
    ],
    ['101 without an upgrade', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', 'answered 101'],
    ['an early hint and no answer', 'HTTP/1.1 103 Early Hints\r\n\r\n', 'closed the connection'],
    ['nothing', '', 'closed the connection'],
    ['half a header', 'HTTP/1.1 200 OK\r\ncontent-', 'closed the connection'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'did not answer with HTTP'],
  ])('fails after %s', async (_name, bytes, what) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(bytes));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const failure = await failureOf(createHttpClient(options({ maxAttempts: 1 })).send('it', get(url)));
    expect(failure.message).toContain(`Request failed: it ${what}`);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('answers that must not be trusted', () => {
  it.each([300, 301, 302, 303, 307, 308, 399])('refuses a redirect (%i) and names its target', async (status) => {
    const server = await serve(answer(status, '', { location: 'https://evil.example/token' }));
    const failure = await failureOf(createHttpClient(options()).send('it', get(server.url)));
    expect(failure).toMatchObject({ kind: 'mismatch', phrase: 'Unexpected response' });
    expect(failure.message).toContain(`answered ${status}, a redirect to evil.example`);
    expect(server.requests).toHaveLength(1);
  });

  it('says what a server said that redirects, or else which address to check', async () => {
    const redirect = async (body: unknown, headers: Record<string, string>) => {
      const server = await serve(answer(302, body, headers));
      const failure = await failureOf(createHttpClient(options()).send('it', get(server.url)));
      return { message: failure.message, hint: failure.hint, host: new URL(server.url).host };
    };
    const silent = await redirect('', {});
    expect(silent.message).toContain('a redirect to nowhere');
    expect(silent.hint).toBe(`check the address: ${silent.host}`);
    const talking = await redirect({ error: 'moved' }, { location: 'http://', 'opc-request-id': 'abc' });
    expect(talking.message).toContain('a redirect to nowhere');
    expect(talking.message).toMatch(/would send the credentials there \(moved; request ID: abc\)$/);
    expect(talking.hint).toBe(`check the address: ${talking.host}`);
    expect((await redirect('', { location: '/login' })).message).toContain('a redirect to 127.0.0.1:');
  });

  it('stops reading at the limit, closes the connection and does not try again', async () => {
    const server = await serve(answer(200, 'x'.repeat(MAX_BODY_BYTES + 1)));
    const failure = await failureOf(createHttpClient(options()).send('it', get(server.url)));
    expect(failure.message).toBe('Unexpected response: it answered 200 with more than 256 kB');
    expect(server.requests).toHaveLength(1);
  });

  it('accepts a body of exactly the limit', async () => {
    const server = await serve(answer(200, 'x'.repeat(MAX_BODY_BYTES)));
    expect((await createHttpClient(options()).send('it', get(server.url))).body).toHaveLength(MAX_BODY_BYTES);
  });
});

describe('proxies', () => {
  it.each(['http_proxy', 'HTTP_PROXY'])('uses %s, and names the proxy in a failure', async (name) => {
    process.env[name] = 'http://127.0.0.1:1';
    const failure = await failureOf(
      createHttpClient(options({ maxAttempts: 1 })).send('it', get('http://domain.example')),
    );
    expect(failure.message).toBe(
      'Request failed: it could not be reached, because the proxy could not be reached: the connection was refused; tried once',
    );
    expect(failure.hint).toBe(`check ${name} and no_proxy: the request was sent through the proxy 127.0.0.1:1`);
    expect(failure.cause).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it.each(['no_proxy', 'NO_PROXY'])('bypasses the proxy for hosts in %s', async (name) => {
    process.env.http_proxy = 'http://127.0.0.1:1';
    process.env[name] = 'other.example,.invalid';
    const failure = await failureOf(
      createHttpClient(options({ maxAttempts: 1 })).send('it', get('http://domain.invalid')),
    );
    expect(failure.hint ?? '').not.toContain('proxy');
    expect(failure.message).toMatch(/host name does not exist|DNS server/);
  });

  it.each([
    ['*.example.invalid', 'http://domain.example.invalid'],
    ['10.0.0.0/8, 127.0.0.0/8', 'http://127.0.0.1:1'],
    ['::1/128', 'http://[::1]:1'],
  ])('bypasses the proxy for %s', async (entry, url) => {
    process.env.http_proxy = 'http://proxy.invalid:1';
    process.env.no_proxy = entry;
    const failure = await failureOf(createHttpClient(options({ maxAttempts: 1 })).send('it', get(url)));
    expect(failure.hint ?? '').not.toContain('proxy');
    expect(failure.message).not.toContain('proxy');
  });

  it.each(['300.0.0.0/8', '10.0.0.0/99', '*.other.invalid', 'example.invalid/8'])(
    'uses the proxy for hosts that %s does not cover',
    async (entry) => {
      process.env.http_proxy = 'http://127.0.0.1:1';
      process.env.no_proxy = entry;
      const failure = await failureOf(
        createHttpClient(options({ maxAttempts: 1 })).send('it', get('http://domain.invalid')),
      );
      expect(failure.hint).toContain('sent through the proxy 127.0.0.1:1');
    },
  );

  it.each([':::x', 'proxy.example:port', 'http://', 'http://user:p%zz-s3cr3t@proxy.example', 'socks5://proxy.example'])(
    'refuses the proxy %s without showing its password',
    async (value) => {
      process.env.http_proxy = value;
      const failure = await failureOf(createHttpClient(options()).send('it', get('http://domain.example')));
      expect(failure.message).toMatch(
        /^Invalid input: http_proxy is not the address of a proxy; expected: host:port, http:/,
      );
      expect(failure.message).not.toContain('s3cr3t');
    },
  );

  it('reaches a server with an IPv6 address', async () => {
    const server = createHttpServer((_request, response) => response.end('fine'));
    await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
    const url = `http://[::1]:${(server.address() as AddressInfo).port}`;
    expect((await createHttpClient(options()).send('it', get(url))).body).toBe('fine');
    await new Promise((resolve) => server.close(resolve));
  });

  it('fails at the deadline if a proxy accepts the connection and never answers, and leaves no socket open', async () => {
    let closed = 0;
    const proxy = createTcpServer((socket) => {
      socket.on('data', () => undefined);
      socket.on('close', () => (closed += 1));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    process.env.http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const failure = await failureOf(
      createHttpClient(options({ requestTimeout: 1, maxAttempts: 1 })).send('it', get('http://domain.example')),
    );
    expect(failure.message).toContain('did not answer within 1 s');
    await until('the end of the connection', () => closed === 1);
    await new Promise((resolve) => proxy.close(resolve));
  });

  it("reports the proxy's status when it refuses the tunnel", async () => {
    const proxy = await serve(answer(200));
    const refusing = createTcpServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    });
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    process.env.http_proxy = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
    const failure = await failureOf(
      createHttpClient(options({ maxAttempts: 1 })).send('it', get('http://domain.example')),
    );
    expect(failure.message).toContain('the proxy answered 407');
    expect(proxy.requests).toEqual([]);
    await new Promise((resolve) => refusing.close(resolve));
  });
});
