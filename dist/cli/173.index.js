export const id = 173;
export const ids = [173];
export const modules = {

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

/***/ 8173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   metadataNote: () => (/* reexport safe */ _federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_0__.UX),
/* harmony export */   readInstancePrincipal: () => (/* reexport safe */ _federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_0__.iM)
/* harmony export */ });
/* harmony import */ var _federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7849);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2836);
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3819);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6345);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8919);










/***/ })

};
