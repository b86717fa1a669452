// The HTTP client of interactive commands: each request has its own time limit, because the user may take time to answer a prompt.

import { createHttpClient, type HttpClient } from '../http/client.ts';
import { ignoreDisabledVerification } from '../http/connection.ts';
import { defaultOf } from '../login/settings.ts';
import type { Timing } from '../clock.ts';

const REQUEST_TIMEOUT = defaultOf('request-timeout');
const MAX_ATTEMPTS = defaultOf('max-attempts');
const RETRY_TIMEOUT = defaultOf('retry-timeout');

/** @param warn receives a line about each request that is sent again */
export function commandHttp(warn: (line: string) => void, timing: Timing): HttpClient {
  ignoreDisabledVerification(warn);
  return {
    send: (what, prepare) =>
      createHttpClient({
        userAgent: 'oci-wif',
        requestTimeout: REQUEST_TIMEOUT,
        maxAttempts: MAX_ATTEMPTS,
        retryTimeout: RETRY_TIMEOUT,
        overallTimeout: REQUEST_TIMEOUT * MAX_ATTEMPTS,
        onRetry: warn,
        timing,
      }).send(what, prepare),
  };
}
