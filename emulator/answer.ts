// Sends a reply, or what a fault turns it into.

import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import { jsonReply, type Incoming, type Reply } from './message.ts';

export interface Answering {
  request: Incoming;
  response: ServerResponse;
  fault: Fault | undefined;
  serve: () => Promise<Reply>;
  /** Called with the status right before it is sent; never called for a request without an answer. */
  onStatus: (status: number, reason: string | undefined) => void;
  /** Closes the connection with a TCP reset. */
  reset: () => void;
  /** The emulator's clock, for the `Date` header. */
  now: () => number;
  /** Aborted when the emulator stops. */
  signal: AbortSignal;
}

export async function answer(answering: Answering): Promise<void> {
  const { fault, serve } = answering;
  switch (fault?.kind) {
    case undefined:
      send(answering, await serve());
      return;
    case 'status':
      await delay(fault.delayMs ?? 0, undefined, { signal: answering.signal });
      send(answering, statusReply(fault));
      return;
    case 'delay':
      await delay(fault.delayMs, undefined, { signal: answering.signal });
      send(answering, await serve());
      return;
    case 'hang':
      if (fault.at === 'during') await sendHalf(answering, await serve());
      return;
    case 'reset':
      if (fault.at === 'during') await sendHalf(answering, await serve());
      answering.reset();
      return;
    case 'truncated': {
      const reply = await serve();
      begin(answering, reply, { 'content-length': String(bytes(reply).length + 1000) }).end(bytes(reply));
      // The body is shorter than announced; closing the connection tells the client.
      answering.response.socket?.end();
      return;
    }
    case 'oversized':
      await flood(answering, fault.bytes ?? 64 * 1024 * 1024);
      return;
    case 'content-type': {
      const reply = await serve();
      send(answering, { ...reply, headers: { ...reply.headers, 'content-type': fault.contentType } });
      return;
    }
    case 'malformed': {
      const reply = await serve();
      const real = bytes(reply);
      send(answering, { ...reply, body: fault.body ?? real.subarray(0, Math.ceil(real.length / 2)) });
      return;
    }
    case 'redirect':
      send(answering, { status: fault.status ?? 302, headers: { location: fault.location } });
      return;
    case 'throttle': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      send(answering, jsonReply(429, { code: 'TooManyRequests', message: 'User-rate limit exceeded' }, headers));
      return;
    }
  }
}

function statusReply(fault: Fault & { kind: 'status' }): Reply {
  const { body = '', status, headers } = fault;
  if (typeof body === 'string') return { status, headers: { 'content-type': 'text/plain', ...headers }, body };
  return jsonReply(status, body, headers);
}

function bytes(reply: Reply): Buffer {
  return Buffer.from(reply.body ?? '');
}

function begin(answering: Answering, reply: Reply, headers: Record<string, string>): ServerResponse {
  answering.onStatus(reply.status, reply.reason);
  const date = new Date(answering.now()).toUTCString();
  return answering.response.writeHead(reply.status, { date, ...reply.headers, ...headers });
}

function send(answering: Answering, reply: Reply): void {
  const body = bytes(reply);
  // 204 and 304 have no body. A HEAD announces the length of the body, unless the service sets it.
  const bodiless = reply.status === 204 || reply.status === 304;
  const length = bodiless ? {} : { 'content-length': reply.headers?.['content-length'] ?? String(body.length) };
  const response = begin(answering, reply, length);
  response.end(bodiless || answering.request.method === 'HEAD' ? undefined : body);
}

/** Sends the headers and half of the body, and waits until they are sent. */
async function sendHalf(answering: Answering, reply: Reply): Promise<void> {
  const body = bytes(reply);
  begin(answering, reply, { 'content-length': String(body.length) }).write(body.subarray(0, body.length >> 1));
  await delay(20, undefined, { signal: answering.signal });
}

async function flood(answering: Answering, total: number): Promise<void> {
  const { response } = answering;
  begin(answering, { status: 200, headers: { 'content-type': 'application/json' } }, {});
  response.write('{"filler": "');
  const chunk = Buffer.alloc(64 * 1024, 'x');
  for (let sent = 0; !response.destroyed && sent < total; sent += chunk.length) {
    if (!response.write(chunk)) {
      await new Promise<void>((resolve) => {
        response.once('drain', resolve).once('close', resolve);
      });
    }
  }
  response.end('"}');
}
