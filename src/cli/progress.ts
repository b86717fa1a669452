// Shows on stderr what a command waits for, if it takes long.

export interface Progress {
  start: (what: string) => void;
  end: () => void;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Seconds until the first line, and between lines in a log. */
const PATIENCE = 2;
const LOG_INTERVAL = 10;

/** On a terminal, one line counts the seconds and is erased at the end. */
export function createProgress(stream: Stream = process.stderr): Progress {
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;
  const end = (): void => {
    clearInterval(timer);
    if (isShown && stream.isTTY) stream.write('\r\u001b[K');
    isShown = false;
  };
  return {
    start(what) {
      end();
      let seconds = 0;
      timer = setInterval(() => {
        seconds += 1;
        if (seconds < PATIENCE || (!stream.isTTY && (seconds - PATIENCE) % LOG_INTERVAL !== 0)) return;
        isShown = true;
        const line = `Checking: ${what} (${seconds} s)`;
        stream.write(stream.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
      }, 1000);
      // What is waited for keeps the process running.
      timer.unref();
    },
    end,
  };
}
