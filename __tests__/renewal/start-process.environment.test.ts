// The environment of the background process: paths that hold in any directory, and no code but its own.

import { delimiter, resolve } from 'node:path';
import { renewerEnvironment, withoutForeignCode } from '../../src/renewal/start-process.ts';

const DIRECTORY = resolve('/srv/space');

it('has what is needed to reach the network, and nothing else', () => {
  const network = {
    https_proxy: 'http://p:1',
    NO_PROXY: 'a',
    TMPDIR: '/t',
    RUNNER_TRACKING_ID: 'x',
    NODE_USE_ENV_PROXY: '1',
  };
  const others = {
    PATH: '/bin',
    OCI_WIF_CLIENT_SECRET: 's',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_PATH: '/x',
    SSL_CERT_FILE: '',
  };
  expect(renewerEnvironment({ ...network, ...others }, DIRECTORY)).toEqual(network);
});

it('names certificates with paths that hold in any directory', () => {
  const [absolute, relative] = [resolve('/etc/ca'), 'own/ca'];
  const named = (value: string): Record<string, string> => ({ NODE_EXTRA_CA_CERTS: value, SSL_CERT_FILE: value });
  const directories = [relative, absolute].join(delimiter);
  expect(renewerEnvironment(named(absolute), DIRECTORY)).toEqual(named(absolute));
  expect(renewerEnvironment({ ...named(relative), SSL_CERT_DIR: directories }, DIRECTORY)).toEqual({
    ...named(resolve(DIRECTORY, relative)),
    SSL_CERT_DIR: [resolve(DIRECTORY, relative), absolute].join(delimiter),
  });
});

it.each([
  ['--use-system-ca --dns-result-order=ipv4first', '--use-system-ca --dns-result-order=ipv4first'],
  ['-r dd-trace/ci/init --use-openssl-ca', '--use-openssl-ca'],
  ['  --require   ./a.js  --tls-min-v1.2 ', '--tls-min-v1.2'],
  [
    '--require=./a.js --import=b --loader=c --experimental-loader=d --max-http-header-size=9',
    '--max-http-header-size=9',
  ],
  ['--import b --loader c --experimental-loader d --use-bundled-ca', '--use-bundled-ca'],
  ['--experimental_loader d --experimental_loader=d --use_bundled_ca', '--use_bundled_ca'],
  ['--require "/a b/c.js" --use-bundled-ca', '--use-bundled-ca'],
  ['"--require=/a b/\\"c\\".js" --use-bundled-ca', '--use-bundled-ca'],
  ['"--req"uire "x" -"r" y --use-bundled-ca', '--use-bundled-ca'],
  ['--openssl-config="/a b/\\\\c\\".cnf" -r x', '"--openssl-config=/a b/\\\\c\\".cnf"'],
  ['--openssl-config=C:\\a.cnf -r x', '"--openssl-config=C:\\\\a.cnf"'],
  ['--inspect-brk --inspect=0 --inspect-wait=127.0.0.1:1 --use-bundled-ca', '--use-bundled-ca'],
  ['--inspect-port 0 --debug-port=0 --inspect_publish_uid http --use-bundled-ca', '--use-bundled-ca'],
  ['--experimental-config-file=a.json --experimental-default-config-file --use-bundled-ca', '--use-bundled-ca'],
  ['-r', ''],
  ['', ''],
])('NODE_OPTIONS=%s becomes %s', (options, expected) => {
  expect(withoutForeignCode(options)).toBe(expected);
});
