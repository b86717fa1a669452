// `oci-wif setup` on a terminal: asks for what is missing, checks each answer, and changes nothing without a yes.

import { openCliFixture, type CliFixture } from './cli-fixture.ts';
import { insideTerminal } from './in-process.ts';
import {
  CTRL_C,
  type Dialogue,
  DOWN,
  ENTER,
  hasTerminal,
  onTerminal,
  type TerminalSession,
} from './terminal-session.ts';

const PROVIDER = 'Which identity provider issues the tokens?';
const NO_MORE: Dialogue = [['Permissions, as a policy statement', ENTER]];
const WRONG = 'expected: ';

let fixture: CliFixture;
beforeAll(async () => {
  fixture = await openCliFixture();
});
afterAll(() => fixture.close());

const base = (): string[] => [
  'setup',
  ...['--oci-config-file', fixture.administrator.configFile],
  ...['--jwks-url', fixture.emulator.provider.jwksUri],
];

function setup(args: readonly string[], dialogue: Dialogue): Promise<TerminalSession> {
  return insideTerminal(fixture, [...base(), ...args], dialogue);
}

/**
 * Types a wrong answer, waits for the reason and for the new question, and types the right one. The mark of a question distinguishes it from the
 * reason, which may contain the same words.
 */
const corrected = (question: string, wrong: string, right: string): Dialogue => [
  [question, `${wrong}${ENTER}`],
  [WRONG, ''],
  [`◆  ${question}`, `${right}${ENTER}`],
];

const GUID = '00000000-1111-2222-3333-444444444444';
const REALM = 'https://idp.example/realms/ci';
const SUBJECT_OF_OWNER = 'repository_owner_id:7:repo_property_tier:prod';

const providers: [string, Dialogue, string][] = [
  [
    'GitHub Actions',
    [...corrected('Repository', 'app', 'octo/app'), ['Which jobs may log in?', ENTER], ['Branch [main]', ENTER]],
    'rule: sub eq repo:octo/app:ref:refs/heads/main',
  ],
  [
    'GitLab CI/CD',
    [
      ...corrected('Project with its groups', 'app', 'group/app'),
      ['Which jobs may log in?', DOWN + ENTER],
      ...corrected('Tag;', 'refs/tags/v1', 'v*'),
    ],
    'rule: sub eq project_path:group/app:ref_type:tag:ref:v*',
  ],
  [
    'another CI system',
    [
      // Azure DevOps asks most: its pipeline belongs to one of the answers.
      ['Which CI system?', ENTER],
      ...corrected('ID of the organization', 'octo', GUID),
      ...corrected('Organization', 'a b', 'octo'),
      ...corrected('Project', 'My App', 'app'),
      ['Which jobs may log in?', ENTER],
      ...corrected('Pipeline', 'a b', 'deploy'),
      ['Branch [main]', ENTER],
    ],
    'rule: sub eq p://octo/app/deploy and rpo_ref eq refs/heads/main',
  ],
  [
    'Microsoft Entra ID',
    [...corrected('Directory (tenant) ID', 'contoso', GUID), ...corrected('Object ID', 'app', GUID)],
    `rule: sub eq ${GUID}`,
  ],
  [
    'Google Cloud',
    [
      ['Which tokens may log in?', ENTER],
      ...corrected('Unique ID of the service account', '12', '123456789012345678901'),
    ],
    'rule: sub eq 123456789012345678901',
  ],
  [
    'AWS',
    [
      ...corrected('Issuer, exactly', 'x', 'https://a.tokens.sts.global.api.aws'),
      ...corrected('ARN of the IAM role', 'deploy', 'arn:aws:iam::123456789012:role/deploy'),
    ],
    'rule: sub eq arn:aws:iam::123456789012:role/deploy',
  ],
  [
    'Okta',
    [
      ...corrected('Issuer, exactly', 'http://o.example', 'https://o.example'),
      ...corrected('Subject, exactly', '*', 'me'),
    ],
    'rule: sub eq me',
  ],
  [
    'Keycloak',
    [
      ...corrected('URL of the realm', 'https://idp.example', REALM),
      ['Which tokens may log in?', DOWN + ENTER],
      ...corrected('Client ID, as in the claim azp', '"ci"', 'ci'),
    ],
    'rule: azp eq ci',
  ],
  [
    'Kubernetes',
    [
      ...corrected('Issuer, exactly', 'kube', 'https://kube.example'),
      ...corrected('Namespace of the service account', 'Default', 'default'),
      ...corrected('Name of the service account', '', 'deploy'),
    ],
    'rule: sub eq system:serviceaccount:default:deploy',
  ],
  [
    'SPIFFE (SPIRE)',
    [
      ...corrected('Issuer, exactly', 'spire', 'https://spire.example'),
      ...corrected('SPIFFE ID', 'prod', 'spiffe://example.org/prod'),
    ],
    'rule: sub eq spiffe://example.org/prod',
  ],
  [
    'another OpenID Connect provider',
    [...corrected('Issuer, exactly', 'x', 'https://oidc.example'), ...corrected('Subject, exactly', '"me"', 'me')],
    'rule: sub eq me',
  ],
];

