// The tokens that the background process renews, each a task with a time at which it is due.

import { Failure } from '../failure.ts';
import type { Timing } from '../timing.ts';
import type { Journal, RenewedToken } from './journal.ts';
import type { RenewalContext } from './renewals.ts';
import type { RenewalRequest } from './request.ts';
import { pauseAfter, renewalTime } from './schedule.ts';

export interface RenewalTask {
  /** Milliseconds since the epoch. */
  due: number;
  /** Renews the token and sets `due` to the next time. Never throws: a failure is written to the journal. */
  run(): Promise<void>;
}

export interface TaskContext extends RenewalContext {
  journal: Journal;
}

export function renewalTasks(request: RenewalRequest, { journal, ...context }: TaskContext): RenewalTask[] {
  const { timing } = context;
  const { session, identityTokenFile: file } = request;
  const now = timing.now();
  const tasks: RenewalTask[] = [];
  if (file !== undefined) {
    // Due at once: the login has already exchanged the token that is in the file.
    const start = { due: now, expiresAt: now };
    const renew = async (): Promise<number> => (await loadRenewals()).renewIdentityToken(request, file, context);
    tasks.push(createTask({ token: 'identity', start, renew, journal, timing }));
  }
  if (session) {
    const { expiresAt } = session;
    const start = { due: renewalTime('session', { from: now, until: expiresAt }, timing.random()), expiresAt };
    const renew = async (): Promise<number> => (await loadRenewals()).renewSession(request, session, context);
    tasks.push(createTask({ token: 'session', start, renew, journal, timing }));
  }
  return tasks;
}

interface TaskParts {
  token: RenewedToken;
  /** When to renew first, and when the token in use expires. */
  start: { due: number; expiresAt: number };
  /** Replaces the token. @returns its expiry, milliseconds since the epoch */
  renew: () => Promise<number>;
  journal: Journal;
  timing: Timing;
}

function createTask({ token, start, renew, journal, timing }: TaskParts): RenewalTask {
  let { expiresAt } = start;
  let failures = 0;
  return {
    due: start.due,
    async run() {
      // The lifetime counts from before the request, because the request itself may take a while.
      const from = timing.now();
      try {
        expiresAt = await renew();
        failures = 0;
        this.due = renewalTime(token, { from, until: expiresAt }, timing.random());
        await journal.write({ event: 'renewed', token, expiresAt: isoTime(expiresAt), next: isoTime(this.due) });
      } catch (error) {
        failures += 1;
        const failure = describe(error);
        const now = timing.now();
        this.due = now + pauseAfter({ kind: failure.kind, count: failures, now, expiresAt }, timing.random());
        await journal.write({ event: 'failed', token, ...failure, next: isoTime(this.due) });
      }
    },
  };
}

/**
 * The requests need Node's TLS, HTTP and cryptography, which take 10 MB. They are loaded for the first renewal, not while the process waits
 * for it. The code is in the same file of the bundle, because a job may remove or replace its files.
 */
const loadRenewals = () => import('./renewals.ts');

function describe(error: unknown): Pick<Failure, 'kind' | 'message' | 'hint'> {
  if (error instanceof Failure) return { kind: error.kind, message: error.message, hint: error.hint };
  // The message of an unexpected error may contain a secret.
  const name = error instanceof Error ? error.name : typeof error;
  return { kind: 'transient', message: `Internal error: ${name}`, hint: undefined };
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
