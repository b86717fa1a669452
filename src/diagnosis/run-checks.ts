// Runs the checks in their order: all of them for the doctor, those of a refused token for explain. A failed check stops only the checks
// that depend on it.

import { describeFailure, Failure } from '../failure.ts';
import {
  assertingClient,
  givenKey,
  type NameOf,
  readSigningKey,
  SECRETS_OF_ACTIONS,
} from '../federation/client-assertion.ts';
import type { ClientCredentials } from '../federation/exchange-request.ts';
import { instancePrincipal, metadataNote } from '../federation/instance-principal.ts';
import { jobAdvice, subjectFormAdvice } from '../federation/advice.ts';
import type { Claims, SubjectToken } from '../federation/subject-token.ts';
import { defaultOf } from '../login/settings.ts';
import { subjectTokens } from '../renewal/subject-source.ts';
import { commandEnvironment } from '../system/program-environment.ts';
import { runProgram } from '../system/run-program.ts';
import { protectSecret } from '../text/redaction.ts';
import {
  checkClient,
  checkClock,
  checkDns,
  checkDomain,
  checkExchange,
  checkSession,
  checkTls,
} from './check-domain.ts';
import { checkProfile, checkSavedSession, checkSignedCall, checkVariables } from './check-profile.ts';
import { checkRules } from './check-rules.ts';
import {
  checkClaims,
  checkIssuedSignature,
  checkIssuerKeys,
  checkSubjectToken,
  checkTrustedSignature,
  type IssuerKeys,
  shownClaims,
} from './check-token.ts';
import { checkTools } from './check-tools.ts';
import { checkTrust, openTrust, type TokenRequest, type TrustAccess } from './check-trust.ts';
import {
  type Checked,
  type CheckName,
  type CheckResult,
  type CheckTools,
  type DoctorRequest,
  failed,
  failedWith,
  hintsOf,
  notChecked,
  ok,
} from './checks.ts';

export interface Watch {
  /** Called before a check. */
  onStart: (check: CheckName) => void;
  onResult: (result: CheckResult) => void;
}

/** Reports every check once. Throws nothing. */
export async function examineChain(request: DoctorRequest, tools: CheckTools, watch: Watch): Promise<void> {
  let isCompared = false;
  const onResult = (result: CheckResult): void => {
    watch.onResult(isCompared ? withoutExplain(result) : result);
  };
  const chain = { ...openChain({ ...watch, onResult }), request, tools };
  const domainUrl = await reachDomain(chain);
  const subject = await checkToken(chain);
  if (subject)
    isCompared = await checkAgainstTrust(chain, { ...request, ...subject }, sourceOf(chain, domainUrl), tools);
  else for (const check of ['trust', 'signature', 'rules'] as const) chain.skip(check, 'needs a subject token');
  await checkSessionOf(chain, domainUrl, subject);
  await checkLogin(chain);
}

/**
 * Why the domain refuses a token. Throws nothing.
 *
 * @param access a text: why the trust cannot be read; then only the token itself is checked
 */
export async function examineToken(
  request: TokenRequest,
  access: TrustAccess | string,
  tools: CheckTools,
  watch: Watch,
): Promise<void> {
  const chain = openChain(watch);
  const { token } = request;
  // Claims that were given by flags have no time to check.
  if (token.raw === '') await chain.check('subject-token', () => ok('subject-token', ...shownClaims(token.claims)));
  else await chain.check('subject-token', () => checkClaims(token.claims, tools.timing.now()));
  const unread = [
    ...jobAdvice(token.claims),
    ...subjectFormAdvice(token.claims),
    ...(typeof access === 'string'
      ? [
          'Only the trust says what it expects. With --domain-url, --client-id and the --profile of an administrator, explain reads it, and prints the command that changes it if one is needed.',
        ]
      : []),
  ];
  await checkAgainstTrust(chain, request, typeof access === 'string' ? { why: access } : access, tools, unread);
}

interface Runner {
  /** Makes a check and reports it. A check that throws a Failure has failed with it. */
  readonly check: <T = undefined>(
    name: CheckName,
    run: () => CheckResult | Promise<CheckResult | Checked<T>>,
  ) => Promise<Checked<T>>;
  readonly skip: (name: CheckName, why: string, ...next: string[]) => void;
}

interface Chain extends Runner {
  request: DoctorRequest;
  tools: CheckTools;
}

