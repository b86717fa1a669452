// Checks what the trust says about the client and the audience.

import type { Trust } from '../setup/api/scim.ts';
import { printable, shellQuoted } from '../text/printable.ts';
import type { ExplainAccess, ExplainRequest, Reporter } from './explain-request.ts';

/** The claim that the trust restricts, if any: usually `aud`. */
export function checkClientClaim(
  { clientClaimName: name, clientClaimValues: values = [] }: Trust,
  { subject: { claims } }: ExplainRequest,
  { good, note, bad }: Reporter,
): void {
  if (name === undefined) return;
  const claim = name === 'aud' ? 'audience' : `claim ${printable(name)}`;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? '(none)' : printable(actual.join(', '));
  if (Array.isArray(claims[name]))
    note(
      `its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`,
    );
  if (actual.some((value) => values.includes(value))) good(`the trust accepts its ${claim} ${shown}`);
  else {
    bad(
      `its ${claim} is ${shown}, and the trust accepts only ${printable(values.join(', '))}`,
      name === 'aud'
        ? `request a token with the audience ${printable(values[0] ?? '')} (input audience)`
        : 'use a token with one of these values',
    );
  }
}

export async function checkClient(
  trust: Trust,
  { clientId }: ExplainRequest,
  { domain }: ExplainAccess,
  say: Reporter,
  setup: string,
): Promise<void> {
  const clients = trust.oauthClients ?? [];
  if (clientId === undefined) {
    say.note(
      `the trust accepts the clients ${printable(clients.join(', ') || '(none)')}; give --client-id to check yours`,
    );
    return;
  }
  const [app] = await domain.find('Apps', 'name', clientId);
  if (!app) {
    say.bad(
      `the domain has no application with the client ID ${printable(clientId)}`,
      'use the client ID of an application in this domain, not its name or OCID',
    );
    return;
  }
  if (app.active !== true)
    say.bad(
      `the application ${printable(app.displayName)} is not active`,
      'activate it in the console, or run setup again',
    );
  if (clients.includes(clientId)) say.good(`the trust accepts the client ${printable(clientId)}`);
  else
    say.bad(
      `the trust does not accept the client ${printable(clientId)}; it accepts ${printable(clients.join(', ') || '(none)')}`,
      `use one of these, or add it with: ${setup} --app ${shellQuoted(app.displayName)}`,
    );
}
