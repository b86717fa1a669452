// Makes text from inputs, claims and servers safe to print on one line of a log.

import { redact } from './redaction.ts';

/**
 * Removes secrets, puts the text on one line and cuts it after `limit` characters. Control and format characters, which could change how
 * the line is shown, become escapes such as `\u202e`. What a runner would read as a workflow command is broken up.
 */
export function printable(text: string, limit = 300): string {
  const line = redact(text)
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{C}/gu, escaped)
    .trim()
    .replace(/##(?=\[)/g, '# #')
    .replace(/^::/, ': :');
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}

/** The same, shorter and in quotes, to show a wrong value in a message. */
export function quoted(text: string): string {
  return `"${printable(text, 60)}"`;
}

/** A path in quotes, not cut: its end says most. */
export function quotedPath(path: string): string {
  return `"${printable(path, 4096)}"`;
}

/**
 * The guard of every exit, a terminal, a log and the text of a failure: what a server, a claim or a file has put into a text of several
 * lines is neither a workflow command nor changes how the text is shown. Line feeds and tabs stay. Applied twice, it changes nothing more.
 */
export function harmless(text: string): string {
  return text
    .replace(/[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu, escaped)
    .replace(/##(?=\[)/g, '# #')
    .replace(/^(\s*):(?=:)/gm, '$1: ');
}

/** @returns the value as JSON on several lines that reads as the same value, with the characters escaped that {@link harmless} changes */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/##(?=\[)/g, '#\\u0023')
    .replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, (character) => character.replace(/[^]/g, (unit) => escaped(unit)));
}

/** @returns the escapes of the characters outside ASCII, each once: some of them look like other characters */
export function notAscii(text: string): string[] {
  return [...new Set(text.match(/\P{ASCII}/gu))].map(escaped);
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

export function capitalized(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

// Text for a line that a user copies into a shell.

/** Quotes the text for a POSIX shell if needed. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** For PowerShell, which ends a text also at a typographic quote. */
export function powershellQuoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

// Breaks text into lines for a terminal or an issue.

/**
 * Breaks at spaces; a longer word stays whole. A command is broken before its flags, and not in a text in quotes, so that it can be copied.
 *
 * @param indent put before every line, and before the line's own indentation
 * @param continued the sign with which the shell continues a line
 * @returns the lines, at most `width` characters long if no word is longer
 */
export function wrapped(text: string, indent: string, width: number, continued: '\\' | '`' = '\\'): string[] {
  return text.split('\n').flatMap((line) => {
    const [, before, command] =
      /^(.*?:)? *((?:npx oci-wif|oci identity-domains|gh api|chmod) .*)/.exec(line.trim()) ?? [];
    const [own = ''] = /^ */.exec(line) ?? [];
    if (command === undefined) return broken(line.trim().split(/ +/), `${indent}${own}`, width, '');
    return [
      ...(before === undefined ? [] : broken(before.split(/ +/), indent, width, '')),
      ...broken(flagsIn(command), `${indent}  `, width, ` ${continued}`),
    ];
  });
}

/** @returns each flag with its value, the first with the name of the command before it */
function flagsIn(command: string): string[] {
  const words = command.match(/(?:'[^']*'|"[^"]*"|\\.|\S)+/g) ?? [];
  return words.reduce<string[]>(
    (flags, word) =>
      flags.length === 0 || word.startsWith('-')
        ? [...flags, word]
        : [...flags.slice(0, -1), `${flags.at(-1) ?? ''} ${word}`],
    [],
  );
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
