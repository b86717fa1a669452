import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE_node_http_b674be28__ from "node:http";
/******/ var __webpack_modules__ = ({

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ runLogout)
});

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: external "node:http"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_node_http_namespaceObject = x({  });
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function core_saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./build/failure.js
var failure = __nccwpck_require__(874);
;// CONCATENATED MODULE: ./build/files/work-directory.js




function nameWorkDirectory() {
    return path.resolve(process.env.RUNNER_TEMP ?? tmpdir(), `oci-wif-${randomBytes(8).toString('hex')}`);
}
function checkWorkDirectory(directory) {
    const sound = external_node_path_.isAbsolute(directory) &&
        external_node_path_.normalize(directory) === directory &&
        /^oci-wif-[0-9a-f]{16}$/.test(external_node_path_.basename(directory));
    if (!sound)
        throw new failure/* Failure */.HR('files', 'Cannot write profile', 'the record of the login is invalid');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
// EXTERNAL MODULE: ./build/files/disk-failure.js
var disk_failure = __nccwpck_require__(200);
;// CONCATENATED MODULE: ./build/profile/config-lock.js






const INTERVAL = { longest: 50, shortest: 8 };
const LOOK_INTERVAL = 200;
const LONGEST_WAIT = 120_000;
const ATTEMPTS = 5;
const STALE = 5_000;
async function withConfigLock(configFile, task, { patience = 15_000, prepare = () => Promise.resolve() } = {}) {
    const lockPath = `${configFile}.lock`;
    const ours = await acquire(lockPath, patience, prepare);
    try {
        return await task(() => {
            if (identityOf(lockPath) !== ours)
                throw held(lockPath);
        });
    }
    finally {
        if (identityOf(lockPath) === ours)
            await (0,promises_.rmdir)(lockPath).catch(() => undefined);
    }
}
async function acquire(lockPath, patience, prepare) {
    const start = performance.now();
    let observed;
    let [lastLook, missing] = [-Infinity, 0];
    let isPrepared = false;
    for (;;) {
        try {
            if (!isPrepared)
                await prepare();
            isPrepared = true;
            await (0,promises_.mkdir)(lockPath, { mode: 0o700 });
            const identity = identityOf(lockPath);
            if (identity !== undefined)
                return identity;
        }
        catch (error) {
            if ((0,disk_failure/* isMissing */.b)(error)) {
                isPrepared = false;
                missing += 1;
                if (missing < ATTEMPTS)
                    continue;
            }
            if (!isHeld(error))
                throw (0,disk_failure/* diskFailure */.C)(error, lockPath);
        }
        const now = performance.now();
        if (now - lastLook >= LOOK_INTERVAL) {
            lastLook = now;
            const identity = identityOf(lockPath);
            if (!observed || observed.identity !== identity)
                observed = { identity, since: now };
            await removeStale(lockPath, now - observed.since >= STALE);
        }
        if (now - (observed?.since ?? start) >= patience || now - start >= LONGEST_WAIT)
            throw held(lockPath);
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(pauseAfter(now - start));
    }
}
function pauseAfter(waited) {
    const interval = INTERVAL.longest / (1 + waited / 1_000);
    return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}
function isHeld(error) {
    const code = error?.code;
    return code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32');
}
async function removeStale(lockPath, isUnchanged) {
    try {
        const { mtimeMs } = await (0,promises_.stat)(lockPath);
        if (!isUnchanged && Date.now() - mtimeMs < STALE)
            return;
        const aside = `${lockPath}.${(0,external_node_crypto_namespaceObject.randomUUID)()}`;
        await (0,promises_.rename)(lockPath, aside);
        await (0,promises_.rm)(aside, { recursive: true });
    }
    catch {
    }
}
function identityOf(lockPath) {
    const stats = (0,external_node_fs_namespaceObject.statSync)(lockPath, { bigint: true, throwIfNoEntry: false });
    return stats && `${stats.ino}:${stats.birthtimeNs}`;
}
function held(lockPath) {
    return new failure/* Failure */.HR('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
        hint: 'Try again when that process has ended. If there is no such process, remove this directory.',
    });
}

;// CONCATENATED MODULE: ./build/files/private-files.js





