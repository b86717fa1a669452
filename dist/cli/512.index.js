export const id = 512;
export const ids = [512];
export const modules = {

/***/ 1763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Gb: () => (/* binding */ requestIdOf),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Hj: () => (/* binding */ checkForm),
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   Nk: () => (/* binding */ readErrorBody),
/* harmony export */   RV: () => (/* binding */ isFlag),
/* harmony export */   T6: () => (/* binding */ ProxyError),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   gl: () => (/* binding */ describeNetworkError),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   qL: () => (/* binding */ firstGiven),
/* harmony export */   wP: () => (/* binding */ isWhole),
/* harmony export */   xQ: () => (/* binding */ camelCase),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);


// src/text/form.ts
function checkForm(name, value, pattern, expected) {
  if (!pattern.test(value)) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(value)}`, expected);
  return value;
}
function camelCase(name) {
  return name.replace(/-([a-z])/g, (_all, letter) => letter.toUpperCase());
}
function firstGiven(...candidates) {
  return candidates.find((text) => text !== void 0 && text !== "");
}
function parseJson(text, is) {
  try {
    const value = JSON.parse(text);
    return is(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function objectOf(fields) {
  return (value) => {
    if (!isObject(value)) return false;
    const read = new Map(Object.entries(value));
    return Object.entries(fields).every(([name, is]) => is(read.get(name)));
  };
}
function optional(is) {
  return (value) => value === void 0 || is(value);
}
function oneOf(...values) {
  return (value) => values.some((each) => each === value);
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isText(value) {
  return typeof value === "string";
}
function isWhole(value) {
  return Number.isInteger(value);
}
function isFlag(value) {
  return typeof value === "boolean";
}

// src/http/error-text.ts
function readErrorBody(body) {
  const fields = parseJson(body, isObject) ?? {};
  const error = textOf(fields.error ?? fields.code);
  const description = textOf(fields.error_description ?? fields.message ?? fields.detail);
  const text = [error, description].filter((each) => each !== void 0).join(": ");
  return text === "" ? void 0 : { error: error ?? "error", description, text };
}
function requestIdOf(answer) {
  return textOf(answer.headers["opc-request-id"] ?? answer.headers["x-oracle-dms-ecid"]);
}
function textOf(value) {
  return typeof value === "string" && value.trim() !== "" ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(value, 500) : void 0;
}
var SELF_SIGNED = "has a self-signed TLS certificate; set NODE_EXTRA_CA_CERTS to trust another certificate authority";
var UNKNOWN_AUTHORITY = "has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority";
var NOT_TLS = "did not answer with TLS; check that the URL and the proxy are right";
var MEANINGS = {
  ENOTFOUND: "could not be reached: the host name does not exist",
  EAI_AGAIN: "could not be reached: the DNS server does not answer",
  ECONNREFUSED: "could not be reached: the connection was refused",
  ECONNRESET: "closed the connection",
  EPIPE: "closed the connection",
  ETIMEDOUT: "could not be reached: the connection timed out",
  EHOSTUNREACH: "could not be reached: no route to the host",
  ENETUNREACH: "could not be reached: no route to the network",
  CERT_HAS_EXPIRED: "has a TLS certificate that has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: "has a TLS certificate for another host name",
  ERR_PROTOCOL_SWITCH: "answered 101 (switching protocols), which is not an answer to this request",
  ERR_INVALID_CHAR: "could not be sent: a header, such as the token, contains a line break or another character that HTTP does not allow",
  EPROTO: NOT_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS
};
var ProxyError = class extends Error {
  /** What the proxy answered to the CONNECT, if anything. */
  status;
  constructor(status, cause) {
    super("no tunnel", { cause });
    this.status = status;
  }
};
function describeNetworkError(error) {
  if (error instanceof ProxyError) {
    if (error.status !== void 0) return `could not be reached: the proxy answered ${error.status}`;
    const isKnown = codeOf(error.cause) !== void 0;
    return isKnown ? `could not be reached, because the proxy ${describeNetworkError(error.cause)}` : "could not be reached: the proxy failed";
  }
  const code = codeOf(error);
  if (code?.startsWith("HPE_")) return "did not answer with HTTP";
  return (code === void 0 ? void 0 : MEANINGS[code]) ?? `could not be reached${code === void 0 ? "" : ` (${code})`}`;
}
function codeOf(error) {
  const { code, errors } = error ?? {};
  const codes = Array.isArray(errors) ? errors.map(codeOf).filter((each) => each !== void 0) : [];
  const [mostTelling] = codes.toSorted((a, b) => distance(a) - distance(b));
  return mostTelling ?? (typeof code === "string" ? code : void 0);
}
function distance(code) {
  if (/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(code)) return 2;
  return code === "ETIMEDOUT" ? 1 : 0;
}




/***/ }),

/***/ 3512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   HA: () => (/* binding */ defaultOf),
/* harmony export */   J9: () => (/* binding */ shortOcids),
/* harmony export */   Jv: () => (/* binding */ readIfGiven),
/* harmony export */   LA: () => (/* binding */ readSetting),
/* harmony export */   O2: () => (/* binding */ readTokenFile),
/* harmony export */   Q6: () => (/* binding */ configLines),
/* harmony export */   R4: () => (/* binding */ refuseUnknownKeys),
/* harmony export */   Tc: () => (/* binding */ readIniFile),
/* harmony export */   Uz: () => (/* binding */ obtainSession),
/* harmony export */   Vv: () => (/* binding */ SETTING_HELP),
/* harmony export */   WB: () => (/* binding */ checkSessionToken),
/* harmony export */   c9: () => (/* binding */ ocidPattern),
/* harmony export */   jE: () => (/* binding */ tokenRequest),
/* harmony export */   k3: () => (/* binding */ checkDomainUrl),
/* harmony export */   pz: () => (/* binding */ regionWarning),
/* harmony export */   qQ: () => (/* binding */ checkTokenType),
/* harmony export */   r1: () => (/* binding */ exchangeToken),
/* harmony export */   rv: () => (/* binding */ subjectTokens),
/* harmony export */   sb: () => (/* binding */ readSettings),
/* harmony export */   tX: () => (/* binding */ carriesKey),
/* harmony export */   ye: () => (/* binding */ overallTimeoutOf),
/* harmony export */   yy: () => (/* binding */ SETTINGS)
/* harmony export */ });
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2836);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6345);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8919);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6760);







// src/text/ocid.ts
function ocidPattern(types = "[\\w-]+") {
  return `(?:ocid1\\.(?:${types})(?:\\.[\\w-]*){2,}\\.[\\w-]+|ocidv1:(?:${types})(?::[\\w-]*){2,}:[\\w-]+)`;
}
function isOcid(text2, types) {
  return new RegExp(`^${ocidPattern(types)}$`).test(text2);
}
var ANY = new RegExp(ocidPattern(), "gi");
function replaceOcids(text2, replacement) {
  return text2.replace(ANY, replacement);
}
function shortOcids(text2) {
  return replaceOcids(text2, (ocid) => {
    const separator = ocid.charAt("ocid1".length) === "." ? "." : ":";
    const parts = ocid.split(separator);
    const unique = parts.slice(4).join(separator);
    if (unique.length < 16) return ocid;
    return [...parts.slice(0, 4), `${unique.slice(0, 4)}…${unique.slice(-6)}`].join(separator);
  });
}

// src/federation/exchange-request.ts
function exchangeBody(request, subjectToken) {
  const body = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    requested_token_type: REQUESTED_TOKEN_TYPES[request.tokenType],
    subject_token: subjectToken,
    subject_token_type: "jwt",
    public_key: request.publicKeyBase64
  });
  if (request.resourceType !== void 0) body.set("res_type", request.resourceType);
  if (request.tokenLifetime !== void 0) body.set("rpst_exp", String(request.tokenLifetime));
  return body;
}
var REQUESTED_TOKEN_TYPES = {
  upst: "urn:oci:token-type:oci-upst",
  rpst: "urn:oci:token-type:oci-rpst"
};
async function tokenRequest(client, body, now) {
  const { domainUrl, clientSecret, assert } = client;
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    accept: "application/json"
  };
  const form = new URLSearchParams(body);
  if (clientSecret !== void 0) headers.authorization = `Basic ${basicCredentials(client)}`;
  if (assert !== void 0) {
    form.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.set("client_assertion", await assert(domainUrl, now));
  }
  return { method: "POST", url: `${domainUrl}/oauth2/v1/token`, headers, body: form.toString() };
}
function basicCredentials({ clientId, clientSecret }) {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}
var DOMAIN_URL_EXPECTED = "an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com";
function checkDomainUrl(value, name = "--domain-url") {
  if (value === void 0 || value === "") throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is missing`, DOMAIN_URL_EXPECTED);
  if (value.includes("@")) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} contains user information (an @)`, DOMAIN_URL_EXPECTED);
  const problem = problemOf(value);
  if (problem !== void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}, ${problem}`, DOMAIN_URL_EXPECTED);
  return new URL(value).origin;
}
function problemOf(value) {
  if (!URL.canParse(value)) return "which is not a URL";
  const url = new URL(value);
  if (url.protocol !== "https:") return "which is not https";
  if (!/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(url.hostname))
    return "whose host has other characters than letters, digits, dots and hyphens";
  if (/[?#]/.test(value)) return "with a query or fragment";
  return url.pathname === "/" ? void 0 : `with the path ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(url.pathname)}`;
}

// src/system/text-file.ts

var LIMIT = 1024 * 1024;
async function readTextFile(flag, path) {
  try {
    const text2 = await readText(path === "-" ? process.stdin : (0,node_fs__WEBPACK_IMPORTED_MODULE_6__.createReadStream)(path));
    if (text2.length <= LIMIT) return text2;
  } catch (cause) {
    const why = { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a directory" }[(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .systemErrorCode */ .vq)(cause)] ?? "cannot be read";
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `${flag}: ${path === "-" ? "stdin" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quotedPath */ .MW)(path)} ${why}; expected: a file that can be read`,
      { cause }
    );
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
    "input",
    "Invalid input",
    `${flag}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quotedPath */ .MW)(path)} is larger than ${LIMIT} characters; expected: the right file`
  );
}
async function readText(stream) {
  let text2 = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) {
    text2 += chunk;
    if (text2.length > LIMIT) break;
  }
  return text2;
}

// src/text/ini.ts
function readIniFile(text2, origin) {
  const values = /* @__PURE__ */ new Map();
  let section = "";
  let key = "";
  for (const line of configLines(Buffer.from(text2.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")))) {
    const { kind, number } = line;
    if (kind === "stray" || kind === "broken") {
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(
        `${origin} has neither a section nor a key with a value in line ${number}`,
        "[Section] and lines KEY = value below it"
      );
    }
    if (kind === "header") section = utf8(line.name).trim().toLowerCase();
    const previous = values.get(key);
    if (kind === "continuation" && previous) {
      values.set(key, { ...previous, value: `${previous.value}
${utf8(line.text).trim()}` });
    }
    if (kind !== "key") continue;
    key = `${section}.${utf8(line.name)}`;
    if (values.has(key)) {
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${origin} has a key in line ${number} that it already has above`, "each key once");
    }
    values.set(key, { value: utf8(line.value), line: number });
  }
  return values;
}
function refuseUnknownKeys(ini, known, origin) {
  for (const [key, { line }] of ini) {
    if (known.includes(key)) continue;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `${origin} has the key ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(shown(key))} in line ${line}; expected: ${known.map(shown).join(", ")} (in any case)`
    );
  }
}
function shown(key) {
  const [section = "", name = ""] = key.split(/\.(.*)/s);
  return `[${section}] ${name.toUpperCase()}`;
}
function utf8(bytes) {
  return Buffer.from(bytes, "latin1").toString();
}
function* configLines(bytes) {
  const content = bytes.toString("latin1");
  let number = 0;
  let indentOfKey;
  let inSection = false;
  for (let start = 0; start < content.length; ) {
    const lineFeed = content.indexOf("\n", start);
    const end = lineFeed < 0 ? content.length : lineFeed + 1;
    const text2 = content.slice(start, end).replace(/\r?\n/, "");
    number += 1;
    const trimmed = trimBlanks(text2);
    const indent = text2.length - text2.replace(/^[ \t]+/, "").length;
    const line = { kind: "broken", number, start, end, text: text2, name: "", value: "" };
    const header = /^\[(.+)\]/.exec(trimmed)?.[1];
    const option = /([^=:]*)[=:](.*)/s.exec(trimmed);
    const key = trimBlanks(option?.[1] ?? "").toLowerCase();
    if (trimmed === "") {
      line.kind = "blank";
    } else if (trimmed.startsWith("#") || trimmed.startsWith(";")) {
      line.kind = "comment";
    } else if (indentOfKey !== void 0 && indent > indentOfKey) {
      line.kind = "continuation";
    } else if (header !== void 0) {
      line.kind = "header";
      line.name = header;
      inSection = true;
      indentOfKey = void 0;
    } else if (!inSection) {
      line.kind = "stray";
    } else if (key !== "" && !key.startsWith("[")) {
      line.kind = "key";
      line.name = key;
      line.value = trimBlanks(option?.[2] ?? "");
      indentOfKey = indent;
    }
    yield line;
    start = end;
  }
}
function trimBlanks(text2) {
  return text2.replace(/^[ \t\r]+/, "").replace(/[ \t\r]+$/, "");
}

// src/login/settings.ts

var CLIENT_ID_EXPECTED = "the client ID of the confidential application (not its OCID or name), without spaces and colons";
var REGION_EXPECTED = "a region identifier such as eu-frankfurt-1 (not a region key such as fra)";
var CLIENT_SECRET_EXPECTED = "the client secret of the confidential application, on one line";
var RESOURCE_TYPE_EXPECTED = "the trust's impersonating resource, on one line";
var SETTINGS = {
  "domain-url": {
    flag: "<url>",
    required: DOMAIN_URL_EXPECTED,
    read: checkDomainUrl
  },
  "client-id": {
    flag: "<id>",
    required: CLIENT_ID_EXPECTED,
    // A colon would end it in HTTP Basic authentication.
    read: /* @__PURE__ */ text({ pattern: /^(?!ocid1\.)[!-9;-~]+$/, expected: CLIENT_ID_EXPECTED })
  },
  "client-secret": {
    secret: true,
    read: readClientSecret
  },
  region: {
    flag: "<region>",
    required: REGION_EXPECTED,
    // Only the form: Oracle adds regions often. The TypeScript SDK would use a region key such as fra as it is.
    read: /* @__PURE__ */ text({ pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/, expected: REGION_EXPECTED })
  },
  "client-authentication": {
    flag: "<method>",
    default: "client_secret_basic",
    read: readClientAuthentication
  },
  "client-key": {
    secret: true,
    // Read as a key only when it is used, because a login without it should not load the code.
    read: (value) => value
  },
  "client-certificate": {
    read: (value) => value
  },
  "client-signing-command": {
    flag: "<command>",
    read: (value) => value
  },
  "client-certificate-alias": {
    flag: "<alias>",
    read: /* @__PURE__ */ text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: "text on one line" })
  },
  tenancy: {
    flag: "<ocid>",
    read: readTenancy
  },
  "token-type": {
    flag: "<upst|rpst>",
    default: "upst",
    read: readTokenType
  },
  "resource-type": {
    flag: "<text>",
    read: /* @__PURE__ */ text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: RESOURCE_TYPE_EXPECTED })
  },
  // The service limits an RPST to twelve hours. Most of Oracle's samples, but not all, give the lifetime in seconds.
  "token-lifetime": {
    flag: "<seconds>",
    read: /* @__PURE__ */ integer(1, 43200)
  },
  audience: {
    flag: "<text>",
    default: "https://cloud.oracle.com",
    read: /* @__PURE__ */ text({ pattern: /^[\x21-\x7e]+$/, expected: "text without spaces, e.g. https://cloud.oracle.com" })
  },
  "subject-token": {
    secret: true,
    read: (value, name) => (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .readSubjectToken */ .kB)(value, `the input ${name}`)
  },
  profile: {
    flag: "<name>",
    default: "WIF",
    read: /* @__PURE__ */ text(_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .PROFILE_NAME */ .uE)
  },
  "oci-home": {
    flag: "<directory>",
    default: "~/.oci",
    read: readOciHome
  },
  "export-environment": {
    default: "true",
    read: readBoolean
  },
  renew: {
    flag: "",
    default: "false",
    read: readBoolean
  },
  "resource-principal-variables": {
    flag: "",
    default: "false",
    read: readBoolean
  },
  "terraform-federation": {
    default: "false",
    read: readBoolean
  },
  "registry-login": {
    read: readRegistryLogin
  },
  verify: {
    flag: "",
    default: "false",
    read: readBoolean
  },
  cleanup: {
    default: "true",
    read: readBoolean
  },
  "job-summary": {
    default: "false",
    read: readBoolean
  },
  "mask-ocids": {
    default: "false",
    read: readBoolean
  },
  "max-attempts": {
    flag: "<number>",
    default: "4",
    read: /* @__PURE__ */ integer(1, 10)
  },
  "request-timeout": {
    flag: "<seconds>",
    default: "20",
    read: /* @__PURE__ */ integer(1, 300)
  },
  "retry-timeout": {
    flag: "<seconds>",
    default: "900",
    read: /* @__PURE__ */ integer(0, 3600)
  }
};
var SETTING_HELP = {
  "domain-url": "URL of the identity domain, e.g. `https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com`",
  "client-id": "client ID of the confidential application that the trust names. With `client-authentication: instance_principal`, it is not sent, and only completes the command that explains a refusal",
  "client-secret": "client secret of the confidential application, required unless `client-authentication` has another value than the default. It is of no use without an OIDC token that the trust accepts",
  region: "region identifier for the profile, e.g. `eu-frankfurt-1`",
  "client-authentication": "`client_secret_basic`, or `private_key_jwt` to sign a client assertion with `client-key` or `client-signing-command` instead of sending a client secret, or `instance_principal` to sign the exchange as the OCI compute instance that runs the job (both documented for the endpoint, not confirmed for this exchange)",
  "client-key": "RSA private key in PEM, with or without its certificate, only with `client-authentication: private_key_jwt`",
  "client-certificate": "certificate in PEM, only with `client-signing-command`, whose signatures are checked with it",
  "client-signing-command": "shell command that signs the client assertion instead of `client-key`, with a key that never leaves its place, e.g. a key management service. It gets the bytes to sign on stdin and prints the signature (RS256) in base64",
  "client-certificate-alias": "alias under which the application has the certificate of the key; default: the common name of the certificate in `client-key` or `client-certificate`",
  tenancy: "expected tenancy OCID. The login fails if the session token names another one. The profile uses it if the token names none",
  "token-type": "`upst` (session of a service user) or `rpst` (session of a resource principal)",
  "resource-type": "type of the impersonating resource that the trust names; required with `token-type: rpst`, and refused without it",
  "token-lifetime": "requested lifetime of the session in seconds, only with `token-type: rpst` (sent as `rpst_exp`); the domain decides what it grants",
  audience: "audience of the identity token that is requested from GitHub",
  "subject-token": "JWT of another identity provider, exchanged instead of an identity token of GitHub",
  profile: "name of the profile, which is a section of the OCI config: `[A-Za-z0-9._-]+`",
  "oci-home": "directory of the OCI config and the session files",
  "export-environment": "export the variables that make the OCI CLI, Terraform, Ansible and the SDKs use the profile",
  renew: "renew the session token in the background until the job ends",
  "resource-principal-variables": "also export the session as `OCI_RESOURCE_PRINCIPAL_*`, for Python and TypeScript programs that use a resource principal: they read each renewed token themselves (Go programs that use one refuse the session)",
  "terraform-federation": "in addition to the profile, keep an identity token fresh in a file, and export what the Terraform provider (8.22 and later) needs to exchange it itself, including the client secret",
  "registry-login": "`true`, or a registry host: also log in to the container registry (OCIR), using `docker login` if Docker is installed",
  verify: "make one signed Object Storage call and output the namespace",
  cleanup: "remove in the post step what this step wrote, and restore what it replaced",
  "job-summary": "add a table to the job summary: principal, tenancy, profile, expiry, subject",
  "mask-ocids": "mask the OCIDs of the session, such as tenancy and principal, in the job's log. Later steps can still use the outputs, but the runner does not pass a masked value on as an output of the job",
  "max-attempts": "maximum attempts per request for transient errors (network, 408, 425, 5xx); denials are never retried",
  "request-timeout": "seconds after which a request is given up",
  "retry-timeout": "seconds to keep trying while the identity domain or GitHub throttles requests (429, or 503 with `Retry-After`); 0 fails at once"
};
var SETTING_NAMES = /* @__PURE__ */ Object.keys(SETTINGS);
function readSettings(source) {
  const entries = SETTING_NAMES.map((name) => [(0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .camelCase */ .xQ)(name), readSetting(source, name)]);
  const settings = Object.fromEntries(entries);
  checkTokenType(settings, source);
  const { clientAuthentication, clientSecret, clientKey, clientSigningCommand } = settings;
  if (clientAuthentication === "client_secret_basic" && (clientSecret ?? clientKey ?? clientSigningCommand) === void 0)
    throw missing(source, "client-secret", CLIENT_SECRET_EXPECTED);
  return Object.freeze(settings);
}
function readSetting(source, setting) {
  const { default: byDefault, required } = SETTINGS[setting];
  const value = givenValue(source, setting) ?? byDefault;
  if (value !== void 0) return readValue(value, setting, source);
  if (required !== void 0) throw missing(source, setting, required);
  return void 0;
}
function readIfGiven(source, setting) {
  const value = givenValue(source, setting);
  return value === void 0 ? void 0 : readValue(value, setting, source);
}
function defaultOf(setting) {
  return readSetting({ nameOf: (name) => name, valueOf: () => void 0 }, setting);
}
function givenValue(source, setting) {
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .firstGiven */ .qL)(source.valueOf(setting));
}
function readValue(value, setting, source) {
  const { secret, read } = SETTINGS[setting];
  if (secret) for (const part of (0,_session_key_js__WEBPACK_IMPORTED_MODULE_3__/* .secretParts */ .Bm)(value)) (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .protectSecret */ .ol)(part);
  return read(value, source.nameOf(setting), source);
}
function missing(source, setting, expected) {
  const why = source.whyMissing?.(setting);
  const problem = `${source.nameOf(setting)} is missing${why === void 0 ? "" : `: ${why}`}`;
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(problem, expected, source.whereFrom?.(setting));
}
var REGIONS = [
  "af-casablanca-1 af-johannesburg-1 ap-batam-1 ap-chiyoda-1 ap-chuncheon-1 ap-chuncheon-2 ap-dcc-canberra-1 ap-dcc-gazipur-1 ap-delhi-1",
  "ap-hyderabad-1 ap-ibaraki-1 ap-kulai-2 ap-melbourne-1 ap-mumbai-1 ap-osaka-1 ap-seoul-1 ap-seoul-2 ap-singapore-1 ap-singapore-2",
  "ap-suwon-1 ap-sydney-1 ap-tokyo-1 ca-montreal-1 ca-toronto-1 eu-amsterdam-1 eu-budapest-1 eu-crissier-1 eu-dcc-dublin-1 eu-dcc-dublin-2",
  "eu-dcc-milan-1 eu-dcc-milan-2 eu-dcc-rating-1 eu-dcc-rating-2 eu-dcc-zurich-1 eu-frankfurt-1 eu-frankfurt-2 eu-jovanovac-1 eu-madrid-1",
  "eu-madrid-2 eu-madrid-3 eu-marseille-1 eu-milan-1 eu-paris-1 eu-stockholm-1 eu-turin-1 eu-zurich-1 il-jerusalem-1 me-abudhabi-1",
  "me-abudhabi-2 me-abudhabi-3 me-abudhabi-4 me-alain-1 me-alrayyan-1 me-dcc-doha-1 me-dcc-muscat-1 me-dubai-1 me-ibri-1 me-jeddah-1",
  "me-riyadh-1 mx-monterrey-1 mx-queretaro-1 sa-bogota-1 sa-riodejaneiro-1 sa-santiago-1 sa-saopaulo-1 sa-valparaiso-1 sa-vinhedo-1",
  "uk-cardiff-1 uk-gov-cardiff-1 uk-gov-london-1 uk-london-1 us-ashburn-1 us-ashburn-2 us-chicago-1 us-gov-ashburn-1 us-gov-chicago-1",
  "us-gov-phoenix-1 us-langley-1 us-luke-1 us-newark-1 us-phoenix-1 us-saltlake-2 us-sanjose-1 us-somerset-1 us-thames-1"
];
function regionWarning(region, name) {
  const own = process.env.OCI_REGION_METADATA ?? "";
  if (REGIONS.some((line) => line.split(" ").includes(region)) || own.includes(`"${region}"`)) return void 0;
  return `${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(region)}, which is not in this version's list of regions: check the spelling. If OCI has the region, it works as well`;
}
function checkTokenType(settings, { nameOf }) {
  const { tokenType, resourceType, tokenLifetime } = settings;
  const but = `but ${nameOf("token-type")} is ${tokenType}`;
  if (tokenType === "rpst" && resourceType === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${nameOf("resource-type")} is missing, ${but}`, RESOURCE_TYPE_EXPECTED);
  if (tokenType === "upst" && resourceType !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${nameOf("resource-type")} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(resourceType)}, ${but}`, "a value only for an RPST");
  if (tokenType === "upst" && tokenLifetime !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(
      `${nameOf("token-lifetime")} is set, ${but}`,
      "a value only for an RPST; a UPST lives at most 60 minutes"
    );
}
// @__NO_SIDE_EFFECTS__
function text({ pattern, expected }) {
  return (value, name) => (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .checkForm */ .Hj)(name, value, pattern, expected);
}
// @__NO_SIDE_EFFECTS__
function integer(least, most) {
  return (value, name) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}`, `a whole number from ${least} to ${most}`);
  };
}
function readBoolean(value, name) {
  const is = booleanOf(value);
  if (is === void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}`, "true or false");
  return is;
}
function booleanOf(value) {
  if (["true", "True", "TRUE"].includes(value)) return true;
  return ["false", "False", "FALSE"].includes(value) ? false : void 0;
}
function readTokenType(value, name) {
  if (value === "upst" || value === "rpst") return value;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}`, "upst or rpst");
}
function readTenancy(value, name) {
  if (isOcid(value, "tenancy")) return value;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}`, "a tenancy OCID such as ocid1.tenancy.oc1..aaaa");
}
function readClientSecret(value, name) {
  if (/\p{Cc}/u.test(value))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} contains a line break or another control character`, CLIENT_SECRET_EXPECTED);
  if (value.length < _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .SHORTEST_MASK */ .SE)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is too short for a client secret`, `at least ${_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .SHORTEST_MASK */ .SE} characters`);
  return value;
}
function readClientAuthentication(value, name) {
  if (value === "client_secret_basic" || value === "private_key_jwt" || value === "instance_principal") return value;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}`, "client_secret_basic, private_key_jwt or instance_principal");
}
function readOciHome(value, name, { directory }) {
  const path = /^~($|\/)/.test(value) || value.startsWith(`~${node_path__WEBPACK_IMPORTED_MODULE_7__.sep}`) ? (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)((0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .homeDirectory */ .RE)(name), value.slice(1)) : value;
  const kind = directory === void 0 ? "an absolute path, or one that starts with ~/," : "a path";
  const expected = `${kind} in printable ASCII without =, % and ;`;
  if (directory === void 0 && !(0,node_path__WEBPACK_IMPORTED_MODULE_7__.isAbsolute)(path))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}, a relative path`, expected);
  if (lacksDrive(path))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(value)}, a path without a drive`, "a path such as C:\\Users\\me\\.oci");
  const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(directory ?? "", path);
  if (absolute.length > 1024)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${name} is ${absolute.length} characters long`, "at most 1024 characters");
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .checkForm */ .Hj)(name, absolute, /^[ -$&-:<>-~]+$/, expected);
}
function lacksDrive(path) {
  return process.platform === "win32" && /^[\\/](?![\\/])/.test(path);
}
function readRegistryLogin(value, name) {
  const is = booleanOf(value);
  if (is !== void 0) return is || void 0;
  const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .checkForm */ .Hj)(name, value, pattern, "true, false, or a registry host such as fra.ocir.io, without a path");
}

