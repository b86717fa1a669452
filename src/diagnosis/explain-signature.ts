// Verifies the signature of a token with the keys of the trust.

import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import type { Trust } from '../setup/api/scim.ts';
import { keyOfTrust } from '../setup/desired/keys.ts';
import type { ExplainAccess, ExplainRequest, Reporter } from './explain-request.ts';

export async function checkSignature(
  trust: Trust,
  { subject }: ExplainRequest,
  { http }: ExplainAccess,
  { good, note, bad }: Reporter,
): Promise<void> {
  // Another check reports an expired token.
  const options = { currentDate: new Date((subject.claims.exp ?? 1) * 1000 - 1000), clockTolerance: 1e9 };
  const url = trust.publicKeyEndpoint;
  const from = url ?? "the trust's certificate";
  try {
    if (url === undefined) await jwtVerify(subject.raw, keyOfTrust(trust.publicCertificate ?? ''), options);
    else await jwtVerify(subject.raw, createLocalJWKSet(await fetchJwks(url, http)), options);
    good(`its signature is valid (keys of ${from})`);
  } catch (error) {
    if (error instanceof Failure && error.kind !== 'input') {
      note(`the signature was not checked: ${error.message}; OCI may be able to reach this URL`);
    } else if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
      bad(
        `its signature does not match the keys of ${from}`,
        'if the issuer has changed its keys, pass the new ones with --jwks-url, --jwks-file or --certificate',
      );
    } else {
      bad(
        `its signature cannot be verified with ${from}`,
        'check that the trust has the keys of the issuer, as a JWKS with RSA keys',
      );
    }
  }
}

async function fetchJwks(url: string, http: HttpClient): Promise<JSONWebKeySet> {
  const headers = { accept: 'application/json' };
  const answer = await http.send(`the request for the key set at ${url}`, () => ({ method: 'GET', url, headers }));
  if (answer.status !== 200) {
    throw new Failure('transient', 'Request failed', `the key set at ${url} answered ${answer.status}`);
  }
  return JSON.parse(answer.body) as JSONWebKeySet;
}
