// auth WorkloadIdentityFederation: the provider exchanges by itself, whenever it has to, what it finds in a file.
package main

import (
	"errors"
	"os"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/oracle/oci-go-sdk/v65/common"
	"github.com/oracle/oci-go-sdk/v65/common/auth"
)

// federationAttributes with the values they have when neither the block nor a variable names one.
var federationAttributes = map[string]any{
	"workload_identity_token_path":        nil,
	"token_exchange_domain_url":           nil,
	"token_exchange_auth":                 "OAuthClientCredentials",
	"token_exchange_client_id":            nil,
	"token_exchange_client_secret":        nil,
	"token_exchange_requested_token_type": nil,
	"token_exchange_subject_token_type":   "jwt",
	"token_exchange_resource_type":        nil,
	"token_exchange_rpst_exp":             nil,
}

func federationConfiguration(block *schema.ResourceData) (common.ConfigurationProvider, error) {
	text := func(name string) string { return block.Get(name).(string) }
	credentials := []string{"token_exchange_client_id", "token_exchange_client_secret"}
	required := []string{
		"region", "workload_identity_token_path", "token_exchange_domain_url", "token_exchange_requested_token_type",
	}
	var instance common.ConfigurationProvider
	switch strings.ToLower(text("token_exchange_auth")) {
	case "oauthclientcredentials":
		required = append(required, credentials...)
	case "instanceprincipal":
		for _, name := range credentials {
			if text(name) != "" {
				return nil, errors.New(name + " is given with token_exchange_auth InstancePrincipal")
			}
		}
		var err error
		if instance, err = auth.InstancePrincipalConfigurationProvider(); err != nil {
			return nil, err
		}
	default:
		return nil, errors.New("unknown token_exchange_auth")
	}
	var missing []string
	for _, name := range required {
		if strings.TrimSpace(text(name)) == "" {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return nil, errors.New("missing for WorkloadIdentityFederation: " + strings.Join(missing, ", "))
	}
	return auth.TokenExchangeConfigurationProviderFromIssuer(tokenFile(text("workload_identity_token_path")), auth.TokenExchangeBuilder{
		DomainUrl:          text("token_exchange_domain_url"),
		ClientId:           text("token_exchange_client_id"),
		ClientSecret:       text("token_exchange_client_secret"),
		Region:             text("region"),
		RequestedTokenType: text("token_exchange_requested_token_type"),
		SubjectTokenType:   text("token_exchange_subject_token_type"),
		ResType:            text("token_exchange_resource_type"),
		RpstExp:            text("token_exchange_rpst_exp"),

		InstancePrincipalProvider: instance,
	})
}

// tokenFile is read for each exchange.
type tokenFile string

func (file tokenFile) GetToken() (string, error) {
	text, err := os.ReadFile(string(file))
	if err != nil {
		return "", err
	}
	if token := strings.TrimSpace(string(text)); token != "" {
		return token, nil
	}
	return "", errors.New("workload identity token file is empty")
}
