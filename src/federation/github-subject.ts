// GitHub's two forms of `sub`: with names, and (for repositories created, renamed or transferred since July 2026) with immutable IDs as well.

import type { Claims } from './claims.ts';

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
