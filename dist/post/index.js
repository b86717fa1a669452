import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const require_node = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const require_on_first_use = (name) => {
  let loaded;
  return new Proxy({}, { get: (_target, key) => (loaded ??= require_node(name))[key] });
};
/******/ var __webpack_modules__ = ({

/***/ 896:
/***/ ((module) => {

module.exports = require_node("fs");

/***/ }),

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

/***/ 24:
/***/ ((module) => {

module.exports = require_node("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = require_on_first_use("node:fs/promises");

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

/***/ 500:
/***/ ((module) => {

module.exports = require_node("node:timers/promises");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = require_node("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require_node("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = require_node("path");

/***/ }),

/***/ 837:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(598);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(928);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(975);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(24);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(161);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(500);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(573);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(30);
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
  process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
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




// node_modules/@actions/core/lib/core.js



var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
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
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}

// src/login/log-out.ts



// src/text/redaction.ts
var REDACTED = "(redacted)";
var LONGEST_SHOWN = 11;
var protectedSecrets = /* @__PURE__ */ new Map();
var index;
var PEM = /-----BEGIN [A-Z ]+-----(?:\s|\\[rn])*[A-Za-z0-9+/=]{16,}(?:[A-Za-z0-9+/=\s]|\\[rn])*(?:-----END [A-Z ]+-----)?/g;
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
  for (const { start: start2, end } of spans.sort((one, other) => one.start - other.start)) {
    if (start2 >= shownTo) shown += text.slice(shownTo, start2) + REDACTED;
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
  const { path: path12, syscall } = error ?? {};
  if (typeof path12 !== "string" || typeof syscall !== "string") return void 0;
  return `${path12}: ${systemErrorCause(error)}`;
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

// src/text/form.ts
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

// src/federation/subject-token.ts
var isClaims = objectOf({
  iss: optional(isText),
  sub: optional(isText),
  aud: optional((aud) => [aud].flat().every(isText)),
  exp: optional((exp) => typeof exp === "number")
});

// src/profile/record.ts




// src/session-key.ts


function keyFingerprint(pem) {
  const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}

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

// src/system/windows.ts
async function retryWhileHeld(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_10__.setTimeout)(wait);
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
function isSamePath(one, other, platform2 = process.platform) {
  if (one === void 0 || other === void 0) return one === other;
  return comparablePath(one, platform2) === comparablePath(other, platform2);
}
function comparablePath(anyPath, platform2 = process.platform) {
  return platform2 === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_4__.win32.normalize(anyPath).toLowerCase() : anyPath;
}
function killTree(pid) {
  const taskkill = node_path__WEBPACK_IMPORTED_MODULE_4__.join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const options = { env: programEnvironment(), stdio: "ignore", windowsHide: true };
  const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_8__.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], options);
  if (status !== 0) process.kill(pid, "SIGKILL");
}

// src/system/private-files.ts
var READ_LIMIT = 32 * 1024 * 1024;
async function replaceFile(filePath, content, { suffix = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomBytes)(8).toString("hex"), mode, beforeRename } = {}) {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 511) });
  try {
    beforeRename?.();
    await assertInPlace(handle, temporary);
    await handle.close();
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rename)(temporary, filePath));
  } catch (error) {
    await handle.close().catch(() => void 0);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(temporary, { force: true }).catch(() => void 0);
    throw diskFailure(error, filePath);
  }
}
function temporaryName(filePath, suffix) {
  return node_path__WEBPACK_IMPORTED_MODULE_4__.join(node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_4__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_7__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_7__.constants.O_NOFOLLOW ?? 0);
    const handle = await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.open)(filePath, flags));
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
async function isPrivateDirectory(directory) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(directory).catch(() => void 0);
  return found?.isDirectory() === true && (process.platform === "win32" || (found.mode & 63) === 0);
}
async function moveDirectory(from, to) {
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rename)(from, to));
  } catch (error) {
    throw diskFailure(error, to);
  }
}
async function createFile(filePath, content, access = {}) {
  let handle;
  try {
    handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.open)(filePath, "wx", 384);
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
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(filePath, { force: true });
    throw diskFailure(error, filePath);
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
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(anyPath);
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
async function removeTree(anyPath) {
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(anyPath, { recursive: true, force: true }));
  } catch (error) {
    throw diskFailure(error, anyPath);
  }
}

