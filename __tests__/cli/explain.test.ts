// Eight refusals: explain reports each cause, and the command that fixes it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitHubJob } from '../../emulator/github/job.ts';
import type { GitHubTrust } from '../../emulator/domain/seed.ts';
import { inOneLine, type CliResult, type CliFixture } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const MAIN = 'sub eq repo:octo/app:ref:refs/heads/main';

interface Case {
  title: string;
  trust?: Partial<GitHubTrust>;
  job?: Partial<GitHubJob>;
  arrange?: (fixture: CliFixture) => void;
  clientId?: string;
  /** Expected in what the failed check saw. */
  cause: RegExp;
  advice: RegExp;
}

const cases: Case[] = [
  {
    title: 'wrong branch',
    job: { ref: 'refs/heads/dev' },
    cause: /no rule of the trust matches .* the rule has "main", the token "dev"/,
    advice: /setup --domain-url \S+ --provider github --github-url \S+ --repository octo\/app --branch dev/,
  },
  {
    title: 'quoted rule',
    trust: { rule: "sub eq 'repo:octo/app:ref:refs/heads/main'" },
    cause:
      /no rule is certain to match .* public reports disagree about quoted values: .* without the quotes, the rule matches/,
    advice: /--branch main/,
  },
  {
    title: 'immutable subject',
    job: { subject: 'immutable' },
    cause:
      /expects repo:octo\/app:ref:refs\/heads\/main, but GitHub sends repo:octo@1001\/app@2002:.*this repository uses immutable subjects/,
    advice: /--repository octo\/app --branch main --owner-id 1001 --repository-id 2002/,
  },
  {
    title: 'environment',
    job: { environment: 'prod' },
    cause: /expects a branch or tag, but the job uses an environment/,
    advice: /--environment prod/,
  },
  {
    title: 'audience',
    trust: { trust: { clientClaimName: 'aud', clientClaimValues: ['oci'] } },
    cause: /the token's audience is https:\/\/cloud\.oracle\.com, and the trust accepts only oci/,
    advice: /token with the audience oci/,
  },
  {
    title: 'expired',
    arrange: ({ emulator }) => (emulator.clock.offsetSeconds = -3600),
    cause: /it expired at 20\S+, and this machine's clock says 20/,
    advice: /right before the login: .* If it is new, set this machine's clock/,
  },
  {
    title: 'wrong client',
    clientId: '0123456789abcdef0123456789abcdef',
    cause:
      /the domain has no application with the client ID 0123456789abcdef0123456789abcdef; the trust accepts (?!0123)\w{32}/,
    advice: /Use the client ID of an application in this domain, not its name or OCID/,
  },
  {
    title: 'two trusts',
    arrange: ({ emulator }) => {
      const id = 'f'.repeat(32);
      for (const trust of [...emulator.domain.store.trusts.values()])
        emulator.domain.store.trusts.set(id, { ...trust, id, oauthClients: [] });
    },
    cause:
      /the domain has 2 active trusts for the issuer \S+, and then refuses every token .*the trust f{32} has the rules/,
    advice:
      /oci identity-domains identity-propagation-trust delete --endpoint https:\S+ --identity-propagation-trust-id f{32}/,
  },
  {
    title: 'no trust',
    arrange: ({ emulator }) => {
      emulator.domain.store.trusts.clear();
    },
    cause: /the domain has no trust for the issuer https:\/\/localhost/,
    advice: /Create it with: npx oci-wif setup/,
  },
];

async function explain(fixture: CliFixture, given: Omit<Case, 'title' | 'cause' | 'advice'> = {}): Promise<CliResult> {
  const { emulator, administrator } = fixture;
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app', rule: MAIN, ...given.trust });
  given.arrange?.(fixture);
  const token = await emulator.github.mint({ repository: 'octo/app', ...given.job }, 'https://cloud.oracle.com');
  // The token was issued at the time of the emulator's clock; explain runs now.
  emulator.clock.offsetSeconds = 0;
  const file = fixture.file('token.jwt', token);
  const admin = ['--profile', 'DEFAULT', '--oci-config-file', administrator.configFile];
  const where = ['--domain-url', emulator.url, '--client-id', given.clientId ?? seeded.clientId];
  const result = await fixture.cli(['explain', '--subject-token-file', file, ...where, ...admin]);
  expect(result.stdout + result.stderr).not.toContain(token.split('.')[2]);
  return result;
}

