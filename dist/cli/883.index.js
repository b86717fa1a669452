export const id = 883;
export const ids = [883];
export const modules = {

/***/ 9110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ checkLoginName),
/* harmony export */   $s: () => (/* binding */ openDockerConfig),
/* harmony export */   B9: () => (/* binding */ tokenOf),
/* harmony export */   Bt: () => (/* binding */ saveSection),
/* harmony export */   E1: () => (/* binding */ removeUnfinished),
/* harmony export */   I5: () => (/* binding */ fingerprintIn),
/* harmony export */   LX: () => (/* binding */ holdsKeyOf),
/* harmony export */   NE: () => (/* binding */ dropRecord),
/* harmony export */   Sf: () => (/* binding */ findDamagedLogin),
/* harmony export */   Th: () => (/* binding */ keepProfile),
/* harmony export */   U9: () => (/* binding */ changeRecord),
/* harmony export */   Vx: () => (/* binding */ lockOf),
/* harmony export */   a1: () => (/* binding */ dockerLogin),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   aI: () => (/* binding */ findLogins),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   cl: () => (/* binding */ mergeLogin),
/* harmony export */   eX: () => (/* binding */ hasCredentialHelper),
/* harmony export */   fj: () => (/* binding */ hasLogins),
/* harmony export */   hi: () => (/* binding */ saveRecord),
/* harmony export */   j: () => (/* binding */ restoreDockerConfig),
/* harmony export */   jt: () => (/* binding */ directoryOf),
/* harmony export */   lE: () => (/* binding */ withConfigLock),
/* harmony export */   m$: () => (/* binding */ loginIdOf),
/* harmony export */   mN: () => (/* binding */ readLogin),
/* harmony export */   mR: () => (/* binding */ recordFile),
/* harmony export */   rC: () => (/* binding */ readLogins),
/* harmony export */   tX: () => (/* binding */ dockerLogout),
/* harmony export */   vL: () => (/* binding */ updateRecord),
/* harmony export */   xT: () => (/* binding */ noteDockerConfig)
/* harmony export */ });
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7975);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8500);





// src/profile/record.ts




// src/profile/config-lock.ts



var INTERVAL = { longest: 50, shortest: 8 };
var LOOK_INTERVAL = 200;
var LONGEST_WAIT = 12e4;
var ATTEMPTS = 5;
var STALE = 5e3;
async function withConfigLock(configFile, task, { patience = 15e3, prepare = () => Promise.resolve() } = {}) {
  const lockPath = lockOf(configFile);
  const ours = await acquire(lockPath, patience, prepare);
  try {
    return await task(() => {
      if (identityOf(lockPath) !== ours) throw held(lockPath);
    });
  } finally {
    if (identityOf(lockPath) === ours) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rmdir)(lockPath)).catch(() => void 0);
  }
}
function lockOf(configFile) {
  return `${configFile}.lock`;
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
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.mkdir)(lockPath, { mode: 448 });
      const identity = identityOf(lockPath);
      if (identity !== void 0) return identity;
    } catch (error) {
      if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissing */ .b2)(error)) {
        isPrepared = false;
        missing += 1;
        if (missing < ATTEMPTS) continue;
      }
      if (!isHeld(error)) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C9)(error, lockPath);
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
      throw isNotPermitted(refusal) && observed?.identity === void 0 ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C9)(refusal, lockPath) : held(lockPath);
    }
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_8__.setTimeout)(untilNextAttempt(now - start));
  }
}
function untilNextAttempt(waited) {
  const interval = INTERVAL.longest / (1 + waited / 1e3);
  return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld(error) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .vq)(error) === "EEXIST" || isNotPermitted(error) && process.platform === "win32";
}
function isNotPermitted(error) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .vq)(error) === "EPERM";
}
function removeStale(lockPath, isUnchanged) {
  try {
    if (isUnchanged || Date.now() - (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.statSync)(lockPath).mtimeMs >= STALE) (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.rmdirSync)(lockPath);
  } catch {
  }
}
function identityOf(lockPath) {
  const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", `another process holds the lock ${lockPath}`, {
    hint: "Try again when that process has ended. If there is no such process, remove this directory."
  });
}

// src/profile/record.ts
function directoryOf({ sessionsDirectory }, { profile, loginId }) {
  const directory = node_path__WEBPACK_IMPORTED_MODULE_5__.join(sessionsDirectory, `.${profile}.${loginId}`);
  const [files, fresh] = [node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, "files"), node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, "new")];
  return { profile, loginId, directory, files, fresh, record: void 0, section: void 0 };
}
function recordFile(name) {
  return node_path__WEBPACK_IMPORTED_MODULE_5__.join(directoryOf((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .profilePaths */ .IU)(name.ociHome, name.profile), name).directory, RECORD);
}
async function readLogin(login) {
  if (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectDirectory */ .ME)(login.directory)) return void 0;
  return {
    ...login,
    record: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)((await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(login.directory, RECORD)))?.toString() ?? "", isRecord),
    section: await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(login.directory, SECTION))
  };
}
async function readLogins(paths) {
  const logins = [];
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.readdir)(paths.sessionsDirectory)) {
    const [, profile, loginId] = DIRECTORY_NAME.exec(name) ?? [];
    if (profile === void 0 || loginId === void 0) continue;
    const login = await readLogin(directoryOf(paths, { profile, loginId })).catch(() => void 0);
    if (login?.record) logins.push({ ...login, record: login.record });
  }
  return logins;
}
async function hasLogins(ociHome) {
  const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(ociHome, "sessions")).catch(() => []);
  return names.some((name) => DIRECTORY_NAME.test(name));
}
async function removeUnfinished({ sessionsDirectory }) {
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.readdir)(sessionsDirectory)) {
    const directory = node_path__WEBPACK_IMPORTED_MODULE_5__.join(sessionsDirectory, name);
    if (!DIRECTORY_NAME.test(name) || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.lstat)(directory)).isDirectory()) continue;
    const contents = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.readdir)(directory);
    if (contents.every((file) => UNFINISHED.has(file))) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)(directory);
  }
}
async function saveRecord({ directory }, record) {
  await replaceOwn(node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, RECORD), `${JSON.stringify(record, null, 2)}
`);
}
async function changeRecord(login, change) {
  if (!login.record) return;
  const changed = { ...login.record, ...change };
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_6__.isDeepStrictEqual)(changed, login.record)) return;
  login.record = changed;
  await saveRecord(login, changed);
}
async function updateRecord(name, change) {
  await whileLocked(name, async (login) => {
    if (!login?.record)
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
        "files",
        "Cannot write profile",
        `the record of the login (${recordFile(name)}) is missing or damaged`,
        { hint: "log in again" }
      );
    await changeRecord(login, change);
  });
}
async function keepProfile(name) {
  return whileLocked(name, async (login) => {
    if (!login) return false;
    await moveOtherFiles(login.files, (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .profilePaths */ .IU)(name.ociHome, name.profile).sessionDirectory);
    if (!login.record?.renewal && !login.record?.registry) {
      await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)(login.directory);
      return false;
    }
    await changeRecord(login, { isKept: true, missingDirectories: 0, configMissing: false });
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)(login.files);
    await saveSection(login, void 0);
    return true;
  });
}
async function moveOtherFiles(from, to) {
  if (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectDirectory */ .ME)(from)) return;
  const ours = new Set(Object.values(_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_FILES */ .tt));
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.readdir)(from)) {
    if (!ours.has(name)) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rename)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(from, name), node_path__WEBPACK_IMPORTED_MODULE_5__.join(to, name)));
  }
}
async function dropRecord(name) {
  await whileLocked(name, async (login) => {
    if (login) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)(login.directory);
  });
}
async function readRecord(name) {
  checkLoginName(name);
  const paths = (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .profilePaths */ .IU)(name.ociHome, name.profile);
  if (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)) return void 0;
  const login = await readLogin(directoryOf(paths, name));
  if (login?.record) return login.record;
  return await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(recordFile(name)) ? "damaged" : void 0;
}
async function whileLocked(name, task) {
  checkLoginName(name);
  const paths = (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .profilePaths */ .IU)(name.ociHome, name.profile);
  return withConfigLock(paths.configFile, async () => task(await readLogin(directoryOf(paths, name))));
}
async function saveSection(login, section) {
  const file = node_path__WEBPACK_IMPORTED_MODULE_5__.join(login.directory, SECTION);
  login.section = section;
  if (section) await replaceOwn(file, section);
  else await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)(file);
}
async function replaceOwn(file, content) {
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .temporaryName */ .NT)(file, TEMPORARY));
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .replaceFile */ .fR)(file, content, { suffix: TEMPORARY });
}
var DIRECTORY_NAME = /^\.(.+)\.([0-9a-f]{32})$/;
var RECORD = "record.json";
var SECTION = "section";
var TEMPORARY = "new";
var UNFINISHED = /* @__PURE__ */ new Set([SECTION, (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .temporaryName */ .NT)(SECTION, TEMPORARY), (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .temporaryName */ .NT)(RECORD, TEMPORARY)]);
var isProcess = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)({ pid: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isWhole */ .wP, start: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH) });
var isRecord = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)({
  host: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)("oci-wif-action", "oci-wif"),
  time: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH,
  process: isProcess,
  job: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(isProcess),
  jobId: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH),
  newlineBefore: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlag */ .RV,
  newlineBehind: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlag */ .RV,
  missingDirectories: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isWhole */ .wP,
  configMissing: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlag */ .RV,
  databaseTokenMissing: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlag */ .RV,
  isKept: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlag */ .RV,
  isUndone: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlag */ .RV,
  renewal: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(
    (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)({
      directory: _paths_js__WEBPACK_IMPORTED_MODULE_0__/* .isWorkDirectory */ .j4,
      process: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(isProcess),
      sessionExpiresAt: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)
    })
  ),
  registry: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(
    (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)({
      host: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH,
      configFile: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH,
      directory: _paths_js__WEBPACK_IMPORTED_MODULE_0__/* .isWorkDirectory */ .j4,
      mode: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isWhole */ .wP),
      madeDirectory: _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlag */ .RV
    })
  )
});
function checkLoginName({ ociHome, profile, loginId, missingDirectories }) {
  (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .checkProfileName */ .x3)(profile);
  const sound = node_path__WEBPACK_IMPORTED_MODULE_5__.isAbsolute(ociHome) && node_path__WEBPACK_IMPORTED_MODULE_5__.normalize(ociHome) === ociHome && Number.isInteger(missingDirectories);
  if (!sound || !/^[0-9a-f]{32}$/.test(loginId))
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", "the saved name of the login is not valid", {
      hint: "remove the profile with oci-wif logout"
    });
}
function loginIdOf(fingerprint) {
  return fingerprint.replaceAll(":", "");
}
function fingerprintOf({ loginId }) {
  return loginId.replace(/..(?!$)/g, "$&:");
}
async function findLogins(ociHome, profile) {
  const paths = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .locateProfile */ .A5)(ociHome, profile ?? ANY_PROFILE);
  if (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)) return [];
  const logins = [];
  for (const { loginId, record, profile: owner } of await readLogins(paths)) {
    if (profile !== void 0 && owner !== profile) continue;
    if (record.isUndone && !record.renewal && !record.registry) continue;
    const { missingDirectories } = record;
    logins.push({ name: { ociHome: paths.ociHome, profile: owner, loginId, missingDirectories }, record });
  }
  return logins.sort((one, other) => other.record.time.localeCompare(one.record.time));
}
async function findDamagedLogin(ociHome, profile) {
  const paths = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .locateProfile */ .A5)(ociHome, profile);
  const fingerprint = await fingerprintIn(paths.sessionDirectory);
  if (fingerprint === void 0) return void 0;
  const name = { ociHome: paths.ociHome, profile, loginId: loginIdOf(fingerprint), missingDirectories: 0 };
  return await readRecord(name) === "damaged" ? name : void 0;
}
async function tokenOf(name) {
  const paths = (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .profilePaths */ .IU)(name.ociHome, name.profile);
  const logins = await readLogins(paths);
  for (const directory of [paths.sessionDirectory, ...logins.flatMap(({ files, fresh }) => [files, fresh])]) {
    if (await fingerprintIn(directory) !== fingerprintOf(name)) continue;
    const token = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, _paths_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_FILES */ .tt.token));
    if (token) return token.toString("latin1");
  }
  return void 0;
}
var ANY_PROFILE = "DEFAULT";
async function holdsKeyOf(name) {
  const { sessionDirectory } = (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .profilePaths */ .IU)(name.ociHome, name.profile);
  return await fingerprintIn(sessionDirectory) === fingerprintOf(name);
}
async function fingerprintIn(sessionDirectory) {
  for (const name of [_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_FILES */ .tt.publicKey, _paths_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_FILES */ .tt.key]) {
    try {
      const pem = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(sessionDirectory, name), 65536);
      if (pem) return (0,_session_key_js__WEBPACK_IMPORTED_MODULE_1__/* .keyFingerprint */ .yy)(pem);
    } catch {
    }
  }
  return void 0;
}

