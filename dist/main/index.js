import * as __WEBPACK_EXTERNAL_MODULE_node_http_b674be28__ from "node:http";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


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

/***/ 9316:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE_node_http_b674be28__.ProxyAgent) });

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ runLogin)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 3 modules
var core = __nccwpck_require__(235);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/federation/exchange-request.js
function basicCredentials({ clientId, clientSecret, }) {
    return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./build/keys/fingerprint.js
var keys_fingerprint = __nccwpck_require__(4817);
;// CONCATENATED MODULE: ./build/keys/session-key.js



const generate = (0,external_node_util_.promisify)(external_node_crypto_.generateKeyPair);
async function generateSessionKey() {
    const { privateKey, publicKey } = await generate('rsa', {
        modulusLength: 2048,
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
    const key = (0,external_node_crypto_.createPublicKey)(publicKeyPem);
    const der = key.export({ type: 'spki', format: 'der' });
    const { n = '', e = '' } = key.export({ format: 'jwk' });
    return {
        publicKeyPem,
        publicKeyBase64: der.toString('base64'),
        fingerprint: (0,keys_fingerprint/* keyFingerprint */.y)(publicKeyPem),
        jwk: { n, e },
    };
}

// EXTERNAL MODULE: ./build/failure.js
var build_failure = __nccwpck_require__(9874);
// EXTERNAL MODULE: ./build/text/printable.js
var printable = __nccwpck_require__(4865);
// EXTERNAL MODULE: ./build/federation/claims.js
var federation_claims = __nccwpck_require__(8207);
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
var redaction = __nccwpck_require__(5447);
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
        const { explainDenial } = await __nccwpck_require__.e(/* import() */ 353).then(__nccwpck_require__.bind(__nccwpck_require__, 5353));
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

;// CONCATENATED MODULE: ./build/federation/obtain-session.js




async function obtainSession(http, request, subjectTokens, timing, { onKey, onToken } = {}) {
    const { tenancy, tokenType } = request;
    const now = () => timing.now();
    const supply = supplySubjectTokens(subjectTokens, now);
    const [key, first] = await Promise.all([generateSessionKey(), supply(1, false)]);
    onKey?.(key);
    let subject = first;
    const token = await exchangeToken(http, { ...request, publicKeyBase64: key.publicKeyBase64 }, async (attempt, wasThrottled) => (subject = await supply(attempt, wasThrottled)), now);
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
}

;// CONCATENATED MODULE: ./build/keys/secret-lines.js
function secretLines(privateKeyPem) {
    return privateKeyPem.split('\n').filter((line) => line.length > 16 && !line.startsWith('-----'));
}

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
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
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(9316);
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
        proxyAgent = new external_node_http_.ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
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
// EXTERNAL MODULE: external "node:http"
var external_node_http_0 = __nccwpck_require__(7067);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./build/timing.js

const systemTiming = {
    now: () => Date.now(),
    sleep: async (milliseconds) => {
        await (0,promises_.setTimeout)(milliseconds);
    },
    random: () => Math.random(),
};

// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __nccwpck_require__(8412);
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
                budget ??= (await __nccwpck_require__.e(/* import() */ 728).then(__nccwpck_require__.bind(__nccwpck_require__, 4728))).createRetryBudget(options, timing, started);
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
                options.agent = protocol === 'http:' ? new external_node_http_0.Agent() : new external_node_https_namespaceObject.Agent();
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/profile/environment.js

function consumerEnvironment(request) {
    const { paths, profile, region, platform } = request;
    const terraform = terraformEnvironment(request);
    return {
        variables: {
            OCI_CLI_AUTH: 'security_token',
            OCI_CLI_PROFILE: profile,
            OCI_CLI_CONFIG_FILE: paths.configFile,
            OCI_CLI_REGION: region,
            ...(platform === 'win32' ? { OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: 'True' } : {}),
            OCI_CONFIG_FILE: paths.configFile,
            OCI_CONFIG_PROFILE: profile,
            OCI_ANSIBLE_AUTH_TYPE: 'security_token',
            OCI_REGION: region,
            ...terraform.variables,
            ...resourcePrincipalEnvironment(request),
        },
        warnings: terraform.warnings,
    };
}
function terraformEnvironment({ paths, profile, region, platform, homes }) {
    const native = platform === 'win32' ? external_node_path_.win32 : external_node_path_.posix;
    const ociHomes = [paths.givenHome, paths.ociHome].filter((home) => native.basename(home) === '.oci');
    const [ociHome] = ociHomes;
    if (ociHome === undefined) {
        const warning = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; ` +
            'for Terraform, use a directory whose path ends with /.oci';
        return { variables: {}, warnings: [warning] };
    }
    const isIn = (home) => home !== undefined && ociHomes.includes(native.join(home, '.oci'));
    const providerHome = homes.passwd ?? homes.home;
    const variables = {
        OCI_AUTH: 'SecurityToken',
        OCI_CONFIG_FILE_PROFILE: profile,
        ...(platform === 'win32'
            ? {}
            : { OCI_auth: 'SecurityToken', OCI_config_file_profile: profile, OCI_region: region }),
        ...(isIn(providerHome) ? {} : { TF_HOME_OVERRIDE: native.dirname(ociHome) }),
        ...(isIn(homes.home) ? {} : { OCI_HOME_OVERRIDE: native.dirname(ociHome) }),
    };
    return { variables, warnings: [] };
}
function resourcePrincipalEnvironment({ paths, region, tokenType, platform, }) {
    if (tokenType !== 'rpst' || platform === 'win32')
        return {};
    return {
        OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
        OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
        OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
        OCI_RESOURCE_PRINCIPAL_REGION: region,
    };
}

// EXTERNAL MODULE: ./build/profile/homes.js
var homes = __nccwpck_require__(4778);
;// CONCATENATED MODULE: ./build/profile/overrides.js
const OCI_CLI = [
    'OCI_CLI_USER',
    'OCI_CLI_FINGERPRINT',
    'OCI_CLI_KEY_FILE',
    'OCI_CLI_KEY_CONTENT',
    'OCI_CLI_TENANCY',
    'OCI_CLI_PASSPHRASE',
    'OCI_CLI_DELEGATION_TOKEN_FILE',
    'OCI_CLI_SECURITY_TOKEN_FILE',
];
const TERRAFORM = ['TF_VAR_auth', 'TF_VAR_config_file_profile', 'TF_VAR_region'];
const TERRAFORM_FEDERATION = /^TF_VAR_(token_exchange_\w+|workload_identity_token_path)$/;
function overrideWarnings(environment, { terraformFederation }) {
    const isSet = (name) => (environment[name] ?? '') !== '';
    const federation = terraformFederation
        ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name))
        : [];
    return [
        { tool: 'The OCI CLI', names: OCI_CLI.filter(isSet) },
        { tool: 'The Terraform provider', names: [...TERRAFORM, ...federation].filter(isSet) },
    ]
        .filter(({ names }) => names.length > 0)
        .map(({ tool, names }) => `${tool} uses ${names.join(', ')} instead of what this login provides; remove ${names.length === 1 ? 'this variable' : 'these variables'} from the environment`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./build/text/shell-quoted.js
var shell_quoted = __nccwpck_require__(7141);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
// EXTERNAL MODULE: ./build/text/ini-lines.js
var ini_lines = __nccwpck_require__(5578);
;// CONCATENATED MODULE: ./build/profile/config-check.js



function checkConfig(bytes, configPath) {
    const fail = (line, defect) => {
        throw new build_failure/* Failure */.HR('files', 'Invalid OCI config file', `${configPath}, line ${line}: ${defect}`, {
            hint: 'Correct this line first. The file was not changed.',
        });
    };
    if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 3))) {
        fail(1, 'it begins with a byte order mark, which the OCI CLI and Terraform cannot read; save the file as UTF-8 without one');
    }
    const sections = new Map();
    const places = new Map();
    const note = (harm, line) => places.set(harm, [...(places.get(harm) ?? []).slice(0, 3), line.number]);
    let keys = new Map();
    let section = '';
    for (const line of (0,ini_lines/* configLines */.Q)(bytes)) {
        const defect = defectOf(line);
        if (defect !== undefined)
            fail(line.number, defect);
        if (line.kind === 'header') {
            const first = sections.get(line.name);
            if (first !== undefined)
                fail(line.number, `this section is already in line ${first}`);
            sections.set(line.name, line.number);
            section = line.name;
            keys = new Map();
            if (line.name !== line.name.trim())
                note('spaces in a section name', line);
            if (!/\]\s*$/.test(line.text))
                note('text after a section header', line);
        }
        else if (line.kind === 'key') {
            const first = keys.get(line.name);
            if (first !== undefined)
                fail(line.number, `this key is already in line ${first} of the same section`);
            keys.set(line.name, line.number);
            if (section === 'DEFAULT' && affectsInheritingProfiles(line))
                note(line.name, line);
        }
        if (line.kind === 'comment' && line.text.trimStart().startsWith(';'))
            note('; comments', line);
        if ((line.kind === 'key' || line.kind === 'continuation') && !line.text.includes('='))
            note('lines without =', line);
    }
    const warnings = [...places].map(([harm, lines]) => `${configPath}, line ${lines.join(', ')}: ${HARMS[harm]}`);
    if (!(0,external_node_buffer_namespaceObject.isUtf8)(bytes))
        warnings.push(`${configPath}: the file is not valid UTF-8, so the OCI CLI may refuse it`);
    return warnings;
}
const HARMS = {
    '; comments': 'the TypeScript, Java and .NET SDKs refuse the whole file because of a comment that begins with ";"; use "#"',
    'lines without =': 'the TypeScript, Java and .NET SDKs refuse the whole file because of a line without "="',
    'spaces in a section name': 'blanks inside the brackets are part of the name for some tools and not for others',
    'text after a section header': 'text after a section header: some tools do not see the section, others refuse the whole file',
    authentication_type: 'all profiles inherit authentication_type from [DEFAULT]; it makes the TypeScript SDK ignore the session token',
    key_content: 'all profiles inherit key_content from [DEFAULT]; the Python SDK refuses it next to key_file',
    log_requests: 'all profiles inherit log_requests from [DEFAULT]; the Python SDK refuses a value that is not true or false',
    pass_phrase: 'all profiles inherit pass_phrase from [DEFAULT]; the OCI CLI and the Python SDK fail on its non-ASCII characters',
};
function affectsInheritingProfiles({ name, value }) {
    if (name === 'authentication_type' || name === 'key_content')
        return true;
    if (name === 'log_requests')
        return !/^(true|false|yes|no|on|off|0|1)$/i.test(value);
    return name === 'pass_phrase' && /[^\x20-\x7e]/.test(value);
}
function defectOf({ kind, text }) {
    if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text))
        return 'a control character: this is not a text file';
    if (text.includes('\r'))
        return 'a carriage return inside the line: tools disagree where the line ends';
    if (/^[ \t]+\[/.test(text))
        return 'an indented "[": tools disagree whether it begins a section';
    if (kind === 'header' && text.split(']').length > 2)
        return 'more than one "]" in a section header';
    if (kind === 'stray')
        return 'text before the first section';
    if (kind !== 'broken')
        return undefined;
    if (text.startsWith('['))
        return 'a section header without a name or without its closing "]"';
    return /[=:]/.test(text) ? 'a value without a key' : 'neither a section, nor a comment, nor key=value';
}

// EXTERNAL MODULE: ./build/profile/config-file.js
var config_file = __nccwpck_require__(1237);
// EXTERNAL MODULE: ./build/profile/config-lock.js
var config_lock = __nccwpck_require__(2008);
// EXTERNAL MODULE: ./build/profile/config-target.js
var config_target = __nccwpck_require__(5302);
// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __nccwpck_require__(1461);
// EXTERNAL MODULE: ./build/profile/profile-backup.js
var profile_backup = __nccwpck_require__(4482);
// EXTERNAL MODULE: ./build/profile/profile-paths.js
var profile_paths = __nccwpck_require__(2582);
// EXTERNAL MODULE: ./build/profile/profile-receipt.js
var profile_receipt = __nccwpck_require__(7222);
// EXTERNAL MODULE: ./build/profile/key-fingerprint.js
var key_fingerprint = __nccwpck_require__(1888);
;// CONCATENATED MODULE: ./build/profile/token-replacement.js







async function replaceToken(receipt, token) {
    checkReceipt(receipt);
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new Failure('files', 'Cannot write profile', 'the session token is empty or contains spaces or line breaks');
    }
    const paths = profilePaths(receipt.ociHome, receipt.profile);
    const whole = (await inspectDirectory(paths.sessionsDirectory)) && (await inspectDirectory(paths.sessionDirectory));
    if (!whole)
        throw gone(paths.sessionDirectory);
    await withConfigLock(paths.configFile, async (assertHeld) => {
        if ((await fingerprintIn(paths.sessionDirectory)) !== receipt.fingerprint)
            throw gone(paths.sessionDirectory);
        const file = await stageFile(paths.tokenFile, token, randomBytes(8).toString('hex'));
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
    return new Failure('files', 'Cannot write profile', `${sessionDirectory} no longer contains the key of this login`);
}

;// CONCATENATED MODULE: ./build/profile/profile-store.js















async function writeProfile(request, announce, { patience } = {}) {
    checkRequest(request);
    const { profile, loginId, fingerprint } = request;
    const paths = await (0,profile_paths/* locateProfile */.A5)(request.ociHome, profile);
    const found = await inspectPlace(paths);
    const warnings = planConfig(request, paths, await (0,private_files/* readRegularFile */.XF)(await (0,config_target/* configTarget */.k)(paths.configFile))).warnings;
    warnings.push(...(await permissionWarnings(paths)));
    const receipt = { ociHome: paths.ociHome, profile, loginId, fingerprint, ...found };
    announce(receipt);
    const made = { ...found };
    const note = (count) => {
        made.missingDirectories = Math.max(made.missingDirectories, count);
    };
    const prepare = async () => {
        const levels = await (0,private_files/* makePrivateDirectory */.Dn)(paths.ociHome);
        if (levels > 0)
            note(levels + 1);
    };
    const task = async (assertHeld) => {
        try {
            const again = await inspectPlace(paths);
            note(again.missingDirectories);
            made.configMissing ||= again.configMissing;
            await writeEverything(request, paths, made, assertHeld);
        }
        catch (error) {
            if (request.keepReplaced) {
                const { undoLogin } = await removal();
                await undoLogin(receipt, paths, { warnings: [], section: 'absent', files: 'absent' });
            }
            throw error;
        }
    };
    try {
        await (0,config_lock/* withConfigLock */.E)(paths.configFile, task, { patience, prepare });
    }
    catch (error) {
        const { removeEmptyDirectories } = await removal();
        await removeEmptyDirectories(paths, made.missingDirectories);
        throw error;
    }
    return { paths, receipt, warnings };
}
const removal = () => __nccwpck_require__.e(/* import() */ 190).then(__nccwpck_require__.bind(__nccwpck_require__, 1190));
async function writeEverything(request, paths, made, assertHeld) {
    const { profile, loginId, fingerprint, keepReplaced, job } = request;
    const target = await (0,config_target/* configTarget */.k)(paths.configFile);
    const plan = planConfig(request, paths, await (0,private_files/* readRegularFile */.XF)(target));
    await (0,private_files/* makePrivateDirectory */.Dn)(paths.sessionsDirectory);
    if (keepReplaced) {
        const backup = (0,profile_backup/* backupOf */.GH)(paths, profile, loginId);
        await (0,private_files/* makePrivateDirectory */.Dn)(backup.directory);
        const { replaced, newlineBefore, newlineBehind } = plan;
        await (0,profile_backup/* saveSection */.Bt)(backup, replaced);
        await (0,profile_backup/* saveJournal */.XQ)(backup, { fingerprint, newlineBefore, newlineBehind, undone: false, job, ...made });
        await (0,private_files/* makePrivateDirectory */.Dn)(backup.fresh);
        for (const [name, content] of sessionFiles(request))
            await (0,private_files/* writePrivateFile */.Pl)(external_node_path_.join(backup.fresh, name), content);
        if (await (0,private_files/* inspectDirectory */.ME)(paths.sessionDirectory))
            await (0,private_files/* moveDirectory */.Ti)(paths.sessionDirectory, backup.files);
        await (0,private_files/* moveDirectory */.Ti)(backup.fresh, paths.sessionDirectory);
    }
    else {
        await (0,private_files/* makePrivateDirectory */.Dn)(paths.sessionDirectory);
        await replaceFiles(sessionFiles(request).map(([name, content]) => [external_node_path_.join(paths.sessionDirectory, name), content]), loginId);
    }
    const config = await (0,private_files/* stageFile */.HW)(target, plan.config, loginId);
    assertHeld();
    await config.commit();
}
async function replaceFiles(files, suffix) {
    const staged = [];
    try {
        for (const [file, content] of files)
            staged.push(await (0,private_files/* stageFile */.HW)(file, content, suffix));
        for (const file of staged)
            await file.commit();
    }
    catch (error) {
        await Promise.all(staged.map((file) => file.discard()));
        throw error;
    }
}
function sessionFiles({ privateKeyPem, publicKeyPem, token }) {
    return [
        [profile_paths/* SESSION_FILES */.tt.key, privateKeyPem],
        [profile_paths/* SESSION_FILES */.tt.publicKey, publicKeyPem],
        [profile_paths/* SESSION_FILES */.tt.token, token],
    ];
}
function planConfig(request, paths, content = Buffer.alloc(0)) {
    checkConfig(content, paths.configFile);
    const entries = {
        tenancy: request.tenancy,
        fingerprint: request.fingerprint,
        region: request.region,
        key_file: paths.keyFile,
        security_token_file: paths.tokenFile,
    };
    const plan = (0,config_file/* putSection */.L1)(content, request.profile, entries);
    const warnings = checkConfig(plan.config, paths.configFile);
    if (request.profile === 'DEFAULT') {
        warnings.push('All other profiles of the config inherit the values of the profile DEFAULT; choose another name');
    }
    return { ...plan, warnings };
}
async function inspectPlace(paths) {
    let missingDirectories = 0;
    if (!(await (0,private_files/* inspectDirectory */.ME)(paths.sessionsDirectory, { refuseShared: true }))) {
        missingDirectories = 1;
        let directory = paths.ociHome;
        while (!(await (0,private_files/* inspectDirectory */.ME)(directory))) {
            missingDirectories += 1;
            directory = external_node_path_.dirname(directory);
        }
    }
    if (await (0,private_files/* inspectDirectory */.ME)(paths.sessionDirectory, { refuseShared: true })) {
        for (const file of [paths.tokenFile, paths.keyFile, paths.publicKeyFile])
            await (0,private_files/* inspectFile */.Xp)(file);
    }
    return { missingDirectories, configMissing: (await (0,private_files/* inspectFile */.Xp)(await (0,config_target/* configTarget */.k)(paths.configFile))) === undefined };
}
async function permissionWarnings({ ociHome, configFile }) {
    const warnings = [];
    for (const place of [ociHome, configFile]) {
        const found = await (0,external_node_fs_promises_.stat)(place).catch(() => undefined);
        if (!found || !(0,private_files/* isWritableByOthers */.JX)(found))
            continue;
        warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${(0,shell_quoted/* shellQuoted */.x)(place)}`);
    }
    return warnings;
}
function checkRequest({ loginId, fingerprint, publicKeyPem, token }) {
    (0,profile_receipt/* checkLoginId */.t)(loginId);
    const fail = (detail) => new build_failure/* Failure */.HR('files', 'Cannot write profile', detail);
    if (!/^[\x21-\x7e]+$/.test(token))
        throw fail('the session token is empty or contains spaces or line breaks');
    let actual;
    try {
        actual = (0,keys_fingerprint/* keyFingerprint */.y)(publicKeyPem);
    }
    catch {
        throw fail('the public key is not a readable PEM');
    }
    if (actual !== fingerprint)
        throw fail('the fingerprint does not belong to the public key');
}

// EXTERNAL MODULE: ./build/programs/early-end.js
var early_end = __nccwpck_require__(5023);
// EXTERNAL MODULE: ./build/federation/subject-token.js
var subject_token = __nccwpck_require__(4876);
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
        const { readTextFile } = await __nccwpck_require__.e(/* import() */ 140).then(__nccwpck_require__.bind(__nccwpck_require__, 9140));
        return (0,subject_token/* readSubjectToken */.k)((await readTextFile('--subject-token-file', source.file)).trim(), '--subject-token-file');
    }
    const { readTokenFromCommand } = await __nccwpck_require__.e(/* import() */ 726).then(__nccwpck_require__.bind(__nccwpck_require__, 2726));
    return (0,subject_token/* readSubjectToken */.k)(await readTokenFromCommand(source, timeout), 'what --subject-token-command printed (exit code 0)');
}

