// Every link from one document of the repository to another leads to a file, and to a heading in it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = ['.', 'docs', 'docs/ci'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => normalize(join(folder, name))),
);

/** As GitHub makes them from headings. */
const anchorsOf = (document: string): string[] =>
  [...readFileSync(join(root, document), 'utf8').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const links = documents.flatMap((document) =>
  [...readFileSync(join(root, document), 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(
    ([, link = '']) => ({
      document,
      link,
    }),
  ),
);

it('the documents have links', () => {
  expect(links.length).toBeGreaterThan(40);
});

it.each(links)('$document: $link', ({ document, link }) => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : normalize(join(dirname(document), path));
  expect(existsSync(join(root, target))).toBe(true);
  if (anchor !== undefined) expect(anchorsOf(target)).toContain(anchor);
});

it('docs/README.md lists every page', () => {
  const list = readFileSync(join(root, 'docs/README.md'), 'utf8');
  for (const page of documents.filter((each) => each.startsWith('docs/') && !each.startsWith('docs/ci/')))
    if (page !== 'docs/README.md') expect(list).toContain(`](${page.slice('docs/'.length)})`);
});

it('the README has at most 206 lines besides the tables of inputs and outputs', () => {
  const written = readFileSync(join(root, 'README.md'), 'utf8').replace(
    /(<!-- (inputs|outputs) -->\n)[^]*?(?=<!-- \/\2 -->)/g,
    '$1',
  );
  expect(written.trimEnd().split('\n').length).toBeLessThanOrEqual(206);
});
