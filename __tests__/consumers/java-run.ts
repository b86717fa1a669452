// Builds examples/java, gets the libraries of older SDKs, and runs Java in a job that has logged in as a later step of it would.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job } from '../../emulator/runner.ts';
import type { ActionFixture } from '../e2e/action-fixture.ts';
import { cacheFolder } from './provisioned.ts';
import { BUILD_TIMEOUT, buildTool, runTool } from './toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(cacheFolder, 'java');
/** The class path of the example. */
const newestLibraries = join(built, 'target', 'lib', '*');

export const exampleJar = join(built, 'target', 'buckets.jar');

/** Makes the SDK use the emulator: a region in a realm whose domain ends with the emulator's port. */
export const REGION = 'eu-emulator-1';
const DOMAIN = 'oci.test';

/**
 * Outside the checkout, so that a build leaves no files in it.
 *
 * @throws Error with Maven's output
 */
export async function buildExample(): Promise<void> {
  mkdirSync(built, { recursive: true });
  cpSync(join(root, 'examples', 'java'), built, { recursive: true });
  await buildTool('mvn', ['--batch-mode', '--quiet', 'package'], {
    cwd: built,
    environment: process.env,
    timeout: BUILD_TIMEOUT,
  });
}

/**
 * Gets the libraries of java-2/pom.xml in a version of the SDK.
 *
 * @returns the class path
 * @throws Error with Maven's output
 */
export async function olderLibraries(version: string): Promise<string> {
  const folder = join(cacheFolder, `java-${version}`);
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, `-Doci.version=${version}`];
  await buildTool('mvn', ['--batch-mode', '--quiet', ...goal], {
    cwd: join(root, '__tests__', 'consumers', 'java-2'),
    environment: process.env,
    timeout: BUILD_TIMEOUT,
  });
  return join(folder, '*');
}

/** The environment of a step that runs Java. All that is not the job's own leads the JVM to the emulator. */
export async function javaEnvironment({ emulator }: ActionFixture, job: Job): Promise<Record<string, string>> {
  const trustStore = join(emulator.directory, 'trust.p12');
  const password = 'changeit';
  const store = ['-keystore', trustStore, '-storetype', 'PKCS12', '-storepass', password];
  const imported = await runTool(
    'keytool',
    ['-importcert', '-noprompt', '-alias', 'emulator', '-file', emulator.caFile, ...store],
    { cwd: emulator.directory, environment: process.env, timeout: 30_000 },
  );
  if (imported.exitCode !== 0) throw new Error(`keytool: ${imported.stdout}${imported.stderr}`);
  const hosts = join(emulator.directory, 'hosts');
  writeFileSync(hosts, ['objectstorage', 'auth'].map((name) => `127.0.0.1 ${name}.${REGION}.${DOMAIN}\n`).join(''));
  return {
    PATH: process.env.PATH ?? '',
    HOME: job.home,
    ...job.environment,
    OCI_REGION_METADATA: JSON.stringify({
      realmKey: 'oc99',
      realmDomainComponent: `${DOMAIN}:${new URL(emulator.url).port}`,
      regionKey: 'emu',
      regionIdentifier: REGION,
    }),
    JAVA_TOOL_OPTIONS: [
      `-Djavax.net.ssl.trustStore=${trustStore}`,
      `-Djavax.net.ssl.trustStorePassword=${password}`,
      `-Djdk.net.hosts.file=${hosts}`,
      // Starts faster.
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
    ].join(' '),
  };
}

export interface JavaSession {
  /** Sends one request. @returns the namespace, or the status of the refusal */
  call(): Promise<string>;
  /** The log so far. */
  log(): string;
  /** Ends standard input and waits for the program to end by itself. */
  end(): Promise<number | null>;
  kill(): void;
}

/** Starts java-session/Session.java, which uses a class of the example. */
export function startSession(
  job: Job,
  environment: Record<string, string>,
  { args = [], libraries = newestLibraries }: { args?: string[]; libraries?: string } = {},
): JavaSession {
  const source = join(root, '__tests__', 'consumers', 'java-session', 'Session.java');
  const classPath = [libraries, join(built, 'target', 'classes')].join(delimiter);
  const child: ChildProcessWithoutNullStreams = spawn('java', ['-classpath', classPath, source, ...args], {
    cwd: job.directory,
    env: environment,
    // Compiling against the libraries of SDK 2.x has taken 40 s on a busy machine.
    timeout: 180_000,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const answers: string[] = [];
  const waiting: ((answer: string) => void)[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((each) => each !== '')) {
      const next = waiting.shift();
      if (next) next(line);
      else answers.push(line);
    }
  });
  return {
    call() {
      const answer = new Promise<string>((resolve, reject) => {
        waiting.push(resolve);
        void ended.then((code) => {
          reject(new Error(`Java has ended with ${code ?? 'a signal'}\n${log}`));
        }, reject);
      });
      child.stdin.write('\n');
      return answer;
    },
    log: () => log,
    end() {
      child.stdin.end();
      return ended;
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}
