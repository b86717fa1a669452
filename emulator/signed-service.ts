// A service whose requests are signed, and whose operations need what policies allow.

import type { Clock } from './clock.ts';
import type { Domain } from './domain/domain.ts';
import type { Incoming, Reply, Service } from './message.ts';
import { withRequestId } from './object-storage/reply.ts';
import type { Policies, Principal, Variables, Verb } from './policy.ts';
import { notAuthenticated, verifyRequest, type KeyLookup } from './signature/verify.ts';

export interface SignedServiceOptions {
  domain: Domain;
  policies: Policies;
  lookUpKey: KeyLookup;
  clock: Clock;
}

/** An authenticated request and what its operation needs. */
export interface SignedCall {
  request: Incoming;
  principal: Principal;
  /** The signer, as `createdBy` shows it. */
  caller: string;
  /** The emulator's clock, as ISO 8601. */
  now: string;
  /** @param target variables of the target, e.g. `target.database.id` */
  may: (verb: Verb, resource: string, compartment: string, target?: Variables) => boolean;
}

/** @param prefix of the paths that the service serves */
export function createSignedService(
  prefix: string,
  options: SignedServiceOptions,
  route: (call: SignedCall) => Reply | Promise<Reply>,
): Service {
  const { policies, lookUpKey, clock } = options;
  return async (request) => {
    if (!request.path.startsWith(prefix)) return undefined;
    const authentication = await verifyRequest(request, lookUpKey, { now: clock.now() });
    if (!authentication.ok) return withRequestId(notAuthenticated(authentication.reason));
    const { principal } = authentication;
    let denied: string | undefined;
    const reply = await route({
      request,
      principal,
      caller: principal.kind === 'user' ? principal.ocid : principal.name,
      now: new Date(clock.now()).toISOString(),
      may(verb, resource, compartment, target) {
        const isAllowed = policies.isAllowed(principal, verb, resource, compartment, target);
        if (!isAllowed) denied = `${verb} ${resource}`;
        return isAllowed;
      },
    });
    return withRequestId(denied === undefined ? reply : { ...reply, reason: `no policy allows to ${denied}` });
  };
}
