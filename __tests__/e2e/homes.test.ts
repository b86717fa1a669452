// Homes that the account of the job cannot write: the reason, once, and what to do. As root, they are mounted for real.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job } from '../../emulator/runner.ts';
import { unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { type ActionFixture, errorsOf, openActionFixture, snapshot, warningsOf } from './action-fixture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
});
afterAll(async () => {
  await fixture.stop();
  removeTemporaryDirectories();
});

const canMount = spawnSync('unshare', ['--mount', 'mount', '--bind', tmpdir(), tmpdir()]).status === 0;
const MOUNTS = canMount ? undefined : 'this account may not mount anything';

/** @param mounts the arguments of each `mount` before a step, in a mount namespace of its own; `~` is the home of the job */
function jobWithMounts(mounts: string[][]): Job {
  const preload = join(temporaryDirectory(), 'mount.cjs');
  writeFileSync(
    preload,
    `for (const args of ${JSON.stringify(mounts)})
       require('child_process').execFileSync('mount', args.map((each) => each.replace('~', process.env.HOME)));`,
  );
  const job = fixture.job({}, { node: ['unshare', '--mount', process.execPath, '--require', preload] });
  mkdirSync(join(job.home, '.oci'));
  writeFileSync(join(job.home, '.oci', 'config'), '[DEFAULT]\nregion=eu-zurich-1\n');
  return job;
}

const readOnly = (place: string): string[][] => [
  ['--bind', place, place],
  ['-o', 'remount,ro,bind', place],
];

/** Root may write everything, so its tests run the action as another account. */
const ACCOUNT = 65534;
const ACCOUNTS = process.getuid?.() === 0 ? undefined : 'only root can run the action as another account';

/**
 * As in a container whose image has a USER: the home belongs to the account of the runner.
 *
 * @param writable whether the files of the runner can be written
 */
function jobOfAnotherAccount(writable: boolean): Job {
  const directory = temporaryDirectory();
  // The clone and its files may be readable for their owner only.
  const action = join(directory, 'action');
  for (const part of ['dist/main', 'dist/post', 'action.yml'])
    cpSync(join(ROOT, part), join(action, part), { recursive: true });
  execFileSync('chmod', ['-R', 'a+rX', action]);
  const authority = join(directory, 'ca.pem');
  copyFileSync(fixture.emulator.caFile, authority);
  chmodSync(authority, 0o644);
  const preload = join(directory, 'account.cjs');
  const files = writable ? ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'] : [];
  writeFileSync(
    preload,
    `for (const name of ${JSON.stringify(files)}) require('fs').chmodSync(process.env[name], 0o666);
     process.setgid(${ACCOUNT});
     process.setuid(${ACCOUNT});`,
  );
  const environment = { NODE_EXTRA_CA_CERTS: authority, NODE_OPTIONS: '' };
  const job = fixture.job({}, { action, environment, node: [process.execPath, '--require', preload] });
  const directories = ['.', 'home', 'temp', 'workspace'].map((name) => join(job.directory, name));
  for (const place of [directory, ...directories]) chmodSync(place, 0o755);
  return job;
}

async function refusal(job: Job): Promise<string> {
  const before = snapshot(job.home);
  const step = await job.main(fixture.inputs);
  const post = await job.post(step);
  expect([step.exitCode, post.exitCode]).toEqual([1, 0]);
  // Once: neither the undo of the login nor the post step repeats it.
  expect([warningsOf(step), warningsOf(post)]).toEqual([[], []]);
  expect(snapshot(job.home)).toEqual(before);
  const errors = errorsOf(step);
  expect(errors).toHaveLength(1);
  return errors[0] ?? '';
}

const OTHER_DIRECTORY =
  /What to do: Choose a directory that this account can write with oci-home\. In a container, .*--user root/;

describe('a home that cannot be written is refused, once and with what to do', () => {
  unless(MOUNTS).each([
    ['the OCI home', readOnly('~/.oci')],
    ['the whole home', readOnly('~')],
  ])('because %s is mounted read-only', async (_name, mounts) => {
    const error = await refusal(jobWithMounts(mounts));
    expect(error).toMatch(/^Cannot write profile: \S+\/\.oci\/config\.lock: the file system is read-only\. /);
    expect(error).toMatch(OTHER_DIRECTORY);
  });

  unless(MOUNTS)('because the config alone is mounted', async () => {
    const job = jobWithMounts([['--bind', '~/.oci/config', '~/.oci/config']]);
    expect(await refusal(job)).toMatch(
      /^Cannot write profile: \S+\/\.oci\/config: this is a mount point, such as a single file .*What to do: mount the directory of the file instead, or choose another directory with oci-home$/,
    );
  });

  unless(ACCOUNTS)('because it belongs to another account than the user of the image', async () => {
    const error = await refusal(jobOfAnotherAccount(true));
    expect(error).toMatch(/^Cannot write profile: \S+\/\.oci: permission denied\. /);
    expect(error).toMatch(OTHER_DIRECTORY);
  });

  unless(ACCOUNTS)('because another account does not let it into the whole home', async () => {
    const job = jobOfAnotherAccount(true);
    chmodSync(job.home, 0o700);
    const error = await refusal(job);
    expect(error).toMatch(/^Cannot write profile: \S+\/\.oci: permission denied\. /);
    expect(error).toMatch(OTHER_DIRECTORY);
  });
});

unless(ACCOUNTS)(
  'files of the runner that the user of the image cannot write are refused with what to do',
  async () => {
    expect(await refusal(jobOfAnotherAccount(false))).toMatch(
      /^Cannot write runner file: \S+GITHUB_ENV_1: permission denied\. What to do: if the job runs in a container, .*options: --user root.*; nothing was changed$/,
    );
  },
);
