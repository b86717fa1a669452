export const id = 799;
export const ids = [799];
export const modules = {

/***/ 2799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   replaceAccessList: () => (/* binding */ replaceAccessList)
/* harmony export */ });
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4771);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7975);


// src/files/windows-access.ts




var TIMEOUT = 1e4;
var ALWAYS = ["S-1-5-18", "S-1-5-32-544"];
async function replaceAccessList(directory) {
  if (isBelowHome(directory)) return true;
  try {
    const accounts = [await accountId(), ...ALWAYS].map((id) => `*${id}:(OI)(CI)F`);
    await runSystemProgram("icacls.exe", [directory, "/inheritance:r", "/grant:r", ...accounts, "/q"]);
    return true;
  } catch {
    return false;
  }
}
function isBelowHome(directory) {
  const homes = [(0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), (0,node_os__WEBPACK_IMPORTED_MODULE_2__.userInfo)().homedir].map((home) => (0,_same_path_js__WEBPACK_IMPORTED_MODULE_0__/* .comparablePath */ .c)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(home, node_path__WEBPACK_IMPORTED_MODULE_3__.sep)));
  return homes.some((home) => (0,_same_path_js__WEBPACK_IMPORTED_MODULE_0__/* .comparablePath */ .c)(directory).startsWith(home));
}
async function accountId() {
  const { stdout } = await runSystemProgram("whoami.exe", ["/user", "/fo", "csv", "/nh"]);
  const [, id] = /"(S-1-[\d-]+)"\s*$/.exec(stdout) ?? [];
  if (id === void 0) throw new Error("whoami printed no security identifier");
  return id;
}
function runSystemProgram(name, args) {
  const program = node_path__WEBPACK_IMPORTED_MODULE_3__.join(process.env.SystemRoot ?? "C:\\Windows", "System32", name);
  return (0,node_util__WEBPACK_IMPORTED_MODULE_4__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_1__.execFile)(program, args, { timeout: TIMEOUT, windowsHide: true });
}



/***/ })

};
