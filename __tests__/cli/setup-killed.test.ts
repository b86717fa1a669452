// Killing setup between any two steps and running it again ends in the same state, with a secret that works.

import { readFileSync } from 'node:fs';
import { exchange } from '../emulator/exchange.ts';
import { atDesk, type Desk } from './desk.ts';

const ARGS = [
  '--provider',
  'github',
  '--repository',
  'octo/app',
  '--branch',
  'main',
  '--allow',
  'manage object-family in tenancy',
];

/** Killed when the write of this number has come in: unserved, or served with its answer never arriving whole. */
async function killedAt(
  desk: Desk,
  number: number,
  at: 'before' | 'during',
  args: readonly string[],
): Promise<boolean> {
  const { emulator } = desk;
  emulator.requests.clear();
  emulator.faults.add({
    kind: 'hang',
    at,
    skip: number,
    when: ({ method, path }) => method !== 'GET' && /^\/(admin|20160918)\//.test(path),
  });
  let watch: NodeJS.Timeout | undefined;
  const run = desk.setup(args, {
    onStart(kill) {
      watch = setInterval(() => {
        const hung = emulator.requests.filter(({ fault }) => fault === 'hang');
        // During: the change is stored before the first half of the answer leaves.
        if (hung.some(({ status }) => at === 'before' || status !== undefined)) kill();
      }, 5);
    },
  });
  const { code } = await run;
  clearInterval(watch);
  emulator.faults.clear();
  return code === null;
}

async function setUpAfterKills(at: 'before' | 'during'): Promise<number> {
  for (let number = 0; ; number++) {
    let finished = false;
    await atDesk(async (desk) => {
      finished = !(await killedAt(desk, number, at, ARGS));
      const again = await desk.setup([...ARGS, '--json']);
      expect(again.code).toBe(0);
      const { name, clientId } = JSON.parse(again.stdout) as { name: string; clientId: string };
      expect(desk.inventory()).toEqual({
        users: [name],
        groups: { [name]: [name] },
        apps: { [name]: true },
        trusts: [
          {
            issuer: desk.emulator.issuer,
            active: true,
            rules: [`sub eq repo:octo/app:ref:refs/heads/main → ${name}`],
            clients: [name],
          },
        ],
        policies: { [name]: ['Allow group id GROUP to manage object-family in tenancy'] },
      });
      const clientSecret = readFileSync(`${desk.home}/.config/oci-wif/${clientId}.secret`, 'utf8');
      const answer = await exchange(desk.emulator, { clientId, clientSecret });
      expect(answer.status).toBe(200);
      expect((await desk.setup(ARGS)).stdout).toContain('Nothing to change');
    });
    if (finished) return number;
  }
}

test('killed before any request is served', async () => {
  expect(await setUpAfterKills('before')).toBe(7);
}, 120_000);

test('killed after any request was served, its answer lost', async () => {
  expect(await setUpAfterKills('during')).toBe(7);
}, 120_000);

test('removal, killed at any step and run again, leaves an empty domain', async () => {
  const remove = ['--provider', 'github', '--repository', 'octo/app', '--remove'];
  for (let number = 0, finished = false; !finished; number++) {
    await atDesk(async (desk) => {
      expect((await desk.setup(ARGS)).code).toBe(0);
      finished = !(await killedAt(desk, number, number % 2 === 0 ? 'before' : 'during', remove));
      expect((await desk.setup(remove)).code).toBe(0);
      expect(desk.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
    });
    if (finished) expect(number).toBe(7);
  }
}, 120_000);
