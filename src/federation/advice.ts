// What to advise for a token that no rule matches: the rule, and the `oci-wif setup` command that creates it. The action's denial, `explain` and
// `doctor` say the same.

import { printable, shellQuoted } from '../text/printable.ts';
import type { Claims } from './subject-token.ts';

const PUBLIC_ISSUER = 'https://token.actions.githubusercontent.com';

export interface SetupCallOptions {
  /** Undefined: the user fills it in. */
  domainUrl: string | undefined;
  /** Only for an RPST. */
  resourceType?: string | undefined;
}

/** @returns one line for a shell; it asks for nothing secret */
export function setupCall(claims: Claims, { domainUrl = 'DOMAIN_URL', resourceType }: SetupCallOptions): string {
  const provider =
    githubFlags(claims) ??
    ciFlags(claims) ??
    `--provider oidc --issuer ${copyable(claims.iss)} --subject ${copyable(claims.sub)}`;
  const resource = resourceType === undefined ? '' : ` --token-type rpst --resource-type ${copyable(resourceType)}`;
  return `npx oci-wif setup --domain-url ${copyable(domainUrl)} ${provider}${resource}`;
}

/**
 * @returns lines that say which rule would match. None for a CI system: its subjects contain the commit, the step or the user, so a rule with
 *   the whole subject would match only once.
 */
export function ruleAdvice(claims: Claims): string[] {
  const forms = githubSubjectForms(claims);
  if (forms) {
    return [
      'A rule must match the subject exactly as GitHub sends it. The two forms of this subject are:',
      `  sub eq ${printable(forms.classic)}`,
      `  sub eq ${printable(forms.immutable ?? 'repo:<owner>@<owner ID>/<name>@<repository ID>:…')}`,
      `This token has the ${forms.classic === claims.sub ? 'first' : 'second'} form.`,
    ];
  }
  if (ciSetupFlags(claims)) return [];
  return [`A rule that would match: sub eq ${printable(claims.sub ?? '') || '(none)'}`];
}

function ciFlags(claims: Claims): string | undefined {
  const found = ciSetupFlags(claims);
  if (found === undefined) return undefined;
  const flags = Object.entries(found.flags).map(([flag, value]) => ` --${flag} ${copyable(value)}`);
  return `--provider ${found.provider}${flags.join('')}`;
}

/** @returns undefined for a token that is not from GitHub */
function githubFlags(claims: Claims): string | undefined {
  const forms = githubSubjectForms(claims);
  if (!forms || typeof claims.repository !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(claims.repository))
    return undefined;
  const [, kind, value] =
    /:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?::|\/)?(.*)$/s.exec(forms.classic) ?? [];
  const flag = { environment: '--environment', 'ref:refs/heads': '--branch', 'ref:refs/tags': '--tag' }[kind ?? ''];
  const condition =
    flag === undefined
      ? kind === 'pull_request'
        ? '--pull-request'
        : `--subject ${copyable(claims.sub)}`
      : `${flag} ${copyable(value)}`;
  // An enterprise server has its own issuer; without the flag, the rule would be created for github.com.
  const issuer = claims.iss === undefined || claims.iss === PUBLIC_ISSUER ? '' : ` --issuer ${copyable(claims.iss)}`;
  const ids =
    claims.sub === forms.immutable && !condition.startsWith('--subject')
      ? ` --owner-id ${String(claims.repository_owner_id)} --repository-id ${String(claims.repository_id)}`
      : '';
  return `--provider github${issuer} --repository ${claims.repository} ${condition}${ids}`;
}

/** Every value is quoted for the shell, because all of them come from a token or a file. */
function copyable(value = ''): string {
  return shellQuoted(printable(value, 4096));
}

// The flags of `oci-wif setup` for the token of a CI system, so that a denial can name the call that creates the missing rule.

interface CiSystem {
  /** As in `--provider`. */
  provider: string;
  /** Its groups are passed to `flags`. */
  issuer: RegExp;
  /** @returns undefined for a token that does not have the expected claims */
  flags: (claim: (name: string) => string, issuer: readonly string[]) => Record<string, string> | undefined;
}

/** @returns the provider and its flags without dashes; undefined for a token of another system */
export function ciSetupFlags(claims: Claims): { provider: string; flags: Record<string, string> } | undefined {
  const claim = (name: string): string => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  for (const { provider, issuer, flags } of CI_SYSTEMS) {
    const match = issuer.exec(claims.iss ?? '');
    const found = match === null ? undefined : flags(claim, match.slice(1));
    if (found !== undefined && Object.values(found).every((value) => value !== '')) return { provider, flags: found };
  }
  return undefined;
}

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
  },
  {
    provider: 'bitbucket',
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
    issuer: /^https:\/\/agent\.buildkite\.com$/,
    flags(claim) {
      const [, organization = '', pipeline = '', kind, name = ''] =
        /^organization:([^:]+):pipeline:([^:]+):ref:refs\/(heads|tags)\/([^:]+):commit:/.exec(claim('sub')) ?? [];
      return { organization, pipeline, [kind === 'tags' ? 'tag' : 'branch']: name };
    },
  },
  {
    provider: 'circleci',
    issuer: /^https:\/\/oidc\.circleci\.com\/org\/([^/]+)$/,
    flags: (claim, [id = '']) => ({
      'organization-id': id,
      project: claim('oidc.circleci.com/project-id'),
      ...refFlag(claim('oidc.circleci.com/vcs-ref')),
    }),
  },
  {
    provider: 'hcp-terraform',
    issuer: /^https:\/\/app\.terraform\.io$/,
    flags: (claim) => ({ 'workspace-id': claim('terraform_workspace_id') }),
  },
  {
    provider: 'spacelift',
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

// GitHub's two forms of `sub`: with names, and (for repositories created, renamed or transferred since July 2026) with immutable IDs as well.

export interface SubjectForms {
  /** `repo:owner/name:…` */
  classic: string;
  /** `repo:owner@<owner ID>/name@<repository ID>:…` */
  immutable: string | undefined;
}

const SUBJECT = /^repo:(?<owner>[^/@:]+)(@\d+)?\/(?<name>[^/@:]+)(@\d+)?(?<rest>:.*)$/s;

/** @returns undefined when the token is not GitHub's or its `sub` was customised away from `repo:…` */
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
