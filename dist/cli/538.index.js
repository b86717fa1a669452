export const id = 538;
export const ids = [538];
export const modules = {

/***/ 4926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ explainToken),
/* harmony export */   d: () => (/* binding */ describeToken)
/* harmony export */ });
/* harmony import */ var _explain_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4608);
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7913);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6000);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4490);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6687);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5674);





// src/diagnosis/explain-client.ts
function checkClientClaim({ clientClaimName: name, clientClaimValues: values = [] }, { subject: { claims } }, { good, note, bad }) {
  if (name === void 0) return;
  const claim = name === "aud" ? "audience" : `claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(name)}`;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(actual.join(", "));
  if (Array.isArray(claims[name]))
    note(
      `its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`
    );
  if (actual.some((value) => values.includes(value))) good(`the trust accepts its ${claim} ${shown}`);
  else {
    bad(
      `its ${claim} is ${shown}, and the trust accepts only ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(values.join(", "))}`,
      name === "aud" ? `request a token with the audience ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(values[0] ?? "")} (input audience)` : "use a token with one of these values"
    );
  }
}
async function checkClient(trust, { clientId }, { domain }, say, setup) {
  const clients = trust.oauthClients ?? [];
  if (clientId === void 0) {
    say.note(
      `the trust accepts the clients ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(clients.join(", ") || "(none)")}; give --client-id to check yours`
    );
    return;
  }
  const [app] = await domain.find("Apps", "name", clientId);
  if (!app) {
    say.bad(
      `the domain has no application with the client ID ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(clientId)}`,
      "use the client ID of an application in this domain, not its name or OCID"
    );
    return;
  }
  if (app.active !== true)
    say.bad(
      `the application ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(app.displayName)} is not active`,
      "activate it in the console, or run setup again"
    );
  if (clients.includes(clientId)) say.good(`the trust accepts the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(clientId)}`);
  else
    say.bad(
      `the trust does not accept the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(clientId)}; it accepts ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(clients.join(", ") || "(none)")}`,
      `use one of these, or add it with: ${setup} --app ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .shellQuoted */ .x)(app.displayName)}`
    );
}

// src/diagnosis/explain-signature.ts

async function checkSignature(trust, { subject }, { http }, { good, note, bad }) {
  const options = { currentDate: new Date((subject.claims.exp ?? 1) * 1e3 - 1e3), clockTolerance: 1e9 };
  const url = trust.publicKeyEndpoint;
  const from = url ?? "the trust's certificate";
  try {
    if (url === void 0) await (0,jose__WEBPACK_IMPORTED_MODULE_4__/* .jwtVerify */ .V)(subject.raw, (0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOfTrust */ .HP)(trust.publicCertificate ?? ""), options);
    else await (0,jose__WEBPACK_IMPORTED_MODULE_4__/* .jwtVerify */ .V)(subject.raw, (0,jose__WEBPACK_IMPORTED_MODULE_5__/* .createLocalJWKSet */ .w)(await fetchJwks(url, http)), options);
    good(`its signature is valid (keys of ${from})`);
  } catch (error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR && error.kind !== "input") {
      note(`the signature was not checked: ${error.message}; OCI may be able to reach this URL`);
    } else if (error instanceof jose__WEBPACK_IMPORTED_MODULE_6__/* .JWKSNoMatchingKey */ .BT || error instanceof jose__WEBPACK_IMPORTED_MODULE_6__/* .JWSSignatureVerificationFailed */ .h2) {
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("transient", "Request failed", `the key set at ${url} answered ${answer.status}`);
  }
  return JSON.parse(answer.body);
}

// src/diagnosis/explain.ts
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
  const setup = (0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .setupCall */ .S7)(request.subject.claims, request);
  if (typeof access === "string") {
    const forms = (0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .githubSubjectForms */ .lW)(claims);
    if (!(0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .ciSetupFlags */ .nN)(claims)) say.note(`a rule that matches it: sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claims.sub ?? "(none)")}`);
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
    await (0,_explain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .checkRules */ .MM)(trust, request, access, say, setup);
  }
  return { findings, accepted: findings.every(({ verdict }) => verdict !== "bad"), advice };
}
function checkTimes({ subject: { claims }, now }, { good, bad }) {
  if (claims.exp === void 0)
    bad("the token has no expiry (claim exp)", "the domain accepts only tokens that expire");
  else if (claims.exp * 1e3 <= now) {
    bad(
      `the token expired at ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(claims.exp)}`,
      "request it right before the login; tokens of identity providers are usually valid for minutes"
    );
  } else good(`the token is valid until ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(claims.exp)}`);
  if (typeof claims.nbf === "number" && claims.nbf * 1e3 > now) {
    bad(
      `the token is not valid before ${(0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(claims.nbf)}`,
      "check the clocks of this machine and of the identity provider"
    );
  }
}
function describeToken({ claims }) {
  return [
    ["iss", (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claims.iss ?? "(none)")],
    ["sub", (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claims.sub ?? "(none)")],
    ["aud", (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)((0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .Ox)(claims) || "(none)")]
  ];
}
async function findTrust({ subject: { claims } }, { domain }, { bad }, setup) {
  const issuer = claims.iss ?? "";
  const trusts = await domain.find("IdentityPropagationTrusts", "issuer", issuer);
  const [trust] = trusts;
  if (trusts.length > 1)
    bad(
      `the domain has ${trusts.length} trusts for the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(issuer)}, and refuses every token if several are active`,
      "deactivate all but one of them"
    );
  if (trust) return trust;
  const variant = issuer.endsWith("/") ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find("IdentityPropagationTrusts", "issuer", variant);
  bad(
    `the domain has no trust for the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(issuer)}${near ? `; it has one for ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(variant)}, which differs only in the trailing slash` : ""}`,
    `create it with: ${setup}`
  );
  return void 0;
}




