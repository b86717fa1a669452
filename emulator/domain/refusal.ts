// The refusals of the domain: status, error and description as in oci-federation.md §3, with the exact text if known.

import { randomBytes } from 'node:crypto';
import { jsonReply, type Reply } from '../message.ts';

export class Refusal extends Error {
  readonly status: number;
  /** The OAuth error code. */
  readonly error: string;
  /** For the request log; not sent to the client. */
  readonly reason: string;

  constructor(status: number, error: string, description: string, reason: string = description) {
    super(description);
    this.status = status;
    this.error = error;
    this.reason = reason;
  }
}

// Observed on the real service:

const NO_RULE = 'No rules matched from given token to find impersonation user.';
const NOT_A_SERVICE_USER = 'User requesting is not a service user.';
const CLIENT_AUTHENTICATION = 'Client authentication failed.';

export function noRuleMatched(): Refusal {
  return new Refusal(401, 'unauthorized_client', NO_RULE);
}

export function notAServiceUser(): Refusal {
  return new Refusal(401, 'unauthorized_client', NOT_A_SERVICE_USER);
}

export function clientAuthenticationFailed(reason: string): Refusal {
  return new Refusal(401, 'invalid_client', CLIENT_AUTHENTICATION, reason);
}

// Live reports contain the status and the meaning of these, but not the text, which is the emulator's own.

/** The same text for every malformed request: the real service gives no reason either. */
const GENERIC = 'The request is missing a required parameter or has an invalid parameter value.';

export function invalidRequest(reason: string): Refusal {
  return new Refusal(400, 'invalid_request', GENERIC, reason);
}

export function unsupportedGrantType(grant: string): Refusal {
  return new Refusal(400, 'unsupported_grant_type', 'The grant type is not supported.', `grant_type ${grant}`);
}

export function invalidScope(scope: string): Refusal {
  return new Refusal(400, 'invalid_scope', 'The scope is invalid.', `scope ${scope}`);
}

export function noTrust(issuer: string): Refusal {
  return new Refusal(
    401,
    'unauthorized_client',
    `No active identity propagation trust was found for the issuer ${issuer}.`,
  );
}

export function severalTrusts(issuer: string): Refusal {
  const text = `More than one active identity propagation trust was found for the issuer ${issuer}.`;
  return new Refusal(401, 'unauthorized_client', text);
}

export function signatureNotVerified(issuer: string, reason: string): Refusal {
  return new Refusal(
    401,
    'invalid_grant',
    `The signature of the token from issuer ${issuer} could not be verified.`,
    reason,
  );
}

export function tokenNotValid(what: string): Refusal {
  return new Refusal(401, 'invalid_grant', `The subject token is not valid: ${what}.`);
}

export function clientNotInTrust(): Refusal {
  const text = 'The client is not authorized to use the identity propagation trust.';
  return new Refusal(401, 'unauthorized_client', text);
}

/** The one report of it has the status and no text. */
export function serverError(reason: string): Refusal {
  return new Refusal(500, 'server_error', 'Internal server error.', reason);
}

/** The body and headers of a refusal. */
export function refusalReply(refusal: Refusal): Reply {
  const body = { error: refusal.error, error_description: refusal.message };
  return { ...jsonReply(refusal.status, body, requestIds()), reason: refusal.reason };
}

/** The headers by which Oracle's support finds a request. */
export function requestIds(): Record<string, string> {
  const id = randomBytes(16).toString('hex');
  return { 'x-oracle-dms-ecid': id, 'opc-request-id': id, 'cache-control': 'no-store' };
}
