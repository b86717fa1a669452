// The file in which Docker and its kin keep what they log in to registries with, changed so that it can be put back byte for byte.

import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../failure.ts';
import { readRegularFile, temporaryName, writePrivateFile } from '../files/private-files.ts';

/** What is needed to undo a registry login. Names only; the file that was there is kept in the directory. */
export interface RegistryReceipt {
  host: string;
  /** Absolute. */
  configFile: string;
  /** Private, absolute: holds what was there before and what was there right after. */
  directory: string;
  /** Mode of the file that was there; undefined: there was none. */
  mode: number | undefined;
  /** Its directory was missing. */
  madeDirectory: boolean;
}

type DockerConfig = Record<string, unknown>;

/** `$DOCKER_CONFIG/config.json`, default `~/.docker/config.json`. */
export function dockerConfigFile(): string {
  const { DOCKER_CONFIG: directory = '' } = process.env;
  return path.resolve(directory === '' ? path.join(homedir(), '.docker') : directory, 'config.json');
}

/**
 * Keeps a copy of what is there.
 *
 * @param announce called before the first byte is written
 * @throws Failure `files`, nothing is changed then
 */
export async function openDockerConfig(
  host: string,
  directory: string,
  announce: (receipt: RegistryReceipt) => void,
): Promise<RegistryReceipt> {
  const configFile = dockerConfigFile();
  const content = await readRegularFile(configFile);
  parse(content, configFile);
  const mode = content ? (await lstat(configFile)).mode & 0o777 : undefined;
  const madeDirectory = (await lstat(path.dirname(configFile)).catch(() => undefined)) === undefined;
  const receipt = { host, configFile, directory, mode, madeDirectory };
  announce(receipt);
  await mkdir(directory, { mode: 0o700 });
  if (content) await writePrivateFile(path.join(directory, BEFORE), content);
  return receipt;
}

/** Notes what the file looks like with the login in it: if it still does at the end, all of it can be put back. */
export async function noteDockerConfig({ configFile, directory }: RegistryReceipt): Promise<void> {
  const content = await readRegularFile(configFile);
  if (content) await writePrivateFile(path.join(directory, AFTER), content);
}

/** Puts the password in, mode 0600. @throws Failure `files` */
export async function mergeLogin(
  { configFile, host }: RegistryReceipt,
  username: string,
  password: string,
): Promise<void> {
  const config = parse(await readRegularFile(configFile), configFile);
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  config.auths = { ...entriesOf(config, 'auths'), [host]: { auth } };
  await mkdir(path.dirname(configFile), { recursive: true, mode: 0o700 });
  await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, 0o600);
}

/** Whether a program beside the file keeps the password for this host. */
export async function hasCredentialHelper({ configFile, host }: RegistryReceipt): Promise<boolean> {
  const config = parse(await readRegularFile(configFile), configFile);
  return typeof config.credsStore === 'string' || host in entriesOf(config, 'credHelpers');
}

/**
 * Puts back what was there, byte for byte; where somebody has changed the file since, only the entry of this host.
 *
 * @throws Failure `files`; what was kept stays then
 */
export async function undoLogin({ host, configFile, directory, mode, madeDirectory }: RegistryReceipt): Promise<void> {
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
  // Only if empty.
  if (madeDirectory) await rmdir(path.dirname(configFile)).catch(() => undefined);
  await rm(directory, { recursive: true, force: true });
}

async function putBack(configFile: string, before: Buffer | undefined, mode: number | undefined): Promise<void> {
  if (before) await replaceFile(configFile, before, mode ?? 0o600);
  else await rm(configFile);
}

async function takeOut(host: string, configFile: string, current: Buffer, before: Buffer | undefined): Promise<void> {
  const config = parse(current, configFile);
  const { [host]: earlier } = entriesOf(parse(before, configFile), 'auths');
  const { [host]: ours, ...others } = entriesOf(config, 'auths');
  if (isDeepStrictEqual(ours, earlier)) return;
  config.auths = earlier === undefined ? others : { ...others, [host]: earlier };
  const { mode } = await lstat(configFile);
  await replaceFile(configFile, `${JSON.stringify(config, null, '\t')}\n`, mode & 0o777);
}

const BEFORE = 'config.before';
const AFTER = 'config.after';

/** The parser's own message would repeat a part of the file, which holds passwords. */
function parse(content: Buffer | undefined, configFile: string): DockerConfig {
  if (!content || content.toString().trim() === '') return {};
  try {
    const config: unknown = JSON.parse(content.toString());
    if (typeof config === 'object' && config !== null && !Array.isArray(config)) return { ...config };
  } catch {
    // Said below.
  }
  throw new Failure(
    'files',
    'Registry login failed',
    `${configFile} is not a JSON object, so nothing was changed in it`,
  );
}

function entriesOf(config: DockerConfig, name: string): Record<string, unknown> {
  const entries = config[name];
  return typeof entries === 'object' && entries !== null ? { ...entries } : {};
}

async function replaceFile(file: string, content: Buffer | string, mode: number): Promise<void> {
  const temporary = temporaryName(file, randomBytes(8).toString('hex'));
  await writePrivateFile(temporary, content);
  try {
    await chmod(temporary, mode);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
