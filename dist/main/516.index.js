export const id = 516;
export const ids = [516];
export const modules = {

/***/ 9516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTextFile: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6114);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


// src/files/text-file.ts

var LIMIT = 1024 * 1024;
async function readTextFile(flag, path) {
  try {
    const text = path === "-" ? await readStdin() : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8");
    if (text.length <= LIMIT) return text;
  } catch (cause) {
    const code = cause.code;
    const why = { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a directory" }[String(code)] ?? "cannot be read";
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
      "input",
      "Invalid input",
      `${flag}: ${path === "-" ? "stdin" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedPath */ .MW)(path)} ${why}; expected: a file that can be read`,
      { cause }
    );
  }
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(
    "input",
    "Invalid input",
    `${flag}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedPath */ .MW)(path)} is larger than ${LIMIT} characters; expected: the right file`
  );
}
async function readStdin() {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    text += chunk;
    if (text.length > LIMIT) break;
  }
  return text;
}



/***/ })

};
