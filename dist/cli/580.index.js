export const id = 580;
export const ids = [580];
export const modules = {

/***/ 3140:
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

/***/ 8694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E1: () => (/* binding */ withConfigLock),
/* harmony export */   HF: () => (/* binding */ checkReceipt),
/* harmony export */   Ks: () => (/* binding */ sectionsOf),
/* harmony export */   L1: () => (/* binding */ putSection),
/* harmony export */   _3: () => (/* binding */ undoSection),
/* harmony export */   tO: () => (/* binding */ checkLoginId)
/* harmony export */ });
/* harmony import */ var _ini_lines_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5385);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7238);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8500);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6760);






// src/profile/config-lock.ts



var INTERVAL = { longest: 50, shortest: 8 };
var LOOK_INTERVAL = 200;
var LONGEST_WAIT = 12e4;
var ATTEMPTS = 5;
var STALE = 5e3;
async function withConfigLock(configFile, task, { patience = 15e3, prepare = () => Promise.resolve() } = {}) {
  const lockPath = `${configFile}.lock`;
  const ours = await acquire(lockPath, patience, prepare);
  try {
    return await task(() => {
      if (identityOf(lockPath) !== ours) throw held(lockPath);
    });
  } finally {
    if (identityOf(lockPath) === ours) await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_1__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(lockPath)).catch(() => void 0);
  }
}
async function acquire(lockPath, patience, prepare) {
  const start = performance.now();
  let observed;
  let [lastLook, missing] = [-Infinity, 0];
  let isPrepared = false;
  let refusal;
  for (; ; ) {
    try {
      if (!isPrepared) await prepare();
      isPrepared = true;
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.mkdir)(lockPath, { mode: 448 });
      const identity = identityOf(lockPath);
      if (identity !== void 0) return identity;
    } catch (error) {
      if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b)(error)) {
        isPrepared = false;
        missing += 1;
        if (missing < ATTEMPTS) continue;
      }
      if (!isHeld(error)) throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .diskFailure */ .C)(error, lockPath);
      refusal = error;
    }
    const now = performance.now();
    if (now - lastLook >= LOOK_INTERVAL) {
      lastLook = now;
      const identity = identityOf(lockPath);
      if (!observed || observed.identity !== identity) observed = { identity, since: now };
      removeStale(lockPath, now - observed.since >= STALE);
    }
    if (now - (observed?.since ?? start) >= patience || now - start >= LONGEST_WAIT) {
      throw isNotPermitted(refusal) && observed?.identity === void 0 ? (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .diskFailure */ .C)(refusal, lockPath) : held(lockPath);
    }
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_6__.setTimeout)(pauseAfter(now - start));
  }
}
function pauseAfter(waited) {
  const interval = INTERVAL.longest / (1 + waited / 1e3);
  return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld(error) {
  const code = error?.code;
  return code === "EEXIST" || isNotPermitted(error) && process.platform === "win32";
}
function isNotPermitted(error) {
  return error?.code === "EPERM";
}
function removeStale(lockPath, isUnchanged) {
  try {
    if (isUnchanged || Date.now() - (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.statSync)(lockPath).mtimeMs >= STALE) (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.rmdirSync)(lockPath);
  } catch {
  }
}
function identityOf(lockPath) {
  const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", `another process holds the lock ${lockPath}`, {
    hint: "Try again when that process has ended. If there is no such process, remove this directory."
  });
}

// src/profile/profile-receipt.ts

function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }) {
  (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_0__/* .checkProfileName */ .x)(profile);
  checkLoginId(loginId);
  const sound = node_path__WEBPACK_IMPORTED_MODULE_7__.isAbsolute(ociHome) && node_path__WEBPACK_IMPORTED_MODULE_7__.normalize(ociHome) === ociHome && /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) && // Undefined if the caller does not know the number; then no directory is removed.
  Number.isInteger(missingDirectories);
  if (!sound) throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", "the record of the login is invalid");
}
function checkLoginId(loginId) {
  if (/^[0-9a-f]{8,64}$/.test(loginId)) return;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", "the ID of a login must be 8 to 64 hexadecimal digits");
}

