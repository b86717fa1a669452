import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE_node_http_b674be28__ from "node:http";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        Buffer.from(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   aY: () => (/* binding */ invalidInput)
/* harmony export */ });
/* unused harmony export PHRASES */
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(447);

const PHRASES = (/* unused pure expression or super */ null && ([
    'Invalid input',
    'No subject token',
    'Invalid subject token',
    'Identity token request refused',
    'Token exchange denied',
    'Request failed',
    'Unexpected response',
    'Session token rejected',
    'Wrong tenancy',
    'Verification failed',
    'Registry login failed',
    'Invalid OCI config file',
    'Cannot write profile',
    'Cannot write runner file',
    'Administrator access denied',
    'Setup failed',
    'Setup conflict',
    'Cannot write secret',
]));
class Failure extends Error {
    name = 'Failure';
    kind;
    phrase;
    detail;
    hint;
    constructor(kind, phrase, detail, options = {}) {
        const safeDetail = (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(detail);
        super(`${phrase}: ${safeDetail}`, 'cause' in options ? { cause: options.cause } : {});
        this.kind = kind;
        this.phrase = phrase;
        this.detail = safeDetail;
        this.hint = options.hint === undefined ? undefined : (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(options.hint);
    }
    with(changes) {
        const hints = [this.hint, changes.furtherHint].filter((hint) => hint !== undefined);
        return new Failure(this.kind, changes.phrase ?? this.phrase, changes.detail ?? this.detail, {
            hint: hints.length === 0 ? undefined : hints.join('\n'),
            cause: this,
        });
    }
}
function invalidInput(problem, expected) {
    return new Failure('input', 'Invalid input', `${problem}; expected: ${expected}`);
}


/***/ }),

/***/ 207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(874);
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(447);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(207);



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

/***/ 412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf),
/* harmony export */   N: () => (/* binding */ readErrorBody)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(865);

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

/***/ 628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ redactOutput)
/* harmony export */ });
/* unused harmony export printUnredacted */
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(447);

let isSuspended = false;
function redactOutput() {
    for (const stream of [process.stdout, process.stderr]) {
        const write = stream.write.bind(stream);
        stream.write = (chunk, ...more) => write(typeof chunk === 'string' && !isSuspended ? (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(chunk) : chunk, ...more);
    }
}
function printUnredacted(print) {
    isSuspended = true;
    try {
        print();
    }
    finally {
        isSuspended = false;
    }
}


/***/ }),

/***/ 638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ runProgram)
});

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./build/programs/run-program.js

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
        return (0,external_node_child_process_namespaceObject.spawn)(command, { ...options, shell: true });
    const [program, ...args] = command;
    return (0,external_node_child_process_namespaceObject.spawn)(program, args, options);
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

/***/ 657:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(628);
/* harmony import */ var _renewal_process_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(866);


(0,_programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_0__/* .redactOutput */ .n)();
await (0,_renewal_process_js__WEBPACK_IMPORTED_MODULE_1__/* .runRenewer */ .E)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ runRenewer)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/timing.js

