// `--write-github`: sets the repository's variables and secret with gh. The secret is passed through stdin, never as an argument.

import { Failure, invalidInput } from '../../failure.ts';
import {
  credentialFile,
  type GithubCall,
  githubCalls,
  type Outcome,
  secretCall,
  storesCredential,
  storeSecret,
  visibilityNotes,
} from '../../setup/apply/next-steps.ts';
import { type SetupOptions, wholeOwner } from '../../setup/desired/options.ts';
import { enterpriseHost } from '../../setup/providers/github.ts';
import { GH, NETWORK, programEnvironment } from '../../system/program-environment.ts';
import { type ProgramResult, runProgram } from '../../system/run-program.ts';
import { adminShell } from '../export-commands.ts';
import type { Terminal } from '../terminal.ts';
import { printNextSteps, printNotes, type SetupSession } from './run-setup.ts';

/** Seconds for each call of gh. */
const TIMEOUT = 60;

type Place = Pick<Outcome, 'provider' | 'repository' | 'githubHost' | 'environments' | 'otherJobs' | 'shell'>;

/** @returns where the jobs run, and so where they find variables and secrets */
export function placeOf(options: SetupOptions): Place {
  const { provider, repository, githubUrl, environment: environments = [], pullRequest } = options;
  const { branch = [], tag = [], subject = [], jobWorkflowRef = [] } = options;
  const otherJobs = [...branch, ...tag, ...subject, ...jobWorkflowRef].length > 0 || pullRequest === true;
  return { provider, repository, githubHost: enterpriseHost(githubUrl), environments, otherJobs, shell: adminShell() };
}

/** Before anything is changed. @throws Failure `input` if gh cannot write to the repository or organization, as far as gh can tell */
export async function checkGithub({ flags, input }: SetupSession): Promise<void> {
  if (flags.writeGithub !== true) return;
  const { provider, repository = '', githubUrl } = input.options;
  if (provider !== 'github') throw invalidInput('--write-github is given', 'only with --provider github');
  const host = enterpriseHost(githubUrl);
  const owner = wholeOwner(repository);
  // Only who may set the variables of an organization can list them.
  const args =
    owner === undefined
      ? ['api', `repos/${repository}`, '--jq', '.permissions.push']
      : ['variable', 'list', '--org', owner];
  const { exitCode, problem, stdout } = await callGh(args, '', host);
  const where = owner ?? repository;
  if (problem === undefined && (owner !== undefined || stdout.trim() !== 'false')) return;
  const logIn = `log in with "gh auth login${host === undefined ? '' : ` --hostname ${host}`}" as`;
  const [what, hint] =
    problem === undefined
      ? [`the user of gh may not write to ${where}`, `${logIn} a user who may`]
      : exitCode === undefined
        ? [`gh ${problem}`, 'install the GitHub CLI (https://cli.github.com)']
        : [
            `gh ${args.slice(0, 2).join(' ')} ${problem}`,
            `${logIn} a user who may set the secrets and variables of ${where}`,
          ];
  throw new Failure('input', 'Setup failed', `--write-github is given, but ${what}; nothing was changed`, {
    hint: `${hint}, or leave out --write-github and run the commands that setup prints`,
  });
}

function callGh(args: readonly string[], input: string, host = 'github.com'): Promise<ProgramResult> {
  const environment = { ...programEnvironment([...NETWORK, ...GH]), GH_HOST: host };
  return runProgram({ command: ['gh', ...args], environment, input, stderr: 'inherit', timeout: TIMEOUT });
}

const HINT =
  'check that the user of gh may set secrets and variables, and run the same command again; the trust exists';

/** @throws Failure `transient` when gh fails. The variables set before stay set. */
export async function writeGithub(outcome: Outcome, credential: string | undefined, terminal: Terminal): Promise<void> {
  for (const call of githubCalls(outcome))
    await runCall(call, credential, { host: outcome.githubHost, hint: HINT, terminal });
  printNotes(visibilityNotes(outcome), terminal);
  if (!storesCredential(outcome) || credentialFile(outcome) !== undefined) return;
  terminal.warn(
    outcome.clientKey === undefined
      ? 'OCI_CLIENT_SECRET was not set: the client secret is not available; --rotate-secret creates a new one'
      : 'OCI_CLIENT_KEY was not set: the client key is in no file here; --rotate-client-certificate adds another',
  );
}

/**
 * Stores the new secret, or the new key, or prints how to do that.
 *
 * @param then what is to be done after that
 * @throws Failure `transient` when gh fails
 */
export async function storeNew(
  { flags, input, terminal }: SetupSession,
  { file, text }: { file: string; /** Secret. */ text: string },
  { clientKey, then = [] }: { clientKey?: Outcome['clientKey']; then?: readonly string[] } = {},
): Promise<void> {
  const place = { ...placeOf(input.options), clientKey };
  const { title, lines } = storeSecret(file, place);
  if (flags.writeGithub !== true) {
    printNextSteps([{ title, lines: [...lines, ...then] }], terminal);
    return;
  }
  const hint = `check that the user of gh may set secrets, and store ${file} with: ${lines[0] ?? ''}`;
  await runCall(secretCall(file, place), text, { host: place.githubHost, hint, terminal });
  printNotes(visibilityNotes(place), terminal);
  for (const line of then) terminal.say(line.replace(/^# /, ''));
}

async function runCall(
  { args, stdinFile }: GithubCall,
  credential: string | undefined,
  { host, hint, terminal }: { host: string | undefined; hint: string; terminal: Terminal },
): Promise<void> {
  const input = stdinFile === undefined ? '' : (credential ?? '');
  const name = `gh ${args.slice(0, 3).join(' ')}`;
  const { problem } = await callGh(args, input, host);
  if (problem !== undefined) throw new Failure('transient', 'Request failed', `${name} ${problem}`, { hint });
  terminal.say(`${name}: done`);
}
