export const id = 329;
export const ids = [329];
export const modules = {

/***/ 1329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   removeEmptyDirectories: () => (/* reexport safe */ _undo_files_js__WEBPACK_IMPORTED_MODULE_0__.f1),
/* harmony export */   removeProfile: () => (/* reexport safe */ _undo_files_js__WEBPACK_IMPORTED_MODULE_0__.Iq),
/* harmony export */   undoLogin: () => (/* reexport safe */ _undo_files_js__WEBPACK_IMPORTED_MODULE_0__.MX)
/* harmony export */ });
/* harmony import */ var _undo_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1321);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8694);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8945);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3778);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7301);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2760);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5453);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4771);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7238);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8919);


















/***/ }),

/***/ 1321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iq: () => (/* binding */ removeProfile),
/* harmony export */   MX: () => (/* binding */ undoLogin),
/* harmony export */   f1: () => (/* binding */ removeEmptyDirectories)
/* harmony export */ });
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8694);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8945);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3778);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2760);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5453);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4771);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8919);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6760);












// src/profile/profile-removal.ts



// src/profile/undo-config.ts

async function undoConfig(login) {
  const { receipt, paths, backup, others } = login;
  const { fingerprint, profile, loginId } = receipt;
  const config = await (0,_config_target_js__WEBPACK_IMPORTED_MODULE_1__/* .configTarget */ .k)(paths.configFile);
  await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rm)((0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .temporaryName */ .NT)(config, loginId), { force: true }));
  const content = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)(config) ?? Buffer.alloc(0);
  const replaced = backup.section;
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  const undone = (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .undoSection */ ._3)(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });
  if (undone.outcome === "restored" || undone.outcome === "removed") {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    const created = receipt.configMissing || (backup.journal?.configMissing ?? false);
    if (created && undone.config.length === 0) {
      await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.unlink)(config));
    } else {
      const file = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .stageFile */ .HW)(config, undone.config, loginId);
      await file.commit();
    }
    await takeOutOfBackups(login);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfBackups(login)) return { outcome: "left", stranded: false };
  const untouched = (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionsOf */ .Ks)(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
  const changed = undone.outcome === "other" && backup.journal !== void 0 && !untouched;
  return { outcome: changed ? "left" : "absent", stranded: replaced !== void 0 && !untouched };
}
async function takeOutOfBackups({ receipt, backup, others }) {
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== receipt.profile || !other.section) continue;
    if (!(0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionsOf */ .Ks)(other.section).some((section) => section.fingerprint === receipt.fingerprint)) continue;
    found = true;
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(other, {
      newlineBefore: newlineBefore || other.journal.newlineBefore,
      newlineBehind: newlineBehind || other.journal.newlineBehind
    });
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .saveSection */ .Bt)(other, backup.section);
  }
  return found;
}
async function passNewlineOn(owner, others) {
  for (const other of others) {
    const isOwner = other.profile === owner.name && other.journal.fingerprint === owner.fingerprint;
    if (isOwner) await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(other, { newlineBefore: true });
  }
}

// src/profile/undo-files.ts


async function undoFiles({ receipt, paths, backup, others }) {
  const { profile, fingerprint } = receipt;
  const live = paths.sessionDirectory;
  const liveExists = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(live);
  const oldExists = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(backup.files);
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(place) && await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintIn */ .I5)(place) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, backup.files);
    if (place !== live) return { outcome: "left", stranded };
    return { outcome: oldExists ? "restored" : "removed", stranded };
  }
  if (liveExists) return { outcome: oldExists ? "left" : "absent", stranded: oldExists };
  if (!oldExists) return { outcome: "absent", stranded: false };
  await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(backup.files, live);
  return { outcome: "restored", stranded: false };
}
async function replaceWithOld(place, old) {
  const ours = new Set(Object.values(_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_FILES */ .tt));
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_12__.join(place, name)));
  }
  const remaining = new Set(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(place));
  if (remaining.size === 0) await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rmdir)(place));
  if (!await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(old)) return false;
  if (remaining.size === 0) {
    await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .moveDirectory */ .Ti)(old, place);
    return false;
  }
  for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(old)) {
    if (!remaining.has(name)) await (0,_make_directories_js__WEBPACK_IMPORTED_MODULE_8__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rename)(node_path__WEBPACK_IMPORTED_MODULE_12__.join(old, name), node_path__WEBPACK_IMPORTED_MODULE_12__.join(place, name)));
  }
  return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(old)).length > 0;
}

