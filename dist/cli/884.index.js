export const id = 884;
export const ids = [884];
export const modules = {

/***/ 674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ findGithubToken),
/* harmony export */   Am: () => (/* binding */ clientIdOf),
/* harmony export */   An: () => (/* binding */ createCertificate),
/* harmony export */   Ay: () => (/* binding */ readExpiry),
/* harmony export */   BA: () => (/* binding */ emptyMeansDefault),
/* harmony export */   C0: () => (/* binding */ enterpriseHost),
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   C_: () => (/* binding */ USER_EXTENSION),
/* harmony export */   D2: () => (/* binding */ checkDomain),
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   Ds: () => (/* binding */ checkClock),
/* harmony export */   G0: () => (/* binding */ FLAG_NAMES),
/* harmony export */   G5: () => (/* binding */ policyTags),
/* harmony export */   HP: () => (/* binding */ keyOfTrust),
/* harmony export */   HV: () => (/* binding */ overlapOf),
/* harmony export */   He: () => (/* binding */ newAlias),
/* harmony export */   IC: () => (/* binding */ validationsOf),
/* harmony export */   I_: () => (/* binding */ workloadOptions),
/* harmony export */   J7: () => (/* binding */ resourceConditions),
/* harmony export */   JC: () => (/* binding */ keySource),
/* harmony export */   K2: () => (/* binding */ ownersOf),
/* harmony export */   Kh: () => (/* binding */ isAliasOf),
/* harmony export */   LC: () => (/* binding */ readUntil),
/* harmony export */   M: () => (/* binding */ github),
/* harmony export */   M0: () => (/* binding */ ENVIRONMENT),
/* harmony export */   MM: () => (/* binding */ checkRules),
/* harmony export */   Mf: () => (/* binding */ failedWith),
/* harmony export */   N_: () => (/* binding */ openTrust),
/* harmony export */   Pd: () => (/* binding */ TRUST_SCHEMA),
/* harmony export */   QI: () => (/* binding */ aliasesOf),
/* harmony export */   R$: () => (/* binding */ READ_TIME),
/* harmony export */   R3: () => (/* binding */ policies),
/* harmony export */   Rd: () => (/* binding */ refuseUnmatchedToken),
/* harmony export */   Rj: () => (/* binding */ presetProvider),
/* harmony export */   Rr: () => (/* binding */ checkTrust),
/* harmony export */   V9: () => (/* binding */ identityDomain),
/* harmony export */   VR: () => (/* binding */ expiryCondition),
/* harmony export */   WX: () => (/* binding */ findingsOf),
/* harmony export */   Xm: () => (/* binding */ groupOcid),
/* harmony export */   Yg: () => (/* binding */ withoutQuotes),
/* harmony export */   Z2: () => (/* binding */ READ_NAMESPACE),
/* harmony export */   a0: () => (/* binding */ USER_SCHEMA),
/* harmony export */   aI: () => (/* binding */ OPTION_ROWS),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   aj: () => (/* binding */ checkDns),
/* harmony export */   cr: () => (/* binding */ GITHUB_PINNING),
/* harmony export */   dH: () => (/* binding */ readRule),
/* harmony export */   dI: () => (/* binding */ BRANCH),
/* harmony export */   dh: () => (/* binding */ findExistingTrust),
/* harmony export */   dy: () => (/* binding */ checkSession),
/* harmony export */   eE: () => (/* binding */ setupOptions),
/* harmony export */   el: () => (/* binding */ sameKey),
/* harmony export */   ep: () => (/* binding */ APP_SCHEMA),
/* harmony export */   f6: () => (/* binding */ isSetupOption),
/* harmony export */   fK: () => (/* binding */ ownerOfPolicy),
/* harmony export */   gK: () => (/* binding */ GITHUB_ID),
/* harmony export */   gh: () => (/* binding */ lacksNamespace),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   hF: () => (/* binding */ evidenceFor),
/* harmony export */   hk: () => (/* binding */ unknownSubjectForm),
/* harmony export */   iP: () => (/* binding */ flagOf),
/* harmony export */   iw: () => (/* binding */ hintsOf),
/* harmony export */   jB: () => (/* binding */ QUOTED),
/* harmony export */   jX: () => (/* binding */ readAllowance),
/* harmony export */   jf: () => (/* binding */ checkTerm),
/* harmony export */   k4: () => (/* binding */ discover),
/* harmony export */   kc: () => (/* binding */ publicKeyOf),
/* harmony export */   lb: () => (/* binding */ notChecked),
/* harmony export */   lt: () => (/* binding */ SUBJECT),
/* harmony export */   lw: () => (/* binding */ OPTIONS),
/* harmony export */   mQ: () => (/* binding */ composeStatement),
/* harmony export */   ne: () => (/* binding */ findAdministrator),
/* harmony export */   oC: () => (/* binding */ writeRule),
/* harmony export */   oF: () => (/* binding */ CLIENT_CERTIFICATE_SCHEMA),
/* harmony export */   oP: () => (/* binding */ checkIssuer),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   p1: () => (/* binding */ expiryOf),
/* harmony export */   pF: () => (/* binding */ subjectIs),
/* harmony export */   pc: () => (/* binding */ rsaKeys),
/* harmony export */   qA: () => (/* binding */ termMatches),
/* harmony export */   qE: () => (/* binding */ ownerTag),
/* harmony export */   qi: () => (/* binding */ refuseEverybody),
/* harmony export */   rC: () => (/* binding */ wholeOwner),
/* harmony export */   sD: () => (/* binding */ oneLineOf),
/* harmony export */   s_: () => (/* binding */ CERTIFICATE_DAYS),
/* harmony export */   sd: () => (/* binding */ filterValue),
/* harmony export */   sm: () => (/* binding */ checkExchange),
/* harmony export */   sr: () => (/* binding */ checkClient),
/* harmony export */   tu: () => (/* binding */ expiryOfAlias),
/* harmony export */   uN: () => (/* binding */ GROUP_SCHEMA),
/* harmony export */   ui: () => (/* binding */ CHECKS),
/* harmony export */   w5: () => (/* binding */ checkTls),
/* harmony export */   xd: () => (/* binding */ PROVIDER_NAMES),
/* harmony export */   zS: () => (/* binding */ fileKeyOf)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3512);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2836);
/* harmony import */ var _federation_denial_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9514);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6345);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6760);
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1553);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1692);









// src/setup/api/administrator.ts



