export const id = 425;
export const ids = [425];
export const modules = {

/***/ 3958:
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
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8234);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7450);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2823);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6114);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7975);





// src/registry/docker-config.ts





function dockerConfigFile() {
  const { DOCKER_CONFIG: directory = "" } = process.env;
  return node_path__WEBPACK_IMPORTED_MODULE_7__.resolve(directory === "" ? node_path__WEBPACK_IMPORTED_MODULE_7__.join((0,node_os__WEBPACK_IMPORTED_MODULE_6__.homedir)(), ".docker") : directory, "config.json");
}
async function openDockerConfig(host, directory, announce) {
  const configFile = dockerConfigFile();
  const content = await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile);
  parse(content, configFile);
  const mode = content ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(configFile)).mode & 511 : void 0;
  const madeDirectory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_7__.dirname(configFile)).catch(() => void 0) === void 0;
  const receipt = { host, configFile, directory, mode, madeDirectory };
  announce(receipt);
  await (0,_first_given_js__WEBPACK_IMPORTED_MODULE_0__/* .makeWorkDirectory */ .NM)(directory);
  if (content) await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_7__.join(directory, BEFORE), content);
  return receipt;
}
async function noteDockerConfig({ configFile, directory }) {
  const content = await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile);
  if (content) await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_7__.join(directory, AFTER), content);
}
async function mergeLogin({ configFile, host }, username, password) {
  const config = parse(await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile), configFile);
  const auth = Buffer.from(`${username}:${password}`).toString("base64");
  config.auths = { ...entriesOf(config, "auths"), [host]: { auth } };
  await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .makePrivateDirectory */ .Dn)(node_path__WEBPACK_IMPORTED_MODULE_7__.dirname(configFile));
  await replaceFile(configFile, `${JSON.stringify(config, null, "	")}
`, 384);
}
async function hasCredentialHelper({ configFile, host }) {
  const config = parse(await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(configFile), configFile);
  return typeof config.credsStore === "string" || host in entriesOf(config, "credHelpers");
}
async function undoLogin({ host, configFile, directory, mode, madeDirectory }) {
  if (!node_path__WEBPACK_IMPORTED_MODULE_7__.isAbsolute(configFile) || node_path__WEBPACK_IMPORTED_MODULE_7__.basename(configFile) !== "config.json") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Registry login failed", "the record of the login is invalid, so nothing was changed");
  }
  const [current, before, after] = await Promise.all(
    [configFile, node_path__WEBPACK_IMPORTED_MODULE_7__.join(directory, BEFORE), node_path__WEBPACK_IMPORTED_MODULE_7__.join(directory, AFTER)].map((file) => (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(file))
  );
  if (current && !(before && current.equals(before))) {
    if (after && current.equals(after)) await putBack(configFile, before, mode);
    else await takeOut(host, configFile, current, before);
  }
  if (madeDirectory) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(node_path__WEBPACK_IMPORTED_MODULE_7__.dirname(configFile)).catch(() => void 0);
  await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTree */ .dM)(directory);
}
async function putBack(configFile, before, mode) {
  if (before) await replaceFile(configFile, before, mode ?? 384);
  else await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(configFile));
}
async function takeOut(host, configFile, current, before) {
  const config = parse(current, configFile);
  const { [host]: earlier } = entriesOf(parse(before, configFile), "auths");
  const { [host]: ours, ...others } = entriesOf(config, "auths");
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_8__.isDeepStrictEqual)(ours, earlier)) return;
  config.auths = earlier === void 0 ? others : { ...others, [host]: earlier };
  const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(configFile);
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
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(
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
  const staged = await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .stageFile */ .HW)(file, content, (0,node_crypto__WEBPACK_IMPORTED_MODULE_4__.randomBytes)(8).toString("hex"), mode);
  await staged.commit();
}

// src/registry/docker.ts
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
  return (0,_programs_run_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runProgram */ .m)({ command: ["docker", ...args], input, stderr: "capture", timeout: TIMEOUT });
}




