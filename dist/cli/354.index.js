export const id = 354;
export const ids = [354];
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

/***/ 4354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  describeMachine: () => (/* binding */ describeMachine),
  doctor: () => (/* binding */ doctor),
  printMachine: () => (/* binding */ printMachine),
  printResult: () => (/* binding */ printResult),
  printSummary: () => (/* binding */ printSummary)
});

// EXTERNAL MODULE: ./build/cli/receipts.js
var receipts = __webpack_require__(6120);
// EXTERNAL MODULE: ./build/cli/registry-credentials.js
var registry_credentials = __webpack_require__(3341);
// EXTERNAL MODULE: ./build/cli/export-commands.js
var export_commands = __webpack_require__(5334);
// EXTERNAL MODULE: ./build/cli/obtain-session.js
var obtain_session = __webpack_require__(37);
// EXTERNAL MODULE: ./build/cli/run-program.js
var run_program = __webpack_require__(9941);
// EXTERNAL MODULE: ./build/cli/version.js
var version = __webpack_require__(5537);
// EXTERNAL MODULE: ./build/cli/private-files.js
var private_files = __webpack_require__(2760);
// EXTERNAL MODULE: ./build/cli/diagnosis-explain.js
var diagnosis_explain = __webpack_require__(4926);
// EXTERNAL MODULE: ./build/cli/command.js
var cli_command = __webpack_require__(3192);
// EXTERNAL MODULE: ./build/cli/explain-rules.js
var explain_rules = __webpack_require__(4608);
// EXTERNAL MODULE: ./build/cli/http.js
var cli_http = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/cli/advice.js
var advice = __webpack_require__(7913);
// EXTERNAL MODULE: ./build/cli/home-directory.js
var home_directory = __webpack_require__(56);
// EXTERNAL MODULE: ./build/cli/statement.js
var statement = __webpack_require__(6000);
// EXTERNAL MODULE: ./build/cli/ocid.js
var ocid = __webpack_require__(7594);
// EXTERNAL MODULE: ./build/cli/terminal.js
var cli_terminal = __webpack_require__(8565);
// EXTERNAL MODULE: ./build/cli/disk-failure.js
var disk_failure = __webpack_require__(4555);
// EXTERNAL MODULE: ./build/cli/error-body.js
var error_body = __webpack_require__(8128);
// EXTERNAL MODULE: ./build/cli/failure.js
var failure = __webpack_require__(8919);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
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
;// CONCATENATED MODULE: ./build/cli/doctor.js





















// src/cli/doctor.ts


// src/diagnosis/check-connection.ts




// src/diagnosis/link.ts
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

