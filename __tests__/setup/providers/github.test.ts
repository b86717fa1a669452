// GitHub as a provider: what its options become, which form of the subject is used, and what is asked of its API.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../../src/failure.ts';
import type { HttpClient, HttpRequest } from '../../../src/http/client.ts';
import { GITHUB_ISSUER } from '../../../src/federation/advice.ts';
import type { WorkloadOptions } from '../../../src/setup/desired/options.ts';
import { readRule, refuseEverybody, writeRule } from '../../../src/setup/desired/rule.ts';
import {
  findGithubToken,
  github,
  GITHUB_PINNING,
  repositoryName,
  unknownSubjectForm,
} from '../../../src/setup/providers/github.ts';
import type { SubjectForm, UnknownSubjectForm, Workload } from '../../../src/setup/providers/provider.ts';
import { describeUnless, POSIX_SHELL } from '../../platform.ts';

/** What GitHub's API answers, and what the user does. */
interface Github {
  token?: string;
  status?: number;
  body?: unknown;
  error?: Error;
  chosen?: SubjectForm;
}

interface Described extends Workload {
  rules: string[];
  /** Hosts for which a token was looked for. */
  hosts: string[];
  requests: HttpRequest[];
  /** The questions about the form. */
  asked: UnknownSubjectForm[];
}

async function describeWorkload(options: WorkloadOptions, answers: Github = {}): Promise<Described> {
  const { token, status = 200, body = {}, error, chosen = { subjectForm: 'names' } } = answers;
  const log: Pick<Described, 'hosts' | 'requests' | 'asked'> = { hosts: [], requests: [], asked: [] };
  const http: HttpClient = {
    async send(_what, prepare) {
      log.requests.push(await prepare(1, false));
      if (error) throw error;
      return { status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) };
    },
  };
  const workload = await github.describe(options, {
    http,
    githubToken: (host) => Promise.resolve((log.hosts.push(host), token)),
    chooseSubjectForm: (unknown) => Promise.resolve((log.asked.push(unknown), chosen)),
  });
  return { ...workload, ...log, rules: workload.conditions.map((terms) => writeRule([terms])) };
}

const APP = { repository: 'octo/app' };
const MAIN = { ...APP, branch: ['main'] };
const WORKFLOW = 'octo/ci/.github/workflows/deploy.yml@refs/heads/main';