// src/profile/profile-removal.ts
async function removeProfile(receipt, { patience } = {}) {
  const removal = { warnings: [], section: "absent", files: "absent" };
  await attempt(removal, async () => {
    (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .checkReceipt */ .HF)(receipt);
    const paths = (0,_profile_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .profilePaths */ .IU)(receipt.ociHome, receipt.profile);
    let { missingDirectories } = receipt;
    if (await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.ociHome)) {
      if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.realpath)(paths.ociHome) !== paths.ociHome)
        throw refusal(`${paths.ociHome} is now a different directory`);
      await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .withConfigLock */ .E1)(
        paths.configFile,
        async () => {
          missingDirectories = await undoLogin(receipt, paths, removal);
        },
        { patience }
      );
    } else {
      removal.isHomeMissing = true;
    }
    await removeEmptyDirectories(paths, missingDirectories);
  });
  return removal;
}
async function undoLogin(receipt, paths, removal) {
  let { missingDirectories } = receipt;
  await attempt(removal, async () => {
    const sessions = await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(paths.sessionsDirectory);
    const empty = (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .backupOf */ .GH)(paths, receipt.profile, receipt.loginId);
    const kept = sessions ? await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .readBackup */ .fe)(empty) : void 0;
    const others = (sessions ? await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .readBackups */ .sp)(paths) : []).filter(({ directory }) => directory !== empty.directory);
    const login = { receipt, paths, backup: kept ?? empty, others };
    missingDirectories = Math.max(missingDirectories, kept?.journal?.missingDirectories ?? 0);
    let section = { outcome: "absent", stranded: true };
    let files = { outcome: "absent", stranded: true };
    await attempt(removal, async () => {
      section = await undoConfig(login);
    });
    await attempt(removal, async () => {
      files = await undoFiles(login);
    });
    removal.section = section.outcome;
    removal.files = files.outcome;
    if (section.outcome === "left" || files.outcome === "left") {
      removal.warnings.push(
        `The profile ${receipt.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`
      );
    }
    await attempt(removal, () => transferCleanup(login));
    if (kept) await attempt(removal, () => dropBackup(kept, section.stranded || files.stranded, removal));
    if (sessions) await attempt(removal, () => (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .removeUnfinishedBackups */ .h$)(paths));
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}
async function removeEmptyDirectories(paths, count) {
  const { home, passwd } = (0,_homes_js__WEBPACK_IMPORTED_MODULE_6__/* .readHomes */ .$)();
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    if ((0,_same_path_js__WEBPACK_IMPORTED_MODULE_7__/* .isSamePath */ .y)(directory, home) || (0,_same_path_js__WEBPACK_IMPORTED_MODULE_7__/* .isSamePath */ .y)(directory, passwd)) return;
    if (await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isPrivateDirectory */ .f4)(directory)) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.rmdir)(directory).catch(() => void 0);
    directory = node_path__WEBPACK_IMPORTED_MODULE_12__.dirname(directory);
  }
}
async function transferCleanup({ receipt, backup, others }) {
  for (const other of others) {
    const emptied = other.journal.undone && !other.section && !await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(other.files);
    if (emptied) {
      await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(other.directory);
      continue;
    }
    const made = [receipt, backup.journal, other.journal].filter((found) => found !== void 0);
    await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(other, {
      missingDirectories: Math.max(...made.map((found) => found.missingDirectories)),
      configMissing: made.some((found) => found.configMissing)
    });
  }
}
async function dropBackup(backup, stranded, removal) {
  const replaced = backup.section !== void 0 || await (0,_private_files_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectDirectory */ .ME)(backup.files);
  if (!stranded || !replaced) {
    await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(backup.directory);
    return;
  }
  await (0,_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(backup.fresh);
  await (0,_key_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .changeJournal */ .Kc)(backup, { undone: true });
  removal.warnings.push(`The files that the login replaced could not be restored; they are in ${backup.directory}`);
}
async function attempt(removal, task) {
  try {
    await task();
  } catch (error) {
    const where = error?.path;
    removal.warnings.push((0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_9__/* .diskFailure */ .C)(error, typeof where === "string" ? where : "The profile").message);
  }
}
function refusal(detail) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR("files", "Cannot write profile", detail);
}




/***/ })

};
