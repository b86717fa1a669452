// Explains why the identity domain denied an exchange: its answer, the token that was sent, and what to check.

import { Failure } from '../failure.ts';
import type { HttpResponse } from '../http/client.ts';
import { type ErrorBody, readErrorBody, requestIdOf } from '../http/error-text.ts';
import { printable } from '../text/printable.ts';
import { explainCall, jobAdvice, subjectFormAdvice, WHERE_AUDIENCE } from './advice.ts';
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
  advice(context: Context): readonly string[];
}

/**
 * @returns a Failure `denial` whose message contains the status, the domain's error text, the subject token's `iss`, `sub`, `aud` and the
 *   request ID, and whose hint says what to do; never a token or a secret
 */
export function explainDenial(answer: HttpResponse, request: ExchangeRequest, claims: Claims, now: number): Failure {
  const said = readErrorBody(answer.body);
  const context: Context = { now, status: answer.status, said, request, claims };
  const words = said?.text ?? 'without an OAuth error code';
  const requestId = requestIdOf(answer);
  const lines = [
    `${request.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown(claims.iss)}`,
    `                 sub ${shown(claims.sub)}`,
    `                 aud ${shown(audienceOf(claims))}`,
    `  client ID:     ${request.sign === undefined ? printable(request.clientId) : '(none, because this instance signed the request)'}`,
    `  request ID:    ${requestId ?? '(none given)'}`,
  ];
  const cause = CAUSES.find((candidate) => candidate.applies(context)) ?? UNKNOWN;
  return new Failure('denial', 'Token exchange denied', lines.join('\n'), { hint: cause.advice(context).join('\n') });
}

const saysAny = (context: Context, pattern: RegExp): boolean => pattern.test(context.said?.text ?? '');

const CHANGED_KEYS =
  'A trust that was set up with --jwks-file or --certificate does not notice when the issuer changes its keys: repeat the setup command with the new file.';

/** The first entry that matches is used. The texts are those that the service has been observed to return. */
const CAUSES: readonly Cause[] = [
  {
    applies: (context) => saysAny(context, /no rules matched/i),
    advice: ({ request, claims }) => [
      "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
      ...jobAdvice(claims),
      ...subjectFormAdvice(claims),
      'The value in a rule must not be in quotes: public reports disagree about quoted values, and confirm values without quotes.',
      ...compare(request, claims),
    ],
  },
  {
    applies: (context) => saysAny(context, /not a service user/i),
    advice: ({ request, claims }) => [
      'The rule matches, but its user was created without "serviceUser": true. The flag cannot be changed later: create a new service user and use it in the rule.',
      ...compare(request, claims),
    ],
  },
  {
    applies: ({ said }) => said?.error === 'invalid_client',
    advice: ({ request, claims }) => [
      ...(request.clientSecret !== undefined
        ? [
            'The domain does not accept client-id and client-secret. Check, in this order: both belong to the same application (on GitHub, the values of an environment replace those of the repository); the secret is the current one (regenerating it invalidates the old one); the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.',
            ...oddCharacters('client-secret', request.clientSecret),
            ...oddCharacters('client-id', request.clientId),
            'If the application and the trust are right, the secret is wrong: store it again, or let an administrator create a new one by repeating the setup command with --rotate-secret.',
          ]
        : request.adviceIfRefused),
      ...compare(request, claims, 'whether the domain has this client and the trust accepts it,'),
    ],
  },
  {
    applies: ({ now, claims, said }) => claims.exp !== undefined && claims.exp * 1000 < now && said !== undefined,
    advice: ({ now, claims }) => [
      `The subject token expired at ${describeTime(claims.exp ?? 0)}, and this machine's clock says ${describeTime(Math.floor(now / 1000))}. Request it right before this step: such tokens are valid for a few minutes. If it is new, set this machine's clock.`,
    ],
  },
  {
    // Before the texts, because it is the error for everything that is wrong with the token itself.
    applies: ({ said }) => said?.error === 'invalid_grant',
    advice: ({ now, request, claims }) => [
      'The domain does not accept the subject token itself. Check, in this order:',
      `1. Its time: it is valid until ${claims.exp === undefined ? '(no expiry)' : describeTime(claims.exp)}, and this machine's clock says ${describeTime(Math.floor(now / 1000))}. If the clock is wrong, so is the token's issuer's or this machine's.`,
      `2. Its audience ${shown(audienceOf(claims))}: a trust can accept only certain audiences or values of another claim (clientClaimName, clientClaimValues). Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
      `3. Its signature: the trust must have the current keys of the issuer ${shown(claims.iss)}. ${CHANGED_KEYS}`,
      ...compare(request, claims),
    ],
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      CHANGED_KEYS,
      ...compare(request, claims),
    ],
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ request, claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown(audienceOf(claims))}. Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
      ...compare(request, claims),
    ],
  },
  {
    applies: ({ said }) => said?.error === 'unauthorized_client',
    advice: ({ request, claims }) => [
      'The client exists, but the trust does not allow it to exchange this token. Check that the trust is active and lists this client ID in oauthClients.',
      ...compare(request, claims),
    ],
  },
  {
    applies: ({ request, said }) => said?.error === 'invalid_request' && request.tokenType === 'rpst',
    advice: ({ request, claims }) => [
      `Check that the trust is of subject type Resource and that its impersonatingResource is exactly "${printable(request.resourceType ?? '')}" (resource-type).`,
      ...compare(request, claims),
    ],
  },
  {
    applies: ({ said }) => said?.error === 'invalid_request',
    advice: ({ request, claims }) => [
      'Check that the trust is of subject type User with impersonation allowed; for one of subject type Resource set token-type to rpst.',
      ...compare(request, claims),
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
    ...compare(request, claims),
  ],
};

/**
 * Which rule is missing, and what the setup is called, only the trust says.
 *
 * @returns nothing without an issuer and a subject, which `explain` needs: `doctor` checks the client also without a token
 */
function compare(
  { domainUrl, clientId, tokenType, resourceType }: ExchangeRequest,
  claims: Claims,
  what = 'what the trust expects, and the command that changes it,',
): string[] {
  if (!claims.iss || !claims.sub) return [];
  const resource = tokenType === 'rpst' ? resourceType : undefined;
  const call = explainCall(claims, { domainUrl, clientId, resourceType: resource });
  return [`An administrator sees ${what} with: ${call}`];
}

/** What copying adds to a value. @returns lines that do not show the value */
function oddCharacters(input: string, value: string): string[] {
  const found = [
    ...(/^(['"]).*\1$/su.test(value) ? ['is in quotes'] : []),
    ...(/\p{Z}/u.test(value) ? ['contains a space'] : []),
    ...(/\p{C}/u.test(value) ? ['contains an invisible character or a line break'] : []),
  ];
  return found.length === 0 ? [] : [`${input} ${found.join(' and ')}: set it again without.`];
}

function shown(claim: string | undefined): string {
  return claim === undefined || claim === '' ? '(none)' : printable(claim);
}
