// `npm run emulator`, run as a user runs it.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readOptions } from '../../emulator/cli-options.ts';
import { exchange } from './exchange.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { httpsCall } from './https-call.ts';

const CLI = fileURLToPath(new URL('../../emulator/cli.ts', import.meta.url));
const ARGUMENTS = ['--import', 'tsx', CLI];
const environment = { PATH: process.env.PATH, HOME: process.env.HOME };

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function start(...args: string[]): Promise<{ output: string; process: ChildProcess }> {
  const started = spawn(process.execPath, [...ARGUMENTS, ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(started);
  let output = '';
  for await (const chunk of started.stdout as AsyncIterable<Buffer>) {
    output += chunk.toString('utf8');
    if (output.includes('may manage')) break;
  }
  return { output, process: started };
}

/** What a POSIX shell makes of the exported lines. */
async function evaluated(output: string): Promise<Record<string, string>> {
  const script = output
    .split('\n')
    .filter((line) => line.startsWith('export '))
    .join('\n');
  const { stdout } = await promisify(execFile)('sh', ['-c', `${script}\nenv -0`], { env: {} });
  return Object.fromEntries(
    stdout
      .split('\0')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

test('prints what a job needs, and leaves nothing after Ctrl-C', async () => {
  const { output, process: running } = await start('--repository', 'acme/tool');
  const [, url = ''] = /^The emulator listens on (https:\/\/localhost:\d+) /.exec(output) ?? [];
  const exported = await evaluated(output);
  const caFile = exported.NODE_EXTRA_CA_CERTS ?? '';
  expect(exported).toMatchObject({
    SSL_CERT_FILE: caFile,
    REQUESTS_CA_BUNDLE: caFile,
    GITHUB_REPOSITORY: 'acme/tool',
    OCI_CLI_ENDPOINT: url,
    CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${url}`,
    OCI_CLI_AUTH: 'security_token',
    OCI_CLI_PROFILE: 'WIF',
  });

  const ca = readFileSync(caFile, 'utf8');
  const answer = await httpsCall({ ca }, `${exported.ACTIONS_ID_TOKEN_REQUEST_URL ?? ''}&audience=x`, {
    headers: { authorization: `Bearer ${exported.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''}` },
  });
  const [, clientId = ''] = /'INPUT_CLIENT-ID=(.+)'/.exec(output) ?? [];
  const [, clientSecret = ''] = /'INPUT_CLIENT-SECRET=(.+)'/.exec(output) ?? [];
  expect(output).toContain(`'INPUT_DOMAIN-URL=${url}'`);
  expect(output).toContain(`'INPUT_TOKEN-TYPE=upst'`);
  const subjectToken = answer.json().value as string;
  const login = await exchange({ ca, url } as Emulator, { clientId, clientSecret }, { subjectToken });
  expect(login.status).toBe(200);

  running.kill('SIGINT');
  expect(await once(running, 'exit')).toEqual([0, null]);
  expect(existsSync(caFile)).toBe(false);
});

test('a port in use ends with one line and exit code 1', async () => {
  const { output } = await start();
  const [, port = ''] = /localhost:(\d+)/.exec(output) ?? [];
  const second = await run('--port', port);
  expect([second.code, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toMatch(new RegExp(`^Cannot listen on port ${port}: .*EADDRINUSE.*\n$`));
});

async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const running = spawn(process.execPath, [...ARGUMENTS, ...args], { env: environment });
  children.push(running);
  const read = async (stream: AsyncIterable<Buffer>): Promise<string> => {
    let text = '';
    for await (const chunk of stream) text += chunk.toString('utf8');
    return text;
  };
  const [stdout, stderr, ended] = await Promise.all([
    read(running.stdout),
    read(running.stderr),
    once(running, 'exit'),
  ]);
  return { code: ended[0] as number, stdout, stderr };
}

test('--help prints the usage and exits with 0', async () => {
  const { code, stdout, stderr } = await run('--help');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: npm run emulator/);
});

test('an invalid option ends with one line and exit code 2', async () => {
  const { code, stdout, stderr } = await run('--port', 'http');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe('--port must be a number from 1 to 65535, not "http" (--help shows what is allowed)\n');
});

test.each([
  [['--prot', '8443'], 'Unknown option: --prot'],
  [['-x'], 'Unknown option: -x'],
  [['8443'], 'Unexpected argument: 8443'],
  [['--port'], '--port must be a number from 1 to 65535, not empty'],
  [['--port='], '--port must be a number from 1 to 65535, not ""'],
  [['--port', '0'], '--port must be a number from 1 to 65535, not "0"'],
  [['--port', '65536'], '--port must be a number from 1 to 65535, not "65536"'],
  [['--port=-1'], '--port must be a number from 1 to 65535, not "-1"'],
  [['--repository', 'app'], '--repository must be owner/name, not "app"'],
  [['--help=no'], '--help takes no value'],
])('%j: %s', (args, message) => {
  expect(readOptions(args)).toBe(message);
});

test('valid options are parsed', () => {
  expect(readOptions([])).toEqual({ port: 0, repository: 'octo/app', help: false });
  expect(readOptions(['--port=65535', '--repository', 'a/b.c'])).toEqual({
    port: 65_535,
    repository: 'a/b.c',
    help: false,
  });
});
