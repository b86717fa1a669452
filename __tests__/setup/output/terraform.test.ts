// `setup --output terraform`: valid HCL for every provider, with arguments that the Terraform provider has, and nothing of the shell.

import { createRequire } from 'node:module';
import { rsaKeyPair } from '../../../emulator/rsa-keys.ts';
import { completeOptions, type DesiredTrust } from '../../../src/setup/desired/desired-trust.ts';
import { PROVIDER_NAMES, type SetupOptions } from '../../../src/setup/desired/options.ts';
import { writeRule } from '../../../src/setup/desired/rule.ts';
import { shellScript } from '../../../src/setup/output/shell.ts';
import { terraformModule } from '../../../src/setup/output/terraform.ts';
import { type Arguments, PROVIDER_ARGUMENTS, PROVIDER_ATTRIBUTES } from './provider-attributes.ts';

// Not imported, because its types bring those of a browser.
const { parse } = createRequire(import.meta.url)('@cdktn/hcl2json') as {
  parse: (name: string, hcl: string) => Promise<Record<string, Record<string, unknown>>>;
};

const { publicKey } = await rsaKeyPair('issuer');
const JWKS = JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] });
const TENANT = '11111111-2222-3333-4444-555555555555';

function complete(options: SetupOptions): Promise<DesiredTrust> {
  const given = { domainUrl: 'https://idcs-0.identity.oraclecloud.com', jwksUrl: 'https://keys', ...options };
  return completeOptions(given, 'set-up', {
    http: { send: () => Promise.resolve({ status: 200, headers: {}, body: JWKS }) },
    githubToken: () => Promise.resolve(undefined),
    chooseSubjectForm: () => Promise.resolve({ subjectForm: 'names' }),
    now: 0,
  });
}

type Blocks = Record<string, unknown>;
interface Module {
  resources: Record<string, Blocks>;
  variables: Record<string, Blocks>;
  outputs: Record<string, Blocks>;
  /** All files as text. */
  text: string;
}

/** Parsed with HashiCorp's parser. */
async function moduleOf(desired: DesiredTrust): Promise<Module> {
  const files = terraformModule(desired);
  expect(files.map(({ name }) => name)).toEqual(['main.tf', 'variables.tf', 'outputs.tf', 'versions.tf', 'README.md']);
  const text = files.map((file) => file.text).join('\n');
  const code = files.filter(({ name }) => name.endsWith('.tf')).map((file) => file.text);
  const parsed = await parse('module.tf', code.join('\n'));
  expect(Object.keys(parsed).sort()).toEqual(['output', 'resource', 'terraform', 'variable']);
  const first = (blocks: Record<string, unknown> = {}): Record<string, Blocks> =>
    Object.fromEntries(Object.entries(blocks).map(([name, value]) => [name, (value as Blocks[])[0]!]));
  const resources = Object.entries(parsed.resource as Record<string, { this: Blocks[] }>);
  return {
    resources: Object.fromEntries(resources.map(([type, { this: blocks }]) => [type, blocks[0]!])),
    variables: first(parsed.variable),
    outputs: first(parsed.output),
    text,
  };
}

const providers: SetupOptions[] = [
  { provider: 'github', repository: 'octo/app', branch: ['main'], tag: ['v1'] },
  { provider: 'github', repository: 'octo/app', environment: ['prod'], require: ['actor=octocat'] },
  { provider: 'gitlab', project: 'g/sub/p', tag: ['v1'], audience: ['oci', 'https://x'] },
  { provider: 'entra', tenant: TENANT, objectId: TENANT },
  { provider: 'google', serviceAccountId: '123456789012345678901' },
  { provider: 'aws', issuer: 'https://id.tokens.sts.global.api.aws', roleArn: 'arn:aws:iam::123456789012:role/deploy' },
  { provider: 'okta', issuer: 'https://x.okta.com/oauth2/default', subject: ['0oa1'] },
  { provider: 'keycloak', issuer: 'https://k/realms/r', authorizedParty: 'ci' },
  { provider: 'kubernetes', issuer: 'https://c', namespace: 'prod', serviceAccount: 'd' },
  {
    provider: 'azure-devops',
    organizationId: TENANT,
    organization: 'octo',
    project: 'app',
    pipeline: 'deploy',
    branch: ['main'],
  },
  { provider: 'bitbucket', workspace: 'octo', repositoryId: TENANT, branch: ['main'] },
  {
    provider: 'buildkite',
    organization: 'octo',
    pipeline: 'deploy',
    subject: ['organization:octo:pipeline:deploy:ref:refs/heads/main:commit:HEAD:step:deploy'],
  },
  {
    provider: 'circleci',
    organizationId: TENANT,
    project: TENANT,
    subject: [`org/${TENANT}/project/${TENANT}/user/${TENANT}`],
  },
  { provider: 'hcp-terraform', workspaceId: 'ws-Ab1' },
  { provider: 'jenkins', issuer: 'https://j.example.org/oidc', subject: ['https://j.example.org/job/app/'] },
  {
    provider: 'spacelift',
    issuer: 'https://octo.app.spacelift.io',
    space: 'prod',
    stack: 'infra',
    runType: ['TRACKED'],
  },
  { provider: 'spiffe', issuer: 'https://spire.example.org', subject: ['spiffe://example.org/prod'] },
  { provider: 'oidc', issuer: 'https://i', rule: 'sub eq a or sub eq c', name: 'mine' },
];

