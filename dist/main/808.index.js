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
/* harmony import */ var _private_access_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1050);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6114);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);



// src/files/work-directory.ts





// src/text/first-given.ts
function firstGiven(...candidates) {
  return candidates.find((text) => text !== void 0 && text !== "");
}

// src/files/work-directory.ts
function nameWorkDirectory() {
  return node_path__WEBPACK_IMPORTED_MODULE_4__.resolve(firstGiven(process.env.RUNNER_TEMP) ?? (0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomBytes)(8).toString("hex")}`);
}
async function makeWorkDirectory(directory) {
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { mode: 448 });
  await (0,_private_access_js__WEBPACK_IMPORTED_MODULE_5__/* .restrictToAccount */ .D)(directory);
}
function checkWorkDirectory(directory) {
  const sound = node_path__WEBPACK_IMPORTED_MODULE_4__.isAbsolute(directory) && node_path__WEBPACK_IMPORTED_MODULE_4__.normalize(directory) === directory && /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_4__.basename(directory));
  if (!sound) throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("files", "Cannot write profile", "the record of the login is invalid");
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

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startRenewal: () => (/* binding */ startRenewal)
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
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8161);








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



// src/renewal/request.ts
function serialiseRequest(request) {
  return `${JSON.stringify(request)}
`;
}

// src/renewal/launch.ts
var INHERITED = /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|SystemRoot|TEMP|TMP|TMPDIR)$/i;
var NODE_FLAGS = ["--max-semi-space-size=1", "--max-old-space-size=64"];
function startRenewer(entry) {
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_8__.spawn)(process.execPath, [...NODE_FLAGS, entry], {
    // A separate session, so that the end of the step's process group does not end it.
    detached: true,
    // The runner waits until the step's pipes are closed, so the process must not inherit them.
    stdio: ["pipe", "ignore", "ignore"],
    // A working directory cannot be removed on Windows, and the job may want to remove its workspace.
    cwd: (0,node_os__WEBPACK_IMPORTED_MODULE_9__.tmpdir)(),
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name))),
    windowsHide: true
  });
  child.unref();
  const failed = new Promise((_resolve, reject) => {
    child.once("error", reject);
    child.stdin.once("error", reject);
  });
  failed.catch(() => void 0);
  return {
    identify: () => child.pid === void 0 ? Promise.resolve(void 0) : (0,_programs_process_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identify */ .ls)(child.pid),
    handOver: (request) => {
      const written = new Promise((resolve) => child.stdin.end(serialiseRequest(request), resolve));
      return Promise.race([failed, written]);
    }
  };
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
async function startRenewal(request, session, host) {
  const { env: environment } = process;
  const started = { until: void 0, variables: {} };
  const directory = (0,_first_given_js__WEBPACK_IMPORTED_MODULE_0__/* .nameWorkDirectory */ .YQ)();
  let isDirectory = false;
  let isRunning = false;
  try {
    if ("given" in request.subject) throw new Error("a subject token given as text cannot be renewed");
    const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : void 0;
    host.remember("renewal", { directory, process: void 0, sessionExpiresAt });
    await (0,_first_given_js__WEBPACK_IMPORTED_MODULE_0__/* .makeWorkDirectory */ .NM)(directory);
    isDirectory = true;
    let identityTokenFile;
    if (request.terraformFederation) {
      identityTokenFile = (0,node_path__WEBPACK_IMPORTED_MODULE_6__.join)(directory, "identity-token");
      await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile, environment);
    }
    const renewer = startRenewer(renewerEntry());
    const process2 = await renewer.identify();
    if (!process2) throw new Error("the process has ended already");
    isRunning = true;
    host.remember("renewal", { directory, process: process2, sessionExpiresAt });
    const endBy = latestEnd(request.subject.source, session.now, host.longestRenewal);
    await renewer.handOver({
      ...renewalRequest(request, request.subject.source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() }
    });
    started.until = new Date(endBy);
  } catch {
    const expiresAt = session.login.expiresAt.toISOString();
    host.warn(`The background process could not be started. The session is not renewed and ends at ${expiresAt}`);
    if (!isDirectory) host.remember("renewal", void 0);
    else if (!isRunning && !request.terraformFederation) await discard(directory, host);
  }
  return started;
}
function renewalRequest(request, source, { key, login, receipt }) {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    ...{ source, receipt, publicKeyBase64, maxAttempts, requestTimeout },
    session: request.renew ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() } : void 0
  };
}
function renewerEntry() {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_6__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_6__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(process.argv[1] ?? "")), "..", "renew", "index.js");
}
async function discard(directory, host) {
  try {
    await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTree */ .dM)(directory);
    host.remember("renewal", void 0);
  } catch {
  }
}



/***/ })

};
