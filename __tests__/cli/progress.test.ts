// What a user sees while a command waits.

import { createProgress } from '../../src/cli/terminal.ts';

/** A stream that keeps what is written. */
function stream(isTTY: boolean): {
  isTTY: boolean;
  written: string[];
  first: Promise<void>;
  write: (text: string) => void;
} {
  const written: string[] = [];
  let onFirst = (): void => undefined;
  const first = new Promise<void>((resolve) => (onFirst = resolve));
  return {
    isTTY,
    written,
    first,
    write: (text) => {
      written.push(text);
      onFirst();
    },
  };
}

it('a long wait is one line in a log, and on a terminal a line that is erased', async () => {
  const [log, terminal, short] = [stream(false), stream(true), stream(true)];
  const [inLog, onTerminal, unseen] = [log, terminal, short].map((each) => createProgress(each));
  unseen!.start('the DNS');
  unseen!.end();
  inLog!.start('the exchange');
  onTerminal!.start('the exchange');
  await Promise.all([log.first, terminal.first]);
  inLog!.end();
  onTerminal!.end();
  expect(log.written).toEqual(['Checking: the exchange (2 s)\n']);
  expect(terminal.written[0]).toBe('\rChecking: the exchange (2 s)\u001b[K');
  expect(terminal.written.at(-1)).toBe('\r\u001b[K');
  expect(short.written).toEqual([]);
});
