// The provider block: its attributes with the environment variables behind them, and the client they make.
package main

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/oracle/oci-go-sdk/v65/objectstorage"
)

func newProvider() *schema.Provider {
	attributes := map[string]*schema.Schema{
		"auth":                 attribute("auth", "ApiKey"),
		"config_file_profile":  attribute("config_file_profile", nil),
		"region":               attribute("region", nil),
		"tenancy_ocid":         attribute("tenancy_ocid", nil),
		"user_ocid":            attribute("user_ocid", nil),
		"fingerprint":          attribute("fingerprint", nil),
		"private_key_path":     attribute("private_key_path", ""),
		"private_key_password": attribute("private_key_password", ""),
	}
	for name, otherwise := range federationAttributes {
		attributes[name] = attribute(name, otherwise)
	}
	return &schema.Provider{
		Schema:               attributes,
		DataSourcesMap:       map[string]*schema.Resource{"oci_objectstorage_namespace": namespaceDataSource()},
		ResourcesMap:         map[string]*schema.Resource{"oci_objectstorage_bucket": bucketResource()},
		ConfigureContextFunc: configure,
	}
}

// attribute is a text that the provider block may leave out: then TF_VAR_name counts, then OCI_NAME.
func attribute(name string, otherwise any) *schema.Schema {
	variables := []string{"TF_VAR_" + name, "OCI_" + strings.ToUpper(name)}
	return &schema.Schema{
		Type:        schema.TypeString,
		Optional:    true,
		DefaultFunc: schema.MultiEnvDefaultFunc(variables, otherwise),
	}
}

func configure(_ context.Context, block *schema.ResourceData) (any, diag.Diagnostics) {
	configuration, err := composeConfiguration(block)
	if err != nil {
		return nil, diag.FromErr(err)
	}
	client, err := objectstorage.NewObjectStorageClientWithConfigurationProvider(configuration)
	if err != nil {
		return nil, diag.FromErr(err)
	}
	if err := prepareClient(&client.BaseClient, configuration, "oci_object_storage.ObjectStorageClient"); err != nil {
		return nil, diag.FromErr(err)
	}
	return client, nil
}
