// Finds the trust for the issuer of a token.

import { printable } from '../../text/printable.ts';
import type { Trust } from '../administration/scim.ts';
import type { Reporter } from './reporter.ts';
import type { ExplainAccess, ExplainRequest } from './request.ts';

/** @returns undefined if there is none, which is reported */
export async function findTrust(
  { subject: { claims } }: ExplainRequest,
  { domain }: ExplainAccess,
  { bad }: Reporter,
  setup: string,
): Promise<Trust | undefined> {
  const issuer = claims.iss ?? '';
  const trusts = await domain.find('IdentityPropagationTrusts', 'issuer', issuer);
  const [trust] = trusts;
  if (trusts.length > 1)
    bad(
      `the domain has ${trusts.length} trusts for the issuer ${printable(issuer)}, and refuses every token if several are active`,
      'deactivate all but one of them',
    );
  if (trust) return trust;
  const variant = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find('IdentityPropagationTrusts', 'issuer', variant);
  bad(
    `the domain has no trust for the issuer ${printable(issuer)}${near ? `; it has one for ${printable(variant)}, which differs only in the trailing slash` : ''}`,
    `create it with: ${setup}`,
  );
  return undefined;
}
