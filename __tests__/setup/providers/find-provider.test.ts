// Each provider: the issuer and the rule it gives, what it needs, what it refuses.

import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpClient } from '../../../src/http/client.ts';
import { completeOptions, type DesiredTrust } from '../../../src/setup/desired/desired-trust.ts';
import { OPTIONS, PROVIDER_NAMES, type SetupOptions } from '../../../src/setup/desired/options.ts';
import { writeRule } from '../../../src/setup/desired/rule.ts';
import { PROVIDERS } from '../../../src/setup/providers/find-provider.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const JWKS = JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] });

/** No network: `--jwks-url` is answered with one key, GitHub with its form of the subject. */
const http: HttpClient = {
  async send(_what, prepare) {
    const { url } = await prepare(1, false);
    const customization = { use_default: true, sub_claim_prefix: 'repo:Octo@1/App@2' };
    return { status: 200, headers: {}, body: url.includes('/customization/') ? JSON.stringify(customization) : JWKS };
  },
};

const DOMAIN = 'https://idcs-0.identity.oraclecloud.com';
const ID = '11111111-aaaa-bbbb-cccc-222222222222';
const OTHER_ID = '33333333-aaaa-bbbb-cccc-444444444444';
const TENANT = '11111111-2222-3333-4444-555555555555';

const NAMES = { chooseSubjectForm: () => Promise.resolve({ subjectForm: 'names' }) };
const WITHOUT_TOKEN = { ...NAMES, http, githubToken: () => Promise.resolve(undefined), now: 0 };

function complete(options: SetupOptions, token?: string): Promise<DesiredTrust> {
  const given = { domainUrl: `${DOMAIN}:443/`, jwksUrl: 'https://keys', ...options };
  return completeOptions(given, 'set-up', { ...WITHOUT_TOKEN, githubToken: () => Promise.resolve(token) });
}

