// The request bodies for the service user, the group, the confidential application and the policy.

import { policyTags, type Policy } from '../administration/policy.ts';
import { APP_SCHEMA, GROUP_SCHEMA, ownerTag, USER_EXTENSION, USER_SCHEMA } from '../administration/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';

export function newUser(desired: DesiredTrust): object {
  return {
    schemas: [USER_SCHEMA, USER_EXTENSION],
    userName: desired.userName,
    [USER_EXTENSION]: { serviceUser: true },
    tags: [ownerTag(desired.name)],
  };
}

/** Without members. */
export function newGroup(desired: DesiredTrust): object {
  return { schemas: [GROUP_SCHEMA], displayName: desired.groupName, tags: [ownerTag(desired.name)] };
}

/** @param userId SCIM ID of the service user */
export function newMember(userId: string): object {
  return { value: userId, type: 'User' };
}

/** The application is activated only after its secret is saved, so an active application has a saved secret. */
export function newApp(desired: DesiredTrust): object {
  return {
    schemas: [APP_SCHEMA],
    displayName: desired.appName,
    basedOnTemplate: { value: 'CustomWebAppTemplateId' },
    isOAuthClient: true,
    clientType: 'confidential',
    // The API refuses the grant type of the token exchange here; every confidential client may use it.
    allowedGrants: ['client_credentials'],
    active: false,
    tags: [ownerTag(desired.name)],
  };
}

export function newPolicy(
  desired: DesiredTrust,
  compartmentId: string,
  statements: readonly string[],
): Omit<Policy, 'id'> {
  return {
    compartmentId,
    name: desired.policyName,
    description: `What ${desired.name} may do (created by oci-wif setup)`,
    statements,
    freeformTags: policyTags(desired.name),
  };
}