test('the table has every provider', () => {
  expect([...new Set(providers.map(({ provider }) => provider))].sort()).toEqual([...PROVIDER_NAMES].sort());
});

const allow = ['manage object-family in tenancy', "read buckets in tenancy where target.bucket.name='x'"];

/** Rules that no policy can express, so not for an RPST. */
const onlyUpst: SetupOptions[] = [
  { provider: 'buildkite', organization: 'octo', pipeline: 'deploy', branch: ['main'] },
  { provider: 'circleci', organizationId: TENANT, project: TENANT, branch: ['main'] },
];

test.each([
  ...onlyUpst,
  ...providers.flatMap((options) => [options, { ...options, tokenType: 'rpst', resourceType: 'ci', allow }]),
])('writes a module with arguments that the provider has: %j', async (options) => {
  const desired = await complete(options);
  const { resources, variables, outputs, text } = await moduleOf(desired);
  for (const [type, { lifecycle, ...body }] of Object.entries(resources)) {
    expect(unknownArguments(body, PROVIDER_ARGUMENTS[type] ?? {})).toEqual([]);
    expect(lifecycle).toEqual(type === 'oci_identity_policy' ? undefined : [{ ignore_changes: ['${schemas}'] }]);
  }
  for (const [, type = '', attribute = ''] of text.matchAll(/\b(oci_\w+)\.this\.(\w+)/g)) {
    expect(resources).toHaveProperty(type);
    expect(PROVIDER_ATTRIBUTES[type]).toContain(attribute);
  }
  for (const [, name = ''] of text.matchAll(/\bvar\.(\w+)/g)) expect(variables).toHaveProperty(name);
  expect(outputs.client_secret).toMatchObject({ sensitive: true });
  expect(resources.oci_identity_domains_identity_propagation_trust).toMatchObject({
    issuer: desired.issuer,
    ...(desired.tokenType === 'rpst'
      ? { subject_type: 'Resource', impersonating_resource: 'ci' }
      : {
          impersonation_service_users: desired.rules.map((rule) => ({
            rule: writeRule(rule),
            value: '${oci_identity_domains_user.this.id}',
            ocid: '${oci_identity_domains_user.this.ocid}',
          })),
        }),
  });
});

/** Names that the resource does not have, with their block. */
function unknownArguments(body: Blocks, known: Arguments, block = ''): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const expected = known[name];
    if (expected === undefined) return [`${block}${name}`];
    if (expected === true) return [];
    return (value as Blocks[]).flatMap((inner) => unknownArguments(inner, expected, `${name}.`));
  });
}

test('an argument that the provider does not have is noticed', () => {
  const known = PROVIDER_ARGUMENTS.oci_identity_domains_group!;
  expect(unknownArguments({ display_name: 'a', color: 'b', members: [{ value: 'c', size: 1 }] }, known)).toEqual([
    'color',
    'members.size',
  ]);
});

const GITHUB: SetupOptions = { provider: 'github', repository: 'octo/app', branch: ['main'] };

test('texts of the user are never expressions', async () => {
  const tricky = 'a ${var.x} "b" %{ if true } \\n';
  const desired = await complete({
    ...GITHUB,
    group: tricky,
    serviceUser: '${oci_identity_domains_app.this.client_secret}',
  });
  const { resources } = await moduleOf(desired);
  const main = terraformModule(desired)[0]!.text;
  expect(main).toContain('display_name   = "a $${var.x} \\"b\\" %%{ if true } \\\\n"');
  expect(main).toContain('user_name = "$${oci_identity_domains_app.this.client_secret}"');
  expect(Object.keys(resources)).toHaveLength(4);
});

test('the policy has the statements of setup, and its compartment is a variable', async () => {
  const { resources, variables } = await moduleOf(await complete({ ...GITHUB, allow, expires: '2999-01-31' }));
  expect(resources.oci_identity_policy).toEqual({
    compartment_id: '${var.policy_compartment_id}',
    name: 'wif-github-octo.app',
    description: 'What wif-github-octo.app may do (created by oci-wif setup)',
    statements: [
      "Allow group id ${oci_identity_domains_group.this.ocid} to manage object-family in tenancy where request.utc-timestamp before '2999-01-31T00:00Z'",
      "Allow group id ${oci_identity_domains_group.this.ocid} to read buckets in tenancy where all {request.utc-timestamp before '2999-01-31T00:00Z', target.bucket.name='x'}",
    ],
    freeform_tags: { 'oci-wif': 'wif-github-octo.app' },
  });
  expect(variables.policy_compartment_id).not.toHaveProperty('default');
  const policyCompartment = 'ocid1.compartment.oc1..aaaa';
  const given = await moduleOf(await complete({ ...GITHUB, allow, policyCompartment }));
  expect(given.variables.policy_compartment_id).toMatchObject({ default: policyCompartment });
});

