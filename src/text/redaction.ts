// Keeps secrets out of everything that this process prints or writes for people: messages, logs, journals, summaries.

const REDACTED = '(redacted)';

/** Shorter texts also occur in ordinary words. */
const SHORTEST = 6;

/** A client secret that is shorter is refused, and no shorter text is masked in the log of a job: its mask would hide parts of ordinary words. */
export const SHORTEST_MASK = 8;

/** Characters of a secret that nobody can guess the rest from. A run of more is redacted, also if the secret is cut off or changed. */
const LONGEST_SHOWN = 11;

/** The protected secrets, the oldest first, and how they read. The background process sees new tokens for hours, so the oldest are dropped. */
const protectedSecrets = new Map<string, readonly string[]>();
const MOST_SECRETS = 100;

/** Undefined after a change. */
let index: SecretIndex | undefined;

/** The body may be on one line, or have its line breaks escaped as in JSON. */
const PEM =
  /-----BEGIN [A-Z ]+-----(?:\s|\\[rn])*[A-Za-z0-9+/=]{16,}(?:[A-Za-z0-9+/=\s]|\\[rn])*(?:-----END [A-Z ]+-----)?/g;

/**
 * From now on, {@link redact} removes the secret, and every run of at least twelve of its characters, in the encodings in which a server, a
 * proxy or a program may repeat it: as it is, in upper or lower case, with line breaks inside, percent-encoded, form-encoded, escaped as in
 * JSON or HTML, hexadecimal, and base64 at any offset, such as in the header of HTTP Basic authentication. Encodings may be nested, except
 * that hexadecimal and base64 are read once.
 */
export function protectSecret(secret: string): void {
  if (secret.length < SHORTEST) return;
  const readings = protectedSecrets.get(secret) ?? readingsOfSecret(secret);
  protectedSecrets.delete(secret);
  protectedSecrets.set(secret, readings);
  const [oldest] = protectedSecrets.keys();
  if (protectedSecrets.size > MOST_SECRETS && oldest !== undefined) protectedSecrets.delete(oldest);
  index = undefined;
}

/** Removes protected secrets, and every JWT and PEM block, whether it is known or not. The time grows linearly with the text. */
export function redact(text: string): string {
  return withoutSecrets(text).replace(DOTTED, withoutJwts).replace(PEM, REDACTED);
}

/** Whole words with dots: a pattern of a JWT would read a long word again from each of its `eyJ`. */
const DOTTED = /[\w.-]+/g;

/** Of a JWT's three base64url parts, the signature may be missing. */
function withoutJwts(word: string): string {
  if (!word.includes('eyJ')) return word;
  const parts = word.split('.');
  const shown: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const begin = part.indexOf('eyJ');
    const isJwt = begin >= 0 && part.length > begin + 3 && at + 1 < parts.length;
    shown.push(isJwt ? part.slice(0, begin) + REDACTED : part);
    if (isJwt) at += 2;
  }
  return shown.join('.');
}

function withoutSecrets(text: string): string {
  if (protectedSecrets.size === 0) return text;
  index ??= indexOf(protectedSecrets);
  const spans: Span[] = [];
  // As they are, because one with blanks may be too short without them to be looked for below.
  for (const secret of protectedSecrets.keys()) {
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length))
      spans.push({ start: at, end: at + secret.length });
  }
  for (const reading of readingsOf(text)) findRuns(reading, index, spans);
  return without(spans, text);
}

interface Span {
  start: number;
  end: number;
}

function without(spans: Span[], text: string): string {
  let shown = '';
  let shownTo = 0;
  for (const { start, end } of spans.sort((one, other) => one.start - other.start)) {
    if (start >= shownTo) shown += text.slice(shownTo, start) + REDACTED;
    shownTo = Math.max(shownTo, end);
  }
  return shown + text.slice(shownTo);
}

/** What a text says once it is decoded, and where each of these characters stands in the text. */
interface Reading {
  characters: string;
  sourceOf: (at: number) => Span;
}

/** The decoded text, its form-encoded reading, and what its hexadecimal and base64 parts say. */
function* readingsOf(text: string): Generator<Reading> {
  const plain = decoded(asItIs(text));
  yield* bothOf(asItIs(text));
  // In a form, a plus sign is a space.
  if (text.includes('+')) yield* bothOf(asItIs(text.replaceAll('+', ' ')));
  for (const { 0: run, index: at } of plain.characters.matchAll(/[0-9a-f]{12,}/gi)) {
    for (const shift of [0, 1]) yield* bothOf(bytesOf(plain, at + shift, run.slice(shift), 'hex'));
  }
  for (const { 0: run, index: at } of plain.characters.matchAll(/[\w+/-]{8,}/g)) {
    for (const shift of [0, 1, 2, 3]) yield* bothOf(bytesOf(plain, at + shift, run.slice(shift), 'base64'));
  }
}

/** With its escapes and decoded, because the end of a secret and what follows it may look like an escape. */
function* bothOf(reading: Reading): Generator<Reading> {
  yield withoutBlanks(reading);
  if (reading.characters.search(ESCAPE) >= 0) yield decoded(reading);
}

function asItIs(text: string): Reading {
  return { characters: text, sourceOf: (at) => ({ start: at, end: at + 1 }) };
}

