export const id = 444;
export const ids = [444];
export const modules = {

/***/ 2444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GIVE_TOKEN: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__._P),
/* harmony export */   LOGIN_FLAGS: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__.G3),
/* harmony export */   PLACE_FLAGS: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__.q4),
/* harmony export */   login: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__.iD),
/* harmony export */   readLoginIni: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__.QN),
/* harmony export */   readLoginPlace: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__.$d),
/* harmony export */   readLoginSource: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__.$u),
/* harmony export */   readLoginSubject: () => (/* reexport safe */ _log_in_js__WEBPACK_IMPORTED_MODULE_0__.mb)
/* harmony export */ });
/* harmony import */ var _log_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(883);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5334);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2836);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6345);
/* harmony import */ var _docker_credentials_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9110);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8919);













/***/ })

};
