// The trust that setup creates: the user's options, completed with the provider's part and the default names, and checked.

import { createHash } from 'node:crypto';
import { invalidInput } from '../../failure.ts';
import { GITHUB_ISSUER } from '../../federation/advice.ts';
import { checkDomainUrl, type ClientAuthentication, type TokenType } from '../../federation/exchange-request.ts';
import { checkForm, type Form } from '../../text/form.ts';
import { ocidPattern } from '../../text/ocid.ts';
import { readTextFile } from '../../system/text-file.ts';
import { printable, quoted } from '../../text/printable.ts';
import type { Provider, ProviderContext, Workload } from '../providers/provider.ts';
import { findProvider, noteOnIssuer, pinningOfIssuer } from '../providers/find-provider.ts';
import { type KeyOptions, keySource, type KeySource } from './issuer-keys.ts';
import { type Purpose, type SetupOptions, workloadOptions } from './options.ts';
import { checkTerm, QUOTED, readRule, refuseEverybody, type Rule, type Term } from './rule.ts';
import { type Allowance, readAllowance, readExpiry } from './statement.ts';

/** The largest number of claims that a trust can propagate (oci-federation.md §4). */
export const MAX_PROPAGATIONS = 3;

export interface DesiredTrust {
  /** Origin of the identity domain. */
  domainUrl: string;
  /** The --name with which the objects are tagged. */
  name: string;
  issuer: string;
  tokenType: TokenType;
  /** UPST: the rules by which tokens become the service user. Empty in a removal: all rules. */
  rules: readonly Rule[];
  /** RPST: the terms that the workload's tokens meet, for the conditions of policies. */
  conditions: readonly (readonly Term[])[];
  /** In a removal: whether rules with the IDs of the repository are meant as well, because nobody said which form it uses. */
  eitherSubjectForm: boolean;
  /** Further terms that the workload's tokens meet, to compare them with a claim that a trust restricts. */
  known: readonly Term[];
  /** RPST: `res_type` of the exchange. */
  resourceType: string | undefined;
  /** RPST: names of claims, without `ext_`. */
  propagations: readonly string[];
  /** The trust accepts only tokens with these audiences; empty: any audience. */
  audiences: readonly string[];
  /** Undefined for an existing setup. */
  keys: { source: KeySource; explicit: boolean } | undefined;
  /** Of the jobs. */
  clientAuthentication: ClientAuthentication;
  trustName: string;
  userName: string;
  groupName: string;
  appName: string;
  policyName: string;
  /** Undefined: the root compartment of the tenancy, where a removal finds it without an option. */
  policyCompartment: string | undefined;
  allowances: readonly Allowance[];
  /** `2027-01-31T00:00Z` */
  expires: string | undefined;
  /** Assumptions, one sentence each. */
  notes: readonly string[];
}

/**
 * @param context `now` is in milliseconds since the epoch
 * @param purpose `existing`: the issuer is not asked for its keys either
 * @throws Failure `input`, and what HttpClient.send throws if the issuer cannot be reached
 */
