// The HTTP client of a command: every request has its own time, because a person may think for an hour between two of them.

import { createHttpClient, type HttpClient } from '../http/client.ts';
import type { Timing } from '../timing.ts';
import type { Terminal } from './terminal.ts';

export interface HttpLimits {
  /** Seconds. */
  requestTimeout: number;
  maxAttempts: number;
}

export const DEFAULT_LIMITS: HttpLimits = { requestTimeout: 20, maxAttempts: 4 };

export function commandHttp(terminal: Terminal, timing: Timing, limits: HttpLimits = DEFAULT_LIMITS): HttpClient {
  return {
    send: (what, prepare) =>
      createHttpClient({
        userAgent: 'oci-wif',
        ...limits,
        overallTimeout: limits.requestTimeout * limits.maxAttempts,
        onRetry: (line) => {
          terminal.warn(line);
        },
        timing,
      }).send(what, prepare),
  };
}
