import { protectCredentials } from '../../src/http/client.ts';
import { redact } from '../../src/text/redaction.ts';

const basic = (pair: string): string => Buffer.from(pair).toString('base64');

it.each([
  ['the token of a request', 'Bearer req-t0ken-1', 'req-t0ken-1'],
  ['the password of a client', `Basic ${basic('client:cl1ent-secret')}`, 'cl1ent-secret'],
  ['a password with colons', `basic ${basic('client:cl1:ent:secr3t')}`, 'cl1:ent:secr3t'],
  [
    'the session token of a signature',
    'Signature algorithm="rsa-sha256",headers="date host",keyId="ST$header.session.t0ken",signature="x",version="1"',
    'header.session.t0ken',
  ],
  ['the encoded pair', `Basic ${basic('client:an0ther-secret')}`, basic('client:an0ther-secret')],
])('from then on, a server that repeats %s is not quoted', (_name, authorization, secret) => {
  expect(redact(`got ${secret}`)).not.toBe('got (redacted)');
  protectCredentials({ authorization });
  expect(redact(`got ${secret}`)).toBe('got (redacted)');
});

it('reads a pair only from the scheme Basic', () => {
  protectCredentials({ authorization: `Digest ${basic('client:d1gest-secret')}` });
  expect(redact('got d1gest-secret')).toBe('got d1gest-secret');
});

it.each(['', 'Basic', 'wh0le-header', 'Basic tw0 parts-here', 'my-scheme: wh0le-value'])(
  'takes nothing from the header %p, which has no credentials',
  (authorization) => {
    protectCredentials({ authorization });
    expect(redact(`the header ${authorization}`)).toBe(`the header ${authorization}`);
  },
);

it('takes nothing from the key ID of a user, which is no secret', () => {
  protectCredentials({ authorization: 'Signature headers="date host",keyId="tenancy/user/fingerprint",signature="x"' });
  expect(redact('tenancy/user/fingerprint')).toBe('tenancy/user/fingerprint');
});

it('takes nothing from a request without credentials', () => {
  protectCredentials({ accept: 'application/json' });
  expect(redact('application/json')).toBe('application/json');
});
