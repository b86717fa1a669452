// Runs of the conformance cases as a user starts them: in a child process, with a profile, against an emulator that plays the tenancy.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulatedRun, type EmulatedRun } from '../../conformance/against-emulator.ts';
import { FACTS } from '../../conformance/facts.ts';
import type { Report } from '../../conformance/report.ts';
import { NO_DEVIATIONS } from '../../emulator/deviations.ts';
import { startEmulator, type Emulator } from '../../emulator/emulator.ts';

let emulator: Emulator;
let emulated: EmulatedRun;
let directory: string;
beforeAll(async () => {
  emulator = await startEmulator();
  emulated = await emulatedRun(emulator);
  directory = mkdtempSync(join(tmpdir(), 'conformance-test-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await emulator.stop();
});
beforeEach(() => {
  Object.assign(emulator.domain.deviations, NO_DEVIATIONS);
});

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param onLine receives the output so far, and the function that sends a signal */
function run(
  more: readonly string[] = [],
  onLine?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Run> {
  const { args, environment, cwd } = emulated;
  const environmentOfRun = { PATH: process.env.PATH ?? '', HOME: directory, ...environment };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...args, '--report', join(directory, 'report'), ...more], {
      env: environmentOfRun,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      onLine?.(stdout, (signal) => child.kill(signal));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, stdout, stderr });
    });
  });
}

const NO_RULE = '401 unauthorized_client No rules matched from given token to find impersonation user.';

const report = (): Report => JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8')) as Report;

/** The names of everything that a run can have created. */
function leftovers(): string[] {
  const { users, groups, apps, trusts } = emulator.domain.store;
  return [
    ...[...users.values()].map(({ userName }) => userName).filter((name) => name !== 'admin'),
    ...[...groups.values(), ...apps.values()].map(({ displayName }) => displayName),
    ...[...trusts.values()].map(({ name }) => name),
    ...[...emulator.iam.policies.values()].map(({ name }) => name),
  ];
}

test('an emulator with ten deviations: exactly these are different, and everything is removed', async () => {
  Object.assign(emulator.domain.deviations, {
    trustRemovals: 'ignored',
    rpstExpUnit: 'minutes',
    audienceLists: 'compared',
    clientAssertions: 'client-credentials',
    formSecrets: 'refused',
    publicClients: 'accepted',
    signedExchanges: 'refused',
    spacesInValues: 'literal',
    quotedValues: 'unwrapped',
    namespaceReadNeeds: 'nothing',
  });
  const { code, stdout, stderr } = await run();
  expect([code, stderr]).toEqual([1, '']);
  const { results, target, complete } = report();
  expect([target, complete, results.map(({ id }) => id)]).toEqual(['emulator', true, FACTS.map(({ id }) => id)]);
  expect(
    results.filter(({ verdict }) => verdict !== 'same').map(({ id, seen, verdict }) => [id, verdict, seen]),
  ).toEqual([
    ['exchange-client-assertion', 'different', '401 invalid_client'],
    ['exchange-secret-in-body', 'different', '401 invalid_client'],
    ['exchange-public-client', 'different', '200'],
    ['exchange-signed-by-instance', 'different', '401 invalid_client'],
    ['rule-double-quotes', 'different', '200'],
    ['rule-single-quotes', 'different', '200'],
    ['rule-quoted-claim', 'different', NO_RULE],
    ['rule-with-space', 'different', '200'],
    ['audience-list', 'different', '200'],
    ['scim-rule-removal', 'different', 'left: sub eq one, sub eq two'],
    ['rpst-exp-unit', 'different', '43200 s'],
    ['namespace-needs-tenancy', 'different', '200'],
    ['namespace-without-policy', 'different', '200'],
  ]);
  expect(stdout).toContain(`${FACTS.length} cases: ${FACTS.length - 13} same, 13 different, 0 not known.`);
  expect(stdout).toContain('Everything that was created is removed.');
  expect(leftovers()).toEqual([]);

  const written =
    readFileSync(join(directory, 'report.json'), 'utf8') + readFileSync(join(directory, 'report.md'), 'utf8');
  for (const secret of [
    /ocid1\./,
    /idcscs-/,
    /eyJ/,
    /BEGIN/,
    /[0-9a-f]{32}/,
    /localhost/,
    /oci-wif-conformance-[0-9a-f]/,
  ])
    expect(written).not.toMatch(secret);
  expect(stdout).not.toMatch(/idcscs-|eyJ|BEGIN/);
  expect(written).toMatch(
    /## Reported, because nobody knows what to expect\n[^#]*\| `claim-validations`: .* \| reported \| reported \| this value: 200; /,
  );
  expect(written).toMatch(
    /## Different\n\n\| case \| expected \| seen \| detail \|\n[^#]*\n\| `audience-list`: .* \| 500 \| 200 \|/,
  );
});

