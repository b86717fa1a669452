// Protects the credentials of a request before it is sent: from then on a server, or a proxy, may repeat them.

import { protectSecret } from '../text/redaction.ts';

/** @param headers names in lower case; `authorization` in the form `<scheme> <credentials>` (RFC 9110 §11.6.2) */
export function protectCredentials({ authorization = '' }: Readonly<Record<string, string>>): void {
  const [, scheme = '', credentials = ''] = /^(\w+) (\S+)$/.exec(authorization) ?? [];
  protectSecret(credentials);
  if (scheme.toLowerCase() !== 'basic') return;
  const pair = Buffer.from(credentials, 'base64').toString();
  protectSecret(pair.slice(pair.indexOf(':') + 1));
}
