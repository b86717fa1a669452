// Each promise of docs/security-considerations.md names the test that keeps it; that test must exist under that name.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const table = readFileSync(`${root}docs/security-considerations.md`, 'utf8');
const rows = [...table.matchAll(/^\| (?!Promise|-)(.+?) +\| `(.+?)`(?: "(.+?)")?/gm)].map(
  ([, promise, file, title]) => ({ promise, file, title }),
);

it('the table has promises', () => {
  expect(rows.length).toBeGreaterThan(15);
});

it.each(rows)('$promise', ({ file = '', title }) => {
  const path = [`${root}__tests__/${file}`, `${root}${file}`].find((candidate) => existsSync(candidate)) ?? '';
  expect(path).not.toBe('');
  const source = readFileSync(path, 'utf8').replaceAll("\\'", "'");
  if (title !== undefined) expect(source).toContain(title);
});
