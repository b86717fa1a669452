// What a login asks of the background process. It contains secrets, so it goes through standard input: never an argument, a variable or a file.

import type { CommandKey, ExchangeParameters, GivenCredentials } from '../federation/exchange-request.ts';
import type { LoginName } from '../profile/record.ts';
import type { ProcessIdentity } from '../system/process-identity.ts';
import type { SubjectSource } from './subject-source.ts';

export interface RenewalRequest {
  /** Private and absolute; contains the journal. The process ends when the directory is removed. */
  directory: string;
  /** Where the process requests new subject tokens. */
  source: SubjectSource;
  /** The session to renew, if any. */
  session: SessionRenewal | undefined;
  /** The file with the identity token to renew, absolute, if any. */
  identityTokenFile: string | undefined;
  /** The login that wrote the profile. The process ends when the profile is removed or replaced. */
  login: LoginName;
  /** The public session key, by which the process recognizes the profile: DER SubjectPublicKeyInfo, base64 on one line. */
  publicKeyBase64: string;
  /** The process of the job; undefined if it is not visible. The renewal ends when this process ends. */
  runner: ProcessIdentity | undefined;
  /** When the renewal ends in any case, milliseconds since the epoch. */
  endBy: number;
  /** The User-Agent of the login, because the process gets no variable of the job that identifies it. */
  userAgent: string;
  maxAttempts: number;
  /** Seconds. */
  requestTimeout: number;
}

export interface SessionRenewal {
  exchange: ExchangeParameters & (GivenCredentials | CommandKey) & { publicKeyBase64: string };
  /** The public session key, to check that a new token contains it. */
  jwk: { n: string; e: string };
  tenancy: string;
  /** Expiry of the session token on disk, milliseconds since the epoch. */
  expiresAt: number;
}

/** What the process prints once it has started. */
export const STARTED = 'started\n';

/**
 * @param input standard input, read to its end
 * @returns undefined when the login failed after it had started the process: it then closes the pipe without writing
 */
export async function readRequest(input: AsyncIterable<Buffer | string>): Promise<RenewalRequest | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  // The final newline shows that the login wrote the whole request. Only the login that started this process can write to it, and it is of the
  // same build, so the form is not checked.
  return text.endsWith('\n') ? (JSON.parse(text) as RenewalRequest) : undefined;
}

export function serializeRequest(request: RenewalRequest): string {
  return `${JSON.stringify(request)}\n`;
}
