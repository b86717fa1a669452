// The next steps, ready to copy: variables and secret for GitHub, the workflow, the Terraform provider, the login in other CI systems.

import { DOCS } from '../../failure.ts';
import { powershellQuoted, shellQuoted } from '../../text/printable.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { wholeOwner } from '../desired/options.ts';

export interface Outcome {
  desired: DesiredTrust;
  /** With which jobs must log in; undefined: any. */
  audience: string | undefined;
  provider: string | undefined;
  repository: string | undefined;
  /** The host of an enterprise; undefined: github.com. */
  githubHost?: string | undefined;
  /** How a job of the CI system logs in; undefined for GitHub and for providers that are no CI system. */
  jobLogin: JobLogin | undefined;
  /** The environments whose jobs may log in. */
  environments: readonly string[];
  /** Whether jobs without an environment may log in as well. */
  otherJobs: boolean;
  clientId: string;
  /** Undefined if the secret was printed, or created by an earlier run. */
  secretFile: string | undefined;
  /** The client authenticates with a key; its file is undefined if no file here has it. Undefined: with the client secret. */
  clientKey?:
    { file: string | undefined; /** The file has only the certificate. */ isPublic?: boolean | undefined } | undefined;
  region: string;
  /** Of this program; undefined if it is not known. */
  version: string | undefined;
  /** Whether to print the variables of the Terraform provider, too. */
  terraform: boolean;
  /** The ID of the client that gets the tokens from the provider; undefined: it is not known. */
  client?: string | undefined;
  /** The shell of the administrator, for what is to be run here. */
  shell?: AdminShell | undefined;
}

type AdminShell = 'sh' | 'powershell';

export interface JobLogin {
  /** The system, as people write it. */
  title: string;
  /** The flags of `oci-wif login` that name the token. */
  tokenFlags: string;
  /** URL of the page with a whole job. */
  page: string;
}

export interface NextStep {
  title: string;
  lines: string[];
}

/** A call of `gh`; a secret is passed through stdin. */
export interface GithubCall {
  args: string[];
  stdinFile?: string;
}

export function githubCalls(outcome: Outcome): GithubCall[] {
  const { desired, clientId, region } = outcome;
  const file = credentialFile(outcome);
  const variable = (name: string, value: string): GithubCall => ({
    args: ['variable', 'set', name, ...placeOf(outcome), '--body', value],
  });
  return [
    variable('OCI_DOMAIN_URL', desired.domainUrl),
    variable('OCI_CLIENT_ID', clientId),
    variable('OCI_REGION', region),
    ...(file === undefined ? [] : [secretCall(file, outcome)]),
  ];
}

/** @returns the file with what authenticates the client, if one is here */
export function credentialFile({ clientKey, secretFile }: Outcome): string | undefined {
  return clientKey ? clientKey.file : secretFile;
}

/** Whether jobs authenticate with something that the CI system must store. */
export const storesCredential = ({ desired }: Outcome): boolean =>
  desired.clientAuthentication !== 'instance_principal';

/** @param file with the client secret, the client key, or the certificate of a key that stays elsewhere */
export function secretCall(file: string, outcome: Partial<Outcome>): GithubCall {
  const kind = outcome.clientKey?.isPublic === true ? 'variable' : 'secret';
  return { args: [kind, 'set', secretName(outcome.clientKey), ...placeOf(outcome)], stdinFile: file };
}

/** The flags of `gh` for the repository, its environment, or the organization. */
function placeOf(outcome: Partial<Outcome>): string[] {
  const { repository = '' } = outcome;
  const owner = wholeOwner(repository);
  if (owner !== undefined) return ['--org', owner, '--visibility', 'private'];
  const environment = onlyEnvironment(outcome);
  return ['--repo', repository, ...(environment === undefined ? [] : ['--env', environment])];
}

function secretName(clientKey: Outcome['clientKey']): string {
  if (clientKey?.isPublic === true) return 'OCI_CLIENT_CERTIFICATE';
  return clientKey ? 'OCI_CLIENT_KEY' : 'OCI_CLIENT_SECRET';
}

/** Only the jobs of an environment can read its variables and secrets, so they belong to the repository if other jobs log in too. */
function onlyEnvironment({ environments = [], otherJobs = false }: Partial<Outcome>): string | undefined {
  return environments.length === 1 && !otherJobs ? environments[0] : undefined;
}

