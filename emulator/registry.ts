// The container registry's token endpoint: `GET /20180419/docker/token` on any registry host, signed.

import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { jsonReply, type Service } from './message.ts';
import type { Principal } from './policy.ts';
import { notAuthenticated, verifyRequest, type KeyLookup } from './signature/verify.ts';

export interface Registry {
  /** The principal of each issued token. */
  tokens: Map<string, Principal>;
}

const TOKEN_PATH = '/20180419/docker/token';

/** What follows `docker login -u BEARER_TOKEN` is not emulated: whether a service user may push is not known. */
export function createRegistry(lookUpKey: KeyLookup, clock: Clock): { registry: Registry; service: Service } {
  const tokens: Registry['tokens'] = new Map();
  const service: Service = async (request) => {
    if (request.path !== TOKEN_PATH) return undefined;
    if (request.method !== 'GET') return jsonReply(405, { code: 'MethodNotAllowed', message: 'Only GET.' });
    const authentication = await verifyRequest(request, lookUpKey, { now: clock.now() });
    if (!authentication.ok) return notAuthenticated(authentication.reason);
    const token = randomBytes(48).toString('base64url');
    tokens.set(token, authentication.principal);
    return jsonReply(200, { token });
  };
  return { registry: { tokens }, service };
}
