// What the doctor is given. Everything is optional: a link whose input is missing is not checked.

import type { Failure } from '../failure.ts';
import type { TokenType } from '../federation/exchange-request.ts';
import type { HttpClient } from '../http/client.ts';
import type { LoginSubject } from '../login/request.ts';
import type { AdministratorOptions } from '../setup/administration/administrator.ts';
import type { Timing } from '../timing.ts';

export interface DoctorRequest {
  /** Origin of the identity domain. */
  domainUrl: string | undefined;
  clientId: string | undefined;
  /** Secret. */
  clientSecret: string | undefined;
  /** The expected tenancy. */
  tenancy: string | undefined;
  tokenType: TokenType;
  resourceType: string | undefined;
  /** Failure: a token should be there, but is not or is not a JWT. Undefined: none is given, and none can be expected. */
  subject: LoginSubject | Failure | undefined;
  profile: string;
  /** Whether the user named the profile, so that it should exist. */
  profileGiven: boolean;
  /** Absolute. */
  ociHome: string;
  /** Undefined: the trust is not read. */
  administrator: AdministratorOptions | undefined;
  environment: NodeJS.ProcessEnv;
}

export interface DoctorTools {
  http: HttpClient;
  timing: Timing;
}
