// Runs the cases in a domain, and removes everything that it created: at the end, after an error, and after an interruption.

import { Failure } from '../src/failure.ts';
import { anonymous } from './anonymous.ts';
import type { Fact, Seen } from './fact.ts';
import type { Result } from './result.ts';
import { createIam, createScim } from './world/administration.ts';
import { createObjects } from './world/objects.ts';
import type { Place } from './world/place.ts';
import { removeObjects, type Found } from './world/remove.ts';
import { createTransport, Interrupted } from './world/transport.ts';
import { createWorld, waitForTrust, type World } from './world/world.ts';

export interface RunOptions {
  place: Place;
  prefix: string;
  /** Seconds to wait after the first session token, so that every object has taken effect. */
  settle: number;
  /** Ends the run; what was created is removed. */
  signal: AbortSignal;
  /** Called with each line of progress. */
  say: (line: string) => void;
}

export interface RunOutcome {
  /** Of the cases that were run. */
  results: Result[];
  interrupted: boolean;
  /** What could not be removed. */
  left: Found[];
}

/** @throws Error if the objects that every case needs cannot be created; what was created is removed */
export async function runFacts(facts: readonly Fact[], options: RunOptions): Promise<RunOutcome> {
  const { say } = options;
  const results: Result[] = [];
  let problem: Error | undefined;
  try {
    await observeAll(facts, options, results);
  } catch (error) {
    problem = asError(error);
  }
  const interrupted = problem instanceof Interrupted;
  say(interrupted ? 'Interrupted. Removing what was created.' : 'Removing what was created.');
  const left = await removeRun(options.place, options.prefix).catch((error: unknown) => {
    throw new Failure(
      'transient',
      'Request failed',
      `objects whose names begin with ${options.prefix} may still exist, because their removal failed: ${asError(error).message}`,
      { hint: 'run the same command with --remove-leftovers', cause: problem },
    );
  });
  if (problem === undefined || interrupted) return { results, interrupted, left };
  if (left.length === 0) throw problem;
  const names = left.map(({ name }) => name).join(', ');
  throw new Failure('transient', 'Request failed', `${problem.message}; these objects could not be removed: ${names}`, {
    hint: 'run the same command with --remove-leftovers',
    cause: problem,
  });
}

/** Removes the objects whose names begin with the prefix. @returns what is left */
export async function removeRun(place: Place, prefix: string): Promise<Found[]> {
  // Without the signal: an interruption must not end the removal.
  const transport = createTransport();
  const scim = createScim(place, transport);
  const { setActive } = createObjects(scim, prefix, () => ({}));
  return removeObjects(place, prefix, { scim, iam: createIam(place, transport), setActive }, transport.sleep);
}

async function observeAll(facts: readonly Fact[], options: RunOptions, results: Result[]): Promise<void> {
  const { place, prefix, settle, signal, say } = options;
  say(`Creating objects whose names begin with ${prefix}`);
  const world = await createWorld(place, prefix, createTransport(signal));
  const failed = new Map<Fact, Error>();
  for (const fact of facts) {
    await fact.prepare?.(world).catch((error: unknown) => {
      if (error instanceof Interrupted) throw error;
      failed.set(fact, asError(error));
    });
  }
  say(`Waiting until the first token is exchanged${settle === 0 ? '' : `, and then ${settle} seconds`}`);
  await waitForTrust(world, settle);
  for (const [index, fact] of facts.entries()) {
    const result = await observe(fact, world, failed.get(fact));
    results.push(result);
    say(
      `[${index + 1}/${facts.length}] ${result.verdict.padEnd(9)} ${fact.id}${result.verdict === 'same' ? '' : `: ${result.seen}`}`,
    );
  }
}

async function observe(fact: Fact, world: World, unprepared: Error | undefined): Promise<Result> {
  const { id, expected } = fact;
  const hide = (text: string): string => anonymous(text, world);
  try {
    if (unprepared !== undefined) throw unprepared;
    const { seen, detail } = parts(await fact.observe(world));
    const shown = hide(seen);
    const verdict = shown === expected ? 'same' : 'different';
    return { id, expected, seen: shown, verdict, ...(detail === '' ? {} : { detail: hide(detail) }) };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return { id, expected, seen: hide(asError(error).message), verdict: 'not known' };
  }
}

function parts(seen: Seen): { seen: string; detail: string } {
  return typeof seen === 'string' ? { seen, detail: '' } : seen;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
