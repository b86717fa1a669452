// What the steps do when the runner does not get what they print. The streams of the process fail only here, in a file of its own, because the
// failure of a stream is remembered. The tests in e2e/lost-output.test.ts close the streams of real processes.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutLink } from '../last-failure.ts';
import { inputDefaults } from '../../emulator/runner.ts';
import { withActionFixture } from '../e2e/action-fixture.ts';
import { runLogin } from '../../src/action/log-in.ts';
import { hasLostOutput, reportFailure } from '../../src/action/job-output.ts';
import { Failure } from '../../src/failure.ts';
import { watchOutput } from '../../src/system/output.ts';
import { inThisProcess } from '../this-process.ts';
import { asInputs } from './in-process.ts';

test('as long as nothing is lost, nothing is said; then the login is undone, and the reason is on stderr', async () => {
  const home = join(mkdtempSync(join(tmpdir(), 'oci-wif-home-')), '.oci');
  await withActionFixture({}, async ({ emulator, inputs }) => {
    const environment = {
      ...emulator.github.runnerEnvironment({ repository: 'acme/app' }),
      NODE_EXTRA_CA_CERTS: emulator.caFile,
      ...asInputs({ ...inputDefaults('.'), ...inputs, 'oci-home': home }),
    };
    const step = (call: () => Promise<unknown>) => inThisProcess(call, { environment, argv: [] });
    const failure = new Failure('files', 'Cannot write profile', 'x');

    let isLost: boolean | undefined;
    const before = await step(async () => {
      watchOutput();
      isLost = await hasLostOutput();
      await reportFailure(failure);
    });
    expect([isLost, before.stdout, before.stderr]).toEqual([
      false,
      expect.stringMatching(/^::error::Cannot write profile: x%0AMore: .*#cannot-write-profile\n$/),
      '',
    ]);

    const login = await step(async () => {
      watchOutput();
      process.stdout.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }));
      await runLogin();
    });
    expect(login.error).toMatchObject({
      message: 'Cannot write output: stdout: no space left on the device; the login is undone',
      hint: 'check that the runner is running and that its disk is not full',
    });
    expect(existsSync(home)).toBe(false);

    const after = await step(async () => {
      isLost = await hasLostOutput();
      await reportFailure(failure);
    });
    expect([isLost, withoutLink(after.stderr)]).toEqual([
      true,
      'Cannot write output: stdout: no space left on the device\nCannot write profile: x\n',
    ]);
  });
  rmSync(join(home, '..'), { recursive: true });
});
