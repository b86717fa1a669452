export const id = 32;
export const ids = [32];
export const modules = {

/***/ 32:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exists: () => (/* reexport safe */ _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_0__.t2),
/* harmony export */   identify: () => (/* reexport safe */ _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_0__.ls),
/* harmony export */   identifyRunner: () => (/* reexport safe */ _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_0__.b0),
/* harmony export */   isRunning: () => (/* reexport safe */ _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_0__.W_)
/* harmony export */ });
/* harmony import */ var _programs_process_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3974);




/***/ }),

/***/ 3974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   b0: () => (/* binding */ identifyRunner),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   t2: () => (/* binding */ exists)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
// src/programs/process-identity.ts


async function identify(pid) {
  if (!exists(pid)) return void 0;
  const start = await startOf(pid);
  return start === ENDED ? void 0 : { pid, start };
}
async function isRunning(identity) {
  const found = await identify(identity.pid);
  if (!found) return false;
  return found.start === void 0 || identity.start === void 0 || found.start === identity.start;
}
async function identifyRunner() {
  if (process.platform !== "linux") return identify(process.ppid);
  let pid = process.ppid;
  for (let generation = 0; generation < MOST_GENERATIONS && pid > 1; generation += 1) {
    const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const [name, rest] = [
      stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")),
      stat.slice(stat.lastIndexOf(")") + 2)
    ];
    if (name === RUNNER) return identify(pid);
    pid = Number(rest.split(" ")[1] ?? 0);
  }
  return void 0;
}
var RUNNER = "Runner.Worker";
var MOST_GENERATIONS = 10;
var ENDED = "ended";
function exists(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
async function startOf(pid) {
  if (process.platform === "linux") return startFromProc(pid);
  return process.platform === "darwin" ? startFromPs(pid) : void 0;
}
function startFromProc(pid) {
  try {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? ENDED : fields[22 - 3];
  } catch (error) {
    const code = error.code;
    return (code === "ENOENT" || code === "ESRCH") && !exists(pid) ? ENDED : void 0;
  }
}
async function startFromPs(pid) {
  const { runProgram } = await __webpack_require__.e(/* import() */ 128).then(__webpack_require__.bind(__webpack_require__, 5128));
  const { exitCode, stdout } = await runProgram({
    command: ["/bin/ps", "-o", "stat=,lstart=", "-p", String(pid)],
    environment: { LC_ALL: "C" },
    stderr: "capture",
    timeout: 5
  });
  if (exitCode !== 0) return exists(pid) ? void 0 : ENDED;
  const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  return state?.startsWith("Z") === true ? ENDED : start;
}




/***/ })

};