/** Each failed check on one line. */
function failedIn(report: string): string[] {
  const [checks = ''] = report.split('\n\n');
  const each = checks.split(/\n(?=\S)/).filter((text) => text.startsWith('FAILED'));
  return each.map(inOneLine);
}

for (const { title, cause, advice, ...given } of cases) {
  test(`reports the cause: ${title}`, () =>
    withInsideFixture(async (fixture) => {
      const { code, stdout } = await explain(fixture, given);
      const [failed, ...others] = failedIn(stdout);
      expect(others).toEqual([]);
      const [seen, next] = failed!.split(' Next: ');
      expect(seen).toMatch(cause);
      expect(next).toMatch(advice);
      expect(code).toBe(1);
      expect(fixture.writes()).toEqual([]);
    }));
}

test('a client that the trust does not list', () =>
  withInsideFixture(async (fixture) => {
    const other = fixture.emulator.domain.addApp({ displayName: 'other' });
    const { code, stdout } = await explain(fixture, { clientId: other.name });
    expect(code).toBe(1);
    expect(failedIn(stdout)).toEqual([
      expect.stringContaining(`trust of the issuer the trust does not accept the client ${other.name}`),
    ]);
  }));

test('a user that is not a service user, and an inactive trust', () =>
  withInsideFixture(async (fixture) => {
    const { code, stdout } = await explain(fixture, {
      arrange: ({ emulator }) => {
        const { users, trusts } = emulator.domain.store;
        for (const user of users.values())
          user['urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'].serviceUser = false;
        for (const trust of trusts.values()) trust.active = false;
      },
    });
    expect(code).toBe(1);
    expect(failedIn(stdout)).toEqual([
      expect.stringMatching(/^FAILED trust of the issuer the trust is not active/),
      expect.stringMatching(/^FAILED rules of the trust the user \S+ is not a service user/),
    ]);
  }));

test('a token that passes all checks', () =>
  withInsideFixture(async (fixture) => {
    const { code, stdout } = await explain(fixture);
    expect([code, failedIn(stdout)]).toEqual([0, []]);
    expect(stdout).toContain(
      '\n4 ok, 0 failed, 0 not checked\nEverything is ok.\nThe domain should accept this token.\n',
    );
  }));

test('a rule of another user that accepts other tokens of the matching rule is noted', () =>
  withInsideFixture(async (fixture) => {
    const { code, stdout } = await explain(fixture, {
      trust: { rule: 'sub eq repo:octo/app:*' },
      arrange: ({ emulator: { domain } }) => {
        const [trust] = domain.store.trusts.values();
        const value = domain.addUser({ userName: 'somebody' }).id;
        for (const rule of ['sub eq repo:octo/*:environment:prod', 'sub eq repo:octo/web:*'])
          trust!.impersonationServiceUsers!.push({ rule, value });
      },
    });
    expect([code, failedIn(stdout)]).toEqual([0, []]);
    expect(inOneLine(stdout).match(/other tokens match both this rule and "[^"]*" of another user/g)).toEqual([
      expect.stringContaining('"sub eq repo:octo/*:environment:prod"'),
    ]);
  }));

test('without an administrator, reports what the token shows', () =>
  withInsideFixture(async (fixture) => {
    const token = await fixture.emulator.github.mint({ repository: 'octo/app', environment: 'prod' });
    const { code, stdout } = await fixture.cli(['explain', '--subject-token-file', '-'], { stdin: token });
    expect(code).toBe(3);
    expect(stdout).toContain('sub repo:octo/app:environment:prod');
    expect(inOneLine(stdout)).toMatch(/The two forms of this subject are: sub eq repo:octo\/app:environment:prod /);
    // The setup may have another name, which only the trust says.
    expect(stdout).not.toContain('oci-wif setup');
    expect(inOneLine(stdout)).toContain('the --profile of an administrator, explain reads it');
    expect(stdout).toContain('The trust was not checked, so this does not show whether the domain accepts the token.');
    expect(failedIn(stdout)).toEqual([]);
    expect(fixture.emulator.requests).toHaveLength(0);
  }));

