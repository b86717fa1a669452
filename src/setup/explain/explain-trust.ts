// The identity domain's checks of a subject token, one by one: trust, signature, gate, client, rules, user.

import { createPublicKey, X509Certificate } from 'node:crypto';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import { shellQuoted } from '../../text/shell-quoted.ts';
import { Failure } from '../../failure.ts';
import { printable } from '../../text/printable.ts';
import { explainRule } from './explain-rule.ts';
import type { ExplainAccess, ExplainRequest } from './request.ts';
import { ownersOf, USER_EXTENSION, type Trust } from '../administration/scim.ts';
import { expiryOf } from '../desired/statement.ts';

export type Say = (text: string) => void;
export type ReportProblem = (text: string, ...advice: string[]) => void;

export interface Reporter {
  good: Say;
  note: Say;
  bad: ReportProblem;
}

export async function findTrust(
  { subject: { claims } }: ExplainRequest,
  { domain }: ExplainAccess,
  bad: ReportProblem,
  setup: string,
): Promise<Trust | undefined> {
  const issuer = claims.iss ?? '';
  const trusts = await domain.find('IdentityPropagationTrusts', 'issuer', issuer);
  const [trust] = trusts;
  if (trusts.length > 1)
    bad(
      `the domain has ${trusts.length} trusts for the issuer ${printable(issuer)}, and refuses when several are active`,
      'deactivate all but one of them',
    );
  if (trust) return trust;
  const variant = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find('IdentityPropagationTrusts', 'issuer', variant);
  bad(
    `the domain has no trust for the issuer ${printable(issuer)}${near ? `; it has one for ${printable(variant)}, which differs in the slash` : ''}`,
    `create it with: ${setup}`,
  );
  return undefined;
}

export async function checkSignature(
  trust: Trust,
  { subject }: ExplainRequest,
  { http }: ExplainAccess,
  good: Say,
  note: Say,
  bad: ReportProblem,
): Promise<void> {
  // Another check reports an expired token.
  const options = { currentDate: new Date((subject.claims.exp ?? 1) * 1000 - 1000), clockTolerance: 1e9 };
  const from = trust.publicKeyEndpoint ?? "the trust's certificate";
  try {
    if (trust.publicKeyEndpoint === undefined) {
      const pem = trust.publicCertificate ?? '';
      const key = pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
      await jwtVerify(subject.raw, key, options);
    } else {
      const url = trust.publicKeyEndpoint;
      const answer = await http.send(`the request for the key set at ${url}`, () => ({
        method: 'GET',
        url,
        headers: { accept: 'application/json' },
      }));
      if (answer.status !== 200)
        throw new Failure('transient', 'Request failed', `the key set at ${url} answered ${answer.status}`);
      await jwtVerify(subject.raw, createLocalJWKSet(JSON.parse(answer.body) as JSONWebKeySet), options);
    }
    good(`its signature is genuine (keys of ${from})`);
  } catch (error) {
    if (error instanceof Failure)
      note(`the signature was not checked: ${error.message}; OCI may reach what this machine does not`);
    else if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
      bad(
        `its signature does not verify with ${from}`,
        'the issuer has changed its keys, or the token is not its own; give the new keys with --jwks-url, --jwks-file or --certificate',
      );
    } else
      bad(
        `its signature cannot be verified with ${from}`,
        'check that the trust has the keys of the issuer, as a JWKS with RSA keys',
      );
  }
}

export function checkGate(
  { clientClaimName: name, clientClaimValues: values = [] }: Trust,
  { subject: { claims } }: ExplainRequest,
  good: Say,
  bad: ReportProblem,
): void {
  if (name === undefined) return;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? '(none)' : printable(actual.join(', '));
  if (actual.some((value) => values.includes(value)))
    good(`its ${printable(name)} ${shown} passes the gate of the trust`);
  else {
    bad(
      `its ${name === 'aud' ? 'audience' : `claim ${printable(name)}`} is ${shown}, and the trust admits only ${printable(values.join(', '))}`,
      name === 'aud'
        ? `ask the provider for a token with the audience ${printable(values[0] ?? '')} (input audience)`
        : 'use a token with one of these values',
    );
  }
}

