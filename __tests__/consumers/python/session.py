"""Oracle's Python SDK with each of its ways to a session token: the first argument names one, the result is one line of JSON."""

import json
import os
import sys

import oci

COMPARTMENT = os.environ.get("COMPARTMENT", "")


def profile():
    return oci.config.from_file(os.environ["OCI_CONFIG_FILE"], os.environ["OCI_CONFIG_PROFILE"])


def session_token():
    config = profile()
    with open(config["security_token_file"]) as file:
        token = file.read()
    key = oci.signer.load_private_key_from_file(config["key_file"])
    signer = oci.auth.signers.SecurityTokenSigner(token, key)
    return {"region": config["region"]}, signer


def renewed_session():
    from renewed_session import RenewedSessionSigner  # of examples/python

    config = profile()
    return {"region": config["region"]}, RenewedSessionSigner(config)


def resource_principal():
    signer = oci.auth.signers.get_resource_principals_signer()
    return {"region": signer.region}, signer


def token_exchange():
    signer = oci.auth.signers.TokenExchangeSigner(
        lambda: os.environ["SUBJECT_TOKEN"],
        os.environ["DOMAIN_URL"],
        os.environ["CLIENT_ID"],
        os.environ["CLIENT_SECRET"],
        region="eu-frankfurt-1",
    )
    return {"region": "eu-frankfurt-1"}, signer


def round_trip(client):
    """A signed GET, a POST and a PUT with bodies, and DELETE."""
    namespace = client.get_namespace().data
    details = oci.object_storage.models.CreateBucketDetails(name="from-python", compartment_id=COMPARTMENT)
    client.create_bucket(namespace, details)
    client.put_object(namespace, "from-python", "a/b c.txt", "héllo".encode())
    text = client.get_object(namespace, "from-python", "a/b c.txt").data.content.decode()
    buckets = [bucket.name for bucket in client.list_buckets(namespace, COMPARTMENT).data]
    client.delete_object(namespace, "from-python", "a/b c.txt")
    client.delete_bucket(namespace, "from-python")
    return {"namespace": namespace, "buckets": buckets, "text": text}


def call_per_line(client):
    """One call for each line that comes in, answered by one line: what changes on disk in between is up to the test."""
    for _ in sys.stdin:
        try:
            print(client.get_namespace().data, flush=True)
        except oci.exceptions.ServiceError as error:
            print(error.status, error.code, flush=True)


WAYS = {
    "session-token": session_token,
    "renewed-session": renewed_session,
    "resource-principal": resource_principal,
    "token-exchange": token_exchange,
}

way = sys.argv[1]
if way == "plain-client":
    oci.object_storage.ObjectStorageClient(profile()).get_namespace()
config, signer = WAYS[way.removesuffix("-again")]()
client = oci.object_storage.ObjectStorageClient(config, signer=signer, retry_strategy=oci.retry.NoneRetryStrategy())
if way.endswith("-again"):
    call_per_line(client)
else:
    print(json.dumps(round_trip(client)))
