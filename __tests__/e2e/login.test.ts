import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { describePublicKey } from '../../src/session-key.ts';
import { isWindows, modeOf } from '../platform.ts';
import {
  type ActionFixture,
  errorsOf,
  EXCHANGE,
  noticesOf,
  openActionFixture,
  runStepsInside,
  snapshot,
  warningsOf,
} from './action-fixture.ts';

runStepsInside();

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
  fixture.emulator.policies.statements.length = 0;
});

describe('a login with a UPST', () => {
  it('sends one request to GitHub and one to the domain, and writes exactly the profile that every tool reads', async () => {
    const job = fixture.job();
    const step = await job.main(fixture.inputs);
    expect(errorsOf(step)).toEqual([]);
    expect(step).toMatchObject({ exitCode: 0, stderr: '' });
    expect(fixture.asked()).toEqual(['id token', EXCHANGE]);

    const home = join(job.home, '.oci');
    const session = join(home, 'sessions', 'WIF');
    const fingerprint = describePublicKey(readFileSync(join(session, 'oci_api_key_public.pem'), 'utf8')).fingerprint;
    expect(readFileSync(join(home, 'config'), 'utf8')).toBe(
      `[WIF]\ntenancy=${fixture.emulator.tenancy}\nfingerprint=${fingerprint}\nregion=eu-frankfurt-1\n` +
        `key_file=${join(session, 'oci_api_key.pem')}\nsecurity_token_file=${join(session, 'token')}\n`,
    );
    for (const directory of [home, join(home, 'sessions'), session]) expect(modeOf(directory, 0o700)).toBe(0o700);
    const files = [
      join(home, 'config'),
      ...['token', 'oci_api_key.pem', 'oci_api_key_public.pem'].map((name) => join(session, name)),
    ];
    for (const file of files) expect(modeOf(file, 0o600)).toBe(0o600);
  });

  it('writes a token without a newline that is bound to the key beside it', async () => {
    const job = fixture.job();
    const { outputs } = await job.main(fixture.inputs);
    const token = readFileSync(outputs['token-file']!, 'utf8');
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const claims = decodeJwt(token);
    const publicKey = createPublicKey(createPrivateKey(readFileSync(outputs['key-file']!, 'utf8')));
    expect(JSON.parse(claims.jwk as string)).toMatchObject({ n: publicKey.export({ format: 'jwk' }).n });
    expect(claims.sub).toBe(fixture.trust.user.ocid);
  });

  it('sets the outputs and exports the variables of every tool, none of them secret', async () => {
    const job = fixture.job();
    const { outputs, exported } = await job.main(fixture.inputs);
    const config = join(job.home, '.oci', 'config');
    expect(outputs).toEqual({
      profile: 'WIF',
      'config-file': config,
      'token-file': join(job.home, '.oci/sessions/WIF/token'),
      'key-file': join(job.home, '.oci/sessions/WIF/oci_api_key.pem'),
      region: 'eu-frankfurt-1',
      tenancy: fixture.emulator.tenancy,
      principal: fixture.trust.user.ocid,
      'expires-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/) as unknown,
    });
    expect(exported).toEqual({
      OCI_CLI_AUTH: 'security_token',
      OCI_CLI_PROFILE: 'WIF',
      OCI_CLI_CONFIG_FILE: config,
      OCI_CLI_REGION: 'eu-frankfurt-1',
      OCI_CONFIG_FILE: config,
      OCI_CONFIG_PROFILE: 'WIF',
      OCI_ANSIBLE_AUTH_TYPE: 'security_token',
      OCI_AUTH: 'SecurityToken',
      OCI_CONFIG_FILE_PROFILE: 'WIF',
      OCI_REGION: 'eu-frankfurt-1',
      ...(isWindows
        ? { OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: 'True' }
        : { OCI_auth: 'SecurityToken', OCI_config_file_profile: 'WIF', OCI_region: 'eu-frankfurt-1' }),
      // The test's home is not the account's, as in a container job.
      TF_HOME_OVERRIDE: job.home,
      OCI_WIF_EXPORTED: expect.stringMatching(/^(\w+ )+\w+$/) as unknown,
    });
    const names = Object.keys(exported).filter((name) => name !== 'OCI_WIF_EXPORTED');
    expect(exported.OCI_WIF_EXPORTED?.split(' ').sort()).toEqual(names.sort());
  });

  it('masks every secret before anything else is printed, and ends with the principal and the expiry', async () => {
    const { stdout, outputs } = await fixture.job().main(fixture.inputs);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('::debug::'));
    const lastMask = lines.findLastIndex((line) => line.startsWith('::add-mask::'));
    expect(lines.slice(0, lastMask + 1).every((line) => line.startsWith('::add-mask::'))).toBe(true);
    const masks = lines.slice(0, lastMask + 1).map((line) => line.slice('::add-mask::'.length));
    const form = fixture.emulator.requests.findLast(({ path }) => path === EXCHANGE)?.form;
    const token = readFileSync(outputs['token-file']!, 'utf8');
    expect(masks).toEqual(expect.arrayContaining([fixture.trust.clientSecret, form!.subject_token, token]));
    expect(lines.slice(lastMask + 1)).toEqual([
      `Logged in to Oracle Cloud as ${fixture.trust.user.ocid}`,
      `  tenancy:  ${fixture.emulator.tenancy}`,
      '  subject:  repo:acme/app:ref:refs/heads/main',
      `  profile:  WIF in ${outputs['config-file']!}`,
      `  expires:  ${outputs['expires-at']!} (in 60 min)`,
    ]);
  });

  it('masks the key line by line, but not its PEM header lines', async () => {
    const { stdout, outputs } = await fixture.job().main(fixture.inputs);
    const pem = readFileSync(outputs['key-file']!, 'utf8').trimEnd().split('\n');
    const masks = stdout
      .split('\n')
      .filter((line) => line.startsWith('::add-mask::'))
      .map((line) => line.slice(12));
    for (const line of pem.slice(1, -2)) expect(masks).toContain(line);
    expect(masks.some((mask) => mask.includes('-----'))).toBe(false);
    expect(masks).not.toContain(fixture.emulator.tenancy);
  });

  it('exports nothing with export-environment: false, and the post step still cleans up', async () => {
    const job = fixture.job();
    const step = await job.main({ ...fixture.inputs, 'export-environment': 'false' });
    expect(step.exported).toEqual({});
    expect(step.outputs.profile).toBe('WIF');
    await job.post(step);
    expect(snapshot(job.home)).toEqual({});
  });

  it('uses the given profile, directory and region', async () => {
    const job = fixture.job();
    const step = await job.main({
      ...fixture.inputs,
      profile: 'prod.eu_1',
      'oci-home': join(job.directory, 'else', '.oci'),
      region: 'us-gov-ashburn-1',
    });
    expect(step.outputs['config-file']).toBe(join(job.directory, 'else', '.oci', 'config'));
    expect(readFileSync(step.outputs['config-file']!, 'utf8')).toMatch(
      /^\[prod\.eu_1\]\n[^]*region=us-gov-ashburn-1\n/,
    );
    expect(step.exported).toMatchObject({
      TF_HOME_OVERRIDE: join(job.directory, 'else'),
      OCI_HOME_OVERRIDE: join(job.directory, 'else'),
    });
  });

  it('accepts the domain URL as OCI prints it, with a port and a slash', async () => {
    const step = await fixture.job().main({ ...fixture.inputs, 'domain-url': `${fixture.emulator.url}/` });
    expect(errorsOf(step)).toEqual([]);
  });

  it('accepts a token whose jwk is an object', async () => {
    fixture.emulator.domain.sessionTokens.jwkClaim = 'object';
    const step = await fixture.job().main(fixture.inputs);
    fixture.emulator.domain.sessionTokens.jwkClaim = 'string';
    expect(errorsOf(step)).toEqual([]);
  });
});

