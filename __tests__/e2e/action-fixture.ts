// One emulator with a trust for the repository acme/app, and jobs of it that run the built action.

import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GitHubTrust, SeededTrust } from '../../emulator/domain/seed.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import type { GitHubJob } from '../../emulator/github/job.ts';
import { createJob, type Job, type JobOptions, type StepResult, type StepRunner } from '../../emulator/runner.ts';
import { withoutLink } from '../last-failure.ts';
import { isWindows } from '../platform.ts';
import { runStepInside } from './step-inside.ts';

const KEYS_FROM_POOL = fileURLToPath(new URL('../../scripts/tests/keys-from-pool.cjs', import.meta.url));

/** `npm run test:e2e` runs the built action in all tests; in .ci/run, with the Node that runners have. */
const { OCI_WIF_TEST_BUILT, OCI_WIF_TEST_NODE: node } = process.env;
export const isBuilt = OCI_WIF_TEST_BUILT === 'true' || node !== undefined || isWindows;
let run: StepRunner | undefined;

/**
 * Lets the steps of this test file run the source in the process of the test, unless all tests run the built action. That takes a third of the
 * processor time, and coverage and `npm run mutants` see it. Steps that are killed, or that have a Node of their own, run the built action.
 */
export function runStepsInside(): void {
  if (!isBuilt) run = runStepInside;
}

export const REPOSITORY = 'acme/app';

export interface ActionFixture {
  emulator: Emulator;
  trust: SeededTrust;
  /** Valid values of the required inputs. */
  inputs: Record<string, string>;
  job(changes?: Partial<GitHubJob>, options?: JobOptions): Job;
  /** Paths of the exchange and of GitHub's token endpoint, in the order asked since the last `clear`. */
  asked(): string[];
  stop(): Promise<void>;
}

export async function openActionFixture(
  trusted: Partial<GitHubTrust> = {},
  options: EmulatorOptions = {},
): Promise<ActionFixture> {
  const emulator = await startEmulator(options);
  const trust = emulator.domain.trustGitHub({ repository: REPOSITORY, ...trusted });
  const jobs: Job[] = [];
  return {
    emulator,
    trust,
    inputs: {
      'domain-url': emulator.url,
      'client-id': trust.clientId,
      'client-secret': trust.clientSecret,
      region: 'eu-frankfurt-1',
    },
    job(changes = {}, jobOptions = {}) {
      const job = createJob({
        ...(jobOptions.node === undefined ? { run } : {}),
        ...(node === undefined ? {} : { node }),
        ...jobOptions,
        environment: {
          ...emulator.github.runnerEnvironment({ repository: REPOSITORY, ...changes }),
          NODE_EXTRA_CA_CERTS: emulator.caFile,
          ...nodeOptions(),
          CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${emulator.url}`,
          ...jobOptions.environment,
        },
      });
      jobs.push(job);
      return job;
    },
    asked: () => emulator.requests.map(({ path }) => (path.includes('/idtoken/') ? 'id token' : path)),
    async stop() {
      for (const job of jobs) job.remove();
      await emulator.stop();
    },
  };
}

/** For every Node that a test starts: takes RSA keys from the pool of this run, and has the options of scripts/platforms/test-windows.mjs. */
export function nodeOptions(): Record<string, string> {
  const { OCI_WIF_TEST_KEYS = '', OCI_WIF_TEST_NODE_OPTIONS = '' } = process.env;
  return {
    OCI_WIF_TEST_KEYS,
    NODE_OPTIONS: `${OCI_WIF_TEST_NODE_OPTIONS} --require ${JSON.stringify(KEYS_FROM_POOL)}`.trimStart(),
  };
}

/** A fixture for one test. It is also closed if the test fails, because an open server would keep Jest running. */
export async function withActionFixture(
  trusted: Partial<GitHubTrust>,
  play: (fixture: ActionFixture) => Promise<void>,
): Promise<void> {
  const fixture = await openActionFixture(trusted);
  try {
    await play(fixture);
  } finally {
    await fixture.stop();
  }
}

export const EXCHANGE = '/oauth2/v1/token';

/** The `::error` commands of a step, unescaped, without their links. */
export const errorsOf = (step: StepResult): string[] => commandsOf(step, 'error').map(withoutLink);
export const warningsOf = (step: StepResult): string[] => commandsOf(step, 'warning');
export const noticesOf = (step: StepResult): string[] => commandsOf(step, 'notice');

function commandsOf({ stdout }: StepResult, command: string): string[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith(`::${command}::`))
    .map((line) =>
      line
        .slice(command.length + 4)
        .replaceAll('%0A', '\n')
        .replaceAll('%0D', '\r')
        .replaceAll('%25', '%'),
    );
}

/** Everything below a directory: path, with slashes, to content, and to mode for directories. */
export function snapshot(directory: string): Record<string, string> {
  if (!existsSync(directory)) return {};
  const entries: Record<string, string> = {};
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    const stats = lstatSync(join(directory, name));
    const mode = (stats.mode & 0o7777).toString(8);
    const path = name.replaceAll(sep, '/');
    if (stats.isDirectory()) entries[path] = `directory ${mode}`;
    else if (stats.isSymbolicLink()) entries[path] = `link ${readlinkSync(join(directory, name))}`;
    else entries[path] = `${mode} ${readFileSync(join(directory, name), 'latin1')}`;
  }
  return entries;
}
