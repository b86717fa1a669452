// A consumer that stays running: each call is asked for by a line, and answered by one.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ConsumerJob } from './consumer-stage.ts';

export interface Conversation {
  /** What the program answers to its next call. @throws Error when it ends instead */
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
