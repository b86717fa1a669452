export const id = 962;
export const ids = [962];
export const modules = {

/***/ 4962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _chunk_EKPJ3M5Y_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _chunk_EKPJ3M5Y_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3553);
/* harmony import */ var _chunk_S3UZEUUC_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5994);
/* harmony import */ var _chunk_4G23LKOJ_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7579);
/* harmony import */ var _chunk_3EUUQB7V_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7397);
/* harmony import */ var _chunk_J3G2BJDP_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(427);
/* harmony import */ var _chunk_OKSEE2C6_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1685);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3515);
/* harmony import */ var _chunk_OXSKUHU4_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2264);
/* harmony import */ var _chunk_KXHTZOKT_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9966);
/* harmony import */ var _chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8735);
/* harmony import */ var _chunk_XRVHL3W4_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4067);
/* harmony import */ var _chunk_FJQIXLJH_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8501);
/* harmony import */ var _chunk_ZGFK4UA4_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9212);
/* harmony import */ var _chunk_O7JLZGZP_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5724);
/* harmony import */ var _chunk_C2277CZB_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8465);
/* harmony import */ var _chunk_KA5FX6CI_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8860);
/* harmony import */ var _chunk_K2OL7ST7_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9752);





















/***/ })

};
