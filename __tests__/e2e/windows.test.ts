// What only Windows has: drives, backslashes, names without case, files that cannot be replaced while they are open, access lists.

import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Job } from '../../emulator/runner.ts';
import { describeUnless, isWindows, isWine, unless } from '../platform.ts';
import { errorsOf, EXCHANGE, openActionFixture, snapshot, warningsOf, type ActionFixture } from './action-fixture.ts';
import { renewalOf } from './background.ts';

/** libuv: no other process can open, rename or remove the file meanwhile. */
const EXCLUSIVELY = constants.O_RDWR | 0x1000_0000;

describeUnless(isWindows ? undefined : 'this is not Windows')('on Windows', () => {
  let fixture: ActionFixture;
  beforeAll(async () => {
    fixture = await openActionFixture();
  });
  afterAll(() => fixture.stop());
  beforeEach(() => {
    fixture.emulator.requests.clear();
  });

  /** Logs in and out again, and checks that nothing is left. @returns the config while logged in, and where the action says that it is */
  async function logInAndOut(job: Job, ociHome: string): Promise<{ text: string; file: string }> {
    const step = await job.main({ ...fixture.inputs, 'oci-home': ociHome });
    expect([errorsOf(step), warningsOf(step)]).toEqual([[], []]);
    const file = step.outputs['config-file']!;
    const text = readFileSync(file, 'utf8');
    const post = await job.post(step);
    expect([warningsOf(post), post.exitCode]).toEqual([[], 0]);
    expect(existsSync(dirname(file))).toBe(false);
    return { text, file };
  }

  const keyFileIn = (text: string) => /^key_file=(.*)$/m.exec(text)?.[1];

  it('the home is USERPROFILE, whatever HOME is: Git Bash sets it to /c/Users/…', async () => {
    const job = fixture.job({}, { environment: { HOME: '/c/Users/someone' } });
    const { file } = await logInAndOut(job, '');
    expect(file).toBe(join(job.home, '.oci', 'config'));
  });

  it.each([
    ['slashes', (home: string) => home.replaceAll('\\', '/')],
    ['a drive in lower case', (home: string) => `${home.charAt(0).toLowerCase()}${home.slice(1)}`],
    ['a drive in upper case', (home: string) => `${home.charAt(0).toUpperCase()}${home.slice(1)}`],
    ['names in another case', (home: string) => home.toUpperCase().replace(/\.OCI$/, '.oci')],
  ])('a path with %s becomes the path that Windows shows, and logs in and out', async (_name, spell) => {
    const job = fixture.job();
    const { text, file } = await logInAndOut(job, spell(join(job.home, '.oci')));
    expect(file).toBe(join(job.home, '.oci', 'config'));
    expect(keyFileIn(text)).toBe(join(job.home, '.oci', 'sessions', 'WIF', 'oci_api_key.pem'));
  });

  it('a path that starts with ~\\ is below the home', async () => {
    const job = fixture.job();
    const { file } = await logInAndOut(job, '~\\elsewhere\\.oci');
    expect(file).toBe(join(job.home, 'elsewhere', '.oci', 'config'));
  });

  it('a path with spaces is written as it is', async () => {
    const job = fixture.job();
    const home = join(job.home, 'My Documents (1)', '.oci');
    const { text } = await logInAndOut(job, home);
    expect(text).toContain(`security_token_file=${join(home, 'sessions', 'WIF', 'token')}\n`);
  });

  const longHome = (job: Job, length: number): string => {
    const start = join(job.home, 'x'.repeat(100), '');
    return join(start, 'x'.repeat(length - join(start, '', '.oci').length - 1), '.oci');
  };

  it('a path whose files have more than 260 characters can be used', async () => {
    const job = fixture.job();
    const { text } = await logInAndOut(job, longHome(job, 236));
    expect(keyFileIn(text)?.length).toBeGreaterThan(260);
  });

  unless(isWine ? 'Wine cannot resolve such a directory' : undefined)(
    'a directory of more than 260 characters can be used',
    async () => {
      const job = fixture.job();
      const { file } = await logInAndOut(job, longHome(job, 300));
      expect(file).toBe(join(longHome(job, 300), 'config'));
    },
  );

  it(`a UNC path can be used${isWine ? ' (Wine shows it with the drive)' : ''}`, async () => {
    const job = fixture.job();
    const share = job.home.replace(/^([A-Z]):/i, (_drive, letter: string) => `\\\\localhost\\${letter.toLowerCase()}$`);
    const { text } = await logInAndOut(job, join(share, 'shared', '.oci'));
    const shown = join(isWine ? job.home : share, 'shared', '.oci', 'sessions', 'WIF', 'oci_api_key.pem');
    expect(keyFileIn(text)?.toLowerCase()).toBe(shown.toLowerCase());
  });

  it('a path without a drive, as Git Bash writes it, is refused', async () => {
    const step = await fixture.job().main({ ...fixture.inputs, 'oci-home': '/c/Users/me/.oci' });
    expect(errorsOf(step)).toEqual([
      'Invalid input: oci-home is "/c/Users/me/.oci", a path without a drive; expected: a path such as C:\\Users\\me\\.oci',
    ]);
  });

  it.each(['CON', 'nul.txt', 'Com1', 'wif.'])(
    'the profile %s, which cannot be a directory, is refused',
    async (profile) => {
      const step = await fixture.job().main({ ...fixture.inputs, profile });
      expect(errorsOf(step)).toEqual([
        expect.stringContaining(`Invalid input: profile is "${profile}"; expected: up to`),
      ]);
    },
  );

  it('no two exported variables differ only in case, and a tool that reads OCI_auth gets OCI_AUTH', async () => {
    const job = fixture.job();
    const step = await job.main(fixture.inputs);
    const names = Object.keys(step.exported).map((name) => name.toUpperCase());
    expect(new Set(names).size).toBe(names.length);
    const program = 'console.log(process.env.OCI_auth, process.env.OCI_config_file_profile, process.env.OCI_region)';
    const { stdout } = spawnSync(process.execPath, ['-e', program], { env: job.environment, encoding: 'utf8' });
    expect(stdout.trim()).toBe('SecurityToken WIF eu-frankfurt-1');
    await job.post(step);
  });

  it('the command files have CRLF, as the toolkit writes them, and a runner reads them', async () => {
    const job = fixture.job();
    const file = join(job.directory, 'output');
    writeFileSync(file, '');
    const step = await job.main(fixture.inputs, { environment: { GITHUB_OUTPUT: file } });
    expect(readFileSync(file, 'utf8')).toMatch(/^profile<<(ghadelimiter_\S+)\r\nWIF\r\n\1\r\n/);
    await job.post(step);
  });

  it('a config that another program holds open is changed as soon as it is closed', async () => {
    const job = fixture.job();
    const config = join(job.home, '.oci', 'config');
    mkdirSync(dirname(config));
    writeFileSync(config, '[DEFAULT]\r\nregion=x\r\n');
    const before = snapshot(job.home);
    const descriptor = openSync(config, EXCLUSIVELY);
    const login = job.main(fixture.inputs);
    while (!fixture.emulator.requests.some(({ path, status }) => path === EXCHANGE && status === 200))
      await new Promise((resolve) => setTimeout(resolve, 20));
    setTimeout(closeSync, 500, descriptor);
    const step = await login;
    expect([errorsOf(step), warningsOf(step)]).toEqual([[], []]);

    const token = openSync(step.outputs['token-file']!, EXCLUSIVELY);
    setTimeout(closeSync, 1_500, token);
    const post = await job.post(step);
    expect([warningsOf(post), post.exitCode]).toEqual([[], 0]);
    expect(snapshot(job.home)).toEqual(before);
  });

  it('a config that stays open is an error that says so, and leaves nothing', async () => {
    const job = fixture.job();
    const config = join(job.home, '.oci', 'config');
    mkdirSync(dirname(config));
    writeFileSync(config, '[DEFAULT]\n');
    const before = snapshot(job.home);
    const descriptor = openSync(config, EXCLUSIVELY);
    const step = await job.main(fixture.inputs);
    closeSync(descriptor);
    expect(errorsOf(step)).toEqual([
      expect.stringContaining(`Cannot write profile: ${config}: another program has this open`),
    ]);
    expect(snapshot(job.home)).toEqual(before);
  });

  it('the post step ends the background process, which gets no signal', async () => {
    const job = fixture.job();
    const step = await job.main({ ...fixture.inputs, renew: 'true' });
    expect([errorsOf(step), warningsOf(step)]).toEqual([[], []]);
    const { pid } = renewalOf(step).process!;
    const post = await job.post(step);
    // It would warn if it had given up waiting.
    expect(warningsOf(post)).toEqual([]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  // The drive's own directories inherit access for every account.
  const outside = join(process.env.PUBLIC ?? 'C:\\Users\\Public', 'oci-wif-test', '.oci');
  afterEach(() => {
    rmSync(dirname(outside), { recursive: true, force: true });
  });

  unless(isWine ? 'Wine has no access lists' : undefined)(
    'outside the home, only the account, the administrators and the system can read the key',
    async () => {
      const job = fixture.job();
      const step = await job.main({ ...fixture.inputs, 'oci-home': outside });
      expect([errorsOf(step), warningsOf(step)]).toEqual([[], []]);
      const list = execFileSync('icacls', [step.outputs['key-file']!], { encoding: 'utf8' });
      expect(list.match(/:(\([A-Z]+\))+/g)).toHaveLength(3);
      expect(list).toContain(`\\${process.env.USERNAME!}:`);
      await job.post(step);
    },
  );

  unless(isWine ? undefined : 'here the access list can be replaced')(
    'a login warns if the access list cannot be replaced',
    async () => {
      const job = fixture.job();
      const step = await job.main({ ...fixture.inputs, 'oci-home': outside });
      expect(errorsOf(step)).toEqual([]);
      const session = join(outside, 'sessions', 'WIF');
      expect(warningsOf(step)).toEqual([`Other accounts may be able to read the key in ${session}`]);
      expect(warningsOf(await job.post(step))).toEqual([]);
    },
  );
});
