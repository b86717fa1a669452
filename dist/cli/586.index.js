export const id = 586;
export const ids = [586];
export const modules = {

/***/ 4285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ verifyProfile),
/* harmony export */   Hf: () => (/* binding */ describeLogin),
/* harmony export */   IK: () => (/* binding */ preloadSdk),
/* harmony export */   Xm: () => (/* binding */ describeVerification)
/* harmony export */ });
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8860);


// src/login/verify.ts
function preloadSdk() {
  loadSdk().catch(() => void 0);
}
async function verifyProfile(http, { configFile }, profile) {
  const sdk = await loadSdk();
  return sdk.verifyProfile(http, { configFile, profile });
}
var loadSdk = () => Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(642)]).then(__webpack_require__.bind(__webpack_require__, 2642));

// src/login/result.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${(0,_chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(subject.claims.sub ?? "")}`,
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

/***/ 1304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ basicCredentials),
/* harmony export */   U: () => (/* binding */ obtainSession)
/* harmony export */ });
/* harmony import */ var _chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8735);
/* harmony import */ var _chunk_MQ5WNZCD_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6532);
/* harmony import */ var _chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6831);
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8860);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7975);






// src/federation/exchange-request.ts
function basicCredentials({
  clientId,
  clientSecret
}) {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}

// src/http/early-connection.ts
var LONGEST_IDLE = 5e3;
function connectEarly(url, now) {
  const abort = new AbortController();
  const close = () => {
    abort.abort();
  };
  let opening = open(url, abort.signal, now).catch(() => void 0);
  return {
    async take(signal) {
      signal.addEventListener("abort", close);
      const early = await opening;
      opening = Promise.resolve(void 0);
      if (!early || now() - early.since > LONGEST_IDLE || !isUnused(early.socket)) return void 0;
      return early.socket;
    },
    close
  };
}
async function open(url, signal, now) {
  const socket = await (0,_chunk_MQ5WNZCD_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .JY)(new URL(url), signal);
  return { socket, since: now() };
}
function isUnused(socket) {
  return !socket.destroyed && socket.writable && socket.readable && socket.readableLength === 0;
}

// src/keys/session-key.ts


var generate = (0,node_util__WEBPACK_IMPORTED_MODULE_5__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_4__.generateKeyPair);
async function generateSessionKey() {
  const { privateKey, publicKey } = await generate("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" }
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
  const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_4__.createPublicKey)(publicKeyPem);
  const der = key.export({ type: "spki", format: "der" });
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return {
    publicKeyPem,
    publicKeyBase64: der.toString("base64"),
    fingerprint: (0,_chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_0__/* .keyFingerprint */ .y)(publicKeyPem),
    jwk: { n, e }
  };
}

// src/federation/session-token.ts
function checkSessionToken(token, expected) {
  const claims = (0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_6__/* .readClaims */ .I)(token);
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
  return { token, principal: (0,_chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
var CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
var CLOCK_TOLERANCE = 300;
var LONGEST_SESSION = 43200;
var SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
  const clock = `this machine's clock says ${(0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_6__/* .describeTime */ .H)(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${(0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_6__/* .describeTime */ .H)(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${(0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_6__/* .describeTime */ .H)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === "number" && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${(0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_6__/* .describeTime */ .H)(start)}, and ${clock}`, CLOCK_HINT);
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
    throw new _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
      "mismatch",
      "Wrong tenancy",
      `the session token belongs to ${(0,_chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(named)}, expected ${expected}`,
      {
        hint: "check domain-url and tenancy: they belong to two tenancies. Nothing was written"
      }
    );
  }
  if (!/^ocid1\.tenancy\.[\w.-]+$/.test(named)) throw rejected(`its tenancy ${(0,_chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(named)} is not a tenancy OCID`);
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
  return new _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
    "mismatch",
    "Session token rejected",
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint }
  );
}