// src/login/docker-credentials.ts



function dockerConfigFile() {
  const { DOCKER_CONFIG: directory = "" } = process.env;
  return node_path__WEBPACK_IMPORTED_MODULE_5__.resolve(
    directory === "" ? node_path__WEBPACK_IMPORTED_MODULE_5__.join((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .homeDirectory */ .RE)("DOCKER_CONFIG"), ".docker") : directory,
    "config.json"
  );
}
async function openDockerConfig(host, directory, announce) {
  const configFile = dockerConfigFile();
  const content = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(configFile);
  parse(content, configFile);
  const mode = content ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.lstat)(configFile)).mode & 511 : void 0;
  const madeDirectory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(configFile)).catch(() => void 0) === void 0;
  const record = { host, configFile, directory, mode, madeDirectory };
  await announce(record);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .makeWorkDirectory */ .NM)(directory);
  if (content) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, BEFORE), content);
  return record;
}
async function noteDockerConfig({ configFile, directory }) {
  const content = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(configFile);
  if (content) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, AFTER), content);
}
async function mergeLogin({ configFile, host }, username, password) {
  const config = parse(await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(configFile), configFile);
  const auth = Buffer.from(`${username}:${password}`).toString("base64");
  config.auths = { ...entriesOf(config, "auths"), [host]: { auth } };
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .makePrivateDirectory */ .Dn)(node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(configFile));
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .replaceFile */ .fR)(configFile, `${JSON.stringify(config, null, "	")}
`, { mode: 384 });
}
async function hasCredentialHelper({ configFile, host }) {
  const config = parse(await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(configFile), configFile);
  return typeof config.credsStore === "string" || host in entriesOf(config, "credHelpers");
}
async function restoreDockerConfig({
  host,
  configFile,
  directory,
  mode,
  madeDirectory
}) {
  if (!node_path__WEBPACK_IMPORTED_MODULE_5__.isAbsolute(configFile) || node_path__WEBPACK_IMPORTED_MODULE_5__.basename(configFile) !== "config.json") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Registry login failed", "the record of the login is invalid, so nothing was changed");
  }
  const [current, before, after] = await Promise.all(
    [configFile, node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, BEFORE), node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, AFTER)].map((file) => (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(file))
  );
  if (current && !(before && current.equals(before))) {
    if (after && current.equals(after)) await putBack(configFile, before, mode);
    else await takeOut(host, configFile, current, before);
  }
  if (madeDirectory) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rmdir)(node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(configFile)).catch(() => void 0);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)(directory);
}
async function putBack(configFile, before, mode) {
  if (before) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .replaceFile */ .fR)(configFile, before, { mode: mode ?? 384 });
  else await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rm)(configFile));
}
async function takeOut(host, configFile, current, before) {
  const config = parse(current, configFile);
  const { [host]: earlier } = entriesOf(parse(before, configFile), "auths");
  const { [host]: ours, ...others } = entriesOf(config, "auths");
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_6__.isDeepStrictEqual)(ours, earlier)) return;
  config.auths = earlier === void 0 ? others : { ...others, [host]: earlier };
  const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.lstat)(configFile);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .replaceFile */ .fR)(configFile, `${JSON.stringify(config, null, "	")}
`, { mode: mode & 511 });
}
var BEFORE = "config.before";
var AFTER = "config.after";
function parse(content, configFile) {
  if (!content || content.toString().trim() === "") return {};
  const config = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(content.toString(), _error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv);
  if (config) return config;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
    "files",
    "Registry login failed",
    `${configFile} is not a JSON object, so nothing was changed in it`
  );
}
function entriesOf(config, name) {
  const entries = config[name];
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(entries) ? entries : {};
}
var TIMEOUT = 30;
async function dockerLogin(host, username, password) {
  const { exitCode, stderr } = await docker(["login", host, "-u", username, "--password-stdin"], password);
  if (exitCode === 0) return "done";
  if (exitCode === void 0 || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
    return "unavailable";
  return { refused: (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(stderr, 200) };
}
async function dockerLogout(host) {
  await docker(["logout", host]);
}
function docker(args, input = "") {
  const environment = (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .programEnvironment */ .yE)([..._paths_js__WEBPACK_IMPORTED_MODULE_0__/* .NETWORK */ .pG, ..._paths_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER */ .F8]);
  return (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .runProgram */ .mB)({ command: ["docker", ...args], environment, input, stderr: "capture", timeout: TIMEOUT });
}




/***/ }),

/***/ 883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ readLoginPlace),
/* harmony export */   $g: () => (/* binding */ isFinished),
/* harmony export */   $u: () => (/* binding */ readLoginSource),
/* harmony export */   G3: () => (/* binding */ LOGIN_FLAGS),
/* harmony export */   LM: () => (/* binding */ overridingVariables),
/* harmony export */   NU: () => (/* binding */ reportRenewal),
/* harmony export */   QN: () => (/* binding */ readLoginIni),
/* harmony export */   Rl: () => (/* binding */ endLogin),
/* harmony export */   SS: () => (/* binding */ describeOutcome),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   Xm: () => (/* binding */ describeVerification),
/* harmony export */   _P: () => (/* binding */ GIVE_TOKEN),
/* harmony export */   _Q: () => (/* binding */ withoutToken),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   iD: () => (/* binding */ login),
/* harmony export */   kW: () => (/* binding */ consumerEnvironment),
/* harmony export */   l2: () => (/* binding */ checkConfig),
/* harmony export */   lA: () => (/* binding */ describeEnd),
/* harmony export */   mb: () => (/* binding */ readLoginSubject),
/* harmony export */   mx: () => (/* binding */ undoStaleLogins),
/* harmony export */   oc: () => (/* binding */ removeUnfinishedLogins),
/* harmony export */   q4: () => (/* binding */ PLACE_FLAGS)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5334);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2836);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6345);
/* harmony import */ var _docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9110);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6760);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4573);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8500);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1421);










// src/cli/login.ts



// src/login/host-interface.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request, login: login2, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login2.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login2.principal}`,
    `  tenancy:  ${login2.tenancy}`,
    `  subject:  ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .printable */ .g$)(subject.claims.sub ?? "")}`,
    `  profile:  ${request.profile} in ${paths.configFile}`,
    `  expires:  ${login2.expiresAt.toISOString()} (in ${minutes} min)`,
    ...renewedUntil ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`] : [],
    ...verification ? [`  verified: ${describeVerification(verification)}`] : []
  ];
}
function describeVerification(verification) {
  return verification.allowed ? `a signed call returned the Object Storage namespace ${verification.namespace}` : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). If your tools need the namespace, run the setup command again with one more flag: --allow "read objectstorage-namespaces in tenancy"`;
}

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
  const native = platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_10__.win32 : node_path__WEBPACK_IMPORTED_MODULE_10__.posix;
  const ociHomes = [paths.givenHome, paths.ociHome].filter(
    (home) => (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isSamePath */ .ys)(native.basename(home), ".oci", platform)
  );
  const [ociHome] = ociHomes;
  if (ociHome === void 0) {
    const warning = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; for Terraform, use a directory whose path ends with /.oci`;
    return { variables: {}, warnings: [warning] };
  }
  const isIn = (home) => home !== void 0 && ociHomes.some((each) => (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isSamePath */ .ys)(each, native.join(home, ".oci"), platform));
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
  resourcePrincipalVariables,
  platform
}) {
  if (!resourcePrincipalVariables && (tokenType !== "rpst" || platform === "win32")) return {};
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: "2.2",
    OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
    OCI_RESOURCE_PRINCIPAL_REGION: region
  };
}
function replaceEarlierLogin(variables, environment) {
  const emptied = namesIn(environment).filter((name) => isSet(name, environment)).map((name) => [name, ""]);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(" ") };
}
function namesIn(environment) {
  return (environment[EXPORTED] ?? "").split(" ").filter((name) => LOGIN_VARIABLE.test(name) && name !== EXPORTED);
}
var EXPORTED = "OCI_WIF_EXPORTED";
var LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;
function isSet(name, environment) {
  return (environment[name] ?? "") !== "";
}
function overrideWarnings(environment, options) {
  return overridingVariables(environment, options).map(
    ({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what this login provides; remove ${names.length === 1 ? "this variable" : "these variables"} from the environment`
  );
}
function overridingVariables(environment, { terraformFederation, resourcePrincipal }) {
  const isGiven = (name) => isSet(name, environment);
  const federation = terraformFederation ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name)) : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== void 0) : [];
  return [
    { tool: "The OCI CLI", names: OCI_CLI.filter(isGiven) },
    { tool: "The Terraform provider", names: [...TERRAFORM, ...federation].filter(isGiven) },
    { tool: "The Ansible collection oracle.oci", names: ANSIBLE.filter(isGiven) },
    { tool: "A tool set to resource principals", names: passphrase }
  ].filter(({ names }) => names.length > 0);
}
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

