export const id = 242;
export const ids = [242];
export const modules = {

/***/ 37:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   JM: () => (/* binding */ generateSessionKey),
/* harmony export */   LI: () => (/* binding */ explainDenial),
/* harmony export */   Q6: () => (/* binding */ configLines),
/* harmony export */   R4: () => (/* binding */ refuseUnknownKeys),
/* harmony export */   Tc: () => (/* binding */ readIniFile),
/* harmony export */   Uz: () => (/* binding */ obtainSession),
/* harmony export */   WB: () => (/* binding */ checkSessionToken),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   a: () => (/* binding */ describePublicKey),
/* harmony export */   jE: () => (/* binding */ tokenRequest),
/* harmony export */   r1: () => (/* binding */ exchangeToken),
/* harmony export */   tX: () => (/* binding */ carriesKey),
/* harmony export */   yy: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7913);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7594);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7975);





// src/text/ini.ts
function readIniFile(text, origin) {
  const values = /* @__PURE__ */ new Map();
  let section = "";
  let key = "";
  for (const line of configLines(Buffer.from(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")))) {
    const { kind, number } = line;
    if (kind === "stray" || kind === "broken") {
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .invalidInput */ .aY)(
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
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .invalidInput */ .aY)(`${origin} has a key in line ${number} that it already has above`, "each key once");
    }
    values.set(key, { value: utf8(line.value), line: number });
  }
  return values;
}
function refuseUnknownKeys(ini, known, origin) {
  for (const [key, { line }] of ini) {
    if (known.includes(key)) continue;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `${origin} has the key ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(shown(key))} in line ${line}; expected: ${known.map(shown).join(", ")} (in any case)`
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
    const text = content.slice(start, end).replace(/\r?\n$/, "");
    number += 1;
    const trimmed = trimBlanks(text);
    const indent = text.length - text.replace(/^[ \t]+/, "").length;
    const line = { kind: "broken", number, start, end, text, name: "", value: "" };
    const header = /^\[(.+)\]/.exec(trimmed)?.[1];
    const option = /^([^=:]*)[=:](.*)$/s.exec(trimmed);
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
function trimBlanks(text) {
  return text.replace(/^[ \t\r]+/, "").replace(/[ \t\r]+$/, "");
}

// src/session-key.ts


async function generateSessionKey() {
  const { privateKey, publicKey } = await (0,node_util__WEBPACK_IMPORTED_MODULE_5__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_4__.generateKeyPair)("rsa", {
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
    fingerprint: keyFingerprint(publicKeyPem),
    jwk: { n, e }
  };
}
function keyFingerprint(pem) {
  const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_4__.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_4__.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}
function secretLines(privateKeyPem) {
  return privateKeyPem.split("\n").filter((line) => line.length > 16 && !line.startsWith("-----"));
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
function tokenRequest(client, body) {
  return {
    method: "POST",
    url: `${client.domainUrl}/oauth2/v1/token`,
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json"
    },
    body: body.toString()
  };
}
function basicCredentials({ clientId, clientSecret }) {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}

// src/federation/denial.ts
function explainDenial(answer, request, claims, now) {
  const said = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_2__/* .readErrorBody */ .N)(answer.body);
  const context = { now, status: answer.status, said, request, claims };
  const words = said ? [said.error, said.description].filter(Boolean).join(": ") : "without an OAuth error code";
  const requestId = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .G)(answer);
  const lines = [
    `${request.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown2(claims.iss)}`,
    `                 sub ${shown2(claims.sub)}`,
    `                 aud ${shown2((0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}`,
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
      const forms = (0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .githubSubjectForms */ .lW)(claims);
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
      `The subject token expired at ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(claims.exp ?? 0)}. Request it right before this step: such tokens are valid for a few minutes.`
    ]
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown2(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      `Create the trust with: ${callFor(request, claims)}`
    ]
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown2((0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}. Set audience to the value that the trust expects.`
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
    `Check the trust for the issuer ${shown2(claims.iss)}: active, this client ID among its clients, a rule that matches the subject.`,
    `Create or update the trust with: ${callFor(request, claims)}`
  ]
};
function matchingRule(claims) {
  return (0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .ciSetupFlags */ .nN)(claims) === void 0 ? [`A rule that would match: sub eq ${shown2(claims.sub)}`] : [];
}
function callFor({ domainUrl, tokenType, resourceType }, claims) {
  return (0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .setupCall */ .S7)(claims, { domainUrl, resourceType: tokenType === "rpst" ? resourceType : void 0 });
}
function shown2(claim) {
  return claim === void 0 || claim === "" ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claim);
}

// src/federation/exchange.ts
async function exchangeToken(http, request, subjectToken, now, connection) {
  const what = `the token exchange at ${request.domainUrl}`;
  let sent;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    return { ...tokenRequest(request, exchangeBody(request, sent.raw)), connection };
  });
  if (answer.status !== 200) throw explainDenial(answer, request, sent?.claims ?? {}, now());
  return tokenOf(answer.body, what);
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
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .protectSecret */ .ol)(token.trim());
    return token.trim();
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields === null ? ", not JSON" : ""})`,
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

// src/federation/session-token.ts
function checkSessionToken(token, expected) {
  const claims = (0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .readClaims */ .Ip)(token);
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
  return { token, principal: (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
var CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
var CLOCK_TOLERANCE = 300;
var LONGEST_SESSION = 43200;
var SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
  const clock = `this machine's clock says ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === "number" && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(start)}, and ${clock}`, CLOCK_HINT);
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
      "mismatch",
      "Wrong tenancy",
      `the session token belongs to ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(named)}, expected ${expected}`,
      {
        hint: "check domain-url and tenancy: they belong to two tenancies. Nothing was written"
      }
    );
  }
  if (!(0,_ocid_js__WEBPACK_IMPORTED_MODULE_1__/* .isOcid */ .eN)(named, "tenancy")) throw rejected(`its tenancy ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(named)} is not a tenancy OCID`);
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
  return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
    "mismatch",
    "Session token rejected",
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint }
  );
}

// src/federation/obtain-session.ts
async function obtainSession(http, request, subjectTokens, timing, { onKey, onToken } = {}) {
  const { tenancy, tokenType, domainUrl, requestTimeout = Infinity } = request;
  const now = () => timing.now();
  const supply = supplySubjectTokens(subjectTokens, now);
  const parts = Promise.all([generateSessionKey(), supply(1, false)]);
  const connection = (0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .connectEarly */ .Ir)(domainUrl, now, requestTimeout * 1e3);
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

/***/ 2760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ restrictToAccount),
/* harmony export */   Dn: () => (/* binding */ makePrivateDirectory),
/* harmony export */   HW: () => (/* binding */ stageFile),
/* harmony export */   JX: () => (/* binding */ isWritableByOthers),
/* harmony export */   Jm: () => (/* binding */ retryWhileHeld),
/* harmony export */   Kb: () => (/* binding */ makeDirectories),
/* harmony export */   ME: () => (/* binding */ inspectDirectory),
/* harmony export */   NT: () => (/* binding */ temporaryName),
/* harmony export */   Pl: () => (/* binding */ writePrivateFile),
/* harmony export */   Ti: () => (/* binding */ moveDirectory),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Xp: () => (/* binding */ inspectFile),
/* harmony export */   cM: () => (/* binding */ comparablePath),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   f4: () => (/* binding */ isPrivateDirectory),
/* harmony export */   mf: () => (/* binding */ keepAccessOfOwner),
/* harmony export */   wQ: () => (/* binding */ retrySync),
/* harmony export */   ys: () => (/* binding */ isSamePath)
/* harmony export */ });
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8500);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7975);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1455);



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
  const homes = [(0,node_os__WEBPACK_IMPORTED_MODULE_3__.homedir)(), (0,node_os__WEBPACK_IMPORTED_MODULE_3__.userInfo)().homedir].map((home) => comparablePath(node_path__WEBPACK_IMPORTED_MODULE_4__.join(home, node_path__WEBPACK_IMPORTED_MODULE_4__.sep)));
  return homes.some((home) => comparablePath(directory).startsWith(home));
}
async function accountId() {
  const { stdout } = await runSystemProgram("whoami.exe", ["/user", "/fo", "csv", "/nh"]);
  const [, id] = /"(S-1-[\d-]+)"\s*$/.exec(stdout) ?? [];
  if (id === void 0) throw new Error("whoami printed no security identifier");
  return id;
}
function runSystemProgram(name, args) {
  const program = node_path__WEBPACK_IMPORTED_MODULE_4__.join(process.env.SystemRoot ?? "C:\\Windows", "System32", name);
  return (0,node_util__WEBPACK_IMPORTED_MODULE_6__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_2__.execFile)(program, args, { timeout: TIMEOUT, windowsHide: true });
}
async function retryWhileHeld(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout)(wait);
    }
  }
}
function retrySync(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
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
  return HELD.has(String(error?.code));
}
function isSamePath(one, other, platform = process.platform) {
  if (one === void 0 || other === void 0) return one === other;
  return comparablePath(one, platform) === comparablePath(other, platform);
}
function comparablePath(anyPath, platform = process.platform) {
  return platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_4__.win32.normalize(anyPath).toLowerCase() : anyPath;
}

