// Makes text from inputs, claims and servers safe to print on one line of a log.

/** Replaces control characters and line breaks with blanks and cuts the text after `limit` characters. */
export function printable(text: string, limit = 300): string {
  const line = text
    .slice(0, limit * 2)
    .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}

/** The same, shorter and in quotes, to show a wrong value in a message. */
export function quoted(text: string): string {
  return `"${printable(text, 60)}"`;
}
