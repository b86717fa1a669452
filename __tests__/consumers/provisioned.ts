// The tools that `npm run provision:consumers` puts into a cache folder: which, in which version, and where they are.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');

/** Set OCI_WIF_CACHE to a directory outside the checkout to share it between checkouts. */
export const cacheFolder = resolve(process.env.OCI_WIF_CACHE ?? join(root, '.cache', 'consumers'));

const requirements = join(here, 'python', 'requirements.txt');
const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);

/** A virtual environment, named after its packages: another list of packages has another folder. */
export const python = { requirements, folder: join(cacheFolder, `python-${digest}`) };

export interface GoTool {
  program: string;
  /** The argument of `go install`. */
  module: string;
  /** The folder is named after the version. */
  folder: string;
}

const goTool = (program: string, path: string, version: string): GoTool => ({
  program,
  module: `${path}@${version}`,
  folder: join(cacheFolder, `${program}-${version}`),
});

export const goTools: GoTool[] = [
  goTool('act', 'github.com/nektos/act', 'v0.2.89'),
  goTool('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12'),
];

/** The programs in Go, each built from its own module of this checkout. */
export const goPrograms = {
  folder: join(cacheFolder, 'programs'),
  sources: {
    'go-session': join(here, 'go'),
    'go-example': join(root, 'examples', 'go'),
  },
};

/** The PATH with the provisioned programs first. */
export const toolPath = [
  join(python.folder, 'bin'),
  ...goTools.map(({ folder }) => folder),
  goPrograms.folder,
  process.env.PATH ?? '',
].join(delimiter);

/** How to install the missing tool, for the name of the skipped test. */
export const PROVISION = 'npm run provision:consumers';
