// A token exchange, every part of which a case can replace.

import { basicCredentials, type SigningInstance } from '../../src/federation/exchange-request.ts';
import { type Claims, readClaims } from '../../src/federation/subject-token.ts';
import { protectSecret } from '../../src/text/redaction.ts';
import { signedCall, type SignedCall } from './session.ts';
import type { Answer, Request, Transport } from './transport.ts';

export interface ExchangeOptions {
  /** Secret. */
  subjectToken: string;
  /**
   * How the client authenticates. `assertion`: a JWT that the client has signed. Secret. `session`: the request is signed with a session token.
   * `instance`: signed by a compute instance. `form`: with nothing but the fields of the form.
   */
  client:
    | { clientId: string; clientSecret: string }
    | { assertion: string }
    | { session: SignedCall }
    | { instance: SigningInstance }
    | 'form';
  /** Fields to replace; undefined omits one. */
  form?: Record<string, string | undefined>;
}

export type Exchange = (options: ExchangeOptions) => Promise<Answer>;

export const UPST = 'urn:oci:token-type:oci-upst';
export const RPST = 'urn:oci:token-type:oci-rpst';
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** @param publicKey base64 of a DER SubjectPublicKeyInfo on one line */
export function createExchange(transport: Transport, domainUrl: string, publicKey: string): Exchange {
  return async ({ subjectToken, client, form = {} }) => {
    const fields: Record<string, string | undefined> = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: UPST,
      subject_token: subjectToken,
      subject_token_type: 'jwt',
      public_key: publicKey,
      ...(client !== 'form' && 'assertion' in client
        ? { client_assertion_type: JWT_BEARER, client_assertion: client.assertion }
        : {}),
      ...form,
    };
    const present = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
    const url = `${domainUrl}/oauth2/v1/token`;
    const body = new URLSearchParams(present).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const request = { method: 'POST', url, headers, body } as const;
    const answer =
      client !== 'form' && 'session' in client
        ? await signedCall(transport, client.session, request)
        : await transport.send(() => authenticated(request, client, transport));
    const { token } = answer.json();
    if (typeof token === 'string') protectSecret(token);
    return answer;
  };
}

type SignedByInstance = Parameters<SigningInstance['sign']>;

async function authenticated(
  request: SignedByInstance[0],
  client: ExchangeOptions['client'],
  transport: Transport,
): Promise<Request> {
  if (client === 'form') return request;
  if ('instance' in client)
    return client.instance.sign(request, clientOf(transport), {
      now: Date.now,
      sleep: transport.sleep,
    });
  if (!('clientId' in client)) return request;
  return { ...request, headers: { ...request.headers, authorization: `Basic ${basicCredentials(client)}` } };
}

/** For the request for the token of the instance. */
function clientOf(transport: Transport): SignedByInstance[1] {
  return { send: async (_what, prepare) => ({ ...(await transport.send(() => prepare(1, false))), headers: {} }) };
}

/** `200`, or status, code and text of a refusal. */
export function outcomeOf(answer: Answer): string {
  const { error, error_description: text } = answer.json();
  if (answer.status === 200) return '200';
  return [`${answer.status}`, error, text].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

/** Status and code as seen, because the text is not known; the text as detail. */
export function refusalOf(answer: Answer): { seen: string; detail: string } {
  const { error, error_description: text } = answer.json();
  return {
    seen: `${answer.status} ${typeof error === 'string' ? error : ''}`.trim(),
    detail: typeof text === 'string' ? text : '',
  };
}

/** @throws Error unless the exchange succeeded */
export function claimsOf(answer: Answer): Claims & { iat?: number } {
  const { token } = answer.json();
  const claims = typeof token === 'string' ? readClaims(token) : undefined;
  if (answer.status === 200 && claims) return claims;
  throw new Error(`the exchange was answered ${outcomeOf(answer)}`);
}
