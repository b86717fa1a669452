export const id = 712;
export const ids = [712];
export const modules = {

/***/ 2242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ commandHttp)
});

// UNUSED EXPORTS: DEFAULT_LIMITS

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/timing.js
var build_timing = __webpack_require__(5716);
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
;// CONCATENATED MODULE: ./build/http/network-error.js
const MEANINGS = {
    ENOTFOUND: 'could not be reached: the host name does not exist',
    EAI_AGAIN: 'could not be reached: the name server does not answer',
    ECONNREFUSED: 'could not be reached: the connection was refused',
    ECONNRESET: 'broke the connection',
    EPIPE: 'broke the connection',
    ETIMEDOUT: 'could not be reached: the connection timed out',
    EHOSTUNREACH: 'could not be reached: no route to the host',
    ENETUNREACH: 'could not be reached: no route to the network',
    CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'has a self-signed TLS certificate; NODE_EXTRA_CA_CERTS names further authorities',
    SELF_SIGNED_CERT_IN_CHAIN: 'has a TLS certificate of an unknown authority; NODE_EXTRA_CA_CERTS names further authorities',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a TLS certificate of an unknown authority; NODE_EXTRA_CA_CERTS names further authorities',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a TLS certificate of an unknown authority; NODE_EXTRA_CA_CERTS names further authorities',
    ERR_TLS_CERT_ALTNAME_INVALID: 'has a TLS certificate for another host name',
    EPROTO: 'does not speak TLS',
    ERR_SSL_WRONG_VERSION_NUMBER: 'does not speak TLS',
    ERR_SSL_PACKET_LENGTH_TOO_LONG: 'does not speak TLS',
};
function describeNetworkError(error) {
    const proxyStatus = /^tunneling socket could not be established, statusCode=(\d{3})$/.exec(messageOf(error))?.[1];
    if (proxyStatus !== undefined)
        return `could not be reached: the proxy answered ${proxyStatus}`;
    if (messageOf(error).startsWith('tunneling socket could not be established'))
        return 'could not be reached: the proxy failed';
    const code = codeOf(error);
    return ((code === undefined ? undefined : MEANINGS[code]) ?? `could not be reached${code === undefined ? '' : ` (${code})`}`);
}
function isPassing(error) {
    return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL/.test(codeOf(error) ?? '');
}
function codeOf(error) {
    const code = error?.code;
    if (typeof code === 'string')
        return code;
    return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}
function messageOf(error) {
    return error instanceof Error ? error.message : '';
}

