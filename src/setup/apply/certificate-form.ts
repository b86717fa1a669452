// The form in which a trust takes a certificate: one line of base64, and PEM armour if the domain refuses that.

import { Failure } from '../../failure.ts';
import { oneLineOf } from '../desired/certificate.ts';
import type { KeySource } from '../desired/keys.ts';

/** Attributes of a trust. */
export type KeyAttribute = { publicKeyEndpoint: string } | { publicCertificate: string };

export type CertificateForm = 'one line of base64' | 'PEM';

/** @returns the attribute of a trust that holds the keys. @param form of a certificate; not used for a URL */
export function keyAttribute(source: KeySource, form: CertificateForm): KeyAttribute {
  if (source.kind === 'address') return { publicKeyEndpoint: source.url };
  return { publicCertificate: form === 'PEM' ? source.pem : oneLineOf(source.pem) };
}

/**
 * Sends a change of a trust, and once more with another form of the certificate if the domain refuses the certificate: a vendor's tool reports
 * that PEM is refused, and no other report says which form is accepted (oci-federation.md §9).
 *
 * @param send sends the change with the certificate in the given form
 * @param note receives one line for the user when the form changes
 * @throws Failure what `send` throws
 */
export async function inAcceptedForm<T>(
  source: KeySource | undefined,
  send: (form: CertificateForm) => Promise<T>,
  note: (line: string) => void,
): Promise<T> {
  try {
    return await send('one line of base64');
  } catch (error) {
    if (source?.kind !== 'certificate' || !isAboutCertificate(error)) throw error;
    note('The domain refused the certificate as one line of base64. Trying once more with PEM armour.');
  }
  const answer = await send('PEM');
  note('The domain accepted the certificate with PEM armour.');
  return answer;
}

function isAboutCertificate(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'denial' && /was answered 400 \(.*certificate/is.test(error.detail);
}
