// `--output terraform`: a module that creates the objects that setup would create.

import type { DesiredTrust } from '../desired/desired-trust.ts';
import { GENERATED, type GeneratedFile } from './files.ts';
import { expression, writeBlock, writeString, type HclBody, type HclValue } from './hcl.ts';
import { resolveReferences, trustObjects, type Reference } from './objects.ts';
import { terraformReadme } from './terraform-readme.ts';

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
