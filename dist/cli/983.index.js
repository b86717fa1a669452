export const id = 983;
export const ids = [983];
export const modules = {

/***/ 3983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   expiryWarning: () => (/* reexport safe */ _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_0__.iD),
/* harmony export */   readAssertingClient: () => (/* reexport safe */ _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_0__.QK)
/* harmony export */ });
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3819);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);





/***/ }),

/***/ 3819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ readClientKey),
/* harmony export */   QK: () => (/* binding */ readAssertingClient),
/* harmony export */   Ts: () => (/* binding */ refuseUnusedCredentials),
/* harmony export */   _1: () => (/* binding */ assertingClient),
/* harmony export */   iD: () => (/* binding */ expiryWarning)
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
  const credentials = [
    ["client-secret", clientSecret, "client_secret_basic"],
    ["client-key", clientKey, "private_key_jwt"],
    ["client-certificate-alias", clientCertificateAlias, "private_key_jwt"]
  ];
  for (const [name, value, method] of credentials) {
    if (value !== void 0 && method !== clientAuthentication)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
        `${nameOf(name)} is given, but ${nameOf("client-authentication")} is ${clientAuthentication}`,
        `a value only with ${method}`
      );
  }
}
var LIFETIME = 300;
function assertingClient(given, nameOf) {
  const { clientId } = given;
  const { key, alias, expires } = readClientKey(given.clientKey, nameOf("client-key"));
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
    certificateExpires: expires,
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
  if (!pem.includes("BEGIN CERTIFICATE")) return { key };
  let certificate;
  try {
    certificate = new node_crypto__WEBPACK_IMPORTED_MODULE_1__.X509Certificate(pem);
  } catch {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} has a certificate that cannot be read`, "the certificate of the key in PEM, or none");
  }
  if (!certificate.checkPrivateKey(key))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} has the certificate of another key`, "the certificate of the key, or none");
  return { key, alias: /^CN=(.+)$/m.exec(certificate.subject)?.[1], expires: new Date(certificate.validTo) };
}
var WARNING_DAYS = 30;
function expiryWarning(expires, now, what) {
  if (expires === void 0 || expires.getTime() - now > WARNING_DAYS * 24 * 36e5) return void 0;
  const verb = expires.getTime() > now ? "expires" : "expired";
  return `${what} ${verb} on ${expires.toISOString().slice(0, 10)}, and the domain may refuse its key from then on; add another with oci-wif setup --rotate-client-certificate`;
}




/***/ })

};
