//go:build !no_token_exchange

package main

import (
	"os"

	"github.com/oracle/oci-go-sdk/v65/common"
	"github.com/oracle/oci-go-sdk/v65/common/auth"
)

// The exchange that the SDK itself contains.
func tokenExchange() (common.ConfigurationProvider, error) {
	return auth.TokenExchangeConfigurationProviderFromIssuer(idToken{}, auth.TokenExchangeBuilder{
		DomainUrl:          os.Getenv("DOMAIN_URL"),
		ClientId:           os.Getenv("CLIENT_ID"),
		ClientSecret:       os.Getenv("CLIENT_SECRET"),
		Region:             "eu-frankfurt-1",
		RequestedTokenType: os.Getenv("REQUESTED_TOKEN_TYPE"),
		ResType:            os.Getenv("RESOURCE_TYPE"),
		SubjectTokenType:   "jwt",
	})
}

// A JWT as the runner's identity token endpoint would give it, or what is in the file just now.
type idToken struct{}

func (idToken) GetToken() (string, error) {
	if file := os.Getenv("SUBJECT_TOKEN_FILE"); file != "" {
		text, err := os.ReadFile(file)
		return string(text), err
	}
	return os.Getenv("SUBJECT_TOKEN"), nil
}
