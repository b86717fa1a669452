export const id = 354;
export const ids = [354];
export const modules = {

/***/ 4354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDoctor: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: ./build/cli/overrides.js
var overrides = __webpack_require__(4320);
// EXTERNAL MODULE: ./build/cli/result.js
var result = __webpack_require__(3872);
// EXTERNAL MODULE: ./build/cli/login-request.js
var login_request = __webpack_require__(9928);
// EXTERNAL MODULE: ./build/cli/keys.js
var keys = __webpack_require__(8305);
// EXTERNAL MODULE: ./build/cli/token-exchange.js
var token_exchange = __webpack_require__(5412);
// EXTERNAL MODULE: ./build/cli/ini-file.js
var ini_file = __webpack_require__(1638);
// EXTERNAL MODULE: ./build/cli/setup-explain-explain.js
var setup_explain_explain = __webpack_require__(1772);
// EXTERNAL MODULE: ./build/cli/explain-rule.js
var explain_rule = __webpack_require__(437);
// EXTERNAL MODULE: ./build/cli/http.js
var cli_http = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/cli/credentials.js
var credentials = __webpack_require__(6099);
// EXTERNAL MODULE: ./build/cli/terminal.js
var cli_terminal = __webpack_require__(8565);
// EXTERNAL MODULE: ./build/cli/config-target.js
var config_target = __webpack_require__(8945);
// EXTERNAL MODULE: ./build/cli/profile-paths.js
var profile_paths = __webpack_require__(8725);
// EXTERNAL MODULE: ./build/cli/fingerprint.js
var fingerprint = __webpack_require__(7301);
// EXTERNAL MODULE: ./build/cli/private-files.js
var private_files = __webpack_require__(2760);
// EXTERNAL MODULE: ./build/cli/homes.js
var homes = __webpack_require__(5453);
// EXTERNAL MODULE: ./build/cli/same-path.js
var same_path = __webpack_require__(4771);
// EXTERNAL MODULE: ./build/cli/profile-config-check.js
var profile_config_check = __webpack_require__(3802);
// EXTERNAL MODULE: ./build/cli/ini-lines.js
var ini_lines = __webpack_require__(5385);
// EXTERNAL MODULE: ./build/cli/version.js
var version = __webpack_require__(5537);
// EXTERNAL MODULE: ./build/cli/settings.js
var settings = __webpack_require__(892);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(29);
// EXTERNAL MODULE: ./build/cli/describe-failure.js
var describe_failure = __webpack_require__(1351);
// EXTERNAL MODULE: ./build/cli/profile-name.js
var profile_name = __webpack_require__(7238);
// EXTERNAL MODULE: ./build/cli/programs-run-program.js
var programs_run_program = __webpack_require__(4357);
// EXTERNAL MODULE: ./build/cli/federation-denial.js
var federation_denial = __webpack_require__(9514);
// EXTERNAL MODULE: ./build/cli/setup-call.js
var setup_call = __webpack_require__(8765);
// EXTERNAL MODULE: ./build/cli/subject-token.js
var subject_token = __webpack_require__(8726);
// EXTERNAL MODULE: ./build/cli/claims.js
var cli_claims = __webpack_require__(3140);
// EXTERNAL MODULE: ./build/cli/shell-quoted.js
var shell_quoted = __webpack_require__(4648);
// EXTERNAL MODULE: ./build/cli/files-text-file.js
var files_text_file = __webpack_require__(3167);
// EXTERNAL MODULE: ./build/cli/rule.js
var rule = __webpack_require__(99);
// EXTERNAL MODULE: ./build/cli/make-directories.js
var make_directories = __webpack_require__(6345);
// EXTERNAL MODULE: ./build/cli/disk-failure.js
var disk_failure = __webpack_require__(4555);
// EXTERNAL MODULE: ./build/cli/ocid.js
var ocid = __webpack_require__(7594);
// EXTERNAL MODULE: ./build/cli/error-body.js
var error_body = __webpack_require__(8128);
// EXTERNAL MODULE: ./build/cli/failure.js
var failure = __webpack_require__(8919);
// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/lib/validate.js
var validate = __webpack_require__(7784);
;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/util/decode_protected_header.js

function decodeProtectedHeader(token) {
  let encodedProtectedHeader;
  if (typeof token == "string") {
    const parts = token.split(".");
    (parts.length === 3 || parts.length === 5) && ([encodedProtectedHeader] = parts);
  } else if (typeof token == "object" && token)
    if ("protected" in token)
      encodedProtectedHeader = token.protected;
    else
      throw new TypeError("Token does not contain a Protected Header");
  const invalid = "Invalid Token or Protected Header formatting";
  if (typeof encodedProtectedHeader != "string" || !encodedProtectedHeader)
    throw new TypeError(invalid);
  return (0,validate/* parseJoseHeader */.OX)(encodedProtectedHeader, TypeError, invalid);
}


// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/jwt/verify.js + 2 modules
var verify = __webpack_require__(4490);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/jwks/local.js
var local = __webpack_require__(6687);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/errors.js
var errors = __webpack_require__(5674);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./build/cli/doctor.js









































// src/doctor/link.ts
var LINKS = {
  dns: "DNS of the domain",
  tls: "TLS of the domain",
  domain: "identity domain",
  clock: "clock",
  "subject-token": "subject token",
  issuer: "issuer and its keys",
  signature: "signature of the subject token",
  trust: "trust and its rules",
  client: "client credentials",
  exchange: "token exchange",
  session: "session token of this exchange",
  profile: "profile on disk",
  "saved-session": "session token of the profile",
  variables: "environment variables",
  "signed-call": "signed call",
  tools: "tools"
};
function ok(link, ...seen) {
  return { link, state: "ok", seen, next: [] };
}
function failed(link, seen, ...next) {
  return { link, state: "failed", seen: [seen].flat(), next };
}
function notChecked(link, why, ...next) {
  return { link, state: "not checked", seen: [why], next };
}
function failedWith(link, { message, hint }) {
  return failed(link, message, ...hint === void 0 ? [] : hint.split("\n"));
}

// src/doctor/check-client.ts
var MY_SCOPES = "urn:opc:idm:__myscopes__";
async function checkClient(request, { http, timing }) {
  const form = new URLSearchParams({ grant_type: "client_credentials", scope: MY_SCOPES });
  const answer = await http.send(
    `the token request of the client at ${request.domainUrl}`,
    () => (0,token_exchange/* tokenRequest */.jE)(request, form)
  );
  if (answer.status === 200) {
    protectAccessToken(answer.body);
    return ok("client", "the domain accepts the client ID and the client secret");
  }
  const said = (0,error_body/* readErrorBody */.N)(answer.body);
  const words = said ? [said.error, said.description].filter(Boolean).join(": ") : "without an OAuth error code";
  if (said && said.error !== "invalid_client")
    return ok(
      "client",
      `the domain knows the client, but gives it no scope, which the exchange does not need (${words})`
    );
  const denial = (0,federation_denial/* explainDenial */.L)(answer, { ...request, tokenType: "upst", publicKeyBase64: "" }, {}, timing.now());
  const id = (0,error_body/* requestIdOf */.G)(answer);
  return failed(
    "client",
    [`the domain answered ${answer.status} ${words}`, ...id === void 0 ? [] : [`request ID: ${id}`]],
    ...denial.hint?.split("\n") ?? []
  );
}
function protectAccessToken(body) {
  try {
    const { access_token: token } = JSON.parse(body);
    if (typeof token === "string") (0,failure/* protectSecret */.ol)(token);
  } catch {
  }
}

// src/doctor/check-clock.ts
var TOLERANCE = 300;
function checkClock({ date = "", time }) {
  const theirs = Date.parse(date);
  if (Number.isNaN(theirs)) return notChecked("clock", "the answer of the domain has no header Date");
  const offset = Math.round((time - theirs - 500) / 1e3);
  const seen = `this machine says ${isoSeconds(time)}, the domain ${isoSeconds(theirs)}: ${describeOffset(offset)}`;
  if (Math.abs(offset) <= TOLERANCE) return ok("clock", seen);
  return failed(
    "clock",
    seen,
    "Set the clock of this machine, for example with NTP: OCI tolerates five minutes, and tokens are valid for minutes."
  );
}
function describeOffset(seconds) {
  if (Math.abs(seconds) <= 1) return "no difference";
  const size = Math.abs(seconds) < 120 ? `${Math.abs(seconds)} s` : `${Math.round(Math.abs(seconds) / 60)} min`;
  return `this machine is ${size} ${seconds < 0 ? "behind" : "ahead"}`;
}
function isoSeconds(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

// src/doctor/check-dns.ts


async function checkDns(domainUrl) {
  const url = new URL(domainUrl);
  const proxy = (0,credentials/* proxyHostFor */.WO)(url);
  const host = (proxy === void 0 ? url.hostname : new URL(`http://${proxy}`).hostname).replace(/^\[|\]$/g, "");
  const role = proxy === void 0 ? [] : [`the proxy ${proxy} resolves ${url.hostname}`];
  if ((0,external_node_net_.isIP)(host) !== 0) return ok("dns", ...role, `${host} is an IP address`);
  try {
    const addresses = await (0,promises_.lookup)(host, { all: true });
    return ok("dns", ...role, `${host}: ${addresses.map(({ address }) => address).join(", ")}`);
  } catch (error) {
    return failed(
      "dns",
      [`${host} ${(0,credentials/* describeNetworkError */.gl)(error)}`, ...role],
      proxy === void 0 ? "Check --domain-url: the console shows it on the domain's page. If the name is right, check the DNS server of this machine, and whether it needs a proxy (https_proxy)." : "Check https_proxy and no_proxy."
    );
  }
}

// src/doctor/check-domain.ts
async function checkDomain(domainUrl, { http, timing }) {
  let sent = 0;
  const answer = await http.send(`the request to the token endpoint of ${domainUrl}`, () => {
    sent = timing.now();
    return {
      method: "POST",
      url: `${domainUrl}/oauth2/v1/token`,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: "grant_type=client_credentials"
    };
  });
  const found = { date: answer.headers.date, time: (sent + timing.now()) / 2 };
  const said = (0,error_body/* readErrorBody */.N)(answer.body);
  if ((answer.status === 400 || answer.status === 401) && said)
    return { result: ok("domain", `${domainUrl} answers as an identity domain`), found };
  return {
    result: failed(
      "domain",
      `${domainUrl}/oauth2/v1/token answered ${answer.status}${said ? ` ${said.error}` : ""} to a request without credentials; an identity domain answers 400 or 401 with an OAuth error`,
      "Check --domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com. If it is right, check whether a proxy answers instead."
    ),
    found
  };
}

// src/doctor/check-exchange.ts
async function checkExchange(request, subject, tokens, { http, timing }) {
  const key = await (0,token_exchange/* generateSessionKey */.JM)();
  const token = await (0,token_exchange/* exchangeToken */.r1)(
    http,
    { ...request, publicKeyBase64: key.publicKeyBase64 },
    (attempt) => attempt > 1 ? tokens() : Promise.resolve(subject),
    () => timing.now()
  );
  const type = request.tokenType.toUpperCase();
  return { result: ok("exchange", `the domain exchanged the token for a session (${type})`), found: { token, key } };
}

// src/doctor/check-issuer.ts
var CERTIFICATE = "If the trust has the keys as a certificate or from another URL, this does not matter (--certificate, --jwks-file and --jwks-url of oci-wif setup).";
async function checkIssuer({ iss = "" }, http) {
  if (!iss.startsWith("https:")) {
    const seen = `the issuer ${(0,failure/* printable */.g$)(iss === "" ? "(none)" : iss)} is not an https URL, so it has no discovery document`;
    return { result: notChecked("issuer", seen, CERTIFICATE) };
  }
  try {
    const url = await (0,keys/* discover */.k4)(iss, http);
    const answer = await http.send(`the key set at ${url}`, () => ({
      method: "GET",
      url,
      headers: { accept: "application/json" }
    }));
    if (answer.status !== 200)
      return { result: failed("issuer", `the key set at ${url} answered ${answer.status}`, CERTIFICATE) };
    const ids = (0,keys/* rsaKeys */.pc)(answer.body, `the key set at ${url}`).map(({ kid = "(none)" }) => (0,failure/* printable */.g$)(kid, 60));
    return { result: ok("issuer", `key set ${url}`, `kid ${ids.join(", ")}`), found: answer.body };
  } catch (error) {
    if (!(error instanceof failure/* Failure */.HR)) throw error;
    if (error.kind === "transient")
      return { result: notChecked("issuer", error.message, "OCI must be able to reach the issuer.", CERTIFICATE) };
    return { result: failedWith("issuer", error.with({ furtherHint: CERTIFICATE })) };
  }
}

// src/doctor/check-profile.ts



async function checkProfile({ ociHome, profile, profileGiven }) {
  const paths = await (0,profile_paths/* locateProfile */.A5)(ociHome, profile);
  const bytes = await (0,private_files/* readRegularFile */.XF)(await (0,config_target/* configTarget */.k)(paths.configFile));
  const warnings = bytes ? (0,profile_config_check/* checkConfig */.l)(bytes, paths.configFile) : [];
  const entries = bytes && sectionOf(bytes, profile);
  const absent = (why, next) => ({
    result: profileGiven ? failed("profile", why, next) : notChecked("profile", why, next)
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
  const seen = [`[${profile}] in ${paths.configFile}, region ${entries.get("region") ?? "(none)"}`, ...warnings];
  const problems = [...sectionProblems(saved, profile), ...await fileProblems(saved)];
  if (problems.length === 0) {
    const modes = process.platform === "win32" ? [] : ["only its owner can read the key and the token"];
    return { result: ok("profile", ...seen, ...modes), found: saved };
  }
  return {
    result: failed(
      "profile",
      [...problems.map(({ what }) => what), ...seen],
      ...new Set(problems.map(({ next }) => next))
    ),
    found: problems.some(({ isIncomplete }) => isIncomplete === true) ? void 0 : saved
  };
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
      problems.push({ what, next: `Run: chmod 600 ${(0,shell_quoted/* shellQuoted */.x)(file)}` });
    }
  }
  for (const place of [paths.ociHome, paths.sessionsDirectory, paths.sessionDirectory, paths.configFile]) {
    const mode = await modeOf(place);
    if (mode === void 0 || !(0,private_files/* isWritableByOthers */.JX)({ mode })) continue;
    const what = `${place} has the mode ${octal(mode)}: other users may change it`;
    problems.push({ what, next: `Run: chmod go-w ${(0,shell_quoted/* shellQuoted */.x)(place)}` });
  }
  return problems;
}
function inHome(file = "") {
  return file.startsWith("~/") || file.startsWith(`~${external_node_path_.sep}`) ? external_node_path_.join((0,external_node_os_.homedir)(), file.slice(2)) : file;
}
async function modeOf(anyPath) {
  const found = await (0,external_node_fs_promises_.lstat)(anyPath).catch(() => void 0);
  return found?.isSymbolicLink() === true ? 0 : found?.mode;
}
function octal(mode) {
  return (mode & 511).toString(8).padStart(4, "0");
}
function sectionOf(bytes, profile) {
  let entries;
  let isInside = false;
  for (const { kind, name, value } of (0,ini_lines/* configLines */.Q)(bytes)) {
    if (kind === "header") {
      isInside = name === profile;
      if (isInside) entries = /* @__PURE__ */ new Map();
    }
    if (isInside && kind === "key") entries?.set(name, value);
  }
  return entries;
}

// src/doctor/check-saved-session.ts

var AGAIN2 = "Log in again: oci-wif login, or the step of the action. In long jobs, use renew.";
async function checkSavedSession({ entries, tokenFile, keyFile }, expected, now) {
  const [token, key] = [await read(tokenFile), await read(keyFile)];
  if (token === void 0)
    return failed("saved-session", `${tokenFile} cannot be read`, "Check its owner and its mode.");
  (0,failure/* protectSecret */.ol)(token.trim());
  const claims = (0,cli_claims/* readClaims */.I)(token.trim());
  if (!claims) return failed("saved-session", `${tokenFile} does not contain a session token`, AGAIN2);
  const problems = [
    ...token === token.trim() ? [] : [`${tokenFile} has a line break or a space around the token, which no SDK can send`],
    ...keyProblems(claims, key, keyFile, entries.get("fingerprint") ?? ""),
    ...tenancyProblems(claims, entries.get("tenancy") ?? "", expected),
    ...timeProblems(claims, now)
  ];
  if (problems.length > 0) return failed("saved-session", problems, AGAIN2);
  return ok(
    "saved-session",
    `principal ${(0,failure/* printable */.g$)(claims.sub ?? "(none)")}`,
    `its key, fingerprint and tenancy match the profile; it expires at ${(0,cli_claims/* describeTime */.H)(claims.exp ?? 0)}`
  );
}
function keyProblems({ jwk }, pem, keyFile, fingerprint) {
  if (pem === void 0) return [`${keyFile} cannot be read`];
  let key;
  try {
    key = (0,token_exchange/* describePublicKey */.a)(pem);
  } catch {
    return [`${keyFile} does not contain an RSA key without a pass phrase`];
  }
  return [
    ...(0,token_exchange/* carriesKey */.tX)(jwk, key.jwk) ? [] : [`${keyFile} contains another key than the session token: it was replaced after the login, or the token was`],
    ...key.fingerprint === fingerprint ? [] : [`the fingerprint in the config is not that of ${keyFile}`]
  ];
}
function tenancyProblems(claims, configured, expected) {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === "string" && value !== "");
  const actual = typeof named === "string" ? (0,failure/* printable */.g$)(named) : configured;
  return [
    ...actual === configured ? [] : [`it belongs to the tenancy ${actual}, but the config says ${(0,failure/* printable */.g$)(configured)}`],
    ...expected === void 0 || actual === expected ? [] : [`it belongs to the tenancy ${actual}, expected ${expected}`]
  ];
}
function timeProblems({ exp }, now) {
  if (exp === void 0) return ["it has no expiry (claim exp)"];
  return exp * 1e3 > now ? [] : [`it expired at ${(0,cli_claims/* describeTime */.H)(exp)}`];
}
async function read(file) {
  return (0,external_node_fs_promises_.readFile)(file, "utf8").catch(() => void 0);
}

// src/doctor/check-session.ts
function checkSession({ token, key }, { tokenType, tenancy }, now) {
  const login = (0,token_exchange/* checkSessionToken */.WB)(token, { key, tokenType, tenancy, now });
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return ok(
    "session",
    `principal ${login.principal}`,
    `tenancy ${login.tenancy}${tenancy === void 0 ? " (give --tenancy to compare it)" : ", as expected"}`,
    `it contains the key of this exchange and expires in ${minutes} min`
  );
}

// src/doctor/check-signature.ts

async function checkSignature({ raw, claims }, keySet) {
  const header = decodeProtectedHeader(raw);
  const [kid, alg] = [header.kid, header.alg].map((value = "(none)") => String(value));
  const seen = `kid ${(0,failure/* printable */.g$)(kid, 60)}, alg ${(0,failure/* printable */.g$)(alg, 20)}`;
  if (!/^RS(256|384|512)$/.test(alg))
    return failed("signature", seen, "Make the identity provider sign with RS256: OCI verifies RSA signatures.");
  const options = { currentDate: new Date((claims.exp ?? 1) * 1e3 - 1e3), clockTolerance: 1e9 };
  try {
    await (0,verify/* jwtVerify */.V)(raw, (0,local/* createLocalJWKSet */.w)(JSON.parse(keySet)), options);
    return ok("signature", `${seen}: verified`);
  } catch (error) {
    const why = error instanceof errors/* JWKSNoMatchingKey */.BT ? "the key set of the issuer has no such key" : error instanceof errors/* JWSSignatureVerificationFailed */.h2 ? "the key of the issuer does not verify the signature" : "the keys of the issuer cannot verify it";
    return failed(
      "signature",
      `${seen}: ${why}`,
      "Check that the token is of this issuer, complete and unchanged. If the issuer has just replaced its keys, wait until its key set shows the new one."
    );
  }
}

// src/doctor/check-signed-call.ts
async function checkSignedCall({ paths, entries }, profile, http) {
  const region = entries.get("region") ?? "";
  try {
    return ok("signed-call", `${region}: ${(0,result/* describeVerification */.Xm)(await (0,result/* verifyProfile */.$9)(http, paths, profile))}`);
  } catch (error) {
    if (error instanceof failure/* Failure */.HR) throw error;
    return failed("signed-call", `Oracle's SDK cannot use the profile ${profile}`, "Log in again.");
  }
}

// src/doctor/check-subject-token.ts
async function checkSubjectToken(tokens, now) {
  if (tokens === void 0) {
    const next = 'In a GitHub job with "permissions: id-token: write", the token is requested. Elsewhere, give it with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command.';
    return { result: notChecked("subject-token", "needs a token of the identity provider", next) };
  }
  if (tokens instanceof failure/* Failure */.HR) throw tokens;
  const found = await tokens();
  return { result: describe(found, now()), found };
}
function describe({ claims }, now) {
  const seen = [
    `iss ${(0,failure/* printable */.g$)(claims.iss ?? "(none)")}`,
    `sub ${(0,failure/* printable */.g$)(claims.sub ?? "(none)")}`,
    `aud ${(0,failure/* printable */.g$)((0,subject_token/* audienceOf */.O)(claims) || "(none)")}`
  ];
  const { exp, nbf } = claims;
  if (exp === void 0)
    return failed(
      "subject-token",
      [...seen, "it has no expiry (claim exp)"],
      "The domain accepts only tokens that expire."
    );
  if (exp * 1e3 <= now) {
    return failed(
      "subject-token",
      [...seen, `it expired at ${(0,cli_claims/* describeTime */.H)(exp)}`],
      "Request the token right before the login: tokens of identity providers are usually valid for minutes."
    );
  }
  if (typeof nbf === "number" && nbf * 1e3 > now) {
    return failed(
      "subject-token",
      [...seen, `it is not valid before ${(0,cli_claims/* describeTime */.H)(nbf)}`],
      "Check the clocks of this machine and of the identity provider."
    );
  }
  return ok("subject-token", ...seen, `valid until ${(0,cli_claims/* describeTime */.H)(exp)}`);
}

// src/doctor/peer-certificate.ts


async function readPeerCertificate(url, timeout) {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await handshake(url, await (0,credentials/* openTunnelTo */.Ae)(url, signal, timeout), signal, timeout);
  } catch (error) {
    throw signal.aborted ? networkError("ETIMEDOUT") : error;
  }
}
async function handshake(url, tunnel, signal, timeout) {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const socket = (0,external_node_tls_.connect)({
    // The name is compared with the certificate, also if the connection exists already.
    host: hostname,
    ...tunnel ? { socket: tunnel } : { port: portOf(url), ...(0,credentials/* eachAddress */.Yj)(timeout) },
    ...(0,external_node_net_.isIP)(hostname) === 0 ? { servername: hostname } : {},
    // An untrusted certificate is what this function has to show.
    rejectUnauthorized: false
  });
  try {
    await new Promise((resolve, reject) => {
      socket.once("secureConnect", resolve);
      for (const each of [socket, tunnel]) each?.on("error", reject);
      socket.once("close", () => {
        reject(networkError("ECONNRESET"));
      });
      signal.addEventListener("abort", () => socket.destroy());
    });
    return describe2(socket);
  } finally {
    socket.destroy();
    tunnel?.destroy();
  }
}
function networkError(code) {
  return Object.assign(new Error("no TLS connection"), { code });
}
function describe2(socket) {
  const certificate = socket.getPeerCertificate(true);
  const problem = socket.authorized ? void 0 : String(socket.authorizationError);
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validUntil: new Date(certificate.valid_to),
    problem,
    isPublic: isPublicAuthority(certificate)
  };
}
function nameOf({ CN, O }) {
  const names = [[CN ?? []].flat()[0], [O ?? []].flat()[0]].filter((name) => name !== void 0);
  return names.length === 0 ? "(no name)" : [...new Set(names)].join(", ");
}
function isPublicAuthority(certificate) {
  let top = certificate;
  for (let depth = 0; depth < 10 && top.issuerCertificate && top.issuerCertificate !== top; depth += 1) {
    top = top.issuerCertificate;
  }
  const base64 = top.raw.toString("base64");
  return external_node_tls_.rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, "") === base64);
}
function portOf({ port }) {
  return port === "" ? 443 : Number(port);
}

