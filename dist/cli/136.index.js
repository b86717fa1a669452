export const id = 136;
export const ids = [136];
export const modules = {

/***/ 1136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ createCheckReport),
/* harmony export */   Pv: () => (/* binding */ examineToken),
/* harmony export */   QS: () => (/* binding */ reportLines),
/* harmony export */   TX: () => (/* binding */ checksForJson),
/* harmony export */   Zs: () => (/* binding */ describeClaims),
/* harmony export */   cp: () => (/* binding */ isUncertain),
/* harmony export */   gV: () => (/* binding */ firstFailed),
/* harmony export */   ot: () => (/* binding */ printSummary),
/* harmony export */   vD: () => (/* binding */ examineChain)
/* harmony export */ });
/* harmony import */ var _log_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(883);
/* harmony import */ var _check_domain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(674);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5334);
/* harmony import */ var _federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7849);
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3819);
/* harmony import */ var _federation_denial_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9514);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6345);
/* harmony import */ var _docker_credentials_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9110);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(919);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8919);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(1196);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4490);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(6687);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(5674);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(6760);













// src/diagnosis/check-token.ts

async function checkSubjectToken(tokens, now) {
  if (tokens === void 0) {
    const next = 'In a GitHub job with "permissions: id-token: write", the token is requested. Elsewhere, give it with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command.';
    return { result: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)("subject-token", "needs a token of the identity provider", next) };
  }
  if (tokens instanceof _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .Failure */ .HR) throw tokens;
  const found = await tokens();
  return { result: checkClaims(found.claims, now()), found };
}
function checkClaims(claims, now) {
  const { saw, problem, result } = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsOf */ .WX)("subject-token");
  saw(...shownClaims(claims));
  const invalid = timeProblem(claims, now);
  if (invalid) problem(invalid.what, invalid.next);
  else saw(`valid until ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .describeTime */ .Ht)(claims.exp ?? 0)}`);
  return result();
}
function shownClaims(claims) {
  return Object.entries(describeClaims(claims)).map(([name, value]) => `${name} ${value}`);
}
function describeClaims(claims) {
  return {
    iss: (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(claims.iss ?? "(none)"),
    sub: (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(claims.sub ?? "(none)"),
    aud: (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .audienceOf */ .Ox)(claims) || "(none)")
  };
}
function timeProblem({ exp, nbf }, now) {
  if (exp === void 0)
    return { what: "it has no expiry (claim exp)", next: "The domain accepts only tokens that expire." };
  if (exp * 1e3 <= now) {
    return {
      what: `it expired at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .describeTime */ .Ht)(exp)}, and this machine's clock says ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .describeTime */ .Ht)(Math.floor(now / 1e3))}`,
      next: "Request the token right before the login: tokens of identity providers are usually valid for minutes. If it is new, set this machine's clock."
    };
  }
  if (typeof nbf === "number" && nbf * 1e3 > now) {
    return {
      what: `it is not valid before ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .describeTime */ .Ht)(nbf)}`,
      next: "Check the clocks of this machine and of the identity provider."
    };
  }
  return void 0;
}
var CERTIFICATE = "If the trust has the keys as a certificate or from another URL, this does not matter (--certificate, --jwks-file and --jwks-url of oci-wif setup).";
async function checkIssuerKeys({ iss = "" }, http) {
  if (!iss.startsWith("https:")) {
    const seen = `the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(iss === "" ? "(none)" : iss)} is not an https URL, so it has no discovery document`;
    return { result: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)("issuer", seen, CERTIFICATE) };
  }
  try {
    const url = await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .discover */ .k4)(iss, http);
    const keys = await fetchKeys(url, http);
    if (typeof keys === "number") return { result: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("issuer", `${keySetAt(url)} answered ${keys}`, CERTIFICATE) };
    const ids = keys.map(({ kid = "(none)" }) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(kid, 60));
    return { result: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__.ok)("issuer", `key set ${url}`, `kid ${ids.join(", ")}`), found: { origin: keySetAt(url), keys } };
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .Failure */ .HR)) throw error;
    if (error.kind === "transient")
      return { result: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)("issuer", error.message, "OCI must be able to reach the issuer.", CERTIFICATE) };
    return { result: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failedWith */ .Mf)("issuer", error.with({ furtherHint: CERTIFICATE })) };
  }
}
async function fetchKeys(url, http) {
  const headers = { accept: "application/json" };
  const answer = await http.send(keySetAt(url), () => ({ method: "GET", url, headers }));
  return answer.status === 200 ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .rsaKeys */ .pc)(answer.body, keySetAt(url)) : answer.status;
}
function keySetAt(url) {
  return `the key set at ${url}`;
}
async function checkTrustedSignature(subject, { publicKeyEndpoint: url, publicCertificate = "" }, known, http) {
  const next = "If the issuer has changed its keys, run setup again with the new ones: --jwks-url, --jwks-file or --certificate.";
  const origin = url === void 0 ? "the certificate of the trust" : keySetAt(url);
  try {
    if (url === void 0) return await checkSignature(subject, { origin, keys: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOfTrust */ .HP)(publicCertificate) }, next);
    if (known?.origin === origin) return await checkSignature(subject, known, next);
    const keys = await fetchKeys(url, http);
    if (typeof keys !== "number") return await checkSignature(subject, { origin, keys }, next);
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)("signature", `${origin} answered ${keys}`, "OCI must be able to reach this URL.");
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .Failure */ .HR)) throw error;
    if (error.kind !== "input")
      return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)("signature", error.message, "OCI must be able to reach this URL, this machine need not.");
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("signature", error.message, "Check that the trust has the keys of the issuer, as RSA keys.");
  }
}
function checkIssuedSignature(subject, keys) {
  const next = "Check that the token is of this issuer, complete and unchanged. If the issuer has just replaced its keys, wait until its key set shows the new one.";
  return checkSignature(subject, keys, next);
}
async function checkSignature({ raw, claims }, { origin, keys }, next) {
  const header = (0,jose__WEBPACK_IMPORTED_MODULE_12__/* .decodeProtectedHeader */ ._)(raw);
  const text = (value = "(none)") => String(value);
  const [kid, alg] = [text(header.kid), text(header.alg)];
  const seen = `kid ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(kid, 60)}, alg ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(alg, 20)}`;
  if (!/^RS(256|384|512)$/.test(alg))
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("signature", seen, "Make the identity provider sign with RS256: OCI verifies RSA signatures.");
  const options = { currentDate: new Date((claims.exp ?? 1) * 1e3 - 1e3), clockTolerance: 1e9 };
  try {
    if (isKeySet(keys)) await (0,jose__WEBPACK_IMPORTED_MODULE_13__/* .jwtVerify */ .V)(raw, (0,jose__WEBPACK_IMPORTED_MODULE_14__/* .createLocalJWKSet */ .w)({ keys: [...keys] }), options);
    else await (0,jose__WEBPACK_IMPORTED_MODULE_13__/* .jwtVerify */ .V)(raw, keys, options);
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__.ok)("signature", `${seen}: verified with ${origin}`);
  } catch (error) {
    const why = error instanceof jose__WEBPACK_IMPORTED_MODULE_15__/* .JWKSNoMatchingKey */ .BT ? "has no such key" : error instanceof jose__WEBPACK_IMPORTED_MODULE_15__/* .JWSSignatureVerificationFailed */ .h2 ? "does not verify the signature" : "cannot verify it";
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("signature", `${seen}: ${origin} ${why}`, next);
  }
}
function isKeySet(keys) {
  return Array.isArray(keys);
}

