// The tools that `npm run provision:consumers` puts into a cache folder: which, in which version, and where they are.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');

/** Set OCI_WIF_CACHE to a directory outside the checkout to share it between checkouts. */
export const cacheFolder = resolve(process.env.OCI_WIF_CACHE ?? join(root, '.cache', 'consumers'));

const digestOf = (...files: string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
};

export interface PythonEnvironment {
  /** The file with the list of its packages: all of them, so that nothing needs to be resolved. */
  requirements: string;
  folder: string;
}

/** A virtual environment, named after its packages: another list of packages has another folder. */
function pythonEnvironment(directory: string): PythonEnvironment {
  const requirements = join(here, directory, 'requirements.txt');
  return { requirements, folder: join(cacheFolder, `python-${digestOf(requirements)}`) };
}

/** The newest versions: of the OCI CLI, of the Python SDK and of Ansible. */
export const python = pythonEnvironment('python');
/** The oldest OCI CLI that can be installed, and its Python SDK. */
export const oldestPython = pythonEnvironment('python-oldest');

/** Tools written in Python. */
export const pythonTools = pythonEnvironment('python-tools');
/** Those that need a later version: Oracle's MCP servers 3.13, the plugin of python-oracledb 3.12. The servers fix older versions of the OCI CLI and the SDK. */
export const python313Tools = pythonEnvironment('python-3.13');

/** The TypeScript SDK in its oldest version that works with the profile, and in the newest: each in a separate folder. */
export const typescriptSdks = ['2.48.1', '2.142.1'].map((version) => ({
  version,
  packages: [`oci-common@${version}`, `oci-objectstorage@${version}`],
  folder: join(cacheFolder, `typescript-${version}`),
}));

const NODE_ORACLEDB = '26.0.0';
export const nodeOracledb = {
  packages: [`oracledb@${NODE_ORACLEDB}`],
  folder: join(cacheFolder, `node-oracledb-${NODE_ORACLEDB}`),
};

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
  goTool('crane', 'github.com/google/go-containerregistry/cmd/crane', 'v0.22.1'),
  goTool('oras', 'oras.land/oras/cmd/oras', 'v1.3.6'),
  goTool('regctl', 'github.com/regclient/regclient/cmd/regctl', 'v0.11.7'),
];

export interface GoModule {
  programs: string[];
  /** A folder of this checkout with a module whose go.mod fixes the versions. */
  source: string;
  packages: string[];
  /** The folder is named after the content of the module: another version has another folder. */
  folder: string;
}

const goModule = (programs: string[], source: string, packages: string[]): GoModule => {
  const files = ['go.mod', 'go.sum', 'main.go'].map((name) => join(source, name));
  return { programs, source, packages, folder: join(cacheFolder, `${programs.join('-')}-${digestOf(...files)}`) };
};

/** Tools that `go install` cannot build. Tools that share most of their packages are one module, because these are then compiled once. */
export const goModules: GoModule[] = [
  goModule(['kubectl', 'helm'], join(here, 'kubernetes'), ['.', 'helm.sh/helm/v3/cmd/helm']),
  goModule(['rclone'], join(here, 'rclone'), ['.']),
];

/** The programs in Go, each built from a module of this checkout. */
export const goPrograms = {
  folder: join(cacheFolder, 'programs'),
  sources: {
    'go-session': { module: join(here, 'go'), flags: [] },
    'go-session-oldest': {
      module: join(here, 'go'),
      flags: ['-modfile=go.oldest.mod', '-tags=no_token_exchange'],
    },
    'go-example': { module: join(root, 'examples', 'go'), flags: [] },
  },
};

/** The PATH with the provisioned programs first. */
export const toolPath = [
  join(python.folder, 'bin'),
  ...[...goTools, ...goModules].map(({ folder }) => folder),
  goPrograms.folder,
  process.env.PATH ?? '',
].join(delimiter);

/** For ANSIBLE_COLLECTIONS_PATH: stand-ins for modules of the collection oracle.oci. */
export const ansibleCollections = join(here, 'ansible');

/** How to install the missing tool, for the name of the skipped test. */
export const PROVISION = 'npm run provision:consumers';
