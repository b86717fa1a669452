// An HTTP CONNECT proxy on loopback. Its tunnels lead to the emulator, for any host or for those of OCI.

import { once } from 'node:events';
import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ConnectProxyOptions {
  /** Without them in `Proxy-Authorization`, a CONNECT is answered 407. */
  credentials?: { username: string; password: string };
  /** The answer to a CONNECT: a tunnel (the default), no answer, or this status. */
  answer?: ProxyAnswer;
  /** Whether a host is the emulator; every other one is connected to. Default: all are. */
  isEmulated?: (host: string) => boolean;
}

/** The services and identity domains of all realms have such names. */
export function isOciHost(host: string): boolean {
  return /(^|\.)(oraclecloud\d*\.(com|eu)|oraclegovcloud\.(com|uk)|ocir\.io)$/i.test(host);
}

type ProxyAnswer = 'tunnel' | 'hang' | { status: number };

export interface ConnectProxy {
  /** `http://127.0.0.1:PORT`, with credentials if required: the value for `https_proxy`. */
  url: string;
  /** Every requested `host:port`, in order, with or without a tunnel. */
  tunnels: string[];
  /** Can be changed; applies from the next CONNECT on. */
  answer: ProxyAnswer;
  /** Closes the open tunnels. Can be called twice. */
  stop(): Promise<void>;
}

/**
 * Clients often bypass a proxy for `localhost` and 127.0.0.1, so tests should request real host names.
 *
 * @param target port on loopback where the tunnels to emulated hosts end
 */
export async function startConnectProxy(target: number, options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const { credentials, isEmulated = () => true } = options;
  const sockets = new Set<Duplex>();
  const track = <S extends Duplex>(socket: S): S => {
    sockets.add(socket);
    // Both ends see a broken tunnel closed, so there is nothing to do.
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };

  const server = createServer((_request, response) => {
    // Plain HTTP would show secrets to the proxy, so it is not supported.
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
    const [, host, port = ''] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(request.url ?? '')?.filter(Boolean) ?? [];
    if (host === undefined || Number(port) > 65_535) {
      refuse(client, 400);
      return;
    }
    const upstream = track(isEmulated(host) ? connect(target, '127.0.0.1') : connect(Number(port), host));
    let isOpen = false;
    upstream.once('connect', () => {
      isOpen = true;
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.once('close', () => {
      if (isOpen) client.destroy();
      else refuse(client, 502);
    });
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
