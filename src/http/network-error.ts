// Says in words what a failed connection means. The texts of libraries are not passed on; only their codes are read.

const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'could not be reached: the host name does not exist',
  EAI_AGAIN: 'could not be reached: the name server does not answer',
  ECONNREFUSED: 'could not be reached: the connection was refused',
  ECONNRESET: 'broke the connection',
  EPIPE: 'broke the connection',
  ETIMEDOUT: 'could not be reached: the connection timed out',
  EHOSTUNREACH: 'could not be reached: no route to the host',
  ENETUNREACH: 'could not be reached: no route to the network',
  CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a self-signed TLS certificate; NODE_EXTRA_CA_CERTS names further authorities',
  SELF_SIGNED_CERT_IN_CHAIN:
    'has a TLS certificate of an unknown authority; NODE_EXTRA_CA_CERTS names further authorities',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'has a TLS certificate of an unknown authority; NODE_EXTRA_CA_CERTS names further authorities',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'has a TLS certificate of an unknown authority; NODE_EXTRA_CA_CERTS names further authorities',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a TLS certificate for another host name',
  EPROTO: 'does not speak TLS',
  ERR_SSL_WRONG_VERSION_NUMBER: 'does not speak TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'does not speak TLS',
};

/** A predicate for "…": `could not be reached: the connection was refused`. */
export function describeNetworkError(error: unknown): string {
  const proxyStatus = /^tunneling socket could not be established, statusCode=(\d{3})$/.exec(messageOf(error))?.[1];
  if (proxyStatus !== undefined) return `could not be reached: the proxy answered ${proxyStatus}`;
  if (messageOf(error).startsWith('tunneling socket could not be established'))
    return 'could not be reached: the proxy failed';
  const code = codeOf(error);
  return (
    (code === undefined ? undefined : MEANINGS[code]) ?? `could not be reached${code === undefined ? '' : ` (${code})`}`
  );
}

/** A certificate does not get better within seconds; everything else about a network might. */
export function isTransient(error: unknown): boolean {
  return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL/.test(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  if (typeof code === 'string') return code;
  // Node tries every address of a host and then reports them together.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
