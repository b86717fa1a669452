// What the command line prepares for its commands: an administrator, files, and the variables that make tools use the emulator.

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { SeededTrust } from './domain/seed.ts';
import { newClientId } from './domain/store.ts';
import type { Emulator } from './emulator.ts';

export interface Sandbox {
  /** For a POSIX shell, `act --env-file` and other readers of `export NAME='value'`. */
  environmentFile: string;
  /** Everything in that file, by name. */
  environment: Record<string, string>;
  report: EmulatorReport;
}

export interface SandboxOptions {
  repository: string;
  /** Start with a trust for all jobs of the repository. */
  trust: boolean;
  /** Of the proxy that leads OCI's hosts to the emulator, if there is one. */
  proxyUrl?: string | undefined;
}

/** What later steps of a CI job need to know. */
export interface EmulatorReport {
  url: string;
  tenancy: string;
  /** Both empty without a trust. */
  clientId: string;
  clientSecret: string;
  /** The administrator's profile, `DEFAULT`. */
  configFile: string;
  environmentFile: string;
  /** For every process of the job. */
  variables: Record<string, string>;
}

const REGION = 'eu-frankfurt-1';

/** Everything is in the emulator's directory, so ~/.oci stays unchanged and nothing remains when the emulator stops. */
export async function createSandbox(
  emulator: Emulator,
  { repository, trust, proxyUrl }: SandboxOptions,
): Promise<Sandbox> {
  const { url, tenancy, directory, domain, github, gitHubApi, policies } = emulator;
  const { configFile, user } = await domain.administrator({ region: REGION });
  // The policy that every tenancy starts with.
  policies.allow({ principal: { user: user.ocid }, verb: 'manage', resource: 'all-resources', in: 'tenancy' });
  gitHubApi.addRepository(repository);
  domain.store.nextClientId = newClientId();
  const seeded = trust ? trustRepository(emulator, repository) : undefined;
  const [authorities, environmentFile] = [join(directory, 'authorities.pem'), join(directory, 'env.sh')];
  const job = github.runnerEnvironment({ repository });
  const variables = {
    NODE_EXTRA_CA_CERTS: authorities,
    SSL_CERT_FILE: authorities,
    REQUESTS_CA_BUNDLE: authorities,
    CURL_CA_BUNDLE: authorities,
    ...(proxyUrl === undefined ? addresses(url) : throughProxy(proxyUrl)),
    ACTIONS_ID_TOKEN_REQUEST_URL: job.ACTIONS_ID_TOKEN_REQUEST_URL ?? '',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: job.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '',
  };
  const clientId = seeded?.clientId ?? domain.store.nextClientId;
  const forCommands = {
    GITHUB_TOKEN: gitHubApi.token,
    OCI_CONFIG_FILE: configFile,
    OCI_CLI_CONFIG_FILE: configFile,
    OCI_CLI_PROFILE: 'DEFAULT',
    // The OCI CLI wants a label at the end of a key file, for scanners of secrets.
    SUPPRESS_LABEL_WARNING: 'True',
    OCI_DOMAIN_URL: url,
    OCI_CLIENT_ID: clientId,
    OCI_REGION: REGION,
    EMULATOR_TENANCY: tenancy,
    EMULATOR_DIR: directory,
    EMULATOR_OCI_HOME: dirname(configFile),
  };
  const fork = { repository: `${repository}-fork`, claims: { exp: emulator.clock.seconds() + 7 * 24 * 3600 } };
  const secret = { mode: 0o600 };
  await Promise.all([
    writeFile(authorities, authoritiesText(emulator.ca)),
    writeFile(environmentFile, environmentText(repository, variables, forCommands), secret),
    // GitHub's tokens expire after five minutes; this one lasts as long as somebody tries the commands.
    writeFile(join(directory, 'fork.jwt'), await github.mint(fork, 'https://cloud.oracle.com'), secret),
    seeded && writeFile(join(directory, 'client-secret'), seeded.clientSecret, secret),
  ]);
  const { clientSecret = '' } = seeded ?? {};
  const report = { url, tenancy, clientId, clientSecret, configFile, environmentFile, variables };
  return { environmentFile, environment: { ...variables, ...forCommands }, report };
}

/** The machine's own NO_PROXY could lead OCI's hosts past the proxy, to the real services. */
function throughProxy(url: string): Record<string, string> {
  const direct = 'localhost,127.0.0.1';
  return { HTTPS_PROXY: url, https_proxy: url, NO_PROXY: direct, no_proxy: direct };
}

/** For tools that can be given other addresses. */
function addresses(url: string): Record<string, string> {
  return {
    CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${url};oci_identity.IdentityClient=${url}`,
    OCI_CLI_ENDPOINT: url,
  };
}

function trustRepository({ domain, policies }: Emulator, repository: string): SeededTrust {
  const seeded = domain.trustGitHub({ repository });
  const principal = { user: seeded.user.ocid };
  policies.allow({ principal, verb: 'manage', resource: 'object-family', in: 'tenancy' });
  return seeded;
}

/** The authorities that this machine trusts and the emulator's own, so that the shell can still reach everything else. */
function authoritiesText(own: string): string {
  const given = [process.env.NODE_EXTRA_CA_CERTS, process.env.SSL_CERT_FILE].flatMap((file) => {
    try {
      return file ? [readFileSync(file, 'utf8')] : [];
    } catch {
      return [];
    }
  });
  return [...new Set([own, ...given, ...rootCertificates])].map((text) => `${text.trim()}\n`).join('');
}

function environmentText(
  repository: string,
  variables: Record<string, string>,
  forCommands: Record<string, string>,
): string {
  return [
    '# Makes this shell use the OCI emulator. The emulator removes this file when it stops.',
    '',
    "# The certificates to trust, where OCI's services are, and the identity of a job:",
    `# ${repository}, refs/heads/main`,
    ...exportLines(variables),
    '',
    "# GitHub's API, the administrator's profile, and values for the commands",
    ...exportLines(forCommands),
    '',
  ].join('\n');
}

/** No value contains a quote. */
function exportLines(values: Record<string, string>): string[] {
  return Object.entries(values).map(([name, value]) => `export ${name}='${value}'`);
}