const systemTiming = {
    now: () => Date.now(),
    sleep: async (milliseconds) => {
        await (0,promises_namespaceObject.setTimeout)(milliseconds);
    },
    random: () => Math.random(),
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
// EXTERNAL MODULE: ./build/failure.js
var build_failure = __nccwpck_require__(874);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/files/disk-failure.js

function disk_failure_diskFailure(error, filePath) {
    if (error instanceof build_failure/* Failure */.HR)
        return error;
    const code = codeOf(error);
    const words = CAUSES[code] ?? `the operating system reported ${code}`;
    return new build_failure/* Failure */.HR('files', 'Cannot write profile', `${filePath}: ${words}`, { cause: error });
}
function disk_failure_isMissing(error) {
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
    return typeof code === 'string' ? code : 'an unknown error';
}

;// CONCATENATED MODULE: ./build/profile/config-lock.js






const INTERVAL = { longest: 50, shortest: 8 };
const LOOK_INTERVAL = 200;
const LONGEST_WAIT = 120_000;
const ATTEMPTS = 5;
const STALE = 5_000;
async function withConfigLock(configFile, task, { patience = 15_000, prepare = () => Promise.resolve() } = {}) {
    const lockPath = `${configFile}.lock`;
    const ours = await acquire(lockPath, patience, prepare);
    try {
        return await task(() => {
            if (identityOf(lockPath) !== ours)
                throw held(lockPath);
        });
    }
    finally {
        if (identityOf(lockPath) === ours)
            await (0,promises_.rmdir)(lockPath).catch(() => undefined);
    }
}
async function acquire(lockPath, patience, prepare) {
    const start = performance.now();
    let observed;
    let [lastLook, missing] = [-Infinity, 0];
    let isPrepared = false;
    for (;;) {
        try {
            if (!isPrepared)
                await prepare();
            isPrepared = true;
            await (0,promises_.mkdir)(lockPath, { mode: 0o700 });
            const identity = identityOf(lockPath);
            if (identity !== undefined)
                return identity;
        }
        catch (error) {
            if (disk_failure_isMissing(error)) {
                isPrepared = false;
                missing += 1;
                if (missing < ATTEMPTS)
                    continue;
            }
            if (!isHeld(error))
                throw disk_failure_diskFailure(error, lockPath);
        }
        const now = performance.now();
        if (now - lastLook >= LOOK_INTERVAL) {
            lastLook = now;
            const identity = identityOf(lockPath);
            if (!observed || observed.identity !== identity)
                observed = { identity, since: now };
            await removeStale(lockPath, now - observed.since >= STALE);
        }
        if (now - (observed?.since ?? start) >= patience || now - start >= LONGEST_WAIT)
            throw held(lockPath);
        await (0,promises_namespaceObject.setTimeout)(pauseAfter(now - start));
    }
}
function pauseAfter(waited) {
    const interval = INTERVAL.longest / (1 + waited / 1_000);
    return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld(error) {
    const code = error?.code;
    return code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32');
}
async function removeStale(lockPath, isUnchanged) {
    try {
        const { mtimeMs } = await (0,promises_.stat)(lockPath);
        if (!isUnchanged && Date.now() - mtimeMs < STALE)
            return;
        const aside = `${lockPath}.${(0,external_node_crypto_namespaceObject.randomUUID)()}`;
        await (0,promises_.rename)(lockPath, aside);
        await (0,promises_.rm)(aside, { recursive: true });
    }
    catch {
    }
}
function identityOf(lockPath) {
    const stats = (0,external_node_fs_namespaceObject.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
    return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
    return new build_failure/* Failure */.HR('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
        hint: 'Try again when that process has ended. If there is no such process, remove this directory.',
    });
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/files/private-files.js





const READ_LIMIT = 32 * 1024 * 1024;
async function writePrivateFile(filePath, content) {
    let handle;
    try {
        handle = await (0,promises_.open)(filePath, 'wx', 0o600);
    }
    catch (error) {
        throw disk_failure_diskFailure(error, filePath);
    }
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        await (0,promises_.rm)(filePath, { force: true });
        throw disk_failure_diskFailure(error, filePath);
    }
}
async function stageFile(filePath, content, suffix, mode) {
    const temporary = temporaryName(filePath, suffix);
    const old = await inspectFile(filePath);
    await writePrivateFile(temporary, content);
    const discard = () => (0,promises_.rm)(temporary, { force: true });
    return {
        discard,
        async commit() {
            try {
                if (old)
                    await copyOwnership(temporary, old);
                if (mode !== undefined)
                    await (0,promises_.chmod)(temporary, mode);
                await (0,promises_.rename)(temporary, filePath);
            }
            catch (error) {
                await discard();
                throw disk_failure_diskFailure(error, filePath);
            }
        },
    };
}
function temporaryName(filePath, suffix) {
    return external_node_path_namespaceObject.join(external_node_path_namespaceObject.dirname(filePath), `.${external_node_path_namespaceObject.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT) {
    const found = await inspectFile(filePath);
    if (!found)
        return undefined;
    if (found.size > limit)
        throw refusal(filePath, `is larger than ${limit} bytes`);
    try {
        const handle = await (0,promises_.open)(filePath, external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0));
        try {
            return await handle.readFile();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        if (disk_failure_isMissing(error))
            return undefined;
        throw disk_failure_diskFailure(error, filePath);
    }
}
async function inspectFile(filePath) {
    const found = await inspect(filePath);
    if (found && !found.isFile())
        throw refusal(filePath, `is ${kindOf(found)}, not a regular file`);
    return found;
}
async function inspectDirectory(directory, { refuseShared = false } = {}) {
    const found = await inspect(directory);
    if (!found)
        return false;
    if (!found.isDirectory())
        throw refusal(directory, `is ${kindOf(found)}, not a directory`);
    if (refuseShared && isWritableByOthers(found)) {
        throw refusal(directory, 'can be written by other users', `Run: chmod go-w '${directory}'`);
    }
    return true;
}
function isWritableByOthers({ mode }) {
    return process.platform !== 'win32' && (mode & 0o022) !== 0;
}
async function isPrivateDirectory(directory) {
    const found = await lstat(directory).catch(() => undefined);
    return found?.isDirectory() === true && (process.platform === 'win32' || (found.mode & 0o077) === 0);
}
async function makePrivateDirectory(directory) {
    for (let attempt = 1;; attempt += 1) {
        try {
            const first = await mkdir(directory, { recursive: true, mode: 0o700 });
            return first === undefined ? 0 : path.relative(path.dirname(first), directory).split(path.sep).length;
        }
        catch (error) {
            if (!isMissing(error) || attempt === 5)
                throw diskFailure(error, directory);
        }
    }
}
async function moveDirectory(from, to) {
    try {
        await rename(from, to);
    }
    catch (error) {
        throw diskFailure(error, to);
    }
}
async function copyOwnership(filePath, { mode, uid, gid }) {
    const handle = await (0,promises_.open)(filePath, 'r');
    try {
        const ours = await handle.stat();
        if (ours.uid !== uid || ours.gid !== gid)
            await (0,promises_.chown)(filePath, uid, gid).catch(() => undefined);
        await handle.chmod(mode & 0o777);
    }
    finally {
        await handle.close();
    }
}
async function inspect(anyPath) {
    try {
        return await (0,promises_.lstat)(anyPath);
    }
    catch (error) {
        if (disk_failure_isMissing(error))
            return undefined;
        throw disk_failure_diskFailure(error, anyPath);
    }
}
function kindOf(found) {
    if (found.isSymbolicLink())
        return 'a symbolic link';
    if (found.isDirectory())
        return 'a directory';
    return found.isFile() ? 'a file' : 'a special file';
}
function refusal(anyPath, defect, hint) {
    return new build_failure/* Failure */.HR('files', 'Cannot write profile', `${anyPath} ${defect}`, hint === undefined ? {} : { hint });
}

;// CONCATENATED MODULE: ./build/keys/fingerprint.js

function keyFingerprint(pem) {
    const der = (0,external_node_crypto_namespaceObject.createPublicKey)(pem).export({ type: 'spki', format: 'der' });
    const pairs = (0,external_node_crypto_namespaceObject.createHash)('md5').update(der).digest('hex').match(/../g) ?? [];
    return pairs.join(':');
}

;// CONCATENATED MODULE: ./build/profile/profile-name.js

const PROFILE_NAME = {
    pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
    expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots',
};
function checkProfileName(profile) {
    if (PROFILE_NAME.pattern.test(profile))
        return;
    throw new build_failure/* Failure */.HR('files', 'Cannot write profile', `the profile name is not valid: use ${PROFILE_NAME.expected}`);
}

;// CONCATENATED MODULE: ./build/profile/profile-paths.js




const SESSION_FILES = { token: 'token', key: 'oci_api_key.pem', publicKey: 'oci_api_key_public.pem' };
async function locateProfile(ociHome, profile) {
    const givenHome = path.resolve(ociHome);
    return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
    checkProfileName(profile);
    const sessionsDirectory = external_node_path_namespaceObject.join(ociHome, 'sessions');
    const sessionDirectory = external_node_path_namespaceObject.join(sessionsDirectory, profile);
    return {
        ociHome,
        givenHome,
        configFile: external_node_path_namespaceObject.join(ociHome, 'config'),
        sessionsDirectory,
        sessionDirectory,
        tokenFile: external_node_path_namespaceObject.join(sessionDirectory, SESSION_FILES.token),
        keyFile: external_node_path_namespaceObject.join(sessionDirectory, SESSION_FILES.key),
        publicKeyFile: external_node_path_namespaceObject.join(sessionDirectory, SESSION_FILES.publicKey),
    };
}
async function realPath(absolute) {
    try {
        return await realpath(absolute);
    }
    catch (error) {
        const parent = path.dirname(absolute);
        if (!isMissing(error) || parent === absolute)
            throw diskFailure(error, absolute);
        return path.join(await realPath(parent), path.basename(absolute));
    }
}

;// CONCATENATED MODULE: ./build/profile/key-fingerprint.js




async function fingerprintIn(sessionDirectory) {
    for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
        try {
            const pem = await readRegularFile(external_node_path_namespaceObject.join(sessionDirectory, name), 65_536);
            if (pem)
                return keyFingerprint(pem);
        }
        catch {
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/profile/profile-receipt.js



function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }) {
    checkProfileName(profile);
    checkLoginId(loginId);
    const sound = external_node_path_namespaceObject.isAbsolute(ociHome) &&
        external_node_path_namespaceObject.normalize(ociHome) === ociHome &&
        /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) &&
        Number.isInteger(missingDirectories);
    if (!sound)
        throw new build_failure/* Failure */.HR('files', 'Cannot write profile', 'the record of the login is invalid');
}
function checkLoginId(loginId) {
    if (/^[0-9a-f]{8,64}$/.test(loginId))
        return;
    throw new build_failure/* Failure */.HR('files', 'Cannot write profile', 'the id of a login must be 8 to 64 hexadecimal digits');
}

;// CONCATENATED MODULE: ./build/profile/token-replacement.js







async function replaceToken(receipt, token) {
    checkReceipt(receipt);
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new build_failure/* Failure */.HR('files', 'Cannot write profile', 'the session token is empty or contains spaces or line breaks');
    }
    const paths = profilePaths(receipt.ociHome, receipt.profile);
    const whole = (await inspectDirectory(paths.sessionsDirectory)) && (await inspectDirectory(paths.sessionDirectory));
    if (!whole)
        throw gone(paths.sessionDirectory);
    await withConfigLock(paths.configFile, async (assertHeld) => {
        if ((await fingerprintIn(paths.sessionDirectory)) !== receipt.fingerprint)
            throw gone(paths.sessionDirectory);
        const file = await stageFile(paths.tokenFile, token, (0,external_node_crypto_namespaceObject.randomBytes)(8).toString('hex'));
        try {
            assertHeld();
        }
        catch (error) {
            await file.discard();
            throw error;
        }
        await file.commit();
    });
}
async function holdsKeyOf(receipt) {
    const { sessionDirectory } = profilePaths(receipt.ociHome, receipt.profile);
    return (await fingerprintIn(sessionDirectory)) === receipt.fingerprint;
}
function gone(sessionDirectory) {
    return new build_failure/* Failure */.HR('files', 'Cannot write profile', `${sessionDirectory} no longer contains the key of this login`);
}

// EXTERNAL MODULE: ./build/programs/run-program.js + 1 modules
var run_program = __nccwpck_require__(638);
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
        const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
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
    const { exitCode, stdout } = await (0,run_program/* runProgram */.m)({
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

;// CONCATENATED MODULE: ./build/renewal/job-watch.js



function watchJob(request, timing, isStopped) {
    let checksWithoutProfile = 0;
    return async () => {
        if (isStopped())
            return 'it was told to end';
        if (timing.now() >= request.endBy)
            return 'the time limit is reached';
        if (request.runner && !(await isRunning(request.runner)))
            return 'the process of the job has ended';
        if (!(await isDirectory(request.directory)))
            return 'its directory was removed';
        checksWithoutProfile = (await holdsKeyOf(request.receipt)) ? 0 : checksWithoutProfile + 1;
        return checksWithoutProfile >= 2 ? 'the profile was removed or replaced by another login' : undefined;
    };
}
async function isDirectory(directory) {
    return (0,promises_.lstat)(directory).then((found) => found.isDirectory(), () => false);
}

;// CONCATENATED MODULE: ./build/renewal/journal.js



function openJournal(directory, now) {
    let unwritten = '';
    return {
        async write(event) {
            unwritten += `${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}\n`;
            const text = unwritten;
            try {
                await append(journalFile(directory), text);
                unwritten = unwritten.slice(text.length);
            }
            catch {
                unwritten = unwritten.length > LONGEST_UNWRITTEN ? '\n' : `\n${unwritten.trimStart()}`;
            }
        },
    };
}
async function readJournal(directory) {
    const text = await readFile(journalFile(directory), 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => {
        try {
            const entry = JSON.parse(line);
            return entry !== null && typeof entry.at === 'string' && typeof entry.event === 'string' ? [entry] : [];
        }
        catch {
            return [];
        }
    });
}
function journalFile(directory) {
    return external_node_path_namespaceObject.join(directory, 'journal.jsonl');
}
const LONGEST_UNWRITTEN = 64 * 1024;
async function append(file, text) {
    const noFollow = external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0;
    const handle = await (0,promises_.open)(file, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_APPEND | external_node_fs_namespaceObject.constants.O_CREAT | noFollow, 0o600);
    try {
        await handle.writeFile(text);
    }
    finally {
        await handle.close();
    }
}

// EXTERNAL MODULE: ./build/text/printable.js
var printable = __nccwpck_require__(865);
// EXTERNAL MODULE: ./build/federation/claims.js
var federation_claims = __nccwpck_require__(207);
;// CONCATENATED MODULE: ./build/federation/session-token.js



function checkSessionToken(token, expected) {
    const claims = (0,federation_claims/* readClaims */.I)(token);
    if (!claims)
        throw rejected(`it is not a JWT (${token.length} characters)`);
    if (!carriesKey(claims.jwk, expected.key.jwk)) {
        throw rejected(claims.jwk === undefined
            ? 'it contains no public key (claim jwk)'
            : 'it contains a public key other than the session key', 'check whether a caching proxy returned the answer to another request');
    }
    const { ttype } = claims;
    if (typeof ttype === 'string' && /^(upst|rpst)$/i.test(ttype) && ttype.toLowerCase() !== expected.tokenType) {
        throw rejected(`it is of the type ${ttype.toLowerCase()}, but ${expected.tokenType} was requested`);
    }
    const expiresAt = new Date(expiryOf(claims, expected.now / 1000) * 1000);
    if (claims.sub === undefined || claims.sub === '')
        throw rejected('it has no principal (claim sub)');
    return { token, principal: (0,printable/* printable */.g)(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
const CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
const CLOCK_TOLERANCE = 300;
const LONGEST_SESSION = 43_200;
const SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
    const clock = `this machine's clock says ${(0,federation_claims/* describeTime */.H)(now)}`;
    if (exp === undefined)
        throw rejected('it has no expiry (claim exp)');
    if (exp >= SMALLEST_MILLISECONDS)
        throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
    if (!Number.isInteger(exp))
        throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
    for (const end of [exp, sessionExpiry]) {
        if (typeof end === 'number' && end <= now)
            throw rejected(`it expired at ${(0,federation_claims/* describeTime */.H)(end)}, and ${clock}`, CLOCK_HINT);
    }
    if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
        throw rejected(`it expires at ${(0,federation_claims/* describeTime */.H)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
    }
    for (const start of [iat, nbf]) {
        if (typeof start === 'number' && start > now + CLOCK_TOLERANCE) {
            throw rejected(`it is not valid before ${(0,federation_claims/* describeTime */.H)(start)}, and ${clock}`, CLOCK_HINT);
        }
    }
    return exp;
}
function tenancyOf(claims, expected) {
    const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === 'string' && value !== '');
    if (named === undefined) {
        if (expected !== undefined)
            return expected;
        throw rejected('it has no tenancy (claims tenant, res_tenant)', 'set tenancy to the OCID of your tenancy, which the profile needs');
    }
    if (expected !== undefined && named !== expected) {
        throw new build_failure/* Failure */.HR('mismatch', 'Wrong tenancy', `the session token belongs to ${(0,printable/* printable */.g)(named)}, expected ${expected}`, {
            hint: 'check domain-url and tenancy: they belong to two tenancies. Nothing was written',
        });
    }
    if (!/^ocid1\.tenancy\.[\w.-]+$/.test(named))
        throw rejected(`its tenancy ${(0,printable/* quoted */.T)(named)} is not a tenancy OCID`);
    return named;
}
function carriesKey(claim, key) {
    let jwk = claim;
    if (typeof claim === 'string') {
        try {
            jwk = JSON.parse(claim);
        }
        catch {
            return false;
        }
    }
    const { n, e } = (jwk ?? {});
    return sameNumber(n, key.n) && sameNumber(e, key.e);
}
function sameNumber(claim, ours) {
    const digits = (text) => Buffer.from(text, 'base64url')
        .toString('hex')
        .replace(/^(00)+/, '');
    return typeof claim === 'string' && digits(claim) === digits(ours);
}
function rejected(why, hint) {
    return new build_failure/* Failure */.HR('mismatch', 'Session token rejected', `the domain answered with a session token that cannot be used: ${why}`, { hint });
}

;// CONCATENATED MODULE: ./build/federation/subject-supply.js
const FRESH = 1 / 2;
function supplySubjectTokens(request, now) {
    let current;
    return async (attempt, wasThrottled) => {
        const isUsable = current && (attempt === 1 || (wasThrottled && isFresh(current, now())));
        if (!current || !isUsable)
            current = { since: now(), token: await request() };
        return current.token;
    };
}
function isFresh({ token: { claims }, since }, now) {
    const { iat, exp } = claims;
    if (typeof iat !== 'number' || exp === undefined)
        return false;
    const limit = (exp - iat) * 1000 * FRESH;
    return now >= since && now - since < limit && now - iat * 1000 < limit;
}

// EXTERNAL MODULE: ./build/text/redaction.js
var redaction = __nccwpck_require__(447);
;// CONCATENATED MODULE: ./build/federation/exchange-request.js
function basicCredentials({ clientId, clientSecret, }) {
    return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
}

;// CONCATENATED MODULE: ./build/federation/token-exchange.js



const REQUESTED_TOKEN_TYPES = {
    upst: 'urn:oci:token-type:oci-upst',
    rpst: 'urn:oci:token-type:oci-rpst',
};
async function exchangeToken(http, request, subjectToken, now) {
    const what = `the token exchange at ${request.domainUrl}`;
    let sent;
    const answer = await http.send(what, async (attempt, wasThrottled) => {
        sent = await subjectToken(attempt, wasThrottled);
        return {
            method: 'POST',
            url: `${request.domainUrl}/oauth2/v1/token`,
            headers: {
                authorization: `Basic ${basicCredentials(request)}`,
                'content-type': 'application/x-www-form-urlencoded',
                accept: 'application/json',
            },
            body: formOf(request, sent.raw),
        };
    });
    if (answer.status !== 200) {
        const { explainDenial } = await __nccwpck_require__.e(/* import() */ 879).then(__nccwpck_require__.bind(__nccwpck_require__, 879));
        throw explainDenial(answer, request, sent?.claims ?? {}, now());
    }
    return tokenOf(answer.body, what);
}
function formOf(request, subjectToken) {
    const form = new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: REQUESTED_TOKEN_TYPES[request.tokenType],
        subject_token: subjectToken,
        subject_token_type: 'jwt',
        public_key: request.publicKeyBase64,
    });
    if (request.resourceType !== undefined)
        form.set('res_type', request.resourceType);
    if (request.tokenLifetime !== undefined)
        form.set('rpst_exp', String(request.tokenLifetime));
    return form.toString();
}
function tokenOf(body, what) {
    let fields;
    try {
        fields = JSON.parse(body);
    }
    catch {
        fields = null;
    }
    const token = fields?.token ?? fields?.access_token;
    if (typeof token === 'string' && token.trim() !== '') {
        (0,redaction/* protectSecret */.o)(token.trim());
        return token.trim();
    }
    throw new build_failure/* Failure */.HR('mismatch', 'Unexpected response', `${what} answered 200 without a token (${body.length} characters${fields === null ? ', not JSON' : ''})`, {
        hint: 'check that domain-url is the URL of an identity domain and that no proxy answered instead',
    });
}

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: external "node:http"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_node_http_namespaceObject = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE_node_http_b674be28__.ProxyAgent) });
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new external_node_http_namespaceObject.ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject_0 = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __nccwpck_require__(412);
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
    const code = network_error_codeOf(error);
    return ((code === undefined ? undefined : MEANINGS[code]) ?? `could not be reached${code === undefined ? '' : ` (${code})`}`);
}
function isTransient(error) {
    return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL/.test(network_error_codeOf(error) ?? '');
}
function network_error_codeOf(error) {
    const code = error?.code;
    if (typeof code === 'string')
        return code;
    return error instanceof AggregateError ? network_error_codeOf(error.errors[0]) : undefined;
}
function messageOf(error) {
    return error instanceof Error ? error.message : '';
}

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
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
        const proxy = lib_getProxyUrl(url.href);
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
        return (0,external_node_net_namespaceObject.isIP)(address) !== 0 && (0,external_node_net_namespaceObject.isIP)(host) !== 0 && isInRange(host, address, Number(bits));
    });
}
function isInRange(host, address, bits) {
    const range = new external_node_net_namespaceObject.BlockList();
    try {
        range.addSubnet(address, bits, familyOf(address));
    }
    catch {
        return false;
    }
    return range.check(host, familyOf(host));
}
function familyOf(address) {
    return (0,external_node_net_namespaceObject.isIP)(address) === 6 ? 'ipv6' : 'ipv4';
}

;// CONCATENATED MODULE: ./build/http/transient-status.js
function isTransientStatus(status) {
    return status === 408 || status === 425 || status === 429 || status >= 500;
}

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
    const timing = options.timing ?? systemTiming;
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
                budget ??= (await __nccwpck_require__.e(/* import() */ 728).then(__nccwpck_require__.bind(__nccwpck_require__, 728))).createRetryBudget(options, timing, started);
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
class SettlingClient extends HttpClient {
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
                options.agent = protocol === 'http:' ? new external_node_http_namespaceObject_0.Agent() : new external_node_https_namespaceObject.Agent();
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

;// CONCATENATED MODULE: ./build/renewal/schedule.js
const RENEWAL_POINT = { session: 2 / 3, identity: 1 / 2 };
const SHORTEST_PAUSE = 1_000;
const LONGEST_TRANSIENT_PAUSE = 60_000;
const FIRST_DENIAL_PAUSE = 60_000;
const LONGEST_DENIAL_PAUSE = 600_000;
function renewalTime(token, lifetime, random) {
    const jitter = 0.9 + random * 0.2;
    const { from, until } = lifetime;
    return from + Math.max(SHORTEST_PAUSE, (until - from) * RENEWAL_POINT[token] * jitter);
}
function schedule_pauseAfter({ kind, count, now, expiresAt }, random) {
    const jitter = 0.5 + random * 0.5;
    const doubled = 2 ** Math.min(count - 1, 20);
    if (kind === 'denial' || kind === 'input')
        return Math.min(LONGEST_DENIAL_PAUSE, FIRST_DENIAL_PAUSE * doubled) * jitter;
    const growing = Math.min(LONGEST_TRANSIENT_PAUSE, SHORTEST_PAUSE * 2 * doubled) * jitter;
    const left = expiresAt - now;
    return Math.max(SHORTEST_PAUSE, left > 0 ? Math.min(growing, left / 3) : growing);
}

// EXTERNAL MODULE: ./build/federation/subject-token.js
var subject_token = __nccwpck_require__(876);
;// CONCATENATED MODULE: ./build/federation/id-token.js



async function requestIdToken(http, source) {
    const url = new URL(source.requestUrl);
    url.searchParams.set('audience', source.audience);
    const answer = await http.send(`the request for GitHub's identity token`, () => ({
        method: 'GET',
        url: url.href,
        headers: { authorization: `Bearer ${source.requestToken}`, accept: 'application/json' },
    }));
    if (answer.status !== 200) {
        const said = (0,error_body/* readErrorBody */.N)(answer.body);
        throw new build_failure/* Failure */.HR('denial', 'Identity token request refused', `GitHub answered ${answer.status} to the request for an identity token${said ? ` (${said.description ?? said.error})` : ''}`, {
            hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents',
        });
    }
    return (0,subject_token/* readSubjectToken */.k)(id_token_valueOf(answer.body), "GitHub's answer to the request for an identity token");
}
function id_token_valueOf(body) {
    let value;
    try {
        value = JSON.parse(body)?.value;
    }
    catch {
        value = undefined;
    }
    if (typeof value !== 'string' || value === '') {
        throw new build_failure/* Failure */.HR('mismatch', 'Unexpected response', `GitHub answered the request for an identity token with 200 but without a token (${body.length} characters)`, {
            hint: 'check https_proxy and no_proxy: a proxy may have answered instead of GitHub',
        });
    }
    return value;
}

;// CONCATENATED MODULE: ./build/renewal/subject-source.js


async function requestSubjectToken(http, source, timeout) {
    if ('requestUrl' in source)
        return requestIdToken(http, source);
    if ('file' in source) {
        const { readTextFile } = await __nccwpck_require__.e(/* import() */ 140).then(__nccwpck_require__.bind(__nccwpck_require__, 140));
        return (0,subject_token/* readSubjectToken */.k)((await readTextFile('--subject-token-file', source.file)).trim(), '--subject-token-file');
    }
    const { readTokenFromCommand } = await __nccwpck_require__.e(/* import() */ 726).then(__nccwpck_require__.bind(__nccwpck_require__, 726));
    return (0,subject_token/* readSubjectToken */.k)(await readTokenFromCommand(source, timeout), 'what --subject-token-command printed (exit code 0)');
}

;// CONCATENATED MODULE: ./build/renewal/tasks.js










function renewalTasks(request, context) {
    const { journal, timing } = context;
    const { session, identityTokenFile: file } = request;
    const now = timing.now();
    const tasks = [];
    if (file !== undefined) {
        const start = { due: now, expiresAt: now };
        const renew = () => renewIdentityToken(request, file, context);
        tasks.push(createTask({ token: 'identity', start, renew, journal, timing }));
    }
    if (session) {
        const { expiresAt } = session;
        const start = { due: renewalTime('session', { from: now, until: expiresAt }, timing.random()), expiresAt };
        const renew = () => renewSession(request, session, context);
        tasks.push(createTask({ token: 'session', start, renew, journal, timing }));
    }
    return tasks;
}
function createTask({ token, start, renew, journal, timing }) {
    let { expiresAt } = start;
    let failures = 0;
    return {
        due: start.due,
        async run() {
            const from = timing.now();
            try {
                expiresAt = await renew();
                failures = 0;
                this.due = renewalTime(token, { from, until: expiresAt }, timing.random());
                await journal.write({ event: 'renewed', token, expiresAt: isoTime(expiresAt), next: isoTime(this.due) });
            }
            catch (error) {
                failures += 1;
                const failure = describe(error);
                const now = timing.now();
                this.due = now + schedule_pauseAfter({ kind: failure.kind, count: failures, now, expiresAt }, timing.random());
                await journal.write({ event: 'failed', token, ...failure, next: isoTime(this.due) });
            }
        },
    };
}
async function renewSession(request, session, context) {
    const { timing } = context;
    const now = () => timing.now();
    const http = httpClient(request, context);
    const supply = supplySubjectTokens(() => requestSubjectToken(http, request.source, request.requestTimeout), now);
    const token = await exchangeToken(http, session.exchange, supply, now);
    const { jwk, tenancy, exchange } = session;
    const { tokenType } = exchange;
    const login = checkSessionToken(token, { key: { jwk }, tokenType, tenancy, now: now() });
    await replaceToken(request.receipt, token);
    return login.expiresAt.getTime();
}
const IDENTITY_TOKEN_LIFETIME = 300_000;
const LONGEST_IDENTITY_TOKEN_LIFETIME = 24 * 3_600_000;
async function renewIdentityToken(request, file, context) {
    const http = httpClient(request, context);
    const token = await requestSubjectToken(http, request.source, request.requestTimeout);
    const staged = await stageFile(file, token.raw, (0,external_node_crypto_namespaceObject.randomBytes)(8).toString('hex'));
    await staged.commit();
    const now = context.timing.now();
    const expiresAt = (token.claims.exp ?? Number.NaN) * 1000;
    const isUsable = expiresAt > now && expiresAt < now + LONGEST_IDENTITY_TOKEN_LIFETIME;
    return isUsable ? Math.round(expiresAt) : now + IDENTITY_TOKEN_LIFETIME;
}
const RETRY_TIMEOUT = 60;
function httpClient({ maxAttempts, requestTimeout }, { timing, isStopped }) {
    const overallTimeout = requestTimeout * (maxAttempts + 1);
    const limits = { maxAttempts, requestTimeout, overallTimeout, retryTimeout: RETRY_TIMEOUT };
    return createHttpClient({ userAgent: 'oci-wif-action', ...limits, timing, isStopped });
}
function describe(error) {
    if (error instanceof build_failure/* Failure */.HR)
        return { kind: error.kind, message: error.message, hint: error.hint };
    const name = error instanceof Error ? error.name : typeof error;
    return { kind: 'transient', message: `Internal error: ${name}`, hint: undefined };
}
function isoTime(time) {
    return new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./build/renewal/renewer.js



const CHECK_INTERVAL = 4_000;
const renewer_CLOCK_TOLERANCE = 30_000;
async function keepFresh(request, timing, isStopped) {
    const journal = openJournal(request.directory, () => timing.now());
    const tasks = renewalTasks(request, { journal, timing, isStopped });
    const reasonToEnd = watchJob(request, timing, isStopped);
    await journal.write({ event: 'started' });
    let lastCheck = timing.now();
    for (;;) {
        const reason = await reasonToEnd();
        if (reason !== undefined) {
            await journal.write({ event: 'ended', reason });
            return;
        }
        const now = timing.now();
        if (now < lastCheck - renewer_CLOCK_TOLERANCE)
            for (const task of tasks)
                task.due = now;
        lastCheck = now;
        const task = tasks.find(({ due }) => due <= now);
        if (task) {
            await task.run();
        }
        else {
            const next = Math.min(...tasks.map(({ due }) => due));
            await timing.sleep(Math.min(CHECK_INTERVAL, next - now));
        }
    }
}

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

;// CONCATENATED MODULE: ./build/renewal/process.js




const GRACE_PERIOD = 500;
async function runRenewer() {
    process.umask(0o077);
    const stop = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
        process.once(signal, () => {
            stop.abort();
            setTimeout(() => process.exit(), GRACE_PERIOD).unref();
        });
    }
    const request = await readRequest(process.stdin);
    if (!request)
        return;
    const timing = {
        ...systemTiming,
        sleep: async (milliseconds) => {
            await (0,promises_namespaceObject.setTimeout)(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
        },
    };
    await keepFresh(request, timing, () => stop.signal.aborted);
}


/***/ }),