var FLAGS = { profile: "--profile", configFile: "--oci-config-file" };
async function findAdministrator(options, flags = FLAGS) {
  const token = options.token?.trim();
  if (token === void 0 || token === "") return readProfile(options, flags);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
      "input",
      "Invalid input",
      "OCI_WIF_ADMIN_TOKEN contains spaces, line breaks or other characters that no token has; expected: one token"
    );
  }
  const bearer = (request) => Promise.resolve(requestOf(request, { ...headersOf(request), authorization: `Bearer ${token}` }));
  const signed = options.profile === void 0 ? void 0 : (await readProfile(options, flags)).signed;
  return {
    authorize: bearer,
    signed,
    description: "the access token in OCI_WIF_ADMIN_TOKEN",
    adviceIfRefused: "check that the access token has not expired, and that it was created in this identity domain"
  };
}
function configFileOf(given, flag) {
  const { OCI_CLI_CONFIG_FILE, OCI_CONFIG_FILE } = process.env;
  const path = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .firstGiven */ .qL)(given, OCI_CLI_CONFIG_FILE, OCI_CONFIG_FILE) ?? "~/.oci/config";
  return path.startsWith("~/") ? (0,node_path__WEBPACK_IMPORTED_MODULE_10__.join)((0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .homeDirectory */ .RE)(flag), path.slice(2)) : path;
}
async function readProfile(options, flags) {
  const profile = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .firstGiven */ .qL)(options.profile, process.env.OCI_CLI_PROFILE) ?? "DEFAULT";
  const file = configFileOf(options.configFile, flags.configFile);
  let problem;
  try {
    problem = problemOfProfile((0,node_fs__WEBPACK_IMPORTED_MODULE_9__.readFileSync)(file, "utf8"), profile);
    if (problem !== void 0) throw new Error("refused");
    const { endpointOverride, profileSigner } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(967)]).then(__webpack_require__.bind(__webpack_require__, 7967));
    const { tenancy, region, realmDomain, sessionToken, sign } = await profileSigner(file, profile);
    const authorize = async (request) => requestOf(request, await sign({ ...request, headers: headersOf(request) }));
    const identityEndpoint = endpointOverride("oci_identity.IdentityClient") ?? `https://identity.${region}.oci.${realmDomain}`;
    const signed = { authorize, tenancy, region, identityEndpoint };
    return {
      authorize,
      signed,
      description: `the profile ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(profile)} in ${file}`,
      adviceIfRefused: `check that ${sessionToken === void 0 ? "the API key is still registered" : sessionAdvice(sessionToken)}, that this machine's clock is right, and that the profile belongs to the tenancy of the domain`
    };
  } catch (cause) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `the administrator's profile ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(profile)} in ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(file)} cannot be used${problem === void 0 ? "" : `: ${problem}`}`,
      {
        hint: (0,node_fs__WEBPACK_IMPORTED_MODULE_9__.existsSync)(file) ? problem !== void 0 ? `correct this, or choose another profile with ${flags.profile}` : `check that it has tenancy, region, fingerprint, key_file and either user (API key) or security_token_file (oci session authenticate), and that these files exist; choose another with ${flags.profile}` : `there is no such file: run "oci session authenticate" or "oci setup config", select another file with ${flags.configFile}, or set OCI_WIF_ADMIN_TOKEN to a personal access token`,
        cause
      }
    );
  }
}
function sessionAdvice(sessionToken) {
  const { exp } = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(sessionToken) ?? {};
  const end = exp === void 0 ? "" : `it is valid until ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTime */ .Ht)(exp)}; `;
  return `the session has not expired (${end}"oci session authenticate" starts a new one)`;
}
function headersOf({ body, url }) {
  const type = url.includes("/admin/v1/") ? "application/scim+json" : "application/json";
  return {
    accept: type,
    "opc-request-id": (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.randomUUID)().replaceAll("-", ""),
    ...body === void 0 ? {} : { "content-type": type }
  };
}
function requestOf({ method, url, body }, headers) {
  return { method, url, headers, ...body === void 0 ? {} : { body } };
}
function problemOfProfile(text, profile) {
  const sections = /* @__PURE__ */ new Map();
  let entries;
  for (const [index, whole] of text.split("\n").entries()) {
    const [content, line] = [whole.trim(), index + 1];
    if (content === "" || content.startsWith("#")) continue;
    const header = /^\[(.*)\]$/.exec(content)?.[1]?.trim();
    const [, key = "", value = ""] = /^([^=]*)=(.*)$/s.exec(content) ?? [];
    if (header !== void 0) sections.set(header, entries = sections.get(header) ?? []);
    else if (key.trim() === "")
      return `line ${line} has no "key=value"${content.startsWith(";") ? "; a comment begins with #" : ""}`;
    else if (entries === void 0) return `line ${line} is above the first profile; begin the file with [DEFAULT]`;
    else entries.push({ key: key.trim(), value: value.trim(), line });
  }
  const own = sections.get(profile);
  if (own === void 0) {
    const names = [...sections.keys()].map((name) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(name)).join(", ");
    return `there is no such profile; ${names === "" ? "the file has none" : `there are ${names}`}`;
  }
  return problemOfEntries([...sections.get("DEFAULT") ?? [], ...own]);
}
function problemOfEntries(entries) {
  const find = (key) => entries.findLast((entry) => entry.key === key);
  const isSession = find("security_token_file") !== void 0;
  const hasRegion = (process.env.OCI_REGION ?? "") !== "";
  const needed = [
    "tenancy",
    ...hasRegion ? [] : ["region"],
    "key_file",
    ...isSession ? [] : ["user", "fingerprint"]
  ];
  for (const key of needed) {
    if (find(key) !== void 0) continue;
    const other = entries.find((entry) => entry.key.toLowerCase() === key);
    return other === void 0 ? `${key} is missing${key === "user" ? " (or security_token_file, for a session)" : ""}` : `line ${other.line}: write ${key} in lower case`;
  }
  for (const key of [...needed, "security_token_file"]) {
    const entry = find(key);
    const problem2 = entry && problemOfValue(entry);
    if (entry && problem2 !== void 0) return `line ${entry.line}: ${key} ${problem2}`;
  }
  const file = find("key_file");
  const problem = file && problemOfKey(file.value, find("pass_phrase")?.value);
  return file && problem !== void 0 ? `line ${file.line}: key_file ${problem}` : void 0;
}
var FORMS = {
  tenancy: [new RegExp(`^${(0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .ocidPattern */ .c9)("tenancy")}$`), "the OCID of the tenancy"],
  user: [new RegExp(`^${(0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .ocidPattern */ .c9)("user")}$`), "the OCID of the user"],
  fingerprint: [/^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/i, "the fingerprint of the API key, 16 pairs of digits"]
};
function problemOfValue({ key, value }) {
  if (value === "") return "is empty";
  if (/^<.*>/.test(value)) return "still has the console's placeholder; replace it with the path of the private key";
  if (/\s#/.test(value)) return "has a comment behind the value, which would be part of it; remove it";
  if (/^(["']).*\1$/.test(value)) return "has quotes, which would be part of the value; remove them";
  const [form, expected] = FORMS[key] ?? [];
  if (form !== void 0 && !form.test(value)) return `is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(value)}; expected: ${expected ?? ""}`;
  return key === "security_token_file" && textOf(value) === void 0 ? `names ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(value)}, which cannot be read` : void 0;
}
function problemOfKey(path, passphrase) {
  const pem = textOf(path);
  const shown = (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(path);
  if (pem === void 0) return `names ${shown}, which cannot be read`;
  if (/-BEGIN [A-Z ]*PUBLIC KEY-/.test(pem)) return `names ${shown}, a public key; expected: the private key`;
  if (!/-BEGIN [A-Z ]*PRIVATE KEY-/.test(pem)) return `names ${shown}, which has no private key in PEM form`;
  const isEncrypted = pem.includes("ENCRYPTED");
  if (isEncrypted && passphrase === void 0) return `names ${shown}, which is encrypted, and there is no pass_phrase`;
  try {
    (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.createPrivateKey)({ key: pem, ...passphrase === void 0 ? {} : { passphrase } });
    return void 0;
  } catch {
    return isEncrypted ? `names ${shown}, which pass_phrase does not open` : `names ${shown}, a damaged private key`;
  }
}
function textOf(path) {
  try {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_9__.readFileSync)(/^~[/\\]/.test(path) ? (0,node_path__WEBPACK_IMPORTED_MODULE_10__.join)((0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .homeDirectory */ .RE)("--oci-config-file"), path.slice(2)) : path, "utf8");
  } catch {
    return void 0;
  }
}

// src/setup/api/answer.ts
function readAnswer(answer, what) {
  const json = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(answer.body, _error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv);
  if (json) return json;
  throw unreadable(answer, what);
}
function readListAnswer(answer, what) {
  const json = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(answer.body, (value) => Array.isArray(value));
  if (json) return json;
  throw unreadable(answer, what);
}
function unreadable(answer, what) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${what} returned ${answer.status} without the expected JSON (${answer.body.length} characters)`,
    { hint: "check that --domain-url is the URL of an identity domain and that no proxy answered instead" }
  );
}
function shapeOf({ required, optional }) {
  return (value, object, attribute) => {
    if (!(0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(value)) throw unexpected(value, object, attribute);
    const given = Object.entries(optional).filter(([name]) => (value[name] ?? void 0) !== void 0);
    const entries = [...Object.entries(required), ...given].map(([name, read]) => [
      name,
      read(value[name], object, attribute === "" ? name : `${attribute}.${name}`)
    ]);
    return Object.fromEntries(entries);
  };
}
function listOf(read) {
  return (value, object, attribute) => {
    if (!Array.isArray(value)) throw unexpected(value, object, attribute);
    return value.map((each, index) => read(each, object, `${attribute}[${index}]`));
  };
}
var textOf2 = readerOf((value) => typeof value === "string");
var booleanOf = readerOf((value) => typeof value === "boolean");
var recordOf = readerOf(_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv);
var identifierOf = readerOf(
  (value) => typeof value === "string" && /^\w[\w.:-]*$/.test(value)
);
function readerOf(isExpected) {
  return (value, object, attribute) => {
    if (isExpected(value)) return value;
    throw unexpected(value, object, attribute);
  };
}
function unexpected(value, object, attribute) {
  const isMissing = value === void 0 || value === null || value === "";
  const problem = isMissing ? `contains no ${attribute}` : `contains an invalid ${attribute}`;
  return new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("mismatch", "Unexpected response", `the answer about ${object} ${problem}`, {
    hint: "run the same command again in a minute; if the answer stays the same, open the object in the console and report this message"
  });
}
function unlessRefused(answer, what, administrator, accepted) {
  if (answer.status === accepted || answer.status >= 200 && answer.status <= 299) return answer;
  throw refusedBy(answer, what, administrator);
}
function refusedBy(answer, what, administrator) {
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .readErrorBody */ .Nk)(answer.body)?.text;
  const detail = `${what} was answered ${answer.status}${said === void 0 ? "" : ` (${said})`}`;
  const requestId = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .requestIdOf */ .Gb)(answer);
  const evidence = requestId === void 0 ? "" : `; request ID: ${requestId}`;
  const elsewhere = /home region/i.test(answer.body);
  const status = elsewhere ? 400 : /accessDenied|not authorized/i.test(answer.body) ? 403 : answer.status;
  switch (status) {
    case 401:
      return new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
        "denial",
        "Administrator access denied",
        `${detail}: ${administrator.description} is not accepted`,
        { hint: administrator.adviceIfRefused + evidence }
      );
    case 403:
      return new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
        "denial",
        "Administrator access denied",
        `${detail}: ${administrator.description} does not have permission`,
        {
          hint: `give the administrator the domain role Identity Domain Administrator, and for --allow a policy like "manage policies in tenancy"${evidence}`
        }
      );
    case 404:
      return new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("denial", "Setup failed", detail, {
        hint: `check --domain-url, --policy-compartment and the rights of the administrator: it does not exist, or ${administrator.description} may not see it${evidence}`
      });
    default:
      return new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("denial", "Setup failed", detail, { hint: adviceFor(answer.body, said) + evidence });
  }
}
function adviceFor(body, said = "") {
  if (/public.?key.?endpoint|jwk/i.test(said)) {
    return "the domain downloads the key set when a trust is created; for an issuer that OCI cannot reach, give the keys with --jwks-file or --certificate";
  }
  if (/home region/i.test(body))
    return "IAM accepts changes only in the home region of the tenancy: use a profile with that region";
  if (/policy statement|policy compartment/i.test(said))
    return "correct --allow or --policy-compartment: a policy can name only the compartment that it is in, by default the tenancy, and those below it";
  return said === "" ? "nothing of this step was done; the service gave no further details" : "correct what the answer says; nothing of this step was done";
}

// src/setup/api/scim.ts
var USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
var USER_EXTENSION = "urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User";
var GROUP_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";
var APP_SCHEMA = "urn:ietf:params:scim:schemas:oracle:idcs:App";
var APP_STATUS_SCHEMA = "urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger";
var APP_SECRET_SCHEMA = "urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator";
var CLIENT_CERTIFICATE_SCHEMA = "urn:ietf:params:scim:schemas:oracle:idcs:OAuthClientCertificate";
var TRUST_SCHEMA = "urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust";
var PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
var COMMON = {
  required: {
    /** 32 hexadecimal digits; used in rules and memberships. */
    id: identifierOf
  },
  optional: {
    /** Used in policies. */
    ocid: textOf2,
    /** Returned only on request. */
    tags: listOf(shapeOf({ required: { key: textOf2, value: textOf2 }, optional: {} }))
  }
};
var RULE = shapeOf({ required: { rule: textOf2 }, optional: { value: identifierOf, ocid: identifierOf } });
var RESOURCES = {
  Users: {
    required: { ...COMMON.required, userName: textOf2 },
    optional: {
      ...COMMON.optional,
      active: booleanOf,
      [USER_EXTENSION]: shapeOf({ required: {}, optional: { serviceUser: booleanOf } })
    }
  },
  Groups: {
    required: { ...COMMON.required, displayName: textOf2 },
    optional: {
      ...COMMON.optional,
      /** Returned only on request. */
      members: listOf(shapeOf({ required: { value: textOf2 }, optional: {} }))
    }
  },
  Apps: {
    required: { ...COMMON.required, displayName: textOf2 },
    optional: {
      ...COMMON.optional,
      /** The client ID. */
      name: textOf2,
      active: booleanOf,
      isOAuthClient: booleanOf,
      clientType: textOf2,
      /** The aliases of the certificates with whose keys its clients sign. */
      certificates: listOf(shapeOf({ required: { certAlias: textOf2 }, optional: {} })),
      /** Returned only when the application is created. Secret. */
      clientSecret: textOf2
    }
  },
  OAuthClientCertificates: { required: { ...COMMON.required, certificateAlias: textOf2 }, optional: {} },
  IdentityPropagationTrusts: {
    required: { ...COMMON.required, issuer: textOf2 },
    optional: {
      ...COMMON.optional,
      active: booleanOf,
      publicKeyEndpoint: textOf2,
      publicCertificate: textOf2,
      oauthClients: listOf(textOf2),
      subjectType: textOf2,
      allowImpersonation: booleanOf,
      /** Returned only on request: in a plain GET, the rules are missing. */
      impersonationServiceUsers: listOf(ruleOf),
      subjectClaimName: textOf2,
      subjectMappingAttribute: textOf2,
      impersonatingResource: textOf2,
      claimPropagations: listOf(textOf2),
      clientClaimName: textOf2,
      clientClaimValues: listOf(textOf2),
      claimValidations: listOf(shapeOf({ required: { name: textOf2 }, optional: { value: textOf2 } }))
    }
  }
};
function ruleOf(entry, object, attribute) {
  const { rule, value, ocid } = RULE(entry, object, attribute);
  return { rule, value: value ?? identifierOf(ocid, object, `${attribute}.value`) };
}
var READERS = {
  Users: shapeOf(RESOURCES.Users),
  Groups: shapeOf(RESOURCES.Groups),
  Apps: shapeOf(RESOURCES.Apps),
  OAuthClientCertificates: shapeOf(RESOURCES.OAuthClientCertificates),
  IdentityPropagationTrusts: shapeOf(RESOURCES.IdentityPropagationTrusts)
};
function attributesOf(type) {
  const { required, optional } = RESOURCES[type];
  return [...Object.keys(required), ...Object.keys(optional)].filter((name) => name !== "clientSecret").map((name) => name === USER_EXTENSION ? `${USER_EXTENSION}:serviceUser` : name).join(",");
}
var OWNER_TAG = "oci-wif";
function ownerTag(name) {
  return { key: OWNER_TAG, value: name };
}
function ownersOf(resource) {
  return (resource.tags ?? []).filter(({ key }) => key === OWNER_TAG).map(({ value }) => value);
}
var CERTIFICATE_DAYS = 365;
var ALIAS = /^oci-wif-[\w.-]+-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/;
function aliasPrefix(clientId) {
  return `oci-wif-${clientId}-`;
}
function newAlias(clientId, now) {
  return `${aliasPrefix(clientId)}${new Date(now).toISOString().replace(/[-:.]/g, "")}`;
}
function isAliasOf(clientId, alias) {
  const prefix = aliasPrefix(clientId);
  return alias.startsWith(prefix) && /^\d{8}T\d{9}Z$/.test(alias.slice(prefix.length));
}
function createdAt(alias) {
  const [, year, month, day, hour, minute, second, fraction] = ALIAS.exec(alias) ?? [];
  const date = /* @__PURE__ */ new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`);
  return Number.isNaN(date.getTime()) ? void 0 : date;
}
function expiryOfAlias(alias) {
  const created = createdAt(alias);
  return created && new Date(created.getTime() + CERTIFICATE_DAYS * 24 * 36e5);
}
function aliasesOf({ certificates = [] }) {
  const age = (alias) => -(createdAt(alias)?.getTime() ?? 0);
  return certificates.map(({ certAlias }) => certAlias).sort((one, other) => age(one) - age(other));
}
function validationsOf({ claimValidations = [] }) {
  if (claimValidations.length === 0) return [];
  const claims = claimValidations.map(({ name, value = "(no value)" }) => `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(name)}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(value)}`);
  return [`claimValidations (${claims.join(", ")}), and what the domain checks with them is not documented`];
}
function filterValue(text) {
  return JSON.stringify(text);
}
function clientIdOf(app) {
  return identifierOf(app.name, `the application ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(app.displayName)}`, "client ID (name)");
}
function groupOcid(group) {
  return identifierOf(group.ocid, `the group ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(group.displayName)}`, "OCID");
}

// src/setup/api/domain.ts
function identityDomain(url, administrator, http) {
  const send = async (what, request, accepted) => {
    const answer = await http.send(`${what} at ${url}`, () => administrator.authorize(request));
    return unlessRefused(answer, `${what} at ${url}`, administrator, accepted);
  };
  const address = (path) => `${url}/admin/v1/${path}`;
  return {
    async find(type, attribute, value, operator = "eq") {
      const object = `${SINGULAR[type]} ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(value, 80)}`;
      const what = `the search for ${object}`;
      const found = [];
      for (let total = Infinity; found.length < total; ) {
        const query = new URLSearchParams({
          filter: `${attribute} ${operator} ${filterValue(value)}`,
          attributes: attributesOf(type),
          count: "50",
          ...found.length === 0 ? {} : { startIndex: String(found.length + 1) }
        });
        const url2 = address(`${type}?${query.toString().replaceAll("+", "%20")}`);
        const { Resources, totalResults } = readAnswer(await send(what, { method: "GET", url: url2 }), what);
        const page = listOf(recordOf)(Resources ?? [], object, "Resources");
        found.push(...page);
        total = page.length === 0 ? 0 : Number(totalResults ?? 0);
      }
      const same = found.filter(
        ({ [attribute]: given }) => operator === "eq" ? given === value : typeof given === "string" && given.startsWith(value)
      );
      return same.map((resource) => READERS[type](resource, object, ""));
    },
    async get(type, id) {
      const object = `${SINGULAR[type]} ${id}`;
      const what = `the request for ${object}`;
      const attributes = new URLSearchParams({ attributes: attributesOf(type) });
      const url2 = address(`${type}/${id}?${attributes.toString()}`);
      const answer = await send(what, { method: "GET", url: url2 }, 404);
      return answer.status === 404 ? void 0 : READERS[type](readAnswer(answer, what), object, "");
    },
    async create(type, body) {
      const what = `the creation of ${SINGULAR[type]}`;
      const answer = await send(what, { method: "POST", url: address(type), body: JSON.stringify(body) }, 409);
      if (answer.status === 409) return void 0;
      const created = readAnswer(answer, what);
      if (typeof created.clientSecret === "string") (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .protectSecret */ .ol)(created.clientSecret);
      return READERS[type](created, `${SINGULAR[type]} that was created`, "");
    },
    async patch(type, id, operations) {
      const body = JSON.stringify({ schemas: [PATCH_SCHEMA], Operations: operations });
      await send(`the change of ${SINGULAR[type]} ${id}`, { method: "PATCH", url: address(`${type}/${id}`), body });
    },
    async remove(type, id) {
      await send(`the removal of ${SINGULAR[type]} ${id}`, { method: "DELETE", url: address(`${type}/${id}`) }, 404);
    },
    async setAppActive(id, active) {
      const what = `the ${active ? "activation" : "deactivation"} of the application ${id}`;
      const body = JSON.stringify({ schemas: [APP_STATUS_SCHEMA], active });
      await send(what, { method: "PUT", url: address(`AppStatusChanger/${id}`), body });
    },
    async regenerateSecret(appId) {
      const what = `the regeneration of the client secret of the application ${appId}`;
      const body = JSON.stringify({ schemas: [APP_SECRET_SCHEMA], appId });
      const answer = await send(what, { method: "POST", url: address("AppClientSecretRegenerator"), body });
      const { clientSecret } = readAnswer(answer, what);
      if (typeof clientSecret === "string" && clientSecret !== "") {
        (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .protectSecret */ .ol)(clientSecret);
        return clientSecret;
      }
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("mismatch", "Unexpected response", `${what} at ${url} returned no secret`);
    }
  };
}
var SINGULAR = {
  Users: "the user",
  Groups: "the group",
  Apps: "the application",
  OAuthClientCertificates: "the client certificate",
  IdentityPropagationTrusts: "the trust"
};
var PAUSE = 5e3;
var READS = 12;
var READ_TIME = (READS - 1) * PAUSE / 1e3;
async function readUntil(read, isShown, timing) {
  for (let reads = 1; ; reads++) {
    const found = await read();
    if (isShown(found) || reads === READS) return found;
    await timing.sleep(PAUSE);
  }
}

// src/setup/api/existing-trust.ts
async function findExistingTrust(desired, domain, policies2, policyCompartment) {
  const withUser = desired.tokenType === "upst";
  const trusts = await findTrusts(domain, desired.issuer);
  const users = withUser ? await domain.find("Users", "userName", desired.userName) : [];
  const groups = withUser ? await domain.find("Groups", "displayName", desired.groupName) : [];
  const apps = await domain.find("Apps", "displayName", desired.appName);
  const policy = await policies2?.find(policyCompartment, desired.policyName);
  const app = only(apps, "applications", desired.appName);
  const isExisting = desired.keys === void 0;
  const certificates = isExisting && app?.name !== void 0 ? await findCertificates(domain, app.name) : void 0;
  const user = only(users, "users", desired.userName);
  const trust = only(trusts, "trusts for the issuer", desired.issuer, "delete");
  const names = /* @__PURE__ */ new Map();
  if (user) names.set(user.id, user.userName);
  const others = new Set((trust?.impersonationServiceUsers ?? []).map(({ value }) => value));
  others.delete(user?.id ?? "");
  for (const id of others) {
    const other = await domain.get("Users", id);
    if (other) names.set(id, other.userName);
  }
  return {
    user,
    group: only(groups, "groups", desired.groupName),
    app,
    certificates,
    trust,
    policy,
    userNames: names
  };
}
async function findCertificates(domain, clientId) {
  const found = await domain.find("OAuthClientCertificates", "certificateAlias", aliasPrefix(clientId), "sw");
  return found.filter(({ certificateAlias }) => isAliasOf(clientId, certificateAlias));
}
async function findTrusts(domain, issuer) {
  const trusts = await domain.find("IdentityPropagationTrusts", "issuer", issuer);
  const ids = /* @__PURE__ */ new Map();
  for (const { value } of trusts.flatMap(({ impersonationServiceUsers = [] }) => impersonationServiceUsers)) {
    if (!value.startsWith("ocid") || ids.has(value)) continue;
    const [user] = await domain.find("Users", "ocid", value);
    if (user) ids.set(value, user.id);
  }
  const withId = (rule) => ({ ...rule, value: ids.get(rule.value) ?? rule.value });
  return trusts.map(
    (trust) => ids.size === 0 ? trust : { ...trust, impersonationServiceUsers: (trust.impersonationServiceUsers ?? []).map(withId) }
  );
}
function only(found, kind, name, way = "remove or rename") {
  if (found.length <= 1) return found[0];
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("denial", "Setup conflict", `the domain has ${found.length} ${kind} ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(name)}`, {
    hint: `${way} all but one of ${found.map(({ id }) => id).join(", ")}; nothing was changed`
  });
}

// src/setup/api/policy.ts
var POLICY = shapeOf({
  required: { id: identifierOf, name: textOf2, statements: listOf(textOf2) },
  optional: { freeformTags: recordOf }
});
var OWNER_TAG2 = "oci-wif";
function policyTags(name) {
  return { [OWNER_TAG2]: name };
}
function ownerOfPolicy({ freeformTags: { [OWNER_TAG2]: owner } = {} }) {
  return typeof owner === "string" ? owner : void 0;
}
function policies(administrator, http) {
  const { signed } = administrator;
  if (!signed) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
      "input",
      "Invalid input",
      "policies need signed requests, but only an access token is given; expected: also --profile, with an API key or a session token"
    );
  }
  const send = (what, request) => http.send(`${what} at ${new URL(request.url).origin}`, () => signed.authorize(request));
  let home;
  const homeEndpoint = () => home ??= findHomeEndpoint(signed, send);
  const sendOrRefuse = async (what, request, accepted) => unlessRefused(await send(what, request), what, administrator, accepted);
  const urlOf = (endpoint, path = "") => `${endpoint}/20160918/policies${path}`;
  return {
    async find(compartment, name) {
      const what = `the search for the policy ${name}`;
      const query = new URLSearchParams({ compartmentId: compartment, name });
      const url = urlOf(signed.identityEndpoint, `?${query.toString()}`);
      const found = readListAnswer(await sendOrRefuse(what, { method: "GET", url }), what);
      const policy = found.find((each) => each?.name === name);
      return policy === void 0 ? void 0 : POLICY(policy, `the policy ${name}`, "");
    },
    async create(policy) {
      const what = `the creation of the policy ${policy.name}`;
      const request = { method: "POST", url: urlOf(await homeEndpoint()), body: JSON.stringify(policy) };
      const answer = await sendOrRefuse(what, request, 409);
      return answer.status === 409 ? void 0 : POLICY(readAnswer(answer, what), `the policy ${policy.name}`, "");
    },
    async replaceStatements(id, statements) {
      const url = urlOf(await homeEndpoint(), `/${id}`);
      await sendOrRefuse("the change of the policy", { method: "PUT", url, body: JSON.stringify({ statements }) });
    },
    async remove(id) {
      const url = urlOf(await homeEndpoint(), `/${id}`);
      await sendOrRefuse("the removal of the policy", { method: "DELETE", url }, 404);
    }
  };
}
var SUBSCRIPTION = shapeOf({ required: {}, optional: { regionName: textOf2, isHomeRegion: booleanOf } });
async function findHomeEndpoint({ identityEndpoint, tenancy, region }, send) {
  if (!identityEndpoint.includes(`.${region}.`)) return identityEndpoint;
  const what = "the request for the tenancy's home region";
  const answer = await send(what, {
    method: "GET",
    url: `${identityEndpoint}/20160918/tenancies/${tenancy}/regionSubscriptions`
  });
  if (answer.status !== 200) return identityEndpoint;
  const subscriptions = readListAnswer(answer, what).map((each) => SUBSCRIPTION(each, "the home region", "item"));
  const home = subscriptions.find(({ isHomeRegion }) => isHomeRegion === true)?.regionName;
  return home !== void 0 && /^[a-z0-9-]+$/.test(home) ? identityEndpoint.replace(`.${region}.`, `.${home}.`) : identityEndpoint;
}

