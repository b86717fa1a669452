// Says why a token is refused, with the checks of the identity domain in the same order: trust, keys, signature, time, audiences, client, rules,
// user.

import { githubSubjectForms } from '../../federation/github-subject.ts';
import { setupCall } from '../../federation/setup-call.ts';
import { audienceOf, type SubjectToken } from '../../federation/subject-token.ts';
import { printable } from '../../text/printable.ts';
import {
  checkClient,
  checkGate,
  checkRules,
  checkSignature,
  findTrust,
  type Say,
  type ReportProblem,
} from './explain-trust.ts';
import type { ExplainAccess, ExplainRequest } from './request.ts';

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

/** @param access undefined: only what the token itself tells */
export async function explainToken(request: ExplainRequest, access: ExplainAccess | undefined): Promise<Explanation> {
  const { claims } = request.subject;
  const findings: Finding[] = [];
  const advice: string[] = [];
  const bad = (text: string, ...what: string[]): void => {
    findings.push({ verdict: 'bad', text });
    advice.push(...what);
  };
  const good = (text: string): void => void findings.push({ verdict: 'good', text });
  const note = (text: string): void => void findings.push({ verdict: 'note', text });

  checkTimes(request, good, bad);
  const setup = setupCall(request.subject.claims, request);
  if (!access) {
    const forms = githubSubjectForms(claims);
    note(`a rule that matches it: sub eq ${printable(claims.sub ?? '(none)')}`);
    if (forms)
      note(
        `it carries the ${forms.classic === claims.sub ? 'form with names' : 'immutable form, with ids'} of GitHub's subject`,
      );
    note('the trust was not looked at: for that give --domain-url and an administrator (--profile)');
    const broken = findings.some(({ verdict }) => verdict === 'bad');
    return {
      findings,
      accepted: broken ? false : undefined,
      advice: [...advice, `create or update the trust with: ${setup}`],
    };
  }
  const trust = await findTrust(request, access, bad, setup);
  if (trust) {
    if (trust.active === true) good('the trust is active');
    else bad('the trust is not active', `activate it with: ${setup}`);
    await checkSignature(trust, request, access, good, note, bad);
    checkGate(trust, request, good, bad);
    await checkClient(trust, request, access, { good, note, bad }, setup);
    await checkRules(trust, request, access, { good, note, bad }, setup);
  }
  return { findings, accepted: findings.every(({ verdict }) => verdict !== 'bad'), advice };
}

function checkTimes({ subject: { claims }, now }: ExplainRequest, good: Say, bad: ReportProblem): void {
  const moment = (seconds: number): string => new Date(seconds * 1000).toISOString();
  if (claims.exp === undefined)
    bad('the token names no expiry (claim exp)', 'the domain takes only tokens that expire');
  else if (claims.exp * 1000 <= now) {
    bad(
      `the token expired at ${moment(claims.exp)}`,
      'obtain it right before the login; identity providers make them for minutes',
    );
  } else good(`the token is valid until ${moment(claims.exp)}`);
  if (typeof claims.nbf === 'number' && claims.nbf * 1000 > now) {
    bad(`the token is valid from ${moment(claims.nbf)} on only`, "check the clocks of this machine and the provider's");
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
