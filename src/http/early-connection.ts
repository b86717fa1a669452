// A connection that is opened before the request exists, so that the request does not have to wait for it.

import type { Duplex } from 'node:stream';
import { openConnection } from './connection.ts';

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
