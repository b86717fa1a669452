// Policies, how long changes take, and calls that are signed with a session token.

import { NOBODY, ORACLE, PROJECTS, REPORTED, reported, type Fact } from '../fact.ts';
import { registryHost } from '../../src/oci-sdk/registry.ts';
import { generateSessionKey, type SessionKey } from '../../src/session-key.ts';
import { protectSecret } from '../../src/text/redaction.ts';
import { created } from '../world/objects.ts';
import { claimsOf, RPST } from '../world/exchange.ts';
import { SUBJECT } from '../world/identity-provider.ts';
import { signedCall } from '../world/session.ts';
import type { Answer } from '../world/transport.ts';
import type { World } from '../world/world.ts';

const topic = 'Permissions and signed calls';
const PATIENCE_SECONDS = 240;

const storage = ({ administrator: { signed } }: World): string => {
  const [, domain = 'oraclecloud.com'] =
    /^https:\/\/identity\.[a-z0-9-]+\.oci\.(.+)$/.exec(signed.identityEndpoint) ?? [];
  return `https://objectstorage.${signed.region}.${domain}`;
};

interface Signing {
  /** Default: the key of the run. */
  key?: SessionKey;
  /** An answer with the session token. Default: that of the trust `control`. */
  answer?: Answer;
  /** Sent as JSON with POST. */
  body?: object;
}

async function signedAs(world: World, url: string, { key = world.key, answer, body }: Signing = {}): Promise<Answer> {
  const exchanged = answer ?? (await world.control());
  claimsOf(exchanged);
  const { tenancy, region } = world.administrator.signed;
  const session = { token: String(exchanged.json().token), key, tenancy, region };
  const headers = { accept: 'application/json' };
  const request =
    body === undefined
      ? ({ method: 'GET', url, headers } as const)
      : ({
          method: 'POST',
          url,
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        } as const);
  const given = await signedCall(world.transport, session, request);
  const { token } = given.json();
  if (typeof token === 'string') protectSecret(token);
  return given;
}

/** Of the data plane of IAM. */
const dataPlane = ({ administrator: { signed } }: World): string =>
  signed.identityEndpoint.replace(/^https:\/\/identity\.([a-z0-9-]+)\.oci\./, 'https://auth.$1.');

/** The namespace, which the administrator may read. */
async function namespaceOf(world: World): Promise<string> {
  const { authorize } = world.administrator.signed;
  const answer = await world.transport.send(() => authorize({ method: 'GET', url: `${storage(world)}/n` }));
  if (answer.status !== 200) throw new Error(`the request for the namespace was answered ${answer.status}`);
  return answer.body.replaceAll('"', '').trim();
}

async function buckets(world: World): Promise<Answer> {
  const url = `${storage(world)}/n/${await namespaceOf(world)}/b`;
  return signedAs(world, `${url}?${new URLSearchParams({ compartmentId: world.compartment }).toString()}`);
}

function statusAndCode(answer: Answer): string {
  const { code } = answer.json();
  return `${answer.status} ${typeof code === 'string' ? code : ''}`.trim();
}

function withinMinutes(seconds: number | undefined): { seen: string; detail: string } {
  const isSoon = seconds !== undefined && seconds <= 180;
  return { seen: isSoon ? 'within 180 s' : 'later than 180 s', detail: `${seconds ?? 'more than 180'} s` };
}