// src/system/directories.ts




var VARIABLES = process.platform === "win32" ? ["RUNNER_TEMP", "TEMP", "TMP"] : ["RUNNER_TEMP", "TMPDIR", "TMP", "TEMP"];
function isWorkDirectory(value) {
  return typeof value === "string" && node_path__WEBPACK_IMPORTED_MODULE_4__.isAbsolute(value) && node_path__WEBPACK_IMPORTED_MODULE_4__.normalize(value) === value && /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_4__.basename(value));
}
function findHomeDirectory() {
  try {
    const home = (0,node_os__WEBPACK_IMPORTED_MODULE_9__.homedir)();
    return node_path__WEBPACK_IMPORTED_MODULE_4__.isAbsolute(home) ? home : void 0;
  } catch {
    return void 0;
  }
}

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
    if (identityOf(lockPath) === ours) await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(lockPath)).catch(() => void 0);
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
  let refusal4;
  for (; ; ) {
    try {
      if (!isPrepared) await prepare();
      isPrepared = true;
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.mkdir)(lockPath, { mode: 448 });
      const identity = identityOf(lockPath);
      if (identity !== void 0) return identity;
    } catch (error) {
      if (isMissing(error)) {
        isPrepared = false;
        missing += 1;
        if (missing < ATTEMPTS) continue;
      }
      if (!isHeld2(error)) throw diskFailure(error, lockPath);
      refusal4 = error;
    }
    const now = performance.now();
    if (now - lastLook >= LOOK_INTERVAL) {
      lastLook = now;
      const identity = identityOf(lockPath);
      if (!observed || observed.identity !== identity) observed = { identity, since: now };
      removeStale(lockPath, now - observed.since >= STALE);
    }
    if (now - (observed?.since ?? start2) >= patience || now - start2 >= LONGEST_WAIT2) {
      throw isNotPermitted(refusal4) && observed?.identity === void 0 ? diskFailure(refusal4, lockPath) : held(lockPath);
    }
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_10__.setTimeout)(untilNextAttempt(now - start2));
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
    if (isUnchanged || Date.now() - (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.statSync)(lockPath).mtimeMs >= STALE) (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.rmdirSync)(lockPath);
  } catch {
  }
}
function identityOf(lockPath) {
  const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
  return new Failure("files", "Cannot write profile", `another process holds the lock ${lockPath}`, {
    hint: "Try again when that process has ended. If there is no such process, remove this directory."
  });
}

// src/profile/paths.ts



var SESSION_FILES = { token: "token", key: "oci_api_key.pem", publicKey: "oci_api_key_public.pem" };
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
    publicKeyFile: node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionDirectory, SESSION_FILES.publicKey),
    databaseTokenDirectory: node_path__WEBPACK_IMPORTED_MODULE_4__.join(ociHome, "db-token")
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
function readHomes() {
  return { home: findHomeDirectory(), passwd: accountHome() };
}
function accountHome() {
  try {
    return (0,node_os__WEBPACK_IMPORTED_MODULE_9__.userInfo)().homedir;
  } catch {
    return void 0;
  }
}
async function configTarget(configFile) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(configFile).catch(() => void 0);
  return found?.isSymbolicLink() === true ? followConfigLink(configFile, found.uid) : configFile;
}
async function followConfigLink(configFile, owner) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(configFile).catch((error) => {
    throw isMissing(error) ? refusal2(configFile, "to a file that does not exist") : diskFailure(error, configFile);
  });
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.stat)(target);
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
    const real = directory === void 0 ? void 0 : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(directory).catch(() => void 0);
    if (real !== void 0 && target.startsWith(real + node_path__WEBPACK_IMPORTED_MODULE_4__.sep)) return true;
  }
  return false;
}
function refusal2(configFile, where) {
  return new Failure("files", "Cannot write profile", `${configFile} is a symbolic link ${where}`, {
    hint: "replace the link with a regular file, or choose another directory with oci-home"
  });
}

