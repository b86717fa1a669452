export const id = 51;
export const ids = [51];
export const modules = {

/***/ 2051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _chunk_BCIIOLGB_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _chunk_BCIIOLGB_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3266);
/* harmony import */ var _chunk_X25VRDOO_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8016);
/* harmony import */ var _chunk_XD4OFYGA_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3033);
/* harmony import */ var _chunk_2JNJPZBN_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(675);
/* harmony import */ var _chunk_UWH4TU4Y_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(989);
/* harmony import */ var _chunk_LSZEGESG_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5643);
/* harmony import */ var _chunk_3VD4UNY3_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3395);
/* harmony import */ var _chunk_PE6PC6IQ_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5487);
/* harmony import */ var _chunk_7KUSQ77E_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7319);
/* harmony import */ var _chunk_VIFKJL64_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8735);
/* harmony import */ var _chunk_6O2VHOKA_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6003);
/* harmony import */ var _chunk_R5UURHA6_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3515);
/* harmony import */ var _chunk_VS6WLMAW_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3926);
/* harmony import */ var _chunk_AFD2AC2M_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1533);
/* harmony import */ var _chunk_7BU34BOP_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(797);
/* harmony import */ var _chunk_J22DQQ4P_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(2033);
/* harmony import */ var _chunk_NY6MDQRY_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(7627);
/* harmony import */ var _chunk_FUWVX4WD_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(8942);
/* harmony import */ var _chunk_QEDMXQVT_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(5549);


























/***/ })

};
