// The HTTP client: a time limit per attempt and overall, retries for transient errors only, proxies, no redirects, a limited body size.

import { type ClientRequest, type IncomingMessage, request as createRequest } from 'node:http';
import { Failure } from '../failure.ts';
import { protectSecret } from '../text/redaction.ts';
import { CLOCK_ADVICE, compareClocks, systemTiming, type Timing } from '../clock.ts';
import { destroyOnThrow, type EarlyConnection, openConnection } from './connection.ts';
import { codeOf, describeNetworkError, ProxyError, readErrorBody, requestIdOf } from './error-text.ts';
import { type Proxy, proxyAdvice, proxyFor } from './proxy.ts';
import { createRetryBudget, isTransient, isTransientStatus, type RetryDecision, type RetryLimits } from './retry.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** Used if it is still open; otherwise the request opens a new connection. */
  connection?: EarlyConnection | undefined;
}

export interface HttpResponse {
  status: number;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export interface HttpOptions extends RetryLimits {
  userAgent: string;
  /** Seconds for one attempt, from connecting to the last byte. */
  requestTimeout: number;
  /** Called before every retry with a one-line message that contains no secret. */
  onRetry?: (line: string) => void;
  /** Called once, if the clock of this machine is further from that of a server than OCI tolerates. */
  onWrongClock?: (line: string) => void;
  /** What the user can do if the server throttles for too long: a hint that starts with a verb. */
  throttlingHint?: string;
  /** Whether to give up instead of sending the request again; read after each pause. */
  isStopped?: () => boolean;
  timing?: Timing;
}

export interface HttpClient {
  /**
   * Sends the request that `prepare` returns. It is prepared again for every attempt, because a subject token may expire during a pause.
   *
   * @param what names the request in messages, e.g. `token exchange at https://…`
   * @returns any answer except redirects and transient errors (408, 425, 429, 5xx); the caller explains other 4xx answers
   * @throws Failure `transient` when no attempts or no time are left, `mismatch` for a redirect or a body over the limit
   */
  send(what: string, prepare: Prepare): Promise<HttpResponse>;
}

/**
 * @param attempt 1 for the first
 * @param wasThrottled whether the attempt before this one was throttled: then the server has not read the request, and it may be sent unchanged
 */
type Prepare = (attempt: number, wasThrottled: boolean) => HttpRequest | Promise<HttpRequest>;

/** Bytes. Answers of an identity provider or a domain are a few kilobytes long. */
export const MAX_BODY_BYTES = 256 * 1024;

export function createHttpClient(options: HttpOptions): HttpClient {
  const timing = options.timing ?? systemTiming;
  const budget = createRetryBudget(options, timing, timing.now());
  let { onWrongClock } = options;

  return {
    async send(what, prepare) {
      const decide = budget.forRequest();
      let last: { decision: RetryDecision; failure: Failure } | undefined;
      for (let attempt = 1; ; attempt++) {
        if (last && options.isStopped?.()) throw last.failure;
        const request = await prepare(attempt, last?.decision.wasThrottled ?? false);
        // The preparation may take long, because it may send a request itself.
        if (last && timing.now() >= last.decision.until) throw last.failure;
        protectCredentials(request.headers);
        const url = new URL(request.url);
        const proxy = proxyFor(url);
        const timeout = Math.max(0, Math.min(options.requestTimeout * 1000, budget.timeLeft()));
        const outcome = await attemptOnce(options.userAgent, request, timeout);
        if (outcome.kind === 'answer' && onWrongClock) {
          const offset = compareClocks(outcome.answer.headers.date, timing.now(), url.host);
          if (offset?.isWrong) {
            onWrongClock(`Wrong clock: ${offset.text}. ${CLOCK_ADVICE}`);
            onWrongClock = undefined;
          }
        }
        if (outcome.kind === 'answer' && !isTransientStatus(outcome.answer.status)) {
          refuseRedirect(what, request, outcome.answer, proxy);
          return outcome.answer;
        }
        const said = outcome.kind === 'answer' ? `answered ${outcome.answer.status}` : outcome.description;
        if (outcome.kind === 'too-large') {
          throw new Failure('mismatch', 'Unexpected response', `${what} ${said}`, {
            hint: checkAddress(url, proxy),
          });
        }
        const answer = outcome.kind === 'answer' ? outcome.answer : undefined;
        const decision = decide({ status: answer?.status, retryAfter: answer?.headers['retry-after'] });
        const isFinal = outcome.kind === 'error' && !outcome.isTransient;
        const tries = attempt === 1 ? 'once' : `${attempt} times`;
        const failure = new Failure(
          'transient',
          'Request failed',
          `${what} ${said}${answer === undefined ? '' : evidence(answer)}; tried ${tries}${isFinal ? '' : decision.reason}`,
          {
            hint: decision.wasThrottled
              ? (options.throttlingHint ?? 'try again later')
              : adviceFor(url, outcome, proxy),
            cause: outcome.kind === 'error' ? outcome.cause : undefined,
          },
        );
        if (isFinal || decision.pause === undefined) throw failure;
        const seconds = (decision.pause / 1000).toFixed(1);
        options.onRetry?.(`${what} ${said}; trying again in ${seconds} s (${decision.progress})`);
        await timing.sleep(decision.pause);
        last = { decision, failure };
      }
    },
  };
}

type Outcome =
  | { kind: 'answer'; answer: HttpResponse }
  | { kind: 'too-large'; description: string }
  | { kind: 'error'; description: string; isTransient: boolean; cause: unknown };

/** Sends one request on one connection. `timeout`, in milliseconds, covers everything from connecting to the last byte. */
async function attemptOnce(userAgent: string, request: HttpRequest, timeout: number): Promise<Outcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, timeout);
  try {
    const message = await exchangeMessages(userAgent, request, abort.signal, timeout);
    const body = await readBody(message);
    if (body === undefined) {
      return {
        kind: 'too-large',
        description: `answered ${message.statusCode ?? 0} with more than ${MAX_BODY_BYTES / 1024} kB`,
      };
    }
    return { kind: 'answer', answer: { status: message.statusCode ?? 0, headers: singleHeaders(message), body } };
  } catch (cause) {
    const seconds = Number((timeout / 1000).toFixed(1));
    const timedOut =
      seconds === 0 ? 'did not answer within the overall time limit' : `did not answer within ${seconds} s`;
    const description = abort.signal.aborted ? timedOut : describeNetworkError(cause);
    return { kind: 'error', description, isTransient: abort.signal.aborted || isTransient(cause), cause };
  } finally {
    clearTimeout(timer);
  }
}