// src/profile/config-file.ts
function putSection(bytes, name, entries) {
  const section = renderSection(name, entries);
  const { fingerprint } = entries;
  const old = sectionsOf(bytes).find((candidate) => candidate.name === name);
  if (old) {
    const newlineBehind = old.end === bytes.length;
    const behind = newlineBehind ? LF : bytes.subarray(old.end);
    return {
      config: Buffer.concat([bytes.subarray(0, old.start), section, behind]),
      fingerprint,
      replaced: Buffer.from(bytes.subarray(old.start, old.end)),
      newlineBefore: false,
      newlineBehind
    };
  }
  const newlineBefore = bytes.length > 0 && !endsInNewline(bytes);
  return {
    config: Buffer.concat([bytes, newlineBefore ? LF : NOTHING, section, LF]),
    fingerprint,
    replaced: void 0,
    newlineBefore,
    newlineBehind: false
  };
}
function undoSection(bytes, name, undo) {
  const sections = sectionsOf(bytes);
  const named = sections.filter((section) => section.name === name);
  const ours = named.find((section) => section.fingerprint === undo.fingerprint);
  if (!ours) return { config: bytes, outcome: named.length > 0 ? "other" : "absent", newlineOwners: [] };
  const before = bytes.subarray(0, ours.start);
  const behind = bytes.subarray(ours.end);
  const next = sections.filter((section) => section.start === ours.end + 1);
  const atEnd = behind.length <= 1;
  const { replaced, newlineBefore, newlineBehind } = undo;
  if (replaced) {
    return {
      config: Buffer.concat([before, replaced, newlineBehind && atEnd ? NOTHING : behind]),
      outcome: "restored",
      newlineOwners: [...newlineBefore ? sectionsOf(replaced) : [], ...newlineBehind ? next : []]
    };
  }
  const strip = newlineBefore && atEnd && endsInNewline(before);
  return {
    config: Buffer.concat([strip ? before.subarray(0, -1) : before, behind.subarray(1)]),
    outcome: "removed",
    newlineOwners: newlineBefore ? next : []
  };
}
function sectionsOf(bytes) {
  const sections = [];
  for (const line of (0,_ini_lines_js__WEBPACK_IMPORTED_MODULE_8__/* .configLines */ .Q)(bytes)) {
    if (line.kind === "header") {
      sections.push({ name: line.name, fingerprint: void 0, start: line.start, end: endOf(line) });
    } else if (line.kind !== "blank" && line.kind !== "comment") {
      const section = sections.at(-1);
      if (!section) continue;
      section.end = endOf(line);
      if (line.name === "fingerprint") section.fingerprint = line.value;
    }
  }
  return sections;
}
var LF = Buffer.from("\n");
var NOTHING = Buffer.alloc(0);
function endOf({ end, start, text }) {
  return end - start > text.length ? end - 1 : end;
}
function renderSection(name, entries) {
  (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_0__/* .checkProfileName */ .x)(name);
  const lines = Object.entries(entries).map(([key, value]) => {
    const flaw = flawOf(value);
    if (flaw !== void 0) {
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", `the value for ${key} ${flaw}, which tools read differently`, {
        hint: key.endsWith("_file") ? "Choose another directory for the OCI config with oci-home." : `Check ${key}.`
      });
    }
    return `${key}=${value}`;
  });
  return Buffer.from([`[${name}]`, ...lines].join("\n"), "latin1");
}
function flawOf(value) {
  if (value === "") return "is empty";
  if (value !== value.trim()) return "begins or ends with a space";
  if (/[^\x20-\x7e]/.test(value)) return "contains a line break, a control character or a non-ASCII character";
  const sign = /[%=;]/.exec(value)?.[0];
  return sign === void 0 ? void 0 : `holds "${sign}"`;
}
function endsInNewline(bytes) {
  return bytes.at(-1) === 10;
}




/***/ }),

/***/ 8128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf),
/* harmony export */   N: () => (/* binding */ readErrorBody)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);


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
  return typeof value === "string" && value.trim() !== "" ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(value, 500) : void 0;
}




/***/ }),

/***/ 3167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


// src/files/text-file.ts

