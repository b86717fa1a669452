// Lists the buckets of a compartment with the session of oci-wif-action.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/oracle/oci-go-sdk/v65/common"
	"github.com/oracle/oci-go-sdk/v65/objectstorage"
)

func main() {
	// The action exports the path of the config file. Without it, the SDK looks in the home directory of the account, which is not $HOME in a
	// container job.
	provider, err := common.ConfigurationProviderForSessionTokenWithProfile(
		os.Getenv("OCI_CONFIG_FILE"), os.Getenv("OCI_CONFIG_PROFILE"), "")
	if err != nil {
		log.Fatal(err)
	}
	client, err := objectstorage.NewObjectStorageClientWithConfigurationProvider(provider)
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	namespace, err := client.GetNamespace(ctx, objectstorage.GetNamespaceRequest{})
	if err != nil {
		log.Fatal(err)
	}
	buckets, err := client.ListBuckets(ctx, objectstorage.ListBucketsRequest{
		NamespaceName: namespace.Value,
		CompartmentId: common.String(os.Getenv("COMPARTMENT")),
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, bucket := range buckets.Items {
		fmt.Println(*bucket.Name)
	}
}
