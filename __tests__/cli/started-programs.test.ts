// What the programs that the built command line starts find in their environment.

import type { SeededTrust } from '../../emulator/domain/seed.ts';
import { describeUnless, POSIX_SHELL } from '../platform.ts';
import { canaries, recordingPrograms, type RecordingPrograms } from '../recording-programs.ts';
import { openCliFixture, type CliFixture } from './cli-fixture.ts';

const TOOLS = ['ansible', 'docker', 'kubectl', 'oci', 'python3', 'terraform', 'tofu'];
const GITHUB = ['--provider', 'github', '--repository', 'octo/web', '--branch', 'main'];
const CLIENT_SECRET = 'idcscs-secret-of-deploy-0123456789';

describeUnless(POSIX_SHELL)('a program that is started', () => {
  let fixture: CliFixture;
  let programs: RecordingPrograms;
  let seeded: SeededTrust;
  beforeEach(async () => {
    fixture = await openCliFixture();
    programs = recordingPrograms(fixture.home);
    const rule = 'sub eq repo:octo/app:ref:refs/heads/main';
    seeded = fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule, clientSecret: CLIENT_SECRET });
  });
  afterEach(() => fixture.close());

  const domain = (): string[] => ['--domain-url', fixture.emulator.url, '--client-id', seeded.clientId];
  const environment = (more: Record<string, string>): Record<string, string> => ({
    ...canaries,
    PATH: `${programs.path}:/usr/bin:/bin`,
    LC_ALL: 'C.UTF-8',
    https_proxy: '',
    no_proxy: 'canary-no-proxy.example',
    ...more,
  });

  test.each([
    ['from --client-secret-env', ['--client-secret-env', 'DEPLOY'], { DEPLOY: CLIENT_SECRET }],
    ['from --subject-token-env', ['--subject-token-env', 'WORKLOAD'], { OCI_WIF_CLIENT_SECRET: CLIENT_SECRET }],
  ])('by doctor gets no secret %s, nor any other', async (_name, flags, more) => {
    for (const tool of TOOLS) programs.add(tool, 'echo v1.2.3');
    const WORKLOAD = await fixture.emulator.github.mint({ repository: 'octo/app' });
    const { code, stdout } = await fixture.cli(['doctor', ...domain(), ...flags], {
      environment: environment({ WORKLOAD, OCI_WIF_ADMIN_TOKEN: '', ...more }),
    });
    expect([code, stdout]).toEqual([expect.any(Number), expect.stringContaining('tofu 1.2.3')]);
    expect(programs.seen()).toEqual(Object.fromEntries(TOOLS.map((tool) => [tool, []])));
    for (const tool of TOOLS) {
      expect(programs.environmentOf(tool)).toEqual(expect.arrayContaining(['PATH', 'HOME', 'LC_ALL']));
    }
  });

  test('for a subject token gets everything of the job, but no secret that was given to oci-wif', async () => {
    const token = await fixture.emulator.github.mint({ repository: 'octo/app' });
    programs.add('my-command', `echo ${token}`);
    const flags = [
      '--client-secret-env',
      'DEPLOY',
      '--subject-token-command',
      'my-command',
      '--region',
      'eu-frankfurt-1',
    ];
    const { code, stderr } = await fixture.cli(['login', ...domain(), ...flags], {
      environment: environment({ DEPLOY: CLIENT_SECRET, OCI_TOKEN_EXCHANGE_CLIENT_SECRET: CLIENT_SECRET }),
    });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('Failure')]);
    const given = ['OCI_WIF_CLIENT_SECRET', 'OCI_WIF_ADMIN_TOKEN', 'DEPLOY', 'OCI_TOKEN_EXCHANGE_CLIENT_SECRET'];
    // The shell of the command drops names with a hyphen.
    const rest = Object.keys(canaries).filter((name) => !given.includes(name) && !name.includes('-'));
    expect(programs.seen()).toEqual({ 'my-command': rest });
    for (const name of given) expect(programs.environmentOf('my-command')).not.toContain(name);
  });

  test('as gh gets what GitHub and its proxy need', async () => {
    programs.add('gh', 'echo gh-token');
    const more = { GITHUB_TOKEN: fixture.emulator.gitHubApi.token, OCI_WIF_ADMIN_TOKEN: '' };
    const { code, stderr } = await fixture.setup([...GITHUB, '--write-github'], { environment: environment(more) });
    expect([code, stderr]).toEqual([0, '']);
    expect(programs.seen()).toEqual({ gh: ['GH_TOKEN', 'GH_ENTERPRISE_TOKEN'] });
    expect(programs.environmentOf('gh')).toEqual(
      expect.arrayContaining(['PATH', 'HOME', 'LC_ALL', 'GITHUB_TOKEN', 'https_proxy', 'no_proxy']),
    );
  });

  test('as gh, for a token of the user, gets the same', async () => {
    programs.add('gh', 'echo gh-token');
    const more = { GITHUB_TOKEN: '', GH_TOKEN: '', OCI_WIF_ADMIN_TOKEN: '' };
    const { stdout } = await fixture.setup([...GITHUB, '--dry-run'], { environment: environment(more) });
    expect(stdout).toContain('GitHub answered 401');
    expect(programs.seen()).toEqual({ gh: ['GH_ENTERPRISE_TOKEN'] });
  });
});
