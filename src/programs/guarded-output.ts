// Removes secrets from everything that this process prints, whichever code prints it.

import { redact } from '../text/redaction.ts';

let isSuspended = false;

/** Call it once, before anything is printed. */
export function redactOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...more: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...more: unknown[]) =>
      write(typeof chunk === 'string' && !isSuspended ? redact(chunk) : chunk, ...more);
  }
}

/** For what must show a secret: the masks for the runner, and a secret that the user asks for. */
export function printUnredacted(print: () => void): void {
  isSuspended = true;
  try {
    print();
  } finally {
    isSuspended = false;
  }
}
