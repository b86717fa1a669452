// Killing setup between any two steps and running it again ends in the same state, with a secret that works.

import { readFileSync } from 'node:fs';
import { exchange } from '../../emulator/__tests__/exchange.ts';
import { withCliFixture, type CliFixture } from './cli-fixture.ts';

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

/** Kills setup at the write with this number: before it is served, or after, but before its answer arrives completely. */
async function killedAt(
  fixture: CliFixture,
  number: number,
  at: 'before' | 'during',
  args: readonly string[],
): Promise<boolean> {
  const { emulator } = fixture;
  emulator.requests.clear();
  emulator.faults.add({
    kind: 'hang',
    at,
    skip: number,
    when: ({ method, path }) => method !== 'GET' && /^\/(admin|20160918)\//.test(path),
  });
  let watch: NodeJS.Timeout | undefined;
  const run = fixture.setup(args, {
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

/** User, group, membership, application, its activation, trust, policy. */
const WRITES = 7;
const NUMBERS = Array.from({ length: WRITES + 1 }, (_none, number) => number);

for (const at of ['before', 'during'] as const) {
  const when = at === 'before' ? 'before it is served' : 'with its answer on the way';
  test.each(NUMBERS)(`setup, killed at write %i ${when}, and run again`, (number) =>
    withCliFixture(async (fixture) => {
      // One more than there are writes, so the process is not killed.
      expect(await killedAt(fixture, number, at, ARGS)).toBe(number < WRITES);
      const again = await fixture.setup([...ARGS, '--json']);
      expect(again.code).toBe(0);
      const { name, clientId } = JSON.parse(again.stdout) as { name: string; clientId: string };
      expect(fixture.inventory()).toEqual({
        users: [name],
        groups: { [name]: [name] },
        apps: { [name]: true },
        trusts: [
          {
            issuer: fixture.emulator.issuer,
            active: true,
            rules: [`sub eq repo:octo/app:ref:refs/heads/main → ${name}`],
            clients: [name],
          },
        ],
        policies: { [name]: ['Allow group id GROUP to manage object-family in tenancy'] },
      });
      const clientSecret = readFileSync(`${fixture.home}/.config/oci-wif/${clientId}.secret`, 'utf8');
      expect((await exchange(fixture.emulator, { clientId, clientSecret })).status).toBe(200);
    }),
  );
}

test.each(NUMBERS)('a removal, killed at write %i and run again, leaves an empty domain', (number) =>
  withCliFixture(async (fixture) => {
    const remove = ['--provider', 'github', '--repository', 'octo/app', '--remove'];
    expect((await fixture.setup(ARGS)).code).toBe(0);
    expect(await killedAt(fixture, number, number % 2 === 0 ? 'before' : 'during', remove)).toBe(number < WRITES);
    expect((await fixture.setup(remove)).code).toBe(0);
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
  }),
);