// src/profile/write-profile.ts



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
  for (const line of (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .configLines */ .Q6)(bytes)) {
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
  (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .checkProfileName */ .x3)(name);
  const lines = Object.entries(entries).map(([key, value]) => {
    const flaw = flawOf(value);
    if (flaw !== void 0) {
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR("files", "Cannot write profile", `the value for ${key} ${flaw}, which tools read differently`, {
        hint: key.endsWith("_file") ? "choose another directory for the OCI config with oci-home" : `check ${key}`
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
function checkConfig(bytes, configPath) {
  const fail = (line, defect) => {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR("files", "Invalid OCI config file", `${configPath}, line ${line}: ${defect}`, {
      hint: "Correct this line first. The file was not changed."
    });
  };
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 3))) {
    fail(
      1,
      "it begins with a byte order mark, which the OCI CLI and Terraform cannot read; save the file as UTF-8 without one"
    );
  }
  const sections = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const note = (harm, line) => places.set(harm, [...(places.get(harm) ?? []).slice(0, 3), line.number]);
  let keys = /* @__PURE__ */ new Map();
  let section = "";
  for (const line of (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .configLines */ .Q6)(bytes)) {
    const defect = defectOf(line);
    if (defect !== void 0) fail(line.number, defect);
    if (line.kind === "header") {
      const first = sections.get(line.name);
      if (first !== void 0) fail(line.number, `this section is already in line ${first}`);
      sections.set(line.name, line.number);
      section = line.name;
      keys = /* @__PURE__ */ new Map();
      if (line.name !== line.name.trim()) note("spaces in a section name", line);
      if (!/\]\s*$/.test(line.text)) note("text after a section header", line);
    } else if (line.kind === "key") {
      const first = keys.get(line.name);
      if (first !== void 0) fail(line.number, `this key is already in line ${first} of the same section`);
      keys.set(line.name, line.number);
      if (section === "DEFAULT" && affectsInheritingProfiles(line)) note(line.name, line);
    }
    if (line.text.trimStart().startsWith(";")) note("; comments", line);
    if ((line.kind === "key" || line.kind === "continuation") && !line.text.includes("="))
      note("lines without =", line);
  }
  const warnings = [...places].map(([harm, lines]) => `${configPath}, line ${lines.join(", ")}: ${HARMS[harm]}`);
  if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_11__.isUtf8)(bytes)) warnings.push(`${configPath}: the file is not valid UTF-8, so the OCI CLI may refuse it`);
  return warnings;
}
var HARMS = {
  "; comments": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a comment that begins with ";"; use "#"',
  "lines without =": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a line without "="',
  "spaces in a section name": "blanks inside the brackets are part of the name for some tools and not for others",
  "text after a section header": "text after a section header: some tools do not see the section, others refuse the whole file",
  authentication_type: "all profiles inherit authentication_type from [DEFAULT]; it makes the TypeScript SDK ignore the session token",
  key_content: "all profiles inherit key_content from [DEFAULT]; the Python SDK refuses it next to key_file",
  log_requests: "all profiles inherit log_requests from [DEFAULT]; the Python SDK refuses a value that is not true or false",
  pass_phrase: "all profiles inherit pass_phrase from [DEFAULT]; the OCI CLI and the Python SDK fail on its non-ASCII characters"
};
function affectsInheritingProfiles({ name, value }) {
  if (name === "authentication_type" || name === "key_content") return true;
  if (name === "log_requests") return !/^(true|false|yes|no|on|off|0|1)$/i.test(value);
  return name === "pass_phrase" && /[^\x20-\x7e]/.test(value);
}
function defectOf({ kind, text }) {
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text)) return "a control character: this is not a text file";
  if (text.includes("\r")) return "a carriage return inside the line: tools disagree where the line ends";
  if (/^[ \t]+\[/.test(text)) return 'an indented "[": tools disagree whether it begins a section';
  if (kind === "header" && text.split("]").length > 2) return 'more than one "]" in a section header';
  if (kind === "stray") return "text before the first section";
  if (kind !== "broken") return void 0;
  if (text.startsWith("[")) return 'a section header without a name or without its closing "]"';
  return /[=:]/.test(text) ? "a value without a key" : "neither a section, nor a comment, nor key=value";
}

// src/profile/remove-profile.ts


async function removeProfile(name, { patience, left } = {}) {
  const removal = { warnings: [], section: "absent", files: "absent" };
  await attempt(removal, async () => {
    (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .checkLoginName */ .$)(name);
    const paths = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .profilePaths */ .IU)(name.ociHome, name.profile);
    let { missingDirectories } = name;
    if (await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.ociHome)) {
      if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.realpath)(paths.ociHome) !== paths.ociHome)
        throw refusal(`${paths.ociHome} is now a different directory`);
      const task = async () => {
        missingDirectories = await undoWhileLocked(name, paths, removal, left);
      };
      try {
        await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .withConfigLock */ .lE)(paths.configFile, task, { patience });
      } catch (error) {
        if (await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hasLogins */ .fj)(paths.ociHome) || (await remainsOf(name)).length > 0) throw error;
      }
    } else {
      removal.isHomeMissing = true;
    }
    await removeEmptyDirectories(paths, missingDirectories);
  });
  return removal;
}
async function undoWhileLocked(name, paths, removal = { warnings: [], section: "absent", files: "absent" }, left = {}) {
  let { missingDirectories } = name;
  await attempt(removal, async () => {
    const sessions = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.sessionsDirectory);
    const empty = (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .directoryOf */ .jt)(paths, name);
    const stored = sessions ? await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .readLogin */ .mN)(empty) : void 0;
    const others = (sessions ? await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .readLogins */ .rC)(paths) : []).filter(({ directory }) => directory !== empty.directory);
    const fingerprint = (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintOf */ .ax)(name);
    const login2 = { name, fingerprint, paths, own: stored ?? empty, others };
    missingDirectories = Math.max(missingDirectories, stored?.record?.missingDirectories ?? 0);
    let section = FAILED;
    let files = FAILED;
    await attempt(removal, async () => {
      section = await undoConfig(login2);
    });
    await attempt(removal, async () => {
      files = await undoFiles(login2);
    });
    removal.section = section.outcome;
    removal.files = files.outcome;
    if (section.outcome === "left" || files.outcome === "left") {
      removal.warnings.push(
        `The profile ${name.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`
      );
    }
    await attempt(removal, () => undoDatabaseToken(login2, removal));
    await attempt(removal, () => transferCleanup(login2));
    if (stored) await attempt(removal, () => dropLogin(stored, [section, files], left, removal));
    if (sessions) await attempt(removal, () => (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .removeUnfinished */ .E1)(paths));
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}
async function removeUnfinishedLogins(ociHome, profile) {
  const paths = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .locateProfile */ .A5)(ociHome, profile);
  if (!await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hasLogins */ .fj)(ociHome) && !await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)((0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .lockOf */ .Vx)(paths.configFile))) return;
  await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .withConfigLock */ .lE)(paths.configFile, async () => {
    if (await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.sessionsDirectory)) await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .removeUnfinished */ .E1)(paths);
  });
}
async function removeEmptyDirectories(paths, count) {
  const { home, passwd } = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .readHomes */ .$G)();
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    if ((0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isSamePath */ .ys)(directory, home) || (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isSamePath */ .ys)(directory, passwd)) return;
    if (await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isPrivateDirectory */ .f4)(directory)) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rmdir)(directory).catch(() => void 0);
    directory = node_path__WEBPACK_IMPORTED_MODULE_10__.dirname(directory);
  }
}
async function transferCleanup({ name, own, others }) {
  for (const other of others) {
    const emptied = other.record.isUndone && !hasOtherParts(other.record) && !other.section && !await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(other.files);
    if (emptied) {
      await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .dM)(other.directory);
      continue;
    }
    await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .changeRecord */ .U9)(other, {
      missingDirectories: Math.max(...[name, own.record, other.record].map((each) => each?.missingDirectories ?? 0)),
      configMissing: (own.record?.configMissing ?? false) || other.record.configMissing,
      databaseTokenMissing: (own.record?.databaseTokenMissing ?? false) || other.record.databaseTokenMissing
    });
  }
}
function hasOtherParts({ renewal, registry }) {
  return renewal !== void 0 || registry !== void 0;
}
async function dropLogin(login2, parts, left, removal) {
  const isUndone = !parts.includes(FAILED);
  const isStranded = parts.some(({ stranded }) => stranded) && (login2.section !== void 0 || await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(login2.files));
  if (isUndone && !isStranded && !(login2.record && hasOtherParts(left))) {
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .dM)(login2.directory);
    return;
  }
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .dM)(login2.fresh);
  await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .changeRecord */ .U9)(login2, { isUndone, renewal: left.renewal, registry: left.registry });
  if (isStranded)
    removal.warnings.push(`The files that the login replaced could not be restored; they are in ${login2.directory}`);
}
async function attempt(removal, task) {
  try {
    await task();
  } catch (error) {
    const where = error?.path;
    removal.warnings.push((0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .diskFailure */ .C9)(error, typeof where === "string" ? where : "The profile").message);
  }
}
function refusal(detail) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR("files", "Cannot write profile", detail);
}
async function undoConfig(login2) {
  const { name, fingerprint, paths, own, others } = login2;
  const { profile, loginId } = name;
  const config = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .configTarget */ .kg)(paths.configFile);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rm)((0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .temporaryName */ .NT)(config, loginId), { force: true }));
  const content = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)(config) ?? Buffer.alloc(0);
  const replaced = own.section;
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });
  if (undone.outcome === "restored" || undone.outcome === "removed") {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    if ((own.record?.configMissing ?? true) && undone.config.length === 0) {
      await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.unlink)(config));
    } else {
      await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .replaceFile */ .fR)(config, undone.config, { suffix: loginId });
    }
    await takeOutOfOthers(login2);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfOthers(login2)) return { outcome: "left", stranded: false };
  const untouched = sectionsOf(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
  const changed = undone.outcome === "other" && own.record !== void 0 && !untouched;
  return { outcome: changed ? "left" : "absent", stranded: replaced !== void 0 && !untouched };
}
async function takeOutOfOthers({ name, fingerprint, own, others }) {
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== name.profile || !other.section) continue;
    if (!sectionsOf(other.section).some((section) => section.fingerprint === fingerprint)) continue;
    found = true;
    await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .changeRecord */ .U9)(other, {
      newlineBefore: newlineBefore || other.record.newlineBefore,
      newlineBehind: newlineBehind || other.record.newlineBehind
    });
    await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .saveSection */ .Bt)(other, own.section);
  }
  return found;
}
async function passNewlineOn(owner, others) {
  for (const other of others) {
    const isOwner = other.profile === owner.name && (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintOf */ .ax)(other) === owner.fingerprint;
    if (isOwner) await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .changeRecord */ .U9)(other, { newlineBefore: true });
  }
}
async function undoFiles({ name, fingerprint, paths, own, others }) {
  const { profile } = name;
  const live = paths.sessionDirectory;
  const liveExists = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(live);
  const oldExists = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(own.files);
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(place) && await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintIn */ .I5)(place) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, own.files);
    if (place !== live) return { outcome: "left", stranded };
    return { outcome: oldExists ? "restored" : "removed", stranded };
  }
  if (liveExists) return { outcome: oldExists ? "left" : "absent", stranded: oldExists };
  if (!oldExists) return { outcome: "absent", stranded: false };
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(own.files, live);
  return { outcome: "restored", stranded: false };
}
async function replaceWithOld(place, old) {
  const ours = new Set(Object.values(_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_FILES */ .tt));
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readdir)(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_10__.join(place, name)));
  }
  const remaining = new Set(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readdir)(place));
  if (remaining.size === 0) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rmdir)(place));
  if (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(old)) return false;
  if (remaining.size === 0) {
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(old, place);
    return false;
  }
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readdir)(old)) {
    if (!remaining.has(name)) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rename)(node_path__WEBPACK_IMPORTED_MODULE_10__.join(old, name), node_path__WEBPACK_IMPORTED_MODULE_10__.join(place, name)));
  }
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readdir)(old)).length > 0;
}
async function undoDatabaseToken({ paths, own, others }, removal) {
  const directory = paths.databaseTokenDirectory;
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.lstat)(directory).catch(() => void 0);
  const isUsed = others.some(({ record }) => !record.isUndone && !record.isKept);
  if (!found || !own.record || own.record.isUndone || isUsed) return;
  if (own.record.databaseTokenMissing && found.isDirectory()) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readdir)(directory, { withFileTypes: true });
    if (entries.every((entry) => entry.isFile() && DATABASE_TOKEN_FILES.has(entry.name))) {
      for (const { name } of entries) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_10__.join(directory, name)));
      await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rmdir)(directory));
      return;
    }
  }
  const token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_10__.join(directory, "token")).catch(() => void 0);
  if (token && token.mtimeMs >= Date.parse(own.record.time)) removal.databaseTokenLeft = directory;
}
var DATABASE_TOKEN_FILES = /* @__PURE__ */ new Set(["token", "oci_db_key.pem", "oci_db_key_public.pem"]);
var FAILED = { outcome: "absent", stranded: true };
async function remainsOf(name) {
  const { ociHome, profile } = name;
  const ours = (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintOf */ .ax)(name);
  try {
    const paths = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .profilePaths */ .IU)(ociHome, profile);
    const config = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readFile)(paths.configFile).catch(() => void 0);
    const isOurs = (section) => section.name === profile && section.fingerprint === ours;
    const { directory } = (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .directoryOf */ .jt)(paths, name);
    return [
      ...config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : [],
      ...await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintIn */ .I5)(paths.sessionDirectory) === ours ? [paths.sessionDirectory] : [],
      ...await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(directory) ? [directory] : []
    ];
  } catch {
    return [];
  }
}

