import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

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

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

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

/***/ 8987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ describeTime),
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
// src/federation/claims.ts
function readClaims(jwt) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return void 0;
  const [header, claims] = jwt.split(".").slice(0, 2).map(readObject);
  return header && claims && hasRegisteredTypes(claims) ? claims : void 0;
}
function describeTime(seconds) {
  const date = new Date(seconds * 1e3);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
}
function readObject(part) {
  try {
    const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : void 0;
  } catch {
    return void 0;
  }
}
function hasRegisteredTypes({ iss, sub, aud, exp }) {
  const isText = (value) => typeof value === "string";
  return [iss, sub].every((claim) => claim === void 0 || isText(claim)) && (aud === void 0 || [aud].flat().every(isText)) && (exp === void 0 || typeof exp === "number");
}




/***/ }),

/***/ 4684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E1: () => (/* binding */ withConfigLock),
/* harmony export */   HF: () => (/* binding */ checkReceipt),
/* harmony export */   Ks: () => (/* binding */ sectionsOf),
/* harmony export */   L1: () => (/* binding */ putSection),
/* harmony export */   _3: () => (/* binding */ undoSection),
/* harmony export */   kg: () => (/* binding */ configTarget),
/* harmony export */   tO: () => (/* binding */ checkLoginId)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4024);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2823);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8976);
/* harmony import */ var _ini_lines_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2616);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6114);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8500);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6760);






// src/profile/config-lock.ts



var INTERVAL = { longest: 50, shortest: 8 };
var LOOK_INTERVAL = 200;
var LONGEST_WAIT = 12e4;
var ATTEMPTS = 5;
var STALE = 5e3;
async function withConfigLock(configFile, task, { patience = 15e3, prepare = () => Promise.resolve() } = {}) {
  const lockPath = `${configFile}.lock`;
  const ours = await acquire(lockPath, patience, prepare);
  try {
    return await task(() => {
      if (identityOf(lockPath) !== ours) throw held(lockPath);
    });
  } finally {
    if (identityOf(lockPath) === ours) await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(lockPath)).catch(() => void 0);
  }
}
async function acquire(lockPath, patience, prepare) {
  const start = performance.now();
  let observed;
  let [lastLook, missing] = [-Infinity, 0];
  let isPrepared = false;
  let refusal;
  for (; ; ) {
    try {
      if (!isPrepared) await prepare();
      isPrepared = true;
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.mkdir)(lockPath, { mode: 448 });
      const identity = identityOf(lockPath);
      if (identity !== void 0) return identity;
    } catch (error) {
      if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b)(error)) {
        isPrepared = false;
        missing += 1;
        if (missing < ATTEMPTS) continue;
      }
      if (!isHeld(error)) throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .diskFailure */ .C)(error, lockPath);
      refusal = error;
    }
    const now = performance.now();
    if (now - lastLook >= LOOK_INTERVAL) {
      lastLook = now;
      const identity = identityOf(lockPath);
      if (!observed || observed.identity !== identity) observed = { identity, since: now };
      removeStale(lockPath, now - observed.since >= STALE);
    }
    if (now - (observed?.since ?? start) >= patience || now - start >= LONGEST_WAIT) {
      throw isNotPermitted(refusal) && observed?.identity === void 0 ? (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .diskFailure */ .C)(refusal, lockPath) : held(lockPath);
    }
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_6__.setTimeout)(pauseAfter(now - start));
  }
}
function pauseAfter(waited) {
  const interval = INTERVAL.longest / (1 + waited / 1e3);
  return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld(error) {
  const code = error?.code;
  return code === "EEXIST" || isNotPermitted(error) && process.platform === "win32";
}
function isNotPermitted(error) {
  return error?.code === "EPERM";
}
function removeStale(lockPath, isUnchanged) {
  try {
    if (isUnchanged || Date.now() - (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.statSync)(lockPath).mtimeMs >= STALE) (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.rmdirSync)(lockPath);
  } catch {
  }
}
function identityOf(lockPath) {
  const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", `another process holds the lock ${lockPath}`, {
    hint: "Try again when that process has ended. If there is no such process, remove this directory."
  });
}

// src/profile/profile-receipt.ts

function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }) {
  (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .checkProfileName */ .x3)(profile);
  checkLoginId(loginId);
  const sound = node_path__WEBPACK_IMPORTED_MODULE_7__.isAbsolute(ociHome) && node_path__WEBPACK_IMPORTED_MODULE_7__.normalize(ociHome) === ociHome && /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) && // Undefined if the caller does not know the number; then no directory is removed.
  Number.isInteger(missingDirectories);
  if (!sound) throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", "the record of the login is invalid");
}
function checkLoginId(loginId) {
  if (/^[0-9a-f]{8,64}$/.test(loginId)) return;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", "the ID of a login must be 8 to 64 hexadecimal digits");
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
  for (const line of (0,_ini_lines_js__WEBPACK_IMPORTED_MODULE_8__/* .configLines */ .Q)(bytes)) {
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
function endOf({ end, start, text }) {
  return end - start > text.length ? end - 1 : end;
}
function renderSection(name, entries) {
  (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .checkProfileName */ .x3)(name);
  const lines = Object.entries(entries).map(([key, value]) => {
    const flaw = flawOf(value);
    if (flaw !== void 0) {
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("files", "Cannot write profile", `the value for ${key} ${flaw}, which tools read differently`, {
        hint: key.endsWith("_file") ? "Choose another directory for the OCI config with oci-home." : `Check ${key}.`
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

// src/profile/config-target.ts

async function configTarget(configFile) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(configFile).catch(() => void 0);
  if (!found?.isSymbolicLink()) return configFile;
  const { followConfigLink } = await __nccwpck_require__.e(/* import() */ 561).then(__nccwpck_require__.bind(__nccwpck_require__, 561));
  return followConfigLink(configFile, found.uid);
}




/***/ }),

/***/ 8020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6114);


// src/text/describe-failure.ts
function describeFailure(error, product = "oci-wif-action") {
  if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) return error.hint === void 0 ? error.message : joinHint(error.message, error.hint);
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? /\n\s+at (.*)/.exec(error.stack ?? "")?.[1] ?? "" : "";
  return `Internal error: ${kind}${place === "" ? "" : ` at ${place}`}; please report this defect of ${product}`;
}
function joinHint(message, hint) {
  return message.includes("\n") || hint.includes("\n") ? `${message}
${hint}` : `${message}. What to do: ${hint}`;
}




/***/ }),

/***/ 8976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ diskFailure),
/* harmony export */   b: () => (/* binding */ isMissing)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6114);


// src/files/disk-failure.ts
function diskFailure(error, filePath) {
  if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) return error;
  const code = codeOf(error);
  const words = CAUSES[code] ?? `the operating system reported ${code}`;
  return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("files", "Cannot write profile", `${filePath}: ${words}`, { cause: error });
}
function isMissing(error) {
  return codeOf(error) === "ENOENT";
}
var CAUSES = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EBUSY: "another program has this open",
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
  EMFILE: "too many open files"
};
function codeOf(error) {
  const code = error?.code;
  return typeof code === "string" ? code : "an unknown error";
}




/***/ }),

/***/ 3863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf),
/* harmony export */   N: () => (/* binding */ readErrorBody)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6114);


// src/http/error-body.ts
function readErrorBody(body) {
  let json;
  try {
    json = JSON.parse(body);
  } catch {
    return void 0;
  }
  const fields = json ?? {};
  const error = textOf(fields.error ?? fields.code);
  const description = textOf(fields.error_description ?? fields.message);
  return error === void 0 && description === void 0 ? void 0 : { error: error ?? "error", description };
}
function requestIdOf(answer) {
  return textOf(answer.headers["opc-request-id"] ?? answer.headers["x-oracle-dms-ecid"]);
}
function textOf(value) {
  return typeof value === "string" && value.trim() !== "" ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(value, 500) : void 0;
}




/***/ }),

/***/ 6114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   MW: () => (/* binding */ quotedPath),
/* harmony export */   SE: () => (/* binding */ SHORTEST_MASK),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   aY: () => (/* binding */ invalidInput),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   ol: () => (/* binding */ protectSecret)
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
  return spans.length === 0 ? text : without(spans, text);
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
    const last = secret.length > LONGEST_SHOWN ? secret.length - GROUP : 0;
    for (let at = 0; at <= last; at += STRIDE) {
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
  return [...new Set(readings)].filter((text) => text.length >= SHORTEST);
}
function findRuns({ characters, sourceOf }, groups, spans) {
  const text = lowerCase(characters);
  for (let at = 0; at + GROUP <= text.length; ) {
    let next = at + 1;
    for (const place of groups.get(text.slice(at, at + GROUP)) ?? []) {
      const { secret } = place;
      let before = 0;
      while (before < STRIDE && before < Math.min(at, place.at) && text[at - before - 1] === secret[place.at - before - 1])
        before += 1;
      let length = GROUP;
      while (at + length < text.length && place.at + length < secret.length && text[at + length] === secret[place.at + length])
        length += 1;
      if (before + length < Math.min(secret.length, LONGEST_SHOWN + 1)) continue;
      spans.push({ start: sourceOf(at - before).start, end: sourceOf(at + length - 1).end });
      next = Math.max(next, at + length);
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

// src/failure.ts
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




/***/ }),

/***/ 4024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ locateProfile),
/* harmony export */   Bt: () => (/* binding */ saveSection),
/* harmony export */   GH: () => (/* binding */ backupOf),
/* harmony export */   I5: () => (/* binding */ fingerprintIn),
/* harmony export */   IU: () => (/* binding */ profilePaths),
/* harmony export */   Kc: () => (/* binding */ changeJournal),
/* harmony export */   XQ: () => (/* binding */ saveJournal),
/* harmony export */   cG: () => (/* binding */ hasBackups),
/* harmony export */   fe: () => (/* binding */ readBackup),
/* harmony export */   h$: () => (/* binding */ removeUnfinishedBackups),
/* harmony export */   sp: () => (/* binding */ readBackups),
/* harmony export */   tt: () => (/* binding */ SESSION_FILES),
/* harmony export */   uE: () => (/* binding */ PROFILE_NAME),
/* harmony export */   x3: () => (/* binding */ checkProfileName),
/* harmony export */   yy: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2823);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6114);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7975);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7598);




// src/profile/profile-backup.ts



