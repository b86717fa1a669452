export const id = 391;
export const ids = [391];
export const modules = {

/***/ 7391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runLogin: () => (/* binding */ runLogin)
});

// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/federation/exchange-request.js
var exchange_request = __webpack_require__(8779);
// EXTERNAL MODULE: ./build/federation/obtain-session.js + 4 modules
var obtain_session = __webpack_require__(388);
;// CONCATENATED MODULE: ./build/keys/secret-lines.js
function secretLines(privateKeyPem) {
    return privateKeyPem.split('\n').filter((line) => line.length > 16 && !line.startsWith('-----'));
}

// EXTERNAL MODULE: ./build/http/client.js + 4 modules
var client = __webpack_require__(543);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
var homes = __webpack_require__(4778);
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
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/text/shell-quoted.js
var shell_quoted = __webpack_require__(7141);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/text/ini-lines.js
var ini_lines = __webpack_require__(5578);
;// CONCATENATED MODULE: ./build/profile/config-check.js



function checkConfig(bytes, configPath) {
    const fail = (line, defect) => {
        throw new failure/* Failure */.HR('files', 'Invalid OCI config file', `${configPath}, line ${line}: ${defect}`, {
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
    if (!(0,external_node_buffer_.isUtf8)(bytes))
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
var config_file = __webpack_require__(1237);
// EXTERNAL MODULE: ./build/profile/config-lock.js
var config_lock = __webpack_require__(2008);
// EXTERNAL MODULE: ./build/profile/config-target.js
var config_target = __webpack_require__(5302);
// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __webpack_require__(1461);
// EXTERNAL MODULE: ./build/keys/fingerprint.js
var keys_fingerprint = __webpack_require__(4817);
// EXTERNAL MODULE: ./build/profile/profile-backup.js
var profile_backup = __webpack_require__(4482);
// EXTERNAL MODULE: ./build/profile/profile-paths.js
var profile_paths = __webpack_require__(2582);
// EXTERNAL MODULE: ./build/profile/profile-receipt.js
var profile_receipt = __webpack_require__(7222);
// EXTERNAL MODULE: ./build/profile/key-fingerprint.js
var key_fingerprint = __webpack_require__(1888);
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
const removal = () => __webpack_require__.e(/* import() */ 190).then(__webpack_require__.bind(__webpack_require__, 1190));
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
        const found = await (0,promises_.stat)(place).catch(() => undefined);
        if (!found || !(0,private_files/* isWritableByOthers */.JX)(found))
            continue;
        warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${(0,shell_quoted/* shellQuoted */.x)(place)}`);
    }
    return warnings;
}
function checkRequest({ loginId, fingerprint, publicKeyPem, token }) {
    (0,profile_receipt/* checkLoginId */.t)(loginId);
    const fail = (detail) => new failure/* Failure */.HR('files', 'Cannot write profile', detail);
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
var early_end = __webpack_require__(5023);
// EXTERNAL MODULE: ./build/timing.js
var build_timing = __webpack_require__(5716);
// EXTERNAL MODULE: ./build/login/subject.js + 2 modules
var subject = __webpack_require__(3650);
// EXTERNAL MODULE: ./build/login/verify.js
var verify = __webpack_require__(9181);
;// CONCATENATED MODULE: ./build/login/log-in.js













async function logIn(request, host, timing = build_timing/* systemTiming */.O) {
    host.mask((0,exchange_request/* basicCredentials */.B)(request));
    const http = httpClient(request, host, timing);
    const tokens = (0,subject/* subjectTokens */.r)(request, http, (secret) => {
        host.mask(secret);
    });
    const registry = await prepareRegistryLogin(request);
    const job = request.cleanup ? host.identifyJob().catch(() => undefined) : undefined;
    const session = await (0,obtain_session/* obtainSession */.U)(http, request, tokens, timing, {
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
        const verification = request.verify ? await (0,verify/* verifyProfile */.$)(http, paths, request.profile) : undefined;
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
    return (0,client/* createHttpClient */.u)({
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
    const { undoStaleLogins } = await Promise.all(/* import() */[__webpack_require__.e(611), __webpack_require__.e(38)]).then(__webpack_require__.bind(__webpack_require__, 4038));
    try {
        await undoStaleLogins({ ociHome, now: timing.now(), unseenJobs: false }, host);
    }
    catch {
    }
}
async function undo(receipt, host) {
    const { undoLogin } = await __webpack_require__.e(/* import() */ 611).then(__webpack_require__.bind(__webpack_require__, 5611));
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
    const { startRenewal } = await __webpack_require__.e(/* import() */ 266).then(__webpack_require__.bind(__webpack_require__, 266));
    return startRenewal(request, { ...session, receipt: profile, now: timing.now() }, host);
}
async function prepareRegistryLogin(request) {
    if (request.registryLogin === undefined)
        return undefined;
    const { registryLogin } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(81)]).then(__webpack_require__.bind(__webpack_require__, 8081));
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

// EXTERNAL MODULE: ./build/login/result.js
var login_result = __webpack_require__(3265);
// EXTERNAL MODULE: ./build/programs/process-identity.js
var process_identity = __webpack_require__(9768);
// EXTERNAL MODULE: ./build/text/redaction.js
var redaction = __webpack_require__(5447);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(29);
// EXTERNAL MODULE: ./build/cli/login-request.js + 2 modules
var login_request = __webpack_require__(216);
// EXTERNAL MODULE: ./build/cli/receipts.js
var receipts = __webpack_require__(6120);
// EXTERNAL MODULE: ./build/cli/terminal.js
var cli_terminal = __webpack_require__(8565);
;// CONCATENATED MODULE: ./build/cli/log-in.js











const LONGEST_RENEWAL = 12 * 3600_000;
const RENEWAL_ENDS_WITH = 'you log out';
async function runLogin(flags, timing = build_timing/* systemTiming */.O) {
    if (flags.json === true && flags.export === true)
        throw (0,failure/* invalidInput */.aY)('--json and --export are both given', 'one of them');
    const terminal = (0,cli_terminal/* createTerminal */.P)(flags.json === true || flags.export === true);
    const request = await (0,login_request/* readLoginRequest */.X)(flags);
    const host = {
        product: 'oci-wif',
        mask: redaction/* protectSecret */.o,
        info: terminal.say,
        warn: terminal.warn,
        settingName: (setting) => `--${setting}`,
        remember: await (0,receipts/* createReceipt */.f)(request.ociHome, request.profile),
        earlierLogins: receipts/* findReceipts */.H,
        identifyJob: () => (process.platform === 'linux' ? (0,process_identity/* identifyRunner */.b0)() : Promise.resolve(undefined)),
        renewalEndsWith: RENEWAL_ENDS_WITH,
        longestRenewal: LONGEST_RENEWAL,
        publish(result) {
            for (const line of (0,login_result/* describeLogin */.H)(result, timing.now(), RENEWAL_ENDS_WITH))
                terminal.say(line);
            if (flags.export === true)
                printExports(result, terminal);
            if (flags.json === true)
                printJson(result, terminal);
        },
    };
    await logIn(request, host, timing);
    return exit/* EXIT */.d.done;
}
function printExports({ environment }, terminal) {
    for (const [name, value] of Object.entries(environment))
        terminal.result(`export ${name}=${(0,shell_quoted/* shellQuoted */.x)(value)}`);
}
function printJson({ request, login, paths, renewedUntil, environment }, terminal) {
    const result = {
        principal: login.principal,
        tenancy: login.tenancy,
        region: request.region,
        profile: request.profile,
        expiresAt: login.expiresAt.toISOString(),
        renewedUntil,
        configFile: paths.configFile,
        tokenFile: paths.tokenFile,
        keyFile: paths.keyFile,
        environment,
    };
    terminal.result(JSON.stringify(result, null, 2));
}


/***/ }),

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ basicCredentials)
/* harmony export */ });
function basicCredentials({ clientId, clientSecret, }) {
    return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
}


/***/ }),

/***/ 388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ obtainSession)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/keys/fingerprint.js
var fingerprint = __webpack_require__(4817);
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
        fingerprint: (0,fingerprint/* keyFingerprint */.y)(publicKeyPem),
        jwk: { n, e },
    };
}

// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/text/printable.js
var printable = __webpack_require__(4865);
// EXTERNAL MODULE: ./build/federation/claims.js
var federation_claims = __webpack_require__(8207);
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
        throw new failure/* Failure */.HR('mismatch', 'Wrong tenancy', `the session token belongs to ${(0,printable/* printable */.g)(named)}, expected ${expected}`, {
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
    return new failure/* Failure */.HR('mismatch', 'Session token rejected', `the domain answered with a session token that cannot be used: ${why}`, { hint });
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
var redaction = __webpack_require__(5447);
// EXTERNAL MODULE: ./build/federation/exchange-request.js
var exchange_request = __webpack_require__(8779);
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
                authorization: `Basic ${(0,exchange_request/* basicCredentials */.B)(request)}`,
                'content-type': 'application/x-www-form-urlencoded',
                accept: 'application/json',
            },
            body: formOf(request, sent.raw),
        };
    });
    if (answer.status !== 200) {
        const { explainDenial } = await __webpack_require__.e(/* import() */ 225).then(__webpack_require__.bind(__webpack_require__, 6225));
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
    throw new failure/* Failure */.HR('mismatch', 'Unexpected response', `${what} answered 200 without a token (${body.length} characters${fields === null ? ', not JSON' : ''})`, {
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


/***/ }),

/***/ 543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createHttpClient)
});

// UNUSED EXPORTS: MAX_BODY_BYTES

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./build/failure.js
var build_failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/timing.js
var build_timing = __webpack_require__(5716);
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
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
        const proxy = (0,lib/* getProxyUrl */.s_)(url.href);
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
        return (0,external_node_net_.isIP)(address) !== 0 && (0,external_node_net_.isIP)(host) !== 0 && isInRange(host, address, Number(bits));
    });
}
function isInRange(host, address, bits) {
    const range = new external_node_net_.BlockList();
    try {
        range.addSubnet(address, bits, familyOf(address));
    }
    catch {
        return false;
    }
    return range.check(host, familyOf(host));
}
function familyOf(address) {
    return (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4';
}

;// CONCATENATED MODULE: ./build/http/transient-status.js
function isTransientStatus(status) {
    return status === 408 || status === 425 || status === 429 || status >= 500;
}

// EXTERNAL MODULE: ./build/text/redaction.js
var redaction = __webpack_require__(5447);
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
    const timing = options.timing ?? build_timing/* systemTiming */.O;
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
                budget ??= (await __webpack_require__.e(/* import() */ 728).then(__webpack_require__.bind(__webpack_require__, 4728))).createRetryBudget(options, timing, started);
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
class SettlingClient extends lib/* HttpClient */.Qq {
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
                options.agent = protocol === 'http:' ? new external_node_http_.Agent() : new external_node_https_.Agent();
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


/***/ }),

/***/ 3265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ describeLogin),
/* harmony export */   X: () => (/* binding */ describeVerification)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);

function describeLogin(result, now, renewalEndsWith) {
    const { request, login, subject, paths, verification, renewedUntil } = result;
    const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
    return [
        `Logged in to Oracle Cloud as ${login.principal}`,
        `  tenancy:  ${login.tenancy}`,
        `  subject:  ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(subject.claims.sub ?? '')}`,
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


/***/ }),

/***/ 9181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ verifyProfile)
/* harmony export */ });
async function verifyProfile(http, { configFile }, profile) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(388), __webpack_require__.e(722)]).then(__webpack_require__.bind(__webpack_require__, 3722));
    return sdk.verifyProfile(http, { configFile, profile });
}


/***/ }),

/***/ 7141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ shellQuoted)
/* harmony export */ });
function shellQuoted(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 5716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ systemTiming)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

const systemTiming = {
    now: () => Date.now(),
    sleep: async (milliseconds) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds);
    },
    random: () => Math.random(),
};


/***/ })

};
