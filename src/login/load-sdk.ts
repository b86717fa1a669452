// One signed call with the profile. Oracle's SDK is many times the size of everything else, so it is loaded on demand.

import type { HttpClient } from '../http/client.ts';
import type { Verification } from '../oci-sdk/verify-profile.ts';
import type { ProfilePaths } from '../profile/paths.ts';

/** Starts loading the SDK, which takes as long as a request, so that it is there when the session is. */
export function preloadSdk(): void {
  // If it cannot be loaded, the verification reports that.
  loadSdk().catch(() => undefined);
}

/** @throws Failure 'Verification failed' when the session token or the signature is refused */
export async function verifyProfile(
  http: HttpClient,
  { configFile }: ProfilePaths,
  profile: string,
): Promise<Verification> {
  const sdk = await loadSdk();
  return sdk.verifyProfile(http, { configFile, profile });
}

const loadSdk = () => import('../oci-sdk/verify-profile.ts');
