// A session on disk, in a separate directory, because Oracle's SDK signs with the files of a profile.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileSigner, type ProfileSigner } from '../../src/oci-sdk/profile-signer.ts';
import type { SessionKey } from '../../src/session-key.ts';
import type { Answer, Transport } from './transport.ts';

export interface SignedCall {
  /** A session token. Secret. */
  token: string;
  key: SessionKey;
  tenancy: string;
  region: string;
}

/** Sends a request that is signed with a session token. */
export async function signedCall(
  transport: Transport,
  { token, key, tenancy, region }: SignedCall,
  request: Parameters<ProfileSigner['sign']>[0],
): Promise<Answer> {
  const directory = await mkdtemp(join(tmpdir(), 'oci-wif-conformance-'));
  try {
    const [config, keyFile, tokenFile] = ['config', 'key.pem', 'token'].map((name) => join(directory, name));
    const lines = ['[S]', `fingerprint=${key.fingerprint}`, `key_file=${keyFile}`, `security_token_file=${tokenFile}`];
    await writeFile(keyFile ?? '', key.privateKeyPem, { mode: 0o600 });
    await writeFile(tokenFile ?? '', token, { mode: 0o600 });
    await writeFile(config ?? '', [...lines, `tenancy=${tenancy}`, `region=${region}`, ''].join('\n'), { mode: 0o600 });
    const { sign } = await profileSigner(config ?? '', 'S');
    return await transport.send(async () => ({ ...request, headers: await sign(request) }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
