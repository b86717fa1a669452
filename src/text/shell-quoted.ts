// Text for a line that a user copies into a shell.

/** POSIX shell quoting, only where it is needed. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
