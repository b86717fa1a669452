// What setup needs to know of an identity provider, whichever it is.

import type { HttpClient } from '../../http/client.ts';
import type { Pinning, Term } from '../desired/rule.ts';

/** The flags that describe a workload, under the names of the plan file; each provider takes some of them. */
export interface WorkloadOptions {
  issuer?: string;
  subject?: readonly string[];
  repository?: string;
  branch?: readonly string[];
  tag?: readonly string[];
  environment?: readonly string[];
  pullRequest?: boolean;
  githubUrl?: string;
  githubApiUrl?: string;
  project?: string;
  tenant?: string;
  objectId?: string;
  tokenVersion?: string;
  serviceAccount?: string;
  serviceAccountId?: string;
  roleArn?: string;
  namespace?: string;
  authorizedParty?: string;
}

export type WorkloadOption = keyof WorkloadOptions;

export interface Workload {
  /** Exactly as in the tokens. */
  issuer: string;
  /** One rule each: all terms of it must hold. */
  conditions: readonly (readonly Term[])[];
  /** Undefined: what is known of the issuer decides, see public-issuers.ts. */
  pinning?: Pinning;
  /** Known of the workload whatever its conditions; an RPST carries these claims on. */
  known: readonly Term[];
  /** Distinguishes this workload from every other of the issuer; goes into the names of what is made. */
  label: string;
  /** What was assumed, one sentence each. */
  notes: readonly string[];
}

export interface ProviderContext {
  http: HttpClient;
  /** A token for GitHub's API, if there is one; asked only when needed. Secret. */
  githubToken: (host: string) => Promise<string | undefined>;
}

export interface Provider {
  /** As in `--provider`. */
  name: string;
  required: readonly WorkloadOption[];
  /** At least one of these; none: no such demand. Not asked for when everything of a workload is to be removed. */
  oneOf: readonly WorkloadOption[];
  optional: readonly WorkloadOption[];
  /** @throws Failure `input` for a value of the wrong form */
  describe(options: WorkloadOptions, context: ProviderContext): Workload | Promise<Workload>;
}

/** `sub eq <value>` */
export function subjectIs(value: string): Term {
  return { claim: 'sub', operator: 'eq', value };
}
