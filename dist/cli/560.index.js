export const id = 560;
export const ids = [560];
export const modules = {

/***/ 2779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cu: () => (/* binding */ checkHome),
  U$: () => (/* binding */ checkProfile),
  l3: () => (/* binding */ readLoginSettings)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/federation/domain-url.js
var domain_url = __webpack_require__(2274);
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
const OCI_HOME = { pattern: /^[ -$&-:<>-~]{1,1024}$/, expected: 'in printable ASCII without =, % and ;' };

// EXTERNAL MODULE: ./build/profile/profile-name.js
var profile_name = __webpack_require__(7839);
// EXTERNAL MODULE: ./build/setup/desired/ini-file.js
var ini_file = __webpack_require__(4496);
// EXTERNAL MODULE: ./build/text/form.js
var text_form = __webpack_require__(7018);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/cli/login-subject.js + 3 modules
var login_subject = __webpack_require__(3511);
// EXTERNAL MODULE: ./build/files/text-file.js
var text_file = __webpack_require__(9140);
;// CONCATENATED MODULE: ./build/cli/login-settings.js










async function readLoginSettings(flags) {
    const ini = flags.fromIni === undefined ? {} : (0,ini_file/* readLoginIni */.QN)(await (0,text_file/* readTextFile */.G)('--from-ini', flags.fromIni), flags.fromIni);
    if (flags.clientSecretFile === '-' && flags.subjectTokenFile === '-')
        throw (0,failure/* invalidInput */.aY)('stdin is to be both the secret and the token', 'one of them from a file');
    const tokenType = (0,text_form/* checkForm */.H)('--token-type', flags.tokenType, /^(upst|rpst)$/, 'upst or rpst');
    return {
        domainUrl: (0,domain_url/* checkDomainUrl */.k)(flags.domainUrl ?? ini.domainUrl),
        clientId: required('--client-id', flags.clientId ?? ini.clientId, CLIENT_ID),
        clientSecret: await clientSecretOf(flags, ini),
        region: required('--region', flags.region ?? ini.region ?? process.env.OCI_CLI_REGION, REGION),
        tenancy: flags.tenancy === undefined ? undefined : required('--tenancy', flags.tenancy, TENANCY),
        tokenType,
        resourceType: resourceTypeOf(flags, tokenType),
        tokenLifetime: lifetimeOf(flags, tokenType),
        profile: checkProfile(flags.profile ?? ini.profile ?? 'WIF'),
        ociHome: checkHome(flags.ociHome),
        maxAttempts: integer('--max-attempts', flags.maxAttempts, 1, 10),
        requestTimeout: integer('--request-timeout', flags.requestTimeout, 1, 300),
        subject: await (0,login_subject/* readLoginSubject */.m)(flags, ini, required('--audience', flags.audience, AUDIENCE)),
    };
}
function checkProfile(value) {
    return (0,text_form/* checkForm */.H)('--profile', value, profile_name/* PROFILE_NAME */.u.pattern, profile_name/* PROFILE_NAME */.u.expected);
}
function checkHome(value) {
    const path = value === '~' || value.startsWith('~/') ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), value.slice(1)) : value;
    return (0,text_form/* checkForm */.H)('--oci-home', (0,external_node_path_.resolve)(path), OCI_HOME.pattern, `a path ${OCI_HOME.expected}`);
}
async function clientSecretOf(flags, ini) {
    const fromFile = flags.clientSecretFile === undefined
        ? undefined
        : (await (0,text_file/* readTextFile */.G)('--client-secret-file', flags.clientSecretFile)).trim();
    const secret = fromFile ??
        (process.env[flags.clientSecretEnv] === '' ? undefined : process.env[flags.clientSecretEnv]) ??
        ini.clientSecret;
    const expected = `the client secret in one line, from --client-secret-file or the environment variable ${flags.clientSecretEnv}`;
    if (secret === undefined || secret === '')
        throw (0,failure/* invalidInput */.aY)('there is no client secret', expected);
    if (/\p{Cc}/u.test(secret))
        throw (0,failure/* invalidInput */.aY)('the client secret contains a line break or another control character', expected);
    return secret;
}
function resourceTypeOf({ resourceType }, tokenType) {
    if (tokenType === 'rpst' && (resourceType ?? '') === '')
        throw (0,failure/* invalidInput */.aY)('--token-type rpst needs --resource-type', "the trust's resource");
    if (tokenType === 'upst' && resourceType !== undefined)
        throw (0,failure/* invalidInput */.aY)('--resource-type is given', 'only with --token-type rpst');
    return resourceType;
}
function lifetimeOf({ tokenLifetime }, tokenType) {
    if (tokenLifetime === undefined)
        return undefined;
    if (tokenType === 'upst')
        throw (0,failure/* invalidInput */.aY)('--token-lifetime is given', 'only with --token-type rpst; a UPST lives at most 60 minutes');
    return integer('--token-lifetime', tokenLifetime, 1, 43_200);
}
function required(flag, value, { pattern, expected }) {
    if (value === undefined || value === '')
        throw (0,failure/* invalidInput */.aY)(`${flag} is missing`, expected);
    return (0,text_form/* checkForm */.H)(flag, value, pattern, expected);
}
function integer(flag, value, least, most) {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most))
        throw (0,failure/* invalidInput */.aY)(`${flag} is "${value.slice(0, 40)}"`, `a whole number from ${least} to ${most}`);
    return number;
}