// src/doctor/check-tls.ts
var TIMEOUT = 2e4;
async function checkTls(domainUrl, environment) {
  const url = new URL(domainUrl);
  const proxy = (0,credentials/* proxyFor */.iJ)(url);
  const way = proxy === void 0 ? "direct connection" : `through the proxy ${proxy.url.host}`;
  let peer;
  try {
    peer = await readPeerCertificate(url, TIMEOUT);
  } catch (error) {
    return failed(
      "tls",
      `${url.host} ${(0,credentials/* describeNetworkError */.gl)(error)} (${way})`,
      proxy === void 0 ? "Check --domain-url, the firewall of this machine, and whether it needs a proxy (https_proxy)." : capitalised((0,credentials/* proxyAdvice */.ZV)(url, proxy, error instanceof credentials/* ProxyError */.T6 ? error.status : void 0))
    );
  }
  const certificate = `${way}: certificate for ${(0,failure/* printable */.g$)(peer.subject, 80)}, issued by ${(0,failure/* printable */.g$)(peer.issuer, 80)}, valid until ${dayOf(peer.validUntil)}`;
  if (peer.problem === void 0)
    return ok("tls", certificate, ...peer.isPublic ? [] : [privateAuthority(environment)]);
  const extra = environment.NODE_EXTRA_CA_CERTS ?? "";
  return failed(
    "tls",
    [
      certificate,
      // Without the advice behind it, which is more precise here.
      `${url.host} ${(0,credentials/* describeNetworkError */.gl)({ code: peer.problem }).replace(/;.*/, "")}`,
      extra === "" ? "NODE_EXTRA_CA_CERTS is not set" : `NODE_EXTRA_CA_CERTS is ${(0,failure/* printable */.g$)(extra, 100)}`
    ],
    ...adviceFor(peer, proxy?.url.host)
  );
}
function adviceFor({ problem, issuer }, proxy) {
  switch (problem) {
    case "CERT_HAS_EXPIRED":
    case "CERT_NOT_YET_VALID":
      return ["Check this machine's clock; if it is right, the server needs a new certificate."];
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return ["Check --domain-url: the console shows it on the domain's page."];
    default: {
      const who = proxy === void 0 ? "A proxy or firewall on the way" : `The proxy ${proxy}`;
      return [
        `${who} probably opens TLS connections and presents a certificate from its own authority, "${(0,failure/* printable */.g$)(issuer, 80)}". Save the certificate of this authority as a PEM file, and set NODE_EXTRA_CA_CERTS to that file in the environment of the runner.`
      ];
    }
  }
}
function privateAuthority({ NODE_EXTRA_CA_CERTS: extra = "" }) {
  const source = extra === "" ? "the configuration of this machine" : "NODE_EXTRA_CA_CERTS";
  return `Node does not trust this authority by default, but ${source} adds it: a proxy may open TLS, or the domain is private`;
}
function capitalised(advice) {
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}
function dayOf(date) {
  return Number.isNaN(date.getTime()) ? "an unknown date" : date.toISOString().slice(0, 10);
}

