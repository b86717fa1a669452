// Users of the domain: their attributes, as the SDK's models describe them.

import { readSchema } from './schema.ts';

export const USER_ATTRIBUTES = readSchema(
  'User',
  'urn:ietf:params:scim:schemas:core:2.0:User',
  `
  externalId string searchable
  userName string required always searchable
  description string
  displayName string searchable
  nickName string searchable
  profileUrl string searchable
  title string searchable
  userType string searchable
  locale string searchable
  preferredLanguage string searchable
  timezone string searchable
  active boolean searchable
  password string never writeOnly
  name complex
    formatted string searchable
    familyName string searchable
    givenName string searchable
    middleName string searchable
    honorificPrefix string
    honorificSuffix string
  emails complex many
    value string required searchable
    type string required searchable
    primary boolean searchable
    secondary boolean searchable
    verified boolean searchable
    pendingVerificationData string readOnly
  phoneNumbers complex many
  ims complex many
  photos complex many
  addresses complex many
  groups complex many request readOnly searchable
  entitlements complex many
  roles complex many
  x509Certificates complex many
  urn:ietf:params:scim:schemas:extension:enterprise:2.0:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User complex
    isFederatedUser boolean searchable
    isAuthenticationDelegated boolean never immutable
    status string request readOnly searchable
    provider string immutable searchable
    preferredUiLandingPage string
    creationMechanism string request immutable searchable
    groupMembershipLastModified string request readOnly
    doNotShowGettingStarted boolean searchable
    bypassNotification boolean never immutable
    isAccountRecoveryEnrolled boolean request readOnly
    accountRecoveryRequired boolean request
    userFlowControlledByExternalClient boolean never immutable
    isGroupMembershipNormalized boolean never immutable
    isGroupMembershipSyncedToUsersGroups boolean never immutable
    notificationEmailTemplateId string never writeOnly
    serviceUser boolean immutable searchable
    supportAccounts complex many request readOnly searchable
    idcsAppRolesLimitedToGroups complex many request readOnly searchable
    userToken complex
    syncedFromApp complex
    applicableAuthenticationTargetApp complex
    delegatedAuthenticationTargetApp complex
    accounts complex many request readOnly searchable
    grants complex many request readOnly searchable
    appRoles complex many request readOnly
  urn:ietf:params:scim:schemas:oracle:idcs:extension:passwordState:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:posix:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:kerberosUser:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:mfa:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:adaptive:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:sff:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:securityQuestions:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:selfRegistration:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:socialAccount:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:dbUser:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:termsOfUse:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:passwordless:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:OCITags complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:userCredentials:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:capabilities:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:dbCredentials:User complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:selfChange:User complex
`,
);
