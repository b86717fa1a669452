// Gives a compute instance a session token for its certificate: `POST https://auth.<region>.<realm domain>/v1/x509`.

import { createPublicKey, randomUUID, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Domain } from '../domain/domain.ts';
import { signJwt } from '../jwt.ts';
import { jsonReply, readFields, type Incoming, type Reply, type Service } from '../message.ts';
import { errorReply } from '../object-storage/reply.ts';
import { notAuthenticated, verifyRequest, type KeyLookup } from '../signature/verify.ts';
import { instanceAuthority } from './instance.ts';

const PATH = '/v1/x509';

/** Seconds; the real lifetime is not documented. */
const LIFETIME = 1200;

export function createInstanceFederation(domain: Pick<Domain, 'key' | 'tenancy'>, clock: Clock): Service {
  return async (request) => {
    if (request.path !== PATH) return undefined;
    if (request.method !== 'POST') return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
    return answer(request, domain, clock);
  };
}

async function answer(
  request: Incoming,
  { key, tenancy }: Pick<Domain, 'key' | 'tenancy'>,
  clock: Clock,
): Promise<Reply> {
  const { certificate, publicKey, intermediateCertificates, purpose } = readFields(request.body);
  if (purpose !== undefined && purpose !== 'DEFAULT')
    return errorReply(400, 'InvalidParameter', `Invalid purpose ${JSON.stringify(purpose)}`);
  const leaf = parse(certificate, (der) => new X509Certificate(der));
  const sent = Array.isArray(intermediateCertificates) ? intermediateCertificates : [];
  const chain = sent.map((one) => parse(one, (der) => new X509Certificate(der)));
  const jwk = parse(publicKey, readRsaKey);
  if (!leaf) return errorReply(400, 'InvalidParameter', 'certificate is not a certificate.');
  if (!jwk) return errorReply(400, 'InvalidParameter', 'publicKey is not an RSA key of 2048 bits or more.');
  const problem = await problemOf(leaf, chain, clock);
  if (problem !== undefined) return notAuthenticated(problem);
  const names = namesOf(leaf);
  const lookUpKey: KeyLookup = (keyId) => {
    const expected = keyIdsOf(leaf, names.tenant ?? '');
    const principal = { kind: 'resource' as const, name: names.instance ?? '', tenancy, variables: {} };
    const isKnown = expected.includes(keyId.toLowerCase());
    return Promise.resolve(isKnown ? { key: leaf.publicKey, principal } : `${keyId} is none of ${expected.join(', ')}`);
  };
  // Oracle's SDK for Go does not sign it here.
  const authentication = await verifyRequest(request, lookUpKey, { now: clock.now(), hostUnsigned: true });
  if (!authentication.ok) return notAuthenticated(authentication.reason);
  const now = clock.seconds();
  const claims = {
    ...{ jti: randomUUID(), sub: names.instance ?? '', tenant: names.tenant ?? '', iat: now, exp: now + LIFETIME },
    ...{ ttype: 'x509', ptype: 'instance', jwk: JSON.stringify(jwk) },
    ...Object.fromEntries(Object.entries(names).map(([name, value]) => [`opc-${name}`, value])),
  };
  return jsonReply(200, { token: await signJwt(claims, key) });
}

/** @returns what `read` makes of base64 with or without line breaks, as the SDKs send it; undefined if it throws */
function parse<T>(text: unknown, read: (der: Buffer) => T): T | undefined {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined;
  try {
    return read(Buffer.from(text, 'base64'));
  } catch {
    return undefined;
  }
}

function readRsaKey(der: Buffer): JsonWebKey | undefined {
  const key: KeyObject = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const isStrong = key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  return isStrong ? key.export({ format: 'jwk' }) : undefined;
}

async function problemOf(
  leaf: X509Certificate,
  chain: (X509Certificate | undefined)[],
  clock: Clock,
): Promise<string | undefined> {
  const { certificate: authority } = await instanceAuthority();
  if (!chain.some((certificate) => certificate?.raw.equals(authority.raw)))
    return 'the certificate of the authority is not among the intermediate certificates';
  if (!leaf.verify(authority.publicKey)) return 'the certificate is not signed by the authority';
  const now = clock.now();
  const isValid = Date.parse(leaf.validFrom) <= now && now <= Date.parse(leaf.validTo);
  return isValid ? undefined : 'the certificate is not valid now';
}

/** `opc-tenant:<OCID>` and others, which are the organizational units of an instance's certificate. */
function namesOf(leaf: X509Certificate): Record<string, string | undefined> {
  const units = leaf.subject.matchAll(/^OU=opc-([a-z]+):(.+)$/gm);
  return Object.fromEntries([...units].map(([, name = '', value]) => [name, value]));
}

/** In lower case; the SDKs differ in the case of the fingerprint and in its hash. */
function keyIdsOf(leaf: X509Certificate, tenant: string): string[] {
  return [`${tenant}/fed-x509/${leaf.fingerprint}`, `${tenant}/fed-x509-sha256/${leaf.fingerprint256}`].map((id) =>
    id.toLowerCase(),
  );
}
