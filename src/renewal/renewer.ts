// The background process: keeps the session token, and for Terraform an identity token, fresh until the job ends.

import { lstat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { Failure } from '../failure.ts';
import { checkSessionToken } from '../federation/session-token.ts';
import { exchangeToken } from '../federation/token-exchange.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { stageFile } from '../files/private-files.ts';
import { holdsKeyOf, replaceToken } from '../profile/token-replacement.ts';
import type { Timing } from '../timing.ts';
import { openJournal, type Journal, type Subject } from './journal.ts';
import type { RenewalOrder, SessionOrder } from './order.ts';
import { isRunning } from '../programs/process-identity.ts';
import { pauseAfter, replacementTime } from './schedule.ts';
import { requestSubjectToken } from './subject-source.ts';

/** Milliseconds between two looks at the clock and at the job: a timer does not run while the machine is suspended, the clock does. */
const SLICE = 4_000;

/** Milliseconds the clock may go back without being noticed: less than this is an ordinary adjustment. */
const CLOCK_TOLERANCE = 30_000;

/** A third of an identity token's five minutes is left at the latest when a new one is in place. */
const IDENTITY_PART = 1 / 2;
const SESSION_PART = 2 / 3;

/**
 * Works on its own from here on; every failure goes to the journal, and is tried again.
 *
 * @param stopped becomes true when the process is asked to end; looked at between two steps, so that no file is left half-written
 * @returns when the job is over: the reason is in the journal
 */
export async function keepFresh(order: RenewalOrder, timing: Timing, stopped: () => boolean): Promise<void> {
  const journal = openJournal(order.directory, () => timing.now());
  const chores = choresOf(order, journal, timing);
  const job = watchJob(order, timing, stopped);
  const expiresAt = new Date(order.session?.expiresAt ?? timing.now()).toISOString();
  await journal.write({ event: 'started', expiresAt });

  let before = timing.now();
  for (;;) {
    const reason = await job();
    if (reason !== undefined) {
      await journal.write({ event: 'ended', reason });
      return;
    }
    const now = timing.now();
    // Everything was reckoned from a time that is not true any more.
    if (now < before - CLOCK_TOLERANCE) for (const chore of chores) chore.due = now;
    before = now;
    const chore = chores.find(({ due }) => due <= now);
    if (chore) {
      await chore.run();
    } else {
      const next = Math.min(...chores.map(({ due }) => due));
      await timing.sleep(Math.min(SLICE, next - now));
    }
  }
}

/** Something to do again and again. */
interface Chore {
  /** Milliseconds since the epoch. */
  due: number;
  /** Never throws; sets `due` anew. */
  run(): Promise<void>;
}

function choresOf(order: RenewalOrder, journal: Journal, timing: Timing): Chore[] {
  const { session, identityTokenFile } = order;
  const chores: Chore[] = [];
  if (identityTokenFile !== undefined) {
    const obtain = () => renewIdentityToken(order, identityTokenFile, timing);
    // At once: the token that main has put there was exchanged already.
    chores.push(createChore('identity', IDENTITY_PART, { due: timing.now(), until: timing.now() }, obtain));
  }
  if (session) {
    const life = { from: timing.now(), until: session.expiresAt };
    const due = replacementTime(life, SESSION_PART, timing.random());
    chores.push(
      createChore('session', SESSION_PART, { due, until: life.until }, () => renewSession(order, session, timing)),
    );
  }
  return chores;

  /** @param obtain puts a new one in place. @returns its end, milliseconds since the epoch */
  function createChore(
    of: Subject,
    part: number,
    start: { due: number; until: number },
    obtain: () => Promise<number>,
  ) {
    let { until } = start;
    let failures = 0;
    const chore: Chore = {
      due: start.due,
      async run() {
        // The life is reckoned from before it was asked for: it may have been under way for a while.
        const from = timing.now();
        try {
          until = await obtain();
          failures = 0;
          chore.due = replacementTime({ from, until }, part, timing.random());
          await journal.write({ event: 'renewed', of, expiresAt: iso(until), next: iso(chore.due) });
        } catch (error) {
          failures += 1;
          const told = tell(error);
          const now = timing.now();
          chore.due = now + pauseAfter({ kind: told.kind, count: failures, now, until }, timing.random());
          await journal.write({ event: 'failed', of, ...told, next: iso(chore.due) });
        }
      },
    };
    return chore;
  }
}

/** The same key, another token: running Go and Terraform processes read the token for each request, but keep the key. */
async function renewSession(order: RenewalOrder, session: SessionOrder, timing: Timing): Promise<number> {
  const http = httpClient(order, timing);
  const supply = () => requestSubjectToken(http, order.source, order.requestTimeout);
  const token = await exchangeToken(http, session.exchange, supply, () => timing.now());
  const login = checkSessionToken(token, { key: { jwk: session.jwk }, tenancy: session.tenancy, now: timing.now() });
  await replaceToken(order.receipt, token);
  return login.expiresAt.getTime();
}

async function renewIdentityToken(order: RenewalOrder, file: string, timing: Timing): Promise<number> {
  const token = await requestSubjectToken(httpClient(order, timing), order.source, order.requestTimeout);
  const staged = await stageFile(file, token.raw, randomBytes(8).toString('hex'));
  await staged.commit();
  // Without `exp` nothing is known of it; GitHub's live five minutes.
  return token.claims.exp === undefined ? timing.now() + 300_000 : token.claims.exp * 1000;
}

/** Anew for each time: its deadline begins when it is made. */
function httpClient({ maxAttempts, requestTimeout }: RenewalOrder, timing: Timing): HttpClient {
  const overallTimeout = requestTimeout * (maxAttempts + 1);
  return createHttpClient({ userAgent: 'oci-wif-action', requestTimeout, maxAttempts, overallTimeout, timing });
}

/** @returns a function that says why it is over, or undefined while it is not */
function watchJob(order: RenewalOrder, timing: Timing, stopped: () => boolean): () => Promise<string | undefined> {
  let missed = 0;
  return async () => {
    if (stopped()) return 'asked to';
    if (timing.now() >= order.endBy) return 'time limit';
    if (order.runner && !(await isRunning(order.runner))) return 'the job is gone';
    if (!(await isDirectory(order.directory))) return 'its directory is gone';
    // One look may fall into the moment in which another login moves the directory; two in a row do not.
    missed = (await holdsKeyOf(order.receipt)) ? 0 : missed + 1;
    return missed >= 2 ? 'the profile is gone, or another login has taken its place' : undefined;
  };
}

async function isDirectory(directory: string): Promise<boolean> {
  return lstat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function tell(error: unknown): Pick<Failure, 'kind' | 'message' | 'hint'> {
  if (error instanceof Failure) return { kind: error.kind, message: error.message, hint: error.hint };
  // A message of unknown origin may repeat what it was given.
  return {
    kind: 'transient',
    message: `Internal error: ${error instanceof Error ? error.name : typeof error}`,
    hint: undefined,
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
