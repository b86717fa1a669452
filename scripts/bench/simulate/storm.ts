// Simulates many jobs that log in at the same time to a domain that throttles. The clock is simulated; the decisions are those of the real client.

import { createTokenBucket } from '../../../emulator/token-bucket.ts';
import { createRetryBudget, type FailedAttempt } from '../../../src/http/retry.ts';
import { createEventQueue } from './event-queue.ts';
import { seededRandom } from './seeded-random.ts';

export interface Storm {
  jobs: number;
  /** Seconds over which the jobs start. */
  arrival: number;
  /** Exchanges that the domain grants per second; at most one second's worth at once. */
  rate: number;
  /** Exchanges that the domain grants in each minute; default: no such limit. */
  perMinute?: number;
  /** Seconds that the domain sends as `Retry-After`; 0: no header. */
  retryAfter: number;
  /** Seconds from the start in which the domain refuses everything. */
  outage?: number;
  /** The input `retry-timeout`, seconds. */
  retryTimeout: number;
}

export interface StormResult {
  succeeded: number;
  failed: number;
  /** Seconds until the last success. */
  drained: number;
  /** Seconds until the last success if a queue in front of the domain sent the requests at exactly its rate, plus `Retry-After` if it is needed. */
  ideal: number;
  /** Seconds until the last request. */
  last: number;
  /** Requests to the domain per job: mean and highest. */
  requests: { mean: number; most: number };
  /** Most requests to the domain in one second after the first one: a herd would show here. */
  peak: number;
  /** Successes until each time: [seconds, count]. */
  progress: [number, number][];
}

/** What decides after a refused attempt. @returns the pause in milliseconds, or undefined to give up */
export type Client = (failed: FailedAttempt) => number | undefined;

/** @param now milliseconds of the simulated clock */
export type ClientFactory = (storm: Storm, now: () => number, random: () => number) => Client;

/** Seconds for one request and its answer. */
const ROUND_TRIP = 0.1;

/** Seconds, at most, by which the starts of jobs differ that are started at once: runners are not equally fast. */
const START_SPREAD = 0.5;

/** The client of the action. */
export const realClient: ClientFactory = ({ retryTimeout }, now, random) => {
  const limits = { maxAttempts: 4, retryTimeout, overallTimeout: 100 };
  const sleep = (): never => {
    throw new Error('the simulation waits by itself');
  };
  const decide = createRetryBudget(limits, { now, random, sleep }, now()).forRequest();
  return (failed) => decide(failed).pause;
};

export function playStorm(storm: Storm, client = realClient, seed = 1): StormResult {
  const { jobs, arrival, retryAfter } = storm;
  const random = seededRandom(seed);
  let clock = 0;
  const now = (): number => clock;
  const grants = createDomain(storm, now);
  const refusal = { status: 429, retryAfter: retryAfter > 0 ? String(retryAfter) : undefined };

  const queue = createEventQueue<{ decide: Client; requests: number }>();
  const starts = Array.from({ length: jobs }, () => random() * Math.max(arrival, START_SPREAD) * 1000);
  for (const start of starts) queue.add(start, { decide: client(storm, now, random), requests: 0 });

  const result = { succeeded: 0, failed: 0, drained: 0, peak: 0 };
  const progress: [number, number][] = [];
  const perSecond = new Map<number, number>();
  let [sum, most] = [0, 0];
  for (let due = queue.next(); due; due = queue.next()) {
    clock = due.time;
    const job = due.event;
    job.requests += 1;
    sum += 1;
    most = Math.max(most, job.requests);
    if (job.requests > 1) {
      const second = Math.floor(clock / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    if (grants()) {
      result.succeeded += 1;
      result.drained = clock / 1000;
      progress.push([result.drained, result.succeeded]);
      continue;
    }
    const pause = job.decide(refusal);
    if (pause === undefined) result.failed += 1;
    else queue.add(clock + pause + ROUND_TRIP * 1000, job);
  }
  result.peak = Math.max(0, ...perSecond.values());
  return {
    ...result,
    last: clock / 1000,
    ideal: idealTime(storm, starts),
    requests: { mean: sum / jobs, most },
    progress,
  };
}

function createDomain(
  { rate, perMinute = Infinity, outage = 0 }: Storm,
  now: () => number,
  burst = Math.max(1, rate),
): () => boolean {
  const bucket = createTokenBucket({ perSecond: rate, burst }, now);
  let minute = { number: -1, granted: 0 };
  return () => {
    if (now() < outage * 1000) return false;
    const number = Math.floor(now() / 60_000);
    if (minute.number !== number) minute = { number, granted: 0 };
    if (minute.granted >= perMinute || !bucket()) return false;
    minute.granted += 1;
    return true;
  };
}

function idealTime(storm: Storm, starts: number[]): number {
  let clock = 0;
  const grants = createDomain(storm, () => clock, 2);
  let isThrottled = false;
  for (const start of starts.toSorted((a, b) => a - b)) {
    clock = Math.max(clock, start);
    for (; !grants(); clock += STEP) isThrottled ||= clock > start + 1000;
  }
  return clock / 1000 + (isThrottled ? storm.retryAfter : 0);
}

/** Milliseconds between two looks at the domain. */
const STEP = 5;