export async function completeOptions(
  options: SetupOptions,
  purpose: Purpose,
  context: ProviderContext & { now: number },
): Promise<DesiredTrust> {
  const domainUrl = checkDomainUrl(options.domainUrl);
  const type = checkForm('--token-type', options.tokenType ?? 'upst', /^(upst|rpst)$/, 'upst or rpst') as
    'upst' | 'rpst';
  checkOptions(options, type, purpose);
  if (options.rule !== undefined && options.provider !== 'oidc')
    throw invalidInput('--rule is given', 'only with --provider oidc');

  const isExisting = purpose === 'existing';
  const provider = findProvider(options.provider, workloadOptions(options), !isExisting && options.rule === undefined);
  const workload = await provider.describe(workloadOptions(options), isExisting ? WITHOUT_GITHUB : context);
  const rules = impersonationRules(options, workload);
  const propagations = type === 'rpst' ? claimsToPropagate(options, rules, workload) : [];
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
    eitherSubjectForm: isExisting && FORM_OPTIONS.every((option) => options[option] === undefined),
    known: [...workload.known, ...(workload.implied ?? [])],
    resourceType: options.resourceType,
    propagations,
    audiences: audiencesOf(options, isExisting ? undefined : provider.audience?.(options)),
    keys: isExisting ? undefined : await keySource(workload.issuer, await keyOptions(options), context.http),
    clientAuthentication: clientAuthenticationOf(options),
    policyCompartment,
    allowances: (options.allow ?? []).map(readAllowance),
    // Only setting up writes statements. Elsewhere, an expiry that has passed does not matter.
    expires: options.expires === undefined || isExisting ? undefined : readExpiry(options.expires, context.now),
    notes: [
      ...workload.notes,
      ...noteOnIssuer(provider, workload.issuer),
      ...audienceNotes(options, provider),
      ...(isExisting || options.instancePrincipal !== true ? [] : [INSTANCE_NOTE]),
    ],
  };
}

const INSTANCE_NOTE =
  'jobs sign the exchange as the compute instance in OCI that runs them. No report confirms that OCI accepts this for a token exchange: the first job shows it';

function clientAuthenticationOf({ clientCertificate, instancePrincipal }: SetupOptions): ClientAuthentication {
  if (clientCertificate === true) return 'private_key_jwt';
  return instancePrincipal === true ? 'instance_principal' : 'client_secret_basic';
}

function isSameTerm(one: Term, other: Term): boolean {
  return one.claim === other.claim && one.operator === other.operator && one.value === other.value;
}

