export const id = 521;
export const ids = [521];
export const modules = {

/***/ 521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  followConfigLink: () => (/* binding */ followConfigLink)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(874);
// EXTERNAL MODULE: ./build/files/disk-failure.js
var disk_failure = __webpack_require__(200);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
;// CONCATENATED MODULE: ./build/profile/homes.js

function readHomes() {
    return { home: (0,external_node_os_.homedir)(), passwd: accountHome() };
}
function accountHome() {
    try {
        return (0,external_node_os_.userInfo)().homedir;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/profile/config-link.js





async function followConfigLink(configFile, owner) {
    const target = await (0,promises_.realpath)(configFile).catch((error) => {
        throw (0,disk_failure/* isMissing */.b)(error) ? refusal(configFile, 'to a file that does not exist') : (0,disk_failure/* diskFailure */.C)(error, configFile);
    });
    const found = await (0,promises_.stat)(target);
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
    const { home, passwd } = readHomes();
    for (const directory of [home, passwd]) {
        const real = directory === undefined ? undefined : await (0,promises_.realpath)(directory).catch(() => undefined);
        if (real !== undefined && external_node_path_.dirname(real) !== real && target.startsWith(real + external_node_path_.sep))
            return true;
    }
    return false;
}
function refusal(configFile, where) {
    return new failure/* Failure */.HR('files', 'Cannot write profile', `${configFile} is a symbolic link ${where}`, {
        hint: 'Replace the link with a regular file, or choose another directory with oci-home.',
    });
}


/***/ })

};