/***/ }),

/***/ 8234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ makeWorkDirectory),
/* harmony export */   YQ: () => (/* binding */ nameWorkDirectory),
/* harmony export */   bR: () => (/* binding */ checkWorkDirectory)
/* harmony export */ });
/* harmony import */ var _private_access_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1050);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2823);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6114);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6760);





// src/files/work-directory.ts





// src/text/first-given.ts
function firstGiven(...candidates) {
  return candidates.find((text) => text !== void 0 && text !== "");
}

// src/files/work-directory.ts
function nameWorkDirectory() {
  return node_path__WEBPACK_IMPORTED_MODULE_6__.resolve(firstGiven(process.env.RUNNER_TEMP) ?? (0,node_os__WEBPACK_IMPORTED_MODULE_5__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.randomBytes)(8).toString("hex")}`);
}
async function makeWorkDirectory(directory) {
  (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .keepAccessOfOwner */ .mf)();
  try {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.mkdir)(directory, { mode: 448 });
  } catch (error) {
    const variable = VARIABLES.find((name) => firstGiven(process.env[name]) !== void 0);
    const from = variable === void 0 ? "" : ` (${variable})`;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, `the temporary directory ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(node_path__WEBPACK_IMPORTED_MODULE_6__.dirname(directory), 4096)}${from}`);
  }
  await (0,_private_access_js__WEBPACK_IMPORTED_MODULE_7__/* .restrictToAccount */ .D)(directory);
}
var VARIABLES = process.platform === "win32" ? ["RUNNER_TEMP", "TEMP", "TMP"] : ["RUNNER_TEMP", "TMPDIR", "TMP", "TEMP"];
function checkWorkDirectory(directory) {
  const sound = node_path__WEBPACK_IMPORTED_MODULE_6__.isAbsolute(directory) && node_path__WEBPACK_IMPORTED_MODULE_6__.normalize(directory) === directory && /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_6__.basename(directory));
  if (!sound) throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("files", "Cannot write profile", "the record of the login is invalid");
}




/***/ }),

/***/ 7450:
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

/***/ 1441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ quietly)
/* harmony export */ });
// src/oci-sdk/quiet-sdk.ts
async function quietly(task) {
  const { console } = globalThis;
  const deprecations = process.noDeprecation;
  process.noDeprecation = true;
  const original = { info: console.info.bind(console), warn: console.warn.bind(console) };
  const silent = () => void 0;
  Object.assign(console, { info: silent, warn: silent });
  try {
    return await task();
  } finally {
    Object.assign(console, original);
    process.noDeprecation = deprecations ?? false;
  }
}




/***/ }),

/***/ 2425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registryLogin: () => (/* binding */ registryLogin)
/* harmony export */ });
/* harmony import */ var _quiet_sdk_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1441);
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3958);
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8234);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7450);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8020);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3863);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2823);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6114);
/* harmony import */ var oci_common__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8473);











// src/oci-sdk/registry-host.ts

function registryHost(regionId) {
  const region = oci_common__WEBPACK_IMPORTED_MODULE_8__.Region.values().find((known) => known.regionId === regionId);
  if (!region) return void 0;
  const { realmId, secondLevelDomain } = region.realm;
  return realmId === "oc1" ? `${region.regionCode}.ocir.io` : `ocir.${regionId}.oci.${secondLevelDomain}`;
}

// src/oci-sdk/profile-signer.ts

async function profileSigner(configFile, profile) {
  const provider = await (0,_quiet_sdk_js__WEBPACK_IMPORTED_MODULE_9__/* .quietly */ .g)(() => Promise.resolve(readProfile(configFile, profile)));
  const signer = new oci_common__WEBPACK_IMPORTED_MODULE_8__.DefaultRequestSigner(provider);
  const region = provider.getRegion();
  return {
    tenancy: provider.getTenantId(),
    region: region.regionId,
    realmDomain: region.realm.secondLevelDomain,
    async sign({ method, url, headers: given, body }) {
      const headers = new Headers({ ...given, "x-date": (/* @__PURE__ */ new Date()).toUTCString() });
      await (0,_quiet_sdk_js__WEBPACK_IMPORTED_MODULE_9__/* .quietly */ .g)(() => signer.signHttpRequest({ method, uri: url, headers, body }));
      return Object.fromEntries(headers);
    }
  };
}
function readProfile(configFile, profile) {
  const isSession = oci_common__WEBPACK_IMPORTED_MODULE_8__.ConfigFileReader.parseFileFromPath(configFile, profile).get("security_token_file");
  return isSession ? new oci_common__WEBPACK_IMPORTED_MODULE_8__.SessionAuthDetailProvider(configFile, profile) : new oci_common__WEBPACK_IMPORTED_MODULE_8__.ConfigFileAuthenticationDetailsProvider(configFile, profile);
}

// src/oci-sdk/registry-token.ts
async function requestRegistryToken(http, { host, configFile, profile }) {
  const { sign } = await profileSigner(configFile, profile);
  const url = `https://${host}/20180419/docker/token`;
  const answer = await http.send(`the request for a token of the registry ${host}`, async () => {
    const headers = await sign({ method: "GET", url, headers: { accept: "application/json" } });
    return { method: "GET", url, headers };
  });
  const hint = `request ID: ${(0,_error_body_js__WEBPACK_IMPORTED_MODULE_4__/* .requestIdOf */ .G)(answer) ?? "(none given)"}`;
  if (answer.status !== 200) {
    const said = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_4__/* .readErrorBody */ .N)(answer.body);
    const why = `${host} answered ${answer.status}${said ? ` ${said.error}` : ""} to the request for a token`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("denial", "Registry login failed", why, { hint });
  }
  const token = tokenIn(answer.body);
  if (token !== void 0) {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .protectSecret */ .ol)(token);
    return token;
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("mismatch", "Registry login failed", `${host} answered 200 without a token`, { hint });
}
function tokenIn(body) {
  try {
    const { token } = JSON.parse(body);
    return typeof token === "string" && /^[\x21-\x7e]+$/.test(token) ? token : void 0;
  } catch {
    return void 0;
  }
}

