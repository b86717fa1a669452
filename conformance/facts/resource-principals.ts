// Session tokens of resource principals (RPST).

import { NOBODY, ORACLE, PROJECTS, type Fact } from '../fact.ts';
import { claimsOf, outcomeOf, refusalOf, RPST } from '../world/exchange.ts';
import type { Answer } from '../world/transport.ts';
import type { World } from '../world/world.ts';

const topic = 'Resource principals';
const RESOURCE = 'conformance';

const exchangeResource = ({ exchangeFor }: World, form: Record<string, string | undefined> = {}): Promise<Answer> =>
  exchangeFor('resource', {}, { requested_token_type: RPST, res_type: RESOURCE, ...form });

function lifeOf(answer: Answer): number {
  const { exp, iat } = claimsOf(answer);
  return Number(exp) - (iat ?? Math.floor(Date.now() / 1000));
}

export const resourcePrincipalFacts: readonly Fact[] = [
  {
    id: 'rpst-exchange',
    topic,
    sentence: 'A trust of subject type `Resource` gives an RPST if `res_type` is its `impersonatingResource`.',
    source: ORACLE,
    state: 'documented',
    expected: '200',
    async prepare({ objects }) {
      const claimPropagations = ['ext_team'];
      await objects.trust('resource', { subjectType: 'Resource', impersonatingResource: RESOURCE, claimPropagations });
    },
    observe: async (world) => outcomeOf(await exchangeResource(world)),
  },
  {
    id: 'rpst-without-resource',
    topic,
    sentence: 'Without `res_type`, the exchange is refused.',
    source: ORACLE,
    state: 'documented',
    expected: '400 invalid_request',
    observe: async (world) => refusalOf(await exchangeResource(world, { res_type: undefined })),
  },
  {
    id: 'rpst-wrong-resource',
    topic,
    sentence: 'With another `res_type`, the exchange is refused.',
    source: NOBODY,
    state: 'unverified',
    expected: '400 invalid_request',
    observe: async (world) => refusalOf(await exchangeResource(world, { res_type: 'other' })),
  },
  {
    id: 'rpst-trust-gives-no-upst',
    topic,
    sentence: 'Such a trust gives no UPST.',
    source: NOBODY,
    state: 'unverified',
    expected: '400 invalid_request',
    observe: async ({ exchangeFor }) => refusalOf(await exchangeFor('resource')),
  },
  {
    id: 'rpst-default-lifetime',
    topic,
    sentence: 'Without `rpst_exp`, an RPST is valid for 1200 seconds.',
    source: PROJECTS,
    state: 'reported live',
    expected: '1200 s',
    observe: async (world) => `${lifeOf(await exchangeResource(world))} s`,
  },
  {
    id: 'rpst-exp-unit',
    topic,
    sentence: '`rpst_exp` is a number of seconds.',
    source: 'an Oracle A-Team article says seconds, one public project says minutes',
    state: 'unverified',
    expected: '1800 s',
    observe: async (world) => `${lifeOf(await exchangeResource(world, { rpst_exp: '1800' }))} s`,
  },
  {
    id: 'rpst-propagation',
    topic,
    sentence: 'A claim in `claimPropagations`, written as `ext_<claim>`, is in the RPST as `var_ext_<claim>`.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'var_ext_team',
    async observe(world) {
      const claims = claimsOf(await exchangeResource(world));
      return (
        Object.keys(claims)
          .filter((name) => claims[name] === 'ops')
          .join(', ') || 'not in the token'
      );
    },
  },
  {
    id: 'rpst-three-claims',
    topic,
    sentence: 'A trust with four claims in `claimPropagations` is refused.',
    source: ORACLE,
    state: 'documented',
    expected: '400',
    async observe({ objects }) {
      const claimPropagations = ['ext_a', 'ext_b', 'ext_c', 'ext_d'];
      const attributes = { subjectType: 'Resource', impersonatingResource: RESOURCE, claimPropagations };
      return String((await objects.createTrust('four-claims', attributes)).status);
    },
  },
];
