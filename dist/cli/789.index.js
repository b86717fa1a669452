export const id = 789;
export const ids = [789];
export const modules = {

/***/ 3789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   terraformModule: () => (/* binding */ terraformModule)
/* harmony export */ });
/* harmony import */ var _bodies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2097);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6000);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9197);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9941);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(611);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8919);








// src/setup/output/terraform.ts
var USER = "oci_identity_domains_user.this";
var GROUP = "oci_identity_domains_group.this";
var APP = "oci_identity_domains_app.this";
var REFERENCES = {
  userId: `\${${USER}.id}`,
  groupOcid: `\${${GROUP}.ocid}`,
  clientId: `\${${APP}.name}`,
  policyCompartment: "${var.policy_compartment_id}"
};
function terraformModule(desired) {
  const file = (name, ...blocks) => ({
    name,
    text: `# ${_bodies_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATED */ .KB} terraform

${blocks.join("\n\n")}
`
  });
  return [
    file("main.tf", ...resources(desired)),
    file("variables.tf", ...variables(desired)),
    file("outputs.tf", ...outputs(desired)),
    file("versions.tf", VERSIONS),
    { name: "README.md", text: terraformReadme(desired) }
  ];
}
function resources(desired) {
  const { user, group, app, trust, policy } = (0,_bodies_js__WEBPACK_IMPORTED_MODULE_0__/* .trustObjects */ .Fl)(desired);
  return [
    ...user && group ? [domainResource("oci_identity_domains_user", user), domainResource("oci_identity_domains_group", group)] : [],
    // The provider keeps the secret of the creation in its state, so the application can be active from the start.
    domainResource("oci_identity_domains_app", { ...app, active: expression("var.active") }),
    domainResource("oci_identity_domains_identity_propagation_trust", trust),
    ...policy ? [policyResource(policy)] : []
  ];
}
function domainResource(type, body) {
  const attributes = {
    idcs_endpoint: expression("var.domain_url"),
    attribute_sets: ["all"],
    ...fromJson(body)
  };
  return resource(type, { ...attributes, lifecycle: LIFECYCLE });
}
var LIFECYCLE = { ignore_changes: [expression("schemas")] };
function policyResource(policy) {
  const { freeformTags, ...rest } = policy;
  const tags = Object.entries(freeformTags).map(([key, value]) => `${writeString(key)} = ${writeString(value)}`);
  return resource("oci_identity_policy", {
    ...fromJson(rest),
    freeform_tags: expression(`{ ${tags.join(", ")} }`)
  });
}
function resource(type, body) {
  const text = (0,_bodies_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveReferences */ .d)(writeBlock(`resource "${type}" "this"`, body), REFERENCES);
  return text.replaceAll(/"\$\{([\w.]+)\}"/g, "$1");
}
function fromJson(body) {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [attributeName(name), valueFromJson(name, value)])
  );
}
function valueFromJson(name, value) {
  if (Array.isArray(value) && value.every((item) => typeof item === "object")) {
    return value.map((item) => ({ ...fromJson(item), ...ocidFor(name) }));
  }
  const isBlock2 = typeof value === "object" && value !== null && !Array.isArray(value) && !("expression" in value);
  return isBlock2 ? fromJson(value) : value;
}
function ocidFor(name) {
  return name === "members" || name === "impersonationServiceUsers" ? { ocid: expression(`${USER}.ocid`) } : {};
}
function attributeName(name) {
  const extension = /^(urn:.*):(\w+)$/.exec(name);
  if (extension) return `${(extension[1] ?? "").replaceAll(/[^a-z0-9]/g, "")}_${(extension[2] ?? "").toLowerCase()}`;
  return name.replace("OAuth", "Oauth").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
function variables(desired) {
  const variable = (name, description, value) => writeBlock(`variable "${name}"`, {
    description,
    type: expression("string"),
    ...value === void 0 ? {} : { default: value }
  });
  return [
    variable("domain_url", "URL of the identity domain", desired.domainUrl),
    writeBlock('variable "active"', {
      description: "Whether the application can be used; OCI does not delete an active application",
      type: expression("bool"),
      default: true
    }),
    ...desired.allowances.length === 0 ? [] : [
      variable(
        "policy_compartment_id",
        'OCID of the compartment of the policy; the tenancy if the statements say "in tenancy"',
        desired.policyCompartment
      )
    ]
  ];
}
function outputs(desired) {
  const output = (name, description, value, more = {}) => writeBlock(`output "${name}"`, { description, value: expression(value), ...more });
  return [
    output("domain_url", "Setting domain-url of a login", "var.domain_url"),
    output("client_id", "Setting client-id of a login", `${APP}.name`),
    output("client_secret", "Setting client-secret of a login", `${APP}.client_secret`, { sensitive: true }),
    ...desired.tokenType === "upst" ? [output("service_user_ocid", "Principal of the session", `${USER}.ocid`)] : []
  ];
}
var VERSIONS = `terraform {
  required_version = ">= 1.0"

  required_providers {
    oci = {
      source  = "oracle/oci"
      version = ">= 8.22"
    }
  }
}`;
function terraformReadme(desired) {
  const { name, issuer, domainUrl, allowances, policyCompartment, notes } = desired;
  const needsCompartment = allowances.length > 0 && policyCompartment === void 0;
  const block = needsCompartment ? `  source                = "./${name}"
  policy_compartment_id = "ocid1.tenancy.oc1..…" # your tenancy, or a compartment` : `  source = "./${name}"`;
  return `<!-- ${_bodies_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATED */ .KB} terraform -->

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

Configure the provider \`oci\` as an administrator: with the role _Identity Domain Administrator_${allowances.length > 0 ? ", permission to manage policies, and the home region of the tenancy" : ""}.

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
${notes.length === 0 ? "" : `
## Assumptions

\`\`\`text
${notes.join("\n")}
\`\`\`
`}`;
}
function expression(text) {
  return { expression: text };
}
function writeBlock(header, body, indent = "") {
  const inner = `${indent}  `;
  const given = Object.entries(body).filter(([, value]) => value !== void 0);
  const attributes = given.filter(([, value]) => !isBlock(value));
  const blocks = given.flatMap(([name, value]) => blocksOf(value).map((block) => writeBlock(name, block, inner)));
  const lines = attributeLines(attributes.map(([name, value]) => [name, writeValue(value, inner)]));
  const sections = [...lines.length > 0 ? [lines.map((line) => inner + line).join("\n")] : [], ...blocks];
  return `${indent}${header} {
${sections.join("\n\n")}
${indent}}`;
}
function attributeLines(attributes) {
  const isLong = (index) => attributes[index]?.[1].includes("\n") ?? true;
  return attributes.map(([name, text], index) => {
    if (isLong(index)) return `${name} = ${text}`;
    let [from, to] = [index, index];
    while (!isLong(from - 1)) from -= 1;
    while (!isLong(to + 1)) to += 1;
    const width = Math.max(...attributes.slice(from, to + 1).map(([other]) => other.length));
    return `${name.padEnd(width)} = ${text}`;
  });
}
function writeString(text) {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
function writeValue(value, indent) {
  if (typeof value === "string") return writeString(value);
  if (typeof value === "boolean") return String(value);
  if (isExpression(value)) return value.expression;
  const items = value.map((item) => writeValue(item, indent));
  if (items.length < 2) return `[${items.join(", ")}]`;
  return `[
${items.map((item) => `${indent}  ${item},
`).join("")}${indent}]`;
}
function isExpression(value) {
  return typeof value === "object" && "expression" in value;
}
function isBlock(value) {
  return blocksOf(value).length > 0;
}
function blocksOf(value) {
  if (typeof value !== "object" || isExpression(value)) return [];
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "object" && !isExpression(item));
}



/***/ })

};
