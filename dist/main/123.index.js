export const id = 123;
export const ids = [123];
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

/***/ 1504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   refuseProfileInUse: () => (/* binding */ refuseProfileInUse),
/* harmony export */   warningOfProfileInUse: () => (/* binding */ warningOfProfileInUse)
/* harmony export */ });
/* harmony import */ var _find_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3974);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8987);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4024);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2823);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6114);








// src/login/profile-in-use.ts
async function refuseProfileInUse(place, { settingName }) {
  const { ociHome, profile } = place;
  for (const login of await loginsOfOtherJobs(place)) {
    if (!await isCertainlyRunning(login.job)) continue;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
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
    const expiry = (0,_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .readClaims */ .I)(await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .tokenOf */ .B)(receipt) ?? "")?.exp;
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
  return job.start !== void 0 && (await (0,_programs_process_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identify */ .ls)(job.pid))?.start === job.start;
}



/***/ }),

/***/ 3974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   b0: () => (/* binding */ identifyRunner),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   t2: () => (/* binding */ exists)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
// src/programs/process-identity.ts


async function identify(pid) {
  if (!exists(pid)) return void 0;
  const start = await startOf(pid);
  return start === ENDED ? void 0 : { pid, start };
}
async function isRunning(identity) {
  const found = await identify(identity.pid);
  if (!found) return false;
  return found.start === void 0 || identity.start === void 0 || found.start === identity.start;
}
async function identifyRunner() {
  if (process.platform !== "linux") return identify(process.ppid);
  let pid = process.ppid;
  for (let generation = 0; generation < MOST_GENERATIONS && pid > 1; generation += 1) {
    const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const [name, rest] = [
      stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")),
      stat.slice(stat.lastIndexOf(")") + 2)
    ];
    if (name === RUNNER) return identify(pid);
    pid = Number(rest.split(" ")[1] ?? 0);
  }
  return void 0;
}
var RUNNER = "Runner.Worker";
var MOST_GENERATIONS = 10;
var ENDED = "ended";
function exists(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
async function startOf(pid) {
  if (process.platform === "linux") return startFromProc(pid);
  return process.platform === "darwin" ? startFromPs(pid) : void 0;
}
function startFromProc(pid) {
  try {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? ENDED : fields[22 - 3];
  } catch (error) {
    const code = error.code;
    return (code === "ENOENT" || code === "ESRCH") && !exists(pid) ? ENDED : void 0;
  }
}
async function startFromPs(pid) {
  const { runProgram } = await __webpack_require__.e(/* import() */ 128).then(__webpack_require__.bind(__webpack_require__, 5128));
  const { exitCode, stdout } = await runProgram({
    command: ["/bin/ps", "-o", "stat=,lstart=", "-p", String(pid)],
    environment: { LC_ALL: "C" },
    stderr: "capture",
    timeout: 5
  });
  if (exitCode !== 0) return exists(pid) ? void 0 : ENDED;
  const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  return state?.startsWith("Z") === true ? ENDED : start;
}




/***/ })

};
