import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const require_node = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const require_on_first_use = (name) => {
  let loaded;
  return new Proxy({}, { get: (_target, key) => (loaded ??= require_node(name))[key] });
};
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = require_node("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require_node("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require_node("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require_node("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require_node("fs");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require_node("https");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require_on_first_use("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require_on_first_use("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require_node("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = require_on_first_use("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require_on_first_use("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require_node("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require_node("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = require_node("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require_node("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require_node("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require_node("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require_node("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require_node("tls");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = require_node("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require_node("util");

/***/ }),

/***/ 6200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Gb: () => (/* binding */ requestIdOf),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Hj: () => (/* binding */ checkForm),
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   Nk: () => (/* binding */ readErrorBody),
/* harmony export */   RV: () => (/* binding */ isFlag),
/* harmony export */   T6: () => (/* binding */ ProxyError),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   gl: () => (/* binding */ describeNetworkError),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   qL: () => (/* binding */ firstGiven),
/* harmony export */   wP: () => (/* binding */ isWhole),
/* harmony export */   xQ: () => (/* binding */ camelCase),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6114);


// src/text/form.ts
function checkForm(name, value, pattern, expected) {
  if (!pattern.test(value)) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(value)}`, expected);
  return value;
}
function camelCase(name) {
  return name.replace(/-([a-z])/g, (_all, letter) => letter.toUpperCase());
}
function firstGiven(...candidates) {
  return candidates.find((text) => text !== void 0 && text !== "");
}
function parseJson(text, is) {
  try {
    const value = JSON.parse(text);
    return is(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function objectOf(fields) {
  return (value) => {
    if (!isObject(value)) return false;
    const read = new Map(Object.entries(value));
    return Object.entries(fields).every(([name, is]) => is(read.get(name)));
  };
}
function optional(is) {
  return (value) => value === void 0 || is(value);
}
function oneOf(...values) {
  return (value) => values.some((each) => each === value);
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isText(value) {
  return typeof value === "string";
}
function isWhole(value) {
  return Number.isInteger(value);
}
function isFlag(value) {
  return typeof value === "boolean";
}

// src/http/error-text.ts
function readErrorBody(body) {
  const fields = parseJson(body, isObject) ?? {};
  const error = textOf(fields.error ?? fields.code);
  const description = textOf(fields.error_description ?? fields.message ?? fields.detail);
  const text = [error, description].filter((each) => each !== void 0).join(": ");
  return text === "" ? void 0 : { error: error ?? "error", description, text };
}
function requestIdOf(answer) {
  return textOf(answer.headers["opc-request-id"] ?? answer.headers["x-oracle-dms-ecid"]);
}
function textOf(value) {
  return typeof value === "string" && value.trim() !== "" ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(value, 500) : void 0;
}
var SELF_SIGNED = "has a self-signed TLS certificate; set NODE_EXTRA_CA_CERTS to trust another certificate authority";
var UNKNOWN_AUTHORITY = "has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority";
var NOT_TLS = "did not answer with TLS; check that the URL and the proxy are right";
var MEANINGS = {
  ENOTFOUND: "could not be reached: the host name does not exist",
  EAI_AGAIN: "could not be reached: the DNS server does not answer",
  ECONNREFUSED: "could not be reached: the connection was refused",
  ECONNRESET: "closed the connection",
  EPIPE: "closed the connection",
  ETIMEDOUT: "could not be reached: the connection timed out",
  EHOSTUNREACH: "could not be reached: no route to the host",
  ENETUNREACH: "could not be reached: no route to the network",
  CERT_HAS_EXPIRED: "has a TLS certificate that has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: "has a TLS certificate for another host name",
  ERR_PROTOCOL_SWITCH: "answered 101 (switching protocols), which is not an answer to this request",
  ERR_INVALID_CHAR: "could not be sent: a header, such as the token, contains a line break or another character that HTTP does not allow",
  EPROTO: NOT_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS
};
var ProxyError = class extends Error {
  /** What the proxy answered to the CONNECT, if anything. */
  status;
  constructor(status, cause) {
    super("no tunnel", { cause });
    this.status = status;
  }
};
function describeNetworkError(error) {
  if (error instanceof ProxyError) {
    if (error.status !== void 0) return `could not be reached: the proxy answered ${error.status}`;
    const isKnown = codeOf(error.cause) !== void 0;
    return isKnown ? `could not be reached, because the proxy ${describeNetworkError(error.cause)}` : "could not be reached: the proxy failed";
  }
  const code = codeOf(error);
  if (code?.startsWith("HPE_")) return "did not answer with HTTP";
  return (code === void 0 ? void 0 : MEANINGS[code]) ?? `could not be reached${code === void 0 ? "" : ` (${code})`}`;
}
function codeOf(error) {
  const { code, errors } = error ?? {};
  const codes = Array.isArray(errors) ? errors.map(codeOf).filter((each) => each !== void 0) : [];
  const [mostTelling] = codes.toSorted((a, b) => distance(a) - distance(b));
  return mostTelling ?? (typeof code === "string" ? code : void 0);
}
function distance(code) {
  if (/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(code)) return 2;
  return code === "ETIMEDOUT" ? 1 : 0;
}




/***/ }),

/***/ 6114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C9: () => (/* binding */ diskFailure),
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   MW: () => (/* binding */ quotedPath),
/* harmony export */   SE: () => (/* binding */ SHORTEST_MASK),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   aY: () => (/* binding */ invalidInput),
/* harmony export */   b2: () => (/* binding */ isMissing),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   l2: () => (/* binding */ capitalized),
/* harmony export */   nn: () => (/* binding */ systemErrorCause),
/* harmony export */   ol: () => (/* binding */ protectSecret),
/* harmony export */   sA: () => (/* binding */ describeLastFailure),
/* harmony export */   vq: () => (/* binding */ systemErrorCode),
/* harmony export */   x: () => (/* binding */ shellQuoted)
/* harmony export */ });
// src/text/redaction.ts
var REDACTED = "(redacted)";
var SHORTEST = 6;
var SHORTEST_MASK = 8;
var LONGEST_SHOWN = 11;
var protectedSecrets = /* @__PURE__ */ new Map();
var MOST_SECRETS = 100;
var index;
var PEM = /-----BEGIN [A-Z ]+-----(?:\s|\\[rn])*[A-Za-z0-9+/=]{16,}(?:[A-Za-z0-9+/=\s]|\\[rn])*(?:-----END [A-Z ]+-----)?/g;
function protectSecret(secret) {
  if (secret.length < SHORTEST) return;
  const readings = protectedSecrets.get(secret) ?? readingsOfSecret(secret);
  protectedSecrets.delete(secret);
  protectedSecrets.set(secret, readings);
  const [oldest] = protectedSecrets.keys();
  if (protectedSecrets.size > MOST_SECRETS && oldest !== void 0) protectedSecrets.delete(oldest);
  index = void 0;
}
function redact(text) {
  return withoutSecrets(text).replace(DOTTED, withoutJwts).replace(PEM, REDACTED);
}
var DOTTED = /[\w.-]+/g;
function withoutJwts(word) {
  if (!word.includes("eyJ")) return word;
  const parts = word.split(".");
  const shown = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? "";
    const begin = part.indexOf("eyJ");
    const isJwt = begin >= 0 && part.length > begin + 3 && at + 1 < parts.length;
    shown.push(isJwt ? part.slice(0, begin) + REDACTED : part);
    if (isJwt) at += 2;
  }
  return shown.join(".");
}
function withoutSecrets(text) {
  if (protectedSecrets.size === 0) return text;
  index ??= indexOf(protectedSecrets);
  const spans = [];
  for (const secret of protectedSecrets.keys()) {
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length))
      spans.push({ start: at, end: at + secret.length });
  }
  for (const reading of readingsOf(text)) findRuns(reading, index, spans);
  return without(spans, text);
}
function without(spans, text) {
  let shown = "";
  let shownTo = 0;
  for (const { start, end } of spans.sort((one, other) => one.start - other.start)) {
    if (start >= shownTo) shown += text.slice(shownTo, start) + REDACTED;
    shownTo = Math.max(shownTo, end);
  }
  return shown + text.slice(shownTo);
}
function* readingsOf(text) {
  const plain = decoded(asItIs(text));
  yield* bothOf(asItIs(text));
  if (text.includes("+")) yield* bothOf(asItIs(text.replaceAll("+", " ")));
  for (const { 0: run, index: at } of plain.characters.matchAll(/[0-9a-f]{12,}/gi)) {
    for (const shift of [0, 1]) yield* bothOf(bytesOf(plain, at + shift, run.slice(shift), "hex"));
  }
  for (const { 0: run, index: at } of plain.characters.matchAll(/[\w+/-]{8,}/g)) {
    for (const shift of [0, 1, 2, 3]) yield* bothOf(bytesOf(plain, at + shift, run.slice(shift), "base64"));
  }
}
function* bothOf(reading) {
  yield withoutBlanks(reading);
  if (reading.characters.search(ESCAPE) >= 0) yield decoded(reading);
}
function asItIs(text) {
  return { characters: text, sourceOf: (at) => ({ start: at, end: at + 1 }) };
}
function bytesOf(whole, at, run, encoding) {
  const digits = encoding === "hex" ? 2 : 4 / 3;
  return {
    characters: Buffer.from(run, encoding).toString("latin1"),
    sourceOf(byte) {
      const first = at + Math.floor(byte * digits);
      return { start: whole.sourceOf(first).start, end: whole.sourceOf(first + 1).end };
    }
  };
}
var ESCAPE = /%([0-9a-f]{2})|\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([bfnrtv"'/\\]))|&(?:#x0*([0-9a-f]{1,4})|#0*(\d{1,5})|(amp|apos|gt|lt|quot));/gi;
var NAMED = { amp: "&", apos: "'", gt: ">", lt: "<", quot: '"' };
var MOST_ROUNDS = 4;
function decoded(reading) {
  let latest = reading;
  for (let round = 0; round < MOST_ROUNDS && latest.characters.search(ESCAPE) >= 0; round += 1)
    latest = replaced(latest, ESCAPE, characterOf);
  return withoutBlanks(latest);
}
function withoutBlanks(reading) {
  return replaced(reading, /[\0- ]+/g, () => "");
}
function replaced({ characters, sourceOf }, pattern, replacement) {
  const matches = [];
  let excess = 0;
  const shorter = characters.replace(pattern, (match, ...groups) => {
    const character = replacement(groups);
    const from = groups.find((group) => typeof group === "number") ?? 0;
    matches.push({ from, to: from + match.length, at: from - excess, length: character.length });
    excess += match.length - character.length;
    return character;
  });
  return {
    characters: shorter,
    sourceOf(at) {
      const last = lastNotAfter(matches, at);
      if (last === void 0) return sourceOf(at);
      const beyond = at - last.at - last.length;
      return beyond < 0 ? { start: sourceOf(last.from).start, end: sourceOf(last.to - 1).end } : sourceOf(last.to + beyond);
    }
  };
}
function lastNotAfter(sorted, at) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = low + high >> 1;
    if ((sorted[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
function characterOf(groups) {
  const [percent, unicode, byte, letter, hexEntity, entity, name] = groups;
  const hex = percent ?? unicode ?? byte ?? hexEntity;
  if (hex !== void 0) return String.fromCharCode(Number.parseInt(hex, 16));
  if (entity !== void 0) return String.fromCharCode(Number(entity));
  if (name !== void 0) return NAMED[name.toLowerCase()] ?? "";
  return letter !== void 0 && /["'/\\]/.test(letter) ? letter : " ";
}
var GROUP = 6;
var STRIDE = 7;
var MOST_PLACES = 4;
function indexOf(secrets) {
  const groups = /* @__PURE__ */ new Map();
  for (const secret of [...secrets.values()].flat()) {
    for (let at = 0; at + GROUP <= secret.length; at += STRIDE) {
      const group = secret.slice(at, at + GROUP);
      const places = groups.get(group) ?? [];
      if (places.at(-MOST_PLACES)?.secret !== secret) places.push({ secret, at });
      groups.set(group, places);
    }
  }
  return groups;
}
function readingsOfSecret(secret) {
  const bytes = Buffer.from(secret).toString("latin1");
  const readings = [secret, bytes].flatMap(
    (text) => [...bothOf(asItIs(text))].map(({ characters }) => lowerCase(characters))
  );
  return [...new Set(readings)];
}
function findRuns({ characters, sourceOf }, groups, spans) {
  const text = lowerCase(characters);
  for (let at = 0; at + GROUP <= text.length; ) {
    let next = at + 1;
    for (const place of groups.get(text.slice(at, at + GROUP)) ?? []) {
      const { secret } = place;
      let before = 0;
      while (before < STRIDE && before < place.at && text[at - before - 1] === secret[place.at - before - 1])
        before += 1;
      let length = GROUP;
      while (place.at + length < secret.length && text[at + length] === secret[place.at + length]) length += 1;
      if (before + length < Math.min(secret.length, LONGEST_SHOWN + 1)) continue;
      spans.push({ start: sourceOf(at - before).start, end: sourceOf(at + length - 1).end });
      next = Math.max(next, at + length - LONGEST_SHOWN - 1);
    }
    at = next;
  }
}
function lowerCase(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

// src/text/printable.ts
function printable(text, limit = 300) {
  const line = redact(text).replace(/[\s\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{C}/gu, escaped).trim().replace(/##(?=\[)/g, "# #").replace(/^::/, ": :");
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
function quoted(text) {
  return `"${printable(text, 60)}"`;
}
function quotedPath(path) {
  return `"${printable(path, 4096)}"`;
}
function harmless(text) {
  return text.replace(/[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu, escaped).replace(/##(?=\[)/g, "# #").replace(/^(\s*):(?=:)/gm, "$1: ");
}
function escaped(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
function capitalized(sentence) {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
function shellQuoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// src/failure.ts
var DOCS = "https://github.com/org/oci-wif-action/blob/v1/docs";
var Failure = class _Failure extends Error {
  name = "Failure";
  kind;
  phrase;
  /** The message without its phrase. */
  detail;
  hint;
  constructor(kind, phrase, detail, options = {}) {
    const safeDetail = harmless(redact(detail));
    super(`${phrase}: ${safeDetail}`, "cause" in options ? { cause: options.cause } : {});
    this.kind = kind;
    this.phrase = phrase;
    this.detail = safeDetail;
    this.hint = options.hint === void 0 ? void 0 : harmless(redact(options.hint));
  }
  /**
   * Adds what a caller knows about a failure that it passes on.
   *
   * @returns a failure of the same kind whose cause is this one; `furtherHint` goes on a line below the hint
   */
  with(changes) {
    const hints = [this.hint, changes.furtherHint].filter((hint) => hint !== void 0);
    return new _Failure(this.kind, changes.phrase ?? this.phrase, changes.detail ?? this.detail, {
      hint: hints.length === 0 ? void 0 : hints.join("\n"),
      cause: this
    });
  }
};
function invalidInput(problem, expected, hint) {
  return new Failure("input", "Invalid input", `${problem}; expected: ${expected}`, { hint });
}
function describeFailure(error, product = "oci-wif-action") {
  const failure = asFailure(error);
  if (failure !== void 0)
    return failure.hint === void 0 ? failure.message : joinHint(failure.message, failure.hint);
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? /\n\s+at (.*)/.exec(error.stack ?? "")?.[1] ?? "" : "";
  return `Internal error: ${kind}${place === "" ? "" : ` at ${place}`}; please report this defect of ${product}`;
}
function describeLastFailure(error, product) {
  const text = describeFailure(error, product);
  const phrase = asFailure(error)?.phrase;
  if (phrase === void 0) return text;
  return `${text}
More: ${DOCS}/troubleshooting.md#${phrase.toLowerCase().replaceAll(" ", "-")}`;
}
function asFailure(error) {
  if (error instanceof Failure) return error;
  const fileProblem = describeSystemError(error);
  return fileProblem === void 0 ? void 0 : new Failure("files", "Cannot write profile", fileProblem);
}
function joinHint(message, hint) {
  return message.includes("\n") || hint.includes("\n") ? `${message}
${hint}` : `${message}. What to do: ${hint}`;
}
function diskFailure(error, filePath) {
  if (error instanceof Failure) return error;
  return new Failure("files", "Cannot write profile", `${filePath}: ${systemErrorCause(error)}`, { cause: error });
}
function isMissing(error) {
  return systemErrorCode(error) === "ENOENT";
}
function systemErrorCause(error) {
  const code = systemErrorCode(error);
  return CAUSES[code] ?? `the operating system reported ${code}`;
}
function describeSystemError(error) {
  const { path, syscall } = error ?? {};
  if (typeof path !== "string" || typeof syscall !== "string") return void 0;
  return `${path}: ${systemErrorCause(error)}`;
}
var CAUSES = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  // Elsewhere, only a place where something is mounted is too busy to be replaced or removed.
  EBUSY: process.platform === "win32" ? "another program has this open" : "this is a mount point, such as a single file that is mounted into a container",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the device",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of this path is not a directory",
  EISDIR: "this is a directory",
  EEXIST: "this already exists",
  ENOENT: "this does not exist",
  ENOTEMPTY: "this directory is not empty",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many symbolic links",
  EFBIG: "the file would be larger than is allowed here",
  EMFILE: "too many open files",
  // Of what this process prints.
  EPIPE: "the program that reads it has ended",
  EBADF: "it is closed, or open for reading only",
  EIO: "the device or the terminal does not answer"
};
function systemErrorCode(error) {
  const code = error?.code;
  return typeof code === "string" ? code : "an unknown error";
}




/***/ }),

/***/ 165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  YK: () => (/* binding */ MAX_BODY_BYTES),
  Ir: () => (/* binding */ connectEarly),
  uT: () => (/* binding */ createHttpClient),
  cJ: () => (/* binding */ ignoreDisabledVerification),
  Dm: () => (/* binding */ isTransientStatus),
  x8: () => (/* binding */ readBody),
  O$: () => (/* binding */ systemTiming)
});

// EXTERNAL MODULE: ./build/main/error-text.js
var error_text = __nccwpck_require__(6200);
// EXTERNAL MODULE: ./build/main/failure.js
var main_failure = __nccwpck_require__(6114);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = require_node("node:events");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = require_node("node:stream");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = require_on_first_use("node:tls");
;// CONCATENATED MODULE: ./build/main/proxy.js.js



// src/http/retry.ts
function isTransientStatus(status) {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
function isTransient(error) {
  if (error instanceof error_text/* ProxyError */.T6)
    return error.status === void 0 ? isTransient(error.cause) : isTransientStatus(error.status);
  return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL|ERR_INVALID_CHAR/.test((0,error_text/* codeOf */.$N)(error) ?? "");
}
function isThrottling(status, retryAfter) {
  return status === 429 || status === 503 && retryAfter !== void 0;
}
function createRetryBudget(limits, timing, started) {
  const { maxAttempts, retryTimeout, overallTimeout } = limits;
  let deadline = started + overallTimeout * 1e3;
  let throttledSince;
  const afterThrottling = (retryAfter) => {
    const now = timing.now();
    throttledSince ??= now;
    const until = throttledSince + retryTimeout * 1e3;
    const since = now - throttledSince;
    const asked = parseRetryAfter(retryAfter, now);
    const pause = throttlingPause({ since, asked, left: until - now }, timing.random());
    deadline = Math.max(deadline, now + (pause ?? 0) + overallTimeout * 1e3);
    return {
      pause,
      until,
      // The last attempt may have ended after the limit, and then nothing is left.
      reason: asked > until - now && until - now >= 1e3 ? waitsTooLong(asked, until - now) : noTimeLeft(retryTimeout),
      wasThrottled: true,
      progress: `throttled for ${seconds(since)} s, waiting at most ${retryTimeout} s`
    };
  };
  const afterFailure = (attempts, retryAfter) => {
    const delay2 = retryDelay(attempts, retryAfter, timing);
    const hasAttempts = attempts < maxAttempts;
    const hasTime = timing.now() + delay2 < deadline;
    return {
      pause: hasAttempts && hasTime ? delay2 : void 0,
      until: deadline,
      reason: hasAttempts ? noTimeLeft(overallTimeout) : "",
      wasThrottled: false,
      progress: `${attempts + 1} of ${maxAttempts}`
    };
  };
  return {
    timeLeft: () => deadline - timing.now(),
    forRequest() {
      let attempts = 0;
      return ({ status, retryAfter }) => {
        if (status !== void 0 && isThrottling(status, retryAfter)) return afterThrottling(retryAfter);
        attempts += 1;
        return afterFailure(attempts, retryAfter);
      };
    }
  };
}
function noTimeLeft(limit) {
  return limit === 0 ? ", and throttled requests are not repeated" : `, no time left for another within ${limit} s`;
}
function waitsTooLong(asked, left) {
  return `, and the server asks to wait ${seconds(asked)} s, but only ${seconds(left)} s are left`;
}
function seconds(milliseconds) {
  return (milliseconds / 1e3).toFixed(0);
}
var FIRST_PAUSE = 1e3;
var LONGEST_PAUSE = 1e4;
var LONGEST_RETRY_AFTER = 3e4;
function retryDelay(attempt, retryAfter, timing) {
  const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
  const asked = Math.min(LONGEST_RETRY_AFTER, parseRetryAfter(retryAfter, timing.now()));
  return Math.max(asked, timing.random() * ceiling);
}
function parseRetryAfter(value, now) {
  if (value === void 0) return 0;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1e3;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
var FIRST_THROTTLING_PAUSE = 1250;
var GROWTH = 0.45;
var LONGEST_GROWTH = 45e3;
var SPREAD = { first: 1.6, later: 1.5 };
function throttlingPause({ since, asked, left }, random) {
  const isFirst = since === 0;
  const shortest = Math.max(asked, isFirst ? FIRST_THROTTLING_PAUSE : GROWTH * Math.min(since, LONGEST_GROWTH));
  if (shortest >= left) return void 0;
  const longest = Math.min(left, shortest * (isFirst ? SPREAD.first : SPREAD.later));
  return shortest + random * (longest - shortest);
}

// src/http/client.ts


// src/clock.ts

var systemTiming = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await (0,promises_.setTimeout)(milliseconds);
  },
  random: () => Math.random()
};
var TOLERANCE = 300;
var CLOCK_ADVICE = "Set the clock of this machine, for example with NTP: OCI tolerates five minutes, and tokens are valid for minutes";
function compareClocks(date = "", time, server) {
  const theirs = Date.parse(date);
  if (Number.isNaN(theirs)) return void 0;
  const seconds2 = Math.round((time - theirs - 500) / 1e3);
  return {
    isWrong: Math.abs(seconds2) > TOLERANCE,
    text: `this machine says ${isoSeconds(time)}, ${server} ${isoSeconds(theirs)}: ${describeOffset(seconds2)}`
  };
}
function describeOffset(seconds2) {
  if (Math.abs(seconds2) <= 1) return "no difference";
  const size = Math.abs(seconds2) < 120 ? `${Math.abs(seconds2)} s` : `${Math.round(Math.abs(seconds2) / 60)} min`;
  return `this machine is ${size} ${seconds2 < 0 ? "behind" : "ahead"}`;
}
function isoSeconds(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

// src/http/connection.ts






// src/http/proxy.ts


// node_modules/@actions/http-client/lib/proxy.js
function checkBypass(reqUrl) {
  if (!reqUrl.hostname) {
    return false;
  }
  const reqHost = reqUrl.hostname;
  if (isLoopbackAddress(reqHost)) {
    return true;
  }
  const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
  if (!noProxy) {
    return false;
  }
  let reqPort;
  if (reqUrl.port) {
    reqPort = Number(reqUrl.port);
  } else if (reqUrl.protocol === "http:") {
    reqPort = 80;
  } else if (reqUrl.protocol === "https:") {
    reqPort = 443;
  }
  const upperReqHosts = [reqUrl.hostname.toUpperCase()];
  if (typeof reqPort === "number") {
    upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
  }
  for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) {
    if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) {
      return true;
    }
  }
  return false;
}
function isLoopbackAddress(host) {
  const hostLower = host.toLowerCase();
  return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}

