// Signs the token exchange as the compute instance that this machine is (an instance principal), for a login without client credentials. Oracle
// documents request signatures for this endpoint; no report confirms them with a trust.
//
// Not with Oracle's SDK: its requests have no deadline and use no proxy, and the background process, which has to be one file, would carry it.

import { createHash, type KeyObject, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { get } from 'node:http';
import type { Timing } from '../clock.ts';
import { Failure, invalidInput } from '../failure.ts';
import { type HttpClient, type HttpRequest, MAX_BODY_BYTES, readBody } from '../http/client.ts';
import { describeNetworkError, readErrorBody, requestIdOf } from '../http/error-text.ts';
import { isTransientStatus } from '../http/retry.ts';
import { generateSessionKey, secretParts } from '../session-key.ts';
import { firstGiven, isText, objectOf, parseJson } from '../text/form.ts';
import { quoted } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import { type CredentialsGiven, type NameOf, refuseUnusedCredentials } from './client-assertion.ts';
import type { SigningInstance } from './exchange-request.ts';
import { readClaims } from './subject-token.ts';

/** @throws Failure `input` for credentials of a client, or a wrong OCI_METADATA_BASE_URL */
export function readInstancePrincipal(given: CredentialsGiven & { clientId: string }, nameOf: NameOf): SigningInstance {
  refuseUnusedCredentials(given, nameOf);
  return instancePrincipal(given.clientId);
}

/**
 * @param clientId of the trust's application, for the explanation of a refusal; the exchange does not name it
 * @throws Failure `input` for a wrong OCI_METADATA_BASE_URL
 */
export function instancePrincipal(clientId: string): SigningInstance {
  let identity: Identity | undefined;
  const metadata = otherMetadataService() ?? 'http://169.254.169.254/opc/v2';
  return {
    clientId,
    clientSecret: undefined,
    async sign(request, http, timing) {
      if (identity === undefined || identity.expiresAt < timing.now() + LEAST_REST)
        identity = await identify(metadata, http, timing);
      return signRequest(request, identity, timing.now());
    },
    adviceIfRefused: [
      "The domain does not accept the signature of this instance. Check that the instance is in the tenancy of the domain in domain-url, and that this machine's clock is right.",
      'No report confirms that OCI accepts a signature for a token exchange, nor what the trust must contain for one. If the instance is in the right tenancy, use client-authentication: client_secret_basic.',
    ],
  };
}

/** @returns where the identity comes from, if any earlier step of the job has set another place. @throws Failure `input` */
export function metadataNote(): string | undefined {
  const url = otherMetadataService();
  return url && `OCI_METADATA_BASE_URL is set: the identity of this instance comes from ${url}`;
}

/** Milliseconds that the token of the instance must be valid when it signs. */
const LEAST_REST = 60_000;

/** What signs: the token of the instance and the key that the token is bound to. */
interface Identity {
  keyId: string;
  key: KeyObject;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * @throws Failure `transient` if this machine has no metadata service, `denial` if the instance gets no token, and what HttpClient.send throws
 * @see https://docs.oracle.com/iaas/Content/Identity/Tasks/callingservicesfrominstances.htm
 */
async function identify(metadata: string, http: HttpClient, timing: Pick<Timing, 'now' | 'sleep'>): Promise<Identity> {
  const paths = ['instance/regionInfo', 'identity/cert.pem', 'identity/key.pem', 'identity/intermediate.pem'];
  const documents = await Promise.all(paths.map((path) => readMetadata(`${metadata}/${path}`, timing)));
  const { host, leaf, key, intermediateBase64 } = understand(documents, metadata);
  const session = await generateSessionKey();
  const body = {
    certificate: leaf.raw.toString('base64'),
    publicKey: session.publicKeyBase64,
    intermediateCertificates: [intermediateBase64],
    purpose: 'DEFAULT',
  };
  const keyId = `${tenancyOf(leaf)}/fed-x509/${leaf.fingerprint}`;
  const url = `https://${host}/v1/x509`;
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const what = `the request for the token of this instance to https://${host}`;
  // Signed for each attempt, because the signature covers the date.
  const answer = await http.send(what, () =>
    signRequest({ method: 'POST', url, headers, body: JSON.stringify(body) }, { keyId, key }, timing.now()),
  );
  const token = answer.status === 200 ? tokenIn(answer.body) : undefined;
  if (token === undefined) {
    const said = readErrorBody(answer.body);
    throw new Failure(
      'denial',
      'Request failed',
      `${what} was answered ${answer.status} ${said?.text ?? 'without a token'}`,
      {
        hint: `check that this machine's clock is right (OCI tolerates five minutes); request ID: ${requestIdOf(answer) ?? '(none given)'}`,
      },
    );
  }
  protectSecret(token.raw);
  return { keyId: `ST$${token.raw}`, key: createPrivateKey(session.privateKeyPem), expiresAt: token.expiresAt };
}

function tokenIn(body: string): { raw: string; expiresAt: number } | undefined {
  const { token: raw = '' } = parseJson(body, objectOf({ token: isText })) ?? {};
  const claims = readClaims(raw);
  return claims && { raw, expiresAt: (claims.exp ?? 0) * 1000 };
}

// The metadata service.

/**
 * The variable of Oracle's SDK for Go, and so of Terraform.
 *
 * @returns undefined if it is not set. @throws Failure `input`; user information is never repeated
 */
function otherMetadataService(): string | undefined {
  const name = 'OCI_METADATA_BASE_URL';
  const url = firstGiven(process.env[name]);
  if (url === undefined) return undefined;
  const expected = 'an http URL without user information and query, such as http://169.254.169.254/opc/v2';
  if (url.includes('@')) throw invalidInput(`${name} contains user information (an @)`, expected);
  if (!/^http:\/\/[^\s?#]+$/.test(url) || !URL.canParse(url)) throw invalidInput(`${name} is ${quoted(url)}`, expected);
  return url.replace(/\/+$/, '');
}

/** Milliseconds. The service is on the instance's own host, and elsewhere the address usually answers nothing at all. */
const METADATA_TIMEOUT = 5_000;

/** Milliseconds before each further attempt after a transient error: the service may throttle. */
const METADATA_PAUSES = [1_000, 2_000];

async function readMetadata(url: string, timing: Pick<Timing, 'sleep'>): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const { status, body, problem } = await requestMetadata(url);
    if (status === 200 && body !== undefined) return body;
    const isInTrouble = status !== undefined && isTransientStatus(status);
    const pause = METADATA_PAUSES[attempt];
    if (!isInTrouble || pause === undefined) {
      const hint = isInTrouble ? 'try again later' : ONLY_IN_OCI;
      throw new Failure('transient', 'Request failed', `the metadata service at ${url} ${problem}`, { hint });
    }
    await timing.sleep(pause);
  }
}

interface MetadataAnswer {
  /** Undefined: there was none. */
  status?: number | undefined;
  /** Undefined: it is too long. */
  body?: string | undefined;
  /** If there is no body, or the status is not 200. */
  problem: string;
}

/** Never through a proxy, which would answer with the identity of its own machine. */
async function requestMetadata(url: string): Promise<MetadataAnswer> {
  const signal = AbortSignal.timeout(METADATA_TIMEOUT);
  try {
    const { status, body } = await new Promise<Omit<MetadataAnswer, 'problem'>>((resolve, reject) => {
      const request = get(url, { agent: false, signal, headers: { authorization: 'Bearer Oracle' } }, (message) => {
        readBody(message).then((body) => {
          resolve({ status: message.statusCode, body });
        }, reject);
      });
      request.on('error', reject);
      // An answer 101 would otherwise be none at all.
      request.on('upgrade', ({ statusCode }, socket) => {
        socket.destroy();
        resolve({ status: statusCode });
      });
    });
    const tooLong = status === 200 ? ` with more than ${MAX_BODY_BYTES / 1024} kB` : '';
    return { status, body, problem: `answered ${status ?? 'nothing'}${tooLong}` };
  } catch (error) {
    const tooLate = `did not answer within ${METADATA_TIMEOUT / 1000} s`;
    return { problem: signal.aborted ? tooLate : describeNetworkError(error) };
  }
}

const ONLY_IN_OCI =
  'use client-authentication: instance_principal only on a compute instance in OCI; in a container, check that it can reach the metadata service';

/** @throws Failure `mismatch` if the documents are not those of an instance; they are never repeated */
function understand(documents: readonly string[], metadata: string) {
  const [regionInfo = '', certificate = '', privateKey = '', intermediate = ''] = documents;
  for (const part of secretParts(privateKey)) protectSecret(part);
  try {
    const info = JSON.parse(regionInfo) as { regionIdentifier: string; realmDomainComponent: string };
    const host = `auth.${info.regionIdentifier}.${info.realmDomainComponent}`;
    if (!/^auth(\.[a-z0-9-]+){3,6}$/.test(host)) throw new Error('not a host');
    const leaf = new X509Certificate(certificate);
    if (tenancyOf(leaf) === '') throw new Error('no tenancy');
    const intermediateBase64 = new X509Certificate(intermediate).raw.toString('base64');
    return { host, leaf, key: createPrivateKey(privateKey), intermediateBase64 };
  } catch {
    const detail = `${metadata} does not answer like the metadata service of OCI`;
    throw new Failure('mismatch', 'Unexpected response', detail, { hint: ONLY_IN_OCI });
  }
}

/** The tenancy is an organizational unit in the certificate of an instance, or its organization. */
function tenancyOf({ subject }: X509Certificate): string {
  const [, tenancy = ''] = /^\w+=opc-(?:tenant|identity):(\S+)$/m.exec(subject) ?? [];
  return tenancy;
}

/** @see https://docs.oracle.com/iaas/Content/API/Concepts/signingrequests.htm */
function signRequest(request: HttpRequest, { keyId, key }: Pick<Identity, 'keyId' | 'key'>, now: number): HttpRequest {
  const { method, url, body = '' } = request;
  const { host, pathname, search } = new URL(url);
  const headers: Record<string, string> = {
    ...request.headers,
    date: new Date(now).toUTCString(),
    host,
    'content-length': String(Buffer.byteLength(body)),
    'x-content-sha256': createHash('sha256').update(body).digest('base64'),
  };
  const target = `${method.toLowerCase()} ${pathname}${search}`;
  const names = ['date', '(request-target)', 'host', 'content-length', 'content-type', 'x-content-sha256'];
  const lines = names.map((name) => `${name}: ${name === '(request-target)' ? target : (headers[name] ?? '')}`);
  const signature = sign('sha256', Buffer.from(lines.join('\n')), key).toString('base64');
  headers.authorization = `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`;
  return { ...request, headers };
}
