export const id = 561;
export const ids = [561];
export const modules = {

/***/ 561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   followConfigLink: () => (/* binding */ followConfigLink)
/* harmony export */ });
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5524);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6114);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);




// src/profile/config-link.ts


async function followConfigLink(configFile, owner) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(configFile).catch((error) => {
    throw (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b)(error) ? refusal(configFile, "to a file that does not exist") : (0,_disk_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .diskFailure */ .C)(error, configFile);
  });
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(target);
  if (!found.isFile()) throw refusal(configFile, `to ${target}, which is not a regular file`);
  const account = process.getuid?.();
  if (account !== void 0 && (owner !== account || found.uid !== account))
    throw refusal(configFile, `to ${target}, and one of the two belongs to another user`);
  if (!await isInHome(target)) throw refusal(configFile, `to ${target}, which is outside your home directory`);
  return target;
}
async function isInHome(target) {
  const { home, passwd } = (0,_homes_js__WEBPACK_IMPORTED_MODULE_0__/* .readHomes */ .$)();
  for (const directory of [home, passwd]) {
    const real = directory === void 0 ? void 0 : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(directory).catch(() => void 0);
    if (real !== void 0 && target.startsWith(real + node_path__WEBPACK_IMPORTED_MODULE_4__.sep)) return true;
  }
  return false;
}
function refusal(configFile, where) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("files", "Cannot write profile", `${configFile} is a symbolic link ${where}`, {
    hint: "Replace the link with a regular file, or choose another directory with oci-home."
  });
}



/***/ })

};