;// CONCATENATED MODULE: ./build/login/subject.js

function subjectTokens({ subject, requestTimeout }, http, mask) {
    if ('given' in subject)
        return () => Promise.resolve(subject.given);
    const { source } = subject;
    if ('requestToken' in source)
        mask(source.requestToken);
    return async () => {
        const token = await requestSubjectToken(http, source, requestTimeout);
        mask(token.raw);
        return token;
    };
}
function githubTokenSource(audience) {
    const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '';
    const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
    return URL.canParse(requestUrl) && requestToken !== '' ? { requestUrl, requestToken, audience } : undefined;
}

;// CONCATENATED MODULE: ./build/login/verify.js
async function verifyProfile(http, { configFile }, profile) {
    const sdk = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(388), __nccwpck_require__.e(354)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9354));
    return sdk.verifyProfile(http, { configFile, profile });
}

;// CONCATENATED MODULE: ./build/login/log-in.js













async function logIn(request, host, timing = systemTiming) {
    host.mask(basicCredentials(request));
    const http = httpClient(request, host, timing);
    const tokens = subjectTokens(request, http, (secret) => {
        host.mask(secret);
    });
    const registry = await prepareRegistryLogin(request);
    const job = request.cleanup ? host.identifyJob().catch(() => undefined) : undefined;
    const session = await obtainSession(http, request, tokens, timing, {
        onKey: (key) => {
            for (const line of secretLines(key.privateKeyPem))
                host.mask(line);
        },
        onToken: (token) => {
            host.mask(token);
        },
    });
    warnOfShortLifetime(request, session, host, timing.now());
    await undoEarlierLogins(request, host, timing);
    const receipt = {};
    const remember = (part, value) => {
        if (part !== 'profile' || request.cleanup)
            host.remember(part, value);
        receipt[part] = value;
    };
    const recording = { ...host, remember };
    const complete = async () => {
        const paths = await writeSession(request, { ...session, job: await job }, recording);
        const verification = request.verify ? await verifyProfile(http, paths, request.profile) : undefined;
        const renewal = await startBackgroundProcess(request, session, receipt, recording, timing);
        await registry?.logIn(http, paths, recording);
        const environment = { ...environmentFor(request, paths, host), ...renewal?.variables };
        const { login, subject } = session;
        const renewedUntil = renewal?.until;
        await host.publish({ request, login, subject, paths, verification, renewedUntil, environment });
    };
    try {
        await (0,early_end/* failOnEarlyEnd */.e)(complete());
    }
    catch (error) {
        await undo(receipt, recording);
        throw error;
    }
}
function httpClient({ requestTimeout, maxAttempts, retryTimeout }, host, timing) {
    return createHttpClient({
        userAgent: host.product,
        requestTimeout,
        maxAttempts,
        retryTimeout,
        overallTimeout: requestTimeout * (maxAttempts + 1),
        throttlingHint: `start fewer jobs at once, or raise ${host.settingName('retry-timeout')}`,
        onRetry: (line) => {
            host.info(`${line.charAt(0).toUpperCase()}${line.slice(1)}`);
        },
        timing,
    });
}
function warnOfShortLifetime({ tokenLifetime, renew }, { login }, host, now) {
    const granted = Math.round((login.expiresAt.getTime() - now) / 1000);
    if (tokenLifetime === undefined || granted >= tokenLifetime * 0.95)
        return;
    const [lifetimeName, renewName] = [host.settingName('token-lifetime'), host.settingName('renew')];
    const advice = renew ? `${renewName} keeps it fresh` : `for longer jobs, use ${renewName}`;
    host.warn(`The domain granted a session of ${granted} s, but ${lifetimeName} asks for ${tokenLifetime} s; ${advice}`);
}
async function undoEarlierLogins({ ociHome, profile }, host, timing) {
    for (const { receipt, remember } of await host.earlierLogins(ociHome, profile)) {
        await undo(receipt, { ...host, remember });
    }
    if (!(await (0,profile_backup/* hasBackups */.cG)(ociHome)))
        return;
    const { undoStaleLogins } = await __nccwpck_require__.e(/* import() */ 831).then(__nccwpck_require__.bind(__nccwpck_require__, 9831));
    try {
        await undoStaleLogins({ ociHome, now: timing.now(), unseenJobs: false }, host);
    }
    catch {
    }
}
async function undo(receipt, host) {
    const { undoLogin } = await __nccwpck_require__.e(/* import() */ 611).then(__nccwpck_require__.bind(__nccwpck_require__, 5611));
    await undoLogin(receipt, host);
}
async function writeSession(request, { key, login, job }, { warn, remember }) {
    const { paths, warnings } = await writeProfile({
        ociHome: request.ociHome,
        profile: request.profile,
        tenancy: login.tenancy,
        region: request.region,
        fingerprint: key.fingerprint,
        privateKeyPem: key.privateKeyPem,
        publicKeyPem: key.publicKeyPem,
        token: login.token,
        loginId: (0,external_node_crypto_.randomBytes)(8).toString('hex'),
        job,
        keepReplaced: request.cleanup,
    }, (announced) => {
        remember('profile', announced);
    });
    for (const line of warnings)
        warn(line);
    return paths;
}
async function startBackgroundProcess(request, session, { profile }, host, timing) {
    if ((!request.renew && !request.terraformFederation) || !profile)
        return undefined;
    const { startRenewal } = await __nccwpck_require__.e(/* import() */ 266).then(__nccwpck_require__.bind(__nccwpck_require__, 266));
    return startRenewal(request, { ...session, receipt: profile, now: timing.now() }, host);
}
async function prepareRegistryLogin(request) {
    if (request.registryLogin === undefined)
        return undefined;
    const { registryLogin } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(203)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5203));
    return registryLogin(request);
}
function environmentFor(request, paths, host) {
    const { profile, region, tokenType, terraformFederation } = request;
    const { variables, warnings } = consumerEnvironment({
        paths,
        profile,
        region,
        tokenType,
        platform: process.platform,
        homes: (0,homes/* readHomes */.$)(),
    });
    for (const line of [...warnings, ...overrideWarnings(process.env, { terraformFederation })])
        host.warn(line);
    return variables;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/files/disk-failure.js
var disk_failure = __nccwpck_require__(8200);
;// CONCATENATED MODULE: ./build/action/command-files.js



const VARIABLES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'];
function checkCommandFiles() {
    for (const file of commandFiles()) {
        try {
            (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.W_OK);
        }
        catch (error) {
            throw failure(error, file);
        }
    }
}
async function writeCommandFiles(write) {
    const lengths = commandFiles().map((file) => [file, (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? 0]);
    try {
        await write();
    }
    catch (error) {
        for (const [file, length] of lengths)
            restoreLength(file, length);
        throw error instanceof build_failure/* Failure */.HR ? error : failure(error);
    }
}
function reportingFailure(write) {
    try {
        write();
    }
    catch (error) {
        throw failure(error);
    }
}
function commandFiles() {
    return VARIABLES.map((name) => process.env[name] ?? '').filter((file) => file !== '');
}
function restoreLength(file, length) {
    try {
        (0,external_node_fs_.truncateSync)(file, length);
    }
    catch {
    }
}
function failure(error, file) {
    const missing = commandFiles().find((candidate) => !(0,external_node_fs_.existsSync)(candidate));
    const { path, code } = error;
    const cause = code === undefined && missing !== undefined ? { code: 'ENOENT' } : error;
    const where = file ?? path ?? missing ?? 'a file of the runner';
    return (0,disk_failure/* diskFailure */.C)(cause, where).with({
        phrase: 'Cannot write runner file',
        furtherHint: 'check the free space and the permissions of the runner; the login was undone',
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/federation/domain-url.js


const DOMAIN_URL_EXPECTED = 'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
function checkDomainUrl(value, name = '--domain-url') {
    if (value === undefined || value === '')
        throw (0,build_failure/* invalidInput */.aY)(`${name} is missing`, DOMAIN_URL_EXPECTED);
    if (value.includes('@'))
        throw (0,build_failure/* invalidInput */.aY)(`${name} contains user information (an @)`, DOMAIN_URL_EXPECTED);
    const problem = problemOf(value);
    if (problem !== undefined)
        throw (0,build_failure/* invalidInput */.aY)(`${name} is ${(0,printable/* quoted */.T)(value)}, ${problem}`, DOMAIN_URL_EXPECTED);
    return new URL(value).origin;
}
function problemOf(value) {
    if (!URL.canParse(value))
        return 'which is not a URL';
    const url = new URL(value);
    if (url.protocol !== 'https:')
        return 'which is not https';
    if (/[?#]/.test(value))
        return 'with a query or fragment';
    return url.pathname === '/' ? undefined : `with the path ${(0,printable/* quoted */.T)(url.pathname)}`;
}

// EXTERNAL MODULE: ./build/profile/profile-name.js
var profile_name = __nccwpck_require__(7839);
;// CONCATENATED MODULE: ./build/text/form.js


function checkForm(name, value, pattern, expected) {
    if (!pattern.test(value))
        throw (0,build_failure/* invalidInput */.aY)(`${name} is ${(0,printable/* quoted */.T)(value)}`, expected);
    return value;
}

;// CONCATENATED MODULE: ./build/login/setting-forms.js
const CLIENT_ID = {
    pattern: /^[!-9;-~]+$/,
    expected: 'the client id of the confidential application, without spaces and colons',
};
const REGION = {
    pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/,
    expected: 'a region identifier such as eu-frankfurt-1 (not a region key such as fra)',
};
const TENANCY = {
    pattern: /^ocid1\.tenancy\.[a-z0-9-]+\.[a-z0-9-]*\.[a-z0-9]+$/,
    expected: 'a tenancy OCID such as ocid1.tenancy.oc1..aaaa',
};
const AUDIENCE = {
    pattern: /^[\x21-\x7e]+$/,
    expected: 'text without spaces, e.g. https://cloud.oracle.com',
};
const RESOURCE_TYPE = {
    pattern: /^[^\p{Cc}]{1,255}$/u,
    expected: "the trust's impersonating resource, on one line",
};
const OCI_HOME = { pattern: /^[ -$&-:<>-~]{1,1024}$/, expected: 'in printable ASCII without =, % and ;' };

;// CONCATENATED MODULE: ./build/login/settings.js









const DEFAULTS = {
    'token-type': 'upst',
    audience: 'https://cloud.oracle.com',
    profile: 'WIF',
    'oci-home': '~/.oci',
    'max-attempts': '4',
    'request-timeout': '20',
    'retry-timeout': '900',
};
function readSettings(source) {
    const tokenType = readTokenType(source);
    return Object.freeze({
        domainUrl: checkDomainUrl(readRequired(source, 'domain-url', DOMAIN_URL_EXPECTED), source.nameOf('domain-url')),
        clientId: readForm(source, 'client-id', CLIENT_ID),
        clientSecret: readClientSecret(source),
        region: readForm(source, 'region', REGION),
        tenancy: readOptional(source, 'tenancy', TENANCY),
        tokenType,
        resourceType: readResourceType(source, tokenType),
        tokenLifetime: readTokenLifetime(source, tokenType),
        profile: readProfileName(source),
        ociHome: readOciHome(source),
        maxAttempts: readInteger(source, 'max-attempts', 1, 10),
        requestTimeout: readInteger(source, 'request-timeout', 1, 300),
        retryTimeout: readInteger(source, 'retry-timeout', 0, 3_600),
    });
}
function readAudience(source) {
    return readForm(source, 'audience', AUDIENCE);
}
function readProfileName(source) {
    return readForm(source, 'profile', profile_name/* PROFILE_NAME */.u);
}
function readOciHome(source) {
    const name = source.nameOf('oci-home');
    const value = valueOrDefault(source, 'oci-home');
    const path = value === '~' || value.startsWith('~/') ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), value.slice(1)) : value;
    const kind = source.directory === undefined ? 'an absolute path, or one that starts with ~/,' : 'a path';
    const expected = `${kind} ${OCI_HOME.expected}`;
    if (source.directory === undefined && !(0,external_node_path_.isAbsolute)(path))
        throw (0,build_failure/* invalidInput */.aY)(`${name} is ${(0,printable/* quoted */.T)(value)}, a relative path`, expected);
    const absolute = (0,external_node_path_.resolve)(source.directory ?? '', path);
    if (absolute.length > 1024)
        throw (0,build_failure/* invalidInput */.aY)(`${name} is ${absolute.length} characters long`, 'at most 1024 characters');
    return checkForm(name, absolute, OCI_HOME.pattern, expected);
}
function readTokenType(source) {
    const value = valueOrDefault(source, 'token-type');
    return checkForm(source.nameOf('token-type'), value, /^(upst|rpst)$/, 'upst or rpst');
}
function readClientSecret(source) {
    const expected = 'the client secret of the confidential application, on one line';
    const value = readRequired(source, 'client-secret', expected);
    (0,redaction/* protectSecret */.o)(value);
    if (!/\p{Cc}/u.test(value))
        return value;
    const name = source.nameOf('client-secret');
    throw (0,build_failure/* invalidInput */.aY)(`${name} contains a line break or another control character`, expected);
}
function readResourceType(source, tokenType) {
    const value = readOptional(source, 'resource-type', RESOURCE_TYPE);
    const [name, tokenTypeName] = [source.nameOf('resource-type'), source.nameOf('token-type')];
    if (tokenType === 'rpst' && value === undefined)
        throw (0,build_failure/* invalidInput */.aY)(`${name} is missing, but ${tokenTypeName} is rpst`, RESOURCE_TYPE.expected);
    if (tokenType === 'upst' && value !== undefined)
        throw (0,build_failure/* invalidInput */.aY)(`${name} is ${(0,printable/* quoted */.T)(value)}, but ${tokenTypeName} is upst`, 'a value only for an RPST');
    return value;
}
function readTokenLifetime(source, tokenType) {
    if (!isGiven(source, 'token-lifetime'))
        return undefined;
    if (tokenType === 'rpst')
        return readInteger(source, 'token-lifetime', 1, 43_200);
    throw (0,build_failure/* invalidInput */.aY)(`${source.nameOf('token-lifetime')} is set, but ${source.nameOf('token-type')} is upst`, 'a value only for an RPST; a UPST lives at most 60 minutes');
}
function readInteger(source, setting, least, most) {
    const value = valueOrDefault(source, setting);
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most)
        return number;
    throw (0,build_failure/* invalidInput */.aY)(`${source.nameOf(setting)} is ${(0,printable/* quoted */.T)(value)}`, `a whole number from ${least} to ${most}`);
}
function readOptional(source, setting, form) {
    return isGiven(source, setting) ? readForm(source, setting, form) : undefined;
}
function readForm(source, setting, { pattern, expected }) {
    return checkForm(source.nameOf(setting), readRequired(source, setting, expected), pattern, expected);
}
function readRequired(source, setting, expected) {
    const value = valueOrDefault(source, setting);
    if (value !== '')
        return value;
    const why = source.whyMissing?.(setting);
    const problem = `${source.nameOf(setting)} is missing${why === undefined ? '' : `: ${why}`}`;
    throw (0,build_failure/* invalidInput */.aY)(problem, expected);
}
function valueOrDefault(source, setting) {
    if (isGiven(source, setting))
        return source.valueOf(setting) ?? '';
    return setting in DEFAULTS ? DEFAULTS[setting] : '';
}
function isGiven(source, setting) {
    return (source.valueOf(setting) ?? '') !== '';
}

;// CONCATENATED MODULE: ./build/action/job.js



const PERMISSION = 'give the job "permissions: { id-token: write, contents: read }"';
const OTHER_PROVIDER = 'or set the input subject-token to a JWT of another identity provider';
function identityTokenSource(audience) {
    const source = githubTokenSource(audience);
    if (source)
        return source;
    const untrusted = untrustedTrigger();
    if (untrusted !== undefined) {
        throw new build_failure/* Failure */.HR('input', 'No subject token', `${untrusted}, and GitHub gives such runs no identity token`, {
            hint: 'skip this step for such runs (if: github.event.pull_request.head.repo.full_name == github.repository), or log in from a workflow that runs after the merge',
        });
    }
    if (process.env.GITHUB_ACTIONS !== 'true') {
        throw new build_failure/* Failure */.HR('input', 'No subject token', 'this is not a GitHub Actions job (GITHUB_ACTIONS is not true)', {
            hint: `run the action in a workflow with id-token: write, ${OTHER_PROVIDER}`,
        });
    }
    throw new build_failure/* Failure */.HR('input', 'No subject token', 'the job does not have the permission id-token: write', {
        hint: `${PERMISSION}; for a reusable workflow, give it to the calling job as well; ${OTHER_PROVIDER}`,
    });
}
function whySecretIsMissing() {
    const untrusted = untrustedTrigger();
    return untrusted === undefined
        ? 'no secret of that name exists, or the calling workflow does not pass it on (secrets: inherit)'
        : `${untrusted}, and GitHub passes no secrets to such runs`;
}
function untrustedTrigger() {
    if (process.env.GITHUB_ACTOR === 'dependabot[bot]')
        return 'Dependabot started this run';
    return isForkPullRequest() ? 'this is a pull request from a fork' : undefined;
}
function isForkPullRequest() {
    if (!(process.env.GITHUB_EVENT_NAME ?? '').startsWith('pull_request'))
        return false;
    try {
        const event = JSON.parse((0,external_node_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH ?? '', 'utf8'));
        return (event.pull_request !== undefined && event.pull_request.head?.repo?.full_name !== process.env.GITHUB_REPOSITORY);
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/programs/guarded-output.js
var guarded_output = __nccwpck_require__(5628);
;// CONCATENATED MODULE: ./build/action/mask.js



function mask(secret) {
    (0,redaction/* protectSecret */.o)(secret);
    (0,guarded_output/* printUnredacted */.V)(() => {
        (0,core/* setSecret */.Pq)(secret);
    });
}

;// CONCATENATED MODULE: ./build/action/inputs.js








const SOURCE = {
    nameOf: (setting) => setting,
    valueOf: (setting) => (0,core/* getInput */.V4)(setting),
    whyMissing: (setting) => (setting === 'client-secret' ? whySecretIsMissing() : undefined),
};
function readInputs() {
    maskSecrets('client-secret', 'subject-token');
    const settings = readSettings(SOURCE);
    const exportEnvironment = readBoolean('export-environment', true);
    const renew = readBackgroundSwitch('renew');
    const terraformFederation = readBackgroundSwitch('terraform-federation');
    if (terraformFederation && !exportEnvironment)
        throw (0,build_failure/* invalidInput */.aY)('terraform-federation is true, but export-environment is false', 'true only with export-environment: true');
    const request = Object.freeze({
        ...settings,
        renew,
        terraformFederation,
        registryLogin: readRegistryLogin(),
        verify: readBoolean('verify', false),
        cleanup: readBoolean('cleanup', true),
        subject: readSubject(),
    });
    return { request, exportEnvironment, jobSummary: readBoolean('job-summary', false) };
}
function maskSecrets(...names) {
    for (const value of names.map((name) => (0,core/* getInput */.V4)(name)))
        if (value !== '')
            mask(value);
}
function readSubject() {
    const audience = readAudience(SOURCE);
    const token = (0,core/* getInput */.V4)('subject-token');
    if (token !== '')
        return { given: (0,subject_token/* readSubjectToken */.k)(token, 'the input subject-token') };
    return { source: identityTokenSource(audience) };
}
function readBoolean(name, byDefault) {
    const value = (0,core/* getInput */.V4)(name);
    if (value === '')
        return byDefault;
    if (['true', 'True', 'TRUE'].includes(value))
        return true;
    if (['false', 'False', 'FALSE'].includes(value))
        return false;
    throw (0,build_failure/* invalidInput */.aY)(`${name} is ${(0,printable/* quoted */.T)(value)}`, 'true or false');
}
function readBackgroundSwitch(name) {
    const value = readBoolean(name, false);
    if (!value || (0,core/* getInput */.V4)('subject-token') === '')
        return value;
    throw (0,build_failure/* invalidInput */.aY)(`${name} is true, but subject-token is given, and a token that was given once cannot be renewed`, `true only without subject-token`);
}
function readRegistryLogin() {
    const value = (0,core/* getInput */.V4)('registry-login');
    if (['', 'false', 'False', 'FALSE'].includes(value))
        return undefined;
    if (['true', 'True', 'TRUE'].includes(value))
        return true;
    const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
    return checkForm('registry-login', value, pattern, 'true, false, or a registry host such as fra.ocir.io, without a path');
}

// EXTERNAL MODULE: ./build/action/report.js + 1 modules
var report = __nccwpck_require__(1356);
;// CONCATENATED MODULE: ./build/action/state.js


const REQUIRED = {
    profile: ['ociHome', 'profile', 'loginId', 'fingerprint'],
    renewal: ['directory'],
    registry: ['host', 'configFile', 'directory'],
};
const remember = (part, receipt) => {
    reportingFailure(() => {
        (0,core/* saveState */.LZ)(part, receipt === undefined ? '' : JSON.stringify(receipt));
    });
};
function recallReceipt() {
    return { profile: recall('profile'), renewal: recall('renewal'), registry: recall('registry') };
}
function damagedParts() {
    const parts = Object.keys(REQUIRED);
    return parts.filter((part) => getState(part) !== '' && recall(part) === undefined);
}
function recall(part) {
    try {
        const receipt = JSON.parse(getState(part));
        const isWhole = receipt !== null && REQUIRED[part].every((name) => typeof receipt[name] === 'string');
        return isWhole ? receipt : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/action/log-in.js








const RENEWAL_ENDS_WITH = 'the job ends';
async function runLogin(timing = systemTiming) {
    const { request, exportEnvironment, jobSummary } = readInputs();
    checkCommandFiles();
    const host = {
        product: 'oci-wif-action',
        mask: mask,
        info: core/* info */.pq,
        warn: core/* warning */.$e,
        settingName: (setting) => setting,
        remember: remember,
        earlierLogins: () => Promise.resolve([]),
        identifyJob: async () => (await __nccwpck_require__.e(/* import() */ 768).then(__nccwpck_require__.bind(__nccwpck_require__, 9768))).identifyRunner(),
        renewalEndsWith: RENEWAL_ENDS_WITH,
        longestRenewal: undefined,
        async publish(result) {
            await writeCommandFiles(() => {
                if (exportEnvironment)
                    exportVariables(result.environment);
                (0,report/* setOutputs */.n0)(result);
            });
            (0,report/* logResult */.AX)(result, timing.now(), RENEWAL_ENDS_WITH);
            if (jobSummary)
                await (0,report/* writeSummary */.Sy)(result);
        },
    };
    await logIn(request, host, timing);
}
function exportVariables(variables) {
    for (const [name, value] of Object.entries(variables))
        (0,core/* exportVariable */.dN)(name, value);
    (0,core/* debug */.Yz)(`Exported ${Object.keys(variables).join(', ')}`);
}


/***/ }),

/***/ 1356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  AX: () => (/* binding */ logResult),
  xV: () => (/* binding */ reportFailure),
  n0: () => (/* binding */ setOutputs),
  Sy: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 3 modules
var core = __nccwpck_require__(235);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./build/federation/subject-token.js
var subject_token = __nccwpck_require__(4876);
// EXTERNAL MODULE: ./build/text/printable.js
var printable = __nccwpck_require__(4865);
;// CONCATENATED MODULE: ./build/login/result.js

function describeLogin(result, now, renewalEndsWith) {
    const { request, login, subject, paths, verification, renewedUntil } = result;
    const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
    return [
        `Logged in to Oracle Cloud as ${login.principal}`,
        `  tenancy:  ${login.tenancy}`,
        `  subject:  ${(0,printable/* printable */.g)(subject.claims.sub ?? '')}`,
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

// EXTERNAL MODULE: ./build/text/describe-failure.js
var describe_failure = __nccwpck_require__(9318);
// EXTERNAL MODULE: ./build/text/redaction.js
var redaction = __nccwpck_require__(5447);
;// CONCATENATED MODULE: ./build/action/report.js







function setOutputs({ request, login, paths, verification }) {
    (0,core/* setOutput */.uH)('profile', request.profile);
    (0,core/* setOutput */.uH)('config-file', paths.configFile);
    (0,core/* setOutput */.uH)('token-file', paths.tokenFile);
    (0,core/* setOutput */.uH)('key-file', paths.keyFile);
    (0,core/* setOutput */.uH)('region', request.region);
    (0,core/* setOutput */.uH)('tenancy', login.tenancy);
    (0,core/* setOutput */.uH)('principal', login.principal);
    (0,core/* setOutput */.uH)('expires-at', login.expiresAt.toISOString());
    if (verification?.allowed)
        (0,core/* setOutput */.uH)('namespace', verification.namespace);
}
function logResult(result, now, renewalEndsWith) {
    for (const line of describeLogin(result, now, renewalEndsWith))
        (0,core/* info */.pq)(line);
    const { verification } = result;
    if (verification?.allowed === false)
        (0,core/* notice */.lm)(`The login works. ${capitalised(describeVerification(verification))}`);
}
async function writeSummary({ request, login, subject, paths }) {
    const rows = [
        ['Principal', login.principal],
        ['Tenancy', login.tenancy],
        ['Profile', `${request.profile} (${paths.configFile})`],
        ['Expires', login.expiresAt.toISOString()],
        ['Subject', (0,printable/* printable */.g)(subject.claims.sub ?? '')],
        ['Audience', (0,printable/* printable */.g)((0,subject_token/* audienceOf */.O)(subject.claims))],
    ];
    const table = rows.map(([name, value]) => `<tr><th>${name}</th><td>${escapeHtml((0,redaction/* redact */.E)(value))}</td></tr>`).join('');
    try {
        const file = process.env.GITHUB_STEP_SUMMARY ?? '';
        await (0,promises_.appendFile)(file, `<h3>Oracle Cloud login</h3>\n<table>${table}</table>\n`);
    }
    catch {
        (0,core/* warning */.$e)('The job summary could not be written (GITHUB_STEP_SUMMARY). The login is not affected');
    }
}
function escapeHtml(text) {
    return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function capitalised(sentence) {
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
function reportFailure(error) {
    (0,core/* setFailed */.C1)((0,describe_failure/* describeFailure */.I)(error));
}


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   aY: () => (/* binding */ invalidInput)
/* harmony export */ });
/* unused harmony export PHRASES */
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5447);

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

/***/ 8207:
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

/***/ 4876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9874);
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5447);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8207);



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

/***/ 8200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ diskFailure),
/* harmony export */   b: () => (/* binding */ isMissing)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9874);

function diskFailure(error, filePath) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return error;
    const code = codeOf(error);
    const words = CAUSES[code] ?? `the operating system reported ${code}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', `${filePath}: ${words}`, { cause: error });
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
    return typeof code === 'string' ? code : 'an unknown error';
}


/***/ }),

/***/ 1461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ makePrivateDirectory),
/* harmony export */   HW: () => (/* binding */ stageFile),
/* harmony export */   JX: () => (/* binding */ isWritableByOthers),
/* harmony export */   ME: () => (/* binding */ inspectDirectory),
/* harmony export */   NT: () => (/* binding */ temporaryName),
/* harmony export */   Pl: () => (/* binding */ writePrivateFile),
/* harmony export */   Ti: () => (/* binding */ moveDirectory),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Xp: () => (/* binding */ inspectFile),
/* harmony export */   f4: () => (/* binding */ isPrivateDirectory)
/* harmony export */ });
/* unused harmony export READ_LIMIT */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9874);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8200);





const READ_LIMIT = 32 * 1024 * 1024;
async function writePrivateFile(filePath, content) {
    let handle;
    try {
        handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, 'wx', 0o600);
    }
    catch (error) {
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(filePath, { force: true });
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
    }
}
async function stageFile(filePath, content, suffix, mode) {
    const temporary = temporaryName(filePath, suffix);
    const old = await inspectFile(filePath);
    await writePrivateFile(temporary, content);
    const discard = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
    return {
        discard,
        async commit() {
            try {
                if (old)
                    await copyOwnership(temporary, old);
                if (mode !== undefined)
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(temporary, mode);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, filePath);
            }
            catch (error) {
                await discard();
                throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
            }
        },
    };
}
function temporaryName(filePath, suffix) {
    return node_path__WEBPACK_IMPORTED_MODULE_2__.join(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_2__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT) {
    const found = await inspectFile(filePath);
    if (!found)
        return undefined;
    if (found.size > limit)
        throw refusal(filePath, `is larger than ${limit} bytes`);
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0));
        try {
            return await handle.readFile();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b)(error))
            return undefined;
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
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
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(directory).catch(() => undefined);
    return found?.isDirectory() === true && (process.platform === 'win32' || (found.mode & 0o077) === 0);
}
async function makePrivateDirectory(directory) {
    for (let attempt = 1;; attempt += 1) {
        try {
            const first = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true, mode: 0o700 });
            return first === undefined ? 0 : node_path__WEBPACK_IMPORTED_MODULE_2__.relative(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(first), directory).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).length;
        }
        catch (error) {
            if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b)(error) || attempt === 5)
                throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, directory);
        }
    }
}
async function moveDirectory(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(from, to);
    }
    catch (error) {
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, to);
    }
}
async function copyOwnership(filePath, { mode, uid, gid }) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, 'r');
    try {
        const ours = await handle.stat();
        if (ours.uid !== uid || ours.gid !== gid)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chown)(filePath, uid, gid).catch(() => undefined);
        await handle.chmod(mode & 0o777);
    }
    finally {
        await handle.close();
    }
}
async function inspect(anyPath) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(anyPath);
    }
    catch (error) {
        if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b)(error))
            return undefined;
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, anyPath);
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
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('files', 'Cannot write profile', `${anyPath} ${defect}`, hint === undefined ? {} : { hint });
}


/***/ }),

/***/ 8412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf),
/* harmony export */   N: () => (/* binding */ readErrorBody)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4865);

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

/***/ 4817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

function keyFingerprint(pem) {
    const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem).export({ type: 'spki', format: 'der' });
    const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5').update(der).digest('hex').match(/../g) ?? [];
    return pairs.join(':');
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _programs_early_end_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5023);
/* harmony import */ var _programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5628);
/* harmony import */ var _action_log_in_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3040);
/* harmony import */ var _action_report_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1356);




(0,_programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_0__/* .redactOutput */ .n)();
try {
    await (0,_programs_early_end_js__WEBPACK_IMPORTED_MODULE_3__/* .failOnEarlyEnd */ .e)((0,_action_log_in_js__WEBPACK_IMPORTED_MODULE_1__/* .runLogin */ .J)());
}
catch (error) {
    (0,_action_report_js__WEBPACK_IMPORTED_MODULE_2__/* .reportFailure */ .xV)(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ks: () => (/* binding */ sectionsOf),
/* harmony export */   L1: () => (/* binding */ putSection),
/* harmony export */   _3: () => (/* binding */ undoSection)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9874);
/* harmony import */ var _text_ini_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5578);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7839);



function putSection(bytes, name, entries) {
    const section = renderSection(name, entries);
    const { fingerprint } = entries;
    const old = sectionsOf(bytes).find((candidate) => candidate.name === name);
    if (old) {
        const newlineBehind = old.end === bytes.length;
        const behind = newlineBehind ? LF : bytes.subarray(old.end);
        return {
            config: Buffer.concat([bytes.subarray(0, old.start), section, behind]),
            fingerprint,
            replaced: Buffer.from(bytes.subarray(old.start, old.end)),
            newlineBefore: false,
            newlineBehind,
        };
    }
    const newlineBefore = bytes.length > 0 && !endsInNewline(bytes);
    return {
        config: Buffer.concat([bytes, newlineBefore ? LF : NOTHING, section, LF]),
        fingerprint,
        replaced: undefined,
        newlineBefore,
        newlineBehind: false,
    };
}
function undoSection(bytes, name, undo) {
    const sections = sectionsOf(bytes);
    const named = sections.filter((section) => section.name === name);
    const ours = named.find((section) => section.fingerprint === undo.fingerprint);
    if (!ours)
        return { config: bytes, outcome: named.length > 0 ? 'other' : 'absent', newlineOwners: [] };
    const before = bytes.subarray(0, ours.start);
    const behind = bytes.subarray(ours.end);
    const next = sections.filter((section) => section.start === ours.end + 1);
    const atEnd = behind.length <= 1;
    const { replaced, newlineBefore, newlineBehind } = undo;
    if (replaced) {
        return {
            config: Buffer.concat([before, replaced, newlineBehind && atEnd ? NOTHING : behind]),
            outcome: 'restored',
            newlineOwners: [...(newlineBefore ? sectionsOf(replaced) : []), ...(newlineBehind ? next : [])],
        };
    }
    const strip = newlineBefore && atEnd && endsInNewline(before);
    return {
        config: Buffer.concat([strip ? before.subarray(0, -1) : before, behind.subarray(1)]),
        outcome: 'removed',
        newlineOwners: newlineBefore ? next : [],
    };
}
function sectionsOf(bytes) {
    const sections = [];
    for (const line of (0,_text_ini_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .configLines */ .Q)(bytes)) {
        if (line.kind === 'header') {
            sections.push({ name: line.name, fingerprint: undefined, start: line.start, end: endOf(line) });
        }
        else if (line.kind !== 'blank' && line.kind !== 'comment') {
            const section = sections.at(-1);
            if (!section)
                continue;
            section.end = endOf(line);
            if (line.kind === 'key' && line.name === 'fingerprint')
                section.fingerprint = line.value;
        }
    }
    return sections;
}
const LF = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);
function endOf({ end, start, text }) {
    return end - start > text.length ? end - 1 : end;
}
function renderSection(name, entries) {
    (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_1__/* .checkProfileName */ .x)(name);
    const lines = Object.entries(entries).map(([key, value]) => {
        const flaw = flawOf(value);
        if (flaw !== undefined) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', `the value for ${key} ${flaw}, which tools read differently`, {
                hint: key.endsWith('_file') ? 'Choose another directory for the OCI config with oci-home.' : `Check ${key}.`,
            });
        }
        return `${key}=${value}`;
    });
    return Buffer.from([`[${name}]`, ...lines].join('\n'), 'latin1');
}
function flawOf(value) {
    if (value === '')
        return 'is empty';
    if (value !== value.trim())
        return 'begins or ends with a space';
    if (/[^\x20-\x7e]/.test(value))
        return 'contains a line break, a control character or a non-ASCII character';
    const sign = /[%=;]/.exec(value)?.[0];
    return sign === undefined ? undefined : `holds "${sign}"`;
}
function endsInNewline(bytes) {
    return bytes.at(-1) === 0x0a;
}


/***/ }),

/***/ 2008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withConfigLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8500);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9874);
/* harmony import */ var _files_disk_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8200);






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
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rmdir)(lockPath).catch(() => undefined);
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
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(lockPath, { mode: 0o700 });
            const identity = identityOf(lockPath);
            if (identity !== undefined)
                return identity;
        }
        catch (error) {
            if ((0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .isMissing */ .b)(error)) {
                isPrepared = false;
                missing += 1;
                if (missing < ATTEMPTS)
                    continue;
            }
            if (!isHeld(error))
                throw (0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .diskFailure */ .C)(error, lockPath);
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
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(pauseAfter(now - start));
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
        const { mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(lockPath);
        if (!isUnchanged && Date.now() - mtimeMs < STALE)
            return;
        const aside = `${lockPath}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(lockPath, aside);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(aside, { recursive: true });
    }
    catch {
    }
}
function identityOf(lockPath) {
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
    return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
        hint: 'Try again when that process has ended. If there is no such process, remove this directory.',
    });
}


