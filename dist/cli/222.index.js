export const id = 222;
export const ids = [222];
export const modules = {

/***/ 5222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   doctor: () => (/* binding */ doctor)
/* harmony export */ });
/* harmony import */ var _check_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1136);
/* harmony import */ var _log_in_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(883);
/* harmony import */ var _check_domain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(674);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5334);
/* harmony import */ var _federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7849);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2836);
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3819);
/* harmony import */ var _federation_denial_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9514);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6345);
/* harmony import */ var _docker_credentials_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9110);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8919);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(6760);

















// src/cli/doctor.ts

var CHECKED_FLAGS = {
  ...(0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .someFlags */ .sr)(_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .LOGIN_FLAGS */ .G3, [
    "domain-url",
    "client-id",
    "client-secret-file",
    "client-secret-env",
    "client-authentication",
    "client-key-file",
    "client-key-env",
    "client-certificate-file",
    "client-signing-command",
    "client-certificate-alias",
    "subject-token-file",
    "subject-token-env",
    "subject-token-command",
    "audience",
    "token-type",
    "resource-type",
    "tenancy",
    "from-ini",
    "oci-home"
  ]),
  profile: {
    flag: "<name>",
    help: `profile to check (default: that of the login in this job, or "${_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .SETTINGS */ .yy.profile.default}")`
  }
};
var ADMIN_FLAGS = {
  "admin-profile": { flag: "<name>", help: "OCI profile of an administrator" },
  "admin-config-file": { flag: "<file>", help: "OCI config file with that profile (default: ~/.oci/config)" }
};
var OUTPUT_FLAGS = {
  full: { flag: "", help: "show OCIDs in full" },
  json: { flag: "", help: "print the result as JSON on stdout, instead of the report" }
};
var doctor = {
  define(command) {
    (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .addFlags */ .zA)(
      command,
      (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .noneRequired */ .ku)(CHECKED_FLAGS),
      "What to check, as far as you have it; the flags are those of login:"
    );
    (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .addFlags */ .zA)(command, ADMIN_FLAGS, "To compare the token with the rules of the trust (or OCI_WIF_ADMIN_TOKEN):");
    (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .addFlags */ .zA)(command, OUTPUT_FLAGS, "Output:").addHelpText(
      "after",
      "\nIt performs a token exchange, as a login does, and writes nothing.\nExit codes: 0 no check failed, 1 a check failed, 2 invalid flags or values.\n\nExample:\n  npx oci-wif doctor --domain-url https://idcs-….identity.oraclecloud.com \\\n    --client-id … --subject-token-file token.jwt --admin-profile DEFAULT"
    );
  },
  run: runDoctor
};
async function runDoctor(flags, timing = _proxy_js_js__WEBPACK_IMPORTED_MODULE_7__/* .systemTiming */ .O$) {
  const request = await readDoctorRequest(flags);
  const terminal = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .createTerminal */ .PB)(flags.json === true ? "json" : "report");
  const { watch, warn, results } = (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .createCheckReport */ .BK)(terminal, flags.full === true ? void 0 : withShortOcids);
  const machine = describeMachine(request.environment);
  for (const line of (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .reportLines */ .QS)(Object.values(machine).join(", "))) terminal.say(line);
  terminal.say();
  await (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .examineChain */ .vD)(request, { http: (0,_http_js__WEBPACK_IMPORTED_MODULE_3__/* .commandHttp */ .W)(warn, timing), timing }, watch);
  (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .printSummary */ .ot)(results, terminal);
  if (flags.json === true) terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .harmlessJson */ .EL)({ ...machine, ...(0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .checksForJson */ .TX)(results) }));
  return (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .firstFailed */ .gV)(results) ? _export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .EXIT */ .dc.failed : _export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .EXIT */ .dc.done;
}
function withShortOcids(result) {
  return { ...result, seen: result.seen.map(_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .shortOcids */ .J9), next: result.next.map(_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .shortOcids */ .J9) };
}
async function readDoctorRequest(flags) {
  const { source, ini } = await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .readLoginSource */ .$u)({ ...profileOfLogin(), ...flags });
  const tokenType = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .LA)(source, "token-type");
  const resourceType = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .LA)(source, "resource-type");
  (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .checkTokenType */ .qQ)({ tokenType, resourceType, tokenLifetime: void 0 }, source);
  const credentials = {
    clientAuthentication: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .LA)(source, "client-authentication"),
    clientSecret: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "client-secret"),
    clientKey: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "client-key"),
    clientCertificate: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "client-certificate"),
    clientSigningCommand: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "client-signing-command"),
    clientCertificateAlias: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "client-certificate-alias")
  };
  const { nameOf } = source;
  (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_8__/* .refuseUnusedCredentials */ .Ts)(credentials, nameOf);
  const key = (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_8__/* .givenKey */ .xy)({ ...credentials, clientId: "", requestTimeout: 0, environment: {} }, nameOf);
  if (key) (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_8__/* .readSigningKey */ .jy)(key, nameOf, _paths_js__WEBPACK_IMPORTED_MODULE_12__/* .runProgram */ .mB);
  return {
    domainUrl: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "domain-url"),
    clientId: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "client-id"),
    ...credentials,
    tenancy: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .LA)(source, "tenancy"),
    tokenType,
    resourceType,
    subject: await readSubject(flags, ini, source),
    profile: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .LA)(source, "profile"),
    profileGiven: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfGiven */ .Jv)(source, "profile") !== void 0,
    ociHome: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .LA)(source, "oci-home"),
    administrator: await administratorOf(flags),
    environment: process.env
  };
}
function profileOfLogin() {
  const { OCI_CLI_AUTH: auth, OCI_CLI_PROFILE: profile = "", OCI_CLI_CONFIG_FILE: config = "" } = process.env;
  if (auth !== "security_token" || profile === "" || config === "") return {};
  return { profile, ociHome: (0,node_path__WEBPACK_IMPORTED_MODULE_16__.dirname)(config) };
}
async function readSubject(flags, ini, source) {
  try {
    return await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .readLoginSubject */ .mb)(flags, ini, (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .LA)(source, "audience"));
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_15__/* .Failure */ .HR) || error.phrase === "Invalid input") throw error;
    if (error.phrase !== "No subject token" || flags.subjectTokenEnv !== void 0) return error;
    return (0,_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutToken */ ._Q)(_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .GIVE_TOKEN */ ._P);
  }
}
async function administratorOf({
  adminProfile: profile,
  adminConfigFile: configFile
}) {
  const token = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_14__/* .firstGiven */ .qL)(process.env.OCI_WIF_ADMIN_TOKEN);
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .protectSecret */ .ol)(token ?? "");
  if ((0,_error_text_js__WEBPACK_IMPORTED_MODULE_14__/* .firstGiven */ .qL)(profile, configFile, token) === void 0) return void 0;
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .findAdministrator */ .ne)(
    { profile, configFile, token },
    { profile: "--admin-profile", configFile: "--admin-config-file" }
  );
}
function describeMachine(environment) {
  return {
    program: `oci-wif ${(0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .packageVersion */ .Tl)() ?? "(unknown version)"}`,
    node: `Node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    place: placeOf(environment)
  };
}
var PLACES = {
  ACT: "act",
  FORGEJO_ACTIONS: "Forgejo Actions",
  GITEA_ACTIONS: "Gitea Actions",
  GITHUB_ACTIONS: "GitHub Actions",
  GITLAB_CI: "GitLab CI",
  TF_BUILD: "Azure Pipelines",
  BUILDKITE: "Buildkite",
  CIRCLECI: "CircleCI",
  BITBUCKET_BUILD_NUMBER: "Bitbucket Pipelines",
  JENKINS_URL: "Jenkins",
  CI: "a CI system"
};
var RUNNERS = {
  "github-hosted": " (GitHub-hosted runner)",
  "self-hosted": " (self-hosted runner)"
};
function placeOf(environment) {
  const isSet = (name) => !["", "false"].includes(environment[name] ?? "");
  const [, place = "no CI system recognized"] = Object.entries(PLACES).find(([name]) => isSet(name)) ?? [];
  return place === PLACES.GITHUB_ACTIONS ? `${place}${RUNNERS[environment.RUNNER_ENVIRONMENT ?? ""] ?? ""}` : place;
}



/***/ })

};