describe('GitHub subjects', () => {
  it.each([
    ['an environment', { environment: 'prod' }, 'repo:acme/app:environment:prod'],
    ['a tag', { ref: 'refs/tags/v1' }, 'repo:acme/app:ref:refs/tags/v1'],
    ['an immutable subject', { subject: 'immutable' as const }, 'repo:acme@1001/app@2002:ref:refs/heads/main'],
    ['a pull request', { event: 'pull_request' }, 'repo:acme/app:pull_request'],
  ])('logs in with %s', async (_name, job, subject) => {
    const step = await fixture.job(job).main(fixture.inputs);
    expect(step.stdout).toContain(`  subject:  ${subject}\n`);
    expect(step.exitCode).toBe(0);
  });

  it('requests the given audience', async () => {
    await fixture.job().main({ ...fixture.inputs, audience: 'https://example.com/a?b=c&d' });
    const form = fixture.emulator.requests.find(({ path }) => path === EXCHANGE)?.form;
    expect(decodeJwt(form!.subject_token!).aud).toBe('https://example.com/a?b=c&d');
  });
});

it('a UPST is exported as a resource principal only if the input says so; a later login and a logout empty the variables', async () => {
  const job = fixture.job();
  const named = (values: Record<string, string>) =>
    Object.entries(values).filter(([name]) => name.startsWith('OCI_RESOURCE_PRINCIPAL_'));
  const emptied = ['PRIVATE_PEM', 'REGION', 'RPST', 'VERSION'].map((name) => [`OCI_RESOURCE_PRINCIPAL_${name}`, '']);
  const first = await job.main({ ...fixture.inputs, 'resource-principal-variables': 'true' });
  expect([errorsOf(first), warningsOf(first)]).toEqual([[], []]);
  expect(first.exported).toMatchObject({
    OCI_CLI_AUTH: 'security_token',
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_RPST: first.outputs['token-file'],
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: first.outputs['key-file'],
    OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1',
  });
  const second = await job.main({ ...fixture.inputs, profile: 'TWO' });
  expect(named(second.exported).sort()).toEqual(emptied);
  const third = await job.main({ ...fixture.inputs, profile: 'THREE', 'resource-principal-variables': 'true' });
  expect(named((await job.logout({ profile: 'THREE' })).exported).sort()).toEqual(emptied);
  for (const step of [third, second, first]) await job.post(step);
  const inputs = { ...fixture.inputs, 'resource-principal-variables': 'true', 'export-environment': 'false' };
  expect(errorsOf(await job.main(inputs))).toEqual([
    'Invalid input: resource-principal-variables is true, but export-environment is false; expected: true only with export-environment: true',
  ]);
});

