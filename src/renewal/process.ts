// The process around the renewal: its order comes over standard input, a signal ends it.

import { setTimeout as delay } from 'node:timers/promises';
import { systemTiming, type Timing } from '../timing.ts';
import { readOrder } from './order.ts';
import { keepFresh } from './renewer.ts';

/** Milliseconds for a file that is being written when the signal comes; what is under way on the network is not waited for. */
const LAST_WORDS = 500;

/** Returns when the job is over, or at once when no order came. */
export async function runRenewer(): Promise<void> {
  process.umask(0o077);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stop.abort();
      setTimeout(() => process.exit(), LAST_WORDS).unref();
    });
  }
  const order = await readOrder(process.stdin as AsyncIterable<Buffer>);
  if (!order) return;
  const timing: Timing = {
    ...systemTiming,
    sleep: async (milliseconds) => {
      // Woken by the signal: the loop looks why.
      await delay(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
    },
  };
  await keepFresh(order, timing, () => stop.signal.aborted);
}
