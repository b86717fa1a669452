// A trust that setup should create, of which a test changes what it is about.

import type { DesiredTrust } from '../../src/setup/desired/desired-trust.ts';

export const desiredTrust: DesiredTrust = {
  domainUrl: 'https://domain',
  name: 'wif',
  issuer: 'https://issuer',
  tokenType: 'upst',
  rules: [],
  conditions: [],
  resourceType: undefined,
  eitherSubjectForm: false,
  known: [],
  propagations: [],
  audiences: [],
  keys: undefined,
  clientAuthentication: 'client_secret_basic',
  trustName: 'the trust',
  userName: 'the user',
  groupName: 'the group',
  appName: 'the app',
  policyName: 'the policy',
  policyCompartment: undefined,
  allowances: [],
  expires: undefined,
  notes: [],
};
