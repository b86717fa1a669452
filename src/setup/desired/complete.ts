// Completes the user's options to the desired trust: the provider's part, the default names, and all checks that need no administrator.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { printable, quoted } from '../../text/printable.ts';
import { Failure, invalidInput } from '../../failure.ts';
import { checkDomainUrl } from '../../federation/domain-url.ts';
import { keySource, type KeyOptions } from './keys.ts';
import { workloadOptions, type SetupOptions } from './options.ts';
import { GITHUB_ISSUER } from '../providers/github.ts';
import { checkForm } from '../../text/form.ts';
import type { ProviderContext, Workload } from '../providers/provider.ts';
import { pinningOfIssuer } from '../providers/public-issuers.ts';
import { findProvider } from '../providers/registry.ts';
import { checkTerm, readRule, refuseEverybody, type Rule, type Term } from './rule.ts';
import { readAllowance, readExpiry } from './statement.ts';
import { MAX_PROPAGATIONS, type DesiredTrust } from './desired-trust.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const NAME_ALLOWED = 'up to 100 letters, digits, dots, underscores and hyphens';

/**
 * @param purpose `remove`: no rule has to be named, and the issuer is not asked for its keys
 * @throws Failure `input`, and what HttpClient.send throws if the issuer cannot be reached
 */
export async function completeOptions(
  options: SetupOptions,
  purpose: 'set-up' | 'remove',
  context: ProviderContext,
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
  const name = checkForm('--name', options.name ?? defaultName(provider.name, workload), NAME, NAME_ALLOWED);
  const propagations = type === 'rpst' ? propagationsOf(options, rules, workload) : [];
  const conditions = rules.flatMap((rule) => rule.map((terms) => [...workload.known, ...terms]));
  const policyCompartment =
    options.policyCompartment === undefined
      ? undefined
      : checkForm(
          '--policy-compartment',
          options.policyCompartment,
          /^ocid1\.(compartment|tenancy)\.[\w.-]+$/,
          'the OCID of a compartment',
        );

  return {
    domainUrl,
    name,
    issuer: workload.issuer,
    tokenType: type,
    rules: type === 'upst' ? rules : [],
    conditions: type === 'rpst' ? conditions : [],
    resourceType: options.resourceType,
    propagations,
    audiences: audiencesOf(options),
    keys: removing ? undefined : await keySource(workload.issuer, await keyOptions(options), context.http),
    trustName: checkForm(
      '--trust',
      options.trust ?? defaultTrustName(workload.issuer),
      /^[\w .:/-]{1,100}$/,
      'up to 100 characters',
    ),
    userName: named('--service-user', options.serviceUser, name),
    groupName: named('--group', options.group, name),
    appName: named('--app', options.app, name),
    policyName: checkForm('--policy', options.policy ?? name, NAME, NAME_ALLOWED),
    policyCompartment,
    allowances: (options.allow ?? []).map(readAllowance),
    expires: options.expires === undefined ? undefined : readExpiry(options.expires),
    notes: workload.notes,
  };
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

function rulesOf(options: SetupOptions, workload: Workload): Rule[] {
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
    throw invalidInput(
      `the rule ${quoted(text)} has quotes; a quoted value did not match when it was tested`,
      printable(text.replace(/["']/g, '')),
    );
  }
  const rule = readRule(text);
  if (!rule)
    throw invalidInput(
      `the rule is ${quoted(text)}`,
      '<claim> eq <value> or <claim> co <text>, joined by "and" and "or", without parentheses',
    );
  return rule;
}

function propagationsOf(options: SetupOptions, rules: readonly Rule[], { known }: Workload): string[] {
  const used = [...known, ...rules.flat(2)].map(({ claim }) => claim).filter((claim) => claim !== 'sub');
  const asked = (options.propagate ?? []).map((claim) =>
    checkForm('--propagate', claim.replace(/^ext_/, ''), /^[A-Za-z_]\w*$/, 'the name of a claim'),
  );
  const all = [...new Set([...used, ...asked])];
  if (all.length > MAX_PROPAGATIONS) {
    throw invalidInput(
      `${all.length} claims would be propagated (${all.join(', ')})`,
      `at most ${MAX_PROPAGATIONS}, including the claims of the conditions`,
    );
  }
  return all;
}

function audiencesOf(options: SetupOptions): string[] {
  return (options.audience ?? []).map((audience) =>
    checkForm('--audience', audience, /^[\x21-\x7e]{1,255}$/, 'text without spaces'),
  );
}

async function keyOptions(options: SetupOptions): Promise<KeyOptions> {
  if (options.keyId !== undefined && options.jwksFile === undefined)
    throw invalidInput('--key-id is given', 'only with --jwks-file');
  return {
    jwksUrl: options.jwksUrl,
    keyId: options.keyId,
    jwks: await fileOf('--jwks-file', options.jwksFile),
    certificate: await fileOf('--certificate', options.certificate),
  };
}

async function fileOf(flag: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Failure('input', 'Invalid input', `${flag} ${quoted(path)} cannot be read`, { cause });
  }
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
  const exact = provider === 'github' && issuer === GITHUB_ISSUER && label.length <= 60;
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
