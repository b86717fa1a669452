// What setup prints to copy, whole: variables and secrets for GitHub, the workflow, the login elsewhere, the Terraform provider.

import { DOCS } from '../../../src/failure.ts';
import { commandLine, githubCalls, nextSteps, type Outcome, storeSecret } from '../../../src/setup/apply/next-steps.ts';
import { desiredTrust } from '../desired-trust.ts';

const rpst = { ...desiredTrust, tokenType: 'rpst' as const, resourceType: 'my ci' };

const github: Outcome = {
  desired: desiredTrust,
  audience: undefined,
  provider: 'github',
  repository: 'octo/app',
  jobLogin: undefined,
  environments: [],
  otherJobs: true,
  clientId: 'client',
  secretFile: '/my home/secret',
  region: 'eu-frankfurt-1',
  version: '1.2.3',
  terraform: false,
};
const elsewhere: Outcome = { ...github, provider: 'oidc', repository: undefined };
const onInstance = {
  desired: { ...desiredTrust, clientAuthentication: 'instance_principal' as const },
  secretFile: undefined,
};

describe('the settings of the repository', () => {
  const settings = (outcome: Partial<Outcome>): string[] | undefined => nextSteps({ ...github, ...outcome })[0]?.lines;
  const variables = (where: string): string[] => [
    `gh variable set OCI_DOMAIN_URL ${where} --body https://domain`,
    `gh variable set OCI_CLIENT_ID ${where} --body client`,
    `gh variable set OCI_REGION ${where} --body eu-frankfurt-1`,
  ];
  const all = (where: string): string[] => [
    ...variables(where),
    `gh secret set OCI_CLIENT_SECRET ${where} < '/my home/secret'`,
  ];

  test.each<[string, Partial<Outcome>, where: string]>([
    ['the repository, if any job may log in', {}, '--repo octo/app'],
    [
      'the environment, if only its jobs may',
      { environments: ['my prod'], otherJobs: false },
      "--repo octo/app --env 'my prod'",
    ],
    ['the repository, if other jobs may, too', { environments: ['prod'] }, '--repo octo/app'],
    [
      'the repository, if jobs of several environments may',
      { environments: ['a', 'b'], otherJobs: false },
      '--repo octo/app',
    ],
  ])('are those of %s', (_title, outcome, where) => {
    expect(settings(outcome)).toEqual(all(where));
  });

  const readers =
    '# All private and internal repositories of octo can read this. For certain repositories only, also public ones, use --visibility selected --repos NAME,NAME.';

  test('are those of the organization, for all of its repositories, with who can read them', () => {
    const outcome = { ...github, repository: 'octo/*' };
    expect(nextSteps(outcome)[0]?.title).toBe('Configure the organization');
    expect(settings(outcome)).toEqual([...all('--org octo --visibility private'), readers]);
  });

  test('without a file with the secret, the way to a new one', () => {
    expect(settings({ secretFile: undefined })).toEqual([
      ...variables('--repo octo/app'),
      '# No file here has the client secret. If the repository does not have it, repeat the command with --rotate-secret.',
    ]);
  });

  test('without a secret, if jobs sign as their compute instance', () => {
    expect(settings(onInstance)).toEqual(variables('--repo octo/app'));
  });

  test('--write-github passes the secret through stdin', () => {
    const calls = githubCalls(github);
    expect(calls.map(({ args, stdinFile }) => [args.slice(0, 3).join(' '), stdinFile])).toEqual([
      ['variable set OCI_DOMAIN_URL', undefined],
      ['variable set OCI_CLIENT_ID', undefined],
      ['variable set OCI_REGION', undefined],
      ['secret set OCI_CLIENT_SECRET', '/my home/secret'],
    ]);
    expect(githubCalls({ ...github, secretFile: undefined })).toHaveLength(3);
  });

  test('a new secret goes to the same place', () => {
    expect(storeSecret('/my home/secret', { provider: 'github', repository: 'octo/app' })).toEqual({
      title: 'Store the new secret',
      lines: [
        "gh secret set OCI_CLIENT_SECRET --repo octo/app < '/my home/secret'",
        '# Add --env NAME if it is a secret of an environment.',
      ],
    });
    expect(storeSecret('/secret', { provider: 'github', repository: 'octo/*' }).lines).toEqual([
      'gh secret set OCI_CLIENT_SECRET --org octo --visibility private < /secret',
      readers,
    ]);
    expect(storeSecret('/secret', { provider: 'gitlab' }).lines).toEqual([
      '# Replace the variable OCI_WIF_CLIENT_SECRET wherever tokens are exchanged with the text in /secret',
    ]);
  });
});

