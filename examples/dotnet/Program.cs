// Lists the buckets of a compartment with the session of oci-wif-action.

using Oci.Common.Auth;
using Oci.ObjectstorageService;
using Oci.ObjectstorageService.Requests;

// The action exports the path of the config file and the name of the profile.
var provider = new SessionTokenAuthenticationDetailsProvider(
    Environment.GetEnvironmentVariable("OCI_CONFIG_FILE"),
    Environment.GetEnvironmentVariable("OCI_CONFIG_PROFILE"));
using var client = new ObjectStorageClient(provider);

var storage = await client.GetNamespace(new GetNamespaceRequest());
var buckets = await client.ListBuckets(new ListBucketsRequest
{
    NamespaceName = storage.Value,
    CompartmentId = Environment.GetEnvironmentVariable("COMPARTMENT"),
});
foreach (var bucket in buckets.Items) Console.WriteLine(bucket.Name);
