import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USER_EXTENSION } from '../../emulator/domain/store.ts';
import {
  type ActionFixture,
  errorsOf,
  EXCHANGE,
  openActionFixture,
  runStepsInside,
  snapshot,
  warningsOf,
  withActionFixture,
} from './action-fixture.ts';

runStepsInside();

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture({ rule: 'sub eq repo:acme/app:ref:refs/heads/main' });
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
});

describe('a wrong client secret', () => {
  it("sends one exchange request and reports the domain's error text, the subject and what to check; nothing is written", async () => {
    const job = fixture.job();
    const step = await job.main({ ...fixture.inputs, 'client-secret': 'a-wrong-secret' });
    expect(fixture.asked()).toEqual(['id token', EXCHANGE]);
    const [error = '', ...more] = errorsOf(step);
    expect(more).toEqual([]);
    expect(error.split('\n').slice(0, 6)).toEqual([
      `Token exchange denied: ${fixture.emulator.url} answered 401 invalid_client: Client authentication failed.`,
      `  subject token: iss ${fixture.emulator.issuer}`,
      '                 sub repo:acme/app:ref:refs/heads/main',
      '                 aud https://cloud.oracle.com',
      `  client ID:     ${fixture.trust.clientId}`,
      expect.stringMatching(/^ {2}request ID: {4}\S{8,}$/),
    ]);
    expect(error).toContain('the secret is the current one');
    expect(error).toMatch(
      /^An administrator sees .* with: npx oci-wif explain .* --subject repo:acme\/app:ref:refs\/heads\/main /m,
    );
    expect(step.exitCode).toBe(1);
    expect(snapshot(job.home)).toEqual({});
    expect([step.outputs, step.exported, step.state]).toEqual([{}, {}, {}]);
  });
});

describe('a rule that does not match', () => {
  it.each([
    ['another branch', { ref: 'refs/heads/dev' }, 'The job runs on the branch dev'],
    ['an environment', { environment: 'prod' }, 'The job uses the environment prod'],
    ['a tag', { ref: 'refs/tags/v1' }, 'The job runs on the tag v1'],
    ['a pull request', { event: 'pull_request' }, 'The job runs for a pull request'],
    ['an immutable subject', { subject: 'immutable' as const }, 'The job runs on the branch main of acme/app and'],
  ])('because of %s: the job, both forms of the subject and the command are shown', async (_name, changes, job) => {
    const step = await fixture.job(changes).main(fixture.inputs);
    const [error = ''] = errorsOf(step);
    expect(error).toMatch(
      /answered 401 unauthorized_client: No rules matched from given token to find impersonation user\./,
    );
    expect(error).toMatch(/^ {2}sub eq repo:acme\/app:/m);
    expect(error).toMatch(/^ {2}sub eq repo:acme@1001\/app@2002:/m);
    expect(error).toContain(job);
    expect(error).toMatch(
      new RegExp(
        `: npx oci-wif explain --domain-url ${fixture.emulator.url} --client-id \\S+ --issuer ${fixture.emulator.issuer} --subject repo:acme\\S+ `,
      ),
    );
    expect(fixture.asked()).toEqual(['id token', EXCHANGE]);
  });

  it('because its value is quoted', async () => {
    await withActionFixture({ rule: 'sub eq "repo:acme/app:ref:refs/heads/main"' }, async (quoted) => {
      const step = await quoted.job().main(quoted.inputs);
      expect(errorsOf(step)[0]).toContain('public reports disagree about quoted values');
    });
  });
});

it('reports a user that is not a service user', async () => {
  await withActionFixture({}, async (human) => {
    human.trust.user[USER_EXTENSION].serviceUser = false;
    const step = await human.job().main(human.inputs);
    expect(errorsOf(step)[0]).toContain('answered 401 unauthorized_client: User requesting is not a service user.');
    expect(errorsOf(step)[0]).toContain('without "serviceUser": true');
  });
});

it('reports a missing trust for the issuer', async () => {
  await withActionFixture({ trust: { active: false } }, async (other) => {
    const step = await other.job().main(other.inputs);
    expect(errorsOf(step)[0]).toContain(
      `exactly one active identity propagation trust for the issuer ${other.emulator.issuer}`,
    );
  });
});