// src/doctor/check-tools.ts



// src/doctor/tools.ts
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

// src/doctor/check-tools.ts
var TIMEOUT2 = 20;
var PATHS = /* @__PURE__ */ new Set(["OCI_CLI_CONFIG_FILE", "OCI_CONFIG_FILE", "TF_HOME_OVERRIDE"]);
async function checkTools(request, saved) {
  const versions = await Promise.all(TOOLS.map((tool) => versionOf(tool, request.environment)));
  const expected = saved && expectedVariables(request, saved);
  const seen = [];
  const missing = [];
  TOOLS.forEach((tool, index) => {
    const version = versions[index];
    if (version === void 0) missing.push(tool.name);
    else seen.push(`${tool.name} ${version}${expected ? `: ${useOf(tool, request, expected)}` : ""}`);
  });
  if (missing.length > 0) seen.push(`not found: ${missing.join(", ")}`);
  return ok("tools", ...seen);
}
async function versionOf({ programs, arguments: options }, environment) {
  for (const program of programs) {
    const { exitCode, stdout, problem } = await (0,programs_run_program/* runProgram */.m)({
      command: [program, ...options],
      environment: withoutSecrets(environment),
      stderr: "capture",
      timeout: TIMEOUT2
    });
    const version = /\d+(\.\d+)+[\w.+-]*/.exec(stdout)?.[0];
    if (exitCode === 0 && version !== void 0) return (0,failure/* printable */.g$)(version, 40);
    if (exitCode === void 0 && problem?.startsWith("did not end") === true) return `(version unknown: ${problem})`;
  }
  return void 0;
}
function withoutSecrets(environment) {
  const safe = Object.entries(environment).filter(([name]) => !/SECRET|TOKEN|PASSWORD/i.test(name));
  return { ...Object.fromEntries(safe), CHECKPOINT_DISABLE: "1" };
}
function expectedVariables({ profile, tokenType, environment }, { paths, entries }) {
  return (0,overrides/* consumerEnvironment */.kW)({
    paths,
    profile,
    region: entries.get("region") ?? "",
    tokenType,
    platform: process.platform,
    homes: (0,homes/* readHomes */.$)(),
    environment
  }).variables;
}
function useOf({ variables, otherwise }, { profile, environment }, expected) {
  const needed = variables.filter((name) => expected[name] !== void 0);
  if (needed.length === 0) return otherwise(profile);
  const isSet = (name) => (environment[name] ?? "") !== "";
  const isExpected = (name, value = environment[name]) => PATHS.has(name) ? (0,same_path/* isSamePath */.y)(value, expected[name]) : value === expected[name];
  const others = needed.filter((name) => isSet(name) && !isExpected(name));
  if (others.length > 0) {
    const values = others.map((name) => `${name}=${(0,failure/* printable */.g$)(environment[name] ?? "", 60)}`).join(", ");
    return `would not use the profile ${profile}, because of ${values}`;
  }
  const unset = needed.filter((name) => !isSet(name) && !isExpected(name, defaultOf(name)));
  if (unset.length === 0) return `would use the profile ${profile}`;
  return `would not use the profile ${profile}, because ${listed(unset)} not set: export the variables of the login, or ${otherwise(profile)}`;
}
function defaultOf(name) {
  const isConfig = name === "OCI_CLI_CONFIG_FILE" || name === "OCI_CONFIG_FILE";
  return isConfig ? external_node_path_.join((0,external_node_os_.homedir)(), ".oci", "config") : void 0;
}
function listed(names) {
  return `${names.join(", ")} ${names.length === 1 ? "is" : "are"}`;
}

// src/doctor/check-trust.ts
async function checkTrust(subject, domainUrl, { clientId, administrator: options }, { http, timing }) {
  try {
    const administrator = await (0,explain_rule/* findAdministrator */.ne)(options);
    const { findings, accepted, advice } = await (0,setup_explain_explain/* explainToken */.Z)(
      { subject, domainUrl, clientId, now: timeInToken(subject, timing.now()) },
      {
        domain: (0,explain_rule/* identityDomain */.V9)(domainUrl, administrator, http),
        policies: administrator.signed && (0,rule/* policies */.R3)(administrator, http),
        tenancy: administrator.signed?.tenancy,
        http
      }
    );
    const shown = accepted === false ? findings.filter(({ verdict }) => verdict === "bad") : findings;
    const texts = shown.map(({ text }) => text);
    return accepted === false ? failed("trust", texts, ...advice) : ok("trust", ...texts);
  } catch (error) {
    if (!(error instanceof failure/* Failure */.HR)) throw error;
    return notChecked("trust", error.message, ...error.hint === void 0 ? [] : [inOwnFlags(error.hint)]);
  }
}
function inOwnFlags(hint) {
  return hint.replaceAll(/--profile\b/g, "--admin-profile").replaceAll(/--oci-config-file\b/g, "--admin-config-file");
}
function timeInToken({ claims: { exp, nbf } }, now) {
  const end = exp === void 0 ? now : Math.min(now, exp * 1e3 - 1e3);
  return typeof nbf === "number" ? Math.max(end, nbf * 1e3) : end;
}

