import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { componentDocuments, componentInputs } from '../../scripts/tests/gitlab-component.ts';
import { root } from './npm.ts';

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency: object;
  jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] }>;
}

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}

const directory = join(root, '.github', 'workflows');
const texts = new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
const workflows = [...texts].map(([name, text]) => ({ name, text, workflow: parse(text) as Workflow }));

// The permissions to write, and the jobs that have them; all other jobs can only read.
const WRITES: Record<string, Record<string, string[]>> = {
  'codeql.yml': { analyze: ['security-events'] },
  'e2e.yml': { oci: ['id-token'], conformance: ['id-token'] },
  'release.yml': { attest: ['id-token', 'attestations'], npm: ['id-token'], github: ['contents'] },
  'scorecard.yml': { scorecard: ['security-events', 'id-token'] },
};

describe.each(workflows)('$name', ({ name, text, workflow }) => {
  it('has only the permissions that its jobs declare, and only those listed here', () => {
    expect(workflow.permissions).toEqual({});
    const writes = Object.entries(workflow.jobs).map(([job, { permissions = {} }]) => [
      job,
      Object.keys(permissions).filter((scope) => permissions[scope] !== 'read'),
    ]);
    const listed = Object.fromEntries(writes.filter(([, scopes]) => scopes?.length)) as Record<string, string[]>;
    expect(listed).toEqual(WRITES[name] ?? {});
  });

  it('never runs code of a pull request with the permissions of the repository', () => {
    expect(Object.keys(workflow.on).filter((event) => /_target$|^workflow_run$/.test(event))).toEqual([]);
  });

  it('has a time limit and a concurrency group', () => {
    expect(workflow.concurrency).toBeDefined();
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('pins every third-party action to a commit, with the version in a comment, and keeps no credential in the checkout', () => {
    for (const line of text.split('\n').filter((candidate) => /^\s*(- )?uses: (?!\.\/)/.test(candidate))) {
      expect(line).toMatch(
        /uses: ([\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|docker:\/\/\S+@sha256:[0-9a-f]{64})$/,
      );
    }
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with?.['persist-credentials']).toBe(false);
    }
  });
});

it('all workflows use the same version of an action', () => {
  const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: ([^@\s]+)@(\S+ # \S+)/g)]);
  const versions = new Map<string, Set<string>>();
  for (const [, action = '', version = ''] of uses) {
    // Actions of one repository are released together.
    const repository = action.split('/').slice(0, 2).join('/');
    versions.set(repository, (versions.get(repository) ?? new Set()).add(version));
  }
  expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
});

describe('the GitLab component', () => {
  const text = readFileSync(join(root, 'templates', 'oci-login.yml'), 'utf8');
  const inputs = Object.keys(componentInputs(text));
  const hostile = ['"; id; "', "'", '$(id)', '`id`', 'a\nscript: id', '${A:-$(id)}', 'a: b', 'a #b', '', '&& id', '-x'];

  function accepts(name: string, value: string): boolean {
    try {
      componentDocuments(text, { [name]: value });
      return true;
    } catch {
      return false;
    }
  }

  it.each(inputs)('accepts no %s that would add to a command or to the job', (name) => {
    const accepted = hostile.filter((value) => accepts(name, value));
    // An option only where it cannot be one: behind the name of a flag, or as the name of a profile.
    expect(accepted).toEqual(['client-id', 'profile'].includes(name) ? ['-x'] : []);
  });

  it.each([
    ['domain-url', 'https://idcs-0a.identity.oraclecloud.com:443'],
    ['domain-url', '${MY_URL}'],
    ['client-id', '0123456789abcdef0123456789abcdef'],
    ['region', 'us-gov-ashburn-1'],
    ['region', '$REGION'],
    ['audience', 'https://cloud.oracle.com'],
    ['audience', '$CI_SERVER_URL'],
    ['version', '1.2.3-rc.1+a'],
    ['version', 'latest'],
    ['job-name', '.log in-2'],
    ['verify', 'true'],
  ])('accepts the %s %s', (name, value) => {
    expect(componentDocuments(text, { [name]: value }).jobs).toContain(value);
  });
});
