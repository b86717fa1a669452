// A plain HTTP server on loopback that answers from a script, one entry per request, and remembers what it was asked.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Script = (request: IncomingMessage, response: ServerResponse) => void;

export interface LocalServer {
  url: string;
  requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  /** Requests whose connection the client closed before an answer. */
  abandoned: number;
  stop(): Promise<void>;
}

/** The last entry answers every further request. */
export async function startLocalServer(...scripts: Script[]): Promise<LocalServer> {
  const state: LocalServer = { url: '', requests: [], abandoned: 0, stop: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      state.requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      const script = scripts[Math.min(state.requests.length, scripts.length) - 1];
      script?.(request, response);
    });
    response.on('close', () => {
      if (!response.writableEnded) state.abandoned += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.stop = () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return state;
}

export const answer =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}): Script =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

export const hang: Script = () => undefined;

export const reset: Script = (request) => {
  request.socket.resetAndDestroy();
};
