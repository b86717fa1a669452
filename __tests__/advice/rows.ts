// Tokens, trusts and failures: what is set up, which token is refused, and what the advice must lead to.

import type { GitHubJob } from '../../emulator/github/job.ts';

export type Claims = Record<string, unknown>;

/** A job on the emulated GitHub, or the claims of a token of another issuer. */
export type Token = { github: Partial<GitHubJob> } | { claims: Claims };

export interface Row {
  name: string;
  /** The flags of the setup that exists; empty: none. The name is added. */
  setup: readonly string[];
  /** Refused before the advice is followed. */
  token: Token;
  /** What the denial and `explain` say. */
  says: RegExp;
  /** What they must not say, because it does not help. */
  saysNot?: RegExp;
  /**
   * The token that the printed command is for: it logs in afterwards, as the service user of the existing setup. Undefined: no command that
   * changes the trust may be printed.
   */
  accepts?: Token;
  /** The token of the job once it is changed as advised: it logs in without a change of the trust. */
  changedJob?: Token;
  /** Refused before and after. */
  refuses?: readonly Token[];
  /** What is changed in the identity domain before the login. */
  arrange?:
    | 'gate on audience'
    | 'gate on subject'
    | 'certificate'
    | 'mapping'
    | 'quoted rule'
    | 'inactive'
    | 'no trust'
    | 'no service user'
    | 'client not listed'
    | 'not made by setup';
  /** The flags of a login as a resource principal, which is no service user. */
  session?: readonly string[];
  /** What the setup is called. Default: deploy. */
  called?: string;
}

const github = (job: Partial<GitHubJob> = {}): Token => ({ github: job });
const sub = (value: string, job: Partial<GitHubJob> = {}): Token =>
  github({ ...job, claims: { ...job.claims, sub: value } });

const APP = ['--provider', 'github', '--repository', 'octo/app'];
const MAIN = [...APP, '--branch', 'main'];
const PROD = [...APP, '--environment', 'prod'];

const FORK = github({ repository: 'octo/app-fork' });
const EVIL = { repository: 'evil/app', ownerId: '6', repositoryId: '66' };
const OTHER_OWNER = github(EVIL);
const DEV = github({ ref: 'refs/heads/dev' });
const STRANGERS = [FORK, OTHER_OWNER];

/** All repositories of the organization whose property has this value. */
const OWNER = ['--provider', 'github', '--repository', 'octo/*', '--owner-id', '1001'];
const TIER = [...OWNER, '--require', 'repo_property_tier=prod'];
const TIER_IN_SUBJECT = [...OWNER, '--subject', 'repository_owner_id:1001:repo_property_tier:prod'];
const inSubject = (job: Partial<GitHubJob>): Token =>
  github({ ...job, includeClaimKeys: ['repository_owner_id', 'repo_property_tier'] });
const tier = (value: string): Partial<GitHubJob> => ({ properties: { tier: value } });

const WORKFLOW = 'octo/app/.github/workflows/deploy.yml@refs/heads/main';

