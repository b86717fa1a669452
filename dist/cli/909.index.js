export const id = 909;
export const ids = [909];
export const modules = {

/***/ 8945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ configTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
// src/profile/config-target.ts

async function configTarget(configFile) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(configFile).catch(() => void 0);
  if (!found?.isSymbolicLink()) return configFile;
  const { followConfigLink } = await __webpack_require__.e(/* import() */ 36).then(__webpack_require__.bind(__webpack_require__, 2036));
  return followConfigLink(configFile, found.uid);
}




/***/ }),

/***/ 4555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ diskFailure),
/* harmony export */   b: () => (/* binding */ isMissing)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);


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

/***/ 7301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// src/keys/fingerprint.ts

function keyFingerprint(pem) {
  const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem).export({ type: "spki", format: "der" });
  const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("md5").update(der).digest("hex").match(/../g) ?? [];
  return pairs.join(":");
}




/***/ }),

/***/ 5453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHomes)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
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

/***/ 1638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ refuseUnknownKeys),
/* harmony export */   T: () => (/* binding */ readIniFile)
/* harmony export */ });
/* harmony import */ var _ini_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5385);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);



// src/text/ini-file.ts
function readIniFile(text, origin) {
  const values = /* @__PURE__ */ new Map();
  let section = "";
  let key = "";
  for (const line of (0,_ini_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .configLines */ .Q)(Buffer.from(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")))) {
    const { kind, number } = line;
    if (kind === "stray" || kind === "broken") {
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(
        `${origin} has neither a section nor a key with a value in line ${number}`,
        "[Section] and lines KEY = value below it"
      );
    }
    if (kind === "header") section = utf8(line.name).trim().toLowerCase();
    const previous = values.get(key);
    if (kind === "continuation" && previous) {
      values.set(key, { ...previous, value: `${previous.value}
${utf8(line.text).trim()}` });
    }
    if (kind !== "key") continue;
    key = `${section}.${utf8(line.name)}`;
    if (values.has(key)) {
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${origin} has a key in line ${number} that it already has above`, "each key once");
    }
    values.set(key, { value: utf8(line.value), line: number });
  }
  return values;
}
function refuseUnknownKeys(ini, known, origin) {
  for (const [key, { line }] of ini) {
    if (known.includes(key)) continue;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `${origin} has the key ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(shown(key))} in line ${line}; expected: ${known.map(shown).join(", ")} (in any case)`
    );
  }
}
function shown(key) {
  const [section = "", name = ""] = key.split(/\.(.*)/s);
  return `[${section}] ${name.toUpperCase()}`;
}
function utf8(bytes) {
  return Buffer.from(bytes, "latin1").toString();
}




/***/ }),

/***/ 5385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 9928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ readLoginPlace),
/* harmony export */   $u: () => (/* binding */ readLoginSource),
/* harmony export */   XY: () => (/* binding */ readLoginRequest),
/* harmony export */   mb: () => (/* binding */ readLoginSubject),
/* harmony export */   rv: () => (/* binding */ subjectTokens)
/* harmony export */ });
/* harmony import */ var _ini_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1638);
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8687);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(892);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8726);
/* harmony import */ var _files_text_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3167);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6760);








// src/cli/login-ini.ts
var LOGIN_KEYS = {
  domainUrl: ["identitydomain.iam_guid", "wifconfig.iam_guid", "wifconfig.domain_url"],
  clientId: ["wifconfig.oauthclientid", "wifconfig.client_id"],
  clientSecret: ["wifconfig.oauthclientsecret", "wifconfig.client_secret"],
  subjectToken: ["wifconfig.jwt", "wifconfig.jwt_token", "wifconfig.subject_token", "token.jwt"],
  region: ["ociconfig.region", "wifconfig.region"],
  profile: ["ociconfig.cli_profile", "ociconfig.profile"]
};
function readLoginIni(text, origin) {
  const ini = (0,_ini_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readIniFile */ .T)(text, origin);
  (0,_ini_file_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseUnknownKeys */ .R)(ini, Object.values(LOGIN_KEYS).flat(), origin);
  const find = (name) => LOGIN_KEYS[name].map((key) => ini.get(key)?.value).find((value) => value !== void 0 && value !== "");
  return {
    domainUrl: find("domainUrl"),
    clientId: find("clientId"),
    clientSecret: find("clientSecret"),
    subjectToken: find("subjectToken"),
    region: find("region"),
    profile: find("profile")
  };
}

// src/cli/login-subject.ts



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
    const said = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_4__/* .readErrorBody */ .N)(answer.body);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
      "denial",
      "Identity token request refused",
      `GitHub answered ${answer.status} to the request for an identity token${said ? ` (${said.description ?? said.error})` : ""}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents'
      }
    );
  }
  return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readSubjectToken */ .k)(valueOf(answer.body), "GitHub's answer to the request for an identity token");
}
function valueOf(body) {
  let value;
  try {
    value = JSON.parse(body)?.value;
  } catch {
    value = void 0;
  }
  if (typeof value !== "string" || value === "") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
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
    const { readTextFile: readTextFile2 } = await __webpack_require__.e(/* import() */ 197).then(__webpack_require__.bind(__webpack_require__, 9197));
    return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readSubjectToken */ .k)((await readTextFile2("--subject-token-file", source.file)).trim(), "--subject-token-file");
  }
  const { readTokenFromCommand } = await __webpack_require__.e(/* import() */ 956).then(__webpack_require__.bind(__webpack_require__, 9956));
  return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readSubjectToken */ .k)(
    await readTokenFromCommand(source, timeout),
    "what --subject-token-command printed (exit code 0)"
  );
}

