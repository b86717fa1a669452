// GitHub's REST answer about the subjects of a repository's tokens.

import { startEmulator, type Emulator } from '../emulator.ts';
import { httpsCall, type Answer } from './https-call.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.gitHubApi.repositories.clear();
});

const ask = (
  repository: string,
  authorization = `Bearer ${emulator.gitHubApi.token}`,
  method = 'GET',
): Promise<Answer> =>
  httpsCall(emulator, `${emulator.gitHubApi.url}/repos/${repository}/actions/oidc/customization/sub`, {
    method,
    headers: authorization === '' ? {} : { authorization },
  });

test('returns subjects with names, or with IDs for repositories created after July 2026', async () => {
  emulator.gitHubApi.addRepository('octo/app');
  emulator.gitHubApi.addRepository('octo/new', { immutable: true, ownerId: '7', repositoryId: '9' });
  expect((await ask('octo/app')).json()).toEqual({
    use_default: true,
    use_immutable_subject: false,
    sub_claim_prefix: 'repo:octo/app',
  });
  expect((await ask('Octo/New')).json()).toEqual({
    use_default: true,
    use_immutable_subject: true,
    sub_claim_prefix: 'repo:octo@7/new@9',
  });
});

test('returns the prefix that the tokens of the repository have', async () => {
  emulator.gitHubApi.addRepository('octo/new', { immutable: true, ownerId: '7', repositoryId: '9' });
  const { sub_claim_prefix: prefix } = (await ask('octo/new')).json();
  const job = { repository: 'octo/new', subject: 'immutable', ownerId: '7', repositoryId: '9' } as const;
  const [, payload = ''] = (await emulator.github.mint(job)).split('.');
  const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
  expect(sub).toBe(`${String(prefix)}:ref:refs/heads/main`);
});

test('returns the claims of a customized subject', async () => {
  const customization = { use_default: false, include_claim_keys: ['repo', 'job_workflow_ref'] };
  emulator.gitHubApi.repositories.set('octo/app', customization);
  expect((await ask('octo/app', `token ${emulator.gitHubApi.token}`)).json()).toEqual(customization);
});

test('refuses a missing or wrong token, one without permission, an invisible repository, and a write', async () => {
  emulator.gitHubApi.addRepository('octo/app');
  emulator.gitHubApi.tokensWithoutPermission.add('weak');
  const answers = [
    await ask('octo/app', ''),
    await ask('octo/app', 'Bearer wrong'),
    await ask('octo/app', 'Bearer weak'),
    await ask('octo/secret'),
    await ask('octo/app', undefined, 'PUT'),
  ];
  expect(answers.map((answer) => [answer.status, answer.json().message])).toEqual([
    [401, 'Requires authentication'],
    [401, 'Bad credentials'],
    [403, 'Resource not accessible by personal access token'],
    [404, 'Not Found'],
    [404, 'Not Found'],
  ]);
});
