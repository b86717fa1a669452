export const id = 967;
export const ids = [967];
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

/***/ 7967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endpointOverride: () => (/* reexport safe */ _oci_sdk_profile_signer_js__WEBPACK_IMPORTED_MODULE_0__.Ku),
/* harmony export */   profileSigner: () => (/* reexport safe */ _oci_sdk_profile_signer_js__WEBPACK_IMPORTED_MODULE_0__.YP)
/* harmony export */ });
/* harmony import */ var _oci_sdk_profile_signer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5256);




/***/ })

};
