// Serves a stand-in for the Terraform provider for OCI: its authentication by session token and by federation, composed from the same SDK in
// the same order, with one data source and one resource. With it the real Terraform runs examples/terraform where the provider itself cannot
// be had.
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
