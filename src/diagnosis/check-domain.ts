// The identity domain: its address, its certificate, whether it answers as a domain, and the clock; then the client credentials, the token
// exchange, and the session token that it returns.

import { lookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import { connect, type DetailedPeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import { CLOCK_ADVICE, compareClocks } from '../clock.ts';
import { explainDenial } from '../federation/denial.ts';
import { type ClientCredentials, type ExchangeParameters, tokenRequest } from '../federation/exchange-request.ts';
import { exchangeToken } from '../federation/exchange.ts';
import { checkSessionToken } from '../federation/session-token.ts';
import type { Claims, SubjectToken } from '../federation/subject-token.ts';
import { openTunnelTo, tlsPeer } from '../http/connection.ts';
import { describeNetworkError, ProxyError, readErrorBody, requestIdOf } from '../http/error-text.ts';
import { hostOf, proxyAdvice, proxyFor } from '../http/proxy.ts';
import { generateSessionKey, type SessionKey } from '../session-key.ts';
import { isText, objectOf, parseJson } from '../text/form.ts';
import { capitalized, printable } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import {
  type Checked,
  type CheckResult,
  type CheckTools,
  type DoctorRequest,
  failed,
  hintsOf,
  notChecked,
  ok,
} from './checks.ts';

/**
 * Behind a proxy, the proxy resolves the name, so its own name counts.
 *
 * @throws Failure `input` for a variable that is not the URL of a proxy
 */
export async function checkDns(domainUrl: string): Promise<CheckResult> {
  const url = new URL(domainUrl);
  const proxy = proxyFor(url)?.url;
  const host = hostOf(proxy ?? url);
  const role = proxy === undefined ? [] : [`the proxy ${proxy.host} resolves ${url.hostname}`];
  if (isIP(host) !== 0) return ok('dns', ...role, `${host} is an IP address`);
  try {
    const addresses = await lookup(host, { all: true });
    return ok('dns', ...role, `${host}: ${addresses.map(({ address }) => address).join(', ')}`);
  } catch (error) {
    return failed(
      'dns',
      [`${host} ${describeNetworkError(error)}`, ...role],
      proxy === undefined
        ? "Check --domain-url: the console shows it on the domain's page. If the name is right, check the DNS server of this machine, and whether it needs a proxy (https_proxy)."
        : 'Check https_proxy and no_proxy.',
    );
  }
}

// Whose certificate the domain presents, and whether this machine trusts it. A proxy that opens TLS presents its own.

/** Milliseconds. */
const TIMEOUT = 20_000;

/** @throws Failure `input` for a variable that is not the URL of a proxy */
export async function checkTls(domainUrl: string, environment: NodeJS.ProcessEnv): Promise<CheckResult> {
  const url = new URL(domainUrl);
  const proxy = proxyFor(url);
  const way = proxy === undefined ? 'direct connection' : `through the proxy ${proxy.url.host}`;
  let peer: PeerCertificate;
  try {
    peer = await readPeerCertificate(url, TIMEOUT);
  } catch (error) {
    return failed(
      'tls',
      `${url.host} ${describeNetworkError(error)} (${way})`,
      proxy === undefined
        ? 'Check --domain-url, the firewall of this machine, and whether it needs a proxy (https_proxy).'
        : `${capitalized(proxyAdvice(url, proxy, error instanceof ProxyError ? error.status : undefined))}.`,
    );
  }
  const certificate = `${way}: certificate for ${printable(peer.subject, 80)}, issued by ${printable(peer.issuer, 80)}, valid until ${dayOf(peer.validUntil)}`;
  if (peer.problem === undefined)
    return ok('tls', certificate, ...(peer.isPublic ? [] : [privateAuthority(environment)]));
  const extra = environment.NODE_EXTRA_CA_CERTS ?? '';
  return failed(
    'tls',
    [
      certificate,
      // Without the advice behind it, which is more precise here.
      `${url.host} ${describeNetworkError({ code: peer.problem }).replace(/;.*/, '')}`,
      extra === '' ? 'NODE_EXTRA_CA_CERTS is not set' : `NODE_EXTRA_CA_CERTS is ${printable(extra, 100)}`,
    ],
    ...adviceFor(peer, proxy?.url.host),
  );
}

function adviceFor({ problem, issuer }: PeerCertificate, proxy: string | undefined): string[] {
  switch (problem) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return ["Check this machine's clock; if it is right, the server needs a new certificate."];
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return ["Check --domain-url: the console shows it on the domain's page."];
    default: {
      const who = proxy === undefined ? 'A proxy or firewall on the way' : `The proxy ${proxy}`;
      return [
        `${who} probably opens TLS connections and presents a certificate from its own authority, "${printable(issuer, 80)}". Save the certificate of this authority as a PEM file, and set NODE_EXTRA_CA_CERTS to that file in the environment of the runner.`,
      ];
    }
  }
}

function privateAuthority({ NODE_EXTRA_CA_CERTS: extra = '' }: NodeJS.ProcessEnv): string {
  const source = extra === '' ? 'the configuration of this machine' : 'NODE_EXTRA_CA_CERTS';
  return `Node does not trust this authority by default, but ${source} adds it: a proxy may open TLS, or the domain is private`;
}

function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'an unknown date' : date.toISOString().slice(0, 10);
}