// src/federation/subject-supply.ts
var FRESH = 1 / 2;
function supplySubjectTokens(request, now) {
  let current;
  return async (attempt, wasThrottled) => {
    const isUsable = current && (attempt === 1 || wasThrottled && isFresh(current, now()));
    if (!current || !isUsable) current = { since: now(), token: await request() };
    return current.token;
  };
}
function isFresh({ token: { claims }, since }, now) {
  const { iat, exp } = claims;
  if (typeof iat !== "number" || exp === void 0) return false;
  const limit = (exp - iat) * 1e3 * FRESH;
  return now >= since && now - since < limit && now - iat * 1e3 < limit;
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
    return {
      method: "POST",
      url: `${request.domainUrl}/oauth2/v1/token`,
      headers: {
        authorization: `Basic ${basicCredentials(request)}`,
        "content-type": "application/x-www-form-urlencoded",
        accept: "application/json"
      },
      body: formOf(request, sent.raw),
      connection
    };
  });
  if (answer.status !== 200) {
    const { explainDenial } = await __webpack_require__.e(/* import() */ 856).then(__webpack_require__.bind(__webpack_require__, 8856));
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
  return form.toString();
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
    (0,_chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_3__/* .protectSecret */ .ol)(token.trim());
    return token.trim();
  }
  throw new _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields === null ? ", not JSON" : ""})`,
    {
      hint: "check that domain-url is the URL of an identity domain and that no proxy answered instead"
    }
  );
}

// src/federation/obtain-session.ts
async function obtainSession(http, request, subjectTokens, timing, { onKey, onToken } = {}) {
  const { tenancy, tokenType, domainUrl } = request;
  const now = () => timing.now();
  const supply = supplySubjectTokens(subjectTokens, now);
  const parts = Promise.all([generateSessionKey(), supply(1, false)]);
  const connection = connectEarly(domainUrl, now);
  try {
    const [key, first] = await parts;
    onKey?.(key);
    let subject = first;
    const token = await exchangeToken(
      http,
      { ...request, publicKeyBase64: key.publicKeyBase64 },
      async (attempt, wasThrottled) => subject = await supply(attempt, wasThrottled),
      now,
      connection
    );
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}




/***/ }),

/***/ 3087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ shellQuoted)
/* harmony export */ });
// src/text/shell-quoted.ts
function shellQuoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}




/***/ }),

/***/ 3586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLogin: () => (/* binding */ runLogin)
/* harmony export */ });
/* harmony import */ var _chunk_MN42DGSW_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1887);
/* harmony import */ var _chunk_BKEOSIMJ_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4285);
/* harmony import */ var _chunk_YULG4N4U_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1751);
/* harmony import */ var _chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5512);
/* harmony import */ var _chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1685);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3515);
/* harmony import */ var _chunk_KXHTZOKT_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9966);
/* harmony import */ var _chunk_Y7IRRJDF_js__WEBPACK_IMPORTED_MODULE_26__ = __webpack_require__(2684);
/* harmony import */ var _chunk_RBZN3OSD_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1304);
/* harmony import */ var _chunk_NQKQXQSW_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2365);
/* harmony import */ var _chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8735);
/* harmony import */ var _chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4067);
/* harmony import */ var _chunk_FJQIXLJH_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8501);
/* harmony import */ var _chunk_MQ5WNZCD_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6532);
/* harmony import */ var _chunk_TDXMSBF7_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(2356);
/* harmony import */ var _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8136);
/* harmony import */ var _chunk_O7JLZGZP_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(5724);
/* harmony import */ var _chunk_C2277CZB_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(8465);
/* harmony import */ var _chunk_QNWXXDGN_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7744);
/* harmony import */ var _chunk_RSFLO7Y4_js__WEBPACK_IMPORTED_MODULE_25__ = __webpack_require__(3087);
/* harmony import */ var _chunk_K5UGZN2R_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(6137);
/* harmony import */ var _chunk_GNCDMJIZ_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(7047);
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(8860);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(9752);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_24__ = __webpack_require__(1455);



























// src/login/log-in.ts


// src/keys/secret-lines.ts
function secretLines(privateKeyPem) {
  return privateKeyPem.split("\n").filter((line) => line.length > 16 && !line.startsWith("-----"));
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
function terraformEnvironment({ paths, profile, region, platform, homes }) {
  const native = platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_23__.win32 : node_path__WEBPACK_IMPORTED_MODULE_23__.posix;
  const ociHomes = [paths.givenHome, paths.ociHome].filter((home) => native.basename(home) === ".oci");
  const [ociHome] = ociHomes;
  if (ociHome === void 0) {
    const warning = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; for Terraform, use a directory whose path ends with /.oci`;
    return { variables: {}, warnings: [warning] };
  }
  const isIn = (home) => home !== void 0 && ociHomes.includes(native.join(home, ".oci"));
  const providerHome = homes.passwd ?? homes.home;
  const variables = {
    OCI_AUTH: "SecurityToken",
    OCI_CONFIG_FILE_PROFILE: profile,
    // On Windows, names are not case-sensitive: these would overwrite the three variables above and OCI_REGION.
    ...platform === "win32" ? {} : { OCI_auth: "SecurityToken", OCI_config_file_profile: profile, OCI_region: region },
    ...isIn(providerHome) ? {} : { TF_HOME_OVERRIDE: native.dirname(ociHome) },
    ...isIn(homes.home) ? {} : { OCI_HOME_OVERRIDE: native.dirname(ociHome) }
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
function overrideWarnings(environment, { terraformFederation }) {
  const isSet = (name) => (environment[name] ?? "") !== "";
  const federation = terraformFederation ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name)) : [];
  return [
    { tool: "The OCI CLI", names: OCI_CLI.filter(isSet) },
    { tool: "The Terraform provider", names: [...TERRAFORM, ...federation].filter(isSet) }
  ].filter(({ names }) => names.length > 0).map(
    ({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what this login provides; remove ${names.length === 1 ? "this variable" : "these variables"} from the environment`
  );
}

// src/profile/profile-store.ts



// src/profile/token-replacement.ts


// src/profile/profile-store.ts
async function writeProfile(request, announce, { patience } = {}) {
  checkRequest(request);
  const { profile, loginId, fingerprint } = request;
  const paths = await (0,_chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_4__/* .locateProfile */ .A5)(request.ociHome, profile);
  const found = await inspectPlace(paths);
  const { warnings } = await planConfig(request, paths, await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .readRegularFile */ .XF)(await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .configTarget */ .kg)(paths.configFile)));
  warnings.push(...await permissionWarnings(paths));
  const receipt = { ociHome: paths.ociHome, profile, loginId, fingerprint, ...found };
  announce(receipt);
  const made = { ...found };
  const note = (count) => {
    made.missingDirectories = Math.max(made.missingDirectories, count);
  };
  const prepare = async () => {
    const levels = await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateDirectory */ .Dn)(paths.ociHome);
    if (levels > 0) note(levels + 1);
  };
  const task = async (assertHeld) => {
    try {
      const again = await inspectPlace(paths);
      note(again.missingDirectories);
      made.configMissing ||= again.configMissing;
      await writeEverything(request, paths, made, assertHeld);
    } catch (error) {
      if (request.keepReplaced) {
        const { undoLogin } = await removal();
        await undoLogin(receipt, paths, { warnings: [], section: "absent", files: "absent" });
      }
      throw error;
    }
  };
  try {
    await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .withConfigLock */ .E1)(paths.configFile, task, { patience, prepare });
  } catch (error) {
    const { removeEmptyDirectories } = await removal();
    await removeEmptyDirectories(paths, made.missingDirectories);
    throw error;
  }
  return { paths, receipt, warnings };
}
var removal = () => __webpack_require__.e(/* import() */ 910).then(__webpack_require__.bind(__webpack_require__, 9910));
async function writeEverything(request, paths, made, assertHeld) {
  const { profile, loginId, fingerprint, keepReplaced, job } = request;
  const target = await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .configTarget */ .kg)(paths.configFile);
  const plan = await planConfig(request, paths, await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .readRegularFile */ .XF)(target));
  await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateDirectory */ .Dn)(paths.sessionsDirectory);
  if (keepReplaced) {
    const backup = (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .backupOf */ .GH)(paths, profile, loginId);
    await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateDirectory */ .Dn)(backup.directory);
    const { replaced, newlineBefore, newlineBehind } = plan;
    await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .saveSection */ .Bt)(backup, replaced);
    await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .saveJournal */ .XQ)(backup, { fingerprint, newlineBefore, newlineBehind, undone: false, job, ...made });
    await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateDirectory */ .Dn)(backup.fresh);
    await writeTogether(sessionFiles(request).map(([name, content]) => [node_path__WEBPACK_IMPORTED_MODULE_23__.join(backup.fresh, name), content]));
    if (await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .inspectDirectory */ .ME)(paths.sessionDirectory)) await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .moveDirectory */ .Ti)(paths.sessionDirectory, backup.files);
    await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .moveDirectory */ .Ti)(backup.fresh, paths.sessionDirectory);
  } else {
    await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .makePrivateDirectory */ .Dn)(paths.sessionDirectory);
    await replaceFiles(
      sessionFiles(request).map(([name, content]) => [node_path__WEBPACK_IMPORTED_MODULE_23__.join(paths.sessionDirectory, name), content]),
      loginId
    );
  }
  const config = await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .stageFile */ .HW)(target, plan.config, loginId);
  assertHeld();
  await config.commit();
}
async function writeTogether(files) {
  const results = await Promise.allSettled(files.map(([file, content]) => (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .writePrivateFile */ .Pl)(file, content)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
async function replaceFiles(files, suffix) {
  const staged = [];
  try {
    for (const [file, content] of files) staged.push(await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .stageFile */ .HW)(file, content, suffix));
    for (const file of staged) await file.commit();
  } catch (error) {
    await Promise.all(staged.map((file) => file.discard()));
    throw error;
  }
}
function sessionFiles({ privateKeyPem, publicKeyPem, token }) {
  return [
    [_chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_FILES */ .tt.key, privateKeyPem],
    [_chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_FILES */ .tt.publicKey, publicKeyPem],
    // Without a final newline: several tools send the text of the file unchanged as a header.
    [_chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_FILES */ .tt.token, token]
  ];
}
async function planConfig(request, paths, content = Buffer.alloc(0)) {
  const check = content.length === 0 ? void 0 : (await __webpack_require__.e(/* import() */ 708).then(__webpack_require__.bind(__webpack_require__, 2708))).checkConfig;
  check?.(content, paths.configFile);
  const entries = {
    tenancy: request.tenancy,
    fingerprint: request.fingerprint,
    region: request.region,
    key_file: paths.keyFile,
    security_token_file: paths.tokenFile
  };
  const plan = (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .putSection */ .L1)(content, request.profile, entries);
  const warnings = check?.(plan.config, paths.configFile) ?? [];
  if (request.profile === "DEFAULT") {
    warnings.push("All other profiles of the config inherit the values of the profile DEFAULT; choose another name");
  }
  return { ...plan, warnings };
}
async function inspectPlace(paths) {
  let missingDirectories = 0;
  if (!await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .inspectDirectory */ .ME)(paths.sessionsDirectory, { refuseShared: true })) {
    missingDirectories = 1;
    let directory = paths.ociHome;
    while (!await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .inspectDirectory */ .ME)(directory)) {
      missingDirectories += 1;
      directory = node_path__WEBPACK_IMPORTED_MODULE_23__.dirname(directory);
    }
  }
  if (await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .inspectDirectory */ .ME)(paths.sessionDirectory, { refuseShared: true })) {
    for (const file of [paths.tokenFile, paths.keyFile, paths.publicKeyFile]) await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .inspectFile */ .Xp)(file);
  }
  return { missingDirectories, configMissing: await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .inspectFile */ .Xp)(await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .configTarget */ .kg)(paths.configFile)) === void 0 };
}
async function permissionWarnings({ ociHome, configFile }) {
  const warnings = [];
  for (const place of [ociHome, configFile]) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_24__.stat)(place).catch(() => void 0);
    if (!found || !(0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__/* .isWritableByOthers */ .JX)(found)) continue;
    warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${(0,_chunk_RSFLO7Y4_js__WEBPACK_IMPORTED_MODULE_25__/* .shellQuoted */ .x)(place)}`);
  }
  return warnings;
}
function checkRequest({ loginId, fingerprint, publicKeyPem, token }) {
  (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .checkLoginId */ .tO)(loginId);
  const fail = (detail) => new _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_21__/* .Failure */ .HR("files", "Cannot write profile", detail);
  if (!/^[\x21-\x7e]+$/.test(token)) throw fail("the session token is empty or contains spaces or line breaks");
  let actual;
  try {
    actual = (0,_chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_9__/* .keyFingerprint */ .y)(publicKeyPem);
  } catch {
    throw fail("the public key is not a readable PEM");
  }
  if (actual !== fingerprint) throw fail("the fingerprint does not belong to the public key");
}