describe('--repository', () => {
  const GHE = 'https://ghe.example.org';
  test.each<[string | undefined, string, githubUrl: string | undefined]>([
    [undefined, '', undefined],
    ['octo/app', 'octo/app', undefined],
    ['octo/app/', 'octo/app', undefined],
    ['octo/app.git', 'octo/app', undefined],
    ['octo/app.git/', 'octo/app', undefined],
    ['octo/app.github', 'octo/app.github', undefined],
    ['octo/.git-hooks', 'octo/.git-hooks', undefined],
    ['https://github.com/octo/app', 'octo/app', undefined],
    ['https://github.com/octo/app.git', 'octo/app', undefined],
    ['git@github.com:octo/app.git', 'octo/app', undefined],
    ['ssh://git@github.com/octo/app.git', 'octo/app', undefined],
    ['http://github.com/octo/app', 'http://github.com/octo/app', undefined],
    ['see https://github.com/octo/app', 'see https://github.com/octo/app', undefined],
    ['https://me@github.com/octo/app', 'https://me@github.com/octo/app', undefined],
    [`${GHE}/octo/app`, 'octo/app', GHE],
    ['git@ghe.example.org:octo/app.git', 'octo/app', `${GHE}/`],
    // The page of another server does not say which one the user means.
    [`${GHE}/octo/app`, `${GHE}/octo/app`, undefined],
    ['https://github.com/octo/app', 'https://github.com/octo/app', GHE],
    ['https://github.com/octo/app', 'octo/app', 'no URL'],
  ])('%j is %j (--github-url %j)', (repository, name, githubUrl) => {
    expect(
      repositoryName({
        ...(repository === undefined ? {} : { repository }),
        ...(githubUrl === undefined ? {} : { githubUrl }),
      }),
    ).toBe(name);
  });

  test.each(['a/b', 'octo-org/app', 'Octo/a.b_c-d', 'octo_corp/app', '0/0'])('accepts %j', async (repository) => {
    const { label, known, implied } = await describeWorkload({ repository, subject: ['x'] });
    const [owner] = repository.split('/');
    expect({ label, known, implied }).toEqual({
      label: repository,
      known: [{ claim: 'repository', operator: 'eq', value: repository }],
      implied: [
        { claim: 'repository_owner', operator: 'eq', value: owner },
        { claim: 'workflow_ref', operator: 'eq', value: `${repository}/*` },
      ],
    });
  });

  test.each([
    '',
    'octo',
    'octo/',
    '/app',
    '-octo/app',
    'octo-/app',
    'octo/a/b',
    'octo/a b',
    'oc to/app',
    'see octo/app',
    '*/app',
    'octo/a*',
    'octo/*a',
    'octo/**',
  ])('refuses %j', async (repository) => {
    await expect(describeWorkload({ repository, subject: ['x'] })).rejects.toThrow(
      /--repository is .*; expected: owner\/name of one repository; run setup once for each$/,
    );
  });

  test('all repositories of an owner: the owner is required with the workflow, and nothing else is known', async () => {
    const {
      rules,
      known,
      implied = [],
      label,
    } = await describeWorkload({
      repository: 'octo-org/*',
      jobWorkflowRef: [WORKFLOW],
      branch: [],
      pullRequest: false,
    });
    expect({ rules, known, implied, label }).toEqual({
      rules: [`repository_owner eq octo-org and job_workflow_ref eq ${WORKFLOW}`],
      known: [{ claim: 'repository_owner', operator: 'eq', value: 'octo-org' }],
      implied: [],
      label: 'octo-org/*',
    });
  });

  test.each<WorkloadOptions>([
    { branch: ['main'] },
    { tag: ['v1'] },
    { environment: ['prod'] },
    { pullRequest: true },
    { subject: ['repo:octo/app:ref:refs/heads/main'] },
    { subject: ['repository_owner_id:5'] },
    { subject: ['repository_owner_id:5:environment:prod'] },
    { subject: ['repository_owner_id:5:repo_property_tier:*'] },
    { subject: ['repository_owner_id:*:repo_property_tier:prod'] },
    { subject: ['repository_owner_id:6:repo_property_tier:prod'] },
    { subject: ['repository_owner_id:5:repo_property_a;reboot:prod'] },
    { subject: ['repository_owner_id:5:repo_property_$(reboot):prod'] },
    { subject: ['repository_owner:octo:repo_property_tier:prod'] },
    { subject: ['repo_property_tier:prod:repository_owner_id:5'] },
  ])('all repositories of an owner are refused with %j', async (others) => {
    const given = { repository: 'octo/*', ownerId: '5', jobWorkflowRef: [WORKFLOW], ...others };
    await expect(describeWorkload(given)).rejects.toThrow(
      /^Invalid input: --(?:repository|subject) is .*; expected: for all repositories of an owner, one of --job-workflow-ref, --require repo_property_/,
    );
  });

  test.each<[WorkloadOptions, RegExp]>([
    [
      { require: ['repo_property_tier=prod'] },
      /with a custom property, and --owner-id is missing; .*could take the name octo.*gh api users\/octo --jq \.id/,
    ],
    [
      { subject: ['repository_owner_id:5:repo_property_tier:prod'] },
      /with --subject, and --owner-id is missing; .*gh api users\/octo --jq \.id/,
    ],
    [{ require: ['repo_property_tier=prod'], ownerId: 'octo' }, /--owner-id is "octo"; expected: a number/],
    [{ jobWorkflowRef: [WORKFLOW], repositoryId: '2' }, /--repository is octo\/\*, and --repository-id is given/],
    [{ jobWorkflowRef: [WORKFLOW], subjectForm: 'names' }, /--repository is octo\/\*, and --subject-form is given/],
  ])('all repositories of an owner with %j are refused', async (others, message) => {
    await expect(describeWorkload({ repository: 'octo/*', ...others })).rejects.toThrow(message);
  });

  test.each(['', 'a b', 'a;reboot', '$(reboot)', '../../users', "a'b", 'a$b', 'a#b', 'x'.repeat(76)])(
    'a custom property cannot have the name %j in a rule',
    async (name) => {
      for (const repository of ['octo/*', 'octo/app'])
        await expect(
          describeWorkload({ repository, ownerId: '5', repositoryId: '7', require: [`repo_property_${name}=prod`] }),
        ).rejects.toThrow(
          /--require names the custom property ".*"; expected: up to 75 letters, digits, _ and -; GitHub also allows \$ and #, but a rule cannot name such a property$/,
        );
    },
  );

  test.each<[WorkloadOptions, rules: string[]]>([
    [{ require: ['repo_property_tier=prod'] }, ['repository_owner_id eq 5']],
    [{ require: ['repo_property_cost-center=7'] }, ['repository_owner_id eq 5']],
    [{ jobWorkflowRef: [WORKFLOW] }, [`repository_owner_id eq 5 and job_workflow_ref eq ${WORKFLOW}`]],
    [
      {
        subject: [
          'repository_owner_id:5:repo_property_tier:prod',
          `repository_owner_id:5:job_workflow_ref:${WORKFLOW}`,
        ],
      },
      [
        'sub eq repository_owner_id:5:repo_property_tier:prod',
        `sub eq repository_owner_id:5:job_workflow_ref:${WORKFLOW}`,
      ],
    ],
    // Any value and another claim do not choose among the repositories.
    [{ require: ['repo_property_tier=*'] }, []],
    [{ require: ['repository_visibility=private'] }, []],
  ])('all repositories of an owner with %j have the rules %j', async (others, rules) => {
    expect((await describeWorkload({ repository: 'octo/*', ownerId: '5', ...others })).rules).toEqual(rules);
  });

  describe('notes on all repositories of an owner', () => {
    const notesOn = async (options: WorkloadOptions): Promise<string> =>
      (await describeWorkload({ repository: 'octo/*', ...options })).notes.join('\n');
    const TIER = ['repo_property_tier=prod'];
    const IN_SUBJECT = 'repository_owner_id:5:repo_property_tier:prod';

    test('a property: who may set it, its default value, how it gets into tokens, and the form with one condition', async () => {
      const notes = await notesOn({ require: TIER, ownerId: '5' });
      expect(notes).toContain('that values_editable_by is org_actors and that default_value is not prod.');
      expect(notes).toContain(
        "gh api orgs/octo/properties/schema/tier --jq '{values_editable_by, default_value}'\n  gh api --method POST orgs/octo/actions/oidc/customization/properties/repo -f custom_property_name=tier\n",
      );
      expect(notes).toContain(
        "  gh api orgs/octo/actions/oidc/customization/sub\n  gh api --method PUT orgs/octo/actions/oidc/customization/sub -f 'include_claim_keys[]=repository_owner_id' -f 'include_claim_keys[]=repo_property_tier'\n",
      );
      expect(notes).toContain(`  --subject ${IN_SUBJECT}`);
    });

    test('the name of a property with a hyphen cannot be in the template for subjects', async () => {
      const notes = await notesOn({ require: ['repo_property_cost-center=7'], ownerId: '5' });
      expect(notes).toContain('orgs/octo/properties/schema/cost-center ');
      expect(notes).not.toContain('include_claim_keys');
    });

    const ANY_JOB = 'every job of these repositories can log in, on any branch';
    const STARTED_BY_OTHERS = 'jobs for pull_request_target, issue_comment and workflow_run can run on refs/heads/';
    const ENVIRONMENT = 'with required reviewers in each of these repositories';
    const PUSHED = 'to one of these repositories can log in; restrict that with a ruleset';
    test.each<[string | undefined, WorkloadOptions]>([
      [ANY_JOB, { require: TIER }],
      [ANY_JOB, { require: [...TIER, 'ref=*'] }],
      [ANY_JOB, { require: [...TIER, 'event_name=push'] }],
      [ANY_JOB, { subject: [IN_SUBJECT] }],
      // Everybody can give a branch or an environment a name that ends so.
      [ANY_JOB, { subject: [IN_SUBJECT], require: ['ref=refs/heads/*e'] }],
      [ANY_JOB, { require: [...TIER, 'environment=*d'] }],
      [ANY_JOB, { require: [...TIER, 'job_workflow_ref=octo/*.yml@refs/heads/main'] }],
      [STARTED_BY_OTHERS, { require: [...TIER, 'ref=refs/heads/main'] }],
      [STARTED_BY_OTHERS, { require: [...TIER, 'ref=refs/heads/main', 'event_name=*t'] }],
      [STARTED_BY_OTHERS, { require: [...TIER, 'ref=refs/heads/main', 'event_name=pull_request_target'] }],
      [STARTED_BY_OTHERS, { subject: [`${IN_SUBJECT}:ref:refs/heads/main`] }],
      [STARTED_BY_OTHERS, { subject: [IN_SUBJECT], require: ['ref=refs/heads/release/*'] }],
      [ENVIRONMENT, { require: [...TIER, 'environment=prod'] }],
      [ENVIRONMENT, { require: [...TIER, 'ref=refs/heads/main', 'environment=prod'] }],
      [ENVIRONMENT, { require: [...TIER, 'environment=prod*'] }],
      [ENVIRONMENT, { subject: [`${IN_SUBJECT}:environment:prod`] }],
      [ENVIRONMENT, { jobWorkflowRef: [WORKFLOW], require: ['environment=prod'] }],
      [PUSHED, { require: [...TIER, 'ref=refs/heads/main', 'event_name=push'] }],
      [PUSHED, { require: [...TIER, 'ref=refs/tags/v*'] }],
      [undefined, { require: TIER, jobWorkflowRef: [WORKFLOW] }],
      [undefined, { subject: [`repository_owner_id:5:job_workflow_ref:${WORKFLOW}`] }],
    ])('%s: %j', async (expected, options) => {
      const notes = await notesOn({ ownerId: '5', ...options });
      expect([ANY_JOB, STARTED_BY_OTHERS, ENVIRONMENT, PUSHED].filter((each) => notes.includes(each))).toEqual(
        expected === STARTED_BY_OTHERS ? [expected, PUSHED] : expected === undefined ? [] : [expected],
      );
    });

    test('a name can be taken over, and an ID cannot', async () => {
      const named = await notesOn({ jobWorkflowRef: [WORKFLOW] });
      expect(named).toMatch(/could take the name octo .*add --owner-id; show it with: gh api users\/octo --jq \.id/);
      const withId = await notesOn({ jobWorkflowRef: [WORKFLOW], ownerId: '5', githubUrl: 'https://ghe.example.org' });
      expect(withId).not.toContain('take the name');
      expect(withId).toContain(`  --subject repository_owner_id:5:job_workflow_ref:${WORKFLOW}`);
      expect(withId).toContain('gh api --hostname ghe.example.org --method PUT orgs/octo/actions');
    });

    test('one condition depends on nothing that is not confirmed', async () => {
      const subject = [`repository_owner_id:5:job_workflow_ref:${WORKFLOW}`];
      expect(await notesOn({ ownerId: '5', subject })).toBe('');
    });
  });
});

