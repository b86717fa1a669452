export const id = 527;
export const ids = [527];
export const modules = {

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ findReceipts),
/* harmony export */   f: () => (/* binding */ createReceipt)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9874);
/* harmony import */ var _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9768);






async function createReceipt(ociHome, profile) {
    const owner = (await (0,_programs_process_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .identify */ .ls)(process.pid)) ?? { pid: process.pid, start: undefined };
    return rememberIn(`${receiptPrefix(ociHome, profile)}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.json`, {}, owner);
}
async function findReceipts(ociHome, profile) {
    const found = [];
    for (const file of receiptFiles(ociHome, profile)) {
        const content = readReceipt(file);
        if (!content)
            continue;
        if (content.process.pid !== process.pid && (await (0,_programs_process_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .isRunning */ .W_)(content.process)))
            continue;
        found.push({ receipt: content.receipt, remember: rememberIn(file, content.receipt, content.process) });
    }
    return found;
}
function rememberIn(file, receipt, owner) {
    const current = { ...receipt };
    return (part, value) => {
        current[part] = value;
        if (Object.values(current).every((each) => each === undefined))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(file, { force: true });
        else
            write(file, { receipt: current, process: owner });
    };
}
function readReceipt(file) {
    try {
        const content = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, 'utf8'));
        const { receipt, process: owner } = content ?? {};
        return receipt && typeof owner?.pid === 'number' ? { receipt, process: owner } : undefined;
    }
    catch {
        return undefined;
    }
}
function write(file, content) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(file), { recursive: true, mode: 0o700 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(`${file}.new`, file);
    }
    catch (cause) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('files', 'Cannot write profile', `${file} cannot be written, but logout needs it`, {
            hint: 'make the directory writable, or set another with XDG_STATE_HOME',
            cause,
        });
    }
}
function receiptFiles(ociHome, profile) {
    const prefix = receiptPrefix(ociHome, profile);
    try {
        const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(prefix)).map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(prefix), name));
        return files.filter((file) => file.startsWith(prefix) && file.endsWith('.json')).sort();
    }
    catch {
        return [];
    }
}
function receiptPrefix(ociHome, profile) {
    const { LOCALAPPDATA: local, XDG_STATE_HOME: xdg } = process.env;
    const base = (process.platform === 'win32' ? local : xdg) ?? '';
    const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${ociHome}\n${profile}`).digest('hex').slice(0, 16);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(base === '' ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.local', 'state') : base, 'oci-wif', `${name}.`);
}


/***/ }),

/***/ 1461:
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
/* harmony export */   Xp: () => (/* binding */ inspectFile)
/* harmony export */ });
/* unused harmony export READ_LIMIT */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9874);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8200);





const READ_LIMIT = 32 * 1024 * 1024;
async function writePrivateFile(filePath, content) {
    let handle;
    try {
        handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, 'wx', 0o600);
    }
    catch (error) {
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
    }
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(filePath, { force: true });
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
    }
}
async function stageFile(filePath, content, suffix, mode) {
    const temporary = temporaryName(filePath, suffix);
    const old = await inspectFile(filePath);
    await writePrivateFile(temporary, content);
    const discard = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
    return {
        discard,
        async commit() {
            try {
                if (old)
                    await copyOwnership(temporary, old);
                if (mode !== undefined)
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(temporary, mode);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, filePath);
            }
            catch (error) {
                await discard();
                throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
            }
        },
    };
}
function temporaryName(filePath, suffix) {
    return node_path__WEBPACK_IMPORTED_MODULE_2__.join(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(filePath), `.${node_path__WEBPACK_IMPORTED_MODULE_2__.basename(filePath)}.${suffix}`);
}
async function readRegularFile(filePath, limit = READ_LIMIT) {
    const found = await inspectFile(filePath);
    if (!found)
        return undefined;
    if (found.size > limit)
        throw refusal(filePath, `is larger than ${limit} bytes`);
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0));
        try {
            return await handle.readFile();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b)(error))
            return undefined;
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, filePath);
    }
}
async function inspectFile(filePath) {
    const found = await inspect(filePath);
    if (found && !found.isFile())
        throw refusal(filePath, `is ${kindOf(found)}, not a regular file`);
    return found;
}
async function inspectDirectory(directory, { refuseShared = false } = {}) {
    const found = await inspect(directory);
    if (!found)
        return false;
    if (!found.isDirectory())
        throw refusal(directory, `is ${kindOf(found)}, not a directory`);
    if (refuseShared && isWritableByOthers(found)) {
        throw refusal(directory, 'can be written by other users', `Run: chmod go-w '${directory}'`);
    }
    return true;
}
function isWritableByOthers({ mode }) {
    return process.platform !== 'win32' && (mode & 0o022) !== 0;
}
async function makePrivateDirectory(directory) {
    for (let attempt = 1;; attempt += 1) {
        try {
            const first = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true, mode: 0o700 });
            return first === undefined ? 0 : node_path__WEBPACK_IMPORTED_MODULE_2__.relative(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(first), directory).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).length;
        }
        catch (error) {
            if (!(0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b)(error) || attempt === 5)
                throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, directory);
        }
    }
}
async function moveDirectory(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(from, to);
    }
    catch (error) {
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, to);
    }
}
async function copyOwnership(filePath, { mode, uid, gid }) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(filePath, 'r');
    try {
        const ours = await handle.stat();
        if (ours.uid !== uid || ours.gid !== gid)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chown)(filePath, uid, gid).catch(() => undefined);
        await handle.chmod(mode & 0o777);
    }
    finally {
        await handle.close();
    }
}
async function inspect(anyPath) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(anyPath);
    }
    catch (error) {
        if ((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b)(error))
            return undefined;
        throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .diskFailure */ .C)(error, anyPath);
    }
}
function kindOf(found) {
    if (found.isSymbolicLink())
        return 'a symbolic link';
    if (found.isDirectory())
        return 'a directory';
    return found.isFile() ? 'a file' : 'a special file';
}
function refusal(anyPath, defect, hint) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('files', 'Cannot write profile', `${anyPath} ${defect}`, hint === undefined ? {} : { hint });
}


/***/ }),

/***/ 4817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function keyFingerprint(pem) {
    const der = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem).export({ type: 'spki', format: 'der' });
    const pairs = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5').update(der).digest('hex').match(/../g) ?? [];
    return pairs.join(':');
}


/***/ }),

/***/ 1554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aI: () => (/* reexport */ findLogins),
  ZT: () => (/* reexport */ remainsOf),
  Iq: () => (/* reexport */ removeProfile),
  Z8: () => (/* binding */ writeProfile)
});

// UNUSED EXPORTS: holdsKeyOf, replaceToken

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
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

// EXTERNAL MODULE: ./build/profile/profile-name.js
var profile_name = __webpack_require__(7839);
;// CONCATENATED MODULE: ./build/profile/config-file.js



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
            newlineBehind,
        };
    }
    const newlineBefore = bytes.length > 0 && !endsInNewline(bytes);
    return {
        config: Buffer.concat([bytes, newlineBefore ? LF : NOTHING, section, LF]),
        fingerprint,
        replaced: undefined,
        newlineBefore,
        newlineBehind: false,
    };
}
function undoSection(bytes, name, undo) {
    const sections = sectionsOf(bytes);
    const named = sections.filter((section) => section.name === name);
    const ours = named.find((section) => section.fingerprint === undo.fingerprint);
    if (!ours)
        return { config: bytes, outcome: named.length > 0 ? 'other' : 'absent', newlineOwners: [] };
    const before = bytes.subarray(0, ours.start);
    const behind = bytes.subarray(ours.end);
    const next = sections.filter((section) => section.start === ours.end + 1);
    const atEnd = behind.length <= 1;
    const { replaced, newlineBefore, newlineBehind } = undo;
    if (replaced) {
        return {
            config: Buffer.concat([before, replaced, newlineBehind && atEnd ? NOTHING : behind]),
            outcome: 'restored',
            newlineOwners: [...(newlineBefore ? sectionsOf(replaced) : []), ...(newlineBehind ? next : [])],
        };
    }
    const strip = newlineBefore && atEnd && endsInNewline(before);
    return {
        config: Buffer.concat([strip ? before.subarray(0, -1) : before, behind.subarray(1)]),
        outcome: 'removed',
        newlineOwners: newlineBefore ? next : [],
    };
}
function sectionsOf(bytes) {
    const sections = [];
    for (const line of (0,ini_lines/* configLines */.Q)(bytes)) {
        if (line.kind === 'header') {
            sections.push({ name: line.name, fingerprint: undefined, start: line.start, end: endOf(line) });
        }
        else if (line.kind !== 'blank' && line.kind !== 'comment') {
            const section = sections.at(-1);
            if (!section)
                continue;
            section.end = endOf(line);
            if (line.kind === 'key' && line.name === 'fingerprint')
                section.fingerprint = line.value;
        }
    }
    return sections;
}
const LF = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);
function endOf({ end, start, text }) {
    return end - start > text.length ? end - 1 : end;
}
function renderSection(name, entries) {
    (0,profile_name/* checkProfileName */.x)(name);
    const lines = Object.entries(entries).map(([key, value]) => {
        const flaw = flawOf(value);
        if (flaw !== undefined) {
            throw new failure/* Failure */.HR('files', 'Cannot write profile', `the value for ${key} ${flaw}, which tools read differently`, {
                hint: key.endsWith('_file') ? 'Choose another directory for the OCI config with oci-home.' : `Check ${key}.`,
            });
        }
        return `${key}=${value}`;
    });
    return Buffer.from([`[${name}]`, ...lines].join('\n'), 'latin1');
}
function flawOf(value) {
    if (value === '')
        return 'is empty';
    if (value !== value.trim())
        return 'begins or ends with a space';
    if (/[^\x20-\x7e]/.test(value))
        return 'contains a line break, a control character or a non-ASCII character';
    const sign = /[%=;]/.exec(value)?.[0];
    return sign === undefined ? undefined : `holds "${sign}"`;
}
function endsInNewline(bytes) {
    return bytes.at(-1) === 0x0a;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/files/disk-failure.js
var disk_failure = __webpack_require__(8200);
;// CONCATENATED MODULE: ./build/profile/config-lock.js






const INTERVAL = 25;
const ATTEMPTS = 5;
const STALE = 5_000;
async function config_lock_withConfigLock(configFile, task, { patience = 15_000, prepare = () => Promise.resolve() } = {}) {
    const lockPath = `${configFile}.lock`;
    const ours = await acquire(lockPath, patience, prepare);
    try {
        return await task(() => {
            if (identityOf(lockPath) !== ours)
                throw held(lockPath);
        });
    }
    finally {
        if (identityOf(lockPath) === ours)
            await (0,promises_.rmdir)(lockPath).catch(() => undefined);
    }
}
async function acquire(lockPath, patience, prepare) {
    const deadline = performance.now() + patience;
    let observed;
    let missing = 0;
    for (;;) {
        try {
            await prepare();
            await (0,promises_.mkdir)(lockPath, { mode: 0o700 });
            const identity = identityOf(lockPath);
            if (identity !== undefined)
                return identity;
        }
        catch (error) {
            if ((0,disk_failure/* isMissing */.b)(error) && (missing += 1) < ATTEMPTS)
                continue;
            if (!isHeld(error))
                throw (0,disk_failure/* diskFailure */.C)(error, lockPath);
        }
        const identity = identityOf(lockPath);
        if (!observed || observed.identity !== identity)
            observed = { identity, since: performance.now() };
        const isUnchanged = performance.now() - observed.since >= STALE;
        await removeStale(lockPath, isUnchanged);
        if (performance.now() >= deadline)
            throw held(lockPath);
        await (0,external_node_timers_promises_.setTimeout)(INTERVAL);
    }
}
function isHeld(error) {
    const code = error?.code;
    return code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32');
}
async function removeStale(lockPath, isUnchanged) {
    try {
        const { mtimeMs } = await (0,promises_.stat)(lockPath);
        if (!isUnchanged && Date.now() - mtimeMs < STALE)
            return;
        const aside = `${lockPath}.${(0,external_node_crypto_.randomUUID)()}`;
        await (0,promises_.rename)(lockPath, aside);
        await (0,promises_.rm)(aside, { recursive: true });
    }
    catch {
    }
}
function identityOf(lockPath) {
    const stats = (0,external_node_fs_.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
    return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
    return new failure/* Failure */.HR('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
        hint: 'Try again when that process has ended. If there is no such process, remove this directory.',
    });
}

;// CONCATENATED MODULE: ./build/profile/config-target.js

async function configTarget(configFile) {
    const found = await (0,promises_.lstat)(configFile).catch(() => undefined);
    if (!found?.isSymbolicLink())
        return configFile;
    const { followConfigLink } = await __webpack_require__.e(/* import() */ 11).then(__webpack_require__.bind(__webpack_require__, 1011));
    return followConfigLink(configFile, found.uid);
}

// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __webpack_require__(1461);
// EXTERNAL MODULE: ./build/keys/fingerprint.js
var keys_fingerprint = __webpack_require__(4817);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/profile/profile-backup.js




function backupOf({ sessionsDirectory }, profile, loginId) {
    return emptyBackup(external_node_path_.join(sessionsDirectory, `.${profile}.${loginId}`), profile);
}
async function readBackup(backup) {
    if (!(await (0,private_files/* inspectDirectory */.ME)(backup.directory)))
        return undefined;
    return {
        ...backup,
        journal: parseJournal(await (0,private_files/* readRegularFile */.XF)(external_node_path_.join(backup.directory, JOURNAL))),
        section: await (0,private_files/* readRegularFile */.XF)(external_node_path_.join(backup.directory, SECTION)),
    };
}
async function readBackups({ sessionsDirectory }) {
    const backups = [];
    for (const name of await (0,promises_.readdir)(sessionsDirectory)) {
        const [, profile, loginId] = BACKUP_NAME.exec(name) ?? [];
        if (profile === undefined || loginId === undefined)
            continue;
        const empty = emptyBackup(external_node_path_.join(sessionsDirectory, name), profile);
        const backup = await readBackup(empty).catch(() => undefined);
        if (backup?.journal)
            backups.push({ ...backup, loginId, journal: backup.journal });
    }
    return backups;
}
async function removeUnfinishedBackups({ sessionsDirectory }) {
    for (const name of await (0,promises_.readdir)(sessionsDirectory)) {
        const directory = external_node_path_.join(sessionsDirectory, name);
        if (!BACKUP_NAME.test(name) || !(await (0,promises_.lstat)(directory)).isDirectory())
            continue;
        const contents = await (0,promises_.readdir)(directory);
        if (contents.every((file) => UNFINISHED.has(file)))
            await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
async function saveJournal({ directory }, journal) {
    const file = await (0,private_files/* stageFile */.HW)(external_node_path_.join(directory, JOURNAL), JSON.stringify(journal), TEMPORARY);
    await file.commit();
}
async function changeJournal(backup, change) {
    if (!backup.journal)
        return;
    const changed = { ...backup.journal, ...change };
    if ((0,external_node_util_.isDeepStrictEqual)(changed, backup.journal))
        return;
    backup.journal = changed;
    await saveJournal(backup, changed);
}
async function saveSection(backup, section) {
    const file = external_node_path_.join(backup.directory, SECTION);
    backup.section = section;
    if (section) {
        const staged = await (0,private_files/* stageFile */.HW)(file, section, TEMPORARY);
        await staged.commit();
    }
    else {
        await (0,promises_.rm)(file, { force: true });
    }
}
const BACKUP_NAME = /^\.(.+)\.([0-9a-f]{8,64})$/;
const JOURNAL = 'journal.json';
const SECTION = 'section';
const TEMPORARY = 'new';
const UNFINISHED = new Set([SECTION, (0,private_files/* temporaryName */.NT)(SECTION, TEMPORARY), (0,private_files/* temporaryName */.NT)(JOURNAL, TEMPORARY)]);
function emptyBackup(directory, profile) {
    return {
        profile,
        directory,
        files: external_node_path_.join(directory, 'files'),
        fresh: external_node_path_.join(directory, 'new'),
        journal: undefined,
        section: undefined,
    };
}
function parseJournal(text) {
    if (!text)
        return undefined;
    try {
        const read = JSON.parse(text.toString());
        const { fingerprint, missingDirectories } = read;
        if (typeof fingerprint !== 'string' || typeof missingDirectories !== 'number')
            return undefined;
        return {
            fingerprint,
            missingDirectories,
            newlineBefore: read.newlineBefore === true,
            newlineBehind: read.newlineBehind === true,
            configMissing: read.configMissing === true,
            undone: read.undone === true,
        };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/profile/profile-paths.js
var profile_paths = __webpack_require__(2582);
;// CONCATENATED MODULE: ./build/profile/profile-receipt.js



function profile_receipt_checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }) {
    (0,profile_name/* checkProfileName */.x)(profile);
    checkLoginId(loginId);
    const sound = external_node_path_.isAbsolute(ociHome) &&
        external_node_path_.normalize(ociHome) === ociHome &&
        /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) &&
        Number.isInteger(missingDirectories);
    if (!sound)
        throw new failure/* Failure */.HR('files', 'Cannot write profile', 'the record of the login is invalid');
}
function checkLoginId(loginId) {
    if (/^[0-9a-f]{8,64}$/.test(loginId))
        return;
    throw new failure/* Failure */.HR('files', 'Cannot write profile', 'the id of a login must be 8 to 64 hexadecimal digits');
}

;// CONCATENATED MODULE: ./build/profile/undo-config.js





async function undoConfig(login) {
    const { receipt, paths, backup, others } = login;
    const { fingerprint, profile, loginId } = receipt;
    const config = await configTarget(paths.configFile);
    await (0,promises_.rm)((0,private_files/* temporaryName */.NT)(config, loginId), { force: true });
    const content = (await (0,private_files/* readRegularFile */.XF)(config)) ?? Buffer.alloc(0);
    const replaced = backup.section;
    const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
    const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });
    if (undone.outcome === 'restored' || undone.outcome === 'removed') {
        for (const owner of undone.newlineOwners)
            await passNewlineOn(owner, others);
        const created = receipt.configMissing || (backup.journal?.configMissing ?? false);
        if (created && undone.config.length === 0) {
            await (0,promises_.unlink)(config);
        }
        else {
            const file = await (0,private_files/* stageFile */.HW)(config, undone.config, loginId);
            await file.commit();
        }
        await takeOutOfBackups(login);
        return { outcome: undone.outcome, stranded: false };
    }
    if (await takeOutOfBackups(login))
        return { outcome: 'left', stranded: false };
    const untouched = sectionsOf(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
    const changed = undone.outcome === 'other' && backup.journal !== undefined && !untouched;
    return { outcome: changed ? 'left' : 'absent', stranded: replaced !== undefined && !untouched };
}
async function takeOutOfBackups({ receipt, backup, others }) {
    const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
    let found = false;
    for (const other of others) {
        if (other.profile !== receipt.profile || !other.section)
            continue;
        if (!sectionsOf(other.section).some((section) => section.fingerprint === receipt.fingerprint))
            continue;
        found = true;
        await changeJournal(other, {
            newlineBefore: newlineBefore || other.journal?.newlineBefore === true,
            newlineBehind: newlineBehind || other.journal?.newlineBehind === true,
        });
        await saveSection(other, backup.section);
    }
    return found;
}
async function passNewlineOn(owner, others) {
    for (const other of others) {
        const isOwner = other.profile === owner.name && other.journal?.fingerprint === owner.fingerprint;
        if (isOwner)
            await changeJournal(other, { newlineBefore: true });
    }
}

;// CONCATENATED MODULE: ./build/profile/key-fingerprint.js




async function key_fingerprint_fingerprintIn(sessionDirectory) {
    for (const name of [profile_paths/* SESSION_FILES */.tt.publicKey, profile_paths/* SESSION_FILES */.tt.key]) {
        try {
            const pem = await (0,private_files/* readRegularFile */.XF)(external_node_path_.join(sessionDirectory, name), 65_536);
            if (pem)
                return (0,keys_fingerprint/* keyFingerprint */.y)(pem);
        }
        catch {
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/profile/undo-files.js





async function undoFiles({ receipt, paths, backup, others }) {
    const { profile, fingerprint } = receipt;
    const live = paths.sessionDirectory;
    const liveExists = await (0,private_files/* inspectDirectory */.ME)(live);
    const oldExists = await (0,private_files/* inspectDirectory */.ME)(backup.files);
    const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
    for (const place of places) {
        const isOurs = (await (0,private_files/* inspectDirectory */.ME)(place)) && (await key_fingerprint_fingerprintIn(place)) === fingerprint;
        if (!isOurs)
            continue;
        const stranded = await replaceWithOld(place, backup.files);
        if (place !== live)
            return { outcome: 'left', stranded };
        return { outcome: oldExists ? 'restored' : 'removed', stranded };
    }
    if (liveExists)
        return { outcome: oldExists ? 'left' : 'absent', stranded: oldExists };
    if (!oldExists)
        return { outcome: 'absent', stranded: false };
    await (0,private_files/* moveDirectory */.Ti)(backup.files, live);
    return { outcome: 'restored', stranded: false };
}
async function replaceWithOld(place, old) {
    const ours = new Set(Object.values(profile_paths/* SESSION_FILES */.tt));
    for (const name of await (0,promises_.readdir)(place)) {
        if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name))
            await (0,promises_.unlink)(external_node_path_.join(place, name));
    }
    const remaining = new Set(await (0,promises_.readdir)(place));
    if (remaining.size === 0)
        await (0,promises_.rmdir)(place);
    if (!(await (0,private_files/* inspectDirectory */.ME)(old)))
        return false;
    if (remaining.size === 0) {
        await (0,private_files/* moveDirectory */.Ti)(old, place);
        return false;
    }
    for (const name of await (0,promises_.readdir)(old)) {
        if (!remaining.has(name))
            await (0,promises_.rename)(external_node_path_.join(old, name), external_node_path_.join(place, name));
    }
    return (await (0,promises_.readdir)(old)).length > 0;
}

;// CONCATENATED MODULE: ./build/profile/profile-removal.js











async function removeProfile(receipt, { patience } = {}) {
    const removal = { warnings: [], section: 'absent', files: 'absent' };
    await attempt(removal, async () => {
        profile_receipt_checkReceipt(receipt);
        const paths = (0,profile_paths/* profilePaths */.IU)(receipt.ociHome, receipt.profile);
        let { missingDirectories } = receipt;
        if (await (0,private_files/* inspectDirectory */.ME)(paths.ociHome)) {
            if ((await (0,promises_.realpath)(paths.ociHome)) !== paths.ociHome)
                throw refusal(`${paths.ociHome} is now a different directory`);
            await config_lock_withConfigLock(paths.configFile, async () => {
                missingDirectories = await undoLogin(receipt, paths, removal);
            }, { patience });
        }
        else {
            removal.warnings.push(`${paths.ociHome} does not exist any more, so there was nothing to remove`);
        }
        await removeEmptyDirectories(paths, missingDirectories);
    });
    return removal;
}
async function undoLogin(receipt, paths, removal) {
    let { missingDirectories } = receipt;
    await attempt(removal, async () => {
        const sessions = await (0,private_files/* inspectDirectory */.ME)(paths.sessionsDirectory);
        const empty = backupOf(paths, receipt.profile, receipt.loginId);
        const kept = sessions ? await readBackup(empty) : undefined;
        const others = (sessions ? await readBackups(paths) : []).filter(({ directory }) => directory !== empty.directory);
        const login = { receipt, paths, backup: kept ?? empty, others };
        missingDirectories = Math.max(missingDirectories, kept?.journal?.missingDirectories ?? 0);
        let section = { outcome: 'absent', stranded: true };
        let files = { outcome: 'absent', stranded: true };
        await attempt(removal, async () => {
            section = await undoConfig(login);
        });
        await attempt(removal, async () => {
            files = await undoFiles(login);
        });
        removal.section = section.outcome;
        removal.files = files.outcome;
        if (section.outcome === 'left' || files.outcome === 'left') {
            removal.warnings.push(`The profile ${receipt.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`);
        }
        await attempt(removal, () => transferCleanup(login));
        if (kept)
            await attempt(removal, () => dropBackup(kept, section.stranded || files.stranded, removal));
        if (sessions)
            await attempt(removal, () => removeUnfinishedBackups(paths));
        await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
    });
    return missingDirectories;
}
async function removeEmptyDirectories(paths, count) {
    let directory = paths.sessionsDirectory;
    for (let level = 0; level < count; level += 1) {
        await (0,promises_.rmdir)(directory).catch(() => undefined);
        directory = external_node_path_.dirname(directory);
    }
}
async function transferCleanup({ receipt, backup, others }) {
    for (const other of others) {
        if (!other.journal)
            continue;
        const emptied = other.journal.undone && !other.section && !(await (0,private_files/* inspectDirectory */.ME)(other.files));
        if (emptied) {
            await (0,promises_.rm)(other.directory, { recursive: true, force: true });
            continue;
        }
        const made = [receipt, backup.journal, other.journal].filter((found) => found !== undefined);
        await changeJournal(other, {
            missingDirectories: Math.max(...made.map((found) => found.missingDirectories)),
            configMissing: made.some((found) => found.configMissing),
        });
    }
}
async function dropBackup(backup, stranded, removal) {
    const replaced = backup.section !== undefined || (await (0,private_files/* inspectDirectory */.ME)(backup.files));
    if (!stranded || !replaced) {
        await (0,promises_.rm)(backup.directory, { recursive: true, force: true });
        return;
    }
    await (0,promises_.rm)(backup.fresh, { recursive: true, force: true });
    await changeJournal(backup, { undone: true });
    removal.warnings.push(`The files that the login replaced could not be restored; they are in ${backup.directory}`);
}
async function attempt(removal, task) {
    try {
        await task();
    }
    catch (error) {
        const where = error?.path;
        removal.warnings.push((0,disk_failure/* diskFailure */.C)(error, typeof where === 'string' ? where : 'The profile').message);
    }
}
function refusal(detail) {
    return new failure/* Failure */.HR('files', 'Cannot write profile', detail);
}

;// CONCATENATED MODULE: ./build/profile/find-logins.js




async function findLogins(ociHome, profile) {
    const paths = await (0,profile_paths/* locateProfile */.A5)(ociHome, profile);
    if (!(await (0,private_files/* inspectDirectory */.ME)(paths.sessionsDirectory)))
        return [];
    const logins = [];
    for (const { loginId, journal, directory, profile: owner } of await readBackups(paths)) {
        if (owner !== profile || journal.undone)
            continue;
        const { fingerprint, missingDirectories, configMissing } = journal;
        const receipt = { ociHome: paths.ociHome, profile, loginId, fingerprint, missingDirectories, configMissing };
        const { birthtimeMs } = await (0,promises_.stat)(directory);
        logins.push({ receipt, time: birthtimeMs });
    }
    return logins.sort((one, other) => other.time - one.time).map(({ receipt }) => receipt);
}

;// CONCATENATED MODULE: ./build/profile/remains.js






async function remainsOf({ ociHome, profile, loginId, fingerprint }) {
    try {
        const paths = (0,profile_paths/* profilePaths */.IU)(ociHome, profile);
        const config = await (0,promises_.readFile)(paths.configFile).catch(() => undefined);
        const isOurs = (section) => section.name === profile && section.fingerprint === fingerprint;
        const backup = backupOf(paths, profile, loginId).directory;
        return [
            ...(config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : []),
            ...((await key_fingerprint_fingerprintIn(paths.sessionDirectory)) === fingerprint ? [paths.sessionDirectory] : []),
            ...((await (0,private_files/* inspectDirectory */.ME)(backup)) ? [backup] : []),
        ];
    }
    catch {
        return [];
    }
}

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
        assertHeld();
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
    const warnings = planConfig(request, paths, await (0,private_files/* readRegularFile */.XF)(await configTarget(paths.configFile))).warnings;
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
            if (request.keepReplaced)
                await undoLogin(receipt, paths, { warnings: [], section: 'absent', files: 'absent' });
            throw error;
        }
    };
    try {
        await config_lock_withConfigLock(paths.configFile, task, { patience, prepare });
    }
    catch (error) {
        await removeEmptyDirectories(paths, made.missingDirectories);
        throw error;
    }
    return { paths, receipt, warnings };
}
async function writeEverything(request, paths, made, assertHeld) {
    const { profile, loginId, fingerprint, keepReplaced } = request;
    const target = await configTarget(paths.configFile);
    const plan = planConfig(request, paths, await (0,private_files/* readRegularFile */.XF)(target));
    await (0,private_files/* makePrivateDirectory */.Dn)(paths.sessionsDirectory);
    if (keepReplaced) {
        const backup = backupOf(paths, profile, loginId);
        await (0,private_files/* makePrivateDirectory */.Dn)(backup.directory);
        const { replaced, newlineBefore, newlineBehind } = plan;
        await saveSection(backup, replaced);
        await saveJournal(backup, { fingerprint, newlineBefore, newlineBehind, undone: false, ...made });
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
    const plan = putSection(content, request.profile, entries);
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
    return { missingDirectories, configMissing: (await (0,private_files/* inspectFile */.Xp)(await configTarget(paths.configFile))) === undefined };
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
    checkLoginId(loginId);
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


/***/ }),

/***/ 9768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   b0: () => (/* binding */ identifyRunner),
/* harmony export */   ls: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1936);


async function identify(pid) {
    if (!exists(pid))
        return undefined;
    const start = await startOf(pid);
    return start === ENDED ? undefined : { pid, start };
}
async function isRunning(identity) {
    const found = await identify(identity.pid);
    if (!found)
        return false;
    return found.start === undefined || identity.start === undefined || found.start === identity.start;
}
async function identifyRunner() {
    if (process.platform !== 'linux')
        return identify(process.ppid);
    let pid = process.ppid;
    for (let generation = 0; generation < MOST_GENERATIONS && pid > 1; generation += 1) {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
        const [name, rest] = [
            stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
            stat.slice(stat.lastIndexOf(')') + 2),
        ];
        if (name === RUNNER)
            return identify(pid);
        pid = Number(rest.split(' ')[1] ?? 0);
    }
    return undefined;
}
const RUNNER = 'Runner.Worker';
const MOST_GENERATIONS = 10;
const ENDED = 'ended';
function exists(pid) {
    if (!Number.isInteger(pid) || pid <= 0)
        return false;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
async function startOf(pid) {
    if (process.platform === 'linux')
        return startFromProc(pid);
    return process.platform === 'darwin' ? startFromPs(pid) : undefined;
}
async function startFromProc(pid) {
    try {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[22 - 3];
    }
    catch (error) {
        const code = error.code;
        return (code === 'ENOENT' || code === 'ESRCH') && !exists(pid) ? ENDED : undefined;
    }
}
async function startFromPs(pid) {
    const { exitCode, stdout } = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runProgram */ .m)({
        command: ['/bin/ps', '-o', 'stat=,lstart=', '-p', String(pid)],
        environment: { LC_ALL: 'C' },
        stderr: 'capture',
        timeout: 5,
    });
    if (exitCode !== 0)
        return exists(pid) ? undefined : ENDED;
    const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
    return state?.startsWith('Z') === true ? ENDED : start;
}


/***/ }),

/***/ 1936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);

const OUTPUT_LIMIT = 1024 * 1024;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
async function runProgram(call) {
    const running = {};
    const release = killWithThisProcess(() => {
        if (running.child)
            killGroup(running.child);
    });
    const child = start(call);
    running.child = child;
    const result = { exitCode: undefined, problem: undefined, stdout: '', stderr: '' };
    const abort = (problem) => {
        result.problem ??= problem;
        killGroup(child);
    };
    for (const name of ['stdout', 'stderr']) {
        child[name]?.setEncoding('utf8').on('data', (text) => {
            result[name] += text;
            if (result[name].length > OUTPUT_LIMIT)
                abort(`printed more than ${OUTPUT_LIMIT} characters`);
        });
    }
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(call.input ?? '');
    const timer = setTimeout(abort, call.timeout * 1000, `did not end within ${call.timeout} s`);
    try {
        const end = await endOf(child);
        result.exitCode = end.exitCode;
        result.problem ??= end.problem;
    }
    finally {
        clearTimeout(timer);
        release();
    }
    return result;
}
function start({ command, directory, environment, stderr }) {
    const options = {
        cwd: directory,
        env: environment ?? process.env,
        stdio: ['pipe', 'pipe', stderr === 'inherit' ? 'inherit' : 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
    };
    if (typeof command === 'string')
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, { ...options, shell: true });
    const [program, ...args] = command;
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, options);
}
function endOf(child) {
    return new Promise((resolve) => {
        child.once('error', () => {
            resolve({ exitCode: undefined, problem: 'could not be started' });
        });
        child.once('close', (code, signal) => {
            if (code === null)
                resolve({ exitCode: undefined, problem: `was ended by ${String(signal)}` });
            else
                resolve({ exitCode: code, problem: code === 0 ? undefined : `ended with exit code ${code}` });
        });
    });
}
function killGroup(child) {
    try {
        if (process.platform === 'win32' || child.pid === undefined)
            child.kill('SIGKILL');
        else
            process.kill(-child.pid, 'SIGKILL');
    }
    catch {
    }
    child.stdout?.destroy();
    child.stderr?.destroy();
}
function killWithThisProcess(kill) {
    const exit = (_name, number) => {
        process.exit(128 + number);
    };
    process.once('exit', kill);
    for (const signal of SIGNALS)
        process.on(signal, exit);
    return () => {
        process.off('exit', kill);
        for (const signal of SIGNALS)
            process.off(signal, exit);
    };
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


/***/ })

};
