// The flags of `oci-wif setup` for the token of a CI system, so that a denial can name the call that creates the missing rule.

import type { Claims } from './claims.ts';

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
