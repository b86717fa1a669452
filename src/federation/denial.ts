// Explains why the identity domain denied an exchange: its answer, the token that was sent, and what to check.

import { Failure } from '../failure.ts';
import type { HttpResponse } from '../http/client.ts';
import { type ErrorBody, readErrorBody, requestIdOf } from '../http/error-body.ts';
import { printable } from '../text/printable.ts';
import { ruleAdvice, setupCall } from './advice.ts';
import type { ExchangeRequest } from './exchange-request.ts';
import { audienceOf, type Claims, describeTime } from './subject-token.ts';

interface Context {
  /** Milliseconds since the epoch. */
  now: number;
  status: number;
  said: ErrorBody | undefined;
  request: ExchangeRequest;
  claims: Claims;
}

interface Cause {
  applies(context: Context): boolean;
  /** What to check, the most likely cause first. */
  advice(context: Context): string[];
}

/**
 * @returns a Failure `denial` whose message contains the status, the domain's error text, the subject token's `iss`, `sub`, `aud` and the
 *   request ID, and whose hint says what to do; never a token or a secret
 */
export function explainDenial(answer: HttpResponse, request: ExchangeRequest, claims: Claims, now: number): Failure {
  const said = readErrorBody(answer.body);
  const context: Context = { now, status: answer.status, said, request, claims };
  const words = said ? [said.error, said.description].filter(Boolean).join(': ') : 'without an OAuth error code';
  const requestId = requestIdOf(answer);
  const lines = [
    `${request.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown(claims.iss)}`,
    `                 sub ${shown(claims.sub)}`,
    `                 aud ${shown(audienceOf(claims))}`,
    `  client ID:     ${printable(request.clientId)}`,
    `  request ID:    ${requestId ?? '(none given)'}`,
  ];
  const cause = CAUSES.find((candidate) => candidate.applies(context)) ?? UNKNOWN;
  return new Failure('denial', 'Token exchange denied', lines.join('\n'), { hint: cause.advice(context).join('\n') });
}

const saysAny = (context: Context, pattern: RegExp): boolean =>
  pattern.test(`${context.said?.error ?? ''} ${context.said?.description ?? ''}`);

/** The first entry that matches is used. The texts are those that the service has been observed to return. */
const CAUSES: readonly Cause[] = [
  {
    applies: (context) => saysAny(context, /no rules matched/i),
    advice: ({ request, claims }) => [
      "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
      ...ruleAdvice(claims),
      'Check branch, tag and environment (a job with an environment has it in its subject instead of the branch), and that the value in the rule is not in quotes: public reports disagree about quoted values, and confirm values without quotes.',
      `Create the rule with: ${callFor(request, claims)}`,
    ],
  },
  {
    applies: (context) => saysAny(context, /not a service user/i),
    advice: ({ request, claims }) => [
      'The rule matches, but its user was created without "serviceUser": true. The flag cannot be changed later: create a new service user and use it in the rule.',
      `This does both: ${callFor(request, claims)}`,
    ],
  },
  {
    applies: ({ said }) => said?.error === 'invalid_client',
    advice: () => [
      'The domain does not accept client-id and client-secret. Check, in this order: the secret is the current one (regenerating it invalidates the old one); the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.',
    ],
  },
  {
    applies: ({ now, claims, said }) => claims.exp !== undefined && claims.exp * 1000 < now && said !== undefined,
    advice: ({ claims }) => [
      `The subject token expired at ${describeTime(claims.exp ?? 0)}. Request it right before this step: such tokens are valid for a few minutes.`,
    ],
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      `Create the trust with: ${callFor(request, claims)}`,
    ],
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown(audienceOf(claims))}. Set audience to the value that the trust expects.`,
    ],
  },
  {
    applies: ({ said }) => said?.error === 'unauthorized_client',
    advice: ({ request, claims }) => [
      'The client exists, but the trust does not allow it to exchange this token. Check that the trust is active and lists this client ID in oauthClients.',
      `Update the trust with: ${callFor(request, claims)}`,
    ],
  },
  {
    applies: ({ request, said }) => said?.error === 'invalid_request' && request.tokenType === 'rpst',
    advice: ({ request }) => [
      `Check that the trust is of subject type Resource and that its impersonatingResource is exactly "${printable(request.resourceType ?? '')}" (resource-type).`,
    ],
  },
  {
    applies: ({ said }) => said?.error === 'invalid_request',
    advice: () => [
      'Check that the trust is of subject type User with impersonation allowed; for one of subject type Resource set token-type to rpst.',
    ],
  },
  {
    applies: ({ status, said }) => status === 404 || said === undefined,
    advice: ({ request }) => [
      `${request.domainUrl} does not answer like an identity domain. Check domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com.`,
    ],
  },
];

const UNKNOWN: Pick<Cause, 'advice'> = {
  advice: ({ request, claims }) => [
    `Check the trust for the issuer ${shown(claims.iss)}: active, this client ID among its clients, a rule that matches the subject.`,
    `Create or update the trust with: ${callFor(request, claims)}`,
  ],
};

function callFor({ domainUrl, tokenType, resourceType }: ExchangeRequest, claims: Claims): string {
  return setupCall(claims, { domainUrl, resourceType: tokenType === 'rpst' ? resourceType : undefined });
}

function shown(claim: string | undefined): string {
  return claim === undefined || claim === '' ? '(none)' : printable(claim);
}
