"""One tool each, with the session of the job: python tools.py <tool>. Prints what the service answered."""

import asyncio
import os
import sys

CONFIG_FILE = os.environ["OCI_CONFIG_FILE"]
PROFILE = os.environ["OCI_CONFIG_PROFILE"]
COMPARTMENT = os.environ["COMPARTMENT"]
GENERATIVE_AI = "https://inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com"


def oracledb():
    import oracledb
    import oracledb.plugins.oci_tokens  # noqa: F401

    auth = {"auth_type": "SecurityToken", "file_location": CONFIG_FILE, "profile": PROFILE, "scope": os.environ["SCOPE"]}
    oracledb.connect(dsn=os.environ["DSN"], extra_auth_params=auth)


def ocifs():
    import oci
    from ocifs import OCIFileSystem

    config = oci.config.from_file(CONFIG_FILE, PROFILE)
    key = oci.signer.load_private_key_from_file(config["key_file"])
    signer = oci.auth.signers.SecurityTokenSigner(open(config["security_token_file"]).read(), key)
    files = OCIFileSystem(config={"region": config["region"]}, signer=signer)
    with files.open("box@emulatorns/from-ocifs.txt", "w") as file:
        file.write("héllo")
    print(files.ls("box@emulatorns/"), files.cat("box@emulatorns/from-ocifs.txt").decode())


def ocifs_profile():
    from ocifs import OCIFileSystem

    OCIFileSystem(config=CONFIG_FILE, profile=PROFILE).ls("box@emulatorns/")


def ads():
    import pandas
    from ads.common.auth import default_signer
    from ads import set_auth

    set_auth("security_token", oci_config_location=CONFIG_FILE, profile=PROFILE)
    options = default_signer()
    pandas.DataFrame({"a": [1, 2]}).to_csv("oci://box@emulatorns/from-ads.csv", index=False, storage_options=options)
    print(pandas.read_csv("oci://box@emulatorns/from-ads.csv", storage_options=options)["a"].sum())


def oci_openai():
    from oci_openai import OciOpenAI, OciSessionAuth

    auth = OciSessionAuth(config_file=CONFIG_FILE, profile_name=PROFILE)
    client = OciOpenAI(region="eu-frankfurt-1", compartment_id=COMPARTMENT, auth=auth, max_retries=0)
    chat(client)


def oci_genai_auth():
    import httpx
    from oci_genai_auth import OciSessionAuth
    from openai import OpenAI

    auth = OciSessionAuth(config_file=CONFIG_FILE, profile_name=PROFILE)
    base_url = f"{GENERATIVE_AI}/openai/v1"
    chat(OpenAI(api_key="unused", base_url=base_url, max_retries=0, http_client=httpx.Client(auth=auth)))


def chat(client):
    answer = client.chat.completions.create(model="a-model", messages=[{"role": "user", "content": "hello"}])
    print(answer.choices[0].message.content)


def langchain_oci():
    from langchain_oci import ChatOCIGenAI

    model = ChatOCIGenAI(
        model_id="meta.a-model",
        service_endpoint=GENERATIVE_AI,
        compartment_id=COMPARTMENT,
        auth_type="SECURITY_TOKEN",
        auth_file_location=CONFIG_FILE,
        auth_profile=PROFILE,
    )
    print(model.invoke("hello").content)


def mcp_cloud():
    call = {"client_fqn": "oci.object_storage.ObjectStorageClient", "operation": "get_namespace"}
    mcp("oracle.oci-cloud-mcp-server", "invoke_oci_api", call)


def mcp_api():
    mcp("oracle.oci-api-mcp-server", "run_oci_command", {"command": "os ns get"})


def mcp(server, tool, arguments):
    from fastmcp import Client
    from fastmcp.client.transports import StdioTransport

    async def call():
        program = os.path.join(os.path.dirname(sys.executable), server)
        # The server has the environment of the job, as a coding agent passes it on.
        async with Client(StdioTransport(program, [], env=dict(os.environ))) as client:
            print((await client.call_tool(tool, arguments)).content[0].text)

    asyncio.run(call())


globals()[sys.argv[1].replace("-", "_")]()
