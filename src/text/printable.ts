// Text from elsewhere (inputs, claims, servers) made fit for one line of a log.

/** Control characters and line breaks become blanks, what is longer than `limit` characters is cut. */
export function printable(text: string, limit = 300): string {
  const line = text
    .slice(0, limit * 2)
    .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}

/** The same in quotes, short: for naming a wrong value back to its author. */
export function quoted(text: string): string {
  return `"${printable(text, 60)}"`;
}
