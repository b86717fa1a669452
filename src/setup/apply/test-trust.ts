// Tests a trust with a real token exchange, which is repeated until the new trust takes effect.

import { Failure } from '../../failure.ts';
import { obtainSession } from '../../federation/obtain-session.ts';
import type { CheckedToken } from '../../federation/session-token.ts';
import type { SubjectToken } from '../../federation/subject-token.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Timing } from '../../clock.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';

interface TrustTestOptions {
  clientId: string;
  /** Secret. */
  clientSecret: string;
  subject: SubjectToken;
  /** The tenancy of the administrator's profile, if there is one: a token of another tenancy fails the test. */
  tenancy: string | undefined;
  /** Seconds to wait for a change to take effect; until then a denial may come from the old state. */
  patience: number;
  onWait: (line: string) => void;
}

const PAUSE = 5_000;

/**
 * The session token is checked and discarded.
 *
 * @throws Failure what obtainSession throws, after `patience`
 */
export async function testTrust(
  desired: DesiredTrust,
  options: TrustTestOptions,
  http: HttpClient,
  timing: Timing,
): Promise<CheckedToken> {
  const request = {
    domainUrl: desired.domainUrl,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    tokenType: desired.tokenType,
    resourceType: desired.resourceType,
    tenancy: options.tenancy,
  };
  const end = timing.now() + options.patience * 1000;
  for (;;) {
    try {
      return (await obtainSession(http, request, () => Promise.resolve(options.subject), timing)).login;
    } catch (error) {
      const denied = error instanceof Failure && error.kind === 'denial';
      if (!denied || isExpired(options.subject, timing.now()) || timing.now() + PAUSE > end) throw error;
      const left = Math.round((end - timing.now()) / 1000);
      options.onWait(`not yet: a new trust takes a minute or two to take effect; trying for another ${left} s`);
      await timing.sleep(PAUSE);
    }
  }
}

function isExpired({ claims }: SubjectToken, now: number): boolean {
  return claims.exp !== undefined && claims.exp * 1000 < now;
}
