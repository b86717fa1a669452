import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const require_node = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const require_on_first_use = (name) => {
  let loaded;
  return new Proxy({}, { get: (_target, key) => (loaded ??= require_node(name))[key] });
};
/******/ var __webpack_modules__ = ({

/***/ 573:
/***/ ((module) => {

module.exports = require_node("node:buffer");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = require_on_first_use("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = require_on_first_use("node:crypto");

/***/ }),

/***/ 474:
/***/ ((module) => {

module.exports = require_node("node:events");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = require_node("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = require_on_first_use("node:fs/promises");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = require_on_first_use("node:http");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = require_node("node:net");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = require_node("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require_node("node:path");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = require_node("node:stream");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = require_node("node:timers/promises");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = require_on_first_use("node:tls");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = require_node("node:util");

/***/ }),

/***/ 995:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(500);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(692);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(161);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(598);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(975);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(474);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(67);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(30);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(75);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(573);
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/text/redaction.ts
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
function withoutJwts(word) {
  if (!word.includes("eyJ")) return word;
  const parts = word.split(".");
  const shown2 = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? "";
    const begin = part.indexOf("eyJ");
    const isJwt = begin >= 0 && part.length > begin + 3 && at + 1 < parts.length;
    shown2.push(isJwt ? part.slice(0, begin) + REDACTED : part);
    if (isJwt) at += 2;
  }
  return shown2.join(".");
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
  let shown2 = "";
  let shownTo = 0;
  for (const { start: start2, end } of spans.sort((one, other) => one.start - other.start)) {
    if (start2 >= shownTo) shown2 += text.slice(shownTo, start2) + REDACTED;
    shownTo = Math.max(shownTo, end);
  }
  return shown2 + text.slice(shownTo);
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
var REDACTED, SHORTEST, LONGEST_SHOWN, protectedSecrets, MOST_SECRETS, index, PEM, DOTTED, ESCAPE, NAMED, MOST_ROUNDS, GROUP, STRIDE, MOST_PLACES;
var init_redaction = __esm({
  "src/text/redaction.ts"() {
    "use strict";
    REDACTED = "(redacted)";
    SHORTEST = 6;
    LONGEST_SHOWN = 11;
    protectedSecrets = /* @__PURE__ */ new Map();
    MOST_SECRETS = 100;
    PEM = /-----BEGIN [A-Z ]+-----(?:\s|\\[rn])*[A-Za-z0-9+/=]{16,}(?:[A-Za-z0-9+/=\s]|\\[rn])*(?:-----END [A-Z ]+-----)?/g;
    DOTTED = /[\w.-]+/g;
    ESCAPE = /%([0-9a-f]{2})|\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([bfnrtv"'/\\]))|&(?:#x0*([0-9a-f]{1,4})|#0*(\d{1,5})|(amp|apos|gt|lt|quot));/gi;
    NAMED = { amp: "&", apos: "'", gt: ">", lt: "<", quot: '"' };
    MOST_ROUNDS = 4;
    GROUP = 6;
    STRIDE = 7;
    MOST_PLACES = 4;
  }
});

// src/text/printable.ts
function printable(text, limit = 300) {
  const line = redact(text).replace(/[\s\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{C}/gu, escaped).trim().replace(/##(?=\[)/g, "# #").replace(/^::/, ": :");
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
function quoted(text) {
  return `"${printable(text, 60)}"`;
}
function quotedPath(path10) {
  return `"${printable(path10, 4096)}"`;
}
function harmless(text) {
  return text.replace(/[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu, escaped).replace(/##(?=\[)/g, "# #").replace(/^(\s*):(?=:)/gm, "$1: ");
}
function escaped(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
function shellQuoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
var init_printable = __esm({
  "src/text/printable.ts"() {
    "use strict";
    init_redaction();
  }
});

// src/failure.ts
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
  const { path: path10, syscall } = error ?? {};
  if (typeof path10 !== "string" || typeof syscall !== "string") return void 0;
  return `${path10}: ${systemErrorCause(error)}`;
}
function systemErrorCode(error) {
  const code = error?.code;
  return typeof code === "string" ? code : "an unknown error";
}
var Failure, CAUSES;
var init_failure = __esm({
  "src/failure.ts"() {
    "use strict";
    init_printable();
    init_redaction();
    Failure = class _Failure extends Error {
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
    CAUSES = {
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
  }
});

// src/text/form.ts
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
var init_form = __esm({
  "src/text/form.ts"() {
    "use strict";
    init_failure();
    init_printable();
  }
});

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
  return typeof value === "string" && value.trim() !== "" ? printable(value, 500) : void 0;
}
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
var SELF_SIGNED, UNKNOWN_AUTHORITY, NOT_TLS, MEANINGS, ProxyError;
var init_error_text = __esm({
  "src/http/error-text.ts"() {
    "use strict";
    init_form();
    init_printable();
    SELF_SIGNED = "has a self-signed TLS certificate; set NODE_EXTRA_CA_CERTS to trust another certificate authority";
    UNKNOWN_AUTHORITY = "has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority";
    NOT_TLS = "did not answer with TLS; check that the URL and the proxy are right";
    MEANINGS = {
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
    ProxyError = class extends Error {
      /** What the proxy answered to the CONNECT, if anything. */
      status;
      constructor(status, cause) {
        super("no tunnel", { cause });
        this.status = status;
      }
    };
  }
});

// src/federation/subject-token.ts
function readSubjectToken(raw, origin) {
  protectSecret(raw);
  const claims = readClaims(raw);
  if (claims) return { raw, claims };
  const parts = raw.split(".").length;
  throw new Failure(
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
  return parseJson(header, isObject) && parseJson(claims, isClaims);
}
function describeTime(seconds2) {
  const date = new Date(seconds2 * 1e3);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds2})` : date.toISOString();
}
async function requestIdToken(http, source) {
  const url = new URL(source.requestUrl);
  url.searchParams.set("audience", source.audience);
  const request2 = `the request for GitHub's identity token`;
  const answer = await http.send(`${request2} at ${url.host}`, () => ({
    method: "GET",
    url: url.href,
    headers: { authorization: `Bearer ${source.requestToken}`, accept: "application/json" }
  }));
  if (answer.status !== 200) {
    const said = readErrorBody(answer.body);
    throw new Failure(
      "denial",
      "Identity token request refused",
      `${url.host} answered ${answer.status} to ${request2}${said ? ` (${said.description ?? said.error})` : ""}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents'
      }
    );
  }
  const token = firstGiven(parseJson(answer.body, objectOf({ value: isText }))?.value);
  if (token !== void 0) return readSubjectToken(token, `the answer to ${request2}`);
  throw new Failure(
    "mismatch",
    "Unexpected response",
    `${url.host} answered 200 to ${request2}, but without a token (${answer.body.length} characters)`,
    {
      hint: "check https_proxy and no_proxy: a proxy may have answered instead of GitHub"
    }
  );
}
var isClaims;
var init_subject_token = __esm({
  "src/federation/subject-token.ts"() {
    "use strict";
    init_failure();
    init_error_text();
    init_form();
    init_redaction();
    isClaims = objectOf({
      iss: optional(isText),
      sub: optional(isText),
      aud: optional((aud) => [aud].flat().every(isText)),
      exp: optional((exp) => typeof exp === "number")
    });
  }
});

// src/federation/advice.ts
function explainCall(claims, { domainUrl, clientId, resourceType }) {
  const { iss = "", sub = "" } = claims;
  const audiences = [claims.aud ?? []].flat().map((audience) => ` ${flag("audience", audience)}`);
  const others = [...CLAIMS_OF_RULES, ...Object.keys(claims).filter((name) => name.startsWith("repo_property_"))].filter((name) => typeof claims[name] === "string").map((name) => ` ${flag("claim", `${name}=${String(claims[name])}`)}`);
  const resource = resourceType === void 0 ? "" : ` ${flag("resource-type", resourceType)}`;
  return `npx oci-wif explain ${flag("domain-url", domainUrl ?? "DOMAIN_URL")} ${flag("client-id", clientId)}${resource} ${flag("issuer", iss)} ${flag("subject", sub)}${audiences.join("")}${others.join("")}`;
}
function jobAdvice(claims) {
  if (githubServer(claims) === void 0) return [];
  const { kind, value = "" } = readGithubSubject(claims.sub ?? "") ?? {};
  const repository = typeof claims.repository === "string" ? ` of ${printable(claims.repository)}` : "";
  if (kind === "environment") {
    return [
      `The job uses the environment ${printable(value)}${repository}, which replaces the branch in the subject. If the trust expects a branch, remove "environment:" from the job; if it expects another environment, name that one.`
    ];
  }
  if (kind === "pull-request")
    return [
      'The job runs for a pull request. A trust usually refuses these rightly: log in after the merge, in a workflow for "push".'
    ];
  if (kind === void 0)
    return [
      "The subject is customized (include_claim_keys, in the settings of the repository or its organization): a rule for a branch or an environment alone does not match it."
    ];
  return [
    `The job runs on the ${kind} ${printable(value)}${repository} and uses no environment. If the trust expects another repository, it refuses this token rightly; if it expects an environment, add "environment: NAME" to the job; if it expects another branch or tag, run the job there.`
  ];
}
function subjectFormAdvice(claims) {
  if (isHyphenForm(claims)) return [WITHDRAWN_FORM];
  const forms = githubSubjectForms(claims);
  if (!forms) return [];
  return [
    "A rule must match the subject exactly as GitHub sends it. The two forms of this subject are:",
    `  sub eq ${printable(forms.classic)}`,
    `  sub eq ${printable(forms.immutable ?? "repo:<owner>@<owner ID>/<name>@<repository ID>:…")}`,
    `This token has the ${forms.classic === claims.sub ? "first" : "second"} form.`
  ];
}
function copyable(value) {
  return shellQuoted(printable(value, 4096));
}
function flag(name, value) {
  return value.startsWith("-") ? `--${name}=${copyable(value)}` : `--${name} ${copyable(value)}`;
}
function githubServer({ iss, sub = "" }) {
  if (iss === GITHUB_ISSUER) return {};
  if (iss === void 0) return SUBJECT.test(sub) ? {} : void 0;
  if (iss.startsWith(`${GITHUB_ISSUER}/`)) return { issuer: iss };
  const [, server] = /^(https:\/\/[^/]+)\/_services\/token$/.exec(iss) ?? [];
  if (server !== void 0) return { "github-url": server };
  const [, host, suffix = ""] = /^https:\/\/token\.actions\.([\w-]+\.ghe\.com)(\/.*)?$/.exec(iss) ?? [];
  if (host === void 0) return void 0;
  return { "github-url": `https://${host}`, ...suffix === "" ? {} : { issuer: iss } };
}
function repositoryOf({ repository }) {
  return typeof repository === "string" && REPOSITORY.test(repository) ? repository : void 0;
}
function isHyphenForm(claims) {
  const { repository_owner_id: ownerId, repository_id: id } = claims;
  const [, owner = "", name = ""] = /^repo:([^/@:]+)\/([^/@:]+):/.exec(claims.sub ?? "") ?? [];
  if (!isId(ownerId) || !isId(id)) return false;
  const actual = repositoryOf(claims);
  return `${owner}/${name}` !== actual && owner.endsWith(`-${ownerId}`) && name.endsWith(`-${id}`);
}
function readGithubSubject(sub) {
  const { owner, ownerId, name, id, rest = "" } = SUBJECT.exec(sub)?.groups ?? {};
  const repository = `${owner ?? ""}/${name ?? ""}`;
  if (!REPOSITORY.test(repository) || ownerId === void 0 !== (id === void 0)) return void 0;
  const [, context = "", value = ""] = /^:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?:(?<!pull_request)[:/]([^:]+))?$/.exec(rest) ?? [];
  const kinds = { environment: "environment", "ref:refs/heads": "branch", "ref:refs/tags": "tag" };
  const kind = context === "pull_request" ? "pull-request" : value === "" || value.startsWith("refs/") ? void 0 : kinds[context];
  return { repository, ownerId, repositoryId: id, kind, value };
}
function githubSubjectForms(claims) {
  const { owner, name, rest } = SUBJECT.exec(claims.sub ?? "")?.groups ?? {};
  if (owner === void 0 || name === void 0 || rest === void 0) return void 0;
  const { repository_owner_id: ownerId, repository_id: id } = claims;
  const immutable = isId(ownerId) && isId(id) ? `repo:${owner}@${ownerId}/${name}@${id}${rest}` : void 0;
  return { classic: `repo:${owner}/${name}${rest}`, immutable };
}
function isId(value) {
  return typeof value === "string" && /^\d+$/.test(value);
}
var GITHUB_ISSUER, CLAIMS_OF_RULES, WHERE_AUDIENCE, WITHDRAWN_FORM, REPOSITORY, SUBJECT;
var init_advice = __esm({
  "src/federation/advice.ts"() {
    "use strict";
    init_failure();
    init_printable();
    GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
    CLAIMS_OF_RULES = "repository repository_id repository_owner repository_owner_id job_workflow_ref ref event_name environment workflow project_path project_id ref_protected environment_protected prj_id def_id rpo_ref repositoryUuid branchName organization_slug pipeline_id build_branch oidc.circleci.com/project-id oidc.circleci.com/vcs-ref oidc.circleci.com/vcs-origin terraform_workspace_id terraform_run_phase callerType spaceId callerId runType email azp".split(" ");
    WHERE_AUDIENCE = "(GitHub: the input audience; GitLab: aud in id_tokens)";
    WITHDRAWN_FORM = "Do not write a rule for a subject of this form, which GitHub has withdrawn: anyone can create an owner with a hyphen in its name, and such a repository would get the same subject. Let the repository use immutable subjects (owner@ID/name@ID).";
    REPOSITORY = /^[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\/[\w.-]+$/;
    SUBJECT = /^repo:(?<owner>[^/@:]+)(?:@(?<ownerId>\d+))?\/(?<name>[^/@:]+)(?:@(?<id>\d+))?(?<rest>:.*)$/s;
  }
});

// src/federation/denial.ts
var denial_exports = {};
__export(denial_exports, {
  explainDenial: () => explainDenial
});
function explainDenial(answer, request2, claims, now) {
  const said = readErrorBody(answer.body);
  const context = { now, status: answer.status, said, request: request2, claims };
  const words = said?.text ?? "without an OAuth error code";
  const requestId = requestIdOf(answer);
  const lines = [
    `${request2.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown(claims.iss)}`,
    `                 sub ${shown(claims.sub)}`,
    `                 aud ${shown(audienceOf(claims))}`,
    `  client ID:     ${request2.sign === void 0 ? printable(request2.clientId) : "(none, because this instance signed the request)"}`,
    `  request ID:    ${requestId ?? "(none given)"}`
  ];
  const cause = CAUSES2.find((candidate) => candidate.applies(context)) ?? UNKNOWN;
  return new Failure("denial", "Token exchange denied", lines.join("\n"), { hint: cause.advice(context).join("\n") });
}
function compare({ domainUrl, clientId, tokenType, resourceType }, claims, what = "what the trust expects, and the command that changes it,") {
  if (!claims.iss || !claims.sub) return [];
  const resource = tokenType === "rpst" ? resourceType : void 0;
  const call = explainCall(claims, { domainUrl, clientId, resourceType: resource });
  return [`An administrator sees ${what} with: ${call}`];
}
function oddCharacters(input, value) {
  const found = [
    .../^(['"]).*\1$/su.test(value) ? ["is in quotes"] : [],
    .../\p{Z}/u.test(value) ? ["contains a space"] : [],
    .../\p{C}/u.test(value) ? ["contains an invisible character or a line break"] : []
  ];
  return found.length === 0 ? [] : [`${input} ${found.join(" and ")}: set it again without.`];
}
function shown(claim) {
  return claim === void 0 || claim === "" ? "(none)" : printable(claim);
}
var saysAny, CHANGED_KEYS, CAUSES2, UNKNOWN;
var init_denial = __esm({
  "src/federation/denial.ts"() {
    "use strict";
    init_failure();
    init_error_text();
    init_printable();
    init_advice();
    init_subject_token();
    saysAny = (context, pattern) => pattern.test(context.said?.text ?? "");
    CHANGED_KEYS = "A trust that was set up with --jwks-file or --certificate does not notice when the issuer changes its keys: repeat the setup command with the new file.";
    CAUSES2 = [
      {
        applies: (context) => saysAny(context, /no rules matched/i),
        advice: ({ request: request2, claims }) => [
          "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
          ...jobAdvice(claims),
          ...subjectFormAdvice(claims),
          "The value in a rule must not be in quotes: public reports disagree about quoted values, and confirm values without quotes.",
          ...compare(request2, claims)
        ]
      },
      {
        applies: (context) => saysAny(context, /not a service user/i),
        advice: ({ request: request2, claims }) => [
          'The rule matches, but its user was created without "serviceUser": true. The flag cannot be changed later: create a new service user and use it in the rule.',
          ...compare(request2, claims)
        ]
      },
      {
        applies: ({ said }) => said?.error === "invalid_client",
        advice: ({ request: request2, claims }) => [
          ...request2.clientSecret !== void 0 ? [
            "The domain does not accept client-id and client-secret. Check, in this order: both belong to the same application (on GitHub, the values of an environment replace those of the repository); the secret is the current one (regenerating it invalidates the old one); the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.",
            ...oddCharacters("client-secret", request2.clientSecret),
            ...oddCharacters("client-id", request2.clientId),
            "If the application and the trust are right, the secret is wrong: store it again, or let an administrator create a new one by repeating the setup command with --rotate-secret."
          ] : request2.adviceIfRefused,
          ...compare(request2, claims, "whether the domain has this client and the trust accepts it,")
        ]
      },
      {
        applies: ({ now, claims, said }) => claims.exp !== void 0 && claims.exp * 1e3 < now && said !== void 0,
        advice: ({ now, claims }) => [
          `The subject token expired at ${describeTime(claims.exp ?? 0)}, and this machine's clock says ${describeTime(Math.floor(now / 1e3))}. Request it right before this step: such tokens are valid for a few minutes. If it is new, set this machine's clock.`
        ]
      },
      {
        // Before the texts, because it is the error for everything that is wrong with the token itself.
        applies: ({ said }) => said?.error === "invalid_grant",
        advice: ({ now, request: request2, claims }) => [
          "The domain does not accept the subject token itself. Check, in this order:",
          `1. Its time: it is valid until ${claims.exp === void 0 ? "(no expiry)" : describeTime(claims.exp)}, and this machine's clock says ${describeTime(Math.floor(now / 1e3))}. If the clock is wrong, so is the token's issuer's or this machine's.`,
          `2. Its audience ${shown(audienceOf(claims))}: a trust can accept only certain audiences or values of another claim (clientClaimName, clientClaimValues). Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
          `3. Its signature: the trust must have the current keys of the issuer ${shown(claims.iss)}. ${CHANGED_KEYS}`,
          ...compare(request2, claims)
        ]
      },
      {
        applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
        advice: ({ request: request2, claims }) => [
          `Check that the domain has exactly one active identity propagation trust for the issuer ${shown(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
          CHANGED_KEYS,
          ...compare(request2, claims)
        ]
      },
      {
        applies: (context) => saysAny(context, /audience|client.?claim/i),
        advice: ({ request: request2, claims }) => [
          `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown(audienceOf(claims))}. Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
          ...compare(request2, claims)
        ]
      },
      {
        applies: ({ said }) => said?.error === "unauthorized_client",
        advice: ({ request: request2, claims }) => [
          "The client exists, but the trust does not allow it to exchange this token. Check that the trust is active and lists this client ID in oauthClients.",
          ...compare(request2, claims)
        ]
      },
      {
        applies: ({ request: request2, said }) => said?.error === "invalid_request" && request2.tokenType === "rpst",
        advice: ({ request: request2, claims }) => [
          `Check that the trust is of subject type Resource and that its impersonatingResource is exactly "${printable(request2.resourceType ?? "")}" (resource-type).`,
          ...compare(request2, claims)
        ]
      },
      {
        applies: ({ said }) => said?.error === "invalid_request",
        advice: ({ request: request2, claims }) => [
          "Check that the trust is of subject type User with impersonation allowed; for one of subject type Resource set token-type to rpst.",
          ...compare(request2, claims)
        ]
      },
      {
        applies: ({ status, said }) => status === 404 || said === void 0,
        advice: ({ request: request2 }) => [
          `${request2.domainUrl} does not answer like an identity domain. Check domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com.`
        ]
      }
    ];
    UNKNOWN = {
      advice: ({ request: request2, claims }) => [
        `Check the trust for the issuer ${shown(claims.iss)}: active, this client ID among its clients, a rule that matches the subject.`,
        ...compare(request2, claims)
      ]
    };
  }
});

// src/renewal/process.ts
init_failure();






// src/profile/paths.ts
init_failure();




// src/system/directories.ts
init_failure();
init_form();
init_printable();





// src/system/private-files.ts
init_failure();





// src/system/windows.ts
init_failure();






// src/system/program-environment.ts
var EVERY = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|COLORTERM|NO_COLOR|TMPDIR|TEMP|TMP|(LD|DYLD)_LIBRARY_PATH)$/i,
  /^(XDG_(CONFIG|DATA|STATE|CACHE)_HOME|XDG_RUNTIME_DIR)$/i,
  /^(PATHEXT|COMSPEC|SYSTEM(ROOT|DRIVE)|WINDIR|USER(PROFILE|NAME|DOMAIN)|HOME(DRIVE|PATH)|(LOCAL)?APPDATA)$/i,
  /^(ALLUSERSPROFILE|PROGRAMDATA|(COMMON)?PROGRAM(FILES(\(X86\))?|W6432)|PROCESSOR_ARCHITECTURE)$/i
];
function programEnvironment(own = [], environment = process.env) {
  const needed = [...EVERY, ...own];
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => needed.some((pattern) => pattern.test(name)))
  );
}

// src/system/windows.ts
async function retryWhileHeld(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(wait);
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
  return HELD.has(systemErrorCode(error));
}
function killTree(pid) {
  const taskkill = node_path__WEBPACK_IMPORTED_MODULE_2__.join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const options = { env: programEnvironment(), stdio: "ignore", windowsHide: true };
  const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_7__.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], options);
  if (status !== 0) process.kill(pid, "SIGKILL");
}

// src/system/private-files.ts
var READ_LIMIT = 32 * 1024 * 1024;
async function replaceFile(filePath, content, { suffix = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.randomBytes)(8).toString("hex"), mode, beforeRename } = {}) {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 511) });
  try {
    beforeRename?.();
    await assertInPlace(handle, temporary);
    await handle.close();
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, filePath));
  } catch (error) {
    await handle.close().catch(() => void 0);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true }).catch(() => void 0);
    throw diskFailure(error, filePath);
  }
}
function temporaryName(filePath, suffix) {
  return node_path__WEBPACK_IMPORTED_MODULE_2__.join(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_2__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0);
    const handle = await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, flags));
    try {
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isMissing(error)) return void 0;
    throw diskFailure(error, filePath);
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
async function createFile(filePath, content, access = {}) {
  let handle;
  try {
    handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, "wx", 384);
  } catch (error) {
    throw diskFailure(error, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    await handle.sync();
    return handle;
  } catch (error) {
    await handle.close();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(filePath, { force: true });
    throw diskFailure(error, filePath);
  }
}
async function assertInPlace(handle, filePath) {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(filePath)}.`;
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
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(anyPath);
  } catch (error) {
    if (isMissing(error)) return void 0;
    throw diskFailure(error, anyPath);
  }
}
function kindOf(found) {
  if (found.isSymbolicLink()) return "a symbolic link";
  if (found.isDirectory()) return "a directory";
  return found.isFile() ? "a file" : "a special file";
}
function refusal(anyPath, defect, hint) {
  return new Failure("files", "Cannot write profile", `${anyPath} ${defect}`, hint === void 0 ? {} : { hint });
}

// src/system/directories.ts
var VARIABLES = process.platform === "win32" ? ["RUNNER_TEMP", "TEMP", "TMP"] : ["RUNNER_TEMP", "TMPDIR", "TMP", "TEMP"];
function isWorkDirectory(value) {
  return typeof value === "string" && node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(value) && node_path__WEBPACK_IMPORTED_MODULE_2__.normalize(value) === value && /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_2__.basename(value));
}

// src/profile/paths.ts
init_printable();
var SESSION_FILES = { token: "token", key: "oci_api_key.pem", publicKey: "oci_api_key_public.pem" };
function profilePaths(ociHome, profile, givenHome = ociHome) {
  checkProfileName(profile);
  const sessionsDirectory = node_path__WEBPACK_IMPORTED_MODULE_2__.join(ociHome, "sessions");
  const sessionDirectory = node_path__WEBPACK_IMPORTED_MODULE_2__.join(sessionsDirectory, profile);
  return {
    ociHome,
    givenHome,
    configFile: node_path__WEBPACK_IMPORTED_MODULE_2__.join(ociHome, "config"),
    sessionsDirectory,
    sessionDirectory,
    tokenFile: node_path__WEBPACK_IMPORTED_MODULE_2__.join(sessionDirectory, SESSION_FILES.token),
    keyFile: node_path__WEBPACK_IMPORTED_MODULE_2__.join(sessionDirectory, SESSION_FILES.key),
    publicKeyFile: node_path__WEBPACK_IMPORTED_MODULE_2__.join(sessionDirectory, SESSION_FILES.publicKey),
    databaseTokenDirectory: node_path__WEBPACK_IMPORTED_MODULE_2__.join(ociHome, "db-token")
  };
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
  throw new Failure(
    "files",
    "Cannot write profile",
    `the profile name ${quoted(profile)} is not valid: use ${PROFILE_NAME.expected}`
  );
}

// src/clock.ts

var systemTiming = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(milliseconds);
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

// src/renewal/journal.ts
init_failure();
init_form();



function openJournal(directory, now) {
  let unwritten = "";
  return {
    async write(event) {
      unwritten += `${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}
`;
      const text = unwritten;
      try {
        await append(journalFile(directory), text);
        unwritten = unwritten.slice(text.length);
        return void 0;
      } catch (error) {
        unwritten = unwritten.length > LONGEST_UNWRITTEN ? "\n" : `
${unwritten.trimStart()}`;
        return diskFailure(error, journalFile(directory));
      }
    }
  };
}
function journalFile(directory) {
  return node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, "journal.jsonl");
}
var LONGEST_UNWRITTEN = 64 * 1024;
async function append(file, text) {
  const noFollow = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0;
  const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_APPEND | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | noFollow, 384);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

// src/renewal/renew-now.ts
init_failure();



// src/profile/record.ts
init_failure();




// src/session-key.ts


async function generateSessionKey() {
  const { privateKey, publicKey } = await (0,node_util__WEBPACK_IMPORTED_MODULE_8__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_6__.generateKeyPair)("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" }
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
  const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPublicKey)(publicKeyPem);
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
  const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}
function secretLines(privateKeyPem) {
  return privateKeyPem.split(/[\r\n]+|\\n/).filter((line) => line.length > 16 && !line.startsWith("-----"));
}
function secretParts(secret) {
  if (!secret.includes("-----BEGIN ")) return [secret];
  return secretLines(secret.replaceAll(/-----[A-Z ]+-----|[ \t]+/g, "\n"));
}

// src/profile/record.ts
init_form();

// src/profile/config-lock.ts
init_failure();



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
    if (identityOf(lockPath) === ours) await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(lockPath)).catch(() => void 0);
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
  let refusal2;
  for (; ; ) {
    try {
      if (!isPrepared) await prepare();
      isPrepared = true;
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(lockPath, { mode: 448 });
      const identity = identityOf(lockPath);
      if (identity !== void 0) return identity;
    } catch (error) {
      if (isMissing(error)) {
        isPrepared = false;
        missing += 1;
        if (missing < ATTEMPTS) continue;
      }
      if (!isHeld2(error)) throw diskFailure(error, lockPath);
      refusal2 = error;
    }
    const now = performance.now();
    if (now - lastLook >= LOOK_INTERVAL) {
      lastLook = now;
      const identity = identityOf(lockPath);
      if (!observed || observed.identity !== identity) observed = { identity, since: now };
      removeStale(lockPath, now - observed.since >= STALE);
    }
    if (now - (observed?.since ?? start2) >= patience || now - start2 >= LONGEST_WAIT2) {
      throw isNotPermitted(refusal2) && observed?.identity === void 0 ? diskFailure(refusal2, lockPath) : held(lockPath);
    }
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(untilNextAttempt(now - start2));
  }
}
function untilNextAttempt(waited) {
  const interval = INTERVAL.longest / (1 + waited / 1e3);
  return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld2(error) {
  return systemErrorCode(error) === "EEXIST" || isNotPermitted(error) && process.platform === "win32";
}
function isNotPermitted(error) {
  return systemErrorCode(error) === "EPERM";
}
function removeStale(lockPath, isUnchanged) {
  try {
    if (isUnchanged || Date.now() - (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(lockPath).mtimeMs >= STALE) (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(lockPath);
  } catch {
  }
}
function identityOf(lockPath) {
  const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
  return new Failure("files", "Cannot write profile", `another process holds the lock ${lockPath}`, {
    hint: "Try again when that process has ended. If there is no such process, remove this directory."
  });
}

// src/profile/record.ts
function directoryOf({ sessionsDirectory }, { profile, loginId }) {
  const directory = node_path__WEBPACK_IMPORTED_MODULE_2__.join(sessionsDirectory, `.${profile}.${loginId}`);
  const [files, fresh] = [node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, "files"), node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, "new")];
  return { profile, loginId, directory, files, fresh, record: void 0, section: void 0 };
}
function recordFile(name) {
  return node_path__WEBPACK_IMPORTED_MODULE_2__.join(directoryOf(profilePaths(name.ociHome, name.profile), name).directory, RECORD);
}
var RECORD = "record.json";
var SECTION = "section";
var TEMPORARY = "new";
var UNFINISHED = /* @__PURE__ */ new Set([SECTION, temporaryName(SECTION, TEMPORARY), temporaryName(RECORD, TEMPORARY)]);
var isProcess = objectOf({ pid: isWhole, start: optional(isText) });
var isRecord = objectOf({
  host: oneOf("oci-wif-action", "oci-wif"),
  time: isText,
  process: isProcess,
  job: optional(isProcess),
  jobId: optional(isText),
  newlineBefore: isFlag,
  newlineBehind: isFlag,
  missingDirectories: isWhole,
  configMissing: isFlag,
  databaseTokenMissing: isFlag,
  isKept: isFlag,
  isUndone: isFlag,
  renewal: optional(
    objectOf({
      directory: isWorkDirectory,
      process: optional(isProcess),
      sessionExpiresAt: optional(isText)
    })
  ),
  registry: optional(
    objectOf({
      host: isText,
      configFile: isText,
      directory: isWorkDirectory,
      mode: optional(isWhole),
      madeDirectory: isFlag
    })
  )
});
function checkLoginName({ ociHome, profile, loginId, missingDirectories }) {
  checkProfileName(profile);
  const sound = node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(ociHome) && node_path__WEBPACK_IMPORTED_MODULE_2__.normalize(ociHome) === ociHome && Number.isInteger(missingDirectories);
  if (!sound || !/^[0-9a-f]{32}$/.test(loginId))
    throw new Failure("files", "Cannot write profile", "the saved name of the login is not valid", {
      hint: "remove the profile with oci-wif logout"
    });
}
function fingerprintOf({ loginId }) {
  return loginId.replace(/..(?!$)/g, "$&:");
}
async function holdsKeyOf(name) {
  const { sessionDirectory } = profilePaths(name.ociHome, name.profile);
  return await fingerprintIn(sessionDirectory) === fingerprintOf(name);
}
async function fingerprintIn(sessionDirectory) {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(node_path__WEBPACK_IMPORTED_MODULE_2__.join(sessionDirectory, name), 65536);
      if (pem) return keyFingerprint(pem);
    } catch {
    }
  }
  return void 0;
}

// src/system/process-identity.ts
init_failure();



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
  if (typeof command === "string") return (0,node_child_process__WEBPACK_IMPORTED_MODULE_7__.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,node_child_process__WEBPACK_IMPORTED_MODULE_7__.spawn)(program, args, options);
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

// src/system/process-identity.ts
async function identify(pid) {
  if (!exists(pid)) return void 0;
  const start2 = await startOf(pid);
  return start2 === ENDED ? void 0 : { pid, start: start2 };
}
async function isRunning(identity) {
  const found = await identify(identity.pid);
  if (!found) return false;
  return found.start === void 0 || identity.start === void 0 || found.start === identity.start;
}
var ENDED = "ended";
function exists(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
  }
}
async function startOf(pid) {
  if (process.platform === "linux") return startFromProc(pid);
  return process.platform === "darwin" ? startFromPs(pid) : void 0;
}
function startFromProc(pid) {
  try {
    const stat4 = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "utf8");
    const fields = stat4.slice(stat4.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? ENDED : fields[22 - 3];
  } catch (error) {
    const code = systemErrorCode(error);
    return (code === "ENOENT" || code === "ESRCH") && !exists(pid) ? ENDED : void 0;
  }
}
async function startFromPs(pid) {
  const { exitCode, stdout } = await runProgram({
    command: ["/bin/ps", "-o", "stat=,lstart=", "-p", String(pid)],
    // So that the date is not in the language of the user.
    environment: {},
    stderr: "capture",
    timeout: 5
  });
  if (exitCode !== 0) return exists(pid) ? void 0 : ENDED;
  const [, state, start2] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  return state?.startsWith("Z") === true ? ENDED : start2;
}

// src/renewal/renew-now.ts
init_printable();

// src/renewal/stop.ts

init_printable();

// src/renewal/renew-now.ts
function takeRequest(directory) {
  try {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(requestFile(directory));
    return true;
  } catch {
    return false;
  }
}
function requestFile(directory) {
  return node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, "renew-now");
}

// src/renewal/request.ts
var STARTED = "started\n";
async function readRequest(input) {
  const chunks = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return text.endsWith("\n") ? JSON.parse(text) : void 0;
}

// src/renewal/schedule.ts
init_failure();

// src/federation/client-assertion.ts
init_failure();
init_printable();

var KEY_EXPECTED = "an RSA private key of at least 2048 bits in PEM, with its line breaks and without a passphrase";
var LIFETIME = 300;
function assertingClient(given, nameOf, run) {
  const { clientId } = given;
  const source = given.clientKey === void 0 ? "client-certificate" : "client-key";
  const { signText, alias, expires } = readSigningKey(given, nameOf, run);
  const kid = given.clientCertificateAlias ?? alias;
  if (kid === void 0)
    throw invalidInput(
      `${nameOf("client-certificate-alias")} is missing, but ${nameOf("client-authentication")} is private_key_jwt`,
      given.clientKey === void 0 ? `the alias under which the application has ${nameOf(source)}, which has no common name` : `the alias under which the application has the certificate of the key; or append the certificate to ${nameOf(source)}, if its common name is the alias`
    );
  return {
    clientId,
    clientSecret: void 0,
    key: given,
    async assert(domainUrl, now) {
      const iat = Math.floor(now / 1e3);
      const header = { alg: "RS256", typ: "JWT", kid };
      const times = { iat, exp: iat + LIFETIME };
      const claims = { iss: clientId, sub: clientId, aud: [`${domainUrl}/`], jti: (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.randomUUID)(), ...times };
      const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
      return `${text}.${(await signText(text)).toString("base64url")}`;
    },
    certificateExpires: expires,
    adviceIfRefused: [
      `The domain does not accept the client assertion. Check, in this order: the application has the certificate of ${source}, under the alias ${quoted(kid)}; the certificate is valid now, and this machine's clock is right; the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.`,
      "No report confirms that OCI accepts an assertion for a token exchange. If all of this is right, use client-authentication: client_secret_basic."
    ]
  };
}
function readSigningKey(given, nameOf, run) {
  if (given.clientKey === void 0) {
    const { certificate, ...described2 } = readClientCertificate(given.clientCertificate, nameOf("client-certificate"));
    return {
      signText: async (text) => {
        const result = await run({ ...given.signer, input: text, stderr: "capture" });
        return readSignature(result, { text, certificate }, nameOf);
      },
      ...described2
    };
  }
  const { key, ...described } = readClientKey(given.clientKey, nameOf("client-key"));
  return { signText: (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.sign)("sha256", Buffer.from(text), key), ...described };
}
function readClientKey(pem, name) {
  let key;
  try {
    key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPrivateKey)(pem);
  } catch {
    throw invalidInput(`${name} cannot be read as a private key`, KEY_EXPECTED);
  }
  const problem = problemOf(key);
  if (problem !== void 0) throw invalidInput(`${name} is ${problem}`, KEY_EXPECTED);
  if (!pem.includes("BEGIN CERTIFICATE")) return { key };
  let certificate;
  try {
    certificate = new node_crypto__WEBPACK_IMPORTED_MODULE_6__.X509Certificate(pem);
  } catch {
    throw invalidInput(`${name} has a certificate that cannot be read`, "the certificate of the key in PEM, or none");
  }
  if (!certificate.checkPrivateKey(key))
    throw invalidInput(`${name} has the certificate of another key`, "the certificate of the key, or none");
  return { key, ...describe(certificate) };
}
function readClientCertificate(pem, name) {
  let certificate;
  try {
    certificate = new node_crypto__WEBPACK_IMPORTED_MODULE_6__.X509Certificate(pem);
  } catch {
    throw invalidInput(`${name} cannot be read as a certificate`, "a certificate in PEM, with its line breaks");
  }
  const problem = problemOf(certificate.publicKey);
  if (problem !== void 0)
    throw invalidInput(`the key of ${name} is ${problem}`, "the certificate of an RSA key of at least 2048 bits");
  return { certificate, ...describe(certificate) };
}
function problemOf({ asymmetricKeyType, asymmetricKeyDetails }) {
  const { modulusLength = 0 } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType !== "rsa") return "not an RSA key";
  return modulusLength < 2048 ? `an RSA key of ${modulusLength} bits` : void 0;
}
function describe({ subject, validTo }) {
  return { alias: /^CN=(.+)$/m.exec(subject)?.[1], expires: new Date(validTo) };
}
var STDERR_SHOWN = 500;
function endOf2(stderr) {
  const said = printable(stderr, Infinity);
  const end = said.length > STDERR_SHOWN ? `…${said.slice(-STDERR_SHOWN).replace(/^\S+/, "")}` : said;
  return end && `: ${end}`;
}
function readSignature({ problem, stdout, stderr }, { text, certificate }, nameOf) {
  const command = nameOf("client-signing-command");
  if (problem !== void 0) {
    throw new Failure("transient", "Signing failed", `${command} ${problem}${endOf2(stderr)}`, {
      hint: "run the command by itself, with any text on its stdin, to see what it needs"
    });
  }
  const failed = (what, hint) => new Failure("mismatch", "Signing failed", `${command} printed ${what} (exit code 0)${endOf2(stderr)}`, { hint });
  if (stdout.trim() === "") throw failed("nothing on stdout", "let the command print the signature in base64");
  const base64 = stdout.replace(/\s+/g, "").replace(/^vault:v\d+:/, "");
  if (!/^[\w+/-]+={0,2}$/.test(base64))
    throw failed(
      `${stdout.length} characters that are not base64`,
      'let it print the signature and nothing else; if the signer writes bytes, append "| base64"'
    );
  const signature = Buffer.from(base64, "base64");
  const isSigned = (options) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.verify)("sha256", Buffer.from(text), { key: certificate.publicKey, ...options }, signature);
  if (isSigned({ padding: node_crypto__WEBPACK_IMPORTED_MODULE_6__.constants.RSA_PKCS1_PADDING })) return signature;
  if (isSigned({ padding: node_crypto__WEBPACK_IMPORTED_MODULE_6__.constants.RSA_PKCS1_PSS_PADDING, saltLength: node_crypto__WEBPACK_IMPORTED_MODULE_6__.constants.RSA_PSS_SALTLEN_AUTO }))
    throw failed(
      "a signature with PSS padding, which RS256 does not have",
      "choose RSASSA-PKCS1-v1_5 with SHA-256: signature_algorithm=pkcs1v15 in Vault, RSASSA_PKCS1_V1_5_SHA_256 in AWS KMS"
    );
  throw failed(
    `a signature that the key of ${nameOf("client-certificate")} did not make`,
    "check that the certificate is of the key with which the command signs, and that the command signs exactly the bytes on its stdin, with RSASSA-PKCS1-v1_5 and SHA-256"
  );
}

// src/federation/exchange.ts
init_failure();

// src/http/connection.ts
init_error_text();






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
init_failure();
function proxyFor(url) {
  const names = url.protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"];
  const variable = names.find((candidate) => (process.env[candidate] ?? "").trim() !== "");
  if (variable === void 0 || checkBypass(url) || bypassesProxy(url)) return void 0;
  const proxy = readProxy((process.env[variable] ?? "").trim());
  if (proxy) return { variable, ...proxy };
  throw invalidInput(
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
    return (0,node_net__WEBPACK_IMPORTED_MODULE_11__.isIP)(address2) !== 0 && (0,node_net__WEBPACK_IMPORTED_MODULE_11__.isIP)(host) !== 0 && isInRange(host, address2, Number(bits));
  });
}
function isInRange(host, address2, bits) {
  const range = new node_net__WEBPACK_IMPORTED_MODULE_11__.BlockList();
  try {
    range.addSubnet(address2, bits, familyOf(address2));
  } catch {
    return false;
  }
  return range.check(host, familyOf(host));
}
function familyOf(address2) {
  return (0,node_net__WEBPACK_IMPORTED_MODULE_11__.isIP)(address2) === 6 ? "ipv6" : "ipv4";
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
async function openTunnelTo(url, signal, timeout) {
  const proxy = proxyFor(url);
  if (proxy === void 0) return void 0;
  const toProxy = await openThrough(void 0, proxy.url, signal, timeout).catch((cause) => {
    throw new ProxyError(void 0, cause);
  });
  return openTunnel(toProxy, proxy, `${url.hostname}:${portOf(url)}`);
}
async function openThrough(tunnel, url, signal, timeout) {
  if (url.protocol === "https:") {
    const peer = tlsPeer(url, tunnel, timeout);
    const socket2 = (0,node_tls__WEBPACK_IMPORTED_MODULE_4__.connect)({ ...peer, ALPNProtocols: ["http/1.1"], rejectUnauthorized: true });
    await opened(socket2, "secureConnect", signal);
    return socket2;
  }
  if (tunnel !== void 0) return tunnel;
  const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_11__.connect)(address(url, timeout));
  await opened(socket, "connect", signal);
  return socket;
}
function tlsPeer(url, tunnel, timeout) {
  const host = hostOf(url);
  return {
    ...tunnel === void 0 ? address(url, timeout) : { host, socket: tunnel },
    ...(0,node_net__WEBPACK_IMPORTED_MODULE_11__.isIP)(host) === 0 ? { servername: host } : {}
  };
}
var LONGEST_ADDRESS_ATTEMPT = 3e3;
function address(url, timeout) {
  const attempt = Math.max(1, Math.floor(Math.min(LONGEST_ADDRESS_ATTEMPT, timeout / 3)));
  return { host: hostOf(url), port: portOf(url), autoSelectFamilyAttemptTimeout: attempt };
}
async function opened(socket, event, signal) {
  (0,node_stream__WEBPACK_IMPORTED_MODULE_12__.addAbortSignal)(signal, socket).on("error", () => void 0);
  await (0,node_events__WEBPACK_IMPORTED_MODULE_9__.once)(socket, event);
}
function portOf({ protocol, port }) {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}
async function openTunnel(toProxy, proxy, target) {
  const asked = destroyOnThrow(
    toProxy,
    () => (0,node_http__WEBPACK_IMPORTED_MODULE_10__.request)({
      method: "CONNECT",
      path: target,
      headers: { host: target, ...authorization(proxy) },
      createConnection: () => toProxy
    })
  );
  asked.end();
  const connected = (0,node_events__WEBPACK_IMPORTED_MODULE_9__.once)(asked, "connect");
  const [answer, tunnel, head] = await connected.catch((cause) => {
    throw new ProxyError(void 0, cause);
  });
  if (answer.statusCode === 200 && head.length === 0) return tunnel;
  tunnel.destroy();
  throw new ProxyError(answer.statusCode === 200 ? void 0 : answer.statusCode);
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

// src/federation/exchange.ts
init_form();
init_redaction();

// src/federation/exchange-request.ts
init_failure();
init_printable();
function exchangeBody(request2, subjectToken) {
  const body = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    requested_token_type: REQUESTED_TOKEN_TYPES[request2.tokenType],
    subject_token: subjectToken,
    subject_token_type: "jwt",
    public_key: request2.publicKeyBase64
  });
  if (request2.resourceType !== void 0) body.set("res_type", request2.resourceType);
  if (request2.tokenLifetime !== void 0) body.set("rpst_exp", String(request2.tokenLifetime));
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

// src/federation/session-token.ts
init_failure();
init_form();

// src/text/ocid.ts
function ocidPattern(types = "[\\w-]+") {
  return `(?:ocid1\\.(?:${types})(?:\\.[\\w-]*){2,}\\.[\\w-]+|ocidv1:(?:${types})(?::[\\w-]*){2,}:[\\w-]+)`;
}
function isOcid(text, types) {
  return new RegExp(`^${ocidPattern(types)}$`).test(text);
}
var ANY = new RegExp(ocidPattern(), "gi");

// src/federation/session-token.ts
init_printable();
init_subject_token();
function checkSessionToken(token, expected) {
  const claims = readClaims(token);
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
  return { token, principal: printable(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}
var CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";
var CLOCK_TOLERANCE = 300;
var LONGEST_SESSION = 43200;
var SMALLEST_MILLISECONDS = 1e11;
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }, now) {
  const clock = `this machine's clock says ${describeTime(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${describeTime(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${describeTime(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start2 of [iat, nbf]) {
    if (typeof start2 === "number" && start2 > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${describeTime(start2)}, and ${clock}`, CLOCK_HINT);
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
    throw new Failure(
      "mismatch",
      "Wrong tenancy",
      `the session token belongs to ${printable(named)}, expected ${expected}`,
      {
        hint: "Check domain-url and tenancy: they belong to two tenancies. Nothing was written."
      }
    );
  }
  if (!isOcid(named, "tenancy")) throw rejected(`its tenancy ${quoted(named)} is not a tenancy OCID`);
  return named;
}
function carriesKey(claim, key) {
  const jwk = isText(claim) ? parseJson(claim, isObject) : claim;
  return isObject(jwk) && sameNumber(jwk.n, key.n) && sameNumber(jwk.e, key.e);
}
function sameNumber(claim, ours) {
  const digits = (text) => Buffer.from(text, "base64url").toString("hex").replace(/^(00)+/, "");
  return typeof claim === "string" && digits(claim) === digits(ours);
}
function rejected(why, hint) {
  return new Failure(
    "mismatch",
    "Session token rejected",
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint }
  );
}

// src/federation/exchange.ts
async function exchangeToken(http, request2, subjectToken, timing, connection) {
  const what = `the token exchange at ${request2.domainUrl}`;
  let sent;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    const prepared = await tokenRequest(request2, exchangeBody(request2, sent.raw), timing.now());
    return { ...await request2.sign?.(prepared, http, timing) ?? prepared, connection };
  });
  if (answer.status !== 200) {
    const { explainDenial: explainDenial2 } = await Promise.resolve().then(() => (init_denial(), denial_exports));
    throw explainDenial2(answer, request2, sent?.claims ?? {}, timing.now());
  }
  return tokenIn(answer.body, what);
}
function overallTimeoutOf({ requestTimeout, maxAttempts }, { clientSecret, clientKey }) {
  const waits = (clientSecret ?? clientKey) === void 0 ? 3 : 1;
  return requestTimeout * (maxAttempts * waits + 1);
}
function tokenIn(body, what) {
  const fields = parseJson(body, isObject);
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === "string" && token.trim() !== "") {
    protectSecret(token.trim());
    return token.trim();
  }
  throw new Failure(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields ? "" : ", not a JSON object"})`,
    {
      hint: "check that domain-url is the URL of an identity domain and that no proxy answered instead"
    }
  );
}
function supplySubjectTokens(request2, now) {
  let current;
  return async (attempt, wasThrottled) => {
    const isUsable = current && (attempt === 1 || wasThrottled && isFresh(current, now()));
    if (!current || !isUsable) current = { since: now(), token: await request2() };
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

// src/federation/instance-principal.ts
init_failure();



// src/http/client.ts
init_failure();
init_redaction();

init_error_text();

// src/http/retry.ts
init_error_text();
function isTransientStatus(status) {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
function isTransient(error) {
  if (error instanceof ProxyError)
    return error.status === void 0 ? isTransient(error.cause) : isTransientStatus(error.status);
  return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL|ERR_INVALID_CHAR/.test(codeOf(error) ?? "");
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
    const delay6 = retryDelay(attempts, retryAfter, timing);
    const hasAttempts = attempts < maxAttempts;
    const hasTime = timing.now() + delay6 < deadline;
    return {
      pause: hasAttempts && hasTime ? delay6 : void 0,
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
          throw new Failure("mismatch", "Unexpected response", `${what} ${said}`, {
            hint: checkAddress(url, proxy)
          });
        }
        const answer = outcome.kind === "answer" ? outcome.answer : void 0;
        const decision = decide({ status: answer?.status, retryAfter: answer?.headers["retry-after"] });
        const isFinal = outcome.kind === "error" && !outcome.isTransient;
        const tries = attempt === 1 ? "once" : `${attempt} times`;
        const failure = new Failure(
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
    const description = abort.signal.aborted ? timedOut : describeNetworkError(cause);
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
    () => (0,node_http__WEBPACK_IMPORTED_MODULE_10__.request)({
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
  throw new Failure(
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
  const said = readErrorBody(answer.body);
  const requestId = requestIdOf(answer);
  const parts = [...said ? [said.text] : [], ...requestId === void 0 ? [] : [`request ID: ${requestId}`]];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}
function adviceFor(url, outcome, proxy) {
  if (outcome.kind === "answer") {
    return `try again later; if the error persists, report it to the operator of ${url.host}`;
  }
  if (proxy === void 0)
    return outcome.kind === "error" && codeOf(outcome.cause) === "ENOTFOUND" ? checkAddress(url, proxy) : void 0;
  const { cause } = outcome;
  return proxyAdvice(url, proxy, cause instanceof ProxyError ? cause.status : void 0);
}
function protectCredentials({ authorization: authorization2 = "" }) {
  protectSecret(/^Signature .*\bkeyId="ST\$([^"]+)"/i.exec(authorization2)?.[1] ?? "");
  const [, scheme = "", credentials = ""] = /^(\w+) (\S+)$/.exec(authorization2) ?? [];
  protectSecret(credentials);
  if (scheme.toLowerCase() !== "basic") return;
  const pair = Buffer.from(credentials, "base64").toString();
  protectSecret(pair.slice(pair.indexOf(":") + 1));
}

// src/federation/instance-principal.ts
init_error_text();
init_form();
init_printable();
init_redaction();
init_subject_token();
function instancePrincipal(clientId) {
  let identity;
  const metadata = otherMetadataService() ?? "http://169.254.169.254/opc/v2";
  return {
    clientId,
    clientSecret: void 0,
    async sign(request2, http, timing) {
      if (identity === void 0 || identity.expiresAt < timing.now() + LEAST_REST)
        identity = await identify2(metadata, http, timing);
      return signRequest(request2, identity, timing.now());
    },
    adviceIfRefused: [
      "The domain does not accept the signature of this instance. Check that the instance is in the tenancy of the domain in domain-url, and that this machine's clock is right.",
      "No report confirms that OCI accepts a signature for a token exchange, nor what the trust must contain for one. If the instance is in the right tenancy, use client-authentication: client_secret_basic."
    ]
  };
}
var LEAST_REST = 6e4;
async function identify2(metadata, http, timing) {
  const paths = ["instance/regionInfo", "identity/cert.pem", "identity/key.pem", "identity/intermediate.pem"];
  const documents = await Promise.all(paths.map((path10) => readMetadata(`${metadata}/${path10}`, timing)));
  const { host, leaf, key, intermediateBase64 } = understand(documents, metadata);
  const session = await generateSessionKey();
  const body = {
    certificate: leaf.raw.toString("base64"),
    publicKey: session.publicKeyBase64,
    intermediateCertificates: [intermediateBase64],
    purpose: "DEFAULT"
  };
  const keyId = `${tenancyOf2(leaf)}/fed-x509/${leaf.fingerprint}`;
  const url = `https://${host}/v1/x509`;
  const headers = { "content-type": "application/json", accept: "application/json" };
  const what = `the request for the token of this instance to https://${host}`;
  const answer = await http.send(
    what,
    () => signRequest({ method: "POST", url, headers, body: JSON.stringify(body) }, { keyId, key }, timing.now())
  );
  const token = answer.status === 200 ? tokenIn2(answer.body) : void 0;
  if (token === void 0) {
    const said = readErrorBody(answer.body);
    throw new Failure(
      "denial",
      "Request failed",
      `${what} was answered ${answer.status} ${said?.text ?? "without a token"}`,
      {
        hint: `check that this machine's clock is right (OCI tolerates five minutes); request ID: ${requestIdOf(answer) ?? "(none given)"}`
      }
    );
  }
  protectSecret(token.raw);
  return { keyId: `ST$${token.raw}`, key: (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPrivateKey)(session.privateKeyPem), expiresAt: token.expiresAt };
}
function tokenIn2(body) {
  const { token: raw = "" } = parseJson(body, objectOf({ token: isText })) ?? {};
  const claims = readClaims(raw);
  return claims && { raw, expiresAt: (claims.exp ?? 0) * 1e3 };
}
function otherMetadataService() {
  const name = "OCI_METADATA_BASE_URL";
  const url = firstGiven(process.env[name]);
  if (url === void 0) return void 0;
  const expected = "an http URL without user information and query, such as http://169.254.169.254/opc/v2";
  if (url.includes("@")) throw invalidInput(`${name} contains user information (an @)`, expected);
  if (!/^http:\/\/[^\s?#]+$/.test(url) || !URL.canParse(url)) throw invalidInput(`${name} is ${quoted(url)}`, expected);
  return url.replace(/\/+$/, "");
}
var METADATA_TIMEOUT = 5e3;
var METADATA_PAUSES = [1e3, 2e3];
async function readMetadata(url, timing) {
  for (let attempt = 0; ; attempt += 1) {
    const { status, body, problem } = await requestMetadata(url);
    if (status === 200 && body !== void 0) return body;
    const isInTrouble = status !== void 0 && isTransientStatus(status);
    const pause = METADATA_PAUSES[attempt];
    if (!isInTrouble || pause === void 0) {
      const hint = isInTrouble ? "try again later" : ONLY_IN_OCI;
      throw new Failure("transient", "Request failed", `the metadata service at ${url} ${problem}`, { hint });
    }
    await timing.sleep(pause);
  }
}
async function requestMetadata(url) {
  const signal = AbortSignal.timeout(METADATA_TIMEOUT);
  try {
    const { status, body } = await new Promise((resolve, reject) => {
      const request2 = (0,node_http__WEBPACK_IMPORTED_MODULE_10__.get)(url, { agent: false, signal, headers: { authorization: "Bearer Oracle" } }, (message) => {
        readBody(message).then((body2) => {
          resolve({ status: message.statusCode, body: body2 });
        }, reject);
      });
      request2.on("error", reject);
      request2.on("upgrade", ({ statusCode }, socket) => {
        socket.destroy();
        resolve({ status: statusCode });
      });
    });
    const tooLong = status === 200 ? ` with more than ${MAX_BODY_BYTES / 1024} kB` : "";
    return { status, body, problem: `answered ${status ?? "nothing"}${tooLong}` };
  } catch (error) {
    const tooLate = `did not answer within ${METADATA_TIMEOUT / 1e3} s`;
    return { problem: signal.aborted ? tooLate : describeNetworkError(error) };
  }
}
var ONLY_IN_OCI = "use client-authentication: instance_principal only on a compute instance in OCI; in a container, check that it can reach the metadata service";
function understand(documents, metadata) {
  const [regionInfo = "", certificate = "", privateKey = "", intermediate = ""] = documents;
  for (const part of secretParts(privateKey)) protectSecret(part);
  try {
    const info = JSON.parse(regionInfo);
    const host = `auth.${info.regionIdentifier}.${info.realmDomainComponent}`;
    if (!/^auth(\.[a-z0-9-]+){3,6}$/.test(host)) throw new Error("not a host");
    const leaf = new node_crypto__WEBPACK_IMPORTED_MODULE_6__.X509Certificate(certificate);
    if (tenancyOf2(leaf) === "") throw new Error("no tenancy");
    const intermediateBase64 = new node_crypto__WEBPACK_IMPORTED_MODULE_6__.X509Certificate(intermediate).raw.toString("base64");
    return { host, leaf, key: (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPrivateKey)(privateKey), intermediateBase64 };
  } catch {
    const detail = `${metadata} does not answer like the metadata service of OCI`;
    throw new Failure("mismatch", "Unexpected response", detail, { hint: ONLY_IN_OCI });
  }
}
function tenancyOf2({ subject }) {
  const [, tenancy = ""] = /^\w+=opc-(?:tenant|identity):(\S+)$/m.exec(subject) ?? [];
  return tenancy;
}
function signRequest(request2, { keyId, key }, now) {
  const { method, url, body = "" } = request2;
  const { host, pathname, search } = new URL(url);
  const headers = {
    ...request2.headers,
    date: new Date(now).toUTCString(),
    host,
    "content-length": String(Buffer.byteLength(body)),
    "x-content-sha256": (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256").update(body).digest("base64")
  };
  const target = `${method.toLowerCase()} ${pathname}${search}`;
  const names = ["date", "(request-target)", "host", "content-length", "content-type", "x-content-sha256"];
  const lines = names.map((name) => `${name}: ${name === "(request-target)" ? target : headers[name] ?? ""}`);
  const signature = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.sign)("sha256", Buffer.from(lines.join("\n")), key).toString("base64");
  headers.authorization = `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(" ")}",signature="${signature}"`;
  return { ...request2, headers };
}

// src/profile/write-profile.ts
init_failure();


init_printable();

// src/profile/config-file.ts
init_failure();

// src/text/ini.ts
init_failure();
init_printable();

// src/profile/config-file.ts

var LF = Buffer.from("\n");
var NOTHING = Buffer.alloc(0);

// src/profile/remove-profile.ts
init_failure();



// src/profile/write-profile.ts
async function replaceToken(name, token) {
  checkLoginName(name);
  const paths = profilePaths(name.ociHome, name.profile);
  const whole = await inspectDirectory(paths.sessionsDirectory) && await inspectDirectory(paths.sessionDirectory);
  if (!whole) throw gone(paths.sessionDirectory);
  await withConfigLock(paths.configFile, async (assertHeld) => {
    if (await fingerprintIn(paths.sessionDirectory) !== fingerprintOf(name)) throw gone(paths.sessionDirectory);
    await replaceFile(paths.tokenFile, token, { beforeRename: assertHeld });
  });
}
function gone(sessionDirectory) {
  return new Failure("files", "Cannot write profile", `${sessionDirectory} no longer contains the key of this login`, {
    hint: "log in again"
  });
}

// src/renewal/subject-source.ts
init_failure();
init_subject_token();

// src/system/text-file.ts
init_failure();
init_printable();

var LIMIT = 1024 * 1024;
async function readTextFile(flag2, path10) {
  try {
    const text = await readText(path10 === "-" ? process.stdin : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path10));
    if (text.length <= LIMIT) return text;
  } catch (cause) {
    const why = { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a directory" }[systemErrorCode(cause)] ?? "cannot be read";
    throw new Failure(
      "input",
      "Invalid input",
      `${flag2}: ${path10 === "-" ? "stdin" : quotedPath(path10)} ${why}; expected: a file that can be read`,
      { cause }
    );
  }
  throw new Failure(
    "input",
    "Invalid input",
    `${flag2}: ${quotedPath(path10)} is larger than ${LIMIT} characters; expected: the right file`
  );
}
async function readText(stream) {
  let text = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) {
    text += chunk;
    if (text.length > LIMIT) break;
  }
  return text;
}

// src/renewal/subject-source.ts
async function requestSubjectToken(http, source, timeout) {
  if ("requestUrl" in source) return requestIdToken(http, source);
  if ("file" in source) return readTokenFile(source.file);
  return readSubjectToken(
    await readTokenFromCommand(source, timeout),
    "what --subject-token-command printed (exit code 0)"
  );
}
async function readTokenFile(file) {
  const flag2 = "--subject-token-file";
  return readSubjectToken((await readTextFile(flag2, file)).trim(), flag2);
}
async function readTokenFromCommand(source, timeout) {
  const result = await runProgram({ stderr: "inherit", ...source, timeout });
  const token = result.stdout.trim();
  const problem = result.problem ?? (token === "" ? "printed nothing on stdout (exit code 0)" : void 0);
  if (problem !== void 0) throw new Failure("transient", "No subject token", `--subject-token-command ${problem}`);
  return token;
}

// src/renewal/schedule.ts
function renewalTasks(request2, { journal, ...context }) {
  const { timing } = context;
  const { session, identityTokenFile: file } = request2;
  const now = timing.now();
  const tasks = [];
  if (file !== void 0) {
    const start2 = { due: now, expiresAt: now };
    const renew = async () => renewIdentityToken(request2, file, context);
    tasks.push(createTask({ token: "identity", start: start2, renew, journal, timing }));
  }
  if (session) {
    const { expiresAt } = session;
    const start2 = { due: renewalTime("session", { from: now, until: expiresAt }, timing.random()), expiresAt };
    const renew = async () => renewSession(request2, session, context);
    tasks.push(createTask({ token: "session", start: start2, renew, journal, timing }));
  }
  return tasks;
}
function createTask({ token, start: start2, renew, journal, timing }) {
  let { expiresAt } = start2;
  let failures = 0;
  return {
    token,
    due: start2.due,
    async run() {
      const from = timing.now();
      try {
        expiresAt = await renew();
        failures = 0;
        this.due = renewalTime(token, { from, until: expiresAt }, timing.random());
        await journal.write({ event: "renewed", token, expiresAt: isoTime(expiresAt), next: isoTime(this.due) });
      } catch (error) {
        failures += 1;
        const failure = describe2(error);
        const now = timing.now();
        this.due = now + pauseAfterFailure({ kind: failure.kind, count: failures, now, expiresAt }, timing.random());
        await journal.write({ event: "failed", token, ...failure, next: isoTime(this.due) });
      }
    }
  };
}
function describe2(error) {
  if (error instanceof Failure) return { kind: error.kind, message: error.message, hint: error.hint };
  const name = error instanceof Error ? error.name : typeof error;
  return { kind: "transient", message: `Internal error: ${name}`, hint: void 0 };
}
function isoTime(time) {
  return new Date(time).toISOString();
}
async function renewSession(request2, session, context) {
  const now = () => context.timing.now();
  const http = renewalClient(request2, context);
  const supply = supplySubjectTokens(() => requestSubjectToken(http, request2.source, request2.requestTimeout), now);
  const { jwk, tenancy, exchange } = session;
  const token = await exchangeToken(http, { ...exchange, ...clientOf(exchange) }, supply, context.timing);
  const { tokenType } = exchange;
  const login = checkSessionToken(token, { key: { jwk }, tokenType, tenancy, now: now() });
  await replaceToken(request2.login, token);
  return login.expiresAt.getTime();
}
function clientOf(given) {
  if (given.clientKey !== void 0 || "signer" in given) return assertingClient(given, (name) => name, runProgram);
  return given.clientSecret === void 0 ? instancePrincipal(given.clientId) : given;
}
async function renewIdentityToken(request2, file, context) {
  const http = renewalClient(request2, context);
  const token = await requestSubjectToken(http, request2.source, request2.requestTimeout);
  await replaceFile(file, token.raw);
  const now = context.timing.now();
  const expiresAt = (token.claims.exp ?? Number.NaN) * 1e3;
  const isUsable = expiresAt > now && expiresAt < now + LONGEST_IDENTITY_TOKEN_LIFETIME;
  return isUsable ? Math.round(expiresAt) : now + IDENTITY_TOKEN_LIFETIME;
}
var IDENTITY_TOKEN_LIFETIME = 3e5;
var LONGEST_IDENTITY_TOKEN_LIFETIME = 24 * 36e5;
var RETRY_TIMEOUT = 60;
function renewalClient({ userAgent, maxAttempts, requestTimeout, session }, { timing, isStopped }) {
  const attempts = { maxAttempts, requestTimeout };
  const overallTimeout = overallTimeoutOf(attempts, session?.exchange ?? {});
  const limits = { ...attempts, overallTimeout, retryTimeout: RETRY_TIMEOUT };
  return createHttpClient({ userAgent, ...limits, timing, isStopped });
}
var RENEWAL_POINT = { session: 1 / 4, identity: 1 / 2 };
var SHORTEST_PAUSE = 1e3;
var LONGEST_TRANSIENT_PAUSE = 6e4;
var FIRST_DENIAL_PAUSE = 6e4;
var LONGEST_DENIAL_PAUSE = 6e5;
function renewalTime(token, lifetime, random) {
  const jitter = 0.9 + random * 0.2;
  const { from, until } = lifetime;
  return from + Math.max(SHORTEST_PAUSE, (until - from) * RENEWAL_POINT[token] * jitter);
}
function pauseAfterFailure({ kind, count, now, expiresAt }, random) {
  const jitter = 0.5 + random * 0.5;
  const doubled = 2 ** Math.min(count - 1, 20);
  if (kind === "denial" || kind === "input")
    return Math.min(LONGEST_DENIAL_PAUSE, FIRST_DENIAL_PAUSE * doubled) * jitter;
  const growing = Math.min(LONGEST_TRANSIENT_PAUSE, SHORTEST_PAUSE * 2 * doubled) * jitter;
  const left = expiresAt - now;
  return Math.max(SHORTEST_PAUSE, left > 0 ? Math.min(growing, left / 3) : growing);
}

// src/renewal/process.ts
async function runRenewer() {
  process.umask(63);
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
  if (CERTIFICATES.some((name) => process.env[name] !== void 0)) readCertificates();
  process.chdir((0,node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(process.execPath).root);
  const stop = new AbortController();
  const end = () => {
    stop.abort();
    setTimeout(() => process.exit(), GRACE_PERIOD).unref();
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.once(signal, end);
  const request2 = await readRequest(process.stdin);
  if (!request2) return;
  if (process.platform === "win32") onRemoval(request2.directory, end);
  const timing = {
    ...systemTiming,
    sleep: async (milliseconds) => {
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(milliseconds, void 0, { signal: stop.signal }).catch(() => void 0);
    }
  };
  try {
    await keepFresh(
      request2,
      timing,
      () => stop.signal.aborted,
      () => process.stdout.write(STARTED)
    );
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}
`);
    process.exitCode = 1;
    return;
  }
  if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(recordFile(request2.login))) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(request2.directory, { recursive: true, force: true });
}
var GRACE_PERIOD = 500;
var CERTIFICATES = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];
function readCertificates() {
  (0,node_tls__WEBPACK_IMPORTED_MODULE_4__.createSecureContext)();
}
function onRemoval(directory, end) {
  const timer = setInterval(() => {
    (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(directory).catch(() => {
      clearInterval(timer);
      end();
    });
  }, REMOVAL_CHECK_INTERVAL).unref();
}
var REMOVAL_CHECK_INTERVAL = 500;
async function keepFresh(request2, timing, isStopped, onStarted = () => void 0) {
  const journal = openJournal(request2.directory, () => timing.now());
  const tasks = renewalTasks(request2, { journal, timing, isStopped });
  const reasonToEnd = watchJob(request2, timing, isStopped);
  const problem = await journal.write({ event: "started" });
  if (problem) throw problem;
  onStarted();
  let lastCheck = timing.now();
  for (; ; ) {
    const reason = await reasonToEnd();
    if (reason !== void 0) {
      await journal.write({ event: "ended", reason });
      return;
    }
    const now = timing.now();
    if (now < lastCheck - CLOCK_TOLERANCE2) for (const task2 of tasks) task2.due = now;
    lastCheck = now;
    if (takeRequest(request2.directory)) {
      await journal.write({ event: "requested" });
      for (const task2 of tasks) if (task2.token === "session") task2.due = now;
    }
    const task = tasks.find(({ due }) => due <= now);
    if (task) {
      await task.run();
    } else {
      const next = Math.min(...tasks.map(({ due }) => due));
      await timing.sleep(Math.min(CHECK_INTERVAL, next - now));
    }
  }
}
var CHECK_INTERVAL = 4e3;
var CLOCK_TOLERANCE2 = 3e4;
var CHECKS_PER_COMPARISON = process.platform === "linux" ? 1 : 15;
function watchJob(request2, timing, isStopped) {
  let checks = 0;
  let checksWithoutProfile = 0;
  const isJobRunning = async () => {
    if (!request2.runner) return true;
    if (checks % CHECKS_PER_COMPARISON > 0) return exists(request2.runner.pid);
    return isRunning(request2.runner);
  };
  return async () => {
    if (isStopped()) return "it was told to end";
    if (timing.now() >= request2.endBy) return "the time limit is reached";
    if (!await isJobRunning()) return "the process of the job has ended";
    if (!isDirectory(request2.directory)) return "its directory was removed";
    checks += 1;
    checksWithoutProfile = await isProfileOurs(request2) ? 0 : checksWithoutProfile + 1;
    return checksWithoutProfile >= 2 ? "the profile was removed or replaced by another login" : void 0;
  };
}
function isDirectory(directory) {
  try {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(directory).isDirectory();
  } catch {
    return false;
  }
}
async function isProfileOurs({ login, publicKeyBase64 }) {
  const { publicKeyFile } = profilePaths(login.ociHome, login.profile);
  if (keyIn(publicKeyFile) === publicKeyBase64) return true;
  return holdsKeyOf(login);
}
function keyIn(file) {
  try {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, "latin1").replace(/-----[^-]+-----|\s/g, "");
  } catch {
    return void 0;
  }
}

// src/system/output.ts
init_failure();
init_redaction();


function redactOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk, ...more) => write(typeof chunk === "string" && !isSuspended ? redact(chunk) : chunk, ...more);
  }
}
var isSuspended = false;

// src/renew.ts
redactOutput();
await runRenewer();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(995);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