// src/renewal/subject-source.ts
async function requestSubjectToken(http, source, timeout) {
  if ("requestUrl" in source) return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .requestIdToken */ .gj)(http, source);
  if ("file" in source) return readTokenFile(source.file);
  return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .readSubjectToken */ .kB)(
    await readTokenFromCommand(source, timeout),
    "what --subject-token-command printed (exit code 0)"
  );
}
async function readTokenFile(file) {
  const flag = "--subject-token-file";
  return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .readSubjectToken */ .kB)((await readTextFile(flag, file)).trim(), flag);
}
async function readTokenFromCommand(source, timeout) {
  const result = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .runProgram */ .mB)({ stderr: "inherit", ...source, timeout });
  const token = result.stdout.trim();
  const problem = result.problem ?? (token === "" ? "printed nothing on stdout (exit code 0)" : void 0);
  if (problem !== void 0) throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR("transient", "No subject token", `--subject-token-command ${problem}`);
  return token;
}
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

// src/federation/session-token.ts
function checkSessionToken(token, expected) {
  const claims = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .readClaims */ .Ip)(token);
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
  return { token, principal: (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g$)(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
var CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
var CLOCK_TOLERANCE = 300;
var LONGEST_SESSION = 43200;
var SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
  const clock = `this machine's clock says ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === "number" && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(start)}, and ${clock}`, CLOCK_HINT);
    }
  }
  return exp;
}
function tenancyOf(claims, expected) {
  const named = [claims.tenant, claims.res_tenant].find(
    (value) => typeof value === "string" && value !== ""
  );
  if (named === void 0) {
    if (expected !== void 0) return expected;
    throw rejected(
      "it has no tenancy (claims tenant, res_tenant)",
      "set tenancy to the OCID of your tenancy, which the profile needs"
    );
  }
  if (expected !== void 0 && named !== expected) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
      "mismatch",
      "Wrong tenancy",
      `the session token belongs to ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g$)(named)}, expected ${expected}`,
      {
        hint: "Check domain-url and tenancy: they belong to two tenancies. Nothing was written."
      }
    );
  }
  if (!isOcid(named, "tenancy")) throw rejected(`its tenancy ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(named)} is not a tenancy OCID`);
  return named;
}
function carriesKey(claim, key) {
  const jwk = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isText */ .KH)(claim) ? (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(claim, _error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv) : claim;
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(jwk) && sameNumber(jwk.n, key.n) && sameNumber(jwk.e, key.e);
}
function sameNumber(claim, ours) {
  const digits = (text2) => Buffer.from(text2, "base64url").toString("hex").replace(/^(00)+/, "");
  return typeof claim === "string" && digits(claim) === digits(ours);
}
function rejected(why, hint) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
    "mismatch",
    "Session token rejected",
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint }
  );
}

