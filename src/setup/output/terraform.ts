// `--output terraform`: a module that creates the objects that setup would create.

import type { DesiredTrust } from '../desired/desired-trust.ts';
import { GENERATED, type GeneratedFile, type Reference, resolveReferences, trustObjects } from './generated-code.ts';

const USER = 'oci_identity_domains_user.this';
const GROUP = 'oci_identity_domains_group.this';
const APP = 'oci_identity_domains_app.this';

const REFERENCES: Readonly<Record<Reference, string>> = {
  userId: `\${${USER}.id}`,
  groupOcid: `\${${GROUP}.ocid}`,
  clientId: `\${${APP}.name}`,
  policyCompartment: '${var.policy_compartment_id}',
};

export function terraformModule(desired: DesiredTrust): GeneratedFile[] {
  const file = (name: string, ...blocks: string[]): GeneratedFile => ({
    name,
    text: `# ${GENERATED} terraform\n\n${blocks.join('\n\n')}\n`,
  });
  return [
    file('main.tf', ...resources(desired)),
    file('variables.tf', ...variables(desired)),
    file('outputs.tf', ...outputs(desired)),
    file('versions.tf', VERSIONS),
    { name: 'README.md', text: terraformReadme(desired) },
  ];
}

function resources(desired: DesiredTrust): string[] {
  const { user, group, app, trust, policy } = trustObjects(desired);
  return [
    ...(user && group
      ? [domainResource('oci_identity_domains_user', user), domainResource('oci_identity_domains_group', group)]
      : []),
    // The provider keeps the secret of the creation in its state, so the application can be active from the start.
    domainResource('oci_identity_domains_app', { ...app, active: expression('var.active') }),
    domainResource('oci_identity_domains_identity_propagation_trust', trust),
    ...(policy ? [policyResource(policy)] : []),
  ];
}

/**
 * `attribute_sets = ["all"]`: members, rules and tags are returned only on request. Without it, the provider reads them as empty, and its next
 * update, a PUT of what it has read, deletes them. To ignore their changes instead would also ignore a rule that is changed in the module.
 */
function domainResource(type: string, body: object): string {
  const attributes = {
    idcs_endpoint: expression('var.domain_url'),
    attribute_sets: ['all'],
    ...fromJson(body),
  };
  return resource(type, { ...attributes, lifecycle: LIFECYCLE });
}

/** The domain adds the schemas of extensions to those that were sent. */
const LIFECYCLE = { ignore_changes: [expression('schemas')] };

function policyResource(policy: object): string {
  const { freeformTags, ...rest } = policy as { freeformTags: Record<string, string> };
  const tags = Object.entries(freeformTags).map(([key, value]) => `${writeString(key)} = ${writeString(value)}`);
  return resource('oci_identity_policy', {
    ...fromJson(rest),
    freeform_tags: expression(`{ ${tags.join(', ')} }`),
  });
}

function resource(type: string, body: HclBody): string {
  const text = resolveReferences(writeBlock(`resource "${type}" "this"`, body), REFERENCES);
  // A string that is nothing but a reference is written as an expression.
  return text.replaceAll(/"\$\{([\w.]+)\}"/g, '$1');
}

function fromJson(body: object): HclBody {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [attributeName(name), valueFromJson(name, value)]),
  );
}

function valueFromJson(name: string, value: unknown): HclValue {
  if (Array.isArray(value) && value.every((item) => typeof item === 'object')) {
    return value.map((item: object) => ({ ...fromJson(item), ...ocidFor(name) }));
  }
  const isBlock = typeof value === 'object' && value !== null && !Array.isArray(value) && !('expression' in value);
  return isBlock ? fromJson(value) : (value as HclValue);
}

/** The domain adds the OCID to members and rules, and the provider compares it: without it, every plan would show a change. */
function ocidFor(name: string): HclBody {
  return name === 'members' || name === 'impersonationServiceUsers' ? { ocid: expression(`${USER}.ocid`) } : {};
}

