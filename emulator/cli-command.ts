// `-- command`: runs a program that uses the emulator, and ends with it.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @param environment in addition to that of this process
 * @returns the exit code of the program, as a shell shows it: 127 if it cannot be started, more than 128 if a signal ended it
 */
export function runCommand([program = '', ...args]: string[], environment: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: 'inherit' });
    // Ctrl-C reaches the program from the terminal.
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', (error) => {
      console.error(`Cannot run ${program}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