// src/federation/exchange.ts
async function exchangeToken(http, request, subjectToken, timing, connection) {
  const what = `the token exchange at ${request.domainUrl}`;
  let sent;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    const prepared = await tokenRequest(request, exchangeBody(request, sent.raw), timing.now());
    return { ...await request.sign?.(prepared, http, timing) ?? prepared, connection };
  });
  if (answer.status !== 200) {
    const { explainDenial } = await Promise.all(/* import() */[__webpack_require__.e(514), __webpack_require__.e(438)]).then(__webpack_require__.bind(__webpack_require__, 438));
    throw explainDenial(answer, request, sent?.claims ?? {}, timing.now());
  }
  return tokenIn(answer.body, what);
}
function overallTimeoutOf({ requestTimeout, maxAttempts }, { clientSecret, clientKey }) {
  const waits = (clientSecret ?? clientKey) === void 0 ? 3 : 1;
  return requestTimeout * (maxAttempts * waits + 1);
}
function tokenIn(body, what) {
  const fields = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(body, _error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv);
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === "string" && token.trim() !== "") {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .protectSecret */ .ol)(token.trim());
    return token.trim();
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields ? "" : ", not a JSON object"})`,
    {
      hint: "check that domain-url is the URL of an identity domain and that no proxy answered instead"
    }
  );
}
function supplySubjectTokens(request, now) {
  let current;
  return async (attempt, wasThrottled) => {
    const isUsable = current && (attempt === 1 || wasThrottled && isFresh(current, now()));
    if (!current || !isUsable) current = { since: now(), token: await request() };
    return current.token;
  };
}
var FRESH = 1 / 2;
function isFresh({ token: { claims }, since }, now) {
  const { iat, exp } = claims;
  if (typeof iat !== "number" || exp === void 0) return false;
  const limit = (exp - iat) * 1e3 * FRESH;
  return now >= since && now - since < limit && now - iat * 1e3 < limit;
}
async function obtainSession(http, request, subjectTokens2, timing, { onKey, onToken } = {}) {
  const { tenancy, tokenType, domainUrl, requestTimeout = Infinity } = request;
  const now = () => timing.now();
  const supply = supplySubjectTokens(subjectTokens2, now);
  const parts = Promise.all([(0,_session_key_js__WEBPACK_IMPORTED_MODULE_3__/* .generateSessionKey */ .JM)(), supply(1, false)]);
  const connection = (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_0__/* .connectEarly */ .Ir)(domainUrl, now, requestTimeout * 1e3);
  try {
    const [key, first] = await parts;
    onKey?.(key);
    let subject = first;
    const token = await exchangeToken(
      http,
      { ...request, publicKeyBase64: key.publicKeyBase64 },
      async (attempt, wasThrottled) => subject = await supply(attempt, wasThrottled),
      timing,
      connection
    );
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}




/***/ }),

/***/ 6929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ readHomes),
/* harmony export */   A5: () => (/* binding */ locateProfile),
/* harmony export */   DM: () => (/* binding */ restrictToAccount),
/* harmony export */   Dn: () => (/* binding */ makePrivateDirectory),
/* harmony export */   F8: () => (/* binding */ DOCKER),
/* harmony export */   GH: () => (/* binding */ GH),
/* harmony export */   IU: () => (/* binding */ profilePaths),
/* harmony export */   J$: () => (/* binding */ commandEnvironment),
/* harmony export */   JX: () => (/* binding */ isWritableByOthers),
/* harmony export */   Jm: () => (/* binding */ retryWhileHeld),
/* harmony export */   Kb: () => (/* binding */ makeDirectories),
/* harmony export */   ME: () => (/* binding */ inspectDirectory),
/* harmony export */   NM: () => (/* binding */ makeWorkDirectory),
/* harmony export */   NT: () => (/* binding */ temporaryName),
/* harmony export */   Pl: () => (/* binding */ writePrivateFile),
/* harmony export */   RE: () => (/* binding */ homeDirectory),
/* harmony export */   Ti: () => (/* binding */ moveDirectory),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Xp: () => (/* binding */ inspectFile),
/* harmony export */   YQ: () => (/* binding */ nameWorkDirectory),
/* harmony export */   YX: () => (/* binding */ findHomeDirectory),
/* harmony export */   aE: () => (/* binding */ withWayOut),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   f4: () => (/* binding */ isPrivateDirectory),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   j4: () => (/* binding */ isWorkDirectory),
/* harmony export */   kg: () => (/* binding */ configTarget),
/* harmony export */   mB: () => (/* binding */ runProgram),
/* harmony export */   pG: () => (/* binding */ NETWORK),
/* harmony export */   qL: () => (/* binding */ INSTALLATIONS),
/* harmony export */   tt: () => (/* binding */ SESSION_FILES),
/* harmony export */   uE: () => (/* binding */ PROFILE_NAME),
/* harmony export */   x3: () => (/* binding */ checkProfileName),
/* harmony export */   yE: () => (/* binding */ programEnvironment),
/* harmony export */   ys: () => (/* binding */ isSamePath)
/* harmony export */ });
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3024);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1421);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8500);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7975);



// src/system/program-environment.ts
var EVERY = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|COLORTERM|NO_COLOR|TMPDIR|TEMP|TMP|(LD|DYLD)_LIBRARY_PATH)$/i,
  /^(XDG_(CONFIG|DATA|STATE|CACHE)_HOME|XDG_RUNTIME_DIR)$/i,
  /^(PATHEXT|COMSPEC|SYSTEM(ROOT|DRIVE)|WINDIR|USER(PROFILE|NAME|DOMAIN)|HOME(DRIVE|PATH)|(LOCAL)?APPDATA)$/i,
  /^(ALLUSERSPROFILE|PROGRAMDATA|(COMMON)?PROGRAM(FILES(\(X86\))?|W6432)|PROCESSOR_ARCHITECTURE)$/i
];
var NETWORK = [
  /^((https?|no|all)_proxy|SSL_CERT_(FILE|DIR))$/i,
  /^(DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|SSH_AUTH_SOCK|GNUPGHOME|GPG_TTY|PASSWORD_STORE_DIR)$/i
];
var DOCKER = [
  /^DOCKER_(API_VERSION|AUTH_CONFIG|CERT_PATH|CONFIG|CONTEXT|CUSTOM_HEADERS|HOST|TLS|TLS_VERIFY)$/i,
  /^(CONTAINER_HOST|CONTAINERS_\w+|REGISTRY_AUTH_FILE)$/i
];
var GH = [/^(GH_\w+|GITHUB_(ENTERPRISE_)?TOKEN|CODESPACES)$/i];
var INSTALLATIONS = [
  /^(PYTHONPATH|PYTHONHOME|VIRTUAL_ENV|(PYENV|ASDF|MISE|TFENV|TOFUENV)(_\w+)?_(DIR|ROOT|VERSION))$/i
];
function programEnvironment(own = [], environment = process.env) {
  const needed = [...EVERY, ...own];
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => needed.some((pattern) => pattern.test(name)))
  );
}
function commandEnvironment(secrets) {
  const comparable = (name) => process.platform === "win32" ? name.toUpperCase() : name;
  const removed = new Set([...secrets, ...SECRETS_OF_OTHERS].map(comparable));
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry) => entry[1] !== void 0 && !removed.has(comparable(entry[0]))
    )
  );
}
var SECRETS_OF_OTHERS = ["OCI_WIF_ADMIN_TOKEN", "OCI_TOKEN_EXCHANGE_CLIENT_SECRET"];

// src/system/directories.ts





// src/system/private-files.ts





// src/system/windows.ts





async function restrictToAccount(directory) {
  if (process.platform !== "win32" || isBelowHome(directory)) return true;
  try {
    const accounts = [await accountId(), ...ALWAYS].map((id) => `*${id}:(OI)(CI)F`);
    await runSystemProgram("icacls.exe", [directory, "/inheritance:r", "/grant:r", ...accounts, "/q"]);
    return true;
  } catch {
    return false;
  }
}
var TIMEOUT = 1e4;
var ALWAYS = ["S-1-5-18", "S-1-5-32-544"];
function isBelowHome(directory) {
  return [node_os__WEBPACK_IMPORTED_MODULE_4__.homedir, () => (0,node_os__WEBPACK_IMPORTED_MODULE_4__.userInfo)().homedir].some((find) => {
    try {
      return comparablePath(directory).startsWith(comparablePath(node_path__WEBPACK_IMPORTED_MODULE_5__.join(find(), node_path__WEBPACK_IMPORTED_MODULE_5__.sep)));
    } catch {
      return false;
    }
  });
}
async function accountId() {
  const { stdout } = await runSystemProgram("whoami.exe", ["/user", "/fo", "csv", "/nh"]);
  const [, id] = /"(S-1-[\d-]+)"\s*$/.exec(stdout) ?? [];
  if (id === void 0) throw new Error("whoami printed no security identifier");
  return id;
}
function runSystemProgram(name, args) {
  const program = node_path__WEBPACK_IMPORTED_MODULE_5__.join(process.env.SystemRoot ?? "C:\\Windows", "System32", name);
  const options = { env: programEnvironment(), timeout: TIMEOUT, windowsHide: true };
  return (0,node_util__WEBPACK_IMPORTED_MODULE_9__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_7__.execFile)(program, args, options);
}
async function retryWhileHeld(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_8__.setTimeout)(wait);
    }
  }
}
var PATIENCE = 3e3;
var SHORTEST_WAIT = 10;
var LONGEST_WAIT = 200;
var HELD = /* @__PURE__ */ new Set(["EBUSY", "EPERM", "EACCES", "ENOTEMPTY"]);
function* waitTimes() {
  const deadline = performance.now() + PATIENCE;
  let wait = SHORTEST_WAIT;
  while (process.platform === "win32" && performance.now() + wait <= deadline) {
    yield wait;
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
  return void 0;
}
function isHeld(error) {
  return HELD.has((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .systemErrorCode */ .vq)(error));
}
function isSamePath(one, other, platform = process.platform) {
  if (one === void 0 || other === void 0) return one === other;
  return comparablePath(one, platform) === comparablePath(other, platform);
}
function comparablePath(anyPath, platform = process.platform) {
  return platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_5__.win32.normalize(anyPath).toLowerCase() : anyPath;
}
function killTree(pid) {
  const taskkill = node_path__WEBPACK_IMPORTED_MODULE_5__.join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const options = { env: programEnvironment(), stdio: "ignore", windowsHide: true };
  const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_7__.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], options);
  if (status !== 0) process.kill(pid, "SIGKILL");
}

// src/system/private-files.ts
var READ_LIMIT = 32 * 1024 * 1024;
async function writePrivateFile(filePath, content) {
  const handle = await createFile(filePath, content);
  await handle.close();
}
async function replaceFile(filePath, content, { suffix = (0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.randomBytes)(8).toString("hex"), mode, beforeRename } = {}) {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 511) });
  try {
    beforeRename?.();
    await assertInPlace(handle, temporary);
    await handle.close();
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rename)(temporary, filePath));
  } catch (error) {
    await handle.close().catch(() => void 0);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(temporary, { force: true }).catch(() => void 0);
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, filePath);
  }
}
function temporaryName(filePath, suffix) {
  return node_path__WEBPACK_IMPORTED_MODULE_5__.join(node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_5__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_6__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_6__.constants.O_NOFOLLOW ?? 0);
    const handle = await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.open)(filePath, flags));
    try {
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(error)) return void 0;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, filePath);
  }
  if (attempts === 1) throw refusal(filePath, "keeps being replaced by another program");
  return readRegularFile(filePath, limit, attempts - 1);
}
async function inspectFile(filePath) {
  const found = await inspect(filePath);
  if (found && !found.isFile()) throw refusal(filePath, `is ${kindOf(found)}, not a regular file`);
  return found;
}
async function inspectDirectory(directory, { refuseShared = false } = {}) {
  const found = await inspect(directory);
  if (!found) return false;
  if (!found.isDirectory()) throw refusal(directory, `is ${kindOf(found)}, not a directory`);
  if (refuseShared && isWritableByOthers(found)) {
    throw refusal(directory, "can be written by other users", `run: chmod go-w '${directory}'`);
  }
  return true;
}
function isWritableByOthers({ mode }) {
  return process.platform !== "win32" && (mode & 18) !== 0;
}
async function isPrivateDirectory(directory) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.lstat)(directory).catch(() => void 0);
  return found?.isDirectory() === true && (process.platform === "win32" || (found.mode & 63) === 0);
}
async function makePrivateDirectory(directory) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await makeDirectories(directory, 448);
    } catch (error) {
      if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(error) && attempt < 5) continue;
      const { path: level = directory } = error;
      if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(error)) throw refusal(level, "cannot be created: its parent takes no directories");
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .systemErrorCode */ .vq)(error) === "EEXIST" ? refusal(level, "is not a directory") : (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, level);
    }
  }
}
async function moveDirectory(from, to) {
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rename)(from, to));
  } catch (error) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, to);
  }
}
async function createFile(filePath, content, access = {}) {
  let handle;
  try {
    handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.open)(filePath, "wx", 384);
  } catch (error) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    await handle.sync();
    return handle;
  } catch (error) {
    await handle.close();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(filePath, { force: true });
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, filePath);
  }
}
async function assertInPlace(handle, filePath) {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(filePath)}.`;
  throw refusal(filePath, "was replaced by another program", hint);
}
async function setAccess(handle, { owner, mode = 384 }) {
  const ours = await handle.stat();
  if (owner && (ours.uid !== owner.uid || ours.gid !== owner.gid)) {
    await handle.chown(owner.uid, owner.gid).catch(() => void 0);
  }
  await handle.chmod(mode);
}
async function inspect(anyPath) {
  try {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.lstat)(anyPath);
  } catch (error) {
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(error)) return void 0;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, anyPath);
  }
}
function kindOf(found) {
  if (found.isSymbolicLink()) return "a symbolic link";
  if (found.isDirectory()) return "a directory";
  return found.isFile() ? "a file" : "a special file";
}
function refusal(anyPath, defect, hint) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("files", "Cannot write profile", `${anyPath} ${defect}`, hint === void 0 ? {} : { hint });
}
async function makeDirectories(directory, mode) {
  try {
    return await makeOne(directory, mode);
  } catch (error) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(directory);
    if (!(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(error) || parent === directory) throw error;
    const made = await makeDirectories(parent, mode);
    return made + await makeOne(directory, mode);
  }
}
async function makeOne(directory, mode, attempts = 5) {
  keepAccessOfOwner();
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.mkdir)(directory, { mode }));
    return 1;
  } catch (error) {
    const code = (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .systemErrorCode */ .vq)(error);
    if (REPORTED_FOR_EXISTING.has(code) && await isDirectory(directory)) return 0;
    const isGone = code === "EEXIST" && !await inspect(directory);
    if (isGone && attempts > 1) return makeOne(directory, mode, attempts - 1);
    throw error;
  }
}
var REPORTED_FOR_EXISTING = /* @__PURE__ */ new Set(["EEXIST", "EACCES", "EPERM", "EROFS", "EISDIR"]);
async function isDirectory(directory) {
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(directory).catch(() => void 0))?.isDirectory() === true;
}
function keepAccessOfOwner() {
  const umask = process.umask(63);
  process.umask(umask & 63);
}
async function removeTree(anyPath) {
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(anyPath, { recursive: true, force: true }));
  } catch (error) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, anyPath);
  }
}

