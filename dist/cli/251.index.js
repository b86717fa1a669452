export const id = 251;
export const ids = [251];
export const modules = {

/***/ 8629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   w: () => (/* binding */ retrySync)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
// src/files/windows-retry.ts

var PATIENCE = 3e3;
var SHORTEST_WAIT = 10;
var LONGEST_WAIT = 200;
var HELD = /* @__PURE__ */ new Set(["EBUSY", "EPERM", "EACCES", "ENOTEMPTY"]);
async function retry(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait);
    }
  }
}
function retrySync(operation) {
  const waits = waitTimes();
  for (; ; ) {
    try {
      return operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === void 0 || !isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}
function* waitTimes() {
  const deadline = performance.now() + PATIENCE;
  let wait = SHORTEST_WAIT;
  while (process.platform === "win32" && performance.now() + wait <= deadline) {
    yield wait;
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
  return void 0;
}
function isHeld(error) {
  return HELD.has(String(error?.code));
}




/***/ }),

/***/ 7251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   retry: () => (/* reexport safe */ _files_windows_retry_js__WEBPACK_IMPORTED_MODULE_0__.L),
/* harmony export */   retrySync: () => (/* reexport safe */ _files_windows_retry_js__WEBPACK_IMPORTED_MODULE_0__.w)
/* harmony export */ });
/* harmony import */ var _files_windows_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8629);




/***/ })

};
