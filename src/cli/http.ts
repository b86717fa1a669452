// The HTTP client of interactive commands: each request has its own time limit, because the user may take time to answer a prompt.

import type { Socket } from 'node:net';
import { createHttpClient, type HttpClient, type HttpRequest } from '../http/client.ts';
import { type EarlyConnection, ignoreDisabledVerification, openConnection } from '../http/connection.ts';
import { proxyFor } from '../http/proxy.ts';
import { defaultOf } from '../login/settings.ts';
import type { Timing } from '../clock.ts';

const REQUEST_TIMEOUT = defaultOf('request-timeout');
const MAX_ATTEMPTS = defaultOf('max-attempts');
const RETRY_TIMEOUT = defaultOf('retry-timeout');

/** @param warn receives a line about each request that is sent again */
export function commandHttp(warn: (line: string) => void, timing: Timing): HttpClient {
  ignoreDisabledVerification(warn);
  const connectionOf = keepConnections();
  return {
    send: (what, prepare) =>
      createHttpClient({
        userAgent: 'oci-wif',
        requestTimeout: REQUEST_TIMEOUT,
        maxAttempts: MAX_ATTEMPTS,
        retryTimeout: RETRY_TIMEOUT,
        overallTimeout: REQUEST_TIMEOUT * MAX_ATTEMPTS,
        onRetry: warn,
        timing,
      }).send(what, async (...attempt) => {
        const request = await prepare(...attempt);
        const headers = { ...request.headers, connection: 'keep-alive' };
        return { ...request, headers, connection: connectionOf(request) };
      }),
  };
}

/** Milliseconds. Some servers close a connection five seconds after its last answer. */
const LONGEST_IDLE = 2_000;

/**
 * Keeps the connection of a request for the next one to the same server, which then takes one round trip instead of three. Only a GET uses
 * it: the server may close it at that moment, and then nobody knows whether it has carried out a write.
 */
function keepConnections(): (request: HttpRequest) => EarlyConnection {
  const idle = new Map<Socket, string>();
  return ({ method, url: target }) => {
    const url = new URL(target);
    const open = async (signal: AbortSignal): Promise<Socket> => {
      const socket = await openConnection(url, signal, REQUEST_TIMEOUT * 1000);
      socket.on('timeout', () => socket.destroy()).on('close', () => idle.delete(socket));
      // Emitted by Node's client when the answer is complete and the server keeps the connection open.
      socket.on('free', () => {
        // An encrypted connection to a proxy would keep the process running.
        if (proxyFor(url)?.url.protocol === 'https:') socket.destroy();
        else idle.set(socket.setTimeout(LONGEST_IDLE).unref(), url.origin);
      });
      return socket;
    };
    return {
      async take(signal) {
        const kept = [...idle].findLast(
          ([socket, origin]) => method === 'GET' && origin === url.origin && socket.readable,
        );
        const socket = kept?.[0] ?? (await open(signal));
        idle.delete(socket);
        return socket.setTimeout(0).ref();
      },
      close: () => undefined,
    };
  };
}
