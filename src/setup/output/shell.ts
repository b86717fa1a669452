// `--output shell`: a script of OCI CLI calls that creates the objects that setup would create.

import { filterValue, USER_EXTENSION } from '../api/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { GENERATED, type GeneratedFile, type Reference, resolveReferences, trustObjects } from './generated-code.ts';

/** Outside the single quotes around a JSON text. */
const REFERENCES: Readonly<Record<Reference, string>> = {
  userId: `'"$user_id"'`,
  groupOcid: `'"$group_ocid"'`,
  clientId: `'"$client_id"'`,
  policyCompartment: `'"$policy_compartment"'`,
};

export function shellScript(desired: DesiredTrust): GeneratedFile[] {
  const sections = [
    header(desired),
    settings(desired),
    refuseSecondTrust(desired),
    ...creation(desired),
    `echo "Client ID: $client_id"\necho "Client secret: in $secret_file (store it in your CI system, then delete it)"`,
  ];
  return [{ name: 'create-trust.sh', text: `${sections.join('\n\n')}\n`, executable: true }];
}

function header({ name, issuer }: DesiredTrust): string {
  return `#!/bin/sh
# ${GENERATED} shell
#
# Creates what jobs with tokens of ${issuer} need to log in: the same objects as "oci-wif setup" with the same flags.
# Needs the OCI CLI and an administrator's profile; choose a profile with OCI_CLI_PROFILE.
# It stops at the first error. To continue after an error, or to change something later, run "oci-wif setup" with the same flags.
# To remove everything, add --remove to them. The objects are tagged with oci-wif: ${name}.
set -eu
umask 077`;
}

function settings({ domainUrl, allowances, policyCompartment }: DesiredTrust): string {
  const lines = [`domain_url=${quote(domainUrl)}`];
  if (allowances.length > 0) {
    lines.push(
      '# Policies are created in the home region: use a profile with that region, or set OCI_CLI_REGION.',
      policyCompartment === undefined
        ? 'policy_compartment=${POLICY_COMPARTMENT:?set it to the OCID of the compartment for the policy, for example your tenancy}'
        : `policy_compartment=${quote(policyCompartment)}`,
    );
  }
  return lines.join('\n');
}

/** Checked first, because the trust is created last. */
function refuseSecondTrust({ issuer }: DesiredTrust): string {
  return `# An identity domain has one trust per issuer.
existing=$(oci identity-domains identity-propagation-trust list --endpoint "$domain_url" \\
  --filter ${quote(`issuer eq ${filterValue(issuer)}`)} --query 'length(data.resources)' --raw-output)
if [ "\${existing:-0}" != 0 ]; then
  echo ${quote(`The domain already has a trust for ${issuer}. Nothing was created. Run "oci-wif setup", which adds to that trust.`)} >&2
  exit 1
fi`;
}

function creation(desired: DesiredTrust): string[] {
  const { user, group, app, trust, policy } = trustObjects(desired);
  return [
    ...(user && group
      ? [
          `user_id=$(${create('user', 'data.id', withCliNames(user))})`,
          `group_ocid=$(${create('group', 'data.ocid', group)})`,
        ]
      : []),
    `# The client secret is shown only once. It goes into the file in which setup would save it, and the application is activated after that.
app=$(${create('app', `join(' ', [data.id, data.name, data."client-secret"])`, app)})
set -- $app
app_id=$1 client_id=$2
secret_file=\${XDG_CONFIG_HOME:-$HOME/.config}/oci-wif/$client_id.secret
mkdir -p "\${secret_file%/*}"
printf %s "$3" >"$secret_file"
oci identity-domains app-status-changer put --endpoint "$domain_url" --app-status-changer-id "$app_id" \\
  --schemas '["urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger"]' --active true --force >/dev/null`,
    `${create('identity-propagation-trust', 'data.id', trust)} >/dev/null`,
    ...(policy ? [`oci iam policy create --from-json ${json(policy)} >/dev/null`] : []),
  ];
}

function create(command: string, query: string, body: object): string {
  return `oci identity-domains ${command} create --endpoint "$domain_url" \\\n  --query ${quote(query)} --raw-output --from-json ${json(body)}`;
}

/** The CLI has its own name for the extension of a user. */
function withCliNames(user: object): object {
  return Object.fromEntries(
    Object.entries(user).map(([name, value]) => [name === USER_EXTENSION ? 'extUserUser' : name, value as unknown]),
  );
}

function json(body: object): string {
  return resolveReferences(quote(JSON.stringify(body, null, 2)), REFERENCES);
}

/** Always with quotes, because references end and reopen them. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