// src/setup/desired/options.ts
var PROVIDER_NAMES = [
  "github",
  "gitlab",
  "azure-devops",
  "bitbucket",
  "buildkite",
  "circleci",
  "hcp-terraform",
  "jenkins",
  "spacelift",
  "entra",
  "google",
  "aws",
  "okta",
  "keycloak",
  "kubernetes",
  "spiffe",
  "oidc"
];
var WORKLOAD = {
  issuer: {
    type: "text",
    argument: "url",
    help: "issuer, exactly as in the iss claim of the tokens",
    ini: "trustconfiguration.issuer"
  },
  repository: {
    type: "text",
    argument: "owner/name",
    help: "github: repository; owner/* for all of an owner, with --job-workflow-ref or --require repo_property_…"
  },
  branch: { type: "list", argument: "name", help: "jobs on this branch" },
  tag: { type: "list", argument: "name", help: "jobs on this tag" },
  environment: {
    type: "list",
    argument: "name",
    help: "github, gitlab: jobs that use this environment; bitbucket: UUID of a deployment environment"
  },
  subjectForm: {
    type: "text",
    argument: "names|immutable",
    help: "github: form of the subject, if GitHub does not say it; immutable with the two IDs"
  },
  ownerId: {
    type: "text",
    argument: "number",
    help: "github: ID of the owner, for owner/* or a repository with immutable subjects"
  },
  repositoryId: {
    type: "text",
    argument: "id",
    help: "github: ID of the repository, for immutable subjects; bitbucket: UUID of the repository"
  },
  pullRequest: {
    type: "switch",
    help: "github: jobs for pull requests; anyone who can open one in the repository can use the trust"
  },
  jobWorkflowRef: {
    type: "list",
    argument: "ref",
    help: "github: jobs of this reusable workflow, owner/name/.github/workflows/file.yml@refs/heads/main, on any branch of the caller"
  },
  subject: { type: "list", argument: "text", help: "sub claim of the tokens; * matches any text" },
  githubUrl: { type: "text", argument: "url", help: "github: GitHub Enterprise Server" },
  githubApiUrl: { type: "text", argument: "url", help: "github: API of the server, if it has a different URL" },
  project: {
    type: "text",
    argument: "name",
    help: "gitlab: project with its groups; azure-devops: project; circleci: project ID"
  },
  organization: { type: "text", argument: "name", help: "azure-devops, buildkite: organization" },
  organizationId: { type: "text", argument: "id", help: "azure-devops, circleci: ID of the organization" },
  pipeline: { type: "text", argument: "name", help: "azure-devops, buildkite: pipeline" },
  serviceConnection: {
    type: "text",
    argument: "name",
    help: "azure-devops: jobs that may use this service connection"
  },
  workspace: { type: "text", argument: "name", help: "bitbucket: workspace" },
  workspaceId: { type: "text", argument: "id", help: "hcp-terraform: runs of this workspace, ws-…" },
  space: { type: "text", argument: "id", help: "spacelift: space" },
  stack: { type: "text", argument: "id", help: "spacelift: stack" },
  runType: { type: "list", argument: "type", help: "spacelift: runs of this type, e.g. TRACKED" },
  tenant: { type: "text", argument: "guid", help: "entra: directory (tenant) ID" },
  objectId: {
    type: "text",
    argument: "guid",
    help: "entra: object ID of the service principal or managed identity"
  },
  tokenVersion: { type: "text", argument: "1|2", help: "entra: version of the tokens (default: 2)" },
  serviceAccount: {
    type: "text",
    argument: "name",
    help: "google: email address of the service account; kubernetes: its name"
  },
  serviceAccountId: { type: "text", argument: "number", help: "google: unique ID of the service account" },
  namespace: { type: "text", argument: "name", help: "kubernetes: namespace of the service account" },
  roleArn: { type: "text", argument: "arn", help: "aws: IAM role" },
  authorizedParty: { type: "text", argument: "client", help: "keycloak: client ID (azp claim)" },
  require: {
    type: "list",
    argument: "claim=value",
    help: "additional condition, e.g. repo_property_tier=prod for a custom property on GitHub; * in the value matches any text",
    narrows: true
  }
};
var SETUP = {
  domainUrl: {
    heading: "Identity domain",
    type: "text",
    argument: "url",
    help: "URL of the identity domain, https://idcs-….identity.oraclecloud.com",
    required: true,
    ini: "identitydomain.iam_guid",
    question: {
      message: "URL of the identity domain (shown in the console on its page)",
      placeholder: "https://idcs-….identity.oraclecloud.com"
    }
  },
  region: {
    type: "text",
    argument: "region",
    help: "region identifier for the printed workflow, e.g. eu-frankfurt-1"
  },
  provider: {
    heading: "What to trust",
    type: "text",
    argument: "name",
    help: PROVIDER_NAMES.join(", ").replace(/, (?=\S+$)/, " or "),
    required: true
  },
  ...WORKLOAD,
  rule: {
    type: "text",
    argument: "rule",
    help: "impersonation rule, used unchanged; with --provider oidc",
    ini: "trustconfiguration.impersonationrule"
  },
  audience: {
    heading: "Trust",
    type: "list",
    argument: "text",
    help: "accept only tokens with this audience; applies to everyone who uses the trust",
    narrows: true
  },
  jwksUrl: {
    type: "text",
    argument: "url",
    help: "URL of the issuer's keys (JWKS), if discovery does not provide it",
    ini: "trustconfiguration.jwk_uri"
  },
  jwksFile: {
    type: "text",
    argument: "file",
    help: "file with the issuer's keys (JWKS), for an issuer that OCI cannot reach"
  },
  keyId: { type: "text", argument: "kid", help: "ID of the key to use from --jwks-file" },
  certificate: {
    type: "text",
    argument: "file",
    help: "file with the issuer's certificate or public key (PEM), for an issuer that OCI cannot reach"
  },
  tokenType: {
    type: "text",
    argument: "upst|rpst",
    help: "session of a service user (upst) or a resource principal (rpst) (default: upst)"
  },
  resourceType: {
    type: "text",
    argument: "text",
    help: "rpst: resource type of the trust; the login uses the same",
    question: { message: "Resource type of the trust: any text; the login must use the same" }
  },
  propagate: {
    type: "list",
    argument: "claim",
    help: "rpst: copy this claim into the session token, at most three"
  },
  clientCertificate: {
    type: "switch",
    help: "jobs sign with a key, whose certificate the application has, instead of sending the client secret (not confirmed for the token exchange)"
  },
  instancePrincipal: {
    type: "switch",
    help: "jobs sign as the OCI compute instance that runs them, so no secret is saved (not confirmed for the token exchange)"
  },
  allow: {
    heading: "Permissions",
    type: "list",
    argument: "statement",
    help: 'policy statement without "allow …", e.g. "manage object-family in compartment id ocid1…"',
    question: {
      message: 'Permissions, as a policy statement without "Allow group …" (or empty)',
      placeholder: "manage object-family in compartment id ocid1.compartment…"
    }
  },
  expires: {
    type: "text",
    argument: "date",
    help: "day from which the statements grant nothing (YYYY-MM-DD)",
    narrows: true
  },
  policyCompartment: { type: "text", argument: "ocid", help: "compartment of the policy (default: the tenancy)" },
  name: {
    heading: "Names",
    type: "text",
    argument: "name",
    help: "name of all objects (default: derived from the provider and the workload)",
    question: { message: "Name of the setup, which setup printed first" }
  },
  serviceUser: {
    type: "text",
    argument: "name",
    help: "service user (default: --name)",
    ini: "serviceuserconfig.user_name"
  },
  group: { type: "text", argument: "name", help: "group (default: --name)" },
  app: {
    type: "text",
    argument: "name",
    help: "confidential application (default: --name)",
    ini: "wifconfig.token_exchange_app_name"
  },
  trust: {
    type: "text",
    argument: "name",
    help: "trust, if it must be created; an existing trust is found by its issuer"
  },
  policy: { type: "text", argument: "name", help: "policy (default: --name)" }
};
var OPTIONS = {
  ...SETUP,
  profile: {
    heading: "Administrator (or OCI_WIF_ADMIN_TOKEN, a personal access token)",
    type: "text",
    argument: "name",
    help: "profile with an API key or a session token",
    ini: "ociconfig.cli_profile"
  },
  ociConfigFile: { type: "text", argument: "file", help: "OCI config file (default: ~/.oci/config)" },
  config: {
    heading: "From a file",
    type: "text",
    argument: "file",
    help: 'YAML file with the flags above, one per line, e.g. "repository: octo/app"'
  },
  fromIni: { type: "text", argument: "file", help: "setupConfig.ini of Oracle's Python sample, unchanged" },
  dryRun: { heading: "Actions", type: "switch", help: "show the plan without applying it", changesDomain: true },
  yes: { type: "switch", help: "apply the plan without asking" },
  remove: {
    type: "switch",
    help: "remove what setup created; with --branch, --tag or --environment, only that rule",
    changesDomain: true
  },
  keepRules: {
    type: "switch",
    help: "with --remove: keep all rules of a service user that other setups use",
    changesDomain: true
  },
  rotateSecret: {
    type: "switch",
    help: "create a new client secret; the old one stops working",
    changesDomain: true
  },
  rotateClientCertificate: {
    type: "switch",
    help: "add a key with its certificate; the older keys keep working",
    changesDomain: true
  },
  removeOldCertificates: {
    type: "switch",
    help: "remove the client certificates that setup created, except the newest; their keys stop working",
    changesDomain: true
  },
  subjectTokenFile: {
    type: "text",
    argument: "file",
    help: "test the trust with this JWT of the provider (- for stdin)",
    changesDomain: true
  },
  wait: {
    type: "text",
    argument: "seconds",
    help: "how long the test waits for the new trust to take effect",
    default: "180"
  },
  writeGithub: {
    type: "switch",
    help: "set the variables and the secret of the repository, or of the organization for owner/*, with the GitHub CLI (gh)",
    changesDomain: true
  },
  clientKeyFile: {
    heading: "Output",
    type: "text",
    argument: "file",
    help: "new file for the client key (default: a private file in your configuration directory)",
    changesDomain: true
  },
  clientPublicKey: {
    type: "text",
    argument: "file",
    help: "public key (PEM) of a key that stays elsewhere: the new client certificate is for it, and jobs sign with a command",
    changesDomain: true
  },
  clientSecretFile: {
    type: "text",
    argument: "file",
    help: "file for the client secret (default: a private file in your configuration directory)",
    changesDomain: true
  },
  printTerraform: {
    type: "switch",
    help: "also print the variables with which the Terraform provider exchanges tokens itself",
    changesDomain: true
  },
  clientSecretStdout: { type: "switch", help: "print only the client secret on stdout", changesDomain: true },
  json: { type: "switch", help: "print the result as JSON on stdout", changesDomain: true },
  output: {
    type: "text",
    argument: "terraform|shell",
    help: "write the trust as a Terraform module or OCI CLI calls, and change nothing"
  },
  outputDirectory: {
    type: "text",
    argument: "directory",
    help: "directory for --output (default: the name of the setup)"
  }
};
var OPTION_ROWS = OPTIONS;
var FLAG_NAMES = Object.keys(OPTIONS);
function isSetupOption(name) {
  return Object.hasOwn(SETUP, name);
}
function emptyMeansDefault(name) {
  return !FLAG_NAMES.some((flag) => flag === name && OPTION_ROWS[flag].narrows === true);
}
function setupOptions(flags) {
  return pick(flags, SETUP);
}
function workloadOptions(options) {
  return pick(options, WORKLOAD);
}
function pick(given, table) {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(table, name)));
}
function wholeOwner(repository) {
  return /^(.*)\/\*$/.exec(repository)?.[1];
}
function flagOf(option) {
  return `--${fileKeyOf(option)}`;
}
function fileKeyOf(option) {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

// src/setup/desired/issuer-keys.ts


// src/setup/providers/provider.ts
var ISSUER = {
  pattern: /./,
  expected: "exactly the https URL in the claim iss of the tokens",
  question: "Issuer, exactly as in the claim iss of the tokens",
  placeholder: "https://…"
};
function presetProvider(name, preset) {
  const { issuer, ownServer = false, required, optional = {}, pinning, audienceIsList = false } = preset;
  const issuerOption = { ...ISSUER, ...preset.issuerOption };
  const conditions = entriesOf(preset.conditions);
  const needed = conditions.map(([, { needs = {} }]) => needs);
  return {
    name,
    aliases: preset.aliases,
    title: preset.title,
    ...preset.tokenFlags === void 0 ? {} : { tokenFlags: preset.tokenFlags },
    questions: { issuer: issuerOption, ...required, ...optional, ...preset.conditions, ...mergedOptions(needed) },
    choices: preset.conditions,
    required: [...issuer === void 0 ? ["issuer"] : [], ...optionsOf(required)],
    oneOf: conditions.map(([option]) => option),
    optional: [...ownServer ? ["issuer"] : [], ...optionsOf(optional), ...needed.flatMap(optionsOf)],
    needs: Object.fromEntries(conditions.map(([option, { needs = {} }]) => [option, optionsOf(needs)])),
    audienceIsList,
    ...preset.audience === void 0 ? {} : { audience: preset.audience },
    describe(options) {
      const given = options.issuer === void 0 ? void 0 : checkIssuer(options.issuer);
      if (given !== void 0) (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)("--issuer", given, issuerOption.pattern, issuerOption.expected);
      const chosen = conditions.map(([option, condition]) => ({ option, condition, values: valuesOf(option, condition, options) })).filter(({ values: values2 }) => values2.length > 0);
      const active = chosen.length === 0 ? needed : chosen.map(({ condition: { needs = {} } }) => needs);
      const values = textsOf([required, optional, ...active], options);
      refuseUnused(conditions, values, options);
      const alternatives = chosen.map(
        ({ condition, values: each }) => each.flatMap((value) => condition.rules(value, values))
      );
      const isComplete = optionsOf(required).every((option) => values[option] !== void 0);
      const fixed = isComplete ? preset.rules?.(values) ?? [] : [];
      const all = { ...Object.fromEntries(chosen.map(({ option, values: [first] }) => [option, first])), ...values };
      return {
        issuer: given ?? issuer?.(values) ?? "",
        conditions: [...fixed, ...preset.combined === true ? allOf(alternatives) : alternatives.flat()],
        ...pinning === void 0 ? {} : { pinning },
        known: preset.known?.(values) ?? [],
        label: preset.label(all),
        notes: preset.notes?.(all) ?? []
      };
    }
  };
}
function allOf(groups) {
  const [first = [], ...others] = groups;
  return others.reduce((rules, group) => rules.flatMap((rule) => group.map((terms) => [...rule, ...terms])), first);
}
function mergedOptions(options) {
  return Object.fromEntries(options.flatMap((one) => entriesOf(one)));
}
function refuseUnused(conditions, values, options) {
  for (const [condition, { needs = {} }] of conditions) {
    const unused = optionsOf(needs).find((option) => options[option] !== void 0 && values[option] === void 0);
    if (unused !== void 0)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${flagOf(unused)} is given without ${flagOf(condition)}`, "both of them");
  }
}
function textsOf(forms, options) {
  const entries = forms.flatMap((one) => entriesOf(one)).flatMap(([option, form]) => valuesOf(option, form, options).map((value) => [option, value]));
  return Object.fromEntries(entries);
}
function valuesOf(option, form, options) {
  const given = options[option];
  if (given === void 0 || typeof given === "boolean") return [];
  const { pattern, expected, normalize = (value) => value } = form;
  const values = typeof given === "string" ? [given] : given;
  return values.map((value) => normalize((0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)(flagOf(option), value, pattern, expected)));
}
function entriesOf(record) {
  return Object.entries(record);
}
function optionsOf(record) {
  return Object.keys(record);
}
function subjectIs(value) {
  return { claim: "sub", operator: "eq", value };
}
var BRANCH = {
  // A full ref would become refs/heads/refs/heads/…, which matches nothing.
  pattern: /^(?!refs\/)[^\s:]+$/,
  expected: "the name of a branch, e.g. main, without refs/heads/",
  question: "Branch",
  byDefault: "main",
  choice: "jobs on a branch"
};
var TAG = {
  pattern: BRANCH.pattern,
  expected: "the name of a tag, e.g. v1, or v* for all that start with v, without refs/tags/",
  question: "Tag; v* means every tag that starts with v",
  placeholder: "v*",
  choice: "jobs for a tag"
};
var ENVIRONMENT = {
  question: "Environment",
  placeholder: "production",
  choice: "jobs that use an environment",
  hint: "protect the environment with required reviewers"
};
var SUBJECT = {
  pattern: /./,
  expected: "the subject of a decoded token",
  question: "Subject, exactly as in the claim sub; * matches any text",
  choice: "tokens with a subject that I know",
  rules: (value) => [[subjectIs(value)]]
};
function checkIssuer(value) {
  return checkHttpsUrl(value, "--issuer", ISSUER.expected);
}
function checkHttpsUrl(value, name, expected = "an https URL without user information, query and fragment") {
  if (value.includes("@")) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${name} contains user information (an @)`, expected);
  if (!URL.canParse(value) || new URL(value).protocol !== "https:" || /[?#\s]/.test(value)) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(value)}`, expected);
  }
  return value;
}

// src/setup/desired/issuer-keys.ts
async function keySource(issuer, options, http) {
  const { jwksUrl, jwks, certificate } = options;
  if ([jwksUrl, jwks, certificate].filter((given) => given !== void 0).length > 1) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)("several sources of keys are given", "one of --jwks-url, --jwks-file, --certificate");
  }
  if (certificate !== void 0) {
    return { source: { kind: "certificate", pem: publicKeyOf(certificate, "--certificate").pem }, explicit: true };
  }
  if (jwks !== void 0) {
    const key = oneKey(rsaKeys(jwks, "--jwks-file"), options.keyId);
    return { source: { kind: "certificate", pem: certificateForKey(key) }, explicit: true };
  }
  const url = jwksUrl === void 0 ? await discover(issuer, http) : checkHttpsUrl(jwksUrl, "--jwks-url");
  rsaKeys(await fetchText(url, "the key set", http), `the key set at ${url}`);
  return { source: { kind: "address", url }, explicit: jwksUrl !== void 0 };
}
async function discover(issuer, http) {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const document = parse(await fetchText(url, "the discovery document", http), `the discovery document at ${url}`);
  if (document.issuer !== issuer) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `the discovery document at ${url} declares issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(String(document.issuer))}, expected ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(issuer)}`,
      "exactly the claim iss of the tokens, including a final slash"
    );
  }
  return checkHttpsUrl(String(document.jwks_uri), `jwks_uri of ${issuer}`);
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
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR) || error.kind !== "transient") throw error;
    throw error.with({ furtherHint: OFFLINE });
  }
  if (answer.status === 200) return answer.body;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
    `${what} at ${url} answered ${answer.status}`,
    `an issuer with discovery, or --jwks-url; ${OFFLINE}`
  );
}
function rsaKeys(text, origin) {
  const { keys } = parse(text, origin);
  const found = (Array.isArray(keys) ? keys : []).map(rsaJwk).filter((key) => key !== void 0);
  if (found.length === 0) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
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
  const ids = keys.map(({ kid }) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(kid ?? "(none)")).join(", ");
  const [key, ...others] = keyId === void 0 ? keys : keys.filter(({ kid }) => kid === keyId);
  if (!key) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`--key-id is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(keyId ?? "")}, which --jwks-file does not contain`, ids);
  if (others.length > 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)("--jwks-file contains several keys, but a trust accepts one", `--key-id with one of ${ids}`);
  return key;
}
function parse(text, origin) {
  const json = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(text, _error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv);
  if (json) return json;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${origin} is not a JSON object (${text.length} characters)`, "JSON");
}
function certificateForKey(jwk) {
  const [first] = jwk.x5c ?? [];
  if (first !== void 0) return publicKeyOf(armored(Buffer.from(first, "base64")), "x5c in --jwks-file").pem;
  let key;
  try {
    key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.createPublicKey)({ key: { kty: "RSA", n: jwk.n, e: jwk.e }, format: "jwk" });
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)("--jwks-file holds an RSA key that cannot be read", "base64url modulus n and exponent e");
  }
  checkSize(key, "--jwks-file");
  return wrap(key);
}
function publicKeyOf(pem, origin) {
  let key;
  let certificate;
  try {
    if (pem.includes("BEGIN CERTIFICATE")) {
      const parsed = new node_crypto__WEBPACK_IMPORTED_MODULE_8__.X509Certificate(pem);
      key = parsed.publicKey;
      certificate = parsed.toString();
    } else {
      if (pem.includes("PRIVATE KEY")) throw new Error("private");
      key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.createPublicKey)(pem);
    }
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `${origin} is not a readable certificate`,
      "a PEM that begins with -----BEGIN CERTIFICATE----- or -----BEGIN PUBLIC KEY-----"
    );
  }
  if (key.asymmetricKeyType !== "rsa") throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${origin} is not of an RSA key`, "RSA; OCI verifies RS256");
  checkSize(key, origin);
  return { pem: certificate ?? wrap(key), key };
}
function oneLineOf(pem) {
  return new node_crypto__WEBPACK_IMPORTED_MODULE_8__.X509Certificate(pem).raw.toString("base64");
}
function keyOfTrust(publicCertificate) {
  const isArmored = publicCertificate.includes("-----");
  const pem = isArmored ? publicCertificate : armored(Buffer.from(publicCertificate, "base64"));
  return publicKeyOf(pem, "the certificate of the trust").key;
}
function sameKey(publicCertificate, pem) {
  try {
    return keyOfTrust(publicCertificate).equals(publicKeyOf(pem, "").key);
  } catch {
    return false;
  }
}
function checkSize(key, origin) {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < 2048) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${origin} holds an RSA key of ${bits} bits`, "2048 bits or more");
}
var RSA_WITH_SHA256 = sequence(oid("2a864886f70d01010b"), Buffer.from("0500", "hex"));
function wrap(key) {
  const { privateKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.generateKeyPairSync)("rsa", { modulusLength: 2048 });
  const validity = [/* @__PURE__ */ new Date("2025-01-01T00:00:00Z"), /* @__PURE__ */ new Date("9999-12-31T23:59:59Z")];
  return createCertificate("Public key of an issuer", key, validity, privateKey);
}
function createCertificate(name, key, validity, signer) {
  const distinguished = sequence(der(49, sequence(oid("550403"), der(12, Buffer.from(name)))));
  const toBeSigned = sequence(
    Buffer.from("a003020102", "hex"),
    der(2, Buffer.concat([Buffer.from([1]), (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.randomBytes)(15)])),
    RSA_WITH_SHA256,
    distinguished,
    sequence(...validity.map(time)),
    distinguished,
    key.export({ type: "spki", format: "der" }),
    Buffer.from("a310300e300c0603551d130101ff04023000", "hex")
  );
  const signature = (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.createSign)("sha256").update(toBeSigned).sign(signer);
  return armored(sequence(toBeSigned, RSA_WITH_SHA256, der(3, Buffer.concat([Buffer.from([0]), signature]))));
}
function time(date) {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, "");
  return date.getUTCFullYear() < 2050 ? der(23, Buffer.from(text.slice(2))) : der(24, Buffer.from(text));
}
function sequence(...parts) {
  return der(48, Buffer.concat(parts));
}
function oid(hex) {
  return der(6, Buffer.from(hex, "hex"));
}
function der(tag, content) {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [129, length] : [130, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
function armored(content) {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----
${lines.join("\n")}
-----END CERTIFICATE-----
`;
}

