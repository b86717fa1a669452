import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PHRASES } from '../../src/failure.ts';

it('every error phrase has a heading in docs/troubleshooting.md, and every other heading but the first two a phrase', () => {
  const path = fileURLToPath(new URL('../../docs/troubleshooting.md', import.meta.url));
  const headings = [...readFileSync(path, 'utf8').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(['404 after a successful login', 'Run the doctor', ...PHRASES]);
});
