// docs/architecture.md names every folder there is, and only files that exist.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}docs/architecture.md`, 'utf8');

const foldersOf = (parent: string): string[] =>
  readdirSync(`${root}${parent}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

it('has a paragraph for every folder of src, and for no other', () => {
  const described = [...text.matchAll(/^- \*\*`src\/([\w-]+)\/`\*\*/gm)].map(([, name]) => name);
  expect(described.sort()).toEqual(foldersOf('src'));
});

it('names every part of setup', () => {
  const paragraph = /^- \*\*`src\/setup\/`\*\*[^]*?(?=^- )/m.exec(text)?.[0] ?? '';
  const named = [...paragraph.matchAll(/`([a-z]+)\/`/g)].map(([, name]) => name);
  expect(named.sort()).toEqual(foldersOf('src/setup'));
});

it('names only the loose files that src has', () => {
  const paragraph = /^- \*\*`src\/\*\.ts`\*\*[^]*?(?=^- )/m.exec(text)?.[0] ?? '';
  const named = [...paragraph.matchAll(/`([a-z-]+\.ts)`/g)].map(([, name]) => name);
  const loose = readdirSync(`${root}src`).filter((name) => name.endsWith('.ts'));
  expect(named.sort()).toEqual(loose.sort());
});

const paths = [...text.matchAll(/`((?:src|__tests__|scripts|docs|examples)\/[\w./-]*)`/g)].map(([, path = '']) => path);
it.each([...new Set(paths)])('%s exists', (path) => {
  expect(existsSync(`${root}${path}`)).toBe(true);
});
