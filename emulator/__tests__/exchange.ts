// A token exchange as a client makes it, every part of it replaceable.

import type { KeyObject } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import type { SeededTrust } from '../domain/seed.ts';
import type { Emulator } from '../emulator.ts';
import type { GitHubJob } from '../github/job.ts';
import { rsaKeyPair, type RsaKeyPair } from '../rsa-keys.ts';
import { httpsCall, type Answer } from './https-call.ts';

export const sessionKey: RsaKeyPair = await rsaKeyPair('session');

export const JOB: GitHubJob = { repository: 'octo/app' };

export function publicKeyText(key: KeyObject = sessionKey.publicKey): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

export function basic(clientId: string, clientSecret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

export interface ExchangeOptions {
  subjectToken?: string;
  job?: GitHubJob;
  rpst?: boolean;
  /** Fields to replace; `undefined` leaves one out. */
  form?: Record<string, string | undefined>;
  /** Headers to replace; `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  /** Replaces the form. */
  body?: string;
  method?: string;
}

export async function exchange(
  emulator: Emulator,
  { clientId, clientSecret }: Pick<SeededTrust, 'clientId' | 'clientSecret'>,
  options: ExchangeOptions = {},
): Promise<Answer> {
  const kind = options.rpst === true ? 'rpst' : 'upst';
  const fields: Record<string, string | undefined> = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: `urn:oci:token-type:oci-${kind}`,
    subject_token: options.subjectToken ?? (await emulator.github.mint(options.job ?? JOB)),
    subject_token_type: 'jwt',
    public_key: publicKeyText(),
    ...(options.rpst === true ? { res_type: 'github' } : {}),
    ...options.form,
  };
  return httpsCall(emulator, `${emulator.url}/oauth2/v1/token`, {
    method: options.method ?? 'POST',
    headers: present({
      'content-type': 'application/x-www-form-urlencoded',
      authorization: basic(clientId, clientSecret),
      ...options.headers,
    }),
    body: options.body ?? new URLSearchParams(present(fields)).toString(),
  });
}

function present(all: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The session token of an exchange that must succeed. */
export async function sessionToken(
  emulator: Emulator,
  seeded: SeededTrust,
  options: ExchangeOptions = {},
): Promise<string> {
  const answer = await exchange(emulator, seeded, options);
  if (answer.status !== 200) throw new Error(`exchange: ${answer.status} ${answer.text}`);
  return answer.json().token as string;
}

export async function sessionClaims(
  emulator: Emulator,
  seeded: SeededTrust,
  options: ExchangeOptions = {},
): Promise<JWTPayload> {
  return decodeJwt(await sessionToken(emulator, seeded, options));
}