const ordinary: Row[] = [
  {
    name: 'another branch',
    setup: MAIN,
    token: DEV,
    says: /Run the job on the branch main/,
    changedJob: github(),
    accepts: DEV,
    refuses: [...STRANGERS, github({ ref: 'refs/heads/dev2' })],
  },
  {
    name: 'a branch with a slash',
    setup: MAIN,
    token: github({ ref: 'refs/heads/feature/x' }),
    says: /branch feature\/x/,
    accepts: github({ ref: 'refs/heads/feature/x' }),
    refuses: [...STRANGERS, github({ ref: 'refs/heads/feature/y' })],
  },
  {
    name: 'a tag',
    setup: MAIN,
    token: github({ ref: 'refs/tags/v1' }),
    says: /the tag v1/,
    accepts: github({ ref: 'refs/tags/v1' }),
    refuses: [...STRANGERS, github({ ref: 'refs/tags/v2' })],
  },
  {
    name: 'an environment at a trust for a branch',
    setup: MAIN,
    token: github({ environment: 'prod' }),
    says: /Remove "environment:" from the job/,
    changedJob: github(),
    accepts: github({ environment: 'prod' }),
    refuses: [...STRANGERS, github({ environment: 'test' })],
  },
  {
    name: 'another environment',
    setup: PROD,
    token: github({ environment: 'test' }),
    says: /Use "environment: prod" in the job/,
    changedJob: github({ environment: 'prod' }),
    accepts: github({ environment: 'test' }),
    refuses: [...STRANGERS, github()],
  },
  {
    name: 'no environment at a trust for one',
    setup: PROD,
    token: github(),
    says: /Add "environment: prod" to the job/,
    changedJob: github({ environment: 'prod' }),
    refuses: STRANGERS,
  },
  {
    name: 'a branch without the environment that the trust expects',
    setup: PROD,
    token: DEV,
    says: /Add "environment: prod" to the job/,
    changedJob: github({ environment: 'prod' }),
    refuses: STRANGERS,
  },
  {
    name: 'a pull request',
    setup: MAIN,
    token: github({ event: 'pull_request' }),
    says: /Log in after the merge/,
    refuses: STRANGERS,
  },
  {
    name: 'a pull request at a trust for an environment',
    setup: PROD,
    token: github({ event: 'pull_request' }),
    says: /Add "environment: prod"|Log in after the merge/,
    refuses: STRANGERS,
  },
  {
    name: 'a fork',
    setup: MAIN,
    token: FORK,
    says: /do not name octo\/app-fork, so the token is refused rightly/,
    refuses: STRANGERS,
  },
  {
    name: 'another repository of the owner',
    setup: MAIN,
    token: github({ repository: 'octo/other', repositoryId: '3' }),
    says: /do not name octo\/other/,
    refuses: STRANGERS,
  },
  { name: 'another owner', setup: MAIN, token: OTHER_OWNER, says: /do not name evil\/app/, refuses: STRANGERS },
  {
    name: 'a fork at a trust for an environment',
    setup: PROD,
    token: github({ repository: 'octo/app-fork', environment: 'prod' }),
    says: /do not name octo\/app-fork/,
    refuses: STRANGERS,
  },
  {
    name: 'an immutable subject at a trust with names',
    setup: MAIN,
    token: github({ subject: 'immutable' }),
    says: /uses immutable subjects/,
    accepts: github({ subject: 'immutable' }),
    refuses: [github({ subject: 'immutable', repositoryId: '9' }), OTHER_OWNER],
  },
  {
    name: 'somebody else who has taken over the name, at a trust with the IDs',
    setup: [...MAIN, '--owner-id', '1001', '--repository-id', '2002'],
    token: github({ subject: 'immutable', ownerId: '6', repositoryId: '7' }),
    says: /do not name octo\/app \(owner ID 6, repository ID 7\), so the token is refused rightly/,
    saysNot: /setup --domain-url/,
    refuses: STRANGERS,
  },
  {
    name: 'an immutable subject of an environment',
    setup: PROD,
    token: github({ subject: 'immutable', environment: 'prod' }),
    says: /uses immutable subjects/,
    accepts: github({ subject: 'immutable', environment: 'prod' }),
    refuses: [github({ subject: 'immutable', environment: 'prod', ownerId: '9' })],
  },
  {
    name: 'names at a trust with an immutable subject',
    setup: [...MAIN, '--owner-id', '1001', '--repository-id', '2002'],
    token: github(),
    says: /does not use immutable subjects/,
    accepts: github(),
    refuses: STRANGERS,
  },
  {
    name: 'a branch of a repository with immutable subjects',
    setup: [...MAIN, '--owner-id', '1001', '--repository-id', '2002'],
    token: github({ subject: 'immutable', ref: 'refs/heads/dev' }),
    says: /Run the job on the branch main/,
    accepts: github({ subject: 'immutable', ref: 'refs/heads/dev' }),
    refuses: [github({ subject: 'immutable', ref: 'refs/heads/dev', repositoryId: '9' })],
  },
  {
    name: 'an immutable subject without the environment that the trust expects',
    setup: PROD,
    token: github({ subject: 'immutable' }),
    says: /Add "environment: prod" to the job.*--environment prod --owner-id 1001/,
    accepts: github({ subject: 'immutable', environment: 'prod' }),
    refuses: [...STRANGERS, github({ subject: 'immutable' })],
  },
  {
    name: 'a pull request of a repository with immutable subjects',
    setup: MAIN,
    token: github({ event: 'pull_request', subject: 'immutable' }),
    says: /Log in after the merge.*--branch main --owner-id 1001/,
    accepts: github({ subject: 'immutable' }),
    refuses: [...STRANGERS, github({ event: 'pull_request', subject: 'immutable' })],
  },
  {
    name: 'an environment of a repository with immutable subjects at a trust for a branch',
    setup: MAIN,
    token: github({ environment: 'prod', subject: 'immutable' }),
    says: /--environment prod --owner-id 1001/,
    saysNot: /Remove "environment:" from the job/,
    accepts: github({ environment: 'prod', subject: 'immutable' }),
    refuses: [...STRANGERS, github({ subject: 'immutable' })],
  },
  {
    name: 'another branch, and an immutable subject at a trust with names',
    setup: MAIN,
    token: github({ subject: 'immutable', ref: 'refs/heads/dev' }),
    says: /The trust expects the branch main/,
    accepts: github({ subject: 'immutable', ref: 'refs/heads/dev' }),
    refuses: [...STRANGERS, github({ subject: 'immutable' })],
  },
  {
    name: 'a branch at a trust for pull requests',
    setup: [...APP, '--pull-request'],
    token: github(),
    says: /The trust expects a pull request/,
    changedJob: github({ event: 'pull_request' }),
    accepts: github(),
    refuses: [...STRANGERS, DEV],
  },
  {
    name: 'another actor at a trust that requires one',
    setup: [...PROD, '--require', 'actor=octocat'],
    token: github({ environment: 'prod', actor: 'mallory' }),
    says: /The rule names this job, and requires more/,
    changedJob: github({ environment: 'prod' }),
    refuses: [...STRANGERS, github({ environment: 'prod', actor: 'mallory' })],
  },
  {
    name: 'another setup name',
    setup: MAIN,
    called: 'octo-production.2',
    token: DEV,
    says: /--name octo-production\.2/,
    accepts: DEV,
    refuses: STRANGERS,
  },
];

