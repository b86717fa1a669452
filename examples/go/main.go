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
	// The action exports where the config is. Without it Go looks in the account's home, which in a container job is not $HOME.
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