// Connects to a server as the HTTP client does, through the proxy if there is one, and reads the server's certificate.

interface PeerCertificate {
  subject: string;
  issuer: string;
  validUntil: Date;
  /** Error code of Node if the certificate is not trusted, e.g. `SELF_SIGNED_CERT_IN_CHAIN`. */
  problem: string | undefined;
  /** Whether the chain ends at an authority that Node trusts without configuration. */
  isPublic: boolean;
}

/**
 * Sends nothing but the TLS handshake, so an untrusted server learns no secret.
 *
 * @param timeout milliseconds
 * @throws Error with the code of the system or of TLS; ProxyError; Failure `input` for an invalid proxy variable
 */
export async function readPeerCertificate(url: URL, timeout: number): Promise<PeerCertificate> {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await handshake(url, await openTunnelTo(url, signal, timeout), signal, timeout);
  } catch (error) {
    throw signal.aborted ? networkError('ETIMEDOUT') : error;
  }
}

async function handshake(
  url: URL,
  tunnel: Socket | undefined,
  signal: AbortSignal,
  timeout: number,
): Promise<PeerCertificate> {
  // An untrusted certificate is what this function has to show.
  const socket = connect({ ...tlsPeer(url, tunnel, timeout), rejectUnauthorized: false });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      // Both sockets may report more than one error.
      for (const each of [socket, tunnel]) each?.on('error', reject);
      socket.once('close', () => {
        reject(networkError('ECONNRESET'));
      });
      signal.addEventListener('abort', () => socket.destroy());
    });
    return describe(socket);
  } finally {
    socket.destroy();
    tunnel?.destroy();
  }
}

function networkError(code: string): Error {
  return Object.assign(new Error('no TLS connection'), { code });
}

function describe(socket: TLSSocket): PeerCertificate {
  const certificate = socket.getPeerCertificate(true);
  // The type says Error, but without rejectUnauthorized Node stores its code.
  const problem = socket.authorized ? undefined : String(socket.authorizationError);
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validUntil: new Date(certificate.valid_to),
    problem,
    isPublic: isPublicAuthority(certificate),
  };
}

function nameOf({ CN, O }: { CN?: string | string[]; O?: string | string[] }): string {
  const names = [[CN ?? []].flat()[0], [O ?? []].flat()[0]].filter((name) => name !== undefined);
  return names.length === 0 ? '(no name)' : [...new Set(names)].join(', ');
}

function isPublicAuthority(certificate: DetailedPeerCertificate): boolean {
  let top = certificate;
  // The chain ends with a certificate that is its own issuer.
  for (let depth = 0; depth < 10 && (top.issuerCertificate as unknown) && top.issuerCertificate !== top; depth += 1) {
    top = top.issuerCertificate;
  }
  const base64 = top.raw.toString('base64');
  return rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, '') === base64);
}

// Whether the server answers as an identity domain. Nothing secret is sent before this is known.

export interface DomainAnswer {
  /** The header `Date`. */
  date: string | undefined;
  /** Milliseconds since the epoch: the middle between request and answer. */
  time: number;
}

/**
 * Sends a token request without credentials, to which a domain answers with an OAuth error (RFC 6749 §5.2).
 *
 * @throws what HttpClient.send throws
 */
