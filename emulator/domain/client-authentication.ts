// Authenticates the client of the token endpoint, a confidential application: with its ID and secret in the header or in the form, or
// with an assertion that it has signed.
// Also the compute instance that signs a request in place of a client.

import { timingSafeEqual } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, jwtVerify, type JWTPayload, type ProtectedHeaderParameters } from 'jose';
import type { Clock } from '../clock.ts';
import type { Deviations } from '../deviations.ts';
import type { Incoming } from '../message.ts';
import { findClientCertificate, readCertificate, thumbprint } from './certificate.ts';
import { clientAuthenticationFailed, invalidRequest } from './refusal.ts';
import type { App, DomainStore } from './store.ts';

/** The `jti` of each assertion that the domain has accepted, after the client ID. */
export type UsedAssertions = Set<string>;

/** Verifies the signature of a request. Returns who has signed it, or why the signature is refused. */
export type IdentifySigner = (request: Incoming) => Promise<{ type: string; tenancy: string } | string>;

interface Environment {
  store: DomainStore;
  /** Origin of the domain. */
  url: string;
  clock: Clock;
  deviations: Deviations;
  usedAssertions: UsedAssertions;
  identifySigner: IdentifySigner;
  tenancy: string;
}

type Form = ReadonlyMap<string, string>;

/** @throws Refusal `invalid_client`, the same for every cause, or `invalid_request` for credentials of several kinds (RFC 6749 §5.2) */
export async function authenticateClient(
  authorization: string | undefined,
  form: Form,
  environment: Environment,
): Promise<App> {
  const isAssertion = form.has('client_assertion') || form.has('client_assertion_type');
  const isInForm = form.has('client_secret');
  const kinds = [isAssertion, isInForm, authorization !== undefined].filter(Boolean).length;
  if (kinds > 1) throw invalidRequest('client credentials of several kinds');
  if (kinds === 0 && environment.deviations.publicClients === 'accepted') return publicClient(form, environment.store);
  const app = isAssertion
    ? await appOfAssertion(form, environment)
    : isInForm
      ? appOfForm(form, environment)
      : appOfSecret(authorization, environment.store);
  if (!app.active) throw clientAuthenticationFailed('the application is not active');
  if (!app.isOAuthClient || app.clientType !== 'confidential')
    throw clientAuthenticationFailed('not a confidential client');
  return app;
}

function publicClient(form: Form, store: DomainStore): App {
  const app = findApp(form.get('client_id') ?? '', store);
  if (!app.active || !app.isOAuthClient || app.clientType !== 'public')
    throw clientAuthenticationFailed('not an active public client');
  return app;
}

/** RFC 6749 §2.3.1, the second form. */
function appOfForm(form: Form, { store, deviations }: Environment): App {
  if (deviations.formSecrets === 'refused') throw clientAuthenticationFailed('a secret in the form is not accepted');
  return appWithSecret(form.get('client_id') ?? '', form.get('client_secret') ?? '', store);
}

/**
 * HTTP Basic. ID and secret are joined by a colon and not percent-encoded, as Oracle's SDKs send them (oci-federation.md §1): an encoded
 * secret is wrong.
 */
function appOfSecret(authorization: string | undefined, store: DomainStore): App {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  if (encoded === '') throw clientAuthenticationFailed('no Basic credentials');
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  if (colon < 0) throw clientAuthenticationFailed('no colon in the credentials');
  return appWithSecret(credentials.slice(0, colon), credentials.slice(colon + 1), store);
}

function appWithSecret(clientId: string, secret: string, store: DomainStore): App {
  const app = findApp(clientId, store);
  if (!same(secret, app.clientSecret)) throw clientAuthenticationFailed('wrong secret');
  return app;
}

