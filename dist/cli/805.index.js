export const id = 805;
export const ids = [805];
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

/***/ 8565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createTerminal)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5628);


function createTerminal(stdoutIsData) {
    const stream = stdoutIsData ? process.stderr : process.stdout;
    const colour = stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
    const paint = (style, text) => colour ? (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(style, text, { validateStream: false }) : text;
    return {
        say: (line = '') => void stream.write(`${line}\n`),
        result: (text) => void process.stdout.write(`${text}\n`),
        secret: (text) => {
            (0,_programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_1__/* .printUnredacted */ .V)(() => process.stdout.write(`${text}\n`));
        },
        warn: (line) => void process.stderr.write(`${paint('yellow', 'Warning')}: ${line}\n`),
        paint,
        interactive: process.stdin.isTTY && stream.isTTY,
    };
}


/***/ }),

/***/ 8207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ describeTime),
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
function readClaims(jwt) {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt))
        return undefined;
    const [header, claims] = jwt.split('.').slice(0, 2).map(readObject);
    return header && claims && hasRegisteredTypes(claims) ? claims : undefined;
}
function describeTime(seconds) {
    const date = new Date(seconds * 1000);
    return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
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

/***/ 8744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ githubSubjectForms)
/* harmony export */ });
const SUBJECT = /^repo:(?<owner>[^/@:]+)(@\d+)?\/(?<name>[^/@:]+)(@\d+)?(?<rest>:.*)$/s;
function githubSubjectForms(claims) {
    const { owner, name, rest } = SUBJECT.exec(claims.sub ?? '')?.groups ?? {};
    if (owner === undefined || name === undefined || rest === undefined)
        return undefined;
    const { repository_owner_id: ownerId, repository_id: id } = claims;
    const immutable = isId(ownerId) && isId(id) ? `repo:${owner}@${ownerId}/${name}@${id}${rest}` : undefined;
    return { classic: `repo:${owner}/${name}${rest}`, immutable };
}
function isId(value) {
    return typeof value === 'string' && /^\d+$/.test(value);
}


/***/ }),

/***/ 4876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5447);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8207);



function readSubjectToken(raw, origin) {
    (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .o)(raw);
    const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .readClaims */ .I)(raw);
    if (claims)
        return { raw, claims };
    const parts = raw.split('.').length;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('input', 'Invalid subject token', `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? '' : 's'} between dots; a JWT has three)`, {
        hint: 'give the token itself, three base64url parts joined by dots, without quotes, the word "Bearer" or a JSON object around it',
    });
}
function audienceOf(claims) {
    return [claims.aud ?? []].flat().join(', ');
}


/***/ }),

/***/ 9140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTextFile: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4865);



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
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('input', 'Invalid input', `${flag}: ${path === '-' ? 'stdin' : (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(path)} ${why}; expected: a file that can be read`, { cause });
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('input', 'Invalid input', `${flag}: ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(path)} is larger than ${LIMIT} characters; expected: the right file`);
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

/***/ 8412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf),
/* harmony export */   N: () => (/* binding */ readErrorBody)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);

function readErrorBody(body) {
    let json;
    try {
        json = JSON.parse(body);
    }
    catch {
        return undefined;
    }
    const fields = (json ?? {});
    const error = textOf(fields.error ?? fields.code);
    const description = textOf(fields.error_description ?? fields.message);
    return error === undefined && description === undefined ? undefined : { error: error ?? 'error', description };
}
function requestIdOf(answer) {
    return textOf(answer.headers['opc-request-id'] ?? answer.headers['x-oracle-dms-ecid']);
}
function textOf(value) {
    return typeof value === 'string' && value.trim() !== '' ? (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(value, 500) : undefined;
}


/***/ }),

/***/ 759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ endpointOverride)
/* harmony export */ });
function endpointOverride(client) {
    const entries = (process.env.CLIENT_HOST_OVERRIDES ?? '').split(';').map((entry) => entry.split('='));
    return entries.find(([name]) => name === client)?.[1];
}


/***/ }),

/***/ 5081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   h7: () => (/* binding */ readListAnswer),
/* harmony export */   it: () => (/* binding */ refusedBy)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _http_error_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8412);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4865);



