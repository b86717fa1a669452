// Checks the token for the test of the trust before anything is changed: a token that cannot match would be refused until the wait ends.

import { Failure, invalidInput } from '../failure.ts';
import { audienceOf, type SubjectToken } from '../federation/subject-token.ts';
import type { Trust } from '../setup/api/scim.ts';
import type { DesiredTrust } from '../setup/desired/desired-trust.ts';
import { writeRule } from '../setup/desired/rule.ts';
import { printable, quoted } from '../text/printable.ts';
import { explainRule } from './check-rules.ts';

/**
 * @param trust the existing trust, whose rules and audiences count as well
 * @param flag names the source of the token, for the message
 * @throws Failure `input` if the domain cannot accept the token with this setup
 */
export function refuseUnmatchedToken(
  desired: DesiredTrust,
  trust: Trust | undefined,
  { claims }: SubjectToken,
  flag: string,
): void {
  if (claims.iss !== desired.issuer) {
    throw invalidInput(
      `${flag} holds a token of the issuer ${quoted(claims.iss ?? '(none)')}, and the trust is for ${quoted(desired.issuer)}`,
      'a token of that issuer; nothing was changed',
    );
  }
  refuseUnacceptedAudience(desired, trust, claims.aud, flag);
  if (desired.tokenType !== 'upst') return;
  const rules = [...desired.rules.map(writeRule), ...(trust?.impersonationServiceUsers ?? []).map(({ rule }) => rule)];
  const verdicts = rules.map((rule) => ({ rule, ...explainRule(rule, claims) }));
  // Whether a quoted rule matches is not known, so the domain has to answer that.
  if (verdicts.some(({ matches, mistake }) => matches || mistake === 'quoted')) return;
  const reasons = verdicts.map(({ rule, text }) => `\n  ${printable(rule)}: ${text}`).join('');
  throw new Failure(
    'input',
    'Invalid input',
    `no rule of this setup matches the token in ${flag}, so the test would fail:${reasons}`,
    {
      hint: 'give a token that one of these rules matches, or change the conditions of the setup. Nothing was changed.',
    },
  );
}

function refuseUnacceptedAudience(
  { audiences }: DesiredTrust,
  trust: Trust | undefined,
  aud: string | string[] | undefined,
  flag: string,
): void {
  const existing = trust?.clientClaimName === 'aud' ? (trust.clientClaimValues ?? []) : [];
  const accepted = [...audiences, ...existing];
  const given = [aud ?? []].flat();
  if (accepted.length === 0 || given.some((one) => accepted.includes(one))) return;
  throw invalidInput(
    `${flag} holds a token for the audience ${quoted(audienceOf({ aud: given }) || '(none)')}, which the trust does not accept`,
    `a token for ${accepted.map((one) => printable(one)).join(' or ')}; nothing was changed`,
  );
}
