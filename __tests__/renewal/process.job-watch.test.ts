// When the background process ends by itself, and what is no reason to end.

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rsaKeyPair } from '../../emulator/rsa-keys.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { watchJob } from '../../src/renewal/process.ts';
import type { RenewalRequest } from '../../src/renewal/request.ts';
import { identify } from '../../src/system/process-identity.ts';
import { key, NOW } from '../federation/tokens.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { loginRequest, removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

afterEach(removeTemporaryDirectories);

const REPLACED = 'the profile was removed or replaced by another login';

interface Watch {
  session: string;
  directory: string;
  check: () => Promise<string | undefined>;
}

async function watch(changes: Partial<RenewalRequest> = {}, isStopped = false): Promise<Watch> {
  const root = temporaryDirectory();
  const { name, paths } = await writeProfile(loginRequest(path.join(root, '.oci'), 0, key), () => undefined);
  const directory = path.join(root, 'work');
  mkdirSync(directory);
  const request: Pick<RenewalRequest, 'directory' | 'login' | 'publicKeyBase64' | 'runner' | 'endBy'> = {
    ...{ directory, login: name, publicKeyBase64: key.publicKeyBase64, runner: undefined, endBy: NOW + 1 },
    ...changes,
  };
  const check = watchJob(request as RenewalRequest, fakeTiming(0, NOW), () => isStopped);
  return { session: paths.sessionDirectory, directory, check };
}

it('lets the renewal go on while the job runs and the profile is there', async () => {
  const { check } = await watch({ runner: await identify(process.pid) });
  expect([await check(), await check(), await check()]).toEqual([undefined, undefined, undefined]);
});

it.each<[string, Partial<RenewalRequest>, boolean, string]>([
  ['when it is told to', {}, true, 'it was told to end'],
  ['at the time limit', { endBy: NOW }, false, 'the time limit is reached'],
  [
    'when another process has the number of the job',
    { runner: { pid: process.pid, start: 'another' } },
    false,
    'the process of the job has ended',
  ],
  ['when the job has ended', { runner: { pid: 0, start: '1' } }, false, 'the process of the job has ended'],
])('ends %s', async (_name, changes, isStopped, reason) => {
  const { check } = await watch(changes, isStopped);
  expect(await check()).toBe(reason);
});

it('ends when its directory was removed, or is a file', async () => {
  const { check, directory } = await watch();
  rmSync(directory, { recursive: true });
  expect(await check()).toBe('its directory was removed');
  writeFileSync(directory, '');
  expect(await check()).toBe('its directory was removed');
});

it('ends when the profile is missing in two checks in a row: another login moves it for a moment', async () => {
  const { check, session } = await watch();
  const away = `${session}.away`;
  renameSync(session, away);
  expect(await check()).toBeUndefined();
  renameSync(away, session);
  expect(await check()).toBeUndefined();
  renameSync(session, away);
  expect(await check()).toBeUndefined();
  expect(await check()).toBe(REPLACED);
});

it('ends when the profile contains another key', async () => {
  const { check, session } = await watch();
  const { publicKey } = await rsaKeyPair('another session');
  writeFileSync(path.join(session, 'oci_api_key_public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  expect([await check(), await check()]).toEqual([undefined, REPLACED]);
});

it('knows the profile by its private key if the public key was removed', async () => {
  const { check, session } = await watch();
  rmSync(path.join(session, 'oci_api_key_public.pem'));
  expect([await check(), await check()]).toEqual([undefined, undefined]);
});