/***/ }),

/***/ 5302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ configTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);

async function configTarget(configFile) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(configFile).catch(() => undefined);
    if (!found?.isSymbolicLink())
        return configFile;
    const { followConfigLink } = await __nccwpck_require__.e(/* import() */ 11).then(__nccwpck_require__.bind(__nccwpck_require__, 1011));
    return followConfigLink(configFile, found.uid);
}


/***/ }),

/***/ 4778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHomes)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);

function readHomes() {
    return { home: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), passwd: accountHome() };
}
function accountHome() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().homedir;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ fingerprintIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _files_private_files_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1461);
/* harmony import */ var _keys_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4817);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2582);




async function fingerprintIn(sessionDirectory) {
    for (const name of [_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_FILES */ .tt.publicKey, _profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_FILES */ .tt.key]) {
        try {
            const pem = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(sessionDirectory, name), 65_536);
            if (pem)
                return (0,_keys_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .keyFingerprint */ .y)(pem);
        }
        catch {
        }
    }
    return undefined;
}


/***/ }),

/***/ 4482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ saveSection),
/* harmony export */   GH: () => (/* binding */ backupOf),
/* harmony export */   Kc: () => (/* binding */ changeJournal),
/* harmony export */   XQ: () => (/* binding */ saveJournal),
/* harmony export */   cG: () => (/* binding */ hasBackups),
/* harmony export */   fe: () => (/* binding */ readBackup),
/* harmony export */   h$: () => (/* binding */ removeUnfinishedBackups),
/* harmony export */   sp: () => (/* binding */ readBackups)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7975);
/* harmony import */ var _files_private_files_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1461);




