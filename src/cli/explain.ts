// `oci-wif explain`: says why a token is refused, from the token alone or, with an administrator profile, from the trust as well.

import { examineToken } from '../diagnosis/run-checks.ts';
import { describeClaims } from '../diagnosis/check-token.ts';
import { openTrust, type TrustAccess } from '../diagnosis/check-trust.ts';
import type { CheckResult } from '../diagnosis/checks.ts';
import { Failure, invalidInput } from '../failure.ts';
import { checkDomainUrl } from '../federation/exchange-request.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { defaultOf, SETTINGS } from '../login/settings.ts';
import { subjectTokens } from '../renewal/subject-source.ts';
import { findAdministrator } from '../setup/api/administrator.ts';
import { OPTION_ROWS } from '../setup/desired/options.ts';
import { firstGiven } from '../text/form.ts';
import { harmlessJson, quoted } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import { systemTiming, type Timing } from '../clock.ts';
import { checksForJson, createCheckReport, firstFailed, isUncertain, printSummary } from './check-report.ts';
import { addFlags, type CommandDefinition, type Flags, someFlags } from './command.ts';
import { commandHttp } from './http.ts';
import { LOGIN_FLAGS, type LoginFlags, readLoginSubject } from './login.ts';
import { createTerminal, EXIT } from './terminal.ts';

const EXPLAIN_FLAGS = {
  ...someFlags(LOGIN_FLAGS, ['subject-token-file', 'subject-token-env', 'subject-token-command']),
  issuer: { flag: '<url>', help: 'instead of a token: its claim iss, as a refused login prints it' },
  subject: { flag: '<text>', help: 'instead of a token: its claim sub' },
  'domain-url': { flag: '<url>', help: 'URL of the identity domain; without it, only the token is checked' },
  'client-id': { flag: '<id>', help: 'client ID that the login uses' },
  'resource-type': { flag: '<text>', help: 'resource type that the login uses, for token-type rpst' },
  json: { flag: '', help: 'print the result as JSON on stdout' },
  audience: {
    flag: '<text>',
    isList: true,
    help: `audience of the token; may be repeated (default: ${SETTINGS.audience.default})`,
  },
  claim: { flag: '<name=value>', isList: true, help: 'instead of a token: a further claim; may be repeated' },
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
    addFlags(command, ADMINISTRATOR_FLAGS, `${OPTION_ROWS.profile.heading}:`).addHelpText(
      'after',
      '\nIn a GitHub job with "permissions: id-token: write", the token is requested.\n\n' +
        'Example, with the claims that a refused login prints:\n' +
        '  npx oci-wif explain --domain-url https://idcs-….identity.oraclecloud.com \\\n' +
        '    --issuer https://token.actions.githubusercontent.com --subject repo:octo/app:pull_request',
    );
  },
  run: runExplain,
};

/** @returns 0 if no check failed, 1 if the token is refused, 3 if the trust could not be read. @throws Failure `input` */
async function runExplain(flags: ExplainFlags, timing: Timing = systemTiming): Promise<number> {
  const terminal = createTerminal(flags.json === true ? 'json' : 'report');
  const domainUrl = flags.domainUrl === undefined ? undefined : checkDomainUrl(flags.domainUrl);
  const { watch, warn, results } = createCheckReport(terminal);
  const http = commandHttp(warn, timing);
  const token = claimsFromFlags(flags) ?? (await findToken(flags, http));
  const access = await accessOf(flags, domainUrl, http);
  const { clientId, resourceType } = flags;
  await examineToken({ token, domainUrl, clientId, resourceType }, access, { http, timing }, watch);

  const accepted = isAccepted(results);
  printSummary(results, terminal);
  if (accepted === undefined)
    terminal.say('The trust was not checked, so this does not show whether the domain accepts the token.');
  const isPromised = accepted === true && !isUncertain(results);
  if (isPromised) terminal.say('The domain should accept this token.');
  if (flags.json === true) {
    const known = accepted === true && !isPromised ? undefined : accepted;
    terminal.result(harmlessJson({ token: describeClaims(token.claims), accepted: known, ...checksForJson(results) }));
  }
  if (accepted === undefined) return EXIT.unchecked;
  return accepted ? EXIT.done : EXIT.failed;
}

/**
 * @returns a token of which only the claims are known; undefined: they are not given
 * @throws Failure `input`
 */
function claimsFromFlags(flags: ExplainFlags): SubjectToken | undefined {
  const { issuer, subject, audience = [], claim = [] } = flags;
  if (issuer === undefined && subject === undefined && claim.length === 0) return undefined;
  if (issuer === undefined || subject === undefined)
    throw invalidInput('only some claims of the token are given', 'both --issuer and --subject, or the token itself');
  if (flags.subjectTokenFile ?? flags.subjectTokenEnv ?? flags.subjectTokenCommand)
    throw invalidInput(
      'the token is given, and so are its claims',
      'either the token, or --issuer, --subject, --audience and --claim',
    );
  const others = claim.map((text): [string, string] => {
    const [, name, value] = /^([^=\s]+)=(.*)$/su.exec(text) ?? [];
    if (name === undefined || value === undefined) throw invalidInput(`--claim is ${quoted(text)}`, 'name=value');
    return [name, value];
  });
  const aud = audience.length > 1 ? [...audience] : audience[0];
  return {
    raw: '',
    claims: { ...Object.fromEntries(others), iss: issuer, sub: subject, ...(aud === undefined ? {} : { aud }) },
  };
}

/** @throws Failure `input` if there is none, and what HttpClient.send throws */
async function findToken(flags: ExplainFlags, http: HttpClient): Promise<SubjectToken> {
  const { audience, subjectTokenFile, subjectTokenEnv, subjectTokenCommand } = flags;
  const sources = { subjectTokenFile, subjectTokenEnv, subjectTokenCommand } as LoginFlags;
  const subject = await readLoginSubject(sources, {}, audience?.[0] ?? SETTINGS.audience.default);
  return subjectTokens({ subject, requestTimeout: defaultOf('request-timeout') }, http, protectSecret)();
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
    return openTrust(domainUrl, await findAdministrator({ profile, configFile, token }), http);
  } catch (error) {
    const isNamed = profile !== undefined || configFile !== undefined || token !== undefined;
    if (isNamed || !(error instanceof Failure)) throw error;
    return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
  }
}