/** @param at where `run` begins in `whole` */
function bytesOf(whole: Reading, at: number, run: string, encoding: 'hex' | 'base64'): Reading {
  const digits = encoding === 'hex' ? 2 : 4 / 3;
  return {
    characters: Buffer.from(run, encoding).toString('latin1'),
    sourceOf(byte) {
      // In both, a byte has bits of two characters.
      const first = at + Math.floor(byte * digits);
      return { start: whole.sourceOf(first).start, end: whole.sourceOf(first + 1).end };
    },
  };
}

/** Escapes of URLs, JSON, JavaScript and HTML. */
const ESCAPE =
  /%([0-9a-f]{2})|\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([bfnrtv"'/\\]))|&(?:#x0*([0-9a-f]{1,4})|#0*(\d{1,5})|(amp|apos|gt|lt|quot));/gi;

const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** A text may have been encoded several times on its way, and what an escape says may complete another one. */
const MOST_ROUNDS = 4;

function decoded(reading: Reading): Reading {
  let latest = reading;
  for (let round = 0; round < MOST_ROUNDS && latest.characters.search(ESCAPE) >= 0; round += 1)
    latest = replaced(latest, ESCAPE, characterOf);
  return withoutBlanks(latest);
}

/** Blanks are left out, because a long text may have been wrapped. */
function withoutBlanks(reading: Reading): Reading {
  return replaced(reading, /[\0- ]+/g, () => '');
}

/** @param replacement of a match, at most one character, from the groups of the pattern */
function replaced(
  { characters, sourceOf }: Reading,
  pattern: RegExp,
  replacement: (groups: readonly unknown[]) => string,
): Reading {
  const matches: { from: number; to: number; at: number; length: number }[] = [];
  let excess = 0;
  const shorter = characters.replace(pattern, (match: string, ...groups: unknown[]) => {
    const character = replacement(groups);
    const from = groups.find((group) => typeof group === 'number') ?? 0;
    matches.push({ from, to: from + match.length, at: from - excess, length: character.length });
    excess += match.length - character.length;
    return character;
  });
  return {
    characters: shorter,
    sourceOf(at) {
      const last = lastNotAfter(matches, at);
      if (last === undefined) return sourceOf(at);
      const beyond = at - last.at - last.length;
      return beyond < 0
        ? { start: sourceOf(last.from).start, end: sourceOf(last.to - 1).end }
        : sourceOf(last.to + beyond);
    },
  };
}

function lastNotAfter<T extends { at: number }>(sorted: readonly T[], at: number): T | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

function characterOf(groups: readonly unknown[]): string {
  const [percent, unicode, byte, letter, hexEntity, entity, name] = groups as (string | undefined)[];
  const hex = percent ?? unicode ?? byte ?? hexEntity;
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  if (entity !== undefined) return String.fromCharCode(Number(entity));
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? '';
  // The others stand for blanks.
  return letter !== undefined && /["'/\\]/.test(letter) ? letter : ' ';
}

/** Where to look: the secrets as they read, by six characters of each seven, of which a run of twelve contains one group in full. */
type SecretIndex = ReadonlyMap<string, readonly Place[]>;

interface Place {
  secret: string;
  at: number;
}

const GROUP = 6;
const STRIDE = 7;

/** Of equal groups in one secret. One that repeats itself has many, and comparing them all would take too long. */
const MOST_PLACES = 4;

function indexOf(secrets: ReadonlyMap<string, readonly string[]>): SecretIndex {
  const groups = new Map<string, Place[]>();
  for (const secret of [...secrets.values()].flat()) {
    for (let at = 0; at + GROUP <= secret.length; at += STRIDE) {
      const group = secret.slice(at, at + GROUP);
      const places = groups.get(group) ?? [];
      if (places.at(-MOST_PLACES)?.secret !== secret) places.push({ secret, at });
      groups.set(group, places);
    }
  }
  return groups;
}

/** A character outside ASCII is one character in JSON, and several bytes in the other encodings. */
function readingsOfSecret(secret: string): string[] {
  const bytes = Buffer.from(secret).toString('latin1');
  const readings = [secret, bytes].flatMap((text) =>
    [...bothOf(asItIs(text))].map(({ characters }) => lowerCase(characters)),
  );
  return [...new Set(readings)];
}

function findRuns({ characters, sourceOf }: Reading, groups: SecretIndex, spans: Span[]): void {
  const text = lowerCase(characters);
  for (let at = 0; at + GROUP <= text.length;) {
    let next = at + 1;
    for (const place of groups.get(text.slice(at, at + GROUP)) ?? []) {
      const { secret } = place;
      // A longer run to the left would have been found by the group before this one.
      let before = 0;
      while (before < STRIDE && before < place.at && text[at - before - 1] === secret[place.at - before - 1])
        before += 1;
      let length = GROUP;
      while (place.at + length < secret.length && text[at + length] === secret[place.at + length]) length += 1;
      if (before + length < Math.min(secret.length, LONGEST_SHOWN + 1)) continue;
      spans.push({ start: sourceOf(at - before).start, end: sourceOf(at + length - 1).end });
      // Another run may begin inside this one. Its last group begins less than twelve characters before this one ends.
      next = Math.max(next, at + length - LONGEST_SHOWN - 1);
    }
    at = next;
  }
}

/** Only ASCII, so that the length stays the same. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
