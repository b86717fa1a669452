// Certificates of OAuth clients, in one list for the whole domain. An application refers to them by alias.

import { findClientCertificate, isOneLineOfBase64, readCertificate, thumbprint } from '../domain/certificate.ts';
import type { ClientCertificate, DomainStore } from '../domain/store.ts';
import { checkUnique, type Kind } from './kind.ts';
import { CLIENT_CERTIFICATE_ATTRIBUTES } from './schema/client-certificate.ts';
import { invalidValue, ScimError } from './scim-error.ts';

export function clientCertificateKind(store: DomainStore): Kind {
  const kind: Kind = {
    collection: 'OAuthClientCertificates',
    schema: CLIENT_CERTIFICATE_ATTRIBUTES,
    ocidKind: 'oauthclientcertificate',
    stored: store.clientCertificates,
    isFixed: true,
    complete: () => undefined,
    check(document) {
      checkCertificate(String(document.x509Base64Certificate));
      checkUnique(kind, document, 'certificateAlias');
    },
    // No source says that the service refuses it. A client that detaches the certificate first works either way.
    checkRemoval({ id }) {
      const user = [...store.apps.values()].find(({ certificates = [] }) =>
        certificates.some(({ certAlias }) => findClientCertificate(store, certAlias)?.id === id),
      );
      if (user) throw new ScimError(400, `The certificate is used by the app ${user.displayName}.`);
    },
    computed(document) {
      const { x509Base64Certificate: text } = document as unknown as ClientCertificate;
      const { validFrom, validTo } = readCertificate(text);
      return {
        sha1Thumbprint: thumbprint(text, 'sha1'),
        sha256Thumbprint: thumbprint(text, 'sha256'),
        certStartDate: new Date(validFrom).toISOString(),
        certEndDate: new Date(validTo).toISOString(),
      };
    },
  };
  return kind;
}

function checkCertificate(text: string): void {
  try {
    if (!isOneLineOfBase64(text)) throw new Error('another form');
    readCertificate(text);
  } catch {
    throw invalidValue('The value of x509Base64Certificate is not a valid certificate.');
  }
}
