// Describes why a connection failed. Only the error codes of libraries are used, not their messages.

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
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'has a self-signed TLS certificate; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
  SELF_SIGNED_CERT_IN_CHAIN:
    'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a TLS certificate for another host name',
  ERR_PROTOCOL_SWITCH: 'answered 101 (switching protocols), which is not an answer to this request',
  EPROTO: 'did not answer with TLS; check that the URL and the proxy are right',
  ERR_SSL_WRONG_VERSION_NUMBER: 'did not answer with TLS; check that the URL and the proxy are right',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'did not answer with TLS; check that the URL and the proxy are right',
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
  if (error instanceof ProxyError)
    return `could not be reached: the proxy ${error.status === undefined ? 'failed' : `answered ${error.status}`}`;
  const code = codeOf(error);
  return (
    (code === undefined ? undefined : MEANINGS[code]) ?? `could not be reached${code === undefined ? '' : ` (${code})`}`
  );
}

/** Certificate and protocol errors do not go away within seconds; other network errors may. */
export function isTransient(error: unknown): boolean {
  return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL/.test(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  if (typeof code === 'string') return code;
  // Node tries every address of a host and reports all errors together.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}
