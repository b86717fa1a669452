// Asks on a terminal for the values that setup needs and that no flag gives. Everything else has a default.

import { Failure, invalidInput } from '../../failure.ts';
import { checkDomainUrl } from '../../federation/domain-url.ts';
import { checkName, rulesOf } from '../../setup/desired/complete.ts';
import {
  flagOf,
  type OptionName,
  OPTION_ROWS,
  type Question,
  type SetupOptions,
  type WorkloadOption,
  workloadOptions,
} from '../../setup/desired/options.ts';
import { readAllowance } from '../../setup/desired/statement.ts';
import { conditionsOf, type PresetOption, presetOptions } from '../../setup/providers/preset.ts';
import { PRESETS } from '../../setup/providers/presets.ts';
import { checkIssuer, type Provider, type ProviderContext, type Workload } from '../../setup/providers/provider.ts';
import { providerNamed } from '../../setup/providers/providers.ts';
import { askText, choose } from './prompts.ts';

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
  if (OPTION_ROWS[option].type === 'switch') Object.assign(filled, { [option]: true });
  else await askWorkload(option, provider, filled);
}

async function askWorkload(option: WorkloadOption, provider: Provider, filled: SetupOptions): Promise<void> {
  const valueOf = (answer: string): string | string[] => (OPTION_ROWS[option].type === 'list' ? [answer] : answer);
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

// The texts of the questions that setup asks for missing values.

interface Choice {
  value: string;
  label: string;
  hint?: string;
}

const CI_PRESETS = PRESETS.filter(({ tokenFlags }) => tokenFlags !== undefined);

/** The CI systems that share one line in the list of the identity providers. */
export const CI_CHOICES: readonly Choice[] = CI_PRESETS.map(({ name, title }) => ({ value: name, label: title }));

export const OTHER_CI: Choice = {
  value: 'other-ci',
  label: 'another CI system',
  hint: CI_PRESETS.map(({ title }) => title).join(', '),
};

export const PROVIDER_CHOICES: readonly Choice[] = [
  { value: 'github', label: 'GitHub Actions' },
  { value: 'gitlab', label: 'GitLab CI/CD' },
  OTHER_CI,
  { value: 'entra', label: 'Microsoft Entra ID' },
  { value: 'google', label: 'Google Cloud' },
  { value: 'aws', label: 'AWS' },
  { value: 'okta', label: 'Okta' },
  { value: 'keycloak', label: 'Keycloak' },
  { value: 'kubernetes', label: 'Kubernetes' },
  { value: 'spiffe', label: 'SPIFFE (SPIRE)' },
  { value: 'oidc', label: 'another OpenID Connect provider' },
];

/** Whether the tokens of the provider are those of CI jobs. */
export function isCi(provider: string): boolean {
  return provider === 'github' || provider === 'gitlab' || CI_CHOICES.some(({ value }) => value === provider);
}

const QUESTIONS: Partial<Record<OptionName, Question>> = {
  domainUrl: {
    message: 'URL of the identity domain (shown in the console on its page)',
    placeholder: 'https://idcs-….identity.oraclecloud.com',
  },
  repository: { message: 'Repository', placeholder: 'owner/name' },
  branch: { message: 'Branch', byDefault: 'main' },
  tag: { message: 'Tag; v* means every tag that starts with v', placeholder: 'v*' },
  environment: { message: 'Environment', placeholder: 'production' },
  subject: { message: 'Subject, exactly as in the claim sub; * matches any text' },
  jobWorkflowRef: {
    message: 'Shared workflow, as in the claim job_workflow_ref',
    placeholder: 'owner/name/.github/workflows/deploy.yml@refs/heads/main',
  },
  project: { message: 'Project with its groups', placeholder: 'group/project' },
  issuer: { message: 'Issuer, exactly as in the claim iss of the tokens', placeholder: 'https://…' },
  tenant: { message: 'Directory (tenant) ID', placeholder: '00000000-0000-0000-0000-000000000000' },
  objectId: {
    message: 'Object ID of the service principal or managed identity',
    placeholder: '00000000-0000-0000-0000-000000000000',
  },
  roleArn: { message: 'ARN of the IAM role', placeholder: 'arn:aws:iam::123456789012:role/deploy' },
  namespace: { message: 'Namespace of the service account', placeholder: 'default' },
  serviceAccount: { message: 'Name of the service account' },
  serviceAccountId: { message: 'Unique ID of the service account', placeholder: '123456789012345678901' },
  authorizedParty: { message: 'Client ID, as in the claim azp' },
  resourceType: { message: 'Resource type of the trust: any text; the login must use the same' },
  name: { message: 'Name of the setup, which setup printed first' },
};

/** The same option can mean different things to different providers. */
const OF_PROVIDER: Readonly<Record<string, Partial<Record<OptionName, Question>>>> = {
  google: {
    serviceAccount: {
      message: 'Email address of the service account',
      placeholder: 'deploy@project.iam.gserviceaccount.com',
    },
  },
  jenkins: {
    issuer: {
      message: 'Issuer, as the credential in Jenkins shows it',
      placeholder: 'https://jenkins.example.org/oidc',
    },
  },
  spacelift: { issuer: { message: 'URL of the account', placeholder: 'https://octo.app.spacelift.io' } },
  keycloak: { issuer: { message: 'URL of the realm', placeholder: 'https://HOST/realms/REALM' } },
};

export function questionFor(option: OptionName, provider: string | undefined): Question {
  const preset = PRESETS.find(({ name }) => name === provider);
  const options: Partial<Record<OptionName, PresetOption>> = preset === undefined ? {} : presetOptions(preset);
  const given = options[option];
  if (given !== undefined) return { ...given, message: given.question };
  return OF_PROVIDER[provider ?? '']?.[option] ?? QUESTIONS[option] ?? { message: option };
}

/** The answers to the question which tokens to trust. */
const CONDITIONS: Partial<Record<OptionName, { label: string; hint?: string }>> = {
  branch: { label: 'jobs on a branch' },
  tag: { label: 'jobs for a tag' },
  environment: { label: 'jobs that use an environment', hint: 'protect the environment with required reviewers' },
  jobWorkflowRef: { label: 'jobs that call a shared workflow' },
  pullRequest: { label: 'jobs for pull requests', hint: 'everybody who can open one can then log in' },
  subject: { label: 'tokens with a subject that I know' },
  serviceAccountId: { label: 'a service account by its unique ID', hint: 'recommended' },
  serviceAccount: { label: 'a service account by its email address' },
  authorizedParty: { label: 'tokens of a client' },
};

export function conditionChoice(option: OptionName, provider: string): { label: string; hint?: string } {
  const preset = PRESETS.find(({ name }) => name === provider);
  const conditions: Partial<Record<OptionName, { choice: string; hint?: string }>> =
    preset === undefined ? {} : conditionsOf(preset);
  const { choice, hint } = conditions[option] ?? {};
  if (choice !== undefined) return { label: choice, ...(hint === undefined ? {} : { hint }) };
  return CONDITIONS[option] ?? { label: option };
}

export const ALLOW: Question = {
  message: 'Permissions, as a policy statement without "Allow group …" (or empty)',
  placeholder: 'manage object-family in compartment id ocid1.compartment…',
};

export const ALLOW_MORE: Question = { message: 'Another permission (or empty)' };
