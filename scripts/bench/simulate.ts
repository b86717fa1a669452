// Simulates logins of many jobs to a domain that throttles, with a simulated clock and the real retry policy. Prints the results as tables.
// Usage: npm run simulate [-- --write]; --write puts them into docs/simulation.md, with the picture docs/simulation.svg.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { defaultOf } from '../../src/login/settings.ts';
import { renewalTime } from '../../src/renewal/schedule.ts';
import { drawStorm } from './simulate/chart.ts';
import { OTHER_POLICIES } from './simulate/policies.ts';
import { seededRandom } from './simulate/seeded-random.ts';
import { playStorm, realClient, type Storm, type StormResult } from './simulate/storm.ts';

const RETRY_TIMEOUT = defaultOf('retry-timeout');
const at50: Storm = { jobs: 1_000, arrival: 0, rate: 50, retryAfter: 0, retryTimeout: RETRY_TIMEOUT };
const OURS = 'oci-wif';

type Row = (string | number)[];
const count = (value: number): string => value.toLocaleString('en-US');
const seconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} s`;

const tables: Record<string, Row[]> = {
  storms: [
    [
      'jobs',
      'start',
      'domain grants',
      '`Retry-After`',
      'logged in',
      'last login',
      'ideal',
      'ratio',
      'requests per job',
    ],
    ...[0, 2, 10].flatMap((retryAfter) =>
      [100, 300, 1_000, 3_000, 10_000].map((jobs) => stormRow({ ...at50, jobs, retryAfter })),
    ),
    ...[0, 2, 10].map((retryAfter) => stormRow({ ...at50, jobs: 10_000, arrival: 60, retryAfter })),
    ...[0, 2].map((retryAfter) => stormRow({ ...at50, jobs: 30, rate: 1.5, retryAfter })),
  ],
  quotas: [
    ['domain type', 'jobs', 'domain grants', 'logged in', 'last login', 'ideal', 'requests per job'],
    ...quotaRows('Free', { rate: 10, perMinute: 150 }, [100, 1_000, 3_000]),
    ...quotaRows('Oracle Apps', { rate: 40, perMinute: 1_000 }, [1_000, 10_000]),
    ...quotaRows('Premium', { rate: 65, perMinute: 3_400 }, [1_000, 10_000]),
  ],
  policies: [
    ['policy', ...['1,000 jobs', '10,000 jobs'].flatMap((jobs) => [jobs, 'requests per job'])],
    ...Object.entries({ [OURS]: realClient, ...OTHER_POLICIES }).map(([name, client]) => [
      name,
      ...[1_000, 10_000].flatMap((jobs) => {
        const result = playStorm({ ...at50, jobs }, client);
        const { failed, drained, ideal } = result;
        return [failed > 0 ? `${count(failed)} fail` : `${(drained / ideal).toFixed(2)} × ideal`, requestsOf(result)];
      }),
    ]),
  ],
  outages: [
    ['jobs', 'start', '`retry-timeout`', 'logged in', 'failed', 'last login', 'requests per job'],
    ...[
      { ...at50, outage: 600, retryAfter: 30 },
      { ...at50, outage: 600, retryAfter: 30, jobs: 10_000 },
      { ...at50, outage: 600, retryAfter: 30, retryTimeout: 600 },
      { ...at50, outage: 600, retryAfter: 30, retryTimeout: 600, arrival: 600 },
    ].map(outageRow),
  ],
  renewals: [
    ['jobs', 'renewed over', 'busiest second', 'requests per job and hour', 'on average'],
    ...[1_000, 10_000].map(renewalRow),
  ],
};

for (const [name, rows] of Object.entries(tables)) {
  console.log(`\n${name}\n`);
  console.log(aligned(rows));
}
if (process.argv.includes('--write')) await writeDocs();

function stormRow(storm: Storm): Row {
  const result = playStorm(storm);
  const { drained, ideal } = result;
  const start = storm.arrival === 0 ? 'at once' : `within ${storm.arrival} s`;
  const retryAfter = storm.retryAfter === 0 ? 'none' : `${storm.retryAfter} s`;
  const outcome = [seconds(drained), seconds(ideal), (drained / ideal).toFixed(2)];
  return [count(storm.jobs), start, `${storm.rate}/s`, retryAfter, loggedIn(result), ...outcome, requestsOf(result)];
}

function quotaRows(type: string, quota: { rate: number; perMinute: number }, jobs: number[]): Row[] {
  return jobs.map((number) => {
    const result = playStorm({ ...at50, ...quota, jobs: number });
    const grants = `${quota.rate}/s, ${count(quota.perMinute)}/min`;
    const { drained, ideal } = result;
    return [type, count(number), grants, loggedIn(result), seconds(drained), seconds(ideal), requestsOf(result)];
  });
}

function outageRow(storm: Storm): Row {
  const result = playStorm(storm);
  const start = storm.arrival === 0 ? 'at once' : `within ${storm.arrival / 60} min`;
  const outcome = [count(result.succeeded), count(result.failed), seconds(result.drained), requestsOf(result)];
  return [count(storm.jobs), start, `${storm.retryTimeout} s`, ...outcome];
}

function renewalRow(jobs: number): Row {
  const random = seededRandom(1);
  const hour = 3_600_000;
  const times = playStorm({ ...at50, jobs })
    .progress.map(([login]) => login * 1000)
    .map((from) => renewalTime('session', { from, until: from + hour }, random()));
  const perSecond = new Map<number, number>();
  for (const time of times) {
    const second = Math.floor(time / 1000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  const minutes = (times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b))) / 60_000;
  const perHour = hour / renewalTime('session', { from: 0, until: hour }, 0.5);
  const average = `${((jobs * perHour) / 3600).toFixed(1)}/s`;
  return [count(jobs), `${minutes.toFixed(0)} min`, Math.max(...perSecond.values()), perHour.toFixed(1), average];
}

function loggedIn({ succeeded, failed }: StormResult): string {
  return failed === 0 ? 'all' : `${count(succeeded)} of ${count(succeeded + failed)}`;
}

function requestsOf({ requests }: StormResult): string {
  return `${requests.mean.toFixed(1)} (at most ${requests.most})`;
}

function aligned(rows: Row[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) => row.map((cell, column) => String(cell).padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

async function writeDocs(): Promise<void> {
  const path = (name: string): string => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  let text = readFileSync(path('simulation.md'), 'utf8');
  for (const [name, rows] of Object.entries(tables)) {
    const pattern = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    if (!pattern.test(text)) throw new Error(`docs/simulation.md has no place for the table ${name}`);
    text = text.replace(pattern, (_all, start: string, end: string) => `${start}\n${markdown(rows)}\n\n${end}`);
  }
  const file = path('simulation.md');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
  const storm = { ...at50, jobs: 10_000 };
  const shown = ['four attempts, full jitter', 'exponential, full jitter'];
  const others = shown.flatMap((name) => {
    const client = OTHER_POLICIES[name];
    return client ? [{ name, result: playStorm(storm, client) }] : [];
  });
  writeFileSync(path('simulation.svg'), drawStorm(storm, [{ name: OURS, result: playStorm(storm) }, ...others]));
  console.log('\ndocs/simulation.md and docs/simulation.svg are written');
}

function markdown([head = [], ...rows]: Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
