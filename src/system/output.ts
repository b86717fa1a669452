// What this process prints: it arrives or the loss is noticed, it contains no secrets, and the process never ends without a word. Node alone
// would end with a stack trace, or lose the end of a text silently.

import { fstatSync, fsyncSync, ftruncateSync, type Stats, statSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { systemErrorCause, systemErrorCode } from '../failure.ts';
import { redact } from '../text/redaction.ts';

const STREAMS = ['stdout', 'stderr'] as const;
type StreamName = (typeof STREAMS)[number];

/** The error code of the first write that failed. */
const failures: Partial<Record<StreamName, string>> = {};

let isReadByProgram = false;

/** Call it once, before anything is printed. From then on, an error of stdout or stderr does not end the process. */
export function watchOutput(): void {
  for (const name of STREAMS) {
    const stream: Writable & { fd?: number } = process[name];
    stream.on('error', (error) => {
      failures[name] ??= systemErrorCode(error);
    });
    if (!(stream instanceof Socket) && stream.fd !== undefined) writeWholeChunks(stream, stream.fd);
  }
}

/** Prints on stdout what a program reads. A pipe that is closed too early is then a problem too: the program has not got all of it. */
export function printForProgram(text: string): void {
  isReadByProgram = true;
  process.stdout.write(`${text}\n`);
}

/**
 * Waits until everything that was printed is written.
 *
 * @param closedPipe whether a closed pipe is a problem. By default, it is not (`oci-wif setup | head`), except for what a program reads
 * @returns the stream and the cause, in words; undefined if there is no problem
 */
export async function outputProblem(closedPipe = false): Promise<string | undefined> {
  await Promise.all(STREAMS.map(writtenTo));
  for (const name of STREAMS) {
    const code = failures[name];
    const isProblem = code !== 'EPIPE' || closedPipe || (name === 'stdout' && isReadByProgram);
    if (code !== undefined && isProblem) return `${name}: ${systemErrorCause({ code })}`;
  }
  return undefined;
}

/** Waits until what was printed on stdout is written and, in a file, stored. @returns the problem, in words; undefined if there is none */
export async function deliveryProblem(): Promise<string | undefined> {
  await writtenTo('stdout');
  try {
    // Some file systems report a full disk only when the data leave the cache.
    if (statusOfStdout()?.isFile() === true) fsyncSync(process.stdout.fd);
  } catch (error) {
    failures.stdout ??= systemErrorCode(error);
  }
  return failures.stdout === undefined ? undefined : `stdout: ${systemErrorCause({ code: failures.stdout })}`;
}

/** @returns whether the operating system has taken the text */
export function isPrinted(name: StreamName, text: string): Promise<boolean> {
  return new Promise((done) => {
    process[name].write(text, (error) => {
      done(error == null);
    });
  });
}

/**
 * Looks for a reason why a text of at most 1 KiB could not be printed on stdout. It prints nothing. No program can know whether the reader of a
 * pipe will read.
 *
 * @returns the reason, in words; undefined if there is none
 */
export function reasonNotToPrint(): string | undefined {
  if (isDiscarded()) return 'stdout: closed, or /dev/null';
  try {
    const stdout = statusOfStdout();
    if (stdout?.isFile() === true) reserve(process.stdout.fd, stdout.size);
    // A device such as /dev/full refuses even this. For others, it means nothing.
    else if (stdout?.isCharacterDevice() === true) writeSync(process.stdout.fd, Buffer.alloc(0));
  } catch (error) {
    return `stdout: ${systemErrorCause(error)}`;
  }
  return undefined;
}

/**
 * Node opens /dev/null in place of a stdout that is closed (`>&-`), so the two look the same.
 *
 * @returns whether nobody can read what is printed on stdout. On Windows, that cannot be seen
 */
export function isDiscarded(): boolean {
  if (process.platform === 'win32') return false;
  try {
    const [stdout, nothing] = [statusOfStdout(), statSync('/dev/null')];
    return stdout?.isCharacterDevice() === true && stdout.rdev === nothing.rdev;
  } catch {
    return false;
  }
}

/** @returns undefined if stdout is no file, pipe or device of the operating system. @throws the error of the operating system */
function statusOfStdout(): Stats | undefined {
  const { fd } = process.stdout as { fd?: number };
  return fd === undefined ? undefined : fstatSync(fd);
}

/** Writes behind the end of the file and takes it back: that fails on a full disk, at a quota and at a limit for files. */
function reserve(fd: number, size: number): void {
  try {
    writeWhole(fd, Buffer.alloc(1024, '\n'), size);
    fsyncSync(fd);
  } finally {
    if (fstatSync(fd).size > size) ftruncateSync(fd, size);
  }
}

/** For files, Node ignores that the operating system has written only a part, as it does when the disk becomes full. */
function writeWholeChunks(stream: Writable, fd: number): void {
  stream._write = (chunk: Buffer, _encoding, done) => {
    try {
      writeWhole(fd, chunk);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  };
}

/** @param position where in the file; undefined: where its last write has ended */
function writeWhole(fd: number, bytes: Buffer, position?: number): void {
  for (let start = 0; start < bytes.length;)
    start += writeSync(fd, bytes, start, bytes.length - start, position === undefined ? null : position + start);
}

function writtenTo(name: StreamName): Promise<void> {
  return new Promise((done) => {
    // An error is reported as an event before this call.
    process[name].write('', () => {
      setImmediate(done);
    });
  });
}

/** Removes secrets from everything that this process prints, whichever code prints it. Call it once, before anything is printed. */
export function redactOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...more: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...more: unknown[]) =>
      write(typeof chunk === 'string' && !isSuspended ? redact(chunk) : chunk, ...more);
  }
}

let isSuspended = false;

/** For what must show a secret: the masks for the runner, and a secret that the user asks for. */
export function printUnredacted(print: () => void): void {
  isSuspended = true;
  try {
    print();
  } finally {
    isSuspended = false;
  }
}

/**
 * Notices that nothing is left to wait for although the task has not ended. Node would then end the process without a message.
 *
 * @returns what the task returns
 * @throws what the task throws, and an Error if the process is about to end before the task has ended
 */
export async function failOnEarlyEnd<T>(task: Promise<T>): Promise<T> {
  let onEnd = (): void => undefined;
  const earlyEnd = new Promise<never>((_resolve, reject) => {
    onEnd = () => {
      reject(new Error('nothing is left to wait for'));
    };
    process.once('beforeExit', onEnd);
  });
  try {
    return await Promise.race([task, earlyEnd]);
  } finally {
    process.off('beforeExit', onEnd);
  }
}