// src/http/proxy.ts
function proxyFor(url) {
  const names = url.protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"];
  const variable = names.find((candidate) => (process.env[candidate] ?? "").trim() !== "");
  if (variable === void 0 || checkBypass(url) || bypassesProxy(url)) return void 0;
  const proxy = readProxy((process.env[variable] ?? "").trim());
  if (proxy) return { variable, ...proxy };
  throw (0,main_failure/* invalidInput */.aY)(
    `${variable} is not the address of a proxy`,
    'host:port, http://host:port, https://host:port or http://user:password@host:port, with "%", "@", "/", "?" and "#" in the user name and the password, and ":" in the user name, percent-encoded'
  );
}
function hostOf({ hostname }) {
  return hostname.replace(/^\[|\]$/g, "");
}
var FORM = /^(?:(https?):\/\/)?(?:([^/?#]*)@)?([^\s@:/?#\\]+|\[[^\s@\]]+\])(:\d+)?(?:[/?#][^@]*)?$/i;
function readProxy(value) {
  const [, scheme = "http", user = "", host, port = ""] = FORM.exec(value) ?? [];
  if (host === void 0) return void 0;
  const colon = `${user}:`.indexOf(":");
  try {
    return {
      url: new URL(`${scheme}://${host}${port}`),
      username: decodeURIComponent(user.slice(0, colon)),
      password: decodeURIComponent(user.slice(colon + 1))
    };
  } catch {
    return void 0;
  }
}
function proxyAdvice({ host }, { variable, url: proxy }, status) {
  if (status === 407) {
    return `check the user name and the password in ${variable}, in which "%", "@", "/", "?" and "#" must be percent-encoded: the proxy ${proxy.host} must accept them with the scheme Basic`;
  }
  if (status === 403) {
    return `ask the administrator of the proxy ${proxy.host} to allow tunnels to ${host}, or list this host in no_proxy if it can be reached directly`;
  }
  return `check ${variable} and no_proxy: the request was sent through the proxy ${proxy.host}`;
}
function bypassesProxy(url) {
  const host = hostOf(url);
  const value = [process.env.no_proxy, process.env.NO_PROXY].find((candidate = "") => candidate !== "") ?? "";
  const entries = value.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => {
    if (entry.startsWith("*.")) return host.endsWith(entry.slice(1));
    const [, address2 = "", bits = ""] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
    return (0,external_node_net_.isIP)(address2) !== 0 && (0,external_node_net_.isIP)(host) !== 0 && isInRange(host, address2, Number(bits));
  });
}
function isInRange(host, address2, bits) {
  const range = new external_node_net_.BlockList();
  try {
    range.addSubnet(address2, bits, familyOf(address2));
  } catch {
    return false;
  }
  return range.check(host, familyOf(host));
}
function familyOf(address2) {
  return (0,external_node_net_.isIP)(address2) === 6 ? "ipv6" : "ipv4";
}

// src/http/connection.ts
async function openConnection(url, signal, timeout) {
  const tunnel = await openTunnelTo(url, signal, timeout);
  try {
    return await openThrough(tunnel, url, signal, timeout);
  } catch (error) {
    tunnel?.destroy();
    throw error;
  }
}
function ignoreDisabledVerification(warn) {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED !== "0") return;
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  warn(
    "NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored, because secrets are sent only to servers with a trusted certificate. To trust another certificate authority, set NODE_EXTRA_CA_CERTS to a PEM file with its certificate"
  );
}
async function openTunnelTo(url, signal, timeout) {
  const proxy = proxyFor(url);
  if (proxy === void 0) return void 0;
  const toProxy = await openThrough(void 0, proxy.url, signal, timeout).catch((cause) => {
    throw new error_text/* ProxyError */.T6(void 0, cause);
  });
  return openTunnel(toProxy, proxy, `${url.hostname}:${portOf(url)}`);
}
async function openThrough(tunnel, url, signal, timeout) {
  if (url.protocol === "https:") {
    const peer = tlsPeer(url, tunnel, timeout);
    const socket2 = (0,external_node_tls_namespaceObject.connect)({ ...peer, ALPNProtocols: ["http/1.1"], rejectUnauthorized: true });
    await opened(socket2, "secureConnect", signal);
    return socket2;
  }
  if (tunnel !== void 0) return tunnel;
  const socket = (0,external_node_net_.connect)(address(url, timeout));
  await opened(socket, "connect", signal);
  return socket;
}
function tlsPeer(url, tunnel, timeout) {
  const host = hostOf(url);
  return {
    ...tunnel === void 0 ? address(url, timeout) : { host, socket: tunnel },
    ...(0,external_node_net_.isIP)(host) === 0 ? { servername: host } : {}
  };
}
var LONGEST_ADDRESS_ATTEMPT = 3e3;
function address(url, timeout) {
  const attempt = Math.max(1, Math.floor(Math.min(LONGEST_ADDRESS_ATTEMPT, timeout / 3)));
  return { host: hostOf(url), port: portOf(url), autoSelectFamilyAttemptTimeout: attempt };
}
async function opened(socket, event, signal) {
  (0,external_node_stream_namespaceObject.addAbortSignal)(signal, socket).on("error", () => void 0);
  await (0,external_node_events_namespaceObject.once)(socket, event);
}
function portOf({ protocol, port }) {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}
async function openTunnel(toProxy, proxy, target) {
  const asked = destroyOnThrow(
    toProxy,
    () => (0,external_node_http_.request)({
      method: "CONNECT",
      path: target,
      headers: { host: target, ...authorization(proxy) },
      createConnection: () => toProxy
    })
  );
  asked.end();
  const connected = (0,external_node_events_namespaceObject.once)(asked, "connect");
  const [answer, tunnel, head] = await connected.catch((cause) => {
    throw new error_text/* ProxyError */.T6(void 0, cause);
  });
  if (answer.statusCode === 200 && head.length === 0) return tunnel;
  tunnel.destroy();
  throw new error_text/* ProxyError */.T6(answer.statusCode === 200 ? void 0 : answer.statusCode);
}
function destroyOnThrow(socket, create) {
  try {
    return create();
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
function authorization({ username, password }) {
  if (username === "" && password === "") return {};
  return { "proxy-authorization": `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` };
}
var LONGEST_IDLE = 5e3;
function connectEarly(url, now, timeout = Infinity) {
  const abort = new AbortController();
  const close = () => {
    abort.abort();
  };
  let opening = proxy_js_open(url, abort.signal, now, timeout).catch(() => void 0);
  return {
    async take(signal) {
      signal.addEventListener("abort", close);
      const early = await opening;
      opening = Promise.resolve(void 0);
      if (!early || now() - early.since > LONGEST_IDLE || !isUnused(early.socket)) return void 0;
      return early.socket;
    },
    close
  };
}
async function proxy_js_open(url, signal, now, timeout) {
  const socket = await openConnection(new URL(url), signal, timeout);
  return { socket, since: now() };
}
function isUnused(socket) {
  return !socket.destroyed && socket.writable && socket.readable && socket.readableLength === 0;
}

// src/http/client.ts
var MAX_BODY_BYTES = 256 * 1024;
function createHttpClient(options) {
  const timing = options.timing ?? systemTiming;
  const budget = createRetryBudget(options, timing, timing.now());
  let { onWrongClock } = options;
  return {
    async send(what, prepare) {
      const decide = budget.forRequest();
      let last;
      for (let attempt = 1; ; attempt++) {
        if (last && options.isStopped?.()) throw last.failure;
        const request2 = await prepare(attempt, last?.decision.wasThrottled ?? false);
        if (last && timing.now() >= last.decision.until) throw last.failure;
        protectCredentials(request2.headers);
        const url = new URL(request2.url);
        const proxy = proxyFor(url);
        const timeout = Math.max(0, Math.min(options.requestTimeout * 1e3, budget.timeLeft()));
        const outcome = await attemptOnce(options.userAgent, request2, timeout);
        if (outcome.kind === "answer" && onWrongClock) {
          const offset = compareClocks(outcome.answer.headers.date, timing.now(), url.host);
          if (offset?.isWrong) {
            onWrongClock(`Wrong clock: ${offset.text}. ${CLOCK_ADVICE}`);
            onWrongClock = void 0;
          }
        }
        if (outcome.kind === "answer" && !isTransientStatus(outcome.answer.status)) {
          refuseRedirect(what, request2, outcome.answer, proxy);
          return outcome.answer;
        }
        const said = outcome.kind === "answer" ? `answered ${outcome.answer.status}` : outcome.description;
        if (outcome.kind === "too-large") {
          throw new main_failure/* Failure */.HR("mismatch", "Unexpected response", `${what} ${said}`, {
            hint: checkAddress(url, proxy)
          });
        }
        const answer = outcome.kind === "answer" ? outcome.answer : void 0;
        const decision = decide({ status: answer?.status, retryAfter: answer?.headers["retry-after"] });
        const isFinal = outcome.kind === "error" && !outcome.isTransient;
        const tries = attempt === 1 ? "once" : `${attempt} times`;
        const failure = new main_failure/* Failure */.HR(
          "transient",
          "Request failed",
          `${what} ${said}${answer === void 0 ? "" : evidence(answer)}; tried ${tries}${isFinal ? "" : decision.reason}`,
          {
            hint: decision.wasThrottled ? options.throttlingHint ?? "try again later" : adviceFor(url, outcome, proxy),
            cause: outcome.kind === "error" ? outcome.cause : void 0
          }
        );
        if (isFinal || decision.pause === void 0) throw failure;
        const seconds2 = (decision.pause / 1e3).toFixed(1);
        options.onRetry?.(`${what} ${said}; trying again in ${seconds2} s (${decision.progress})`);
        await timing.sleep(decision.pause);
        last = { decision, failure };
      }
    }
  };
}
async function attemptOnce(userAgent, request2, timeout) {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, timeout);
  try {
    const message = await exchangeMessages(userAgent, request2, abort.signal, timeout);
    const body = await readBody(message);
    if (body === void 0) {
      return {
        kind: "too-large",
        description: `answered ${message.statusCode ?? 0} with more than ${MAX_BODY_BYTES / 1024} kB`
      };
    }
    return { kind: "answer", answer: { status: message.statusCode ?? 0, headers: singleHeaders(message), body } };
  } catch (cause) {
    const seconds2 = Number((timeout / 1e3).toFixed(1));
    const timedOut = seconds2 === 0 ? "did not answer within the overall time limit" : `did not answer within ${seconds2} s`;
    const description = abort.signal.aborted ? timedOut : (0,error_text/* describeNetworkError */.gl)(cause);
    return { kind: "error", description, isTransient: abort.signal.aborted || isTransient(cause), cause };
  } finally {
    clearTimeout(timer);
  }
}
async function exchangeMessages(userAgent, { method, url: target, headers, body, connection }, signal, timeout) {
  const url = new URL(target);
  const socket = await connection?.take(signal) ?? await openConnection(url, signal, timeout);
  const sent = destroyOnThrow(
    socket,
    () => (0,external_node_http_.request)({
      method,
      path: url.pathname + url.search,
      headers: { host: url.host, ...headers, "user-agent": userAgent },
      signal,
      // The connection is encrypted already if the URL asks for it.
      createConnection: () => socket
    })
  );
  const answer = answerTo(sent);
  sent.end(body);
  return answer;
}
function answerTo(sent) {
  return new Promise((resolve, reject) => {
    sent.on("response", (answer) => {
      if (answer.statusCode !== 101) resolve(answer);
      else sent.destroy(noAnswer("ERR_PROTOCOL_SWITCH"));
    });
    sent.on("upgrade", (_answer, socket) => {
      socket.destroy();
      reject(noAnswer("ERR_PROTOCOL_SWITCH"));
    });
    sent.on("error", reject);
    sent.on("close", () => {
      reject(noAnswer("ECONNRESET"));
    });
  });
}
function noAnswer(code) {
  return Object.assign(new Error("no answer"), { code });
}
async function readBody(message) {
  const chunks = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return void 0;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
function singleHeaders(message) {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])
  );
}
function refuseRedirect(what, request2, answer, proxy) {
  if (answer.status < 300 || answer.status > 399) return;
  const location = answer.headers.location;
  const target = location !== void 0 && URL.canParse(location, request2.url) ? new URL(location, request2.url).host : "nowhere";
  throw new main_failure/* Failure */.HR(
    "mismatch",
    "Unexpected response",
    `${what} answered ${answer.status}, a redirect to ${target}, which is not followed because it would send the credentials there${evidence(answer)}`,
    { hint: checkAddress(new URL(request2.url), proxy) }
  );
}
function checkAddress({ host }, proxy) {
  const through = proxy === void 0 ? "" : `; the request was sent through the proxy ${proxy.url.host}`;
  return `check the address: ${host}${through}`;
}
function evidence(answer) {
  const said = (0,error_text/* readErrorBody */.Nk)(answer.body);
  const requestId = (0,error_text/* requestIdOf */.Gb)(answer);
  const parts = [...said ? [said.text] : [], ...requestId === void 0 ? [] : [`request ID: ${requestId}`]];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}
function adviceFor(url, outcome, proxy) {
  if (outcome.kind === "answer") {
    return `try again later; if the error persists, report it to the operator of ${url.host}`;
  }
  if (proxy === void 0)
    return outcome.kind === "error" && (0,error_text/* codeOf */.$N)(outcome.cause) === "ENOTFOUND" ? checkAddress(url, proxy) : void 0;
  const { cause } = outcome;
  return proxyAdvice(url, proxy, cause instanceof error_text/* ProxyError */.T6 ? cause.status : void 0);
}
function protectCredentials({ authorization: authorization2 = "" }) {
  (0,main_failure/* protectSecret */.ol)(/^Signature .*\bkeyId="ST\$([^"]+)"/i.exec(authorization2)?.[1] ?? "");
  const [, scheme = "", credentials = ""] = /^(\w+) (\S+)$/.exec(authorization2) ?? [];
  (0,main_failure/* protectSecret */.ol)(credentials);
  if (scheme.toLowerCase() !== "basic") return;
  const pair = Buffer.from(credentials, "base64").toString();
  (0,main_failure/* protectSecret */.ol)(pair.slice(pair.indexOf(":") + 1));
}




/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  uE: () => (/* binding */ PROFILE_NAME),
  tt: () => (/* binding */ SESSION_FILES),
  U9: () => (/* binding */ changeRecord),
  $: () => (/* binding */ checkLoginName),
  x3: () => (/* binding */ checkProfileName),
  J$: () => (/* binding */ commandEnvironment),
  kg: () => (/* binding */ configTarget),
  jt: () => (/* binding */ directoryOf),
  a1: () => (/* binding */ dockerLogin),
  tX: () => (/* binding */ dockerLogout),
  NE: () => (/* binding */ dropRecord),
  aI: () => (/* binding */ findLogins),
  I5: () => (/* binding */ fingerprintIn),
  ax: () => (/* binding */ fingerprintOf),
  eX: () => (/* binding */ hasCredentialHelper),
  fj: () => (/* binding */ hasLogins),
  RE: () => (/* binding */ homeDirectory),
  ME: () => (/* binding */ inspectDirectory),
  Xp: () => (/* binding */ inspectFile),
  f4: () => (/* binding */ isPrivateDirectory),
  ys: () => (/* binding */ isSamePath),
  JX: () => (/* binding */ isWritableByOthers),
  Th: () => (/* binding */ keepProfile),
  A5: () => (/* binding */ locateProfile),
  m$: () => (/* binding */ loginIdOf),
  Dn: () => (/* binding */ makePrivateDirectory),
  NM: () => (/* binding */ makeWorkDirectory),
  cl: () => (/* binding */ mergeLogin),
  Ti: () => (/* binding */ moveDirectory),
  YQ: () => (/* binding */ nameWorkDirectory),
  xT: () => (/* binding */ noteDockerConfig),
  $s: () => (/* binding */ openDockerConfig),
  IU: () => (/* binding */ profilePaths),
  $G: () => (/* binding */ readHomes),
  mN: () => (/* binding */ readLogin),
  rC: () => (/* binding */ readLogins),
  aE: () => (/* binding */ readRecord),
  XF: () => (/* binding */ readRegularFile),
  mR: () => (/* binding */ recordFile),
  dM: () => (/* binding */ removeTree),
  E1: () => (/* binding */ removeUnfinished),
  fR: () => (/* binding */ replaceFile),
  j: () => (/* binding */ restoreDockerConfig),
  DM: () => (/* binding */ restrictToAccount),
  Jm: () => (/* binding */ retryWhileHeld),
  mB: () => (/* binding */ runProgram),
  hi: () => (/* binding */ saveRecord),
  Bt: () => (/* binding */ saveSection),
  NT: () => (/* binding */ temporaryName),
  B9: () => (/* binding */ tokenOf),
  vL: () => (/* binding */ updateRecord),
  lE: () => (/* binding */ withConfigLock),
  Jg: () => (/* binding */ withWayOut),
  Pl: () => (/* binding */ writePrivateFile)
});

// EXTERNAL MODULE: ./build/main/session-key.js
var session_key = __nccwpck_require__(8246);
// EXTERNAL MODULE: ./build/main/error-text.js
var error_text = __nccwpck_require__(6200);
// EXTERNAL MODULE: ./build/main/failure.js
var failure = __nccwpck_require__(6114);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require_node("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./build/main/run-program.js




// src/system/directories.ts





// src/system/private-files.ts





// src/system/windows.ts






// src/system/program-environment.ts
var EVERY = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|COLORTERM|NO_COLOR|TMPDIR|TEMP|TMP|(LD|DYLD)_LIBRARY_PATH)$/i,
  /^(XDG_(CONFIG|DATA|STATE|CACHE)_HOME|XDG_RUNTIME_DIR)$/i,
  /^(PATHEXT|COMSPEC|SYSTEM(ROOT|DRIVE)|WINDIR|USER(PROFILE|NAME|DOMAIN)|HOME(DRIVE|PATH)|(LOCAL)?APPDATA)$/i,
  /^(ALLUSERSPROFILE|PROGRAMDATA|(COMMON)?PROGRAM(FILES(\(X86\))?|W6432)|PROCESSOR_ARCHITECTURE)$/i
];
var NETWORK = [
  /^((https?|no|all)_proxy|SSL_CERT_(FILE|DIR))$/i,
  /^(DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|SSH_AUTH_SOCK|GNUPGHOME|GPG_TTY|PASSWORD_STORE_DIR)$/i
];
var DOCKER = [
  /^DOCKER_(API_VERSION|AUTH_CONFIG|CERT_PATH|CONFIG|CONTEXT|CUSTOM_HEADERS|HOST|TLS|TLS_VERIFY)$/i,
  /^(CONTAINER_HOST|CONTAINERS_\w+|REGISTRY_AUTH_FILE)$/i
];
function programEnvironment(own = [], environment = process.env) {
  const needed = [...EVERY, ...own];
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => needed.some((pattern) => pattern.test(name)))
  );
}
function commandEnvironment(secrets) {
  const comparable = (name) => process.platform === "win32" ? name.toUpperCase() : name;
  const removed = new Set([...secrets, ...SECRETS_OF_OTHERS].map(comparable));
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry) => entry[1] !== void 0 && !removed.has(comparable(entry[0]))
    )
  );
}
var SECRETS_OF_OTHERS = ["OCI_WIF_ADMIN_TOKEN", "OCI_TOKEN_EXCHANGE_CLIENT_SECRET"];

// src/system/windows.ts
async function restrictToAccount(directory) {
  if (process.platform !== "win32" || isBelowHome(directory)) return true;
  try {
    const accounts = [await accountId(), ...ALWAYS].map((id) => `*${id}:(OI)(CI)F`);
    await runSystemProgram("icacls.exe", [directory, "/inheritance:r", "/grant:r", ...accounts, "/q"]);
    return true;
  } catch {
    return false;
  }
}
var TIMEOUT = 1e4;
var ALWAYS = ["S-1-5-18", "S-1-5-32-544"];
function isBelowHome(directory) {
  return [external_node_os_namespaceObject.homedir, () => (0,external_node_os_namespaceObject.userInfo)().homedir].some((find) => {
    try {
      return comparablePath(directory).startsWith(comparablePath(external_node_path_.join(find(), external_node_path_.sep)));
    } catch {
      return false;
    }
  });
}
async function accountId() {
  const { stdout } = await runSystemProgram("whoami.exe", ["/user", "/fo", "csv", "/nh"]);
  const [, id] = /"(S-1-[\d-]+)"\s*$/.exec(stdout) ?? [];
  if (id === void 0) throw new Error("whoami printed no security identifier");
  return id;
}
function runSystemProgram(name, args) {
  const program = external_node_path_.join(process.env.SystemRoot ?? "C:\\Windows", "System32", name);
  const options = { env: programEnvironment(), timeout: TIMEOUT, windowsHide: true };
  return (0,external_node_util_.promisify)(external_node_child_process_.execFile)(program, args, options);
}
async function retryWhileHeld(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      await (0,external_node_timers_promises_.setTimeout)(wait);
    }
  }
}
var PATIENCE = 3e3;
var SHORTEST_WAIT = 10;
var LONGEST_WAIT = 200;
var HELD = /* @__PURE__ */ new Set(["EBUSY", "EPERM", "EACCES", "ENOTEMPTY"]);
function* waitTimes() {
  const deadline = performance.now() + PATIENCE;
  let wait = SHORTEST_WAIT;
  while (process.platform === "win32" && performance.now() + wait <= deadline) {
    yield wait;
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
  return void 0;
}
function isHeld(error) {
  return HELD.has((0,failure/* systemErrorCode */.vq)(error));
}
function isSamePath(one, other, platform = process.platform) {
  if (one === void 0 || other === void 0) return one === other;
  return comparablePath(one, platform) === comparablePath(other, platform);
}
function comparablePath(anyPath, platform = process.platform) {
  return platform === "win32" ? external_node_path_.win32.normalize(anyPath).toLowerCase() : anyPath;
}
function killTree(pid) {
  const taskkill = external_node_path_.join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const options = { env: programEnvironment(), stdio: "ignore", windowsHide: true };
  const { status } = (0,external_node_child_process_.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], options);
  if (status !== 0) process.kill(pid, "SIGKILL");
}