describe('a subject', () => {
  const IDS = { ownerId: '5', repositoryId: '7' };

  test.each(['repository_owner_id:5:environment:prod', 'repository_owner:Octo:environment:prod', '*', 'x'])(
    'that does not name the repository is required together with it: %s',
    async (subject) => {
      const { rules, notes } = await describeWorkload({ ...APP, subject: [subject] });
      expect(rules).toEqual([`repository eq octo/app and sub eq ${subject}`]);
      expect(notes[0]).toMatch(
        /could take the name octo\/app .*add --owner-id and --repository-id; show both with: gh/,
      );
      const withIds = await describeWorkload({ ...APP, ...IDS, subject: [subject] });
      expect(withIds.rules).toEqual([`repository_id eq 7 and sub eq ${subject}`]);
      expect(withIds.notes.join()).not.toContain('take the name');
    },
  );

  test.each(['repo:octo/app:x', 'repo:Octo@5/app@7:x', 'repository:octo/app', 'repository_id:7:environment:prod'])(
    'that names the repository is a condition by itself: %s',
    async (subject) => {
      const { rules, notes } = await describeWorkload({ ...APP, subject: [subject] });
      expect([rules, notes]).toEqual([[`sub eq ${subject}`], []]);
    },
  );

  test.each([
    'repository_owner:evil:environment:prod',
    'repo:evil/app:ref:refs/heads/main',
    'repo:evil@6/app@7:ref:refs/heads/main',
    'repository:evil/app',
    'repo:octo/web:ref:refs/heads/main',
    'repository:octo/web',
    'repo:*',
    'repo:octo/*',
    'repo:octo@5/*',
    'repo:octo/app*',
    'repo:octo/app@7*:environment:prod',
  ])('that other repositories have is refused: %s', async (subject) => {
    await expect(describeWorkload({ ...APP, subject: [subject] })).rejects.toThrow(
      `--subject is "${subject}", and --repository is octo/app; expected: a subject of this repository, which names it without a wildcard`,
    );
  });

  test.each<[boolean, WorkloadOptions]>([
    [true, { pullRequest: true, subjectForm: 'names' }],
    [true, { subject: ['repo:octo/app:*'] }],
    [true, { subject: ['repo:octo@5/app@7:*'] }],
    [true, { subject: ['repository_owner_id:5:*'] }],
    [true, { subject: ['*'] }],
    [false, { subject: ['repo:octo/app:ref:*'] }],
    [false, { branch: ['*'], subjectForm: 'names' }],
  ])('has a note if it is also that of jobs for pull requests: %s, %j', async (isOpen, options) => {
    const { notes } = await describeWorkload({ ...APP, ...options });
    const note = 'jobs for pull requests can log in, and everybody who can open one from a branch of octo/app decides';
    expect(notes.join().includes(note)).toBe(isOpen);
  });
});

