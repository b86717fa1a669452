// Two setups with the same --service-user: the rules of that user do not say which setup made them, so none is removed that was not named.

import type { CliFixture, CliResult } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const SHARED = ['--service-user', 'deployer'];
const APP = ['--provider', 'github', '--repository', 'octo/app', ...SHARED];
const WEB = ['--provider', 'github', '--repository', 'octo/web', ...SHARED];
const RULE = { app: 'sub eq repo:octo/app:ref:refs/heads/main', web: 'sub eq repo:octo/web:environment:prod' };

async function setup(fixture: CliFixture, ...args: string[]): Promise<CliResult> {
  const result = await fixture.setup(args);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return result;
}

async function bothSetups(fixture: CliFixture): Promise<void> {
  await setup(fixture, ...APP, '--branch', 'main');
  await setup(fixture, ...WEB, '--environment', 'prod');
}

const rulesIn = (fixture: CliFixture): string[] => fixture.inventory().trusts.flatMap(({ rules }) => rules);
const appsIn = (fixture: CliFixture): string[] => Object.keys(fixture.inventory().apps);
const both = [`${RULE.app} → deployer`, `${RULE.web} → deployer`];

test('a removal that names no rule is refused, and says which rules there are and how to go on', () =>
  withInsideFixture(async (fixture) => {
    await bothSetups(fixture);
    const before = fixture.inventory();
    fixture.emulator.requests.clear();
    const { code, stderr } = await fixture.setup([...APP, '--remove']);
    expect([code, fixture.writes(), fixture.inventory()]).toEqual([1, [], before]);
    expect(stderr).toMatch(/^Setup conflict: nothing was removed, because wif-github-octo\.web-\w+ also uses the/);
    expect(stderr).toContain(`\n  ${RULE.app}\n  ${RULE.web}\n`);
    expect(stderr).toMatch(/--branch[^]*--remove --keep-rules/);
  }));

test('the rules of one setup are removed by name, then the rest of it, and the other setup is left as it was', () =>
  withInsideFixture(async (fixture) => {
    await bothSetups(fixture);
    await setup(fixture, ...APP, '--branch', 'main', '--remove');
    expect(rulesIn(fixture)).toEqual([both[1]]);
    expect(appsIn(fixture)).toHaveLength(2);
    const rest = await setup(fixture, ...APP, '--remove', '--keep-rules');
    expect(rest.stdout).toContain(`= rule: ${RULE.web} (deployer)`);
    expect(rulesIn(fixture)).toEqual([both[1]]);
    expect(appsIn(fixture)).toEqual([expect.stringContaining('octo.web')]);
    expect(fixture.inventory()).toMatchObject({ users: ['deployer'] });
    // Nobody else uses the user now, so its rules are those of the last setup.
    await setup(fixture, ...WEB, '--remove');
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
  }));

test('a user that existed before setup keeps the rules that nobody named', () =>
  withInsideFixture(async (fixture) => {
    await bothSetups(fixture);
    const { store } = fixture.emulator.domain;
    for (const object of [...store.users.values(), ...store.trusts.values()]) Object.assign(object, { tags: [] });
    const { code, stderr } = await fixture.setup([...APP, '--remove']);
    expect(code).toBe(1);
    expect(stderr).toContain('because setup did not create the service user deployer');
    expect(rulesIn(fixture)).toEqual(both);
    await setup(fixture, ...APP, '--remove', '--keep-rules');
    expect(rulesIn(fixture)).toEqual(both);
    expect(appsIn(fixture)).toEqual([expect.stringContaining('octo.web')]);
  }));

test('--keep-rules is accepted only with --remove, and without a rule', () =>
  withInsideFixture(async (fixture) => {
    for (const flags of [
      ['--branch', 'main', '--keep-rules'],
      ['--branch', 'main', '--remove', '--keep-rules'],
    ]) {
      const { code, stderr } = await fixture.setup([...APP, ...flags]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('--keep-rules')]);
    }
  }));