function readAnswer(answer, what) {
    const json = parse(answer.body);
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
        return json;
    throw unreadable(answer, what);
}
function readListAnswer(answer, what) {
    const json = parse(answer.body);
    if (Array.isArray(json))
        return json;
    throw unreadable(answer, what);
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function unreadable(answer, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('mismatch', 'Unexpected response', `${what} returned ${answer.status} without the expected JSON (${answer.body.length} characters)`, { hint: 'check that --domain-url is the URL of an identity domain and that no proxy answered instead' });
}
function refusedBy(answer, what, administrator) {
    const said = wordsOf(answer.body);
    const detail = `${what} was answered ${answer.status}${said === undefined ? '' : ` (${said})`}`;
    const requestId = (0,_http_error_body_js__WEBPACK_IMPORTED_MODULE_1__/* .requestIdOf */ .G)(answer);
    const evidence = requestId === undefined ? '' : `; request id: ${requestId}`;
    const elsewhere = /home region/i.test(answer.body);
    const status = elsewhere ? 400 : /accessDenied|not authorized/i.test(answer.body) ? 403 : answer.status;
    switch (status) {
        case 401:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('denial', 'Administrator access denied', `${detail}: it does not accept ${administrator.description}`, {
                hint: `check that the session has not expired (oci session authenticate), that the API key is still registered, that this machine's clock is right, and that the profile belongs to the tenancy of the domain${evidence}`,
            });
        case 403:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('denial', 'Administrator access denied', `${detail}: ${administrator.description} does not have permission`, {
                hint: `setup needs the domain role Identity Domain Administrator, and for --allow a policy like "manage policies in tenancy"${evidence}`,
            });
        case 404:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('denial', 'Setup failed', detail, {
                hint: `it does not exist, or ${administrator.description} may not see it; check --domain-url, --policy-compartment and the rights of the administrator${evidence}`,
            });
        default:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('denial', 'Setup failed', detail, { hint: adviceFor(answer.body, said) + evidence });
    }
}
function adviceFor(body, said = '') {
    if (/public.?key.?endpoint|jwk/i.test(said)) {
        return 'the domain downloads the key set when a trust is created; for an issuer that OCI cannot reach, give the keys with --jwks-file or --certificate';
    }
    if (/home region/i.test(body))
        return 'IAM accepts changes only in the home region of the tenancy: use a profile with that region';
    return 'nothing of this step was done; the service gave no further details';
}
function wordsOf(body) {
    const detail = parse(body)?.detail;
    if (typeof detail === 'string' && detail !== '')
        return (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(detail);
    const said = (0,_http_error_body_js__WEBPACK_IMPORTED_MODULE_1__/* .readErrorBody */ .N)(body);
    return said && [said.error, said.description].filter(Boolean).join(': ');
}


/***/ }),

/***/ 4804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ findAdministrator)
/* harmony export */ });
/* unused harmony export configFileOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9874);
/* harmony import */ var _oci_sdk_endpoint_override_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(759);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4865);







async function findAdministrator(options) {
    const { token } = options;
    if (token === undefined || token === '')
        return readProfile(options);
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('input', 'Invalid input', 'OCI_WIF_ADMIN_TOKEN contains spaces or line breaks; expected: one token');
    }
    const bearer = (request) => Promise.resolve(requestOf(request, { ...headersOf(request), authorization: `Bearer ${token}` }));
    const signed = options.profile === undefined ? undefined : (await readProfile(options)).signed;
    return { authorize: bearer, signed, description: 'the access token in OCI_WIF_ADMIN_TOKEN' };
}
function configFileOf(given) {
    const path = given ?? process.env.OCI_CLI_CONFIG_FILE ?? process.env.OCI_CONFIG_FILE ?? '~/.oci/config';
    return path.startsWith('~/') ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), path.slice(2)) : path;
}
async function readProfile(options) {
    const profile = options.profile ?? process.env.OCI_CLI_PROFILE ?? 'DEFAULT';
    const file = configFileOf(options.configFile);
    const { profileSigner } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(121)]).then(__webpack_require__.bind(__webpack_require__, 121));
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file))
            throw new Error('missing');
        const { tenancy, region, realmDomain, sign } = await profileSigner(file, profile);
        const authorize = async (request) => requestOf(request, await sign({ ...request, headers: headersOf(request) }));
        const identityEndpoint = (0,_oci_sdk_endpoint_override_js__WEBPACK_IMPORTED_MODULE_6__/* .endpointOverride */ .K)('oci_identity.IdentityClient') ?? `https://identity.${region}.oci.${realmDomain}`;
        const signed = { authorize, tenancy, region, identityEndpoint };
        return { authorize, signed, description: `the profile ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .T)(profile)} in ${file}` };
    }
    catch (cause) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('input', 'Invalid input', `the administrator's profile ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .T)(profile)} in ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g)(file)} cannot be used`, {
            hint: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file)
                ? 'check that it has tenancy, region, fingerprint, key_file and either user (API key) or security_token_file (oci session authenticate), and that these files exist; choose another with --profile'
                : 'there is no such file: run "oci session authenticate" or "oci setup config", select another file with --oci-config-file, or set OCI_WIF_ADMIN_TOKEN to a personal access token',
            cause,
        });
    }
}
function headersOf({ body, url }) {
    const type = url.includes('/admin/v1/') ? 'application/scim+json' : 'application/json';
    return {
        accept: type,
        'opc-request-id': (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)().replaceAll('-', ''),
        ...(body === undefined ? {} : { 'content-type': type }),
    };
}
function requestOf({ method, url, body }, headers) {
    return { method, url, headers, ...(body === undefined ? {} : { body }) };
}


