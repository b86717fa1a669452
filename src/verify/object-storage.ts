// The proof of a login: one signed call, made as a consumer would, with Oracle's SDK reading the profile from disk.
// Loaded on demand: the SDK is many times the size of everything else.

import { HttpClient } from '@actions/http-client';
import { NoRetryConfigurationDetails, OciError, SessionAuthDetailProvider } from 'oci-common';
import { ObjectStorageClient } from 'oci-objectstorage';
import { Failure } from '../failure.ts';
import { printable } from '../printable.ts';

export interface VerifyRequest {
  configFile: string;
  profile: string;
  /** Seconds. */
  timeout: number;
}

export type Verification =
  | { allowed: true; namespace: string }
  /** Authenticated, but no policy lets the principal read the namespace: 403 or 404. */
  | { allowed: false; status: number };

/**
 * `GET /n`: returns the Object Storage namespace.
 *
 * @throws Failure `denial` on 401, the token or the signature was refused; `fault` when no answer can be had
 */
export async function verifyProfile(request: VerifyRequest): Promise<Verification> {
  const client = objectStorageClient(request);
  const abort = rejectAfter(request.timeout);
  try {
    const { value } = await Promise.race([client.getNamespace({}), abort.promise]);
    return { allowed: true, namespace: value };
  } catch (cause) {
    if (!(cause instanceof OciError)) throw unanswered(cause, request);
    const { statusCode, serviceCode, opcRequestId } = cause;
    if (statusCode === 403 || statusCode === 404) return { allowed: false, status: statusCode };
    const said = `Object Storage answered ${statusCode} ${printable(serviceCode)} to a signed call with the profile "${request.profile}"`;
    if (statusCode === 401) {
      throw new Failure('denial', 'Verification failed', `${said}: the session token or the signature was refused`, {
        hint: `check that this machine's clock is right (OCI tolerates five minutes) and that region is one the tenancy has subscribed to; request id: ${printable(opcRequestId ?? '(none given)')}`,
        cause,
      });
    }
    throw new Failure('fault', 'Verification failed', said, {
      hint: `request id: ${printable(opcRequestId ?? '(none given)')}`,
      cause,
    });
  } finally {
    abort.clear();
    client.close();
  }
}

function objectStorageClient(request: VerifyRequest): ObjectStorageClient {
  const client = new ObjectStorageClient(
    { authenticationDetailsProvider: new SessionAuthDetailProvider(request.configFile, request.profile) },
    {
      retryConfiguration: NoRetryConfigurationDetails,
      // node-fetch below the SDK knows no proxy variables; the toolkit's agent does.
      httpOptions: { agent: (url: URL) => new HttpClient().getAgent(url.href) },
    },
  );
  const override = endpointOverride();
  if (override !== undefined) client.endpoint = override;
  return client;
}

/** The variable by which the Terraform provider is pointed elsewhere: `oci_object_storage.ObjectStorageClient=<URL>`, `;` between several. */
function endpointOverride(): string | undefined {
  const entries = (process.env.CLIENT_HOST_OVERRIDES ?? '').split(';').map((entry) => entry.split('='));
  return entries.find(([client]) => client === 'oci_object_storage.ObjectStorageClient')?.[1];
}

function unanswered(cause: unknown, request: VerifyRequest): Failure {
  return new Failure(
    'fault',
    'Verification failed',
    cause === TIMED_OUT
      ? `Object Storage did not answer within ${request.timeout} s`
      : 'Object Storage could not be reached',
    {
      hint: 'the login itself succeeded; check the region and the network, or leave verify off',
      cause,
    },
  );
}

const TIMED_OUT = new Error('timed out');

function rejectAfter(seconds: number): { promise: Promise<never>; clear: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(TIMED_OUT);
    }, seconds * 1000);
  });
  return {
    promise,
    clear: () => {
      clearTimeout(timer);
    },
  };
}
