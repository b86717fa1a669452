// `--write-github`: sets the repository's variables and secret with gh. The secret is passed through stdin, never as an argument.

import { Failure } from '../../failure.ts';
import { runProgram } from '../../programs/run-program.ts';
import { githubCalls, type Outcome } from '../../setup/apply/next-steps.ts';
import type { SecretStore } from '../../setup/apply/secret-file.ts';
import type { Terminal } from '../terminal.ts';

/** Seconds for each call of gh. */
const TIMEOUT = 60;

const HINT =
  'The trust exists. Install gh, log in with "gh auth login" as a user who may set secrets and variables, and run the same command again.';

/** @throws Failure `transient` when gh is missing or fails. The variables set before stay set. */
export async function writeGithub(outcome: Outcome, secretStore: SecretStore, terminal: Terminal): Promise<void> {
  for (const { args, stdinFile } of githubCalls(outcome)) {
    const input = stdinFile === undefined ? '' : ((await secretStore.read(outcome.clientId)) ?? '');
    const name = `gh ${args.slice(0, 3).join(' ')}`;
    const { problem } = await runProgram({ command: ['gh', ...args], input, stderr: 'inherit', timeout: TIMEOUT });
    if (problem !== undefined) throw new Failure('transient', 'Request failed', `${name} ${problem}`, { hint: HINT });
    terminal.say(`${name}: done`);
  }
  if (outcome.secretFile === undefined)
    terminal.warn(
      'OCI_CLIENT_SECRET was not set: the client secret is not available; --rotate-secret creates a new one',
    );
}
