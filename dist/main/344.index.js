export const id = 344;
export const ids = [344];
export const modules = {

/***/ 1344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startRenewal: () => (/* binding */ startRenewal)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 9 modules
var core = __webpack_require__(1962);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/federation/claims.js
var claims = __webpack_require__(8207);
// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __webpack_require__(1461);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/renewal/order.js
async function readOrder(input) {
    const chunks = [];
    for await (const chunk of input)
        chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    return text.endsWith('\n') ? JSON.parse(text) : undefined;
}
function writeOrder(order) {
    return `${JSON.stringify(order)}\n`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/programs/process-identity.js



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
        const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
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
        const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[22 - 3];
    }
    catch (error) {
        const code = error.code;
        return (code === 'ENOENT' || code === 'ESRCH') && !exists(pid) ? ENDED : undefined;
    }
}
async function startFromPs(pid) {
    try {
        const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('/bin/ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
            env: { LC_ALL: 'C' },
        });
        const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
        return state?.startsWith('Z') === true ? ENDED : start;
    }
    catch {
        return exists(pid) ? undefined : ENDED;
    }
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
        identify: () => (child.pid === undefined ? Promise.resolve(undefined) : identify(child.pid)),
        handOver: (order) => {
            const written = new Promise((resolve) => child.stdin.end(writeOrder(order), resolve));
            return Promise.race([failed, written]);
        },
    };
}

// EXTERNAL MODULE: ./build/files/work-directory.js
var work_directory = __webpack_require__(8297);
// EXTERNAL MODULE: ./build/action/job.js
var job = __webpack_require__(7712);
// EXTERNAL MODULE: ./build/action/state.js
var state = __webpack_require__(862);
;// CONCATENATED MODULE: ./build/action/background.js











const SIX_HOURS = 6 * 3600_000;
function startRenewal(settings) {
    return {
        async begin(session) {
            const directory = (0,work_directory/* nameWorkDirectory */.Y)();
            const background = { running: false, variables: {} };
            try {
                (0,state/* rememberRenewal */.k6)({ directory, process: undefined });
                await (0,promises_.mkdir)(directory, { mode: 0o700 });
                let identityTokenFile;
                if (settings.terraformFederation) {
                    identityTokenFile = (0,external_node_path_.join)(directory, 'identity-token');
                    await (0,private_files/* writePrivateFile */.Pl)(identityTokenFile, session.subject.raw);
                    background.variables = federationEnvironment(settings, identityTokenFile);
                }
                const renewer = startRenewer(builtEntry());
                const running = await renewer.identify();
                (0,state/* rememberRenewal */.k6)({ directory, process: running });
                if (!running)
                    throw new Error('the process has ended');
                await renewer.handOver(await orderOf(settings, session, directory, identityTokenFile));
                background.running = true;
            }
            catch {
                (0,core/* warning */.$e)(`The background process could not be started, so nothing is renewed: the session ends at ${session.login.expiresAt.toISOString()}`);
            }
            return background;
        },
    };
}
function federationEnvironment(settings, identityTokenFile) {
    const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = settings;
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
function builtEntry() {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(process.argv[1] ?? '')), '..', 'renew', 'index.js');
}
async function orderOf(settings, { key, login, receipt, now }, directory, identityTokenFile) {
    const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = settings;
    const source = (0,job/* idTokenSource */.k)(settings.audience);
    const sourceEnds = ((0,claims/* readClaims */.I)(source.requestToken)?.exp ?? 0) * 1000;
    const { maxAttempts, requestTimeout } = settings;
    const exchange = {
        ...{ domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime },
        publicKeyBase64: key.publicKeyBase64,
    };
    return {
        ...{ directory, source, identityTokenFile, receipt, maxAttempts, requestTimeout },
        session: settings.renew
            ? { exchange, jwk: key.jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() }
            : undefined,
        runner: await identifyRunner(),
        endBy: sourceEnds > now ? sourceEnds : now + SIX_HOURS,
    };
}


/***/ }),

/***/ 8297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ nameWorkDirectory)
/* harmony export */ });
/* unused harmony export checkWorkDirectory */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9874);




function nameWorkDirectory() {
    return node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(process.env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`);
}
function checkWorkDirectory(directory) {
    const sound = path.isAbsolute(directory) &&
        path.normalize(directory) === directory &&
        /^oci-wif-[0-9a-f]{16}$/.test(path.basename(directory));
    if (!sound)
        throw new Failure('files', 'Cannot write profile', 'the record of the login is damaged');
}


/***/ })

};
