// A real OCI home in a temporary directory, and a look at everything in it.

import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProfileRequest } from '../../src/profile/write-profile.ts';
import type { ProcessIdentity } from '../../src/system/process-identity.ts';
import { sessionKey } from './session-keys.ts';

const made: string[] = [];

/** A new empty directory. Removed by {@link removeTemporaryDirectories}. */
export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'oci-wif-profile-')));
  made.push(directory);
  return directory;
}

export function removeTemporaryDirectories(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** Every path below with its mode and content, for byte by byte comparison. */
export function snapshot(directory: string): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const name of readdirSync(directory, { recursive: true }) as string[]) {
    const entry = path.join(directory, name);
    const found = lstatSync(entry);
    const content = found.isFile()
      ? readFileSync(entry, 'latin1')
      : found.isSymbolicLink()
        ? `-> ${readlinkSync(entry)}`
        : 'directory';
    seen[name] = `${(found.mode & 0o777).toString(8)} ${content}`;
  }
  return seen;
}

/** A login that would succeed. The number chooses key, ID, token and time. */
export function loginRequest(
  ociHome: string,
  number = 0,
  { job, ...changes }: Partial<ProfileRequest> & { job?: ProcessIdentity | undefined } = {},
): ProfileRequest {
  return {
    ociHome,
    profile: 'WIF',
    tenancy: 'ocid1.tenancy.oc1..aaaa',
    region: 'eu-frankfurt-1',
    ...sessionKey(number),
    token: `header.token-${number}.signature`,
    origin: loginOrigin(number, job),
    ...changes,
  };
}

/** Who logs in. A higher number is a later login. */
export function loginOrigin(number = 0, job?: ProcessIdentity): ProfileRequest['origin'] {
  const time = new Date(1_700_000_000_000 + number * 1000).toISOString();
  return { host: 'oci-wif-action', time, process: { pid: 4_000_000, start: '1' }, job, jobId: undefined };
}

/** The ID of the login with this number. */
export function loginId(number: number): string {
  return sessionKey(number).fingerprint.replaceAll(':', '');
}