;// CONCATENATED MODULE: ./build/http/retry.js
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;
const LONGEST_RETRY_AFTER = 30_000;
function isRetryableStatus(status) {
    return status === 408 || status === 425 || status === 429 || status >= 500;
}
function pauseBeforeRetry(attempt, retryAfter, timing) {
    const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
    const asked = Math.min(LONGEST_RETRY_AFTER, parseRetryAfter(retryAfter, timing.now()));
    return Math.max(asked, timing.random() * ceiling);
}
function parseRetryAfter(value, now) {
    if (value === undefined)
        return 0;
    if (/^\s*\d+\s*$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./build/http/client.js






const MAX_BODY_BYTES = 256 * 1024;
function createHttpClient(options) {
    const timing = options.timing ?? build_timing/* systemTiming */.O;
    const deadline = timing.now() + options.overallTimeout * 1000;
    return {
        async send(what, prepare) {
            for (let attempt = 1;; attempt++) {
                const request = await prepare(attempt);
                const timeout = Math.min(options.requestTimeout * 1000, deadline - timing.now());
                const outcome = await attemptOnce(options.userAgent, request, timeout);
                if (outcome.kind === 'answer' && !isRetryableStatus(outcome.answer.status)) {
                    refuseRedirect(what, request, outcome.answer);
                    return outcome.answer;
                }
                const said = outcome.kind === 'answer' ? `answered ${outcome.answer.status}` : outcome.description;
                if (outcome.kind === 'too-large') {
                    throw new failure/* Failure */.H('mismatch', 'Unexpected answer', `${what} ${said}`, { hint: evidence(request) });
                }
                const tries = attempt === 1 ? 'once' : `${attempt} times`;
                const exhausted = (why) => new failure/* Failure */.H('fault', 'Request failed', `${what} ${said}; tried ${tries}${why}`, {
                    hint: evidence(request, outcome),
                    cause: outcome.kind === 'error' ? outcome.cause : undefined,
                });
                if (attempt >= options.maxAttempts || (outcome.kind === 'error' && !outcome.passing))
                    throw exhausted('');
                const retryAfter = outcome.kind === 'answer' ? outcome.answer.headers['retry-after'] : undefined;
                const pause = pauseBeforeRetry(attempt, retryAfter, timing);
                if (timing.now() + pause >= deadline)
                    throw exhausted(`, no time left for another within ${options.overallTimeout} s`);
                options.onRetry?.(`${what} ${said}; trying again in ${(pause / 1000).toFixed(1)} s (${attempt + 1} of ${options.maxAttempts})`);
                await timing.sleep(pause);
            }
        },
    };
}
async function attemptOnce(userAgent, request, timeout) {
    const abort = new AbortController();
    const timer = setTimeout(() => {
        abort.abort();
    }, Math.max(timeout, 0));
    try {
        const client = new lib/* HttpClient */.Qq(userAgent, [abortable(abort.signal)], {
            allowRedirects: false,
            allowRetries: false,
        });
        const { message } = await client.request(request.method, request.url, request.body ?? null, request.headers);
        const body = await readBody(message);
        if (body === undefined) {
            return {
                kind: 'too-large',
                description: `answered ${message.statusCode ?? 0} with more than ${MAX_BODY_BYTES / 1024} kB`,
            };
        }
        return { kind: 'answer', answer: { status: message.statusCode ?? 0, headers: singleHeaders(message), body } };
    }
    catch (cause) {
        const description = abort.signal.aborted
            ? `did not answer within ${Number((timeout / 1000).toFixed(1))} s`
            : describeNetworkError(cause);
        return { kind: 'error', description, passing: abort.signal.aborted || isPassing(cause), cause };
    }
    finally {
        clearTimeout(timer);
    }
}
function abortable(signal) {
    return {
        prepareRequest(options) {
            options.signal = signal;
            const agent = options.agent;
            if (agent?.proxyOptions)
                agent.proxyOptions.signal = signal;
        },
        canHandleAuthentication: () => false,
        handleAuthentication: () => Promise.reject(new Error('not an authentication handler')),
    };
}
async function readBody(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > MAX_BODY_BYTES)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function singleHeaders(message) {
    return Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}
function refuseRedirect(what, request, answer) {
    if (answer.status < 300 || answer.status > 399)
        return;
    const location = answer.headers.location;
    const target = location !== undefined && URL.canParse(location, request.url) ? new URL(location, request.url).host : 'nowhere';
    throw new failure/* Failure */.H('mismatch', 'Unexpected answer', `${what} answered ${answer.status}, a redirect to ${target}; it is not followed, because credentials would go along`, {
        hint: evidence(request, { kind: 'answer', answer }) ?? `check the address: ${new URL(request.url).host}`,
    });
}
function evidence(request, outcome) {
    const parts = [];
    if (outcome?.kind === 'answer') {
        const said = (0,error_body/* readErrorBody */.N)(outcome.answer.body);
        if (said)
            parts.push(`it said: ${said.error}${said.description === undefined ? '' : `: ${said.description}`}`);
        const requestId = (0,error_body/* requestIdOf */.G)(outcome.answer);
        if (requestId !== undefined)
            parts.push(`request id: ${requestId}`);
    }
    const proxy = (0,lib/* getProxyUrl */.s_)(request.url);
    if (proxy !== '')
        parts.push(`sent through the proxy ${new URL(proxy).host}`);
    return parts.length === 0 ? undefined : parts.join('; ');
}

;// CONCATENATED MODULE: ./build/cli/http.js

const DEFAULT_LIMITS = { requestTimeout: 20, maxAttempts: 4 };
function commandHttp(terminal, timing, limits = DEFAULT_LIMITS) {
    return {
        send: (what, prepare) => createHttpClient({
            userAgent: 'oci-wif',
            ...limits,
            overallTimeout: limits.requestTimeout * limits.maxAttempts,
            onRetry: (line) => {
                terminal.warn(line);
            },
            timing,
        }).send(what, prepare),
    };
}


/***/ }),

