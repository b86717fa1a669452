// Plays the job file of a CI system: its own commands, in its shell, with the built oci-wif in place of the one that npx would download.

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { CLI, type CliFixture } from './cli-fixture.ts';

export interface Job {
  /** The scripts of the job in their order; one that fails ends the job. */
  scripts: readonly string[];
  /** With which the system runs them, e.g. `['bash', '-e']`. */
  shell: readonly string[];
  /** Runs after the scripts, also if one failed. */
  always?: string;
  variables?: Readonly<Record<string, string>>;
  /** Programs of the system that print something, by name. */
  programs?: Readonly<Record<string, string>>;
  /** Whether `BASH_ENV` names a file of the job. */
  bashEnv?: boolean;
  /** Path in the commands, and what the file contains. */
  file?: { path: string; content: string };
}

export interface PlayedJob {
  exitCode: number;
  log: string;
  /** `verify` for `oci-wif verify`; what `terraform` was called with: the arguments, then how it would authenticate. */
  calls: string[];
  /** Whether the session is still there. */
  hasSession: boolean;
}

export async function playJob(fixture: CliFixture, job: Job, settings: Record<string, string>): Promise<PlayedJob> {
  const home = join(fixture.home, 'job');
  rmSync(home, { recursive: true, force: true });
  const bin = join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  const calls = join(home, 'calls');
  const program = (name: string, ...lines: string[]): void => {
    writeFileSync(join(bin, name), ['#!/bin/sh', ...lines, ''].join('\n'));
    chmodSync(join(bin, name), 0o755);
  };
  program(
    'npx',
    // Anything else would be another program than the one that is tested.
    'case "$1 $2" in "--yes oci-wif@1") ;; *) echo "unexpected: npx $*" >&2; exit 1 ;; esac',
    'shift 2',
    `if [ "$1" = verify ]; then echo verify >> '${calls}'; fi`,
    `exec '${process.execPath}' '${CLI}' "$@"`,
  );
  program(
    'terraform',
    `test -f "$HOME/.oci/sessions/$OCI_CONFIG_FILE_PROFILE/token" || { echo 'no session' >&2; exit 1; }`,
    `echo "$* $OCI_AUTH $OCI_CONFIG_FILE_PROFILE" >> '${calls}'`,
  );
  for (const [name, output] of Object.entries(job.programs ?? {})) program(name, `cat <<'END'`, output, 'END');
  const { file } = job;
  const at = file === undefined ? '' : join(home, 'token-file');
  if (file !== undefined) writeFileSync(at, file.content);
  const environment = {
    ...fixture.environment(settings),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_STATE_HOME: join(home, '.state'),
    PATH: `${bin}:${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    ...(job.bashEnv === true ? { BASH_ENV: join(home, 'bash-env') } : {}),
    ...job.variables,
  };
  let log = '';
  const run = async (script: string): Promise<number> => {
    const path = join(home, 'script');
    writeFileSync(path, file === undefined ? script : script.replaceAll(file.path, at));
    const [program = 'sh', ...flags] = job.shell;
    const result = await runShell(program, [...flags, path], environment);
    log += result.log;
    return result.exitCode;
  };
  let exitCode = 0;
  for (const script of job.scripts) if (exitCode === 0) exitCode = await run(script);
  if (job.always !== undefined) await run(job.always);
  return {
    exitCode,
    log,
    calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [],
    hasSession: existsSync(join(home, '.oci', 'sessions')),
  };
}

function runShell(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ exitCode: number; log: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('error', fail);
    child.on('close', (code) => {
      done({ exitCode: code ?? -1, log });
    });
  });
}

/**
 * What a job can ask for its token: the endpoint of Azure Pipelines and, as a proxy, Google's metadata server.
 *
 * @param token what it gives
 */
export async function startTokenServer(token: () => string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { method, url = '', headers } = request;
    const isAzure =
      method === 'POST' && url === '/oidctoken?api-version=7.1' && headers.authorization === 'Bearer system-token';
    const isGoogle =
      url ===
        'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience=oci&format=full' &&
      headers['metadata-flavor'] === 'Google';
    response.statusCode = isAzure || isGoogle ? 200 : 403;
    response.end(isAzure ? JSON.stringify({ oidcToken: token() }) : isGoogle ? token() : '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) =>
        server.close(() => {
          closed();
        }),
      ),
  };
}
