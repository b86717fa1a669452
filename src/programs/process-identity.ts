// Which process is this? A number is used again soon after its process has ended; with the time of its start it is not.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface ProcessIdentity {
  pid: number;
  /** Linux: field 22 of /proc/<pid>/stat; macOS: `ps -o lstart=`; undefined where neither tells. */
  start: string | undefined;
}

/** @returns undefined when there is no such process, or it has ended and only waits for its parent to notice */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (!exists(pid)) return undefined;
  const start = await startOf(pid);
  return start === ENDED ? undefined : { pid, start };
}

/** With an unknown start on either side the number alone decides. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  const found = await identify(identity.pid);
  if (!found) return false;
  return found.start === undefined || identity.start === undefined || found.start === identity.start;
}

/**
 * The process of the runner that serves this job. Linux: the ancestor of its name, because between it and a step there can be a shell that
 * ends with the step (container hooks), or it is not to be seen at all (a container); elsewhere: the parent.
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
    // Field 4, the second behind the name.
    pid = Number(rest.split(' ')[1] ?? 0);
  }
  return undefined;
}

const RUNNER = 'Runner.Worker';
const MOST_GENERATIONS = 10;

const ENDED = 'ended';

function exists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return (error as { code?: unknown }).code === 'EPERM';
  }
}

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return startFromProc(pid);
  return process.platform === 'darwin' ? startFromPs(pid) : undefined;
}

/** proc(5): the name in parentheses may hold blanks and parentheses; what follows the last one is separated by blanks. */
async function startFromProc(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Field 3 is the first here: the state; Z and X have ended.
    return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[22 - 3];
  } catch (error) {
    // Gone between two looks; any other error: a container without /proc.
    const code = (error as { code?: unknown }).code;
    return (code === 'ENOENT' || code === 'ESRCH') && !exists(pid) ? ENDED : undefined;
  }
}

async function startFromPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('/bin/ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      env: { LC_ALL: 'C' },
    });
    const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
    return state?.startsWith('Z') === true ? ENDED : start;
  } catch {
    return exists(pid) ? undefined : ENDED;
  }
}