const organizations: Row[] = [
  {
    name: 'a repository with another value of the property',
    setup: TIER,
    token: github(tier('dev')),
    says: /whose custom property tier is prod\. If this one should log in, let an administrator/,
    saysNot: /include the property in tokens/,
    changedJob: github(tier('prod')),
    refuses: [...STRANGERS, github({ ...tier('prod'), repository: 'octo/app', ownerId: '6' })],
  },
  {
    name: 'a repository without the property in its tokens',
    setup: TIER,
    token: github({ environment: 'prod' }),
    says: /custom property tier is prod.*gh api --hostname localhost --method POST orgs\/octo\/actions\/oidc\/customization\/properties\/repo -f custom_property_name=tier/,
    changedJob: github({ environment: 'prod', ...tier('prod') }),
    refuses: STRANGERS,
  },
  {
    name: 'another owner with the property',
    setup: TIER,
    token: github({ ...tier('prod'), repository: 'evil/app', ownerId: '6', repositoryId: '66' }),
    says: /do not name evil\/app, so the token is refused rightly/,
    refuses: STRANGERS,
  },
  {
    name: 'another event than the one that the rule for a property requires',
    setup: [...TIER, '--require', 'event_name=push'],
    token: github({ ...tier('prod'), event: 'workflow_dispatch' }),
    says: /the claim event_name differs: the rule has "push", the token "workflow_dispatch"/,
    changedJob: github(tier('prod')),
    refuses: STRANGERS,
  },
  {
    name: 'another branch than the one that the rule for a property requires',
    setup: [...TIER, '--require', 'ref=refs/heads/main'],
    token: github({ ...tier('prod'), ref: 'refs/heads/dev' }),
    says: /repositories of octo only if the claim ref is refs\/heads\/main/,
    changedJob: github(tier('prod')),
    refuses: STRANGERS,
  },
  {
    name: 'a job that does not call the shared workflow of the organization',
    setup: ['--provider', 'github', '--repository', 'octo/*', '--job-workflow-ref', WORKFLOW],
    token: github({ repository: 'octo/web', repositoryId: '3' }),
    says: /repositories of octo only if the claim job_workflow_ref is octo\/app/,
    saysNot: /no claim repository_owner/,
    changedJob: github({ repository: 'octo/web', repositoryId: '3', claims: { job_workflow_ref: WORKFLOW } }),
    refuses: [OTHER_OWNER],
  },
  {
    name: 'a subject with another value of the property',
    setup: TIER_IN_SUBJECT,
    token: inSubject(tier('dev')),
    says: /whose custom property tier is prod/,
    changedJob: inSubject(tier('prod')),
    refuses: [...STRANGERS, inSubject({ ...tier('prod'), repository: 'evil/app', ownerId: '6' })],
  },
  {
    name: 'the default subject at a trust for that of the organization',
    setup: TIER_IN_SUBJECT,
    token: github({ ...tier('prod'), environment: 'prod' }),
    says: /gh api --hostname localhost --method PUT repos\/octo\/app\/actions\/oidc\/customization\/sub -F use_default=false/,
    saysNot: /Remove "environment:"/,
    changedJob: inSubject({ ...tier('prod'), environment: 'prod' }),
    refuses: STRANGERS,
  },
];

