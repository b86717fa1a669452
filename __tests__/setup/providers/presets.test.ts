// The providers other than GitHub as tables: the options that each takes, the values that it accepts, what its tokens say, and which claims
// identify the owner of a workload at a public issuer.

import { explainCall } from '../../../src/federation/advice.ts';
import { WITHOUT_GITHUB } from '../../../src/setup/desired/desired-trust.ts';
import type { ProviderName, WorkloadOption, WorkloadOptions } from '../../../src/setup/desired/options.ts';
import { readRule, refuseEverybody, type Term } from '../../../src/setup/desired/rule.ts';
import { pinningOfIssuer, providerNamed, PROVIDERS, resolveAlias } from '../../../src/setup/providers/find-provider.ts';
import type { Workload } from '../../../src/setup/providers/provider.ts';
import { shellQuoted } from '../../../src/text/printable.ts';

const ID = '11111111-aaaa-bbbb-cccc-222222222222';
const ISSUER = { issuer: 'https://i' };

async function describeWorkload(name: ProviderName, options: WorkloadOptions): Promise<Workload> {
  return providerNamed(name).describe(options, WITHOUT_GITHUB);
}

describe('the options that a provider takes', () => {
  test.each<[ProviderName, title: string, aliases: string, required: string, oneOf: string, optional: string]>([
    [
      'github',
      'GitHub Actions',
      'github-actions',
      'repository',
      'branch tag environment pullRequest jobWorkflowRef subject',
      'subjectForm ownerId repositoryId githubUrl githubApiUrl issuer',
    ],
    ['gitlab', 'GitLab CI/CD', 'gitlab-ci', 'project', 'branch tag environment subject', 'issuer'],
    [
      'azure-devops',
      'Azure DevOps',
      'ado azure-pipelines',
      'organizationId organization project',
      'branch serviceConnection subject',
      'pipeline',
    ],
    [
      'bitbucket',
      'Bitbucket Pipelines',
      'bitbucket-pipelines',
      'workspace repositoryId',
      'branch environment subject',
      '',
    ],
    ['buildkite', 'Buildkite', '', 'organization pipeline', 'branch tag subject', ''],
    ['circleci', 'CircleCI', 'circle', 'organizationId project', 'branch tag subject', 'issuer'],
    ['hcp-terraform', 'HCP Terraform', 'hcp terraform-cloud tfc', '', 'workspaceId subject', 'issuer'],
    ['jenkins', 'Jenkins', '', 'issuer', 'subject', ''],
    ['spacelift', 'Spacelift', '', 'issuer space stack', 'runType subject', ''],
    ['entra', 'Microsoft Entra ID', 'azure azuread', 'tenant objectId', '', 'tokenVersion'],
    ['google', 'Google Cloud', 'gcp', '', 'serviceAccountId serviceAccount', ''],
    ['aws', 'AWS', '', 'issuer roleArn', '', ''],
    ['okta', 'Okta', '', 'issuer', 'subject', ''],
    ['keycloak', 'Keycloak', '', 'issuer', 'subject authorizedParty', ''],
    ['kubernetes', 'Kubernetes', 'k8s', 'issuer namespace serviceAccount', '', ''],
    ['spiffe', 'SPIFFE (SPIRE)', 'spire', 'issuer', 'subject', ''],
    ['oidc', 'another OpenID Connect provider', '', 'issuer', 'subject', ''],
  ])('%s', (name, title, aliases, required, oneOf, optional) => {
    const provider = providerNamed(name);
    const taken = [provider.aliases, provider.required, provider.oneOf, provider.optional];
    expect([provider.title, ...taken.map((names) => names.join(' '))]).toEqual([
      title,
      aliases,
      required,
      oneOf,
      optional,
    ]);
    for (const alias of provider.aliases) expect(resolveAlias(alias.toUpperCase())).toBe(name);
  });

  test('have a question on a terminal if one of them must be given, and those that say which tokens to trust a name', () => {
    for (const { name, required, oneOf, needs = {}, questions, choices } of PROVIDERS) {
      // For pull requests, there is nothing more to ask.
      const asked = [...required, ...oneOf, ...Object.values(needs).flat()].filter(
        (option) => option !== 'pullRequest',
      );
      const texts = asked.map((option) => [name, option, questions[option]?.question]);
      expect(texts.filter(([, , text]) => !/^\w+.*[^.?]$/.test(text ?? ''))).toEqual([]);
      expect(Object.keys(choices)).toEqual([...oneOf]);
      for (const { choice } of Object.values(choices)) expect(choice).toMatch(/^\w+ \w+/);
    }
  });

  test('have a default that they accept', () => {
    const defaults = PROVIDERS.flatMap(({ name, questions }) =>
      Object.entries(questions).flatMap(([option, { byDefault }]) => byDefault && `${name} ${option}: ${byDefault}`),
    );
    expect(defaults.filter(Boolean)).toEqual([
      'github branch: main',
      'gitlab branch: main',
      'azure-devops branch: main',
      'bitbucket branch: main',
      'buildkite branch: main',
      'circleci branch: main',
      'spacelift runType: TRACKED',
    ]);
  });

  test('only those of which a job’s token has a list of audiences say so', () => {
    const withList = PROVIDERS.filter(({ audienceIsList }) => audienceIsList === true).map(({ name }) => name);
    expect(withList).toEqual(['keycloak', 'kubernetes', 'spiffe']);
  });
});