function backupOf({ sessionsDirectory }, profile, loginId) {
    return emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionsDirectory, `.${profile}.${loginId}`), profile);
}
async function readBackup(backup) {
    if (!(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .inspectDirectory */ .ME)(backup.directory)))
        return undefined;
    return {
        ...backup,
        journal: parseJournal(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(backup.directory, JOURNAL))),
        section: await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(backup.directory, SECTION)),
    };
}
async function readBackups({ sessionsDirectory }) {
    const backups = [];
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(sessionsDirectory)) {
        const [, profile, loginId] = BACKUP_NAME.exec(name) ?? [];
        if (profile === undefined || loginId === undefined)
            continue;
        const empty = emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionsDirectory, name), profile);
        const backup = await readBackup(empty).catch(() => undefined);
        if (backup?.journal)
            backups.push({ ...backup, loginId, journal: backup.journal });
    }
    return backups;
}
async function hasBackups(ociHome) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(ociHome, 'sessions')).catch(() => []);
    return names.some((name) => BACKUP_NAME.test(name));
}
async function removeUnfinishedBackups({ sessionsDirectory }) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(sessionsDirectory)) {
        const directory = node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionsDirectory, name);
        if (!BACKUP_NAME.test(name) || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(directory)).isDirectory())
            continue;
        const contents = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory);
        if (contents.every((file) => UNFINISHED.has(file)))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
    }
}
async function saveJournal({ directory }, journal) {
    const file = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .stageFile */ .HW)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, JOURNAL), JSON.stringify(journal), TEMPORARY);
    await file.commit();
}
async function changeJournal(backup, change) {
    if (!backup.journal)
        return;
    const changed = { ...backup.journal, ...change };
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_2__.isDeepStrictEqual)(changed, backup.journal))
        return;
    backup.journal = changed;
    await saveJournal(backup, changed);
}
async function saveSection(backup, section) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(backup.directory, SECTION);
    backup.section = section;
    if (section) {
        const staged = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .stageFile */ .HW)(file, section, TEMPORARY);
        await staged.commit();
    }
    else {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { force: true });
    }
}
const BACKUP_NAME = /^\.(.+)\.([0-9a-f]{8,64})$/;
const JOURNAL = 'journal.json';
const SECTION = 'section';
const TEMPORARY = 'new';
const UNFINISHED = new Set([SECTION, (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryName */ .NT)(SECTION, TEMPORARY), (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryName */ .NT)(JOURNAL, TEMPORARY)]);
function emptyBackup(directory, profile) {
    return {
        profile,
        directory,
        files: node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, 'files'),
        fresh: node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, 'new'),
        journal: undefined,
        section: undefined,
    };
}
function parseJob(read) {
    const { pid, start } = (read ?? {});
    return typeof pid === 'number' ? { pid, start: typeof start === 'string' ? start : undefined } : undefined;
}
function parseJournal(text) {
    if (!text)
        return undefined;
    try {
        const read = JSON.parse(text.toString());
        const { fingerprint, missingDirectories } = read;
        if (typeof fingerprint !== 'string' || typeof missingDirectories !== 'number')
            return undefined;
        return {
            fingerprint,
            missingDirectories,
            newlineBefore: read.newlineBefore === true,
            newlineBehind: read.newlineBehind === true,
            configMissing: read.configMissing === true,
            undone: read.undone === true,
            job: parseJob(read.job),
        };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 7839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ PROFILE_NAME),
/* harmony export */   x: () => (/* binding */ checkProfileName)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9874);

