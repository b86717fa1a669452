// One HTTPS request with nothing between the test and the socket.

import { request, type RequestOptions } from 'node:https';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** Parsed on demand; throws what JSON.parse throws. */
  json: () => Record<string, unknown>;
}

export interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Rejects if the connection breaks, also during the answer. */
export function httpsCall(emulator: { ca: string }, url: string, call: Call = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port } = new URL(url);
    // The path as written: URL would normalize what a signature covers.
    const path = url.slice(url.indexOf('/', url.indexOf('//') + 2));
    const options: RequestOptions = { protocol, hostname, port, path, ca: emulator.ca, agent: false };
    const outgoing = request({ ...options, method: call.method ?? 'GET', headers: call.headers ?? {} }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const json = (): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}
