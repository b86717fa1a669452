// An HTTP CONNECT proxy on loopback whose tunnels all end at the emulator, whatever host was asked for.

import { once } from 'node:events';
import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ConnectProxyOptions {
  /** Without them in `Proxy-Authorization`, a CONNECT is answered 407. */
  credentials?: { username: string; password: string };
  /** What a CONNECT gets: a tunnel (the default), no answer at all, or this status instead of a tunnel. */
  answer?: ProxyAnswer;
}

export type ProxyAnswer = 'tunnel' | 'hang' | { status: number };

export interface ConnectProxy {
  /** `http://127.0.0.1:PORT`, with the credentials in it where it wants them: the value for `https_proxy`. */
  url: string;
  /** Every `host:port` a CONNECT asked for, in order, whether it got its tunnel or not. */
  tunnels: string[];
  /** Mutable: counts from the next CONNECT on. */
  answer: ProxyAnswer;
  /** Cuts the open tunnels. Stopping twice does no harm. */
  stop(): Promise<void>;
}

/**
 * Clients often pass a proxy by for `localhost` and 127.0.0.1, so the hosts asked for should have the names of real ones.
 *
 * @param target port on loopback where every tunnel ends
 */
export async function startConnectProxy(target: number, options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const { credentials } = options;
  const sockets = new Set<Duplex>();
  const track = <S extends Duplex>(socket: S): S => {
    sockets.add(socket);
    // A tunnel that breaks is the client's or the server's business; both ends see it closed.
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };

  const server = createServer((_request, response) => {
    // Plain HTTP through a proxy would name secrets to it: nothing here is served that way.
    response.writeHead(405).end('only CONNECT');
  });
  server.on('connection', track);
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    proxy.tunnels.push(request.url ?? '');
    if (proxy.answer === 'hang') return;
    if (proxy.answer !== 'tunnel') {
      refuse(client, proxy.answer.status);
      return;
    }
    if (credentials && request.headers['proxy-authorization'] !== basic(credentials)) {
      refuse(client, 407);
      return;
    }
    const upstream = track(connect(target, '127.0.0.1'));
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.once('close', () => client.destroy());
    client.once('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  const user = credentials
    ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
    : '';
  const proxy: ConnectProxy = {
    url: `http://${user}127.0.0.1:${port}`,
    tunnels: [],
    answer: options.answer ?? 'tunnel',
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return proxy;
}

function refuse(client: Duplex, status: number): void {
  const challenge = status === 407 ? 'Proxy-Authenticate: Basic realm="emulator"\r\n' : '';
  client.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`,
  );
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
