// The encodings in which a server, a proxy or a program may repeat a secret.

const lowerEscapes = (text: string): string => text.replace(/%../g, (escape) => escape.toLowerCase());
const perCharacter = (encode: (code: number) => string) => (secret: string) =>
  secret.replace(/[^]/g, (character) => encode(character.charCodeAt(0)));
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
const formEncoded = (secret: string): string => new URLSearchParams({ s: secret }).toString().slice(2);
export const base64 = (text: string): string => Buffer.from(text).toString('base64');
const wrappedAt = (width: number, end: string) => (text: string) =>
  (text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []).join(end);
const inHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[character] ?? ''};`,
  );

/** By their names, which complete the sentence "a secret that is repeated …". */
export const ENCODINGS: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'in upper case': (secret) => secret.toUpperCase(),
  'in lower case': (secret) => secret.toLowerCase(),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (secret) => lowerEscapes(encodeURIComponent(secret)),
  'percent-encoded in every character': perCharacter((code) => `%${hex(code, 2)}`),
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'form-encoded': formEncoded,
  'form-encoded in lower case': (secret) => lowerEscapes(formEncoded(secret)),
  'in JSON': (secret) => JSON.stringify(secret).slice(1, -1),
  'in JSON with escaped slashes': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'in JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'in \\u escapes': perCharacter((code) => `\\u${hex(code, 4)}`),
  'in \\x escapes': perCharacter((code) => `\\x${hex(code, 2)}`),
  'in HTML': inHtml,
  'in decimal HTML entities': perCharacter((code) => `&#${code};`),
  'in hexadecimal HTML entities': perCharacter((code) => `&#x${hex(code, 2).toUpperCase()};`),
  'in hexadecimal': (secret) => Buffer.from(secret).toString('hex'),
  'in hexadecimal in upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'as the bytes of a Buffer': (secret) =>
    Buffer.from(secret)
      .toString('hex')
      .replace(/..(?=.)/g, '$& '),
  'in base64': base64,
  'in base64 after one byte': (secret) => base64(`:${secret}`),
  'in base64 after two bytes': (secret) => base64(`a:${secret}`),
  'in base64url': (secret) => Buffer.from(secret).toString('base64url'),
  'in wrapped base64': (secret) => wrappedAt(16, '\r\n')(base64(secret)),
  'in wrapped base64 in JSON': (secret) => wrappedAt(16, '\\n')(base64(secret)),
  'in percent-encoded base64': (secret) => encodeURIComponent(base64(secret)),
  'with a line break inside': (secret) => `${secret.slice(0, 5)}\n${secret.slice(5)}`,
  'wrapped as in a mail': wrappedAt(7, '=\r\n'.slice(1)),
};

/** A secret that contains this reads as another one, and may be shown up to twelve characters before and after it. */
export const ESCAPE = /%[0-9a-f]{2}|\\(u[0-9a-f]{4}|x[0-9a-f]{2}|[bfnrtv"'/\\])|&(#\w+|amp|apos|gt|lt|quot);/i;