function findApp(clientId: string, store: DomainStore): App {
  const app = [...store.apps.values()].find((candidate) => candidate.name === clientId);
  if (!app) throw clientAuthenticationFailed(`no application ${clientId}`);
  return app;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

// Client assertions (RFC 7523 §2.2 and §3), with the header and claims that Oracle documents (oci-federation.md §10).

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

async function appOfAssertion(form: Form, environment: Environment): Promise<App> {
  if (
    environment.deviations.clientAssertions === 'client-credentials' &&
    form.get('grant_type') !== 'client_credentials'
  )
    throw clientAuthenticationFailed('a client assertion is not accepted for this grant');
  const type = form.get('client_assertion_type') ?? '';
  if (type !== JWT_BEARER) throw clientAuthenticationFailed(`client_assertion_type ${type}`);
  const assertion = form.get('client_assertion') ?? '';
  const app = findApp(decode(assertion).issuer, environment.store);
  const claims = await verify(assertion, app, environment);
  if ((form.get('client_id') ?? app.name) !== app.name)
    throw clientAuthenticationFailed('client_id is not the client of the assertion');
  const use = `${app.name} ${claims.jti ?? ''}`;
  if (environment.usedAssertions.has(use)) throw clientAuthenticationFailed('the assertion was used before');
  environment.usedAssertions.add(use);
  return app;
}

function decode(assertion: string): { header: ProtectedHeaderParameters; issuer: string } {
  try {
    return { header: decodeProtectedHeader(assertion), issuer: decodeJwt(assertion).iss ?? '' };
  } catch {
    throw clientAuthenticationFailed('client_assertion is not a JWT');
  }
}

async function verify(assertion: string, app: App, { store, url, clock }: Environment): Promise<JWTPayload> {
  const { kid, x5t } = decode(assertion).header;
  const certificates = (app.certificates ?? []).map(({ certAlias }) => findClientCertificate(store, certAlias));
  const found = certificates
    .filter((certificate) => certificate !== undefined)
    .find(({ certificateAlias, x509Base64Certificate: text }) =>
      kid === undefined ? x5t === thumbprint(text, 'sha1') : kid === certificateAlias,
    );
  if (!found) throw clientAuthenticationFailed(`no certificate ${kid ?? x5t ?? '(no kid and no x5t)'}`);
  const certificate = readCertificate(found.x509Base64Certificate);
  const now = clock.now();
  if (Date.parse(certificate.validFrom) > now || Date.parse(certificate.validTo) < now)
    throw clientAuthenticationFailed('the certificate is not valid now');
  const claims = await jwtVerify(assertion, certificate.publicKey, {
    algorithms: ['RS256'],
    issuer: app.name,
    subject: app.name,
    audience: `${url}/`,
    requiredClaims: ['exp', 'iat', 'jti'],
    currentDate: new Date(now),
  }).then(
    ({ payload }) => payload,
    (error: unknown) => {
      throw clientAuthenticationFailed(error instanceof Error ? error.message : String(error));
    },
  );
  if ((claims.iat ?? 0) * 1000 > now) throw clientAuthenticationFailed('iat is in the future');
  return claims;
}

// Requests signed by a compute instance (oci-federation.md §10), which Oracle's SDKs for Go and Java send without a client.

export function isSigned(request: Incoming): boolean {
  return /^Signature\s/i.test(request.header('authorization') ?? '');
}

/** @throws Refusal `invalid_client`, the same for every cause, or `invalid_request` for credentials of a client besides the signature */
export async function authenticateInstance(request: Incoming, form: Form, environment: Environment): Promise<void> {
  const { deviations, identifySigner, tenancy } = environment;
  const ofClient = ['client_id', 'client_secret', 'client_assertion', 'client_assertion_type'].find((name) =>
    form.has(name),
  );
  if (ofClient !== undefined) throw invalidRequest(`a signature and ${ofClient}`);
  if (deviations.signedExchanges === 'refused') throw clientAuthenticationFailed('signatures are not accepted');
  const signer = await identifySigner(request);
  if (typeof signer === 'string') throw clientAuthenticationFailed(signer);
  if (signer.type !== 'instance') throw clientAuthenticationFailed('the signer is no compute instance');
  if (signer.tenancy !== tenancy) throw clientAuthenticationFailed(`the instance is of ${signer.tenancy}`);
}
