// What the doctor is given: the flags of a login, all of them optional, and the environment of the job.

import { dirname } from 'node:path';
import type { DoctorRequest } from '../doctor/request.ts';
import { Failure } from '../failure.ts';
import { checkDomainUrl } from '../federation/domain-url.ts';
import type { LoginSubject } from '../login/request.ts';
import { CLIENT_ID, TENANCY } from '../login/setting-forms.ts';
import {
  readAudience,
  readClientSecret,
  readOciHome,
  readOptional,
  readProfileName,
  readResourceType,
  readTokenType,
  type SettingSource,
} from '../login/settings.ts';
import { protectSecret } from '../text/redaction.ts';
import type { DoctorFlags } from './doctor-flags.ts';
import type { LoginIni } from './login-ini.ts';
import { readLoginSource } from './login-request.ts';
import { readLoginSubject } from './login-subject.ts';

/** @throws Failure `input`, naming the flag; the text of a secret is never repeated */
export async function readDoctorRequest(flags: DoctorFlags): Promise<DoctorRequest> {
  const { source, ini } = await readLoginSource({ ...profileOfLogin(), ...flags });
  const tokenType = readTokenType(source);
  const isGiven = (setting: 'domain-url' | 'client-secret' | 'profile'): boolean =>
    (source.valueOf(setting) ?? '') !== '';
  return {
    domainUrl: isGiven('domain-url') ? checkDomainUrl(source.valueOf('domain-url')) : undefined,
    clientId: readOptional(source, 'client-id', CLIENT_ID),
    clientSecret: isGiven('client-secret') ? readClientSecret(source) : undefined,
    tenancy: readOptional(source, 'tenancy', TENANCY),
    tokenType,
    resourceType: readResourceType(source, tokenType),
    subject: await readSubject(flags, ini, source),
    profile: readProfileName(source),
    profileGiven: isGiven('profile'),
    ociHome: readOciHome(source),
    administrator: administratorOf(flags),
    environment: process.env,
  };
}

/** A login exports the profile and the config that later steps use. */
function profileOfLogin(): Pick<DoctorFlags, 'profile' | 'ociHome'> {
  const { OCI_CLI_AUTH: auth, OCI_CLI_PROFILE: profile = '', OCI_CLI_CONFIG_FILE: config = '' } = process.env;
  if (auth !== 'security_token' || profile === '' || config === '') return {};
  return { profile, ociHome: dirname(config) };
}

async function readSubject(
  flags: DoctorFlags,
  ini: Partial<LoginIni>,
  source: SettingSource,
): Promise<LoginSubject | Failure | undefined> {
  try {
    return await readLoginSubject(flags, ini, readAudience(source));
  } catch (error) {
    if (!(error instanceof Failure) || error.phrase === 'Invalid input') throw error;
    if (error.phrase !== 'No subject token' || flags.subjectTokenEnv !== undefined) return error;
    return process.env.GITHUB_ACTIONS === 'true' ? withoutPermission() : undefined;
  }
}

function withoutPermission(): Failure {
  return new Failure('input', 'No subject token', 'this GitHub job cannot request an identity token', {
    hint: 'Add "permissions: id-token: write" to the job, and to the workflow that calls it. Runs of forks and of Dependabot get no token.',
  });
}

function administratorOf({ adminProfile, adminConfigFile }: DoctorFlags): DoctorRequest['administrator'] {
  const token = process.env.OCI_WIF_ADMIN_TOKEN;
  protectSecret(token ?? '');
  if (adminProfile === undefined && (token ?? '') === '') return undefined;
  return { profile: adminProfile, configFile: adminConfigFile, token };
}
