// The administrator's signed calls to the domain and to IAM.

import type { Scim } from './objects.ts';
import type { Place } from './place.ts';
import type { Answer, Transport } from './transport.ts';

/** @param path after `/20160918/` */
export type Iam = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Answer>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export function createScim({ domainUrl, administrator }: Place, transport: Transport): Scim {
  return (method, path, body) =>
    transport.send(() =>
      administrator.authorize({
        method: method as Method,
        url: `${domainUrl}/admin/v1/${path}`,
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    );
}

/** Policies can be changed only in the home region, which may be another than that of the profile. */
export function createIam({ administrator: { signed } }: Place, transport: Transport): Iam {
  const call = (endpoint: string, ...[method, path, body]: Parameters<Iam>): Promise<Answer> =>
    transport.send(() =>
      signed.authorize({
        method,
        url: `${endpoint}/20160918/${path}`,
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    );
  let home: Promise<string> | undefined;
  const findHome = async (): Promise<string> => {
    const { body } = await call(signed.identityEndpoint, 'GET', `tenancies/${signed.tenancy}/regionSubscriptions`);
    const [, name] = /"regionName":"([a-z0-9-]+)"[^}]*"isHomeRegion":true/.exec(body.replace(/\s/g, '')) ?? [];
    return name === undefined ? signed.identityEndpoint : signed.identityEndpoint.replace(signed.region, name);
  };
  return async (method, path, body) => call(await (home ??= findHome()), method, path, body);
}
