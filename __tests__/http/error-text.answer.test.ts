import { readErrorBody, requestIdOf } from '../../src/http/error-text.ts';
import { protectSecret } from '../../src/text/redaction.ts';

it.each([
  [
    'OAuth',
    { error: 'invalid_client', error_description: 'Client authentication failed.' },
    'invalid_client',
    'Client authentication failed.',
  ],
  [
    'an OCI service',
    { code: 'NotAuthenticated', message: 'The required information…' },
    'NotAuthenticated',
    'The required information…',
  ],
  ['an error without words', { error: 'invalid_request' }, 'invalid_request', undefined],
  ['words without an error', { message: 'no' }, 'error', 'no', 'no'],
  ['SCIM', { detail: 'Missing attribute.', status: '400' }, 'error', 'Missing attribute.', 'Missing attribute.'],
])('reads the body of %s', (_name, body, error, description, text = [error, description]
  .filter(Boolean)
  .join(': ')) => {
  expect(readErrorBody(JSON.stringify(body))).toEqual({ error, description, text });
});

it('prefers the fields of OAuth', () => {
  const body = { error: 'e', code: 'c', error_description: 'd', message: 'm' };
  expect(readErrorBody(JSON.stringify(body))).toEqual({ error: 'e', description: 'd', text: 'e: d' });
});

it.each(['', '{"error": "  "}', 'no json', '[]', 'null', '"text"', '{}', '{"error": 7}', '{"error": ""}'])(
  'finds nothing in %p',
  (body) => {
    expect(readErrorBody(body)).toBeUndefined();
  },
);

it('redacts secrets that the server echoes, and everything that looks like a JWT', () => {
  protectSecret('s3cr3t!');
  const body = JSON.stringify({ error: 'x', error_description: 'secret s3cr3t! and eyJhbGci.eyJzdWIi.c2ln end' });
  expect(readErrorBody(body)?.description).toBe('secret (redacted) and (redacted) end');
});

it('keeps the text on one line and short', () => {
  const said = readErrorBody(JSON.stringify({ error: 'a\n::warning::b\u001b[31m', message: 'x'.repeat(9_999) }));
  expect(said?.error).toBe('a ::warning::b\\u001b[31m');
  expect(said?.description?.length).toBeLessThan(502);
});

it('takes the request ID from either header', () => {
  expect(requestIdOf({ headers: { 'x-oracle-dms-ecid': 'e' } })).toBe('e');
  expect(requestIdOf({ headers: { 'x-oracle-dms-ecid': 'e', 'opc-request-id': 'o' } })).toBe('o');
  expect(requestIdOf({ headers: {} })).toBeUndefined();
});
