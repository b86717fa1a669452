export const id = 558;
export const ids = [558];
export const modules = {

/***/ 2713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $s: () => (/* binding */ openDockerConfig),
/* harmony export */   MX: () => (/* binding */ undoLogin),
/* harmony export */   a1: () => (/* binding */ dockerLogin),
/* harmony export */   cl: () => (/* binding */ mergeLogin),
/* harmony export */   eX: () => (/* binding */ hasCredentialHelper),
/* harmony export */   tX: () => (/* binding */ dockerLogout),
/* harmony export */   xT: () => (/* binding */ noteDockerConfig)
/* harmony export */ });
/* harmony import */ var _work_directory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8238);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3778);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2760);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4357);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6345);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7975);







// src/registry/docker-config.ts





function dockerConfigFile() {
  const { DOCKER_CONFIG: directory = "" } = process.env;
  return node_path__WEBPACK_IMPORTED_MODULE_9__.resolve(directory === "" ? node_path__WEBPACK_IMPORTED_MODULE_9__.join((0,node_os__WEBPACK_IMPORTED_MODULE_8__.homedir)(), ".docker") : directory, "config.json");
}
async function openDockerConfig(host, directory, announce) {
  const configFile = dockerConfigFile();
  const content = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile);
  parse(content, configFile);
  const mode = content ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.lstat)(configFile)).mode & 511 : void 0;
  const madeDirectory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_9__.dirname(configFile)).catch(() => void 0) === void 0;
  const receipt = { host, configFile, directory, mode, madeDirectory };
  announce(receipt);
  await (0,_work_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .makeWorkDirectory */ .NM)(directory);
  if (content) await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_9__.join(directory, BEFORE), content);
  return receipt;
}
async function noteDockerConfig({ configFile, directory }) {
  const content = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile);
  if (content) await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_9__.join(directory, AFTER), content);
}
async function mergeLogin({ configFile, host }, username, password) {
  const config = parse(await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile), configFile);
  const auth = Buffer.from(`${username}:${password}`).toString("base64");
  config.auths = { ...entriesOf(config, "auths"), [host]: { auth } };
  await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .makePrivateDirectory */ .Dn)(node_path__WEBPACK_IMPORTED_MODULE_9__.dirname(configFile));
  await replaceFile(configFile, `${JSON.stringify(config, null, "	")}
`, 384);
}
async function hasCredentialHelper({ configFile, host }) {
  const config = parse(await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile), configFile);
  return typeof config.credsStore === "string" || host in entriesOf(config, "credHelpers");
}
async function undoLogin({ host, configFile, directory, mode, madeDirectory }) {
  if (!node_path__WEBPACK_IMPORTED_MODULE_9__.isAbsolute(configFile) || node_path__WEBPACK_IMPORTED_MODULE_9__.basename(configFile) !== "config.json") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR("files", "Registry login failed", "the record of the login is invalid, so nothing was changed");
  }
  const [current, before, after] = await Promise.all(
    [configFile, node_path__WEBPACK_IMPORTED_MODULE_9__.join(directory, BEFORE), node_path__WEBPACK_IMPORTED_MODULE_9__.join(directory, AFTER)].map((file) => (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(file))
  );
  if (current && !(before && current.equals(before))) {
    if (after && current.equals(after)) await putBack(configFile, before, mode);
    else await takeOut(host, configFile, current, before);
  }
  if (madeDirectory) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.rmdir)(node_path__WEBPACK_IMPORTED_MODULE_9__.dirname(configFile)).catch(() => void 0);
  await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .d)(directory);
}
async function putBack(configFile, before, mode) {
  if (before) await replaceFile(configFile, before, mode ?? 384);
  else await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.rm)(configFile));
}
async function takeOut(host, configFile, current, before) {
  const config = parse(current, configFile);
  const { [host]: earlier } = entriesOf(parse(before, configFile), "auths");
  const { [host]: ours, ...others } = entriesOf(config, "auths");
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_10__.isDeepStrictEqual)(ours, earlier)) return;
  config.auths = earlier === void 0 ? others : { ...others, [host]: earlier };
  const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.lstat)(configFile);
  await replaceFile(configFile, `${JSON.stringify(config, null, "	")}
`, mode & 511);
}
var BEFORE = "config.before";
var AFTER = "config.after";
function parse(content, configFile) {
  if (!content || content.toString().trim() === "") return {};
  try {
    const config = JSON.parse(content.toString());
    if (typeof config === "object" && config !== null && !Array.isArray(config)) return { ...config };
  } catch {
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
    "files",
    "Registry login failed",
    `${configFile} is not a JSON object, so nothing was changed in it`
  );
}
function entriesOf(config, name) {
  const entries = config[name];
  return typeof entries === "object" && entries !== null ? { ...entries } : {};
}
async function replaceFile(file, content, mode) {
  const staged = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_2__/* .stageFile */ .HW)(file, content, (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.randomBytes)(8).toString("hex"), mode);
  await staged.commit();
}

