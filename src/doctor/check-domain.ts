// Whether the server answers as an identity domain. Nothing secret is sent before this is known.

import { readErrorBody } from '../http/error-body.ts';
import { failed, ok, type Checked } from './link.ts';
import type { DoctorTools } from './request.ts';

export interface DomainAnswer {
  /** The header `Date`. */
  date: string | undefined;
  /** Milliseconds since the epoch: the middle between request and answer. */
  time: number;
}

/**
 * Sends a token request without credentials, to which a domain answers with an OAuth error (RFC 6749 §5.2).
 *
 * @throws what HttpClient.send throws
 */
export async function checkDomain(domainUrl: string, { http, timing }: DoctorTools): Promise<Checked<DomainAnswer>> {
  let sent = 0;
  const answer = await http.send(`the request to the token endpoint of ${domainUrl}`, () => {
    sent = timing.now();
    return {
      method: 'POST',
      url: `${domainUrl}/oauth2/v1/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: 'grant_type=client_credentials',
    };
  });
  const found = { date: answer.headers.date, time: (sent + timing.now()) / 2 };
  const said = readErrorBody(answer.body);
  if ((answer.status === 400 || answer.status === 401) && said)
    return { result: ok('domain', `${domainUrl} answers as an identity domain`), found };
  return {
    result: failed(
      'domain',
      `${domainUrl}/oauth2/v1/token answered ${answer.status}${said ? ` ${said.error}` : ''} to a request without credentials; an identity domain answers 400 or 401 with an OAuth error`,
      "Check --domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com. If it is right, check whether a proxy answers instead.",
    ),
    found,
  };
}