// src/diagnosis/check-profile.ts


async function checkProfile({
  ociHome,
  profile,
  profileGiven
}) {
  const paths = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .locateProfile */ .A5)(ociHome, profile);
  const bytes = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .readRegularFile */ .XF)(await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .configTarget */ .kg)(paths.configFile));
  const warnings = bytes ? (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .checkConfig */ .l2)(bytes, paths.configFile) : [];
  const entries = bytes && sectionOf(bytes, profile);
  const absent = (why, next) => ({
    result: profileGiven ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("profile", why, next) : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)("profile", why, next)
  });
  if (!entries) {
    return absent(
      `there is no profile ${profile} in ${paths.configFile}`,
      "Log in first, or name the profile with --profile and its directory with --oci-home."
    );
  }
  if (entries.has("user") && !entries.has("security_token_file")) {
    return absent(
      `[${profile}] in ${paths.configFile} is a profile with an API key, not one of a login`,
      "Name the profile of a login with --profile."
    );
  }
  const saved = {
    paths,
    entries,
    tokenFile: inHome(entries.get("security_token_file")),
    keyFile: inHome(entries.get("key_file"))
  };
  const problems = [...sectionProblems(saved, profile), ...await fileProblems(saved)];
  const { saw, problem, result } = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsOf */ .WX)("profile");
  for (const { what, next } of problems) problem(what, next);
  const region = entries.get("region") ?? "";
  const unknownRegion = region === "" ? void 0 : (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .regionWarning */ .pz)(region, `region of [${profile}]`);
  saw(`[${profile}] in ${paths.configFile}, region ${region || "(none)"}`, ...warnings);
  if (unknownRegion !== void 0) saw(unknownRegion);
  if (problems.length === 0 && process.platform !== "win32") saw("only its owner can read the key and the token");
  const isUsable = problems.every(({ isIncomplete }) => isIncomplete !== true);
  return { result: result(), found: isUsable ? saved : void 0 };
}
var AGAIN = "Log in again: oci-wif login, or the step of the action.";
var REQUIRED = ["tenancy", "region", "fingerprint", "key_file", "security_token_file"];
function sectionProblems({ entries }, profile) {
  const missing = REQUIRED.filter((key) => (entries.get(key) ?? "") === "");
  return [
    ...missing.length === 0 ? [] : [{ what: `it has no ${missing.join(", ")}`, next: AGAIN, isIncomplete: true }],
    ...entries.has("user") ? [
      {
        what: "it has the key user, so the Go SDK and Terraform sign with an API key",
        next: `Remove the line "user" from [${profile}].`
      }
    ] : []
  ];
}
async function fileProblems({ paths, tokenFile, keyFile }) {
  const problems = [];
  for (const file of [keyFile, tokenFile].filter((each) => each !== "")) {
    const mode = await modeOf(file);
    if (mode === void 0) problems.push({ what: `${file} does not exist`, next: AGAIN, isIncomplete: true });
    else if (process.platform !== "win32" && (mode & 63) !== 0) {
      const what = `${file} has the mode ${octal(mode)}: other users may use it`;
      problems.push({ what, next: `Run: chmod 600 ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .shellQuoted */ .x)(file)}` });
    }
  }
  for (const place of [paths.ociHome, paths.sessionsDirectory, paths.sessionDirectory, paths.configFile]) {
    const mode = await modeOf(place);
    if (mode === void 0 || !(0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .isWritableByOthers */ .JX)({ mode })) continue;
    const what = `${place} has the mode ${octal(mode)}: other users may change it`;
    problems.push({ what, next: `Run: chmod go-w ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .shellQuoted */ .x)(place)}` });
  }
  return problems;
}
function inHome(file = "") {
  return file.startsWith("~/") || file.startsWith(`~${node_path__WEBPACK_IMPORTED_MODULE_17__.sep}`) ? node_path__WEBPACK_IMPORTED_MODULE_17__.join((0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .findHomeDirectory */ .YX)() ?? "~", file.slice(2)) : file;
}
async function modeOf(anyPath) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.lstat)(anyPath).catch(() => void 0);
  return found?.isSymbolicLink() === true ? 0 : found?.mode;
}
function octal(mode) {
  return (mode & 511).toString(8).padStart(4, "0");
}
function sectionOf(bytes, profile) {
  let entries;
  let isInside = false;
  for (const { kind, name, value } of (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .configLines */ .Q6)(bytes)) {
    if (kind === "header") {
      isInside = name === profile;
      if (isInside) entries = /* @__PURE__ */ new Map();
    }
    if (isInside && kind === "key") entries?.set(name, value);
  }
  return entries;
}
var LOGIN_AGAIN = "Log in again: oci-wif login, or the step of the action. In long jobs, use renew.";
async function checkSavedSession(saved, request, now) {
  const { entries, tokenFile, keyFile } = saved;
  const [token, key] = [await read(tokenFile), await read(keyFile)];
  if (token === void 0)
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("saved-session", `${tokenFile} cannot be read`, "Check its owner and its mode.");
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .protectSecret */ .ol)(token.trim());
  const claims = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .readClaims */ .Ip)(token.trim());
  if (!claims) return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("saved-session", `${tokenFile} does not contain a session token`, LOGIN_AGAIN);
  const problems = [
    ...token === token.trim() ? [] : [`${tokenFile} has a line break or a space around the token, which no SDK can send`],
    ...keyProblems(claims, key, keyFile, entries.get("fingerprint") ?? ""),
    ...tenancyProblems(claims, entries.get("tenancy") ?? "", request.tenancy),
    ...[timeProblem(claims, now)?.what ?? []].flat()
  ];
  const renewal = await renewalOf(saved, request.profile);
  if (problems.length > 0 || renewal.isFailing)
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("saved-session", [...problems, ...renewal.seen], ...renewal.next, LOGIN_AGAIN);
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__.ok)(
    "saved-session",
    `principal ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(claims.sub ?? "(none)")}`,
    `its key, fingerprint and tenancy match the profile; it expires at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .describeTime */ .Ht)(claims.exp ?? 0)}`,
    ...renewal.seen
  );
}
function keyProblems({ jwk }, pem, keyFile, fingerprint) {
  if (pem === void 0) return [`${keyFile} cannot be read`];
  let key;
  try {
    key = (0,_session_key_js__WEBPACK_IMPORTED_MODULE_10__/* .describePublicKey */ .a)(pem);
  } catch {
    return [`${keyFile} does not contain an RSA key without a pass phrase`];
  }
  return [
    ...(0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .carriesKey */ .tX)(jwk, key.jwk) ? [] : [`${keyFile} contains another key than the session token: it was replaced after the login, or the token was`],
    ...key.fingerprint === fingerprint ? [] : [`the fingerprint in the config is not that of ${keyFile}`]
  ];
}
function tenancyProblems(claims, configured, expected) {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === "string" && value !== "");
  const actual = typeof named === "string" ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(named) : configured;
  return [
    ...actual === configured ? [] : [`it belongs to the tenancy ${actual}, but the config says ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(configured)}`],
    ...expected === void 0 || actual === expected ? [] : [`it belongs to the tenancy ${actual}, expected ${expected}`]
  ];
}
var NO_RENEWAL = { isFailing: false, lines: [], warnings: [] };
async function renewalOf({ paths, entries }, profile) {
  const loginId = (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .loginIdOf */ .m$)(entries.get("fingerprint") ?? "");
  const name = { ociHome: paths.ociHome, profile, loginId, missingDirectories: 0 };
  const record = await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .readRecord */ .aE)(name).catch(() => void 0);
  if (record === "damaged")
    return { isFailing: true, seen: [`the record of its login (${(0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .recordFile */ .mR)(name)}) is damaged`], next: [] };
  const renewal = record?.renewal;
  if (!renewal) return { isFailing: false, seen: [], next: [] };
  const { isFailing, lines, warnings } = await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .reportRenewal */ .NU)(renewal).catch(() => NO_RENEWAL);
  const parts = warnings.map((warning) => warning.split("\n"));
  return {
    isFailing,
    seen: [...lines, ...parts.flatMap(([first]) => first ?? [])],
    next: parts.flatMap(([, ...hints]) => hints)
  };
}
async function read(file) {
  return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.readFile)(file, "utf8").catch(() => void 0);
}
function checkVariables(environment) {
  const isSet = (name) => (environment[name] ?? "") !== "";
  const found = (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .overridingVariables */ .LM)(environment, {
    terraformFederation: isSet("OCI_WORKLOAD_IDENTITY_TOKEN_PATH"),
    resourcePrincipal: isSet("OCI_RESOURCE_PRINCIPAL_RPST")
  });
  if (found.length === 0) return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__.ok)("variables", "no variable takes precedence over what a login provides");
  const seen = found.map(({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what the login provides`);
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("variables", seen, `Remove ${found.flatMap(({ names }) => names).join(", ")} from the environment.`);
}
async function checkSignedCall({ paths, entries, tokenFile }, profile, { http, timing }) {
  const claims = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_7__/* .readClaims */ .Ip)((await read(tokenFile))?.trim() ?? "");
  if (claims && timeProblem(claims, timing.now()))
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)("signed-call", "needs a session token that has not expired");
  const region = entries.get("region") ?? "";
  try {
    const { verifyProfile } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));
    const verification = await verifyProfile(http, { configFile: paths.configFile, profile });
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__.ok)("signed-call", `${region}: ${(0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .describeVerification */ .Xm)(verification)}`);
  } catch (error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .Failure */ .HR) throw error;
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)("signed-call", `Oracle's SDK cannot use the profile ${profile}`, "Log in again.");
  }
}

// src/diagnosis/check-tools.ts

var TIMEOUT = 20;
var PATHS = /* @__PURE__ */ new Set(["OCI_CLI_CONFIG_FILE", "OCI_CONFIG_FILE", "TF_HOME_OVERRIDE"]);
async function checkTools(request, saved) {
  const versions = await Promise.all(TOOLS.map((tool) => versionOf(tool, request.environment)));
  const expected = saved && expectedVariables(request, saved);
  const seen = [];
  const next = [];
  const missing = [];
  TOOLS.forEach((tool, index) => {
    const version = versions[index];
    if (version === void 0) {
      missing.push(tool.name);
      return;
    }
    const use = expected && useOf(tool, request, expected);
    seen.push(`${tool.name} ${version}${use ? `: ${use.seen}` : ""}`);
    if (use?.next !== void 0) next.push(`If ${tool.name} should use the profile, ${use.next}.`);
  });
  if (missing.length > 0) seen.push(`not found: ${missing.join(", ")}`);
  return { ...(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__.ok)("tools", ...seen), next };
}
async function versionOf({ programs, arguments: options }, environment) {
  for (const program of programs) {
    const { exitCode, stdout, problem } = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .runProgram */ .mB)({
      command: [program, ...options],
      // Without CHECKPOINT_DISABLE, `terraform version` asks HashiCorp for newer versions.
      environment: { ...(0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .programEnvironment */ .yE)(_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .INSTALLATIONS */ .qL, environment), CHECKPOINT_DISABLE: "1" },
      stderr: "capture",
      timeout: TIMEOUT
    });
    const version = /\d+(\.\d+)+[\w.+-]*/.exec(stdout)?.[0];
    if (exitCode === 0 && version !== void 0) return (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(version, 40);
    if (exitCode === void 0 && problem?.startsWith("did not end") === true) return `(version unknown: ${problem})`;
  }
  return void 0;
}
function expectedVariables({ profile, tokenType, environment }, { paths, entries }) {
  return (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .consumerEnvironment */ .kW)({
    paths,
    profile,
    region: entries.get("region") ?? "",
    tokenType,
    resourcePrincipalVariables: false,
    platform: process.platform,
    homes: (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .readHomes */ .$G)(),
    environment
  }).variables;
}
function useOf({ variables, otherwise }, { profile, environment }, expected) {
  const needed = variables.filter((name) => expected[name] !== void 0);
  if (needed.length === 0) return { seen: otherwise(profile) };
  const isSet = (name) => (environment[name] ?? "") !== "";
  const isExpected = (name, value = environment[name]) => PATHS.has(name) ? (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .isSamePath */ .ys)(value, expected[name]) : value === expected[name];
  const others = needed.filter((name) => isSet(name) && !isExpected(name));
  const unset = needed.filter((name) => !isSet(name) && !isExpected(name, defaultOf2(name)));
  if (others.length + unset.length === 0) return { seen: `would use the profile ${profile}` };
  const values = others.map((name) => `${name}=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .printable */ .g$)(environment[name] ?? "", 60)}`);
  return {
    seen: `would not use the profile ${profile}, because ${others.length > 0 ? `of ${values.join(", ")}` : `${listed(unset)} not set`}`,
    next: `export the variables of the login, or ${otherwise(profile)}`
  };
}
function defaultOf2(name) {
  if (name === "OCI_CLI_PROFILE" || name === "OCI_CONFIG_PROFILE") return "DEFAULT";
  const isConfig = name === "OCI_CLI_CONFIG_FILE" || name === "OCI_CONFIG_FILE";
  const home = (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .findHomeDirectory */ .YX)();
  return isConfig && home !== void 0 ? node_path__WEBPACK_IMPORTED_MODULE_17__.join(home, ".oci", "config") : void 0;
}
function listed(names) {
  return `${names.join(", ")} ${names.length === 1 ? "is" : "are"}`;
}
var CLI = ["OCI_CLI_AUTH", "OCI_CLI_PROFILE", "OCI_CLI_CONFIG_FILE"];
var TERRAFORM = ["OCI_AUTH", "OCI_CONFIG_FILE_PROFILE", "OCI_REGION", "TF_HOME_OVERRIDE"];
var terraform = (name) => ({
  name,
  programs: [name],
  arguments: ["version"],
  variables: TERRAFORM,
  otherwise: (profile) => `set auth = "SecurityToken", config_file_profile = "${profile}" and region in the provider`
});
var TOOLS = [
  {
    name: "OCI CLI",
    programs: ["oci"],
    arguments: ["--version"],
    variables: CLI,
    otherwise: (profile) => `pass --profile ${profile} --auth security_token`
  },
  terraform("terraform"),
  terraform("tofu"),
  {
    name: "ansible",
    programs: ["ansible"],
    arguments: ["--version"],
    variables: ["OCI_CONFIG_FILE", "OCI_CONFIG_PROFILE", "OCI_ANSIBLE_AUTH_TYPE"],
    otherwise: (profile) => `set config_profile_name: ${profile} and auth_type: security_token in each task`
  },
  {
    name: "kubectl",
    programs: ["kubectl"],
    arguments: ["version", "--client"],
    variables: CLI,
    otherwise: (profile) => `add --profile ${profile} --auth security_token to the arguments of oci in the kubeconfig`
  },
  {
    name: "docker",
    programs: ["docker"],
    arguments: ["--version"],
    variables: [],
    otherwise: () => "does not read the profile: use registry-login"
  },
  {
    name: "Python SDK",
    programs: ["python3", "python"],
    arguments: ["-c", 'import importlib.metadata as m; print(m.version("oci"))'],
    variables: [],
    otherwise: () => "your program must create a SecurityTokenSigner (docs/consumers.md)"
  }
];

// src/diagnosis/run-checks.ts
async function examineChain(request, tools, watch) {
  let isCompared = false;
  const onResult = (result) => {
    watch.onResult(isCompared ? withoutExplain(result) : result);
  };
  const chain = { ...openChain({ ...watch, onResult }), request, tools };
  const domainUrl = await reachDomain(chain);
  const subject = await checkToken(chain);
  if (subject)
    isCompared = await checkAgainstTrust(chain, { ...request, ...subject }, sourceOf(chain, domainUrl), tools);
  else for (const check of ["trust", "signature", "rules"]) chain.skip(check, "needs a subject token");
  await checkSessionOf(chain, domainUrl, subject);
  await checkLogin(chain);
}
async function examineToken(request, access, tools, watch) {
  const chain = openChain(watch);
  const { token } = request;
  if (token.raw === "") await chain.check("subject-token", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__.ok)("subject-token", ...shownClaims(token.claims)));
  else await chain.check("subject-token", () => checkClaims(token.claims, tools.timing.now()));
  const unread = [
    ...(0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_6__/* .jobAdvice */ .Ge)(token.claims),
    ...(0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_6__/* .subjectFormAdvice */ .Zy)(token.claims),
    ...typeof access === "string" ? [
      "Only the trust says what it expects. With --domain-url, --client-id and the --profile of an administrator, explain reads it, and prints the command that changes it if one is needed."
    ] : []
  ];
  await checkAgainstTrust(chain, request, typeof access === "string" ? { why: access } : access, tools, unread);
}
function openChain({ onStart, onResult }) {
  const report = (result) => {
    onResult(result);
    return result;
  };
  return {
    async check(name, run) {
      onStart(name);
      try {
        const checked = await run();
        if ("result" in checked) return { ...checked, result: report(checked.result) };
        return { result: report(checked) };
      } catch (error) {
        const isFailure = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .Failure */ .HR;
        return {
          result: report(isFailure ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failedWith */ .Mf)(name, error) : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(name, (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .describeFailure */ .Ic)(error, "oci-wif")))
        };
      }
    },
    skip: (name, why, ...next) => void report((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)(name, why, ...next))
  };
}
async function reachDomain({ request, tools, check, skip }) {
  const { domainUrl, environment } = request;
  if (domainUrl === void 0) {
    skip("dns", "needs the URL of the domain", "Give it with --domain-url.");
    for (const name of ["tls", "domain", "clock"]) skip(name, "needs the URL of the domain");
    return void 0;
  }
  const dns = await check("dns", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkDns */ .aj)(domainUrl));
  if (dns.result.state === "failed") {
    for (const name of ["tls", "domain", "clock"]) skip(name, "needs the address of the domain");
    return void 0;
  }
  const tls = await check("tls", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTls */ .w5)(domainUrl, environment));
  if (tls.result.state === "failed") {
    for (const name of ["domain", "clock"]) skip(name, "needs a TLS connection to the domain");
    return void 0;
  }
  const { result, found } = await check("domain", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkDomain */ .D2)(domainUrl, tools));
  if (found) await check("clock", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkClock */ .Ds)(found));
  else skip("clock", "needs an answer of the domain");
  return result.state === "ok" ? domainUrl : void 0;
}
async function checkToken({ request, tools, check, skip }) {
  const { subject } = request;
  const tokens = subject === void 0 || subject instanceof _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .Failure */ .HR ? subject : (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectTokens */ .rv)({ subject, requestTimeout: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultOf */ .HA)("request-timeout") }, tools.http, _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .protectSecret */ .ol);
  const { found: token } = await check("subject-token", () => checkSubjectToken(tokens, () => tools.timing.now()));
  if (!token || typeof tokens !== "function") {
    skip("issuer", "needs a subject token");
    return void 0;
  }
  const { found: issuerKeys } = await check("issuer", () => checkIssuerKeys(token.claims, tools.http));
  return { token, tokens, issuerKeys };
}
function sourceOf({ request: { administrator }, tools }, domainUrl) {
  if (domainUrl === void 0) return { why: "needs the identity domain" };
  if (!administrator)
    return { why: "needs an administrator", next: "Give an OCI profile of an administrator with --admin-profile." };
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .openTrust */ .N_)(domainUrl, administrator, tools.http);
}
async function checkAgainstTrust({ check, skip }, request, source, { http, timing }, unread = []) {
  const { token, issuerKeys } = request;
  if ("why" in source) {
    skip("trust", source.why, ...[source.next ?? []].flat());
    if (token.raw === "") skip("signature", "needs the token itself");
    else if (issuerKeys) await check("signature", () => checkIssuedSignature(token, issuerKeys));
    else skip("signature", "needs the keys of the issuer or of the trust");
    skip("rules", "needs the trust", ...unread);
    return false;
  }
  const unlessUnreadable = async (name, run) => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_11__/* .Failure */ .HR)) throw error;
      return { result: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .notChecked */ .lb)(name, error.message, ...(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .hintsOf */ .iw)(error)) };
    }
  };
  const { result, found: trust } = await check(
    "trust",
    () => unlessUnreadable("trust", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTrust */ .Rr)(request, source))
  );
  if (token.raw === "") skip("signature", "needs the token itself");
  else if (trust) await check("signature", () => checkTrustedSignature(token, trust, issuerKeys, http));
  else if (issuerKeys) await check("signature", () => checkIssuedSignature(token, issuerKeys));
  else skip("signature", "needs the keys of the issuer or of the trust");
  if (!trust) {
    skip("rules", "needs the trust", ...result.state === "not checked" ? unread : []);
    return false;
  }
  const rules = await check(
    "rules",
    () => unlessUnreadable("rules", async () => ({ result: await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkRules */ .MM)(request, trust, source, timing.now()) }))
  );
  return rules.result.state !== "not checked";
}
function withoutExplain({ next, ...result }) {
  return { ...result, next: next.filter((line) => !line.includes("npx oci-wif explain")) };
}
async function checkSessionOf(chain, domainUrl, subject) {
  const { request, tools, check, skip } = chain;
  const { tokenType, resourceType } = request;
  const client = await checkCredentials(chain, domainUrl, subject?.token.claims ?? {});
  if (!client) skip("exchange", "needs client credentials that the domain accepts");
  else if (!subject) skip("exchange", "needs a subject token");
  else {
    const exchange = { ...client, tokenType, resourceType };
    const { found } = await check("exchange", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkExchange */ .sm)(exchange, subject.token, subject.tokens, tools));
    if (found) {
      await check("session", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkSession */ .dy)(found, request, tools.timing.now()));
      return;
    }
  }
  skip("session", "needs a token exchange that succeeds");
}
async function checkCredentials({ request, tools, check, skip }, domainUrl, claims) {
  if (domainUrl === void 0) skip("client", "needs the identity domain");
  else {
    const credentials = givenCredentials(request);
    if ("missing" in credentials) {
      skip("client", `needs ${credentials.missing}`, `Give it ${credentials.how}.`);
      return void 0;
    }
    const client = { domainUrl, ...credentials };
    if (client.sign !== void 0) {
      skip("client", "the exchange names no client: the instance signs it", ...[(0,_federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_4__/* .metadataNote */ .UX)() ?? []].flat());
      return client;
    }
    const { result } = await check("client", () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .checkClient */ .sr)(client, claims, tools));
    if (result.state === "ok") return client;
  }
  return void 0;
}
function givenCredentials(request) {
  const { clientId, clientAuthentication, clientSecret, clientCertificateAlias } = request;
  const fromFile = (what) => `with --${what}-file (- for stdin) or in the environment variable of --${what}-env`;
  if (clientId === void 0) return { missing: "the client ID", how: "with --client-id" };
  if (clientAuthentication === "client_secret_basic")
    return clientSecret === void 0 ? { missing: "the client secret", how: fromFile("client-secret") } : { clientId, clientSecret };
  if (clientAuthentication === "instance_principal") return (0,_federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_4__/* .instancePrincipal */ .uK)(clientId);
  const nameOf = (setting) => setting === "client-certificate" ? "--client-certificate-file" : `--${setting}`;
  const environment = (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .commandEnvironment */ .J$)(_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_5__/* .SECRETS_OF_ACTIONS */ .Sb);
  const key = (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_5__/* .givenKey */ .xy)({ ...request, clientId, requestTimeout: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultOf */ .HA)("request-timeout"), environment }, nameOf);
  if (key === void 0)
    return { missing: "the client key", how: `${fromFile("client-key")}, or --client-signing-command` };
  if (clientCertificateAlias === void 0 && (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_5__/* .readSigningKey */ .jy)(key, nameOf, _paths_js__WEBPACK_IMPORTED_MODULE_9__/* .runProgram */ .mB).alias === void 0)
    return { missing: "the alias of the certificate", how: "with --client-certificate-alias" };
  return (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_5__/* .assertingClient */ ._1)(key, nameOf, _paths_js__WEBPACK_IMPORTED_MODULE_9__/* .runProgram */ .mB);
}
async function checkLogin({ request, tools, check, skip }) {
  const { environment, profile } = request;
  const { found: saved } = await check("profile", () => checkProfile(request));
  if (saved) await check("saved-session", () => checkSavedSession(saved, request, tools.timing.now()));
  else skip("saved-session", "needs the profile");
  await check("variables", () => checkVariables(environment));
  if (saved) await check("signed-call", () => checkSignedCall(saved, profile, tools));
  else skip("signed-call", "needs the profile");
  await check("tools", () => checkTools(request, saved));
}

