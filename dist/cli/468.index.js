export const id = 468;
export const ids = [468];
export const modules = {

/***/ 2468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renew: () => (/* binding */ renew)
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6760);











// src/renewal/renew-now.ts


var LONGEST_WAIT = 3e5;
var POLL_INTERVAL = 500;
async function renewProfile(ociHome, profile, timing) {
  for (const { name, record } of await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .findLogins */ .aI)(ociHome, profile)) {
    if (record.renewal && await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .holdsKeyOf */ .LX)(name)) return { name, expiresAt: await renewNow(record.renewal, timing) };
  }
  const damaged = await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .findDamagedLogin */ .Sf)(ociHome, profile);
  if (damaged) throw renewalFailed(`the record of the login (${(0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .recordFile */ .mR)(damaged)}) is damaged`, START_HINT);
  throw renewalFailed(`no login renews the profile ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .quoted */ .TL)(profile)} in ${ociHome}`, START_HINT);
}
async function renewNow(renewal, timing) {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  if (identity === void 0 || sessionExpiresAt === void 0)
    throw renewalFailed("the login does not renew the session", START_HINT);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectDirectory */ .ME)(directory);
  const { length: known } = await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a0)(directory);
  if (await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .isRunning */ .W_)(identity)) await putRequest(directory);
  for (let waited = 0; waited < LONGEST_WAIT; waited += POLL_INTERVAL) {
    const isAlive = await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .isRunning */ .W_)(identity);
    const entries = await (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a0)(directory);
    const outcome = outcomeOf(entries.slice(known));
    if (outcome?.event === "renewed") return (0,_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .printable */ .g$)(outcome.expiresAt, 40);
    if (outcome?.event === "failed") {
      const renewed = entries.findLast((entry) => entry.event === "renewed" && entry.token === "session");
      const expiresAt = renewed?.event === "renewed" ? renewed.expiresAt : sessionExpiresAt;
      const ends = Date.parse(expiresAt) <= timing.now() ? "has expired" : `expires at ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .printable */ .g$)(expiresAt, 40)}`;
      throw renewalFailed(
        `the session token on disk is still the old one, which ${ends}; the next attempt is at ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .printable */ .g$)(outcome.next, 40)}. ${outcome.message}`,
        outcome.hint
      );
    }
    if (!isAlive) throw renewalFailed(`the ${await whyEnded(directory, entries, timing)}`, START_HINT);
    await timing.sleep(POLL_INTERVAL);
  }
  const detail = `the background process (${identity.pid}) did not answer within ${LONGEST_WAIT / 1e3} s`;
  throw renewalFailed(detail, "oci-wif doctor shows what it has done; a new login replaces it");
}
var LONGEST_REMOVAL = 2e3;
async function whyEnded(directory, entries, timing) {
  for (let waited = 0; waited < LONGEST_REMOVAL; waited += POLL_INTERVAL) {
    if (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectDirectory */ .ME)(directory))
      return "directory of the background process was removed, as a logout does";
    if (entries.some(({ event }) => event === "ended")) break;
    await timing.sleep(POLL_INTERVAL);
  }
  return (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEnd */ .lA)(entries);
}
async function putRequest(directory) {
  try {
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceFile */ .fR)(requestFile(directory), "");
  } catch (error) {
    if (await (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectDirectory */ .ME)(directory)) throw error;
  }
}
function describeRenewal(profile, expiresAt) {
  return `Renewed the session token of the profile ${profile}; it expires at ${expiresAt}`;
}
function outcomeOf(entries) {
  const taken = entries.findIndex(({ event }) => event === "requested");
  if (taken === -1) return void 0;
  return entries.slice(taken).find((entry) => "token" in entry && entry.token === "session");
}
var START_HINT = "log in with --renew (in the action: renew: true)";
function renewalFailed(detail, hint) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_9__/* .Failure */ .HR("denial", "Renewal failed", detail, { hint });
}
function requestFile(directory) {
  return node_path__WEBPACK_IMPORTED_MODULE_11__.join(directory, "renew-now");
}

// src/cli/renew.ts
var renew = {
  define: (command) => (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .addFlags */ .zA)(command, _log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACE_FLAGS */ .q4).addHelpText(
    "after",
    "\nIt needs the running renewal of a login with --renew (in the action: renew: true), and returns\nwhen the new token is on disk.\n\nExample: npx oci-wif renew && oci os object bulk-upload …"
  ),
  run: runRenew
};
async function runRenew(flags) {
  const terminal = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .createTerminal */ .PB)("report");
  const { profile, ociHome } = (0,_log_in_js__WEBPACK_IMPORTED_MODULE_0__/* .readLoginPlace */ .$d)(flags);
  const { expiresAt } = await renewProfile(ociHome, profile, _proxy_js_js__WEBPACK_IMPORTED_MODULE_3__/* .systemTiming */ .O$);
  terminal.say(describeRenewal(profile, expiresAt));
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.done;
}



/***/ })

};
