// What setup knows about an identity provider, and how it follows from a preset: issuer, options and rules as data.

import { invalidInput } from '../../failure.ts';
import type { HttpClient } from '../../http/client.ts';
import { checkForm, type Form } from '../../text/form.ts';
import { quoted } from '../../text/printable.ts';
import { flagOf, type ProviderName, type WorkloadOption, type WorkloadOptions } from '../desired/options.ts';
import type { Pinning, Term } from '../desired/rule.ts';

export interface Workload {
  /** Exactly as in the tokens' `iss` claim. */
  issuer: string;
  /** One rule for each entry; all of its terms must match. */
  conditions: readonly (readonly Term[])[];
  /** Undefined: that of the issuer, if it is public. */
  pinning?: Pinning;
  /** Claims that every token of the workload has; an RPST can contain them. */
  known: readonly Term[];
  /** Further claims of every token of the workload, which follow from these. */
  implied?: readonly Term[];
  /** Distinguishes this workload from all others of the issuer; part of the names of the created objects. */
  label: string;
  /** Assumptions, one sentence each. */
  notes: readonly string[];
}

export interface ProviderContext {
  http: HttpClient;
  /** Returns a token for GitHub's API, if there is one; called only if needed. Secret. */
  githubToken: (host: string) => Promise<string | undefined>;
  /** Called if GitHub does not say which form the subjects of a repository have. @throws Failure `input` if nobody can be asked */
  chooseSubjectForm: (unknown: UnknownSubjectForm) => Promise<SubjectForm>;
}

/** Why the form of a repository's subjects is not known, and an example of each. */
export interface UnknownSubjectForm {
  repository: string;
  /** A sentence without its full stop. */
  why: string;
  names: string;
  immutable: string;
  /** `gh api`, with the host if it is not github.com. */
  ghApi: string;
}

export type SubjectForm = Pick<WorkloadOptions, 'subjectForm' | 'ownerId' | 'repositoryId'>;

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
  /** For a workload of which only some of `oneOf` can be trusted. Undefined: it is not one. */
  restricted?: (options: WorkloadOptions) => RestrictedChoice | undefined;
  /** Options that are required only if the key is given. */
  needs?: Partial<Record<WorkloadOption, readonly WorkloadOption[]>>;
  /** True: its tokens have a list in the claim `aud`, even with one audience. */
  audienceIsList?: boolean;
  /** The form that the claim `aud` always has. Undefined: the job chooses it. */
  audience?: (options: WorkloadOptions) => Form | undefined;
  /** @throws Failure `input` for a value that does not have the required form */
  describe(options: WorkloadOptions, context: ProviderContext): Workload | Promise<Workload>;
}

interface RestrictedChoice {
  /** A part of `oneOf`. */
  oneOf: readonly WorkloadOption[];
  /** Options that are required with one of them. */
  needs: Partial<Record<WorkloadOption, readonly WorkloadOption[]>>;
  /** Whether other options say which tokens to trust. */
  isGiven: boolean;
  expected: string;
}

type Options<T> = Partial<Record<WorkloadOption, T>>;

/** One option of a preset. */
export interface PresetOption extends Form {
  /** What setup asks on a terminal. */
  question: string;
  placeholder?: string;
  byDefault?: string;
  /** Changes a valid value into the form that the tokens have. */
  normalize?: (value: string) => string;
}

/** The checked values of the options that identify the workload. */
type PresetValues = Readonly<Partial<Record<WorkloadOption, string>>>;

/** The `--issuer` of a preset, exactly as in the claim `iss`. */
const ISSUER: PresetOption = {
  pattern: /./,
  expected: 'exactly the https URL in the claim iss of the tokens',
  question: 'Issuer, exactly as in the claim iss of the tokens',
  placeholder: 'https://…',
};

/** An option whose value says which tokens to trust: each value becomes separate rules. */
interface PresetCondition extends PresetOption {
  /** The answer to the question which jobs may log in. */
  choice: string;
  hint?: string;
  /** Options that are required with this one. */
  needs?: Options<PresetOption>;
  /** One rule for each entry; all of its terms must match. */
  rules: (value: string, values: PresetValues) => Term[][];
}

