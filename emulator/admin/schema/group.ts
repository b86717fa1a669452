// Groups of the domain: their attributes, as the SDK's models describe them.

import { readSchema } from './schema.ts';

export const GROUP_ATTRIBUTES = readSchema(
  'Group',
  'urn:ietf:params:scim:schemas:core:2.0:Group',
  `
  externalId string searchable
  displayName string required always searchable
  nonUniqueDisplayName string always searchable
  members complex many request searchable
    value string required always searchable exact max=40
    dateAdded string readOnly
    ocid string always searchable exact
    membershipOcid string readOnly searchable exact
    $ref string readOnly exact
    display string readOnly searchable
    type string required searchable exact
    name string readOnly
  urn:ietf:params:scim:schemas:oracle:idcs:extension:group:Group complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:posix:Group complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:requestable:Group complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:dbcs:Group complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:dynamic:Group complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:OCITags complex
`,
);
