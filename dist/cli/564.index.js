export const id = 564;
export const ids = [564];
export const modules = {

/***/ 5256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ endpointOverride),
/* harmony export */   YP: () => (/* binding */ profileSigner),
/* harmony export */   gd: () => (/* binding */ quietly)
/* harmony export */ });
/* harmony import */ var oci_common__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8473);
// src/oci-sdk/profile-signer.ts

async function profileSigner(configFile, profile) {
  const provider = await quietly(() => Promise.resolve(readProfile(configFile, profile)));
  const signer = new oci_common__WEBPACK_IMPORTED_MODULE_0__.DefaultRequestSigner(provider);
  const region = fullRegion(provider.getRegion());
  return {
    tenancy: provider.getTenantId(),
    region: region.regionId,
    realmDomain: region.realm.secondLevelDomain,
    sessionToken: /^ST\$(.+)$/s.exec(await provider.getKeyId())?.[1],
    async sign({ method, url, headers: given, body }) {
      const headers = new Headers({ ...given, "x-date": (/* @__PURE__ */ new Date()).toUTCString() });
      await quietly(() => signer.signHttpRequest({ method, uri: url, headers, body }));
      return Object.fromEntries(headers);
    }
  };
}
function fullRegion(region) {
  const given = region.regionId.toLowerCase();
  const known = oci_common__WEBPACK_IMPORTED_MODULE_0__.Region.values().filter(({ regionId }) => regionId !== region.regionId);
  return known.find(({ regionId, regionCode }) => [regionId, regionCode].includes(given)) ?? region;
}
function readProfile(configFile, profile) {
  const isSession = oci_common__WEBPACK_IMPORTED_MODULE_0__.ConfigFileReader.parseFileFromPath(configFile, profile).get("security_token_file");
  return isSession ? new oci_common__WEBPACK_IMPORTED_MODULE_0__.SessionAuthDetailProvider(configFile, profile) : new oci_common__WEBPACK_IMPORTED_MODULE_0__.ConfigFileAuthenticationDetailsProvider(configFile, profile);
}
async function quietly(task) {
  const { console } = globalThis;
  const deprecations = process.noDeprecation;
  process.noDeprecation = true;
  const original = { info: console.info.bind(console), warn: console.warn.bind(console) };
  const silent = () => void 0;
  Object.assign(console, { info: silent, warn: silent });
  try {
    return await task();
  } finally {
    Object.assign(console, original);
    process.noDeprecation = deprecations ?? false;
  }
}
function endpointOverride(client) {
  const entries = (process.env.CLIENT_HOST_OVERRIDES ?? "").split(";").map((entry) => entry.split("="));
  return entries.find(([name]) => name === client)?.[1];
}




/***/ }),

/***/ 5564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyProfile: () => (/* binding */ verifyProfile)
/* harmony export */ });
/* harmony import */ var _oci_sdk_profile_signer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5256);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8919);
/* harmony import */ var oci_common__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8473);
/* harmony import */ var oci_objectstorage__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2284);




// src/oci-sdk/verify-profile.ts


async function verifyProfile(http, request) {
  const captured = { answer: void 0, error: void 0 };
  try {
    const { value } = await (0,_oci_sdk_profile_signer_js__WEBPACK_IMPORTED_MODULE_0__/* .quietly */ .gd)(() => createClient(http, request, captured).getNamespace({}));
    if (isNamespace(value)) return { allowed: true, namespace: value };
  } catch (error) {
    if (captured.error !== void 0) throw captured.error;
    if (!captured.answer) throw error;
  }
  if (!captured.answer) throw new Error("the SDK sent no request");
  return explain(captured.answer, request);
}
function isNamespace(value) {
  return typeof value === "string" && /^[A-Za-z0-9][\w.-]{0,254}$/.test(value);
}
function createClient(http, { configFile, profile }, captured) {
  const provider = new oci_common__WEBPACK_IMPORTED_MODULE_3__.SessionAuthDetailProvider(configFile, profile);
  const signer = new oci_common__WEBPACK_IMPORTED_MODULE_3__.DefaultRequestSigner(provider);
  const httpClient = {
    async send({ uri, headers }) {
      try {
        captured.answer = await http.send(`the signed call to ${new URL(uri).origin}`, async () => {
          headers.set("x-date", (/* @__PURE__ */ new Date()).toUTCString());
          headers.delete("authorization");
          await signer.signHttpRequest({ method: "GET", uri, headers });
          return { method: "GET", url: uri, headers: Object.fromEntries(headers) };
        });
      } catch (error) {
        captured.error = error;
        throw error;
      }
      const { status, body } = captured.answer;
      return new Response(body, { status, headers: { "content-type": "application/json" } });
    }
  };
  const client = new oci_objectstorage__WEBPACK_IMPORTED_MODULE_4__.ObjectStorageClient({ httpClient }, { retryConfiguration: oci_common__WEBPACK_IMPORTED_MODULE_3__.NoRetryConfigurationDetails });
  client.region = provider.getRegion();
  const override = (0,_oci_sdk_profile_signer_js__WEBPACK_IMPORTED_MODULE_0__/* .endpointOverride */ .Ku)("oci_object_storage.ObjectStorageClient");
  if (override !== void 0) client.endpoint = override;
  return client;
}
function explain(answer, { profile }) {
  const { status } = answer;
  if (status === 403 || status === 404) return { allowed: false, status };
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .readErrorBody */ .Nk)(answer.body);
  const what = `Object Storage answered ${status}${said ? ` ${said.error}` : ""}`;
  const call = `to a signed call with the profile "${profile}"`;
  const requestId = `request ID: ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .requestIdOf */ .Gb)(answer) ?? "(none given)"}`;
  if (status === 401) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(
      "denial",
      "Verification failed",
      `${what} ${call}: the session token or the signature was refused`,
      {
        hint: `check that this machine's clock is right (OCI tolerates five minutes) and that the tenancy is subscribed to the region; ${requestId}`
      }
    );
  }
  const lack = status === 200 ? ", but without a namespace" : "";
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("mismatch", "Verification failed", `${what} (${requestId}) ${call}${lack}`, {
    hint: "try again later; if the answer stays the same, report it to Oracle with the request ID"
  });
}



/***/ })

};
