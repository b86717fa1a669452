// What the command line prints when the emulator listens: how to use it, in at most 80 columns.

import type { SandboxOptions } from './cli-sandbox.ts';

export function welcome(url: string, environmentFile: string, { repository, trust, proxyUrl }: SandboxOptions): string {
  const commands = COMMANDS.filter(({ setsUp }) => !(setsUp && trust));
  // Not as comments: an interactive zsh does not know them.
  const steps = commands.flatMap(({ title, command }, index) => [
    `${index + 1}. ${title}`,
    '',
    command(repository),
    '',
  ]);
  return [
    `The OCI emulator listens on ${url} until Ctrl-C.`,
    ...(proxyUrl === undefined ? [] : [`Its proxy leads OCI's hosts to it: HTTPS_PROXY=${proxyUrl}`]),
    '',
    'In a second terminal, load its variables and try these commands:',
    '',
    `. ${environmentFile}`,
    '',
    ...steps,
    'Requests to the emulator:',
  ].join('\n');
}

interface TriedCommand {
  title: string;
  /** Creates what `--trust` creates. */
  setsUp?: boolean;
  /** Lines for a POSIX shell, with the variables of the environment file. */
  command: (repository: string) => string;
}

const COMMANDS: TriedCommand[] = [
  {
    title: 'As the administrator, create the trust for jobs on the branch main',
    setsUp: true,
    command: (repository) =>
      [
        'npx oci-wif setup --domain-url "$OCI_DOMAIN_URL" --provider github \\',
        `  --github-url "$OCI_DOMAIN_URL" --repository ${repository} --branch main \\`,
        '  --allow "manage object-family in tenancy" --yes \\',
        '  --client-secret-file "$EMULATOR_DIR/client-secret"',
      ].join('\n'),
  },
  {
    title: 'As a job on main, log in',
    command: () =>
      [
        'npx oci-wif login --domain-url "$OCI_DOMAIN_URL" \\',
        '  --client-id "$OCI_CLIENT_ID" --region "$OCI_REGION" \\',
        '  --client-secret-file "$EMULATOR_DIR/client-secret" \\',
        '  --oci-home "$EMULATOR_OCI_HOME"',
      ].join('\n'),
  },
  {
    title: 'Make a signed call with the session',
    command: () => 'npx oci-wif verify --oci-home "$EMULATOR_OCI_HOME"',
  },
  {
    title: 'As the administrator, ask why a job of a fork is refused',
    command: () =>
      [
        'npx oci-wif explain --domain-url "$OCI_DOMAIN_URL" --profile DEFAULT \\',
        '  --client-id "$OCI_CLIENT_ID" \\',
        '  --subject-token-file "$EMULATOR_DIR/fork.jwt"',
      ].join('\n'),
  },
  { title: 'Log out', command: () => 'npx oci-wif logout --oci-home "$EMULATOR_OCI_HOME"' },
];
