// Opens the connection for one request: TCP, the tunnel through a proxy, TLS.

import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { addAbortSignal, type Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { ProxyError } from './network-error.ts';
import { proxyFor } from './proxy.ts';
import { openTunnel } from './tunnel.ts';

/**
 * The certificate of an `https` server, or proxy, is verified. A request to an `http` server also goes through a tunnel.
 *
 * @param signal closes the connection at any time, before and after it is open
 * @throws an Error with the code of the system or of TLS; ProxyError; Failure `input` for an invalid proxy variable
 */
export async function openConnection(url: URL, signal: AbortSignal): Promise<Duplex> {
  const tunnel = await openTunnelTo(url, signal);
  try {
    return await openThrough(tunnel, url, signal);
  } catch (error) {
    tunnel?.destroy();
    throw error;
  }
}

/**
 * @returns the tunnel through the proxy; undefined if the server is connected to directly
 * @throws ProxyError; Failure `input` for an invalid proxy variable
 */
export async function openTunnelTo(url: URL, signal: AbortSignal): Promise<Duplex | undefined> {
  const proxy = proxyFor(url);
  if (proxy === undefined) return undefined;
  const toProxy = await openThrough(undefined, proxy.url, signal).catch((cause: unknown) => {
    throw new ProxyError(undefined, cause);
  });
  return openTunnel(toProxy, proxy, `${url.hostname}:${portOf(url)}`);
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

function portOf({ protocol, port }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
