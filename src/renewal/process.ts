// The background process: the request arrives on standard input, the loop renews the tokens until the job ends, and a signal ends the process.
// Also how it tells that the job has ended.

import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import { parse } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import { describeFailure } from '../failure.ts';
import { profilePaths } from '../profile/paths.ts';
import { systemTiming, type Timing } from '../clock.ts';
import { openJournal } from './journal.ts';
import { takeRequest } from './renew-now.ts';
import { readRequest, type RenewalRequest, STARTED } from './request.ts';
import { renewalTasks } from './schedule.ts';
import { holdsKeyOf, recordFile } from '../profile/record.ts';
import { exists, isRunning } from '../system/process-identity.ts';

/** @returns when the job has ended, or at once when no request arrived */
export async function runRenewer(): Promise<void> {
  process.umask(0o077);
  // The login closes its ends of these pipes when the process has started. What Node prints after that is lost, and must not end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (CERTIFICATES.some((name) => process.env[name] !== undefined)) readCertificates();
  // A working directory cannot be removed on Windows, and the job may want to remove its workspace.
  process.chdir(parse(process.execPath).root);
  const stop = new AbortController();
  const end = () => {
    stop.abort();
    setTimeout(() => process.exit(), GRACE_PERIOD).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
  const request = await readRequest(process.stdin as AsyncIterable<Buffer>);
  if (!request) return;
  // There are no signals on Windows.
  if (process.platform === 'win32') onRemoval(request.directory, end);
  const timing: Timing = {
    ...systemTiming,
    sleep: async (milliseconds) => {
      // A signal ends the sleep early, and the loop then sees that it is stopped.
      await delay(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
    },
  };
  try {
    await keepFresh(
      request,
      timing,
      () => stop.signal.aborted,
      () => process.stdout.write(STARTED),
    );
  } catch (error) {
    // For the login, which waits for the start.
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
    return;
  }
  // Without its record, no logout finds the login, and nobody would remove this directory.
  if (!existsSync(recordFile(request.login))) await rm(request.directory, { recursive: true, force: true });
}

/** Milliseconds after a signal in which a file can still be completed. Requests on the network are not waited for. */
const GRACE_PERIOD = 500;

/** The variables that name certificates to trust. */
const CERTIFICATES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/**
 * Node reads the certificates for the first connection and keeps them. A later step of the job may remove the file before that. Without such a
 * file, TLS is loaded for the first renewal only, because it takes 10 MB: the build loads it on first use.
 */
function readCertificates(): void {
  createSecureContext();
}

/**
 * Calls `end` once, when the directory does not exist any more: on Windows, where a process can only be killed at once, the logout removes the
 * directory to end this one.
 */
function onRemoval(directory: string, end: () => void): void {
  const timer = setInterval(() => {
    lstat(directory).catch(() => {
      clearInterval(timer);
      end();
    });
  }, REMOVAL_CHECK_INTERVAL).unref();
}

/** Milliseconds between two checks. */
const REMOVAL_CHECK_INTERVAL = 500;

/**
 * Renews the session token, and for Terraform an identity token, until the job ends. Every failure is written to the journal, and the renewal
 * is tried again.
 *
 * @param isStopped whether the process was told to end; read between two renewals, so that no file is left incomplete
 * @param onStarted called when the journal has its first line
 * @returns when the job has ended; the reason is in the journal
 * @throws Failure `Cannot write profile` if the first line of the journal cannot be written: nothing could be written later either
 */
export async function keepFresh(
  request: RenewalRequest,
  timing: Timing,
  isStopped: () => boolean,
  onStarted: () => void = () => undefined,
): Promise<void> {
  const journal = openJournal(request.directory, () => timing.now());
  const tasks = renewalTasks(request, { journal, timing, isStopped });
  const reasonToEnd = watchJob(request, timing, isStopped);
  const problem = await journal.write({ event: 'started' });
  if (problem) throw problem;
  onStarted();

  let lastCheck = timing.now();
  for (;;) {
    const reason = await reasonToEnd();
    if (reason !== undefined) {
      await journal.write({ event: 'ended', reason });
      return;
    }
    const now = timing.now();
    // The due times were computed from a clock that was wrong.
    if (now < lastCheck - CLOCK_TOLERANCE) for (const task of tasks) task.due = now;
    lastCheck = now;
    if (takeRequest(request.directory)) {
      await journal.write({ event: 'requested' });
      for (const task of tasks) if (task.token === 'session') task.due = now;
    }
    const task = tasks.find(({ due }) => due <= now);
    if (task) {
      await task.run();
    } else {
      const next = Math.min(...tasks.map(({ due }) => due));
      await timing.sleep(Math.min(CHECK_INTERVAL, next - now));
    }
  }
}

/** Milliseconds between two checks of the clock and of the job. Timers stop while the machine is suspended; the clock does not. */
const CHECK_INTERVAL = 4_000;

/** Milliseconds. A clock that goes back by less is ignored as an ordinary adjustment. */
const CLOCK_TOLERANCE = 30_000;

// Tells whether the job that the background process works for is still running. It is asked every four seconds, so it must be cheap: files are
// read without the thread pool, and a key is compared as text.

/** Where the start of a process is known from another program only (macOS: `ps`), one check in so many compares it: once a minute. */
const CHECKS_PER_COMPARISON = process.platform === 'linux' ? 1 : 15;

/**
 * @param isStopped whether the process was told to end
 * @returns a function that returns the reason to end, or undefined while the renewal goes on
 */
export function watchJob(
  request: RenewalRequest,
  timing: Timing,
  isStopped: () => boolean,
): () => Promise<string | undefined> {
  let checks = 0;
  let checksWithoutProfile = 0;
  const isJobRunning = async (): Promise<boolean> => {
    if (!request.runner) return true;
    if (checks % CHECKS_PER_COMPARISON > 0) return exists(request.runner.pid);
    return isRunning(request.runner);
  };
  return async () => {
    if (isStopped()) return 'it was told to end';
    if (timing.now() >= request.endBy) return 'the time limit is reached';
    if (!(await isJobRunning())) return 'the process of the job has ended';
    if (!isDirectory(request.directory)) return 'its directory was removed';
    checks += 1;
    // Another login moves the directory for a moment, so one check without the profile is not enough.
    checksWithoutProfile = (await isProfileOurs(request)) ? 0 : checksWithoutProfile + 1;
    return checksWithoutProfile >= 2 ? 'the profile was removed or replaced by another login' : undefined;
  };
}

function isDirectory(directory: string): boolean {
  try {
    return lstatSync(directory).isDirectory();
  } catch {
    return false;
  }
}

async function isProfileOurs({ login, publicKeyBase64 }: RenewalRequest): Promise<boolean> {
  const { publicKeyFile } = profilePaths(login.ociHome, login.profile);
  if (keyIn(publicKeyFile) === publicKeyBase64) return true;
  // Costs more, because it computes fingerprints, and knows a directory without the public key.
  return holdsKeyOf(login);
}

/** @returns the content of a PEM file without its first and last line, on one line */
function keyIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1').replace(/-----[^-]+-----|\s/g, '');
  } catch {
    return undefined;
  }
}
