// The setup commands of docs/recipes.md, as they stand there, and jobs that log in with what they create.

import { readFileSync } from 'node:fs';
import type { GitHubJob } from '../../emulator/github/job.ts';
import { createJob } from '../../emulator/runner.ts';
import { runStepInside } from '../e2e/step-inside.ts';
import type { CliFixture } from './cli-fixture.ts';
import { openInsideFixture } from './in-process.ts';

const page = readFileSync('docs/recipes.md', 'utf8');
/** The arguments of a command below a heading; the emulator is its domain and its GitHub. */
function commandsOf(heading: string): string[][] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = [...section.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block.replaceAll('\\\n', ' ').split('\n'),
  );
  const commands = lines.filter((line) => line.startsWith('npx oci-wif setup --domain-url "$DOMAIN" '));
  return commands.map((line) =>
    (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).slice(5).map((word) => word.replace(/^(["'])(.*)\1$/, '$2')),
  );
}

let fixture: CliFixture;
beforeAll(async () => {
  fixture = await openInsideFixture();
  const compartment = 'ocid1.compartment.oc1..example';
  fixture.emulator.iam.compartments.set(compartment, {
    ...fixture.emulator.iam.addCompartment('ci'),
    id: compartment,
  });
});
afterAll(() => fixture.close());

interface Created {
  clientId: string;
  clientSecretFile: string;
}

async function create(args: readonly string[]): Promise<Created> {
  const { code, stdout, stderr } = await fixture.setup([...args, '--json']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout) as Created;
}

/** @returns `logged in`, or the log */
async function logIn({ clientId, clientSecretFile }: Created, job: GitHubJob): Promise<string> {
  const { emulator } = fixture;
  const played = createJob({
    run: runStepInside,
    environment: { ...emulator.github.runnerEnvironment(job), NODE_EXTRA_CA_CERTS: emulator.caFile },
  });
  try {
    const { exitCode, stdout } = await played.main({
      'domain-url': emulator.url,
      'client-id': clientId,
      'client-secret': readFileSync(clientSecretFile, 'utf8'),
      region: 'eu-frankfurt-1',
    });
    return exitCode === 0 ? 'logged in' : stdout;
  } finally {
    played.remove();
  }
}

test('"Trust one shared workflow": its jobs log in from every repository of the owner and every branch, others do not', async () => {
  const [command, ...others] = commandsOf('Trust one shared workflow');
  expect(others).toEqual([]);
  const created = await create(command ?? []);
  const trusts = fixture.inventory().trusts.flatMap(({ rules }) => rules.map((rule) => rule.replace(/ → .*/, '')));
  // The page prints the rule.
  expect(trusts).toHaveLength(1);
  expect(page.replaceAll(/\n\s*/g, ' ')).toContain(`The rule is \`${trusts[0] ?? '(none)'}\``);

  const claims = { job_workflow_ref: 'octo/ci/.github/workflows/deploy-to-oci.yml@refs/heads/main' };
  const dev = { repository: 'octo/web', ref: 'refs/heads/dev', claims };
  expect(await logIn(created, dev)).toBe('logged in');
  expect(await logIn(created, { repository: 'octo/web' })).toContain('No rules matched');
  expect(await logIn(created, { repository: 'octo/web', ownerId: '6', claims })).toContain('No rules matched');
});

test('"A platform team": each repository logs in only as the service user of its team, without a rule of its own', async () => {
  const [paymentsCommand = [], searchCommand = [], ...others] = commandsOf(
    'A platform team gives 300 repositories their rights',
  );
  expect(others).toEqual([]);
  const payments = await create(paymentsCommand);
  const search = await create(searchCommand);
  const jobOf = (repository: string, team: string): GitHubJob => ({ repository, properties: { team } });
  expect(await logIn(payments, jobOf('octo/app', 'payments'))).toBe('logged in');
  expect(await logIn(payments, jobOf('octo/new', 'payments'))).toBe('logged in');
  expect(await logIn(search, jobOf('octo/web', 'search'))).toBe('logged in');
  expect(await logIn(payments, { repository: 'octo/app' })).toContain('No rules matched');
  expect(await logIn(payments, { ...jobOf('octo/app', 'payments'), ref: 'refs/heads/dev' })).toContain(
    'No rules matched',
  );
  expect(await logIn(payments, { ...jobOf('octo/app', 'payments'), ownerId: '6' })).toContain('No rules matched');
  expect(await logIn(payments, { ...jobOf('octo/app', 'payments'), event: 'pull_request_target' })).toContain(
    'No rules matched',
  );
  const [trust] = fixture.inventory().trusts;
  expect(trust?.rules).toEqual(
    expect.arrayContaining(
      ['payments', 'search'].map(
        (team) =>
          `repository_owner_id eq 1001 and repo_property_team eq ${team} and ref eq refs/heads/main and event_name eq push → wif-octo-${team}`,
      ),
    ),
  );
});

test('"Plan and apply": each job logs in only as its own user, and only the user that applies may change anything', async () => {
  const [planCommand = [], applyCommand = [], ...others] = commandsOf('Plan and apply with two service users');
  expect(others).toEqual([]);
  const plan = await create(planCommand);
  const apply = await create(applyCommand);
  const pullRequest = { repository: 'octo/app', event: 'pull_request' };
  const production = { repository: 'octo/app', environment: 'production' };
  expect(await logIn(plan, pullRequest)).toBe('logged in');
  expect(await logIn(apply, production)).toBe('logged in');
  expect(await logIn(apply, { repository: 'octo/app' })).toContain('No rules matched');
  expect(fixture.inventory().policies).toMatchObject({
    'wif-octo-app-plan': [
      'Allow group id GROUP to read all-resources in compartment id ocid1.compartment.oc1..example',
    ],
    'wif-octo-app-apply': [
      'Allow group id GROUP to manage all-resources in compartment id ocid1.compartment.oc1..example',
    ],
  });
  const [trust] = fixture.inventory().trusts;
  expect(trust?.rules).toEqual(
    expect.arrayContaining([
      'sub eq repo:octo/app:environment:production → wif-octo-app-apply',
      'sub eq repo:octo/app:pull_request → wif-octo-app-plan',
    ]),
  );
});
