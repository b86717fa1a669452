export const id = 143;
export const ids = [143];
export const modules = {

/***/ 6831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ describeTime),
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
// src/federation/claims.ts
function readClaims(jwt) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return void 0;
  const [header, claims] = jwt.split(".").slice(0, 2).map(readObject);
  return header && claims && hasRegisteredTypes(claims) ? claims : void 0;
}
function describeTime(seconds) {
  const date = new Date(seconds * 1e3);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
}
function readObject(part) {
  try {
    const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : void 0;
  } catch {
    return void 0;
  }
}
function hasRegisteredTypes({ iss, sub, aud, exp }) {
  const isText = (value) => typeof value === "string";
  return [iss, sub].every((claim) => claim === void 0 || isText(claim)) && (aud === void 0 || [aud].flat().every(isText)) && (exp === void 0 || typeof exp === "number");
}




/***/ }),

/***/ 168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findLogins),
/* harmony export */   m: () => (/* binding */ undoStaleLogins)
/* harmony export */ });
/* harmony import */ var _chunk_XFJ7XLGR_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9501);
/* harmony import */ var _chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5512);
/* harmony import */ var _chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1685);
/* harmony import */ var _chunk_KXHTZOKT_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9966);
/* harmony import */ var _chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4067);
/* harmony import */ var _chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6831);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6760);







// src/profile/find-logins.ts


