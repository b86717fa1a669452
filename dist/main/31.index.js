export const id = 31;
export const ids = [31];
export const modules = {

/***/ 1031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _login_log_out_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _login_log_out_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8407);
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3958);
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8234);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7450);
/* harmony import */ var _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3974);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8020);
/* harmony import */ var _undo_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(818);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4684);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4024);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2823);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5524);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8976);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3106);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(6114);



















/***/ })

};
