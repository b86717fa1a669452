// A later step of the demo's job, as a user would write it: Oracle's SDK, the profile from the environment, no flag and no secret.

import { NoRetryConfigurationDetails, SessionAuthDetailProvider } from 'oci-common';
import { ObjectStorageClient } from 'oci-objectstorage';

const { OCI_CONFIG_FILE, OCI_CONFIG_PROFILE, OBJECT_STORAGE_ENDPOINT } = process.env;

// The SDK prints a message about profiles in the config, which would distract from the demo.
console.info = () => undefined;

const client = new ObjectStorageClient(
  { authenticationDetailsProvider: new SessionAuthDetailProvider(OCI_CONFIG_FILE, OCI_CONFIG_PROFILE) },
  { retryConfiguration: NoRetryConfigurationDetails },
);
client.endpoint = OBJECT_STORAGE_ENDPOINT;

const namespaceName = (await client.getNamespace({})).value;
console.log(`GET /n answered the namespace: ${namespaceName}`);

const compartmentId = 'ocid1.compartment.oc1..aaaademo';
await client.createBucket({ namespaceName, createBucketDetails: { name: 'from-ci', compartmentId } });
const { items } = await client.listBuckets({ namespaceName, compartmentId });
console.log(`created a bucket; buckets now: ${items.map(({ name }) => name).join(', ')}`);
