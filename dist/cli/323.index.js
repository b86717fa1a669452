export const id = 323;
export const ids = [323];
export const modules = {

/***/ 4323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   logout: () => (/* binding */ logout)
/* harmony export */ });
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6120);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5334);
/* harmony import */ var _obtain_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37);
/* harmony import */ var _config_link_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2036);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3192);
/* harmony import */ var _session_token_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8233);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8565);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7594);
/* harmony import */ var _registry_credentials_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3341);
/* harmony import */ var _home_directory_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(56);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9941);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8919);














// src/cli/logout.ts
var LOGOUT_FLAGS = {
  ..._receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACE_FLAGS */ .q4,
  stale: {
    flag: "",
    help: "undo only expired logins whose job is over; of all profiles, unless --profile names one"
  }
};
var logout = {
  define: (command) => (0,_command_js__WEBPACK_IMPORTED_MODULE_4__/* .addFlags */ .zA)(command, LOGOUT_FLAGS),
  run: runLogout
};
async function runLogout(flags) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .createTerminal */ .PB)("report");
  const { profile, ociHome } = (0,_receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .readLoginPlace */ .$d)(flags);
  if (flags.stale === true) return undoStale(ociHome, flags.profile);
  const logins = await loginsOf(ociHome, profile);
  if (logins.length === 0) {
    terminal.say(`No login with the profile ${profile} in ${ociHome}, so there is nothing to do`);
    return _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.done;
  }
  const outcomes = [];
  for (const { receipt, remember } of logins) {
    const host = { product: "oci-wif", info: terminal.say, warn: terminal.warn, remember };
    outcomes.push(await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .undoLogin */ .MX)(receipt, host));
  }
  if (outcomes.includes("failed")) return _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.failed;
  if (outcomes.includes("undone")) terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
  else if (outcomes.includes("missing")) terminal.say(`${ociHome} no longer exists, so there was no profile to remove`);
  return _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.done;
}
async function undoStale(ociHome, profile) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .createTerminal */ .PB)("report");
  const stored = async ({ receipt }) => {
    const receipts = await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .findReceipts */ .H8)(receipt.ociHome, receipt.profile);
    return receipts.find((candidate) => candidate.receipt.profile?.loginId === receipt.loginId);
  };
  const outcomes = await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .undoStaleLogins */ .mx)(
    { ociHome, profile, now: Date.now(), unseenJobs: true, stored },
    { product: "oci-wif", info: terminal.say, warn: terminal.warn }
  );
  if (outcomes.length === 0) terminal.say(`No expired logins in ${ociHome}, so there is nothing to do`);
  return outcomes.includes("failed") ? _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.failed : _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.done;
}
async function loginsOf(ociHome, profile) {
  const stored = await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .findReceipts */ .H8)(ociHome, profile);
  if (stored.length > 0) return stored;
  return (await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .findLogins */ .aI)(ociHome, profile)).map(({ receipt }) => ({
    receipt: { profile: receipt },
    remember: () => void 0
  }));
}



/***/ })

};