const odd: Row[] = [
  {
    name: 'an environment with a space',
    setup: PROD,
    token: github({ environment: 'Production EU' }),
    says: /No rule is known to match an environment with a space.*"environment: Production-EU"/,
    accepts: github({ environment: 'Production-EU' }),
    refuses: [...STRANGERS, github({ environment: 'Production' })],
  },
  {
    name: 'an environment with parentheses',
    setup: MAIN,
    token: github({ environment: 'prod (blue)' }),
    says: /"environment: prod-blue"/,
    accepts: github({ environment: 'prod-blue' }),
    refuses: STRANGERS,
  },
  {
    name: 'an environment with a quote',
    setup: MAIN,
    token: github({ environment: "it's prod" }),
    says: /No rule is known to match an environment/,
    accepts: github({ environment: 'it-s-prod' }),
    refuses: STRANGERS,
  },
  {
    name: 'an environment with a star',
    setup: MAIN,
    token: github({ environment: 'prod*' }),
    says: /with \* in it/,
    accepts: github({ environment: 'prod' }),
    refuses: [...STRANGERS, github({ environment: 'production' })],
  },
  {
    name: 'an environment of other letters',
    setup: MAIN,
    token: github({ environment: '( )' }),
    says: /of letters, digits and hyphens/,
    refuses: STRANGERS,
  },
  {
    name: 'an environment with a slash',
    setup: MAIN,
    token: github({ environment: 'eu/prod' }),
    says: /environment eu\/prod/,
    accepts: github({ environment: 'eu/prod' }),
    refuses: STRANGERS,
  },
  {
    name: 'an environment with an encoded colon',
    setup: MAIN,
    token: github({ environment: 'a%3Ab' }),
    says: /a%3Ab/,
    accepts: github({ environment: 'a%3Ab' }),
    refuses: STRANGERS,
  },
  {
    name: 'an environment that begins with a hyphen',
    setup: MAIN,
    token: github({ environment: '-x' }),
    says: /--environment=-x/,
    accepts: github({ environment: '-x' }),
    refuses: STRANGERS,
  },
  {
    name: 'a branch with a quote',
    setup: MAIN,
    token: github({ ref: "refs/heads/it's" }),
    says: /No rule is known to match a branch with ' in it/,
    refuses: STRANGERS,
  },
  {
    name: 'a branch with parentheses',
    setup: MAIN,
    token: github({ ref: 'refs/heads/fix(x)' }),
    says: /No rule is known to match a branch with \( in it/,
    refuses: STRANGERS,
  },
  {
    name: 'a tag with a space',
    setup: MAIN,
    token: github({ ref: 'refs/tags/v1 beta' }),
    says: /No rule is known to match a tag with a space/,
    refuses: STRANGERS,
  },
  {
    name: 'an environment that looks like the one that the trust expects',
    setup: PROD,
    token: github({ environment: 'pr\u043ed' }),
    says: /the token "pr\u043ed" \(not ASCII: \\u043e\).*Use "environment: prod" in the job.*No rule is known to match an environment with \\u043e in it/,
    changedJob: github({ environment: 'prod' }),
    refuses: STRANGERS,
  },
  {
    name: 'a branch that looks like the one that the trust expects',
    setup: MAIN,
    token: github({ ref: 'refs/heads/m\u0251in' }),
    says: /No rule is known to match a branch with \\u0251 in it/,
    changedJob: github(),
    refuses: STRANGERS,
  },
  {
    name: 'a branch with a dollar sign',
    setup: MAIN,
    token: github({ ref: 'refs/heads/$HOME' }),
    says: /--branch '\$HOME'/,
    accepts: github({ ref: 'refs/heads/$HOME' }),
    refuses: STRANGERS,
  },
];

const customized: Row[] = [
  {
    name: 'the ID of the repository',
    setup: MAIN,
    token: sub('repository_id:2002:environment:production'),
    says: /--subject repository_id:2002:environment:production/,
    saysNot: /Run the job on/,
    accepts: sub('repository_id:2002:environment:production'),
    refuses: [sub('repository_id:66:environment:production', { repository: 'evil/app', repositoryId: '66' }), DEV],
  },
  {
    name: 'the ID of the owner',
    setup: MAIN,
    token: sub('repository_owner_id:1001:ref:refs/heads/main'),
    says: /also requires the repository.*--subject repository_owner_id:1001/,
    accepts: sub('repository_owner_id:1001:ref:refs/heads/main'),
    refuses: [
      sub('repository_owner_id:66:ref:refs/heads/main', { repository: 'evil/app' }),
      sub('repository_owner_id:1001:ref:refs/heads/main', { repository: 'octo/web', repositoryId: '3' }),
      sub('repository_owner_id:1001:ref:refs/heads/main', { repositoryId: '3' }),
    ],
  },
  {
    name: 'the subject of another repository of the owner',
    setup: [...APP, '--subject', 'repository_owner_id:1001:environment:prod'],
    token: sub('repository_owner_id:1001:environment:prod', { repository: 'octo/web', repositoryId: '3' }),
    says: /do not name octo\/web, so the token is refused rightly/,
    saysNot: /setup --domain-url/,
    refuses: STRANGERS,
  },
  {
    name: 'the name of the owner',
    setup: MAIN,
    token: sub('repository_owner:octo:environment:prod'),
    says: /also requires the repository/,
    saysNot: /could take a name/,
    accepts: sub('repository_owner:octo:environment:prod'),
    refuses: [
      sub('repository_owner:evil:environment:prod', { repository: 'evil/app' }),
      sub('repository_owner:octo:environment:prod', { repository: 'octo/web', repositoryId: '3' }),
    ],
  },
  {
    name: 'a shared workflow alone',
    setup: MAIN,
    token: sub(`job_workflow_ref:${WORKFLOW}`, { claims: { job_workflow_ref: WORKFLOW } }),
    says: /names neither the repository nor its owner/,
    saysNot: /Run the job on/,
    accepts: sub(`job_workflow_ref:${WORKFLOW}`, { claims: { job_workflow_ref: WORKFLOW } }),
    refuses: [
      sub(`job_workflow_ref:${WORKFLOW}`, { ...EVIL, claims: { job_workflow_ref: WORKFLOW } }),
      // Whoever took the name octo/app.
      sub(`job_workflow_ref:${WORKFLOW}`, { ...EVIL, repository: 'octo/app', claims: { job_workflow_ref: WORKFLOW } }),
    ],
  },
  {
    name: 'an environment alone',
    setup: MAIN,
    token: sub('environment:production', { environment: 'production', claims: { job_workflow_ref: WORKFLOW } }),
    says: /names neither the repository nor its owner/,
    saysNot: /Run the job on/,
    accepts: sub('environment:production', { environment: 'production', claims: { job_workflow_ref: WORKFLOW } }),
    refuses: [
      sub('environment:production', {
        ...EVIL,
        environment: 'production',
        claims: { job_workflow_ref: WORKFLOW },
      }),
      sub('environment:test', { environment: 'test', claims: { job_workflow_ref: WORKFLOW } }),
    ],
  },
  {
    name: 'an actor alone',
    setup: MAIN,
    token: sub('actor:octocat', { claims: { job_workflow_ref: WORKFLOW } }),
    says: /names neither the repository nor its owner/,
    accepts: sub('actor:octocat', { claims: { job_workflow_ref: WORKFLOW } }),
    refuses: [
      sub('actor:octocat', { ...EVIL, claims: { job_workflow_ref: WORKFLOW } }),
      sub('actor:mallory', { actor: 'mallory', claims: { job_workflow_ref: WORKFLOW } }),
    ],
  },
  {
    name: 'an actor and no workflow',
    setup: MAIN,
    token: sub('actor:octocat', { claims: { job_workflow_ref: undefined } }),
    says: /include_claim_keys/,
    refuses: STRANGERS,
  },
  {
    name: 'an ID that is not at the beginning',
    setup: MAIN,
    token: sub('environment:prod:repository_id:2002', { claims: { job_workflow_ref: undefined } }),
    says: /include_claim_keys/,
    refuses: STRANGERS,
  },
  {
    name: 'a branch and a workflow',
    setup: MAIN,
    token: sub(`repo:octo/app:ref:refs/heads/main:job_workflow_ref:${WORKFLOW}`),
    says: /--subject repo:octo\/app:ref:refs\/heads\/main:job_workflow_ref/,
    accepts: sub(`repo:octo/app:ref:refs/heads/main:job_workflow_ref:${WORKFLOW}`),
    refuses: STRANGERS,
  },
  {
    name: 'a branch and a workflow at a trust for an environment',
    setup: PROD,
    token: sub(`repo:octo/app:ref:refs/heads/main:job_workflow_ref:${WORKFLOW}`),
    says: /Add "environment: prod" to the job/,
    accepts: sub(`repo:octo/app:environment:prod:job_workflow_ref:${WORKFLOW}`, { environment: 'prod' }),
    refuses: [...STRANGERS, sub(`repo:octo/app:ref:refs/heads/main:job_workflow_ref:${WORKFLOW}`)],
  },
  {
    name: 'an environment and an actor',
    setup: PROD,
    token: sub('repo:octo/app:environment:prod:actor:octocat'),
    says: /--subject repo:octo\/app:environment:prod:actor:octocat/,
    accepts: sub('repo:octo/app:environment:prod:actor:octocat'),
    refuses: [...STRANGERS, sub('repo:octo/app:environment:prod:actor:mallory')],
  },
  {
    name: 'hyphens before the IDs',
    setup: MAIN,
    token: sub('repo:octo-1001/app-2002:ref:refs/heads/main'),
    says: /GitHub has withdrawn/,
    saysNot: /sub eq repo:octo-1001/,
    refuses: [github({ repository: 'octo-1001/app-2002', ownerId: '6', repositoryId: '66' })],
  },
  {
    name: 'hyphens before the IDs at a trust for an environment',
    setup: PROD,
    token: sub('repo:octo-1001/app-2002:ref:refs/heads/main'),
    says: /GitHub has withdrawn/,
    saysNot: /sub eq repo:octo-1001/,
    refuses: [sub('repo:octo-1001/app-2002:environment:prod', { environment: 'prod' })],
  },
  {
    name: 'a fork with a customized subject',
    setup: MAIN,
    token: sub('repository_id:66:environment:production', {
      repository: 'octo/app-fork',
      repositoryId: '66',
      ownerId: '6',
    }),
    says: /do not name octo\/app-fork/,
    refuses: STRANGERS,
  },
];

const failures: Row[] = [
  {
    name: 'no trust',
    setup: [],
    token: github(),
    says: /one active identity propagation trust/,
    arrange: 'no trust',
    accepts: github(),
    refuses: STRANGERS,
  },
  {
    name: 'an inactive trust',
    setup: MAIN,
    token: github(),
    says: /the trust is not active/,
    arrange: 'inactive',
    accepts: github(),
    refuses: STRANGERS,
  },
  {
    name: 'a quoted rule',
    setup: MAIN,
    token: github(),
    says: /public reports disagree about quoted values/,
    arrange: 'quoted rule',
    accepts: github(),
    refuses: STRANGERS,
  },
  {
    name: 'a user that is not a service user',
    setup: MAIN,
    token: github(),
    says: /is not a service user/,
    arrange: 'no service user',
    refuses: STRANGERS,
  },
  {
    name: 'a client that the trust does not list',
    setup: MAIN,
    token: github(),
    says: /does not accept the client/,
    arrange: 'client not listed',
    accepts: github(),
    refuses: STRANGERS,
  },
  {
    name: 'an audience that the trust does not accept',
    setup: MAIN,
    token: github(),
    says: /audience https:\/\/cloud\.oracle\.com.*accepts only oci-prod/,
    arrange: 'gate on audience',
    refuses: STRANGERS,
  },
  {
    name: 'a subject that the trust does not accept',
    setup: MAIN,
    token: DEV,
    says: /accepts only repo:octo\/app:ref:refs\/heads\/main/,
    arrange: 'gate on subject',
    refuses: STRANGERS,
  },
  {
    name: 'a trust that maps the subject to a user, and no such user',
    setup: MAIN,
    token: github(),
    says: /no user of the domain has the userName repo:octo\/app:ref:refs\/heads\/main/,
    saysNot: /rule of the trust matches/,
    arrange: 'mapping',
    refuses: [...STRANGERS, github()],
  },
  {
    name: 'a trust that setup did not make',
    setup: MAIN,
    token: DEV,
    says: /--app deploy --service-user deploy/,
    arrange: 'not made by setup',
    accepts: DEV,
    refuses: STRANGERS,
  },
  {
    name: 'a trust with a certificate',
    setup: MAIN,
    token: DEV,
    says: /--jwks-file keys\.json/,
    arrange: 'certificate',
    accepts: DEV,
    refuses: STRANGERS,
  },
];

const RPST = ['--token-type', 'rpst', '--resource-type', 'ci'];
const OTHER_ISSUER: Token = { claims: { iss: 'https://id.example', sub: 'repo:octo/app:ref:refs/heads/main' } };

// Such a trust has no rules: it accepts every token of its issuer, and policies decide by the claims.
const resourcePrincipals: Row[] = [
  {
    name: 'a resource principal, no trust',
    setup: [],
    session: RPST,
    token: github(),
    says: /one active identity propagation trust/,
    accepts: github(),
    refuses: [OTHER_ISSUER],
  },
  {
    name: 'a resource principal, an inactive trust',
    setup: [...MAIN, ...RPST],
    session: RPST,
    token: github(),
    says: /the trust is not active/,
    arrange: 'inactive',
    accepts: github(),
    refuses: [OTHER_ISSUER],
  },
  {
    name: 'a resource principal, a client that the trust does not list',
    setup: [...MAIN, ...RPST],
    session: RPST,
    token: github(),
    says: /does not accept the client/,
    arrange: 'client not listed',
    accepts: github(),
    refuses: [OTHER_ISSUER],
  },
  {
    name: 'a resource principal of another resource type',
    setup: [...MAIN, ...RPST],
    session: [...RPST.slice(0, -1), 'cd'],
    token: github(),
    says: /Log in with token-type rpst and resource-type ci/,
    refuses: [github(), OTHER_ISSUER],
  },
];

const ID = '11111111-2222-3333-4444-555555555555';
const OTHER = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const THIRD = '99999999-2222-3333-4444-555555555555';

/** A row for a token of another issuer: the setup accepts other claims than the token has. */
function provider(
  name: string,
  setup: readonly string[],
  token: Claims,
  says: RegExp,
  rest: { accepts?: Claims | true; refuses?: readonly Claims[] } = {},
): Row {
  const accepts = rest.accepts === true ? token : rest.accepts;
  return {
    name,
    setup,
    token: { claims: token },
    says,
    ...(accepts === undefined ? {} : { accepts: { claims: accepts } }),
    refuses: (rest.refuses ?? []).map((claims) => ({ claims: { ...token, ...claims } })),
  };
}

const gitlab = (ref: string, more: Claims = {}): Claims => ({
  iss: 'https://gitlab.com',
  sub: `project_path:octo/app:ref_type:branch:ref:${ref}`,
  project_path: 'octo/app',
  ref,
  ref_type: 'branch',
  ...more,
});
const GITLAB = ['--provider', 'gitlab', '--project', 'octo/app', '--branch', 'main'];
const azure = (more: Claims = {}): Claims => ({
  iss: `https://vstoken.dev.azure.com/${ID}`,
  sub: 'p://octo/app/deploy',
  prj_id: OTHER,
  def_id: '1',
  rpo_ref: 'refs/heads/dev',
  ...more,
});
const AZURE = [
  '--provider',
  'azure-devops',
  '--organization-id',
  ID,
  '--organization',
  'octo',
  '--project',
  'app',
  '--pipeline',
  'deploy',
  '--branch',
  'main',
];
const bitbucket = (more: Claims = {}): Claims => ({
  iss: 'https://api.bitbucket.org/2.0/workspaces/octo/pipelines-config/identity/oidc',
  sub: `{${ID}}:{${OTHER}}`,
  repositoryUuid: `{${ID}}`,
  branchName: 'dev',
  ...more,
});
const buildkite = (ref: string, pipeline = 'deploy'): Claims => ({
  iss: 'https://agent.buildkite.com',
  sub: `organization:octo:pipeline:${pipeline}:ref:${ref}:commit:9f31:step:deploy`,
});
const circle = (ref: string, project = OTHER): Claims => ({
  iss: `https://oidc.circleci.com/org/${ID}`,
  sub: `org/${ID}/project/${project}/user/${ID}/vcs-origin/github.com/octo/app/vcs-ref/${ref}`,
  'oidc.circleci.com/project-id': project,
  'oidc.circleci.com/vcs-ref': ref,
});
const CIRCLE = ['--provider', 'circleci', '--organization-id', ID, '--project', OTHER, '--branch', 'main'];
const hcp = (workspace: string): Claims => ({
  iss: 'https://app.terraform.io',
  sub: `organization:octo:project:Default Project:workspace:${workspace}:run_phase:apply`,
  terraform_workspace_id: `ws-${workspace}`,
});
const spacelift = (run: string, stack = 'infra'): Claims => ({
  iss: 'https://octo.app.spacelift.io',
  sub: `space:production:stack:${stack}:run_type:${run}:scope:write`,
  callerType: 'stack',
  callerId: stack,
  spaceId: 'production',
  runType: run,
});
const plain = (iss: string, subject: string): Claims => ({ iss, sub: subject });

const providers: Row[] = [
  provider('GitLab: another branch', GITLAB, gitlab('dev'), /Run the job on the branch main/, {
    accepts: true,
    refuses: [gitlab('dev2'), { sub: 'project_path:evil/app:ref_type:branch:ref:dev', project_path: 'evil/app' }],
  }),
  provider(
    'GitLab: another project',
    GITLAB,
    gitlab('main', { sub: 'project_path:octo/fork:ref_type:branch:ref:main', project_path: 'octo/fork' }),
    /do not name octo\/fork/,
  ),
  provider(
    'GitLab: a branch that looks like the one that the trust expects',
    GITLAB,
    gitlab('m\u0430in'),
    /No rule is known to match a branch with \\u0430 in it/,
  ),
  provider('GitLab: a branch with a quote', GITLAB, gitlab("it's"), /No rule is known to match a branch with ' in it/),
  provider(
    'GitLab: an environment with a space',
    [...GITLAB.slice(0, 4), '--environment', 'production'],
    gitlab('main', { environment: 'Production EU' }),
    /environment/,
    { accepts: true, refuses: [gitlab('dev')] },
  ),
  provider(
    'GitLab: a tag',
    GITLAB,
    gitlab('v1', { sub: 'project_path:octo/app:ref_type:tag:ref:v1', ref_type: 'tag' }),
    /tag/,
    { accepts: true, refuses: [gitlab('v1')] },
  ),
  provider(
    'GitLab: an issuer with user information, no trust',
    [],
    gitlab('main', { iss: 'https://ci@gitlab.example' }),
    /Setup takes only tokens whose issuer is an https URL/,
  ),
  provider(
    'GitLab: a customized subject',
    GITLAB,
    gitlab('main', { sub: 'project_id:74:ref:main' }),
    /docs\/ci\/gitlab\.md/,
  ),
  provider('Azure DevOps: another branch', AZURE, azure(), /--branch dev/, {
    accepts: true,
    refuses: [{ rpo_ref: 'refs/heads/x' }, { sub: 'p://octo/app/test' }],
  }),
  provider(
    'Azure DevOps: a project with a space',
    [
      '--provider',
      'oidc',
      '--issuer',
      `https://vstoken.dev.azure.com/${ID}`,
      '--rule',
      `prj_id eq ${OTHER} and def_id eq 1 and rpo_ref eq refs/heads/main`,
    ],
    azure({ sub: 'p://octo/My App/deploy' }),
    /uses IDs instead of names/,
    { accepts: true, refuses: [{ def_id: '2' }, { rpo_ref: 'refs/heads/x' }] },
  ),
  provider(
    'Azure DevOps: a pull request',
    AZURE,
    azure({ rpo_ref: 'refs/pull/1/merge' }),
    /docs\/ci\/azure-devops\.md/,
  ),
  provider(
    'Azure DevOps: another pipeline',
    AZURE,
    azure({ sub: 'p://octo/app/test', rpo_ref: 'refs/heads/main' }),
    /do not name p:\/\/octo\/app\/test, so the token is refused rightly/,
  ),
  provider(
    'Buildkite: another pipeline',
    ['--provider', 'buildkite', '--organization', 'octo', '--pipeline', 'deploy', '--branch', 'main'],
    buildkite('refs/heads/main', 'test'),
    /do not name organization:octo:pipeline:test/,
  ),
  provider(
    'Bitbucket: another branch',
    ['--provider', 'bitbucket', '--workspace', 'octo', '--repository-id', ID, '--branch', 'main'],
    bitbucket(),
    /--branch dev/,
    { accepts: true, refuses: [{ branchName: 'x' }, { repositoryUuid: `{${OTHER}}` }] },
  ),
  provider(
    'Bitbucket: a branch with parentheses',
    ['--provider', 'bitbucket', '--workspace', 'octo', '--repository-id', ID, '--branch', 'main'],
    bitbucket({ branchName: 'fix(x)' }),
    /No rule is known to match a branch with \( in it/,
  ),
  provider(
    'Buildkite: another branch',
    ['--provider', 'buildkite', '--organization', 'octo', '--pipeline', 'deploy', '--branch', 'main'],
    buildkite('refs/heads/dev'),
    /--branch dev/,
    { accepts: true, refuses: [buildkite('refs/heads/x'), buildkite('refs/heads/dev', 'test')] },
  ),
  provider(
    'Buildkite: a subject without a branch',
    ['--provider', 'buildkite', '--organization', 'octo', '--pipeline', 'deploy', '--branch', 'main'],
    buildkite('refs/pull/1/head'),
    /docs\/ci\/buildkite\.md/,
  ),
  provider('CircleCI: another branch', CIRCLE, circle('refs/heads/dev'), /--branch dev/, {
    accepts: true,
    refuses: [circle('refs/heads/x'), circle('refs/heads/dev', ID)],
  }),
  provider('CircleCI: a pull request', CIRCLE, circle('refs/pull/1/head'), /docs\/ci\/circleci\.md/),
  provider(
    'HCP Terraform: another workspace',
    ['--provider', 'hcp-terraform', '--workspace-id', 'ws-one'],
    hcp('two'),
    /do not name .* so the token is refused rightly/,
    { refuses: [hcp('three')] },
  ),
  provider(
    'Spacelift: another type of run',
    [
      '--provider',
      'spacelift',
      '--issuer',
      'https://octo.app.spacelift.io',
      '--space',
      'production',
      '--stack',
      'infra',
      '--run-type',
      'TRACKED',
    ],
    spacelift('TASK'),
    /--run-type TASK/,
    { accepts: true, refuses: [spacelift('DESTROY'), spacelift('TASK', 'x')] },
  ),
  provider(
    'Google: another account',
    ['--provider', 'google', '--service-account-id', '111111111111111111111'],
    plain('https://accounts.google.com', '222222222222222222222'),
    /do not name .* so the token is refused rightly/,
    { refuses: [{ sub: '333333333333333333333' }] },
  ),
  provider(
    'Entra: another principal',
    ['--provider', 'entra', '--tenant', ID, '--object-id', ID],
    plain(`https://login.microsoftonline.com/${ID}/v2.0`, OTHER),
    /do not name .* so the token is refused rightly/,
    { refuses: [{ sub: THIRD }] },
  ),
  provider(
    'AWS: a role, no trust',
    [],
    plain('https://1.tokens.sts.global.api.aws', 'arn:aws:iam::123456789012:role/x'),
    /role\/x/,
    { accepts: true, refuses: [{ sub: 'arn:aws:iam::123456789012:role/y' }] },
  ),
  provider(
    'Okta: a client with a bar, no trust',
    [],
    plain('https://octo.okta.com/oauth2/default', 'auth0|two'),
    /--subject 'auth0\|two'/,
    { accepts: true, refuses: [{ sub: 'three' }] },
  ),
  provider(
    'Okta: a subject with a space, no trust',
    [],
    plain('https://octo.okta.com/oauth2/default', 'two words'),
    /another claim of the token/,
  ),
  provider(
    'Keycloak: another client',
    ['--provider', 'keycloak', '--issuer', 'https://id.example/realms/octo', '--subject', ID],
    plain('https://id.example/realms/octo', OTHER),
    /do not name .* so the token is refused rightly/,
    { refuses: [{ sub: 'x' }] },
  ),
  provider(
    'Keycloak: a token for another client',
    ['--provider', 'keycloak', '--issuer', 'https://id.example/realms/octo', '--authorized-party', 'deployer'],
    { ...plain('https://id.example/realms/octo', ID), azp: 'other' },
    /the claim azp differs: the rule has "deployer", the token "other"/,
    { refuses: [{ azp: 'third' }] },
  ),
  provider(
    'Kubernetes: a service account, no trust',
    [],
    plain('https://k8s.example', 'system:serviceaccount:prod:x'),
    /system:serviceaccount:prod:x/,
    { accepts: true, refuses: [{ sub: 'system:serviceaccount:prod:y' }] },
  ),
  provider(
    'SPIFFE: another workload',
    ['--provider', 'spiffe', '--issuer', 'https://spire.example', '--subject', 'spiffe://example.org/a'],
    plain('https://spire.example', 'spiffe://example.org/b'),
    /do not name .* so the token is refused rightly/,
    { refuses: [{ sub: 'spiffe://example.org/c' }] },
  ),
  provider(
    'Jenkins: another job',
    [
      '--provider',
      'jenkins',
      '--issuer',
      'https://jenkins.example/oidc',
      '--subject',
      'https://jenkins.example/job/a/',
    ],
    plain('https://jenkins.example/oidc', 'https://jenkins.example/job/b/'),
    /do not name .* so the token is refused rightly/,
    { refuses: [{ sub: 'https://jenkins.example/job/c/' }] },
  ),
  provider('another provider: a star, no trust', [], plain('https://id.example', 'two*'), /with \* in it/, {
    refuses: [{ sub: 'two-b' }],
  }),
  provider(
    'another provider: a quote for the shell, no trust',
    [],
    plain('https://id.example', 'a$b;c&d'),
    /--subject 'a\$b;c&d'/,
    { accepts: true, refuses: [{ sub: 'a' }] },
  ),
];

export const ROWS: readonly Row[] = [
  ...ordinary,
  ...organizations,
  ...odd,
  ...customized,
  ...failures,
  ...resourcePrincipals,
  ...providers,
];
