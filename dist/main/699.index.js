export const id = 699;
export const ids = [699];
export const modules = {

/***/ 8699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _chunk_UAHR2LDU_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _chunk_UAHR2LDU_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8347);
/* harmony import */ var _chunk_K63POPZN_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7927);
/* harmony import */ var _chunk_E6WCAW4N_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7033);
/* harmony import */ var _chunk_OXSKUHU4_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7051);
/* harmony import */ var _chunk_O7JLZGZP_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8499);
/* harmony import */ var _chunk_DCD7PLTL_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7798);
/* harmony import */ var _chunk_GSOZQXED_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2201);
/* harmony import */ var _chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8596);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8320);
/* harmony import */ var _chunk_FJQIXLJH_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7102);
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2235);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3035);
/* harmony import */ var _chunk_ZGFK4UA4_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9520);

















/***/ })

};
