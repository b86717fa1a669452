export const id = 831;
export const ids = [831,768,611,190];
export const modules = {

/***/ 8297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ nameWorkDirectory),
/* harmony export */   b: () => (/* binding */ checkWorkDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9874);




function nameWorkDirectory() {
    return node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(process.env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `oci-wif-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`);
}
function checkWorkDirectory(directory) {
    const sound = node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(directory) &&
        node_path__WEBPACK_IMPORTED_MODULE_2__.normalize(directory) === directory &&
        /^oci-wif-[0-9a-f]{16}$/.test(node_path__WEBPACK_IMPORTED_MODULE_2__.basename(directory));
    if (!sound)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('files', 'Cannot write profile', 'the record of the login is invalid');
}


/***/ }),

/***/ 5611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  undoLogin: () => (/* binding */ undoLogin)
});

// EXTERNAL MODULE: ./build/files/work-directory.js
var work_directory = __webpack_require__(8297);
// EXTERNAL MODULE: ./build/profile/profile-removal.js + 2 modules
var profile_removal = __webpack_require__(1190);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __webpack_require__(1461);
// EXTERNAL MODULE: ./build/profile/config-file.js
var config_file = __webpack_require__(1237);
// EXTERNAL MODULE: ./build/profile/key-fingerprint.js
var key_fingerprint = __webpack_require__(1888);
// EXTERNAL MODULE: ./build/profile/profile-backup.js
var profile_backup = __webpack_require__(4482);
// EXTERNAL MODULE: ./build/profile/profile-paths.js
var profile_paths = __webpack_require__(2582);
;// CONCATENATED MODULE: ./build/profile/remains.js






