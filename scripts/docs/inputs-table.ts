// Writes the tables of inputs and outputs into README.md, from action.yml.
// Usage: npm run docs [-- --check]; --check changes nothing and fails when the README is not current.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

interface Action {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string }>;
}

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const { inputs, outputs } = parse(readFileSync(path('action.yml'), 'utf8')) as Action;
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

const tables: Record<string, string[][]> = {
  inputs: [
    ['input', 'default', 'meaning'],
    ...Object.entries(inputs).map(([name, { description, required, default: value = '' }]) => [
      `\`${name}\``,
      required ? '**required**' : value === '' ? '' : `\`${value}\``,
      cell(description),
    ]),
  ],
  outputs: [
    ['output', 'meaning'],
    ...Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)]),
  ],
};

const readme = readFileSync(path('README.md'), 'utf8');
let current = readme;
for (const [name, rows] of Object.entries(tables)) {
  const pattern = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!pattern.test(current))
    throw new Error(`README.md has no place for the ${name}: <!-- ${name} --> … <!-- /${name} -->`);
  current = current.replace(pattern, (_all, start: string, end: string) => `${start}\n${markdown(rows)}\n\n${end}`);
}
current = await format(current, { ...(await resolveConfig(path('README.md'))), parser: 'markdown' });
if (current === readme) {
  console.log('README.md is current');
} else if (process.argv.includes('--check')) {
  console.error('README.md does not show the inputs and outputs of action.yml; run npm run docs');
  process.exitCode = 1;
} else {
  writeFileSync(path('README.md'), current);
  console.log('README.md updated');
}

function markdown([head = [], ...rows]: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