export function nextSteps(outcome: Outcome): NextStep[] {
  const { provider } = outcome;
  return [
    ...(provider === 'github' ? [githubSettings(outcome), workflow(outcome)] : [elsewhere(outcome)]),
    ...(outcome.terraform ? [terraform(outcome)] : []),
  ];
}

/** Without the host, gh takes github.com, where the repository of this name can be somebody else's. */
function ghCommand(args: readonly string[], { githubHost, shell }: Partial<Outcome>, stdinFile?: string): string {
  const command = commandLine(['gh', ...args], shell, stdinFile);
  if (githubHost === undefined) return command;
  return shell === 'powershell'
    ? `$env:GH_HOST = '${githubHost}'; ${command}`
    : `GH_HOST=${shellQuoted(githubHost)} ${command}`;
}

/** @returns where a new secret, or the new key, goes */
export function storeSecret(file: string, outcome: Partial<Outcome>): NextStep {
  const { provider, clientKey } = outcome;
  const { args } = secretCall(file, outcome);
  const mayBeElsewhere = !args.includes('--org') && !args.includes('--env');
  return {
    title: `Store the new ${clientKey?.isPublic === true ? 'certificate' : clientKey ? 'key' : 'secret'}`,
    lines:
      provider === 'github'
        ? [
            ghCommand(args, outcome, file),
            ...(mayBeElsewhere ? [`# Add --env NAME if it is a ${args[0] ?? ''} of an environment.`] : []),
            ...visibilityNotes(outcome).map((note) => `# ${note}`),
          ]
        : [
            clientKey?.isPublic === true
              ? `# Replace the file of --client-certificate-file wherever tokens are exchanged with ${file}`
              : `# Replace the variable OCI_WIF_${clientKey ? 'CLIENT_KEY' : 'CLIENT_SECRET'} wherever tokens are exchanged with the text in ${file}`,
          ],
  };
}

function githubSettings(outcome: Outcome): NextStep {
  const calls = githubCalls(outcome).map(({ args, stdinFile }) => ghCommand(args, outcome, stdinFile));
  const [what, flag] = outcome.clientKey ? ['key', '--rotate-client-certificate'] : ['secret', '--rotate-secret'];
  const where = wholeOwner(outcome.repository ?? '') === undefined ? 'repository' : 'organization';
  const missing =
    storesCredential(outcome) && credentialFile(outcome) === undefined
      ? [`# No file here has the client ${what}. If the ${where} does not have it, repeat the command with ${flag}.`]
      : [];
  const notes = visibilityNotes(outcome).map((note) => `# ${note}`);
  return { title: `Configure the ${where}`, lines: [...calls, ...notes, ...missing] };
}

/**
 * Setup does not know which repositories have jobs that log in. `private` is the default of gh.
 *
 * @see https://cli.github.com/manual/gh_secret_set
 */
export function visibilityNotes({ repository = '' }: Partial<Outcome>): string[] {
  const owner = wholeOwner(repository);
  return owner === undefined
    ? []
    : [
        `All private and internal repositories of ${owner} can read this. For certain repositories only, also public ones, use --visibility selected --repos NAME,NAME.`,
      ];
}

/** @param stdinFile whose text the command reads */
export function commandLine(words: readonly string[], shell: AdminShell = 'sh', stdinFile?: string): string {
  if (shell === 'sh')
    return [words.map(shellQuoted).join(' '), ...(stdinFile === undefined ? [] : [shellQuoted(stdinFile)])].join(' < ');
  const command = words.map(powershellWord).join(' ');
  // PowerShell has no `<`. It ends the text with a line break, which gh removes.
  return stdinFile === undefined ? command : `Get-Content -Raw ${powershellWord(stdinFile)} | ${command}`;
}

/** PowerShell splits a bare word with a hyphen at its beginning at its first period, and passes what follows `--%` on unread. */
function powershellWord(text: string): string {
  return /^(?!-.*[.%])[\w%+=:./\\-]+$/.test(text) ? text : powershellQuoted(text);
}

