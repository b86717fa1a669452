// Puts the tools of the consumer tests into the cache folder: the OCI CLI, the SDKs for Python and TypeScript, Ansible and other tools in Python,
// node-oracledb, act, actionlint, crane, oras, regctl, kubectl, Helm, rclone, the programs in Go.
// Installed tools are kept. A tool that cannot be installed is reported and its tests are skipped; in CI that is a failure.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  cacheFolder,
  goModules,
  goPrograms,
  goTools,
  nodeOracledb,
  oldestPython,
  python,
  python313Tools,
  pythonTools,
  typescriptSdks,
  type GoModule,
  type GoTool,
  type PythonEnvironment,
} from '../../__tests__/consumers/provisioned.ts';

const ATTEMPTS = 3;
const TIMEOUT = 10 * 60_000;

/** Registries sometimes fail, so a step that uses one is tried again. */
async function run(program: string, args: string[], options: { cwd?: string; env?: object; attempts?: number } = {}) {
  const { cwd, env = {}, attempts = 1 } = options;
  for (let attempt = 1; ; attempt += 1) {
    const { code, output } = await once(program, args, cwd, env);
    if (code === 0) return;
    if (attempt >= attempts) throw new Error(`${program} ${args.join(' ')}: exit code ${code ?? 'none'}\n${output}`);
    console.log(`${program} failed (${attempt} of ${attempts}), once more in ${attempt * 5} s`);
    await sleep(attempt * 5000);
  }
}

function once(program: string, args: string[], cwd: string | undefined, env: object) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      // With the option `timeout`, a program that does not exist keeps this process alive for as long.
      signal: AbortSignal.timeout(TIMEOUT),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-4000);
      });
    }
    child.once('error', ({ message }) => {
      reject(new Error(`${program} ${args.join(' ')}: ${message}`));
    });
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}

async function has(program: string): Promise<boolean> {
  try {
    await run(
      program,
      ['version'].map((word) => (program === 'go' ? word : `--${word}`)),
    );
    return true;
  } catch {
    return false;
  }
}

/** Created elsewhere and renamed when complete, so that an interrupted run leaves nothing that looks complete. */
async function provide(folder: string, fill: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return 'there already';
  const started = Date.now();
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await fill(unfinished);
  renameSync(unfinished, folder);
  return `${((Date.now() - started) / 1000).toFixed(0)} s`;
}

/** The scripts of a virtual environment name its interpreter by path, so it has to be made in its place. */
async function providePython({ folder, requirements }: PythonEnvironment, interpreter = 'python3'): Promise<string> {
  const finished = join(folder, '.finished');
  if (existsSync(finished)) return 'there already';
  const started = Date.now();
  rmSync(folder, { recursive: true, force: true });
  await run(interpreter, ['-m', 'venv', folder]);
  // Compiling 80,000 modules of which a test imports a hundred takes longer than everything else.
  // The lists are complete, so nothing needs to be resolved.
  const install = ['-m', 'pip', 'install', '--quiet', '--no-compile', '--no-deps', '--requirement', requirements];
  await run(join(folder, 'bin', 'python'), install, { attempts: ATTEMPTS });
  mkdirSync(finished);
  return `${((Date.now() - started) / 1000).toFixed(0)} s`;
}

/** @returns the first program that is Python 3.13 or newer; pyenv puts only one version on the PATH */
function findPython313(): string | undefined {
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const versions = existsSync(pyenv) ? readdirSync(pyenv).map((version) => join(pyenv, version, 'bin', 'python3')) : [];
  const isNewEnough = ['-c', 'import sys; sys.exit(sys.version_info < (3, 13))'];
  return ['python3', 'python3.14', 'python3.13', ...versions].find(
    (program) => spawnSync(program, isNewEnough).status === 0,
  );
}

async function provideGoTool({ folder, module }: GoTool): Promise<string> {
  return provide(folder, (bin) => run('go', ['install', module], { env: { GOBIN: bin }, attempts: ATTEMPTS }));
}

async function provideGoModule({ folder, source, packages }: GoModule): Promise<string> {
  // Without debug information, linking takes less than half the time.
  const build = (bin: string): string[] => ['build', '-ldflags=-s -w', '-o', `${bin}/`, ...packages];
  return provide(folder, (bin) => run('go', build(bin), { cwd: source, attempts: ATTEMPTS }));
}

async function provideNpmPackages({ folder, packages }: { folder: string; packages: string[] }): Promise<string> {
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--prefix'];
  return provide(folder, (unfinished) => run('npm', [...install, unfinished, ...packages], { attempts: ATTEMPTS }));
}

async function buildGoPrograms(): Promise<string> {
  const started = Date.now();
  for (const [name, { module, flags }] of Object.entries(goPrograms.sources)) {
    // If a program no longer compiles, its previous build must not be tested.
    const program = join(goPrograms.folder, name);
    rmSync(program, { force: true });
    await run('go', ['build', ...flags, '-o', program, '.'], { cwd: module, attempts: ATTEMPTS });
  }
  return `${((Date.now() - started) / 1000).toFixed(0)} s`;
}

const python313 = findPython313() ?? 'python3.13';
const GO = { needs: 'go', how: 'Go 1.26 or newer, go.dev/dl' };

const work: { name: string; needs: string; how: string; task: () => Promise<string> }[] = [
  {
    name: 'OCI CLI, Python SDK and Ansible',
    needs: 'python3',
    how: 'Python 3.11 or newer with venv, e.g. apt-get install python3-venv',
    task: () => providePython(python),
  },
  {
    name: 'tools in Python',
    needs: 'python3',
    how: 'Python 3.11 or newer with venv',
    task: () => providePython(pythonTools),
  },
  {
    name: 'tools in Python 3.13',
    needs: python313,
    how: 'Python 3.13 or newer, on the PATH or from pyenv: pyenv install 3.13',
    task: () => providePython(python313Tools, python313),
  },
  {
    name: 'oldest OCI CLI and its Python SDK',
    needs: 'python3',
    how: 'Python 3.11 with venv: later ones have no wheel of PyYAML 6.0',
    task: () => providePython(oldestPython),
  },
  ...typescriptSdks.map((sdk) => ({
    name: `TypeScript SDK ${sdk.version}`,
    needs: 'npm',
    how: 'it comes with Node.js',
    task: () => provideNpmPackages(sdk),
  })),
  { name: 'node-oracledb', needs: 'npm', how: 'it comes with Node.js', task: () => provideNpmPackages(nodeOracledb) },
  { name: 'programs in Go', ...GO, task: buildGoPrograms },
  ...goModules.map((tools) => ({ name: tools.programs.join(', '), ...GO, task: () => provideGoModule(tools) })),
  ...goTools.map((tool) => ({ name: tool.program, ...GO, task: () => provideGoTool(tool) })),
];

mkdirSync(cacheFolder, { recursive: true });
const leftOut: string[] = [];
// Three at a time: two wait for a registry while the other compiles.
const queue = [...work];
await Promise.all(
  [1, 2, 3].map(async () => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      if (!(await has(item.needs))) {
        console.log(`${item.name}: left out, needs ${item.needs} (${item.how})`);
        leftOut.push(item.name);
        continue;
      }
      try {
        console.log(`${item.name}: ${await item.task()}`);
      } catch (error) {
        console.error(`${item.name}: ${error instanceof Error ? error.message : String(error)}`);
        leftOut.push(item.name);
      }
    }
  }),
);
if (leftOut.length > 0 && process.env.CI === 'true') process.exitCode = 1;
