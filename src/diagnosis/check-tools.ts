// The tools on the PATH, their versions, and what each would do with the profile in this environment.

import path from 'node:path';
import { findHomeDirectory } from '../system/directories.ts';
import { consumerEnvironment } from '../profile/environment.ts';
import { readHomes } from '../profile/paths.ts';
import { INSTALLATIONS, programEnvironment } from '../system/program-environment.ts';
import { runProgram } from '../system/run-program.ts';
import { isSamePath } from '../system/windows.ts';
import { printable } from '../text/printable.ts';
import type { SavedProfile } from './check-profile.ts';
import { type CheckResult, type DoctorRequest, ok } from './checks.ts';

/** Seconds. */
const TIMEOUT = 20;

/** These contain a path, which can be written in several ways on Windows. */
const PATHS = new Set(['OCI_CLI_CONFIG_FILE', 'OCI_CONFIG_FILE', 'TF_HOME_OVERRIDE']);

/** A tool that would not use the profile is not a failure, because it may be meant to use another, but what to do about it is said. */
export async function checkTools(request: DoctorRequest, saved: SavedProfile | undefined): Promise<CheckResult> {
  const versions = await Promise.all(TOOLS.map((tool) => versionOf(tool, request.environment)));
  const expected = saved && expectedVariables(request, saved);
  const seen: string[] = [];
  const next: string[] = [];
  const missing: string[] = [];
  TOOLS.forEach((tool, index) => {
    const version = versions[index];
    if (version === undefined) {
      missing.push(tool.name);
      return;
    }
    const use = expected && useOf(tool, request, expected);
    seen.push(`${tool.name} ${version}${use ? `: ${use.seen}` : ''}`);
    if (use?.next !== undefined) next.push(`If ${tool.name} should use the profile, ${use.next}.`);
  });
  if (missing.length > 0) seen.push(`not found: ${missing.join(', ')}`);
  return { ...ok('tools', ...seen), next };
}

/** @returns undefined if the tool is not installed */
async function versionOf(
  { programs, arguments: options }: Tool,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  for (const program of programs) {
    const { exitCode, stdout, problem } = await runProgram({
      command: [program, ...options],
      // Without CHECKPOINT_DISABLE, `terraform version` asks HashiCorp for newer versions.
      environment: { ...programEnvironment(INSTALLATIONS, environment), CHECKPOINT_DISABLE: '1' },
      stderr: 'capture',
      timeout: TIMEOUT,
    });
    const version = /\d+(\.\d+)+[\w.+-]*/.exec(stdout)?.[0];
    if (exitCode === 0 && version !== undefined) return printable(version, 40);
    // A program that cannot be started, and Python without the package, count as not installed.
    if (exitCode === undefined && problem?.startsWith('did not end') === true) return `(version unknown: ${problem})`;
  }
  return undefined;
}

function expectedVariables(
  { profile, tokenType, environment }: DoctorRequest,
  { paths, entries }: SavedProfile,
): Record<string, string> {
  return consumerEnvironment({
    paths,
    profile,
    region: entries.get('region') ?? '',
    tokenType,
    resourcePrincipalVariables: false,
    platform: process.platform,
    homes: readHomes(),
    environment,
  }).variables;
}

/** What a tool would do, and how to make it use the profile if it would not. */
interface Use {
  seen: string;
  next?: string;
}

function useOf(
  { variables, otherwise }: Tool,
  { profile, environment }: DoctorRequest,
  expected: Record<string, string>,
): Use {
  const needed = variables.filter((name) => expected[name] !== undefined);
  if (needed.length === 0) return { seen: otherwise(profile) };
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const isExpected = (name: string, value = environment[name]): boolean =>
    PATHS.has(name) ? isSamePath(value, expected[name]) : value === expected[name];
  const others = needed.filter((name) => isSet(name) && !isExpected(name));
  const unset = needed.filter((name) => !isSet(name) && !isExpected(name, defaultOf(name)));
  if (others.length + unset.length === 0) return { seen: `would use the profile ${profile}` };
  const values = others.map((name) => `${name}=${printable(environment[name] ?? '', 60)}`);
  return {
    seen: `would not use the profile ${profile}, because ${others.length > 0 ? `of ${values.join(', ')}` : `${listed(unset)} not set`}`,
    next: `export the variables of the login, or ${otherwise(profile)}`,
  };
}

/** @returns what a tool uses if the variable is not set */
function defaultOf(name: string): string | undefined {
  if (name === 'OCI_CLI_PROFILE' || name === 'OCI_CONFIG_PROFILE') return 'DEFAULT';
  const isConfig = name === 'OCI_CLI_CONFIG_FILE' || name === 'OCI_CONFIG_FILE';
  const home = findHomeDirectory();
  return isConfig && home !== undefined ? path.join(home, '.oci', 'config') : undefined;
}

function listed(names: readonly string[]): string {
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
}

// The tools that use a profile, how to ask for their version, and the variables by which they find it.

interface Tool {
  name: string;
  /** On the PATH; the first that exists is used. */
  programs: readonly string[];
  /** Prints the version. */
  arguments: readonly string[];
  /** The variables of a login that it needs. Empty: it does not read the profile by itself. */
  variables: readonly string[];
  /** What to do instead of setting these variables. */
  otherwise: (profile: string) => string;
}

const CLI = ['OCI_CLI_AUTH', 'OCI_CLI_PROFILE', 'OCI_CLI_CONFIG_FILE'];
const TERRAFORM = ['OCI_AUTH', 'OCI_CONFIG_FILE_PROFILE', 'OCI_REGION', 'TF_HOME_OVERRIDE'];

const terraform = (name: string): Tool => ({
  name,
  programs: [name],
  arguments: ['version'],
  variables: TERRAFORM,
  otherwise: (profile) => `set auth = "SecurityToken", config_file_profile = "${profile}" and region in the provider`,
});

const TOOLS: readonly Tool[] = [
  {
    name: 'OCI CLI',
    programs: ['oci'],
    arguments: ['--version'],
    variables: CLI,
    otherwise: (profile) => `pass --profile ${profile} --auth security_token`,
  },
  terraform('terraform'),
  terraform('tofu'),
  {
    name: 'ansible',
    programs: ['ansible'],
    arguments: ['--version'],
    variables: ['OCI_CONFIG_FILE', 'OCI_CONFIG_PROFILE', 'OCI_ANSIBLE_AUTH_TYPE'],
    otherwise: (profile) => `set config_profile_name: ${profile} and auth_type: security_token in each task`,
  },
  {
    name: 'kubectl',
    programs: ['kubectl'],
    arguments: ['version', '--client'],
    variables: CLI,
    otherwise: (profile) => `add --profile ${profile} --auth security_token to the arguments of oci in the kubeconfig`,
  },
  {
    name: 'docker',
    programs: ['docker'],
    arguments: ['--version'],
    variables: [],
    otherwise: () => 'does not read the profile: use registry-login',
  },
  {
    name: 'Python SDK',
    programs: ['python3', 'python'],
    arguments: ['-c', 'import importlib.metadata as m; print(m.version("oci"))'],
    variables: [],
    otherwise: () => 'your program must create a SecurityTokenSigner (docs/consumers.md)',
  },
];