// src/login/subject.ts
function subjectTokens({ subject, requestTimeout }, http, mask) {
  if ("given" in subject) return () => Promise.resolve(subject.given);
  const { source } = subject;
  if ("requestToken" in source) mask(source.requestToken);
  return async () => {
    const token = await requestSubjectToken(http, source, requestTimeout);
    mask(token.raw);
    return token;
  };
}
function githubTokenSource(audience) {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "";
  const requestToken = (process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? "").trim();
  return URL.canParse(requestUrl) && requestToken !== "" ? { requestUrl, requestToken, audience } : void 0;
}

// src/cli/login-subject.ts
async function readLoginSubject(flags, ini, audience) {
  const { subjectTokenFile: file, subjectTokenEnv: variable, subjectTokenCommand: command } = flags;
  refuseSeveral({
    "--subject-token-file": file,
    "--subject-token-env": variable,
    "--subject-token-command": command
  });
  if (command !== void 0) return { source: commandSource(command, flags.clientSecretEnv) };
  if (file !== void 0) return fromFile(file, flags.renew === true);
  if (variable !== void 0) {
    if (flags.renew === true) throw notRenewable("--subject-token-env", "an environment variable is set only once");
    return { given: fromVariable(variable) };
  }
  if (ini.subjectToken === void 0) return { source: githubSource(audience) };
  if (flags.renew === true) throw notRenewable("the JWT in --from-ini", "the file is written only once");
  return { given: (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readSubjectToken */ .k)(ini.subjectToken, "the JWT in --from-ini") };
}
function refuseSeveral(flags) {
  const given = Object.keys(flags).filter((flag) => flags[flag] !== void 0);
  if (given.length > 1) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(`${given.join(" and ")} are given together`, "one of them");
}
function notRenewable(token, why) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)(
    `--renew is given, but ${token} cannot be renewed: ${why}`,
    "--renew with a --subject-token-file that the platform refreshes, with --subject-token-command, or with GitHub's own token"
  );
}
function commandSource(command, clientSecretEnv) {
  if (command.trim() === "")
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)("--subject-token-command is empty", "a command that prints the JWT on stdout");
  const environment = Object.entries(process.env).filter(
    (entry) => entry[1] !== void 0 && !isSameVariable(entry[0], clientSecretEnv)
  );
  return { command, directory: process.cwd(), environment: Object.fromEntries(environment) };
}
function isSameVariable(one, other) {
  return process.platform === "win32" ? one.toUpperCase() === other.toUpperCase() : one === other;
}
async function fromFile(file, renew) {
  if (file !== "-" && await isRegularFile(file)) return { source: { file: (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(file) } };
  if (renew)
    throw notRenewable(`--subject-token-file ${file === "-" ? "-" : "(not a regular file)"}`, "it is read only once");
  return {
    given: (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readSubjectToken */ .k)((await (0,_files_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .G)("--subject-token-file", file)).trim(), "--subject-token-file")
  };
}
async function isRegularFile(file) {
  return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.stat)(file).then(
    (found) => found.isFile(),
    () => true
  );
}
function fromVariable(name) {
  const value = process.env[name] ?? "";
  if (value === "") {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR("input", "No subject token", `the environment variable ${name} is empty`, {
      hint: 'in GitLab, "id_tokens" with "aud" in the job sets it'
    });
  }
  return (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readSubjectToken */ .k)(value.trim(), `the environment variable ${name}`);
}
function githubSource(audience) {
  const source = githubTokenSource(audience);
  if (source) return source;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR(
    "input",
    "No subject token",
    "no token of an identity provider is given, and this is not a GitHub job with id-token: write",
    {
      hint: "give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command"
    }
  );
}

