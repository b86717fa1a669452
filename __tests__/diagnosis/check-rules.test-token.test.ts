// A token that cannot match is refused before setup changes anything.

import { refuseUnmatchedToken } from '../../src/diagnosis/check-rules.ts';
import type { Claims } from '../../src/federation/subject-token.ts';
import type { Trust } from '../../src/setup/api/scim.ts';
import type { DesiredTrust } from '../../src/setup/desired/desired-trust.ts';
import { readRule } from '../../src/setup/desired/rule.ts';

const ISSUER = 'https://issuer.example';
const CLAIMS = { iss: ISSUER, sub: 'app', aud: 'oci' };
const trustOf = (trust: Partial<Trust>): Trust => ({ id: 't', issuer: ISSUER, ...trust });

interface Given {
  claims?: Claims;
  rules?: readonly string[];
  audiences?: readonly string[];
  tokenType?: 'upst' | 'rpst';
  trust?: Partial<Trust>;
}

/** @returns what the refusal says, and what to do */
function refusal({ claims = {}, rules = ['sub eq app'], audiences = [], tokenType = 'upst', trust }: Given): unknown {
  const desired = { issuer: ISSUER, audiences, tokenType, rules: rules.map((rule) => readRule(rule)!) } as const;
  try {
    refuseUnmatchedToken(
      desired as unknown as DesiredTrust,
      trust && trustOf(trust),
      { raw: '', claims: { ...CLAIMS, ...claims } },
      '--subject-token-file',
    );
  } catch (error) {
    const { kind, message, hint } = error as { kind: string; message: string; hint?: string };
    expect(kind).toBe('input');
    return `${message}\n${hint ?? ''}`.trim();
  }
  return undefined;
}

test.each<[string, Given]>([
  ['a rule of the plan matches', {}],
  ['one of several rules matches', { rules: ['sub eq web', 'sub eq app'] }],
  [
    'a rule that the trust has already matches',
    { rules: [], trust: { impersonationServiceUsers: [{ rule: 'sub eq app', value: 'u' }] } },
  ],
  [
    'only the domain knows whether a quoted rule matches',
    { rules: [], trust: { impersonationServiceUsers: [{ rule: "sub eq 'app'", value: 'u' }] } },
  ],
  ['resource principals need no rule', { rules: [], tokenType: 'rpst' }],
  ['the audience is accepted', { audiences: ['x', 'oci'] }],
  ['one of its audiences is accepted', { audiences: ['oci'], claims: { aud: ['x', 'oci'] } }],
  [
    'the trust accepts its audience already',
    { audiences: ['x'], trust: { clientClaimName: 'aud', clientClaimValues: ['oci'] } },
  ],
  ['the trust restricts another claim', { trust: { clientClaimName: 'actor', clientClaimValues: ['me'] } }],
  ['the trust restricts the audience to nothing that is known', { trust: { clientClaimName: 'aud' } }],
])('accepted: %s', (_title, given) => {
  expect(refusal(given)).toBeUndefined();
});

test.each<[string, Given, RegExp]>([
  [
    'the issuer is another',
    { claims: { iss: 'https://other.example' } },
    /a token of the issuer "https:\/\/other\.example", and the trust is for "https:\/\/issuer\.example"; expected: a token of that issuer; nothing was changed/,
  ],
  ['it has no issuer', { claims: { iss: undefined } as unknown as Claims }, /a token of the issuer "\(none\)"/],
  [
    'no rule matches',
    {
      rules: ['sub eq web'],
      trust: { impersonationServiceUsers: [{ rule: 'actor eq me', value: 'u' }] },
    },
    /no rule of this setup matches the token in --subject-token-file, so the test would fail:\n {2}sub eq web: the claim sub differs.*\n {2}actor eq me: the token has no claim actor\nGive a token that one of these rules matches/,
  ],
  [
    'the audience is refused',
    { audiences: ['x', 'y'] },
    /a token for the audience "oci", which the trust does not accept; expected: a token for x or y; nothing was changed/,
  ],
  [
    'the trust that exists accepts only another audience',
    { trust: { clientClaimName: 'aud', clientClaimValues: ['z'] } },
    /expected: a token for z;/,
  ],
  [
    'it has no audience',
    { audiences: ['x'], claims: { aud: undefined } as unknown as Claims },
    /for the audience "\(none\)"/,
  ],
  ['resource principals: the audience is refused', { audiences: ['x'], tokenType: 'rpst' }, /a token for x/],
])('refused: %s', (_title, given, words) => {
  expect(refusal(given)).toMatch(words);
});
