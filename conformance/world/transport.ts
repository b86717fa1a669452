// Sends requests as they are and returns every answer, whatever its status: the answers are what a run observes.

import { HttpClient } from '@actions/http-client';
import { setTimeout as delay } from 'node:timers/promises';

export interface Answer {
  status: number;
  body: string;
  /** The body as an object; empty if it is not one. */
  json(): Record<string, unknown>;
}

export interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface Transport {
  /** @param prepare is called for each attempt, because a signature covers the date */
  send(prepare: () => Request | Promise<Request>): Promise<Answer>;
  /** @param milliseconds to wait */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Thrown by everything that would begin after an interruption. */
export class Interrupted extends Error {}

const ATTEMPTS = 4;
const TIMEOUT_MS = 30_000;

/** @param signal no request begins after it; a request that has begun ends, so that what it created is known */
export function createTransport(signal?: AbortSignal): Transport {
  const client = new HttpClient('oci-wif-conformance', [], {
    allowRedirects: false,
    allowRetries: false,
    socketTimeout: TIMEOUT_MS,
  });
  const stopIfInterrupted = (): void => {
    if (signal?.aborted === true) throw new Interrupted('interrupted');
  };
  const sleep = async (milliseconds: number): Promise<void> => {
    stopIfInterrupted();
    await delay(milliseconds, undefined, signal ? { signal } : {}).catch(stopIfInterrupted);
  };
  const attempt = async ({ method, url, headers, body }: Request): Promise<Answer> => {
    const response = await client.request(method, url, body ?? null, headers);
    return answerOf(response.message.statusCode ?? 0, await response.readBody());
  };
  return {
    sleep,
    async send(prepare) {
      for (let number = 1; ; number++) {
        stopIfInterrupted();
        const answer = await attempt(await prepare()).catch((error: unknown) => {
          if (number === ATTEMPTS) throw error;
          return undefined;
        });
        // Throttling and maintenance say nothing about a fact. Other errors of the server may be the fact.
        if (answer && (number === ATTEMPTS || ![429, 503].includes(answer.status))) return answer;
        await sleep(number * 2000);
      }
    },
  };
}

function answerOf(status: number, body: string): Answer {
  return {
    status,
    body,
    json() {
      try {
        const value: unknown = JSON.parse(body);
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
      } catch {
        return {};
      }
    },
  };
}
