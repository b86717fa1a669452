import { renewalTime } from '../../src/renewal/schedule.ts';

const HOUR = 3_600_000;

it.each([
  [0, 36],
  [0.5, 40],
  [0.999999, 44],
])('renews a session of an hour with the random number %f after %i minutes', (random, minutes) => {
  expect(renewalTime('session', { from: 0, until: HOUR }, random) / 60_000).toBeCloseTo(minutes, 2);
});

it('spreads the renewals of jobs that began together over eight minutes', () => {
  const perMinute = new Map<number, number>();
  for (let job = 0; job < 1_000; job += 1) {
    const minute = Math.floor(renewalTime('session', { from: 0, until: HOUR }, job / 1_000) / 60_000);
    perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
  }
  expect([...perMinute.values()]).toEqual(Array.from({ length: 8 }, () => 125));
});
