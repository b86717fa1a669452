// The texts of the questions that setup asks for missing values.

import type { OptionName } from '../../setup/desired/options.ts';
import { conditionsOf, presetOptions, type PresetOption } from '../../setup/providers/preset.ts';
import { PRESETS } from '../../setup/providers/presets.ts';
import type { Question } from './prompts.ts';

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
