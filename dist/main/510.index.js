export const id = 510;
export const ids = [510];
export const modules = {

/***/ 6510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   outputOf: () => (/* binding */ outputOf)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9874);


const LIMIT = 1024 * 1024;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
async function outputOf({ command, directory, environment }, timeout) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, {
        shell: true,
        cwd: directory,
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: process.platform !== 'win32',
        windowsHide: true,
    });
    const kill = () => {
        try {
            if (process.platform === 'win32' || child.pid === undefined)
                child.kill('SIGKILL');
            else
                process.kill(-child.pid, 'SIGKILL');
        }
        catch {
        }
        child.stdout.destroy();
    };
    const interrupted = (_name, number) => {
        process.exit(128 + number);
    };
    process.once('exit', kill);
    for (const signal of SIGNALS)
        process.on(signal, interrupted);
    let output = '';
    let why;
    const giveUp = (reason) => {
        why ??= reason;
        kill();
    };
    const timer = setTimeout(giveUp, timeout * 1000, `did not end within ${timeout} s`);
    child.stdout.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (output.length > LIMIT)
            giveUp(`printed more than ${LIMIT} characters`);
    });
    try {
        const end = await new Promise((resolve) => {
            child.once('error', () => {
                resolve('could not be started: there is no shell, or its directory is gone');
            });
            child.once('close', (code, signal) => {
                const said = code === null ? `was ended by ${String(signal)}` : `ended with exit code ${code}`;
                resolve(code === 0 ? undefined : said);
            });
        });
        why ??= end;
    }
    finally {
        clearTimeout(timer);
        process.off('exit', kill);
        for (const signal of SIGNALS)
            process.off(signal, interrupted);
    }
    const token = output.trim();
    if (why === undefined && token === '')
        why = 'printed nothing on stdout (exit code 0)';
    if (why !== undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('transient', 'No subject token', `--subject-token-command ${why}`);
    return token;
}


/***/ })

};
