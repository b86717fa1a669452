export const id = 883;
export const ids = [883];
export const modules = {

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

/***/ 883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLogin: () => (/* binding */ runLogin)
/* harmony export */ });
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6120);
/* harmony import */ var _overrides_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4320);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3872);
/* harmony import */ var _login_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9928);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9675);
/* harmony import */ var _private_access_js__WEBPACK_IMPORTED_MODULE_35__ = __webpack_require__(2609);
/* harmony import */ var _obtain_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37);
/* harmony import */ var _token_exchange_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5412);
/* harmony import */ var _ini_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1638);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6099);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8565);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8694);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8945);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(3778);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7301);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(2760);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(5453);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(4771);
/* harmony import */ var _early_end_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(1082);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(892);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(29);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_22__ = __webpack_require__(1351);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_23__ = __webpack_require__(7238);
/* harmony import */ var _files_windows_retry_js__WEBPACK_IMPORTED_MODULE_24__ = __webpack_require__(8629);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_25__ = __webpack_require__(8726);
/* harmony import */ var _shell_quoted_js__WEBPACK_IMPORTED_MODULE_36__ = __webpack_require__(4648);
/* harmony import */ var _files_text_file_js__WEBPACK_IMPORTED_MODULE_26__ = __webpack_require__(3167);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_27__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_28__ = __webpack_require__(4555);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_29__ = __webpack_require__(7594);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_30__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_31__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_32__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_33__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_34__ = __webpack_require__(6760);






































// src/login/log-in.ts


// src/keys/secret-lines.ts
function secretLines(privateKeyPem) {
  return privateKeyPem.split("\n").filter((line) => line.length > 16 && !line.startsWith("-----"));
}

// src/profile/profile-store.ts



// src/profile/token-replacement.ts


