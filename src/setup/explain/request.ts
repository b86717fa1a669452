// The input of `oci-wif explain`.

import type { SubjectToken } from '../../federation/subject-token.ts';
import type { HttpClient } from '../../http/client.ts';
import type { IdentityDomain } from '../administration/domain.ts';
import type { Policies } from '../administration/policy.ts';

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
