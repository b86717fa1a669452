import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const require_node = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const require_on_first_use = (name) => {
  let loaded;
  return new Proxy({}, { get: (_target, key) => (loaded ??= require_node(name))[key] });
};
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require_node("os");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = require_on_first_use("node:crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require_node("fs");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require_node("path");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require_node("node:path");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = require_node("node:timers/promises");
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = require_on_first_use("node:fs/promises");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = require_node("node:util");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require_node("node:fs");
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = require_on_first_use("node:child_process");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require_node("node:os");
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require_node("node:net");
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = require_node("node:buffer");
;// CONCATENATED MODULE: ./build/renew-now/renew-now.js
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
  process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
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
  if (!external_fs_namespaceObject.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter2 = `ghadelimiter_${external_node_crypto_namespaceObject.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter2)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter2}"`);
  }
  if (convertedValue.includes(delimiter2)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter2}"`);
  }
  return `${key}<<${delimiter2}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter2}`;
}

// node_modules/@actions/core/lib/core.js



var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
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
  process.stdout.write(external_os_namespaceObject.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + external_os_namespaceObject.EOL);
}

// src/clock.ts

var systemTiming = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await (0,promises_namespaceObject.setTimeout)(milliseconds);
  },
  random: () => Math.random()
};

