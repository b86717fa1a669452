export const id = 632;
export const ids = [632];
export const modules = {

/***/ 2632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _chunk_N5N7ZP33_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _chunk_N5N7ZP33_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8835);
/* harmony import */ var _chunk_E2ONYMSU_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6529);
/* harmony import */ var _chunk_BI4ME444_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8214);
/* harmony import */ var _chunk_CAM7KVD2_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(742);
/* harmony import */ var _chunk_Z6YNH7AZ_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7452);
/* harmony import */ var _chunk_3VEEYJG4_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8370);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3515);
/* harmony import */ var _chunk_M7PWTXHE_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7135);
/* harmony import */ var _chunk_KXHTZOKT_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9966);
/* harmony import */ var _chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8735);
/* harmony import */ var _chunk_MZTIZ62Y_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3776);
/* harmony import */ var _chunk_HBD7P4RU_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1767);
/* harmony import */ var _chunk_ZGFK4UA4_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9212);
/* harmony import */ var _chunk_7BU34BOP_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(797);
/* harmony import */ var _chunk_LCEOCJUD_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(6028);
/* harmony import */ var _chunk_LSOG6HP6_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(3646);
/* harmony import */ var _chunk_QEDMXQVT_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(5549);






















/***/ })

};
