// Runs a function of src/action/ inside this process as a step would run it: its environment, its command files, its output.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { parseCommandFile } from '../../emulator/runner.ts';

export interface Outcome {
  stdout: string;
  error: unknown;
  outputs: Record<string, string>;
  exported: Record<string, string>;
  state: Record<string, string>;
  summary: string;
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];

export async function runInProcess(environment: Record<string, string>, step: () => Promise<void>): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'oci-wif-step-'));
  const files = Object.fromEntries(FILES.map((name) => [name, join(directory, name)]));
  for (const file of Object.values(files)) writeFileSync(file, '');
  const saved = { ...process.env };
  const written: string[] = [];
  const { stdout, stderr } = process;
  const writers = [stdout.write.bind(stdout), stderr.write.bind(stderr)] as const;
  Object.assign(process.env, files, environment);
  stdout.write = recordIn(written);
  // Jest's own replacement never says that a text is written, and a step waits for that before it ends.
  stderr.write = recordIn([]);
  let error: unknown;
  try {
    await step();
  } catch (thrown) {
    error = thrown;
  } finally {
    for (const [index, stream] of [stdout, stderr].entries()) stream.write = writers[index]!;
    process.exitCode = undefined;
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, saved);
  }
  const read = (name: string): string => readFileSync(files[name]!, 'utf8');
  const outcome = {
    stdout: written.join(''),
    error,
    outputs: parseCommandFile(read('GITHUB_OUTPUT')),
    exported: parseCommandFile(read('GITHUB_ENV')),
    state: parseCommandFile(read('GITHUB_STATE')),
    summary: read('GITHUB_STEP_SUMMARY'),
  };
  rmSync(directory, { recursive: true });
  return outcome;
}

/** @returns a replacement for the `write` of a stream, which keeps what is written in a list */
export function recordIn(written: string[]): typeof process.stdout.write {
  return (chunk: string | Uint8Array, ...more: unknown[]): boolean => {
    written.push(String(chunk));
    const done = more.find((argument) => typeof argument === 'function');
    if (done) process.nextTick(done);
    return true;
  };
}

/**
 * Lets the TLS connections of this process trust an authority, because a process reads NODE_EXTRA_CA_CERTS only at its start. It replaces
 * Node's own authorities, because adding to them takes longer than the rest of a connection.
 *
 * @returns a function that restores the authorities of before
 */
export function trustAuthority(pem: string): () => void {
  const create = tls.createSecureContext;
  tls.createSecureContext = (options) => {
    if (OF_A_CONTEXT.some((name) => options?.[name] !== undefined)) return create({ ca: pem, ...options });
    const context = contexts.get(pem) ?? create({ ca: pem });
    contexts.set(pem, context);
    return context;
  };
  return () => {
    tls.createSecureContext = create;
  };
}

/** Connections that give none of these options share a context, as those of a process do that keeps one: creating it takes long. */
const OF_A_CONTEXT = ['ca', 'cert', 'key', 'pfx', 'minVersion', 'maxVersion'] as const;
const contexts = new Map<string, tls.SecureContext>();

export const asInputs = (inputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
