import { readFileSync } from 'node:fs';
import { ENCODINGS } from '../text/encodings.ts';
import { type ActionFixture, openActionFixture, runStepsInside, snapshot } from './action-fixture.ts';
import type { StepResult } from '../../emulator/runner.ts';

runStepsInside();

const DEBUG = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', NODE_DEBUG: '' };

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture({ clientSecret: 'idcscs-canary-0123456789-secret' });
});
afterAll(() => fixture.stop());

/** Every secret of the login, and the forms in which it could be printed. */
function secretsOf(step: StepResult): string[] {
  const form = fixture.emulator.requests.findLast(({ form: sent }) => sent !== undefined)?.form;
  const requestToken = fixture.emulator.requests.findLast(({ path }) => path.includes('/idtoken/'))?.headers
    .authorization;
  const key = step.outputs['key-file'] === undefined ? [] : readFileSync(step.outputs['key-file'], 'utf8').split('\n');
  const token = step.outputs['token-file'] === undefined ? [] : [readFileSync(step.outputs['token-file'], 'utf8')];
  const secrets = [
    fixture.trust.clientSecret,
    Buffer.from(`${fixture.trust.clientId}:${fixture.trust.clientSecret}`).toString('base64'),
    requestToken?.replace('Bearer ', ''),
    form?.subject_token,
    ...token,
    ...key.filter((line) => line.length > 16 && !line.startsWith('-----')),
  ].filter((secret) => secret !== undefined);
  // Parts of a token, such as its claims and its signature, must not be printed either.
  return secrets.flatMap((secret) => [secret, ...secret.split('.').filter((part) => part.length > 20)]);
}

/** Everything that a step prints and stores outside the credential files, without the masks. */
function visible(step: StepResult): string {
  const stdout = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...stdout, step.stderr, step.summary, JSON.stringify([step.outputs, step.exported, step.state])].join('\n');
}

function leaks(step: StepResult): string[] {
  const text = visible(step);
  return secretsOf(step).filter((secret) => text.includes(secret));
}

it('prints no secret with debug logging, except in the masks', async () => {
  const job = fixture.job({}, { environment: DEBUG });
  const step = await job.main({ ...fixture.inputs, verify: 'true', 'job-summary': 'true' });
  expect(step.exitCode).toBe(0);
  expect(secretsOf(step).length).toBeGreaterThan(25);
  expect(leaks(step)).toEqual([]);
  const post = await job.post(step);
  expect(leaks({ ...post, outputs: {} })).toEqual([]);
});

it('writes secrets only to the credential files', async () => {
  const job = fixture.job({}, { environment: DEBUG });
  const step = await job.main(fixture.inputs);
  const files = snapshot(job.directory);
  const secrets = secretsOf(step);
  const holders = Object.entries(files).filter(([, content]) => secrets.some((secret) => content.includes(secret)));
  expect(holders.map(([path]) => path).sort()).toEqual([
    'home/.oci/sessions/WIF/oci_api_key.pem',
    'home/.oci/sessions/WIF/token',
  ]);
});

it.each([
  ['a denial', { 'client-secret': 'idcscs-canary-wrong-0123456789' }],
  ['the wrong tenancy', { tenancy: 'ocid1.tenancy.oc1..aaaaother' }],
  ['a wrong input', { region: 'nowhere' }],
])('shows no secret after %s', async (_name, inputs) => {
  const step = await fixture.job({}, { environment: DEBUG }).main({ ...fixture.inputs, ...inputs });
  expect(step.exitCode).toBe(1);
  expect(leaks(step)).toEqual([]);
  expect(visible(step)).not.toContain('idcscs-canary');
});

it('prints no secret that the domain echoes in a denial or an error', async () => {
  for (const status of [400, 500]) {
    const body = {
      error: 'x',
      error_description: `got ${fixture.trust.clientSecret} and eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2ln`,
    };
    fixture.emulator.faults.add({ path: '/oauth2/v1/token', kind: 'status', status, body, times: 1 });
    const step = await fixture.job({}, { environment: DEBUG }).main({ ...fixture.inputs, 'max-attempts': '1' });
    expect(step.exitCode).toBe(1);
    expect(step.stdout).toContain('(redacted)');
    expect(visible(step)).not.toContain('eyJzdWIiOiJjYW5hcnkifQ');
    // Denials and errors contain no secret at all, so they do not rely on the runner's masks.
    if (status === 400) expect(leaks(step)).toEqual([]);
  }
});

