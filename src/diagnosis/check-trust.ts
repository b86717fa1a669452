// The trust in the identity domain: its client, its audiences and its rules, against the claims of the subject token.

import { Failure } from '../failure.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import { type AdministratorOptions, findAdministrator } from '../setup/api/administrator.ts';
import { identityDomain } from '../setup/api/domain.ts';
import { policies } from '../setup/api/policy.ts';
import { explainToken } from './explain.ts';
import { type DoctorRequest, type DoctorTools, failed, type LinkResult, notChecked, ok } from './link.ts';

export async function checkTrust(
  subject: SubjectToken,
  domainUrl: string,
  { clientId, administrator: options }: DoctorRequest & { administrator: AdministratorOptions },
  { http, timing }: DoctorTools,
): Promise<LinkResult> {
  try {
    const administrator = await findAdministrator(options);
    const { findings, accepted, advice } = await explainToken(
      { subject, domainUrl, clientId, now: timeInToken(subject, timing.now()) },
      {
        domain: identityDomain(domainUrl, administrator, http),
        policies: administrator.signed && policies(administrator, http),
        tenancy: administrator.signed?.tenancy,
        http,
      },
    );
    const shown = accepted === false ? findings.filter(({ verdict }) => verdict === 'bad') : findings;
    const texts = shown.map(({ text }) => text);
    return accepted === false ? failed('trust', texts, ...advice) : ok('trust', ...texts);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // The administrator cannot read the trust, which says nothing about the trust.
    return notChecked('trust', error.message, ...(error.hint === undefined ? [] : [inOwnFlags(error.hint)]));
  }
}

/** The hints are written for `oci-wif setup`. */
function inOwnFlags(hint: string): string {
  return hint.replaceAll(/--profile\b/g, '--admin-profile').replaceAll(/--oci-config-file\b/g, '--admin-config-file');
}

/** @returns milliseconds since the epoch, at which the token is valid: the link of the token reports one that is not */
function timeInToken({ claims: { exp, nbf } }: SubjectToken, now: number): number {
  const end = exp === undefined ? now : Math.min(now, exp * 1000 - 1000);
  return typeof nbf === 'number' ? Math.max(end, nbf * 1000) : end;
}
