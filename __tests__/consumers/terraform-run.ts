// A job that has logged in, and Terraform in a copy of examples/terraform as a later step of it.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job, StepResult } from '../../emulator/runner.ts';
import type { ActionFixture } from '../e2e/action-fixture.ts';
import { cacheFolder } from './provisioned.ts';
import { BUILD_TIMEOUT, buildTool, runTool, type ToolResult } from './toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const standIn = join(cacheFolder, 'terraform', 'stand-in');

const PROVIDER = 'terraform-provider-oci';

/** A directory with a `terraform-provider-oci*` of yours, or undefined for the stand-in. */
export const givenProvider = process.env.OCI_WIF_TERRAFORM_PROVIDER;

export const TERRAFORM_TOOLS = {
  terraform: '1.5 or newer, developer.hashicorp.com/terraform/install',
  ...(givenProvider === undefined ? { go: '1.26 or newer, go.dev/dl' } : {}),
};

/**
 * @returns what it printed
 * @throws Error with this output if the step failed
 */
export function succeeded({ exitCode, stdout, stderr }: ToolResult): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Beside its place and moved there, so that another run may be using the one before.
 *
 * @throws Error with the compiler's output
 */
export async function buildStandIn(): Promise<void> {
  mkdirSync(standIn, { recursive: true });
  const fresh = mkdtempSync(join(dirname(standIn), 'build-'));
  try {
    await buildTool('go', ['build', '-o', join(fresh, PROVIDER), '.'], {
      cwd: join(root, '__tests__', 'consumers', 'terraform-composition'),
      environment: process.env,
      timeout: BUILD_TIMEOUT,
    });
    renameSync(join(fresh, PROVIDER), join(standIn, PROVIDER));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

export interface TerraformJob extends Job {
  login: StepResult;
  /** Changes the config that the login wrote. */
  editConfig(edit: (text: string) => string): void;
  /** A later step: its environment is what the job has exported, and the emulator's certificate authority. */
  terraform(args: string[], environment?: Record<string, string>): Promise<ToolResult>;
  /** A later step that runs a line of a shell, in which `terraform init` finds the provider in a mirror on this machine. */
  shell(line: string): Promise<ToolResult>;
}

/**
 * @param given what the job has before: a config, variables
 * @throws Error with the step's output when the login fails
 */
export async function logIn(
  fixture: ActionFixture,
  inputs: Record<string, string> = {},
  given: { config?: string; environment?: Record<string, string> } = {},
): Promise<TerraformJob> {
  const job = fixture.job({}, { environment: given.environment ?? {} });
  if (given.config !== undefined) {
    mkdirSync(join(job.home, '.oci'));
    writeFileSync(join(job.home, '.oci', 'config'), given.config);
  }
  const login = await job.main({ ...fixture.inputs, ...inputs });
  if (login.exitCode !== 0) throw new Error(login.stdout);

  const directory = join(job.directory, 'terraform');
  cpSync(join(root, 'examples', 'terraform'), directory, { recursive: true });
  // With an override, Terraform needs no `init` and no registry.
  const cliConfig = join(job.directory, 'terraformrc');
  writeFileSync(
    cliConfig,
    `provider_installation {\n  dev_overrides { "oracle/oci" = ${JSON.stringify(givenProvider ?? standIn)} }\n  direct {}\n}\n`,
  );
  const step = (program: string, args: string[], environment: Record<string, string>): Promise<ToolResult> =>
    runTool(program, args, {
      cwd: directory,
      environment: {
        PATH: process.env.PATH,
        HOME: job.home,
        ...job.environment,
        custom_cert_location: fixture.emulator.caFile,
        // For the exchange, which does not know the one above.
        SSL_CERT_FILE: fixture.emulator.caFile,
        TF_VAR_compartment_ocid: fixture.emulator.tenancy,
        TF_CLI_CONFIG_FILE: cliConfig,
        CHECKPOINT_DISABLE: '1',
        ...environment,
      },
      timeout: 180_000,
    });
  return {
    ...job,
    login,
    editConfig(edit) {
      const file = login.outputs['config-file'] ?? '';
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
    },
    terraform: ([command = '', ...args], environment = {}) =>
      step('terraform', [command, '-no-color', '-input=false', ...args], environment),
    shell: (line) =>
      step('bash', ['-e', '-c', line], {
        TF_CLI_ARGS: '-no-color',
        TF_CLI_CONFIG_FILE: mirrorConfig(job.directory),
      }),
  };
}

/** @returns a CLI configuration with a mirror in which the provider is the only one */
function mirrorConfig(directory: string): string {
  const folder = givenProvider ?? standIn;
  const program = readdirSync(folder).find((name) => name.startsWith(PROVIDER)) ?? PROVIDER;
  const mirror = join(directory, 'mirror');
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const place = join(mirror, 'registry.terraform.io', 'oracle', 'oci', '99.0.0', platform);
  mkdirSync(place, { recursive: true });
  symlinkSync(join(folder, program), join(place, `${PROVIDER}_v99.0.0`));
  const config = join(directory, 'mirror.tfrc');
  writeFileSync(config, `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(mirror)} }\n}\n`);
  return config;
}
