#!/bin/sh
# Logs in to OCI with the ID token of the service account of a Google Cloud workload: a virtual machine, a Cloud Run job, a GKE pod.
# Environment: OCI_DOMAIN_URL, OCI_CLIENT_ID, OCI_REGION and OCI_WIF_CLIENT_SECRET.
set -eu
trap 'npx --yes oci-wif@1 logout' EXIT
eval "$(npx --yes oci-wif@1 login --domain-url "$OCI_DOMAIN_URL" --client-id "$OCI_CLIENT_ID" --region "$OCI_REGION" --subject-token-command "curl --silent --show-error --fail --header 'Metadata-Flavor: Google' 'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience=oci&format=full'" --renew --export sh)"
npx --yes oci-wif@1 verify # then your own commands
