// The workflow in the README of the emulator's package, run by act with the built package: a job without identity tokens of its own.

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOut, type Checkout } from './act-run.ts';
import { printed } from './consumer-fixture.ts';
import { PROVISION, toolPath } from './provisioned.ts';
import { describeWith, runTool } from './toolchain.ts';

process.env.PATH = toolPath;

const emulator = fileURLToPath(new URL('../../emulator', import.meta.url));

describeWith({ act: PROVISION, git: 'git-scm.com' }, 'the workflow in the README of the emulator', () => {
  let directory: string;
  let checkout: Checkout;
  beforeAll(() => {
    directory = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-emulator-readme-'));
    checkout = checkOut();
  });
  afterAll(() => {
    checkout.remove();
    rmSync(directory, { recursive: true });
  });

  test('starts the emulator in a step, and logs in with its outputs in the next one', async () => {
    const [home, programs] = [join(directory, 'home'), join(directory, 'programs')];
    for (const made of [home, programs]) mkdirSync(made);
    symlinkSync(process.execPath, join(programs, 'node'));
    const environment = { PATH: [programs, toolPath].join(delimiter), HOME: home };
    const build = join(directory, 'package', 'build');
    const options = { cwd: checkout.directory, environment, timeout: 100_000 };
    printed(await runTool(process.execPath, [join(emulator, 'build.mjs'), build], options));

    const [, snippet = ''] = /```yaml\n([^]+?)```/.exec(readFileSync(join(emulator, 'README.md'), 'utf8')) ?? [];
    const steps = snippet.replace(/npx --yes oci-wif-emulator@\S+/, `node '${join(build, 'cli.js')}'`);
    expect(steps).not.toBe(snippet);
    const [permissions = '', list = ''] = steps.split(/^(?=steps:)/m);
    const job = `jobs:\n  test:\n    runs-on: ubuntu-latest\n${list.replace(/^/gm, '    ')}`;
    writeFileSync(join(checkout.directory, 'workflow.yml'), `on: push\n${permissions}${job}\n`);
    const result = await runTool(
      'act',
      [
        ...['push', '--workflows', 'workflow.yml', '--platform', 'ubuntu-latest=-self-hosted'],
        ...['--local-repository', `org/oci-wif-action@v1=${checkout.directory}`],
      ],
      options,
    );
    const pid = /Stop it with: kill (\d+)/.exec(result.stdout)?.[1];
    if (pid !== undefined) process.kill(Number(pid), 'SIGTERM');
    expect(printed(result)).toContain('verified: a signed call returned the Object Storage namespace emulatorns');
    expect(result.stdout).toContain('Removed the profile WIF');
    expect(result.stdout).not.toMatch(/idcscs-|eyJ/);
  }, 120_000);
});
