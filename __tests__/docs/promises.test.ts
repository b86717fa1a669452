// Each promise of docs/security-considerations.md names the tests that keep it; they must exist under these names.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}docs/security-considerations.md`, 'utf8');
const rows = [...text.matchAll(/^\| (?!Promise|-)(.+?) +\| (`.+) \|$/gm)].map(([, promise, tests = '']) => ({
  promise,
  files: [...tests.matchAll(/`(.+?)`((?:,? "[^"]+")*)/g)].map(([, file, titles = '']) => ({
    file,
    titles: [...titles.matchAll(/"([^"]+)"/g)].map(([, title]) => title),
  })),
}));

it('the table has promises', () => {
  expect(rows.length).toBeGreaterThan(40);
});

it.each(rows)('$promise', ({ files }) => {
  expect(files).not.toEqual([]);
  for (const { file, titles } of files) {
    const path = [`${root}__tests__/${file}`, `${root}${file}`].find((candidate) => existsSync(candidate)) ?? '';
    expect([file, path]).not.toEqual([file, '']);
    const source = readFileSync(path, 'utf8').replaceAll("\\'", "'");
    for (const title of titles) expect(source).toContain(title);
  }
});
