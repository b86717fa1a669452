// What the options of setup become: names, rules, claims, and which values each option accepts.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpClient } from '../../../src/http/client.ts';
import { completeOptions, type DesiredTrust, WITHOUT_GITHUB } from '../../../src/setup/desired/desired-trust.ts';
import type { Purpose, SetupOptions } from '../../../src/setup/desired/options.ts';
import { writeRule } from '../../../src/setup/desired/rule.ts';

/** Every URL is a key set. */
const http: HttpClient = {
  send: () =>
    Promise.resolve({ status: 200, headers: {}, body: JSON.stringify({ keys: [{ kty: 'RSA', n: 'x', e: 'AQAB' }] }) }),
};

function complete(options: SetupOptions, purpose: Purpose = 'set-up'): Promise<DesiredTrust> {
  const given = { domainUrl: 'https://domain', jwksUrl: 'https://keys', ...options };
  return completeOptions(given, purpose, { ...WITHOUT_GITHUB, http, now: Date.UTC(2027, 0, 1) });
}

const ID = '11111111-aaaa-bbbb-cccc-222222222222';
const OIDC = { provider: 'oidc', issuer: 'https://i', subject: ['me'] };
const GITHUB = { provider: 'github', repository: 'octo/app', branch: ['main'] };
const GITLAB = { provider: 'gitlab', project: 'g/p', branch: ['main'] };
const RPST = { tokenType: 'rpst', resourceType: 'ci' };

describe('names', () => {
  test.each<[string, SetupOptions, RegExp]>([
    ['of GitHub, which no other repository has', GITHUB, /^wif-github-octo\.app$/],
    ['of another issuer', { ...GITHUB, githubUrl: 'https://ghe' }, /^wif-github-octo\.app-[0-9a-f]{6}$/],
    ['of 60 characters', { ...GITHUB, repository: `o/${'r'.repeat(58)}` }, /^wif-github-o\.r{58}$/],
    ['of 61 characters', { ...GITHUB, repository: `o/${'r'.repeat(59)}` }, /^wif-github-o\.r{58}-[0-9a-f]{6}$/],
    ['with a digest', OIDC, /^wif-oidc-me-[0-9a-f]{6}$/],
    [
      'in characters that every object accepts',
      { ...OIDC, subject: ['.a:/b:+c/d_1.'] },
      /^wif-oidc-a-\.b-c\.d_1-[0-9a-f]{6}$/,
    ],
    ['without such characters', { ...OIDC, subject: ['äö'] }, /^wif-oidc-[0-9a-f]{6}$/],
  ])('%s', async (_title, options, name) => {
    const desired = await complete(options);
    expect(desired.name).toMatch(name);
    const { userName, groupName, appName, policyName } = desired;
    expect([userName, groupName, appName, policyName]).toEqual(Array(4).fill(desired.name));
  });

  test('differ if the issuers differ', async () => {
    const [one, other] = await Promise.all(['https://i', 'https://j'].map((issuer) => complete({ ...OIDC, issuer })));
    expect(one?.name).not.toBe(other?.name);
  });

  test('can each be given', async () => {
    const names = {
      name: 'n',
      serviceUser: 'my user',
      group: 'my group',
      app: 'my app',
      trust: 'my trust',
      policy: 'p',
    };
    expect(await complete({ ...OIDC, ...names })).toMatchObject({
      name: 'n',
      userName: 'my user',
      groupName: 'my group',
      appName: 'my app',
      trustName: 'my trust',
      policyName: 'p',
    });
  });

  test.each([
    ['https://i', 'i'],
    ['https://i/', 'i'],
    ['https://i:8443/a/b', 'i:8443/a/b'],
    ['https://i/a%20b', 'i/a-20b'],
    [`https://i/${'a'.repeat(200)}`, `i/${'a'.repeat(98)}`],
  ])('the trust for %s is %s', async (issuer, trustName) => {
    expect((await complete({ ...OIDC, issuer })).trustName).toBe(trustName);
  });
});