describe('on a terminal', () => {
  beforeEach(() => {
    fixture.emulator.requests.clear();
  });

  test.each(providers.map(([title, dialogue, rule], index) => [title, dialogue, rule, index] as const))(
    'asks for what %s needs, and checks each answer when it is given',
    async (title, dialogue, rule, index) => {
      const github = title === 'GitHub Actions' ? ['--github-url', fixture.emulator.url] : [];
      const { code, shown } = await setup(github, [
        ...corrected('URL of the identity domain', 'idcs', fixture.emulator.url),
        [PROVIDER, DOWN.repeat(index) + ENTER],
        ...dialogue,
        ...NO_MORE,
        ['Apply these 5 changes to the identity domain?', ENTER],
      ]);
      expect(shown).toContain(rule);
      expect([code, shown.trimEnd().split(/\r?\n/).at(-1)]).toEqual([1, 'Nothing was changed.']);
      expect(fixture.writes()).toEqual([]);
    },
  );

  test.each<[string, Dialogue, rule: string]>([
    ['names', [['Which form do the subjects', ENTER]], 'sub eq repo:octo/app:ref:refs/heads/main'],
    [
      'IDs',
      [
        ['Which form do the subjects', DOWN + ENTER],
        ...corrected('ID of the owner', 'octo', '7'),
        ...corrected('ID of the repository', '0', '8'),
      ],
      'sub eq repo:octo@7/app@8:ref:refs/heads/main',
    ],
  ])('asks for the form of the subjects if GitHub does not say it: %s', async (_form, dialogue, rule) => {
    const github = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
    const { code, shown } = await insideTerminal(
      fixture,
      [...base(), '--domain-url', fixture.emulator.url, ...github],
      [...NO_MORE, ['There is no GITHUB_TOKEN', ''], ...dialogue, ['Apply these', ENTER]],
      { GITHUB_TOKEN: '' },
    );
    expect([code, shown]).toEqual([1, expect.stringContaining(`rule: ${rule}`)]);
  });

  test('asks for the ID of the owner whose repositories have a subject', async () => {
    const { code, shown } = await setup(
      ['--domain-url', fixture.emulator.url, '--provider', 'github', '--repository', 'octo/*'],
      [
        ['Which jobs may log in?', DOWN + ENTER],
        ...corrected('ID of the owner', 'octo', '7'),
        ...corrected('Subject, exactly as', 'repository_owner_id:6:repo_property_tier:prod', SUBJECT_OF_OWNER),
        ...NO_MORE,
        ['Apply these', ENTER],
      ],
    );
    expect([code, shown]).toEqual([1, expect.stringContaining(`rule: sub eq ${SUBJECT_OF_OWNER}`)]);
  });

  test('asks for permissions until there are no more, and applies the plan after a yes', async () => {
    const args = ['--domain-url', fixture.emulator.url, '--provider', 'oidc', '--issuer', 'https://a.example'];
    const { code, shown } = await setup(
      [...args, '--subject', 'me'],
      [
        ...corrected('Permissions, as a policy statement', 'do everything', 'read buckets in tenancy'),
        ['Another permission', `read objects in tenancy${ENTER}`],
        // The first one is drawn once more when it is answered.
        ['◇  Another permission', ''],
        ['◆  Another permission', ENTER],
        ['Also allow "read objectstorage-namespaces in tenancy"? Most tools need it.', ENTER],
        ['Apply these 6 changes to the identity domain?', 'y'],
      ],
    );
    expect([code, shown]).toEqual([0, expect.stringContaining('Done. All changes were read back and compared.')]);
    expect(shown).toMatch(
      /Repeat this setup without questions:\s+npx oci-wif setup .* --allow 'read buckets in tenancy' --allow 'read objects in tenancy' --allow 'read objectstorage-namespaces in tenancy' .*--yes/,
    );
    expect(Object.values(fixture.inventory().policies).flat()).toEqual([
      expect.stringContaining('read buckets in tenancy'),
      expect.stringContaining('read objects in tenancy'),
      expect.stringContaining('read objectstorage-namespaces in tenancy'),
    ]);
    const removal = await setup(
      [...args, '--remove'],
      [...corrected('Name of the setup', '!', /wif-oidc-[\w-]+/.exec(shown)?.[0] ?? ''), ['Remove these', 'y']],
    );
    expect([removal.code, fixture.inventory().policies]).toEqual([0, {}]);
  });

  test('asks whether to change the trust if only one of its rules is removed', async () => {
    const args = ['--domain-url', fixture.emulator.url, '--provider', 'oidc', '--issuer', 'https://two.example'];
    const rules = ['--subject', 'one', '--subject', 'other', '--name', 'two'];
    expect((await setup([...args, ...rules, '--yes'], [])).code).toBe(0);
    const { code, shown } = await setup(
      [...args, '--remove', '--subject', 'one', '--name', 'two'],
      [['Apply this change to the identity domain?', 'y']],
    );
    expect([code, shown]).toEqual([0, expect.stringContaining('- rule: sub eq one')]);
    const all = [...args, '--remove', '--name', 'two'];
    expect((await setup(all, [['Remove these 5 objects from the identity domain?', 'y']])).code).toBe(0);
  });

  test('lists each provider once, and the CI systems that are less known behind one entry', async () => {
    const { code, shown } = await setup(
      ['--domain-url', fixture.emulator.url],
      [
        [PROVIDER, DOWN + DOWN],
        ['CircleCI', CTRL_C],
      ],
    );
    expect([code, shown.trimEnd().split(/\r?\n/).at(-1)]).toEqual([130, 'Cancelled, nothing was changed.']);
    const [list = ''] = shown.slice(shown.indexOf(PROVIDER) + PROVIDER.length).split('└');
    const entries = [...list.matchAll(/[●○] (.+?)(?: \(.*, .*\))?\s*$/gm)].map(([, title]) => title);
    expect(entries).toEqual(providers.map(([title]) => title));
  });

  test('asks for no permission if one is given, and for nothing with --yes', async () => {
    const args = ['--domain-url', fixture.emulator.url, '--provider', 'oidc', '--issuer', 'https://d.example'];
    const { code, shown } = await setup(
      [...args, '--subject', 'me', '--allow', 'read buckets in tenancy'],
      [['Apply these 6 changes to the identity domain?', ENTER]],
    );
    expect([code, shown]).toEqual([1, expect.not.stringContaining('Permissions, as')]);
    const incomplete = await setup([...args, '--yes'], []);
    expect([incomplete.code, incomplete.shown]).toEqual([2, expect.stringContaining('does not say which tokens')]);
  });

  test('shows an example of an answer, and says what is wrong with one without its flag', async () => {
    const { shown } = await setup(
      ['--domain-url', fixture.emulator.url, '--provider', 'oidc', '--subject', 'me', '--name', 'e'],
      [
        ...corrected('Issuer, exactly', 'x', 'https://e.example'),
        ['manage object-family in compartment id ocid1.compartment…', ENTER],
        ['Apply these', ENTER],
      ],
    );
    expect(shown).toContain('"x" is not valid; expected: ');
    expect(shown).not.toContain('--issuer is');
  });

  test('names one change in the singular, and repeats a choice without a value as a switch', async () => {
    const args = ['--domain-url', fixture.emulator.url, '--github-url', fixture.emulator.url, '--provider', 'github'];
    const { code, shown } = await setup(
      [...args, '--repository', 'octo/one'],
      [['Which jobs may log in?', DOWN.repeat(3) + ENTER], ...NO_MORE, ['Apply these 5 changes', 'y']],
    );
    // The terminal breaks the line anywhere.
    expect([code, shown]).toEqual([0, expect.stringMatching(/Repeat this setup [^]* --pull-request\s+--/)]);
    const complete = [
      ...args,
      '--repository',
      'octo/one',
      '--pull-request',
      '--branch',
      'dev',
      '--allow',
      'read buckets in tenancy',
    ];
    const again = await setup(complete, [['Apply these 2 changes to the identity domain?', 'y']]);
    // Nothing was asked for.
    expect([again.code, again.shown]).toEqual([0, expect.not.stringContaining('Repeat this setup')]);
    const one = [...complete, '--tag', 'v1'];
    expect((await setup(one, [['Apply this change to the identity domain?', ENTER]])).code).toBe(1);
  });

  test('asks nothing with --json', async () => {
    const args = [
      '--domain-url',
      fixture.emulator.url,
      '--provider',
      'oidc',
      '--issuer',
      'https://c.example',
      '--json',
    ];
    const missing = await setup(args, []);
    expect([missing.code, missing.shown]).toEqual([2, expect.stringContaining('does not say which tokens to trust')]);
    const { code, shown } = await setup([...args, '--subject', 'me'], []);
    expect([code, shown]).toEqual([2, expect.stringContaining('no question is asked with --json; expected: --yes')]);
  });
});

(hasTerminal ? describe : describe.skip)(
  `the built command line (needs script of util-linux${hasTerminal ? '' : ', which is missing'})`,
  () => {
    test.each<[string, Dialogue]>([
      ['the first question', [['URL of the identity domain', CTRL_C]]],
      [
        'the choice of the provider',
        [
          ['URL of the identity domain', 'URL'],
          [PROVIDER, CTRL_C],
        ],
      ],
      [
        'the last question',
        [
          ['URL of the identity domain', 'URL'],
          [PROVIDER, DOWN.repeat(10) + ENTER],
          ['Issuer', `https://b.example${ENTER}`],
          ['Subject', `me${ENTER}`],
          ...NO_MORE,
          ['Apply these', CTRL_C],
        ],
      ],
    ])('is cancelled with Ctrl-C at %s', async (_title, dialogue) => {
      const typed = dialogue.map(
        ([question, text]) => [question, text === 'URL' ? fixture.emulator.url + ENTER : text] as const,
      );
      const { code, shown } = await onTerminal(fixture, base(), typed);
      expect([code, shown.trimEnd().split(/\r?\n/).at(-1)]).toEqual([130, 'Cancelled, nothing was changed.']);
      expect(fixture.writes()).toEqual([]);
    });
  },
);