const accepted: [SetupOptions, issuer: string, rules: string[] | RegExp, name: RegExp][] = [
  [
    { provider: 'github', repository: 'octo/app', branch: ['main'] },
    'https://token.actions.githubusercontent.com',
    ['sub eq repo:octo/app:ref:refs/heads/main'],
    /^wif-github-octo\.app$/,
  ],
  [
    { provider: 'github', repository: 'octo/app', tag: ['v*'], environment: ['a:b'], pullRequest: true },
    'https://token.actions.githubusercontent.com',
    [
      'sub eq repo:octo/app:ref:refs/tags/v*',
      'sub eq repo:octo/app:environment:a%3Ab',
      'sub eq repo:octo/app:pull_request',
    ],
    /./,
  ],
  [
    { provider: 'github', repository: 'octo/app', subject: ['repo:octo/app:*'], githubUrl: 'https://ghe.example.org' },
    'https://ghe.example.org/_services/token',
    ['sub eq repo:octo/app:*'],
    /^wif-github-octo\.app-[0-9a-f]{6}$/,
  ],
  [
    {
      provider: 'github',
      repository: 'octo/app',
      branch: ['main'],
      issuer: 'https://token.actions.githubusercontent.com/corp',
      require: ['actor=octocat'],
    },
    'https://token.actions.githubusercontent.com/corp',
    ['sub eq repo:octo/app:ref:refs/heads/main and actor eq octocat'],
    /./,
  ],
  [
    {
      provider: 'github',
      repository: 'octo/app',
      jobWorkflowRef: ['octo/ci/.github/workflows/deploy.yml@refs/tags/v1'],
    },
    'https://token.actions.githubusercontent.com',
    ['repository eq octo/app and job_workflow_ref eq octo/ci/.github/workflows/deploy.yml@refs/tags/v1'],
    /^wif-github-octo\.app$/,
  ],
  [
    {
      provider: 'github',
      repository: 'octo/*',
      jobWorkflowRef: ['octo/ci/.github/workflows/deploy.yml@refs/heads/main'],
    },
    'https://token.actions.githubusercontent.com',
    ['repository_owner eq octo and job_workflow_ref eq octo/ci/.github/workflows/deploy.yml@refs/heads/main'],
    /^wif-github-octo-[0-9a-f]{6}$/,
  ],
  [
    {
      provider: 'github',
      repository: 'octo/*',
      ownerId: '5',
      require: ['repo_property_tier=prod', 'environment=prod'],
    },
    'https://token.actions.githubusercontent.com',
    ['repository_owner_id eq 5 and repo_property_tier eq prod and environment eq prod'],
    /^wif-github-octo-[0-9a-f]{6}$/,
  ],
  [
    { provider: 'gitlab', project: 'g/sub/p', tag: ['v1'], environment: ['prod'] },
    'https://gitlab.com',
    ['sub eq project_path:g/sub/p:ref_type:tag:ref:v1', 'project_path eq g/sub/p and environment eq prod'],
    /^wif-gitlab-g\.sub\.p-[0-9a-f]{6}$/,
  ],
  [
    { provider: 'gitlab', project: 'g/p', subject: ['project_path:g/*'], issuer: 'https://git.example.org' },
    'https://git.example.org',
    ['sub eq project_path:g/*'],
    /./,
  ],
  [
    { provider: 'entra', tenant: TENANT, objectId: TENANT },
    `https://login.microsoftonline.com/${TENANT}/v2.0`,
    [`sub eq ${TENANT}`],
    /./,
  ],
  [
    { provider: 'entra', tenant: TENANT, objectId: TENANT, tokenVersion: '1' },
    `https://sts.windows.net/${TENANT}/`,
    [`sub eq ${TENANT}`],
    /./,
  ],
  [
    { provider: 'google', serviceAccountId: '123456789012345678901' },
    'https://accounts.google.com',
    ['sub eq 123456789012345678901'],
    /./,
  ],
  [
    { provider: 'google', serviceAccount: 'ci@prj.iam.gserviceaccount.com' },
    'https://accounts.google.com',
    ['email eq ci@prj.iam.gserviceaccount.com'],
    /^wif-google-ci\.prj\.iam-/,
  ],
  [
    {
      provider: 'aws',
      issuer: 'https://id.tokens.sts.global.api.aws',
      roleArn: 'arn:aws:iam::123456789012:role/deploy',
    },
    'https://id.tokens.sts.global.api.aws',
    ['sub eq arn:aws:iam::123456789012:role/deploy'],
    /^wif-aws-deploy-/,
  ],
  [
    { provider: 'okta', issuer: 'https://x.okta.com/oauth2/default', subject: ['0oa1'] },
    'https://x.okta.com/oauth2/default',
    ['sub eq 0oa1'],
    /./,
  ],
  [
    { provider: 'keycloak', issuer: 'https://k/realms/r', authorizedParty: 'ci' },
    'https://k/realms/r',
    ['azp eq ci'],
    /./,
  ],
  [
    { provider: 'keycloak', issuer: 'https://k/realms/r', subject: ['u'], authorizedParty: 'ci' },
    'https://k/realms/r',
    ['sub eq u and azp eq ci'],
    /./,
  ],
  [
    { provider: 'kubernetes', issuer: 'https://c', namespace: 'prod', serviceAccount: 'd' },
    'https://c',
    ['sub eq system:serviceaccount:prod:d'],
    /./,
  ],
  [
    {
      provider: 'azure-devops',
      organizationId: ID,
      organization: 'octo',
      project: 'app',
      pipeline: 'deploy',
      branch: ['main'],
      serviceConnection: 'oci',
    },
    `https://vstoken.dev.azure.com/${ID}`,
    ['sub eq p://octo/app/deploy and rpo_ref eq refs/heads/main', 'sub eq sc://octo/app/oci'],
    /^wif-azure-devops-octo\.app\.deploy-[0-9a-f]{6}$/,
  ],
  [
    {
      provider: 'bitbucket',
      workspace: 'octo',
      repositoryId: ID.toUpperCase(),
      branch: ['main'],
      environment: [`{${OTHER_ID}}`],
    },
    'https://api.bitbucket.org/2.0/workspaces/octo/pipelines-config/identity/oidc',
    [`repositoryUuid eq {${ID}} and branchName eq main`, `sub eq {${ID}}:{${OTHER_ID}}:*`],
    /^wif-bitbucket-octo\.1{8}/,
  ],
  [
    { provider: 'buildkite', organization: 'octo', pipeline: 'deploy', branch: ['main'], tag: ['v*'] },
    'https://agent.buildkite.com',
    [
      'sub eq organization:octo:pipeline:deploy:ref:refs/heads/main:commit:*:step:*',
      'sub eq organization:octo:pipeline:deploy:ref:refs/tags/v*:commit:*:step:*',
    ],
    /^wif-buildkite-octo\.deploy-[0-9a-f]{6}$/,
  ],
  [
    {
      provider: 'circleci',
      organizationId: ID,
      project: OTHER_ID,
      branch: ['main'],
      tag: ['v*'],
      require: ['oidc.circleci.com/vcs-origin=github.com/octo/app'],
    },
    `https://oidc.circleci.com/org/${ID}`,
    ['refs/heads/main', 'refs/tags/v*'].map(
      (ref) =>
        `oidc.circleci.com/project-id eq ${OTHER_ID} and oidc.circleci.com/vcs-ref eq ${ref} and oidc.circleci.com/vcs-origin eq github.com/octo/app`,
    ),
    /./,
  ],
  [
    { provider: 'hcp-terraform', workspaceId: 'ws-Ab1', require: ['terraform_run_phase=apply'] },
    'https://app.terraform.io',
    ['terraform_workspace_id eq ws-Ab1 and terraform_run_phase eq apply'],
    /^wif-hcp-terraform-ws-Ab1-[0-9a-f]{6}$/,
  ],
  [
    {
      provider: 'hcp-terraform',
      issuer: 'https://tfe.example.org',
      subject: ['organization:o:project:p:workspace:w:run_phase:apply'],
    },
    'https://tfe.example.org',
    ['sub eq organization:o:project:p:workspace:w:run_phase:apply'],
    /./,
  ],
  [
    { provider: 'jenkins', issuer: 'https://j.example.org/oidc', subject: ['https://j.example.org/job/app/job/main/'] },
    'https://j.example.org/oidc',
    ['sub eq https://j.example.org/job/app/job/main/'],
    /^wif-jenkins-job\.app\.job\.main-[0-9a-f]{6}$/,
  ],
  [
    {
      provider: 'spacelift',
      issuer: 'https://octo.app.spacelift.io',
      space: 'prod',
      stack: 'infra',
      runType: ['TRACKED', 'PROPOSED', 'TASK'],
    },
    'https://octo.app.spacelift.io',
    ['TRACKED:scope:read', 'TRACKED:scope:write', 'PROPOSED:scope:read', 'TASK:scope:write'].map(
      (end) => `sub eq space:prod:stack:infra:run_type:${end}`,
    ),
    /^wif-spacelift-prod\.infra-[0-9a-f]{6}$/,
  ],
  [
    { provider: 'spire', issuer: 'https://spire.example.org', subject: ['spiffe://example.org/ns/prod/sa/deployer'] },
    'https://spire.example.org',
    ['sub eq spiffe://example.org/ns/prod/sa/deployer'],
    /^wif-spiffe-example\.org\.ns\.prod\.sa\.deployer-/,
  ],
  ...(
    [
      [{ provider: 'azure', tenant: TENANT, objectId: TENANT }, `https://login.microsoftonline.com/${TENANT}/v2.0`],
      [{ provider: 'GCP', serviceAccountId: '123456789012345678901' }, 'https://accounts.google.com'],
      [{ provider: 'k8s', issuer: 'https://c', namespace: 'prod', serviceAccount: 'd' }, 'https://c'],
      [{ provider: 'tfc', workspaceId: 'ws-Ab1' }, 'https://app.terraform.io'],
    ] as const
  ).map(([options, issuer]): [SetupOptions, string, RegExp, RegExp] => [
    options,
    issuer,
    /^\w+ eq \S+$/,
    /^wif-(entra|google|kubernetes|hcp-terraform)-/,
  ]),
  [{ provider: 'oidc', issuer: 'https://i/', subject: ['me'], name: 'mine' }, 'https://i/', ['sub eq me'], /^mine$/],
  [
    { provider: 'oidc', issuer: 'https://i', rule: 'sub eq a and x co b OR sub eq c', name: 'mine' },
    'https://i',
    ['sub eq a and x co b or sub eq c'],
    /./,
  ],
];

