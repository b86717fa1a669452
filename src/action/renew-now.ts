// The action in `renew/`: renews the session of a login of this job before it is due, for the step before a command that takes long.

import { setOutput } from '@actions/core';
import { systemTiming } from '../clock.ts';
import { tokenOf } from '../profile/record.ts';
import { describeRenewal, renewProfile } from '../renewal/renew-now.ts';
import { info, mask } from './job-output.ts';
import { readLoginPlace } from './log-out.ts';

/** @returns when the new token is on disk. @throws Failure `input` or 'Renewal failed' */
export async function runRenewNow(): Promise<void> {
  const { profile, ociHome } = readLoginPlace();
  const { name, expiresAt } = await renewProfile(ociHome, profile, systemTiming);
  // The background process, which obtained the token, belongs to no step and cannot mask it.
  mask((await tokenOf(name)) ?? '');
  setOutput('expires-at', expiresAt);
  info(describeRenewal(profile, expiresAt));
}
