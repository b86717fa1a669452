// Replies in the format of OCI's services.

import { randomBytes } from 'node:crypto';
import { jsonReply, type Reply } from '../message.ts';

/** Every answer of a service carries the ID that support asks for. */
export function withRequestId(reply: Reply): Reply {
  const id = `emulator-1:${randomBytes(16).toString('hex')}`;
  return { ...reply, headers: { 'opc-request-id': id, ...reply.headers } };
}

export function errorReply(status: number, code: string, message: string): Reply {
  return { ...jsonReply(status, { code, message }), reason: code };
}

export function methodNotAllowed(): Reply {
  return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
}

/** OCI does not distinguish between a missing resource and one that the caller may not see. */
export function namespaceNotFound(): Reply {
  return errorReply(
    404,
    'NamespaceNotFound',
    'You do not have authorization to perform this request, or the requested resource could not be found.',
  );
}

export function bucketNotFound(bucket: string, namespace: string): Reply {
  return errorReply(
    404,
    'BucketNotFound',
    `Either the bucket named '${bucket}' does not exist in the namespace '${namespace}' or you are not authorized to access it`,
  );
}

export function objectNotFound(object: string, bucket: string, namespace: string): Reply {
  return errorReply(
    404,
    'ObjectNotFound',
    `The object '${object}' was not found in the bucket '${bucket}' in the namespace '${namespace}'`,
  );
}

export function notAuthorizedOrNotFound(): Reply {
  return errorReply(404, 'NotAuthorizedOrNotFound', 'Authorization failed or requested resource not found.');
}
