// Parts of the home that this account may not read: a message that names the path, and no "Internal error".

import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeUnless, MODES } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { DIST, openCliFixture, type CliFixture, type CliResult } from './cli-fixture.ts';

const SECRET = 'idcscs-canary-0123456789/+secret';
/** Root may read everything, so its tests run the program as another account. */
const ACCOUNT = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

let fixture: CliFixture;
let directory: string;
let flags: string[];
beforeAll(async () => {
  fixture = await openCliFixture();
  const { clientId } = fixture.emulator.domain.trustGitHub({
    repository: 'octo/app',
    rule: 'sub eq repo:octo/app:ref:refs/heads/main',
    clientSecret: SECRET,
  });
  flags = ['--domain-url', fixture.emulator.url, '--client-id', clientId];
});
afterAll(() => fixture.close());
beforeEach(() => {
  directory = temporaryDirectory();
  // The clone and its files may be readable for their owner only.
  chmodSync(directory, 0o755);
  cpSync(DIST, join(directory, 'dist'), { recursive: true });
  if (ACCOUNT) execFileSync('chmod', ['-R', 'a+rX', join(directory, 'dist')]);
  copyFileSync(fixture.emulator.caFile, join(directory, 'ca.pem'));
  chmodSync(join(directory, 'ca.pem'), 0o644);
  mkdirSync(join(directory, 'home'));
  if (ACCOUNT) chownSync(join(directory, 'home'), ACCOUNT.uid, ACCOUNT.gid);
});
afterEach(removeTemporaryDirectories);

function run(...args: string[]): Promise<CliResult> {
  const env = {
    ...fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }),
    PATH: '/nonexistent',
    HOME: join(directory, 'home'),
    NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem'),
    OCI_WIF_CLIENT_SECRET: SECRET,
  };
  const program = join(directory, 'dist', 'cli', 'index.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: directory, env, ...ACCOUNT }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

const login = (): Promise<CliResult> => run('login', ...flags, '--region', 'eu-frankfurt-1');

describeUnless(MODES)('a home', () => {
  const sessions = (): string => join(directory, 'home', '.oci', 'sessions');

  /** The owner may create and open what is in such a directory, but not list it. */
  const UNLISTED = 0o300;

  test.each([
    ['the list of sessions', sessions, UNLISTED],
    ['a session', () => join(sessions(), 'WIF'), 0],
    ['the config', () => join(directory, 'home', '.oci', 'config'), 0],
  ])('of which %s cannot be read is no internal error, and a login names it', async (_name, pathOf, mode) => {
    expect(await login()).toMatchObject({ code: 0, stderr: '' });
    const path = pathOf();
    chmodSync(path, mode);
    const results = [await run('doctor', ...flags), await run('verify'), await login(), await run('logout')];
    chmodSync(path, 0o700);
    for (const { stdout, stderr } of results) expect(stdout + stderr).not.toContain('Internal error');
    expect(results[2]?.stderr).toContain(path);
  });
});