/***/ 9552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ checkHome),
/* harmony export */   U$: () => (/* binding */ checkProfile),
/* harmony export */   l3: () => (/* binding */ readLoginSettings)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9874);
/* harmony import */ var _federation_subject_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4876);
/* harmony import */ var _setup_domain_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1244);
/* harmony import */ var _value_forms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(203);
/* harmony import */ var _setup_ini_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3995);
/* harmony import */ var _setup_providers_issuer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5660);
/* harmony import */ var _setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5974);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9197);










async function readLoginSettings(flags) {
    const ini = flags.fromIni === undefined ? {} : (0,_setup_ini_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readLoginIni */ .QN)(await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_9__/* .readTextFile */ .G)('--from-ini', flags.fromIni), flags.fromIni);
    if (flags.clientSecretFile === '-' && flags.subjectTokenFile === '-')
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)('stdin is to be both the secret and the token', 'one of them from a file');
    const tokenType = (0,_setup_providers_issuer_js__WEBPACK_IMPORTED_MODULE_7__/* .checkForm */ .H)('--token-type', flags.tokenType, /^(upst|rpst)$/, 'upst or rpst');
    return {
        domainUrl: (0,_setup_domain_url_js__WEBPACK_IMPORTED_MODULE_4__/* .checkDomainUrl */ .k)(flags.domainUrl ?? ini.domainUrl),
        clientId: required('--client-id', flags.clientId ?? ini.clientId, _value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .CLIENT_ID */ .U6),
        clientSecret: await clientSecretOf(flags, ini),
        region: required('--region', flags.region ?? ini.region ?? process.env.OCI_CLI_REGION, _value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .REGION */ .Zg),
        tenancy: flags.tenancy === undefined ? undefined : required('--tenancy', flags.tenancy, _value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .TENANCY */ .BP),
        tokenType,
        resourceType: resourceTypeOf(flags, tokenType),
        tokenLifetime: lifetimeOf(flags, tokenType),
        subject: await subjectOf(flags, ini),
        audience: required('--audience', flags.audience, _value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .AUDIENCE */ .Xu),
        profile: checkProfile(flags.profile ?? ini.profile ?? 'WIF'),
        ociHome: checkHome(flags.ociHome),
        maxAttempts: integer('--max-attempts', flags.maxAttempts, 1, 10),
        requestTimeout: integer('--request-timeout', flags.requestTimeout, 1, 300),
    };
}
function checkProfile(value) {
    return (0,_setup_providers_issuer_js__WEBPACK_IMPORTED_MODULE_7__/* .checkForm */ .H)('--profile', value, _value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .PROFILE */ .Cn.pattern, _value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .PROFILE */ .Cn.allowed);
}
function checkHome(value) {
    const path = value === '~' || value.startsWith('~/') ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), value.slice(1)) : value;
    return (0,_setup_providers_issuer_js__WEBPACK_IMPORTED_MODULE_7__/* .checkForm */ .H)('--oci-home', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path), _value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .OCI_HOME */ .O_.pattern, `a path ${_value_forms_js__WEBPACK_IMPORTED_MODULE_5__/* .OCI_HOME */ .O_.allowed}`);
}
async function clientSecretOf(flags, ini) {
    const fromFile = flags.clientSecretFile === undefined
        ? undefined
        : (await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_9__/* .readTextFile */ .G)('--client-secret-file', flags.clientSecretFile)).trim();
    const secret = fromFile ??
        (process.env[flags.clientSecretEnv] === '' ? undefined : process.env[flags.clientSecretEnv]) ??
        ini.clientSecret;
    const allowed = `the client secret in one line, from --client-secret-file or the environment variable ${flags.clientSecretEnv}`;
    if (secret === undefined || secret === '')
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)('there is no client secret', allowed);
    if (/\p{Cc}/u.test(secret))
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)('the client secret contains a line break or another control character', allowed);
    return secret;
}
async function subjectOf(flags, ini) {
    if (flags.subjectTokenFile !== undefined && flags.subjectTokenEnv !== undefined) {
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)('--subject-token-file and --subject-token-env are given', 'one of them');
    }
    if (flags.subjectTokenFile !== undefined) {
        return (0,_federation_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectToken */ .k)((await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_9__/* .readTextFile */ .G)('--subject-token-file', flags.subjectTokenFile)).trim(), '--subject-token-file');
    }
    if (flags.subjectTokenEnv !== undefined) {
        const value = process.env[flags.subjectTokenEnv] ?? '';
        if (value === '') {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('input', 'No subject token', `the environment variable ${flags.subjectTokenEnv} is empty`, {
                hint: 'in GitLab it is made by "id_tokens" of the job, with "aud"',
            });
        }
        return (0,_federation_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectToken */ .k)(value.trim(), `the environment variable ${flags.subjectTokenEnv}`);
    }
    return ini.subjectToken === undefined ? undefined : (0,_federation_subject_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubjectToken */ .k)(ini.subjectToken, 'the JWT in --from-ini');
}
function resourceTypeOf({ resourceType }, tokenType) {
    if (tokenType === 'rpst' && (resourceType ?? '') === '')
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)('--token-type rpst needs --resource-type', "the trust's resource");
    if (tokenType === 'upst' && resourceType !== undefined)
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)('--resource-type is given', 'only with --token-type rpst');
    return resourceType;
}
function lifetimeOf({ tokenLifetime }, tokenType) {
    if (tokenLifetime === undefined)
        return undefined;
    if (tokenType === 'upst')
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)('--token-lifetime is given', 'only with --token-type rpst; a UPST lives at most 60 minutes');
    return integer('--token-lifetime', tokenLifetime, 1, 43_200);
}
function required(flag, value, { pattern, allowed }) {
    if (value === undefined || value === '')
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)(`${flag} is missing`, allowed);
    return (0,_setup_providers_issuer_js__WEBPACK_IMPORTED_MODULE_7__/* .checkForm */ .H)(flag, value, pattern, allowed);
}
function integer(flag, value, least, most) {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most))
        throw (0,_setup_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .refuse */ .T)(`${flag} is "${value.slice(0, 40)}"`, `a whole number from ${least} to ${most}`);
    return number;
}


