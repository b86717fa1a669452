// Reads the `Authorization: Signature ...` header of every client variant.

export interface SignatureParameters {
  keyId: string;
  algorithm: string;
  /** Lower case, in the order signed. */
  headers: string[];
  signature: Buffer;
}

/**
 * Parameters come in any order (oci-consumers.md §7.2: the Python, Go and TypeScript clients each have their own).
 *
 * @returns a message for a header that does not have this form
 */
export function parseAuthorization(header: string | undefined): SignatureParameters | string {
  const [, list] = /^Signature\s+(.*)$/is.exec(header ?? '') ?? [];
  if (list === undefined) return 'no Signature authorization';
  const parameters = readPairs(list);
  if (typeof parameters === 'string') return parameters;

  const { version = '1', keyId, algorithm, headers, signature } = Object.fromEntries(parameters);
  if (version !== '1') return `signature version ${version}`;
  if (algorithm !== 'rsa-sha256') return `signature algorithm ${algorithm ?? 'missing'}`;
  if (keyId === undefined || headers === undefined || signature === undefined)
    return 'a signature parameter is missing';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return 'the signature is not base64';
  const names = headers.toLowerCase().split(' ').filter(Boolean);
  if (new Set(names).size !== names.length) return 'a header is signed twice';
  return { keyId, algorithm, headers: names, signature: Buffer.from(signature, 'base64') };
}

function readPairs(list: string): Map<string, string> | string {
  const pairs = new Map<string, string>();
  const pair = /\s*([A-Za-z]+)="([^"]*)"\s*(,|$)/y;
  while (pair.lastIndex < list.length) {
    const [, name, value, end] = pair.exec(list) ?? [];
    if (name === undefined || value === undefined) return 'the signature parameters are not name="value" pairs';
    if (pairs.has(name)) return `signature parameter ${name} is there twice`;
    pairs.set(name, value);
    if (end === '') break;
  }
  return pairs;
}
