// Serves a stand-in for the Terraform provider for OCI: its authentication by session token, composed from the same SDK in the same
// order, with one data source and one resource. It lets the real Terraform run examples/terraform where the provider itself, several
// hundred megabytes large, cannot be had.
package main

import (
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/plugin"
)

func main() {
	plugin.Serve(&plugin.ServeOpts{
		ProviderAddr: "registry.terraform.io/oracle/oci",
		ProviderFunc: func() *schema.Provider { return newProvider() },
	})
}
