// What to advise for a token that no rule matches: first the job, then the command that creates a rule. The action's denial, `explain` and
// `doctor` say the same.

import { DOCS } from '../failure.ts';
import { notAscii, printable, shellQuoted } from '../text/printable.ts';
import type { Claims } from './subject-token.ts';

export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** What the token does not say about the setup that the command changes. */
export interface SetupCallOptions {
  /** Undefined: the user fills it in. */
  domainUrl: string | undefined;
  /** Only for an RPST. */
  resourceType?: string | undefined;
  /** Flags with the names of the objects of the setup. Without them, a second setup could be created. */
  names?: Readonly<Record<string, string>> | undefined;
  /** Whether OCI cannot reach the keys of the issuer, so that setup needs them from a file. */
  needsKeyFile?: boolean | undefined;
}

/** The file that a command names for the keys of an issuer that OCI cannot reach. */
const KEY_FILE = 'keys.json';

/** The flags that describe the token to setup, or why there are none. */
interface RuleFlags {
  flags: string | undefined;
  /** What the reader must know about the rule or, without one, what works instead. */
  notes: readonly string[];
}

/** @returns one line for a shell; undefined: no rule for this token is known that matches it and nothing else */
export function setupCall(claims: Claims, options: SetupCallOptions): string | undefined {
  const { flags } = ruleFlags(claims, options);
  if (flags === undefined) return undefined;
  const { domainUrl = 'DOMAIN_URL', resourceType, names = {}, needsKeyFile } = options;
  const further = {
    ...(needsKeyFile === true ? { 'jwks-file': KEY_FILE } : {}),
    ...(resourceType === undefined ? {} : { 'token-type': 'rpst', 'resource-type': resourceType }),
    ...names,
  };
  return `npx oci-wif setup --domain-url ${copyable(domainUrl)} ${flags}${flagsOf(further)}`;
}

/** @param lead introduces the command, e.g. `Create the rule with` */
export function setupAdvice(claims: Claims, options: SetupCallOptions, lead: string): string[] {
  const call = setupCall(claims, options);
  const keys =
    call !== undefined && options.needsKeyFile === true
      ? [`In ${KEY_FILE}, give the key set (JWKS) of the issuer, because OCI cannot reach it.`]
      : [];
  return [...ruleFlags(claims, options).notes, ...keys, ...(call === undefined ? [] : [`${lead}: ${call}`])];
}

/** @returns the command that compares the token with the trust, for an administrator, who need not have the token */
export function explainCall(
  claims: Claims,
  { domainUrl, clientId, resourceType }: Pick<SetupCallOptions, 'domainUrl' | 'resourceType'> & { clientId: string },
): string {
  const { iss = '', sub = '' } = claims;
  const audiences = [claims.aud ?? []].flat().map((audience) => ` ${flag('audience', audience)}`);
  const others = [...CLAIMS_OF_RULES, ...Object.keys(claims).filter((name) => name.startsWith('repo_property_'))]
    .filter((name) => typeof claims[name] === 'string')
    .map((name) => ` ${flag('claim', `${name}=${String(claims[name])}`)}`);
  const resource = resourceType === undefined ? '' : ` ${flag('resource-type', resourceType)}`;
  return (
    `npx oci-wif explain ${flag('domain-url', domainUrl ?? 'DOMAIN_URL')} ${flag('client-id', clientId)}${resource} ` +
    `${flag('issuer', iss)} ${flag('subject', sub)}${audiences.join('')}${others.join('')}`
  );
}

/** The claims besides `iss`, `sub` and `aud` that rules of setup and of the documentation are about. */
const CLAIMS_OF_RULES = (
  'repository repository_id repository_owner repository_owner_id job_workflow_ref ref event_name environment workflow ' +
  'project_path project_id ref_protected environment_protected prj_id def_id rpo_ref repositoryUuid branchName ' +
  'organization_slug pipeline_id build_branch oidc.circleci.com/project-id oidc.circleci.com/vcs-ref oidc.circleci.com/vcs-origin ' +
  'terraform_workspace_id terraform_run_phase callerType spaceId callerId runType email azp'
).split(' ');

/** Completes a sentence about the audience of a token. */
export const WHERE_AUDIENCE = '(GitHub: the input audience; GitLab: aud in id_tokens)';