/** `clientClaimName` → `client_claim_name`; the URN of an extension → its letters and digits, and the resource type. */
function attributeName(name: string): string {
  const extension = /^(urn:.*):(\w+)$/.exec(name);
  if (extension) return `${(extension[1] ?? '').replaceAll(/[^a-z0-9]/g, '')}_${(extension[2] ?? '').toLowerCase()}`;
  return name.replace('OAuth', 'Oauth').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function variables(desired: DesiredTrust): string[] {
  const variable = (name: string, description: string, value: string | undefined): string =>
    writeBlock(`variable "${name}"`, {
      description,
      type: expression('string'),
      ...(value === undefined ? {} : { default: value }),
    });
  return [
    variable('domain_url', 'URL of the identity domain', desired.domainUrl),
    writeBlock('variable "active"', {
      description: 'Whether the application can be used; OCI does not delete an active application',
      type: expression('bool'),
      default: true,
    }),
    ...(desired.allowances.length === 0
      ? []
      : [
          variable(
            'policy_compartment_id',
            'OCID of the compartment of the policy; the tenancy if the statements say "in tenancy"',
            desired.policyCompartment,
          ),
        ]),
  ];
}

function outputs(desired: DesiredTrust): string[] {
  const output = (name: string, description: string, value: string, more: HclBody = {}): string =>
    writeBlock(`output "${name}"`, { description, value: expression(value), ...more });
  return [
    output('domain_url', 'Setting domain-url of a login', 'var.domain_url'),
    output('client_id', 'Setting client-id of a login', `${APP}.name`),
    output('client_secret', 'Setting client-secret of a login', `${APP}.client_secret`, { sensitive: true }),
    ...(desired.tokenType === 'upst' ? [output('service_user_ocid', 'Principal of the session', `${USER}.ocid`)] : []),
  ];
}

/** Terraform 1.0 is the first version that promises compatibility; the provider is the one whose attributes are tested. */
const VERSIONS = `terraform {
  required_version = ">= 1.0"

  required_providers {
    oci = {
      source  = "oracle/oci"
      version = ">= 8.22"
    }
  }
}`;

// The README of the generated Terraform module.

function terraformReadme(desired: DesiredTrust): string {
  const { name, issuer, domainUrl, allowances, policyCompartment, notes } = desired;
  const needsCompartment = allowances.length > 0 && policyCompartment === undefined;
  const block = needsCompartment
    ? `  source                = "./${name}"\n  policy_compartment_id = "ocid1.tenancy.oc1..…" # your tenancy, or a compartment`
    : `  source = "./${name}"`;
  return `<!-- ${GENERATED} terraform -->

# ${name}

This module lets jobs with tokens of \`${issuer}\` log in to the identity domain \`${domainUrl}\`. It creates the same objects as
\`oci-wif setup\` with the same flags.

## Use it

\`\`\`hcl
module "oci_wif" {
${block}
}

output "client_id" {
  value = module.oci_wif.client_id
}

output "client_secret" {
  value     = module.oci_wif.client_secret
  sensitive = true
}
\`\`\`

Configure the provider \`oci\` as an administrator: with the role _Identity Domain Administrator_${
    allowances.length > 0 ? ', permission to manage policies, and the home region of the tenancy' : ''
  }.

After \`terraform apply\`, store the client ID and the client secret in your CI system. Pipe the secret instead of printing it:

\`\`\`sh
terraform output -raw client_secret | gh secret set OCI_CLIENT_SECRET
\`\`\`

## Before you apply it

- **The state contains the client secret.** Terraform stores the secret of a new application in its state. Keep the state in an encrypted
  backend that only administrators can read. To keep the secret out of the state, use \`oci-wif setup\` instead.
- **An identity domain uses one trust per issuer.** If the domain already has a trust for \`${issuer}\`, do not apply this module. Run
  \`oci-wif setup\` instead: it adds a rule and a client to the trust. Do not import a trust that others use, because Terraform would remove
  their rules.
- **Terraform replaces what others add** to these objects, such as a rule that \`oci-wif setup\` adds to the trust for another repository.
- A new trust takes effect after one to two minutes.

## Remove it

OCI does not delete an active application. Set \`active = false\` in the module block and run \`terraform apply\`, then \`terraform destroy\`.
${notes.length === 0 ? '' : `\n## Assumptions\n\n\`\`\`text\n${notes.join('\n')}\n\`\`\`\n`}`;
}

// Writes the configuration language of Terraform (HCL), in the layout of `terraform fmt`.

/** An expression, such as `var.domain_url`, that is written as it stands. */
interface Expression {
  readonly expression: string;
}

type HclValue =
  string | boolean | Expression | readonly string[] | readonly Expression[] | HclBody | readonly HclBody[];

/** Attributes, and nested blocks: an object is one block, a list of objects is one block for each. */
interface HclBody {
  readonly [name: string]: HclValue | undefined;
}

function expression(text: string): Expression {
  return { expression: text };
}

/** @param header `resource "oci_identity_policy" "this"` */
function writeBlock(header: string, body: HclBody, indent = ''): string {
  const inner = `${indent}  `;
  const given = Object.entries(body).filter(([, value]) => value !== undefined) as [string, HclValue][];
  const attributes = given.filter(([, value]) => !isBlock(value));
  const blocks = given.flatMap(([name, value]) => blocksOf(value).map((block) => writeBlock(name, block, inner)));
  const lines = attributeLines(attributes.map(([name, value]) => [name, writeValue(value, inner)]));
  const sections = [...(lines.length > 0 ? [lines.map((line) => inner + line).join('\n')] : []), ...blocks];
  return `${indent}${header} {\n${sections.join('\n\n')}\n${indent}}`;
}

/** The equals signs of consecutive attributes are aligned; a value of several lines ends a group. */
function attributeLines(attributes: readonly (readonly [name: string, text: string])[]): string[] {
  const isLong = (index: number): boolean => attributes[index]?.[1].includes('\n') ?? true;
  return attributes.map(([name, text], index) => {
    if (isLong(index)) return `${name} = ${text}`;
    let [from, to] = [index, index];
    while (!isLong(from - 1)) from -= 1;
    while (!isLong(to + 1)) to += 1;
    const width = Math.max(...attributes.slice(from, to + 1).map(([other]) => other.length));
    return `${name.padEnd(width)} = ${text}`;
  });
}

/** @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences */
function writeString(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}

function writeValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'boolean') return String(value);
  if (isExpression(value)) return value.expression;
  const items = (value as readonly (string | Expression)[]).map((item) => writeValue(item, indent));
  if (items.length < 2) return `[${items.join(', ')}]`;
  return `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`;
}

function isExpression(value: HclValue): value is Expression {
  return typeof value === 'object' && 'expression' in value;
}

function isBlock(value: HclValue): boolean {
  return blocksOf(value).length > 0;
}

function blocksOf(value: HclValue): HclBody[] {
  if (typeof value !== 'object' || isExpression(value)) return [];
  const items = (Array.isArray(value) ? value : [value]) as (string | Expression | HclBody)[];
  return items.filter((item): item is HclBody => typeof item === 'object' && !isExpression(item));
}
