#!/bin/sh
# terraform-pre-plan and terraform-pre-apply: hooks of a self-hosted HCP Terraform agent whose image has Node 20.12 or later.
# Environment variables of the workspace: TFC_WORKLOAD_IDENTITY_AUDIENCE_OCI=oci, OCI_DOMAIN_URL, OCI_CLIENT_ID, OCI_REGION, and the
# sensitive variable OCI_WIF_CLIENT_SECRET.
set -eu
eval "$(npx --yes oci-wif@1 login --domain-url "$OCI_DOMAIN_URL" --client-id "$OCI_CLIENT_ID" --region "$OCI_REGION" --subject-token-env TFC_WORKLOAD_IDENTITY_TOKEN_OCI --export sh)"
# Terraform takes the variables from this file. An empty provider "oci" {} then uses the session.
env | grep -E '^(OCI_AUTH|OCI_CONFIG_FILE_PROFILE|TF_HOME_OVERRIDE)=' >>"$TFC_AGENT_ENV"
