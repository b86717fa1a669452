// Runs before each test file. Jest keeps the current test in an AsyncLocalStorage, of which each test file has its own, and never disables it:
// with Node 20 and 22, each promise, timer and socket of the hundredth file of a process would be told to a hundred of them. This disables the
// one of the file before.

import { AsyncLocalStorage } from 'node:async_hooks';

const { prototype } = AsyncLocalStorage;

if (prototype.run.used === undefined) {
  const { run } = prototype;
  const used = new Set();
  prototype.run = function (...args) {
    used.add(this);
    return run.apply(this, args);
  };
  prototype.run.used = used;
}
for (const storage of prototype.run.used) storage.disable();
prototype.run.used.clear();
