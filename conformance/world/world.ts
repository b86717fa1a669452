// What the cases of a run share: the domain, an administrator, an identity provider, and the objects that most cases need.

import { Failure } from '../../src/failure.ts';
import { generateSessionKey, type SessionKey } from '../../src/session-key.ts';
import { printable } from '../../src/text/printable.ts';
import { createIam, createScim, type Iam } from './administration.ts';
import { createExchange, outcomeOf, type Exchange } from './exchange.ts';
import { createIdentityProvider, SUBJECT, type IdentityProvider } from './identity-provider.ts';
import { created, createObjects, type Client, type Created, type Objects, type Scim } from './objects.ts';
import type { Place } from './place.ts';
import type { Answer, Transport } from './transport.ts';

export interface World extends Place {
  prefix: string;
  transport: Transport;
  scim: Scim;
  iam: Iam;
  objects: Objects;
  provider: IdentityProvider;
  key: SessionKey;
  exchange: Exchange;
  first: Created;
  second: Created;
  group: Answer;
  client: Client;
  otherClient: Client;
  /** A session token of the trust `control`. */
  readonly control: (claims?: Record<string, unknown>) => Promise<Answer>;
  /** Exchanges a token of the issuer that a case has a trust for. */
  readonly exchangeFor: (
    trust: string,
    claims?: Record<string, unknown>,
    form?: Record<string, string | undefined>,
  ) => Promise<Answer>;
  /** Seconds from the creation of the trust `control` to its first session token. */
  secondsToTrust: number | undefined;
  /** Milliseconds since the epoch when the trust `control` was created. */
  trustCreated: number;
  /** Milliseconds since the epoch when the policy was created. */
  policyCreated: number | undefined;
}

/** Creates the objects that most cases need. */
export async function createWorld(place: Place, prefix: string, transport: Transport): Promise<World> {
  const [provider, key] = await Promise.all([createIdentityProvider(), generateSessionKey()]);
  const scim = createScim(place, transport);
  const clients: string[] = [];
  const objects = createObjects(scim, prefix, () => ({
    publicCertificate: provider.certificate,
    oauthClients: clients,
  }));
  const exchange = createExchange(transport, place.domainUrl, key.publicKeyBase64);
  const first = await objects.user('first');
  const second = await objects.user('second');
  const group = await objects.createGroup('group', [first]);
  created(group);
  const client = await objects.app('client');
  clients.push(client.clientId);
  const otherClient = await objects.app('other-client');
  await objects.trust('control', { impersonationServiceUsers: [{ rule: `sub eq ${SUBJECT}`, value: first.id }] });
  const trustCreated = Date.now();
  const exchangeFor: World['exchangeFor'] = async (trust, claims = {}, form = {}) =>
    exchange({ subjectToken: await provider.mint(objects.issuer(trust), claims), client, form });
  return {
    ...place,
    prefix,
    transport,
    scim,
    iam: createIam(place, transport),
    objects,
    provider,
    key,
    exchange,
    first,
    second,
    group,
    client,
    otherClient,
    exchangeFor,
    control: (claims) => exchangeFor('control', claims),
    trustCreated,
    secondsToTrust: undefined,
    policyCreated: undefined,
  };
}

const PATIENCE_SECONDS = 240;

/**
 * Waits until the trust `control` gives a session token, and then for what was created after it.
 *
 * @param settle seconds
 * @throws Failure `denial` if it never does: then no case could tell anything
 */
export async function waitForTrust(world: World, settle: number): Promise<void> {
  for (;;) {
    const answer = await world.control();
    const seconds = Math.round((Date.now() - world.trustCreated) / 1000);
    if (answer.status === 200) {
      world.secondsToTrust = seconds;
      break;
    }
    if (seconds > PATIENCE_SECONDS) {
      throw new Failure(
        'denial',
        'Token exchange denied',
        `the first exchange was still answered ${printable(outcomeOf(answer))} after ${seconds} seconds, so no case can be observed`,
        { hint: 'please report this answer with the form for conformance reports: it is the most important one' },
      );
    }
    await world.transport.sleep(5000);
  }
  await world.transport.sleep(settle * 1000);
}
