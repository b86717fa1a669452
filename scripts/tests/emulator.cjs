// The emulator, loaded once for each worker of Jest. Jest would load its hundred modules anew for each test file, and would run them unoptimized.

const { join } = require('node:path');
const process = require('node:process');
const vm = require('node:vm');

// Jest replaces `require` and the module `node:module`, but not the process that runs the workers.
const { createRequire } = vm.runInThisContext('process').getBuiltinModule('node:module');

// Built by bundle-emulator.mjs.
module.exports = createRequire(module.filename)(join(process.env.OCI_WIF_TEST_KEYS, 'emulator.cjs'));
