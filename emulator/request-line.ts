// One line for each request, for people who watch the emulator. It contains neither a secret nor a token: people paste such lines.

import type { RequestRecord } from './request-log.ts';

/** @param how.isOwn the request is the identity domain's own, for the keys of an issuer */
export function requestLine(record: RequestRecord, how: { isOwn: boolean; colors: boolean }): string {
  const { status, reason, fault, method, path } = record;
  const secrets = secretsOf(record);
  const refused = status === undefined || status >= 400;
  const answer = status === undefined ? 'no answer' : String(status);
  const shown = refused && how.colors ? `\u001b[31m${answer}\u001b[39m` : answer;
  const why = [refused ? reason : undefined, fault === undefined ? undefined : `fault: ${fault}`]
    .filter((text) => text !== undefined)
    .map((text) => `: ${withoutSecrets(firstLine(text), secrets)}`);
  const by = how.isOwn ? ' (by the domain)' : '';
  const time = new Date(record.time).toTimeString().slice(0, 8);
  return `${time} ${method} ${withoutSecrets(path, secrets)} ${shown}${why.join('')}${by}`;
}

/** Parameters of a token request that are secret. */
const SECRET_PARAMETERS = [
  'client_secret',
  'subject_token',
  'actor_token',
  'assertion',
  'client_assertion',
  'password',
];

/** Everything in the request that authenticates somebody, wherever it is repeated. */
function secretsOf({ headers, form = {} }: RequestRecord): string[] {
  const [scheme = '', credentials = ''] = (headers.authorization ?? '').split(/\s+(.*)/s);
  const basic = /^basic$/i.test(scheme) ? Buffer.from(credentials, 'base64').toString('utf8').split(':') : [];
  return [
    ...(/^signature$/i.test(scheme) ? [] : [credentials]),
    // A client that swaps ID and secret sends the secret first. An ID has 32 hexadecimal digits.
    ...basic.filter((part) => !/^[0-9a-f]{32}$/.test(part)),
    ...SECRET_PARAMETERS.map((name) => form[name] ?? ''),
  ].filter((secret) => secret !== '');
}

function withoutSecrets(text: string, secrets: string[]): string {
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, '(secret)'), text);
  return (
    known
      .replace(/eyJ[\w-]*(\.[\w-]*)*/g, '(token)')
      .replace(/idcscs-[\w-]+|gh[a-z]_\w+/g, '(secret)')
      // IDs, shortened to what fits a line and still differs.
      .replace(/(ocid1\.[a-z]+)\.\w*\.[\w-]*\.[a-z0-9]+([a-z0-9]{6})/g, '$1…$2')
      .replace(/(ocidv1:[a-z]+)(?::[\w-]*){3}:\w+(\w{6})/g, '$1…$2')
      .replace(/[0-9a-f]{26}([0-9a-f]{6})(?![\w-])/g, '…$1')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
      .replace(/[\w+=-]{32,}/g, '(hidden)')
      .replace(/[^\x20-\x7e…]/g, '?')
  );
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