function openChain({ onStart, onResult }: Watch): Runner {
  const report = (result: CheckResult): CheckResult => {
    onResult(result);
    return result;
  };
  return {
    async check(name, run) {
      onStart(name);
      try {
        const checked = await run();
        if ('result' in checked) return { ...checked, result: report(checked.result) };
        return { result: report(checked) };
      } catch (error) {
        const isFailure = error instanceof Failure;
        return {
          result: report(isFailure ? failedWith(name, error) : failed(name, describeFailure(error, 'oci-wif'))),
        };
      }
    },
    skip: (name, why, ...next) => void report(notChecked(name, why, ...next)),
  };
}

/** @returns the URL if an identity domain answers there: only then is a secret sent to it */
async function reachDomain({ request, tools, check, skip }: Chain): Promise<string | undefined> {
  const { domainUrl, environment } = request;
  if (domainUrl === undefined) {
    skip('dns', 'needs the URL of the domain', 'Give it with --domain-url.');
    for (const name of ['tls', 'domain', 'clock'] as const) skip(name, 'needs the URL of the domain');
    return undefined;
  }
  const dns = await check('dns', () => checkDns(domainUrl));
  if (dns.result.state === 'failed') {
    for (const name of ['tls', 'domain', 'clock'] as const) skip(name, 'needs the address of the domain');
    return undefined;
  }
  const tls = await check('tls', () => checkTls(domainUrl, environment));
  if (tls.result.state === 'failed') {
    for (const name of ['domain', 'clock'] as const) skip(name, 'needs a TLS connection to the domain');
    return undefined;
  }
  const { result, found } = await check('domain', () => checkDomain(domainUrl, tools));
  if (found) await check('clock', () => checkClock(found));
  else skip('clock', 'needs an answer of the domain');
  return result.state === 'ok' ? domainUrl : undefined;
}

interface Subject {
  token: SubjectToken;
  /** Supplies another token, for a further attempt. */
  tokens: () => Promise<SubjectToken>;
  /** Undefined: the issuer did not show them. */
  issuerKeys: IssuerKeys | undefined;
}

async function checkToken({ request, tools, check, skip }: Chain): Promise<Subject | undefined> {
  const { subject } = request;
  const tokens =
    subject === undefined || subject instanceof Failure
      ? subject
      : subjectTokens({ subject, requestTimeout: defaultOf('request-timeout') }, tools.http, protectSecret);
  const { found: token } = await check('subject-token', () => checkSubjectToken(tokens, () => tools.timing.now()));
  if (!token || typeof tokens !== 'function') {
    skip('issuer', 'needs a subject token');
    return undefined;
  }
  const { found: issuerKeys } = await check('issuer', () => checkIssuerKeys(token.claims, tools.http));
  return { token, tokens, issuerKeys };
}

/** How the trust is read, or why it is not. */
type TrustSource = TrustAccess | { why: string; next?: string };

function sourceOf({ request: { administrator }, tools }: Chain, domainUrl: string | undefined): TrustSource {
  if (domainUrl === undefined) return { why: 'needs the identity domain' };
  if (!administrator)
    return { why: 'needs an administrator', next: 'Give an OCI profile of an administrator with --admin-profile.' };
  return openTrust(domainUrl, administrator, tools.http);
}

/**
 * What the trust says about a token, and the signature of the token with the keys of the trust or, if it is not read, of the issuer.
 *
 * @param unread what to do about the rules if the trust is not read
 * @returns whether the rules were compared with the token
 */
async function checkAgainstTrust(
  { check, skip }: Runner,
  request: TokenRequest & { issuerKeys?: IssuerKeys | undefined },
  source: TrustSource,
  { http, timing }: CheckTools,
  unread: readonly string[] = [],
): Promise<boolean> {
  const { token, issuerKeys } = request;
  if ('why' in source) {
    skip('trust', source.why, ...[source.next ?? []].flat());
    if (token.raw === '') skip('signature', 'needs the token itself');
    else if (issuerKeys) await check('signature', () => checkIssuedSignature(token, issuerKeys));
    else skip('signature', 'needs the keys of the issuer or of the trust');
    skip('rules', 'needs the trust', ...unread);
    return false;
  }
  /** The administrator may not be able to read the trust, which says nothing about the trust. */
  const unlessUnreadable = async <T>(name: CheckName, run: () => Promise<Checked<T>>): Promise<Checked<T>> => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { result: notChecked(name, error.message, ...hintsOf(error)) };
    }
  };
  const { result, found: trust } = await check('trust', () =>
    unlessUnreadable('trust', () => checkTrust(request, source)),
  );
  if (token.raw === '') skip('signature', 'needs the token itself');
  else if (trust) await check('signature', () => checkTrustedSignature(token, trust, issuerKeys, http));
  else if (issuerKeys) await check('signature', () => checkIssuedSignature(token, issuerKeys));
  else skip('signature', 'needs the keys of the issuer or of the trust');
  if (!trust) {
    skip('rules', 'needs the trust', ...(result.state === 'not checked' ? unread : []));
    return false;
  }
  const rules = await check('rules', () =>
    unlessUnreadable('rules', async () => ({ result: await checkRules(request, trust, source, timing.now()) })),
  );
  return rules.result.state !== 'not checked';
}

