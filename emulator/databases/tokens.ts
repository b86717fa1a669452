// Database tokens: created for a signed request, and verified as a database verifies them.

import { createPublicKey, randomUUID, verify, type JsonWebKey } from 'node:crypto';
import { jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../clock.ts';
import { createSigningKey, signJwt, type SigningKey } from '../jwt.ts';
import { covers, parseScope, type Database, type ScopedTenancy } from './scope.ts';

export interface Databases {
  /** Lifetime of a token in seconds. */
  tokenLifetimeSeconds: number;
  /**
   * What a database checks when a client logs in with a token. It is not a login: the emulator has no Oracle Net.
   *
   * @returns the claims, or why the token is refused
   */
  verifyLogin(login: DatabaseLogin, database: Database & { address: DatabaseAddress }): Promise<JWTPayload | string>;
}

/** What a driver sends: the token, and the proof that it has the key. */
export interface DatabaseLogin {
  token: string;
  /** `date`, `(request-target)` and `host`, one a line: the text that is signed. */
  header: string;
  /** Base64. */
  signature: string;
}

interface DatabaseAddress {
  serviceName: string;
  /** `host:port` */
  host: string;
}

interface TokenRequest {
  sub: string;
  /** Absent for a principal that is not a user. */
  userName?: string | undefined;
  principalType: string;
  scope: string;
  jwk: JsonWebKey;
}

export interface DatabaseTokens {
  databases: Databases;
  mint(request: TokenRequest): Promise<string>;
}

const ISSUER = 'authService.oracle.com';

export function createDatabaseTokens(
  where: ScopedTenancy,
  domain: { displayName: string },
  clock: Clock,
): DatabaseTokens {
  const { tenancy } = where;
  // Most tests request no database token, so the key is created on demand.
  let made: Promise<SigningKey> | undefined;
  const key = (): Promise<SigningKey> => (made ??= createSigningKey('database-tokens'));
  const audience = `urn:oracle:db:${tenancy}`;

  const databases: Databases = {
    tokenLifetimeSeconds: 3600,
    async verifyLogin({ token, header, signature }, database) {
      const rules = { algorithms: ['RS256'], issuer: ISSUER, audience, currentDate: new Date(clock.now()) };
      const requiredClaims = ['exp', 'sub', 'scope', 'jwk'];
      const verified = await jwtVerify(token, (await key()).publicKey, { ...rules, requiredClaims }).catch(String);
      if (typeof verified === 'string') return verified;
      const claims = verified.payload;
      if (claims.ttype !== 'scoped_access') return 'it is not a token for a database';
      const scope = parseScope(String(claims.scope), where);
      if (!scope || !covers(scope, database, tenancy)) return `the scope ${String(claims.scope)} is another`;
      const [date = '', ...rest] = header.split('\n');
      const expected = [`(request-target): ${database.address.serviceName}`, `host: ${database.address.host}`];
      if (!date.startsWith('date: ') || rest.join('\n') !== expected.join('\n')) return `the header is ${header}`;
      const publicKey = createPublicKey({ key: JSON.parse(String(claims.jwk)) as JsonWebKey, format: 'jwk' });
      const genuine = verify('RSA-SHA256', Buffer.from(header), publicKey, Buffer.from(signature, 'base64'));
      return genuine ? claims : 'the signature is not by the key of the token';
    },
  };

  return {
    databases,
    async mint({ sub, userName, principalType, scope, jwk }) {
      const now = clock.seconds();
      const user = userName === undefined ? {} : { userName, dbUserName: userName };
      const claims = {
        sub,
        iss: ISSUER,
        ptype: principalType,
        ...user,
        aud: audience,
        domain_name: domain.displayName,
        ttype: 'scoped_access',
        scope,
        iat: now,
        exp: now + databases.tokenLifetimeSeconds,
        jti: randomUUID(),
        tenant: tenancy,
        jwk: JSON.stringify({ kid: tenancy, ...jwk, alg: 'RS256', use: 'sig' }),
      };
      return signJwt(claims, await key());
    },
  };
}
