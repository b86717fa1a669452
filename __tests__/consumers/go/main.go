// Oracle's Go SDK with each of its ways to a session token: the first argument names one, or "terraform-backend" for the requests of Terraform's
// backend oci. The result is one line of JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/oracle/oci-go-sdk/v65/common"
	"github.com/oracle/oci-go-sdk/v65/common/auth"
	"github.com/oracle/oci-go-sdk/v65/objectstorage"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(way string) error {
	if way == "terraform-backend" {
		results, err := playBackend()
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(results)
	}
	provider, err := providerFor(strings.TrimSuffix(way, "-again"))
	if err != nil {
		return err
	}
	client, err := objectstorage.NewObjectStorageClientWithConfigurationProvider(provider)
	if err != nil {
		return err
	}
	if strings.HasSuffix(way, "-again") {
		return callPerLine(client, os.Stdin)
	}
	result, err := roundTrip(client, os.Getenv("COMPARTMENT"))
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}

func providerFor(way string) (common.ConfigurationProvider, error) {
	file, profile := os.Getenv("OCI_CONFIG_FILE"), os.Getenv("OCI_CONFIG_PROFILE")
	switch way {
	case "session-token":
		return common.ConfigurationProviderForSessionTokenWithProfile(file, profile, "")
	case "custom-profile":
		return common.CustomProfileConfigProvider(file, profile), nil
	case "custom-profile-session-token":
		return common.CustomProfileSessionTokenConfigProvider(file, profile), nil
	case "default":
		return common.DefaultConfigProvider(), nil
	case "resource-principal":
		return auth.ResourcePrincipalConfigurationProvider()
	case "token-exchange":
		return tokenExchange()
	}
	return nil, fmt.Errorf("no way %q", way)
}

type result struct {
	Namespace string   `json:"namespace"`
	Buckets   []string `json:"buckets"`
	Text      string   `json:"text"`
}

// A signed GET, a POST and a PUT with bodies, and DELETE.
func roundTrip(client objectstorage.ObjectStorageClient, compartment string) (result, error) {
	ctx := context.Background()
	var found result
	namespace, err := client.GetNamespace(ctx, objectstorage.GetNamespaceRequest{})
	if err != nil {
		return found, err
	}
	found.Namespace = *namespace.Value
	bucket, object := common.String("from-go"), common.String("a/b c.txt")
	if _, err = client.CreateBucket(ctx, objectstorage.CreateBucketRequest{
		NamespaceName:       namespace.Value,
		CreateBucketDetails: objectstorage.CreateBucketDetails{Name: bucket, CompartmentId: &compartment},
	}); err != nil {
		return found, err
	}
	if _, err = client.PutObject(ctx, objectstorage.PutObjectRequest{
		NamespaceName: namespace.Value, BucketName: bucket, ObjectName: object,
		PutObjectBody: io.NopCloser(strings.NewReader("héllo")),
	}); err != nil {
		return found, err
	}
	got, err := client.GetObject(ctx, objectstorage.GetObjectRequest{
		NamespaceName: namespace.Value, BucketName: bucket, ObjectName: object,
	})
	if err != nil {
		return found, err
	}
	text, err := io.ReadAll(got.Content)
	if err != nil {
		return found, err
	}
	found.Text = string(text)
	buckets, err := client.ListBuckets(ctx, objectstorage.ListBucketsRequest{
		NamespaceName: namespace.Value, CompartmentId: &compartment,
	})
	if err != nil {
		return found, err
	}
	for _, each := range buckets.Items {
		found.Buckets = append(found.Buckets, *each.Name)
	}
	if _, err = client.DeleteObject(ctx, objectstorage.DeleteObjectRequest{
		NamespaceName: namespace.Value, BucketName: bucket, ObjectName: object,
	}); err != nil {
		return found, err
	}
	_, err = client.DeleteBucket(ctx, objectstorage.DeleteBucketRequest{NamespaceName: namespace.Value, BucketName: bucket})
	return found, err
}

// One call for each line that comes in, answered by one line: what changes on disk in between is up to the test.
func callPerLine(client objectstorage.ObjectStorageClient, in io.Reader) error {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		answer, err := client.GetNamespace(context.Background(), objectstorage.GetNamespaceRequest{})
		switch failure, isService := common.IsServiceError(err); {
		case err == nil:
			fmt.Println(*answer.Value)
		case isService:
			fmt.Println(failure.GetHTTPStatusCode(), failure.GetCode())
		default:
			fmt.Println("error", strings.ReplaceAll(err.Error(), "\n", " "))
		}
	}
	return lines.Err()
}
