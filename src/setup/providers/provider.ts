// What setup needs to know about each identity provider.

import { invalidInput } from '../../failure.ts';
import type { HttpClient } from '../../http/client.ts';
import { quoted } from '../../text/printable.ts';
import type { ProviderName, WorkloadOption, WorkloadOptions } from '../desired/options.ts';
import type { Pinning, Term } from '../desired/rule.ts';

export interface Workload {
  /** Exactly as in the tokens' `iss` claim. */
  issuer: string;
  /** One rule for each entry; all of its terms must match. */
  conditions: readonly (readonly Term[])[];
  /** Undefined: decided by public-issuers.ts. */
  pinning?: Pinning;
  /** Claims that every token of the workload has; an RPST can contain them. */
  known: readonly Term[];
  /** Distinguishes this workload from all others of the issuer; part of the names of the created objects. */
  label: string;
  /** Assumptions, one sentence each. */
  notes: readonly string[];
}

export interface ProviderContext {
  http: HttpClient;
  /** Returns a token for GitHub's API, if there is one; called only if needed. Secret. */
  githubToken: (host: string) => Promise<string | undefined>;
}

export interface Provider {
  /** As in `--provider`. */
  name: ProviderName;
  aliases: readonly string[];
  /** As people write it. */
  title: string;
  /** The flags with which a job gives its token to `oci-wif login`. Undefined: GitHub, or not a CI system. */
  tokenFlags?: (audience: string | undefined) => string;
  /** What setup asks on a terminal for each option. */
  questions: Partial<Record<WorkloadOption, { question: string; placeholder?: string; byDefault?: string }>>;
  /** The answers to the question which tokens may log in. */
  choices: Partial<Record<WorkloadOption, { choice: string; hint?: string }>>;
  required: readonly WorkloadOption[];
  /** At least one of these options is required; empty: none is. Not required to remove everything of a workload. */
  oneOf: readonly WorkloadOption[];
  optional: readonly WorkloadOption[];
  /** Options that are required only if the key is given. */
  needs?: Partial<Record<WorkloadOption, readonly WorkloadOption[]>>;
  /** True: its tokens have a list in the claim `aud`, even with one audience. */
  audienceIsList?: boolean;
  /** @throws Failure `input` for a value that does not have the required form */
  describe(options: WorkloadOptions, context: ProviderContext): Workload | Promise<Workload>;
}

/** `sub eq <value>` */
export function subjectIs(value: string): Term {
  return { claim: 'sub', operator: 'eq', value };
}

// The issuer as the user gave it: an https URL that is not normalized, because the service compares it exactly.

/** @throws Failure `input` */
export function checkIssuer(value: string, flag = '--issuer'): string {
  const expected = 'exactly the https URL in the claim iss of the tokens';
  if (value.includes('@')) throw invalidInput(`${flag} contains user information (an @)`, expected);
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:' || /[?#\s]/.test(value)) {
    throw invalidInput(`${flag} is ${quoted(value)}`, expected);
  }
  return value;
}