/***/ }),

/***/ 8565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createTerminal)
/* harmony export */ });
const STYLES = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    cyan: [36, 39],
};
function createTerminal(stdoutIsData) {
    const stream = stdoutIsData ? process.stderr : process.stdout;
    const colour = stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
    const paint = (style, text) => {
        const [on, off] = STYLES[style];
        return colour ? `\u001B[${on}m${text}\u001B[${off}m` : text;
    };
    return {
        say: (line = '') => void stream.write(`${line}\n`),
        result: (text) => void process.stdout.write(`${text}\n`),
        warn: (line) => void process.stderr.write(`${paint('yellow', 'Warning')}: ${line}\n`),
        paint,
        interactive: process.stdin.isTTY && stream.isTTY,
    };
}


/***/ }),

/***/ 9197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3911);



const LIMIT = 1024 * 1024;
async function readTextFile(flag, path) {
    try {
        const text = path === '-' ? await readStdin() : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
        if (text.length <= LIMIT)
            return text;
    }
    catch (cause) {
        const code = cause.code;
        const why = { ENOENT: 'does not exist', EACCES: 'may not be read', EISDIR: 'is a directory' }[String(code)] ??
            'cannot be read';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('input', 'Invalid input', `${flag}: ${path === '-' ? 'stdin' : (0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(path)} ${why}; allowed: a file that can be read`, { cause });
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('input', 'Invalid input', `${flag}: ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(path)} is larger than ${LIMIT} characters; allowed: the right file`);
}
async function readStdin() {
    let text = '';
    process.stdin.setEncoding('utf8');
    for await (const chunk of process.stdin) {
        text += chunk;
        if (text.length > LIMIT)
            break;
    }
    return text;
}


/***/ }),