export const permissionFacts: readonly Fact[] = [
  {
    id: 'time-trust',
    topic,
    sentence: 'A new trust takes effect within three minutes.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'within 180 s',
    observe: ({ secondsToTrust }) => Promise.resolve(withinMinutes(secondsToTrust)),
  },
  {
    id: 'policy-group-ocid',
    topic,
    sentence: 'A policy for `group id <OCID>` is accepted.',
    source: ORACLE,
    state: 'documented',
    expected: '200',
    async observe(world) {
      const { iam, compartment, objects, group } = world;
      const answer = await iam('POST', 'policies', {
        compartmentId: compartment,
        name: objects.named('policy'),
        description: 'Created by a conformance run, which removes it',
        statements: [`Allow group id ${created(group).ocid} to read buckets in compartment id ${compartment}`],
      });
      world.policyCreated = Date.now();
      return String(answer.status);
    },
  },
  {
    id: 'time-policy',
    topic,
    sentence: 'A new policy takes effect within three minutes, and a signed call is then allowed.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'within 180 s',
    async observe(world) {
      const begin = world.policyCreated ?? Date.now();
      const seconds = (): number => Math.round((Date.now() - begin) / 1000);
      for (;;) {
        const { status } = await buckets(world);
        if (status === 200) return withinMinutes(seconds());
        if (seconds() > PATIENCE_SECONDS)
          return { seen: 'never', detail: `still answered ${status} after ${seconds()} s` };
        await world.transport.sleep(5000);
      }
    },
  },
  {
    id: 'signed-with-other-key',
    topic,
    sentence: 'A call with a session token that is signed with another key is answered 401.',
    source: ORACLE,
    state: 'documented',
    expected: '401',
    async observe(world) {
      const url = `${storage(world)}/n/${await namespaceOf(world)}/b?compartmentId=${world.compartment}`;
      return String((await signedAs(world, url, { key: await generateSessionKey() })).status);
    },
  },
  {
    id: 'policy-scim-id',
    topic,
    sentence: 'A policy for `group id <SCIM ID>` is accepted, and matches nobody.',
    source: PROJECTS,
    state: 'reported live',
    expected: '200',
    async observe({ iam, compartment, objects, group }) {
      const answer = await iam('POST', 'policies', {
        compartmentId: compartment,
        name: objects.named('policy-scim-id'),
        description: 'Created by a conformance run, which removes it',
        statements: [`Allow group id ${created(group).id} to read buckets in compartment id ${compartment}`],
      });
      return String(answer.status);
    },
  },
  {
    id: 'namespace-needs-tenancy',
    topic,
    sentence: 'A principal whose policy is for a compartment cannot read the Object Storage namespace.',
    source: `${PROJECTS}; Oracle's policy reference says that the call needs no permission`,
    state: 'conflict',
    expected: '404',
    observe: async (world) => String((await signedAs(world, `${storage(world)}/n`)).status),
  },
  {
    id: 'namespace-without-policy',
    topic,
    sentence: 'A service user in no group and without a policy cannot read the Object Storage namespace.',
    source: `${NOBODY}; Oracle's policy reference says that the call needs no permission`,
    state: 'conflict',
    expected: '404',
    async prepare({ objects, second }) {
      const rule = { rule: `sub eq ${SUBJECT}`, value: second.id };
      await objects.trust('namespace-without-policy', { impersonationServiceUsers: [rule] });
    },
    async observe(world) {
      const answer = await world.exchangeFor('namespace-without-policy');
      return String((await signedAs(world, `${storage(world)}/n`, { answer })).status);
    },
  },
  {
    id: 'rpst-as-upst',
    topic,
    sentence:
      'A call that is signed with an RPST in the place of a UPST is authenticated: without a policy it is answered 404, and not 401.',
    source: NOBODY,
    state: 'unverified',
    expected: '404',
    async prepare({ objects }) {
      await objects.trust('rpst-as-upst', { subjectType: 'Resource', impersonatingResource: 'conformance' });
    },
    async observe(world) {
      const form = { requested_token_type: RPST, res_type: 'conformance' };
      const answer = await world.exchangeFor('rpst-as-upst', {}, form);
      const url = `${storage(world)}/n/${await namespaceOf(world)}/b?compartmentId=${world.compartment}`;
      return String((await signedAs(world, url, { answer })).status);
    },
  },
  {
    id: 'generate-upst-from-session',
    topic,
    sentence: 'How `GenerateUpst`, which extends the session of a person, answers the session of a service user.',
    source: NOBODY,
    state: 'unverified',
    expected: REPORTED,
    async observe(world) {
      const body = { publicKey: world.key.publicKeyPem, sessionExpirationInMinutes: 60 };
      const url = `${dataPlane(world)}/v1/token/upst/actions/GenerateUpst`;
      return reported(statusAndCode(await signedAs(world, url, { body })));
    },
  },
  {
    id: 'db-token-of-service-user',
    topic,
    sentence: 'How the request of a service user for a database token is answered without a policy for databases.',
    source: NOBODY,
    state: 'unverified',
    expected: REPORTED,
    async observe(world) {
      const body = { scope: `urn:oracle:db::id::${world.compartment}`, publicKey: world.key.publicKeyPem };
      const url = `${dataPlane(world)}/v1/actions/generateScopedAccessToken`;
      return reported(statusAndCode(await signedAs(world, url, { body })));
    },
  },
  {
    id: 'registry-token',
    topic,
    sentence: 'A signed `GET /20180419/docker/token` at the container registry is answered with a token.',
    source: ORACLE,
    state: 'documented',
    expected: '200 token',
    async observe(world) {
      const host = registryHost(world.administrator.signed.region);
      if (host === undefined) throw new Error('the SDK does not know the region');
      const answer = await signedAs(world, `https://${host}/20180419/docker/token`);
      return `${answer.status} ${Object.keys(answer.json())
        .filter((name) => name === 'token')
        .join('')}`.trim();
    },
  },
];
