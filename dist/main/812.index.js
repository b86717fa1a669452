export const id = 812;
export const ids = [812];
export const modules = {

/***/ 3504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ tokenOf),
/* harmony export */   a: () => (/* binding */ findLogins)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4024);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2823);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);



// src/profile/find-logins.ts


async function findLogins(ociHome, profile) {
  const paths = await (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .locateProfile */ .A5)(ociHome, profile ?? ANY_PROFILE);
  if (!await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)) return [];
  const logins = [];
  for (const { loginId, journal, directory, profile: owner } of await (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackups */ .sp)(paths)) {
    if (profile !== void 0 && owner !== profile || journal.undone) continue;
    const { fingerprint, missingDirectories, configMissing, job } = journal;
    const receipt = { ociHome: paths.ociHome, profile: owner, loginId, fingerprint, missingDirectories, configMissing };
    const { birthtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(directory);
    logins.push({ receipt, job, time: birthtimeMs });
  }
  return logins.sort((one, other) => other.time - one.time).map(({ receipt, job }) => ({ receipt, job }));
}
async function tokenOf({ ociHome, profile, fingerprint }) {
  const paths = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .profilePaths */ .IU)(ociHome, profile);
  const backups = await (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackups */ .sp)(paths);
  for (const directory of [paths.sessionDirectory, ...backups.flatMap(({ files, fresh }) => [files, fresh])]) {
    if (await (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintIn */ .I5)(directory) !== fingerprint) continue;
    const token = await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_FILES */ .tt.token));
    if (token) return token.toString("latin1");
  }
  return void 0;
}
var ANY_PROFILE = "DEFAULT";




/***/ }),

/***/ 5812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoStaleLogins: () => (/* binding */ undoStaleLogins)
/* harmony export */ });
/* harmony import */ var _find_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _login_log_out_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8407);
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3958);
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8234);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7450);
/* harmony import */ var _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3974);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8020);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8987);
/* harmony import */ var _undo_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(818);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4684);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4024);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2823);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5524);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8976);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3106);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(6114);



















// src/login/stale-logins.ts
async function undoStaleLogins({ ociHome, profile, now, unseenJobs, stored }, host) {
  const outcomes = [];
  for (const login of await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .findLogins */ .a)(ociHome, profile)) {
    if (!await isStale(login, now, unseenJobs)) continue;
    const { receipt, remember } = await stored?.(login) ?? {
      receipt: { profile: login.receipt },
      remember: () => void 0
    };
    const outcome = await (0,_login_log_out_js__WEBPACK_IMPORTED_MODULE_1__/* .undoLogin */ .M)(receipt, { ...host, remember });
    outcomes.push(outcome);
    if (outcome === "failed") continue;
    host.info(`Removed the expired profile ${login.receipt.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}
async function isStale({ receipt, job }, now, unseenJobs) {
  if (job ? await (0,_programs_process_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .isRunning */ .W_)(job) : !unseenJobs) return false;
  const token = await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .tokenOf */ .B)(receipt);
  const expiry = token === void 0 ? void 0 : (0,_claims_js__WEBPACK_IMPORTED_MODULE_15__/* .readClaims */ .I)(token)?.exp;
  return expiry === void 0 ? job !== void 0 : expiry * 1e3 < now;
}



/***/ })

};
