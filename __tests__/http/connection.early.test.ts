import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createHttpClient } from '../../src/http/client.ts';
import { connectEarly, type EarlyConnection, LONGEST_IDLE } from '../../src/http/connection.ts';
import { failureOf } from './failure-of.ts';
import { fakeTiming } from './fake-timing.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfine';

/** A TCP server that lists its connections with what arrived on them. */
interface Listener {
  url: string;
  connections: { socket: Socket; received: string; closed: Promise<unknown> }[];
  /** Resolves when this many connections have arrived. */
  arrived(count: number): Promise<void>;
}

const servers: Server[] = [];
const early: EarlyConnection[] = [];

async function listen(onData: (socket: Socket) => void = (socket) => socket.end(OK), port = 0): Promise<Listener> {
  const server = createServer();
  const listener: Listener = {
    url: '',
    connections: [],
    async arrived(count) {
      while (listener.connections.length < count) await once(server, 'connection');
    },
  };
  server.on('connection', (socket) => {
    const connection = { socket, received: '', closed: once(socket, 'close') };
    listener.connections.push(connection);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      connection.received += bytes.toString();
      onData(socket);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  listener.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return listener;
}

function connect(url: string, now = (): number => 0): EarlyConnection {
  const connection = connectEarly(url, now);
  early.push(connection);
  return connection;
}

afterEach(async () => {
  for (const connection of early.splice(0)) connection.close();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  Reflect.deleteProperty(process.env, 'http_proxy');
});

const client = (changes = {}): ReturnType<typeof createHttpClient> =>
  createHttpClient({
    ...{
      userAgent: 'test',
      requestTimeout: 5,
      maxAttempts: 1,
      retryTimeout: 0,
      overallTimeout: 60,
      timing: fakeTiming(),
    },
    ...changes,
  });

const get = (url: string, connection?: EarlyConnection) => () => ({
  method: 'GET' as const,
  url,
  headers: {},
  connection,
});

it('sends nothing before the request, and the request on the same connection', async () => {
  const server = await listen();
  const connection = connect(server.url);
  await server.arrived(1);
  expect(server.connections[0]?.received).toBe('');
  expect((await client().send('it', get(server.url, connection))).body).toBe('fine');
  expect(server.connections).toHaveLength(1);
  expect(server.connections[0]?.received).toMatch(/^GET \/ HTTP\/1\.1\r\n/);
});

it('waits for a connection that is still being opened', async () => {
  const server = await listen();
  expect((await client().send('it', get(server.url, connect(server.url)))).body).toBe('fine');
  expect(server.connections).toHaveLength(1);
});

/** What happened before on a connection of this process has been noticed by then. */
async function roundTrip(): Promise<void> {
  const { url } = await listen();
  await client().send('another request', get(url));
}

it.each([
  ['closed the connection', (socket: Socket) => socket.end()],
  ['reset the connection', (socket: Socket) => socket.resetAndDestroy()],
  ['answered 408 before there was a request', (socket: Socket) => socket.write('HTTP/1.1 408 Request Timeout\r\n\r\n')],
])('opens another connection if the server has %s, without a retry', async (_name, giveUp) => {
  const server = await listen();
  const connection = connect(server.url);
  await server.arrived(1);
  await roundTrip();
  giveUp(server.connections[0]!.socket);
  await roundTrip();
  expect((await client().send('it', get(server.url, connection))).body).toBe('fine');
  expect(server.connections.map(({ received }) => received.length > 0)).toEqual([false, true]);
});

it('opens another connection if the first could not be opened', async () => {
  const { url } = await listen();
  const port = Number(new URL(url).port);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const connection = connect(url);
  await roundTrip();
  const server = await listen(undefined, port);
  expect((await client().send('it', get(url, connection))).body).toBe('fine');
  expect(server.connections).toHaveLength(1);
});

it('opens another connection if the first has waited too long', async () => {
  let now = 1_000_000;
  const server = await listen();
  const connection = connect(server.url, () => now);
  await server.arrived(1);
  await roundTrip();
  now += LONGEST_IDLE + 1;
  expect((await client().send('it', get(server.url, connection))).body).toBe('fine');
  expect(server.connections.map(({ received }) => received.length > 0)).toEqual([false, true]);
});

it('uses a connection until it has waited too long', async () => {
  let now = 1_000_000;
  const server = await listen();
  const connection = connect(server.url, () => now);
  await server.arrived(1);
  await roundTrip();
  now += LONGEST_IDLE;
  expect((await client().send('it', get(server.url, connection))).body).toBe('fine');
  expect(server.connections).toHaveLength(1);
});

it('counts a request that the server drops as failed, and tries again on a connection of its own', async () => {
  let requests = 0;
  const server = await listen((socket) => {
    requests += 1;
    if (requests === 1) socket.resetAndDestroy();
    else socket.end(OK);
  });
  const lines: string[] = [];
  const onRetry = (line: string): number => lines.push(line);
  const sender = client({ maxAttempts: 2, onRetry });
  expect((await sender.send('it', get(server.url, connect(server.url)))).body).toBe('fine');
  expect(lines).toEqual(['it closed the connection; trying again in 0.5 s (2 of 2)']);
  expect(server.connections).toHaveLength(2);
});

it.each(['http://127.0.0.1:1', 'http://no-such-host.invalid', 'https://127.0.0.1:1'])(
  'reports nothing about %s before the request',
  async (url) => {
    const connection = connect(url);
    await roundTrip();
    const failure = await failureOf(client().send('it', get(url, connection)));
    expect(failure.message).toMatch(/^Request failed: it could not be reached: the (connection|host|DNS)/);
  },
);

it('is closed when it is not needed', async () => {
  const server = await listen();
  const connection = connect(server.url);
  await server.arrived(1);
  connection.close();
  await server.connections[0]?.closed;
});

it('is closed while a proxy is asked for a tunnel', async () => {
  const proxy = await listen(() => undefined);
  process.env.http_proxy = proxy.url;
  const connection = connect('http://domain.example');
  await proxy.arrived(1);
  connection.close();
  await proxy.connections[0]?.closed;
});

it('ends at the deadline of the request, with its connection', async () => {
  const proxy = await listen(() => undefined);
  process.env.http_proxy = proxy.url;
  const connection = connect('http://domain.example');
  const failure = await failureOf(client({ requestTimeout: 0.1 }).send('it', get('http://domain.example', connection)));
  expect(failure.message).toBe('Request failed: it did not answer within 0.1 s; tried once');
  await proxy.connections[0]?.closed;
});
