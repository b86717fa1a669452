// Another identity provider, similar to GitLab, that signs any claims a test requests.

import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { selfSigned } from './certificates.ts';
import type { Clock } from './clock.ts';
import { createSigningKey, type SigningKey } from './jwt.ts';
import { jsonReply, type Service } from './message.ts';

interface MintOptions {
  /** Expired an hour ago. */
  expired?: boolean;
  /** Signed by an unknown key with the key ID of a known one. */
  wrongKey?: boolean;
  /** `none` leaves the signature out; `HS256` signs with the public key as if it were a shared secret. Default: RS256. */
  alg?: 'RS256' | 'HS256' | 'none';
  /** Lifetime in seconds. Default: 300. */
  lifetimeSeconds?: number;
}

export interface Provider {
  issuer: string;
  jwksUri: string;
  /** The given claims replace the default ones; `undefined` removes one. */
  mint(claims?: Record<string, unknown>, options?: MintOptions): Promise<string>;
  /** A self-signed certificate (PEM) of the signing key, for a trust without a JWKS URL. */
  certificate(): Promise<string>;
  /** The same as a trust takes it: base64 of the DER on one line. */
  certificateLine(): Promise<string>;
  /**
   * Serves its JWKS and discovery document under another name too, e.g. `https://gitlab.com`. Clients reach it through the proxy, the
   * domain directly; tokens of that issuer come from `mint({ iss: issuer })`.
   */
  actAs(issuer: string, jwksUri: string): void;
}

const SUBJECT = 'project_path:group/project:ref_type:branch:ref:main';

export function createProvider(url: string, clock: Clock): { provider: Provider; service: Service } {
  const issuer = `${url}/provider`;
  const jwksUri = `${issuer}/.well-known/jwks.json`;
  // Most tests do not use this provider, so its key is created on demand.
  let made: Promise<SigningKey> | undefined;
  const key = (): Promise<SigningKey> => (made ??= createSigningKey('provider'));

  const mint = async (claims: Record<string, unknown> = {}, options: MintOptions = {}): Promise<string> => {
    const now = clock.seconds() - (options.expired === true ? 2 * 3600 : 0);
    const payload: JWTPayload = {
      jti: randomUUID(),
      iss: issuer,
      sub: SUBJECT,
      aud: 'https://cloud.oracle.com',
      nbf: now - 5,
      iat: now,
      exp: now + (options.lifetimeSeconds ?? 300),
      namespace_path: 'group',
      project_path: 'group/project',
      ref: 'main',
      ref_type: 'branch',
      ...claims,
    };
    if (options.alg === 'none') return new UnsecuredJWT(payload).encode();
    const { kid, privateKey, publicKey } = await key();
    if (options.alg === 'HS256') {
      const secret = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
      return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid, typ: 'JWT' }).sign(secret);
    }
    const signer = options.wrongKey === true ? (await createSigningKey('unrelated')).privateKey : privateKey;
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(signer);
  };

  const names = [{ issuer, jwksUri }];
  const service: Service = async (request) => {
    for (const name of names) {
      // Its own paths are unique, so any host name of the emulator is accepted.
      const isAt = (address: string): boolean =>
        new URL(address).pathname === request.path &&
        (name.issuer === issuer || new URL(address).host === request.header('host'));
      if (isAt(name.jwksUri)) return jsonReply(200, { keys: [(await key()).publicJwk] });
      if (isAt(`${name.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) {
        return jsonReply(200, {
          issuer: name.issuer,
          jwks_uri: name.jwksUri,
          id_token_signing_alg_values_supported: ['RS256'],
        });
      }
    }
    return undefined;
  };
  const provider: Provider = {
    issuer,
    jwksUri,
    mint,
    certificate: async () => (await selfSigned(await key(), 'Provider')).toString('pem'),
    certificateLine: async () => (await selfSigned(await key(), 'Provider')).toString('base64'),
    actAs: (other, otherJwksUri) => names.push({ issuer: other, jwksUri: otherJwksUri }),
  };
  return { provider, service };
}