describe('the administrator is found as setup finds it', () => {
  test('in the profile DEFAULT of ~/.oci/config, or in that which OCI_CLI_PROFILE names', () =>
    withInsideFixture(async (fixture) => {
      const { emulator, administrator } = fixture;
      const { clientId } = emulator.domain.trustGitHub({ repository: 'octo/app', rule: MAIN });
      const token = fixture.file('token.jwt', await emulator.github.mint({ repository: 'octo/app' }));
      mkdirSync(join(fixture.home, '.oci'));
      const config = readFileSync(administrator.configFile, 'utf8');
      writeFileSync(join(fixture.home, '.oci', 'config'), `${config}\n${config.replace('[DEFAULT]', '[ADMIN]')}`);
      const args = ['explain', '--subject-token-file', token, '--domain-url', emulator.url, '--client-id', clientId];
      for (const profile of ['', 'ADMIN']) {
        const { code, stdout } = await fixture.cli(args, { environment: { OCI_CLI_PROFILE: profile } });
        expect([code, stdout]).toEqual([0, expect.stringContaining('The domain should accept this token.')]);
      }
      const wrong = await fixture.cli([...args, '--profile', 'NOBODY']);
      expect([wrong.code, wrong.stdout]).toEqual([2, '']);
      expect(wrong.stderr).toContain(`the administrator's profile "NOBODY"`);
    }));

  test('without any profile, the trust is not checked, and the reason is given', () =>
    withInsideFixture(async (fixture) => {
      const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
      const args = ['explain', '--subject-token-file', token, '--domain-url', fixture.emulator.url];
      const { code, stdout } = await fixture.cli(args);
      expect(code).toBe(3);
      expect(inOneLine(stdout)).toMatch(
        /trust of the issuer, not checked: .*"DEFAULT" in \S+ cannot be used; there is no such file/,
      );
      expect(fixture.emulator.requests).toHaveLength(0);
    }));

  test('an administrator that the domain refuses checks nothing', () =>
    withInsideFixture(async (fixture) => {
      const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
      const args = ['explain', '--subject-token-file', token, '--domain-url', fixture.emulator.url];
      const environment = { OCI_WIF_ADMIN_TOKEN: 'wrong' };
      const { code, stdout } = await fixture.cli(args, { environment });
      expect([code, stdout]).toEqual([3, expect.stringContaining('not checked: Administrator access denied')]);
      // It has the URL and an administrator.
      expect(stdout).not.toContain('With --domain-url');
    }));
});

test('says the nearest rule once, and the others in a line each', () =>
  withInsideFixture(async (fixture) => {
    const { stdout } = await explain(fixture, {
      job: { environment: 'prod' },
      arrange: ({ emulator }) => {
        const [trust] = emulator.domain.store.trusts.values();
        const [rule] = trust!.impersonationServiceUsers!;
        trust!.impersonationServiceUsers = [{ ...rule!, rule: 'sub eq repo:octo/other:ref:refs/heads/main' }, rule!];
      },
    });
    expect(stdout.split(MAIN.slice('sub eq '.length))).toHaveLength(2);
    expect(failedIn(stdout)).toEqual([
      expect.stringMatching(
        /no rule of the trust matches .* the nearest, "sub eq repo:octo\/app.* rule "sub eq repo:octo\/other/,
      ),
    ]);
  }));