// src/profile/profile-store.ts
async function writeProfile(request, announce, { patience, whileLocked } = {}) {
  checkRequest(request);
  const { profile, loginId, fingerprint } = request;
  const paths = await (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_13__/* .locateProfile */ .A5)(request.ociHome, profile);
  const found = await inspectPlace(paths);
  const { warnings } = await planConfig(request, paths, await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .readRegularFile */ .XF)(await (0,_config_target_js__WEBPACK_IMPORTED_MODULE_11__/* .configTarget */ .k)(paths.configFile)));
  warnings.push(...await permissionWarnings(paths));
  const receipt = { ociHome: paths.ociHome, profile, loginId, fingerprint, ...found };
  announce(receipt);
  const made = { ...found };
  const note = (count) => {
    made.missingDirectories = Math.max(made.missingDirectories, count);
  };
  const prepare = async () => {
    const levels = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .makePrivateDirectory */ .Dn)(paths.ociHome);
    if (levels > 0) note(levels + 1);
  };
  const lock = { isLost: false };
  const task = async (assertHeld) => {
    try {
      const again = await inspectPlace(paths);
      note(again.missingDirectories);
      made.configMissing ||= again.configMissing;
      await whileLocked?.();
      warnings.push(...await writeEverything(request, paths, made, assertHeld));
    } catch (error) {
      lock.isLost = isLockLost(assertHeld);
      if (request.keepReplaced && !lock.isLost) {
        const { undoLogin } = await removal();
        await undoLogin(receipt, paths, { warnings: [], section: "absent", files: "absent" });
      }
      throw error;
    }
  };
  try {
    await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_10__/* .withConfigLock */ .E1)(paths.configFile, task, { patience, prepare });
  } catch (error) {
    const { removeEmptyDirectories, removeProfile } = await removal();
    if (request.keepReplaced && lock.isLost) await removeProfile(receipt, { patience });
    await removeEmptyDirectories(paths, made.missingDirectories);
    throw error;
  }
  return { paths, receipt, warnings };
}
function isLockLost(assertHeld) {
  try {
    assertHeld();
    return false;
  } catch {
    return true;
  }
}
var removal = () => __webpack_require__.e(/* import() */ 329).then(__webpack_require__.bind(__webpack_require__, 1329));
async function writeEverything(request, paths, made, assertHeld) {
  const { profile, loginId, fingerprint, keepReplaced, job } = request;
  const target = await (0,_config_target_js__WEBPACK_IMPORTED_MODULE_11__/* .configTarget */ .k)(paths.configFile);
  const plan = await planConfig(request, paths, await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .readRegularFile */ .XF)(target));
  await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .makePrivateDirectory */ .Dn)(paths.sessionsDirectory);
  let isRestricted;
  if (keepReplaced) {
    const backup = (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_12__/* .backupOf */ .GH)(paths, profile, loginId);
    await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .makePrivateDirectory */ .Dn)(backup.directory);
    isRestricted = await (0,_private_access_js__WEBPACK_IMPORTED_MODULE_35__/* .restrictToAccount */ .D)(backup.directory);
    const { replaced, newlineBefore, newlineBehind } = plan;
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_12__/* .saveSection */ .Bt)(backup, replaced);
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_12__/* .saveJournal */ .XQ)(backup, { fingerprint, newlineBefore, newlineBehind, undone: false, job, ...made });
    await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .makePrivateDirectory */ .Dn)(backup.fresh);
    await writeTogether(sessionFiles(request).map(([name, content]) => [node_path__WEBPACK_IMPORTED_MODULE_34__.join(backup.fresh, name), content]));
    if (await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .inspectDirectory */ .ME)(paths.sessionDirectory)) await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .moveDirectory */ .Ti)(paths.sessionDirectory, backup.files);
    await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .moveDirectory */ .Ti)(backup.fresh, paths.sessionDirectory);
  } else {
    await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .makePrivateDirectory */ .Dn)(paths.sessionDirectory);
    isRestricted = await (0,_private_access_js__WEBPACK_IMPORTED_MODULE_35__/* .restrictToAccount */ .D)(paths.sessionDirectory);
    await replaceFiles(
      sessionFiles(request).map(([name, content]) => [node_path__WEBPACK_IMPORTED_MODULE_34__.join(paths.sessionDirectory, name), content]),
      loginId
    );
  }
  const config = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .stageFile */ .HW)(target, plan.config, loginId);
  try {
    assertHeld();
  } catch (error) {
    await config.discard();
    throw error;
  }
  await config.commit();
  return isRestricted ? [] : [`Other accounts may be able to read the key in ${paths.sessionDirectory}`];
}
async function writeTogether(files) {
  const results = await Promise.allSettled(files.map(([file, content]) => (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .writePrivateFile */ .Pl)(file, content)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
async function replaceFiles(files, suffix) {
  const staged = [];
  try {
    for (const [file, content] of files) staged.push(await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .stageFile */ .HW)(file, content, suffix));
    for (const file of staged) await file.commit();
  } catch (error) {
    await Promise.all(staged.map((file) => file.discard()));
    throw error;
  }
}
function sessionFiles({ privateKeyPem, publicKeyPem, token }) {
  return [
    [_profile_paths_js__WEBPACK_IMPORTED_MODULE_13__/* .SESSION_FILES */ .tt.key, privateKeyPem],
    [_profile_paths_js__WEBPACK_IMPORTED_MODULE_13__/* .SESSION_FILES */ .tt.publicKey, publicKeyPem],
    // Without a final newline: several tools send the text of the file unchanged as a header.
    [_profile_paths_js__WEBPACK_IMPORTED_MODULE_13__/* .SESSION_FILES */ .tt.token, token]
  ];
}
async function planConfig(request, paths, content = Buffer.alloc(0)) {
  const check = content.length === 0 ? void 0 : (await __webpack_require__.e(/* import() */ 374).then(__webpack_require__.bind(__webpack_require__, 2374))).checkConfig;
  check?.(content, paths.configFile);
  const entries = {
    tenancy: request.tenancy,
    fingerprint: request.fingerprint,
    region: request.region,
    key_file: paths.keyFile,
    security_token_file: paths.tokenFile
  };
  const plan = (0,_config_file_js__WEBPACK_IMPORTED_MODULE_10__/* .putSection */ .L1)(content, request.profile, entries);
  const warnings = check?.(plan.config, paths.configFile) ?? [];
  if (request.profile === "DEFAULT") {
    warnings.push("All other profiles of the config inherit the values of the profile DEFAULT; choose another name");
  }
  return { ...plan, warnings };
}
async function inspectPlace(paths) {
  let missingDirectories = 0;
  if (!await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .inspectDirectory */ .ME)(paths.sessionsDirectory, { refuseShared: true })) {
    missingDirectories = 1;
    let directory = paths.ociHome;
    while (!await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .inspectDirectory */ .ME)(directory)) {
      missingDirectories += 1;
      directory = node_path__WEBPACK_IMPORTED_MODULE_34__.dirname(directory);
    }
  }
  if (await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .inspectDirectory */ .ME)(paths.sessionDirectory, { refuseShared: true })) {
    for (const file of [paths.tokenFile, paths.keyFile, paths.publicKeyFile]) await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .inspectFile */ .Xp)(file);
  }
  return { missingDirectories, configMissing: await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .inspectFile */ .Xp)(await (0,_config_target_js__WEBPACK_IMPORTED_MODULE_11__/* .configTarget */ .k)(paths.configFile)) === void 0 };
}
async function permissionWarnings({ ociHome, configFile }) {
  const warnings = [];
  for (const place of [ociHome, configFile]) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_33__.stat)(place).catch(() => void 0);
    if (!found || !(0,_private_files_js__WEBPACK_IMPORTED_MODULE_16__/* .isWritableByOthers */ .JX)(found)) continue;
    if (place === ociHome && isOfAnotherAccount(found)) {
      const detail = `${place} belongs to another account and can be written by other users`;
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_31__/* .Failure */ .HR("files", "Cannot write profile", detail, { hint: "Choose another directory with oci-home." });
    }
    warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${(0,_shell_quoted_js__WEBPACK_IMPORTED_MODULE_36__/* .shellQuoted */ .x)(place)}`);
  }
  return warnings;
}
function isOfAnotherAccount({ uid }) {
  return uid !== 0 && uid !== process.getuid?.();
}
function checkRequest({ loginId, fingerprint, publicKeyPem, token }) {
  (0,_config_file_js__WEBPACK_IMPORTED_MODULE_10__/* .checkLoginId */ .tO)(loginId);
  const fail = (detail) => new _failure_js__WEBPACK_IMPORTED_MODULE_31__/* .Failure */ .HR("files", "Cannot write profile", detail);
  if (!/^[\x21-\x7e]+$/.test(token)) throw fail("the session token is empty or contains spaces or line breaks");
  let actual;
  try {
    actual = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_15__/* .keyFingerprint */ .y)(publicKeyPem);
  } catch {
    throw fail("the public key is not a readable PEM");
  }
  if (actual !== fingerprint) throw fail("the fingerprint does not belong to the public key");
}

// src/login/log-in.ts
async function logIn(request, host, timing = _credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .systemTiming */ .O$) {
  host.mask((0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_6__/* .basicCredentials */ .BG)(request));
  const job = host.identifyJob().catch(() => void 0);
  await checkProfileUse(request, job, host, timing.now());
  const http = httpClient(request, host, timing);
  const tokens = (0,_login_request_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectTokens */ .rv)(request, http, (secret) => {
    host.mask(secret);
  });
  const registry = await prepareRegistryLogin(request);
  let prepared;
  const session = await (0,_obtain_session_js__WEBPACK_IMPORTED_MODULE_5__/* .obtainSession */ .U)(http, request, tokens, timing, {
    onKey: (key) => {
      for (const line of secretLines(key.privateKeyPem)) host.mask(line);
      if (request.verify) (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .preloadSdk */ .IK)();
      if (request.renew || request.terraformFederation) prepared = prepareRenewal(request);
      prepared?.catch(() => void 0);
    },
    onToken: (token) => {
      host.mask(token);
    }
  });
  checkLifetime(request, session, host, timing.now());
  await undoEarlierLogins(request, host, timing);
  const receipt = {};
  const remember = (part, value) => {
    if (part !== "profile" || request.cleanup) host.remember(part, value);
    receipt[part] = value;
  };
  const recording = { ...host, remember };
  const complete = async () => {
    const paths = await writeSession(request, { ...session, job }, recording);
    const verification = request.verify ? await (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyProfile */ .$9)(http, paths, request.profile) : void 0;
    const { profile } = receipt;
    const fresh = profile && { ...session, receipt: profile, now: timing.now() };
    const renewal = fresh && await (await prepared)?.start(fresh, recording);
    await registry?.logIn(http, paths, recording);
    const variables = { ...environmentFor(request, paths, host), ...renewal?.variables };
    const environment = (0,_overrides_js__WEBPACK_IMPORTED_MODULE_1__/* .replaceEarlierLogin */ .ij)(variables, process.env);
    const { login, subject } = session;
    const renewedUntil = renewal?.until;
    await host.publish({ request, login, subject, paths, verification, renewedUntil, environment });
  };
  try {
    await (0,_early_end_js__WEBPACK_IMPORTED_MODULE_19__/* .failOnEarlyEnd */ .e8)(complete());
  } catch (error) {
    await undo(receipt, recording);
    throw error;
  }
}
function httpClient({ requestTimeout, maxAttempts, retryTimeout }, host, timing) {
  (0,_credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .ignoreDisabledVerification */ .cJ)((line) => {
    host.warn(line);
  });
  return (0,_credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .createHttpClient */ .uT)({
    userAgent: host.product,
    requestTimeout,
    maxAttempts,
    retryTimeout,
    overallTimeout: requestTimeout * (maxAttempts + 1),
    throttlingHint: `start fewer jobs at once, or raise ${host.settingName("retry-timeout")}`,
    onRetry: (line) => {
      host.info(`${line.charAt(0).toUpperCase()}${line.slice(1)}`);
    },
    timing
  });
}
var SHORTEST_FOR_TERRAFORM = 600;
var TOLERANCE = 0.95;
function checkLifetime({ tokenLifetime, renew, terraformFederation }, { login }, host, now) {
  const granted = Math.round((login.expiresAt.getTime() - now) / 1e3);
  if (terraformFederation && granted < SHORTEST_FOR_TERRAFORM * TOLERANCE) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_31__/* .Failure */ .HR(
      "mismatch",
      "Session token rejected",
      `the domain granted a session of ${granted} s, but terraform-federation needs at least ${SHORTEST_FOR_TERRAFORM} s: the Terraform provider counts a session as expired five minutes early and would exchange tokens without end`,
      {
        hint: `let the domain grant longer sessions${tokenLifetime === void 0 ? "" : " and raise token-lifetime"}, or use renew: true without terraform-federation`
      }
    );
  }
  if (tokenLifetime === void 0 || granted >= tokenLifetime * TOLERANCE) return;
  const [lifetimeName, renewName] = [host.settingName("token-lifetime"), host.settingName("renew")];
  const advice = renew ? `${renewName} keeps it fresh` : `for longer jobs, use ${renewName}`;
  host.warn(`The domain granted a session of ${granted} s, but ${lifetimeName} asks for ${tokenLifetime} s; ${advice}`);
}
async function checkProfileUse({ ociHome, profile }, job, host, now) {
  if (!await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_12__/* .hasBackups */ .cG)(ociHome)) return;
  const { refuseProfileInUse, warningOfProfileInUse } = await __webpack_require__.e(/* import() */ 740).then(__webpack_require__.bind(__webpack_require__, 3740));
  const place = { ociHome, profile, job: await job };
  await refuseProfileInUse(place, host);
  const warning = now === void 0 ? void 0 : await warningOfProfileInUse(place, now, host);
  if (warning !== void 0) host.warn(warning);
}
async function undoEarlierLogins({ ociHome, profile }, host, timing) {
  for (const { receipt, remember } of await host.earlierLogins(ociHome, profile)) {
    await undo(receipt, { ...host, remember });
  }
  if (!await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_12__/* .hasBackups */ .cG)(ociHome)) return;
  const { undoStaleLogins } = await Promise.all(/* import() */[__webpack_require__.e(558), __webpack_require__.e(727)]).then(__webpack_require__.bind(__webpack_require__, 1727));
  try {
    await undoStaleLogins({ ociHome, now: timing.now(), unseenJobs: false }, host);
  } catch {
  }
}
async function undo(receipt, host) {
  const { undoLogin } = await Promise.all(/* import() */[__webpack_require__.e(558), __webpack_require__.e(350)]).then(__webpack_require__.bind(__webpack_require__, 1350));
  await undoLogin(receipt, host);
}
async function writeSession(request, { key, login, job }, host) {
  const { paths, warnings } = await writeProfile(
    {
      ociHome: request.ociHome,
      profile: request.profile,
      tenancy: login.tenancy,
      region: request.region,
      fingerprint: key.fingerprint,
      privateKeyPem: key.privateKeyPem,
      publicKeyPem: key.publicKeyPem,
      token: login.token,
      loginId: (0,node_crypto__WEBPACK_IMPORTED_MODULE_32__.randomBytes)(8).toString("hex"),
      job: await job,
      keepReplaced: request.cleanup
    },
    (announced) => {
      host.remember("profile", announced);
    },
    // Again, because another job may have logged in meanwhile.
    { whileLocked: () => checkProfileUse(request, job, host) }
  );
  for (const line of warnings) host.warn(line);
  return paths;
}
async function prepareRenewal(request) {
  const renewal = await __webpack_require__.e(/* import() */ 309).then(__webpack_require__.bind(__webpack_require__, 6309));
  return renewal.prepareRenewal(request);
}
async function prepareRegistryLogin(request) {
  if (request.registryLogin === void 0) return void 0;
  const { registryLogin } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(698)]).then(__webpack_require__.bind(__webpack_require__, 4698));
  return registryLogin(request);
}
function environmentFor(request, paths, host) {
  const { profile, region, tokenType, terraformFederation } = request;
  const { variables, warnings } = (0,_overrides_js__WEBPACK_IMPORTED_MODULE_1__/* .consumerEnvironment */ .kW)({
    paths,
    profile,
    region,
    tokenType,
    platform: process.platform,
    homes: (0,_homes_js__WEBPACK_IMPORTED_MODULE_17__/* .readHomes */ .$)(),
    environment: process.env
  });
  const overrides = (0,_overrides_js__WEBPACK_IMPORTED_MODULE_1__/* .overrideWarnings */ .Ur)(process.env, {
    terraformFederation,
    resourcePrincipal: tokenType === "rpst"
  });
  for (const line of [...warnings, ...overrides]) host.warn(line);
  return variables;
}

// src/cli/log-in.ts
var LONGEST_RENEWAL = 12 * 36e5;
var RENEWAL_ENDS_WITH = "you log out";
async function runLogin(flags, timing = _credentials_js__WEBPACK_IMPORTED_MODULE_8__/* .systemTiming */ .O$) {
  if (flags.json === true && flags.export !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_31__/* .invalidInput */ .aY)("--json and --export are both given", "one of them");
  const shell = flags.export === void 0 ? void 0 : (0,_early_end_js__WEBPACK_IMPORTED_MODULE_19__/* .chooseShell */ .ES)(flags.export);
  if (shell !== void 0 && (0,_exit_js__WEBPACK_IMPORTED_MODULE_21__/* .isDiscarded */ .K2)())
    throw (0,_exit_js__WEBPACK_IMPORTED_MODULE_21__/* .cannotWrite */ .zz)("stdout: closed, or /dev/null", "nobody would get what --export prints, and no login was made");
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .createTerminal */ .P)(flags.json === true ? "json" : shell === void 0 ? "report" : "data");
  const request = await (0,_login_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readLoginRequest */ .XY)(flags);
  const host = {
    product: "oci-wif",
    mask: _failure_js__WEBPACK_IMPORTED_MODULE_31__/* .protectSecret */ .ol,
    info: terminal.say,
    warn: terminal.warn,
    settingName: (setting) => `--${setting}`,
    remember: await (0,_receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .createReceipt */ .f)(request.ociHome, request.profile),
    earlierLogins: _receipts_js__WEBPACK_IMPORTED_MODULE_0__/* .findReceipts */ .H,
    // Elsewhere the parent is the shell of this step, which ends long before the job.
    identifyJob: () => process.platform === "linux" ? (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .identifyRunner */ .b0)() : Promise.resolve(void 0),
    renewalEndsWith: RENEWAL_ENDS_WITH,
    longestRenewal: LONGEST_RENEWAL,
    async publish(result) {
      for (const line of (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .describeLogin */ .Hf)(result, timing.now(), RENEWAL_ENDS_WITH)) terminal.say(line);
      if (shell !== void 0) terminal.result((0,_early_end_js__WEBPACK_IMPORTED_MODULE_19__/* .exportCommands */ .PB)(shell, result.environment).join("\n"));
      if (flags.json === true) printJson(result, terminal);
      await (0,_exit_js__WEBPACK_IMPORTED_MODULE_21__/* .requireOutput */ .No)("the login is undone");
    }
  };
  await logIn(request, host, timing);
  return _exit_js__WEBPACK_IMPORTED_MODULE_21__/* .EXIT */ .dc.done;
}
function printJson({ request, login, paths, renewedUntil, environment }, terminal) {
  const result = {
    principal: login.principal,
    tenancy: login.tenancy,
    region: request.region,
    profile: request.profile,
    expiresAt: login.expiresAt.toISOString(),
    renewedUntil,
    configFile: paths.configFile,
    tokenFile: paths.tokenFile,
    keyFile: paths.keyFile,
    environment
  };
  terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_31__/* .harmlessJson */ .EL)(result));
}



/***/ }),

/***/ 37:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ obtainSession)
/* harmony export */ });
/* harmony import */ var _token_exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5412);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6099);



// src/http/early-connection.ts
var LONGEST_IDLE = 5e3;
function connectEarly(url, now, timeout = Infinity) {
  const abort = new AbortController();
  const close = () => {
    abort.abort();
  };
  let opening = open(url, abort.signal, now, timeout).catch(() => void 0);
  return {
    async take(signal) {
      signal.addEventListener("abort", close);
      const early = await opening;
      opening = Promise.resolve(void 0);
      if (!early || now() - early.since > LONGEST_IDLE || !isUnused(early.socket)) return void 0;
      return early.socket;
    },
    close
  };
}
async function open(url, signal, now, timeout) {
  const socket = await (0,_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .JY)(new URL(url), signal, timeout);
  return { socket, since: now() };
}
function isUnused(socket) {
  return !socket.destroyed && socket.writable && socket.readable && socket.readableLength === 0;
}

// src/federation/subject-supply.ts
var FRESH = 1 / 2;
function supplySubjectTokens(request, now) {
  let current;
  return async (attempt, wasThrottled) => {
    const isUsable = current && (attempt === 1 || wasThrottled && isFresh(current, now()));
    if (!current || !isUsable) current = { since: now(), token: await request() };
    return current.token;
  };
}
function isFresh({ token: { claims }, since }, now) {
  const { iat, exp } = claims;
  if (typeof iat !== "number" || exp === void 0) return false;
  const limit = (exp - iat) * 1e3 * FRESH;
  return now >= since && now - since < limit && now - iat * 1e3 < limit;
}

// src/federation/obtain-session.ts
async function obtainSession(http, request, subjectTokens, timing, { onKey, onToken } = {}) {
  const { tenancy, tokenType, domainUrl, requestTimeout = Infinity } = request;
  const now = () => timing.now();
  const supply = supplySubjectTokens(subjectTokens, now);
  const parts = Promise.all([(0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .generateSessionKey */ .JM)(), supply(1, false)]);
  const connection = connectEarly(domainUrl, now, requestTimeout * 1e3);
  try {
    const [key, first] = await parts;
    onKey?.(key);
    let subject = first;
    const token = await (0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .exchangeToken */ .r1)(
      http,
      { ...request, publicKeyBase64: key.publicKeyBase64 },
      async (attempt, wasThrottled) => subject = await supply(attempt, wasThrottled),
      now,
      connection
    );
    onToken?.(token);
    return { key, subject, login: (0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSessionToken */ .WB)(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}




/***/ }),

/***/ 4320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LM: () => (/* binding */ overridingVariables),
/* harmony export */   Ur: () => (/* binding */ overrideWarnings),
/* harmony export */   ij: () => (/* binding */ replaceEarlierLogin),
/* harmony export */   kW: () => (/* binding */ consumerEnvironment)
/* harmony export */ });
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4771);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


// src/profile/environment.ts

function consumerEnvironment(request) {
  const { paths, profile, region, platform } = request;
  const terraform = terraformEnvironment(request);
  return {
    variables: {
      OCI_CLI_AUTH: "security_token",
      OCI_CLI_PROFILE: profile,
      OCI_CLI_CONFIG_FILE: paths.configFile,
      OCI_CLI_REGION: region,
      // Terraform accepts only this spelling.
      ...platform === "win32" ? { OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: "True" } : {},
      OCI_CONFIG_FILE: paths.configFile,
      OCI_CONFIG_PROFILE: profile,
      OCI_ANSIBLE_AUTH_TYPE: "security_token",
      OCI_REGION: region,
      ...terraform.variables,
      ...resourcePrincipalEnvironment(request)
    },
    warnings: terraform.warnings
  };
}
function terraformEnvironment({ paths, profile, region, platform, homes, environment }) {
  const native = platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_1__.win32 : node_path__WEBPACK_IMPORTED_MODULE_1__.posix;
  const ociHomes = [paths.givenHome, paths.ociHome].filter(
    (home) => (0,_same_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePath */ .y)(native.basename(home), ".oci", platform)
  );
  const [ociHome] = ociHomes;
  if (ociHome === void 0) {
    const warning = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; for Terraform, use a directory whose path ends with /.oci`;
    return { variables: {}, warnings: [warning] };
  }
  const isIn = (home) => home !== void 0 && ociHomes.some((each) => (0,_same_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePath */ .y)(each, native.join(home, ".oci"), platform));
  const providerHome = homes.passwd ?? homes.home;
  const variables = {
    OCI_AUTH: "SecurityToken",
    OCI_CONFIG_FILE_PROFILE: profile,
    // On Windows, names are not case-sensitive: these would overwrite the three variables above and OCI_REGION.
    ...platform === "win32" ? {} : { OCI_auth: "SecurityToken", OCI_config_file_profile: profile, OCI_region: region },
    // A value that is set already would lead Terraform to another config.
    ...isIn(providerHome) && !isSet("TF_HOME_OVERRIDE", environment) ? {} : { TF_HOME_OVERRIDE: native.dirname(ociHome) },
    ...isIn(homes.home) && !isSet("OCI_HOME_OVERRIDE", environment) ? {} : { OCI_HOME_OVERRIDE: native.dirname(ociHome) }
  };
  return { variables, warnings: [] };
}
function resourcePrincipalEnvironment({
  paths,
  region,
  tokenType,
  platform
}) {
  if (tokenType !== "rpst" || platform === "win32") return {};
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: "2.2",
    OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
    OCI_RESOURCE_PRINCIPAL_REGION: region
  };
}
var EXPORTED = "OCI_WIF_EXPORTED";
var LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;
function replaceEarlierLogin(variables, environment) {
  const earlier = (environment[EXPORTED] ?? "").split(" ").filter((name) => LOGIN_VARIABLE.test(name));
  const emptied = earlier.filter((name) => isSet(name, environment)).map((name) => [name, ""]);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(" ") };
}
function isSet(name, environment) {
  return (environment[name] ?? "") !== "";
}

