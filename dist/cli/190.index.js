export const id = 190;
export const ids = [190];
export const modules = {

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


/***/ })

};
