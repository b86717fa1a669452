// Creates the objects of a run. All of their names begin with the run's prefix, by which they are found and removed.

import { Failure } from '../../src/failure.ts';
import {
  APP_SCHEMA,
  APP_STATUS_SCHEMA,
  CLIENT_CERTIFICATE_SCHEMA,
  GROUP_SCHEMA,
  PATCH_SCHEMA,
  TRUST_SCHEMA,
  USER_EXTENSION,
  USER_SCHEMA,
} from '../../src/setup/api/scim.ts';
import { printable } from '../../src/text/printable.ts';
import { protectSecret } from '../../src/text/redaction.ts';
import type { Answer } from './transport.ts';

export type Scim = (method: string, path: string, body?: object) => Promise<Answer>;

export interface Created {
  id: string;
  ocid: string;
}

export interface Client {
  id: string;
  clientId: string;
  /** Secret. */
  clientSecret: string;
}

export interface Objects {
  /** The name of an object of this run. */
  named(name: string): string;
  issuer(name: string): string;
  user(name: string): Promise<Created>;
  /** @returns the answer to the creation, with or without success */
  createGroup(name: string, members?: readonly Created[]): Promise<Answer>;
  app(name: string, attributes?: object): Promise<Client>;
  createApp(name: string, attributes?: object): Promise<Answer>;
  /** Adds a certificate for client assertions to the domain. @returns its alias */
  clientCertificate(name: string, certificate: string): Promise<string>;
  readonly setActive: (appId: string, active: boolean) => Promise<Answer>;
  /** @param attributes replace the defaults; undefined omits one. @returns the answer, with or without success */
  createTrust(name: string, attributes?: object): Promise<Answer>;
  /** @throws Failure unless it is created */
  trust(name: string, attributes?: object): Promise<Created>;
  patch(path: string, ...operations: object[]): Promise<Answer>;
}

export const CONFIDENTIAL_APP = {
  basedOnTemplate: { value: 'CustomWebAppTemplateId' },
  isOAuthClient: true,
  clientType: 'confidential',
  allowedGrants: ['client_credentials'],
};

/** @param defaults attributes of every trust */
export function createObjects(scim: Scim, prefix: string, defaults: () => object): Objects {
  const named = (name: string): string => `${prefix}-${name}`;
  const issuer = (name: string): string => `https://${prefix}.invalid/${name}`;
  const createApp: Objects['createApp'] = async (name, attributes = {}) => {
    const body = { schemas: [APP_SCHEMA], displayName: named(name), ...CONFIDENTIAL_APP, active: false, ...attributes };
    const answer = await scim('POST', 'Apps', body);
    const { clientSecret } = answer.json();
    if (typeof clientSecret === 'string') protectSecret(clientSecret);
    return answer;
  };
  const setActive: Objects['setActive'] = (id, active) =>
    scim('PUT', `AppStatusChanger/${id}`, { schemas: [APP_STATUS_SCHEMA], active });
  const createTrust: Objects['createTrust'] = (name, attributes = {}) =>
    scim('POST', 'IdentityPropagationTrusts', {
      schemas: [TRUST_SCHEMA],
      name: named(name),
      type: 'JWT',
      issuer: issuer(name),
      active: true,
      subjectType: 'User',
      allowImpersonation: true,
      ...defaults(),
      ...attributes,
    });
  return {
    named,
    issuer,
    createApp,
    setActive,
    createTrust,
    async user(name) {
      const schemas = [USER_SCHEMA, USER_EXTENSION];
      return created(
        await scim('POST', 'Users', { schemas, userName: named(name), [USER_EXTENSION]: { serviceUser: true } }),
      );
    },
    createGroup(name, members = []) {
      const list = members.map(({ id }) => ({ value: id, type: 'User' }));
      return scim('POST', 'Groups', { schemas: [GROUP_SCHEMA], displayName: named(name), members: list });
    },
    async app(name, attributes) {
      const answer = await createApp(name, attributes);
      const { id } = created(answer);
      const { name: clientId, clientSecret } = answer.json() as { name: string; clientSecret: string };
      await setActive(id, true);
      return { id, clientId, clientSecret };
    },
    async clientCertificate(name, certificate) {
      const alias = named(name);
      const body = {
        schemas: [CLIENT_CERTIFICATE_SCHEMA],
        certificateAlias: alias,
        x509Base64Certificate: certificate,
      };
      created(await scim('POST', 'OAuthClientCertificates', body));
      return alias;
    },
    trust: async (name, attributes) => created(await createTrust(name, attributes)),
    patch: (path, ...operations) => scim('PATCH', path, { schemas: [PATCH_SCHEMA], Operations: operations }),
  };
}

/** @throws Failure `denial` with the answer, unless it is that of a creation */
export function created(answer: Answer): Created {
  const { id, ocid } = answer.json();
  if (answer.status === 201 && typeof id === 'string') return { id, ocid: typeof ocid === 'string' ? ocid : '' };
  throw new Failure('denial', 'Setup failed', `a creation was answered ${answer.status} ${printable(answer.body)}`, {
    hint: 'the administrator needs the domain role Identity Domain Administrator; docs/conformance.md says what a run creates',
  });
}