const BRANCH_NOTE = expect.stringMatching(
  /^jobs for pull_request_target, issue_comment and workflow_run have the subject of the default branch, .*\(--environment\), or add --require event_name=push$/,
) as string;

describe('a rule for a branch has a note on jobs that others can start', () => {
  test.each<[boolean, WorkloadOptions]>([
    [true, { branch: ['main'], subjectForm: 'names' }],
    [true, { branch: ['release/*'], ownerId: '5', repositoryId: '7' }],
    [true, { subject: ['repo:octo/app:ref:refs/heads/main'] }],
    [true, { branch: ['main'], subjectForm: 'names', require: ['event_name=workflow_run'] }],
    [false, { branch: ['main'], subjectForm: 'names', require: ['event_name=push'] }],
    [false, { tag: ['v*'], environment: ['prod'], subjectForm: 'names' }],
    [false, { ownerId: '5', repositoryId: '7', jobWorkflowRef: [WORKFLOW] }],
  ])('%s, %j', async (hasNote, options) => {
    expect((await describeWorkload({ ...APP, ...options })).notes).toEqual(hasNote ? [BRANCH_NOTE] : []);
  });
});

describe('the IDs of a repository', () => {
  test('replace its name in the rule for a shared workflow', async () => {
    const given = { ...APP, ownerId: '5', repositoryId: '7', jobWorkflowRef: [WORKFLOW] };
    const { rules, known, notes } = await describeWorkload(given);
    expect(rules).toEqual([`repository_id eq 7 and job_workflow_ref eq ${WORKFLOW}`]);
    expect(known).toEqual([{ claim: 'repository', operator: 'eq', value: 'octo/app' }]);
    expect(notes).toEqual([]);
  });

  test.each<[WorkloadOptions, RegExp]>([
    [{ ownerId: '5' }, /only --owner-id is given/],
    [{ repositoryId: '7' }, /only --repository-id is given/],
    [{ ownerId: '5', repositoryId: 'app' }, /--repository-id is "app"; expected: a number/],
    [{ subjectForm: 'immutable' }, /--subject-form is immutable; expected: also --owner-id/],
  ])('are checked for a shared workflow and a subject too: %j', async (ids, message) => {
    for (const which of [{ jobWorkflowRef: [WORKFLOW] }, { subject: ['repository_owner_id:5:environment:prod'] }])
      await expect(describeWorkload({ ...APP, ...which, ...ids })).rejects.toThrow(message);
  });
});

describe('a shared workflow of another owner', () => {
  const OTHER = 'evil/ci/.github/workflows/deploy.yml@';
  test.each<[boolean, WorkloadOptions]>([
    [true, { ...APP, jobWorkflowRef: [`${OTHER}refs/heads/main`] }],
    [true, { repository: 'octo/*', ownerId: '5', jobWorkflowRef: [`${OTHER}refs/tags/v1`] }],
    [
      true,
      {
        repository: 'octo/*',
        ownerId: '5',
        subject: [`repository_owner_id:5:job_workflow_ref:${OTHER}refs/heads/main`],
      },
    ],
    [
      true,
      {
        repository: 'octo/*',
        ownerId: '5',
        require: ['repo_property_tier=prod', `job_workflow_ref=${OTHER}refs/heads/main`],
      },
    ],
    [false, { ...APP, jobWorkflowRef: [`${OTHER}0123456789abcdef0123456789abcdef01234567`] }],
    [false, { repository: 'Octo/app', jobWorkflowRef: [WORKFLOW] }],
  ])('has a note unless it names a commit: %s, %j', async (hasNote, options) => {
    const { notes } = await describeWorkload(options);
    expect(notes.join().includes('everybody who can push to evil/ci can write the workflow that logs in')).toBe(
      hasNote,
    );
  });
});

