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
/* harmony import */ var _job_token_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4166);
/* harmony import */ var _config_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6851);
/* harmony import */ var _federation_denial_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9514);
/* harmony import */ var _check_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(215);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3512);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(919);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5334);
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7913);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6345);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6000);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9197);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9941);
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3819);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8919);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(1196);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(4490);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(6687);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(5674);
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(1553);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(7030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(1692);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(6760);
















// src/diagnosis/check-token.ts

async function checkSubjectToken(tokens, now) {
  if (tokens === void 0) {
    const next = 'In a GitHub job with "permissions: id-token: write", the token is requested. Elsewhere, give it with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command.';
    return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)("subject-token", "needs a token of the identity provider", next) };
  }
  if (tokens instanceof _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .Failure */ .HR) throw tokens;
  const found = await tokens();
  return { result: checkClaims(found.claims, now()), found };
}
function checkClaims(claims, now) {
  const { saw, problem, result } = (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .findingsOf */ .WX)("subject-token");
  saw(...shownClaims(claims));
  const invalid = timeProblem(claims, now);
  if (invalid) problem(invalid.what, invalid.next);
  else saw(`valid until ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_8__/* .describeTime */ .Ht)(claims.exp ?? 0)}`);
  return result();
}
function shownClaims(claims) {
  return Object.entries(describeClaims(claims)).map(([name, value]) => `${name} ${value}`);
}
function describeClaims(claims) {
  return {
    iss: (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(claims.iss ?? "(none)"),
    sub: (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(claims.sub ?? "(none)"),
    aud: (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_8__/* .audienceOf */ .Ox)(claims) || "(none)")
  };
}
function timeProblem({ exp, nbf }, now) {
  if (exp === void 0)
    return { what: "it has no expiry (claim exp)", next: "The domain accepts only tokens that expire." };
  if (exp * 1e3 <= now) {
    return {
      what: `it expired at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_8__/* .describeTime */ .Ht)(exp)}`,
      next: "Request the token right before the login: tokens of identity providers are usually valid for minutes."
    };
  }
  if (typeof nbf === "number" && nbf * 1e3 > now) {
    return {
      what: `it is not valid before ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_8__/* .describeTime */ .Ht)(nbf)}`,
      next: "Check the clocks of this machine and of the identity provider."
    };
  }
  return void 0;
}
var CERTIFICATE = "If the trust has the keys as a certificate or from another URL, this does not matter (--certificate, --jwks-file and --jwks-url of oci-wif setup).";
async function checkIssuer({ iss = "" }, http) {
  if (!iss.startsWith("https:")) {
    const seen = `the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(iss === "" ? "(none)" : iss)} is not an https URL, so it has no discovery document`;
    return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)("issuer", seen, CERTIFICATE) };
  }
  try {
    const url = await (0,_statement_js__WEBPACK_IMPORTED_MODULE_9__/* .discover */ .k4)(iss, http);
    const keys = await fetchKeys(url, http);
    if (typeof keys === "number") return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("issuer", `${keySetAt(url)} answered ${keys}`, CERTIFICATE) };
    const ids = keys.map(({ kid = "(none)" }) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(kid, 60));
    return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("issuer", `key set ${url}`, `kid ${ids.join(", ")}`), found: { origin: keySetAt(url), keys } };
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .Failure */ .HR)) throw error;
    if (error.kind === "transient")
      return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)("issuer", error.message, "OCI must be able to reach the issuer.", CERTIFICATE) };
    return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failedWith */ .Mf)("issuer", error.with({ furtherHint: CERTIFICATE })) };
  }
}
async function fetchKeys(url, http) {
  const headers = { accept: "application/json" };
  const answer = await http.send(keySetAt(url), () => ({ method: "GET", url, headers }));
  return answer.status === 200 ? (0,_statement_js__WEBPACK_IMPORTED_MODULE_9__/* .rsaKeys */ .pc)(answer.body, keySetAt(url)) : answer.status;
}
function keySetAt(url) {
  return `the key set at ${url}`;
}
async function checkTrustedSignature(subject, { publicKeyEndpoint: url, publicCertificate = "" }, known, http) {
  const next = "If the issuer has changed its keys, run setup again with the new ones: --jwks-url, --jwks-file or --certificate.";
  const origin = url === void 0 ? "the certificate of the trust" : keySetAt(url);
  try {
    if (url === void 0) return await checkSignature(subject, { origin, keys: (0,_statement_js__WEBPACK_IMPORTED_MODULE_9__/* .keyOfTrust */ .HP)(publicCertificate) }, next);
    if (known?.origin === origin) return await checkSignature(subject, known, next);
    const keys = await fetchKeys(url, http);
    if (typeof keys !== "number") return await checkSignature(subject, { origin, keys }, next);
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)("signature", `${origin} answered ${keys}`, "OCI must be able to reach this URL.");
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .Failure */ .HR)) throw error;
    if (error.kind !== "input")
      return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)("signature", error.message, "OCI must be able to reach this URL, this machine need not.");
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("signature", error.message, "Check that the trust has the keys of the issuer, as RSA keys.");
  }
}
function checkIssuedSignature(subject, keys) {
  const next = "Check that the token is of this issuer, complete and unchanged. If the issuer has just replaced its keys, wait until its key set shows the new one.";
  return checkSignature(subject, keys, next);
}
async function checkSignature({ raw, claims }, { origin, keys }, next) {
  const header = (0,jose__WEBPACK_IMPORTED_MODULE_15__/* .decodeProtectedHeader */ ._)(raw);
  const text = (value = "(none)") => String(value);
  const [kid, alg] = [text(header.kid), text(header.alg)];
  const seen = `kid ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(kid, 60)}, alg ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(alg, 20)}`;
  if (!/^RS(256|384|512)$/.test(alg))
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("signature", seen, "Make the identity provider sign with RS256: OCI verifies RSA signatures.");
  const options = { currentDate: new Date((claims.exp ?? 1) * 1e3 - 1e3), clockTolerance: 1e9 };
  try {
    if (isKeySet(keys)) await (0,jose__WEBPACK_IMPORTED_MODULE_16__/* .jwtVerify */ .V)(raw, (0,jose__WEBPACK_IMPORTED_MODULE_17__/* .createLocalJWKSet */ .w)({ keys: [...keys] }), options);
    else await (0,jose__WEBPACK_IMPORTED_MODULE_16__/* .jwtVerify */ .V)(raw, keys, options);
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("signature", `${seen}: verified with ${origin}`);
  } catch (error) {
    const why = error instanceof jose__WEBPACK_IMPORTED_MODULE_18__/* .JWKSNoMatchingKey */ .BT ? "has no such key" : error instanceof jose__WEBPACK_IMPORTED_MODULE_18__/* .JWSSignatureVerificationFailed */ .h2 ? "does not verify the signature" : "cannot verify it";
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("signature", `${seen}: ${origin} ${why}`, next);
  }
}
function isKeySet(keys) {
  return Array.isArray(keys);
}

