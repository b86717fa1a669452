import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, root, run } from './npm.ts';
import { errorsOf, openActionFixture } from '../e2e/action-fixture.ts';

/** Bytes of the tar.gz. */
const MOST = 480_000;

// Only a clone can create an archive of a ref.
const inClone = git('rev-parse', '--verify', 'HEAD').exitCode === 0;

(inClone ? describe : describe.skip)('what a runner downloads for the action', () => {
  let directory: string;
  let action: string;
  let tarball: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'oci-wif-download-'));
    [action, tarball] = [join(directory, 'action'), join(directory, 'action.tar.gz')];
    mkdirSync(action);
    const archived = git('archive', '--worktree-attributes', '--format=tar.gz', '--output', tarball, 'HEAD');
    if (archived.exitCode !== 0) throw new Error(archived.stderr);
    // Relative names, because some versions of tar treat a drive letter as a host.
    const unpacked = run('tar', ['-xzf', 'action.tar.gz', '-C', 'action'], { cwd: directory });
    if (unpacked.exitCode !== 0) throw new Error(unpacked.stderr);
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('contains the files it runs, the license and the README', () => {
    expect(readdirSync(action).sort()).toEqual(['LICENSE', 'README.md', 'action.yml', 'dist', 'logout', 'renew']);
    const entries = readdirSync(join(root, 'dist')).filter((name) => name !== 'cli');
    expect(readdirSync(join(action, 'dist')).sort()).toEqual(entries.sort());
    for (const entry of entries) {
      expect(readdirSync(join(action, 'dist', entry))).toEqual(expect.arrayContaining(['index.js', 'licenses.txt']));
    }
  });

  it('is small', () => {
    const { size } = statSync(tarball);
    process.stdout.write(`action's download: ${String(size)} bytes\n`);
    expect(size).toBeLessThan(MOST);
  });

  it('logs in, verifies and logs out without other files', async () => {
    const fixture = await openActionFixture();
    try {
      fixture.emulator.policies.allow({
        principal: { user: fixture.trust.user.ocid },
        verb: 'read',
        resource: 'objectstorage-namespaces',
        in: 'tenancy',
      });
      const job = fixture.job({}, { action });
      const step = await job.main({ ...fixture.inputs, verify: 'true' });
      expect(errorsOf(step)).toEqual([]);
      expect(step).toMatchObject({ exitCode: 0, stderr: '', outputs: { namespace: 'emulatorns' } });
      expect(await job.logout()).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await job.post(step)).toMatchObject({ exitCode: 0, stderr: '' });
    } finally {
      await fixture.stop();
    }
  });
});
