// What is wrong with the administrator's profile, with the line: read as Oracle's SDK reads it, whose own errors do not say it.

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeDirectory } from '../../system/directories.ts';
import { ocidPattern } from '../../text/ocid.ts';
import { quoted } from '../../text/printable.ts';

interface Entry {
  /** As it is written. */
  key: string;
  value: string;
  line: number;
}

/**
 * @param text of the config file
 * @returns undefined if nothing is wrong; never the text of a value that may be secret
 */
export function problemOfProfile(text: string, profile: string): string | undefined {
  const sections = new Map<string, Entry[]>();
  let entries: Entry[] | undefined;
  for (const [index, whole] of text.split('\n').entries()) {
    const [content, line] = [whole.trim(), index + 1];
    if (content === '' || content.startsWith('#')) continue;
    const header = /^\[(.*)\]$/.exec(content)?.[1]?.trim();
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(content) ?? [];
    if (header !== undefined) sections.set(header, (entries = sections.get(header) ?? []));
    else if (key.trim() === '')
      return `line ${line} has no "key=value"${content.startsWith(';') ? '; a comment begins with #' : ''}`;
    else if (entries === undefined) return `line ${line} is above the first profile; begin the file with [DEFAULT]`;
    else entries.push({ key: key.trim(), value: value.trim(), line });
  }
  const own = sections.get(profile);
  if (own === undefined) {
    const names = [...sections.keys()].map((name) => quoted(name)).join(', ');
    return `there is no such profile; ${names === '' ? 'the file has none' : `there are ${names}`}`;
  }
  return problemOfEntries([...(sections.get('DEFAULT') ?? []), ...own]);
}

/** Of two entries with the same key, the last one counts. */
function problemOfEntries(entries: readonly Entry[]): string | undefined {
  const find = (key: string): Entry | undefined => entries.findLast((entry) => entry.key === key);
  const isSession = find('security_token_file') !== undefined;
  const hasRegion = (process.env.OCI_REGION ?? '') !== '';
  const needed = [
    'tenancy',
    ...(hasRegion ? [] : ['region']),
    'key_file',
    ...(isSession ? [] : ['user', 'fingerprint']),
  ];
  for (const key of needed) {
    if (find(key) !== undefined) continue;
    const other = entries.find((entry) => entry.key.toLowerCase() === key);
    return other === undefined
      ? `${key} is missing${key === 'user' ? ' (or security_token_file, for a session)' : ''}`
      : `line ${other.line}: write ${key} in lower case`;
  }
  for (const key of [...needed, 'security_token_file']) {
    const entry = find(key);
    const problem = entry && problemOfValue(entry);
    if (entry && problem !== undefined) return `line ${entry.line}: ${key} ${problem}`;
  }
  const file = find('key_file');
  const problem = file && problemOfKey(file.value, find('pass_phrase')?.value);
  return file && problem !== undefined ? `line ${file.line}: key_file ${problem}` : undefined;
}

const FORMS: Readonly<Record<string, readonly [RegExp, string]>> = {
  tenancy: [new RegExp(`^${ocidPattern('tenancy')}$`), 'the OCID of the tenancy'],
  user: [new RegExp(`^${ocidPattern('user')}$`), 'the OCID of the user'],
  fingerprint: [/^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/i, 'the fingerprint of the API key, 16 pairs of digits'],
};

function problemOfValue({ key, value }: Entry): string | undefined {
  if (value === '') return 'is empty';
  if (/^<.*>/.test(value)) return "still has the console's placeholder; replace it with the path of the private key";
  if (/\s#/.test(value)) return 'has a comment behind the value, which would be part of it; remove it';
  if (/^(["']).*\1$/.test(value)) return 'has quotes, which would be part of the value; remove them';
  const [form, expected] = FORMS[key] ?? [];
  if (form !== undefined && !form.test(value)) return `is ${quoted(value)}; expected: ${expected ?? ''}`;
  return key === 'security_token_file' && textOf(value) === undefined
    ? `names ${quoted(value)}, which cannot be read`
    : undefined;
}

function problemOfKey(path: string, passphrase: string | undefined): string | undefined {
  const pem = textOf(path);
  const shown = quoted(path);
  if (pem === undefined) return `names ${shown}, which cannot be read`;
  if (/-BEGIN [A-Z ]*PUBLIC KEY-/.test(pem)) return `names ${shown}, a public key; expected: the private key`;
  if (!/-BEGIN [A-Z ]*PRIVATE KEY-/.test(pem)) return `names ${shown}, which has no private key in PEM form`;
  const isEncrypted = pem.includes('ENCRYPTED');
  if (isEncrypted && passphrase === undefined) return `names ${shown}, which is encrypted, and there is no pass_phrase`;
  try {
    createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
    return undefined;
  } catch {
    return isEncrypted ? `names ${shown}, which pass_phrase does not open` : `names ${shown}, a damaged private key`;
  }
}

/** @returns undefined if the file cannot be read */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(/^~[/\\]/.test(path) ? join(homeDirectory('--oci-config-file'), path.slice(2)) : path, 'utf8');
  } catch {
    return undefined;
  }
}
