#!/usr/bin/env bash
# One signed GET. Needs KEY_FILE and TOKEN_FILE, the outputs key-file and token-file of the login.
set -euo pipefail

url=$1
host=${url#https://}
host=${host%%/*}
target=/${url#https://*/}
date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')

# A GET signs three lines. Requests with a body sign content-length, content-type and x-content-sha256 as well.
signature=$(printf 'date: %s\n(request-target): get %s\nhost: %s' "$date" "$target" "$host" |
  openssl dgst -sha256 -sign "$KEY_FILE" | openssl base64 -A)

# Through standard input: a command line is public on the machine, and the token would be in it.
curl --silent --show-error --fail-with-body --header @- "$url" <<HEADERS
date: $date
authorization: Signature version="1",algorithm="rsa-sha256",headers="date (request-target) host",keyId="ST\$$(cat "$TOKEN_FILE")",signature="$signature"
HEADERS
echo
