export const id = 309;
export const ids = [309];
export const modules = {

/***/ 6309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startRenewal: () => (/* binding */ startRenewal)
/* harmony export */ });
/* harmony import */ var _work_directory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8238);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9675);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3778);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2760);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4555);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3140);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8919);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6760);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8161);











// src/login/renewal.ts



// src/renewal/latest-end.ts
var SIX_HOURS = 6 * 36e5;
function latestEnd(source, now, longest = Infinity) {
  let sourceEnds = Infinity;
  if ("requestToken" in source) {
    const expiry = ((0,_claims_js__WEBPACK_IMPORTED_MODULE_8__/* .readClaims */ .I)(source.requestToken)?.exp ?? 0) * 1e3;
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
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_9__.spawn)(process.execPath, [...NODE_FLAGS, entry], {
    // A separate session, so that the end of the step's process group does not end it.
    detached: true,
    // The runner waits until the step's pipes are closed, so the process must not inherit them.
    stdio: ["pipe", "ignore", "ignore"],
    // A working directory cannot be removed on Windows, and the job may want to remove its workspace.
    cwd: (0,node_os__WEBPACK_IMPORTED_MODULE_10__.tmpdir)(),
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
    identify: () => child.pid === void 0 ? Promise.resolve(void 0) : (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identify */ .ls)(child.pid),
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
  const directory = (0,_work_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .nameWorkDirectory */ .YQ)();
  let isDirectory = false;
  let isRunning = false;
  try {
    if ("given" in request.subject) throw new Error("a subject token given as text cannot be renewed");
    const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : void 0;
    host.remember("renewal", { directory, process: void 0, sessionExpiresAt });
    await (0,_work_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .makeWorkDirectory */ .NM)(directory);
    isDirectory = true;
    let identityTokenFile;
    if (request.terraformFederation) {
      identityTokenFile = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(directory, "identity-token");
      await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writePrivateFile */ .Pl)(identityTokenFile, session.subject.raw);
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
  return (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_6__.realpathSync)(process.argv[1] ?? "")), "..", "renew", "index.js");
}
async function discard(directory, host) {
  try {
    await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTree */ .d)(directory);
    host.remember("renewal", void 0);
  } catch {
  }
}



/***/ }),

/***/ 8238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ makeWorkDirectory),
/* harmony export */   YQ: () => (/* binding */ nameWorkDirectory),
/* harmony export */   bR: () => (/* binding */ checkWorkDirectory)
/* harmony export */ });
/* harmony import */ var _private_access_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2609);
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8687);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);




// src/files/work-directory.ts




function nameWorkDirectory() {
  return node_path__WEBPACK_IMPORTED_MODULE_4__.resolve((0,_first_given_js__WEBPACK_IMPORTED_MODULE_5__/* .firstGiven */ .q)(process.env.RUNNER_TEMP) ?? (0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomBytes)(8).toString("hex")}`);
}
async function makeWorkDirectory(directory) {
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { mode: 448 });
  await (0,_private_access_js__WEBPACK_IMPORTED_MODULE_6__/* .restrictToAccount */ .D)(directory);
}
function checkWorkDirectory(directory) {
  const sound = node_path__WEBPACK_IMPORTED_MODULE_4__.isAbsolute(directory) && node_path__WEBPACK_IMPORTED_MODULE_4__.normalize(directory) === directory && /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_4__.basename(directory));
  if (!sound) throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("files", "Cannot write profile", "the record of the login is invalid");
}




/***/ })

};