// src/profile/overrides.ts
var OCI_CLI = [
  "OCI_CLI_USER",
  "OCI_CLI_FINGERPRINT",
  "OCI_CLI_KEY_FILE",
  "OCI_CLI_KEY_CONTENT",
  "OCI_CLI_TENANCY",
  "OCI_CLI_PASSPHRASE",
  "OCI_CLI_DELEGATION_TOKEN_FILE",
  "OCI_CLI_SECURITY_TOKEN_FILE"
];
var TERRAFORM = ["TF_VAR_auth", "TF_VAR_config_file_profile", "TF_VAR_region"];
var TERRAFORM_FEDERATION = /^TF_VAR_(token_exchange_\w+|workload_identity_token_path)$/;
var ANSIBLE = ["OCI_USER_KEY_FILE", "OCI_USER_KEY_PASS_PHRASE", "OCI_TENANCY"];
var RESOURCE_PRINCIPAL = ["OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE"];
function overrideWarnings(environment, options) {
  return overridingVariables(environment, options).map(
    ({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what this login provides; remove ${names.length === 1 ? "this variable" : "these variables"} from the environment`
  );
}
function overridingVariables(environment, { terraformFederation, resourcePrincipal }) {
  const isSet2 = (name) => (environment[name] ?? "") !== "";
  const federation = terraformFederation ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name)) : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== void 0) : [];
  return [
    { tool: "The OCI CLI", names: OCI_CLI.filter(isSet2) },
    { tool: "The Terraform provider", names: [...TERRAFORM, ...federation].filter(isSet2) },
    { tool: "The Ansible collection oracle.oci", names: ANSIBLE.filter(isSet2) },
    { tool: "A tool set to resource principals", names: passphrase }
  ].filter(({ names }) => names.length > 0);
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

/***/ 3872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ verifyProfile),
/* harmony export */   Hf: () => (/* binding */ describeLogin),
/* harmony export */   IK: () => (/* binding */ preloadSdk),
/* harmony export */   Xm: () => (/* binding */ describeVerification)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);


// src/login/verify.ts
function preloadSdk() {
  loadSdk().catch(() => void 0);
}
async function verifyProfile(http, { configFile }, profile) {
  const sdk = await loadSdk();
  return sdk.verifyProfile(http, { configFile, profile });
}
var loadSdk = () => Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));

// src/login/result.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(subject.claims.sub ?? "")}`,
    `  profile:  ${request.profile} in ${paths.configFile}`,
    `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
    ...renewedUntil ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`] : [],
    ...verification ? [`  verified: ${describeVerification(verification)}`] : []
  ];
}
function describeVerification(verification) {
  return verification.allowed ? `a signed call returned the Object Storage namespace ${verification.namespace}` : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). If your tools need the namespace, add the policy: Allow group <group> to read objectstorage-namespaces in tenancy`;
}




/***/ }),

/***/ 5412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   JM: () => (/* binding */ generateSessionKey),
/* harmony export */   WB: () => (/* binding */ checkSessionToken),
/* harmony export */   a: () => (/* binding */ describePublicKey),
/* harmony export */   jE: () => (/* binding */ tokenRequest),
/* harmony export */   r1: () => (/* binding */ exchangeToken),
/* harmony export */   tX: () => (/* binding */ carriesKey)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7301);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3140);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7594);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7975);





// src/federation/exchange-request.ts
function basicCredentials({
  clientId,
  clientSecret
}) {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}
function tokenRequest(client, form) {
  return {
    method: "POST",
    url: `${client.domainUrl}/oauth2/v1/token`,
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json"
    },
    body: form.toString()
  };
}

// src/keys/session-key.ts


var generate = (0,node_util__WEBPACK_IMPORTED_MODULE_4__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_3__.generateKeyPair);
async function generateSessionKey() {
  const { privateKey, publicKey } = await generate("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" }
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
  const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.createPublicKey)(publicKeyPem);
  const der = key.export({ type: "spki", format: "der" });
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return {
    publicKeyPem,
    publicKeyBase64: der.toString("base64"),
    fingerprint: (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .keyFingerprint */ .y)(publicKeyPem),
    jwk: { n, e }
  };
}

// src/federation/session-token.ts
function checkSessionToken(token, expected) {
  const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .readClaims */ .I)(token);
  if (!claims) throw rejected(`it is not a JWT (${token.length} characters)`);
  if (!carriesKey(claims.jwk, expected.key.jwk)) {
    throw rejected(
      claims.jwk === void 0 ? "it contains no public key (claim jwk)" : "it contains a public key other than the session key",
      "check whether a caching proxy returned the answer to another request"
    );
  }
  const { ttype } = claims;
  if (typeof ttype === "string" && /^(upst|rpst)$/i.test(ttype) && ttype.toLowerCase() !== expected.tokenType) {
    throw rejected(`it is of the type ${ttype.toLowerCase()}, but ${expected.tokenType} was requested`);
  }
  const expiresAt = new Date(expiryOf(claims, expected.now / 1e3) * 1e3);
  if (claims.sub === void 0 || claims.sub === "") throw rejected("it has no principal (claim sub)");
  return { token, principal: (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
var CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
var CLOCK_TOLERANCE = 300;
var LONGEST_SESSION = 43200;
var SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
  const clock = `this machine's clock says ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === "number" && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(start)}, and ${clock}`, CLOCK_HINT);
    }
  }
  return exp;
}
function tenancyOf(claims, expected) {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === "string" && value !== "");
  if (named === void 0) {
    if (expected !== void 0) return expected;
    throw rejected(
      "it has no tenancy (claims tenant, res_tenant)",
      "set tenancy to the OCID of your tenancy, which the profile needs"
    );
  }
  if (expected !== void 0 && named !== expected) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(
      "mismatch",
      "Wrong tenancy",
      `the session token belongs to ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(named)}, expected ${expected}`,
      {
        hint: "check domain-url and tenancy: they belong to two tenancies. Nothing was written"
      }
    );
  }
  if (!(0,_ocid_js__WEBPACK_IMPORTED_MODULE_1__/* .isOcid */ .eN)(named, "tenancy")) throw rejected(`its tenancy ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(named)} is not a tenancy OCID`);
  return named;
}
function carriesKey(claim, key) {
  let jwk = claim;
  if (typeof claim === "string") {
    try {
      jwk = JSON.parse(claim);
    } catch {
      return false;
    }
  }
  const { n, e } = jwk ?? {};
  return sameNumber(n, key.n) && sameNumber(e, key.e);
}
function sameNumber(claim, ours) {
  const digits = (text) => Buffer.from(text, "base64url").toString("hex").replace(/^(00)+/, "");
  return typeof claim === "string" && digits(claim) === digits(ours);
}
function rejected(why, hint) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(
    "mismatch",
    "Session token rejected",
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint }
  );
}

