// `oci-wif login`: the same login as the action's, outside a runner.

import { invalidInput } from '../failure.ts';
import type { LoginHost } from '../login/host.ts';
import { logIn } from '../login/log-in.ts';
import { describeLogin, type LoginResult } from '../login/result.ts';
import { isDiscarded } from '../programs/output.ts';
import { identifyRunner } from '../programs/process-identity.ts';
import { protectSecret } from '../text/redaction.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { cannotWrite, EXIT, requireOutput } from './exit.ts';
import { chooseShell, exportCommands } from './export-commands.ts';
import type { LoginFlags } from './login-flags.ts';
import { readLoginRequest } from './login-request.ts';
import { createReceipt, findReceipts } from './receipts.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { harmlessJson } from '../text/printable.ts';

/** Milliseconds. Users may forget to log out, and only GitHub's runner shows that a job is over. */
const LONGEST_RENEWAL = 12 * 3600_000;

const RENEWAL_ENDS_WITH = 'you log out';

/** @returns the exit code. @throws Failure; nothing of this login is left on disk then */
export async function runLogin(flags: LoginFlags, timing: Timing = systemTiming): Promise<number> {
  if (flags.json === true && flags.export !== undefined)
    throw invalidInput('--json and --export are both given', 'one of them');
  const shell = flags.export === undefined ? undefined : chooseShell(flags.export);
  if (shell !== undefined && isDiscarded())
    throw cannotWrite('stdout: closed, or /dev/null', 'nobody would get what --export prints, and no login was made');
  const terminal = createTerminal(flags.json === true ? 'json' : shell === undefined ? 'report' : 'data');
  const request = await readLoginRequest(flags);
  const host: LoginHost = {
    product: 'oci-wif',
    mask: protectSecret,
    info: terminal.say,
    warn: terminal.warn,
    settingName: (setting) => `--${setting}`,
    remember: await createReceipt(request.ociHome, request.profile),
    earlierLogins: findReceipts,
    // Elsewhere the parent is the shell of this step, which ends long before the job.
    identifyJob: () => (process.platform === 'linux' ? identifyRunner() : Promise.resolve(undefined)),
    renewalEndsWith: RENEWAL_ENDS_WITH,
    longestRenewal: LONGEST_RENEWAL,
    async publish(result) {
      for (const line of describeLogin(result, timing.now(), RENEWAL_ENDS_WITH)) terminal.say(line);
      // In one write, so that no shell gets only some of them.
      if (shell !== undefined) terminal.result(exportCommands(shell, result.environment).join('\n'));
      if (flags.json === true) printJson(result, terminal);
      await requireOutput('the login is undone');
    },
  };
  await logIn(request, host, timing);
  return EXIT.done;
}

function printJson({ request, login, paths, renewedUntil, environment }: LoginResult, terminal: Terminal): void {
  const result = {
    principal: login.principal,
    tenancy: login.tenancy,
    region: request.region,
    profile: request.profile,
    expiresAt: login.expiresAt.toISOString(),
    renewedUntil,
    configFile: paths.configFile,
    tokenFile: paths.tokenFile,
    keyFile: paths.keyFile,
    environment,
  };
  terminal.result(harmlessJson(result));
}