const PROFILE_NAME = {
    pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
    expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots',
};
function checkProfileName(profile) {
    if (PROFILE_NAME.pattern.test(profile))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', `the profile name is not valid: use ${PROFILE_NAME.expected}`);
}


/***/ }),

/***/ 2582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ locateProfile),
/* harmony export */   IU: () => (/* binding */ profilePaths),
/* harmony export */   tt: () => (/* binding */ SESSION_FILES)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _files_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8200);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7839);




const SESSION_FILES = { token: 'token', key: 'oci_api_key.pem', publicKey: 'oci_api_key_public.pem' };
async function locateProfile(ociHome, profile) {
    const givenHome = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(ociHome);
    return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
    (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_3__/* .checkProfileName */ .x)(profile);
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
async function realPath(absolute) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute);
    }
    catch (error) {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(absolute);
        if (!(0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b)(error) || parent === absolute)
            throw (0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .diskFailure */ .C)(error, absolute);
        return node_path__WEBPACK_IMPORTED_MODULE_1__.join(await realPath(parent), node_path__WEBPACK_IMPORTED_MODULE_1__.basename(absolute));
    }
}


/***/ }),

/***/ 7222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkReceipt),
/* harmony export */   t: () => (/* binding */ checkLoginId)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9874);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7839);