var LIMIT = 1024 * 1024;
async function readTextFile(flag, path) {
  try {
    const text = path === "-" ? await readStdin() : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8");
    if (text.length <= LIMIT) return text;
  } catch (cause) {
    const code = cause.code;
    const why = { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a directory" }[String(code)] ?? "cannot be read";
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `${flag}: ${path === "-" ? "stdin" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedPath */ .MW)(path)} ${why}; expected: a file that can be read`,
      { cause }
    );
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
    "input",
    "Invalid input",
    `${flag}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedPath */ .MW)(path)} is larger than ${LIMIT} characters; expected: the right file`
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

/***/ 8629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   w: () => (/* binding */ retrySync)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
// src/files/windows-retry.ts

var PATIENCE = 3e3;
var SHORTEST_WAIT = 10;
var LONGEST_WAIT = 200;
var HELD = /* @__PURE__ */ new Set(["EBUSY", "EPERM", "EACCES", "ENOTEMPTY"]);
async function retry(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait);
    }
  }
}
function retrySync(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}
function* waitTimes() {
  const deadline = performance.now() + PATIENCE;
  let wait = SHORTEST_WAIT;
  while (process.platform === "win32" && performance.now() + wait <= deadline) {
    yield wait;
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
  return void 0;
}
function isHeld(error) {
  return HELD.has(String(error?.code));
}




/***/ }),

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

/***/ 8687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ firstGiven)
/* harmony export */ });
// src/text/first-given.ts
function firstGiven(...candidates) {
  return candidates.find((text) => text !== void 0 && text !== "");
}




/***/ }),

/***/ 4255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ saveSection),
/* harmony export */   GH: () => (/* binding */ backupOf),
/* harmony export */   I5: () => (/* binding */ fingerprintIn),
/* harmony export */   Kc: () => (/* binding */ changeJournal),
/* harmony export */   XQ: () => (/* binding */ saveJournal),
/* harmony export */   cG: () => (/* binding */ hasBackups),
/* harmony export */   fe: () => (/* binding */ readBackup),
/* harmony export */   h$: () => (/* binding */ removeUnfinishedBackups),
/* harmony export */   sp: () => (/* binding */ readBackups)
/* harmony export */ });
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3778);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7301);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2760);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6345);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7975);






// src/profile/profile-backup.ts



function backupOf({ sessionsDirectory }, profile, loginId) {
  return emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_6__.join(sessionsDirectory, `.${profile}.${loginId}`), profile);
}
async function readBackup(backup) {
  if (!await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .inspectDirectory */ .ME)(backup.directory)) return void 0;
  return {
    ...backup,
    journal: parseJournal(await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_6__.join(backup.directory, JOURNAL))),
    section: await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_6__.join(backup.directory, SECTION))
  };
}
async function readBackups({ sessionsDirectory }) {
  const backups = [];
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(sessionsDirectory)) {
    const [, profile, loginId] = BACKUP_NAME.exec(name) ?? [];
    if (profile === void 0 || loginId === void 0) continue;
    const empty = emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_6__.join(sessionsDirectory, name), profile);
    const backup = await readBackup(empty).catch(() => void 0);
    if (backup?.journal) backups.push({ ...backup, loginId, journal: backup.journal });
  }
  return backups;
}
async function hasBackups(ociHome) {
  const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_6__.join(ociHome, "sessions")).catch(() => []);
  return names.some((name) => BACKUP_NAME.test(name));
}
async function removeUnfinishedBackups({ sessionsDirectory }) {
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(sessionsDirectory)) {
    const directory = node_path__WEBPACK_IMPORTED_MODULE_6__.join(sessionsDirectory, name);
    if (!BACKUP_NAME.test(name) || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(directory)).isDirectory()) continue;
    const contents = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(directory);
    if (contents.every((file) => UNFINISHED.has(file))) await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .d)(directory);
  }
}
async function saveJournal({ directory }, journal) {
  const file = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .stageFile */ .HW)(node_path__WEBPACK_IMPORTED_MODULE_6__.join(directory, JOURNAL), JSON.stringify(journal), TEMPORARY);
  await file.commit();
}
async function changeJournal(backup, change) {
  if (!backup.journal) return;
  const changed = { ...backup.journal, ...change };
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_7__.isDeepStrictEqual)(changed, backup.journal)) return;
  backup.journal = changed;
  await saveJournal(backup, changed);
}
async function saveSection(backup, section) {
  const file = node_path__WEBPACK_IMPORTED_MODULE_6__.join(backup.directory, SECTION);
  backup.section = section;
  if (section) {
    const staged = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .stageFile */ .HW)(file, section, TEMPORARY);
    await staged.commit();
  } else {
    await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(file, { force: true }));
  }
}
var BACKUP_NAME = /^\.(.+)\.([0-9a-f]{8,64})$/;
var JOURNAL = "journal.json";
var SECTION = "section";
var TEMPORARY = "new";
var UNFINISHED = /* @__PURE__ */ new Set([SECTION, (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryName */ .NT)(SECTION, TEMPORARY), (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryName */ .NT)(JOURNAL, TEMPORARY)]);
function emptyBackup(directory, profile) {
  return {
    profile,
    directory,
    files: node_path__WEBPACK_IMPORTED_MODULE_6__.join(directory, "files"),
    fresh: node_path__WEBPACK_IMPORTED_MODULE_6__.join(directory, "new"),
    journal: void 0,
    section: void 0
  };
}
function parseJob(read) {
  const { pid, start } = read ?? {};
  return typeof pid === "number" ? { pid, start: typeof start === "string" ? start : void 0 } : void 0;
}
function parseJournal(text) {
  try {
    const read = JSON.parse(text?.toString() ?? "");
    const { fingerprint, missingDirectories } = read;
    if (typeof fingerprint !== "string" || typeof missingDirectories !== "number") return void 0;
    return {
      fingerprint,
      missingDirectories,
      newlineBefore: read.newlineBefore === true,
      newlineBehind: read.newlineBehind === true,
      configMissing: read.configMissing === true,
      undone: read.undone === true,
      job: parseJob(read.job)
    };
  } catch {
    return void 0;
  }
}

