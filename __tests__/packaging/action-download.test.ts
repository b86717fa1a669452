import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, root, run } from './npm.ts';
import { errorsOf, openStage } from '../e2e/stage.ts';

/** Bytes of the tar.gz. */
const MOST = 450_000;

// Without a clone there is no archive of a ref.
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
    // Relative names: a drive letter looks like a host to some tars.
    const unpacked = run('tar', ['-xzf', 'action.tar.gz', '-C', 'action'], { cwd: directory });
    if (unpacked.exitCode !== 0) throw new Error(unpacked.stderr);
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('contains the files it runs, the licence and the README', () => {
    expect(readdirSync(action).sort()).toEqual(['LICENSE', 'README.md', 'action.yml', 'dist']);
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
    const stage = await openStage();
    try {
      stage.emulator.policies.allow({
        principal: { user: stage.trust.user.ocid },
        verb: 'read',
        resource: 'objectstorage-namespaces',
        in: 'tenancy',
      });
      const job = stage.job({}, { action });
      const step = await job.main({ ...stage.inputs, verify: 'true' });
      expect(errorsOf(step)).toEqual([]);
      expect(step).toMatchObject({ exitCode: 0, stderr: '', outputs: { namespace: 'emulatorns' } });
      expect(await job.post(step)).toMatchObject({ exitCode: 0, stderr: '' });
    } finally {
      await stage.stop();
    }
  });
});
