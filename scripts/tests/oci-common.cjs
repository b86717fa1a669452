// Oracle's SDK, loaded once for each worker of Jest. Jest would load its several hundred modules anew for each test file.

const vm = require('node:vm');

// Jest replaces `require` and the module `node:module`, but not the process that runs the workers.
const { createRequire } = vm.runInThisContext('process').getBuiltinModule('node:module');

// The code under test silences the console of its test file, so what the SDK prints must go there.
const outside = vm.runInThisContext('console');
for (const name of ['info', 'warn']) outside[name] = (...args) => globalThis.console[name](...args);

module.exports = createRequire(module.filename)('oci-common');
