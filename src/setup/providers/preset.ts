// A preset: what setup knows about a system that issues tokens, as data, and the provider that follows from it.

import { invalidInput } from '../../failure.ts';
import { checkForm, type Form } from '../../text/form.ts';
import type { Pinning, Term } from '../desired/rule.ts';
import { flagOf, type WorkloadOption, type WorkloadOptions } from '../desired/options.ts';
import { checkIssuer, type Provider, subjectIs } from './provider.ts';

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

/** An option whose value says which tokens to trust: each value becomes separate rules. */
export interface PresetCondition extends PresetOption {
  /** The answer to the question which jobs may log in. */
  choice: string;
  hint?: string;
  /** Options that are required with this one. */
  needs?: Partial<Record<WorkloadOption, PresetOption>>;
  /** One rule for each entry; all of its terms must match. */
  rules: (value: string, values: PresetValues) => Term[][];
}

export interface Preset {
  /** As in `--provider`. */
  name: string;
  aliases: readonly string[];
  /** As people write it. */
  title: string;
  /** The issuer of the tokens. Undefined: `--issuer` is required. */
  issuer?: (values: PresetValues) => string;
  /** Whether `--issuer` is accepted as well, for a self-hosted server. */
  ownServer?: boolean;
  /** Its public issuers. Rules for them that are written without the preset must meet `pinning` too. */
  publicIssuers?: RegExp;
  /** Claims that identify the owner of a job. Undefined: any claim about the workload will do. */
  pinning?: Pinning;
  /** In the order in which setup asks for them. */
  required: Partial<Record<WorkloadOption, PresetOption>>;
  conditions: Partial<Record<WorkloadOption, PresetCondition>>;
  /** Differences of `--subject`, which every preset accepts. */
  subject?: Partial<PresetOption>;
  /** Claims that every token of the workload has. */
  known?: (values: PresetValues) => Term[];
  /** Distinguishes the workload from all others of the issuer; part of the names of the created objects. */
  label: (values: PresetValues) => string;
  audienceIsList?: boolean;
  notes?: readonly string[];
  /** The flags with which a job gives its token to `oci-wif login`. Undefined: not a CI system. */
  tokenFlags?: (audience: string | undefined) => string;
}

/** The options that say which tokens to trust, `--subject` among them. */
export function conditionsOf({ conditions, subject }: Preset): Partial<Record<WorkloadOption, PresetCondition>> {
  return {
    ...conditions,
    subject: {
      pattern: /./,
      expected: 'the subject of a decoded token',
      question: 'Subject, exactly as in the claim sub; * matches any text',
      choice: 'tokens with a subject that I know',
      ...subject,
      rules: (value) => [[subjectIs(value)]],
    },
  };
}

/** All options of a preset, for the questions on a terminal. */
export function presetOptions(preset: Preset): Partial<Record<WorkloadOption, PresetOption>> {
  const conditions = conditionsOf(preset);
  const needed = Object.values(conditions).map(({ needs = {} }) => needs);
  return Object.assign({}, preset.required, conditions, ...needed) as Partial<Record<WorkloadOption, PresetOption>>;
}

export function presetProvider(preset: Preset): Provider {
  const { name, issuer, ownServer = false, required, pinning, audienceIsList = false } = preset;
  const conditions = entriesOf(conditionsOf(preset));
  return {
    name,
    required: [...(issuer === undefined ? ['issuer' as const] : []), ...optionsOf(required)],
    oneOf: conditions.map(([option]) => option),
    optional: [
      ...(ownServer ? ['issuer' as const] : []),
      ...conditions.flatMap(([, { needs = {} }]) => optionsOf(needs)),
    ],
    needs: Object.fromEntries(conditions.map(([option, { needs = {} }]) => [option, optionsOf(needs)])),
    audienceIsList,
    describe(options) {
      const given = options.issuer === undefined ? undefined : checkIssuer(options.issuer);
      const chosen = conditions.flatMap(([option, condition]) =>
        valuesOf(option, condition, options).map((value) => ({ option, condition, value })),
      );
      // In a removal, no condition is given, and the options that one needs still identify the workload.
      const active =
        chosen.length === 0 ? conditions.map(([, condition]) => condition) : chosen.map((one) => one.condition);
      const values = textsOf([required, ...active.map(({ needs = {} }) => needs)], options);
      refuseUnused(conditions, values, options);
      const [first] = chosen;
      return {
        issuer: given ?? issuer?.(values) ?? '',
        conditions: chosen.flatMap(({ condition, value }) => condition.rules(value, values)),
        ...(pinning === undefined ? {} : { pinning }),
        known: preset.known?.(values) ?? [],
        label: preset.label(first === undefined ? values : { [first.option]: first.value, ...values }),
        notes: preset.notes ?? [],
      };
    },
  };
}

type Options<T> = Partial<Record<WorkloadOption, T>>;

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
