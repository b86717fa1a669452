// Logs in to the container registry with the new profile. Loaded only when it is asked for.

import { describeFailure, Failure, invalidInput } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import { registryHost, requestRegistryToken } from '../oci-sdk/registry.ts';
import { type LoginName, updateRecord } from '../profile/record.ts';
import { nameWorkDirectory } from '../system/directories.ts';
import type { LoginHost, LoginRequest, WrittenLogin } from './host-interface.ts';
import { dockerLogin, mergeLogin, noteDockerConfig, openDockerConfig } from './docker-credentials.ts';

const USERNAME = 'BEARER_TOKEN';

export interface RegistryLogin {
  /** Never throws: the login itself has succeeded, so a failure here is a warning. */
  logIn(http: HttpClient, login: WrittenLogin, host: LoginHost): Promise<void>;
}

/** @throws Failure `input` for a region whose registry is not known */
export function registryLogin({ registryLogin: asked, region, profile }: LoginRequest): RegistryLogin {
  const registry = asked === true ? registryHost(region) : asked;
  if (registry === undefined) {
    throw invalidInput(
      `registry-login is true, but the registry of the region ${region} is not known`,
      'the host of the registry, such as ocir.us-langley-1.oci.oraclegovcloud.com',
    );
  }
  return {
    async logIn(http, { paths: { configFile }, name }, host) {
      try {
        const token = await requestRegistryToken(http, { host: registry, configFile, profile });
        for (const secret of [token, Buffer.from(`${USERNAME}:${token}`).toString('base64')]) host.mask(secret);
        host.info(`Logged in to the registry ${registry}${await saveLogin(registry, token, name)}`);
      } catch (error) {
        host.warn(`${describeFailure(error, host.product)}. The login to Oracle Cloud is not affected.`);
      }
    },
  };
}

/** @returns how it was saved, for the log; empty: by `docker login` */
async function saveLogin(registry: string, token: string, name: LoginName): Promise<string> {
  const record = await openDockerConfig(registry, nameWorkDirectory(), (announced) =>
    updateRecord(name, { registry: announced }),
  );
  const answer = await dockerLogin(registry, USERNAME, token);
  if (typeof answer === 'object') {
    throw new Failure('denial', 'Registry login failed', `docker login ${registry} was refused: ${answer.refused}`);
  }
  if (answer === 'unavailable') await mergeLogin(record, USERNAME, token);
  await noteDockerConfig(record);
  return answer === 'done' ? '' : `, without docker, in ${record.configFile}`;
}
