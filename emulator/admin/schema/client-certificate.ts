// Certificates of OAuth clients: their attributes, as the SDK's models describe them.

import { readSchema } from './schema.ts';

export const CLIENT_CERTIFICATE_ATTRIBUTES = readSchema(
  'OAuthClientCertificate',
  'urn:ietf:params:scim:schemas:oracle:idcs:OAuthClientCertificate',
  `
  externalId string
  keyStoreName string always
  map string always
  keyStorePassword string never exact
  keyStoreId string never searchable exact
  certificateAlias string required always searchable
  sha1Thumbprint string readOnly searchable exact
  sha256Thumbprint string readOnly searchable exact
  certStartDate string exact
  certEndDate string exact
  x509Base64Certificate string required exact
`,
);
