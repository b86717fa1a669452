"""A signer for programs that run longer than one token: with `renew: true`, it signs each request with the newest token."""

import oci


class RenewedSessionSigner(oci.auth.signers.SecurityTokenSigner):
    """config: the profile of the login, as oci.config.from_file() returns it."""

    def __init__(self, config):
        self.token_file = config["security_token_file"]
        self.sign_with_token(oci.signer.load_private_key_from_file(config["key_file"]))

    def sign_with_token(self, private_key):
        with open(self.token_file) as file:
            super().__init__(file.read(), private_key)

    def do_request_sign(self, request, enforce_content_headers=True):
        self.sign_with_token(self.private_key)  # a renewal keeps the key
        return super().do_request_sign(request, enforce_content_headers)