// src/cli/login-request.ts
async function readLoginRequest(flags) {
  const { source, ini } = await readLoginSource(flags);
  return Object.freeze({
    ...(0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readSettings */ .sb)(source),
    subject: await readLoginSubject(flags, ini, (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readAudience */ .hZ)(source)),
    renew: flags.renew === true,
    terraformFederation: false,
    registryLogin: void 0,
    verify: flags.verify === true,
    cleanup: true
  });
}
async function readLoginSource(flags) {
  if (flags.clientSecretFile === "-" && flags.subjectTokenFile === "-")
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidInput */ .aY)("--client-secret-file and --subject-token-file both read stdin", "one of them from a file");
  const ini = flags.fromIni === void 0 ? {} : readLoginIni(await (0,_files_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .G)("--from-ini", flags.fromIni), flags.fromIni);
  return { source: settingSource(flags, { ...ini, clientSecret: await findClientSecret(flags, ini) }), ini };
}
function readLoginPlace(flags) {
  const source = flagSource({ profile: flags.profile, "oci-home": flags.ociHome });
  return { profile: (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readProfileName */ .b5)(source), ociHome: (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readOciHome */ .Zc)(source) };
}
function settingSource(flags, ini) {
  const source = flagSource({
    "domain-url": flags.domainUrl ?? ini.domainUrl,
    "client-id": flags.clientId ?? ini.clientId,
    "client-secret": ini.clientSecret,
    region: (0,_first_given_js__WEBPACK_IMPORTED_MODULE_8__/* .firstGiven */ .q)(flags.region, ini.region, process.env.OCI_CLI_REGION),
    tenancy: flags.tenancy,
    "token-type": flags.tokenType,
    "resource-type": flags.resourceType,
    "token-lifetime": flags.tokenLifetime,
    audience: flags.audience,
    profile: flags.profile ?? ini.profile,
    "oci-home": flags.ociHome,
    "max-attempts": flags.maxAttempts,
    "request-timeout": flags.requestTimeout,
    "retry-timeout": flags.retryTimeout
  });
  const howToGiveSecret = `give it with --client-secret-file or in the environment variable ${flags.clientSecretEnv}`;
  return {
    ...source,
    // No flag takes the secret itself: arguments are visible to every process of the machine.
    nameOf: (setting) => setting === "client-secret" ? "the client secret" : source.nameOf(setting),
    whyMissing: (setting) => setting === "client-secret" ? howToGiveSecret : void 0
  };
}
function flagSource(values) {
  return {
    nameOf: (setting) => `--${setting}`,
    valueOf: (setting) => values[setting],
    directory: process.cwd()
  };
}
async function findClientSecret(flags, ini) {
  const { clientSecretFile: file, clientSecretEnv: variable } = flags;
  if (file !== void 0) return (await (0,_files_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .G)("--client-secret-file", file)).trim();
  const fromVariable2 = process.env[variable] ?? "";
  return fromVariable2 === "" ? ini.clientSecret : fromVariable2;
}




/***/ }),

/***/ 6345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jm: () => (/* binding */ retryWhileHeld),
/* harmony export */   Kb: () => (/* binding */ makeDirectories),
/* harmony export */   mf: () => (/* binding */ keepAccessOfOwner)
/* harmony export */ });
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4555);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);


// src/files/held-files.ts
async function retryWhileHeld(operation) {
  return process.platform === "win32" ? (await __webpack_require__.e(/* import() */ 251).then(__webpack_require__.bind(__webpack_require__, 7251))).retry(operation) : operation();
}

// src/files/make-directories.ts


async function makeDirectories(directory, mode) {
  try {
    return await makeOne(directory, mode);
  } catch (error) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(directory);
    if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b)(error) || parent === directory) throw error;
    const made = await makeDirectories(parent, mode);
    return made + await makeOne(directory, mode);
  }
}
async function makeOne(directory, mode) {
  keepAccessOfOwner();
  try {
    await retryWhileHeld(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { mode }));
    return 1;
  } catch (error) {
    const exists = REPORTED_FOR_EXISTING.has(String(error.code)) && await isDirectory(directory);
    if (exists) return 0;
    throw error;
  }
}
var REPORTED_FOR_EXISTING = /* @__PURE__ */ new Set(["EEXIST", "EACCES", "EPERM", "EROFS", "EISDIR"]);
async function isDirectory(directory) {
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(directory).catch(() => void 0))?.isDirectory() === true;
}
function keepAccessOfOwner() {
  const umask = process.umask(63);
  process.umask(umask & 63);
}




