export const id = 425;
export const ids = [425];
export const modules = {

/***/ 2492:
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

/***/ 2425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registryLogin: () => (/* binding */ registryLogin)
/* harmony export */ });
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2164);
/* harmony import */ var _profile_signer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2492);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8246);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6200);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6114);
/* harmony import */ var oci_common__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8473);






// src/oci-sdk/registry.ts

async function requestRegistryToken(http, { host, configFile, profile }) {
  const { sign } = await (0,_profile_signer_js__WEBPACK_IMPORTED_MODULE_1__/* .profileSigner */ .YP)(configFile, profile);
  const url = `https://${host}/20180419/docker/token`;
  const answer = await http.send(`the request for a token of the registry ${host}`, async () => {
    const headers = await sign({ method: "GET", url, headers: { accept: "application/json" } });
    return { method: "GET", url, headers };
  });
  const evidence = `(request ID: ${(0,_error_text_js__WEBPACK_IMPORTED_MODULE_3__/* .requestIdOf */ .Gb)(answer) ?? "none given"})`;
  if (answer.status !== 200) {
    const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readErrorBody */ .Nk)(answer.body);
    const why = `${host} answered ${answer.status}${said ? ` ${said.error}` : ""} ${evidence} to the request for a token`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("denial", "Registry login failed", why, {
      hint: `check that this machine's clock is right (OCI tolerates five minutes), and that ${host} is the registry of a region of your tenancy`
    });
  }
  const token = tokenIn(answer.body);
  if (token !== void 0) {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .protectSecret */ .ol)(token);
    return token;
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("mismatch", "Registry login failed", `${host} answered 200 without a token ${evidence}`, {
    hint: "try again later; if the answer stays the same, report it to Oracle with the request ID"
  });
}
function tokenIn(body) {
  const { token = "" } = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(body, (0,_error_text_js__WEBPACK_IMPORTED_MODULE_3__/* .objectOf */ .Xy)({ token: _error_text_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH })) ?? {};
  return /^[\x21-\x7e]+$/.test(token) ? token : void 0;
}
function registryHost(regionId) {
  const region = oci_common__WEBPACK_IMPORTED_MODULE_5__.Region.values().find((known) => known.regionId === regionId);
  if (!region) return void 0;
  const { realmId, secondLevelDomain } = region.realm;
  return realmId === "oc1" ? `${region.regionCode}.ocir.io` : `ocir.${regionId}.oci.${secondLevelDomain}`;
}

// src/login/registry-login.ts
var USERNAME = "BEARER_TOKEN";
function registryLogin({ registryLogin: asked, region, profile }) {
  const registry = asked === true ? registryHost(region) : asked;
  if (registry === void 0) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .invalidInput */ .aY)(
      `registry-login is true, but the registry of the region ${region} is not known`,
      "the host of the registry, such as ocir.us-langley-1.oci.oraclegovcloud.com"
    );
  }
  return {
    async logIn(http, { paths: { configFile }, name }, host) {
      try {
        const token = await requestRegistryToken(http, { host: registry, configFile, profile });
        for (const secret of [token, Buffer.from(`${USERNAME}:${token}`).toString("base64")]) host.mask(secret);
        host.info(`Logged in to the registry ${registry}${await saveLogin(registry, token, name)}`);
      } catch (error) {
        host.warn(`${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .describeFailure */ .Ic)(error, host.product)}. The login to Oracle Cloud is not affected.`);
      }
    }
  };
}
async function saveLogin(registry, token, name) {
  const record = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .openDockerConfig */ .$s)(
    registry,
    (0,_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .nameWorkDirectory */ .YQ)(),
    (announced) => (0,_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .updateRecord */ .vL)(name, { registry: announced })
  );
  const answer = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerLogin */ .a1)(registry, USERNAME, token);
  if (typeof answer === "object") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("denial", "Registry login failed", `docker login ${registry} was refused: ${answer.refused}`);
  }
  if (answer === "unavailable") await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeLogin */ .cl)(record, USERNAME, token);
  await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .noteDockerConfig */ .xT)(record);
  return answer === "done" ? "" : `, without docker, in ${record.configFile}`;
}



/***/ })

};
