// GitHub Actions, on github.com and on enterprise servers.

import { Failure, invalidInput } from '../../failure.ts';
import { GITHUB_ISSUER } from '../../federation/advice.ts';
import type { HttpResponse } from '../../http/client.ts';
import { GH, NETWORK, programEnvironment } from '../../system/program-environment.ts';
import { runProgram } from '../../system/run-program.ts';
import { checkForm, firstGiven, type Form, isObject, parseJson } from '../../text/form.ts';
import { printable, quoted, shellQuoted } from '../../text/printable.ts';
import { type Pinning, type Term, termMatches } from '../desired/rule.ts';
import { wholeOwner, type WorkloadOptions } from '../desired/options.ts';
import {
  BRANCH,
  checkHttpsUrl,
  checkIssuer,
  ENVIRONMENT,
  type Provider,
  type ProviderContext,
  SUBJECT,
  subjectIs,
  TAG,
  type UnknownSubjectForm,
  type Workload,
} from './provider.ts';

/** Claims that every repository can choose (ref, environment, workflow name, event) do not identify the owner. */
export const GITHUB_PINNING: Pinning = {
  // A customized subject can begin with these instead. What follows a colon could be chosen by any repository.
  sub: /^(?:repo:[^*/:]+\/|(?:repository|repository_owner|repository_id|repository_owner_id):[^*:]+(?::|$))/,
  repository: /^[^*/]+\//,
  repository_id: /^[^*]+$/,
  repository_owner: /^[^*]+$/,
  repository_owner_id: /^[^*]+$/,
  enterprise: /^[^*]+$/,
  enterprise_id: /^[^*]+$/,
};

const CHOICES = {
  branch: BRANCH,
  tag: TAG,
  environment: ENVIRONMENT,
  pullRequest: { choice: 'jobs for pull requests', hint: 'everybody who can open one can then log in' },
  jobWorkflowRef: { choice: 'jobs that call a shared workflow' },
  subject: SUBJECT,
};

/**
 * Subjects: `repo:O/R:ref:refs/heads/B`, `…:ref:refs/tags/T`, `…:environment:E` (which replaces the ref), `…:pull_request`.
 * The repository `O/*` stands for all repositories of the owner.
 *
 * @see https://docs.github.com/actions/reference/security/oidc
 */
