// Makes the RSA keys of all code under test from primes that the whole test run shares, because generating a key takes longer than the rest of
// a login. Preloaded into the processes that tests start, and into Jest's own (jest-keys.mjs). Consecutive logins get different keys.

const { Buffer } = require('node:buffer');
const crypto = require('node:crypto');
const { existsSync, linkSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { join } = require('node:path');
const process = require('node:process');
const { promisify } = require('node:util');

const POOL_SIZE = 24;
const EXPONENT = 65537n;
const directory = process.env.OCI_WIF_TEST_KEYS;
// Jest loads this once per test file, but the module that it changes once per process.
const original = crypto.generateKeyPair.original ?? {
  generateKeyPair: crypto.generateKeyPair,
  generateKeyPairSync: crypto.generateKeyPairSync,
};

/** Takes the next number of a kind, which no other process has. */
function nextNumber(kind) {
  original[kind] ??= readdirSync(directory).filter((name) => name.startsWith(`${kind}-`)).length;
  for (;;) {
    const number = original[kind]++;
    try {
      writeFileSync(join(directory, `${kind}-${number}`), '', { flag: 'wx' });
      return number;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** The private key of a login. They share no prime, because tests look for the lines of a key in files and outputs. */
function sessionKey() {
  const number = nextNumber('taken') % POOL_SIZE;
  const encoding = { type: 'pkcs8', format: 'pem' };
  return crypto.createPrivateKey(stored(`session-${number}.pem`, () => keyOf(newPrime(), newPrime()).export(encoding)));
}

/** Any other key: none repeats, because each is another pair of primes. Sixteen primes are enough for a hundred and twenty keys. */
function otherKey() {
  const number = nextNumber('pair');
  // The pairs in the order (0, 1), (0, 2), (1, 2), (0, 3) …
  const second = Math.floor((1 + Math.sqrt(1 + 8 * number)) / 2);
  return keyOf(prime(number - (second * (second - 1)) / 2), prime(second));
}

const prime = (number) => BigInt(stored(`prime-${number}`, () => String(newPrime())));

/** With the highest two bits set, so that the product of two has 2048 bits. */
function newPrime() {
  for (;;) {
    const found = crypto.generatePrimeSync(1024, { bigint: true });
    if ((found - 1n) % EXPONENT !== 0n) return found;
  }
}

/** @returns the text of a file in the directory, which the first process that needs it creates */
function stored(name, create) {
  const file = join(directory, name);
  if (!existsSync(file)) {
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, create(), { mode: 0o600 });
    try {
      linkSync(temporary, file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    rmSync(temporary);
  }
  return readFileSync(file, 'utf8');
}

/** RFC 8017 §3.2. */
function keyOf(p, q) {
  const e = EXPONENT;
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
  // The session key of a login is the only one that is requested in an encoded form.
  const privateKey = options.privateKeyEncoding ? sessionKey() : otherKey();
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