/***/ }),

/***/ 3511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ readLoginSubject),
  r: () => (/* binding */ subjectTokens)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/federation/subject-token.js
var subject_token = __webpack_require__(4876);
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
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
        const said = (0,error_body/* readErrorBody */.N)(answer.body, [source.requestToken]);
        throw new failure/* Failure */.HR('denial', 'Identity provider refused', `GitHub answered ${answer.status} to the request for an identity token${said ? ` (${said.description ?? said.error})` : ''}`, {
            hint: 'the job may ask for about six hours after its start and needs "permissions: id-token: write"; https://www.githubstatus.com tells whether GitHub is in trouble',
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
        throw new failure/* Failure */.HR('mismatch', 'Unexpected answer', `GitHub answered the request for an identity token with 200 but without a token (${body.length} characters)`, {
            hint: "a proxy that answers in GitHub's place does this; look at https_proxy and no_proxy",
        });
    }
    return value;
}

// EXTERNAL MODULE: ./build/files/text-file.js
var text_file = __webpack_require__(9140);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/renewal/command.js


const LIMIT = 1024 * 1024;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
async function outputOf({ command, directory, environment }, timeout) {
    const child = (0,external_node_child_process_.spawn)(command, {
        shell: true,
        cwd: directory,
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: process.platform !== 'win32',
        windowsHide: true,
    });
    const kill = () => {
        try {
            if (process.platform === 'win32' || child.pid === undefined)
                child.kill('SIGKILL');
            else
                process.kill(-child.pid, 'SIGKILL');
        }
        catch {
        }
        child.stdout.destroy();
    };
    const interrupted = (_name, number) => {
        process.exit(128 + number);
    };
    process.once('exit', kill);
    for (const signal of SIGNALS)
        process.on(signal, interrupted);
    let output = '';
    let why;
    const giveUp = (reason) => {
        why ??= reason;
        kill();
    };
    const timer = setTimeout(giveUp, timeout * 1000, `did not end within ${timeout} s`);
    child.stdout.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (output.length > LIMIT)
            giveUp(`printed more than ${LIMIT} characters`);
    });
    try {
        const end = await new Promise((resolve) => {
            child.once('error', () => {
                resolve('could not be started: there is no shell, or its directory is gone');
            });
            child.once('close', (code, signal) => {
                const said = code === null ? `was ended by ${String(signal)}` : `ended with exit code ${code}`;
                resolve(code === 0 ? undefined : said);
            });
        });
        why ??= end;
    }
    finally {
        clearTimeout(timer);
        process.off('exit', kill);
        for (const signal of SIGNALS)
            process.off(signal, interrupted);
    }
    const token = output.trim();
    if (why === undefined && token === '')
        why = 'printed nothing on stdout (exit code 0)';
    if (why !== undefined)
        throw new failure/* Failure */.HR('transient', 'No subject token', `--subject-token-command ${why}`);
    return token;
}

