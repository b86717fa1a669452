// The request for a login, from flags, then Oracle's runtimeConfig.ini, then the environment. Validated before anything happens.

import { invalidInput } from '../failure.ts';
import { readTextFile } from '../files/text-file.ts';
import type { LoginRequest } from '../login/request.ts';
import { readAudience, readOciHome, readProfileName, readSettings, type SettingSource } from '../login/settings.ts';
import { firstGiven } from '../text/first-given.ts';
import { readLoginIni, type LoginIni } from './login-ini.ts';
import type { LoginFlags } from './login-flags.ts';
import { readLoginSubject } from './login-subject.ts';

/** @throws Failure `input`, naming the flag; the text of a secret is never repeated */
export async function readLoginRequest(flags: LoginFlags): Promise<LoginRequest> {
  const { source, ini } = await readLoginSource(flags);
  return Object.freeze({
    ...readSettings(source),
    subject: await readLoginSubject(flags, ini, readAudience(source)),
    renew: flags.renew === true,
    terraformFederation: false,
    registryLogin: undefined,
    verify: flags.verify === true,
    cleanup: true,
  });
}

/** @returns where the settings are read from. @throws Failure `input` for a file that cannot be read */
export async function readLoginSource(flags: LoginFlags): Promise<{ source: SettingSource; ini: Partial<LoginIni> }> {
  if (flags.clientSecretFile === '-' && flags.subjectTokenFile === '-')
    throw invalidInput('--client-secret-file and --subject-token-file both read stdin', 'one of them from a file');
  const ini: Partial<LoginIni> =
    flags.fromIni === undefined ? {} : readLoginIni(await readTextFile('--from-ini', flags.fromIni), flags.fromIni);
  return { source: settingSource(flags, { ...ini, clientSecret: await findClientSecret(flags, ini) }), ini };
}

/** @returns the profile and the absolute OCI home of a login. @throws Failure `input` */
export function readLoginPlace(flags: Pick<LoginFlags, 'profile' | 'ociHome'>): { profile: string; ociHome: string } {
  const source = flagSource({ profile: flags.profile, 'oci-home': flags.ociHome });
  return { profile: readProfileName(source), ociHome: readOciHome(source) };
}

function settingSource(flags: LoginFlags, ini: Partial<LoginIni>): SettingSource {
  const source = flagSource({
    'domain-url': flags.domainUrl ?? ini.domainUrl,
    'client-id': flags.clientId ?? ini.clientId,
    'client-secret': ini.clientSecret,
    region: firstGiven(flags.region, ini.region, process.env.OCI_CLI_REGION),
    tenancy: flags.tenancy,
    'token-type': flags.tokenType,
    'resource-type': flags.resourceType,
    'token-lifetime': flags.tokenLifetime,
    audience: flags.audience,
    profile: flags.profile ?? ini.profile,
    'oci-home': flags.ociHome,
    'max-attempts': flags.maxAttempts,
    'request-timeout': flags.requestTimeout,
    'retry-timeout': flags.retryTimeout,
  });
  const howToGiveSecret = `give it with --client-secret-file or in the environment variable ${flags.clientSecretEnv}`;
  return {
    ...source,
    // No flag takes the secret itself: arguments are visible to every process of the machine.
    nameOf: (setting) => (setting === 'client-secret' ? 'the client secret' : source.nameOf(setting)),
    whyMissing: (setting) => (setting === 'client-secret' ? howToGiveSecret : undefined),
  };
}

function flagSource(
  values: Partial<Record<Parameters<SettingSource['valueOf']>[0], string | undefined>>,
): SettingSource {
  return {
    nameOf: (setting) => `--${setting}`,
    valueOf: (setting) => values[setting],
    directory: process.cwd(),
  };
}

async function findClientSecret(flags: LoginFlags, ini: Partial<LoginIni>): Promise<string | undefined> {
  const { clientSecretFile: file, clientSecretEnv: variable } = flags;
  if (file !== undefined) return (await readTextFile('--client-secret-file', file)).trim();
  const fromVariable = process.env[variable] ?? '';
  return fromVariable === '' ? ini.clientSecret : fromVariable;
}
