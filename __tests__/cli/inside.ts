// Runs the command line in this process, so that coverage counts it. The other tests run the built command line.

import { join } from 'node:path';
import { trustAuthority } from '../action/in-process.ts';
import { runCommandLine } from '../../src/cli/program.ts';
import type { CliResult, CliFixture } from './cli-fixture.ts';

/** Only one at a time, because environment and output belong to the process. */
export async function inside(
  fixture: CliFixture,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<CliResult> {
  const local = ['login', 'logout', 'verify', 'doctor'].includes(args[0] ?? '') && !args.includes('--oci-home');
  const home = local ? ['--oci-home', join(fixture.home, '.oci')] : [];
  const { stdout, stderr, code, error } = await withCliEnvironment(
    fixture,
    () => runCommandLine(['node', 'oci-wif', ...args, ...home]),
    environment,
  );
  if (error !== undefined) throw new Error('runCommandLine throws nothing', { cause: error });
  return { code: code ?? null, stdout, stderr };
}

/** Runs the call with the environment of the command line. */
export async function withCliEnvironment(
  fixture: CliFixture,
  call: () => Promise<number>,
  environment: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string; code?: number; error?: unknown }> {
  const distrustAuthority = trustAuthority(fixture.emulator.ca);
  const saved = { ...process.env };
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const [writeOut, writeErr] = [process.stdout.write.bind(process.stdout), process.stderr.write.bind(process.stderr)];
  // Jest's environment variables are a copy: the operating system still names the real home, so every place is named here.
  const places = {
    XDG_CONFIG_HOME: join(fixture.home, '.config'),
    XDG_STATE_HOME: join(fixture.home, '.local', 'state'),
  };
  // Made before the variables are deleted, because some of it comes from them.
  const whole = fixture.environment({ ...places, ...environment });
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, whole);
  process.stdout.write = (chunk: string | Uint8Array): boolean => stdout.push(String(chunk)) > 0;
  process.stderr.write = (chunk: string | Uint8Array): boolean => stderr.push(String(chunk)) > 0;
  const said = (): { stdout: string; stderr: string } => ({ stdout: stdout.join(''), stderr: stderr.join('') });
  try {
    const code = await call();
    return { ...said(), code };
  } catch (error) {
    return { ...said(), error };
  } finally {
    distrustAuthority();
    process.stdout.write = writeOut;
    process.stderr.write = writeErr;
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, saved);
  }
}
