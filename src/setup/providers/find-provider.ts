// The providers by name, and the check of the options against what a provider accepts.

import { invalidInput } from '../../failure.ts';
import { githubServer } from '../../federation/advice.ts';
import { quoted } from '../../text/printable.ts';
import type { Pinning } from '../desired/rule.ts';
import { flagOf, PROVIDER_NAMES, type WorkloadOption, type WorkloadOptions } from '../desired/options.ts';
import { github, GITHUB_PINNING } from './github.ts';
import { presetProvider, type Provider } from './provider.ts';
import { PRESETS } from './presets.ts';

export const PROVIDERS: readonly Provider[] = PROVIDER_NAMES.map((name) =>
  name === 'github' ? github : presetProvider(name, PRESETS[name]),
);

/** @returns the name of the provider for an alias, and every other name as it is */
export function resolveAlias(name: string): string {
  return PROVIDERS.find(({ aliases }) => aliases.includes(name.toLowerCase()))?.name ?? name;
}

/**
 * @param needsRule whether a branch or the like has to be named
 * @throws Failure `input` for an unknown provider, a missing option, and one that the provider does not accept
 */
export function findProvider(name: string | undefined, options: WorkloadOptions, needsRule: boolean): Provider {
  const provider = providerNamed(name);
  const given = (Object.keys(options) as WorkloadOption[]).filter((option) => isGiven(options[option]));
  const { required, oneOf, optional, needs = {} } = provider;
  const taken = [...required, ...oneOf, ...optional];
  // Every provider takes a further condition.
  const unsupported = given.find((option) => option !== 'require' && !taken.includes(option));
  if (unsupported !== undefined) {
    throw invalidInput(`${flagOf(unsupported)} cannot be used with --provider ${provider.name}`, flags(taken));
  }
  const missing = required.find((option) => !given.includes(option));
  if (missing !== undefined) throw invalidInput(`--provider ${provider.name} needs ${flagOf(missing)}`, flags(taken));
  for (const option of given) {
    const needed = needs[option]?.find((other) => !given.includes(other));
    if (needed !== undefined)
      throw invalidInput(`--provider ${provider.name} needs ${flagOf(needed)} with ${flagOf(option)}`, 'both of them');
  }
  const restricted = provider.restricted?.(options);
  const saysWhich = restricted?.isGiven === true || oneOf.some((option) => given.includes(option));
  if (needsRule && oneOf.length > 0 && !saysWhich)
    throw invalidInput(
      `--provider ${provider.name} does not say which tokens to trust`,
      restricted?.expected ?? flags(oneOf),
    );
  return provider;
}

/** @throws Failure `input` for an unknown provider */
export function providerNamed(name: string | undefined): Provider {
  const wanted = name === undefined ? undefined : resolveAlias(name);
  const provider = PROVIDERS.find((candidate) => candidate.name === wanted);
  if (provider) return provider;
  const problem = name === undefined ? '--provider is missing' : `--provider is ${quoted(name)}`;
  throw invalidInput(problem, PROVIDER_NAMES.join(', '));
}

function flags(options: readonly string[]): string {
  return options.map(flagOf).join(', ');
}

function isGiven(value: WorkloadOptions[WorkloadOption]): boolean {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}

// Issuers that give tokens to everyone, and what a rule must contain so that it does not trust everyone.

const PUBLIC_ISSUERS: readonly [provider: string, RegExp, Pinning][] = [
  // With a suffix, it is the issuer of one enterprise, which all of its repositories share.
  ['github', /^https:\/\/token\.actions\.githubusercontent\.com(\/|$)/, GITHUB_PINNING],
  ...Object.entries(PRESETS).flatMap(([name, { publicIssuers, pinning }]): [string, RegExp, Pinning][] =>
    publicIssuers === undefined || pinning === undefined ? [] : [[name, publicIssuers, pinning]],
  ),
];

/** @returns undefined for an issuer that is not known to be public */
export function pinningOfIssuer(issuer: string): Pinning | undefined {
  return PUBLIC_ISSUERS.find(([, pattern]) => pattern.test(issuer))?.[2];
}

/** @returns a note if another provider knows the tokens of this issuer, and whom a rule for them lets in */
export function noteOnIssuer(chosen: Provider, issuer: string): string[] {
  const isGithub = githubServer({ iss: issuer }) !== undefined;
  const name = isGithub ? 'github' : PUBLIC_ISSUERS.find(([, pattern]) => pattern.test(issuer))?.[0];
  if (name === undefined || name === chosen.name) return [];
  return [
    `the issuer is that of ${providerNamed(name).title}: prefer --provider ${name} if it can write this rule, because it knows the claims of these tokens. ` +
      `With --provider ${chosen.name}, setup checks only that the rule does not accept everyone who can get a token from this issuer`,
  ];
}
