// A profile that another job may still be using: refused if that job is certainly running, warned of if it may be.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { refuseProfileInUse, warningOfProfileInUse } from '../../src/login/profile-in-use.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { identify, type ProcessIdentity } from '../../src/system/process-identity.ts';
import { jwt } from '../federation/tokens.ts';
import { PROCESS_START, unless } from '../platform.ts';
import { loginRequest, removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

/** Seconds since the epoch. */
const EXPIRY = 2_000_000_000;
const token = jwt({ exp: EXPIRY });
const host = { settingName: (name: string) => `<${name}>` };

let ociHome: string;
let running: ProcessIdentity;
beforeEach(async () => {
  ociHome = join(temporaryDirectory(), '.oci');
  running = (await identify(process.pid))!;
});
afterAll(removeTemporaryDirectories);

/** @param own the process of the job that asks */
const place = (own?: ProcessIdentity) => ({ ociHome, profile: 'WIF', job: own });

const loggedIn = async (job: ProcessIdentity | undefined): Promise<void> => {
  await writeProfile(loginRequest(ociHome, 0, { token, job }), () => undefined);
};

unless(PROCESS_START)(
  'of a job that is running, it is refused, with what to do in a workflow and elsewhere',
  async () => {
    await loggedIn(running);
    for (const own of [undefined, { pid: running.pid, start: '1' }, { ...running, pid: 1 }])
      await expect(refuseProfileInUse(place(own), host)).rejects.toMatchObject({
        message: `Cannot write profile: the profile WIF in ${ociHome} belongs to another job that is still running (process ${process.pid})`,
        hint: 'give each job its own directory with <oci-home> (in a workflow: oci-home: ${{ runner.temp }}/.oci), or choose another <profile>',
      });
    await expect(refuseProfileInUse({ ...place(), profile: 'OTHER' }, host)).resolves.toBeUndefined();
  },
);

test('of the same job, it is neither refused nor warned of', async () => {
  await loggedIn(running);
  await refuseProfileInUse(place(running), host);
  expect(await warningOfProfileInUse(place(running), EXPIRY * 1000 - 1, host)).toBeUndefined();
});

test('of a login outside a job, it is neither refused nor warned of', async () => {
  await loggedIn(undefined);
  await refuseProfileInUse(place(running), host);
  expect(await warningOfProfileInUse(place(running), EXPIRY * 1000 - 1, host)).toBeUndefined();
});

test.each([
  ['whose number another process has now', () => Promise.resolve({ pid: process.pid, start: '1' })],
  ['of which only the number is known', () => Promise.resolve({ pid: process.pid, start: undefined })],
  [
    'that is over',
    async () => {
      const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
      await once(ended, 'exit');
      return { pid: ended.pid!, start: '1' };
    },
  ],
])('of a job %s, it is warned of as long as the token is valid', async (_name, job) => {
  await loggedIn(await job());
  await refuseProfileInUse(place(running), host);
  expect(await warningOfProfileInUse(place(running), EXPIRY * 1000 - 1, host)).toBe(
    `The profile WIF in ${ociHome} belongs to another job, which was killed or cannot be seen from here. If it is still running, ` +
      'its tools use this login from now on; to avoid that, give each job its own directory with <oci-home>',
  );
  expect(await warningOfProfileInUse(place(running), EXPIRY * 1000 + 1, host)).toBeUndefined();
});

test('of a job whose token has no expiry, it is not warned of', async () => {
  await writeProfile(loginRequest(ociHome, 0, { job: { pid: process.pid, start: '1' } }), () => undefined);
  expect(await warningOfProfileInUse(place(running), 0, host)).toBeUndefined();
});
