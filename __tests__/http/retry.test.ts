import { isTransientStatus, retryDelay } from '../../src/http/retry.ts';
import { fakeTiming } from './fake-timing.ts';

it('retries exactly 408, 425, 429 and 5xx', () => {
  const retried = Array.from({ length: 500 }, (_, index) => index + 100).filter(isTransientStatus);
  expect(retried).toEqual([408, 425, 429, ...Array.from({ length: 100 }, (_, index) => index + 500)]);
});

it.each([
  { attempt: 1, ceiling: 1_000 },
  { attempt: 2, ceiling: 2_000 },
  { attempt: 3, ceiling: 4_000 },
  { attempt: 4, ceiling: 8_000 },
  { attempt: 9, ceiling: 10_000 },
])('waits between 0 and $ceiling ms after attempt $attempt', ({ attempt, ceiling }) => {
  expect(retryDelay(attempt, undefined, fakeTiming(0))).toBe(0);
  expect(retryDelay(attempt, undefined, fakeTiming(0.999999))).toBeCloseTo(ceiling, -1);
});

it.each([
  ['seconds', '7', 7_000],
  ['a date', new Date(Date.UTC(2026, 10, 21) + 9_000).toUTCString(), 9_000],
  ['a date in the past', new Date(Date.UTC(2026, 10, 20)).toUTCString(), 0],
  ['more than the cap', '3600', 30_000],
  ['nonsense', 'soon', 0],
  ['a negative number', '-5', 0],
  ['seconds between spaces', ' 7 ', 7_000],
  ['a number with a word before it', 'in 7', 0],
  ['a number with a unit', '7s', 0],
])('honors Retry-After as %s', (_name, header, pause) => {
  expect(retryDelay(1, header, fakeTiming(0))).toBe(pause);
});

it('a short Retry-After does not shorten the pause', () => {
  expect(retryDelay(4, '1', fakeTiming(0.5))).toBe(4_000);
});
