import { describeNetworkError, isTransient, ProxyError } from '../../src/http/network-error.ts';

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

it('reads the errors of all addresses of a host', () => {
  const error = new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')]);
  expect(describeNetworkError(error)).toBe('could not be reached: the connection was refused');
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
});