// src/system/directories.ts
function nameWorkDirectory() {
  return node_path__WEBPACK_IMPORTED_MODULE_5__.resolve((0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .firstGiven */ .qL)(process.env.RUNNER_TEMP) ?? (0,node_os__WEBPACK_IMPORTED_MODULE_4__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.randomBytes)(8).toString("hex")}`);
}
async function makeWorkDirectory(directory) {
  keepAccessOfOwner();
  try {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.mkdir)(directory, { mode: 448 });
  } catch (error) {
    const variable = VARIABLES.find((name) => (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .firstGiven */ .qL)(process.env[name]) !== void 0);
    const from = variable === void 0 ? "" : ` (${variable})`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, `the temporary directory ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(directory), 4096)}${from}`);
  }
  await restrictToAccount(directory);
}
var VARIABLES = process.platform === "win32" ? ["RUNNER_TEMP", "TEMP", "TMP"] : ["RUNNER_TEMP", "TMPDIR", "TMP", "TEMP"];
function isWorkDirectory(value) {
  return typeof value === "string" && node_path__WEBPACK_IMPORTED_MODULE_5__.isAbsolute(value) && node_path__WEBPACK_IMPORTED_MODULE_5__.normalize(value) === value && /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_5__.basename(value));
}
function findHomeDirectory() {
  try {
    const home = (0,node_os__WEBPACK_IMPORTED_MODULE_4__.homedir)();
    return node_path__WEBPACK_IMPORTED_MODULE_5__.isAbsolute(home) ? home : void 0;
  } catch {
    return void 0;
  }
}
function homeDirectory(otherwise) {
  const home = findHomeDirectory();
  if (home !== void 0) return home;
  const { HOME: given = "" } = process.env;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(
    given === "" ? "HOME is not set, and the account has no home directory" : `HOME is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(given)}, a relative path`,
    `an absolute path in HOME or in ${otherwise}`
  );
}

// src/system/run-program.ts

var OUTPUT_LIMIT = 1024 * 1024;
var SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"];
async function runProgram(call) {
  const result = { exitCode: void 0, problem: void 0, stdout: "", stderr: "" };
  if (process.platform === "win32" && typeof call.command === "string" && call.command.trim().includes("\n"))
    return {
      ...result,
      problem: "has several lines, and cmd runs only the first: join them with &&"
    };
  let child;
  const kill = () => {
    if (child) killGroup(child);
  };
  const release = killWithThisProcess(kill);
  try {
    child = start(call);
  } catch {
    release();
    return { ...result, problem: "could not be started" };
  }
  const abort = (problem) => {
    result.problem ??= problem;
    kill();
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
    env: environment,
    stdio: ["pipe", "pipe", stderr === "capture" ? "pipe" : stderr],
    // A separate process group, so that everything the program has started can be killed with it.
    detached: process.platform !== "win32",
    windowsHide: true
  };
  if (typeof command === "string") return (0,node_child_process__WEBPACK_IMPORTED_MODULE_7__.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,node_child_process__WEBPACK_IMPORTED_MODULE_7__.spawn)(program, args, options);
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

// src/profile/paths.ts



var SESSION_FILES = { token: "token", key: "oci_api_key.pem", publicKey: "oci_api_key_public.pem" };
async function locateProfile(ociHome, profile) {
  const givenHome = node_path__WEBPACK_IMPORTED_MODULE_5__.resolve(ociHome);
  return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
  checkProfileName(profile);
  const sessionsDirectory = node_path__WEBPACK_IMPORTED_MODULE_5__.join(ociHome, "sessions");
  const sessionDirectory = node_path__WEBPACK_IMPORTED_MODULE_5__.join(sessionsDirectory, profile);
  return {
    ociHome,
    givenHome,
    configFile: node_path__WEBPACK_IMPORTED_MODULE_5__.join(ociHome, "config"),
    sessionsDirectory,
    sessionDirectory,
    tokenFile: node_path__WEBPACK_IMPORTED_MODULE_5__.join(sessionDirectory, SESSION_FILES.token),
    keyFile: node_path__WEBPACK_IMPORTED_MODULE_5__.join(sessionDirectory, SESSION_FILES.key),
    publicKeyFile: node_path__WEBPACK_IMPORTED_MODULE_5__.join(sessionDirectory, SESSION_FILES.publicKey),
    databaseTokenDirectory: node_path__WEBPACK_IMPORTED_MODULE_5__.join(ociHome, "db-token")
  };
}
async function realPath(absolute) {
  try {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(absolute);
  } catch (error) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(absolute);
    if (!(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(error) || parent === absolute) throw withWayOut((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, absolute));
    return node_path__WEBPACK_IMPORTED_MODULE_5__.join(await realPath(parent), node_path__WEBPACK_IMPORTED_MODULE_5__.basename(absolute));
  }
}
function withWayOut(error) {
  if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || error.hint !== void 0) return error;
  switch ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .systemErrorCode */ .vq)(error.cause)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return error.with({
        furtherHint: 'Choose a directory that this account can write with oci-home. In a container, the user of the image may be the reason: in a GitHub job, "container: { options: --user root }" runs it as root.'
      });
    case "EBUSY":
      return error.with({
        furtherHint: "mount the directory of the file instead, or choose another directory with oci-home"
      });
    default:
      return error;
  }
}
var PROFILE_NAME = process.platform === "win32" ? {
  pattern: /^(?!(con|prn|aux|nul|com\d|lpt\d)(\.|$))[a-z0-9._-]{0,63}[a-z0-9_-]$/i,
  expected: 'up to 64 letters, digits, ".", "_" and "-", no dot at the end, and no device name of Windows such as CON'
} : {
  pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
  expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots'
};
function checkProfileName(profile) {
  if (PROFILE_NAME.pattern.test(profile)) return;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
    "files",
    "Cannot write profile",
    `the profile name ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(profile)} is not valid: use ${PROFILE_NAME.expected}`
  );
}
function readHomes() {
  return { home: findHomeDirectory(), passwd: accountHome() };
}
function accountHome() {
  try {
    return (0,node_os__WEBPACK_IMPORTED_MODULE_4__.userInfo)().homedir;
  } catch {
    return void 0;
  }
}
async function configTarget(configFile) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.lstat)(configFile).catch(() => void 0);
  return found?.isSymbolicLink() === true ? followConfigLink(configFile, found.uid) : configFile;
}
async function followConfigLink(configFile, owner) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(configFile).catch((error) => {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(error) ? refusal2(configFile, "to a file that does not exist") : (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C9)(error, configFile);
  });
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(target);
  if (!found.isFile()) throw refusal2(configFile, `to ${target}, which is not a regular file`);
  const account = process.getuid?.();
  if (account !== void 0 && (owner !== account || found.uid !== account))
    throw refusal2(configFile, `to ${target}, and one of the two belongs to another user`);
  if (!await isInHome(target)) throw refusal2(configFile, `to ${target}, which is outside your home directory`);
  return target;
}
async function isInHome(target) {
  const { home, passwd } = readHomes();
  for (const directory of [home, passwd]) {
    const real = directory === void 0 ? void 0 : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(directory).catch(() => void 0);
    if (real !== void 0 && target.startsWith(real + node_path__WEBPACK_IMPORTED_MODULE_5__.sep)) return true;
  }
  return false;
}
function refusal2(configFile, where) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("files", "Cannot write profile", `${configFile} is a symbolic link ${where}`, {
    hint: "replace the link with a regular file, or choose another directory with oci-home"
  });
}




/***/ }),

/***/ 2836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ openTunnelTo),
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   Ir: () => (/* binding */ connectEarly),
/* harmony export */   JY: () => (/* binding */ openConnection),
/* harmony export */   MC: () => (/* binding */ tlsPeer),
/* harmony export */   O$: () => (/* binding */ systemTiming),
/* harmony export */   Py: () => (/* binding */ compareClocks),
/* harmony export */   YK: () => (/* binding */ MAX_BODY_BYTES),
/* harmony export */   YM: () => (/* binding */ CLOCK_ADVICE),
/* harmony export */   ZV: () => (/* binding */ proxyAdvice),
/* harmony export */   cJ: () => (/* binding */ ignoreDisabledVerification),
/* harmony export */   iJ: () => (/* binding */ proxyFor),
/* harmony export */   uT: () => (/* binding */ createHttpClient),
/* harmony export */   w4: () => (/* binding */ hostOf),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7067);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8474);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7030);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7075);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1692);



// src/clock.ts

var systemTiming = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(milliseconds);
  },
  random: () => Math.random()
};
var TOLERANCE = 300;
var CLOCK_ADVICE = "Set the clock of this machine, for example with NTP: OCI tolerates five minutes, and tokens are valid for minutes";
function compareClocks(date = "", time, server) {
  const theirs = Date.parse(date);
  if (Number.isNaN(theirs)) return void 0;
  const seconds2 = Math.round((time - theirs - 500) / 1e3);
  return {
    isWrong: Math.abs(seconds2) > TOLERANCE,
    text: `this machine says ${isoSeconds(time)}, ${server} ${isoSeconds(theirs)}: ${describeOffset(seconds2)}`
  };
}
function describeOffset(seconds2) {
  if (Math.abs(seconds2) <= 1) return "no difference";
  const size = Math.abs(seconds2) < 120 ? `${Math.abs(seconds2)} s` : `${Math.round(Math.abs(seconds2) / 60)} min`;
  return `this machine is ${size} ${seconds2 < 0 ? "behind" : "ahead"}`;
}
function isoSeconds(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

// src/http/retry.ts
function isTransientStatus(status) {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
function isTransient(error) {
  if (error instanceof _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyError */ .T6)
    return error.status === void 0 ? isTransient(error.cause) : isTransientStatus(error.status);
  return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL|ERR_INVALID_CHAR/.test((0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) ?? "");
}
function isThrottling(status, retryAfter) {
  return status === 429 || status === 503 && retryAfter !== void 0;
}
function createRetryBudget(limits, timing, started) {
  const { maxAttempts, retryTimeout, overallTimeout } = limits;
  let deadline = started + overallTimeout * 1e3;
  let throttledSince;
  const afterThrottling = (retryAfter) => {
    const now = timing.now();
    throttledSince ??= now;
    const until = throttledSince + retryTimeout * 1e3;
    const since = now - throttledSince;
    const asked = parseRetryAfter(retryAfter, now);
    const pause = throttlingPause({ since, asked, left: until - now }, timing.random());
    deadline = Math.max(deadline, now + (pause ?? 0) + overallTimeout * 1e3);
    return {
      pause,
      until,
      // The last attempt may have ended after the limit, and then nothing is left.
      reason: asked > until - now && until - now >= 1e3 ? waitsTooLong(asked, until - now) : noTimeLeft(retryTimeout),
      wasThrottled: true,
      progress: `throttled for ${seconds(since)} s, waiting at most ${retryTimeout} s`
    };
  };
  const afterFailure = (attempts, retryAfter) => {
    const delay2 = retryDelay(attempts, retryAfter, timing);
    const hasAttempts = attempts < maxAttempts;
    const hasTime = timing.now() + delay2 < deadline;
    return {
      pause: hasAttempts && hasTime ? delay2 : void 0,
      until: deadline,
      reason: hasAttempts ? noTimeLeft(overallTimeout) : "",
      wasThrottled: false,
      progress: `${attempts + 1} of ${maxAttempts}`
    };
  };
  return {
    timeLeft: () => deadline - timing.now(),
    forRequest() {
      let attempts = 0;
      return ({ status, retryAfter }) => {
        if (status !== void 0 && isThrottling(status, retryAfter)) return afterThrottling(retryAfter);
        attempts += 1;
        return afterFailure(attempts, retryAfter);
      };
    }
  };
}
function noTimeLeft(limit) {
  return limit === 0 ? ", and throttled requests are not repeated" : `, no time left for another within ${limit} s`;
}
function waitsTooLong(asked, left) {
  return `, and the server asks to wait ${seconds(asked)} s, but only ${seconds(left)} s are left`;
}
function seconds(milliseconds) {
  return (milliseconds / 1e3).toFixed(0);
}
var FIRST_PAUSE = 1e3;
var LONGEST_PAUSE = 1e4;
var LONGEST_RETRY_AFTER = 3e4;
function retryDelay(attempt, retryAfter, timing) {
  const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
  const asked = Math.min(LONGEST_RETRY_AFTER, parseRetryAfter(retryAfter, timing.now()));
  return Math.max(asked, timing.random() * ceiling);
}
function parseRetryAfter(value, now) {
  if (value === void 0) return 0;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1e3;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
var FIRST_THROTTLING_PAUSE = 1250;
var GROWTH = 0.45;
var LONGEST_GROWTH = 45e3;
var SPREAD = { first: 1.6, later: 1.5 };
function throttlingPause({ since, asked, left }, random) {
  const isFirst = since === 0;
  const shortest = Math.max(asked, isFirst ? FIRST_THROTTLING_PAUSE : GROWTH * Math.min(since, LONGEST_GROWTH));
  if (shortest >= left) return void 0;
  const longest = Math.min(left, shortest * (isFirst ? SPREAD.first : SPREAD.later));
  return shortest + random * (longest - shortest);
}

// src/http/client.ts


// src/http/connection.ts






// src/http/proxy.ts


// node_modules/@actions/http-client/lib/proxy.js
function checkBypass(reqUrl) {
  if (!reqUrl.hostname) {
    return false;
  }
  const reqHost = reqUrl.hostname;
  if (isLoopbackAddress(reqHost)) {
    return true;
  }
  const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
  if (!noProxy) {
    return false;
  }
  let reqPort;
  if (reqUrl.port) {
    reqPort = Number(reqUrl.port);
  } else if (reqUrl.protocol === "http:") {
    reqPort = 80;
  } else if (reqUrl.protocol === "https:") {
    reqPort = 443;
  }
  const upperReqHosts = [reqUrl.hostname.toUpperCase()];
  if (typeof reqPort === "number") {
    upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
  }
  for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) {
    if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) {
      return true;
    }
  }
  return false;
}
function isLoopbackAddress(host) {
  const hostLower = host.toLowerCase();
  return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}

// src/http/proxy.ts
function proxyFor(url) {
  const names = url.protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"];
  const variable = names.find((candidate) => (process.env[candidate] ?? "").trim() !== "");
  if (variable === void 0 || checkBypass(url) || bypassesProxy(url)) return void 0;
  const proxy = readProxy((process.env[variable] ?? "").trim());
  if (proxy) return { variable, ...proxy };
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(
    `${variable} is not the address of a proxy`,
    'host:port, http://host:port, https://host:port or http://user:password@host:port, with "%", "@", "/", "?" and "#" in the user name and the password, and ":" in the user name, percent-encoded'
  );
}
function hostOf({ hostname }) {
  return hostname.replace(/^\[|\]$/g, "");
}
var FORM = /^(?:(https?):\/\/)?(?:([^/?#]*)@)?([^\s@:/?#\\]+|\[[^\s@\]]+\])(:\d+)?(?:[/?#][^@]*)?$/i;
function readProxy(value) {
  const [, scheme = "http", user = "", host, port = ""] = FORM.exec(value) ?? [];
  if (host === void 0) return void 0;
  const colon = `${user}:`.indexOf(":");
  try {
    return {
      url: new URL(`${scheme}://${host}${port}`),
      username: decodeURIComponent(user.slice(0, colon)),
      password: decodeURIComponent(user.slice(colon + 1))
    };
  } catch {
    return void 0;
  }
}
function proxyAdvice({ host }, { variable, url: proxy }, status) {
  if (status === 407) {
    return `check the user name and the password in ${variable}, in which "%", "@", "/", "?" and "#" must be percent-encoded: the proxy ${proxy.host} must accept them with the scheme Basic`;
  }
  if (status === 403) {
    return `ask the administrator of the proxy ${proxy.host} to allow tunnels to ${host}, or list this host in no_proxy if it can be reached directly`;
  }
  return `check ${variable} and no_proxy: the request was sent through the proxy ${proxy.host}`;
}
function bypassesProxy(url) {
  const host = hostOf(url);
  const value = [process.env.no_proxy, process.env.NO_PROXY].find((candidate = "") => candidate !== "") ?? "";
  const entries = value.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => {
    if (entry.startsWith("*.")) return host.endsWith(entry.slice(1));
    const [, address2 = "", bits = ""] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
    return (0,node_net__WEBPACK_IMPORTED_MODULE_5__.isIP)(address2) !== 0 && (0,node_net__WEBPACK_IMPORTED_MODULE_5__.isIP)(host) !== 0 && isInRange(host, address2, Number(bits));
  });
}
function isInRange(host, address2, bits) {
  const range = new node_net__WEBPACK_IMPORTED_MODULE_5__.BlockList();
  try {
    range.addSubnet(address2, bits, familyOf(address2));
  } catch {
    return false;
  }
  return range.check(host, familyOf(host));
}
function familyOf(address2) {
  return (0,node_net__WEBPACK_IMPORTED_MODULE_5__.isIP)(address2) === 6 ? "ipv6" : "ipv4";
}

