#!/bin/sh
# Logs in to OCI with a JWT-SVID of the SPIRE agent on this machine, and renews the session while the work goes on.
# Environment: OCI_DOMAIN_URL, OCI_CLIENT_ID, OCI_REGION and OCI_WIF_CLIENT_SECRET.
set -eu
trap 'npx --yes oci-wif@1 logout' EXIT
eval "$(npx --yes oci-wif@1 login --domain-url "$OCI_DOMAIN_URL" --client-id "$OCI_CLIENT_ID" --region "$OCI_REGION" --subject-token-command "spire-agent api fetch jwt -audience oci -output json | node -p 'JSON.parse(fs.readFileSync(0))[0].svids[0].svid'" --renew --export sh)"
npx --yes oci-wif@1 verify # then your own commands
