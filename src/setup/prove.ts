// The proof of a trust: a real exchange with a subject token at hand, tried again while the fresh trust spreads.

import { exchangeToken } from '../federation/token-exchange.ts';
import { generateSessionKey } from '../federation/session-key.ts';
import { checkSessionToken, type Login } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import type { Timing } from '../timing.ts';
import type { Wanted } from './wanted.ts';

export interface ProofOptions {
  clientId: string;
  /** Secret. */
  clientSecret: string;
  subject: SubjectToken;
  /** Of the administrator's profile, if there is one: a token of another tenancy is no proof. */
  tenancy: string | undefined;
  /** Something was just made: a denial may be the old state. Seconds to wait for the new one. */
  patience: number;
  onWait: (line: string) => void;
}

const PAUSE = 5_000;

/**
 * The session token is checked and thrown away.
 *
 * @throws Failure what exchangeToken and checkSessionToken throw, after `patience`
 */
export async function proveTrust(
  wanted: Wanted,
  options: ProofOptions,
  http: HttpClient,
  timing: Timing,
): Promise<Login> {
  const key = await generateSessionKey();
  const request = {
    domainUrl: wanted.domainUrl,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    tokenType: wanted.tokenType,
    resourceType: wanted.resourceType,
    publicKeyBase64: key.publicKeyBase64,
  };
  const end = timing.now() + options.patience * 1000;
  for (;;) {
    try {
      const token = await exchangeToken(
        http,
        request,
        () => Promise.resolve(options.subject),
        () => timing.now(),
      );
      return checkSessionToken(token, { key, tenancy: options.tenancy, now: timing.now() });
    } catch (error) {
      const denied = error instanceof Failure && error.kind === 'denial';
      if (!denied || isExpired(options.subject, timing.now()) || timing.now() + PAUSE > end) throw error;
      const left = Math.round((end - timing.now()) / 1000);
      options.onWait(`not yet: the domain takes a minute or two to see what is new; trying for another ${left} s`);
      await timing.sleep(PAUSE);
    }
  }
}

function isExpired({ claims }: SubjectToken, now: number): boolean {
  return claims.exp !== undefined && claims.exp * 1000 < now;
}