it('reports an audience that the trust does not accept', async () => {
  await withActionFixture(
    { trust: { clientClaimName: 'aud', clientClaimValues: ['https://only.example'] } },
    async (gated) => {
      const step = await gated.job().main(gated.inputs);
      expect(errorsOf(step)).toHaveLength(1);
      expect(errorsOf(step)[0]).toContain('aud https://cloud.oracle.com');
    },
  );
});

it('shows the text of an answer in the form of SCIM', async () => {
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    detail: 'The public key is not valid.',
    status: '400',
  };
  fixture.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 400, body, times: 1 });
  const step = await fixture.job().main(fixture.inputs);
  expect(errorsOf(step)[0]).toMatch(/^Token exchange denied: \S+ answered 400 The public key is not valid\.$/m);
});

it.each([600, -600])('says that the clock is wrong, if it is %i s off, before the error', async (seconds) => {
  fixture.emulator.clock.offsetSeconds = seconds;
  const step = await fixture.job().main({ ...fixture.inputs, 'client-secret': 'a-wrong-secret' });
  fixture.emulator.clock.offsetSeconds = 0;
  expect(warningsOf(step)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^Wrong clock: this machine says \\S+Z, localhost:\\d+ \\S+Z: this machine is 10 min ${seconds < 0 ? 'ahead' : 'behind'}\\. Set the clock`,
      ),
    ),
  ]);
  expect(errorsOf(step)[0]).toMatch(/^Token exchange denied: /);
});

it('reports a server that is not an identity domain', async () => {
  fixture.emulator.faults.add({
    path: EXCHANGE,
    kind: 'status',
    status: 404,
    body: '<html>not found</html>',
    times: 1,
  });
  const step = await fixture.job().main(fixture.inputs);
  expect(errorsOf(step)[0]).toContain(`${fixture.emulator.url} does not answer like an identity domain`);
});

it('reports an expired subject token of another provider', async () => {
  fixture.emulator.domain.addTrust({
    issuer: fixture.emulator.provider.issuer,
    publicKeyEndpoint: fixture.emulator.provider.jwksUri,
    oauthClients: [fixture.trust.clientId],
  });
  const token = await fixture.emulator.provider.mint({}, { expired: true });
  const step = await fixture.job().main({ ...fixture.inputs, 'subject-token': token });
  expect(errorsOf(step)[0]).toMatch(/The subject token expired at \d{4}-/);
});

describe('a job without an identity token', () => {
  const DEPENDABOT = { GITHUB_ACTOR: 'dependabot[bot]' };
  const event = (pullRequest: unknown): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'oci-wif-event-')), 'event.json');
    writeFileSync(file, JSON.stringify({ pull_request: pullRequest }));
    return file;
  };

  it.each([
    ['lacks the permission', {}, 'the job does not have the permission id-token: write'],
    [
      'was started by Dependabot',
      { GITHUB_ACTOR: 'dependabot[bot]' },
      'Dependabot started this run, and GitHub gives such runs no identity token',
    ],
    [
      'is a pull request from a fork',
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event({ head: { repo: { full_name: 'evil/app' } } }) },
      'this is a pull request from a fork',
    ],
    [
      'is a pull request from a fork that was deleted',
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event({ head: { repo: null } }) },
      'this is a pull request from a fork',
    ],
    [
      'is a pull request of the same repository',
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event({ head: { repo: { full_name: 'acme/app' } } }) },
      'the job does not have the permission id-token: write',
    ],
    [
      'has no event file',
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: '/nonexistent' },
      'the job does not have the permission id-token: write',
    ],
    [
      'lacks the permission on pull_request_target, for which forks get tokens',
      {
        GITHUB_EVENT_NAME: 'pull_request_target',
        GITHUB_EVENT_PATH: event({ head: { repo: { full_name: 'evil/app' } } }),
      },
      'the job does not have the permission id-token: write',
    ],
    [
      'lacks the permission in a scheduled run, of which Dependabot made the last commit',
      { ...DEPENDABOT, GITHUB_EVENT_NAME: 'schedule' },
      'the job does not have the permission id-token: write',
    ],
    ['runs in act', { ACT: 'true' }, 'act runs this job, and it issues no identity tokens'],
    [
      'lacks the option of Forgejo',
      { FORGEJO_ACTIONS: 'true', GITEA_ACTIONS: 'true' },
      'set enable-openid-connect: true',
    ],
    ['runs in Gitea', { GITEA_ACTIONS: 'true' }, 'Gitea gave this job no identity token'],
    ['is none', { GITHUB_ACTIONS: '' }, 'this is not a GitHub Actions job'],
  ])('because it %s says so', async (_name, environment, why) => {
    const job = fixture.job({ idToken: false });
    const step = await job.main(fixture.inputs, { environment });
    expect(errorsOf(step)).toHaveLength(1);
    expect(errorsOf(step)[0]).toMatch(/^No subject token: /);
    expect(errorsOf(step)[0]).toContain(why);
    expect(fixture.asked()).toEqual([]);
    expect(snapshot(job.home)).toEqual({});
  });

  const FORK = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event({ head: { repo: { full_name: 'evil/app' } } }),
  };
  const NOT_FOR_FORKS =
    'if: github.event.pull_request == null || github.event.pull_request.head.repo.full_name == github.repository';
  it.each([
    ['client-secret', {}, 'no secret of that name exists, it belongs to an environment that the job does not name'],
    [
      'client-secret',
      DEPENDABOT,
      "Dependabot started this run, and GitHub passes only Dependabot's secrets to such runs",
    ],
    ['client-secret', FORK, 'a pull request from a fork, and GitHub passes neither secrets nor variables to such runs'],
    ['domain-url', FORK, 'a pull request from a fork, and GitHub passes neither secrets nor variables to such runs'],
    ['client-secret', { ...FORK, GITHUB_EVENT_NAME: 'pull_request_target' }, 'no secret of that name exists'],
  ])('says of an empty %s why it may be empty: %j', async (input, environment, why) => {
    const step = await fixture.job({ idToken: false }).main({ ...fixture.inputs, [input]: '' }, { environment });
    expect(errorsOf(step)).toHaveLength(1);
    expect(errorsOf(step)[0]).toMatch(new RegExp(`^Invalid input: ${input} is missing: `));
    expect(errorsOf(step)[0]).toContain(why);
  });

  it.each<[string, string, Record<string, string>, string | undefined]>([
    ['client-secret', 'ordinary runs', {}, undefined],
    ['client-secret', 'forks', FORK, NOT_FOR_FORKS],
    ['domain-url', 'forks', FORK, NOT_FOR_FORKS],
    ['client-secret', 'Dependabot', DEPENDABOT, "if: github.actor != 'dependabot[bot]'"],
    [
      'client-secret',
      'pull requests of Dependabot',
      { ...DEPENDABOT, GITHUB_EVENT_NAME: 'pull_request' },
      "if: github.event.pull_request.user.login != 'dependabot[bot]'",
    ],
    // Dependabot gets the variables of the repository.
    ['domain-url', 'Dependabot', DEPENDABOT, 'usually vars.OCI_DOMAIN_URL'],
  ])('says what to do about an empty %s in %s', async (input, _runs, environment, hint) => {
    const step = await fixture.job({ idToken: false }).main({ ...fixture.inputs, [input]: '' }, { environment });
    if (hint === undefined) expect(errorsOf(step)[0]).not.toContain('What to do');
    else expect(errorsOf(step)[0]?.split('What to do')[1]).toContain(hint);
  });

  it('of Dependabot with an identity token can get the secret', async () => {
    const step = await fixture.job().main({ ...fixture.inputs, 'client-secret': '' }, { environment: DEPENDABOT });
    expect(errorsOf(step)[0]).toContain("or add the secret to Dependabot's secrets");
  });

  it("with an expired request token reports GitHub's answer", async () => {
    const step = await fixture.job({ requestTokenLifetimeSeconds: -1 }).main(fixture.inputs);
    expect(errorsOf(step)[0]).toMatch(
      /^Identity token request refused: localhost:\d+ answered 40[13] to the request for GitHub's identity token/,
    );
    expect(errorsOf(step)[0]).toContain('about six hours');
  });
});
