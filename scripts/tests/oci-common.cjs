// Oracle's SDK, loaded once for each worker of Jest. Jest would load its several hundred modules anew for each test file.

const vm = require('node:vm');

// Jest replaces `require` and the module `node:module`, but not the process that runs the workers.
const { createRequire } = vm.runInThisContext('process').getBuiltinModule('node:module');

module.exports = createRequire(module.filename)('oci-common');
