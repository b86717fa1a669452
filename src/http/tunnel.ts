// Requests a tunnel from a proxy.

import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ProxyError } from './network-error.ts';
import type { Proxy } from './proxy.ts';

/**
 * CONNECT (RFC 9110 §9.3.6).
 *
 * @param toProxy the open connection to the proxy
 * @param target host and port
 * @returns the connection to the target
 * @throws ProxyError
 */
export async function openTunnel(toProxy: Duplex, proxy: Proxy, target: string): Promise<Duplex> {
  const asked = destroyOnThrow(toProxy, () =>
    request({
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorization(proxy) },
      createConnection: () => toProxy,
    }),
  );
  asked.end();
  const connected = once(asked, 'connect') as Promise<[IncomingMessage, Duplex, Buffer]>;
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
