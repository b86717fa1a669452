// Asks on a terminal for the values that setup needs and that no flag gives. Everything else has a default.

import { Failure, invalidInput } from '../../failure.ts';
import { checkDomainUrl } from '../../federation/exchange-request.ts';
import { checkName, impersonationRules, WITHOUT_GITHUB } from '../../setup/desired/desired-trust.ts';
import {
  flagOf,
  OPTION_ROWS,
  type OptionName,
  OPTIONS,
  type Purpose,
  type Question,
  type SetupOptions,
  type WorkloadOption,
  workloadOptions,
} from '../../setup/desired/options.ts';
import { lacksNamespace, READ_NAMESPACE, readAllowance } from '../../setup/desired/statement.ts';
import { GITHUB_ID } from '../../setup/providers/github.ts';
import {
  checkIssuer,
  type Provider,
  type SubjectForm,
  type UnknownSubjectForm,
  type Workload,
} from '../../setup/providers/provider.ts';
import { providerNamed, PROVIDERS } from '../../setup/providers/find-provider.ts';
import { checkForm } from '../../text/form.ts';
import { wrapped } from '../../text/printable.ts';
import { Cancelled } from '../terminal.ts';

/**
 * @param canAllow whether policies can be created
 * @throws Cancelled; Failure `input` for a given value that is not valid
 */
export async function askForMissing(given: SetupOptions, purpose: Purpose, canAllow: boolean): Promise<SetupOptions> {
  const filled: SetupOptions = { ...given };
  filled.domainUrl ??= await askOption('domainUrl', (answer) => void checkDomainUrl(answer));
  filled.provider ??= await askProvider();
  const provider = providerNamed(filled.provider);
  for (const option of provider.required) {
    if (filled[option] === undefined) await askWorkload(option, provider, filled);
  }
  if (purpose === 'existing') {
    if (filled.name === undefined && !(await determinesName(provider, filled))) {
      filled.name = await askOption('name', (answer) => void checkName(answer));
    }
    return filled;
  }
  await askCondition(provider, filled);
  if (filled.tokenType === 'rpst')
    filled.resourceType ??= await askOption('resourceType', (answer) => {
      requireText(answer, 'resourceType');
    });
  if (canAllow && filled.allow === undefined) filled.allow = await askAllowances();
  return filled;
}

/** CI systems are asked for separately, so that each list fits on a screen. */
async function askProvider(): Promise<string> {
  const chosen = await choose('Which identity provider issues the tokens?', PROVIDER_CHOICES);
  return chosen === OTHER_CI_CHOICE.value ? choose('Which CI system?', choicesOf(OTHER_CI)) : chosen;
}

async function askCondition(provider: Provider, filled: SetupOptions): Promise<void> {
  const restricted = provider.restricted?.(filled);
  const { oneOf } = restricted ?? provider;
  const isGiven =
    filled.rule !== undefined ||
    restricted?.isGiven === true ||
    provider.oneOf.some((option) => filled[option] !== undefined);
  const [only, ...others] = oneOf;
  if (isGiven || only === undefined) return;
  const choices = oneOf.map((value) => {
    const { choice: label = value, hint } = provider.choices[value] ?? {};
    return { value, label, ...(hint === undefined ? {} : { hint }) };
  });
  const option =
    others.length === 0 ? only : await choose(`Which ${isCi(provider) ? 'jobs' : 'tokens'} may log in?`, choices);
  for (const needed of (restricted ?? provider).needs?.[option] ?? []) {
    if (filled[needed] === undefined) await askWorkload(needed, provider, filled);
  }
  if (OPTION_ROWS[option].type === 'switch') Object.assign(filled, { [option]: true });
  else await askWorkload(option, provider, filled);
}

async function askWorkload(option: WorkloadOption, provider: Provider, filled: SetupOptions): Promise<void> {
  const valueOf = (answer: string): string | string[] => (OPTION_ROWS[option].type === 'list' ? [answer] : answer);
  const row = provider.questions[option];
  const answer = await askText(
    { message: row?.question ?? option, placeholder: row?.placeholder, byDefault: row?.byDefault },
    async (text) => {
      requireText(text, option);
      if (option === 'issuer') checkIssuer(text);
      await checkWorkload(option, provider, { ...filled, [option]: valueOf(text) });
    },
  );
  Object.assign(filled, { [option]: valueOf(answer) });
}

function askOption(option: OptionName, check: (answer: string) => void): Promise<string> {
  return askText(OPTION_ROWS[option].question ?? { message: option }, (answer) => {
    check(answer);
    return Promise.resolve();
  });
}

async function askAllowances(): Promise<string[]> {
  const statements: string[] = [];
  for (;;) {
    const answer = await askText(
      statements.length === 0 ? OPTIONS.allow.question : { message: 'Another permission (or empty)' },
      (text) => {
        if (text !== '') readAllowance(text);
        return Promise.resolve();
      },
    );
    if (answer !== '') statements.push(answer);
    else if (!lacksNamespace(statements.map(readAllowance))) return statements;
    else {
      const isWanted = await confirmed(`Also allow "${READ_NAMESPACE}"? Most tools need it.`, true);
      return isWanted ? [...statements, READ_NAMESPACE] : statements;
    }
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
    workload = await provider.describe(workloadOptions(options), WITHOUT_GITHUB);
  } catch (error) {
    if (error instanceof Failure && !error.detail.startsWith(`${flagOf(option)} `)) return;
    throw error;
  }
  impersonationRules(options, workload);
}

