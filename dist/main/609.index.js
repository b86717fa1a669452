export const id = 609;
export const ids = [609];
export const modules = {

/***/ 7609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   federationEnvironment: () => (/* binding */ federationEnvironment),
/* harmony export */   prepareRenewal: () => (/* binding */ prepareRenewal)
/* harmony export */ });
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9296);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2164);
/* harmony import */ var _form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6028);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6200);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6114);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6760);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1421);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8500);







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
    identify: () => child.pid === void 0 ? Promise.resolve(void 0) : (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identify */ .ls)(child.pid),
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
      resolve2((0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .diskFailure */ .C9)(error, process.execPath).detail);
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
  return line === void 0 ? void 0 : (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g$)(line);
}
var SIX_HOURS = 6 * 36e5;
function latestEnd(source, now, longest = Infinity) {
  let sourceEnds = Infinity;
  if ("requestToken" in source) {
    const expiry = ((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .readClaims */ .Ip)(source.requestToken)?.exp ?? 0) * 1e3;
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
  if (extra !== void 0) inherited.NODE_EXTRA_CA_CERTS = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(directory, extra);
  if (file !== void 0) inherited.SSL_CERT_FILE = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(directory, file);
  if (directories !== void 0)
    inherited.SSL_CERT_DIR = directories.split(node_path__WEBPACK_IMPORTED_MODULE_7__.delimiter).map((each) => (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(directory, each)).join(node_path__WEBPACK_IMPORTED_MODULE_7__.delimiter);
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
    renewer = (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .diskFailure */ .C9)(error, error.path ?? process.execPath);
  }
  return { start: (session, host) => startRenewal({ ...request, subject }, session, renewer, host) };
}
async function startRenewal(request, session, renewer, host) {
  const { env: environment } = process;
  const started = { until: void 0, variables: {} };
  const directory = (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .nameWorkDirectory */ .YQ)();
  const { source } = request.subject;
  const endBy = latestEnd(source, session.now, host.longestRenewal);
  const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : void 0;
  let isDirectory = false;
  let problem;
  try {
    const process2 = renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR ? void 0 : await renewer.identify();
    await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .updateRecord */ .vL)(session.name, { renewal: { directory, process: process2, sessionExpiresAt } });
    await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .makeWorkDirectory */ .NM)(directory);
    isDirectory = true;
    let identityTokenFile;
    if (request.terraformFederation) {
      identityTokenFile = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(directory, "identity-token");
      await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile, environment);
    }
    if (renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR) throw renewer;
    problem = await renewer.start({
      ...renewalRequest(request, source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() },
      userAgent: (0,_process_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .userAgentOfJob */ .HX)(host.product)
    });
  } catch (error) {
    problem = (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .diskFailure */ .C9)(error, directory).detail;
  }
  if (problem === void 0) {
    started.until = new Date(endBy);
    return started;
  }
  if (!(renewer instanceof _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR)) await renewer.kill();
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
  return (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTree */ .dM)(directory).then(
    () => true,
    () => false
  );
}
async function correctRecord(name, renewal) {
  await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_2__/* .updateRecord */ .vL)(name, { renewal }).catch(() => void 0);
}
function renewalRequest(request, source, { key, login, name }) {
  const { domainUrl, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { ...credentialsOf(request), domainUrl, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    // Nobody reads what a command prints on stderr in the background.
    source: "command" in source ? { ...source, stderr: "ignore" } : source,
    ...{ login: name, publicKeyBase64, maxAttempts, requestTimeout },
    session: request.renew ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() } : void 0
  };
}
function credentialsOf(request) {
  const { clientId, clientSecret, clientKey, clientCertificateAlias } = request;
  if (clientKey !== void 0) return { clientId, clientKey, clientCertificateAlias };
  return clientSecret === void 0 ? { clientId } : { clientId, clientSecret };
}
function renewerEntry() {
  return (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_6__.realpathSync)(process.argv[1] ?? "")), "..", "renew", "index.js");
}
function federationEnvironment(request, identityTokenFile, environment) {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  return {
    OCI_AUTH: "WorkloadIdentityFederation",
    OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
    // The action refuses terraform-federation with a client key. The provider refuses an ID and a secret with an instance principal.
    OCI_TOKEN_EXCHANGE_AUTH: clientSecret === void 0 ? "InstancePrincipal" : "OAuthClientCredentials",
    ...optional("OCI_TOKEN_EXCHANGE_CLIENT_ID", clientSecret === void 0 ? void 0 : clientId, environment),
    ...optional("OCI_TOKEN_EXCHANGE_CLIENT_SECRET", clientSecret, environment),
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: "jwt",
    ...optional("OCI_TOKEN_EXCHANGE_RESOURCE_TYPE", resourceType, environment),
    ...optional("OCI_TOKEN_EXCHANGE_RPST_EXP", tokenLifetime?.toString(), environment)
  };
}
function optional(name, value, environment) {
  return value === void 0 && (environment[name] ?? "") === "" ? {} : { [name]: value ?? "" };
}



/***/ })

};