function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }) {
    (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_2__/* .checkProfileName */ .x)(profile);
    checkLoginId(loginId);
    const sound = node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(ociHome) &&
        node_path__WEBPACK_IMPORTED_MODULE_1__.normalize(ociHome) === ociHome &&
        /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) &&
        Number.isInteger(missingDirectories);
    if (!sound)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', 'the record of the login is invalid');
}
function checkLoginId(loginId) {
    if (/^[0-9a-f]{8,64}$/.test(loginId))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', 'the id of a login must be 8 to 64 hexadecimal digits');
}


/***/ }),

/***/ 5023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ failOnEarlyEnd)
/* harmony export */ });
async function failOnEarlyEnd(task) {
    let onEnd = () => undefined;
    const earlyEnd = new Promise((_resolve, reject) => {
        onEnd = () => {
            reject(new Error('nothing is left to wait for'));
        };
        process.once('beforeExit', onEnd);
    });
    try {
        return await Promise.race([task, earlyEnd]);
    }
    finally {
        process.off('beforeExit', onEnd);
    }
}


/***/ }),

/***/ 5628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ printUnredacted),
/* harmony export */   n: () => (/* binding */ redactOutput)
/* harmony export */ });
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5447);

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

/***/ 9318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9874);

function describeFailure(error, product = 'oci-wif-action') {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return error.hint === undefined ? error.message : joinHint(error.message, error.hint);
    const kind = error instanceof Error ? error.name : typeof error;
    const place = error instanceof Error ? (/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? '') : '';
    return `Internal error: ${kind}${place === '' ? '' : ` at ${place}`}; please report this defect of ${product}`;
}
function joinHint(message, hint) {
    return message.includes('\n') || hint.includes('\n') ? `${message}\n${hint}` : `${message}. What to do: ${hint}`;
}


