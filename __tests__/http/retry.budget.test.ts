import { createRetryBudget, type RetryBudget, type RetryLimits } from '../../src/http/retry.ts';
import { fakeTiming, type FakeTiming } from './fake-timing.ts';

const START = Date.UTC(2026, 10, 21);

function setUp(limits: Partial<RetryLimits> = {}, random = 0): { budget: RetryBudget; timing: FakeTiming } {
  const timing = fakeTiming(random, START);
  const all = { maxAttempts: 3, retryTimeout: 100, overallTimeout: 10, ...limits };
  return { budget: createRetryBudget(all, timing, START), timing };
}

it('counts the attempts of each request on its own', () => {
  const { budget } = setUp();
  const [first, second] = [budget.forRequest(), budget.forRequest()];
  expect(first({ status: 500 })).toEqual({
    ...{ pause: 0, until: START + 10_000, reason: ', no time left for another within 10 s' },
    ...{ wasThrottled: false, progress: '2 of 3' },
  });
  expect(first({}).progress).toBe('3 of 3');
  expect(first({ status: 500 })).toMatchObject({ pause: undefined, reason: '' });
  expect(second({ status: 500 })).toMatchObject({ pause: 0, progress: '2 of 3' });
});

it('starts no pause that ends at the deadline', () => {
  const { budget } = setUp({ overallTimeout: 2 });
  expect(budget.forRequest()({ status: 500, retryAfter: '1' }).pause).toBe(1_000);
  expect(budget.forRequest()({ status: 500, retryAfter: '2' }).pause).toBeUndefined();
});

it('measures the time that is left from the creation of the client', async () => {
  const { budget, timing } = setUp();
  await timing.sleep(4_000);
  expect(budget.timeLeft()).toBe(6_000);
});

it('throttled attempts do not count, and give the other attempts their time again', async () => {
  const { budget, timing } = setUp();
  const decide = budget.forRequest();
  await timing.sleep(9_000);
  expect(decide({ status: 429 })).toEqual({
    ...{ pause: 1_250, until: START + 109_000, reason: ', no time left for another within 100 s' },
    ...{ wasThrottled: true, progress: 'throttled for 0 s, waiting at most 100 s' },
  });
  expect(budget.timeLeft()).toBe(11_250);
  await timing.sleep(20_000);
  expect(decide({ status: 503, retryAfter: '1' })).toMatchObject({
    ...{ until: START + 109_000, wasThrottled: true, progress: 'throttled for 20 s, waiting at most 100 s' },
  });
  expect(decide({ status: 503 })).toMatchObject({ wasThrottled: false, progress: '2 of 3' });
});

it('never shortens the time that is left', async () => {
  const { budget, timing } = setUp({ overallTimeout: 1_000 });
  const decide = budget.forRequest();
  decide({ status: 429, retryAfter: '50' });
  expect(budget.timeLeft()).toBe(1_050_000);
  await timing.sleep(1_000);
  decide({ status: 429 });
  expect(budget.timeLeft()).toBe(1_049_000);
});

it('says why a throttled request is not sent again', async () => {
  const { budget, timing } = setUp();
  const decide = budget.forRequest();
  expect(decide({ status: 429, retryAfter: '100' })).toMatchObject({
    ...{ pause: undefined, reason: ', no time left for another within 100 s' },
  });
  await timing.sleep(40_000);
  expect(decide({ status: 429, retryAfter: '61' })).toMatchObject({
    ...{ pause: undefined, reason: ', and the server asks to wait 61 s, but only 60 s are left' },
  });
  expect(budget.timeLeft()).toBe(10_000);
});