test('without --allow, there is no policy and no compartment to choose, in both forms', async () => {
  const desired = await complete(GITHUB);
  const { resources, variables } = await moduleOf(desired);
  expect(resources).not.toHaveProperty('oci_identity_policy');
  expect(Object.keys(variables).sort()).toEqual(['active', 'domain_url']);
  expect(shellScript(desired)[0]!.text).not.toMatch(/policy/i);
});

test('an RPST needs no service user and no group', async () => {
  const { resources, outputs } = await moduleOf(await complete({ ...GITHUB, tokenType: 'rpst', resourceType: 'ci' }));
  expect(Object.keys(resources).sort()).toEqual([
    'oci_identity_domains_app',
    'oci_identity_domains_identity_propagation_trust',
  ]);
  expect(Object.keys(outputs).sort()).toEqual(['client_id', 'client_secret', 'domain_url']);
});

test('has the layout of terraform fmt', async () => {
  const [main, variables] = terraformModule(await complete({ ...GITHUB, allow: ['read buckets in tenancy'] }));
  const [, user = ''] = /\n(resource "oci_identity_domains_user".*?\n\}\n)/s.exec(main?.text ?? '') ?? [];
  expect(user).toBe(`resource "oci_identity_domains_user" "this" {
  idcs_endpoint  = var.domain_url
  attribute_sets = ["all"]
  schemas = [
    "urn:ietf:params:scim:schemas:core:2.0:User",
    "urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User",
  ]
  user_name = "wif-github-octo.app"

  urnietfparamsscimschemasoracleidcsextensionuser_user {
    service_user = true
  }

  tags {
    key   = "oci-wif"
    value = "wif-github-octo.app"
  }

  lifecycle {
    ignore_changes = [schemas]
  }
}
`);
  expect(main?.text).toContain('  freeform_tags  = { "oci-wif" = "wif-github-octo.app" }\n}\n');
  expect(variables?.text).toBe(`# Generated by oci-wif setup --output terraform

variable "domain_url" {
  description = "URL of the identity domain"
  type        = string
  default     = "https://idcs-0.identity.oraclecloud.com"
}

variable "active" {
  description = "Whether the application can be used; OCI does not delete an active application"
  type        = bool
  default     = true
}

variable "policy_compartment_id" {
  description = "OCID of the compartment of the policy; the tenancy if the statements say \\"in tenancy\\""
  type        = string
}
`);
});

test.each<[string, SetupOptions, source: string, rights: string]>([
  ['without permissions', {}, '  source = "./wif-github-octo.app"', '_Identity Domain Administrator_.'],
  [
    'with permissions',
    { allow },
    '  source                = "./wif-github-octo.app"\n  policy_compartment_id = "ocid1.tenancy.oc1..…" # your tenancy, or a compartment',
    '_Identity Domain Administrator_, permission to manage policies, and the home region of the tenancy.',
  ],
  [
    'with permissions in a compartment',
    { allow, policyCompartment: 'ocid1.compartment.oc1..aaaa' },
    '  source = "./wif-github-octo.app"',
    '_Identity Domain Administrator_, permission to manage policies, and the home region of the tenancy.',
  ],
])('its README says how to use it %s', async (_title, options, source, rights) => {
  const { text = '' } = terraformModule(await complete({ ...GITHUB, ...options })).at(-1) ?? {};
  expect(text).toContain(`\nmodule "oci_wif" {\n${source}\n}\n`);
  expect(text).toContain(`with the role ${rights}\n`);
});

test('its README repeats the assumptions of setup', async () => {
  const [note = ''] = (await complete({ provider: 'hcp-terraform', workspaceId: 'ws-1' })).notes;
  const readmeOf = async (options: SetupOptions): Promise<string> =>
    terraformModule(await complete(options)).at(-1)!.text;
  expect(await readmeOf({ provider: 'hcp-terraform', workspaceId: 'ws-1' })).toMatch(
    /terraform destroy`\.\n\n## Assumptions\n\n```text\n/,
  );
  expect(await readmeOf({ provider: 'hcp-terraform', workspaceId: 'ws-1' })).toContain(`${note}\n\`\`\`\n`);
  expect(await readmeOf({ ...GITHUB, branch: [], environment: ['prod'] })).toMatch(/terraform destroy`\.\n$/);
});
