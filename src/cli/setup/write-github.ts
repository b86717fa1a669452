// `--write-github`: sets the repository's variables and secret with gh. The secret goes in through stdin, never as an argument.

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Failure } from '../../failure.ts';
import { githubCalls, type Outcome } from '../../setup/apply/next-steps.ts';
import type { Terminal } from '../terminal.ts';

/** @throws Failure `fault` when gh is missing or fails; what was made before stays made */
export async function writeGithub(outcome: Outcome, terminal: Terminal): Promise<void> {
  for (const { args, stdinFile } of githubCalls(outcome)) {
    const input = stdinFile === undefined ? '' : await readFile(stdinFile, 'utf8');
    const code = await run(args, input);
    if (code === 0) terminal.say(`gh ${args.slice(0, 3).join(' ')}: done`);
    else {
      throw new Failure(
        'transient',
        'Request failed',
        code === undefined ? 'the command gh cannot be started' : `gh ${args.slice(0, 3).join(' ')} ended with ${code}`,
        {
          hint: 'the trust is made; install gh and log it in (gh auth login) with the right to set secrets and variables, then run the same command again',
        },
      );
    }
  }
  if (outcome.secretFile === undefined)
    terminal.say('OCI_CLIENT_SECRET was not set: the secret is not at hand (--rotate-secret makes a new one)');
}

/** @returns the exit code; undefined when there is no such command */
function run(args: readonly string[], input: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const child = spawn('gh', args, { stdio: ['pipe', 'ignore', 'inherit'], env: process.env });
    child.on('error', () => {
      resolve(undefined);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