function backupOf({ sessionsDirectory }, profile, loginId) {
  return emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionsDirectory, `.${profile}.${loginId}`), profile);
}
async function readBackup(backup) {
  if (!await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectDirectory */ .ME)(backup.directory)) return void 0;
  return {
    ...backup,
    journal: parseJournal(await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(backup.directory, JOURNAL))),
    section: await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(backup.directory, SECTION))
  };
}
async function readBackups({ sessionsDirectory }) {
  const backups = [];
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)(sessionsDirectory)) {
    const [, profile, loginId] = BACKUP_NAME.exec(name) ?? [];
    if (profile === void 0 || loginId === void 0) continue;
    const empty = emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionsDirectory, name), profile);
    const backup = await readBackup(empty).catch(() => void 0);
    if (backup?.journal) backups.push({ ...backup, loginId, journal: backup.journal });
  }
  return backups;
}
async function hasBackups(ociHome) {
  const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(ociHome, "sessions")).catch(() => []);
  return names.some((name) => BACKUP_NAME.test(name));
}
async function removeUnfinishedBackups({ sessionsDirectory }) {
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)(sessionsDirectory)) {
    const directory = node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionsDirectory, name);
    if (!BACKUP_NAME.test(name) || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.lstat)(directory)).isDirectory()) continue;
    const contents = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)(directory);
    if (contents.every((file) => UNFINISHED.has(file))) await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTree */ .dM)(directory);
  }
}
async function saveJournal({ directory }, journal) {
  const file = await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .stageFile */ .HW)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, JOURNAL), JSON.stringify(journal), TEMPORARY);
  await file.commit();
}
async function changeJournal(backup, change) {
  if (!backup.journal) return;
  const changed = { ...backup.journal, ...change };
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_5__.isDeepStrictEqual)(changed, backup.journal)) return;
  backup.journal = changed;
  await saveJournal(backup, changed);
}
async function saveSection(backup, section) {
  const file = node_path__WEBPACK_IMPORTED_MODULE_4__.join(backup.directory, SECTION);
  backup.section = section;
  if (section) {
    const staged = await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .stageFile */ .HW)(file, section, TEMPORARY);
    await staged.commit();
  } else {
    await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(file, { force: true }));
  }
}
var BACKUP_NAME = /^\.(.+)\.([0-9a-f]{8,64})$/;
var JOURNAL = "journal.json";
var SECTION = "section";
var TEMPORARY = "new";
var UNFINISHED = /* @__PURE__ */ new Set([SECTION, (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .temporaryName */ .NT)(SECTION, TEMPORARY), (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .temporaryName */ .NT)(JOURNAL, TEMPORARY)]);
function emptyBackup(directory, profile) {
  return {
    profile,
    directory,
    files: node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, "files"),
    fresh: node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, "new"),
    journal: void 0,
    section: void 0
  };
}
function parseJob(read) {
  const { pid, start } = read ?? {};
  return typeof pid === "number" ? { pid, start: typeof start === "string" ? start : void 0 } : void 0;
}
function parseJournal(text) {
  try {
    const read = JSON.parse(text?.toString() ?? "");
    const { fingerprint, missingDirectories } = read;
    if (typeof fingerprint !== "string" || typeof missingDirectories !== "number") return void 0;
    return {
      fingerprint,
      missingDirectories,
      newlineBefore: read.newlineBefore === true,
      newlineBehind: read.newlineBehind === true,
      configMissing: read.configMissing === true,
      undone: read.undone === true,
      job: parseJob(read.job)
    };
  } catch {
    return void 0;
  }
}

// src/profile/profile-paths.ts



// src/profile/profile-name.ts
var PROFILE_NAME = process.platform === "win32" ? {
  pattern: /^(?!(con|prn|aux|nul|com\d|lpt\d)(\.|$))[a-z0-9._-]{0,63}[a-z0-9_-]$/i,
  expected: 'up to 64 letters, digits, ".", "_" and "-", no dot at the end, and no device name of Windows such as CON'
} : {
  pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
  expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots'
};
function checkProfileName(profile) {
  if (PROFILE_NAME.pattern.test(profile)) return;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("files", "Cannot write profile", `the profile name is not valid: use ${PROFILE_NAME.expected}`);
}

// src/profile/profile-paths.ts
var SESSION_FILES = { token: "token", key: "oci_api_key.pem", publicKey: "oci_api_key_public.pem" };
async function locateProfile(ociHome, profile) {
  const givenHome = node_path__WEBPACK_IMPORTED_MODULE_4__.resolve(ociHome);
  return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
  checkProfileName(profile);
  const sessionsDirectory = node_path__WEBPACK_IMPORTED_MODULE_4__.join(ociHome, "sessions");
  const sessionDirectory = node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionsDirectory, profile);
  return {
    ociHome,
    givenHome,
    configFile: node_path__WEBPACK_IMPORTED_MODULE_4__.join(ociHome, "config"),
    sessionsDirectory,
    sessionDirectory,
    tokenFile: node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionDirectory, SESSION_FILES.token),
    keyFile: node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionDirectory, SESSION_FILES.key),
    publicKeyFile: node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionDirectory, SESSION_FILES.publicKey)
  };
}
async function realPath(absolute) {
  try {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(absolute);
  } catch (error) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(absolute);
    if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b)(error) || parent === absolute) throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, absolute);
    return node_path__WEBPACK_IMPORTED_MODULE_4__.join(await realPath(parent), node_path__WEBPACK_IMPORTED_MODULE_4__.basename(absolute));
  }
}

// src/profile/key-fingerprint.ts


// src/keys/fingerprint.ts

function keyFingerprint(pem) {
  const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}

// src/profile/key-fingerprint.ts
async function fingerprintIn(sessionDirectory) {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionDirectory, name), 65536);
      if (pem) return keyFingerprint(pem);
    } catch {
    }
  }
  return void 0;
}




/***/ }),

/***/ 5524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHomes)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
// src/profile/homes.ts

function readHomes() {
  return { home: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), passwd: accountHome() };
}
function accountHome() {
  try {
    return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().homedir;
  } catch {
    return void 0;
  }
}




/***/ }),

/***/ 2616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ configLines)
/* harmony export */ });
// src/text/ini-lines.ts
function* configLines(bytes) {
  const content = bytes.toString("latin1");
  let number = 0;
  let indentOfKey;
  let inSection = false;
  for (let start = 0; start < content.length; ) {
    const lineFeed = content.indexOf("\n", start);
    const end = lineFeed < 0 ? content.length : lineFeed + 1;
    const text = content.slice(start, end).replace(/\r?\n$/, "");
    number += 1;
    const trimmed = trimBlanks(text);
    const indent = text.length - text.replace(/^[ \t]+/, "").length;
    const line = { kind: "broken", number, start, end, text, name: "", value: "" };
    const header = /^\[(.+)\]/.exec(trimmed)?.[1];
    const option = /^([^=:]*)[=:](.*)$/s.exec(trimmed);
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
function trimBlanks(text) {
  return text.replace(/^[ \t\r]+/, "").replace(/[ \t\r]+$/, "");
}




/***/ }),

/***/ 4810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning2),
/* harmony export */   C1: () => (/* binding */ setFailed2),
/* harmony export */   KM: () => (/* binding */ ocidsIn),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   Pq: () => (/* binding */ setSecret),
/* harmony export */   V4: () => (/* binding */ getInput),
/* harmony export */   Yz: () => (/* binding */ debug2),
/* harmony export */   c9: () => (/* binding */ ocidPattern),
/* harmony export */   dN: () => (/* binding */ exportVariable),
/* harmony export */   eN: () => (/* binding */ isOcid),
/* harmony export */   l4: () => (/* binding */ replaceOcids),
/* harmony export */   lm: () => (/* binding */ notice2),
/* harmony export */   pq: () => (/* binding */ info2),
/* harmony export */   uH: () => (/* binding */ setOutput)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6114);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(857);
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6982);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6928);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6760);


// src/text/ocid.ts
function ocidPattern(types = "[\\w-]+") {
  return `(?:ocid1\\.(?:${types})(?:\\.[\\w-]*){2,}\\.[\\w-]+|ocidv1:(?:${types})(?::[\\w-]*){2,}:[\\w-]+)`;
}
function isOcid(text, types) {
  return new RegExp(`^${ocidPattern(types)}$`).test(text);
}
var ANY = new RegExp(ocidPattern(), "gi");
function ocidsIn(text) {
  return new Set(text.match(ANY));
}
function replaceOcids(text, replacement) {
  return text.replace(ANY, replacement);
}

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
  process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_1__.EOL);
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
  if (!fs__WEBPACK_IMPORTED_MODULE_3__.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs__WEBPACK_IMPORTED_MODULE_3__.appendFileSync(filePath, `${toCommandValue(message)}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter2 = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_2__.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter2)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter2}"`);
  }
  if (convertedValue.includes(delimiter2)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter2}"`);
  }
  return `${key}<<${delimiter2}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_1__.EOL}${delimiter2}`;
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
  process.stdout.write(os__WEBPACK_IMPORTED_MODULE_1__.EOL);
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
  process.stdout.write(message + os__WEBPACK_IMPORTED_MODULE_1__.EOL);
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}

// src/action/log.ts
function info2(text) {
  info((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text));
}
function debug2(text) {
  debug((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text));
}
function notice2(text) {
  notice((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text));
}
function warning2(text) {
  warning((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text));
}
function setFailed2(text) {
  setFailed((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text));
}




/***/ }),

/***/ 1050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ restrictToAccount)
/* harmony export */ });
// src/files/private-access.ts
async function restrictToAccount(directory) {
  return process.platform !== "win32" || (await __nccwpck_require__.e(/* import() */ 224).then(__nccwpck_require__.bind(__nccwpck_require__, 7224))).replaceAccessList(directory);
}




/***/ }),

/***/ 2823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ makePrivateDirectory),
/* harmony export */   HW: () => (/* binding */ stageFile),
/* harmony export */   JX: () => (/* binding */ isWritableByOthers),
/* harmony export */   Jm: () => (/* binding */ retryWhileHeld),
/* harmony export */   ME: () => (/* binding */ inspectDirectory),
/* harmony export */   NT: () => (/* binding */ temporaryName),
/* harmony export */   Pl: () => (/* binding */ writePrivateFile),
/* harmony export */   Ti: () => (/* binding */ moveDirectory),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Xp: () => (/* binding */ inspectFile),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   f4: () => (/* binding */ isPrivateDirectory),
/* harmony export */   mf: () => (/* binding */ keepAccessOfOwner)
/* harmony export */ });
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6114);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6760);



// src/files/private-files.ts




// src/files/held-files.ts
async function retryWhileHeld(operation) {
  return process.platform === "win32" ? (await __nccwpck_require__.e(/* import() */ 386).then(__nccwpck_require__.bind(__nccwpck_require__, 3386))).retry(operation) : operation();
}

// src/files/make-directories.ts


