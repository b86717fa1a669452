// The data plane of IAM: tokens for databases, `https://auth.<region>.oraclecloud.com/v1/actions/generateScopedAccessToken`.

import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { jsonReply, readFields, type Reply, type Service } from '../message.ts';
import { errorReply, notAuthorizedOrNotFound } from '../object-storage/reply.ts';
import { createSignedService, type SignedCall, type SignedServiceOptions } from '../signed-service.ts';
import { parseScope, targetVariables, type ScopedTenancy } from './scope.ts';
import type { DatabaseTokens } from './tokens.ts';

const PATH = '/v1/actions/generateScopedAccessToken';

export function createDatabaseTokenService(
  tokens: DatabaseTokens,
  where: ScopedTenancy,
  options: SignedServiceOptions,
): Service {
  return createSignedService(PATH, options, (call) => {
    const { method, path } = call.request;
    if (path !== PATH) return errorReply(404, 'NotFound', `The emulator has no operation ${method} ${path}`);
    if (method !== 'POST') return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
    return generate(call, tokens, where, options);
  });
}

async function generate(
  call: SignedCall,
  tokens: DatabaseTokens,
  where: ScopedTenancy,
  { domain }: SignedServiceOptions,
): Promise<Reply> {
  const { scope, publicKey } = readFields(call.request.body);
  if (typeof scope !== 'string') return errorReply(400, 'MissingParameter', 'scope is missing.');
  if (typeof publicKey !== 'string') return errorReply(400, 'MissingParameter', 'publicKey is missing.');
  const parsed = parseScope(scope, where);
  if (!parsed) return errorReply(400, 'InvalidParameter', `Invalid scope ${scope}`);
  const jwk = readPublicKey(publicKey);
  if (!jwk) return errorReply(400, 'InvalidParameter', 'publicKey is not an RSA key of 2048 bits or more.');
  // A token must not reach further than the policy, so for all databases of the tenancy the policy must cover the tenancy.
  const { compartment } = parsed;
  if (compartment === undefined || !call.may('use', 'database-connections', compartment, targetVariables(parsed))) {
    return notAuthorizedOrNotFound();
  }
  const { principal } = call;
  const user = [...domain.store.users.values()].find(({ ocid }) => ocid === call.caller);
  const principalType = principal.kind === 'user' ? 'user' : (principal.variables['request.principal.type'] ?? '');
  const token = await tokens.mint({ sub: call.caller, userName: user?.userName, principalType, scope, jwk });
  return jsonReply(200, { token });
}

/** PEM, as the OCI CLI and the Python driver send it, or base64 of the DER, as the Java drivers do. */
function readPublicKey(text: string): JsonWebKey | undefined {
  const [, inner = text] = /^-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----\s*$/.exec(text) ?? [];
  const base64 = inner.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    const isStrong = key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
    return isStrong ? key.export({ format: 'jwk' }) : undefined;
  } catch {
    return undefined;
  }
}
