// The variables to export so that real tools use the emulator.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SeededTrust } from './domain/seed.ts';
import type { Emulator } from './emulator.ts';

/** Returns lines for a POSIX shell, with quoted values and a comment on each block. */
export function exportText(emulator: Emulator, seeded: SeededTrust, repository: string): string {
  const { url, caFile, tenancy } = emulator;
  // In the emulator's own directory, so that ~/.oci stays unchanged and nothing remains when the emulator ends.
  const ociHome = join(emulator.directory, '.oci');
  const job = emulator.github.runnerEnvironment({ repository });
  const inputs: Record<string, string> = {
    ...inputDefaults(),
    'domain-url': url,
    'client-id': seeded.clientId,
    'client-secret': seeded.clientSecret,
    region: 'eu-frankfurt-1',
    tenancy,
    'oci-home': ociHome,
  };
  return [
    `The emulator listens on ${url} until Ctrl-C.`,
    '',
    '# Trust its certificates: Node, Go and OpenSSL, Python and the OCI CLI',
    exportLines({ NODE_EXTRA_CA_CERTS: caFile, SSL_CERT_FILE: caFile, REQUESTS_CA_BUNDLE: caFile }),
    '',
    `# Be a job of ${repository} on refs/heads/main`,
    exportLines(job),
    '',
    '# Send Object Storage calls here: the OCI CLI, the Terraform provider',
    exportLines({
      OCI_CLI_ENDPOINT: url,
      CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${url}`,
    }),
    '',
    '# Log in. A shell cannot export names with hyphens, so the inputs are given to one command.',
    `env ${assignments(inputVariables(inputs)).join(' \\\n  ')} \\\n  node dist/main/index.js`,
    '',
    '# Then use the profile with the OCI CLI: oci os ns get',
    exportLines({
      OCI_CLI_AUTH: 'security_token',
      OCI_CLI_PROFILE: inputs.profile ?? 'WIF',
      OCI_CLI_CONFIG_FILE: join(ociHome, 'config'),
    }),
    '',
    `# Namespace ${emulator.objectStorage.namespace}; the login may manage buckets and objects everywhere in the tenancy:`,
    `# ${tenancy}`,
  ].join('\n');
}

/** The defaults of action.yml, which a runner would set. */
function inputDefaults(): Record<string, string> {
  const text = readFileSync(new URL('../action.yml', import.meta.url), 'utf8');
  const { inputs } = parse(text) as { inputs: Record<string, { default?: string }> };
  const defaults = Object.entries(inputs).map(([name, input]) => [name, input.default ?? ''] as const);
  return Object.fromEntries(defaults.filter(([, value]) => value !== ''));
}

function inputVariables(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function exportLines(values: Record<string, string>): string {
  return assignments(values)
    .map((assignment) => `export ${assignment}`)
    .join('\n');
}

/** `NAME='value'`, or `'NAME=value'` for a name that is not valid in a shell. */
function assignments(values: Record<string, string>): string[] {
  return Object.entries(values).map(([name, value]) =>
    /^\w+$/.test(name) ? `${name}=${quoted(value)}` : quoted(`${name}=${value}`),
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