async function remainsOf({ ociHome, profile, loginId, fingerprint }) {
    try {
        const paths = (0,profile_paths/* profilePaths */.IU)(ociHome, profile);
        const config = await (0,promises_.readFile)(paths.configFile).catch(() => undefined);
        const isOurs = (section) => section.name === profile && section.fingerprint === fingerprint;
        const backup = (0,profile_backup/* backupOf */.GH)(paths, profile, loginId).directory;
        return [
            ...(config && (0,config_file/* sectionsOf */.Ks)(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : []),
            ...((await (0,key_fingerprint/* fingerprintIn */.I)(paths.sessionDirectory)) === fingerprint ? [paths.sessionDirectory] : []),
            ...((await (0,private_files/* inspectDirectory */.ME)(backup)) ? [backup] : []),
        ];
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./build/registry/docker-config.js
var docker_config = __webpack_require__(9275);
// EXTERNAL MODULE: ./build/registry/docker.js
var docker = __webpack_require__(6280);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/programs/process-identity.js
var process_identity = __webpack_require__(9768);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/renewal/journal.js



function openJournal(directory, now) {
    let unwritten = '';
    return {
        async write(event) {
            unwritten += `${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}\n`;
            const text = unwritten;
            try {
                await append(journalFile(directory), text);
                unwritten = unwritten.slice(text.length);
            }
            catch {
                unwritten = unwritten.length > LONGEST_UNWRITTEN ? '\n' : `\n${unwritten.trimStart()}`;
            }
        },
    };
}
async function readJournal(directory) {
    const text = await (0,promises_.readFile)(journalFile(directory), 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => {
        try {
            const entry = JSON.parse(line);
            return entry !== null && typeof entry.at === 'string' && typeof entry.event === 'string' ? [entry] : [];
        }
        catch {
            return [];
        }
    });
}
function journalFile(directory) {
    return external_node_path_.join(directory, 'journal.jsonl');
}
const LONGEST_UNWRITTEN = (/* unused pure expression or super */ null && (64 * 1024));
async function append(file, text) {
    const noFollow = constants.O_NOFOLLOW ?? 0;
    const handle = await open(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
    try {
        await handle.writeFile(text);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/renewal/stop.js





const SIGNAL_TIMEOUT = 2_000;
const DIRECTORY_TIMEOUT = 6_000;
const POLL_INTERVAL = 20;
async function stopRenewer(renewal) {
    const { directory, process: identity, sessionExpiresAt } = renewal;
    await checkDirectory(directory);
    const wasRunning = identity !== undefined && (await (0,process_identity.isRunning)(identity));
    if (wasRunning && identity.start !== undefined)
        await kill(identity);
    const entries = await readJournal(directory);
    await (0,promises_.rm)(directory, { recursive: true, force: true });
    const stillRuns = identity !== undefined && wasRunning && !(await hasEnded(identity, DIRECTORY_TIMEOUT));
    return { entries, sessionExpiresAt, wasStarted: identity !== undefined, wasRunning, stillRuns };
}
async function kill(identity) {
    for (const signal of ['SIGTERM', 'SIGKILL']) {
        try {
            process.kill(identity.pid, signal);
        }
        catch {
        }
        if (await hasEnded(identity, SIGNAL_TIMEOUT))
            return;
    }
}
async function hasEnded(identity, timeout) {
    const deadline = performance.now() + timeout;
    while (await (0,process_identity.isRunning)(identity)) {
        if (performance.now() >= deadline)
            return false;
        await (0,external_node_timers_promises_.setTimeout)(POLL_INTERVAL);
    }
    return true;
}
async function checkDirectory(directory) {
    (0,work_directory/* checkWorkDirectory */.b)(directory);
    const found = await (0,promises_.lstat)(directory).catch(() => undefined);
    if (found && !found.isDirectory())
        throw new Error(`${directory} is no longer a directory`);
}

// EXTERNAL MODULE: ./build/text/printable.js
var printable = __webpack_require__(4865);
;// CONCATENATED MODULE: ./build/renewal/summary.js

const NAMES = {
    session: 'the session token',
    identity: 'the identity token for Terraform',
};
function summarise(ended) {
    const { entries, wasStarted, wasRunning, stillRuns, sessionExpiresAt } = ended;
    const lines = [];
    const warnings = [];
    for (const token of ['session', 'identity']) {
        const own = entries.filter((entry) => 'token' in entry && entry.token === token);
        lines.push(...successLines(own, NAMES[token]));
        warnings.push(...failureWarnings(own, NAMES[token]));
    }
    if (wasStarted && lines.length === 0 && warnings.length === 0 && sessionExpiresAt !== undefined)
        lines.push(`No renewal was due: the session token expires at ${time(sessionExpiresAt)}`);
    if (wasStarted && !wasRunning)
        warnings.push(earlyEndWarning(entries));
    if (stillRuns)
        warnings.push('The background process is still running. It ends when it finds that its directory was removed.');
    return { lines, warnings };
}
function successLines(entries, name) {
    const renewed = entries.filter((entry) => entry.event === 'renewed');
    const last = renewed.at(-1);
    if (!last)
        return [];
    return [
        `Renewed ${name} ${times(renewed.length)} in the background, last at ${time(last.at)}; ` +
            `it expires at ${time(last.expiresAt)}, and the next renewal was due at ${time(last.next)}`,
    ];
}
function failureWarnings(entries, name) {
    const failed = entries.filter((entry) => entry.event === 'failed');
    const messages = [...new Set(failed.map(({ message }) => message))];
    return messages.map((message) => {
        const same = failed.filter((entry) => entry.message === message);
        const last = same.at(-1);
        const after = last === undefined ? [] : entries.slice(entries.indexOf(last) + 1);
        const recovery = after.find((entry) => entry.event === 'renewed');
        const outcome = recovery === undefined ? 'and has not succeeded since' : `and succeeded again at ${time(recovery.at)}`;
        const when = [...new Set([same[0], last].map((entry) => time(entry?.at)))].join(' to ');
        const hint = last?.hint === undefined ? '' : `\n${last.hint}`;
        return `Renewing ${name} in the background failed ${times(same.length)} (${when}) ${outcome}. ${message}${hint}`;
    });
}
function earlyEndWarning(entries) {
    const end = entries.findLast((entry) => entry.event === 'ended');
    if (end) {
        const reason = (0,printable/* printable */.g)(end.reason);
        return `The background renewal ended at ${time(end.at)} because ${reason}. The session was not renewed after that.`;
    }
    const last = entries.at(-1);
    const after = last ? ` after ${time(last.at)}` : '';
    return `The background process was killed${after}. The session was not renewed after that.`;
}
function times(count) {
    return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
function time(text) {
    return (0,printable/* printable */.g)(String(text), 40);
}

// EXTERNAL MODULE: ./build/text/describe-failure.js
var describe_failure = __webpack_require__(9318);
;// CONCATENATED MODULE: ./build/login/log-out.js








async function undoLogin({ renewal, registry, profile }, host) {
    const isEnded = renewal === undefined || (await endRenewal(renewal, host));
    const isLoggedOut = registry === undefined || (await endRegistryLogin(registry, host));
    const outcome = profile === undefined ? 'undone' : await removeLoginProfile(profile, host);
    return isEnded && isLoggedOut ? outcome : 'failed';
}
async function endRenewal(renewal, host) {
    try {
        const { lines, warnings } = summarise(await stopRenewer(renewal));
        for (const line of lines)
            host.info(line);
        for (const line of warnings)
            host.warn(line);
        host.remember('renewal', undefined);
        return true;
    }
    catch (error) {
        host.warn(`The background process could not be ended. ${(0,describe_failure/* describeFailure */.I)(error, host.product)}`);
        return false;
    }
}
async function endRegistryLogin(receipt, host) {
    try {
        (0,work_directory/* checkWorkDirectory */.b)(receipt.directory);
        if (await (0,docker_config/* hasCredentialHelper */.eX)(receipt))
            await (0,docker/* dockerLogout */.t)(receipt.host);
        await (0,docker_config/* undoLogin */.MX)(receipt);
        host.info(`Logged out of the registry ${receipt.host}`);
        host.remember('registry', undefined);
        return true;
    }
    catch (error) {
        host.warn(`The logout from the registry ${receipt.host} failed. ${(0,describe_failure/* describeFailure */.I)(error, host.product)}`);
        return false;
    }
}
async function removeLoginProfile(receipt, host) {
    const { warnings, section, files } = await (0,profile_removal.removeProfile)(receipt);
    for (const line of warnings)
        host.warn(line);
    const remains = await remainsOf(receipt);
    if (remains.length > 0)
        host.warn(`Still on this machine: ${remains.join(', ')}`);
    const isReplaced = section === 'left' || files === 'left';
    if (remains.length > 0 || (warnings.length > 0 && !isReplaced))
        return 'failed';
    host.remember('profile', undefined);
    return isReplaced ? 'replaced' : 'undone';
}


/***/ }),

/***/ 9831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  undoStaleLogins: () => (/* binding */ undoStaleLogins)
});

// EXTERNAL MODULE: ./build/federation/claims.js
var claims = __webpack_require__(8207);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __webpack_require__(1461);
// EXTERNAL MODULE: ./build/profile/key-fingerprint.js
var key_fingerprint = __webpack_require__(1888);
// EXTERNAL MODULE: ./build/profile/profile-backup.js
var profile_backup = __webpack_require__(4482);
// EXTERNAL MODULE: ./build/profile/profile-paths.js
var profile_paths = __webpack_require__(2582);
;// CONCATENATED MODULE: ./build/profile/find-logins.js






async function findLogins(ociHome, profile) {
    const paths = await (0,profile_paths/* locateProfile */.A5)(ociHome, profile ?? ANY_PROFILE);
    if (!(await (0,private_files/* inspectDirectory */.ME)(paths.sessionsDirectory)))
        return [];
    const logins = [];
    for (const { loginId, journal, directory, profile: owner } of await (0,profile_backup/* readBackups */.sp)(paths)) {
        if ((profile !== undefined && owner !== profile) || journal.undone)
            continue;
        const { fingerprint, missingDirectories, configMissing, job } = journal;
        const receipt = { ociHome: paths.ociHome, profile: owner, loginId, fingerprint, missingDirectories, configMissing };
        const { birthtimeMs } = await (0,promises_.stat)(directory);
        logins.push({ receipt, job, time: birthtimeMs });
    }
    return logins.sort((one, other) => other.time - one.time).map(({ receipt, job }) => ({ receipt, job }));
}
async function tokenOf({ ociHome, profile, fingerprint }) {
    const paths = (0,profile_paths/* profilePaths */.IU)(ociHome, profile);
    const backups = (await (0,profile_backup/* readBackups */.sp)(paths)).filter((backup) => backup.profile === profile);
    for (const directory of [paths.sessionDirectory, ...backups.flatMap(({ files, fresh }) => [files, fresh])]) {
        if ((await (0,key_fingerprint/* fingerprintIn */.I)(directory)) !== fingerprint)
            continue;
        const token = await (0,private_files/* readRegularFile */.XF)(external_node_path_.join(directory, profile_paths/* SESSION_FILES */.tt.token));
        if (token)
            return token.toString('latin1');
    }
    return undefined;
}
const ANY_PROFILE = 'DEFAULT';

// EXTERNAL MODULE: ./build/programs/process-identity.js
var process_identity = __webpack_require__(9768);
// EXTERNAL MODULE: ./build/login/log-out.js + 4 modules
var log_out = __webpack_require__(5611);
;// CONCATENATED MODULE: ./build/login/stale-logins.js




async function undoStaleLogins({ ociHome, profile, now, unseenJobs, stored }, host) {
    const outcomes = [];
    for (const login of await findLogins(ociHome, profile)) {
        if (!(await isStale(login, now, unseenJobs)))
            continue;
        const { receipt, remember } = (await stored?.(login)) ?? {
            receipt: { profile: login.receipt },
            remember: () => undefined,
        };
        const outcome = await (0,log_out.undoLogin)(receipt, { ...host, remember });
        outcomes.push(outcome);
        if (outcome === 'failed')
            continue;
        host.info(`Removed the expired profile ${login.receipt.profile}, which an earlier job had left behind`);
    }
    return outcomes;
}
async function isStale({ receipt, job }, now, unseenJobs) {
    if (job ? await (0,process_identity.isRunning)(job) : !unseenJobs)
        return false;
    const token = await tokenOf(receipt);
    const expiry = token === undefined ? undefined : (0,claims/* readClaims */.I)(token)?.exp;
    return expiry === undefined ? job !== undefined : expiry * 1000 < now;
}


/***/ }),

/***/ 1190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  removeEmptyDirectories: () => (/* binding */ removeEmptyDirectories),
  removeProfile: () => (/* binding */ removeProfile),
  undoLogin: () => (/* binding */ undoLogin)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/profile/config-lock.js
var config_lock = __webpack_require__(2008);
// EXTERNAL MODULE: ./build/files/private-files.js
var private_files = __webpack_require__(1461);
// EXTERNAL MODULE: ./build/files/disk-failure.js
var disk_failure = __webpack_require__(8200);
// EXTERNAL MODULE: ./build/profile/profile-backup.js
var profile_backup = __webpack_require__(4482);
// EXTERNAL MODULE: ./build/profile/profile-paths.js
var profile_paths = __webpack_require__(2582);
// EXTERNAL MODULE: ./build/profile/homes.js
var homes = __webpack_require__(4778);
// EXTERNAL MODULE: ./build/profile/profile-receipt.js
var profile_receipt = __webpack_require__(7222);
// EXTERNAL MODULE: ./build/profile/config-file.js
var config_file = __webpack_require__(1237);
// EXTERNAL MODULE: ./build/profile/config-target.js
var config_target = __webpack_require__(5302);
;// CONCATENATED MODULE: ./build/profile/undo-config.js





async function undoConfig(login) {
    const { receipt, paths, backup, others } = login;
    const { fingerprint, profile, loginId } = receipt;
    const config = await (0,config_target/* configTarget */.k)(paths.configFile);
    await (0,promises_.rm)((0,private_files/* temporaryName */.NT)(config, loginId), { force: true });
    const content = (await (0,private_files/* readRegularFile */.XF)(config)) ?? Buffer.alloc(0);
    const replaced = backup.section;
    const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
    const undone = (0,config_file/* undoSection */._3)(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });
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
    const untouched = (0,config_file/* sectionsOf */.Ks)(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
    const changed = undone.outcome === 'other' && backup.journal !== undefined && !untouched;
    return { outcome: changed ? 'left' : 'absent', stranded: replaced !== undefined && !untouched };
}
async function takeOutOfBackups({ receipt, backup, others }) {
    const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
    let found = false;
    for (const other of others) {
        if (other.profile !== receipt.profile || !other.section)
            continue;
        if (!(0,config_file/* sectionsOf */.Ks)(other.section).some((section) => section.fingerprint === receipt.fingerprint))
            continue;
        found = true;
        await (0,profile_backup/* changeJournal */.Kc)(other, {
            newlineBefore: newlineBefore || other.journal?.newlineBefore === true,
            newlineBehind: newlineBehind || other.journal?.newlineBehind === true,
        });
        await (0,profile_backup/* saveSection */.Bt)(other, backup.section);
    }
    return found;
}
async function passNewlineOn(owner, others) {
    for (const other of others) {
        const isOwner = other.profile === owner.name && other.journal?.fingerprint === owner.fingerprint;
        if (isOwner)
            await (0,profile_backup/* changeJournal */.Kc)(other, { newlineBefore: true });
    }
}

// EXTERNAL MODULE: ./build/profile/key-fingerprint.js
var key_fingerprint = __webpack_require__(1888);
;// CONCATENATED MODULE: ./build/profile/undo-files.js





async function undoFiles({ receipt, paths, backup, others }) {
    const { profile, fingerprint } = receipt;
    const live = paths.sessionDirectory;
    const liveExists = await (0,private_files/* inspectDirectory */.ME)(live);
    const oldExists = await (0,private_files/* inspectDirectory */.ME)(backup.files);
    const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
    for (const place of places) {
        const isOurs = (await (0,private_files/* inspectDirectory */.ME)(place)) && (await (0,key_fingerprint/* fingerprintIn */.I)(place)) === fingerprint;
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
        (0,profile_receipt/* checkReceipt */.H)(receipt);
        const paths = (0,profile_paths/* profilePaths */.IU)(receipt.ociHome, receipt.profile);
        let { missingDirectories } = receipt;
        if (await (0,private_files/* inspectDirectory */.ME)(paths.ociHome)) {
            if ((await (0,promises_.realpath)(paths.ociHome)) !== paths.ociHome)
                throw refusal(`${paths.ociHome} is now a different directory`);
            await (0,config_lock/* withConfigLock */.E)(paths.configFile, async () => {
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
        const empty = (0,profile_backup/* backupOf */.GH)(paths, receipt.profile, receipt.loginId);
        const kept = sessions ? await (0,profile_backup/* readBackup */.fe)(empty) : undefined;
        const others = (sessions ? await (0,profile_backup/* readBackups */.sp)(paths) : []).filter(({ directory }) => directory !== empty.directory);
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
            await attempt(removal, () => (0,profile_backup/* removeUnfinishedBackups */.h$)(paths));
        await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
    });
    return missingDirectories;
}
async function removeEmptyDirectories(paths, count) {
    const { home, passwd } = (0,homes/* readHomes */.$)();
    let directory = paths.sessionsDirectory;
    for (let level = 0; level < count && directory !== home && directory !== passwd; level += 1) {
        if (await (0,private_files/* isPrivateDirectory */.f4)(directory))
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
        await (0,profile_backup/* changeJournal */.Kc)(other, {
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
    await (0,profile_backup/* changeJournal */.Kc)(backup, { undone: true });
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


/***/ }),

/***/ 9768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identify: () => (/* binding */ identify),
/* harmony export */   identifyRunner: () => (/* binding */ identifyRunner),
/* harmony export */   isRunning: () => (/* binding */ isRunning)
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

/***/ 9275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $s: () => (/* binding */ openDockerConfig),
/* harmony export */   MX: () => (/* binding */ undoLogin),
/* harmony export */   cl: () => (/* binding */ mergeLogin),
/* harmony export */   eX: () => (/* binding */ hasCredentialHelper),
/* harmony export */   xT: () => (/* binding */ noteDockerConfig)
/* harmony export */ });
/* unused harmony export dockerConfigFile */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7975);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9874);
/* harmony import */ var _files_private_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1461);







