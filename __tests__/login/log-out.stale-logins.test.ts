// A login is stale if its job is over and its token has expired. Only such logins are undone without their own post step or logout.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { undoStaleLogins } from '../../src/login/log-out.ts';
import { updateRecord } from '../../src/profile/record.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { identify, type ProcessIdentity } from '../../src/system/process-identity.ts';
import { jwt } from '../federation/tokens.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from '../profile/oci-home.ts';

/** Seconds since the epoch. */
const EXPIRY = 2_000_000_000;
const [BEFORE, AFTER] = [(EXPIRY - 1) * 1000, (EXPIRY + 1) * 1000];

const token = jwt({ exp: EXPIRY });

let running: ProcessIdentity;
let over: ProcessIdentity;
beforeAll(async () => {
  running = (await identify(process.pid))!;
  const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  over = { pid: ended.pid!, start: '1' };
  await once(ended, 'exit');
});
afterAll(removeTemporaryDirectories);

function newHome(): { ociHome: string; before: Record<string, string> } {
  const ociHome = path.join(temporaryDirectory(), '.oci');
  mkdirSync(ociHome, { mode: 0o700 });
  writeFileSync(path.join(ociHome, 'config'), '[WIF]\nregion=old\n', { mode: 0o600 });
  return { ociHome, before: snapshot(ociHome) };
}

async function undo(where: { ociHome: string; now: number; profile?: string; unseenJobs?: boolean }) {
  const info: string[] = [];
  const warnings: string[] = [];
  const outcomes = await undoStaleLogins(
    { unseenJobs: false, ...where },
    { product: 'oci-wif', info: (line) => info.push(line), warn: (line) => warnings.push(line) },
  );
  return { outcomes, info, warnings };
}

it('restores the home after the job was killed and the token has expired, and says so', async () => {
  const { ociHome, before } = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token, job: over }), () => undefined);
  expect(await undo({ ociHome, now: AFTER })).toEqual({
    outcomes: ['undone'],
    info: ['Removed the expired profile WIF, which an earlier job had left behind'],
    warnings: [],
  });
  expect(snapshot(ociHome)).toEqual(before);
});

it.each([
  ['is undone if its job is over', () => over, true],
  ['is left alone if its job could not be seen, because it may be just being written', () => undefined, false],
])('a login without a token %s', async (_what, job, isUndone) => {
  const { ociHome, before } = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token, job: job() }), () => undefined);
  rmSync(path.join(ociHome, 'sessions', 'WIF', 'token'));
  const left = snapshot(ociHome);
  expect((await undo({ ociHome, now: AFTER, unseenJobs: true })).outcomes).toEqual(isUndone ? ['undone'] : []);
  expect(snapshot(ociHome)).toEqual(isUndone ? before : left);
});

it.each([
  ['the token is still valid', () => ({ job: over }), BEFORE],
  ['the job is still running', () => ({ job: running }), AFTER],
  ['the job could not be seen', () => ({ job: undefined }), AFTER],
])('leaves a login alone if %s', async (_why, login, now) => {
  const { ociHome } = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token, ...login() }), () => undefined);
  const before = snapshot(ociHome);
  expect(await undo({ ociHome, now })).toEqual({ outcomes: [], info: [], warnings: [] });
  expect(snapshot(ociHome)).toEqual(before);
});

it('undoes an expired login whose job could not be seen if the user asks for that', async () => {
  const { ociHome, before } = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token }), () => undefined);
  expect((await undo({ ociHome, now: AFTER, unseenJobs: true })).outcomes).toEqual(['undone']);
  expect(snapshot(ociHome)).toEqual(before);
});

it('undoes several expired logins of several profiles, also one whose files a later login has replaced', async () => {
  const { ociHome, before } = newHome();
  for (const number of [0, 1]) {
    await writeProfile(loginRequest(ociHome, number, { token, job: over }), () => undefined);
  }
  await writeProfile(loginRequest(ociHome, 2, { token, job: over, profile: 'OTHER' }), () => undefined);
  expect((await undo({ ociHome, now: AFTER })).outcomes).toEqual(['undone', 'undone', 'undone']);
  expect(snapshot(ociHome)).toEqual(before);
});

it('undoes only the logins of one profile if a profile is given', async () => {
  const { ociHome } = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token, job: over }), () => undefined);
  const before = snapshot(ociHome);
  await writeProfile(loginRequest(ociHome, 1, { token, job: over, profile: 'OTHER' }), () => undefined);
  expect((await undo({ ociHome, now: AFTER, profile: 'OTHER' })).outcomes).toEqual(['undone']);
  expect(snapshot(ociHome)).toEqual(before);
});

describe('a login whose token is gone', () => {
  const loginWithoutToken = async (job: ProcessIdentity | undefined) => {
    const { ociHome, before } = newHome();
    await writeProfile(loginRequest(ociHome, 0, { token, job }), () => undefined);
    rmSync(path.join(ociHome, 'sessions', 'WIF', 'token'));
    return { ociHome, before, left: snapshot(ociHome) };
  };

  it('is undone if its job is over: no tool can use it any more', async () => {
    const { ociHome, before } = await loginWithoutToken(over);
    expect((await undo({ ociHome, now: BEFORE })).outcomes).toEqual(['undone']);
    expect(snapshot(ociHome)).toEqual(before);
  });

  it('is left alone if its job could not be seen: it may just be logging in again', async () => {
    const { ociHome, left } = await loginWithoutToken(undefined);
    expect((await undo({ ociHome, now: AFTER, unseenJobs: true })).outcomes).toEqual([]);
    expect(snapshot(ociHome)).toEqual(left);
  });
});

it('has expired only after the second in its token', async () => {
  const { ociHome } = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token, job: over }), () => undefined);
  expect((await undo({ ociHome, now: EXPIRY * 1000 })).outcomes).toEqual([]);
  expect((await undo({ ociHome, now: EXPIRY * 1000 + 1 })).outcomes).toEqual(['undone']);
});

it('is undone with its renewal', async () => {
  const { ociHome, before } = newHome();
  const { name } = await writeProfile(loginRequest(ociHome, 0, { token, job: over }), () => undefined);
  const directory = path.join(temporaryDirectory(), 'oci-wif-0123456789abcdef');
  mkdirSync(directory);
  await updateRecord(name, { renewal: { directory, process: undefined, sessionExpiresAt: undefined } });
  expect((await undo({ ociHome, now: AFTER })).outcomes).toEqual(['undone']);
  expect([existsSync(directory), snapshot(ociHome)]).toEqual([false, before]);
});

it('that cannot be undone completely is not reported as removed', async () => {
  const { ociHome } = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token, job: over }), () => undefined);
  rmSync(path.join(ociHome, 'config'));
  mkdirSync(path.join(ociHome, 'config'));
  const { outcomes, info, warnings } = await undo({ ociHome, now: AFTER });
  expect([outcomes, info, warnings.length > 0]).toEqual([['failed'], [], true]);
});
