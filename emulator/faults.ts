// Faults that tests configure: which requests they affect, and how often.

import { createTokenBucket, type TokenBucketOptions } from './token-bucket.ts';

export type Fault = FaultTarget & FaultKind;

/** The requests that a fault affects: those that meet all given conditions. */
interface FaultTarget {
  method?: string;
  /** The path without its query: the whole path as a string, or a part as a regular expression. */
  path?: string | RegExp;
  when?: (request: { method: string; path: string }) => boolean;
  /** Number of matching requests that are served normally first. */
  skip?: number;
  /** Number of requests to affect. Default: all. */
  times?: number;
}

export type FaultKind =
  /** Answers with this status without calling the service. An object becomes JSON. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string | object; delayMs?: number }
  /** Answers normally after a delay. */
  | { kind: 'delay'; delayMs: number }
  /** Never answers, or sends only the headers and half of the body. */
  | { kind: 'hang'; at?: 'before' | 'during' }
  /** Resets the connection before the answer or in the middle of it. */
  | { kind: 'reset'; at?: 'before' | 'during' }
  /** Announces the real answer as longer than it is, then closes the connection. */
  | { kind: 'truncated' }
  /** An answer with this many meaningless bytes. Default: 64 MiB. */
  | { kind: 'oversized'; bytes?: number }
  /** The real answer with another content type. */
  | { kind: 'content-type'; contentType: string }
  /** The real status with a body that is not JSON. Default: the first half of the real body. */
  | { kind: 'malformed'; body?: string }
  | { kind: 'redirect'; location: string; status?: number }
  /** Serves as many requests a second as a token bucket grants, and answers the others with 429. */
  | ({ kind: 'throttle'; retryAfter?: string } & TokenBucketOptions);

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Returns the fault for a new request and counts it as used. */
  take(request: { method: string; path: string }): Fault | undefined;
}

/** @param now milliseconds since the epoch */
export function createFaults(now: () => number): Faults {
  let armed: { fault: Fault; skip: number; left: number; isGranted: () => boolean }[] = [];
  return {
    add(fault) {
      const isGranted = fault.kind === 'throttle' ? createTokenBucket(fault, now) : (): boolean => false;
      armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Infinity, isGranted });
    },
    clear() {
      armed = [];
    },
    take(request) {
      for (const entry of armed) {
        if (entry.left <= 0 || !hits(entry.fault, request)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        if (entry.isGranted()) continue;
        entry.left -= 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}

function hits(target: FaultTarget, request: { method: string; path: string }): boolean {
  if (target.method !== undefined && target.method.toUpperCase() !== request.method) return false;
  if (typeof target.path === 'string' && target.path !== request.path) return false;
  if (typeof target.path === 'object' && request.path.search(target.path) < 0) return false;
  return target.when?.(request) ?? true;
}