// src/registry/docker.ts
var TIMEOUT = 30;
async function dockerLogin(host, username, password) {
  const { exitCode, stderr } = await docker(["login", host, "-u", username, "--password-stdin"], password);
  if (exitCode === 0) return "done";
  if (exitCode === void 0 || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
    return "unavailable";
  return { refused: (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g$)(stderr, 200) };
}
async function dockerLogout(host) {
  await docker(["logout", host]);
}
function docker(args, input = "") {
  return (0,_programs_run_program_js__WEBPACK_IMPORTED_MODULE_3__/* .runProgram */ .m)({ command: ["docker", ...args], input, stderr: "capture", timeout: TIMEOUT });
}




/***/ }),

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ undoLogin2)
/* harmony export */ });
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2713);
/* harmony import */ var _work_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8238);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9675);
/* harmony import */ var _undo_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1321);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8694);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3778);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2760);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1351);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8500);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(6760);












// src/profile/remains.ts

async function remainsOf({ ociHome, profile, loginId, fingerprint }) {
  try {
    const paths = (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .profilePaths */ .IU)(ociHome, profile);
    const config = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readFile)(paths.configFile).catch(() => void 0);
    const isOurs = (section) => section.name === profile && section.fingerprint === fingerprint;
    const backup = (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_5__/* .backupOf */ .GH)(paths, profile, loginId).directory;
    return [
      ...config && (0,_config_file_js__WEBPACK_IMPORTED_MODULE_4__/* .sectionsOf */ .Ks)(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : [],
      ...await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_5__/* .fingerprintIn */ .I5)(paths.sessionDirectory) === fingerprint ? [paths.sessionDirectory] : [],
      ...await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_8__/* .inspectDirectory */ .ME)(backup) ? [backup] : []
    ];
  } catch {
    return [];
  }
}

// src/renewal/stop.ts



// src/renewal/journal.ts



async function readJournal(directory) {
  const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readFile)(journalFile(directory), "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    try {
      const entry = JSON.parse(line);
      return entry !== null && typeof entry.at === "string" && typeof entry.event === "string" ? [entry] : [];
    } catch {
      return [];
    }
  });
}
function journalFile(directory) {
  return node_path__WEBPACK_IMPORTED_MODULE_14__.join(directory, "journal.jsonl");
}
var LONGEST_UNWRITTEN = (/* unused pure expression or super */ null && (64 * 1024));

// src/renewal/stop.ts
var SIGNAL_TIMEOUT = 2e3;
var DIRECTORY_TIMEOUT = 6e3;
var POLL_INTERVAL = 20;
async function stopRenewer(renewal) {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await checkDirectory(directory);
  const wasRunning = identity !== void 0 && await (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W_)(identity);
  if (wasRunning && await isVerified(identity)) await kill(identity);
  const entries = await readJournal(directory);
  await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_7__/* .removeTree */ .d)(directory);
  const stillRuns = identity !== void 0 && wasRunning && !await hasEnded(identity, DIRECTORY_TIMEOUT);
  return { entries, sessionExpiresAt, wasStarted: identity !== void 0, wasRunning, stillRuns };
}
async function isVerified(identity) {
  const found = await (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .identify */ .ls)(identity.pid);
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
  while (await (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W_)(identity)) {
    if (performance.now() >= deadline) return false;
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_12__.setTimeout)(POLL_INTERVAL);
  }
  return true;
}
async function checkDirectory(directory) {
  (0,_work_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .checkWorkDirectory */ .bR)(directory);
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.lstat)(directory).catch(() => void 0);
  if (found && !found.isDirectory()) throw new Error(`${directory} is no longer a directory`);
}

