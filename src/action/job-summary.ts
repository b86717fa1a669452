// The table in the job summary. Loaded only when it is asked for.

import { appendFile } from 'node:fs/promises';
import { warning } from './log.ts';
import { audienceOf } from '../federation/subject-token.ts';
import type { LoginResult } from '../login/result.ts';
import { replaceOcids } from '../text/ocid.ts';
import { printable } from '../text/printable.ts';
import { redact } from '../text/redaction.ts';

export async function writeSummary(
  { request, login, subject, paths }: LoginResult,
  withoutOcids: boolean,
): Promise<void> {
  const shown = (value: string): string => escapeHtml(redact(withoutOcids ? replaceOcids(value, () => '***') : value));
  const rows: [string, string][] = [
    ['Principal', login.principal],
    ['Tenancy', login.tenancy],
    ['Profile', `${request.profile} (${paths.configFile})`],
    ['Expires', login.expiresAt.toISOString()],
    ['Subject', printable(subject.claims.sub ?? '')],
    ['Audience', printable(audienceOf(subject.claims))],
  ];
  const table = rows.map(([name, value]) => `<tr><th>${name}</th><td>${shown(value)}</td></tr>`).join('');
  try {
    const file = process.env.GITHUB_STEP_SUMMARY ?? '';
    await appendFile(file, `<h3>Oracle Cloud login</h3>\n<table>${table}</table>\n`);
  } catch {
    warning('The job summary could not be written (GITHUB_STEP_SUMMARY). The login is not affected');
  }
}

/** Claims are the identity provider's text, and the summary is HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