// src/profile/write-profile.ts
async function writeProfile(request, announce, { patience, whileLocked } = {}) {
  const { profile, fingerprint } = request;
  const loginId = (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .loginIdOf */ .m$)(fingerprint);
  const paths = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .locateProfile */ .A5)(request.ociHome, profile);
  const found = await inspectPlace(paths);
  const { warnings } = planConfig(request, paths, await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)(await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .configTarget */ .kg)(paths.configFile)));
  warnings.push(...await permissionWarnings(paths));
  const name = { ociHome: paths.ociHome, profile, loginId, missingDirectories: found.missingDirectories };
  announce(name);
  const made = { ...found };
  const note = (count) => {
    made.missingDirectories = Math.max(made.missingDirectories, count);
  };
  const prepare = async () => {
    const levels = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .makePrivateDirectory */ .Dn)(paths.ociHome);
    if (levels > 0) note(levels + 1);
  };
  const lock = { isLost: false };
  const task = async (assertHeld) => {
    try {
      const again = await inspectPlace(paths);
      note(again.missingDirectories);
      made.configMissing ||= again.configMissing;
      made.databaseTokenMissing = again.databaseTokenMissing;
      await whileLocked?.();
      warnings.push(...await writeEverything(request, loginId, paths, made, assertHeld));
    } catch (error) {
      lock.isLost = isLockLost(assertHeld);
      if (!lock.isLost) await undoWhileLocked(name, paths);
      throw error;
    }
  };
  try {
    await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .withConfigLock */ .lE)(paths.configFile, task, { patience, prepare });
  } catch (error) {
    if (lock.isLost) await removeProfile(name, { patience });
    await removeEmptyDirectories(paths, made.missingDirectories);
    throw (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .withWayOut */ .aE)(error);
  }
  return { paths, name, warnings };
}
function isLockLost(assertHeld) {
  try {
    assertHeld();
    return false;
  } catch {
    return true;
  }
}
async function writeEverything(request, loginId, paths, made, assertHeld) {
  const target = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .configTarget */ .kg)(paths.configFile);
  const plan = planConfig(request, paths, await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)(target));
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .makePrivateDirectory */ .Dn)(paths.sessionsDirectory);
  await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .removeUnfinished */ .E1)(paths);
  const login2 = (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .directoryOf */ .jt)(paths, { profile: request.profile, loginId });
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .makePrivateDirectory */ .Dn)(login2.directory);
  const isRestricted = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .restrictToAccount */ .DM)(login2.directory);
  const { replaced, newlineBefore, newlineBehind } = plan;
  await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .saveSection */ .Bt)(login2, replaced);
  await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .saveRecord */ .hi)(login2, {
    ...request.origin,
    ...made,
    newlineBefore,
    newlineBehind,
    isKept: false,
    isUndone: false,
    renewal: void 0,
    registry: void 0
  });
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .makePrivateDirectory */ .Dn)(login2.fresh);
  await writeTogether(sessionFiles(request).map(([name, content]) => [node_path__WEBPACK_IMPORTED_MODULE_10__.join(login2.fresh, name), content]));
  if (await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.sessionDirectory)) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(paths.sessionDirectory, login2.files);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(login2.fresh, paths.sessionDirectory);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .replaceFile */ .fR)(target, plan.config, { suffix: loginId, beforeRename: assertHeld });
  return isRestricted ? [] : [`Other accounts may be able to read the key in ${paths.sessionDirectory}`];
}
async function writeTogether(files) {
  const results = await Promise.allSettled(files.map(([file, content]) => (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .writePrivateFile */ .Pl)(file, content)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
function sessionFiles({ privateKeyPem, publicKeyPem, token }) {
  return [
    [_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_FILES */ .tt.key, privateKeyPem],
    [_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_FILES */ .tt.publicKey, publicKeyPem],
    // Without a final newline: several tools send the text of the file unchanged as a header.
    [_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_FILES */ .tt.token, token]
  ];
}
function planConfig(request, paths, content = Buffer.alloc(0)) {
  const check = content.length === 0 ? void 0 : checkConfig;
  check?.(content, paths.configFile);
  const entries = {
    tenancy: request.tenancy,
    fingerprint: request.fingerprint,
    region: request.region,
    key_file: paths.keyFile,
    security_token_file: paths.tokenFile
  };
  const plan = putSection(content, request.profile, entries);
  const warnings = check?.(plan.config, paths.configFile) ?? [];
  if (request.profile === "DEFAULT" && sectionsOf(plan.config).some(({ name }) => name !== "DEFAULT")) {
    warnings.push("All other profiles of the config inherit the values of the profile DEFAULT; choose another name");
  }
  return { ...plan, warnings };
}
async function inspectPlace(paths) {
  let missingDirectories = 0;
  if (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.sessionsDirectory, { refuseShared: true })) {
    missingDirectories = 1;
    let directory = paths.ociHome;
    while (!await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(directory)) {
      missingDirectories += 1;
      directory = node_path__WEBPACK_IMPORTED_MODULE_10__.dirname(directory);
    }
  }
  if (await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.sessionDirectory, { refuseShared: true })) {
    for (const file of [paths.tokenFile, paths.keyFile, paths.publicKeyFile]) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectFile */ .Xp)(file);
  }
  return {
    missingDirectories,
    configMissing: await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectFile */ .Xp)(await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .configTarget */ .kg)(paths.configFile)) === void 0,
    databaseTokenMissing: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.lstat)(paths.databaseTokenDirectory).catch(_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .isMissing */ .b2) === true
  };
}
async function permissionWarnings({ ociHome, configFile }) {
  const warnings = [];
  for (const place of [ociHome, configFile]) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.stat)(place).catch(() => void 0);
    if (!found || !(0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isWritableByOthers */ .JX)(found)) continue;
    if (place === ociHome && isOfAnotherAccount(found)) {
      const detail = `${place} belongs to another account and can be written by other users`;
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR("files", "Cannot write profile", detail, { hint: "choose another directory with oci-home" });
    }
    warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .shellQuoted */ .x)(place)}`);
  }
  return warnings;
}
function isOfAnotherAccount({ uid }) {
  return uid !== 0 && uid !== process.getuid?.();
}

// src/system/process-identity.ts


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
    const stat3 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readFile)(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const [name, rest] = [
      stat3.slice(stat3.indexOf("(") + 1, stat3.lastIndexOf(")")),
      stat3.slice(stat3.lastIndexOf(")") + 2)
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
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .systemErrorCode */ .vq)(error) === "EPERM";
  }
}
async function startOf(pid) {
  if (process.platform === "linux") return startFromProc(pid);
  return process.platform === "darwin" ? startFromPs(pid) : void 0;
}
function startFromProc(pid) {
  try {
    const stat3 = (0,node_fs__WEBPACK_IMPORTED_MODULE_12__.readFileSync)(`/proc/${pid}/stat`, "utf8");
    const fields = stat3.slice(stat3.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? ENDED : fields[22 - 3];
  } catch (error) {
    const code = (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .systemErrorCode */ .vq)(error);
    return (code === "ENOENT" || code === "ESRCH") && !exists(pid) ? ENDED : void 0;
  }
}
async function startFromPs(pid) {
  const { exitCode, stdout } = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .runProgram */ .mB)({
    command: ["/bin/ps", "-o", "stat=,lstart=", "-p", String(pid)],
    // So that the date is not in the language of the user.
    environment: {},
    stderr: "capture",
    timeout: 5
  });
  if (exitCode !== 0) return exists(pid) ? void 0 : ENDED;
  const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  return state?.startsWith("Z") === true ? ENDED : start;
}

// src/login/job-token.ts

var PERMISSION = 'give the job "permissions: { id-token: write, contents: read }"';
function githubTokenSource(audience) {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "";
  const requestToken = (process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? "").trim();
  return URL.canParse(requestUrl) && requestToken !== "" ? { requestUrl, requestToken, audience } : void 0;
}
var NUMBER = /^\d{1,20}$/;
function userAgentOfJob(product) {
  const variables = { "run-id": "RUN_ID", "run-attempt": "RUN_ATTEMPT", "repository-id": "REPOSITORY_ID" };
  const numbers = Object.entries(variables).map(([name, variable2]) => ({ name, value: process.env[`GITHUB_${variable2}`] ?? "" })).filter(({ value }) => NUMBER.test(value)).map(({ name, value }) => `${name}=${value}`);
  return numbers.length === 0 ? product : `${product} (${numbers.join("; ")})`;
}
function withoutToken(giveToken) {
  const reason = whyNoToken(giveToken);
  return reason && new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR("input", "No subject token", reason[0], { hint: reason[1] });
}
function whyNoToken(giveToken) {
  const isSet2 = (name) => process.env[name] === "true";
  if (isSet2("ACT")) return ["act runs this job, and it issues no identity tokens", `run it on GitHub, or ${giveToken}`];
  if (isSet2("FORGEJO_ACTIONS"))
    return ["Forgejo gave this job no identity token", `set enable-openid-connect: true in the job, or ${giveToken}`];
  if (isSet2("GITEA_ACTIONS")) return ["Gitea gave this job no identity token", giveToken];
  if (!isSet2("GITHUB_ACTIONS")) return void 0;
  const run = untrustedRun();
  if (run)
    return [
      `${run.what}, and GitHub gives such runs no identity token`,
      `${run.skip}, or log in from a workflow that runs after the merge`
    ];
  return [
    "the job does not have the permission id-token: write",
    `${PERMISSION}; for a reusable workflow, give it to the calling job as well; or ${giveToken}`
  ];
}
function untrustedRun() {
  const { GITHUB_EVENT_NAME: event = "", GITHUB_ACTOR: actor } = process.env;
  const isPullRequest = /^pull_request(_review|_review_comment)?$/.test(event);
  const run = (isFork, what, condition) => ({
    isFork,
    what,
    withheld: `${what}, and GitHub passes ${isFork ? "neither secrets nor variables" : "only Dependabot's secrets"} to such runs`,
    skip: `skip this step for such runs (if: ${condition})`
  });
  if (actor === "dependabot[bot]" && (isPullRequest || /^(push|create|deployment(_status)?)$/.test(event))) {
    const who = isPullRequest ? "event.pull_request.user.login" : "actor";
    return run(false, "Dependabot started this run", `github.${who} != 'dependabot[bot]'`);
  }
  return isPullRequest && isFromFork() ? run(
    true,
    "this is a pull request from a fork",
    // Without the first part, runs for a push would be skipped as well.
    "github.event.pull_request == null || github.event.pull_request.head.repo.full_name == github.repository"
  ) : void 0;
}
function isFromFork() {
  let text;
  try {
    text = (0,node_fs__WEBPACK_IMPORTED_MODULE_12__.readFileSync)(process.env.GITHUB_EVENT_PATH ?? "", "utf8");
  } catch {
    return false;
  }
  const event = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .parseJson */ .qF)(text, (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ pull_request: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({}) }));
  return event !== void 0 && !isOfRepository(event, process.env.GITHUB_REPOSITORY);
}
function isOfRepository(event, repository) {
  const repo = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ full_name: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOf */ .yL)(repository) });
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ pull_request: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ head: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ repo }) }) })(event);
}

// src/login/log-out.ts



// src/renewal/stop.ts


// src/renewal/journal.ts



async function readJournal(directory) {
  const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readFile)(journalFile(directory), "utf8").catch(() => "");
  const isEntry = entryForm();
  return text.split("\n").flatMap((line) => (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .parseJson */ .qF)(line, isEntry) ?? []);
}
function entryForm() {
  const token = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOf */ .yL)("session", "identity");
  const kind = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOf */ .yL)("input", "denial", "transient", "mismatch", "files");
  const forms = [
    (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ at: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH, event: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOf */ .yL)("started", "requested") }),
    (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ at: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH, event: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOf */ .yL)("ended"), reason: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH }),
    (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({ at: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH, event: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOf */ .yL)("renewed"), token, expiresAt: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH, next: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH }),
    (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .objectOf */ .Xy)({
      ...{ at: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH, event: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOf */ .yL)("failed"), token, kind },
      ...{ message: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH, hint: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH), next: _error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .isText */ .KH }
    })
  ];
  return (value) => forms.some((is) => is(value));
}
function journalFile(directory) {
  return node_path__WEBPACK_IMPORTED_MODULE_10__.join(directory, "journal.jsonl");
}
var LONGEST_UNWRITTEN = (/* unused pure expression or super */ null && (64 * 1024));

// src/renewal/stop.ts
var SIGNAL_TIMEOUT = 2e3;
var DIRECTORY_TIMEOUT = 6e3;
var POLL_INTERVAL = 20;
async function stopRenewer(renewal) {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(directory);
  const wasRunning = identity !== void 0 && await isRunning(identity);
  if (wasRunning && await isVerified(identity)) await kill(identity);
  const entries = await readJournal(directory);
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .dM)(directory);
  const stillRuns = identity !== void 0 && wasRunning && !await hasEnded(identity, DIRECTORY_TIMEOUT);
  return { entries, sessionExpiresAt, wasStarted: identity !== void 0, wasRunning, stillRuns };
}
async function reportRenewal(renewal) {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(directory);
  const entries = await readJournal(directory);
  const isStarted = identity !== void 0;
  const wasRunning = isStarted && await isRunning(identity);
  const last = entries.findLast((entry) => "token" in entry && entry.token === "session");
  const summary = summarize({ entries, sessionExpiresAt, wasStarted: isStarted, wasRunning, stillRuns: false });
  return { ...summary, isFailing: last?.event === "failed" };
}
async function isVerified(identity) {
  const found = await identify(identity.pid);
  return found?.start !== void 0 && found.start === identity.start;
}
async function kill(identity) {
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    try {
      process.kill(identity.pid, signal);
    } catch {
    }
    if (await hasEnded(identity, SIGNAL_TIMEOUT)) return;
  }
}
async function hasEnded(identity, timeout) {
  const deadline = performance.now() + timeout;
  while (await isRunning(identity)) {
    if (performance.now() >= deadline) return false;
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_13__.setTimeout)(POLL_INTERVAL);
  }
  return true;
}
var NAMES = {
  session: "the session token",
  identity: "the identity token for Terraform"
};
function summarize(ended) {
  const { entries, wasStarted, wasRunning, stillRuns, sessionExpiresAt } = ended;
  const lines = [];
  const warnings = [];
  for (const token of ["session", "identity"]) {
    const own = entries.filter((entry) => "token" in entry && entry.token === token);
    lines.push(...successLines(own, NAMES[token]));
    warnings.push(...failureWarnings(own, NAMES[token]));
  }
  if (wasStarted && lines.length === 0 && warnings.length === 0 && sessionExpiresAt !== void 0)
    lines.push(`No renewal was due: the session token expires at ${time(sessionExpiresAt)}`);
  if (wasStarted && !wasRunning) warnings.push(`The ${describeEnd(entries)}. The session was not renewed after that.`);
  if (stillRuns)
    warnings.push("The background process is still running. It ends when it finds that its directory was removed.");
  return { lines, warnings };
}
function successLines(entries, name) {
  const renewed = entries.filter((entry) => entry.event === "renewed");
  const last = renewed.at(-1);
  if (!last) return [];
  return [
    `Renewed ${name} ${times(renewed.length)} in the background, last at ${time(last.at)}; it expires at ${time(last.expiresAt)}, and the next renewal was planned for ${time(last.next)}`
  ];
}
function failureWarnings(entries, name) {
  const failed = entries.filter((entry) => entry.event === "failed");
  const lastOfKind = new Map(failed.map((entry) => [withoutRequestId(entry), entry]));
  return [...lastOfKind].map(([kind, last]) => {
    const same = failed.filter((entry) => withoutRequestId(entry) === kind);
    const recovery = entries.slice(entries.indexOf(last) + 1).find((entry) => entry.event === "renewed");
    const outcome = recovery === void 0 ? "and has not succeeded since" : `and succeeded again at ${time(recovery.at)}`;
    const when = [...new Set([same[0], last].map((entry) => time(entry?.at)))].join(" to ");
    const hint = last.hint === void 0 ? "" : `