// src/setup/desired/rule.ts
function readRule(text) {
  const words = text.trim().split(/\s+/);
  const alternatives = [[]];
  for (let i = 0; i < words.length; i += 4) {
    const [claim = "", operator = "", value = "", connector] = words.slice(i, i + 4);
    const lower = operator.toLowerCase();
    if (!/^[\w.:/-]+$/.test(claim) || value === "" || lower !== "eq" && lower !== "co") return void 0;
    alternatives.at(-1)?.push({ claim, operator: lower, value });
    if (connector === void 0) return alternatives;
    if (connector.toLowerCase() === "or") alternatives.push([]);
    else if (connector.toLowerCase() !== "and") return void 0;
  }
  return void 0;
}
function writeRule(rule) {
  return rule.map((terms) => terms.map(({ claim, operator, value }) => `${claim} ${operator} ${value}`).join(" and ")).join(" or ");
}
function ruleMatches(rule, claims) {
  return rule.some((terms) => terms.every((term) => termMatches(term, claims)));
}
function termMatches({ claim, operator, value }, claims) {
  const actual = Object.hasOwn(claims, claim) ? claims[claim] : void 0;
  if (typeof actual !== "string") return false;
  return matchesPattern(patternOf({ operator, value }), actual);
}
function patternOf({ operator, value }) {
  return operator === "co" ? ["", value, ""] : value.split("*");
}
function matchesPattern([first = "", ...rest], text) {
  const last = rest.pop();
  if (last === void 0) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
function checkTerm({ claim, operator, value }, origin) {
  if (!/^[A-Za-z_][\w.:/-]*$/.test(claim)) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${origin} names the claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(claim)}`, "letters, digits and _ . : / -");
  }
  if (value === "") throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${origin} gives no value for the claim ${claim}`, "text without spaces");
  const quote = /^(['"])(.*)\1$/su.exec(value);
  if (quote) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `${origin} has quotes around ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(quote[2] ?? "")}; most public reports say that quoted values do not match`,
      `${claim} ${operator} ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(quote[2] ?? "")}`
    );
  }
  const unusable = /[\p{C}\p{Z}'"`()\\]/u.exec(value)?.[0];
  if (unusable !== void 0) {
    const named = /[\p{C}\p{Z}]/u.test(unusable) ? "a space or a control character" : unusable;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `${origin} has ${named} in ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(value)}, which a rule cannot match`,
      "letters, digits and punctuation other than quotes, parentheses and backslashes, without spaces; with eq, a * stands for any text"
    );
  }
  if (operator === "co" && value.includes("*")) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`${origin} has a * in ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(value)}, but "co" has no wildcard`, "* only with eq");
  }
}
var SAYS_NOTHING = /* @__PURE__ */ new Set(["iss", "aud", "exp", "iat", "nbf", "jti", "typ"]);
function refuseEverybody(rule, pinning) {
  const open = rule.find((terms) => !terms.some((term) => pins(term, pinning)));
  if (!open) return;
  const claims = pinning ? Object.keys(pinning).join(", ") : "sub, or another claim about the workload (not iss or aud)";
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
    `the rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(writeRule([open]))}" trusts everyone who can get a token from this issuer`,
    `a rule that identifies the workload: ${claims}, with a value that is more than a wildcard`
  );
}
function pins({ claim, operator, value }, pinning) {
  if (SAYS_NOTHING.has(claim)) return false;
  if (!pinning) return value.replaceAll("*", "").replace(/[^\p{L}\p{N}]/gu, "") !== "";
  const pattern = Object.hasOwn(pinning, claim) ? pinning[claim] : void 0;
  return operator === "eq" && pattern?.test(value) === true;
}
function overlapOf(one, other) {
  const pairs = one.flatMap((terms) => other.map((others) => overlapOfTerms(terms, others)));
  return pairs.find((overlap) => overlap === "certain") ?? pairs.find((overlap) => overlap === "unknown") ?? "none";
}
function overlapOfTerms(one, other) {
  const claims = [one, other].map((terms) => new Set(terms.map(({ claim }) => claim)));
  const both = [...one, ...other];
  const all = [...new Set(both.map(({ claim }) => claim))];
  const canHold = (claim) => haveCommonValue(both.filter((term) => term.claim === claim));
  if (!all.every(canHold)) return "none";
  return claims.some(({ size }) => size === all.length) ? "certain" : "unknown";
}
function haveCommonValue(terms) {
  const patterns = terms.map(patternOf);
  const [whole] = patterns.filter(({ length }) => length === 1).flat();
  if (whole !== void 0) return patterns.every((pattern) => matchesPattern(pattern, whole));
  const beginnings = patterns.map((pattern) => pattern[0] ?? "");
  const ends = patterns.map((pattern) => pattern.at(-1) ?? "");
  const [start, end] = [longestOf(beginnings), longestOf(ends)];
  return beginnings.every((text) => start.startsWith(text)) && ends.every((text) => end.endsWith(text));
}
function longestOf(texts) {
  return texts.reduce((longest, text) => text.length > longest.length ? text : longest, "");
}
function withoutQuotes(rule) {
  return rule.map((terms) => terms.map((term) => ({ ...term, value: term.value.replace(/^(['"])(.*)\1$/su, "$2") })));
}
var QUOTED = "public reports disagree about quoted values: most say that they do not match, some that they do";
function unconfirmedParts(rule) {
  const values = rule.flat().map(({ value }) => value);
  return [
    ...rule.some((terms) => terms.length > 1) ? ['"and"'] : [],
    ...rule.length > 1 ? ['"or"'] : [],
    ...values.some((value) => value.includes("*") && value !== "*") ? ['"*" inside a value'] : []
  ];
}
function evidenceFor(rule) {
  const parts = unconfirmedParts(rule);
  return parts.length === 0 ? [] : [`  not confirmed by any public report: ${parts.join(", ")}; test it with --subject-token-file`];
}

// src/setup/providers/github.ts
var GITHUB_PINNING = {
  // A customized subject can begin with these instead. What follows a colon could be chosen by any repository.
  sub: /^(?:repo:[^*/:]+\/|(?:repository|repository_owner|repository_id|repository_owner_id):[^*:]+(?::|$))/,
  repository: /^[^*/]+\//,
  repository_id: /^[^*]+$/,
  repository_owner: /^[^*]+$/,
  repository_owner_id: /^[^*]+$/,
  enterprise: /^[^*]+$/,
  enterprise_id: /^[^*]+$/
};
var CHOICES = {
  branch: BRANCH,
  tag: TAG,
  environment: ENVIRONMENT,
  pullRequest: { choice: "jobs for pull requests", hint: "everybody who can open one can then log in" },
  jobWorkflowRef: { choice: "jobs that call a shared workflow" },
  subject: SUBJECT
};
var github = {
  name: "github",
  aliases: ["github-actions"],
  title: "GitHub Actions",
  questions: {
    repository: { question: "Repository", placeholder: "owner/name" },
    branch: BRANCH,
    tag: TAG,
    environment: ENVIRONMENT,
    jobWorkflowRef: {
      question: "Shared workflow, as in the claim job_workflow_ref",
      placeholder: "owner/name/.github/workflows/deploy.yml@refs/heads/main"
    },
    subject: SUBJECT,
    ownerId: { question: 'ID of the owner, which "gh api users/OWNER --jq .id" shows' }
  },
  choices: CHOICES,
  required: ["repository"],
  oneOf: Object.keys(CHOICES),
  optional: ["subjectForm", "ownerId", "repositoryId", "githubUrl", "githubApiUrl", "issuer"],
  restricted(options) {
    if (ownerOf(options) === void 0) return void 0;
    return {
      oneOf: ["jobWorkflowRef", "subject"],
      needs: { subject: ["ownerId"] },
      isGiven: propertiesOf(options).length > 0,
      expected: OF_AN_OWNER
    };
  },
  async describe(options, context) {
    const repository = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)(
      "--repository",
      repositoryName(options),
      /^[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\/(?:[\w.-]+|\*)$/,
      "owner/name of one repository; run setup once for each"
    );
    checkPropertyNames(options);
    const owner = ownerOf(options);
    if (owner !== void 0) return workloadOfOwner(owner, options);
    const issuer = issuerOf(options);
    const contexts = contextsOf(options);
    const workflows = workflowRefsOf(options);
    const subjects = options.subject ?? [];
    const named = { claim: "repository", operator: "eq", value: repository };
    const given = givenPrefix(repository, options);
    const { prefix, notes } = given ?? (contexts.length === 0 ? { prefix: "", notes: [] } : await githubSubjectPrefix(repository, contexts[0] ?? "", options, context));
    const { repositoryId } = options;
    const caller = repositoryId === void 0 ? named : { claim: "repository_id", operator: "eq", value: repositoryId };
    const conditions = [
      ...contexts.map((text) => [subjectIs(`${prefix}:${text}`)]),
      ...workflows.map((workflow) => [caller, workflow]),
      ...subjects.map(
        (subject) => namesRepository(subject, repository) ? [subjectIs(subject)] : [caller, subjectIs(subject)]
      )
    ];
    return {
      issuer,
      conditions,
      pinning: GITHUB_PINNING,
      known: [named],
      implied: [
        ...ofRepository(repository),
        ...contexts.length === 1 && workflows.length + subjects.length === 0 ? ofContext(contexts[0] ?? "") : []
      ],
      label: repository,
      notes: [
        ...notes,
        ...conditions.flat().includes(named) ? [
          `the rule names the repository, and somebody else could take the name ${repository} if it is given up; add --owner-id and --repository-id; ${idsOf(repository, options.githubUrl)}`
        ] : [],
        ...noteOnPullRequests(repository, conditions),
        ...noteOnBranches(repository, conditions, options),
        ...workflows.flatMap(({ value }) => notesOnWorkflow(repository, value))
      ]
    };
  }
};
function namesRepository(subject, repository) {
  const [, claim = "", text = ""] = /^(repo|repository|repository_owner):([^:]*)/.exec(subject) ?? [];
  const [owner = ""] = repository.split("/");
  const name = text.replace(/@\d+(?=\/|$)/g, "").toLowerCase();
  if (claim !== "" && name !== (claim === "repository_owner" ? owner : repository).toLowerCase())
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `--subject is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(subject)}, and --repository is ${repository}`,
      "a subject of this repository, which names it without a wildcard"
    );
  return claim === "repo" || claim === "repository" || /^repository_id:\d+(:|$)/.test(subject);
}
function noteOnPullRequests(repository, conditions) {
  const isOpen = conditions.flat().some((term) => {
    const [start = ""] = /^\w+:[^:*]+/.exec(term.value) ?? [];
    return term.claim === "sub" && termMatches(term, { sub: `${start}:pull_request` });
  });
  return isOpen ? [
    `jobs for pull requests can log in, and everybody who can open one from a branch of ${repository} decides what they run`
  ] : [];
}
function noteOnBranches(repository, conditions, { require: require2 = [] }) {
  const isOfBranch = conditions.flat().some(({ claim, value }) => claim === "sub" && value.includes(":ref:refs/heads/"));
  if (!isOfBranch || STARTED_BY_MEMBERS.some((event) => require2.includes(`event_name=${event}`))) return [];
  return [
    `jobs for pull_request_target, issue_comment and workflow_run have the subject of the default branch, and others can start them: if ${repository} has such workflows, trust a protected environment instead (--environment), or add --require event_name=push`
  ];
}
function ofRepository(repository) {
  const [owner = ""] = repository.split("/");
  return [
    { claim: "repository_owner", operator: "eq", value: owner },
    { claim: "workflow_ref", operator: "eq", value: `${repository}/*` }
  ];
}
function ofContext(context) {
  const [, claim, value = ""] = /^(ref|environment):([^:%]+)$/.exec(context) ?? [];
  return claim === void 0 ? [] : [{ claim, operator: "eq", value }];
}
function repositoryName({ repository = "", githubUrl }) {
  const form = /^(?:https:\/\/(?<page>[^/@]+)\/|(?:ssh:\/\/)?git@(?<ssh>[^/:]+)[/:])(?<path>.*)$/;
  const { page, ssh, path = repository } = form.exec(repository)?.groups ?? {};
  const server = githubUrl !== void 0 && URL.canParse(githubUrl) ? new URL(githubUrl).host : "github.com";
  return ((page ?? ssh) === server ? path : repository).replace(/(?:\.git)?\/?$/, "");
}
function givenPrefix(repository, { subjectForm, ownerId, repositoryId, githubUrl }) {
  const form = subjectForm && (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)("--subject-form", subjectForm, /^(names|immutable)$/, "names, or immutable with the IDs");
  const hasIds = ownerId !== void 0 || repositoryId !== void 0;
  if (form === "names") {
    if (hasIds) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)("--subject-form names is given together with an ID", "one of them");
    return { prefix: `repo:${repository}`, notes: [] };
  }
  if (form === "immutable" && !hasIds)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      "--subject-form is immutable",
      `also --owner-id and --repository-id; ${idsOf(repository, githubUrl)}`
    );
  if (!hasIds) return void 0;
  if (ownerId === void 0 || repositoryId === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `only ${ownerId === void 0 ? "--repository-id" : "--owner-id"} is given`,
      "both --owner-id and --repository-id; immutable subjects contain both"
    );
  const id = (flag, value) => (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)(flag, value, GITHUB_ID, `a number; ${idsOf(repository, githubUrl)}`);
  const [owner = "", name = ""] = repository.split("/");
  const prefix = `repo:${owner}@${id("--owner-id", ownerId)}/${name}@${id("--repository-id", repositoryId)}`;
  return { prefix, notes: [] };
}
var GITHUB_ID = /^[1-9]\d*$/;
function ownerOf(options) {
  return wholeOwner(repositoryName(options));
}
var OF_AN_OWNER = "for all repositories of an owner, one of --job-workflow-ref, --require repo_property_NAME=VALUE with --owner-id, and --subject repository_owner_id:ID:repo_property_NAME:VALUE (or ID:job_workflow_ref:…); further conditions with --require, e.g. ref=refs/heads/main or environment=prod";
function propertiesOf({ require: require2 = [] }) {
  return require2.flatMap((text) => /^repo_property_([^=*]+)=[^*]+$/.exec(text)?.[1] ?? []);
}
function checkPropertyNames({ require: require2 = [] }) {
  for (const text of require2) {
    const [, name] = /^repo_property_([^=]*)=/.exec(text) ?? [];
    if (name !== void 0 && !/^[\w-]{1,75}$/.test(name))
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
        `--require names the custom property ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(name)}`,
        "up to 75 letters, digits, _ and -; GitHub also allows $ and #, but a rule cannot name such a property"
      );
  }
}
function workloadOfOwner(owner, options) {
  const { branch, tag, environment, pullRequest, repositoryId, subjectForm, subject = [] } = options;
  const isOpen = [branch, tag, environment].some((values) => values !== void 0 && values.length > 0);
  if (isOpen || pullRequest === true) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`--repository is ${owner}/*`, OF_AN_OWNER);
  if (repositoryId !== void 0 || subjectForm !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `--repository is ${owner}/*, and ${repositoryId === void 0 ? "--subject-form" : "--repository-id"} is given`,
      "one of them"
    );
  const ownerId = options.ownerId === void 0 ? void 0 : (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)("--owner-id", options.ownerId, GITHUB_ID, "a number");
  const properties = propertiesOf(options);
  const workflows = workflowRefsOf(options);
  if (ownerId === void 0 && (subject.length > 0 || properties.length > 0 && workflows.length === 0))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `--repository is ${owner}/* with ${subject.length > 0 ? "--subject" : "a custom property"}, and --owner-id is missing`,
      `also --owner-id, because somebody else could take the name ${owner} if it is given up; ${ownerIdOf(owner, options)}`
    );
  const isOwners = new RegExp(`^repository_owner_id:${ownerId}:(?:repo_property_\\w{1,75}|job_workflow_ref):[^*]+$`);
  for (const one of subject) (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)("--subject", one, isOwners, OF_AN_OWNER);
  const term = ownerId === void 0 ? { claim: "repository_owner", operator: "eq", value: owner } : { claim: "repository_owner_id", operator: "eq", value: ownerId };
  const joined = [
    ...workflows.map((workflow) => [term, workflow]),
    ...workflows.length === 0 && subject.length === 0 && properties.length > 0 ? [[term]] : []
  ];
  return {
    issuer: issuerOf(options),
    conditions: [...joined, ...subject.map((one) => [subjectIs(one)])],
    pinning: GITHUB_PINNING,
    known: [term],
    label: `${owner}/*`,
    notes: notesOnOwner(owner, joined, options)
  };
}
function ownerIdOf(owner, { githubUrl }) {
  return `show it with: ${ghApi(githubUrl)} users/${owner} --jq .id`;
}
function notesOnOwner(owner, joined, options) {
  const { require: require2 = [], subject = [], ownerId } = options;
  const rules = [
    ...joined.map((terms) => [...terms.map(({ claim, value }) => `${claim}=${value}`), ...require2]),
    ...subject.map((one) => [...(one.match(/[^:]+:[^:]+/g) ?? []).map((part) => part.replace(":", "=")), ...require2])
  ];
  return [
    .../* @__PURE__ */ new Set([
      ...rules.flat().flatMap((condition) => noteOnProperty(owner, condition, options)),
      ...rules.flatMap(noteOnJobs),
      ...rules.flat().flatMap((condition) => {
        const [, workflow] = /^job_workflow_ref=(.*)$/.exec(condition) ?? [];
        return workflow === void 0 ? [] : notesOnWorkflow(`${owner}/*`, workflow);
      }),
      ...joined.length > 0 && ownerId === void 0 ? [
        `the rule names the owner, and somebody else could take the name ${owner} if it is given up; add --owner-id; ${ownerIdOf(owner, options)}`
      ] : [],
      ...rules.slice(0, joined.length === 0 ? 0 : 1).flatMap((conditions) => inOneClaim(owner, conditions, options))
    ])
  ];
}
function noteOnProperty(owner, condition, { githubUrl }) {
  const [, name, value = ""] = /^repo_property_([^=]+)=(.*)$/.exec(condition) ?? [];
  if (name === void 0) return [];
  const api = ghApi(githubUrl);
  return [
    `whoever may set the property ${name} decides which repositories log in, and its default value is that of every repository without another. The first command must show that values_editable_by is org_actors and that default_value is not ${value}. GitHub puts the property into tokens only after the second:
  ${api} orgs/${owner}/properties/schema/${name} --jq '{values_editable_by, default_value}'
  ${api} --method POST orgs/${owner}/actions/oidc/customization/properties/repo -f custom_property_name=${name}`
  ];
}
function noteOnJobs(conditions) {
  const valueOf = (claim) => conditions.find((each) => each.startsWith(`${claim}=`) && !each.includes("*"))?.slice(claim.length + 1);
  const environment = conditions.find((each) => /^environment=[^*]/.test(each))?.slice("environment=".length);
  if (environment !== void 0)
    return [
      `protect the environment ${environment} with required reviewers in each of these repositories: where it does not exist, GitHub creates it without protection for the first job that names it, so everybody who can push to the repository could log in`
    ];
  if (valueOf("job_workflow_ref") !== void 0) return [];
  const advice = "require a protected environment (--require environment=NAME), or trust a shared workflow (--job-workflow-ref)";
  const [, kind, name = ""] = conditions.map((each) => /^ref=refs\/(heads|tags)\/([^*].*)$/.exec(each)).find((found) => found !== null) ?? [];
  if (kind === void 0)
    return [
      `every job of these repositories can log in, on any branch and for pull requests; to restrict that, add --require ref=refs/heads/main and --require event_name=push, ${advice}`
    ];
  const event = valueOf("event_name");
  const push = `everybody who can push the ${kind === "tags" ? "tag" : "branch"} ${name} to one of these repositories can log in; restrict that with a ruleset of the organization`;
  if (kind === "tags" || STARTED_BY_MEMBERS.includes(event ?? "")) return [push];
  return [
    push,
    `jobs for pull_request_target, issue_comment and workflow_run can run on refs/heads/${name} too, and everybody who can open a pull request or write a comment can start them: if such a workflow runs code of the pull request, that code can log in. ${event === void 0 ? "Add" : "Instead of the other event, use"} --require event_name=push, ${advice}`
  ];
}
var STARTED_BY_MEMBERS = [
  "push",
  "schedule",
  "workflow_dispatch",
  "repository_dispatch",
  "release",
  "deployment",
  "merge_group"
];
function inOneClaim(owner, conditions, { githubUrl, ownerId }) {
  if (ownerId === void 0 || !conditions.every((each) => /^\w+=[^:*]+$/.test(each))) return [];
  const keys = conditions.map((each) => each.replace(/=.*$/, ""));
  const subject = conditions.map((each) => each.replace("=", ":")).join(":");
  const api = ghApi(githubUrl);
  return [
    `no public report confirms a rule that joins conditions with "and". A rule with one condition does not depend on it: put the claims into the subject, and give setup the --subject below instead. The first command shows the template that the second replaces, and the third is for each repository. Other clouds that trust these repositories then get this subject too:
  ${api} orgs/${owner}/actions/oidc/customization/sub
  ${api} --method PUT orgs/${owner}/actions/oidc/customization/sub ${keys.map((key) => `-f 'include_claim_keys[]=${key}'`).join(" ")}
  ${api} --method PUT repos/${owner}/NAME/actions/oidc/customization/sub -F use_default=false
  --subject ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .shellQuoted */ .x)(subject)}`
  ];
}
function idsOf(repository, githubUrl) {
  return `show both with: ${ghApi(githubUrl)} repos/${repository} --jq '.owner.id, .id'`;
}
function enterpriseHost(githubUrl) {
  const host = githubUrl === void 0 ? "github.com" : new URL(githubUrl).hostname;
  return host === "github.com" ? void 0 : host;
}
function ghApi(githubUrl) {
  const host = enterpriseHost(githubUrl);
  return host === void 0 ? "gh api" : `gh api --hostname ${host}`;
}
function issuerOf({ issuer, githubUrl }) {
  const server = githubUrl === void 0 ? void 0 : new URL(checkHttpsUrl(githubUrl, "--github-url"));
  if (issuer !== void 0) return checkIssuer(issuer);
  if (server === void 0) return _federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .GITHUB_ISSUER */ .oX;
  const { origin, host } = server;
  if (isDataResident(host)) return `https://token.actions.${host}`;
  return origin === "https://github.com" ? _federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .GITHUB_ISSUER */ .oX : `${origin}/_services/token`;
}
function isDataResident(host) {
  return /^[\w-]+\.ghe\.com$/.test(host);
}
function workflowRefsOf({ jobWorkflowRef = [] }) {
  return jobWorkflowRef.map((value) => ({
    claim: "job_workflow_ref",
    operator: "eq",
    value: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)(
      "--job-workflow-ref",
      value,
      /^[\w-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@(?:refs\/(?:heads|tags)\/[^\s:*][^\s:]*|[0-9a-f]{40})$/,
      "owner/name/.github/workflows/file.yml@ and then refs/heads/main, refs/tags/v1 or a commit, as the caller has it; a * only after the beginning of a name, as in refs/tags/v*"
    )
  }));
}
function notesOnWorkflow(caller, workflow) {
  const [, repository, owner = "", kind, name = ""] = /^(([^/]+)\/[^/]+)\/.*@(?:refs\/(heads|tags)\/(.*))?/.exec(workflow) ?? [];
  if (repository === void 0 || kind === void 0) return [];
  const isOther = owner.toLowerCase() !== caller.split("/")[0]?.toLowerCase();
  return [
    ...name.includes("*") ? [
      `everybody who can create a ${kind === "tags" ? "tag" : "branch"} ${name} in ${repository} can write the workflow that logs in; restrict that with a ruleset of this repository`
    ] : [],
    ...isOther ? [
      `the workflow belongs to ${owner}, and everybody who can push to ${repository} can write the workflow that logs in; name a commit instead of ${name}, because nobody can change a commit`
    ] : []
  ];
}
function contextsOf(options) {
  const named = (flag, values = [], { pattern, expected }) => values.map((value) => (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForm */ .Hj)(flag, value, pattern, expected));
  return [
    ...named("--branch", options.branch, BRANCH).map((name) => `ref:refs/heads/${name}`),
    ...named("--tag", options.tag, TAG).map((name) => `ref:refs/tags/${name}`),
    // GitHub encodes a colon, because it would end the field.
    ...(options.environment ?? []).map((name) => `environment:${name.replaceAll(":", "%3A")}`),
    ...options.pullRequest === true ? ["pull_request"] : []
  ];
}
async function githubSubjectPrefix(repository, example, options, { http, githubToken, chooseSubjectForm }) {
  const api = apiUrlOf(options);
  const path = `/repos/${repository}/actions/oidc/customization/sub`;
  const [owner = "", name = ""] = repository.split("/");
  const names = `repo:${repository}:${example}`;
  const immutable = `repo:${owner}@<owner ID>/${name}@<repository ID>:${example}`;
  const withoutAnswer = async (why) => {
    if (!isCloud(issuerOf(options)))
      return {
        prefix: `repo:${repository}`,
        notes: [
          `${why}, so the form of the repository's subjects is not known. Setup takes the first, which an enterprise server uses unless its API names the second:
  ${names}
  ${immutable}
  Check with: gh api --hostname ${new URL(api).hostname} ${path.slice(1)}; for the second, add --owner-id and --repository-id`
        ]
      };
    const chosen = await chooseSubjectForm({ repository, why, names, immutable, ghApi: ghApi(options.githubUrl) });
    return givenPrefix(repository, chosen) ?? { prefix: `repo:${repository}`, notes: [] };
  };
  const token = await githubToken(new URL(api).hostname);
  if (token === void 0) return withoutAnswer("There is no GITHUB_TOKEN, GH_TOKEN or gh login (gh auth login)");
  let answer;
  try {
    answer = await http.send("the request for GitHub's subject form", () => ({
      method: "GET",
      url: `${api}${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/vnd.github+json",
        "x-github-api-version": "2022-11-28"
      }
    }));
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR)) throw error;
    return withoutAnswer("The request for GitHub's subject form failed");
  }
  if (answer.status !== 200)
    return withoutAnswer(`GitHub answered ${answer.status} to the request for the subject form`);
  const prefix = prefixOf(answer.body, repository);
  if (prefix !== void 0) return { prefix, notes: [] };
  return isCloud(issuerOf(options)) ? withoutAnswer("GitHub's answer does not contain the form") : { prefix: `repo:${repository}`, notes: [] };
}
function isCloud(issuer) {
  return /^https:\/\/token\.actions\.(githubusercontent\.com|[\w-]+\.ghe\.com)(\/|$)/.test(issuer);
}
function unknownSubjectForm({ repository, why, names, immutable, ghApi: api }) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
    "input",
    "Invalid input",
    `${why}, so the form of the subjects of ${repository} is not known, and a rule of the wrong form never matches; expected: one of
  --subject-form names                      for ${names}
  --owner-id <number> --repository-id <id>  for ${immutable}`,
    {
      hint: `Repositories created, renamed or transferred since 15 July 2026 have the second form. See it with: ${api} repos/${repository}/actions/oidc/customization/sub, and the IDs with: ${api} repos/${repository} --jq '.owner.id, .id'. Nothing was changed.`
    }
  );
}
function apiUrlOf({ githubApiUrl, githubUrl }) {
  if (githubApiUrl !== void 0) return checkHttpsUrl(githubApiUrl, "--github-api-url").replace(/\/+$/, "");
  const host = githubUrl === void 0 ? "github.com" : new URL(githubUrl).host;
  if (isDataResident(host)) return `https://api.${host}`;
  return host === "github.com" ? "https://api.github.com" : `https://${host}/api/v3`;
}
function prefixOf(body, repository) {
  const answer = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(body, _error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv) ?? {};
  const keys = Array.isArray(answer.include_claim_keys) ? answer.include_claim_keys.map(String) : [];
  if (answer.use_default === false && keys.join() !== "repo,context") {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `${repository} customizes the subject of its tokens${keys.length === 0 ? "" : ` with ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(keys.join(", "))}`}`,
      "--subject with the subject of a decoded token"
    );
  }
  const prefix = answer.sub_claim_prefix;
  const plain = typeof prefix === "string" ? prefix.replace(/:$/, "") : "";
  const owned = plain.replace(/@\d+(?=\/|$)/g, "").toLowerCase() === `repo:${repository}`.toLowerCase();
  return owned ? plain : void 0;
}
async function findGithubToken(apiHost, variables) {
  const given = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .firstGiven */ .qL)(variables.GITHUB_TOKEN, variables.GH_TOKEN);
  if (given !== void 0) return /^[\x21-\x7e]+$/.test(given.trim()) ? given.trim() : void 0;
  const host = /^api\.(github\.com|[\w-]+\.ghe\.com)$/.exec(apiHost)?.[1] ?? apiHost;
  const command = ["gh", "auth", "token", "--hostname", host];
  const environment = (0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .programEnvironment */ .yE)([..._paths_js__WEBPACK_IMPORTED_MODULE_4__/* .NETWORK */ .pG, ..._paths_js__WEBPACK_IMPORTED_MODULE_4__.GH], variables);
  const { exitCode, stdout } = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .runProgram */ .mB)({ command, environment, stderr: "capture", timeout: 5 });
  const token = stdout.trim();
  return exitCode === 0 && token !== "" ? token : void 0;
}

// src/diagnosis/checks.ts
var CHECKS = {
  dns: "DNS of the domain",
  tls: "TLS of the domain",
  domain: "identity domain",
  clock: "clock",
  "subject-token": "subject token",
  issuer: "issuer and its keys",
  trust: "trust of the issuer",
  signature: "signature of the subject token",
  rules: "rules of the trust",
  client: "client credentials",
  exchange: "token exchange",
  session: "session token of this exchange",
  profile: "profile on disk",
  "saved-session": "session token of the profile",
  variables: "environment variables",
  "signed-call": "signed call",
  tools: "tools"
};
function ok(check, ...seen) {
  return { check, state: "ok", seen, next: [] };
}
function failed(check, seen, ...next) {
  return { check, state: "failed", seen: [seen].flat(), next };
}
function notChecked(check, why, ...next) {
  return { check, state: "not checked", seen: [why], next };
}
function failedWith(check, failure) {
  return failed(check, failure.message, ...hintsOf(failure));
}
function hintsOf({ hint }) {
  return hint === void 0 ? [] : hint.split("\n");
}
function findingsOf(check) {
  const seen = [];
  const problems = [];
  const next = /* @__PURE__ */ new Set();
  let doubted = false;
  return {
    saw: (...texts) => void seen.push(...texts),
    doubt(text) {
      seen.push(text);
      doubted = true;
    },
    problem(text, ...what) {
      problems.push(text);
      for (const each of what) next.add(each);
    },
    result() {
      if (problems.length > 0) return failed(check, [...problems, ...seen], ...next);
      return { ...ok(check, ...seen), ...doubted ? { uncertain: true } : {} };
    }
  };
}

// src/diagnosis/check-trust.ts
function openTrust(domainUrl, administrator, http) {
  return {
    domain: identityDomain(domainUrl, administrator, http),
    policies: administrator.signed && policies(administrator, http),
    tenancy: administrator.signed?.tenancy
  };
}
async function checkTrust(request, { domain }) {
  const findings = findingsOf("trust");
  const { claims } = request.token;
  const trust = await findTrust(request, domain, findings);
  if (trust) {
    const advise = await setupAdviser(request, trust, domain);
    if (trust.active === true) findings.saw("the trust is active");
    else findings.problem("the trust is not active", ...advise("Activate it with"));
    checkClientClaim(trust, claims, findings);
    for (const text of validationsOf(trust)) findings.doubt(`the trust has ${text}`);
    await checkListedClient(trust, request.clientId, domain, findings, advise);
  }
  return { result: findings.result(), found: trust };
}
async function setupAdviser({ token: { claims }, domainUrl, clientId, resourceType }, trust, domain) {
  const [app] = clientId === void 0 ? [] : await domain.find("Apps", "name", clientId);
  const ids = [...new Set((trust?.impersonationServiceUsers ?? []).map(({ value }) => value))];
  const users = [];
  for (const id of ids) {
    const user = await domain.get("Users", id);
    if (user) users.push(user);
  }
  const options = {
    domainUrl,
    resourceType: trust === void 0 || trust.subjectType === "Resource" ? trust?.impersonatingResource ?? resourceType : void 0,
    needsKeyFile: trust !== void 0 && trust.publicKeyEndpoint === void 0,
    names: namesOf(app, users)
  };
  return (lead, others = claims) => (0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .setupAdvice */ .OT)(others, options, lead);
}
function namesOf(app, users) {
  const owners = app ? ownersOf(app) : users.length === 1 ? users.flatMap(ownersOf) : [];
  const [name] = owners;
  const user = users.find((each) => ownersOf(each).some((owner) => owners.includes(owner))) ?? (users.length === 1 ? users[0] : void 0);
  return {
    ...name === void 0 ? {} : { name },
    ...app === void 0 || app.displayName === name ? {} : { app: app.displayName },
    ...user === void 0 || user.userName === name ? {} : { "service-user": user.userName }
  };
}
async function findTrust(request, domain, { saw, doubt, problem }) {
  const { clientId, domainUrl } = request;
  const { iss: issuer = "" } = request.token.claims;
  const trusts = await findTrusts(domain, issuer);
  const active = trusts.filter((each) => each.active === true);
  const accepts = ({ oauthClients }) => clientId !== void 0 && oauthClients?.includes(clientId) === true;
  const trust = active.find(accepts) ?? active[0] ?? trusts[0];
  const shown = (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(issuer) || "(none)";
  const others = active.filter((each) => each !== trust);
  if (trust && others.length > 0) {
    problem(
      `the domain has ${active.length} active trusts for the issuer ${shown}, and then refuses every token`,
      "Keep one of these trusts, give it all the rules and clients that your jobs need, and delete the others.",
      ...others.map(
        ({ id }) => `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(id)} is deleted with: oci identity-domains identity-propagation-trust delete --endpoint ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .shellQuoted */ .x)(domainUrl ?? "DOMAIN_URL")} --identity-propagation-trust-id ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .shellQuoted */ .x)(id)}`
      )
    );
    saw(`the checks are about the trust ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(trust.id)}`, ...others.map(describeTrust));
  }
  for (const each of trusts)
    if (each !== trust && each.active !== true)
      doubt(
        `${describeTrust(each)}, and is not active: whether the domain accepts tokens while it has this trust too is not known, and setup refuses. Delete it if no job needs it`
      );
  if (trust) return trust;
  const variant = issuer.endsWith("/") ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find("IdentityPropagationTrusts", "issuer", variant);
  problem(
    `the domain has no trust for the issuer ${shown}${near ? `; it has one for ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(variant)}, which differs only in the trailing slash` : ""}`,
    ...(await setupAdviser(request, void 0, domain))("Create it with")
  );
  return void 0;
}
function describeTrust({ id, impersonationServiceUsers: rules = [], oauthClients: clients = [] }) {
  const shown = (values) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(values.join(", ")) || "(none)";
  return `the trust ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(id)} has the rules ${shown(rules.map(({ rule }) => rule))} and the clients ${shown(clients)}`;
}
function passesClientClaim({ clientClaimName: name, clientClaimValues: values = [] }, claims) {
  return name === void 0 || [claims[name] ?? []].flat().some((value) => typeof value === "string" && values.includes(value));
}
function checkClientClaim(trust, claims, { saw, doubt, problem }) {
  const { clientClaimName: name, clientClaimValues: values = [] } = trust;
  if (name === void 0) return;
  const claim = name === "aud" ? "audience" : `claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(name)}`;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(actual.join(", "));
  if (passesClientClaim(trust, claims)) saw(`the trust accepts the token's ${claim} ${shown}`);
  else {
    problem(
      `the token's ${claim} is ${shown}, and the trust accepts only ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(values.join(", "))}`,
      name === "aud" ? `Request a token with the audience ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(values[0] ?? "")} ${_federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .WHERE_AUDIENCE */ .Fp}.` : "Use a token with one of these values."
    );
  }
  if (Array.isArray(claims[name]))
    doubt(
      `its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`
    );
}
async function checkListedClient({ oauthClients: clients = [] }, clientId, domain, { saw, problem }, advise) {
  const accepted = (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(clients.join(", ") || "(none)");
  if (clientId === void 0) {
    saw(`the trust accepts the clients ${accepted}; give --client-id to check yours`);
    return;
  }
  const [app] = await domain.find("Apps", "name", clientId);
  if (!app) {
    problem(
      `the domain has no application with the client ID ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(clientId)}; the trust accepts ${accepted}`,
      "Use the client ID of an application in this domain, not its name or OCID."
    );
    return;
  }
  if (app.active !== true)
    problem(
      `the application ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(app.displayName)} is not active`,
      "Activate it in the console, or run setup again."
    );
  if (clients.includes(clientId)) saw(`the trust accepts the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(clientId)}`);
  else
    problem(
      `the trust does not accept the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(clientId)}; it accepts ${accepted}`,
      ...advise("Use one of these, or add it with")
    );
}

// src/setup/desired/statement.ts
var EXAMPLE = '"<inspect|read|use|manage> <resource type or family> in <tenancy|compartment id OCID>", optionally with "where <condition>"';
var STATEMENT = new RegExp(
  `^(?<permission>(?:inspect|read|use|manage) [a-z][a-z0-9-]* in (?:tenancy|compartment id ${(0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .ocidPattern */ .c9)("compartment|tenancy")}|compartment [\\w.:-]+))(?: where (?<condition>\\S.*))?$`,
  "i"
);
function readAllowance(text) {
  const line = text.trim().replace(/\s+/g, " ");
  const whole = /^allow .*? to (?=(?:inspect|read|use|manage) )(.*)$/i.exec(line)?.[1];
  if (whole !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`--allow is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(text)}; setup adds "Allow group … to"`, `without it: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(whole)}`);
  if (/ in compartment ocid\d?\./i.test(line)) {
    const withId = line.replace(/ in compartment (?=ocid)/i, " in compartment id ");
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`--allow is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(text)}; an OCID needs "id" before it`, (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(withId));
  }
  const parts = STATEMENT.exec(line)?.groups;
  if (!parts?.permission || /[\p{C}]/u.test(text)) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(`--allow is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(text)}`, EXAMPLE);
  return { permission: parts.permission, condition: parts.condition };
}
var READ_NAMESPACE = "read objectstorage-namespaces in tenancy";
function lacksNamespace(allowances) {
  const storage = allowances.filter(({ permission }) => / (object-family|buckets|objects) in /i.test(permission));
  const namespace = allowances.some(
    ({ permission }) => /^(read|use|manage) (objectstorage-namespaces|object-family|all-resources) in tenancy$/i.test(permission)
  );
  return storage.length > 0 && !namespace;
}
function readExpiry(text, now) {
  const [date = "", time2 = "T00:00Z"] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\dZ)?$/.exec(text)?.slice(1) ?? [];
  const parsed = /* @__PURE__ */ new Date(`${date}${time2}`);
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(date)) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `--expires is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(text)}`,
      "YYYY-MM-DD (expires when that day begins, UTC) or YYYY-MM-DDThh:mmZ"
    );
  }
  if (parsed.getTime() <= now) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `--expires is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(text)}, which has passed: the statements would grant nothing`,
      "a day in the future; to withdraw the permissions, use --remove"
    );
  }
  return `${date}${time2}`;
}
function expiryOf(statement) {
  const text = /request\.utc-timestamp before '([^']+)'/.exec(statement)?.[1];
  const date = new Date(text ?? "");
  return Number.isNaN(date.getTime()) ? void 0 : date;
}
function expiryCondition(expires) {
  return `request.utc-timestamp before '${expires}'`;
}
function resourceConditions(alternatives) {
  return alternatives.map((terms) => [
    "request.principal.type='identityfederateddomainapp'",
    ...terms.map(({ claim, operator, value }) => {
      if (operator !== "eq" || value.includes("*")) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
          `the condition "${claim} ${operator} ${value}" cannot be written into a policy`,
          "with --token-type rpst, eq without wildcards"
        );
      }
      const variable = claim === "sub" ? "name" : `ext_${claim}`;
      return `request.principal.${variable}='${value}'`;
    })
  ]);
}
function composeStatement(principal, { permission, condition }, conditions) {
  const all = [...conditions, ...condition === void 0 ? [] : [condition]];
  const [only2, ...others] = all;
  const where = only2 === void 0 ? "" : others.length === 0 ? ` where ${only2}` : ` where all {${all.join(", ")}}`;
  return `Allow ${principal} to ${permission}${where}`;
}