async function makeDirectories(directory, mode) {
  try {
    return await makeOne(directory, mode);
  } catch (error) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(directory);
    if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error) || parent === directory) throw error;
    const made = await makeDirectories(parent, mode);
    return made + await makeOne(directory, mode);
  }
}
async function makeOne(directory, mode) {
  keepAccessOfOwner();
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.mkdir)(directory, { mode }));
    return 1;
  } catch (error) {
    const exists = REPORTED_FOR_EXISTING.has(String(error.code)) && await isDirectory(directory);
    if (exists) return 0;
    throw error;
  }
}
var REPORTED_FOR_EXISTING = /* @__PURE__ */ new Set(["EEXIST", "EACCES", "EPERM", "EROFS", "EISDIR"]);
async function isDirectory(directory) {
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(directory).catch(() => void 0))?.isDirectory() === true;
}
function keepAccessOfOwner() {
  const umask = process.umask(63);
  process.umask(umask & 63);
}

// src/files/private-files.ts
var READ_LIMIT = 32 * 1024 * 1024;
async function writePrivateFile(filePath, content) {
  const handle = await createFile(filePath, content);
  await handle.close();
}
async function stageFile(filePath, content, suffix, mode) {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 511) });
  const discard = async () => {
    await handle.close();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(temporary, { force: true });
  };
  return {
    discard,
    async commit() {
      try {
        await assertInPlace(handle, temporary);
        await handle.close();
        await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rename)(temporary, filePath));
      } catch (error) {
        await discard().catch(() => void 0);
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
      }
    }
  };
}
function temporaryName(filePath, suffix) {
  return node_path__WEBPACK_IMPORTED_MODULE_4__.join(node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_4__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.O_NOFOLLOW ?? 0);
    const handle = await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.open)(filePath, flags));
    try {
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error)) return void 0;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
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
    throw refusal(directory, "can be written by other users", `Run: chmod go-w '${directory}'`);
  }
  return true;
}
function isWritableByOthers({ mode }) {
  return process.platform !== "win32" && (mode & 18) !== 0;
}
async function isPrivateDirectory(directory) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.lstat)(directory).catch(() => void 0);
  return found?.isDirectory() === true && (process.platform === "win32" || (found.mode & 63) === 0);
}
async function makePrivateDirectory(directory) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await makeDirectories(directory, 448);
    } catch (error) {
      if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error) && attempt < 5) continue;
      const level = error.path ?? directory;
      throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error) ? refusal(level, "cannot be created: its parent takes no directories") : (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, level);
    }
  }
}
async function moveDirectory(from, to) {
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rename)(from, to));
  } catch (error) {
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, to);
  }
}
async function createFile(filePath, content, access = {}) {
  let handle;
  try {
    handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.open)(filePath, "wx", 384);
  } catch (error) {
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    await handle.sync();
    return handle;
  } catch (error) {
    await handle.close();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(filePath, { force: true });
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, filePath);
  }
}
async function assertInPlace(handle, filePath) {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(filePath)}.`;
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
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.lstat)(anyPath);
  } catch (error) {
    if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error)) return void 0;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C)(error, anyPath);
  }
}
function kindOf(found) {
  if (found.isSymbolicLink()) return "a symbolic link";
  if (found.isDirectory()) return "a directory";
  return found.isFile() ? "a file" : "a special file";
}
function refusal(anyPath, defect, hint) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("files", "Cannot write profile", `${anyPath} ${defect}`, hint === void 0 ? {} : { hint });
}

// src/files/remove-tree.ts

function removeTree(directory) {
  return retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(directory, { recursive: true, force: true }));
}




/***/ }),

/***/ 3106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ comparablePath),
/* harmony export */   y: () => (/* binding */ isSamePath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
// src/files/same-path.ts

function isSamePath(one, other, platform = process.platform) {
  if (one === void 0 || other === void 0) return one === other;
  return comparablePath(one, platform) === comparablePath(other, platform);
}
function comparablePath(anyPath, platform = process.platform) {
  return platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_0__.win32.normalize(anyPath).toLowerCase() : anyPath;
}




/***/ }),

/***/ 5083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ shellQuoted)
/* harmony export */ });
// src/text/shell-quoted.ts
function shellQuoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}




/***/ }),

/***/ 9296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8987);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6114);



// src/federation/subject-token.ts
function readSubjectToken(raw, origin) {
  (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .protectSecret */ .ol)(raw);
  const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .readClaims */ .I)(raw);
  if (claims) return { raw, claims };
  const parts = raw.split(".").length;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
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

// EXTERNAL MODULE: ./build/main/log.js
var log = __nccwpck_require__(4810);
// EXTERNAL MODULE: ./build/main/describe-failure.js
var describe_failure = __nccwpck_require__(8020);
// EXTERNAL MODULE: ./build/main/private-access.js
var private_access = __nccwpck_require__(1050);
// EXTERNAL MODULE: ./build/main/shell-quoted.js
var shell_quoted = __nccwpck_require__(5083);
// EXTERNAL MODULE: ./build/main/subject-token.js
var subject_token = __nccwpck_require__(9296);
// EXTERNAL MODULE: ./build/main/error-body.js
var error_body = __nccwpck_require__(3863);
// EXTERNAL MODULE: ./build/main/claims.js
var main_claims = __nccwpck_require__(8987);
// EXTERNAL MODULE: ./build/main/config-target.js
var config_target = __nccwpck_require__(4684);
// EXTERNAL MODULE: ./build/main/fingerprint.js
var main_fingerprint = __nccwpck_require__(4024);
// EXTERNAL MODULE: ./build/main/remove-tree.js
var remove_tree = __nccwpck_require__(2823);
// EXTERNAL MODULE: ./build/main/homes.js
var homes = __nccwpck_require__(5524);
// EXTERNAL MODULE: ./build/main/disk-failure.js
var disk_failure = __nccwpck_require__(8976);
// EXTERNAL MODULE: ./build/main/same-path.js
var same_path = __nccwpck_require__(3106);
// EXTERNAL MODULE: ./build/main/failure.js
var failure = __nccwpck_require__(6114);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/main/main.js
















// src/programs/early-end.ts
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

// src/programs/guarded-output.ts
var isSuspended = false;
function redactOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk, ...more) => write(typeof chunk === "string" && !isSuspended ? (0,failure/* redact */.E$)(chunk) : chunk, ...more);
  }
}
function printUnredacted(print) {
  isSuspended = true;
  try {
    print();
  } finally {
    isSuspended = false;
  }
}

// src/programs/output.ts


var STREAMS = ["stdout", "stderr"];
var failures = {};
var isReadByProgram = false;
function watchOutput() {
  for (const name of STREAMS) {
    const stream = process[name];
    stream.on("error", (error) => {
      failures[name] ??= codeOf(error);
    });
    if (!(stream instanceof external_node_net_namespaceObject.Socket) && stream.fd !== void 0) writeWholeChunks(stream, stream.fd);
  }
}
async function outputProblem(closedPipe = false) {
  await Promise.all(STREAMS.map(writtenTo));
  for (const name of STREAMS) {
    const code = failures[name];
    const isProblem = code !== "EPIPE" || closedPipe || name === "stdout" && isReadByProgram;
    if (code !== void 0 && isProblem) return `${name}: ${inWords(code)}`;
  }
  return void 0;
}
function writeWholeChunks(stream, fd) {
  stream._write = (chunk, _encoding, done) => {
    try {
      writeWhole(fd, chunk);
    } catch (error) {
      done(error);
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
function codeOf(error) {
  return error.code ?? "an unknown error";
}
var CAUSES = {
  EPIPE: "the program that reads it has ended",
  ENOSPC: "no space left on the device",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than is allowed here",
  EBADF: "it is closed, or open for reading only",
  EIO: "the device or the terminal does not answer"
};
function inWords(code) {
  return CAUSES[code] ?? `the operating system reported ${code}`;
}

// src/login/log-in.ts


// src/federation/exchange-request.ts
function basicCredentials({
  clientId,
  clientSecret
}) {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}
function tokenRequest(client, form) {
  return {
    method: "POST",
    url: `${client.domainUrl}/oauth2/v1/token`,
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json"
    },
    body: form.toString()
  };
}

// src/http/connection.ts





// src/http/transient-status.ts
function isTransientStatus(status) {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

// src/http/network-error.ts
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
  DEPTH_ZERO_SELF_SIGNED_CERT: "has a self-signed TLS certificate; set NODE_EXTRA_CA_CERTS to trust another certificate authority",
  SELF_SIGNED_CERT_IN_CHAIN: "has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority",
  ERR_TLS_CERT_ALTNAME_INVALID: "has a TLS certificate for another host name",
  ERR_PROTOCOL_SWITCH: "answered 101 (switching protocols), which is not an answer to this request",
  ERR_INVALID_CHAR: "could not be sent: a header, such as the token, contains a line break or another character that HTTP does not allow",
  EPROTO: "did not answer with TLS; check that the URL and the proxy are right",
  ERR_SSL_WRONG_VERSION_NUMBER: "did not answer with TLS; check that the URL and the proxy are right",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "did not answer with TLS; check that the URL and the proxy are right"
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
    const isKnown = codeOf2(error.cause) !== void 0;
    return isKnown ? `could not be reached, because the proxy ${describeNetworkError(error.cause)}` : "could not be reached: the proxy failed";
  }
  const code = codeOf2(error);
  if (code?.startsWith("HPE_")) return "did not answer with HTTP";
  return (code === void 0 ? void 0 : MEANINGS[code]) ?? `could not be reached${code === void 0 ? "" : ` (${code})`}`;
}
function isTransient(error) {
  if (error instanceof ProxyError)
    return error.status === void 0 ? isTransient(error.cause) : isTransientStatus(error.status);
  return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL|ERR_INVALID_CHAR/.test(codeOf2(error) ?? "");
}
function codeOf2(error) {
  const { code, errors } = error ?? {};
  const codes = Array.isArray(errors) ? errors.map(codeOf2).filter((each) => each !== void 0) : [];
  const [mostTelling] = codes.toSorted((a, b) => distance(a) - distance(b));
  return mostTelling ?? (typeof code === "string" ? code : void 0);
}
function distance(code) {
  if (/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(code)) return 2;
  return code === "ETIMEDOUT" ? 1 : 0;
}

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
  if (variable === void 0 || checkBypass(url) || bypassesProxy(url.hostname)) return void 0;
  const proxy = readProxy((process.env[variable] ?? "").trim());
  if (proxy) return { variable, ...proxy };
  throw (0,failure/* invalidInput */.aY)(
    `${variable} is not the address of a proxy`,
    'host:port, http://host:port, https://host:port or http://user:password@host:port, with "%", "@", "/", "?" and "#" in the user name and the password, and ":" in the user name, percent-encoded'
  );
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
function bypassesProxy(hostname) {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const value = [process.env.no_proxy, process.env.NO_PROXY].find((candidate = "") => candidate !== "") ?? "";
  const entries = value.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => {
    if (entry.startsWith("*.")) return host.endsWith(entry.slice(1));
    const [, address = "", bits = ""] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
    return (0,external_node_net_namespaceObject.isIP)(address) !== 0 && (0,external_node_net_namespaceObject.isIP)(host) !== 0 && isInRange(host, address, Number(bits));
  });
}
function isInRange(host, address, bits) {
  const range = new external_node_net_namespaceObject.BlockList();
  try {
    range.addSubnet(address, bits, familyOf(address));
  } catch {
    return false;
  }
  return range.check(host, familyOf(host));
}
function familyOf(address) {
  return (0,external_node_net_namespaceObject.isIP)(address) === 6 ? "ipv6" : "ipv4";
}

// src/http/tunnel.ts


async function openTunnel(toProxy, proxy, target) {
  const asked = destroyOnThrow(
    toProxy,
    () => (0,external_node_http_namespaceObject.request)({
      method: "CONNECT",
      path: target,
      headers: { host: target, ...authorization(proxy) },
      createConnection: () => toProxy
    })
  );
  asked.end();
  const connected = (0,external_node_events_namespaceObject.once)(asked, "connect");
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
    throw new ProxyError(void 0, cause);
  });
  return openTunnel(toProxy, proxy, `${url.hostname}:${portOf(url)}`);
}
async function openThrough(tunnel, url, signal, timeout) {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = portOf(url);
  if (url.protocol === "https:") {
    const name = (0,external_node_net_namespaceObject.isIP)(host) === 0 ? { servername: host } : {};
    const peer = tunnel === void 0 ? { host, port, ...eachAddress(timeout) } : { host, socket: tunnel };
    const socket2 = (0,external_node_tls_namespaceObject.connect)({ ...peer, ...name, ALPNProtocols: ["http/1.1"], rejectUnauthorized: true });
    await opened(socket2, "secureConnect", signal);
    return socket2;
  }
  if (tunnel !== void 0) return tunnel;
  const socket = (0,external_node_net_namespaceObject.connect)({ host, port, ...eachAddress(timeout) });
  await opened(socket, "connect", signal);
  return socket;
}
var LONGEST_ADDRESS_ATTEMPT = 3e3;
function eachAddress(timeout) {
  return { autoSelectFamilyAttemptTimeout: Math.max(1, Math.floor(Math.min(LONGEST_ADDRESS_ATTEMPT, timeout / 3))) };
}
async function opened(socket, event, signal) {
  (0,external_node_stream_namespaceObject.addAbortSignal)(signal, socket).on("error", () => void 0);
  await (0,external_node_events_namespaceObject.once)(socket, event);
}
function portOf({ protocol, port }) {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}

// src/http/early-connection.ts
var LONGEST_IDLE = 5e3;
function connectEarly(url, now, timeout = Infinity) {
  const abort = new AbortController();
  const close = () => {
    abort.abort();
  };
  let opening = main_open(url, abort.signal, now, timeout).catch(() => void 0);
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
async function main_open(url, signal, now, timeout) {
  const socket = await openConnection(new URL(url), signal, timeout);
  return { socket, since: now() };
}
function isUnused(socket) {
  return !socket.destroyed && socket.writable && socket.readable && socket.readableLength === 0;
}

// src/keys/session-key.ts


var generate = (0,external_node_util_.promisify)(external_node_crypto_.generateKeyPair);
async function generateSessionKey() {
  const { privateKey, publicKey } = await generate("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" }
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}
function describePublicKey(publicKeyPem) {
  const key = (0,external_node_crypto_.createPublicKey)(publicKeyPem);
  const der = key.export({ type: "spki", format: "der" });
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return {
    publicKeyPem,
    publicKeyBase64: der.toString("base64"),
    fingerprint: (0,main_fingerprint/* keyFingerprint */.yy)(publicKeyPem),
    jwk: { n, e }
  };
}

// src/federation/session-token.ts
function checkSessionToken(token, expected) {
  const claims = (0,main_claims/* readClaims */.I)(token);
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
  const clock = `this machine's clock says ${(0,main_claims/* describeTime */.H)(now)}`;
  if (exp === void 0) throw rejected("it has no expiry (claim exp)");
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === "number" && end <= now)
      throw rejected(`it expired at ${(0,main_claims/* describeTime */.H)(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${(0,main_claims/* describeTime */.H)(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === "number" && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${(0,main_claims/* describeTime */.H)(start)}, and ${clock}`, CLOCK_HINT);
    }
  }
  return exp;
}
function tenancyOf(claims, expected) {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === "string" && value !== "");
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
        hint: "check domain-url and tenancy: they belong to two tenancies. Nothing was written"
      }
    );
  }
  if (!(0,log/* isOcid */.eN)(named, "tenancy")) throw rejected(`its tenancy ${(0,failure/* quoted */.TL)(named)} is not a tenancy OCID`);
  return named;
}
function carriesKey(claim, key) {
  let jwk = claim;
  if (typeof claim === "string") {
    try {
      jwk = JSON.parse(claim);
    } catch {
      return false;
    }
  }
  const { n, e } = jwk ?? {};
  return sameNumber(n, key.n) && sameNumber(e, key.e);
}
function sameNumber(claim, ours) {
  const digits = (text) => Buffer.from(text, "base64url").toString("hex").replace(/^(00)+/, "");
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

// src/federation/subject-supply.ts
var FRESH = 1 / 2;
function supplySubjectTokens(request2, now) {
  let current;
  return async (attempt, wasThrottled) => {
    const isUsable = current && (attempt === 1 || wasThrottled && isFresh(current, now()));
    if (!current || !isUsable) current = { since: now(), token: await request2() };
    return current.token;
  };
}
function isFresh({ token: { claims }, since }, now) {
  const { iat, exp } = claims;
  if (typeof iat !== "number" || exp === void 0) return false;
  const limit = (exp - iat) * 1e3 * FRESH;
  return now >= since && now - since < limit && now - iat * 1e3 < limit;
}

// src/federation/token-exchange.ts
var REQUESTED_TOKEN_TYPES = {
  upst: "urn:oci:token-type:oci-upst",
  rpst: "urn:oci:token-type:oci-rpst"
};
async function exchangeToken(http, request2, subjectToken, now, connection) {
  const what = `the token exchange at ${request2.domainUrl}`;
  let sent;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    return { ...tokenRequest(request2, formOf(request2, sent.raw)), connection };
  });
  if (answer.status !== 200) {
    const { explainDenial } = await __nccwpck_require__.e(/* import() */ 293).then(__nccwpck_require__.bind(__nccwpck_require__, 9293));
    throw explainDenial(answer, request2, sent?.claims ?? {}, now());
  }
  return tokenOf(answer.body, what);
}
function formOf(request2, subjectToken) {
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    requested_token_type: REQUESTED_TOKEN_TYPES[request2.tokenType],
    subject_token: subjectToken,
    subject_token_type: "jwt",
    public_key: request2.publicKeyBase64
  });
  if (request2.resourceType !== void 0) form.set("res_type", request2.resourceType);
  if (request2.tokenLifetime !== void 0) form.set("rpst_exp", String(request2.tokenLifetime));
  return form;
}
function tokenOf(body, what) {
  let fields;
  try {
    fields = JSON.parse(body);
  } catch {
    fields = null;
  }
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === "string" && token.trim() !== "") {
    (0,failure/* protectSecret */.ol)(token.trim());
    return token.trim();
  }
  throw new failure/* Failure */.HR(
    "mismatch",
    "Unexpected response",
    `${what} answered 200 without a token (${body.length} characters${fields === null ? ", not JSON" : ""})`,
    {
      hint: "check that domain-url is the URL of an identity domain and that no proxy answered instead"
    }
  );
}

