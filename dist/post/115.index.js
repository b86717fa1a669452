export const id = 115;
export const ids = [115];
export const modules = {

/***/ 115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProgram: () => (/* reexport safe */ _programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__.m)
/* harmony export */ });
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(440);




/***/ })

};
