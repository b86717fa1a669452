// Programs on the PATH that write down the environment in which they were started.

import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Variables of a job that are secret, or can be. None of them is the affair of every program. */
const SECRETS = [
  ...[
    'OCI_WIF_CLIENT_SECRET',
    'OCI_WIF_ADMIN_TOKEN',
    'DEPLOY',
    'WORKLOAD',
    'INPUT_CLIENT-SECRET',
    'INPUT_SUBJECT-TOKEN',
  ],
  ...['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'GITHUB_TOKEN', 'GH_TOKEN', 'GH_ENTERPRISE_TOKEN'],
  ...[
    'OCI_TOKEN_EXCHANGE_CLIENT_SECRET',
    'OCI_CLI_KEY_CONTENT',
    'OCI_CLI_PASSPHRASE',
    'OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM',
  ],
  ...[
    'TF_VAR_database',
    'TF_TOKEN_app_terraform_io',
    'TF_HTTP_PASSWORD',
    'ANSIBLE_VAULT',
    'KUBECONFIG_DATA',
    'MISE_GITHUB_TOKEN',
  ],
  ...[
    'DOCKER_AUTH_CONFIG',
    'DOCKER_PASSWORD',
    'AWS_SECRET_ACCESS_KEY',
    'NPM_TOKEN',
    'DATABASE_URL',
    'MY_KEY',
    'STRIPE',
  ],
];

/** @returns a variable with a value of its own for each of the names */
export const canaries: Readonly<Record<string, string>> = Object.fromEntries(
  SECRETS.map((name) => [name, `canary-of-${name.toLowerCase()}`]),
);

export interface RecordingPrograms {
  /** The value for PATH. The script of a program finds no others. */
  path: string;
  /** @param script is run after the environment is written down */
  add(name: string, script: string): void;
  /** @returns for each program that was started, in the order of the alphabet, the canaries that it could see, as names */
  seen(): Record<string, string[]>;
  /** @returns the variables with which the program was last started */
  environmentOf(name: string): string[];
}

export function recordingPrograms(directory: string): RecordingPrograms {
  const [path, seen] = [join(directory, 'bin'), join(directory, 'seen')];
  for (const each of [path, seen]) mkdirSync(each);
  const environmentOf: RecordingPrograms['environmentOf'] = (name) =>
    readFileSync(join(seen, name), 'utf8')
      .split('\n')
      .map((line) => line.replace(/=.*/s, ''));
  return {
    path,
    environmentOf,
    add(name, script) {
      writeFileSync(
        join(path, name),
        `#!/bin/sh\n{ /usr/bin/tr '\\0' '\\n' < /proc/$$/environ || /usr/bin/env; } >> '${join(seen, name)}' 2> /dev/null\n${script}\n`,
      );
      chmodSync(join(path, name), 0o755);
    },
    seen: () =>
      Object.fromEntries(
        readdirSync(seen)
          .sort()
          .map((name) => {
            const text = readFileSync(join(seen, name), 'utf8');
            return [name, Object.keys(canaries).filter((variable) => text.includes(canaries[variable] ?? '?'))];
          }),
      ),
  };
}