describe('an RPST', () => {
  let rpst: ActionFixture;
  beforeAll(async () => {
    rpst = await openActionFixture({ tokenType: 'rpst', resourceType: 'ci' });
  });
  afterAll(() => rpst.stop());

  it('is requested with resource type and lifetime, and its variables are exported', async () => {
    const job = rpst.job();
    const step = await job.main({
      ...rpst.inputs,
      'token-type': 'rpst',
      'resource-type': 'ci',
      'token-lifetime': '7200',
    });
    expect(errorsOf(step)).toEqual([]);
    expect(rpst.emulator.requests.at(-1)?.form).toMatchObject({
      requested_token_type: 'urn:oci:token-type:oci-rpst',
      res_type: 'ci',
      rpst_exp: '7200',
    });
    expect(step.stdout).toContain('(in 120 min)');
    expect(step.exported).toMatchObject({ OCI_CLI_AUTH: 'security_token' });
    const names = Object.keys(step.exported).filter((name) => name.startsWith('OCI_RESOURCE_PRINCIPAL_'));
    // The Go SDK takes a path of Windows for the token itself.
    if (isWindows) {
      expect(names).toEqual([]);
      return;
    }
    expect(step.exported).toMatchObject({
      OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
      OCI_RESOURCE_PRINCIPAL_RPST: step.outputs['token-file'],
      OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: step.outputs['key-file'],
      OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1',
    });
  });

  it('with a shorter lifetime than requested causes a warning', async () => {
    const asked = { 'token-type': 'rpst', 'resource-type': 'ci', 'token-lifetime': '7200' };
    // Ten minutes of the two hours are over when the token arrives.
    rpst.emulator.clock.offsetSeconds = -600;
    const step = await rpst.job().main({ ...rpst.inputs, ...asked });
    rpst.emulator.clock.offsetSeconds = 0;
    expect(warningsOf(step)).toEqual([
      expect.stringMatching(/^Wrong clock: .*: this machine is 10 min ahead\. Set the clock of this machine/),
      expect.stringMatching(
        /^The domain granted a session of 6\d{3} s, but token-lifetime asks for 7200 s; for longer jobs, use renew$/,
      ),
    ]);
    expect(warningsOf(await rpst.job().main({ ...rpst.inputs, ...asked }))).toEqual([]);
  });

  it('with another resource type is refused with an explanation', async () => {
    const step = await rpst.job().main({ ...rpst.inputs, 'token-type': 'rpst', 'resource-type': 'other' });
    expect(errorsOf(step)).toHaveLength(1);
    expect(errorsOf(step)[0]).toMatch(/^Token exchange denied: .* answered 400 invalid_request/);
    expect(errorsOf(step)[0]).toContain('impersonatingResource is exactly "other"');
  });
});

