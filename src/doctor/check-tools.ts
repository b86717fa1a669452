// The tools on the PATH, their versions, and what each would do with the profile in this environment.

import { homedir } from 'node:os';
import path from 'node:path';
import { isSamePath } from '../files/same-path.ts';
import { consumerEnvironment } from '../profile/environment.ts';
import { readHomes } from '../profile/homes.ts';
import { runProgram } from '../programs/run-program.ts';
import { printable } from '../text/printable.ts';
import type { SavedProfile } from './check-profile.ts';
import { ok, type LinkResult } from './link.ts';
import type { DoctorRequest } from './request.ts';
import { TOOLS, type Tool } from './tools.ts';

/** Seconds. */
const TIMEOUT = 20;

/** These contain a path, which can be written in several ways on Windows. */
const PATHS = new Set(['OCI_CLI_CONFIG_FILE', 'OCI_CONFIG_FILE', 'TF_HOME_OVERRIDE']);

/** A tool that does not use the profile is not a failure: it may be meant to use another. */
export async function checkTools(request: DoctorRequest, saved: SavedProfile | undefined): Promise<LinkResult> {
  const versions = await Promise.all(TOOLS.map((tool) => versionOf(tool, request.environment)));
  const expected = saved && expectedVariables(request, saved);
  const seen: string[] = [];
  const missing: string[] = [];
  TOOLS.forEach((tool, index) => {
    const version = versions[index];
    if (version === undefined) missing.push(tool.name);
    else seen.push(`${tool.name} ${version}${expected ? `: ${useOf(tool, request, expected)}` : ''}`);
  });
  if (missing.length > 0) seen.push(`not found: ${missing.join(', ')}`);
  return ok('tools', ...seen);
}

/** @returns undefined if the tool is not installed */
async function versionOf(
  { programs, arguments: options }: Tool,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  for (const program of programs) {
    const { exitCode, stdout, problem } = await runProgram({
      command: [program, ...options],
      environment: withoutSecrets(environment),
      stderr: 'capture',
      timeout: TIMEOUT,
    });
    const version = /\d+(\.\d+)+[\w.+-]*/.exec(stdout)?.[0];
    if (exitCode === 0 && version !== undefined) return printable(version, 40);
    // Python without the package, and a program that does not start, count as not installed.
    if (exitCode === undefined && problem?.startsWith('did not end') === true) return `(version unknown: ${problem})`;
  }
  return undefined;
}

/** Terraform would ask HashiCorp for a newer version. */
function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const safe = Object.entries(environment).filter(([name]) => !/SECRET|TOKEN|PASSWORD/i.test(name));
  return { ...Object.fromEntries(safe), CHECKPOINT_DISABLE: '1' };
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
    platform: process.platform,
    homes: readHomes(),
    environment,
  }).variables;
}

function useOf(
  { variables, otherwise }: Tool,
  { profile, environment }: DoctorRequest,
  expected: Record<string, string>,
): string {
  const needed = variables.filter((name) => expected[name] !== undefined);
  if (needed.length === 0) return otherwise(profile);
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const isExpected = (name: string, value = environment[name]): boolean =>
    PATHS.has(name) ? isSamePath(value, expected[name]) : value === expected[name];
  const others = needed.filter((name) => isSet(name) && !isExpected(name));
  if (others.length > 0) {
    const values = others.map((name) => `${name}=${printable(environment[name] ?? '', 60)}`).join(', ');
    return `would not use the profile ${profile}, because of ${values}`;
  }
  const unset = needed.filter((name) => !isSet(name) && !isExpected(name, defaultOf(name)));
  if (unset.length === 0) return `would use the profile ${profile}`;
  return `would not use the profile ${profile}, because ${listed(unset)} not set: export the variables of the login, or ${otherwise(profile)}`;
}

/** @returns what a tool uses if the variable is not set */
function defaultOf(name: string): string | undefined {
  const isConfig = name === 'OCI_CLI_CONFIG_FILE' || name === 'OCI_CONFIG_FILE';
  return isConfig ? path.join(homedir(), '.oci', 'config') : undefined;
}

function listed(names: readonly string[]): string {
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
}
