// Lists the buckets of a compartment with the session of oci-wif-action.

import { SessionAuthDetailProvider } from 'oci-common';
import { ObjectStorageClient } from 'oci-objectstorage';

// The action exports where the config is and what the profile is called. Only this provider knows sessions; it reads the token once.
const { OCI_CONFIG_FILE, OCI_CONFIG_PROFILE, COMPARTMENT } = process.env;
const authenticationDetailsProvider = new SessionAuthDetailProvider(OCI_CONFIG_FILE, OCI_CONFIG_PROFILE);
const client = new ObjectStorageClient({ authenticationDetailsProvider });

const namespaceName = (await client.getNamespace({})).value;
const { items } = await client.listBuckets({ namespaceName, compartmentId: COMPARTMENT });
for (const { name } of items) console.log(name);

// The SDK's circuit breaker keeps timers that would hold the process.
process.exit();
