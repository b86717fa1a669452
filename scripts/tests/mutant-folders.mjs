// What `npm run mutants` changes in each folder of src/, and which tests have to notice it.

import { createHash } from 'node:crypto';

/** A new seed chooses other changes, so the scores of before cannot be compared with those of after. */
const SEED = 'oci-wif 1';

/** The wording of messages is read by people, not by tests. */
export const SKIPPED = ['StringLiteral'];

/**
 * - `tests`: folders and files of `__tests__` that run the source in their own process. Tests of the built dist would not see the changes.
 * - `sample`: how many changes are tried, chosen at random but always the same; all of them if it is missing
 * - `fast`: no test starts programs or waits, so a change that makes a request wait forever is found after seconds
 */
export const FOLDERS = {
  federation: { tests: ['federation'], fast: true },
  http: { tests: ['http'], fast: true },
  profile: { tests: ['profile'] },
  renewal: {
    tests: ['renewal'],
    // It starts the background process, which the tests in e2e/ do from dist.
    mutate: ['!src/renewal/start-process.ts'],
  },
  text: {
    // Not redaction.properties: random tests take ten times as long, and may notice a change in one run and not in the next.
    tests: ['text/ini', 'text/form', 'text/printable', 'text/printable.wrapped', 'text/redaction'],
    fast: true,
  },
  system: {
    tests: ['system'],
    // It runs only on Windows: npm run test:windows.
    mutate: ['!src/system/windows.ts'],
  },
  diagnosis: {
    tests: ['diagnosis', 'cli/doctor', 'cli/doctor-chain', 'cli/explain', 'cli/explain-checks'],
    sample: 200,
  },
  setup: { tests: ['setup', 'cli'], sample: 200 },
  cli: { tests: ['cli'], sample: 200 },
  login: { tests: ['login', 'action', 'cli', 'e2e'], sample: 200 },
  action: { tests: ['action', 'e2e'], sample: 200 },
};

/** Test files, by the beginning of their name, of what belongs to a process of its own: they start the built program. */
export const OTHER_PROCESSES = [
  'cli/action-login',
  'cli/login-export',
  'cli/login-place',
  'cli/lost-output',
  'cli/old-tenancy',
  'cli/parallel-logins',
  'cli/renew',
  'cli/windows',
  'e2e/bundle',
  'e2e/connection',
  'e2e/lost-output',
  'e2e/renew',
  'e2e/stale-login',
  'e2e/terraform-federation',
  'e2e/windows',
  'profile/write-profile.two-processes',
];

/**
 * The same for the same change as long as its line stays as it is, wherever in the file it moves.
 *
 * @param first the number of the first line and of the first column: 0 in Stryker itself, 1 in its reports
 */
export function changeKey({ fileName, mutatorName, replacement, location }, source, first = 0) {
  const { line, column } = location.start;
  const text = source.split('\n')[line - first].trim();
  return JSON.stringify([fileName, text, column - first, mutatorName, replacement]);
}

/** A random choice that is always the same, and of which little changes when few keys do. */
export function smallestHashes(keys, count) {
  const hash = (key) => createHash('sha256').update(`${SEED} ${key}`).digest('hex');
  return keys
    .map((key) => [hash(key), key])
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, count)
    .map(([, key]) => key);
}