const READ_LIMIT = 32 * 1024 * 1024;
async function private_files_writePrivateFile(filePath, content) {
    let handle;
    try {
        handle = await (0,promises_.open)(filePath, 'wx', 0o600);
    }
    catch (error) {
        throw (0,disk_failure/* diskFailure */.C)(error, filePath);
    }
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        await (0,promises_.rm)(filePath, { force: true });
        throw (0,disk_failure/* diskFailure */.C)(error, filePath);
    }
}
async function stageFile(filePath, content, suffix, mode) {
    const temporary = temporaryName(filePath, suffix);
    const old = await inspectFile(filePath);
    await private_files_writePrivateFile(temporary, content);
    const discard = () => (0,promises_.rm)(temporary, { force: true });
    return {
        discard,
        async commit() {
            try {
                if (old)
                    await copyOwnership(temporary, old);
                if (mode !== undefined)
                    await (0,promises_.chmod)(temporary, mode);
                await (0,promises_.rename)(temporary, filePath);
            }
            catch (error) {
                await discard();
                throw (0,disk_failure/* diskFailure */.C)(error, filePath);
            }
        },
    };
}
function temporaryName(filePath, suffix) {
    return external_node_path_.join(external_node_path_.dirname(filePath), `.${external_node_path_.basename(filePath)}.${suffix}`);
}
async function private_files_readRegularFile(filePath, limit = READ_LIMIT) {
    const found = await inspectFile(filePath);
    if (!found)
        return undefined;
    if (found.size > limit)
        throw refusal(filePath, `is larger than ${limit} bytes`);
    try {
        const handle = await (0,promises_.open)(filePath, external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0));
        try {
            return await handle.readFile();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        if ((0,disk_failure/* isMissing */.b)(error))
            return undefined;
        throw (0,disk_failure/* diskFailure */.C)(error, filePath);
    }
}
async function inspectFile(filePath) {
    const found = await inspect(filePath);
    if (found && !found.isFile())
        throw refusal(filePath, `is ${kindOf(found)}, not a regular file`);
    return found;
}
async function inspectDirectory(directory, { refuseShared = false } = {}) {
    const found = await inspect(directory);
    if (!found)
        return false;
    if (!found.isDirectory())
        throw refusal(directory, `is ${kindOf(found)}, not a directory`);
    if (refuseShared && isWritableByOthers(found)) {
        throw refusal(directory, 'can be written by other users', `Run: chmod go-w '${directory}'`);
    }
    return true;
}
function isWritableByOthers({ mode }) {
    return process.platform !== 'win32' && (mode & 0o022) !== 0;
}
async function isPrivateDirectory(directory) {
    const found = await (0,promises_.lstat)(directory).catch(() => undefined);
    return found?.isDirectory() === true && (process.platform === 'win32' || (found.mode & 0o077) === 0);
}
async function makePrivateDirectory(directory) {
    for (let attempt = 1;; attempt += 1) {
        try {
            const first = await mkdir(directory, { recursive: true, mode: 0o700 });
            return first === undefined ? 0 : path.relative(path.dirname(first), directory).split(path.sep).length;
        }
        catch (error) {
            if (!isMissing(error) || attempt === 5)
                throw diskFailure(error, directory);
        }
    }
}
async function moveDirectory(from, to) {
    try {
        await (0,promises_.rename)(from, to);
    }
    catch (error) {
        throw (0,disk_failure/* diskFailure */.C)(error, to);
    }
}
async function copyOwnership(filePath, { mode, uid, gid }) {
    const handle = await (0,promises_.open)(filePath, 'r');
    try {
        const ours = await handle.stat();
        if (ours.uid !== uid || ours.gid !== gid)
            await (0,promises_.chown)(filePath, uid, gid).catch(() => undefined);
        await handle.chmod(mode & 0o777);
    }
    finally {
        await handle.close();
    }
}
async function inspect(anyPath) {
    try {
        return await (0,promises_.lstat)(anyPath);
    }
    catch (error) {
        if ((0,disk_failure/* isMissing */.b)(error))
            return undefined;
        throw (0,disk_failure/* diskFailure */.C)(error, anyPath);
    }
}
function kindOf(found) {
    if (found.isSymbolicLink())
        return 'a symbolic link';
    if (found.isDirectory())
        return 'a directory';
    return found.isFile() ? 'a file' : 'a special file';
}
function refusal(anyPath, defect, hint) {
    return new failure/* Failure */.HR('files', 'Cannot write profile', `${anyPath} ${defect}`, hint === undefined ? {} : { hint });
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/profile/profile-backup.js




function backupOf({ sessionsDirectory }, profile, loginId) {
    return emptyBackup(external_node_path_.join(sessionsDirectory, `.${profile}.${loginId}`), profile);
}
async function readBackup(backup) {
    if (!(await inspectDirectory(backup.directory)))
        return undefined;
    return {
        ...backup,
        journal: parseJournal(await private_files_readRegularFile(external_node_path_.join(backup.directory, JOURNAL))),
        section: await private_files_readRegularFile(external_node_path_.join(backup.directory, SECTION)),
    };
}
async function readBackups({ sessionsDirectory }) {
    const backups = [];
    for (const name of await (0,promises_.readdir)(sessionsDirectory)) {
        const [, profile, loginId] = BACKUP_NAME.exec(name) ?? [];
        if (profile === undefined || loginId === undefined)
            continue;
        const empty = emptyBackup(external_node_path_.join(sessionsDirectory, name), profile);
        const backup = await readBackup(empty).catch(() => undefined);
        if (backup?.journal)
            backups.push({ ...backup, loginId, journal: backup.journal });
    }
    return backups;
}
async function hasBackups(ociHome) {
    const names = await readdir(path.join(ociHome, 'sessions')).catch(() => []);
    return names.some((name) => BACKUP_NAME.test(name));
}
async function removeUnfinishedBackups({ sessionsDirectory }) {
    for (const name of await (0,promises_.readdir)(sessionsDirectory)) {
        const directory = external_node_path_.join(sessionsDirectory, name);
        if (!BACKUP_NAME.test(name) || !(await (0,promises_.lstat)(directory)).isDirectory())
            continue;
        const contents = await (0,promises_.readdir)(directory);
        if (contents.every((file) => UNFINISHED.has(file)))
            await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
async function saveJournal({ directory }, journal) {
    const file = await stageFile(external_node_path_.join(directory, JOURNAL), JSON.stringify(journal), TEMPORARY);
    await file.commit();
}
async function changeJournal(backup, change) {
    if (!backup.journal)
        return;
    const changed = { ...backup.journal, ...change };
    if ((0,external_node_util_namespaceObject.isDeepStrictEqual)(changed, backup.journal))
        return;
    backup.journal = changed;
    await saveJournal(backup, changed);
}
async function saveSection(backup, section) {
    const file = external_node_path_.join(backup.directory, SECTION);
    backup.section = section;
    if (section) {
        const staged = await stageFile(file, section, TEMPORARY);
        await staged.commit();
    }
    else {
        await (0,promises_.rm)(file, { force: true });
    }
}
const BACKUP_NAME = /^\.(.+)\.([0-9a-f]{8,64})$/;
const JOURNAL = 'journal.json';
const SECTION = 'section';
const TEMPORARY = 'new';
const UNFINISHED = new Set([SECTION, temporaryName(SECTION, TEMPORARY), temporaryName(JOURNAL, TEMPORARY)]);
function emptyBackup(directory, profile) {
    return {
        profile,
        directory,
        files: external_node_path_.join(directory, 'files'),
        fresh: external_node_path_.join(directory, 'new'),
        journal: undefined,
        section: undefined,
    };
}
function parseJob(read) {
    const { pid, start } = (read ?? {});
    return typeof pid === 'number' ? { pid, start: typeof start === 'string' ? start : undefined } : undefined;
}
function parseJournal(text) {
    if (!text)
        return undefined;
    try {
        const read = JSON.parse(text.toString());
        const { fingerprint, missingDirectories } = read;
        if (typeof fingerprint !== 'string' || typeof missingDirectories !== 'number')
            return undefined;
        return {
            fingerprint,
            missingDirectories,
            newlineBefore: read.newlineBefore === true,
            newlineBehind: read.newlineBehind === true,
            configMissing: read.configMissing === true,
            undone: read.undone === true,
            job: parseJob(read.job),
        };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/profile/profile-name.js

const PROFILE_NAME = {
    pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
    expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots',
};
function profile_name_checkProfileName(profile) {
    if (PROFILE_NAME.pattern.test(profile))
        return;
    throw new failure/* Failure */.HR('files', 'Cannot write profile', `the profile name is not valid: use ${PROFILE_NAME.expected}`);
}

;// CONCATENATED MODULE: ./build/profile/profile-paths.js




const SESSION_FILES = { token: 'token', key: 'oci_api_key.pem', publicKey: 'oci_api_key_public.pem' };
async function locateProfile(ociHome, profile) {
    const givenHome = path.resolve(ociHome);
    return profilePaths(await realPath(givenHome), profile, givenHome);
}
function profilePaths(ociHome, profile, givenHome = ociHome) {
    profile_name_checkProfileName(profile);
    const sessionsDirectory = external_node_path_.join(ociHome, 'sessions');
    const sessionDirectory = external_node_path_.join(sessionsDirectory, profile);
    return {
        ociHome,
        givenHome,
        configFile: external_node_path_.join(ociHome, 'config'),
        sessionsDirectory,
        sessionDirectory,
        tokenFile: external_node_path_.join(sessionDirectory, SESSION_FILES.token),
        keyFile: external_node_path_.join(sessionDirectory, SESSION_FILES.key),
        publicKeyFile: external_node_path_.join(sessionDirectory, SESSION_FILES.publicKey),
    };
}
async function realPath(absolute) {
    try {
        return await realpath(absolute);
    }
    catch (error) {
        const parent = path.dirname(absolute);
        if (!isMissing(error) || parent === absolute)
            throw diskFailure(error, absolute);
        return path.join(await realPath(parent), path.basename(absolute));
    }
}

// EXTERNAL MODULE: ./build/profile/homes.js
var homes = __nccwpck_require__(778);
;// CONCATENATED MODULE: ./build/profile/profile-receipt.js



function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }) {
    profile_name_checkProfileName(profile);
    checkLoginId(loginId);
    const sound = external_node_path_.isAbsolute(ociHome) &&
        external_node_path_.normalize(ociHome) === ociHome &&
        /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) &&
        Number.isInteger(missingDirectories);
    if (!sound)
        throw new failure/* Failure */.HR('files', 'Cannot write profile', 'the record of the login is invalid');
}
function checkLoginId(loginId) {
    if (/^[0-9a-f]{8,64}$/.test(loginId))
        return;
    throw new failure/* Failure */.HR('files', 'Cannot write profile', 'the id of a login must be 8 to 64 hexadecimal digits');
}

;// CONCATENATED MODULE: ./build/text/ini-lines.js
function* configLines(bytes) {
    const content = bytes.toString('latin1');
    let number = 0;
    let indentOfKey;
    let inSection = false;
    for (let start = 0; start < content.length;) {
        const lineFeed = content.indexOf('\n', start);
        const end = lineFeed < 0 ? content.length : lineFeed + 1;
        const text = content.slice(start, end).replace(/\r?\n$/, '');
        number += 1;
        const trimmed = trimBlanks(text);
        const indent = text.length - text.replace(/^[ \t]+/, '').length;
        const line = { kind: 'broken', number, start, end, text, name: '', value: '' };
        const header = /^\[(.+)\]/.exec(trimmed)?.[1];
        const option = /^([^=:]*)[=:](.*)$/s.exec(trimmed);
        const key = trimBlanks(option?.[1] ?? '').toLowerCase();
        if (trimmed === '') {
            line.kind = 'blank';
        }
        else if (trimmed.startsWith('#') || trimmed.startsWith(';')) {
            line.kind = 'comment';
        }
        else if (indentOfKey !== undefined && indent > indentOfKey) {
            line.kind = 'continuation';
        }
        else if (header !== undefined) {
            line.kind = 'header';
            line.name = header;
            inSection = true;
            indentOfKey = undefined;
        }
        else if (!inSection) {
            line.kind = 'stray';
        }
        else if (key !== '' && !key.startsWith('[')) {
            line.kind = 'key';
            line.name = key;
            line.value = trimBlanks(option?.[2] ?? '');
            indentOfKey = indent;
        }
        yield line;
        start = end;
    }
}
function trimBlanks(text) {
    return text.replace(/^[ \t\r]+/, '').replace(/[ \t\r]+$/, '');
}

;// CONCATENATED MODULE: ./build/profile/config-file.js



function putSection(bytes, name, entries) {
    const section = renderSection(name, entries);
    const { fingerprint } = entries;
    const old = sectionsOf(bytes).find((candidate) => candidate.name === name);
    if (old) {
        const newlineBehind = old.end === bytes.length;
        const behind = newlineBehind ? LF : bytes.subarray(old.end);
        return {
            config: Buffer.concat([bytes.subarray(0, old.start), section, behind]),
            fingerprint,
            replaced: Buffer.from(bytes.subarray(old.start, old.end)),
            newlineBefore: false,
            newlineBehind,
        };
    }
    const newlineBefore = bytes.length > 0 && !endsInNewline(bytes);
    return {
        config: Buffer.concat([bytes, newlineBefore ? LF : NOTHING, section, LF]),
        fingerprint,
        replaced: undefined,
        newlineBefore,
        newlineBehind: false,
    };
}
function undoSection(bytes, name, undo) {
    const sections = sectionsOf(bytes);
    const named = sections.filter((section) => section.name === name);
    const ours = named.find((section) => section.fingerprint === undo.fingerprint);
    if (!ours)
        return { config: bytes, outcome: named.length > 0 ? 'other' : 'absent', newlineOwners: [] };
    const before = bytes.subarray(0, ours.start);
    const behind = bytes.subarray(ours.end);
    const next = sections.filter((section) => section.start === ours.end + 1);
    const atEnd = behind.length <= 1;
    const { replaced, newlineBefore, newlineBehind } = undo;
    if (replaced) {
        return {
            config: Buffer.concat([before, replaced, newlineBehind && atEnd ? NOTHING : behind]),
            outcome: 'restored',
            newlineOwners: [...(newlineBefore ? sectionsOf(replaced) : []), ...(newlineBehind ? next : [])],
        };
    }
    const strip = newlineBefore && atEnd && endsInNewline(before);
    return {
        config: Buffer.concat([strip ? before.subarray(0, -1) : before, behind.subarray(1)]),
        outcome: 'removed',
        newlineOwners: newlineBefore ? next : [],
    };
}
function sectionsOf(bytes) {
    const sections = [];
    for (const line of configLines(bytes)) {
        if (line.kind === 'header') {
            sections.push({ name: line.name, fingerprint: undefined, start: line.start, end: endOf(line) });
        }
        else if (line.kind !== 'blank' && line.kind !== 'comment') {
            const section = sections.at(-1);
            if (!section)
                continue;
            section.end = endOf(line);
            if (line.kind === 'key' && line.name === 'fingerprint')
                section.fingerprint = line.value;
        }
    }
    return sections;
}
const LF = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);
function endOf({ end, start, text }) {
    return end - start > text.length ? end - 1 : end;
}
function renderSection(name, entries) {
    checkProfileName(name);
    const lines = Object.entries(entries).map(([key, value]) => {
        const flaw = flawOf(value);
        if (flaw !== undefined) {
            throw new Failure('files', 'Cannot write profile', `the value for ${key} ${flaw}, which tools read differently`, {
                hint: key.endsWith('_file') ? 'Choose another directory for the OCI config with oci-home.' : `Check ${key}.`,
            });
        }
        return `${key}=${value}`;
    });
    return Buffer.from([`[${name}]`, ...lines].join('\n'), 'latin1');
}
function flawOf(value) {
    if (value === '')
        return 'is empty';
    if (value !== value.trim())
        return 'begins or ends with a space';
    if (/[^\x20-\x7e]/.test(value))
        return 'contains a line break, a control character or a non-ASCII character';
    const sign = /[%=;]/.exec(value)?.[0];
    return sign === undefined ? undefined : `holds "${sign}"`;
}
function endsInNewline(bytes) {
    return bytes.at(-1) === 0x0a;
}

;// CONCATENATED MODULE: ./build/profile/config-target.js

async function configTarget(configFile) {
    const found = await (0,promises_.lstat)(configFile).catch(() => undefined);
    if (!found?.isSymbolicLink())
        return configFile;
    const { followConfigLink } = await __nccwpck_require__.e(/* import() */ 11).then(__nccwpck_require__.bind(__nccwpck_require__, 11));
    return followConfigLink(configFile, found.uid);
}

;// CONCATENATED MODULE: ./build/profile/undo-config.js





async function undoConfig(login) {
    const { receipt, paths, backup, others } = login;
    const { fingerprint, profile, loginId } = receipt;
    const config = await configTarget(paths.configFile);
    await (0,promises_.rm)(temporaryName(config, loginId), { force: true });
    const content = (await private_files_readRegularFile(config)) ?? Buffer.alloc(0);
    const replaced = backup.section;
    const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
    const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });
    if (undone.outcome === 'restored' || undone.outcome === 'removed') {
        for (const owner of undone.newlineOwners)
            await passNewlineOn(owner, others);
        const created = receipt.configMissing || (backup.journal?.configMissing ?? false);
        if (created && undone.config.length === 0) {
            await (0,promises_.unlink)(config);
        }
        else {
            const file = await stageFile(config, undone.config, loginId);
            await file.commit();
        }
        await takeOutOfBackups(login);
        return { outcome: undone.outcome, stranded: false };
    }
    if (await takeOutOfBackups(login))
        return { outcome: 'left', stranded: false };
    const untouched = sectionsOf(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
    const changed = undone.outcome === 'other' && backup.journal !== undefined && !untouched;
    return { outcome: changed ? 'left' : 'absent', stranded: replaced !== undefined && !untouched };
}
async function takeOutOfBackups({ receipt, backup, others }) {
    const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
    let found = false;
    for (const other of others) {
        if (other.profile !== receipt.profile || !other.section)
            continue;
        if (!sectionsOf(other.section).some((section) => section.fingerprint === receipt.fingerprint))
            continue;
        found = true;
        await changeJournal(other, {
            newlineBefore: newlineBefore || other.journal?.newlineBefore === true,
            newlineBehind: newlineBehind || other.journal?.newlineBehind === true,
        });
        await saveSection(other, backup.section);
    }
    return found;
}
async function passNewlineOn(owner, others) {
    for (const other of others) {
        const isOwner = other.profile === owner.name && other.journal?.fingerprint === owner.fingerprint;
        if (isOwner)
            await changeJournal(other, { newlineBefore: true });
    }
}

