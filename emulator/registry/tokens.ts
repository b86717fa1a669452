// The registry's token endpoint, on any registry host: for a signed request, and for a Docker client that has such a token.

import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { jsonReply, type Incoming, type Service } from '../message.ts';
import { notAuthenticated, verifyRequest, type Authentication, type KeyLookup } from '../signature/verify.ts';
import type { Registry } from './registry.ts';

export const TOKEN_PATH = '/20180419/docker/token';

const BASIC = /^Basic (\S+)$/;

export function createRegistryTokenService(registry: Registry, lookUpKey: KeyLookup, clock: Clock): Service {
  return async (request) => {
    if (request.path !== TOKEN_PATH) return undefined;
    if (request.method !== 'GET') return jsonReply(405, { code: 'MethodNotAllowed', message: 'Only GET.' });
    const [, basic] = BASIC.exec(request.header('authorization') ?? '') ?? [];
    const authentication =
      basic === undefined
        ? await verifyRequest(request, lookUpKey, { now: clock.now() })
        : passwordOf(Buffer.from(basic, 'base64').toString(), registry);
    if (!authentication.ok) return notAuthenticated(authentication.reason);
    const token = randomBytes(48).toString('base64url');
    registry.tokens.set(token, authentication.principal);
    return jsonReply(200, { token });
  };
}

/** After `docker login -u BEARER_TOKEN`, a client sends the token as the password and gets one for its request. */
function passwordOf(credentials: string, { tokens }: Registry): Authentication {
  const [username, ...password] = credentials.split(':');
  if (username !== 'BEARER_TOKEN') return { ok: false, reason: 'the username is not BEARER_TOKEN' };
  return principalOf(password.join(':'), tokens);
}

function principalOf(token: string, tokens: Registry['tokens']): Authentication {
  const principal = tokens.get(token);
  return principal ? { ok: true, principal } : { ok: false, reason: 'the registry did not issue this token' };
}

/** The principal of a request of the Docker protocol. */
export function authenticateBearer(request: Incoming, { tokens }: Registry): Authentication {
  const [, token = ''] = /^Bearer (\S+)$/.exec(request.header('authorization') ?? '') ?? [];
  return token === '' ? { ok: false, reason: 'no bearer token' } : principalOf(token, tokens);
}
