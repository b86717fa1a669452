// Many processes that change one home at the same time.

import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

test('creates the directory again while another process keeps removing it, five times at most', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  const config = path.join(home, 'config');
  let calls = 0;
  const removedUntil = (attempt: number) => (): Promise<void> => {
    calls += 1;
    if (calls === attempt) mkdirSync(home);
    return Promise.resolve();
  };
  expect(await withConfigLock(config, () => Promise.resolve('done'), { prepare: removedUntil(5) })).toBe('done');
  expect(calls).toBe(5);
  rmdirSync(home);
  calls = 0;
  const attempt = withConfigLock(config, () => Promise.resolve(), { prepare: removedUntil(6) });
  await expect(attempt).rejects.toThrow(/^Cannot write profile: .*config\.lock: this does not exist$/);
  expect(calls).toBe(5);
});

test('lets only its own account into the lock', async () => {
  const config = path.join(temporaryDirectory(), 'config');
  const mode = await withConfigLock(config, () => Promise.resolve(statSync(`${config}.lock`).mode & 0o777));
  expect(mode).toBe(0o700);
});

/** The lock of a process that was killed an hour ago. */
function oldLock(home: string): string {
  const lock = path.join(home, 'config.lock');
  mkdirSync(lock);
  return datedBack(lock);
}

function datedBack(lock: string): string {
  const hourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(lock, hourAgo, hourAgo);
  return lock;
}

test('takes over an old lock at once', async () => {
  const home = temporaryDirectory();
  const lock = oldLock(home);
  let wasHeld = false;
  const task = (): Promise<void> => {
    wasHeld = existsSync(lock);
    return Promise.resolve();
  };
  await withConfigLock(path.join(home, 'config'), task, { patience: 300 });
  expect(wasHeld).toBe(true);
  expect(readdirSync(home)).toEqual([]);
});

test('never removes a directory with files in it, however old', async () => {
  const home = temporaryDirectory();
  const lock = path.join(home, 'config.lock');
  mkdirSync(lock);
  writeFileSync(path.join(lock, 'note'), 'of the user');
  datedBack(lock);
  const attempt = withConfigLock(path.join(home, 'config'), () => Promise.resolve(), { patience: 300 });
  await expect(attempt).rejects.toThrow('another process holds the lock');
  expect(readdirSync(lock)).toEqual(['note']);
});

test('of many processes that find the same old lock, one at a time holds it', async () => {
  const home = temporaryDirectory();
  oldLock(home);
  let [holders, most, done] = [0, 0, 0];
  const task = async (assertHeld: () => void): Promise<void> => {
    holders += 1;
    most = Math.max(most, holders);
    await delay(5);
    assertHeld();
    holders -= 1;
    done += 1;
  };
  await Promise.all(Array.from({ length: 10 }, () => withConfigLock(path.join(home, 'config'), task)));
  expect({ most, done }).toEqual({ most: 1, done: 10 });
});

test('tells the task that the lock was lost, and leaves the lock of the other process', async () => {
  const home = temporaryDirectory();
  const lock = path.join(home, 'config.lock');
  const attempt = withConfigLock(path.join(home, 'config'), (assertHeld) => {
    assertHeld();
    rmdirSync(lock);
    expect(assertHeld).toThrow(`another process holds the lock ${lock}`);
    mkdirSync(lock);
    expect(assertHeld).toThrow(`another process holds the lock ${lock}`);
    return Promise.resolve('done');
  });
  expect(await attempt).toBe('done');
  expect(existsSync(lock)).toBe(true);
});

test('fails at once if the lock cannot be created', async () => {
  const home = temporaryDirectory();
  writeFileSync(path.join(home, 'file'), '');
  const task = (): Promise<never> => Promise.reject(new Error('the task ran'));
  await expect(withConfigLock(path.join(home, 'file', 'config'), task)).rejects.toThrow(
    'a part of this path is not a directory',
  );
  await expect(withConfigLock(path.join(home, 'missing', 'config'), task)).rejects.toThrow(
    /^Cannot write profile: .*missing.config\.lock: /,
  );
});
