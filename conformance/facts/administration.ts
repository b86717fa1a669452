// The administration of the domain (SCIM): users, groups, applications, and what its answers contain.

import { NOBODY, ORACLE, PROJECTS, SDK, type Fact } from '../fact.ts';
import { USER_EXTENSION, USER_SCHEMA } from '../../src/setup/api/scim.ts';
import { protectSecret } from '../../src/text/redaction.ts';
import { outcomeOf } from '../world/exchange.ts';
import { SUBJECT } from '../world/identity-provider.ts';
import { created, type Client } from '../world/objects.ts';
import type { World } from '../world/world.ts';

const topic = 'Administration';
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** The application whose secret is regenerated. */
const regenerated = new WeakMap<World['client'], Client>();

export const administrationFacts: readonly Fact[] = [
  {
    id: 'scim-service-user',
    topic,
    sentence: 'A service user needs neither an email address nor a name.',
    source: PROJECTS,
    state: 'reported live',
    expected: '201',
    async observe({ scim, objects }) {
      const body = { userName: objects.named('bare-user'), [USER_EXTENSION]: { serviceUser: true } };
      return String((await scim('POST', 'Users', { schemas: [USER_SCHEMA, USER_EXTENSION], ...body })).status);
    },
  },
  {
    id: 'scim-service-user-stays',
    topic,
    sentence: 'A service user cannot become a person.',
    source: ORACLE,
    state: 'documented',
    expected: '400 true',
    async observe({ scim, objects, second }) {
      const path = `${USER_EXTENSION}:serviceUser`;
      const answer = await objects.patch(`Users/${second.id}`, { op: 'replace', path, value: false });
      const now = (await scim('GET', `Users/${second.id}?attributes=${encodeURIComponent(path)}`)).json();
      const extension = now[USER_EXTENSION] as { serviceUser?: boolean } | undefined;
      return `${answer.status} ${String(extension?.serviceUser)}`;
    },
  },
  {
    id: 'scim-user-in-use',
    topic,
    sentence: 'A service user that a rule names cannot be deleted.',
    source: PROJECTS,
    state: 'reported live',
    expected: '400',
    async observe({ scim, objects }) {
      const user = await objects.user('in-use');
      await objects.trust('in-use', { impersonationServiceUsers: [{ rule: `sub eq ${SUBJECT}`, value: user.id }] });
      return String((await scim('DELETE', `Users/${user.id}`)).status);
    },
  },
  {
    id: 'scim-group-ocid',
    topic,
    sentence: 'The answer to the creation of a group contains its OCID.',
    source: `${SDK}; one public project saw an answer without it`,
    state: 'unverified',
    expected: 'an OCID',
    observe: ({ group }) =>
      Promise.resolve(created(group).ocid.startsWith('ocid1.group.') ? 'an OCID' : 'no OCID of a group'),
  },
  {
    id: 'scim-members-on-request',
    topic,
    sentence: 'The members of a group are returned only with `attributes=members`.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'plain: no, on request: yes',
    async observe({ scim, group }) {
      const { id } = created(group);
      const plain = (await scim('GET', `Groups/${id}`)).json();
      const asked = (await scim('GET', `Groups/${id}?attributes=members`)).json();
      return `plain: ${'members' in plain ? 'yes' : 'no'}, on request: ${'members' in asked ? 'yes' : 'no'}`;
    },
  },
  {
    id: 'scim-rules-on-request',
    topic,
    sentence: 'The rules of a trust are returned only with `attributes=impersonationServiceUsers`.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'plain: no, on request: yes',
    async observe({ scim, objects, first }) {
      const rules = [{ rule: 'sub eq me', value: first.id }];
      const { id } = await objects.trust('on-request', { impersonationServiceUsers: rules });
      const path = `IdentityPropagationTrusts/${id}`;
      const shown = async (query: string): Promise<string> =>
        'impersonationServiceUsers' in (await scim('GET', path + query)).json() ? 'yes' : 'no';
      return `plain: ${await shown('')}, on request: ${await shown('?attributes=impersonationServiceUsers')}`;
    },
  },
  {
    id: 'scim-rule-removal',
    topic,
    sentence: 'A PATCH with a filter on the user removes the rules of this user from a trust.',
    source: 'one public project saw it ignored',
    state: 'unverified',
    expected: 'removed',
    async observe({ scim, objects, first, second, transport }) {
      const rules = [
        { rule: 'sub eq one', value: first.id },
        { rule: 'sub eq two', value: second.id },
      ];
      const { id } = await objects.trust('rule-removal', { impersonationServiceUsers: rules });
      const path = `impersonationServiceUsers[value eq "${first.id}"]`;
      const answer = await objects.patch(`IdentityPropagationTrusts/${id}`, { op: 'remove', path });
      const left = async (): Promise<string> => {
        const now = (await scim('GET', `IdentityPropagationTrusts/${id}?attributes=impersonationServiceUsers`)).json();
        const found = (now.impersonationServiceUsers ?? []) as { rule: string }[];
        return found.map(({ rule }) => rule).join(', ');
      };
      const detail = `answered ${answer.status}`;
      for (let read = 1; (await left()) !== 'sub eq two'; read++) {
        if (read === 4) return { seen: `left: ${await left()}`, detail };
        await transport.sleep(1000);
      }
      return { seen: 'removed', detail };
    },
  },
  {
    id: 'scim-app-grant',
    topic,
    sentence: 'An application with the grant of the token exchange is refused; `client_credentials` is enough.',
    source: PROJECTS,
    state: 'reported live',
    expected: '400',
    async observe({ objects }) {
      const grants = { allowedGrants: ['client_credentials', TOKEN_EXCHANGE] };
      return String((await objects.createApp('grant', grants)).status);
    },
  },
  {
    id: 'scim-app-inactive-by-default',
    topic,
    sentence: 'An application that is created without `active` is not active.',
    source: SDK,
    state: 'documented',
    expected: '201 false',
    async observe({ objects }) {
      const answer = await objects.createApp('inactive-app', { active: undefined });
      return `${answer.status} ${answer.json().active === true ? 'true' : 'false'}`;
    },
  },
  {
    id: 'scim-app-secret-once',
    topic,
    sentence: 'The client secret is returned when the application is created, and not afterwards.',
    source: `${PROJECTS}; Oracle's schema of applications says that \`clientSecret\` is returned by default`,
    state: 'conflict',
    expected: 'creation: yes, read: no',
    async observe({ scim, objects }) {
      const answer = await objects.createApp('secret-once');
      const read = (await scim('GET', `Apps/${created(answer).id}?attributes=clientSecret,name`)).json();
      const has = (document: object): string => ('clientSecret' in document ? 'yes' : 'no');
      return `creation: ${has(answer.json())}, read: ${has(read)}`;
    },
  },
  {
    id: 'scim-app-in-use',
    topic,
    sentence: 'An active application cannot be deleted.',
    source: ORACLE,
    state: 'documented',
    expected: '400',
    async observe({ scim, objects }) {
      const { id } = await objects.app('active-app');
      return String((await scim('DELETE', `Apps/${id}`)).status);
    },
  },
  {
    id: 'scim-secret-regeneration',
    topic,
    sentence: 'A regenerated client secret works, and the old one no longer does.',
    source: PROJECTS,
    state: 'reported live',
    expected: 'new: 200, old: 401 invalid_client Client authentication failed.',
    async prepare({ objects, client }) {
      const old = await objects.app('regenerated');
      regenerated.set(client, old);
      const rule = { rule: `sub eq ${SUBJECT}`, value: (await objects.user('regenerated')).id };
      await objects.trust('regenerated', { impersonationServiceUsers: [rule], oauthClients: [old.clientId] });
    },
    async observe({ scim, objects, exchange, provider, client, transport }) {
      const old = regenerated.get(client);
      if (!old) throw new Error('the application was not created');
      const schemas = ['urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator'];
      const { clientSecret } = (await scim('POST', 'AppClientSecretRegenerator', { schemas, appId: old.id })).json();
      if (typeof clientSecret !== 'string') return 'no secret in the answer';
      protectSecret(clientSecret);
      const outcome = async (secret: string): Promise<string> => {
        const subjectToken = await provider.mint(objects.issuer('regenerated'));
        return outcomeOf(await exchange({ subjectToken, client: { ...old, clientSecret: secret } }));
      };
      const both = async (): Promise<string> =>
        `new: ${await outcome(clientSecret)}, old: ${await outcome(old.clientSecret)}`;
      let seen = await both();
      // It may take a moment until the old secret is forgotten everywhere.
      for (let attempt = 0; attempt < 6 && !seen.includes('old: 401'); attempt++) {
        await transport.sleep(5000);
        seen = await both();
      }
      return seen;
    },
  },
  {
    id: 'scim-search-ignores-case',
    topic,
    sentence: 'A search for a name ignores case.',
    source: NOBODY,
    state: 'unverified',
    expected: '1',
    async observe({ scim, objects }) {
      const filter = encodeURIComponent(`displayName eq "${objects.named('group').toUpperCase()}"`);
      const { Resources: found } = (await scim('GET', `Groups?filter=${filter}`)).json();
      return String(Array.isArray(found) ? found.length : 0);
    },
  },
];
