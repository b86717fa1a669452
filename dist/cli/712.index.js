export const id = 712;
export const ids = [712];
export const modules = {

/***/ 4141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ commandHttp)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3512);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2836);



// src/cli/http.ts
var REQUEST_TIMEOUT = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)("request-timeout");
var MAX_ATTEMPTS = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)("max-attempts");
var RETRY_TIMEOUT = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)("retry-timeout");
function commandHttp(warn, timing) {
  (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .ignoreDisabledVerification */ .cJ)(warn);
  const connectionOf = keepConnections();
  return {
    send: (what, prepare) => (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttpClient */ .uT)({
      userAgent: "oci-wif",
      requestTimeout: REQUEST_TIMEOUT,
      maxAttempts: MAX_ATTEMPTS,
      retryTimeout: RETRY_TIMEOUT,
      overallTimeout: REQUEST_TIMEOUT * MAX_ATTEMPTS,
      onRetry: warn,
      timing
    }).send(what, async (...attempt) => {
      const request = await prepare(...attempt);
      const headers = { ...request.headers, connection: "keep-alive" };
      return { ...request, headers, connection: connectionOf(request) };
    })
  };
}
var LONGEST_IDLE = 2e3;
function keepConnections() {
  const idle = /* @__PURE__ */ new Map();
  return ({ method, url: target }) => {
    const url = new URL(target);
    const open = async (signal) => {
      const socket = await (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .JY)(url, signal, REQUEST_TIMEOUT * 1e3);
      socket.on("timeout", () => socket.destroy()).on("close", () => idle.delete(socket));
      socket.on("free", () => {
        if ((0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFor */ .iJ)(url)?.url.protocol === "https:") socket.destroy();
        else idle.set(socket.setTimeout(LONGEST_IDLE).unref(), url.origin);
      });
      return socket;
    };
    return {
      async take(signal) {
        const kept = [...idle].findLast(
          ([socket2, origin]) => method === "GET" && origin === url.origin && socket2.readable
        );
        const socket = kept?.[0] ?? await open(signal);
        idle.delete(socket);
        return socket.setTimeout(0).ref();
      },
      close: () => void 0
    };
  };
}




/***/ }),

/***/ 8712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verify: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _log_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(883);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4141);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5334);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2836);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6345);
/* harmony import */ var _docker_credentials_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9110);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1455);












// src/cli/verify.ts

var VERIFY_FLAGS = {
  ..._log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACE_FLAGS */ .q4,
  json: { flag: "", help: "print the result as JSON on stdout" }
};
var verify = {
  define: (command) => (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .addFlags */ .zA)(command, VERIFY_FLAGS).addHelpText("after", "\nExample: npx oci-wif verify --profile WIF"),
  run: runVerify
};
async function runVerify(flags, timing = _proxy_js_js__WEBPACK_IMPORTED_MODULE_4__/* .systemTiming */ .O$) {
  const terminal = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .createTerminal */ .PB)(flags.json === true ? "json" : "report");
  const { profile, ociHome } = (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .readLoginPlace */ .$d)(flags);
  const paths = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .locateProfile */ .A5)(ociHome, profile);
  const { principal, expiresAt } = await readSession(paths, profile);
  terminal.say(`Profile:    ${profile} in ${paths.configFile}`);
  terminal.say(`Principal:  ${principal}`);
  terminal.say(`Expires:    ${expiresAt?.toISOString() ?? "(the session token has no valid expiry)"}`);
  if (expiresAt !== void 0 && expiresAt.getTime() <= timing.now()) {
    const detail = `the session of the profile ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_10__/* .quoted */ .TL)(profile)} expired at ${expiresAt.toISOString()}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR("denial", "Verification failed", detail, {
      hint: "log in again; for more than an hour of work, with --renew (in the action: renew: true)"
    });
  }
  const { verifyProfile } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));
  const { configFile } = paths;
  const verification = await verifyProfile((0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .commandHttp */ .W)(terminal.warn, timing), { configFile, profile });
  terminal.say(`Verified:   ${(0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .describeVerification */ .Xm)(verification)}`);
  if (flags.json === true) {
    const result = { profile, principal, expiresAt: expiresAt?.toISOString(), ...verification };
    terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_10__/* .harmlessJson */ .EL)(result));
  }
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
}
async function readSession(paths, profile) {
  const hint = "log in first (oci-wif login), or name another profile with --profile";
  let token;
  try {
    token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readFile)(paths.tokenFile, "utf8");
  } catch (cause) {
    const detail = `the profile ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_10__/* .quoted */ .TL)(profile)} has no session in ${paths.sessionDirectory}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR("input", "Invalid input", detail, { hint, cause });
  }
  const claims = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_5__/* .readClaims */ .Ip)(token.trim());
  if (!claims)
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR("files", "Verification failed", `${paths.tokenFile} does not contain a session token`, { hint });
  const expiry = claims.exp === void 0 ? void 0 : new Date(claims.exp * 1e3);
  return {
    principal: (0,_failure_js__WEBPACK_IMPORTED_MODULE_10__/* .printable */ .g$)(claims.sub ?? "(the session token has no principal)"),
    expiresAt: expiry !== void 0 && Number.isNaN(expiry.getTime()) ? void 0 : expiry
  };
}



/***/ })

};
