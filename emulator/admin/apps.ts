// Applications: inactive by default, without a token-exchange grant, with a secret that is returned once; an active one cannot be deleted.

import { findClientCertificate, thumbprint } from '../domain/certificate.ts';
import { newClientId, newClientSecret, type App, type DomainStore } from '../domain/store.ts';
import type { Document } from './filter.ts';
import { checkUnique, type Kind } from './kind.ts';
import { APP_ATTRIBUTES } from './schema/app.ts';
import { invalidValue, missingAttributes, noSuchReference, ScimError } from './scim-error.ts';

/** The token-exchange grant is not among them (oci-federation.md §4): exchanges need none. */
const GRANTS = [
  'authorization_code',
  'client_credentials',
  'implicit',
  'password',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:device_code',
  'tls_client_auth',
];
const TEMPLATES = ['CustomWebAppTemplateId', 'CustomBrowserMobileTemplateId', 'CustomSAMLAppTemplateId'];

export function appKind(store: DomainStore): Kind {
  const kind: Kind = {
    collection: 'Apps',
    schema: APP_ATTRIBUTES,
    ocidKind: 'domainapp',
    stored: store.apps,
    complete(document) {
      document.active ??= false;
      document.isOAuthClient ??= false;
      document.allowedGrants ??= [];
      document.name ??= clientIdFor(store);
      document.clientSecret ??= newClientSecret();
    },
    check(document) {
      const template = (document.basedOnTemplate as { value?: unknown } | undefined)?.value;
      if (!TEMPLATES.includes(String(template))) {
        throw invalidValue(
          `App.basedOnTemplate references an AppTemplate with ID ${String(template)} that does not exist.`,
        );
      }
      if (document.isOAuthClient === true && document.clientType === undefined) throw missingAttributes(['clientType']);
      const { clientType, allowedGrants } = document as { clientType?: string; allowedGrants: string[] };
      if (clientType !== undefined && !['confidential', 'public', 'trusted'].includes(clientType)) {
        throw invalidValue(`${clientType} is not an allowed value of App.clientType.`);
      }
      const odd = allowedGrants.find((grant) => !GRANTS.includes(grant));
      if (odd !== undefined) throw invalidValue(`${odd} is not an allowed value of App.allowedGrants.`);
      checkCertificates(document, store);
      checkUnique(kind, document, 'displayName');
      checkUnique(kind, document, 'name');
    },
    checkRemoval({ active }) {
      if (active !== true) return;
      throw new ScimError(400, 'An active app cannot be deleted. Deactivate it first.', {
        messageId: 'error.apps.app.cannotDeleteActiveApp',
      });
    },
    computed: (document) => withCertificates(document, store),
  };
  return kind;
}

function clientIdFor({ nextClientId: chosen, apps }: DomainStore): string {
  const isTaken = [...apps.values()].some(({ name }) => name === chosen);
  return chosen === undefined || isTaken ? newClientId() : chosen;
}

/** The content of a certificate is read-only here: an application refers to one of the domain by its alias. */
function checkCertificates({ certificates = [] }: Document, store: DomainStore): void {
  const aliases = (certificates as NonNullable<App['certificates']>).map(({ certAlias }) => certAlias);
  const unknown = aliases.find((alias) => !findClientCertificate(store, alias));
  if (unknown !== undefined) throw noSuchReference('App.certificates', 'OAuthClientCertificate', unknown);
  if (new Set(aliases.map((alias) => alias.toLowerCase())).size < aliases.length)
    throw invalidValue('App.certificates has the same certAlias twice.');
}

function withCertificates({ certificates }: Document, store: DomainStore): Document {
  if (certificates === undefined) return {};
  return {
    certificates: (certificates as NonNullable<App['certificates']>).map(({ certAlias }) => {
      const { x509Base64Certificate = '' } = findClientCertificate(store, certAlias) ?? {};
      const x5t = thumbprint(x509Base64Certificate, 'sha1');
      return { certAlias, sha1Thumbprint: x5t, kid: certAlias, x5t, x509Base64Certificate };
    }),
  };
}
