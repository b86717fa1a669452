//go:build no_token_exchange

package main

import (
	"errors"

	"github.com/oracle/oci-go-sdk/v65/common"
)

// The SDK of go.oldest.mod has no exchange.
func tokenExchange() (common.ConfigurationProvider, error) {
	return nil, errors.New("this version of the SDK has no token exchange")
}
