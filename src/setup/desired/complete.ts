// Completes the user's options to the desired trust: the provider's part, the default names, and all checks that need no administrator.

import { invalidInput } from '../../failure.ts';
import { checkDomainUrl } from '../../federation/domain-url.ts';
import { checkForm } from '../../text/form.ts';
import { ocidPattern } from '../../text/ocid.ts';
import type { Provider, ProviderContext, Workload } from '../providers/provider.ts';
import { findProvider } from '../providers/registry.ts';
import { MAX_PROPAGATIONS, type DesiredTrust } from './desired-trust.ts';
import { keyOptions } from './key-options.ts';
import { keySource } from './keys.ts';
import { objectNames } from './object-names.ts';
import { rulesOf } from './option-rules.ts';
import { workloadOptions, type SetupOptions } from './options.ts';
import type { Rule, Term } from './rule.ts';
import { readAllowance, readExpiry } from './statement.ts';

/**
 * @param context `now` is in milliseconds since the epoch
 * @param purpose `remove`: no rule has to be named, and the issuer is not asked for its keys
 * @throws Failure `input`, and what HttpClient.send throws if the issuer cannot be reached
 */
export async function completeOptions(
  options: SetupOptions,
  purpose: 'set-up' | 'remove',
  context: ProviderContext & { now: number },
): Promise<DesiredTrust> {
  const domainUrl = checkDomainUrl(options.domainUrl);
  const type = checkForm('--token-type', options.tokenType ?? 'upst', /^(upst|rpst)$/, 'upst or rpst') as
    'upst' | 'rpst';
  checkTokenType(options, type, purpose);
  if (options.rule !== undefined && options.provider !== 'oidc')
    throw invalidInput('--rule is given', '--rule only with --provider oidc');

  const removing = purpose === 'remove';
  const provider = findProvider(options.provider, workloadOptions(options), removing || options.rule !== undefined);
  const workload = await provider.describe(workloadOptions(options), context);
  const rules = rulesOf(options, workload);
  const propagations = type === 'rpst' ? propagationsOf(options, rules, workload) : [];
  const conditions = rules.flatMap((rule) =>
    rule.map((terms) => [
      ...workload.known.filter((known) => !terms.some((term) => isSameTerm(term, known))),
      ...terms,
    ]),
  );
  const policyCompartment =
    options.policyCompartment === undefined
      ? undefined
      : checkForm(
          '--policy-compartment',
          options.policyCompartment,
          new RegExp(`^${ocidPattern('compartment|tenancy')}$`),
          'the OCID of a compartment',
        );

  return {
    ...objectNames(options, provider.name, workload),
    domainUrl,
    issuer: workload.issuer,
    tokenType: type,
    rules: type === 'upst' ? rules : [],
    conditions: type === 'rpst' ? conditions : [],
    resourceType: options.resourceType,
    propagations,
    audiences: audiencesOf(options),
    keys: removing ? undefined : await keySource(workload.issuer, await keyOptions(options), context.http),
    policyCompartment,
    allowances: (options.allow ?? []).map(readAllowance),
    // A removal writes no statement, so an expiry that has passed does not matter.
    expires: options.expires === undefined || removing ? undefined : readExpiry(options.expires, context.now),
    notes: [...workload.notes, ...audienceNotes(options, provider)],
  };
}

function isSameTerm(one: Term, other: Term): boolean {
  return one.claim === other.claim && one.operator === other.operator && one.value === other.value;
}

function checkTokenType(options: SetupOptions, type: 'upst' | 'rpst', purpose: 'set-up' | 'remove'): void {
  const { resourceType, propagate = [], allow = [], expires } = options;
  if (type === 'upst' && resourceType !== undefined)
    throw invalidInput('--resource-type is given', 'only with --token-type rpst');
  if (type === 'upst' && propagate.length > 0)
    throw invalidInput('--propagate is given', 'only with --token-type rpst');
  if (type === 'rpst' && purpose === 'set-up' && !/^[^\p{C}]{1,255}$/u.test(resourceType ?? '')) {
    throw invalidInput(
      '--token-type rpst needs --resource-type',
      'any text on one line; the login must use the same value',
    );
  }
  if (expires !== undefined && allow.length === 0) {
    throw invalidInput(
      '--expires is given without --allow',
      'both, because only the statements of a policy can expire',
    );
  }
}

/** A policy names a claim as `request.principal.ext_<claim>`. */
const CLAIM_NAME = /^[A-Za-z_]\w*$/;

function propagationsOf(options: SetupOptions, rules: readonly Rule[], { known }: Workload): string[] {
  const used = [...known, ...rules.flat(2)].map(({ claim }) => claim).filter((claim) => claim !== 'sub');
  const asked = (options.propagate ?? []).map((claim) =>
    checkForm('--propagate', claim.replace(/^ext_/, ''), CLAIM_NAME, 'the name of a claim'),
  );
  const all = [...new Set([...used, ...asked])];
  const unusable = all.find((claim) => !CLAIM_NAME.test(claim));
  if (unusable !== undefined) {
    throw invalidInput(
      `the claim ${unusable} cannot be propagated, because a policy cannot name it`,
      'with --token-type rpst, claims whose names have only letters, digits and _',
    );
  }
  if (all.length > MAX_PROPAGATIONS) {
    throw invalidInput(
      `${all.length} claims would be propagated (${all.join(', ')})`,
      `at most ${MAX_PROPAGATIONS}, including the claims of the conditions`,
    );
  }
  return all;
}

/** A public report has an error 500 for a token with a list of audiences at a trust that checks `aud` (oci-federation.md §9). */
function audienceNotes({ audience = [] }: SetupOptions, { name, audienceIsList = false }: Provider): string[] {
  return audience.length > 0 && audienceIsList
    ? [
        `tokens of ${name} have a list of audiences; with --audience, the domain answered such a token with an error 500 in the one public report there is. ` +
          'Test the trust with --subject-token-file before you rely on it, or omit --audience',
      ]
    : [];
}

function audiencesOf(options: SetupOptions): string[] {
  return (options.audience ?? []).map((audience) =>
    checkForm('--audience', audience, /^[\x21-\x7e]{1,255}$/, 'text without spaces'),
  );
}
