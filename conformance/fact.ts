// A fact about OCI that the project rests on, as a case that can be run.

import type { World } from './world/world.ts';

/** How a fact is known before any report of a conformance run; `conflict`: two sources disagree. */
export type State = 'documented' | 'reported live' | 'unverified' | 'conflict';

export interface Fact {
  /** Stable, because reports refer to it. */
  id: string;
  topic: string;
  /** What holds, in one sentence. */
  sentence: string;
  /** Where it is documented or who reported it. */
  source: string;
  state: State;
  /** What {@link observe} returns if the sentence is true. */
  expected: string;
  /** Creates objects that need time to take effect. */
  prepare?(world: World): Promise<void>;
  observe(world: World): Promise<Seen>;
}

/** What was seen, in the words of `expected`; and details for a person, such as a text of the service. */
export type Seen = string | { seen: string; detail: string };

/** What {@link Fact.expected} is where nobody knows what to expect: the case reports what it sees in the detail. */
export const REPORTED = 'reported';

/** @returns what a case without an expectation has seen */
export const reported = (detail: string): Seen => ({ seen: REPORTED, detail });

export const ORACLE = "Oracle's documentation";
export const SDK = "Oracle's SDKs";
/** That ran against OCI. */
export const PROJECTS = 'public projects';
export const NOBODY = 'no report';
