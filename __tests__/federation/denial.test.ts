import type { Failure } from '../../src/failure.ts';
import { explainDenial } from '../../src/federation/denial.ts';
import type { ExchangeRequest } from '../../src/federation/exchange-request.ts';
import type { Claims } from '../../src/federation/subject-token.ts';
import { protectSecret } from '../../src/text/redaction.ts';
import { GITHUB_CLAIMS, NOW } from './tokens.ts';

const request: ExchangeRequest = {
  domainUrl: 'https://idcs-1.identity.oraclecloud.com',
  clientId: 'client-1',
  clientSecret: 's3cr3t',
  tokenType: 'upst',
  publicKeyBase64: 'KEY',
};

const explain = (
  status: number,
  body: unknown,
  changes: Partial<Extract<ExchangeRequest, { clientSecret: string }>> = {},
  claims: Claims = GITHUB_CLAIMS,
): Failure =>
  explainDenial(
    {
      status,
      headers: { 'x-oracle-dms-ecid': 'ecid-1' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    { ...request, ...changes },
    claims,
    NOW,
  );

it('shows the answer, the request and the request ID on separate lines', () => {
  const failure = explain(401, { error: 'invalid_client', error_description: 'Client authentication failed.' });
  expect(failure).toMatchObject({ kind: 'denial', phrase: 'Token exchange denied' });
  expect(failure.message.split('\n')).toEqual([
    'Token exchange denied: https://idcs-1.identity.oraclecloud.com answered 401 invalid_client: Client authentication failed.',
    '  subject token: iss https://token.actions.githubusercontent.com',
    '                 sub repo:acme/app:ref:refs/heads/main',
    '                 aud https://cloud.oracle.com',
    '  client ID:     client-1',
    '  request ID:    ecid-1',
  ]);
});

const EXPLAIN =
  'npx oci-wif explain --domain-url https://idcs-1.identity.oraclecloud.com --client-id client-1 --issuer https://token.actions.githubusercontent.com --subject repo:acme/app:ref:refs/heads/main --audience https://cloud.oracle.com --claim repository=acme/app --claim repository_id=222 --claim repository_owner_id=111';

const NO_RULE = {
  error: 'unauthorized_client',
  error_description: 'No rules matched from given token to find impersonation user.',
};

it.each([
  ['no rule matched', 401, NO_RULE, {}, "none of the trust's impersonation rules matches"],
  [
    'not a service user',
    401,
    { error: 'unauthorized_client', error_description: 'User requesting is not a service user.' },
    {},
    'without "serviceUser": true',
  ],
  [
    'wrong client',
    401,
    { error: 'invalid_client', error_description: 'Client authentication failed.' },
    {},
    'the secret is the current one',
  ],
  [
    'no trust',
    400,
    { error: 'invalid_request', error_description: 'No trust for the issuer' },
    {},
    'exactly one active identity propagation trust',
  ],
  [
    'bad signature',
    401,
    { error: 'x', error_description: 'Signature verification failed' },
    {},
    'OCI can reach the issuer',
  ],
  [
    'audience',
    401,
    { error: 'x', error_description: 'audience not allowed' },
    {},
    "this token's audience is https://cloud.oracle.com",
  ],
  [
    'client not in trust',
    401,
    { error: 'unauthorized_client', error_description: 'Nope' },
    {},
    'lists this client ID in oauthClients',
  ],
  ['generic, upst', 400, { error: 'invalid_request' }, {}, 'subject type User'],
  [
    'generic, rpst',
    400,
    { error: 'invalid_request' },
    { tokenType: 'rpst', resourceType: 'ci' },
    'impersonatingResource is exactly "ci"',
  ],
  ['not a domain', 404, '<html>', {}, 'does not answer like an identity domain'],
  ['not JSON', 403, 'Forbidden', {}, 'does not answer like an identity domain'],
  ['unknown', 418, { error: 'teapot' }, {}, 'Check the trust for the issuer'],
] as [string, number, unknown, Partial<Extract<ExchangeRequest, { clientSecret: string }>>, string][])(
  'explains: %s',
  (_name, status, body, changes, advice) => {
    expect(explain(status, body, changes).hint).toContain(advice);
  },
);

it('shows both forms of a GitHub subject when no rule matched, and which one was sent', () => {
  expect(explain(401, NO_RULE).hint?.split('\n')).toEqual([
    "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
    'The job runs on the branch main of acme/app and uses no environment. If the trust expects another repository, it refuses this token rightly; if it expects an environment, add "environment: NAME" to the job; if it expects another branch or tag, run the job there.',
    'A rule must match the subject exactly as GitHub sends it. The two forms of this subject are:',
    '  sub eq repo:acme/app:ref:refs/heads/main',
    '  sub eq repo:acme@111/app@222:ref:refs/heads/main',
    'This token has the first form.',
    'The value in a rule must not be in quotes: public reports disagree about quoted values, and confirm values without quotes.',
    `An administrator sees what the trust expects, and the command that changes it, with: ${EXPLAIN}`,
  ]);
  const immutable = explain(401, NO_RULE, {}, { ...GITHUB_CLAIMS, sub: 'repo:acme@111/app@222:ref:refs/heads/main' });
  expect(immutable.hint).toContain('This token has the second form.');
});

it('prints the command for any other provider, with the resource type of a resource principal', () => {
  const hint = explain(
    401,
    NO_RULE,
    { tokenType: 'rpst', resourceType: 'my ci' },
    { iss: 'https://idp.example', sub: "it's me", aud: ['one', 'two'] },
  ).hint;
  expect(hint).toMatch(
    / --client-id client-1 --resource-type 'my ci' --issuer https:\/\/idp\.example --subject 'it'\\''s me' --audience one --audience two$/,
  );
});

it('lists what makes a token invalid, in the order in which to check it', () => {
  const { hint = '' } = explain(401, { error: 'invalid_grant', error_description: 'The token is not valid' });
  expect(hint.split('\n').slice(0, 4)).toEqual([
    expect.stringContaining('in this order'),
    expect.stringMatching(
      /^1\. Its time: it is valid until 2026-11-21T12:05:00.000Z, .* clock says 2026-11-21T12:00:00.000Z/,
    ),
    expect.stringMatching(/^2\. Its audience https:\/\/cloud\.oracle\.com/),
    expect.stringMatching(/^3\. Its signature: .*--jwks-file/),
  ]);
});

it('prints for a client that the domain does not accept the command that shows whether the domain has it', () => {
  expect(explain(401, { error: 'invalid_client' }).hint?.split('\n').at(-1)).toBe(
    `An administrator sees whether the domain has this client and the trust accepts it, with: ${EXPLAIN}`,
  );
});

it.each([
  ['"s3cr3t"', 'client-secret is in quotes: set it again without.'],
  ['s3c r3t', 'client-secret contains a space: set it again without.'],
  ['s3cr3t\u200b', 'client-secret contains an invisible character or a line break: set it again without.'],
])('names what copying added to the secret %j', (clientSecret, line) => {
  const { hint = '' } = explain(401, { error: 'invalid_client' }, { clientSecret });
  expect(hint.split('\n')).toContain(line);
  expect(hint).toContain('--rotate-secret');
  expect(explain(401, { error: 'invalid_client' }).hint).not.toContain('set it again');
});

it.each([
  ['repo:acme/app:environment:prod', 'The job uses the environment prod of acme/app, which replaces'],
  ['repo:acme/app:environment:prod', 'remove "environment:" from the job'],
  ['repo:acme/app:pull_request', 'log in after the merge'],
  ['repo:acme/app:ref:refs/tags/v1', 'The job runs on the tag v1'],
  ['repo:acme/app:ref:refs/heads/main:actor:me', 'The subject is customized (include_claim_keys'],
  ['repository_id:222:environment:prod', 'The subject is customized (include_claim_keys'],
])('says first what may be wrong with the job of %s', (sub, line) => {
  expect(explain(401, NO_RULE, {}, { ...GITHUB_CLAIMS, sub }).hint?.split('\n')[1]).toContain(line);
});

it('reports an expired subject token before all other causes except the client', () => {
  const old = { ...GITHUB_CLAIMS, exp: NOW / 1000 - 60 };
  expect(explain(401, { error: 'unauthorized_client', error_description: 'x' }, {}, old).hint).toContain(
    'expired at 2026-11-21T11:59:00.000Z',
  );
});

it('prints neither the client secret nor a token that the domain echoes, and keeps each claim on one line', () => {
  protectSecret('s3cr3t');
  const body = { error: 'x', error_description: 'got s3cr3t and eyJhbGciOi.eyJzdWIiOi.sig' };
  const failure = explain(401, body, {}, { iss: 'a\n::error::b' });
  expect(failure.message).toContain('got (redacted) and (redacted)');
  expect(failure.message).toContain('iss a ::error::b\n');
  expect(failure.message).toContain('sub (none)');
  expect(failure.message).not.toMatch(/s3cr3t|eyJ/);
});

it.each([
  ['issuer unknown', 'exactly one active identity propagation trust'],
  ['bad Signature', 'exactly one active identity propagation trust'],
  ['no trust', 'exactly one active identity propagation trust'],
  ['JWK not found', 'exactly one active identity propagation trust'],
  ['certificate not found', 'exactly one active identity propagation trust'],
  [
    'wrong Audience',
    'Request a token with the audience that the trust expects (GitHub: the input audience; GitLab: aud in id_tokens).',
  ],
  [
    'client claim differs',
    'Request a token with the audience that the trust expects (GitHub: the input audience; GitLab: aud in id_tokens).',
  ],
  [
    'clientClaimName differs',
    'Request a token with the audience that the trust expects (GitHub: the input audience; GitLab: aud in id_tokens).',
  ],
])('recognizes "%s", in the error or in its description', (text, advice) => {
  expect(explain(401, { error: 'x', error_description: text }).hint).toContain(advice);
  expect(explain(401, { error: text }).hint).toContain(advice);
});

it('names the causes in the order of their certainty', () => {
  const old = { ...GITHUB_CLAIMS, exp: NOW / 1000 - 1 };
  const first = (status: number, body: unknown, claims: Claims = old): string =>
    explain(status, body, {}, claims).hint?.slice(0, 30) ?? '';
  expect(first(401, NO_RULE)).toBe('The trust was found and the to');
  expect(first(401, { error: 'invalid_client', error_description: 'trust' })).toBe('The domain does not accept cli');
  expect(first(401, { error: 'x', error_description: 'issuer' })).toBe('The subject token expired at 2');
  // Exactly at its expiry, a token has not expired.
  expect(first(401, { error: 'x', error_description: 'issuer' }, { exp: NOW / 1000 })).toBe(
    'Check that the domain has exac',
  );
  expect(first(404, '<html>')).toBe('https://idcs-1.identity.oracle');
  expect(first(404, { error: 'teapot' }, GITHUB_CLAIMS)).toBe('https://idcs-1.identity.oracle');
  expect(first(400, { error: 'invalid_request' }, {})).toBe('Check that the trust is of sub');
});

it('says what is not known', () => {
  const failure = explainDenial({ status: 403, headers: {}, body: '' }, request, { iss: '', aud: [] }, NOW);
  expect(failure.message.split('\n')).toEqual([
    'Token exchange denied: https://idcs-1.identity.oraclecloud.com answered 403 without an OAuth error code',
    '  subject token: iss (none)',
    '                 sub (none)',
    '                 aud (none)',
    '  client ID:     client-1',
    '  request ID:    (none given)',
  ]);
  expect(explain(400, { error: 'invalid_request' }, { tokenType: 'rpst' }).hint).toContain(
    'is exactly "" (resource-type)',
  );
  expect(explain(401, { error: 'x' }).message).toContain('answered 401 x\n');
});

it('shows a placeholder for the form of a GitHub subject whose IDs are unknown', () => {
  const { hint } = explain(401, NO_RULE, {}, { sub: 'repo:acme/app:pull_request' });
  expect(hint).toContain('  sub eq repo:<owner>@<owner ID>/<name>@<repository ID>:…\nThis token has the first form.');
});

it.each<[string, unknown]>([
  ['no rule', NO_RULE],
  ['not a service user', { error: 'x', error_description: 'Not a service user' }],
  ['no trust', { error: 'x', error_description: 'No trust' }],
  ['client not in trust', { error: 'unauthorized_client' }],
  ['unknown', { error: 'teapot' }],
])('ends with the command for an administrator, with the resource only for an RPST: %s', (_name, body) => {
  const last = (changes: Partial<Extract<ExchangeRequest, { clientSecret: string }>>): string | undefined =>
    explain(401, body, changes).hint?.split(' with: ').at(-1);
  expect(last({ resourceType: 'ci' })).toBe(EXPLAIN);
  expect(last({ resourceType: 'ci', tokenType: 'rpst' })).toContain(
    ' --client-id client-1 --resource-type ci --issuer',
  );
});
