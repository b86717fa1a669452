// What a login asks of the background process, handed over its standard input: secrets are in it, so it is in no argument, variable or file.

import type { ExchangeRequest } from '../federation/token-exchange.ts';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import type { ProcessIdentity } from '../programs/process-identity.ts';
import type { SubjectSource } from './subject-source.ts';

export interface RenewalOrder {
  /** Private, absolute; holds the journal. When it is gone the process ends. */
  directory: string;
  /** Where new subject tokens come from. */
  source: SubjectSource;
  /** The session to keep fresh; undefined: none. */
  session: SessionOrder | undefined;
  /** The file with an identity token to keep fresh, absolute; undefined: none. */
  identityTokenFile: string | undefined;
  /** The profile in whose service all this is: without it the process ends. */
  receipt: ProfileReceipt;
  /** The process of the job; undefined where it cannot be seen. When it is gone the process ends. */
  runner: ProcessIdentity | undefined;
  /** Milliseconds since the epoch, the very end. */
  endBy: number;
  maxAttempts: number;
  /** Seconds. */
  requestTimeout: number;
}

export interface SessionOrder {
  exchange: ExchangeRequest;
  /** The session key's modulus and exponent, to check that a new token carries it. */
  jwk: { n: string; e: string };
  tenancy: string;
  /** Of the token in place, milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * Nothing comes when the login failed after all: the pipe is closed empty.
 *
 * @param input to its end
 */
export async function readOrder(input: AsyncIterable<Buffer | string>): Promise<RenewalOrder | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  // Written in one piece, and complete exactly when its last character is there.
  return text.endsWith('\n') ? (JSON.parse(text) as RenewalOrder) : undefined;
}

export function writeOrder(order: RenewalOrder): string {
  return `${JSON.stringify(order)}\n`;
}
