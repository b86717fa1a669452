// Says why a token is refused, with the checks of the identity domain in the same order: trust, keys, signature, time, audiences, client, rules,
// user.

import { ciSetupFlags, githubSubjectForms, setupCall } from '../federation/advice.ts';
import { audienceOf, describeTime, type SubjectToken } from '../federation/subject-token.ts';
import type { Trust } from '../setup/api/scim.ts';
import { printable } from '../text/printable.ts';
import { checkClient, checkClientClaim } from './explain-client.ts';
import type { ExplainAccess, ExplainRequest, Reporter } from './explain-request.ts';
import { checkRules } from './explain-rules.ts';
import { checkSignature } from './explain-signature.ts';

export interface Finding {
  verdict: 'good' | 'bad' | 'note';
  text: string;
}

export interface Explanation {
  findings: Finding[];
  /** Undefined if the trust could not be read. */
  accepted: boolean | undefined;
  /** What to do, the most likely fix first. */
  advice: string[];
}

/**
 * @param access a text: why the trust cannot be read; then only the token itself is checked
 * @throws Failure if the trust cannot be read after all
 */
export async function explainToken(request: ExplainRequest, access: ExplainAccess | string): Promise<Explanation> {
  const { claims } = request.subject;
  const findings: Finding[] = [];
  const advice: string[] = [];
  const say: Reporter = {
    good: (text) => void findings.push({ verdict: 'good', text }),
    note: (text) => void findings.push({ verdict: 'note', text }),
    bad: (text, ...what) => {
      findings.push({ verdict: 'bad', text });
      advice.push(...what);
    },
  };

  checkTimes(request, say);
  const setup = setupCall(request.subject.claims, request);
  if (typeof access === 'string') {
    const forms = githubSubjectForms(claims);
    if (!ciSetupFlags(claims)) say.note(`a rule that matches it: sub eq ${printable(claims.sub ?? '(none)')}`);
    if (forms)
      say.note(
        `it has GitHub's ${forms.classic === claims.sub ? 'subject with names' : 'immutable subject, with IDs'}`,
      );
    say.note(`if the trust has no rule that matches, an administrator can create one with: ${setup}`);
    say.note(`the trust was not checked: ${access}`);
    const isBroken = findings.some(({ verdict }) => verdict === 'bad');
    return { findings, accepted: isBroken ? false : undefined, advice };
  }
  const trust = await findTrust(request, access, say, setup);
  if (trust) {
    if (trust.active === true) say.good('the trust is active');
    else say.bad('the trust is not active', `activate it with: ${setup}`);
    await checkSignature(trust, request, access, say);
    checkClientClaim(trust, request, say);
    await checkClient(trust, request, access, say, setup);
    await checkRules(trust, request, access, say, setup);
  }
  return { findings, accepted: findings.every(({ verdict }) => verdict !== 'bad'), advice };
}

function checkTimes({ subject: { claims }, now }: ExplainRequest, { good, bad }: Reporter): void {
  if (claims.exp === undefined)
    bad('the token has no expiry (claim exp)', 'the domain accepts only tokens that expire');
  else if (claims.exp * 1000 <= now) {
    bad(
      `the token expired at ${describeTime(claims.exp)}`,
      'request it right before the login; tokens of identity providers are usually valid for minutes',
    );
  } else good(`the token is valid until ${describeTime(claims.exp)}`);
  if (typeof claims.nbf === 'number' && claims.nbf * 1000 > now) {
    bad(
      `the token is not valid before ${describeTime(claims.nbf)}`,
      'check the clocks of this machine and of the identity provider',
    );
  }
}

/** The claims that the domain checks, for the top of the report. */
export function describeToken({ claims }: SubjectToken): [string, string][] {
  return [
    ['iss', printable(claims.iss ?? '(none)')],
    ['sub', printable(claims.sub ?? '(none)')],
    ['aud', printable(audienceOf(claims) || '(none)')],
  ];
}

// Finds the trust for the issuer of a token.

/** @returns undefined if there is none, which is reported */
export async function findTrust(
  { subject: { claims } }: ExplainRequest,
  { domain }: ExplainAccess,
  { bad }: Reporter,
  setup: string,
): Promise<Trust | undefined> {
  const issuer = claims.iss ?? '';
  const trusts = await domain.find('IdentityPropagationTrusts', 'issuer', issuer);
  const [trust] = trusts;
  if (trusts.length > 1)
    bad(
      `the domain has ${trusts.length} trusts for the issuer ${printable(issuer)}, and refuses every token if several are active`,
      'deactivate all but one of them',
    );
  if (trust) return trust;
  const variant = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find('IdentityPropagationTrusts', 'issuer', variant);
  bad(
    `the domain has no trust for the issuer ${printable(issuer)}${near ? `; it has one for ${printable(variant)}, which differs only in the trailing slash` : ''}`,
    `create it with: ${setup}`,
  );
  return undefined;
}