// src/profile/key-fingerprint.ts

async function fingerprintIn(sessionDirectory) {
  for (const name of [_profile_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_FILES */ .tt.publicKey, _profile_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_FILES */ .tt.key]) {
    try {
      const pem = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_6__.join(sessionDirectory, name), 65536);
      if (pem) return (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .keyFingerprint */ .y)(pem);
    } catch {
    }
  }
  return void 0;
}




/***/ }),

/***/ 6858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLogout: () => (/* binding */ runLogout)
/* harmony export */ });
/* harmony import */ var _login_stale_logins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7147);
/* harmony import */ var _find_logins_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(285);
/* harmony import */ var _login_log_out_shared_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7558);
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2713);
/* harmony import */ var _work_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8238);
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6120);
/* harmony import */ var _login_request_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9928);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9675);
/* harmony import */ var _ini_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1638);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8565);
/* harmony import */ var _undo_files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1321);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8694);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8945);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(3778);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(7301);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(2760);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(5453);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(4771);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(892);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(29);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(1351);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(7238);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_24__ = __webpack_require__(4357);
/* harmony import */ var _files_windows_retry_js__WEBPACK_IMPORTED_MODULE_25__ = __webpack_require__(8629);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_26__ = __webpack_require__(8726);
/* harmony import */ var _files_text_file_js__WEBPACK_IMPORTED_MODULE_27__ = __webpack_require__(3167);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_28__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_29__ = __webpack_require__(4555);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_30__ = __webpack_require__(7594);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_31__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_32__ = __webpack_require__(8919);






