;// CONCATENATED MODULE: ./build/renewal/subject-source.js




async function requestSubjectToken(http, source, timeout) {
    if ('requestUrl' in source)
        return requestIdToken(http, source);
    if ('file' in source) {
        return (0,subject_token/* readSubjectToken */.k)((await (0,text_file/* readTextFile */.G)('--subject-token-file', source.file)).trim(), '--subject-token-file');
    }
    return (0,subject_token/* readSubjectToken */.k)(await outputOf(source, timeout), 'what --subject-token-command printed (exit code 0)');
}

;// CONCATENATED MODULE: ./build/cli/login-subject.js






async function readLoginSubject(flags, ini, audience) {
    const { subjectTokenFile: file, subjectTokenEnv: variable, subjectTokenCommand: command } = flags;
    const named = Object.entries({
        '--subject-token-file': file,
        '--subject-token-env': variable,
        '--subject-token-command': command,
    }).filter(([, value]) => value !== undefined);
    if (named.length > 1)
        throw (0,failure/* invalidInput */.aY)(`${named.map(([flag]) => flag).join(' and ')} are given`, 'one of them');
    if (command !== undefined)
        return { source: commandSource(command, flags.clientSecretEnv) };
    if (file !== undefined)
        return fromFile(file, flags.renew === true);
    if (variable !== undefined) {
        if (flags.renew === true)
            throw notRenewable('--subject-token-env', 'a variable is set once');
        return { given: fromVariable(variable) };
    }
    if (ini.subjectToken === undefined)
        return { source: gitHubSource(audience) };
    if (flags.renew === true)
        throw notRenewable('the JWT in --from-ini', 'it was put there once');
    return { given: (0,subject_token/* readSubjectToken */.k)(ini.subjectToken, 'the JWT in --from-ini') };
}
function subjectTokens({ subject, requestTimeout }, http) {
    return () => 'given' in subject ? Promise.resolve(subject.given) : requestSubjectToken(http, subject.source, requestTimeout);
}
function notRenewable(token, why) {
    return (0,failure/* invalidInput */.aY)(`--renew is given, but ${token} is no token that can be asked for again: ${why}`, "--renew with --subject-token-file that the platform refreshes, --subject-token-command or GitHub's own token");
}
function commandSource(command, clientSecretEnv) {
    if (command.trim() === '')
        throw (0,failure/* invalidInput */.aY)('--subject-token-command is empty', 'a command that prints the JWT on stdout');
    const environment = Object.entries(process.env).filter((entry) => entry[1] !== undefined && entry[0] !== clientSecretEnv);
    return { command, directory: process.cwd(), environment: Object.fromEntries(environment) };
}
async function fromFile(file, renew) {
    const readAgain = file !== '-' &&
        (await (0,promises_.stat)(file).then((found) => found.isFile(), () => true));
    if (readAgain)
        return { source: { file: (0,external_node_path_.resolve)(file) } };
    if (renew)
        throw notRenewable(`--subject-token-file ${file === '-' ? '-' : '(no regular file)'}`, 'it is read once');
    return {
        given: (0,subject_token/* readSubjectToken */.k)((await (0,text_file/* readTextFile */.G)('--subject-token-file', file)).trim(), '--subject-token-file'),
    };
}
function fromVariable(name) {
    const value = process.env[name] ?? '';
    if (value === '') {
        throw new failure/* Failure */.HR('input', 'No subject token', `the environment variable ${name} is empty`, {
            hint: 'in GitLab it is made by "id_tokens" of the job, with "aud"',
        });
    }
    return (0,subject_token/* readSubjectToken */.k)(value.trim(), `the environment variable ${name}`);
}
function gitHubSource(audience) {
    const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '';
    const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
    if (URL.canParse(requestUrl) && requestToken !== '')
        return { requestUrl, requestToken, audience };
    throw new failure/* Failure */.HR('input', 'No subject token', 'there is no token of an identity provider, and this is no GitHub job with id-token: write', {
        hint: 'give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command',
    });
}