test.each([
  ['sh', "gh secret set X --org 'it'\\''s' < '/my home/secret'"],
  ['powershell', "Get-Content -Raw '/my home/secret' | gh secret set X --org 'it''s'"],
] as const)('in %s, a value is quoted and a file is read', (shell, line) => {
  expect(commandLine(['gh', 'secret', 'set', 'X', '--org', "it's"], shell, '/my home/secret')).toBe(line);
});

test.each([
  ['it’s; calc', "'it’’s; calc'"],
  ['‘a‚b‛', "'‘‘a‚‚b‛‛'"],
  ['-x.y', "'-x.y'"],
  ['--%', "'--%'"],
  ['--branch', '--branch'],
])('in PowerShell, %s is one argument', (value, written) => {
  expect(commandLine(['gh', value], 'powershell')).toBe(`gh ${written}`);
});

test('in PowerShell, a Windows path needs no quotes, and @ and commas do', () => {
  expect(commandLine(['gh', 'a@b', 'a,b'], 'powershell', 'C:\\Users\\me\\x.secret')).toBe(
    "Get-Content -Raw C:\\Users\\me\\x.secret | gh 'a@b' 'a,b'",
  );
  const { lines } = storeSecret('C:\\s', {
    provider: 'github',
    repository: 'octo/*',
    githubHost: 'ghe',
    shell: 'powershell',
  });
  expect(lines[0]).toBe(
    "$env:GH_HOST = 'ghe'; Get-Content -Raw C:\\s | gh secret set OCI_CLIENT_SECRET --org octo --visibility private",
  );
  expect(nextSteps({ ...github, shell: 'powershell', secretFile: 'C:\\s' })[0]?.lines.at(-1)).toBe(
    'Get-Content -Raw C:\\s | gh secret set OCI_CLIENT_SECRET --repo octo/app',
  );
});

describe('the workflow', () => {
  const workflow = (outcome: Partial<Outcome>): string[] | undefined => nextSteps({ ...github, ...outcome })[1]?.lines;

  test('has the permissions and the inputs of a login', () => {
    expect(nextSteps(github).map(({ title }) => title)).toEqual(['Configure the repository', 'Use it in a workflow']);
    expect(workflow({})).toEqual([
      'permissions:',
      '  id-token: write',
      '  contents: read',
      'jobs:',
      '  deploy:',
      '    runs-on: ubuntu-latest',
      '    steps:',
      '      - uses: org/oci-wif-action@v1',
      '        with:',
      '          domain-url: ${{ vars.OCI_DOMAIN_URL }}',
      '          client-id: ${{ vars.OCI_CLIENT_ID }}',
      '          client-secret: ${{ secrets.OCI_CLIENT_SECRET }}',
      '          region: ${{ vars.OCI_REGION }}',
      '          verify: true # prints whether OCI accepts the session',
      '      # Your steps. Every OCI tool uses the session now.',
    ]);
  });

  test.each<[string, Partial<Outcome>, added: string[]]>([
    ['an environment', { environments: ['a "b"'], otherJobs: false }, ['    environment: "a \\"b\\""']],
    [
      'several environments',
      { environments: ['a', 'b', 'c'], otherJobs: false },
      ['    environment: "a" # or "b", "c"'],
    ],
    ['an environment that a job need not have', { environments: ['a'] }, ['    # environment: "a"']],
    ['an audience', { audience: 'my oci' }, ['          audience: "my oci"']],
    ['a resource principal', { desired: rpst }, ['          token-type: rpst', '          resource-type: "my ci"']],
  ])('has %s', (_title, outcome, added) => {
    const plain = workflow({}) ?? [];
    const lines = workflow(outcome) ?? [];
    expect(lines.filter((line) => !plain.includes(line))).toEqual(added);
    expect(lines).toHaveLength(plain.length + added.length);
  });
});