test.each(accepted)('%j', async (options, issuer, rules, name) => {
  const desired = await complete(options);
  expect(desired.issuer).toBe(issuer);
  const written = desired.rules.map(writeRule);
  expect(written).toEqual(rules instanceof RegExp ? [expect.stringMatching(rules)] : rules);
  expect(desired.name).toMatch(name);
  expect(desired.domainUrl).toBe(DOMAIN);
  for (const made of [desired.userName, desired.groupName, desired.appName, desired.policyName])
    expect(made).toBe(desired.name);
});

test('a resource principal of a shared workflow has each condition once', async () => {
  const { conditions, propagations } = await complete({
    provider: 'github',
    repository: 'octo/*',
    jobWorkflowRef: ['octo/ci/.github/workflows/deploy.yml@refs/heads/main'],
    tokenType: 'rpst',
    resourceType: 'ci',
  });
  expect(conditions.map((terms) => terms.map(({ claim }) => claim))).toEqual([
    ['repository_owner', 'job_workflow_ref'],
  ]);
  expect(propagations).toEqual(['repository_owner', 'job_workflow_ref']);
});

test("GitHub's own form of the subject is used, including its case", async () => {
  const { rules, notes } = await complete(
    { provider: 'github', repository: 'octo/app', environment: ['prod'] },
    'token',
  );
  expect(rules.map(writeRule)).toEqual(['sub eq repo:Octo@1/App@2:environment:prod']);
  expect(notes).toEqual([]);
});