/** Asks which form the subjects of a repository have, and for the IDs that the second form contains. @throws Cancelled */
export async function askSubjectForm({
  repository,
  why,
  names,
  immutable,
  ghApi,
}: UnknownSubjectForm): Promise<SubjectForm> {
  const { log } = await import('@clack/prompts');
  log.warn(inLines(`${why}. See the form with: ${ghApi} repos/${repository}/actions/oidc/customization/sub`));
  const form = await choose('Which form do the subjects of the repository have?', [
    { value: 'names', label: names, hint: 'created before 15 July 2026, and neither renamed nor transferred since' },
    { value: 'immutable', label: immutable, hint: 'created, renamed or transferred since' },
  ]);
  if (form === 'names') return { subjectForm: form };
  const askId = (option: 'ownerId' | 'repositoryId', message: string): Promise<string> =>
    askText({ message }, (answer) => {
      checkForm(flagOf(option), answer, GITHUB_ID, 'a number');
      return Promise.resolve();
    });
  return {
    ownerId: await askId('ownerId', `ID of the owner (${ghApi} repos/${repository} --jq .owner.id)`),
    repositoryId: await askId('repositoryId', `ID of the repository (${ghApi} repos/${repository} --jq .id)`),
  };
}

async function determinesName(provider: Provider, options: SetupOptions): Promise<boolean> {
  const { label } = await provider.describe(workloadOptions(options), WITHOUT_GITHUB);
  return label !== '';
}

interface Choice {
  value: string;
  label: string;
  hint?: string;
}

const choicesOf = (providers: readonly Provider[]): Choice[] =>
  providers.map(({ name, title }) => ({ value: name, label: title }));

/** These have a line of their own in the list of the identity providers; the other CI systems share one. */
const BEST_KNOWN: readonly string[] = ['github', 'gitlab'];

const OTHER_CI = PROVIDERS.filter(({ name, tokenFlags }) => tokenFlags !== undefined && !BEST_KNOWN.includes(name));

const OTHER_CI_CHOICE: Choice = {
  value: 'other-ci',
  label: 'another CI system',
  hint: OTHER_CI.map(({ title }) => title).join(', '),
};

const PROVIDER_CHOICES: readonly Choice[] = [
  ...choicesOf(PROVIDERS.filter(({ name }) => BEST_KNOWN.includes(name))),
  OTHER_CI_CHOICE,
  ...choicesOf(PROVIDERS.filter((provider) => !BEST_KNOWN.includes(provider.name) && !OTHER_CI.includes(provider))),
];

/** Whether the tokens of the provider are those of CI jobs. */
function isCi({ name, tokenFlags }: Provider): boolean {
  return BEST_KNOWN.includes(name) || tokenFlags !== undefined;
}

// Questions on the terminal. Each answer is checked when it is given, and asked for again if it is wrong.

/**
 * @param check throws a Failure for an answer that is not valid
 * @returns the answer without spaces around it; empty if there is none
 * @throws Cancelled
 */
async function askText(question: Question, check: (answer: string) => Promise<void>): Promise<string> {
  const { text, log } = await import('@clack/prompts');
  const { message, placeholder, byDefault } = question;
  for (;;) {
    const typed = answered(
      await text({
        ...terminal(),
        message: byDefault === undefined ? message : `${message} [${byDefault}]`,
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(byDefault === undefined ? {} : { defaultValue: byDefault }),
      }),
    );
    const answer = typed.trim();
    try {
      await check(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.error(inLines(withoutFlag(error.detail)));
    }
  }
}

/** @throws Cancelled */
async function choose<T extends string>(
  message: string,
  choices: readonly { value: T; label: string; hint?: string }[],
): Promise<T> {
  const { select } = await import('@clack/prompts');
  // The type of clack's options depends on T in a way that TypeScript cannot resolve.
  const options = [...choices] as unknown as { value: string; label: string }[];
  return answered(await select({ ...terminal(), message, options })) as T;
}

/** @param question names what will happen. @throws Cancelled */
export async function confirmed(question: string, byDefault = false): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return answered(await confirm({ ...terminal(), message: question, initialValue: byDefault }));
}

/** The streams of now: clack keeps those of the moment in which it was loaded. */
function terminal() {
  return { input: process.stdin, output: process.stdout };
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol') throw new Cancelled();
  return answer as Exclude<T, symbol>;
}

/** Broken between words: the prompts would break a line that is too long anywhere. */
function inLines(text: string): string {
  return wrapped(text, '', (process.stdout.columns || 80) - MARGIN).join('\n');
}

/** What the prompts print before each line, and a column that some terminals leave empty. */
const MARGIN = 4;

/** `--branch is "refs/x"; expected: …` → `"refs/x" is not valid; expected: …`: on a terminal, nobody has typed the flag. */
function withoutFlag(detail: string): string {
  return detail.replace(/^--[\w-]+ is ("[^"]*")/, '$1 is not valid').replace(/^--[\w-]+ /, 'this ');
}
