// What a docker step of the runner's can do with a login: key and token, at the paths that its variables name inside the container.

import { createPrivateKey, createPublicKey, createSign, createVerify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { KEY_FILE, TOKEN_FILE } = process.env;
console.log(`key ${KEY_FILE}, token ${TOKEN_FILE}`);

const key = createPrivateKey(readFileSync(KEY_FILE, 'utf8'));
const claims = JSON.parse(Buffer.from(readFileSync(TOKEN_FILE, 'utf8').split('.')[1], 'base64url').toString('utf8'));
const jwk = typeof claims.jwk === 'string' ? JSON.parse(claims.jwk) : claims.jwk;

// As OCI does: the token carries the public key by which a request's signature is checked.
const signature = createSign('sha256').update('(request-target): get /n').sign(key);
const isOurs = createVerify('sha256')
  .update('(request-target): get /n')
  .verify(createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e }, format: 'jwk' }), signature);
if (!isOurs) {
  console.log('::error::the token does not carry the public half of the key');
  process.exit(1);
}
console.log(`a request can be signed; the token is good until ${new Date(claims.exp * 1000).toISOString()}`);
