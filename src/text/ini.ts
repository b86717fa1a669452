// Reads the values of an INI file as Python's configparser does.

import { Failure, invalidInput } from '../failure.ts';
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

// An OCI config file as its strictest reader sees it: line by line, the way Python's configparser (OCI CLI, Python SDK) reads it.

/**
 * - `stray`: text before the first section
 * - `broken`: neither a header nor a key; includes a header that is not closed and a line without a key
 */
type LineKind = 'blank' | 'comment' | 'header' | 'key' | 'continuation' | 'stray' | 'broken';

export interface ConfigLine {
  kind: LineKind;
  /** Counted from 1. */
  number: number;
  /** Byte offsets; `end` is after the line break. */
  start: number;
  end: number;
  /** Without the line break. One character per byte. */
  text: string;
  /** The section of a header; the lower-cased key of a key line; else empty. */
  name: string;
  /** Only of a key line. */
  value: string;
}

/**
 * Never throws, whatever the bytes: lines that do not belong in a config file become `stray` or `broken`.
 * Rules: configparser's `_read` with its default settings (comment prefixes `#` and `;`, no inline comments, deeper indented lines
 * continue the value above them, comments and blank lines between them included).
 */
export function* configLines(bytes: Buffer): Generator<ConfigLine> {
  // latin1 maps each byte to one character and back, so offsets are byte offsets and nothing is lost.
  const content = bytes.toString('latin1');
  let number = 0;
  let indentOfKey: number | undefined;
  let inSection = false;
  for (let start = 0; start < content.length;) {
    const lineFeed = content.indexOf('\n', start);
    const end = lineFeed < 0 ? content.length : lineFeed + 1;
    const text = content.slice(start, end).replace(/\r?\n/, '');
    number += 1;
    const trimmed = trimBlanks(text);
    const indent = text.length - text.replace(/^[ \t]+/, '').length;
    const line: ConfigLine = { kind: 'broken', number, start, end, text, name: '', value: '' };
    const header = /^\[(.+)\]/.exec(trimmed)?.[1];
    const option = /([^=:]*)[=:](.*)/s.exec(trimmed);
    const key = trimBlanks(option?.[1] ?? '').toLowerCase();
    if (trimmed === '') {
      line.kind = 'blank';
    } else if (trimmed.startsWith('#') || trimmed.startsWith(';')) {
      line.kind = 'comment';
    } else if (indentOfKey !== undefined && indent > indentOfKey) {
      line.kind = 'continuation';
    } else if (header !== undefined) {
      line.kind = 'header';
      line.name = header;
      inSection = true;
      indentOfKey = undefined;
    } else if (!inSection) {
      line.kind = 'stray';
    } else if (key !== '' && !key.startsWith('[')) {
      line.kind = 'key';
      line.name = key;
      line.value = trimBlanks(option?.[2] ?? '');
      indentOfKey = indent;
    }
    yield line;
    start = end;
  }
}

/** Not `trim()`: that would also take the byte A0, which is a part of letters such as à. */
function trimBlanks(text: string): string {
  return text.replace(/^[ \t\r]+/, '').replace(/[ \t\r]+$/, '');
}
