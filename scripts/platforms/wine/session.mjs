// One session of Windows in a prefix: a Wine server, the programs that run in it, and the end of all of them.

import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT, WINE, WINE_SERVER } from './places.mjs';

/** Milliseconds for the start of the server. */
const START_LIMIT = 30_000;

/** @param {string} prefix its directory; only one session at a time can use it */
export async function openSession(prefix) {
  const temporary = mkdtempSync(join(tmpdir(), 'oci-wif-wine-'));
  // Debian's Wine notes there where the last server had its socket.
  rmSync(join(prefix, 'wineserver'), { force: true });
  const wineEnvironment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    WINEPREFIX: prefix,
    // For the socket of the server.
    TMPDIR: temporary,
    WINEDEBUG: '-all',
    // No offers to install .NET and a browser, and no entries for the menu of a desktop.
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  };

  /** Node under Wine cannot write to a pipe of Linux, so output goes to files, and is read when the program has ended. */
  const start = (name, program, args, environment = {}) => {
    const file = join(temporary, name);
    const descriptor = openSync(file, 'a');
    const child = spawn(program, args, {
      cwd: existsSync(CHECKOUT) ? CHECKOUT : prefix,
      env: { ...wineEnvironment, ...environment },
      stdio: ['ignore', descriptor, descriptor],
    });
    closeSync(descriptor);
    const ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? signal));
    });
    return { child, ended, output: () => readFileSync(file, 'utf8') };
  };

  // In the foreground, so that its end is seen: it ends by itself only when it crashes.
  const server = start('server', WINE_SERVER, ['--foreground', '--persistent']);
  let isClosing = false;
  const crashed = server.ended.then((how) =>
    isClosing ? {} : { crash: server.output().trim() || `it ended with ${how}` },
  );
  // A program that starts before would start another server.
  const isListening = () => readdirSync(temporary, { recursive: true }).some((name) => basename(name) === 'socket');
  const hasEnded = () => server.child.exitCode !== null || server.child.signalCode !== null;
  for (const deadline = Date.now() + START_LIMIT; !isListening() && !hasEnded() && Date.now() < deadline;) {
    await sleep(20);
  }
  let count = 0;

  return {
    /**
     * @param {string[]} command
     * @param {{ environment?: Record<string, string>, limit: number }} options `limit` in milliseconds
     * @returns {Promise<{ exitCode?: number | string, crash?: string, output: string }>} `crash` instead of `exitCode` if Wine's server has
     *   ended, and neither of them at the limit
     */
    async run(command, { environment, limit }) {
      count += 1;
      const program = start(`program-${count}`, WINE, command, environment);
      let timer;
      const atLimit = new Promise((resolve) => (timer = setTimeout(resolve, limit, {})));
      const end = await Promise.race([program.ended.then((exitCode) => ({ exitCode })), crashed, atLimit]);
      clearTimeout(timer);
      // A program can notice the end of the server before this process does.
      const isDoubtful = end.exitCode !== undefined && end.exitCode !== 0;
      const last = isDoubtful ? await Promise.race([crashed, sleep(500, end)]) : end;
      return { ...last, output: program.output() };
    },
    /** Ends the server and all programs. @param {{ save?: boolean }} options whether to write the registry to the disk before */
    async close({ save = false } = {}) {
      isClosing = true;
      if (save) {
        server.child.kill('SIGTERM');
        await server.ended;
      }
      killAll(prefix);
      await server.ended;
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** By their environment, because a program does not end by itself when its server has ended. */
function killAll(prefix) {
  // Until none is found: a program may have started another one meanwhile.
  for (let found = true; found;) {
    found = false;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
        if (!environment.includes(`WINEPREFIX=${prefix}`)) continue;
        process.kill(Number(pid), 'SIGKILL');
        found = true;
      } catch {
        // It has ended meanwhile, or belongs to another account.
      }
    }
  }
}