/***/ 8712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   describeVerification: () => (/* binding */ describeVerification),
/* harmony export */   runVerify: () => (/* binding */ runVerify),
/* harmony export */   verifyQuietly: () => (/* binding */ verifyQuietly)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);
/* harmony import */ var _federation_claims_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8207);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3911);
/* harmony import */ var _profile_profile_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2582);
/* harmony import */ var _timing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5716);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4311);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2242);
/* harmony import */ var _login_settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9552);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8565);










async function runVerify(flags, timing = _timing_js__WEBPACK_IMPORTED_MODULE_3__/* .systemTiming */ .O) {
    const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .createTerminal */ .P)(flags.json === true);
    const profile = (0,_login_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .checkProfile */ .U$)(flags.profile);
    const paths = await (0,_profile_profile_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .locateProfile */ .A5)((0,_login_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .checkHome */ .Cu)(flags.ociHome), profile);
    const { principal, expiresAt } = await readSession(paths, profile);
    const expired = expiresAt !== undefined && expiresAt.getTime() <= timing.now();
    terminal.say(`Profile:    ${profile} in ${paths.configFile}`);
    terminal.say(`Principal:  ${principal}`);
    terminal.say(`Expires:    ${expiresAt?.toISOString() ?? '(not said)'}${expired ? ', which is over' : ''}`);
    if (expired) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('denial', 'Verification failed', `the session of the profile ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(profile)} ended at ${expiresAt.toISOString()}`, {
            hint: 'log in again',
        });
    }
    const verification = await verifyQuietly((0,_http_js__WEBPACK_IMPORTED_MODULE_5__/* .commandHttp */ .W)(terminal, timing), { configFile: paths.configFile, profile });
    terminal.say(describeVerification(verification));
    if (flags.json === true) {
        terminal.result(JSON.stringify({ profile, principal, expiresAt: expiresAt?.toISOString(), ...verification }, null, 2));
    }
    return _exit_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.done;
}
async function verifyQuietly(http, request) {
    const { verifyProfile } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(989)]).then(__webpack_require__.bind(__webpack_require__, 4989));
    return verifyProfile(http, request);
}
function describeVerification(verification) {
    return verification.allowed
        ? `Verified:   a signed call returned the Object Storage namespace ${verification.namespace}`
        : `Verified:   the session is good, but no policy lets it read the Object Storage namespace (${verification.status}); where that is needed: Allow group <group> to read objectstorage-namespaces in tenancy`;
}
async function readSession(paths, profile) {
    const hint = 'log in first (oci-wif login), or name another profile with --profile';
    let token;
    try {
        token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(paths.tokenFile, 'utf8');
    }
    catch (cause) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('input', 'Invalid input', `the profile ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(profile)} has no session in ${paths.sessionDirectory}`, { hint, cause });
    }
    const claims = (0,_federation_claims_js__WEBPACK_IMPORTED_MODULE_9__/* .readClaims */ .I)(token.trim());
    if (!claims)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('files', 'Verification failed', `${paths.tokenFile} holds no session token`, { hint });
    return {
        principal: (0,_printable_js__WEBPACK_IMPORTED_MODULE_8__/* .printable */ .g)(claims.sub ?? '(not said)'),
        expiresAt: claims.exp === undefined ? undefined : new Date(claims.exp * 1000),
    };
}


/***/ }),

/***/ 8207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
function readClaims(jwt) {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt))
        return undefined;
    const [header, claims] = jwt.split('.').slice(0, 2).map(readObject);
    return header && claims && hasRegisteredTypes(claims) ? claims : undefined;
}
function readObject(part) {
    try {
        const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
    }
    catch {
        return undefined;
    }
}
function hasRegisteredTypes({ iss, sub, aud, exp }) {
    const isText = (value) => typeof value === 'string';
    return ([iss, sub].every((claim) => claim === undefined || isText(claim)) &&
        (aud === undefined || [aud].flat().every(isText)) &&
        (exp === undefined || typeof exp === 'number'));
}


/***/ }),

/***/ 4876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8207);


