export const id = 266;
export const ids = [266,768];
export const modules = {

/***/ 8297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ nameWorkDirectory),
/* harmony export */   b: () => (/* binding */ checkWorkDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9874);




function nameWorkDirectory() {
    return node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(process.env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`);
}
function checkWorkDirectory(directory) {
    const sound = node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(directory) &&
        node_path__WEBPACK_IMPORTED_MODULE_2__.normalize(directory) === directory &&
        /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_2__.basename(directory));
    if (!sound)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('files', 'Cannot write profile', 'the record of the login is invalid');
}


/***/ }),

/***/ 266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startRenewal: () => (/* binding */ startRenewal)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/federation/claims.js
var claims = __webpack_require__(8207);
// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __webpack_require__(1461);
// EXTERNAL MODULE: ./build/files/work-directory.js
var work_directory = __webpack_require__(8297);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/programs/process-identity.js
var process_identity = __webpack_require__(9768);
;// CONCATENATED MODULE: ./build/renewal/request.js
async function readRequest(input) {
    const chunks = [];
    for await (const chunk of input)
        chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    return text.endsWith('\n') ? JSON.parse(text) : undefined;
}
function serialiseRequest(request) {
    return `${JSON.stringify(request)}\n`;
}

;// CONCATENATED MODULE: ./build/renewal/launch.js




const INHERITED = /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|SystemRoot|TEMP|TMP|TMPDIR)$/i;
const NODE_FLAGS = ['--max-semi-space-size=1', '--max-old-space-size=64'];
function startRenewer(entry) {
    const child = (0,external_node_child_process_.spawn)(process.execPath, [...NODE_FLAGS, entry], {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
        cwd: (0,external_node_os_.tmpdir)(),
        env: Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name))),
        windowsHide: true,
    });
    child.unref();
    const failed = new Promise((_resolve, reject) => {
        child.once('error', reject);
        child.stdin.once('error', reject);
    });
    failed.catch(() => undefined);
    return {
        identify: () => (child.pid === undefined ? Promise.resolve(undefined) : (0,process_identity.identify)(child.pid)),
        handOver: (request) => {
            const written = new Promise((resolve) => child.stdin.end(serialiseRequest(request), resolve));
            return Promise.race([failed, written]);
        },
    };
}

;// CONCATENATED MODULE: ./build/login/terraform-federation.js
function federationEnvironment(request, identityTokenFile) {
    const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
    return {
        OCI_AUTH: 'WorkloadIdentityFederation',
        OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
        OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
        OCI_TOKEN_EXCHANGE_AUTH: 'OAuthClientCredentials',
        OCI_TOKEN_EXCHANGE_CLIENT_ID: clientId,
        OCI_TOKEN_EXCHANGE_CLIENT_SECRET: clientSecret,
        OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
        OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: 'jwt',
        ...(resourceType === undefined ? {} : { OCI_TOKEN_EXCHANGE_RESOURCE_TYPE: resourceType }),
        ...(tokenLifetime === undefined ? {} : { OCI_TOKEN_EXCHANGE_RPST_EXP: String(tokenLifetime) }),
    };
}

;// CONCATENATED MODULE: ./build/login/renewal.js








const SIX_HOURS = 6 * 3600_000;
async function startRenewal(request, session, host) {
    const started = { until: undefined, variables: {} };
    const directory = (0,work_directory/* nameWorkDirectory */.Y)();
    let isDirectory = false;
    let isRunning = false;
    try {
        if ('given' in request.subject)
            throw new Error('a subject token given as text cannot be renewed');
        const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : undefined;
        host.remember('renewal', { directory, process: undefined, sessionExpiresAt });
        await (0,promises_.mkdir)(directory, { mode: 0o700 });
        isDirectory = true;
        let identityTokenFile;
        if (request.terraformFederation) {
            identityTokenFile = (0,external_node_path_.join)(directory, 'identity-token');
            await (0,private_files/* writePrivateFile */.Pl)(identityTokenFile, session.subject.raw);
            started.variables = federationEnvironment(request, identityTokenFile);
        }
        const renewer = startRenewer(renewerEntry());
        const process = await renewer.identify();
        if (!process)
            throw new Error('the process has ended already');
        isRunning = true;
        host.remember('renewal', { directory, process, sessionExpiresAt });
        const endBy = endOf(request.subject.source, session.now, host.longestRenewal);
        await renewer.handOver({
            ...renewalRequest(request, request.subject.source, session),
            ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() },
        });
        started.until = new Date(endBy);
    }
    catch {
        const expiresAt = session.login.expiresAt.toISOString();
        host.warn(`The background process could not be started. The session is not renewed and ends at ${expiresAt}`);
        if (!isDirectory)
            host.remember('renewal', undefined);
        else if (!isRunning && !request.terraformFederation)
            await discard(directory, host);
    }
    return started;
}
function renewalRequest(request, source, { key, login, receipt }) {
    const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
    const { publicKeyBase64, jwk } = key;
    const exchange = { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
    const { maxAttempts, requestTimeout } = request;
    return {
        ...{ source, receipt, maxAttempts, requestTimeout },
        session: request.renew
            ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() }
            : undefined,
    };
}
function endOf(source, now, longest = Infinity) {
    let sourceEnds = Infinity;
    if ('requestToken' in source) {
        const expiry = ((0,claims/* readClaims */.I)(source.requestToken)?.exp ?? 0) * 1000;
        sourceEnds = expiry > now ? expiry : now + SIX_HOURS;
    }
    return Math.min(sourceEnds, now + longest);
}
function renewerEntry() {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(process.argv[1] ?? '')), '..', 'renew', 'index.js');
}
async function discard(directory, host) {
    try {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        host.remember('renewal', undefined);
    }
    catch {
    }
}


/***/ }),

/***/ 9768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identify: () => (/* binding */ identify),
/* harmony export */   identifyRunner: () => (/* binding */ identifyRunner),
/* harmony export */   isRunning: () => (/* binding */ isRunning)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1936);


async function identify(pid) {
    if (!exists(pid))
        return undefined;
    const start = await startOf(pid);
    return start === ENDED ? undefined : { pid, start };
}
async function isRunning(identity) {
    const found = await identify(identity.pid);
    if (!found)
        return false;
    return found.start === undefined || identity.start === undefined || found.start === identity.start;
}
async function identifyRunner() {
    if (process.platform !== 'linux')
        return identify(process.ppid);
    let pid = process.ppid;
    for (let generation = 0; generation < MOST_GENERATIONS && pid > 1; generation += 1) {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
        const [name, rest] = [
            stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
            stat.slice(stat.lastIndexOf(')') + 2),
        ];
        if (name === RUNNER)
            return identify(pid);
        pid = Number(rest.split(' ')[1] ?? 0);
    }
    return undefined;
}
const RUNNER = 'Runner.Worker';
const MOST_GENERATIONS = 10;
const ENDED = 'ended';
function exists(pid) {
    if (!Number.isInteger(pid) || pid <= 0)
        return false;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
async function startOf(pid) {
    if (process.platform === 'linux')
        return startFromProc(pid);
    return process.platform === 'darwin' ? startFromPs(pid) : undefined;
}
async function startFromProc(pid) {
    try {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[22 - 3];
    }
    catch (error) {
        const code = error.code;
        return (code === 'ENOENT' || code === 'ESRCH') && !exists(pid) ? ENDED : undefined;
    }
}
async function startFromPs(pid) {
    const { exitCode, stdout } = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runProgram */ .m)({
        command: ['/bin/ps', '-o', 'stat=,lstart=', '-p', String(pid)],
        environment: { LC_ALL: 'C' },
        stderr: 'capture',
        timeout: 5,
    });
    if (exitCode !== 0)
        return exists(pid) ? undefined : ENDED;
    const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
    return state?.startsWith('Z') === true ? ENDED : start;
}


/***/ }),

/***/ 1936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);

const OUTPUT_LIMIT = 1024 * 1024;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
async function runProgram(call) {
    const running = {};
    const release = killWithThisProcess(() => {
        if (running.child)
            killGroup(running.child);
    });
    const child = start(call);
    running.child = child;
    const result = { exitCode: undefined, problem: undefined, stdout: '', stderr: '' };
    const abort = (problem) => {
        result.problem ??= problem;
        killGroup(child);
    };
    for (const name of ['stdout', 'stderr']) {
        child[name]?.setEncoding('utf8').on('data', (text) => {
            result[name] += text;
            if (result[name].length > OUTPUT_LIMIT)
                abort(`printed more than ${OUTPUT_LIMIT} characters`);
        });
    }
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(call.input ?? '');
    const timer = setTimeout(abort, call.timeout * 1000, `did not end within ${call.timeout} s`);
    try {
        const end = await endOf(child);
        result.exitCode = end.exitCode;
        result.problem ??= end.problem;
    }
    finally {
        clearTimeout(timer);
        release();
    }
    return result;
}
function start({ command, directory, environment, stderr }) {
    const options = {
        cwd: directory,
        env: environment ?? process.env,
        stdio: ['pipe', 'pipe', stderr === 'inherit' ? 'inherit' : 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
    };
    if (typeof command === 'string')
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, { ...options, shell: true });
    const [program, ...args] = command;
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, options);
}
function endOf(child) {
    return new Promise((resolve) => {
        child.once('error', () => {
            resolve({ exitCode: undefined, problem: 'could not be started' });
        });
        child.once('close', (code, signal) => {
            if (code === null)
                resolve({ exitCode: undefined, problem: `was ended by ${String(signal)}` });
            else
                resolve({ exitCode: code, problem: code === 0 ? undefined : `ended with exit code ${code}` });
        });
    });
}
function killGroup(child) {
    try {
        if (process.platform === 'win32' || child.pid === undefined)
            child.kill('SIGKILL');
        else
            process.kill(-child.pid, 'SIGKILL');
    }
    catch {
    }
    child.stdout?.destroy();
    child.stderr?.destroy();
}
function killWithThisProcess(kill) {
    const exit = (_name, number) => {
        process.exit(128 + number);
    };
    process.once('exit', kill);
    for (const signal of SIGNALS)
        process.on(signal, exit);
    return () => {
        process.off('exit', kill);
        for (const signal of SIGNALS)
            process.off(signal, exit);
    };
}


/***/ })

};