// src/system/private-files.ts
var READ_LIMIT = 32 * 1024 * 1024;
async function writePrivateFile(filePath, content) {
  const handle = await createFile(filePath, content);
  await handle.close();
}
async function replaceFile(filePath, content, { suffix = (0,external_node_crypto_.randomBytes)(8).toString("hex"), mode, beforeRename } = {}) {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 511) });
  try {
    beforeRename?.();
    await assertInPlace(handle, temporary);
    await handle.close();
    await retryWhileHeld(() => (0,promises_.rename)(temporary, filePath));
  } catch (error) {
    await handle.close().catch(() => void 0);
    await (0,promises_.rm)(temporary, { force: true }).catch(() => void 0);
    throw (0,failure/* diskFailure */.C9)(error, filePath);
  }
}
function temporaryName(filePath, suffix) {
  return external_node_path_.join(external_node_path_.dirname(filePath), `.${external_node_path_.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0);
    const handle = await retryWhileHeld(() => (0,promises_.open)(filePath, flags));
    try {
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((0,failure/* isMissing */.b2)(error)) return void 0;
    throw (0,failure/* diskFailure */.C9)(error, filePath);
  }
  if (attempts === 1) throw refusal(filePath, "keeps being replaced by another program");
  return readRegularFile(filePath, limit, attempts - 1);
}
async function inspectFile(filePath) {
  const found = await inspect(filePath);
  if (found && !found.isFile()) throw refusal(filePath, `is ${kindOf(found)}, not a regular file`);
  return found;
}
async function inspectDirectory(directory, { refuseShared = false } = {}) {
  const found = await inspect(directory);
  if (!found) return false;
  if (!found.isDirectory()) throw refusal(directory, `is ${kindOf(found)}, not a directory`);
  if (refuseShared && isWritableByOthers(found)) {
    throw refusal(directory, "can be written by other users", `run: chmod go-w '${directory}'`);
  }
  return true;
}
function isWritableByOthers({ mode }) {
  return process.platform !== "win32" && (mode & 18) !== 0;
}
async function isPrivateDirectory(directory) {
  const found = await (0,promises_.lstat)(directory).catch(() => void 0);
  return found?.isDirectory() === true && (process.platform === "win32" || (found.mode & 63) === 0);
}
async function makePrivateDirectory(directory) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await makeDirectories(directory, 448);
    } catch (error) {
      if ((0,failure/* isMissing */.b2)(error) && attempt < 5) continue;
      const { path: level = directory } = error;
      if ((0,failure/* isMissing */.b2)(error)) throw refusal(level, "cannot be created: its parent takes no directories");
      throw (0,failure/* systemErrorCode */.vq)(error) === "EEXIST" ? refusal(level, "is not a directory") : (0,failure/* diskFailure */.C9)(error, level);
    }
  }
}
async function moveDirectory(from, to) {
  try {
    await retryWhileHeld(() => (0,promises_.rename)(from, to));
  } catch (error) {
    throw (0,failure/* diskFailure */.C9)(error, to);
  }
}
async function createFile(filePath, content, access = {}) {
  let handle;
  try {
    handle = await (0,promises_.open)(filePath, "wx", 384);
  } catch (error) {
    throw (0,failure/* diskFailure */.C9)(error, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    await handle.sync();
    return handle;
  } catch (error) {
    await handle.close();
    await (0,promises_.rm)(filePath, { force: true });
    throw (0,failure/* diskFailure */.C9)(error, filePath);
  }
}
async function assertInPlace(handle, filePath) {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${external_node_path_.dirname(filePath)}.`;
  throw refusal(filePath, "was replaced by another program", hint);
}
async function setAccess(handle, { owner, mode = 384 }) {
  const ours = await handle.stat();
  if (owner && (ours.uid !== owner.uid || ours.gid !== owner.gid)) {
    await handle.chown(owner.uid, owner.gid).catch(() => void 0);
  }
  await handle.chmod(mode);
}
async function inspect(anyPath) {
  try {
    return await (0,promises_.lstat)(anyPath);
  } catch (error) {
    if ((0,failure/* isMissing */.b2)(error)) return void 0;
    throw (0,failure/* diskFailure */.C9)(error, anyPath);
  }
}
function kindOf(found) {
  if (found.isSymbolicLink()) return "a symbolic link";
  if (found.isDirectory()) return "a directory";
  return found.isFile() ? "a file" : "a special file";
}
function refusal(anyPath, defect, hint) {
  return new failure/* Failure */.HR("files", "Cannot write profile", `${anyPath} ${defect}`, hint === void 0 ? {} : { hint });
}
async function makeDirectories(directory, mode) {
  try {
    return await makeOne(directory, mode);
  } catch (error) {
    const parent = external_node_path_.dirname(directory);
    if (!(0,failure/* isMissing */.b2)(error) || parent === directory) throw error;
    const made = await makeDirectories(parent, mode);
    return made + await makeOne(directory, mode);
  }
}
async function makeOne(directory, mode, attempts = 5) {
  keepAccessOfOwner();
  try {
    await retryWhileHeld(() => (0,promises_.mkdir)(directory, { mode }));
    return 1;
  } catch (error) {
    const code = (0,failure/* systemErrorCode */.vq)(error);
    if (REPORTED_FOR_EXISTING.has(code) && await isDirectory(directory)) return 0;
    const isGone = code === "EEXIST" && !await inspect(directory);
    if (isGone && attempts > 1) return makeOne(directory, mode, attempts - 1);
    throw error;
  }
}
var REPORTED_FOR_EXISTING = /* @__PURE__ */ new Set(["EEXIST", "EACCES", "EPERM", "EROFS", "EISDIR"]);
async function isDirectory(directory) {
  return (await (0,promises_.stat)(directory).catch(() => void 0))?.isDirectory() === true;
}
function keepAccessOfOwner() {
  const umask = process.umask(63);
  process.umask(umask & 63);
}
async function removeTree(anyPath) {
  try {
    await retryWhileHeld(() => (0,promises_.rm)(anyPath, { recursive: true, force: true }));
  } catch (error) {
    throw (0,failure/* diskFailure */.C9)(error, anyPath);
  }
}

// src/system/directories.ts
function nameWorkDirectory() {
  return external_node_path_.resolve((0,error_text/* firstGiven */.qL)(process.env.RUNNER_TEMP) ?? (0,external_node_os_namespaceObject.tmpdir)(), `oci-wif-${(0,external_node_crypto_.randomBytes)(8).toString("hex")}`);
}
async function makeWorkDirectory(directory) {
  keepAccessOfOwner();
  try {
    await (0,promises_.mkdir)(directory, { mode: 448 });
  } catch (error) {
    const variable = VARIABLES.find((name) => (0,error_text/* firstGiven */.qL)(process.env[name]) !== void 0);
    const from = variable === void 0 ? "" : ` (${variable})`;
    throw (0,failure/* diskFailure */.C9)(error, `the temporary directory ${(0,failure/* printable */.g$)(external_node_path_.dirname(directory), 4096)}${from}`);
  }
  await restrictToAccount(directory);
}
var VARIABLES = process.platform === "win32" ? ["RUNNER_TEMP", "TEMP", "TMP"] : ["RUNNER_TEMP", "TMPDIR", "TMP", "TEMP"];
function isWorkDirectory(value) {
  return typeof value === "string" && external_node_path_.isAbsolute(value) && external_node_path_.normalize(value) === value && /^oci-wif-[0-9a-f]{16}$/.test(external_node_path_.basename(value));
}
function findHomeDirectory() {
  try {
    const home = (0,external_node_os_namespaceObject.homedir)();
    return external_node_path_.isAbsolute(home) ? home : void 0;
  } catch {
    return void 0;
  }
}
function homeDirectory(otherwise) {
  const home = findHomeDirectory();
  if (home !== void 0) return home;
  const { HOME: given = "" } = process.env;
  throw (0,failure/* invalidInput */.aY)(
    given === "" ? "HOME is not set, and the account has no home directory" : `HOME is ${(0,failure/* quoted */.TL)(given)}, a relative path`,
    `an absolute path in HOME or in ${otherwise}`
  );
}

// src/profile/record.ts




// src/profile/config-lock.ts



var INTERVAL = { longest: 50, shortest: 8 };
var LOOK_INTERVAL = 200;
var LONGEST_WAIT2 = 12e4;
var ATTEMPTS = 5;
var STALE = 5e3;
async function withConfigLock(configFile, task, { patience = 15e3, prepare = () => Promise.resolve() } = {}) {
  const lockPath = lockOf(configFile);
  const ours = await acquire(lockPath, patience, prepare);
  try {
    return await task(() => {
      if (identityOf(lockPath) !== ours) throw held(lockPath);
    });
  } finally {
    if (identityOf(lockPath) === ours) await retryWhileHeld(() => (0,promises_.rmdir)(lockPath)).catch(() => void 0);
  }
}
function lockOf(configFile) {
  return `${configFile}.lock`;
}
async function acquire(lockPath, patience, prepare) {
  const start2 = performance.now();
  let observed;
  let [lastLook, missing] = [-Infinity, 0];
  let isPrepared = false;
  let refusal3;
  for (; ; ) {
    try {
      if (!isPrepared) await prepare();
      isPrepared = true;
      await (0,promises_.mkdir)(lockPath, { mode: 448 });
      const identity = identityOf(lockPath);
      if (identity !== void 0) return identity;
    } catch (error) {
      if ((0,failure/* isMissing */.b2)(error)) {
        isPrepared = false;
        missing += 1;
        if (missing < ATTEMPTS) continue;
      }
      if (!isHeld2(error)) throw (0,failure/* diskFailure */.C9)(error, lockPath);
      refusal3 = error;
    }
    const now = performance.now();
    if (now - lastLook >= LOOK_INTERVAL) {
      lastLook = now;
      const identity = identityOf(lockPath);
      if (!observed || observed.identity !== identity) observed = { identity, since: now };
      removeStale(lockPath, now - observed.since >= STALE);
    }
    if (now - (observed?.since ?? start2) >= patience || now - start2 >= LONGEST_WAIT2) {
      throw isNotPermitted(refusal3) && observed?.identity === void 0 ? (0,failure/* diskFailure */.C9)(refusal3, lockPath) : held(lockPath);
    }
    await (0,external_node_timers_promises_.setTimeout)(untilNextAttempt(now - start2));
  }
}
function untilNextAttempt(waited) {
  const interval = INTERVAL.longest / (1 + waited / 1e3);
  return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld2(error) {
  return (0,failure/* systemErrorCode */.vq)(error) === "EEXIST" || isNotPermitted(error) && process.platform === "win32";
}
function isNotPermitted(error) {
  return (0,failure/* systemErrorCode */.vq)(error) === "EPERM";
}
function removeStale(lockPath, isUnchanged) {
  try {
    if (isUnchanged || Date.now() - (0,external_node_fs_.statSync)(lockPath).mtimeMs >= STALE) (0,external_node_fs_.rmdirSync)(lockPath);
  } catch {
  }
}
function identityOf(lockPath) {
  const stats = (0,external_node_fs_.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
  return new failure/* Failure */.HR("files", "Cannot write profile", `another process holds the lock ${lockPath}`, {
    hint: "Try again when that process has ended. If there is no such process, remove this directory."
  });
}

// src/profile/paths.ts



var SESSION_FILES = { token: "token", key: "oci_api_key.pem", publicKey: "oci_api_key_public.pem" };
async function locateProfile(ociHome, profile) {
  const givenHome = external_node_path_.resolve(ociHome);
  return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
  checkProfileName(profile);
  const sessionsDirectory = external_node_path_.join(ociHome, "sessions");
  const sessionDirectory = external_node_path_.join(sessionsDirectory, profile);
  return {
    ociHome,
    givenHome,
    configFile: external_node_path_.join(ociHome, "config"),
    sessionsDirectory,
    sessionDirectory,
    tokenFile: external_node_path_.join(sessionDirectory, SESSION_FILES.token),
    keyFile: external_node_path_.join(sessionDirectory, SESSION_FILES.key),
    publicKeyFile: external_node_path_.join(sessionDirectory, SESSION_FILES.publicKey),
    databaseTokenDirectory: external_node_path_.join(ociHome, "db-token")
  };
}
async function realPath(absolute) {
  try {
    return await (0,promises_.realpath)(absolute);
  } catch (error) {
    const parent = external_node_path_.dirname(absolute);
    if (!(0,failure/* isMissing */.b2)(error) || parent === absolute) throw withWayOut((0,failure/* diskFailure */.C9)(error, absolute));
    return external_node_path_.join(await realPath(parent), external_node_path_.basename(absolute));
  }
}
function withWayOut(error) {
  if (!(error instanceof failure/* Failure */.HR) || error.hint !== void 0) return error;
  switch ((0,failure/* systemErrorCode */.vq)(error.cause)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return error.with({
        furtherHint: 'Choose a directory that this account can write with oci-home. In a container, the user of the image may be the reason: in a GitHub job, "container: { options: --user root }" runs it as root.'
      });
    case "EBUSY":
      return error.with({
        furtherHint: "mount the directory of the file instead, or choose another directory with oci-home"
      });
    default:
      return error;
  }
}
var PROFILE_NAME = process.platform === "win32" ? {
  pattern: /^(?!(con|prn|aux|nul|com\d|lpt\d)(\.|$))[a-z0-9._-]{0,63}[a-z0-9_-]$/i,
  expected: 'up to 64 letters, digits, ".", "_" and "-", no dot at the end, and no device name of Windows such as CON'
} : {
  pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
  expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots'
};
function checkProfileName(profile) {
  if (PROFILE_NAME.pattern.test(profile)) return;
  throw new failure/* Failure */.HR(
    "files",
    "Cannot write profile",
    `the profile name ${(0,failure/* quoted */.TL)(profile)} is not valid: use ${PROFILE_NAME.expected}`
  );
}
function readHomes() {
  return { home: findHomeDirectory(), passwd: accountHome() };
}
function accountHome() {
  try {
    return (0,external_node_os_namespaceObject.userInfo)().homedir;
  } catch {
    return void 0;
  }
}
async function configTarget(configFile) {
  const found = await (0,promises_.lstat)(configFile).catch(() => void 0);
  return found?.isSymbolicLink() === true ? followConfigLink(configFile, found.uid) : configFile;
}
async function followConfigLink(configFile, owner) {
  const target = await (0,promises_.realpath)(configFile).catch((error) => {
    throw (0,failure/* isMissing */.b2)(error) ? refusal2(configFile, "to a file that does not exist") : (0,failure/* diskFailure */.C9)(error, configFile);
  });
  const found = await (0,promises_.stat)(target);
  if (!found.isFile()) throw refusal2(configFile, `to ${target}, which is not a regular file`);
  const account = process.getuid?.();
  if (account !== void 0 && (owner !== account || found.uid !== account))
    throw refusal2(configFile, `to ${target}, and one of the two belongs to another user`);
  if (!await isInHome(target)) throw refusal2(configFile, `to ${target}, which is outside your home directory`);
  return target;
}
async function isInHome(target) {
  const { home, passwd } = readHomes();
  for (const directory of [home, passwd]) {
    const real = directory === void 0 ? void 0 : await (0,promises_.realpath)(directory).catch(() => void 0);
    if (real !== void 0 && target.startsWith(real + external_node_path_.sep)) return true;
  }
  return false;
}
function refusal2(configFile, where) {
  return new failure/* Failure */.HR("files", "Cannot write profile", `${configFile} is a symbolic link ${where}`, {
    hint: "replace the link with a regular file, or choose another directory with oci-home"
  });
}

// src/profile/record.ts
function directoryOf({ sessionsDirectory }, { profile, loginId }) {
  const directory = external_node_path_.join(sessionsDirectory, `.${profile}.${loginId}`);
  const [files, fresh] = [external_node_path_.join(directory, "files"), external_node_path_.join(directory, "new")];
  return { profile, loginId, directory, files, fresh, record: void 0, section: void 0 };
}
function recordFile(name) {
  return external_node_path_.join(directoryOf(profilePaths(name.ociHome, name.profile), name).directory, RECORD);
}
async function readLogin(login) {
  if (!await inspectDirectory(login.directory)) return void 0;
  return {
    ...login,
    record: (0,error_text/* parseJson */.qF)((await readRegularFile(external_node_path_.join(login.directory, RECORD)))?.toString() ?? "", isRecord),
    section: await readRegularFile(external_node_path_.join(login.directory, SECTION))
  };
}
async function readLogins(paths) {
  const logins = [];
  for (const name of await (0,promises_.readdir)(paths.sessionsDirectory)) {
    const [, profile, loginId] = DIRECTORY_NAME.exec(name) ?? [];
    if (profile === void 0 || loginId === void 0) continue;
    const login = await readLogin(directoryOf(paths, { profile, loginId })).catch(() => void 0);
    if (login?.record) logins.push({ ...login, record: login.record });
  }
  return logins;
}
async function hasLogins(ociHome) {
  const names = await (0,promises_.readdir)(external_node_path_.join(ociHome, "sessions")).catch(() => []);
  return names.some((name) => DIRECTORY_NAME.test(name));
}
async function removeUnfinished({ sessionsDirectory }) {
  for (const name of await (0,promises_.readdir)(sessionsDirectory)) {
    const directory = external_node_path_.join(sessionsDirectory, name);
    if (!DIRECTORY_NAME.test(name) || !(await (0,promises_.lstat)(directory)).isDirectory()) continue;
    const contents = await (0,promises_.readdir)(directory);
    if (contents.every((file) => UNFINISHED.has(file))) await removeTree(directory);
  }
}
async function saveRecord({ directory }, record) {
  await replaceOwn(external_node_path_.join(directory, RECORD), `${JSON.stringify(record, null, 2)}
`);
}
async function changeRecord(login, change) {
  if (!login.record) return;
  const changed = { ...login.record, ...change };
  if ((0,external_node_util_.isDeepStrictEqual)(changed, login.record)) return;
  login.record = changed;
  await saveRecord(login, changed);
}
async function updateRecord(name, change) {
  await whileLocked(name, async (login) => {
    if (!login?.record)
      throw new failure/* Failure */.HR(
        "files",
        "Cannot write profile",
        `the record of the login (${recordFile(name)}) is missing or damaged`,
        { hint: "log in again" }
      );
    await changeRecord(login, change);
  });
}
async function keepProfile(name) {
  return whileLocked(name, async (login) => {
    if (!login) return false;
    await moveOtherFiles(login.files, profilePaths(name.ociHome, name.profile).sessionDirectory);
    if (!login.record?.renewal && !login.record?.registry) {
      await removeTree(login.directory);
      return false;
    }
    await changeRecord(login, { isKept: true, missingDirectories: 0, configMissing: false });
    await removeTree(login.files);
    await saveSection(login, void 0);
    return true;
  });
}
async function moveOtherFiles(from, to) {
  if (!await inspectDirectory(from)) return;
  const ours = new Set(Object.values(SESSION_FILES));
  for (const name of await (0,promises_.readdir)(from)) {
    if (!ours.has(name)) await retryWhileHeld(() => (0,promises_.rename)(external_node_path_.join(from, name), external_node_path_.join(to, name)));
  }
}
async function dropRecord(name) {
  await whileLocked(name, async (login) => {
    if (login) await removeTree(login.directory);
  });
}
async function readRecord(name) {
  checkLoginName(name);
  const paths = profilePaths(name.ociHome, name.profile);
  if (!await inspectDirectory(paths.sessionsDirectory)) return void 0;
  const login = await readLogin(directoryOf(paths, name));
  if (login?.record) return login.record;
  return await readRegularFile(recordFile(name)) ? "damaged" : void 0;
}
async function whileLocked(name, task) {
  checkLoginName(name);
  const paths = profilePaths(name.ociHome, name.profile);
  return withConfigLock(paths.configFile, async () => task(await readLogin(directoryOf(paths, name))));
}
async function saveSection(login, section) {
  const file = external_node_path_.join(login.directory, SECTION);
  login.section = section;
  if (section) await replaceOwn(file, section);
  else await removeTree(file);
}
async function replaceOwn(file, content) {
  await removeTree(temporaryName(file, TEMPORARY));
  await replaceFile(file, content, { suffix: TEMPORARY });
}
var DIRECTORY_NAME = /^\.(.+)\.([0-9a-f]{32})$/;
var RECORD = "record.json";
var SECTION = "section";
var TEMPORARY = "new";
var UNFINISHED = /* @__PURE__ */ new Set([SECTION, temporaryName(SECTION, TEMPORARY), temporaryName(RECORD, TEMPORARY)]);
var isProcess = (0,error_text/* objectOf */.Xy)({ pid: error_text/* isWhole */.wP, start: (0,error_text/* optional */.lq)(error_text/* isText */.KH) });
var isRecord = (0,error_text/* objectOf */.Xy)({
  host: (0,error_text/* oneOf */.yL)("oci-wif-action", "oci-wif"),
  time: error_text/* isText */.KH,
  process: isProcess,
  job: (0,error_text/* optional */.lq)(isProcess),
  jobId: (0,error_text/* optional */.lq)(error_text/* isText */.KH),
  newlineBefore: error_text/* isFlag */.RV,
  newlineBehind: error_text/* isFlag */.RV,
  missingDirectories: error_text/* isWhole */.wP,
  configMissing: error_text/* isFlag */.RV,
  databaseTokenMissing: error_text/* isFlag */.RV,
  isKept: error_text/* isFlag */.RV,
  isUndone: error_text/* isFlag */.RV,
  renewal: (0,error_text/* optional */.lq)(
    (0,error_text/* objectOf */.Xy)({
      directory: isWorkDirectory,
      process: (0,error_text/* optional */.lq)(isProcess),
      sessionExpiresAt: (0,error_text/* optional */.lq)(error_text/* isText */.KH)
    })
  ),
  registry: (0,error_text/* optional */.lq)(
    (0,error_text/* objectOf */.Xy)({
      host: error_text/* isText */.KH,
      configFile: error_text/* isText */.KH,
      directory: isWorkDirectory,
      mode: (0,error_text/* optional */.lq)(error_text/* isWhole */.wP),
      madeDirectory: error_text/* isFlag */.RV
    })
  )
});
function checkLoginName({ ociHome, profile, loginId, missingDirectories }) {
  checkProfileName(profile);
  const sound = external_node_path_.isAbsolute(ociHome) && external_node_path_.normalize(ociHome) === ociHome && Number.isInteger(missingDirectories);
  if (!sound || !/^[0-9a-f]{32}$/.test(loginId))
    throw new failure/* Failure */.HR("files", "Cannot write profile", "the saved name of the login is not valid", {
      hint: "remove the profile with oci-wif logout"
    });
}
function loginIdOf(fingerprint) {
  return fingerprint.replaceAll(":", "");
}
function fingerprintOf({ loginId }) {
  return loginId.replace(/..(?!$)/g, "$&:");
}
async function findLogins(ociHome, profile) {
  const paths = await locateProfile(ociHome, profile ?? ANY_PROFILE);
  if (!await inspectDirectory(paths.sessionsDirectory)) return [];
  const logins = [];
  for (const { loginId, record, profile: owner } of await readLogins(paths)) {
    if (profile !== void 0 && owner !== profile) continue;
    if (record.isUndone && !record.renewal && !record.registry) continue;
    const { missingDirectories } = record;
    logins.push({ name: { ociHome: paths.ociHome, profile: owner, loginId, missingDirectories }, record });
  }
  return logins.sort((one, other) => other.record.time.localeCompare(one.record.time));
}
async function tokenOf(name) {
  const paths = profilePaths(name.ociHome, name.profile);
  const logins = await readLogins(paths);
  for (const directory of [paths.sessionDirectory, ...logins.flatMap(({ files, fresh }) => [files, fresh])]) {
    if (await fingerprintIn(directory) !== fingerprintOf(name)) continue;
    const token = await readRegularFile(external_node_path_.join(directory, SESSION_FILES.token));
    if (token) return token.toString("latin1");
  }
  return void 0;
}
var ANY_PROFILE = "DEFAULT";
async function fingerprintIn(sessionDirectory) {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(external_node_path_.join(sessionDirectory, name), 65536);
      if (pem) return (0,session_key/* keyFingerprint */.yy)(pem);
    } catch {
    }
  }
  return void 0;
}

// src/login/docker-credentials.ts




// src/system/run-program.ts

var OUTPUT_LIMIT = 1024 * 1024;
var SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"];
async function runProgram(call) {
  const result = { exitCode: void 0, problem: void 0, stdout: "", stderr: "" };
  if (process.platform === "win32" && typeof call.command === "string" && call.command.trim().includes("\n"))
    return {
      ...result,
      problem: "has several lines, and cmd runs only the first: join them with &&"
    };
  let child;
  const kill = () => {
    if (child) killGroup(child);
  };
  const release = killWithThisProcess(kill);
  try {
    child = start(call);
  } catch {
    release();
    return { ...result, problem: "could not be started" };
  }
  const abort = (problem) => {
    result.problem ??= problem;
    kill();
  };
  for (const name of ["stdout", "stderr"]) {
    child[name]?.setEncoding("utf8").on("data", (text) => {
      result[name] += text;
      if (result[name].length > OUTPUT_LIMIT) abort(`printed more than ${OUTPUT_LIMIT} characters`);
    });
  }
  child.stdin?.on("error", () => void 0);
  child.stdin?.end(call.input ?? "");
  const timer = setTimeout(abort, call.timeout * 1e3, `did not end within ${call.timeout} s`);
  try {
    const end = await endOf(child);
    if (result.problem === void 0) Object.assign(result, end);
  } finally {
    clearTimeout(timer);
    release();
  }
  return result;
}
function start({ command, directory, environment, stderr }) {
  const options = {
    cwd: directory,
    env: environment,
    stdio: ["pipe", "pipe", stderr === "capture" ? "pipe" : stderr],
    // A separate process group, so that everything the program has started can be killed with it.
    detached: process.platform !== "win32",
    windowsHide: true
  };
  if (typeof command === "string") return (0,external_node_child_process_.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,external_node_child_process_.spawn)(program, args, options);
}
function endOf(child) {
  return new Promise((resolve) => {
    child.once("error", () => {
      resolve({ exitCode: void 0, problem: "could not be started" });
    });
    child.once("close", (code, signal) => {
      if (code === null) resolve({ exitCode: void 0, problem: `was ended by ${String(signal)}` });
      else resolve({ exitCode: code, problem: code === 0 ? void 0 : `ended with exit code ${code}` });
    });
  });
}
function killGroup(child) {
  try {
    if (child.pid === void 0) child.kill("SIGKILL");
    else if (process.platform === "win32") killTree(child.pid);
    else process.kill(-child.pid, "SIGKILL");
  } catch {
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}
function killWithThisProcess(kill) {
  const exit = (_name, number) => {
    process.exit(128 + number);
  };
  process.once("exit", kill);
  for (const signal of SIGNALS) process.on(signal, exit);
  return () => {
    process.off("exit", kill);
    for (const signal of SIGNALS) process.off(signal, exit);
  };
}

// src/login/docker-credentials.ts
function dockerConfigFile() {
  const { DOCKER_CONFIG: directory = "" } = process.env;
  return external_node_path_.resolve(
    directory === "" ? external_node_path_.join(homeDirectory("DOCKER_CONFIG"), ".docker") : directory,
    "config.json"
  );
}
async function openDockerConfig(host, directory, announce) {
  const configFile = dockerConfigFile();
  const content = await readRegularFile(configFile);
  parse(content, configFile);
  const mode = content ? (await (0,promises_.lstat)(configFile)).mode & 511 : void 0;
  const madeDirectory = await (0,promises_.lstat)(external_node_path_.dirname(configFile)).catch(() => void 0) === void 0;
  const record = { host, configFile, directory, mode, madeDirectory };
  await announce(record);
  await makeWorkDirectory(directory);
  if (content) await writePrivateFile(external_node_path_.join(directory, BEFORE), content);
  return record;
}
async function noteDockerConfig({ configFile, directory }) {
  const content = await readRegularFile(configFile);
  if (content) await writePrivateFile(external_node_path_.join(directory, AFTER), content);
}
async function mergeLogin({ configFile, host }, username, password) {
  const config = parse(await readRegularFile(configFile), configFile);
  const auth = Buffer.from(`${username}:${password}`).toString("base64");
  config.auths = { ...entriesOf(config, "auths"), [host]: { auth } };
  await makePrivateDirectory(external_node_path_.dirname(configFile));
  await replaceFile(configFile, `${JSON.stringify(config, null, "	")}
`, { mode: 384 });
}
async function hasCredentialHelper({ configFile, host }) {
  const config = parse(await readRegularFile(configFile), configFile);
  return typeof config.credsStore === "string" || host in entriesOf(config, "credHelpers");
}
async function restoreDockerConfig({
  host,
  configFile,
  directory,
  mode,
  madeDirectory
}) {
  if (!external_node_path_.isAbsolute(configFile) || external_node_path_.basename(configFile) !== "config.json") {
    throw new failure/* Failure */.HR("files", "Registry login failed", "the record of the login is invalid, so nothing was changed");
  }
  const [current, before, after] = await Promise.all(
    [configFile, external_node_path_.join(directory, BEFORE), external_node_path_.join(directory, AFTER)].map((file) => readRegularFile(file))
  );
  if (current && !(before && current.equals(before))) {
    if (after && current.equals(after)) await putBack(configFile, before, mode);
    else await takeOut(host, configFile, current, before);
  }
  if (madeDirectory) await (0,promises_.rmdir)(external_node_path_.dirname(configFile)).catch(() => void 0);
  await removeTree(directory);
}
async function putBack(configFile, before, mode) {
  if (before) await replaceFile(configFile, before, { mode: mode ?? 384 });
  else await retryWhileHeld(() => (0,promises_.rm)(configFile));
}
async function takeOut(host, configFile, current, before) {
  const config = parse(current, configFile);
  const { [host]: earlier } = entriesOf(parse(before, configFile), "auths");
  const { [host]: ours, ...others } = entriesOf(config, "auths");
  if ((0,external_node_util_.isDeepStrictEqual)(ours, earlier)) return;
  config.auths = earlier === void 0 ? others : { ...others, [host]: earlier };
  const { mode } = await (0,promises_.lstat)(configFile);
  await replaceFile(configFile, `${JSON.stringify(config, null, "	")}
`, { mode: mode & 511 });
}
var BEFORE = "config.before";
var AFTER = "config.after";
function parse(content, configFile) {
  if (!content || content.toString().trim() === "") return {};
  const config = (0,error_text/* parseJson */.qF)(content.toString(), error_text/* isObject */.Gv);
  if (config) return config;
  throw new failure/* Failure */.HR(
    "files",
    "Registry login failed",
    `${configFile} is not a JSON object, so nothing was changed in it`
  );
}
function entriesOf(config, name) {
  const entries = config[name];
  return (0,error_text/* isObject */.Gv)(entries) ? entries : {};
}
var TIMEOUT2 = 30;
async function dockerLogin(host, username, password) {
  const { exitCode, stderr } = await docker(["login", host, "-u", username, "--password-stdin"], password);
  if (exitCode === 0) return "done";
  if (exitCode === void 0 || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
    return "unavailable";
  return { refused: (0,failure/* printable */.g$)(stderr, 200) };
}
async function dockerLogout(host) {
  await docker(["logout", host]);
}
function docker(args, input = "") {
  const environment = programEnvironment([...NETWORK, ...DOCKER]);
  return runProgram({ command: ["docker", ...args], environment, input, stderr: "capture", timeout: TIMEOUT2 });
}




/***/ }),

/***/ 8246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ secretParts),
/* harmony export */   JM: () => (/* binding */ generateSessionKey),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   yy: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);
// src/session-key.ts


