// Identifies a process by its number and the time of its start, because the system reuses the number after the process has ended.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { systemErrorCode } from '../failure.ts';
import { runProgram } from './run-program.ts';

export interface ProcessIdentity {
  pid: number;
  /**
   * Linux: field 22 of /proc/<pid>/stat; macOS: `ps -o lstart=`; undefined if neither is available. Windows: always undefined, because only
   * PowerShell tells it, which takes up to a second for each call; what needs certainty there uses a private directory instead.
   */
  start: string | undefined;
}

/** @returns undefined if the process does not exist or is a zombie */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (!exists(pid)) return undefined;
  const start = await startOf(pid);
  return start === ENDED ? undefined : { pid, start };
}

/** Compares the numbers alone if either start is unknown. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  const found = await identify(identity.pid);
  if (!found) return false;
  return found.start === undefined || identity.start === undefined || found.start === identity.start;
}

/**
 * The runner's process that serves this job. On Linux, the ancestor named Runner.Worker: with container hooks, a shell that ends with the
 * step stands between the two. On other systems, the parent.
 *
 * @returns undefined if the runner's process is not visible, as inside a container
 */
export async function identifyRunner(): Promise<ProcessIdentity | undefined> {
  if (process.platform !== 'linux') return identify(process.ppid);
  let pid = process.ppid;
  for (let generation = 0; generation < MOST_GENERATIONS && pid > 1; generation += 1) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [name, rest] = [
      stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
      stat.slice(stat.lastIndexOf(')') + 2),
    ];
    if (name === RUNNER) return identify(pid);
    // Field 4 is the parent; the array begins with field 3.
    pid = Number(rest.split(' ')[1] ?? 0);
  }
  return undefined;
}

const RUNNER = 'Runner.Worker';
const MOST_GENERATIONS = 10;

const ENDED = 'ended';

/** Whether a process with this number exists, even if it is another one by now. */
export function exists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists and belongs to another account.
    return systemErrorCode(error) === 'EPERM';
  }
}

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return startFromProc(pid);
  return process.platform === 'darwin' ? startFromPs(pid) : undefined;
}

/** proc(5): the name may contain spaces and parentheses, so the fields are counted from the last closing parenthesis. */
function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // The array begins with field 3, the state. Z is a zombie, X is dead.
    return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[22 - 3];
  } catch (error) {
    // Other errors mean that /proc is not readable, as in some containers.
    const code = systemErrorCode(error);
    return (code === 'ENOENT' || code === 'ESRCH') && !exists(pid) ? ENDED : undefined;
  }
}

async function startFromPs(pid: number): Promise<string | undefined> {
  const { exitCode, stdout } = await runProgram({
    command: ['/bin/ps', '-o', 'stat=,lstart=', '-p', String(pid)],
    // So that the date is not in the language of the user.
    environment: {},
    stderr: 'capture',
    timeout: 5,
  });
  if (exitCode !== 0) return exists(pid) ? undefined : ENDED;
  const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  return state?.startsWith('Z') === true ? ENDED : start;
}
