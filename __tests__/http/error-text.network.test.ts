import { describeNetworkError, ProxyError } from '../../src/http/error-text.ts';
import { isTransient } from '../../src/http/retry.ts';

const withCode = (code: string): Error => Object.assign(new Error('secret text of a library'), { code });

it.each([
  ['ENOTFOUND', 'could not be reached: the host name does not exist', true],
  ['ECONNRESET', 'closed the connection', true],
  ['CERT_HAS_EXPIRED', 'has a TLS certificate that has expired', false],
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
    false,
  ],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'has a TLS certificate for another host name', false],
  ['EWHATEVER', 'could not be reached (EWHATEVER)', true],
])('puts %s into words', (code, words, passing) => {
  expect(describeNetworkError(withCode(code))).toBe(words);
  expect(isTransient(withCode(code))).toBe(passing);
});

it.each([
  [['ECONNREFUSED', 'ENETUNREACH'], 'the connection was refused'],
  [['ENETUNREACH', 'ECONNREFUSED'], 'the connection was refused'],
  [['EHOSTUNREACH', 'ETIMEDOUT'], 'the connection timed out'],
  [['ETIMEDOUT', 'ECONNREFUSED'], 'the connection was refused'],
  [['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ETIMEDOUT'], 'the connection timed out'],
  [['ENETUNREACH', 'ENETUNREACH'], 'no route to the network'],
])('of the errors %j of all addresses of a host, names the one that tells most', (codes, words) => {
  // Node gives them the code of the first.
  const error = Object.assign(new AggregateError(codes.map(withCode)), { code: codes[0] });
  expect(describeNetworkError(error)).toBe(`could not be reached: ${words}`);
});

it.each([new Error('text of a library'), 'text of a library', null, undefined])(
  'never passes on the text of %p',
  (error) => {
    expect(describeNetworkError(error)).toBe('could not be reached');
  },
);

it.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_PROTOCOL_SWITCH',
])('does not expect %s to go away', (code) => {
  expect(isTransient(withCode(code))).toBe(false);
  expect(describeNetworkError(withCode(code))).not.toContain(code);
});

it.each([new Error('no code'), undefined, { code: 7 }, new AggregateError([])])('expects %p to go away', (error) => {
  expect(isTransient(error)).toBe(true);
  expect(describeNetworkError(error)).toBe('could not be reached');
});

it('says what a proxy answered, if anything', () => {
  expect(describeNetworkError(new ProxyError(407))).toBe('could not be reached: the proxy answered 407');
  expect(describeNetworkError(new ProxyError(undefined))).toBe('could not be reached: the proxy failed');
  expect(describeNetworkError(new ProxyError(undefined, withCode('CERT_HAS_EXPIRED')))).toBe(
    'could not be reached, because the proxy has a TLS certificate that has expired',
  );
});

it.each([
  [new ProxyError(407), false],
  [new ProxyError(403), false],
  [new ProxyError(405), false],
  [new ProxyError(502), true],
  [new ProxyError(429), true],
  [new ProxyError(undefined), true],
  [new ProxyError(undefined, withCode('ECONNREFUSED')), true],
  [new ProxyError(undefined, withCode('SELF_SIGNED_CERT_IN_CHAIN')), false],
])('knows whether trying again can help (case %#)', (error, passing) => {
  expect(isTransient(error)).toBe(passing);
});
