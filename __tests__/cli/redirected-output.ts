// Runs the built command line with its output redirected: to a full device, a pipe that is closed, a file that takes only so many bytes.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchange } from '../../emulator/__tests__/exchange.ts';
import { snapshot } from '../e2e/action-fixture.ts';
import { CLI, comparable, type CliFixture, type CliResult } from './cli-fixture.ts';

export const GITHUB = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
export const SECRET = [...GITHUB, '--client-secret-stdout'];
export const ROTATE = ['--provider', 'github', '--repository', 'octo/app', '--rotate-secret', '--client-secret-stdout'];
export const CANNOT_WRITE = /^Cannot write output: /m;

/** The redirection is shell text; `$OUT` is a file in the home. */
export function redirected(fixture: CliFixture, redirection: string, args: readonly string[]): Promise<CliResult> {
  return run(fixture, ['/bin/sh', '-c', `"$0" "$@" ${redirection}`, process.execPath, CLI, ...args]);
}

/** The reader of stdout ends as soon as it has read the text; without a text, before anything is printed. */
export function closedPipe(fixture: CliFixture, args: readonly string[], after?: string): Promise<CliResult> {
  return run(fixture, [process.execPath, CLI, ...args], { after });
}

export function run(
  fixture: CliFixture,
  [program = '', ...args]: readonly string[],
  closing?: { after: string | undefined },
): Promise<CliResult> {
  return new Promise<CliResult>((done, fail) => {
    const child = spawn(program, args, {
      env: fixture.environment({ OUT: join(fixture.home, 'out'), PATH: process.env.PATH ?? '' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (closing?.after !== undefined && stdout.includes(closing.after)) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (closing && closing.after === undefined) child.stdout.destroy();
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, stdout, stderr });
    });
  }).then(comparable);
}

/** Blocks that a file may have. The files of a login are smaller. */
const LIMIT = 128;

/** stdout is a file that takes so many bytes and no more. */
export function limited(fixture: CliFixture, bytes: number, args: readonly string[]): Promise<CliResult> {
  writeFileSync(join(fixture.home, 'out'), '#'.repeat(LIMIT * blockSize(fixture) - bytes));
  const command = `ulimit -f ${LIMIT}; exec "$0" "$@" >> "$OUT"`;
  return run(fixture, ['/bin/sh', '-c', command, process.execPath, CLI, ...args]);
}

/** Some shells count 512 bytes, others 1024. */
function blockSize({ home }: CliFixture): number {
  const file = join(home, 'blocks');
  spawnSync('/bin/sh', ['-c', 'ulimit -f 1; printf "%5000s" x > "$0"', file], { stdio: 'ignore' });
  return statSync(file).size;
}

/** @returns the arguments of a login that succeeds; its secret and its token come from files, so that every way to start it can use them */
export async function loginArguments(fixture: CliFixture): Promise<string[]> {
  const { emulator } = fixture;
  const trust = emulator.domain.trustGitHub({ repository: 'octo/app' });
  const token = await emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');
  return [
    ...['login', '--domain-url', emulator.url, '--client-id', trust.clientId, '--region', 'eu-frankfurt-1'],
    ...['--client-secret-file', fixture.file('secret', trust.clientSecret)],
    ...['--subject-token-file', fixture.file('token', token), '--max-attempts', '1'],
  ];
}

/** What a login leaves: the profile and its record. */
export function traces({ home }: CliFixture): Record<string, string> {
  return existsSync(join(home, '.oci')) ? snapshot(join(home, '.oci')) : {};
}

export async function works(fixture: CliFixture, secret: string): Promise<boolean> {
  const [app] = fixture.emulator.domain.store.apps.values();
  return (await exchange(fixture.emulator, { clientId: app!.name, clientSecret: secret })).status === 200;
}

export const secretOf = ({ emulator }: CliFixture): string => [...emulator.domain.store.apps.values()][0]!.clientSecret;