async function generateSessionKey() {
  const { privateKey, publicKey } = await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPair)("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" }
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
  const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(publicKeyPem);
  const der = key.export({ type: "spki", format: "der" });
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return {
    publicKeyPem,
    publicKeyBase64: der.toString("base64"),
    fingerprint: keyFingerprint(publicKeyPem),
    jwk: { n, e }
  };
}
function keyFingerprint(pem) {
  const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}
function secretLines(privateKeyPem) {
  return privateKeyPem.split(/[\r\n]+|\\n/).filter((line) => line.length > 16 && !line.startsWith("-----"));
}
function secretParts(secret) {
  if (!secret.includes("-----BEGIN ")) return [secret];
  return secretLines(secret.replaceAll(/-----[A-Z ]+-----|[ \t]+/g, "\n"));
}




/***/ }),

/***/ 9296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ describeTime),
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   gj: () => (/* binding */ requestIdToken),
/* harmony export */   kB: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6200);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6114);



// src/federation/subject-token.ts
function readSubjectToken(raw, origin) {
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .protectSecret */ .ol)(raw);
  const claims = readClaims(raw);
  if (claims) return { raw, claims };
  const parts = raw.split(".").length;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
    "input",
    "Invalid subject token",
    `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? "" : "s"} between dots; a JWT has three)`,
    {
      hint: 'give the token itself, three base64url parts joined by dots, without quotes, the word "Bearer" or a JSON object around it'
    }
  );
}
function audienceOf(claims) {
  return [claims.aud ?? []].flat().join(", ");
}
function readClaims(jwt) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return void 0;
  const [header = "", claims = ""] = jwt.split(".").map((part) => Buffer.from(part, "base64url").toString());
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(header, _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv) && (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(claims, isClaims);
}
function describeTime(seconds) {
  const date = new Date(seconds * 1e3);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
}
var isClaims = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .objectOf */ .Xy)({
  iss: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH),
  sub: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH),
  aud: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((aud) => [aud].flat().every(_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)),
  exp: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((exp) => typeof exp === "number")
});
async function requestIdToken(http, source) {
  const url = new URL(source.requestUrl);
  url.searchParams.set("audience", source.audience);
  const request = `the request for GitHub's identity token`;
  const answer = await http.send(`${request} at ${url.host}`, () => ({
    method: "GET",
    url: url.href,
    headers: { authorization: `Bearer ${source.requestToken}`, accept: "application/json" }
  }));
  if (answer.status !== 200) {
    const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .readErrorBody */ .Nk)(answer.body);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
      "denial",
      "Identity token request refused",
      `${url.host} answered ${answer.status} to ${request}${said ? ` (${said.description ?? said.error})` : ""}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents'
      }
    );
  }
  const token = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .firstGiven */ .qL)((0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(answer.body, (0,_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .objectOf */ .Xy)({ value: _error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH }))?.value);
  if (token !== void 0) return readSubjectToken(token, `the answer to ${request}`);
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `${url.host} answered 200 to ${request}, but without a token (${answer.body.length} characters)`,
    {
      hint: "check https_proxy and no_proxy: a proxy may have answered instead of GitHub"
    }
  );
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
var __webpack_exports__ = {};

// EXTERNAL MODULE: ./build/main/proxy.js.js + 3 modules
var proxy_js = __nccwpck_require__(165);
// EXTERNAL MODULE: ./build/main/subject-token.js
var subject_token = __nccwpck_require__(9296);
// EXTERNAL MODULE: ./build/main/run-program.js + 1 modules
var run_program = __nccwpck_require__(2164);
// EXTERNAL MODULE: ./build/main/session-key.js
var session_key = __nccwpck_require__(8246);
// EXTERNAL MODULE: ./build/main/error-text.js
var error_text = __nccwpck_require__(6200);
// EXTERNAL MODULE: ./build/main/failure.js
var failure = __nccwpck_require__(6114);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = require_node("node:buffer");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: ./build/main/main.js







// node_modules/@actions/core/lib/command.js


// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
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

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + external_os_.EOL);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js



function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!external_fs_.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter3 = `ghadelimiter_${external_node_crypto_.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter3)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter3}"`);
  }
  if (convertedValue.includes(delimiter3)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter3}"`);
  }
  return `${key}<<${delimiter3}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter3}`;
}

// node_modules/@actions/core/lib/core.js



var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
  const convertedVal = toCommandValue(val);
  process.env[name] = convertedVal;
  const filePath = process.env["GITHUB_ENV"] || "";
  if (filePath) {
    return issueFileCommand("ENV", prepareKeyValueMessage(name, val));
  }
  issueCommand("set-env", { name }, convertedVal);
}
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(external_os_.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + external_os_.EOL);
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}

// src/login/job-token.ts

var PERMISSION = 'give the job "permissions: { id-token: write, contents: read }"';
function githubTokenSource(audience) {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "";
  const requestToken = (process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? "").trim();
  return URL.canParse(requestUrl) && requestToken !== "" ? { requestUrl, requestToken, audience } : void 0;
}
var NUMBER = /^\d{1,20}$/;
function userAgentOfJob(product) {
  const variables = { "run-id": "RUN_ID", "run-attempt": "RUN_ATTEMPT", "repository-id": "REPOSITORY_ID" };
  const numbers = Object.entries(variables).map(([name, variable2]) => ({ name, value: process.env[`GITHUB_${variable2}`] ?? "" })).filter(({ value }) => NUMBER.test(value)).map(({ name, value }) => `${name}=${value}`);
  return numbers.length === 0 ? product : `${product} (${numbers.join("; ")})`;
}
function withoutToken(giveToken) {
  const reason = whyNoToken(giveToken);
  return reason && new failure/* Failure */.HR("input", "No subject token", reason[0], { hint: reason[1] });
}
function whyNoToken(giveToken) {
  const isSet2 = (name) => process.env[name] === "true";
  if (isSet2("ACT")) return ["act runs this job, and it issues no identity tokens", `run it on GitHub, or ${giveToken}`];
  if (isSet2("FORGEJO_ACTIONS"))
    return ["Forgejo gave this job no identity token", `set enable-openid-connect: true in the job, or ${giveToken}`];
  if (isSet2("GITEA_ACTIONS")) return ["Gitea gave this job no identity token", giveToken];
  if (!isSet2("GITHUB_ACTIONS")) return void 0;
  const run = untrustedRun();
  if (run)
    return [
      `${run.what}, and GitHub gives such runs no identity token`,
      `${run.skip}, or log in from a workflow that runs after the merge`
    ];
  return [
    "the job does not have the permission id-token: write",
    `${PERMISSION}; for a reusable workflow, give it to the calling job as well; or ${giveToken}`
  ];
}
function untrustedRun() {
  const { GITHUB_EVENT_NAME: event = "", GITHUB_ACTOR: actor } = process.env;
  const isPullRequest = /^pull_request(_review|_review_comment)?$/.test(event);
  const run = (isFork, what, condition) => ({
    isFork,
    what,
    withheld: `${what}, and GitHub passes ${isFork ? "neither secrets nor variables" : "only Dependabot's secrets"} to such runs`,
    skip: `skip this step for such runs (if: ${condition})`
  });
  if (actor === "dependabot[bot]" && (isPullRequest || /^(push|create|deployment(_status)?)$/.test(event))) {
    const who = isPullRequest ? "event.pull_request.user.login" : "actor";
    return run(false, "Dependabot started this run", `github.${who} != 'dependabot[bot]'`);
  }
  return isPullRequest && isFromFork() ? run(
    true,
    "this is a pull request from a fork",
    // Without the first part, runs for a push would be skipped as well.
    "github.event.pull_request == null || github.event.pull_request.head.repo.full_name == github.repository"
  ) : void 0;
}
function isFromFork() {
  let text2;
  try {
    text2 = (0,external_node_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH ?? "", "utf8");
  } catch {
    return false;
  }
  const event = (0,error_text/* parseJson */.qF)(text2, (0,error_text/* objectOf */.Xy)({ pull_request: (0,error_text/* objectOf */.Xy)({}) }));
  return event !== void 0 && !isOfRepository(event, process.env.GITHUB_REPOSITORY);
}
function isOfRepository(event, repository) {
  const repo = (0,error_text/* objectOf */.Xy)({ full_name: (0,error_text/* oneOf */.yL)(repository) });
  return (0,error_text/* objectOf */.Xy)({ pull_request: (0,error_text/* objectOf */.Xy)({ head: (0,error_text/* objectOf */.Xy)({ repo }) }) })(event);
}

// src/federation/exchange-request.ts
function exchangeBody(request, subjectToken) {
  const body = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    requested_token_type: REQUESTED_TOKEN_TYPES[request.tokenType],
    subject_token: subjectToken,
    subject_token_type: "jwt",
    public_key: request.publicKeyBase64
  });
  if (request.resourceType !== void 0) body.set("res_type", request.resourceType);
  if (request.tokenLifetime !== void 0) body.set("rpst_exp", String(request.tokenLifetime));
  return body;
}
var REQUESTED_TOKEN_TYPES = {
  upst: "urn:oci:token-type:oci-upst",
  rpst: "urn:oci:token-type:oci-rpst"
};
async function tokenRequest(client, body, now) {
  const { domainUrl, clientSecret, assert } = client;
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    accept: "application/json"
  };
  const form = new URLSearchParams(body);
  if (clientSecret !== void 0) headers.authorization = `Basic ${basicCredentials(client)}`;
  if (assert !== void 0) {
    form.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.set("client_assertion", await assert(domainUrl, now));
  }
  return { method: "POST", url: `${domainUrl}/oauth2/v1/token`, headers, body: form.toString() };
}
function basicCredentials({ clientId, clientSecret }) {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}
var DOMAIN_URL_EXPECTED = "an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com";
function checkDomainUrl(value, name = "--domain-url") {
  if (value === void 0 || value === "") throw (0,failure/* invalidInput */.aY)(`${name} is missing`, DOMAIN_URL_EXPECTED);
  if (value.includes("@")) throw (0,failure/* invalidInput */.aY)(`${name} contains user information (an @)`, DOMAIN_URL_EXPECTED);
  const problem = problemOf(value);
  if (problem !== void 0) throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}, ${problem}`, DOMAIN_URL_EXPECTED);
  return new URL(value).origin;
}
function problemOf(value) {
  if (!URL.canParse(value)) return "which is not a URL";
  const url = new URL(value);
  if (url.protocol !== "https:") return "which is not https";
  if (!/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(url.hostname))
    return "whose host has other characters than letters, digits, dots and hyphens";
  if (/[?#]/.test(value)) return "with a query or fragment";
  return url.pathname === "/" ? void 0 : `with the path ${(0,failure/* quoted */.TL)(url.pathname)}`;
}

// src/text/ocid.ts
function ocidPattern(types = "[\\w-]+") {
  return `(?:ocid1\\.(?:${types})(?:\\.[\\w-]*){2,}\\.[\\w-]+|ocidv1:(?:${types})(?::[\\w-]*){2,}:[\\w-]+)`;
}
function isOcid(text2, types) {
  return new RegExp(`^${ocidPattern(types)}$`).test(text2);
}
var ANY = new RegExp(ocidPattern(), "gi");
function ocidsIn(text2) {
  return new Set(text2.match(ANY));
}
function replaceOcids(text2, replacement) {
  return text2.replace(ANY, replacement);
}

// src/federation/session-token.ts
function checkSessionToken(token, expected) {
  const claims = (0,subject_token/* readClaims */.Ip)(token);
  if (!claims) throw rejected(`it is not a JWT (${token.length} characters)`);
  if (!carriesKey(claims.jwk, expected.key.jwk)) {
    throw rejected(
      claims.jwk === void 0 ? "it contains no public key (claim jwk)" : "it contains a public key other than the session key",
      "check whether a caching proxy returned the answer to another request"
    );
  }
  const { ttype } = claims;
  if (typeof ttype === "string" && /^(upst|rpst)$/i.test(ttype) && ttype.toLowerCase() !== expected.tokenType) {
    throw rejected(`it is of the type ${ttype.toLowerCase()}, but ${expected.tokenType} was requested`);
  }
  const expiresAt = new Date(expiryOf(claims, expected.now / 1e3) * 1e3);
  if (claims.sub === void 0 || claims.sub === "") throw rejected("it has no principal (claim sub)");
  return { token, principal: (0,failure/* printable */.g$)(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
var CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
var CLOCK_TOLERANCE = 300;
var LONGEST_SESSION = 43200;
var SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
  const clock = `this machine's clock says ${(0,subject_token/* describeTime */.Ht)(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${(0,subject_token/* describeTime */.Ht)(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${(0,subject_token/* describeTime */.Ht)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === "number" && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${(0,subject_token/* describeTime */.Ht)(start)}, and ${clock}`, CLOCK_HINT);
    }
  }
  return exp;
}
function tenancyOf(claims, expected) {
  const named = [claims.tenant, claims.res_tenant].find(
    (value) => typeof value === "string" && value !== ""
  );
  if (named === void 0) {
    if (expected !== void 0) return expected;
    throw rejected(
      "it has no tenancy (claims tenant, res_tenant)",
      "set tenancy to the OCID of your tenancy, which the profile needs"
    );
  }
  if (expected !== void 0 && named !== expected) {
    throw new failure/* Failure */.HR(
      "mismatch",
      "Wrong tenancy",
      `the session token belongs to ${(0,failure/* printable */.g$)(named)}, expected ${expected}`,
      {
        hint: "Check domain-url and tenancy: they belong to two tenancies. Nothing was written."
      }
    );
  }
  if (!isOcid(named, "tenancy")) throw rejected(`its tenancy ${(0,failure/* quoted */.TL)(named)} is not a tenancy OCID`);
  return named;
}
function carriesKey(claim, key) {
  const jwk = (0,error_text/* isText */.KH)(claim) ? (0,error_text/* parseJson */.qF)(claim, error_text/* isObject */.Gv) : claim;
  return (0,error_text/* isObject */.Gv)(jwk) && sameNumber(jwk.n, key.n) && sameNumber(jwk.e, key.e);
}
function sameNumber(claim, ours) {
  const digits = (text2) => Buffer.from(text2, "base64url").toString("hex").replace(/^(00)+/, "");
  return typeof claim === "string" && digits(claim) === digits(ours);
}
function rejected(why, hint) {
  return new failure/* Failure */.HR(
    "mismatch",
    "Session token rejected",
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint }
  );
}

