// The loop of the background process: renews the session token, and for Terraform an identity token, until the job ends.

import type { Timing } from '../timing.ts';
import { watchJob } from './job-watch.ts';
import { openJournal } from './journal.ts';
import type { RenewalRequest } from './request.ts';
import { renewalTasks } from './tasks.ts';

/** Milliseconds between two checks of the clock and of the job. Timers stop while the machine is suspended; the clock does not. */
const CHECK_INTERVAL = 4_000;

/** Milliseconds. A clock that goes back by less is ignored as an ordinary adjustment. */
const CLOCK_TOLERANCE = 30_000;

/**
 * Every failure is written to the journal, and the renewal is tried again.
 *
 * @param isStopped whether the process was told to end; read between two renewals, so that no file is left incomplete
 * @param onStarted called when the journal has its first line
 * @returns when the job has ended; the reason is in the journal
 * @throws Failure `Cannot write profile` if the first line of the journal cannot be written: nothing could be written later either
 */
export async function keepFresh(
  request: RenewalRequest,
  timing: Timing,
  isStopped: () => boolean,
  onStarted: () => void = () => undefined,
): Promise<void> {
  const journal = openJournal(request.directory, () => timing.now());
  const tasks = renewalTasks(request, { journal, timing, isStopped });
  const reasonToEnd = watchJob(request, timing, isStopped);
  const problem = await journal.write({ event: 'started' });
  if (problem) throw problem;
  onStarted();

  let lastCheck = timing.now();
  for (;;) {
    const reason = await reasonToEnd();
    if (reason !== undefined) {
      await journal.write({ event: 'ended', reason });
      return;
    }
    const now = timing.now();
    // The due times were computed from a clock that was wrong.
    if (now < lastCheck - CLOCK_TOLERANCE) for (const task of tasks) task.due = now;
    lastCheck = now;
    const task = tasks.find(({ due }) => due <= now);
    if (task) {
      await task.run();
    } else {
      const next = Math.min(...tasks.map(({ due }) => due));
      await timing.sleep(Math.min(CHECK_INTERVAL, next - now));
    }
  }
}