${last.hint}`;
    return `Renewing ${name} in the background failed ${times(same.length)} (${when}) ${outcome}. ${last.message}${hint}`;
  });
}
function withoutRequestId({ message }) {
  return message.replace(/request ID: +[^\s;)]+/, "");
}
function describeEnd(entries) {
  const end = entries.findLast((entry) => entry.event === "ended");
  if (end) return `background renewal ended at ${time(end.at)} because ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .printable */ .g$)(end.reason)}`;
  const last = entries.at(-1);
  return `background process was killed${last ? ` after ${time(last.at)}` : ""}`;
}
function times(count) {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
function time(text) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .printable */ .g$)(String(text), 40);
}

// src/login/log-out.ts
async function undoLogin(name, host, { isFailed = false } = {}) {
  const found = await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(name).catch(() => void 0);
  if (found === "damaged") {
    host.warn(
      `The record of the login (${(0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .recordFile */ .mR)(name)}) is damaged. Its renewal, if any, ends by itself within seconds. If it logged in to a registry, run docker logout with the host of the registry`
    );
  }
  const record = found === "damaged" ? void 0 : found;
  const left = {
    renewal: record?.renewal && await endRenewal(record.renewal, host),
    registry: record?.registry && await endRegistryLogin(record.registry, host)
  };
  if (record?.isKept === true && !isFailed) return dropKept(name, left, host);
  const outcome = await removeLoginProfile(name, left, host);
  return outcome === "absent" && record ? "undone" : outcome;
}
async function endLogin(name, host) {
  const record = await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(name).catch(() => void 0);
  const outcome = await undoLogin(name, host);
  const ociHome = node_path__WEBPACK_IMPORTED_MODULE_10__.join((0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .findHomeDirectory */ .YX)() ?? "", ".oci");
  if (typeof record !== "object" || record.isUndone || outcome === "kept" || (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .isSamePath */ .ys)(ociHome, name.ociHome))
    return outcome;
  const directory = node_path__WEBPACK_IMPORTED_MODULE_10__.join(ociHome, "db-token");
  const token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_10__.join(directory, "token")).catch(() => void 0);
  if (token && token.mtimeMs >= Date.parse(record.time) && !await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hasLogins */ .fj)(ociHome)) {
    host.warn(
      `The database token in ${directory} was not removed: it is outside the OCI home of the login. Remove it, or use --db-token-location with a directory that the job removes`
    );
  }
  return outcome;
}
async function endRenewal(renewal, host) {
  try {
    const { lines, warnings } = summarize(await stopRenewer(renewal));
    for (const line of lines) host.info(line);
    for (const line of warnings) host.warn(line);
    return void 0;
  } catch (error) {
    host.warn(`The background process could not be ended. ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .describeFailure */ .Ic)(error, host.product)}`);
    return renewal;
  }
}
async function endRegistryLogin(registry, host) {
  try {
    if (await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hasCredentialHelper */ .eX)(registry)) await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .dockerLogout */ .tX)(registry.host);
    await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .restoreDockerConfig */ .j)(registry);
  } catch (error) {
    host.warn(`The logout from the registry ${registry.host} failed. ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .describeFailure */ .Ic)(error, host.product)}`);
    return registry;
  }
  host.info(`Logged out of the registry ${registry.host}`);
  return void 0;
}
async function removeLoginProfile(name, left, host) {
  const { warnings, section, files, databaseTokenLeft, isHomeMissing } = await removeProfile(name, { left });
  for (const line of warnings) host.warn(line);
  if (databaseTokenLeft !== void 0) {
    host.warn(
      `The database token in ${databaseTokenLeft} was not removed: the directory was there before the login, or has other files. Remove it, or use --db-token-location with a directory that the job removes`
    );
  }
  const remains = await remainsOf(name);
  if (remains.length > 0) host.warn(`Still on this machine: ${remains.join(", ")}`);
  const isReplaced = section === "left" || files === "left";
  if (remains.length > 0 || hasOtherParts(left) || warnings.length > 0 && !isReplaced) return "failed";
  if (isHomeMissing === true) return "missing";
  if (isReplaced) return "replaced";
  return section === "absent" && files === "absent" ? "absent" : "undone";
}
async function dropKept(name, left, host) {
  try {
    if (!hasOtherParts(left)) {
      await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .dropRecord */ .NE)(name);
      return "kept";
    }
    await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .updateRecord */ .vL)(name, left);
  } catch (error) {
    host.warn(`The record of the login could not be changed. ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .describeFailure */ .Ic)(error, host.product)}`);
  }
  return "failed";
}
function describeOutcome(outcome, { ociHome, profile }) {
  const sentences = {
    undone: `Removed the profile ${profile} and its session from ${ociHome}`,
    absent: `Nothing left to clean up: ${ociHome} contains nothing of this login`,
    missing: `${ociHome} no longer exists, so there was no profile to remove`,
    replaced: void 0,
    kept: `The profile ${profile} stays in ${ociHome}, as its login was told`,
    failed: void 0
  };
  return sentences[outcome];
}
async function undoStaleLogins({ ociHome, profile, now, unseenJobs }, host) {
  const outcomes = [];
  for (const login2 of await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .findLogins */ .aI)(ociHome, profile)) {
    if (!await isStale(login2, now, unseenJobs)) continue;
    const outcome = await undoLogin(login2.name, host);
    outcomes.push(outcome);
    if (outcome === "failed" || outcome === "kept") continue;
    host.info(`Removed the expired profile ${login2.name.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}