// src/diagnosis/check-domain.ts



async function checkDns(domainUrl) {
  const url = new URL(domainUrl);
  const proxy = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .proxyHostFor */ .WO)(url);
  const host = (proxy === void 0 ? url.hostname : new URL(`http://${proxy}`).hostname).replace(/^\[|\]$/g, "");
  const role = proxy === void 0 ? [] : [`the proxy ${proxy} resolves ${url.hostname}`];
  if ((0,node_net__WEBPACK_IMPORTED_MODULE_20__.isIP)(host) !== 0) return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("dns", ...role, `${host} is an IP address`);
  try {
    const addresses = await (0,node_dns_promises__WEBPACK_IMPORTED_MODULE_19__.lookup)(host, { all: true });
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("dns", ...role, `${host}: ${addresses.map(({ address }) => address).join(", ")}`);
  } catch (error) {
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(
      "dns",
      [`${host} ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_13__/* .describeNetworkError */ .gl)(error)}`, ...role],
      proxy === void 0 ? "Check --domain-url: the console shows it on the domain's page. If the name is right, check the DNS server of this machine, and whether it needs a proxy (https_proxy)." : "Check https_proxy and no_proxy."
    );
  }
}
var TIMEOUT = 2e4;
async function checkTls(domainUrl, environment) {
  const url = new URL(domainUrl);
  const proxy = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .proxyFor */ .iJ)(url);
  const way = proxy === void 0 ? "direct connection" : `through the proxy ${proxy.url.host}`;
  let peer;
  try {
    peer = await readPeerCertificate(url, TIMEOUT);
  } catch (error) {
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(
      "tls",
      `${url.host} ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_13__/* .describeNetworkError */ .gl)(error)} (${way})`,
      proxy === void 0 ? "Check --domain-url, the firewall of this machine, and whether it needs a proxy (https_proxy)." : sentence((0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .proxyAdvice */ .ZV)(url, proxy, error instanceof _error_text_js__WEBPACK_IMPORTED_MODULE_13__/* .ProxyError */ .T6 ? error.status : void 0))
    );
  }
  const certificate = `${way}: certificate for ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(peer.subject, 80)}, issued by ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(peer.issuer, 80)}, valid until ${dayOf(peer.validUntil)}`;
  if (peer.problem === void 0)
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("tls", certificate, ...peer.isPublic ? [] : [privateAuthority(environment)]);
  const extra = environment.NODE_EXTRA_CA_CERTS ?? "";
  return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(
    "tls",
    [
      certificate,
      // Without the advice behind it, which is more precise here.
      `${url.host} ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_13__/* .describeNetworkError */ .gl)({ code: peer.problem }).replace(/;.*/, "")}`,
      extra === "" ? "NODE_EXTRA_CA_CERTS is not set" : `NODE_EXTRA_CA_CERTS is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(extra, 100)}`
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
        `${who} probably opens TLS connections and presents a certificate from its own authority, "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(issuer, 80)}". Save the certificate of this authority as a PEM file, and set NODE_EXTRA_CA_CERTS to that file in the environment of the runner.`
      ];
    }
  }
}
function privateAuthority({ NODE_EXTRA_CA_CERTS: extra = "" }) {
  const source = extra === "" ? "the configuration of this machine" : "NODE_EXTRA_CA_CERTS";
  return `Node does not trust this authority by default, but ${source} adds it: a proxy may open TLS, or the domain is private`;
}
function sentence(advice) {
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}
function dayOf(date) {
  return Number.isNaN(date.getTime()) ? "an unknown date" : date.toISOString().slice(0, 10);
}
async function readPeerCertificate(url, timeout) {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await handshake(url, await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .openTunnelTo */ .Ae)(url, signal, timeout), signal, timeout);
  } catch (error) {
    throw signal.aborted ? networkError("ETIMEDOUT") : error;
  }
}
async function handshake(url, tunnel, signal, timeout) {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const socket = (0,node_tls__WEBPACK_IMPORTED_MODULE_21__.connect)({
    // The name is compared with the certificate, also if the connection exists already.
    host: hostname,
    ...tunnel ? { socket: tunnel } : { port: portOf(url), ...(0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .eachAddress */ .Yj)(timeout) },
    ...(0,node_net__WEBPACK_IMPORTED_MODULE_20__.isIP)(hostname) === 0 ? { servername: hostname } : {},
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
  return node_tls__WEBPACK_IMPORTED_MODULE_21__.rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, "") === base64);
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
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_13__/* .readErrorBody */ .Nk)(answer.body);
  if ((answer.status === 400 || answer.status === 401) && said)
    return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("domain", `${domainUrl} answers as an identity domain`), found };
  return {
    result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(
      "domain",
      `${domainUrl}/oauth2/v1/token answered ${answer.status}${said ? ` ${said.error}` : ""} to a request without credentials; an identity domain answers 400 or 401 with an OAuth error`,
      "Check --domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com. If it is right, check whether a proxy answers instead."
    ),
    found
  };
}
function checkClock({ date, time }) {
  const offset = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .compareClocks */ .Py)(date, time, "the domain");
  if (!offset) return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)("clock", "the answer of the domain has no header Date");
  return offset.isWrong ? (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("clock", offset.text, `${_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .CLOCK_ADVICE */ .YM}.`) : (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("clock", offset.text);
}
var MY_SCOPES = "urn:opc:idm:__myscopes__";
async function checkClient(request, { http, timing }) {
  const form = new URLSearchParams({ grant_type: "client_credentials", scope: MY_SCOPES });
  const answer = await http.send(
    `the token request of the client at ${request.domainUrl}`,
    () => (0,_text_file_js__WEBPACK_IMPORTED_MODULE_10__/* .tokenRequest */ .jE)(request, form, timing.now())
  );
  if (answer.status === 200) {
    protectAccessToken(answer.body);
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)(
      "client",
      `the domain accepts the client ID and the client ${request.assert === void 0 ? "secret" : "assertion"}`
    );
  }
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_13__/* .readErrorBody */ .Nk)(answer.body);
  const words = said?.text ?? "without an OAuth error code";
  if (said && said.error !== "invalid_client")
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)(
      "client",
      `the domain knows the client, but gives it no scope, which the exchange does not need (${words})`
    );
  const denial = (0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_2__/* .explainDenial */ .L)(answer, { ...request, tokenType: "upst", publicKeyBase64: "" }, {}, timing.now());
  const id = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_13__/* .requestIdOf */ .Gb)(answer);
  return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(
    "client",
    [`the domain answered ${answer.status} ${words}`, ...id === void 0 ? [] : [`request ID: ${id}`]],
    ...(0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .hintsOf */ .iw)(denial)
  );
}
function protectAccessToken(body) {
  try {
    const { access_token: token } = JSON.parse(body);
    if (typeof token === "string") (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .protectSecret */ .ol)(token);
  } catch {
  }
}
async function checkExchange(request, subject, tokens, { http, timing }) {
  const key = await (0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .generateSessionKey */ .JM)();
  const token = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .exchangeToken */ .r1)(
    http,
    { ...request, publicKeyBase64: key.publicKeyBase64 },
    (attempt) => attempt > 1 ? tokens() : Promise.resolve(subject),
    () => timing.now()
  );
  const type = request.tokenType.toUpperCase();
  return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("exchange", `the domain exchanged the token for a session (${type})`), found: { token, key } };
}
function checkSession({ token, key }, { tokenType, tenancy }, now) {
  const login = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .checkSessionToken */ .WB)(token, { key, tokenType, tenancy, now });
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)(
    "session",
    `principal ${login.principal}`,
    `tenancy ${login.tenancy}${tenancy === void 0 ? " (give --tenancy to compare it)" : ", as expected"}`,
    `it contains the key of this exchange and expires in ${minutes} min`
  );
}

