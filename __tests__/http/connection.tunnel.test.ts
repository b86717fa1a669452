// What is sent to a proxy, and what its answers mean.

import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createHttpClient } from '../../src/http/client.ts';
import { failureOf } from './failure-of.ts';
import { fakeTiming } from './fake-timing.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const name of ['http_proxy', 'https_proxy']) Reflect.deleteProperty(process.env, name);
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfine';

/** A proxy that answers the CONNECT with `toConnect`, and then the request with `toRequest`. @returns what it has received */
async function startProxy(toConnect: string, user = '', toRequest = ANSWER): Promise<string[]> {
  const received: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received.push(bytes.toString());
      if (received.length === 1) socket.write(toConnect);
      else socket.end(toRequest);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  process.env.http_proxy = `http://${user}127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.https_proxy = process.env.http_proxy;
  return received;
}

const get = (url: string): Promise<{ body: string }> => {
  const limits = { requestTimeout: 5, maxAttempts: 1, retryTimeout: 0, overallTimeout: 60 };
  const client = createHttpClient({ userAgent: 'test', ...limits, timing: fakeTiming() });
  return client.send('it', () => ({ method: 'GET', url, headers: {} }));
};

it.each([
  ['http://domain.example/a', 'domain.example:80'],
  ['http://domain.example:8080/a', 'domain.example:8080'],
])('asks for a tunnel to the host and port of %s, and sends the request through it', async (url, target) => {
  const received = await startProxy('HTTP/1.1 200 Connection established\r\n\r\n');
  expect((await get(url)).body).toBe('fine');
  expect(received[0]).toMatch(new RegExp(`^CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\n`, 'i'));
  expect(received[0]).not.toMatch(/authorization/i);
  expect(received[1]).toMatch(/^GET \/a HTTP\/1\.1\r\n/);
});

it.each([
  ['me:p%40ss', 'me:p@ss'],
  ['me', 'me:'],
  [':pass', ':pass'],
  ['CORP\\me:pass', 'CORP\\me:pass'],
  ['CORP%5Cme:a:b', 'CORP\\me:a:b'],
  ['me:p@ss', 'me:p@ss'],
])('authenticates as %s', async (user, pair) => {
  const received = await startProxy('HTTP/1.1 200 OK\r\n\r\n', `${user}@`);
  await get('http://domain.example');
  const encoded = Buffer.from(pair).toString('base64');
  expect(received[0]).toMatch(new RegExp(`^proxy-authorization: Basic ${encoded}\r$`, 'im'));
});

it.each([
  ['another status', 'HTTP/1.1 403 Forbidden\r\n\r\n', 'the proxy answered 403'],
  ['another success', 'HTTP/1.1 204 No Content\r\n\r\n', 'the proxy answered 204'],
  ['bytes from the proxy in the tunnel', 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n', 'the proxy failed'],
  ['what is no HTTP', 'SSH-2.0\r\n', 'because the proxy did not answer with HTTP'],
])('fails when the proxy answers with %s, and sends no request', async (_name, toConnect, why) => {
  const received = await startProxy(toConnect);
  expect((await failureOf(get('http://domain.example'))).message).toContain(why);
  expect(received).toHaveLength(1);
});

it('begins TLS only inside the tunnel', async () => {
  const received = await startProxy('HTTP/1.1 200 OK\r\n\r\n');
  expect((await failureOf(get('https://domain.example'))).message).toContain('did not answer with TLS');
  expect(received[0]).toMatch(/^CONNECT domain\.example:443 HTTP/);
  // The record of a TLS handshake.
  expect(received[1]?.charCodeAt(0)).toBe(22);
});

it('names the proxy when an answer through it is too long', async () => {
  const long = `HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${'x'.repeat(300 * 1024)}`;
  await startProxy('HTTP/1.1 200 OK\r\n\r\n', '', long);
  expect((await failureOf(get('http://domain.example'))).hint).toMatch(
    /^check the address: domain\.example; the request was sent through the proxy 127\.0\.0\.1:\d+$/,
  );
});
