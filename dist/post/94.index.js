export const id = 94;
export const ids = [94];
export const modules = {

/***/ 94:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProgram: () => (/* reexport safe */ _chunk_NY6MDQRY_js__WEBPACK_IMPORTED_MODULE_0__.m)
/* harmony export */ });
/* harmony import */ var _chunk_NY6MDQRY_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(466);




/***/ })

};
