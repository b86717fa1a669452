#!/usr/bin/env bash
# Sends a signed GET request. Needs KEY_FILE and TOKEN_FILE: the outputs key-file and token-file of the login step.
set -euo pipefail

url=$1
host=${url#https://}
host=${host%%/*}
target=/${url#https://*/}
date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')

# The signature of a GET request covers three lines. A request with a body also signs content-length, content-type and x-content-sha256.
signature=$(printf 'date: %s\n(request-target): get %s\nhost: %s' "$date" "$target" "$host" |
  openssl dgst -sha256 -sign "$KEY_FILE" | openssl base64 -A)

# curl reads the header from standard input: other accounts can read the arguments of a process, and the header contains the token.
curl --silent --show-error --fail-with-body --header @- "$url" <<HEADERS
date: $date
authorization: Signature version="1",algorithm="rsa-sha256",headers="date (request-target) host",keyId="ST\$$(cat "$TOKEN_FILE")",signature="$signature"
HEADERS
echo
