// The command line of the emulator, built as for its package and run as a user runs it.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readOptions } from '../cli-options.ts';
import type { Emulator } from '../emulator.ts';
import { parseCommandFile } from '../runner.ts';
import { CLI as OCI_WIF } from '../../__tests__/cli/cli-fixture.ts';
import { exchange } from './exchange.ts';
import { httpsCall } from './https-call.ts';

const sources = fileURLToPath(new URL('..', import.meta.url));

let home: string;
let cli: string;
beforeAll(async () => {
  home = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-emulator-home-'));
  cli = join(home, 'package', 'build', 'cli.js');
  // The build starts several times faster than the sources.
  await promisify(execFile)(process.execPath, [join(sources, 'build.mjs'), dirname(cli)]);
  copyFileSync(join(sources, 'package.json'), join(home, 'package', 'package.json'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});
const environment = () => ({ PATH: process.env.PATH, HOME: home });

const children: ChildProcess[] = [];
afterEach(async () => {
  // Not killed, so that each removes its files.
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
  }
});

interface Started {
  process: ChildProcess;
  url: string;
  environmentFile: string;
  /** The commands that it prints, in order. */
  commands: string[];
  /** Everything it has printed so far. */
  output: () => string;
  /** Resolves when it has printed the text. */
  printed: (text: string) => Promise<void>;
}

async function start(...args: string[]): Promise<Started> {
  const started = spawn(process.execPath, [cli, ...args], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(started);
  let output = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const printed = async (text: string): Promise<void> => {
    while (!output.includes(text)) await once(started.stdout, 'data');
  };
  await printed('Requests to the emulator:');
  const commands = [...output.matchAll(/^\d\. .+\n\n([^]+?)\n\n/gm)].map(([, command = '']) => command);
  const [, url = ''] = /(https:\/\/localhost:\d+)/.exec(output) ?? [];
  const [, environmentFile = ''] = /^\. (\S+)$/m.exec(output) ?? [];
  return { process: started, url, environmentFile, commands, output: () => output, printed };
}

/** What the commands print when they are pasted into a shell that has read the environment file. */
async function pasted(
  { environmentFile }: Started,
  ...commands: string[]
): Promise<{ stdout: string; stderr: string }> {
  // The built command line instead of npx, which would take longer than the command.
  const lines = commands.map((command) => command.replace(/^npx oci-wif /, '"$NODE" "$OCI_WIF" '));
  const script = [`. ${environmentFile}`, ...lines].join('\n');
  const env = { ...environment(), NODE: process.execPath, OCI_WIF };
  return promisify(execFile)('sh', ['-c', script], { env, cwd: home });
}

test('the five printed commands set up, log in, call, explain a refusal and log out; Ctrl-C leaves nothing', async () => {
  const emulator = await start('--repository', 'acme/tool');
  const [setup = '', login = '', verify = '', explain = '', logout = ''] = emulator.commands;
  expect(emulator.commands).toHaveLength(5);
  const tooLong = emulator
    .output()
    .split('\n')
    .filter((line) => line.length > 80);
  expect(tooLong).toEqual([]);

  const first = await pasted(emulator, setup, login, verify);
  expect(first.stderr).toBe('');
  expect(first.stdout).toContain('Done. All changes were read back and compared.');
  expect(first.stdout).toContain('subject:  repo:acme/tool:ref:refs/heads/main');
  expect(first.stdout).toContain('a signed call returned the Object Storage namespace emulatorns');

  const explained = await pasted(emulator, `${explain} || echo "exit code $?"`);
  expect(explained.stdout).toMatch(/^FAILED {2}rules of the trust\n[^]* repo:acme\/tool-fork:ref:refs\/heads\/main/m);
  expect(explained.stdout).toMatch(/so the token\s+is refused rightly/);
  expect(explained.stdout).toContain('exit code 1');

  const unknownClient = login.replace(/--client-id \S+/, '--client-id 0123456789abcdef0123456789abcdef');
  const last = await pasted(emulator, `${unknownClient} || true`, logout);
  expect(last.stdout).toContain('Removed the profile WIF');
  await emulator.printed(': no application …abcdef');
  const requests = emulator.output().split('Requests to the emulator:\n')[1] ?? '';
  expect(requests).toMatch(/^\d\d:\d\d:\d\d POST \/admin\/v1\/Apps 201$/m);
  expect(requests).toMatch(/^\d\d:\d\d:\d\d POST \/oauth2\/v1\/token 200$/m);
  expect(requests).toMatch(/^\d\d:\d\d:\d\d GET \/n 200$/m);
  expect(requests).toMatch(/^\d\d:\d\d:\d\d POST \/oauth2\/v1\/token 401: no application …abcdef$/m);
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken = '', GITHUB_TOKEN: gitHubToken = '' } =
    readEnvironment(emulator);
  const clientSecret = readFileSync(join(dirname(emulator.environmentFile), 'client-secret'), 'utf8');
  for (const secret of [requestToken, gitHubToken, clientSecret, 'eyJ', 'Basic', 'Bearer', 'Signature']) {
    expect(secret).not.toBe('');
    expect(requests).not.toContain(secret);
  }

  emulator.process.kill('SIGINT');
  // As npm and tsx do, which pass on what the terminal has sent already.
  emulator.process.kill('SIGINT');
  // Node restores the default effect of signals while it exits, so the second one may still end the process then.
  expect([
    [0, null],
    [null, 'SIGINT'],
  ]).toContainEqual(await once(emulator.process, 'exit'));
  expect(emulator.output()).toMatch(/\nThe emulator has stopped and removed its files\.\n$/);
  expect(existsSync(dirname(emulator.environmentFile))).toBe(false);
});

function readEnvironment({ environmentFile }: Pick<Started, 'environmentFile'>): Record<string, string> {
  const lines = readFileSync(environmentFile, 'utf8').matchAll(/^export (\w+)='(.*)'$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
}

describe('--background, as a step of a GitHub job', () => {
  test('returns when the emulator listens; the variables and outputs let later steps exchange a token', async () => {
    const files = { GITHUB_ENV: join(home, 'env'), GITHUB_OUTPUT: join(home, 'output') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const step = await run(['--background', '--repository', 'acme/tool'], { ...files, RUNNER_TEMP: home });
    const pid = Number(/^Stop it with: kill (\d+)$/m.exec(step.stdout)?.[1]);
    try {
      expect([step.code, step.stderr]).toEqual([0, '']);
      const variables = parseCommandFile(readFileSync(files.GITHUB_ENV, 'utf8'));
      const outputs = parseCommandFile(readFileSync(files.GITHUB_OUTPUT, 'utf8'));
      const { url = '', 'client-id': clientId = '', 'client-secret': clientSecret = '' } = outputs;
      for (const secret of [clientSecret, variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '']) {
        expect(step.stdout).toContain(`::add-mask::${secret}\n`);
      }
      const ca = readFileSync(variables.NODE_EXTRA_CA_CERTS ?? '', 'utf8');
      const answer = await httpsCall({ ca }, `${variables.ACTIONS_ID_TOKEN_REQUEST_URL ?? ''}&audience=x`, {
        headers: { authorization: `Bearer ${variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''}` },
      });
      const subjectToken = answer.json().value as string;
      const login = await exchange({ ca, url } as Emulator, { clientId, clientSecret }, { subjectToken });
      expect(login.status).toBe(200);
    } finally {
      process.kill(pid, 'SIGTERM');
    }
  });

  test('with --proxy, leads later steps to the emulator by a proxy, and names a configuration', async () => {
    const files = { GITHUB_ENV: join(home, 'proxy-env'), GITHUB_OUTPUT: join(home, 'proxy-output') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const step = await run(['--background', '--proxy'], { ...files, RUNNER_TEMP: home });
    const pid = Number(/^Stop it with: kill (\d+)$/m.exec(step.stdout)?.[1]);
    try {
      expect([step.code, step.stderr]).toEqual([0, '']);
      const variables = parseCommandFile(readFileSync(files.GITHUB_ENV, 'utf8'));
      expect(variables.HTTPS_PROXY).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(variables.https_proxy).toBe(variables.HTTPS_PROXY);
      expect(Object.keys(variables)).not.toContain('OCI_CLI_ENDPOINT');
      const { 'config-file': configFile = '', tenancy = '' } = parseCommandFile(
        readFileSync(files.GITHUB_OUTPUT, 'utf8'),
      );
      expect(readFileSync(configFile, 'utf8')).toContain(`[DEFAULT]\nuser=ocid1.user.`);
      expect(readFileSync(configFile, 'utf8')).toContain(`\ntenancy=${tenancy}\n`);
    } finally {
      process.kill(pid, 'SIGTERM');
    }
  });

  test('fails with the reason when the emulator cannot start', async () => {
    const { url, commands } = await start('--trust');
    // All but the one that creates the trust.
    expect(commands).toHaveLength(4);
    const step = await run(['--background', '--port', new URL(url).port], { RUNNER_TEMP: home });
    expect([step.code, step.stdout]).toEqual([1, '']);
    expect(step.stderr).toMatch(/^Cannot listen on port \d+: .*EADDRINUSE.*\n$/);
  });
});

describe('a command after --', () => {
  const node = (program: string): string[] => ['--', process.execPath, '--input-type=module', '--eval', program];

  test('finds the emulator at the real host names; the emulator ends with its exit code', async () => {
    const program = `
      import { readFileSync } from 'node:fs';
      import { HttpClient } from '@actions/http-client';
      const answer = await new HttpClient('test').get('https://objectstorage.eu-frankfurt-1.oraclecloud.com/n');
      const { code } = JSON.parse(await answer.readBody());
      const { OCI_CONFIG_FILE, EMULATOR_TENANCY, EMULATOR_DIR } = process.env;
      const config = readFileSync(OCI_CONFIG_FILE, 'utf8');
      console.log(answer.message.statusCode, code, config.includes('tenancy=' + EMULATOR_TENANCY));
      console.log(EMULATOR_DIR);
      process.exitCode = 7;`;
    // As on a machine whose own proxy does not lead to OCI.
    const direct = { NO_PROXY: 'oraclecloud.com', no_proxy: 'oraclecloud.com' };
    const { code, stdout, stderr } = await run(['--proxy', ...node(program)], direct);
    const [first, directory = ''] = stdout.split('\n');
    expect([code, first]).toEqual([7, '401 NotAuthenticated true']);
    expect(stderr).toMatch(/^oci-wif-emulator: \d\d:\d\d:\d\d GET \/n 401: no Signature authorization\n$/);
    expect(directory).toContain('oci-emulator-');
    expect(existsSync(directory)).toBe(false);
  });

  test('without --proxy, gets the addresses of the services, and no proxy', async () => {
    const program = `console.log(process.env.OCI_CLI_ENDPOINT, process.env.HTTPS_PROXY);`;
    const { code, stdout } = await run(node(program));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^https:\/\/localhost:\d+ undefined\n$/);
  });

  test('that is ended by a signal or cannot be started', async () => {
    expect((await run(node('process.kill(process.pid, "SIGKILL"); await new Promise(() => {});'))).code).toBe(128 + 9);
    const missing = await run(['--', 'no-such-program']);
    expect([missing.code, missing.stderr]).toEqual([127, 'Cannot run no-such-program: spawn no-such-program ENOENT\n']);
  });

  test('SIGTERM ends the command, and the emulator removes its files', async () => {
    const program = `console.log(process.env.EMULATOR_DIR); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, [cli, ...node(program)], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [directory] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([128 + 15, null]);
    expect(existsSync(directory.trim())).toBe(false);
  });
});

async function run(
  args: string[],
  more: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const running = spawn(process.execPath, [cli, ...args], { env: { ...environment(), ...more } });
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

test('--help prints the usage, --version the version, both with exit code 0', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: oci-wif-emulator /);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  const { version } = JSON.parse(readFileSync(join(sources, 'package.json'), 'utf8')) as { version: string };
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('an invalid option ends with one line and exit code 2', async () => {
  const { code, stdout, stderr } = await run(['--port', 'http']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe('--port must be a number from 1 to 65535, not "http" (--help shows all options)\n');
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
  [['--proxy', '--'], 'There is no command after --'],
  [['--background', '--', 'oci'], '--background takes no command: run it afterwards'],
  [['--trust=no'], '--trust takes no value'],
])('%j: %s', (args, message) => {
  expect(readOptions(args)).toBe(message);
});

test('valid options are parsed', () => {
  const off = { trust: false, background: false, proxy: false, help: false, version: false };
  const none = { port: 0, repository: 'octo/app', command: [], ...off };
  expect(readOptions([], {})).toEqual(none);
  expect(readOptions([], { GITHUB_REPOSITORY: 'acme/tool' })).toEqual({ ...none, repository: 'acme/tool' });
  expect(readOptions(['--port=65535', '--repository', 'a/b.c', '--trust'])).toEqual({
    ...none,
    port: 65_535,
    repository: 'a/b.c',
    trust: true,
  });
  const command = ['oci', '--port', 'x', '--', '--help'];
  expect(readOptions(['--proxy', '--', ...command], {})).toEqual({ ...none, trust: true, proxy: true, command });
});
