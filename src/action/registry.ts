// Logs in to the container registry as well. Loaded only when the input asks for it.

import { info, setSecret, warning } from '@actions/core';
import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import type { ProfilePaths } from '../profile/profile-store.ts';
import { dockerLogin } from '../registry/docker.ts';
import { mergeLogin, noteDockerConfig, openDockerConfig } from '../registry/docker-config.ts';
import { registryHost } from '../oci-sdk/registry-host.ts';
import { requestRegistryToken } from '../oci-sdk/registry-token.ts';
import { nameWorkDirectory } from '../files/work-directory.ts';
import type { Settings } from './inputs.ts';
import { describeFailure } from '../text/describe-failure.ts';
import { rememberRegistry } from './state.ts';

const USERNAME = 'BEARER_TOKEN';

/** @throws Failure `input` for a region whose registry is not known */
export function checkRegistry({ registryLogin, region }: Settings): string {
  const host = registryLogin === true ? registryHost(region) : registryLogin;
  if (typeof host === 'string') return host;
  throw new Failure(
    'input',
    'Invalid input',
    `registry-login is true, but the registry of the region ${region} is not known; expected: its host, such as ocir.us-langley-1.oci.oraclegovcloud.com`,
  );
}

/** Never throws: the login as such has succeeded, and what the registry lacks is a warning. */
export async function logInToRegistry(
  http: HttpClient,
  host: string,
  { profile }: Settings,
  { configFile }: ProfilePaths,
): Promise<void> {
  try {
    const token = await requestRegistryToken(http, { host, configFile, profile });
    for (const secret of [token, Buffer.from(`${USERNAME}:${token}`).toString('base64')]) setSecret(secret);
    const directory = nameWorkDirectory();
    const receipt = await openDockerConfig(host, directory, rememberRegistry);
    const answer = await dockerLogin(host, USERNAME, token);
    if (typeof answer === 'object') {
      throw new Failure('denial', 'Registry login failed', `docker login ${host} was refused: ${answer.refused}`);
    }
    if (answer === 'unavailable') await mergeLogin(receipt, USERNAME, token);
    await noteDockerConfig(receipt);
    info(`Logged in to the registry ${host}${answer === 'done' ? '' : `, without docker, in ${receipt.configFile}`}`);
  } catch (error) {
    warning(`${describeFailure(error)}. The login to Oracle Cloud is not affected`);
  }
}
