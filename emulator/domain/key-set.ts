// Fetches a trust's key set over TLS, as the real domain does.

import { Agent, get } from 'node:https';
import type { JSONWebKeySet } from 'jose';

export interface KeySetFetcher {
  /** @throws Error when there is no key set to be had. */
  fetch(url: string): Promise<JSONWebKeySet>;
  close(): void;
}

/**
 * @param ca PEM of the only authority trusted: the emulator never leaves the machine.
 * @param headers sent with each request, by which the emulator knows its own.
 */
export function createKeySetFetcher(ca: string, headers: Record<string, string>): KeySetFetcher {
  const agent = new Agent({ ca, keepAlive: true });
  return {
    async fetch(url) {
      const text = await download(url, agent, headers);
      const keySet = JSON.parse(text) as JSONWebKeySet;
      if (!Array.isArray(keySet.keys)) throw new Error(`no keys at ${url}`);
      return keySet;
    },
    close: () => {
      agent.destroy();
    },
  };
}

function download(url: string, agent: Agent, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers, timeout: 5000 }, (response) => {
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
