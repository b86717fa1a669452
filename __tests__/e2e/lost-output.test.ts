// The steps of the action when the runner does not get what they print: no stack trace, and the files agree with the exit code.

import { join } from 'node:path';
import { withoutLink } from '../last-failure.ts';
import { FULL_DEVICE, unless } from '../platform.ts';
import { snapshot, withActionFixture, type ActionFixture } from './action-fixture.ts';

/** Runs Node with another stdout. A shell cannot: it does not pass on variables whose names contain a hyphen, as the runner's do. */
const withStdout = (stdout: string): Node => [
  process.execPath,
  '-e',
  `const stdio = ['ignore', ${stdout}, 'inherit'];
  const child = require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio });
  child.stdout?.destroy();
  child.on('exit', (code) => process.exit(code ?? 99));`,
];

type Node = readonly [string, ...string[]];
const cases: [title: string, reason: string | undefined, node: Node][] = [
  ['a closed pipe', undefined, withStdout("'pipe'")],
  ['a full disk', FULL_DEVICE, withStdout("require('node:fs').openSync('/dev/full', 'w')")],
];

for (const [title, reason, node] of cases) {
  unless(reason)(`with ${title} as stdout, main leaves nothing behind and says so on stderr`, () =>
    withActionFixture({}, async (fixture) => {
      const job = fixture.job({}, { node });
      const step = await job.main(fixture.inputs);
      expect([step.exitCode, withoutLink(step.stderr)]).toEqual([
        1,
        expect.stringMatching(/^Cannot write output: stdout: .*; the login is undone\. What to do: .*\n$/),
      ]);
      expect(snapshot(join(job.home, '.oci'))).toEqual({});
      expect([step.exported, step.outputs]).toEqual([{}, {}]);
    }),
  );

  unless(reason)(`with ${title} as stdout, main reports a denial on stderr`, () =>
    withActionFixture({}, async (fixture) => {
      const step = await fixture.job({ repository: 'acme/other' }, { node }).main(fixture.inputs);
      expect([step.exitCode, step.stderr]).toEqual([1, expect.stringMatching(/^Token exchange denied: /)]);
      expect(step.stderr).not.toMatch(/^\s+at /m);
    }),
  );

  unless(reason)(`with ${title} as stdout, post and logout undo the login`, () =>
    withActionFixture({}, async (fixture) => {
      for (const end of ['post', 'logout'] as const) {
        const { home, step, undo } = await loggedIn(fixture, node);
        const { exitCode, stderr } = await undo(end);
        expect([end, exitCode, stderr]).toEqual([
          end,
          end === 'post' ? 0 : 1,
          expect.stringMatching(/^Cannot write output: stdout: .*\n$/),
        ]);
        expect([step.exitCode, snapshot(join(home, '.oci'))]).toEqual([0, {}]);
      }
    }),
  );
}

/** The login prints as usual; the step that undoes it does not. */
async function loggedIn(fixture: ActionFixture, node: Node) {
  const job = fixture.job();
  const step = await job.main(fixture.inputs);
  const later = fixture.job({}, { node, home: job.home });
  const undo = (end: 'post' | 'logout') =>
    end === 'post' ? later.post(step) : later.logout({}, { environment: { RUNNER_TEMP: join(job.directory, 'temp') } });
  return { home: job.home, step, undo };
}
