// Undoing a login never throws: what could not be done is a warning, and everything else is still undone.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LogoutOutcome, undoLogin } from '../../src/login/log-out.ts';
import {
  findLogins,
  keepProfile,
  type LoginName,
  type LoginRecord,
  readRecord,
  updateRecord,
} from '../../src/profile/record.ts';
import { recordFile } from '../../src/profile/record.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { nameWorkDirectory } from '../../src/system/directories.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from '../profile/oci-home.ts';

afterAll(removeTemporaryDirectories);

let root: string;
let ociHome: string;
let directory: string;
let name: LoginName;
let warnings: string[];
beforeEach(async () => {
  root = temporaryDirectory();
  ociHome = path.join(root, '.oci');
  directory = path.join(root, 'oci-wif-0123456789abcdef');
  name = (await writeProfile(loginRequest(ociHome), () => undefined)).name;
  warnings = [];
});

const undo = (): Promise<LogoutOutcome> =>
  undoLogin(name, { product: 'oci-wif', info: () => undefined, warn: (line) => warnings.push(line) });

const renewal = (at: string) => ({ directory: at, process: { pid: 2 ** 30, start: '1' }, sessionExpiresAt: undefined });

it('a part that cannot be undone stays in the record, everything else is undone, and the next logout tries it again', async () => {
  mkdirSync(directory);
  await updateRecord(name, { renewal: renewal(directory) });
  const elsewhere = {
    host: 'fra.ocir.io',
    configFile: '/etc/passwd',
    directory: nameWorkDirectory(),
    mode: 0o600,
    madeDirectory: false,
  };
  await updateRecord(name, { registry: elsewhere });
  expect(await undo()).toBe('failed');
  expect(warnings).toEqual([
    expect.stringMatching(/^The background process was killed/),
    expect.stringMatching(/^The logout from the registry fra.ocir.io failed/),
    expect.stringMatching(/^Still on this machine: .*\/sessions\/\.WIF\.[0-9a-f]{32}$/),
  ]);
  expect(Object.keys(snapshot(ociHome)).filter((file) => /pem|token|config$/.test(file))).toEqual([]);
  const left = await findLogins(ociHome, 'WIF');
  expect(left).toMatchObject([{ name, record: { registry: elsewhere } }]);
  expect(left[0]?.record.renewal).toBeUndefined();

  warnings = [];
  await updateRecord(name, { registry: undefined });
  expect([await undo(), warnings, snapshot(root)]).toEqual(['undone', [], {}]);
});

it('a second logout does not report again that the renewal has ended', async () => {
  mkdirSync(directory);
  await updateRecord(name, { renewal: renewal(directory) });
  const config = path.join(ociHome, 'config');
  rmSync(config);
  mkdirSync(config);
  expect(await undo()).toBe('failed');
  expect(warnings[0]).toMatch(/^The background process was killed/);
  expect(((await readRecord(name)) as LoginRecord).renewal).toBeUndefined();
  rmSync(config, { recursive: true });
  warnings = [];
  expect([await undo(), warnings]).toEqual(['undone', []]);
});

it('a damaged record is reported, and the profile is removed', async () => {
  writeFileSync(recordFile(name), '{"half": ');
  expect([await undo(), warnings, snapshot(root)]).toEqual([
    'undone',
    [expect.stringMatching(/^The record of the login \(.*record\.json\) is damaged\. /)],
    {},
  ]);
});

it('a profile that stays (cleanup: false) is left alone, and its other parts are undone', async () => {
  mkdirSync(directory);
  await updateRecord(name, { renewal: renewal(directory) });
  expect(await keepProfile(name)).toBe(true);
  expect(await undo()).toBe('kept');
  expect(Object.keys(snapshot(root)).filter((file) => !file.endsWith('pem'))).toEqual([
    ...['.oci', '.oci/config', '.oci/sessions', '.oci/sessions/WIF', '.oci/sessions/WIF/token'],
  ]);
});

it('says that there was nothing of a login that is undone already, or whose home was removed', async () => {
  expect(await undo()).toBe('undone');
  expect(await undo()).toBe('missing');
  mkdirSync(ociHome);
  expect([await undo(), warnings]).toEqual(['absent', []]);
});
