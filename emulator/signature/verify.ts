// Verifies the signature of a request, for any service: draft-cavage HTTP signatures as OCI uses them (oci-consumers.md §7.2).

import { createHash, verify, type KeyObject } from 'node:crypto';
import { jsonReply, type Incoming, type Reply } from '../message.ts';
import type { Principal } from '../policy.ts';
import { parseAuthorization, type SignatureParameters } from './authorization.ts';

/** The key for a keyId and its principal, or a message if there is none. */
export type KeyLookup = (keyId: string) => Promise<{ key: KeyObject; principal: Principal } | string>;

export type Authentication = { ok: true; principal: Principal } | { ok: false; reason: string };

/** Maximum difference between the date of a request and the service's clock, in either direction. */
const MAX_SKEW_SECONDS = 300;

const BODY_METHODS = ['POST', 'PUT', 'PATCH'];
const BODY_HEADERS = ['content-length', 'content-type', 'x-content-sha256'];

/**
 * @param options.now milliseconds since the epoch
 * @param options.bodyUnsigned the service takes this request without a signed body, as Object Storage takes uploads
 * @param options.hostUnsigned the service takes this request without a signed host
 */
export async function verifyRequest(
  request: Incoming,
  lookUpKey: KeyLookup,
  options: { now: number; bodyUnsigned?: boolean; hostUnsigned?: boolean },
): Promise<Authentication> {
  const signature = parseAuthorization(request.header('authorization'));
  if (typeof signature === 'string') return refuse(signature);
  const problem =
    missingHeader(request, signature, options) ?? wrongDate(request, signature, options.now) ?? wrongBody(request);
  if (problem !== undefined) return refuse(problem);

  const signer = await lookUpKey(signature.keyId);
  if (typeof signer === 'string') return refuse(signer);
  const text = signingString(request, signature.headers);
  const genuine = verify('RSA-SHA256', Buffer.from(text, 'utf8'), signer.key, signature.signature);
  return genuine ? { ok: true, principal: signer.principal } : refuse('the signature does not fit the request');
}

/** The same refusal for every reason, as in all services. */
export function notAuthenticated(reason: string): Reply {
  const message = 'The required information to complete authentication was not provided or was incorrect.';
  return { ...jsonReply(401, { code: 'NotAuthenticated', message }), reason };
}

/** A signed header that is missing counts as empty: Go signs the content type of requests without one. */
function signingString(request: Incoming, headers: string[]): string {
  const line = (name: string): string =>
    name === '(request-target)'
      ? `${name}: ${request.method.toLowerCase()} ${request.target}`
      : `${name}: ${request.header(name) ?? ''}`;
  return headers.map(line).join('\n');
}

function missingHeader(
  request: Incoming,
  { headers }: SignatureParameters,
  { bodyUnsigned = false, hostUnsigned = false }: { bodyUnsigned?: boolean; hostUnsigned?: boolean },
): string | undefined {
  const host = hostUnsigned ? [] : ['host'];
  const body = BODY_METHODS.includes(request.method) && !bodyUnsigned ? BODY_HEADERS : [];
  const missing = ['(request-target)', ...host, ...body].find((name) => !headers.includes(name));
  if (missing !== undefined) return `${missing} is not signed`;
  return headers.includes('date') || headers.includes('x-date') ? undefined : 'neither date nor x-date is signed';
}

function wrongDate(request: Incoming, { headers }: SignatureParameters, now: number): string | undefined {
  for (const name of ['date', 'x-date'].filter((one) => headers.includes(one))) {
    const time = Date.parse(request.header(name) ?? '');
    if (Number.isNaN(time)) return `${name} is not a date`;
    const skew = Math.round(Math.abs(now - time) / 1000);
    if (skew > MAX_SKEW_SECONDS) return `${name} is ${skew} seconds off`;
  }
  return undefined;
}

function wrongBody(request: Incoming): string | undefined {
  const claimed = request.header('x-content-sha256');
  if (claimed === undefined) return undefined;
  const actual = createHash('sha256').update(request.body).digest('base64');
  return claimed === actual ? undefined : 'x-content-sha256 is not the digest of the body';
}

function refuse(reason: string): Authentication {
  return { ok: false, reason };
}