// src/federation/obtain-session.ts
async function obtainSession(http, request2, subjectTokens2, timing, { onKey, onToken } = {}) {
  const { tenancy, tokenType, domainUrl, requestTimeout = Infinity } = request2;
  const now = () => timing.now();
  const supply = supplySubjectTokens(subjectTokens2, now);
  const parts = Promise.all([generateSessionKey(), supply(1, false)]);
  const connection = connectEarly(domainUrl, now, requestTimeout * 1e3);
  try {
    const [key, first] = await parts;
    onKey?.(key);
    let subject = first;
    const token = await exchangeToken(
      http,
      { ...request2, publicKeyBase64: key.publicKeyBase64 },
      async (attempt, wasThrottled) => subject = await supply(attempt, wasThrottled),
      now,
      connection
    );
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}

// src/keys/secret-lines.ts
function secretLines(privateKeyPem) {
  return privateKeyPem.split("\n").filter((line) => line.length > 16 && !line.startsWith("-----"));
}

// src/http/client.ts


// src/timing.ts

var systemTiming = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await (0,promises_.setTimeout)(milliseconds);
  },
  random: () => Math.random()
};

// src/http/credentials.ts
function protectCredentials({ authorization: authorization2 = "" }) {
  const [, scheme = "", credentials = ""] = /^(\w+) (\S+)$/.exec(authorization2) ?? [];
  (0,failure/* protectSecret */.ol)(credentials);
  if (scheme.toLowerCase() !== "basic") return;
  const pair = Buffer.from(credentials, "base64").toString();
  (0,failure/* protectSecret */.ol)(pair.slice(pair.indexOf(":") + 1));
}

