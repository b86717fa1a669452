// The background process around the loop: the request arrives on standard input, and a signal ends the process.

import { parse } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemTiming, type Timing } from '../timing.ts';
import { keepFresh } from './renewer.ts';
import { readRequest, STARTED } from './request.ts';
import { describeFailure } from '../text/describe-failure.ts';

/** Milliseconds after a signal in which a file can still be completed. Requests on the network are not waited for. */
const GRACE_PERIOD = 500;

/** The variables that name certificates to trust. */
const CERTIFICATES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/** Returns when the job has ended, or at once when no request arrived. */
export async function runRenewer(): Promise<void> {
  process.umask(0o077);
  // The login closes its ends of these pipes when the process has started. What Node prints after that is lost, and must not end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (CERTIFICATES.some((name) => process.env[name] !== undefined)) await readCertificates();
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
  if (process.platform === 'win32') (await import('./removal-signal.ts')).onRemoval(request.directory, end);
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
  }
}

/**
 * Node reads the certificates for the first connection and keeps them. A later step of the job may remove the file before that. Without such a
 * file, TLS is loaded for the first renewal only, because it takes 10 MB.
 */
async function readCertificates(): Promise<void> {
  const { createSecureContext } = await import('node:tls');
  createSecureContext();
}
