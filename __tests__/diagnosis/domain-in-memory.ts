// What an administrator reads of a domain, from memory: for tests of what is said about it.

import type { HttpClient, HttpResponse } from '../../src/http/client.ts';
import type { IdentityDomain } from '../../src/setup/api/domain.ts';
import type { ResourceType, ResourceTypes } from '../../src/setup/api/scim.ts';

type Resources = { [T in ResourceType]?: readonly ResourceTypes[T][] };

/** A domain that can only be read. */
export function domainOf(resources: Resources): IdentityDomain {
  const all = <T extends ResourceType>(type: T): readonly ResourceTypes[T][] => resources[type] ?? [];
  const refuse = (): never => {
    throw new Error('a diagnosis changes nothing');
  };
  return {
    find: (type, attribute, value) =>
      Promise.resolve(
        all(type).filter((each) => new Map<string, unknown>(Object.entries(each)).get(attribute) === value),
      ),
    get: (type, id) => Promise.resolve(all(type).find((each) => each.id === id)),
    create: refuse,
    patch: refuse,
    remove: refuse,
    setAppActive: refuse,
    regenerateSecret: refuse,
  };
}

/** A client that gets these answers, by URL; a function throws instead of answering. */
export function answering(answers: Readonly<Record<string, Partial<HttpResponse> | (() => never)>>): HttpClient {
  return {
    async send(_what, prepare) {
      const { url } = await prepare(1, false);
      const answer = answers[url];
      if (answer === undefined) throw new Error(`no answer for ${url}`);
      return typeof answer === 'function' ? answer() : { status: 200, headers: {}, body: '', ...answer };
    },
  };
}

export const json = (body: unknown, status = 200): HttpResponse => ({
  status,
  headers: {},
  body: JSON.stringify(body),
});
