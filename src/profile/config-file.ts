// Adds our section to an OCI config file and removes it again. Every byte outside the section stays unchanged.

import { Failure } from '../failure.ts';
import { type ConfigLine, configLines } from '../text/ini.ts';
import { checkProfileName } from './paths.ts';

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
        hint: key.endsWith('_file') ? 'Choose another directory for the OCI config with oci-home.' : `Check ${key}.`,
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
