export const id = 956;
export const ids = [956];
export const modules = {

/***/ 4357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// src/programs/run-program.ts


var OUTPUT_LIMIT = 1024 * 1024;
var SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"];
async function runProgram(call) {
  const running = {};
  const release = killWithThisProcess(() => {
    if (running.child) killGroup(running.child);
  });
  const result = { exitCode: void 0, problem: void 0, stdout: "", stderr: "" };
  let child;
  try {
    child = start(call);
  } catch {
    release();
    return { ...result, problem: "could not be started" };
  }
  running.child = child;
  const abort = (problem) => {
    result.problem ??= problem;
    killGroup(child);
  };
  for (const name of ["stdout", "stderr"]) {
    child[name]?.setEncoding("utf8").on("data", (text) => {
      result[name] += text;
      if (result[name].length > OUTPUT_LIMIT) abort(`printed more than ${OUTPUT_LIMIT} characters`);
    });
  }
  child.stdin?.on("error", () => void 0);
  child.stdin?.end(call.input ?? "");
  const timer = setTimeout(abort, call.timeout * 1e3, `did not end within ${call.timeout} s`);
  try {
    const end = await endOf(child);
    if (result.problem === void 0) Object.assign(result, end);
  } finally {
    clearTimeout(timer);
    release();
  }
  return result;
}
function start({ command, directory, environment, stderr }) {
  const options = {
    cwd: directory,
    env: environment ?? process.env,
    stdio: ["pipe", "pipe", stderr === "capture" ? "pipe" : stderr],
    // A separate process group, so that everything the program has started can be killed with it.
    detached: process.platform !== "win32",
    windowsHide: true
  };
  if (typeof command === "string") return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, { ...options, shell: true });
  const [program, ...args] = command;
  return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, options);
}
function endOf(child) {
  return new Promise((resolve) => {
    child.once("error", () => {
      resolve({ exitCode: void 0, problem: "could not be started" });
    });
    child.once("close", (code, signal) => {
      if (code === null) resolve({ exitCode: void 0, problem: `was ended by ${String(signal)}` });
      else resolve({ exitCode: code, problem: code === 0 ? void 0 : `ended with exit code ${code}` });
    });
  });
}
function killGroup(child) {
  try {
    if (child.pid === void 0) child.kill("SIGKILL");
    else if (process.platform === "win32") killTree(child.pid);
    else process.kill(-child.pid, "SIGKILL");
  } catch {
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}
function killTree(pid) {
  const taskkill = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)(taskkill, ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
  if (status !== 0) process.kill(pid, "SIGKILL");
}
function killWithThisProcess(kill) {
  const exit = (_name, number) => {
    process.exit(128 + number);
  };
  process.once("exit", kill);
  for (const signal of SIGNALS) process.on(signal, exit);
  return () => {
    process.off("exit", kill);
    for (const signal of SIGNALS) process.off(signal, exit);
  };
}




/***/ }),

/***/ 9956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTokenFromCommand: () => (/* binding */ readTokenFromCommand)
/* harmony export */ });
/* harmony import */ var _programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4357);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8919);



// src/renewal/token-command.ts
async function readTokenFromCommand(source, timeout) {
  const result = await (0,_programs_run_program_js__WEBPACK_IMPORTED_MODULE_0__/* .runProgram */ .m)({ stderr: "inherit", ...source, timeout });
  const token = result.stdout.trim();
  const problem = result.problem ?? (token === "" ? "printed nothing on stdout (exit code 0)" : void 0);
  if (problem !== void 0) throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("transient", "No subject token", `--subject-token-command ${problem}`);
  return token;
}



/***/ })

};
