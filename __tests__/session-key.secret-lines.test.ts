import { secretLines } from '../src/session-key.ts';

it('masks the lines of the body, but neither the header lines nor a short last line, which would hide ordinary words', () => {
  const body = [
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7',
    'Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHJlYWwga2V5IGF0IGFsbC4u',
  ];
  const pem = `-----BEGIN PRIVATE KEY-----\n${body.join('\n')}\nQuVo\n-----END PRIVATE KEY-----\n`;
  expect(secretLines(pem)).toEqual(body);
});