/** What may be wrong with the job: only the trust says what it expects. */
export function jobAdvice(claims: Claims): string[] {
  if (githubServer(claims) === undefined) return [];
  const { kind, value = '' } = readGithubSubject(claims.sub ?? '') ?? {};
  // A fork has the branches of the original: only the repository tells them apart.
  const repository = typeof claims.repository === 'string' ? ` of ${printable(claims.repository)}` : '';
  if (kind === 'environment') {
    return [
      `The job uses the environment ${printable(value)}${repository}, which replaces the branch in the subject. If the trust expects a branch, remove "environment:" from the job; if it expects another environment, name that one.`,
    ];
  }
  if (kind === 'pull-request')
    return [
      'The job runs for a pull request. A trust usually refuses these rightly: log in after the merge, in a workflow for "push".',
    ];
  if (kind === undefined)
    return [
      'The subject is customized (include_claim_keys, in the settings of the repository or its organization): a rule for a branch or an environment alone does not match it.',
    ];
  return [
    `The job runs on the ${kind} ${printable(value)}${repository} and uses no environment. If the trust expects another repository, it refuses this token rightly; if it expects an environment, add "environment: NAME" to the job; if it expects another branch or tag, run the job there.`,
  ];
}

/** @returns the two forms of a GitHub subject; none for another token */
export function subjectFormAdvice(claims: Claims): string[] {
  if (isHyphenForm(claims)) return [WITHDRAWN_FORM];
  const forms = githubSubjectForms(claims);
  if (!forms) return [];
  return [
    'A rule must match the subject exactly as GitHub sends it. The two forms of this subject are:',
    `  sub eq ${printable(forms.classic)}`,
    `  sub eq ${printable(forms.immutable ?? 'repo:<owner>@<owner ID>/<name>@<repository ID>:…')}`,
    `This token has the ${forms.classic === claims.sub ? 'first' : 'second'} form.`,
  ];
}

