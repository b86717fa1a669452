// Oracle's TypeScript SDK with each of its ways to a session token: the first argument names one, the result is one line of JSON.

import {
  ConfigFileAuthenticationDetailsProvider,
  NoRetryConfigurationDetails,
  ResourcePrincipalAuthenticationDetailsProvider,
  SessionAuthDetailProvider,
} from 'oci-common';
import { ObjectStorageClient } from 'oci-objectstorage';
import { createInterface } from 'node:readline';

const { OCI_CONFIG_FILE, OCI_CONFIG_PROFILE, COMPARTMENT } = process.env;
const ways = {
  'session-token': () => new SessionAuthDetailProvider(OCI_CONFIG_FILE, OCI_CONFIG_PROFILE),
  'renewed-session': async () => {
    const { RenewedSessionProvider } = await import('../../../examples/node/renewed-session.mjs');
    return new RenewedSessionProvider(OCI_CONFIG_FILE, OCI_CONFIG_PROFILE);
  },
  'config-file': () => new ConfigFileAuthenticationDetailsProvider(OCI_CONFIG_FILE, OCI_CONFIG_PROFILE),
  'resource-principal': () => ResourcePrincipalAuthenticationDetailsProvider.builder(),
};

// The SDK says on the console that the config has a profile more or less.
console.info = () => undefined;

const way = process.argv[2];
const authenticationDetailsProvider = await ways[way.replace(/-again$/, '')]();
const client = new ObjectStorageClient(
  { authenticationDetailsProvider },
  { retryConfiguration: NoRetryConfigurationDetails },
);

/** A signed GET, a POST and a PUT with bodies, and DELETE. */
async function roundTrip() {
  const namespaceName = (await client.getNamespace({})).value;
  const bucket = { namespaceName, bucketName: 'from-typescript' };
  const object = { ...bucket, objectName: 'a/b c.txt' };
  await client.createBucket({
    namespaceName,
    createBucketDetails: { name: bucket.bucketName, compartmentId: COMPARTMENT },
  });
  await client.putObject({ ...object, putObjectBody: 'héllo' });
  let text = '';
  for await (const chunk of (await client.getObject(object)).value) text += Buffer.from(chunk).toString('utf8');
  const { items } = await client.listBuckets({ namespaceName, compartmentId: COMPARTMENT });
  await client.deleteObject(object);
  await client.deleteBucket(bucket);
  return { namespace: namespaceName, buckets: items.map(({ name }) => name), text };
}

if (way.endsWith('-again')) {
  // One call for each line that comes in, answered by one line: what changes on disk in between is up to the test.
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  while (!(await lines.next()).done) {
    try {
      console.log((await client.getNamespace({})).value);
    } catch ({ statusCode, serviceCode, message }) {
      console.log(statusCode === undefined ? message : `${statusCode} ${serviceCode}`);
    }
  }
} else {
  console.log(JSON.stringify(await roundTrip()));
}
process.exit(0); // the SDK's circuit breaker keeps timers
