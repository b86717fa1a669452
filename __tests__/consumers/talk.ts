// A tool that keeps running: it reads a line for each request, and answers with a line.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ConsumerJob } from './consumer-fixture.ts';

export interface Conversation {
  /** The program's answer to its next request. @throws Error if the program ends instead */
  call(): Promise<string>;
  end(): Promise<void>;
}

export function talkTo(
  job: ConsumerJob,
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Conversation {
  const child = spawn(program, args, {
    env: job.stepEnvironment(environment),
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 90_000,
    killSignal: 'SIGKILL',
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async call() {
      child.stdin.write('call\n');
      const line = await lines.next();
      if (line.done) throw new Error(`${program} ended: ${errors}`);
      return line.value;
    },
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}
