// The README of the generated Terraform module.

import type { DesiredTrust } from '../desired/desired-trust.ts';
import { GENERATED } from './files.ts';

export function terraformReadme(desired: DesiredTrust): string {
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
