// The log of all requests to the emulator, for tests.

import type { Fault } from './faults.ts';
import type { Incoming } from './message.ts';

export interface RequestRecord {
  /** Milliseconds since the epoch on this machine's clock (not the emulator's shifted one). */
  time: number;
  method: string;
  path: string;
  /** Path and query as received. */
  target: string;
  headers: Record<string, string>;
  /** The form of a token exchange, including secrets, because only tests read this log. */
  form?: Record<string, string>;
  /** Absent until the request is answered. */
  status?: number;
  /** The fault that affected the request. */
  fault?: Fault['kind'];
  /** The reason for a refusal that the client does not receive. */
  reason?: string;
}

export interface RequestLog extends Array<RequestRecord> {
  clear(): void;
}

export function createRequestLog(): RequestLog {
  const log: RequestRecord[] = [];
  const clear = (): void => {
    log.length = 0;
  };
  // Not enumerable, so that comparing the log with an array compares the records only.
  return Object.defineProperty(log, 'clear', { value: clear }) as RequestLog;
}

export function recordOf(request: Incoming, fault: Fault | undefined): RequestRecord {
  const { method, path, target, headers } = request;
  const record: RequestRecord = { time: Date.now(), method, path, target, headers };
  if (fault) record.fault = fault.kind;
  if (request.header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    record.form = Object.fromEntries(new URLSearchParams(request.body.toString('utf8')));
  }
  return record;
}
