export const id = 65;
export const ids = [65];
export const modules = {

/***/ 5065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _chunk_7A6BYQPK_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _chunk_7A6BYQPK_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2953);
/* harmony import */ var _chunk_YRQEIWKS_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5009);
/* harmony import */ var _chunk_NY6MDQRY_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4268);
/* harmony import */ var _chunk_OWLLYWWQ_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7351);
/* harmony import */ var _chunk_BXQN3G5Z_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1706);
/* harmony import */ var _chunk_7BU34BOP_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8902);
/* harmony import */ var _chunk_FUWVX4WD_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4813);
/* harmony import */ var _chunk_SKUQBRYW_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5902);
/* harmony import */ var _chunk_W3LH4ZSC_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1848);
/* harmony import */ var _chunk_ZWL5EOGJ_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3975);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8320);
/* harmony import */ var _chunk_VS6WLMAW_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4277);
/* harmony import */ var _chunk_AFD2AC2M_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5686);
/* harmony import */ var _chunk_QEDMXQVT_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(7386);



















/***/ })

};