test.each([
  ['while the objects are created', 'SIGTERM', 'Creating objects', 0],
  ['half-way', 'SIGINT', '[30/', 30],
] as const)('interrupted %s: nothing is left, and the report says so', async (_when, signal, mark, cases) => {
  let sent = false;
  const { code, stdout } = await run([], (text, kill) => {
    if (sent || !text.includes(mark)) return;
    sent = true;
    kill(signal);
  });
  expect([code, leftovers()]).toEqual([130, []]);
  expect(stdout).toMatch(/Interrupted\. Removing what was created\.\n[^]*Everything that was created is removed\./);
  const { complete, results } = report();
  expect(complete).toBe(false);
  expect(results.length).toBeGreaterThanOrEqual(cases);
  expect(results.length).toBeLessThan(FACTS.length);
});

test('without a metadata service, nothing is known of a signature of an instance, and the other cases go on', async () => {
  const { environment } = emulated;
  emulated.environment = { ...environment, OCI_METADATA_BASE_URL: 'http://127.0.0.1:9/opc/v2' };
  let sent = false;
  await run([], (text, kill) => {
    if (sent || !text.includes('exchange-signed-by-session')) return;
    sent = true;
    kill('SIGINT');
  });
  emulated.environment = environment;
  const { verdict, seen } = report().results.find(({ id }) => id === 'exchange-signed-by-instance')!;
  expect([verdict, seen]).toEqual(['not known', expect.stringContaining('Request failed: the metadata service at ')]);
});

test('what a killed run left is removed by --remove-leftovers, and nothing else', async () => {
  const other = emulator.domain.addGroup('oci-wif-production');
  let sent = false;
  await run([], (text, kill) => {
    if (sent || !text.includes('[2/')) return;
    sent = true;
    kill('SIGKILL');
  });
  expect(leftovers().length).toBeGreaterThan(20);
  const { code, stdout } = await run(['--remove-leftovers']);
  expect([code, stdout]).toEqual([0, 'No object of an earlier run is left.\n']);
  expect(leftovers()).toEqual(['oci-wif-production']);
  emulator.domain.store.groups.delete(other.id);
});

test('an error while the objects are created ends the run with the answer, and nothing is left', async () => {
  const body = { detail: 'no more applications' };
  emulator.faults.add({ kind: 'status', status: 400, method: 'POST', path: '/admin/v1/Apps', body });
  const { code, stderr } = await run();
  emulator.faults.clear();
  expect([code, stderr, leftovers()]).toEqual([1, expect.stringContaining('no more applications'), []]);
});

test('without --yes, a run that cannot ask does not start', async () => {
  const { args } = emulated;
  emulator.requests.clear();
  emulated.args = args.filter((arg) => arg !== '--yes');
  const { code, stdout, stderr } = await run();
  emulated.args = args;
  expect([code, stderr]).toEqual([2, expect.stringContaining('there is no terminal to ask on; expected: --yes')]);
  expect(stdout).toMatch(
    /^Domain: +https:\/\/localhost:\d+\nAdministrator: the profile "ADMIN" [^]*removes everything again\.\n$/,
  );
  expect(emulator.requests).toHaveLength(0);
});