// src/diagnosis/check-profile.ts


async function checkProfile({
  ociHome,
  profile,
  profileGiven
}) {
  const paths = await (0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .locateProfile */ .A5)(ociHome, profile);
  const bytes = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_11__/* .readRegularFile */ .XF)(await (0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .configTarget */ .kg)(paths.configFile));
  const warnings = bytes ? (0,_job_token_js__WEBPACK_IMPORTED_MODULE_0__/* .checkConfig */ .l2)(bytes, paths.configFile) : [];
  const entries = bytes && sectionOf(bytes, profile);
  const absent = (why, next) => ({
    result: profileGiven ? (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("profile", why, next) : (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)("profile", why, next)
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
  const { saw, problem, result } = (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .findingsOf */ .WX)("profile");
  for (const { what, next } of problems) problem(what, next);
  const region = entries.get("region") ?? "";
  const unknownRegion = region === "" ? void 0 : (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .regionWarning */ .pz)(region, `region of [${profile}]`);
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
      problems.push({ what, next: `Run: chmod 600 ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .shellQuoted */ .x)(file)}` });
    }
  }
  for (const place of [paths.ociHome, paths.sessionsDirectory, paths.sessionDirectory, paths.configFile]) {
    const mode = await modeOf(place);
    if (mode === void 0 || !(0,_run_program_js__WEBPACK_IMPORTED_MODULE_11__/* .isWritableByOthers */ .JX)({ mode })) continue;
    const what = `${place} has the mode ${octal(mode)}: other users may change it`;
    problems.push({ what, next: `Run: chmod go-w ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .shellQuoted */ .x)(place)}` });
  }
  return problems;
}
function inHome(file = "") {
  return file.startsWith("~/") || file.startsWith(`~${node_path__WEBPACK_IMPORTED_MODULE_23__.sep}`) ? node_path__WEBPACK_IMPORTED_MODULE_23__.join((0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .findHomeDirectory */ .YX)() ?? "~", file.slice(2)) : file;
}
async function modeOf(anyPath) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_22__.lstat)(anyPath).catch(() => void 0);
  return found?.isSymbolicLink() === true ? 0 : found?.mode;
}
function octal(mode) {
  return (mode & 511).toString(8).padStart(4, "0");
}
function sectionOf(bytes, profile) {
  let entries;
  let isInside = false;
  for (const { kind, name, value } of (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .configLines */ .Q6)(bytes)) {
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
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("saved-session", `${tokenFile} cannot be read`, "Check its owner and its mode.");
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .protectSecret */ .ol)(token.trim());
  const claims = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_8__/* .readClaims */ .Ip)(token.trim());
  if (!claims) return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("saved-session", `${tokenFile} does not contain a session token`, LOGIN_AGAIN);
  const problems = [
    ...token === token.trim() ? [] : [`${tokenFile} has a line break or a space around the token, which no SDK can send`],
    ...keyProblems(claims, key, keyFile, entries.get("fingerprint") ?? ""),
    ...tenancyProblems(claims, entries.get("tenancy") ?? "", request.tenancy),
    ...[timeProblem(claims, now)?.what ?? []].flat()
  ];
  const renewal = await renewalOf(saved, request.profile);
  if (problems.length > 0 || renewal.isFailing)
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("saved-session", [...problems, ...renewal.seen], ...renewal.next, LOGIN_AGAIN);
  return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)(
    "saved-session",
    `principal ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(claims.sub ?? "(none)")}`,
    `its key, fingerprint and tenancy match the profile; it expires at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_8__/* .describeTime */ .Ht)(claims.exp ?? 0)}`,
    ...renewal.seen
  );
}
function keyProblems({ jwk }, pem, keyFile, fingerprint) {
  if (pem === void 0) return [`${keyFile} cannot be read`];
  let key;
  try {
    key = (0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .describePublicKey */ .a)(pem);
  } catch {
    return [`${keyFile} does not contain an RSA key without a pass phrase`];
  }
  return [
    ...(0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .carriesKey */ .tX)(jwk, key.jwk) ? [] : [`${keyFile} contains another key than the session token: it was replaced after the login, or the token was`],
    ...key.fingerprint === fingerprint ? [] : [`the fingerprint in the config is not that of ${keyFile}`]
  ];
}
function tenancyProblems(claims, configured, expected) {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === "string" && value !== "");
  const actual = typeof named === "string" ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(named) : configured;
  return [
    ...actual === configured ? [] : [`it belongs to the tenancy ${actual}, but the config says ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(configured)}`],
    ...expected === void 0 || actual === expected ? [] : [`it belongs to the tenancy ${actual}, expected ${expected}`]
  ];
}
var NO_RENEWAL = { isFailing: false, lines: [], warnings: [] };
async function renewalOf({ paths, entries }, profile) {
  const loginId = (0,_config_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .loginIdOf */ .m$)(entries.get("fingerprint") ?? "");
  const name = { ociHome: paths.ociHome, profile, loginId, missingDirectories: 0 };
  const record = await (0,_config_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecord */ .aE)(name).catch(() => void 0);
  const renewal = record === "damaged" ? void 0 : record?.renewal;
  if (!renewal) return { isFailing: false, seen: [], next: [] };
  const { isFailing, lines, warnings } = await (0,_job_token_js__WEBPACK_IMPORTED_MODULE_0__/* .reportRenewal */ .NU)(renewal).catch(() => NO_RENEWAL);
  const parts = warnings.map((warning) => warning.split("\n"));
  return {
    isFailing,
    seen: [...lines, ...parts.flatMap(([first]) => first ?? [])],
    next: parts.flatMap(([, ...hints]) => hints)
  };
}
async function read(file) {
  return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_22__.readFile)(file, "utf8").catch(() => void 0);
}
function checkVariables(environment) {
  const isSet = (name) => (environment[name] ?? "") !== "";
  const found = (0,_job_token_js__WEBPACK_IMPORTED_MODULE_0__/* .overridingVariables */ .LM)(environment, {
    terraformFederation: isSet("OCI_WORKLOAD_IDENTITY_TOKEN_PATH"),
    resourcePrincipal: isSet("OCI_RESOURCE_PRINCIPAL_RPST")
  });
  if (found.length === 0) return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("variables", "no variable takes precedence over what a login provides");
  const seen = found.map(({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what the login provides`);
  return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("variables", seen, `Remove ${found.flatMap(({ names }) => names).join(", ")} from the environment.`);
}
async function checkSignedCall({ paths, entries }, profile, http) {
  const region = entries.get("region") ?? "";
  try {
    const { verifyProfile } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));
    const verification = await verifyProfile(http, { configFile: paths.configFile, profile });
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("signed-call", `${region}: ${(0,_job_token_js__WEBPACK_IMPORTED_MODULE_0__/* .describeVerification */ .Xm)(verification)}`);
  } catch (error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .Failure */ .HR) throw error;
    return (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)("signed-call", `Oracle's SDK cannot use the profile ${profile}`, "Log in again.");
  }
}

// src/diagnosis/check-tools.ts

var TIMEOUT2 = 20;
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
  return { ...(0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("tools", ...seen), next };
}
async function versionOf({ programs, arguments: options }, environment) {
  for (const program of programs) {
    const { exitCode, stdout, problem } = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_11__/* .runProgram */ .mB)({
      command: [program, ...options],
      // Without CHECKPOINT_DISABLE, `terraform version` asks HashiCorp for newer versions.
      environment: { ...(0,_run_program_js__WEBPACK_IMPORTED_MODULE_11__/* .programEnvironment */ .yE)(_run_program_js__WEBPACK_IMPORTED_MODULE_11__/* .INSTALLATIONS */ .qL, environment), CHECKPOINT_DISABLE: "1" },
      stderr: "capture",
      timeout: TIMEOUT2
    });
    const version = /\d+(\.\d+)+[\w.+-]*/.exec(stdout)?.[0];
    if (exitCode === 0 && version !== void 0) return (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(version, 40);
    if (exitCode === void 0 && problem?.startsWith("did not end") === true) return `(version unknown: ${problem})`;
  }
  return void 0;
}
function expectedVariables({ profile, tokenType, environment }, { paths, entries }) {
  return (0,_job_token_js__WEBPACK_IMPORTED_MODULE_0__/* .consumerEnvironment */ .kW)({
    paths,
    profile,
    region: entries.get("region") ?? "",
    tokenType,
    resourcePrincipalVariables: false,
    platform: process.platform,
    homes: (0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .readHomes */ .$G)(),
    environment
  }).variables;
}
function useOf({ variables, otherwise }, { profile, environment }, expected) {
  const needed = variables.filter((name) => expected[name] !== void 0);
  if (needed.length === 0) return { seen: otherwise(profile) };
  const isSet = (name) => (environment[name] ?? "") !== "";
  const isExpected = (name, value = environment[name]) => PATHS.has(name) ? (0,_run_program_js__WEBPACK_IMPORTED_MODULE_11__/* .isSamePath */ .ys)(value, expected[name]) : value === expected[name];
  const others = needed.filter((name) => isSet(name) && !isExpected(name));
  const unset = needed.filter((name) => !isSet(name) && !isExpected(name, defaultOf2(name)));
  if (others.length + unset.length === 0) return { seen: `would use the profile ${profile}` };
  const values = others.map((name) => `${name}=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .printable */ .g$)(environment[name] ?? "", 60)}`);
  return {
    seen: `would not use the profile ${profile}, because ${others.length > 0 ? `of ${values.join(", ")}` : `${listed(unset)} not set`}`,
    next: `export the variables of the login, or ${otherwise(profile)}`
  };
}
function defaultOf2(name) {
  const isConfig = name === "OCI_CLI_CONFIG_FILE" || name === "OCI_CONFIG_FILE";
  const home = (0,_session_key_js__WEBPACK_IMPORTED_MODULE_5__/* .findHomeDirectory */ .YX)();
  return isConfig && home !== void 0 ? node_path__WEBPACK_IMPORTED_MODULE_23__.join(home, ".oci", "config") : void 0;
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
  const chain = { ...openChain(watch), request, tools };
  const domainUrl = await checkDomainUrl(chain);
  const subject = await checkToken(chain);
  if (subject) await checkAgainstTrust(chain, { ...request, ...subject }, sourceOf(chain, domainUrl), tools);
  else for (const check of ["trust", "signature", "rules"]) chain.skip(check, "needs a subject token");
  await checkSessionOf(chain, domainUrl, subject);
  await checkLogin(chain);
}
async function examineToken(request, access, tools, watch) {
  const chain = openChain(watch);
  const { token } = request;
  if (token.raw === "") await chain.check("subject-token", () => (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__.ok)("subject-token", ...shownClaims(token.claims)));
  else await chain.check("subject-token", () => checkClaims(token.claims, tools.timing.now()));
  const source = typeof access === "string" ? { why: access } : { open: () => Promise.resolve(access), inFlags: (hint) => hint };
  const unread = [
    ...(0,_advice_js__WEBPACK_IMPORTED_MODULE_7__/* .jobAdvice */ .Ge)(token.claims),
    ...(0,_advice_js__WEBPACK_IMPORTED_MODULE_7__/* .subjectFormAdvice */ .Zy)(token.claims),
    "Only the trust says what it expects. With --domain-url, --client-id and the --profile of an administrator, explain reads it, and prints the command that changes it if one is needed."
  ];
  await checkAgainstTrust(chain, request, source, tools, unread);
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
        const isFailure = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .Failure */ .HR;
        return {
          result: report(isFailure ? (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failedWith */ .Mf)(name, error) : (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(name, (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .describeFailure */ .Ic)(error, "oci-wif")))
        };
      }
    },
    skip: (name, why, ...next) => void report((0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)(name, why, ...next))
  };
}
async function checkDomainUrl({ request, tools, check, skip }) {
  const { domainUrl, environment } = request;
  if (domainUrl === void 0) {
    skip("dns", "needs the URL of the domain", "Give it with --domain-url.");
    for (const name of ["tls", "domain", "clock"]) skip(name, "needs the URL of the domain");
    return void 0;
  }
  const dns = await check("dns", () => checkDns(domainUrl));
  if (dns.result.state === "failed") {
    for (const name of ["tls", "domain", "clock"]) skip(name, "needs the address of the domain");
    return void 0;
  }
  const tls = await check("tls", () => checkTls(domainUrl, environment));
  if (tls.result.state === "failed") {
    for (const name of ["domain", "clock"]) skip(name, "needs a TLS connection to the domain");
    return void 0;
  }
  const { result, found } = await check("domain", () => checkDomain(domainUrl, tools));
  if (found) await check("clock", () => checkClock(found));
  else skip("clock", "needs an answer of the domain");
  return result.state === "ok" ? domainUrl : void 0;
}
async function checkToken({ request, tools, check, skip }) {
  const { subject } = request;
  const tokens = subject === void 0 || subject instanceof _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .Failure */ .HR ? subject : (0,_job_token_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectTokens */ .rv)({ subject, requestTimeout: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .defaultOf */ .HA)("request-timeout") }, tools.http, _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .protectSecret */ .ol);
  const { found: token } = await check("subject-token", () => checkSubjectToken(tokens, () => tools.timing.now()));
  if (!token || typeof tokens !== "function") {
    skip("issuer", "needs a subject token");
    return void 0;
  }
  const { found: issuerKeys } = await check("issuer", () => checkIssuer(token.claims, tools.http));
  return { token, tokens, issuerKeys };
}
function sourceOf({ request: { administrator }, tools }, domainUrl) {
  if (domainUrl === void 0) return { why: "needs the identity domain" };
  if (!administrator)
    return { why: "needs an administrator", next: "Give an OCI profile of an administrator with --admin-profile." };
  return {
    open: () => (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .openTrust */ .N_)(domainUrl, administrator, tools.http),
    inFlags: (hint) => hint.replaceAll(/--profile\b/g, "--admin-profile").replaceAll(/--oci-config-file\b/g, "--admin-config-file")
  };
}
async function checkAgainstTrust({ check, skip }, request, source, { http, timing }, unread = []) {
  const { token, issuerKeys } = request;
  if ("why" in source) {
    skip("trust", source.why, ...[source.next ?? []].flat());
    if (token.raw === "") skip("signature", "needs the token itself");
    else if (issuerKeys) await check("signature", () => checkIssuedSignature(token, issuerKeys));
    else skip("signature", "needs the keys of the issuer or of the trust");
    skip("rules", "needs the trust", ...unread);
    return;
  }
  const unlessUnreadable = async (name, run) => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_14__/* .Failure */ .HR)) throw error;
      return { result: (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .notChecked */ .lb)(name, error.message, ...(0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .hintsOf */ .iw)(error).map(source.inFlags)) };
    }
  };
  const { result, found } = await check(
    "trust",
    () => unlessUnreadable("trust", async () => {
      const access = await source.open();
      const { found: trust, ...checked } = await (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTrust */ .Rr)(request, access);
      return { ...checked, found: trust && { trust, access } };
    })
  );
  if (token.raw === "") skip("signature", "needs the token itself");
  else if (found) await check("signature", () => checkTrustedSignature(token, found.trust, issuerKeys, http));
  else if (issuerKeys) await check("signature", () => checkIssuedSignature(token, issuerKeys));
  else skip("signature", "needs the keys of the issuer or of the trust");
  if (found)
    await check(
      "rules",
      () => unlessUnreadable("rules", async () => ({
        result: await (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .checkRules */ .MM)(request, found.trust, found.access, timing.now())
      }))
    );
  else skip("rules", "needs the trust", ...result.state === "not checked" ? unread : []);
}
async function checkSessionOf(chain, domainUrl, subject) {
  const { request, tools, check, skip } = chain;
  const { tokenType, resourceType } = request;
  const client = await checkCredentials(chain, domainUrl);
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
async function checkCredentials({ request, tools, check, skip }, domainUrl) {
  if (domainUrl === void 0) skip("client", "needs the identity domain");
  else {
    const credentials = givenCredentials(request);
    if ("missing" in credentials) {
      skip("client", `needs ${credentials.missing}`, `Give it ${credentials.how}.`);
      return void 0;
    }
    const client = { domainUrl, ...credentials };
    const { result } = await check("client", () => checkClient(client, tools));
    if (result.state === "ok") return client;
  }
  return void 0;
}
function givenCredentials(request) {
  const { clientId, clientAuthentication, clientSecret, clientKey, clientCertificateAlias } = request;
  const fromFile = (what) => `with --${what}-file (- for stdin) or in the environment variable of --${what}-env`;
  if (clientId === void 0) return { missing: "the client ID", how: "with --client-id" };
  if (clientAuthentication === "client_secret_basic")
    return clientSecret === void 0 ? { missing: "the client secret", how: fromFile("client-secret") } : { clientId, clientSecret };
  if (clientKey === void 0) return { missing: "the client key", how: fromFile("client-key") };
  if (clientCertificateAlias === void 0 && (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_12__/* .readClientKey */ .HL)(clientKey, "the client key").alias === void 0)
    return { missing: "the alias of the certificate", how: "with --client-certificate-alias" };
  return (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_12__/* .assertingClient */ ._1)({ clientId, clientKey, clientCertificateAlias }, (setting) => `--${setting}`);
}
async function checkLogin({ request, tools, check, skip }) {
  const { environment, profile } = request;
  const { found: saved } = await check("profile", () => checkProfile(request));
  if (saved) await check("saved-session", () => checkSavedSession(saved, request, tools.timing.now()));
  else skip("saved-session", "needs the profile");
  await check("variables", () => checkVariables(environment));
  if (saved) await check("signed-call", () => checkSignedCall(saved, profile, tools.http));
  else skip("signed-call", "needs the profile");
  await check("tools", () => checkTools(request, saved));
}

// src/cli/check-report.ts
function createCheckReport(terminal, shown = (result) => result) {
  const progress = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_6__/* .createProgress */ .mf)();
  const results = [];
  return {
    watch: {
      onStart: (check) => {
        progress.start(_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .CHECKS */ .ui[check]);
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
    const [first = "", ...more] = (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .wrapped */ .ky)(`${_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .CHECKS */ .ui[check]}, not checked: ${seen.join("; ")}`, INDENT, WIDTH);
    say(`${column}${paint("dim", first.slice(INDENT.length))}`);
    for (const line of more) say(paint("dim", line));
  } else {
    say(`${column}${paint("bold", _check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .CHECKS */ .ui[check])}`);
    for (const text of seen) for (const line of (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .wrapped */ .ky)(text, INDENT, WIDTH)) say(line);
  }
  next.forEach((text, index) => {
    for (const line of (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .wrapped */ .ky)(`${index === 0 ? "Next: " : ""}${text}`, INDENT, WIDTH)) say(paint("cyan", line));
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
  if (failed2) say(paint("red", `First failed check: ${_check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .CHECKS */ .ui[failed2.check]}`));
  else if (isUncertain(results))
    say("No check failed, but the domain may still refuse the token: what it does with something above is not known.");
  else if (advised.length > 0)
    say(
      paint(
        "yellow",
        `No check failed, but see what to do about: ${advised.map(({ check }) => _check_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .CHECKS */ .ui[check]).join(", ")}`
      )
    );
  else if (count("not checked") > 0) say("Everything that was checked is ok.");
  else say(paint("green", "Everything is ok."));
}
function checksForJson(results) {
  return { firstFailed: firstFailed(results)?.check ?? null, checks: results };
}
function reportLines(text) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_14__/* .wrapped */ .ky)(text, "", WIDTH);
}




/***/ }),

