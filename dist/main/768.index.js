export const id = 768;
export const ids = [768];
export const modules = {

/***/ 9768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identify: () => (/* binding */ identify),
/* harmony export */   identifyRunner: () => (/* binding */ identifyRunner),
/* harmony export */   isRunning: () => (/* binding */ isRunning)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _run_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1936);


async function identify(pid) {
    if (!exists(pid))
        return undefined;
    const start = await startOf(pid);
    return start === ENDED ? undefined : { pid, start };
}
async function isRunning(identity) {
    const found = await identify(identity.pid);
    if (!found)
        return false;
    return found.start === undefined || identity.start === undefined || found.start === identity.start;
}
async function identifyRunner() {
    if (process.platform !== 'linux')
        return identify(process.ppid);
    let pid = process.ppid;
    for (let generation = 0; generation < MOST_GENERATIONS && pid > 1; generation += 1) {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
        const [name, rest] = [
            stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
            stat.slice(stat.lastIndexOf(')') + 2),
        ];
        if (name === RUNNER)
            return identify(pid);
        pid = Number(rest.split(' ')[1] ?? 0);
    }
    return undefined;
}
const RUNNER = 'Runner.Worker';
const MOST_GENERATIONS = 10;
const ENDED = 'ended';
function exists(pid) {
    if (!Number.isInteger(pid) || pid <= 0)
        return false;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
async function startOf(pid) {
    if (process.platform === 'linux')
        return startFromProc(pid);
    return process.platform === 'darwin' ? startFromPs(pid) : undefined;
}
async function startFromProc(pid) {
    try {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[22 - 3];
    }
    catch (error) {
        const code = error.code;
        return (code === 'ENOENT' || code === 'ESRCH') && !exists(pid) ? ENDED : undefined;
    }
}
async function startFromPs(pid) {
    const { exitCode, stdout } = await (0,_run_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runProgram */ .m)({
        command: ['/bin/ps', '-o', 'stat=,lstart=', '-p', String(pid)],
        environment: { LC_ALL: 'C' },
        stderr: 'capture',
        timeout: 5,
    });
    if (exitCode !== 0)
        return exists(pid) ? undefined : ENDED;
    const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
    return state?.startsWith('Z') === true ? ENDED : start;
}


/***/ }),

/***/ 1936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);

const OUTPUT_LIMIT = 1024 * 1024;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
async function runProgram(call) {
    const running = {};
    const release = killWithThisProcess(() => {
        if (running.child)
            killGroup(running.child);
    });
    const child = start(call);
    running.child = child;
    const result = { exitCode: undefined, problem: undefined, stdout: '', stderr: '' };
    const abort = (problem) => {
        result.problem ??= problem;
        killGroup(child);
    };
    for (const name of ['stdout', 'stderr']) {
        child[name]?.setEncoding('utf8').on('data', (text) => {
            result[name] += text;
            if (result[name].length > OUTPUT_LIMIT)
                abort(`printed more than ${OUTPUT_LIMIT} characters`);
        });
    }
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(call.input ?? '');
    const timer = setTimeout(abort, call.timeout * 1000, `did not end within ${call.timeout} s`);
    try {
        const end = await endOf(child);
        result.exitCode = end.exitCode;
        result.problem ??= end.problem;
    }
    finally {
        clearTimeout(timer);
        release();
    }
    return result;
}
function start({ command, directory, environment, stderr }) {
    const options = {
        cwd: directory,
        env: environment ?? process.env,
        stdio: ['pipe', 'pipe', stderr === 'inherit' ? 'inherit' : 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
    };
    if (typeof command === 'string')
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, { ...options, shell: true });
    const [program, ...args] = command;
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, options);
}
function endOf(child) {
    return new Promise((resolve) => {
        child.once('error', () => {
            resolve({ exitCode: undefined, problem: 'could not be started' });
        });
        child.once('close', (code, signal) => {
            if (code === null)
                resolve({ exitCode: undefined, problem: `was ended by ${String(signal)}` });
            else
                resolve({ exitCode: code, problem: code === 0 ? undefined : `ended with exit code ${code}` });
        });
    });
}
function killGroup(child) {
    try {
        if (process.platform === 'win32' || child.pid === undefined)
            child.kill('SIGKILL');
        else
            process.kill(-child.pid, 'SIGKILL');
    }
    catch {
    }
    child.stdout?.destroy();
    child.stderr?.destroy();
}
function killWithThisProcess(kill) {
    const exit = (_name, number) => {
        process.exit(128 + number);
    };
    process.once('exit', kill);
    for (const signal of SIGNALS)
        process.on(signal, exit);
    return () => {
        process.off('exit', kill);
        for (const signal of SIGNALS)
            process.off(signal, exit);
    };
}


/***/ })

};
