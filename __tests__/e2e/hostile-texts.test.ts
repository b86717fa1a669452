// Claims, answers and tags with workflow commands, escape sequences and direction marks: nothing of them reaches a log or a terminal as it is.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerTag } from '../../src/setup/api/scim.ts';
import { withCliFixture, type CliFixture, type CliResult } from '../cli/cli-fixture.ts';
import { withInsideFixture } from '../cli/in-process.ts';
import { jwt } from '../federation/tokens.ts';
import { EXCHANGE, isBuilt, runStepsInside, withActionFixture } from './action-fixture.ts';

runStepsInside();
const withFixture = isBuilt ? withCliFixture : withInsideFixture;

/** A line break, workflow commands in both forms, a clear screen, its 8-bit form, a direction mark and a line separator. */
const HOSTILE = '\n::warning::owned\n##[error]owned \u001b[2J\u009b2J\u202eowned\u2028::error::owned';

const CLAIMS: Record<string, Record<string, unknown>> = {
  'another provider': { iss: `https://id.example/${HOSTILE}`, sub: `me${HOSTILE}`, aud: HOSTILE },
  'GitHub for a branch': {
    iss: 'https://token.actions.githubusercontent.com',
    sub: `repo:octo/app:ref:refs/heads/main${HOSTILE}`,
    aud: 'https://cloud.oracle.com',
    repository: 'octo/app',
  },
  'a GitHub server for something else': {
    iss: `https://github.example/${HOSTILE}`,
    sub: `repo:octo/app:job:x${HOSTILE}`,
    aud: ['a', HOSTILE],
    repository: 'octo/app',
  },
  Buildkite: {
    iss: 'https://agent.buildkite.com',
    sub: `organization:octo:pipeline:app${HOSTILE.replaceAll(':', ';')}:ref:refs/heads/main:commit:x`,
  },
};

function expectHarmless(output: string): void {
  expect(output).toContain('owned');
  expect(output.match(/^\s*::(warning|error)::owned/gm) ?? []).toEqual([]);
  expect(output.match(/##\[|[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu) ?? []).toEqual([]);
}

const tokenOf = (claims: Record<string, unknown>): string =>
  jwt({ exp: Math.floor(Date.now() / 1000) + 300, ...claims });

test('the action denies tokens with hostile claims, and shows them harmlessly', async () => {
  await withActionFixture({}, async (fixture) => {
    for (const error of ['x', 'No rules matched', `unauthorized_client${HOSTILE}`]) {
      for (const claims of Object.values(CLAIMS)) {
        const body = { error: 'invalid_request', error_description: error };
        fixture.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 400, body, times: 1 });
        const step = await fixture.job().main({ ...fixture.inputs, 'subject-token': tokenOf(claims) });
        const lines = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
        expect(step.exitCode).toBe(1);
        expectHarmless(
          lines
            .join('\n')
            .replaceAll('%0A', '\n')
            .replace(/^::error::Token/, 'Token') +
            step.stderr +
            step.summary,
        );
      }
    }
  });
});

/** Both as text and as JSON. */
async function everyReport(
  fixture: CliFixture,
  args: string[],
  environment: Record<string, string>,
): Promise<CliResult[]> {
  return [await fixture.cli(args, { environment }), await fixture.cli([...args, '--json'], { environment })];
}

// The other two differ only in the flags of the command, which the action prints too.
test.each(Object.entries(CLAIMS).slice(0, 2))(
  'login, doctor and explain show hostile claims of %s harmlessly',
  async (_name, claims) => {
    await withFixture(async (fixture) => {
      const environment = { OCI_WIF_CLIENT_SECRET: 'idcscs-0123456789', TOKEN: tokenOf(claims) };
      const domain = ['--domain-url', fixture.emulator.url, '--client-id', 'a'];
      const token = ['--subject-token-env', 'TOKEN'];
      const administrator = ['--admin-profile', 'DEFAULT', '--admin-config-file', fixture.administrator.configFile];
      const login = await fixture.cli(['login', ...domain, ...token, '--region', 'eu-frankfurt-1'], { environment });
      const doctor = await everyReport(fixture, ['doctor', ...domain, ...token, ...administrator], environment);
      const file = join(fixture.home, 'token');
      writeFileSync(file, tokenOf(claims));
      const explain = await everyReport(
        fixture,
        [
          'explain',
          '--domain-url',
          fixture.emulator.url,
          '--oci-config-file',
          fixture.administrator.configFile,
          '--subject-token-file',
          file,
        ],
        {},
      );
      for (const { code, stdout, stderr } of [login, ...doctor, ...explain]) {
        expect(code).not.toBe(0);
        expectHarmless(stdout + stderr);
      }
    });
  },
);

test('setup shows hostile owner tags and descriptions harmlessly, and refuses hostile IDs', async () => {
  await withFixture(async (fixture) => {
    const args = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
    expect((await fixture.setup(args)).code).toBe(0);
    const { store } = fixture.emulator.domain;
    const groups = [...store.groups.values()];
    for (const group of groups) Object.assign(group, { tags: [ownerTag(`other${HOSTILE}`)] });
    for (const more of [
      ['--dry-run'],
      ['--dry-run', '--json'],
      ['--remove', '--dry-run'],
      ['--remove', '--dry-run', '--json'],
    ]) {
      const { stdout, stderr } = await fixture.setup([...args, ...more]);
      expectHarmless(stdout + stderr);
    }
    for (const group of groups) group.id = `id${HOSTILE}`;
    const { code, stdout, stderr } = await fixture.setup([...args, '--dry-run']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('Unexpected response: the answer about the group')]);
    expect(stdout + stderr).not.toContain('owned');
  });
});

test.each(['https://a$(id).example', "https://a'b.example", 'https://a_b.example', 'https://a;b.example'])(
  'the domain URL %s is refused, because its host would be text of commands',
  async (url) => {
    await withFixture(async (fixture) => {
      const { code, stderr } = await fixture.cli(
        ['login', '--domain-url', url, '--client-id', 'a', '--region', 'eu-frankfurt-1'],
        {
          environment: { OCI_WIF_CLIENT_SECRET: 'idcscs-0123456789' },
        },
      );
      expect([code, stderr]).toEqual([2, expect.stringContaining('whose host has other characters than')]);
    });
  },
);
