// Starts the background process so that it outlives the step that starts it and holds nothing of it.

import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { writeOrder, type RenewalOrder } from './order.ts';
import { identify, type ProcessIdentity } from '../programs/process-identity.ts';

export interface Renewer {
  /** @returns undefined when it could not be started, or has ended already */
  identify(): Promise<ProcessIdentity | undefined>;
  /**
   * Gives the process its work; without that it ends as soon as this one does.
   *
   * @throws Error when it is not there to take it
   */
  handOver(order: RenewalOrder): Promise<void>;
}

/** What is needed to end it. Names and numbers, no secret. */
export interface Renewal {
  directory: string;
  process: ProcessIdentity | undefined;
}

/** What a process needs to reach the network as this one does, and by which the runner finds what a job has left running. */
const INHERITED =
  /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|SystemRoot|TEMP|TMP|TMPDIR)$/i;

/** A small heap: the process does one exchange in forty minutes. */
const NODE_FLAGS = ['--max-semi-space-size=1', '--max-old-space-size=64'];

/** @param entry the built program, absolute */
export function startRenewer(entry: string): Renewer {
  const child = spawn(process.execPath, [...NODE_FLAGS, entry], {
    // A session of its own: what ends this step's process group does not end it.
    detached: true,
    // Nothing of the step's pipes: the runner waits until they are closed.
    stdio: ['pipe', 'ignore', 'ignore'],
    // Not the workspace, which the job may want to remove.
    cwd: tmpdir(),
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name))),
    windowsHide: true,
  });
  child.unref();
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    // It went before it had read its order.
    child.stdin.once('error', reject);
  });
  // Told by whoever waits for it; until then nobody has to.
  failed.catch(() => undefined);

  return {
    identify: () => (child.pid === undefined ? Promise.resolve(undefined) : identify(child.pid)),
    handOver: (order) => {
      const written = new Promise<void>((resolve) => child.stdin.end(writeOrder(order), resolve));
      return Promise.race([failed, written]);
    },
  };
}
