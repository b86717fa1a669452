// The command line's fixture: an emulator, an administrator, and the built command line in a child process with its own home and environment.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Administrator } from '../../emulator/domain/administrator.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { homeVariables } from '../../emulator/runner.ts';
import { withoutLinkIn } from '../last-failure.ts';
import { nodeOptions } from '../e2e/action-fixture.ts';

/** Built by `npm run build`; another build is tried with OCI_WIF_TEST_DIST. */
export const DIST = resolve(process.env.OCI_WIF_TEST_DIST ?? 'dist');
export const CLI = join(DIST, 'cli', 'index.js');

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  environment?: Record<string, string>;
  stdin?: string;
  /** Working directory. */
  cwd?: string;
  /** Largest file that the process may write, in the shell's blocks. */
  largestFile?: number;
  /** Called when the process has started, so that a test can kill it. */
  onStart?: (kill: (signal?: NodeJS.Signals) => void) => void;
}

export interface CliFixture {
  emulator: Emulator;
  administrator: Administrator;
  /** Becomes `$HOME`. */
  home: string;
  /** The whole environment of the command line. */
  environment(more?: Record<string, string>): Record<string, string>;
  cli(args: readonly string[], options?: CliOptions): Promise<CliResult>;
  /** `setup` for the emulator's domain and, where GitHub is the provider, its GitHub; as the administrator, without questions. */
  setup(args: readonly string[], options?: CliOptions): Promise<CliResult>;
  /** The arguments that `setup` uses. */
  setupArguments(args: readonly string[]): string[];
  /** A file in the home. @returns its path */
  file(name: string, text: string): string;
  /** The write requests to the domain and IAM since the last `requests.clear()`. */
  writes(): string[];
  /** Everything an administrator has made, without what changes from run to run. */
  inventory(): Inventory;
  close(): Promise<void>;
}

export interface Inventory {
  users: string[];
  groups: Record<string, string[]>;
  apps: Record<string, boolean>;
  trusts: { issuer: string; active: boolean; rules: string[]; clients: string[] }[];
  policies: Record<string, string[]>;
}

/** @param run how the command line runs: by default, as a process of the built program */
export async function openCliFixture(options: EmulatorOptions = {}, run: typeof runCli = runCli): Promise<CliFixture> {
  const emulator = await startEmulator(options);
  const administrator = await emulator.domain.administrator();
  const home = mkdtempSync(join(tmpdir(), 'oci-wif-fixture-'));
  const cli: CliFixture['cli'] = (args, given = {}) =>
    run(args, environmentOf(emulator, home, given.environment), given);
  const setupArguments: CliFixture['setupArguments'] = (args) => {
    const where = ['--domain-url', emulator.url, '--oci-config-file', administrator.configFile, '--yes'];
    const server = args.includes('github') || args.includes('--config') ? ['--github-url', emulator.url] : [];
    return [...where, ...server, ...args];
  };
  return {
    emulator,
    administrator,
    home,
    environment: (more) => environmentOf(emulator, home, more),
    cli,
    setupArguments,
    setup: (args, given) => cli(['setup', ...setupArguments(args)], given),
    file(name, text) {
      const path = join(home, name);
      writeFileSync(path, text);
      return path;
    },
    writes: () =>
      emulator.requests
        .filter(({ method, path }) => method !== 'GET' && /^\/(admin|20160918)\//.test(path))
        .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{32}|ocid1\.[\w.-]+/g, '*')}`),
    inventory: () => inventoryOf(emulator, administrator),
    async close() {
      rmSync(home, { recursive: true, force: true });
      await emulator.stop();
    },
  };
}

/** Also closed if the test fails, because an open server would keep Jest running. */
export async function withCliFixture(
  play: (fixture: CliFixture) => Promise<void>,
  options: EmulatorOptions = {},
): Promise<void> {
  const fixture = await openCliFixture(options);
  try {
    await play(fixture);
  } finally {
    await fixture.close();
  }
}

function environmentOf(emulator: Emulator, home: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: '/nonexistent',
    ...homeVariables(home),
    ...nodeOptions(),
    NODE_EXTRA_CA_CERTS: emulator.caFile,
    CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${emulator.url};oci_identity.IdentityClient=${emulator.url}`,
    GITHUB_TOKEN: emulator.gitHubApi.token,
    GITHUB_API_URL: emulator.gitHubApi.url,
    ...more,
  };
}

/** @param environment the whole environment of the process */
export function runCli(
  args: readonly string[],
  environment: Record<string, string>,
  { stdin = '', cwd, largestFile, onStart }: CliOptions = {},
): Promise<CliResult> {
  return new Promise<CliResult>((done, fail) => {
    const node = process.env.OCI_WIF_TEST_NODE ?? process.execPath;
    const limit = largestFile === undefined ? [] : ['/bin/sh', '-c', `ulimit -f ${largestFile}; exec "$0" "$@"`];
    const [program, ...rest] = [...limit, node, CLI, ...args] as [string, ...string[]];
    const child = spawn(program, rest, {
      env: environment,
      stdio: 'pipe',
      ...(cwd === undefined ? {} : { cwd }),
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, stdout, stderr });
    });
    onStart?.((signal = 'SIGKILL') => child.kill(signal));
  }).then(comparable);
}

/** Without the lines about a long wait, which a command prints on a busy machine; progress.test.ts has their test. */
export function comparable(result: CliResult): CliResult {
  return withoutLinkIn({ ...result, stderr: result.stderr.replace(/^Checking: .* \(\d+ s\)\n/gm, '') });
}

function inventoryOf({ domain, iam }: Emulator, administrator: Administrator): Inventory {
  const { store } = domain;
  const users = [...store.users.values()].filter(({ id }) => id !== administrator.user.id);
  const nameOf = (id: string): string => store.users.get(id)?.userName ?? '(nobody)';
  const clientName = (client: string): string =>
    [...store.apps.values()].find(({ name }) => name === client)?.displayName ?? '(nothing)';
  return {
    users: users.map(({ userName }) => userName).sort(),
    groups: Object.fromEntries(
      [...store.groups.values()].map((group) => [group.displayName, group.members.map(({ value }) => nameOf(value))]),
    ),
    apps: Object.fromEntries([...store.apps.values()].map((app) => [app.displayName, app.active])),
    trusts: [...store.trusts.values()].map(({ issuer, active, impersonationServiceUsers = [], oauthClients }) => ({
      issuer,
      active,
      rules: impersonationServiceUsers.map(({ rule, value }) => `${rule} → ${nameOf(value)}`).sort(),
      clients: oauthClients.map(clientName).sort(),
    })),
    policies: Object.fromEntries(
      [...iam.policies.values()].map(({ name, statements }) => [
        name,
        statements.map((text) => text.replace(/ocid1\.group\.[\w.-]+/, 'GROUP')),
      ]),
    ),
  };
}

/** @returns a report without its line breaks, whose places depend on the length of ports, paths and keys */
export function inOneLine(text: string): string {
  // A printed command is broken with a backslash at the end of the line, on Windows with a backtick.
  return text.replace(/ [\\`]$/gm, '').replace(/\s+/g, ' ');
}
