// The texts of the questions that setup asks for missing values.

import type { OptionName } from '../../setup/desired/options.ts';
import type { Question } from './prompts.ts';

const PROVIDERS: Readonly<Record<string, string>> = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI/CD',
  entra: 'Microsoft Entra ID',
  google: 'Google Cloud',
  aws: 'AWS',
  okta: 'Okta',
  keycloak: 'Keycloak',
  kubernetes: 'Kubernetes',
  oidc: 'another OpenID Connect provider',
};

/** @returns the name as people write it */
export function providerTitle(name: string): string {
  return PROVIDERS[name] ?? name;
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
      message: 'E-mail address of the service account',
      placeholder: 'deploy@project.iam.gserviceaccount.com',
    },
  },
  keycloak: { issuer: { message: 'URL of the realm', placeholder: 'https://HOST/realms/REALM' } },
};

export function questionFor(option: OptionName, provider: string | undefined): Question {
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
  serviceAccount: { label: 'a service account by its e-mail address' },
  authorizedParty: { label: 'tokens of a client' },
};

export function conditionChoice(option: OptionName): { label: string; hint?: string } {
  return CONDITIONS[option] ?? { label: option };
}

export const ALLOW: Question = {
  message: 'Permissions, as a policy statement without "Allow group …" (or empty)',
  placeholder: 'manage object-family in compartment id ocid1.compartment…',
};

export const ALLOW_MORE: Question = { message: 'Another permission (or empty)' };