/***/ }),

/***/ 4538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4926);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3192);
/* harmony import */ var _explain_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4608);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7913);
/* harmony import */ var _home_directory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(56);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2315);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6000);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7594);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8565);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4555);
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
  profile: { flag: "<name>", help: _options_js__WEBPACK_IMPORTED_MODULE_6__/* .OPTION_ROWS */ .aI.profile.help },
  "oci-config-file": { flag: "<file>", help: _options_js__WEBPACK_IMPORTED_MODULE_6__/* .OPTION_ROWS */ .aI.ociConfigFile.help }
};
var explain = {
  define(command) {
    (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .addFlags */ .zA)(command, EXPLAIN_FLAGS);
    (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .addFlags */ .zA)(command, ADMINISTRATOR_FLAGS, `${_options_js__WEBPACK_IMPORTED_MODULE_6__/* .OPTION_ROWS */ .aI.profile.heading}:`);
  },
  run: runExplain
};
async function runExplain(flags, timing = _advice_js__WEBPACK_IMPORTED_MODULE_4__/* .systemTiming */ .O$) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .createTerminal */ .PB)(flags.json === true ? "json" : "report");
  if (flags.subjectTokenFile === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--subject-token-file is missing", "a file with the JWT (- for stdin)");
  const text = await (0,_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .readTextFile */ .Gu)("--subject-token-file", flags.subjectTokenFile);
  const subject = (0,_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .readSubjectToken */ .kB)(text.trim(), "--subject-token-file");
  const domainUrl = flags.domainUrl === void 0 ? void 0 : (0,_advice_js__WEBPACK_IMPORTED_MODULE_4__/* .checkDomainUrl */ .k3)(flags.domainUrl);
  const request = { subject, domainUrl, clientId: flags.clientId, now: timing.now() };
  const access = await accessOf(flags, domainUrl, terminal, timing);
  const explanation = await (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explainToken */ .Z)(request, access).catch(
    (error) => (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explainToken */ .Z)(request, reasonOf(error))
  );
  if (flags.json === true) {
    terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .harmlessJson */ .EL)({ token: Object.fromEntries((0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .describeToken */ .d)(subject)), ...explanation }));
  } else {
    for (const [name, value] of (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .describeToken */ .d)(subject)) terminal.say(`${name}  ${value}`);
    print(explanation, terminal);
  }
  if (explanation.accepted === void 0) return _terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .EXIT */ .dc.unchecked;
  return explanation.accepted ? _terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .EXIT */ .dc.done : _terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .EXIT */ .dc.failed;
}
async function accessOf(flags, domainUrl, terminal, timing) {
  if (domainUrl === void 0) return "pass --domain-url to check it with the profile of an administrator";
  const token = (0,_home_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .firstGiven */ .qL)(process.env.OCI_WIF_ADMIN_TOKEN);
  let administrator;
  try {
    administrator = await (0,_explain_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .findAdministrator */ .ne)({ profile: flags.profile, configFile: flags.ociConfigFile, token });
  } catch (error) {
    const isNamed = flags.profile !== void 0 || flags.ociConfigFile !== void 0 || token !== void 0;
    if (isNamed || !(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
    return reasonOf(error);
  }
  const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_3__/* .commandHttp */ .W)(terminal, timing);
  return {
    domain: (0,_explain_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .identityDomain */ .V9)(domainUrl, administrator, http),
    policies: administrator.signed && (0,_statement_js__WEBPACK_IMPORTED_MODULE_7__/* .policies */ .R3)(administrator, http),
    tenancy: administrator.signed?.tenancy,
    http
  };
}
function reasonOf(error) {
  if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
  return error.hint === void 0 ? error.message : `${error.message}; ${error.hint}`;
}
var SIGNS = {
  good: ["ok  ", "green"],
  bad: ["BAD ", "red"],
  note: ["note", "dim"]
};
function print({ findings, accepted, advice }, terminal) {
  for (const { verdict, text } of findings) {
    const [sign, style] = SIGNS[verdict];
    terminal.say(`${terminal.paint(style, sign)} ${text}`);
  }
  terminal.say();
  if (accepted === void 0)
    terminal.say("The trust was not checked, so this does not show whether the domain accepts the token.");
  if (accepted === true)
    terminal.say(terminal.paint("green", "All checks passed. The domain should accept this token."));
  for (const line of advice) terminal.say(`What to do: ${line}`);
}



/***/ })

};
