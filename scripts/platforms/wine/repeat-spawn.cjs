// Loaded into every Node under Wine by run-tests.mjs: under load, Wine at times fails to create a process, and succeeds when asked again.

const childProcess = require('node:child_process');
const { syncBuiltinESMExports } = require('node:module');

const ATTEMPTS = 5;
/** The code for which libuv has no name; a program that does not exist has another. */
const isWines = (error) => error?.code === 'UNKNOWN';

for (const name of ['spawn', 'fork']) {
  const original = childProcess[name];
  childProcess[name] = (...args) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return original(...args);
      } catch (error) {
        if (!isWines(error) || attempt === ATTEMPTS) throw error;
      }
    }
  };
}

for (const name of ['spawnSync', 'execFileSync']) {
  const original = childProcess[name];
  childProcess[name] = (...args) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = original(...args);
        if (!isWines(result?.error) || attempt === ATTEMPTS) return result;
      } catch (error) {
        if (!isWines(error) || attempt === ATTEMPTS) throw error;
      }
    }
  };
}

syncBuiltinESMExports();
