// The CONNECT proxy: behind it, every host is the emulator, under a certificate for its own name.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { startEmulator, type Emulator } from '../emulator.ts';
import { isOciHost, type ConnectProxy } from '../connect-proxy.ts';
import { sessionToken } from './exchange.ts';
import { signedCall } from './signed-request.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const STORAGE = 'objectstorage.eu-frankfurt-1.oraclecloud.com';
const DOMAIN = 'idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';

test('the identity domain answers under its real host name', async () => {
  const proxy = await emulator.startProxy();
  const socket = await tlsThrough(proxy, DOMAIN);
  expect(socket.authorized).toBe(true);
  expect(socket.getPeerCertificate().subjectaltname).toBe(`DNS:${DOMAIN}`);
  socket.destroy();
  expect(proxy.tunnels).toEqual([`${DOMAIN}:443`]);
});

test('a host name gets one certificate', async () => {
  const proxy = await emulator.startProxy();
  const serials = [];
  for (const host of [STORAGE, STORAGE, DOMAIN]) {
    const socket = await tlsThrough(proxy, host);
    serials.push(socket.getPeerCertificate().serialNumber);
    socket.destroy();
  }
  expect(serials[0]).toBe(serials[1]);
  expect(serials[0]).not.toBe(serials[2]);
});

test('a client uses https_proxy, and signs the host that it sends', async () => {
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  const token = await sessionToken(emulator, seeded);
  emulator.policies.allow({
    principal: { user: seeded.user.ocid },
    verb: 'read',
    resource: 'all-resources',
    in: 'tenancy',
  });
  const proxy = await emulator.startProxy({ credentials: { username: 'runner', password: 'p@ss:word' } });
  // Signed for the real host, then sent through the tunnel.
  let headers: Record<string, string> = {};
  await signedCall(emulator, '/n/', {
    keyId: `ST$${token}`,
    beforeSigning: (sent) => {
      sent.host = STORAGE;
    },
    afterSigning: (sent) => {
      headers = { ...sent };
    },
  });
  emulator.requests.clear();

  // In its own process, because Node reads the trusted authority when it starts.
  const program = `
    import { HttpClient } from '@actions/http-client';
    const answer = await new HttpClient('test').get('https://${STORAGE}/n/', JSON.parse(process.env.HEADERS));
    console.log(answer.message.statusCode, await answer.readBody());`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: emulator.caFile, HEADERS: JSON.stringify(headers) },
  });
  expect(stdout.trim()).toBe('200 "emulatorns"');
  expect(proxy.tunnels).toEqual([`${STORAGE}:443`]);
  expect(emulator.requests).toHaveLength(1);
  expect(emulator.requests[0]?.headers.host).toBe(STORAGE);
});

test('wrong or missing credentials are answered with 407 and a challenge', async () => {
  const proxy = await emulator.startProxy({ credentials: { username: 'runner', password: 'right' } });
  const bare = proxy.url.replace('runner:right@', '');
  expect(await connectStatus(bare, STORAGE)).toEqual({ status: 407, challenge: 'Basic realm="emulator"' });
  expect((await connectStatus(bare.replace('//', '//runner:wrong@'), STORAGE)).status).toBe(407);
  expect((await connectStatus(proxy.url, STORAGE)).status).toBe(200);
  expect(proxy.tunnels).toHaveLength(3);
});

test('a proxy can refuse, hang, and change its mind', async () => {
  const proxy = await emulator.startProxy({ answer: { status: 503 } });
  expect((await connectStatus(proxy.url, STORAGE)).status).toBe(503);
  proxy.answer = 'tunnel';
  expect((await connectStatus(proxy.url, STORAGE)).status).toBe(200);
  proxy.answer = 'hang';
  const outcome = await Promise.race([
    connectStatus(proxy.url, STORAGE).then(
      () => 'answered',
      () => 'cut',
    ),
    new Promise((resolve) => setTimeout(resolve, 100, 'hanging')),
  ]);
  expect(outcome).toBe('hanging');
});