// src/http/connection.ts
async function openConnection(url, signal, timeout) {
  const tunnel = await openTunnelTo(url, signal, timeout);
  try {
    return await openThrough(tunnel, url, signal, timeout);
  } catch (error) {
    tunnel?.destroy();
    throw error;
  }
}
function ignoreDisabledVerification(warn) {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED !== "0") return;
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  warn(
    "NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored, because secrets are sent only to servers with a trusted certificate. To trust another certificate authority, set NODE_EXTRA_CA_CERTS to a PEM file with its certificate"
  );
}
async function openTunnelTo(url, signal, timeout) {
  const proxy = proxyFor(url);
  if (proxy === void 0) return void 0;
  const toProxy = await openThrough(void 0, proxy.url, signal, timeout).catch((cause) => {
    throw new _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyError */ .T6(void 0, cause);
  });
  return openTunnel(toProxy, proxy, `${url.hostname}:${portOf(url)}`);
}
async function openThrough(tunnel, url, signal, timeout) {
  if (url.protocol === "https:") {
    const peer = tlsPeer(url, tunnel, timeout);
    const socket2 = (0,node_tls__WEBPACK_IMPORTED_MODULE_7__.connect)({ ...peer, ALPNProtocols: ["http/1.1"], rejectUnauthorized: true });
    await opened(socket2, "secureConnect", signal);
    return socket2;
  }
  if (tunnel !== void 0) return tunnel;
  const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_5__.connect)(address(url, timeout));
  await opened(socket, "connect", signal);
  return socket;
}
function tlsPeer(url, tunnel, timeout) {
  const host = hostOf(url);
  return {
    ...tunnel === void 0 ? address(url, timeout) : { host, socket: tunnel },
    ...(0,node_net__WEBPACK_IMPORTED_MODULE_5__.isIP)(host) === 0 ? { servername: host } : {}
  };
}
var LONGEST_ADDRESS_ATTEMPT = 3e3;
function address(url, timeout) {
  const attempt = Math.max(1, Math.floor(Math.min(LONGEST_ADDRESS_ATTEMPT, timeout / 3)));
  return { host: hostOf(url), port: portOf(url), autoSelectFamilyAttemptTimeout: attempt };
}
async function opened(socket, event, signal) {
  (0,node_stream__WEBPACK_IMPORTED_MODULE_6__.addAbortSignal)(signal, socket).on("error", () => void 0);
  await (0,node_events__WEBPACK_IMPORTED_MODULE_4__.once)(socket, event);
}
function portOf({ protocol, port }) {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}
async function openTunnel(toProxy, proxy, target) {
  const asked = destroyOnThrow(
    toProxy,
    () => (0,node_http__WEBPACK_IMPORTED_MODULE_3__.request)({
      method: "CONNECT",
      path: target,
      headers: { host: target, ...authorization(proxy) },
      createConnection: () => toProxy
    })
  );
  asked.end();
  const connected = (0,node_events__WEBPACK_IMPORTED_MODULE_4__.once)(asked, "connect");
  const [answer, tunnel, head] = await connected.catch((cause) => {
    throw new _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyError */ .T6(void 0, cause);
  });
  if (answer.statusCode === 200 && head.length === 0) return tunnel;
  tunnel.destroy();
  throw new _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyError */ .T6(answer.statusCode === 200 ? void 0 : answer.statusCode);
}
function destroyOnThrow(socket, create) {
  try {
    return create();
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
function authorization({ username, password }) {
  if (username === "" && password === "") return {};
  return { "proxy-authorization": `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` };
}
var LONGEST_IDLE = 5e3;
function connectEarly(url, now, timeout = Infinity) {
  const abort = new AbortController();
  const close = () => {
    abort.abort();
  };
  let opening = open(url, abort.signal, now, timeout).catch(() => void 0);
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
async function open(url, signal, now, timeout) {
  const socket = await openConnection(new URL(url), signal, timeout);
  return { socket, since: now() };
}
function isUnused(socket) {
  return !socket.destroyed && socket.writable && socket.readable && socket.readableLength === 0;
}

// src/http/client.ts
var MAX_BODY_BYTES = 256 * 1024;
function createHttpClient(options) {
  const timing = options.timing ?? systemTiming;
  const budget = createRetryBudget(options, timing, timing.now());
  let { onWrongClock } = options;
  return {
    async send(what, prepare) {
      const decide = budget.forRequest();
      let last;
      for (let attempt = 1; ; attempt++) {
        if (last && options.isStopped?.()) throw last.failure;
        const request2 = await prepare(attempt, last?.decision.wasThrottled ?? false);
        if (last && timing.now() >= last.decision.until) throw last.failure;
        protectCredentials(request2.headers);
        const url = new URL(request2.url);
        const proxy = proxyFor(url);
        const timeout = Math.max(0, Math.min(options.requestTimeout * 1e3, budget.timeLeft()));
        const outcome = await attemptOnce(options.userAgent, request2, timeout);
        if (outcome.kind === "answer" && onWrongClock) {
          const offset = compareClocks(outcome.answer.headers.date, timing.now(), url.host);
          if (offset?.isWrong) {
            onWrongClock(`Wrong clock: ${offset.text}. ${CLOCK_ADVICE}`);
            onWrongClock = void 0;
          }
        }
        if (outcome.kind === "answer" && !isTransientStatus(outcome.answer.status)) {
          refuseRedirect(what, request2, outcome.answer, proxy);
          return outcome.answer;
        }
        const said = outcome.kind === "answer" ? `answered ${outcome.answer.status}` : outcome.description;
        if (outcome.kind === "too-large") {
          throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("mismatch", "Unexpected response", `${what} ${said}`, {
            hint: checkAddress(url, proxy)
          });
        }
        const answer = outcome.kind === "answer" ? outcome.answer : void 0;
        const decision = decide({ status: answer?.status, retryAfter: answer?.headers["retry-after"] });
        const isFinal = outcome.kind === "error" && !outcome.isTransient;
        const tries = attempt === 1 ? "once" : `${attempt} times`;
        const failure = new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
          "transient",
          "Request failed",
          `${what} ${said}${answer === void 0 ? "" : evidence(answer)}; tried ${tries}${isFinal ? "" : decision.reason}`,
          {
            hint: decision.wasThrottled ? options.throttlingHint ?? "try again later" : adviceFor(url, outcome, proxy),
            cause: outcome.kind === "error" ? outcome.cause : void 0
          }
        );
        if (isFinal || decision.pause === void 0) throw failure;
        const seconds2 = (decision.pause / 1e3).toFixed(1);
        options.onRetry?.(`${what} ${said}; trying again in ${seconds2} s (${decision.progress})`);
        await timing.sleep(decision.pause);
        last = { decision, failure };
      }
    }
  };
}
async function attemptOnce(userAgent, request2, timeout) {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, timeout);
  try {
    const message = await exchangeMessages(userAgent, request2, abort.signal, timeout);
    const body = await readBody(message);
    if (body === void 0) {
      return {
        kind: "too-large",
        description: `answered ${message.statusCode ?? 0} with more than ${MAX_BODY_BYTES / 1024} kB`
      };
    }
    return { kind: "answer", answer: { status: message.statusCode ?? 0, headers: singleHeaders(message), body } };
  } catch (cause) {
    const seconds2 = Number((timeout / 1e3).toFixed(1));
    const timedOut = seconds2 === 0 ? "did not answer within the overall time limit" : `did not answer within ${seconds2} s`;
    const description = abort.signal.aborted ? timedOut : (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .describeNetworkError */ .gl)(cause);
    return { kind: "error", description, isTransient: abort.signal.aborted || isTransient(cause), cause };
  } finally {
    clearTimeout(timer);
  }
}
async function exchangeMessages(userAgent, { method, url: target, headers, body, connection }, signal, timeout) {
  const url = new URL(target);
  const socket = await connection?.take(signal) ?? await openConnection(url, signal, timeout);
  const sent = destroyOnThrow(
    socket,
    () => (0,node_http__WEBPACK_IMPORTED_MODULE_3__.request)({
      method,
      path: url.pathname + url.search,
      headers: { host: url.host, ...headers, "user-agent": userAgent },
      signal,
      // The connection is encrypted already if the URL asks for it.
      createConnection: () => socket
    })
  );
  const answer = answerTo(sent);
  sent.end(body);
  return answer;
}
function answerTo(sent) {
  return new Promise((resolve, reject) => {
    sent.on("response", (answer) => {
      if (answer.statusCode !== 101) resolve(answer);
      else sent.destroy(noAnswer("ERR_PROTOCOL_SWITCH"));
    });
    sent.on("upgrade", (_answer, socket) => {
      socket.destroy();
      reject(noAnswer("ERR_PROTOCOL_SWITCH"));
    });
    sent.on("error", reject);
    sent.on("close", () => {
      reject(noAnswer("ECONNRESET"));
    });
  });
}
function noAnswer(code) {
  return Object.assign(new Error("no answer"), { code });
}
async function readBody(message) {
  const chunks = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return void 0;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
function singleHeaders(message) {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])
  );
}
function refuseRedirect(what, request2, answer, proxy) {
  if (answer.status < 300 || answer.status > 399) return;
  const location = answer.headers.location;
  const target = location !== void 0 && URL.canParse(location, request2.url) ? new URL(location, request2.url).host : "nowhere";
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${what} answered ${answer.status}, a redirect to ${target}, which is not followed because it would send the credentials there${evidence(answer)}`,
    { hint: checkAddress(new URL(request2.url), proxy) }
  );
}
function checkAddress({ host }, proxy) {
  const through = proxy === void 0 ? "" : `; the request was sent through the proxy ${proxy.url.host}`;
  return `check the address: ${host}${through}`;
}
function evidence(answer) {
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .readErrorBody */ .Nk)(answer.body);
  const requestId = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .requestIdOf */ .Gb)(answer);
  const parts = [...said ? [said.text] : [], ...requestId === void 0 ? [] : [`request ID: ${requestId}`]];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}
function adviceFor(url, outcome, proxy) {
  if (outcome.kind === "answer") {
    return `try again later; if the error persists, report it to the operator of ${url.host}`;
  }
  if (proxy === void 0)
    return outcome.kind === "error" && (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(outcome.cause) === "ENOTFOUND" ? checkAddress(url, proxy) : void 0;
  const { cause } = outcome;
  return proxyAdvice(url, proxy, cause instanceof _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyError */ .T6 ? cause.status : void 0);
}
function protectCredentials({ authorization: authorization2 = "" }) {
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .ol)(/^Signature .*\bkeyId="ST\$([^"]+)"/i.exec(authorization2)?.[1] ?? "");
  const [, scheme = "", credentials = ""] = /^(\w+) (\S+)$/.exec(authorization2) ?? [];
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .ol)(credentials);
  if (scheme.toLowerCase() !== "basic") return;
  const pair = Buffer.from(credentials, "base64").toString();
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .ol)(pair.slice(pair.indexOf(":") + 1));
}




/***/ }),

/***/ 919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ secretParts),
/* harmony export */   JM: () => (/* binding */ generateSessionKey),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   a: () => (/* binding */ describePublicKey),
/* harmony export */   yy: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
// src/session-key.ts


async function generateSessionKey() {
  const { privateKey, publicKey } = await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPair)("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" }
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
  const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(publicKeyPem);
  const der = key.export({ type: "spki", format: "der" });
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return {
    publicKeyPem,
    publicKeyBase64: der.toString("base64"),
    fingerprint: keyFingerprint(publicKeyPem),
    jwk: { n, e }
  };
}
function keyFingerprint(pem) {
  const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}
function secretLines(privateKeyPem) {
  return privateKeyPem.split(/[\r\n]+|\\n/).filter((line) => line.length > 16 && !line.startsWith("-----"));
}
function secretParts(secret) {
  if (!secret.includes("-----BEGIN ")) return [secret];
  return secretLines(secret.replaceAll(/-----[A-Z ]+-----|[ \t]+/g, "\n"));
}




/***/ }),

/***/ 6345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ describeTime),
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   gj: () => (/* binding */ requestIdToken),
/* harmony export */   kB: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);



// src/federation/subject-token.ts
function readSubjectToken(raw, origin) {
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .ol)(raw);
  const claims = readClaims(raw);
  if (claims) return { raw, claims };
  const parts = raw.split(".").length;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
    "input",
    "Invalid subject token",
    `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? "" : "s"} between dots; a JWT has three)`,
    {
      hint: 'give the token itself, three base64url parts joined by dots, without quotes, the word "Bearer" or a JSON object around it'
    }
  );
}
function audienceOf(claims) {
  return [claims.aud ?? []].flat().join(", ");
}
function readClaims(jwt) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return void 0;
  const [header = "", claims = ""] = jwt.split(".").map((part) => Buffer.from(part, "base64url").toString());
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(header, _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv) && (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(claims, isClaims);
}
function describeTime(seconds) {
  const date = new Date(seconds * 1e3);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
}
var isClaims = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .objectOf */ .Xy)({
  iss: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH),
  sub: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH),
  aud: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((aud) => [aud].flat().every(_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)),
  exp: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((exp) => typeof exp === "number")
});
async function requestIdToken(http, source) {
  const url = new URL(source.requestUrl);
  url.searchParams.set("audience", source.audience);
  const request = `the request for GitHub's identity token`;
  const answer = await http.send(`${request} at ${url.host}`, () => ({
    method: "GET",
    url: url.href,
    headers: { authorization: `Bearer ${source.requestToken}`, accept: "application/json" }
  }));
  if (answer.status !== 200) {
    const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .readErrorBody */ .Nk)(answer.body);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
      "denial",
      "Identity token request refused",
      `${url.host} answered ${answer.status} to ${request}${said ? ` (${said.description ?? said.error})` : ""}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents'
      }
    );
  }
  const token = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .firstGiven */ .qL)((0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(answer.body, (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .objectOf */ .Xy)({ value: _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH }))?.value);
  if (token !== void 0) return readSubjectToken(token, `the answer to ${request}`);
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${url.host} answered 200 to ${request}, but without a token (${answer.body.length} characters)`,
    {
      hint: "check https_proxy and no_proxy: a proxy may have answered instead of GitHub"
    }
  );
}




/***/ })

};
