// Keeps secrets out of everything that this process prints or writes for people: messages, logs, journals, summaries.

const REDACTED = '(redacted)';

/** Shorter texts also occur in ordinary words. */
const SHORTEST = 6;

/** The encoded forms of the secrets, by secret. The background process sees new tokens for hours, so the oldest are dropped. */
const protectedSecrets = new Map<string, readonly string[]>();
const MOST_SECRETS = 100;

/** All forms, longest first: a secret may contain another one. Undefined after a change. */
let formsByLength: readonly string[] | undefined;

/** Three base64url parts; the signature may be missing. */
const JWT = /eyJ[\w-]+\.[\w-]*(\.[\w-]*)?/g;

/** The body may be on one line, or have its line breaks escaped as in JSON. */
const PEM =
  /-----BEGIN [A-Z ]+-----(?:\s|\\[rn])*[A-Za-z0-9+/=]{16,}(?:[A-Za-z0-9+/=\s]|\\[rn])*(?:-----END [A-Z ]+-----)?/g;

/**
 * From now on, {@link redact} removes the secret in every form in which a server, a proxy or a program may repeat it: as it is,
 * percent-encoded, form-encoded, escaped as in JSON, and base64 at any offset, such as in the header of HTTP Basic authentication.
 */
export function protectSecret(secret: string): void {
  if (secret.length < SHORTEST) return;
  const forms = protectedSecrets.get(secret) ?? formsOf(secret);
  protectedSecrets.delete(secret);
  protectedSecrets.set(secret, forms);
  const [oldest] = protectedSecrets.keys();
  if (protectedSecrets.size > MOST_SECRETS && oldest !== undefined) protectedSecrets.delete(oldest);
  formsByLength = undefined;
}

/** Removes protected secrets, and every JWT and PEM block, whether it is known or not. */
export function redact(text: string): string {
  formsByLength ??= [...protectedSecrets.values()].flat().sort((one, other) => other.length - one.length);
  let redacted = text;
  for (const form of formsByLength) redacted = redacted.replaceAll(form, REDACTED);
  return redacted.replace(JWT, REDACTED).replace(PEM, REDACTED);
}

function formsOf(secret: string): string[] {
  const percentEncoded = encodeURIComponent(secret);
  const strict = percentEncoded.replace(/[!'()*]/g, (character) => percent(character.charCodeAt(0)));
  const inUrls = [percentEncoded, strict, new URLSearchParams({ s: secret }).toString().slice(2)];
  const lowerCase = inUrls.map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()));
  const inJson = JSON.stringify(secret).slice(1, -1);
  const base64 = [0, 1, 2].map((offset) => base64At(secret, offset));
  const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const forms = [secret, ...inUrls, ...lowerCase, inJson, inJson.replaceAll('/', '\\/'), ...base64, ...base64url];
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}

/** @returns the characters that do not depend on what surrounds the secret, if it begins `offset` bytes after a multiple of three */
function base64At(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const first = Math.ceil((offset * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(first, end);
}

function percent(code: number): string {
  return `%${code.toString(16).toUpperCase()}`;
}
