// The end of a background process that cannot be identified for certain.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopRenewer } from '../../src/renewal/stop.ts';
import { nameWorkDirectory } from '../../src/system/directories.ts';

describe('without a process that runs', () => {
  let temp: string;
  let directory: string;
  beforeEach(() => {
    temp = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-stop-'));
    process.env.RUNNER_TEMP = temp;
    directory = nameWorkDirectory();
  });
  afterEach(() => {
    delete process.env.RUNNER_TEMP;
    rmSync(temp, { recursive: true });
  });

  it.each([
    ['no process was started', undefined, false],
    ['another process has its number now', { pid: process.pid, start: 'another' }, true],
    ['it has ended', { pid: 0, start: '1' }, true],
  ])('returns its journal and removes its directory: %s', async (_name, identity, wasStarted) => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'journal.jsonl'), '{"at":"1","event":"started"}\n');
    expect(await stopRenewer({ directory, process: identity, sessionExpiresAt: 'E' })).toEqual({
      entries: [{ at: '1', event: 'started' }],
      ...{ sessionExpiresAt: 'E', wasStarted, wasRunning: false, stillRuns: false },
    });
    expect(existsSync(directory)).toBe(false);
  });

  it('has nothing to do if the directory was removed', async () => {
    expect(await stopRenewer({ directory, process: undefined, sessionExpiresAt: undefined })).toMatchObject({
      entries: [],
      stillRuns: false,
    });
  });

  it('changes nothing if there is a file in the place of the directory', async () => {
    writeFileSync(directory, '');
    await expect(stopRenewer({ directory, process: undefined, sessionExpiresAt: undefined })).rejects.toThrow(
      ', not a directory',
    );
    expect(existsSync(directory)).toBe(true);
  });
});

it('sends no signal to a process of which only the number is known, but removes its directory, by which it ends', async () => {
  const temp = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-stop-'));
  process.env.RUNNER_TEMP = temp;
  const directory = nameWorkDirectory();
  mkdirSync(directory, { mode: 0o700 });
  const program = `
    const fs = require('node:fs');
    fs.watch(${JSON.stringify(temp)}, () => { if (!fs.existsSync(${JSON.stringify(directory)})) process.exit(42); });
    console.log('ready');
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(child.stdout, 'data');
    const ended = once(child, 'exit');
    const identity = { pid: child.pid!, start: undefined };
    const result = await stopRenewer({ directory, process: identity, sessionExpiresAt: undefined });
    expect(result).toMatchObject({ wasStarted: true, wasRunning: true, stillRuns: false });
    expect(await ended).toEqual([42, null]);
    expect(existsSync(directory)).toBe(false);
  } finally {
    child.kill('SIGKILL');
    delete process.env.RUNNER_TEMP;
    rmSync(temp, { recursive: true });
  }
});