describe('the subject token of another provider', () => {
  it("is exchanged instead of GitHub's, without a request to GitHub", async () => {
    const { emulator } = fixture;
    emulator.domain.addTrust({
      issuer: emulator.provider.issuer,
      publicKeyEndpoint: emulator.provider.jwksUri,
      oauthClients: [fixture.trust.clientId],
      impersonationServiceUsers: [{ rule: 'project_path eq group/project', value: fixture.trust.user.id }],
    });
    const token = await emulator.provider.mint();
    const job = fixture.job({ idToken: false });
    const step = await job.main({ ...fixture.inputs, 'subject-token': token });
    expect(errorsOf(step)).toEqual([]);
    expect(fixture.asked()).toEqual([EXCHANGE]);
    expect(emulator.requests.at(-1)?.form?.subject_token).toBe(token);
    expect(step.stdout).toContain('  subject:  project_path:group/project:ref_type:branch:ref:main\n');
  });
});

describe('the tenancy guard', () => {
  it('accepts the expected tenancy', async () => {
    const step = await fixture.job().main({ ...fixture.inputs, tenancy: fixture.emulator.tenancy });
    expect(errorsOf(step)).toEqual([]);
  });

  it('fails for another tenancy and leaves nothing', async () => {
    const job = fixture.job();
    const step = await job.main({ ...fixture.inputs, tenancy: 'ocid1.tenancy.oc1..aaaaother' });
    expect(errorsOf(step)).toEqual([
      `Wrong tenancy: the session token belongs to ${fixture.emulator.tenancy}, expected ocid1.tenancy.oc1..aaaaother. What to do: Check domain-url and tenancy: they belong to two tenancies. Nothing was written.`,
    ]);
    expect(step.exitCode).toBe(1);
    expect(snapshot(job.home)).toEqual({});
    expect([step.outputs, step.exported, step.state]).toEqual([{}, {}, {}]);
  });
});

it('logs in to a tenancy of the first years, whose OCID has colons, and masks that OCID', async () => {
  const tenancy = 'ocidv1:tenancy:oc1:phx:1460406592660:aaaaaaaab4faofrfkxecohhjuivjq262pu';
  const old = await openActionFixture({}, { tenancy });
  try {
    const step = await old.job().main({ ...old.inputs, tenancy, 'mask-ocids': 'true', 'job-summary': 'true' });
    expect(errorsOf(step)).toEqual([]);
    expect(step.outputs.tenancy).toBe(tenancy);
    expect(readFileSync(step.outputs['config-file'] ?? '', 'utf8')).toContain(`\ntenancy=${tenancy}\n`);
    expect(step.stdout).toContain(`::add-mask::${tenancy}\n`);
    expect(step.summary).toContain('<tr><th>Tenancy</th><td>***</td></tr>');
  } finally {
    await old.stop();
  }
});

