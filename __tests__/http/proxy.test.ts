import { proxyFor } from '../../src/http/proxy.ts';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'];
const clear = (): void => {
  for (const name of NAMES) Reflect.deleteProperty(process.env, name);
};
beforeEach(clear);
afterEach(clear);

function proxyOf(url: string, environment: Record<string, string>): string | undefined {
  Object.assign(process.env, environment);
  return proxyFor(new URL(url))?.url.host;
}

it.each<[string, Record<string, string>, string | undefined]>([
  ['https://domain.example', {}, undefined],
  ['https://domain.example', { https_proxy: 'http://low:1' }, 'low:1'],
  ['https://domain.example', { HTTPS_PROXY: 'http://up:1' }, 'up:1'],
  ['https://domain.example', { https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:1' }, 'low:1'],
  ['https://domain.example', { https_proxy: '', HTTPS_PROXY: 'http://up:1' }, 'up:1'],
  ['https://domain.example', { http_proxy: 'http://low:1', HTTP_PROXY: 'http://up:1' }, undefined],
  ['http://domain.example', { http_proxy: 'http://low:1', https_proxy: 'http://other:1' }, 'low:1'],
  ['http://domain.example', { HTTP_PROXY: 'HTTPS://up:1' }, 'up:1'],
  ['https://domain.example', { https_proxy: 'proxy.example:3128' }, 'proxy.example:3128'],
  ['https://domain.example', { https_proxy: 'me:pass@proxy.example:3128' }, 'proxy.example:3128'],
  ['https://domain.example', { https_proxy: 'CORP\\me:pass@proxy.example:3128' }, 'proxy.example:3128'],
  ['https://domain.example', { https_proxy: 'http://CORP\\me:pass@proxy.example:3128' }, 'proxy.example:3128'],
  ['https://domain.example', { https_proxy: 'proxy' }, 'proxy'],
  ['https://domain.example', { https_proxy: '[::1]:3128' }, '[::1]:3128'],
  ['https://domain.example', { https_proxy: 'http://proxy:3128/path?query' }, 'proxy:3128'],
  ['https://domain.example', { https_proxy: ' http://proxy:3128/\r' }, 'proxy:3128'],
  ['https://domain.example', { https_proxy: ' ' }, undefined],
])('%s with %j uses the proxy %s', (url, environment, expected) => {
  expect(proxyOf(url, environment)).toBe(expected);
});

it('decodes the user name and the password', () => {
  process.env.https_proxy = 'http://m%65:p%40ss@proxy.example:3128';
  expect(proxyFor(new URL('https://domain.example'))).toMatchObject({ username: 'me', password: 'p@ss' });
});

it.each([
  'http:/proxy',
  'http:proxy',
  'my-http://proxy',
  'socks5://proxy:1080',
  'http://%zz@proxy',
  'http://u:%zz@proxy',
  'proxy:99999',
  'two words:3128',
  // Of these, a part of the password would be read as the host.
  'http://me:1/secret@proxy',
  'http://me:secret#@proxy',
])('refuses %s, and names the variable', (value) => {
  expect(() => proxyOf('https://domain.example', { HTTPS_PROXY: value })).toThrow(
    /^Invalid input: HTTPS_PROXY is not the address of a proxy; expected: host:port, http:\/\/host:port, /,
  );
});

it.each(['https://localhost', 'https://127.0.0.1', 'https://a.example', 'https://10.1.2.3'])(
  'does not read the variable for %s, which is reached directly',
  (url) => {
    expect(proxyOf(url, { https_proxy: ':::', no_proxy: 'a.example,10.0.0.0/8' })).toBeUndefined();
  },
);

it.each([
  ['*.example.com', 'a.example.com'],
  ['*.example.com', 'a.b.example.com'],
  ['*.EXAMPLE.com', 'a.example.com'],
  ['other,*.example.com', 'a.example.com'],
  ['other, *.example.com', 'a.example.com'],
  ['other *.example.com', 'a.example.com'],
  ['10.0.0.0/8', '10.1.2.3'],
  ['0.0.0.0/0', '203.0.113.9'],
  ['10.1.2.3/32', '10.1.2.3'],
  ['fd00::/8', '[fd00::1]'],
  ['2001:db8::/128', '[2001:DB8::]'],
  ['10.0.0.0/8,fd00::/8', '[fd00::1]'],
])('no_proxy %s covers %s', (entry, host) => {
  expect(proxyOf(`https://${host}`, { https_proxy: 'http://proxy:1', no_proxy: entry })).toBeUndefined();
});

it.each([
  ['*.example.com', 'example.com'],
  ['*.example.com', 'notexample.com'],
  ['*.example.com', 'a.example.com.evil'],
  ['10.0.0.0/8', '11.1.2.3'],
  ['10.0.0.0/8', '[2001:db8::1]'],
  ['fd00::/8', '[fe00::1]'],
  ['fd00::/8', '10.0.0.1'],
  ['10.0.0.0/8', 'host-10.example'],
  ['10.0.0.0/99', '10.0.0.1'],
  ['10.0.0.0/', '10.0.0.1'],
  ['10.0.0.0/8x', '10.0.0.1'],
  ['example.com/8', 'example.com'],
])('no_proxy %s does not cover %s', (entry, host) => {
  expect(proxyOf(`https://${host}`, { https_proxy: 'http://proxy:1', no_proxy: entry })).toBe('proxy:1');
});

it('reads NO_PROXY only if no_proxy is missing or empty', () => {
  const proxy = { https_proxy: 'http://proxy:1' };
  expect(proxyOf('https://a.example', { ...proxy, no_proxy: '', NO_PROXY: '*.example' })).toBeUndefined();
  expect(proxyOf('https://a.example', { ...proxy, no_proxy: '*.other', NO_PROXY: '*.example' })).toBe('proxy:1');
});