// src/http/client.ts
var MAX_BODY_BYTES = 256 * 1024;
function createHttpClient(options) {
  const timing = options.timing ?? systemTiming;
  const started = timing.now();
  let budget;
  const timeLeft = () => budget?.timeLeft() ?? started + options.overallTimeout * 1e3 - timing.now();
  return {
    async send(what, prepare) {
      let decide;
      let last;
      for (let attempt = 1; ; attempt++) {
        if (last && options.isStopped?.()) throw last.failure;
        const request2 = await prepare(attempt, last?.decision.wasThrottled ?? false);
        if (last && timing.now() >= last.decision.until) throw last.failure;
        protectCredentials(request2.headers);
        const url = new URL(request2.url);
        const proxy = proxyFor(url);
        const timeout = Math.max(0, Math.min(options.requestTimeout * 1e3, timeLeft()));
        const outcome = await attemptOnce(options.userAgent, request2, timeout);
        if (outcome.kind === "answer" && !isTransientStatus(outcome.answer.status)) {
          refuseRedirect(what, request2, outcome.answer, proxy);
          return outcome.answer;
        }
        const said = outcome.kind === "answer" ? `answered ${outcome.answer.status}` : outcome.description;
        if (outcome.kind === "too-large") {
          throw new failure/* Failure */.HR("mismatch", "Unexpected response", `${what} ${said}`, {
            hint: checkAddress(url, proxy)
          });
        }
        budget ??= (await __nccwpck_require__.e(/* import() */ 342).then(__nccwpck_require__.bind(__nccwpck_require__, 8342))).createRetryBudget(options, timing, started);
        decide ??= budget.forRequest();
        const answer = outcome.kind === "answer" ? outcome.answer : void 0;
        const decision = decide({ status: answer?.status, retryAfter: answer?.headers["retry-after"] });
        const isFinal = outcome.kind === "error" && !outcome.isTransient;
        const tries = attempt === 1 ? "once" : `${attempt} times`;
        const failure2 = new failure/* Failure */.HR(
          "transient",
          "Request failed",
          `${what} ${said}${answer === void 0 ? "" : evidence(answer)}; tried ${tries}${isFinal ? "" : decision.reason}`,
          {
            hint: decision.wasThrottled ? options.throttlingHint ?? "try again later" : adviceFor(url, outcome, proxy),
            cause: outcome.kind === "error" ? outcome.cause : void 0
          }
        );
        if (isFinal || decision.pause === void 0) throw failure2;
        const seconds = (decision.pause / 1e3).toFixed(1);
        options.onRetry?.(`${what} ${said}; trying again in ${seconds} s (${decision.progress})`);
        await timing.sleep(decision.pause);
        last = { decision, failure: failure2 };
      }
    }
  };
}
async function attemptOnce(userAgent, request2, timeout) {
  const abort = new AbortController();
  const timer = setTimeout(
    () => {
      abort.abort();
    },
    Math.max(timeout, 0)
  );
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
    const seconds = Number((timeout / 1e3).toFixed(1));
    const timedOut = seconds === 0 ? "did not answer before the deadline" : `did not answer within ${seconds} s`;
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
    () => (0,external_node_http_namespaceObject.request)({
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
  return new Promise((resolve2, reject) => {
    sent.on("response", (answer) => {
      if (answer.statusCode !== 101) resolve2(answer);
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
  throw new failure/* Failure */.HR(
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
  const said = (0,error_body/* readErrorBody */.N)(answer.body);
  const requestId = (0,error_body/* requestIdOf */.G)(answer);
  const parts = [
    ...said ? [[said.error, said.description].filter((text) => text !== void 0).join(": ")] : [],
    ...requestId === void 0 ? [] : [`request ID: ${requestId}`]
  ];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}
function adviceFor(url, outcome, proxy) {
  if (outcome.kind === "answer") {
    return `try again later; if the error persists, report it to the operator of ${url.host}`;
  }
  if (proxy === void 0) return void 0;
  const { cause } = outcome;
  return proxyAdvice(url, proxy, cause instanceof ProxyError ? cause.status : void 0);
}

// src/profile/environment.ts

function consumerEnvironment(request2) {
  const { paths, profile, region, platform } = request2;
  const terraform = terraformEnvironment(request2);
  return {
    variables: {
      OCI_CLI_AUTH: "security_token",
      OCI_CLI_PROFILE: profile,
      OCI_CLI_CONFIG_FILE: paths.configFile,
      OCI_CLI_REGION: region,
      // Terraform accepts only this spelling.
      ...platform === "win32" ? { OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: "True" } : {},
      OCI_CONFIG_FILE: paths.configFile,
      OCI_CONFIG_PROFILE: profile,
      OCI_ANSIBLE_AUTH_TYPE: "security_token",
      OCI_REGION: region,
      ...terraform.variables,
      ...resourcePrincipalEnvironment(request2)
    },
    warnings: terraform.warnings
  };
}
function terraformEnvironment({ paths, profile, region, platform, homes, environment }) {
  const native = platform === "win32" ? external_node_path_.win32 : external_node_path_.posix;
  const ociHomes = [paths.givenHome, paths.ociHome].filter(
    (home) => (0,same_path/* isSamePath */.y)(native.basename(home), ".oci", platform)
  );
  const [ociHome] = ociHomes;
  if (ociHome === void 0) {
    const warning2 = `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; for Terraform, use a directory whose path ends with /.oci`;
    return { variables: {}, warnings: [warning2] };
  }
  const isIn = (home) => home !== void 0 && ociHomes.some((each) => (0,same_path/* isSamePath */.y)(each, native.join(home, ".oci"), platform));
  const providerHome = homes.passwd ?? homes.home;
  const variables = {
    OCI_AUTH: "SecurityToken",
    OCI_CONFIG_FILE_PROFILE: profile,
    // On Windows, names are not case-sensitive: these would overwrite the three variables above and OCI_REGION.
    ...platform === "win32" ? {} : { OCI_auth: "SecurityToken", OCI_config_file_profile: profile, OCI_region: region },
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
  platform
}) {
  if (tokenType !== "rpst" || platform === "win32") return {};
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: "2.2",
    OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
    OCI_RESOURCE_PRINCIPAL_REGION: region
  };
}
var EXPORTED = "OCI_WIF_EXPORTED";
var LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;
function replaceEarlierLogin(variables, environment) {
  const earlier = (environment[EXPORTED] ?? "").split(" ").filter((name) => LOGIN_VARIABLE.test(name));
  const emptied = earlier.filter((name) => isSet(name, environment)).map((name) => [name, ""]);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(" ") };
}
function isSet(name, environment) {
  return (environment[name] ?? "") !== "";
}

// src/profile/overrides.ts
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
function overrideWarnings(environment, options) {
  return overridingVariables(environment, options).map(
    ({ tool, names }) => `${tool} uses ${names.join(", ")} instead of what this login provides; remove ${names.length === 1 ? "this variable" : "these variables"} from the environment`
  );
}
function overridingVariables(environment, { terraformFederation, resourcePrincipal }) {
  const isSet2 = (name) => (environment[name] ?? "") !== "";
  const federation = terraformFederation ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name)) : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== void 0) : [];
  return [
    { tool: "The OCI CLI", names: OCI_CLI.filter(isSet2) },
    { tool: "The Terraform provider", names: [...TERRAFORM, ...federation].filter(isSet2) },
    { tool: "The Ansible collection oracle.oci", names: ANSIBLE.filter(isSet2) },
    { tool: "A tool set to resource principals", names: passphrase }
  ].filter(({ names }) => names.length > 0);
}

// src/profile/profile-store.ts



// src/profile/token-replacement.ts


// src/profile/profile-store.ts
async function writeProfile(request2, announce, { patience, whileLocked } = {}) {
  checkRequest(request2);
  const { profile, loginId, fingerprint } = request2;
  const paths = await (0,main_fingerprint/* locateProfile */.A5)(request2.ociHome, profile);
  const found = await inspectPlace(paths);
  const { warnings } = await planConfig(request2, paths, await (0,remove_tree/* readRegularFile */.XF)(await (0,config_target/* configTarget */.kg)(paths.configFile)));
  warnings.push(...await permissionWarnings(paths));
  const receipt = { ociHome: paths.ociHome, profile, loginId, fingerprint, ...found };
  announce(receipt);
  const made = { ...found };
  const note = (count) => {
    made.missingDirectories = Math.max(made.missingDirectories, count);
  };
  const prepare = async () => {
    const levels = await (0,remove_tree/* makePrivateDirectory */.Dn)(paths.ociHome);
    if (levels > 0) note(levels + 1);
  };
  const lock = { isLost: false };
  const task = async (assertHeld) => {
    try {
      const again = await inspectPlace(paths);
      note(again.missingDirectories);
      made.configMissing ||= again.configMissing;
      await whileLocked?.();
      warnings.push(...await writeEverything(request2, paths, made, assertHeld));
    } catch (error) {
      lock.isLost = isLockLost(assertHeld);
      if (request2.keepReplaced && !lock.isLost) {
        const { undoLogin } = await removal();
        await undoLogin(receipt, paths, { warnings: [], section: "absent", files: "absent" });
      }
      throw error;
    }
  };
  try {
    await (0,config_target/* withConfigLock */.E1)(paths.configFile, task, { patience, prepare });
  } catch (error) {
    const { removeEmptyDirectories, removeProfile } = await removal();
    if (request2.keepReplaced && lock.isLost) await removeProfile(receipt, { patience });
    await removeEmptyDirectories(paths, made.missingDirectories);
    throw error;
  }
  return { paths, receipt, warnings };
}
function isLockLost(assertHeld) {
  try {
    assertHeld();
    return false;
  } catch {
    return true;
  }
}
var removal = () => __nccwpck_require__.e(/* import() */ 560).then(__nccwpck_require__.bind(__nccwpck_require__, 3560));
async function writeEverything(request2, paths, made, assertHeld) {
  const { profile, loginId, fingerprint, keepReplaced, job } = request2;
  const target = await (0,config_target/* configTarget */.kg)(paths.configFile);
  const plan = await planConfig(request2, paths, await (0,remove_tree/* readRegularFile */.XF)(target));
  await (0,remove_tree/* makePrivateDirectory */.Dn)(paths.sessionsDirectory);
  let isRestricted;
  if (keepReplaced) {
    const backup = (0,main_fingerprint/* backupOf */.GH)(paths, profile, loginId);
    await (0,remove_tree/* makePrivateDirectory */.Dn)(backup.directory);
    isRestricted = await (0,private_access/* restrictToAccount */.D)(backup.directory);
    const { replaced, newlineBefore, newlineBehind } = plan;
    await (0,main_fingerprint/* saveSection */.Bt)(backup, replaced);
    await (0,main_fingerprint/* saveJournal */.XQ)(backup, { fingerprint, newlineBefore, newlineBehind, undone: false, job, ...made });
    await (0,remove_tree/* makePrivateDirectory */.Dn)(backup.fresh);
    await writeTogether(sessionFiles(request2).map(([name, content]) => [external_node_path_.join(backup.fresh, name), content]));
    if (await (0,remove_tree/* inspectDirectory */.ME)(paths.sessionDirectory)) await (0,remove_tree/* moveDirectory */.Ti)(paths.sessionDirectory, backup.files);
    await (0,remove_tree/* moveDirectory */.Ti)(backup.fresh, paths.sessionDirectory);
  } else {
    await (0,remove_tree/* makePrivateDirectory */.Dn)(paths.sessionDirectory);
    isRestricted = await (0,private_access/* restrictToAccount */.D)(paths.sessionDirectory);
    await replaceFiles(
      sessionFiles(request2).map(([name, content]) => [external_node_path_.join(paths.sessionDirectory, name), content]),
      loginId
    );
  }
  const config = await (0,remove_tree/* stageFile */.HW)(target, plan.config, loginId);
  try {
    assertHeld();
  } catch (error) {
    await config.discard();
    throw error;
  }
  await config.commit();
  return isRestricted ? [] : [`Other accounts may be able to read the key in ${paths.sessionDirectory}`];
}
async function writeTogether(files) {
  const results = await Promise.allSettled(files.map(([file, content]) => (0,remove_tree/* writePrivateFile */.Pl)(file, content)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
async function replaceFiles(files, suffix) {
  const staged = [];
  try {
    for (const [file, content] of files) staged.push(await (0,remove_tree/* stageFile */.HW)(file, content, suffix));
    for (const file of staged) await file.commit();
  } catch (error) {
    await Promise.all(staged.map((file) => file.discard()));
    throw error;
  }
}
function sessionFiles({ privateKeyPem, publicKeyPem, token }) {
  return [
    [main_fingerprint/* SESSION_FILES */.tt.key, privateKeyPem],
    [main_fingerprint/* SESSION_FILES */.tt.publicKey, publicKeyPem],
    // Without a final newline: several tools send the text of the file unchanged as a header.
    [main_fingerprint/* SESSION_FILES */.tt.token, token]
  ];
}
async function planConfig(request2, paths, content = Buffer.alloc(0)) {
  const check = content.length === 0 ? void 0 : (await __nccwpck_require__.e(/* import() */ 449).then(__nccwpck_require__.bind(__nccwpck_require__, 7449))).checkConfig;
  check?.(content, paths.configFile);
  const entries = {
    tenancy: request2.tenancy,
    fingerprint: request2.fingerprint,
    region: request2.region,
    key_file: paths.keyFile,
    security_token_file: paths.tokenFile
  };
  const plan = (0,config_target/* putSection */.L1)(content, request2.profile, entries);
  const warnings = check?.(plan.config, paths.configFile) ?? [];
  if (request2.profile === "DEFAULT") {
    warnings.push("All other profiles of the config inherit the values of the profile DEFAULT; choose another name");
  }
  return { ...plan, warnings };
}
async function inspectPlace(paths) {
  let missingDirectories = 0;
  if (!await (0,remove_tree/* inspectDirectory */.ME)(paths.sessionsDirectory, { refuseShared: true })) {
    missingDirectories = 1;
    let directory = paths.ociHome;
    while (!await (0,remove_tree/* inspectDirectory */.ME)(directory)) {
      missingDirectories += 1;
      directory = external_node_path_.dirname(directory);
    }
  }
  if (await (0,remove_tree/* inspectDirectory */.ME)(paths.sessionDirectory, { refuseShared: true })) {
    for (const file of [paths.tokenFile, paths.keyFile, paths.publicKeyFile]) await (0,remove_tree/* inspectFile */.Xp)(file);
  }
  return { missingDirectories, configMissing: await (0,remove_tree/* inspectFile */.Xp)(await (0,config_target/* configTarget */.kg)(paths.configFile)) === void 0 };
}
async function permissionWarnings({ ociHome, configFile }) {
  const warnings = [];
  for (const place of [ociHome, configFile]) {
    const found = await (0,external_node_fs_promises_.stat)(place).catch(() => void 0);
    if (!found || !(0,remove_tree/* isWritableByOthers */.JX)(found)) continue;
    if (place === ociHome && isOfAnotherAccount(found)) {
      const detail = `${place} belongs to another account and can be written by other users`;
      throw new failure/* Failure */.HR("files", "Cannot write profile", detail, { hint: "Choose another directory with oci-home." });
    }
    warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${(0,shell_quoted/* shellQuoted */.x)(place)}`);
  }
  return warnings;
}
function isOfAnotherAccount({ uid }) {
  return uid !== 0 && uid !== process.getuid?.();
}
function checkRequest({ loginId, fingerprint, publicKeyPem, token }) {
  (0,config_target/* checkLoginId */.tO)(loginId);
  const fail = (detail) => new failure/* Failure */.HR("files", "Cannot write profile", detail);
  if (!/^[\x21-\x7e]+$/.test(token)) throw fail("the session token is empty or contains spaces or line breaks");
  let actual;
  try {
    actual = (0,main_fingerprint/* keyFingerprint */.yy)(publicKeyPem);
  } catch {
    throw fail("the public key is not a readable PEM");
  }
  if (actual !== fingerprint) throw fail("the fingerprint does not belong to the public key");
}

// src/federation/id-token.ts
async function requestIdToken(http, source) {
  const url = new URL(source.requestUrl);
  url.searchParams.set("audience", source.audience);
  const answer = await http.send(`the request for GitHub's identity token`, () => ({
    method: "GET",
    url: url.href,
    headers: { authorization: `Bearer ${source.requestToken}`, accept: "application/json" }
  }));
  if (answer.status !== 200) {
    const said = (0,error_body/* readErrorBody */.N)(answer.body);
    throw new failure/* Failure */.HR(
      "denial",
      "Identity token request refused",
      `GitHub answered ${answer.status} to the request for an identity token${said ? ` (${said.description ?? said.error})` : ""}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents'
      }
    );
  }
  return (0,subject_token/* readSubjectToken */.k)(main_valueOf(answer.body), "GitHub's answer to the request for an identity token");
}
function main_valueOf(body) {
  let value;
  try {
    value = JSON.parse(body)?.value;
  } catch {
    value = void 0;
  }
  if (typeof value !== "string" || value === "") {
    throw new failure/* Failure */.HR(
      "mismatch",
      "Unexpected response",
      `GitHub answered the request for an identity token with 200 but without a token (${body.length} characters)`,
      {
        hint: "check https_proxy and no_proxy: a proxy may have answered instead of GitHub"
      }
    );
  }
  return value;
}

// src/renewal/subject-source.ts
async function requestSubjectToken(http, source, timeout) {
  if ("requestUrl" in source) return requestIdToken(http, source);
  if ("file" in source) {
    const { readTextFile } = await __nccwpck_require__.e(/* import() */ 516).then(__nccwpck_require__.bind(__nccwpck_require__, 9516));
    return (0,subject_token/* readSubjectToken */.k)((await readTextFile("--subject-token-file", source.file)).trim(), "--subject-token-file");
  }
  const { readTokenFromCommand } = await __nccwpck_require__.e(/* import() */ 717).then(__nccwpck_require__.bind(__nccwpck_require__, 5717));
  return (0,subject_token/* readSubjectToken */.k)(
    await readTokenFromCommand(source, timeout),
    "what --subject-token-command printed (exit code 0)"
  );
}

// src/login/subject.ts
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
function githubTokenSource(audience) {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "";
  const requestToken = (process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? "").trim();
  return URL.canParse(requestUrl) && requestToken !== "" ? { requestUrl, requestToken, audience } : void 0;
}

// src/login/verify.ts
function preloadSdk() {
  loadSdk().catch(() => void 0);
}
async function verifyProfile(http, { configFile }, profile) {
  const sdk = await loadSdk();
  return sdk.verifyProfile(http, { configFile, profile });
}
var loadSdk = () => Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(388), __nccwpck_require__.e(67)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7067));

// src/login/log-in.ts
async function logIn(request2, host, timing = systemTiming) {
  host.mask(basicCredentials(request2));
  const job = host.identifyJob().catch(() => void 0);
  await checkProfileUse(request2, job, host, timing.now());
  const http = httpClient(request2, host, timing);
  const tokens = subjectTokens(request2, http, (secret) => {
    host.mask(secret);
  });
  const registry = await prepareRegistryLogin(request2);
  let prepared;
  const session = await obtainSession(http, request2, tokens, timing, {
    onKey: (key) => {
      for (const line of secretLines(key.privateKeyPem)) host.mask(line);
      if (request2.verify) preloadSdk();
      if (request2.renew || request2.terraformFederation) prepared = prepareRenewal(request2);
      prepared?.catch(() => void 0);
    },
    onToken: (token) => {
      host.mask(token);
    }
  });
  checkLifetime(request2, session, host, timing.now());
  await undoEarlierLogins(request2, host, timing);
  const receipt = {};
  const remember = (part, value) => {
    if (part !== "profile" || request2.cleanup) host.remember(part, value);
    receipt[part] = value;
  };
  const recording = { ...host, remember };
  const complete = async () => {
    const paths = await writeSession(request2, { ...session, job }, recording);
    const verification = request2.verify ? await verifyProfile(http, paths, request2.profile) : void 0;
    const { profile } = receipt;
    const fresh = profile && { ...session, receipt: profile, now: timing.now() };
    const renewal = fresh && await (await prepared)?.start(fresh, recording);
    await registry?.logIn(http, paths, recording);
    const variables = { ...environmentFor(request2, paths, host), ...renewal?.variables };
    const environment = replaceEarlierLogin(variables, process.env);
    const { login, subject } = session;
    const renewedUntil = renewal?.until;
    await host.publish({ request: request2, login, subject, paths, verification, renewedUntil, environment });
  };
  try {
    await failOnEarlyEnd(complete());
  } catch (error) {
    await undo(receipt, recording);
    throw error;
  }
}
function httpClient({ requestTimeout, maxAttempts, retryTimeout }, host, timing) {
  ignoreDisabledVerification((line) => {
    host.warn(line);
  });
  return createHttpClient({
    userAgent: host.product,
    requestTimeout,
    maxAttempts,
    retryTimeout,
    overallTimeout: requestTimeout * (maxAttempts + 1),
    throttlingHint: `start fewer jobs at once, or raise ${host.settingName("retry-timeout")}`,
    onRetry: (line) => {
      host.info(`${line.charAt(0).toUpperCase()}${line.slice(1)}`);
    },
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
  if (!await (0,main_fingerprint/* hasBackups */.cG)(ociHome)) return;
  const { refuseProfileInUse, warningOfProfileInUse } = await __nccwpck_require__.e(/* import() */ 123).then(__nccwpck_require__.bind(__nccwpck_require__, 1504));
  const place = { ociHome, profile, job: await job };
  await refuseProfileInUse(place, host);
  const warning2 = now === void 0 ? void 0 : await warningOfProfileInUse(place, now, host);
  if (warning2 !== void 0) host.warn(warning2);
}
async function undoEarlierLogins({ ociHome, profile }, host, timing) {
  for (const { receipt, remember } of await host.earlierLogins(ociHome, profile)) {
    await undo(receipt, { ...host, remember });
  }
  if (!await (0,main_fingerprint/* hasBackups */.cG)(ociHome)) return;
  const { undoStaleLogins } = await Promise.all(/* import() */[__nccwpck_require__.e(407), __nccwpck_require__.e(812)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5812));
  try {
    await undoStaleLogins({ ociHome, now: timing.now(), unseenJobs: false }, host);
  } catch {
  }
}
async function undo(receipt, host) {
  const { undoLogin } = await Promise.all(/* import() */[__nccwpck_require__.e(407), __nccwpck_require__.e(31)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1031));
  await undoLogin(receipt, host);
}
async function writeSession(request2, { key, login, job }, host) {
  const { paths, warnings } = await writeProfile(
    {
      ociHome: request2.ociHome,
      profile: request2.profile,
      tenancy: login.tenancy,
      region: request2.region,
      fingerprint: key.fingerprint,
      privateKeyPem: key.privateKeyPem,
      publicKeyPem: key.publicKeyPem,
      token: login.token,
      loginId: (0,external_node_crypto_.randomBytes)(8).toString("hex"),
      job: await job,
      keepReplaced: request2.cleanup
    },
    (announced) => {
      host.remember("profile", announced);
    },
    // Again, because another job may have logged in meanwhile.
    { whileLocked: () => checkProfileUse(request2, job, host) }
  );
  for (const line of warnings) host.warn(line);
  return paths;
}
async function prepareRenewal(request2) {
  const renewal = await __nccwpck_require__.e(/* import() */ 808).then(__nccwpck_require__.bind(__nccwpck_require__, 8808));
  return renewal.prepareRenewal(request2);
}
async function prepareRegistryLogin(request2) {
  if (request2.registryLogin === void 0) return void 0;
  const { registryLogin } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(425)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2425));
  return registryLogin(request2);
}
function environmentFor(request2, paths, host) {
  const { profile, region, tokenType, terraformFederation } = request2;
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile,
    region,
    tokenType,
    platform: process.platform,
    homes: (0,homes/* readHomes */.$)(),
    environment: process.env
  });
  const overrides = overrideWarnings(process.env, {
    terraformFederation,
    resourcePrincipal: tokenType === "rpst"
  });
  for (const line of [...warnings, ...overrides]) host.warn(line);
  return variables;
}

// src/action/command-files.ts

var VARIABLES = ["GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STATE"];
function checkCommandFiles() {
  for (const file of commandFiles()) {
    try {
      (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.W_OK);
    } catch (error) {
      throw main_failure(error, "nothing was changed", file);
    }
  }
}
async function writeCommandFiles(write) {
  const lengths = commandFiles().map((file) => [file, (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? 0]);
  try {
    await write();
  } catch (error) {
    for (const [file, length] of lengths) restoreLength(file, length);
    throw error instanceof failure/* Failure */.HR ? error : main_failure(error, "the login was undone");
  }
}
function reportingFailure(write) {
  try {
    write();
  } catch (error) {
    throw main_failure(error, "the login was undone");
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
function main_failure(error, consequence, file) {
  const missing = commandFiles().find((candidate) => !(0,external_node_fs_.existsSync)(candidate));
  const { path: path4, code } = error;
  const cause = code === void 0 && missing !== void 0 ? { code: "ENOENT" } : error;
  const where = file ?? path4 ?? missing ?? "a file of the runner";
  return (0,disk_failure/* diskFailure */.C)(cause, where).with({
    phrase: "Cannot write runner file",
    furtherHint: `check the free space and the permissions of the runner; ${consequence}`
  });
}

// src/login/settings.ts



// src/federation/domain-url.ts
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

// src/text/form.ts
function checkForm(name, value, pattern, expected) {
  if (!pattern.test(value)) throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}`, expected);
  return value;
}

// src/login/setting-forms.ts
var CLIENT_ID = {
  pattern: /^[!-9;-~]+$/,
  expected: "the client ID of the confidential application, without spaces and colons"
};
var REGION = {
  pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/,
  expected: "a region identifier such as eu-frankfurt-1 (not a region key such as fra)"
};
var TENANCY = {
  pattern: new RegExp(`^${(0,log/* ocidPattern */.c9)("tenancy")}$`),
  expected: "a tenancy OCID such as ocid1.tenancy.oc1..aaaa"
};
var AUDIENCE = {
  pattern: /^[\x21-\x7e]+$/,
  expected: "text without spaces, e.g. https://cloud.oracle.com"
};
var RESOURCE_TYPE = {
  pattern: /^[^\p{Cc}]{1,255}$/u,
  expected: "the trust's impersonating resource, on one line"
};
var OCI_HOME = { pattern: /^[ -$&-:<>-~]{1,1024}$/, expected: "in printable ASCII without =, % and ;" };

// src/login/settings.ts
var DEFAULTS = {
  "token-type": "upst",
  audience: "https://cloud.oracle.com",
  profile: "WIF",
  "oci-home": "~/.oci",
  "max-attempts": "4",
  "request-timeout": "20",
  "retry-timeout": "900"
};
function readSettings(source) {
  const tokenType = readTokenType(source);
  return Object.freeze({
    domainUrl: checkDomainUrl(readRequired(source, "domain-url", DOMAIN_URL_EXPECTED), source.nameOf("domain-url")),
    clientId: readForm(source, "client-id", CLIENT_ID),
    clientSecret: readClientSecret(source),
    region: readForm(source, "region", REGION),
    tenancy: readOptional(source, "tenancy", TENANCY),
    tokenType,
    resourceType: readResourceType(source, tokenType),
    tokenLifetime: readTokenLifetime(source, tokenType),
    profile: readProfileName(source),
    ociHome: readOciHome(source),
    maxAttempts: readInteger(source, "max-attempts", 1, 10),
    requestTimeout: readInteger(source, "request-timeout", 1, 300),
    retryTimeout: readInteger(source, "retry-timeout", 0, 3600)
  });
}
function readAudience(source) {
  return readForm(source, "audience", AUDIENCE);
}
function readProfileName(source) {
  return readForm(source, "profile", main_fingerprint/* PROFILE_NAME */.uE);
}
function readOciHome(source) {
  const name = source.nameOf("oci-home");
  const value = valueOrDefault(source, "oci-home");
  const path4 = /^~($|\/)/.test(value) || value.startsWith(`~${external_node_path_.sep}`) ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), value.slice(1)) : value;
  const kind = source.directory === void 0 ? "an absolute path, or one that starts with ~/," : "a path";
  const expected = `${kind} ${OCI_HOME.expected}`;
  if (source.directory === void 0 && !(0,external_node_path_.isAbsolute)(path4))
    throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}, a relative path`, expected);
  if (lacksDrive(path4))
    throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}, a path without a drive`, "a path such as C:\\Users\\me\\.oci");
  const absolute = (0,external_node_path_.resolve)(source.directory ?? "", path4);
  if (absolute.length > 1024)
    throw (0,failure/* invalidInput */.aY)(`${name} is ${absolute.length} characters long`, "at most 1024 characters");
  return checkForm(name, absolute, OCI_HOME.pattern, expected);
}
function lacksDrive(path4) {
  return process.platform === "win32" && /^[\\/](?![\\/])/.test(path4);
}
function readTokenType(source) {
  const value = valueOrDefault(source, "token-type");
  return checkForm(source.nameOf("token-type"), value, /^(upst|rpst)$/, "upst or rpst");
}
function readClientSecret(source) {
  const expected = "the client secret of the confidential application, on one line";
  const value = readRequired(source, "client-secret", expected);
  (0,failure/* protectSecret */.ol)(value);
  const name = source.nameOf("client-secret");
  if (/\p{Cc}/u.test(value)) throw (0,failure/* invalidInput */.aY)(`${name} contains a line break or another control character`, expected);
  if (value.length < failure/* SHORTEST_MASK */.SE)
    throw (0,failure/* invalidInput */.aY)(`${name} is too short for a client secret`, `at least ${failure/* SHORTEST_MASK */.SE} characters`);
  return value;
}
function readResourceType(source, tokenType) {
  const value = readOptional(source, "resource-type", RESOURCE_TYPE);
  const [name, tokenTypeName] = [source.nameOf("resource-type"), source.nameOf("token-type")];
  if (tokenType === "rpst" && value === void 0)
    throw (0,failure/* invalidInput */.aY)(`${name} is missing, but ${tokenTypeName} is rpst`, RESOURCE_TYPE.expected);
  if (tokenType === "upst" && value !== void 0)
    throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}, but ${tokenTypeName} is upst`, "a value only for an RPST");
  return value;
}
function readTokenLifetime(source, tokenType) {
  if (!isGiven(source, "token-lifetime")) return void 0;
  if (tokenType === "rpst") return readInteger(source, "token-lifetime", 1, 43200);
  throw (0,failure/* invalidInput */.aY)(
    `${source.nameOf("token-lifetime")} is set, but ${source.nameOf("token-type")} is upst`,
    "a value only for an RPST; a UPST lives at most 60 minutes"
  );
}
function readInteger(source, setting, least, most) {
  const value = valueOrDefault(source, setting);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw (0,failure/* invalidInput */.aY)(`${source.nameOf(setting)} is ${(0,failure/* quoted */.TL)(value)}`, `a whole number from ${least} to ${most}`);
}
function readOptional(source, setting, form) {
  return isGiven(source, setting) ? readForm(source, setting, form) : void 0;
}
function readForm(source, setting, { pattern, expected }) {
  return checkForm(source.nameOf(setting), readRequired(source, setting, expected), pattern, expected);
}
function readRequired(source, setting, expected) {
  const value = valueOrDefault(source, setting);
  if (value !== "") return value;
  const why = source.whyMissing?.(setting);
  const problem = `${source.nameOf(setting)} is missing${why === void 0 ? "" : `: ${why}`}`;
  throw (0,failure/* invalidInput */.aY)(problem, expected, source.whereFrom?.(setting));
}
function valueOrDefault(source, setting) {
  if (isGiven(source, setting)) return source.valueOf(setting) ?? "";
  return setting in DEFAULTS ? DEFAULTS[setting] : "";
}
function isGiven(source, setting) {
  return (source.valueOf(setting) ?? "") !== "";
}

// src/action/job.ts

var PERMISSION = 'give the job "permissions: { id-token: write, contents: read }"';
var OTHER_PROVIDER = "or set the input subject-token to a JWT of another identity provider";
function identityTokenSource(audience) {
  const source = githubTokenSource(audience);
  if (source) return source;
  const untrusted = untrustedTrigger();
  if (untrusted !== void 0) {
    throw new failure/* Failure */.HR("input", "No subject token", `${untrusted}, and GitHub gives such runs no identity token`, {
      hint: "skip this step for such runs (if: github.event.pull_request.head.repo.full_name == github.repository), or log in from a workflow that runs after the merge"
    });
  }
  if (process.env.GITHUB_ACTIONS !== "true") {
    throw new failure/* Failure */.HR("input", "No subject token", "this is not a GitHub Actions job (GITHUB_ACTIONS is not true)", {
      hint: `run the action in a workflow with id-token: write, ${OTHER_PROVIDER}`
    });
  }
  throw new failure/* Failure */.HR("input", "No subject token", "the job does not have the permission id-token: write", {
    hint: `${PERMISSION}; for a reusable workflow, give it to the calling job as well; ${OTHER_PROVIDER}`
  });
}
function whySecretIsMissing() {
  const reason = "no secret of that name exists, it belongs to an environment that the job does not name, or the calling workflow does not pass it on (secrets: inherit)";
  return whyRunGetsNothing() ?? reason;
}
function whyRunGetsNothing() {
  const untrusted = untrustedTrigger();
  return untrusted === void 0 ? void 0 : `${untrusted}, and GitHub passes no secrets to such runs`;
}
var VARIABLES2 = {
  "domain-url": "OCI_DOMAIN_URL",
  "client-id": "OCI_CLIENT_ID",
  region: "OCI_REGION"
};
function whatToCheck(input) {
  const variable = VARIABLES2[input];
  if (variable === void 0 || untrustedTrigger() !== void 0) return void 0;
  return `check that the variable which the workflow passes is set (usually vars.${variable}). A variable of an environment is empty in jobs that do not name the environment. A reusable workflow or composite action gets only what its caller passes`;
}
function untrustedTrigger() {
  if (process.env.GITHUB_ACTOR === "dependabot[bot]") return "Dependabot started this run";
  return isForkPullRequest() ? "this is a pull request from a fork" : void 0;
}
function isForkPullRequest() {
  if (!(process.env.GITHUB_EVENT_NAME ?? "").startsWith("pull_request")) return false;
  try {
    const event = JSON.parse((0,external_node_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH ?? "", "utf8"));
    return event.pull_request !== void 0 && event.pull_request.head?.repo?.full_name !== process.env.GITHUB_REPOSITORY;
  } catch {
    return false;
  }
}

// src/action/mask.ts
function mask(secret) {
  (0,failure/* protectSecret */.ol)(secret);
  if (secret.length < failure/* SHORTEST_MASK */.SE) return;
  printUnredacted(() => {
    (0,log/* setSecret */.Pq)(secret);
  });
}
function maskWithOcids(secret) {
  mask(secret);
  for (const ocid of (0,log/* ocidsIn */.KM)(JSON.stringify((0,main_claims/* readClaims */.I)(secret) ?? {}))) (0,log/* setSecret */.Pq)(ocid);
}

// src/action/inputs.ts
var SOURCE = {
  nameOf: (setting) => setting,
  valueOf: (setting) => (0,log/* getInput */.V4)(setting),
  whyMissing: (setting) => setting === "client-secret" ? whySecretIsMissing() : whyRunGetsNothing(),
  whereFrom: whatToCheck
};
function readInputs() {
  maskSecrets("client-secret", "subject-token");
  const settings = readSettings(SOURCE);
  const exportEnvironment = readBoolean("export-environment", true);
  const renew = readBackgroundSwitch("renew");
  const terraformFederation = readBackgroundSwitch("terraform-federation");
  if (terraformFederation && !exportEnvironment)
    throw (0,failure/* invalidInput */.aY)(
      "terraform-federation is true, but export-environment is false",
      "true only with export-environment: true"
    );
  const request2 = Object.freeze({
    ...settings,
    renew,
    terraformFederation,
    registryLogin: readRegistryLogin(),
    verify: readBoolean("verify", false),
    cleanup: readBoolean("cleanup", true),
    subject: readSubject()
  });
  return {
    request: request2,
    exportEnvironment,
    jobSummary: readBoolean("job-summary", false),
    maskOcids: readBoolean("mask-ocids", false)
  };
}
function maskSecrets(...names) {
  for (const name of names) mask((0,log/* getInput */.V4)(name));
}
function readSubject() {
  const audience = readAudience(SOURCE);
  const token = (0,log/* getInput */.V4)("subject-token");
  if (token !== "") return { given: (0,subject_token/* readSubjectToken */.k)(token, "the input subject-token") };
  return { source: identityTokenSource(audience) };
}
function readBoolean(name, byDefault) {
  const value = (0,log/* getInput */.V4)(name);
  if (value === "") return byDefault;
  if (["true", "True", "TRUE"].includes(value)) return true;
  if (["false", "False", "FALSE"].includes(value)) return false;
  throw (0,failure/* invalidInput */.aY)(`${name} is ${(0,failure/* quoted */.TL)(value)}`, "true or false");
}
function readBackgroundSwitch(name) {
  const value = readBoolean(name, false);
  if (!value || (0,log/* getInput */.V4)("subject-token") === "") return value;
  throw (0,failure/* invalidInput */.aY)(
    `${name} is true, but subject-token is given, and a token that was given once cannot be renewed`,
    `true only without subject-token`
  );
}
function readRegistryLogin() {
  const value = (0,log/* getInput */.V4)("registry-login");
  if (["", "false", "False", "FALSE"].includes(value)) return void 0;
  if (["true", "True", "TRUE"].includes(value)) return true;
  const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
  return checkForm(
    "registry-login",
    value,
    pattern,
    "true, false, or a registry host such as fra.ocir.io, without a path"
  );
}

// src/login/result.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request: request2, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${(0,failure/* printable */.g$)(subject.claims.sub ?? "")}`,
    `  profile:  ${request2.profile} in ${paths.configFile}`,
    `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
    ...renewedUntil ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`] : [],
    ...verification ? [`  verified: ${describeVerification(verification)}`] : []
  ];
}
function describeVerification(verification) {
  return verification.allowed ? `a signed call returned the Object Storage namespace ${verification.namespace}` : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). If your tools need the namespace, add the policy: Allow group <group> to read objectstorage-namespaces in tenancy`;
}

// src/action/report.ts
function setOutputs({ request: request2, login, paths, verification }) {
  (0,log/* setOutput */.uH)("profile", request2.profile);
  (0,log/* setOutput */.uH)("config-file", paths.configFile);
  (0,log/* setOutput */.uH)("token-file", paths.tokenFile);
  (0,log/* setOutput */.uH)("key-file", paths.keyFile);
  (0,log/* setOutput */.uH)("region", request2.region);
  (0,log/* setOutput */.uH)("tenancy", login.tenancy);
  (0,log/* setOutput */.uH)("principal", login.principal);
  (0,log/* setOutput */.uH)("expires-at", login.expiresAt.toISOString());
  if (verification?.allowed) (0,log/* setOutput */.uH)("namespace", verification.namespace);
}
function logResult(result, now, renewalEndsWith) {
  for (const line of describeLogin(result, now, renewalEndsWith)) (0,log/* info */.pq)(line);
  const { verification } = result;
  if (verification?.allowed === false) (0,log/* notice */.lm)(`The login works. ${capitalised(describeVerification(verification))}`);
}
function capitalised(sentence) {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
async function reportFailure(error) {
  const text = (0,describe_failure/* describeFailure */.I)(error);
  (0,log/* setFailed */.C1)(text);
  if (await outputProblem(true) !== void 0) process.stderr.write(`${text}
