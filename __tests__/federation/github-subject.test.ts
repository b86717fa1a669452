import { githubSubjectForms } from '../../src/federation/github-subject.ts';
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

it.each(['project_path:a/b:ref_type:branch:ref:main', '', 'repo:acme', 'repository_owner:acme'])(
  'knows no forms of %p',
  (sub) => {
    expect(githubSubjectForms({ sub })).toBeUndefined();
  },
);
