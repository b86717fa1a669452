import { supplySubjectTokens } from '../../src/federation/exchange.ts';
import { readSubjectToken } from '../../src/federation/subject-token.ts';
import { jwt, NOW } from './tokens.ts';

const MINUTE = 60_000;

/** @param claims of each token; its number is its `sub` */
function setUp(claims: (issued: number) => object = (issued) => ({ iat: issued, exp: issued + 300 })) {
  const clock = { now: NOW };
  let requested = 0;
  const supply = supplySubjectTokens(
    () => {
      requested += 1;
      return Promise.resolve(
        readSubjectToken(jwt({ ...claims(clock.now / 1000), sub: String(requested) }), 'the test'),
      );
    },
    () => clock.now,
  );
  const take = async (attempt: number, wasThrottled: boolean) => (await supply(attempt, wasThrottled)).claims.sub;
  return { clock, take };
}

it('sends the same token again while the domain throttles, until half of its lifetime is over', async () => {
  const { clock, take } = setUp();
  const subjects: unknown[] = [];
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    subjects.push(await take(attempt, attempt > 1));
    clock.now += MINUTE;
  }
  expect(subjects).toEqual(['1', '1', '1', '2', '2', '2']);
});

it('requests a new token after any other error, because the domain may have read the token', async () => {
  const { take } = setUp();
  expect([await take(1, false), await take(2, false), await take(3, true)]).toEqual(['1', '2', '2']);
});

it.each<[string, (issued: number) => object]>([
  ['without a lifetime', () => ({})],
  ['without the time of issue', (issued) => ({ exp: issued + 300 })],
  ['that was issued long ago, as a file may contain', (issued) => ({ iat: issued - 3_000, exp: issued + 600 })],
])('never repeats a token %s', async (_name, claims) => {
  const { take } = setUp(claims);
  expect([await take(1, false), await take(2, true)]).toEqual(['1', '2']);
});

it('supplies the first attempt of each exchange with the same token', async () => {
  const { clock, take } = setUp();
  expect(await take(1, false)).toBe('1');
  clock.now += 10 * MINUTE;
  expect(await take(1, false)).toBe('1');
});

it.each<[string, number, (issued: number) => object, string]>([
  ['just before half of its lifetime is over', 149_999, (issued) => ({ iat: issued, exp: issued + 300 }), '1'],
  ['when half of its lifetime is over', 150_000, (issued) => ({ iat: issued, exp: issued + 300 }), '2'],
  [
    'when it is old, although it was just requested',
    30_000,
    (issued) => ({ iat: issued - 120, exp: issued + 180 }),
    '2',
  ],
  ["when the issuer's clock is ahead", 149_999, (issued) => ({ iat: issued + 60, exp: issued + 360 }), '1'],
  [
    "when the issuer's clock is ahead and half is over",
    150_000,
    (issued) => ({ iat: issued + 60, exp: issued + 360 }),
    '2',
  ],
  ['when the clock was set back', -1, (issued) => ({ iat: issued, exp: issued + 300 }), '2'],
])('supplies the right token %s', async (_name, passed, claims, expected) => {
  const { clock, take } = setUp(claims);
  await take(1, false);
  clock.now += passed;
  expect(await take(2, true)).toBe(expected);
});
