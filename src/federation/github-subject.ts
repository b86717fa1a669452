// GitHub's two forms of `sub`: with names, and (repositories made, renamed or moved since July 2026) with immutable ids behind them.

import type { Claims } from './claims.ts';

export interface SubjectForms {
  /** `repo:owner/name:…` */
  classic: string;
  /** `repo:owner@<owner id>/name@<repository id>:…` */
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

/**
 * The flags of `oci-wif setup` that make a rule for this token.
 *
 * @returns undefined for a token that is not from GitHub
 */
export function githubSetupFlags(claims: Claims): string | undefined {
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
        : `--subject ${shellQuoted(claims.sub ?? '')}`
      : `${flag} ${shellQuoted(value ?? '')}`;
  return `--provider github --repository ${claims.repository} ${condition}`;
}

/** POSIX shell quoting, only where it is needed. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
