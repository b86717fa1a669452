// Reads the values of an INI file as Python's configparser does.

import { Failure, invalidInput } from '../failure.ts';
import { configLines } from './ini-lines.ts';
import { quoted } from './printable.ts';

/** Values by `section.key`, both in lower case. */
export type IniFile = ReadonlyMap<string, { value: string; line: number }>;

/**
 * Quotes are part of a value, and a comment is always a whole line: a value may contain `#` and `;`.
 *
 * @param origin how messages refer to the file
 * @throws Failure `input` with the line number, never the text of the line, which may be a secret
 */
export function readIniFile(text: string, origin: string): IniFile {
  const values = new Map<string, { value: string; line: number }>();
  let section = '';
  let key = '';
  for (const line of configLines(Buffer.from(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')))) {
    const { kind, number } = line;
    if (kind === 'stray' || kind === 'broken') {
      throw invalidInput(
        `${origin} has neither a section nor a key with a value in line ${number}`,
        '[Section] and lines KEY = value below it',
      );
    }
    if (kind === 'header') section = utf8(line.name).trim().toLowerCase();
    const previous = values.get(key);
    if (kind === 'continuation' && previous) {
      values.set(key, { ...previous, value: `${previous.value}\n${utf8(line.text).trim()}` });
    }
    if (kind !== 'key') continue;
    key = `${section}.${utf8(line.name)}`;
    if (values.has(key)) {
      throw invalidInput(`${origin} has a key in line ${number} that it already has above`, 'each key once');
    }
    values.set(key, { value: utf8(line.value), line: number });
  }
  return values;
}

/** @throws Failure `input` for a key that is not in `known` */
export function refuseUnknownKeys(ini: IniFile, known: readonly string[], origin: string): void {
  for (const [key, { line }] of ini) {
    if (known.includes(key)) continue;
    throw new Failure(
      'input',
      'Invalid input',
      `${origin} has the key ${quoted(shown(key))} in line ${line}; expected: ${known.map(shown).join(', ')} (in any case)`,
    );
  }
}

function shown(key: string): string {
  const [section = '', name = ''] = key.split(/\.(.*)/s);
  return `[${section}] ${name.toUpperCase()}`;
}

/** {@link configLines} returns one character for each byte. */
function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}
