// Opens the connection for one request: TCP, the tunnel through a proxy, TLS.

import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { addAbortSignal, type Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { ProxyError } from './network-error.ts';
import { proxyFor } from './proxy.ts';

/**
 * The certificate of an `https` server, or proxy, is verified. A request to an `http` server also goes through a tunnel.
 *
 * @param signal closes the connection at any time, before and after it is open
 * @throws an Error with the code of the system or of TLS; ProxyError; Failure `input` for an invalid proxy variable
 */
export async function openConnection(url: URL, signal: AbortSignal): Promise<Duplex> {
  const proxy = proxyFor(url);
  return openThrough(proxy === undefined ? undefined : await openTunnel(proxy, url, signal), url, signal);
}

/** @param tunnel undefined: connects directly */
async function openThrough(tunnel: Duplex | undefined, url: URL, signal: AbortSignal): Promise<Duplex> {
  // Node expects an IPv6 address without the brackets that it has in a URL.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = portOf(url);
  if (url.protocol === 'https:') {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const peer = tunnel === undefined ? { host, port } : { host, socket: tunnel };
    const socket = connectTls({ ...peer, ...name, ALPNProtocols: ['http/1.1'] });
    await opened(socket, 'secureConnect', signal);
    return socket;
  }
  if (tunnel !== undefined) return tunnel;
  const socket = connectTcp({ host, port });
  await opened(socket, 'connect', signal);
  return socket;
}

/** Resolves when the connection is open. Once it is, an error closes it and does not end the process. */
async function opened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  addAbortSignal(signal, socket).on('error', () => undefined);
  await once(socket, event);
}

/** Requests a tunnel with CONNECT (RFC 9110 §9.3.6). @throws ProxyError */
async function openTunnel(proxy: URL, target: URL, signal: AbortSignal): Promise<Duplex> {
  const toProxy = await openThrough(undefined, proxy, signal).catch((cause: unknown) => {
    throw new ProxyError(undefined, cause);
  });
  const path = `${target.hostname}:${portOf(target)}`;
  const connectRequest = request({
    method: 'CONNECT',
    path,
    headers: { host: path, ...proxyAuthorization(proxy) },
    createConnection: () => toProxy,
  });
  connectRequest.end();
  const connected = once(connectRequest, 'connect') as Promise<[IncomingMessage, Duplex, Buffer]>;
  const [answer, tunnel, head] = await connected.catch((cause: unknown) => {
    throw new ProxyError(undefined, cause);
  });
  // The server that the tunnel leads to says nothing before it is spoken to, so any bytes are the proxy's.
  if (answer.statusCode === 200 && head.length === 0) return tunnel;
  tunnel.destroy();
  throw new ProxyError(answer.statusCode === 200 ? undefined : answer.statusCode);
}

function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  return { 'proxy-authorization': `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

function portOf({ protocol, port }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