/***/ 3819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ readClientKey),
/* harmony export */   QK: () => (/* binding */ readAssertingClient),
/* harmony export */   Ts: () => (/* binding */ refuseUnusedCredentials),
/* harmony export */   _1: () => (/* binding */ assertingClient)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);


// src/federation/client-assertion.ts

var KEY_EXPECTED = "an RSA private key of at least 2048 bits in PEM, with its line breaks and without a passphrase";
function readAssertingClient(given, nameOf) {
  refuseUnusedCredentials(given, nameOf);
  const { clientId, clientKey, clientCertificateAlias, terraformFederation } = given;
  const but = `but ${nameOf("client-authentication")} is private_key_jwt`;
  if (clientKey === void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${nameOf("client-key")} is missing, ${but}`, KEY_EXPECTED);
  if (terraformFederation)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
      `${nameOf("terraform-federation")} is true, ${but}, and the Terraform provider needs a client secret`,
      "true only with client_secret_basic"
    );
  return assertingClient({ clientId, clientKey, clientCertificateAlias }, nameOf);
}
function refuseUnusedCredentials({ clientAuthentication, clientSecret, clientKey, clientCertificateAlias }, nameOf) {
  const isBasic = clientAuthentication === "client_secret_basic";
  const unused = isBasic ? { "client-key": clientKey, "client-certificate-alias": clientCertificateAlias } : { "client-secret": clientSecret };
  for (const [name, value] of Object.entries(unused)) {
    if (value !== void 0)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
        `${nameOf(name)} is given, but ${nameOf("client-authentication")} is ${clientAuthentication}`,
        `a value only with ${isBasic ? "private_key_jwt" : "client_secret_basic"}`
      );
  }
}
var LIFETIME = 300;
function assertingClient(given, nameOf) {
  const { clientId } = given;
  const { key, alias } = readClientKey(given.clientKey, nameOf("client-key"));
  const kid = given.clientCertificateAlias ?? alias;
  if (kid === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
      `${nameOf("client-certificate-alias")} is missing, but ${nameOf("client-authentication")} is private_key_jwt`,
      `the alias under which the application has the certificate of the key; or append the certificate to ${nameOf("client-key")}, if its common name is the alias`
    );
  return {
    clientId,
    clientSecret: void 0,
    assert(domainUrl, now) {
      const iat = Math.floor(now / 1e3);
      const header = { alg: "RS256", typ: "JWT", kid };
      const times = { iat, exp: iat + LIFETIME };
      const claims = { iss: clientId, sub: clientId, aud: [`${domainUrl}/`], jti: (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)(), ...times };
      const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
      return `${text}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.sign)("sha256", Buffer.from(text), key).toString("base64url")}`;
    },
    adviceIfRefused: [
      `The domain does not accept the client assertion. Check, in this order: the application has the certificate of client-key, under the alias ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(kid)}; the certificate is valid now, and this machine's clock is right; the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.`,
      "No report confirms that OCI accepts an assertion for a token exchange. If all of this is right, use client-authentication: client_secret_basic."
    ]
  };
}
function readClientKey(pem, name) {
  let key;
  try {
    key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createPrivateKey)(pem);
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} cannot be read as a private key`, KEY_EXPECTED);
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: { modulusLength = 0 } = {} } = key;
  if (type !== "rsa") throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is not an RSA key`, KEY_EXPECTED);
  if (modulusLength < 2048) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is an RSA key of ${modulusLength} bits`, KEY_EXPECTED);
  return { key, alias: pem.includes("BEGIN CERTIFICATE") ? commonName(pem, key, name) : void 0 };
}
function commonName(pem, key, name) {
  let certificate;
  try {
    certificate = new node_crypto__WEBPACK_IMPORTED_MODULE_1__.X509Certificate(pem);
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} has a certificate that cannot be read`, "the certificate of the key in PEM, or none");
  }
  if (!certificate.checkPrivateKey(key))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} has the certificate of another key`, "the certificate of the key, or none");
  return /^CN=(.+)$/m.exec(certificate.subject)?.[1];
}




/***/ }),

/***/ 9514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ explainDenial)
/* harmony export */ });
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7913);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6345);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);





// src/federation/denial.ts
function explainDenial(answer, request, claims, now) {
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .readErrorBody */ .Nk)(answer.body);
  const context = { now, status: answer.status, said, request, claims };
  const words = said?.text ?? "without an OAuth error code";
  const requestId = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .Gb)(answer);
  const lines = [
    `${request.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown(claims.iss)}`,
    `                 sub ${shown(claims.sub)}`,
    `                 aud ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .Ox)(claims))}`,
    `  client ID:     ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(request.clientId)}`,
    `  request ID:    ${requestId ?? "(none given)"}`
  ];
  const cause = CAUSES.find((candidate) => candidate.applies(context)) ?? UNKNOWN;
  return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("denial", "Token exchange denied", lines.join("\n"), { hint: cause.advice(context).join("\n") });
}
var saysAny = (context, pattern) => pattern.test(context.said?.text ?? "");
var CHANGED_KEYS = "A trust that was set up with --jwks-file or --certificate does not notice when the issuer changes its keys: repeat the setup command with the new file.";
var CAUSES = [
  {
    applies: (context) => saysAny(context, /no rules matched/i),
    advice: ({ request, claims }) => [
      "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
      ...(0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .jobAdvice */ .Ge)(claims),
      ...(0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectFormAdvice */ .Zy)(claims),
      "The value in a rule must not be in quotes: public reports disagree about quoted values, and confirm values without quotes.",
      compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /not a service user/i),
    advice: ({ request, claims }) => [
      'The rule matches, but its user was created without "serviceUser": true. The flag cannot be changed later: create a new service user and use it in the rule.',
      compare(request, claims)
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_client",
    advice: ({ request }) => request.assert === void 0 ? [
      "The domain does not accept client-id and client-secret. Check, in this order: the secret is the current one (regenerating it invalidates the old one); the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.",
      ...oddCharacters("client-secret", request.clientSecret),
      ...oddCharacters("client-id", request.clientId),
      "An administrator creates a new secret by repeating the setup command with --rotate-secret."
    ] : request.adviceIfRefused
  },
  {
    applies: ({ now, claims, said }) => claims.exp !== void 0 && claims.exp * 1e3 < now && said !== void 0,
    advice: ({ claims }) => [
      `The subject token expired at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(claims.exp ?? 0)}. Request it right before this step: such tokens are valid for a few minutes.`
    ]
  },
  {
    // Before the texts, because it is the error for everything that is wrong with the token itself.
    applies: ({ said }) => said?.error === "invalid_grant",
    advice: ({ now, request, claims }) => [
      "The domain does not accept the subject token itself. Check, in this order:",
      `1. Its time: it is valid until ${claims.exp === void 0 ? "(no expiry)" : (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(claims.exp)}, and this machine's clock says ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTime */ .Ht)(Math.floor(now / 1e3))}. If the clock is wrong, so is the token's issuer's or this machine's.`,
      `2. Its audience ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .Ox)(claims))}: a trust can accept only certain audiences or values of another claim (clientClaimName, clientClaimValues). Set audience to the value that the trust expects.`,
      `3. Its signature: the trust must have the current keys of the issuer ${shown(claims.iss)}. ${CHANGED_KEYS}`,
      compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      CHANGED_KEYS,
      compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ request, claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .Ox)(claims))}. Set audience to the value that the trust expects.`,
      compare(request, claims)
    ]
  },
  {
    applies: ({ said }) => said?.error === "unauthorized_client",
    advice: ({ request, claims }) => [
      "The client exists, but the trust does not allow it to exchange this token. Check that the trust is active and lists this client ID in oauthClients.",
      compare(request, claims)
    ]
  },
  {
    applies: ({ request, said }) => said?.error === "invalid_request" && request.tokenType === "rpst",
    advice: ({ request, claims }) => [
      `Check that the trust is of subject type Resource and that its impersonatingResource is exactly "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(request.resourceType ?? "")}" (resource-type).`,
      compare(request, claims)
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_request",
    advice: ({ request, claims }) => [
      "Check that the trust is of subject type User with impersonation allowed; for one of subject type Resource set token-type to rpst.",
      compare(request, claims)
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
    compare(request, claims)
  ]
};
function compare({ domainUrl, clientId, tokenType, resourceType }, claims) {
  const resource = tokenType === "rpst" ? resourceType : void 0;
  const call = (0,_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .explainCall */ .uy)(claims, { domainUrl, clientId, resourceType: resource });
  return `An administrator sees what the trust expects, and the command that changes it, with: ${call}`;
}
function oddCharacters(input, value) {
  const found = [
    .../^(['"]).*\1$/su.test(value) ? ["is in quotes"] : [],
    .../\p{Z}/u.test(value) ? ["contains a space"] : [],
    .../\p{C}/u.test(value) ? ["contains an invisible character or a line break"] : []
  ];
  return found.length === 0 ? [] : [`${input} ${found.join(" and ")}: set it again without.`];
}
function shown(claim) {
  return claim === void 0 || claim === "" ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claim);
}




/***/ })

};