// src/federation/exchange.ts
async function exchangeToken(http, request, subjectToken, timing, connection) {
  const what = `the token exchange at ${request.domainUrl}`;
  let sent;
  const answer = await http.send(what, async (attempt2, wasThrottled) => {
    sent = await subjectToken(attempt2, wasThrottled);
    const prepared = await tokenRequest(request, exchangeBody(request, sent.raw), timing.now());
    return { ...await request.sign?.(prepared, http, timing) ?? prepared, connection };
  });
  if (answer.status !== 200) {
    const { explainDenial } = await __nccwpck_require__.e(/* import() */ 293).then(__nccwpck_require__.bind(__nccwpck_require__, 9293));
    throw explainDenial(answer, request, sent?.claims ?? {}, timing.now());
  }
  return tokenIn(answer.body, what);
}
function overallTimeoutOf({ requestTimeout, maxAttempts }, { clientSecret, clientKey }) {
  const waits = (clientSecret ?? clientKey) === void 0 ? 3 : 1;
  return requestTimeout * (maxAttempts * waits + 1);
}
function tokenIn(body, what) {
  const fields = (0,error_text/* parseJson */.qF)(body, error_text/* isObject */.Gv);
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === "string" && token.trim() !== "") {
    (0,failure/* protectSecret */.ol)(token.trim());
    return token.trim();
  }
  throw new failure/* Failure */.HR(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields ? "" : ", not a JSON object"})`,
    {
      hint: "check that domain-url is the URL of an identity domain and that no proxy answered instead"
    }
  );
}
function supplySubjectTokens(request, now) {
  let current;
  return async (attempt2, wasThrottled) => {
    const isUsable = current && (attempt2 === 1 || wasThrottled && isFresh(current, now()));
    if (!current || !isUsable) current = { since: now(), token: await request() };
    return current.token;
  };
}
var FRESH = 1 / 2;
function isFresh({ token: { claims }, since }, now) {
  const { iat, exp } = claims;
  if (typeof iat !== "number" || exp === void 0) return false;
  const limit = (exp - iat) * 1e3 * FRESH;
  return now >= since && now - since < limit && now - iat * 1e3 < limit;
}
async function obtainSession(http, request, subjectTokens2, timing, { onKey, onToken } = {}) {
  const { tenancy, tokenType, domainUrl, requestTimeout = Infinity } = request;
  const now = () => timing.now();
  const supply = supplySubjectTokens(subjectTokens2, now);
  const parts = Promise.all([(0,session_key/* generateSessionKey */.JM)(), supply(1, false)]);
  const connection = (0,proxy_js/* connectEarly */.Ir)(domainUrl, now, requestTimeout * 1e3);
  try {
    const [key, first] = await parts;
    onKey?.(key);
    let subject = first;
    const token = await exchangeToken(
      http,
      { ...request, publicKeyBase64: key.publicKeyBase64 },
      async (attempt2, wasThrottled) => subject = await supply(attempt2, wasThrottled),
      timing,
      connection
    );
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}

// src/profile/environment.ts

function consumerEnvironment(request) {
  const { paths, profile, region, platform: platform2 } = request;
  const terraform = terraformEnvironment(request);
  return {
    variables: {
      OCI_CLI_AUTH: "security_token",
      OCI_CLI_PROFILE: profile,
      OCI_CLI_CONFIG_FILE: paths.configFile,
      OCI_CLI_REGION: region,
      // Terraform accepts only this spelling.
      ...platform2 === "win32" ? { OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: "True" } : {},
      OCI_CONFIG_FILE: paths.configFile,
      OCI_CONFIG_PROFILE: profile,
      OCI_ANSIBLE_AUTH_TYPE: "security_token",
      OCI_REGION: region,
      ...terraform.variables,
      ...resourcePrincipalEnvironment(request)
    },
    warnings: terraform.warnings
  };
}
function terraformEnvironment({ paths, profile, region, platform: platform2, homes, environment }) {
  const native = platform2 === "win32" ? external_node_path_.win32 : external_node_path_.posix;
  const ociHomes = [paths.givenHome, paths.ociHome].filter(
    (home) => (0,run_program/* isSamePath */.ys)(native.basename(home), ".oci", platform2)
  );
  const [ociHome] = ociHomes;
  if (ociHome === void 0) {
    const warning3 = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; for Terraform, use a directory whose path ends with /.oci`;
    return { variables: {}, warnings: [warning3] };
  }
  const isIn = (home) => home !== void 0 && ociHomes.some((each) => (0,run_program/* isSamePath */.ys)(each, native.join(home, ".oci"), platform2));
  const providerHome = homes.passwd ?? homes.home;
  const variables = {
    OCI_AUTH: "SecurityToken",
    OCI_CONFIG_FILE_PROFILE: profile,
    // On Windows, names are not case-sensitive: these would overwrite the three variables above and OCI_REGION.
    ...platform2 === "win32" ? {} : { OCI_auth: "SecurityToken", OCI_config_file_profile: profile, OCI_region: region },
    // A value that is set already would lead Terraform to another config.
    ...isIn(providerHome) && !isSet("TF_HOME_OVERRIDE", environment) ? {} : { TF_HOME_OVERRIDE: native.dirname(ociHome) },
    ...isIn(homes.home) && !isSet("OCI_HOME_OVERRIDE", environment) ? {} : { OCI_HOME_OVERRIDE: native.dirname(ociHome) }
  };
  return { variables, warnings: [] };
}
function resourcePrincipalEnvironment({
  paths,
  region,
  tokenType,
  resourcePrincipalVariables,
  platform: platform2
}) {
  if (!resourcePrincipalVariables && (tokenType !== "rpst" || platform2 === "win32")) return {};
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: "2.2",
    OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
    OCI_RESOURCE_PRINCIPAL_REGION: region
  };
}
function replaceEarlierLogin(variables, environment) {
  const emptied = namesIn(environment).filter((name) => isSet(name, environment)).map((name) => [name, ""]);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(" ") };
}
function namesIn(environment) {
  return (environment[EXPORTED] ?? "").split(" ").filter((name) => LOGIN_VARIABLE.test(name) && name !== EXPORTED);
}
var EXPORTED = "OCI_WIF_EXPORTED";
var LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;
function isSet(name, environment) {
  return (environment[name] ?? "") !== "";
}
function overrideWarnings(environment, options) {
  return overridingVariables(environment, options).map(
    ({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what this login provides; remove ${names.length === 1 ? "this variable" : "these variables"} from the environment`
  );
}
function overridingVariables(environment, { terraformFederation, resourcePrincipal }) {
  const isGiven = (name) => isSet(name, environment);
  const federation = terraformFederation ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name)) : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== void 0) : [];
  return [
    { tool: "The OCI CLI", names: OCI_CLI.filter(isGiven) },
    { tool: "The Terraform provider", names: [...TERRAFORM, ...federation].filter(isGiven) },
    { tool: "The Ansible collection oracle.oci", names: ANSIBLE.filter(isGiven) },
    { tool: "A tool set to resource principals", names: passphrase }
  ].filter(({ names }) => names.length > 0);
}
var OCI_CLI = [
  "OCI_CLI_USER",
  "OCI_CLI_FINGERPRINT",
  "OCI_CLI_KEY_FILE",
  "OCI_CLI_KEY_CONTENT",
  "OCI_CLI_TENANCY",
  "OCI_CLI_PASSPHRASE",
  "OCI_CLI_DELEGATION_TOKEN_FILE",
  "OCI_CLI_SECURITY_TOKEN_FILE"
];
var TERRAFORM = ["TF_VAR_auth", "TF_VAR_config_file_profile", "TF_VAR_region"];
var TERRAFORM_FEDERATION = /^TF_VAR_(token_exchange_\w+|workload_identity_token_path)$/;
var ANSIBLE = ["OCI_USER_KEY_FILE", "OCI_USER_KEY_PASS_PHRASE", "OCI_TENANCY"];
var RESOURCE_PRINCIPAL = ["OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE"];

// src/profile/write-profile.ts



// src/text/ini.ts
function* configLines(bytes) {
  const content = bytes.toString("latin1");
  let number = 0;
  let indentOfKey;
  let inSection = false;
  for (let start = 0; start < content.length; ) {
    const lineFeed = content.indexOf("\n", start);
    const end = lineFeed < 0 ? content.length : lineFeed + 1;
    const text2 = content.slice(start, end).replace(/\r?\n/, "");
    number += 1;
    const trimmed = trimBlanks(text2);
    const indent = text2.length - text2.replace(/^[ \t]+/, "").length;
    const line = { kind: "broken", number, start, end, text: text2, name: "", value: "" };
    const header = /^\[(.+)\]/.exec(trimmed)?.[1];
    const option = /([^=:]*)[=:](.*)/s.exec(trimmed);
    const key = trimBlanks(option?.[1] ?? "").toLowerCase();
    if (trimmed === "") {
      line.kind = "blank";
    } else if (trimmed.startsWith("#") || trimmed.startsWith(";")) {
      line.kind = "comment";
    } else if (indentOfKey !== void 0 && indent > indentOfKey) {
      line.kind = "continuation";
    } else if (header !== void 0) {
      line.kind = "header";
      line.name = header;
      inSection = true;
      indentOfKey = void 0;
    } else if (!inSection) {
      line.kind = "stray";
    } else if (key !== "" && !key.startsWith("[")) {
      line.kind = "key";
      line.name = key;
      line.value = trimBlanks(option?.[2] ?? "");
      indentOfKey = indent;
    }
    yield line;
    start = end;
  }
}
function trimBlanks(text2) {
  return text2.replace(/^[ \t\r]+/, "").replace(/[ \t\r]+$/, "");
}

// src/profile/config-file.ts

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
      newlineBehind
    };
  }
  const newlineBefore = bytes.length > 0 && !endsInNewline(bytes);
  return {
    config: Buffer.concat([bytes, newlineBefore ? LF : NOTHING, section, LF]),
    fingerprint,
    replaced: void 0,
    newlineBefore,
    newlineBehind: false
  };
}
function undoSection(bytes, name, undo) {
  const sections = sectionsOf(bytes);
  const named = sections.filter((section) => section.name === name);
  const ours = named.find((section) => section.fingerprint === undo.fingerprint);
  if (!ours) return { config: bytes, outcome: named.length > 0 ? "other" : "absent", newlineOwners: [] };
  const before = bytes.subarray(0, ours.start);
  const behind = bytes.subarray(ours.end);
  const next = sections.filter((section) => section.start === ours.end + 1);
  const atEnd = behind.length <= 1;
  const { replaced, newlineBefore, newlineBehind } = undo;
  if (replaced) {
    return {
      config: Buffer.concat([before, replaced, newlineBehind && atEnd ? NOTHING : behind]),
      outcome: "restored",
      newlineOwners: [...newlineBefore ? sectionsOf(replaced) : [], ...newlineBehind ? next : []]
    };
  }
  const strip = newlineBefore && atEnd && endsInNewline(before);
  return {
    config: Buffer.concat([strip ? before.subarray(0, -1) : before, behind.subarray(1)]),
    outcome: "removed",
    newlineOwners: newlineBefore ? next : []
  };
}
function sectionsOf(bytes) {
  const sections = [];
  for (const line of configLines(bytes)) {
    if (line.kind === "header") {
      sections.push({ name: line.name, fingerprint: void 0, start: line.start, end: endOf(line) });
    } else if (line.kind !== "blank" && line.kind !== "comment") {
      const section = sections.at(-1);
      if (!section) continue;
      section.end = endOf(line);
      if (line.name === "fingerprint") section.fingerprint = line.value;
    }
  }
  return sections;
}
var LF = Buffer.from("\n");
var NOTHING = Buffer.alloc(0);
function endOf({ end, start, text: text2 }) {
  return end - start > text2.length ? end - 1 : end;
}
function renderSection(name, entries) {
  (0,run_program/* checkProfileName */.x3)(name);
  const lines = Object.entries(entries).map(([key, value]) => {
    const flaw = flawOf(value);
    if (flaw !== void 0) {
      throw new failure/* Failure */.HR("files", "Cannot write profile", `the value for ${key} ${flaw}, which tools read differently`, {
        hint: key.endsWith("_file") ? "choose another directory for the OCI config with oci-home" : `check ${key}`
      });
    }
    return `${key}=${value}`;
  });
  return Buffer.from([`[${name}]`, ...lines].join("\n"), "latin1");
}
function flawOf(value) {
  if (value === "") return "is empty";
  if (value !== value.trim()) return "begins or ends with a space";
  if (/[^\x20-\x7e]/.test(value)) return "contains a line break, a control character or a non-ASCII character";
  const sign = /[%=;]/.exec(value)?.[0];
  return sign === void 0 ? void 0 : `holds "${sign}"`;
}
function endsInNewline(bytes) {
  return bytes.at(-1) === 10;
}
function checkConfig(bytes, configPath) {
  const fail = (line, defect) => {
    throw new failure/* Failure */.HR("files", "Invalid OCI config file", `${configPath}, line ${line}: ${defect}`, {
      hint: "Correct this line first. The file was not changed."
    });
  };
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 3))) {
    fail(
      1,
      "it begins with a byte order mark, which the OCI CLI and Terraform cannot read; save the file as UTF-8 without one"
    );
  }
  const sections = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const note = (harm, line) => places.set(harm, [...(places.get(harm) ?? []).slice(0, 3), line.number]);
  let keys = /* @__PURE__ */ new Map();
  let section = "";
  for (const line of configLines(bytes)) {
    const defect = defectOf(line);
    if (defect !== void 0) fail(line.number, defect);
    if (line.kind === "header") {
      const first = sections.get(line.name);
      if (first !== void 0) fail(line.number, `this section is already in line ${first}`);
      sections.set(line.name, line.number);
      section = line.name;
      keys = /* @__PURE__ */ new Map();
      if (line.name !== line.name.trim()) note("spaces in a section name", line);
      if (!/\]\s*$/.test(line.text)) note("text after a section header", line);
    } else if (line.kind === "key") {
      const first = keys.get(line.name);
      if (first !== void 0) fail(line.number, `this key is already in line ${first} of the same section`);
      keys.set(line.name, line.number);
      if (section === "DEFAULT" && affectsInheritingProfiles(line)) note(line.name, line);
    }
    if (line.text.trimStart().startsWith(";")) note("; comments", line);
    if ((line.kind === "key" || line.kind === "continuation") && !line.text.includes("="))
      note("lines without =", line);
  }
  const warnings = [...places].map(([harm, lines]) => `${configPath}, line ${lines.join(", ")}: ${HARMS[harm]}`);
  if (!(0,external_node_buffer_namespaceObject.isUtf8)(bytes)) warnings.push(`${configPath}: the file is not valid UTF-8, so the OCI CLI may refuse it`);
  return warnings;
}
var HARMS = {
  "; comments": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a comment that begins with ";"; use "#"',
  "lines without =": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a line without "="',
  "spaces in a section name": "blanks inside the brackets are part of the name for some tools and not for others",
  "text after a section header": "text after a section header: some tools do not see the section, others refuse the whole file",
  authentication_type: "all profiles inherit authentication_type from [DEFAULT]; it makes the TypeScript SDK ignore the session token",
  key_content: "all profiles inherit key_content from [DEFAULT]; the Python SDK refuses it next to key_file",
  log_requests: "all profiles inherit log_requests from [DEFAULT]; the Python SDK refuses a value that is not true or false",
  pass_phrase: "all profiles inherit pass_phrase from [DEFAULT]; the OCI CLI and the Python SDK fail on its non-ASCII characters"
};
function affectsInheritingProfiles({ name, value }) {
  if (name === "authentication_type" || name === "key_content") return true;
  if (name === "log_requests") return !/^(true|false|yes|no|on|off|0|1)$/i.test(value);
  return name === "pass_phrase" && /[^\x20-\x7e]/.test(value);
}
function defectOf({ kind, text: text2 }) {
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text2)) return "a control character: this is not a text file";
  if (text2.includes("\r")) return "a carriage return inside the line: tools disagree where the line ends";
  if (/^[ \t]+\[/.test(text2)) return 'an indented "[": tools disagree whether it begins a section';
  if (kind === "header" && text2.split("]").length > 2) return 'more than one "]" in a section header';
  if (kind === "stray") return "text before the first section";
  if (kind !== "broken") return void 0;
  if (text2.startsWith("[")) return 'a section header without a name or without its closing "]"';
  return /[=:]/.test(text2) ? "a value without a key" : "neither a section, nor a comment, nor key=value";
}

// src/profile/remove-profile.ts


async function removeProfile(name, { patience, left } = {}) {
  const removal = { warnings: [], section: "absent", files: "absent" };
  await attempt(removal, async () => {
    (0,run_program/* checkLoginName */.$)(name);
    const paths = (0,run_program/* profilePaths */.IU)(name.ociHome, name.profile);
    let { missingDirectories } = name;
    if (await (0,run_program/* inspectDirectory */.ME)(paths.ociHome)) {
      if (await (0,promises_.realpath)(paths.ociHome) !== paths.ociHome)
        throw refusal(`${paths.ociHome} is now a different directory`);
      const task = async () => {
        missingDirectories = await undoWhileLocked(name, paths, removal, left);
      };
      try {
        await (0,run_program/* withConfigLock */.lE)(paths.configFile, task, { patience });
      } catch (error2) {
        if (await (0,run_program/* hasLogins */.fj)(paths.ociHome) || (await remainsOf(name)).length > 0) throw error2;
      }
    } else {
      removal.isHomeMissing = true;
    }
    await removeEmptyDirectories(paths, missingDirectories);
  });
  return removal;
}
async function undoWhileLocked(name, paths, removal = { warnings: [], section: "absent", files: "absent" }, left = {}) {
  let { missingDirectories } = name;
  await attempt(removal, async () => {
    const sessions = await (0,run_program/* inspectDirectory */.ME)(paths.sessionsDirectory);
    const empty = (0,run_program/* directoryOf */.jt)(paths, name);
    const stored = sessions ? await (0,run_program/* readLogin */.mN)(empty) : void 0;
    const others = (sessions ? await (0,run_program/* readLogins */.rC)(paths) : []).filter(({ directory }) => directory !== empty.directory);
    const fingerprint = (0,run_program/* fingerprintOf */.ax)(name);
    const login = { name, fingerprint, paths, own: stored ?? empty, others };
    missingDirectories = Math.max(missingDirectories, stored?.record?.missingDirectories ?? 0);
    let section = FAILED;
    let files = FAILED;
    await attempt(removal, async () => {
      section = await undoConfig(login);
    });
    await attempt(removal, async () => {
      files = await undoFiles(login);
    });
    removal.section = section.outcome;
    removal.files = files.outcome;
    if (section.outcome === "left" || files.outcome === "left") {
      removal.warnings.push(
        `The profile ${name.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`
      );
    }
    await attempt(removal, () => undoDatabaseToken(login, removal));
    await attempt(removal, () => transferCleanup(login));
    if (stored) await attempt(removal, () => dropLogin(stored, [section, files], left, removal));
    if (sessions) await attempt(removal, () => (0,run_program/* removeUnfinished */.E1)(paths));
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}
async function removeEmptyDirectories(paths, count) {
  const { home, passwd } = (0,run_program/* readHomes */.$G)();
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    if ((0,run_program/* isSamePath */.ys)(directory, home) || (0,run_program/* isSamePath */.ys)(directory, passwd)) return;
    if (await (0,run_program/* isPrivateDirectory */.f4)(directory)) await (0,promises_.rmdir)(directory).catch(() => void 0);
    directory = external_node_path_.dirname(directory);
  }
}
async function transferCleanup({ name, own, others }) {
  for (const other of others) {
    const emptied = other.record.isUndone && !hasOtherParts(other.record) && !other.section && !await (0,run_program/* inspectDirectory */.ME)(other.files);
    if (emptied) {
      await (0,run_program/* removeTree */.dM)(other.directory);
      continue;
    }
    await (0,run_program/* changeRecord */.U9)(other, {
      missingDirectories: Math.max(...[name, own.record, other.record].map((each) => each?.missingDirectories ?? 0)),
      configMissing: (own.record?.configMissing ?? false) || other.record.configMissing,
      databaseTokenMissing: (own.record?.databaseTokenMissing ?? false) || other.record.databaseTokenMissing
    });
  }
}
function hasOtherParts({ renewal, registry }) {
  return renewal !== void 0 || registry !== void 0;
}
async function dropLogin(login, parts, left, removal) {
  const isUndone = !parts.includes(FAILED);
  const isStranded = parts.some(({ stranded }) => stranded) && (login.section !== void 0 || await (0,run_program/* inspectDirectory */.ME)(login.files));
  if (isUndone && !isStranded && !(login.record && hasOtherParts(left))) {
    await (0,run_program/* removeTree */.dM)(login.directory);
    return;
  }
  await (0,run_program/* removeTree */.dM)(login.fresh);
  await (0,run_program/* changeRecord */.U9)(login, { isUndone, renewal: left.renewal, registry: left.registry });
  if (isStranded)
    removal.warnings.push(`The files that the login replaced could not be restored; they are in ${login.directory}`);
}
async function attempt(removal, task) {
  try {
    await task();
  } catch (error2) {
    const where = error2?.path;
    removal.warnings.push((0,failure/* diskFailure */.C9)(error2, typeof where === "string" ? where : "The profile").message);
  }
}
function refusal(detail) {
  return new failure/* Failure */.HR("files", "Cannot write profile", detail);
}
async function undoConfig(login) {
  const { name, fingerprint, paths, own, others } = login;
  const { profile, loginId } = name;
  const config = await (0,run_program/* configTarget */.kg)(paths.configFile);
  await (0,run_program/* retryWhileHeld */.Jm)(() => (0,promises_.rm)((0,run_program/* temporaryName */.NT)(config, loginId), { force: true }));
  const content = await (0,run_program/* readRegularFile */.XF)(config) ?? Buffer.alloc(0);
  const replaced = own.section;
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });
  if (undone.outcome === "restored" || undone.outcome === "removed") {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    if ((own.record?.configMissing ?? true) && undone.config.length === 0) {
      await (0,run_program/* retryWhileHeld */.Jm)(() => (0,promises_.unlink)(config));
    } else {
      await (0,run_program/* replaceFile */.fR)(config, undone.config, { suffix: loginId });
    }
    await takeOutOfOthers(login);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfOthers(login)) return { outcome: "left", stranded: false };
  const untouched = sectionsOf(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
  const changed = undone.outcome === "other" && own.record !== void 0 && !untouched;
  return { outcome: changed ? "left" : "absent", stranded: replaced !== void 0 && !untouched };
}
async function takeOutOfOthers({ name, fingerprint, own, others }) {
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== name.profile || !other.section) continue;
    if (!sectionsOf(other.section).some((section) => section.fingerprint === fingerprint)) continue;
    found = true;
    await (0,run_program/* changeRecord */.U9)(other, {
      newlineBefore: newlineBefore || other.record.newlineBefore,
      newlineBehind: newlineBehind || other.record.newlineBehind
    });
    await (0,run_program/* saveSection */.Bt)(other, own.section);
  }
  return found;
}
async function passNewlineOn(owner, others) {
  for (const other of others) {
    const isOwner = other.profile === owner.name && (0,run_program/* fingerprintOf */.ax)(other) === owner.fingerprint;
    if (isOwner) await (0,run_program/* changeRecord */.U9)(other, { newlineBefore: true });
  }
}
async function undoFiles({ name, fingerprint, paths, own, others }) {
  const { profile } = name;
  const live = paths.sessionDirectory;
  const liveExists = await (0,run_program/* inspectDirectory */.ME)(live);
  const oldExists = await (0,run_program/* inspectDirectory */.ME)(own.files);
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = await (0,run_program/* inspectDirectory */.ME)(place) && await (0,run_program/* fingerprintIn */.I5)(place) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, own.files);
    if (place !== live) return { outcome: "left", stranded };
    return { outcome: oldExists ? "restored" : "removed", stranded };
  }
  if (liveExists) return { outcome: oldExists ? "left" : "absent", stranded: oldExists };
  if (!oldExists) return { outcome: "absent", stranded: false };
  await (0,run_program/* moveDirectory */.Ti)(own.files, live);
  return { outcome: "restored", stranded: false };
}
async function replaceWithOld(place, old) {
  const ours = new Set(Object.values(run_program/* SESSION_FILES */.tt));
  for (const name of await (0,promises_.readdir)(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await (0,run_program/* retryWhileHeld */.Jm)(() => (0,promises_.unlink)(external_node_path_.join(place, name)));
  }
  const remaining = new Set(await (0,promises_.readdir)(place));
  if (remaining.size === 0) await (0,run_program/* retryWhileHeld */.Jm)(() => (0,promises_.rmdir)(place));
  if (!await (0,run_program/* inspectDirectory */.ME)(old)) return false;
  if (remaining.size === 0) {
    await (0,run_program/* moveDirectory */.Ti)(old, place);
    return false;
  }
  for (const name of await (0,promises_.readdir)(old)) {
    if (!remaining.has(name)) await (0,run_program/* retryWhileHeld */.Jm)(() => (0,promises_.rename)(external_node_path_.join(old, name), external_node_path_.join(place, name)));
  }
  return (await (0,promises_.readdir)(old)).length > 0;
}
async function undoDatabaseToken({ paths, own, others }, removal) {
  const directory = paths.databaseTokenDirectory;
  const found = await (0,promises_.lstat)(directory).catch(() => void 0);
  const isUsed = others.some(({ record }) => !record.isUndone && !record.isKept);
  if (!found || !own.record || own.record.isUndone || isUsed) return;
  if (own.record.databaseTokenMissing && found.isDirectory()) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
    if (entries.every((entry) => entry.isFile() && DATABASE_TOKEN_FILES.has(entry.name))) {
      for (const { name } of entries) await (0,run_program/* retryWhileHeld */.Jm)(() => (0,promises_.unlink)(external_node_path_.join(directory, name)));
      await (0,run_program/* retryWhileHeld */.Jm)(() => (0,promises_.rmdir)(directory));
      return;
    }
  }
  const token = await (0,promises_.lstat)(external_node_path_.join(directory, "token")).catch(() => void 0);
  if (token && token.mtimeMs >= Date.parse(own.record.time)) removal.databaseTokenLeft = directory;
}
var DATABASE_TOKEN_FILES = /* @__PURE__ */ new Set(["token", "oci_db_key.pem", "oci_db_key_public.pem"]);
var FAILED = { outcome: "absent", stranded: true };
async function remainsOf(name) {
  const { ociHome, profile } = name;
  const ours = (0,run_program/* fingerprintOf */.ax)(name);
  try {
    const paths = (0,run_program/* profilePaths */.IU)(ociHome, profile);
    const config = await (0,promises_.readFile)(paths.configFile).catch(() => void 0);
    const isOurs = (section) => section.name === profile && section.fingerprint === ours;
    const { directory } = (0,run_program/* directoryOf */.jt)(paths, name);
    return [
      ...config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : [],
      ...await (0,run_program/* fingerprintIn */.I5)(paths.sessionDirectory) === ours ? [paths.sessionDirectory] : [],
      ...await (0,run_program/* inspectDirectory */.ME)(directory) ? [directory] : []
    ];
  } catch {
    return [];
  }
}

// src/profile/write-profile.ts
async function writeProfile(request, announce, { patience, whileLocked } = {}) {
  const { profile, fingerprint } = request;
  const loginId = (0,run_program/* loginIdOf */.m$)(fingerprint);
  const paths = await (0,run_program/* locateProfile */.A5)(request.ociHome, profile);
  const found = await inspectPlace(paths);
  const { warnings } = planConfig(request, paths, await (0,run_program/* readRegularFile */.XF)(await (0,run_program/* configTarget */.kg)(paths.configFile)));
  warnings.push(...await permissionWarnings(paths));
  const name = { ociHome: paths.ociHome, profile, loginId, missingDirectories: found.missingDirectories };
  announce(name);
  const made = { ...found };
  const note = (count) => {
    made.missingDirectories = Math.max(made.missingDirectories, count);
  };
  const prepare = async () => {
    const levels = await (0,run_program/* makePrivateDirectory */.Dn)(paths.ociHome);
    if (levels > 0) note(levels + 1);
  };
  const lock = { isLost: false };
  const task = async (assertHeld) => {
    try {
      const again = await inspectPlace(paths);
      note(again.missingDirectories);
      made.configMissing ||= again.configMissing;
      made.databaseTokenMissing = again.databaseTokenMissing;
      await whileLocked?.();
      warnings.push(...await writeEverything(request, loginId, paths, made, assertHeld));
    } catch (error2) {
      lock.isLost = isLockLost(assertHeld);
      if (!lock.isLost) await undoWhileLocked(name, paths);
      throw error2;
    }
  };
  try {
    await (0,run_program/* withConfigLock */.lE)(paths.configFile, task, { patience, prepare });
  } catch (error2) {
    if (lock.isLost) await removeProfile(name, { patience });
    await removeEmptyDirectories(paths, made.missingDirectories);
    throw (0,run_program/* withWayOut */.Jg)(error2);
  }
  return { paths, name, warnings };
}
function isLockLost(assertHeld) {
  try {
    assertHeld();
    return false;
  } catch {
    return true;
  }
}
async function writeEverything(request, loginId, paths, made, assertHeld) {
  const target = await (0,run_program/* configTarget */.kg)(paths.configFile);
  const plan = planConfig(request, paths, await (0,run_program/* readRegularFile */.XF)(target));
  await (0,run_program/* makePrivateDirectory */.Dn)(paths.sessionsDirectory);
  await (0,run_program/* removeUnfinished */.E1)(paths);
  const login = (0,run_program/* directoryOf */.jt)(paths, { profile: request.profile, loginId });
  await (0,run_program/* makePrivateDirectory */.Dn)(login.directory);
  const isRestricted = await (0,run_program/* restrictToAccount */.DM)(login.directory);
  const { replaced, newlineBefore, newlineBehind } = plan;
  await (0,run_program/* saveSection */.Bt)(login, replaced);
  await (0,run_program/* saveRecord */.hi)(login, {
    ...request.origin,
    ...made,
    newlineBefore,
    newlineBehind,
    isKept: false,
    isUndone: false,
    renewal: void 0,
    registry: void 0
  });
  await (0,run_program/* makePrivateDirectory */.Dn)(login.fresh);
  await writeTogether(sessionFiles(request).map(([name, content]) => [external_node_path_.join(login.fresh, name), content]));
  if (await (0,run_program/* inspectDirectory */.ME)(paths.sessionDirectory)) await (0,run_program/* moveDirectory */.Ti)(paths.sessionDirectory, login.files);
  await (0,run_program/* moveDirectory */.Ti)(login.fresh, paths.sessionDirectory);
  await (0,run_program/* replaceFile */.fR)(target, plan.config, { suffix: loginId, beforeRename: assertHeld });
  return isRestricted ? [] : [`Other accounts may be able to read the key in ${paths.sessionDirectory}`];
}
async function writeTogether(files) {
  const results = await Promise.allSettled(files.map(([file, content]) => (0,run_program/* writePrivateFile */.Pl)(file, content)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
function sessionFiles({ privateKeyPem, publicKeyPem, token }) {
  return [
    [run_program/* SESSION_FILES */.tt.key, privateKeyPem],
    [run_program/* SESSION_FILES */.tt.publicKey, publicKeyPem],
    // Without a final newline: several tools send the text of the file unchanged as a header.
    [run_program/* SESSION_FILES */.tt.token, token]
  ];
}
function planConfig(request, paths, content = Buffer.alloc(0)) {
  const check = content.length === 0 ? void 0 : checkConfig;
  check?.(content, paths.configFile);
  const entries = {
    tenancy: request.tenancy,
    fingerprint: request.fingerprint,
    region: request.region,
    key_file: paths.keyFile,
    security_token_file: paths.tokenFile
  };
  const plan = putSection(content, request.profile, entries);
  const warnings = check?.(plan.config, paths.configFile) ?? [];
  if (request.profile === "DEFAULT" && sectionsOf(plan.config).some(({ name }) => name !== "DEFAULT")) {
    warnings.push("All other profiles of the config inherit the values of the profile DEFAULT; choose another name");
  }
  return { ...plan, warnings };
}
async function inspectPlace(paths) {
  let missingDirectories = 0;
  if (!await (0,run_program/* inspectDirectory */.ME)(paths.sessionsDirectory, { refuseShared: true })) {
    missingDirectories = 1;
    let directory = paths.ociHome;
    while (!await (0,run_program/* inspectDirectory */.ME)(directory)) {
      missingDirectories += 1;
      directory = external_node_path_.dirname(directory);
    }
  }
  if (await (0,run_program/* inspectDirectory */.ME)(paths.sessionDirectory, { refuseShared: true })) {
    for (const file of [paths.tokenFile, paths.keyFile, paths.publicKeyFile]) await (0,run_program/* inspectFile */.Xp)(file);
  }
  return {
    missingDirectories,
    configMissing: await (0,run_program/* inspectFile */.Xp)(await (0,run_program/* configTarget */.kg)(paths.configFile)) === void 0,
    databaseTokenMissing: await (0,promises_.lstat)(paths.databaseTokenDirectory).catch(failure/* isMissing */.b2) === true
  };
}
async function permissionWarnings({ ociHome, configFile }) {
  const warnings = [];
  for (const place of [ociHome, configFile]) {
    const found = await (0,promises_.stat)(place).catch(() => void 0);
    if (!found || !(0,run_program/* isWritableByOthers */.JX)(found)) continue;
    if (place === ociHome && isOfAnotherAccount(found)) {
      const detail = `${place} belongs to another account and can be written by other users`;
      throw new failure/* Failure */.HR("files", "Cannot write profile", detail, { hint: "choose another directory with oci-home" });
    }
    warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${(0,failure/* shellQuoted */.x)(place)}`);
  }
  return warnings;
}
function isOfAnotherAccount({ uid }) {
  return uid !== 0 && uid !== process.getuid?.();
}

// src/system/text-file.ts

var LIMIT = 1024 * 1024;
async function readTextFile(flag, path7) {
  try {
    const text2 = await readText(path7 === "-" ? process.stdin : (0,external_node_fs_.createReadStream)(path7));
    if (text2.length <= LIMIT) return text2;
  } catch (cause) {
    const why = { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a directory" }[(0,failure/* systemErrorCode */.vq)(cause)] ?? "cannot be read";
    throw new failure/* Failure */.HR(
      "input",
      "Invalid input",
      `${flag}: ${path7 === "-" ? "stdin" : (0,failure/* quotedPath */.MW)(path7)} ${why}; expected: a file that can be read`,
      { cause }
    );
  }
  throw new failure/* Failure */.HR(
    "input",
    "Invalid input",
    `${flag}: ${(0,failure/* quotedPath */.MW)(path7)} is larger than ${LIMIT} characters; expected: the right file`
  );
}
async function readText(stream) {
  let text2 = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) {
    text2 += chunk;
    if (text2.length > LIMIT) break;
  }
  return text2;
}

// src/renewal/subject-source.ts
async function requestSubjectToken(http, source, timeout) {
  if ("requestUrl" in source) return (0,subject_token/* requestIdToken */.gj)(http, source);
  if ("file" in source) return readTokenFile(source.file);
  return (0,subject_token/* readSubjectToken */.kB)(
    await readTokenFromCommand(source, timeout),
    "what --subject-token-command printed (exit code 0)"
  );
}
async function readTokenFile(file) {
  const flag = "--subject-token-file";
  return (0,subject_token/* readSubjectToken */.kB)((await readTextFile(flag, file)).trim(), flag);
}
async function readTokenFromCommand(source, timeout) {
  const result = await (0,run_program/* runProgram */.mB)({ stderr: "inherit", ...source, timeout });
  const token = result.stdout.trim();
  const problem = result.problem ?? (token === "" ? "printed nothing on stdout (exit code 0)" : void 0);
  if (problem !== void 0) throw new failure/* Failure */.HR("transient", "No subject token", `--subject-token-command ${problem}`);
  return token;
}
function subjectTokens({ subject, requestTimeout }, http, mask2) {
  if ("given" in subject) return () => Promise.resolve(subject.given);
  const { source } = subject;
  if ("requestToken" in source) mask2(source.requestToken);
  return async () => {
    const token = await requestSubjectToken(http, source, requestTimeout);
    mask2(token.raw);
    return token;
  };
}

// src/system/output.ts


var STREAMS = ["stdout", "stderr"];
var failures = {};
var isReadByProgram = false;
function watchOutput() {
  for (const name of STREAMS) {
    const stream = process[name];
    stream.on("error", (error2) => {
      failures[name] ??= (0,failure/* systemErrorCode */.vq)(error2);
    });
    if (!(stream instanceof external_node_net_.Socket) && stream.fd !== void 0) writeWholeChunks(stream, stream.fd);
  }
}
async function outputProblem(closedPipe = false) {
  await Promise.all(STREAMS.map(writtenTo));
  for (const name of STREAMS) {
    const code = failures[name];
    const isProblem = code !== "EPIPE" || closedPipe || name === "stdout" && isReadByProgram;
    if (code !== void 0 && isProblem) return `${name}: ${(0,failure/* systemErrorCause */.nn)({ code })}`;
  }
  return void 0;
}
function writeWholeChunks(stream, fd) {
  stream._write = (chunk, _encoding, done) => {
    try {
      writeWhole(fd, chunk);
    } catch (error2) {
      done(error2);
      return;
    }
    done();
  };
}
function writeWhole(fd, bytes, position) {
  for (let start = 0; start < bytes.length; )
    start += (0,external_node_fs_.writeSync)(fd, bytes, start, bytes.length - start, position === void 0 ? null : position + start);
}
function writtenTo(name) {
  return new Promise((done) => {
    process[name].write("", () => {
      setImmediate(done);
    });
  });
}
function redactOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk, ...more) => write(typeof chunk === "string" && !isSuspended ? (0,failure/* redact */.E$)(chunk) : chunk, ...more);
  }
}
var isSuspended = false;
function printUnredacted(print) {
  isSuspended = true;
  try {
    print();
  } finally {
    isSuspended = false;
  }
}
async function failOnEarlyEnd(task) {
  let onEnd = () => void 0;
  const earlyEnd = new Promise((_resolve, reject) => {
    onEnd = () => {
      reject(new Error("nothing is left to wait for"));
    };
    process.once("beforeExit", onEnd);
  });
  try {
    return await Promise.race([task, earlyEnd]);
  } finally {
    process.off("beforeExit", onEnd);
  }
}

