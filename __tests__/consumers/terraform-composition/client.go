// Points a client of the SDK at another host and another certificate authority, with the variables that the provider reads for that.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/oracle/oci-go-sdk/v65/common"
)

func prepareClient(client *common.BaseClient, configuration common.ConfigurationProvider, name string) error {
	trust := &tls.Config{MinVersion: tls.VersionTLS12}
	if path := setting("custom_cert_location"); path != "" {
		pem, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		trust.RootCAs = x509.NewCertPool()
		if !trust.RootCAs.AppendCertsFromPEM(pem) {
			return fmt.Errorf("no certificate in %s", path)
		}
	}
	client.HTTPClient = &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, TLSClientConfig: trust}}
	client.Signer = common.DefaultRequestSigner(configuration)
	for _, override := range strings.Split(setting("CLIENT_HOST_OVERRIDES"), ";") {
		if host, found := strings.CutPrefix(override, name+"="); found {
			client.Host = host
		}
	}
	return nil
}

// setting is a variable with one of the prefixes the provider looks for, or without.
func setting(name string) string {
	for _, prefix := range []string{"TF_VAR_", "OCI_", ""} {
		if value := os.Getenv(prefix + name); value != "" {
			return value
		}
	}
	return ""
}