/***/ }),

/***/ 8565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createTerminal)
/* harmony export */ });
const STYLES = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    cyan: [36, 39],
};
function createTerminal(stdoutIsData) {
    const stream = stdoutIsData ? process.stderr : process.stdout;
    const colour = stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
    const paint = (style, text) => {
        const [on, off] = STYLES[style];
        return colour ? `\u001B[${on}m${text}\u001B[${off}m` : text;
    };
    return {
        say: (line = '') => void stream.write(`${line}\n`),
        result: (text) => void process.stdout.write(`${text}\n`),
        warn: (line) => void process.stderr.write(`${paint('yellow', 'Warning')}: ${line}\n`),
        paint,
        interactive: process.stdin.isTTY && stream.isTTY,
    };
}


/***/ }),

/***/ 8207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
function readClaims(jwt) {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt))
        return undefined;
    const [header, claims] = jwt.split('.').slice(0, 2).map(readObject);
    return header && claims && hasRegisteredTypes(claims) ? claims : undefined;
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

/***/ 2274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ checkDomainUrl)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4865);


const EXPECTED = 'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
function checkDomainUrl(value, name = '--domain-url') {
    if (value === undefined || value === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is missing`, EXPECTED);
    if (value.includes('@'))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} contains user information (an @)`, EXPECTED);
    const problem = problemOf(value);
    if (problem !== undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(value)}, ${problem}`, EXPECTED);
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
    return url.pathname === '/' ? undefined : `with the path ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(url.pathname)}`;
}


/***/ }),

/***/ 4876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ audienceOf),
/* harmony export */   k: () => (/* binding */ readSubjectToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8207);


function readSubjectToken(raw, origin) {
    const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .readClaims */ .I)(raw);
    if (claims)
        return { raw, claims };
    const parts = raw.split('.').length;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('input', 'Invalid subject token', `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? '' : 's'} between dots; a JWT has three)`, {
        hint: 'give the token itself, three base64url parts joined by dots, without quotes, a "Bearer" in front or a JSON object around it',
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
    const words = CAUSES[code] ?? `the operating system said ${code}`;
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
    return typeof code === 'string' ? code : 'nothing that helps';
}


/***/ }),

/***/ 9140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextFile)
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

function readErrorBody(body, secrets = []) {
    let json;
    try {
        json = JSON.parse(body);
    }
    catch {
        return undefined;
    }
    const fields = (json ?? {});
    const error = safe(fields.error ?? fields.code, secrets);
    const description = safe(fields.error_description ?? fields.message, secrets);
    return error === undefined && description === undefined ? undefined : { error: error ?? 'error', description };
}
function requestIdOf(answer) {
    return safe(answer.headers['opc-request-id'] ?? answer.headers['x-oracle-dms-ecid']);
}
function safe(value, secrets = []) {
    if (typeof value !== 'string' || value.trim() === '')
        return undefined;
    let text = value;
    for (const secret of secrets)
        if (secret !== '')
            text = text.replaceAll(secret, '(withheld)');
    return (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text.replace(/eyJ[\w-]+\.[\w-]*(\.[\w-]*)?/g, '(token withheld)'), 500);
}


/***/ }),

/***/ 7839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ PROFILE_NAME),
/* harmony export */   x: () => (/* binding */ checkProfileName)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);

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

/***/ 4496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QN: () => (/* binding */ readLoginIni),
/* harmony export */   oR: () => (/* binding */ readSetupIni)
/* harmony export */ });
/* unused harmony exports readIniFile, LOGIN_INI_KEYS */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4865);


function readIniFile(text, origin) {
    const values = new Map();
    let section;
    for (const [index, raw] of text
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\n|\r/)
        .entries()) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#') || line.startsWith(';'))
            continue;
        const header = /^\[([^\]]+)\]$/.exec(line)?.[1];
        const [, key, value] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
        if (header !== undefined)
            section = header.trim().toLowerCase();
        else if (key === undefined || value === undefined || section === undefined) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${origin} has in line ${index + 1} neither a section nor a key with a value`, '[Section] and lines KEY = value below it');
        }
        else
            values.set(`${section}.${key.trim().toLowerCase()}`, { value, line: index + 1 });
    }
    return values;
}
const SETUP_KEYS = {
    'identitydomain.iam_guid': 'domainUrl',
    'wifconfig.token_exchange_app_name': 'app',
    'serviceuserconfig.user_name': 'serviceUser',
    'trustconfiguration.issuer': 'issuer',
    'trustconfiguration.jwk_uri': 'jwksUrl',
    'trustconfiguration.impersonationrule': 'rule',
};
const PROFILE_KEY = 'ociconfig.cli_profile';
const ADMIN_KEY = 'wifconfig.admin_app_name';
function readSetupIni(text, origin) {
    const ini = readIniFile(text, origin);
    const known = [...Object.keys(SETUP_KEYS), PROFILE_KEY, ADMIN_KEY];
    refuseStrangers(ini, known, origin);
    const options = { provider: 'oidc' };
    for (const [key, name] of Object.entries(SETUP_KEYS)) {
        const value = ini.get(key)?.value ?? '';
        if (value !== '')
            options[name] = value;
    }
    const notes = ini.has(ADMIN_KEY)
        ? [
            'ADMIN_APP_NAME is not needed: requests are signed with your own profile, and no administrator application is made',
        ]
        : [];
    if (options.serviceUser !== undefined)
        options.name = options.serviceUser.replace(/[^\w.-]/g, '-');
    return { options, profile: ini.get(PROFILE_KEY)?.value, notes };
}
const LOGIN_KEYS = {
    domainUrl: ['identitydomain.iam_guid', 'wifconfig.iam_guid', 'wifconfig.domain_url'],
    clientId: ['wifconfig.oauthclientid', 'wifconfig.client_id'],
    clientSecret: ['wifconfig.oauthclientsecret', 'wifconfig.client_secret'],
    subjectToken: ['wifconfig.jwt', 'wifconfig.jwt_token', 'wifconfig.subject_token', 'token.jwt'],
    region: ['ociconfig.region', 'wifconfig.region'],
    profile: ['ociconfig.cli_profile', 'ociconfig.profile'],
};
const LOGIN_INI_KEYS = Object.values(LOGIN_KEYS).flat();
function readLoginIni(text, origin) {
    const ini = readIniFile(text, origin);
    refuseStrangers(ini, LOGIN_INI_KEYS, origin);
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
function refuseStrangers(ini, known, origin) {
    for (const [key, { line }] of ini) {
        if (known.includes(key))
            continue;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('input', 'Invalid input', `${origin} has the key ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(shown(key))} in line ${line}; expected: ${known.map(shown).join(', ')} (in any case)`);
    }
}
function shown(key) {
    const [section = '', name = ''] = key.split(/\.(.*)/s);
    return `[${section}] ${name.toUpperCase()}`;
}


/***/ }),

/***/ 7018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkForm)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4865);


function checkForm(name, value, pattern, expected) {
    if (!pattern.test(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInput */ .aY)(`${name} is ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(value)}`, expected);
    return value;
}


/***/ }),

/***/ 4865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
function printable(text, limit = 300) {
    const line = text
        .slice(0, limit * 2)
        .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
        .trim();
    return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
function quoted(text) {
    return `"${printable(text, 60)}"`;
}


/***/ })

};