// src/diagnosis/check-rules.ts
async function checkRules(request, trust, access, now) {
  const findings = findingsOf("rules");
  const { claims } = request.token;
  if ((trust.subjectType ?? "User") !== "User") {
    checkResourceType(request, trust, findings);
    return findings.result();
  }
  if (trust.allowImpersonation !== true) {
    await checkMappedUser(claims, trust, access, findings);
    return findings.result();
  }
  const advise = passesClientClaim(trust, claims) ? await setupAdviser(request, trust, access.domain) : () => [
    `A rule changes nothing as long as the trust accepts only certain values of ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(trust.clientClaimName ?? "")}.`
  ];
  const winner = findRule(trust.impersonationServiceUsers ?? [], request.token, findings, advise);
  if (winner) await checkUser(winner.value, access, now, findings, advise);
  return findings.result();
}
function checkResourceType({ resourceType }, { impersonatingResource: expected = "" }, { saw, doubt, problem }) {
  const how = `log in with token-type rpst and resource-type ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(expected)}`;
  const what = `the trust is for resource principals, to which policies grant permissions by conditions: ${how}`;
  if (resourceType === void 0) doubt(what);
  else if (resourceType === expected) saw(what);
  else problem(`the trust is for another resource type than ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(resourceType)}`, `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .capitalized */ .l2)(how)}.`);
}
async function checkMappedUser(claims, { subjectClaimName: claim = "sub", subjectMappingAttribute: attribute = "userName" }, { domain }, { saw, doubt, problem }) {
  const actual = Object.hasOwn(claims, claim) ? claims[claim] : void 0;
  const value = typeof actual === "string" ? actual : "";
  const shown = (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(value) || "(none)";
  const what = `the trust maps the claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(claim)} of the token to the attribute ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(attribute)} of a user of the domain: ${shown}`;
  if (attribute.toLowerCase() !== "username") {
    doubt(`${what}. Check in the console that there is such a user, which is not checked here`);
    return;
  }
  const users = await domain.find("Users", "userName", value);
  if (users.length > 0) saw(what);
  else
    problem(
      `no user of the domain has the userName ${shown}, to which the trust maps the claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(claim)} of the token`,
      "Create this user in the domain, or use a token whose claim names an existing one."
    );
}
function findRule(rules, { claims, raw }, { saw, doubt, problem }, advise) {
  const verdicts = rules.map((entry) => ({ ...entry, ...explainRule(entry.rule, claims) }));
  const matching = verdicts.filter(({ matches }) => matches);
  const [winner] = matching;
  const quoted2 = verdicts.find(({ mistake }) => mistake === "quoted");
  const near = quoted2 ?? nearest(verdicts, claims.sub ?? "");
  if (winner) saw(`the rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(winner.rule)}" matches`);
  for (const verdict of verdicts) {
    const isShown = verdict.matches || !winner && verdict === near;
    if (!isShown) saw(`rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(verdict.rule)}": ${verdict.text}`);
  }
  if (!winner) {
    const subject = (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(claims.sub ?? "(none)");
    if (quoted2) {
      problem(
        `no rule is certain to match sub ${subject}; "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(quoted2.rule)}": ${quoted2.text}`,
        ...advise("Create the rule without quotes with")
      );
    } else {
      const why = near ? `; the nearest, "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(near.rule)}": ${near.text}` : ": it has none";
      const isUnknown = raw === "" && verdicts.some(({ mistake }) => mistake === "missing");
      const ask = isUnknown ? [
        "A claim that was not given counts as missing. If the token of the job has it, repeat the command with --claim <name>=<value>."
      ] : [];
      problem(`no rule of the trust matches sub ${subject}${why}`, ...ask, ...adviseOn(near, rules, claims, advise));
    }
    return void 0;
  }
  const winning = readRule(winner.rule) ?? [];
  const unconfirmed = unconfirmedParts(winning);
  if (unconfirmed.length > 0)
    doubt(
      `the rule contains ${unconfirmed.join(", ")}, which no public report confirms: the domain may decide otherwise`
    );
  if (new Set(matching.map(({ value }) => value)).size > 1) {
    problem(
      `${matching.length} rules of several users match, and it is undefined which one applies`,
      "Keep only one of these rules in the trust, or give all of them the same user."
    );
  }
  for (const { rule, value, matches } of verdicts) {
    if (!matches && value !== winner.value && overlapOf(winning, readRule(rule) ?? []) === "certain")
      saw(
        `other tokens match both this rule and "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(rule)}" of another user, and it is undefined which user they become: keep only one of these rules in the trust`
      );
  }
  return winner;
}
function adviseOn(near, rules, claims, advise) {
  const texts = rules.map(({ rule: rule2 }) => rule2);
  const workload = (0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .unnamedWorkload */ .cU)(claims, texts);
  if (workload !== void 0)
    return [
      `The rules of this trust do not name ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(workload)}, so the token is refused rightly. If ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(workload)} should log in as well, run setup for it, with a name of its own.`
    ];
  const isOwnRule = typeof claims.repository === "string" && near?.rule.includes(claims.repository) === true;
  const onOwner = isOwnRule ? [] : adviseOnOwner(texts, claims);
  if (onOwner.length > 0) return onOwner;
  if (!near) return advise("Create a rule that matches with");
  const { rule, mistake } = near;
  const expected = expectedJob(rule, claims);
  if (expected?.isNamed === true && mistake !== "unreadable")
    return [
      "The rule names this job, and requires more. Let the job meet that condition: a rule without it would accept more jobs than the trust does now."
    ];
  const rest = expected === void 0 || expected.matches || expected.name.includes("*") ? [] : advise("That job needs a rule for its form of the subject. Create it with", expected.claims);
  if (mistake === "environment" && expected?.kind === "environment") {
    const isOne = !expected.name.includes("*");
    const asks = isOne ? `Add "environment: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(expected.name)}" to the job` : `Give the job ${placeOf(expected)}`;
    return [`${asks}: the trust accepts only jobs that use ${isOne ? "it" : "one"}.`, ...rest];
  }
  if (mistake === "pull-request")
    return ['Log in after the merge, in a workflow for "push": the trust does not accept pull requests.', ...rest];
  if (mistake === "environment" && expected?.matches !== false && expected?.kind !== "pull request")
    return [
      'Remove "environment:" from the job, if the job should log in as the branch.',
      ...advise("If the jobs of this environment should log in, create the rule with")
    ];
  const place = mistake === "differs" ? acceptedPlace(rule, claims.sub ?? "") : void 0;
  const job = place !== void 0 ? `Run the job on ${place}, which the trust accepts.` : expected === void 0 || expected.isSamePlace ? void 0 : expected.matches && expected.kind === "environment" && !expected.name.includes("*") ? `Use "environment: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(expected.name)}" in the job, which the trust accepts.` : `The trust expects ${placeOf(expected)}.`;
  return job === void 0 ? advise("Create a rule that matches with") : [job, ...advise("If this job should log in as well, create the rule with")];
}
var CONTEXT = /:(?:(environment:|ref:refs\/heads\/|ref:refs\/tags\/)([^\s:]+)|pull_request)(?=:|$)/;
var KINDS = {
  "environment:": "environment",
  "ref:refs/heads/": "branch",
  "ref:refs/tags/": "tag"
};
function expectedJob(rule, claims) {
  const [, value = ""] = /\bsub eq (\S+)/.exec(rule) ?? [];
  const [context, kind = "", name = ""] = CONTEXT.exec(value) ?? [];
  if (context === void 0) return void 0;
  const { sub = "" } = claims;
  const moved = sub.replace(CONTEXT, () => context);
  const fits = (subject) => termMatches({ claim: "sub", operator: "eq", value }, { sub: subject });
  return {
    kind: KINDS[kind] ?? "pull request",
    name,
    claims: { ...claims, sub: moved },
    matches: fits(moved),
    isNamed: fits(sub),
    isSamePlace: CONTEXT.exec(sub)?.[0] === context
  };
}
function placeOf({ kind, name }) {
  const one = `${kind === "environment" ? "an" : "a"} ${kind}`;
  if (name === "" || name === "*") return one;
  return name.includes("*") ? `${one} whose name matches ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(name)}` : `the ${kind} ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(name)}`;
}
function adviseOnOwner(rules, claims) {
  const { repository = "", repository_owner_id: ownerId } = claims;
  const [owner = ""] = (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(String(repository)).split("/");
  for (const terms of rules.flatMap((rule) => readRule(rule) ?? [])) {
    const subject = terms.find(({ claim: claim2 }) => claim2 === "sub")?.value ?? "";
    const [, id, claim = "", value = ""] = /^repository_owner_id:(\d+):(repo_property_[^:]+|job_workflow_ref):([^:]+)/.exec(subject) ?? [];
    if (id !== void 0 && id === ownerId)
      return claims[claim] === value ? [
        `The trust expects the subject that the organization defines (include_claim_keys). If the repository has the default subject, this command changes it, for other clouds too: ${ghApi2(claims, "--method", "PUT", `repos/${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(String(repository))}/actions/oidc/customization/sub`, "-F", "use_default=false")}`
      ] : adviseOnCondition({ claim, operator: "eq", value }, owner, claims);
    const isOwners = terms.some(
      (term) => /^repository_owner(_id)?$/.test(term.claim) && term.operator === "eq" && termMatches(term, claims)
    );
    const unmet = terms.find((term) => !termMatches(term, claims));
    if (isOwners && unmet) return adviseOnCondition(unmet, owner, claims);
  }
  return [];
}
function adviseOnCondition({ claim, value }, owner, claims) {
  const [, property] = /^repo_property_(.+)$/.exec(claim) ?? [];
  if (property === void 0)
    return [
      `The trust accepts the repositories of ${owner} only if the claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(claim)} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(value)}. Let the job meet this condition: a rule without it would accept more jobs than the trust does now.`
    ];
  const set = `The trust accepts the repositories of ${owner} whose custom property ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(property)} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(value)}. If this one should log in, let an administrator of the organization set the property.`;
  const include = ["-f", `custom_property_name=${property}`];
  const path = `orgs/${owner}/actions/oidc/customization/properties/repo`;
  return claims[claim] === void 0 ? [
    set,
    `If it has this value, the organization does not include the property in tokens yet: ${ghApi2(claims, "--method", "POST", path, ...include)}`
  ] : [set];
}
function ghApi2(claims, ...words) {
  const host = enterpriseHost((0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .githubServer */ .Dl)(claims)?.["github-url"]);
  const server = host === void 0 ? [] : ["--hostname", host];
  return ["gh", "api", ...server, ...words].map((word) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .shellQuoted */ .x)((0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(word))).join(" ");
}
function acceptedPlace(rule, subject) {
  const form = /^(\S+:(?:ref:refs\/|ref_type:))(heads\/|tags\/|branch:ref:|tag:ref:)([^\s:]+)$/;
  const [, start = "", kind = "", name = ""] = form.exec(/\bsub eq (\S+)$/.exec(rule)?.[1] ?? "") ?? [];
  const [, actualStart, actualKind, actualName = ""] = form.exec(subject) ?? [];
  if (actualStart === void 0 || !termMatches({ claim: "sub", operator: "eq", value: start }, { sub: actualStart }))
    return void 0;
  if (kind === actualKind && termMatches({ claim: "sub", operator: "eq", value: name }, { sub: actualName }))
    return void 0;
  return placeOf({ kind: kind.startsWith("tag") ? "tag" : "branch", name });
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
async function checkUser(id, { domain, policies: policies2, tenancy }, now, { saw, problem }, advise) {
  const user = await domain.get("Users", id);
  if (!user) {
    problem(`the user ${id} of the rule does not exist`, ...advise("Create it with"));
    return;
  }
  if (user[USER_EXTENSION]?.serviceUser !== true) {
    problem(
      `the user ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(user.userName)} is not a service user, and cannot become one`,
      "Remove the rule and then the user, and repeat the setup command, which creates a service user."
    );
    return;
  }
  saw(`the token becomes the service user ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(user.userName)}`);
  const [name] = ownersOf(user);
  if (name === void 0 || !policies2 || tenancy === void 0) return;
  const policy = await policies2.find(tenancy, name);
  const expiry = policy?.statements.map(expiryOf).find((date) => date !== void 0 && date.getTime() <= now);
  if (expiry)
    problem(
      `the login works, but its policy ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(name)} expired at ${expiry.toISOString()}`,
      "Run setup again with a later --expires."
    );
}
function explainRule(text, claims) {
  const rule = readRule(text);
  if (rule && ruleMatches(rule, claims)) return { matches: true, mistake: void 0, text: "matches" };
  const no = (mistake, why) => ({ matches: false, mistake, text: why });
  if (/["']/.test(text)) {
    const bare = explainRule(text.replace(/["']/g, ""), claims);
    return bare.matches ? no("quoted", `its value is quoted, and ${QUOTED}; without the quotes, the rule matches`) : { ...bare, text: `${bare.text}; also, its value is quoted, and ${QUOTED}` };
  }
  if (!rule)
    return no("unreadable", "it does not have the form <claim> eq|co <value>, joined by and/or, and matches nothing");
  const term = closestFailure(rule, claims);
  const actual = Object.hasOwn(claims, term.claim) ? claims[term.claim] : void 0;
  if (actual === void 0) return no("missing", `the token has no claim ${term.claim}`);
  if (typeof actual !== "string") {
    return no(
      "not-text",
      `the claim ${term.claim} is not text (${JSON.stringify(actual).slice(0, 40)}), and rules match only text`
    );
  }
  return explainDifference(term, actual, claims, no);
}
function explainDifference(term, actual, claims, no) {
  const isOwners = /^repository_owner(_id)?:/.test(term.value);
  const forms = term.claim === "sub" && !isOwners ? (0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .githubSubjectForms */ .lW)(claims) : void 0;
  const other = forms && [forms.classic, forms.immutable].find((form) => form !== actual);
  if (other !== void 0 && termMatches(term, { sub: other })) {
    return no(
      "immutable",
      `it expects ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(other)}, but GitHub sends ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(actual)}: this repository ${actual === forms?.classic ? "does not use" : "uses"} immutable subjects`
    );
  }
  const context = (subject) => /:(environment|ref|pull_request)(?=:|$)/.exec(subject)?.[1];
  const wantedContext = forms ? context(term.value) : void 0;
  const actualContext = forms ? context(actual) : void 0;
  if (actualContext === "environment" && wantedContext !== "environment") {
    return no(
      "environment",
      `it expects a branch or tag, but the job uses an environment, which replaces them in the subject: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(actual)}`
    );
  }
  if (wantedContext === "environment" && actualContext !== "environment") {
    return no("environment", `it expects an environment, but the job uses none: the subject is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(actual)}`);
  }
  if (actualContext === "pull_request" && wantedContext !== "pull_request") {
    return no(
      "pull-request",
      `it expects a branch or tag, but the job ran for a pull request: the subject is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(actual)}`
    );
  }
  return no("differs", differenceIn(term, actual));
}
function closestFailure(rule, claims) {
  const failing = rule.map((terms) => terms.filter((term) => !termMatches(term, claims)));
  const [closest] = failing.sort((one, other) => one.length - other.length);
  return closest?.[0] ?? { claim: "sub", operator: "eq", value: "" };
}
function differenceIn({ claim, operator, value }, actual) {
  if (operator === "co") return `the claim ${claim} does not contain ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(value)}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(actual)}`;
  const fixed = value.split("*")[0] ?? "";
  let same = 0;
  while (same < fixed.length && fixed[same] === actual[same]) same++;
  while (/[\w.-]/.test(fixed[same - 1] ?? "")) same--;
  const start = same === 0 ? "" : `, equal up to "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(fixed.slice(0, same))}"`;
  const letterCase = value.toLowerCase() === actual.toLowerCase() ? "; only the case differs" : "";
  const [expected, found] = [shownExactly(value.slice(same)), shownExactly(actual.slice(same))];
  return `the claim ${claim} differs${start}: the rule has ${expected}, the token ${found}${letterCase}`;
}
function shownExactly(text) {
  const codes = (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .notAscii */ .z3)(text).join(", ");
  return `"${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(text)}"${codes === "" ? "" : ` (not ASCII: ${codes})`}`;
}
function refuseUnmatchedToken(desired, trust, { claims }, flag) {
  if (claims.iss !== desired.issuer) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `${flag} holds a token of the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(claims.iss ?? "(none)")}, and the trust is for ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)(desired.issuer)}`,
      "a token of that issuer; nothing was changed"
    );
  }
  refuseUnacceptedAudience(desired, trust, claims.aud, flag);
  if (desired.tokenType !== "upst") return;
  const rules = [...desired.rules.map(writeRule), ...(trust?.impersonationServiceUsers ?? []).map(({ rule }) => rule)];
  const verdicts = rules.map((rule) => ({ rule, ...explainRule(rule, claims) }));
  if (verdicts.some(({ matches, mistake }) => matches || mistake === "quoted")) return;
  const reasons = verdicts.map(({ rule, text }) => `
  ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(rule)}: ${text}`).join("");
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR(
    "input",
    "Invalid input",
    `no rule of this setup matches the token in ${flag}, so the test would fail:${reasons}`,
    {
      hint: "Give a token that one of these rules matches, or change the conditions of the setup. Nothing was changed."
    }
  );
}
function refuseUnacceptedAudience({ audiences }, trust, aud, flag) {
  const existing = trust?.clientClaimName === "aud" ? trust.clientClaimValues ?? [] : [];
  const accepted = [...audiences, ...existing];
  const given = [aud ?? []].flat();
  if (accepted.length === 0 || given.some((one) => accepted.includes(one))) return;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
    `${flag} holds a token for the audience ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .TL)((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .audienceOf */ .Ox)({ aud: given }) || "(none)")}, which the trust does not accept`,
    `a token for ${accepted.map((one) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(one)).join(" or ")}; nothing was changed`
  );
}

// src/diagnosis/check-domain.ts



async function checkDns(domainUrl) {
  const url = new URL(domainUrl);
  const proxy = (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFor */ .iJ)(url)?.url;
  const host = (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .hostOf */ .w4)(proxy ?? url);
  const role = proxy === void 0 ? [] : [`the proxy ${proxy.host} resolves ${url.hostname}`];
  if ((0,node_net__WEBPACK_IMPORTED_MODULE_12__.isIP)(host) !== 0) return ok("dns", ...role, `${host} is an IP address`);
  try {
    const addresses = await (0,node_dns_promises__WEBPACK_IMPORTED_MODULE_11__.lookup)(host, { all: true });
    return ok("dns", ...role, `${host}: ${addresses.map(({ address }) => address).join(", ")}`);
  } catch (error) {
    return failed(
      "dns",
      [`${host} ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .describeNetworkError */ .gl)(error)}`, ...role],
      proxy === void 0 ? "Check --domain-url: the console shows it on the domain's page. If the name is right, check the DNS server of this machine, and whether it needs a proxy (https_proxy)." : "Check https_proxy and no_proxy."
    );
  }
}
var TIMEOUT = 2e4;
async function checkTls(domainUrl, environment) {
  const url = new URL(domainUrl);
  const proxy = (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFor */ .iJ)(url);
  const way = proxy === void 0 ? "direct connection" : `through the proxy ${proxy.url.host}`;
  let peer;
  try {
    peer = await readPeerCertificate(url, TIMEOUT);
  } catch (error) {
    return failed(
      "tls",
      `${url.host} ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .describeNetworkError */ .gl)(error)} (${way})`,
      proxy === void 0 ? "Check --domain-url, the firewall of this machine, and whether it needs a proxy (https_proxy)." : `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .capitalized */ .l2)((0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyAdvice */ .ZV)(url, proxy, error instanceof _error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .ProxyError */ .T6 ? error.status : void 0))}.`
    );
  }
  const certificate = `${way}: certificate for ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(peer.subject, 80)}, issued by ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(peer.issuer, 80)}, valid until ${dayOf(peer.validUntil)}`;
  if (peer.problem === void 0)
    return ok("tls", certificate, ...peer.isPublic ? [] : [privateAuthority(environment)]);
  const extra = environment.NODE_EXTRA_CA_CERTS ?? "";
  return failed(
    "tls",
    [
      certificate,
      // Without the advice behind it, which is more precise here.
      `${url.host} ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .describeNetworkError */ .gl)({ code: peer.problem }).replace(/;.*/, "")}`,
      extra === "" ? "NODE_EXTRA_CA_CERTS is not set" : `NODE_EXTRA_CA_CERTS is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(extra, 100)}`
    ],
    ...adviceFor2(peer, proxy?.url.host)
  );
}
function adviceFor2({ problem, issuer }, proxy) {
  switch (problem) {
    case "CERT_HAS_EXPIRED":
    case "CERT_NOT_YET_VALID":
      return ["Check this machine's clock; if it is right, the server needs a new certificate."];
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return ["Check --domain-url: the console shows it on the domain's page."];
    default: {
      const who = proxy === void 0 ? "A proxy or firewall on the way" : `The proxy ${proxy}`;
      return [
        `${who} probably opens TLS connections and presents a certificate from its own authority, "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g$)(issuer, 80)}". Save the certificate of this authority as a PEM file, and set NODE_EXTRA_CA_CERTS to that file in the environment of the runner.`
      ];
    }
  }
}
function privateAuthority({ NODE_EXTRA_CA_CERTS: extra = "" }) {
  const source = extra === "" ? "the configuration of this machine" : "NODE_EXTRA_CA_CERTS";
  return `Node does not trust this authority by default, but ${source} adds it: a proxy may open TLS, or the domain is private`;
}
function dayOf(date) {
  return Number.isNaN(date.getTime()) ? "an unknown date" : date.toISOString().slice(0, 10);
}
async function readPeerCertificate(url, timeout) {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await handshake(url, await (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .openTunnelTo */ .Ae)(url, signal, timeout), signal, timeout);
  } catch (error) {
    throw signal.aborted ? networkError("ETIMEDOUT") : error;
  }
}
async function handshake(url, tunnel, signal, timeout) {
  const socket = (0,node_tls__WEBPACK_IMPORTED_MODULE_13__.connect)({ ...(0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .tlsPeer */ .MC)(url, tunnel, timeout), rejectUnauthorized: false });
  try {
    await new Promise((resolve, reject) => {
      socket.once("secureConnect", resolve);
      for (const each of [socket, tunnel]) each?.on("error", reject);
      socket.once("close", () => {
        reject(networkError("ECONNRESET"));
      });
      signal.addEventListener("abort", () => socket.destroy());
    });
    return describe(socket);
  } finally {
    socket.destroy();
    tunnel?.destroy();
  }
}
function networkError(code) {
  return Object.assign(new Error("no TLS connection"), { code });
}
function describe(socket) {
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
  return node_tls__WEBPACK_IMPORTED_MODULE_13__.rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, "") === base64);
}
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
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .readErrorBody */ .Nk)(answer.body);
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
function checkClock({ date, time: time2 }) {
  const offset = (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .compareClocks */ .Py)(date, time2, "the domain");
  if (!offset) return notChecked("clock", "the answer of the domain has no header Date");
  return offset.isWrong ? failed("clock", offset.text, `${_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_ADVICE */ .YM}.`) : ok("clock", offset.text);
}
var MY_SCOPES = "urn:opc:idm:__myscopes__";
async function checkClient(request, claims, { http, timing }) {
  const form = new URLSearchParams({ grant_type: "client_credentials", scope: MY_SCOPES });
  const answer = await http.send(
    `the token request of the client at ${request.domainUrl}`,
    () => (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .tokenRequest */ .jE)(request, form, timing.now())
  );
  if (answer.status === 200) {
    protectAccessToken(answer.body);
    if (request.assert === void 0) return ok("client", "the domain accepts the client ID and the client secret");
    const { certificateExpires: expires } = request;
    const seen = expires === void 0 ? [] : [`the certificate of the client key is valid until ${dayOf(expires)}`];
    return ok("client", "the domain accepts the client ID and the client assertion", ...seen);
  }
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .readErrorBody */ .Nk)(answer.body);
  const words = said?.text ?? "without an OAuth error code";
  if (said && said.error !== "invalid_client")
    return ok(
      "client",
      `the domain knows the client, but gives it no scope, which the exchange does not need (${words})`
    );
  const denial = (0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .explainDenial */ .LI)(answer, { ...request, tokenType: "upst", publicKeyBase64: "" }, claims, timing.now());
  const id = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .requestIdOf */ .Gb)(answer);
  return failed(
    "client",
    [`the domain answered ${answer.status} ${words}`, ...id === void 0 ? [] : [`request ID: ${id}`]],
    ...hintsOf(denial)
  );
}
function protectAccessToken(body) {
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .protectSecret */ .ol)((0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(body, (0,_error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .objectOf */ .Xy)({ access_token: _error_text_js__WEBPACK_IMPORTED_MODULE_6__/* .isText */ .KH }))?.access_token ?? "");
}
async function checkExchange(request, subject, tokens, { http, timing }) {
  const key = await (0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .generateSessionKey */ .JM)();
  const token = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .exchangeToken */ .r1)(
    http,
    { ...request, publicKeyBase64: key.publicKeyBase64 },
    (attempt) => attempt > 1 ? tokens() : Promise.resolve(subject),
    timing
  );
  const type = request.tokenType.toUpperCase();
  return { result: ok("exchange", `the domain exchanged the token for a session (${type})`), found: { token, key } };
}
function checkSession({ token, key }, { tokenType, tenancy }, now) {
  const login = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSessionToken */ .WB)(token, { key, tokenType, tenancy, now });
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return ok(
    "session",
    `principal ${login.principal}`,
    `tenancy ${login.tenancy}${tenancy === void 0 ? " (give --tenancy to compare it)" : ", as expected"}`,
    `it contains the key of this exchange and expires in ${minutes} min`
  );
}




