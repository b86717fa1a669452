// Checks the chain link by link. A failed link stops only the links that depend on it.

import { describeFailure, Failure } from '../failure.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import { defaultOf } from '../login/settings.ts';
import { subjectTokens } from '../login/subject.ts';
import { protectSecret } from '../text/redaction.ts';
import { checkClock, checkDns, checkDomain, checkTls } from './check-connection.ts';
import { checkClient, checkExchange, checkSession } from './check-exchange.ts';
import { checkProfile, checkSavedSession, checkSignedCall, checkVariables } from './check-profile.ts';
import { checkIssuer, checkSignature, checkSubjectToken } from './check-token.ts';
import { checkTools } from './check-tools.ts';
import { checkTrust } from './check-trust.ts';
import {
  type Checked,
  type DoctorRequest,
  type DoctorTools,
  failed,
  failedWith,
  type LinkName,
  type LinkResult,
  notChecked,
} from './link.ts';

export interface Watch {
  /** Called before a link is checked. */
  onStart: (link: LinkName) => void;
  onResult: (result: LinkResult) => void;
}

/** Reports every link once, in the order of the chain. Throws nothing. */
export async function examine(request: DoctorRequest, tools: DoctorTools, watch: Watch): Promise<void> {
  const report = (result: LinkResult): LinkResult => {
    watch.onResult(result);
    return result;
  };
  const chain: Chain = {
    request,
    tools,
    async check(link, run) {
      watch.onStart(link);
      try {
        const checked = await run();
        if ('result' in checked) return { ...checked, result: report(checked.result) };
        return { result: report(checked) };
      } catch (error) {
        return { result: report(resultOf(link, error)) };
      }
    },
    skip: (link, why, ...next) => void report(notChecked(link, why, ...next)),
  };
  const domainUrl = await checkDomainLinks(chain);
  const subject = await checkTokenLinks(chain);
  await checkTrustLink(chain, domainUrl, subject);
  await checkExchangeLinks(chain, domainUrl, subject);
  await checkProfileLinks(chain);
}

interface Chain {
  request: DoctorRequest;
  tools: DoctorTools;
  /** Checks a link and reports it. A check that throws a Failure has failed with it. */
  readonly check: <T = undefined>(
    link: LinkName,
    run: () => LinkResult | Promise<LinkResult | Checked<T>>,
  ) => Promise<Checked<T>>;
  readonly skip: (link: LinkName, why: string, ...next: string[]) => void;
}

interface Subject {
  token: SubjectToken;
  /** Supplies another token, for a further attempt. */
  tokens: () => Promise<SubjectToken>;
}

function resultOf(link: LinkName, error: unknown): LinkResult {
  return error instanceof Failure ? failedWith(link, error) : failed(link, describeFailure(error, 'oci-wif'));
}

/** @returns the URL if an identity domain answers there: only then is a secret sent to it */
async function checkDomainLinks({ request, tools, check, skip }: Chain): Promise<string | undefined> {
  const { domainUrl, environment } = request;
  if (domainUrl === undefined) {
    skip('dns', 'needs the URL of the domain', 'Give it with --domain-url.');
    for (const link of ['tls', 'domain', 'clock'] as const) skip(link, 'needs the URL of the domain');
    return undefined;
  }
  const dns = await check('dns', () => checkDns(domainUrl));
  if (dns.result.state === 'failed') {
    for (const link of ['tls', 'domain', 'clock'] as const) skip(link, 'needs the address of the domain');
    return undefined;
  }
  const tls = await check('tls', () => checkTls(domainUrl, environment));
  if (tls.result.state === 'failed') {
    for (const link of ['domain', 'clock'] as const) skip(link, 'needs a TLS connection to the domain');
    return undefined;
  }
  const { result, found } = await check('domain', () => checkDomain(domainUrl, tools));
  if (found) await check('clock', () => checkClock(found));
  else skip('clock', 'needs an answer of the domain');
  return result.state === 'ok' ? domainUrl : undefined;
}

async function checkTokenLinks({ request, tools, check, skip }: Chain): Promise<Subject | undefined> {
  const { subject } = request;
  const tokens =
    subject === undefined || subject instanceof Failure
      ? subject
      : subjectTokens({ subject, requestTimeout: defaultOf('request-timeout') }, tools.http, protectSecret);
  const { found } = await check('subject-token', () => checkSubjectToken(tokens, () => tools.timing.now()));
  if (!found || typeof tokens !== 'function') {
    for (const link of ['issuer', 'signature'] as const) skip(link, 'needs a subject token');
    return undefined;
  }
  const { found: keySet } = await check('issuer', () => checkIssuer(found.claims, tools.http));
  if (keySet === undefined) skip('signature', 'needs the keys of the issuer');
  else await check('signature', () => checkSignature(found, keySet));
  return { token: found, tokens };
}

async function checkTrustLink(
  { request, tools, check, skip }: Chain,
  domainUrl: string | undefined,
  subject: Subject | undefined,
): Promise<void> {
  const { administrator } = request;
  if (domainUrl === undefined) skip('trust', 'needs the identity domain');
  else if (!subject) skip('trust', 'needs a subject token');
  else if (!administrator) {
    skip('trust', 'needs an administrator', 'Give an OCI profile of an administrator with --admin-profile.');
  } else await check('trust', () => checkTrust(subject.token, domainUrl, { ...request, administrator }, tools));
}

async function checkExchangeLinks(
  chain: Chain,
  domainUrl: string | undefined,
  subject: Subject | undefined,
): Promise<void> {
  const { request, tools, check, skip } = chain;
  const { tokenType, resourceType } = request;
  const client = await checkClientLink(chain, domainUrl);
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
async function checkClientLink({ request, tools, check, skip }: Chain, domainUrl: string | undefined) {
  const { clientId, clientSecret } = request;
  if (domainUrl === undefined) skip('client', 'needs the identity domain');
  else if (clientId === undefined) skip('client', 'needs the client ID', 'Give it with --client-id.');
  else if (clientSecret === undefined) {
    const next =
      'Give it with --client-secret-file (- for stdin) or in the environment variable of --client-secret-env.';
    skip('client', 'needs the client secret', next);
  } else {
    const client = { domainUrl, clientId, clientSecret };
    const { result } = await check('client', () => checkClient(client, tools));
    if (result.state === 'ok') return client;
  }
  return undefined;
}

async function checkProfileLinks({ request, tools, check, skip }: Chain): Promise<void> {
  const { tenancy, environment, profile } = request;
  const { found: saved } = await check('profile', () => checkProfile(request));
  if (saved) await check('saved-session', () => checkSavedSession(saved, tenancy, tools.timing.now()));
  else skip('saved-session', 'needs the profile');
  await check('variables', () => checkVariables(environment));
  if (saved) await check('signed-call', () => checkSignedCall(saved, profile, tools.http));
  else skip('signed-call', 'needs the profile');
  await check('tools', () => checkTools(request, saved));
}
