// A session on disk, in a separate directory, because Oracle's SDK signs with the files of a profile.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileSigner } from '../../src/oci-sdk/profile-signer.ts';
import type { SessionKey } from '../../src/session-key.ts';
import type { Answer, Transport } from './transport.ts';

export interface SignedCall {
  /** Secret. */
  token: string;
  key: SessionKey;
  tenancy: string;
  region: string;
}

/** A signed GET with a session token. */
export async function signedGet(
  transport: Transport,
  url: string,
  { token, key, tenancy, region }: SignedCall,
): Promise<Answer> {
  const directory = await mkdtemp(join(tmpdir(), 'oci-wif-conformance-'));
  try {
    const [config, keyFile, tokenFile] = ['config', 'key.pem', 'token'].map((name) => join(directory, name));
    const lines = ['[S]', `fingerprint=${key.fingerprint}`, `key_file=${keyFile}`, `security_token_file=${tokenFile}`];
    await writeFile(keyFile ?? '', key.privateKeyPem, { mode: 0o600 });
    await writeFile(tokenFile ?? '', token, { mode: 0o600 });
    await writeFile(config ?? '', [...lines, `tenancy=${tenancy}`, `region=${region}`, ''].join('\n'), { mode: 0o600 });
    const { sign } = await profileSigner(config ?? '', 'S');
    return await transport.send(async () => ({
      method: 'GET',
      url,
      headers: await sign({ method: 'GET', url, headers: { accept: 'application/json' } }),
    }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
