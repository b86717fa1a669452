export const id = 202;
export const ids = [202];
export const modules = {

/***/ 202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   followConfigLink: () => (/* binding */ followConfigLink)
/* harmony export */ });
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(295);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(760);


// src/profile/config-link.ts


async function followConfigLink(configFile, owner) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(configFile).catch((error) => {
    throw (0,_homes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b2)(error) ? refusal(configFile, "to a file that does not exist") : (0,_homes_js__WEBPACK_IMPORTED_MODULE_0__/* .diskFailure */ .C9)(error, configFile);
  });
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(target);
  if (!found.isFile()) throw refusal(configFile, `to ${target}, which is not a regular file`);
  const account = process.getuid?.();
  if (account !== void 0 && (owner !== account || found.uid !== account))
    throw refusal(configFile, `to ${target}, and one of the two belongs to another user`);
  if (!await isInHome(target)) throw refusal(configFile, `to ${target}, which is outside your home directory`);
  return target;
}
async function isInHome(target) {
  const { home, passwd } = (0,_homes_js__WEBPACK_IMPORTED_MODULE_0__/* .readHomes */ .$G)();
  for (const directory of [home, passwd]) {
    const real = directory === void 0 ? void 0 : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(directory).catch(() => void 0);
    if (real !== void 0 && target.startsWith(real + node_path__WEBPACK_IMPORTED_MODULE_2__.sep)) return true;
  }
  return false;
}
function refusal(configFile, where) {
  return new _homes_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("files", "Cannot write profile", `${configFile} is a symbolic link ${where}`, {
    hint: "Replace the link with a regular file, or choose another directory with oci-home."
  });
}



/***/ })

};
