// Reads the claims of a JWT without verifying it: the domain verifies subject tokens, the services verify session tokens.

/** RFC 7519 §4.1: registered claims. All other claims depend on the issuer. */
export interface Claims {
  iss?: string;
  sub?: string;
  aud?: string | string[];
  /** Seconds since the epoch. */
  exp?: number;
  [name: string]: unknown;
}

/**
 * @returns undefined when the text is not a JWT in compact form (RFC 7519 §3: three base64url parts, two of them JSON objects), or when
 *   a registered claim is not of its type
 */
export function readClaims(jwt: string): Claims | undefined {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return undefined;
  const [header, claims] = jwt.split('.').slice(0, 2).map(readObject);
  return header && claims && hasRegisteredTypes(claims) ? claims : undefined;
}

/** @param seconds a NumericDate of RFC 7519 §2, which may be any number: seconds since the epoch */
export function describeTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
}

function readObject(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function hasRegisteredTypes({ iss, sub, aud, exp }: Record<string, unknown>): boolean {
  const isText = (value: unknown): boolean => typeof value === 'string';
  return (
    [iss, sub].every((claim) => claim === undefined || isText(claim)) &&
    (aud === undefined || [aud].flat().every(isText)) &&
    (exp === undefined || typeof exp === 'number')
  );
}
