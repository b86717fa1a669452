// Faults on demand: which requests they hit, and how often.

export type Fault = FaultTarget & FaultKind;

/** Which requests a fault hits. All conditions given must hold; none given means every request. */
export interface FaultTarget {
  method?: string;
  /** The path without its query: the whole of it as a string, or any part of it as an expression. */
  path?: string | RegExp;
  when?: (request: { method: string; path: string }) => boolean;
  /** Let so many matching requests through first. */
  skip?: number;
  /** Hit so many requests, then stop; every one when absent. */
  times?: number;
}

export type FaultKind =
  /** Answered with this status; the service is never asked. An object becomes JSON. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string | object; delayMs?: number }
  /** Served as usual, but late. */
  | { kind: 'delay'; delayMs: number }
  /** Never answered, or only the headers and half of the body. */
  | { kind: 'hang'; at?: 'before' | 'during' }
  /** The connection is reset: before anything is served, or in the middle of the real answer. */
  | { kind: 'reset'; at?: 'before' | 'during' }
  /** The real answer announced as longer than it is, then the connection closes. */
  | { kind: 'truncated' }
  /** So many bytes of an answer that never gets to its point; 64 MiB when not said. */
  | { kind: 'oversized'; bytes?: number }
  /** The real answer under another content type. */
  | { kind: 'content-type'; contentType: string }
  /** The real status with a body that is no JSON. `body` replaces the default, which is the real one cut in half. */
  | { kind: 'malformed'; body?: string }
  | { kind: 'redirect'; location: string; status?: number };

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault for a request that has just come in, counted as used. */
  take(request: { method: string; path: string }): Fault | undefined;
}

export function createFaults(): Faults {
  let armed: { fault: Fault; skip: number; left: number }[] = [];
  return {
    add(fault) {
      armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Infinity });
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
  if (target.path instanceof RegExp && request.path.search(target.path) < 0) return false;
  return target.when?.(request) ?? true;
}