// src/login/registry-login.ts
var USERNAME = "BEARER_TOKEN";
function registryLogin({ registryLogin: asked, region, profile }) {
  const registry = asked === true ? registryHost(region) : asked;
  if (registry === void 0) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .invalidInput */ .aY)(
      `registry-login is true, but the registry of the region ${region} is not known`,
      "the host of the registry, such as ocir.us-langley-1.oci.oraclegovcloud.com"
    );
  }
  return {
    async logIn(http, { configFile }, host) {
      try {
        const token = await requestRegistryToken(http, { host: registry, configFile, profile });
        for (const secret of [token, Buffer.from(`${USERNAME}:${token}`).toString("base64")]) host.mask(secret);
        host.info(`Logged in to the registry ${registry}${await saveLogin(registry, token, host)}`);
      } catch (error) {
        host.warn(`${(0,_describe_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .describeFailure */ .I)(error, host.product)}. The login to Oracle Cloud is not affected.`);
      }
    }
  };
}
async function saveLogin(registry, token, host) {
  const receipt = await (0,_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .openDockerConfig */ .$s)(registry, (0,_first_given_js__WEBPACK_IMPORTED_MODULE_1__/* .nameWorkDirectory */ .YQ)(), (announced) => {
    host.remember("registry", announced);
  });
  const answer = await (0,_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerLogin */ .a1)(registry, USERNAME, token);
  if (typeof answer === "object") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR("denial", "Registry login failed", `docker login ${registry} was refused: ${answer.refused}`);
  }
  if (answer === "unavailable") await (0,_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeLogin */ .cl)(receipt, USERNAME, token);
  await (0,_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .noteDockerConfig */ .xT)(receipt);
  return answer === "done" ? "" : `, without docker, in ${receipt.configFile}`;
}



/***/ })

};