// src/renewal/summary.ts
var NAMES = {
  session: "the session token",
  identity: "the identity token for Terraform"
};
function summarise(ended) {
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
  if (wasStarted && !wasRunning) warnings.push(earlyEndWarning(entries));
  if (stillRuns)
    warnings.push("The background process is still running. It ends when it finds that its directory was removed.");
  return { lines, warnings };
}
function successLines(entries, name) {
  const renewed = entries.filter((entry) => entry.event === "renewed");
  const last = renewed.at(-1);
  if (!last) return [];
  return [
    `Renewed ${name} ${times(renewed.length)} in the background, last at ${time(last.at)}; it expires at ${time(last.expiresAt)}, and the next renewal was due at ${time(last.next)}`
  ];
}
function failureWarnings(entries, name) {
  const failed = entries.filter((entry) => entry.event === "failed");
  const messages = [...new Set(failed.map(({ message }) => message))];
  return messages.map((message) => {
    const same = failed.filter((entry) => entry.message === message);
    const last = same.at(-1);
    const after = last === void 0 ? [] : entries.slice(entries.indexOf(last) + 1);
    const recovery = after.find((entry) => entry.event === "renewed");
    const outcome = recovery === void 0 ? "and has not succeeded since" : `and succeeded again at ${time(recovery.at)}`;
    const when = [...new Set([same[0], last].map((entry) => time(entry?.at)))].join(" to ");
    const hint = last?.hint === void 0 ? "" : `
${last.hint}`;
    return `Renewing ${name} in the background failed ${times(same.length)} (${when}) ${outcome}. ${message}${hint}`;
  });
}
function earlyEndWarning(entries) {
  const end = entries.findLast((entry) => entry.event === "ended");
  if (end) {
    const reason = (0,_failure_js__WEBPACK_IMPORTED_MODULE_10__/* .printable */ .g$)(end.reason);
    return `The background renewal ended at ${time(end.at)} because ${reason}. The session was not renewed after that.`;
  }
  const last = entries.at(-1);
  const after = last ? ` after ${time(last.at)}` : "";
  return `The background process was killed${after}. The session was not renewed after that.`;
}
function times(count) {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
function time(text) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_10__/* .printable */ .g$)(String(text), 40);
}

// src/login/log-out.ts
async function undoLogin2({ renewal, registry, profile }, host) {
  const isEnded = renewal === void 0 || await endRenewal(renewal, host);
  const isLoggedOut = registry === void 0 || await endRegistryLogin(registry, host);
  const outcome = profile === void 0 ? "undone" : await removeLoginProfile(profile, host);
  return isEnded && isLoggedOut ? outcome : "failed";
}
async function endRenewal(renewal, host) {
  try {
    const { lines, warnings } = summarise(await stopRenewer(renewal));
    for (const line of lines) host.info(line);
    for (const line of warnings) host.warn(line);
  } catch (error) {
    host.warn(`The background process could not be ended. ${(0,_describe_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .describeFailure */ .I)(error, host.product)}`);
    return false;
  }
  return forget("renewal", host);
}
function forget(part, host) {
  try {
    host.remember(part, void 0);
    return true;
  } catch (error) {
    host.warn(`The record of the login could not be changed. ${(0,_describe_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .describeFailure */ .I)(error, host.product)}`);
    return false;
  }
}
async function endRegistryLogin(receipt, host) {
  try {
    (0,_work_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .checkWorkDirectory */ .bR)(receipt.directory);
    if (await (0,_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCredentialHelper */ .eX)(receipt)) await (0,_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerLogout */ .tX)(receipt.host);
    await (0,_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .undoLogin */ .MX)(receipt);
  } catch (error) {
    host.warn(`The logout from the registry ${receipt.host} failed. ${(0,_describe_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .describeFailure */ .I)(error, host.product)}`);
    return false;
  }
  host.info(`Logged out of the registry ${receipt.host}`);
  return forget("registry", host);
}
async function removeLoginProfile(receipt, host) {
  const { warnings, section, files, isHomeMissing } = await (0,_undo_files_js__WEBPACK_IMPORTED_MODULE_3__/* .removeProfile */ .Iq)(receipt);
  for (const line of warnings) host.warn(line);
  const remains = await remainsOf(receipt);
  if (remains.length > 0) host.warn(`Still on this machine: ${remains.join(", ")}`);
  const isReplaced = section === "left" || files === "left";
  if (remains.length > 0 || warnings.length > 0 && !isReplaced) return "failed";
  if (!forget("profile", host)) return "failed";
  if (isHomeMissing === true) return "missing";
  return isReplaced ? "replaced" : "undone";
}




