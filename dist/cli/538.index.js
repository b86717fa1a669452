export const id = 538;
export const ids = [538];
export const modules = {

/***/ 4538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _check_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1136);
/* harmony import */ var _log_in_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(883);
/* harmony import */ var _check_domain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(674);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5334);
/* harmony import */ var _federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7849);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2836);
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3819);
/* harmony import */ var _federation_denial_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9514);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6345);
/* harmony import */ var _docker_credentials_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9110);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8919);

















// src/cli/explain.ts
var EXPLAIN_FLAGS = {
  ...(0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .someFlags */ .sr)(_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .LOGIN_FLAGS */ .G3, ["subject-token-file", "subject-token-env", "subject-token-command"]),
  issuer: { flag: "<url>", help: "instead of a token: its claim iss, as a refused login prints it" },
  subject: { flag: "<text>", help: "instead of a token: its claim sub" },
  "domain-url": { flag: "<url>", help: "URL of the identity domain; without it, only the token is checked" },
  "client-id": { flag: "<id>", help: "client ID that the login uses" },
  "resource-type": { flag: "<text>", help: "resource type that the login uses, for token-type rpst" },
  json: { flag: "", help: "print the result as JSON on stdout" },
  audience: {
    flag: "<text>",
    isList: true,
    help: `audience of the token; may be repeated (default: ${_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .SETTINGS */ .yy.audience.default})`
  },
  claim: { flag: "<name=value>", isList: true, help: "instead of a token: a further claim; may be repeated" }
};
var ADMINISTRATOR_FLAGS = {
  profile: { flag: "<name>", help: _check_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .OPTION_ROWS */ .aI.profile.help },
  "oci-config-file": { flag: "<file>", help: _check_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .OPTION_ROWS */ .aI.ociConfigFile.help }
};
var explain = {
  define(command) {
    (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .addFlags */ .zA)(command, EXPLAIN_FLAGS);
    (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .addFlags */ .zA)(command, ADMINISTRATOR_FLAGS, `${_check_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .OPTION_ROWS */ .aI.profile.heading}:`).addHelpText(
      "after",
      '\nIn a GitHub job with "permissions: id-token: write", the token is requested.\n\nExample, with the claims that a refused login prints:\n  npx oci-wif explain --domain-url https://idcs-….identity.oraclecloud.com \\\n    --issuer https://token.actions.githubusercontent.com --subject repo:octo/app:pull_request'
    );
  },
  run: runExplain
};
async function runExplain(flags, timing = _proxy_js_js__WEBPACK_IMPORTED_MODULE_7__/* .systemTiming */ .O$) {
  const terminal = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .createTerminal */ .PB)(flags.json === true ? "json" : "report");
  const domainUrl = flags.domainUrl === void 0 ? void 0 : (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .checkDomainUrl */ .k3)(flags.domainUrl);
  const { watch, warn, results } = (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .createCheckReport */ .BK)(terminal);
  const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_3__/* .commandHttp */ .W)(warn, timing);
  const token = claimsFromFlags(flags) ?? await findToken(flags, http);
  const access = await accessOf(flags, domainUrl, http);
  const { clientId, resourceType } = flags;
  await (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .examineToken */ .Pv)({ token, domainUrl, clientId, resourceType }, access, { http, timing }, watch);
  const accepted = isAccepted(results);
  (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .printSummary */ .ot)(results, terminal);
  if (accepted === void 0)
    terminal.say("The trust was not checked, so this does not show whether the domain accepts the token.");
  const isPromised = accepted === true && !(0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isUncertain */ .cp)(results);
  if (isPromised) terminal.say("The domain should accept this token.");
  if (flags.json === true) {
    const known = accepted === true && !isPromised ? void 0 : accepted;
    terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .harmlessJson */ .EL)({ token: (0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .describeClaims */ .Zs)(token.claims), accepted: known, ...(0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .checksForJson */ .TX)(results) }));
  }
  if (accepted === void 0) return _export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .EXIT */ .dc.unchecked;
  return accepted ? _export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .EXIT */ .dc.done : _export_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .EXIT */ .dc.failed;
}
function claimsFromFlags(flags) {
  const { issuer, subject, audience = [], claim = [] } = flags;
  if (issuer === void 0 && subject === void 0 && claim.length === 0) return void 0;
  if (issuer === void 0 || subject === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .invalidInput */ .aY)("only some claims of the token are given", "both --issuer and --subject, or the token itself");
  if (flags.subjectTokenFile ?? flags.subjectTokenEnv ?? flags.subjectTokenCommand)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .invalidInput */ .aY)(
      "the token is given, and so are its claims",
      "either the token, or --issuer, --subject, --audience and --claim"
    );
  const others = claim.map((text) => {
    const [, name, value] = /^([^=\s]+)=(.*)$/su.exec(text) ?? [];
    if (name === void 0 || value === void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .invalidInput */ .aY)(`--claim is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .quoted */ .TL)(text)}`, "name=value");
    return [name, value];
  });
  const aud = audience.length > 1 ? [...audience] : audience[0];
  return {
    raw: "",
    claims: { ...Object.fromEntries(others), iss: issuer, sub: subject, ...aud === void 0 ? {} : { aud } }
  };
}
async function findToken(flags, http) {
  const { audience, subjectTokenFile, subjectTokenEnv, subjectTokenCommand } = flags;
  const sources = { subjectTokenFile, subjectTokenEnv, subjectTokenCommand };
  const subject = await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .readLoginSubject */ .mb)(sources, {}, audience?.[0] ?? _exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .SETTINGS */ .yy.audience.default);
  return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectTokens */ .rv)({ subject, requestTimeout: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .defaultOf */ .HA)("request-timeout") }, http, _failure_js__WEBPACK_IMPORTED_MODULE_15__/* .protectSecret */ .ol)();
}
function isAccepted(results) {
  if ((0,_check_report_js__WEBPACK_IMPORTED_MODULE_0__/* .firstFailed */ .gV)(results)) return false;
  const isUnread = results.some(
    ({ check, state }) => (check === "trust" || check === "rules") && state === "not checked"
  );
  return isUnread ? void 0 : true;
}
async function accessOf({ profile, ociConfigFile: configFile }, domainUrl, http) {
  if (domainUrl === void 0) return "pass --domain-url to check it with the profile of an administrator";
  const token = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_14__/* .firstGiven */ .qL)(process.env.OCI_WIF_ADMIN_TOKEN);
  try {
    return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .openTrust */ .N_)(domainUrl, await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_2__/* .findAdministrator */ .ne)({ profile, configFile, token }), http);
  } catch (error) {
    const isNamed = profile !== void 0 || configFile !== void 0 || token !== void 0;
    if (isNamed || !(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_15__/* .Failure */ .HR)) throw error;
    return error.hint === void 0 ? error.message : `${error.message}; ${error.hint}`;
  }
}



/***/ })

};
