// Our section in an OCI config file, and how to take it out again. Bytes in, bytes out; every byte outside the section stays as it is.

import { Failure } from '../failure.ts';
import { configLines } from './config-lines.ts';
import { checkProfileName } from './profile-paths.ts';

/** Rendered in this order as `key=value`. The fingerprint is what the section is recognised by later. */
export type SectionEntries = Readonly<Record<string, string>> & { readonly fingerprint: string };

/** What {@link undoSection} needs. */
export interface SectionUndo {
  fingerprint: string;
  /** The section that stood in its place, if there was one. */
  replaced: Buffer | undefined;
  /** A line feed was added in front of the section because the file did not end in one. */
  newlineAdded: boolean;
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
    return {
      config: Buffer.concat([bytes.subarray(0, old.start), section, bytes.subarray(old.end)]),
      fingerprint,
      replaced: Buffer.from(bytes.subarray(old.start, old.end)),
      newlineAdded: false,
    };
  }
  const newlineAdded = bytes.length > 0 && !endsInNewline(bytes);
  const config = Buffer.concat([bytes, Buffer.from(newlineAdded ? '\n' : ''), section]);
  return { config, fingerprint, replaced: undefined, newlineAdded };
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
   * removes one of them takes the line feed along.
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
  const next = sections.filter((section) => section.start === ours.end);
  const { replaced } = undo;
  if (replaced) {
    const gap = behind.length > 0 && !endsInNewline(replaced);
    return {
      config: Buffer.concat([before, replaced, Buffer.from(gap ? '\n' : ''), behind]),
      outcome: 'restored',
      newlineOwners: [...(undo.newlineAdded ? sectionsOf(replaced) : []), ...(gap ? next : [])],
    };
  }
  const strip = undo.newlineAdded && behind.length === 0 && endsInNewline(before);
  return {
    config: Buffer.concat([strip ? before.subarray(0, -1) : before, behind]),
    outcome: 'removed',
    newlineOwners: undo.newlineAdded ? next : [],
  };
}

/** The sections with their fingerprints; `start` and `end` are byte offsets. */
export function sectionsOf(bytes: Buffer): (SectionIdentity & { start: number; end: number })[] {
  const sections: (SectionIdentity & { start: number; end: number })[] = [];
  for (const line of configLines(bytes)) {
    if (line.kind === 'header') {
      sections.push({ name: line.name, fingerprint: undefined, start: line.start, end: line.end });
    } else if (line.kind !== 'blank' && line.kind !== 'comment') {
      const section = sections.at(-1);
      if (!section) continue;
      section.end = line.end;
      if (line.kind === 'key' && line.name === 'fingerprint') section.fingerprint = line.value;
    }
  }
  return sections;
}

function renderSection(name: string, entries: SectionEntries): Buffer {
  checkProfileName(name);
  const lines = Object.entries(entries).map(([key, value]) => {
    const flaw = flawOf(value);
    if (flaw !== undefined) {
      throw new Failure('files', 'Cannot write profile', `the value for ${key} ${flaw}, which tools read differently`, {
        hint: key.endsWith('_file') ? 'Choose another directory for the OCI config with oci-home.' : `Check ${key}.`,
      });
    }
    return `${key}=${value}\n`;
  });
  return Buffer.from(`[${name}]\n${lines.join('')}`, 'latin1');
}

/** configparser interpolates `%` in some commands; the Go SDK cuts a value at its second `=`; `;` begins a comment for some. */
function flawOf(value: string): string | undefined {
  if (value === '') return 'is empty';
  if (value !== value.trim()) return 'begins or ends with a blank';
  if (/[^\x20-\x7e]/.test(value)) return 'holds a line break, a control character or a non-ASCII character';
  const sign = /[%=;]/.exec(value)?.[0];
  return sign === undefined ? undefined : `holds "${sign}"`;
}

function endsInNewline(bytes: Buffer): boolean {
  return bytes.at(-1) === 0x0a;
}
