export const id = 885;
export const ids = [885];
export const modules = {

/***/ 9266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTextFile: () => (/* reexport safe */ _chunk_H7GDU362_js__WEBPACK_IMPORTED_MODULE_0__.G)
/* harmony export */ });
/* harmony import */ var _chunk_H7GDU362_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4399);
/* harmony import */ var _chunk_FUWVX4WD_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8942);
/* harmony import */ var _chunk_QEDMXQVT_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5549);






/***/ })

};