test('an answer about another repository is not used', async () => {
  const { rules } = await complete({ provider: 'github', repository: 'octo/other', branch: ['main'] }, 'token');
  expect(rules.map(writeRule)).toEqual(['sub eq repo:octo/other:ref:refs/heads/main']);
});

test('two workloads never get the same name', async () => {
  const one = await complete({ provider: 'gitlab', project: 'a/b.c', branch: ['main'] });
  const other = await complete({ provider: 'gitlab', project: 'a.b/c', branch: ['main'] });
  const github = await complete({ provider: 'github', repository: 'a-b/c', branch: ['main'] });
  const near = await complete({ provider: 'github', repository: 'a/b-c', branch: ['main'] });
  expect(new Set([one.name, other.name, github.name, near.name]).size).toBe(4);
});

const refused: [SetupOptions, RegExp][] = [
  [{}, /--provider is missing/],
  [{ provider: 'gitlab' }, /--provider gitlab needs --project/],
  [
    { provider: 'github', repository: 'octo/*', branch: ['main'] },
    /--repository is octo\/\*; expected: for all repositories of an owner, one of --job-workflow-ref, --require repo_property_/,
  ],
  ...([[], ['repo_property_tier=*'], ['ref=refs/heads/main']] as string[][]).map((require): [SetupOptions, RegExp] => [
    { provider: 'github', repository: 'octo/*', ownerId: '5', require },
    /does not say which tokens to trust; expected: for all repositories of an owner, one of --job-workflow-ref/,
  ]),
  [
    { provider: 'github', repository: 'octo/app', jobWorkflowRef: ['octo/ci/.github/workflows/deploy.yml@main'] },
    /--job-workflow-ref is "octo\/ci.*expected: .*refs\/heads\/main/,
  ],
  [{ provider: 'gitlab', project: 'p', branch: ['main'] }, /--project is "p"/],
  [{ provider: 'gitlab', project: 'g/p', subject: ['project_path:*'] }, /trusts everyone/],
  [{ provider: 'gitlab', project: 'g/p', branch: ['refs/heads/x'] }, /without refs\//],
  [{ provider: 'entra', tenant: 'common', objectId: TENANT }, /--tenant is "common"/],
  [{ provider: 'entra', tenant: TENANT, objectId: TENANT, tokenVersion: '3' }, /--token-version/],
  [{ provider: 'google' }, /expected: --service-account-id, --service-account/],
  [{ provider: 'google', serviceAccountId: '1' }, /--service-account-id is "1"/],
  [{ provider: 'google', serviceAccount: 'me@gmail.com' }, /--service-account is/],
  [
    { provider: 'aws', issuer: 'https://id/', roleArn: 'arn:aws:iam::123456789012:role/deploy' },
    /without a final slash/,
  ],
  [{ provider: 'aws', issuer: 'https://id', roleArn: 'deploy' }, /--role-arn is "deploy"/],
  [{ provider: 'keycloak', issuer: 'https://k/realms/r/', subject: ['x'] }, /without a trailing slash/],
  [{ provider: 'kubernetes', issuer: 'https://c', namespace: 'Prod', serviceAccount: 'd' }, /--namespace is "Prod"/],
  [
    { provider: 'azure-devops', organizationId: ID, organization: 'o', project: 'p', branch: ['main'] },
    /--provider azure-devops needs --pipeline with --branch/,
  ],
  [
    { provider: 'azure-devops', organizationId: ID, organization: 'o', project: 'p', pipeline: 'd' },
    /does not say which tokens to trust/,
  ],
  [
    {
      provider: 'azure-devops',
      organizationId: ID,
      organization: 'o',
      project: 'p',
      pipeline: 'd',
      serviceConnection: 'c',
    },
    /--pipeline is given without --branch/,
  ],
  [
    { provider: 'azure-devops', organizationId: ID, organization: 'o', project: 'My App', serviceConnection: 'c' },
    /--project is "My App"; expected: .*without spaces/,
  ],
  [{ provider: 'bitbucket', workspace: 'o', repositoryId: 'app', branch: ['main'] }, /--repository-id is "app"/],
  [{ provider: 'bitbucket', workspace: 'o', repositoryId: ID, subject: ['*'] }, /trusts everyone/],
  [{ provider: 'buildkite', organization: 'o', pipeline: '*', branch: ['main'] }, /--pipeline is "\*"/],
  [{ provider: 'buildkite', organization: 'o', pipeline: 'p', branch: ['main:commit:x'] }, /--branch is/],
  [{ provider: 'hcp-terraform', workspaceId: 'deploy' }, /--workspace-id is "deploy"; expected: .*ws-/],
  [{ provider: 'jenkins', issuer: 'https://j/oidc', subject: ['deploy'] }, /--subject is "deploy"; expected: the URL/],
  [
    { provider: 'spacelift', issuer: 'https://o.app.spacelift.io', space: 's', stack: 'k', runType: ['tracked'] },
    /--run-type is "tracked"; expected: TRACKED/,
  ],
  [{ provider: 'spiffe', issuer: 'https://s', subject: ['prod'] }, /--subject is "prod"; expected: a SPIFFE ID/],
  // Every job of the organization has these claims.
  [
    {
      provider: 'oidc',
      issuer: `https://oidc.circleci.com/org/${ID}`,
      rule: 'oidc.circleci.com/vcs-ref eq refs/heads/main',
    },
    /trusts everyone/,
  ],
  [{ provider: 'oidc', issuer: 'https://octo.app.spacelift.io', rule: 'runType eq TRACKED' }, /trusts everyone/],
  [{ provider: 'okta', issuer: 'http://x', subject: ['a'] }, /--issuer is "http:\/\/x"/],
  [{ provider: 'okta', issuer: 'https://u:p@x', subject: ['a'] }, /user information/],
  [{ provider: 'oidc', issuer: 'https://token.actions.githubusercontent.com', subject: ['repo:*'] }, /trusts everyone/],
  [{ provider: 'oidc', issuer: 'https://i', rule: 'sub is a' }, /the rule is "sub is a"/],
  [
    { provider: 'github', repository: 'o/r', branch: ['main'], rule: 'sub eq a' },
    /--rule is given; expected: only with --provider oidc/,
  ],
  [
    { provider: 'oidc', issuer: 'https://i', subject: ['a'], require: ['nonsense'] },
    /--require is "nonsense"; expected: claim=value/,
  ],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], name: '../x' }, /--name is/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], keyId: 'k' }, /--key-id is given/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], resourceType: 'x' }, /--resource-type is given/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], propagate: ['x'] }, /--propagate is given/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], tokenType: 'rpst' }, /needs --resource-type/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], tokenType: 'jwt' }, /--token-type is "jwt"/],
  [
    { provider: 'oidc', issuer: 'https://i', subject: ['a'], policyCompartment: 'root' },
    /--policy-compartment is "root"/,
  ],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], audience: ['a b'] }, /--audience is "a b"/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], domainUrl: 'nonsense' }, /not a URL/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], domainUrl: 'https://x/ui' }, /with the path/],
  [{ provider: 'oidc', issuer: 'https://i', subject: ['a'], domainUrl: 'https://u@x' }, /user information/],
];