// src/doctor/check-variables.ts
function checkVariables(environment) {
  const isSet = (name) => (environment[name] ?? "") !== "";
  const found = (0,overrides/* overridingVariables */.LM)(environment, {
    terraformFederation: isSet("OCI_WORKLOAD_IDENTITY_TOKEN_PATH"),
    resourcePrincipal: isSet("OCI_RESOURCE_PRINCIPAL_RPST")
  });
  if (found.length === 0) return ok("variables", "no variable takes precedence over what a login provides");
  const seen = found.map(({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what the login provides`);
  return failed("variables", seen, `Remove ${found.flatMap(({ names }) => names).join(", ")} from the environment.`);
}

// src/doctor/examine.ts
async function examine(request, tools, watch) {
  const report = (result) => {
    watch.onResult(result);
    return result;
  };
  const chain = {
    request,
    tools,
    async check(link, run) {
      watch.onStart(link);
      try {
        const checked = await run();
        if ("result" in checked) return { ...checked, result: report(checked.result) };
        return { result: report(checked) };
      } catch (error) {
        return { result: report(resultOf(link, error)) };
      }
    },
    skip: (link, why, ...next) => void report(notChecked(link, why, ...next))
  };
  const domainUrl = await checkDomainLinks(chain);
  const subject = await checkTokenLinks(chain);
  await checkTrustLink(chain, domainUrl, subject);
  await checkExchangeLinks(chain, domainUrl, subject);
  await checkProfileLinks(chain);
}
function resultOf(link, error) {
  return error instanceof failure/* Failure */.HR ? failedWith(link, error) : failed(link, (0,describe_failure/* describeFailure */.I)(error, "oci-wif"));
}
async function checkDomainLinks({ request, tools, check, skip }) {
  const { domainUrl, environment } = request;
  if (domainUrl === void 0) {
    skip("dns", "needs the URL of the domain", "Give it with --domain-url.");
    for (const link of ["tls", "domain", "clock"]) skip(link, "needs the URL of the domain");
    return void 0;
  }
  const dns = await check("dns", () => checkDns(domainUrl));
  if (dns.result.state === "failed") {
    for (const link of ["tls", "domain", "clock"]) skip(link, "needs the address of the domain");
    return void 0;
  }
  const tls = await check("tls", () => checkTls(domainUrl, environment));
  if (tls.result.state === "failed") {
    for (const link of ["domain", "clock"]) skip(link, "needs a TLS connection to the domain");
    return void 0;
  }
  const { result, found } = await check("domain", () => checkDomain(domainUrl, tools));
  if (found) await check("clock", () => checkClock(found));
  else skip("clock", "needs an answer of the domain");
  return result.state === "ok" ? domainUrl : void 0;
}
async function checkTokenLinks({ request, tools, check, skip }) {
  const { subject } = request;
  const tokens = subject === void 0 || subject instanceof failure/* Failure */.HR ? subject : (0,login_request/* subjectTokens */.rv)({ subject, requestTimeout: Number(settings/* DEFAULTS */.zY["request-timeout"]) }, tools.http, failure/* protectSecret */.ol);
  const { found } = await check("subject-token", () => checkSubjectToken(tokens, () => tools.timing.now()));
  if (!found || typeof tokens !== "function") {
    for (const link of ["issuer", "signature"]) skip(link, "needs a subject token");
    return void 0;
  }
  const { found: keySet } = await check("issuer", () => checkIssuer(found.claims, tools.http));
  if (keySet === void 0) skip("signature", "needs the keys of the issuer");
  else await check("signature", () => checkSignature(found, keySet));
  return { token: found, tokens };
}
async function checkTrustLink({ request, tools, check, skip }, domainUrl, subject) {
  const { administrator } = request;
  if (domainUrl === void 0) skip("trust", "needs the identity domain");
  else if (!subject) skip("trust", "needs a subject token");
  else if (!administrator) {
    skip("trust", "needs an administrator", "Give an OCI profile of an administrator with --admin-profile.");
  } else await check("trust", () => checkTrust(subject.token, domainUrl, { ...request, administrator }, tools));
}
async function checkExchangeLinks(chain, domainUrl, subject) {
  const { request, tools, check, skip } = chain;
  const { tokenType, resourceType } = request;
  const client = await checkClientLink(chain, domainUrl);
  if (!client) skip("exchange", "needs client credentials that the domain accepts");
  else if (!subject) skip("exchange", "needs a subject token");
  else {
    const exchange = { ...client, tokenType, resourceType };
    const { found } = await check("exchange", () => checkExchange(exchange, subject.token, subject.tokens, tools));
    if (found) {
      await check("session", () => checkSession(found, request, tools.timing.now()));
      return;
    }
  }
  skip("session", "needs a token exchange that succeeds");
}
async function checkClientLink({ request, tools, check, skip }, domainUrl) {
  const { clientId, clientSecret } = request;
  if (domainUrl === void 0) skip("client", "needs the identity domain");
  else if (clientId === void 0) skip("client", "needs the client ID", "Give it with --client-id.");
  else if (clientSecret === void 0) {
    const next = "Give it with --client-secret-file (- for stdin) or in the environment variable of --client-secret-env.";
    skip("client", "needs the client secret", next);
  } else {
    const client = { domainUrl, clientId, clientSecret };
    const { result } = await check("client", () => checkClient(client, tools));
    if (result.state === "ok") return client;
  }
  return void 0;
}
async function checkProfileLinks({ request, tools, check, skip }) {
  const { tenancy, environment, profile } = request;
  const { found: saved } = await check("profile", () => checkProfile(request));
  if (saved) await check("saved-session", () => checkSavedSession(saved, tenancy, tools.timing.now()));
  else skip("saved-session", "needs the profile");
  await check("variables", () => checkVariables(environment));
  if (saved) await check("signed-call", () => checkSignedCall(saved, profile, tools.http));
  else skip("signed-call", "needs the profile");
  await check("tools", () => checkTools(request, saved));
}

// src/text/wrapped.ts
function wrapped(text, indent, width) {
  return text.split("\n").flatMap((line) => {
    const [, before, command] = /^(.*?:)? *(npx oci-wif .*)$/.exec(line.trim()) ?? [];
    if (command === void 0) return broken(line.trim().split(/ +/), indent, width, "");
    return [
      ...before === void 0 ? [] : broken(before.split(/ +/), indent, width, ""),
      ...broken(command.split(/ (?=--)/), `${indent}  `, width, " \\")
    ];
  });
}
function broken(words, indent, width, end) {
  const lines = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && indent.length + line.length + 1 + word.length + end.length > width) {
      lines.push(`${indent}${line}${end}`);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, `${indent}${line}`];
}

// src/cli/doctor-report.ts
var WIDTH = 80;
var INDENT = " ".repeat(8);
var SIGNS = {
  ok: ["ok", "green"],
  failed: ["FAILED", "red"],
  "not checked": ["-", "dim"]
};
function printMachine(machine, { say }) {
  for (const line of wrapped(Object.values(machine).join(", "), "", WIDTH)) say(line);
  say();
}
function printResult({ link, state, seen, next }, { say, paint }) {
  const [sign, style] = SIGNS[state];
  const column = `${paint(style, sign)}${" ".repeat(INDENT.length - sign.length)}`;
  if (state === "not checked") {
    const [first = "", ...more] = wrapped(`${LINKS[link]}, not checked: ${seen.join("; ")}`, INDENT, WIDTH);
    say(`${column}${paint("dim", first.slice(INDENT.length))}`);
    for (const line of more) say(paint("dim", line));
  } else {
    say(`${column}${paint("bold", LINKS[link])}`);
    for (const text of seen) for (const line of wrapped(text, INDENT, WIDTH)) say(line);
  }
  next.forEach((text, index) => {
    for (const line of wrapped(`${index === 0 ? "Next: " : ""}${text}`, INDENT, WIDTH)) say(paint("cyan", line));
  });
}
function printSummary(results, { say, paint }) {
  const count = (state) => results.filter((result) => result.state === state).length;
  say();
  say(`${count("ok")} ok, ${count("failed")} failed, ${count("not checked")} not checked`);
  const broken2 = results.find(({ state }) => state === "failed");
  if (broken2) say(paint("red", `First broken link: ${LINKS[broken2.link]}`));
  else if (count("not checked") > 0) say("Everything that was checked is ok.");
  else say(paint("green", "Everything is ok."));
}

// src/cli/doctor-request.ts

async function readDoctorRequest(flags) {
  const { source, ini } = await (0,login_request/* readLoginSource */.$u)({ ...profileOfLogin(), ...flags });
  const tokenType = (0,settings/* readTokenType */.sg)(source);
  const isGiven = (setting) => (source.valueOf(setting) ?? "") !== "";
  return {
    domainUrl: isGiven("domain-url") ? (0,settings/* checkDomainUrl */.k3)(source.valueOf("domain-url")) : void 0,
    clientId: (0,settings/* readOptional */.T9)(source, "client-id", settings/* CLIENT_ID */.U6),
    clientSecret: isGiven("client-secret") ? (0,settings/* readClientSecret */.Qm)(source) : void 0,
    tenancy: (0,settings/* readOptional */.T9)(source, "tenancy", settings/* TENANCY */.BP),
    tokenType,
    resourceType: (0,settings/* readResourceType */.Jo)(source, tokenType),
    subject: await readSubject(flags, ini, source),
    profile: (0,settings/* readProfileName */.b5)(source),
    profileGiven: isGiven("profile"),
    ociHome: (0,settings/* readOciHome */.Zc)(source),
    administrator: administratorOf(flags),
    environment: process.env
  };
}
function profileOfLogin() {
  const { OCI_CLI_AUTH: auth, OCI_CLI_PROFILE: profile = "", OCI_CLI_CONFIG_FILE: config = "" } = process.env;
  if (auth !== "security_token" || profile === "" || config === "") return {};
  return { profile, ociHome: (0,external_node_path_.dirname)(config) };
}
async function readSubject(flags, ini, source) {
  try {
    return await (0,login_request/* readLoginSubject */.mb)(flags, ini, (0,settings/* readAudience */.hZ)(source));
  } catch (error) {
    if (!(error instanceof failure/* Failure */.HR) || error.phrase === "Invalid input") throw error;
    if (error.phrase !== "No subject token" || flags.subjectTokenEnv !== void 0) return error;
    return process.env.GITHUB_ACTIONS === "true" ? withoutPermission() : void 0;
  }
}
function withoutPermission() {
  return new failure/* Failure */.HR("input", "No subject token", "this GitHub job cannot request an identity token", {
    hint: 'Add "permissions: id-token: write" to the job, and to the workflow that calls it. Runs of forks and of Dependabot get no token.'
  });
}
function administratorOf({ adminProfile, adminConfigFile }) {
  const token = process.env.OCI_WIF_ADMIN_TOKEN;
  (0,failure/* protectSecret */.ol)(token ?? "");
  if (adminProfile === void 0 && (token ?? "") === "") return void 0;
  return { profile: adminProfile, configFile: adminConfigFile, token };
}

// src/cli/machine.ts
function describeMachine(environment) {
  return {
    program: `oci-wif ${(0,version/* packageVersion */.T)() ?? "(unknown version)"}`,
    node: `Node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    place: placeOf(environment)
  };
}
function placeOf(environment) {
  const isSet = (name) => (environment[name] ?? "") !== "";
  if (environment.GITHUB_ACTIONS === "true") {
    const runner = environment.RUNNER_ENVIRONMENT === "self-hosted" ? "self-hosted runner" : "GitHub-hosted runner";
    return `GitHub Actions (${runner})`;
  }
  if (isSet("GITLAB_CI")) return "GitLab CI";
  if (isSet("TF_BUILD")) return "Azure Pipelines";
  if (isSet("BUILDKITE")) return "Buildkite";
  if (isSet("JENKINS_URL")) return "Jenkins";
  return isSet("CI") ? "a CI system" : "not in a CI system";
}

// src/cli/progress.ts
var PATIENCE = 2;
var LOG_INTERVAL = 10;
function createProgress(stream = process.stderr) {
  let timer;
  let isShown = false;
  const end = () => {
    clearInterval(timer);
    if (isShown && stream.isTTY) stream.write("\r\x1B[K");
    isShown = false;
  };
  return {
    start(what) {
      end();
      let seconds = 0;
      timer = setInterval(() => {
        seconds += 1;
        if (seconds < PATIENCE || !stream.isTTY && (seconds - PATIENCE) % LOG_INTERVAL !== 0) return;
        isShown = true;
        const line = `Checking: ${what} (${seconds} s)`;
        stream.write(stream.isTTY ? `\r${line}\x1B[K` : `${line}
`);
      }, 1e3);
      timer.unref();
    },
    end
  };
}

// src/cli/doctor.ts
async function runDoctor(flags, timing = credentials/* systemTiming */.O$) {
  const request = await readDoctorRequest(flags);
  const progress = createProgress();
  const terminal = (0,cli_terminal/* createTerminal */.P)(flags.json === true ? "json" : "report");
  const http = (0,cli_http/* commandHttp */.W)(
    {
      ...terminal,
      warn: (line) => {
        progress.end();
        terminal.warn(line);
      }
    },
    timing
  );
  const machine = describeMachine(request.environment);
  printMachine(machine, terminal);
  const results = [];
  await examine(
    request,
    { http, timing },
    {
      onStart: (link) => {
        progress.start(LINKS[link]);
      },
      onResult: (result) => {
        progress.end();
        const shown = flags.full === true ? result : withShortOcids(result);
        results.push(shown);
        printResult(shown, terminal);
      }
    }
  );
  printSummary(results, terminal);
  const broken2 = results.find(({ state }) => state === "failed");
  if (flags.json === true) {
    const report = { ...machine, firstBrokenLink: broken2?.link ?? null, links: results };
    terminal.result((0,failure/* harmlessJson */.EL)(report));
  }
  return broken2 ? exit/* EXIT */.dc.failed : exit/* EXIT */.dc.done;
}
function withShortOcids(result) {
  return { ...result, seen: result.seen.map(ocid/* shortOcids */.J9), next: result.next.map(ocid/* shortOcids */.J9) };
}



/***/ }),

