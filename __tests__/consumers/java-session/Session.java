// A program that stays: a call for each line of standard input, with the session token provider as its constructor makes it, or with
// RenewedSession of examples/java if that is the argument.

import com.oracle.bmc.ConfigFileReader;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SessionTokenAuthenticationDetailsProvider;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public final class Session {
  public static void main(String[] arguments) throws IOException {
    String file = System.getenv("OCI_CONFIG_FILE");
    String profile = System.getenv("OCI_CONFIG_PROFILE");
    BasicAuthenticationDetailsProvider login =
        arguments.length > 0
            ? new RenewedSession(ConfigFileReader.parse(file, profile))
            : new SessionTokenAuthenticationDetailsProvider(file, profile);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    try (ObjectStorageClient storage = ObjectStorageClient.builder().build(login)) {
      while (lines.readLine() != null) {
        try {
          System.out.println(storage.getNamespace(GetNamespaceRequest.builder().build()).getValue());
        } catch (BmcException refused) {
          System.out.println(refused.getStatusCode());
        }
      }
    }
    // The provider of SDK 3.x has a thread that would keep the program running. SDK 2.x has no method to end it with.
    System.exit(0);
  }
}
