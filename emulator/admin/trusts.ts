// Identity propagation trusts: one per issuer, with keys that can be fetched, and rules that refer to users by SCIM ID.

import type { Deviations } from '../deviations.ts';
import { isArmoured, isOneLineOfBase64, readCertificate } from '../domain/certificate.ts';
import type { KeySetFetcher } from '../domain/key-set.ts';
import type { DomainStore } from '../domain/store.ts';
import type { Document } from './filter.ts';
import { checkUnique, findUser, type Kind } from './kind.ts';
import { TRUST_ATTRIBUTES } from './schema/trust.ts';
import { invalidValue, missingAttributes, noSuchReference, ScimError } from './scim-error.ts';

const TYPES = ['JWT', 'SAML', 'SPNEGO', 'AWS', 'X509'];
const SUBJECT_TYPES = ['User', 'App', 'Resource'];
const MAX_PROPAGATIONS = 3;

export function trustKind(store: DomainStore, keySets: KeySetFetcher, deviations: Deviations): Kind {
  const kind: Kind = {
    collection: 'IdentityPropagationTrusts',
    schema: TRUST_ATTRIBUTES,
    ocidKind: 'identitypropagationtrust',
    stored: store.trusts,
    complete(document) {
      document.active ??= false;
      document.allowImpersonation ??= false;
      document.oauthClients ??= [];
      document.subjectType ??= 'User';
      for (const entry of (document.impersonationServiceUsers ?? []) as Document[]) {
        const user = findUser(store, entry.value);
        if (user) entry.ocid = user.ocid;
      }
    },
    ignoresRemovals: () => deviations.trustRemovals === 'ignored',
    async check(document, before) {
      checkWords(document);
      for (const { value } of (document.impersonationServiceUsers ?? []) as Document[]) {
        // Whether the user is a service user is checked when it is impersonated, not here.
        if (!findUser(store, value)) {
          throw noSuchReference('IdentityPropagationTrust.impersonationServiceUsers', 'User', String(value));
        }
      }
      checkCertificate(document.publicCertificate as string | undefined, deviations);
      if (document.publicKeyEndpoint !== before?.publicKeyEndpoint) {
        await checkKeySet(document.publicKeyEndpoint as string | undefined, keySets);
      }
      // Checked last, after everything asynchronous, so that two parallel requests cannot both succeed.
      checkUnique(kind, document, 'issuer', { exact: true });
    },
  };
  return kind;
}

function checkWords(document: Document): void {
  const { type, subjectType, claimPropagations = [], impersonatingResource } = document;
  if (!TYPES.includes(String(type))) throw invalidValue(`${String(type)} is not an allowed value of type.`);
  if (!SUBJECT_TYPES.includes(String(subjectType))) {
    throw invalidValue(`${String(subjectType)} is not an allowed value of subjectType.`);
  }
  if (type === 'JWT' && document.publicKeyEndpoint === undefined && document.publicCertificate === undefined) {
    throw missingAttributes(['publicKeyEndpoint', 'publicCertificate']);
  }
  if (subjectType === 'Resource' && impersonatingResource === undefined)
    throw missingAttributes(['impersonatingResource']);
  const propagations = claimPropagations as string[];
  if (propagations.length > MAX_PROPAGATIONS) {
    throw invalidValue(`The attribute claimPropagations has more than ${MAX_PROPAGATIONS} values.`);
  }
  const odd = propagations.find((name) => !/^ext_./.test(name));
  if (odd !== undefined) throw invalidValue(`The value ${odd} of claimPropagations does not begin with ext_.`);
}

/** A vendor's setup tool reports a 400 about the certificate for PEM armour (oci-federation.md §9). */
function checkCertificate(text: string | undefined, { certificateForm }: Deviations): void {
  if (text === undefined) return;
  const isOfForm = certificateForm === 'der' ? isOneLineOfBase64(text) : isArmoured(text);
  try {
    if (!isOfForm) throw new Error('another form');
    readCertificate(text);
  } catch {
    throw invalidValue('The value of publicCertificate is not a valid certificate.');
  }
}

async function checkKeySet(url: string | undefined, keySets: KeySetFetcher): Promise<void> {
  if (url === undefined) return;
  try {
    await keySets.fetch(url);
  } catch {
    throw new ScimError(400, `The publicKeyEndpoint ${url} cannot be reached or gives no key set.`, {
      messageId: 'error.ssocommon.identityPropagationTrust.publicKeyEndpoint',
    });
  }
}
