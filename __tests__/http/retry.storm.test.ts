// Storms of many jobs, simulated with the real retry policy: docs/simulation.md shows more of them.

import { readFileSync } from 'node:fs';
import { playStorm, type Storm } from '../../scripts/bench/simulate/storm.ts';

const storm = (changes: Partial<Storm>): Storm => ({
  jobs: 1_000,
  arrival: 0,
  rate: 50,
  retryAfter: 0,
  retryTimeout: 900,
  ...changes,
});

it.each([
  { jobs: 100, retryAfter: 0, requests: 2 },
  { jobs: 300, retryAfter: 2, requests: 3 },
  { jobs: 1_000, retryAfter: 0, requests: 6 },
  { jobs: 1_000, retryAfter: 2, requests: 6 },
  { jobs: 5_000, retryAfter: 0, requests: 9 },
])('$jobs jobs with Retry-After $retryAfter log in within 1.3 times the ideal', ({ requests, ...changes }) => {
  const result = playStorm(storm(changes));
  expect(result).toMatchObject({ succeeded: changes.jobs, failed: 0 });
  expect(result.drained).toBeLessThanOrEqual(1.3 * result.ideal);
  expect(result.requests.mean).toBeLessThanOrEqual(requests);
});

it('jobs that got the same Retry-After at the same time do not return together', () => {
  const { peak } = playStorm(storm({ retryAfter: 30 }));
  // 950 jobs return over 18 seconds; in step, they would all return in one.
  expect(peak).toBeLessThan(100);
});

it('jobs log in after an outage of ten minutes, and give up at the time limit without a late request', () => {
  const outage = { outage: 600, retryAfter: 30 };
  expect(playStorm(storm(outage))).toMatchObject({ succeeded: 1_000 });
  const impatient = playStorm(storm({ ...outage, retryTimeout: 300 }));
  expect(impatient).toMatchObject({ succeeded: 0, failed: 1_000 });
  expect(impatient.last).toBeLessThanOrEqual(301);
});

it('docs/simulation.md shows this simulation', () => {
  const { drained, ideal, requests } = playStorm(storm({}));
  const row =
    /^\| 1,000 +\| at once +\| 50\/s +\| none .*$/m.exec(readFileSync('docs/simulation.md', 'utf8'))?.[0] ?? '';
  const cells = row.split('|').map((cell) => cell.trim());
  expect(cells.slice(5, -1)).toEqual([
    'all',
    `${drained.toFixed(0)} s`,
    `${ideal.toFixed(0)} s`,
    (drained / ideal).toFixed(2),
    `${requests.mean.toFixed(1)} (at most ${requests.most})`,
  ]);
});
