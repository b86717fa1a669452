// The input of `oci-wif explain`.

import type { SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import type { IdentityDomain } from '../setup/api/domain.ts';
import type { Policies } from '../setup/api/policy.ts';

export interface ExplainRequest {
  subject: SubjectToken;
  domainUrl: string | undefined;
  clientId: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

export interface ExplainAccess {
  domain: IdentityDomain;
  policies: Policies | undefined;
  tenancy: string | undefined;
  http: HttpClient;
}

// How the checks report what they find.

export interface Reporter {
  good: (text: string) => void;
  note: (text: string) => void;
  /** @param advice what to do about it */
  bad: (text: string, ...advice: string[]) => void;
}
