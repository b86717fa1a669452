export const id = 11;
export const ids = [11];
export const modules = {

/***/ 1011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   followConfigLink: () => (/* binding */ followConfigLink)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9874);
/* harmony import */ var _files_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8200);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4778);





async function followConfigLink(configFile, owner) {
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(configFile).catch((error) => {
        throw (0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissing */ .b)(error) ? refusal(configFile, 'to a file that does not exist') : (0,_files_disk_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C)(error, configFile);
    });
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(target);
    if (!found.isFile())
        throw refusal(configFile, `to ${target}, which is not a regular file`);
    const account = process.getuid?.();
    if (account !== undefined && (owner !== account || found.uid !== account))
        throw refusal(configFile, `to ${target}, and one of the two belongs to another user`);
    if (!(await isInHome(target)))
        throw refusal(configFile, `to ${target}, which is outside your home directory`);
    return target;
}
async function isInHome(target) {
    const { home, passwd } = (0,_homes_js__WEBPACK_IMPORTED_MODULE_4__/* .readHomes */ .$)();
    for (const directory of [home, passwd]) {
        const real = directory === undefined ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory).catch(() => undefined);
        if (real !== undefined && node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(real) !== real && target.startsWith(real + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
            return true;
    }
    return false;
}
function refusal(configFile, where) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('files', 'Cannot write profile', `${configFile} is a symbolic link ${where}`, {
        hint: 'Replace the link with a regular file, or choose another directory with oci-home.',
    });
}


/***/ })

};
