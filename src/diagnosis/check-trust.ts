// The trust in the identity domain: whether there is exactly one for the issuer, and whether it accepts the audience and the client.

import { setupCall } from '../federation/advice.ts';
import type { Claims, SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { type AdministratorOptions, findAdministrator } from '../setup/api/administrator.ts';
import { type IdentityDomain, identityDomain } from '../setup/api/domain.ts';
import { type Policies, policies } from '../setup/api/policy.ts';
import type { Trust } from '../setup/api/scim.ts';
import { printable, shellQuoted } from '../text/printable.ts';
import { type Checked, type Findings, findingsOf } from './check.ts';

export interface TokenRequest {
  token: SubjectToken;
  domainUrl: string | undefined;
  /** Undefined: the client is not checked. */
  clientId: string | undefined;
  /** Only for an RPST. */
  resourceType?: string | undefined;
}

/** What an administrator can read. */
export interface TrustAccess {
  domain: IdentityDomain;
  /** Undefined, as the tenancy: the administrator's requests are not signed. */
  policies: Policies | undefined;
  tenancy: string | undefined;
}

/** Sends no request. @throws Failure `input` if there is no usable administrator */
export async function openTrust(
  domainUrl: string,
  options: AdministratorOptions,
  http: HttpClient,
): Promise<TrustAccess> {
  const administrator = await findAdministrator(options);
  return {
    domain: identityDomain(domainUrl, administrator, http),
    policies: administrator.signed && policies(administrator, http),
    tenancy: administrator.signed?.tenancy,
  };
}

/** @throws Failure if the administrator cannot read the trust */
export async function checkTrust(request: TokenRequest, { domain }: TrustAccess): Promise<Checked<Trust>> {
  const findings = findingsOf('trust');
  const { claims } = request.token;
  const trust = await findTrust(claims.iss ?? '', domain, findings, setupFor(request));
  if (trust) {
    const setup = setupFor(request, trust);
    if (trust.active === true) findings.saw('the trust is active');
    else findings.problem('the trust is not active', `Activate it with: ${setup}`);
    checkClientClaim(trust, claims, findings);
    await checkListedClient(trust, request.clientId, domain, findings, setup);
  }
  return { result: findings.result(), found: trust };
}

/** @returns the command that creates the trust, or changes the one that exists */
export function setupFor({ token: { claims }, domainUrl, resourceType }: TokenRequest, trust?: Trust): string {
  const resource = trust?.subjectType === 'Resource' ? trust.impersonatingResource : undefined;
  return setupCall(claims, { domainUrl, resourceType: trust ? resource : resourceType });
}

async function findTrust(
  issuer: string,
  domain: IdentityDomain,
  { problem }: Findings,
  setup: string,
): Promise<Trust | undefined> {
  const trusts = await domain.find('IdentityPropagationTrusts', 'issuer', issuer);
  const [trust] = trusts;
  if (trusts.length > 1)
    problem(
      `the domain has ${trusts.length} trusts for the issuer ${printable(issuer)}, and refuses every token if several are active`,
      'Deactivate all but one of them.',
    );
  if (trust) return trust;
  const variant = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find('IdentityPropagationTrusts', 'issuer', variant);
  problem(
    `the domain has no trust for the issuer ${printable(issuer)}${near ? `; it has one for ${printable(variant)}, which differs only in the trailing slash` : ''}`,
    `Create it with: ${setup}`,
  );
  return undefined;
}

/** The claim that the trust restricts, if any: usually `aud`. */
function checkClientClaim(
  { clientClaimName: name, clientClaimValues: values = [] }: Trust,
  claims: Claims,
  { saw, problem }: Findings,
): void {
  if (name === undefined) return;
  const claim = name === 'aud' ? 'audience' : `claim ${printable(name)}`;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? '(none)' : printable(actual.join(', '));
  if (actual.some((value) => values.includes(value))) saw(`the trust accepts the token's ${claim} ${shown}`);
  else {
    problem(
      `the token's ${claim} is ${shown}, and the trust accepts only ${printable(values.join(', '))}`,
      name === 'aud'
        ? `Request a token with the audience ${printable(values[0] ?? '')} (input audience).`
        : 'Use a token with one of these values.',
    );
  }
  if (Array.isArray(claims[name]))
    saw(
      `its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`,
    );
}

async function checkListedClient(
  { oauthClients: clients = [] }: Trust,
  clientId: string | undefined,
  domain: IdentityDomain,
  { saw, problem }: Findings,
  setup: string,
): Promise<void> {
  const accepted = printable(clients.join(', ') || '(none)');
  if (clientId === undefined) {
    saw(`the trust accepts the clients ${accepted}; give --client-id to check yours`);
    return;
  }
  const [app] = await domain.find('Apps', 'name', clientId);
  if (!app) {
    problem(
      `the domain has no application with the client ID ${printable(clientId)}`,
      'Use the client ID of an application in this domain, not its name or OCID.',
    );
    return;
  }
  if (app.active !== true)
    problem(
      `the application ${printable(app.displayName)} is not active`,
      'Activate it in the console, or run setup again.',
    );
  if (clients.includes(clientId)) saw(`the trust accepts the client ${printable(clientId)}`);
  else
    problem(
      `the trust does not accept the client ${printable(clientId)}; it accepts ${accepted}`,
      `Use one of these, or add it with: ${setup} --app ${shellQuoted(app.displayName)}`,
    );
}