`);
}

// src/action/login-record.ts



function nameRecord() {
  const { RUNNER_TEMP: directory = "" } = process.env;
  return directory === "" ? void 0 : external_node_path_.resolve(directory, `oci-wif-${(0,external_node_crypto_.randomBytes)(8).toString("hex")}.json`);
}
function writeRecord(file, record) {
  try {
    (0,external_node_fs_.writeFileSync)(file, JSON.stringify(record), { mode: 384 });
  } catch {
  }
}

// src/action/state.ts
function rememberLogin({ ociHome, profile }, now) {
  const file = nameRecord();
  const record = { ociHome, profile, time: now, receipt: {}, variables: [] };
  return {
    remember(part, receipt) {
      reportingFailure(() => {
        if (file !== void 0 && Object.keys(record.receipt).length === 0) (0,log/* saveState */.LZ)("record", file);
        (0,log/* saveState */.LZ)(part, receipt === void 0 ? "" : JSON.stringify(receipt));
      });
      record.receipt[part] = receipt;
      if (file !== void 0) writeRecord(file, record);
    },
    rememberVariables(names) {
      record.variables = names;
      if (file !== void 0 && Object.keys(record.receipt).length > 0) writeRecord(file, record);
    }
  };
}

// src/action/log-in.ts
var RENEWAL_ENDS_WITH = "the job ends";
async function runLogin(timing = systemTiming) {
  const { request: request2, exportEnvironment, jobSummary, maskOcids } = readInputs();
  if (maskOcids && request2.tenancy !== void 0) (0,log/* setSecret */.Pq)(request2.tenancy);
  checkCommandFiles();
  const { remember, rememberVariables } = rememberLogin(request2, timing.now());
  const host = {
    product: "oci-wif-action",
    mask: maskOcids ? maskWithOcids : mask,
    info: log/* info */.pq,
    warn: log/* warning */.$e,
    settingName: (setting) => setting,
    remember,
    // Each step of a job has its own login and its own post step. The post steps run in reverse order.
    earlierLogins: () => Promise.resolve([]),
    // Loaded when a background process is started.
    identifyJob: async () => (await __nccwpck_require__.e(/* import() */ 32).then(__nccwpck_require__.bind(__nccwpck_require__, 32))).identifyRunner(),
    renewalEndsWith: RENEWAL_ENDS_WITH,
    longestRenewal: void 0,
    async publish(result) {
      await writeCommandFiles(async () => {
        if (exportEnvironment) {
          rememberVariables(Object.keys(result.environment));
          exportVariables(result.environment);
        }
        setOutputs(result);
        logResult(result, timing.now(), RENEWAL_ENDS_WITH);
        await requireRunner();
      });
      if (jobSummary) await (await __nccwpck_require__.e(/* import() */ 454).then(__nccwpck_require__.bind(__nccwpck_require__, 1454))).writeSummary(result, maskOcids);
    }
  };
  await logIn(request2, host, timing);
}
async function requireRunner() {
  const problem = await outputProblem(true);
  if (problem === void 0) return;
  throw new failure/* Failure */.HR("files", "Cannot write output", `${problem}; the login is undone`, {
    hint: "check that the runner is running and that its disk is not full"
  });
}
function exportVariables(variables) {
  for (const [name, value] of Object.entries(variables)) (0,log/* exportVariable */.dN)(name, value);
  (0,log/* debug */.Yz)(`Exported ${Object.keys(variables).join(", ")}`);
}

// src/main.ts
watchOutput();
redactOutput();
failOnEarlyEnd(runLogin()).catch(reportFailure);

