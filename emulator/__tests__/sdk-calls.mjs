// A program as a user would write it with Oracle's SDK: the session-token profile given, every call the emulator plays, results as JSON.

import { NoRetryConfigurationDetails, SessionAuthDetailProvider } from 'oci-common';
import { ObjectStorageClient } from 'oci-objectstorage';

const [configFile, profile, endpoint, compartmentId] = process.argv.slice(2);
const client = new ObjectStorageClient(
  { authenticationDetailsProvider: new SessionAuthDetailProvider(configFile, profile) },
  { retryConfiguration: NoRetryConfigurationDetails },
);
client.endpoint = endpoint;

async function collect(stream) {
  let text = '';
  for await (const chunk of stream) text += Buffer.from(chunk).toString('utf8');
  return text;
}

/** The result, or what an OciError tells. */
async function outcome(call) {
  try {
    return await call();
  } catch ({ statusCode, serviceCode, opcRequestId, message }) {
    return { statusCode, serviceCode, hasRequestId: Boolean(opcRequestId), message };
  }
}

const namespace = await outcome(async () => (await client.getNamespace({})).value);
const results = { namespace };
if (typeof namespace === 'string') {
  const bucket = { namespaceName: namespace, bucketName: 'sdk' };
  const object = { ...bucket, objectName: 'dir/a b+ü.txt' };
  const created = await client.createBucket({
    namespaceName: namespace,
    createBucketDetails: { name: 'sdk', compartmentId, freeformTags: { made: 'by the SDK' } },
  });
  results.created = created.bucket.name;
  results.again = await outcome(() =>
    client.createBucket({ namespaceName: namespace, createBucketDetails: { name: 'sdk', compartmentId } }),
  );
  results.tags = (await client.getBucket(bucket)).bucket.freeformTags;
  results.buckets = (await client.listBuckets({ namespaceName: namespace, compartmentId })).items.map(
    ({ name }) => name,
  );
  results.md5 = (
    await client.putObject({ ...object, putObjectBody: 'héllo', opcMeta: { color: 'blue' } })
  ).opcContentMd5;
  const got = await client.getObject(object);
  results.text = await collect(got.value);
  results.meta = got.opcMeta;
  results.length = (await client.headObject(object)).contentLength;
  results.objects = (await client.listObjects(bucket)).listObjects.objects.map(({ name }) => name);
  await client.deleteObject(object);
  results.gone = await outcome(() => client.getObject(object));
  await client.deleteBucket(bucket);
  results.bucketGone = await outcome(() => client.getBucket(bucket));
}
console.log(JSON.stringify(results));
process.exit(0); // the SDK's circuit breaker keeps timers