/***/ }),

/***/ 4357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// src/programs/run-program.ts


var OUTPUT_LIMIT = 1024 * 1024;
var SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"];
async function runProgram(call) {
  const running = {};
  const release = killWithThisProcess(() => {
    if (running.child) killGroup(running.child);
  });
  const result = { exitCode: void 0, problem: void 0, stdout: "", stderr: "" };
  let child;
  try {
    child = start(call);
  } catch {
    release();
    return { ...result, problem: "could not be started" };
  }
  running.child = child;
  const abort = (problem) => {
    result.problem ??= problem;
    killGroup(child);
  };
  for (const name of ["stdout", "stderr"]) {
    child[name]?.setEncoding("utf8").on("data", (text) => {
      result[name] += text;
      if (result[name].length > OUTPUT_LIMIT) abort(`printed more than ${OUTPUT_LIMIT} characters`);
    });
  }
  child.stdin?.on("error", () => void 0);
  child.stdin?.end(call.input ?? "");
  const timer = setTimeout(abort, call.timeout * 1e3, `did not end within ${call.timeout} s`);
  try {
    const end = await endOf(child);
    if (result.problem === void 0) Object.assign(result, end);
  } finally {
    clearTimeout(timer);
    release();
  }
  return result;
}
function start({ command, directory, environment, stderr }) {
  const options = {
    cwd: directory,
    env: environment ?? process.env,
    stdio: ["pipe", "pipe", stderr === "capture" ? "pipe" : stderr],
    // A separate process group, so that everything the program has started can be killed with it.
    detached: process.platform !== "win32",
    windowsHide: true
  };
  if (typeof command === "string") return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, options);
}
function endOf(child) {
  return new Promise((resolve) => {
    child.once("error", () => {
      resolve({ exitCode: void 0, problem: "could not be started" });
    });
    child.once("close", (code, signal) => {
      if (code === null) resolve({ exitCode: void 0, problem: `was ended by ${String(signal)}` });
      else resolve({ exitCode: code, problem: code === 0 ? void 0 : `ended with exit code ${code}` });
    });
  });
}
function killGroup(child) {
  try {
    if (child.pid === void 0) child.kill("SIGKILL");
    else if (process.platform === "win32") killTree(child.pid);
    else process.kill(-child.pid, "SIGKILL");
  } catch {
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}
function killTree(pid) {
  const taskkill = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
  if (status !== 0) process.kill(pid, "SIGKILL");
}
function killWithThisProcess(kill) {
  const exit = (_name, number) => {
    process.exit(128 + number);
  };
  process.once("exit", kill);
  for (const signal of SIGNALS) process.on(signal, exit);
  return () => {
    process.off("exit", kill);
    for (const signal of SIGNALS) process.off(signal, exit);
  };
}




/***/ }),

/***/ 1321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iq: () => (/* binding */ removeProfile),
/* harmony export */   MX: () => (/* binding */ undoLogin),
/* harmony export */   f1: () => (/* binding */ removeEmptyDirectories)
/* harmony export */ });
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8694);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8945);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3778);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2760);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5453);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4771);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6760);












// src/profile/profile-removal.ts



// src/profile/undo-config.ts

