// `oci-wif explain`: says why a token is refused, from the token alone or, with an administrator profile, from the trust as well.

import { readSubjectToken } from '../federation/subject-token.ts';
import { findAdministrator } from '../setup/administration/administrator.ts';
import { identityDomain } from '../setup/administration/domain.ts';
import { checkDomainUrl } from '../federation/domain-url.ts';
import { describeToken, explainToken, type Explanation, type Finding } from '../setup/explain/explain.ts';
import type { ExplainAccess } from '../setup/explain/request.ts';
import { policies } from '../setup/administration/policy.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { EXIT } from './exit.ts';
import { commandHttp } from './http.ts';
import { createTerminal, type Style, type Terminal } from './terminal.ts';
import { readTextFile } from '../files/text-file.ts';

export interface ExplainFlags {
  subjectTokenFile: string;
  domainUrl?: string;
  clientId?: string;
  profile?: string;
  ociConfigFile?: string;
  json?: boolean;
}

/** @returns 0 if all checks passed, 1 otherwise. @throws Failure */
export async function runExplain(flags: ExplainFlags, timing: Timing = systemTiming): Promise<number> {
  const terminal = createTerminal(flags.json === true);
  const text = await readTextFile('--subject-token-file', flags.subjectTokenFile);
  const subject = readSubjectToken(text.trim(), '--subject-token-file');
  const domainUrl = flags.domainUrl === undefined ? undefined : checkDomainUrl(flags.domainUrl);
  const request = { subject, domainUrl, clientId: flags.clientId, now: timing.now() };
  const explanation = await explainToken(request, await accessOf(flags, domainUrl, terminal, timing));

  if (flags.json === true) {
    terminal.result(JSON.stringify({ token: Object.fromEntries(describeToken(subject)), ...explanation }, null, 2));
  } else {
    for (const [name, value] of describeToken(subject)) terminal.say(`${name}  ${value}`);
    print(explanation, terminal);
  }
  return explanation.accepted === false ? EXIT.failed : EXIT.done;
}

/** Without a domain, no request is sent; with a domain, an administrator profile or token is needed. */
async function accessOf(
  flags: ExplainFlags,
  domainUrl: string | undefined,
  terminal: Terminal,
  timing: Timing,
): Promise<ExplainAccess | undefined> {
  const token = process.env.OCI_WIF_ADMIN_TOKEN;
  if (domainUrl === undefined || (flags.profile === undefined && (token ?? '') === '')) return undefined;
  const administrator = await findAdministrator({ profile: flags.profile, configFile: flags.ociConfigFile, token });
  const http = commandHttp(terminal, timing);
  return {
    domain: identityDomain(domainUrl, administrator, http),
    policies: administrator.signed && policies(administrator, http),
    tenancy: administrator.signed?.tenancy,
    http,
  };
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
  if (accepted === true)
    terminal.say(terminal.paint('green', 'All checks passed. The domain should accept this token.'));
  for (const line of advice) terminal.say(`What to do: ${line}`);
}
