// From which runs GitHub withholds secrets and identity tokens.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubTokenSource, untrustedRun, userAgentOfJob } from '../../src/login/job-token.ts';

const saved = { ...process.env };
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oci-wif-event-'));
});
afterEach(() => {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, saved);
  rmSync(directory, { recursive: true });
});

function run(name: string, actor: string, event = '{}'): void {
  const file = join(directory, 'event.json');
  writeFileSync(file, event);
  Object.assign(process.env, {
    ...{ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file, GITHUB_ACTOR: actor, GITHUB_REPOSITORY: 'acme/app' },
  });
}

const DEPENDABOT = 'dependabot[bot]';
const fromFork = JSON.stringify({ pull_request: { head: { repo: { full_name: 'evil/app' } } } });

test.each([
  ...['push', 'create', 'deployment', 'deployment_status'].map((name) => [name, 'actor']),
  ...['pull_request', 'pull_request_review', 'pull_request_review_comment'].map((name) => [
    name,
    'event.pull_request.user.login',
  ]),
])("Dependabot's runs on %s get only its own secrets, and can be skipped", (name, who) => {
  run(name, DEPENDABOT, fromFork);
  expect(untrustedRun()).toEqual({
    isFork: false,
    what: 'Dependabot started this run',
    withheld: "Dependabot started this run, and GitHub passes only Dependabot's secrets to such runs",
    skip: `skip this step for such runs (if: github.${who} != 'dependabot[bot]')`,
  });
});

test.each([
  ...['pull_request_target', 'schedule', 'workflow_dispatch', 'deployment_protection_rule', 'repository_create', ''],
  ...['pull_request_review_thread', 'issue_push'],
])("Dependabot's and forks' runs on %p are like all others", (name) => {
  for (const actor of [DEPENDABOT, 'octocat']) {
    run(name, actor, fromFork);
    expect(untrustedRun()).toBeUndefined();
  }
});

test.each([
  ['push', 'octocat'],
  ['push', 'dependabot'],
])('a run on %s that %s started is like all others', (name, actor) => {
  run(name, actor, fromFork);
  expect(untrustedRun()).toBeUndefined();
});

test.each(['pull_request', 'pull_request_review', 'pull_request_review_comment'])('%s from a fork is one', (name) => {
  run(name, 'octocat', fromFork);
  expect(untrustedRun()).toEqual({
    isFork: true,
    what: 'this is a pull request from a fork',
    withheld: 'this is a pull request from a fork, and GitHub passes neither secrets nor variables to such runs',
    skip: 'skip this step for such runs (if: github.event.pull_request == null || github.event.pull_request.head.repo.full_name == github.repository)',
  });
});

test.each([
  ['the repository itself', '{"pull_request":{"head":{"repo":{"full_name":"acme/app"}}}}'],
  ['an event without a pull request', '{"issue":{}}'],
  ['an event that cannot be read', '{"pull_request":'],
])('a pull request from %s is none of a fork', (_name, event) => {
  run('pull_request', 'octocat', event);
  expect(untrustedRun()).toBeUndefined();
});

test('without the file of the event, nothing is said about a fork', () => {
  run('pull_request', 'octocat', fromFork);
  process.env.GITHUB_EVENT_PATH = join(directory, 'missing');
  expect(untrustedRun()).toBeUndefined();
  delete process.env.GITHUB_EVENT_PATH;
  expect(untrustedRun()).toBeUndefined();
});

test.each([
  ['', 'token'],
  ['not a URL', 'token'],
  ['https://issuer.example/', ' \r\n'],
])('a job with the URL %p and the request token %p can request no identity token', (url, token) => {
  Object.assign(process.env, { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token });
  expect(githubTokenSource('me')).toBeUndefined();
});

test('the request token is taken without the end of its line', () => {
  const requestUrl = 'https://issuer.example/?a=b';
  Object.assign(process.env, {
    ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token\r\n',
  });
  expect(githubTokenSource('me')).toEqual({ requestUrl, requestToken: 'token', audience: 'me' });
});

describe('the User-Agent of a login', () => {
  const variables = (id?: string, attempt?: string, repository?: string): void => {
    for (const [name, value] of Object.entries({ RUN_ID: id, RUN_ATTEMPT: attempt, REPOSITORY_ID: repository })) {
      if (value === undefined) Reflect.deleteProperty(process.env, `GITHUB_${name}`);
      else process.env[`GITHUB_${name}`] = value;
    }
  };

  it.each([
    ['outside a job', [], 'oci-wif'],
    ['in a job', ['16', '2', '98'], 'oci-wif (run-id=16; run-attempt=2; repository-id=98)'],
    ['in a job whose repository has no number', ['16', '2'], 'oci-wif (run-id=16; run-attempt=2)'],
    ['if a value is no number', ['16', '2)\r\nx: y', ''], 'oci-wif (run-id=16)'],
    [
      'if a value is too long',
      ['1'.repeat(21), '2', '9'.repeat(20)],
      `oci-wif (run-attempt=2; repository-id=${'9'.repeat(20)})`,
    ],
  ])('%s', (_when, values, expected) => {
    variables(...values);
    expect(userAgentOfJob('oci-wif')).toBe(expected);
  });
});