async function isStale({ name, record: { job } }, now, unseenJobs) {
  if (job ? await isRunning(job) : !unseenJobs) return false;
  const token = await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenOf */ .B9)(name);
  const expiry = token === void 0 ? void 0 : (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(token)?.exp;
  return expiry === void 0 ? job !== void 0 : expiry * 1e3 < now;
}
var LONGEST_LOGIN = 60 * 6e4;
async function isFinished({ process: owner, time: time2 }, now) {
  if (owner.pid === process.pid || !await isRunning(owner)) return true;
  return owner.start === void 0 && now - Date.parse(time2) >= LONGEST_LOGIN;
}

// src/login/profile-in-use.ts
async function refuseProfileInUse(place, { settingName: settingName2 }) {
  const { ociHome, profile } = place;
  for (const { job } of await loginsOfOtherJobs(place)) {
    if (!await isCertainlyRunning(job)) continue;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR(
      "files",
      "Cannot write profile",
      `the profile ${profile} in ${ociHome} belongs to another job that is still running (process ${job.pid})`,
      {
        hint: `give each job its own directory with ${settingName2("oci-home")} (in a workflow: oci-home: \${{ runner.temp }}/.oci), or choose another ${settingName2("profile")}`
      }
    );
  }
}
async function warningOfProfileInUse(place, now, { settingName: settingName2 }) {
  for (const { name } of await loginsOfOtherJobs(place)) {
    const expiry = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenOf */ .B9)(name) ?? "")?.exp;
    if (expiry === void 0 || expiry * 1e3 < now) continue;
    return `The profile ${place.profile} in ${place.ociHome} belongs to another job, which was killed or cannot be seen from here. If it is still running, its tools use this login from now on; to avoid that, give each job its own directory with ${settingName2("oci-home")}`;
  }
  return void 0;
}
async function loginsOfOtherJobs({
  ociHome,
  profile,
  job: own
}) {
  const logins = await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .findLogins */ .aI)(ociHome, profile);
  return logins.flatMap(
    ({ name, record: { job } }) => job === void 0 || job.pid === own?.pid && job.start === own.start ? [] : [{ name, job }]
  );
}
async function isCertainlyRunning(job) {
  return job.start !== void 0 && (await identify(job.pid))?.start === job.start;
}

// src/login/start-renewal.ts



// src/renewal/start-process.ts




// src/renewal/request.ts
var STARTED = "started\n";
function serializeRequest(request) {
  return `${JSON.stringify(request)}
`;
}

