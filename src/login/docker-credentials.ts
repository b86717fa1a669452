// Docker's config file, which holds the passwords of registries. It is changed so that it can be restored byte for byte.

import { lstat, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { homeDirectory, makeWorkDirectory } from '../system/directories.ts';
import { Failure } from '../failure.ts';
import type { RegistryRecord } from '../profile/record.ts';
import {
  makePrivateDirectory,
  readRegularFile,
  removeTree,
  replaceFile,
  writePrivateFile,
} from '../system/private-files.ts';
import { DOCKER, NETWORK, programEnvironment } from '../system/program-environment.ts';
import { type ProgramResult, runProgram } from '../system/run-program.ts';
import { retryWhileHeld } from '../system/windows.ts';
import { isObject, parseJson } from '../text/form.ts';
import { printable } from '../text/printable.ts';

type DockerConfig = Record<string, unknown>;

/** `$DOCKER_CONFIG/config.json`, default `~/.docker/config.json`. */
export function dockerConfigFile(): string {
  const { DOCKER_CONFIG: directory = '' } = process.env;
  return path.resolve(
    directory === '' ? path.join(homeDirectory('DOCKER_CONFIG'), '.docker') : directory,
    'config.json',
  );
}

/**
 * Copies the existing file.
 *
 * @param announce called before the first byte is written
 * @throws Failure `files`; nothing is changed in that case
 */
export async function openDockerConfig(
  host: string,
  directory: string,
  announce: (record: RegistryRecord) => Promise<void>,
): Promise<RegistryRecord> {
  const configFile = dockerConfigFile();
  const content = await readRegularFile(configFile);
  parse(content, configFile);
  const mode = content ? (await lstat(configFile)).mode & 0o777 : undefined;
  const madeDirectory = (await lstat(path.dirname(configFile)).catch(() => undefined)) === undefined;
  const record = { host, configFile, directory, mode, madeDirectory };
  await announce(record);
  await makeWorkDirectory(directory);
  if (content) await writePrivateFile(path.join(directory, BEFORE), content);
  return record;
}

/** Copies the file after the login: if it is still the same at the end, the previous file can be restored completely. */
export async function noteDockerConfig({ configFile, directory }: RegistryRecord): Promise<void> {
  const content = await readRegularFile(configFile);
  if (content) await writePrivateFile(path.join(directory, AFTER), content);
}

/** Writes the password, mode 0600. @throws Failure `files` */
export async function mergeLogin(
  { configFile, host }: RegistryRecord,
  username: string,
  password: string,
): Promise<void> {
  const config = parse(await readRegularFile(configFile), configFile);
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  config.auths = { ...entriesOf(config, 'auths'), [host]: { auth } };
  await makePrivateDirectory(path.dirname(configFile));
  await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, { mode: 0o600 });
}

/** Returns whether a credential helper stores the password for this host. */
export async function hasCredentialHelper({ configFile, host }: RegistryRecord): Promise<boolean> {
  const config = parse(await readRegularFile(configFile), configFile);
  return typeof config.credsStore === 'string' || host in entriesOf(config, 'credHelpers');
}

/**
 * Restores the previous file byte for byte. If the file was changed since the login, restores only the entry of this host.
 *
 * @throws Failure `files`; the copies stay in that case
 */
export async function restoreDockerConfig({
  host,
  configFile,
  directory,
  mode,
  madeDirectory,
}: RegistryRecord): Promise<void> {
  if (!path.isAbsolute(configFile) || path.basename(configFile) !== 'config.json') {
    throw new Failure('files', 'Registry login failed', 'the record of the login is invalid, so nothing was changed');
  }
  const [current, before, after] = await Promise.all(
    [configFile, path.join(directory, BEFORE), path.join(directory, AFTER)].map((file) => readRegularFile(file)),
  );
  if (current && !(before && current.equals(before))) {
    if (after && current.equals(after)) await putBack(configFile, before, mode);
    else await takeOut(host, configFile, current, before);
  }
  // Fails if the directory is not empty.
  if (madeDirectory) await rmdir(path.dirname(configFile)).catch(() => undefined);
  await removeTree(directory);
}

async function putBack(configFile: string, before: Buffer | undefined, mode: number | undefined): Promise<void> {
  if (before) await replaceFile(configFile, before, { mode: mode ?? 0o600 });
  else await retryWhileHeld(() => rm(configFile));
}

async function takeOut(host: string, configFile: string, current: Buffer, before: Buffer | undefined): Promise<void> {
  const config = parse(current, configFile);
  const { [host]: earlier } = entriesOf(parse(before, configFile), 'auths');
  const { [host]: ours, ...others } = entriesOf(config, 'auths');
  if (isDeepStrictEqual(ours, earlier)) return;
  config.auths = earlier === undefined ? others : { ...others, [host]: earlier };
  const { mode } = await lstat(configFile);
  await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, { mode: mode & 0o777 });
}

const BEFORE = 'config.before';
const AFTER = 'config.after';

/** The parser's message would contain a part of the file, which contains passwords. */
function parse(content: Buffer | undefined, configFile: string): DockerConfig {
  if (!content || content.toString().trim() === '') return {};
  const config = parseJson(content.toString(), isObject);
  if (config) return config;
  throw new Failure(
    'files',
    'Registry login failed',
    `${configFile} is not a JSON object, so nothing was changed in it`,
  );
}

function entriesOf(config: DockerConfig, name: string): Record<string, unknown> {
  const entries = config[name];
  return isObject(entries) ? entries : {};
}

// Runs `docker login` if Docker is installed: it uses the configured credential store, and the registry checks the password.

export type DockerAnswer =
  | 'done'
  /** Docker is not installed, has no daemon, or does not answer. */
  | 'unavailable'
  /** Docker's error message, one line. */
  | { refused: string };

/** Seconds. */
const TIMEOUT = 30;

/** The password goes through standard input. Never throws. */
export async function dockerLogin(host: string, username: string, password: string): Promise<DockerAnswer> {
  const { exitCode, stderr } = await docker(['login', host, '-u', username, '--password-stdin'], password);
  if (exitCode === 0) return 'done';
  if (exitCode === undefined || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
    return 'unavailable';
  return { refused: printable(stderr, 200) };
}

/** Removes a password from a credential store. Never throws. */
export async function dockerLogout(host: string): Promise<void> {
  await docker(['logout', host]);
}

function docker(args: string[], input = ''): Promise<ProgramResult> {
  const environment = programEnvironment([...NETWORK, ...DOCKER]);
  return runProgram({ command: ['docker', ...args], environment, input, stderr: 'capture', timeout: TIMEOUT });
}
