// The token exchange: its fields, and how the domain refuses.

import { NOBODY, ORACLE, PROJECTS, REPORTED, reported, SDK, type Fact } from '../fact.ts';
import { basicCredentials } from '../../src/federation/exchange-request.ts';
import { instancePrincipal } from '../../src/federation/instance-principal.ts';
import { claimsOf, outcomeOf, refusalOf } from '../world/exchange.ts';
import { SUBJECT } from '../world/identity-provider.ts';
import type { Client } from '../world/objects.ts';
import type { Answer } from '../world/transport.ts';

const topic = 'Token exchange';

export const exchangeFacts: readonly Fact[] = [
  {
    id: 'exchange-upst',
    topic,
    sentence: 'An exchange is answered 200 with the session token in the field `token`.',
    source: `${ORACLE}, ${SDK}`,
    state: 'documented',
    expected: '200 token',
    async observe({ control }) {
      const answer = await control();
      const fields = Object.keys(answer.json()).filter((name) => name.endsWith('token'));
      return answer.status === 200 ? `200 ${fields.join(', ')}` : outcomeOf(answer);
    },
  },
  {
    id: 'exchange-same-key',
    topic,
    sentence: 'The same session key can be used in several exchanges.',
    source: PROJECTS,
    state: 'reported live',
    expected: '200 200',
    observe: async ({ control }) => [outcomeOf(await control()), outcomeOf(await control())].join(' '),
  },
  {
    id: 'exchange-token-type',
    topic,
    sentence: 'A `requested_token_type` without the infix `oci-` is refused.',
    source: PROJECTS,
    state: 'reported live',
    expected: '400 invalid_request',
    observe: async ({ exchangeFor }) =>
      refusalOf(await exchangeFor('control', {}, { requested_token_type: 'urn:oci:token-type:upst' })),
  },
  {
    id: 'exchange-public-key-pem',
    topic,
    sentence: 'A `public_key` with PEM armour is refused; it must be base64 of the DER on one line.',
    source: PROJECTS,
    state: 'reported live',
    expected: '400 invalid_request',
    observe: async ({ exchangeFor, key }) =>
      refusalOf(await exchangeFor('control', {}, { public_key: key.publicKeyPem })),
  },
  {
    id: 'exchange-wrong-secret',
    topic,
    sentence: 'A wrong client secret is answered 401 `invalid_client`.',
    source: PROJECTS,
    state: 'reported live',
    expected: '401 invalid_client Client authentication failed.',
    async observe({ exchange, provider, objects, client }) {
      const subjectToken = await provider.mint(objects.issuer('control'));
      return outcomeOf(await exchange({ subjectToken, client: { ...client, clientSecret: 'wrong-secret' } }));
    },
  },
  {
    id: 'exchange-unlisted-client',
    topic,
    sentence: 'A client that the trust does not list is answered 401 `unauthorized_client`.',
    source: NOBODY,
    state: 'unverified',
    expected: '401 unauthorized_client',
    async observe({ exchange, provider, objects, otherClient }) {
      return refusalOf(
        await exchange({ subjectToken: await provider.mint(objects.issuer('control')), client: otherClient }),
      );
    },
  },
  {
    id: 'exchange-no-rule',
    topic,
    sentence: 'A token that no rule matches is answered 401 `unauthorized_client` with a text about rules.',
    source: PROJECTS,
    state: 'reported live',
    expected: '401 unauthorized_client No rules matched from given token to find impersonation user.',
    observe: async ({ control }) => outcomeOf(await control({ sub: 'somebody-else' })),
  },
  {
    id: 'exchange-unknown-issuer',
    topic,
    sentence: 'A token of an issuer without a trust is answered 401 `unauthorized_client`.',
    source: NOBODY,
    state: 'unverified',
    expected: '401 unauthorized_client',
    observe: async ({ exchangeFor }) => refusalOf(await exchangeFor('no-trust')),
  },
  {
    id: 'exchange-expired-token',
    topic,
    sentence: 'An expired subject token is answered 401 `invalid_grant`.',
    source: NOBODY,
    state: 'unverified',
    expected: '401 invalid_grant',
    async observe({ exchange, provider, objects, client }) {
      const subjectToken = await provider.mint(objects.issuer('control'), {}, { lifetime: -600 });
      return refusalOf(await exchange({ subjectToken, client }));
    },
  },
  {
    id: 'exchange-foreign-signature',
    topic,
    sentence: "A token that is signed with another key than the trust's is answered 401 `invalid_grant`.",
    source: NOBODY,
    state: 'unverified',
    expected: '401 invalid_grant',
    async observe({ exchange, provider, objects, client }) {
      const subjectToken = await provider.mint(objects.issuer('control'), {}, { foreign: true });
      return refusalOf(await exchange({ subjectToken, client }));
    },
  },
  {
    id: 'exchange-client-alone',
    topic,
    sentence:
      'The client credentials can be tested alone with the grant `client_credentials` and the scope `urn:opc:idm:__myscopes__`.',
    source: ORACLE,
    state: 'documented',
    expected: '200',
    async observe({ transport, domainUrl, client }) {
      const answer = await transport.send(() => ({
        method: 'POST',
        url: `${domainUrl}/oauth2/v1/token`,
        headers: {
          authorization: `Basic ${basicCredentials(client)}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials&scope=urn:opc:idm:__myscopes__',
      }));
      return outcomeOf(answer);
    },
  },
  {
    id: 'exchange-client-assertion',
    topic,
    sentence:
      'A client assertion for the audience `https://<domain>/`, signed with the key of a certificate of the application, stands in for the client secret.',
    source: NOBODY,
    state: 'unverified',
    expected: '200',
    async prepare({ objects, provider, client, first }) {
      const certAlias = await objects.clientCertificate('client-assertion', provider.certificate);
      const app = await objects.app('client-assertion', { certificates: [{ certAlias }] });
      asserting.set(client, app);
      const rule = { rule: `sub eq ${SUBJECT}`, value: first.id };
      await objects.trust('client-assertion', { impersonationServiceUsers: [rule], oauthClients: [app.clientId] });
    },
    async observe({ exchange, provider, objects, client, domainUrl }) {
      const app = asserting.get(client);
      if (!app) throw new Error('the application was not created');
      const send = async (aud: string, form?: Record<string, string | undefined>): Promise<Answer> => {
        const none = { nbf: undefined, team: undefined, list: undefined };
        const claims = { ...none, sub: app.clientId, aud: [aud] };
        const assertion = await provider.mint(app.clientId, claims, { kid: objects.named('client-assertion') });
        const subjectToken = await provider.mint(objects.issuer('client-assertion'));
        return exchange({ subjectToken, client: { assertion }, form: form ?? {} });
      };
      const { seen, detail } = refusalOf(await send(`${domainUrl}/`));
      // What the answer is due to: the audience, this grant, or the application.
      const other = outcomeOf(await send('https://identity.oraclecloud.com/'));
      const alone = outcomeOf(await send(`${domainUrl}/`, CLIENT_ALONE));
      const details = [`audience https://identity.oraclecloud.com/: ${other}`, `grant client_credentials: ${alone}`];
      return { seen, detail: [...(detail === '' ? [] : [detail]), ...details].join('; ') };
    },
  },
  {
    id: 'exchange-secret-in-body',
    topic,
    sentence: 'Client ID and secret are accepted as the fields `client_id` and `client_secret` of the form.',
    source: `${ORACLE} for the token endpoint in general`,
    state: 'unverified',
    expected: '200',
    async observe({ exchange, provider, objects, client: { clientId, clientSecret } }) {
      const credentials = { client_id: clientId, client_secret: clientSecret };
      const send = async (more: Record<string, string | undefined>): Promise<Answer> => {
        const subjectToken = await provider.mint(objects.issuer('control'));
        return exchange({ subjectToken, client: 'form', form: { ...credentials, ...more } });
      };
      const { seen, detail } = refusalOf(await send({}));
      const alone = `grant client_credentials: ${outcomeOf(await send(CLIENT_ALONE))}`;
      return { seen, detail: [...(detail === '' ? [] : [detail]), alone].join('; ') };
    },
  },
  {
    id: 'exchange-public-client',
    topic,
    sentence: 'A public client, which has no secret, is answered 401 `invalid_client`.',
    source: NOBODY,
    state: 'unverified',
    expected: '401 invalid_client',
    async prepare({ objects, client, first }) {
      const app = await objects.app('public-client', {
        basedOnTemplate: { value: 'CustomBrowserMobileTemplateId' },
        clientType: 'public',
        allowedGrants: ['authorization_code'],
        redirectUris: ['https://localhost/'],
      });
      publicClients.set(client, app);
      const rule = { rule: `sub eq ${SUBJECT}`, value: first.id };
      await objects.trust('public-client', { impersonationServiceUsers: [rule], oauthClients: [app.clientId] });
    },
    async observe({ exchange, provider, objects, client }) {
      const app = publicClients.get(client);
      if (!app) throw new Error('the application was not created');
      const subjectToken = await provider.mint(objects.issuer('public-client'));
      return refusalOf(await exchange({ subjectToken, client: 'form', form: { client_id: app.clientId } }));
    },
  },
  {
    id: 'exchange-signed-by-instance',
    topic,
    sentence:
      'A request signature of a compute instance of the tenancy stands in for the client ID and the client secret. Only a run on an instance observes it.',
    source: `${ORACLE} for the token endpoint in general`,
    state: 'unverified',
    expected: '200',
    async prepare({ objects, client, first }) {
      const rule = { rule: `sub eq ${SUBJECT}`, value: first.id };
      const trust = { impersonationServiceUsers: [rule], oauthClients: [] };
      withoutClients.set(client, await objects.createTrust('without-clients', trust));
    },
    async observe({ exchange, provider, objects, client, otherClient }) {
      const instance = instancePrincipal(client.clientId);
      const send = async (trust = 'control', form: Record<string, string> = {}): Promise<Answer> =>
        exchange({ subjectToken: await provider.mint(objects.issuer(trust)), client: { instance }, form });
      const { seen, detail } = refusalOf(await send());
      // What a trust must contain for a signature is not documented. Oracle's SDK for Java can name the application.
      const own = await send('control', { app_id: client.clientId });
      const other = await send('control', { app_id: otherClient.clientId });
      const creation = withoutClients.get(client);
      const isCreated = creation?.status === 201;
      const details = [
        `app_id of the trust's application: ${outcomeOf(own)}`,
        `app_id of another application: ${outcomeOf(other)}`,
        `trust without applications: ${isCreated ? outcomeOf(await send('without-clients')) : `not created (${creation?.status ?? 'no answer'})`}`,
      ];
      return { seen, detail: [...(detail === '' ? [] : [detail]), ...details].join('; ') };
    },
  },
  {
    id: 'exchange-signed-by-session',
    topic,
    sentence:
      'How an exchange is answered that is signed with a session token of a service user, without client credentials.',
    source: NOBODY,
    state: 'unverified',
    expected: REPORTED,
    async observe({ control, exchange, provider, objects, key, administrator: { signed } }) {
      const answer = await control();
      claimsOf(answer);
      const session = { token: String(answer.json().token), key, tenancy: signed.tenancy, region: signed.region };
      const subjectToken = await provider.mint(objects.issuer('control'));
      return reported(outcomeOf(await exchange({ subjectToken, client: { session } })));
    },
  },
];

/** The public client, by the client of the run. */
const publicClients = new WeakMap<Client, Client>();

/** The answer to the creation of a trust that lists no application, by the client of the run. */
const withoutClients = new WeakMap<Client, Answer>();

/** The application with a certificate, by the client of the run. */
const asserting = new WeakMap<Client, Client>();

const CLIENT_ALONE = {
  grant_type: 'client_credentials',
  scope: 'urn:opc:idm:__myscopes__',
  requested_token_type: undefined,
  subject_token: undefined,
  subject_token_type: undefined,
  public_key: undefined,
};