/***/ 9514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ explainDenial)
/* harmony export */ });
/* harmony import */ var _setup_call_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8765);
/* harmony import */ var _github_subject_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3875);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8726);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3140);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);







// src/federation/denial.ts
function explainDenial(answer, request, claims, now) {
  const said = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_2__/* .readErrorBody */ .N)(answer.body);
  const context = { now, status: answer.status, said, request, claims };
  const words = said ? [said.error, said.description].filter(Boolean).join(": ") : "without an OAuth error code";
  const requestId = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .G)(answer);
  const lines = [
    `${request.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown(claims.iss)}`,
    `                 sub ${shown(claims.sub)}`,
    `                 aud ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .O)(claims))}`,
    `  client ID:     ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(request.clientId)}`,
    `  request ID:    ${requestId ?? "(none given)"}`
  ];
  const cause = CAUSES.find((candidate) => candidate.applies(context)) ?? UNKNOWN;
  return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("denial", "Token exchange denied", lines.join("\n"), { hint: cause.advice(context).join("\n") });
}
var saysAny = (context, pattern) => pattern.test(`${context.said?.error ?? ""} ${context.said?.description ?? ""}`);
var CAUSES = [
  {
    applies: (context) => saysAny(context, /no rules matched/i),
    advice: ({ request, claims }) => {
      const forms = (0,_github_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .githubSubjectForms */ .l)(claims);
      return [
        "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
        ...forms ? [
          "A rule must match the subject exactly as GitHub sends it. The two forms of this subject are:",
          `  sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(forms.classic)}`,
          `  sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(forms.immutable ?? "repo:<owner>@<owner ID>/<name>@<repository ID>:…")}`,
          `This token has the ${forms.classic === claims.sub ? "first" : "second"} form.`
        ] : matchingRule(claims),
        "Check branch, tag and environment (a job with an environment has it in its subject instead of the branch), and that the value in the rule is not in quotes: public reports disagree about quoted values, and confirm values without quotes.",
        `Create the rule with: ${callFor(request, claims)}`
      ];
    }
  },
  {
    applies: (context) => saysAny(context, /not a service user/i),
    advice: ({ request, claims }) => [
      'The rule matches, but its user was created without "serviceUser": true. The flag cannot be changed later: create a new service user and use it in the rule.',
      `This does both: ${callFor(request, claims)}`
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_client",
    advice: () => [
      "The domain does not accept client-id and client-secret. Check, in this order: the secret is the current one (regenerating it invalidates the old one); the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name."
    ]
  },
  {
    applies: ({ now, claims, said }) => claims.exp !== void 0 && claims.exp * 1e3 < now && said !== void 0,
    advice: ({ claims }) => [
      `The subject token expired at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(claims.exp ?? 0)}. Request it right before this step: such tokens are valid for a few minutes.`
    ]
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      `Create the trust with: ${callFor(request, claims)}`
    ]
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .O)(claims))}. Set audience to the value that the trust expects.`
    ]
  },
  {
    applies: ({ said }) => said?.error === "unauthorized_client",
    advice: ({ request, claims }) => [
      "The client exists, but the trust does not allow it to exchange this token. Check that the trust is active and lists this client ID in oauthClients.",
      `Update the trust with: ${callFor(request, claims)}`
    ]
  },
  {
    applies: ({ request, said }) => said?.error === "invalid_request" && request.tokenType === "rpst",
    advice: ({ request }) => [
      `Check that the trust is of subject type Resource and that its impersonatingResource is exactly "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(request.resourceType ?? "")}" (resource-type).`
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_request",
    advice: () => [
      "Check that the trust is of subject type User with impersonation allowed; for one of subject type Resource set token-type to rpst."
    ]
  },
  {
    applies: ({ status, said }) => status === 404 || said === void 0,
    advice: ({ request }) => [
      `${request.domainUrl} does not answer like an identity domain. Check domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com.`
    ]
  }
];
var UNKNOWN = {
  advice: ({ request, claims }) => [
    `Check the trust for the issuer ${shown(claims.iss)}: active, this client ID among its clients, a rule that matches the subject.`,
    `Create or update the trust with: ${callFor(request, claims)}`
  ]
};
function matchingRule(claims) {
  return (0,_setup_call_js__WEBPACK_IMPORTED_MODULE_0__/* .ciSetupFlags */ .n)(claims) === void 0 ? [`A rule that would match: sub eq ${shown(claims.sub)}`] : [];
}
function callFor({ domainUrl, tokenType, resourceType }, claims) {
  return (0,_setup_call_js__WEBPACK_IMPORTED_MODULE_0__/* .setupCall */ .S)(claims, { domainUrl, resourceType: tokenType === "rpst" ? resourceType : void 0 });
}
function shown(claim) {
  return claim === void 0 || claim === "" ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claim);
}




/***/ }),

/***/ 8305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JC: () => (/* binding */ keySource),
/* harmony export */   k4: () => (/* binding */ discover),
/* harmony export */   oP: () => (/* binding */ checkIssuer),
/* harmony export */   pc: () => (/* binding */ rsaKeys)
/* harmony export */ });
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);



// src/setup/providers/issuer.ts
function checkIssuer(value, flag = "--issuer") {
  const expected = "exactly the https URL in the claim iss of the tokens";
  if (value.includes("@")) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${flag} contains user information (an @)`, expected);
  if (!URL.canParse(value) || new URL(value).protocol !== "https:" || /[?#\s]/.test(value)) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${flag} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(value)}`, expected);
  }
  return value;
}

