// GitHub's side: the runner's variables, the token endpoint's guard, subjects and claims.

import { decodeJwt, decodeProtectedHeader } from 'jose';
import { startEmulator, type Emulator } from '../emulator.ts';
import type { GitHubJob } from '../github/job.ts';
import { httpsCall, type Answer } from './https-call.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ subjectTokenLifetimeSeconds: 120 });
});
afterAll(() => emulator.stop());
afterEach(() => {
  emulator.clock.offsetSeconds = 0;
});

function ask(
  job: Record<string, string>,
  query = '&audience=',
  token = job.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
): Promise<Answer> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return httpsCall(emulator, `${job.ACTIONS_ID_TOKEN_REQUEST_URL ?? ''}${query}`, { headers });
}

async function claimsOf(job: GitHubJob, query?: string) {
  const answer = await ask(emulator.github.runnerEnvironment(job), query);
  return decodeJwt(answer.json().value as string);
}

test('a token has the RS256 signature and the lifetime it should have, from a URL that already has a query', async () => {
  const environment = emulator.github.runnerEnvironment({ repository: 'octo/app' });
  expect(environment.ACTIONS_ID_TOKEN_REQUEST_URL).toMatch(/\?api-version=2\.0$/);
  const answer = await ask(environment, '&audience=https%3A%2F%2Fcloud.oracle.com');
  expect(answer.status).toBe(200);
  const value = answer.json().value as string;
  expect(answer.json().count).toBe(value.length);
  expect(decodeProtectedHeader(value)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
  const claims = decodeJwt(value);
  expect(claims).toMatchObject({ iss: emulator.issuer, aud: 'https://cloud.oracle.com' });
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(120);
  expect(claims.nbf).toBeLessThan(claims.iat ?? 0);
});

test.each(['', '&audience='])('with the query %j the audience is the owner’s URL', async (query) => {
  expect((await claimsOf({ repository: 'octo/app' }, query)).aud).toBe('https://github.com/octo');
});

const SUBJECTS: [string, GitHubJob, string][] = [
  ['a branch', { repository: 'octo/app', ref: 'refs/heads/dev' }, 'repo:octo/app:ref:refs/heads/dev'],
  ['a tag', { repository: 'octo/app', ref: 'refs/tags/v1' }, 'repo:octo/app:ref:refs/tags/v1'],
  ['an environment', { repository: 'octo/app', environment: 'prod' }, 'repo:octo/app:environment:prod'],
  ['an environment with a colon', { repository: 'octo/app', environment: 'a:b' }, 'repo:octo/app:environment:a%3Ab'],
  ['a pull request', { repository: 'octo/app', event: 'pull_request' }, 'repo:octo/app:pull_request'],
  [
    'a pull request to an environment',
    { repository: 'octo/app', event: 'pull_request', environment: 'pr' },
    'repo:octo/app:environment:pr',
  ],
  [
    'an immutable subject',
    { repository: 'octo/app', subject: 'immutable', ownerId: '7', repositoryId: '8' },
    'repo:octo@7/app@8:ref:refs/heads/main',
  ],
  [
    'the template of an organization with the ID of the owner and a custom property',
    {
      repository: 'octo/app',
      ownerId: '7',
      properties: { tier: 'prod' },
      includeClaimKeys: ['repository_owner_id', 'repo_property_tier', 'context'],
    },
    'repository_owner_id:7:repo_property_tier:prod:ref:refs/heads/main',
  ],
  [
    'a template with a reusable workflow',
    {
      repository: 'octo/app',
      includeClaimKeys: ['repo', 'job_workflow_ref'],
      claims: { job_workflow_ref: 'octo/ci/.github/workflows/d.yml@refs/heads/main' },
    },
    'repo:octo/app:job_workflow_ref:octo/ci/.github/workflows/d.yml@refs/heads/main',
  ],
];
test.each(SUBJECTS)('the subject of %s', async (_, job, subject) => {
  expect((await claimsOf(job)).sub).toBe(subject);
});

test('the claims describe the job as the variables do, with IDs as text', async () => {
  const job: GitHubJob = {
    repository: 'octo/app',
    ref: 'refs/tags/v1',
    environment: 'prod',
    runId: '99',
    actor: 'mona',
  };
  const environment = emulator.github.runnerEnvironment(job);
  const claims = await claimsOf(job);
  expect(claims).toMatchObject({
    repository: environment.GITHUB_REPOSITORY,
    repository_owner: environment.GITHUB_REPOSITORY_OWNER,
    repository_id: environment.GITHUB_REPOSITORY_ID,
    ref: environment.GITHUB_REF,
    ref_type: 'tag',
    environment: 'prod',
    event_name: 'push',
    workflow: environment.GITHUB_WORKFLOW,
    job_workflow_ref: environment.GITHUB_WORKFLOW_REF,
    actor: 'mona',
    run_id: '99',
    sha: environment.GITHUB_SHA,
    runner_environment: 'github-hosted',
  });
  expect(environment).toMatchObject({ GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag', GITHUB_ACTIONS: 'true' });
  const plain = await claimsOf({ repository: 'octo/app' });
  expect(plain).not.toHaveProperty('environment');
});

test('a custom property is a claim only where the repository has a value for it', async () => {
  expect(await claimsOf({ repository: 'octo/app', properties: { tier: 'prod' } })).toMatchObject({
    repo_property_tier: 'prod',
    check_run_id: expect.stringMatching(/^\d+$/) as string,
  });
  expect(await claimsOf({ repository: 'octo/app' })).not.toHaveProperty('repo_property_tier');
});

test('a test may replace, add and remove claims', async () => {
  const claims = await claimsOf({ repository: 'octo/app', claims: { sub: 'x', extra: 1, actor: undefined } });
  expect(claims).toMatchObject({ sub: 'x', extra: 1 });
  expect(claims).not.toHaveProperty('actor');
});

test('a job without the permission has no request URL', () => {
  const environment = emulator.github.runnerEnvironment({ repository: 'octo/app', idToken: false });
  expect(Object.keys(environment).filter((name) => name.startsWith('ACTIONS_'))).toEqual([]);
  expect(environment.GITHUB_REPOSITORY).toBe('octo/app');
});

test('the request token is required, belongs to one job, and expires', async () => {
  const job = { repository: 'octo/app', requestTokenLifetimeSeconds: 60 };
  const mine = emulator.github.runnerEnvironment(job);
  const other = emulator.github.runnerEnvironment(job);
  expect((await httpsCall(emulator, mine.ACTIONS_ID_TOKEN_REQUEST_URL ?? '')).status).toBe(401);
  expect((await ask(mine, '', 'wrong')).status).toBe(401);
  expect((await ask(mine, '', other.ACTIONS_ID_TOKEN_REQUEST_TOKEN)).status).toBe(403);
  expect((await ask(mine)).status).toBe(200);
  emulator.clock.offsetSeconds = 61;
  const late = await ask(mine);
  expect(late.status).toBe(403);
  expect(late.json().message).toContain('expired');
});

test('the request token is valid for six hours by default', async () => {
  const mine = emulator.github.runnerEnvironment({ repository: 'octo/app' });
  emulator.clock.offsetSeconds = 6 * 3600 - 60;
  expect((await ask(mine)).status).toBe(200);
  emulator.clock.offsetSeconds = 6 * 3600 + 60;
  expect((await ask(mine)).status).toBe(403);
});

test('only a GET with the API version is answered', async () => {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } =
    emulator.github.runnerEnvironment({ repository: 'octo/app' });
  const headers = { authorization: `Bearer ${token}` };
  expect((await httpsCall(emulator, url, { method: 'POST', headers })).status).toBe(405);
  expect((await httpsCall(emulator, url.replace('?api-version=2.0', ''), { headers })).status).toBe(400);
});

test('discovery returns the JWKS URL, for GitHub and for the other provider', async () => {
  for (const issuer of [emulator.issuer, emulator.provider.issuer]) {
    const document = (await httpsCall(emulator, `${issuer}/.well-known/openid-configuration`)).json();
    expect(document.issuer).toBe(issuer);
    const keySet = await httpsCall(emulator, document.jwks_uri as string);
    expect(keySet.json().keys).toEqual([expect.objectContaining({ kty: 'RSA', alg: 'RS256', use: 'sig' })]);
    expect(keySet.text).not.toContain('"d"');
  }
});

test('the clock moves the times in tokens and the Date header', async () => {
  emulator.clock.offsetSeconds = -1000;
  const claims = await claimsOf({ repository: 'octo/app' });
  expect(Math.abs((claims.iat ?? 0) + 1000 - Date.now() / 1000)).toBeLessThan(10);
  const { headers } = await httpsCall(emulator, `${emulator.issuer}/.well-known/jwks`);
  expect(Math.abs(Date.parse(headers.date as string) + 1_000_000 - Date.now())).toBeLessThan(10_000);
});
