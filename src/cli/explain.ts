// `oci-wif explain`: says why a token is refused, from the token alone or, with an administrator profile, from the trust as well.

import type { ExplainAccess } from '../diagnosis/explain-request.ts';
import { describeToken, explainToken, type Explanation, type Finding } from '../diagnosis/explain.ts';
import { Failure, invalidInput } from '../failure.ts';
import { checkDomainUrl } from '../federation/domain-url.ts';
import { readSubjectToken } from '../federation/subject-token.ts';
import { type Administrator, findAdministrator } from '../setup/api/administrator.ts';
import { identityDomain } from '../setup/api/domain.ts';
import { policies } from '../setup/api/policy.ts';
import { OPTION_ROWS } from '../setup/desired/options.ts';
import { readTextFile } from '../system/text-file.ts';
import { firstGiven } from '../text/form.ts';
import { harmlessJson } from '../text/printable.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { commandHttp } from './http.ts';
import { createTerminal, EXIT, type Style, type Terminal } from './terminal.ts';

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

/** @returns 0 if all checks passed, 1 if the token is refused, 3 if the trust could not be read. @throws Failure `input` */
async function runExplain(flags: ExplainFlags, timing: Timing = systemTiming): Promise<number> {
  const terminal = createTerminal(flags.json === true ? 'json' : 'report');
  if (flags.subjectTokenFile === undefined)
    throw invalidInput('--subject-token-file is missing', 'a file with the JWT (- for stdin)');
  const text = await readTextFile('--subject-token-file', flags.subjectTokenFile);
  const subject = readSubjectToken(text.trim(), '--subject-token-file');
  const domainUrl = flags.domainUrl === undefined ? undefined : checkDomainUrl(flags.domainUrl);
  const request = { subject, domainUrl, clientId: flags.clientId, now: timing.now() };
  const access = await accessOf(flags, domainUrl, terminal, timing);
  const explanation = await explainToken(request, access).catch((error: unknown) =>
    explainToken(request, reasonOf(error)),
  );

  if (flags.json === true) {
    terminal.result(harmlessJson({ token: Object.fromEntries(describeToken(subject)), ...explanation }));
  } else {
    for (const [name, value] of describeToken(subject)) terminal.say(`${name}  ${value}`);
    print(explanation, terminal);
  }
  if (explanation.accepted === undefined) return EXIT.unchecked;
  return explanation.accepted ? EXIT.done : EXIT.failed;
}

/**
 * The administrator is found as `setup` finds it. Without a domain, no request is sent.
 *
 * @returns a text if there is no access: the reason
 * @throws Failure `input` for a profile, a file or a token that the user named and that cannot be used
 */
async function accessOf(
  flags: ExplainFlags,
  domainUrl: string | undefined,
  terminal: Terminal,
  timing: Timing,
): Promise<ExplainAccess | string> {
  if (domainUrl === undefined) return 'pass --domain-url to check it with the profile of an administrator';
  const token = firstGiven(process.env.OCI_WIF_ADMIN_TOKEN);
  let administrator: Administrator;
  try {
    administrator = await findAdministrator({ profile: flags.profile, configFile: flags.ociConfigFile, token });
  } catch (error) {
    const isNamed = flags.profile !== undefined || flags.ociConfigFile !== undefined || token !== undefined;
    if (isNamed || !(error instanceof Failure)) throw error;
    return reasonOf(error);
  }
  const http = commandHttp(terminal, timing);
  return {
    domain: identityDomain(domainUrl, administrator, http),
    policies: administrator.signed && policies(administrator, http),
    tenancy: administrator.signed?.tenancy,
    http,
  };
}

/** @throws what is not a Failure */
function reasonOf(error: unknown): string {
  if (!(error instanceof Failure)) throw error;
  return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
}

const SIGNS: Readonly<Record<Finding['verdict'], [string, Style]>> = {
  good: ['ok  ', 'green'],
  bad: ['BAD ', 'red'],
  note: ['note', 'dim'],
};

function print({ findings, accepted, advice }: Explanation, terminal: Terminal): void {
  for (const { verdict, text } of findings) {
    const [sign, style] = SIGNS[verdict];
    terminal.say(`${terminal.paint(style, sign)} ${text}`);
  }
  terminal.say();
  if (accepted === undefined)
    terminal.say('The trust was not checked, so this does not show whether the domain accepts the token.');
  if (accepted === true)
    terminal.say(terminal.paint('green', 'All checks passed. The domain should accept this token.'));
  for (const line of advice) terminal.say(`What to do: ${line}`);
}
