// The session token of a user (UPST).

import { ORACLE, PROJECTS, SDK, NOBODY, type Fact } from '../fact.ts';
import { claimsOf } from '../world/exchange.ts';
import { SUBJECT } from '../world/identity-provider.ts';
import type { World } from '../world/world.ts';

const topic = 'Session token';

const claimsFor = async ({ control }: World): Promise<Record<string, unknown>> => claimsOf(await control());

/** The key in the claim `jwk`, which is JSON text or an object. */
function keyIn(claim: unknown): { n?: unknown } {
  try {
    return (typeof claim === 'string' ? JSON.parse(claim) : (claim ?? {})) as { n?: unknown };
  } catch {
    return {};
  }
}

export const sessionTokenFacts: readonly Fact[] = [
  {
    id: 'upst-lifetime',
    topic,
    sentence: 'A UPST is valid for at most 60 minutes.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'at most 3600 s',
    async observe(world) {
      const { exp, iat } = await claimsFor(world);
      const life = Number(exp) - Number(iat ?? Math.floor(Date.now() / 1000));
      return { seen: life <= 3600 ? 'at most 3600 s' : 'more than 3600 s', detail: `${life} s` };
    },
  },
  {
    id: 'upst-outlives-subject-token',
    topic,
    sentence: 'A UPST can be valid for longer than the subject token.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'longer',
    async observe(world) {
      const { exp } = await claimsFor(world);
      const left = Number(exp) - Math.floor(Date.now() / 1000);
      return { seen: left > 400 ? 'longer' : 'not longer', detail: `subject token 300 s, session ${left} s` };
    },
  },
  {
    id: 'upst-principal',
    topic,
    sentence: 'The claim `sub` is the OCID of the service user.',
    source: SDK,
    state: 'documented',
    expected: 'the service user',
    async observe(world) {
      const { sub } = await claimsFor(world);
      return sub === world.first.ocid ? 'the service user' : 'something else';
    },
  },
  {
    id: 'upst-tenant',
    topic,
    sentence: 'The claim `tenant` is the OCID of the tenancy.',
    source: `${SDK}, ${PROJECTS}`,
    state: 'reported live',
    expected: 'the tenancy',
    async observe(world) {
      const { tenant } = await claimsFor(world);
      return tenant === world.administrator.signed.tenancy ? 'the tenancy' : typeof tenant;
    },
  },
  {
    id: 'upst-key',
    topic,
    sentence: 'The claim `jwk` contains the public key that was sent.',
    source: ORACLE,
    state: 'documented',
    expected: 'the key that was sent',
    async observe(world) {
      const { jwk } = await claimsFor(world);
      return keyIn(jwk).n === world.key.jwk.n ? 'the key that was sent' : 'another key or none';
    },
  },
  {
    id: 'upst-key-form',
    topic,
    sentence: 'The claim `jwk` is JSON text in a string, not an object.',
    source: NOBODY,
    state: 'unverified',
    expected: 'string',
    observe: async (world) => typeof (await claimsFor(world)).jwk,
  },
  {
    id: 'upst-source',
    topic,
    sentence: 'The claim `source_authn_prin` is the subject of the identity provider.',
    source: ORACLE,
    state: 'documented',
    expected: 'the subject',
    async observe(world) {
      const { source_authn_prin: source } = await claimsFor(world);
      return source === SUBJECT ? 'the subject' : typeof source;
    },
  },
];
