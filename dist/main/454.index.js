export const id = 454;
export const ids = [454];
export const modules = {

/***/ 1454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeSummary: () => (/* binding */ writeSummary)
/* harmony export */ });
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4810);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9296);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6114);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1455);





// src/action/job-summary.ts

async function writeSummary({ request, login, subject, paths }, withoutOcids) {
  const shown = (value) => escapeHtml((0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(withoutOcids ? (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .replaceOcids */ .l4)(value, () => "***") : value));
  const rows = [
    ["Principal", login.principal],
    ["Tenancy", login.tenancy],
    ["Profile", `${request.profile} (${paths.configFile})`],
    ["Expires", login.expiresAt.toISOString()],
    ["Subject", (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(subject.claims.sub ?? "")],
    ["Audience", (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .O)(subject.claims))]
  ];
  const table = rows.map(([name, value]) => `<tr><th>${name}</th><td>${shown(value)}</td></tr>`).join("");
  try {
    const file = process.env.GITHUB_STEP_SUMMARY ?? "";
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.appendFile)(file, `<h3>Oracle Cloud login</h3>
<table>${table}</table>
`);
  } catch {
    (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)("The job summary could not be written (GITHUB_STEP_SUMMARY). The login is not affected");
  }
}
function escapeHtml(text) {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}



/***/ })

};
