export const id = 350;
export const ids = [350];
export const modules = {

/***/ 1350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoLogin: () => (/* reexport safe */ _login_log_out_shared_js__WEBPACK_IMPORTED_MODULE_0__.M)
/* harmony export */ });
/* harmony import */ var _login_log_out_shared_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7558);
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2713);
/* harmony import */ var _work_directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8238);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9675);
/* harmony import */ var _undo_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1321);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8694);
/* harmony import */ var _config_target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8945);
/* harmony import */ var _key_fingerprint_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4255);
/* harmony import */ var _profile_paths_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8725);
/* harmony import */ var _remove_tree_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3778);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7301);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2760);
/* harmony import */ var _homes_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5453);
/* harmony import */ var _same_path_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4771);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1351);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7238);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(4357);
/* harmony import */ var _make_directories_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(6345);
/* harmony import */ var _disk_failure_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(4555);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(8919);


























/***/ })

};