// src/system/process-identity.ts


async function identify(pid) {
  if (!exists(pid)) return void 0;
  const start = await startOf(pid);
  return start === ENDED ? void 0 : { pid, start };
}
async function isRunning(identity) {
  const found = await identify(identity.pid);
  if (!found) return false;
  return found.start === void 0 || identity.start === void 0 || found.start === identity.start;
}
async function identifyRunner() {
  if (process.platform !== "linux") return identify(process.ppid);
  let pid = process.ppid;
  for (let generation = 0; generation < MOST_GENERATIONS && pid > 1; generation += 1) {
    const stat2 = await (0,promises_.readFile)(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const [name, rest] = [
      stat2.slice(stat2.indexOf("(") + 1, stat2.lastIndexOf(")")),
      stat2.slice(stat2.lastIndexOf(")") + 2)
    ];
    if (name === RUNNER) return identify(pid);
    pid = Number(rest.split(" ")[1] ?? 0);
  }
  return void 0;
}
var RUNNER = "Runner.Worker";
var MOST_GENERATIONS = 10;
var ENDED = "ended";
function exists(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error2) {
    return (0,failure/* systemErrorCode */.vq)(error2) === "EPERM";
  }
}
async function startOf(pid) {
  if (process.platform === "linux") return startFromProc(pid);
  return process.platform === "darwin" ? startFromPs(pid) : void 0;
}
function startFromProc(pid) {
  try {
    const stat2 = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, "utf8");
    const fields = stat2.slice(stat2.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? ENDED : fields[22 - 3];
  } catch (error2) {
    const code = (0,failure/* systemErrorCode */.vq)(error2);
    return (code === "ENOENT" || code === "ESRCH") && !exists(pid) ? ENDED : void 0;
  }
}
async function startFromPs(pid) {
  const { exitCode, stdout } = await (0,run_program/* runProgram */.mB)({
    command: ["/bin/ps", "-o", "stat=,lstart=", "-p", String(pid)],
    // So that the date is not in the language of the user.
    environment: {},
    stderr: "capture",
    timeout: 5
  });
  if (exitCode !== 0) return exists(pid) ? void 0 : ENDED;
  const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  return state?.startsWith("Z") === true ? ENDED : start;
}

// src/login/log-out.ts



// src/renewal/stop.ts


// src/renewal/journal.ts



async function readJournal(directory) {
  const text2 = await (0,promises_.readFile)(journalFile(directory), "utf8").catch(() => "");
  const isEntry = entryForm();
  return text2.split("\n").flatMap((line) => (0,error_text/* parseJson */.qF)(line, isEntry) ?? []);
}
function entryForm() {
  const token = (0,error_text/* oneOf */.yL)("session", "identity");
  const kind = (0,error_text/* oneOf */.yL)("input", "denial", "transient", "mismatch", "files");
  const forms = [
    (0,error_text/* objectOf */.Xy)({ at: error_text/* isText */.KH, event: (0,error_text/* oneOf */.yL)("started", "requested") }),
    (0,error_text/* objectOf */.Xy)({ at: error_text/* isText */.KH, event: (0,error_text/* oneOf */.yL)("ended"), reason: error_text/* isText */.KH }),
    (0,error_text/* objectOf */.Xy)({ at: error_text/* isText */.KH, event: (0,error_text/* oneOf */.yL)("renewed"), token, expiresAt: error_text/* isText */.KH, next: error_text/* isText */.KH }),
    (0,error_text/* objectOf */.Xy)({
      ...{ at: error_text/* isText */.KH, event: (0,error_text/* oneOf */.yL)("failed"), token, kind },
      ...{ message: error_text/* isText */.KH, hint: (0,error_text/* optional */.lq)(error_text/* isText */.KH), next: error_text/* isText */.KH }
    })
  ];
  return (value) => forms.some((is) => is(value));
}
function journalFile(directory) {
  return external_node_path_.join(directory, "journal.jsonl");
}
var LONGEST_UNWRITTEN = (/* unused pure expression or super */ null && (64 * 1024));

