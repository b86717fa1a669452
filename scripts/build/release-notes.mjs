// Prints what CHANGELOG.md says about a version, and fails when tag, package.json, emulator/package.json and CHANGELOG.md do not
// agree. Usage: node scripts/build/release-notes.mjs v1.2.3 [directory of these files]

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [tag = '', directory = fileURLToPath(new URL('../..', import.meta.url))] = process.argv.slice(2);
const [version, emulatorVersion] = ['package.json', 'emulator/package.json'].map(
  (file) => JSON.parse(readFileSync(join(directory, file), 'utf8')).version,
);
const changelog = readFileSync(join(directory, 'CHANGELOG.md'), 'utf8');

if (tag !== `v${version}`) fail(`the tag is "${tag}", but package.json has the version ${version}`);
if (emulatorVersion !== version)
  fail(`package.json has the version ${version}, but emulator/package.json has ${emulatorVersion}`);

// "## [1.2.3] - 2026-01-31" and what follows up to the next version or the links at the end.
const sections = changelog.split(/^(?=## )/m);
const section = sections.find((text) => text.startsWith(`## [${version}]`));
if (section === undefined) fail(`CHANGELOG.md has no section "## [${version}]"`);
const [heading, ...lines] = section.split('\n');
if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading)) fail(`CHANGELOG.md gives ${version} no date: "${heading}"`);
const notes = lines.filter((line) => !/^\[[^\]]+\]: /.test(line)).join('\n');
if (notes.trim() === '') fail(`CHANGELOG.md says nothing about ${version}`);
console.log(notes.trim());

function fail(why) {
  console.error(why);
  process.exit(1);
}
