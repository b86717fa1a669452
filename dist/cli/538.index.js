export const id = 538;
export const ids = [538];
export const modules = {

/***/ 2374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ verifyProfile),
/* harmony export */   Hf: () => (/* binding */ describeLogin),
/* harmony export */   IK: () => (/* binding */ preloadSdk),
/* harmony export */   LM: () => (/* binding */ overridingVariables),
/* harmony export */   Ur: () => (/* binding */ overrideWarnings),
/* harmony export */   Xm: () => (/* binding */ describeVerification),
/* harmony export */   ij: () => (/* binding */ replaceEarlierLogin),
/* harmony export */   kW: () => (/* binding */ consumerEnvironment),
/* harmony export */   kg: () => (/* binding */ configTarget),
/* harmony export */   l2: () => (/* binding */ checkConfig),
/* harmony export */   o0: () => (/* binding */ githubTokenSource),
/* harmony export */   rv: () => (/* binding */ subjectTokens)
/* harmony export */ });
/* harmony import */ var _session_token_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8233);
/* harmony import */ var _home_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9941);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6760);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4573);






// src/federation/identity-token.ts
async function requestIdToken(http, source) {
  const url = new URL(source.requestUrl);
  url.searchParams.set("audience", source.audience);
  const answer = await http.send(`the request for GitHub's identity token`, () => ({
    method: "GET",
    url: url.href,
    headers: { authorization: `Bearer ${source.requestToken}`, accept: "application/json" }
  }));
  if (answer.status !== 200) {
    const said = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_3__/* .readErrorBody */ .N)(answer.body);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR(
      "denial",
      "Identity token request refused",
      `GitHub answered ${answer.status} to the request for an identity token${said ? ` (${said.description ?? said.error})` : ""}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents'
      }
    );
  }
  return (0,_session_token_js__WEBPACK_IMPORTED_MODULE_0__/* .readSubjectToken */ .kB)(valueOf(answer.body), "GitHub's answer to the request for an identity token");
}
function valueOf(body) {
  let value;
  try {
    value = JSON.parse(body)?.value;
  } catch {
    value = void 0;
  }
  if (typeof value !== "string" || value === "") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR(
      "mismatch",
      "Unexpected response",
      `GitHub answered the request for an identity token with 200 but without a token (${body.length} characters)`,
      {
        hint: "check https_proxy and no_proxy: a proxy may have answered instead of GitHub"
      }
    );
  }
  return value;
}

// src/renewal/subject-source.ts
async function requestSubjectToken(http, source, timeout) {
  if ("requestUrl" in source) return requestIdToken(http, source);
  if ("file" in source) {
    return (0,_session_token_js__WEBPACK_IMPORTED_MODULE_0__/* .readSubjectToken */ .kB)((await (0,_session_token_js__WEBPACK_IMPORTED_MODULE_0__/* .readTextFile */ .Gu)("--subject-token-file", source.file)).trim(), "--subject-token-file");
  }
  return (0,_session_token_js__WEBPACK_IMPORTED_MODULE_0__/* .readSubjectToken */ .kB)(
    await readTokenFromCommand(source, timeout),
    "what --subject-token-command printed (exit code 0)"
  );
}
async function readTokenFromCommand(source, timeout) {
  const result = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .runProgram */ .mB)({ stderr: "inherit", ...source, timeout });
  const token = result.stdout.trim();
  const problem = result.problem ?? (token === "" ? "printed nothing on stdout (exit code 0)" : void 0);
  if (problem !== void 0) throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("transient", "No subject token", `--subject-token-command ${problem}`);
  return token;
}

// src/login/subject.ts
function subjectTokens({ subject, requestTimeout }, http, mask) {
  if ("given" in subject) return () => Promise.resolve(subject.given);
  const { source } = subject;
  if ("requestToken" in source) mask(source.requestToken);
  return async () => {
    const token = await requestSubjectToken(http, source, requestTimeout);
    mask(token.raw);
    return token;
  };
}
function githubTokenSource(audience) {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "";
  const requestToken = (process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? "").trim();
  return URL.canParse(requestUrl) && requestToken !== "" ? { requestUrl, requestToken, audience } : void 0;
}

// src/login/host.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(subject.claims.sub ?? "")}`,
    `  profile:  ${request.profile} in ${paths.configFile}`,
    `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
    ...renewedUntil ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`] : [],
    ...verification ? [`  verified: ${describeVerification(verification)}`] : []
  ];
}
function describeVerification(verification) {
  return verification.allowed ? `a signed call returned the Object Storage namespace ${verification.namespace}` : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). If your tools need the namespace, add the policy: Allow group <group> to read objectstorage-namespaces in tenancy`;
}

// src/login/verify.ts
function preloadSdk() {
  loadSdk().catch(() => void 0);
}
async function verifyProfile(http, { configFile }, profile) {
  const sdk = await loadSdk();
  return sdk.verifyProfile(http, { configFile, profile });
}
var loadSdk = () => Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));

// src/profile/config-link.ts


async function configTarget(configFile) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(configFile).catch(() => void 0);
  return found?.isSymbolicLink() === true ? followConfigLink(configFile, found.uid) : configFile;
}
async function followConfigLink(configFile, owner) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(configFile).catch((error) => {
    throw (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b2)(error) ? refusal(configFile, "to a file that does not exist") : (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .diskFailure */ .C9)(error, configFile);
  });
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.stat)(target);
  if (!found.isFile()) throw refusal(configFile, `to ${target}, which is not a regular file`);
  const account = process.getuid?.();
  if (account !== void 0 && (owner !== account || found.uid !== account))
    throw refusal(configFile, `to ${target}, and one of the two belongs to another user`);
  if (!await isInHome(target)) throw refusal(configFile, `to ${target}, which is outside your home directory`);
  return target;
}
async function isInHome(target) {
  const { home, passwd } = (0,_home_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .readHomes */ .$G)();
  for (const directory of [home, passwd]) {
    const real = directory === void 0 ? void 0 : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(directory).catch(() => void 0);
    if (real !== void 0 && target.startsWith(real + node_path__WEBPACK_IMPORTED_MODULE_6__.sep)) return true;
  }
  return false;
}
function refusal(configFile, where) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("files", "Cannot write profile", `${configFile} is a symbolic link ${where}`, {
    hint: "Replace the link with a regular file, or choose another directory with oci-home."
  });
}

// src/profile/environment.ts

function consumerEnvironment(request) {
  const { paths, profile, region, platform } = request;
  const terraform = terraformEnvironment(request);
  return {
    variables: {
      OCI_CLI_AUTH: "security_token",
      OCI_CLI_PROFILE: profile,
      OCI_CLI_CONFIG_FILE: paths.configFile,
      OCI_CLI_REGION: region,
      // Terraform accepts only this spelling.
      ...platform === "win32" ? { OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: "True" } : {},
      OCI_CONFIG_FILE: paths.configFile,
      OCI_CONFIG_PROFILE: profile,
      OCI_ANSIBLE_AUTH_TYPE: "security_token",
      OCI_REGION: region,
      ...terraform.variables,
      ...resourcePrincipalEnvironment(request)
    },
    warnings: terraform.warnings
  };
}
function terraformEnvironment({ paths, profile, region, platform, homes, environment }) {
  const native = platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_6__.win32 : node_path__WEBPACK_IMPORTED_MODULE_6__.posix;
  const ociHomes = [paths.givenHome, paths.ociHome].filter(
    (home) => (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .isSamePath */ .ys)(native.basename(home), ".oci", platform)
  );
  const [ociHome] = ociHomes;
  if (ociHome === void 0) {
    const warning = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; for Terraform, use a directory whose path ends with /.oci`;
    return { variables: {}, warnings: [warning] };
  }
  const isIn = (home) => home !== void 0 && ociHomes.some((each) => (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .isSamePath */ .ys)(each, native.join(home, ".oci"), platform));
  const providerHome = homes.passwd ?? homes.home;
  const variables = {
    OCI_AUTH: "SecurityToken",
    OCI_CONFIG_FILE_PROFILE: profile,
    // On Windows, names are not case-sensitive: these would overwrite the three variables above and OCI_REGION.
    ...platform === "win32" ? {} : { OCI_auth: "SecurityToken", OCI_config_file_profile: profile, OCI_region: region },
    // A value that is set already would lead Terraform to another config.
    ...isIn(providerHome) && !isSet("TF_HOME_OVERRIDE", environment) ? {} : { TF_HOME_OVERRIDE: native.dirname(ociHome) },
    ...isIn(homes.home) && !isSet("OCI_HOME_OVERRIDE", environment) ? {} : { OCI_HOME_OVERRIDE: native.dirname(ociHome) }
  };
  return { variables, warnings: [] };
}
function resourcePrincipalEnvironment({
  paths,
  region,
  tokenType,
  platform
}) {
  if (tokenType !== "rpst" || platform === "win32") return {};
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: "2.2",
    OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
    OCI_RESOURCE_PRINCIPAL_REGION: region
  };
}
function replaceEarlierLogin(variables, environment) {
  const emptied = namesIn(environment).filter((name) => isSet(name, environment)).map((name) => [name, ""]);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(" ") };
}
function namesIn(environment) {
  return (environment[EXPORTED] ?? "").split(" ").filter((name) => LOGIN_VARIABLE.test(name) && name !== EXPORTED);
}
var EXPORTED = "OCI_WIF_EXPORTED";
var LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;
function isSet(name, environment) {
  return (environment[name] ?? "") !== "";
}
function overrideWarnings(environment, options) {
  return overridingVariables(environment, options).map(
    ({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what this login provides; remove ${names.length === 1 ? "this variable" : "these variables"} from the environment`
  );
}
function overridingVariables(environment, { terraformFederation, resourcePrincipal }) {
  const isGiven = (name) => isSet(name, environment);
  const federation = terraformFederation ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name)) : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== void 0) : [];
  return [
    { tool: "The OCI CLI", names: OCI_CLI.filter(isGiven) },
    { tool: "The Terraform provider", names: [...TERRAFORM, ...federation].filter(isGiven) },
    { tool: "The Ansible collection oracle.oci", names: ANSIBLE.filter(isGiven) },
    { tool: "A tool set to resource principals", names: passphrase }
  ].filter(({ names }) => names.length > 0);
}
var OCI_CLI = [
  "OCI_CLI_USER",
  "OCI_CLI_FINGERPRINT",
  "OCI_CLI_KEY_FILE",
  "OCI_CLI_KEY_CONTENT",
  "OCI_CLI_TENANCY",
  "OCI_CLI_PASSPHRASE",
  "OCI_CLI_DELEGATION_TOKEN_FILE",
  "OCI_CLI_SECURITY_TOKEN_FILE"
];
var TERRAFORM = ["TF_VAR_auth", "TF_VAR_config_file_profile", "TF_VAR_region"];
var TERRAFORM_FEDERATION = /^TF_VAR_(token_exchange_\w+|workload_identity_token_path)$/;
var ANSIBLE = ["OCI_USER_KEY_FILE", "OCI_USER_KEY_PASS_PHRASE", "OCI_TENANCY"];
var RESOURCE_PRINCIPAL = ["OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE"];

// src/profile/config-check.ts

function checkConfig(bytes, configPath) {
  const fail = (line, defect) => {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("files", "Invalid OCI config file", `${configPath}, line ${line}: ${defect}`, {
      hint: "Correct this line first. The file was not changed."
    });
  };
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 3))) {
    fail(
      1,
      "it begins with a byte order mark, which the OCI CLI and Terraform cannot read; save the file as UTF-8 without one"
    );
  }
  const sections = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const note = (harm, line) => places.set(harm, [...(places.get(harm) ?? []).slice(0, 3), line.number]);
  let keys = /* @__PURE__ */ new Map();
  let section = "";
  for (const line of (0,_session_token_js__WEBPACK_IMPORTED_MODULE_0__/* .configLines */ .Q6)(bytes)) {
    const defect = defectOf(line);
    if (defect !== void 0) fail(line.number, defect);
    if (line.kind === "header") {
      const first = sections.get(line.name);
      if (first !== void 0) fail(line.number, `this section is already in line ${first}`);
      sections.set(line.name, line.number);
      section = line.name;
      keys = /* @__PURE__ */ new Map();
      if (line.name !== line.name.trim()) note("spaces in a section name", line);
      if (!/\]\s*$/.test(line.text)) note("text after a section header", line);
    } else if (line.kind === "key") {
      const first = keys.get(line.name);
      if (first !== void 0) fail(line.number, `this key is already in line ${first} of the same section`);
      keys.set(line.name, line.number);
      if (section === "DEFAULT" && affectsInheritingProfiles(line)) note(line.name, line);
    }
    if (line.text.trimStart().startsWith(";")) note("; comments", line);
    if ((line.kind === "key" || line.kind === "continuation") && !line.text.includes("="))
      note("lines without =", line);
  }
  const warnings = [...places].map(([harm, lines]) => `${configPath}, line ${lines.join(", ")}: ${HARMS[harm]}`);
  if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_7__.isUtf8)(bytes)) warnings.push(`${configPath}: the file is not valid UTF-8, so the OCI CLI may refuse it`);
  return warnings;
}
var HARMS = {
  "; comments": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a comment that begins with ";"; use "#"',
  "lines without =": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a line without "="',
  "spaces in a section name": "blanks inside the brackets are part of the name for some tools and not for others",
  "text after a section header": "text after a section header: some tools do not see the section, others refuse the whole file",
  authentication_type: "all profiles inherit authentication_type from [DEFAULT]; it makes the TypeScript SDK ignore the session token",
  key_content: "all profiles inherit key_content from [DEFAULT]; the Python SDK refuses it next to key_file",
  log_requests: "all profiles inherit log_requests from [DEFAULT]; the Python SDK refuses a value that is not true or false",
  pass_phrase: "all profiles inherit pass_phrase from [DEFAULT]; the OCI CLI and the Python SDK fail on its non-ASCII characters"
};
function affectsInheritingProfiles({ name, value }) {
  if (name === "authentication_type" || name === "key_content") return true;
  if (name === "log_requests") return !/^(true|false|yes|no|on|off|0|1)$/i.test(value);
  return name === "pass_phrase" && /[^\x20-\x7e]/.test(value);
}
function defectOf({ kind, text }) {
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text)) return "a control character: this is not a text file";
  if (text.includes("\r")) return "a carriage return inside the line: tools disagree where the line ends";
  if (/^[ \t]+\[/.test(text)) return 'an indented "[": tools disagree whether it begins a section';
  if (kind === "header" && text.split("]").length > 2) return 'more than one "]" in a section header';
  if (kind === "stray") return "text before the first section";
  if (kind !== "broken") return void 0;
  if (text.startsWith("[")) return 'a section header without a name or without its closing "]"';
  return /[=:]/.test(text) ? "a value without a key" : "neither a section, nor a comment, nor key=value";
}




/***/ }),

/***/ 4538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _check_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1136);
/* harmony import */ var _config_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2374);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3192);
/* harmony import */ var _check_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(215);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4141);
/* harmony import */ var _session_token_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8233);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8565);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6000);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7594);
/* harmony import */ var _home_directory_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(56);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9941);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8919);















// src/cli/explain.ts
var EXPLAIN_FLAGS = {
  "subject-token-file": { flag: "<file>", help: "file with the JWT (- for stdin); required" },
  "domain-url": { flag: "<url>", help: "URL of the identity domain; without it, only the token is checked" },
  "client-id": { flag: "<id>", help: "client ID that the login uses" },
  json: { flag: "", help: "print the result as JSON on stdout" }
};
var ADMINISTRATOR_FLAGS = {
  profile: { flag: "<name>", help: _statement_js__WEBPACK_IMPORTED_MODULE_7__/* .OPTION_ROWS */ .aI.profile.help },
  "oci-config-file": { flag: "<file>", help: _statement_js__WEBPACK_IMPORTED_MODULE_7__/* .OPTION_ROWS */ .aI.ociConfigFile.help }
};
var explain = {
  define(command) {
    (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .addFlags */ .zA)(command, EXPLAIN_FLAGS);
    (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .addFlags */ .zA)(command, ADMINISTRATOR_FLAGS, `${_statement_js__WEBPACK_IMPORTED_MODULE_7__/* .OPTION_ROWS */ .aI.profile.heading}:`);
  },
  run: runExplain
};
async function runExplain(flags, timing = _session_token_js__WEBPACK_IMPORTED_MODULE_5__/* .systemTiming */ .O$) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .createTerminal */ .PB)(flags.json === true ? "json" : "report");
  if (flags.subjectTokenFile === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--subject-token-file is missing", "a file with the JWT (- for stdin)");
  const text = await (0,_session_token_js__WEBPACK_IMPORTED_MODULE_5__/* .readTextFile */ .Gu)("--subject-token-file", flags.subjectTokenFile);
  const token = (0,_session_token_js__WEBPACK_IMPORTED_MODULE_5__/* .readSubjectToken */ .kB)(text.trim(), "--subject-token-file");
  const domainUrl = flags.domainUrl === void 0 ? void 0 : (0,_ocid_js__WEBPACK_IMPORTED_MODULE_8__/* .checkDomainUrl */ .k3)(flags.domainUrl);
  const { watch, warn, results } = (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .createCheckReport */ .BK)(terminal);
  const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .commandHttp */ .W)({ ...terminal, warn }, timing);
  const access = await accessOf(flags, domainUrl, http);
  await (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .examineToken */ .Pv)({ token, domainUrl, clientId: flags.clientId }, access, { http, timing }, watch);
  const accepted = isAccepted(results);
  (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .printSummary */ .ot)(results, terminal);
  if (accepted === void 0)
    terminal.say("The trust was not checked, so this does not show whether the domain accepts the token.");
  if (accepted === true) terminal.say("The domain should accept this token.");
  if (flags.json === true)
    terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .harmlessJson */ .EL)({ token: (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .describeClaims */ .Zs)(token.claims), accepted, ...(0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .checksForJson */ .TX)(results) }));
  if (accepted === void 0) return _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.unchecked;
  return accepted ? _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.done : _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.failed;
}
function isAccepted(results) {
  if ((0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .firstFailed */ .gV)(results)) return false;
  const isUnread = results.some(
    ({ check, state }) => (check === "trust" || check === "rules") && state === "not checked"
  );
  return isUnread ? void 0 : true;
}
async function accessOf({ profile, ociConfigFile: configFile }, domainUrl, http) {
  if (domainUrl === void 0) return "pass --domain-url to check it with the profile of an administrator";
  const token = (0,_run_program_js__WEBPACK_IMPORTED_MODULE_10__/* .firstGiven */ .Zn)(process.env.OCI_WIF_ADMIN_TOKEN);
  try {
    return await (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .openTrust */ .N_)(domainUrl, { profile, configFile, token }, http);
  } catch (error) {
    const isNamed = profile !== void 0 || configFile !== void 0 || token !== void 0;
    if (isNamed || !(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
    return error.hint === void 0 ? error.message : `${error.message}; ${error.hint}`;
  }
}



/***/ })

};
