// An OCI config file: adds our section and removes it again, with every byte outside the section unchanged, and checks that every tool can read
// the file.

import { Failure } from '../failure.ts';
import { type ConfigLine, configLines } from '../text/ini.ts';
import { checkProfileName } from './paths.ts';
import { isUtf8 } from 'node:buffer';

/** Written in this order as `key=value`. The fingerprint identifies the section later. */
export type SectionEntries = Readonly<Record<string, string>> & { readonly fingerprint: string };

/** The input of {@link undoSection}. */
export interface SectionUndo {
  fingerprint: string;
  /** The section that was replaced, if any; without its last line feed. */
  replaced: Buffer | undefined;
  /** Line feeds that were added before and after the section because the file had no final line feed. */
  newlineBefore: boolean;
  newlineBehind: boolean;
}

/**
 * Replaces the section with exactly that name, or adds it at the end. The replaced part reaches from the header to the last key (or its
 * continuation). Blank lines and comments after it belong to the next section and stay. The new text has LF line ends, ASCII only, no blanks
 * around `=`, and each key once, which is what `oci session authenticate` writes and every tool reads.
 *
 * @param bytes a file that passed checkConfig
 * @throws Failure `Cannot write profile` for a name or value that a tool would misread
 */
export function putSection(bytes: Buffer, name: string, entries: SectionEntries): { config: Buffer } & SectionUndo {
  const section = renderSection(name, entries);
  const { fingerprint } = entries;
  const old = sectionsOf(bytes).find((candidate) => candidate.name === name);
  if (old) {
    const newlineBehind = old.end === bytes.length;
    const behind = newlineBehind ? LF : bytes.subarray(old.end);
    return {
      config: Buffer.concat([bytes.subarray(0, old.start), section, behind]),
      fingerprint,
      replaced: Buffer.from(bytes.subarray(old.start, old.end)),
      newlineBefore: false,
      newlineBehind,
    };
  }
  const newlineBefore = bytes.length > 0 && !endsInNewline(bytes);
  return {
    config: Buffer.concat([bytes, newlineBefore ? LF : NOTHING, section, LF]),
    fingerprint,
    replaced: undefined,
    newlineBefore,
    newlineBehind: false,
  };
}

/** Identifies a section, also when there is a later section with the same name. */
export interface SectionIdentity {
  name: string;
  fingerprint: string | undefined;
}

export interface SectionUndone {
  config: Buffer;
  /** `other`: a section with that name exists, but it is not ours and was left unchanged. */
  outcome: 'restored' | 'removed' | 'other' | 'absent';
  /**
   * Sections that follow a line feed which was not in the original file. It could not be removed, because these sections follow it.
   * Whoever removes one of these sections also removes the line feed (`newlineBefore`).
   */
  newlineOwners: SectionIdentity[];
}

/**
 * Removes the section: restores the replaced bytes, or removes exactly what was added. Lines that others added stay. A section with another
 * fingerprint is not ours and stays. Never throws, not even for a damaged file.
 */
export function undoSection(bytes: Buffer, name: string, undo: SectionUndo): SectionUndone {
  const sections = sectionsOf(bytes);
  const named = sections.filter((section) => section.name === name);
  const ours = named.find((section) => section.fingerprint === undo.fingerprint);
  if (!ours) return { config: bytes, outcome: named.length > 0 ? 'other' : 'absent', newlineOwners: [] };

  const before = bytes.subarray(0, ours.start);
  const behind = bytes.subarray(ours.end);
  // After the line feed that ends our section.
  const next = sections.filter((section) => section.start === ours.end + 1);
  const atEnd = behind.length <= 1;
  const { replaced, newlineBefore, newlineBehind } = undo;
  if (replaced) {
    return {
      config: Buffer.concat([before, replaced, newlineBehind && atEnd ? NOTHING : behind]),
      outcome: 'restored',
      newlineOwners: [...(newlineBefore ? sectionsOf(replaced) : []), ...(newlineBehind ? next : [])],
    };
  }
  const strip = newlineBefore && atEnd && endsInNewline(before);
  return {
    config: Buffer.concat([strip ? before.subarray(0, -1) : before, behind.subarray(1)]),
    outcome: 'removed',
    newlineOwners: newlineBefore ? next : [],
  };
}

/** The sections with their fingerprints. Byte offsets from the header to the end of the last key, without its line feed. */
export function sectionsOf(bytes: Buffer): (SectionIdentity & { start: number; end: number })[] {
  const sections: (SectionIdentity & { start: number; end: number })[] = [];
  for (const line of configLines(bytes)) {
    if (line.kind === 'header') {
      sections.push({ name: line.name, fingerprint: undefined, start: line.start, end: endOf(line) });
    } else if (line.kind !== 'blank' && line.kind !== 'comment') {
      const section = sections.at(-1);
      if (!section) continue;
      section.end = endOf(line);
      if (line.name === 'fingerprint') section.fingerprint = line.value;
    }
  }
  return sections;
}

const LF = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);

/** The line feed is not included, so it stays when the section is removed. A carriage return belongs to the section. */
function endOf({ end, start, text }: ConfigLine): number {
  return end - start > text.length ? end - 1 : end;
}

/** Without the final line feed. */
function renderSection(name: string, entries: SectionEntries): Buffer {
  checkProfileName(name);
  const lines = Object.entries(entries).map(([key, value]) => {
    const flaw = flawOf(value);
    if (flaw !== undefined) {
      throw new Failure('files', 'Cannot write profile', `the value for ${key} ${flaw}, which tools read differently`, {
        hint: key.endsWith('_file') ? 'choose another directory for the OCI config with oci-home' : `check ${key}`,
      });
    }
    return `${key}=${value}`;
  });
  return Buffer.from([`[${name}]`, ...lines].join('\n'), 'latin1');
}

/** configparser interpolates `%` in some commands, the Go SDK cuts a value at its second `=`, and some tools start a comment at `;`. */
function flawOf(value: string): string | undefined {
  if (value === '') return 'is empty';
  if (value !== value.trim()) return 'begins or ends with a space';
  if (/[^\x20-\x7e]/.test(value)) return 'contains a line break, a control character or a non-ASCII character';
  const sign = /[%=;]/.exec(value)?.[0];
  return sign === undefined ? undefined : `holds "${sign}"`;
}

function endsInNewline(bytes: Buffer): boolean {
  return bytes.at(-1) === 0x0a;
}

// The check. Lines that make the file unreadable are a failure; lines that only affect some tools, a warning.

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
