// Opens the connection for one request: TCP, the tunnel through a proxy, TLS.

import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { addAbortSignal, type Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { ProxyError } from './network-error.ts';
import { proxyFor } from './proxy.ts';
import { openTunnel } from './tunnel.ts';

/**
 * The certificate of an `https` server, or proxy, is always verified. A request to an `http` server also goes through a tunnel.
 *
 * @param signal closes the connection at any time, before and after it is open
 * @param timeout milliseconds after which the caller gives up
 * @throws an Error with the code of the system or of TLS; ProxyError; Failure `input` for an invalid proxy variable
 */
export async function openConnection(url: URL, signal: AbortSignal, timeout: number): Promise<Duplex> {
  const tunnel = await openTunnelTo(url, signal, timeout);
  try {
    return await openThrough(tunnel, url, signal, timeout);
  } catch (error) {
    tunnel?.destroy();
    throw error;
  }
}

/**
 * Removes the variable that makes Node accept every certificate, so that Node does not announce what does not happen. Without certificates,
 * the client secret and the tokens would go to whoever answers.
 *
 * @param warn called if the variable was set
 */
export function ignoreDisabledVerification(warn: (line: string) => void): void {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') return;
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  warn(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored, because secrets are sent only to servers with a trusted certificate. To trust another certificate authority, set NODE_EXTRA_CA_CERTS to a PEM file with its certificate',
  );
}

/**
 * @param timeout milliseconds after which the caller gives up
 * @returns the tunnel through the proxy; undefined if the server is connected to directly
 * @throws ProxyError; Failure `input` for an invalid proxy variable
 */
export async function openTunnelTo(url: URL, signal: AbortSignal, timeout: number): Promise<Duplex | undefined> {
  const proxy = proxyFor(url);
  if (proxy === undefined) return undefined;
  const toProxy = await openThrough(undefined, proxy.url, signal, timeout).catch((cause: unknown) => {
    throw new ProxyError(undefined, cause);
  });
  return openTunnel(toProxy, proxy, `${url.hostname}:${portOf(url)}`);
}

/** @param tunnel undefined: connects directly */
async function openThrough(
  tunnel: Duplex | undefined,
  url: URL,
  signal: AbortSignal,
  timeout: number,
): Promise<Duplex> {
  // Node expects an IPv6 address without the brackets that it has in a URL.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = portOf(url);
  if (url.protocol === 'https:') {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const peer = tunnel === undefined ? { host, port, ...eachAddress(timeout) } : { host, socket: tunnel };
    // Said explicitly, because the default depends on NODE_TLS_REJECT_UNAUTHORIZED.
    const socket = connectTls({ ...peer, ...name, ALPNProtocols: ['http/1.1'], rejectUnauthorized: true });
    await opened(socket, 'secureConnect', signal);
    return socket;
  }
  if (tunnel !== undefined) return tunnel;
  const socket = connectTcp({ host, port, ...eachAddress(timeout) });
  await opened(socket, 'connect', signal);
  return socket;
}

/** Milliseconds: longer than a connection over a satellite takes that loses its first packet. */
const LONGEST_ADDRESS_ATTEMPT = 3_000;

/**
 * How long Node waits for one address of a host before it tries the next one. Its default of 250 ms gives up an address at the end of a slow
 * line, and then fails with the error of another address that cannot be reached at all.
 *
 * @param timeout milliseconds for all addresses
 */
export function eachAddress(timeout: number): { autoSelectFamilyAttemptTimeout: number } {
  return { autoSelectFamilyAttemptTimeout: Math.max(1, Math.floor(Math.min(LONGEST_ADDRESS_ATTEMPT, timeout / 3))) };
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
