// One signed call with the profile, in its region, as a consumer would make it.

import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import { describeVerification } from '../login/result.ts';
import { verifyProfile } from '../login/verify.ts';
import type { SavedProfile } from './check-profile.ts';
import { failed, ok, type LinkResult } from './link.ts';

/** @throws what verifyProfile throws as a Failure */
export async function checkSignedCall(
  { paths, entries }: SavedProfile,
  profile: string,
  http: HttpClient,
): Promise<LinkResult> {
  const region = entries.get('region') ?? '';
  try {
    return ok('signed-call', `${region}: ${describeVerification(await verifyProfile(http, paths, profile))}`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    // The SDK's messages may contain parts of the config.
    return failed('signed-call', `Oracle's SDK cannot use the profile ${profile}`, 'Log in again.');
  }
}