/***/ }),

/***/ 5578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ configLines)
/* harmony export */ });
function* configLines(bytes) {
    const content = bytes.toString('latin1');
    let number = 0;
    let indentOfKey;
    let inSection = false;
    for (let start = 0; start < content.length;) {
        const lineFeed = content.indexOf('\n', start);
        const end = lineFeed < 0 ? content.length : lineFeed + 1;
        const text = content.slice(start, end).replace(/\r?\n$/, '');
        number += 1;
        const trimmed = trimBlanks(text);
        const indent = text.length - text.replace(/^[ \t]+/, '').length;
        const line = { kind: 'broken', number, start, end, text, name: '', value: '' };
        const header = /^\[(.+)\]/.exec(trimmed)?.[1];
        const option = /^([^=:]*)[=:](.*)$/s.exec(trimmed);
        const key = trimBlanks(option?.[1] ?? '').toLowerCase();
        if (trimmed === '') {
            line.kind = 'blank';
        }
        else if (trimmed.startsWith('#') || trimmed.startsWith(';')) {
            line.kind = 'comment';
        }
        else if (indentOfKey !== undefined && indent > indentOfKey) {
            line.kind = 'continuation';
        }
        else if (header !== undefined) {
            line.kind = 'header';
            line.name = header;
            inSection = true;
            indentOfKey = undefined;
        }
        else if (!inSection) {
            line.kind = 'stray';
        }
        else if (key !== '' && !key.startsWith('[')) {
            line.kind = 'key';
            line.name = key;
            line.value = trimBlanks(option?.[2] ?? '');
            indentOfKey = indent;
        }
        yield line;
        start = end;
    }
}
function trimBlanks(text) {
    return text.replace(/^[ \t\r]+/, '').replace(/[ \t\r]+$/, '');
}


/***/ }),

/***/ 4865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var _redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5447);

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

/***/ 5447:
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


/***/ }),

/***/ 7141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ shellQuoted)
/* harmony export */ });
function shellQuoted(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  dN: () => (/* binding */ exportVariable),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, error, getBooleanInput, getIDToken, getMultilineInput, getState, group, isDebug, markdownSummary, platform, setCommandEcho, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(9316);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

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
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
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
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