/** The command would repeat the check of the rules, which was made. */
function withoutExplain({ next, ...result }: CheckResult): CheckResult {
  return { ...result, next: next.filter((line) => !line.includes('npx oci-wif explain')) };
}

async function checkSessionOf(
  chain: Chain,
  domainUrl: string | undefined,
  subject: Subject | undefined,
): Promise<void> {
  const { request, tools, check, skip } = chain;
  const { tokenType, resourceType } = request;
  const client = await checkCredentials(chain, domainUrl, subject?.token.claims ?? {});
  if (!client) skip('exchange', 'needs client credentials that the domain accepts');
  else if (!subject) skip('exchange', 'needs a subject token');
  else {
    const exchange = { ...client, tokenType, resourceType };
    const { found } = await check('exchange', () => checkExchange(exchange, subject.token, subject.tokens, tools));
    if (found) {
      await check('session', () => checkSession(found, request, tools.timing.now()));
      return;
    }
  }
  skip('session', 'needs a token exchange that succeeds');
}

/** @returns the credentials if the domain accepts them */
async function checkCredentials({ request, tools, check, skip }: Chain, domainUrl: string | undefined, claims: Claims) {
  if (domainUrl === undefined) skip('client', 'needs the identity domain');
  else {
    const credentials = givenCredentials(request);
    if ('missing' in credentials) {
      skip('client', `needs ${credentials.missing}`, `Give it ${credentials.how}.`);
      return undefined;
    }
    const client = { domainUrl, ...credentials };
    if (client.sign !== undefined) {
      skip('client', 'the exchange names no client: the instance signs it', ...[metadataNote() ?? []].flat());
      return client;
    }
    const { result } = await check('client', () => checkClient(client, claims, tools));
    if (result.state === 'ok') return client;
  }
  return undefined;
}

function givenCredentials(request: DoctorRequest): ClientCredentials | { missing: string; how: string } {
  const { clientId, clientAuthentication, clientSecret, clientCertificateAlias } = request;
  const fromFile = (what: string): string =>
    `with --${what}-file (- for stdin) or in the environment variable of --${what}-env`;
  if (clientId === undefined) return { missing: 'the client ID', how: 'with --client-id' };
  if (clientAuthentication === 'client_secret_basic')
    return clientSecret === undefined
      ? { missing: 'the client secret', how: fromFile('client-secret') }
      : { clientId, clientSecret };
  if (clientAuthentication === 'instance_principal') return instancePrincipal(clientId);
  const nameOf: NameOf = (setting) => (setting === 'client-certificate' ? '--client-certificate-file' : `--${setting}`);
  const environment = commandEnvironment(SECRETS_OF_ACTIONS);
  const key = givenKey({ ...request, clientId, requestTimeout: defaultOf('request-timeout'), environment }, nameOf);
  if (key === undefined)
    return { missing: 'the client key', how: `${fromFile('client-key')}, or --client-signing-command` };
  if (clientCertificateAlias === undefined && readSigningKey(key, nameOf, runProgram).alias === undefined)
    return { missing: 'the alias of the certificate', how: 'with --client-certificate-alias' };
  return assertingClient(key, nameOf, runProgram);
}

/** What a login left behind, and who would use it. */
async function checkLogin({ request, tools, check, skip }: Chain): Promise<void> {
  const { environment, profile } = request;
  const { found: saved } = await check('profile', () => checkProfile(request));
  if (saved) await check('saved-session', () => checkSavedSession(saved, request, tools.timing.now()));
  else skip('saved-session', 'needs the profile');
  await check('variables', () => checkVariables(environment));
  if (saved) await check('signed-call', () => checkSignedCall(saved, profile, tools));
  else skip('signed-call', 'needs the profile');
  await check('tools', () => checkTools(request, saved));
}