/***/ }),

/***/ 4801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ identityDomain)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5447);
/* harmony import */ var _admin_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5081);
/* harmony import */ var _identifiers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4089);
/* harmony import */ var _scim_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2541);





function identityDomain(url, administrator, http) {
    const send = (what, request) => http.send(`${what} at ${url}`, () => administrator.authorize(request));
    const address = (path) => `${url}/admin/v1/${path}`;
    const refused = (answer, what) => (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .it)(answer, `${what} at ${url}`, administrator);
    return {
        url,
        async find(type, attribute, value) {
            const query = new URLSearchParams({
                filter: `${attribute} eq ${(0,_scim_js__WEBPACK_IMPORTED_MODULE_4__/* .filterValue */ .sd)(value)}`,
                attributes: _scim_js__WEBPACK_IMPORTED_MODULE_4__/* .ATTRIBUTES */ .iw[type].join(','),
                count: '50',
            });
            const what = `the search for ${singular(type)} ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(value, 80)}`;
            const answer = await send(what, {
                method: 'GET',
                url: address(`${type}?${query.toString().replaceAll('+', '%20')}`),
            });
            if (answer.status !== 200)
                throw refused(answer, what);
            const { Resources: found } = (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .readAnswer */ .JN)(answer, what);
            const all = (Array.isArray(found) ? found : []);
            const same = all.filter((resource) => resource[attribute] === value);
            for (const { id } of same)
                (0,_identifiers_js__WEBPACK_IMPORTED_MODULE_3__/* .identifierOf */ .xP)(id, `${singular(type)} ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(value, 80)}`, 'id');
            return same;
        },
        async get(type, id) {
            const what = `the request for ${singular(type)} ${id}`;
            const attributes = new URLSearchParams({ attributes: _scim_js__WEBPACK_IMPORTED_MODULE_4__/* .ATTRIBUTES */ .iw[type].join(',') });
            const answer = await send(what, { method: 'GET', url: address(`${type}/${id}?${attributes.toString()}`) });
            if (answer.status === 404)
                return undefined;
            if (answer.status !== 200)
                throw refused(answer, what);
            return (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .readAnswer */ .JN)(answer, what);
        },
        async create(type, body) {
            const what = `the creation of ${singular(type)}`;
            const answer = await send(what, { method: 'POST', url: address(type), body: JSON.stringify(body) });
            if (answer.status === 409)
                return undefined;
            if (answer.status !== 201 && answer.status !== 200)
                throw refused(answer, what);
            const created = (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .readAnswer */ .JN)(answer, what);
            if (typeof created.clientSecret === 'string')
                (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .o)(created.clientSecret);
            (0,_identifiers_js__WEBPACK_IMPORTED_MODULE_3__/* .identifierOf */ .xP)(created.id, `${singular(type)} that was created`, 'id');
            return created;
        },
        async patch(type, id, operations) {
            const what = `the change of ${singular(type)} ${id}`;
            const body = JSON.stringify({ schemas: [_scim_js__WEBPACK_IMPORTED_MODULE_4__/* .PATCH_SCHEMA */ .Fm], Operations: operations });
            const answer = await send(what, { method: 'PATCH', url: address(`${type}/${id}`), body });
            if (answer.status < 200 || answer.status > 299)
                throw refused(answer, what);
        },
        async remove(type, id) {
            const what = `the removal of ${singular(type)} ${id}`;
            const answer = await send(what, { method: 'DELETE', url: address(`${type}/${id}`) });
            if (answer.status !== 404 && (answer.status < 200 || answer.status > 299))
                throw refused(answer, what);
        },
        async setAppActive(id, active) {
            const what = `the ${active ? 'activation' : 'deactivation'} of the application ${id}`;
            const body = JSON.stringify({ schemas: [_scim_js__WEBPACK_IMPORTED_MODULE_4__/* .APP_STATUS_SCHEMA */ .Rh], active });
            const answer = await send(what, { method: 'PUT', url: address(`AppStatusChanger/${id}`), body });
            if (answer.status < 200 || answer.status > 299)
                throw refused(answer, what);
        },
        async regenerateSecret(appId) {
            const what = `the regeneration of the client secret of the application ${appId}`;
            const body = JSON.stringify({ schemas: [_scim_js__WEBPACK_IMPORTED_MODULE_4__/* .APP_SECRET_SCHEMA */ .dy], appId });
            const answer = await send(what, { method: 'POST', url: address('AppClientSecretRegenerator'), body });
            if (answer.status !== 201 && answer.status !== 200)
                throw refused(answer, what);
            const { clientSecret } = (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .readAnswer */ .JN)(answer, what);
            if (typeof clientSecret === 'string' && clientSecret !== '') {
                (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .o)(clientSecret);
                return clientSecret;
            }
            throw refused(answer, `${what} returned no secret`);
        },
    };
}
const SINGULAR = {
    Users: 'the user',
    Groups: 'the group',
    Apps: 'the application',
    IdentityPropagationTrusts: 'the trust',
};
function singular(type) {
    return SINGULAR[type];
}


