// `oci-wif setup`: plan, show, ask, apply, read back, prove; or remove, or a new client secret.

import { Failure, invalidInput } from '../../failure.ts';
import { findAdministrator, type Administrator } from '../../setup/administration/administrator.ts';
import { completeOptions } from '../../setup/desired/complete.ts';
import { identityDomain, type IdentityDomain } from '../../setup/administration/domain.ts';
import { lookUp } from '../../setup/administration/existing-trust.ts';
import { findGithubToken } from '../../setup/providers/github-token.ts';
import type { SetupOptions } from '../../setup/desired/options.ts';
import { policies as policiesOf, type Policies } from '../../setup/administration/policy.ts';
import { secretFiles, secretOnStdout, type SecretPlace } from '../../setup/apply/secret-file.ts';
import { systemTiming, type Timing } from '../../timing.ts';
import type { HttpClient } from '../../http/client.ts';
import { EXIT } from '../exit.ts';
import { commandHttp } from '../http.ts';
import { removeSetup } from './remove.ts';
import { makeSetup } from './make.ts';
import { rotateSecret } from './rotate.ts';
import { answered, readSetupInput, type SetupInput } from './input.ts';
import { printNotes } from './report.ts';
import { createTerminal, type Terminal } from '../terminal.ts';
import type { Wanted } from '../../setup/desired/desired-trust.ts';
import type { Found } from '../../setup/administration/existing-trust.ts';

export interface SetupFlags extends SetupOptions {
  config?: string;
  fromIni?: string;
  profile?: string;
  ociConfigFile?: string;
  dryRun?: boolean;
  yes?: boolean;
  remove?: boolean;
  rotateSecret?: boolean;
  subjectTokenFile?: string;
  wait: string;
  writeGithub?: boolean;
  clientSecretFile?: string;
  clientSecretStdout?: boolean;
  json?: boolean;
}

/** What every way through setup works with. */
export interface SetupSession {
  flags: SetupFlags;
  input: SetupInput;
  terminal: Terminal;
  timing: Timing;
  http: HttpClient;
  administrator: Administrator;
  domain: IdentityDomain;
  policies: Policies | undefined;
  policyCompartment: string;
  wanted: Wanted;
  found: Found;
  secretPlace: SecretPlace;
}

/** @returns the exit code. @throws Failure */
export async function runSetup(flags: SetupFlags, timing: Timing = systemTiming): Promise<number> {
  checkFlags(flags);
  const terminal = createTerminal(flags.json === true || flags.clientSecretStdout === true);
  const http = commandHttp(terminal, timing);
  const input = await readSetupInput(flags, terminal);
  const { options, profile } = input;
  const partial = flags.remove === true || flags.rotateSecret === true;

  const context = { http, githubToken: (host: string) => findGithubToken(host, process.env) };
  const wanted = await completeOptions(options, partial ? 'remove' : 'set-up', context);
  const administrator = await findAdministrator({
    profile,
    configFile: flags.ociConfigFile,
    token: process.env.OCI_WIF_ADMIN_TOKEN,
  });
  const domain = identityDomain(wanted.domainUrl, administrator, http);
  const wantsPolicy = wanted.allowances.length > 0 || (flags.remove === true && administrator.signed !== undefined);
  const policies = wantsPolicy ? policiesOf(administrator, http) : undefined;
  const policyCompartment = wanted.policyCompartment ?? administrator.signed?.tenancy ?? '';

  terminal.say(`${terminal.paint('bold', wanted.name)} in ${wanted.domainUrl}, as ${administrator.description}`);
  printNotes([...input.notes, ...wanted.notes], terminal);
  const found = await lookUp(wanted, domain, policies, policyCompartment);
  const session: SetupSession = {
    flags,
    input,
    terminal,
    timing,
    http,
    administrator,
    domain,
    policies,
    policyCompartment,
    wanted,
    found,
    secretPlace: secretPlaceOf(flags, terminal),
  };
  if (flags.remove === true) return removeSetup(session);
  return flags.rotateSecret === true ? rotateSecret(session) : makeSetup(session);
}

function checkFlags(flags: SetupFlags): void {
  const { remove, rotateSecret: rotate, json, clientSecretStdout: stdout, clientSecretFile, wait } = flags;
  if (remove === true && rotate === true) throw invalidInput('--remove and --rotate-secret are given', 'one of them');
  if (json === true && stdout === true)
    throw invalidInput('--json and --client-secret-stdout are given', 'one of them');
  if (stdout === true && clientSecretFile !== undefined)
    throw invalidInput('--client-secret-file and --client-secret-stdout are given', 'one of them');
  if (!/^\d{1,4}$/.test(wait)) throw invalidInput('--wait is no number of seconds', 'a whole number from 0 to 9999');
}

function secretPlaceOf(flags: SetupFlags, terminal: Terminal): SecretPlace {
  if (flags.clientSecretStdout !== true) return secretFiles(flags.clientSecretFile);
  return secretOnStdout((line) => {
    terminal.result(line);
  });
}

/** @returns an exit code when nothing is to be done: a dry run, or the answer no */
export async function stopHere({ flags, terminal }: SetupSession, question: string): Promise<number | undefined> {
  if (flags.dryRun === true) {
    terminal.say('Nothing was changed (--dry-run).');
    return EXIT.wouldChange;
  }
  if (flags.yes === true) return undefined;
  if (!terminal.interactive) {
    throw new Failure(
      'input',
      'Invalid input',
      'nobody is there to be asked; expected: --yes to go ahead, --dry-run to look only',
    );
  }
  const { confirm } = await import('@clack/prompts');
  if (answered(await confirm({ message: question }))) return undefined;
  terminal.say('Nothing was changed.');
  return EXIT.failed;
}