describe('the values that an option accepts', () => {
  const plain: [string[], string[]] = [
    ['a', 'A.b_c-1', '0', 'a'.repeat(100)],
    ['', '-a', '.a', '_a', 'a b', 'a/b', 'ä', 'a'.repeat(101), ' a', 'a\n'],
  ];
  const line: [string[], string[]] = [
    ['a', 'any (text) with ö!', 'a'.repeat(100)],
    ['', 'a\nb', 'a\u200bb', 'a'.repeat(101)],
  ];
  const compartment = 'ocid1.compartment.oc1..aaaa';
  test.each<[keyof SetupOptions, SetupOptions, [accepted: string[], refused: string[]]]>([
    ['name', {}, plain],
    ['policy', {}, plain],
    ['serviceUser', {}, line],
    ['group', {}, line],
    ['app', {}, line],
    [
      'trust',
      {},
      [
        ['a', 'my trust: a/b-1.c', 'a'.repeat(100)],
        ['', 'é', 'a\t', 'a'.repeat(101), 'é a', 'a é'],
      ],
    ],
    ['tokenType', { resourceType: 'ci' }, [['rpst'], ['', 'RPST', 'jwt', 'my-upst', 'upst2', 'rpst ']]],
    [
      'resourceType',
      { tokenType: 'rpst' },
      [
        ['ci', 'any (text) ö', 'a'.repeat(255)],
        ['', 'a\nb', 'a'.repeat(256)],
      ],
    ],
    [
      'policyCompartment',
      {},
      [
        [compartment, 'ocid1.tenancy.oc1..aaaa'],
        ['', 'root', 'ocid1.user.oc1..aaaa', `my ${compartment}`, `${compartment}!`],
      ],
    ],
    [
      'audience',
      {},
      [
        ['oci', 'https://x/?a=b', 'a'.repeat(255)],
        ['', 'a b', 'ä', 'a'.repeat(256), ' a', 'a '],
      ],
    ],
    [
      'require',
      {},
      [
        ['a=b', 'a=b=c', 'a.b:c/d-e=*'],
        ['', 'a', '=b', 'a b=c', 'a=b c', 'aud=x', 'iss=x', 'a=', '1=x', 'a=\nb'],
      ],
    ],
    [
      'propagate',
      RPST,
      [
        ['a', '_a1', 'ext_a'],
        ['', 'a-b', '1a', 'a b', 'a.b', 'my a'],
      ],
    ],
    [
      'expires',
      { allow: ['read buckets in tenancy'] },
      [
        ['2027-01-02', '2027-01-01T00:01Z'],
        ['', '2027-01-01', 'soon'],
      ],
    ],
  ])('--%s', async (option, others, [accepted, refused]) => {
    const isList = ['audience', 'require', 'propagate'].includes(option);
    const accepts = async (value: string): Promise<boolean> => {
      try {
        await complete({ ...OIDC, ...others, [option]: isList ? [value] : value });
        return true;
      } catch (error) {
        expect(error).toMatchObject({ kind: 'input' });
        return false;
      }
    };
    const results = async (values: string[]): Promise<[string, boolean][]> =>
      Promise.all(values.map(async (value): Promise<[string, boolean]> => [value, await accepts(value)]));
    expect(await results(accepted)).toEqual(accepted.map((value) => [value, true]));
    expect(await results(refused)).toEqual(refused.map((value) => [value, false]));
  });

  test.each<[SetupOptions, RegExp]>([
    [{ ...OIDC, propagate: ['a'] }, /--propagate is given; expected: only with --token-type rpst/],
    [{ ...OIDC, resourceType: 'ci' }, /--resource-type is given; expected: only with --token-type rpst/],
    [{ ...OIDC, tokenType: 'rpst' }, /--token-type rpst needs --resource-type/],
    [{ ...OIDC, expires: '2027-01-02' }, /--expires is given without --allow/],
    [{ ...OIDC, keyId: 'k' }, /--key-id is given; expected: only with --jwks-file/],
    [{ ...GITHUB, rule: 'sub eq a' }, /--rule is given; expected: only with --provider oidc/],
    [{ ...OIDC, require: ['a'] }, /--require is "a"; expected: claim=value/],
    [{ ...OIDC, require: ['aud=x'] }, /--require names the claim aud; expected: another claim; use --audience/],
    [
      { ...OIDC, jwksUrl: undefined as never, jwksFile: '/no/keys' },
      /--jwks-file: "\/no\/keys" does not exist; expected/,
    ],
    [
      { ...OIDC, jwksUrl: undefined as never, certificate: '/no/pem' },
      /--certificate: "\/no\/pem" does not exist; expected/,
    ],
    [
      { ...OIDC, ...RPST, propagate: ['a', 'b', 'c', 'd'] },
      /4 claims would be propagated \(a, b, c, d\); expected: at most 3/,
    ],
    [{ ...OIDC, ...RPST, require: ['a.b=c'] }, /the claim a\.b cannot be propagated/],
  ])('refuses %j', async (options, message) => {
    await expect(complete(options)).rejects.toThrow(message);
  });

  test.each<[string, SetupOptions, RegExp]>([
    ['of --require', { ...OIDC, require: ['x=a b'] }, /Invalid input: --require has a space or a control character/],
    ['of the provider', { ...OIDC, subject: ['a b'] }, /Invalid input: the condition on sub has a space or a control/],
    ['of --rule', { ...OIDC, subject: [], rule: 'sub eq a\\b' }, /Invalid input: the rule has \\ in/],
    [
      'of --rule in quotes',
      { ...OIDC, subject: [], rule: "sub eq 'a b'" },
      /the rule "sub eq 'a b'" has quotes; .*; expected: sub eq a b$/,
    ],
  ])('says where a value comes from that a rule cannot match: %s', async (_title, options, message) => {
    await expect(complete(options)).rejects.toThrow(message);
  });

  test('a file with the public key is the source of the keys', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'keys-'));
    try {
      const file = join(directory, 'jwks.json');
      writeFileSync(file, '{"keys":[]}');
      const given = { ...OIDC, jwksUrl: undefined as never, jwksFile: file, keyId: 'k' };
      await expect(complete(given)).rejects.toThrow(/--jwks-file contains no RSA key/);
      await expect(complete({ ...OIDC, jwksUrl: undefined as never, certificate: file })).rejects.toThrow(
        /--certificate is not a readable certificate/,
      );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('rules and claims', () => {
  const ruleTexts = async (options: SetupOptions): Promise<string[]> => (await complete(options)).rules.map(writeRule);

  test('every requirement belongs to every rule', async () => {
    const require = ['actor=octocat', 'ref=a=*'];
    expect(await ruleTexts({ ...OIDC, subject: ['a', 'b'], require })).toEqual([
      'sub eq a and actor eq octocat and ref eq a=*',
      'sub eq b and actor eq octocat and ref eq a=*',
    ]);
    expect(await ruleTexts({ ...OIDC, subject: [], name: 'n', rule: 'sub eq a OR x co b', require: ['y=c'] })).toEqual([
      'sub eq a and y eq c or x co b and y eq c',
    ]);
  });

  test('a service user has rules, a resource principal the same terms with those of the workload', async () => {
    const environment = { ...GITLAB, environment: ['prod'] };
    const project = { claim: 'project_path', operator: 'eq', value: 'g/p' };
    const sub = { claim: 'sub', operator: 'eq', value: 'project_path:g/p:ref_type:branch:ref:main' };
    expect(await complete(environment)).toMatchObject({ conditions: [], propagations: [], known: [project] });
    const other = { claim: 'project_path', operator: 'eq', value: 'g/*' };
    expect(await complete({ ...environment, ...RPST, require: ['project_path=g/*'] })).toMatchObject({
      rules: [],
      resourceType: 'ci',
      conditions: [
        [project, sub, other],
        [project, { claim: 'environment', operator: 'eq', value: 'prod' }, other],
      ],
      propagations: ['project_path', 'environment'],
    });
  });

  test('a resource principal propagates each claim once, and never the subject', async () => {
    const { propagations } = await complete({ ...GITLAB, ...RPST, propagate: ['ext_ref', 'ref', 'ext_ext_a'] });
    expect(propagations).toEqual(['project_path', 'ref', 'ext_a']);
    expect((await complete({ ...OIDC, ...RPST })).propagations).toEqual([]);
  });

  test('what GitHub’s tokens say besides is known', async () => {
    const { known } = await complete(GITHUB);
    expect(known.map(({ claim, value }) => `${claim}=${value}`)).toEqual([
      'repository=octo/app',
      'repository_owner=octo',
      'workflow_ref=octo/app/*',
      'ref=refs/heads/main',
    ]);
  });

  test('an empty list of a flag is as if it was not given', async () => {
    const desired = await complete({ ...OIDC, audience: [], require: [], propagate: [], allow: [] });
    expect(desired).toMatchObject({ audiences: [], propagations: [], allowances: [], notes: [] });
  });
});

describe('notes', () => {
  test.each<[SetupOptions, RegExp[]]>([
    [{ provider: 'kubernetes', issuer: 'https://c', namespace: 'a', serviceAccount: 'b' }, []],
    [
      { provider: 'kubernetes', issuer: 'https://c', namespace: 'a', serviceAccount: 'b', audience: ['oci'] },
      [/^tokens of kubernetes have a list of audiences; .* error 500/],
    ],
    [{ ...OIDC, audience: ['oci'] }, []],
    [{ provider: 'entra', tenant: ID, objectId: ID }, [/^the issuer depends on/]],
    [GITLAB, []],
    [
      { ...OIDC, issuer: 'https://gitlab.com', subject: [], rule: 'namespace_path eq g', name: 'n' },
      [/^the issuer is that of GitLab CI\/CD: prefer --provider gitlab .* With --provider oidc, setup checks only/],
    ],
    ...['https://token.actions.githubusercontent.com/octo', 'https://token.actions.octo.ghe.com'].map(
      (issuer): [SetupOptions, RegExp[]] => [
        { ...OIDC, provider: 'okta', issuer, subject: ['repo:octo/app:ref:refs/tags/v1'] },
        [/^the issuer is that of GitHub Actions: prefer --provider github .* With --provider okta, setup checks only/],
      ],
    ),
  ])('%j', async (options, notes) => {
    expect((await complete(options)).notes).toEqual(notes.map((note) => expect.stringMatching(note) as string));
  });
});

describe('a removal', () => {
  test.each<[SetupOptions, boolean]>([
    [{}, true],
    [{ subjectForm: 'names' }, false],
    [{ ownerId: '1', repositoryId: '2' }, false],
  ])('means both forms of the subject if none is given: %j', async (form, either) => {
    expect((await complete({ ...GITHUB, ...form }, 'existing')).eitherSubjectForm).toBe(either);
    expect((await complete({ ...GITHUB, ...form })).eitherSubjectForm).toBe(false);
  });

  test('needs no rule, no keys, no resource type, and no expiry in the future', async () => {
    const given = { provider: 'github', repository: 'octo/app', tokenType: 'rpst' };
    const allow = { allow: ['read buckets in tenancy'], expires: '2020-01-01' };
    expect(await complete({ ...given, ...allow }, 'existing')).toMatchObject({
      rules: [],
      keys: undefined,
      expires: undefined,
    });
    await expect(complete({ ...given, ...allow, resourceType: 'ci', branch: ['main'] })).rejects.toThrow(/has passed/);
    await expect(complete({ ...given, tokenType: 'upst' })).rejects.toThrow(/does not say which tokens to trust/);
  });
});
