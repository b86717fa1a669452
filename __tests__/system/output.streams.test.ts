// Output to real files, pipes and devices in place of stdout and stderr: what does not arrive is noticed, and why.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { Writable } from 'node:stream';
import vm from 'node:vm';
import { FULL_DEVICE, isWindows, POSIX_SHELL, PROC, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

type Output = typeof import('../../src/system/output.ts');
type Name = 'stdout' | 'stderr';

const ENDED = 'the program that reads it has ended';
const FULL = 'no space left on the device';
/** More than a process may open. A descriptor that was closed could be another file's by now. */
const NEVER_OPEN = 2 ** 30;
const WINDOWS = isWindows ? 'Windows has no /dev/null' : undefined;
const CLOSED = 'it is closed, or open for reading only';

let loads = 0;
let open: number[] = [];
let children: ChildProcess[] = [];
let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => {
  for (const descriptor of open) closeSync(descriptor);
  for (const child of children) child.kill('SIGKILL');
  [open, children] = [[], []];
  removeTemporaryDirectories();
});

/** Like the stream that Node uses for a file or a device: it writes at once, and does not look at how much was written. */
function streamOf(file: string, flags = 'a'): Writable & { fd: number } {
  const fd = openSync(file, flags);
  open.push(fd);
  return streamOn(fd);
}

function streamOn(fd: number): Writable & { fd: number } {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writeSync(fd, chunk);
      done();
    },
  });
  return Object.assign(stream, { fd });
}

/** The end of a pipe to a program. */
async function pipeTo(program: string): Promise<{ stream: Writable; child: ChildProcess }> {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  await once(child, 'spawn');
  return { stream: child.stdin, child };
}

/** The end of a pipe whose reader has ended. */
function pipeWithoutReader(): Socket {
  const name = path.join(directory, 'pipe');
  execFileSync('mkfifo', [name]);
  const reader = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  const fd = openSync(name, 'w');
  closeSync(reader);
  // The socket closes it.
  return new Socket({ fd, readable: false, writable: true });
}

/** Replaces streams of this process for a moment, and loads the module anew, as a new process does. */
async function withStreams<T>(streams: Partial<Record<Name, Writable>>, call: (output: Output) => T | Promise<T>) {
  const names: Name[] = ['stdout', 'stderr'];
  const saved = names.map((name) => Object.getOwnPropertyDescriptor(process, name)!);
  const module = `../../src/system/output.ts?streams${++loads}`;
  const output = (await import(module)) as Output;
  for (const name of names) {
    const value =
      streams[name] ??
      new Writable({
        write: (_chunk, _encoding, done) => {
          done();
        },
      });
    Object.defineProperty(process, name, { configurable: true, value });
  }
  try {
    output.watchOutput();
    return await call(output);
  } finally {
    names.forEach((name, index) => Object.defineProperty(process, name, saved[index]!));
  }
}

