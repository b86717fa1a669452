// Connects to a server as the HTTP client does, through the proxy if there is one, and reads the server's certificate.

import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, rootCertificates, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { eachAddress, openTunnelTo } from '../http/connection.ts';

export interface PeerCertificate {
  subject: string;
  issuer: string;
  validUntil: Date;
  /** Error code of Node if the certificate is not trusted, e.g. `SELF_SIGNED_CERT_IN_CHAIN`. */
  problem: string | undefined;
  /** Whether the chain ends at an authority that Node trusts without configuration. */
  isPublic: boolean;
}

/**
 * Sends nothing but the TLS handshake, so an untrusted server learns no secret.
 *
 * @param timeout milliseconds
 * @throws Error with the code of the system or of TLS; ProxyError; Failure `input` for an invalid proxy variable
 */
export async function readPeerCertificate(url: URL, timeout: number): Promise<PeerCertificate> {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await handshake(url, await openTunnelTo(url, signal, timeout), signal, timeout);
  } catch (error) {
    throw signal.aborted ? networkError('ETIMEDOUT') : error;
  }
}

async function handshake(
  url: URL,
  tunnel: Duplex | undefined,
  signal: AbortSignal,
  timeout: number,
): Promise<PeerCertificate> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    // The name is compared with the certificate, also if the connection exists already.
    host: hostname,
    ...(tunnel ? { socket: tunnel } : { port: portOf(url), ...eachAddress(timeout) }),
    ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
    // An untrusted certificate is what this function has to show.
    rejectUnauthorized: false,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      // Both sockets may report more than one error.
      for (const each of [socket, tunnel]) each?.on('error', reject);
      socket.once('close', () => {
        reject(networkError('ECONNRESET'));
      });
      signal.addEventListener('abort', () => socket.destroy());
    });
    return describe(socket);
  } finally {
    socket.destroy();
    tunnel?.destroy();
  }
}

function networkError(code: string): Error {
  return Object.assign(new Error('no TLS connection'), { code });
}

function describe(socket: TLSSocket): PeerCertificate {
  const certificate = socket.getPeerCertificate(true);
  // The type says Error, but without rejectUnauthorized Node stores its code.
  const problem = socket.authorized ? undefined : String(socket.authorizationError);
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validUntil: new Date(certificate.valid_to),
    problem,
    isPublic: isPublicAuthority(certificate),
  };
}

function nameOf({ CN, O }: { CN?: string | string[]; O?: string | string[] }): string {
  const names = [[CN ?? []].flat()[0], [O ?? []].flat()[0]].filter((name) => name !== undefined);
  return names.length === 0 ? '(no name)' : [...new Set(names)].join(', ');
}

function isPublicAuthority(certificate: DetailedPeerCertificate): boolean {
  let top = certificate;
  // The chain ends with a certificate that is its own issuer.
  for (let depth = 0; depth < 10 && (top.issuerCertificate as unknown) && top.issuerCertificate !== top; depth += 1) {
    top = top.issuerCertificate;
  }
  const base64 = top.raw.toString('base64');
  return rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, '') === base64);
}

function portOf({ port }: URL): number {
  return port === '' ? 443 : Number(port);
}