function workflow(outcome: Outcome): NextStep {
  const { desired, audience, environments, otherJobs, clientKey } = outcome;
  const [first, ...others] = environments.map((environment) => JSON.stringify(environment));
  const alternatives = others.length === 0 ? '' : ` # or ${others.join(', ')}`;
  return {
    title: 'Use it in a workflow',
    lines: [
      'permissions:',
      '  id-token: write',
      '  contents: read',
      'jobs:',
      '  deploy:',
      storesCredential(outcome)
        ? '    runs-on: ubuntu-latest'
        : '    runs-on: self-hosted # on a compute instance in OCI',
      ...(first === undefined ? [] : [`    ${otherJobs ? '# ' : ''}environment: ${first}${alternatives}`]),
      '    steps:',
      '      - uses: org/oci-wif-action@v1',
      '        with:',
      '          domain-url: ${{ vars.OCI_DOMAIN_URL }}',
      '          client-id: ${{ vars.OCI_CLIENT_ID }}',
      ...(clientKey
        ? [
            '          client-authentication: private_key_jwt',
            ...(clientKey.isPublic === true
              ? [
                  '          client-certificate: ${{ vars.OCI_CLIENT_CERTIFICATE }}',
                  `          client-signing-command: SIGNING_COMMAND # ${SIGNING_PAGE}`,
                ]
              : ['          client-key: ${{ secrets.OCI_CLIENT_KEY }}']),
          ]
        : storesCredential(outcome)
          ? ['          client-secret: ${{ secrets.OCI_CLIENT_SECRET }}']
          : ['          client-authentication: instance_principal']),
      '          region: ${{ vars.OCI_REGION }}',
      ...(desired.tokenType === 'rpst'
        ? ['          token-type: rpst', `          resource-type: ${JSON.stringify(desired.resourceType)}`]
        : []),
      ...(audience === undefined ? [] : [`          audience: ${JSON.stringify(audience)}`]),
      '          verify: true # prints whether OCI accepts the session',
      '      # Your steps. Every OCI tool uses the session now.',
    ],
  };
}

interface Workload {
  /** The flags of `oci-wif login` that name the token. */
  tokenFlags: string;
  /** In docs/ci. */
  page?: string;
  /** What to do first, or what the placeholders of the command mean. */
  note?: string;
}

interface WorkloadFacts {
  audience: string | undefined;
  issuer: string;
  client: string | undefined;
}

const tokenCommand = (command: string): string => `--subject-token-command ${shellQuoted(command)}`;

/** The client's own token (RFC 6749, section 4.4). The secret is in a file, so that no argument has it. */
const clientToken = (url: string, client = 'CLIENT_ID', more = ''): Workload => ({
  tokenFlags: tokenCommand(
    `curl --silent --show-error --fail --data grant_type=client_credentials --data client_id=${shellQuoted(client)} --data-urlencode client_secret@SECRET_FILE${more} ${shellQuoted(url)} | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p'`,
  ),
  note: `SECRET_FILE holds the secret of the client ${client}, without a line break`,
});

/** Workloads outside of CI systems that get their tokens in a known way. */
const WORKLOADS: Readonly<Record<string, (facts: WorkloadFacts) => Workload>> = {
  kubernetes: () => ({ tokenFlags: '--subject-token-file /var/run/secrets/tokens/oci', page: 'kubernetes' }),
  google: ({ audience = 'oci' }) => ({
    tokenFlags: tokenCommand(
      `curl --silent --show-error --fail --header 'Metadata-Flavor: Google' 'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience=${encodeURIComponent(audience)}&format=full'`,
    ),
    page: 'google-cloud',
  }),
  aws: ({ audience = 'oci' }) => ({
    tokenFlags: tokenCommand(
      `aws sts get-web-identity-token --audience ${audience} --signing-algorithm RS256 --query WebIdentityToken --output text`,
    ),
    page: 'aws',
  }),
  // https://learn.microsoft.com/cli/azure/account#az-account-get-access-token
  entra: ({ audience = 'APP_ID_URI' }) => ({
    tokenFlags: tokenCommand(
      `az account get-access-token --resource ${shellQuoted(audience)} --query accessToken --output tsv`,
    ),
    note: `log in to the Azure CLI first, e.g. with az login --identity${audience === 'APP_ID_URI' ? '. APP_ID_URI is the application for which the tokens are' : ''}`,
  }),
  // https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/
  okta: ({ issuer, client }) => {
    const { note = '', ...token } = clientToken(`${issuer}/v1/token`, client, ' --data scope=SCOPE');
    return { ...token, note: `${note}. SCOPE is a scope of the authorization server` };
  },
  // https://www.keycloak.org/securing-apps/oidc-layers#_client_credentials_grant
  keycloak: ({ issuer, client }) => clientToken(`${issuer}/protocol/openid-connect/token`, client),
};

