export const id = 712;
export const ids = [712];
export const modules = {

/***/ 4141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ commandHttp)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(543);
/* harmony import */ var _login_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6410);


const REQUEST_TIMEOUT = Number(_login_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY['request-timeout']);
const MAX_ATTEMPTS = Number(_login_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY['max-attempts']);
const RETRY_TIMEOUT = Number(_login_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY['retry-timeout']);
function commandHttp(terminal, timing) {
    return {
        send: (what, prepare) => (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttpClient */ .u)({
            userAgent: 'oci-wif',
            requestTimeout: REQUEST_TIMEOUT,
            maxAttempts: MAX_ATTEMPTS,
            retryTimeout: RETRY_TIMEOUT,
            overallTimeout: REQUEST_TIMEOUT * MAX_ATTEMPTS,
            onRetry: (line) => {
                terminal.warn(line);
            },
            timing,
        }).send(what, prepare),
    };
}


/***/ }),

/***/ 8712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerify: () => (/* binding */ runVerify)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);
/* harmony import */ var _federation_claims_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8207);
/* harmony import */ var _login_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3265);
/* harmony import */ var _login_verify_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9181);
/* harmony import */ var _profile_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2582);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4865);
/* harmony import */ var _timing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5716);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4141);
/* harmony import */ var _login_request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(216);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8565);












async function runVerify(flags, timing = _timing_js__WEBPACK_IMPORTED_MODULE_5__/* .systemTiming */ .O) {
    const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .createTerminal */ .P)(flags.json === true);
    const { profile, ociHome } = (0,_login_request_js__WEBPACK_IMPORTED_MODULE_8__/* .readLoginPlace */ .$)(flags);
    const paths = await (0,_profile_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .locateProfile */ .A5)(ociHome, profile);
    const { principal, expiresAt } = await readSession(paths, profile);
    terminal.say(`Profile:    ${profile} in ${paths.configFile}`);
    terminal.say(`Principal:  ${principal}`);
    terminal.say(`Expires:    ${expiresAt?.toISOString() ?? '(the session token has no valid expiry)'}`);
    if (expiresAt !== undefined && expiresAt.getTime() <= timing.now()) {
        const detail = `the session of the profile ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(profile)} expired at ${expiresAt.toISOString()}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('denial', 'Verification failed', detail, { hint: 'log in again' });
    }
    const verification = await (0,_login_verify_js__WEBPACK_IMPORTED_MODULE_10__/* .verifyProfile */ .$)((0,_http_js__WEBPACK_IMPORTED_MODULE_7__/* .commandHttp */ .W)(terminal, timing), paths, profile);
    terminal.say(`Verified:   ${(0,_login_result_js__WEBPACK_IMPORTED_MODULE_2__/* .describeVerification */ .X)(verification)}`);
    if (flags.json === true) {
        const result = { profile, principal, expiresAt: expiresAt?.toISOString(), ...verification };
        terminal.result(JSON.stringify(result, null, 2));
    }
    return _exit_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .d.done;
}
async function readSession(paths, profile) {
    const hint = 'log in first (oci-wif login), or name another profile with --profile';
    let token;
    try {
        token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(paths.tokenFile, 'utf8');
    }
    catch (cause) {
        const detail = `the profile ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(profile)} has no session in ${paths.sessionDirectory}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('input', 'Invalid input', detail, { hint, cause });
    }
    const claims = (0,_federation_claims_js__WEBPACK_IMPORTED_MODULE_11__/* .readClaims */ .I)(token.trim());
    if (!claims)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('files', 'Verification failed', `${paths.tokenFile} does not contain a session token`, { hint });
    const expiry = claims.exp === undefined ? undefined : new Date(claims.exp * 1000);
    return {
        principal: (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g)(claims.sub ?? '(the session token has no principal)'),
        expiresAt: expiry !== undefined && Number.isNaN(expiry.getTime()) ? undefined : expiry,
    };
}


/***/ }),

/***/ 543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createHttpClient)
});

