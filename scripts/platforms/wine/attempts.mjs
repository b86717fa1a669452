import { setTimeout as sleep } from 'node:timers/promises';

const ATTEMPTS = 3;

/**
 * Tries again after 15 s and after 30 s, because registries, and Wine's first start, sometimes fail.
 *
 * @param {string} what for the message, as in "npm ci failed"
 * @param {() => unknown} attempt
 * @throws the error of the last attempt
 */
export async function tryThreeTimes(what, attempt) {
  for (let count = 1; ; count += 1) {
    try {
      await attempt();
      return;
    } catch (error) {
      console.log(`${what} failed (${count} of ${ATTEMPTS}): ${error.message}`);
      if (count === ATTEMPTS) throw error;
      await sleep(count * 15_000);
    }
  }
}
