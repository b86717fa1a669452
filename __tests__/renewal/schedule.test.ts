import type { FailureKind } from '../../src/failure.ts';
import { pauseAfterFailure, renewalTime } from '../../src/renewal/schedule.ts';
import { NOW } from '../federation/tokens.ts';

const HOUR = 3_600_000;

it.each([
  [0, 13.5],
  [0.5, 15],
  [0.999999, 16.5],
])('renews a session of an hour with the random number %f after %f minutes', (random, minutes) => {
  expect(renewalTime('session', { from: 0, until: HOUR }, random) / 60_000).toBeCloseTo(minutes, 2);
});

it('spreads the renewals of jobs that began together over three minutes', () => {
  const perHalfMinute = new Map<number, number>();
  for (let job = 0; job < 1_200; job += 1) {
    const halfMinute = Math.floor(renewalTime('session', { from: 0, until: HOUR }, job / 1_200) / 30_000);
    perHalfMinute.set(halfMinute, (perHalfMinute.get(halfMinute) ?? 0) + 1);
  }
  expect([...perHalfMinute.values()]).toEqual(Array.from({ length: 6 }, () => 200));
});

it('renews an identity token after half of its five minutes, and a token of any lifetime not before a second has passed', () => {
  expect(renewalTime('identity', { from: NOW, until: NOW + 300_000 }, 0.5)).toBe(NOW + 150_000);
  expect(renewalTime('session', { from: NOW, until: NOW - HOUR }, 0.5)).toBe(NOW + 1_000);
});

/** Seconds, with the shortest and the longest random pause. */
const pauses = (kind: FailureKind, count: number, left = HOUR): number[] =>
  [0, 0.999999].map((random) =>
    Math.round(pauseAfterFailure({ kind, count, now: NOW, expiresAt: NOW + left }, random) / 1000),
  );

it.each<[FailureKind, number, number[]]>([
  ['transient', 1, [1, 2]],
  ['transient', 2, [2, 4]],
  ['transient', 5, [16, 32]],
  ['transient', 6, [30, 60]],
  ['transient', 5_000, [30, 60]],
  ['mismatch', 6, [30, 60]],
  ['denial', 1, [30, 60]],
  ['denial', 2, [60, 120]],
  ['denial', 9, [300, 600]],
  ['input', 9, [300, 600]],
])('after a failure of the kind %s, the %ith in a row, waits between %p seconds', (kind, count, expected) => {
  expect(pauses(kind, count)).toEqual(expected);
});

it('waits at most a third of the time that the token in use has left, but at least a second', () => {
  expect(pauses('transient', 9, 60_000)).toEqual([20, 20]);
  expect(pauses('transient', 9, 600)).toEqual([1, 1]);
  expect(pauses('transient', 9, 0)).toEqual([30, 60]);
  expect(pauses('denial', 9, 60_000)).toEqual([300, 600]);
});
