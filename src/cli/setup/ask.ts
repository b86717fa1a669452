// Asks on a terminal for the values that setup needs and that no flag gives. Everything else has a default.

import { Failure, invalidInput } from '../../failure.ts';
import { checkDomainUrl } from '../../federation/domain-url.ts';
import { checkName } from '../../setup/desired/object-names.ts';
import { OPTIONS, workloadOptions, type OptionName, type SetupOptions } from '../../setup/desired/options.ts';
import { rulesOf } from '../../setup/desired/option-rules.ts';
import { readAllowance } from '../../setup/desired/statement.ts';
import { checkIssuer } from '../../setup/providers/issuer.ts';
import {
  flagOf,
  type Provider,
  type ProviderContext,
  type Workload,
  type WorkloadOption,
} from '../../setup/providers/provider.ts';
import { providerNamed } from '../../setup/providers/registry.ts';
import { askText, choose } from './prompts.ts';
import {
  ALLOW,
  ALLOW_MORE,
  CI_CHOICES,
  conditionChoice,
  isCi,
  OTHER_CI,
  PROVIDER_CHOICES,
  questionFor,
} from './questions.ts';

export interface Purpose {
  /** `partial`: to remove the setup or to rotate its secret, for which no condition and no permission is needed. */
  scope: 'whole' | 'partial';
  /** Whether policies can be created. */
  canAllow: boolean;
}

/** @throws Cancelled; Failure `input` for a given value that is not valid */
export async function askForMissing(given: SetupOptions, { scope, canAllow }: Purpose): Promise<SetupOptions> {
  const filled: SetupOptions = { ...given };
  filled.domainUrl ??= await askOption('domainUrl', undefined, (answer) => void checkDomainUrl(answer));
  filled.provider ??= await askProvider();
  const provider = providerNamed(filled.provider);
  for (const option of provider.required) {
    if (filled[option] === undefined) await askWorkload(option, provider, filled);
  }
  if (scope === 'partial') {
    if (filled.name === undefined && !(await determinesName(provider, filled))) {
      filled.name = await askOption('name', undefined, (answer) => void checkName(answer));
    }
    return filled;
  }
  await askCondition(provider, filled);
  if (filled.tokenType === 'rpst')
    filled.resourceType ??= await askOption('resourceType', undefined, (answer) => {
      requireText(answer, 'resourceType');
    });
  if (canAllow && filled.allow === undefined) filled.allow = await askAllowances();
  return filled;
}

/** CI systems are asked for separately, so that each list fits on a screen. */
async function askProvider(): Promise<string> {
  const chosen = await choose('Which identity provider issues the tokens?', PROVIDER_CHOICES);
  return chosen === OTHER_CI.value ? choose('Which CI system?', CI_CHOICES) : chosen;
}

async function askCondition(provider: Provider, filled: SetupOptions): Promise<void> {
  const { oneOf, name } = provider;
  const isGiven = filled.rule !== undefined || oneOf.some((option) => filled[option] !== undefined);
  const [only, ...others] = oneOf;
  if (isGiven || only === undefined) return;
  const choices = oneOf.map((value) => ({ value, ...conditionChoice(value, name) }));
  const option =
    others.length === 0 ? only : await choose(`Which ${isCi(name) ? 'jobs' : 'tokens'} may log in?`, choices);
  for (const needed of provider.needs?.[option] ?? []) {
    if (filled[needed] === undefined) await askWorkload(needed, provider, filled);
  }
  if (OPTIONS[option].kind === 'switch') Object.assign(filled, { [option]: true });
  else await askWorkload(option, provider, filled);
}

async function askWorkload(option: WorkloadOption, provider: Provider, filled: SetupOptions): Promise<void> {
  const valueOf = (answer: string): string | string[] => (OPTIONS[option].kind === 'list' ? [answer] : answer);
  const answer = await askOption(option, provider.name, async (text) => {
    requireText(text, option);
    if (option === 'issuer') checkIssuer(text);
    await checkWorkload(option, provider, { ...filled, [option]: valueOf(text) });
  });
  Object.assign(filled, { [option]: valueOf(answer) });
}

function askOption(
  option: OptionName,
  provider: string | undefined,
  check: (answer: string) => void | Promise<void>,
): Promise<string> {
  return askText(questionFor(option, provider), async (answer) => {
    await check(answer);
  });
}

async function askAllowances(): Promise<string[]> {
  const statements: string[] = [];
  for (;;) {
    const answer = await askText(statements.length === 0 ? ALLOW : ALLOW_MORE, (text) => {
      if (text !== '') readAllowance(text);
      return Promise.resolve();
    });
    if (answer === '') return statements;
    statements.push(answer);
  }
}

function requireText(answer: string, option: OptionName): void {
  if (answer === '')
    throw invalidInput('nothing was typed', `a value, or Ctrl-C to cancel and ${flagOf(option)} as a flag`);
}

/**
 * Describes the workload without any request. A failure that another missing value causes does not count.
 *
 * @throws Failure `input` for a wrong value of the option
 */
async function checkWorkload(option: WorkloadOption, provider: Provider, options: SetupOptions): Promise<void> {
  let workload: Workload;
  try {
    workload = await provider.describe(workloadOptions(options), WITHOUT_REQUESTS);
  } catch (error) {
    if (error instanceof Failure && !error.detail.startsWith(`${flagOf(option)} `)) return;
    throw error;
  }
  rulesOf(options, workload);
}

async function determinesName(provider: Provider, options: SetupOptions): Promise<boolean> {
  const { label } = await provider.describe(workloadOptions(options), WITHOUT_REQUESTS);
  return label !== '';
}

/** Without a token for GitHub, its API is not asked. */
const WITHOUT_REQUESTS: ProviderContext = {
  http: { send: () => Promise.reject(new Error('no request is sent to check an answer')) },
  githubToken: () => Promise.resolve(undefined),
};