const SIGNING_PAGE = `${DOCS}/setup.md#a-key-that-stays-in-a-key-management-service`;

const ON_INSTANCE = '# Run it on a compute instance in OCI, whose identity stands in for a client secret.';

function elsewhere(outcome: Outcome): NextStep {
  const { desired, audience, provider = '', jobLogin, clientId, clientKey, region, version, client } = outcome;
  // A pipeline must not get another version one day.
  const program = version === undefined ? 'oci-wif' : `oci-wif@${version}`;
  const rpst =
    desired.tokenType === 'rpst' ? ` --token-type rpst --resource-type ${shellQuoted(desired.resourceType ?? '')}` : '';
  const { clientAuthentication } = desired;
  const signing =
    clientKey?.isPublic === true
      ? ` --client-certificate-file ${shellQuoted(clientKey.file ?? '')} --client-signing-command SIGNING_COMMAND`
      : '';
  const method =
    clientAuthentication === 'client_secret_basic' ? '' : ` --client-authentication ${clientAuthentication}${signing}`;
  const store = (before: string, after: string): string => {
    if (!storesCredential(outcome)) return ON_INSTANCE;
    return signing === ''
      ? `# ${before} the client ${what} ${after}`
      : `# SIGNING_COMMAND signs with the key: ${SIGNING_PAGE}`;
  };
  const [what, variable] = clientKey
    ? ['key, with its line breaks,', 'OCI_WIF_CLIENT_KEY']
    : ['secret', 'OCI_WIF_CLIENT_SECRET'];
  const login = (token: string): string =>
    `eval "$(npx ${program} login --domain-url ${shellQuoted(desired.domainUrl)} --client-id ${shellQuoted(clientId)} --region ${shellQuoted(region)}${method} ${token}${rpst} --export)"`;
  if (jobLogin !== undefined) {
    return {
      title: `Log in from a job in ${jobLogin.title}`,
      lines: [
        store('Store', `as the secret variable ${variable} of the job.`),
        `# A whole job: ${jobLogin.page}`,
        login(jobLogin.tokenFlags),
        `npx ${program} verify`,
      ],
    };
  }
  const known = Object.hasOwn(WORKLOADS, provider)
    ? WORKLOADS[provider]?.({ audience, issuer: desired.issuer, client })
    : undefined;
  const { tokenFlags, page, note }: Workload = known ?? { tokenFlags: '--subject-token-file TOKEN_FILE' };
  return {
    title: `Log in where the workload runs${known === undefined ? ' (TOKEN_FILE holds the JWT)' : ''}`,
    lines: [
      store('Give the workload', `in the environment variable ${variable}.`),
      ...(page === undefined ? [] : [`# More about it: ${DOCS}/ci/${page}.md`]),
      ...(note === undefined ? [] : [`# Note: ${note}.`]),
      login(tokenFlags),
      `npx ${program} verify`,
    ],
  };
}

function terraform(outcome: Outcome): NextStep {
  const { desired, clientId, region } = outcome;
  const stores = storesCredential(outcome);
  return {
    title: 'Or let the Terraform provider (8.22 and later) exchange the token itself',
    lines: [
      '# provider "oci" { auth = "WorkloadIdentityFederation" }',
      `export OCI_AUTH=WorkloadIdentityFederation OCI_REGION=${shellQuoted(region)}`,
      `export OCI_TOKEN_EXCHANGE_DOMAIN_URL=${shellQuoted(desired.domainUrl)} OCI_TOKEN_EXCHANGE_AUTH=${stores ? 'OAuthClientCredentials' : 'InstancePrincipal'}`,
      ...(stores
        ? [`export OCI_TOKEN_EXCHANGE_CLIENT_ID=${shellQuoted(clientId)} OCI_TOKEN_EXCHANGE_CLIENT_SECRET="$SECRET"`]
        : []),
      `export OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE=urn:oci:token-type:oci-${desired.tokenType} OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE=jwt`,
      ...(desired.tokenType === 'rpst'
        ? [`export OCI_TOKEN_EXCHANGE_RESOURCE_TYPE=${shellQuoted(desired.resourceType ?? '')}`]
        : []),
      'export OCI_WORKLOAD_IDENTITY_TOKEN_PATH=TOKEN_FILE # you must refresh this file',
    ],
  };
}
