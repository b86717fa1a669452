// Undoing a login never throws: what could not be done is a warning, and everything else is still undone.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { undoLogin } from '../../src/login/log-out.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from '../profile/oci-home.ts';

afterAll(removeTemporaryDirectories);

it('undoes every part and warns if the record of the login cannot be changed', async () => {
  const root = temporaryDirectory();
  const ociHome = path.join(root, '.oci');
  const { receipt } = await writeProfile(loginRequest(ociHome, 0), () => undefined);
  const directory = path.join(root, 'oci-wif-0123456789abcdef');
  mkdirSync(directory);
  const warnings: string[] = [];
  const outcome = await undoLogin(
    { profile: receipt, renewal: { directory, process: undefined } },
    {
      product: 'oci-wif',
      info: () => undefined,
      warn: (line) => warnings.push(line),
      remember: () => {
        throw new Error('the disk is full');
      },
    },
  );
  const warning = expect.stringMatching(/^The record of the login could not be changed\. /) as unknown;
  expect([outcome, warnings]).toEqual(['failed', [warning, warning]]);
  expect(snapshot(root)).toEqual({});
});
