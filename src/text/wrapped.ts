// Breaks text into lines for a terminal or an issue.

/**
 * Breaks at spaces; a longer word stays whole. An `oci-wif` command is broken before its flags, with a backslash at the end of the line, so
 * that it can be copied.
 *
 * @param indent put before every line
 * @returns the lines, at most `width` characters long if no word is longer
 */
export function wrapped(text: string, indent: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const [, before, command] = /^(.*?:)? *(npx oci-wif .*)$/.exec(line.trim()) ?? [];
    if (command === undefined) return broken(line.trim().split(/ +/), indent, width, '');
    return [
      ...(before === undefined ? [] : broken(before.split(/ +/), indent, width, '')),
      ...broken(command.split(/ (?=--)/), `${indent}  `, width, ' \\'),
    ];
  });
}

/** @param end of every line but the last */
function broken(words: readonly string[], indent: string, width: number, end: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && indent.length + line.length + 1 + word.length + end.length > width) {
      lines.push(`${indent}${line}${end}`);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, `${indent}${line}`];
}