describe('the values that an option accepts', () => {
  const ids: [accepted: string[], refused: string[]] = [
    [ID, ID.toUpperCase(), `{${ID}}`],
    [
      '',
      'app',
      ID.slice(1),
      ID.slice(0, -1),
      `${ID}0`,
      `0${ID}`,
      `${ID.slice(0, -1)}x`,
      ID.replaceAll('-', ''),
      `${ID} `,
    ],
  ];
  const slugs: [accepted: string[], refused: string[]] = [
    ['octo', 'Octo_1.a-b', '0'],
    ['', 'a b', 'a/b', 'a:b', '*', 'a*', 'ä'],
  ];
  const names: [accepted: string[], refused: string[]] = [
    ['app', 'My-App_1.x', 'ä'],
    ['', 'My App', 'a*', 'a:b', 'a/b', "a'b", 'a"b', 'a`b', 'a(b', 'a)b', 'a\\b', ' a', 'a '],
  ];
  const refs: [accepted: string[], refused: string[]] = [
    ['main', 'release/1.*', 'a/refs/b', 'v*'],
    ['', 'refs/heads/main', 'a b', 'a:b', 'a ', ' a'],
  ];
  const objects: [accepted: string[], refused: string[]] = [
    ['a', 'prod', 'prod-1.x', '0a', 'a--b'],
    ['', 'Prod', '-a', 'a-', '.a', 'a.', 'a_b', 'a b', 'a:b', '*'],
  ];
  const azure = { organizationId: ID, organization: 'octo', project: 'app', pipeline: 'deploy', branch: ['main'] };
  const bitbucket = { workspace: 'octo', repositoryId: ID, branch: ['main'] };
  const buildkite = { organization: 'octo', pipeline: 'deploy', branch: ['main'] };
  const circleci = { organizationId: ID, project: ID, branch: ['main'] };
  const spacelift = { issuer: 'https://octo.app.spacelift.io', space: 's', stack: 'k', runType: ['TRACKED'] };
  const entra = { tenant: ID, objectId: ID };
  const kubernetes = { ...ISSUER, namespace: 'prod', serviceAccount: 'd' };
  const role = 'arn:aws:iam::123456789012:role';

  test.each<[ProviderName, WorkloadOption, others: WorkloadOptions, [accepted: string[], refused: string[]]]>([
    [
      'gitlab',
      'project',
      { branch: ['main'] },
      [
        ['g/p', 'g/s-1/p_2.x'],
        ['', 'p', '/p', 'g/', 'g//p', 'g/p/', 'g/*', '*/p', 'g p/q', 'g/p q'],
      ],
    ],
    ['gitlab', 'branch', { project: 'g/p' }, refs],
    ['gitlab', 'tag', { project: 'g/p' }, refs],
    ['azure-devops', 'organizationId', azure, ids],
    ['azure-devops', 'organization', azure, slugs],
    ['azure-devops', 'project', azure, names],
    ['azure-devops', 'pipeline', azure, names],
    ['azure-devops', 'branch', azure, refs],
    ['azure-devops', 'serviceConnection', azure, names],
    ['bitbucket', 'workspace', bitbucket, slugs],
    ['bitbucket', 'repositoryId', bitbucket, ids],
    ['bitbucket', 'environment', bitbucket, ids],
    ['buildkite', 'organization', buildkite, slugs],
    ['buildkite', 'pipeline', buildkite, slugs],
    ['circleci', 'organizationId', circleci, ids],
    ['circleci', 'project', circleci, ids],
    [
      'hcp-terraform',
      'workspaceId',
      {},
      [
        ['ws-a', 'ws-Ab1'],
        ['', 'ws-', 'deploy', 'ws-a-b', 'ws-a b', 'ws-*', 'my-ws-a'],
      ],
    ],
    [
      'jenkins',
      'subject',
      ISSUER,
      [
        ['https://j/job/deploy/', 'http://j.example.org/ci/job/app/job/main/'],
        [
          '',
          'deploy',
          'https://j/job/deploy',
          'https://j/deploy/',
          'ftp://j/job/a/',
          'https://j/job/a b/',
          'my https://j/job/a/',
          'https:///job/a/',
        ],
      ],
    ],
    [
      'spacelift',
      'runType',
      spacelift,
      [
        ['TRACKED', 'PROPOSED', 'TASK', 'TESTING', 'DESTROY'],
        ['', 'tracked', 'TRACKED2', 'UNTRACKED', '*'],
      ],
    ],
    ['spacelift', 'space', spacelift, slugs],
    ['spacelift', 'stack', spacelift, slugs],
    [
      'spiffe',
      'subject',
      ISSUER,
      [
        ['spiffe://example.org/ns/prod', 'spiffe://a_b-1.c/x/*', 'spiffe://a/A.b-c_d'],
        [
          '',
          'prod',
          'spiffe://a',
          'spiffe://a/',
          'spiffe://A/b',
          'spiffe:///b',
          'spiffe://a/b c',
          'spiffe://a/*/b',
          'spiffe://a/**',
          'my spiffe://a/b',
        ],
      ],
    ],
    ['entra', 'tenant', entra, ids],
    ['entra', 'objectId', entra, ids],
    [
      'entra',
      'tokenVersion',
      entra,
      [
        ['1', '2'],
        ['', '0', '3', '12', 'v2'],
      ],
    ],
    [
      'google',
      'serviceAccountId',
      {},
      [
        ['1'.repeat(15), '1'.repeat(30)],
        ['', '1'.repeat(14), '1'.repeat(31), `${'1'.repeat(20)}x`, `x${'1'.repeat(20)}`],
      ],
    ],
    [
      'google',
      'serviceAccount',
      {},
      [
        ['ci-1@prj-2.iam.gserviceaccount.com', '12-compute@developer.gserviceaccount.com'],
        [
          '',
          'ci',
          'me@gmail.com',
          'ci@gserviceaccount.com',
          'Ci@p.gserviceaccount.com',
          'c i@p.gserviceaccount.com',
          'ci@p.gserviceaccount.com.x',
          'ci@p_x.gserviceaccount.com',
          '@p.gserviceaccount.com',
          '*@p.gserviceaccount.com',
        ],
      ],
    ],
    [
      'aws',
      'roleArn',
      ISSUER,
      [
        [`${role}/deploy`, `${role}/path/a+b=c,d.e@f_g-h`, 'arn:aws-us-gov:iam::123456789012:user/me'],
        [
          '',
          'deploy',
          `${role}/`,
          `${role}/*`,
          `${role}/a b`,
          'arn:aws:iam::12345678901:role/a',
          'arn:aws:iam::1234567890123:role/a',
          'arn:aws:iam::123456789012:group/a',
          'arn:aws:sts::123456789012:role/a',
          `my ${role}/a`,
        ],
      ],
    ],
    [
      'aws',
      'issuer',
      { roleArn: `${role}/deploy` },
      [
        ['https://id', 'https://id/a'],
        ['https://id/', 'https://id/a/'],
      ],
    ],
    [
      'keycloak',
      'issuer',
      { authorizedParty: 'ci' },
      [
        ['https://k/realms/r', 'https://k/auth/realms/my-r'],
        ['https://k', 'https://k/realms/', 'https://k/realms/r/', 'https://k/realms/r/x'],
      ],
    ],
    ['kubernetes', 'namespace', kubernetes, objects],
    ['kubernetes', 'serviceAccount', kubernetes, objects],
    [
      'okta',
      'issuer',
      { subject: ['a'] },
      [
        ['https://x', 'https://x.okta.com/oauth2/default', 'https://X/'],
        ['', 'x', 'http://x', 'https://x?a', 'https://x#a', 'https://x/a b', 'https://u@x', 'https://x/@'],
      ],
    ],
    ['okta', 'subject', ISSUER, [['a', '*', 'a b'], ['']]],
  ])('%s %s', async (name, option, others, [accepted, refused]) => {
    const isList = ['branch', 'tag', 'environment', 'subject', 'runType'].includes(option);
    const accepts = async (value: string): Promise<boolean> => {
      try {
        await describeWorkload(name, { ...others, [option]: isList ? [value] : value });
        return true;
      } catch (error) {
        const flag = `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
        expect((error as Error).message).toMatch(new RegExp(`^Invalid input: ${flag} .*; expected: \\S`));
        return false;
      }
    };
    const results = async (values: string[]): Promise<[string, boolean][]> =>
      Promise.all(values.map(async (value): Promise<[string, boolean]> => [value, await accepts(value)]));
    expect(await results(accepted)).toEqual(accepted.map((value) => [value, true]));
    expect(await results(refused)).toEqual(refused.map((value) => [value, false]));
  });

  test('an ID has the form of the tokens, however it was copied', async () => {
    const { issuer } = await describeWorkload('entra', { tenant: `{${ID.toUpperCase()}}`, objectId: ID });
    expect(issuer).toBe(`https://login.microsoftonline.com/${ID}/v2.0`);
  });
});

describe('what every token of a workload says', () => {
  const claim = (name: string, value: string): Term => ({ claim: name, operator: 'eq', value });
  test.each<[ProviderName, WorkloadOptions, label: string, known: Term[], notes: RegExp[]]>([
    ['gitlab', { project: 'g/p', branch: ['main'] }, 'g/p', [claim('project_path', 'g/p')], []],
    [
      'azure-devops',
      { organizationId: ID, organization: 'octo', project: 'app', serviceConnection: 'oci' },
      'octo/app/oci',
      [],
      [],
    ],
    [
      'azure-devops',
      { organizationId: ID, organization: 'octo', project: 'app', subject: ['p://octo/app/x'] },
      'octo/app',
      [],
      [],
    ],
    [
      'bitbucket',
      { workspace: 'octo', repositoryId: ID, branch: ['main'] },
      `octo/${ID}`,
      [claim('repositoryUuid', `{${ID}}`)],
      [],
    ],
    [
      'buildkite',
      { organization: 'octo', pipeline: 'deploy', branch: ['main'] },
      'octo/deploy',
      [claim('organization_slug', 'octo'), claim('pipeline_slug', 'deploy')],
      [],
    ],
    ['circleci', { organizationId: ID, project: ID, branch: ['main'] }, ID, [], [/name contains "\." or "\/"/]],
    ['hcp-terraform', { workspaceId: 'ws-1' }, 'ws-1', [], [/terraform_run_phase=apply/]],
    ['hcp-terraform', { subject: ['organization:o:x'] }, 'organization:o:x', [], [/terraform_run_phase=apply/]],
    ['jenkins', { ...ISSUER, subject: ['http://j.x/ci/job/a/'] }, 'ci/job/a/', [], []],
    ['spacelift', { ...ISSUER, space: 's', stack: 'k', runType: ['TASK'] }, 's/k', [claim('callerId', 'k')], []],
    ['spiffe', { ...ISSUER, subject: ['spiffe://a/b'] }, 'a/b', [], []],
    ['entra', { tenant: ID, objectId: ID }, ID, [], [/assumes version 2\..*\(--token-version 1\)/]],
    ['entra', { tenant: ID, objectId: ID, tokenVersion: '1' }, ID, [], [/assumes version 1\./]],
    ['google', { serviceAccountId: '1'.repeat(15) }, '1'.repeat(15), [], []],
    ['google', { serviceAccount: 'ci@p.iam.gserviceaccount.com' }, 'ci.p.iam', [], [/prefer --service-account-id/]],
    ['aws', { ...ISSUER, roleArn: 'arn:aws:iam::123456789012:role/path/deploy' }, 'deploy', [], []],
    ['okta', { ...ISSUER, subject: ['me'] }, 'me', [], []],
    ['keycloak', { issuer: 'https://k/realms/r', authorizedParty: 'ci', subject: ['me'] }, 'ci', [], []],
    ['keycloak', { issuer: 'https://k/realms/r', subject: ['me'] }, 'me', [], []],
    ['kubernetes', { ...ISSUER, namespace: 'prod', serviceAccount: 'd' }, 'prod/d', [], []],
    ['oidc', { ...ISSUER, subject: ['me', 'other'] }, 'me', [], []],
  ])('%s %j', async (name, options, label, known, notes) => {
    const workload = await describeWorkload(name, options);
    expect({ ...workload }).toMatchObject({ label, known });
    expect(workload.notes).toEqual(notes.map((note) => expect.stringMatching(note) as string));
    const terms = workload.conditions.flat().filter(({ claim: of }) => of !== 'sub');
    const token = Object.fromEntries(terms.map((term) => [term.claim, term.value]));
    // Without a claim of the rule, the explain command would say that the token does not have it.
    for (const [of, value] of Object.entries(token))
      expect(explainCall(token, { domainUrl: 'https://d', clientId: 'c' })).toContain(
        ` --claim ${shellQuoted(`${of}=${value}`)}`,
      );
  });
});

describe('a rule for a public issuer must identify the owner, with any --provider', () => {
  const UUID_IN_BRACES = `{${ID}}`;
  const whole: [sufficient: string[], open: string[]] = [
    ['5', 'octo'],
    ['*', '5*', '*5'],
  ];
  test.each<[issuer: string, Record<string, [sufficient: string[], open: string[]]>]>([
    [
      'https://gitlab.com',
      {
        sub: [
          ['project_path:g/p:ref_type:branch:ref:main', 'project_path:g/*'],
          ['*', 'project_path:*', 'project_path:g', 'project_path:g*/p', 'my_project_path:g/p', 'project_path:a:b/c'],
        ],
        project_path: [
          ['g/p', 'g/*'],
          ['*', '*/p', 'g*/p', 'g', '*/g/p'],
        ],
        project_id: whole,
        namespace_path: whole,
        namespace_id: whole,
        environment: [[], ['prod']],
        ref: [[], ['main']],
      },
    ],
    [
      `https://vstoken.dev.azure.com/${ID}`,
      {
        sub: [
          ['p://octo/app/deploy', 'sc://octo/app/oci'],
          [
            '*',
            'p://*/app/deploy',
            'p://octo/*/deploy',
            'p://octo/app/*',
            'p://octo/app',
            'p://octo/app/a/b',
            'x://octo/app/deploy',
            'ap://octo/app/deploy',
            'p://octo//deploy',
          ],
        ],
        prj_id: whole,
        rpo_ref: [[], ['refs/heads/main']],
      },
    ],
    [
      'https://api.bitbucket.org/2.0/workspaces/octo/pipelines-config/identity/oidc',
      {
        sub: [
          [`${UUID_IN_BRACES}:*`, `${UUID_IN_BRACES}:x`],
          ['*', UUID_IN_BRACES, `${ID}:x`, `{${ID.slice(1)}}:x`, `*${UUID_IN_BRACES}:x`, `${UUID_IN_BRACES}*:x`],
        ],
        repositoryUuid: [[UUID_IN_BRACES], ['*', ID, `${UUID_IN_BRACES}*`, `*${UUID_IN_BRACES}`]],
        branchName: [[], ['main']],
      },
    ],
    [
      'https://agent.buildkite.com',
      {
        sub: [
          ['organization:octo:pipeline:p', 'organization:o:*'],
          [
            '*',
            'organization:*',
            'organization:o*:pipeline:p',
            'organization:octo',
            'organization::p',
            'my-organization:octo:p',
          ],
        ],
        organization_slug: whole,
        organization_id: whole,
        pipeline_id: whole,
        pipeline_slug: [[], ['deploy']],
      },
    ],
    [
      `https://oidc.circleci.com/org/${ID}`,
      {
        sub: [
          ['org/o1/project/p1/user/u', 'org/o/project/p/*'],
          [
            '*',
            'org/*/project/p/x',
            'org/o*/project/p/x',
            'org/o/project/*',
            'org/o/project/p',
            'org/o/project/p*/x',
            'my-org/o/project/p/x',
            'org//project/p/x',
          ],
        ],
        'oidc.circleci.com/project-id': whole,
        'oidc.circleci.com/vcs-origin': whole,
        'oidc.circleci.com/vcs-ref': [[], ['refs/heads/main']],
      },
    ],
    [
      'https://app.terraform.io',
      {
        sub: [
          ['organization:octo:project:p', 'organization:o:*'],
          ['*', 'organization:*', 'organization:o*:x', 'organization:octo', 'my-organization:octo:x'],
        ],
        terraform_organization_id: whole,
        terraform_project_id: whole,
        terraform_workspace_id: whole,
        terraform_full_workspace: [
          ['organization:octo:project:p'],
          ['*', 'organization:*', 'organization:o*:x', 'my-organization:octo:x'],
        ],
        terraform_run_phase: [[], ['apply']],
      },
    ],
    [
      'https://octo.app.spacelift.io',
      {
        sub: [
          ['space:s1:stack:k1:run_type:TRACKED', 'space:s:module:m:*'],
          [
            '*',
            'space:*',
            'space:s*:stack:k:x',
            'space:s:stack:k*:x',
            'space:s:stack:k',
            'space:s:other:k:x',
            'my-space:s:stack:k:x',
            'space::stack:k:x',
          ],
        ],
        callerId: whole,
        runType: [[], ['TRACKED']],
      },
    ],
    ['https://accounts.google.com', { sub: whole, email: whole, hd: [[], ['example.org']] }],
  ])('%s', (issuer, claims) => {
    const pinning = pinningOfIssuer(issuer);
    expect(pinning).toBeDefined();
    const trustsEveryone = (claim: string, value: string): boolean => {
      try {
        refuseEverybody(readRule(`${claim} eq ${value}`)!, pinning);
        return false;
      } catch (error) {
        expect((error as Error).message).toMatch(/trusts everyone/);
        return true;
      }
    };
    for (const [claim, [sufficient, open]] of Object.entries(claims)) {
      const shown = (value: string): string => `${claim} ${value}`;
      expect(sufficient.filter((value) => trustsEveryone(claim, value)).map(shown)).toEqual([]);
      expect(open.filter((value) => !trustsEveryone(claim, value)).map(shown)).toEqual([]);
    }
  });

  test.each([
    'https://gitlab.com/',
    'https://agent.buildkite.com/',
    'https://oidc.circleci.com',
    'https://app.eu.terraform.io',
    'https://app.terraform.io/',
    'https://octo-1.app.us.spacelift.io/',
    'https://accounts.google.com/',
    'https://token.actions.githubusercontent.com/',
  ])('%s is public, too', (issuer) => {
    expect(pinningOfIssuer(issuer)).toBeDefined();
  });

  test.each([
    'https://gitlab.com/me',
    'https://gitlab.com.example.org',
    'https://gitlab.example.org',
    'https://vstoken.dev.azure.com.example.org/x',
    'https://api.bitbucket.org/2.0/',
    'https://agent.buildkite.com/x',
    'https://oidc.circleci.com.example.org',
    'https://app.us.terraform.io',
    'https://app.terraform.io/x',
    'https://app.spacelift.io',
    'https://octo.app.eu.spacelift.io',
    'https://octo.app.spacelift.io/x',
    'https://accounts.google.com/x',
    'https://i/https://gitlab.com',
    'https://i/https://vstoken.dev.azure.com/x',
    'https://i/https://api.bitbucket.org/2.0/workspaces/x',
    'https://i/https://agent.buildkite.com',
    'https://i/https://oidc.circleci.com/',
    'https://i/https://app.terraform.io',
    'https://i/https://octo.app.spacelift.io',
    'https://i/https://accounts.google.com',
    'https://i/https://token.actions.githubusercontent.com/',
  ])('%s is not', (issuer) => {
    expect(pinningOfIssuer(issuer)).toBeUndefined();
  });
});

describe('how a job of a CI system gives its token to oci-wif login', () => {
  test.each<[ProviderName, string, withAudience: string]>([
    ['gitlab', '--subject-token-env OCI_ID_TOKEN', '--subject-token-env OCI_ID_TOKEN'],
    ['azure-devops', '--subject-token-env OCI_ID_TOKEN', '--subject-token-env OCI_ID_TOKEN'],
    ['bitbucket', '--subject-token-env BITBUCKET_STEP_OIDC_TOKEN', '--subject-token-env BITBUCKET_STEP_OIDC_TOKEN'],
    [
      'buildkite',
      "--subject-token-command 'buildkite-agent oidc request-token'",
      "--subject-token-command 'buildkite-agent oidc request-token --audience oci'",
    ],
    ['circleci', '--subject-token-env CIRCLE_OIDC_TOKEN_V2', '--subject-token-env CIRCLE_OIDC_TOKEN_V2'],
    [
      'hcp-terraform',
      '--subject-token-env TFC_WORKLOAD_IDENTITY_TOKEN_OCI',
      '--subject-token-env TFC_WORKLOAD_IDENTITY_TOKEN_OCI',
    ],
    ['jenkins', '--subject-token-file "$OCI_ID_TOKEN_FILE"', '--subject-token-file "$OCI_ID_TOKEN_FILE"'],
    [
      'spacelift',
      '--subject-token-file /mnt/workspace/spacelift.oidc',
      '--subject-token-file /mnt/workspace/spacelift.oidc',
    ],
  ])('%s', (name, plain, withAudience) => {
    const { tokenFlags } = providerNamed(name);
    expect([tokenFlags?.(undefined), tokenFlags?.('oci')]).toEqual([plain, withAudience]);
  });
});
