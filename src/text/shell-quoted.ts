// Text for a line that a user copies into a shell.

/** Quotes the text for a POSIX shell if needed. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