// src/profile/record.ts
function directoryOf({ sessionsDirectory }, { profile, loginId }) {
  const directory = node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionsDirectory, `.${profile}.${loginId}`);
  const [files, fresh] = [node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, "files"), node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, "new")];
  return { profile, loginId, directory, files, fresh, record: void 0, section: void 0 };
}
function recordFile(name) {
  return node_path__WEBPACK_IMPORTED_MODULE_4__.join(directoryOf(profilePaths(name.ociHome, name.profile), name).directory, RECORD);
}
async function readLogin(login) {
  if (!await inspectDirectory(login.directory)) return void 0;
  return {
    ...login,
    record: parseJson((await readRegularFile(node_path__WEBPACK_IMPORTED_MODULE_4__.join(login.directory, RECORD)))?.toString() ?? "", isRecord),
    section: await readRegularFile(node_path__WEBPACK_IMPORTED_MODULE_4__.join(login.directory, SECTION))
  };
}
async function readLogins(paths) {
  const logins = [];
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(paths.sessionsDirectory)) {
    const [, profile, loginId] = DIRECTORY_NAME.exec(name) ?? [];
    if (profile === void 0 || loginId === void 0) continue;
    const login = await readLogin(directoryOf(paths, { profile, loginId })).catch(() => void 0);
    if (login?.record) logins.push({ ...login, record: login.record });
  }
  return logins;
}
async function hasLogins(ociHome) {
  const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(ociHome, "sessions")).catch(() => []);
  return names.some((name) => DIRECTORY_NAME.test(name));
}
async function removeUnfinished({ sessionsDirectory }) {
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(sessionsDirectory)) {
    const directory = node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionsDirectory, name);
    if (!DIRECTORY_NAME.test(name) || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(directory)).isDirectory()) continue;
    const contents = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(directory);
    if (contents.every((file) => UNFINISHED.has(file))) await removeTree(directory);
  }
}
async function saveRecord({ directory }, record) {
  await replaceOwn(node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, RECORD), `${JSON.stringify(record, null, 2)}
`);
}
async function changeRecord(login, change) {
  if (!login.record) return;
  const changed = { ...login.record, ...change };
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_6__.isDeepStrictEqual)(changed, login.record)) return;
  login.record = changed;
  await saveRecord(login, changed);
}
async function updateRecord(name, change) {
  await whileLocked(name, async (login) => {
    if (!login?.record)
      throw new Failure(
        "files",
        "Cannot write profile",
        `the record of the login (${recordFile(name)}) is missing or damaged`,
        { hint: "log in again" }
      );
    await changeRecord(login, change);
  });
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
  const file = node_path__WEBPACK_IMPORTED_MODULE_4__.join(login.directory, SECTION);
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
  const sound = node_path__WEBPACK_IMPORTED_MODULE_4__.isAbsolute(ociHome) && node_path__WEBPACK_IMPORTED_MODULE_4__.normalize(ociHome) === ociHome && Number.isInteger(missingDirectories);
  if (!sound || !/^[0-9a-f]{32}$/.test(loginId))
    throw new Failure("files", "Cannot write profile", "the saved name of the login is not valid", {
      hint: "remove the profile with oci-wif logout"
    });
}
function fingerprintOf({ loginId }) {
  return loginId.replace(/..(?!$)/g, "$&:");
}
async function fingerprintIn(sessionDirectory) {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(node_path__WEBPACK_IMPORTED_MODULE_4__.join(sessionDirectory, name), 65536);
      if (pem) return keyFingerprint(pem);
    } catch {
    }
  }
  return void 0;
}

// src/profile/remove-profile.ts



// src/text/ini.ts
function* configLines(bytes) {
  const content = bytes.toString("latin1");
  let number = 0;
  let indentOfKey;
  let inSection = false;
  for (let start2 = 0; start2 < content.length; ) {
    const lineFeed = content.indexOf("\n", start2);
    const end = lineFeed < 0 ? content.length : lineFeed + 1;
    const text = content.slice(start2, end).replace(/\r?\n/, "");
    number += 1;
    const trimmed = trimBlanks(text);
    const indent = text.length - text.replace(/^[ \t]+/, "").length;
    const line = { kind: "broken", number, start: start2, end, text, name: "", value: "" };
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
    start2 = end;
  }
}
function trimBlanks(text) {
  return text.replace(/^[ \t\r]+/, "").replace(/[ \t\r]+$/, "");
}

