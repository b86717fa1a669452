// A program as a user would write it with Oracle's SDK: sets a trust up with the administrator's profile given, results as JSON.

import { rootCertificates } from 'node:tls';
import { ConfigFileAuthenticationDetailsProvider, NoRetryConfigurationDetails } from 'oci-common';
import { IdentityClient } from 'oci-identity';
import { IdentityDomainsClient } from 'oci-identitydomains';

const [configFile, endpoint, tenancy, issuer] = process.argv.slice(2);
const authenticationDetailsProvider = new ConfigFileAuthenticationDetailsProvider(configFile, 'DEFAULT');
const configuration = { retryConfiguration: NoRetryConfigurationDetails };
const domains = new IdentityDomainsClient({ authenticationDetailsProvider }, configuration);
const identity = new IdentityClient({ authenticationDetailsProvider }, configuration);
domains.endpoint = endpoint;
identity.endpoint = endpoint;

const core = 'urn:ietf:params:scim:schemas:core:2.0:';
const idcs = 'urn:ietf:params:scim:schemas:oracle:idcs:';
const results = {};

/** The result, or what an OciError tells. */
async function outcome(call) {
  try {
    return await call();
  } catch ({ statusCode, serviceCode, opcRequestId, message }) {
    return { statusCode, serviceCode, hasRequestId: Boolean(opcRequestId), message };
  }
}

const { user } = await domains.createUser({
  user: {
    schemas: [`${core}User`, `${idcs}extension:user:User`],
    userName: 'deploy',
    urnIetfParamsScimSchemasOracleIdcsExtensionUserUser: { serviceUser: true },
    tags: [{ key: 'made-by', value: 'sdk' }],
  },
});
results.serviceUser = user.urnIetfParamsScimSchemasOracleIdcsExtensionUserUser.serviceUser;
const { group, etag } = await domains.createGroup({
  group: { schemas: [`${core}Group`], displayName: 'Deployers', members: [{ value: user.id, type: 'User' }] },
});
const { app } = await domains.createApp({
  app: {
    schemas: [`${idcs}App`],
    displayName: 'CI',
    basedOnTemplate: { value: 'CustomWebAppTemplateId' },
    isOAuthClient: true,
    clientType: 'confidential',
    allowedGrants: ['client_credentials'],
  },
});
results.client = { clientId: app.name, clientSecret: app.clientSecret };
const { appStatusChanger } = await domains.putAppStatusChanger({
  appStatusChangerId: app.id,
  appStatusChanger: { schemas: [`${idcs}AppStatusChanger`], active: true },
});
results.active = appStatusChanger.active;
const trustBody = {
  schemas: [`${idcs}IdentityPropagationTrust`],
  name: 'github',
  type: 'JWT',
  issuer,
  active: true,
  publicKeyEndpoint: `${issuer}/.well-known/jwks`,
  oauthClients: [app.name],
  subjectType: 'User',
  allowImpersonation: true,
  impersonationServiceUsers: [{ rule: 'repository eq octo/app', value: user.id }],
};
const created = await domains.createIdentityPropagationTrust({ identityPropagationTrust: trustBody });
const trust = created.identityPropagationTrust;
results.again = await outcome(() => domains.createIdentityPropagationTrust({ identityPropagationTrust: trustBody }));