/***/ }),

/***/ 4089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ clientIdOf),
/* harmony export */   J3: () => (/* binding */ userId),
/* harmony export */   Xm: () => (/* binding */ groupOcid),
/* harmony export */   xP: () => (/* binding */ identifierOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4865);


function identifierOf(value, object, identifier) {
    if (typeof value === 'string' && value !== '')
        return value;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('mismatch', 'Unexpected response', `the answer about ${object} contains no ${identifier}`, {
        hint: 'run the same command again in a minute; if the answer stays the same, open the object in the console and report this message',
    });
}
function clientIdOf(app) {
    return identifierOf(app.name, `the application ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(app.displayName)}`, 'client ID (name)');
}
function groupOcid(group) {
    return identifierOf(group.ocid, `the group ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(group.displayName)}`, 'OCID');
}
function userId(user) {
    return identifierOf(user.id, `the user ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(user.userName)}`, 'id');
}


/***/ }),

/***/ 1035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ policyTags),
/* harmony export */   R3: () => (/* binding */ policies),
/* harmony export */   fK: () => (/* binding */ ownerOfPolicy)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _admin_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5081);
/* harmony import */ var _identifiers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4089);



const OWNER_TAG = 'oci-wif';
function policyTags(name) {
    return { [OWNER_TAG]: name };
}
function ownerOfPolicy(policy) {
    return policy.freeformTags?.[OWNER_TAG];
}
function policies(administrator, http) {
    const { signed } = administrator;
    if (!signed) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('input', 'Invalid input', 'policies need signed requests, but only an access token is given; expected: also --profile, with an API key or a session token');
    }
    const send = (what, request) => http.send(`${what} at ${new URL(request.url).origin}`, () => signed.authorize(request));
    let home;
    const homeEndpoint = () => (home ??= findHomeEndpoint(signed, send));
    const change = async (what, method, path, body) => {
        const url = `${await homeEndpoint()}/20160918/policies${path}`;
        return send(what, { method, url, body: body === undefined ? undefined : JSON.stringify(body) });
    };
    return {
        async find(compartment, name) {
            const what = `the search for the policy ${name}`;
            const query = new URLSearchParams({ compartmentId: compartment, name });
            const url = `${signed.identityEndpoint}/20160918/policies?${query.toString()}`;
            const answer = await send(what, { method: 'GET', url });
            if (answer.status !== 200)
                throw (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .refusedBy */ .it)(answer, what, administrator);
            const found = (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readListAnswer */ .h7)(answer, what).find((policy) => policy.name === name);
            if (found)
                (0,_identifiers_js__WEBPACK_IMPORTED_MODULE_2__/* .identifierOf */ .xP)(found.id, `the policy ${name}`, 'OCID (id)');
            return found;
        },
        async create(policy) {
            const what = `the creation of the policy ${policy.name}`;
            const answer = await change(what, 'POST', '', policy);
            if (answer.status === 409)
                return undefined;
            if (answer.status !== 200 && answer.status !== 201)
                throw (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .refusedBy */ .it)(answer, what, administrator);
            const created = (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readAnswer */ .JN)(answer, what);
            (0,_identifiers_js__WEBPACK_IMPORTED_MODULE_2__/* .identifierOf */ .xP)(created.id, `the policy ${policy.name}`, 'OCID (id)');
            return created;
        },
        async replaceStatements(id, statements) {
            const what = 'the change of the policy';
            const answer = await change(what, 'PUT', `/${id}`, { statements });
            if (answer.status !== 200)
                throw (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .refusedBy */ .it)(answer, what, administrator);
        },
        async remove(id) {
            const what = 'the removal of the policy';
            const answer = await change(what, 'DELETE', `/${id}`);
            if (answer.status !== 204 && answer.status !== 200 && answer.status !== 404)
                throw (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .refusedBy */ .it)(answer, what, administrator);
        },
    };
}
async function findHomeEndpoint({ identityEndpoint, tenancy, region }, send) {
    if (!identityEndpoint.includes(`.${region}.`))
        return identityEndpoint;
    const what = "the request for the tenancy's home region";
    const answer = await send(what, {
        method: 'GET',
        url: `${identityEndpoint}/20160918/tenancies/${tenancy}/regionSubscriptions`,
    });
    if (answer.status !== 200)
        return identityEndpoint;
    const subscriptions = (0,_admin_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readListAnswer */ .h7)(answer, what);
    const home = subscriptions.find(({ isHomeRegion }) => isHomeRegion === true)?.regionName;
    return typeof home === 'string' && /^[a-z0-9-]+$/.test(home)
        ? identityEndpoint.replace(`.${region}.`, `.${home}.`)
        : identityEndpoint;
}