test('text that is not a JWT is reported but not printed', () =>
  withInsideFixture(async (fixture) => {
    const { code, stdout, stderr } = await fixture.cli(['explain', '--subject-token-file', '-'], {
      stdin: 'hunter2.hunter2',
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Invalid subject token: --subject-token-file is not a JWT \(15 characters in 2 parts/);
    expect(stderr).not.toContain('hunter2');
  }));

test('prints only JSON on request', () =>
  withInsideFixture(async (fixture) => {
    const token = await fixture.emulator.github.mint({ repository: 'octo/app' });
    const { stdout, stderr } = await fixture.cli(['explain', '--subject-token-file', '-', '--json'], { stdin: token });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      token: { sub: 'repo:octo/app:ref:refs/heads/main' },
      firstFailed: null,
      checks: [
        { check: 'subject-token', state: 'ok' },
        { check: 'trust', state: 'not checked' },
        { check: 'signature', state: 'not checked' },
        { check: 'rules', state: 'not checked' },
      ],
    });
  }));

describe('the claims of a token, as the log of a job prints them', () => {
  const SUBJECT = 'repo:octo/app:ref:refs/heads/main';
  const given = ({ emulator }: CliFixture, ...more: string[]): string[] => [
    ...['explain', '--json', '--issuer', `${emulator.url}/_services/token`, '--subject', SUBJECT, ...more],
  ];

  test.each([
    ['one audience', ['--audience', 'a'], 'a'],
    ['two audiences', ['--audience', 'a', '--audience', 'b'], 'a, b'],
    ['no audience', [], '(none)'],
  ])('are taken as given, and nothing is promised without the trust: %s', (_what, flags, aud) =>
    withInsideFixture(async (fixture) => {
      const { code, stdout } = await fixture.cli(given(fixture, ...flags));
      const { token, accepted } = JSON.parse(stdout) as { token: object; accepted?: boolean };
      expect(token).toEqual({ iss: `${fixture.emulator.url}/_services/token`, sub: SUBJECT, aud });
      expect([code, accepted]).toEqual([3, undefined]);
    }),
  );

  const NOT_GIVEN = 'A claim that was not given counts as missing. If the token of the job has it, repeat the command';

  test.each([
    ['--claim', 'ref=refs/heads/a=b', 0],
    ['--claim', 'ref=', 1],
    ['--claim', 'sub=other', 1],
  ])('can be others: %s %s', (flag, claim, expected) =>
    withInsideFixture(async (fixture) => {
      const rule = 'ref eq refs/heads/a=b';
      const { clientId } = fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule });
      const where = ['--domain-url', fixture.emulator.url, '--client-id', clientId];
      const admin = ['--profile', 'DEFAULT', '--oci-config-file', fixture.administrator.configFile];
      const { code, stdout } = await fixture.cli(given(fixture, flag, claim, ...where, ...admin));
      expect(JSON.parse(stdout)).toMatchObject({ token: { sub: SUBJECT } });
      expect(code).toBe(expected);
      expect(stdout.includes(NOT_GIVEN)).toBe(claim === 'sub=other');
    }),
  );

  test('are refused by a trust as the token itself is, and accepted', () =>
    withInsideFixture(async (fixture) => {
      const { clientId } = fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule: MAIN });
      const where = ['--domain-url', fixture.emulator.url, '--client-id', clientId];
      const admin = ['--profile', 'DEFAULT', '--oci-config-file', fixture.administrator.configFile];
      const accepted = await fixture.cli([...given(fixture), ...where, ...admin]);
      expect([accepted.code, JSON.parse(accepted.stdout)]).toMatchObject([0, { accepted: true, firstFailed: null }]);
      const other = given(fixture).map((text) => text.replace('heads/main', 'heads/dev'));
      const refused = await fixture.cli([...other, ...where, ...admin]);
      expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([1, { accepted: false, firstFailed: 'rules' }]);
    }));

  test.each([
    [['--issuer', 'https://issuer.example'], /both --issuer and --subject/],
    [['--subject', 'me'], /both --issuer and --subject/],
    [['--claim', 'ref=x'], /both --issuer and --subject/],
    [
      ['--issuer', 'https://issuer.example', '--subject', 'me', '--subject-token-env', 'X'],
      /the token is given, and so are its claims/,
    ],
    ...['ref', '=x', 'a b=x'].map((claim): [string[], RegExp] => [
      ['--issuer', 'https://issuer.example', '--subject', 'me', '--claim', claim],
      /--claim is ".*"; expected: name=value/,
    ]),
  ])('%j is refused', (flags, message) =>
    withInsideFixture(async (fixture) => {
      const { code, stderr } = await fixture.cli(['explain', ...flags]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }),
  );
});

