export const id = 437;
export const ids = [437];
export const modules = {

/***/ 8918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findLogins),
/* harmony export */   m: () => (/* binding */ undoStaleLogins)
/* harmony export */ });
/* harmony import */ var _chunk_BCIIOLGB_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3266);
/* harmony import */ var _chunk_2JNJPZBN_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(675);
/* harmony import */ var _chunk_LSZEGESG_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5643);
/* harmony import */ var _chunk_PE6PC6IQ_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5487);
/* harmony import */ var _chunk_6O2VHOKA_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6003);
/* harmony import */ var _chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6831);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6760);







// src/profile/find-logins.ts


async function findLogins(ociHome, profile) {
  const paths = await (0,_chunk_PE6PC6IQ_js__WEBPACK_IMPORTED_MODULE_3__/* .locateProfile */ .A5)(ociHome, profile ?? ANY_PROFILE);
  if (!await (0,_chunk_6O2VHOKA_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)) return [];
  const logins = [];
  for (const { loginId, journal, directory, profile: owner } of await (0,_chunk_LSZEGESG_js__WEBPACK_IMPORTED_MODULE_2__/* .readBackups */ .sp)(paths)) {
    if (profile !== void 0 && owner !== profile || journal.undone) continue;
    const { fingerprint, missingDirectories, configMissing, job } = journal;
    const receipt = { ociHome: paths.ociHome, profile: owner, loginId, fingerprint, missingDirectories, configMissing };
    const { birthtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.stat)(directory);
    logins.push({ receipt, job, time: birthtimeMs });
  }
  return logins.sort((one, other) => other.time - one.time).map(({ receipt, job }) => ({ receipt, job }));
}
async function tokenOf({ ociHome, profile, fingerprint }) {
  const paths = (0,_chunk_PE6PC6IQ_js__WEBPACK_IMPORTED_MODULE_3__/* .profilePaths */ .IU)(ociHome, profile);
  const backups = (await (0,_chunk_LSZEGESG_js__WEBPACK_IMPORTED_MODULE_2__/* .readBackups */ .sp)(paths)).filter((backup) => backup.profile === profile);
  for (const directory of [paths.sessionDirectory, ...backups.flatMap(({ files, fresh }) => [files, fresh])]) {
    if (await (0,_chunk_LSZEGESG_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintIn */ .I5)(directory) !== fingerprint) continue;
    const token = await (0,_chunk_6O2VHOKA_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_6__.join(directory, _chunk_PE6PC6IQ_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_FILES */ .tt.token));
    if (token) return token.toString("latin1");
  }
  return void 0;
}
var ANY_PROFILE = "DEFAULT";

// src/login/stale-logins.ts
async function undoStaleLogins({ ociHome, profile, now, unseenJobs, stored }, host) {
  const outcomes = [];
  for (const login of await findLogins(ociHome, profile)) {
    if (!await isStale(login, now, unseenJobs)) continue;
    const { receipt, remember } = await stored?.(login) ?? {
      receipt: { profile: login.receipt },
      remember: () => void 0
    };
    const outcome = await (0,_chunk_BCIIOLGB_js__WEBPACK_IMPORTED_MODULE_0__/* .undoLogin */ .M)(receipt, { ...host, remember });
    outcomes.push(outcome);
    if (outcome === "failed") continue;
    host.info(`Removed the expired profile ${login.receipt.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}
async function isStale({ receipt, job }, now, unseenJobs) {
  if (job ? await (0,_chunk_2JNJPZBN_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_)(job) : !unseenJobs) return false;
  const token = await tokenOf(receipt);
  const expiry = token === void 0 ? void 0 : (0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_7__/* .readClaims */ .I)(token)?.exp;
  return expiry === void 0 ? job !== void 0 : expiry * 1e3 < now;
}




/***/ }),

/***/ 7437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoStaleLogins: () => (/* reexport safe */ _chunk_KBAZML5C_js__WEBPACK_IMPORTED_MODULE_0__.m)
/* harmony export */ });
/* harmony import */ var _chunk_KBAZML5C_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8918);
/* harmony import */ var _chunk_BCIIOLGB_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3266);
/* harmony import */ var _chunk_X25VRDOO_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8016);
/* harmony import */ var _chunk_XD4OFYGA_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3033);
/* harmony import */ var _chunk_2JNJPZBN_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(675);
/* harmony import */ var _chunk_UWH4TU4Y_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(989);
/* harmony import */ var _chunk_LSZEGESG_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5643);
/* harmony import */ var _chunk_3VD4UNY3_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3395);
/* harmony import */ var _chunk_PE6PC6IQ_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5487);
/* harmony import */ var _chunk_7KUSQ77E_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7319);
/* harmony import */ var _chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8735);
/* harmony import */ var _chunk_6O2VHOKA_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6003);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3515);
/* harmony import */ var _chunk_VS6WLMAW_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3926);
/* harmony import */ var _chunk_AFD2AC2M_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1533);
/* harmony import */ var _chunk_7BU34BOP_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(797);
/* harmony import */ var _chunk_J22DQQ4P_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(2033);
/* harmony import */ var _chunk_NY6MDQRY_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7627);
/* harmony import */ var _chunk_FUWVX4WD_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(8942);
/* harmony import */ var _chunk_QEDMXQVT_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(5549);




























/***/ })

};