function checkOptions(options: SetupOptions, type: 'upst' | 'rpst', purpose: Purpose): void {
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

function claimsToPropagate(options: SetupOptions, rules: readonly Rule[], { known }: Workload): string[] {
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

function audiencesOf(
  { audience = [] }: SetupOptions,
  { pattern, expected }: Form = { pattern: /^[\x21-\x7e]{1,255}$/, expected: 'text without spaces' },
): string[] {
  return audience.map((each) => checkForm('--audience', each, pattern, expected));
}

// The names of the objects that setup creates: those that the user gives, or the defaults.

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const NAME_ALLOWED = 'up to 100 letters, digits, dots, underscores and hyphens';

type ObjectNames = Pick<DesiredTrust, 'name' | 'trustName' | 'userName' | 'groupName' | 'appName' | 'policyName'>;

/**
 * @param provider name as in `--provider`
 * @throws Failure `input`
 */
function objectNames(options: SetupOptions, provider: string, workload: Workload): ObjectNames {
  const name = checkName(options.name ?? defaultName(provider, workload));
  const trustName = options.trust ?? defaultTrustName(workload.issuer);
  return {
    name,
    trustName: checkForm('--trust', trustName, /^[\w .:/-]{1,100}$/, 'up to 100 characters'),
    userName: named('--service-user', options.serviceUser, name),
    groupName: named('--group', options.group, name),
    appName: named('--app', options.app, name),
    policyName: checkForm('--policy', options.policy ?? name, NAME, NAME_ALLOWED),
  };
}

/** @throws Failure `input` */
export function checkName(name: string): string {
  return checkForm('--name', name, NAME, NAME_ALLOWED);
}

/** The workload in characters that every kind of object accepts. A digest is added if two workloads could have the same name. */
function defaultName(provider: string, { label, issuer }: Workload): string {
  if (label === '')
    throw invalidInput(
      'these flags do not determine the name of the setup',
      '--name, with the value that was used for setup',
    );
  const plain = label
    .replaceAll('/', '.')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60);
  // An owner on github.com has no dot in its name, so the first dot stands for the slash.
  const exact = provider === 'github' && issuer === GITHUB_ISSUER && label.length <= 60 && !label.endsWith('*');
  const digest = createHash('sha256').update(`${issuer}\n${label}`).digest('hex').slice(0, 6);
  return ['wif', provider, plain, ...(exact ? [] : [digest])].filter(Boolean).join('-');
}

function defaultTrustName(issuer: string): string {
  const { host, pathname } = new URL(issuer);
  return `${host}${pathname === '/' ? '' : pathname}`.replace(/[^\w .:/-]/g, '-').slice(0, 100);
}

/** Names of objects in the domain may contain blanks, but no line breaks. */
function named(flag: string, value: string | undefined, fallback: string): string {
  return checkForm(flag, value ?? fallback, /^[^\p{C}]{1,100}$/u, 'up to 100 characters in one line');
}

const FORM_OPTIONS = ['subjectForm', 'ownerId', 'repositoryId'] as const;

/** A removal works without GitHub: the rules in the trust show the form of the subjects. Also used while questions are asked. */
export const WITHOUT_GITHUB: ProviderContext = {
  http: { send: () => Promise.reject(new Error('GitHub is not asked')) },
  githubToken: () => Promise.resolve(undefined),
  chooseSubjectForm: () => Promise.resolve({ subjectForm: 'names' }),
};

// The impersonation rules that the user's options and the provider ask for.

/** @throws Failure `input` for a rule that cannot match, or that would trust everyone */
export function impersonationRules(options: SetupOptions, workload: Workload): Rule[] {
  const further = (options.require ?? []).map(readRequirement);
  const given = options.rule === undefined ? [] : [readWholeRule(options.rule)];
  const rules: Rule[] = [...workload.conditions.map((terms) => [terms]), ...given].map((rule) =>
    rule.map((terms) => [...terms, ...further]),
  );
  for (const rule of rules) {
    for (const term of rule.flat()) checkTerm(term, originOf(term, options));
    refuseEverybody(rule, workload.pinning ?? pinningOfIssuer(workload.issuer));
  }
  return rules;
}

function originOf(term: Term, options: SetupOptions): string {
  if (options.rule !== undefined) return 'the rule';
  return (options.require ?? []).includes(`${term.claim}=${term.value}`)
    ? '--require'
    : `the condition on ${printable(term.claim)}`;
}

function readRequirement(text: string): Term {
  const [, claim, value] = /^([^=\s]+)=(.*)$/su.exec(text) ?? [];
  if (claim === undefined || value === undefined) throw invalidInput(`--require is ${quoted(text)}`, 'claim=value');
  if (claim === 'aud' || claim === 'iss')
    throw invalidInput(
      `--require names the claim ${claim}`,
      'another claim; use --audience for aud, and --issuer for iss',
    );
  return { claim, operator: 'eq', value };
}

function readWholeRule(text: string): Rule {
  // Quoted values are the most frequent mistake. They may contain blanks, so they are checked first.
  if (/["']/.test(text)) {
    throw invalidInput(`the rule ${quoted(text)} has quotes; ${QUOTED}`, printable(text.replace(/["']/g, '')));
  }
  const rule = readRule(text);
  if (!rule)
    throw invalidInput(
      `the rule is ${quoted(text)}`,
      '<claim> eq <value> or <claim> co <text>, joined by "and" and "or", without parentheses',
    );
  return rule;
}

// The options that say where the issuer's keys are, with the content of the files that they name.

/** Reads the files that the options name. @throws Failure `input` */
async function keyOptions(options: SetupOptions): Promise<KeyOptions> {
  if (options.keyId !== undefined && options.jwksFile === undefined)
    throw invalidInput('--key-id is given', 'only with --jwks-file');
  return {
    jwksUrl: options.jwksUrl,
    keyId: options.keyId,
    jwks: options.jwksFile === undefined ? undefined : await readTextFile('--jwks-file', options.jwksFile),
    certificate:
      options.certificate === undefined ? undefined : await readTextFile('--certificate', options.certificate),
  };
}