describe('a trust that setup did not make', () => {
  const changed = (given: Record<string, unknown>) => ({
    arrange: ({ emulator }: CliFixture): void => {
      for (const trust of emulator.domain.store.trusts.values()) Object.assign(trust, given);
    },
  });
  const PROMISE = 'The domain should accept this token.';

  test('with claimValidations is shown, and nothing is promised', () =>
    withInsideFixture(async (fixture) => {
      const { code, stdout } = await explain(fixture, changed({ claimValidations: [{ name: 'actor', value: 'me' }] }));
      expect([code, inOneLine(stdout)]).toEqual([
        0,
        expect.stringMatching(
          /the trust has claimValidations \(actor: me\).*No check failed, but the domain may still refuse/,
        ),
      ]);
      expect(stdout).not.toContain(PROMISE);
      expect(stdout).not.toContain('Everything is ok');
    }));

  test('with a rule that no public report confirms, promises nothing', () =>
    withInsideFixture(async (fixture) => {
      const { code, stdout } = await explain(fixture, { trust: { rule: 'sub eq repo:octo/*' } });
      expect([code, stdout]).toEqual([0, expect.stringContaining('No check failed, but the domain may still refuse')]);
      expect(stdout).not.toContain(PROMISE);
    }));

  test('that maps subjects to users names the user', () =>
    withInsideFixture(async (fixture) => {
      fixture.emulator.domain.addUser({ userName: 'octo/app', serviceUser: true });
      const { code, stdout } = await explain(
        fixture,
        changed({ allowImpersonation: false, impersonationServiceUsers: undefined, subjectClaimName: 'repository' }),
      );
      expect(inOneLine(stdout)).toMatch(
        /the trust maps the claim repository of the token to the attribute userName of a user of the domain: octo\/app/,
      );
      expect([code, stdout]).toEqual([0, expect.stringContaining(PROMISE)]);
    }));

  test('that maps subjects to users, without such a user', () =>
    withInsideFixture(async (fixture) => {
      const { code, stdout } = await explain(fixture, changed({ allowImpersonation: false }));
      expect([code, inOneLine(stdout)]).toEqual([
        1,
        expect.stringMatching(/no user of the domain has the userName repo:octo\/app:ref:refs\/heads\/main/),
      ]);
      expect(stdout).not.toContain('oci-wif setup');
    }));

  test('that maps subjects to another attribute of users, which is not looked up', () =>
    withInsideFixture(async (fixture) => {
      const mapping = { allowImpersonation: false, subjectMappingAttribute: 'emails.value' };
      const { code, stdout } = await explain(fixture, changed(mapping));
      expect([code, inOneLine(stdout)]).toEqual([
        0,
        expect.stringMatching(/the attribute emails\.value.*which is not checked.*the domain may still refuse/),
      ]);
    }));

  test('whose rule names its user by OCID only', () =>
    withInsideFixture(async (fixture) => {
      const { code, stdout } = await explain(fixture, {
        arrange: ({ emulator }) => {
          for (const trust of emulator.domain.store.trusts.values())
            for (const entry of trust.impersonationServiceUsers ?? []) {
              Object.assign(entry, { ocid: emulator.domain.store.users.get(entry.value)?.ocid });
              Reflect.deleteProperty(entry, 'value');
            }
        },
      });
      expect([code, stdout]).toEqual([0, expect.stringContaining('the token becomes the service user github-deploy')]);
    }));

  test('for resource principals refuses a login with another resource type, or none', () =>
    withInsideFixture(async (fixture) => {
      const { stdout } = await explain(fixture, { trust: { tokenType: 'rpst', resourceType: 'ci' } });
      expect(inOneLine(stdout)).toMatch(
        /log in with token-type rpst and resource-type ci.*the domain may still refuse/,
      );
      expect(stdout).not.toContain(PROMISE);
    }));
});
