// Identity propagation trusts: keys, issuers, and the check of the audience.

import { NOBODY, PROJECTS, REPORTED, reported, SDK, type Fact, type Seen } from '../fact.ts';
import { outcomeOf, refusalOf } from '../world/exchange.ts';
import { AUDIENCE, SUBJECT } from '../world/identity-provider.ts';
import type { Answer } from '../world/transport.ts';
import type { World } from '../world/world.ts';

const topic = 'Trusts';
const ERROR_EXTENSION = 'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error';

/** The status, with the text of a refusal as detail. */
function statusOf(answer: Answer): Seen {
  const { detail } = answer.json();
  return { seen: String(answer.status), detail: typeof detail === 'string' ? detail : '' };
}

const ruleFor = ({ first }: World) => ({ impersonationServiceUsers: [{ rule: `sub eq ${SUBJECT}`, value: first.id }] });
const gate = (world: World) => ({ ...ruleFor(world), clientClaimName: 'aud', clientClaimValues: [AUDIENCE] });

export const trustFacts: readonly Fact[] = [
  {
    id: 'trust-certificate-line',
    topic,
    sentence: '`publicCertificate` is accepted as base64 of the DER on one line.',
    source: "a vendor's setup tool",
    state: 'reported live',
    expected: '201',
    observe: async (world) => statusOf(await world.objects.createTrust('certificate-line', ruleFor(world))),
  },
  {
    id: 'trust-certificate-armour',
    topic,
    sentence: '`publicCertificate` with PEM armour is refused with a text about the certificate.',
    source: "a vendor's setup tool",
    state: 'reported live',
    expected: '400 certificate',
    async observe({ objects, provider }) {
      const answer = await objects.createTrust('certificate-armour', {
        publicCertificate: provider.armouredCertificate,
      });
      const { detail } = answer.json();
      const text = typeof detail === 'string' ? detail : '';
      return {
        seen: [answer.status, /certificate/i.exec(text)?.[0].toLowerCase()].filter(Boolean).join(' '),
        detail: text,
      };
    },
  },
  {
    id: 'trust-certificate-wrapped',
    topic,
    sentence: 'A certificate that is not signed by its own key works: the domain reads only the public key.',
    source: NOBODY,
    state: 'unverified',
    expected: '200',
    async prepare(world) {
      const { objects, provider } = world;
      const attributes = { ...ruleFor(world), publicCertificate: provider.wrappedCertificate };
      await objects.trust('trust-certificate-wrapped', attributes);
    },
    observe: async ({ exchangeFor }) => outcomeOf(await exchangeFor('trust-certificate-wrapped')),
  },
  {
    id: 'trust-unreachable-keys',
    topic,
    sentence: 'A trust whose `publicKeyEndpoint` cannot be fetched is refused when it is created.',
    source: PROJECTS,
    state: 'reported live',
    expected: '400',
    async observe({ objects }) {
      const keys = { publicCertificate: undefined, publicKeyEndpoint: `${objects.issuer('unreachable')}/jwks` };
      return statusOf(await objects.createTrust('unreachable', keys));
    },
  },
  {
    id: 'trust-one-per-issuer',
    topic,
    sentence: 'A second trust for an issuer is refused with 409.',
    source: NOBODY,
    state: 'unverified',
    expected: '409',
    async observe({ objects }) {
      await objects.trust('one-per-issuer');
      const again = { name: objects.named('one-per-issuer-again'), issuer: objects.issuer('one-per-issuer') };
      return statusOf(await objects.createTrust('one-per-issuer-again', again));
    },
  },
  {
    id: 'trust-user-by-ocid',
    topic,
    sentence: 'A rule that names its user by OCID is refused: `value` is the SCIM ID.',
    source: PROJECTS,
    state: 'reported live',
    expected: '400 error.common.validation.stringExceedsMaxLimit',
    async observe({ objects, first }) {
      const rules = { impersonationServiceUsers: [{ rule: 'sub eq me', value: first.ocid }] };
      const answer = await objects.createTrust('user-by-ocid', rules);
      const extension = answer.json()[ERROR_EXTENSION] as { messageId?: string } | undefined;
      return [answer.status, extension?.messageId].filter(Boolean).join(' ');
    },
  },
  {
    id: 'trust-inactive-by-default',
    topic,
    sentence: 'A trust that is created without `active` is not active.',
    source: SDK,
    state: 'documented',
    expected: '201 false',
    async observe({ objects }) {
      const answer = await objects.createTrust('inactive', { active: undefined });
      return `${answer.status} ${answer.json().active === true ? 'true' : 'false'}`;
    },
  },
  {
    id: 'audience-accepted',
    topic,
    sentence: 'A trust with `clientClaimName: aud` accepts a token whose audience is one of `clientClaimValues`.',
    source: PROJECTS,
    state: 'reported live',
    expected: '200',
    async prepare(world) {
      await world.objects.trust('audience', gate(world));
    },
    observe: async ({ exchangeFor }) => outcomeOf(await exchangeFor('audience')),
  },
  {
    id: 'audience-refused',
    topic,
    sentence: 'A trust with `clientClaimName: aud` refuses a token with another audience.',
    source: NOBODY,
    state: 'unverified',
    expected: '401 invalid_grant',
    observe: async ({ exchangeFor }) => refusalOf(await exchangeFor('audience', { aud: 'https://example.com' })),
  },
  {
    id: 'audience-list',
    topic,
    sentence:
      'A trust with `clientClaimName: aud` answers 500 to a token with a list of audiences, even if one of them is accepted.',
    source: 'one public project',
    state: 'reported live',
    expected: '500',
    async observe({ exchangeFor }) {
      const answer = await exchangeFor('audience', { aud: [AUDIENCE] });
      return { seen: String(answer.status), detail: refusalOf(answer).detail };
    },
  },
  {
    id: 'claim-validations',
    topic,
    sentence:
      'What `claimValidations: [{ name, value }]` of a trust does with a token that has this value, another one, and no such claim.',
    source: `${SDK}, which do not say what it is for`,
    state: 'unverified',
    expected: REPORTED,
    async prepare(world) {
      const claimValidations = [{ name: 'team', value: 'ops' }];
      await world.objects.trust('claim-validations', { ...ruleFor(world), claimValidations });
    },
    async observe({ exchangeFor }) {
      const send = async (team?: string): Promise<string> =>
        outcomeOf(await exchangeFor('claim-validations', { team }));
      return reported(`this value: ${await send('ops')}; another: ${await send('dev')}; no claim: ${await send()}`);
    },
  },
];
