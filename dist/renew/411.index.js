export const id = 411;
export const ids = [411];
export const modules = {

/***/ 411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   onRemoval: () => (/* binding */ onRemoval)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(455);
// src/renewal/removal-signal.ts

var INTERVAL = 500;
function onRemoval(directory, end) {
  const timer = setInterval(() => {
    (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(directory).catch(() => {
      clearInterval(timer);
      end();
    });
  }, INTERVAL).unref();
}



/***/ })

};
