// Fetches the JWKS of a trust over TLS, as the real domain does. Every host name leads to the emulator, so no request leaves the machine.

import { Agent, get, type RequestOptions } from 'node:https';
import type { JSONWebKeySet } from 'jose';

export interface KeySetFetcher {
  /** @throws Error if there is no JWKS */
  fetch(url: string): Promise<JSONWebKeySet>;
  close(): void;
}

/**
 * @param ca PEM of the only authority trusted.
 * @param headers sent with each request, by which the emulator knows its own.
 * @param port of the emulator, which answers for hosts that are not on loopback too.
 */
export function createKeySetFetcher(ca: string, headers: Record<string, string>, port: () => number): KeySetFetcher {
  // Each request has a new connection, because the server may close a kept one in the moment it is used.
  const agent = new Agent({ ca, keepAlive: false });
  return {
    async fetch(url) {
      const text = await download(url, { agent, ...addressOf(url, headers, port()) });
      const keySet = JSON.parse(text) as JSONWebKeySet;
      if (!Array.isArray(keySet.keys)) throw new Error(`no keys at ${url}`);
      return keySet;
    },
    close: () => {
      agent.destroy();
    },
  };
}

function addressOf(url: string, headers: Record<string, string>, port: number): RequestOptions {
  const { hostname, host } = new URL(url);
  if (['localhost', '127.0.0.1'].includes(hostname)) return { headers };
  return { headers: { ...headers, host }, hostname: '127.0.0.1', port, servername: hostname };
}

function download(url: string, options: RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { ...options, timeout: 5000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
        else reject(new Error(`${url} answered ${response.statusCode ?? 0}`));
      });
    });
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer`)));
    request.on('error', reject);
  });
}