// src/cli/check-report.ts
function createCheckReport(terminal, shown = (result) => result) {
  const progress = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .createProgress */ .mf)();
  const results = [];
  return {
    watch: {
      onStart: (check) => {
        progress.start(_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKS */ .ui[check]);
      },
      onResult: (result) => {
        progress.end();
        results.push(shown(result));
        printResult(shown(result), terminal);
      }
    },
    warn: (line) => {
      progress.end();
      terminal.warn(line);
    },
    results
  };
}
var WIDTH = 80;
var INDENT = " ".repeat(8);
var SIGNS = {
  ok: ["ok", "green"],
  failed: ["FAILED", "red"],
  "not checked": ["-", "dim"]
};
function printResult({ check, state, seen, next }, { say, paint }) {
  const [sign, style] = SIGNS[state];
  const column = `${paint(style, sign)}${" ".repeat(INDENT.length - sign.length)}`;
  if (state === "not checked") {
    const [first = "", ...more] = (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .wrapped */ .ky)(`${_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKS */ .ui[check]}, not checked: ${seen.join("; ")}`, INDENT, WIDTH);
    say(`${column}${paint("dim", first.slice(INDENT.length))}`);
    for (const line of more) say(paint("dim", line));
  } else {
    say(`${column}${paint("bold", _check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKS */ .ui[check])}`);
    for (const text of seen) for (const line of (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .wrapped */ .ky)(text, INDENT, WIDTH)) say(line);
  }
  next.forEach((text, index) => {
    const advice = `${index === 0 ? "Next: " : ""}${text}`;
    const continued = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .adminShell */ .e9)() === "powershell" ? "`" : "\\";
    for (const line of (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .wrapped */ .ky)(advice, INDENT, WIDTH, continued)) say(paint("cyan", line));
  });
}
function firstFailed(results) {
  return results.find(({ state }) => state === "failed");
}
function isUncertain(results) {
  const isExchanged = results.some(({ check, state }) => check === "exchange" && state === "ok");
  return !isExchanged && results.some(({ uncertain }) => uncertain === true);
}
function printSummary(results, { say, paint }) {
  const count = (state) => results.filter((result) => result.state === state).length;
  say();
  say(`${count("ok")} ok, ${count("failed")} failed, ${count("not checked")} not checked`);
  const failed2 = firstFailed(results);
  const advised = results.filter(({ state, next }) => state === "ok" && next.length > 0);
  if (failed2) say(paint("red", `First failed check: ${_check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKS */ .ui[failed2.check]}`));
  else if (isUncertain(results))
    say("No check failed, but the domain may still refuse the token: what it does with something above is not known.");
  else if (advised.length > 0)
    say(
      paint(
        "yellow",
        `No check failed, but see what to do about: ${advised.map(({ check }) => _check_domain_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKS */ .ui[check]).join(", ")}`
      )
    );
  else if (count("not checked") > 0) say("Everything that was checked is ok.");
  else say(paint("green", "Everything is ok."));
}
function checksForJson(results) {
  return { firstFailed: firstFailed(results)?.check ?? null, checks: results };
}
function reportLines(text) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .wrapped */ .ky)(text, "", WIDTH);
}




/***/ })

};
