// The HTTP client of the commands that ask questions: each request has a deadline of its own, because a person may think between two.

import { createHttpClient, type HttpClient } from '../http/client.ts';
import { DEFAULTS } from '../login/settings.ts';
import type { Timing } from '../timing.ts';
import type { Terminal } from './terminal.ts';

const REQUEST_TIMEOUT = Number(DEFAULTS['request-timeout']);
const MAX_ATTEMPTS = Number(DEFAULTS['max-attempts']);

export function commandHttp(terminal: Terminal, timing: Timing): HttpClient {
  return {
    send: (what, prepare) =>
      createHttpClient({
        userAgent: 'oci-wif',
        requestTimeout: REQUEST_TIMEOUT,
        maxAttempts: MAX_ATTEMPTS,
        overallTimeout: REQUEST_TIMEOUT * MAX_ATTEMPTS,
        onRetry: (line) => {
          terminal.warn(line);
        },
        timing,
      }).send(what, prepare),
  };
}