;// CONCATENATED MODULE: ./build/keys/fingerprint.js

function keyFingerprint(pem) {
    const der = (0,external_node_crypto_namespaceObject.createPublicKey)(pem).export({ type: 'spki', format: 'der' });
    const pairs = (0,external_node_crypto_namespaceObject.createHash)('md5').update(der).digest('hex').match(/../g) ?? [];
    return pairs.join(':');
}

;// CONCATENATED MODULE: ./build/profile/key-fingerprint.js




async function fingerprintIn(sessionDirectory) {
    for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
        try {
            const pem = await private_files_readRegularFile(external_node_path_.join(sessionDirectory, name), 65_536);
            if (pem)
                return keyFingerprint(pem);
        }
        catch {
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/profile/undo-files.js





async function undoFiles({ receipt, paths, backup, others }) {
    const { profile, fingerprint } = receipt;
    const live = paths.sessionDirectory;
    const liveExists = await inspectDirectory(live);
    const oldExists = await inspectDirectory(backup.files);
    const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
    for (const place of places) {
        const isOurs = (await inspectDirectory(place)) && (await fingerprintIn(place)) === fingerprint;
        if (!isOurs)
            continue;
        const stranded = await replaceWithOld(place, backup.files);
        if (place !== live)
            return { outcome: 'left', stranded };
        return { outcome: oldExists ? 'restored' : 'removed', stranded };
    }
    if (liveExists)
        return { outcome: oldExists ? 'left' : 'absent', stranded: oldExists };
    if (!oldExists)
        return { outcome: 'absent', stranded: false };
    await moveDirectory(backup.files, live);
    return { outcome: 'restored', stranded: false };
}
async function replaceWithOld(place, old) {
    const ours = new Set(Object.values(SESSION_FILES));
    for (const name of await (0,promises_.readdir)(place)) {
        if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name))
            await (0,promises_.unlink)(external_node_path_.join(place, name));
    }
    const remaining = new Set(await (0,promises_.readdir)(place));
    if (remaining.size === 0)
        await (0,promises_.rmdir)(place);
    if (!(await inspectDirectory(old)))
        return false;
    if (remaining.size === 0) {
        await moveDirectory(old, place);
        return false;
    }
    for (const name of await (0,promises_.readdir)(old)) {
        if (!remaining.has(name))
            await (0,promises_.rename)(external_node_path_.join(old, name), external_node_path_.join(place, name));
    }
    return (await (0,promises_.readdir)(old)).length > 0;
}