/***/ }),

/***/ 2760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8919);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6760);




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
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rm)(temporary, { force: true });
  };
  return {
    discard,
    async commit() {
      try {
        await assertInPlace(handle, temporary);
        await handle.close();
        await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rename)(temporary, filePath));
      } catch (error) {
        await discard().catch(() => void 0);
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, filePath);
      }
    }
  };
}
function temporaryName(filePath, suffix) {
  return node_path__WEBPACK_IMPORTED_MODULE_5__.join(node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_5__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT, attempts = 5) {
  const found = await inspectFile(filePath);
  if (!found) return void 0;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_3__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_3__.constants.O_NOFOLLOW ?? 0);
    const handle = await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.open)(filePath, flags));
    try {
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b)(error)) return void 0;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, filePath);
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
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.lstat)(directory).catch(() => void 0);
  return found?.isDirectory() === true && (process.platform === "win32" || (found.mode & 63) === 0);
}
async function makePrivateDirectory(directory) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .makeDirectories */ .Kb)(directory, 448);
    } catch (error) {
      if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b)(error) && attempt < 5) continue;
      const level = error.path ?? directory;
      throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b)(error) ? refusal(level, "cannot be created: its parent takes no directories") : (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, level);
    }
  }
}
async function moveDirectory(from, to) {
  try {
    await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rename)(from, to));
  } catch (error) {
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, to);
  }
}
async function createFile(filePath, content, access = {}) {
  let handle;
  try {
    handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.open)(filePath, "wx", 384);
  } catch (error) {
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    await handle.sync();
    return handle;
  } catch (error) {
    await handle.close();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rm)(filePath, { force: true });
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, filePath);
  }
}
async function assertInPlace(handle, filePath) {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(filePath)}.`;
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
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.lstat)(anyPath);
  } catch (error) {
    if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b)(error)) return void 0;
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, anyPath);
  }
}
function kindOf(found) {
  if (found.isSymbolicLink()) return "a symbolic link";
  if (found.isDirectory()) return "a directory";
  return found.isFile() ? "a file" : "a special file";
}
function refusal(anyPath, defect, hint) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("files", "Cannot write profile", `${anyPath} ${defect}`, hint === void 0 ? {} : { hint });
}




/***/ }),

/***/ 8725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ locateProfile),
/* harmony export */   IU: () => (/* binding */ profilePaths),
/* harmony export */   tt: () => (/* binding */ SESSION_FILES)
/* harmony export */ });
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7238);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4555);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);



// src/profile/profile-paths.ts


var SESSION_FILES = { token: "token", key: "oci_api_key.pem", publicKey: "oci_api_key_public.pem" };
async function locateProfile(ociHome, profile) {
  const givenHome = node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(ociHome);
  return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
  (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_0__/* .checkProfileName */ .x)(profile);
  const sessionsDirectory = node_path__WEBPACK_IMPORTED_MODULE_3__.join(ociHome, "sessions");
  const sessionDirectory = node_path__WEBPACK_IMPORTED_MODULE_3__.join(sessionsDirectory, profile);
  return {
    ociHome,
    givenHome,
    configFile: node_path__WEBPACK_IMPORTED_MODULE_3__.join(ociHome, "config"),
    sessionsDirectory,
    sessionDirectory,
    tokenFile: node_path__WEBPACK_IMPORTED_MODULE_3__.join(sessionDirectory, SESSION_FILES.token),
    keyFile: node_path__WEBPACK_IMPORTED_MODULE_3__.join(sessionDirectory, SESSION_FILES.key),
    publicKeyFile: node_path__WEBPACK_IMPORTED_MODULE_3__.join(sessionDirectory, SESSION_FILES.publicKey)
  };
}
async function realPath(absolute) {
  try {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(absolute);
  } catch (error) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(absolute);
    if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b)(error) || parent === absolute) throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, absolute);
    return node_path__WEBPACK_IMPORTED_MODULE_3__.join(await realPath(parent), node_path__WEBPACK_IMPORTED_MODULE_3__.basename(absolute));
  }
}




/***/ }),

/***/ 4771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ comparablePath),
/* harmony export */   y: () => (/* binding */ isSamePath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
// src/files/same-path.ts

function isSamePath(one, other, platform = process.platform) {
  if (one === void 0 || other === void 0) return one === other;
  return comparablePath(one, platform) === comparablePath(other, platform);
}
function comparablePath(anyPath, platform = process.platform) {
  return platform === "win32" ? node_path__WEBPACK_IMPORTED_MODULE_0__.win32.normalize(anyPath).toLowerCase() : anyPath;
}




/***/ })

};