async function findLogins(ociHome, profile) {
  const paths = await (0,_chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_2__/* .locateProfile */ .A5)(ociHome, profile ?? ANY_PROFILE);
  if (!await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)) return [];
  const logins = [];
  for (const { loginId, journal, directory, profile: owner } of await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_1__/* .readBackups */ .sp)(paths)) {
    if (profile !== void 0 && owner !== profile || journal.undone) continue;
    const { fingerprint, missingDirectories, configMissing, job } = journal;
    const receipt = { ociHome: paths.ociHome, profile: owner, loginId, fingerprint, missingDirectories, configMissing };
    const { birthtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.stat)(directory);
    logins.push({ receipt, job, time: birthtimeMs });
  }
  return logins.sort((one, other) => other.time - one.time).map(({ receipt, job }) => ({ receipt, job }));
}
async function tokenOf({ ociHome, profile, fingerprint }) {
  const paths = (0,_chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_2__/* .profilePaths */ .IU)(ociHome, profile);
  const backups = (await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_1__/* .readBackups */ .sp)(paths)).filter((backup) => backup.profile === profile);
  for (const directory of [paths.sessionDirectory, ...backups.flatMap(({ files, fresh }) => [files, fresh])]) {
    if (await (0,_chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintIn */ .I5)(directory) !== fingerprint) continue;
    const token = await (0,_chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_6__.join(directory, _chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_2__/* .SESSION_FILES */ .tt.token));
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
    const outcome = await (0,_chunk_XFJ7XLGR_js__WEBPACK_IMPORTED_MODULE_0__/* .undoLogin */ .M)(receipt, { ...host, remember });
    outcomes.push(outcome);
    if (outcome === "failed") continue;
    host.info(`Removed the expired profile ${login.receipt.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}
async function isStale({ receipt, job }, now, unseenJobs) {
  if (job ? await (0,_chunk_KXHTZOKT_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunning */ .W_)(job) : !unseenJobs) return false;
  const token = await tokenOf(receipt);
  const expiry = token === void 0 ? void 0 : (0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_7__/* .readClaims */ .I)(token)?.exp;
  return expiry === void 0 ? job !== void 0 : expiry * 1e3 < now;
}




/***/ }),

/***/ 7047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf),
/* harmony export */   N: () => (/* binding */ readErrorBody)
/* harmony export */ });
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8860);


// src/http/error-body.ts
function readErrorBody(body) {
  let json;
  try {
    json = JSON.parse(body);
  } catch {
    return void 0;
  }
  const fields = json ?? {};
  const error = textOf(fields.error ?? fields.code);
  const description = textOf(fields.error_description ?? fields.message);
  return error === void 0 && description === void 0 ? void 0 : { error: error ?? "error", description };
}
function requestIdOf(answer) {
  return textOf(answer.headers["opc-request-id"] ?? answer.headers["x-oracle-dms-ecid"]);
}
function textOf(value) {
  return typeof value === "string" && value.trim() !== "" ? (0,_chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(value, 500) : void 0;
}




/***/ }),

/***/ 6137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6831);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);



// src/federation/subject-token.ts
function readSubjectToken(raw, origin) {
  (0,_chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_0__/* .protectSecret */ .ol)(raw);
  const claims = (0,_chunk_CLFK5AAW_js__WEBPACK_IMPORTED_MODULE_1__/* .readClaims */ .I)(raw);
  if (claims) return { raw, claims };
  const parts = raw.split(".").length;
  throw new _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
    "input",
    "Invalid subject token",
    `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? "" : "s"} between dots; a JWT has three)`,
    {
      hint: 'give the token itself, three base64url parts joined by dots, without quotes, the word "Bearer" or a JSON object around it'
    }
  );
}
function audienceOf(claims) {
  return [claims.aud ?? []].flat().join(", ");
}




/***/ }),

/***/ 7744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8860);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);



// src/files/text-file.ts

var LIMIT = 1024 * 1024;
async function readTextFile(flag, path) {
  try {
    const text = path === "-" ? await readStdin() : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, "utf8");
    if (text.length <= LIMIT) return text;
  } catch (cause) {
    const code = cause.code;
    const why = { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a directory" }[String(code)] ?? "cannot be read";
    throw new _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `${flag}: ${path === "-" ? "stdin" : (0,_chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(path)} ${why}; expected: a file that can be read`,
      { cause }
    );
  }
  throw new _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
    "input",
    "Invalid input",
    `${flag}: ${(0,_chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(path)} is larger than ${LIMIT} characters; expected: the right file`
  );
}
async function readStdin() {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    text += chunk;
    if (text.length > LIMIT) break;
  }
  return text;
}




/***/ }),

/***/ 2356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createTerminal)
/* harmony export */ });
/* harmony import */ var _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8136);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);


// src/cli/terminal.ts

function createTerminal(stdoutIsData) {
  const stream = stdoutIsData ? process.stderr : process.stdout;
  const colour = stream.isTTY && (process.env.NO_COLOR ?? "") === "" && process.env.TERM !== "dumb";
  const paint = (style, text) => colour ? (0,node_util__WEBPACK_IMPORTED_MODULE_1__.styleText)(style, text, { validateStream: false }) : text;
  return {
    say: (line = "") => void stream.write(`${line}
`),
    result: (text) => void process.stdout.write(`${text}
`),
    secret: (text) => {
      (0,_chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_0__/* .printUnredacted */ .VH)(() => process.stdout.write(`${text}
`));
    },
    warn: (line) => void process.stderr.write(`${paint("yellow", "Warning")}: ${line}
`),
    paint,
    interactive: process.stdin.isTTY && stream.isTTY
  };
}




/***/ }),

/***/ 7143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLogout: () => (/* binding */ runLogout)
/* harmony export */ });
/* harmony import */ var _chunk_MN42DGSW_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1887);
/* harmony import */ var _chunk_YULG4N4U_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1751);
/* harmony import */ var _chunk_GEO5VLEZ_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(168);
/* harmony import */ var _chunk_XFJ7XLGR_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9501);
/* harmony import */ var _chunk_S3UZEUUC_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5994);
/* harmony import */ var _chunk_TWJIPH3J_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4580);
/* harmony import */ var _chunk_7TY2FJBY_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5512);
/* harmony import */ var _chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1685);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3515);
/* harmony import */ var _chunk_OXSKUHU4_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2264);
/* harmony import */ var _chunk_KXHTZOKT_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9966);
/* harmony import */ var _chunk_NQKQXQSW_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2365);
/* harmony import */ var _chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8735);
/* harmony import */ var _chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4067);
/* harmony import */ var _chunk_FJQIXLJH_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8501);
/* harmony import */ var _chunk_ZGFK4UA4_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(9212);
/* harmony import */ var _chunk_TDXMSBF7_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(2356);
/* harmony import */ var _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(8136);
/* harmony import */ var _chunk_O7JLZGZP_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(5724);
/* harmony import */ var _chunk_C2277CZB_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(8465);
/* harmony import */ var _chunk_QNWXXDGN_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(7744);
/* harmony import */ var _chunk_K5UGZN2R_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(6137);
/* harmony import */ var _chunk_GNCDMJIZ_js__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(7047);
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(8860);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_24__ = __webpack_require__(9752);




























// src/cli/log-out.ts
async function runLogout(flags) {
  const terminal = (0,_chunk_TDXMSBF7_js__WEBPACK_IMPORTED_MODULE_16__/* .createTerminal */ .P)(false);
  const { profile, ociHome } = (0,_chunk_YULG4N4U_js__WEBPACK_IMPORTED_MODULE_1__/* .readLoginPlace */ .$d)(flags);
  if (flags.stale === true) return undoStale(ociHome, flags.profile);
  const logins = await loginsOf(ociHome, profile);
  if (logins.length === 0) {
    terminal.say(`No login with the profile ${profile} in ${ociHome}, so there is nothing to do`);
    return _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_17__/* .EXIT */ .dc.done;
  }
  const outcomes = [];
  for (const { receipt, remember } of logins) {
    const host = { product: "oci-wif", info: terminal.say, warn: terminal.warn, remember };
    outcomes.push(await (0,_chunk_XFJ7XLGR_js__WEBPACK_IMPORTED_MODULE_3__/* .undoLogin */ .M)(receipt, host));
  }
  if (outcomes.includes("failed")) return _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_17__/* .EXIT */ .dc.failed;
  terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
  return _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_17__/* .EXIT */ .dc.done;
}
async function undoStale(ociHome, profile) {
  const terminal = (0,_chunk_TDXMSBF7_js__WEBPACK_IMPORTED_MODULE_16__/* .createTerminal */ .P)(false);
  const stored = async ({ receipt }) => {
    const receipts = await (0,_chunk_MN42DGSW_js__WEBPACK_IMPORTED_MODULE_0__/* .findReceipts */ .H)(receipt.ociHome, receipt.profile);
    return receipts.find((candidate) => candidate.receipt.profile?.loginId === receipt.loginId);
  };
  const outcomes = await (0,_chunk_GEO5VLEZ_js__WEBPACK_IMPORTED_MODULE_2__/* .undoStaleLogins */ .m)(
    { ociHome, profile, now: Date.now(), unseenJobs: true, stored },
    { product: "oci-wif", info: terminal.say, warn: terminal.warn }
  );
  if (outcomes.length === 0) terminal.say(`No expired logins in ${ociHome}, so there is nothing to do`);
  return outcomes.includes("failed") ? _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_17__/* .EXIT */ .dc.failed : _chunk_X6FTXZBG_js__WEBPACK_IMPORTED_MODULE_17__/* .EXIT */ .dc.done;
}
async function loginsOf(ociHome, profile) {
  const stored = await (0,_chunk_MN42DGSW_js__WEBPACK_IMPORTED_MODULE_0__/* .findReceipts */ .H)(ociHome, profile);
  if (stored.length > 0) return stored;
  return (await (0,_chunk_GEO5VLEZ_js__WEBPACK_IMPORTED_MODULE_2__/* .findLogins */ .a)(ociHome, profile)).map(({ receipt }) => ({
    receipt: { profile: receipt },
    remember: () => void 0
  }));
}



/***/ })

};