test('only the hosts of OCI lead to the emulator, if the proxy is told so', async () => {
  const elsewhere = createServer((socket) => socket.end('elsewhere')).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  try {
    const { port } = elsewhere.address() as AddressInfo;
    const proxy = await emulator.startProxy({ isEmulated: isOciHost });
    const call = request({ ...address(proxy.url), method: 'CONNECT', path: `127.0.0.1:${port}` });
    call.end();
    const [response, socket, head] = (await once(call, 'connect')) as [{ statusCode: number }, Socket, Buffer];
    const chunks = [head];
    for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
    expect([response.statusCode, Buffer.concat(chunks).toString()]).toEqual([200, 'elsewhere']);
    const secure = await tlsThrough(proxy, STORAGE);
    expect(secure.authorized).toBe(true);
    secure.destroy();
  } finally {
    elsewhere.close();
  }
});

test('a host that cannot be reached is answered with 502', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  await once(closed, 'close');
  const proxy = await emulator.startProxy({ isEmulated: isOciHost });
  expect(await connectStatus(proxy.url, '127.0.0.1', port)).toEqual({ status: 502 });
});

test('a target that is no host and port is answered with 400, and the proxy serves on', async () => {
  const proxy = await emulator.startProxy({ isEmulated: isOciHost });
  for (const target of [':443', 'localhost', 'localhost:65536', 'http://localhost:1']) {
    expect(await statusOf(proxy.url, target)).toEqual({ status: 400 });
  }
  expect(await connectStatus(proxy.url, STORAGE)).toEqual({ status: 200 });
});

test.each([
  [STORAGE, true],
  [DOMAIN, true],
  ['auth.uk-gov-london-1.oraclegovcloud.uk', true],
  ['identity.ap-chuncheon-1.oraclecloud8.com', true],
  ['objectstorage.eu-madrid-2.oraclecloud.eu', true],
  ['fra.ocir.io', true],
  ['docs.oracle.com', false],
  ['oraclecloud.com.example', false],
  ['notoraclecloud.com', false],
  ['localhost', false],
])('%s is a host of OCI: %s', (host, expected) => {
  expect(isOciHost(host)).toBe(expected);
});

test('stopping the emulator stops the proxy and its tunnels', async () => {
  const other = await startEmulator();
  const proxy = await other.startProxy();
  const call = request({ ...address(proxy.url), method: 'CONNECT', path: `${STORAGE}:443` });
  call.end();
  const [, socket] = (await once(call, 'connect')) as [unknown, Socket];
  const closed = once(socket, 'close');
  await other.stop();
  await closed;
  await expect(connectStatus(proxy.url, STORAGE)).rejects.toThrow('ECONNREFUSED');
});

test('an unknown host name at the port gets a certificate too; a plain HTTP request to the proxy is refused', async () => {
  const { port } = new URL(emulator.url);
  const call = httpsRequest({ host: '127.0.0.1', port, servername: DOMAIN, ca: emulator.ca, path: '/nothing' });
  call.end();
  const [response] = (await once(call, 'response')) as [{ statusCode: number; resume(): void }];
  response.resume();
  expect(response.statusCode).toBe(404);

  const proxy = await emulator.startProxy();
  const plain = request({ ...address(proxy.url), path: `http://${DOMAIN}/` });
  plain.end();
  const [refused] = (await once(plain, 'response')) as [{ statusCode: number; resume(): void }];
  refused.resume();
  expect(refused.statusCode).toBe(405);
});

function address(proxyUrl: string): { host: string; port: string; headers: Record<string, string> } {
  const { hostname: host, port, username, password } = new URL(proxyUrl);
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers: Record<string, string> =
    username === '' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
  return { host, port, headers };
}

async function connectStatus(
  proxyUrl: string,
  host: string,
  port = 443,
): Promise<{ status: number; challenge?: string }> {
  return statusOf(proxyUrl, `${host}:${port}`);
}

async function statusOf(proxyUrl: string, target: string): Promise<{ status: number; challenge?: string }> {
  const call = request({ ...address(proxyUrl), method: 'CONNECT', path: target });
  call.end();
  const [response, socket] = (await once(call, 'connect')) as [
    { statusCode: number; headers: Record<string, string> },
    Socket,
  ];
  socket.destroy();
  const challenge = response.headers['proxy-authenticate'];
  return { status: response.statusCode, ...(challenge === undefined ? {} : { challenge }) };
}

async function tlsThrough(proxy: ConnectProxy, host: string): Promise<TLSSocket> {
  const call = request({ ...address(proxy.url), method: 'CONNECT', path: `${host}:443` });
  call.end();
  const [, socket] = (await once(call, 'connect')) as [unknown, Socket];
  const secure = connect({ socket, servername: host, ca: emulator.ca });
  await once(secure, 'secureConnect');
  return secure;
}
