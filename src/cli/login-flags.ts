// The flags of `oci-wif login`.

export interface LoginFlags {
  domainUrl?: string;
  clientId?: string;
  clientSecretFile?: string;
  clientSecretEnv: string;
  region?: string;
  subjectTokenFile?: string;
  subjectTokenEnv?: string;
  subjectTokenCommand?: string;
  audience?: string;
  tokenType?: string;
  resourceType?: string;
  tokenLifetime?: string;
  tenancy?: string;
  profile?: string;
  ociHome?: string;
  fromIni?: string;
  renew?: boolean;
  verify?: boolean;
  /** The shell; true: it is guessed. */
  export?: string | true;
  json?: boolean;
  maxAttempts?: string;
  requestTimeout?: string;
  retryTimeout?: string;
}