it('prints no run of a secret, in whatever encoding the domain echoes it', async () => {
  const { clientSecret } = fixture.trust;
  const echoes = Object.values(ENCODINGS).map((encode) => encode(clientSecret));
  const body = { error: 'x', error_description: `got ${echoes.join(' and ')}` };
  fixture.emulator.faults.add({ path: '/oauth2/v1/token', kind: 'status', status: 400, body, times: 1 });
  const step = await fixture.job({}, { environment: DEBUG }).main(fixture.inputs);
  expect(step.exitCode).toBe(1);
  const shown = visible(step);
  expect(shown).toMatch(/answered 400 x: got (\(redacted\)[a-z ]*)+/);
  const runs = echoes.flatMap((echo) =>
    Array.from({ length: echo.length - 11 }, (_unused, at) => echo.slice(at, at + 12)),
  );
  expect(runs.filter((run) => shown.includes(run))).toEqual([]);
});

it('reports a denial that is 240 kB of the beginnings of tokens', async () => {
  const body = { error: 'x', error_description: 'eyJ'.repeat(80_000) };
  fixture.emulator.faults.add({ path: '/oauth2/v1/token', kind: 'status', status: 400, body, times: 1 });
  const step = await fixture.job().main(fixture.inputs);
  expect(step.stdout).toContain(' answered 400 x: eyJeyJ');
});

it.each(['client-secret', 'subject-token'])('masks no %s that is too short to be one', async (name) => {
  const step = await fixture.job().main({ ...fixture.inputs, [name]: 'e' });
  expect(step.exitCode).toBe(1);
  expect(step.stdout).not.toContain('::add-mask::e\n');
});

/** The log as the runner shows it: without everything that was masked by then. */
function shownBy(step: StepResult): string {
  const masks: string[] = [];
  const lines = step.stdout.split('\n').flatMap((line) => {
    const [, masked] = /^::add-mask::(.+)$/.exec(line) ?? [];
    if (masked === undefined) return [masks.reduce((text, mask) => text.replaceAll(mask, '***'), line)];
    masks.push(masked);
    return [];
  });
  return [...lines, step.stderr].join('\n');
}

it('with mask-ocids, masks the OCIDs of the session before they are printed, and leaves them in the outputs', async () => {
  const job = fixture.job({}, { environment: DEBUG });
  const step = await job.main({ ...fixture.inputs, 'mask-ocids': 'true', 'job-summary': 'true' });
  expect(step.outputs.tenancy).toMatch(/^ocid1\.tenancy\./);
  expect(step.outputs.principal).toMatch(/^ocid1\.user\./);
  expect(shownBy(step)).toContain('Logged in to Oracle Cloud as ***\n  tenancy:  ***\n');
  expect(step.summary).toContain('<tr><th>Principal</th><td>***</td></tr><tr><th>Tenancy</th><td>***</td></tr>');
  expect(shownBy(step) + step.summary + JSON.stringify([step.exported, step.state])).not.toContain('ocid1.');
  expect(visible(await job.post(step))).not.toContain('ocid1.');
  const plain = await fixture.job().main({ ...fixture.inputs, 'job-summary': 'true' });
  expect(shownBy(plain)).toContain(`as ${plain.outputs.principal ?? ''}\n  tenancy:  ocid1.tenancy.`);
  expect(plain.summary).toContain(`<td>${plain.outputs.tenancy ?? ''}</td>`);
});

it('with mask-ocids, masks the tenancy that is expected and the one that is refused', async () => {
  const tenancy = 'ocid1.tenancy.oc1..aaaaexpected';
  const step = await fixture.job().main({ ...fixture.inputs, 'mask-ocids': 'true', tenancy });
  expect(step.exitCode).toBe(1);
  expect(shownBy(step)).toContain('::error::Wrong tenancy: ');
  expect(shownBy(step)).not.toContain('ocid1.');
});