// src/login/log-in.ts
async function logIn(request, host, timing = _chunk_MQ5WNZCD_js__WEBPACK_IMPORTED_MODULE_12__/* .systemTiming */ .O$) {
  host.mask((0,_chunk_RBZN3OSD_js__WEBPACK_IMPORTED_MODULE_7__/* .basicCredentials */ .B)(request));
  const http = httpClient(request, host, timing);
  const tokens = (0,_chunk_YULG4N4U_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectTokens */ .rv)(request, http, (secret) => {
    host.mask(secret);
  });
  const registry = await prepareRegistryLogin(request);
  const job = request.cleanup ? host.identifyJob().catch(() => void 0) : void 0;
  const session = await (0,_chunk_RBZN3OSD_js__WEBPACK_IMPORTED_MODULE_7__/* .obtainSession */ .U)(http, request, tokens, timing, {
    onKey: (key) => {
      for (const line of secretLines(key.privateKeyPem)) host.mask(line);
      if (request.verify) (0,_chunk_BKEOSIMJ_js__WEBPACK_IMPORTED_MODULE_1__/* .preloadSdk */ .IK)();
    },
    onToken: (token) => {
      host.mask(token);
    }
  });
  warnOfShortLifetime(request, session, host, timing.now());
  await undoEarlierLogins(request, host, timing);
  const receipt = {};
  const remember = (part, value) => {
    if (part !== "profile" || request.cleanup) host.remember(part, value);
    receipt[part] = value;
  };
  const recording = { ...host, remember };
  const complete = async () => {
    const paths = await writeSession(request, { ...session, job: await job }, recording);
    const verification = request.verify ? await (0,_chunk_BKEOSIMJ_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyProfile */ .$9)(http, paths, request.profile) : void 0;
    const renewal = await startBackgroundProcess(request, session, receipt, recording, timing);
    await registry?.logIn(http, paths, recording);
    const environment = { ...environmentFor(request, paths, host), ...renewal?.variables };
    const { login, subject } = session;
    const renewedUntil = renewal?.until;
    await host.publish({ request, login, subject, paths, verification, renewedUntil, environment });
  };
  try {
    await (0,_chunk_Y7IRRJDF_js__WEBPACK_IMPORTED_MODULE_26__/* .failOnEarlyEnd */ .e)(complete());
  } catch (error) {
    await undo(receipt, recording);
    throw error;
  }
}
function httpClient({ requestTimeout, maxAttempts, retryTimeout }, host, timing) {
  return (0,_chunk_MQ5WNZCD_js__WEBPACK_IMPORTED_MODULE_12__/* .createHttpClient */ .uT)({
    userAgent: host.product,
    requestTimeout,
    maxAttempts,
    retryTimeout,
    overallTimeout: requestTimeout * (maxAttempts + 1),
    throttlingHint: `start fewer jobs at once, or raise ${host.settingName("retry-timeout")}`,
    onRetry: (line) => {
      host.info(`${line.charAt(0).toUpperCase()}${line.slice(1)}`);
    },
    timing
  });
}
function warnOfShortLifetime({ tokenLifetime, renew }, { login }, host, now) {
  const granted = Math.round((login.expiresAt.getTime() - now) / 1e3);
  if (tokenLifetime === void 0 || granted >= tokenLifetime * 0.95) return;
  const [lifetimeName, renewName] = [host.settingName("token-lifetime"), host.settingName("renew")];
  const advice = renew ? `${renewName} keeps it fresh` : `for longer jobs, use ${renewName}`;
  host.warn(`The domain granted a session of ${granted} s, but ${lifetimeName} asks for ${tokenLifetime} s; ${advice}`);
}
async function undoEarlierLogins({ ociHome, profile }, host, timing) {
  for (const { receipt, remember } of await host.earlierLogins(ociHome, profile)) {
    await undo(receipt, { ...host, remember });
  }
  if (!await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_3__/* .hasBackups */ .cG)(ociHome)) return;
  const { undoStaleLogins } = await Promise.all(/* import() */[__webpack_require__.e(501), __webpack_require__.e(592)]).then(__webpack_require__.bind(__webpack_require__, 4592));
  try {
    await undoStaleLogins({ ociHome, now: timing.now(), unseenJobs: false }, host);
  } catch {
  }
}
async function undo(receipt, host) {
  const { undoLogin } = await Promise.all(/* import() */[__webpack_require__.e(501), __webpack_require__.e(846)]).then(__webpack_require__.bind(__webpack_require__, 5846));
  await undoLogin(receipt, host);
}
async function writeSession(request, { key, login, job }, { warn, remember }) {
  const { paths, warnings } = await writeProfile(
    {
      ociHome: request.ociHome,
      profile: request.profile,
      tenancy: login.tenancy,
      region: request.region,
      fingerprint: key.fingerprint,
      privateKeyPem: key.privateKeyPem,
      publicKeyPem: key.publicKeyPem,
      token: login.token,
      loginId: (0,node_crypto__WEBPACK_IMPORTED_MODULE_22__.randomBytes)(8).toString("hex"),
      job,
      keepReplaced: request.cleanup
    },
    (announced) => {
      remember("profile", announced);
    }
  );
  for (const line of warnings) warn(line);
  return paths;
}
async function startBackgroundProcess(request, session, { profile }, host, timing) {
  if (!request.renew && !request.terraformFederation || !profile) return void 0;
  const { startRenewal } = await __webpack_require__.e(/* import() */ 330).then(__webpack_require__.bind(__webpack_require__, 4330));
  return startRenewal(request, { ...session, receipt: profile, now: timing.now() }, host);
}
async function prepareRegistryLogin(request) {
  if (request.registryLogin === void 0) return void 0;
  const { registryLogin } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(808)]).then(__webpack_require__.bind(__webpack_require__, 8808));
  return registryLogin(request);
}
function environmentFor(request, paths, host) {
  const { profile, region, tokenType, terraformFederation } = request;
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile,
    region,
    tokenType,
    platform: process.platform,
    homes: (0,_chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_5__/* .readHomes */ .$)()
  });
  for (const line of [...warnings, ...overrideWarnings(process.env, { terraformFederation })]) host.warn(line);
  return variables;
}