export const github: Provider = {
  name: 'github',
  aliases: ['github-actions'],
  title: 'GitHub Actions',
  questions: {
    repository: { question: 'Repository', placeholder: 'owner/name' },
    branch: BRANCH,
    tag: TAG,
    environment: ENVIRONMENT,
    jobWorkflowRef: {
      question: 'Shared workflow, as in the claim job_workflow_ref',
      placeholder: 'owner/name/.github/workflows/deploy.yml@refs/heads/main',
    },
    subject: SUBJECT,
    ownerId: { question: 'ID of the owner, which "gh api users/OWNER --jq .id" shows' },
  },
  choices: CHOICES,
  required: ['repository'],
  oneOf: Object.keys(CHOICES) as (keyof typeof CHOICES)[],
  optional: ['subjectForm', 'ownerId', 'repositoryId', 'githubUrl', 'githubApiUrl', 'issuer'],
  restricted(options) {
    if (ownerOf(options) === undefined) return undefined;
    return {
      oneOf: ['jobWorkflowRef', 'subject'],
      needs: { subject: ['ownerId'] },
      isGiven: propertiesOf(options).length > 0,
      expected: OF_AN_OWNER,
    };
  },
  async describe(options, context) {
    const repository = checkForm(
      '--repository',
      repositoryName(options),
      /^[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\/(?:[\w.-]+|\*)$/,
      'owner/name of one repository; run setup once for each',
    );
    checkPropertyNames(options);
    const owner = ownerOf(options);
    if (owner !== undefined) return workloadOfOwner(owner, options);
    const issuer = issuerOf(options);
    const contexts = contextsOf(options);
    const workflows = workflowRefsOf(options);
    const subjects = options.subject ?? [];
    const named: Term = { claim: 'repository', operator: 'eq', value: repository };
    const given = givenPrefix(repository, options);
    const { prefix, notes } =
      given ??
      (contexts.length === 0
        ? { prefix: '', notes: [] }
        : await githubSubjectPrefix(repository, contexts[0] ?? '', options, context));
    const { repositoryId } = options;
    const caller: Term =
      repositoryId === undefined ? named : { claim: 'repository_id', operator: 'eq', value: repositoryId };
    const conditions = [
      ...contexts.map((text) => [subjectIs(`${prefix}:${text}`)]),
      ...workflows.map((workflow) => [caller, workflow]),
      ...subjects.map((subject) =>
        namesRepository(subject, repository) ? [subjectIs(subject)] : [caller, subjectIs(subject)],
      ),
    ];
    return {
      issuer,
      conditions,
      pinning: GITHUB_PINNING,
      known: [named],
      implied: [
        ...ofRepository(repository),
        ...(contexts.length === 1 && workflows.length + subjects.length === 0 ? ofContext(contexts[0] ?? '') : []),
      ],
      label: repository,
      notes: [
        ...notes,
        ...(conditions.flat().includes(named)
          ? [
              `the rule names the repository, and somebody else could take the name ${repository} if it is given up; add --owner-id and --repository-id; ${idsOf(repository, options.githubUrl)}`,
            ]
          : []),
        ...noteOnPullRequests(repository, conditions),
        ...noteOnBranches(repository, conditions, options),
        ...workflows.flatMap(({ value }) => notesOnWorkflow(repository, value)),
      ],
    } satisfies Workload;
  },
};

/**
 * @returns false for a subject that does not say which repository the job is in: other repositories can have it too
 * @throws Failure `input` if it names another repository or owner, or several repositories
 */
function namesRepository(subject: string, repository: string): boolean {
  const [, claim = '', text = ''] = /^(repo|repository|repository_owner):([^:]*)/.exec(subject) ?? [];
  const [owner = ''] = repository.split('/');
  const name = text.replace(/@\d+(?=\/|$)/g, '').toLowerCase();
  if (claim !== '' && name !== (claim === 'repository_owner' ? owner : repository).toLowerCase())
    throw invalidInput(
      `--subject is ${quoted(subject)}, and --repository is ${repository}`,
      'a subject of this repository, which names it without a wildcard',
    );
  return claim === 'repo' || claim === 'repository' || /^repository_id:\d+(:|$)/.test(subject);
}

/** What a job for a pull request runs is in the pull request. */
function noteOnPullRequests(repository: string, conditions: readonly Term[][]): string[] {
  const isOpen = conditions.flat().some((term) => {
    const [start = ''] = /^\w+:[^:*]+/.exec(term.value) ?? [];
    return term.claim === 'sub' && termMatches(term, { sub: `${start}:pull_request` });
  });
  return isOpen
    ? [
        `jobs for pull requests can log in, and everybody who can open one from a branch of ${repository} decides what they run`,
      ]
    : [];
}

/** A job that anybody can start has the subject of the default branch, and only GitHub knows which branch that is. */
function noteOnBranches(
  repository: string,
  conditions: readonly Term[][],
  { require = [] }: WorkloadOptions,
): string[] {
  const isOfBranch = conditions
    .flat()
    .some(({ claim, value }) => claim === 'sub' && value.includes(':ref:refs/heads/'));
  if (!isOfBranch || STARTED_BY_MEMBERS.some((event) => require.includes(`event_name=${event}`))) return [];
  return [
    'jobs for pull_request_target, issue_comment and workflow_run have the subject of the default branch, and others can start them: ' +
      `if ${repository} has such workflows, trust a protected environment instead (--environment), or add --require event_name=push`,
  ];
}

/** What the tokens of a repository say besides its name. */
function ofRepository(repository: string): Term[] {
  const [owner = ''] = repository.split('/');
  return [
    { claim: 'repository_owner', operator: 'eq', value: owner },
    { claim: 'workflow_ref', operator: 'eq', value: `${repository}/*` },
  ];
}

/** What the tokens of one branch, tag or environment say besides their subject, in which other characters of an environment are encoded. */
function ofContext(context: string): Term[] {
  const [, claim, value = ''] = /^(ref|environment):([^:%]+)$/.exec(context) ?? [];
  return claim === undefined ? [] : [{ claim, operator: 'eq', value }];
}

/** The repository without what its page or `git clone` shows around it: `https://github.com/octo/app.git` → `octo/app`. */
export function repositoryName({ repository = '', githubUrl }: WorkloadOptions): string {
  const form = /^(?:https:\/\/(?<page>[^/@]+)\/|(?:ssh:\/\/)?git@(?<ssh>[^/:]+)[/:])(?<path>.*)$/;
  const { page, ssh, path = repository } = form.exec(repository)?.groups ?? {};
  const server = githubUrl !== undefined && URL.canParse(githubUrl) ? new URL(githubUrl).host : 'github.com';
  // The page of another server does not say which server the user means.
  return ((page ?? ssh) === server ? path : repository).replace(/(?:\.git)?\/?$/, '');
}

/** @returns undefined if the form of the subjects is not given. @throws Failure `input` if the options do not fit together */
function givenPrefix(
  repository: string,
  { subjectForm, ownerId, repositoryId, githubUrl }: WorkloadOptions,
): SubjectPrefix | undefined {
  const form =
    subjectForm && checkForm('--subject-form', subjectForm, /^(names|immutable)$/, 'names, or immutable with the IDs');
  const hasIds = ownerId !== undefined || repositoryId !== undefined;
  if (form === 'names') {
    if (hasIds) throw invalidInput('--subject-form names is given together with an ID', 'one of them');
    return { prefix: `repo:${repository}`, notes: [] };
  }
  if (form === 'immutable' && !hasIds)
    throw invalidInput(
      '--subject-form is immutable',
      `also --owner-id and --repository-id; ${idsOf(repository, githubUrl)}`,
    );
  if (!hasIds) return undefined;
  if (ownerId === undefined || repositoryId === undefined)
    throw invalidInput(
      `only ${ownerId === undefined ? '--repository-id' : '--owner-id'} is given`,
      'both --owner-id and --repository-id; immutable subjects contain both',
    );
  const id = (flag: string, value: string): string =>
    checkForm(flag, value, GITHUB_ID, `a number; ${idsOf(repository, githubUrl)}`);
  const [owner = '', name = ''] = repository.split('/');
  const prefix = `repo:${owner}@${id('--owner-id', ownerId)}/${name}@${id('--repository-id', repositoryId)}`;
  return { prefix, notes: [] };
}

/** Of an owner or a repository. */
export const GITHUB_ID = /^[1-9]\d*$/;

// All repositories of an owner: a shared workflow, or a custom property that the organization gives to some of them.

/** @returns undefined for a single repository */
function ownerOf(options: WorkloadOptions): string | undefined {
  return wholeOwner(repositoryName(options));
}

/** A branch or an environment is no condition: everyone who may create a repository for the owner could give it one of this name. */
const OF_AN_OWNER =
  'for all repositories of an owner, one of --job-workflow-ref, --require repo_property_NAME=VALUE with --owner-id, ' +
  'and --subject repository_owner_id:ID:repo_property_NAME:VALUE (or ID:job_workflow_ref:…); further conditions with --require, e.g. ref=refs/heads/main or environment=prod';

/** The names of the custom properties of which a value is required. */
function propertiesOf({ require = [] }: WorkloadOptions): string[] {
  return require.flatMap((text) => /^repo_property_([^=*]+)=[^*]+$/.exec(text)?.[1] ?? []);
}

/**
 * Commands are printed with these names. GitHub also allows `$` and `#`, which the claim of a rule cannot have.
 *
 * @see https://docs.github.com/organizations/managing-organization-settings/managing-custom-properties-for-repositories-in-your-organization#allowed-characters
 */
function checkPropertyNames({ require = [] }: WorkloadOptions): void {
  for (const text of require) {
    const [, name] = /^repo_property_([^=]*)=/.exec(text) ?? [];
    if (name !== undefined && !/^[\w-]{1,75}$/.test(name))
      throw invalidInput(
        `--require names the custom property ${quoted(name)}`,
        'up to 75 letters, digits, _ and -; GitHub also allows $ and #, but a rule cannot name such a property',
      );
  }
}

function workloadOfOwner(owner: string, options: WorkloadOptions): Workload {
  const { branch, tag, environment, pullRequest, repositoryId, subjectForm, subject = [] } = options;
  const isOpen = [branch, tag, environment].some((values) => values !== undefined && values.length > 0);
  if (isOpen || pullRequest === true) throw invalidInput(`--repository is ${owner}/*`, OF_AN_OWNER);
  if (repositoryId !== undefined || subjectForm !== undefined)
    throw invalidInput(
      `--repository is ${owner}/*, and ${repositoryId === undefined ? '--subject-form' : '--repository-id'} is given`,
      'one of them',
    );
  const ownerId =
    options.ownerId === undefined ? undefined : checkForm('--owner-id', options.ownerId, GITHUB_ID, 'a number');
  const properties = propertiesOf(options);
  const workflows = workflowRefsOf(options);
  if (ownerId === undefined && (subject.length > 0 || (properties.length > 0 && workflows.length === 0)))
    throw invalidInput(
      `--repository is ${owner}/* with ${subject.length > 0 ? '--subject' : 'a custom property'}, and --owner-id is missing`,
      `also --owner-id, because somebody else could take the name ${owner} if it is given up; ${ownerIdOf(owner, options)}`,
    );
  // A key of GitHub's template for subjects (include_claim_keys) has only these characters.
  const isOwners = new RegExp(`^repository_owner_id:${ownerId}:(?:repo_property_\\w{1,75}|job_workflow_ref):[^*]+$`);
  for (const one of subject) checkForm('--subject', one, isOwners, OF_AN_OWNER);
  const term: Term =
    ownerId === undefined
      ? { claim: 'repository_owner', operator: 'eq', value: owner }
      : { claim: 'repository_owner_id', operator: 'eq', value: ownerId };
  const joined = [
    ...workflows.map((workflow) => [term, workflow]),
    ...(workflows.length === 0 && subject.length === 0 && properties.length > 0 ? [[term]] : []),
  ];
  return {
    issuer: issuerOf(options),
    conditions: [...joined, ...subject.map((one) => [subjectIs(one)])],
    pinning: GITHUB_PINNING,
    known: [term],
    label: `${owner}/*`,
    notes: notesOnOwner(owner, joined, options),
  };
}

function ownerIdOf(owner: string, { githubUrl }: WorkloadOptions): string {
  return `show it with: ${ghApi(githubUrl)} users/${owner} --jq .id`;
}

/** @param joined the conditions that need an "and" */
function notesOnOwner(owner: string, joined: readonly Term[][], options: WorkloadOptions): string[] {
  const { require = [], subject = [], ownerId } = options;
  // As in --require, all conditions of each rule.
  const rules = [
    ...joined.map((terms) => [...terms.map(({ claim, value }) => `${claim}=${value}`), ...require]),
    ...subject.map((one) => [...(one.match(/[^:]+:[^:]+/g) ?? []).map((part) => part.replace(':', '=')), ...require]),
  ];
  return [
    ...new Set([
      ...rules.flat().flatMap((condition) => noteOnProperty(owner, condition, options)),
      ...rules.flatMap(noteOnJobs),
      ...rules.flat().flatMap((condition) => {
        const [, workflow] = /^job_workflow_ref=(.*)$/.exec(condition) ?? [];
        return workflow === undefined ? [] : notesOnWorkflow(`${owner}/*`, workflow);
      }),
      ...(joined.length > 0 && ownerId === undefined
        ? [
            `the rule names the owner, and somebody else could take the name ${owner} if it is given up; add --owner-id; ${ownerIdOf(owner, options)}`,
          ]
        : []),
      ...rules.slice(0, joined.length === 0 ? 0 : 1).flatMap((conditions) => inOneClaim(owner, conditions, options)),
    ]),
  ];
}

/** @param condition as in --require */
function noteOnProperty(owner: string, condition: string, { githubUrl }: WorkloadOptions): string[] {
  const [, name, value = ''] = /^repo_property_([^=]+)=(.*)$/.exec(condition) ?? [];
  if (name === undefined) return [];
  const api = ghApi(githubUrl);
  return [
    `whoever may set the property ${name} decides which repositories log in, and its default value is that of every repository without another. ` +
      `The first command must show that values_editable_by is org_actors and that default_value is not ${value}. GitHub puts the property into tokens only after the second:\n` +
      `  ${api} orgs/${owner}/properties/schema/${name} --jq '{values_editable_by, default_value}'\n` +
      `  ${api} --method POST orgs/${owner}/actions/oidc/customization/properties/repo -f custom_property_name=${name}`,
  ];
}

/**
 * Which jobs of the accepted repositories a rule lets in, beyond those that its conditions seem to name.
 *
 * @param conditions as in --require
 * @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
function noteOnJobs(conditions: readonly string[]): string[] {
  const valueOf = (claim: string): string | undefined =>
    conditions.find((each) => each.startsWith(`${claim}=`) && !each.includes('*'))?.slice(claim.length + 1);
  const environment = conditions.find((each) => /^environment=[^*]/.test(each))?.slice('environment='.length);
  if (environment !== undefined)
    return [
      `protect the environment ${environment} with required reviewers in each of these repositories: where it does not exist, GitHub creates it without protection for the first job that names it, ` +
        'so everybody who can push to the repository could log in',
    ];
  if (valueOf('job_workflow_ref') !== undefined) return [];
  const advice =
    'require a protected environment (--require environment=NAME), or trust a shared workflow (--job-workflow-ref)';
  const [, kind, name = ''] =
    conditions.map((each) => /^ref=refs\/(heads|tags)\/([^*].*)$/.exec(each)).find((found) => found !== null) ?? [];
  if (kind === undefined)
    return [
      `every job of these repositories can log in, on any branch and for pull requests; to restrict that, add --require ref=refs/heads/main and --require event_name=push, ${advice}`,
    ];
  const event = valueOf('event_name');
  const push = `everybody who can push the ${kind === 'tags' ? 'tag' : 'branch'} ${name} to one of these repositories can log in; restrict that with a ruleset of the organization`;
  if (kind === 'tags' || STARTED_BY_MEMBERS.includes(event ?? '')) return [push];
  return [
    push,
    `jobs for pull_request_target, issue_comment and workflow_run can run on refs/heads/${name} too, and everybody who can open a pull request or write a comment can start them: ` +
      `if such a workflow runs code of the pull request, that code can log in. ${event === undefined ? 'Add' : 'Instead of the other event, use'} --require event_name=push, ${advice}`,
  ];
}

/** Events that only somebody who may write to the repository can cause. */
const STARTED_BY_MEMBERS = [
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'release',
  'deployment',
  'merge_group',
];

/** @param conditions as in --require, all of one rule */
function inOneClaim(owner: string, conditions: readonly string[], { githubUrl, ownerId }: WorkloadOptions): string[] {
  if (ownerId === undefined || !conditions.every((each) => /^\w+=[^:*]+$/.test(each))) return [];
  const keys = conditions.map((each) => each.replace(/=.*$/, ''));
  const subject = conditions.map((each) => each.replace('=', ':')).join(':');
  const api = ghApi(githubUrl);
  return [
    'no public report confirms a rule that joins conditions with "and". A rule with one condition does not depend on it: put the claims into the subject, and give setup the --subject below instead. ' +
      'The first command shows the template that the second replaces, and the third is for each repository. Other clouds that trust these repositories then get this subject too:\n' +
      `  ${api} orgs/${owner}/actions/oidc/customization/sub\n` +
      `  ${api} --method PUT orgs/${owner}/actions/oidc/customization/sub ${keys.map((key) => `-f 'include_claim_keys[]=${key}'`).join(' ')}\n` +
      `  ${api} --method PUT repos/${owner}/NAME/actions/oidc/customization/sub -F use_default=false\n` +
      `  --subject ${shellQuoted(subject)}`,
  ];
}

/** How to find the IDs of a repository and its owner. */
function idsOf(repository: string, githubUrl: string | undefined): string {
  return `show both with: ${ghApi(githubUrl)} repos/${repository} --jq '.owner.id, .id'`;
}

/** @returns the host that gh must be told; undefined: github.com, which gh takes without being told */
export function enterpriseHost(githubUrl: string | undefined): string | undefined {
  const host = githubUrl === undefined ? 'github.com' : new URL(githubUrl).hostname;
  return host === 'github.com' ? undefined : host;
}

function ghApi(githubUrl: string | undefined): string {
  const host = enterpriseHost(githubUrl);
  return host === undefined ? 'gh api' : `gh api --hostname ${host}`;
}

function issuerOf({ issuer, githubUrl }: WorkloadOptions): string {
  const server = githubUrl === undefined ? undefined : new URL(checkHttpsUrl(githubUrl, '--github-url'));
  if (issuer !== undefined) return checkIssuer(issuer);
  if (server === undefined) return GITHUB_ISSUER;
  const { origin, host } = server;
  if (isDataResident(host)) return `https://token.actions.${host}`;
  return origin === 'https://github.com' ? GITHUB_ISSUER : `${origin}/_services/token`;
}

/** GitHub Enterprise Cloud with data residency: `SUB.ghe.com`. @see https://docs.github.com/enterprise-cloud@latest/admin/data-residency */
function isDataResident(host: string): boolean {
  return /^[\w-]+\.ghe\.com$/.test(host);
}

/**
 * `job_workflow_ref` names the file that contains the job, with its full ref: a reusable workflow, for a job that calls one. A public workflow
 * can be called by every repository on GitHub, so a rule also requires the repository or its owner.
 *
 * @see https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows
 */
function workflowRefsOf({ jobWorkflowRef = [] }: WorkloadOptions): Term[] {
  return jobWorkflowRef.map((value) => ({
    claim: 'job_workflow_ref',
    operator: 'eq',
    value: checkForm(
      '--job-workflow-ref',
      value,
      /^[\w-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@(?:refs\/(?:heads|tags)\/[^\s:*][^\s:]*|[0-9a-f]{40})$/,
      'owner/name/.github/workflows/file.yml@ and then refs/heads/main, refs/tags/v1 or a commit, as the caller has it; a * only after the beginning of a name, as in refs/tags/v*',
    ),
  }));
}

/**
 * A branch has whatever workflow somebody pushed to it, so it is the ref that makes the workflow a reviewed one.
 *
 * @param caller the repositories whose jobs log in, e.g. `octo/*`
 */
function notesOnWorkflow(caller: string, workflow: string): string[] {
  const [, repository, owner = '', kind, name = ''] =
    /^(([^/]+)\/[^/]+)\/.*@(?:refs\/(heads|tags)\/(.*))?/.exec(workflow) ?? [];
  // A commit cannot be changed.
  if (repository === undefined || kind === undefined) return [];
  const isOther = owner.toLowerCase() !== caller.split('/')[0]?.toLowerCase();
  return [
    ...(name.includes('*')
      ? [
          `everybody who can create a ${kind === 'tags' ? 'tag' : 'branch'} ${name} in ${repository} can write the workflow that logs in; restrict that with a ruleset of this repository`,
        ]
      : []),
    ...(isOther
      ? [
          `the workflow belongs to ${owner}, and everybody who can push to ${repository} can write the workflow that logs in; name a commit instead of ${name}, because nobody can change a commit`,
        ]
      : []),
  ];
}

function contextsOf(options: WorkloadOptions): string[] {
  const named = (flag: string, values: readonly string[] = [], { pattern, expected }: Form) =>
    values.map((value) => checkForm(flag, value, pattern, expected));
  return [
    ...named('--branch', options.branch, BRANCH).map((name) => `ref:refs/heads/${name}`),
    ...named('--tag', options.tag, TAG).map((name) => `ref:refs/tags/${name}`),
    // GitHub encodes a colon, because it would end the field.
    ...(options.environment ?? []).map((name) => `environment:${name.replaceAll(':', '%3A')}`),
    ...(options.pullRequest === true ? ['pull_request'] : []),
  ];
}

// The prefix of a repository's subjects: with names, or (for repositories created, renamed or transferred since July 2026) with immutable IDs.

interface SubjectPrefix {
  /** `repo:owner/name` or `repo:owner@1/name@2` */
  prefix: string;
  notes: string[];
}

/**
 * Asks `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`. Without an answer, the user decides: a rule of the wrong form never matches.
 * Only an enterprise server, which has no immutable subjects unless it says so, is taken to use names, with a note.
 *
 * @param example a subject without the prefix
 * @throws Failure `input` if the repository uses a customized subject, or if the form is not known and nobody can be asked
 * @see https://docs.github.com/rest/actions/oidc
 */
async function githubSubjectPrefix(
  repository: string,
  example: string,
  options: WorkloadOptions,
  { http, githubToken, chooseSubjectForm }: ProviderContext,
): Promise<SubjectPrefix> {
  const api = apiUrlOf(options);
  const path = `/repos/${repository}/actions/oidc/customization/sub`;
  const [owner = '', name = ''] = repository.split('/');
  const names = `repo:${repository}:${example}`;
  const immutable = `repo:${owner}@<owner ID>/${name}@<repository ID>:${example}`;
  const withoutAnswer = async (why: string): Promise<SubjectPrefix> => {
    if (!isCloud(issuerOf(options)))
      return {
        prefix: `repo:${repository}`,
        notes: [
          `${why}, so the form of the repository's subjects is not known. Setup takes the first, which an enterprise server uses unless its API names the second:\n` +
            `  ${names}\n  ${immutable}\n` +
            `  Check with: gh api --hostname ${new URL(api).hostname} ${path.slice(1)}; for the second, add --owner-id and --repository-id`,
        ],
      };
    const chosen = await chooseSubjectForm({ repository, why, names, immutable, ghApi: ghApi(options.githubUrl) });
    return givenPrefix(repository, chosen) ?? { prefix: `repo:${repository}`, notes: [] };
  };
  const token = await githubToken(new URL(api).hostname);
  if (token === undefined) return withoutAnswer('There is no GITHUB_TOKEN, GH_TOKEN or gh login (gh auth login)');
  let answer: HttpResponse;
  try {
    answer = await http.send("the request for GitHub's subject form", () => ({
      method: 'GET',
      url: `${api}${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
      },
    }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return withoutAnswer("The request for GitHub's subject form failed");
  }
  if (answer.status !== 200)
    return withoutAnswer(`GitHub answered ${answer.status} to the request for the subject form`);
  const prefix = prefixOf(answer.body, repository);
  if (prefix !== undefined) return { prefix, notes: [] };
  // An enterprise server that does not return the prefix knows only the form with names.
  return isCloud(issuerOf(options))
    ? withoutAnswer("GitHub's answer does not contain the form")
    : { prefix: `repo:${repository}`, notes: [] };
}

/** Whether these are tokens of github.com or of an enterprise with data residency, where repositories can have immutable subjects. */
function isCloud(issuer: string): boolean {
  return /^https:\/\/token\.actions\.(githubusercontent\.com|[\w-]+\.ghe\.com)(\/|$)/.test(issuer);
}

/** For a run that cannot ask. */
export function unknownSubjectForm({ repository, why, names, immutable, ghApi: api }: UnknownSubjectForm): Failure {
  return new Failure(
    'input',
    'Invalid input',
    `${why}, so the form of the subjects of ${repository} is not known, and a rule of the wrong form never matches; expected: one of\n` +
      `  --subject-form names                      for ${names}\n` +
      `  --owner-id <number> --repository-id <id>  for ${immutable}`,
    {
      hint: `Repositories created, renamed or transferred since 15 July 2026 have the second form. See it with: ${api} repos/${repository}/actions/oidc/customization/sub, and the IDs with: ${api} repos/${repository} --jq '.owner.id, .id'. Nothing was changed.`,
    },
  );
}

function apiUrlOf({ githubApiUrl, githubUrl }: WorkloadOptions): string {
  if (githubApiUrl !== undefined) return checkHttpsUrl(githubApiUrl, '--github-api-url').replace(/\/+$/, '');
  const host = githubUrl === undefined ? 'github.com' : new URL(githubUrl).host;
  if (isDataResident(host)) return `https://api.${host}`;
  return host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`;
}

function prefixOf(body: string, repository: string): string | undefined {
  const answer = parseJson(body, isObject) ?? {};
  const keys = Array.isArray(answer.include_claim_keys) ? answer.include_claim_keys.map(String) : [];
  if (answer.use_default === false && keys.join() !== 'repo,context') {
    throw invalidInput(
      `${repository} customizes the subject of its tokens${keys.length === 0 ? '' : ` with ${printable(keys.join(', '))}`}`,
      '--subject with the subject of a decoded token',
    );
  }
  const prefix = answer.sub_claim_prefix;
  // Another prefix would create a rule for another repository.
  const plain = typeof prefix === 'string' ? prefix.replace(/:$/, '') : '';
  const owned = plain.replace(/@\d+(?=\/|$)/g, '').toLowerCase() === `repo:${repository}`.toLowerCase();
  return owned ? plain : undefined;
}

// A token for GitHub's API: from the environment, or from the gh command if the user is logged in there.

/** @returns undefined when there is no token. Secret. */
export async function findGithubToken(apiHost: string, variables: NodeJS.ProcessEnv): Promise<string | undefined> {
  const given = firstGiven(variables.GITHUB_TOKEN, variables.GH_TOKEN);
  // A secret that was pasted or read from a file often ends in a line break.
  if (given !== undefined) return /^[\x21-\x7e]+$/.test(given.trim()) ? given.trim() : undefined;
  const host = /^api\.(github\.com|[\w-]+\.ghe\.com)$/.exec(apiHost)?.[1] ?? apiHost;
  const command = ['gh', 'auth', 'token', '--hostname', host] as const;
  const environment = programEnvironment([...NETWORK, ...GH], variables);
  const { exitCode, stdout } = await runProgram({ command, environment, stderr: 'capture', timeout: 5 });
  const token = stdout.trim();
  return exitCode === 0 && token !== '' ? token : undefined;
}
