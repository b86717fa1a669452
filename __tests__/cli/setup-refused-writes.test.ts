// Whatever the domain refuses and whenever it does: the exit code tells whether everything is there, and the same command run again completes it.

import { readFileSync } from 'node:fs';
import type { CliFixture, CliResult, Inventory } from './cli-fixture.ts';
import { openInsideFixture } from './in-process.ts';

const TRUST = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
const SETUP = [...TRUST, '--allow', 'manage object-family in tenancy'];
const WRITE = /^\/(admin|20160918)\//;

let fixture: CliFixture;
beforeAll(async () => {
  fixture = await openInsideFixture();
});
afterAll(() => fixture.close());
beforeEach(removeEverything);

function removeEverything(): void {
  const { domain, iam, faults } = fixture.emulator;
  for (const [id] of domain.store.users) if (id !== fixture.administrator.user.id) domain.store.users.delete(id);
  for (const map of [domain.store.groups, domain.store.apps, domain.store.trusts, iam.policies]) map.clear();
  faults.clear();
}

/** Runs setup while the domain refuses the write with this number. */
async function refusedAt(number: number, args: readonly string[]): Promise<CliResult> {
  fixture.emulator.requests.clear();
  fixture.emulator.faults.add({
    kind: 'status',
    status: 400,
    body: { detail: 'refused by the test' },
    skip: number,
    when: ({ method, path }) => method !== 'GET' && WRITE.test(path),
  });
  const result = await fixture.setup(args);
  fixture.emulator.faults.clear();
  return result;
}

/** The number of writes that the command makes when nothing is refused. */
async function writesOf(args: readonly string[]): Promise<number> {
  fixture.emulator.requests.clear();
  expect((await fixture.setup(args)).code).toBe(0);
  return fixture.writes().length;
}

/** What exists, without the IDs that change from run to run. */
const state = (): Inventory => fixture.inventory();
const EMPTY: Inventory = { users: [], groups: {}, apps: {}, trusts: [], policies: {} };

test('a creation', async () => {
  const writes = await writesOf(SETUP);
  const complete = state();
  expect(writes).toBeGreaterThan(5);
  removeEverything();
  for (let number = 0; number < writes; number += 1) {
    const { code, stderr } = await refusedAt(number, SETUP);
    expect([number, code, stderr]).toEqual([number, 1, expect.stringContaining('refused by the test')]);
    expect(state()).not.toEqual(complete);
    expect((await fixture.setup([...SETUP, '--dry-run'])).code).toBe(3);
    const again = await fixture.setup([...SETUP, '--json']);
    expect([number, again.code, state()]).toEqual([number, 0, complete]);
    const { clientSecretFile } = JSON.parse(again.stdout) as { clientSecretFile: string };
    const [app] = fixture.emulator.domain.store.apps.values();
    expect(readFileSync(clientSecretFile, 'utf8')).toBe(app!.clientSecret);
    removeEverything();
  }
});

test('a removal', async () => {
  await writesOf(SETUP);
  const writes = await writesOf([...TRUST.slice(0, 4), '--remove']);
  expect(state()).toEqual(EMPTY);
  for (let number = 0; number < writes; number += 1) {
    expect((await fixture.setup(SETUP)).code).toBe(0);
    const { code, stderr } = await refusedAt(number, [...TRUST.slice(0, 4), '--remove']);
    expect([number, code, stderr]).toEqual([number, 1, expect.stringContaining('refused by the test')]);
    expect(state()).not.toEqual(EMPTY);
    expect((await fixture.setup([...TRUST.slice(0, 4), '--remove'])).code).toBe(0);
    expect([number, state()]).toEqual([number, EMPTY]);
  }
});
