// Killing setup between any two steps and running it again ends in the same state, with a secret that works.

import { readdirSync, readFileSync } from 'node:fs';
import { exchange } from '../../emulator/__tests__/exchange.ts';
import { assertingClient } from '../../src/federation/client-assertion.ts';
import { runProgram } from '../../src/system/run-program.ts';
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

// A key is saved before the domain gets its certificate.

const CERTIFICATE = [...ARGS, '--client-certificate'];
const ROTATE = [...ARGS, '--rotate-client-certificate'];
const REMOVE_OLD = [...ARGS, '--remove-old-certificates'];

function aliasesOf({ emulator }: CliFixture): string[] {
  const [app] = emulator.domain.store.apps.values();
  return (app?.certificates ?? []).map(({ certAlias }) => certAlias);
}

/** The status of an exchange with the key of each certificate that the application has. */
async function exchangesOf(fixture: CliFixture): Promise<number[]> {
  const { emulator, home } = fixture;
  const [app] = emulator.domain.store.apps.values();
  const clientId = app?.name ?? '';
  const statuses = aliasesOf(fixture).map(async (alias) => {
    const clientKey = readFileSync(`${home}/.config/oci-wif/${alias}.pem`, 'utf8');
    const assertion = await assertingClient({ clientId, clientKey }, (name) => name, runProgram).assert(
      emulator.url,
      Date.now(),
    );
    const form = {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    };
    return (await exchange(emulator, { clientId, clientSecret: '' }, { form, headers: { authorization: undefined } }))
      .status;
  });
  return Promise.all(statuses);
}

/** As above, and the certificate and its alias at the application. */
const CERTIFICATE_WRITES = WRITES + 2;
test.each(Array.from({ length: CERTIFICATE_WRITES + 1 }, (_none, number) => number))(
  'setup --client-certificate, killed at write %i and run again, ends with a key that works',
  (number) =>
    withCliFixture(async (fixture) => {
      const at = number % 2 === 0 ? 'before' : 'during';
      expect(await killedAt(fixture, number, at, CERTIFICATE)).toBe(number < CERTIFICATE_WRITES);
      expect((await fixture.setup(CERTIFICATE)).code).toBe(0);
      expect(await exchangesOf(fixture)).toEqual([200]);
    }),
);

test.each([
  [0, 'before'],
  [0, 'during'],
  [1, 'before'],
  [1, 'during'],
] as const)('a rotation and the removal of the old certificate, killed at write %i %s, lose no key', (number, at) =>
  withCliFixture(async (fixture) => {
    expect((await fixture.setup(CERTIFICATE)).code).toBe(0);
    expect(await killedAt(fixture, number, at, ROTATE)).toBe(true);
    expect((await exchangesOf(fixture))[0]).toBe(200);
    expect((await fixture.setup(ROTATE)).code).toBe(0);
    expect(new Set(await exchangesOf(fixture))).toEqual(new Set([200]));
    const newest = aliasesOf(fixture).at(-1);
    expect(await killedAt(fixture, number, at, REMOVE_OLD)).toBe(true);
    expect(await exchangesOf(fixture)).toContain(200);
    expect((await fixture.setup(REMOVE_OLD)).code).toBe(0);
    expect([aliasesOf(fixture), await exchangesOf(fixture)]).toEqual([[newest], [200]]);
    expect(fixture.emulator.domain.store.clientCertificates.size).toBe(1);
  }),
);

// After trust, policy, membership, user and group: the certificate at the application, the certificate itself, the deactivation.
test.each([5, 6, 7])('a removal with a certificate, killed at write %i and run again, leaves nothing', (number) =>
  withCliFixture(async (fixture) => {
    const remove = ['--provider', 'github', '--repository', 'octo/app', '--remove'];
    expect((await fixture.setup(CERTIFICATE)).code).toBe(0);
    expect(await killedAt(fixture, number, number === 6 ? 'before' : 'during', remove)).toBe(true);
    expect((await fixture.setup(remove)).code).toBe(0);
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
    expect(fixture.emulator.domain.store.clientCertificates.size).toBe(0);
    expect(readdirSync(`${fixture.home}/.config/oci-wif`)).toEqual([]);
  }),
);