export interface Preset {
  aliases: readonly string[];
  /** As people write it. */
  title: string;
  /** The issuer of the tokens. Undefined: `--issuer` is required. */
  issuer?: (values: PresetValues) => string;
  /** Whether `--issuer` is accepted as well, for a self-hosted server. */
  ownServer?: boolean;
  /** Differences of `--issuer`. */
  issuerOption?: Partial<PresetOption>;
  /** Its public issuers. Rules for them that are written without the preset must meet `pinning` too. */
  publicIssuers?: RegExp;
  /** Claims that identify the owner of a job. Undefined: any claim about the workload will do. */
  pinning?: Pinning;
  /** In the order in which setup asks for them. */
  required: Options<PresetOption>;
  optional?: Options<PresetOption>;
  /** Options of which at least one is required; each says which tokens to trust. */
  conditions: Options<PresetCondition>;
  /** True: a token must meet one value of each condition that is given. Otherwise, one value of any of them is enough. */
  combined?: boolean;
  /** The rules of a preset without conditions. */
  rules?: (values: PresetValues) => Term[][];
  /** Claims that every token of the workload has. */
  known?: (values: PresetValues) => Term[];
  /** Distinguishes the workload from all others of the issuer; part of the names of the created objects. */
  label: (values: PresetValues) => string;
  audienceIsList?: boolean;
  audience?: (options: WorkloadOptions) => Form | undefined;
  notes?: (values: PresetValues) => string[];
  /** The flags with which a job gives its token to `oci-wif login`. Undefined: not a CI system. */
  tokenFlags?: (audience: string | undefined) => string;
}

export function presetProvider(name: ProviderName, preset: Preset): Provider {
  const { issuer, ownServer = false, required, optional = {}, pinning, audienceIsList = false } = preset;
  const issuerOption = { ...ISSUER, ...preset.issuerOption };
  const conditions = entriesOf(preset.conditions);
  const needed = conditions.map(([, { needs = {} }]) => needs);
  return {
    name,
    aliases: preset.aliases,
    title: preset.title,
    ...(preset.tokenFlags === undefined ? {} : { tokenFlags: preset.tokenFlags }),
    questions: { issuer: issuerOption, ...required, ...optional, ...preset.conditions, ...mergedOptions(needed) },
    choices: preset.conditions,
    required: [...(issuer === undefined ? ['issuer' as const] : []), ...optionsOf(required)],
    oneOf: conditions.map(([option]) => option),
    optional: [...(ownServer ? ['issuer' as const] : []), ...optionsOf(optional), ...needed.flatMap(optionsOf)],
    needs: Object.fromEntries(conditions.map(([option, { needs = {} }]) => [option, optionsOf(needs)])),
    audienceIsList,
    ...(preset.audience === undefined ? {} : { audience: preset.audience }),
    describe(options) {
      const given = options.issuer === undefined ? undefined : checkIssuer(options.issuer);
      if (given !== undefined) checkForm('--issuer', given, issuerOption.pattern, issuerOption.expected);
      const chosen = conditions
        .map(([option, condition]) => ({ option, condition, values: valuesOf(option, condition, options) }))
        .filter(({ values }) => values.length > 0);
      // In a removal, no condition is given, and the options that one needs still identify the workload.
      const active = chosen.length === 0 ? needed : chosen.map(({ condition: { needs = {} } }) => needs);
      const values = textsOf([required, optional, ...active], options);
      refuseUnused(conditions, values, options);
      const alternatives = chosen.map(({ condition, values: each }) =>
        each.flatMap((value) => condition.rules(value, values)),
      );
      // While setup asks for the options on a terminal, some are still missing.
      const isComplete = optionsOf(required).every((option) => values[option] !== undefined);
      const fixed = isComplete ? (preset.rules?.(values) ?? []) : [];
      const all = { ...Object.fromEntries(chosen.map(({ option, values: [first] }) => [option, first])), ...values };
      return {
        issuer: given ?? issuer?.(values) ?? '',
        conditions: [...fixed, ...(preset.combined === true ? allOf(alternatives) : alternatives.flat())],
        ...(pinning === undefined ? {} : { pinning }),
        known: preset.known?.(values) ?? [],
        label: preset.label(all),
        notes: preset.notes?.(all) ?? [],
      };
    },
  };
}

