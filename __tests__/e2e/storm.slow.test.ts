// Thirty jobs log in at once at a domain that grants 1.5 exchanges a second. Slow, because it is about waiting.

import { errorsOf, EXCHANGE, withActionFixture } from './action-fixture.ts';

const JOBS = 30;
const PER_SECOND = 1.5;

it.each([undefined, '2'])(
  'all jobs log in with Retry-After %s, with one request to GitHub each',
  (retryAfter) =>
    withActionFixture({}, async (fixture) => {
      const { emulator, inputs } = fixture;
      const named = retryAfter === undefined ? {} : { retryAfter };
      emulator.faults.add({ kind: 'throttle', path: EXCHANGE, perSecond: PER_SECOND, ...named });
      const steps = await Promise.all(Array.from({ length: JOBS }, () => fixture.job().main(inputs)));
      expect(steps.map(errorsOf).flat()).toEqual([]);
      expect(steps.map(({ exitCode }) => exitCode)).toEqual(Array.from({ length: JOBS }, () => 0));

      const exchanges = emulator.requests.filter(({ path }) => path === EXCHANGE);
      const seconds = ((exchanges.at(-1)?.time ?? 0) - (exchanges[0]?.time ?? 0)) / 1000;
      expect(fixture.asked().filter((path) => path === 'id token')).toHaveLength(JOBS);
      expect(exchanges.length / JOBS).toBeLessThan(8);
      // The rate alone needs 19 s.
      expect(seconds).toBeLessThan(3 * (JOBS / PER_SECOND));
    }),
  180_000,
);
