export const id = 374;
export const ids = [374];
export const modules = {

/***/ 2374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkConfig: () => (/* reexport safe */ _profile_config_check_js__WEBPACK_IMPORTED_MODULE_0__.l)
/* harmony export */ });
/* harmony import */ var _profile_config_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3802);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);






/***/ }),

/***/ 3802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ checkConfig)
/* harmony export */ });
/* harmony import */ var _ini_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5385);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4573);



// src/profile/config-check.ts

function checkConfig(bytes, configPath) {
  const fail = (line, defect) => {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("files", "Invalid OCI config file", `${configPath}, line ${line}: ${defect}`, {
      hint: "Correct this line first. The file was not changed."
    });
  };
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 3))) {
    fail(
      1,
      "it begins with a byte order mark, which the OCI CLI and Terraform cannot read; save the file as UTF-8 without one"
    );
  }
  const sections = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const note = (harm, line) => places.set(harm, [...(places.get(harm) ?? []).slice(0, 3), line.number]);
  let keys = /* @__PURE__ */ new Map();
  let section = "";
  for (const line of (0,_ini_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .configLines */ .Q)(bytes)) {
    const defect = defectOf(line);
    if (defect !== void 0) fail(line.number, defect);
    if (line.kind === "header") {
      const first = sections.get(line.name);
      if (first !== void 0) fail(line.number, `this section is already in line ${first}`);
      sections.set(line.name, line.number);
      section = line.name;
      keys = /* @__PURE__ */ new Map();
      if (line.name !== line.name.trim()) note("spaces in a section name", line);
      if (!/\]\s*$/.test(line.text)) note("text after a section header", line);
    } else if (line.kind === "key") {
      const first = keys.get(line.name);
      if (first !== void 0) fail(line.number, `this key is already in line ${first} of the same section`);
      keys.set(line.name, line.number);
      if (section === "DEFAULT" && affectsInheritingProfiles(line)) note(line.name, line);
    }
    if (line.text.trimStart().startsWith(";")) note("; comments", line);
    if ((line.kind === "key" || line.kind === "continuation") && !line.text.includes("="))
      note("lines without =", line);
  }
  const warnings = [...places].map(([harm, lines]) => `${configPath}, line ${lines.join(", ")}: ${HARMS[harm]}`);
  if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_1__.isUtf8)(bytes)) warnings.push(`${configPath}: the file is not valid UTF-8, so the OCI CLI may refuse it`);
  return warnings;
}
var HARMS = {
  "; comments": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a comment that begins with ";"; use "#"',
  "lines without =": 'the TypeScript, Java and .NET SDKs refuse the whole file because of a line without "="',
  "spaces in a section name": "blanks inside the brackets are part of the name for some tools and not for others",
  "text after a section header": "text after a section header: some tools do not see the section, others refuse the whole file",
  authentication_type: "all profiles inherit authentication_type from [DEFAULT]; it makes the TypeScript SDK ignore the session token",
  key_content: "all profiles inherit key_content from [DEFAULT]; the Python SDK refuses it next to key_file",
  log_requests: "all profiles inherit log_requests from [DEFAULT]; the Python SDK refuses a value that is not true or false",
  pass_phrase: "all profiles inherit pass_phrase from [DEFAULT]; the OCI CLI and the Python SDK fail on its non-ASCII characters"
};
function affectsInheritingProfiles({ name, value }) {
  if (name === "authentication_type" || name === "key_content") return true;
  if (name === "log_requests") return !/^(true|false|yes|no|on|off|0|1)$/i.test(value);
  return name === "pass_phrase" && /[^\x20-\x7e]/.test(value);
}
function defectOf({ kind, text }) {
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text)) return "a control character: this is not a text file";
  if (text.includes("\r")) return "a carriage return inside the line: tools disagree where the line ends";
  if (/^[ \t]+\[/.test(text)) return 'an indented "[": tools disagree whether it begins a section';
  if (kind === "header" && text.split("]").length > 2) return 'more than one "]" in a section header';
  if (kind === "stray") return "text before the first section";
  if (kind !== "broken") return void 0;
  if (text.startsWith("[")) return 'a section header without a name or without its closing "]"';
  return /[=:]/.test(text) ? "a value without a key" : "neither a section, nor a comment, nor key=value";
}




/***/ })

};
