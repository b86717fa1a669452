export const id = 323;
export const ids = [323];
export const modules = {

/***/ 4323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLogout: () => (/* binding */ runLogout)
/* harmony export */ });
/* harmony import */ var _profile_profile_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3597);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29);
/* harmony import */ var _login_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2779);
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6120);
/* harmony import */ var _renewal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8565);






async function runLogout(flags) {
    const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .createTerminal */ .P)(false);
    const [ociHome, profile] = [(0,_login_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .checkHome */ .Cu)(flags.ociHome), (0,_login_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .checkProfile */ .U$)(flags.profile)];
    const receipt = (0,_receipts_js__WEBPACK_IMPORTED_MODULE_3__/* .findReceipt */ .QI)(ociHome, profile);
    if (!receipt) {
        terminal.say(`No login of the profile ${profile} in ${ociHome} is known: nothing to do`);
        return _exit_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.done;
    }
    await (0,_renewal_js__WEBPACK_IMPORTED_MODULE_4__/* .endRenewal */ ._)(ociHome, receipt, terminal);
    const { warnings } = await (0,_profile_profile_store_js__WEBPACK_IMPORTED_MODULE_0__/* .removeProfile */ .Iq)(receipt);
    for (const line of warnings)
        terminal.warn(line);
    if (warnings.length > 0)
        return _exit_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.failed;
    (0,_receipts_js__WEBPACK_IMPORTED_MODULE_3__/* .forgetReceipt */ .uI)(ociHome, profile);
    terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
    return _exit_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.done;
}


/***/ })

};