describe('verify', () => {
  it('outputs the namespace if the policy allows reading it', async () => {
    fixture.emulator.policies.allow({
      principal: { user: fixture.trust.user.ocid },
      verb: 'read',
      resource: 'objectstorage-namespaces',
      in: 'tenancy',
    });
    const step = await fixture.job().main({ ...fixture.inputs, verify: 'true' });
    expect(errorsOf(step)).toEqual([]);
    expect(step.outputs.namespace).toBe('emulatorns');
    expect(step.stdout).toContain('  verified: a signed call returned the Object Storage namespace emulatorns\n');
    expect(step.stderr).toBe('');
    expect(fixture.asked()).toEqual(['id token', EXCHANGE, '/n']);
  });

  it.each([
    ['several lines', '"ns\\n::stop-commands::x"'],
    ['null', 'null'],
    ['an object', '{}'],
    ['text that is not JSON', 'nope'],
  ])('fails if Object Storage answers with %s, and removes the profile', async (_name, body) => {
    const job = fixture.job();
    fixture.emulator.faults.add({ path: '/n', kind: 'status', status: 200, body, times: 1 });
    const step = await job.main({ ...fixture.inputs, verify: 'true' });
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^Verification failed: Object Storage answered 200 .*, but without a namespace\. What to do: try again later; .* request ID/,
      ),
    ]);
    expect(step.stdout).not.toContain('stop-commands');
    expect(snapshot(job.home)).toEqual({});
  });

  it('succeeds with a notice if no policy allows it', async () => {
    const step = await fixture.job().main({ ...fixture.inputs, verify: 'true' });
    expect(step.exitCode).toBe(0);
    expect(step.outputs.namespace).toBeUndefined();
    expect(noticesOf(step)).toEqual([
      expect.stringContaining(
        'The login works. Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (404). If your tools need the namespace, run the setup command again with one more flag: --allow "read objectstorage-namespaces in tenancy"',
      ),
    ]);
    expect(fixture.asked()).toEqual(['id token', EXCHANGE, '/n']);
  });

  it('fails if the service refuses the signature, and removes the profile', async () => {
    fixture.emulator.faults.add({
      path: '/n',
      kind: 'status',
      status: 401,
      body: { code: 'NotAuthenticated', message: 'no' },
      headers: { 'opc-request-id': 'r1' },
    });
    const job = fixture.job();
    const step = await job.main({ ...fixture.inputs, verify: 'true' });
    fixture.emulator.faults.clear();
    expect(step.exitCode).toBe(1);
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^Verification failed: Object Storage answered 401 NotAuthenticated to a signed call with the profile "WIF".* request ID: r1$/,
      ),
    ]);
    expect(snapshot(job.home)).toEqual({});
    expect([step.outputs, step.exported]).toEqual([{}, {}]);
    const post = await job.post(step);
    expect([warningsOf(post), post.exitCode]).toEqual([[], 0]);
  });

  it("fails when this machine's clock is wrong by more than the service tolerates", async () => {
    fixture.emulator.faults.add({ path: '/n', kind: 'delay', delayMs: 300, times: 1 });
    const job = fixture.job();
    const login = job.main({ ...fixture.inputs, verify: 'true' });
    // The domain's clock is right when it answers, and the service's is six minutes off when it is called.
    while (!fixture.emulator.requests.some(({ path, status }) => path === EXCHANGE && status === 200))
      await new Promise((resolve) => setTimeout(resolve, 2));
    fixture.emulator.clock.offsetSeconds = 360;
    const step = await login;
    fixture.emulator.clock.offsetSeconds = 0;
    expect(errorsOf(step)[0]).toContain('the session token or the signature was refused');
  });

  it('tries again after a 503, with a new signature', async () => {
    fixture.emulator.faults.add({ path: '/n', kind: 'status', status: 503, times: 1 });
    const step = await fixture.job().main({ ...fixture.inputs, verify: 'true' });
    expect(errorsOf(step)).toEqual([]);
    expect(fixture.asked()).toEqual(['id token', EXCHANGE, '/n', '/n']);
  });
});

describe('the job summary', () => {
  it('contains a table if requested', async () => {
    const { summary, outputs } = await fixture.job().main({ ...fixture.inputs, 'job-summary': 'true' });
    for (const text of [
      'Oracle Cloud login',
      outputs.principal!,
      outputs.tenancy!,
      outputs['expires-at']!,
      'repo:acme/app:ref:refs/heads/main',
    ]) {
      expect(summary).toContain(text);
    }
  });

  it('is empty otherwise', async () => {
    expect((await fixture.job().main(fixture.inputs)).summary).toBe('');
  });

  it('shows hostile claims as text', async () => {
    const { summary } = await fixture
      .job({ environment: '<img src=x>&lt;' })
      .main({ ...fixture.inputs, 'job-summary': 'true' });
    expect(summary).toContain('environment:&#60;img src=x&#62;&#38;lt;');
  });

  it('that cannot be written causes a warning', async () => {
    const job = fixture.job();
    const step = await job.main(
      { ...fixture.inputs, 'job-summary': 'true' },
      { environment: { GITHUB_STEP_SUMMARY: join(job.directory, 'none', 'summary') } },
    );
    expect(step.exitCode).toBe(0);
    expect(warningsOf(step)).toEqual([
      'The job summary could not be written (GITHUB_STEP_SUMMARY). The login is not affected',
    ]);
  });
});

it('warns of variables that take precedence over the profile, without their values', async () => {
  const step = await fixture.job({}, { environment: { OCI_CLI_KEY_CONTENT: 's3cr3t-key' } }).main(fixture.inputs);
  expect(step.exitCode).toBe(0);
  expect(warningsOf(step)).toEqual([
    expect.stringMatching(/^The OCI CLI uses OCI_CLI_KEY_CONTENT instead of what this login provides; /),
  ]);
  expect(step.stdout).not.toContain('s3cr3t-key');
});
