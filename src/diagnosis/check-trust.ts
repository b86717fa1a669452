// The trust in the identity domain: whether there is exactly one for the issuer, and whether it accepts the audience and the client.

import { setupAdvice, type SetupCallOptions, WHERE_AUDIENCE } from '../federation/advice.ts';
import type { Claims, SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import type { Administrator } from '../setup/api/administrator.ts';
import { type IdentityDomain, identityDomain } from '../setup/api/domain.ts';
import { type Policies, policies } from '../setup/api/policy.ts';
import { findTrusts } from '../setup/api/existing-trust.ts';
import { type App, ownersOf, type Trust, type User, validationsOf } from '../setup/api/scim.ts';
import { printable, shellQuoted } from '../text/printable.ts';
import { type Checked, type Findings, findingsOf } from './checks.ts';

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

export function openTrust(domainUrl: string, administrator: Administrator, http: HttpClient): TrustAccess {
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
  const trust = await findTrust(request, domain, findings);
  if (trust) {
    const advise = await setupAdviser(request, trust, domain);
    if (trust.active === true) findings.saw('the trust is active');
    else findings.problem('the trust is not active', ...advise('Activate it with'));
    checkClientClaim(trust, claims, findings);
    for (const text of validationsOf(trust)) findings.doubt(`the trust has ${text}`);
    await checkListedClient(trust, request.clientId, domain, findings, advise);
  }
  return { result: findings.result(), found: trust };
}

/** @returns what to do for the token, or for one with other claims, and last the command, after the words that introduce it */
export type Adviser = (lead: string, claims?: Claims) => string[];

/** For the setup that belongs to the client and the trust, so that the command does not create a second one. */
export async function setupAdviser(
  { token: { claims }, domainUrl, clientId, resourceType }: TokenRequest,
  trust: Trust | undefined,
  domain: IdentityDomain,
): Promise<Adviser> {
  const [app] = clientId === undefined ? [] : await domain.find('Apps', 'name', clientId);
  const ids = [...new Set((trust?.impersonationServiceUsers ?? []).map(({ value }) => value))];
  const users: User[] = [];
  for (const id of ids) {
    const user = await domain.get('Users', id);
    if (user) users.push(user);
  }
  const options: SetupCallOptions = {
    domainUrl,
    resourceType:
      trust === undefined || trust.subjectType === 'Resource'
        ? (trust?.impersonatingResource ?? resourceType)
        : undefined,
    needsKeyFile: trust !== undefined && trust.publicKeyEndpoint === undefined,
    names: namesOf(app, users),
  };
  return (lead, others = claims) => setupAdvice(others, options, lead);
}

/** Objects that setup did not create are named, because it would create others beside them. */
function namesOf(app: App | undefined, users: readonly User[]): Record<string, string> {
  const owners = app ? ownersOf(app) : users.length === 1 ? users.flatMap(ownersOf) : [];
  const [name] = owners;
  const user =
    users.find((each) => ownersOf(each).some((owner) => owners.includes(owner))) ??
    (users.length === 1 ? users[0] : undefined);
  return {
    ...(name === undefined ? {} : { name }),
    ...(app === undefined || app.displayName === name ? {} : { app: app.displayName }),
    ...(user === undefined || user.userName === name ? {} : { 'service-user': user.userName }),
  };
}

/** @returns of several trusts, the one that jobs use, as far as this can be seen */
async function findTrust(
  request: TokenRequest,
  domain: IdentityDomain,
  { saw, doubt, problem }: Findings,
): Promise<Trust | undefined> {
  const { clientId, domainUrl } = request;
  const { iss: issuer = '' } = request.token.claims;
  const trusts = await findTrusts(domain, issuer);
  const active = trusts.filter((each) => each.active === true);
  const accepts = ({ oauthClients }: Trust): boolean =>
    clientId !== undefined && oauthClients?.includes(clientId) === true;
  const trust = active.find(accepts) ?? active[0] ?? trusts[0];
  const shown = printable(issuer) || '(none)';
  const others = active.filter((each) => each !== trust);
  if (trust && others.length > 0) {
    problem(
      `the domain has ${active.length} active trusts for the issuer ${shown}, and then refuses every token`,
      'Keep one of these trusts, give it all the rules and clients that your jobs need, and delete the others.',
      ...others.map(
        ({ id }) =>
          `${printable(id)} is deleted with: oci identity-domains identity-propagation-trust delete ` +
          `--endpoint ${shellQuoted(domainUrl ?? 'DOMAIN_URL')} --identity-propagation-trust-id ${shellQuoted(id)}`,
      ),
    );
    saw(`the checks are about the trust ${printable(trust.id)}`, ...others.map(describeTrust));
  }
  for (const each of trusts)
    if (each !== trust && each.active !== true)
      doubt(
        `${describeTrust(each)}, and is not active: whether the domain accepts tokens while it has this trust too is not known, and setup refuses. Delete it if no job needs it`,
      );
  if (trust) return trust;
  const variant = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find('IdentityPropagationTrusts', 'issuer', variant);
  problem(
    `the domain has no trust for the issuer ${shown}${near ? `; it has one for ${printable(variant)}, which differs only in the trailing slash` : ''}`,
    ...(await setupAdviser(request, undefined, domain))('Create it with'),
  );
  return undefined;
}

function describeTrust({ id, impersonationServiceUsers: rules = [], oauthClients: clients = [] }: Trust): string {
  const shown = (values: readonly string[]): string => printable(values.join(', ')) || '(none)';
  return `the trust ${printable(id)} has the rules ${shown(rules.map(({ rule }) => rule))} and the clients ${shown(clients)}`;
}

/** Whether the claim that the trust restricts, if any, has an accepted value. */
export function passesClientClaim(
  { clientClaimName: name, clientClaimValues: values = [] }: Trust,
  claims: Claims,
): boolean {
  return (
    name === undefined ||
    [claims[name] ?? []].flat().some((value) => typeof value === 'string' && values.includes(value))
  );
}

/** The claim that the trust restricts, if any: usually `aud`. */
function checkClientClaim(trust: Trust, claims: Claims, { saw, doubt, problem }: Findings): void {
  const { clientClaimName: name, clientClaimValues: values = [] } = trust;
  if (name === undefined) return;
  const claim = name === 'aud' ? 'audience' : `claim ${printable(name)}`;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? '(none)' : printable(actual.join(', '));
  if (passesClientClaim(trust, claims)) saw(`the trust accepts the token's ${claim} ${shown}`);
  else {
    problem(
      `the token's ${claim} is ${shown}, and the trust accepts only ${printable(values.join(', '))}`,
      name === 'aud'
        ? `Request a token with the audience ${printable(values[0] ?? '')} ${WHERE_AUDIENCE}.`
        : 'Use a token with one of these values.',
    );
  }
  if (Array.isArray(claims[name]))
    doubt(
      `its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`,
    );
}

async function checkListedClient(
  { oauthClients: clients = [] }: Trust,
  clientId: string | undefined,
  domain: IdentityDomain,
  { saw, problem }: Findings,
  advise: Adviser,
): Promise<void> {
  const accepted = printable(clients.join(', ') || '(none)');
  if (clientId === undefined) {
    saw(`the trust accepts the clients ${accepted}; give --client-id to check yours`);
    return;
  }
  const [app] = await domain.find('Apps', 'name', clientId);
  if (!app) {
    problem(
      `the domain has no application with the client ID ${printable(clientId)}; the trust accepts ${accepted}`,
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
      ...advise('Use one of these, or add it with'),
    );
}