describe('a shared workflow of which a part of the ref is a wildcard', () => {
  test.each(['octo/app', 'octo/*'])('is refused for %s if every ref matches', async (repository) => {
    for (const ref of ['refs/heads/*', 'refs/tags/*', 'refs/heads/*main'])
      await expect(
        describeWorkload({ repository, jobWorkflowRef: [WORKFLOW.replace('refs/heads/main', ref)] }),
      ).rejects.toThrow(/--job-workflow-ref is .*a \* only after the beginning of a name, as in refs\/tags\/v\*$/);
  });

  test.each(['octo/app', 'octo/*'])('has a note for %s', async (repository) => {
    const notesFor = async (ref: string) =>
      (await describeWorkload({ repository, jobWorkflowRef: [WORKFLOW.replace('refs/heads/main', ref)] })).notes.join();
    expect(await notesFor('refs/tags/v*')).toContain('everybody who can create a tag v* in octo/ci can write');
    expect(await notesFor('refs/heads/release/*')).toContain('create a branch release/* in octo/ci can write');
    expect(await notesFor('refs/heads/main')).not.toContain('everybody');
  });
});

describe('which jobs', () => {
  const form = { subjectForm: 'names' };

  test('each option becomes a rule, in the order of GitHub’s forms', async () => {
    const { rules, pinning, hosts } = await describeWorkload({
      ...APP,
      ...form,
      branch: ['main', 'release/1.*', 'a/refs/b'],
      tag: ['v*'],
      environment: ['prod', 'a:b:c'],
      pullRequest: true,
      jobWorkflowRef: [WORKFLOW],
      subject: ['repo:octo/app:x'],
    });
    expect(rules).toEqual([
      'sub eq repo:octo/app:ref:refs/heads/main',
      'sub eq repo:octo/app:ref:refs/heads/release/1.*',
      'sub eq repo:octo/app:ref:refs/heads/a/refs/b',
      'sub eq repo:octo/app:ref:refs/tags/v*',
      'sub eq repo:octo/app:environment:prod',
      'sub eq repo:octo/app:environment:a%3Ab%3Ac',
      'sub eq repo:octo/app:pull_request',
      `repository eq octo/app and job_workflow_ref eq ${WORKFLOW}`,
      'sub eq repo:octo/app:x',
    ]);
    expect(pinning).toBe(GITHUB_PINNING);
    expect(hosts).toEqual([]);
  });

  test('pull requests only if they are meant', async () => {
    expect((await describeWorkload({ ...MAIN, ...form, pullRequest: false })).rules).toHaveLength(1);
  });

  test('GitHub is not asked for the form of a subject that no rule needs', async () => {
    const { hosts, requests } = await describeWorkload({ ...APP, subject: ['x'], jobWorkflowRef: [WORKFLOW] });
    expect({ hosts, requests }).toEqual({ hosts: [], requests: [] });
  });

  test.each(['refs/heads/main', 'a b', 'a:b', ''])('refuses %j as a branch and as a tag', async (name) => {
    await expect(describeWorkload({ ...APP, ...form, branch: [name] })).rejects.toThrow(/--branch is .*refs\/heads\//);
    await expect(describeWorkload({ ...APP, ...form, tag: [name] })).rejects.toThrow(/--tag is .*refs\/tags\//);
  });

  const SHA = '0123456789abcdef0123456789abcdef01234567';
  test.each([
    WORKFLOW,
    'o-o/c.i_1-2/.github/workflows/de-ploy_1.x.yaml@refs/heads/release/1.*',
    'octo/ci/.github/workflows/d.yml@refs/tags/v1',
    `octo/ci/.github/workflows/d.yml@${SHA}`,
  ])('accepts the workflow %s', async (workflow) => {
    const { rules } = await describeWorkload({ ...APP, jobWorkflowRef: [workflow] });
    expect(rules).toEqual([`repository eq octo/app and job_workflow_ref eq ${workflow}`]);
  });
  test.each([
    'octo/ci/.github/workflows/deploy.yml',
    'octo/ci/.github/workflows/deploy.yml@main',
    'octo/ci/.github/workflows/deploy.yml@refs/pull/1/merge',
    'octo/ci/.github/workflows/deploy.yml@refs/heads/',
    'octo/ci/.github/workflows/deploy.yml@refs/heads/a:b',
    'octo/ci/.github/workflows/deploy.yml@refs/heads/a b',
    `octo/ci/.github/workflows/deploy.yml@${SHA}0`,
    `octo/ci/.github/workflows/deploy.yml@${SHA.slice(1)}`,
    'octo/ci/.github/workflows/deploy.txt@refs/heads/main',
    'octo/ci/.github/workflows/a/deploy.yml@refs/heads/main',
    'octo/ci/.github/workflows/@refs/heads/main',
    'octo/ci/workflows/deploy.yml@refs/heads/main',
    'ci/.github/workflows/deploy.yml@refs/heads/main',
    'a/octo/ci/.github/workflows/deploy.yml@refs/heads/main',
    'oc.to/ci/.github/workflows/deploy.yml@refs/heads/main',
    'octo/c*/.github/workflows/deploy.yml@refs/heads/main',
    'octo/ci/.github/workflows/*.yml@refs/heads/main',
  ])('refuses the workflow %s', async (workflow) => {
    await expect(describeWorkload({ ...APP, jobWorkflowRef: [workflow] })).rejects.toThrow(
      /--job-workflow-ref is .*; expected: owner\/name\/\.github\/workflows\/file\.yml@/,
    );
  });
});

describe('issuer and API', () => {
  const PATH = '/repos/octo/app/actions/oidc/customization/sub';
  test.each<[WorkloadOptions, issuer: string, api: string]>([
    [{}, GITHUB_ISSUER, 'https://api.github.com'],
    [{ githubUrl: 'https://github.com/' }, GITHUB_ISSUER, 'https://api.github.com'],
    [{ issuer: `${GITHUB_ISSUER}/corp` }, `${GITHUB_ISSUER}/corp`, 'https://api.github.com'],
    [{ githubUrl: 'https://octo.ghe.com' }, 'https://token.actions.octo.ghe.com', 'https://api.octo.ghe.com'],
    [{ githubUrl: 'https://octo-1.ghe.com/' }, 'https://token.actions.octo-1.ghe.com', 'https://api.octo-1.ghe.com'],
    ...['ghe.example.org', 'ghe.example.org:8443', 'a.b.ghe.com', 'octo.ghe.com.example.org', 'ghe.com'].map(
      (host): [WorkloadOptions, string, string] => [
        { githubUrl: `https://${host}/` },
        `https://${host}/_services/token`,
        `https://${host}/api/v3`,
      ],
    ),
    [
      { githubUrl: 'https://ghe.example.org', githubApiUrl: 'https://api.example.org/v3//' },
      'https://ghe.example.org/_services/token',
      'https://api.example.org/v3',
    ],
  ])('%j', async (options, issuer, api) => {
    const described = await describeWorkload({ ...MAIN, ...options }, { token: 'secret' });
    expect(described.issuer).toBe(issuer);
    expect(described.hosts).toEqual([new URL(api).hostname]);
    expect(described.requests).toEqual([
      {
        method: 'GET',
        url: `${api}${PATH}`,
        headers: {
          authorization: 'Bearer secret',
          accept: 'application/vnd.github+json',
          'x-github-api-version': '2022-11-28',
        },
      },
    ]);
  });

  test.each<[WorkloadOptions, RegExp]>([
    [{ issuer: 'http://i' }, /--issuer is "http:\/\/i"; expected: exactly the https URL in the claim iss/],
    [{ githubUrl: 'ghe.example.org' }, /--github-url is "ghe\.example\.org"; expected: an https URL/],
    [{ githubApiUrl: 'ghe.example.org' }, /--github-api-url is "ghe\.example\.org"; expected: an https URL/],
  ])('refuses %j', async (options, message) => {
    await expect(describeWorkload({ ...MAIN, ...options })).rejects.toThrow(message);
  });
});

describe('the form of the subject', () => {
  const MAIN_OF = (prefix: string): string[] => [`sub eq ${prefix}:ref:refs/heads/main`];

  describe('given with options', () => {
    test.each<[SubjectForm, prefix: string]>([
      [{ subjectForm: 'names' }, 'repo:octo/app'],
      [{ ownerId: '1', repositoryId: '20' }, 'repo:octo@1/app@20'],
      [{ subjectForm: 'immutable', ownerId: '1', repositoryId: '20' }, 'repo:octo@1/app@20'],
    ])('%j', async (form, prefix) => {
      const { rules, hosts, asked, notes } = await describeWorkload({ ...MAIN, ...form });
      expect({ rules, hosts, asked, notes }).toEqual({
        rules: MAIN_OF(prefix),
        hosts: [],
        asked: [],
        notes: [BRANCH_NOTE],
      });
    });

    test.each<[SubjectForm, RegExp]>([
      ...['ids', 'nickname', 'my-names', 'immutable-ids'].map((subjectForm): [SubjectForm, RegExp] => [
        { subjectForm },
        /--subject-form is ".*"; expected: names, or immutable/,
      ]),
      [{ subjectForm: 'names', ownerId: '1' }, /--subject-form names is given together with an ID/],
      [{ subjectForm: 'names', repositoryId: '1' }, /--subject-form names is given together with an ID/],
      [
        { subjectForm: 'immutable' },
        /--subject-form is immutable; expected: also --owner-id .*gh api repos\/octo\/app/,
      ],
      [{ ownerId: '1' }, /only --owner-id is given; expected: both/],
      [{ subjectForm: 'immutable', repositoryId: '2' }, /only --repository-id is given; expected: both/],
      ...['0', '01', '1x', 'x1', ''].flatMap((id): [SubjectForm, RegExp][] => [
        [{ ownerId: id, repositoryId: '2' }, /--owner-id is ".*"; expected: a number; .*gh api repos\/octo\/app/],
        [{ ownerId: '1', repositoryId: id }, /--repository-id is ".*"; expected: a number; .*gh api repos\/octo\/app/],
      ]),
    ])('refuses %j', async (form, message) => {
      await expect(describeWorkload({ ...MAIN, ...form })).rejects.toThrow(message);
    });
  });

  describe("in GitHub's answer", () => {
    test.each<[string, body: unknown, prefix: string]>([
      ['with names', { sub_claim_prefix: 'repo:octo/app' }, 'repo:octo/app'],
      ['with IDs', { use_default: true, sub_claim_prefix: 'repo:octo@1/app@20' }, 'repo:octo@1/app@20'],
      ['with a final colon', { sub_claim_prefix: 'repo:octo@1/app@20:' }, 'repo:octo@1/app@20'],
      ['in the case that GitHub uses', { sub_claim_prefix: 'repo:Octo@1/App@20' }, 'repo:Octo@1/App@20'],
      [
        'with the claims of the default',
        { use_default: false, include_claim_keys: ['repo', 'context'], sub_claim_prefix: 'repo:octo@1/app@20' },
        'repo:octo@1/app@20',
      ],
      [
        'with claims that are not used',
        { use_default: true, include_claim_keys: ['actor'], sub_claim_prefix: 'repo:octo@1/app@20' },
        'repo:octo@1/app@20',
      ],
    ])('%s is used', async (_title, body, prefix) => {
      const { rules, asked, notes } = await describeWorkload(MAIN, { token: 't', body });
      expect({ rules, asked, notes }).toEqual({ rules: MAIN_OF(prefix), asked: [], notes: [BRANCH_NOTE] });
    });

    // Another prefix would create a rule for another repository.
    test.each<[string, body: unknown]>([
      ['is missing', {}],
      ['is no text', { sub_claim_prefix: 7 }],
      ['is that of another repository', { sub_claim_prefix: 'repo:octo@1/web@20' }],
      ['continues', { sub_claim_prefix: 'repo:octo@1/app@20/more' }],
      ['has a text behind the ID', { sub_claim_prefix: 'repo:octo@1x/app@20' }],
      ['has something else than an ID', { sub_claim_prefix: 'repo:octo@x/app@20' }],
      ['is in no JSON', 'busy'],
      ['is in null', 'null'],
      ['is in a list', '[]'],
    ])('is asked for if it %s', async (_title, body) => {
      const { rules, asked } = await describeWorkload(MAIN, { token: 't', body });
      expect(rules).toEqual(MAIN_OF('repo:octo/app'));
      expect(asked).toEqual([
        {
          repository: 'octo/app',
          why: "GitHub's answer does not contain the form",
          names: 'repo:octo/app:ref:refs/heads/main',
          immutable: 'repo:octo@<owner ID>/app@<repository ID>:ref:refs/heads/main',
          ghApi: 'gh api',
        },
      ]);
    });

    test.each<[unknown, RegExp]>([
      [{ use_default: false, include_claim_keys: ['repo', 'ref'] }, /octo\/app customizes .* tokens with repo, ref;/],
      [{ use_default: false, include_claim_keys: ['context', 'repo'] }, /tokens with context, repo;/],
      [{ use_default: false }, /octo\/app customizes the subject of its tokens; expected: --subject with the subject/],
    ])('a customized subject is refused: %j', async (body, message) => {
      await expect(describeWorkload(MAIN, { token: 't', body })).rejects.toThrow(message);
    });
  });

  describe('without an answer', () => {
    const REFUSED = new Failure('transient', 'Request failed', 'refused');
    test.each<[string, Github, why: string]>([
      ['there is no token', {}, 'There is no GITHUB_TOKEN, GH_TOKEN or gh login (gh auth login)'],
      ['the request fails', { token: 't', error: REFUSED }, "The request for GitHub's subject form failed"],
      ['GitHub refuses', { token: 't', status: 404 }, 'GitHub answered 404 to the request for the subject form'],
    ])('it is asked for if %s', async (_title, answers, why) => {
      for (const options of [{}, { githubUrl: 'https://octo.ghe.com' }, { issuer: `${GITHUB_ISSUER}/corp` }]) {
        const { rules, asked, notes } = await describeWorkload({ ...MAIN, ...options }, answers);
        expect({ rules, notes }).toEqual({ rules: MAIN_OF('repo:octo/app'), notes: [BRANCH_NOTE] });
        expect(asked.map((unknown) => unknown.why)).toEqual([why]);
      }
    });

    test.each<[SubjectForm, prefix: string]>([
      [{ subjectForm: 'names' }, 'repo:octo/app'],
      [{ subjectForm: 'immutable', ownerId: '1', repositoryId: '20' }, 'repo:octo@1/app@20'],
      [{}, 'repo:octo/app'],
    ])('the answer %j is used', async (chosen, prefix) => {
      const { rules, notes } = await describeWorkload(MAIN, { chosen });
      expect({ rules, notes }).toEqual({ rules: MAIN_OF(prefix), notes: [BRANCH_NOTE] });
    });

    test('an error of the program is no answer', async () => {
      const error = new TypeError('a mistake');
      await expect(describeWorkload(MAIN, { token: 't', error })).rejects.toBe(error);
    });

    test.each(['ghe.example.org', 'token.actions.githubusercontent.com.example.org'])(
      'of the enterprise server %s: names, with a note',
      async (host) => {
        const { rules, asked, notes } = await describeWorkload({ ...MAIN, githubUrl: `https://${host}` });
        expect({ rules, asked }).toEqual({ rules: MAIN_OF('repo:octo/app'), asked: [] });
        expect(notes).toEqual([
          `There is no GITHUB_TOKEN, GH_TOKEN or gh login (gh auth login), so the form of the repository's subjects is not known. Setup takes the first, which an enterprise server uses unless its API names the second:\n  repo:octo/app:ref:refs/heads/main\n  repo:octo@<owner ID>/app@<repository ID>:ref:refs/heads/main\n  Check with: gh api --hostname ${host} repos/octo/app/actions/oidc/customization/sub; for the second, add --owner-id and --repository-id`,
          BRANCH_NOTE,
        ]);
      },
    );

    test('in the answer of an enterprise server: names, which it knows only', async () => {
      const { rules, asked, notes } = await describeWorkload(
        { ...MAIN, githubUrl: 'https://ghe.example.org' },
        { token: 't' },
      );
      expect({ rules, asked, notes }).toEqual({ rules: MAIN_OF('repo:octo/app'), asked: [], notes: [BRANCH_NOTE] });
    });
  });

  test('a run that cannot ask fails with both forms and the command that shows which it is', () => {
    const names = 'repo:octo/app:x';
    const failure = unknownSubjectForm({
      repository: 'octo/app',
      why: 'Nobody knows',
      names,
      immutable: 'repo:1:x',
      ghApi: 'gh api',
    });
    expect(failure).toMatchObject({
      kind: 'input',
      message: expect.stringMatching(
        /^Invalid input: Nobody knows, so the form of the subjects of octo\/app is not known.*names +for repo:octo\/app:x\n.*<id> +for repo:1:x$/s,
      ) as string,
      hint: expect.stringContaining('gh api repos/octo/app/actions/oidc/customization/sub') as string,
    });
  });
});

describe('claims that identify the owner', () => {
  const trustsEveryone = (claim: string, value: string): boolean => {
    try {
      refuseEverybody(readRule(`${claim} eq ${value}`)!, GITHUB_PINNING);
      return false;
    } catch (error) {
      expect((error as Failure).message).toMatch(/trusts everyone/);
      return true;
    }
  };

  test.each<[claim: string, sufficient: string[], open: string[]]>([
    [
      'sub',
      [
        'repo:octo/*',
        'repository:octo/app',
        'repository_owner:octo:*',
        'repository_id:5',
        'repository_id:5:*',
        'repository_owner_id:5',
      ],
      [
        '*',
        'repo:*',
        'repo:octo',
        'repo:oct*/app:x',
        'repo:a:b/app',
        'my-repo:octo/*',
        'repository:*',
        'repository_owner:oc*',
        'my_repository_owner:octo',
        'environment:prod',
        'job_workflow_ref:octo/app',
      ],
    ],
    ['repository', ['octo/app', 'octo/*'], ['*/app', '*/octo/app', 'oct*/app', 'octo*', '/app']],
    ...['repository_id', 'repository_owner', 'repository_owner_id', 'enterprise', 'enterprise_id'].map(
      (claim): [string, string[], string[]] => [claim, ['5', 'octo'], ['*', '5*', '*5']],
    ),
    ['ref', [], ['refs/heads/main']],
    ['environment', [], ['prod']],
    ['job_workflow_ref', [], [WORKFLOW]],
  ])('%s', (claim, sufficient, open) => {
    expect(sufficient.filter((value) => trustsEveryone(claim, value))).toEqual([]);
    expect(open.filter((value) => !trustsEveryone(claim, value))).toEqual([]);
  });
});

describe("the token for GitHub's API in the environment", () => {
  test.each<[NodeJS.ProcessEnv, string | undefined]>([
    [{ GITHUB_TOKEN: 'a', GH_TOKEN: 'b' }, 'a'],
    [{ GITHUB_TOKEN: '', GH_TOKEN: 'b' }, 'b'],
    [{ GITHUB_TOKEN: 'ghs_a\n' }, 'ghs_a'],
    [{ GITHUB_TOKEN: 'a b' }, undefined],
    [{ GITHUB_TOKEN: 'ä' }, undefined],
    [{ GITHUB_TOKEN: 'a\nb' }, undefined],
  ])('%j', async (variables, token) => {
    expect(await findGithubToken('api.github.com', variables)).toBe(token);
  });
});

describeUnless(POSIX_SHELL)("the token for GitHub's API from the gh command", () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'gh-'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  const withGh = (...lines: string[]): NodeJS.ProcessEnv => {
    writeFileSync(join(directory, 'gh'), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
    return { PATH: directory, GH_CONFIG_DIR: 'its', OTHER_SECRET: 'hunter2', https_proxy: 'proxy' };
  };

  test.each([
    ['api.github.com', 'github.com'],
    ['api.octo-1.ghe.com', 'octo-1.ghe.com'],
    ['ghe.example.org', 'ghe.example.org'],
    ['api.example.org', 'api.example.org'],
    ['api.github.com.example.org', 'api.github.com.example.org'],
    ['my-api.github.com', 'my-api.github.com'],
  ])('for %s is that of %s; gh gets its own variables and no others', async (apiHost, host) => {
    const token = await findGithubToken(
      apiHost,
      withGh('echo "$*, $GH_CONFIG_DIR, $https_proxy, ${OTHER_SECRET-no secret}"'),
    );
    expect(token).toBe(`auth token --hostname ${host}, its, proxy, no secret`);
  });

  test.each([
    ['fails', ['echo token', 'exit 1']],
    ['prints nothing', ['exit 0']],
  ])('is none if gh %s', async (_title, lines) => {
    expect(await findGithubToken('api.github.com', withGh(...lines))).toBeUndefined();
  });

  test('is none without gh', async () => {
    expect(await findGithubToken('api.github.com', { PATH: join(directory, 'nothing') })).toBeUndefined();
  });
});
