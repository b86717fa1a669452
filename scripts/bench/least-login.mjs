// The smallest possible login, with which the benchmark compares: two requests, one key, four files; no library, check or message.

import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';

const { env } = process;
const input = (name) => env[`INPUT_${name.toUpperCase()}`];

function send(url, options, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve(JSON.parse(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const idToken = send(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(input('audience'))}`, {
  headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
});
const [{ value }, { privateKey, publicKey }] = await Promise.all([
  idToken,
  promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }),
]);
const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
const { token } = await send(
  `${input('domain-url')}/oauth2/v1/token`,
  {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${input('client-id')}:${input('client-secret')}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  },
  new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: 'urn:oci:token-type:oci-upst',
    subject_token: value,
    subject_token_type: 'jwt',
    public_key: der.toString('base64'),
  }).toString(),
);
const { tenant } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
const home = join(env.HOME, '.oci');
const session = join(home, 'sessions', 'WIF');
await mkdir(session, { recursive: true, mode: 0o700 });
const file = { mode: 0o600 };
await writeFile(join(session, 'token'), token, file);
await writeFile(join(session, 'oci_api_key.pem'), privateKey, file);
await writeFile(join(session, 'oci_api_key_public.pem'), publicKey, file);
await writeFile(
  join(home, 'config'),
  `[WIF]\ntenancy=${tenant}\nfingerprint=${createHash('md5').update(der).digest('hex').match(/../g).join(':')}\nregion=${input('region')}\n` +
    `key_file=${session}/oci_api_key.pem\nsecurity_token_file=${session}/token\n`,
  file,
);
