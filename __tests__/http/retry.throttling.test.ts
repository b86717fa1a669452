import { isThrottling, throttlingPause } from '../../src/http/retry.ts';

const HOUR = 3_600_000;
const pauses = (since: number, asked: number, left = HOUR): (number | undefined)[] =>
  [0, 0.5, 0.999999].map((random) => {
    const pause = throttlingPause({ since, asked, left }, random);
    return pause === undefined ? undefined : Math.round(pause);
  });

it.each([
  [429, undefined, true],
  [429, '5', true],
  [503, '5', true],
  [503, undefined, false],
  [500, '5', false],
])('%i with Retry-After %s is throttling: %s', (status, retryAfter, expected) => {
  expect(isThrottling(status, retryAfter)).toBe(expected);
});

it.each([
  { name: 'between 1.25 and 2 s at first', since: 0, asked: 0, expected: [1_250, 1_625, 2_000] },
  { name: 'in proportion to the time throttled so far', since: 10_000, asked: 0, expected: [4_500, 5_625, 6_750] },
  { name: 'never longer than half a minute', since: HOUR / 2, asked: 0, expected: [20_250, 25_313, 30_375] },
  { name: 'as long as the server asks, and longer', since: 0, asked: 30_000, expected: [30_000, 39_000, 48_000] },
  {
    name: 'as long as the server asks again, and longer',
    since: 9_000,
    asked: 7_000,
    expected: [7_000, 8_750, 10_500],
  },
])('pauses $name', ({ since, asked, expected }) => {
  expect(pauses(since, asked)).toEqual(expected);
});

it('shortens the longest pause to the time that is left, and gives up if even the shortest does not fit', () => {
  expect(pauses(20_000, 0, 10_000)).toEqual([9_000, 9_500, 10_000]);
  expect(pauses(20_000, 0, 9_000)).toEqual([undefined, undefined, undefined]);
  expect(pauses(0, 60_000, 59_000)).toEqual([undefined, undefined, undefined]);
});
