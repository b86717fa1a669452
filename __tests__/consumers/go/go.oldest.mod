// The oldest SDK whose session token provider works with the profile: used by `go build -modfile=go.oldest.mod -tags=no_token_exchange`.
module oci-wif/consumers/go

go 1.26.0

require github.com/oracle/oci-go-sdk/v65 v65.55.0

require (
	github.com/gofrs/flock v0.8.1 // indirect
	github.com/sony/gobreaker v0.5.0 // indirect
	golang.org/x/sys v0.8.0 // indirect
)
