"""A client for a task, authenticated as the collection oracle.oci does it (plugins/module_utils/oci_config_utils.py): the options of a task come first,
then the environment, then the profile."""

import os

import oci

OPTIONS = {"config_file_location": {}, "config_profile_name": {}, "auth_type": {}, "region": {}, "compartment_id": {}, "namespace_name": {}}
OVERRIDES = {
    "user": "OCI_USER_ID",
    "fingerprint": "OCI_USER_FINGERPRINT",
    "key_file": "OCI_USER_KEY_FILE",
    "pass_phrase": "OCI_USER_KEY_PASS_PHRASE",
    "tenancy": "OCI_TENANCY",
    "region": "OCI_REGION",
}


def object_storage(module):
    def option(name, variable, default):
        return module.params[name] or os.environ.get(variable) or default

    file = option("config_file_location", "OCI_CONFIG_FILE", "~/.oci/config")
    config = oci.config.from_file(file, option("config_profile_name", "OCI_CONFIG_PROFILE", "DEFAULT"))
    for name, variable in OVERRIDES.items():
        value = module.params.get(name) or os.environ.get(variable)
        if value:
            config[name] = value
    signed = {}
    if "security_token" in (module.params["auth_type"], os.environ.get("OCI_ANSIBLE_AUTH_TYPE")):
        with open(os.path.expanduser(config["security_token_file"])) as token:
            key = oci.signer.load_private_key_from_file(config["key_file"])
            signed["signer"] = oci.auth.signers.SecurityTokenSigner(token.read().strip(), key)
    try:
        oci.config.validate_config(config, **signed)
    except oci.exceptions.InvalidConfig as invalid:
        module.fail_json(msg=f"Invalid OCI configuration. Exception: {invalid}")
    return oci.object_storage.ObjectStorageClient(config, **signed)
