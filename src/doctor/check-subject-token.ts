// The subject token: whether there is one, whose it is, and whether it is valid now.

import { Failure } from '../failure.ts';
import { describeTime } from '../federation/claims.ts';
import { audienceOf, type SubjectToken } from '../federation/subject-token.ts';
import { printable } from '../text/printable.ts';
import { failed, notChecked, ok, type Checked, type LinkResult } from './link.ts';

/**
 * @param tokens requests the token; Failure: why there is none; undefined: none is given
 * @param now milliseconds since the epoch
 * @throws Failure if there is no token although there should be one
 */
export async function checkSubjectToken(
  tokens: (() => Promise<SubjectToken>) | Failure | undefined,
  now: () => number,
): Promise<Checked<SubjectToken>> {
  if (tokens === undefined) {
    const next =
      'In a GitHub job with "permissions: id-token: write", the token is requested. Elsewhere, give it with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command.';
    return { result: notChecked('subject-token', 'needs a token of the identity provider', next) };
  }
  if (tokens instanceof Failure) throw tokens;
  const found = await tokens();
  return { result: describe(found, now()), found };
}

function describe({ claims }: SubjectToken, now: number): LinkResult {
  const seen = [
    `iss ${printable(claims.iss ?? '(none)')}`,
    `sub ${printable(claims.sub ?? '(none)')}`,
    `aud ${printable(audienceOf(claims) || '(none)')}`,
  ];
  const { exp, nbf } = claims;
  if (exp === undefined)
    return failed(
      'subject-token',
      [...seen, 'it has no expiry (claim exp)'],
      'The domain accepts only tokens that expire.',
    );
  if (exp * 1000 <= now) {
    return failed(
      'subject-token',
      [...seen, `it expired at ${describeTime(exp)}`],
      'Request the token right before the login: tokens of identity providers are usually valid for minutes.',
    );
  }
  if (typeof nbf === 'number' && nbf * 1000 > now) {
    return failed(
      'subject-token',
      [...seen, `it is not valid before ${describeTime(nbf)}`],
      'Check the clocks of this machine and of the identity provider.',
    );
  }
  return ok('subject-token', ...seen, `valid until ${describeTime(exp)}`);
}
