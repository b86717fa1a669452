export const id = 38;
export const ids = [38];
export const modules = {

/***/ 4038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoStaleLogins: () => (/* binding */ undoStaleLogins)
/* harmony export */ });
/* harmony import */ var _federation_claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8207);
/* harmony import */ var _profile_find_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8222);
/* harmony import */ var _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9768);
/* harmony import */ var _log_out_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5611);




async function undoStaleLogins({ ociHome, profile, now, unseenJobs, stored }, host) {
    const outcomes = [];
    for (const login of await (0,_profile_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .findLogins */ .a)(ociHome, profile)) {
        if (!(await isStale(login, now, unseenJobs)))
            continue;
        const { receipt, remember } = (await stored?.(login)) ?? {
            receipt: { profile: login.receipt },
            remember: () => undefined,
        };
        const outcome = await (0,_log_out_js__WEBPACK_IMPORTED_MODULE_2__.undoLogin)(receipt, { ...host, remember });
        outcomes.push(outcome);
        if (outcome === 'failed')
            continue;
        host.info(`Removed the expired profile ${login.receipt.profile}, which an earlier job had left behind`);
    }
    return outcomes;
}
async function isStale({ receipt, job }, now, unseenJobs) {
    if (job ? await (0,_programs_process_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_)(job) : !unseenJobs)
        return false;
    const token = await (0,_profile_find_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .tokenOf */ .B)(receipt);
    const expiry = token === undefined ? undefined : (0,_federation_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .I)(token)?.exp;
    return expiry === undefined ? job !== undefined : expiry * 1000 < now;
}


/***/ }),

/***/ 8222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ tokenOf),
/* harmony export */   a: () => (/* binding */ findLogins)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_private_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1461);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1888);
/* harmony import */ var _profile_backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4482);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2582);






async function findLogins(ociHome, profile) {
    const paths = await (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .locateProfile */ .A5)(ociHome, profile ?? ANY_PROFILE);
    if (!(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)))
        return [];
    const logins = [];
    for (const { loginId, journal, directory, profile: owner } of await (0,_profile_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .readBackups */ .sp)(paths)) {
        if ((profile !== undefined && owner !== profile) || journal.undone)
            continue;
        const { fingerprint, missingDirectories, configMissing, job } = journal;
        const receipt = { ociHome: paths.ociHome, profile: owner, loginId, fingerprint, missingDirectories, configMissing };
        const { birthtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(directory);
        logins.push({ receipt, job, time: birthtimeMs });
    }
    return logins.sort((one, other) => other.time - one.time).map(({ receipt, job }) => ({ receipt, job }));
}
async function tokenOf({ ociHome, profile, fingerprint }) {
    const paths = (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .profilePaths */ .IU)(ociHome, profile);
    const backups = (await (0,_profile_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .readBackups */ .sp)(paths)).filter((backup) => backup.profile === profile);
    for (const directory of [paths.sessionDirectory, ...backups.flatMap(({ files, fresh }) => [files, fresh])]) {
        if ((await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprintIn */ .I)(directory)) !== fingerprint)
            continue;
        const token = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, _profile_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_FILES */ .tt.token));
        if (token)
            return token.toString('latin1');
    }
    return undefined;
}
const ANY_PROFILE = 'DEFAULT';


/***/ })

};
