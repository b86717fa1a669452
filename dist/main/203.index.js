export const id = 203;
export const ids = [203];
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

/***/ 5203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registryLogin: () => (/* binding */ registryLogin)
});

// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/files/work-directory.js
var work_directory = __webpack_require__(8297);
// EXTERNAL MODULE: ./node_modules/oci-common/index.js
var oci_common = __webpack_require__(8473);
;// CONCATENATED MODULE: ./build/oci-sdk/registry-host.js

function registryHost(regionId) {
    const region = oci_common.Region.values().find((known) => known.regionId === regionId);
    if (!region)
        return undefined;
    const { realmId, secondLevelDomain } = region.realm;
    return realmId === 'oc1' ? `${region.regionCode}.ocir.io` : `ocir.${regionId}.oci.${secondLevelDomain}`;
}

// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
// EXTERNAL MODULE: ./build/text/redaction.js
var redaction = __webpack_require__(5447);
// EXTERNAL MODULE: ./build/oci-sdk/quiet-sdk.js
var quiet_sdk = __webpack_require__(7774);
;// CONCATENATED MODULE: ./build/oci-sdk/profile-signer.js


async function profileSigner(configFile, profile) {
    const provider = await (0,quiet_sdk/* quietly */.g)(() => Promise.resolve(readProfile(configFile, profile)));
    const signer = new oci_common.DefaultRequestSigner(provider);
    const region = provider.getRegion();
    return {
        tenancy: provider.getTenantId(),
        region: region.regionId,
        realmDomain: region.realm.secondLevelDomain,
        async sign({ method, url, headers: given, body }) {
            const headers = new Headers({ ...given, 'x-date': new Date().toUTCString() });
            await (0,quiet_sdk/* quietly */.g)(() => signer.signHttpRequest({ method, uri: url, headers, body }));
            return Object.fromEntries(headers);
        },
    };
}
function readProfile(configFile, profile) {
    const isSession = oci_common.ConfigFileReader.parseFileFromPath(configFile, profile).get('security_token_file');
    return isSession
        ? new oci_common.SessionAuthDetailProvider(configFile, profile)
        : new oci_common.ConfigFileAuthenticationDetailsProvider(configFile, profile);
}

;// CONCATENATED MODULE: ./build/oci-sdk/registry-token.js




async function requestRegistryToken(http, { host, configFile, profile }) {
    const { sign } = await profileSigner(configFile, profile);
    const url = `https://${host}/20180419/docker/token`;
    const answer = await http.send(`the request for a token of the registry ${host}`, async () => {
        const headers = await sign({ method: 'GET', url, headers: { accept: 'application/json' } });
        return { method: 'GET', url, headers };
    });
    const hint = `request id: ${(0,error_body/* requestIdOf */.G)(answer) ?? '(none given)'}`;
    if (answer.status !== 200) {
        const said = (0,error_body/* readErrorBody */.N)(answer.body);
        const why = `${host} answered ${answer.status}${said ? ` ${said.error}` : ''} to the request for a token`;
        throw new failure/* Failure */.HR('denial', 'Registry login failed', why, { hint });
    }
    const token = tokenIn(answer.body);
    if (token !== undefined) {
        (0,redaction/* protectSecret */.o)(token);
        return token;
    }
    throw new failure/* Failure */.HR('mismatch', 'Registry login failed', `${host} answered 200 without a token`, { hint });
}
function tokenIn(body) {
    try {
        const { token } = JSON.parse(body);
        return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/registry/docker-config.js
var docker_config = __webpack_require__(9275);
// EXTERNAL MODULE: ./build/registry/docker.js
var docker = __webpack_require__(6280);
// EXTERNAL MODULE: ./build/text/describe-failure.js
var describe_failure = __webpack_require__(9318);
;// CONCATENATED MODULE: ./build/login/registry-login.js







const USERNAME = 'BEARER_TOKEN';
function registryLogin({ registryLogin: asked, region, profile }) {
    const registry = asked === true ? registryHost(region) : asked;
    if (registry === undefined) {
        throw (0,failure/* invalidInput */.aY)(`registry-login is true, but the registry of the region ${region} is not known`, 'the host of the registry, such as ocir.us-langley-1.oci.oraclegovcloud.com');
    }
    return {
        async logIn(http, { configFile }, host) {
            try {
                const token = await requestRegistryToken(http, { host: registry, configFile, profile });
                for (const secret of [token, Buffer.from(`${USERNAME}:${token}`).toString('base64')])
                    host.mask(secret);
                host.info(`Logged in to the registry ${registry}${await saveLogin(registry, token, host)}`);
            }
            catch (error) {
                host.warn(`${(0,describe_failure/* describeFailure */.I)(error, host.product)}. The login to Oracle Cloud is not affected.`);
            }
        },
    };
}
async function saveLogin(registry, token, host) {
    const receipt = await (0,docker_config/* openDockerConfig */.$s)(registry, (0,work_directory/* nameWorkDirectory */.Y)(), (announced) => {
        host.remember('registry', announced);
    });
    const answer = await (0,docker/* dockerLogin */.a)(registry, USERNAME, token);
    if (typeof answer === 'object') {
        throw new failure/* Failure */.HR('denial', 'Registry login failed', `docker login ${registry} was refused: ${answer.refused}`);
    }
    if (answer === 'unavailable')
        await (0,docker_config/* mergeLogin */.cl)(receipt, USERNAME, token);
    await (0,docker_config/* noteDockerConfig */.xT)(receipt);
    return answer === 'done' ? '' : `, without docker, in ${receipt.configFile}`;
}


/***/ }),