const find = async (attributes) => {
  const { identityPropagationTrusts } = await domains.listIdentityPropagationTrusts({
    filter: `issuer eq "${issuer}"`,
    ...(attributes === undefined ? {} : { attributes }),
  });
  return identityPropagationTrusts;
};
const plain = await find();
results.found = {
  total: plain.totalResults,
  items: plain.resources.length,
  rules: plain.resources[0].impersonationServiceUsers,
};
results.rules = (await find('impersonationServiceUsers')).resources[0].impersonationServiceUsers.map(
  ({ rule }) => rule,
);
const patchOp = (...operations) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], operations });
const patched = await domains.patchIdentityPropagationTrust({
  identityPropagationTrustId: trust.id,
  attributes: 'impersonationServiceUsers',
  patchOp: patchOp({ op: 'ADD', path: 'impersonationServiceUsers', value: [{ rule: 'sub eq x', value: user.id }] }),
});
results.patched = patched.identityPropagationTrust.impersonationServiceUsers.length;
const { oAuthClientCertificate: certificate } = await domains.createOAuthClientCertificate({
  oAuthClientCertificate: {
    schemas: [`${idcs}OAuthClientCertificate`],
    certificateAlias: 'ci',
    // Any certificate: the SDK only sends it.
    x509Base64Certificate: rootCertificates[0].replace(/-----[^-]*-----|\s/g, ''),
  },
});
const certified = await domains.patchApp({
  appId: app.id,
  patchOp: patchOp({ op: 'ADD', path: 'certificates', value: [{ certAlias: certificate.certificateAlias }] }),
});
results.certificates = certified.app.certificates.map(({ certAlias, x509Base64Certificate: text }) => [
  certAlias,
  text === certificate.x509Base64Certificate,
]);
results.deletion = await outcome(() => domains.deleteUser({ userId: user.id }));
const stale = { groupId: group.id, ifMatch: 'older', patchOp: patchOp({ op: 'REMOVE', path: 'members' }) };
results.stale = await outcome(() => domains.patchGroup(stale));
await domains.patchGroup({
  ...stale,
  ifMatch: etag,
  patchOp: patchOp({ op: 'REPLACE', path: 'externalId', value: 'x' }),
});
const asked = await domains.getGroup({ groupId: group.id, attributeSets: ['all'] });
results.members = asked.group.members.map(({ value }) => value === user.id);
results.created = asked.group.meta.created;

const statements = [`Allow group id ${group.ocid} to read objectstorage-namespaces in tenancy`];
const details = { compartmentId: tenancy, name: 'ci', description: 'CI', statements };
const made = await identity.createPolicy({ createPolicyDetails: details });
results.policy = { state: made.policy.lifecycleState, isTime: Date.parse(made.policy.timeCreated) > 0 };
results.policyAgain = await outcome(() => identity.createPolicy({ createPolicyDetails: details }));
results.policies = (await identity.listPolicies({ compartmentId: tenancy, name: 'ci' })).items.map(
  (one) => one.statements,
);
const policyId = made.policy.id;
results.unreadable = await outcome(() =>
  identity.updatePolicy({ policyId, updatePolicyDetails: { statements: ['Allow all'] } }),
);
await identity.updatePolicy({ policyId, ifMatch: made.etag, updatePolicyDetails: { description: 'changed' } });
results.description = (await identity.getPolicy({ policyId })).policy.description;
results.regions = (await identity.listRegionSubscriptions({ tenancyId: tenancy })).items;
results.homeRegionKey = (await identity.getTenancy({ tenancyId: tenancy })).tenancy.homeRegionKey;
results.domains = (await identity.listDomains({ compartmentId: tenancy })).items.map(({ displayName, url }) => ({
  displayName,
  url,
}));
results.compartment = (await identity.getCompartment({ compartmentId: tenancy })).compartment.id === tenancy;
if (process.argv[6] === 'clean') {
  await identity.deletePolicy({ policyId });
  await domains.deleteIdentityPropagationTrust({ identityPropagationTrustId: trust.id });
  await domains.deleteUser({ userId: user.id });
  await domains.deleteGroup({ groupId: group.id });
  await domains.putAppStatusChanger({
    appStatusChangerId: app.id,
    appStatusChanger: { schemas: [`${idcs}AppStatusChanger`], active: false },
  });
  await domains.deleteApp({ appId: app.id });
  await domains.deleteOAuthClientCertificate({ oAuthClientCertificateId: certificate.id });
}
console.log(JSON.stringify(results));
process.exit(0); // the SDK's circuit breaker keeps timers