test.each(refused)('refuses %j', async (options, message) => {
  await expect(complete(options)).rejects.toMatchObject({
    kind: 'input',
    message: expect.stringMatching(message) as string,
  });
});

test('the help names every provider, and no alias is the name of one', () => {
  const named = OPTIONS.provider.help.split(/, | or /).sort();
  expect(named).toEqual(PROVIDERS.map(({ name }) => name).sort());
  for (const { aliases } of PROVIDERS) for (const alias of aliases) expect(PROVIDER_NAMES).not.toContain(alias);
});

test('a resource principal of CircleCI is refused, because a policy cannot name its claims', async () => {
  await expect(
    complete({
      provider: 'circleci',
      organizationId: ID,
      project: OTHER_ID,
      branch: ['main'],
      tokenType: 'rpst',
      resourceType: 'ci',
    }),
  ).rejects.toThrow(/the claim oidc\.circleci\.com\/project-id cannot be propagated/);
});

test('the pipeline of Azure DevOps identifies the workload in a removal, too', async () => {
  const given = { provider: 'azure-devops', organizationId: ID, organization: 'octo', project: 'app' };
  const made = await complete({ ...given, pipeline: 'deploy', branch: ['main'] });
  const removed = await completeOptions({ domainUrl: DOMAIN, ...given, pipeline: 'deploy' }, 'existing', WITHOUT_TOKEN);
  expect(removed.name).toBe(made.name);
});

test('a removal without a workload needs a name', async () => {
  const given = { domainUrl: DOMAIN, provider: 'oidc', issuer: 'https://i' };
  await expect(completeOptions(given, 'existing', WITHOUT_TOKEN)).rejects.toThrow(/do not determine the name/);
  expect(await completeOptions({ ...given, name: 'x' }, 'existing', WITHOUT_TOKEN)).toMatchObject({
    name: 'x',
    rules: [],
    keys: undefined,
  });
});

/** The next steps of setup name the page of a CI system. */
const ciSystems = PROVIDERS.filter(({ tokenFlags }) => tokenFlags !== undefined);
test.each(ciSystems.map(({ name }) => name))(
  'the CI system %s has a page, and its row in the table of pages',
  (name) => {
    const readDocs = (page: string): string => readFileSync(join('docs/ci', page), 'utf8');
    expect(readDocs('README.md')).toMatch(new RegExp(`\\]\\(${name}\\.md\\) *\\| \`${name}\``));
    expect(readDocs(`${name}.md`)).toContain('oci-wif');
  },
);
