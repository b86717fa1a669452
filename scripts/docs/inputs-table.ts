// Writes the inputs into action.yml, from the table of settings, and the tables of inputs and outputs into README.md, from action.yml.
// Usage: npm run docs [-- --check]; --check changes nothing and fails when a file is not current.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parse, parseDocument } from 'yaml';
import { actionInputs } from './action-inputs.ts';

interface Action {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string }>;
}

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const document = parseDocument(readFileSync(path('action.yml'), 'utf8'));
document.set('inputs', document.createNode(actionInputs()));
const actionFile = document.toString({ lineWidth: 0 });
await write('action.yml', actionFile);

const { inputs, outputs } = parse(actionFile) as Action;
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

let readme = readFileSync(path('README.md'), 'utf8');
for (const [name, rows] of Object.entries(tables)) {
  const pattern = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!pattern.test(readme))
    throw new Error(`README.md has no place for the ${name}: <!-- ${name} --> … <!-- /${name} -->`);
  readme = readme.replace(pattern, (_all, start: string, end: string) => `${start}\n${markdown(rows)}\n\n${end}`);
}
await write('README.md', readme);

async function write(file: string, text: string): Promise<void> {
  const current = readFileSync(path(file), 'utf8');
  const formatted = await format(text, { ...(await resolveConfig(path(file))), filepath: path(file) });
  if (formatted === current) {
    console.log(`${file} is current`);
  } else if (process.argv.includes('--check')) {
    console.error(`${file} does not show the settings of src/login/settings.ts; run npm run docs`);
    process.exitCode = 1;
  } else {
    writeFileSync(path(file), formatted);
    console.log(`${file} updated`);
  }
}

function markdown([head = [], ...rows]: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
