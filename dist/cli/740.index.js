export const id = 740;
export const ids = [740];
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

/***/ 3740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   refuseProfileInUse: () => (/* binding */ refuseProfileInUse),
/* harmony export */   warningOfProfileInUse: () => (/* binding */ warningOfProfileInUse)
/* harmony export */ });
/* harmony import */ var _find_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(285);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9675);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3778);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7301);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2760);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7238);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3140);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8919);













// src/login/profile-in-use.ts
async function refuseProfileInUse(place, { settingName }) {
  const { ociHome, profile } = place;
  for (const login of await loginsOfOtherJobs(place)) {
    if (!await isCertainlyRunning(login.job)) continue;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR(
      "files",
      "Cannot write profile",
      `the profile ${profile} in ${ociHome} belongs to another job that is still running (process ${login.job.pid})`,
      {
        hint: `give each job its own directory with ${settingName("oci-home")} (in a workflow: oci-home: \${{ runner.temp }}/.oci), or choose another ${settingName("profile")}`
      }
    );
  }
}
async function warningOfProfileInUse(place, now, { settingName }) {
  for (const { receipt } of await loginsOfOtherJobs(place)) {
    const expiry = (0,_claims_js__WEBPACK_IMPORTED_MODULE_11__/* .readClaims */ .I)(await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .tokenOf */ .B)(receipt) ?? "")?.exp;
    if (expiry === void 0 || expiry * 1e3 < now) continue;
    return `The profile ${place.profile} in ${place.ociHome} belongs to another job, which was killed or cannot be seen from here. If it is still running, its tools use this login from now on; to avoid that, give each job its own directory with ${settingName("oci-home")}`;
  }
  return void 0;
}
async function loginsOfOtherJobs({ ociHome, profile, job: own }) {
  const logins = await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .findLogins */ .a)(ociHome, profile);
  return logins.filter(
    (login) => login.job !== void 0 && (login.job.pid !== own?.pid || login.job.start !== own.start)
  );
}
async function isCertainlyRunning(job) {
  return job.start !== void 0 && (await (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identify */ .ls)(job.pid))?.start === job.start;
}



/***/ })

};
