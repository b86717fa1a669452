// Applications of the domain: their attributes, as the SDK's models describe them.

import { readSchema } from './schema.ts';

export const APP_ATTRIBUTES = readSchema(
  'App',
  'urn:ietf:params:scim:schemas:oracle:idcs:App',
  `
  meterAsOPCService boolean always readOnly
  name string immutable searchable
  clientSecret string readOnly
  hashedClientSecret string request readOnly
  displayName string required always searchable
  description string searchable
  idTokenEncAlgo string
  delegatedServiceNames string many exact
  active boolean searchable
  appIcon string request
  appThumbnail string request
  migrated boolean readOnly searchable
  infrastructure boolean readOnly searchable
  isLoginTarget boolean searchable
  showInMyApps boolean searchable
  loginMechanism string searchable exact
  landingPageUrl string
  productLogoUrl string
  privacyPolicyUrl string
  termsOfServiceUrl string
  contactEmailAddress string
  productName string
  homePageUrl string
  isFormFill boolean searchable
  isOAuthClient boolean searchable
  isRadiusApp boolean searchable
  clientType string
  redirectUris string many
  allUrlSchemesAllowed boolean searchable
  logoutUri string
  postLogoutRedirectUris string many
  allowedGrants string many searchable exact
  allowedOperations string many searchable exact
  clientIPChecking string exact
  isOPCService boolean readOnly searchable
  isUnmanagedApp boolean immutable searchable
  allowAccessControl boolean searchable
  isOAuthResource boolean searchable
  accessTokenExpiry integer
  refreshTokenExpiry integer
  allowOffline boolean searchable
  callbackServiceUrl string readOnly
  audience string
  isMobileTarget boolean searchable
  loginPageUrl string
  linkingCallbackUrl string
  logoutPageUrl string
  errorPageUrl string
  isSamlServiceProvider boolean searchable
  isWebTierPolicy boolean searchable
  isKerberosRealm boolean searchable
  icon string
  isAliasApp boolean always immutable searchable
  isManagedApp boolean readOnly searchable
  serviceTypeURN string searchable
  serviceTypeVersion string searchable
  isObligationCapable boolean searchable
  readyToUpgrade boolean readOnly searchable
  trustScope string exact
  isDatabaseService boolean readOnly searchable
  secondaryAudiences string many
  isEnterpriseApp boolean searchable
  bypassConsent boolean
  disableKmsiTokenAuthentication boolean always
  isMulticloudServiceApp boolean immutable searchable
  radiusPolicy complex
  appsNetworkPerimeters complex many
  cloudControlProperties complex many request readOnly
  editableAttributes complex many request readOnly
  termsOfUse complex
  protectableSecondaryAudiences complex many
  idpPolicy complex
  allowedTags complex many searchable
  appSignonPolicy complex
  trustPolicies complex many searchable
  signonPolicy complex
  identityProviders complex many request
  accounts complex many request readOnly searchable
  grants complex many request readOnly searchable
  serviceParams complex many always
  attrRenderingMetadata complex many immutable
  basedOnTemplate complex required
    value string required always immutable searchable exact
    $ref string readOnly
    lastModified string readOnly searchable
    wellKnownId string immutable searchable
  grantedAppRoles complex many readOnly searchable exact
  samlServiceProvider complex
  allowedScopes complex many searchable exact
  certificates complex many
    certAlias string required always searchable
    sha1Thumbprint string readOnly
    kid string readOnly
    x5t string readOnly
    x509Base64Certificate string readOnly
  aliasApps complex many searchable exact
  asOPCService complex
  adminRoles complex many request readOnly
  userRoles complex many request readOnly
  scopes complex many searchable exact
  urn:ietf:params:scim:schemas:oracle:idcs:extension:radiusApp:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:samlServiceProvider:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:webTierPolicy:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:managedapp:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:formFillAppTemplate:AppTemplate complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:opcService:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:kerberosRealm:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:requestable:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:formFillApp:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:dbcs:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:enterpriseApp:App complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:OCITags complex
  urn:ietf:params:scim:schemas:oracle:idcs:extension:multicloudServiceApp:App complex
`,
);
