// Many processes that change one home at the same time.

import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withConfigLock } from '../../src/profile/config-lock.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './oci-home.ts';

afterEach(removeTemporaryDirectories);

test('waits longer than its patience while the lock changes hands, and holds it alone', async () => {
  const home = temporaryDirectory();
  const config = path.join(home, 'config');
  let [holders, most] = [0, 0];
  const task = async (): Promise<void> => {
    holders += 1;
    most = Math.max(most, holders);
    await delay(80);
    holders -= 1;
  };
  // Ten times 80 ms is more than the patience.
  await Promise.all(Array.from({ length: 10 }, () => withConfigLock(config, task, { patience: 500 })));
  expect(most).toBe(1);
  expect(readdirSync(home)).toEqual([]);
});

test('gives up after its patience when one process keeps the lock', async () => {
  const home = temporaryDirectory();
  mkdirSync(path.join(home, 'config.lock'));
  const start = performance.now();
  const attempt = withConfigLock(path.join(home, 'config'), () => Promise.resolve(), { patience: 300 });
  await expect(attempt).rejects.toThrow('another process holds the lock');
  expect(performance.now() - start).toBeGreaterThanOrEqual(300);
});

test('creates the directory again only if it was removed', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  let prepared = 0;
  const prepare = (): Promise<void> => {
    prepared += 1;
    mkdirSync(home, { recursive: true });
    return Promise.resolve();
  };
  const config = path.join(home, 'config');
  let isHeld = (): void => undefined;
  const held = new Promise<void>((resolve) => (isHeld = resolve));
  const holding = withConfigLock(
    config,
    async () => {
      isHeld();
      await delay(300);
    },
    { prepare },
  );
  await held;
  await withConfigLock(config, () => Promise.resolve(), { prepare });
  await holding;
  expect(prepared).toBe(2);
});