function readSubjectToken(raw, origin) {
    const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .readClaims */ .I)(raw);
    if (claims)
        return { raw, claims };
    const parts = raw.split('.').length;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('input', 'Invalid subject token', `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? '' : 's'} between dots; a JWT has three)`, {
        hint: 'give the token itself, three base64url parts joined by dots, without quotes, a "Bearer" in front or a JSON object around it',
    });
}
function audienceOf(claims) {
    return [claims.aud ?? []].flat().join(', ');
}


/***/ }),

/***/ 8412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf),
/* harmony export */   N: () => (/* binding */ readErrorBody)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3911);

function readErrorBody(body, secrets = []) {
    let json;
    try {
        json = JSON.parse(body);
    }
    catch {
        return undefined;
    }
    const fields = (json ?? {});
    const error = safe(fields.error ?? fields.code, secrets);
    const description = safe(fields.error_description ?? fields.message, secrets);
    return error === undefined && description === undefined ? undefined : { error: error ?? 'error', description };
}
function requestIdOf(answer) {
    return safe(answer.headers['opc-request-id'] ?? answer.headers['x-oracle-dms-ecid']);
}
function safe(value, secrets = []) {
    if (typeof value !== 'string' || value.trim() === '')
        return undefined;
    let text = value;
    for (const secret of secrets)
        if (secret !== '')
            text = text.replaceAll(secret, '(withheld)');
    return (0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text.replace(/eyJ[\w-]+\.[\w-]*(\.[\w-]*)?/g, '(token withheld)'), 500);
}


/***/ }),

/***/ 3911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
function printable(text, limit = 300) {
    const line = text
        .slice(0, limit * 2)
        .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
        .trim();
    return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
function quoted(text) {
    return `"${printable(text, 60)}"`;
}


/***/ }),

/***/ 3602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ diskFailure),
/* harmony export */   b: () => (/* binding */ isMissing)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);