function ruleFlags(claims: Claims, options: SetupCallOptions): RuleFlags {
  const issuer = claims.iss ?? '';
  // As setup does, whatever the provider.
  if (issuer !== '' && (!/^https:\/\/[^@?#\s]+$/.test(issuer) || !URL.canParse(issuer)))
    return nothing(badIssuer(issuer));
  const server = githubServer(claims);
  if (server !== undefined) return githubFlags(claims, server);
  const system = CI_SYSTEMS.find((each) => each.issuer.test(issuer)) ?? (isGitlab(claims) ? GITLAB : undefined);
  if (system) return ciFlags(claims, system, options);
  return subjectFlags(claims);
}

/** A rule with the whole subject. */
function subjectFlags({ iss = '', sub = '' }: Claims): RuleFlags {
  if (iss === '') return nothing(badIssuer(iss));
  const problem = unusablePart(sub);
  if (problem !== undefined) {
    return nothing(
      `No rule is known to match a subject ${problem}. Write a rule on another claim of the token: setup with --provider oidc and --rule '<claim> eq <value>'.`,
    );
  }
  return { flags: `--provider oidc${flagsOf({ issuer: iss, subject: sub })}`, notes: [] };
}

function badIssuer(issuer: string): string {
  return `Setup takes only tokens whose issuer is an https URL, and this issuer is ${shown(issuer)}.`;
}

function nothing(...notes: string[]): RuleFlags {
  return { flags: undefined, notes };
}

/**
 * A value that a rule cannot match for sure: nothing is known about spaces, quotes and parentheses in a value, and `*` is a wildcard. Or one that
 * may look like the value that the trust expects: who may push can give an environment or a branch such a name.
 *
 * @returns completes the sentence "a subject …"; undefined if the value can be written
 */
function unusablePart(value: string): string | undefined {
  if (value === '') return 'that is empty';
  const [found] = /[\p{C}\p{Z}'"`()\\*]/u.exec(value) ?? [];
  if (found !== undefined)
    return `with ${/[\p{C}\p{Z}]/u.test(found) ? 'a space or a control character' : found} in it`;
  const [other] = notAscii(value);
  if (other !== undefined) return `with ${other} in it, which is not ASCII and may look like another character`;
  return printable(value, value.length) === value ? undefined : 'that cannot be printed unchanged';
}

/** Every value is quoted for the shell, because all of them come from a token or a file. */
function copyable(value: string): string {
  return shellQuoted(printable(value, 4096));
}

function flag(name: string, value: string): string {
  return value.startsWith('-') ? `--${name}=${copyable(value)}` : `--${name} ${copyable(value)}`;
}

/** @returns each with a space before it */
function flagsOf(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${flag(name, value)}`)
    .join('');
}

function shown(claim: string): string {
  return printable(claim) || '(none)';
}

// The flags for a token of GitHub.

/** @returns the flags for the server; undefined for a token that is not from GitHub */
export function githubServer({ iss, sub = '' }: Claims): Readonly<Record<string, string>> | undefined {
  if (iss === GITHUB_ISSUER) return {};
  if (iss === undefined) return SUBJECT.test(sub) ? {} : undefined;
  // With a suffix, it is the issuer of one enterprise.
  if (iss.startsWith(`${GITHUB_ISSUER}/`)) return { issuer: iss };
  const [, server] = /^(https:\/\/[^/]+)\/_services\/token$/.exec(iss) ?? [];
  if (server !== undefined) return { 'github-url': server };
  const [, host, suffix = ''] = /^https:\/\/token\.actions\.([\w-]+\.ghe\.com)(\/.*)?$/.exec(iss) ?? [];
  if (host === undefined) return undefined;
  return { 'github-url': `https://${host}`, ...(suffix === '' ? {} : { issuer: iss }) };
}

/** Subjects that begin with one of these name the repository or its owner, and nobody else has them. */
const PINNED =
  /^(?:repo:[^*/:]+\/[^*:]+|(?:repository|repository_owner|repository_id|repository_owner_id):[^*:]+)(?::|$)/;

const WITHDRAWN_FORM =
  'Do not write a rule for a subject of this form, which GitHub has withdrawn: anyone can create an owner with a hyphen in its name, and such a repository would get the same subject. Let the repository use immutable subjects (owner@ID/name@ID).';

function githubFlags(claims: Claims, server: Readonly<Record<string, string>>): RuleFlags {
  const sub = claims.sub ?? '';
  const subject = readGithubSubject(sub);
  const repository = subject?.repository ?? repositoryOf(claims);
  if (isHyphenForm(claims)) return nothing(WITHDRAWN_FORM);
  if (repository === undefined) {
    return nothing(
      'The token does not name its repository, so no rule is known that accepts it and not the tokens of other repositories.',
    );
  }
  const provider = `--provider github${flagsOf({ ...server, repository })}`;
  if (subject?.kind === 'pull-request') {
    return {
      flags: `${provider} --pull-request${formFlags(subject, server)}`,
      notes: ['Everybody who can open a pull request in the repository could then log in.'],
    };
  }
  if (subject?.kind !== undefined) {
    const { kind, value } = subject;
    const problem = unusablePart(value);
    if (problem === undefined)
      return { flags: `${provider}${flagsOf({ [kind]: value })}${formFlags(subject, server)}`, notes: [] };
    return kind === 'environment'
      ? renamedEnvironment(
          value,
          problem,
          (name) => `${provider}${flagsOf({ environment: name })}${formFlags(subject, server)}`,
        )
      : nothing(
          `No rule is known to match a ${kind} ${problem}. Run the job on a ${kind} with only letters, digits and . _ - / in its name, or give it an environment, which then replaces the ${kind} in the subject.`,
        );
  }
  const ids = idsOf(claims);
  if (PINNED.test(sub) && unusablePart(sub) === undefined) {
    const namesOwner = /^repository_owner(_id)?:/.test(sub);
    return {
      flags: `${provider}${flagsOf({ ...(namesOwner ? ids : {}), subject: sub })}`,
      notes: [
        ...(namesOwner
          ? ['All repositories of the owner can have this subject, so the rule also requires the repository.']
          : []),
        ...(sub.startsWith('repository_owner:') && ids === undefined
          ? [
              'The subject names the owner, and somebody else could take a name that is given up: prefer repository_owner_id in the template of the subject.',
            ]
          : []),
      ],
    };
  }
  return workflowFlags(claims, `${provider}${flagsOf(ids ?? {})}`);
}

/** For a rule on the repository: somebody else could take its name. */
function idsOf({ repository_owner_id: ownerId, repository_id: id }: Claims): Record<string, string> | undefined {
  return isId(ownerId) && isId(id) ? { 'owner-id': ownerId, 'repository-id': id } : undefined;
}

/** The command is for the job after the change. */
function renamedEnvironment(value: string, problem: string, flags: (name: string) => string): RuleFlags {
  const name = notAscii(value).length > 0 ? '' : value.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '');
  const rename = `No rule is known to match an environment ${problem}. In the job, use an environment with the same protection and another name`;
  return name === ''
    ? nothing(`${rename}, of letters, digits and hyphens.`)
    : { flags: flags(name), notes: [`${rename}: "environment: ${name}". The command is for that one.`] };
}

/** A customized subject that does not pin anything: the rule has the repository, the workflow and what else the subject says. */
function workflowFlags(claims: Claims, provider: string): RuleFlags {
  const { sub = '', job_workflow_ref: workflow } = claims;
  const why = PINNED.test(sub)
    ? `No rule is known to match a subject ${unusablePart(sub) ?? ''}.`
    : 'The subject is customized and names neither the repository nor its owner at its beginning: a rule for it could accept the tokens of other repositories on GitHub.';
  const works =
    'Put repo or repository_id first in the template of the subject (include_claim_keys), or use a rule on other claims.';
  const form = /^[\w-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@(?:refs\/(?:heads|tags)\/[^\s:]+|[0-9a-f]{40})$/;
  if (typeof workflow !== 'string' || !form.test(workflow) || unusablePart(workflow) !== undefined)
    return nothing(why, works);
  const parts = sub.split(':');
  const said = parts.flatMap((name, index): [string, string][] => {
    const value = parts[index + 1];
    const isClaim = name !== 'job_workflow_ref' && ['environment', 'actor', 'ref', 'event_name'].includes(name);
    return isClaim && value !== undefined && value !== '' ? [[name, value]] : [];
  });
  const odd = said.find(([, value]) => unusablePart(value) !== undefined);
  if (odd) return nothing(why, works);
  const required = said.map(([name, value]) => ` ${flag('require', `${name}=${value}`)}`).join('');
  return {
    flags: `${provider}${flagsOf({ 'job-workflow-ref': workflow })}${required}`,
    notes: [why, `${works} The command does the latter, for this repository and this workflow.`],
  };
}

/** An enterprise server has only the form with names. Elsewhere, setup may not be able to ask GitHub, and the token says it. */
function formFlags(
  { ownerId, repositoryId }: GithubSubject,
  { 'github-url': url }: Readonly<Record<string, string>>,
): string {
  if (ownerId !== undefined && repositoryId !== undefined)
    return flagsOf({ 'owner-id': ownerId, 'repository-id': repositoryId });
  return url === undefined || url.endsWith('.ghe.com') ? flagsOf({ 'subject-form': 'names' }) : '';
}

const REPOSITORY = /^[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\/[\w.-]+$/;

function repositoryOf({ repository }: Claims): string | undefined {
  return typeof repository === 'string' && REPOSITORY.test(repository) ? repository : undefined;
}

/** `repo:<owner>-<owner ID>/<name>-<repository ID>:…` */
function isHyphenForm(claims: Claims): boolean {
  const { repository_owner_id: ownerId, repository_id: id } = claims;
  const [, owner = '', name = ''] = /^repo:([^/@:]+)\/([^/@:]+):/.exec(claims.sub ?? '') ?? [];
  if (!isId(ownerId) || !isId(id)) return false;
  const actual = repositoryOf(claims);
  return `${owner}/${name}` !== actual && owner.endsWith(`-${ownerId}`) && name.endsWith(`-${id}`);
}

// Whether a token belongs to a workload that the trust names.

/** @returns the workload, for messages, if the rules name others and not this one; undefined also if that cannot be told */
export function unnamedWorkload(claims: Claims, rules: readonly string[]): string | undefined {
  if (rules.length === 0) return undefined;
  const principal = otherPrincipal(claims);
  if (principal) {
    const isNamed = rules.some((rule) => principal.names.some((name) => containsName(rule, name)));
    return isNamed ? undefined : principal.label;
  }
  const named = workloadOf(claims);
  if (!named) return undefined;
  const ids = [claims.repository_owner_id, claims.repository_id].filter(isId);
  const isOwnId = (id: string): boolean => ids.length === 0 || ids.includes(id);
  const has = (rule: string, text: string): boolean =>
    ` ${rule} `
      .toLowerCase()
      .split(/[\s:{}"'=]+/)
      .some(
        (word) =>
          word === text.toLowerCase() ||
          word.startsWith(`${text.toLowerCase()}/`) ||
          word.endsWith(`//${text.toLowerCase()}`),
      );
  // A rule on the owner may be for one of its repositories only.
  const isOfOther = (rule: string): boolean => {
    const [, repository] = /^(?!.* or ).*\brepository eq ([^\s*]+)(?:\s|$)/i.exec(rule) ?? [];
    return repository !== undefined && repository.toLowerCase() !== repositoryOf(claims)?.toLowerCase();
  };
  /** @param isLeftOut whether an ID in a rule does not count */
  const isNamedWithout = (isLeftOut: (id: string) => boolean): boolean =>
    rules
      .filter((rule) => !isOfOther(rule))
      .map((rule) => rule.replace(/@(\d+)(?=[/:]|$)/g, (part, id: string) => (isLeftOut(id) ? '' : part)))
      .some((rule) => named.anyOf.some((all) => all.every((text) => has(rule, text))));
  if (isNamedWithout(isOwnId)) return undefined;
  // Another ID is that of an owner or a repository that had the name before.
  const { repository_owner_id: ownerId = '', repository_id: id = '' } = claims;
  return isNamedWithout(() => true)
    ? `${named.label} (owner ID ${String(ownerId)}, repository ID ${String(id)})`
    : named.label;
}

/** Whether the text contains the name, and not only as the beginning of a longer one. */
function containsName(text: string, name: string): boolean {
  const [, ...rests] = text.split(name);
  return rests.some((rest) => !/^[\w.-]/.test(rest));
}

/** As a rule can name it: any claim that says who the workload is. */
function ownClaims(claims: Claims): string[] {
  return Object.entries(claims).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !SAME_FOR_ALL.has(name) ? [value] : [],
  );
}

const SAME_FOR_ALL = new Set(['iss', 'aud', 'jti', 'typ']);

interface NamedWorkload {
  label: string;
  /** A rule names the workload if it has all texts of one of these. */
  anyOf: readonly (readonly string[])[];
}

/** The principal of a token that is not from GitHub or GitLab, whose names are compared by words. */
function otherPrincipal(claims: Claims): { label: string; names: readonly string[] } | undefined {
  if (githubServer(claims) !== undefined) return undefined;
  const system = CI_SYSTEMS.find(({ issuer }) => issuer.test(claims.iss ?? ''));
  if (!system && isGitlab(claims)) return undefined;
  const names = system?.names ? system.names(claimOf(claims)).filter((name) => name !== '') : ownClaims(claims);
  const label = claims.sub ?? names[0];
  return label === undefined || names.length === 0 ? undefined : { label, names };
}

function workloadOf(claims: Claims): NamedWorkload | undefined {
  if (githubServer(claims) !== undefined) {
    if (isHyphenForm(claims)) return undefined;
    const repository = readGithubSubject(claims.sub ?? '')?.repository ?? repositoryOf(claims);
    if (repository === undefined) return undefined;
    const ids = [claims.repository_id, claims.repository_owner_id].filter(isId);
    const [owner = ''] = repository.split('/');
    return {
      label: repository,
      anyOf: [[repository], ['repository_owner', owner], [`${owner}/*`], ...ids.map((id) => [id])],
    };
  }
  if (!isGitlab(claims) || typeof claims.project_path !== 'string') return undefined;
  return { label: claims.project_path, anyOf: [[claims.project_path]] };
}

// The flags of `oci-wif setup` for the token of a CI system, so that a denial can name the call that creates the missing rule.

interface CiSystem {
  /** As in `--provider`. */
  provider: string;
  /** Its groups are passed to `flags`. */
  issuer: RegExp;
  /** @returns undefined for a token that does not have the expected claims */
  flags: (claim: (name: string) => string, issuer: readonly string[]) => Record<string, string> | undefined;
  /** What a rule for the same repository, pipeline or workspace contains, whatever the branch. Undefined: compared by words. */
  names?: (claim: (name: string) => string) => string[];
  /** A rule for a token with names that no rule can match. */
  ruleOfIds?: (claim: (name: string) => string) => string | undefined;
}

/**
 * Never the whole subject: that of a CI system contains the commit, the step or the user, so the rule would match only once, or it lacks the
 * branch.
 */
function ciFlags(claims: Claims, system: CiSystem, { resourceType, names }: SetupCallOptions): RuleFlags {
  const page = `see ${DOCS}/ci/${system.provider}.md`;
  const found = ciSetupFlags(claims, system);
  if (!found) {
    return nothing(
      `The token does not say on which branch, tag or environment a rule could rely: log in from a job that is not for a pull request, and ${page}.`,
    );
  }
  if (resourceType !== undefined && system.provider === 'circleci')
    return nothing(`CircleCI's claims cannot be part of a policy, so use token-type upst; ${page}.`);
  const odd = Object.entries(found.flags).find(([, value]) => unusablePart(value) !== undefined);
  if (!odd) return { flags: `--provider ${system.provider}${flagsOf(found.flags)}`, notes: [] };
  const problem = `No rule is known to match a ${odd[0].replaceAll('-', ' ')} ${unusablePart(odd[1]) ?? ''}`;
  const rule = names?.name === undefined ? undefined : system.ruleOfIds?.(claimOf(claims));
  if (rule === undefined) return nothing(`${problem}; ${page}.`);
  return {
    flags: `--provider oidc${flagsOf({ issuer: claims.iss ?? '', rule })}`,
    notes: [`${problem}. The command uses IDs instead of names.`],
  };
}

function claimOf(claims: Claims): (name: string) => string {
  return (name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
}

/** @returns the provider and its flags without dashes; undefined for a token of another system, or without a claim that is needed */
export function ciSetupFlags(
  claims: Claims,
  system = CI_SYSTEMS.find(({ issuer }) => issuer.test(claims.iss ?? '')),
): { provider: string; flags: Record<string, string> } | undefined {
  const groups = system?.issuer.exec(claims.iss ?? '')?.slice(1) ?? [];
  const flags = system?.flags(claimOf(claims), groups);
  return system && flags && Object.values(flags).every((value) => value !== '')
    ? { provider: system.provider, flags }
    : undefined;
}

function isGitlab({ iss = '', sub = '', project_path: path }: Claims): boolean {
  return iss === 'https://gitlab.com' || typeof path === 'string' || sub.startsWith('project_path:');
}

/** An instance of one's own has any issuer. */
const GITLAB: CiSystem = {
  provider: 'gitlab',
  issuer: /^(https:\/\/.+)$/,
  flags(claim, [issuer = '']) {
    const [, project = '', kind, name = ''] =
      /^project_path:([^:]+):ref_type:(branch|tag):ref:(.+)$/s.exec(claim('sub')) ?? [];
    if (kind === undefined) return undefined;
    return { ...(issuer === 'https://gitlab.com' ? {} : { issuer }), project, [kind]: name };
  },
};

const CI_SYSTEMS: readonly CiSystem[] = [
  {
    provider: 'azure-devops',
    issuer: /^https:\/\/vstoken\.dev\.azure\.com\/([^/]+)$/,
    flags(claim, [id = '']) {
      const [, kind, organization = '', project = '', name = ''] =
        /^(p|sc):\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(claim('sub')) ?? [];
      if (kind === undefined) return undefined;
      const common = { 'organization-id': id, organization, project };
      return kind === 'sc'
        ? { ...common, 'service-connection': name }
        : { ...common, pipeline: name, branch: branchOf(claim('rpo_ref')) };
    },
    names: (claim) => [claim('sub'), claim('prj_id')],
    ruleOfIds(claim) {
      const terms = ['prj_id', 'def_id', 'rpo_ref'].map((name) => `${name} eq ${claim(name)}`);
      const isComplete = ['prj_id', 'def_id', 'rpo_ref'].every((name) => unusablePart(claim(name)) === undefined);
      return isComplete && claim('sub').startsWith('p://') ? terms.join(' and ') : undefined;
    },
  },
  {
    provider: 'bitbucket',
    names: (claim) => [claim('sub').replace(/[{}]/g, '').split(':')[0] ?? ''],
    issuer: /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/([^/]+)\/pipelines-config\/identity\/oidc$/,
    flags(claim, [workspace = '']) {
      // {repository}:{step}, or with a deployment environment {repository}:{environment}:{step}.
      const [repository = '', environment, step] = claim('sub').replace(/[{}]/g, '').split(':');
      return {
        workspace,
        'repository-id': repository,
        ...(step === undefined ? { branch: claim('branchName') } : { environment: environment ?? '' }),
      };
    },
  },
  {
    provider: 'buildkite',
    names: (claim) => [/^organization:[^:]+:pipeline:[^:]+/.exec(claim('sub'))?.[0] ?? ''],
    issuer: /^https:\/\/agent\.buildkite\.com$/,
    flags(claim) {
      const [, organization = '', pipeline = '', kind, name = ''] =
        /^organization:([^:]+):pipeline:([^:]+):ref:refs\/(heads|tags)\/([^:]+):commit:/.exec(claim('sub')) ?? [];
      return { organization, pipeline, [kind === 'tags' ? 'tag' : 'branch']: name };
    },
  },
  {
    provider: 'circleci',
    names: (claim) => [claim('oidc.circleci.com/project-id')],
    issuer: /^https:\/\/oidc\.circleci\.com\/org\/([^/]+)$/,
    flags: (claim, [id = '']) => ({
      'organization-id': id,
      project: claim('oidc.circleci.com/project-id'),
      ...refFlag(claim('oidc.circleci.com/vcs-ref')),
    }),
  },
  {
    provider: 'hcp-terraform',
    names: (claim) => [claim('terraform_workspace_id')],
    issuer: /^https:\/\/app\.terraform\.io$/,
    flags: (claim) => ({ 'workspace-id': claim('terraform_workspace_id') }),
  },
  {
    provider: 'spacelift',
    names: (claim) => [claim('callerId')],
    issuer: /^(https:\/\/[\w-]+\.app\.(?:us\.)?spacelift\.io)$/,
    flags: (claim, [issuer = '']) =>
      claim('callerType') === 'stack'
        ? { issuer, space: claim('spaceId'), stack: claim('callerId'), 'run-type': claim('runType') }
        : undefined,
  },
];

function refFlag(ref: string): Record<string, string> {
  const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  return { [kind === 'tags' ? 'tag' : 'branch']: name };
}

function branchOf(ref: string): string {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? '';
}

// GitHub's subjects: with names, and (for repositories created, renamed or transferred since July 2026) with immutable IDs as well.

interface GithubSubject {
  /** `owner/name` */
  repository: string;
  /** Both or none. */
  ownerId: string | undefined;
  repositoryId: string | undefined;
  /** As the flags of setup are called. Undefined: customized. */
  kind: 'environment' | 'branch' | 'tag' | 'pull-request' | undefined;
  /** Of the environment, branch or tag. */
  value: string;
}

/** @returns undefined for a subject that does not begin with the repository */
function readGithubSubject(sub: string): GithubSubject | undefined {
  const { owner, ownerId, name, id, rest = '' } = SUBJECT.exec(sub)?.groups ?? {};
  const repository = `${owner ?? ''}/${name ?? ''}`;
  if (!REPOSITORY.test(repository) || (ownerId === undefined) !== (id === undefined)) return undefined;
  // No name contains a colon, which GitHub encodes: what follows one was added to the subject.
  const [, context = '', value = ''] =
    /^:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?:(?<!pull_request)[:/]([^:]+))?$/.exec(rest) ?? [];
  const kinds = { environment: 'environment', 'ref:refs/heads': 'branch', 'ref:refs/tags': 'tag' } as const;
  const kind =
    context === 'pull_request'
      ? ('pull-request' as const)
      : value === '' || value.startsWith('refs/')
        ? undefined
        : kinds[context as keyof typeof kinds];
  return { repository, ownerId, repositoryId: id, kind, value };
}

export interface SubjectForms {
  /** `repo:owner/name:…` */
  classic: string;
  /** `repo:owner@<owner ID>/name@<repository ID>:…` */
  immutable: string | undefined;
}

const SUBJECT = /^repo:(?<owner>[^/@:]+)(?:@(?<ownerId>\d+))?\/(?<name>[^/@:]+)(?:@(?<id>\d+))?(?<rest>:.*)$/s;

/** @returns undefined when the token is not GitHub's or its `sub` was customized away from `repo:…` */
export function githubSubjectForms(claims: Claims): SubjectForms | undefined {
  const { owner, name, rest } = SUBJECT.exec(claims.sub ?? '')?.groups ?? {};
  if (owner === undefined || name === undefined || rest === undefined) return undefined;
  const { repository_owner_id: ownerId, repository_id: id } = claims;
  const immutable = isId(ownerId) && isId(id) ? `repo:${owner}@${ownerId}/${name}@${id}${rest}` : undefined;
  return { classic: `repo:${owner}/${name}${rest}`, immutable };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^\d+$/.test(value);
}