// UNUSED EXPORTS: MAX_BODY_BYTES

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./build/failure.js
var build_failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/timing.js
var build_timing = __webpack_require__(5716);
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
;// CONCATENATED MODULE: ./build/http/network-error.js
const MEANINGS = {
    ENOTFOUND: 'could not be reached: the host name does not exist',
    EAI_AGAIN: 'could not be reached: the DNS server does not answer',
    ECONNREFUSED: 'could not be reached: the connection was refused',
    ECONNRESET: 'closed the connection',
    EPIPE: 'closed the connection',
    ETIMEDOUT: 'could not be reached: the connection timed out',
    EHOSTUNREACH: 'could not be reached: no route to the host',
    ENETUNREACH: 'could not be reached: no route to the network',
    CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'has a self-signed TLS certificate; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
    SELF_SIGNED_CERT_IN_CHAIN: 'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority',
    ERR_TLS_CERT_ALTNAME_INVALID: 'has a TLS certificate for another host name',
    ERR_PROTOCOL_SWITCH: 'answered 101 (switching protocols), which is not an answer to this request',
    EPROTO: 'did not answer with TLS; check that the URL and the proxy are right',
    ERR_SSL_WRONG_VERSION_NUMBER: 'did not answer with TLS; check that the URL and the proxy are right',
    ERR_SSL_PACKET_LENGTH_TOO_LONG: 'did not answer with TLS; check that the URL and the proxy are right',
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
function isTransient(error) {
    return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL/.test(codeOf(error) ?? '');
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/http/proxy.js



function proxyHostFor(url) {
    const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
    const name = names.find((candidate) => (process.env[candidate] ?? '') !== '');
    if (name === undefined || bypassesProxy(url.hostname))
        return undefined;
    const value = process.env[name] ?? '';
    try {
        const { hostname, username, password } = new URL(value);
        if (!/^https?:\/\//i.test(value) || hostname === '')
            throw new Error('not the URL of a proxy');
        decodeURIComponent(username + password);
        const proxy = (0,lib/* getProxyUrl */.s_)(url.href);
        return proxy === '' ? undefined : new URL(proxy).host;
    }
    catch {
        throw (0,build_failure/* invalidInput */.aY)(`${name} is not the URL of a proxy`, 'http://host:port or http://user:password@host:port, with "%", "@", ":" and "/" in the password percent-encoded');
    }
}
function bypassesProxy(hostname) {
    const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    const value = [process.env.no_proxy, process.env.NO_PROXY].find((candidate = '') => candidate !== '') ?? '';
    const entries = value.toLowerCase().split(/[\s,]+/);
    return entries.some((entry) => {
        if (entry.startsWith('*.'))
            return host.endsWith(entry.slice(1));
        const [, address = '', bits = ''] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
        return (0,external_node_net_.isIP)(address) !== 0 && (0,external_node_net_.isIP)(host) !== 0 && isInRange(host, address, Number(bits));
    });
}
function isInRange(host, address, bits) {
    const range = new external_node_net_.BlockList();
    try {
        range.addSubnet(address, bits, familyOf(address));
    }
    catch {
        return false;
    }
    return range.check(host, familyOf(host));
}
function familyOf(address) {
    return (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4';
}

;// CONCATENATED MODULE: ./build/http/transient-status.js
function isTransientStatus(status) {
    return status === 408 || status === 425 || status === 429 || status >= 500;
}

// EXTERNAL MODULE: ./build/text/redaction.js
var redaction = __webpack_require__(5447);
;// CONCATENATED MODULE: ./build/http/credentials.js

function protectCredentials({ authorization = '' }) {
    const [, scheme = '', credentials = ''] = /^(\w+) (\S+)$/.exec(authorization) ?? [];
    (0,redaction/* protectSecret */.o)(credentials);
    if (scheme.toLowerCase() !== 'basic')
        return;
    const pair = Buffer.from(credentials, 'base64').toString();
    (0,redaction/* protectSecret */.o)(pair.slice(pair.indexOf(':') + 1));
}

;// CONCATENATED MODULE: ./build/http/client.js










const MAX_BODY_BYTES = 256 * 1024;
function createHttpClient(options) {
    const timing = options.timing ?? build_timing/* systemTiming */.O;
    const started = timing.now();
    let budget;
    const timeLeft = () => budget?.timeLeft() ?? started + options.overallTimeout * 1000 - timing.now();
    return {
        async send(what, prepare) {
            let decide;
            let last;
            for (let attempt = 1;; attempt++) {
                if (last && options.isStopped?.())
                    throw last.failure;
                const request = await prepare(attempt, last?.decision.wasThrottled ?? false);
                if (last && timing.now() >= last.decision.until)
                    throw last.failure;
                protectCredentials(request.headers);
                const proxy = proxyHostFor(new URL(request.url));
                const timeout = Math.max(0, Math.min(options.requestTimeout * 1000, timeLeft()));
                const outcome = await attemptOnce(options.userAgent, request, timeout);
                if (outcome.kind === 'answer' && !isTransientStatus(outcome.answer.status)) {
                    refuseRedirect(what, request, outcome.answer, proxy);
                    return outcome.answer;
                }
                const said = outcome.kind === 'answer' ? `answered ${outcome.answer.status}` : outcome.description;
                if (outcome.kind === 'too-large') {
                    throw new build_failure/* Failure */.HR('mismatch', 'Unexpected response', `${what} ${said}`, { hint: evidence(proxy) });
                }
                budget ??= (await __webpack_require__.e(/* import() */ 728).then(__webpack_require__.bind(__webpack_require__, 4728))).createRetryBudget(options, timing, started);
                decide ??= budget.forRequest();
                const answer = outcome.kind === 'answer' ? outcome.answer : undefined;
                const decision = decide({ status: answer?.status, retryAfter: answer?.headers['retry-after'] });
                const isFinal = outcome.kind === 'error' && !outcome.passing;
                const tries = attempt === 1 ? 'once' : `${attempt} times`;
                const failure = new build_failure/* Failure */.HR('transient', 'Request failed', `${what} ${said}; tried ${tries}${isFinal ? '' : decision.reason}`, {
                    hint: evidence(proxy, outcome, decision.wasThrottled ? options.throttlingHint : undefined),
                    cause: outcome.kind === 'error' ? outcome.cause : undefined,
                });
                if (isFinal || decision.pause === undefined)
                    throw failure;
                const seconds = (decision.pause / 1000).toFixed(1);
                options.onRetry?.(`${what} ${said}; trying again in ${seconds} s (${decision.progress})`);
                await timing.sleep(decision.pause);
                last = { decision, failure };
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
        const client = new SettlingClient(userAgent, [requestOptions(abort.signal, new URL(request.url))], {
            allowRedirects: false,
            allowRetries: false,
        });
        const sent = client.request(request.method, request.url, request.body ?? null, request.headers);
        const { message } = await Promise.race([sent, rejectionOn(abort.signal)]);
        if (message.statusCode === 101)
            throw noAnswer('ERR_PROTOCOL_SWITCH');
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
        return { kind: 'error', description, passing: abort.signal.aborted || isTransient(cause), cause };
    }
    finally {
        clearTimeout(timer);
    }
}
function noAnswer(code) {
    return Object.assign(new Error('no answer'), { code });
}
function rejectionOn(signal) {
    return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
            reject(noAnswer('ETIMEDOUT'));
        });
    });
}
class SettlingClient extends lib/* HttpClient */.Qq {
    requestRawWithCallback(...[info, data, onResult]) {
        const fail = (code) => {
            onResult(noAnswer(code));
        };
        const request = (options, onAnswer) => {
            const sent = info.httpModule.request(options, onAnswer);
            sent.on('upgrade', (_answer, socket) => {
                socket.destroy();
                fail('ERR_PROTOCOL_SWITCH');
            });
            sent.on('close', () => {
                fail('ECONNRESET');
            });
            return sent;
        };
        super.requestRawWithCallback({ ...info, httpModule: { request } }, data, onResult);
    }
}
function requestOptions(signal, { protocol, hostname }) {
    return {
        prepareRequest(options) {
            options.signal = signal;
            if (bypassesProxy(hostname))
                options.agent = protocol === 'http:' ? new external_node_http_.Agent() : new external_node_https_.Agent();
            const { proxyOptions } = options.agent;
            if (proxyOptions)
                proxyOptions.signal = signal;
            else
                options.host = hostname.replace(/^\[|\]$/g, '');
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
function refuseRedirect(what, request, answer, proxy) {
    if (answer.status < 300 || answer.status > 399)
        return;
    const location = answer.headers.location;
    const target = location !== undefined && URL.canParse(location, request.url) ? new URL(location, request.url).host : 'nowhere';
    throw new build_failure/* Failure */.HR('mismatch', 'Unexpected response', `${what} answered ${answer.status}, a redirect to ${target}, which is not followed because it would send the credentials there`, {
        hint: evidence(proxy, { kind: 'answer', answer }) ?? `check the address: ${new URL(request.url).host}`,
    });
}
function evidence(proxy, outcome, advice) {
    const parts = advice === undefined ? [] : [advice];
    if (outcome?.kind === 'answer') {
        const said = (0,error_body/* readErrorBody */.N)(outcome.answer.body);
        if (said)
            parts.push(`it said: ${said.error}${said.description === undefined ? '' : `: ${said.description}`}`);
        const requestId = (0,error_body/* requestIdOf */.G)(outcome.answer);
        if (requestId !== undefined)
            parts.push(`request id: ${requestId}`);
    }
    if (proxy !== undefined)
        parts.push(`sent through the proxy ${proxy}`);
    return parts.length === 0 ? undefined : parts.join('; ');
}


/***/ }),

/***/ 3265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ describeLogin),
/* harmony export */   X: () => (/* binding */ describeVerification)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);

function describeLogin(result, now, renewalEndsWith) {
    const { request, login, subject, paths, verification, renewedUntil } = result;
    const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
    return [
        `Logged in to Oracle Cloud as ${login.principal}`,
        `  tenancy:  ${login.tenancy}`,
        `  subject:  ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(subject.claims.sub ?? '')}`,
        `  profile:  ${request.profile} in ${paths.configFile}`,
        `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
        ...(renewedUntil
            ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`]
            : []),
        ...(verification ? [`  verified: ${describeVerification(verification)}`] : []),
    ];
}
function describeVerification(verification) {
    return verification.allowed
        ? `a signed call returned the Object Storage namespace ${verification.namespace}`
        : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). ` +
            'If your tools need the namespace, add the policy: Allow group <group> to read objectstorage-namespaces in tenancy';
}


/***/ }),

/***/ 9181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ verifyProfile)
/* harmony export */ });
async function verifyProfile(http, { configFile }, profile) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(722)]).then(__webpack_require__.bind(__webpack_require__, 3722));
    return sdk.verifyProfile(http, { configFile, profile });
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


/***/ })

};
