export const id = 323;
export const ids = [323];
export const modules = {

/***/ 4323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   logout: () => (/* binding */ logout)
/* harmony export */ });
/* harmony import */ var _log_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(883);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5334);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2836);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6345);
/* harmony import */ var _docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9110);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8919);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3024);











// src/cli/logout.ts

var LOGOUT_FLAGS = {
  ..._log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACE_FLAGS */ .q4,
  stale: {
    flag: "",
    help: "undo only expired logins whose job is over; of all profiles, unless --profile names one"
  }
};
var logout = {
  define: (command) => (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .addFlags */ .zA)(command, LOGOUT_FLAGS).addHelpText("after", "\nExample: npx oci-wif logout --profile WIF"),
  run: runLogout
};
async function runLogout(flags) {
  const terminal = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .createTerminal */ .PB)("report");
  const host = { product: "oci-wif", info: terminal.say, warn: terminal.warn };
  const { profile, ociHome } = (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .readLoginPlace */ .$d)(flags);
  if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_10__.existsSync)(ociHome)) {
    terminal.say(`${ociHome} does not exist, so there is nothing to do`);
    return _export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.done;
  }
  await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .removeUnfinishedLogins */ .oc)(ociHome, profile);
  if (flags.stale === true) {
    const stale = { ociHome, profile: flags.profile, now: Date.now(), unseenJobs: true };
    const outcomes2 = await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .undoStaleLogins */ .mx)(stale, host);
    if (outcomes2.length === 0) terminal.say(`No expired logins in ${ociHome}, so there is nothing to do`);
    return exitCodeOf(outcomes2);
  }
  const logins = await loginsToUndo(ociHome, profile, Date.now());
  if (logins.length === 0) {
    terminal.say(`No login with the profile ${profile} in ${ociHome}, so there is nothing to do`);
    return _export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.done;
  }
  const outcomes = [];
  for (const name of logins) outcomes.push(await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .endLogin */ .Rl)(name, host));
  const said = new Set(logins.map((name, index) => (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .describeOutcome */ .SS)(outcomes[index] ?? "failed", name)));
  if (!outcomes.includes("failed")) {
    for (const line of said) if (line !== void 0) terminal.say(line);
  }
  return exitCodeOf(outcomes);
}
async function loginsToUndo(ociHome, profile, now) {
  const finished = [];
  for (const login of await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .findLogins */ .aI)(ociHome, profile)) {
    if (await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .isFinished */ .$g)(login.record, now)) finished.push(login);
  }
  const own = finished.filter(({ record }) => record.host === "oci-wif");
  if (finished.length > 0) return (own.length > 0 ? own : finished).map(({ name }) => name);
  const damaged = await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .findDamagedLogin */ .Sf)(ociHome, profile);
  return damaged === void 0 ? [] : [damaged];
}
function exitCodeOf(outcomes) {
  return outcomes.includes("failed") ? _export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.failed : _export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.done;
}



/***/ })

};