// src/profile/config-file.ts

function undoSection(bytes, name, undo) {
  const sections = sectionsOf(bytes);
  const named = sections.filter((section) => section.name === name);
  const ours = named.find((section) => section.fingerprint === undo.fingerprint);
  if (!ours) return { config: bytes, outcome: named.length > 0 ? "other" : "absent", newlineOwners: [] };
  const before = bytes.subarray(0, ours.start);
  const behind = bytes.subarray(ours.end);
  const next = sections.filter((section) => section.start === ours.end + 1);
  const atEnd = behind.length <= 1;
  const { replaced: replaced2, newlineBefore, newlineBehind } = undo;
  if (replaced2) {
    return {
      config: Buffer.concat([before, replaced2, newlineBehind && atEnd ? NOTHING : behind]),
      outcome: "restored",
      newlineOwners: [...newlineBefore ? sectionsOf(replaced2) : [], ...newlineBehind ? next : []]
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
function endOf({ end, start: start2, text }) {
  return end - start2 > text.length ? end - 1 : end;
}
function endsInNewline(bytes) {
  return bytes.at(-1) === 10;
}

// src/profile/remove-profile.ts
async function removeProfile(name, { patience, left } = {}) {
  const removal = { warnings: [], section: "absent", files: "absent" };
  await attempt(removal, async () => {
    checkLoginName(name);
    const paths = profilePaths(name.ociHome, name.profile);
    let { missingDirectories } = name;
    if (await inspectDirectory(paths.ociHome)) {
      if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(paths.ociHome) !== paths.ociHome)
        throw refusal3(`${paths.ociHome} is now a different directory`);
      const task = async () => {
        missingDirectories = await undoWhileLocked(name, paths, removal, left);
      };
      try {
        await withConfigLock(paths.configFile, task, { patience });
      } catch (error) {
        if (await hasLogins(paths.ociHome) || (await remainsOf(name)).length > 0) throw error;
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
    const sessions = await inspectDirectory(paths.sessionsDirectory);
    const empty = directoryOf(paths, name);
    const stored = sessions ? await readLogin(empty) : void 0;
    const others = (sessions ? await readLogins(paths) : []).filter(({ directory }) => directory !== empty.directory);
    const fingerprint = fingerprintOf(name);
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
    if (sessions) await attempt(removal, () => removeUnfinished(paths));
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}
async function removeEmptyDirectories(paths, count) {
  const { home, passwd } = readHomes();
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    if (isSamePath(directory, home) || isSamePath(directory, passwd)) return;
    if (await isPrivateDirectory(directory)) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(directory).catch(() => void 0);
    directory = node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(directory);
  }
}
async function transferCleanup({ name, own, others }) {
  for (const other of others) {
    const emptied = other.record.isUndone && !hasOtherParts(other.record) && !other.section && !await inspectDirectory(other.files);
    if (emptied) {
      await removeTree(other.directory);
      continue;
    }
    await changeRecord(other, {
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
  const isStranded = parts.some(({ stranded }) => stranded) && (login.section !== void 0 || await inspectDirectory(login.files));
  if (isUndone && !isStranded && !(login.record && hasOtherParts(left))) {
    await removeTree(login.directory);
    return;
  }
  await removeTree(login.fresh);
  await changeRecord(login, { isUndone, renewal: left.renewal, registry: left.registry });
  if (isStranded)
    removal.warnings.push(`The files that the login replaced could not be restored; they are in ${login.directory}`);
}
async function attempt(removal, task) {
  try {
    await task();
  } catch (error) {
    const where = error?.path;
    removal.warnings.push(diskFailure(error, typeof where === "string" ? where : "The profile").message);
  }
}
function refusal3(detail) {
  return new Failure("files", "Cannot write profile", detail);
}
async function undoConfig(login) {
  const { name, fingerprint, paths, own, others } = login;
  const { profile, loginId } = name;
  const config = await configTarget(paths.configFile);
  await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(temporaryName(config, loginId), { force: true }));
  const content = await readRegularFile(config) ?? Buffer.alloc(0);
  const replaced2 = own.section;
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  const undone = undoSection(content, profile, { fingerprint, replaced: replaced2, newlineBefore, newlineBehind });
  if (undone.outcome === "restored" || undone.outcome === "removed") {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    if ((own.record?.configMissing ?? true) && undone.config.length === 0) {
      await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.unlink)(config));
    } else {
      await replaceFile(config, undone.config, { suffix: loginId });
    }
    await takeOutOfOthers(login);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfOthers(login)) return { outcome: "left", stranded: false };
  const untouched = sectionsOf(content).some(({ start: start2, end }) => replaced2?.equals(content.subarray(start2, end)));
  const changed = undone.outcome === "other" && own.record !== void 0 && !untouched;
  return { outcome: changed ? "left" : "absent", stranded: replaced2 !== void 0 && !untouched };
}
async function takeOutOfOthers({ name, fingerprint, own, others }) {
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== name.profile || !other.section) continue;
    if (!sectionsOf(other.section).some((section) => section.fingerprint === fingerprint)) continue;
    found = true;
    await changeRecord(other, {
      newlineBefore: newlineBefore || other.record.newlineBefore,
      newlineBehind: newlineBehind || other.record.newlineBehind
    });
    await saveSection(other, own.section);
  }
  return found;
}
async function passNewlineOn(owner, others) {
  for (const other of others) {
    const isOwner = other.profile === owner.name && fingerprintOf(other) === owner.fingerprint;
    if (isOwner) await changeRecord(other, { newlineBefore: true });
  }
}
async function undoFiles({ name, fingerprint, paths, own, others }) {
  const { profile } = name;
  const live = paths.sessionDirectory;
  const liveExists = await inspectDirectory(live);
  const oldExists = await inspectDirectory(own.files);
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = await inspectDirectory(place) && await fingerprintIn(place) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, own.files);
    if (place !== live) return { outcome: "left", stranded };
    return { outcome: oldExists ? "restored" : "removed", stranded };
  }
  if (liveExists) return { outcome: oldExists ? "left" : "absent", stranded: oldExists };
  if (!oldExists) return { outcome: "absent", stranded: false };
  await moveDirectory(own.files, live);
  return { outcome: "restored", stranded: false };
}
async function replaceWithOld(place, old) {
  const ours = new Set(Object.values(SESSION_FILES));
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(place, name)));
  }
  const remaining = new Set(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(place));
  if (remaining.size === 0) await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(place));
  if (!await inspectDirectory(old)) return false;
  if (remaining.size === 0) {
    await moveDirectory(old, place);
    return false;
  }
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(old)) {
    if (!remaining.has(name)) await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rename)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(old, name), node_path__WEBPACK_IMPORTED_MODULE_4__.join(place, name)));
  }
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(old)).length > 0;
}
async function undoDatabaseToken({ paths, own, others }, removal) {
  const directory = paths.databaseTokenDirectory;
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(directory).catch(() => void 0);
  const isUsed = others.some(({ record }) => !record.isUndone && !record.isKept);
  if (!found || !own.record || own.record.isUndone || isUsed) return;
  if (own.record.databaseTokenMissing && found.isDirectory()) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(directory, { withFileTypes: true });
    if (entries.every((entry) => entry.isFile() && DATABASE_TOKEN_FILES.has(entry.name))) {
      for (const { name } of entries) await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, name)));
      await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(directory));
      return;
    }
  }
  const token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, "token")).catch(() => void 0);
  if (token && token.mtimeMs >= Date.parse(own.record.time)) removal.databaseTokenLeft = directory;
}
var DATABASE_TOKEN_FILES = /* @__PURE__ */ new Set(["token", "oci_db_key.pem", "oci_db_key_public.pem"]);
var FAILED = { outcome: "absent", stranded: true };
async function remainsOf(name) {
  const { ociHome, profile } = name;
  const ours = fingerprintOf(name);
  try {
    const paths = profilePaths(ociHome, profile);
    const config = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(paths.configFile).catch(() => void 0);
    const isOurs = (section) => section.name === profile && section.fingerprint === ours;
    const { directory } = directoryOf(paths, name);
    return [
      ...config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : [],
      ...await fingerprintIn(paths.sessionDirectory) === ours ? [paths.sessionDirectory] : [],
      ...await inspectDirectory(directory) ? [directory] : []
    ];
  } catch {
    return [];
  }
}