// src/setup/desired/keys.ts
async function keySource(issuer, options, http) {
  const { jwksUrl, jwks, certificate } = options;
  if ([jwksUrl, jwks, certificate].filter((given) => given !== void 0).length > 1) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)("several sources of keys are given", "one of --jwks-url, --jwks-file, --certificate");
  }
  if (certificate !== void 0) {
    return { source: { kind: "certificate", pem: (0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .publicKeyOf */ .kc)(certificate, "--certificate").pem }, explicit: true };
  }
  if (jwks !== void 0) {
    const key = oneKey(rsaKeys(jwks, "--jwks-file"), options.keyId);
    return { source: { kind: "certificate", pem: (0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .certificateForKey */ .GZ)(key) }, explicit: true };
  }
  const url = jwksUrl === void 0 ? await discover(issuer, http) : checkIssuer(jwksUrl, "--jwks-url");
  rsaKeys(await fetchText(url, "the key set", http), `the key set at ${url}`);
  return { source: { kind: "address", url }, explicit: jwksUrl !== void 0 };
}
async function discover(issuer, http) {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const document = parse(await fetchText(url, "the discovery document", http), `the discovery document at ${url}`);
  if (document.issuer !== issuer) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(
      `the discovery document at ${url} declares issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(String(document.issuer))}, expected ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(issuer)}`,
      "exactly the claim iss of the tokens, including a final slash"
    );
  }
  return checkIssuer(String(document.jwks_uri), `jwks_uri of ${issuer}`);
}
var OFFLINE = "for an issuer that cannot be reached, give its keys with --jwks-file or --certificate";
async function fetchText(url, what, http) {
  let answer;
  try {
    answer = await http.send(`${what} at ${url}`, () => ({
      method: "GET",
      url,
      headers: { accept: "application/json" }
    }));
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || error.kind !== "transient") throw error;
    throw error.with({ furtherHint: OFFLINE });
  }
  if (answer.status === 200) return answer.body;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(
    `${what} at ${url} answered ${answer.status}`,
    `an issuer with discovery, or --jwks-url; ${OFFLINE}`
  );
}
function rsaKeys(text, origin) {
  const { keys } = parse(text, origin);
  const found = (Array.isArray(keys) ? keys : []).map(rsaJwk).filter((key) => key !== void 0);
  if (found.length === 0) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(
      `${origin} contains no RSA key for signatures`,
      'a JWKS, {"keys": [...]}, with a key of kty RSA; OCI verifies RS256'
    );
  }
  return found;
}
function rsaJwk(key) {
  const { kty, n, e, use, kid, x5c } = key ?? {};
  if (kty !== "RSA" || typeof n !== "string" || typeof e !== "string" || use !== void 0 && use !== "sig") {
    return void 0;
  }
  const hasChain = Array.isArray(x5c) && x5c.every((each) => typeof each === "string");
  return { kty, n, e, ...typeof kid === "string" ? { kid } : {}, ...hasChain ? { x5c } : {} };
}
function oneKey(keys, keyId) {
  const ids = keys.map(({ kid }) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(kid ?? "(none)")).join(", ");
  const [key, ...others] = keyId === void 0 ? keys : keys.filter(({ kid }) => kid === keyId);
  if (!key) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`--key-id is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(keyId ?? "")}, which --jwks-file does not contain`, ids);
  if (others.length > 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)("--jwks-file contains several keys, but a trust accepts one", `--key-id with one of ${ids}`);
  return key;
}
function parse(text, origin) {
  try {
    const json = JSON.parse(text);
    if (typeof json === "object" && json !== null) return json;
  } catch {
  }
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} is not a JSON object (${text.length} characters)`, "JSON");
}




/***/ }),

/***/ 4320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LM: () => (/* binding */ overridingVariables),
/* harmony export */   Ur: () => (/* binding */ overrideWarnings),
/* harmony export */   ij: () => (/* binding */ replaceEarlierLogin),
/* harmony export */   kW: () => (/* binding */ consumerEnvironment)
/* harmony export */ });
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4771);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


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
  const native = platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_1__.win32 : node_path__WEBPACK_IMPORTED_MODULE_1__.posix;
  const ociHomes = [paths.givenHome, paths.ociHome].filter(
    (home) => (0,_same_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePath */ .y)(native.basename(home), ".oci", platform)
  );
  const [ociHome] = ociHomes;
  if (ociHome === void 0) {
    const warning = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; for Terraform, use a directory whose path ends with /.oci`;
    return { variables: {}, warnings: [warning] };
  }
  const isIn = (home) => home !== void 0 && ociHomes.some((each) => (0,_same_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePath */ .y)(each, native.join(home, ".oci"), platform));
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
var EXPORTED = "OCI_WIF_EXPORTED";
var LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;
function replaceEarlierLogin(variables, environment) {
  const earlier = (environment[EXPORTED] ?? "").split(" ").filter((name) => LOGIN_VARIABLE.test(name));
  const emptied = earlier.filter((name) => isSet(name, environment)).map((name) => [name, ""]);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(" ") };
}
function isSet(name, environment) {
  return (environment[name] ?? "") !== "";
}

