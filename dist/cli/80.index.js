export const id = 80;
export const ids = [80];
export const modules = {

/***/ 5080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTextFile: () => (/* reexport safe */ _chunk_DVOYUUIP_js__WEBPACK_IMPORTED_MODULE_0__.G)
/* harmony export */ });
/* harmony import */ var _chunk_DVOYUUIP_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7048);
/* harmony import */ var _chunk_LSOG6HP6_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3646);
/* harmony import */ var _chunk_QEDMXQVT_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5549);






/***/ })

};