function dockerConfigFile() {
    const { DOCKER_CONFIG: directory = '' } = process.env;
    return node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(directory === '' ? node_path__WEBPACK_IMPORTED_MODULE_3__.join((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.docker') : directory, 'config.json');
}
async function openDockerConfig(host, directory, announce) {
    const configFile = dockerConfigFile();
    const content = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile);
    parse(content, configFile);
    const mode = content ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(configFile)).mode & 0o777 : undefined;
    const madeDirectory = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(configFile)).catch(() => undefined)) === undefined;
    const receipt = { host, configFile, directory, mode, madeDirectory };
    announce(receipt);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { mode: 0o700 });
    if (content)
        await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, BEFORE), content);
    return receipt;
}
async function noteDockerConfig({ configFile, directory }) {
    const content = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile);
    if (content)
        await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writePrivateFile */ .Pl)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, AFTER), content);
}
async function mergeLogin({ configFile, host }, username, password) {
    const config = parse(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile), configFile);
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    config.auths = { ...entriesOf(config, 'auths'), [host]: { auth } };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(configFile), { recursive: true, mode: 0o700 });
    await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, 0o600);
}
async function hasCredentialHelper({ configFile, host }) {
    const config = parse(await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(configFile), configFile);
    return typeof config.credsStore === 'string' || host in entriesOf(config, 'credHelpers');
}
async function undoLogin({ host, configFile, directory, mode, madeDirectory }) {
    if (!node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute(configFile) || node_path__WEBPACK_IMPORTED_MODULE_3__.basename(configFile) !== 'config.json') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('files', 'Registry login failed', 'the record of the login is invalid, so nothing was changed');
    }
    const [current, before, after] = await Promise.all([configFile, node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, BEFORE), node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, AFTER)].map((file) => (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(file)));
    if (current && !(before && current.equals(before))) {
        if (after && current.equals(after))
            await putBack(configFile, before, mode);
        else
            await takeOut(host, configFile, current, before);
    }
    if (madeDirectory)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(configFile)).catch(() => undefined);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(directory, { recursive: true, force: true });
}
async function putBack(configFile, before, mode) {
    if (before)
        await replaceFile(configFile, before, mode ?? 0o600);
    else
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(configFile);
}
async function takeOut(host, configFile, current, before) {
    const config = parse(current, configFile);
    const { [host]: earlier } = entriesOf(parse(before, configFile), 'auths');
    const { [host]: ours, ...others } = entriesOf(config, 'auths');
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_4__.isDeepStrictEqual)(ours, earlier))
        return;
    config.auths = earlier === undefined ? others : { ...others, [host]: earlier };
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(configFile);
    await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, mode & 0o777);
}
const BEFORE = 'config.before';
const AFTER = 'config.after';
function parse(content, configFile) {
    if (!content || content.toString().trim() === '')
        return {};
    try {
        const config = JSON.parse(content.toString());
        if (typeof config === 'object' && config !== null && !Array.isArray(config))
            return { ...config };
    }
    catch {
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('files', 'Registry login failed', `${configFile} is not a JSON object, so nothing was changed in it`);
}
function entriesOf(config, name) {
    const entries = config[name];
    return typeof entries === 'object' && entries !== null ? { ...entries } : {};
}
async function replaceFile(file, content, mode) {
    const staged = await (0,_files_private_files_js__WEBPACK_IMPORTED_MODULE_6__/* .stageFile */ .HW)(file, content, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex'), mode);
    await staged.commit();
}


/***/ }),

/***/ 6280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ dockerLogin),
/* harmony export */   t: () => (/* binding */ dockerLogout)
/* harmony export */ });
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1936);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4865);


const TIMEOUT = 30;
async function dockerLogin(host, username, password) {
    const { exitCode, stderr } = await docker(['login', host, '-u', username, '--password-stdin'], password);
    if (exitCode === 0)
        return 'done';
    if (exitCode === undefined || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
        return 'unavailable';
    return { refused: (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(stderr, 200) };
}
async function dockerLogout(host) {
    await docker(['logout', host]);
}
function docker(args, input = '') {
    return (0,_programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .runProgram */ .m)({ command: ['docker', ...args], input, stderr: 'capture', timeout: TIMEOUT });
}


/***/ })

};