// src/cli/log-out.ts
async function runLogout(flags) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .createTerminal */ .P)("report");
  const { profile, ociHome } = (0,_login_request_js__WEBPACK_IMPORTED_MODULE_6__/* .readLoginPlace */ .$d)(flags);
  if (flags.stale === true) return undoStale(ociHome, flags.profile);
  const logins = await loginsOf(ociHome, profile);
  if (logins.length === 0) {
    terminal.say(`No login with the profile ${profile} in ${ociHome}, so there is nothing to do`);
    return _exit_js__WEBPACK_IMPORTED_MODULE_21__/* .EXIT */ .dc.done;
  }
  const outcomes = [];
  for (const { receipt, remember } of logins) {
    const host = { product: "oci-wif", info: terminal.say, warn: terminal.warn, remember };
    outcomes.push(await (0,_login_log_out_shared_js__WEBPACK_IMPORTED_MODULE_2__/* .undoLogin */ .M)(receipt, host));
  }
  if (outcomes.includes("failed")) return _exit_js__WEBPACK_IMPORTED_MODULE_21__/* .EXIT */ .dc.failed;
  if (outcomes.includes("undone")) terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
  else if (outcomes.includes("missing")) terminal.say(`${ociHome} no longer exists, so there was no profile to remove`);
  return _exit_js__WEBPACK_IMPORTED_MODULE_21__/* .EXIT */ .dc.done;
}
async function undoStale(ociHome, profile) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .createTerminal */ .P)("report");
  const stored = async ({ receipt }) => {
    const receipts = await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_5__/* .findReceipts */ .H)(receipt.ociHome, receipt.profile);
    return receipts.find((candidate) => candidate.receipt.profile?.loginId === receipt.loginId);
  };
  const outcomes = await (0,_login_stale_logins_js__WEBPACK_IMPORTED_MODULE_0__/* .undoStaleLogins */ .m)(
    { ociHome, profile, now: Date.now(), unseenJobs: true, stored },
    { product: "oci-wif", info: terminal.say, warn: terminal.warn }
  );
  if (outcomes.length === 0) terminal.say(`No expired logins in ${ociHome}, so there is nothing to do`);
  return outcomes.includes("failed") ? _exit_js__WEBPACK_IMPORTED_MODULE_21__/* .EXIT */ .dc.failed : _exit_js__WEBPACK_IMPORTED_MODULE_21__/* .EXIT */ .dc.done;
}
async function loginsOf(ociHome, profile) {
  const stored = await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_5__/* .findReceipts */ .H)(ociHome, profile);
  if (stored.length > 0) return stored;
  return (await (0,_find_logins_js__WEBPACK_IMPORTED_MODULE_1__/* .findLogins */ .a)(ociHome, profile)).map(({ receipt }) => ({
    receipt: { profile: receipt },
    remember: () => void 0
  }));
}



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

/***/ 2609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ restrictToAccount)
/* harmony export */ });
// src/files/private-access.ts
async function restrictToAccount(directory) {
  return process.platform !== "win32" || (await __webpack_require__.e(/* import() */ 799).then(__webpack_require__.bind(__webpack_require__, 2799))).replaceAccessList(directory);
}




/***/ }),

/***/ 9675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   b0: () => (/* binding */ identifyRunner),
/* harmony export */   ls: () => (/* binding */ identify)
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
  const { runProgram } = await __webpack_require__.e(/* import() */ 941).then(__webpack_require__.bind(__webpack_require__, 9941));
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




/***/ }),

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ findReceipts),
/* harmony export */   f: () => (/* binding */ createReceipt)
/* harmony export */ });
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9675);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2760);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4771);
/* harmony import */ var _files_windows_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8629);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6760);






// src/cli/receipts.ts




