// The source of the subject token for `oci-wif login`: a file, a variable, a command, runtimeConfig.ini, or GitHub.

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, invalidInput } from '../failure.ts';
import { readSubjectToken, type SubjectToken } from '../federation/subject-token.ts';
import { readTextFile } from '../files/text-file.ts';
import { githubTokenSource } from '../login/subject.ts';
import type { LoginSubject } from '../login/request.ts';
import type { SubjectSource } from '../renewal/subject-source.ts';
import type { LoginIni } from './login-ini.ts';
import type { LoginFlags } from './login-flags.ts';

/** @throws Failure `input`, naming the flag; the token is never repeated */
export async function readLoginSubject(
  flags: LoginFlags,
  ini: Partial<LoginIni>,
  audience: string,
): Promise<LoginSubject> {
  const { subjectTokenFile: file, subjectTokenEnv: variable, subjectTokenCommand: command } = flags;
  refuseSeveral({
    '--subject-token-file': file,
    '--subject-token-env': variable,
    '--subject-token-command': command,
  });
  if (command !== undefined) return { source: commandSource(command, flags.clientSecretEnv) };
  if (file !== undefined) return fromFile(file, flags.renew === true);
  if (variable !== undefined) {
    if (flags.renew === true) throw notRenewable('--subject-token-env', 'an environment variable is set only once');
    return { given: fromVariable(variable) };
  }
  if (ini.subjectToken === undefined) return { source: githubSource(audience) };
  if (flags.renew === true) throw notRenewable('the JWT in --from-ini', 'the file is written only once');
  return { given: readSubjectToken(ini.subjectToken, 'the JWT in --from-ini') };
}

function refuseSeveral(flags: Record<string, string | undefined>): void {
  const given = Object.keys(flags).filter((flag) => flags[flag] !== undefined);
  if (given.length > 1) throw invalidInput(`${given.join(' and ')} are given together`, 'one of them');
}

function notRenewable(token: string, why: string): Failure {
  return invalidInput(
    `--renew is given, but ${token} cannot be renewed: ${why}`,
    "--renew with a --subject-token-file that the platform refreshes, with --subject-token-command, or with GitHub's own token",
  );
}

/** The command is another program and does not need the client secret. */
function commandSource(command: string, clientSecretEnv: string): SubjectSource {
  if (command.trim() === '')
    throw invalidInput('--subject-token-command is empty', 'a command that prints the JWT on stdout');
  const environment = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !isSameVariable(entry[0], clientSecretEnv),
  );
  return { command, directory: process.cwd(), environment: Object.fromEntries(environment) };
}

/** On Windows, names of variables have no case. */
function isSameVariable(one: string, other: string): boolean {
  return process.platform === 'win32' ? one.toUpperCase() === other.toUpperCase() : one === other;
}

async function fromFile(file: string, renew: boolean): Promise<LoginSubject> {
  if (file !== '-' && (await isRegularFile(file))) return { source: { file: resolve(file) } };
  // A pipe, e.g. of the shell's <(…), is empty when it is read again.
  if (renew)
    throw notRenewable(`--subject-token-file ${file === '-' ? '-' : '(not a regular file)'}`, 'it is read only once');
  return {
    given: readSubjectToken((await readTextFile('--subject-token-file', file)).trim(), '--subject-token-file'),
  };
}

/** A file that cannot be examined counts as one: reading it reports the reason. */
async function isRegularFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => true,
  );
}

function fromVariable(name: string): SubjectToken {
  const value = process.env[name] ?? '';
  if (value === '') {
    throw new Failure('input', 'No subject token', `the environment variable ${name} is empty`, {
      hint: 'in GitLab, "id_tokens" with "aud" in the job sets it',
    });
  }
  return readSubjectToken(value.trim(), `the environment variable ${name}`);
}

function githubSource(audience: string): SubjectSource {
  const source = githubTokenSource(audience);
  if (source) return source;
  throw new Failure(
    'input',
    'No subject token',
    'no token of an identity provider is given, and this is not a GitHub job with id-token: write',
    {
      hint: 'give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command',
    },
  );
}