// src/profile/overrides.ts
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
function overrideWarnings(environment, options) {
  return overridingVariables(environment, options).map(
    ({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what this login provides; remove ${names.length === 1 ? "this variable" : "these variables"} from the environment`
  );
}
function overridingVariables(environment, { terraformFederation, resourcePrincipal }) {
  const isSet2 = (name) => (environment[name] ?? "") !== "";
  const federation = terraformFederation ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name)) : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== void 0) : [];
  return [
    { tool: "The OCI CLI", names: OCI_CLI.filter(isSet2) },
    { tool: "The Terraform provider", names: [...TERRAFORM, ...federation].filter(isSet2) },
    { tool: "The Ansible collection oracle.oci", names: ANSIBLE.filter(isSet2) },
    { tool: "A tool set to resource principals", names: passphrase }
  ].filter(({ names }) => names.length > 0);
}




/***/ }),

/***/ 3802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ checkConfig)
/* harmony export */ });
/* harmony import */ var _ini_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5385);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4573);



// src/profile/config-check.ts

function checkConfig(bytes, configPath) {
  const fail = (line, defect) => {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("files", "Invalid OCI config file", `${configPath}, line ${line}: ${defect}`, {
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
  for (const line of (0,_ini_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .configLines */ .Q)(bytes)) {
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
  if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_1__.isUtf8)(bytes)) warnings.push(`${configPath}: the file is not valid UTF-8, so the OCI CLI may refuse it`);
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

/***/ 4357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// src/programs/run-program.ts


var OUTPUT_LIMIT = 1024 * 1024;
var SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"];
async function runProgram(call) {
  const running = {};
  const release = killWithThisProcess(() => {
    if (running.child) killGroup(running.child);
  });
  const result = { exitCode: void 0, problem: void 0, stdout: "", stderr: "" };
  let child;
  try {
    child = start(call);
  } catch {
    release();
    return { ...result, problem: "could not be started" };
  }
  running.child = child;
  const abort = (problem) => {
    result.problem ??= problem;
    killGroup(child);
  };
  for (const name of ["stdout", "stderr"]) {
    child[name]?.setEncoding("utf8").on("data", (text) => {
      result[name] += text;
      if (result[name].length > OUTPUT_LIMIT) abort(`printed more than ${OUTPUT_LIMIT} characters`);
    });
  }
  child.stdin?.on("error", () => void 0);
  child.stdin?.end(call.input ?? "");
  const timer = setTimeout(abort, call.timeout * 1e3, `did not end within ${call.timeout} s`);
  try {
    const end = await endOf(child);
    if (result.problem === void 0) Object.assign(result, end);
  } finally {
    clearTimeout(timer);
    release();
  }
  return result;
}
function start({ command, directory, environment, stderr }) {
  const options = {
    cwd: directory,
    env: environment ?? process.env,
    stdio: ["pipe", "pipe", stderr === "capture" ? "pipe" : stderr],
    // A separate process group, so that everything the program has started can be killed with it.
    detached: process.platform !== "win32",
    windowsHide: true
  };
  if (typeof command === "string") return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, options);
}
function endOf(child) {
  return new Promise((resolve) => {
    child.once("error", () => {
      resolve({ exitCode: void 0, problem: "could not be started" });
    });
    child.once("close", (code, signal) => {
      if (code === null) resolve({ exitCode: void 0, problem: `was ended by ${String(signal)}` });
      else resolve({ exitCode: code, problem: code === 0 ? void 0 : `ended with exit code ${code}` });
    });
  });
}
function killGroup(child) {
  try {
    if (child.pid === void 0) child.kill("SIGKILL");
    else if (process.platform === "win32") killTree(child.pid);
    else process.kill(-child.pid, "SIGKILL");
  } catch {
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}
function killTree(pid) {
  const taskkill = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
  if (status !== 0) process.kill(pid, "SIGKILL");
}
function killWithThisProcess(kill) {
  const exit = (_name, number) => {
    process.exit(128 + number);
  };
  process.once("exit", kill);
  for (const signal of SIGNALS) process.on(signal, exit);
  return () => {
    process.off("exit", kill);
    for (const signal of SIGNALS) process.off(signal, exit);
  };
}




/***/ }),

/***/ 3872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ verifyProfile),
/* harmony export */   Hf: () => (/* binding */ describeLogin),
/* harmony export */   IK: () => (/* binding */ preloadSdk),
/* harmony export */   Xm: () => (/* binding */ describeVerification)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);


// src/login/verify.ts
function preloadSdk() {
  loadSdk().catch(() => void 0);
}
async function verifyProfile(http, { configFile }, profile) {
  const sdk = await loadSdk();
  return sdk.verifyProfile(http, { configFile, profile });
}
var loadSdk = () => Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));

// src/login/result.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(subject.claims.sub ?? "")}`,
    `  profile:  ${request.profile} in ${paths.configFile}`,
    `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
    ...renewedUntil ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`] : [],
    ...verification ? [`  verified: ${describeVerification(verification)}`] : []
  ];
}
function describeVerification(verification) {
  return verification.allowed ? `a signed call returned the Object Storage namespace ${verification.namespace}` : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). If your tools need the namespace, add the policy: Allow group <group> to read objectstorage-namespaces in tenancy`;
}




/***/ }),

/***/ 8765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ setupCall),
/* harmony export */   n: () => (/* binding */ ciSetupFlags)
/* harmony export */ });
/* harmony import */ var _github_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3875);
/* harmony import */ var _shell_quoted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4648);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);




// src/federation/ci-setup-flags.ts
function ciSetupFlags(claims) {
  const claim = (name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : void 0;
    return typeof value === "string" ? value : "";
  };
  for (const { provider, issuer, flags } of CI_SYSTEMS) {
    const match = issuer.exec(claims.iss ?? "");
    const found = match === null ? void 0 : flags(claim, match.slice(1));
    if (found !== void 0 && Object.values(found).every((value) => value !== "")) return { provider, flags: found };
  }
  return void 0;
}
var CI_SYSTEMS = [
  {
    provider: "azure-devops",
    issuer: /^https:\/\/vstoken\.dev\.azure\.com\/([^/]+)$/,
    flags(claim, [id = ""]) {
      const [, kind, organization = "", project = "", name = ""] = /^(p|sc):\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(claim("sub")) ?? [];
      if (kind === void 0) return void 0;
      const common = { "organization-id": id, organization, project };
      return kind === "sc" ? { ...common, "service-connection": name } : { ...common, pipeline: name, branch: branchOf(claim("rpo_ref")) };
    }
  },
  {
    provider: "bitbucket",
    issuer: /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/([^/]+)\/pipelines-config\/identity\/oidc$/,
    flags(claim, [workspace = ""]) {
      const [repository = "", environment, step] = claim("sub").replace(/[{}]/g, "").split(":");
      return {
        workspace,
        "repository-id": repository,
        ...step === void 0 ? { branch: claim("branchName") } : { environment: environment ?? "" }
      };
    }
  },
  {
    provider: "buildkite",
    issuer: /^https:\/\/agent\.buildkite\.com$/,
    flags(claim) {
      const [, organization = "", pipeline = "", kind, name = ""] = /^organization:([^:]+):pipeline:([^:]+):ref:refs\/(heads|tags)\/([^:]+):commit:/.exec(claim("sub")) ?? [];
      return { organization, pipeline, [kind === "tags" ? "tag" : "branch"]: name };
    }
  },
  {
    provider: "circleci",
    issuer: /^https:\/\/oidc\.circleci\.com\/org\/([^/]+)$/,
    flags: (claim, [id = ""]) => ({
      "organization-id": id,
      project: claim("oidc.circleci.com/project-id"),
      ...refFlag(claim("oidc.circleci.com/vcs-ref"))
    })
  },
  {
    provider: "hcp-terraform",
    issuer: /^https:\/\/app\.terraform\.io$/,
    flags: (claim) => ({ "workspace-id": claim("terraform_workspace_id") })
  },
  {
    provider: "spacelift",
    issuer: /^(https:\/\/[\w-]+\.app\.(?:us\.)?spacelift\.io)$/,
    flags: (claim, [issuer = ""]) => claim("callerType") === "stack" ? { issuer, space: claim("spaceId"), stack: claim("callerId"), "run-type": claim("runType") } : void 0
  }
];
function refFlag(ref) {
  const [, kind, name = ""] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  return { [kind === "tags" ? "tag" : "branch"]: name };
}
function branchOf(ref) {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? "";
}

// src/federation/setup-call.ts
var PUBLIC_ISSUER = "https://token.actions.githubusercontent.com";
function setupCall(claims, { domainUrl = "DOMAIN_URL", resourceType }) {
  const provider = githubFlags(claims) ?? ciFlags(claims) ?? `--provider oidc --issuer ${copyable(claims.iss)} --subject ${copyable(claims.sub)}`;
  const resource = resourceType === void 0 ? "" : ` --token-type rpst --resource-type ${copyable(resourceType)}`;
  return `npx oci-wif setup --domain-url ${copyable(domainUrl)} ${provider}${resource}`;
}
function ciFlags(claims) {
  const found = ciSetupFlags(claims);
  if (found === void 0) return void 0;
  const flags = Object.entries(found.flags).map(([flag, value]) => ` --${flag} ${copyable(value)}`);
  return `--provider ${found.provider}${flags.join("")}`;
}
function githubFlags(claims) {
  const forms = (0,_github_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .githubSubjectForms */ .l)(claims);
  if (!forms || typeof claims.repository !== "string" || !/^[\w.-]+\/[\w.-]+$/.test(claims.repository))
    return void 0;
  const [, kind, value] = /:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?::|\/)?(.*)$/s.exec(forms.classic) ?? [];
  const flag = { environment: "--environment", "ref:refs/heads": "--branch", "ref:refs/tags": "--tag" }[kind ?? ""];
  const condition = flag === void 0 ? kind === "pull_request" ? "--pull-request" : `--subject ${copyable(claims.sub)}` : `${flag} ${copyable(value)}`;
  const issuer = claims.iss === void 0 || claims.iss === PUBLIC_ISSUER ? "" : ` --issuer ${copyable(claims.iss)}`;
  const ids = claims.sub === forms.immutable && !condition.startsWith("--subject") ? ` --owner-id ${String(claims.repository_owner_id)} --repository-id ${String(claims.repository_id)}` : "";
  return `--provider github${issuer} --repository ${claims.repository} ${condition}${ids}`;
}
function copyable(value = "") {
  return (0,_shell_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .shellQuoted */ .x)((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(value, 4096));
}




/***/ }),

/***/ 1772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ explainToken),
/* harmony export */   d: () => (/* binding */ describeToken)
/* harmony export */ });
/* harmony import */ var _explain_rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(437);
/* harmony import */ var _setup_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8765);
/* harmony import */ var _github_subject_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3875);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8726);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3140);
/* harmony import */ var _shell_quoted_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4648);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8919);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4490);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6687);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5674);









// src/setup/explain/check-client.ts
function checkClientClaim({ clientClaimName: name, clientClaimValues: values = [] }, { subject: { claims } }, { good, note, bad }) {
  if (name === void 0) return;
  const claim = name === "aud" ? "audience" : `claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(name)}`;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(actual.join(", "));
  if (Array.isArray(claims[name]))
    note(
      `its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`
    );
  if (actual.some((value) => values.includes(value))) good(`the trust accepts its ${claim} ${shown}`);
  else {
    bad(
      `its ${claim} is ${shown}, and the trust accepts only ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(values.join(", "))}`,
      name === "aud" ? `request a token with the audience ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(values[0] ?? "")} (input audience)` : "use a token with one of these values"
    );
  }
}
async function checkClient(trust, { clientId }, { domain }, say, setup) {
  const clients = trust.oauthClients ?? [];
  if (clientId === void 0) {
    say.note(
      `the trust accepts the clients ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clients.join(", ") || "(none)")}; give --client-id to check yours`
    );
    return;
  }
  const [app] = await domain.find("Apps", "name", clientId);
  if (!app) {
    say.bad(
      `the domain has no application with the client ID ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clientId)}`,
      "use the client ID of an application in this domain, not its name or OCID"
    );
    return;
  }
  if (app.active !== true)
    say.bad(
      `the application ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(app.displayName)} is not active`,
      "activate it in the console, or run setup again"
    );
  if (clients.includes(clientId)) say.good(`the trust accepts the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clientId)}`);
  else
    say.bad(
      `the trust does not accept the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clientId)}; it accepts ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clients.join(", ") || "(none)")}`,
      `use one of these, or add it with: ${setup} --app ${(0,_shell_quoted_js__WEBPACK_IMPORTED_MODULE_5__/* .shellQuoted */ .x)(app.displayName)}`
    );
}

// src/setup/explain/check-rules.ts
async function checkRules(trust, request, access, say, setup) {
  if ((trust.subjectType ?? "User") !== "User") {
    say.note(
      `the trust is for resource principals: log in with token-type rpst and resource-type ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(trust.impersonatingResource ?? "")}; policies grant them permissions by conditions`
    );
    return;
  }
  const { claims } = request.subject;
  const verdicts = (trust.impersonationServiceUsers ?? []).map((entry) => ({
    ...entry,
    ...(0,_explain_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRule */ .OL)(entry.rule, claims)
  }));
  const matching = verdicts.filter(({ matches }) => matches);
  const [winner] = matching;
  const quoted = verdicts.find(({ mistake }) => mistake === "quoted");
  const near = quoted ?? nearest(verdicts, claims.sub ?? "");
  for (const verdict of verdicts) {
    const isShownBelow = verdict.matches || !winner && verdict === near;
    if (!isShownBelow) say.note(`rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(verdict.rule)}": ${verdict.text}`);
  }
  if (!winner) {
    if (quoted) {
      say.bad(
        `no rule is certain to match sub ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")}; "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(quoted.rule)}": ${quoted.text}`,
        `create the rule without quotes with: ${setup}`
      );
      return;
    }
    const why = near ? `; the nearest, "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(near.rule)}": ${near.text}` : ": it has none";
    say.bad(
      `no rule of the trust matches sub ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")}${why}`,
      `create a rule that matches with: ${setup}`
    );
    return;
  }
  say.good(`the rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(winner.rule)}" matches`);
  const unconfirmed = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .unconfirmedParts */ .HM)((0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readRule */ .dH)(winner.rule) ?? []);
  if (unconfirmed.length > 0)
    say.note(`it contains ${unconfirmed.join(", ")}, which no public report confirms: the domain may decide otherwise`);
  if (new Set(matching.map(({ value }) => value)).size > 1) {
    say.bad(
      `${matching.length} rules of several users match, and it is undefined which one applies`,
      "keep only one of these rules in the trust, or give all of them the same user"
    );
  }
  for (const { rule, value, matches } of verdicts) {
    if (!matches && value !== winner.value && (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .overlapOf */ .HV)((0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readRule */ .dH)(winner.rule) ?? [], (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readRule */ .dH)(rule) ?? []) === "certain")
      say.note(
        `other tokens match both this rule and "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(rule)}" of another user, and it is undefined which user they become: keep only one of these rules in the trust`
      );
  }
  await checkUser(winner.value, access, request.now, say, setup);
}
function nearest(verdicts, subject) {
  const likeness = ({ rule, mistake }) => {
    if (mistake === "immutable") return subject.length;
    const value = rule.replace(/["']/g, "").replace(/^sub (eq|co) /i, "");
    let same = 0;
    while (same < value.length && value[same] === subject[same]) same++;
    return same;
  };
  return [...verdicts].sort((one, other) => likeness(other) - likeness(one))[0];
}
async function checkUser(id, { domain, policies, tenancy }, now, say, setup) {
  const user = await domain.get("Users", id);
  if (!user) {
    say.bad(`the user ${id} of the rule does not exist`, `create it with: ${setup}`);
    return;
  }
  if (user[_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .USER_EXTENSION */ .C_]?.serviceUser !== true) {
    say.bad(
      `the user ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(user.userName)} is not a service user, and cannot become one`,
      `create a service user with: ${setup}`
    );
    return;
  }
  say.good(`it becomes the service user ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(user.userName)}`);
  const [name] = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ownersOf */ .K2)(user);
  if (name === void 0 || !policies || tenancy === void 0) return;
  const policy = await policies.find(tenancy, name);
  const expiry = policy?.statements.map(_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .expiryOf */ .p1).find((date) => date !== void 0 && date.getTime() <= now);
  if (expiry)
    say.bad(
      `the login works, but its policy ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(name)} expired at ${expiry.toISOString()}`,
      "run setup again with a later --expires"
    );
}

// src/setup/explain/check-signature.ts

async function checkSignature(trust, { subject }, { http }, { good, note, bad }) {
  const options = { currentDate: new Date((subject.claims.exp ?? 1) * 1e3 - 1e3), clockTolerance: 1e9 };
  const url = trust.publicKeyEndpoint;
  const from = url ?? "the trust's certificate";
  try {
    if (url === void 0) await (0,jose__WEBPACK_IMPORTED_MODULE_6__/* .jwtVerify */ .V)(subject.raw, (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOfTrust */ .HP)(trust.publicCertificate ?? ""), options);
    else await (0,jose__WEBPACK_IMPORTED_MODULE_6__/* .jwtVerify */ .V)(subject.raw, (0,jose__WEBPACK_IMPORTED_MODULE_7__/* .createLocalJWKSet */ .w)(await fetchJwks(url, http)), options);
    good(`its signature is valid (keys of ${from})`);
  } catch (error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR && error.kind !== "input") {
      note(`the signature was not checked: ${error.message}; OCI may be able to reach this URL`);
    } else if (error instanceof jose__WEBPACK_IMPORTED_MODULE_8__/* .JWKSNoMatchingKey */ .BT || error instanceof jose__WEBPACK_IMPORTED_MODULE_8__/* .JWSSignatureVerificationFailed */ .h2) {
      bad(
        `its signature does not match the keys of ${from}`,
        "if the issuer has changed its keys, pass the new ones with --jwks-url, --jwks-file or --certificate"
      );
    } else {
      bad(
        `its signature cannot be verified with ${from}`,
        "check that the trust has the keys of the issuer, as a JWKS with RSA keys"
      );
    }
  }
}
async function fetchJwks(url, http) {
  const headers = { accept: "application/json" };
  const answer = await http.send(`the request for the key set at ${url}`, () => ({ method: "GET", url, headers }));
  if (answer.status !== 200) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("transient", "Request failed", `the key set at ${url} answered ${answer.status}`);
  }
  return JSON.parse(answer.body);
}