describe('the login elsewhere', () => {
  const LOGIN = 'login --domain-url https://domain --client-id client --region eu-frankfurt-1';

  test('of a job of a CI system', () => {
    const jobLogin = { title: 'GitLab CI/CD', tokenFlags: '--subject-token-env X', page: 'https://page' };
    expect(nextSteps({ ...elsewhere, provider: 'gitlab', jobLogin })).toEqual([
      {
        title: 'Log in from a job in GitLab CI/CD',
        lines: [
          '# Store the client secret as the secret variable OCI_WIF_CLIENT_SECRET of the job.',
          '# A whole job: https://page',
          `eval "$(npx oci-wif@1.2.3 ${LOGIN} --subject-token-env X --export)"`,
          'npx oci-wif@1.2.3 verify',
        ],
      },
    ]);
  });

  test('of a workload whose token is in a file', () => {
    expect(nextSteps({ ...elsewhere, version: undefined })).toEqual([
      {
        title: 'Log in where the workload runs (TOKEN_FILE holds the JWT)',
        lines: [
          '# Give the workload the client secret in the environment variable OCI_WIF_CLIENT_SECRET.',
          `eval "$(npx oci-wif ${LOGIN} --subject-token-file TOKEN_FILE --export)"`,
          'npx oci-wif verify',
        ],
      },
    ]);
  });

  const metadata = (audience: string): string =>
    `'curl --silent --show-error --fail --header '\\''Metadata-Flavor: Google'\\'' '\\''http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience=${audience}&format=full'\\'''`;
  test.each<[provider: string, page: string, audience: string | undefined, flags: string]>([
    ['kubernetes', 'kubernetes', undefined, '--subject-token-file /var/run/secrets/tokens/oci'],
    ['google', 'google-cloud', undefined, `--subject-token-command ${metadata('oci')}`],
    ['google', 'google-cloud', 'https://a', `--subject-token-command ${metadata('https%3A%2F%2Fa')}`],
    [
      'aws',
      'aws',
      'a',
      "--subject-token-command 'aws sts get-web-identity-token --audience a --signing-algorithm RS256 --query WebIdentityToken --output text'",
    ],
  ])('of a workload that gets its token in a known way: %s', (provider, page, audience, flags) => {
    const [step] = nextSteps({ ...elsewhere, provider, audience });
    expect(step).toEqual({
      title: 'Log in where the workload runs',
      lines: [
        '# Give the workload the client secret in the environment variable OCI_WIF_CLIENT_SECRET.',
        `# More about it: ${DOCS}/ci/${page}.md`,
        `eval "$(npx oci-wif@1.2.3 ${LOGIN} ${flags} --export)"`,
        'npx oci-wif@1.2.3 verify',
      ],
    });
  });

  const curl = (client: string, more: string, url: string): string =>
    `'curl --silent --show-error --fail --data grant_type=client_credentials --data client_id=${client} --data-urlencode client_secret@SECRET_FILE${more} ${url} | sed -n '\\''s/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p'\\'''`;
  const { issuer } = desiredTrust;
  test.each<[provider: string, more: Partial<Outcome>, note: string, command: string]>([
    [
      'entra',
      { audience: 'api://oci' },
      '# Note: log in to the Azure CLI first, e.g. with az login --identity.',
      "'az account get-access-token --resource api://oci --query accessToken --output tsv'",
    ],
    [
      'okta',
      { client: '0oa1' },
      '# Note: SECRET_FILE holds the secret of the client 0oa1, without a line break. SCOPE is a scope of the authorization server.',
      curl('0oa1', ' --data scope=SCOPE', `${issuer}/v1/token`),
    ],
    [
      'keycloak',
      {},
      '# Note: SECRET_FILE holds the secret of the client CLIENT_ID, without a line break.',
      curl('CLIENT_ID', '', `${issuer}/protocol/openid-connect/token`),
    ],
  ])('of a client of %s requests its token', (provider, more, note, command) => {
    const [step] = nextSteps({ ...elsewhere, provider, ...more });
    expect(step?.lines.slice(1, 3)).toEqual([
      note,
      `eval "$(npx oci-wif@1.2.3 ${LOGIN} --subject-token-command ${command} --export)"`,
    ]);
  });

  test('of a job and of a workload on a compute instance needs no secret', () => {
    const jobLogin = { title: 'GitLab CI/CD', tokenFlags: '--subject-token-env X', page: 'https://page' };
    for (const outcome of [
      { ...elsewhere, ...onInstance, jobLogin },
      { ...elsewhere, ...onInstance },
    ]) {
      const [step] = nextSteps(outcome);
      expect(step?.lines[0]).toBe(
        '# Run it on a compute instance in OCI, whose identity stands in for a client secret.',
      );
      const login = step?.lines.find((line) => line.startsWith('eval'));
      expect(login).toContain(`${LOGIN} --client-authentication instance_principal --subject-token-`);
      expect(step?.lines.join()).not.toContain('OCI_WIF_CLIENT');
    }
  });

  test('of a resource principal names its resource type', () => {
    const [step] = nextSteps({ ...elsewhere, provider: undefined, desired: rpst });
    expect(step?.lines[1]).toBe(
      `eval "$(npx oci-wif@1.2.3 ${LOGIN} --subject-token-file TOKEN_FILE --token-type rpst --resource-type 'my ci' --export)"`,
    );
  });

  test('is not taken from what every object has', () => {
    const [step] = nextSteps({ ...elsewhere, provider: 'constructor' });
    expect(step?.title).toMatch(/TOKEN_FILE/);
  });
});

