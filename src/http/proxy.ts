// The proxy of a request, from https_proxy, http_proxy and no_proxy. The toolkit reads these variables; this file refuses values that it
// would misread, and adds the forms of no_proxy that other tools know.

import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { BlockList, isIP } from 'node:net';
import { invalidInput } from '../failure.ts';

/** @returns the host of the proxy, for messages; undefined if the request is sent directly */
export function proxyHostFor(url: URL): string | undefined {
  return proxyFor(url)?.host;
}

/**
 * @returns the proxy, with user name and password decoded; undefined if the request is sent directly
 * @throws Failure `input` for a variable that is not the URL of a proxy. Its value, which may contain a password, is not shown
 */
export function proxyFor(url: URL): URL | undefined {
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const name = names.find((candidate) => (process.env[candidate] ?? '') !== '');
  if (name === undefined || bypassesProxy(url.hostname)) return undefined;
  const value = process.env[name] ?? '';
  try {
    const { hostname, username, password } = new URL(value);
    if (!/^https?:\/\//i.test(value) || hostname === '') throw new Error('not the URL of a proxy');
    // Throws for a percent sign that begins no escape.
    decodeURIComponent(username + password);
    return getProxyUrl(url);
  } catch {
    throw invalidInput(
      `${name} is not the URL of a proxy`,
      'http://host:port or http://user:password@host:port, with "%", "@", ":" and "/" in the password percent-encoded',
    );
  }
}

/** Domains with `*.` in front, and address ranges in CIDR notation. The toolkit handles all other entries of no_proxy. */
function bypassesProxy(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const value = [process.env.no_proxy, process.env.NO_PROXY].find((candidate = '') => candidate !== '') ?? '';
  const entries = value.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => {
    if (entry.startsWith('*.')) return host.endsWith(entry.slice(1));
    const [, address = '', bits = ''] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
    return isIP(address) !== 0 && isIP(host) !== 0 && isInRange(host, address, Number(bits));
  });
}

function isInRange(host: string, address: string, bits: number): boolean {
  const range = new BlockList();
  try {
    range.addSubnet(address, bits, familyOf(address));
  } catch {
    return false;
  }
  return range.check(host, familyOf(host));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