// src/system/private-files.ts



var READ_LIMIT = 32 * 1024 * 1024;
async function writePrivateFile(filePath, content) {
  const handle = await createFile(filePath, content);
  await handle.close();
}
async function stageFile(filePath, content, suffix, mode) {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 511) });
  const discard = async () => {
    await handle.close();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rm)(temporary, { force: true });
  };
  return {
    discard,
    async commit() {
      try {
        await assertInPlace(handle, temporary);
        await handle.close();
        await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rename)(temporary, filePath));
      } catch (error) {
        await discard().catch(() => void 0);
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
      }
    }
  };
}
function temporaryName(filePath, suffix) {
  return node_path__WEBPACK_IMPORTED_MODULE_4__.join(node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_4__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_7__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_7__.constants.O_NOFOLLOW ?? 0);
    const handle = await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.open)(filePath, flags));
    try {
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error)) return void 0;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
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
    throw refusal(directory, "can be written by other users", `Run: chmod go-w '${directory}'`);
  }
  return true;
}
function isWritableByOthers({ mode }) {
  return process.platform !== "win32" && (mode & 18) !== 0;
}
async function isPrivateDirectory(directory) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.lstat)(directory).catch(() => void 0);
  return found?.isDirectory() === true && (process.platform === "win32" || (found.mode & 63) === 0);
}
async function makePrivateDirectory(directory) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await makeDirectories(directory, 448);
    } catch (error) {
      if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error) && attempt < 5) continue;
      const level = error.path ?? directory;
      throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error) ? refusal(level, "cannot be created: its parent takes no directories") : (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, level);
    }
  }
}
async function moveDirectory(from, to) {
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rename)(from, to));
  } catch (error) {
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, to);
  }
}
async function createFile(filePath, content, access = {}) {
  let handle;
  try {
    handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.open)(filePath, "wx", 384);
  } catch (error) {
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    await handle.sync();
    return handle;
  } catch (error) {
    await handle.close();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rm)(filePath, { force: true });
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
  }
}
async function assertInPlace(handle, filePath) {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(filePath)}.`;
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
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.lstat)(anyPath);
  } catch (error) {
    if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error)) return void 0;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, anyPath);
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
    const parent = node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(directory);
    if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error) || parent === directory) throw error;
    const made = await makeDirectories(parent, mode);
    return made + await makeOne(directory, mode);
  }
}
async function makeOne(directory, mode) {
  keepAccessOfOwner();
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.mkdir)(directory, { mode }));
    return 1;
  } catch (error) {
    const exists = REPORTED_FOR_EXISTING.has(String(error.code)) && await isDirectory(directory);
    if (exists) return 0;
    throw error;
  }
}
var REPORTED_FOR_EXISTING = /* @__PURE__ */ new Set(["EEXIST", "EACCES", "EPERM", "EROFS", "EISDIR"]);
async function isDirectory(directory) {
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.stat)(directory).catch(() => void 0))?.isDirectory() === true;
}
function keepAccessOfOwner() {
  const umask = process.umask(63);
  process.umask(umask & 63);
}
function removeTree(directory) {
  return retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rm)(directory, { recursive: true, force: true }));
}




/***/ }),

/***/ 9941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// src/system/run-program.ts


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




/***/ })

};