// src/profile/record.ts




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
function redact(text2) {
  return withoutSecrets(text2).replace(DOTTED, withoutJwts).replace(PEM, REDACTED);
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
function withoutSecrets(text2) {
  if (protectedSecrets.size === 0) return text2;
  index ??= indexOf(protectedSecrets);
  const spans = [];
  for (const secret of protectedSecrets.keys()) {
    for (let at = text2.indexOf(secret); at >= 0; at = text2.indexOf(secret, at + secret.length))
      spans.push({ start: at, end: at + secret.length });
  }
  for (const reading of readingsOf(text2)) findRuns(reading, index, spans);
  return without(spans, text2);
}
function without(spans, text2) {
  let shown = "";
  let shownTo = 0;
  for (const { start: start2, end } of spans.sort((one, other) => one.start - other.start)) {
    if (start2 >= shownTo) shown += text2.slice(shownTo, start2) + REDACTED;
    shownTo = Math.max(shownTo, end);
  }
  return shown + text2.slice(shownTo);
}
function* readingsOf(text2) {
  const plain = decoded(asItIs(text2));
  yield* bothOf(asItIs(text2));
  if (text2.includes("+")) yield* bothOf(asItIs(text2.replaceAll("+", " ")));
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
function asItIs(text2) {
  return { characters: text2, sourceOf: (at) => ({ start: at, end: at + 1 }) };
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
    (text2) => [...bothOf(asItIs(text2))].map(({ characters }) => lowerCase(characters))
  );
  return [...new Set(readings)];
}
function findRuns({ characters, sourceOf }, groups, spans) {
  const text2 = lowerCase(characters);
  for (let at = 0; at + GROUP <= text2.length; ) {
    let next = at + 1;
    for (const place of groups.get(text2.slice(at, at + GROUP)) ?? []) {
      const { secret } = place;
      let before = 0;
      while (before < STRIDE && before < place.at && text2[at - before - 1] === secret[place.at - before - 1])
        before += 1;
      let length = GROUP;
      while (place.at + length < secret.length && text2[at + length] === secret[place.at + length]) length += 1;
      if (before + length < Math.min(secret.length, LONGEST_SHOWN + 1)) continue;
      spans.push({ start: sourceOf(at - before).start, end: sourceOf(at + length - 1).end });
      next = Math.max(next, at + length - LONGEST_SHOWN - 1);
    }
    at = next;
  }
}
function lowerCase(text2) {
  return text2.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

// src/text/printable.ts
function printable(text2, limit = 300) {
  const line = redact(text2).replace(/[\s\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{C}/gu, escaped).trim().replace(/##(?=\[)/g, "# #").replace(/^::/, ": :");
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
function quoted(text2) {
  return `"${printable(text2, 60)}"`;
}
function harmless(text2) {
  return text2.replace(/[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu, escaped).replace(/##(?=\[)/g, "# #").replace(/^(\s*):(?=:)/gm, "$1: ");
}
function escaped(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
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
function describeFailure(error2, product = "oci-wif-action") {
  const failure = asFailure(error2);
  if (failure !== void 0)
    return failure.hint === void 0 ? failure.message : joinHint(failure.message, failure.hint);
  const kind = error2 instanceof Error ? error2.name : typeof error2;
  const place = error2 instanceof Error ? /\n\s+at (.*)/.exec(error2.stack ?? "")?.[1] ?? "" : "";
  return `Internal error: ${kind}${place === "" ? "" : ` at ${place}`}; please report this defect of ${product}`;
}
function describeLastFailure(error2, product) {
  const text2 = describeFailure(error2, product);
  const phrase = asFailure(error2)?.phrase;
  if (phrase === void 0) return text2;
  return `${text2}
More: ${DOCS}/troubleshooting.md#${phrase.toLowerCase().replaceAll(" ", "-")}`;
}
function asFailure(error2) {
  if (error2 instanceof Failure) return error2;
  const fileProblem = describeSystemError(error2);
  return fileProblem === void 0 ? void 0 : new Failure("files", "Cannot write profile", fileProblem);
}
function joinHint(message, hint) {
  return message.includes("\n") || hint.includes("\n") ? `${message}
${hint}` : `${message}. What to do: ${hint}`;
}
function diskFailure(error2, filePath) {
  if (error2 instanceof Failure) return error2;
  return new Failure("files", "Cannot write profile", `${filePath}: ${systemErrorCause(error2)}`, { cause: error2 });
}
function isMissing(error2) {
  return systemErrorCode(error2) === "ENOENT";
}
function systemErrorCause(error2) {
  const code = systemErrorCode(error2);
  return CAUSES[code] ?? `the operating system reported ${code}`;
}
function describeSystemError(error2) {
  const { path: path13, syscall } = error2 ?? {};
  if (typeof path13 !== "string" || typeof syscall !== "string") return void 0;
  return `${path13}: ${systemErrorCause(error2)}`;
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
function systemErrorCode(error2) {
  const code = error2?.code;
  return typeof code === "string" ? code : "an unknown error";
}

// src/session-key.ts


function keyFingerprint(pem) {
  const der = (0,external_node_crypto_namespaceObject.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,external_node_crypto_namespaceObject.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}
function secretLines(privateKeyPem) {
  return privateKeyPem.split(/[\r\n]+|\\n/).filter((line) => line.length > 16 && !line.startsWith("-----"));
}
function secretParts(secret) {
  if (!secret.includes("-----BEGIN ")) return [secret];
  return secretLines(secret.replaceAll(/-----[A-Z ]+-----|[ \t]+/g, "\n"));
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
    } catch (error2) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error2)) throw error2;
      await (0,promises_namespaceObject.setTimeout)(wait);
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
function isHeld(error2) {
  return HELD.has(systemErrorCode(error2));
}
function killTree(pid) {
  const taskkill = external_node_path_namespaceObject.join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const options = { env: programEnvironment(), stdio: "ignore", windowsHide: true };
  const { status } = (0,external_node_child_process_namespaceObject.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], options);
  if (status !== 0) process.kill(pid, "SIGKILL");
}

// src/system/private-files.ts
var READ_LIMIT = 32 * 1024 * 1024;
async function replaceFile(filePath, content, { suffix = (0,external_node_crypto_namespaceObject.randomBytes)(8).toString("hex"), mode, beforeRename } = {}) {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 511) });
  try {
    beforeRename?.();
    await assertInPlace(handle, temporary);
    await handle.close();
    await retryWhileHeld(() => (0,external_node_fs_promises_namespaceObject.rename)(temporary, filePath));
  } catch (error2) {
    await handle.close().catch(() => void 0);
    await (0,external_node_fs_promises_namespaceObject.rm)(temporary, { force: true }).catch(() => void 0);
    throw diskFailure(error2, filePath);
  }
}
function temporaryName(filePath, suffix) {
  return external_node_path_namespaceObject.join(external_node_path_namespaceObject.dirname(filePath), `.${external_node_path_namespaceObject.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0);
    const handle = await retryWhileHeld(() => (0,external_node_fs_promises_namespaceObject.open)(filePath, flags));
    try {
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error2) {
    if (isMissing(error2)) return void 0;
    throw diskFailure(error2, filePath);
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
    handle = await (0,external_node_fs_promises_namespaceObject.open)(filePath, "wx", 384);
  } catch (error2) {
    throw diskFailure(error2, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    await handle.sync();
    return handle;
  } catch (error2) {
    await handle.close();
    await (0,external_node_fs_promises_namespaceObject.rm)(filePath, { force: true });
    throw diskFailure(error2, filePath);
  }
}
async function assertInPlace(handle, filePath) {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${external_node_path_namespaceObject.dirname(filePath)}.`;
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
    return await (0,external_node_fs_promises_namespaceObject.lstat)(anyPath);
  } catch (error2) {
    if (isMissing(error2)) return void 0;
    throw diskFailure(error2, anyPath);
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





// src/text/form.ts
function checkForm(name, value, pattern, expected) {
  if (!pattern.test(value)) throw invalidInput(`${name} is ${quoted(value)}`, expected);
  return value;
}
function firstGiven(...candidates) {
  return candidates.find((text2) => text2 !== void 0 && text2 !== "");
}
function parseJson(text2, is) {
  try {
    const value = JSON.parse(text2);
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

// src/system/directories.ts
var VARIABLES = process.platform === "win32" ? ["RUNNER_TEMP", "TEMP", "TMP"] : ["RUNNER_TEMP", "TMPDIR", "TMP", "TEMP"];
function isWorkDirectory(value) {
  return typeof value === "string" && external_node_path_namespaceObject.isAbsolute(value) && external_node_path_namespaceObject.normalize(value) === value && /^oci-wif-[0-9a-f]{16}$/.test(external_node_path_namespaceObject.basename(value));
}
function findHomeDirectory() {
  try {
    const home = (0,external_node_os_namespaceObject.homedir)();
    return external_node_path_namespaceObject.isAbsolute(home) ? home : void 0;
  } catch {
    return void 0;
  }
}
function homeDirectory(otherwise) {
  const home = findHomeDirectory();
  if (home !== void 0) return home;
  const { HOME: given = "" } = process.env;
  throw invalidInput(
    given === "" ? "HOME is not set, and the account has no home directory" : `HOME is ${quoted(given)}, a relative path`,
    `an absolute path in HOME or in ${otherwise}`
  );
}

// src/profile/config-lock.ts




// src/profile/paths.ts



var SESSION_FILES = { token: "token", key: "oci_api_key.pem", publicKey: "oci_api_key_public.pem" };
async function locateProfile(ociHome, profile) {
  const givenHome = external_node_path_namespaceObject.resolve(ociHome);
  return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
  checkProfileName(profile);
  const sessionsDirectory = external_node_path_namespaceObject.join(ociHome, "sessions");
  const sessionDirectory = external_node_path_namespaceObject.join(sessionsDirectory, profile);
  return {
    ociHome,
    givenHome,
    configFile: external_node_path_namespaceObject.join(ociHome, "config"),
    sessionsDirectory,
    sessionDirectory,
    tokenFile: external_node_path_namespaceObject.join(sessionDirectory, SESSION_FILES.token),
    keyFile: external_node_path_namespaceObject.join(sessionDirectory, SESSION_FILES.key),
    publicKeyFile: external_node_path_namespaceObject.join(sessionDirectory, SESSION_FILES.publicKey),
    databaseTokenDirectory: external_node_path_namespaceObject.join(ociHome, "db-token")
  };
}
async function realPath(absolute) {
  try {
    return await (0,external_node_fs_promises_namespaceObject.realpath)(absolute);
  } catch (error2) {
    const parent = external_node_path_namespaceObject.dirname(absolute);
    if (!isMissing(error2) || parent === absolute) throw withWayOut(diskFailure(error2, absolute));
    return external_node_path_namespaceObject.join(await realPath(parent), external_node_path_namespaceObject.basename(absolute));
  }
}
function withWayOut(error2) {
  if (!(error2 instanceof Failure) || error2.hint !== void 0) return error2;
  switch (systemErrorCode(error2.cause)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return error2.with({
        furtherHint: 'Choose a directory that this account can write with oci-home. In a container, the user of the image may be the reason: in a GitHub job, "container: { options: --user root }" runs it as root.'
      });
    case "EBUSY":
      return error2.with({
        furtherHint: "mount the directory of the file instead, or choose another directory with oci-home"
      });
    default:
      return error2;
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
  throw new Failure(
    "files",
    "Cannot write profile",
    `the profile name ${quoted(profile)} is not valid: use ${PROFILE_NAME.expected}`
  );
}

// src/profile/record.ts
function directoryOf({ sessionsDirectory }, { profile, loginId }) {
  const directory = external_node_path_namespaceObject.join(sessionsDirectory, `.${profile}.${loginId}`);
  const [files, fresh] = [external_node_path_namespaceObject.join(directory, "files"), external_node_path_namespaceObject.join(directory, "new")];
  return { profile, loginId, directory, files, fresh, record: void 0, section: void 0 };
}
function recordFile(name) {
  return external_node_path_namespaceObject.join(directoryOf(profilePaths(name.ociHome, name.profile), name).directory, RECORD);
}
async function readLogin(login) {
  if (!await inspectDirectory(login.directory)) return void 0;
  return {
    ...login,
    record: parseJson((await readRegularFile(external_node_path_namespaceObject.join(login.directory, RECORD)))?.toString() ?? "", isRecord),
    section: await readRegularFile(external_node_path_namespaceObject.join(login.directory, SECTION))
  };
}
async function readLogins(paths) {
  const logins = [];
  for (const name of await (0,external_node_fs_promises_namespaceObject.readdir)(paths.sessionsDirectory)) {
    const [, profile, loginId] = DIRECTORY_NAME.exec(name) ?? [];
    if (profile === void 0 || loginId === void 0) continue;
    const login = await readLogin(directoryOf(paths, { profile, loginId })).catch(() => void 0);
    if (login?.record) logins.push({ ...login, record: login.record });
  }
  return logins;
}
async function readRecord(name) {
  checkLoginName(name);
  const paths = profilePaths(name.ociHome, name.profile);
  if (!await inspectDirectory(paths.sessionsDirectory)) return void 0;
  const login = await readLogin(directoryOf(paths, name));
  if (login?.record) return login.record;
  return await readRegularFile(recordFile(name)) ? "damaged" : void 0;
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
  const sound = external_node_path_namespaceObject.isAbsolute(ociHome) && external_node_path_namespaceObject.normalize(ociHome) === ociHome && Number.isInteger(missingDirectories);
  if (!sound || !/^[0-9a-f]{32}$/.test(loginId))
    throw new Failure("files", "Cannot write profile", "the saved name of the login is not valid", {
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
async function findDamagedLogin(ociHome, profile) {
  const paths = await locateProfile(ociHome, profile);
  const fingerprint = await fingerprintIn(paths.sessionDirectory);
  if (fingerprint === void 0) return void 0;
  const name = { ociHome: paths.ociHome, profile, loginId: loginIdOf(fingerprint), missingDirectories: 0 };
  return await readRecord(name) === "damaged" ? name : void 0;
}
async function tokenOf(name) {
  const paths = profilePaths(name.ociHome, name.profile);
  const logins = await readLogins(paths);
  for (const directory of [paths.sessionDirectory, ...logins.flatMap(({ files, fresh }) => [files, fresh])]) {
    if (await fingerprintIn(directory) !== fingerprintOf(name)) continue;
    const token = await readRegularFile(external_node_path_namespaceObject.join(directory, SESSION_FILES.token));
    if (token) return token.toString("latin1");
  }
  return void 0;
}
var ANY_PROFILE = "DEFAULT";
async function holdsKeyOf(name) {
  const { sessionDirectory } = profilePaths(name.ociHome, name.profile);
  return await fingerprintIn(sessionDirectory) === fingerprintOf(name);
}
async function fingerprintIn(sessionDirectory) {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(external_node_path_namespaceObject.join(sessionDirectory, name), 65536);
      if (pem) return keyFingerprint(pem);
    } catch {
    }
  }
  return void 0;
}

// src/renewal/renew-now.ts



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
    child[name]?.setEncoding("utf8").on("data", (text2) => {
      result[name] += text2;
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
  if (typeof command === "string") return (0,external_node_child_process_namespaceObject.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,external_node_child_process_namespaceObject.spawn)(program, args, options);
}
function endOf(child) {
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
  } catch (error2) {
    return systemErrorCode(error2) === "EPERM";
  }
}
async function startOf(pid) {
  if (process.platform === "linux") return startFromProc(pid);
  return process.platform === "darwin" ? startFromPs(pid) : void 0;
}
function startFromProc(pid) {
  try {
    const stat3 = (0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, "utf8");
    const fields = stat3.slice(stat3.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? ENDED : fields[22 - 3];
  } catch (error2) {
    const code = systemErrorCode(error2);
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
  const text2 = await (0,external_node_fs_promises_namespaceObject.readFile)(journalFile(directory), "utf8").catch(() => "");
  const isEntry = entryForm();
  return text2.split("\n").flatMap((line) => parseJson(line, isEntry) ?? []);
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
  return external_node_path_namespaceObject.join(directory, "journal.jsonl");
}
var LONGEST_UNWRITTEN = (/* unused pure expression or super */ null && (64 * 1024));

// src/renewal/stop.ts

function describeEnd(entries) {
  const end = entries.findLast((entry) => entry.event === "ended");
  if (end) return `background renewal ended at ${time(end.at)} because ${printable(end.reason)}`;
  const last = entries.at(-1);
  return `background process was killed${last ? ` after ${time(last.at)}` : ""}`;
}
function time(text2) {
  return printable(String(text2), 40);
}

// src/renewal/renew-now.ts
var LONGEST_WAIT2 = 3e5;
var POLL_INTERVAL = 500;
async function renewProfile(ociHome, profile, timing) {
  for (const { name, record } of await findLogins(ociHome, profile)) {
    if (record.renewal && await holdsKeyOf(name)) return { name, expiresAt: await renewNow(record.renewal, timing) };
  }
  const damaged = await findDamagedLogin(ociHome, profile);
  if (damaged) throw renewalFailed(`the record of the login (${recordFile(damaged)}) is damaged`, START_HINT);
  throw renewalFailed(`no login renews the profile ${quoted(profile)} in ${ociHome}`, START_HINT);
}
async function renewNow(renewal, timing) {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  if (identity === void 0 || sessionExpiresAt === void 0)
    throw renewalFailed("the login does not renew the session", START_HINT);
  await inspectDirectory(directory);
  const { length: known } = await readJournal(directory);
  if (await isRunning(identity)) await putRequest(directory);
  for (let waited = 0; waited < LONGEST_WAIT2; waited += POLL_INTERVAL) {
    const isAlive = await isRunning(identity);
    const entries = await readJournal(directory);
    const outcome = outcomeOf(entries.slice(known));
    if (outcome?.event === "renewed") return printable(outcome.expiresAt, 40);
    if (outcome?.event === "failed") {
      const renewed = entries.findLast((entry) => entry.event === "renewed" && entry.token === "session");
      const expiresAt = renewed?.event === "renewed" ? renewed.expiresAt : sessionExpiresAt;
      const ends = Date.parse(expiresAt) <= timing.now() ? "has expired" : `expires at ${printable(expiresAt, 40)}`;
      throw renewalFailed(
        `the session token on disk is still the old one, which ${ends}; the next attempt is at ${printable(outcome.next, 40)}. ${outcome.message}`,
        outcome.hint
      );
    }
    if (!isAlive) throw renewalFailed(`the ${await whyEnded(directory, entries, timing)}`, START_HINT);
    await timing.sleep(POLL_INTERVAL);
  }
  const detail = `the background process (${identity.pid}) did not answer within ${LONGEST_WAIT2 / 1e3} s`;
  throw renewalFailed(detail, "oci-wif doctor shows what it has done; a new login replaces it");
}
var LONGEST_REMOVAL = 2e3;
async function whyEnded(directory, entries, timing) {
  for (let waited = 0; waited < LONGEST_REMOVAL; waited += POLL_INTERVAL) {
    if (!await inspectDirectory(directory))
      return "directory of the background process was removed, as a logout does";
    if (entries.some(({ event }) => event === "ended")) break;
    await timing.sleep(POLL_INTERVAL);
  }
  return describeEnd(entries);
}
async function putRequest(directory) {
  try {
    await replaceFile(requestFile(directory), "");
  } catch (error2) {
    if (await inspectDirectory(directory)) throw error2;
  }
}
function describeRenewal(profile, expiresAt) {
  return `Renewed the session token of the profile ${profile}; it expires at ${expiresAt}`;
}
function outcomeOf(entries) {
  const taken = entries.findIndex(({ event }) => event === "requested");
  if (taken === -1) return void 0;
  return entries.slice(taken).find((entry) => "token" in entry && entry.token === "session");
}
var START_HINT = "log in with --renew (in the action: renew: true)";
function renewalFailed(detail, hint) {
  return new Failure("denial", "Renewal failed", detail, { hint });
}
function requestFile(directory) {
  return external_node_path_namespaceObject.join(directory, "renew-now");
}

// src/action/job-output.ts


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
function readClaims(jwt) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return void 0;
  const [header = "", claims = ""] = jwt.split(".").map((part) => Buffer.from(part, "base64url").toString());
  return parseJson(header, isObject) && parseJson(claims, isClaims);
}
var isClaims = objectOf({
  iss: optional(isText),
  sub: optional(isText),
  aud: optional((aud) => [aud].flat().every(isText)),
  exp: optional((exp) => typeof exp === "number")
});

// src/system/output.ts


var STREAMS = ["stdout", "stderr"];
var failures = {};
var isReadByProgram = false;
function watchOutput() {
  for (const name of STREAMS) {
    const stream = process[name];
    stream.on("error", (error2) => {
      failures[name] ??= systemErrorCode(error2);
    });
    if (!(stream instanceof external_node_net_namespaceObject.Socket) && stream.fd !== void 0) writeWholeChunks(stream, stream.fd);
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
    } catch (error2) {
      done(error2);
      return;
    }
    done();
  };
}
function writeWhole(fd, bytes, position) {
  for (let start2 = 0; start2 < bytes.length; )
    start2 += (0,external_node_fs_namespaceObject.writeSync)(fd, bytes, start2, bytes.length - start2, position === void 0 ? null : position + start2);
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
function printUnredacted(print) {
  isSuspended = true;
  try {
    print();
  } finally {
    isSuspended = false;
  }
}

// src/text/ocid.ts
function ocidPattern(types = "[\\w-]+") {
  return `(?:ocid1\\.(?:${types})(?:\\.[\\w-]*){2,}\\.[\\w-]+|ocidv1:(?:${types})(?::[\\w-]*){2,}:[\\w-]+)`;
}
function isOcid(text2, types) {
  return new RegExp(`^${ocidPattern(types)}$`).test(text2);
}
var ANY = new RegExp(ocidPattern(), "gi");

// src/action/job-output.ts
function info2(text2) {
  info(harmless(text2));
}
function setFailed2(text2) {
  setFailed(harmless(text2));
}
async function reportFailure(error2) {
  const text2 = describeLastFailure(error2);
  setFailed2(text2);
  if (await outputProblem(true) !== void 0) process.stderr.write(`${text2}
`);
}
function mask(secret) {
  protectSecret(secret);
  if (secret.length < SHORTEST_MASK) return;
  printUnredacted(() => {
    setSecret(secret);
  });
}
async function hasLostOutput() {
  const problem = await outputProblem(true);
  if (problem !== void 0) process.stderr.write(`Cannot write output: ${problem}
`);
  return problem !== void 0;
}

// src/login/log-out.ts



// src/profile/remove-profile.ts



// src/profile/config-file.ts

var LF = Buffer.from("\n");
var NOTHING = Buffer.alloc(0);

// src/login/docker-credentials.ts




// src/login/log-out.ts
var LONGEST_LOGIN = (/* unused pure expression or super */ null && (60 * 6e4));

// src/login/settings.ts


// src/federation/exchange-request.ts
var DOMAIN_URL_EXPECTED = "an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com";
function checkDomainUrl(value, name = "--domain-url") {
  if (value === void 0 || value === "") throw invalidInput(`${name} is missing`, DOMAIN_URL_EXPECTED);
  if (value.includes("@")) throw invalidInput(`${name} contains user information (an @)`, DOMAIN_URL_EXPECTED);
  const problem = problemOf(value);
  if (problem !== void 0) throw invalidInput(`${name} is ${quoted(value)}, ${problem}`, DOMAIN_URL_EXPECTED);
  return new URL(value).origin;
}
function problemOf(value) {
  if (!URL.canParse(value)) return "which is not a URL";
  const url = new URL(value);
  if (url.protocol !== "https:") return "which is not https";
  if (!/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(url.hostname))
    return "whose host has other characters than letters, digits, dots and hyphens";
  if (/[?#]/.test(value)) return "with a query or fragment";
  return url.pathname === "/" ? void 0 : `with the path ${quoted(url.pathname)}`;
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
    read: /* @__PURE__ */ renew_now_text({ pattern: /^(?!ocid1\.)[!-9;-~]+$/, expected: CLIENT_ID_EXPECTED })
  },
  "client-secret": {
    secret: true,
    read: readClientSecret
  },
  region: {
    flag: "<region>",
    required: REGION_EXPECTED,
    // Only the form: Oracle adds regions often. The TypeScript SDK would use a region key such as fra as it is.
    read: /* @__PURE__ */ renew_now_text({ pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/, expected: REGION_EXPECTED })
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
    read: /* @__PURE__ */ renew_now_text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: "text on one line" })
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
    read: /* @__PURE__ */ renew_now_text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: RESOURCE_TYPE_EXPECTED })
  },
  // The service limits an RPST to twelve hours. Most of Oracle's samples, but not all, give the lifetime in seconds.
  "token-lifetime": {
    flag: "<seconds>",
    read: /* @__PURE__ */ integer(1, 43200)
  },
  audience: {
    flag: "<text>",
    default: "https://cloud.oracle.com",
    read: /* @__PURE__ */ renew_now_text({ pattern: /^[\x21-\x7e]+$/, expected: "text without spaces, e.g. https://cloud.oracle.com" })
  },
  "subject-token": {
    secret: true,
    read: (value, name) => readSubjectToken(value, `the input ${name}`)
  },
  profile: {
    flag: "<name>",
    default: "WIF",
    read: /* @__PURE__ */ renew_now_text(PROFILE_NAME)
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
function readSetting(source, setting) {
  const { default: byDefault, required } = SETTINGS[setting];
  const value = givenValue(source, setting) ?? byDefault;
  if (value !== void 0) return readValue(value, setting, source);
  if (required !== void 0) throw missing(source, setting, required);
  return void 0;
}
function givenValue(source, setting) {
  return firstGiven(source.valueOf(setting));
}
function readValue(value, setting, source) {
  const { secret, read } = SETTINGS[setting];
  if (secret) for (const part of secretParts(value)) protectSecret(part);
  return read(value, source.nameOf(setting), source);
}
function missing(source, setting, expected) {
  const why = source.whyMissing?.(setting);
  const problem = `${source.nameOf(setting)} is missing${why === void 0 ? "" : `: ${why}`}`;
  return invalidInput(problem, expected, source.whereFrom?.(setting));
}
// @__NO_SIDE_EFFECTS__
function renew_now_text({ pattern, expected }) {
  return (value, name) => checkForm(name, value, pattern, expected);
}
// @__NO_SIDE_EFFECTS__
function integer(least, most) {
  return (value, name) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw invalidInput(`${name} is ${quoted(value)}`, `a whole number from ${least} to ${most}`);
  };
}
function readBoolean(value, name) {
  const is = booleanOf(value);
  if (is === void 0) throw invalidInput(`${name} is ${quoted(value)}`, "true or false");
  return is;
}
function booleanOf(value) {
  if (["true", "True", "TRUE"].includes(value)) return true;
  return ["false", "False", "FALSE"].includes(value) ? false : void 0;
}
function readTokenType(value, name) {
  if (value === "upst" || value === "rpst") return value;
  throw invalidInput(`${name} is ${quoted(value)}`, "upst or rpst");
}
function readTenancy(value, name) {
  if (isOcid(value, "tenancy")) return value;
  throw invalidInput(`${name} is ${quoted(value)}`, "a tenancy OCID such as ocid1.tenancy.oc1..aaaa");
}
function readClientSecret(value, name) {
  if (/\p{Cc}/u.test(value))
    throw invalidInput(`${name} contains a line break or another control character`, CLIENT_SECRET_EXPECTED);
  if (value.length < SHORTEST_MASK)
    throw invalidInput(`${name} is too short for a client secret`, `at least ${SHORTEST_MASK} characters`);
  return value;
}
function readClientAuthentication(value, name) {
  if (value === "client_secret_basic" || value === "private_key_jwt" || value === "instance_principal") return value;
  throw invalidInput(`${name} is ${quoted(value)}`, "client_secret_basic, private_key_jwt or instance_principal");
}
function readOciHome(value, name, { directory }) {
  const path13 = /^~($|\/)/.test(value) || value.startsWith(`~${external_node_path_namespaceObject.sep}`) ? (0,external_node_path_namespaceObject.join)(homeDirectory(name), value.slice(1)) : value;
  const kind = directory === void 0 ? "an absolute path, or one that starts with ~/," : "a path";
  const expected = `${kind} in printable ASCII without =, % and ;`;
  if (directory === void 0 && !(0,external_node_path_namespaceObject.isAbsolute)(path13))
    throw invalidInput(`${name} is ${quoted(value)}, a relative path`, expected);
  if (lacksDrive(path13))
    throw invalidInput(`${name} is ${quoted(value)}, a path without a drive`, "a path such as C:\\Users\\me\\.oci");
  const absolute = (0,external_node_path_namespaceObject.resolve)(directory ?? "", path13);
  if (absolute.length > 1024)
    throw invalidInput(`${name} is ${absolute.length} characters long`, "at most 1024 characters");
  return checkForm(name, absolute, /^[ -$&-:<>-~]+$/, expected);
}
function lacksDrive(path13) {
  return process.platform === "win32" && /^[\\/](?![\\/])/.test(path13);
}
function readRegistryLogin(value, name) {
  const is = booleanOf(value);
  if (is !== void 0) return is || void 0;
  const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
  return checkForm(name, value, pattern, "true, false, or a registry host such as fra.ocir.io, without a path");
}

// src/profile/environment.ts


// src/action/runner-files.ts


// src/action/log-out.ts
var INPUTS = { nameOf: (setting) => setting, valueOf: (setting) => getInput(setting) };
function readLoginPlace() {
  return { profile: readSetting(INPUTS, "profile"), ociHome: readSetting(INPUTS, "oci-home") };
}

// src/action/renew-now.ts
async function runRenewNow() {
  const { profile, ociHome } = readLoginPlace();
  const { name, expiresAt } = await renewProfile(ociHome, profile, systemTiming);
  mask(await tokenOf(name) ?? "");
  setOutput("expires-at", expiresAt);
  info2(describeRenewal(profile, expiresAt));
}

// src/renew-now.ts
watchOutput();
redactOutput();
runRenewNow().then(async () => {
  if (await hasLostOutput()) process.exitCode = 1;
}).catch(reportFailure);