async function undoConfig(login) {
  const { receipt, paths, backup, others } = login;
  const { fingerprint, profile, loginId } = receipt;
  const config = await (0,_config_target_js__WEBPACK_IMPORTED_MODULE_1__/* .configTarget */ .k)(paths.configFile);
  await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rm)((0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .temporaryName */ .NT)(config, loginId), { force: true }));
  const content = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)(config) ?? Buffer.alloc(0);
  const replaced = backup.section;
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  const undone = (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .undoSection */ ._3)(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });
  if (undone.outcome === "restored" || undone.outcome === "removed") {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    const created = receipt.configMissing || (backup.journal?.configMissing ?? false);
    if (created && undone.config.length === 0) {
      await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.unlink)(config));
    } else {
      const file = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .stageFile */ .HW)(config, undone.config, loginId);
      await file.commit();
    }
    await takeOutOfBackups(login);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfBackups(login)) return { outcome: "left", stranded: false };
  const untouched = (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionsOf */ .Ks)(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
  const changed = undone.outcome === "other" && backup.journal !== void 0 && !untouched;
  return { outcome: changed ? "left" : "absent", stranded: replaced !== void 0 && !untouched };
}
async function takeOutOfBackups({ receipt, backup, others }) {
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== receipt.profile || !other.section) continue;
    if (!(0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionsOf */ .Ks)(other.section).some((section) => section.fingerprint === receipt.fingerprint)) continue;
    found = true;
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(other, {
      newlineBefore: newlineBefore || other.journal.newlineBefore,
      newlineBehind: newlineBehind || other.journal.newlineBehind
    });
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .saveSection */ .Bt)(other, backup.section);
  }
  return found;
}
async function passNewlineOn(owner, others) {
  for (const other of others) {
    const isOwner = other.profile === owner.name && other.journal.fingerprint === owner.fingerprint;
    if (isOwner) await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(other, { newlineBefore: true });
  }
}

// src/profile/undo-files.ts


async function undoFiles({ receipt, paths, backup, others }) {
  const { profile, fingerprint } = receipt;
  const live = paths.sessionDirectory;
  const liveExists = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(live);
  const oldExists = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(backup.files);
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(place) && await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintIn */ .I5)(place) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, backup.files);
    if (place !== live) return { outcome: "left", stranded };
    return { outcome: oldExists ? "restored" : "removed", stranded };
  }
  if (liveExists) return { outcome: oldExists ? "left" : "absent", stranded: oldExists };
  if (!oldExists) return { outcome: "absent", stranded: false };
  await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(backup.files, live);
  return { outcome: "restored", stranded: false };
}
async function replaceWithOld(place, old) {
  const ours = new Set(Object.values(_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_FILES */ .tt));
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_12__.join(place, name)));
  }
  const remaining = new Set(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(place));
  if (remaining.size === 0) await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rmdir)(place));
  if (!await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(old)) return false;
  if (remaining.size === 0) {
    await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(old, place);
    return false;
  }
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(old)) {
    if (!remaining.has(name)) await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rename)(node_path__WEBPACK_IMPORTED_MODULE_12__.join(old, name), node_path__WEBPACK_IMPORTED_MODULE_12__.join(place, name)));
  }
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(old)).length > 0;
}

