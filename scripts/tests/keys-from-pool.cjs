// Takes the RSA keys of all code under test from a pool that the whole test run shares, because generating a key takes longer than the rest of
// a login. Preloaded into the processes that tests start, and into Jest's own (jest-keys.mjs). No two keys of a run are the same.

const { Buffer } = require('node:buffer');
const crypto = require('node:crypto');
const { existsSync, linkSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { join } = require('node:path');
const process = require('node:process');
const { promisify } = require('node:util');

const directory = process.env.OCI_WIF_TEST_KEYS;
// Jest loads this once per test file, but the module that it changes once per process.
const original = crypto.generateKeyPair.original ?? {
  generateKeyPair: crypto.generateKeyPair,
  generateKeyPairSync: crypto.generateKeyPairSync,
};

/** Takes the next number, which no other process has. */
function nextNumber() {
  original.next ??= readdirSync(directory).filter((name) => name.startsWith('taken-')).length;
  for (;;) {
    const number = original.next++;
    try {
      writeFileSync(join(directory, `taken-${number}`), '', { flag: 'wx' });
      return number;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** Two primes of each generated key, and each two primes make a key: eight generated keys are enough for a hundred and twenty. */
function privateKeyFromPool() {
  const number = nextNumber();
  // The pairs of primes in the order (0, 1), (0, 2), (1, 2), (0, 3) …
  const second = Math.floor((1 + Math.sqrt(1 + 8 * number)) / 2);
  return keyOf(prime(number - (second * (second - 1)) / 2), prime(second));
}

function prime(number) {
  const file = join(directory, `primes-${number >> 1}.json`);
  if (!existsSync(file)) {
    const { privateKey } = original.generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { p, q } = privateKey.export({ format: 'jwk' });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify([p, q]), { mode: 0o600 });
    try {
      linkSync(temporary, file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    rmSync(temporary);
  }
  const text = JSON.parse(readFileSync(file, 'utf8'))[number & 1];
  return BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
}

/** RFC 8017 §3.2. */
function keyOf(p, q) {
  const e = 65537n;
  const d = inverse(e, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const encoded = Object.entries(numbers).map(([name, value]) => {
    const hex = value.toString(16);
    return [name, Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url')];
  });
  return crypto.createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(encoded) }, format: 'jwk' });
}

/** @returns x with `number * x % modulus === 1n`, by the extended Euclidean algorithm */
function inverse(number, modulus) {
  let [a, b, x, y] = [modulus, number % modulus, 0n, 1n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return x < 0n ? x + modulus : x;
}

/** Other keys, such as those that are too small, are generated. */
const isInPool = (type, { modulusLength, publicExponent = 65537 }) =>
  type === 'rsa' && modulusLength === 2048 && publicExponent === 65537;

function generateKeyPairSync(type, options = {}) {
  if (!isInPool(type, options)) return original.generateKeyPairSync(type, options);
  const privateKey = privateKeyFromPool();
  const publicKey = crypto.createPublicKey(privateKey);
  const { privateKeyEncoding, publicKeyEncoding } = options;
  return {
    privateKey: privateKeyEncoding ? privateKey.export(privateKeyEncoding) : privateKey,
    publicKey: publicKeyEncoding ? publicKey.export(publicKeyEncoding) : publicKey,
  };
}

const generateKeyPair = (...args) => original.generateKeyPair(...args);
generateKeyPair.original = original;
generateKeyPair[promisify.custom] = async (type, options = {}) =>
  isInPool(type, options) ? generateKeyPairSync(type, options) : promisify(original.generateKeyPair)(type, options);

function setGenerators(generators) {
  Object.assign(crypto, generators);
  syncBuiltinESMExports();
}

module.exports = {
  takeKeysFromPool: () => setGenerators({ generateKeyPair, generateKeyPairSync }),
  generateKeys: () =>
    setGenerators({ generateKeyPair: original.generateKeyPair, generateKeyPairSync: original.generateKeyPairSync }),
};
if (directory !== undefined) module.exports.takeKeysFromPool();