describe('the variables of the Terraform provider', () => {
  const common = [
    '# provider "oci" { auth = "WorkloadIdentityFederation" }',
    'export OCI_AUTH=WorkloadIdentityFederation OCI_REGION=eu-frankfurt-1',
    'export OCI_TOKEN_EXCHANGE_DOMAIN_URL=https://domain OCI_TOKEN_EXCHANGE_AUTH=OAuthClientCredentials',
    'export OCI_TOKEN_EXCHANGE_CLIENT_ID=client OCI_TOKEN_EXCHANGE_CLIENT_SECRET="$SECRET"',
  ];
  const end = 'export OCI_WORKLOAD_IDENTITY_TOKEN_PATH=TOKEN_FILE # you must refresh this file';
  const requested = (type: string): string =>
    `export OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE=urn:oci:token-type:oci-${type} OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE=jwt`;

  test('come last, if they are asked for', () => {
    const steps = nextSteps({ ...github, terraform: true });
    expect(steps).toHaveLength(3);
    expect(steps[2]?.lines).toEqual([...common, requested('upst'), end]);
  });

  test('of a compute instance name no client', () => {
    const [domain, ...others] = nextSteps({ ...elsewhere, ...onInstance, terraform: true })[1]?.lines.slice(2) ?? [];
    expect(domain).toBe(
      'export OCI_TOKEN_EXCHANGE_DOMAIN_URL=https://domain OCI_TOKEN_EXCHANGE_AUTH=InstancePrincipal',
    );
    expect(others).toEqual([requested('upst'), end]);
  });

  test('of a resource principal have its resource type', () => {
    expect(nextSteps({ ...elsewhere, desired: rpst, terraform: true })[1]?.lines).toEqual([
      ...common,
      requested('rpst'),
      "export OCI_TOKEN_EXCHANGE_RESOURCE_TYPE='my ci'",
      end,
    ]);
  });
});