// src/renewal/start-process.ts
var NODE_FLAGS = ["--max-semi-space-size=1", "--max-old-space-size=64"];
var START_TIMEOUT = 3e4;
var LONGEST_MESSAGE = 16 * 1024;
function startRenewer(entry, { timeout = START_TIMEOUT } = {}) {
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_14__.spawn)(process.execPath, [...NODE_FLAGS, entry], {
    // A separate session, so that the end of the step's process group does not end it.
    detached: true,
    // The runner waits until the step's pipes are closed, so the process must not inherit them. These pipes end with this process.
    stdio: ["pipe", "pipe", "pipe"],
    env: renewerEnvironment(process.env, process.cwd()),
    windowsHide: true
  });
  const pipes = [child.stdout, child.stderr];
  for (const handle of [child, ...pipes]) handle.unref();
  const problem = problemOf(child);
  const killUnused = () => {
    child.kill("SIGKILL");
  };
  process.once("exit", killUnused);
  return {
    identify: () => child.pid === void 0 ? Promise.resolve(void 0) : identify(child.pid),
    start: async (request) => {
      process.off("exit", killUnused);
      for (const pipe of pipes) pipe.ref();
      const timer = new AbortController();
      try {
        child.stdin.end(serializeRequest(request));
        return await Promise.race([problem, lateness(timeout, timer.signal)]);
      } finally {
        timer.abort();
        for (const pipe of pipes) pipe.destroy();
      }
    },
    kill: async () => {
      child.ref();
      if (child.kill("SIGKILL")) await problem;
    }
  };
}
function problemOf(child) {
  return new Promise((resolve3) => {
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      if (stdout.includes(STARTED)) resolve3(void 0);
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      if (stderr.length < LONGEST_MESSAGE) stderr += text;
    });
    child.once("error", (error) => {
      resolve3((0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .diskFailure */ .C9)(error, process.execPath).detail);
    });
    child.once("close", (code, signal) => {
      const end = signal === null ? `it ended with exit code ${String(code)}` : `it was ended by ${signal}`;
      resolve3(causeIn(stderr) ?? end);
    });
    child.stdin.on("error", () => void 0);
  });
}
async function lateness(timeout, signal) {
  await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_13__.setTimeout)(timeout, void 0, { signal }).catch(() => void 0);
  return `it did not start within ${timeout / 1e3} s`;
}
function causeIn(stderr) {
  const lines = stderr.split("\n").filter((line2) => line2.trim() !== "");
  const line = lines.find((each) => /^[\w ]*error\b.*: |^Cannot write/i.test(each)) ?? lines[0];
  return line === void 0 ? void 0 : (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .printable */ .g$)(line);
}
var SIX_HOURS = 6 * 36e5;
function latestEnd(source, now, longest = Infinity) {
  let sourceEnds = Infinity;
  if ("requestToken" in source) {
    const expiry = ((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(source.requestToken)?.exp ?? 0) * 1e3;
    sourceEnds = expiry > now ? expiry : now + SIX_HOURS;
  }
  return Math.min(sourceEnds, now + longest);
}
var INHERITED = /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|OCI_METADATA_BASE_URL|SystemRoot|TEMP|TMP|TMPDIR)$/i;
function renewerEnvironment(environment, directory) {
  const inherited = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === void 0 || value === "" || !INHERITED.test(name)) continue;
    inherited[name] = value;
  }
  const {
    NODE_OPTIONS: options,
    NODE_EXTRA_CA_CERTS: extra,
    SSL_CERT_FILE: file,
    SSL_CERT_DIR: directories
  } = inherited;
  if (extra !== void 0) inherited.NODE_EXTRA_CA_CERTS = (0,node_path__WEBPACK_IMPORTED_MODULE_10__.resolve)(directory, extra);
  if (file !== void 0) inherited.SSL_CERT_FILE = (0,node_path__WEBPACK_IMPORTED_MODULE_10__.resolve)(directory, file);
  if (directories !== void 0)
    inherited.SSL_CERT_DIR = directories.split(node_path__WEBPACK_IMPORTED_MODULE_10__.delimiter).map((each) => (0,node_path__WEBPACK_IMPORTED_MODULE_10__.resolve)(directory, each)).join(node_path__WEBPACK_IMPORTED_MODULE_10__.delimiter);
  if (options !== void 0) inherited.NODE_OPTIONS = withoutForeignCode(options);
  return inherited;
}
function withoutForeignCode(options) {
  const kept = [];
  const words = splitOptions(options);
  for (let word = words.shift(); word !== void 0; word = words.shift()) {
    const [name = ""] = word.split("=", 1);
    const option = name.replace(/(?<=^--.*)_/g, "-");
    if (option.startsWith("--inspect") || FOREIGN_CODE.has(option)) {
      if (WITH_VALUE.has(option) && !word.includes("=")) words.shift();
    } else {
      kept.push(word);
    }
  }
  return kept.map(quoted).join(" ");
}
var WITH_VALUE = /* @__PURE__ */ new Set([
  ...["-r", "--require", "--import", "--loader", "--experimental-loader", "--experimental-config-file"],
  ...["--inspect-port", "--debug-port", "--inspect-publish-uid"]
]);
var FOREIGN_CODE = /* @__PURE__ */ new Set([...WITH_VALUE, "--experimental-default-config-file"]);
function splitOptions(options) {
  const words = [];
  let word;
  let isQuoted = false;
  for (let index = 0; index < options.length; index += 1) {
    let character = options.charAt(index);
    if (character === '"') {
      isQuoted = !isQuoted;
      continue;
    }
    if (character === " " && !isQuoted) {
      if (word !== void 0) words.push(word);
      word = void 0;
      continue;
    }
    if (character === "\\" && isQuoted) {
      index += 1;
      character = options.charAt(index);
    }
    word = (word ?? "") + character;
  }
  return word === void 0 ? words : [...words, word];
}
function quoted(word) {
  return /[ "\\]/.test(word) ? `"${word.replace(/["\\]/g, "\\$&")}"` : word;
}

// src/login/start-renewal.ts
function prepareRenewal(request) {
  const { subject } = request;
  if ("given" in subject) return void 0;
  let renewer;
  try {
    renewer = startRenewer(renewerEntry());
  } catch (error) {
    renewer = (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .diskFailure */ .C9)(error, error.path ?? process.execPath);
  }
  return { start: (session, host) => startRenewal(request, subject.source, session, renewer, host) };
}
async function startRenewal(request, source, session, renewer, host) {
  const { env: environment } = process;
  const started = { until: void 0, variables: {} };
  const directory = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .nameWorkDirectory */ .YQ)();
  const endBy = latestEnd(source, session.now, host.longestRenewal);
  const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : void 0;
  let isDirectory = false;
  let problem;
  try {
    const process2 = renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR ? void 0 : await renewer.identify();
    await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .updateRecord */ .vL)(session.name, { renewal: { directory, process: process2, sessionExpiresAt } });
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .makeWorkDirectory */ .NM)(directory);
    isDirectory = true;
    let identityTokenFile;
    if (request.terraformFederation) {
      identityTokenFile = (0,node_path__WEBPACK_IMPORTED_MODULE_10__.join)(directory, "identity-token");
      await (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .writePrivateFile */ .Pl)(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile, environment);
    }
    if (renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR) throw renewer;
    problem = await renewer.start({
      ...renewalRequest(request, source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() },
      userAgent: userAgentOfJob(host.product)
    });
  } catch (error) {
    problem = (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .diskFailure */ .C9)(error, directory).detail;
  }
  if (problem === void 0) {
    started.until = new Date(endBy);
    return started;
  }
  if (!(renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR)) await renewer.kill();
  host.warn(`${PROGRAM} could not be started: ${problem}. ${consequence(request, session.login)}`);
  const isKept = isDirectory && (request.terraformFederation || !await isRemoved(directory));
  await correctRecord(
    session.name,
    isKept ? { directory, process: void 0, sessionExpiresAt: void 0 } : void 0
  );
  return started;
}
var PROGRAM = "The background process";
function consequence({ renew, terraformFederation }, { expiresAt }) {
  return [
    ...renew ? [`The session is not renewed and ends at ${expiresAt.toISOString()}`] : [],
    ...terraformFederation ? ["The identity token for Terraform is not renewed, and expires within minutes"] : []
  ].join(". ");
}
function isRemoved(directory) {
  return (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .dM)(directory).then(
    () => true,
    () => false
  );
}
async function correctRecord(name, renewal) {
  await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .updateRecord */ .vL)(name, { renewal }).catch(() => void 0);
}
function renewalRequest(request, source, { client, key, login: login2, name }) {
  const { domainUrl, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { ...credentialsOf(client), domainUrl, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    // Nobody reads what a command prints on stderr in the background.
    source: "command" in source ? { ...source, stderr: "ignore" } : source,
    ...{ login: name, publicKeyBase64, maxAttempts, requestTimeout },
    session: request.renew ? { exchange, jwk, tenancy: login2.tenancy, expiresAt: login2.expiresAt.getTime() } : void 0
  };
}
function credentialsOf(client) {
  const { clientId, clientSecret, assert } = client;
  if (assert !== void 0) return client.key;
  return clientSecret === void 0 ? { clientId } : { clientId, clientSecret };
}
function renewerEntry() {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_10__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_10__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_12__.realpathSync)(process.argv[1] ?? "")), "..", "renew", "index.js");
}
function federationEnvironment(request, identityTokenFile, environment) {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  return {
    OCI_AUTH: "WorkloadIdentityFederation",
    OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
    // The action refuses terraform-federation with a client key. The provider refuses an ID and a secret with an instance principal.
    OCI_TOKEN_EXCHANGE_AUTH: clientSecret === void 0 ? "InstancePrincipal" : "OAuthClientCredentials",
    ...variable("OCI_TOKEN_EXCHANGE_CLIENT_ID", clientSecret === void 0 ? void 0 : clientId, environment),
    ...variable("OCI_TOKEN_EXCHANGE_CLIENT_SECRET", clientSecret, environment),
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: "jwt",
    ...variable("OCI_TOKEN_EXCHANGE_RESOURCE_TYPE", resourceType, environment),
    ...variable("OCI_TOKEN_EXCHANGE_RPST_EXP", tokenLifetime?.toString(), environment)
  };
}
function variable(name, value, environment) {
  return value === void 0 && (environment[name] ?? "") === "" ? {} : { [name]: value ?? "" };
}

// src/login/log-in.ts
async function logIn(request, host, timing = _proxy_js_js__WEBPACK_IMPORTED_MODULE_2__/* .systemTiming */ .O$) {
  const client = await prepareClient(request, host, timing.now());
  if (client.clientSecret !== void 0) host.mask((0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .basicCredentials */ .BG)(client));
  const unknownRegion = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .regionWarning */ .pz)(request.region, host.settingName("region"));
  if (unknownRegion !== void 0) host.warn(unknownRegion);
  const job = host.identifyJob().catch(() => void 0);
  const own = identify(process.pid).catch(() => void 0);
  await checkProfileUse(request, job, host, timing.now());
  const http = httpClient(request, host, timing);
  const tokens = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectTokens */ .rv)(request, http, host.mask);
  const registry = await prepareRegistryLogin(request);
  let prepared;
  const session = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .obtainSession */ .Uz)(http, { ...request, ...client }, tokens, timing, {
    onKey: (key) => {
      for (const line of (0,_session_key_js__WEBPACK_IMPORTED_MODULE_6__/* .secretLines */ ._o)(key.privateKeyPem)) host.mask(line);
      if (request.verify) loadSdk().catch(() => void 0);
      if (request.renew || request.terraformFederation)
        setImmediate(() => {
          prepared = prepareRenewal(request);
        });
    },
    onToken: host.mask
  });
  checkLifetime(request, session, host, timing.now());
  await undoEarlierLogins(request, host, timing);
  let written;
  const complete = async () => {
    const origin = {
      host: host.product,
      time: new Date(timing.now()).toISOString(),
      process: await own ?? { pid: process.pid, start: void 0 },
      job: await job,
      jobId: host.jobId
    };
    const announce = (name2) => {
      host.saveName(name2);
      written = name2;
    };
    const profile = await writeSession(request, { ...session, origin }, host, announce);
    const { name, paths } = profile;
    const place = { configFile: paths.configFile, profile: request.profile };
    const verification = request.verify ? await (await loadSdk()).verifyProfile(http, place) : void 0;
    const renewal = await prepared?.start({ ...session, client, name, now: timing.now() }, host);
    await registry?.logIn(http, profile, host);
    if (!request.cleanup && !await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .keepProfile */ .Th)(name)) host.saveName(void 0);
    const variables = { ...environmentFor(request, paths, host), ...renewal?.variables };
    const environment = replaceEarlierLogin(variables, process.env);
    const { login: login2, subject } = session;
    const renewedUntil = renewal?.until;
    await host.publish({ request, login: login2, subject, paths, verification, renewedUntil, environment });
  };
  try {
    await (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .failOnEarlyEnd */ .e8)(complete());
  } catch (error) {
    if (written) await undoFailedLogin(written, host);
    throw error;
  }
}
async function undoFailedLogin(name, host) {
  if (await undoLogin(name, host, { isFailed: true }) === "failed") return;
  try {
    host.saveName(void 0);
  } catch {
  }
}
function httpClient(request, host, timing) {
  (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_2__/* .ignoreDisabledVerification */ .cJ)(host.warn);
  return (0,_proxy_js_js__WEBPACK_IMPORTED_MODULE_2__/* .createHttpClient */ .uT)({
    ...request,
    userAgent: userAgentOfJob(host.product),
    overallTimeout: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .overallTimeoutOf */ .ye)(request, request),
    throttlingHint: `start fewer jobs at once, or raise ${host.settingName("retry-timeout")}`,
    onRetry: (line) => {
      host.info((0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .capitalized */ .l2)(line));
    },
    // Before the error that it may cause, which need not say anything of time.
    onWrongClock: host.warn,
    timing
  });
}
var SHORTEST_FOR_TERRAFORM = 600;
var TOLERANCE = 0.95;
function checkLifetime({ tokenLifetime, renew, terraformFederation }, { login: login2 }, host, now) {
  const granted = Math.round((login2.expiresAt.getTime() - now) / 1e3);
  if (terraformFederation && granted < SHORTEST_FOR_TERRAFORM * TOLERANCE) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR(
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
  if (!await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hasLogins */ .fj)(ociHome)) return;
  const place = { ociHome, profile, job: await job };
  await refuseProfileInUse(place, host);
  const warning = now === void 0 ? void 0 : await warningOfProfileInUse(place, now, host);
  if (warning !== void 0) host.warn(warning);
}
async function undoEarlierLogins({ ociHome, profile }, host, timing) {
  if (!await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hasLogins */ .fj)(ociHome)) return;
  const now = timing.now();
  try {
    for (const { name, record } of host.replacesEarlierLogins ? await (0,_docker_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .findLogins */ .aI)(ociHome, profile) : []) {
      if (record.host === host.product && await isFinished(record, now)) await undoLogin(name, host);
    }
    await undoStaleLogins({ ociHome, now, unseenJobs: false }, host);
  } catch {
  }
}
async function writeSession(request, { key, login: login2, origin }, host, announce) {
  const { ociHome, profile, region } = request;
  const { tenancy, token } = login2;
  const { name, paths, warnings } = await writeProfile(
    { ociHome, profile, tenancy, region, token, origin, ...key },
    announce,
    // Again, because another job may have logged in meanwhile.
    { whileLocked: () => checkProfileUse(request, origin.job, host) }
  );
  for (const line of warnings) host.warn(line);
  return { name, paths };
}
var loadSdk = () => Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));
async function prepareClient(request, host, now) {
  const { clientAuthentication, clientKey, clientCertificate, clientSigningCommand, clientCertificateAlias } = request;
  const others = [clientKey, clientCertificate, clientSigningCommand, clientCertificateAlias];
  if (clientAuthentication === "client_secret_basic" && others.every((value) => value === void 0))
    return request;
  if (clientAuthentication === "instance_principal") {
    const { metadataNote, readInstancePrincipal } = await __webpack_require__.e(/* import() */ 173).then(__webpack_require__.bind(__webpack_require__, 8173));
    const instance = readInstancePrincipal(request, host.settingName);
    const note = metadataNote();
    if (note !== void 0) host.info(note);
    return instance;
  }
  const { expiryWarning, readAssertingClient, SECRETS_OF_ACTIONS } = await __webpack_require__.e(/* import() */ 983).then(__webpack_require__.bind(__webpack_require__, 3983));
  const environment = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .commandEnvironment */ .J$)(SECRETS_OF_ACTIONS);
  const client = readAssertingClient({ ...request, environment }, host.settingName, _paths_js__WEBPACK_IMPORTED_MODULE_5__/* .runProgram */ .mB);
  const what = `the certificate in ${host.settingName(clientKey === void 0 ? "client-certificate" : "client-key")}`;
  const warning = expiryWarning(client.certificateExpires, now, what);
  if (warning !== void 0) host.warn(warning);
  return client;
}
async function prepareRegistryLogin(request) {
  if (request.registryLogin === void 0) return void 0;
  const { registryLogin } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(698)]).then(__webpack_require__.bind(__webpack_require__, 4698));
  return registryLogin(request);
}
function environmentFor(request, paths, host) {
  const { profile, region, tokenType, resourcePrincipalVariables, terraformFederation } = request;
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile,
    region,
    tokenType,
    resourcePrincipalVariables,
    platform: process.platform,
    homes: (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .readHomes */ .$G)(),
    environment: process.env
  });
  const overrides = overrideWarnings(process.env, {
    terraformFederation,
    resourcePrincipal: tokenType === "rpst" || resourcePrincipalVariables
  });
  for (const line of [...warnings, ...overrides]) host.warn(line);
  return variables;
}

// src/cli/login.ts
var SETTING_FLAGS = Object.fromEntries(
  Object.entries(_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy).filter(([, setting]) => "flag" in setting).map(([name, setting]) => [name, { ...setting, help: _exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTING_HELP */ .Vv[name] }])
);
var LOGIN_FLAGS = {
  ...SETTING_FLAGS,
  renew: { flag: "", help: "renew the session in the background until logout, for at most 12 hours" },
  // No flag takes a secret itself: arguments are visible to every process of the machine.
  "client-secret-file": { flag: "<file>", help: "file with the client secret (- for stdin)" },
  "client-secret-env": {
    flag: "<name>",
    help: "environment variable with the client secret",
    default: "OCI_WIF_CLIENT_SECRET"
  },
  "client-key-file": { flag: "<file>", help: "file with the client key (- for stdin)" },
  "client-key-env": {
    flag: "<name>",
    help: "environment variable with the client key",
    default: "OCI_WIF_CLIENT_KEY"
  },
  "client-certificate-file": {
    flag: "<file>",
    help: "file with the certificate (PEM) of the key with which --client-signing-command signs (- for stdin)"
  },
  "subject-token-file": { flag: "<file>", help: "file with the identity provider's JWT (- for stdin)" },
  "subject-token-env": { flag: "<name>", help: "environment variable with the JWT" },
  "subject-token-command": {
    flag: "<command>",
    help: "shell command that prints the JWT on stdout; runs for each exchange"
  },
  "from-ini": { flag: "<file>", help: "runtimeConfig.ini of Oracle's Python sample" },
  export: {
    flag: "[shell]",
    help: "print commands that make other tools use the profile: sh (for eval), powershell or cmd"
  },
  json: { flag: "", help: "print the result as JSON on stdout" }
};
var PLACE_FLAGS = {
  profile: { ..._exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.profile, help: "name of the profile" },
  "oci-home": SETTING_FLAGS["oci-home"]
};
var login = {
  define(command) {
    (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .addFlags */ .zA)(command, LOGIN_FLAGS).addHelpText(
      "after",
      '\nRequired as well: the client secret, in a file, in a variable, or in the file of --from-ini.\nThat file can have every required value.\n\nKeys of --from-ini, in upper or lower case: [IdentityDomain] IAM_GUID (the URL);\n[WIFConfig] OAuthClientID, OAuthClientSecret, SubjectToken; [OCIConfig] REGION, CLI_PROFILE.\nFlags override the file. The sample has no region: give --region or OCI_CLI_REGION.\n\n--renew needs a source of new tokens: --subject-token-file (read for each exchange),\n--subject-token-command, or GitHub.\n\nExample (GitLab): eval "$(npx oci-wif login … --subject-token-env OCI_ID_TOKEN --export)"'
    );
  },
  run: runLogin
};
var LONGEST_RENEWAL = 12 * 36e5;
async function runLogin(flags, timing = _proxy_js_js__WEBPACK_IMPORTED_MODULE_2__/* .systemTiming */ .O$) {
  if (flags.json === true && flags.export !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .invalidInput */ .aY)("--json and --export are both given", "one of them");
  if (flags.resourcePrincipalVariables === true && flags.json !== true && flags.export === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .invalidInput */ .aY)(
      "--resource-principal-variables is given, but neither --export nor --json, which print the variables",
      "one of the two as well"
    );
  const shell = flags.export === void 0 ? void 0 : (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseShell */ .ES)(flags.export);
  if (shell !== void 0 && (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .isDiscarded */ .K2)())
    throw (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .cannotWrite */ .zz)("stdout: closed, or /dev/null", "nobody would get what --export prints, and no login was made");
  const terminal = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .createTerminal */ .PB)(flags.json === true ? "json" : shell === void 0 ? "report" : "data");
  const request = await readLoginRequest(flags);
  const host = {
    product: "oci-wif",
    mask: _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .protectSecret */ .ol,
    info: terminal.say,
    warn: terminal.warn,
    settingName,
    // A logout finds the login by its record.
    saveName: () => void 0,
    replacesEarlierLogins: true,
    jobId: void 0,
    // Elsewhere the parent is the shell of this step, which ends long before the job.
    identifyJob: () => process.platform === "linux" ? identifyRunner() : Promise.resolve(void 0),
    longestRenewal: LONGEST_RENEWAL,
    async publish(result) {
      for (const line of describeLogin(result, timing.now(), "you log out")) terminal.say(line);
      if (shell !== void 0) terminal.result((0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .exportCommands */ .gZ)(shell, result.environment).join("\n"));
      if (flags.json === true) printJson(result, terminal);
      await (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOutput */ .No)("the login is undone");
    }
  };
  await logIn(request, host, timing);
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .dc.done;
}
function printJson({ request, login: login2, paths, renewedUntil, environment }, terminal) {
  const result = {
    principal: login2.principal,
    tenancy: login2.tenancy,
    region: request.region,
    profile: request.profile,
    expiresAt: login2.expiresAt.toISOString(),
    renewedUntil,
    configFile: paths.configFile,
    tokenFile: paths.tokenFile,
    keyFile: paths.keyFile,
    environment
  };
  terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .harmlessJson */ .EL)(result));
}
async function readLoginRequest(flags) {
  const { source, ini } = await readLoginSource(flags);
  const settings = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readSettings */ .sb)(source);
  return Object.freeze({ ...settings, subject: await readLoginSubject(flags, ini, settings.audience) });
}
async function readLoginSource(flags) {
  const [first, second] = ["client-secret-file", "client-key-file", "client-certificate-file", "subject-token-file"].filter((name) => flags[(0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .camelCase */ .xQ)(name)] === "-");
  if (second !== void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .invalidInput */ .aY)(`--${first} and --${second} both read stdin`, "one of them from a file");
  const ini = flags.fromIni === void 0 ? {} : readLoginIni(await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readTextFile */ .Gu)("--from-ini", flags.fromIni), flags.fromIni);
  const { clientCertificateFile: certificate } = flags;
  const source = flagSource(flags, {
    ...ini,
    "client-secret": await findSecret("client-secret", flags, ini["client-secret"]),
    "client-key": await findSecret("client-key", flags),
    "client-certificate": certificate === void 0 ? void 0 : await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readTextFile */ .Gu)("--client-certificate-file", certificate),
    region: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .firstGiven */ .qL)(ini.region, process.env.OCI_CLI_REGION)
  });
  const run = untrustedRun();
  const whyMissing = {
    "client-secret": flags.clientSecretFile === void 0 ? `give it with --client-secret-file or in the environment variable ${secretVariable("client-secret", flags)}` : "--client-secret-file is empty",
    ...flags.fromIni === void 0 ? {} : { region: `${flags.fromIni} has no [OCIConfig] REGION` }
  };
  const withSecret = {
    ...source,
    whyMissing: (setting) => run && (run.isFork || setting === "client-secret") ? run.withheld : whyMissing[setting],
    whereFrom: (setting) => run?.isFork || setting === "client-secret" ? run?.skip : void 0
  };
  return { source: withSecret, ini };
}
function readLoginPlace(flags) {
  const source = flagSource(flags);
  return { profile: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readSetting */ .LA)(source, "profile"), ociHome: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readSetting */ .LA)(source, "oci-home") };
}
function flagSource(flags, otherwise = {}) {
  return {
    nameOf: settingName,
    valueOf: (setting) => flags[(0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .camelCase */ .xQ)(setting)]?.toString() ?? otherwise[setting],
    directory: process.cwd()
  };
}
var SECRETS = ["client-secret", "client-key"];
function isSecret(setting) {
  return SECRETS.includes(setting);
}
function settingName(setting) {
  if (setting === "client-certificate") return "--client-certificate-file";
  return isSecret(setting) ? `the ${setting.replace("-", " ")}` : `--${setting}`;
}
async function findSecret(name, flags, otherwise) {
  const file = flags[(0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .camelCase */ .xQ)(`${name}-file`)];
  if (file !== void 0) return (await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readTextFile */ .Gu)(`--${name}-file`, file)).trim();
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .firstGiven */ .qL)(process.env[secretVariable(name, flags)], otherwise);
}
function secretVariable(name, flags) {
  return flags[(0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .camelCase */ .xQ)(`${name}-env`)] ?? LOGIN_FLAGS[`${name}-env`].default;
}
async function readLoginSubject(flags, ini, audience) {
  const { subjectTokenFile: file, subjectTokenEnv: variable2, subjectTokenCommand: command } = flags;
  refuseSeveral({
    "--subject-token-file": file,
    "--subject-token-env": variable2,
    "--subject-token-command": command
  });
  if (command !== void 0)
    return {
      source: commandSource(
        command,
        SECRETS.map((name) => secretVariable(name, flags))
      )
    };
  if (file !== void 0) return fromFile(file, flags.renew === true);
  if (variable2 !== void 0) {
    if (flags.renew === true) throw notRenewable("--subject-token-env", "an environment variable is set only once");
    return { given: fromVariable(variable2) };
  }
  if (ini["subject-token"] === void 0) return { source: githubSource(audience) };
  if (flags.renew === true) throw notRenewable("the subject token in --from-ini", "the file is written only once");
  return { given: (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectToken */ .kB)(ini["subject-token"], "the subject token in --from-ini") };
}
function refuseSeveral(flags) {
  const given = Object.keys(flags).filter((flag) => flags[flag] !== void 0);
  if (given.length > 1) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .invalidInput */ .aY)(`${given.join(" and ")} are given together`, "one of them");
}
function notRenewable(token, why) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .invalidInput */ .aY)(
    `--renew is given, but ${token} cannot be renewed: ${why}`,
    "--renew with a --subject-token-file that the platform refreshes, with --subject-token-command, or with GitHub's own token"
  );
}
function commandSource(command, given) {
  if (command.trim() === "")
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .invalidInput */ .aY)("--subject-token-command is empty", "a command that prints the JWT on stdout");
  const secrets = [...given, ...SECRETS.map((name) => LOGIN_FLAGS[`${name}-env`].default)];
  return { command, directory: process.cwd(), environment: (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .commandEnvironment */ .J$)(secrets) };
}
async function fromFile(file, renew) {
  if (file !== "-" && await isRegularFile(file)) return { source: { file: (0,node_path__WEBPACK_IMPORTED_MODULE_10__.resolve)(file) } };
  if (renew)
    throw notRenewable(`--subject-token-file ${file === "-" ? "-" : "(not a regular file)"}`, "it is read only once");
  return { given: await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readTokenFile */ .O2)(file) };
}
async function isRegularFile(file) {
  return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.stat)(file).then(
    (found) => found.isFile(),
    () => true
  );
}
function fromVariable(name) {
  const value = process.env[name] ?? "";
  if (value === "") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR("input", "No subject token", `the environment variable ${name} is empty`, {
      hint: 'set it to a JWT of an identity provider; in GitLab, "id_tokens" with "aud" in the job does that'
    });
  }
  return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectToken */ .kB)(value.trim(), `the environment variable ${name}`);
}
var GIVE_TOKEN = "give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command";
function githubSource(audience) {
  const source = githubTokenSource(audience);
  if (source) return source;
  throw withoutToken(GIVE_TOKEN) ?? new _failure_js__WEBPACK_IMPORTED_MODULE_8__/* .Failure */ .HR(
    "input",
    "No subject token",
    "no token of an identity provider is given, and this is not a GitHub job with id-token: write",
    { hint: GIVE_TOKEN }
  );
}
var LOGIN_KEYS = {
  "domain-url": ["identitydomain.iam_guid", "wifconfig.iam_guid", "wifconfig.domain_url"],
  "client-id": ["wifconfig.oauthclientid", "wifconfig.client_id"],
  "client-secret": ["wifconfig.oauthclientsecret", "wifconfig.client_secret"],
  "subject-token": [
    "wifconfig.subjecttoken",
    "wifconfig.jwt",
    "wifconfig.jwt_token",
    "wifconfig.subject_token",
    "token.jwt"
  ],
  region: ["ociconfig.region", "wifconfig.region"],
  profile: ["ociconfig.cli_profile", "ociconfig.profile"]
};
function readLoginIni(text, origin) {
  const ini = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .readIniFile */ .Tc)(text, origin);
  (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseUnknownKeys */ .R4)(ini, Object.values(LOGIN_KEYS).flat(), origin);
  return Object.fromEntries(
    Object.entries(LOGIN_KEYS).map(([setting, keys]) => [
      setting,
      (0,_error_text_js__WEBPACK_IMPORTED_MODULE_7__/* .firstGiven */ .qL)(...keys.map((key) => ini.get(key)?.value))
    ])
  );
}




/***/ })

};
