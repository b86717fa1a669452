export const id = 697;
export const ids = [697];
export const modules = {

/***/ 2697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _chunk_FKA63CU5_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _chunk_FKA63CU5_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5730);
/* harmony import */ var _chunk_K63POPZN_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7927);
/* harmony import */ var _chunk_EZFAQOEV_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8523);
/* harmony import */ var _chunk_2TVNAP45_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9038);
/* harmony import */ var _chunk_7BU34BOP_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8902);
/* harmony import */ var _chunk_YIX5UPLB_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4216);
/* harmony import */ var _chunk_YOY4DS62_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6750);
/* harmony import */ var _chunk_MZTIZ62Y_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7663);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8320);
/* harmony import */ var _chunk_HBD7P4RU_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7427);
/* harmony import */ var _chunk_LSOG6HP6_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7813);
/* harmony import */ var _chunk_QEDMXQVT_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7386);
/* harmony import */ var _chunk_ZGFK4UA4_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9520);

















/***/ })

};