// src/renewal/stop.ts
var SIGNAL_TIMEOUT = 2e3;
var DIRECTORY_TIMEOUT = 6e3;
var POLL_INTERVAL = 20;
async function stopRenewer(renewal) {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await (0,run_program/* inspectDirectory */.ME)(directory);
  const wasRunning = identity !== void 0 && await isRunning(identity);
  if (wasRunning && await isVerified(identity)) await kill(identity);
  const entries = await readJournal(directory);
  await (0,run_program/* removeTree */.dM)(directory);
  const stillRuns = identity !== void 0 && wasRunning && !await hasEnded(identity, DIRECTORY_TIMEOUT);
  return { entries, sessionExpiresAt, wasStarted: identity !== void 0, wasRunning, stillRuns };
}
async function isVerified(identity) {
  const found = await identify(identity.pid);
  return found?.start !== void 0 && found.start === identity.start;
}
async function kill(identity) {
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    try {
      process.kill(identity.pid, signal);
    } catch {
    }
    if (await hasEnded(identity, SIGNAL_TIMEOUT)) return;
  }
}
async function hasEnded(identity, timeout) {
  const deadline = performance.now() + timeout;
  while (await isRunning(identity)) {
    if (performance.now() >= deadline) return false;
    await (0,external_node_timers_promises_.setTimeout)(POLL_INTERVAL);
  }
  return true;
}
var NAMES = {
  session: "the session token",
  identity: "the identity token for Terraform"
};
function summarize(ended) {
  const { entries, wasStarted, wasRunning, stillRuns, sessionExpiresAt } = ended;
  const lines = [];
  const warnings = [];
  for (const token of ["session", "identity"]) {
    const own = entries.filter((entry) => "token" in entry && entry.token === token);
    lines.push(...successLines(own, NAMES[token]));
    warnings.push(...failureWarnings(own, NAMES[token]));
  }
  if (wasStarted && lines.length === 0 && warnings.length === 0 && sessionExpiresAt !== void 0)
    lines.push(`No renewal was due: the session token expires at ${time(sessionExpiresAt)}`);
  if (wasStarted && !wasRunning) warnings.push(`The ${describeEnd(entries)}. The session was not renewed after that.`);
  if (stillRuns)
    warnings.push("The background process is still running. It ends when it finds that its directory was removed.");
  return { lines, warnings };
}
function successLines(entries, name) {
  const renewed = entries.filter((entry) => entry.event === "renewed");
  const last = renewed.at(-1);
  if (!last) return [];
  return [
    `Renewed ${name} ${times(renewed.length)} in the background, last at ${time(last.at)}; it expires at ${time(last.expiresAt)}, and the next renewal was planned for ${time(last.next)}`
  ];
}
function failureWarnings(entries, name) {
  const failed = entries.filter((entry) => entry.event === "failed");
  const lastOfKind = new Map(failed.map((entry) => [withoutRequestId(entry), entry]));
  return [...lastOfKind].map(([kind, last]) => {
    const same = failed.filter((entry) => withoutRequestId(entry) === kind);
    const recovery = entries.slice(entries.indexOf(last) + 1).find((entry) => entry.event === "renewed");
    const outcome = recovery === void 0 ? "and has not succeeded since" : `and succeeded again at ${time(recovery.at)}`;
    const when = [...new Set([same[0], last].map((entry) => time(entry?.at)))].join(" to ");
    const hint = last.hint === void 0 ? "" : `
${last.hint}`;
    return `Renewing ${name} in the background failed ${times(same.length)} (${when}) ${outcome}. ${last.message}${hint}`;
  });
}
function withoutRequestId({ message }) {
  return message.replace(/request ID: +[^\s;)]+/, "");
}
function describeEnd(entries) {
  const end = entries.findLast((entry) => entry.event === "ended");
  if (end) return `background renewal ended at ${time(end.at)} because ${(0,failure/* printable */.g$)(end.reason)}`;
  const last = entries.at(-1);
  return `background process was killed${last ? ` after ${time(last.at)}` : ""}`;
}
function times(count) {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
function time(text2) {
  return (0,failure/* printable */.g$)(String(text2), 40);
}

// src/login/log-out.ts
async function undoLogin(name, host, { isFailed = false } = {}) {
  const found = await (0,run_program/* readRecord */.aE)(name).catch(() => void 0);
  if (found === "damaged") {
    host.warn(
      `The record of the login (${(0,run_program/* recordFile */.mR)(name)}) is damaged. Its renewal, if any, ends by itself within seconds. If it logged in to a registry, run docker logout with the host of the registry`
    );
  }
  const record = found === "damaged" ? void 0 : found;
  const left = {
    renewal: record?.renewal && await endRenewal(record.renewal, host),
    registry: record?.registry && await endRegistryLogin(record.registry, host)
  };
  if (record?.isKept === true && !isFailed) return dropKept(name, left, host);
  const outcome = await removeLoginProfile(name, left, host);
  return outcome === "absent" && record ? "undone" : outcome;
}
async function endRenewal(renewal, host) {
  try {
    const { lines, warnings } = summarize(await stopRenewer(renewal));
    for (const line of lines) host.info(line);
    for (const line of warnings) host.warn(line);
    return void 0;
  } catch (error2) {
    host.warn(`The background process could not be ended. ${(0,failure/* describeFailure */.Ic)(error2, host.product)}`);
    return renewal;
  }
}
async function endRegistryLogin(registry, host) {
  try {
    if (await (0,run_program/* hasCredentialHelper */.eX)(registry)) await (0,run_program/* dockerLogout */.tX)(registry.host);
    await (0,run_program/* restoreDockerConfig */.j)(registry);
  } catch (error2) {
    host.warn(`The logout from the registry ${registry.host} failed. ${(0,failure/* describeFailure */.Ic)(error2, host.product)}`);
    return registry;
  }
  host.info(`Logged out of the registry ${registry.host}`);
  return void 0;
}
async function removeLoginProfile(name, left, host) {
  const { warnings, section, files, databaseTokenLeft, isHomeMissing } = await removeProfile(name, { left });
  for (const line of warnings) host.warn(line);
  if (databaseTokenLeft !== void 0) {
    host.warn(
      `The database token in ${databaseTokenLeft} was not removed: the directory was there before the login, or has other files. Remove it, or use --db-token-location with a directory that the job removes`
    );
  }
  const remains = await remainsOf(name);
  if (remains.length > 0) host.warn(`Still on this machine: ${remains.join(", ")}`);
  const isReplaced = section === "left" || files === "left";
  if (remains.length > 0 || hasOtherParts(left) || warnings.length > 0 && !isReplaced) return "failed";
  if (isHomeMissing === true) return "missing";
  if (isReplaced) return "replaced";
  return section === "absent" && files === "absent" ? "absent" : "undone";
}
async function dropKept(name, left, host) {
  try {
    if (!hasOtherParts(left)) {
      await (0,run_program/* dropRecord */.NE)(name);
      return "kept";
    }
    await (0,run_program/* updateRecord */.vL)(name, left);
  } catch (error2) {
    host.warn(`The record of the login could not be changed. ${(0,failure/* describeFailure */.Ic)(error2, host.product)}`);
  }
  return "failed";
}
async function undoStaleLogins({ ociHome, profile, now, unseenJobs }, host) {
  const outcomes = [];
  for (const login of await (0,run_program/* findLogins */.aI)(ociHome, profile)) {
    if (!await isStale(login, now, unseenJobs)) continue;
    const outcome = await undoLogin(login.name, host);
    outcomes.push(outcome);
    if (outcome === "failed" || outcome === "kept") continue;
    host.info(`Removed the expired profile ${login.name.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}
async function isStale({ name, record: { job } }, now, unseenJobs) {
  if (job ? await isRunning(job) : !unseenJobs) return false;
  const token = await (0,run_program/* tokenOf */.B9)(name);
  const expiry = token === void 0 ? void 0 : (0,subject_token/* readClaims */.Ip)(token)?.exp;
  return expiry === void 0 ? job !== void 0 : expiry * 1e3 < now;
}
var LONGEST_LOGIN = 60 * 6e4;
async function isFinished({ process: owner, time: time2 }, now) {
  if (owner.pid === process.pid || !await isRunning(owner)) return true;
  return owner.start === void 0 && now - Date.parse(time2) >= LONGEST_LOGIN;
}

// src/login/profile-in-use.ts
async function refuseProfileInUse(place, { settingName }) {
  const { ociHome, profile } = place;
  for (const { job } of await loginsOfOtherJobs(place)) {
    if (!await isCertainlyRunning(job)) continue;
    throw new failure/* Failure */.HR(
      "files",
      "Cannot write profile",
      `the profile ${profile} in ${ociHome} belongs to another job that is still running (process ${job.pid})`,
      {
        hint: `give each job its own directory with ${settingName("oci-home")} (in a workflow: oci-home: \${{ runner.temp }}/.oci), or choose another ${settingName("profile")}`
      }
    );
  }
}
async function warningOfProfileInUse(place, now, { settingName }) {
  for (const { name } of await loginsOfOtherJobs(place)) {
    const expiry = (0,subject_token/* readClaims */.Ip)(await (0,run_program/* tokenOf */.B9)(name) ?? "")?.exp;
    if (expiry === void 0 || expiry * 1e3 < now) continue;
    return `The profile ${place.profile} in ${place.ociHome} belongs to another job, which was killed or cannot be seen from here. If it is still running, its tools use this login from now on; to avoid that, give each job its own directory with ${settingName("oci-home")}`;
  }
  return void 0;
}
async function loginsOfOtherJobs({
  ociHome,
  profile,
  job: own
}) {
  const logins = await (0,run_program/* findLogins */.aI)(ociHome, profile);
  return logins.flatMap(
    ({ name, record: { job } }) => job === void 0 || job.pid === own?.pid && job.start === own.start ? [] : [{ name, job }]
  );
}
async function isCertainlyRunning(job) {
  return job.start !== void 0 && (await identify(job.pid))?.start === job.start;
}

// src/login/settings.ts

var CLIENT_ID_EXPECTED = "the client ID of the confidential application (not its OCID or name), without spaces and colons";
var REGION_EXPECTED = "a region identifier such as eu-frankfurt-1 (not a region key such as fra)";
var CLIENT_SECRET_EXPECTED = "the client secret of the confidential application, on one line";
var RESOURCE_TYPE_EXPECTED = "the trust's impersonating resource, on one line";
var SETTINGS = {
  "domain-url": {
    flag: "<url>",
    required: DOMAIN_URL_EXPECTED,
    read: checkDomainUrl
  },
  "client-id": {
    flag: "<id>",
    required: CLIENT_ID_EXPECTED,
    // A colon would end it in HTTP Basic authentication.
    read: /* @__PURE__ */ main_text({ pattern: /^(?!ocid1\.)[!-9;-~]+$/, expected: CLIENT_ID_EXPECTED })
  },
  "client-secret": {
    secret: true,
    read: readClientSecret
  },
  region: {
    flag: "<region>",
    required: REGION_EXPECTED,
    // Only the form: Oracle adds regions often. The TypeScript SDK would use a region key such as fra as it is.
    read: /* @__PURE__ */ main_text({ pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/, expected: REGION_EXPECTED })
  },
  "client-authentication": {
    flag: "<method>",
    default: "client_secret_basic",
    read: readClientAuthentication
  },
  "client-key": {
    secret: true,
    // Read as a key only when it is used, because a login without it should not load the code.
    read: (value) => value
  },
  "client-certificate": {
    read: (value) => value
  },
  "client-signing-command": {
    flag: "<command>",
    read: (value) => value
  },
  "client-certificate-alias": {
    flag: "<alias>",
    read: /* @__PURE__ */ main_text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: "text on one line" })
  },
  tenancy: {
    flag: "<ocid>",
    read: readTenancy
  },
  "token-type": {
    flag: "<upst|rpst>",
    default: "upst",
    read: readTokenType
  },
  "resource-type": {
    flag: "<text>",
    read: /* @__PURE__ */ main_text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: RESOURCE_TYPE_EXPECTED })
  },
  // The service limits an RPST to twelve hours. Most of Oracle's samples, but not all, give the lifetime in seconds.
  "token-lifetime": {
    flag: "<seconds>",
    read: /* @__PURE__ */ integer(1, 43200)
  },
  audience: {
    flag: "<text>",
    default: "https://cloud.oracle.com",
    read: /* @__PURE__ */ main_text({ pattern: /^[\x21-\x7e]+$/, expected: "text without spaces, e.g. https://cloud.oracle.com" })
  },
  "subject-token": {
    secret: true,
    read: (value, name) => (0,subject_token/* readSubjectToken */.kB)(value, `the input ${name}`)
  },
  profile: {
    flag: "<name>",
    default: "WIF",
    read: /* @__PURE__ */ main_text(run_program/* PROFILE_NAME */.uE)
  },
  "oci-home": {
    flag: "<directory>",
    default: "~/.oci",
    read: readOciHome
  },
  "export-environment": {
    default: "true",
    read: readBoolean
  },
  renew: {
    flag: "",
    default: "false",
    read: readBoolean
  },
  "resource-principal-variables": {
    flag: "",
    default: "false",
    read: readBoolean
  },
  "terraform-federation": {
    default: "false",
    read: readBoolean
  },
  "registry-login": {
    read: readRegistryLogin
  },
  verify: {
    flag: "",
    default: "false",
    read: readBoolean
  },
  cleanup: {
    default: "true",
    read: readBoolean
  },
  "job-summary": {
    default: "false",
    read: readBoolean
  },
  "mask-ocids": {
    default: "false",
    read: readBoolean
  },
  "max-attempts": {
    flag: "<number>",
    default: "4",
    read: /* @__PURE__ */ integer(1, 10)
  },
  "request-timeout": {
    flag: "<seconds>",
    default: "20",
    read: /* @__PURE__ */ integer(1, 300)
  },
  "retry-timeout": {
    flag: "<seconds>",
    default: "900",
    read: /* @__PURE__ */ integer(0, 3600)
  }
};
var SETTING_NAMES = /* @__PURE__ */ Object.keys(SETTINGS);
function readSettings(source) {
  const entries = SETTING_NAMES.map((name) => [(0,error_text/* camelCase */.xQ)(name), readSetting(source, name)]);
  const settings = Object.fromEntries(entries);
  checkTokenType(settings, source);
  const { clientAuthentication, clientSecret, clientKey, clientSigningCommand } = settings;
  if (clientAuthentication === "client_secret_basic" && (clientSecret ?? clientKey ?? clientSigningCommand) === void 0)
    throw missing(source, "client-secret", CLIENT_SECRET_EXPECTED);
  return Object.freeze(settings);
}
function readSetting(source, setting) {
  const { default: byDefault, required } = SETTINGS[setting];
  const value = givenValue(source, setting) ?? byDefault;
  if (value !== void 0) return readValue(value, setting, source);
  if (required !== void 0) throw missing(source, setting, required);
  return void 0;
}
function givenValue(source, setting) {
  return (0,error_text/* firstGiven */.qL)(source.valueOf(setting));
}
function readValue(value, setting, source) {
  const { secret, read } = SETTINGS[setting];
  if (secret) for (const part of (0,session_key/* secretParts */.Bm)(value)) (0,failure/* protectSecret */.ol)(part);
  return read(value, source.nameOf(setting), source);
}
function missing(source, setting, expected) {
  const why = source.whyMissing?.(setting);
  const problem = `${source.nameOf(setting)} is missing${why === void 0 ? "" : `: ${why}`}`;
  return (0,failure/* invalidInput */.aY)(problem, expected, source.whereFrom?.(setting));
}
var REGIONS = [
  "af-casablanca-1 af-johannesburg-1 ap-batam-1 ap-chiyoda-1 ap-chuncheon-1 ap-chuncheon-2 ap-dcc-canberra-1 ap-dcc-gazipur-1 ap-delhi-1",
  "ap-hyderabad-1 ap-ibaraki-1 ap-kulai-2 ap-melbourne-1 ap-mumbai-1 ap-osaka-1 ap-seoul-1 ap-seoul-2 ap-singapore-1 ap-singapore-2",
  "ap-suwon-1 ap-sydney-1 ap-tokyo-1 ca-montreal-1 ca-toronto-1 eu-amsterdam-1 eu-budapest-1 eu-crissier-1 eu-dcc-dublin-1 eu-dcc-dublin-2",
  "eu-dcc-milan-1 eu-dcc-milan-2 eu-dcc-rating-1 eu-dcc-rating-2 eu-dcc-zurich-1 eu-frankfurt-1 eu-frankfurt-2 eu-jovanovac-1 eu-madrid-1",
  "eu-madrid-2 eu-madrid-3 eu-marseille-1 eu-milan-1 eu-paris-1 eu-stockholm-1 eu-turin-1 eu-zurich-1 il-jerusalem-1 me-abudhabi-1",
  "me-abudhabi-2 me-abudhabi-3 me-abudhabi-4 me-alain-1 me-alrayyan-1 me-dcc-doha-1 me-dcc-muscat-1 me-dubai-1 me-ibri-1 me-jeddah-1",
  "me-riyadh-1 mx-monterrey-1 mx-queretaro-1 sa-bogota-1 sa-riodejaneiro-1 sa-santiago-1 sa-saopaulo-1 sa-valparaiso-1 sa-vinhedo-1",
  "uk-cardiff-1 uk-gov-cardiff-1 uk-gov-london-1 uk-london-1 us-ashburn-1 us-ashburn-2 us-chicago-1 us-gov-ashburn-1 us-gov-chicago-1",
  "us-gov-phoenix-1 us-langley-1 us-luke-1 us-newark-1 us-phoenix-1 us-saltlake-2 us-sanjose-1 us-somerset-1 us-thames-1"
];
function regionWarning(region, name) {
  const own = process.env.OCI_REGION_METADATA ?? "";
  if (REGIONS.some((line) => line.split(" ").includes(region)) || own.includes(`"${region}"`)) return void 0;
  return `${name} is ${(0,failure/* quoted */.TL)(region)}, which is not in this version's list of regions: check the spelling. If OCI has the region, it works as well`;
}
function checkTokenType(settings, { nameOf }) {
  const { tokenType, resourceType, tokenLifetime } = settings;
  const but = `but ${nameOf("token-type")} is ${tokenType}`;
  if (tokenType === "rpst" && resourceType === void 0)
    throw (0,failure/* invalidInput */.aY)(`${nameOf("resource-type")} is missing, ${but}`, RESOURCE_TYPE_EXPECTED);
  if (tokenType === "upst" && resourceType !== void 0)
    throw (0,failure/* invalidInput */.aY)(`${nameOf("resource-type")} is ${(0,failure/* quoted */.TL)(resourceType)}, ${but}`, "a value only for an RPST");
  if (tokenType === "upst" && tokenLifetime !== void 0)
    throw (0,failure/* invalidInput */.aY)(
      `${nameOf("token-lifetime")} is set, ${but}`,
      "a value only for an RPST; a UPST lives at most 60 minutes"
    );
}
// @__NO_SIDE_EFFECTS__
function main_text({ pattern, expected }) {
  return (value, name) => (0,error_text/* checkForm */.Hj)(name, value, pattern, expected);
}
// @__NO_SIDE_EFFECTS__
function integer(least, most) {
  return (value, name) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}`, `a whole number from ${least} to ${most}`);
  };
}
function readBoolean(value, name) {
  const is = booleanOf(value);
  if (is === void 0) throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}`, "true or false");
  return is;
}
function booleanOf(value) {
  if (["true", "True", "TRUE"].includes(value)) return true;
  return ["false", "False", "FALSE"].includes(value) ? false : void 0;
}
function readTokenType(value, name) {
  if (value === "upst" || value === "rpst") return value;
  throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}`, "upst or rpst");
}
function readTenancy(value, name) {
  if (isOcid(value, "tenancy")) return value;
  throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}`, "a tenancy OCID such as ocid1.tenancy.oc1..aaaa");
}
function readClientSecret(value, name) {
  if (/\p{Cc}/u.test(value))
    throw (0,failure/* invalidInput */.aY)(`${name} contains a line break or another control character`, CLIENT_SECRET_EXPECTED);
  if (value.length < failure/* SHORTEST_MASK */.SE)
    throw (0,failure/* invalidInput */.aY)(`${name} is too short for a client secret`, `at least ${failure/* SHORTEST_MASK */.SE} characters`);
  return value;
}
function readClientAuthentication(value, name) {
  if (value === "client_secret_basic" || value === "private_key_jwt" || value === "instance_principal") return value;
  throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}`, "client_secret_basic, private_key_jwt or instance_principal");
}
function readOciHome(value, name, { directory }) {
  const path7 = /^~($|\/)/.test(value) || value.startsWith(`~${external_node_path_.sep}`) ? (0,external_node_path_.join)((0,run_program/* homeDirectory */.RE)(name), value.slice(1)) : value;
  const kind = directory === void 0 ? "an absolute path, or one that starts with ~/," : "a path";
  const expected = `${kind} in printable ASCII without =, % and ;`;
  if (directory === void 0 && !(0,external_node_path_.isAbsolute)(path7))
    throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}, a relative path`, expected);
  if (lacksDrive(path7))
    throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}, a path without a drive`, "a path such as C:\\Users\\me\\.oci");
  const absolute = (0,external_node_path_.resolve)(directory ?? "", path7);
  if (absolute.length > 1024)
    throw (0,failure/* invalidInput */.aY)(`${name} is ${absolute.length} characters long`, "at most 1024 characters");
  return (0,error_text/* checkForm */.Hj)(name, absolute, /^[ -$&-:<>-~]+$/, expected);
}
function lacksDrive(path7) {
  return process.platform === "win32" && /^[\\/](?![\\/])/.test(path7);
}
function readRegistryLogin(value, name) {
  const is = booleanOf(value);
  if (is !== void 0) return is || void 0;
  const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
  return (0,error_text/* checkForm */.Hj)(name, value, pattern, "true, false, or a registry host such as fra.ocir.io, without a path");
}

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
  const child = (0,external_node_child_process_.spawn)(process.execPath, [...NODE_FLAGS, entry], {
    // A separate session, so that the end of the step's process group does not end it.
    detached: true,
    // The runner waits until the step's pipes are closed, so the process must not inherit them. These pipes end with this process.
    stdio: ["pipe", "pipe", "pipe"],
    env: renewerEnvironment(process.env, process.cwd()),
    windowsHide: true
  });
  const pipes = [child.stdout, child.stderr];
  for (const handle of [child, ...pipes]) handle.unref();
  const problem = problemOf2(child);
  const killUnused = () => {
    child.kill("SIGKILL");
  };
  process.once("exit", killUnused);
  return {
    identify: () => child.pid === void 0 ? Promise.resolve(void 0) : identify(child.pid),
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
function problemOf2(child) {
  return new Promise((resolve3) => {
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text2) => {
      stdout += text2;
      if (stdout.includes(STARTED)) resolve3(void 0);
    });
    child.stderr.setEncoding("utf8").on("data", (text2) => {
      if (stderr.length < LONGEST_MESSAGE) stderr += text2;
    });
    child.once("error", (error2) => {
      resolve3((0,failure/* diskFailure */.C9)(error2, process.execPath).detail);
    });
    child.once("close", (code, signal) => {
      const end = signal === null ? `it ended with exit code ${String(code)}` : `it was ended by ${signal}`;
      resolve3(causeIn(stderr) ?? end);
    });
    child.stdin.on("error", () => void 0);
  });
}
async function lateness(timeout, signal) {
  await (0,external_node_timers_promises_.setTimeout)(timeout, void 0, { signal }).catch(() => void 0);
  return `it did not start within ${timeout / 1e3} s`;
}
function causeIn(stderr) {
  const lines = stderr.split("\n").filter((line2) => line2.trim() !== "");
  const line = lines.find((each) => /^[\w ]*error\b.*: |^Cannot write/i.test(each)) ?? lines[0];
  return line === void 0 ? void 0 : (0,failure/* printable */.g$)(line);
}
var SIX_HOURS = 6 * 36e5;
function latestEnd(source, now, longest = Infinity) {
  let sourceEnds = Infinity;
  if ("requestToken" in source) {
    const expiry = ((0,subject_token/* readClaims */.Ip)(source.requestToken)?.exp ?? 0) * 1e3;
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
  if (extra !== void 0) inherited.NODE_EXTRA_CA_CERTS = (0,external_node_path_.resolve)(directory, extra);
  if (file !== void 0) inherited.SSL_CERT_FILE = (0,external_node_path_.resolve)(directory, file);
  if (directories !== void 0)
    inherited.SSL_CERT_DIR = directories.split(external_node_path_.delimiter).map((each) => (0,external_node_path_.resolve)(directory, each)).join(external_node_path_.delimiter);
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
  return kept.map(quoted2).join(" ");
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
function quoted2(word) {
  return /[ "\\]/.test(word) ? `"${word.replace(/["\\]/g, "\\$&")}"` : word;
}

