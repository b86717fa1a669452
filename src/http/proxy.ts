// The proxy of a request, from https_proxy, http_proxy and no_proxy, in the forms that curl and other tools accept.

import { BlockList, isIP } from 'node:net';
import { checkBypass } from '@actions/http-client/lib/proxy';
import { invalidInput } from '../failure.ts';

export interface Proxy {
  /** The variable that names the proxy. */
  variable: string;
  /** `http://host:port` or `https://host:port`. */
  url: URL;
  /** Decoded; empty if the proxy requires none. */
  username: string;
  /** Decoded. Secret. */
  password: string;
}

/**
 * @returns undefined if the request is sent directly
 * @throws Failure `input` for a variable that does not name a proxy. Its value, which may contain a password, is not shown
 */
export function proxyFor(url: URL): Proxy | undefined {
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const variable = names.find((candidate) => (process.env[candidate] ?? '').trim() !== '');
  // A host that is reached directly needs no valid variable. The toolkit handles the forms of no_proxy that `bypassesProxy` does not.
  if (variable === undefined || checkBypass(url) || bypassesProxy(url)) return undefined;
  const proxy = readProxy((process.env[variable] ?? '').trim());
  if (proxy) return { variable, ...proxy };
  throw invalidInput(
    `${variable} is not the address of a proxy`,
    'host:port, http://host:port, https://host:port or http://user:password@host:port, with "%", "@", "/", "?" and "#" in the user name and the password, and ":" in the user name, percent-encoded',
  );
}

/** @returns the host name; an IPv6 address without the brackets that it has in a URL, as Node expects it */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/**
 * Scheme (http if there is none), user name and password, host and port. The class URL would read the backslash of a Windows domain, as in
 * `CORP\user:password@host`, as the end of the host.
 */
const FORM = /^(?:(https?):\/\/)?(?:([^/?#]*)@)?([^\s@:/?#\\]+|\[[^\s@\]]+\])(:\d+)?(?:[/?#][^@]*)?$/i;

function readProxy(value: string): Omit<Proxy, 'variable'> | undefined {
  const [, scheme = 'http', user = '', host, port = ''] = FORM.exec(value) ?? [];
  if (host === undefined) return undefined;
  const colon = `${user}:`.indexOf(':');
  try {
    return {
      url: new URL(`${scheme}://${host}${port}`),
      username: decodeURIComponent(user.slice(0, colon)),
      password: decodeURIComponent(user.slice(colon + 1)),
    };
  } catch {
    // The host or the port is not valid, or a percent sign begins no escape.
    return undefined;
  }
}

/**
 * @param url of the request
 * @param status what the proxy answered to the CONNECT, if anything
 * @returns what to do about a proxy that opened no tunnel to the server
 */
export function proxyAdvice({ host }: URL, { variable, url: proxy }: Proxy, status?: number): string {
  if (status === 407) {
    return `check the user name and the password in ${variable}, in which "%", "@", "/", "?" and "#" must be percent-encoded: the proxy ${proxy.host} must accept them with the scheme Basic`;
  }
  if (status === 403) {
    return `ask the administrator of the proxy ${proxy.host} to allow tunnels to ${host}, or list this host in no_proxy if it can be reached directly`;
  }
  return `check ${variable} and no_proxy: the request was sent through the proxy ${proxy.host}`;
}

/** Domains with `*.` in front, and address ranges in CIDR notation. The toolkit handles all other entries of no_proxy. */
function bypassesProxy(url: URL): boolean {
  const host = hostOf(url);
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
