// Okta, Keycloak, Kubernetes, and any other OpenID Connect provider.

import { checkForm } from '../../text/form.ts';
import { type WorkloadOptions } from '../desired/options.ts';
import { checkIssuer, type Provider, subjectIs } from './provider.ts';

/** @see https://developer.okta.com/docs/reference/api/oidc/ */
const okta: Provider = { ...bySubject('okta'), optional: [] };

/** The subject of a client's own token is the UUID of its service account; `azp` is the client ID. */
const keycloak: Provider = {
  name: 'keycloak',
  required: ['issuer'],
  oneOf: ['subject', 'authorizedParty'],
  optional: [],
  audienceIsList: true,
  describe(options) {
    const issuer = checkForm(
      '--issuer',
      checkIssuer(options.issuer ?? ''),
      /\/realms\/[^/]+$/,
      'the URL of a realm without a trailing slash, https://HOST/realms/REALM',
    );
    const party = options.authorizedParty;
    const parties = party === undefined ? [] : [{ claim: 'azp', operator: 'eq' as const, value: party }];
    const subjects = (options.subject ?? []).map((subject) => [subjectIs(subject), ...parties]);
    return {
      issuer,
      conditions: subjects.length > 0 || parties.length === 0 ? subjects : [parties],
      known: [],
      label: party ?? options.subject?.[0] ?? '',
      notes: [],
    };
  },
};

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery */
const kubernetes: Provider = {
  name: 'kubernetes',
  required: ['issuer', 'namespace', 'serviceAccount'],
  oneOf: [],
  optional: [],
  audienceIsList: true,
  describe(options) {
    const name = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
    const namespace = checkForm('--namespace', options.namespace ?? '', name, 'the name of a namespace');
    const account = checkForm('--service-account', options.serviceAccount ?? '', name, 'the name of a service account');
    return {
      issuer: checkIssuer(options.issuer ?? ''),
      conditions: [[subjectIs(`system:serviceaccount:${namespace}:${account}`)]],
      known: [],
      label: `${namespace}/${account}`,
      notes: [],
    };
  },
};

function bySubject(name: string): Provider {
  return {
    name,
    required: ['issuer'],
    oneOf: ['subject'],
    optional: [],
    describe: (options: WorkloadOptions) => ({
      issuer: checkIssuer(options.issuer ?? ''),
      conditions: (options.subject ?? []).map((subject) => [subjectIs(subject)]),
      known: [],
      label: options.subject?.[0] ?? '',
      notes: [],
    }),
  };
}

export const oidcProviders: readonly Provider[] = [okta, keycloak, kubernetes, bySubject('oidc')];
