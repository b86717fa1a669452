// Lists the buckets of a compartment with the session of oci-wif-action.

import { SessionAuthDetailProvider } from 'oci-common';
import { ObjectStorageClient } from 'oci-objectstorage';

// The action exports the path of the config file and the name of the profile. Only this provider of the SDK supports session tokens; it reads the
// token once. A program that runs longer than the session uses the one in renewed-session.mjs, and the login `renew: true`.
const { OCI_CONFIG_FILE, OCI_CONFIG_PROFILE, COMPARTMENT } = process.env;
const authenticationDetailsProvider = new SessionAuthDetailProvider(OCI_CONFIG_FILE, OCI_CONFIG_PROFILE);
const client = new ObjectStorageClient({ authenticationDetailsProvider });

const namespaceName = (await client.getNamespace({})).value;
const { items } = await client.listBuckets({ namespaceName, compartmentId: COMPARTMENT });
for (const { name } of items) console.log(name);

// The SDK's circuit breaker has timers that would keep the process running.
process.exit();
