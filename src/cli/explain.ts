// `oci-wif explain`: says why a token is refused, from the token alone or, with an administrator profile, from the trust as well.

import { examineToken } from '../diagnosis/chain.ts';
import { describeClaims } from '../diagnosis/check-token.ts';
import { openTrust, type TrustAccess } from '../diagnosis/check-trust.ts';
import type { CheckResult } from '../diagnosis/check.ts';
import { Failure, invalidInput } from '../failure.ts';
import { checkDomainUrl } from '../federation/domain-url.ts';
import { readSubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { OPTION_ROWS } from '../setup/desired/options.ts';
import { readTextFile } from '../system/text-file.ts';
import { firstGiven } from '../text/form.ts';
import { harmlessJson } from '../text/printable.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { checksForJson, createCheckReport, firstFailed, printSummary } from './check-report.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { commandHttp } from './http.ts';
import { createTerminal, EXIT } from './terminal.ts';

const EXPLAIN_FLAGS = {
  'subject-token-file': { flag: '<file>', help: 'file with the JWT (- for stdin); required' },
  'domain-url': { flag: '<url>', help: 'URL of the identity domain; without it, only the token is checked' },
  'client-id': { flag: '<id>', help: 'client ID that the login uses' },
  json: { flag: '', help: 'print the result as JSON on stdout' },
} as const;

/** As setup has them. */
const ADMINISTRATOR_FLAGS = {
  profile: { flag: '<name>', help: OPTION_ROWS.profile.help },
  'oci-config-file': { flag: '<file>', help: OPTION_ROWS.ociConfigFile.help },
} as const;

type ExplainFlags = Flags<typeof EXPLAIN_FLAGS & typeof ADMINISTRATOR_FLAGS>;

export const explain: CommandDefinition = {
  define(command) {
    addFlags(command, EXPLAIN_FLAGS);
    addFlags(command, ADMINISTRATOR_FLAGS, `${OPTION_ROWS.profile.heading}:`);
  },
  run: runExplain,
};

/** @returns 0 if no check failed, 1 if the token is refused, 3 if the trust could not be read. @throws Failure `input` */
async function runExplain(flags: ExplainFlags, timing: Timing = systemTiming): Promise<number> {
  const terminal = createTerminal(flags.json === true ? 'json' : 'report');
  if (flags.subjectTokenFile === undefined)
    throw invalidInput('--subject-token-file is missing', 'a file with the JWT (- for stdin)');
  const text = await readTextFile('--subject-token-file', flags.subjectTokenFile);
  const token = readSubjectToken(text.trim(), '--subject-token-file');
  const domainUrl = flags.domainUrl === undefined ? undefined : checkDomainUrl(flags.domainUrl);
  const { watch, warn, results } = createCheckReport(terminal);
  const http = commandHttp({ ...terminal, warn }, timing);
  const access = await accessOf(flags, domainUrl, http);
  await examineToken({ token, domainUrl, clientId: flags.clientId }, access, { http, timing }, watch);

  const accepted = isAccepted(results);
  printSummary(results, terminal);
  if (accepted === undefined)
    terminal.say('The trust was not checked, so this does not show whether the domain accepts the token.');
  if (accepted === true) terminal.say('The domain should accept this token.');
  if (flags.json === true)
    terminal.result(harmlessJson({ token: describeClaims(token.claims), accepted, ...checksForJson(results) }));
  if (accepted === undefined) return EXIT.unchecked;
  return accepted ? EXIT.done : EXIT.failed;
}

/** @returns undefined if the trust could not be read, and nothing is wrong with the token itself */
function isAccepted(results: readonly CheckResult[]): boolean | undefined {
  if (firstFailed(results)) return false;
  const isUnread = results.some(
    ({ check, state }) => (check === 'trust' || check === 'rules') && state === 'not checked',
  );
  return isUnread ? undefined : true;
}

/**
 * The administrator is found as `setup` finds it. Without a domain, no request is sent.
 *
 * @returns a text if there is no access: the reason
 * @throws Failure `input` for a profile, a file or a token that the user named and that cannot be used
 */
async function accessOf(
  { profile, ociConfigFile: configFile }: ExplainFlags,
  domainUrl: string | undefined,
  http: HttpClient,
): Promise<TrustAccess | string> {
  if (domainUrl === undefined) return 'pass --domain-url to check it with the profile of an administrator';
  const token = firstGiven(process.env.OCI_WIF_ADMIN_TOKEN);
  try {
    return await openTrust(domainUrl, { profile, configFile, token }, http);
  } catch (error) {
    const isNamed = profile !== undefined || configFile !== undefined || token !== undefined;
    if (isNamed || !(error instanceof Failure)) throw error;
    return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
  }
}
