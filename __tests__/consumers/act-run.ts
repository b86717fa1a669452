// Workflow files run by act, a runner that is not ours and not GitHub's, on this machine without containers.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../e2e/action-fixture.ts';
import { type ConsumerFixture, DOMAIN_URL } from './consumer-fixture.ts';
import { toolPath } from './provisioned.ts';
import { runTool, type ToolResult } from './toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Checkout {
  directory: string;
  remove(): void;
}

/**
 * What a checkout of this repository has for its users, as a git repository: act asks git for ref and commit.
 *
 * @param files more of them, by path
 */
export function checkOut(files: Readonly<Record<string, string>> = {}): Checkout {
  const directory = mkdtempSync(join(tmpdir(), 'oci-wif-checkout-'));
  for (const name of ['action.yml', 'logout', 'dist', 'examples', '__tests__/consumers/act']) {
    const from = join(root, name);
    if (existsSync(from)) cpSync(from, join(directory, name), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    // act takes the repository's name from it; nothing is fetched.
    ['remote', 'add', 'origin', `https://github.com/${REPOSITORY}.git`],
    ['add', '--all'],
    ['commit', '--quiet', '-m', 'x'],
  ])
    execFileSync('git', [...identity, ...args], { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    directory,
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export interface WorkflowOptions {
  /** Relative to the checkout. */
  workflow: string;
  /** Default: a push. */
  event?: { name: string; payload: object };
  variables?: Record<string, string>;
  /** Names; their values are in the environment. Default: OCI_CLIENT_SECRET. */
  secrets?: string[];
  environment?: Record<string, string>;
  /** Actions that install a tool, by name and ref: it is on the PATH already, so they do nothing. */
  installers?: string[];
  /** Replacements for programs that cannot run here, besides pipx: name and shell script. */
  standIns?: Record<string, string>;
}

export interface WorkflowResult extends ToolResult {
  /** The steps that ran, in order, as act names them: `Main Log in`, `Post Log in` … */
  steps: string[];
  /** What the steps printed, without what act says. */
  log: string;
  /** The runner's home, as the job left it. */
  home: string;
}

/** What the workflows install is here: only its version is checked. */
const PIPX = '[ "$1" = install ]; pip install --quiet --no-index "$2"';

/**
 * The environment provides what act lacks: the two ACTIONS_ID_TOKEN_REQUEST_* variables of a runner, and Node, which act looks for on the PATH
 * whatever version the action declares.
 */
export async function runWorkflow(
  fixture: ConsumerFixture,
  checkout: Checkout,
  options: WorkflowOptions,
): Promise<WorkflowResult> {
  const { variables = {}, environment = {}, installers = [], standIns = {} } = options;
  const job = fixture.machine();
  const programs = join(job.directory, 'programs');
  mkdirSync(programs);
  for (const [name, script] of Object.entries({ pipx: PIPX, ...standIns })) {
    writeFileSync(join(programs, name), `#!/usr/bin/env bash\nset -euo pipefail\n${script}\n`);
    chmodSync(join(programs, name), 0o755);
  }
  const nothing = join(job.directory, 'nothing');
  mkdirSync(nothing);
  const steps = 'steps: [{ run: "true", shell: sh }]';
  writeFileSync(join(nothing, 'action.yml'), `name: nothing\ndescription: ""\nruns: { using: composite, ${steps} }\n`);

  const vars = {
    OCI_DOMAIN_URL: DOMAIN_URL,
    OCI_CLIENT_ID: fixture.trust.clientId,
    OCI_REGION: 'eu-frankfurt-1',
    ...variables,
  };
  const payload = join(job.directory, 'event.json');
  writeFileSync(payload, JSON.stringify(options.event?.payload ?? {}));
  const local = { 'org/oci-wif-action@v1': checkout.directory };
  for (const installer of installers) Object.assign(local, { [installer]: nothing });
  const args = [
    options.event?.name ?? 'push',
    ...['--workflows', options.workflow],
    ...['--eventpath', payload],
    ...['ubuntu-latest', 'self-hosted'].flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    // Its value is in the environment below: command lines are public on a machine.
    ...(options.secrets ?? ['OCI_CLIENT_SECRET']).flatMap((name) => ['--secret', name]),
    ...Object.entries(local).flatMap(([name, folder]) => ['--local-repository', `${name}=${folder}`]),
  ];
  symlinkSync(process.env.OCI_WIF_TEST_NODE ?? process.execPath, join(programs, 'node'));
  const result = await runTool('act', args, {
    cwd: checkout.directory,
    environment: {
      ...job.environment,
      PATH: [programs, toolPath].join(delimiter),
      HOME: job.home,
      OCI_CLIENT_SECRET: fixture.trust.clientSecret,
      ...environment,
    },
    timeout: 100_000,
  });
  const lines = result.stdout.split('\n');
  return {
    ...result,
    steps: lines.map((line) => /⭐ Run ((?:Main|Post) .*)$/.exec(line)?.[1] ?? '').filter((step) => step !== ''),
    log: lines.flatMap((line) => / {3}\| (.*)$/.exec(line)?.[1] ?? []).join('\n'),
    home: job.home,
  };
}