// src/profile/profile-removal.ts
async function removeProfile(receipt, { patience } = {}) {
  const removal = { warnings: [], section: "absent", files: "absent" };
  await attempt(removal, async () => {
    (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .checkReceipt */ .HF)(receipt);
    const paths = (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .profilePaths */ .IU)(receipt.ociHome, receipt.profile);
    let { missingDirectories } = receipt;
    if (await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.ociHome)) {
      if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.realpath)(paths.ociHome) !== paths.ociHome)
        throw refusal(`${paths.ociHome} is now a different directory`);
      await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .withConfigLock */ .E1)(
        paths.configFile,
        async () => {
          missingDirectories = await undoLogin(receipt, paths, removal);
        },
        { patience }
      );
    } else {
      removal.isHomeMissing = true;
    }
    await removeEmptyDirectories(paths, missingDirectories);
  });
  return removal;
}
async function undoLogin(receipt, paths, removal) {
  let { missingDirectories } = receipt;
  await attempt(removal, async () => {
    const sessions = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.sessionsDirectory);
    const empty = (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .backupOf */ .GH)(paths, receipt.profile, receipt.loginId);
    const kept = sessions ? await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .readBackup */ .fe)(empty) : void 0;
    const others = (sessions ? await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .readBackups */ .sp)(paths) : []).filter(({ directory }) => directory !== empty.directory);
    const login = { receipt, paths, backup: kept ?? empty, others };
    missingDirectories = Math.max(missingDirectories, kept?.journal?.missingDirectories ?? 0);
    let section = { outcome: "absent", stranded: true };
    let files = { outcome: "absent", stranded: true };
    await attempt(removal, async () => {
      section = await undoConfig(login);
    });
    await attempt(removal, async () => {
      files = await undoFiles(login);
    });
    removal.section = section.outcome;
    removal.files = files.outcome;
    if (section.outcome === "left" || files.outcome === "left") {
      removal.warnings.push(
        `The profile ${receipt.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`
      );
    }
    await attempt(removal, () => transferCleanup(login));
    if (kept) await attempt(removal, () => dropBackup(kept, section.stranded || files.stranded, removal));
    if (sessions) await attempt(removal, () => (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .removeUnfinishedBackups */ .h$)(paths));
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}
async function removeEmptyDirectories(paths, count) {
  const { home, passwd } = (0,_homes_js__WEBPACK_IMPORTED_MODULE_6__/* .readHomes */ .$)();
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    if ((0,_same_path_js__WEBPACK_IMPORTED_MODULE_7__/* .isSamePath */ .y)(directory, home) || (0,_same_path_js__WEBPACK_IMPORTED_MODULE_7__/* .isSamePath */ .y)(directory, passwd)) return;
    if (await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isPrivateDirectory */ .f4)(directory)) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rmdir)(directory).catch(() => void 0);
    directory = node_path__WEBPACK_IMPORTED_MODULE_12__.dirname(directory);
  }
}
async function transferCleanup({ receipt, backup, others }) {
  for (const other of others) {
    const emptied = other.journal.undone && !other.section && !await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(other.files);
    if (emptied) {
      await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(other.directory);
      continue;
    }
    const made = [receipt, backup.journal, other.journal].filter((found) => found !== void 0);
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(other, {
      missingDirectories: Math.max(...made.map((found) => found.missingDirectories)),
      configMissing: made.some((found) => found.configMissing)
    });
  }
}
async function dropBackup(backup, stranded, removal) {
  const replaced = backup.section !== void 0 || await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(backup.files);
  if (!stranded || !replaced) {
    await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(backup.directory);
    return;
  }
  await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(backup.fresh);
  await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(backup, { undone: true });
  removal.warnings.push(`The files that the login replaced could not be restored; they are in ${backup.directory}`);
}
async function attempt(removal, task) {
  try {
    await task();
  } catch (error) {
    const where = error?.path;
    removal.warnings.push((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .diskFailure */ .C)(error, typeof where === "string" ? where : "The profile").message);
  }
}
function refusal(detail) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR("files", "Cannot write profile", detail);
}




/***/ }),

/***/ 8238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ makeWorkDirectory),
/* harmony export */   YQ: () => (/* binding */ nameWorkDirectory),
/* harmony export */   bR: () => (/* binding */ checkWorkDirectory)
/* harmony export */ });
/* harmony import */ var _private_access_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2609);
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8687);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6760);






// src/files/work-directory.ts




function nameWorkDirectory() {
  return node_path__WEBPACK_IMPORTED_MODULE_6__.resolve((0,_first_given_js__WEBPACK_IMPORTED_MODULE_7__/* .firstGiven */ .q)(process.env.RUNNER_TEMP) ?? (0,node_os__WEBPACK_IMPORTED_MODULE_5__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.randomBytes)(8).toString("hex")}`);
}
async function makeWorkDirectory(directory) {
  (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .keepAccessOfOwner */ .mf)();
  try {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.mkdir)(directory, { mode: 448 });
  } catch (error) {
    const variable = VARIABLES.find((name) => (0,_first_given_js__WEBPACK_IMPORTED_MODULE_7__/* .firstGiven */ .q)(process.env[name]) !== void 0);
    const from = variable === void 0 ? "" : ` (${variable})`;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, `the temporary directory ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(node_path__WEBPACK_IMPORTED_MODULE_6__.dirname(directory), 4096)}${from}`);
  }
  await (0,_private_access_js__WEBPACK_IMPORTED_MODULE_8__/* .restrictToAccount */ .D)(directory);
}
var VARIABLES = process.platform === "win32" ? ["RUNNER_TEMP", "TEMP", "TMP"] : ["RUNNER_TEMP", "TMPDIR", "TMP", "TEMP"];
function checkWorkDirectory(directory) {
  const sound = node_path__WEBPACK_IMPORTED_MODULE_6__.isAbsolute(directory) && node_path__WEBPACK_IMPORTED_MODULE_6__.normalize(directory) === directory && /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_6__.basename(directory));
  if (!sound) throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("files", "Cannot write profile", "the record of the login is invalid");
}




/***/ })

};
