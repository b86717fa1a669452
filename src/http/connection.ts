// Opens the connection for one request: TCP, the tunnel through a proxy, TLS.

import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { addAbortSignal, type Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { ProxyError } from './error-text.ts';
import { hostOf, type Proxy, proxyFor } from './proxy.ts';

/**
 * The certificate of an `https` server, or proxy, is always verified. A request to an `http` server also goes through a tunnel.
 *
 * @param signal closes the connection at any time, before and after it is open
 * @param timeout milliseconds after which the caller gives up
 * @throws an Error with the code of the system or of TLS; ProxyError; Failure `input` for an invalid proxy variable
 */
export async function openConnection(url: URL, signal: AbortSignal, timeout: number): Promise<Socket> {
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
export async function openTunnelTo(url: URL, signal: AbortSignal, timeout: number): Promise<Socket | undefined> {
  const proxy = proxyFor(url);
  if (proxy === undefined) return undefined;
  const toProxy = await openThrough(undefined, proxy.url, signal, timeout).catch((cause: unknown) => {
    throw new ProxyError(undefined, cause);
  });
  return openTunnel(toProxy, proxy, `${url.hostname}:${portOf(url)}`);
}

/** @param tunnel undefined: connects directly */
async function openThrough(
  tunnel: Socket | undefined,
  url: URL,
  signal: AbortSignal,
  timeout: number,
): Promise<Socket> {
  if (url.protocol === 'https:') {
    const peer = tlsPeer(url, tunnel, timeout);
    // Said explicitly, because the default depends on NODE_TLS_REJECT_UNAUTHORIZED.
    const socket = connectTls({ ...peer, ALPNProtocols: ['http/1.1'], rejectUnauthorized: true });
    await opened(socket, 'secureConnect', signal);
    return socket;
  }
  if (tunnel !== undefined) return tunnel;
  const socket = connectTcp(address(url, timeout));
  await opened(socket, 'connect', signal);
  return socket;
}

/** @returns for Node's TLS: the server, or the tunnel to it, and the name that is compared with the certificate */
export function tlsPeer(url: URL, tunnel: Socket | undefined, timeout: number) {
  const host = hostOf(url);
  return {
    ...(tunnel === undefined ? address(url, timeout) : { host, socket: tunnel }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
  };
}

/** Milliseconds: longer than a connection over a satellite takes that loses its first packet. */
const LONGEST_ADDRESS_ATTEMPT = 3_000;

/**
 * Also how long Node waits for one address of the host before it tries the next one: with its default of 250 ms, it gives up an address at the end
 * of a slow line, and then fails with the error of another address that cannot be reached at all.
 *
 * @param timeout milliseconds for all addresses
 */
function address(url: URL, timeout: number) {
  const attempt = Math.max(1, Math.floor(Math.min(LONGEST_ADDRESS_ATTEMPT, timeout / 3)));
  return { host: hostOf(url), port: portOf(url), autoSelectFamilyAttemptTimeout: attempt };
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

/**
 * Requests a tunnel from a proxy: CONNECT (RFC 9110 §9.3.6).
 *
 * @param toProxy the open connection to the proxy
 * @param target host and port
 * @returns the connection to the target
 * @throws ProxyError
 */
async function openTunnel(toProxy: Duplex, proxy: Proxy, target: string): Promise<Socket> {
  const asked = destroyOnThrow(toProxy, () =>
    request({
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorization(proxy) },
      createConnection: () => toProxy,
    }),
  );
  asked.end();
  const connected = once(asked, 'connect') as Promise<[IncomingMessage, Socket, Buffer]>;
  const [answer, tunnel, head] = await connected.catch((cause: unknown) => {
    throw new ProxyError(undefined, cause);
  });
  // The target sends nothing before it receives something, so any bytes are the proxy's.
  if (answer.statusCode === 200 && head.length === 0) return tunnel;
  tunnel.destroy();
  throw new ProxyError(answer.statusCode === 200 ? undefined : answer.statusCode);
}

/** A request with an invalid header is not created, and then nothing else would close its connection. */
export function destroyOnThrow<T>(socket: Duplex, create: () => T): T {
  try {
    return create();
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function authorization({ username, password }: Proxy): Record<string, string> {
  if (username === '' && password === '') return {};
  return { 'proxy-authorization': `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

/** A connection that is opened before the request exists, so that the request does not have to wait for it. */
export interface EarlyConnection {
  /**
   * Hands the connection over, once it is open.
   *
   * @param signal closes the connection
   * @returns undefined if it could not be opened, was closed by the server, is too old, or was taken before: the request then opens its own
   */
  take(signal: AbortSignal): Promise<Duplex | undefined>;
  /** Closes the connection, in whatever state it is. */
  close(): void;
}

/**
 * Milliseconds after which an unused connection is not used any more: servers close connections without a request after ten seconds or
 * more, and a request that meets the end of its connection would count as failed.
 */
export const LONGEST_IDLE = 5_000;

/**
 * Never throws: a connection that cannot be opened fails again, with its reason, when the request opens its own.
 *
 * @param now returns milliseconds
 * @param timeout milliseconds that the request may take
 */
export function connectEarly(url: string, now: () => number, timeout = Infinity): EarlyConnection {
  const abort = new AbortController();
  const close = (): void => {
    abort.abort();
  };
  let opening = open(url, abort.signal, now, timeout).catch(() => undefined);
  return {
    async take(signal) {
      signal.addEventListener('abort', close);
      const early = await opening;
      opening = Promise.resolve(undefined);
      if (!early || now() - early.since > LONGEST_IDLE || !isUnused(early.socket)) return undefined;
      return early.socket;
    },
    close,
  };
}

async function open(
  url: string,
  signal: AbortSignal,
  now: () => number,
  timeout: number,
): Promise<{ socket: Duplex; since: number }> {
  const socket = await openConnection(new URL(url), signal, timeout);
  return { socket, since: now() };
}

/** A server that gives up waiting for the request closes the connection, or sends the answer 408 first. */
function isUnused(socket: Duplex): boolean {
  return !socket.destroyed && socket.writable && socket.readable && socket.readableLength === 0;
}