/** Files of this process can become no larger, until the call has ended. */
async function withLimit<T>(bytes: number, call: () => Promise<T>): Promise<T> {
  const limit = (value: string): void => {
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${value}:`]);
  };
  // Node ignores this signal, but after a library of Jest has listened to it, it would end the process.
  const ignore = (): void => undefined;
  realProcess.on('SIGXFSZ', ignore);
  limit(String(bytes));
  try {
    return await call();
  } finally {
    limit('unlimited');
    realProcess.off('SIGXFSZ', ignore);
  }
}
/** Jest gives tests a copy, on which listeners to a signal have no effect. */
const realProcess = vm.runInThisContext('process') as NodeJS.Process;
const LIMITS = existsSync('/usr/bin/prlimit') ? undefined : 'this system has no prlimit';

describe('what was printed', () => {
  it('is in the file, and that is no problem', async () => {
    const [out, errors] = [path.join(directory, 'out'), path.join(directory, 'errors')];
    const problems = await withStreams({ stdout: streamOf(out), stderr: streamOf(errors) }, async (output) => {
      process.stdout.write('one\n');
      process.stderr.write('two\n');
      output.printForProgram('{}');
      return [await output.outputProblem(), await output.outputProblem(true), await output.deliveryProblem()];
    });
    expect(problems).toEqual([undefined, undefined, undefined]);
    expect([readFileSync(out, 'utf8'), readFileSync(errors, 'utf8')]).toEqual(['one\n{}\n', 'two\n']);
  });

  describe.each<Name>(['stdout', 'stderr'])('on %s', (name) => {
    unless(FULL_DEVICE)('does not fit on the disk: the problem has its name and its cause', async () => {
      const problem = await withStreams({ [name]: streamOf('/dev/full', 'w') }, (output) => {
        process[name].write('text');
        process[name].write('more');
        return output.outputProblem();
      });
      expect(problem).toBe(`${name}: ${FULL}`);
    });

    unless(POSIX_SHELL)('is lost in a pipe that nobody reads: a problem only where that is asked for', async () => {
      const problems = await withStreams({ [name]: pipeWithoutReader() }, async (output) => {
        process[name].write('text');
        return [await output.outputProblem(), await output.outputProblem(true)];
      });
      expect(problems).toEqual([undefined, `${name}: ${ENDED}`]);
    });
  });

  unless(POSIX_SHELL)('for a program is lost in a pipe that nobody reads: always a problem', async () => {
    const problem = await withStreams({ stdout: pipeWithoutReader() }, (output) => {
      output.printForProgram('{}');
      return output.outputProblem();
    });
    expect(problem).toBe(`stdout: ${ENDED}`);
  });

  unless(POSIX_SHELL)(
    'on stderr beside what a program reads is lost in a pipe that nobody reads: no problem',
    async () => {
      const problem = await withStreams({ stderr: pipeWithoutReader() }, (output) => {
        output.printForProgram('{}');
        process.stderr.write('text');
        return output.outputProblem();
      });
      expect(problem).toBeUndefined();
    },
  );

  it('is whole in a pipe that is read slowly', async () => {
    const { stream, child } = await pipeTo(
      `let length = 0; setTimeout(() => process.stdin.on('data', (part) => { length += part.length }), 100);
       process.stdin.on('end', () => console.log(length))`,
    );
    const { fd } = (stream as unknown as { _handle: { fd: number } })._handle;
    Object.assign(stream, { fd });
    const problems = await withStreams({ stdout: stream }, async (output) => {
      process.stdout.write('x'.repeat(1_000_000));
      return [await output.outputProblem(true), await output.deliveryProblem(), output.reasonNotToPrint()];
    });
    expect(problems).toEqual([undefined, undefined, undefined]);
    stream.end();
    const [length] = (await once(child.stdout!, 'data')) as [Buffer];
    expect(String(length)).toBe('1000000\n');
  });

  unless(LIMITS)(
    'fits only in part into the file: a problem, although the system reports the part as written',
    async () => {
      const out = path.join(directory, 'out');
      writeFileSync(out, 'x'.repeat(4090));
      const problem = await withLimit(4096, () =>
        withStreams({ stdout: streamOf(out) }, (output) => {
          process.stdout.write('0123456789');
          return output.outputProblem();
        }),
      );
      expect(problem).toBe('stdout: the file would be larger than is allowed here');
      expect(readFileSync(out, 'utf8').slice(4090)).toBe('012345');
    },
  );

  it('on a stdout that is open for reading only is a problem', async () => {
    const out = path.join(directory, 'out');
    writeFileSync(out, '');
    const problems = await withStreams({ stdout: streamOf(out, 'r') }, async (output) => {
      process.stdout.write('text');
      return [await output.outputProblem(), await output.deliveryProblem(), output.reasonNotToPrint()];
    });
    expect(problems).toEqual(Array(3).fill(`stdout: ${CLOSED}`));
  });

  it('is not taken for delivered on a stdout that is closed', async () => {
    const problems = await withStreams({ stdout: streamOn(NEVER_OPEN) }, async (output) => [
      await output.outputProblem(),
      await output.deliveryProblem(),
      await output.outputProblem(),
    ]);
    expect(problems).toEqual([undefined, `stdout: ${CLOSED}`, `stdout: ${CLOSED}`]);
  });

  unless(FULL_DEVICE)('is printed or not, as the operating system says', async () => {
    const answers = await withStreams(
      { stdout: streamOf(path.join(directory, 'out')), stderr: streamOf('/dev/full', 'w') },
      async (output) => [await output.isPrinted('stdout', 'text'), await output.isPrinted('stderr', 'text')],
    );
    expect(answers).toEqual([true, false]);
    expect(readFileSync(path.join(directory, 'out'), 'utf8')).toBe('text');
  });

  it('with an error that has no code is a problem with an unknown cause', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        done(new Error('hunter2'));
      },
    });
    const problem = await withStreams({ stdout }, (output) => {
      process.stdout.write('text');
      return output.outputProblem();
    });
    expect(problem).toBe('stdout: the operating system reported an unknown error');
  });
});

describe('before a text is printed on stdout', () => {
  const reasons = (stdout: Writable): Promise<[string | undefined, boolean]> =>
    withStreams({ stdout }, (output) => [output.reasonNotToPrint(), output.isDiscarded()]);

  it.each([0, 5, 2000])('a file of %d bytes is no reason against it, and stays as it is', async (size) => {
    const out = path.join(directory, 'out');
    writeFileSync(out, 'x'.repeat(size));
    expect(await reasons(streamOf(out, 'r+'))).toEqual([undefined, false]);
    expect(readFileSync(out, 'utf8')).toBe('x'.repeat(size));
  });

  unless(LIMITS)('a file into which the text does not fit is a reason, and stays as it is', async () => {
    const out = path.join(directory, 'out');
    writeFileSync(out, 'x'.repeat(3500));
    const expected = ['stdout: the file would be larger than is allowed here', false];
    expect(await withLimit(4096, () => reasons(streamOf(out)))).toEqual(expected);
    expect(readFileSync(out, 'utf8')).toBe('x'.repeat(3500));
    truncateSync(out, 4096 - 1024);
    expect(await withLimit(4096, () => reasons(streamOf(out)))).toEqual([undefined, false]);
  });

  unless(FULL_DEVICE)('a full device is a reason', async () => {
    expect(await reasons(streamOf('/dev/full', 'w'))).toEqual([`stdout: ${FULL}`, false]);
  });

  unless(WINDOWS)('/dev/null is a reason: it may stand for a stdout that is closed', async () => {
    expect(await reasons(streamOf('/dev/null', 'w'))).toEqual(['stdout: closed, or /dev/null', true]);
  });

  unless(PROC)('another device, a pipe, and a stream of this program are none', async () => {
    expect(await reasons(streamOf('/dev/zero', 'w'))).toEqual([undefined, false]);
    expect(await reasons((await pipeTo('process.stdin.resume()')).stream)).toEqual([undefined, false]);
    expect(await reasons(new Writable())).toEqual([undefined, false]);
    expect(await withStreams({}, (output) => output.deliveryProblem())).toBeUndefined();
  });

  unless(WINDOWS)('nothing is known of it on Windows', async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { configurable: true, value: 'win32' });
    try {
      expect(await reasons(streamOf('/dev/null', 'w'))).toEqual([undefined, false]);
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });

  it('a descriptor that is closed is a reason', async () => {
    expect(await reasons(streamOn(NEVER_OPEN))).toEqual([`stdout: ${CLOSED}`, false]);
  });
});