/***/ }),

/***/ 2541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C_: () => (/* binding */ USER_EXTENSION),
/* harmony export */   Fm: () => (/* binding */ PATCH_SCHEMA),
/* harmony export */   K2: () => (/* binding */ ownersOf),
/* harmony export */   Pd: () => (/* binding */ TRUST_SCHEMA),
/* harmony export */   Rh: () => (/* binding */ APP_STATUS_SCHEMA),
/* harmony export */   a0: () => (/* binding */ USER_SCHEMA),
/* harmony export */   dy: () => (/* binding */ APP_SECRET_SCHEMA),
/* harmony export */   ep: () => (/* binding */ APP_SCHEMA),
/* harmony export */   iw: () => (/* binding */ ATTRIBUTES),
/* harmony export */   qE: () => (/* binding */ ownerTag),
/* harmony export */   sd: () => (/* binding */ filterValue),
/* harmony export */   uN: () => (/* binding */ GROUP_SCHEMA)
/* harmony export */ });
const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
const USER_EXTENSION = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User';
const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const APP_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:App';
const APP_STATUS_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger';
const APP_SECRET_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator';
const TRUST_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust';
const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const ATTRIBUTES = {
    Users: ['ocid', 'userName', 'active', `${USER_EXTENSION}:serviceUser`, 'tags'],
    Groups: ['ocid', 'displayName', 'members', 'tags'],
    Apps: ['ocid', 'displayName', 'name', 'active', 'isOAuthClient', 'clientType', 'tags'],
    IdentityPropagationTrusts: [
        'ocid',
        'name',
        'issuer',
        'active',
        'publicKeyEndpoint',
        'publicCertificate',
        'oauthClients',
        'subjectType',
        'allowImpersonation',
        'impersonationServiceUsers',
        'impersonatingResource',
        'claimPropagations',
        'clientClaimName',
        'clientClaimValues',
        'tags',
    ],
};
const OWNER_TAG = 'oci-wif';
function ownerTag(name) {
    return { key: OWNER_TAG, value: name };
}
function ownersOf(resource) {
    return (resource.tags ?? []).filter(({ key }) => key === OWNER_TAG).map(({ value }) => value);
}
function filterValue(text) {
    return JSON.stringify(text);
}


/***/ }),

/***/ 6428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ certificateForKey),
/* harmony export */   HP: () => (/* binding */ keyOfTrust),
/* harmony export */   el: () => (/* binding */ sameKey),
/* harmony export */   kc: () => (/* binding */ publicKeyOf),
/* harmony export */   sD: () => (/* binding */ oneLineOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);


