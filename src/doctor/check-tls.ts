// Whose certificate the domain presents, and whether this machine trusts it. A proxy that opens TLS presents its own.

import { describeNetworkError, ProxyError } from '../http/network-error.ts';
import { proxyAdvice, proxyFor } from '../http/proxy.ts';
import { printable } from '../text/printable.ts';
import { failed, ok, type LinkResult } from './link.ts';
import { readPeerCertificate, type PeerCertificate } from './peer-certificate.ts';

/** Milliseconds. */
const TIMEOUT = 20_000;

/** @throws Failure `input` for a variable that is not the URL of a proxy */
export async function checkTls(domainUrl: string, environment: NodeJS.ProcessEnv): Promise<LinkResult> {
  const url = new URL(domainUrl);
  const proxy = proxyFor(url);
  const way = proxy === undefined ? 'direct connection' : `through the proxy ${proxy.url.host}`;
  let peer: PeerCertificate;
  try {
    peer = await readPeerCertificate(url, TIMEOUT);
  } catch (error) {
    return failed(
      'tls',
      `${url.host} ${describeNetworkError(error)} (${way})`,
      proxy === undefined
        ? 'Check --domain-url, the firewall of this machine, and whether it needs a proxy (https_proxy).'
        : capitalised(proxyAdvice(url, proxy, error instanceof ProxyError ? error.status : undefined)),
    );
  }
  const certificate = `${way}: certificate for ${printable(peer.subject, 80)}, issued by ${printable(peer.issuer, 80)}, valid until ${dayOf(peer.validUntil)}`;
  if (peer.problem === undefined)
    return ok('tls', certificate, ...(peer.isPublic ? [] : [privateAuthority(environment)]));
  const extra = environment.NODE_EXTRA_CA_CERTS ?? '';
  return failed(
    'tls',
    [
      certificate,
      // Without the advice behind it, which is more precise here.
      `${url.host} ${describeNetworkError({ code: peer.problem }).replace(/;.*/, '')}`,
      extra === '' ? 'NODE_EXTRA_CA_CERTS is not set' : `NODE_EXTRA_CA_CERTS is ${printable(extra, 100)}`,
    ],
    ...adviceFor(peer, proxy?.url.host),
  );
}

function adviceFor({ problem, issuer }: PeerCertificate, proxy: string | undefined): string[] {
  switch (problem) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return ["Check this machine's clock; if it is right, the server needs a new certificate."];
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return ["Check --domain-url: the console shows it on the domain's page."];
    default: {
      const who = proxy === undefined ? 'A proxy or firewall on the way' : `The proxy ${proxy}`;
      return [
        `${who} probably opens TLS connections and presents a certificate from its own authority, "${printable(issuer, 80)}". Save the certificate of this authority as a PEM file, and set NODE_EXTRA_CA_CERTS to that file in the environment of the runner.`,
      ];
    }
  }
}

function privateAuthority({ NODE_EXTRA_CA_CERTS: extra = '' }: NodeJS.ProcessEnv): string {
  const source = extra === '' ? 'the configuration of this machine' : 'NODE_EXTRA_CA_CERTS';
  return `Node does not trust this authority by default, but ${source} adds it: a proxy may open TLS, or the domain is private`;
}

function capitalised(advice: string): string {
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}

function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'an unknown date' : date.toISOString().slice(0, 10);
}
