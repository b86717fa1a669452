import { githubSubjectForms } from '../../src/federation/advice.ts';
import { GITHUB_CLAIMS } from './tokens.ts';

const withSub = (sub: string): Record<string, unknown> => ({ ...GITHUB_CLAIMS, sub });

it.each(['repo:acme/app:ref:refs/heads/main', 'repo:acme@111/app@222:ref:refs/heads/main'])(
  'gives both forms of %s',
  (sub) => {
    expect(githubSubjectForms(withSub(sub))).toEqual({
      classic: 'repo:acme/app:ref:refs/heads/main',
      immutable: 'repo:acme@111/app@222:ref:refs/heads/main',
    });
  },
);

it('has no immutable form without the IDs', () => {
  expect(githubSubjectForms({ sub: 'repo:acme/app:pull_request' })).toEqual({
    classic: 'repo:acme/app:pull_request',
    immutable: undefined,
  });
});

it.each([
  { repository_owner_id: '111' },
  { repository_id: '222' },
  { repository_owner_id: 111, repository_id: '222' },
  { repository_owner_id: '111', repository_id: 222 },
  { repository_owner_id: '111', repository_id: '222x' },
  { repository_owner_id: 'x111', repository_id: '222' },
])('has no immutable form with only %j', (ids) => {
  expect(githubSubjectForms({ sub: 'repo:acme/app:pull_request', ...ids })?.immutable).toBeUndefined();
});

it('keeps whatever follows the repository, with slashes, colons and line breaks', () => {
  expect(githubSubjectForms({ sub: 'repo:acme@1/app@23:environment:a/b@c\nd' })?.classic).toBe(
    'repo:acme/app:environment:a/b@c\nd',
  );
});

it.each([
  'project_path:a/b:ref_type:branch:ref:main',
  '',
  'repo:acme',
  'repo:acme/app',
  'repo:acme/app/more:ref:x',
  'repo:/app:ref:x',
  'repo:acme/:ref:x',
  'repo:acme@x/app@222:ref:x',
  'repo:acme@111/app@x:ref:x',
  'repo:acme@/app:ref:x',
  'my-repo:acme/app:ref:x',
  'repository_owner:acme',
])('knows no forms of %p', (sub) => {
  expect(githubSubjectForms({ sub })).toBeUndefined();
});

it('knows no forms of a token without a subject', () => {
  expect(githubSubjectForms({})).toBeUndefined();
});