export async function checkDomain(domainUrl: string, { http, timing }: CheckTools): Promise<Checked<DomainAnswer>> {
  let sent = 0;
  const answer = await http.send(`the request to the token endpoint of ${domainUrl}`, () => {
    sent = timing.now();
    return {
      method: 'POST',
      url: `${domainUrl}/oauth2/v1/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: 'grant_type=client_credentials',
    };
  });
  const found = { date: answer.headers.date, time: (sent + timing.now()) / 2 };
  const said = readErrorBody(answer.body);
  if ((answer.status === 400 || answer.status === 401) && said)
    return { result: ok('domain', `${domainUrl} answers as an identity domain`), found };
  return {
    result: failed(
      'domain',
      `${domainUrl}/oauth2/v1/token answered ${answer.status}${said ? ` ${said.error}` : ''} to a request without credentials; an identity domain answers 400 or 401 with an OAuth error`,
      "Check --domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com. If it is right, check whether a proxy answers instead.",
    ),
    found,
  };
}

// This machine's clock against the header Date of the domain.

export function checkClock({ date, time }: DomainAnswer): CheckResult {
  const offset = compareClocks(date, time, 'the domain');
  if (!offset) return notChecked('clock', 'the answer of the domain has no header Date');
  return offset.isWrong ? failed('clock', offset.text, `${CLOCK_ADVICE}.`) : ok('clock', offset.text);
}

// What the domain says of the client credentials alone, and of a token exchange.

/** @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/Scopes.htm */
const MY_SCOPES = 'urn:opc:idm:__myscopes__';

/**
 * Without a trust and a token. Only an `invalid_client` is a failure: the exchange needs neither this grant nor a scope.
 *
 * @param claims of the subject token if there is one, for the advice
 * @throws what HttpClient.send throws
 */
export async function checkClient(
  request: ClientCredentials & { domainUrl: string },
  claims: Claims,
  { http, timing }: CheckTools,
): Promise<CheckResult> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: MY_SCOPES });
  const answer = await http.send(`the token request of the client at ${request.domainUrl}`, () =>
    tokenRequest(request, form, timing.now()),
  );
  if (answer.status === 200) {
    protectAccessToken(answer.body);
    if (request.assert === undefined) return ok('client', 'the domain accepts the client ID and the client secret');
    const { certificateExpires: expires } = request;
    const seen = expires === undefined ? [] : [`the certificate of the client key is valid until ${dayOf(expires)}`];
    return ok('client', 'the domain accepts the client ID and the client assertion', ...seen);
  }
  const said = readErrorBody(answer.body);
  const words = said?.text ?? 'without an OAuth error code';
  if (said && said.error !== 'invalid_client')
    return ok(
      'client',
      `the domain knows the client, but gives it no scope, which the exchange does not need (${words})`,
    );
  const denial = explainDenial(answer, { ...request, tokenType: 'upst', publicKeyBase64: '' }, claims, timing.now());
  const id = requestIdOf(answer);
  return failed(
    'client',
    [`the domain answered ${answer.status} ${words}`, ...(id === undefined ? [] : [`request ID: ${id}`])],
    ...hintsOf(denial),
  );
}

/** The access token is not used. */
function protectAccessToken(body: string): void {
  protectSecret(parseJson(body, objectOf({ access_token: isText }))?.access_token ?? '');
}

export interface ExchangedSession {
  /** Secret. */
  token: string;
  key: SessionKey;
}

/**
 * An exchange with a new key. The session is used for the next check only, and never written.
 *
 * @param subject for the first attempt
 * @param tokens supplies the token of every further attempt
 * @throws what exchangeToken throws
 */
export async function checkExchange(
  request: ExchangeParameters & ClientCredentials,
  subject: SubjectToken,
  tokens: () => Promise<SubjectToken>,
  { http, timing }: CheckTools,
): Promise<Checked<ExchangedSession>> {
  const key = await generateSessionKey();
  const token = await exchangeToken(
    http,
    { ...request, publicKeyBase64: key.publicKeyBase64 },
    (attempt) => (attempt > 1 ? tokens() : Promise.resolve(subject)),
    timing,
  );
  const type = request.tokenType.toUpperCase();
  return { result: ok('exchange', `the domain exchanged the token for a session (${type})`), found: { token, key } };
}

/**
 * The key, the tenancy and the lifetime of the session token.
 *
 * @param now milliseconds since the epoch
 * @throws what checkSessionToken throws
 */
export function checkSession(
  { token, key }: ExchangedSession,
  { tokenType, tenancy }: Pick<DoctorRequest, 'tokenType' | 'tenancy'>,
  now: number,
): CheckResult {
  const login = checkSessionToken(token, { key, tokenType, tenancy, now });
  const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
  return ok(
    'session',
    `principal ${login.principal}`,
    `tenancy ${login.tenancy}${tenancy === undefined ? ' (give --tenancy to compare it)' : ', as expected'}`,
    `it contains the key of this exchange and expires in ${minutes} min`,
  );
}