// src/federation/token-exchange.ts
var REQUESTED_TOKEN_TYPES = {
  upst: "urn:oci:token-type:oci-upst",
  rpst: "urn:oci:token-type:oci-rpst"
};
async function exchangeToken(http, request, subjectToken, now, connection) {
  const what = `the token exchange at ${request.domainUrl}`;
  let sent;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    return { ...tokenRequest(request, formOf(request, sent.raw)), connection };
  });
  if (answer.status !== 200) {
    const { explainDenial } = await __webpack_require__.e(/* import() */ 438).then(__webpack_require__.bind(__webpack_require__, 438));
    throw explainDenial(answer, request, sent?.claims ?? {}, now());
  }
  return tokenOf(answer.body, what);
}
function formOf(request, subjectToken) {
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    requested_token_type: REQUESTED_TOKEN_TYPES[request.tokenType],
    subject_token: subjectToken,
    subject_token_type: "jwt",
    public_key: request.publicKeyBase64
  });
  if (request.resourceType !== void 0) form.set("res_type", request.resourceType);
  if (request.tokenLifetime !== void 0) form.set("rpst_exp", String(request.tokenLifetime));
  return form;
}
function tokenOf(body, what) {
  let fields;
  try {
    fields = JSON.parse(body);
  } catch {
    fields = null;
  }
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === "string" && token.trim() !== "") {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .protectSecret */ .ol)(token.trim());
    return token.trim();
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields === null ? ", not JSON" : ""})`,
    {
      hint: "check that domain-url is the URL of an identity domain and that no proxy answered instead"
    }
  );
}




/***/ })

};
