// Creates a bucket and lists the buckets of its compartment, with the session of an earlier login step.

import com.oracle.bmc.ConfigFileReader;
import com.oracle.bmc.ConfigFileReader.ConfigFile;
import com.oracle.bmc.auth.SessionTokenAuthenticationDetailsProvider;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.model.BucketSummary;
import com.oracle.bmc.objectstorage.model.CreateBucketDetails;
import com.oracle.bmc.objectstorage.requests.CreateBucketRequest;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.ListBucketsRequest;
import java.io.IOException;

public final class Buckets {
  public static void main(String[] arguments) throws IOException {
    String compartment = arguments[0];
    String bucket = arguments[1];

    try (ObjectStorageClient storage = ObjectStorageClient.builder().build(login())) {
      String namespace =
          storage.getNamespace(GetNamespaceRequest.builder().compartmentId(compartment).build()).getValue();
      System.out.println("namespace " + namespace);

      CreateBucketDetails details =
          CreateBucketDetails.builder().compartmentId(compartment).name(bucket).build();
      storage.createBucket(
          CreateBucketRequest.builder().namespaceName(namespace).createBucketDetails(details).build());

      ListBucketsRequest list =
          ListBucketsRequest.builder().namespaceName(namespace).compartmentId(compartment).build();
      for (BucketSummary each : storage.listBuckets(list).getItems()) {
        System.out.println("bucket " + each.getName() + " by " + each.getCreatedBy());
      }
    }
  }

  /**
   * The profile that the action wrote. Its place is named, because the SDK alone looks in the account's home, which in a container job is
   * not HOME. The provider's constructors would also start a thread that asks at once for another session token, as after a login in a
   * browser, and writes it over this one. A program that runs longer than the session can use RenewedSession instead.
   */
  private static SessionTokenAuthenticationDetailsProvider login() throws IOException {
    ConfigFile profile =
        ConfigFileReader.parse(System.getenv("OCI_CONFIG_FILE"), System.getenv("OCI_CONFIG_PROFILE"));
    return SessionTokenAuthenticationDetailsProvider.builder()
        .tenantId(profile.get("tenancy"))
        .region(profile.get("region"))
        .privateKeyFilePath(profile.get("key_file"))
        .sessionTokenFilePath(profile.get("security_token_file"))
        .disableScheduledRefresh()
        .build();
  }
}