// src/login/start-renewal.ts
function prepareRenewal(request) {
  const { subject } = request;
  if ("given" in subject) return void 0;
  let renewer;
  try {
    renewer = startRenewer(renewerEntry());
  } catch (error2) {
    renewer = (0,failure/* diskFailure */.C9)(error2, error2.path ?? process.execPath);
  }
  return { start: (session, host) => startRenewal(request, subject.source, session, renewer, host) };
}
async function startRenewal(request, source, session, renewer, host) {
  const { env: environment } = process;
  const started = { until: void 0, variables: {} };
  const directory = (0,run_program/* nameWorkDirectory */.YQ)();
  const endBy = latestEnd(source, session.now, host.longestRenewal);
  const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : void 0;
  let isDirectory = false;
  let problem;
  try {
    const process2 = renewer instanceof failure/* Failure */.HR ? void 0 : await renewer.identify();
    await (0,run_program/* updateRecord */.vL)(session.name, { renewal: { directory, process: process2, sessionExpiresAt } });
    await (0,run_program/* makeWorkDirectory */.NM)(directory);
    isDirectory = true;
    let identityTokenFile;
    if (request.terraformFederation) {
      identityTokenFile = (0,external_node_path_.join)(directory, "identity-token");
      await (0,run_program/* writePrivateFile */.Pl)(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile, environment);
    }
    if (renewer instanceof failure/* Failure */.HR) throw renewer;
    problem = await renewer.start({
      ...renewalRequest(request, source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() },
      userAgent: userAgentOfJob(host.product)
    });
  } catch (error2) {
    problem = (0,failure/* diskFailure */.C9)(error2, directory).detail;
  }
  if (problem === void 0) {
    started.until = new Date(endBy);
    return started;
  }
  if (!(renewer instanceof failure/* Failure */.HR)) await renewer.kill();
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
  return (0,run_program/* removeTree */.dM)(directory).then(
    () => true,
    () => false
  );
}
async function correctRecord(name, renewal) {
  await (0,run_program/* updateRecord */.vL)(name, { renewal }).catch(() => void 0);
}
function renewalRequest(request, source, { client, key, login, name }) {
  const { domainUrl, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { ...credentialsOf(client), domainUrl, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    // Nobody reads what a command prints on stderr in the background.
    source: "command" in source ? { ...source, stderr: "ignore" } : source,
    ...{ login: name, publicKeyBase64, maxAttempts, requestTimeout },
    session: request.renew ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() } : void 0
  };
}
function credentialsOf(client) {
  const { clientId, clientSecret, assert } = client;
  if (assert !== void 0) return client.key;
  return clientSecret === void 0 ? { clientId } : { clientId, clientSecret };
}
function renewerEntry() {
  return (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(process.argv[1] ?? "")), "..", "renew", "index.js");
}
function federationEnvironment(request, identityTokenFile, environment) {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  return {
    OCI_AUTH: "WorkloadIdentityFederation",
    OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
    // The action refuses terraform-federation with a client key. The provider refuses an ID and a secret with an instance principal.
    OCI_TOKEN_EXCHANGE_AUTH: clientSecret === void 0 ? "InstancePrincipal" : "OAuthClientCredentials",
    ...variable("OCI_TOKEN_EXCHANGE_CLIENT_ID", clientSecret === void 0 ? void 0 : clientId, environment),
    ...variable("OCI_TOKEN_EXCHANGE_CLIENT_SECRET", clientSecret, environment),
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: "jwt",
    ...variable("OCI_TOKEN_EXCHANGE_RESOURCE_TYPE", resourceType, environment),
    ...variable("OCI_TOKEN_EXCHANGE_RPST_EXP", tokenLifetime?.toString(), environment)
  };
}
function variable(name, value, environment) {
  return value === void 0 && (environment[name] ?? "") === "" ? {} : { [name]: value ?? "" };
}

// src/login/log-in.ts
async function logIn(request, host, timing = proxy_js/* systemTiming */.O$) {
  const client = await prepareClient(request, host, timing.now());
  if (client.clientSecret !== void 0) host.mask(basicCredentials(client));
  const unknownRegion = regionWarning(request.region, host.settingName("region"));
  if (unknownRegion !== void 0) host.warn(unknownRegion);
  const job = host.identifyJob().catch(() => void 0);
  const own = identify(process.pid).catch(() => void 0);
  await checkProfileUse(request, job, host, timing.now());
  const http = httpClient(request, host, timing);
  const tokens = subjectTokens(request, http, host.mask);
  const registry = await prepareRegistryLogin(request);
  let prepared;
  const session = await obtainSession(http, { ...request, ...client }, tokens, timing, {
    onKey: (key) => {
      for (const line of (0,session_key/* secretLines */._o)(key.privateKeyPem)) host.mask(line);
      if (request.verify) loadSdk().catch(() => void 0);
      if (request.renew || request.terraformFederation)
        setImmediate(() => {
          prepared = prepareRenewal(request);
        });
    },
    onToken: host.mask
  });
  checkLifetime(request, session, host, timing.now());
  await undoEarlierLogins(request, host, timing);
  let written;
  const complete = async () => {
    const origin = {
      host: host.product,
      time: new Date(timing.now()).toISOString(),
      process: await own ?? { pid: process.pid, start: void 0 },
      job: await job,
      jobId: host.jobId
    };
    const announce = (name2) => {
      host.saveName(name2);
      written = name2;
    };
    const profile = await writeSession(request, { ...session, origin }, host, announce);
    const { name, paths } = profile;
    const place = { configFile: paths.configFile, profile: request.profile };
    const verification = request.verify ? await (await loadSdk()).verifyProfile(http, place) : void 0;
    const renewal = await prepared?.start({ ...session, client, name, now: timing.now() }, host);
    await registry?.logIn(http, profile, host);
    if (!request.cleanup && !await (0,run_program/* keepProfile */.Th)(name)) host.saveName(void 0);
    const variables = { ...environmentFor(request, paths, host), ...renewal?.variables };
    const environment = replaceEarlierLogin(variables, process.env);
    const { login, subject } = session;
    const renewedUntil = renewal?.until;
    await host.publish({ request, login, subject, paths, verification, renewedUntil, environment });
  };
  try {
    await failOnEarlyEnd(complete());
  } catch (error2) {
    if (written) await undoFailedLogin(written, host);
    throw error2;
  }
}
async function undoFailedLogin(name, host) {
  if (await undoLogin(name, host, { isFailed: true }) === "failed") return;
  try {
    host.saveName(void 0);
  } catch {
  }
}
function httpClient(request, host, timing) {
  (0,proxy_js/* ignoreDisabledVerification */.cJ)(host.warn);
  return (0,proxy_js/* createHttpClient */.uT)({
    ...request,
    userAgent: userAgentOfJob(host.product),
    overallTimeout: overallTimeoutOf(request, request),
    throttlingHint: `start fewer jobs at once, or raise ${host.settingName("retry-timeout")}`,
    onRetry: (line) => {
      host.info((0,failure/* capitalized */.l2)(line));
    },
    // Before the error that it may cause, which need not say anything of time.
    onWrongClock: host.warn,
    timing
  });
}
var SHORTEST_FOR_TERRAFORM = 600;
var TOLERANCE = 0.95;
function checkLifetime({ tokenLifetime, renew, terraformFederation }, { login }, host, now) {
  const granted = Math.round((login.expiresAt.getTime() - now) / 1e3);
  if (terraformFederation && granted < SHORTEST_FOR_TERRAFORM * TOLERANCE) {
    throw new failure/* Failure */.HR(
      "mismatch",
      "Session token rejected",
      `the domain granted a session of ${granted} s, but terraform-federation needs at least ${SHORTEST_FOR_TERRAFORM} s: the Terraform provider counts a session as expired five minutes early and would exchange tokens without end`,
      {
        hint: `let the domain grant longer sessions${tokenLifetime === void 0 ? "" : " and raise token-lifetime"}, or use renew: true without terraform-federation`
      }
    );
  }
  if (tokenLifetime === void 0 || granted >= tokenLifetime * TOLERANCE) return;
  const [lifetimeName, renewName] = [host.settingName("token-lifetime"), host.settingName("renew")];
  const advice = renew ? `${renewName} keeps it fresh` : `for longer jobs, use ${renewName}`;
  host.warn(`The domain granted a session of ${granted} s, but ${lifetimeName} asks for ${tokenLifetime} s; ${advice}`);
}
async function checkProfileUse({ ociHome, profile }, job, host, now) {
  if (!await (0,run_program/* hasLogins */.fj)(ociHome)) return;
  const place = { ociHome, profile, job: await job };
  await refuseProfileInUse(place, host);
  const warning3 = now === void 0 ? void 0 : await warningOfProfileInUse(place, now, host);
  if (warning3 !== void 0) host.warn(warning3);
}
async function undoEarlierLogins({ ociHome, profile }, host, timing) {
  if (!await (0,run_program/* hasLogins */.fj)(ociHome)) return;
  const now = timing.now();
  try {
    for (const { name, record } of host.replacesEarlierLogins ? await (0,run_program/* findLogins */.aI)(ociHome, profile) : []) {
      if (record.host === host.product && await isFinished(record, now)) await undoLogin(name, host);
    }
    await undoStaleLogins({ ociHome, now, unseenJobs: false }, host);
  } catch {
  }
}
async function writeSession(request, { key, login, origin }, host, announce) {
  const { ociHome, profile, region } = request;
  const { tenancy, token } = login;
  const { name, paths, warnings } = await writeProfile(
    { ociHome, profile, tenancy, region, token, origin, ...key },
    announce,
    // Again, because another job may have logged in meanwhile.
    { whileLocked: () => checkProfileUse(request, origin.job, host) }
  );
  for (const line of warnings) host.warn(line);
  return { name, paths };
}
var loadSdk = () => Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(388), __nccwpck_require__.e(67)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9448));
async function prepareClient(request, host, now) {
  const { clientAuthentication, clientKey, clientCertificate, clientSigningCommand, clientCertificateAlias } = request;
  const others = [clientKey, clientCertificate, clientSigningCommand, clientCertificateAlias];
  if (clientAuthentication === "client_secret_basic" && others.every((value) => value === void 0))
    return request;
  if (clientAuthentication === "instance_principal") {
    const { metadataNote, readInstancePrincipal } = await __nccwpck_require__.e(/* import() */ 138).then(__nccwpck_require__.bind(__nccwpck_require__, 3138));
    const instance = readInstancePrincipal(request, host.settingName);
    const note = metadataNote();
    if (note !== void 0) host.info(note);
    return instance;
  }
  const { expiryWarning, readAssertingClient, SECRETS_OF_ACTIONS } = await __nccwpck_require__.e(/* import() */ 832).then(__nccwpck_require__.bind(__nccwpck_require__, 7832));
  const environment = (0,run_program/* commandEnvironment */.J$)(SECRETS_OF_ACTIONS);
  const client = readAssertingClient({ ...request, environment }, host.settingName, run_program/* runProgram */.mB);
  const what = `the certificate in ${host.settingName(clientKey === void 0 ? "client-certificate" : "client-key")}`;
  const warning3 = expiryWarning(client.certificateExpires, now, what);
  if (warning3 !== void 0) host.warn(warning3);
  return client;
}
async function prepareRegistryLogin(request) {
  if (request.registryLogin === void 0) return void 0;
  const { registryLogin } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(425)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2425));
  return registryLogin(request);
}
function environmentFor(request, paths, host) {
  const { profile, region, tokenType, resourcePrincipalVariables, terraformFederation } = request;
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile,
    region,
    tokenType,
    resourcePrincipalVariables,
    platform: process.platform,
    homes: (0,run_program/* readHomes */.$G)(),
    environment: process.env
  });
  const overrides = overrideWarnings(process.env, {
    terraformFederation,
    resourcePrincipal: tokenType === "rpst" || resourcePrincipalVariables
  });
  for (const line of [...warnings, ...overrides]) host.warn(line);
  return variables;
}

// src/action/job-output.ts


// src/login/host-interface.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${(0,failure/* printable */.g$)(subject.claims.sub ?? "")}`,
    `  profile:  ${request.profile} in ${paths.configFile}`,
    `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
    ...renewedUntil ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`] : [],
    ...verification ? [`  verified: ${describeVerification(verification)}`] : []
  ];
}
function describeVerification(verification) {
  return verification.allowed ? `a signed call returned the Object Storage namespace ${verification.namespace}` : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). If your tools need the namespace, run the setup command again with one more flag: --allow "read objectstorage-namespaces in tenancy"`;
}

// src/action/job-output.ts
function info2(text2) {
  info((0,failure/* harmless */.Is)(text2));
}
function debug2(text2) {
  debug((0,failure/* harmless */.Is)(text2));
}
function notice2(text2) {
  notice((0,failure/* harmless */.Is)(text2));
}
function warning2(text2) {
  warning((0,failure/* harmless */.Is)(text2));
}
function setFailed2(text2) {
  setFailed((0,failure/* harmless */.Is)(text2));
}
function setOutputs({ request, login, paths, verification }) {
  setOutput("profile", request.profile);
  setOutput("config-file", paths.configFile);
  setOutput("token-file", paths.tokenFile);
  setOutput("key-file", paths.keyFile);
  setOutput("region", request.region);
  setOutput("tenancy", login.tenancy);
  setOutput("principal", login.principal);
  setOutput("expires-at", login.expiresAt.toISOString());
  if (verification?.allowed) setOutput("namespace", verification.namespace);
}
function logResult(result, now) {
  for (const line of describeLogin(result, now, "the job ends")) info2(line);
  const { verification } = result;
  if (verification?.allowed === false) notice2(`The login works. ${(0,failure/* capitalized */.l2)(describeVerification(verification))}`);
}
async function reportFailure(error2) {
  const text2 = (0,failure/* describeLastFailure */.sA)(error2);
  setFailed2(text2);
  if (await outputProblem(true) !== void 0) process.stderr.write(`${text2}
`);
}
function mask(secret) {
  (0,failure/* protectSecret */.ol)(secret);
  if (secret.length < failure/* SHORTEST_MASK */.SE) return;
  printUnredacted(() => {
    setSecret(secret);
  });
}
function maskWithOcids(secret) {
  mask(secret);
  for (const ocid of ocidsIn(JSON.stringify((0,subject_token/* readClaims */.Ip)(secret) ?? {}))) setSecret(ocid);
}
async function writeSummary({ request, login, subject, paths }, withoutOcids) {
  const shown = (value) => escapeHtml((0,failure/* redact */.E$)(withoutOcids ? replaceOcids(value, () => "***") : value));
  const rows = [
    ["Principal", login.principal],
    ["Tenancy", login.tenancy],
    ["Profile", `${request.profile} (${paths.configFile})`],
    ["Expires", login.expiresAt.toISOString()],
    ["Subject", (0,failure/* printable */.g$)(subject.claims.sub ?? "")],
    ["Audience", (0,failure/* printable */.g$)((0,subject_token/* audienceOf */.Ox)(subject.claims))]
  ];
  const table = rows.map(([name, value]) => `<tr><th>${name}</th><td>${shown(value)}</td></tr>`).join("");
  try {
    const file = process.env.GITHUB_STEP_SUMMARY ?? "";
    await (0,promises_.appendFile)(file, `<h3>Oracle Cloud login</h3>
<table>${table}</table>
`);
  } catch {
    warning2("The job summary could not be written (GITHUB_STEP_SUMMARY). The login is not affected");
  }
}
function escapeHtml(text2) {
  return text2.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

// src/action/runner-files.ts

var VARIABLES = ["GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STATE"];
function checkCommandFiles() {
  for (const file of commandFiles()) {
    try {
      (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.W_OK);
    } catch (error2) {
      throw main_failure(error2, "nothing was changed", file);
    }
  }
}
async function writeCommandFiles(write) {
  const lengths = commandFiles().map((file) => [file, (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? 0]);
  try {
    await write();
  } catch (error2) {
    for (const [file, length] of lengths) restoreLength(file, length);
    throw error2 instanceof failure/* Failure */.HR ? error2 : main_failure(error2, "the login was undone");
  }
}
function commandFiles() {
  return VARIABLES.map((name) => process.env[name] ?? "").filter((file) => file !== "");
}
function restoreLength(file, length) {
  try {
    (0,external_node_fs_.truncateSync)(file, length);
  } catch {
  }
}
function main_failure(error2, consequence2, file) {
  const missing2 = commandFiles().find((candidate) => !(0,external_node_fs_.existsSync)(candidate));
  const { path: path7, code } = error2;
  const cause = code === void 0 && missing2 !== void 0 ? { code: "ENOENT" } : error2;
  const where = file ?? path7 ?? missing2 ?? "a file of the runner";
  const check = (0,failure/* systemErrorCode */.vq)(cause) === "EACCES" ? 'if the job runs in a container, run it as root, because the user of the image may not write the files of the runner: "container: { options: --user root }"' : "check the free space and the permissions of the runner";
  return (0,failure/* diskFailure */.C9)(cause, where).with({
    phrase: "Cannot write runner file",
    furtherHint: `${check}; ${consequence2}`
  });
}
function saveLoginName(name) {
  try {
    saveState(STATE, name === void 0 ? "" : JSON.stringify(name));
  } catch (error2) {
    throw main_failure(error2, "the login was undone");
  }
}
var STATE = "login";
function jobId() {
  const names = ["GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB", "RUNNER_TEMP"];
  return names.map((name) => process.env[name] ?? "").join(" ");
}

// src/action/log-in.ts
async function runLogin(timing = proxy_js/* systemTiming */.O$) {
  const request = readInputs();
  const { exportEnvironment, jobSummary, maskOcids } = request;
  if (maskOcids && request.tenancy !== void 0) setSecret(request.tenancy);
  checkCommandFiles();
  const host = {
    product: "oci-wif-action",
    mask: maskOcids ? maskWithOcids : mask,
    info: info2,
    warn: warning2,
    settingName: (setting) => setting,
    saveName: saveLoginName,
    // Each step of a job has its own login and its own post step. The post steps run in reverse order.
    replacesEarlierLogins: false,
    jobId: jobId(),
    identifyJob: identifyRunner,
    longestRenewal: void 0,
    async publish(result) {
      await writeCommandFiles(async () => {
        if (exportEnvironment) exportVariables(result.environment);
        setOutputs(result);
        logResult(result, timing.now());
        await requireRunner();
      });
      if (jobSummary) await writeSummary(result, maskOcids);
    }
  };
  await logIn(request, host, timing);
}
async function requireRunner() {
  const problem = await outputProblem(true);
  if (problem === void 0) return;
  throw new failure/* Failure */.HR("files", "Cannot write output", `${problem}; the login is undone`, {
    hint: "check that the runner is running and that its disk is not full"
  });
}
function exportVariables(variables) {
  for (const [name, value] of Object.entries(variables)) exportVariable(name, value);
  debug2(`Exported ${Object.keys(variables).join(", ")}`);
}
var INPUTS = {
  nameOf: (setting) => setting,
  valueOf: (setting) => getInput(setting),
  whyMissing,
  whereFrom: whatToCheck
};
function readInputs() {
  maskSecrets();
  const settings = readSettings(INPUTS);
  checkBackgroundProcess(settings);
  checkExport(settings);
  return Object.freeze({ ...settings, subject: subjectOf(settings) });
}
function maskSecrets() {
  for (const name of SETTING_NAMES)
    if ("secret" in SETTINGS[name]) for (const part of (0,session_key/* secretParts */.Bm)(getInput(name))) mask(part);
}
function checkBackgroundProcess({ subjectToken, renew, terraformFederation }) {
  const background = renew ? "renew" : terraformFederation ? "terraform-federation" : void 0;
  if (background !== void 0 && subjectToken !== void 0)
    throw (0,failure/* invalidInput */.aY)(
      `${background} is true, but subject-token is given, and a token that was given once cannot be renewed`,
      `true only without subject-token`
    );
}
function checkExport({ exportEnvironment, terraformFederation, resourcePrincipalVariables }) {
  const needed = terraformFederation ? "terraform-federation" : resourcePrincipalVariables ? "resource-principal-variables" : void 0;
  if (needed !== void 0 && !exportEnvironment)
    throw (0,failure/* invalidInput */.aY)(`${needed} is true, but export-environment is false`, "true only with export-environment: true");
}
function subjectOf({ subjectToken, audience }) {
  if (subjectToken) return { given: subjectToken };
  const source = githubTokenSource(audience);
  if (source) return { source };
  throw withoutToken(OTHER_PROVIDER) ?? new failure/* Failure */.HR("input", "No subject token", "this is not a GitHub Actions job (GITHUB_ACTIONS is not true)", {
    hint: `run the action in a workflow with id-token: write, or ${OTHER_PROVIDER}`
  });
}
var OTHER_PROVIDER = "set the input subject-token to a JWT of another identity provider";
function whyMissing(input) {
  const run = untrustedRun();
  if (run && (run.isFork || input === "client-secret")) return run.withheld;
  if (input !== "client-secret") return void 0;
  return "no secret of that name exists, it belongs to an environment that the job does not name, or the calling workflow does not pass it on (secrets: inherit)";
}
var VARIABLES2 = {
  "domain-url": "OCI_DOMAIN_URL",
  "client-id": "OCI_CLIENT_ID",
  region: "OCI_REGION"
};
function whatToCheck(input) {
  const run = untrustedRun();
  if (run?.isFork) return run.skip;
  if (run && input === "client-secret")
    return githubTokenSource("") ? `${run.skip}, or add the secret to Dependabot's secrets` : run.skip;
  const variable2 = VARIABLES2[input];
  if (variable2 === void 0) return void 0;
  return `Check that the variable which the workflow passes is set (usually vars.${variable2}). A variable of an environment is empty in jobs that do not name the environment. A reusable workflow or composite action gets only what its caller passes.`;
}

// src/main.ts
watchOutput();
redactOutput();
failOnEarlyEnd(runLogin()).catch(reportFailure);

