// Takes the RSA keys of logins from a pool that the whole test run shares, because generating a key takes about as long as the rest of a login.
// Preloaded into the processes that tests start, and into Jest's own (jest-keys.mjs). Consecutive logins get different keys, as real ones do.

const crypto = require('node:crypto');
const { existsSync, linkSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { join } = require('node:path');
const process = require('node:process');
const { promisify } = require('node:util');

const POOL_SIZE = 24;
const directory = process.env.OCI_WIF_TEST_KEYS;
// Jest loads this once per test file, but the module that it changes once per process.
const generateKeyPair = crypto.generateKeyPair.original ?? crypto.generateKeyPair;
const generate = promisify(generateKeyPair);

/** Takes the next number, which no other process has. */
function nextNumber() {
  for (let number = readdirSync(directory).filter((name) => name.startsWith('taken-')).length; ; number++) {
    try {
      writeFileSync(join(directory, `taken-${number}`), '', { flag: 'wx' });
      return number;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

async function privateKeyFromPool() {
  const file = join(directory, `session-${nextNumber() % POOL_SIZE}.pem`);
  if (!existsSync(file)) {
    const { privateKey } = await generate('rsa', { modulusLength: 2048 });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    try {
      linkSync(temporary, file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    rmSync(temporary);
  }
  return crypto.createPrivateKey(readFileSync(file));
}

async function keyPairFromPool(type, options) {
  // The session key of a login is the only one that is requested in an encoded form.
  if (options.privateKeyEncoding === undefined) return generate(type, options);
  const key = await privateKeyFromPool();
  return {
    privateKey: key.export(options.privateKeyEncoding),
    publicKey: crypto.createPublicKey(key).export(options.publicKeyEncoding),
  };
}

const fromPool = (...args) => generateKeyPair(...args);
fromPool.original = generateKeyPair;
fromPool[promisify.custom] = keyPairFromPool;

function setGenerator(generator) {
  crypto.generateKeyPair = generator;
  syncBuiltinESMExports();
}

module.exports = {
  takeKeysFromPool: () => setGenerator(fromPool),
  generateKeys: () => setGenerator(generateKeyPair),
};
if (directory !== undefined) setGenerator(fromPool);