function certificateForKey(jwk) {
    const [first] = jwk.x5c ?? [];
    if (first !== undefined)
        return publicKeyOf(armoured(Buffer.from(first, 'base64')), 'x5c in --jwks-file').pem;
    let key;
    try {
        key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: { kty: 'RSA', n: jwk.n, e: jwk.e }, format: 'jwk' });
    }
    catch {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)('--jwks-file holds an RSA key that cannot be read', 'base64url modulus n and exponent e');
    }
    checkSize(key, '--jwks-file');
    return wrap(key);
}
function publicKeyOf(pem, origin) {
    let key;
    let certificate;
    try {
        if (pem.includes('BEGIN CERTIFICATE')) {
            const parsed = new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem);
            key = parsed.publicKey;
            certificate = parsed.toString();
        }
        else {
            if (pem.includes('PRIVATE KEY'))
                throw new Error('private');
            key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
        }
    }
    catch {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} is not a readable certificate`, 'a PEM that begins with -----BEGIN CERTIFICATE----- or -----BEGIN PUBLIC KEY-----');
    }
    if (key.asymmetricKeyType !== 'rsa')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} is not of an RSA key`, 'RSA; OCI verifies RS256');
    checkSize(key, origin);
    return { pem: certificate ?? wrap(key), key };
}
function oneLineOf(pem) {
    return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem).raw.toString('base64');
}
function keyOfTrust(publicCertificate) {
    const isArmoured = publicCertificate.includes('-----');
    const pem = isArmoured ? publicCertificate : armoured(Buffer.from(publicCertificate, 'base64'));
    return publicKeyOf(pem, 'the certificate of the trust').key;
}
function sameKey(publicCertificate, pem) {
    try {
        return keyOfTrust(publicCertificate).equals(publicKeyOf(pem, '').key);
    }
    catch {
        return false;
    }
}
function checkSize(key, origin) {
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits < 2048)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} holds an RSA key of ${bits} bits`, '2048 bits or more');
}
const RSA_WITH_SHA256 = sequence(oid('2a864886f70d01010b'), Buffer.from('0500', 'hex'));
function wrap(key) {
    const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('Public key of an issuer')))));
    const toBeSigned = sequence(der(0x02, Buffer.from([1])), RSA_WITH_SHA256, name, sequence(der(0x17, Buffer.from('250101000000Z')), der(0x18, Buffer.from('99991231235959Z'))), name, key.export({ type: 'spki', format: 'der' }));
    const { privateKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('rsa', { modulusLength: 2048 });
    const signature = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSign)('sha256').update(toBeSigned).sign(privateKey);
    return armoured(sequence(toBeSigned, RSA_WITH_SHA256, der(0x03, Buffer.concat([Buffer.from([0]), signature]))));
}
function sequence(...parts) {
    return der(0x30, Buffer.concat(parts));
}
function oid(hex) {
    return der(0x06, Buffer.from(hex, 'hex'));
}
function der(tag, content) {
    const { length } = content;
    const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
function armoured(content) {
    const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}


/***/ }),

/***/ 6359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HM: () => (/* binding */ unconfirmedParts),
/* harmony export */   hF: () => (/* binding */ evidenceFor),
/* harmony export */   jB: () => (/* binding */ QUOTED)
/* harmony export */ });
const QUOTED = 'public reports disagree about quoted values: most say that they do not match, some that they do';
function unconfirmedParts(rule) {
    const values = rule.flat().map(({ value }) => value);
    return [
        ...(rule.some((terms) => terms.length > 1) ? ['"and"'] : []),
        ...(rule.length > 1 ? ['"or"'] : []),
        ...(values.some((value) => value.includes('*') && value !== '*') ? ['"*" inside a value'] : []),
    ];
}
function evidenceFor(rule) {
    const parts = unconfirmedParts(rule);
    return parts.length === 0
        ? []
        : [`  not confirmed by any public report: ${parts.join(', ')}; test it with --subject-token-file`];
}


/***/ }),

/***/ 1369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JL: () => (/* binding */ rulesOverlap),
/* harmony export */   W: () => (/* binding */ ruleMatches),
/* harmony export */   dH: () => (/* binding */ readRule),
/* harmony export */   jf: () => (/* binding */ checkTerm),
/* harmony export */   oC: () => (/* binding */ writeRule),
/* harmony export */   qA: () => (/* binding */ termMatches),
/* harmony export */   qi: () => (/* binding */ refuseEverybody)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);


function readRule(text) {
    const words = text.trim().split(/\s+/);
    const alternatives = [[]];
    for (let i = 0; i < words.length; i += 4) {
        const [claim = '', operator = '', value = '', connector] = words.slice(i, i + 4);
        const lower = operator.toLowerCase();
        if (!/^[\w.:/-]+$/.test(claim) || value === '' || (lower !== 'eq' && lower !== 'co'))
            return undefined;
        alternatives.at(-1)?.push({ claim, operator: lower, value });
        if (connector === undefined)
            return alternatives;
        if (connector.toLowerCase() === 'or')
            alternatives.push([]);
        else if (connector.toLowerCase() !== 'and')
            return undefined;
    }
    return undefined;
}
function writeRule(rule) {
    return rule
        .map((terms) => terms.map(({ claim, operator, value }) => `${claim} ${operator} ${value}`).join(' and '))
        .join(' or ');
}
function ruleMatches(rule, claims) {
    return rule.some((terms) => terms.every((term) => termMatches(term, claims)));
}
function termMatches({ claim, operator, value }, claims) {
    const actual = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
    if (typeof actual !== 'string')
        return false;
    return operator === 'co' ? actual.includes(value) : matchesWildcard(value.split('*'), actual);
}
function matchesWildcard(parts, text) {
    const [first = '', ...rest] = parts;
    const last = rest.pop();
    if (last === undefined)
        return text === first;
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
        return false;
    let from = first.length;
    const end = text.length - last.length;
    for (const part of rest) {
        const at = text.indexOf(part, from);
        if (at < 0 || at + part.length > end)
            return false;
        from = at + part.length;
    }
    return true;
}
function checkTerm({ claim, operator, value }, origin) {
    if (!/^[A-Za-z_][\w.:/-]*$/.test(claim)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} names the claim ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(claim)}`, 'letters, digits and _ . : / -');
    }
    if (value === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} gives no value for the claim ${claim}`, 'text without spaces');
    const quote = /^(['"])(.*)\1$/su.exec(value);
    if (quote) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} has quotes around ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(quote[2] ?? '')}; most public reports say that quoted values do not match`, `${claim} ${operator} ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(quote[2] ?? '')}`);
    }
    const unusable = /[\p{C}\p{Z}'"`()\\]/u.exec(value)?.[0];
    if (unusable !== undefined) {
        const named = /[\p{C}\p{Z}]/u.test(unusable) ? 'a space or a control character' : unusable;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} has ${named} in ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, which a rule cannot match`, 'letters, digits and punctuation other than quotes, parentheses and backslashes, without spaces; with eq, a * stands for any text');
    }
    if (operator === 'co' && value.includes('*')) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`${origin} has a * in ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}, but "co" has no wildcard`, '* only with eq');
    }
}
const SAYS_NOTHING = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti', 'typ']);
function refuseEverybody(rule, pinning) {
    const open = rule.find((terms) => !terms.some((term) => pins(term, pinning)));
    if (!open)
        return;
    const claims = pinning
        ? Object.keys(pinning).join(', ')
        : 'sub, or another claim about the workload (not iss or aud)';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`the rule "${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(writeRule([open]))}" trusts everyone who can get a token from this issuer`, `a rule that identifies the workload: ${claims}, with a value that is more than a wildcard`);
}
function pins({ claim, operator, value }, pinning) {
    if (SAYS_NOTHING.has(claim))
        return false;
    if (!pinning)
        return value.replaceAll('*', '').replace(/[^\p{L}\p{N}]/gu, '') !== '';
    const pattern = Object.hasOwn(pinning, claim) ? pinning[claim] : undefined;
    return operator === 'eq' && pattern?.test(value) === true;
}
function rulesOverlap(one, other) {
    return (one.some((terms) => ruleMatches(other, exampleOf(terms))) ||
        other.some((terms) => ruleMatches(one, exampleOf(terms))));
}
function exampleOf(terms) {
    return Object.fromEntries(terms.map(({ claim, value }) => [claim, value.replaceAll('*', 'x')]));
}


/***/ }),

/***/ 5718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ readExpiry),
/* harmony export */   J7: () => (/* binding */ resourceConditions),
/* harmony export */   VR: () => (/* binding */ expiryCondition),
/* harmony export */   jX: () => (/* binding */ readAllowance),
/* harmony export */   mQ: () => (/* binding */ composeStatement),
/* harmony export */   p1: () => (/* binding */ expiryOf)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);


const EXAMPLE = '"<inspect|read|use|manage> <resource type or family> in <tenancy|compartment id OCID>", optionally with "where <condition>"';
function readAllowance(text) {
    const line = text.trim().replace(/\s+/g, ' ');
    const parts = /^(?<permission>(inspect|read|use|manage) [a-z][a-z0-9-]* in (tenancy|compartment id ocid1\.[\w.-]+|compartment [\w.:-]+))(?: where (?<condition>\S.*))?$/i.exec(line)?.groups;
    if (!parts?.permission || /[\p{C}]/u.test(text))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`--allow is ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}`, EXAMPLE);
    return { permission: parts.permission, condition: parts.condition };
}
function readExpiry(text, now) {
    const [date = '', time = 'T00:00Z'] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\dZ)?$/.exec(text)?.slice(1) ?? [];
    const parsed = new Date(`${date}${time}`);
    if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(date)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`--expires is ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}`, 'YYYY-MM-DD (expires when that day begins, UTC) or YYYY-MM-DDThh:mmZ');
    }
    if (parsed.getTime() <= now) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`--expires is ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text)}, which has passed: the statements would grant nothing`, 'a day in the future; to withdraw the permissions, use --remove');
    }
    return `${date}${time}`;
}
function expiryOf(statement) {
    const text = /request\.utc-timestamp before '([^']+)'/.exec(statement)?.[1];
    const date = new Date(text ?? '');
    return Number.isNaN(date.getTime()) ? undefined : date;
}
function expiryCondition(expires) {
    return `request.utc-timestamp before '${expires}'`;
}
function resourceConditions(alternatives) {
    return alternatives.map((terms) => [
        "request.principal.type='identityfederateddomainapp'",
        ...terms.map(({ claim, operator, value }) => {
            if (operator !== 'eq' || value.includes('*')) {
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(`the condition "${claim} ${operator} ${value}" cannot be written into a policy`, 'with --token-type rpst, eq without wildcards');
            }
            const variable = claim === 'sub' ? 'name' : `ext_${claim}`;
            return `request.principal.${variable}='${value}'`;
        }),
    ]);
}
function composeStatement(principal, { permission, condition }, conditions) {
    const all = [...conditions, ...(condition === undefined ? [] : [condition])];
    const [only, ...others] = all;
    const where = only === undefined ? '' : others.length === 0 ? ` where ${only}` : ` where all {${all.join(', ')}}`;
    return `Allow ${principal} to ${permission}${where}`;
}


/***/ }),

/***/ 9556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ explainRule)
/* harmony export */ });
/* harmony import */ var _federation_github_subject_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8744);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);
/* harmony import */ var _desired_rule_evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6359);
/* harmony import */ var _desired_rule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1369);




function explainRule(text, claims) {
    const rule = (0,_desired_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .readRule */ .dH)(text);
    if (rule && (0,_desired_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleMatches */ .W)(rule, claims))
        return { matches: true, mistake: undefined, text: 'matches' };
    const no = (mistake, why) => ({ matches: false, mistake, text: why });
    if (/["']/.test(text)) {
        const bare = explainRule(text.replace(/["']/g, ''), claims);
        return bare.matches
            ? no('quoted', `its value is quoted, and ${_desired_rule_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .QUOTED */ .jB}; without the quotes, the rule matches`)
            : { ...bare, text: `${bare.text}; also, its value is quoted, and ${_desired_rule_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .QUOTED */ .jB}` };
    }
    if (!rule)
        return no('unreadable', 'it does not have the form <claim> eq|co <value>, joined by and/or, and matches nothing');
    const term = closestFailure(rule, claims);
    const actual = Object.hasOwn(claims, term.claim) ? claims[term.claim] : undefined;
    if (actual === undefined)
        return no('missing', `the token has no claim ${term.claim}`);
    if (typeof actual !== 'string') {
        return no('not-text', `the claim ${term.claim} is not text (${JSON.stringify(actual).slice(0, 40)}), and rules match only text`);
    }
    return explainDifference(term, actual, claims, no);
}
function explainDifference(term, actual, claims, no) {
    const forms = term.claim === 'sub' ? (0,_federation_github_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .githubSubjectForms */ .l)(claims) : undefined;
    const other = forms && [forms.classic, forms.immutable].find((form) => form !== undefined && form !== actual);
    if (other !== undefined && (0,_desired_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .termMatches */ .qA)(term, { sub: other })) {
        return no('immutable', `it expects ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(other)}, but GitHub sends ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(actual)}: this repository ${actual === forms?.classic ? 'does not use' : 'uses'} immutable subjects`);
    }
    const context = (subject) => /:(environment|ref|pull_request)(?=:|$)/.exec(subject.replace(/^repo:[^:]*/, ''))?.[1];
    const wantedContext = forms ? context(term.value) : undefined;
    const actualContext = forms ? context(actual) : undefined;
    if (actualContext === 'environment' && wantedContext !== 'environment') {
        return no('environment', `it expects a branch or tag, but the job uses an environment, which replaces them in the subject: ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(actual)}`);
    }
    if (wantedContext === 'environment' && actualContext !== 'environment') {
        return no('environment', `it expects an environment, but the job uses none: the subject is ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(actual)}`);
    }
    if (actualContext === 'pull_request' && wantedContext !== 'pull_request') {
        return no('pull-request', `it expects a branch or tag, but the job ran for a pull request: the subject is ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(actual)}`);
    }
    return no('differs', differenceIn(term, actual));
}
function closestFailure(rule, claims) {
    const failing = rule.map((terms) => terms.filter((term) => !(0,_desired_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .termMatches */ .qA)(term, claims)));
    const [closest] = failing.sort((one, other) => one.length - other.length);
    return closest?.[0] ?? { claim: 'sub', operator: 'eq', value: '' };
}
function differenceIn({ claim, operator, value }, actual) {
    if (operator === 'co')
        return `the claim ${claim} does not contain ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(value)}: ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(actual)}`;
    const fixed = value.split('*')[0] ?? '';
    let same = 0;
    while (same < fixed.length && fixed[same] === actual[same])
        same++;
    while (same > 0 && /[\w.-]/.test(fixed[same - 1] ?? ''))
        same--;
    const start = same === 0 ? '' : `, equal up to "${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(fixed.slice(0, same))}"`;
    const letterCase = value.toLowerCase() === actual.toLowerCase() ? '; only the case differs' : '';
    return `the claim ${claim} differs${start}: the rule has "${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(value.slice(same))}", the token "${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(actual.slice(same))}"${letterCase}`;
}


/***/ }),

/***/ 7141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ shellQuoted)
/* harmony export */ });
function shellQuoted(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
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
