// Ctrl-C before anything is changed.

import { CANCELLED, EXIT } from '../exit.ts';

/**
 * Ends the program with a message if the user presses Ctrl-C while it waits for a server. At a question, Ctrl-C is an answer.
 *
 * @returns a function that restores the usual effect of Ctrl-C
 */
export function cancelOnInterrupt(): () => void {
  const cancel = (): void => {
    process.stderr.write(`\n${CANCELLED}\n`);
    process.exit(EXIT.cancelled);
  };
  process.once('SIGINT', cancel);
  return () => void process.removeListener('SIGINT', cancel);
}
