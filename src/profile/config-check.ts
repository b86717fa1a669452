// Checks that every tool can read an OCI config. Lines that make the file unreadable are a failure; lines that only affect some tools, a warning.

import { isUtf8 } from 'node:buffer';
import { Failure } from '../failure.ts';
import { type ConfigLine, configLines } from '../text/ini.ts';

/**
 * @param configPath only for the messages
 * @returns warnings: lines that the OCI CLI accepts but other tools refuse, and values in [DEFAULT] that harm the profile that inherits them
 * @throws Failure `Invalid OCI config file` with the path and the line number. Never with the text of the line, which may contain a pass phrase.
 *
 * Rules: the OCI CLI and the Python SDK read the file with configparser, which refuses the whole file for a duplicate section, a
 * duplicate key, a line that is not a key-value pair, or a byte order mark. A file with a line that tools read differently (an indented section
 * header, a lone carriage return) is refused too.
 */
export function checkConfig(bytes: Buffer, configPath: string): string[] {
  const fail = (line: number, defect: string): never => {
    throw new Failure('files', 'Invalid OCI config file', `${configPath}, line ${line}: ${defect}`, {
      hint: 'Correct this line first. The file was not changed.',
    });
  };
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 3))) {
    fail(
      1,
      'it begins with a byte order mark, which the OCI CLI and Terraform cannot read; save the file as UTF-8 without one',
    );
  }

  const sections = new Map<string, number>();
  const places = new Map<Harm, number[]>();
  const note = (harm: Harm, line: ConfigLine) =>
    places.set(harm, [...(places.get(harm) ?? []).slice(0, 3), line.number]);
  let keys = new Map<string, number>();
  let section = '';

  for (const line of configLines(bytes)) {
    const defect = defectOf(line);
    if (defect !== undefined) fail(line.number, defect);
    if (line.kind === 'header') {
      const first = sections.get(line.name);
      // configparser would merge a second [DEFAULT]; the Go SDK and Terraform read only the first.
      if (first !== undefined) fail(line.number, `this section is already in line ${first}`);
      sections.set(line.name, line.number);
      section = line.name;
      keys = new Map();
      if (line.name !== line.name.trim()) note('spaces in a section name', line);
      if (!/\]\s*$/.test(line.text)) note('text after a section header', line);
    } else if (line.kind === 'key') {
      const first = keys.get(line.name);
      if (first !== undefined) fail(line.number, `this key is already in line ${first} of the same section`);
      keys.set(line.name, line.number);
      if (section === 'DEFAULT' && affectsInheritingProfiles(line)) note(line.name as Harm, line);
    }
    if (line.text.trimStart().startsWith(';')) note('; comments', line);
    if ((line.kind === 'key' || line.kind === 'continuation') && !line.text.includes('='))
      note('lines without =', line);
  }

  const warnings = [...places].map(([harm, lines]) => `${configPath}, line ${lines.join(', ')}: ${HARMS[harm]}`);
  if (!isUtf8(bytes)) warnings.push(`${configPath}: the file is not valid UTF-8, so the OCI CLI may refuse it`);
  return warnings;
}

const HARMS = {
  '; comments':
    'the TypeScript, Java and .NET SDKs refuse the whole file because of a comment that begins with ";"; use "#"',
  'lines without =': 'the TypeScript, Java and .NET SDKs refuse the whole file because of a line without "="',
  'spaces in a section name': 'blanks inside the brackets are part of the name for some tools and not for others',
  'text after a section header':
    'text after a section header: some tools do not see the section, others refuse the whole file',
  authentication_type:
    'all profiles inherit authentication_type from [DEFAULT]; it makes the TypeScript SDK ignore the session token',
  key_content: 'all profiles inherit key_content from [DEFAULT]; the Python SDK refuses it next to key_file',
  log_requests:
    'all profiles inherit log_requests from [DEFAULT]; the Python SDK refuses a value that is not true or false',
  pass_phrase:
    'all profiles inherit pass_phrase from [DEFAULT]; the OCI CLI and the Python SDK fail on its non-ASCII characters',
} as const;
type Harm = keyof typeof HARMS;

function affectsInheritingProfiles({ name, value }: ConfigLine): boolean {
  if (name === 'authentication_type' || name === 'key_content') return true;
  if (name === 'log_requests') return !/^(true|false|yes|no|on|off|0|1)$/i.test(value);
  return name === 'pass_phrase' && /[^\x20-\x7e]/.test(value);
}

function defectOf({ kind, text }: ConfigLine): string | undefined {
  // eslint-disable-next-line no-control-regex -- finds control characters
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text)) return 'a control character: this is not a text file';
  if (text.includes('\r')) return 'a carriage return inside the line: tools disagree where the line ends';
  if (/^[ \t]+\[/.test(text)) return 'an indented "[": tools disagree whether it begins a section';
  if (kind === 'header' && text.split(']').length > 2) return 'more than one "]" in a section header';
  if (kind === 'stray') return 'text before the first section';
  if (kind !== 'broken') return undefined;
  if (text.startsWith('[')) return 'a section header without a name or without its closing "]"';
  return /[=:]/.test(text) ? 'a value without a key' : 'neither a section, nor a comment, nor key=value';
}