// src/diagnosis/check-connection.ts
async function checkDns(domainUrl) {
  const url = new URL(domainUrl);
  const proxy = (0,advice/* proxyHostFor */.WO)(url);
  const host = (proxy === void 0 ? url.hostname : new URL(`http://${proxy}`).hostname).replace(/^\[|\]$/g, "");
  const role = proxy === void 0 ? [] : [`the proxy ${proxy} resolves ${url.hostname}`];
  if ((0,external_node_net_.isIP)(host) !== 0) return ok("dns", ...role, `${host} is an IP address`);
  try {
    const addresses = await (0,promises_.lookup)(host, { all: true });
    return ok("dns", ...role, `${host}: ${addresses.map(({ address }) => address).join(", ")}`);
  } catch (error) {
    return failed(
      "dns",
      [`${host} ${(0,advice/* describeNetworkError */.gl)(error)}`, ...role],
      proxy === void 0 ? "Check --domain-url: the console shows it on the domain's page. If the name is right, check the DNS server of this machine, and whether it needs a proxy (https_proxy)." : "Check https_proxy and no_proxy."
    );
  }
}
var TIMEOUT = 2e4;
async function checkTls(domainUrl, environment) {
  const url = new URL(domainUrl);
  const proxy = (0,advice/* proxyFor */.iJ)(url);
  const way = proxy === void 0 ? "direct connection" : `through the proxy ${proxy.url.host}`;
  let peer;
  try {
    peer = await readPeerCertificate(url, TIMEOUT);
  } catch (error) {
    return failed(
      "tls",
      `${url.host} ${(0,advice/* describeNetworkError */.gl)(error)} (${way})`,
      proxy === void 0 ? "Check --domain-url, the firewall of this machine, and whether it needs a proxy (https_proxy)." : capitalised((0,advice/* proxyAdvice */.ZV)(url, proxy, error instanceof advice/* ProxyError */.T6 ? error.status : void 0))
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
      `${url.host} ${(0,advice/* describeNetworkError */.gl)({ code: peer.problem }).replace(/;.*/, "")}`,
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
async function readPeerCertificate(url, timeout) {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await handshake(url, await (0,advice/* openTunnelTo */.Ae)(url, signal, timeout), signal, timeout);
  } catch (error) {
    throw signal.aborted ? networkError("ETIMEDOUT") : error;
  }
}
async function handshake(url, tunnel, signal, timeout) {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const socket = (0,external_node_tls_.connect)({
    // The name is compared with the certificate, also if the connection exists already.
    host: hostname,
    ...tunnel ? { socket: tunnel } : { port: portOf(url), ...(0,advice/* eachAddress */.Yj)(timeout) },
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
  return external_node_tls_.rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, "") === base64);
}
function portOf({ port }) {
  return port === "" ? 443 : Number(port);
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

// src/diagnosis/check-exchange.ts
var MY_SCOPES = "urn:opc:idm:__myscopes__";
async function checkClient(request, { http, timing }) {
  const form = new URLSearchParams({ grant_type: "client_credentials", scope: MY_SCOPES });
  const answer = await http.send(
    `the token request of the client at ${request.domainUrl}`,
    () => (0,obtain_session/* tokenRequest */.jE)(request, form)
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
  const denial = (0,obtain_session/* explainDenial */.LI)(answer, { ...request, tokenType: "upst", publicKeyBase64: "" }, {}, timing.now());
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
async function checkExchange(request, subject, tokens, { http, timing }) {
  const key = await (0,obtain_session/* generateSessionKey */.JM)();
  const token = await (0,obtain_session/* exchangeToken */.r1)(
    http,
    { ...request, publicKeyBase64: key.publicKeyBase64 },
    (attempt) => attempt > 1 ? tokens() : Promise.resolve(subject),
    () => timing.now()
  );
  const type = request.tokenType.toUpperCase();
  return { result: ok("exchange", `the domain exchanged the token for a session (${type})`), found: { token, key } };
}
function checkSession({ token, key }, { tokenType, tenancy }, now) {
  const login = (0,obtain_session/* checkSessionToken */.WB)(token, { key, tokenType, tenancy, now });
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return ok(
    "session",
    `principal ${login.principal}`,
    `tenancy ${login.tenancy}${tenancy === void 0 ? " (give --tenancy to compare it)" : ", as expected"}`,
    `it contains the key of this exchange and expires in ${minutes} min`
  );
}

// src/diagnosis/check-profile.ts


async function checkProfile({ ociHome, profile, profileGiven }) {
  const paths = await (0,advice/* locateProfile */.A5)(ociHome, profile);
  const bytes = await (0,private_files/* readRegularFile */.XF)(await (0,receipts/* configTarget */.kg)(paths.configFile));
  const warnings = bytes ? (0,receipts/* checkConfig */.l2)(bytes, paths.configFile) : [];
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
      problems.push({ what, next: `Run: chmod 600 ${(0,failure/* shellQuoted */.x)(file)}` });
    }
  }
  for (const place of [paths.ociHome, paths.sessionsDirectory, paths.sessionDirectory, paths.configFile]) {
    const mode = await modeOf(place);
    if (mode === void 0 || !(0,private_files/* isWritableByOthers */.JX)({ mode })) continue;
    const what = `${place} has the mode ${octal(mode)}: other users may change it`;
    problems.push({ what, next: `Run: chmod go-w ${(0,failure/* shellQuoted */.x)(place)}` });
  }
  return problems;
}
function inHome(file = "") {
  return file.startsWith("~/") || file.startsWith(`~${external_node_path_.sep}`) ? external_node_path_.join((0,home_directory/* findHomeDirectory */.YX)() ?? "~", file.slice(2)) : file;
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
  for (const { kind, name, value } of (0,obtain_session/* configLines */.Q6)(bytes)) {
    if (kind === "header") {
      isInside = name === profile;
      if (isInside) entries = /* @__PURE__ */ new Map();
    }
    if (isInside && kind === "key") entries?.set(name, value);
  }
  return entries;
}
var LOGIN_AGAIN = "Log in again: oci-wif login, or the step of the action. In long jobs, use renew.";
async function checkSavedSession({ entries, tokenFile, keyFile }, expected, now) {
  const [token, key] = [await read(tokenFile), await read(keyFile)];
  if (token === void 0)
    return failed("saved-session", `${tokenFile} cannot be read`, "Check its owner and its mode.");
  (0,failure/* protectSecret */.ol)(token.trim());
  const claims = (0,advice/* readClaims */.Ip)(token.trim());
  if (!claims) return failed("saved-session", `${tokenFile} does not contain a session token`, LOGIN_AGAIN);
  const problems = [
    ...token === token.trim() ? [] : [`${tokenFile} has a line break or a space around the token, which no SDK can send`],
    ...keyProblems(claims, key, keyFile, entries.get("fingerprint") ?? ""),
    ...tenancyProblems(claims, entries.get("tenancy") ?? "", expected),
    ...timeProblems(claims, now)
  ];
  if (problems.length > 0) return failed("saved-session", problems, LOGIN_AGAIN);
  return ok(
    "saved-session",
    `principal ${(0,failure/* printable */.g$)(claims.sub ?? "(none)")}`,
    `its key, fingerprint and tenancy match the profile; it expires at ${(0,advice/* describeTime */.Ht)(claims.exp ?? 0)}`
  );
}
function keyProblems({ jwk }, pem, keyFile, fingerprint) {
  if (pem === void 0) return [`${keyFile} cannot be read`];
  let key;
  try {
    key = (0,obtain_session/* describePublicKey */.a)(pem);
  } catch {
    return [`${keyFile} does not contain an RSA key without a pass phrase`];
  }
  return [
    ...(0,obtain_session/* carriesKey */.tX)(jwk, key.jwk) ? [] : [`${keyFile} contains another key than the session token: it was replaced after the login, or the token was`],
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
  return exp * 1e3 > now ? [] : [`it expired at ${(0,advice/* describeTime */.Ht)(exp)}`];
}
async function read(file) {
  return (0,external_node_fs_promises_.readFile)(file, "utf8").catch(() => void 0);
}
function checkVariables(environment) {
  const isSet = (name) => (environment[name] ?? "") !== "";
  const found = (0,receipts/* overridingVariables */.LM)(environment, {
    terraformFederation: isSet("OCI_WORKLOAD_IDENTITY_TOKEN_PATH"),
    resourcePrincipal: isSet("OCI_RESOURCE_PRINCIPAL_RPST")
  });
  if (found.length === 0) return ok("variables", "no variable takes precedence over what a login provides");
  const seen = found.map(({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what the login provides`);
  return failed("variables", seen, `Remove ${found.flatMap(({ names }) => names).join(", ")} from the environment.`);
}
async function checkSignedCall({ paths, entries }, profile, http) {
  const region = entries.get("region") ?? "";
  try {
    return ok("signed-call", `${region}: ${(0,receipts/* describeVerification */.Xm)(await (0,receipts/* verifyProfile */.$9)(http, paths, profile))}`);
  } catch (error) {
    if (error instanceof failure/* Failure */.HR) throw error;
    return failed("signed-call", `Oracle's SDK cannot use the profile ${profile}`, "Log in again.");
  }
}

// src/diagnosis/check-token.ts

async function checkSubjectToken(tokens, now) {
  if (tokens === void 0) {
    const next = 'In a GitHub job with "permissions: id-token: write", the token is requested. Elsewhere, give it with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command.';
    return { result: notChecked("subject-token", "needs a token of the identity provider", next) };
  }
  if (tokens instanceof failure/* Failure */.HR) throw tokens;
  const found = await tokens();
  return { result: describe2(found, now()), found };
}
function describe2({ claims }, now) {
  const seen = [
    `iss ${(0,failure/* printable */.g$)(claims.iss ?? "(none)")}`,
    `sub ${(0,failure/* printable */.g$)(claims.sub ?? "(none)")}`,
    `aud ${(0,failure/* printable */.g$)((0,advice/* audienceOf */.Ox)(claims) || "(none)")}`
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
      [...seen, `it expired at ${(0,advice/* describeTime */.Ht)(exp)}`],
      "Request the token right before the login: tokens of identity providers are usually valid for minutes."
    );
  }
  if (typeof nbf === "number" && nbf * 1e3 > now) {
    return failed(
      "subject-token",
      [...seen, `it is not valid before ${(0,advice/* describeTime */.Ht)(nbf)}`],
      "Check the clocks of this machine and of the identity provider."
    );
  }
  return ok("subject-token", ...seen, `valid until ${(0,advice/* describeTime */.Ht)(exp)}`);
}
var CERTIFICATE = "If the trust has the keys as a certificate or from another URL, this does not matter (--certificate, --jwks-file and --jwks-url of oci-wif setup).";
async function checkIssuer({ iss = "" }, http) {
  if (!iss.startsWith("https:")) {
    const seen = `the issuer ${(0,failure/* printable */.g$)(iss === "" ? "(none)" : iss)} is not an https URL, so it has no discovery document`;
    return { result: notChecked("issuer", seen, CERTIFICATE) };
  }
  try {
    const url = await (0,statement/* discover */.k4)(iss, http);
    const answer = await http.send(`the key set at ${url}`, () => ({
      method: "GET",
      url,
      headers: { accept: "application/json" }
    }));
    if (answer.status !== 200)
      return { result: failed("issuer", `the key set at ${url} answered ${answer.status}`, CERTIFICATE) };
    const ids = (0,statement/* rsaKeys */.pc)(answer.body, `the key set at ${url}`).map(({ kid = "(none)" }) => (0,failure/* printable */.g$)(kid, 60));
    return { result: ok("issuer", `key set ${url}`, `kid ${ids.join(", ")}`), found: answer.body };
  } catch (error) {
    if (!(error instanceof failure/* Failure */.HR)) throw error;
    if (error.kind === "transient")
      return { result: notChecked("issuer", error.message, "OCI must be able to reach the issuer.", CERTIFICATE) };
    return { result: failedWith("issuer", error.with({ furtherHint: CERTIFICATE })) };
  }
}
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

// src/diagnosis/check-tools.ts

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
    const { exitCode, stdout, problem } = await (0,run_program/* runProgram */.m)({
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
  return (0,receipts/* consumerEnvironment */.kW)({
    paths,
    profile,
    region: entries.get("region") ?? "",
    tokenType,
    platform: process.platform,
    homes: (0,advice/* readHomes */.$G)(),
    environment
  }).variables;
}
function useOf({ variables, otherwise }, { profile, environment }, expected) {
  const needed = variables.filter((name) => expected[name] !== void 0);
  if (needed.length === 0) return otherwise(profile);
  const isSet = (name) => (environment[name] ?? "") !== "";
  const isExpected = (name, value = environment[name]) => PATHS.has(name) ? (0,private_files/* isSamePath */.ys)(value, expected[name]) : value === expected[name];
  const others = needed.filter((name) => isSet(name) && !isExpected(name));
  if (others.length > 0) {
    const values = others.map((name) => `${name}=${(0,failure/* printable */.g$)(environment[name] ?? "", 60)}`).join(", ");
    return `would not use the profile ${profile}, because of ${values}`;
  }
  const unset = needed.filter((name) => !isSet(name) && !isExpected(name, defaultOf2(name)));
  if (unset.length === 0) return `would use the profile ${profile}`;
  return `would not use the profile ${profile}, because ${listed(unset)} not set: export the variables of the login, or ${otherwise(profile)}`;
}
function defaultOf2(name) {
  const isConfig = name === "OCI_CLI_CONFIG_FILE" || name === "OCI_CONFIG_FILE";
  const home = (0,home_directory/* findHomeDirectory */.YX)();
  return isConfig && home !== void 0 ? external_node_path_.join(home, ".oci", "config") : void 0;
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

// src/diagnosis/check-trust.ts
async function checkTrust(subject, domainUrl, { clientId, administrator: options }, { http, timing }) {
  try {
    const administrator = await (0,explain_rules/* findAdministrator */.ne)(options);
    const { findings, accepted, advice } = await (0,diagnosis_explain/* explainToken */.Z)(
      { subject, domainUrl, clientId, now: timeInToken(subject, timing.now()) },
      {
        domain: (0,explain_rules/* identityDomain */.V9)(domainUrl, administrator, http),
        policies: administrator.signed && (0,statement/* policies */.R3)(administrator, http),
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

// src/diagnosis/examine.ts
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
  return error instanceof failure/* Failure */.HR ? failedWith(link, error) : failed(link, (0,failure/* describeFailure */.Ic)(error, "oci-wif"));
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
  const tokens = subject === void 0 || subject instanceof failure/* Failure */.HR ? subject : (0,receipts/* subjectTokens */.rv)({ subject, requestTimeout: (0,advice/* defaultOf */.HA)("request-timeout") }, tools.http, failure/* protectSecret */.ol);
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

// src/cli/doctor.ts
var CHECKED_FLAGS = {
  ...(0,cli_command/* someFlags */.sr)(receipts/* LOGIN_FLAGS */.G3, [
    "domain-url",
    "client-id",
    "client-secret-file",
    "client-secret-env",
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
    help: `profile to check (default: that of the login in this job, or "${advice/* SETTINGS */.yy.profile.default}")`
  }
};
var ADMIN_FLAGS = {
  "admin-profile": { flag: "<name>", help: "OCI profile of an administrator" },
  "admin-config-file": { flag: "<file>", help: "OCI config file with that profile (default: ~/.oci/config)" }
};
var OUTPUT_FLAGS = {
  full: { flag: "", help: "show OCIDs in full" },
  json: { flag: "", help: "print the result as JSON on stdout, and the report on stderr" }
};
var doctor = {
  define(command) {
    (0,cli_command/* addFlags */.zA)(command, CHECKED_FLAGS, "What to check, as far as you have it; the flags are those of login:");
    (0,cli_command/* addFlags */.zA)(command, ADMIN_FLAGS, "To compare the token with the rules of the trust (or OCI_WIF_ADMIN_TOKEN):");
    (0,cli_command/* addFlags */.zA)(command, OUTPUT_FLAGS, "Output:").addHelpText(
      "after",
      "\nIt performs a token exchange, as a login does, and writes nothing.\nExit codes: 0 no link failed, 1 a link failed, 2 invalid flags or values.\n\nExample:\n  npx oci-wif doctor --domain-url https://idcs-….identity.oraclecloud.com \\\n    --client-id … --subject-token-file token.jwt --admin-profile DEFAULT"
    );
  },
  run: runDoctor
};
async function runDoctor(flags, timing = advice/* systemTiming */.O$) {
  const request = await readDoctorRequest(flags);
  const progress = (0,cli_terminal/* createProgress */.mf)();
  const terminal = (0,cli_terminal/* createTerminal */.PB)(flags.json === true ? "json" : "report");
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
  const broken = results.find(({ state }) => state === "failed");
  if (flags.json === true) {
    const report = { ...machine, firstBrokenLink: broken?.link ?? null, links: results };
    terminal.result((0,failure/* harmlessJson */.EL)(report));
  }
  return broken ? cli_terminal/* EXIT */.dc.failed : cli_terminal/* EXIT */.dc.done;
}
function withShortOcids(result) {
  return { ...result, seen: result.seen.map(ocid/* shortOcids */.J9), next: result.next.map(ocid/* shortOcids */.J9) };
}
async function readDoctorRequest(flags) {
  const { source, ini } = await (0,receipts/* readLoginSource */.$u)({ ...profileOfLogin(), ...flags });
  const tokenType = (0,advice/* readSetting */.LA)(source, "token-type");
  const resourceType = (0,advice/* readSetting */.LA)(source, "resource-type");
  (0,advice/* checkTokenType */.qQ)({ tokenType, resourceType, tokenLifetime: void 0 }, source);
  return {
    domainUrl: (0,advice/* readIfGiven */.Jv)(source, "domain-url"),
    clientId: (0,advice/* readIfGiven */.Jv)(source, "client-id"),
    clientSecret: (0,advice/* readIfGiven */.Jv)(source, "client-secret"),
    tenancy: (0,advice/* readSetting */.LA)(source, "tenancy"),
    tokenType,
    resourceType,
    subject: await readSubject(flags, ini, source),
    profile: (0,advice/* readSetting */.LA)(source, "profile"),
    profileGiven: (0,advice/* readIfGiven */.Jv)(source, "profile") !== void 0,
    ociHome: (0,advice/* readSetting */.LA)(source, "oci-home"),
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
    return await (0,receipts/* readLoginSubject */.mb)(flags, ini, (0,advice/* readSetting */.LA)(source, "audience"));
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
var WIDTH = 80;
var INDENT = " ".repeat(8);
var SIGNS = {
  ok: ["ok", "green"],
  failed: ["FAILED", "red"],
  "not checked": ["-", "dim"]
};
function printMachine(machine, { say }) {
  for (const line of (0,failure/* wrapped */.ky)(Object.values(machine).join(", "), "", WIDTH)) say(line);
  say();
}
function printResult({ link, state, seen, next }, { say, paint }) {
  const [sign, style] = SIGNS[state];
  const column = `${paint(style, sign)}${" ".repeat(INDENT.length - sign.length)}`;
  if (state === "not checked") {
    const [first = "", ...more] = (0,failure/* wrapped */.ky)(`${LINKS[link]}, not checked: ${seen.join("; ")}`, INDENT, WIDTH);
    say(`${column}${paint("dim", first.slice(INDENT.length))}`);
    for (const line of more) say(paint("dim", line));
  } else {
    say(`${column}${paint("bold", LINKS[link])}`);
    for (const text of seen) for (const line of (0,failure/* wrapped */.ky)(text, INDENT, WIDTH)) say(line);
  }
  next.forEach((text, index) => {
    for (const line of (0,failure/* wrapped */.ky)(`${index === 0 ? "Next: " : ""}${text}`, INDENT, WIDTH)) say(paint("cyan", line));
  });
}
function printSummary(results, { say, paint }) {
  const count = (state) => results.filter((result) => result.state === state).length;
  say();
  say(`${count("ok")} ok, ${count("failed")} failed, ${count("not checked")} not checked`);
  const broken = results.find(({ state }) => state === "failed");
  if (broken) say(paint("red", `First broken link: ${LINKS[broken.link]}`));
  else if (count("not checked") > 0) say("Everything that was checked is ok.");
  else say(paint("green", "Everything is ok."));
}
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



/***/ })

};
