// The identity token in the file for the Terraform provider, requested from a file that the platform refreshes.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RenewalRequest } from '../../src/renewal/request.ts';
import { renewIdentityToken } from '../../src/renewal/schedule.ts';
import { jwt, NOW } from '../federation/tokens.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { isWindows } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

afterEach(removeTemporaryDirectories);

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const seconds = NOW / 1000;

it.each([
  ['when the token declares', { exp: seconds + 600 }, 10 * MINUTE],
  ['when the token declares, in whole milliseconds', { exp: seconds + 600.0004 }, 10 * MINUTE],
  ['after five minutes if the token declares nothing', {}, 5 * MINUTE],
  ['after five minutes if the token has expired', { exp: seconds }, 5 * MINUTE],
  ['just before a day is over', { exp: seconds + 86_399 }, DAY - 1_000],
  ['after five minutes if the token lasts a day or more', { exp: seconds + 86_400 }, 5 * MINUTE],
])('counts as expired %s', async (_name, claims, lifetime) => {
  const directory = temporaryDirectory();
  const [source, file] = [path.join(directory, 'source'), path.join(directory, 'identity-token')];
  const token = jwt(claims);
  writeFileSync(source, `${token}\n`);
  const request = { source: { file: source }, userAgent: 'test', requestTimeout: 5, maxAttempts: 1 } as RenewalRequest;
  const context = { timing: fakeTiming(0, NOW), isStopped: () => false };
  expect(await renewIdentityToken(request, file, context)).toBe(NOW + lifetime);
  expect(readFileSync(file, 'utf8')).toBe(token);
  if (!isWindows) expect(statSync(file).mode & 0o777).toBe(0o600);
});
