export const id = 808;
export const ids = [808];
export const modules = {

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




/***/ }),

/***/ 8808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prepareRenewal: () => (/* binding */ prepareRenewal)
/* harmony export */ });
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8234);
/* harmony import */ var _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3974);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8987);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2823);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6114);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6760);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1421);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8500);








// src/login/renewal.ts



// src/renewal/latest-end.ts
var SIX_HOURS = 6 * 36e5;
function latestEnd(source, now, longest = Infinity) {
  let sourceEnds = Infinity;
  if ("requestToken" in source) {
    const expiry = ((0,_claims_js__WEBPACK_IMPORTED_MODULE_7__/* .readClaims */ .I)(source.requestToken)?.exp ?? 0) * 1e3;
    sourceEnds = expiry > now ? expiry : now + SIX_HOURS;
  }
  return Math.min(sourceEnds, now + longest);
}

// src/renewal/launch.ts



// src/renewal/environment.ts

var INHERITED = /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|SystemRoot|TEMP|TMP|TMPDIR)$/i;
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
  if (extra !== void 0) inherited.NODE_EXTRA_CA_CERTS = (0,node_path__WEBPACK_IMPORTED_MODULE_6__.resolve)(directory, extra);
  if (file !== void 0) inherited.SSL_CERT_FILE = (0,node_path__WEBPACK_IMPORTED_MODULE_6__.resolve)(directory, file);
  if (directories !== void 0)
    inherited.SSL_CERT_DIR = directories.split(node_path__WEBPACK_IMPORTED_MODULE_6__.delimiter).map((each) => (0,node_path__WEBPACK_IMPORTED_MODULE_6__.resolve)(directory, each)).join(node_path__WEBPACK_IMPORTED_MODULE_6__.delimiter);
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

// src/renewal/request.ts
var STARTED = "started\n";
function serialiseRequest(request) {
  return `${JSON.stringify(request)}
`;
}

// src/renewal/launch.ts
var NODE_FLAGS = ["--max-semi-space-size=1", "--max-old-space-size=64"];
var START_TIMEOUT = 3e4;
var LONGEST_MESSAGE = 16 * 1024;
function startRenewer(entry, { timeout = START_TIMEOUT } = {}) {
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_8__.spawn)(process.execPath, [...NODE_FLAGS, entry], {
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
    identify: () => child.pid === void 0 ? Promise.resolve(void 0) : (0,_programs_process_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identify */ .ls)(child.pid),
    start: async (request) => {
      process.off("exit", killUnused);
      for (const pipe of pipes) pipe.ref();
      const timer = new AbortController();
      try {
        child.stdin.end(serialiseRequest(request));
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
  return new Promise((resolve2) => {
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      if (stdout.includes(STARTED)) resolve2(void 0);
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      if (stderr.length < LONGEST_MESSAGE) stderr += text;
    });
    child.once("error", (error) => {
      resolve2((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C)(error, process.execPath).detail);
    });
    child.once("close", (code, signal) => {
      const end = signal === null ? `it ended with exit code ${String(code)}` : `it was ended by ${signal}`;
      resolve2(causeIn(stderr) ?? end);
    });
    child.stdin.on("error", () => void 0);
  });
}
async function lateness(timeout, signal) {
  await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_9__.setTimeout)(timeout, void 0, { signal }).catch(() => void 0);
  return `it did not start within ${timeout / 1e3} s`;
}
function causeIn(stderr) {
  const lines = stderr.split("\n").filter((line2) => line2.trim() !== "");
  const line = lines.find((each) => /^[\w ]*error\b.*: |^Cannot write/i.test(each)) ?? lines[0];
  return line === void 0 ? void 0 : (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(line);
}

// src/login/terraform-federation.ts
function federationEnvironment(request, identityTokenFile, environment) {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  return {
    OCI_AUTH: "WorkloadIdentityFederation",
    OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
    OCI_TOKEN_EXCHANGE_AUTH: "OAuthClientCredentials",
    OCI_TOKEN_EXCHANGE_CLIENT_ID: clientId,
    OCI_TOKEN_EXCHANGE_CLIENT_SECRET: clientSecret,
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: "jwt",
    ...optional("OCI_TOKEN_EXCHANGE_RESOURCE_TYPE", resourceType, environment),
    ...optional("OCI_TOKEN_EXCHANGE_RPST_EXP", tokenLifetime?.toString(), environment)
  };
}
function optional(name, value, environment) {
  return value === void 0 && (environment[name] ?? "") === "" ? {} : { [name]: value ?? "" };
}

// src/login/renewal.ts
function prepareRenewal(request) {
  const { subject } = request;
  if ("given" in subject) return void 0;
  let renewer;
  try {
    renewer = startRenewer(renewerEntry());
  } catch (error) {
    renewer = (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C)(error, PROGRAM);
  }
  return { start: (session, host) => startRenewal({ ...request, subject }, session, renewer, host) };
}
async function startRenewal(request, session, renewer, host) {
  const { env: environment } = process;
  const started = { until: void 0, variables: {} };
  const directory = (0,_first_given_js__WEBPACK_IMPORTED_MODULE_0__/* .nameWorkDirectory */ .YQ)();
  const { source } = request.subject;
  const endBy = latestEnd(source, session.now, host.longestRenewal);
  const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : void 0;
  let isDirectory = false;
  let problem;
  try {
    host.remember("renewal", { directory, process: void 0, sessionExpiresAt });
    await (0,_first_given_js__WEBPACK_IMPORTED_MODULE_0__/* .makeWorkDirectory */ .NM)(directory);
    isDirectory = true;
    let identityTokenFile;
    if (request.terraformFederation) {
      identityTokenFile = (0,node_path__WEBPACK_IMPORTED_MODULE_6__.join)(directory, "identity-token");
      await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile, environment);
    }
    if (renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR) throw renewer;
    const process2 = await renewer.identify();
    if (process2) host.remember("renewal", { directory, process: process2, sessionExpiresAt });
    problem = await renewer.start({
      ...renewalRequest(request, source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() }
    });
  } catch (error) {
    problem = (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C)(error, PROGRAM).detail;
  }
  if (problem === void 0) {
    started.until = new Date(endBy);
    return started;
  }
  if (!(renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR)) await renewer.kill();
  host.warn(`${PROGRAM} could not be started: ${problem}. ${consequence(request, session.login)}`);
  const isKept = isDirectory && (request.terraformFederation || !await isRemoved(directory));
  forget(isKept ? { directory, process: void 0 } : void 0, host);
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
  return (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTree */ .dM)(directory).then(
    () => true,
    () => false
  );
}
function forget(renewal, host) {
  try {
    host.remember("renewal", renewal);
  } catch {
  }
}
function renewalRequest(request, source, { key, login, receipt }) {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    // Nobody reads what a command prints on stderr in the background.
    source: "command" in source ? { ...source, stderr: "ignore" } : source,
    ...{ receipt, publicKeyBase64, maxAttempts, requestTimeout },
    session: request.renew ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() } : void 0
  };
}
function renewerEntry() {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_6__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_6__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(process.argv[1] ?? "")), "..", "renew", "index.js");
}



/***/ })

};
