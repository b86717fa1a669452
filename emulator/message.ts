// The requests and replies of the emulator's services, without sockets.

import type { IncomingMessage } from 'node:http';

/** A service of the emulator. Returns `undefined` for a path that it does not serve. */
export type Service = (request: Incoming) => Promise<Reply | undefined> | Reply | undefined;

export interface Incoming {
  method: string;
  /** Path and query exactly as received: signatures cover these bytes. */
  target: string;
  path: string;
  query: URLSearchParams;
  /** The value of a header; several lines of one name are joined by `, `. */
  header: (name: string) => string | undefined;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** The reason for a refusal, for the request log only: real services do not return it. */
  reason?: string | undefined;
}

export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** The fields of a JSON body; none if it is not a JSON object. */
export function readFields(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);

  const headers: Record<string, string> = {};
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) {
    const name = (message.rawHeaders[i] ?? '').toLowerCase();
    const value = message.rawHeaders[i + 1] ?? '';
    headers[name] = name in headers ? `${headers[name] ?? ''}, ${value}` : value;
  }
  const target = message.url ?? '/';
  const [path = '/'] = target.split('?', 1);
  return {
    method: message.method ?? 'GET',
    target,
    path,
    query: new URLSearchParams(target.slice(path.length)),
    header: (name) => headers[name.toLowerCase()],
    headers,
    body: Buffer.concat(chunks),
  };
}
