// `POST /oauth2/v1/token` of an identity domain: token exchange, and client credentials for a test of the client.

import { randomUUID } from 'node:crypto';
import { signJwt, type SigningKey } from '../jwt.ts';
import type { Clock } from '../clock.ts';
import type { Deviations } from '../deviations.ts';
import { jsonReply, type Incoming, type Reply } from '../message.ts';
import {
  authenticateClient,
  authenticateInstance,
  type IdentifySigner,
  isSigned,
  type UsedAssertions,
} from './client-authentication.ts';
import type { KeySetFetcher } from './key-set.ts';
import { resolveResource, resolveUser } from './principal.ts';
import { parsePublicKey } from './public-key.ts';
import { invalidRequest, invalidScope, Refusal, refusalReply, requestIds, unsupportedGrantType } from './refusal.ts';
import { MAX_UPST_SECONDS, mintSessionToken, rpstLifetime, type SessionTokenSettings } from './session-token.ts';
import type { App, DomainStore } from './store.ts';
import { verifySubjectToken } from './subject-token.ts';

export interface TokenEndpoint {
  store: DomainStore;
  settings: SessionTokenSettings;
  deviations: Deviations;
  key: SigningKey;
  clock: Clock;
  tenancy: string;
  /** Origin of the domain, the issuer of its access tokens. */
  url: string;
  keySets: KeySetFetcher;
  usedAssertions: UsedAssertions;
  identifySigner: IdentifySigner;
}

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const UPST = 'urn:oci:token-type:oci-upst';
const RPST = 'urn:oci:token-type:oci-rpst';
const MY_SCOPES = 'urn:opc:idm:__myscopes__';

export async function answerTokenRequest(request: Incoming, endpoint: TokenEndpoint): Promise<Reply> {
  try {
    const form = readForm(request);
    const grant = form.get('grant_type') ?? '';
    if (isSigned(request) && grant === TOKEN_EXCHANGE) {
      await authenticateInstance(request, form, endpoint);
      return await answerExchange(form, undefined, endpoint);
    }
    const environment = { ...endpoint, url: originOf(request, endpoint.url) };
    const client = await authenticateClient(request.header('authorization'), form, environment);
    if (grant === TOKEN_EXCHANGE) return await answerExchange(form, client, endpoint);
    if (grant === 'client_credentials') return await clientCredentials(form, client, endpoint);
    throw unsupportedGrantType(grant);
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    throw error;
  }
}

/** Behind a proxy, the emulator is the domain under the name that the client uses. */
function originOf(request: Incoming, url: string): string {
  const asked = `https://${request.header('host') ?? ''}`;
  return URL.canParse(asked) ? new URL(asked).origin : url;
}

function readForm(request: Incoming): Map<string, string> {
  if (request.method !== 'POST') throw invalidRequest(`method ${request.method}`);
  const [mediaType = ''] = (request.header('content-type') ?? '').split(';', 1);
  if (mediaType.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    throw invalidRequest(`content type ${mediaType}`);
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(request.body.toString('utf8'))) {
    // RFC 6749 §3.2: parameters must not be included more than once.
    if (form.has(name)) throw invalidRequest(`${name} is there twice`);
    form.set(name, value);
  }
  return form;
}

async function answerExchange(
  form: Map<string, string>,
  client: App | undefined,
  endpoint: TokenEndpoint,
): Promise<Reply> {
  const token = await exchange(form, client, endpoint);
  return jsonReply(200, { [endpoint.settings.answerField]: token }, requestIds());
}

async function exchange(form: Map<string, string>, client: App | undefined, endpoint: TokenEndpoint): Promise<string> {
  const { store, settings } = endpoint;
  const requested = form.get('requested_token_type') ?? '';
  if (requested !== UPST && requested !== RPST) throw invalidRequest(`requested_token_type ${requested}`);
  const subjectTokenType = form.get('subject_token_type') ?? '';
  if (subjectTokenType !== 'jwt') throw invalidRequest(`subject_token_type ${subjectTokenType}`);
  const jwk = parsePublicKey(form.get('public_key') ?? '');
  const resourceType = form.get('res_type') ?? '';
  if (requested === RPST && resourceType === '') throw invalidRequest('res_type is missing');

  const verified = await verifySubjectToken(form.get('subject_token') ?? '', client, endpoint);
  if (requested === UPST) {
    const { user, impersonating } = resolveUser(verified, store, endpoint.deviations);
    const claims: Record<string, string> = impersonating === undefined ? {} : { source_authn_prin: impersonating };
    const lifetimeSeconds = Math.min(settings.upstLifetimeSeconds, MAX_UPST_SECONDS);
    return mintSessionToken({ kind: 'upst', sub: user.ocid, jwk, lifetimeSeconds, claims }, settings, endpoint);
  }
  const propagated = resolveResource(verified, resourceType);
  const lifetimeSeconds = rpstLifetime(form.get('rpst_exp'), settings, endpoint.deviations);
  // Policies identify the principal of an RPST by the provider's subject (request.principal.name).
  const sub = verified.claims.sub ?? '';
  const claims = { ...propagated, res_type: resourceType };
  return mintSessionToken({ kind: 'rpst', sub, jwk, lifetimeSeconds, claims }, settings, endpoint);
}

async function clientCredentials(form: Map<string, string>, client: App, endpoint: TokenEndpoint): Promise<Reply> {
  const scope = form.get('scope') ?? '';
  if (scope !== MY_SCOPES) throw invalidScope(scope);
  const now = endpoint.clock.seconds();
  const claims = {
    jti: randomUUID(),
    iss: endpoint.url,
    sub: client.name,
    client_id: client.name,
    scope,
    iat: now,
    exp: now + 3600,
  };
  const token = await signJwt(claims, endpoint.key);
  return jsonReply(200, { access_token: token, token_type: 'Bearer', expires_in: 3600 }, requestIds());
}
