export const id = 603;
export const ids = [603];
export const modules = {

/***/ 2603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   shellScript: () => (/* binding */ shellScript)
/* harmony export */ });
/* harmony import */ var _bodies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2097);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6000);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9197);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9941);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(611);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8919);








// src/setup/output/shell.ts
var REFERENCES = {
  userId: `'"$user_id"'`,
  groupOcid: `'"$group_ocid"'`,
  clientId: `'"$client_id"'`,
  policyCompartment: `'"$policy_compartment"'`
};
function shellScript(desired) {
  const sections = [
    header(desired),
    settings(desired),
    refuseSecondTrust(desired),
    ...creation(desired),
    `echo "Client ID: $client_id"
echo "Client secret: in $secret_file (store it in your CI system, then delete it)"`
  ];
  return [{ name: "create-trust.sh", text: `${sections.join("\n\n")}
`, executable: true }];
}
function header({ name, issuer }) {
  return `#!/bin/sh
# ${_bodies_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATED */ .KB} shell
#
# Creates what jobs with tokens of ${issuer} need to log in: the same objects as "oci-wif setup" with the same flags.
# Needs the OCI CLI and an administrator's profile; choose a profile with OCI_CLI_PROFILE.
# It stops at the first error. To continue after an error, or to change something later, run "oci-wif setup" with the same flags.
# To remove everything, add --remove to them. The objects are tagged with oci-wif: ${name}.
set -eu
umask 077`;
}
function settings({ domainUrl, allowances, policyCompartment }) {
  const lines = [`domain_url=${quote(domainUrl)}`];
  if (allowances.length > 0) {
    lines.push(
      "# Policies are created in the home region: use a profile with that region, or set OCI_CLI_REGION.",
      policyCompartment === void 0 ? "policy_compartment=${POLICY_COMPARTMENT:?set it to the OCID of the compartment for the policy, for example your tenancy}" : `policy_compartment=${quote(policyCompartment)}`
    );
  }
  return lines.join("\n");
}
function refuseSecondTrust({ issuer }) {
  return `# An identity domain has one trust per issuer.
existing=$(oci identity-domains identity-propagation-trust list --endpoint "$domain_url" \\
  --filter ${quote(`issuer eq ${(0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .filterValue */ .sd)(issuer)}`)} --query 'length(data.resources)' --raw-output)
if [ "\${existing:-0}" != 0 ]; then
  echo ${quote(`The domain already has a trust for ${issuer}. Nothing was created. Run "oci-wif setup", which adds to that trust.`)} >&2
  exit 1
fi`;
}
function creation(desired) {
  const { user, group, app, trust, policy } = (0,_bodies_js__WEBPACK_IMPORTED_MODULE_0__/* .trustObjects */ .Fl)(desired);
  return [
    ...user && group ? [
      `user_id=$(${create("user", "data.id", withCliNames(user))})`,
      `group_ocid=$(${create("group", "data.ocid", group)})`
    ] : [],
    `# The client secret is shown only once. It goes into the file in which setup would save it, and the application is activated after that.
app=$(${create("app", `join(' ', [data.id, data.name, data."client-secret"])`, app)})
set -- $app
app_id=$1 client_id=$2
secret_file=\${XDG_CONFIG_HOME:-$HOME/.config}/oci-wif/$client_id.secret
mkdir -p "\${secret_file%/*}"
printf %s "$3" >"$secret_file"
oci identity-domains app-status-changer put --endpoint "$domain_url" --app-status-changer-id "$app_id" \\
  --schemas '["urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger"]' --active true --force >/dev/null`,
    `${create("identity-propagation-trust", "data.id", trust)} >/dev/null`,
    ...policy ? [`oci iam policy create --from-json ${json(policy)} >/dev/null`] : []
  ];
}
function create(command, query, body) {
  return `oci identity-domains ${command} create --endpoint "$domain_url" \\
  --query ${quote(query)} --raw-output --from-json ${json(body)}`;
}
function withCliNames(user) {
  return Object.fromEntries(
    Object.entries(user).map(([name, value]) => [name === _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .USER_EXTENSION */ .C_ ? "extUserUser" : name, value])
  );
}
function json(body) {
  return (0,_bodies_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveReferences */ .d)(quote(JSON.stringify(body, null, 2)), REFERENCES);
}
function quote(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}



/***/ })

};
