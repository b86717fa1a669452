// The `publicCertificate` of a trust.

import { X509Certificate } from 'node:crypto';

/**
 * @param text base64 of the DER on one line, or PEM: which of the two a trust accepts is decided when it is saved.
 * @throws Error if it is no certificate
 */
export function readCertificate(text: string): X509Certificate {
  return new X509Certificate(isArmoured(text) ? text : Buffer.from(text, 'base64'));
}

export function isArmoured(text: string): boolean {
  return text.includes('-----');
}

/** Strict, because Buffer.from skips characters that are not base64, such as line breaks. */
export function isOneLineOfBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
}
