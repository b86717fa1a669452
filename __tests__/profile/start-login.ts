// Starts a login in its own process and says how it ended.

import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LoginName } from '../../src/profile/record.ts';
import type { LoginProcessOrder } from './login-process.ts';

export interface LoginEnd {
  status: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
  /** The name of the login, if it was announced. */
  loginName: LoginName | undefined;
}

const directory = mkdtempSync(path.join(realpathSync(tmpdir()), 'oci-wif-login-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** In one file: another account may not be able to read the repository, and a killed login must not depend on modules that load later. */
const program = build({
  entryPoints: [path.join(import.meta.dirname, 'login-process.ts')],
  outfile: path.join(directory, 'login-process.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
}).then(() => path.join(directory, 'login-process.mjs'));

export interface StartOptions {
  /** Largest file the process may write, in units of 1,024 bytes. */
  largestFile?: number;
}

export async function startLogin(order: LoginProcessOrder, { largestFile }: StartOptions = {}): Promise<LoginEnd> {
  const limit = largestFile === undefined ? [] : ['bash', '-c', `ulimit -f ${largestFile}; exec "$0" "$@"`];
  const [command, ...args] = [...limit, process.execPath, await program, JSON.stringify(order)];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A scrubbed environment: nothing of the test runner leaks in.
    env: { PATH: process.env.PATH },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('close', (code, name) => {
      resolve([code, name]);
    });
  });
  const loginName = stdout === '' ? undefined : (JSON.parse(stdout) as LoginName);
  return { status, signal, stderr, loginName };
}
