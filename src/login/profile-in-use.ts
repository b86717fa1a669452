// Whether another job that may still be running uses a profile, as on a machine whose runners share a home. Its tools would act as the next login.

import { Failure } from '../failure.ts';
import { readClaims } from '../federation/subject-token.ts';
import { findLogins, type LoginName, tokenOf } from '../profile/record.ts';
import { identify, type ProcessIdentity } from '../system/process-identity.ts';
import type { LoginHost } from './host-interface.ts';

export interface ProfilePlace {
  ociHome: string;
  profile: string;
  /** The process of this job; undefined: it cannot be seen. */
  job: ProcessIdentity | undefined;
}

/**
 * Logins whose job was not seen are ignored: a person logs in again on a laptop, and a container has a home of its own.
 *
 * @throws Failure `Cannot write profile` if the profile belongs to another job that is certainly running
 */
export async function refuseProfileInUse(
  place: ProfilePlace,
  { settingName }: Pick<LoginHost, 'settingName'>,
): Promise<void> {
  const { ociHome, profile } = place;
  for (const { job } of await loginsOfOtherJobs(place)) {
    if (!(await isCertainlyRunning(job))) continue;
    throw new Failure(
      'files',
      'Cannot write profile',
      `the profile ${profile} in ${ociHome} belongs to another job that is still running (process ${job.pid})`,
      {
        hint:
          `give each job its own directory with ${settingName('oci-home')} (in a workflow: oci-home: $\{{ runner.temp }}/.oci), ` +
          `or choose another ${settingName('profile')}`,
      },
    );
  }
}

/**
 * @param now milliseconds since the epoch
 * @returns a warning if the profile belongs to a job that may be running where its process cannot be identified: on Windows, or in another
 * container with the same home
 */
export async function warningOfProfileInUse(
  place: ProfilePlace,
  now: number,
  { settingName }: Pick<LoginHost, 'settingName'>,
): Promise<string | undefined> {
  for (const { name } of await loginsOfOtherJobs(place)) {
    const expiry = readClaims((await tokenOf(name)) ?? '')?.exp;
    if (expiry === undefined || expiry * 1000 < now) continue;
    return (
      `The profile ${place.profile} in ${place.ociHome} belongs to another job, which was killed or cannot be seen from here. If it is still ` +
      `running, its tools use this login from now on; to avoid that, give each job its own directory with ${settingName('oci-home')}`
    );
  }
  return undefined;
}

async function loginsOfOtherJobs({
  ociHome,
  profile,
  job: own,
}: ProfilePlace): Promise<{ name: LoginName; job: ProcessIdentity }[]> {
  const logins = await findLogins(ociHome, profile);
  return logins.flatMap(({ name, record: { job } }) =>
    job === undefined || (job.pid === own?.pid && job.start === own.start) ? [] : [{ name, job }],
  );
}

/** A number alone does not identify a process: Windows and another container may have given it to another one. */
async function isCertainlyRunning(job: ProcessIdentity): Promise<boolean> {
  return job.start !== undefined && (await identify(job.pid))?.start === job.start;
}