/** Sends the request and returns the answer, of which the body is not yet read. */
async function exchangeMessages(
  userAgent: string,
  { method, url: target, headers, body, connection }: HttpRequest,
  signal: AbortSignal,
  timeout: number,
): Promise<IncomingMessage> {
  const url = new URL(target);
  const socket = (await connection?.take(signal)) ?? (await openConnection(url, signal, timeout));
  const sent = destroyOnThrow(socket, () =>
    createRequest({
      method,
      path: url.pathname + url.search,
      headers: { host: url.host, ...headers, 'user-agent': userAgent },
      signal,
      // The connection is encrypted already if the URL asks for it.
      createConnection: () => socket,
    }),
  );
  const answer = answerTo(sent);
  sent.end(body);
  return answer;
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.on('response', (answer) => {
      if (answer.statusCode !== 101) resolve(answer);
      else sent.destroy(noAnswer('ERR_PROTOCOL_SWITCH'));
    });
    sent.on('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(noAnswer('ERR_PROTOCOL_SWITCH'));
    });
    sent.on('error', reject);
    // The connection may end without an answer and without an error.
    sent.on('close', () => {
      reject(noAnswer('ECONNRESET'));
    });
  });
}

function noAnswer(code: string): Error {
  return Object.assign(new Error('no answer'), { code });
}

/** Returns the whole body as UTF-8. If it exceeds the limit, closes the connection and returns undefined. */
export async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function singleHeaders(message: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

/** A redirect would send the client secret or a token to a host that the user did not configure. */
function refuseRedirect(what: string, request: HttpRequest, answer: HttpResponse, proxy: Proxy | undefined): void {
  if (answer.status < 300 || answer.status > 399) return;
  const location = answer.headers.location;
  const target =
    location !== undefined && URL.canParse(location, request.url) ? new URL(location, request.url).host : 'nowhere';
  throw new Failure(
    'mismatch',
    'Unexpected response',
    `${what} answered ${answer.status}, a redirect to ${target}, which is not followed because it would send the credentials there${evidence(answer)}`,
    { hint: checkAddress(new URL(request.url), proxy) },
  );
}

function checkAddress({ host }: URL, proxy: Proxy | undefined): string {
  const through = proxy === undefined ? '' : `; the request was sent through the proxy ${proxy.url.host}`;
  return `check the address: ${host}${through}`;
}

/** What the server said about its error, in parentheses. */
function evidence(answer: HttpResponse): string {
  const said = readErrorBody(answer.body);
  const requestId = requestIdOf(answer);
  const parts = [...(said ? [said.text] : []), ...(requestId === undefined ? [] : [`request ID: ${requestId}`])];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** @returns what to do about a request without a usable answer; undefined if its description says it */
function adviceFor(url: URL, outcome: Outcome, proxy: Proxy | undefined): string | undefined {
  if (outcome.kind === 'answer') {
    return `try again later; if the error persists, report it to the operator of ${url.host}`;
  }
  if (proxy === undefined)
    return outcome.kind === 'error' && codeOf(outcome.cause) === 'ENOTFOUND' ? checkAddress(url, proxy) : undefined;
  const { cause } = outcome as { cause?: unknown };
  return proxyAdvice(url, proxy, cause instanceof ProxyError ? cause.status : undefined);
}

/**
 * Protects the credentials of a request before it is sent: from then on a server, or a proxy, may repeat them. The key ID of a signature
 * contains the session token.
 *
 * @param headers names in lower case; `authorization` in the form `<scheme> <credentials>` (RFC 9110 §11.6.2) or with parameters
 */
export function protectCredentials({ authorization = '' }: Readonly<Record<string, string>>): void {
  protectSecret(/^Signature .*\bkeyId="ST\$([^"]+)"/i.exec(authorization)?.[1] ?? '');
  const [, scheme = '', credentials = ''] = /^(\w+) (\S+)$/.exec(authorization) ?? [];
  protectSecret(credentials);
  if (scheme.toLowerCase() !== 'basic') return;
  const pair = Buffer.from(credentials, 'base64').toString();
  protectSecret(pair.slice(pair.indexOf(':') + 1));
}