function diskFailure(error, filePath) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
        return error;
    const code = codeOf(error);
    const words = CAUSES[code] ?? `the operating system said ${code}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('files', 'Cannot write profile', `${filePath}: ${words}`, { cause: error });
}
function isMissing(error) {
    return codeOf(error) === 'ENOENT';
}
const CAUSES = {
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left on the device',
    EDQUOT: 'the disk quota is used up',
    ENOTDIR: 'a part of this path is not a directory',
    EISDIR: 'this is a directory',
    EEXIST: 'this already exists',
    ENOENT: 'this does not exist',
    ENOTEMPTY: 'this directory is not empty',
    ENAMETOOLONG: 'the name is too long',
    ELOOP: 'too many symbolic links',
    EFBIG: 'the file would be larger than is allowed here',
    EMFILE: 'too many open files',
};
function codeOf(error) {
    const code = error?.code;
    return typeof code === 'string' ? code : 'nothing that helps';
}


/***/ }),

/***/ 2582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ locateProfile),
/* harmony export */   IU: () => (/* binding */ profilePaths),
/* harmony export */   tt: () => (/* binding */ SESSION_FILES),
/* harmony export */   x3: () => (/* binding */ checkProfileName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9874);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3602);




const SESSION_FILES = { token: 'token', key: 'oci_api_key.pem', publicKey: 'oci_api_key_public.pem' };
async function locateProfile(ociHome, profile) {
    const givenHome = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(ociHome);
    return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
    checkProfileName(profile);
    const sessionsDirectory = node_path__WEBPACK_IMPORTED_MODULE_1__.join(ociHome, 'sessions');
    const sessionDirectory = node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionsDirectory, profile);
    return {
        ociHome,
        givenHome,
        configFile: node_path__WEBPACK_IMPORTED_MODULE_1__.join(ociHome, 'config'),
        sessionsDirectory,
        sessionDirectory,
        tokenFile: node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionDirectory, SESSION_FILES.token),
        keyFile: node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionDirectory, SESSION_FILES.key),
        publicKeyFile: node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionDirectory, SESSION_FILES.publicKey),
    };
}
function checkProfileName(profile) {
    if (/^[A-Za-z0-9._-]{1,128}$/.test(profile) && profile !== '.' && profile !== '..')
        return;
    const rule = 'the profile name may hold 1 to 128 of A-Z a-z 0-9 . _ - and not be "." or ".."';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('files', 'Cannot write profile', rule);
}
async function realPath(absolute) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute);
    }
    catch (error) {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(absolute);
        if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissing */ .b)(error) || parent === absolute)
            throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C)(error, absolute);
        return node_path__WEBPACK_IMPORTED_MODULE_1__.join(await realPath(parent), node_path__WEBPACK_IMPORTED_MODULE_1__.basename(absolute));
    }
}


/***/ }),

/***/ 1244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ checkDomainUrl)
/* harmony export */ });
/* harmony import */ var _value_forms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(203);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5974);


function checkDomainUrl(value, flag = '--domain-url') {
    if (value === undefined || value === '')
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`${flag} is missing`, _value_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .DOMAIN_URL_ALLOWED */ .eO);
    const read = (0,_value_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .readDomainUrl */ .SF)(value);
    if ('problem' in read)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`${flag} ${read.problem}`, _value_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .DOMAIN_URL_ALLOWED */ .eO);
    return read.origin;
}


/***/ }),

/***/ 3995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QN: () => (/* binding */ readLoginIni),
/* harmony export */   oR: () => (/* binding */ readSetupIni)
/* harmony export */ });
/* unused harmony exports readIniFile, LOGIN_INI_KEYS */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3911);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5974);



function readIniFile(text, origin) {
    const values = new Map();
    let section;
    for (const [index, raw] of text
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\n|\r/)
        .entries()) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#') || line.startsWith(';'))
            continue;
        const header = /^\[([^\]]+)\]$/.exec(line)?.[1];
        const [, key, value] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
        if (header !== undefined)
            section = header.trim().toLowerCase();
        else if (key === undefined || value === undefined || section === undefined) {
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`${origin} has in line ${index + 1} neither a section nor a key with a value`, '[Section] and lines KEY = value below it');
        }
        else
            values.set(`${section}.${key.trim().toLowerCase()}`, { value, line: index + 1 });
    }
    return values;
}
const SETUP_KEYS = {
    'identitydomain.iam_guid': 'domainUrl',
    'wifconfig.token_exchange_app_name': 'app',
    'serviceuserconfig.user_name': 'serviceUser',
    'trustconfiguration.issuer': 'issuer',
    'trustconfiguration.jwk_uri': 'jwksUrl',
    'trustconfiguration.impersonationrule': 'rule',
};
const PROFILE_KEY = 'ociconfig.cli_profile';
const ADMIN_KEY = 'wifconfig.admin_app_name';
function readSetupIni(text, origin) {
    const ini = readIniFile(text, origin);
    const known = [...Object.keys(SETUP_KEYS), PROFILE_KEY, ADMIN_KEY];
    refuseStrangers(ini, known, origin);
    const options = { provider: 'oidc' };
    for (const [key, name] of Object.entries(SETUP_KEYS)) {
        const value = ini.get(key)?.value ?? '';
        if (value !== '')
            options[name] = value;
    }
    const notes = ini.has(ADMIN_KEY)
        ? [
            'ADMIN_APP_NAME is not needed: requests are signed with your own profile, and no administrator application is made',
        ]
        : [];
    if (options.serviceUser !== undefined)
        options.name = options.serviceUser.replace(/[^\w.-]/g, '-');
    return { options, profile: ini.get(PROFILE_KEY)?.value, notes };
}
const LOGIN_KEYS = {
    domainUrl: ['identitydomain.iam_guid', 'wifconfig.iam_guid', 'wifconfig.domain_url'],
    clientId: ['wifconfig.oauthclientid', 'wifconfig.client_id'],
    clientSecret: ['wifconfig.oauthclientsecret', 'wifconfig.client_secret'],
    subjectToken: ['wifconfig.jwt', 'wifconfig.jwt_token', 'wifconfig.subject_token', 'token.jwt'],
    region: ['ociconfig.region', 'wifconfig.region'],
    profile: ['ociconfig.cli_profile', 'ociconfig.profile'],
};
const LOGIN_INI_KEYS = Object.values(LOGIN_KEYS).flat();
function readLoginIni(text, origin) {
    const ini = readIniFile(text, origin);
    refuseStrangers(ini, LOGIN_INI_KEYS, origin);
    const find = (name) => LOGIN_KEYS[name].map((key) => ini.get(key)?.value).find((value) => value !== undefined && value !== '');
    return {
        domainUrl: find('domainUrl'),
        clientId: find('clientId'),
        clientSecret: find('clientSecret'),
        subjectToken: find('subjectToken'),
        region: find('region'),
        profile: find('profile'),
    };
}
function refuseStrangers(ini, known, origin) {
    for (const [key, { line }] of ini) {
        if (known.includes(key))
            continue;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('input', 'Invalid input', `${origin} has the key ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(shown(key))} in line ${line}; allowed: ${known.map(shown).join(', ')} (in any case)`);
    }
}
function shown(key) {
    const [section = '', name = ''] = key.split(/\.(.*)/s);
    return `[${section}] ${name.toUpperCase()}`;
}


/***/ }),

/***/ 5660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkForm),
/* harmony export */   o: () => (/* binding */ checkIssuer)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3911);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5974);


function checkIssuer(value, flag = '--issuer') {
    const allowed = 'the https URL that the tokens carry in their claim iss, letter for letter';
    if (value.includes('@'))
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)(`${flag} contains user information (an @)`, allowed);
    if (!URL.canParse(value) || new URL(value).protocol !== 'https:' || /[?#\s]/.test(value)) {
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)(`${flag} is ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(value)}`, allowed);
    }
    return value;
}
function checkForm(flag, value, form, allowed) {
    if (!form.test(value))
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)(`${flag} is ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(value)}`, allowed);
    return value;
}


/***/ }),

/***/ 5974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ refuse)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);

function refuse(problem, allowed) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('input', 'Invalid input', `${problem}; allowed: ${allowed}`);
}


/***/ }),

/***/ 5716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ systemTiming)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

const systemTiming = {
    now: () => Date.now(),
    sleep: async (milliseconds) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds);
    },
    random: () => Math.random(),
};


/***/ }),

/***/ 203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ TENANCY),
/* harmony export */   Cn: () => (/* binding */ PROFILE),
/* harmony export */   O_: () => (/* binding */ OCI_HOME),
/* harmony export */   SF: () => (/* binding */ readDomainUrl),
/* harmony export */   U6: () => (/* binding */ CLIENT_ID),
/* harmony export */   Xu: () => (/* binding */ AUDIENCE),
/* harmony export */   Zg: () => (/* binding */ REGION),
/* harmony export */   eO: () => (/* binding */ DOMAIN_URL_ALLOWED)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3911);

const CLIENT_ID = {
    pattern: /^[!-9;-~]+$/,
    allowed: 'the client id of the confidential application: no blanks, no colon',
};
const REGION = {
    pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/,
    allowed: 'a region identifier such as eu-frankfurt-1 (not a key such as fra)',
};
const TENANCY = {
    pattern: /^ocid1\.tenancy\.[a-z0-9-]+\.[a-z0-9-]*\.[a-z0-9]+$/,
    allowed: 'a tenancy OCID such as ocid1.tenancy.oc1..aaaa',
};
const AUDIENCE = {
    pattern: /^[\x21-\x7e]+$/,
    allowed: 'text without blanks, e.g. https://cloud.oracle.com',
};
const PROFILE = {
    pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
    allowed: 'up to 64 letters, digits, dots, underscores and hyphens, not dots alone',
};
const OCI_HOME = { pattern: /^[ -$&-:<>-~]{1,1024}$/, allowed: 'in printable ASCII without = % and ;' };
const DOMAIN_URL_ALLOWED = 'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
function readDomainUrl(value) {
    if (value.includes('@'))
        return { problem: 'contains user information (an @)' };
    if (!URL.canParse(value))
        return { problem: `is ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, which is not a URL` };
    const url = new URL(value);
    if (url.protocol !== 'https:')
        return { problem: `is ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, which is not https` };
    if (/[?#]/.test(value))
        return { problem: `is ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, with a query or fragment` };
    if (url.pathname !== '/')
        return { problem: `is ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, with the path ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(url.pathname)}` };
    return { origin: url.origin };
}


/***/ })

};