/***/ }),

/***/ 3819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ readClientKey),
/* harmony export */   QK: () => (/* binding */ readAssertingClient),
/* harmony export */   Sb: () => (/* binding */ SECRETS_OF_ACTIONS),
/* harmony export */   Ts: () => (/* binding */ refuseUnusedCredentials),
/* harmony export */   _1: () => (/* binding */ assertingClient),
/* harmony export */   iD: () => (/* binding */ expiryWarning),
/* harmony export */   jy: () => (/* binding */ readSigningKey),
/* harmony export */   r3: () => (/* binding */ readClientCertificate),
/* harmony export */   xy: () => (/* binding */ givenKey)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);


// src/federation/client-assertion.ts

var KEY_EXPECTED = "an RSA private key of at least 2048 bits in PEM, with its line breaks and without a passphrase";
function readAssertingClient(given, nameOf, run) {
  refuseUnusedCredentials(given, nameOf);
  const key = givenKey(given, nameOf);
  const but = `but ${nameOf("client-authentication")} is private_key_jwt`;
  if (key === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
      `${nameOf("client-key")} is missing, ${but}`,
      `${KEY_EXPECTED}; or ${nameOf("client-signing-command")}`
    );
  if (given.terraformFederation)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
      `${nameOf("terraform-federation")} is true, ${but}, and the Terraform provider needs a client secret`,
      "true only with client_secret_basic"
    );
  return assertingClient(key, nameOf, run);
}
function refuseUnusedCredentials(given, nameOf) {
  const credentials = [
    ["client-secret", given.clientSecret, "client_secret_basic"],
    ["client-key", given.clientKey, "private_key_jwt"],
    ["client-certificate", given.clientCertificate, "private_key_jwt"],
    ["client-signing-command", given.clientSigningCommand, "private_key_jwt"],
    ["client-certificate-alias", given.clientCertificateAlias, "private_key_jwt"]
  ];
  for (const [name, value, method] of credentials) {
    if (value !== void 0 && method !== given.clientAuthentication)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
        `${nameOf(name)} is given, but ${nameOf("client-authentication")} is ${given.clientAuthentication}`,
        `a value only with ${method}`
      );
  }
}
function givenKey(given, nameOf) {
  const { clientId, clientKey, clientCertificate, clientCertificateAlias, clientSigningCommand: command } = given;
  const [key, certificate, signing] = [
    nameOf("client-key"),
    nameOf("client-certificate"),
    nameOf("client-signing-command")
  ];
  if (command === void 0) {
    if (clientCertificate !== void 0)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
        `${certificate} is given, but ${signing} is not`,
        `a value only with ${signing}; ${key} can contain its own certificate`
      );
    return clientKey === void 0 ? void 0 : { clientId, clientKey, clientCertificateAlias };
  }
  if (clientKey !== void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${key} and ${signing} are both given`, "one of them");
  if (clientCertificate === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
      `${certificate} is missing, but ${signing} is given`,
      "the certificate in PEM of the key that the command signs with"
    );
  const { environment, requestTimeout: timeout } = given;
  const signer = { command, directory: process.cwd(), environment, timeout };
  return { clientId, clientCertificate, clientCertificateAlias, signer };
}
var SECRETS_OF_ACTIONS = ["ACTIONS_RUNTIME_TOKEN", "INPUT_SUBJECT-TOKEN"];
var LIFETIME = 300;
function assertingClient(given, nameOf, run) {
  const { clientId } = given;
  const source = given.clientKey === void 0 ? "client-certificate" : "client-key";
  const { signText, alias, expires } = readSigningKey(given, nameOf, run);
  const kid = given.clientCertificateAlias ?? alias;
  if (kid === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
      `${nameOf("client-certificate-alias")} is missing, but ${nameOf("client-authentication")} is private_key_jwt`,
      given.clientKey === void 0 ? `the alias under which the application has ${nameOf(source)}, which has no common name` : `the alias under which the application has the certificate of the key; or append the certificate to ${nameOf(source)}, if its common name is the alias`
    );
  return {
    clientId,
    clientSecret: void 0,
    key: given,
    async assert(domainUrl, now) {
      const iat = Math.floor(now / 1e3);
      const header = { alg: "RS256", typ: "JWT", kid };
      const times = { iat, exp: iat + LIFETIME };
      const claims = { iss: clientId, sub: clientId, aud: [`${domainUrl}/`], jti: (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)(), ...times };
      const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
      return `${text}.${(await signText(text)).toString("base64url")}`;
    },
    certificateExpires: expires,
    adviceIfRefused: [
      `The domain does not accept the client assertion. Check, in this order: the application has the certificate of ${source}, under the alias ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(kid)}; the certificate is valid now, and this machine's clock is right; the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.`,
      "No report confirms that OCI accepts an assertion for a token exchange. If all of this is right, use client-authentication: client_secret_basic."
    ]
  };
}
function readSigningKey(given, nameOf, run) {
  if (given.clientKey === void 0) {
    const { certificate, ...described2 } = readClientCertificate(given.clientCertificate, nameOf("client-certificate"));
    return {
      signText: async (text) => {
        const result = await run({ ...given.signer, input: text, stderr: "capture" });
        return readSignature(result, { text, certificate }, nameOf);
      },
      ...described2
    };
  }
  const { key, ...described } = readClientKey(given.clientKey, nameOf("client-key"));
  return { signText: (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.sign)("sha256", Buffer.from(text), key), ...described };
}
function readClientKey(pem, name) {
  let key;
  try {
    key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createPrivateKey)(pem);
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} cannot be read as a private key`, KEY_EXPECTED);
  }
  const problem = problemOf(key);
  if (problem !== void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is ${problem}`, KEY_EXPECTED);
  if (!pem.includes("BEGIN CERTIFICATE")) return { key };
  let certificate;
  try {
    certificate = new node_crypto__WEBPACK_IMPORTED_MODULE_1__.X509Certificate(pem);
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} has a certificate that cannot be read`, "the certificate of the key in PEM, or none");
  }
  if (!certificate.checkPrivateKey(key))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} has the certificate of another key`, "the certificate of the key, or none");
  return { key, ...describe(certificate) };
}
function readClientCertificate(pem, name) {
  let certificate;
  try {
    certificate = new node_crypto__WEBPACK_IMPORTED_MODULE_1__.X509Certificate(pem);
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} cannot be read as a certificate`, "a certificate in PEM, with its line breaks");
  }
  const problem = problemOf(certificate.publicKey);
  if (problem !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`the key of ${name} is ${problem}`, "the certificate of an RSA key of at least 2048 bits");
  return { certificate, ...describe(certificate) };
}
function problemOf({ asymmetricKeyType, asymmetricKeyDetails }) {
  const { modulusLength = 0 } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType !== "rsa") return "not an RSA key";
  return modulusLength < 2048 ? `an RSA key of ${modulusLength} bits` : void 0;
}
function describe({ subject, validTo }) {
  return { alias: /^CN=(.+)$/m.exec(subject)?.[1], expires: new Date(validTo) };
}
var STDERR_SHOWN = 500;
function endOf(stderr) {
  const said = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(stderr, Infinity);
  const end = said.length > STDERR_SHOWN ? `…${said.slice(-STDERR_SHOWN).replace(/^\S+/, "")}` : said;
  return end && `: ${end}`;
}
function readSignature({ problem, stdout, stderr }, { text, certificate }, nameOf) {
  const command = nameOf("client-signing-command");
  if (problem !== void 0) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("transient", "Signing failed", `${command} ${problem}${endOf(stderr)}`, {
      hint: "run the command by itself, with any text on its stdin, to see what it needs"
    });
  }
  const failed = (what, hint) => new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("mismatch", "Signing failed", `${command} printed ${what} (exit code 0)${endOf(stderr)}`, { hint });
  if (stdout.trim() === "") throw failed("nothing on stdout", "let the command print the signature in base64");
  const base64 = stdout.replace(/\s+/g, "").replace(/^vault:v\d+:/, "");
  if (!/^[\w+/-]+={0,2}$/.test(base64))
    throw failed(
      `${stdout.length} characters that are not base64`,
      'let it print the signature and nothing else; if the signer writes bytes, append "| base64"'
    );
  const signature = Buffer.from(base64, "base64");
  const isSigned = (options) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.verify)("sha256", Buffer.from(text), { key: certificate.publicKey, ...options }, signature);
  if (isSigned({ padding: node_crypto__WEBPACK_IMPORTED_MODULE_1__.constants.RSA_PKCS1_PADDING })) return signature;
  if (isSigned({ padding: node_crypto__WEBPACK_IMPORTED_MODULE_1__.constants.RSA_PKCS1_PSS_PADDING, saltLength: node_crypto__WEBPACK_IMPORTED_MODULE_1__.constants.RSA_PSS_SALTLEN_AUTO }))
    throw failed(
      "a signature with PSS padding, which RS256 does not have",
      "choose RSASSA-PKCS1-v1_5 with SHA-256: signature_algorithm=pkcs1v15 in Vault, RSASSA_PKCS1_V1_5_SHA_256 in AWS KMS"
    );
  throw failed(
    `a signature that the key of ${nameOf("client-certificate")} did not make`,
    "check that the certificate is of the key with which the command signs, and that the command signs exactly the bytes on its stdin, with RSASSA-PKCS1-v1_5 and SHA-256"
  );
}
var WARNING_DAYS = 30;
function expiryWarning(expires, now, what) {
  if (expires === void 0 || expires.getTime() - now > WARNING_DAYS * 24 * 36e5) return void 0;
  const verb = expires.getTime() > now ? "expires" : "expired";
  return `${what} ${verb} on ${expires.toISOString().slice(0, 10)}, and the domain may refuse its key from then on; add another with oci-wif setup --rotate-client-certificate`;
}




/***/ }),

/***/ 7849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UX: () => (/* binding */ metadataNote),
/* harmony export */   iM: () => (/* binding */ readInstancePrincipal),
/* harmony export */   uK: () => (/* binding */ instancePrincipal)
/* harmony export */ });
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2836);
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3819);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6345);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7598);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7067);







// src/federation/instance-principal.ts


function readInstancePrincipal(given, nameOf) {
  (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseUnusedCredentials */ .Ts)(given, nameOf);
  return instancePrincipal(given.clientId);
}
function instancePrincipal(clientId) {
  let identity;
  const metadata = otherMetadataService() ?? "http://169.254.169.254/opc/v2";
  return {
    clientId,
    clientSecret: void 0,
    async sign(request, http, timing) {
      if (identity === void 0 || identity.expiresAt < timing.now() + LEAST_REST)
        identity = await identify(metadata, http, timing);
      return signRequest(request, identity, timing.now());
    },
    adviceIfRefused: [
      "The domain does not accept the signature of this instance. Check that the instance is in the tenancy of the domain in domain-url, and that this machine's clock is right.",
      "No report confirms that OCI accepts a signature for a token exchange, nor what the trust must contain for one. If the instance is in the right tenancy, use client-authentication: client_secret_basic."
    ]
  };
}
function metadataNote() {
  const url = otherMetadataService();
  return url && `OCI_METADATA_BASE_URL is set: the identity of this instance comes from ${url}`;
}
var LEAST_REST = 6e4;
async function identify(metadata, http, timing) {
  const paths = ["instance/regionInfo", "identity/cert.pem", "identity/key.pem", "identity/intermediate.pem"];
  const documents = await Promise.all(paths.map((path) => readMetadata(`${metadata}/${path}`, timing)));
  const { host, leaf, key, intermediateBase64 } = understand(documents, metadata);
  const session = await (0,_session_key_js__WEBPACK_IMPORTED_MODULE_3__/* .generateSessionKey */ .JM)();
  const body = {
    certificate: leaf.raw.toString("base64"),
    publicKey: session.publicKeyBase64,
    intermediateCertificates: [intermediateBase64],
    purpose: "DEFAULT"
  };
  const keyId = `${tenancyOf(leaf)}/fed-x509/${leaf.fingerprint}`;
  const url = `https://${host}/v1/x509`;
  const headers = { "content-type": "application/json", accept: "application/json" };
  const what = `the request for the token of this instance to https://${host}`;
  const answer = await http.send(
    what,
    () => signRequest({ method: "POST", url, headers, body: JSON.stringify(body) }, { keyId, key }, timing.now())
  );
  const token = answer.status === 200 ? tokenIn(answer.body) : void 0;
  if (token === void 0) {
    const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .readErrorBody */ .Nk)(answer.body);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
      "denial",
      "Request failed",
      `${what} was answered ${answer.status} ${said?.text ?? "without a token"}`,
      {
        hint: `check that this machine's clock is right (OCI tolerates five minutes); request ID: ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .requestIdOf */ .Gb)(answer) ?? "(none given)"}`
      }
    );
  }
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .protectSecret */ .ol)(token.raw);
  return { keyId: `ST$${token.raw}`, key: (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPrivateKey)(session.privateKeyPem), expiresAt: token.expiresAt };
}
function tokenIn(body) {
  const { token: raw = "" } = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(body, (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .objectOf */ .Xy)({ token: _error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isText */ .KH })) ?? {};
  const claims = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readClaims */ .Ip)(raw);
  return claims && { raw, expiresAt: (claims.exp ?? 0) * 1e3 };
}
function otherMetadataService() {
  const name = "OCI_METADATA_BASE_URL";
  const url = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .firstGiven */ .qL)(process.env[name]);
  if (url === void 0) return void 0;
  const expected = "an http URL without user information and query, such as http://169.254.169.254/opc/v2";
  if (url.includes("@")) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} contains user information (an @)`, expected);
  if (!/^http:\/\/[^\s?#]+$/.test(url) || !URL.canParse(url)) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(url)}`, expected);
  return url.replace(/\/+$/, "");
}
var METADATA_TIMEOUT = 5e3;
var METADATA_PAUSES = [1e3, 2e3];
async function readMetadata(url, timing) {
  for (let attempt = 0; ; attempt += 1) {
    const { status, body, problem } = await requestMetadata(url);
    if (status === 200 && body !== void 0) return body;
    const isInTrouble = status !== void 0 && (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransientStatus */ .Dm)(status);
    const pause = METADATA_PAUSES[attempt];
    if (!isInTrouble || pause === void 0) {
      const hint = isInTrouble ? "try again later" : ONLY_IN_OCI;
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR("transient", "Request failed", `the metadata service at ${url} ${problem}`, { hint });
    }
    await timing.sleep(pause);
  }
}
async function requestMetadata(url) {
  const signal = AbortSignal.timeout(METADATA_TIMEOUT);
  try {
    const { status, body } = await new Promise((resolve, reject) => {
      const request = (0,node_http__WEBPACK_IMPORTED_MODULE_7__.get)(url, { agent: false, signal, headers: { authorization: "Bearer Oracle" } }, (message) => {
        (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_0__/* .readBody */ .x8)(message).then((body2) => {
          resolve({ status: message.statusCode, body: body2 });
        }, reject);
      });
      request.on("error", reject);
      request.on("upgrade", ({ statusCode }, socket) => {
        socket.destroy();
        resolve({ status: statusCode });
      });
    });
    const tooLong = status === 200 ? ` with more than ${_proxy_js_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_BODY_BYTES */ .YK / 1024} kB` : "";
    return { status, body, problem: `answered ${status ?? "nothing"}${tooLong}` };
  } catch (error) {
    const tooLate = `did not answer within ${METADATA_TIMEOUT / 1e3} s`;
    return { problem: signal.aborted ? tooLate : (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .describeNetworkError */ .gl)(error) };
  }
}
var ONLY_IN_OCI = "use client-authentication: instance_principal only on a compute instance in OCI; in a container, check that it can reach the metadata service";
function understand(documents, metadata) {
  const [regionInfo = "", certificate = "", privateKey = "", intermediate = ""] = documents;
  for (const part of (0,_session_key_js__WEBPACK_IMPORTED_MODULE_3__/* .secretParts */ .Bm)(privateKey)) (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .protectSecret */ .ol)(part);
  try {
    const info = JSON.parse(regionInfo);
    const host = `auth.${info.regionIdentifier}.${info.realmDomainComponent}`;
    if (!/^auth(\.[a-z0-9-]+){3,6}$/.test(host)) throw new Error("not a host");
    const leaf = new node_crypto__WEBPACK_IMPORTED_MODULE_6__.X509Certificate(certificate);
    if (tenancyOf(leaf) === "") throw new Error("no tenancy");
    const intermediateBase64 = new node_crypto__WEBPACK_IMPORTED_MODULE_6__.X509Certificate(intermediate).raw.toString("base64");
    return { host, leaf, key: (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPrivateKey)(privateKey), intermediateBase64 };
  } catch {
    const detail = `${metadata} does not answer like the metadata service of OCI`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR("mismatch", "Unexpected response", detail, { hint: ONLY_IN_OCI });
  }
}
function tenancyOf({ subject }) {
  const [, tenancy = ""] = /^\w+=opc-(?:tenant|identity):(\S+)$/m.exec(subject) ?? [];
  return tenancy;
}
function signRequest(request, { keyId, key }, now) {
  const { method, url, body = "" } = request;
  const { host, pathname, search } = new URL(url);
  const headers = {
    ...request.headers,
    date: new Date(now).toUTCString(),
    host,
    "content-length": String(Buffer.byteLength(body)),
    "x-content-sha256": (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256").update(body).digest("base64")
  };
  const target = `${method.toLowerCase()} ${pathname}${search}`;
  const names = ["date", "(request-target)", "host", "content-length", "content-type", "x-content-sha256"];
  const lines = names.map((name) => `${name}: ${name === "(request-target)" ? target : headers[name] ?? ""}`);
  const signature = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.sign)("sha256", Buffer.from(lines.join("\n")), key).toString("base64");
  headers.authorization = `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(" ")}",signature="${signature}"`;
  return { ...request, headers };
}




