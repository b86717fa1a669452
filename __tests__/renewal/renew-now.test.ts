// What a command that asks for a renewal makes of a process that does not answer, or answers something else. Only sleep and the clock are fakes.

import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timing } from '../../src/clock.ts';
import type { RenewalRecord } from '../../src/profile/record.ts';
import { journalFile } from '../../src/renewal/journal.ts';
import { renewNow, takeRequest } from '../../src/renewal/renew-now.ts';
import { identify } from '../../src/system/process-identity.ts';

let root: string;
let renewal: RenewalRecord;

const NOW = Date.parse('2026-01-01T12:00:00.000Z');
const AT = new Date(NOW).toISOString();
const LATER = '2026-01-01T13:00:00.000Z';
const RENEWED = { at: AT, event: 'renewed', token: 'session', expiresAt: LATER, next: LATER };
const FAILED = { at: AT, event: 'failed', token: 'session', kind: 'denial', message: 'Because.', next: LATER };

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'oci-wif-renew-now-'));
  const directory = join(root, 'oci-wif-0123456789abcdef');
  mkdirSync(directory);
  renewal = { directory, process: await identify(process.pid), sessionExpiresAt: LATER };
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const write = (...entries: object[]): void => {
  appendFileSync(journalFile(renewal.directory), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
};

/** @param answer called instead of each sleep, with the seconds that were waited for */
function timing(answer: (waited: number) => void = () => undefined): Timing {
  let waited = 0;
  return {
    now: () => NOW + waited,
    random: () => 0,
    sleep: (milliseconds) => {
      waited += milliseconds;
      answer(waited / 1000);
      return Promise.resolve();
    },
  };
}

it('waits for the first renewal after its own request, whatever the journal says before', async () => {
  write({ at: AT, event: 'requested' }, FAILED);
  const expiresAt = '2026-01-01T14:00:00.000Z';
  const asking = renewNow(
    renewal,
    timing((waited) => {
      // A renewal that was due anyway and began before the request.
      if (waited === 1) write({ ...FAILED, message: 'Earlier.' });
      if (waited === 2 && takeRequest(renewal.directory)) write({ at: AT, event: 'requested' });
      if (waited === 3) write({ ...FAILED, token: 'identity' });
      if (waited === 4) write({ ...RENEWED, expiresAt });
    }),
  );
  await expect(asking).resolves.toBe(expiresAt);
  expect(takeRequest(renewal.directory)).toBe(false);
});

it('says that the old token has expired', async () => {
  renewal.sessionExpiresAt = '2026-01-01T11:00:00.000Z';
  const asking = renewNow(
    renewal,
    timing((waited) => {
      if (waited === 1) write({ at: AT, event: 'requested' }, FAILED);
    }),
  );
  await expect(asking).rejects.toThrow(
    `Renewal failed: the session token on disk is still the old one, which has expired; the next attempt is at ${LATER}. Because.`,
  );
});

it('does not wait for ever', async () => {
  let longest = 0;
  const asking = renewNow(
    renewal,
    timing((waited) => {
      longest = waited;
    }),
  );
  await expect(asking).rejects.toThrow(
    `Renewal failed: the background process (${process.pid}) did not answer within 300 s`,
  );
  expect(longest).toBe(300);
});

it('says that the directory was removed if a logout has ended the process', async () => {
  write({ at: AT, event: 'started' });
  renewal.process = { pid: 2 ** 30, start: undefined };
  const asking = renewNow(
    renewal,
    timing((waited) => {
      if (waited === 1) rmSync(renewal.directory, { recursive: true });
    }),
  );
  await expect(asking).rejects.toThrow(
    'Renewal failed: the directory of the background process was removed, as a logout does',
  );
});

it('says why the process has ended, and leaves no request', async () => {
  write({ at: AT, event: 'started' }, { at: AT, event: 'ended', reason: 'the time limit is reached' });
  // Larger than any number of a process.
  renewal.process = { pid: 2 ** 30, start: undefined };
  await expect(renewNow(renewal, timing())).rejects.toThrow(
    `Renewal failed: the background renewal ended at ${AT} because the time limit is reached`,
  );
  expect(takeRequest(renewal.directory)).toBe(false);
});

it.each<[string, Partial<RenewalRecord>]>([
  ['whose process did not start', { process: undefined }],
  ['for Terraform only', { sessionExpiresAt: undefined }],
])('refuses a login %s', async (_name, change) => {
  await expect(renewNow({ ...renewal, ...change }, timing())).rejects.toThrow(
    'Renewal failed: the login does not renew the session',
  );
});

it('refuses a file in the place of the directory', async () => {
  rmSync(renewal.directory, { recursive: true });
  writeFileSync(renewal.directory, '');
  await expect(renewNow(renewal, timing())).rejects.toThrow(', not a directory');
});
