// Our section in an OCI config file, and how to take it out again. Bytes in, bytes out; every byte outside the section stays as it is.

import { Failure } from '../failure.ts';
import { configLines, type ConfigLine } from '../text/ini-lines.ts';
import { checkProfileName } from './profile-name.ts';

/** Rendered in this order as `key=value`. The fingerprint is what the section is recognised by later. */
export type SectionEntries = Readonly<Record<string, string>> & { readonly fingerprint: string };

/** What {@link undoSection} needs. */
export interface SectionUndo {
  fingerprint: string;
  /** The section that stood in its place, if there was one; without its last line feed. */
  replaced: Buffer | undefined;
  /** Line feeds in front of and behind the section that are there only because a file without a final one had to go on. */
  newlineBefore: boolean;
  newlineBehind: boolean;
}

/**
 * Puts the section in place of the one of exactly that name, else at the end. The replaced part reaches from the header to the last key
 * (or continuation); blank lines and comments behind that belong to what comes next and stay.
 *
 * @param bytes a file that passed checkConfig
 * @throws Failure `Cannot write profile` for a name or value that some tool would misread
 *
 * Rules of the text: LF, ASCII, no blanks round `=`, each key once, which is what `oci session authenticate` writes and every tool reads.
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

/** A section, named so that it can be told from a later one of the same name. */
export interface SectionIdentity {
  name: string;
  fingerprint: string | undefined;
}

export interface SectionUndone {
  config: Buffer;
  /** `other`: a section of that name is there, but it is not ours and was left alone. */
  outcome: 'restored' | 'removed' | 'other' | 'absent';
  /**
   * Sections in front of which a line feed now stands that was not in the original file: it could not go, because they follow. Whoever
   * removes one of them takes it along (`newlineBefore`).
   */
  newlineOwners: SectionIdentity[];
}

/**
 * Takes the section out again: the replaced bytes come back, or exactly what was added goes. Lines that others added stay. A section
 * with another fingerprint is not ours and stays. Never throws, also for a file that has become damaged.
 */
export function undoSection(bytes: Buffer, name: string, undo: SectionUndo): SectionUndone {
  const sections = sectionsOf(bytes);
  const named = sections.filter((section) => section.name === name);
  const ours = named.find((section) => section.fingerprint === undo.fingerprint);
  if (!ours) return { config: bytes, outcome: named.length > 0 ? 'other' : 'absent', newlineOwners: [] };

  const before = bytes.subarray(0, ours.start);
  const behind = bytes.subarray(ours.end);
  // Behind the line feed that ends our section.
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

/** The sections with their fingerprints. Byte offsets from the header to behind the last key, its line feed not included. */
export function sectionsOf(bytes: Buffer): (SectionIdentity & { start: number; end: number })[] {
  const sections: (SectionIdentity & { start: number; end: number })[] = [];
  for (const line of configLines(bytes)) {
    if (line.kind === 'header') {
      sections.push({ name: line.name, fingerprint: undefined, start: line.start, end: endOf(line) });
    } else if (line.kind !== 'blank' && line.kind !== 'comment') {
      const section = sections.at(-1);
      if (!section) continue;
      section.end = endOf(line);
      if (line.kind === 'key' && line.name === 'fingerprint') section.fingerprint = line.value;
    }
  }
  return sections;
}

const LF = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);

/** The line feed is not counted, so that it stays where it is when the section goes; a carriage return belongs to the section. */
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

/** configparser interpolates `%` in some commands; the Go SDK cuts a value at its second `=`; `;` begins a comment for some. */
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
