// Starts the background process so that it outlives the step that starts it and keeps none of the step's pipes open.

import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { identify, type ProcessIdentity } from '../programs/process-identity.ts';
import { serialiseRequest, type RenewalRequest } from './request.ts';

export interface Renewer {
  /** @returns undefined when the process could not be started, or has ended already */
  identify(): Promise<ProcessIdentity | undefined>;
  /**
   * Sends the request. A process that gets no request ends as soon as this process ends.
   *
   * @throws Error when the process has ended
   */
  handOver(request: RenewalRequest): Promise<void>;
}

/** What the logout needs to end the renewal. It contains no secret. */
export interface Renewal {
  directory: string;
  process: ProcessIdentity | undefined;
  /** Expiry of the session token that the login obtained, ISO 8601; undefined if the session is not renewed. */
  sessionExpiresAt?: string | undefined;
}

/** The variables needed to reach the network as this process does, and the one by which the runner finds processes that a job has left. */
const INHERITED =
  /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|SystemRoot|TEMP|TMP|TMPDIR)$/i;

/** A small heap is enough for one token exchange every forty minutes. */
const NODE_FLAGS = ['--max-semi-space-size=1', '--max-old-space-size=64'];

/** @param entry the built program, absolute */
export function startRenewer(entry: string): Renewer {
  const child = spawn(process.execPath, [...NODE_FLAGS, entry], {
    // A separate session, so that the end of the step's process group does not end it.
    detached: true,
    // The runner waits until the step's pipes are closed, so the process must not inherit them.
    stdio: ['pipe', 'ignore', 'ignore'],
    // A working directory cannot be removed on Windows, and the job may want to remove its workspace.
    cwd: tmpdir(),
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name))),
    windowsHide: true,
  });
  child.unref();
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    // The process ended before it had read the request.
    child.stdin.once('error', reject);
  });
  // handOver reports the failure; before that, it must not count as unhandled.
  failed.catch(() => undefined);

  return {
    identify: () => (child.pid === undefined ? Promise.resolve(undefined) : identify(child.pid)),
    handOver: (request) => {
      const written = new Promise<void>((resolve) => child.stdin.end(serialiseRequest(request), resolve));
      return Promise.race([failed, written]);
    },
  };
}