var LONGEST_LOGIN = 60 * 6e4;
async function createReceipt(ociHome, profile) {
  const owner = await (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identify */ .ls)(process.pid) ?? { pid: process.pid, start: void 0 };
  const file = `${receiptPrefix(ociHome, profile)}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_5__.randomBytes)(8).toString("hex")}.json`;
  try {
    await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_1__/* .makePrivateDirectory */ .Dn)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(file));
  } catch (cause) {
    throw notWritable(file, cause);
  }
  return rememberIn(file, {}, owner);
}
async function findReceipts(ociHome, profile) {
  const found = [];
  for (const file of receiptFiles(ociHome, profile)) {
    const content = readReceipt(file);
    if (!content) continue;
    if (await mayBeRunning(content.process, file)) continue;
    found.push({ receipt: content.receipt, remember: rememberIn(file, content.receipt, content.process) });
  }
  return found;
}
async function mayBeRunning(owner, file) {
  if (owner.pid === process.pid || !await (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .isRunning */ .W_)(owner)) return false;
  const written = (0,node_fs__WEBPACK_IMPORTED_MODULE_6__.statSync)(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return owner.start !== void 0 || Date.now() - written < LONGEST_LOGIN;
}
function rememberIn(file, receipt, owner) {
  const current = { ...receipt };
  return (part, value) => {
    current[part] = value;
    if (Object.values(current).every((each) => each === void 0)) {
      (0,_files_windows_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retrySync */ .w)(() => {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_6__.rmSync)(file, { force: true });
      });
    } else write(file, { receipt: current, process: owner });
  };
}
function readReceipt(file) {
  try {
    const content = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_6__.readFileSync)(file, "utf8"));
    const { receipt, process: owner } = content ?? {};
    return receipt && typeof owner?.pid === "number" ? { receipt, process: owner } : void 0;
  } catch {
    return void 0;
  }
}
function write(file, content) {
  try {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_6__.writeFileSync)(`${file}.new`, JSON.stringify(content), { mode: 384 });
    (0,_files_windows_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retrySync */ .w)(() => {
      (0,node_fs__WEBPACK_IMPORTED_MODULE_6__.renameSync)(`${file}.new`, file);
    });
  } catch (cause) {
    throw notWritable(file, cause);
  }
}
function notWritable(file, cause) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("files", "Cannot write profile", `${file} cannot be written, but logout needs it`, {
    hint: "make the directory writable, or set another with " + (process.platform === "win32" ? "LOCALAPPDATA" : "XDG_STATE_HOME"),
    cause
  });
}
function receiptFiles(ociHome, profile) {
  const prefix = receiptPrefix(ociHome, profile);
  try {
    const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_6__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(prefix)).map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(prefix), name));
    return files.filter((file) => file.startsWith(prefix) && file.endsWith(".json")).sort();
  } catch {
    return [];
  }
}
function receiptPrefix(ociHome, profile) {
  const { LOCALAPPDATA: local, XDG_STATE_HOME: xdg } = process.env;
  const base = (process.platform === "win32" ? local : xdg) ?? "";
  const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_5__.createHash)("sha256").update(`${(0,_same_path_js__WEBPACK_IMPORTED_MODULE_2__/* .comparablePath */ .c)(ociHome)}
${profile}`).digest("hex").slice(0, 16);
  return (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(base === "" ? (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_7__.homedir)(), ".local", "state") : base, "oci-wif", `${name}.`);
}




/***/ }),

/***/ 3778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ removeTree)
/* harmony export */ });
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6345);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


// src/files/remove-tree.ts

function removeTree(directory) {
  return (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(directory, { recursive: true, force: true }));
}




/***/ }),

/***/ 8726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3140);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);



// src/federation/subject-token.ts
function readSubjectToken(raw, origin) {
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .protectSecret */ .ol)(raw);
  const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .readClaims */ .I)(raw);
  if (claims) return { raw, claims };
  const parts = raw.split(".").length;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
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

/***/ 8565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createTerminal)
/* harmony export */ });
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(892);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8919);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7975);




// src/cli/terminal.ts

function createTerminal(stdout) {
  const stream = stdout === "report" ? process.stdout : process.stderr;
  const colour = stream.isTTY && (process.env.NO_COLOR ?? "") === "" && process.env.TERM !== "dumb";
  const paint = (style, text) => colour ? (0,node_util__WEBPACK_IMPORTED_MODULE_3__.styleText)(style, text, { validateStream: false }) : text;
  const shown = (line) => (colour ? line.split(COLOUR_CODE) : [line]).map(harmlessUnlessColour).join("");
  return {
    say: (line = "") => {
      if (stdout !== "json") stream.write(`${shown(line)}
`);
    },
    result: _exit_js__WEBPACK_IMPORTED_MODULE_1__/* .printForProgram */ .Bi,
    secret: (text) => {
      (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .printUnredacted */ .VH)(() => {
        (0,_exit_js__WEBPACK_IMPORTED_MODULE_1__/* .printForProgram */ .Bi)(text);
      });
      return (0,_exit_js__WEBPACK_IMPORTED_MODULE_1__/* .deliveryProblem */ .Ah)();
    },
    warn: (line) => void process.stderr.write(`${paint("yellow", "Warning")}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .harmless */ .Is)(line)}
`),
    paint,
    interactive: stdout !== "json" && process.stdin.isTTY && stream.isTTY
  };
}
var ESCAPE = "\x1B";
var COLOUR_CODE = new RegExp(`(${ESCAPE}\\[(?:1|2|22|31|32|33|36|39)m)`);
function harmlessUnlessColour(part, index) {
  return index % 2 === 1 ? part : (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .harmless */ .Is)(part);
}




/***/ })

};