// src/renewal/stop.ts


// src/system/process-identity.ts



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
  const kill2 = () => {
    if (child) killGroup(child);
  };
  const release = killWithThisProcess(kill2);
  try {
    child = start(call);
  } catch {
    release();
    return { ...result, problem: "could not be started" };
  }
  const abort = (problem) => {
    result.problem ??= problem;
    kill2();
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
    const end = await endOf2(child);
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
  if (typeof command === "string") return (0,node_child_process__WEBPACK_IMPORTED_MODULE_8__.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,node_child_process__WEBPACK_IMPORTED_MODULE_8__.spawn)(program, args, options);
}
function endOf2(child) {
  return new Promise((resolve2) => {
    child.once("error", () => {
      resolve2({ exitCode: void 0, problem: "could not be started" });
    });
    child.once("close", (code, signal) => {
      if (code === null) resolve2({ exitCode: void 0, problem: `was ended by ${String(signal)}` });
      else resolve2({ exitCode: code, problem: code === 0 ? void 0 : `ended with exit code ${code}` });
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
function killWithThisProcess(kill2) {
  const exit = (_name, number) => {
    process.exit(128 + number);
  };
  process.once("exit", kill2);
  for (const signal of SIGNALS) process.on(signal, exit);
  return () => {
    process.off("exit", kill2);
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
    const stat3 = (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.readFileSync)(`/proc/${pid}/stat`, "utf8");
    const fields = stat3.slice(stat3.lastIndexOf(")") + 2).split(" ");
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

// src/renewal/journal.ts



async function readJournal(directory) {
  const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(journalFile(directory), "utf8").catch(() => "");
  const isEntry = entryForm();
  return text.split("\n").flatMap((line) => parseJson(line, isEntry) ?? []);
}
function entryForm() {
  const token = oneOf("session", "identity");
  const kind = oneOf("input", "denial", "transient", "mismatch", "files");
  const forms = [
    objectOf({ at: isText, event: oneOf("started", "requested") }),
    objectOf({ at: isText, event: oneOf("ended"), reason: isText }),
    objectOf({ at: isText, event: oneOf("renewed"), token, expiresAt: isText, next: isText }),
    objectOf({
      ...{ at: isText, event: oneOf("failed"), token, kind },
      ...{ message: isText, hint: optional(isText), next: isText }
    })
  ];
  return (value) => forms.some((is) => is(value));
}
function journalFile(directory) {
  return node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, "journal.jsonl");
}
var LONGEST_UNWRITTEN = (/* unused pure expression or super */ null && (64 * 1024));

// src/renewal/stop.ts
var SIGNAL_TIMEOUT = 2e3;
var DIRECTORY_TIMEOUT = 6e3;
var POLL_INTERVAL = 20;
async function stopRenewer(renewal) {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await inspectDirectory(directory);
  const wasRunning = identity !== void 0 && await isRunning(identity);
  if (wasRunning && await isVerified(identity)) await kill(identity);
  const entries = await readJournal(directory);
  await removeTree(directory);
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
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_10__.setTimeout)(POLL_INTERVAL);
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
  if (end) return `background renewal ended at ${time(end.at)} because ${printable(end.reason)}`;
  const last = entries.at(-1);
  return `background process was killed${last ? ` after ${time(last.at)}` : ""}`;
}
function times(count) {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
function time(text) {
  return printable(String(text), 40);
}

// src/login/docker-credentials.ts



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
  if (!node_path__WEBPACK_IMPORTED_MODULE_4__.isAbsolute(configFile) || node_path__WEBPACK_IMPORTED_MODULE_4__.basename(configFile) !== "config.json") {
    throw new Failure("files", "Registry login failed", "the record of the login is invalid, so nothing was changed");
  }
  const [current, before, after] = await Promise.all(
    [configFile, node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, BEFORE), node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, AFTER)].map((file) => readRegularFile(file))
  );
  if (current && !(before && current.equals(before))) {
    if (after && current.equals(after)) await putBack(configFile, before, mode);
    else await takeOut(host, configFile, current, before);
  }
  if (madeDirectory) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rmdir)(node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(configFile)).catch(() => void 0);
  await removeTree(directory);
}
async function putBack(configFile, before, mode) {
  if (before) await replaceFile(configFile, before, { mode: mode ?? 384 });
  else await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(configFile));
}
async function takeOut(host, configFile, current, before) {
  const config = parse(current, configFile);
  const { [host]: earlier } = entriesOf(parse(before, configFile), "auths");
  const { [host]: ours, ...others } = entriesOf(config, "auths");
  if ((0,node_util__WEBPACK_IMPORTED_MODULE_6__.isDeepStrictEqual)(ours, earlier)) return;
  config.auths = earlier === void 0 ? others : { ...others, [host]: earlier };
  const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(configFile);
  await replaceFile(configFile, `${JSON.stringify(config, null, "	")}
`, { mode: mode & 511 });
}
var BEFORE = "config.before";
var AFTER = "config.after";
function parse(content, configFile) {
  if (!content || content.toString().trim() === "") return {};
  const config = parseJson(content.toString(), isObject);
  if (config) return config;
  throw new Failure(
    "files",
    "Registry login failed",
    `${configFile} is not a JSON object, so nothing was changed in it`
  );
}
function entriesOf(config, name) {
  const entries = config[name];
  return isObject(entries) ? entries : {};
}
var TIMEOUT = 30;
async function dockerLogout(host) {
  await docker(["logout", host]);
}
function docker(args, input = "") {
  const environment = programEnvironment([...NETWORK, ...DOCKER]);
  return runProgram({ command: ["docker", ...args], environment, input, stderr: "capture", timeout: TIMEOUT });
}

// src/login/log-out.ts
async function undoLogin(name, host, { isFailed = false } = {}) {
  const found = await readRecord(name).catch(() => void 0);
  if (found === "damaged") {
    host.warn(
      `The record of the login (${recordFile(name)}) is damaged. Its renewal, if any, ends by itself within seconds. If it logged in to a registry, run docker logout with the host of the registry`
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
async function endLogin(name, host) {
  const record = await readRecord(name).catch(() => void 0);
  const outcome = await undoLogin(name, host);
  const ociHome = node_path__WEBPACK_IMPORTED_MODULE_4__.join(findHomeDirectory() ?? "", ".oci");
  if (typeof record !== "object" || record.isUndone || outcome === "kept" || isSamePath(ociHome, name.ociHome))
    return outcome;
  const directory = node_path__WEBPACK_IMPORTED_MODULE_4__.join(ociHome, "db-token");
  const token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, "token")).catch(() => void 0);
  if (token && token.mtimeMs >= Date.parse(record.time) && !await hasLogins(ociHome)) {
    host.warn(
      `The database token in ${directory} was not removed: it is outside the OCI home of the login. Remove it, or use --db-token-location with a directory that the job removes`
    );
  }
  return outcome;
}
async function endRenewal(renewal, host) {
  try {
    const { lines, warnings } = summarize(await stopRenewer(renewal));
    for (const line of lines) host.info(line);
    for (const line of warnings) host.warn(line);
    return void 0;
  } catch (error) {
    host.warn(`The background process could not be ended. ${describeFailure(error, host.product)}`);
    return renewal;
  }
}
async function endRegistryLogin(registry, host) {
  try {
    if (await hasCredentialHelper(registry)) await dockerLogout(registry.host);
    await restoreDockerConfig(registry);
  } catch (error) {
    host.warn(`The logout from the registry ${registry.host} failed. ${describeFailure(error, host.product)}`);
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
      await dropRecord(name);
      return "kept";
    }
    await updateRecord(name, left);
  } catch (error) {
    host.warn(`The record of the login could not be changed. ${describeFailure(error, host.product)}`);
  }
  return "failed";
}
function describeOutcome(outcome, { ociHome, profile }) {
  const sentences = {
    undone: `Removed the profile ${profile} and its session from ${ociHome}`,
    absent: `Nothing left to clean up: ${ociHome} contains nothing of this login`,
    missing: `${ociHome} no longer exists, so there was no profile to remove`,
    replaced: void 0,
    kept: `The profile ${profile} stays in ${ociHome}, as its login was told`,
    failed: void 0
  };
  return sentences[outcome];
}
var LONGEST_LOGIN = (/* unused pure expression or super */ null && (60 * 6e4));

// src/login/settings.ts


// src/text/ocid.ts
function ocidPattern(types = "[\\w-]+") {
  return `(?:ocid1\\.(?:${types})(?:\\.[\\w-]*){2,}\\.[\\w-]+|ocidv1:(?:${types})(?::[\\w-]*){2,}:[\\w-]+)`;
}
var ANY = new RegExp(ocidPattern(), "gi");

// src/profile/environment.ts


// src/action/job-output.ts


// src/system/output.ts


var STREAMS = ["stdout", "stderr"];
var failures = {};
var isReadByProgram = false;
function watchOutput() {
  for (const name of STREAMS) {
    const stream = process[name];
    stream.on("error", (error) => {
      failures[name] ??= systemErrorCode(error);
    });
    if (!(stream instanceof node_net__WEBPACK_IMPORTED_MODULE_12__.Socket) && stream.fd !== void 0) writeWholeChunks(stream, stream.fd);
  }
}
async function outputProblem(closedPipe = false) {
  await Promise.all(STREAMS.map(writtenTo));
  for (const name of STREAMS) {
    const code = failures[name];
    const isProblem = code !== "EPIPE" || closedPipe || name === "stdout" && isReadByProgram;
    if (code !== void 0 && isProblem) return `${name}: ${systemErrorCause({ code })}`;
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
  for (let start2 = 0; start2 < bytes.length; )
    start2 += (0,node_fs__WEBPACK_IMPORTED_MODULE_7__.writeSync)(fd, bytes, start2, bytes.length - start2, position === void 0 ? null : position + start2);
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
    stream.write = (chunk, ...more) => write(typeof chunk === "string" && !isSuspended ? redact(chunk) : chunk, ...more);
  }
}
var isSuspended = false;

// src/action/job-output.ts
function info2(text) {
  info(harmless(text));
}
function warning2(text) {
  warning(harmless(text));
}
async function hasLostOutput() {
  const problem = await outputProblem(true);
  if (problem !== void 0) process.stderr.write(`Cannot write output: ${problem}
`);
  return problem !== void 0;
}

// src/action/runner-files.ts

function recallLoginName() {
  const stored = getState(STATE);
  if (stored === "") return void 0;
  const isName = objectOf({
    ociHome: isText,
    profile: isText,
    loginId: isText,
    missingDirectories: isWhole
  });
  return parseJson(stored, isName) ?? "damaged";
}
var STATE = "login";

// src/action/log-out.ts
var HOST = { product: "oci-wif-action", info: info2, warn: warning2 };
var NOTHING2 = "Nothing to clean up: this step wrote no profile, or its input cleanup is false";
async function runLogout() {
  const name = recallLoginName();
  if (name === "damaged") {
    warning2("The saved state of this step is damaged, so its login could not be undone");
    return;
  }
  const outcome = name && await endLogin(name, HOST);
  if (!name || !outcome || outcome === "kept") {
    info2(NOTHING2);
    return;
  }
  if (outcome === "missing" && !/^(false)?$/i.test(getInput("registry-login"))) {
    warning2(
      `The record of the login was removed with ${name.ociHome}, so a login to a container registry could not be undone. Log out of the registry before the directory is removed`
    );
  }
  report(describeOutcome(outcome, name));
}
function report(sentence) {
  if (sentence !== void 0) info2(sentence);
}

// src/post.ts
watchOutput();
redactOutput();
await runLogout();
await hasLostOutput();

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
/******/ var __webpack_exports__ = __nccwpck_require__(837);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