;// CONCATENATED MODULE: ./build/profile/profile-removal.js












async function removeProfile(receipt, { patience } = {}) {
    const removal = { warnings: [], section: 'absent', files: 'absent' };
    await attempt(removal, async () => {
        checkReceipt(receipt);
        const paths = profilePaths(receipt.ociHome, receipt.profile);
        let { missingDirectories } = receipt;
        if (await inspectDirectory(paths.ociHome)) {
            if ((await (0,promises_.realpath)(paths.ociHome)) !== paths.ociHome)
                throw profile_removal_refusal(`${paths.ociHome} is now a different directory`);
            await withConfigLock(paths.configFile, async () => {
                missingDirectories = await undoLogin(receipt, paths, removal);
            }, { patience });
        }
        else {
            removal.warnings.push(`${paths.ociHome} does not exist any more, so there was nothing to remove`);
        }
        await removeEmptyDirectories(paths, missingDirectories);
    });
    return removal;
}
async function undoLogin(receipt, paths, removal) {
    let { missingDirectories } = receipt;
    await attempt(removal, async () => {
        const sessions = await inspectDirectory(paths.sessionsDirectory);
        const empty = backupOf(paths, receipt.profile, receipt.loginId);
        const kept = sessions ? await readBackup(empty) : undefined;
        const others = (sessions ? await readBackups(paths) : []).filter(({ directory }) => directory !== empty.directory);
        const login = { receipt, paths, backup: kept ?? empty, others };
        missingDirectories = Math.max(missingDirectories, kept?.journal?.missingDirectories ?? 0);
        let section = { outcome: 'absent', stranded: true };
        let files = { outcome: 'absent', stranded: true };
        await attempt(removal, async () => {
            section = await undoConfig(login);
        });
        await attempt(removal, async () => {
            files = await undoFiles(login);
        });
        removal.section = section.outcome;
        removal.files = files.outcome;
        if (section.outcome === 'left' || files.outcome === 'left') {
            removal.warnings.push(`The profile ${receipt.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`);
        }
        await attempt(removal, () => transferCleanup(login));
        if (kept)
            await attempt(removal, () => dropBackup(kept, section.stranded || files.stranded, removal));
        if (sessions)
            await attempt(removal, () => removeUnfinishedBackups(paths));
        await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
    });
    return missingDirectories;
}
async function removeEmptyDirectories(paths, count) {
    const { home, passwd } = (0,homes/* readHomes */.$)();
    let directory = paths.sessionsDirectory;
    for (let level = 0; level < count && directory !== home && directory !== passwd; level += 1) {
        if (await isPrivateDirectory(directory))
            await (0,promises_.rmdir)(directory).catch(() => undefined);
        directory = external_node_path_.dirname(directory);
    }
}
async function transferCleanup({ receipt, backup, others }) {
    for (const other of others) {
        if (!other.journal)
            continue;
        const emptied = other.journal.undone && !other.section && !(await inspectDirectory(other.files));
        if (emptied) {
            await (0,promises_.rm)(other.directory, { recursive: true, force: true });
            continue;
        }
        const made = [receipt, backup.journal, other.journal].filter((found) => found !== undefined);
        await changeJournal(other, {
            missingDirectories: Math.max(...made.map((found) => found.missingDirectories)),
            configMissing: made.some((found) => found.configMissing),
        });
    }
}
async function dropBackup(backup, stranded, removal) {
    const replaced = backup.section !== undefined || (await inspectDirectory(backup.files));
    if (!stranded || !replaced) {
        await (0,promises_.rm)(backup.directory, { recursive: true, force: true });
        return;
    }
    await (0,promises_.rm)(backup.fresh, { recursive: true, force: true });
    await changeJournal(backup, { undone: true });
    removal.warnings.push(`The files that the login replaced could not be restored; they are in ${backup.directory}`);
}
async function attempt(removal, task) {
    try {
        await task();
    }
    catch (error) {
        const where = error?.path;
        removal.warnings.push((0,disk_failure/* diskFailure */.C)(error, typeof where === 'string' ? where : 'The profile').message);
    }
}
function profile_removal_refusal(detail) {
    return new failure/* Failure */.HR('files', 'Cannot write profile', detail);
}

