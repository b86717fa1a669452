export const id = 353;
export const ids = [353];
export const modules = {

/***/ 216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ readLoginPlace),
  X: () => (/* binding */ readLoginRequest)
});

// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/files/text-file.js
var text_file = __webpack_require__(9140);
// EXTERNAL MODULE: ./build/login/settings.js + 1 modules
var settings = __webpack_require__(6410);
// EXTERNAL MODULE: ./build/text/ini-file.js
var ini_file = __webpack_require__(1099);
;// CONCATENATED MODULE: ./build/cli/login-ini.js

const LOGIN_KEYS = {
    domainUrl: ['identitydomain.iam_guid', 'wifconfig.iam_guid', 'wifconfig.domain_url'],
    clientId: ['wifconfig.oauthclientid', 'wifconfig.client_id'],
    clientSecret: ['wifconfig.oauthclientsecret', 'wifconfig.client_secret'],
    subjectToken: ['wifconfig.jwt', 'wifconfig.jwt_token', 'wifconfig.subject_token', 'token.jwt'],
    region: ['ociconfig.region', 'wifconfig.region'],
    profile: ['ociconfig.cli_profile', 'ociconfig.profile'],
};
function readLoginIni(text, origin) {
    const ini = (0,ini_file/* readIniFile */.T)(text, origin);
    (0,ini_file/* refuseUnknownKeys */.R)(ini, Object.values(LOGIN_KEYS).flat(), origin);
    const find = (name) => LOGIN_KEYS[name].map((key) => ini.get(key)?.value).find((value) => value !== undefined && value !== '');
    return {
        domainUrl: find('domainUrl'),
        clientId: find('clientId'),
        clientSecret: find('clientSecret'),
        subjectToken: find('subjectToken'),
        region: find('region'),
        profile: find('profile'),
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/federation/subject-token.js
var subject_token = __webpack_require__(4876);
// EXTERNAL MODULE: ./build/login/subject.js + 2 modules
var subject = __webpack_require__(3650);
;// CONCATENATED MODULE: ./build/cli/login-subject.js






async function readLoginSubject(flags, ini, audience) {
    const { subjectTokenFile: file, subjectTokenEnv: variable, subjectTokenCommand: command } = flags;
    refuseSeveral({
        '--subject-token-file': file,
        '--subject-token-env': variable,
        '--subject-token-command': command,
    });
    if (command !== undefined)
        return { source: commandSource(command, flags.clientSecretEnv) };
    if (file !== undefined)
        return fromFile(file, flags.renew === true);
    if (variable !== undefined) {
        if (flags.renew === true)
            throw notRenewable('--subject-token-env', 'an environment variable is set only once');
        return { given: fromVariable(variable) };
    }
    if (ini.subjectToken === undefined)
        return { source: githubSource(audience) };
    if (flags.renew === true)
        throw notRenewable('the JWT in --from-ini', 'the file is written only once');
    return { given: (0,subject_token/* readSubjectToken */.k)(ini.subjectToken, 'the JWT in --from-ini') };
}
function refuseSeveral(flags) {
    const given = Object.keys(flags).filter((flag) => flags[flag] !== undefined);
    if (given.length > 1)
        throw (0,failure/* invalidInput */.aY)(`${given.join(' and ')} are given together`, 'one of them');
}
function notRenewable(token, why) {
    return (0,failure/* invalidInput */.aY)(`--renew is given, but ${token} cannot be renewed: ${why}`, "--renew with a --subject-token-file that the platform refreshes, with --subject-token-command, or with GitHub's own token");
}
function commandSource(command, clientSecretEnv) {
    if (command.trim() === '')
        throw (0,failure/* invalidInput */.aY)('--subject-token-command is empty', 'a command that prints the JWT on stdout');
    const environment = Object.entries(process.env).filter((entry) => entry[1] !== undefined && entry[0] !== clientSecretEnv);
    return { command, directory: process.cwd(), environment: Object.fromEntries(environment) };
}
async function fromFile(file, renew) {
    if (file !== '-' && (await isRegularFile(file)))
        return { source: { file: (0,external_node_path_.resolve)(file) } };
    if (renew)
        throw notRenewable(`--subject-token-file ${file === '-' ? '-' : '(not a regular file)'}`, 'it is read only once');
    return {
        given: (0,subject_token/* readSubjectToken */.k)((await (0,text_file.readTextFile)('--subject-token-file', file)).trim(), '--subject-token-file'),
    };
}
async function isRegularFile(file) {
    return (0,promises_.stat)(file).then((found) => found.isFile(), () => true);
}
function fromVariable(name) {
    const value = process.env[name] ?? '';
    if (value === '') {
        throw new failure/* Failure */.HR('input', 'No subject token', `the environment variable ${name} is empty`, {
            hint: 'in GitLab, "id_tokens" with "aud" in the job sets it',
        });
    }
    return (0,subject_token/* readSubjectToken */.k)(value.trim(), `the environment variable ${name}`);
}
function githubSource(audience) {
    const source = (0,subject/* githubTokenSource */.o)(audience);
    if (source)
        return source;
    throw new failure/* Failure */.HR('input', 'No subject token', 'no token of an identity provider is given, and this is not a GitHub job with id-token: write', {
        hint: 'give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command',
    });
}

;// CONCATENATED MODULE: ./build/cli/login-request.js





async function readLoginRequest(flags) {
    if (flags.clientSecretFile === '-' && flags.subjectTokenFile === '-')
        throw (0,failure/* invalidInput */.aY)('--client-secret-file and --subject-token-file both read stdin', 'one of them from a file');
    const ini = flags.fromIni === undefined ? {} : readLoginIni(await (0,text_file.readTextFile)('--from-ini', flags.fromIni), flags.fromIni);
    const source = settingSource(flags, { ...ini, clientSecret: await findClientSecret(flags, ini) });
    return Object.freeze({
        ...(0,settings/* readSettings */.sb)(source),
        subject: await readLoginSubject(flags, ini, (0,settings/* readAudience */.hZ)(source)),
        renew: flags.renew === true,
        terraformFederation: false,
        registryLogin: undefined,
        verify: flags.verify === true,
        cleanup: true,
    });
}
function readLoginPlace(flags) {
    const source = flagSource({ profile: flags.profile, 'oci-home': flags.ociHome });
    return { profile: (0,settings/* readProfileName */.b5)(source), ociHome: (0,settings/* readOciHome */.Zc)(source) };
}
function settingSource(flags, ini) {
    const source = flagSource({
        'domain-url': flags.domainUrl ?? ini.domainUrl,
        'client-id': flags.clientId ?? ini.clientId,
        'client-secret': ini.clientSecret,
        region: flags.region ?? ini.region ?? process.env.OCI_CLI_REGION,
        tenancy: flags.tenancy,
        'token-type': flags.tokenType,
        'resource-type': flags.resourceType,
        'token-lifetime': flags.tokenLifetime,
        audience: flags.audience,
        profile: flags.profile ?? ini.profile,
        'oci-home': flags.ociHome,
        'max-attempts': flags.maxAttempts,
        'request-timeout': flags.requestTimeout,
        'retry-timeout': flags.retryTimeout,
    });
    const howToGiveSecret = `give it with --client-secret-file or in the environment variable ${flags.clientSecretEnv}`;
    return {
        ...source,
        nameOf: (setting) => (setting === 'client-secret' ? 'the client secret' : source.nameOf(setting)),
        whyMissing: (setting) => (setting === 'client-secret' ? howToGiveSecret : undefined),
    };
}
function flagSource(values) {
    return {
        nameOf: (setting) => `--${setting}`,
        valueOf: (setting) => values[setting],
        directory: process.cwd(),
    };
}
async function findClientSecret(flags, ini) {
    const { clientSecretFile: file, clientSecretEnv: variable } = flags;
    if (file !== undefined)
        return (await (0,text_file.readTextFile)('--client-secret-file', file)).trim();
    const fromVariable = process.env[variable] ?? '';
    return fromVariable === '' ? ini.clientSecret : fromVariable;
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

/***/ 8200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ diskFailure),
/* harmony export */   b: () => (/* binding */ isMissing)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);

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

/***/ 3650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ githubTokenSource),
  r: () => (/* binding */ subjectTokens)
});

// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
// EXTERNAL MODULE: ./build/federation/subject-token.js
var subject_token = __webpack_require__(4876);
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
        throw new failure/* Failure */.HR('denial', 'Identity token request refused', `GitHub answered ${answer.status} to the request for an identity token${said ? ` (${said.description ?? said.error})` : ''}`, {
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
        throw new failure/* Failure */.HR('mismatch', 'Unexpected response', `GitHub answered the request for an identity token with 200 but without a token (${body.length} characters)`, {
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
        const { readTextFile } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 9140));
        return (0,subject_token/* readSubjectToken */.k)((await readTextFile('--subject-token-file', source.file)).trim(), '--subject-token-file');
    }
    const { readTokenFromCommand } = await __webpack_require__.e(/* import() */ 726).then(__webpack_require__.bind(__webpack_require__, 2726));
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


/***/ }),

/***/ 2582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ locateProfile),
/* harmony export */   IU: () => (/* binding */ profilePaths),
/* harmony export */   tt: () => (/* binding */ SESSION_FILES)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_disk_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8200);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7839);




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

/***/ 1099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ refuseUnknownKeys),
/* harmony export */   T: () => (/* binding */ readIniFile)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _ini_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5578);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4865);



function readIniFile(text, origin) {
    const values = new Map();
    let section = '';
    let key = '';
    for (const line of (0,_ini_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .configLines */ .Q)(Buffer.from(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')))) {
        const { kind, number } = line;
        if (kind === 'stray' || kind === 'broken') {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${origin} has neither a section nor a key with a value in line ${number}`, '[Section] and lines KEY = value below it');
        }
        if (kind === 'header')
            section = utf8(line.name).trim().toLowerCase();
        const previous = values.get(key);
        if (kind === 'continuation' && previous) {
            values.set(key, { ...previous, value: `${previous.value}\n${utf8(line.text).trim()}` });
        }
        if (kind !== 'key')
            continue;
        key = `${section}.${utf8(line.name)}`;
        if (values.has(key)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${origin} has a key in line ${number} that it already has above`, 'each key once');
        }
        values.set(key, { value: utf8(line.value), line: number });
    }
    return values;
}
function refuseUnknownKeys(ini, known, origin) {
    for (const [key, { line }] of ini) {
        if (known.includes(key))
            continue;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('input', 'Invalid input', `${origin} has the key ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(shown(key))} in line ${line}; expected: ${known.map(shown).join(', ')} (in any case)`);
    }
}
function shown(key) {
    const [section = '', name = ''] = key.split(/\.(.*)/s);
    return `[${section}] ${name.toUpperCase()}`;
}
function utf8(bytes) {
    return Buffer.from(bytes, 'latin1').toString();
}


/***/ }),

/***/ 5578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ })

};
