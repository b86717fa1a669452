// Authenticates the client of the token endpoint: HTTP Basic with the ID and secret of a confidential application.

import { timingSafeEqual } from 'node:crypto';
import { clientAuthenticationFailed } from './refusal.ts';
import type { App, DomainStore } from './store.ts';

/**
 * Returns the application of the credentials. ID and secret are joined by a colon and not percent-encoded, as Oracle's SDKs send them
 * (oci-federation.md §1): an encoded secret is wrong.
 *
 * @throws Refusal `invalid_client`, the same for every cause.
 */
export function authenticateClient(authorization: string | undefined, store: DomainStore): App {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  if (encoded === '') throw clientAuthenticationFailed('no Basic credentials');
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  if (colon < 0) throw clientAuthenticationFailed('no colon in the credentials');

  const clientId = credentials.slice(0, colon);
  const app = [...store.apps.values()].find((candidate) => candidate.name === clientId);
  if (!app) throw clientAuthenticationFailed(`no application ${clientId}`);
  if (!same(credentials.slice(colon + 1), app.clientSecret)) throw clientAuthenticationFailed('wrong secret');
  if (!app.active) throw clientAuthenticationFailed('the application is not active');
  if (!app.isOAuthClient || app.clientType !== 'confidential')
    throw clientAuthenticationFailed('not a confidential client');
  return app;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
