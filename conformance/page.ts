// Writes docs/conformance.md from the facts and the reports.
// Usage: npm run conformance:page [-- --check]; --check changes nothing and fails when the page is not current.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { FACTS } from './facts.ts';
import { pageText } from './page-text.ts';
import { readReports } from './read-reports.ts';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const page = path('docs/conformance.md');

const text = await format(pageText(FACTS, readReports(path('conformance/reports'))), {
  ...(await resolveConfig(page)),
  parser: 'markdown',
});
if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') === text) console.log('docs/conformance.md is current');
  else {
    console.error('docs/conformance.md does not show the cases and reports; run npm run conformance:page');
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, text);
  console.log('docs/conformance.md updated');
}
