export const id = 712;
export const ids = [712];
export const modules = {

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

/***/ 4141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ commandHttp)
/* harmony export */ });
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6099);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(892);



// src/cli/http.ts
var REQUEST_TIMEOUT = Number(_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY["request-timeout"]);
var MAX_ATTEMPTS = Number(_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY["max-attempts"]);
var RETRY_TIMEOUT = Number(_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY["retry-timeout"]);
function commandHttp(terminal, timing) {
  (0,_credentials_js__WEBPACK_IMPORTED_MODULE_0__/* .ignoreDisabledVerification */ .cJ)((line) => {
    terminal.warn(line);
  });
  return {
    send: (what, prepare) => (0,_credentials_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttpClient */ .uT)({
      userAgent: "oci-wif",
      requestTimeout: REQUEST_TIMEOUT,
      maxAttempts: MAX_ATTEMPTS,
      retryTimeout: RETRY_TIMEOUT,
      overallTimeout: REQUEST_TIMEOUT * MAX_ATTEMPTS,
      onRetry: (line) => {
        terminal.warn(line);
      },
      timing
    }).send(what, prepare)
  };
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

/***/ 3872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ verifyProfile),
/* harmony export */   Hf: () => (/* binding */ describeLogin),
/* harmony export */   IK: () => (/* binding */ preloadSdk),
/* harmony export */   Xm: () => (/* binding */ describeVerification)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);


// src/login/verify.ts
function preloadSdk() {
  loadSdk().catch(() => void 0);
}
async function verifyProfile(http, { configFile }, profile) {
  const sdk = await loadSdk();
  return sdk.verifyProfile(http, { configFile, profile });
}
var loadSdk = () => Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(564)]).then(__webpack_require__.bind(__webpack_require__, 5564));

// src/login/result.ts
function describeLogin(result, now, renewalEndsWith) {
  const { request, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 6e4);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(subject.claims.sub ?? "")}`,
    `  profile:  ${request.profile} in ${paths.configFile}`,
    `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
    ...renewedUntil ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`] : [],
    ...verification ? [`  verified: ${describeVerification(verification)}`] : []
  ];
}
function describeVerification(verification) {
  return verification.allowed ? `a signed call returned the Object Storage namespace ${verification.namespace}` : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). If your tools need the namespace, add the policy: Allow group <group> to read objectstorage-namespaces in tenancy`;
}




/***/ }),

/***/ 8712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerify: () => (/* binding */ runVerify)
/* harmony export */ });
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3872);
/* harmony import */ var _login_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9928);
/* harmony import */ var _ini_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1638);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6099);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8565);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8725);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(892);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1351);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7238);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8726);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(3140);
/* harmony import */ var _files_text_file_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3167);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4555);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(7594);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(1455);





















// src/cli/verify.ts

async function runVerify(flags, timing = _credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .systemTiming */ .O$) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .createTerminal */ .P)(flags.json === true ? "json" : "report");
  const { profile, ociHome } = (0,_login_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readLoginPlace */ .$d)(flags);
  const paths = await (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .locateProfile */ .A5)(ociHome, profile);
  const { principal, expiresAt } = await readSession(paths, profile);
  terminal.say(`Profile:    ${profile} in ${paths.configFile}`);
  terminal.say(`Principal:  ${principal}`);
  terminal.say(`Expires:    ${expiresAt?.toISOString() ?? "(the session token has no valid expiry)"}`);
  if (expiresAt !== void 0 && expiresAt.getTime() <= timing.now()) {
    const detail = `the session of the profile ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_16__/* .quoted */ .TL)(profile)} expired at ${expiresAt.toISOString()}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_16__/* .Failure */ .HR("denial", "Verification failed", detail, { hint: "log in again" });
  }
  const verification = await (0,_result_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyProfile */ .$9)((0,_http_js__WEBPACK_IMPORTED_MODULE_3__/* .commandHttp */ .W)(terminal, timing), paths, profile);
  terminal.say(`Verified:   ${(0,_result_js__WEBPACK_IMPORTED_MODULE_0__/* .describeVerification */ .Xm)(verification)}`);
  if (flags.json === true) {
    const result = { profile, principal, expiresAt: expiresAt?.toISOString(), ...verification };
    terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_16__/* .harmlessJson */ .EL)(result));
  }
  return _exit_js__WEBPACK_IMPORTED_MODULE_8__/* .EXIT */ .dc.done;
}
async function readSession(paths, profile) {
  const hint = "log in first (oci-wif login), or name another profile with --profile";
  let token;
  try {
    token = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.readFile)(paths.tokenFile, "utf8");
  } catch (cause) {
    const detail = `the profile ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_16__/* .quoted */ .TL)(profile)} has no session in ${paths.sessionDirectory}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_16__/* .Failure */ .HR("input", "Invalid input", detail, { hint, cause });
  }
  const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_18__/* .readClaims */ .I)(token.trim());
  if (!claims)
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_16__/* .Failure */ .HR("files", "Verification failed", `${paths.tokenFile} does not contain a session token`, { hint });
  const expiry = claims.exp === void 0 ? void 0 : new Date(claims.exp * 1e3);
  return {
    principal: (0,_failure_js__WEBPACK_IMPORTED_MODULE_16__/* .printable */ .g$)(claims.sub ?? "(the session token has no principal)"),
    expiresAt: expiry !== void 0 && Number.isNaN(expiry.getTime()) ? void 0 : expiry
  };
}



/***/ })

};