// src/cli/log-in.ts
var LONGEST_RENEWAL = 12 * 36e5;
var RENEWAL_ENDS_WITH = "you log out";
async function runLogin(flags, timing = _chunk_MQ5WNZCD_js__WEBPACK_IMPORTED_MODULE_12__/* .systemTiming */ .O$) {
  if (flags.json === true && flags.export === true)
    throw (0,_chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_21__/* .invalidInput */ .aY)("--json and --export are both given", "one of them");
  const terminal = (0,_chunk_TDXMSBF7_js__WEBPACK_IMPORTED_MODULE_13__/* .createTerminal */ .P)(flags.json === true || flags.export === true);
  const request = await (0,_chunk_YULG4N4U_js__WEBPACK_IMPORTED_MODULE_2__/* .readLoginRequest */ .XY)(flags);
  const host = {
    product: "oci-wif",
    mask: _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_21__/* .protectSecret */ .ol,
    info: terminal.say,
    warn: terminal.warn,
    settingName: (setting) => `--${setting}`,
    remember: await (0,_chunk_MN42DGSW_js__WEBPACK_IMPORTED_MODULE_0__/* .createReceipt */ .f)(request.ociHome, request.profile),
    earlierLogins: _chunk_MN42DGSW_js__WEBPACK_IMPORTED_MODULE_0__/* .findReceipts */ .H,
    // Elsewhere the parent is the shell of this step, which ends long before the job.
    identifyJob: () => process.platform === "linux" ? (0,_chunk_KXHTZOKT_js__WEBPACK_IMPORTED_MODULE_6__/* .identifyRunner */ .b0)() : Promise.resolve(void 0),
    renewalEndsWith: RENEWAL_ENDS_WITH,
    longestRenewal: LONGEST_RENEWAL,
    publish(result) {
      for (const line of (0,_chunk_BKEOSIMJ_js__WEBPACK_IMPORTED_MODULE_1__/* .describeLogin */ .Hf)(result, timing.now(), RENEWAL_ENDS_WITH)) terminal.say(line);
      if (flags.export === true) printExports(result, terminal);
      if (flags.json === true) printJson(result, terminal);
    }
  };
  await logIn(request, host, timing);
  return _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_14__/* .EXIT */ .dc.done;
}
function printExports({ environment }, terminal) {
  for (const [name, value] of Object.entries(environment)) terminal.result(`export ${name}=${(0,_chunk_RSFLO7Y4_js__WEBPACK_IMPORTED_MODULE_25__/* .shellQuoted */ .x)(value)}`);
}
function printJson({ request, login, paths, renewedUntil, environment }, terminal) {
  const result = {
    principal: login.principal,
    tenancy: login.tenancy,
    region: request.region,
    profile: request.profile,
    expiresAt: login.expiresAt.toISOString(),
    renewedUntil,
    configFile: paths.configFile,
    tokenFile: paths.tokenFile,
    keyFile: paths.keyFile,
    environment
  };
  terminal.result(JSON.stringify(result, null, 2));
}



/***/ })

};