/***/ 865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var _redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(447);

function printable(text, limit = 300) {
    const line = (0,_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(text)
        .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/\p{C}/gu, escaped)
        .trim()
        .replace(/##(?=\[)/g, '# #')
        .replace(/^::/, ': :');
    return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
function quoted(text) {
    return `"${printable(text, 60)}"`;
}
function escaped(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}


/***/ }),

/***/ 447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact),
/* harmony export */   o: () => (/* binding */ protectSecret)
/* harmony export */ });
const REDACTED = '(redacted)';
const SHORTEST = 6;
const protectedSecrets = new Map();
const MOST_SECRETS = 100;
let formsByLength;
const JWT = /eyJ[\w-]+\.[\w-]*(\.[\w-]*)?/g;
const PEM = /-----BEGIN [A-Z ]+-----(?:\s|\\[rn])*[A-Za-z0-9+/=]{16,}(?:[A-Za-z0-9+/=\s]|\\[rn])*(?:-----END [A-Z ]+-----)?/g;
function protectSecret(secret) {
    if (secret.length < SHORTEST)
        return;
    const forms = protectedSecrets.get(secret) ?? formsOf(secret);
    protectedSecrets.delete(secret);
    protectedSecrets.set(secret, forms);
    const [oldest] = protectedSecrets.keys();
    if (protectedSecrets.size > MOST_SECRETS && oldest !== undefined)
        protectedSecrets.delete(oldest);
    formsByLength = undefined;
}
function redact(text) {
    formsByLength ??= [...protectedSecrets.values()].flat().sort((one, other) => other.length - one.length);
    let redacted = text;
    for (const form of formsByLength)
        redacted = redacted.replaceAll(form, REDACTED);
    return redacted.replace(JWT, REDACTED).replace(PEM, REDACTED);
}
function formsOf(secret) {
    const percentEncoded = encodeURIComponent(secret);
    const strict = percentEncoded.replace(/[!'()*]/g, (character) => percent(character.charCodeAt(0)));
    const inUrls = [percentEncoded, strict, new URLSearchParams({ s: secret }).toString().slice(2)];
    const lowerCase = inUrls.map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()));
    const inJson = JSON.stringify(secret).slice(1, -1);
    const base64 = [0, 1, 2].map((offset) => base64At(secret, offset));
    const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    const forms = [secret, ...inUrls, ...lowerCase, inJson, inJson.replaceAll('/', '\\/'), ...base64, ...base64url];
    return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}
function base64At(secret, offset) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const first = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64').slice(first, end);
}
function percent(code) {
    return `%${code.toString(16).toUpperCase()}`;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(657);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
