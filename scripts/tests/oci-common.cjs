// Oracle's SDK, loaded once for each worker of Jest. Jest would load its several hundred modules anew for each test file.

const { Buffer } = require('node:buffer');
const vm = require('node:vm');

// Jest replaces `require` and the module `node:module`, but not the process that runs the workers.
const { createRequire } = vm.runInThisContext('process').getBuiltinModule('node:module');

// The code under test silences the console of its test file, so what the SDK prints must go there.
const outside = vm.runInThisContext('console');
for (const name of ['info', 'warn']) outside[name] = (...args) => globalThis.console[name](...args);

const outsideRequire = createRequire(module.filename);

module.exports = outsideRequire('oci-common');

// The SDK passes the text of a key for each signature. Reading the text takes longer than signing, and tests sign often with few keys. Jest loads
// this once per test file, but the prototype that it changes once per process.
const { prototype } = outsideRequire('crypto').Sign;
if (prototype.sign.keys === undefined) {
  const { createPrivateKey } = outsideRequire('crypto');
  const { sign } = prototype;
  const keys = new Map();
  prototype.sign = function (key, ...encoding) {
    if (!Buffer.isBuffer(key)) return sign.call(this, key, ...encoding);
    const text = key.toString('latin1');
    if (!keys.has(text)) keys.set(text, createPrivateKey(key));
    return sign.call(this, keys.get(text), ...encoding);
  };
  prototype.sign.keys = keys;
}
