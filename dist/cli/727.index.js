export const id = 727;
export const ids = [727];
export const modules = {

/***/ 285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ tokenOf),
/* harmony export */   a: () => (/* binding */ findLogins)
/* harmony export */ });
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8725);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);




// src/profile/find-logins.ts


async function findLogins(ociHome, profile) {
  const paths = await (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .locateProfile */ .A5)(ociHome, profile ?? ANY_PROFILE);
  if (!await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)) return [];
  const logins = [];
  for (const { loginId, journal, directory, profile: owner } of await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackups */ .sp)(paths)) {
    if (profile !== void 0 && owner !== profile || journal.undone) continue;
    const { fingerprint, missingDirectories, configMissing, job } = journal;
    const receipt = { ociHome: paths.ociHome, profile: owner, loginId, fingerprint, missingDirectories, configMissing };
    const { birthtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(directory);
    logins.push({ receipt, job, time: birthtimeMs });
  }
  return logins.sort((one, other) => other.time - one.time).map(({ receipt, job }) => ({ receipt, job }));
}
async function tokenOf({ ociHome, profile, fingerprint }) {
  const paths = (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .profilePaths */ .IU)(ociHome, profile);
  const backups = await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackups */ .sp)(paths);
  for (const directory of [paths.sessionDirectory, ...backups.flatMap(({ files, fresh }) => [files, fresh])]) {
    if (await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintIn */ .I5)(directory) !== fingerprint) continue;
    const token = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, _profile_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .SESSION_FILES */ .tt.token));
    if (token) return token.toString("latin1");
  }
  return void 0;
}
var ANY_PROFILE = "DEFAULT";




/***/ }),

/***/ 7147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ undoStaleLogins)
/* harmony export */ });
/* harmony import */ var _find_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(285);
/* harmony import */ var _login_log_out_shared_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7558);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9675);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3140);





// src/login/stale-logins.ts
async function undoStaleLogins({ ociHome, profile, now, unseenJobs, stored }, host) {
  const outcomes = [];
  for (const login of await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .findLogins */ .a)(ociHome, profile)) {
    if (!await isStale(login, now, unseenJobs)) continue;
    const { receipt, remember } = await stored?.(login) ?? {
      receipt: { profile: login.receipt },
      remember: () => void 0
    };
    const outcome = await (0,_login_log_out_shared_js__WEBPACK_IMPORTED_MODULE_1__/* .undoLogin */ .M)(receipt, { ...host, remember });
    outcomes.push(outcome);
    if (outcome === "failed") continue;
    host.info(`Removed the expired profile ${login.receipt.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}
async function isStale({ receipt, job }, now, unseenJobs) {
  if (job ? await (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W_)(job) : !unseenJobs) return false;
  const token = await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .tokenOf */ .B)(receipt);
  const expiry = token === void 0 ? void 0 : (0,_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .I)(token)?.exp;
  return expiry === void 0 ? job !== void 0 : expiry * 1e3 < now;
}




/***/ }),

/***/ 1727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoStaleLogins: () => (/* reexport safe */ _login_stale_logins_js__WEBPACK_IMPORTED_MODULE_0__.m)
/* harmony export */ });
/* harmony import */ var _login_stale_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7147);
/* harmony import */ var _find_logins_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(285);
/* harmony import */ var _login_log_out_shared_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7558);
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2713);
/* harmony import */ var _work_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8238);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9675);
/* harmony import */ var _undo_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1321);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8694);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8945);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3778);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7301);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(2760);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(5453);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(4771);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(1351);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7238);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(4357);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(8919);





























/***/ })

};
