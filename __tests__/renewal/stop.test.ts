// The end of a background process that cannot be identified for certain.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameWorkDirectory } from '../../src/files/work-directory.ts';
import { stopRenewer } from '../../src/renewal/stop.ts';

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
