// Identity propagation trusts: their attributes, as the SDK's models describe them.

import { readSchema } from './schema.ts';

export const TRUST_ATTRIBUTES = readSchema(
  'IdentityPropagationTrust',
  'urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust',
  `
  name string required immutable searchable
  description string
  type string required exact
  issuer string required always searchable exact
  accountId string searchable exact
  subjectClaimName string exact
  subjectMappingAttribute string
  subjectType string
  clientClaimName string
  clientClaimValues string many exact
  active boolean searchable
  publicKeyEndpoint string
  publicCertificate string
  oauthClients string many
  allowImpersonation boolean
  clockSkewSeconds integer
  impersonatingResource string exact
  claimValidations complex many
    name string required exact
    value string required exact
  claimPropagations string many
  cACertChain complex
  impersonationServiceUsers complex many request
    value string required searchable exact max=40
    ocid string searchable exact
    $ref string readOnly exact
    rule string required
  keytab complex
`,
);