;// CONCATENATED MODULE: ./build/profile/remains.js






async function remainsOf({ ociHome, profile, loginId, fingerprint }) {
    try {
        const paths = profilePaths(ociHome, profile);
        const config = await (0,promises_.readFile)(paths.configFile).catch(() => undefined);
        const isOurs = (section) => section.name === profile && section.fingerprint === fingerprint;
        const backup = backupOf(paths, profile, loginId).directory;
        return [
            ...(config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : []),
            ...((await fingerprintIn(paths.sessionDirectory)) === fingerprint ? [paths.sessionDirectory] : []),
            ...((await inspectDirectory(backup)) ? [backup] : []),
        ];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/registry/docker-config.js







function dockerConfigFile() {
    const { DOCKER_CONFIG: directory = '' } = process.env;
    return path.resolve(directory === '' ? path.join(homedir(), '.docker') : directory, 'config.json');
}
async function openDockerConfig(host, directory, announce) {
    const configFile = dockerConfigFile();
    const content = await readRegularFile(configFile);
    parse(content, configFile);
    const mode = content ? (await lstat(configFile)).mode & 0o777 : undefined;
    const madeDirectory = (await lstat(path.dirname(configFile)).catch(() => undefined)) === undefined;
    const receipt = { host, configFile, directory, mode, madeDirectory };
    announce(receipt);
    await mkdir(directory, { mode: 0o700 });
    if (content)
        await writePrivateFile(path.join(directory, BEFORE), content);
    return receipt;
}
async function noteDockerConfig({ configFile, directory }) {
    const content = await readRegularFile(configFile);
    if (content)
        await writePrivateFile(path.join(directory, AFTER), content);
}
async function mergeLogin({ configFile, host }, username, password) {
    const config = parse(await readRegularFile(configFile), configFile);
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    config.auths = { ...entriesOf(config, 'auths'), [host]: { auth } };
    await mkdir(path.dirname(configFile), { recursive: true, mode: 0o700 });
    await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, 0o600);
}
async function hasCredentialHelper({ configFile, host }) {
    const config = parse(await private_files_readRegularFile(configFile), configFile);
    return typeof config.credsStore === 'string' || host in entriesOf(config, 'credHelpers');
}
async function docker_config_undoLogin({ host, configFile, directory, mode, madeDirectory }) {
    if (!external_node_path_.isAbsolute(configFile) || external_node_path_.basename(configFile) !== 'config.json') {
        throw new failure/* Failure */.HR('files', 'Registry login failed', 'the record of the login is invalid, so nothing was changed');
    }
    const [current, before, after] = await Promise.all([configFile, external_node_path_.join(directory, BEFORE), external_node_path_.join(directory, AFTER)].map((file) => private_files_readRegularFile(file)));
    if (current && !(before && current.equals(before))) {
        if (after && current.equals(after))
            await putBack(configFile, before, mode);
        else
            await takeOut(host, configFile, current, before);
    }
    if (madeDirectory)
        await (0,promises_.rmdir)(external_node_path_.dirname(configFile)).catch(() => undefined);
    await (0,promises_.rm)(directory, { recursive: true, force: true });
}
async function putBack(configFile, before, mode) {
    if (before)
        await replaceFile(configFile, before, mode ?? 0o600);
    else
        await (0,promises_.rm)(configFile);
}
async function takeOut(host, configFile, current, before) {
    const config = parse(current, configFile);
    const { [host]: earlier } = entriesOf(parse(before, configFile), 'auths');
    const { [host]: ours, ...others } = entriesOf(config, 'auths');
    if ((0,external_node_util_namespaceObject.isDeepStrictEqual)(ours, earlier))
        return;
    config.auths = earlier === undefined ? others : { ...others, [host]: earlier };
    const { mode } = await (0,promises_.lstat)(configFile);
    await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, mode & 0o777);
}
const BEFORE = 'config.before';
const AFTER = 'config.after';
function parse(content, configFile) {
    if (!content || content.toString().trim() === '')
        return {};
    try {
        const config = JSON.parse(content.toString());
        if (typeof config === 'object' && config !== null && !Array.isArray(config))
            return { ...config };
    }
    catch {
    }
    throw new failure/* Failure */.HR('files', 'Registry login failed', `${configFile} is not a JSON object, so nothing was changed in it`);
}
function entriesOf(config, name) {
    const entries = config[name];
    return typeof entries === 'object' && entries !== null ? { ...entries } : {};
}
async function replaceFile(file, content, mode) {
    const staged = await stageFile(file, content, (0,external_node_crypto_namespaceObject.randomBytes)(8).toString('hex'), mode);
    await staged.commit();
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./build/programs/run-program.js

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
        const end = await run_program_endOf(child);
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
        return (0,external_node_child_process_namespaceObject.spawn)(command, { ...options, shell: true });
    const [program, ...args] = command;
    return (0,external_node_child_process_namespaceObject.spawn)(program, args, options);
}
function run_program_endOf(child) {
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

// EXTERNAL MODULE: ./build/text/redaction.js
var redaction = __nccwpck_require__(447);
;// CONCATENATED MODULE: ./build/text/printable.js

function printable_printable(text, limit = 300) {
    const line = (0,redaction/* redact */.E)(text)
        .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/\p{C}/gu, escaped)
        .trim()
        .replace(/##(?=\[)/g, '# #')
        .replace(/^::/, ': :');
    return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
function quoted(text) {
    return `"${printable_printable(text, 60)}"`;
}
function escaped(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./build/registry/docker.js


const TIMEOUT = 30;
async function dockerLogin(host, username, password) {
    const { exitCode, stderr } = await docker(['login', host, '-u', username, '--password-stdin'], password);
    if (exitCode === 0)
        return 'done';
    if (exitCode === undefined || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
        return 'unavailable';
    return { refused: printable(stderr, 200) };
}
async function dockerLogout(host) {
    await docker(['logout', host]);
}
function docker(args, input = '') {
    return runProgram({ command: ['docker', ...args], input, stderr: 'capture', timeout: TIMEOUT });
}

;// CONCATENATED MODULE: ./build/programs/process-identity.js


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
        const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
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
        const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[22 - 3];
    }
    catch (error) {
        const code = error.code;
        return (code === 'ENOENT' || code === 'ESRCH') && !exists(pid) ? ENDED : undefined;
    }
}
async function startFromPs(pid) {
    const { exitCode, stdout } = await runProgram({
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

;// CONCATENATED MODULE: ./build/renewal/journal.js



function openJournal(directory, now) {
    let unwritten = '';
    return {
        async write(event) {
            unwritten += `${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}\n`;
            const text = unwritten;
            try {
                await append(journalFile(directory), text);
                unwritten = unwritten.slice(text.length);
            }
            catch {
                unwritten = unwritten.length > LONGEST_UNWRITTEN ? '\n' : `\n${unwritten.trimStart()}`;
            }
        },
    };
}
async function readJournal(directory) {
    const text = await (0,promises_.readFile)(journalFile(directory), 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => {
        try {
            const entry = JSON.parse(line);
            return entry !== null && typeof entry.at === 'string' && typeof entry.event === 'string' ? [entry] : [];
        }
        catch {
            return [];
        }
    });
}
function journalFile(directory) {
    return external_node_path_.join(directory, 'journal.jsonl');
}
const LONGEST_UNWRITTEN = (/* unused pure expression or super */ null && (64 * 1024));
async function append(file, text) {
    const noFollow = constants.O_NOFOLLOW ?? 0;
    const handle = await open(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
    try {
        await handle.writeFile(text);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/renewal/stop.js





const SIGNAL_TIMEOUT = 2_000;
const DIRECTORY_TIMEOUT = 6_000;
const POLL_INTERVAL = 20;
async function stopRenewer(renewal) {
    const { directory, process: identity, sessionExpiresAt } = renewal;
    await checkDirectory(directory);
    const wasRunning = identity !== undefined && (await isRunning(identity));
    if (wasRunning && identity.start !== undefined)
        await kill(identity);
    const entries = await readJournal(directory);
    await (0,promises_.rm)(directory, { recursive: true, force: true });
    const stillRuns = identity !== undefined && wasRunning && !(await hasEnded(identity, DIRECTORY_TIMEOUT));
    return { entries, sessionExpiresAt, wasStarted: identity !== undefined, wasRunning, stillRuns };
}
async function kill(identity) {
    for (const signal of ['SIGTERM', 'SIGKILL']) {
        try {
            process.kill(identity.pid, signal);
        }
        catch {
        }
        if (await hasEnded(identity, SIGNAL_TIMEOUT))
            return;
    }
}
async function hasEnded(identity, timeout) {
    const deadline = performance.now() + timeout;
    while (await isRunning(identity)) {
        if (performance.now() >= deadline)
            return false;
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(POLL_INTERVAL);
    }
    return true;
}
async function checkDirectory(directory) {
    checkWorkDirectory(directory);
    const found = await (0,promises_.lstat)(directory).catch(() => undefined);
    if (found && !found.isDirectory())
        throw new Error(`${directory} is no longer a directory`);
}

;// CONCATENATED MODULE: ./build/renewal/summary.js

const NAMES = {
    session: 'the session token',
    identity: 'the identity token for Terraform',
};
function summarise(ended) {
    const { entries, wasStarted, wasRunning, stillRuns, sessionExpiresAt } = ended;
    const lines = [];
    const warnings = [];
    for (const token of ['session', 'identity']) {
        const own = entries.filter((entry) => 'token' in entry && entry.token === token);
        lines.push(...successLines(own, NAMES[token]));
        warnings.push(...failureWarnings(own, NAMES[token]));
    }
    if (wasStarted && lines.length === 0 && warnings.length === 0 && sessionExpiresAt !== undefined)
        lines.push(`No renewal was due: the session token expires at ${time(sessionExpiresAt)}`);
    if (wasStarted && !wasRunning)
        warnings.push(earlyEndWarning(entries));
    if (stillRuns)
        warnings.push('The background process is still running. It ends when it finds that its directory was removed.');
    return { lines, warnings };
}
function successLines(entries, name) {
    const renewed = entries.filter((entry) => entry.event === 'renewed');
    const last = renewed.at(-1);
    if (!last)
        return [];
    return [
        `Renewed ${name} ${times(renewed.length)} in the background, last at ${time(last.at)}; ` +
            `it expires at ${time(last.expiresAt)}, and the next renewal was due at ${time(last.next)}`,
    ];
}
function failureWarnings(entries, name) {
    const failed = entries.filter((entry) => entry.event === 'failed');
    const messages = [...new Set(failed.map(({ message }) => message))];
    return messages.map((message) => {
        const same = failed.filter((entry) => entry.message === message);
        const last = same.at(-1);
        const after = last === undefined ? [] : entries.slice(entries.indexOf(last) + 1);
        const recovery = after.find((entry) => entry.event === 'renewed');
        const outcome = recovery === undefined ? 'and has not succeeded since' : `and succeeded again at ${time(recovery.at)}`;
        const when = [...new Set([same[0], last].map((entry) => time(entry?.at)))].join(' to ');
        const hint = last?.hint === undefined ? '' : `\n${last.hint}`;
        return `Renewing ${name} in the background failed ${times(same.length)} (${when}) ${outcome}. ${message}${hint}`;
    });
}
function earlyEndWarning(entries) {
    const end = entries.findLast((entry) => entry.event === 'ended');
    if (end) {
        const reason = printable_printable(end.reason);
        return `The background renewal ended at ${time(end.at)} because ${reason}. The session was not renewed after that.`;
    }
    const last = entries.at(-1);
    const after = last ? ` after ${time(last.at)}` : '';
    return `The background process was killed${after}. The session was not renewed after that.`;
}
function times(count) {
    return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
function time(text) {
    return printable_printable(String(text), 40);
}

;// CONCATENATED MODULE: ./build/text/describe-failure.js

function describeFailure(error, product = 'oci-wif-action') {
    if (error instanceof failure/* Failure */.HR)
        return error.hint === undefined ? error.message : joinHint(error.message, error.hint);
    const kind = error instanceof Error ? error.name : typeof error;
    const place = error instanceof Error ? (/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? '') : '';
    return `Internal error: ${kind}${place === '' ? '' : ` at ${place}`}; please report this defect of ${product}`;
}
function joinHint(message, hint) {
    return message.includes('\n') || hint.includes('\n') ? `${message}\n${hint}` : `${message}. What to do: ${hint}`;
}

;// CONCATENATED MODULE: ./build/login/log-out.js








async function log_out_undoLogin({ renewal, registry, profile }, host) {
    const isEnded = renewal === undefined || (await endRenewal(renewal, host));
    const isLoggedOut = registry === undefined || (await endRegistryLogin(registry, host));
    const outcome = profile === undefined ? 'undone' : await removeLoginProfile(profile, host);
    return isEnded && isLoggedOut ? outcome : 'failed';
}
async function endRenewal(renewal, host) {
    try {
        const { lines, warnings } = summarise(await stopRenewer(renewal));
        for (const line of lines)
            host.info(line);
        for (const line of warnings)
            host.warn(line);
        host.remember('renewal', undefined);
        return true;
    }
    catch (error) {
        host.warn(`The background process could not be ended. ${describeFailure(error, host.product)}`);
        return false;
    }
}
async function endRegistryLogin(receipt, host) {
    try {
        checkWorkDirectory(receipt.directory);
        if (await hasCredentialHelper(receipt))
            await dockerLogout(receipt.host);
        await docker_config_undoLogin(receipt);
        host.info(`Logged out of the registry ${receipt.host}`);
        host.remember('registry', undefined);
        return true;
    }
    catch (error) {
        host.warn(`The logout from the registry ${receipt.host} failed. ${describeFailure(error, host.product)}`);
        return false;
    }
}
async function removeLoginProfile(receipt, host) {
    const { warnings, section, files } = await removeProfile(receipt);
    for (const line of warnings)
        host.warn(line);
    const remains = await remainsOf(receipt);
    if (remains.length > 0)
        host.warn(`Still on this machine: ${remains.join(', ')}`);
    const isReplaced = section === 'left' || files === 'left';
    if (remains.length > 0 || (warnings.length > 0 && !isReplaced))
        return 'failed';
    host.remember('profile', undefined);
    return isReplaced ? 'replaced' : 'undone';
}

;// CONCATENATED MODULE: ./build/action/command-files.js



const VARIABLES = (/* unused pure expression or super */ null && (['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE']));
function checkCommandFiles() {
    for (const file of commandFiles()) {
        try {
            accessSync(file, constants.W_OK);
        }
        catch (error) {
            throw command_files_failure(error, file);
        }
    }
}
async function writeCommandFiles(write) {
    const lengths = commandFiles().map((file) => [file, statSync(file, { throwIfNoEntry: false })?.size ?? 0]);
    try {
        await write();
    }
    catch (error) {
        for (const [file, length] of lengths)
            restoreLength(file, length);
        throw error instanceof Failure ? error : command_files_failure(error);
    }
}
function command_files_reportingFailure(write) {
    try {
        write();
    }
    catch (error) {
        throw command_files_failure(error);
    }
}
function commandFiles() {
    return VARIABLES.map((name) => process.env[name] ?? '').filter((file) => file !== '');
}
function restoreLength(file, length) {
    try {
        truncateSync(file, length);
    }
    catch {
    }
}
function command_files_failure(error, file) {
    const missing = commandFiles().find((candidate) => !existsSync(candidate));
    const { path, code } = error;
    const cause = code === undefined && missing !== undefined ? { code: 'ENOENT' } : error;
    const where = file ?? path ?? missing ?? 'a file of the runner';
    return diskFailure(cause, where).with({
        phrase: 'Cannot write runner file',
        furtherHint: 'check the free space and the permissions of the runner; the login was undone',
    });
}

;// CONCATENATED MODULE: ./build/action/state.js


const REQUIRED = {
    profile: ['ociHome', 'profile', 'loginId', 'fingerprint'],
    renewal: ['directory'],
    registry: ['host', 'configFile', 'directory'],
};
const remember = (part, receipt) => {
    reportingFailure(() => {
        saveState(part, receipt === undefined ? '' : JSON.stringify(receipt));
    });
};
function recallReceipt() {
    return { profile: recall('profile'), renewal: recall('renewal'), registry: recall('registry') };
}
function damagedParts() {
    const parts = Object.keys(REQUIRED);
    return parts.filter((part) => getState(part) !== '' && recall(part) === undefined);
}
function recall(part) {
    try {
        const receipt = JSON.parse(getState(part));
        const isWhole = receipt !== null && REQUIRED[part].every((name) => typeof receipt[name] === 'string');
        return isWhole ? receipt : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/action/log-out.js



async function runLogout() {
    const receipt = recallReceipt();
    const outcome = await log_out_undoLogin(receipt, {
        product: 'oci-wif-action',
        info: info,
        warn: warning,
        remember: () => undefined,
    });
    for (const part of damagedParts()) {
        warning(`The saved state of this step (${part}) is damaged, so this part of the login could not be undone`);
    }
    const { profile } = receipt;
    if (damagedParts().includes('profile'))
        return;
    if (!profile)
        info('Nothing to clean up: this step wrote no profile, or its input cleanup is false');
    else if (outcome === 'undone')
        info(`Removed the profile ${profile.profile} and its session from ${profile.ociHome}`);
}


/***/ }),

/***/ 874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure)
/* harmony export */ });
/* unused harmony exports PHRASES, invalidInput */
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(447);

const PHRASES = (/* unused pure expression or super */ null && ([
    'Invalid input',
    'No subject token',
    'Invalid subject token',
    'Identity token request refused',
    'Token exchange denied',
    'Request failed',
    'Unexpected response',
    'Session token rejected',
    'Wrong tenancy',
    'Verification failed',
    'Registry login failed',
    'Invalid OCI config file',
    'Cannot write profile',
    'Cannot write runner file',
    'Administrator access denied',
    'Setup failed',
    'Setup conflict',
    'Cannot write secret',
]));
class Failure extends Error {
    name = 'Failure';
    kind;
    phrase;
    detail;
    hint;
    constructor(kind, phrase, detail, options = {}) {
        const safeDetail = (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(detail);
        super(`${phrase}: ${safeDetail}`, 'cause' in options ? { cause: options.cause } : {});
        this.kind = kind;
        this.phrase = phrase;
        this.detail = safeDetail;
        this.hint = options.hint === undefined ? undefined : (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(options.hint);
    }
    with(changes) {
        const hints = [this.hint, changes.furtherHint].filter((hint) => hint !== undefined);
        return new Failure(this.kind, changes.phrase ?? this.phrase, changes.detail ?? this.detail, {
            hint: hints.length === 0 ? undefined : hints.join('\n'),
            cause: this,
        });
    }
}
function invalidInput(problem, expected) {
    return new Failure('input', 'Invalid input', `${problem}; expected: ${expected}`);
}


/***/ }),

/***/ 200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ diskFailure),
/* harmony export */   b: () => (/* binding */ isMissing)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(874);

function diskFailure(error, filePath) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return error;
    const code = codeOf(error);
    const words = CAUSES[code] ?? `the operating system reported ${code}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('files', 'Cannot write profile', `${filePath}: ${words}`, { cause: error });
}
function isMissing(error) {
    return codeOf(error) === 'ENOENT';
}
const CAUSES = {
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left on the device',
    EDQUOT: 'the disk quota is used up',
    ENOTDIR: 'a part of this path is not a directory',
    EISDIR: 'this is a directory',
    EEXIST: 'this already exists',
    ENOENT: 'this does not exist',
    ENOTEMPTY: 'this directory is not empty',
    ENAMETOOLONG: 'the name is too long',
    ELOOP: 'too many symbolic links',
    EFBIG: 'the file would be larger than is allowed here',
    EMFILE: 'too many open files',
};
function codeOf(error) {
    const code = error?.code;
    return typeof code === 'string' ? code : 'an unknown error';
}


/***/ }),

/***/ 756:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(628);
/* harmony import */ var _action_log_out_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(539);


(0,_programs_guarded_output_js__WEBPACK_IMPORTED_MODULE_0__/* .redactOutput */ .n)();
await (0,_action_log_out_js__WEBPACK_IMPORTED_MODULE_1__/* .runLogout */ .O)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHomes)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(161);

function readHomes() {
    return { home: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), passwd: accountHome() };
}
function accountHome() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().homedir;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ redactOutput)
/* harmony export */ });
/* unused harmony export printUnredacted */
/* harmony import */ var _text_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(447);

let isSuspended = false;
function redactOutput() {
    for (const stream of [process.stdout, process.stderr]) {
        const write = stream.write.bind(stream);
        stream.write = (chunk, ...more) => write(typeof chunk === 'string' && !isSuspended ? (0,_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(chunk) : chunk, ...more);
    }
}
function printUnredacted(print) {
    isSuspended = true;
    try {
        print();
    }
    finally {
        isSuspended = false;
    }
}


/***/ }),

/***/ 447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/* unused harmony export protectSecret */
const REDACTED = '(redacted)';
const SHORTEST = 6;
const protectedSecrets = new Map();
const MOST_SECRETS = 100;
let formsByLength;
const JWT = /eyJ[\w-]+\.[\w-]*(\.[\w-]*)?/g;
const PEM = /-----BEGIN [A-Z ]+-----(?:\s|\\[rn])*[A-Za-z0-9+/=]{16,}(?:[A-Za-z0-9+/=\s]|\\[rn])*(?:-----END [A-Z ]+-----)?/g;
function protectSecret(secret) {
    if (secret.length < SHORTEST)
        return;
    const forms = protectedSecrets.get(secret) ?? formsOf(secret);
    protectedSecrets.delete(secret);
    protectedSecrets.set(secret, forms);
    const [oldest] = protectedSecrets.keys();
    if (protectedSecrets.size > MOST_SECRETS && oldest !== undefined)
        protectedSecrets.delete(oldest);
    formsByLength = undefined;
}
function redact(text) {
    formsByLength ??= [...protectedSecrets.values()].flat().sort((one, other) => other.length - one.length);
    let redacted = text;
    for (const form of formsByLength)
        redacted = redacted.replaceAll(form, REDACTED);
    return redacted.replace(JWT, REDACTED).replace(PEM, REDACTED);
}
function formsOf(secret) {
    const percentEncoded = encodeURIComponent(secret);
    const strict = percentEncoded.replace(/[!'()*]/g, (character) => percent(character.charCodeAt(0)));
    const inUrls = [percentEncoded, strict, new URLSearchParams({ s: secret }).toString().slice(2)];
    const lowerCase = inUrls.map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()));
    const inJson = JSON.stringify(secret).slice(1, -1);
    const base64 = [0, 1, 2].map((offset) => base64At(secret, offset));
    const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    const forms = [secret, ...inUrls, ...lowerCase, inJson, inJson.replaceAll('/', '\\/'), ...base64, ...base64url];
    return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}
function base64At(secret, offset) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const first = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64').slice(first, end);
}
function percent(code) {
    return `%${code.toString(16).toUpperCase()}`;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(756);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