export async function checkClient(
  trust: Trust,
  { clientId }: ExplainRequest,
  { domain }: ExplainAccess,
  say: Reporter,
  setup: string,
): Promise<void> {
  const clients = trust.oauthClients ?? [];
  if (clientId === undefined) {
    say.note(
      `the trust admits the clients ${printable(clients.join(', ') || '(none)')}; give --client-id to check yours`,
    );
    return;
  }
  const [app] = await domain.find('Apps', 'name', clientId);
  if (!app) {
    say.bad(
      `the domain has no application with the client id ${printable(clientId)}`,
      "use the application's client id, not its name or OCID, and that of this domain",
    );
    return;
  }
  if (app.active !== true)
    say.bad(
      `the application ${printable(app.displayName)} is not active`,
      'activate it in the console, or run setup again',
    );
  if (clients.includes(clientId)) say.good(`the trust admits the client ${printable(clientId)}`);
  else
    say.bad(
      `the trust does not admit the client ${printable(clientId)}; it admits ${printable(clients.join(', ') || '(none)')}`,
      `use one of these, or let it in with: ${setup} --app ${shellQuoted(app.displayName)}`,
    );
}

export async function checkRules(
  trust: Trust,
  request: ExplainRequest,
  access: ExplainAccess,
  say: Reporter,
  setup: string,
): Promise<void> {
  if ((trust.subjectType ?? 'User') !== 'User') {
    say.note(
      `the trust makes resource principals: log in with token-type rpst and resource-type ${printable(trust.impersonatingResource ?? '')}; what they may do is in the conditions of policies`,
    );
    return;
  }
  const { claims } = request.subject;
  const verdicts = (trust.impersonationServiceUsers ?? []).map((entry) => ({
    ...entry,
    ...explainRule(entry.rule, claims),
  }));
  const matching = verdicts.filter(({ matches }) => matches);
  for (const { rule, matches, text } of verdicts) {
    if (!matches) say.note(`rule "${printable(rule)}": ${text}`);
  }
  const [winner] = matching;
  if (!winner) {
    const near = verdicts.find(({ mistake }) => mistake !== 'differs' && mistake !== 'missing') ?? verdicts[0];
    const why = near ? `; the nearest, "${printable(near.rule)}": ${near.text}` : ': it has none';
    say.bad(
      `no rule of the trust matches sub ${printable(claims.sub ?? '(none)')}${why}`,
      `make one that matches with: ${setup}`,
    );
    return;
  }
  say.good(`the rule "${printable(winner.rule)}" matches`);
  if (new Set(matching.map(({ value }) => value)).size > 1) {
    say.bad(
      `${matching.length} rules of several users match, and which wins is not decided`,
      'deactivate all but one of them',
    );
  }
  await checkUser(winner.value, access, request.now, say, setup);
}

async function checkUser(
  id: string,
  { domain, policies, tenancy }: ExplainAccess,
  now: number,
  say: Reporter,
  setup: string,
): Promise<void> {
  const user = await domain.get('Users', id);
  if (!user) {
    say.bad(`the user ${id} that the rule names does not exist`, `create it with: ${setup}`);
    return;
  }
  if (user[USER_EXTENSION]?.serviceUser !== true) {
    say.bad(
      `the user ${printable(user.userName)} is no service user, which cannot be changed`,
      `make another with: ${setup}`,
    );
    return;
  }
  say.good(`it becomes the service user ${printable(user.userName)}`);
  const [name] = ownersOf(user);
  if (name === undefined || !policies || tenancy === undefined) return;
  const policy = await policies.find(tenancy, name);
  const over = policy?.statements.map(expiryOf).find((date) => date !== undefined && date.getTime() <= now);
  if (over)
    say.bad(
      `the login works, but its policy ${printable(name)} has allowed nothing since ${over.toISOString()}`,
      'run setup again with a later --expires',
    );
}