/***/ 7774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ quietly)
/* harmony export */ });
async function quietly(task) {
    const { console } = globalThis;
    const deprecations = process.noDeprecation;
    process.noDeprecation = true;
    const original = { info: console.info.bind(console), warn: console.warn.bind(console) };
    const silent = () => undefined;
    Object.assign(console, { info: silent, warn: silent });
    try {
        return await task();
    }
    finally {
        Object.assign(console, original);
        process.noDeprecation = deprecations ?? false;
    }
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


/***/ }),

/***/ 9275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $s: () => (/* binding */ openDockerConfig),
/* harmony export */   MX: () => (/* binding */ undoLogin),
/* harmony export */   cl: () => (/* binding */ mergeLogin),
/* harmony export */   eX: () => (/* binding */ hasCredentialHelper),
/* harmony export */   xT: () => (/* binding */ noteDockerConfig)
/* harmony export */ });
/* unused harmony export dockerConfigFile */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7975);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9874);
/* harmony import */ var _files_private_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1461);







function dockerConfigFile() {
    const { DOCKER_CONFIG: directory = '' } = process.env;
    return node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(directory === '' ? node_path__WEBPACK_IMPORTED_MODULE_3__.join((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.docker') : directory, 'config.json');
}
async function openDockerConfig(host, directory, announce) {
    const configFile = dockerConfigFile();
    const content = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile);
    parse(content, configFile);
    const mode = content ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(configFile)).mode & 0o777 : undefined;
    const madeDirectory = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(configFile)).catch(() => undefined)) === undefined;
    const receipt = { host, configFile, directory, mode, madeDirectory };
    announce(receipt);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { mode: 0o700 });
    if (content)
        await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, BEFORE), content);
    return receipt;
}
async function noteDockerConfig({ configFile, directory }) {
    const content = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile);
    if (content)
        await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, AFTER), content);
}
async function mergeLogin({ configFile, host }, username, password) {
    const config = parse(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile), configFile);
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    config.auths = { ...entriesOf(config, 'auths'), [host]: { auth } };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(configFile), { recursive: true, mode: 0o700 });
    await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, 0o600);
}
async function hasCredentialHelper({ configFile, host }) {
    const config = parse(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile), configFile);
    return typeof config.credsStore === 'string' || host in entriesOf(config, 'credHelpers');
}
async function undoLogin({ host, configFile, directory, mode, madeDirectory }) {
    if (!node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute(configFile) || node_path__WEBPACK_IMPORTED_MODULE_3__.basename(configFile) !== 'config.json') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('files', 'Registry login failed', 'the record of the login is invalid, so nothing was changed');
    }
    const [current, before, after] = await Promise.all([configFile, node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, BEFORE), node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, AFTER)].map((file) => (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(file)));
    if (current && !(before && current.equals(before))) {
        if (after && current.equals(after))
            await putBack(configFile, before, mode);
        else
            await takeOut(host, configFile, current, before);
    }
    if (madeDirectory)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(configFile)).catch(() => undefined);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(directory, { recursive: true, force: true });
}
async function putBack(configFile, before, mode) {
    if (before)
        await replaceFile(configFile, before, mode ?? 0o600);
    else
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(configFile);
}
async function takeOut(host, configFile, current, before) {
    const config = parse(current, configFile);
    const { [host]: earlier } = entriesOf(parse(before, configFile), 'auths');
    const { [host]: ours, ...others } = entriesOf(config, 'auths');
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_4__.isDeepStrictEqual)(ours, earlier))
        return;
    config.auths = earlier === undefined ? others : { ...others, [host]: earlier };
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(configFile);
    await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, mode & 0o777);
}
const BEFORE = 'config.before';
const AFTER = 'config.after';
function parse(content, configFile) {
    if (!content || content.toString().trim() === '')
        return {};
    try {
        const config = JSON.parse(content.toString());
        if (typeof config === 'object' && config !== null && !Array.isArray(config))
            return { ...config };
    }
    catch {
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('files', 'Registry login failed', `${configFile} is not a JSON object, so nothing was changed in it`);
}
function entriesOf(config, name) {
    const entries = config[name];
    return typeof entries === 'object' && entries !== null ? { ...entries } : {};
}
async function replaceFile(file, content, mode) {
    const staged = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .stageFile */ .HW)(file, content, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex'), mode);
    await staged.commit();
}


/***/ }),

/***/ 6280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ dockerLogin),
/* harmony export */   t: () => (/* binding */ dockerLogout)
/* harmony export */ });
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1936);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4865);


const TIMEOUT = 30;
async function dockerLogin(host, username, password) {
    const { exitCode, stderr } = await docker(['login', host, '-u', username, '--password-stdin'], password);
    if (exitCode === 0)
        return 'done';
    if (exitCode === undefined || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
        return 'unavailable';
    return { refused: (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(stderr, 200) };
}
async function dockerLogout(host) {
    await docker(['logout', host]);
}
function docker(args, input = '') {
    return (0,_programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .runProgram */ .m)({ command: ['docker', ...args], input, stderr: 'capture', timeout: TIMEOUT });
}


/***/ })

};
