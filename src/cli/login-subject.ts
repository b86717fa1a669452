// The subject token of login: given once, or from where it can be asked for again.

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, invalidInput } from '../failure.ts';
import { readSubjectToken, type SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { requestSubjectToken, type SubjectSource } from '../renewal/subject-source.ts';
import type { LoginIni } from '../setup/desired/ini-file.ts';
import { readTextFile } from '../files/text-file.ts';
import type { LoginFlags } from './login.ts';

/** A token that was given is all there is. */
export type LoginSubject = { given: SubjectToken } | { source: SubjectSource };

/** @throws Failure `input`, naming the flag; the token is never repeated */
export async function readLoginSubject(
  flags: LoginFlags,
  ini: Partial<LoginIni>,
  audience: string,
): Promise<LoginSubject> {
  const { subjectTokenFile: file, subjectTokenEnv: variable, subjectTokenCommand: command } = flags;
  const named = Object.entries({
    '--subject-token-file': file,
    '--subject-token-env': variable,
    '--subject-token-command': command,
  }).filter(([, value]) => value !== undefined);
  if (named.length > 1) throw invalidInput(`${named.map(([flag]) => flag).join(' and ')} are given`, 'one of them');
  if (command !== undefined) return { source: commandSource(command, flags.clientSecretEnv) };
  if (file !== undefined) return fromFile(file, flags.renew === true);
  if (variable !== undefined) {
    if (flags.renew === true) throw notRenewable('--subject-token-env', 'a variable is set once');
    return { given: fromVariable(variable) };
  }
  if (ini.subjectToken === undefined) return { source: gitHubSource(audience) };
  if (flags.renew === true) throw notRenewable('the JWT in --from-ini', 'it was put there once');
  return { given: readSubjectToken(ini.subjectToken, 'the JWT in --from-ini') };
}

/** @returns what is called for each attempt of the exchange */
export function subjectTokens(
  { subject, requestTimeout }: { subject: LoginSubject; requestTimeout: number },
  http: HttpClient,
): () => Promise<SubjectToken> {
  return () =>
    'given' in subject ? Promise.resolve(subject.given) : requestSubjectToken(http, subject.source, requestTimeout);
}

function notRenewable(token: string, why: string): Failure {
  return invalidInput(
    `--renew is given, but ${token} is no token that can be asked for again: ${why}`,
    "--renew with --subject-token-file that the platform refreshes, --subject-token-command or GitHub's own token",
  );
}

function commandSource(command: string, clientSecretEnv: string): SubjectSource {
  if (command.trim() === '')
    throw invalidInput('--subject-token-command is empty', 'a command that prints the JWT on stdout');
  // The command of another program has no use for our secret.
  const environment = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== clientSecretEnv,
  );
  return { command, directory: process.cwd(), environment: Object.fromEntries(environment) };
}

async function fromFile(file: string, renew: boolean): Promise<LoginSubject> {
  // What cannot be looked at is told by whoever reads it.
  const readAgain =
    file !== '-' &&
    (await stat(file).then(
      (found) => found.isFile(),
      () => true,
    ));
  if (readAgain) return { source: { file: resolve(file) } };
  // A pipe, e.g. of the shell's <(…), is empty the second time.
  if (renew) throw notRenewable(`--subject-token-file ${file === '-' ? '-' : '(no regular file)'}`, 'it is read once');
  return {
    given: readSubjectToken((await readTextFile('--subject-token-file', file)).trim(), '--subject-token-file'),
  };
}

function fromVariable(name: string): SubjectToken {
  const value = process.env[name] ?? '';
  if (value === '') {
    throw new Failure('input', 'No subject token', `the environment variable ${name} is empty`, {
      hint: 'in GitLab it is made by "id_tokens" of the job, with "aud"',
    });
  }
  return readSubjectToken(value.trim(), `the environment variable ${name}`);
}

function gitHubSource(audience: string): SubjectSource {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '';
  const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
  if (URL.canParse(requestUrl) && requestToken !== '') return { requestUrl, requestToken, audience };
  throw new Failure(
    'input',
    'No subject token',
    'there is no token of an identity provider, and this is no GitHub job with id-token: write',
    {
      hint: 'give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command',
    },
  );
}
