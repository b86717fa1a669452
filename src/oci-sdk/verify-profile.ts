// Verifies a profile with one signed call, as a consumer would make it: Oracle's SDK reads the profile from disk and signs.
// Loaded on demand, because the SDK is many times larger than everything else.

import {
  DefaultRequestSigner,
  type HttpClient as SdkTransport,
  NoRetryConfigurationDetails,
  SessionAuthDetailProvider,
} from 'oci-common';
import { ObjectStorageClient } from 'oci-objectstorage';
import { Failure } from '../failure.ts';
import type { HttpClient, HttpResponse } from '../http/client.ts';
import { readErrorBody, requestIdOf } from '../http/error-text.ts';
import { endpointOverride, quietly } from './profile-signer.ts';

export interface VerifyRequest {
  configFile: string;
  profile: string;
}

export type Verification =
  | { allowed: true; namespace: string }
  /** Authenticated, but no policy lets the principal read the namespace: 403 or 404. */
  | { allowed: false; status: number };

/**
 * `GET /n` reads the Object Storage namespace with the profile.
 *
 * @throws Failure `denial` 'Verification failed' on 401: the token or the signature was refused; what HttpClient.send throws; `mismatch`
 *   for any other answer
 */
export async function verifyProfile(http: HttpClient, request: VerifyRequest): Promise<Verification> {
  const captured: CapturedCall = { answer: undefined, error: undefined };
  try {
    const { value } = await quietly(() => createClient(http, request, captured).getNamespace({}));
    if (isNamespace(value)) return { allowed: true, namespace: value };
  } catch (error) {
    // The SDK replaces the error; the transport has the original.
    if (captured.error !== undefined) throw captured.error;
    if (!captured.answer) throw error;
  }
  if (!captured.answer) throw new Error('the SDK sent no request');
  return explain(captured.answer, request);
}

/** A tenancy's name or a generated text. Without a check, a server could write its own lines into the log. */
function isNamespace(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][\w.-]{0,254}$/.test(value);
}

interface CapturedCall {
  answer: HttpResponse | undefined;
  error: Error | undefined;
}

/**
 * Our transport replaces the SDK's, which supports neither proxies nor deadlines and in 2.139 loses the answer when it gets options. The
 * SDK still reads the profile, builds the request and signs it.
 */
function createClient(
  http: HttpClient,
  { configFile, profile }: VerifyRequest,
  captured: CapturedCall,
): ObjectStorageClient {
  const provider = new SessionAuthDetailProvider(configFile, profile);
  const signer = new DefaultRequestSigner(provider);
  const httpClient: SdkTransport = {
    async send({ uri, headers }) {
      try {
        captured.answer = await http.send(`the signed call to ${new URL(uri).origin}`, async () => {
          // Signed for each attempt, because the signature covers the date.
          headers.set('x-date', new Date().toUTCString());
          headers.delete('authorization');
          await signer.signHttpRequest({ method: 'GET', uri, headers });
          return { method: 'GET', url: uri, headers: Object.fromEntries(headers) };
        });
      } catch (error) {
        captured.error = error as Error;
        throw error;
      }
      const { status, body } = captured.answer;
      return new Response(body, { status, headers: { 'content-type': 'application/json' } });
    },
  };
  const client = new ObjectStorageClient({ httpClient }, { retryConfiguration: NoRetryConfigurationDetails });
  client.region = provider.getRegion();
  const override = endpointOverride('oci_object_storage.ObjectStorageClient');
  if (override !== undefined) client.endpoint = override;
  return client;
}

function explain(answer: HttpResponse, { profile }: VerifyRequest): Verification {
  const { status } = answer;
  if (status === 403 || status === 404) return { allowed: false, status };
  const said = readErrorBody(answer.body);
  const what = `Object Storage answered ${status}${said ? ` ${said.error}` : ''}`;
  const call = `to a signed call with the profile "${profile}"`;
  const requestId = `request ID: ${requestIdOf(answer) ?? '(none given)'}`;
  if (status === 401) {
    throw new Failure(
      'denial',
      'Verification failed',
      `${what} ${call}: the session token or the signature was refused`,
      {
        hint: `check that this machine's clock is right (OCI tolerates five minutes) and that the tenancy is subscribed to the region; ${requestId}`,
      },
    );
  }
  const lack = status === 200 ? ', but without a namespace' : '';
  throw new Failure('mismatch', 'Verification failed', `${what} (${requestId}) ${call}${lack}`, {
    hint: 'try again later; if the answer stays the same, report it to Oracle with the request ID',
  });
}
