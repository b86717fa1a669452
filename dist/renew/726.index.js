export const id = 726;
export const ids = [726];
export const modules = {

/***/ 726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTokenFromCommand: () => (/* binding */ readTokenFromCommand)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(874);
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(638);


async function readTokenFromCommand(source, timeout) {
    const result = await (0,_programs_run_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runProgram */ .m)({ ...source, stderr: 'inherit', timeout });
    const token = result.stdout.trim();
    const problem = result.problem ?? (token === '' ? 'printed nothing on stdout (exit code 0)' : undefined);
    if (problem !== undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('transient', 'No subject token', `--subject-token-command ${problem}`);
    return token;
}


/***/ })

};
