// Whether the host name of the domain has an address. Behind a proxy, the proxy resolves the name.

import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { describeNetworkError } from '../http/network-error.ts';
import { proxyHostFor } from '../http/proxy.ts';
import { failed, ok, type LinkResult } from './link.ts';

/** @throws Failure `input` for a variable that is not the URL of a proxy */
export async function checkDns(domainUrl: string): Promise<LinkResult> {
  const url = new URL(domainUrl);
  const proxy = proxyHostFor(url);
  const host = (proxy === undefined ? url.hostname : new URL(`http://${proxy}`).hostname).replace(/^\[|\]$/g, '');
  const role = proxy === undefined ? [] : [`the proxy ${proxy} resolves ${url.hostname}`];
  if (isIP(host) !== 0) return ok('dns', ...role, `${host} is an IP address`);
  try {
    const addresses = await lookup(host, { all: true });
    return ok('dns', ...role, `${host}: ${addresses.map(({ address }) => address).join(', ')}`);
  } catch (error) {
    return failed(
      'dns',
      [`${host} ${describeNetworkError(error)}`, ...role],
      proxy === undefined
        ? "Check --domain-url: the console shows it on the domain's page. If the name is right, check the DNS server of this machine, and whether it needs a proxy (https_proxy)."
        : 'Check https_proxy and no_proxy.',
    );
  }
}
