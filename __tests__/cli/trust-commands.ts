// The trust of octo/app, whose jobs on main may log in: its set-up through the command line, and tokens of its jobs.

import { inside } from './in-process.ts';
import type { CliFixture, CliResult } from './cli-fixture.ts';

export const GITHUB = ['--provider', 'github', '--repository', 'octo/app'];
export const MAIN = [...GITHUB, '--branch', 'main'];

/** What `setup --json` prints. */
interface Made {
  name: string;
  clientId: string;
  clientSecretFile: string;
  principal?: string;
}

/** @param current the fixture of the test that runs */
export function trustCommands(current: () => CliFixture) {
  const admin = (): string[] => [
    '--domain-url',
    current().emulator.url,
    '--oci-config-file',
    current().administrator.configFile,
  ];
  const setup = (args: readonly string[], environment?: Record<string, string>): Promise<CliResult> =>
    inside(current(), ['setup', ...admin(), '--github-url', current().emulator.url, '--yes', ...args], environment);

  const made = async (args: readonly string[]): Promise<Made> => {
    const { code, stdout, stderr } = await setup([...args, '--json']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    return JSON.parse(stdout) as Made;
  };
  const token = async (job: object = {}): Promise<string> => {
    const { emulator } = current();
    const jwt = await emulator.github.mint({ repository: 'octo/app', ...job }, 'https://cloud.oracle.com');
    return current().file('subject.jwt', jwt);
  };
  return { admin, setup, made, token };
}
