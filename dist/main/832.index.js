export const id = 832;
export const ids = [832];
export const modules = {

/***/ 7832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SECRETS_OF_ACTIONS: () => (/* reexport safe */ _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_0__.Sb),
/* harmony export */   expiryWarning: () => (/* reexport safe */ _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_0__.iD),
/* harmony export */   readAssertingClient: () => (/* reexport safe */ _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_0__.QK)
/* harmony export */ });
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3030);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6114);





/***/ }),

/***/ 3030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QK: () => (/* binding */ readAssertingClient),
/* harmony export */   Sb: () => (/* binding */ SECRETS_OF_ACTIONS),
/* harmony export */   Ts: () => (/* binding */ refuseUnusedCredentials),
/* harmony export */   iD: () => (/* binding */ expiryWarning)
/* harmony export */ });
/* unused harmony exports givenKey, assertingClient, readSigningKey, readClientKey, readClientCertificate */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6114);
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




/***/ })

};