/***/ }),

/***/ 4141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ commandHttp)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3512);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2836);



// src/cli/http.ts
var REQUEST_TIMEOUT = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)("request-timeout");
var MAX_ATTEMPTS = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)("max-attempts");
var RETRY_TIMEOUT = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)("retry-timeout");
function commandHttp(warn, timing) {
  (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .ignoreDisabledVerification */ .cJ)(warn);
  const connectionOf = keepConnections();
  return {
    send: (what, prepare) => (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttpClient */ .uT)({
      userAgent: "oci-wif",
      requestTimeout: REQUEST_TIMEOUT,
      maxAttempts: MAX_ATTEMPTS,
      retryTimeout: RETRY_TIMEOUT,
      overallTimeout: REQUEST_TIMEOUT * MAX_ATTEMPTS,
      onRetry: warn,
      timing
    }).send(what, async (...attempt) => {
      const request = await prepare(...attempt);
      const headers = { ...request.headers, connection: "keep-alive" };
      return { ...request, headers, connection: connectionOf(request) };
    })
  };
}
var LONGEST_IDLE = 2e3;
function keepConnections() {
  const idle = /* @__PURE__ */ new Map();
  return ({ method, url: target }) => {
    const url = new URL(target);
    const open = async (signal) => {
      const socket = await (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .JY)(url, signal, REQUEST_TIMEOUT * 1e3);
      socket.on("timeout", () => socket.destroy()).on("close", () => idle.delete(socket));
      socket.on("free", () => {
        if ((0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFor */ .iJ)(url)?.url.protocol === "https:") socket.destroy();
        else idle.set(socket.setTimeout(LONGEST_IDLE).unref(), url.origin);
      });
      return socket;
    };
    return {
      async take(signal) {
        const kept = [...idle].findLast(
          ([socket2, origin]) => method === "GET" && origin === url.origin && socket2.readable
        );
        const socket = kept?.[0] ?? await open(signal);
        idle.delete(socket);
        return socket.setTimeout(0).ref();
      },
      close: () => void 0
    };
  };
}




/***/ })

};
