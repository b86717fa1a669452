// Gets a token for the container registry, which the registry accepts as a password, with one signed call.

import { Region } from 'oci-common';
import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import { readErrorBody, requestIdOf } from '../http/error-text.ts';
import { isText, objectOf, parseJson } from '../text/form.ts';
import { protectSecret } from '../text/redaction.ts';
import { profileSigner } from './profile-signer.ts';

export interface RegistryTokenRequest {
  host: string;
  configFile: string;
  profile: string;
}

/**
 * `GET https://<host>/20180419/docker/token`, read and signed with the profile by Oracle's SDK, sent by our client.
 *
 * @throws Failure 'Registry login failed' of kind `denial` or `mismatch`, and what HttpClient.send throws
 * @see oci-consumers.md §9
 */
export async function requestRegistryToken(
  http: HttpClient,
  { host, configFile, profile }: RegistryTokenRequest,
): Promise<string> {
  const { sign } = await profileSigner(configFile, profile);
  const url = `https://${host}/20180419/docker/token`;
  const answer = await http.send(`the request for a token of the registry ${host}`, async () => {
    // Signed for each attempt, because the signature covers the date.
    const headers = await sign({ method: 'GET', url, headers: { accept: 'application/json' } });
    return { method: 'GET', url, headers };
  });
  const evidence = `(request ID: ${requestIdOf(answer) ?? 'none given'})`;
  if (answer.status !== 200) {
    const said = readErrorBody(answer.body);
    const why = `${host} answered ${answer.status}${said ? ` ${said.error}` : ''} ${evidence} to the request for a token`;
    throw new Failure('denial', 'Registry login failed', why, {
      hint: `check that this machine's clock is right (OCI tolerates five minutes), and that ${host} is the registry of a region of your tenancy`,
    });
  }
  const token = tokenIn(answer.body);
  if (token !== undefined) {
    protectSecret(token);
    return token;
  }
  throw new Failure('mismatch', 'Registry login failed', `${host} answered 200 without a token ${evidence}`, {
    hint: 'try again later; if the answer stays the same, report it to Oracle with the request ID',
  });
}

function tokenIn(body: string): string | undefined {
  const { token = '' } = parseJson(body, objectOf({ token: isText })) ?? {};
  return /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}

/**
 * The container registry of a region. The region's key and domain come from Oracle's SDK, as it is in the bundle.
 *
 * @returns `<key>.ocir.io` in the commercial realm, `ocir.<region>.oci.<domain>` elsewhere; undefined for a region the SDK does not know
 * @see https://docs.oracle.com/iaas/Content/Registry/Concepts/registryprerequisites.htm
 */
export function registryHost(regionId: string): string | undefined {
  const region = Region.values().find((known) => known.regionId === regionId);
  if (!region) return undefined;
  const { realmId, secondLevelDomain } = region.realm;
  return realmId === 'oc1' ? `${region.regionCode}.ocir.io` : `ocir.${regionId}.oci.${secondLevelDomain}`;
}
