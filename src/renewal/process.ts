// The background process around the loop: the request arrives on standard input, and a signal ends the process.

import { setTimeout as delay } from 'node:timers/promises';
import { systemTiming, type Timing } from '../timing.ts';
import { keepFresh } from './renewer.ts';
import { readRequest } from './request.ts';

/** Milliseconds after a signal in which a file can still be completed. Requests on the network are not waited for. */
const GRACE_PERIOD = 500;

/** Returns when the job has ended, or at once when no request arrived. */
export async function runRenewer(): Promise<void> {
  process.umask(0o077);
  const stop = new AbortController();
  const end = () => {
    stop.abort();
    setTimeout(() => process.exit(), GRACE_PERIOD).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
  const request = await readRequest(process.stdin as AsyncIterable<Buffer>);
  if (!request) return;
  // There are no signals on Windows.
  if (process.platform === 'win32') (await import('./removal-signal.ts')).onRemoval(request.directory, end);
  const timing: Timing = {
    ...systemTiming,
    sleep: async (milliseconds) => {
      // A signal ends the sleep early, and the loop then sees that it is stopped.
      await delay(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
    },
  };
  await keepFresh(request, timing, () => stop.signal.aborted);
}