// src/setup/explain/find-trust.ts
async function findTrust({ subject: { claims } }, { domain }, { bad }, setup) {
  const issuer = claims.iss ?? "";
  const trusts = await domain.find("IdentityPropagationTrusts", "issuer", issuer);
  const [trust] = trusts;
  if (trusts.length > 1)
    bad(
      `the domain has ${trusts.length} trusts for the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(issuer)}, and refuses every token if several are active`,
      "deactivate all but one of them"
    );
  if (trust) return trust;
  const variant = issuer.endsWith("/") ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find("IdentityPropagationTrusts", "issuer", variant);
  bad(
    `the domain has no trust for the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(issuer)}${near ? `; it has one for ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(variant)}, which differs only in the trailing slash` : ""}`,
    `create it with: ${setup}`
  );
  return void 0;
}

// src/setup/explain/explain.ts
async function explainToken(request, access) {
  const { claims } = request.subject;
  const findings = [];
  const advice = [];
  const say = {
    good: (text) => void findings.push({ verdict: "good", text }),
    note: (text) => void findings.push({ verdict: "note", text }),
    bad: (text, ...what) => {
      findings.push({ verdict: "bad", text });
      advice.push(...what);
    }
  };
  checkTimes(request, say);
  const setup = (0,_setup_call_js__WEBPACK_IMPORTED_MODULE_1__/* .setupCall */ .S)(request.subject.claims, request);
  if (typeof access === "string") {
    const forms = (0,_github_subject_js__WEBPACK_IMPORTED_MODULE_9__/* .githubSubjectForms */ .l)(claims);
    if (!(0,_setup_call_js__WEBPACK_IMPORTED_MODULE_1__/* .ciSetupFlags */ .n)(claims)) say.note(`a rule that matches it: sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")}`);
    if (forms)
      say.note(
        `it has GitHub's ${forms.classic === claims.sub ? "subject with names" : "immutable subject, with IDs"}`
      );
    say.note(`if the trust has no rule that matches, an administrator can create one with: ${setup}`);
    say.note(`the trust was not checked: ${access}`);
    const isBroken = findings.some(({ verdict }) => verdict === "bad");
    return { findings, accepted: isBroken ? false : void 0, advice };
  }
  const trust = await findTrust(request, access, say, setup);
  if (trust) {
    if (trust.active === true) say.good("the trust is active");
    else say.bad("the trust is not active", `activate it with: ${setup}`);
    await checkSignature(trust, request, access, say);
    checkClientClaim(trust, request, say);
    await checkClient(trust, request, access, say, setup);
    await checkRules(trust, request, access, say, setup);
  }
  return { findings, accepted: findings.every(({ verdict }) => verdict !== "bad"), advice };
}
function checkTimes({ subject: { claims }, now }, { good, bad }) {
  if (claims.exp === void 0)
    bad("the token has no expiry (claim exp)", "the domain accepts only tokens that expire");
  else if (claims.exp * 1e3 <= now) {
    bad(
      `the token expired at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_10__/* .describeTime */ .H)(claims.exp)}`,
      "request it right before the login; tokens of identity providers are usually valid for minutes"
    );
  } else good(`the token is valid until ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_10__/* .describeTime */ .H)(claims.exp)}`);
  if (typeof claims.nbf === "number" && claims.nbf * 1e3 > now) {
    bad(
      `the token is not valid before ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_10__/* .describeTime */ .H)(claims.nbf)}`,
      "check the clocks of this machine and of the identity provider"
    );
  }
}
function describeToken({ claims }) {
  return [
    ["iss", (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.iss ?? "(none)")],
    ["sub", (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")],
    ["aud", (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .audienceOf */ .O)(claims) || "(none)")]
  ];
}




/***/ }),

/***/ 5412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   JM: () => (/* binding */ generateSessionKey),
/* harmony export */   WB: () => (/* binding */ checkSessionToken),
/* harmony export */   a: () => (/* binding */ describePublicKey),
/* harmony export */   jE: () => (/* binding */ tokenRequest),
/* harmony export */   r1: () => (/* binding */ exchangeToken),
/* harmony export */   tX: () => (/* binding */ carriesKey)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7301);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3140);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7594);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7975);





// src/federation/exchange-request.ts
function basicCredentials({
  clientId,
  clientSecret
}) {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}
function tokenRequest(client, form) {
  return {
    method: "POST",
    url: `${client.domainUrl}/oauth2/v1/token`,
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json"
    },
    body: form.toString()
  };
}

// src/keys/session-key.ts


var generate = (0,node_util__WEBPACK_IMPORTED_MODULE_4__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_3__.generateKeyPair);
async function generateSessionKey() {
  const { privateKey, publicKey } = await generate("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" }
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
  const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.createPublicKey)(publicKeyPem);
  const der = key.export({ type: "spki", format: "der" });
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return {
    publicKeyPem,
    publicKeyBase64: der.toString("base64"),
    fingerprint: (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .keyFingerprint */ .y)(publicKeyPem),
    jwk: { n, e }
  };
}

// src/federation/session-token.ts
function checkSessionToken(token, expected) {
  const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .readClaims */ .I)(token);
  if (!claims) throw rejected(`it is not a JWT (${token.length} characters)`);
  if (!carriesKey(claims.jwk, expected.key.jwk)) {
    throw rejected(
      claims.jwk === void 0 ? "it contains no public key (claim jwk)" : "it contains a public key other than the session key",
      "check whether a caching proxy returned the answer to another request"
    );
  }
  const { ttype } = claims;
  if (typeof ttype === "string" && /^(upst|rpst)$/i.test(ttype) && ttype.toLowerCase() !== expected.tokenType) {
    throw rejected(`it is of the type ${ttype.toLowerCase()}, but ${expected.tokenType} was requested`);
  }
  const expiresAt = new Date(expiryOf(claims, expected.now / 1e3) * 1e3);
  if (claims.sub === void 0 || claims.sub === "") throw rejected("it has no principal (claim sub)");
  return { token, principal: (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
var CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
var CLOCK_TOLERANCE = 300;
var LONGEST_SESSION = 43200;
var SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
  const clock = `this machine's clock says ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === "number" && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(start)}, and ${clock}`, CLOCK_HINT);
    }
  }
  return exp;
}
function tenancyOf(claims, expected) {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === "string" && value !== "");
  if (named === void 0) {
    if (expected !== void 0) return expected;
    throw rejected(
      "it has no tenancy (claims tenant, res_tenant)",
      "set tenancy to the OCID of your tenancy, which the profile needs"
    );
  }
  if (expected !== void 0 && named !== expected) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(
      "mismatch",
      "Wrong tenancy",
      `the session token belongs to ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(named)}, expected ${expected}`,
      {
        hint: "check domain-url and tenancy: they belong to two tenancies. Nothing was written"
      }
    );
  }
  if (!(0,_ocid_js__WEBPACK_IMPORTED_MODULE_1__/* .isOcid */ .eN)(named, "tenancy")) throw rejected(`its tenancy ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(named)} is not a tenancy OCID`);
  return named;
}
function carriesKey(claim, key) {
  let jwk = claim;
  if (typeof claim === "string") {
    try {
      jwk = JSON.parse(claim);
    } catch {
      return false;
    }
  }
  const { n, e } = jwk ?? {};
  return sameNumber(n, key.n) && sameNumber(e, key.e);
}
function sameNumber(claim, ours) {
  const digits = (text) => Buffer.from(text, "base64url").toString("hex").replace(/^(00)+/, "");
  return typeof claim === "string" && digits(claim) === digits(ours);
}
function rejected(why, hint) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(
    "mismatch",
    "Session token rejected",
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint }
  );
}

// src/federation/token-exchange.ts
var REQUESTED_TOKEN_TYPES = {
  upst: "urn:oci:token-type:oci-upst",
  rpst: "urn:oci:token-type:oci-rpst"
};
async function exchangeToken(http, request, subjectToken, now, connection) {
  const what = `the token exchange at ${request.domainUrl}`;
  let sent;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    return { ...tokenRequest(request, formOf(request, sent.raw)), connection };
  });
  if (answer.status !== 200) {
    const { explainDenial } = await __webpack_require__.e(/* import() */ 438).then(__webpack_require__.bind(__webpack_require__, 438));
    throw explainDenial(answer, request, sent?.claims ?? {}, now());
  }
  return tokenOf(answer.body, what);
}
function formOf(request, subjectToken) {
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    requested_token_type: REQUESTED_TOKEN_TYPES[request.tokenType],
    subject_token: subjectToken,
    subject_token_type: "jwt",
    public_key: request.publicKeyBase64
  });
  if (request.resourceType !== void 0) form.set("res_type", request.resourceType);
  if (request.tokenLifetime !== void 0) form.set("rpst_exp", String(request.tokenLifetime));
  return form;
}
function tokenOf(body, what) {
  let fields;
  try {
    fields = JSON.parse(body);
  } catch {
    fields = null;
  }
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === "string" && token.trim() !== "") {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .protectSecret */ .ol)(token.trim());
    return token.trim();
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields === null ? ", not JSON" : ""})`,
    {
      hint: "check that domain-url is the URL of an identity domain and that no proxy answered instead"
    }
  );
}




/***/ })

};
