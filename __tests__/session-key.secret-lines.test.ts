import { secretLines, secretParts } from '../src/session-key.ts';

const body = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7',
  'Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHJlYWwga2V5IGF0IGFsbC4u',
];
const pem = `-----BEGIN PRIVATE KEY-----\n${body.join('\n')}\nQuVo\n-----END PRIVATE KEY-----\n`;

it('masks the lines of the body, but neither the header lines nor a short last line, which would hide ordinary words', () => {
  expect(secretLines(pem)).toEqual(body);
});

it.each(['\n', '\r\n', '\\n', ' ', '\t', ''])('masks a given key with %j in place of its line breaks', (between) => {
  const given = pem.replaceAll('\n', between);
  const all = between === '' ? [`${body.join('')}QuVo`] : body;
  expect(secretParts(given)).toEqual(all);
});
