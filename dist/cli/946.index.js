export const id = 946;
export const ids = [946];
export const modules = {

/***/ 2946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTextFile: () => (/* reexport safe */ _chunk_QNWXXDGN_js__WEBPACK_IMPORTED_MODULE_0__.G)
/* harmony export */ });
/* harmony import */ var _chunk_QNWXXDGN_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7744);
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8860);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);






/***/ })

};
