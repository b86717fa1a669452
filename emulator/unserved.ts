// The answer to requests that no service of the emulator serves.

import type { Clock } from './clock.ts';
import { jsonReply, type Incoming, type Reply } from './message.ts';
import { notAuthorizedOrNotFound, withRequestId } from './object-storage/reply.ts';
import { notAuthenticated, verifyRequest, type KeyLookup } from './signature/verify.ts';

const REASON = 'the emulator serves nothing at this path';

/** A service of OCI that is not here verifies the signature first, as all of them do. Only the log tells why it then finds nothing. */
export async function answerUnserved(request: Incoming, lookUpKey: KeyLookup, clock: Clock): Promise<Reply> {
  const isOfService = /^\/\d{8}\//.test(request.path) || /^signature\s/i.test(request.header('authorization') ?? '');
  if (!isOfService) {
    const message = `The emulator serves nothing at ${request.method} ${request.path}`;
    return { ...jsonReply(404, { code: 'NotFound', message }), reason: REASON };
  }
  const authentication = await verifyRequest(request, lookUpKey, { now: clock.now() });
  if (!authentication.ok) return withRequestId(notAuthenticated(authentication.reason));
  return withRequestId({ ...notAuthorizedOrNotFound(), reason: REASON });
}
