"""Lists the buckets of a compartment with the session of oci-wif-action."""

import os

import oci

# The action exports the path of the config file and the name of the profile.
config = oci.config.from_file(os.environ["OCI_CONFIG_FILE"], os.environ["OCI_CONFIG_PROFILE"])
with open(config["security_token_file"]) as file:
    token = file.read()

# A client without `signer` would treat the profile as an API key and fail, because the profile has no user. This signer keeps the token: a
# program that runs longer than the session uses `signer = RenewedSessionSigner(config)` of renewed_session.py, and the login `renew: true`.
signer = oci.auth.signers.SecurityTokenSigner(token, oci.signer.load_private_key_from_file(config["key_file"]))
client = oci.object_storage.ObjectStorageClient({"region": config["region"]}, signer=signer)

namespace = client.get_namespace().data
for bucket in client.list_buckets(namespace, os.environ["COMPARTMENT"]).data:
    print(bucket.name)
