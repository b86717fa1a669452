// The texts for a request that failed: what the server said, made safe to print, or why there was no answer.

import { isObject, parseJson } from '../text/form.ts';
import { printable } from '../text/printable.ts';

export interface ErrorBody {
  error: string;
  description: string | undefined;
  /** What the server said of the two, in one line. */
  text: string;
}

/**
 * The error of an OAuth 2.0 body (`error`, `error_description`: RFC 6749 §5.2), of an OCI service (`code`, `message`), or of SCIM, which has
 * only `detail` (RFC 7644 §3.12).
 *
 * @returns undefined if the body contains no such JSON
 */
export function readErrorBody(body: string): ErrorBody | undefined {
  const fields = parseJson(body, isObject) ?? {};
  const error = textOf(fields.error ?? fields.code);
  const description = textOf(fields.error_description ?? fields.message ?? fields.detail);
  const text = [error, description].filter((each) => each !== undefined).join(': ');
  return text === '' ? undefined : { error: error ?? 'error', description, text };
}

/** The request ID, by which Oracle support finds the request. */
export function requestIdOf(answer: { headers: Readonly<Record<string, string | undefined>> }): string | undefined {
  return textOf(answer.headers['opc-request-id'] ?? answer.headers['x-oracle-dms-ecid']);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? printable(value, 500) : undefined;
}

// Why a request got no answer. Only the error codes of libraries are used, not their messages.

// Not composed of a common part: a program that only reads answers would keep the table, because esbuild does not know that this has no effect.
const SELF_SIGNED = 'has a self-signed TLS certificate; set NODE_EXTRA_CA_CERTS to trust another certificate authority';
const UNKNOWN_AUTHORITY =
  'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority';
const NOT_TLS = 'did not answer with TLS; check that the URL and the proxy are right';

const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'could not be reached: the host name does not exist',
  EAI_AGAIN: 'could not be reached: the DNS server does not answer',
  ECONNREFUSED: 'could not be reached: the connection was refused',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  ETIMEDOUT: 'could not be reached: the connection timed out',
  EHOSTUNREACH: 'could not be reached: no route to the host',
  ENETUNREACH: 'could not be reached: no route to the network',
  CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a TLS certificate for another host name',
  ERR_PROTOCOL_SWITCH: 'answered 101 (switching protocols), which is not an answer to this request',
  ERR_INVALID_CHAR:
    'could not be sent: a header, such as the token, contains a line break or another character that HTTP does not allow',
  EPROTO: NOT_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
};

/** The proxy opened no tunnel to the server. */
export class ProxyError extends Error {
  /** What the proxy answered to the CONNECT, if anything. */
  readonly status: number | undefined;

  constructor(status: number | undefined, cause?: unknown) {
    super('no tunnel', { cause });
    this.status = status;
  }
}

/** Returns the end of a sentence, such as `could not be reached: the connection was refused`. */
export function describeNetworkError(error: unknown): string {
  if (error instanceof ProxyError) {
    if (error.status !== undefined) return `could not be reached: the proxy answered ${error.status}`;
    const isKnown = codeOf(error.cause) !== undefined;
    return isKnown
      ? `could not be reached, because the proxy ${describeNetworkError(error.cause)}`
      : 'could not be reached: the proxy failed';
  }
  const code = codeOf(error);
  // Codes of the parser.
  if (code?.startsWith('HPE_')) return 'did not answer with HTTP';
  return (
    (code === undefined ? undefined : MEANINGS[code]) ?? `could not be reached${code === undefined ? '' : ` (${code})`}`
  );
}

/** The code of the system, of TLS or of the parser; undefined if there is none. */
export function codeOf(error: unknown): string | undefined {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown };
  // Node tries every address of a host and reports all errors together, under the code of the first one.
  const codes = Array.isArray(errors) ? errors.map(codeOf).filter((each) => each !== undefined) : [];
  const [mostTelling] = codes.toSorted((a, b) => distance(a) - distance(b));
  return mostTelling ?? (typeof code === 'string' ? code : undefined);
}

/** A machine without a route to IPv6 is normal, so that the error of an address that answers, or could have answered, tells more. */
function distance(code: string): number {
  if (/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(code)) return 2;
  return code === 'ETIMEDOUT' ? 1 : 0;
}