/** Each rule requires one alternative of each group. */
function allOf(groups: readonly Term[][][]): Term[][] {
  const [first = [], ...others] = groups;
  return others.reduce((rules, group) => rules.flatMap((rule) => group.map((terms) => [...rule, ...terms])), first);
}

function mergedOptions(options: readonly Options<PresetOption>[]): Options<PresetOption> {
  return Object.fromEntries(options.flatMap((one) => entriesOf(one)));
}

/** An option that belongs to another condition would be ignored, and the rule would trust more than the user meant. */
function refuseUnused(
  conditions: readonly [WorkloadOption, PresetCondition][],
  values: PresetValues,
  options: WorkloadOptions,
): void {
  for (const [condition, { needs = {} }] of conditions) {
    const unused = optionsOf(needs).find((option) => options[option] !== undefined && values[option] === undefined);
    if (unused !== undefined)
      throw invalidInput(`${flagOf(unused)} is given without ${flagOf(condition)}`, 'both of them');
  }
}

function textsOf(forms: readonly Options<PresetOption>[], options: WorkloadOptions): PresetValues {
  const entries = forms
    .flatMap((one) => entriesOf(one))
    .flatMap(([option, form]) => valuesOf(option, form, options).map((value): [string, string] => [option, value]));
  return Object.fromEntries(entries);
}

/** The checked values of an option; none if it is not given. */
function valuesOf(option: WorkloadOption, form: PresetOption, options: WorkloadOptions): string[] {
  const given = options[option];
  if (given === undefined || typeof given === 'boolean') return [];
  const { pattern, expected, normalize = (value: string) => value } = form;
  const values = typeof given === 'string' ? [given] : given;
  return values.map((value) => normalize(checkForm(flagOf(option), value, pattern, expected)));
}

function entriesOf<T>(record: Options<T>): [WorkloadOption, T][] {
  return Object.entries(record) as [WorkloadOption, T][];
}

function optionsOf(record: Options<unknown>): WorkloadOption[] {
  return Object.keys(record) as WorkloadOption[];
}

/** `sub eq <value>` */
export function subjectIs(value: string): Term {
  return { claim: 'sub', operator: 'eq', value };
}

// Options that several providers take, GitHub among them.

export const BRANCH = {
  // A full ref would become refs/heads/refs/heads/…, which matches nothing.
  pattern: /^(?!refs\/)[^\s:]+$/,
  expected: 'the name of a branch, e.g. main, without refs/heads/',
  question: 'Branch',
  byDefault: 'main',
  choice: 'jobs on a branch',
};

export const TAG = {
  pattern: BRANCH.pattern,
  expected: 'the name of a tag, e.g. v1, or v* for all that start with v, without refs/tags/',
  question: 'Tag; v* means every tag that starts with v',
  placeholder: 'v*',
  choice: 'jobs for a tag',
};

export const ENVIRONMENT = {
  question: 'Environment',
  placeholder: 'production',
  choice: 'jobs that use an environment',
  hint: 'protect the environment with required reviewers',
};

export const SUBJECT = {
  pattern: /./,
  expected: 'the subject of a decoded token',
  question: 'Subject, exactly as in the claim sub; * matches any text',
  choice: 'tokens with a subject that I know',
  rules: (value: string) => [[subjectIs(value)]],
};

// URLs as the user gave them: https, and not normalized, because the service compares an issuer exactly.

/** @throws Failure `input` */
export function checkIssuer(value: string): string {
  return checkHttpsUrl(value, '--issuer', ISSUER.expected);
}

/**
 * @param name of the flag, or of where the URL comes from, for the message
 * @throws Failure `input`
 */
export function checkHttpsUrl(
  value: string,
  name: string,
  expected = 'an https URL without user information, query and fragment',
): string {
  if (value.includes('@')) throw invalidInput(`${name} contains user information (an @)`, expected);
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:' || /[?#\s]/.test(value)) {
    throw invalidInput(`${name} is ${quoted(value)}`, expected);
  }
  return value;
}
