export const id = 278;
export const ids = [278];
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
/* harmony export */   Xp: () => (/* binding */ inspectFile),
/* harmony export */   f4: () => (/* binding */ isPrivateDirectory)
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
async function isPrivateDirectory(directory) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(directory).catch(() => undefined);
    return found?.isDirectory() === true && (process.platform === 'win32' || (found.mode & 0o077) === 0);
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

/***/ 1237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ks: () => (/* binding */ sectionsOf),
/* harmony export */   L1: () => (/* binding */ putSection),
/* harmony export */   _3: () => (/* binding */ undoSection)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _text_ini_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5578);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7839);



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
    for (const line of (0,_text_ini_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .configLines */ .Q)(bytes)) {
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
    (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_1__/* .checkProfileName */ .x)(name);
    const lines = Object.entries(entries).map(([key, value]) => {
        const flaw = flawOf(value);
        if (flaw !== undefined) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', `the value for ${key} ${flaw}, which tools read differently`, {
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


/***/ }),

/***/ 2008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withConfigLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9874);
/* harmony import */ var _files_disk_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8200);






const INTERVAL = { longest: 50, shortest: 8 };
const LOOK_INTERVAL = 200;
const LONGEST_WAIT = 120_000;
const ATTEMPTS = 5;
const STALE = 5_000;
async function withConfigLock(configFile, task, { patience = 15_000, prepare = () => Promise.resolve() } = {}) {
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
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rmdir)(lockPath).catch(() => undefined);
    }
}
async function acquire(lockPath, patience, prepare) {
    const start = performance.now();
    let observed;
    let [lastLook, missing] = [-Infinity, 0];
    let isPrepared = false;
    for (;;) {
        try {
            if (!isPrepared)
                await prepare();
            isPrepared = true;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(lockPath, { mode: 0o700 });
            const identity = identityOf(lockPath);
            if (identity !== undefined)
                return identity;
        }
        catch (error) {
            if ((0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .isMissing */ .b)(error)) {
                isPrepared = false;
                missing += 1;
                if (missing < ATTEMPTS)
                    continue;
            }
            if (!isHeld(error))
                throw (0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .diskFailure */ .C)(error, lockPath);
        }
        const now = performance.now();
        if (now - lastLook >= LOOK_INTERVAL) {
            lastLook = now;
            const identity = identityOf(lockPath);
            if (!observed || observed.identity !== identity)
                observed = { identity, since: now };
            await removeStale(lockPath, now - observed.since >= STALE);
        }
        if (now - (observed?.since ?? start) >= patience || now - start >= LONGEST_WAIT)
            throw held(lockPath);
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(pauseAfter(now - start));
    }
}
function pauseAfter(waited) {
    const interval = INTERVAL.longest / (1 + waited / 1_000);
    return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld(error) {
    const code = error?.code;
    return code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32');
}
async function removeStale(lockPath, isUnchanged) {
    try {
        const { mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(lockPath);
        if (!isUnchanged && Date.now() - mtimeMs < STALE)
            return;
        const aside = `${lockPath}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(lockPath, aside);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(aside, { recursive: true });
    }
    catch {
    }
}
function identityOf(lockPath) {
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
    return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
        hint: 'Try again when that process has ended. If there is no such process, remove this directory.',
    });
}


/***/ }),

/***/ 5302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ configTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

async function configTarget(configFile) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(configFile).catch(() => undefined);
    if (!found?.isSymbolicLink())
        return configFile;
    const { followConfigLink } = await __webpack_require__.e(/* import() */ 11).then(__webpack_require__.bind(__webpack_require__, 1011));
    return followConfigLink(configFile, found.uid);
}


/***/ }),

/***/ 4778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHomes)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);

function readHomes() {
    return { home: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), passwd: accountHome() };
}
function accountHome() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().homedir;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ fingerprintIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_private_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1461);
/* harmony import */ var _keys_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4817);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2582);




async function fingerprintIn(sessionDirectory) {
    for (const name of [_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_FILES */ .tt.publicKey, _profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_FILES */ .tt.key]) {
        try {
            const pem = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(sessionDirectory, name), 65_536);
            if (pem)
                return (0,_keys_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .keyFingerprint */ .y)(pem);
        }
        catch {
        }
    }
    return undefined;
}


/***/ }),

/***/ 4482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ saveSection),
/* harmony export */   GH: () => (/* binding */ backupOf),
/* harmony export */   Kc: () => (/* binding */ changeJournal),
/* harmony export */   XQ: () => (/* binding */ saveJournal),
/* harmony export */   cG: () => (/* binding */ hasBackups),
/* harmony export */   fe: () => (/* binding */ readBackup),
/* harmony export */   h$: () => (/* binding */ removeUnfinishedBackups),
/* harmony export */   sp: () => (/* binding */ readBackups)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _files_private_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1461);




function backupOf({ sessionsDirectory }, profile, loginId) {
    return emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionsDirectory, `.${profile}.${loginId}`), profile);
}
async function readBackup(backup) {
    if (!(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .inspectDirectory */ .ME)(backup.directory)))
        return undefined;
    return {
        ...backup,
        journal: parseJournal(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(backup.directory, JOURNAL))),
        section: await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(backup.directory, SECTION)),
    };
}
async function readBackups({ sessionsDirectory }) {
    const backups = [];
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(sessionsDirectory)) {
        const [, profile, loginId] = BACKUP_NAME.exec(name) ?? [];
        if (profile === undefined || loginId === undefined)
            continue;
        const empty = emptyBackup(node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionsDirectory, name), profile);
        const backup = await readBackup(empty).catch(() => undefined);
        if (backup?.journal)
            backups.push({ ...backup, loginId, journal: backup.journal });
    }
    return backups;
}
async function hasBackups(ociHome) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(ociHome, 'sessions')).catch(() => []);
    return names.some((name) => BACKUP_NAME.test(name));
}
async function removeUnfinishedBackups({ sessionsDirectory }) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(sessionsDirectory)) {
        const directory = node_path__WEBPACK_IMPORTED_MODULE_1__.join(sessionsDirectory, name);
        if (!BACKUP_NAME.test(name) || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(directory)).isDirectory())
            continue;
        const contents = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory);
        if (contents.every((file) => UNFINISHED.has(file)))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
    }
}
async function saveJournal({ directory }, journal) {
    const file = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .stageFile */ .HW)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, JOURNAL), JSON.stringify(journal), TEMPORARY);
    await file.commit();
}
async function changeJournal(backup, change) {
    if (!backup.journal)
        return;
    const changed = { ...backup.journal, ...change };
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_2__.isDeepStrictEqual)(changed, backup.journal))
        return;
    backup.journal = changed;
    await saveJournal(backup, changed);
}
async function saveSection(backup, section) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(backup.directory, SECTION);
    backup.section = section;
    if (section) {
        const staged = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .stageFile */ .HW)(file, section, TEMPORARY);
        await staged.commit();
    }
    else {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { force: true });
    }
}
const BACKUP_NAME = /^\.(.+)\.([0-9a-f]{8,64})$/;
const JOURNAL = 'journal.json';
const SECTION = 'section';
const TEMPORARY = 'new';
const UNFINISHED = new Set([SECTION, (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryName */ .NT)(SECTION, TEMPORARY), (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryName */ .NT)(JOURNAL, TEMPORARY)]);
function emptyBackup(directory, profile) {
    return {
        profile,
        directory,
        files: node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, 'files'),
        fresh: node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, 'new'),
        journal: undefined,
        section: undefined,
    };
}
function parseJob(read) {
    const { pid, start } = (read ?? {});
    return typeof pid === 'number' ? { pid, start: typeof start === 'string' ? start : undefined } : undefined;
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
            job: parseJob(read.job),
        };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 7222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkReceipt),
/* harmony export */   t: () => (/* binding */ checkLoginId)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7839);



function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }) {
    (0,_profile_name_js__WEBPACK_IMPORTED_MODULE_2__/* .checkProfileName */ .x)(profile);
    checkLoginId(loginId);
    const sound = node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(ociHome) &&
        node_path__WEBPACK_IMPORTED_MODULE_1__.normalize(ociHome) === ociHome &&
        /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) &&
        Number.isInteger(missingDirectories);
    if (!sound)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', 'the record of the login is invalid');
}
function checkLoginId(loginId) {
    if (/^[0-9a-f]{8,64}$/.test(loginId))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', 'the id of a login must be 8 to 64 hexadecimal digits');
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


/***/ })

};
